"""Builders of coded documents and stores for the tests of this room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from degel.records import Actor, Coded, Document, Event, Span
from degel.store import Store
from degel.store.types import plover_score_of, quad_of, score_of

Make = Callable[..., Coded]


def make_coded(
    text: str,
    a: str,
    b: str | None,
    type: str,
    mode: str | None = None,
    day: str = "2016-06-27",
    *,
    source: str | None = "TASS",
    lang: str = "en",
    modality: str = "done",
    probability: float = 0.9,
    span: tuple[int, int] | None = None,
    id: str | None = None,
) -> Coded:
    """A document with one event; its evidence is the whole text unless `span` says which part."""
    doc = Document(text=text, published=day, source=source, lang=lang, id=id)  # type: ignore[arg-type]
    sides = [tuple(Actor(c, c, "GOV", c) for c in side.split()) if side else () for side in (a, b or "")]
    event = Event(
        type, mode, modality, quad_of(type), score_of(type, mode), probability, *sides,  # type: ignore[arg-type]
        Span(*(span or (0, len(text)))), Span(0, len(text)), plover_score=plover_score_of(type, mode),
    )  # fmt: skip
    return Coded(doc, (), (event,))


@pytest.fixture
def coded() -> Make:
    """`coded(text, "RUS", "TUR", "CONSULT", …)` is a document with one event."""
    return make_coded


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store in a new folder, without content."""
    return Store(tmp_path / "relations.degel")
