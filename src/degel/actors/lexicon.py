"""Surface forms of one language → hits in a text, by one Aho–Corasick automaton.

Input: the reference data. Output: `Hit`s with offsets into the text as given, longest first from the left, never
overlapping. The text is folded one character to one character (accents of Latin letters, ё, typographic marks,
case), so offsets never move; the case of what was found is checked afterwards, so that "turkey" is no state
and a headline in capitals still matches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick_rs

from degel.actors.readings import SPLIT_HEADS, Reading, Words, all_readings, fold, lower, words

__all__ = ["Hit", "Lexicon", "Reading", "Words", "fold", "is_head", "lexicon", "lower", "words"]


_TITLE_KINDS = frozenset(("office", "institution", "portfolio", "agent"))


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """Characters `start` to `end` that read as one or more `readings`."""

    start: int
    end: int
    readings: tuple[Reading, ...]


class Lexicon:
    """All surface forms of one language in one automaton."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._readings: dict[str, list[Reading]] = {}
        for reading in all_readings(lang):
            key = lower(fold(reading.form))
            if len(key) < 2 and reading.kind != "honorific":
                continue
            same = self._readings.setdefault(key, [])
            if not any(
                old.kind == reading.kind
                and old.code == reading.code
                and old.office == reading.office
                and old.person is reading.person
                and old.sector == reading.sector
                and old.form[0].isupper() == reading.form[0].isupper()
                # "kényan" and "kenyan" are both written; the accents of common words must agree
                and (old.form[0].isupper() or _accents_agree(reading.form, old.form))
                for old in same
            ):
                same.append(reading)
        self._keys = list(self._readings)
        self._table = [self._readings[key] for key in self._keys]
        self._common = [
            all(r.form[0].islower() and r.kind in _TITLE_KINDS for r in readings) and not key.endswith("-")
            for key, readings in self._readings.items()
        ]
        self._automaton: Any = (
            ahocorasick_rs.AhoCorasick(
                self._keys,
                matchkind=ahocorasick_rs.MatchKind.Standard,
                implementation=ahocorasick_rs.Implementation.ContiguousNFA,
                store_patterns=False,
            )
            if self._keys
            else None
        )

    def __len__(self) -> int:
        return len(self._keys)

    def names(self) -> Iterator[str]:
        """Every surface form, as written in the data."""
        for readings in self._table:
            yield readings[0].form

    def get(self, form: str) -> list[Reading]:
        """The readings of exactly this form, in any case."""
        return self._readings.get(lower(fold(form)), [])

    def find(self, text: str) -> list[Hit]:
        """Hits from left to right, at word boundaries, with the case their forms ask for."""
        if self._automaton is None or not text:
            return []
        folded = fold(text)
        small = lower(folded)
        size = len(small)
        # Every occurrence, not the leftmost-longest ones: "the UN" inside "the United" must not hide what follows.
        raw = self._automaton.find_matches_as_indexes(small, overlapping=True)
        inside = []
        for index, start, end in raw:
            if start and (small[start - 1].isalnum() or small[start - 1] == "_"):
                continue
            if end < size and small[end].isalnum() and small[end - 1] != "-":
                continue
            if start > 1 and small[start - 1] == "-" and small[:start].endswith(_CONTINENTS):
                continue
            if end + 1 < size and small[end] == "-" and small[end + 1].isalpha() and self._common[index]:
                continue
            inside.append((start, -end, index))
        inside.sort()
        found: list[Hit] = []
        at = 0
        for start, minus, index in inside:
            if start < at:
                continue
            readings = _in_case(self._table[index], text[start:-minus], folded[start:-minus])
            if readings:
                found.append(Hit(start, -minus, readings))
                at = -minus
        return found


def _in_case(readings: list[Reading], written: str, folded: str) -> tuple[Reading, ...]:
    """The readings whose form allows this capitalisation (and, for common words, these accents)."""
    kept = []
    for reading in readings:
        form = reading.form
        if form[0].islower():
            if written == form or _accents_agree(written, form):
                kept.append(reading)
        elif len(form) < 6 and form.isupper():
            plain = fold(form)
            # French and Spanish papers write "Otan", "Onu", "Opep".
            if folded == plain or (folded == plain.capitalize() and (len(form) > 3 or plain == "ONU")):
                kept.append(reading)
        elif written[0].isupper() and (
            " " not in form
            or not form.rpartition(" ")[2][:1].isupper()
            or written.rpartition(" ")[2][:1].isupper()
        ):
            kept.append(reading)
    short = [reading for reading in kept if reading.form[:2].isupper()]
    if short and len(short) < len(kept) and written[:2].isupper() and len(written) < 6:
        return tuple(short)  # "МИД" is the ministry, not Mr Meade
    return tuple(kept)


# First halves that make another adjective: "sud-américain" is of no state.
_CONTINENTS = ("sud-", "nord-", "latino-", "centro-", "centre-", "meso-", "south-", "north-", "latin-")

_MARKS = str.maketrans(
    {"’": "'", "ё": "е", "Ё": "Е", "\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u2010": "-"}
)


def _accents_agree(written: str, form: str) -> bool:
    """True unless a small letter lacks, or has, an accent that the form has not ("jugé" is no "juge")."""
    pairs = zip(written.translate(_MARKS), form.translate(_MARKS), strict=True)
    return all(a == b or a.isupper() for a, b in pairs)


@cache
def lexicon(lang: str) -> Lexicon:
    """The lexicon of a language, built once a process."""
    return Lexicon(lang)


def is_head(word: str) -> bool:
    """Is the word of those that stand before what somebody heads ("ministre", "глава", "head")?"""
    return lower(word) in SPLIT_HEADS
