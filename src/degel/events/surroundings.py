"""What the page tells of a proposal: how much it is about its sides, what it told of them before, and where it stands.

Features for the probability (`degel.events.rank`), the same in every language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from degel.events.cast import sides
from degel.events.frames import Proposal
from degel.events.scene import Scene

__all__ = ["Told", "of_page"]

# Sentences, sides and earlier events from which more of them tells nothing.
LATE, MANY, OFTEN = 30, 8, 3


@dataclass(slots=True)
class Told:
    """How often the page has told of each type between two sides, and of anything between them."""

    acts: Counter[tuple[str, frozenset[str]]] = field(default_factory=Counter)
    pairs: Counter[frozenset[str]] = field(default_factory=Counter)

    def add(self, proposal: Proposal) -> None:
        """Counts one more event."""
        both = frozenset(sides(proposal.actor) | sides(proposal.recipient))
        self.acts[proposal.type, both] += 1
        self.pairs[both] += 1


def of_page(proposal: Proposal, scene: Scene, told: Told, number: int) -> Iterator[tuple[str, float]]:
    """Shares of the sides among the names of the page, events told before, the place of the sentence."""
    total = scene.counts.total() or 1
    for role, parties in (("actor", proposal.actor), ("recipient", proposal.recipient)):
        codes = sides(parties)
        if codes:
            yield f"{role}:share", max(scene.counts[code] for code in codes) / total
            yield f"{role}:main", float(scene.order[:1] != () and scene.order[0] in codes)
    both = frozenset(sides(proposal.actor) | sides(proposal.recipient))
    yield "told:act", min(told.acts[proposal.type, both], OFTEN) / OFTEN
    yield "told:pair", min(told.pairs[both], OFTEN) / OFTEN
    yield "late", min(number, LATE) / LATE
    yield "sides", min(len(scene.counts), MANY) / MANY
