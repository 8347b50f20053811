"""Repairs of Russian parses: what case and number say against the label that the parser chose.

Russian puts the object first where it is what the sentence is about ("Посла вызвали в МИД") and the subject last ("письмо
опубликовала «Монд»"); a small parser trusts the order more than the ending. Only labels change, never heads.
"""

from __future__ import annotations

from degel.parse.sentence import Token

__all__ = ["mend"]

_NOMINAL = frozenset({"NOUN", "PROPN"})
# "исполняющий обязанности" is a title
_OFFICE = frozenset({"обязанности"})


def mend(tokens: list[Token]) -> None:
    """Corrects one parsed sentence in place."""
    children: list[list[Token]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token)
    for token in tokens:
        head = tokens[token.head]
        if (
            token.feats.get("VerbForm") == "Inf"
            and head.upos == "NOUN"
            and token.dep in ("nmod", "obl", "obj", "amod", "appos")
        ):
            token.dep = "acl"  # "готовность содействовать"
        if token.upos == "VERB":
            _bare_modifiers(token, children)
            _fronted_object(token, children)
            _late_subject(token, children)


def _led(token: Token, children: list[list[Token]]) -> bool:
    return any(t.dep == "case" for t in children[token.i])


def _counted(token: Token, children: list[list[Token]]) -> bool:
    return any(t.dep.startswith("nummod") or t.upos == "NUM" for t in children[token.i])


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
            and token.feats.get("Number") == "Sing"
            and token.feats.get("Animacy") == "Anim"
            and not _led(token, children)
        ):
            token.dep = "obj"


def _late_subject(verb: Token, children: list[list[Token]]) -> None:
    """*который возглавит Иванов*, *предпринимались попытки*: an object in the first case of a verb without a subject is the subject."""
    below = children[verb.i]
    if verb.feats.get("VerbForm") != "Fin" or any(t.dep.startswith(("nsubj", "csubj")) for t in below):
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
