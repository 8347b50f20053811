"""Wrongs told by another side → accusations: "Kyiv said that Moscow had broken the truce", « selon Paris, Moscou a menti »."""

from __future__ import annotations

from degel.events.cast import Party, same_side
from degel.events.frames import Proposal
from degel.records import Actor

__all__ = ["blame", "heard"]


def blame(proposal: Proposal, speaker: Actor | None) -> bool:
    """Turns what another side says that somebody did into that side's accusation; True when it has."""
    if speaker is None or proposal.said is None or proposal.modality != "done" or not proposal.actor:
        return False
    if not (speaker.country or speaker.code) or any(same_side(p.actor, speaker) for p in proposal.actor):
        return False
    proposal.type, _, mode = proposal.said.partition("/")
    proposal.mode = mode or None
    proposal.recipient = proposal.actor
    proposal.actor = [Party(speaker, proposal.top, "speaker", 0.8, "self")]
    proposal.symmetric, proposal.needs_recipient = False, True
    return True


def heard(proposal: Proposal, speaker: Actor | None, within: range) -> list[Party]:
    """The recipients without the source of what is told ("according to Kyiv" outside the words that Kyiv is quoted with)."""
    if speaker is None:
        return proposal.recipient
    return [p for p in proposal.recipient if p.token in within or not same_side(p.actor, speaker)]
