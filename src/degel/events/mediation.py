"""Offers to mediate: to whom, where the words do not say it ("Kenya offered its good offices", «se ofreció a mediar»).

They go to those two who face each other on the page, and of whom the mediator is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from degel.events.cast import Party, sides
from degel.events.frames import Proposal
from degel.events.lexicon import fold
from degel.events.syntax import Syntax
from degel.records import Actor

__all__ = ["fill_mediated"]

MEDIATE = {
    "en": frozenset({"mediate", "mediation", "mediator", "good offices", "go-between", "arbitrate"}),
    "es": frozenset({"mediar", "mediación", "mediador", "buenos oficios", "arbitrar"}),
    "fr": frozenset({"médiation", "médiateur", "médiatrice", "bons offices", "entremise", "arbitrer"}),
    "ru": frozenset({"посредник", "посредничать", "посредничество", "посреднический", "помирить", "добрый услуга", "примирить"}),
}  # fmt: skip
QUALITY = 0.55
# Words from the verb on in which the mediation must be named.
REACH = 9


def fill_mediated(
    proposal: Proposal, syntax: Syntax, faced: Sequence[tuple[Actor, ...]], filled: list[str]
) -> None:
    """Gives an offer to mediate both sides of the quarrel, in place; `faced` are those who face each other."""
    if proposal.type != "AGREE" or proposal.symmetric or len(sides(proposal.actor)) != 1:
        return
    own = sides(proposal.actor)
    if sides(proposal.recipient) - own or not _mediates(proposal, syntax):
        return
    pairs = [frozenset(a.code or a.country for a in pair) for pair in faced]
    alone = (
        bool(pairs) and len(pairs[0]) == 1
    )  # a page about one state: its own quarrel, unless another is told of often
    for pair, keys in zip(faced, pairs, strict=True):
        if len(keys) == 2 and not keys & own and not (alone and pairs.count(keys) < 3):
            proposal.recipient = [Party(a, proposal.top, "mediated", QUALITY, "context") for a in pair]
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
