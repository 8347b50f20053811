"""Several states under one name ("the Baltic states", « les deux Corées »), and a half of two ("the North") on a page about both.

Part of `Phrases`. The names stand in `data/together.yml`; all the states are meant, as when each is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from degel.actors.reference import forms, read
from degel.actors.scene import Scene
from degel.actors.units import head_of
from degel.records import Actor

__all__ = ["Together"]

_ARTICLES = frozenset(("the", "le", "du", "au", "el", "del", "al"))
# The share of a page that two states must have, so that one's half of the sky is its name.
_SHARE = 0.6


@cache
def _groups(lang: str) -> Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """First word → the words and states of the names that begin so, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for entry in read("together")["groups"]:
        for form in forms(entry.get(lang)):
            words = tuple(form.split())
            found.setdefault(words[0].lower(), []).append((words, tuple(entry["states"])))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


@cache
def _halves(lang: str) -> Mapping[str, tuple[str, frozenset[str]]]:
    """Word → the state that it means, and both."""
    content = read("together")
    return {
        form: (code, frozenset(entry["states"]))
        for entry in content["halves"]
        for code, side in entry["states"].items()
        for form in content["words"][lang][side]
    }


class Together(Scene):
    """Reads what several states are called."""

    def _together(self) -> None:
        groups, halves = _groups(self.lang), _halves(self.lang)
        covered = {j for draft in self.drafts for j in range(draft.first, draft.last + 1)}
        i = 0
        while i < len(self.tokens):
            i = self._group_at(i, groups, covered) or self._half_at(i, halves, covered) or i + 1

    def _group_at(
        self,
        i: int,
        groups: Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]],
        covered: set[int],
    ) -> int | None:
        for words, states in groups.get(self.tokens[i].lower, ()):
            stretch = self.tokens[i : i + len(words)]
            end = i + len(words)
            same = len(stretch) == len(words) and all(
                w in (t.text, t.lower) for t, w in zip(stretch, words, strict=True)
            )
            if not same or not covered.isdisjoint(range(i, end)):
                continue
            for unit in self.units:
                if i <= unit.first and unit.last < end:
                    unit.taken = True
            head = head_of(self.sentence, i, end - 1)
            actors = [Actor(country=code, code=code, sector="GOV") for code in states]
            self._draft(i, end - 1, head, "name", actors, 0.85, plural=True)
            return end
        return None

    def _half_at(
        self, i: int, halves: Mapping[str, tuple[str, frozenset[str]]], covered: set[int]
    ) -> int | None:
        found = halves.get(self.tokens[i].text)
        if found is None or i in covered or self.at[i] is not None or i == 0:
            return None
        code, both = found
        counts = self.context.counts
        if not all(counts[state] for state in both):
            return None
        if sum(counts[state] for state in both) < _SHARE * sum(counts.values()):
            return None
        before, after = self.tokens[i - 1], self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if self.lang != "ru" and before.lower not in _ARTICLES:
            return None
        if after is not None and (
            after.text == "-" or (after.text[:1].isupper() and after.upos in ("PROPN", "NOUN"))
        ):
            return None  # "the North Sea"
        if after is not None and after.lower in self.words["of"] - {"'s", "’s"}:
            return None  # "the North of England"
        self._draft(i, i, i, "name", [Actor(country=code, code=code, sector="GOV")], 0.8)
        return i + 1
