"""Repairs of French idioms and openings: *faire* with a bare noun, and a participle that opens a sentence.

The tokens of one parsed sentence come in and are corrected in place; they stay a tree.
"""

from __future__ import annotations

from degel.languages import forms
from degel.parse.french_dictionary import dictionary
from degel.parse.french_tree import PARTICIPLES
from degel.parse.sentence import Token
from degel.parse.tree import preposition, under

__all__ = ["made_of_nouns", "opening_participle"]

_INFINITIVE = ("er", "ir", "re", "oir")
_MAKE = frozenset({"fait", "font", "faisait", "faisaient", "fit", "firent", "fera", "feront", "faire", "faisant", "fasse"})  # fmt: skip


def made_of_nouns(tokens: list[Token]) -> None:
    """*fait grief à Paris*, *font route vers …*: behind *faire* only an infinitive is a verb; a bare noun is its object."""
    for make in tokens[:-1]:
        if make.lower not in _MAKE:
            continue
        noun = tokens[make.i + 1]
        if noun.upos == "ADJ" and noun.dep == "obj" and noun.head == make.i:
            if noun.text.islower() and dictionary().knows(noun.lower, "NOUN"):
                noun.upos, noun.lemma = "NOUN", noun.lower  # "font grève", "fait escale"
            continue
        if make.head != noun.i or not make.dep.startswith("aux") or not noun.text.islower():
            continue
        if noun.upos not in ("VERB", "NOUN") or not _is_noun(noun.lower):
            continue
        for child in under(noun, tokens):
            if child is not make:
                child.head = make.i
                child.dep = "obl" if child.dep == "nmod" else child.dep
                for below in under(child, tokens):
                    if below.dep == "acl" and any(t.head == below.i and t.dep == "mark" for t in tokens):
                        below.head, below.dep = make.i, "xcomp"  # "fait grief à Paris d'avoir …"
        make.head = make.i if noun.head == noun.i else noun.head
        make.dep, make.upos, make.lemma = noun.dep, "VERB", "faire"
        noun.head, noun.dep, noun.upos, noun.lemma, noun.feats = make.i, "obj", "NOUN", noun.lower, {}


def _is_noun(low: str) -> bool:
    """Is it no infinitive ("faire passer"), and a noun of the dictionary or no form of a verb?"""
    if low.endswith(_INFINITIVE) and low in forms("fr").get(low, (low,)):
        return False
    return dictionary().knows(low, "NOUN")


def opening_participle(tokens: list[Token]) -> None:
    """*Libéré par Oslo, le pasteur …*: the capital of a sentence makes no name of a participle."""
    part = tokens[0]
    if part.dep not in ("advcl", "acl", "amod") or part.head == 0 or len(tokens) < 4:
        return
    if part.upos in ("PROPN", "ADJ", "NOUN") and not _becomes_participle(part, tokens):
        return
    if part.upos != "VERB" or part.feats.get("VerbForm") != "Part":
        return
    for child in under(part, tokens):
        if child.dep == "nmod":
            child.dep = "obl"
        if child.dep == "obl" and preposition(child, tokens) == "par":
            child.dep = "obl:agent"
        if child.dep == "obl" and preposition(child, tokens) is None:
            for below in under(child, tokens):
                if below.dep in ("nmod", "obl", "obl:agent") and preposition(below, tokens) in (
                    "par",
                    "à",
                    "en",
                ):
                    agent = preposition(below, tokens) == "par"
                    below.head, below.dep = (
                        part.i,
                        "obl:agent" if agent else "obl",
                    )  # "Expulsé lundi par Oslo"


def _becomes_participle(part: Token, tokens: list[Token]) -> bool:
    """Makes the first word a participle where it may be one, a comma follows and the main verb stands behind that."""
    lemma = next((w for w in forms("fr").get(part.lower, ()) if w.endswith(_INFINITIVE)), None)
    comma = next((t.i for t in tokens[1:] if t.text == ","), None)
    head = tokens[part.head]
    if lemma is None or not part.lower.endswith(PARTICIPLES) or comma is None or head.i < comma:
        return False
    if head.upos in ("NOUN", "PROPN"):
        verb = tokens[head.head]
        if not head.dep.startswith("nsubj") or verb.upos != "VERB":
            return False
        part.head = verb.i
    part.upos, part.lemma, part.dep = "VERB", lemma, "advcl"
    part.feats = {"VerbForm": "Part", "Tense": "Past"}
    return True
