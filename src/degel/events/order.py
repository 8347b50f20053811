"""Roles by order and distance, where the parse gives none: who stands before a finite verb acts, who follows receives.

The plain fallback of the coding decisions, with a lower quality than any path of the tree. It never crosses another
finite verb, a conjunction that opens a clause, or the end of a quotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from degel.events.cast import Cast, Party, same_side

__all__ = ["after", "before"]

REACH = 14
QUALITY = 0.55
STOPS = frozenset(';:—–"«»“”()')
PASSED = frozenset(
    {"ADV", "AUX", "PART", "ADP", "DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "CCONJ", "X", "INTJ"}
)


def before(cast: Cast, i: int) -> list[Party]:
    """The nearest party before the finite verb at `i` that can be its subject; nobody when a clause begins between."""
    return next(_found(cast, i, range(i - 1, max(-1, i - 1 - REACH), -1), "order.before", ()), [])


def after(cast: Cast, i: int, actors: Sequence[Party], *, places: bool) -> list[Party]:
    """The nearest party behind the verb at `i` that is not the actor's own side."""
    last = min(len(cast.syntax.tokens), i + 1 + REACH)
    return next(_found(cast, i, range(i + 1, last), "order.after", actors, places), [])


def _found(
    cast: Cast, i: int, places_of: range, path: str, actors: Sequence[Party], places: bool = False
) -> Iterator[list[Party]]:
    syntax = cast.syntax
    tokens = syntax.tokens
    left = path == "order.before"
    for j in places_of:
        token = tokens[j]
        if (
            token.text in STOPS
            or token.upos in ("SCONJ", "VERB")
            or (token.upos == "AUX" and token.head != i)
        ):
            return
        if token.feats.get("PronType") == "Rel" or (token.upos not in PASSED and token.dep != "punct"):
            return
        if (
            left
            and token.upos == "PRON"
            and (token.head, token.dep) == (i, "obj")
            and tokens[i].dep.startswith("acl")
        ):
            return  # "los presos que retiene": who stands before the pronoun is what the verb does it to
        if not cast.mentions_at(j):
            continue
        if left and not _nominative(cast, j):
            continue
        found = [
            Party(p.actor, p.token, path, p.quality * QUALITY, p.kind)
            for p in cast.parties([j], path, deep=False, places=places)
            if p.kind != "pronoun" and not any(same_side(p.actor, a.actor) for a in actors)
        ]
        if found:
            yield found


def _nominative(cast: Cast, j: int) -> bool:
    """Can the mention at `j` be a subject: no adposition before it, no case but the first, not somebody's attribute?"""
    token = cast.syntax.tokens[j]
    if token.feats.get("Case", "Nom") != "Nom" or any(cast.syntax.sentence.dependents(j, "case")):
        return False
    return token.dep.partition(":")[0] not in ("obl", "iobj", "amod", "vocative") and not (
        token.dep.startswith("nmod") and cast.syntax.adposition(j) != "bare"
    )
