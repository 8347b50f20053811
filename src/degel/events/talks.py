"""What two agreed, discussed or praised without being named again: readouts of meetings and calls.

"Condolences were expressed", «Условлено продолжить контакты», "Se acordó crear un grupo de trabajo": the sentences
after a meeting tell of those who met. A proposal without any side, whose words are no one's alone, gets both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from degel.events.cast import Cast, Party, sides
from degel.events.frames import Proposal
from degel.events.syntax import Syntax
from degel.records import Actor

__all__ = ["Talks", "fill_from_talks", "talks_of"]

# What two do together; blame and demands are one side's, and who made them is not said.
TOGETHER = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
# Sentences after the meeting in which its sides are still meant, and those in which one of them may be left out.
REACH = 6
NEAR = 3
# "It was agreed to …" closes a readout, however long: only who met can have agreed.
FAR = 25
QUALITY = 0.5


@dataclass(frozen=True, slots=True)
class Talks:
    """The two sides of the last meeting, visit or call told, and the sentence that told it."""

    sides: tuple[Actor, Actor]
    sentence: int

    def keys(self) -> set[str]:
        """The codes of the two sides."""
        return {key for side in self.sides if (key := side.code or side.country)}


def talks_of(type: str, parties: Sequence[Party], sentence: int) -> Talks | None:
    """The talks that an event tells of: those of exactly two states or bodies; None for anything else."""
    if type != "CONSULT":
        return None
    found: dict[str, Actor] = {}
    for party in parties:
        key = party.actor.code or party.actor.country
        if key is not None:
            found.setdefault(key, party.actor)
    if len(found) != 2:
        return None
    one, other = found.values()
    return Talks((one, other), sentence)


def fill_from_talks(
    proposal: Proposal, syntax: Syntax, cast: Cast, talks: Talks | None, filled: list[str]
) -> None:
    """Gives a proposal of things done together the sides of the talks just told, in place."""
    if talks is None or proposal.type not in TOGETHER:
        return
    gap = syntax.sentence.number - talks.sentence
    reach = FAR if proposal.verbal and proposal.type == "AGREE" else REACH
    if not 0 < gap <= reach or _others_named(cast, syntax, talks):
        return
    parties = [*proposal.actor, *proposal.recipient]
    named = sides(parties)
    if not parties and proposal.type != "CONSULT" and _nobody_alone(proposal, syntax):
        # "the meeting", "the talks" without sides are those already told, not others
        proposal.actor = [Party(side, proposal.top, "talks", QUALITY, "context") for side in talks.sides]
        filled.append("actor")
    elif proposal.symmetric and len(named) == 1 and named < talks.keys() and gap <= NEAR:
        other = next(side for side in talks.sides if (side.code or side.country) not in named)
        party = Party(other, proposal.top, "talks", QUALITY, "context")
        if proposal.actor:
            proposal.actor = [*proposal.actor, party]
        else:
            proposal.actor, proposal.recipient = [*proposal.recipient, party], []
        filled.append("recipient")


def _others_named(cast: Cast, syntax: Syntax, talks: Talks) -> bool:
    """Does the sentence have somebody else than the two for a subject or agent?"""
    keys = talks.keys()
    for token in syntax.tokens:
        if not token.dep.startswith(("nsubj", "obl:agent", "root")):
            continue
        for mention in cast.mentions_at(token.i):
            if not mention.place and any((a.code or a.country) not in keys for a in mention.actors):
                return True
    return False


def _nobody_alone(proposal: Proposal, syntax: Syntax) -> bool:
    """Do the words leave open who acts: a passive without agent, an impersonal, or a noun of what is done together?"""
    top = proposal.top
    if not syntax.is_verbal(top):
        return bool(proposal.steps) or (proposal.symmetric and proposal.type == "AGREE")
    args = syntax.arguments(top)
    if args.subj:
        return False
    token = syntax.tokens[top]
    impersonal = token.feats.get("Variant") == "Short" or (
        args.reflexive and token.feats.get("Person", "3") == "3"
    )
    return args.passive or impersonal
