"""A word of a parsed French sentence → whether a comma stands before it, and whether a verb lacks the object that it may be.

Serves the repairs of French parses, and changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from degel.parse.french_verbs import WITH_BE
from degel.parse.sentence import Token

__all__ = ["NOMINAL", "PARTICIPLES", "TIMES", "behind_comma", "lacks_object"]

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
# How past participles end, in both genders and numbers; those in -i, which many nouns share, apart.
PARTICIPLES = (
    "é",
    "ée",
    "és",
    "ées",
    "u",
    "ue",
    "us",
    "ues",
    "is",
    "ise",
    "ises",
    "it",
    "ite",
    "its",
    "ites",
)
# Nouns that tell a time without a preposition
TIMES = frozenset(
    ["veille", "lendemain", "nuit", "matin", "matinée", "soir", "soirée", "semaine", "mois", "an", "année", "jour", "journée",
     "week-end", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "janvier", "février", "mars",
     "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre", "fois", "printemps", "été",
     "automne", "hiver", "heure", "minute", "siècle", "décennie"]
)  # fmt: skip


def lacks_object(verb: Token, noun: Token, tokens: Sequence[Token]) -> bool:
    """Is it an active verb that may have an object and has none yet?"""
    below = [
        t
        for t in tokens
        if t.head == verb.i and t is not noun and t is not verb and not (t.dep == "obj" and t.lower in TIMES)
    ]
    return (
        verb.upos == "VERB"
        and verb.lemma not in WITH_BE
        and not any(
            t.dep in ("obj", "ccomp", "xcomp", "aux:pass", "nsubj:pass", "cop") or t.dep.startswith("expl")
            for t in below
        )
        and (verb.feats.get("VerbForm") != "Part" or any(t.dep == "aux" for t in below))
    )


def behind_comma(token: Token, tokens: Sequence[Token]) -> bool:
    """Does a comma stand before the word and its article?"""
    k = token.i - 1
    while k > 0 and tokens[k].head == token.i and tokens[k].upos in ("DET", "NUM", "ADJ"):
        k -= 1
    return tokens[k].text == ","
