"""PLOVER's 37 contexts from the words of the sentence and of the whole document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import ahocorasick_rs

from degel.events.words import fold

__all__ = ["Contexts"]

# A context of the document applies to each of its events when at least this many of its words occur in it.
DOCUMENT_HITS = 3


class Contexts:
    """Finds the contexts of one language: stems match at the start of a word, `word$` only whole words."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        table: dict[str, set[tuple[str, bool]]] = {}
        for context, entries in words.items():
            for entry in entries:
                whole = entry.endswith("$")
                stem = fold(entry[:-1] if whole else entry).strip()
                if stem:
                    table.setdefault(stem, set()).add((context, whole))
        self._stems = list(table)
        self._contexts = [table[stem] for stem in self._stems]
        self._automaton = (
            ahocorasick_rs.AhoCorasick(self._stems, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
            if self._stems
            else None
        )

    def count(self, text: str) -> Counter[str]:
        """How often words of each context occur in `text`."""
        found: Counter[str] = Counter()
        if self._automaton is None:
            return found
        low = fold(text)
        for index, start, end in self._automaton.find_matches_as_indexes(low):
            if start and low[start - 1].isalnum():
                continue
            inside_word = end < len(low) and low[end].isalnum()
            found.update(name for name, whole in self._contexts[index] if not (whole and inside_word))
        return found

    def of(self, sentence: str, document: Counter[str]) -> tuple[str, ...]:
        """The contexts of an event: those of its sentence, and those the document returns to again and again."""
        names = set(self.count(sentence)) | {name for name, n in document.items() if n >= DOCUMENT_HITS}
        return tuple(sorted(names))
