"""Builders of coded documents for the tests of this room."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from degel.records import Actor, Coded, Document, Event, Span

Coder = Callable[..., Coded]


@pytest.fixture
def coded() -> Coder:
    """`coded(text, "RUS", "TUR", "CONSULT", …)` is a document with one event whose evidence is the whole text."""

    def make(
        text: str,
        a: str,
        b: str | None,
        type: str,
        mode: str | None = None,
        day: str = "2016-06-27",
        *,
        source: str = "TASS",
        lang: str = "en",
        modality: str = "done",
        score: float = 2.5,
    ) -> Coded:
        doc = Document(text=text, published=day, source=source, lang=lang)  # type: ignore[arg-type]
        sides = [tuple(Actor(c, c, "GOV", c) for c in side.split()) if side else () for side in (a, b or "")]
        span = Span(0, len(text))
        event = Event(type, mode, modality, "verbal-cooperation", score, 0.9, sides[0], sides[1], span, span)  # type: ignore[arg-type]
        return Coded(doc, (), (event,))

    return make
