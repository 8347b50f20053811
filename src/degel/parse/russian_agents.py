"""Repairs of who acts in a Russian sentence: agents in the instrumental case, names run together, verdicts without a subject.

The tokens of one parsed sentence come in and are corrected in place; they stay a tree.
"""

from __future__ import annotations

from degel.parse.russian_tree import NOMINAL, has_case, move
from degel.parse.sentence import Token

__all__ = [
    "agents_of_nouns",
    "agents_of_passives",
    "crowds",
    "impersonal_passives",
    "likewise",
    "partners_of_meetings",
    "passive_subjects",
    "reflexive_subjects",
    "two_names",
]

# What opens the account of a talk; the finite verb of the same meaning is its lemma
_IMPERSONAL = {
    "условлено": "условиться",
    "решено": "решить",
    "отмечено": "отметить",
    "подчёркнуто": "подчеркнуть",
    "подчеркнуто": "подчеркнуть",
    "обращено": "обратить",
    "выражено": "выразить",
    "высказано": "высказать",
    "подтверждено": "подтвердить",
    "объявлено": "объявить",
    "предложено": "предложить",
    "принято": "принять",
    "заявлено": "заявить",
    "согласовано": "согласовать",
}


def impersonal_passives(tokens: list[Token]) -> None:
    """*Условлено о встрече*: a short neuter participle at the beginning is no name."""
    token = tokens[0]
    lemma = _IMPERSONAL.get(token.lower)
    if lemma is not None and token.upos != "VERB" and token.dep == "root":
        token.upos, token.lemma = "VERB", lemma
        token.feats = {"VerbForm": "Part", "Voice": "Pass", "Variant": "Short", "Gender": "Neut"}


def _instrumental(token: Token) -> bool:
    return token.feats.get("Case") == "Ins" or (
        token.upos == "PROPN"
        and token.lower != token.lemma.lower()
        and token.lower.endswith(("ом", "ем", "ой", "ей", "ией", "ами", "ями"))
    )


def _passive(verb: Token) -> bool:
    return verb.feats.get("Voice") == "Pass" and verb.feats.get("VerbForm") == "Part"


def passive_subjects(tokens: list[Token], children: list[list[Token]]) -> None:
    """*приговорён учёный*, *достигнута договорённость*: beside a short participle the noun in the first case suffers the act."""
    for verb in tokens:
        if verb.upos != "VERB" or not _passive(verb) or "Case" in verb.feats:
            continue
        below = children[verb.i]
        if any(t.dep == "nsubj:pass" for t in below):
            continue
        subjects = [t for t in below if t.dep == "nsubj" and t.upos in NOMINAL]
        bare = [
            t for t in below if t.dep == "obj" and t.upos in NOMINAL and t.feats.get("Case") in ("Nom", "Acc")
        ]
        found = subjects or bare
        if len(found) == 1 and not has_case(found[0], children):
            found[0].dep = "nsubj:pass"
            found[0].feats = {**found[0].feats, "Case": "Nom"}


_MEETINGS = frozenset({"встреча", "переговоры", "беседа", "разговор", "контакт", "консультация", "саммит"})


def partners_of_meetings(tokens: list[Token], children: list[list[Token]]) -> None:
    """*вопросы сотрудничества на встрече Путина с Токаевым*: with whom one meets belongs to the meeting before it."""
    for token in tokens:
        head = tokens[token.head]
        led = any(t.dep == "case" and t.lower in ("с", "со") for t in children[token.i])
        if not led or token.upos != "PROPN" or token.dep not in ("nmod", "obl") or head.i > token.i:
            continue
        between = [t for t in tokens[head.i + 1 : token.i] if t.lemma.lower() in _MEETINGS]
        if not between or any(t.upos == "VERB" for t in tokens[head.i + 1 : token.i]):
            continue
        meeting = between[-1]
        if meeting.head == head.i and not any(
            t.dep == "case" and t.lower in ("с", "со") for c in children[meeting.i] for t in children[c.i]
        ):
            move(token, meeting, "nmod", children)


def agents_of_passives(tokens: list[Token], children: list[list[Token]]) -> None:
    """*поставки осуждены Лондоном*: a bare name in the instrumental case below a passive participle did it."""
    for token in tokens:
        verb = tokens[token.head]
        if token.upos in ("NOUN", "ADJ") and token.lemma.lower() in _ACTING and _passive(verb):
            loose = token.dep in ("xcomp", "obl", "iobj", "advmod") and not has_case(token, children)
            if loose and _instrumental(token):
                token.upos, token.dep = "NOUN", "obl:agent"  # "турецкими военными сбит самолёт"
            continue
        if (
            token.upos == "PROPN"
            and token.dep in ("xcomp", "iobj", "obl", "nmod", "advmod", "obj")
            and verb.upos == "VERB"
            and (_passive(verb) or any(t.dep == "nsubj:pass" for t in children[verb.i]))
            and _instrumental(token)
            and not has_case(token, children)
        ):
            token.dep = "obl:agent"


# Nouns that take what they are about in the instrumental case
_ABOUT_WORDS = (
    "управление владение руководство командование правление торговля обмен недовольство пренебрежение интерес обладание "
    "возмущение контроль манипуляция манипулирование злоупотребление шантаж занятие гордость восхищение увлечение "
    "обеспечение снабжение союз отношение правитель министр президент работа сотрудничество риск жертвование связь спекуляция"
)
_ABOUT = frozenset(_ABOUT_WORDS.split())
_ACTING_WORDS = (
    "полиция армия военный власть боевик солдат парламент правительство суд президент террорист повстанец сенат конгресс "
    "полицейский спецслужба спецназ террористка пограничник министр премьер режим партизан сепаратист прокуратура пират "
    "коалиция хусит талиб мятежник депутат сторона флот авиация артиллерия таможня разведка следователь хакер снайпер"
)
_ACTING = frozenset(_ACTING_WORDS.split())


def agents_of_nouns(tokens: list[Token], children: list[list[Token]]) -> None:
    """*разгон полицией митинга*: who acts stands between the deed and what it is done to, and both belong to the deed."""
    for agent in tokens[1:-1]:
        deed = tokens[agent.i - 1]
        whose = agent.upos == "PROPN" or (agent.upos == "NOUN" and agent.lemma.lower() in _ACTING)
        if not whose or not _instrumental(agent) or has_case(agent, children):
            continue
        if deed.upos == "ADJ" and deed.feats.get("Case") == "Ins" and agent.i > 1:
            deed = tokens[agent.i - 2]
        if (
            deed.upos != "NOUN"
            or deed.feats.get("Animacy") == "Anim"
            or deed.lemma.lower() in _ABOUT
            or deed.feats.get("Case") == "Ins"
        ):
            continue
        thing = tokens[agent.head]
        if agent.dep == "amod" and thing.i > agent.i and thing.head == deed.i:
            move(agent, deed, "nmod", children)
        if agent.head != deed.i or agent.dep != "nmod":
            continue
        for child in list(children[agent.i]):
            near = child.i > agent.i and child.dep == "nmod" and child.upos in NOMINAL
            its_own = agent.upos == "NOUN" and child.text[:1].isupper()  # "полицией Риги"
            if near and not its_own and child.feats.get("Case") == "Gen" and not has_case(child, children):
                move(child, deed, "nmod", children)


def two_names(tokens: list[Token], children: list[list[Token]]) -> None:
    """*на встрече с Эрдоганом Путин предложил …*: a name in the first case is no part of the name before it, which has another."""
    for verb in tokens[2:]:
        name, first = tokens[verb.i - 1], tokens[verb.i - 2]
        if (
            verb.upos == "VERB"
            and verb.feats.get("VerbForm") == "Fin"
            and verb.feats.get("Gender") in (None, "Masc")
            and verb.feats.get("Number") != "Plur"
            and name.upos == "PROPN"
            and name.dep in ("flat", "nmod", "appos")
            and name.head == first.i
            and first.upos == "PROPN"
            and first.feats.get("Case") not in (None, "Nom")
            and first.lower != first.lemma.lower()
            and name.lower == name.lemma.lower()
            and name.lower[-1] not in "еиоуэыюёяа"
            and not any(t.dep.startswith(("nsubj", "csubj")) for t in children[verb.i])
        ):
            name.feats = {**name.feats, "Case": "Nom"}
            move(name, verb, "nsubj", children)


def likewise(tokens: list[Token], children: list[list[Token]]) -> None:
    """*Латвия закрыла границу, Литва – тоже*, *Рим выслал двоих, Афины – троих*: who does the same stands beside the subject."""
    for name in tokens[2:-2]:
        dash, word = tokens[name.i + 1], tokens[name.i + 2]
        if name.upos != "PROPN" or dash.text not in "–—-":
            continue
        rest = tokens[word.i + 1 :]
        counted = word.upos == "NUM" and all(t.upos in ("NUM", "PUNCT", "NOUN", "ADJ") for t in rest)
        if word.lower not in ("тоже", "также") and not counted:
            continue
        if name.lower != name.lemma.lower() and name.feats.get("Case") != "Nom":
            continue
        subject = next(
            (t for t in reversed(tokens[: name.i]) if t.dep == "nsubj" and t.i < t.head < name.i), None
        )
        if subject is not None and name.head != name.i:
            move(name, subject, "conj", children)


_CROWDS = frozenset({"тысяча", "сотня", "десяток", "миллион", "большинство", "множество"})


def crowds(tokens: list[Token], children: list[list[Token]]) -> None:
    """*В Тбилиси тысячи людей вышли на площадь*: a number of people before a plural verb is its subject, not the place's."""
    for token in tokens[1:]:
        place = tokens[token.head]
        verb = tokens[place.head]
        if (
            token.lemma.lower() in _CROWDS
            and token.dep in ("nmod", "appos", "flat")
            and place.i < token.i
            and place.dep == "obl"
            and has_case(place, children)
            and not has_case(token, children)
            and verb.upos == "VERB"
            and token.i < verb.i
            and verb.feats.get("Number") == "Plur"
            and not any(t.dep.startswith(("nsubj", "csubj")) for t in children[verb.i])
        ):
            move(token, verb, "nsubj", children)


def reflexive_subjects(tokens: list[Token], children: list[list[Token]]) -> None:
    """*продолжаются акции протеста*: a reflexive verb has no object in the fourth case; the noun behind it is its subject."""
    for verb in tokens:
        if verb.upos != "VERB" or verb.feats.get("VerbForm") != "Fin":
            continue
        if not verb.lower.endswith(("ся", "сь")) or any(
            t.dep.startswith(("nsubj", "csubj")) for t in children[verb.i]
        ):
            continue
        found = [t for t in children[verb.i] if t.dep == "obj" and t.upos == "NOUN" and t.i > verb.i]
        if (
            len(found) == 1
            and found[0].feats.get("Case") in ("Nom", "Acc")
            and found[0].feats.get("Animacy") != "Anim"
            and not found[0].lower.endswith(("у", "ю"))
            and not has_case(found[0], children)
            and verb.feats.get("Number") == found[0].feats.get("Number")
        ):
            found[0].dep = "nsubj"
            found[0].feats = {**found[0].feats, "Case": "Nom"}
