"""Repairs of English tags: verbs behind *to* and modals, and pasts that the parser took for nouns.

The tokens of one parsed sentence come in and are corrected in place, before its root is mended. It stays a tree.
"""

from __future__ import annotations

from degel.languages import verbs
from degel.parse.english_tree import NOMINAL, past
from degel.parse.sentence import Token
from degel.parse.tree import is_tree

__all__ = ["PASTS", "mend_tags"]

_MODALS = frozenset(
    [
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "shall",
        "should",
        "must",
        "did",
        "does",
        "do",
        "wo",
        "'ll",
    ]
)
# Irregular pasts that the parser takes for nouns.
PASTS = frozenset(
    [
        "tore",
        "drew",
        "flew",
        "threw",
        "fled",
        "swore",
        "strove",
        "sought",
        "fought",
        "caught",
        "brought",
        "struck",
        "shook",
        "sank",
        "sent",
        "withdrew",
        "overthrew",
        "broke",
        "spoke",
        "took",
        "gave",
        "went",
        "came",
        "began",
        "forbade",
        "overran",
        "overtook",
        "slew",
        "stole",
        "swept",
        "hung",
        "dealt",
        "dug",
        "bore",
        "sprang",
        "rode",
        "wrote",
    ]
)


def mend_tags(tokens: list[Token]) -> None:
    """Verbs behind *to* and behind modals get their tag back."""
    _infinitives(tokens)
    _no_infinitives(tokens)
    _modal_verbs(tokens)
    _possessors(tokens)
    _second_pasts(tokens)


def _modal_verbs(tokens: list[Token]) -> None:
    """*It would recognise Palestine*: what a modal stands before is a verb, whatever its tag."""
    for token in tokens[1:]:
        if (
            token.upos not in ("PROPN", "X", "NOUN", "ADJ")
            or token.lower not in verbs("en")
            or not token.text.islower()
        ):
            continue
        below = [t for t in tokens[: token.i] if t.head == token.i and t.dep == "aux"]
        if any(t.lower in _MODALS for t in below) and not any(
            t.head == token.i and t.dep == "cop" for t in tokens
        ):
            token.upos, token.lemma, token.feats = "VERB", token.lower, {"VerbForm": "Inf"}


def _no_infinitives(tokens: list[Token]) -> None:
    """*The magistrate freed eleven students* with *freed* as an infinitive: no infinitive ends in the *-ed* that its lemma lacks."""
    for token in tokens:
        told = token.upos == "VERB" and token.feats.get("VerbForm") == "Inf" and token.lower.endswith("ed")
        if not told or token.lower == token.lemma.lower():
            continue
        leads = {t.dep for t in tokens if t.head == token.i}
        finite = bool(leads & {"nsubj", "conj"}) and not any(dep.startswith("aux") for dep in leads)
        token.feats = {**token.feats, "VerbForm": "Fin" if finite else "Part", "Tense": "Past"}


def _infinitives(tokens: list[Token]) -> None:
    """*France is to hand over its base*: what stands right behind the *to* of an infinitive is a verb."""
    for token in tokens[2:]:
        to = tokens[token.i - 1]
        if token.upos not in ("NOUN", "ADJ") or to.lower != "to" or to.dep != "mark" or to.head != token.i:
            continue
        if token.lower not in verbs("en"):
            continue
        token.upos, token.lemma, token.feats = "VERB", token.lower, {"VerbForm": "Inf"}
        for child in [t for t in tokens if t.head == token.i]:
            if child.dep == "cop":
                child.dep = "aux"
        after = tokens[token.i + 1] if token.i + 1 < len(tokens) else token
        noun = tokens[after.head]
        particle = after.lower in ("over", "back", "out", "up", "down", "off") and after.dep == "case"
        if particle and noun.head == token.i and noun.dep in ("obl", "nmod") and noun.i > after.i:
            after.head, after.dep, noun.dep = token.i, "compound:prt", "obj"


def _possessors(tokens: list[Token]) -> None:
    """*Emmanuel Macron's visit*: the possessive is the whole name's, and the name belongs to the visit, not the visit to it."""
    for mark in tokens[1:-1]:
        if mark.dep != "case" or mark.lower not in ("'s", "’s", "'", "’"):
            continue
        owner = tokens[mark.head]
        while owner.dep == "flat" and owner.head < owner.i:
            owner = tokens[owner.head]
        mark.head = owner.i
        had = next(
            (t for t in tokens[mark.i + 1 : mark.i + 5] if t.upos in ("NOUN", "PROPN") and t.head == owner.i),
            None,
        )
        if had is None or owner.i > mark.i or had.dep in ("compound", "case"):
            continue
        if any(t.upos in ("VERB", "AUX", "PUNCT", "ADP") for t in tokens[mark.i + 1 : had.i]):
            continue
        saved = [(t.head, t.dep) for t in tokens]
        root = owner.head == owner.i
        had.head, had.dep = (had.i if root else owner.head), owner.dep
        owner.head, owner.dep = had.i, "nmod"
        for token in tokens:
            if token.head == owner.i and (token.i > had.i or (token.dep == "case" and token.i < owner.i)):
                token.head = had.i
        if not is_tree(tokens):
            for token, (head, dep) in zip(tokens, saved, strict=True):
                token.head, token.dep = head, dep


def _second_pasts(tokens: list[Token]) -> None:
    """*Took the matter to court and last year tore up the agreement*: a past form behind *and* that only a verb can be."""
    for token in tokens[2:-1]:
        if token.upos != "NOUN" or token.lower not in PASTS:
            continue
        verb = tokens[token.head]
        while verb.upos in NOMINAL and verb.head != verb.i:
            verb = tokens[verb.head]
        if verb.upos != "VERB" or verb.i >= token.i:
            continue
        between = tokens[verb.i + 1 : token.i]
        cc = next((t for t in reversed(between) if t.upos == "CCONJ"), None)
        lemma = past(token)
        if cc is None or lemma is None or token.i - cc.i > 4 or any(t.upos == "VERB" for t in between):
            continue
        token.upos, token.lemma, token.head, token.dep = "VERB", lemma, verb.i, "conj"
        token.feats = {"Mood": "Ind", "VerbForm": "Fin", "Tense": "Past"}
        for other in tokens[cc.i :]:
            if other is not token and other.head == verb.i and other.upos != "PUNCT":
                other.head = token.i
            if cc.i < other.i < token.i and other.head == token.i and other.dep == "nmod":
                other.dep = "obl"
        cc.head = token.i
