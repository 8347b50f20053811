"""Repairs of Russian parses: what case and number say against the label that the parser chose.

Russian puts the object first where it is what the sentence is about ("Посла вызвали в МИД") and the subject last ("письмо
опубликовала «Монд»"); a small parser trusts the order more than the ending. Labels change, and heads only where a noun hangs on a word that cannot hold it.
"""

from __future__ import annotations

import re
from functools import cache

from degel.languages import forms, perfective
from degel.parse.lemmas import load_lemmas
from degel.parse.sentence import Token

__all__ = ["mend"]

_NOMINAL = frozenset({"NOUN", "PROPN"})
_NOUN_PLACES = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod"})
_PARTICIPLE_ENDS = ("щие", "щих", "щим", "щими")
_SOLDIERS = frozenset({"военные", "военных", "военным", "военными"})
# Verbs that lay something on somebody
_LAYING = frozenset(
    {"возложить", "возлагать", "наложить", "накладывать", "свалить", "переложить", "перекладывать"}
)
# "исполняющий обязанности" is a title
_OFFICE = frozenset({"обязанности"})
# Verbs that say what they take somebody for, by a noun in the instrumental case
_NAMING_WORDS = (
    "назвать называть считать посчитать счесть объявить объявлять признать признавать провозгласить провозглашать "
    "назначить назначать избрать избирать сделать делать именовать окрестить заклеймить выставить представить"
)
_NAMING = frozenset(_NAMING_WORDS.split())
# Verbs that take a person and what that person is to do
_ASKING_WORDS = (
    "призвать призывать просить попросить убедить убеждать уговорить уговаривать заставить заставлять вынудить вынуждать "
    "уполномочить обязать обязывать принудить приглашать пригласить умолять"
)
_ASKING = frozenset(_ASKING_WORDS.split())
_INFINITIVE = ("ть", "ти", "чь", "ться", "тись", "чься")
# Endings of finite forms and what they say; the longest first
_FINITE = (
    (r"(ла|лась)$", {"Tense": "Past", "Number": "Sing", "Gender": "Fem"}),
    (r"(ло|лось)$", {"Tense": "Past", "Number": "Sing", "Gender": "Neut"}),
    (r"(ли|лись)$", {"Tense": "Past", "Number": "Plur"}),
    (r"(л|лся)$", {"Tense": "Past", "Number": "Sing", "Gender": "Masc"}),
    (r"([еёи]т|[еёи]тся)$", {"Tense": "Pres", "Number": "Sing", "Person": "3"}),
    (r"([уюая]т|[уюая]тся)$", {"Tense": "Pres", "Number": "Plur", "Person": "3"}),
)
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
# A name that is the same in all cases
_STIFF = re.compile(r"[еиоуэыюё]$|уа$", re.IGNORECASE)


def mend(tokens: list[Token]) -> None:
    """Corrects one parsed sentence in place."""
    if not tokens:
        return
    _initial_verbs(tokens)
    _initial_names(tokens)
    _lost_verbs(tokens)
    _infinitive_forms(tokens)
    _numerals(tokens)
    _verbs_as_subjects(tokens)
    _unwelcome(tokens)
    _short_adjectives(tokens)
    _ready(tokens)
    _participles_in_front(tokens)
    _relative_roots(tokens)
    _converbs(tokens)
    _states_of_offices(tokens)
    _people_by_participle(tokens)
    children: list[list[Token]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token)
    _glad(tokens, children)
    _coordinated_objects(tokens, children)
    _adjectives_for_people(tokens, children)
    _subject_inside(tokens, children)
    _flat_objects(tokens, children)
    _owned_subjects(tokens, children)
    _counted_objects(tokens, children)
    _given(tokens, children)
    _with_another(tokens, children)
    for token in tokens:
        _side(token, tokens, children)
        head = tokens[token.head]
        if (
            token.feats.get("VerbForm") == "Inf"
            and head.upos == "NOUN"
            and token.dep in ("nmod", "obl", "obj", "amod", "appos")
        ):
            token.dep = "acl"  # "готовность содействовать"
        if token.upos == "VERB":
            _imperfective_present(token)
            _laid_on(token, tokens, children)
            _named(token, tokens, children)
            _asked(token, tokens, children)
            _sentenced(token, tokens, children)
            _brought(token, tokens, children)
            _bare_modifiers(token, children)
            _fronted_object(token, children)
            _name_in_front(token, tokens, children)
            _people_inside(token, tokens, children)
            _late_subject(token, children)
            _subject_behind(token, children)
            _object_of_a_report(token, tokens, children)


def _people_by_participle(tokens: list[Token]) -> None:
    """*Протестующие забросали …*: a participle in the place of a noun names people."""
    for token in tokens:
        low = token.lower
        if token.feats.get("VerbForm") != "Part" or token.dep not in _NOUN_PLACES:
            continue
        ending = next((end for end in _PARTICIPLE_ENDS if low.endswith(end)), None)
        if ending is None or token.feats.get("Number") != "Plur":
            continue
        token.upos, token.lemma = "NOUN", low[: -len(ending)] + "щий"
        token.feats = {k: v for k, v in token.feats.items() if k in ("Case", "Number")} | {"Animacy": "Anim"}


def _initial_verbs(tokens: list[Token]) -> None:
    """*Благодарим Турцию*: a capital at the beginning does not make a name of a verb."""
    token = tokens[0]
    low = token.lower.replace("ё", "е")
    lemmas = forms("ru").get(low, ())
    if (
        token.upos not in ("PROPN", "NOUN", "X")
        or not lemmas
        or not low.endswith(("им", "ем", "имся", "емся"))
    ):
        return
    if all(lemma.endswith(("ть", "ться", "ти", "чь")) for lemma in lemmas):
        token.upos, token.lemma = "VERB", lemmas[0]
        token.feats = {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres", "Person": "1", "Number": "Plur"}


@cache
def _infinitives() -> frozenset[str]:
    return frozenset(
        lemma for lemmas in forms("ru").values() for lemma in lemmas if lemma.endswith(_INFINITIVE)
    ) - {"знать", "печь", "течь", "честь", "пасть", "стать"}


def _verb_form(token: Token, tokens: list[Token]) -> tuple[str, dict[str, str]] | None:
    """(lemma, features) of a word that can only be the form of a verb and was not taken for one."""
    low = token.lower.replace("ё", "е")
    participle = token.upos == "VERB" and "Case" in token.feats and token.dep == "amod"
    other = token.upos in ("NOUN", "PROPN", "ADJ", "X", "ADV")
    if not (participle or other) or (token.i and token.text[:1].isupper()):
        return None
    if any(
        t.head == token.i and (t.dep == "case" or (t.dep in ("amod", "nummod") and t.upos in ("ADJ", "NUM")))
        for t in tokens
    ):
        return None
    known = load_lemmas("ru")
    if known is not None and (known.knows(token.lower, "NOUN") or known.knows(token.lower, "ADJ")):
        return None
    if low in _infinitives() and not low.endswith(("ость", "есть")):
        return low, {"VerbForm": "Inf"}
    lemmas = forms("ru").get(low, ())
    if not lemmas and known is not None and known.knows(token.lower, "VERB"):
        lemmas = (known.correct(token.lower, token.lower, "VERB", token.lower),)
    if not lemmas or not all(lemma.endswith(_INFINITIVE) for lemma in lemmas):
        return None
    feats = next((found for ending, found in _FINITE if re.search(ending, low)), None)
    if feats is None:
        return None
    if feats["Tense"] == "Pres" and lemmas[0] in perfective("ru"):
        feats = {**feats, "Tense": "Fut"}
    return lemmas[0], {"VerbForm": "Fin", "Mood": "Ind", "Voice": "Act", **feats}


def _initial_names(tokens: list[Token]) -> None:
    """*Рим и Тирана условились*: a first word that is no form of a verb is no verb."""
    token = tokens[0]
    low = token.lower.replace("ё", "е")
    if token.upos != "VERB" or not token.text[:1].isupper():
        return
    if low not in _STATES:
        known = load_lemmas("ru")
        if forms("ru").get(low) or token.lower != token.lemma.lower() or low.endswith(_INFINITIVE):
            return
        if any(re.search(ending, low) for ending, _ in _FINITE[:3]):
            return
        if known is not None and known.knows(token.lower, "VERB"):
            return
    token.upos, token.lemma, token.feats = "PROPN", token.text, {"Case": "Nom", "Number": "Sing"}
    verb = next((t for t in tokens[1:] if t.head == 0 and t.upos == "VERB" and "Tense" in t.feats), None)
    if token.head != token.i or verb is None:
        return
    verb.head, verb.dep = verb.i, "root"
    for other in tokens:
        if other.head == 0 and other.i not in (0, verb.i) and (other.i > verb.i or other.dep == "punct"):
            other.head = verb.i
    token.head, token.dep = verb.i, "nsubj"


def _relative_roots(tokens: list[Token]) -> None:
    """*Правительство, которое пережило …, считает, что …*: the verb of a relative is not the verb of the sentence."""
    for verb in tokens:
        if verb.upos != "VERB" or verb.dep == "acl:relcl":
            continue
        below = [t for t in tokens if t.head == verb.i and t is not verb]
        which = next((t for t in below if t.lemma.lower() == "который" and t.i < verb.i), None)
        noun = next(
            (
                t
                for t in below
                if t.dep.startswith("nsubj") and t.upos in _NOMINAL and which and t.i < which.i
            ),
            None,
        )
        main = next(
            (
                t
                for t in below
                if t.i > verb.i
                and t.upos == "VERB"
                and t.dep in ("conj", "parataxis")
                and t.feats.get("VerbForm") == "Fin"
                and tokens[t.i - 1].text == ","
            ),
            None,
        )
        if which is None or noun is None or main is None or tokens[which.i - 1].text != ",":
            continue
        main.head, main.dep = (main.i if verb.head == verb.i else verb.head), verb.dep
        verb.head, verb.dep = noun.i, "acl:relcl"
        noun.head = main.i
        for other in below:
            if other.dep == "punct" and other.i > main.i:
                other.head = main.i
        return


def _converbs(tokens: list[Token]) -> None:
    """*Тунис, сославшись на закон, вернул деньги*: a subject belongs to the finite verb, not to the converb."""
    for token in tokens:
        if token.upos != "VERB" or token.feats.get("VerbForm") != "Conv":
            continue
        below = [t for t in tokens if t.head == token.i and t is not token]
        verb = tokens[token.head]
        if token.head == token.i:
            later = [
                t for t in below if t.i > token.i and t.upos == "VERB" and t.feats.get("VerbForm") == "Fin"
            ]
            main = next((t for t in later if t.dep in ("parataxis", "conj", "ccomp")), None)
            if main is None:
                continue
            main.head, main.dep, verb = main.i, "root", main
            token.head, token.dep = main.i, "advcl"
            for other in below:
                if other.dep == "punct" and other.i > main.i:
                    other.head = main.i
        if verb is token or verb.upos != "VERB" or verb.feats.get("VerbForm") != "Fin":
            continue
        if any(t.head == verb.i and t.dep.startswith("nsubj") for t in tokens):
            continue
        subject = next((t for t in below if t.dep == "nsubj" and t.i < token.i), None)
        if subject is not None:
            subject.head = verb.i


_STATE_WORDS = (
    "конго чили перу мали марокко сомали зимбабве того гаити бурунди эсватини лесото монако фиджи никарагуа бангладеш сша оаэ "
    "кндр кнр юар фрг вануату науру палау кирибати косово тимор"
)
_STATES = frozenset(_STATE_WORDS.split())
# Capitals and states without cases, as subjects right before a verb
_STIFF_SEATS = _STATES | {
    "токио",
    "осло",
    "баку",
    "тбилиси",
    "дели",
    "нью-дели",
    "хельсинки",
    "мехико",
    "кито",
    "сантьяго",
}


def _states_of_offices(tokens: list[Token]) -> None:
    """*Президент Конго пообещал*: a state without cases behind an office owns it; it is not the name of who holds it."""
    for token in tokens[1:]:
        before = tokens[token.i - 1]
        if token.lower in _STATES and token.dep in ("appos", "flat") and before.upos == "NOUN":
            token.head, token.dep = before.i, "nmod"


def _lost_verbs(tokens: list[Token]) -> None:
    """*Индия и Китай отвели войска*, *призыв отвести войска*: what can only be a verb is one, and its nouns hang on it."""
    for token in tokens:
        found = _verb_form(token, tokens)
        if found is None:
            continue
        token.lemma, token.feats = found
        token.upos = "VERB"
        head = tokens[token.head]
        named = [
            t for t in tokens[: token.i] if t.head == token.i and t.dep == "amod" and t.text[:1].isupper()
        ]
        if named and token.feats["VerbForm"] == "Fin":
            named[0].upos, named[0].dep = "PROPN", "nsubj"  # "Токио введёт …"
            for other in tokens[token.i + 1 :]:
                if other.head == token.i and other.dep == "nsubj":
                    other.dep = "obj"
        if token.dep == "amod" and token.feats["VerbForm"] == "Fin" and head.i > token.i:
            # "отмёл обвинения": the noun behind is its object, and the verb stands where that stood
            top = head.head if head.head != head.i else token.i
            token.head, token.dep = top, head.dep
            head.head, head.dep = token.i, "obj"
            for other in tokens:
                if other.head == head.i and (other.dep.startswith("nsubj") or other.dep == "punct"):
                    other.head = token.i
            continue
        if token.feats["VerbForm"] == "Inf":
            token.dep = "acl" if head.upos == "NOUN" else token.dep
            if head.upos in ("VERB", "ADJ", "ADV") and token.dep in ("obj", "obl", "nmod", "nsubj", "iobj"):
                token.dep = "xcomp"
        elif head.upos in _NOMINAL and head.i < token.i and head.head == head.i:
            # the sentence had no verb: its head is the subject
            token.head, token.dep = token.i, "root"
            head.head, head.dep = token.i, "nsubj"
            for other in tokens:
                if other.head == head.i and other is not head and other is not token and _after(other, token):
                    other.head = token.i
            continue
        for other in tokens:
            if (
                other.head == head.i
                and other.i > token.i
                and other.dep in ("nmod", "obl", "obj", "iobj")
                and other is not token
                and head.i < token.i
                and head.upos in _NOMINAL
            ):
                other.head = token.i


def _infinitive_forms(tokens: list[Token]) -> None:
    """*призвал студентов разойтись*: a verb in the form of its lemma is an infinitive, whatever the tagger says."""
    for token in tokens:
        low = token.lower
        if (
            token.upos == "VERB"
            and low == token.lemma.lower()
            and low.endswith(_INFINITIVE)
            and token.feats.get("VerbForm") != "Inf"
        ):
            token.feats = {"VerbForm": "Inf"}


def _after(other: Token, verb: Token) -> bool:
    return other.i > verb.i or (other.dep == "punct" and other.i > verb.i - 2)


_SHORT = {
    "солидарен": "солидарный",
    "солидарна": "солидарный",
    "солидарны": "солидарный",
    "согласен": "согласный",
    "согласна": "согласный",
    "согласны": "согласный",
    "недоволен": "недовольный",
    "недовольна": "недовольный",
    "недовольны": "недовольный",
}


# Short adjectives that govern an infinitive
_READY = {"готов": "готовый", "намерен": "намеренный", "вынужден": "вынужденный"}


def _ready(tokens: list[Token]) -> None:
    """*Управление готово помочь*: the adjective governs the infinitive, and the subject is its own."""
    for token in tokens:
        lemma = next(
            (
                full
                for stem, full in _READY.items()
                if token.lower in (stem, stem + "о", stem + "а", stem + "ы")
            ),
            None,
        )
        verb = tokens[token.head]
        if lemma is None or token.dep != "advmod" or verb.feats.get("VerbForm") != "Inf" or verb.i < token.i:
            continue
        token.upos, token.lemma, token.feats = "ADJ", lemma, {"Variant": "Short"}
        token.head, token.dep = (token.i if verb.head == verb.i else verb.head), verb.dep
        verb.head, verb.dep = token.i, "xcomp"
        for child in tokens:
            if child.head == verb.i and (
                child.dep in ("punct", "cop", "mark") or child.dep.startswith("nsubj")
            ):
                child.head = token.i


_PASSIVE = re.compile(r"(нн|т|ем|им)(ый|ая|ое|ые|ого|ой|ых|ому|ую)$")


def _participles_in_front(tokens: list[Token]) -> None:
    """*разрушенные террористами районы*: a participle belongs to the noun behind its agent."""
    for token in tokens[:-2]:
        low = token.lower.replace("ё", "е")
        if token.upos not in ("ADJ", "VERB", "NOUN") or not _PASSIVE.search(low):
            continue
        lemmas = [lemma for lemma in forms("ru").get(low, ()) if lemma.endswith(_INFINITIVE)]
        agent = tokens[token.i + 1]
        if agent.upos == "ADJ" and agent.feats.get("Case") == "Ins":
            agent = tokens[token.i + 2]
        if not lemmas or agent.upos not in _NOMINAL or agent.feats.get("Case") != "Ins":
            continue
        if token.feats.get("Case") == "Ins" or token.head < token.i or low.startswith("данн"):
            continue
        behind = tokens[agent.i + 1 : agent.i + 6]
        noun = next((t for t in behind if t.upos in _NOMINAL and t.feats.get("Case") != "Ins"), None)
        between = tokens[agent.i + 1 : noun.i] if noun is not None else behind
        if noun is None or any(t.upos in ("VERB", "ADP") or t.text in ",;:." for t in between):
            continue
        if noun.feats.get("Case") == "Gen" and low.endswith(("ый", "ая", "ое", "ую")):
            continue  # "созданный силами ООН": the genitive is the agent's
        if noun.head in (agent.i, token.i) or agent.dep == "root":
            if agent.head in (noun.i, token.i) or agent.head == agent.i:
                continue
            noun.head, noun.dep = agent.head, "obj" if agent.dep in ("iobj", "obl", "nmod") else agent.dep
        if noun.head == agent.i or noun.i == token.head == agent.head:
            continue
        token.upos, token.lemma = "VERB", lemmas[0]
        token.feats = {k: v for k, v in token.feats.items() if k in ("Case", "Number", "Gender")} | {
            "VerbForm": "Part",
            "Voice": "Pass",
        }
        token.head, token.dep = noun.i, token.dep if token.dep in ("amod", "acl") else "amod"
        agent.head, agent.dep = token.i, "obl:agent"


def _short_adjectives(tokens: list[Token]) -> None:
    """*Лондон солидарен с Парижем*: a short adjective is no passive."""
    for token in tokens:
        lemma = _SHORT.get(token.lower)
        if lemma is None and token.upos == "VERB" and token.lemma.endswith(("ый", "ий")):
            lemma = token.lemma
        if lemma is None:
            continue
        for child in tokens:
            if child.head == token.i and child.dep == "obl:agent":
                child.dep = "obl"
            elif child.head == token.i and child.dep == "nsubj:pass":
                child.dep = "nsubj"
        if token.upos != "ADJ":
            token.upos, token.lemma, token.feats = "ADJ", lemma, {"Variant": "Short"}


def _flat_objects(tokens: list[Token], children: list[list[Token]]) -> None:
    """*предложил Ливану кредит*: a common noun is no part of the name before it."""
    for token in tokens:
        name = tokens[token.head]
        verb = tokens[name.head]
        if (
            token.dep == "flat"
            and token.upos == "NOUN"
            and token.text.islower()
            and name.upos == "PROPN"
            and name.i < token.i
            and name.dep in ("iobj", "obj", "obl")
            and token.feats.get("Case") in ("Acc", "Nom", "Gen", "Ins")
            and not any(t.dep == "obj" and t is not name for t in children[verb.i])
            and verb.upos == "VERB"
            and not _led(name, children)
            and not _led(token, children)
        ):
            if token.feats.get("Case") == "Ins":
                _move(token, verb, "obl", children)
                continue
            name.dep = "iobj" if name.dep == "obj" else name.dep
            _move(token, verb, "obj", children)


def _owned_subjects(tokens: list[Token], children: list[list[Token]]) -> None:
    """*суд Стамбула приговорил …*: the name behind the subject owns it and is no subject itself."""
    for token in tokens[:-1]:
        name = tokens[token.i + 1]
        if (
            token.dep == "nsubj"
            and token.upos == "NOUN"
            and token.head == name.i
            and name.upos == "PROPN"
            and name.dep.startswith("nsubj")
            and name.lower != name.lemma.lower()
            and tokens[name.head].upos == "VERB"
        ):
            verb, dep = tokens[name.head], name.dep
            for child in list(children[name.i]):
                if child.i < token.i:
                    _move(child, token if child.dep in ("amod", "det") else verb, child.dep, children)
            _move(token, verb, dep, children)
            _move(name, token, "nmod", children)


def _counted_objects(tokens: list[Token], children: list[list[Token]]) -> None:
    """*выделил палестинцам сто миллионов долларов*: what is counted is given, it does not belong to who gets it."""
    for token in tokens:
        name = tokens[token.head]
        verb = tokens[name.head]
        if (
            token.dep == "nmod"
            and token.upos == "NOUN"
            and name.dep == "iobj"
            and name.i < token.i
            and verb.upos == "VERB"
            and _counted(token, children)
            and not _led(token, children)
            and not any(t.dep == "obj" for t in children[verb.i])
        ):
            _move(token, verb, "obj", children)


_GIVING_WORDS = (
    "выдать выдавать передать передавать экстрадировать вернуть возвращать отдать отдавать предоставить продать продавать "
    "поставить поставлять вручить подарить доставить дать давать отправить послать пообещать обещать выделить оставить"
)
_GIVING = frozenset(_GIVING_WORDS.split())


def _given(tokens: list[Token], children: list[list[Token]]) -> None:
    """*выдала США гражданина Польши*: a name without cases behind a verb of giving is who gets what stands behind it."""
    for verb in tokens[:-2]:
        if verb.lemma.lower() not in _GIVING:
            continue
        name, thing = tokens[verb.i + 1], None
        stiff = name.text.isupper() or _STIFF.search(name.lower) is not None
        if name.upos != "PROPN" or name.head != verb.i or name.dep != "obj" or not stiff:
            continue
        for child in children[name.i]:
            person = child.feats.get("Case") == "Gen" and child.feats.get("Animacy") == "Anim"
            if (
                child.i > name.i
                and child.dep == "nmod"
                and child.upos == "NOUN"
                and not _led(child, children)
                and (child.feats.get("Case") == "Acc" or person)
            ):
                thing = child
                break
        if thing is not None:
            name.dep = "iobj"
            _move(thing, verb, "obj", children)


def _with_another(tokens: list[Token], children: list[list[Token]]) -> None:
    """*обратились Лондон с Берлином*: beside a plural verb, one with another are two subjects."""
    for verb in tokens:
        if verb.upos != "VERB" or verb.feats.get("Number") != "Plur":
            continue
        for name in children[verb.i]:
            if name.dep != "nsubj" or name.upos != "PROPN" or name.feats.get("Number") == "Plur":
                continue
            if any(t.dep == "conj" for t in children[name.i]):
                continue
            for other in children[name.i]:
                led = [t for t in children[other.i] if t.dep == "case"]
                near = (
                    other.upos == "PROPN"
                    and name.i < other.i <= name.i + 3
                    and other.feats.get("Case") == "Ins"
                )
                if near and len(led) == 1 and led[0].lower in ("с", "со"):
                    other.dep, led[0].dep = "conj", "cc"
                    break


_TENS = frozenset(
    {
        "пятьдесят",
        "шестьдесят",
        "семьдесят",
        "восемьдесят",
        "девяносто",
        "двадцать",
        "тридцать",
        "сорок",
        "сто",
    }
)


def _numerals(tokens: list[Token]) -> None:
    """*задержал восемьдесят четыре солдата*: a number is no verb."""
    for token in tokens:
        if token.lower not in _TENS or token.upos != "VERB":
            continue
        noun = next((t for t in tokens[token.i + 1 :] if t.head == token.i and t.upos in _NOMINAL), None)
        verb = next((t for t in reversed(tokens[: token.i]) if t.head == token.i and t.upos == "VERB"), None)
        if noun is None:
            continue
        token.upos, token.lemma, token.feats = "NUM", token.lower, {}
        if verb is not None:
            verb.head, verb.dep = (verb.i if token.head == token.i else token.head), token.dep
            for other in tokens:
                if other.head == token.i and other is not noun and other is not token:
                    other.head = verb.i
            noun.head, noun.dep = verb.i, "obj"
        elif token.head != token.i:
            noun.head, noun.dep = token.head, "obj"
        else:
            noun.head, noun.dep = noun.i, "root"
        token.head, token.dep = noun.i, "nummod"


def _verbs_as_subjects(tokens: list[Token]) -> None:
    """*правые добивались отмены визита*: a finite verb is no subject of the noun behind it, that noun is its object."""
    for verb in tokens:
        noun = tokens[verb.head]
        if (
            verb.upos != "VERB"
            or verb.feats.get("VerbForm") != "Fin"
            or not verb.dep.startswith("nsubj")
            or noun.upos not in _NOMINAL
            or noun.i < verb.i
            or noun.feats.get("Case") in (None, "Nom")
        ):
            continue
        verb.head, verb.dep = (verb.i if noun.head == noun.i else noun.head), noun.dep
        noun.head, noun.dep = verb.i, "obj"
        for other in tokens:
            if other.head == noun.i and (other.dep == "punct" or other.i < verb.i) and other is not verb:
                other.head = verb.i
        bare = [t for t in tokens[: verb.i] if t.head == verb.i and t.dep == "amod"]
        if bare and not any(t.head == verb.i and t.dep.startswith("nsubj") for t in tokens):
            people = bare[-1]
            people.upos, people.dep = "NOUN", "nsubj"
            for other in bare[:-1]:
                other.head = people.i


def _unwelcome(tokens: list[Token]) -> None:
    """*объявила посла персоной нон грата*: the foreign words after the person belong to it, and it to the verb."""
    for token in tokens[:-2]:
        if not token.lower.startswith("персон") or tokens[token.i + 1].lower != "нон":
            continue
        verb = next((t for t in reversed(tokens[: token.i]) if t.upos == "VERB"), None)
        token.upos, token.lemma = "NOUN", "персона"
        if verb is not None:
            token.head, token.dep = verb.i, "obl"
        for other in tokens[token.i + 1 : token.i + 3]:
            other.upos, other.lemma = "X", other.lower
            other.head, other.dep = token.i, "flat"
        return


_WHOM = frozenset(
    {"это", "его", "её", "ее", "их", "нас", "вас", "меня", "тебя", "себя", "такое", "всё", "все"}
)


def _named_pronoun(verb: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*назвало это вмешательством и понизило …*: the pronoun and the name that follows belong to the verb of naming."""
    _move(tokens[verb.i + 1], verb, "obj", children)
    for token in tokens[verb.i + 2 : verb.i + 6]:
        if token.upos == "VERB" or token.text in ",;:":
            return
        if token.upos in _NOMINAL and token.feats.get("Case") == "Ins" and not _led(token, children):
            other = tokens[token.head]
            if token.head != verb.i and other.i > token.i:
                _move(token, verb, "obl", children)
                if other.dep == "parataxis" and any(t.dep == "cc" for t in children[other.i]):
                    other.dep = "conj"
            return


_BRINGING_WORDS = (
    "выпустить выпускать отпустить освободить вывезти вывести отозвать отзывать забрать увезти увести выслать выдворить "
    "депортировать вернуть возвращать изгнать отправить эвакуировать доставить перевезти похитить выгнать исключить"
)
_BRINGING = frozenset(_BRINGING_WORDS.split())


def _brought(verb: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*выпустить из тюрьмы бывшего премьера*: the person behind the place is who is brought, not whose place it is."""
    if verb.lemma.lower() not in _BRINGING or any(t.dep in ("obj", "nsubj:pass") for t in children[verb.i]):
        return
    for place in children[verb.i]:
        if place.dep != "obl" or place.i < verb.i or not _led(place, children):
            continue
        for token in children[place.i]:
            person = token.upos == "NOUN" and token.feats.get("Animacy") == "Anim"
            if (
                person
                and token.dep == "nmod"
                and token.i > place.i
                and token.feats.get("Case") in ("Gen", "Acc")
                and not _led(token, children)
            ):
                _move(token, verb, "obj", children)
                return


def _named(verb: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*назвал участников беспорядков террористами*: what somebody is called belongs to the verb that calls."""
    if verb.lemma.lower() not in _NAMING:
        return
    for token in children[verb.i]:
        ins = token.upos in _NOMINAL and token.feats.get("Case") == "Ins" and token.i > verb.i
        linked = token.dep == "conj" and not any(t.dep == "cc" for t in children[token.i])
        if ins and (linked or token.dep in ("advcl", "parataxis", "appos")) and not _led(token, children):
            token.dep = "obl"  # "назвало меморандум, который …, посягательством"
            return
    if verb.i + 2 < len(tokens) and tokens[verb.i + 1].lower in _WHOM and tokens[verb.i + 1].head != verb.i:
        _named_pronoun(verb, tokens, children)
    for token in tokens[verb.i + 1 : verb.i + 10]:
        if token.upos == "VERB" or token.text in ",;:":
            return
        if (
            token.dep in ("conj", "nmod")
            and token.lower == token.lemma.lower()
            and token.lower.endswith(("ым", "им"))
            and not any(t.dep in ("cc", "case") for t in children[token.i])
        ):
            # "назвал запрет нелепым": an adjective that the tagger does not know
            token.upos, token.lemma = "ADJ", token.lower[:-1] + "й"
            _move(token, verb, "obl", children)
            return
        if (
            token.upos in _NOMINAL
            and token.dep == "nmod"
            and token.feats.get("Case") == "Ins"
            and not _led(token, children)
            and tokens[token.head].i > verb.i
            and tokens[token.head].feats.get("Case") != "Ins"
        ):
            _move(token, verb, "obl", children)
            return


_TERMS = frozenset(
    {"тюрьма", "колония", "свобода", "лишение", "заключение", "режим", "год", "месяц", "казнь", "заточение"}
)


def _sentenced(verb: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*приговорил к шести годам тюрьмы двух граждан Ирана*: the person is who was sentenced, not whose prison it is."""
    if verb.lemma.lower() not in ("приговорить", "приговаривать", "осудить"):
        return
    if any(t.dep in ("obj", "nsubj:pass") for t in children[verb.i]):
        return
    for token in tokens[verb.i + 1 : verb.i + 10]:
        if token.text in ",;" or token.upos == "VERB":
            return
        person = (
            token.upos in _NOMINAL
            and token.feats.get("Animacy") == "Anim"
            and token.feats.get("Case") in ("Gen", "Acc")
        )
        if (
            person
            and token.dep == "nmod"
            and not _led(token, children)
            and tokens[token.head].lemma.lower() in _TERMS
        ):
            _move(token, verb, "obj", children)
            return


def _asked(verb: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*призвали обе стороны воздержаться*: who is asked stands between the verb and what is asked, and belongs to the verb."""
    if verb.lemma.lower() not in _ASKING:
        return
    if not any(t.feats.get("VerbForm") == "Inf" for t in children[verb.i]):
        for inf in tokens[verb.i + 2 : verb.i + 6]:
            far = inf.feats.get("VerbForm") == "Inf" and inf.dep == "conj" and inf.head == verb.head
            if far and not any(t.dep == "cc" for t in children[inf.i]):
                _move(inf, verb, "xcomp", children)
                break
    for inf in children[verb.i]:
        if inf.feats.get("VerbForm") != "Inf" or inf.i < verb.i:
            continue
        if inf.dep == "conj" and not any(t.dep == "cc" for t in children[inf.i]):
            inf.dep = "xcomp"
        for token in list(children[inf.i]):
            between = verb.i < token.i < inf.i and token.upos in _NOMINAL and not _led(token, children)
            if between and token.dep in ("advmod", "obl", "nsubj", "obj", "nmod"):
                _move(token, verb, "obj", children)
                return


def _first_form(token: Token) -> bool:
    """Can the word only be in the first case? "Польша" is, "Чили" and "решение" need not be."""
    low = token.lower
    if low != token.lemma.lower() or token.feats.get("Number") == "Plur":
        return False
    if low.endswith(("а", "я")):
        return not low.endswith(("мя", "уа"))
    person = token.upos == "NOUN" and token.feats.get("Animacy") == "Anim"
    return person and token.feats.get("Gender") == "Masc" and low[-1] not in "еиоуэыюё"


def _subject_behind(verb: Token, children: list[list[Token]]) -> None:
    """*Решение Парижа раскритиковала Польша*: an object that can only stand in the first case is the subject."""
    if verb.feats.get("VerbForm") != "Fin" or verb.feats.get("Voice") == "Pass":
        return
    below = children[verb.i]
    gender, number = verb.feats.get("Gender"), verb.feats.get("Number")
    for token in below:
        stands = token.dep == "nsubj" and token.upos == "PROPN" and token.lower == token.lemma.lower()
        if gender == "Fem" and stands and (token.lower.endswith(("а", "я")) or _STIFF.search(token.lower)):
            token.feats = {**token.feats, "Gender": "Fem"}  # "пожаловалась Литва"
    two = [t for t in below if t.dep == "nsubj" and t.upos in _NOMINAL]
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
    objects = [t for t in below if t.dep in ("obj", "iobj") and t.upos in _NOMINAL and t.i > verb.i]
    if len(objects) != 1 or _led(objects[0], children):
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
    stiff = same and token.upos == "PROPN" and _STIFF.search(token.lower) is not None
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
    if len(subjects) != 1 or front.i > verb.i or front.upos != "NOUN" or _led(front, children):
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


def _object_of_a_report(verb: Token, tokens: list[Token], children: list[list[Token]]) -> None:
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


def _led(token: Token, children: list[list[Token]]) -> bool:
    return any(t.dep == "case" for t in children[token.i])


def _counted(token: Token, children: list[list[Token]]) -> bool:
    return any(t.dep.startswith("nummod") or t.upos == "NUM" for t in children[token.i])


def _imperfective_present(verb: Token) -> None:
    """*ценит*: the simple form of an imperfective verb is no future, whatever the tagger says."""
    if verb.feats.get("Tense") != "Fut" or verb.feats.get("VerbForm") != "Fin":
        return
    lemmas = forms("ru").get(verb.lower.replace("ё", "е"), ())
    if lemmas and not any(lemma in perfective("ru") for lemma in lemmas):
        verb.feats = {**verb.feats, "Tense": "Pres"}


def _laid_on(verb: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*возложил вину за взрыв на Рим*: who is burdened belongs to the verb, not to the last noun before it."""
    if verb.lemma.lower() not in _LAYING:
        return
    for token in tokens[verb.i + 1 : verb.i + 12]:
        led = any(t.dep == "case" and t.lower == "на" for t in children[token.i])
        if led and token.dep == "nmod" and tokens[token.head].i > verb.i and token.feats.get("Case") != "Loc":
            _move(token, verb, "obl", children)
            return


def _bare_modifiers(verb: Token, children: list[list[Token]]) -> None:
    """*аннулировали паспорта*: a noun right below a verb is its object, its subject or an oblique by its case."""
    below = children[verb.i]
    for token in below:
        if token.dep != "nmod" or token.upos not in _NOMINAL or token.lower in _OFFICE:
            continue
        case = token.feats.get("Case")
        if _led(token, children):
            token.dep = "obl"
        elif case == "Dat":
            token.dep = "iobj"
        elif case == "Ins":
            token.dep = "obl"
        elif verb.feats.get("Voice") == "Pass":
            if case in ("Nom", None) and not any(t.dep.startswith("nsubj") for t in below):
                token.dep = "nsubj:pass"
        elif token.i > verb.i and not any(t.dep == "obj" for t in below):
            token.dep = "obj"


def _fronted_object(verb: Token, children: list[list[Token]]) -> None:
    """*Младича объявили в розыск*, *Поэту вручили орден*: a subject in another case than the first is none."""
    if verb.feats.get("VerbForm") != "Fin" or verb.feats.get("Voice") == "Pass":
        return
    for token in children[verb.i]:
        if token.dep != "nsubj" or token.upos not in _NOMINAL or _counted(token, children):
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
            and not _led(token, children)
        ):
            token.dep = "obj"


def _late_subject(verb: Token, children: list[list[Token]]) -> None:
    """*который возглавит Иванов*, *предпринимались попытки*: an object in the first case of a verb without a subject is the subject."""
    below = children[verb.i]
    if verb.feats.get("VerbForm") != "Fin" or any(t.dep.startswith(("nsubj", "csubj")) for t in below):
        return
    first = [
        t for t in below if t.dep == "obj" and t.i < verb.i and t.upos in _NOMINAL and not _led(t, children)
    ]
    behind = [t for t in below if t.dep == "obj" and t.i > verb.i]
    if len(first) == 1 and behind and first[0].feats.get("Number") == verb.feats.get("Number"):
        inanimate = first[0].feats.get("Animacy") == "Inan" and first[0].feats.get("Case") in ("Acc", "Nom")
        if inanimate and not first[0].lower.endswith(("у", "ю")):
            first[0].dep = "nsubj"  # "Силы ПВО сбили дроны": one form for both cases, the order tells
            return
    reflexive = verb.lemma.lower().endswith(("ся", "сь"))
    found = [t for t in below if t.dep == "obj" and t.upos in _NOMINAL and t.feats.get("Case") == "Nom"]
    if len(found) != 1 or found[0].feats.get("Number") != verb.feats.get(
        "Number", found[0].feats.get("Number")
    ):
        return
    token = found[0]
    person = token.upos == "PROPN" or token.feats.get("Animacy") == "Anim"
    objects = [t for t in below if t.dep == "obj" and t is not token]
    if reflexive or (person and token.i > verb.i and objects):
        token.dep = "nsubj"


def _people_inside(verb: Token, tokens: list[Token], children: list[list[Token]]) -> None:
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
            and not _led(token, children)
            and holder.head == verb.i
            and holder.dep == "obl"
            and _led(holder, children)
        ):
            for other in subjects:
                other.dep = "obj"
            _move(token, verb, "nsubj", children)
            return


def _name_in_front(verb: Token, tokens: list[Token], children: list[list[Token]]) -> None:
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
            and not _led(token, children)
            and (token.i == 0 or tokens[token.i - 1].text not in ("«", '"', "“"))
            and (
                verb.feats.get("Gender") in (None, token.feats.get("Gender"))
                or (verb.feats.get("Gender") == "Masc" and token.lower[-1] not in "аяеиоуэыюёь")
                or any(t.dep == "flat" for t in children[token.i])
            )
        ):
            token.dep = "nsubj:pass" if verb.feats.get("Voice") == "Pass" else "nsubj"
            return


def _move(token: Token, head: Token, dep: str, children: list[list[Token]]) -> None:
    children[token.head].remove(token)
    token.head, token.dep = head.i, dep
    children[head.i].append(token)


def _side(token: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*с обеих сторон выражена*: beside a passive participle the side is who did it."""
    if token.lemma.lower() != "сторона" or token.dep not in ("obl", "nmod", "advmod"):
        return
    verb = tokens[token.head]
    led = any(t.dep == "case" and t.lower in ("с", "со") for t in children[token.i])
    if led and verb.upos == "VERB" and verb.feats.get("Voice") == "Pass":
        token.dep = "obl:agent"


def _glad(tokens: list[Token], children: list[list[Token]]) -> None:
    """*Рады приветствовать …*: the short adjective that the parser took for a council ("рада"), and the object of its infinitive."""
    for token in tokens[:2]:
        if token.lower not in ("рад", "рада", "рады"):
            continue
        verb = next(
            (t for t in children[token.i] if t.feats.get("VerbForm") == "Inf" and t.i > token.i), None
        )
        if verb is None:
            continue
        token.upos, token.lemma, token.feats = "ADJ", "рад", {"Variant": "Short"}
        for child in list(children[token.i]):
            if child.i > verb.i and child.dep in ("nmod", "obj", "iobj", "obl"):
                _move(child, verb, "obl" if _led(child, children) else "obj", children)


def _adjectives_for_people(tokens: list[Token], children: list[list[Token]]) -> None:
    """*Военные Мьянмы свергли …*: soldiers named by an adjective own the genitive behind them, they do not qualify it."""
    for token in tokens:
        name = tokens[token.head]
        if (
            token.lower not in _SOLDIERS
            or token.dep != "amod"
            or name.i != token.i + 1
            or name.upos != "PROPN"
        ):
            continue
        if token.feats.get("Case") == name.feats.get("Case") or name.feats.get("Number") == "Plur":
            continue
        if name.head == name.i:
            continue
        dep, head = name.dep, tokens[name.head]
        token.upos = "NOUN"
        first = token.lower == "военные" and head.upos == "VERB"
        _move(token, head, "nsubj" if first else dep, children)
        _move(name, token, "nmod", children)


def _coordinated_objects(tokens: list[Token], children: list[list[Token]]) -> None:
    """*поздравил руководство и народ*: a noun coordinated with a verb belongs to the noun before the conjunction."""
    for token in tokens:
        verb = tokens[token.head]
        if token.dep != "conj" or token.upos not in _NOMINAL or verb.upos != "VERB" or token.i < verb.i:
            continue
        link = next((t for t in children[token.i] if t.dep == "cc" and t.i < token.i), None)
        if link is None or any(t.dep in ("nsubj", "cop", "aux") for t in children[token.i]):
            continue
        case = token.feats.get("Case")
        fits = [
            t
            for t in children[verb.i]
            if t.i < link.i
            and t.upos in _NOMINAL
            and t.dep in ("obj", "iobj", "obl", "nsubj", "nsubj:pass")
            and (t.feats.get("Case") == case or {t.feats.get("Case"), case} <= {"Nom", "Acc"})
        ]
        if fits:
            _move(token, fits[-1], "conj", children)


def _subject_inside(tokens: list[Token], children: list[list[Token]]) -> None:
    """*После смены власти Рига и Вильнюс не смогли …*: a name in the first case right before a verb without a subject is its subject."""
    for verb in tokens:
        if verb.upos != "VERB" or verb.feats.get("VerbForm") != "Fin":
            continue
        if any(t.dep.startswith(("nsubj", "csubj")) for t in children[verb.i]):
            continue
        k = verb.i - 1
        while k >= 0 and tokens[k].upos in ("PART", "ADV", "AUX"):
            k -= 1
        if k < 0:
            continue
        name = tokens[k]
        while (
            name.dep in ("flat", "conj")
            and tokens[name.head].upos == "PROPN"
            and name.head < name.i
            and name.lower not in _STIFF_SEATS
        ):
            name = tokens[name.head]
        holder = tokens[name.head]
        if (
            name.upos == "PROPN"
            and name.dep in ("appos", "nmod", "flat", "obl")
            and (name.feats.get("Case") == "Nom" or (name.i == verb.i - 1 and name.lower in _STIFF_SEATS))
            and holder.i < name.i
            and holder.upos in _NOMINAL
            and (holder.feats.get("Case") not in (None, "Nom") or name.lower in _STIFF_SEATS)
            and holder.i != verb.i
            and not _led(name, children)
            and tokens[name.i - 1].text not in ("«", '"', "“")
        ):
            plural = any(t.dep == "conj" for t in children[name.i])
            if plural == (verb.feats.get("Number") == "Plur"):
                _move(name, verb, "nsubj", children)
