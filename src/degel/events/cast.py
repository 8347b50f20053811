"""Who stands in a sentence: its mentions by token, as parties that a role may take.

A token leads to whoever is named at it, to those coordinated with it, and to the owners inside its phrase.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from degel.actors.mention import Mention
from degel.events.syntax import Syntax
from degel.records import Actor

__all__ = [
    "AGAINST",
    "TARGET",
    "Cast",
    "Force",
    "Party",
    "Roles",
    "distinct",
    "factions",
    "same_side",
    "sides",
]

# Inside a noun phrase the owner comes first: "Russia's invasion of Ukraine" is Russia's.
OWNER = ("poss", "amod", "compound", "by", "of", "flat", "from")
# After these a country is who is meant, not where: "sanctions on Belarus", "a letter to Paris".
TARGET = frozenset({"to", "against", "with", "on", "from", "toward", "between"})
# Sectors that face their own state: a government and its rebels are two sides.
AGAINST = frozenset({"REB", "UAF", "OPP", "CVL", "CRM", "LAB", "JRN", "MED", "REF", "ETH", "NGO"})

# What may stand before the next name of a list, and what inside one item of it.
OPENS_ITEM = frozenset({"DET", "ADJ", "PROPN", "NOUN", "NUM"})
IN_ITEM = OPENS_ITEM | {"ADP", "PART", "PUNCT", "X"}


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in a role: the token it stands at, the path that led there and how good that path is."""

    actor: Actor
    token: int
    path: str
    quality: float
    kind: str


@dataclass(slots=True)
class Roles:
    """Who is actor and recipient, as parties."""

    actor: list[Party] = field(default_factory=list)
    recipient: list[Party] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Force:
    """A noun of force: who does it, and the tokens of those to whom it is done."""

    doers: tuple[Party, ...]
    victims: frozenset[int]


def same_side(a: Actor, b: Actor) -> bool:
    """True when two actors speak for the same state or body."""
    key_a, key_b = a.code or a.country, b.code or b.country
    if key_a is None or key_a != key_b:
        return False
    return (a.sector in AGAINST) == (b.sector in AGAINST)


def sides(parties: Iterable[Party]) -> set[str]:
    """The codes of the states and bodies among the parties."""
    return {key for p in parties if (key := p.actor.code or p.actor.country)}


def factions(parties: Iterable[Party]) -> set[tuple[str, bool]]:
    """The sides among the parties, a government and its rebels apart."""
    return {(key, p.actor.sector in AGAINST) for p in parties if (key := p.actor.code or p.actor.country)}


class Cast:
    """The mentions of one sentence, by the token they stand at."""

    def __init__(self, syntax: Syntax, mentions: Sequence[Mention]) -> None:
        self.syntax = syntax
        # nouns of force, by token; `Reading` fills it
        self.forces: dict[int, Force] = {}
        self._at: dict[int, list[Mention]] = {}
        self._cover: dict[int, list[Mention]] = {}
        for mention in mentions:
            self._at.setdefault(mention.head, []).append(mention)
            for j in range(mention.first, mention.last + 1):
                if j != mention.head:
                    self._cover.setdefault(j, []).append(mention)

    def hurt(self, i: int) -> bool:
        """Does token `i` stand for somebody to whom a noun of force is done?"""
        return any(i in force.victims for force in self.forces.values())

    def mentions_at(self, i: int) -> list[Mention]:
        """Mentions whose head is token `i`."""
        return self._at.get(i, [])

    def parties(
        self, tokens: Iterable[int], path: str, *, deep: bool = True, places: bool = False
    ) -> list[Party]:
        """Everybody who stands at `tokens` or is coordinated with them; owners inside the phrase when nobody stands there."""
        found: list[Party] = []
        for token in tokens:
            for j in self.syntax.conjuncts(token):
                if found and j != token and self._part_of(j):
                    continue
                here = self._direct(j, path, places)
                if deep and not any(p.actor.country or p.actor.code or p.actor.name for p in here):
                    # "diplomats of the Kenyan embassy": whose they are tells the state
                    owners = self._owners(j, path, places)
                    here = (
                        owners if not here or any(p.actor.country or p.actor.code for p in owners) else here
                    )
                found.extend(here)
        return distinct(found)

    def _part_of(self, j: int) -> bool:
        """Is the noun at `j` only some of those named before it ("trois Casques bleus, dont deux Sud-Africains")?"""
        near = self.syntax.tokens[max(0, j - 3) : j]
        return any(t.lower == "dont" for t in near)

    def _direct(self, j: int, path: str, places: bool) -> list[Party]:
        mentions = [m for m in self._at.get(j, ()) if m.kind != "adjective" and (places or not m.place)]
        if not mentions and self.syntax.tokens[j].upos in ("PROPN", "NOUN", "PRON", "X", "ADJ"):
            mentions = [
                m
                for m in self._cover.get(j, ())
                if m.kind != "adjective" and (places or not m.place) and m.last - m.first <= 6
            ]
        best = sorted(mentions, key=lambda m: -m.quality)
        return [
            Party(a, j, path, m.quality * (0.8 if m.place else 1.0), m.kind)
            for m in best[:1]
            for a in m.actors
        ]

    def _owners(self, j: int, path: str, places: bool, depth: int = 0) -> list[Party]:
        """The actors that own or qualify the noun at `j`: adjective, genitive, compound; two levels deep."""
        if self.syntax.is_verbal(j) and self.syntax.tokens[j].upos in ("VERB", "AUX"):
            return []
        mods = self.syntax.arguments(j).mods
        for wanted in OWNER:
            found: list[Party] = []
            for adp, k in mods:
                if adp != wanted:
                    continue
                for c in self.syntax.conjuncts(k):
                    found.extend(
                        Party(a, c, f"{path}.{wanted}", m.quality * 0.85, m.kind)
                        for m in self._at.get(c, ())
                        if places or not m.place or wanted in ("of", "poss")
                        for a in m.actors
                    )
            if found:
                return found
        found = self._makers(j, path)
        if found:
            return found
        if depth < 2:
            for adp, k in mods:
                if adp in ("of", "bare", "poss"):
                    found = self._owners(k, f"{path}.{adp}", places, depth + 1)
                    if found:
                        return [Party(p.actor, p.token, p.path, p.quality * 0.9, p.kind) for p in found]
        return []

    def _makers(self, j: int, path: str) -> list[Party]:
        """Who made what the noun at `j` names: "the accord signed by Kuwait", "the sanctions that the EU imposed"."""
        for child in self.syntax.sentence.dependents(j, "acl"):
            args = self.syntax.arguments(child.i)
            found = [
                Party(a, c, f"{path}.acl", m.quality * 0.7, m.kind)
                for k in args.subj
                if k != j and j in args.obj
                for c in self.syntax.conjuncts(k)
                for m in self._at.get(c, ())
                if not m.place and m.kind != "pronoun"
                for a in m.actors
            ]
            if found:
                return found
        return []

    def listed(self, party: Party) -> list[Party]:
        """Who follows `party` in a list that ends in "and X", however the parser hung it ("the king of A, B's minister and the emir of C")."""
        tokens = self.syntax.tokens
        own = next((m for m in self._at.get(party.token, ()) if party.actor in m.actors), None)
        if own is None or party.path.startswith("nsubj"):
            return []
        found: list[Party] = []
        j, comma, ended = own.last + 1, False, False
        starts = {
            m.first: m for group in self._at.values() for m in group if m.kind not in ("pronoun", "self")
        }
        while j < len(tokens) and not ended:
            token = tokens[j]
            mention = starts.get(j)
            if mention is not None and comma and not mention.place and mention.kind != "adjective":
                found += [
                    Party(a, mention.head, f"{party.path}.list", mention.quality * 0.8, mention.kind)
                    for a in mention.actors
                ]
                ended = any(t.upos == "CCONJ" for t in tokens[max(0, j - 4) : j] if t.i > own.last)
                j, comma = mention.last + 1, False
                continue
            if token.text in (",", ";") or token.upos == "CCONJ":
                comma = True
            elif token.upos not in (OPENS_ITEM if comma else IN_ITEM):
                break
            j += 1
        return found if ended else []

    def adjectives(self, j: int, path: str) -> list[Party]:
        """The states that the adjective at `j`, and those coordinated with it, stand for."""
        return [
            Party(a, c, path, m.quality * 0.85, m.kind)
            for c in self.syntax.conjuncts(j)
            for m in self._at.get(c, ())
            for a in m.actors
        ]

    def inside_all(self, tokens: Sequence[int], wanted: Sequence[str], path: str) -> list[Party]:
        """`inside` for each of several nouns."""
        return [p for j in tokens for p in self.inside(j, wanted, path)]

    def inside(
        self,
        j: int,
        wanted: Sequence[str],
        path: str,
        places: bool = False,
        mods: Sequence[tuple[str, int]] | None = None,
    ) -> list[Party]:
        """Actors among the modifiers of the noun at `j` (or `mods`) whose class is in `wanted`, in that order."""
        mods = self.syntax.arguments(j).mods if mods is None else mods
        for name in wanted:
            found = self.parties([k for adp, k in mods if adp == name], f"{path}.{name}", places=places)
            if name in ("amod", "compound"):
                found = [
                    Party(a, k, f"{path}.{name}", m.quality, m.kind)
                    for adp, k in mods
                    if adp == name
                    for c in self.syntax.conjuncts(k)
                    for m in self._at.get(c, ())
                    for a in m.actors
                ] or found
            if found:
                return found
        return []


def distinct(parties: list[Party]) -> list[Party]:
    """The parties, each actor once at each token."""
    seen: dict[tuple[int, str | None, str | None, str | None], Party] = {}
    for p in parties:
        key = (p.token, p.actor.code, p.actor.country, p.actor.name)
        if key not in seen:
            seen[key] = p
    return list(seen.values())
