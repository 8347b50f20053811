"""Whom the nouns of force in a sentence are done to, and by whom: "the Russian invasion of Ukraine".

Who condemns an attack on Kenya blames whoever attacked, never Kenya; where the attacker is not named, nobody is blamed.
The same holds for praise and refusals that are about force between others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from degel.events.cast import AGAINST, Cast, Force, Party, Roles, same_side
from degel.events.roles import fill

if TYPE_CHECKING:
    from degel.events.reading import Reading

__all__ = ["ABOUT_FORCE", "blamed", "forces_in"]

# Types whose matter may be force between others.
ABOUT_FORCE = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})


def forces_in(here: Reading) -> dict[int, Force]:
    """For each noun of force of the sentence who does it and to whom, by the noun's own frame."""
    found: dict[int, Force] = {}
    for i, match in here.acts.items():
        act, type = match.word.act, match.word.type
        if (
            act is None
            or type not in HARM
            or match.word.kind != "noun"
            or here.syntax.is_verbal(i)
            or act.symmetric
        ):
            continue
        roles = fill(here.cast, i, act, type, here.syntax.arguments(i), verbal=False, symmetric=False)
        hurt = [p for p in roles.recipient or _hung_on_verb(here, i) if not _unsure(here, p)]
        # arrests of a state's own people are that state's doing, whoever tells of them
        own = type == "COERCE" and not roles.actor and all(p.actor.sector in AGAINST for p in hurt)
        found[i] = Force(tuple(roles.actor), frozenset() if own else frozenset(p.token for p in hurt))
    return found


def _unsure(here: Reading, party: Party) -> bool:
    """May it be who does it: whose soil it is ("torture in Nicaragua"), or a state in the Russian genitive («удары Израиля»)?"""
    step = party.path.rpartition(".")[2].rpartition(":")[2]
    bare = party.kind in ("name", "city", "body") and here.sentence.lang == "ru"
    return step == "in" or (step == "of" and bare)


def _hung_on_verb(here: Reading, i: int) -> list[Party]:
    """Whom a phrase right behind the noun names that the parser hung on the verb above it ("condenó el ataque a Cuba")."""
    token = here.sentence.tokens[i]
    if token.head == i or not here.syntax.is_verbal(token.head):
        return []
    behind = [
        j
        for adp, j in here.syntax.arguments(token.head).obl
        if i < j <= i + 4 and adp in ("to", "against", "on", "toward")
    ]
    return here.cast.parties(behind, "obl")


def blamed(cast: Cast, roles: Roles) -> list[Party]:
    """The recipients without those to whom the force was done; who did it, where nobody is left."""
    hurt = {token for force in cast.forces.values() for token in force.victims}
    kept = [p for p in roles.recipient if p.token not in hurt]
    if kept or not roles.recipient:
        return kept
    lost = {p.token for p in roles.recipient}
    return [
        doer
        for force in cast.forces.values()
        if force.victims & lost
        for doer in force.doers
        if not any(same_side(doer.actor, a.actor) for a in roles.actor)
    ]
