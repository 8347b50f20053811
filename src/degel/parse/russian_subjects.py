"""Repairs of Russian subjects and objects that changed places: what case and number say against the order of words.

One verb of a parsed sentence and the children of each token come in; labels and cases are corrected in place, heads
where a name or a person belongs to the verb.
"""

from __future__ import annotations

from degel.parse.lemmas import load_lemmas
from degel.parse.russian_tree import NOMINAL, STIFF, counted, has_case, move
from degel.parse.sentence import Token

__all__ = [
    "fronted_object",
    "late_subject",
    "name_in_front",
    "object_of_a_report",
    "people_inside",
    "subject_behind",
]

# What only people and their institutions do to a text, an act or a person
_HUMAN_WORDS = (
    "ратифицировать одобрить одобрять поддержать поддерживать осудить осуждать раскритиковать критиковать подписать "
    "подписывать отвергнуть отвергать отклонить отклонять утвердить заблокировать запретить приветствовать опротестовать "
    "опровергнуть опровергать прокомментировать комментировать подтвердить ввести вводить отменить оплатить оплачивать "
    "расследовать организовать выразить выражать высказать направить объявить обнародовать опубликовать предложить "
    "возглавить возглавлять профинансировать финансировать провести проводить нанести наносить оспорить похвалить "
    "посетить принять заключить отозвать выдвинуть распространить выделить предоставить потребовать обеспечить "
    "устроить организовывать инициировать огласить разогнать арестовать задержать конфисковать захватить"
)
_HUMAN = frozenset(_HUMAN_WORDS.split())
_INSTITUTIONS_WORDS = (
    "сенат парламент суд совет конгресс кабинет кнессет меджлис бундестаг сейм трибунал комитет госдепартамент "
    "минобороны минфин премьер-министр президент министр правительство спецназ омон"
)
_INSTITUTIONS = frozenset(_INSTITUTIONS_WORDS.split())


def _first_form(token: Token) -> bool:
    """Can the word only be in the first case? "Польша" is, "Чили" and "решение" need not be."""
    low = token.lower
    if low != token.lemma.lower() or token.feats.get("Number") == "Plur":
        return False
    if low.endswith(("а", "я")):
        return not low.endswith(("мя", "уа"))
    person = token.upos == "NOUN" and token.feats.get("Animacy") == "Anim"
    return person and token.feats.get("Gender") == "Masc" and low[-1] not in "еиоуэыюё"


def subject_behind(verb: Token, children: list[list[Token]]) -> None:
    """*Решение Парижа раскритиковала Польша*: an object that can only stand in the first case is the subject."""
    if verb.feats.get("VerbForm") != "Fin" or verb.feats.get("Voice") == "Pass":
        return
    below = children[verb.i]
    gender, number = verb.feats.get("Gender"), verb.feats.get("Number")
    for token in below:
        stands = token.dep == "nsubj" and token.upos == "PROPN" and token.lower == token.lemma.lower()
        if gender == "Fem" and stands and (token.lower.endswith(("а", "я")) or STIFF.search(token.lower)):
            token.feats = {**token.feats, "Gender": "Fem"}  # "пожаловалась Литва"
    two = [t for t in below if t.dep == "nsubj" and t.upos in NOMINAL]
    if (
        len(two) == 2
        and two[0].i < verb.i < two[1].i
        and two[0].feats.get("Animacy") != "Anim"
        and two[0].upos == "NOUN"
        and number == "Sing"
        and two[0].feats.get("Number") == "Plur"
        and two[1].feats.get("Number") == "Sing"
    ):
        two[0].dep = "obj"  # "беспорядки в столице организовала Россия"
        _subject(two[1], gender)
        return
    objects = [t for t in below if t.dep in ("obj", "iobj") and t.upos in NOMINAL and t.i > verb.i]
    if len(objects) != 1 or has_case(objects[0], children):
        return
    token = objects[0]
    subjects = [t for t in below if t.dep.startswith(("nsubj", "csubj"))]
    several = any(t.dep == "conj" for t in children[token.i])
    plural = several or token.feats.get("Number") == "Plur"
    if (number == "Plur" and not plural) or (number == "Sing" and not several and plural):
        return
    own = token.feats.get("Gender")
    if (token.upos == "PROPN" and token.lower.endswith(("а", "я")) and own != "Masc") or gender == "Fem":
        own = "Fem" if token.lower.endswith(("а", "я")) else own
    same = token.lower == token.lemma.lower()
    stiff = same and token.upos == "PROPN" and STIFF.search(token.lower) is not None
    if number == "Sing" and gender and own not in (None, gender) and not several and not stiff:
        return
    if not subjects:
        others = [t for t in below if t.i < verb.i and t.dep in ("obl", "obj", "iobj")]
        clear = any(t.dep == "obj" and t.lower.endswith(("у", "ю")) for t in others)
        alone = verb.dep in ("root", "ccomp", "parataxis") and gender != "Neut"
        reflexive = verb.lemma.lower().endswith(("ся", "сь"))
        if _first_form(token) or (same and (clear or reflexive)) or (stiff and others and alone):
            _subject(token, gender)
        return
    front = subjects[0]
    if len(subjects) != 1 or front.i > verb.i or front.upos != "NOUN" or has_case(front, children):
        return
    if front.feats.get("Animacy") == "Anim" or front.lemma.lower() in _INSTITUTIONS:
        return
    either = front.feats.get("Number") == "Plur" or not front.lower.endswith(("а", "я"))
    agent = (
        token.upos == "PROPN" or token.lemma.lower() in _INSTITUTIONS or token.feats.get("Animacy") == "Anim"
    )
    same_form = front.feats.get("Case") in ("Nom", "Acc")
    same = same and token.feats.get("Case") in ("Nom", "Acc")
    known = load_lemmas("ru")
    either = either and known is not None and known.knows(front.lower, "NOUN")
    plain = not any(t.dep == "conj" or t.dep.startswith("nummod") for t in children[front.i])
    if plain and number == "Sing" and front.feats.get("Number") == "Plur" and same_form:
        either = True  # "беспорядки организовала Россия": a plural is no subject of a singular verb
    if either and (_first_form(token) or (agent and same and verb.lemma.lower() in _HUMAN)):
        front.dep = "obj"
        _subject(token, gender)


_TAKING_WORDS = (
    "сбить уничтожить атаковать вывести ввести отменить снять закрыть открыть отправить поставить передать освободить выслать "
    "отозвать построить захватить обстрелять задержать арестовать перехватить потопить поразить нанести получить разместить "
    "перебросить направить подписать одобрить отвергнуть провести запретить отбить взять отразить ликвидировать убить ранить "
    "обнаружить изъять конфисковать применить использовать сократить увеличить приостановить заморозить прекратить"
)
_TAKING = frozenset(_TAKING_WORDS.split())


def object_of_a_report(verb: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*признал, что сбил самолёт*: what stands behind a verb that takes an object is that, and the subject is who reports."""
    below = children[verb.i]
    if verb.dep != "ccomp" or verb.lemma.lower() not in _TAKING or verb.feats.get("VerbForm") != "Fin":
        return
    subjects = [t for t in below if t.dep.startswith("nsubj")]
    if len(subjects) != 1 or any(t.dep == "obj" for t in below) or verb.feats.get("Voice") == "Pass":
        return
    thing, head = subjects[0], tokens[verb.head]
    alike = (
        thing.upos == "NOUN"
        and thing.feats.get("Animacy") != "Anim"
        and thing.lemma.lower() not in _INSTITUTIONS
    )
    stands = thing.i > verb.i and not (
        thing.lower.endswith(("а", "я")) and thing.feats.get("Number") == "Sing"
    )
    if alike and stands and any(t.dep == "nsubj" for t in children[head.i]):
        thing.dep = "obj"


def _subject(token: Token, gender: str | None) -> None:
    token.dep = "nsubj"
    token.feats = {**token.feats, "Case": "Nom"} | ({"Gender": gender} if gender else {})


def fronted_object(verb: Token, children: list[list[Token]]) -> None:
    """*Младича объявили в розыск*, *Поэту вручили орден*: a subject in another case than the first is none."""
    if verb.feats.get("VerbForm") != "Fin" or verb.feats.get("Voice") == "Pass":
        return
    for token in children[verb.i]:
        if token.dep != "nsubj" or token.upos not in NOMINAL or counted(token, children):
            continue
        case = token.feats.get("Case")
        first = token.lower == token.lemma.lower()
        if case == "Dat" and not first:
            token.dep = "iobj"
        elif (case == "Acc" and not first) or (
            case == "Gen"
            and not first
            and verb.feats.get("Number") == "Plur"
            and (token.feats.get("Number") == "Sing" or token.lower.endswith(("ов", "ев", "ей", "ан", "ян")))
            and (
                token.feats.get("Animacy") == "Anim"
                or (token.lower.endswith(("а", "я")) and token.lemma[-1:].lower() not in "аяоеь")
            )
            and not has_case(token, children)
        ):
            token.dep = "obj"


def late_subject(verb: Token, children: list[list[Token]]) -> None:
    """*который возглавит Иванов*, *предпринимались попытки*: an object in the first case of a verb without a subject is the subject."""
    below = children[verb.i]
    if verb.feats.get("VerbForm") != "Fin" or any(t.dep.startswith(("nsubj", "csubj")) for t in below):
        return
    first = [
        t
        for t in below
        if t.dep == "obj" and t.i < verb.i and t.upos in NOMINAL and not has_case(t, children)
    ]
    behind = [t for t in below if t.dep == "obj" and t.i > verb.i]
    several = verb.feats.get("Number") == "Plur"
    people = len(first) == 1 and first[0].i == 0 and first[0].feats.get("Animacy") == "Anim"
    if people and behind and several and first[0].lower.endswith(("ы", "и")):
        first[0].dep = "nsubj"  # "Хуситы прекратили атаки": people in the fourth case end otherwise
        return
    if len(first) == 1 and behind and first[0].feats.get("Number") == verb.feats.get("Number"):
        inanimate = first[0].feats.get("Animacy") == "Inan" and first[0].feats.get("Case") in ("Acc", "Nom")
        if inanimate and not first[0].lower.endswith(("у", "ю")):
            first[0].dep = "nsubj"  # "Силы ПВО сбили дроны": one form for both cases, the order tells
            return
    reflexive = verb.lemma.lower().endswith(("ся", "сь"))
    found = [t for t in below if t.dep == "obj" and t.upos in NOMINAL and t.feats.get("Case") == "Nom"]
    if len(found) != 1 or found[0].feats.get("Number") != verb.feats.get(
        "Number", found[0].feats.get("Number")
    ):
        return
    token = found[0]
    person = token.upos == "PROPN" or token.feats.get("Animacy") == "Anim"
    objects = [t for t in below if t.dep == "obj" and t is not token]
    if reflexive or (person and token.i > verb.i and objects):
        token.dep = "nsubj"


def people_inside(verb: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*В Нови-Саде студенты блокируют мост*: people in the first case before a plural verb do it; a singular thing is its object."""
    if verb.feats.get("VerbForm") != "Fin" or verb.feats.get("Number") != "Plur":
        return
    subjects = [t for t in children[verb.i] if t.dep.startswith("nsubj")]
    if any(t.feats.get("Number") != "Sing" or children[t.i] or t.i < verb.i for t in subjects):
        return
    for token in tokens[: verb.i]:
        holder = tokens[token.head]
        if (
            token.upos == "NOUN"
            and token.dep in ("nmod", "appos")
            and token.feats.get("Animacy") == "Anim"
            and token.feats.get("Case") == "Nom"
            and token.feats.get("Number") == "Plur"
            and not has_case(token, children)
            and holder.head == verb.i
            and holder.dep == "obl"
            and has_case(holder, children)
        ):
            for other in subjects:
                other.dep = "obj"
            move(token, verb, "nsubj", children)
            return


def name_in_front(verb: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*Наваз Шариф отверг …*: a bare name in the first case before a verb without a subject is the subject."""
    below = children[verb.i]
    if verb.feats.get("VerbForm") != "Fin" or any(t.dep.startswith(("nsubj", "csubj")) for t in below):
        return
    for token in below:
        if (
            token.upos == "PROPN"
            and token.i < verb.i
            and token.dep in ("obl", "nmod", "advmod", "iobj", "appos", "flat", "dep", "vocative")
            and (
                token.feats.get("Case") == "Nom"
                or not token.lower.endswith(("у", "ю", "и", "е", "о", "э", "ы"))
            )
            and token.lower == token.lemma.lower()
            and not has_case(token, children)
            and (token.i == 0 or tokens[token.i - 1].text not in ("«", '"', "“"))
            and (
                verb.feats.get("Gender") in (None, token.feats.get("Gender"))
                or (verb.feats.get("Gender") == "Masc" and token.lower[-1] not in "аяеиоуэыюёь")
                or any(t.dep == "flat" for t in children[token.i])
            )
        ):
            token.dep = "nsubj:pass" if verb.feats.get("Voice") == "Pass" else "nsubj"
            return
