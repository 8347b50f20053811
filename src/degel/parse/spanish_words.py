"""Repairs of single Spanish words: infinitives with pronouns behind them, numbers and nationalities read as verbs, verbs read as names.

What each mends shows on the word itself: no noun ends in an infinitive with *-nos*, *ochenta* is no verb, a sentence
without a verb whose second word is a verb's form has found one.
"""

from __future__ import annotations

import re

from degel.parse.conjugation import infinitive
from degel.parse.lemmas import load_lemmas
from degel.parse.sentence import Token

__all__ = ["mend_words"]

_ENCLITIC = re.compile(r"^(\w+?[aeiáéí]r)(?:me|te|se|nos|os)?(?:lo|la|los|las|le|les|me|te|se|nos)$")
_PLAIN = str.maketrans("áéí", "aei")
_NUMBERS = frozenset(
    "once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés "
    "veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta cuarenta cincuenta sesenta setenta "
    "ochenta noventa cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos "
    "novecientos doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas novecientas".split()
)
# Nationalities with the ending of a verb
_NATIONS = frozenset({"kosovar", "kosovares", "insular", "balear", "baleares", "magiar", "magiares"})
_WORDS = frozenset({"NOUN", "ADJ", "ADV", "PROPN", "X", "PRON"})
_VERBAL = frozenset({"VERB", "AUX"})


def mend_words(tokens: list[Token]) -> None:
    """Corrects one parsed sentence in place; it stays a tree."""
    for token in tokens:
        if token.lower in _NUMBERS and token.upos != "NUM":
            _number(token, tokens)
        elif token.lower in _NATIONS and token.upos in ("VERB", "PROPN"):
            _nation(token, tokens)
        elif token.text[:1].islower():
            _enclitic(token, tokens)
    for token in tokens:
        if token.dep == "obl:agent" and _active(tokens[token.head], tokens):
            token.dep = "obl"
    _only_verb(tokens)


def _number(token: Token, tokens: list[Token]) -> None:
    """*devolvió a ochenta migrantes*: the number counts the noun behind it, which takes its place."""
    noun = next((t for t in tokens[token.i + 1 : token.i + 3] if t.upos == "NOUN"), None)
    if noun is None or (noun.head != token.i and token.head != noun.i):
        return
    if noun.head == token.i:
        base = token.dep.partition(":")[0]
        led = any(t.head == token.i and t.dep in ("case", "mark") for t in tokens)
        noun.head = noun.i if token.head == token.i else token.head
        noun.dep = "root" if noun.head == noun.i else "obl" if led else "obj"
        if base in ("nsubj", "obj", "iobj", "nmod"):
            noun.dep = token.dep
        for child in tokens:
            if child.head == token.i and child is not token:
                child.head = noun.i
                if child.dep == "mark" and child.upos == "ADP":
                    child.dep = "case"
    token.upos, token.lemma, token.head, token.dep = "NUM", token.lower, noun.i, "nummod"
    token.feats = {"NumType": "Card"}


def _nation(token: Token, tokens: list[Token]) -> None:
    """*el primer ministro kosovar*: the nationality of the noun before it."""
    noun = tokens[token.i - 1] if token.i else token
    if noun.upos != "NOUN" or token.head == token.i or token.head == noun.i:
        return
    token.upos, token.lemma, token.feats = "ADJ", token.lower.removesuffix("es"), {}
    for child in tokens:
        if child.head == token.i:  # the noun too, where it was the subject
            child.head = token.head
    token.head, token.dep = noun.i, "amod"


def _enclitic(token: Token, tokens: list[Token]) -> None:
    """*dispuestos a reunirnos*: an infinitive with a pronoun behind it is a verb."""
    found = _ENCLITIC.match(token.lower)
    right = token.upos == "VERB" and token.lemma.removesuffix("se").endswith("r")
    if found is None or right or token.upos not in (*_WORDS, "VERB"):
        return
    lemma = found[1].translate(_PLAIN)
    lemmas = load_lemmas("es")
    if len(lemma) < 3 or not (infinitive(lemma) == lemma or (lemmas is not None and lemmas.knows(lemma, "VERB"))):
        return
    if lemmas is not None and lemmas.knows(token.lower, "NOUN"):
        return
    head = tokens[token.head]
    token.upos, token.lemma, token.feats = "VERB", lemma, {"VerbForm": "Inf"}
    for child in tokens:
        if child.head == token.i and child is not token:
            if child.dep == "case":
                child.dep = "mark"
            elif child.dep == "nmod":
                child.dep = "obl"
    if token.dep in ("obj", "obl", "iobj", "nmod", "amod", "appos", "flat"):
        token.dep = "acl" if head.upos in ("NOUN", "PROPN") else "xcomp"


def _active(verb: Token, tokens: list[Token]) -> bool:
    """*había declarado … por …*: a verb with *haber* and a subject of its own has no agent behind it."""
    below = [t for t in tokens if t.head == verb.i and t is not verb]
    if any(t.dep in ("nsubj:pass", "aux:pass", "expl:pass") or t.lower == "se" for t in below):
        return False
    has = any(t.dep == "aux" and t.lemma.lower() == "haber" for t in below)
    return any(t.dep == "nsubj" for t in below) and (has or verb.feats.get("VerbForm") == "Fin")


def _only_verb(tokens: list[Token]) -> None:
    """*Azerbaiyán exporta gas*: in a sentence without a verb the word behind the name that opens it is one, if it can be."""
    if not tokens or any(t.upos in _VERBAL for t in tokens):
        return
    at = 0
    while at < len(tokens) and tokens[at].upos in ("PROPN", "DET"):
        at += 1
    if at == 0 or at + 1 >= len(tokens) or tokens[at - 1].upos != "PROPN":
        return
    verb, name, root = tokens[at], tokens[0], next(t for t in tokens if t.head == t.i)
    lemma = infinitive(verb.lower) if verb.text[:1].islower() and verb.upos in ("NOUN", "ADJ", "PROPN") else None
    if lemma is None or verb.lower.endswith(("o", "os", "ada", "ido", "ida", "adas", "idas")):
        return
    while name.head < at and name.head != name.i:
        name = tokens[name.head]
    if name.i >= at:
        return
    number = "Plur" if verb.lower.endswith("n") else "Sing"
    for token in tokens:
        if token.i > at and token.head in (name.i, verb.i) and token is not root:
            token.head = at
    for token in tokens:
        if token.i > at and token.head == at and token.dep in ("nmod", "amod", "appos", "flat"):
            token.dep = "obl" if any(t.head == token.i and t.dep == "case" for t in tokens) else "obj"
    verb.upos, verb.lemma, verb.head, verb.dep = "VERB", lemma, at, "root"
    verb.feats = {"Mood": "Ind", "VerbForm": "Fin", "Person": "3", "Number": number, "Tense": "Pres"}
    name.head, name.dep = at, "nsubj"
    if root.i > at:
        led = any(t.head == root.i and t.dep == "case" for t in tokens)
        root.head, root.dep = at, "obl" if led else "obj"
