"""Whose embassy it is that nobody's name stands with: "police sealed off the embassy", «ante la embajada».

It is of the state whose envoy the sentence names, else of the one that the actor's state faces on the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from degel.actors.missions import is_mission
from degel.events.cast import Cast, Party
from degel.events.frames import Proposal
from degel.events.lexicon import Lexicon
from degel.events.syntax import Syntax
from degel.records import Actor

__all__ = ["fill_mission"]

QUALITY = 0.5


def fill_mission(
    proposal: Proposal,
    syntax: Syntax,
    cast: Cast,
    lexicon: Lexicon,
    faced: Sequence[tuple[Actor, ...]],
    filled: list[str],
) -> None:
    """Gives a state to the embassies without one among the recipients, in place; `faced` are those who face each other."""
    _summoner(proposal, syntax, lexicon, faced, filled)
    states = {p.actor.country for p in proposal.actor} - {None}
    doors = _doors(proposal, syntax, cast)
    if not doors and not any(_nobodys(p, syntax) for p in proposal.recipient):
        return
    owner = _envoy(syntax, cast, lexicon, states) or _facing(faced, states)
    if owner is None:
        return
    actor = Actor(country=owner, code=owner, sector="GOV")
    if doors:
        proposal.recipient = [Party(actor, doors[0], "mission", QUALITY, "agent")]
    proposal.recipient = [
        replace(p, actor=actor, path="mission", quality=QUALITY) if _nobodys(p, syntax) else p
        for p in proposal.recipient
    ]
    filled.append("recipient")


def _summoner(
    proposal: Proposal,
    syntax: Syntax,
    lexicon: Lexicon,
    faced: Sequence[tuple[Actor, ...]],
    filled: list[str],
) -> None:
    """Who has summoned an envoy "to the ministry", where nobody says which: whoever his state faces on the page, in place."""
    if proposal.type != "ACCUSE" or proposal.actor or not proposal.recipient:
        return
    envoys, _, _ = lexicon.expand(("$diplomats",))
    if not syntax.is_verbal(proposal.top) or not syntax.arguments(proposal.top).passive:
        return
    for p in proposal.recipient:
        near = syntax.tokens[
            max(0, p.token - 2) : p.token + 1
        ]  # "l'ambassadrice mexicaine", whichever is the head
        if all(envoys.isdisjoint(lexicon.keys(token)) for token in near):
            return
    other = _facing(faced, {p.actor.country for p in proposal.recipient})
    if other is not None:
        actor = Actor(country=other, code=other, sector="GOV")
        proposal.actor = [Party(actor, proposal.top, "facing", QUALITY, "context")]
        filled.append("actor")


def _doors(proposal: Proposal, syntax: Syntax, cast: Cast) -> list[int]:
    """The embassies of no state that is known before which people march."""
    if proposal.type != "PROTEST" or not syntax.is_verbal(proposal.top):
        return []
    args = syntax.arguments(proposal.top)
    return [
        j
        for j in (*args.obj, *(k for _, k in args.obl))
        if is_mission(syntax.tokens[j])
        and not _owned(syntax, j)
        and not any(p.actor.country for p in cast.parties([j], "door", places=True))
    ]


def _owned(syntax: Syntax, i: int) -> bool:
    return any(t.feats.get("Poss") == "Yes" for t in syntax.sentence.dependents(i))


def _nobodys(party: Party, syntax: Syntax) -> bool:
    """Is the party an embassy of no state that is known, and not "its embassy"?"""
    if party.actor.country or party.actor.code or not is_mission(syntax.tokens[party.token]):
        return False
    return not _owned(syntax, party.token)


def _envoy(syntax: Syntax, cast: Cast, lexicon: Lexicon, states: set[str | None]) -> str | None:
    """The state of the only envoys that the sentence names, when it is not the actor's."""
    envoys, _, _ = lexicon.expand(("$diplomats",))
    found = {
        actor.country
        for token in syntax.tokens
        for mention in cast.mentions_at(token.i)
        if not envoys.isdisjoint(lexicon.keys(token)) and not is_mission(token)
        for actor in mention.actors
        if actor.country and actor.country not in states
    }
    return found.pop() if len(found) == 1 else None


def _facing(faced: Sequence[tuple[Actor, ...]], states: set[str | None]) -> str | None:
    """The other one of the nearest pair in which the actor's state stands."""
    for pair in faced:
        countries = [a.country for a in pair]
        others = [c for c in countries if c and c not in states]
        if len(pair) == 2 and len(others) == 1 and states & set(countries):
            return others[0]
    return None
