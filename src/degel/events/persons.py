"""Private persons whom a state's officers arrest, sentence, hurt, charge, thank or honour, though no state is named with them.

The language marks them: Russian by animacy, Spanish by the *a* before a direct object; elsewhere the codebook lists the
nouns. They are citizens of the state that acts, or of the place that is named with them, unless a word of their phrase
says otherwise (then they are a mention, and roles have found them).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from degel.events.cast import Cast, Party
from degel.events.frames import Proposal
from degel.events.lexicon import Lexicon
from degel.events.neighbours import means_sides
from degel.events.syntax import Syntax
from degel.events.victims import ABOUT_FORCE
from degel.records import Actor, Span

__all__ = ["fill_person", "is_person"]

# The types and modes that are done to a person; None stands for any mode.
DONE_TO: dict[str, frozenset[str | None] | None] = {
    "COERCE": None,
    "SANCTION": frozenset({"convict", "expel", None}),
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
# Who hurts people of the state in which they fight.
FIGHTERS = frozenset({"UAF", "REB", "CRM"})
# What armies do abroad: who is hit by it are not the people of the state that strikes.
FAR = frozenset({"aerial", "drone", "heavy-weapons"})
# Who has no state of their own where a title stands alone ("a former minister", "a lawmaker").
STATELESS = frozenset({"ELI", "LEG", "OPP", "CVL", "GOV", "JUD", "COP", "MIL"})
# What words do to people, which only grammar that marks persons tells apart from what is done to things.
SAID = frozenset({"SUPPORT", "REQUEST"})


def fill_person(proposal: Proposal, syntax: Syntax, cast: Cast, lexicon: Lexicon) -> None:
    """Fills an empty recipient with the person whom the trigger's phrase names, in place."""
    if proposal.symmetric or proposal.type not in DONE_TO:
        return
    if proposal.recipient:
        _naturalise(proposal)
        return
    modes = DONE_TO[proposal.type]
    if modes is not None and proposal.mode not in modes:
        return
    states = {p.actor.country for p in proposal.actor}
    state = next(iter(states)) if len(states) == 1 else None
    allowed = OFFICERS | FIGHTERS if proposal.type == "ASSAULT" else OFFICERS
    if state is None or any((p.actor.sector or "") not in allowed for p in proposal.actor):
        return
    taken = {p.token for p in proposal.actor} | set(proposal.tokens)
    for j in _places(proposal, syntax):
        if proposal.type in ABOUT_FORCE and (cast.hurt(j) or j in cast.forces):
            continue  # "condemned the killing of soldiers": nobody is blamed
        if j in taken or cast.mentions_at(j) or not _person(proposal, syntax, j, lexicon):
            continue
        place = _place(proposal, syntax, cast, j)
        if (
            place is None
            and proposal.mode in FAR
            and any(p.actor.sector not in FIGHTERS for p in proposal.actor)
        ):
            return
        state = place or state
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


def _person(proposal: Proposal, syntax: Syntax, j: int, lexicon: Lexicon) -> bool:
    token = syntax.tokens[j]
    if token.upos not in ("NOUN", "PROPN") or means_sides(syntax, j):
        return False
    if token.feats.get("Animacy") is not None:
        return token.feats["Animacy"] == "Anim"
    if syntax.sentence.lang == "es":
        if syntax.sentence.case(j) not in ("a", "al"):
            return False
        # behind a noun *a* leads to things too: "su oposición a la medida"
        marked = syntax.is_verbal(token.head) and not is_person(syntax, j, lexicon, ("$deeds",))
        return marked or is_person(syntax, j, lexicon, ("$persons", "$prisoners"))
    if proposal.type in SAID or syntax.sentence.lang == "ru":
        return False
    return is_person(syntax, j, lexicon, ("$persons", "$prisoners"))


def is_person(syntax: Syntax, j: int, lexicon: Lexicon, lists: tuple[str, ...]) -> bool:
    """Is the noun at `j`, or what it counts, in one of the codebook's lists of persons?"""
    people, _, _ = lexicon.expand(lists)
    counted = [j, *(k for adp, k in syntax.arguments(j).mods if adp == "of")]  # "dozens of people"
    return any(
        not people.isdisjoint(lexicon.keys(syntax.tokens[k])) and syntax.tokens[k].upos == "NOUN"
        for k in counted
    )


def _place(proposal: Proposal, syntax: Syntax, cast: Cast, j: int) -> str | None:
    """The state of the place that stands with the person or the act ("killed a family in northern Mali")."""
    pairs = [*syntax.arguments(j).mods, *(pair for i in proposal.tokens for pair in syntax.arguments(i).obl)]
    for adp, k in pairs:
        if adp not in ("in", "at", "near"):
            continue
        for mention in cast.mentions_at(k):
            if mention.place and mention.actors[0].country:
                return mention.actors[0].country
    return None


def _naturalise(proposal: Proposal) -> None:
    """Gives the state of the authority that acts to whom only a title names ("the court convicted a former minister"), in place."""
    modes = DONE_TO[proposal.type]
    if proposal.type in SAID or (modes is not None and proposal.mode not in modes):
        return
    states = {p.actor.country for p in proposal.actor}
    state = next(iter(states)) if len(states) == 1 else None
    if state is None or any((p.actor.sector or "") not in ("COP", "JUD", "GOV") for p in proposal.actor):
        return
    proposal.recipient = [
        replace(p, actor=replace(p.actor, country=state, code=state))
        if p.actor.country is None and p.actor.code is None and p.actor.sector in STATELESS
        else p
        for p in proposal.recipient
    ]


def _phrase(syntax: Syntax, j: int) -> tuple[int, int]:
    """The first and last token of the noun at `j` with its adjectives and the name that follows it."""
    own = [j, *(t.i for t in syntax.sentence.dependents(j, "flat", "amod", "appos") if abs(t.i - j) <= 4)]
    return min(own), max(own)
