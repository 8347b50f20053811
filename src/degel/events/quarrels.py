"""A row that an act answers: whoever it is with is whom the act turns upon ("recalled its ambassador amid a row with Rome over migrants").

Only where nobody but the actor's own side, or people without a state of their own, was found to receive it.
"""

from __future__ import annotations

from degel.events.cast import Cast, Party, same_side, sides
from degel.events.frames import Proposal
from degel.events.syntax import Syntax
from degel.events.words import fold

__all__ = ["fill_quarrel"]

QUARRELS = {
    "en": frozenset(
        [
            "row",
            "dispute",
            "spat",
            "quarrel",
            "feud",
            "standoff",
            "stand-off",
            "rift",
            "tension",
            "crisis",
            "clash",
            "argument",
            "disagreement",
        ]
    ),
    "es": frozenset(
        [
            "disputa",
            "crisis",
            "tensión",
            "pulso",
            "diferendo",
            "conflicto",
            "pelea",
            "roce",
            "enfrentamiento",
            "contencioso",
        ]
    ),
    "fr": frozenset(
        [
            "différend",
            "querelle",
            "brouille",
            "crise",
            "tension",
            "dispute",
            "bras",
            "contentieux",
            "conflit",
            "accrochage",
        ]
    ),
    "ru": frozenset(
        [
            "спор",
            "ссора",
            "скандал",
            "конфликт",
            "напряженность",
            "кризис",
            "размолвка",
            "разногласие",
            "трение",
        ]
    ),
}
# Of these the state that is quarrelled with is meant; force and help go to whom they name.
ANSWERS = frozenset({"ACCUSE", "REJECT", "SANCTION", "THREATEN"})
WITH = {"en": "with", "es": "con", "fr": "avec", "ru": "с"}
PEOPLE = frozenset({"REF", "CVL"})
QUALITY = 0.6


def fill_quarrel(proposal: Proposal, syntax: Syntax, cast: Cast, filled: list[str]) -> None:
    """Gives an act whom it quarrels with, in place, where the words that tell of the quarrel name one side."""
    if proposal.type not in ANSWERS or proposal.symmetric or not proposal.verbal or not sides(proposal.actor):
        return
    if any(not _own(p, proposal) and p.actor.sector not in PEOPLE for p in proposal.recipient if sides([p])):
        return
    words, preposition = QUARRELS.get(syntax.sentence.lang, frozenset()), WITH.get(syntax.sentence.lang)
    for token in syntax.tokens:
        if fold(token.lemma) not in words or proposal.top not in syntax.sentence.governors(token.i):
            continue
        found = [
            p
            for t in syntax.sentence.dependents(token.i, "nmod", "obl")
            if any(fold(c.text) == preposition for c in syntax.sentence.dependents(t.i, "case"))
            for p in cast.parties([t.i], "quarrel", places=True)
            if not _own(p, proposal)
        ]
        if len(sides(found)) == 1:
            proposal.recipient = [
                Party(p.actor, p.token, "quarrel", QUALITY, p.kind) for p in found if sides([p])
            ]
            filled.append("recipient")
            return


def _own(party: Party, proposal: Proposal) -> bool:
    return any(same_side(party.actor, a.actor) for a in proposal.actor)
