"""Repairs of single Spanish words: infinitives with pronouns behind them, numbers and nationalities read as verbs, verbs read as names.

What each mends shows on the word itself: no noun ends in an infinitive with *-nos*, *ochenta* is no verb, a sentence
without a verb whose second word is a verb's form has found one.
"""

from __future__ import annotations

import re

from degel.parse.conjugation import infinitive
from degel.parse.lemmas import load_lemmas
from degel.parse.sentence import Token
from degel.parse.tree import under

__all__ = ["mend_words"]

_ENCLITIC = re.compile(r"^(\w+?[aeiáéí]r)(?:me|te|se|nos|os)?(?:lo|la|los|las|le|les|me|te|se|nos)$")
_PLAIN = str.maketrans("áéí", "aei")
_NUMBERS_WORDS = (
    "once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés "
    "veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta cuarenta cincuenta sesenta setenta "
    "ochenta noventa cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos "
    "novecientos doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas novecientas"
)
_NUMBERS = frozenset(_NUMBERS_WORDS.split())
# Nationalities with the ending of a verb
_NATIONS = frozenset({"kosovar", "kosovares", "insular", "balear", "baleares", "magiar", "magiares"})
_WORDS = frozenset({"NOUN", "ADJ", "ADV", "PROPN", "X", "PRON"})
_VERBAL = frozenset({"VERB", "AUX"})


# How long a dateline may be, in tokens
_LINE = 14
_DASHES = frozenset({"–", "—", "-", "--", ".-", ".–", ".—"})
_MONTHS_WORDS = (
    "ene feb mar abr may jun jul ago sep sept set oct nov dic enero febrero marzo abril mayo junio julio agosto septiembre "
    "setiembre octubre noviembre diciembre"
)
_MONTHS = frozenset(_MONTHS_WORDS.split())


def mend_words(tokens: list[Token]) -> None:
    """Corrects one parsed sentence in place; it stays a tree."""
    _dateline(tokens)
    for token in tokens:
        if token.lower in _NUMBERS and token.upos != "NUM":
            _number(token, tokens)
        elif token.lower in _NATIONS and token.upos in ("VERB", "PROPN"):
            _nation(token, tokens)
        elif token.upos == "VERB" and token.dep == "amod" and _only_adjective(token):
            token.upos, token.feats = "ADJ", {}
        elif token.text[:1].islower():
            _enclitic(token, tokens)
    for token in tokens:
        if token.dep == "obl:agent" and _active(tokens[token.head], tokens):
            token.dep = "obl"
    _only_verb(tokens)


def _dateline(tokens: list[Token]) -> None:
    """*BISKEK, 17 sep. – Kirguistán y Tayikistán acordaron …*: where a wire comes from is no part of what it tells."""
    end = _end_of_dateline(tokens)
    if end is None:
        return
    root = next(t for t in tokens if t.head == t.i)
    if root.i <= end:
        led = [t for t in tokens[end + 1 :] if t.head <= end and t.upos != "PUNCT"]
        new = next((t for t in led if t.upos in _VERBAL), led[0] if led else None)
        if new is None:
            return
        new.head, new.dep, root = new.i, "root", new
    subjects = any(t.head == root.i and t.dep.startswith("nsubj") and t.i > end for t in tokens)
    for token in tokens[end + 1 :]:
        if token.head > end:
            continue
        token.head = root.i
        if token.upos == "PUNCT":
            token.dep = "punct"
        elif token.upos in ("NOUN", "PROPN", "PRON") and token.i < root.i and not subjects:
            token.dep, subjects = "nsubj", True
        else:
            token.dep = "obl" if token.upos in ("NOUN", "PROPN") else "parataxis"
    for token in tokens[1 : end + 1]:
        if token.head > end or token.head == token.i:
            token.head, token.dep = 0, "punct" if token.upos == "PUNCT" else "dep"
    tokens[0].head, tokens[0].dep = root.i, "dep"
    for token in tokens[1 : end + 1]:  # no circles among the words of the line
        seen, above = {token.i}, tokens[token.head]
        while above.i not in seen and above.i and above.i <= end:
            seen.add(above.i)
            above = tokens[above.head]
        if above.i in seen:
            token.head = 0


def _end_of_dateline(tokens: list[Token]) -> int | None:
    """The dash that closes a dateline, or None where the sentence opens with none."""
    dash = next((t.i for t in tokens[1:_LINE] if t.text in _DASHES), None)
    if dash is None or dash + 3 > len(tokens) or not tokens[0].text[:1].isupper():
        return None
    line = tokens[:dash]
    dated = any(t.text.isdigit() or t.lower.rstrip(".") in _MONTHS or t.text in ("(", ")") for t in line)
    if not (dated or tokens[0].text.isupper()):
        return None
    plain = all(
        t.text[:1].isupper() or t.text.isdigit() or t.upos in ("PUNCT", "ADP", "NUM", "DET")
        or t.lower.rstrip(".") in _MONTHS or t.lower in ("lunes", "martes", "miércoles", "jueves", "viernes", "corresponsal",
                                                         "sábado", "domingo", "agencia", "agencias", "enviado", "especial")
        for t in line
    )  # fmt: skip
    return dash if plain else None


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


def _only_adjective(token: Token) -> bool:
    """*la policía griega*: a word that the dictionary knows as an adjective and no table as a verb's form."""
    lemmas = load_lemmas("es")
    return lemmas is not None and lemmas.knows(token.lower, "ADJ") and infinitive(token.lower) is None


def _enclitic(token: Token, tokens: list[Token]) -> None:
    """*dispuestos a reunirnos*: an infinitive with a pronoun behind it is a verb."""
    found = _ENCLITIC.match(token.lower)
    right = token.upos == "VERB" and token.lemma.removesuffix("se").endswith("r")
    if found is None or right or token.upos not in (*_WORDS, "VERB"):
        return
    lemma = found[1].translate(_PLAIN)
    lemmas = load_lemmas("es")
    if len(lemma) < 3 or not (
        infinitive(lemma) == lemma or (lemmas is not None and lemmas.knows(lemma, "VERB"))
    ):
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
    below = under(verb, tokens)
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
    lemma = (
        infinitive(verb.lower) if verb.text[:1].islower() and verb.upos in ("NOUN", "ADJ", "PROPN") else None
    )
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
