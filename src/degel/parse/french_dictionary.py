"""A French word → the verb that it may be a form of, and what the dictionary knows of it.

Serves the repairs of French parses; only `become_verb` changes a token, into a finite verb.
"""

from __future__ import annotations

from functools import cache

from degel.languages import forms
from degel.parse.lemmas import Lemmas, load_lemmas
from degel.parse.sentence import Token

__all__ = ["become_verb", "dictionary", "infinitives", "lemma_of"]

# Endings of finite forms that no participle, adjective or noun has
_FINITE = (
    "èrent", "irent", "urent", "aient", "eront", "iront", "dront", "vront", "tront", "ait", "era", "ira", "dra", "vra",
    "issent",
)  # fmt: skip
# Endings of presents whose participle ends otherwise ("rompt": rompu)
_PRESENT = ("mpt", "bat", "met", "oit", "end", "ond", "erd", "clut", "ient", "ennent")
# Prepositions and nouns that look like verbs wherever they stand
_NO_VERB = frozenset(
    {"entre", "contre", "outre", "membre", "centre", "titre", "lettre", "chiffre", "cadre", "ordre", "nombre"}
)


def dictionary() -> Lemmas:
    """The French lemmas, none where the tables are not installed."""
    return load_lemmas("fr") or Lemmas({})


def lemma_of(token: Token) -> tuple[str, bool] | None:
    """The infinitive that a small word may be a present or other finite form of, and whether it can be nothing else."""
    low = token.lower
    if not token.text[:1].islower() or not token.text.isalpha() or low in _NO_VERB:
        return None
    if low.endswith(("é", "ée", "és", "ées")):
        return None
    lemma = next(
        (w for w in forms("fr").get(low, ()) if w.endswith(("er", "ir", "re", "oir")) and w != low), None
    )
    if lemma is None and low.endswith(("e", "ent")):
        guess = low.removesuffix("nt") + "r"  # a form that is a noun too ("livre") stands in no table
        lemma = guess if guess.endswith("er") and guess in infinitives() else None
    if low.endswith("a") and len(low) > 4:  # "rencontra", "annonça"
        simple = (f"{low[:-1].replace('ç', 'c')}er", f"{low[:-1]}er")
        return next(((w, True) for w in simple if w in infinitives()), None)
    if lemma is None:
        return None
    first = lemma.endswith("er") and low.endswith(("e", "ent")) and not low.endswith("ement")
    if not (first or low.endswith(_FINITE) or low.endswith(_PRESENT)):
        return None
    known = load_lemmas("fr")
    other = known is not None and (known.knows(low, "NOUN") or known.knows(low, "ADJ"))
    return lemma, not other


@cache
def infinitives() -> frozenset[str]:
    """The infinitives of all known forms that are no noun or adjective in -re."""
    words = {word for words in forms("fr").values() for word in words}
    known = load_lemmas("fr")
    return frozenset(
        word
        for word in words
        if word.endswith(("er", "ir"))
        or (word.endswith("re") and not (known and (known.knows(word, "NOUN") or known.knows(word, "ADJ"))))
    )


def become_verb(token: Token, lemma: str) -> None:
    """Makes the word a finite verb in the third person, its number and tense told by its ending."""
    low = token.lower
    number = "Plur" if low.endswith(("ent", "ont")) else "Sing"
    tense = "Fut" if low.endswith(("ra", "ront")) and f"{low[:-1]}er" != lemma else "Pres"
    if low.endswith(("èrent", "irent", "urent")) or (low.endswith("a") and tense == "Pres"):
        tense = "Past"
    elif low.endswith(("ait", "aient")):
        tense = "Imp"
    token.upos, token.lemma = "VERB", lemma
    token.feats = {"Mood": "Ind", "VerbForm": "Fin", "Person": "3", "Number": number, "Tense": tense}
