"""The gate before the parser: which sentences can yield an event or a quote?

A sentence passes when it holds a name or an agent and a trigger word, or when it opens, closes or continues a
quotation, or stands next to one that does; everything else is spared the parser.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import ahocorasick_rs

from degel.records import Span

__all__ = ["Gate"]

MARKS = "«»“”„\""
# Inflection lives at the end of a word: a trigger is looked for by its first letters.
STEM = 5


class Gate:
    """Built once a language from the actors' surface forms and the codebook's words."""

    def __init__(self, names: Iterable[str], triggers: Iterable[str]) -> None:
        stems = {_stem(word) for entry in triggers for word in entry.lower().replace("’", "'").split()[:3]}
        self._names = _automaton({n.lower() for n in names if len(n) > 1})
        self._triggers = _automaton({s for s in stems if len(s) > 1})

    def keep(self, text: str, spans: Sequence[Span]) -> list[bool]:
        """For each span, whether to parse it."""
        low = text.lower().replace("’", "'")
        if len(low) != len(text):  # a letter whose lower case is longer would shift every offset behind it
            low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text).replace("’", "'")
        named = _hits(self._names, low)
        triggered = _hits(self._triggers, low)
        kept: list[bool] = []
        quoting = False
        i = j = 0
        for span in spans:
            while i < len(named) and named[i] < span.start:
                i += 1
            while j < len(triggered) and triggered[j] < span.start:
                j += 1
            has_name = i < len(named) and named[i] < span.end
            has_trigger = j < len(triggered) and triggered[j] < span.end
            marked = any(mark in text[span.start : span.end] for mark in MARKS) or text[span.start] in "—–-"
            kept.append((has_name and has_trigger) or marked or (quoting and has_trigger))
            quoting = marked or (quoting and not _closes(text, span))
        return kept


def _closes(text: str, span: Span) -> bool:
    return "\n" in text[span.end : span.end + 2]


def _stem(word: str) -> str:
    return word[:STEM]


def _automaton(words: set[str]) -> ahocorasick_rs.AhoCorasick | None:
    if not words:
        return None
    return ahocorasick_rs.AhoCorasick(sorted(words), implementation=ahocorasick_rs.Implementation.ContiguousNFA)


def _hits(automaton: ahocorasick_rs.AhoCorasick | None, low: str) -> list[int]:
    """Starts of matches at the beginning of a word, in order."""
    if automaton is None:
        return []
    return sorted(
        start
        for _, start, _ in automaton.find_matches_as_indexes(low, overlapping=True)
        if start == 0 or not low[start - 1].isalnum()
    )
