"""The state of the place that a visit goes to, or where somebody is received, when no host is named."""

from __future__ import annotations

from degel.events.cast import Cast, Party, same_side
from degel.events.syntax import Arguments
from degel.records import Actor

__all__ = ["destination", "state_only", "there"]

WHERE = frozenset({"where", "où", "donde", "где"})


def destination(cast: Cast, args: Arguments, actors: list[Party]) -> list[Party]:
    """The state of the place that a visit goes to, when no host is named."""
    for adp, j in args.obl:
        if adp in ("to", "in", "bare", "on", "at", "for"):
            found = [
                p
                for p in cast.parties([j], "place", places=True)
                if not any(same_side(p.actor, a.actor) for a in actors)
            ]
            if found:
                return [
                    Party(state_only(p.actor), p.token, p.path, p.quality * 0.9, p.kind) for p in found[:1]
                ]
    return []


def there(cast: Cast, i: int, actors: list[Party]) -> list[Party]:
    """The state of the town that a clause speaks of: "flew to Riyadh, where the prince received him"."""
    token = cast.syntax.tokens[i]
    if token.dep != "acl:relcl" or not any(t.lower in WHERE for t in cast.syntax.sentence.dependents(i)):
        return []
    return destination(cast, Arguments(obl=[("in", token.head)]), actors)


def state_only(actor: Actor) -> Actor:
    return Actor(country=actor.country, code=actor.code, sector=actor.sector or "GOV", span=actor.span)
