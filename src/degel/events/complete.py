"""Which sides of a proposal may stand, and whether the roles that its type requires are there."""

from __future__ import annotations

from degel.codebook.book import Codebook
from degel.events.cast import AGAINST, Cast, Party, same_side, sides
from degel.events.frames import Proposal
from degel.records import Actor

__all__ = ["complete", "is_body", "not_own_side", "not_the_venue"]

# Parts of a state that meet with its government.
BRANCHES = frozenset({"LEG", "JUD", "MIL", "COP", "PTY", "BUS"})
# What several do together, somewhere.
JOINT = frozenset({"SUPPORT", "COOPERATE", "AGREE", "CONCEDE"})


def complete(book: Codebook, proposal: Proposal) -> bool:
    """Are the roles that the type requires there? (coding decision: a frame fires only when they resolve)"""
    actors = [p for p in proposal.actor if p.actor.country or p.actor.code or p.actor.sector]
    if proposal.mode == "visit" and not proposal.symmetric:
        # "armed men on their way to the capital": a place of one's own state is no host
        own = {p.actor.country for p in actors}
        proposal.recipient = [p for p in proposal.recipient if not (p.actor.country in own and _itself(p))]
    # "to reopen their consulates": an office of no state that is known is nobody
    recipients = [
        p
        for p in proposal.recipient
        if p.actor.country or p.actor.code or p.actor.sector not in (None, "GOV")
    ]
    proposal.actor, proposal.recipient = actors, recipients
    if not actors:
        return False
    meeting = proposal.type == "CONSULT" or (proposal.type == "AGREE" and proposal.act_type == "CONSULT")
    if meeting or (proposal.symmetric and proposal.type in ("COOPERATE", "AGREE", "SUPPORT")):
        known = {_identity(p.actor) for p in actors}
        if (
            proposal.type == "CONSULT"
            and proposal.symmetric
            and proposal.verbal
            and all(map(is_body, actors))
        ):
            return True  # "the Security Council met": its members with each other
        return any(_identity(p.actor) not in known for p in recipients) or len(known) >= 2
    if proposal.needs_recipient:
        together = (
            proposal.symmetric or proposal.type == "COOPERATE"
        )  # "trade between Chile and Peru": whatever the frame
        return bool(recipients) or (together and len(actors) >= 2)
    return True


def _identity(actor: Actor) -> tuple[str | None, ...]:
    key = actor.code or actor.country
    # a government and its rebels are two, and so are a president and a parliament that meet
    side = "against" if actor.sector in AGAINST else actor.sector if actor.sector in BRANCHES else None
    return (key, side) if key else (actor.sector, actor.name)


def is_body(party: Party) -> bool:
    """Is it a body of several states, and nobody of it alone?"""
    actor = party.actor
    return actor.sector == "IGO" and actor.country is None and not actor.office and party.kind != "person"


def not_own_side(proposal: Proposal) -> list[Party]:
    """The recipients without the actor's own side, where somebody else is left ("between the two powers")."""
    others = [p for p in proposal.recipient if not any(same_side(p.actor, a.actor) for a in proposal.actor)]
    if proposal.type == "SANCTION" and proposal.mode == "withdraw":
        return others  # "recalled its ambassador": from whom is another matter
    names = {p.actor.name for p in proposal.actor if p.actor.name}
    return others or [p for p in proposal.recipient if not _itself(p) and p.actor.name not in names]


def not_the_venue(proposal: Proposal, cast: Cast) -> list[Party]:
    """The recipients without the city where several act together ("signed a treaty in Ankara")."""
    if proposal.type not in JOINT or len(sides(proposal.actor)) < 2:
        return proposal.recipient
    return [
        p
        for p in proposal.recipient
        if not any(m.place and m.kind in ("city", "seat") for m in cast.mentions_at(p.token))
    ]


def _itself(party: Party) -> bool:
    """Is the party no more than the name of a state? A government that shuts its border does nothing to its state."""
    actor = party.actor
    return party.kind in ("name", "pronoun", "city", "adjective") and not (actor.name or actor.office)
