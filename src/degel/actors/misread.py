"""Readings of a word that its neighbours show to be another: a premiere, a stadium, "alors que", a union's congress.

Input: a reading with its tokens. Output: whether it means nobody here. No look further than three tokens.
"""

from __future__ import annotations

import re

from degel.actors.lexicon import Reading
from degel.parse.sentence import Sentence

__all__ = ["misread"]

# Councils whose president heads no government ("la présidente du Conseil régional").
_COUNCILS = frozenset(
    (
        "régional",
        "départemental",
        "général",
        "municipal",
        "communal",
        "économique",
        "constitutionnel",
        "d'",
        "d’",
    )
)


def _in_marks(first: int, last: int, sentence: Sentence) -> bool:
    """Is it alone in its marks behind a noun, and so the name of something else («национальный центр "Россия"»)?"""
    tokens = sentence.tokens
    for i in range(first - 1, max(0, first - 3), -1):
        if tokens[i].text in _OPEN:
            # «Деловая Россия» too
            named = i + 1 == first or (tokens[i + 1].text[:1].isupper() and tokens[i + 1].upos == "ADJ")
            closed = last + 1 < len(tokens) and tokens[last + 1].text in _SHUT
            return named and closed and tokens[i - 1].upos == "NOUN"
        if tokens[i].upos not in ("ADJ", "NOUN", "PROPN"):
            return False
    return False


_ADDRESS = re.compile(r"\w{2}\.[^\W\d_]{2,4}$")
_OPEN = frozenset(("«", '"', "“", "„", "‘"))
_SHUT = frozenset(("»", '"', "”", "“", "’"))


def misread(reading: Reading, first: int, last: int, head: int, sentence: Sentence, named: bool) -> bool:
    """Does the reading of tokens `first` to `last` mean nobody? `named` is true where a state's name stands before it."""
    tokens = sentence.tokens
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    token = tokens[head]
    if reading.kind in ("state", "capital") and _ADDRESS.search(token.text):
        return True  # "Guatemala.com"
    if reading.kind in ("state", "capital") and _in_marks(first, last, sentence):
        return True
    if tokens[last].text.endswith("$") or (after is not None and after.text.startswith("$")):
        return True  # "US$93 million" is money
    if reading.kind == "office" and sentence.lang == "ru":
        # «пять премьер сезона»
        return token.lower.startswith("премьер") and (
            token.lemma.lower() == "премьера"
            or token.feats.get("Animacy") == "Inan"
            or (token.lower == "премьер" and before is not None and before.upos == "NUM")
        )
    if reading.kind == "surname" and sentence.lang in ("es", "fr"):
        # "en el Calderón", "amigos de El Rosario", "salón del Palacio": nobody's surname has an article for men
        if first != last or before is None or before.upos == "PRON":
            return False
        return before.lower in ("el", "le") or (
            before.text in ("del", "al") and after is not None and after.lower == "de"
        )
    if reading.kind == "office" and sentence.lang == "fr":
        if reading.office == "chancellor" and before is not None and before.lower in ("grand", "grande"):
            return True
        council = token.lower.startswith("président") and tokens[last].lower == "conseil"
        return council and after is not None and after.lower in _COUNCILS
    if reading.kind == "former" and sentence.lang == "fr":
        return token.lower == "alors" and after is not None and after.lower in ("que", "qu'", "qu’")
    if reading.kind == "institution" and sentence.lang == "en" and token.text == "Congress":
        # "Trades Union Congress"
        return before is not None and before.upos == "PROPN" and before.text[:1].isupper() and not named
    return False
