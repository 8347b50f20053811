"""Who stands where a recipient would and is none: a state's own soldiers, its own cabinet."""

from __future__ import annotations

from degel.events.cast import AGAINST
from degel.events.frames import Proposal

__all__ = ["drop_own"]

# Words about one's own forces: "ruled out a withdrawal of its troops".
WORDS = frozenset({"REJECT", "CONCEDE", "AGREE"})
FORCES = frozenset({"MIL", "COP"})


def drop_own(proposal: Proposal) -> None:
    """Takes out of the recipients what belongs to the actor itself, in place."""
    states = {p.actor.country for p in proposal.actor} - {None}
    if proposal.type == "MOBILIZE" or proposal.mode == "resign":
        # soldiers of no state that is named are those of whoever moves them; a minister who is dismissed is somebody
        proposal.recipient = [
            p
            for p in proposal.recipient
            if p.actor.sector in AGAINST
            or (proposal.mode == "resign" and (p.actor.name or p.actor.office))
            or (
                p.actor.country not in states and (p.actor.country or p.actor.code or p.actor.sector != "MIL")
            )
        ]
    elif proposal.type in WORDS and all(p.actor.sector not in AGAINST for p in proposal.actor):
        proposal.recipient = [
            p for p in proposal.recipient if p.actor.country not in states or p.actor.sector not in FORCES
        ]
