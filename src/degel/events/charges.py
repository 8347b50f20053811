"""Denials that name no act: "Algiers has denied this". What is denied is what the denier was accused of shortly before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from degel.codebook.book import Codebook
from degel.events.cast import Cast, Party, same_side, sides
from degel.events.frames import Proposal
from degel.events.lexicon import Lexicon
from degel.events.modality import status
from degel.events.reading import Reading
from degel.events.roles import seat
from degel.events.syntax import Syntax

__all__ = ["Charge", "charge_of", "denied_charge"]

# How many sentences later a denial may still answer.
WITHIN = 3
# What is done, and so can be denied; a charge of words alone says nothing of what happened.
ALLEGED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "AID", "COOPERATE", "PROTEST", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Charge:
    """An accusation: in which sentence, of which act, by whom and against which sides."""

    sentence: int
    type: str
    accuser: tuple[Party, ...]
    accused: frozenset[str]


def charge_of(proposal: Proposal, sentence: int) -> Charge | None:
    """The charge that the proposal tells of, where it says what act is alleged."""
    if (
        proposal.type != "ACCUSE"
        or proposal.modality != "done"
        or proposal.act_type not in ALLEGED
        or not proposal.actor
        or not proposal.recipient
    ):
        return None
    return Charge(sentence, proposal.act_type, tuple(proposal.actor), frozenset(sides(proposal.recipient)))


def denied_charge(
    book: Codebook,
    lexicon: Lexicon,
    syntax: Syntax,
    cast: Cast,
    charge: Charge | None,
    number: int,
    beside: Sequence[Proposal],
) -> Proposal | None:
    """The act of the charge, as denied by who was accused; None where nobody denies or the denial names its own matter."""
    if charge is None or number - charge.sentence > WITHIN:
        return None
    here = Reading(book, lexicon, syntax, cast)
    for i, match in here.operators.items():
        if match.word.operator != "deny" or match.word.kind != "verb" or not syntax.finite(i):
            continue
        if any(i in proposal.tokens for proposal in beside) or status(syntax, i).negated:
            continue
        args = syntax.arguments(i)
        deniers = cast.parties(args.subj, "deny.nsubj", deep=True) or seat(cast, i, args)
        if not deniers or not sides(deniers) <= charge.accused:
            continue
        told = [
            Party(p.actor, i, "context", 0.6, "context")
            for p in charge.accuser
            if not any(same_side(p.actor, d.actor) for d in deniers)
        ]
        if told:
            return Proposal(
                type=charge.type,
                mode=None,
                modality="negated",
                actor=deniers,
                recipient=told,
                tokens=match.tokens,
                act=i,
                top=i,
                frame=match.word.name,
                weight=0.6,
                steps=("deny",),
                act_type=charge.type,
            )
    return None
