"""Persons whom nobody lists, on a page that is plainly about one state: they are of that state.

"Chahuán criticó al Gobierno", "senators defended Kavanaugh": newspapers name their own politicians without their state.
A subject or object that is a name, or one of the codebook's nouns of persons, and no known mention, gets the page's state
where the other side of the act is of that state too, or is nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from degel.events.cast import Cast, Party
from degel.events.frames import Proposal
from degel.events.lexicon import Lexicon
from degel.events.persons import is_person
from degel.events.syntax import Syntax
from degel.records import Actor, Span

__all__ = ["fill_strangers"]

# What is done by persons and to persons of one state; meetings and agreements need two sides that are known.
DONE = frozenset({"ACCUSE", "ASSAULT", "COERCE", "CONCEDE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"})  # fmt: skip
SUFFERED = frozenset({"ACCUSE", "ASSAULT", "COERCE", "REQUEST", "SANCTION", "SUPPORT", "THREATEN"})
QUALITY = 0.4


def fill_strangers(
    proposal: Proposal, syntax: Syntax, cast: Cast, lexicon: Lexicon, page: str | None, filled: list[str]
) -> None:
    """Fills an empty actor, then an empty recipient, with a person of the page's state, in place."""
    if (
        page is None
        or proposal.verdict
        or proposal.act_type is None
        or proposal.type not in DONE
        or proposal.symmetric
        or not syntax.is_verbal(proposal.top)
    ):
        return
    args = syntax.arguments(proposal.top)
    others = {p.actor.country for p in (*proposal.actor, *proposal.recipient)}
    if others - {page, None}:
        return
    if not any(p.actor.country or p.actor.code for p in proposal.actor):
        proposal.actor = _strangers(args.subj, syntax, cast, lexicon, page) or proposal.actor
        if proposal.actor and proposal.actor[0].path == "stranger":
            filled.append("actor")
    if proposal.recipient or not proposal.actor or proposal.type not in SUFFERED:
        return
    inner = syntax.arguments(proposal.act)
    taken = {p.token for p in proposal.actor}
    places = [j for j in (*args.obj, *args.iobj, *inner.obj) if j not in taken]
    proposal.recipient = _strangers(places, syntax, cast, lexicon, page)
    if proposal.recipient:
        filled.append("recipient")


def _strangers(tokens: Sequence[int], syntax: Syntax, cast: Cast, lexicon: Lexicon, page: str) -> list[Party]:
    for j in tokens:
        if any(a.country or a.code or a.sector == "ELI" for m in cast.mentions_at(j) for a in m.actors):
            continue
        token = syntax.tokens[j]
        name = token.upos == "PROPN" and token.text[:1].isupper() and len(token.text) > 2
        if not (name or is_person(syntax, j, lexicon, ("$persons",))):
            continue
        flat = [j, *(t.i for t in syntax.sentence.dependents(j, "flat") if abs(t.i - j) <= 3)]
        first, last = min(flat), max(flat)
        span = Span(syntax.tokens[first].start, syntax.tokens[last].end)
        written = " ".join(syntax.tokens[k].text for k in range(first, last + 1)) if name else None
        actor = Actor(country=page, code=page, sector="CVL", name=written, span=span)
        return [Party(actor, j, "stranger", QUALITY, "person")]
    return []
