"""Private persons whom a state's officers arrest, sentence, hurt, charge, thank or honour, though no state is named with them.

The language marks them: Russian by animacy, Spanish by the *a* before a direct object. They are citizens of the state that
acts, unless a word of their phrase says otherwise (then they are a mention, and roles have found them).
"""

from __future__ import annotations

from collections.abc import Iterator

from degel.events.frames import Proposal
from degel.events.roles import Cast, Party
from degel.events.syntax import Syntax
from degel.records import Actor, Span

__all__ = ["fill_person"]

# The types and modes that are done to a person; None stands for any mode.
DONE_TO: dict[str, frozenset[str] | None] = {
    "COERCE": frozenset({"arrest", "deport"}),
    "SANCTION": frozenset({"convict"}),
    "RETREAT": frozenset({"release"}),
    "ASSAULT": None,
    "SUPPORT": None,
    "ACCUSE": None,
    "REQUEST": None,
}
ADDRESSED = frozenset({"to", "against", "of"})
QUALITY = 0.5
# Who acts for a state upon its own people, or speaks to them for it.
OFFICERS = frozenset({"", "GOV", "COP", "JUD", "SPY", "MIL", "LEG"})


def fill_person(proposal: Proposal, syntax: Syntax, cast: Cast) -> None:
    """Fills an empty recipient with the person whom the trigger's phrase names, in place."""
    if proposal.recipient or proposal.symmetric or proposal.type not in DONE_TO:
        return
    modes = DONE_TO[proposal.type]
    if modes is not None and proposal.mode not in modes:
        return
    states = {p.actor.country for p in proposal.actor}
    state = next(iter(states)) if len(states) == 1 else None
    if state is None or any((p.actor.sector or "") not in OFFICERS for p in proposal.actor):
        return
    taken = {p.token for p in proposal.actor} | set(proposal.tokens)
    for j in _places(proposal, syntax):
        if j in taken or cast.mentions_at(j) or not _person(syntax, j):
            continue
        first, last = _phrase(syntax, j)
        span = Span(syntax.tokens[first].start, syntax.tokens[last].end)
        actor = Actor(country=state, code=state, sector="CVL", span=span)
        proposal.recipient = [Party(actor, j, "person", QUALITY, "person")]
        return


def _places(proposal: Proposal, syntax: Syntax) -> Iterator[int]:
    """Objects of the trigger's verb, then whom its obliques and the nouns of its entry lead to."""
    verbs = [i for i in dict.fromkeys((proposal.top, *proposal.tokens)) if syntax.is_verbal(i)]
    for i in verbs:
        args = syntax.arguments(i)
        yield from args.obj
        yield from args.iobj
        if syntax.sentence.lang == "es" and not args.obj:
            yield from (j for adp, j in args.obl if adp == "to")
    if proposal.type not in ("ACCUSE", "SUPPORT", "REQUEST"):
        return
    for i in verbs:
        yield from (j for adp, j in syntax.arguments(i).obl if adp in ("to", "against"))
    for i in proposal.tokens:
        if i not in verbs:
            yield from (j for adp, j in syntax.arguments(i).mods if adp in ADDRESSED)


def _person(syntax: Syntax, j: int) -> bool:
    token = syntax.tokens[j]
    if token.upos not in ("NOUN", "PROPN"):
        return False
    if token.feats.get("Animacy") is not None:
        return token.feats["Animacy"] == "Anim"
    return syntax.sentence.lang == "es" and syntax.sentence.case(j) in ("a", "al")


def _phrase(syntax: Syntax, j: int) -> tuple[int, int]:
    """The first and last token of the noun at `j` with its adjectives and the name that follows it."""
    own = [j, *(t.i for t in syntax.sentence.dependents(j, "flat", "amod", "appos") if abs(t.i - j) <= 4)]
    return min(own), max(own)
