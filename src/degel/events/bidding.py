"""Who asked for it: "at the request of Niger", « à l'initiative de », «по требованию», "a petición de".

Such a phrase names nobody to whom the act of its clause is done. Who requests makes a demand of whoever then acts; an
initiative, an order or an invitation tells only how the act came about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from degel.events.cast import Roles, sides
from degel.events.reality import outcome

if TYPE_CHECKING:
    from degel.events.reading import Reading

__all__ = ["ASIDE", "asked_by"]

# Classes of phrases whose names are beside the act: at whose request, in spite of whom, without whom.
ASIDE = frozenset({"bidding", "despite", "without"})


def asked_by(here: Reading, i: int) -> tuple[Roles, str, str | None] | None:
    """Roles, type and mode of the demand in "at the request of X" at noun `i`; None where it is no demand of another side."""
    match = here.operators[i]
    verb = here.sentence.tokens[i].head
    if match.word.operator != "demand" or not here.syntax.is_verbal(verb):
        return None
    args = here.syntax.arguments(verb)
    askers = here.cast.inside(i, ("poss", "bidding", "of", "by", "amod"), "bidding")
    doers = here.cast.parties(args.subj or (args.obj if args.passive else []), "bidding.nsubj", deep=False)
    others = [p for p in doers if not sides([p]) & sides(askers)]
    if not askers or not others:
        return None
    act = here.acts.get(verb)
    if act is not None and act.word.type == "REJECT":
        return None  # a refusal of the request of Tokyo: the refusal is the event
    if act is None or act.word.type is None:
        return Roles(askers, others), "REQUEST", None
    result = here.table.table["demand"][here.book.entries[act.word.type].nature]
    type, mode = outcome(here.table, result, act.word.type, act.word.act.mode if act.word.act else None)
    return Roles(askers, others), type, mode
