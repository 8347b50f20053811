"""What an event shows of a proposal: its actors, each once, and why it was coded."""

from __future__ import annotations

from collections.abc import Sequence

from degel.events.cast import Party
from degel.events.frames import Proposal
from degel.records import Actor

__all__ = ["actors_of", "why_of"]


def actors_of(parties: Sequence[Party]) -> tuple[Actor, ...]:
    """The actors of the parties, each once: a named person wins over the bare state beside it in the same role."""
    seen: list[Actor] = []
    for party in parties:
        actor = party.actor
        if any(
            a == actor or (a.name is not None and a.name == actor.name and a.country == actor.country)
            for a in seen
        ):
            continue
        seen.append(actor)
    return tuple(seen)


def why_of(proposal: Proposal, filled: Sequence[str]) -> tuple[str, ...]:
    why = [f"frame {proposal.frame}"]
    why += [f"operator {step}" for step in proposal.steps]
    why += [f"actor by {p.path}" for p in proposal.actor[:1]]
    why += [f"recipient by {p.path}" for p in proposal.recipient[:1]]
    why += [f"{name} from the context" for name in filled]
    if proposal.reported:
        why.append("reported in the conditional")
    return tuple(why)
