"""Mediation and offers of it: between whom, where the words do not say it ("Kenya offered its good offices", «se ofreció a mediar»).

They go to those two who face each other on the page, and of whom the mediator is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from degel.events.cast import Party, sides
from degel.events.frames import Proposal
from degel.events.syntax import Syntax
from degel.events.words import fold
from degel.records import Actor

__all__ = ["fill_mediated"]

MEDIATE = {
    "en": frozenset({"mediate", "mediation", "mediator", "good offices", "go-between", "arbitrate"}),
    "es": frozenset({"mediar", "mediación", "mediador", "buenos oficios", "arbitrar"}),
    "fr": frozenset({"médiation", "médiateur", "médiatrice", "bons offices", "entremise", "arbitrer"}),
    "ru": frozenset({"посредник", "посредничать", "посредничество", "посреднический", "помирить", "добрый услуга", "примирить"}),
}  # fmt: skip
QUALITY = 0.6
# Words from the verb on in which the mediation must be named.
REACH = 9


def fill_mediated(
    proposal: Proposal, syntax: Syntax, faced: Sequence[tuple[Actor, ...]], filled: list[str]
) -> None:
    """Gives mediation, or an offer of it, both sides of the quarrel where it names at most one of them, in place.

    `faced` are those who face each other, the likeliest first.
    """
    if proposal.symmetric or not (
        proposal.between or (proposal.type == "AGREE" and _mediates(proposal, syntax))
    ):
        return
    own = sides(proposal.actor)
    named = sides(proposal.recipient) - own
    if not own or len(named) > 1:
        return
    pairs = [frozenset(a.code or a.country for a in pair) for pair in faced]
    # a page about one state: its own quarrel, unless another is told of often
    alone = bool(pairs) and len(pairs[0]) == 1 and not named
    for pair, keys in zip(faced, pairs, strict=True):
        if (
            len(keys) == 2
            and own.isdisjoint(keys)
            and named <= keys
            and not (alone and pairs.count(keys) < 3)
        ):
            proposal.recipient = [Party(a, proposal.top, "told", QUALITY, "context") for a in pair]
            filled.append("recipient")
            return


def _mediates(proposal: Proposal, syntax: Syntax) -> bool:
    words = MEDIATE.get(syntax.sentence.lang, frozenset())
    first = min(proposal.tokens)
    tokens = syntax.tokens[first : max(proposal.tokens) + REACH]
    said = {
        word
        for written in ([fold(t.lemma) for t in tokens], [fold(t.text) for t in tokens])
        for word in (*written, *(f"{a} {b}" for a, b in pairwise(written)))
    }
    return not words.isdisjoint(said)
