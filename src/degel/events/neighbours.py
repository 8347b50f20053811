"""Nouns that mean sides already told of: "its neighbour", "both sides", «las partes».

They name no private person, and who owns the neighbour is not the neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from degel.events.cast import Party, same_side, sides
from degel.events.frames import Proposal
from degel.events.syntax import Syntax
from degel.events.words import fold
from degel.records import Actor

__all__ = ["drop_owner", "fill_neighbour", "means_sides"]

NEIGHBOURS = {
    "en": frozenset({"neighbour", "neighbor"}),
    "es": frozenset({"vecino", "vecina"}),
    "fr": frozenset({"voisin", "voisine"}),
    "ru": frozenset({"сосед", "соседка"}),
}
# Who receives and who is received, who talks with whom: one is the other of the other.
PARTNERS = {
    "en": frozenset({"host", "guest", "interlocutor"}),
    "es": frozenset({"anfitrión", "anfitriona", "huésped", "interlocutor", "interlocutora", "contraparte"}),
    "fr": frozenset({"hôte", "interlocuteur", "interlocutrice"}),
    "ru": frozenset({"собеседник", "собеседница", "гость"}),
}
# Who stands to a state in this way is no citizen of its own.
OTHERS = {
    "en": frozenset({"ally", "partner", "enemy", "foe", "adversary", "signatory", "kingdom", "regime"}),
    "es": frozenset({"aliado", "socio", "enemigo", "adversario", "firmante", "reino", "régimen", "isla", "emirato", "potencia"}),
    "fr": frozenset({"allié", "partenaire", "ennemi", "adversaire", "signataire", "royaume", "régime"}),
    "ru": frozenset({"союзник", "партнёр", "партнер", "враг", "королевство", "режим"}),
}  # fmt: skip
# Those who face each other, where the noun is plural.
SIDES = {
    "en": frozenset({"side", "party", "neighbour", "neighbor", "rival", "belligerent"}),
    "es": frozenset({"parte", "bando", "vecino", "rival", "beligerante"}),
    "fr": frozenset({"partie", "camp", "voisin", "rival", "belligérant"}),
    "ru": frozenset({"сторона", "сосед", "соперник", "противник"}),
}
# Both of them, where the word stands alone («похвалил обоих»).
BOTH = {"ru": frozenset({"оба"}), "es": frozenset({"ambos"})}
# What is done or said to another side.
AIMED = frozenset({"ACCUSE", "AGREE", "ASSAULT", "COERCE", "MOBILIZE", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN"})  # fmt: skip
TOWARD = frozenset({"to", "against", "on", "with", "from", "at"})
QUALITY = 0.6


def means_sides(syntax: Syntax, j: int) -> bool:
    """Is the noun at `j` one that stands for a side already told of?"""
    others = OTHERS.get(syntax.sentence.lang, frozenset())
    token = syntax.tokens[j]
    return (
        _is_neighbour(syntax, j)
        or _are_sides(syntax, j)
        or not others.isdisjoint({fold(token.lemma), fold(token.text)})
    )


def drop_owner(proposal: Proposal, syntax: Syntax) -> None:
    """Takes the owner of "its neighbour" out of the recipients, in place."""
    if not proposal.recipient or proposal.type not in AIMED:
        return
    nouns = [j for j in _places(proposal, syntax) if _is_neighbour(syntax, j)]
    owners = {t.i for j in nouns for t in syntax.sentence.dependents(j) if t.i < j}
    own = sides(proposal.actor)
    proposal.recipient = [
        p
        for p in proposal.recipient
        if not (p.token in owners and p.kind == "pronoun") and not (p.token in nouns and _key(p.actor) in own)
    ]


def fill_neighbour(
    proposal: Proposal, syntax: Syntax, faced: Sequence[tuple[Actor, ...]], filled: list[str]
) -> None:
    """Gives an act upon a neighbour or "both sides" those of whom the text has told, in place.

    `faced` are those who face each other, the likeliest first; the sides of one state stand for that state.
    """
    if proposal.type not in AIMED or proposal.symmetric or not proposal.actor:
        return
    own = sides(proposal.actor)
    if len(own) != 1 or any(
        not any(same_side(p.actor, a.actor) for a in proposal.actor)
        for p in proposal.recipient
        if _key(p.actor)
    ):
        return
    side = next(iter(own))
    for j in _places(proposal, syntax):
        found: tuple[Actor, ...] = ()
        if _is_neighbour(syntax, j):
            pair = next((p for p in faced if len(p) == 2 and side in map(_key, p)), ())
            found = tuple(a for a in pair if _key(a) != side)
        elif _are_sides(syntax, j):
            found = next((p for p in faced if p and side not in map(_key, p)), ())
        if found:
            proposal.recipient = [Party(a, j, "told", QUALITY, "context") for a in found]
            filled.append("recipient")
            return


def _key(actor: Actor) -> str | None:
    return actor.code or actor.country


def _places(proposal: Proposal, syntax: Syntax) -> Iterator[int]:
    for i in dict.fromkeys((proposal.top, proposal.act)):
        args = syntax.arguments(i)
        yield from args.obj
        yield from args.iobj
        # "expelled the ambassador of its neighbour"
        for j in (*args.obj, *(k for adp, k in args.obl if adp in TOWARD)):
            if not syntax.is_verbal(j):
                yield from (k for adp, k in syntax.arguments(j).mods if adp in ("of", "poss"))
        yield from (j for adp, j in args.obl if adp in TOWARD)


def _is_neighbour(syntax: Syntax, j: int) -> bool:
    words = NEIGHBOURS.get(syntax.sentence.lang, frozenset())
    partners = PARTNERS.get(syntax.sentence.lang, frozenset())
    token = syntax.tokens[j]
    written = {fold(token.lemma), fold(token.text)}
    owned = any(t.feats.get("Poss") == "Yes" for t in syntax.sentence.dependents(j))
    if not (owned and written & partners) and (token.feats.get("Number") == "Plur" or not written & words):
        return False
    # a state's neighbour has no name of its own beside it
    return not any(t.upos == "PROPN" for t in syntax.sentence.dependents(j, "appos", "flat", "nmod"))


def _are_sides(syntax: Syntax, j: int) -> bool:
    words = SIDES.get(syntax.sentence.lang, frozenset())
    token = syntax.tokens[j]
    plural = token.feats.get("Number") == "Plur"
    told = any(syntax.sentence.dependents(j, "nmod", "amod", "appos", "flat"))
    if fold(token.lemma) in BOTH.get(syntax.sentence.lang, frozenset()):
        return not told and token.dep.partition(":")[0] in ("obj", "iobj", "obl")
    # "its neighbours" are all of them
    owned = any(t.feats.get("Poss") == "Yes" for t in syntax.sentence.dependents(j))
    return plural and fold(token.lemma) in words and not told and not owned
