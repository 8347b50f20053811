"""A page and the places named in it → the place that it reports from, as its dateline tells."""

from __future__ import annotations

from collections.abc import Sequence

from degel.parse.datelines import end_of_dateline
from degel.parse.sentence import Sentence
from degel.records import Document
from degel.where.names import Placed

__all__ = ["page_place"]

_SHORT = 9  # tokens of a line that is no more than a dateline or the mark of a correspondent
_FROM_THERE = (
    "correspondent",
    "correspondant",
    "correspondante",
    "envoyé",
    "envoyée",
    "corresponsal",
    "enviado",
    "enviada",
    "корреспондент",
)


def page_place(doc: Document, sentences: Sequence[Sentence], places: Sequence[Placed]) -> Placed | None:
    """The town of the dateline: "NAIROBI, May 14 —", «ЖЕНЕВА, 14 сентября.», "By a correspondent in Banjul"; else None."""
    first = next((s for s in sentences if s.part == "text" and s.tokens), None)
    if first is None:
        return None
    here = [p for p in places if p.sentence == first.number and p.place.lat is not None]
    text = doc.text[first.start : first.end]
    end = end_of_dateline(text)
    for placed in here:
        start = placed.place.span.start - first.start if placed.place.span else 0
        if start <= 1 and (end > 0 or _bare(first)):
            return placed
        if len(first.tokens) <= _SHORT and any(t.lemma.lower() in _FROM_THERE for t in first.tokens):
            return placed
    return None


def _bare(sent: Sentence) -> bool:
    """Is the sentence no more than a place, perhaps with a day («МОСКВА.», «ЖЕНЕВА, 14 сентября.»)?"""
    return len(sent.tokens) <= _SHORT and not any(t.upos in ("VERB", "AUX") for t in sent.tokens)
