"""The same news coded in several languages → how far the events agree with those of one language.

A document's events become a set of (type, actor, recipient), sides as countries or bodies, compound actors
expanded to pairs (see `degel.evaluate.documents.expand`). Agreement is the F1 of two such sets, micro-averaged
over documents: each language is measured against the pivot, neither is taken to be right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from degel.evaluate.documents import Claim, Score, claim_of_event, expand, score_counts
from degel.records import Event

__all__ = ["Disagreement", "Triple", "agreement", "triples", "triples_of"]

Triple = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One document in one language: what only the pivot has, and what only the language has."""

    document: str
    lang: str
    pivot_only: tuple[Triple, ...]
    lang_only: tuple[Triple, ...]


def triples(events: Iterable[Event], *, min_probability: float = 0.0) -> frozenset[Triple]:
    """The set of (type, actor, recipient) of a document's events; None where a side has no country or body."""
    return triples_of(claim_of_event(e) for e in events if e.probability >= min_probability)


def triples_of(claims: Iterable[Claim]) -> frozenset[Triple]:
    """The same of events in comparable form."""
    return frozenset(
        (pair.type, next(iter(pair.actor), None), next(iter(pair.recipient), None))
        for claim in claims
        for pair in expand(claim)
    )


def agreement(
    documents: Mapping[str, Mapping[str, frozenset[Triple]]], langs: Sequence[str], pivot: str = "en"
) -> tuple[dict[str, Score], tuple[Disagreement, ...]]:
    """(score of each language against the pivot and of `all`, disagreements) from triples by document and language.

    The pivot's triples are counted as gold only in name; intervals resample documents, in all languages at once.
    """
    scores: dict[str, Score] = {}
    sums = [[0, 0, 0] for _ in documents]
    found: list[Disagreement] = []
    for lang in langs:
        counts: list[tuple[int, int, int]] = []
        for key, sets in documents.items():
            ours, theirs = sets[lang], sets[pivot]
            counts.append((len(ours & theirs), len(theirs), len(ours)))
            if ours != theirs:
                found.append(
                    Disagreement(
                        key,
                        lang,
                        tuple(sorted(theirs - ours, key=str)),
                        tuple(sorted(ours - theirs, key=str)),
                    )
                )
        scores[lang] = score_counts(counts)
        sums = [
            [a + b for a, b in zip(row, more, strict=True)] for row, more in zip(sums, counts, strict=True)
        ]
    scores["all"] = score_counts([(right, pivots, ours) for right, pivots, ours in sums])
    return scores, tuple(found)
