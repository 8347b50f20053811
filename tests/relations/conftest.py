"""Builders of acts and series for the tests of this room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest

from degel.records import Happening, When
from degel.relations.acts import Act
from degel.relations.scale import QUAD_OF, QUADS, load_scale
from degel.stories.signals import find_signal
from degel.stories.telling import Telling

START = date(2015, 1, 5)  # a Monday
MakeAct = Callable[..., Act]


@pytest.fixture
def act() -> MakeAct:
    """`act(3, "CONSULT", "visit", sources=…)` is an act of the fourth week between PER and CHL."""
    count = iter(range(10**9))

    def make(
        week: int,
        type: str = "CONSULT",
        mode: str | None = None,
        *,
        day: int = 2,
        way: int = 1,
        sources: Sequence[tuple[str, str | None]] = (("AFP", "FRA"), ("EFE", "ESP")),
        probability: float = 0.9,
        evidence: str = "",
        origin: str = "coded",
        detail: str | None = None,
        offices: tuple[str, ...] = (),
        contexts: tuple[str, ...] = (),
    ) -> Act:
        number = next(count)
        when = START + timedelta(days=7 * week + day)
        a, b = ("CHL", "PER") if way >= 0 else ("PER", "CHL")
        members = tuple(
            Telling(
                f"e{number}-{k}", f"d{number}-{k}", type, mode, "done", 0.0, probability, (a,), (b,), (a,), (b,),
                when, when, evidence=evidence, source=name, source_country=land, published=when, origin=origin,
                detail=detail, offices=offices, contexts=contexts, lang="en",
            )
            for k, (name, land) in enumerate(sources)
        )  # fmt: skip
        ids = tuple(t.id for t in members)
        score = max(-9.0, min(9.0, load_scale("plover").score(type, mode)))
        happening = Happening(
            f"h{number:06d}", type, mode, (a,), (b,), When(when, when), ids, tuple(t.document for t in members),
            tuple(sorted(name for name, _ in sources)), score, probability,
        )  # fmt: skip
        blind = origin == "keds"
        return Act(
            happening, members, way, when, score, probability, QUADS.index(QUAD_OF[type]), (), (0.0, 0.0, 1.0),
            frozenset(name.casefold() for name, _ in sources), frozenset(land for _, land in sources if land),
            1 if blind else len(sources), find_signal(members), blind,
        )  # fmt: skip

    return make
