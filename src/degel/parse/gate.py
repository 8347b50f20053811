"""The gate before the parser: which sentences can yield an event or a quote?

A sentence passes when it holds a name or a pronoun and a trigger, or when it holds, opens, continues or neighbours a
quotation; everything else is spared the parser. Names and triggers are handed in; matching ignores case, starts at
the start of a word and leaves its end open, because inflection lives there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import ahocorasick_rs

from degel.records import Span

__all__ = ["Gate"]

# Names this short must be whole words: "US" is not in "used".
SHORT_NAME = 3
# Triggers are cut to a stem: at most so many letters, and two less than the word has.
STEM = 5

_MARKS = re.compile(r"[«»“”„\"]")
_DASH = re.compile(r"[-–—]\s*\S")
_FOLD = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "ё": "е", "Ё": "Е", "\u00a0": " ", "\u202f": " "})
# Who may stand for a name: third persons, and the offices that the press writes alone.
_STAND_INS = re.compile(
    r"\b(?:il|elle|ils|elles|celui-ci|celle-ci|ceux-ci|on|nous|qui|he|she|they|we|who|it|him|them|"
    r"él|ella|ellos|ellas|quien|quienes|он|она|они|им|ему|ей|мы|который|которая|которые|"
    r"pr[eé]sident\w*|premier\w*|ministr\w*|minister\w*|government\w*|gobierno\w*|gouvernement\w*|"
    r"президент\w*|министр\w*|премьер\w*|правительств\w*|глав\w{1,3}|лидер\w*|leaders?|dirigeants?)\b"
)


class Gate:
    """Built once a language from the actors' surface forms and the codebook's words, as stems or inflected forms."""

    def __init__(self, names: Iterable[str], triggers: Iterable[str]) -> None:
        self._names = _automaton(_fold(name).strip() for name in names)
        self._triggers = _automaton(
            _stem(word) for entry in triggers for word in _fold(entry).replace("'", " ").split()[:3]
        )

    def keep(self, text: str, spans: Sequence[Span]) -> list[bool]:
        """For each span, whether to parse it; `spans` run forward through `text`."""
        low = _fold(text)
        named = _Hits(self._names, low, whole=SHORT_NAME)
        triggered = _Hits(self._triggers, low, whole=0)
        quoted = _Marks(m.start() for m in _MARKS.finditer(text))
        marked = [quoted.within(s) or _DASH.match(text, s.start) is not None for s in spans]
        inside = self._inside(text, spans)
        kept: list[bool] = []
        for i, span in enumerate(spans):
            near = (
                marked[i] or inside[i] or (i > 0 and marked[i - 1]) or (i + 1 < len(spans) and marked[i + 1])
            )
            kept.append(
                near
                or (
                    triggered.within(span)
                    and (named.within(span) or _STAND_INS.search(low, span.start, span.end) is not None)
                )
            )
        return kept

    def _inside(self, text: str, spans: Sequence[Span]) -> list[bool]:
        """Whether a span starts or ends within a quotation that runs over several sentences of one paragraph."""
        depths: list[bool] = []
        opened = False
        last = 0
        for span in spans:
            if "\n" in text[last : span.start]:
                opened = False
            was = opened
            for mark in _MARKS.finditer(text, span.start, span.end):
                sign = mark.group()
                opened = True if sign in "«“„" else False if sign in "»”" else not opened
            depths.append(was or opened)
            last = span.end
        return depths


class _Marks:
    """Offsets in order, asked with spans that run forward."""

    def __init__(self, offsets: Iterable[int]) -> None:
        self._offsets = list(offsets)
        self._at = 0

    def within(self, span: Span) -> bool:
        offsets = self._offsets
        while self._at < len(offsets) and offsets[self._at] < span.start:
            self._at += 1
        return self._at < len(offsets) and offsets[self._at] < span.end


class _Hits(_Marks):
    """Where words of an automaton begin in a folded text."""

    def __init__(self, automaton: ahocorasick_rs.AhoCorasick | None, low: str, *, whole: int) -> None:
        found: list[int] = []
        if automaton is not None:
            for _, start, end in automaton.find_matches_as_indexes(low, overlapping=True):
                if (start == 0 or not low[start - 1].isalnum()) and (
                    end - start > whole or end == len(low) or not low[end].isalnum()
                ):
                    found.append(start)
        super().__init__(found)


def _fold(text: str) -> str:
    """Lower case with one apostrophe and no ё, as long as `text`."""
    low = text.translate(_FOLD).lower()
    if len(low) != len(
        text
    ):  # İ and its like: a letter whose small form is longer would shift every offset behind it
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(_FOLD))
    return low


def _stem(word: str) -> str:
    return word[: min(STEM, max(3, len(word) - 2))]


def _automaton(words: Iterable[str]) -> ahocorasick_rs.AhoCorasick | None:
    """None when there is nothing to look for."""
    kept = sorted({word for word in words if len(word) > 1})
    if not kept:
        return None
    return ahocorasick_rs.AhoCorasick(kept, implementation=ahocorasick_rs.Implementation.ContiguousNFA)
