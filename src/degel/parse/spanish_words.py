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

__all__ = ["mend_headline", "mend_words"]

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


# Prepositions behind a noun that opens a headline
_OF = frozenset({"de", "del", "entre", "contra"})
_TO = frozenset({"a", "al", "con", "en", "por", "para"})
# States whose names are forms of verbs too
_STATES = frozenset({"irán", "catar"})
_BEING = frozenset({"ser", "estar", "haber"})
_PARTICIPLES = ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "o", "os")


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
    _state_first(tokens)
    _behind_name(tokens)


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


def _finite(token: Token) -> bool:
    """Whether a word is read as a finite verb."""
    return token.upos in _VERBAL and token.feats.get("VerbForm") not in ("Inf", "Ger", "Part")


def mend_headline(tokens: list[Token]) -> None:
    """*Cumbre entre Trump y Putin*, *Veto ruso a la resolución*, *Firme apoyo a Israel*: a headline that its noun opens."""
    lemmas = load_lemmas("es")
    at = next((t.i for t in tokens if t.upos != "PUNCT"), 0)
    if lemmas is None or at + 2 >= len(tokens) or not tokens[at].text[:1].isupper():
        return
    led = lemmas.knows(tokens[at].lower, "ADJ") and tokens[at + 1].text[:1].islower()
    first = tokens[at + 1] if led and lemmas.knows(tokens[at + 1].lower, "NOUN") else tokens[at]
    if first.i + 1 >= len(tokens) or first.upos == "NOUN" or not lemmas.knows(first.lower, "NOUN"):
        return
    if infinitive(first.lower) in _BEING or any(_finite(t) for t in tokens if t is not first):
        return
    after = tokens[first.i + 1]
    qualified = after.upos == "ADJ" and after.text[:1].islower()
    sure = infinitive(first.lower) is None or first.lower.endswith("o")
    if not (qualified or after.lower in _OF or (sure and after.lower in _TO)):
        return
    root = next(t for t in tokens if t.head == t.i)
    if root is not first:
        if root.i not in (first.i - 1, first.i + 1):
            return
        for token in tokens:
            if token.head == root.i:
                token.head = first.i
        first.head, first.dep, root.dep = first.i, "root", "amod"
    first.upos, first.lemma, first.feats = "NOUN", first.lower, {}
    for token in tokens:
        if token.head == first.i and token is not first and token.upos in ("NOUN", "PROPN", "PRON"):
            token.dep = "nmod"
        elif token.head == first.i and token.upos == "ADJ":
            token.dep = "amod"
    if first.i > at:
        tokens[at].upos, tokens[at].lemma, tokens[at].dep, tokens[at].feats = (
            "ADJ",
            tokens[at].lower,
            "amod",
            {},
        )


def _state_first(tokens: list[Token]) -> None:
    """*Irán surte de armas a …*: the state that opens the sentence is no verb where one follows it."""
    if len(tokens) < 3 or tokens[0].lower not in _STATES or tokens[0].upos not in _VERBAL:
        return
    name, verb = tokens[0], tokens[1]
    lemma = infinitive(verb.lower)
    if lemma is None or lemma == verb.lower or verb.upos not in (*_WORDS - {"PRON", "ADV"}, "VERB"):
        return
    above = verb.i if name.head == name.i else name.head
    verb.head, verb.dep = above, "root" if above == verb.i else name.dep
    for token in tokens[2:]:
        if token.head == name.i:
            token.head = verb.i
    _as_verb(verb, lemma, tokens)
    name.upos, name.lemma, name.feats, name.head, name.dep = "PROPN", name.text, {}, verb.i, "nsubj"


def _behind_name(tokens: list[Token]) -> None:
    """*«Rusia miente», dijo*: a verb's form in small letters right behind a name is no part of the name."""
    lemmas = load_lemmas("es")
    for token in tokens[1:]:
        name = tokens[token.i - 1]
        if (
            token.head != name.i
            or name.upos != "PROPN"
            or token.dep not in ("flat", "amod", "appos", "compound")
        ):
            continue
        if name.dep.startswith("nsubj"):
            continue
        lemma = infinitive(token.lower)
        if (
            lemma is None
            or lemma in _BEING
            or len(token.text) < 5
            or not token.text[:1].islower()
            or token.upos in _VERBAL
        ):
            continue
        if token.lower.endswith(_PARTICIPLES) or (lemmas is not None and lemmas.knows(token.lower, "ADJ")):
            continue
        if any(t.head == name.i and t.dep in ("case", "mark") for t in tokens):
            continue
        token.head, token.dep = (token.i, "root") if name.head == name.i else (name.head, name.dep)
        for child in tokens[token.i + 1 :]:
            if child.head == name.i:
                child.head = token.i
        name.head, name.dep = token.i, "nsubj"
        _as_verb(token, lemma, tokens)


def _as_verb(token: Token, lemma: str, tokens: list[Token]) -> None:
    """Makes a word a verb of the present, and what follows it its objects."""
    token.upos, token.lemma = "VERB", lemma
    number = "Plur" if token.lower.endswith("n") else "Sing"
    token.feats = {"Mood": "Ind", "VerbForm": "Fin", "Person": "3", "Number": number, "Tense": "Pres"}
    for child in tokens[token.i + 1 :]:
        if child.head == token.i and child.dep in ("nmod", "amod", "appos", "flat"):
            led = any(t.head == child.i and t.dep == "case" for t in tokens)
            child.dep = "obl" if led else "obj"
