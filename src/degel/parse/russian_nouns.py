"""Repairs of Russian nouns: coordinated, counted and owned nouns, people and sides, whatever verb they hang on.

The tokens of one parsed sentence and the children of each come in; labels are corrected in place, heads where a noun
hangs on a word that cannot hold it.
"""

from __future__ import annotations

from degel.parse.russian_tree import NOMINAL, STIFF, counted, has_case, move
from degel.parse.russian_words import STATES
from degel.parse.sentence import Token

__all__ = [
    "adjectives_for_people",
    "coordinated_objects",
    "counted_objects",
    "flat_objects",
    "given",
    "glad",
    "owned_subjects",
    "side",
    "subject_inside",
    "with_another",
]

_SOLDIERS = frozenset({"военные", "военных", "военным", "военными"})
# Capitals and states without cases, as subjects right before a verb
_STIFF_SEATS = STATES | {
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


def flat_objects(tokens: list[Token], children: list[list[Token]]) -> None:
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
            and not has_case(name, children)
            and not has_case(token, children)
        ):
            if token.feats.get("Case") == "Ins":
                move(token, verb, "obl", children)
                continue
            name.dep = "iobj" if name.dep == "obj" else name.dep
            move(token, verb, "obj", children)


def owned_subjects(tokens: list[Token], children: list[list[Token]]) -> None:
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
                    move(child, token if child.dep in ("amod", "det") else verb, child.dep, children)
            move(token, verb, dep, children)
            move(name, token, "nmod", children)


def counted_objects(tokens: list[Token], children: list[list[Token]]) -> None:
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
            and counted(token, children)
            and not has_case(token, children)
            and not any(t.dep == "obj" for t in children[verb.i])
        ):
            move(token, verb, "obj", children)


_GIVING_WORDS = (
    "выдать выдавать передать передавать экстрадировать вернуть возвращать отдать отдавать предоставить продать продавать "
    "поставить поставлять вручить подарить доставить дать давать отправить послать пообещать обещать выделить оставить"
)
_GIVING = frozenset(_GIVING_WORDS.split())


def given(tokens: list[Token], children: list[list[Token]]) -> None:
    """*выдала США гражданина Польши*: a name without cases behind a verb of giving is who gets what stands behind it."""
    for verb in tokens[:-2]:
        if verb.lemma.lower() not in _GIVING:
            continue
        name, thing = tokens[verb.i + 1], None
        stiff = name.text.isupper() or STIFF.search(name.lower) is not None
        if name.upos != "PROPN" or name.head != verb.i or name.dep != "obj" or not stiff:
            continue
        for child in children[name.i]:
            person = child.feats.get("Case") == "Gen" and child.feats.get("Animacy") == "Anim"
            if (
                child.i > name.i
                and child.dep == "nmod"
                and child.upos == "NOUN"
                and not has_case(child, children)
                and (child.feats.get("Case") == "Acc" or person)
            ):
                thing = child
                break
        if thing is not None:
            name.dep = "iobj"
            move(thing, verb, "obj", children)


def with_another(tokens: list[Token], children: list[list[Token]]) -> None:
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


def side(token: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*с обеих сторон выражена*: beside a passive participle the side is who did it."""
    if token.lemma.lower() != "сторона" or token.dep not in ("obl", "nmod", "advmod"):
        return
    verb = tokens[token.head]
    led = any(t.dep == "case" and t.lower in ("с", "со") for t in children[token.i])
    if led and verb.upos == "VERB" and verb.feats.get("Voice") == "Pass":
        token.dep = "obl:agent"


def glad(tokens: list[Token], children: list[list[Token]]) -> None:
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
                move(child, verb, "obl" if has_case(child, children) else "obj", children)


def adjectives_for_people(tokens: list[Token], children: list[list[Token]]) -> None:
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
        move(token, head, "nsubj" if first else dep, children)
        move(name, token, "nmod", children)


def coordinated_objects(tokens: list[Token], children: list[list[Token]]) -> None:
    """*поздравил руководство и народ*: a noun coordinated with a verb belongs to the noun before the conjunction."""
    for token in tokens:
        verb = tokens[token.head]
        if token.dep != "conj" or token.upos not in NOMINAL or verb.upos != "VERB" or token.i < verb.i:
            continue
        link = next((t for t in children[token.i] if t.dep == "cc" and t.i < token.i), None)
        if link is None or any(t.dep in ("nsubj", "cop", "aux") for t in children[token.i]):
            continue
        case = token.feats.get("Case")
        fits = [
            t
            for t in children[verb.i]
            if t.i < link.i
            and t.upos in NOMINAL
            and t.dep in ("obj", "iobj", "obl", "nsubj", "nsubj:pass")
            and (t.feats.get("Case") == case or {t.feats.get("Case"), case} <= {"Nom", "Acc"})
        ]
        if fits:
            move(token, fits[-1], "conj", children)


def subject_inside(tokens: list[Token], children: list[list[Token]]) -> None:
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
            and holder.upos in NOMINAL
            and (holder.feats.get("Case") not in (None, "Nom") or name.lower in _STIFF_SEATS)
            and holder.i != verb.i
            and not has_case(name, children)
            and tokens[name.i - 1].text not in ("«", '"', "“")
        ):
            plural = any(t.dep == "conj" for t in children[name.i])
            if plural == (verb.feats.get("Number") == "Plur"):
                move(name, verb, "nsubj", children)
