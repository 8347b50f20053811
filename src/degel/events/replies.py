"""Whom a side answers that the sentence does not name: who has just demanded, threatened or blamed.

"London asked Pristina to pull the police back. Kurti will not give in": he refuses London.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from degel.events.cast import Cast, Party, sides
from degel.events.frames import Proposal
from degel.events.syntax import Syntax
from degel.records import Actor

__all__ = ["Move", "fill_reply", "move_of"]

# What asks for an answer, and what answers it.
MOVES = frozenset({"REQUEST", "THREATEN", "ACCUSE", "SANCTION"})
ANSWERS = {"REJECT": frozenset({None, "yield", "change", "assist", "meet"}), "CONCEDE": None}
# Sentences in which a move is still answered.
REACH = 3
QUALITY = 0.5


@dataclass(frozen=True, slots=True)
class Move:
    """Something done or said to a side that it may answer: the sentence, who did it and to whom."""

    sentence: int
    actors: tuple[Actor, ...]
    recipients: frozenset[str]


def move_of(type: str, actor: Sequence[Party], recipient: Sequence[Party], sentence: int) -> Move | None:
    """The move that an event is; None for what asks for no answer."""
    if type not in MOVES or not actor or not recipient:
        return None
    return Move(sentence, tuple(p.actor for p in actor), frozenset(sides(recipient)))


def fill_reply(
    proposal: Proposal, syntax: Syntax, cast: Cast, moves: Sequence[Move], filled: list[str]
) -> None:
    """Gives a refusal or concession to nobody the side that it answers, in place."""
    sentence = syntax.sentence.number
    if proposal.recipient or proposal.symmetric or not proposal.verbal or proposal.type not in ANSWERS:
        return
    modes = ANSWERS[proposal.type]
    if modes is not None and proposal.mode not in modes:
        return
    own = sides(proposal.actor)
    if len(own) != 1:
        return
    for move in reversed(moves[-6:]):
        if not 0 <= sentence - move.sentence <= REACH or not own & move.recipients:
            continue
        found = [a for a in move.actors if (a.code or a.country) and (a.code or a.country) not in own]
        if _named(syntax, cast) - own - {a.code or a.country for a in found}:
            return  # somebody else is spoken of
        proposal.recipient = [Party(a, proposal.top, "reply", QUALITY, "context") for a in found]
        if found:
            filled.append("recipient")
        return


def _named(syntax: Syntax, cast: Cast) -> set[str | None]:
    return {
        actor.code or actor.country
        for token in syntax.tokens
        for mention in cast.mentions_at(token.i)
        for actor in mention.actors
        if actor.country or actor.code
    }
