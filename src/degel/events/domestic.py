"""Acts within one state: whose the unnamed rebels, crowds and victims are.

Newspapers name the state once and then speak of "terrorists", "protesters", "a school". The agents and victims of force
and protest that have no state of their own are those of the page's state, or of the one that acts upon them.
"""

from __future__ import annotations

from dataclasses import replace

from degel.actors.missions import is_mission
from degel.events.cast import AGAINST, Cast, Party
from degel.events.frames import Proposal
from degel.events.syntax import Syntax
from degel.records import Actor, Span

__all__ = ["settle_domestic", "vandalise"]

FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
# Unnamed agents that fight or march where the page is set.
LOCAL = frozenset(
    {"UAF", "REB", "CRM", "CVL", "OPP", "COP", "JUD", "MIL", "LAB", "EDU", "REL", "SPY", "LEG", "ETH"}
)
# Parts of a state that its press names without it.
OFFICES = frozenset({"JUD", "LEG", "COP", "MIL", "OPP", "LAB", "PTY"})
# Who marches, strikes and blocks, and so turns to the state.
CROWD = frozenset({"CVL", "LAB", "EDU", "OPP", "REL", "ETH", "NGO", "REF", "PTY", "JRN"})
QUALITY = 0.45
# How a building before which people march is named.
DOORS = frozenset({"adjective", "name", "agent"})


def settle_domestic(
    proposal: Proposal, syntax: Syntax, cast: Cast, page: str | None, filled: list[str]
) -> None:
    """Gives states to sides without one, and to a protest or an attack the side that it turns to, in place.

    `page` is the state that the page is plainly about, where there is one.
    """
    if proposal.type not in FORCE:
        if page is not None:
            proposal.actor = [_office_at_home(p, page) for p in proposal.actor]
            proposal.recipient = [_office_at_home(p, page) for p in proposal.recipient]
        return
    if proposal.type == "PROTEST" and not any(p.actor.country or p.actor.code for p in proposal.actor):
        _crowd(proposal, syntax, cast, page, filled)
    if proposal.type == "PROTEST":
        # "hundreds of Hungarians": a people that marches is no government
        proposal.actor = [
            replace(p, actor=replace(p.actor, sector="CVL")) if p.kind == "demonym" else p
            for p in proposal.actor
        ]
        _at_whose_door(proposal, syntax, cast)
    ground = _ground(proposal, syntax, cast)
    if ground is not None:
        proposal.actor = [_at_home(p, ground) for p in proposal.actor]
    state = page or _only(proposal)
    if state is None:
        return
    proposal.actor = [_at_home(p, state) for p in proposal.actor]
    proposal.recipient = [_at_home(p, state) for p in proposal.recipient]
    if proposal.recipient or not proposal.actor or proposal.symmetric:
        return
    actors = {(p.actor.country, p.actor.sector) for p in proposal.actor}
    countries = {country for country, _ in actors}
    if len(countries) != 1 or None in countries:
        return
    home = next(iter(countries))
    if proposal.type == "COERCE" and proposal.mode in ("curfew", "martial-law"):
        target = Actor(country=home, code=home, sector="CVL")  # such rule is over one's own people
    elif proposal.type == "PROTEST" and all(sector in CROWD for _, sector in actors):
        target = Actor(country=home, code=home, sector="GOV")
    elif (
        proposal.type == "ASSAULT"
        and all(sector in AGAINST for _, sector in actors)
        and _hits_something(proposal, syntax)
    ):
        target = Actor(country=home, code=home, sector="CVL")
    else:
        return
    proposal.recipient = [Party(target, proposal.top, "home", QUALITY, "context")]
    filled.append("recipient")


def vandalise(proposal: Proposal) -> None:
    """What a crowd destroys in its own state is part of its protest, in place.

    "Youths set fire to the town hall"; but settlers who burn a mosque of their neighbours assault them.
    """
    if (proposal.type, proposal.mode) != ("ASSAULT", "destroy") or not proposal.actor:
        return
    if any(p.actor.sector not in CROWD for p in proposal.actor):
        return
    own = {p.actor.country for p in proposal.actor}
    if any(p.actor.country not in own or p.kind == "adjective" for p in proposal.recipient):
        return  # "settlers torched a Palestinian village"
    proposal.type, proposal.mode = "PROTEST", "vandalize"


def _crowd(proposal: Proposal, syntax: Syntax, cast: Cast, page: str | None, filled: list[str]) -> None:
    """ "Thousands took to the streets of Tbilisi": nobody else than people of the only state that the sentence or page has."""
    args = syntax.arguments(proposal.top)
    if not syntax.is_verbal(proposal.top) or not args.subj:
        return
    crowd = {i for j in args.subj for i in syntax.sentence.subtree(j)}
    missions = [j for j in args.obj if is_mission(syntax.tokens[j])]
    foreign = {i for j in missions for i in syntax.sentence.subtree(j)}  # "looted the Egyptian consulate"
    here = {
        actor.country
        for token in syntax.tokens
        for mention in cast.mentions_at(token.i)
        if token.i not in foreign
        # "outside the French base": an adjective away from the crowd says at whom it shouts
        if mention.kind != "adjective" or token.i in crowd
        for actor in mention.actors
        if actor.country
    }
    state = next(iter(here)) if len(here) == 1 else page if not here else None
    if state is None:
        return
    token = syntax.tokens[args.subj[0]]
    actor = Actor(country=state, code=state, sector="CVL", span=Span(token.start, token.end))
    proposal.actor = [Party(actor, token.i, "crowd", QUALITY, "person")]
    proposal.recipient = [p for p in proposal.recipient if p.actor.sector not in CROWD]
    filled.append("actor")


def _at_whose_door(proposal: Proposal, syntax: Syntax, cast: Cast) -> None:
    """ "Thousands marched on the French base": who owns the building before which people march is whom they turn to."""
    if not syntax.is_verbal(proposal.top):
        return
    _not_its_owners(proposal, syntax, cast)
    own = {p.actor.country for p in proposal.actor}
    sure = [p for p in proposal.recipient if p.kind != "city"]  # "à Bamako" is where it was
    if sure and not {p.actor.country for p in sure} <= own:
        return
    args = syntax.arguments(proposal.top)
    for j in (*args.obj, *(k for _, k in args.obl)):
        found = [p for p in cast.parties([j], "door", places=True) if p.actor.country not in {None, *own}]
        if found and syntax.tokens[j].upos == "NOUN" and all(p.kind in DOORS for p in found):
            proposal.recipient = [replace(p, quality=QUALITY) for p in found]
            return


def _not_its_owners(proposal: Proposal, syntax: Syntax, cast: Cast) -> None:
    """A crowd before the Swedish embassy in Baghdad is of Baghdad, whichever state the page is about, in place."""
    args = syntax.arguments(proposal.top)
    for j in (*args.obj, *(k for _, k in args.obl)):
        if not is_mission(syntax.tokens[j]):
            continue
        owners = cast.parties([j], "door", places=True)
        host = _ground(proposal, syntax, cast) or _place_of(syntax, cast, j)
        of = {p.actor.country for p in owners} - {host}
        if host is None or not of or any(p.kind in ("demonym", "person") for p in proposal.actor):
            continue
        if not {p.actor.country for p in proposal.actor} <= of:
            continue
        proposal.actor = [
            replace(p, actor=replace(p.actor, country=host, code=host), quality=QUALITY)
            for p in proposal.actor
        ]
        proposal.recipient = [replace(p, quality=QUALITY) for p in owners if p.actor.country in of]
        return


def _place_of(syntax: Syntax, cast: Cast, j: int) -> str | None:
    """The state of the town that stands with the noun at `j`."""
    found = {
        mention.actors[0].country
        for adp, k in syntax.arguments(j).mods
        if adp in ("in", "at", "to")
        for mention in cast.mentions_at(k)
        if mention.place or mention.kind == "city"
    } - {None}
    return found.pop() if len(found) == 1 else None


def _ground(proposal: Proposal, syntax: Syntax, cast: Cast) -> str | None:
    """The state of the place where it happens: "gunmen abducted an Austrian in Niger" tells of Niger's gunmen."""
    if not syntax.is_verbal(proposal.act):
        return None
    found = {
        p.actor.country
        for adp, j in syntax.arguments(proposal.act).obl
        if adp in ("in", "at") or (adp == "to" and syntax.sentence.lang == "fr")  # "enlevé au Niger"
        for p in cast.parties([j], "ground", deep=False, places=True)
        if p.kind in ("name", "city") or any(m.place for m in cast.mentions_at(j))
    } - {None}
    return found.pop() if len(found) == 1 else None


def _only(proposal: Proposal) -> str | None:
    """The one state among the sides of a proposal."""
    states = {p.actor.country for p in (*proposal.actor, *proposal.recipient)} - {None}
    return next(iter(states)) if len(states) == 1 else None


def _office_at_home(party: Party, state: str) -> Party:
    """The court, parliament, union or opposition that a page names without its state is that of the page."""
    return _at_home(party, state) if party.actor.sector in OFFICES else party


def _at_home(party: Party, state: str) -> Party:
    actor = party.actor
    if actor.country or actor.name or actor.sector not in LOCAL or (actor.code not in (None, actor.sector)):
        return party
    return replace(party, actor=replace(actor, country=state, code=state), quality=party.quality * 0.8)


def _hits_something(proposal: Proposal, syntax: Syntax) -> bool:
    """Has the act an object that is a thing or a place: "destroyed a bridge", "areas shelled by rebels"?"""
    args = syntax.arguments(proposal.act)
    return bool(args.obj) and syntax.is_verbal(proposal.act)
