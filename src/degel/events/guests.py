"""Who "the guest" and "the host" are: the two sides of the visit that the page told of last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from degel.events.cast import Party, sides
from degel.events.frames import Proposal
from degel.events.syntax import Syntax
from degel.events.words import fold
from degel.records import Actor

__all__ = ["Visit", "fill_guest", "visit_of"]

GUESTS = {
    "en": frozenset({"guest", "visitor"}),
    "es": frozenset({"huésped", "visitante", "invitado"}),
    "fr": frozenset({"visiteur", "invité"}),
    "ru": frozenset({"гость", "визитёр", "визитер"}),
}
# French « hôte » is either of the two.
HOSTS = {"en": frozenset({"host"}), "es": frozenset({"anfitrión"}), "ru": frozenset({"хозяин"})}
# Sentences for which a visit stays in mind.
REACH = 8
QUALITY = 0.6


@dataclass(frozen=True, slots=True)
class Visit:
    """The guest and the host of a visit, and the sentence that told of it."""

    guest: Actor
    host: Actor
    sentence: int


def visit_of(
    mode: str | None, actor: Sequence[Party], recipient: Sequence[Party], sentence: int
) -> Visit | None:
    """The visit that an event tells of; None where it is none, or of several."""
    if mode != "visit" or len(sides(actor)) != 1 or len(sides(recipient)) != 1:
        return None
    guest = next(p.actor for p in actor if p.actor.code or p.actor.country)
    host = next(p.actor for p in recipient if p.actor.code or p.actor.country)
    if (guest.code or guest.country) == (host.code or host.country):
        return None
    return Visit(guest, host, sentence)


def fill_guest(proposal: Proposal, syntax: Syntax, visit: Visit | None, filled: list[str]) -> None:
    """Gives the roles in which "the guest" or "the host" stands to him, in place."""
    if visit is None or not 0 <= syntax.sentence.number - visit.sentence <= REACH:
        return
    if proposal.symmetric or not syntax.is_verbal(proposal.top):
        return
    args = syntax.arguments(proposal.top)
    if not sides(proposal.actor):
        found = _meant(syntax, [j for j in args.subj if j < proposal.top or not args.obj], visit)
        if found is not None:
            proposal.actor = [found]
            filled.append("actor")
    inner = syntax.arguments(proposal.act)
    if not sides(proposal.recipient):
        places = [*args.obj, *args.iobj, *inner.obj, *inner.iobj]
        places += [j for adp, j in args.obl if adp == "to"]
        found = _meant(syntax, [j for j in places if j not in args.subj], visit)
        if found is not None and not sides([found]) & sides(proposal.actor):
            proposal.recipient = [found]
            filled.append("recipient")


def _meant(syntax: Syntax, tokens: Sequence[int], visit: Visit) -> Party | None:
    lang = syntax.sentence.lang
    for j in tokens:
        token = syntax.tokens[j]
        words = {fold(token.lemma), fold(token.text)}
        if any(syntax.sentence.dependents(j, "nmod", "amod", "appos", "flat")):
            continue  # "a guest from Oslo", "the host of the show"
        for names, actor in ((GUESTS, visit.guest), (HOSTS, visit.host)):
            if words & {fold(word) for word in names.get(lang, ())}:
                return Party(actor, j, "guest", QUALITY, "context")
    return None
