"""A word of a parsed English sentence → the verb whose past it may be, whether a preposition leads it, and what it is behind a verb.

Serves the repairs of English parses. Only `raise_verb` changes tokens: it makes a word the verb of its clause, and
changes nothing where the sentence would be no tree.
"""

from __future__ import annotations

from degel.languages import forms, verbs
from degel.parse.sentence import Token
from degel.parse.tree import is_tree

__all__ = ["LEADS", "NOMINAL", "behind", "label", "led", "past", "raise_verb"]

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_MODIFIES = frozenset({"det", "amod", "compound", "nummod", "nmod", "flat", "appos"})
# Prepositions that lead clauses too.
LEADS = frozenset(
    {"after", "before", "since", "until", "till", "as", "because", "once", "when", "while", "that"}
)


def past(token: Token) -> str | None:
    """The verb whose past this word may be, or None."""
    if not token.text.islower() or token.lower.endswith(("s", "ing")):
        return None
    return next((w for w in forms("en").get(token.lower, ()) if w in verbs("en")), None)


def label(token: Token) -> str:
    """The label without what follows its colon."""
    return token.dep.partition(":")[0]


def led(token: Token, tokens: list[Token]) -> bool:
    """Does a preposition lead the word?"""
    return any(t.head == token.i and t.dep == "case" for t in tokens)


def raise_verb(verb: Token, lemma: str, subject: Token, tokens: list[Token]) -> None:
    """Makes the word the root of its sentence with that subject; nothing changes where it would be no tree."""
    before = [(t.head, t.dep) for t in tokens]
    above = tokens[verb.head]
    present = verb.lower.endswith("s") or verb.lower == lemma
    verb.upos, verb.lemma = "VERB", lemma
    verb.feats = {"Mood": "Ind", "VerbForm": "Fin", "Tense": "Pres" if present else "Past"}
    verb.head, verb.dep = verb.i, "root"
    if above.i > verb.i:
        above.head = verb.i
        above.dep = "advcl" if above.upos == "VERB" else "obl" if led(above, tokens) else "obj"
        for token in tokens[verb.i + 1 : above.i]:
            if token.head == above.i and token.dep == "nsubj" and above.upos == "VERB":
                token.head, token.dep = verb.i, "obj"
    for token in tokens:
        if token in (verb, subject):
            continue
        if token.i < verb.i and token.head in (verb.i, above.i) and token.i != above.i:
            # what was before the supposed noun belongs to the subject, a phrase with a preposition to the verb
            loose = token.dep.partition(":")[0] not in _MODIFIES or (
                led(token, tokens) and token.i < subject.i
            )
            if above.i > verb.i or token.head == verb.i:
                token.head = verb.i if loose else subject.i
                token.dep = "obl" if loose and token.upos in NOMINAL else token.dep
        elif token.i > verb.i and token.head in (verb.i, subject.i) and token.i != above.i:
            token.head = verb.i
            token.dep = behind(token, tokens)
    subject.head, subject.dep = verb.i, "nsubj"
    objects = [t for t in tokens if t.head == verb.i and t.dep == "obj"]
    for token in objects[1:]:
        token.dep = "obl"
    if not is_tree(tokens):
        for token, (head, dep) in zip(tokens, before, strict=True):
            token.head, token.dep = head, dep


def behind(token: Token, tokens: list[Token]) -> str:
    """The label of what hangs behind the verb."""
    base = token.dep.partition(":")[0]
    if token.dep in ("punct", "cc", "conj", "mark", "parataxis", "ccomp", "xcomp", "advcl", "advmod"):
        return token.dep
    if base == "acl":
        return "xcomp" if token.feats.get("VerbForm") == "Inf" else "advcl"
    if token.upos in (*NOMINAL, "ADJ", "NUM") and base in (
        *_MODIFIES,
        "obj",
        "obl",
        "nsubj",
        "vocative",
        "list",
    ):
        return "obl" if led(token, tokens) else "obj"
    return token.dep
