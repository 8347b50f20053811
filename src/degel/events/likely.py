"""Who is most likely meant where no rule tells: a learned choice among the sides that the text has named.

"Those found ineligible will be deported": by whom, the sentence does not say; the page does. Candidates are the sides of
the sentence, of those before it, of the page, and whoever is quoted. A conditional logit (McFadden 1974) with shared
weights scores each of them and "nobody"; it knows where a side was named, how often, and what stands in the role that
the rules could not resolve. Weights stand in `data/likely.json`, fitted by `training/likely/fit.py` on the gold for
development. The chance of the choice is a feature of the event's probability.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from degel.actors.mention import Mention
from degel.events.bidding import ASIDE
from degel.events.cast import AGAINST, Cast, Party, factions, sides
from degel.events.complete import is_body
from degel.events.frames import Proposal
from degel.events.lexicon import Lexicon
from degel.events.persons import is_person
from degel.events.scene import Scene
from degel.events.syntax import Syntax
from degel.events.victims import ABOUT_FORCE
from degel.events.weights import shipped
from degel.records import Actor

__all__ = [
    "NOBODY",
    "Candidate",
    "candidates",
    "choose",
    "fill_likely",
    "open_roles",
]

NOBODY = ""
# Least chance of a choice: what is less likely is no better than a guess among all sides of a page.
LEAST = 0.3
# Sentences back in which a side may have been named to be a candidate.
BACK = 3
# Types whose recipient is looked for even where the codebook lets it stay open.
AIMED = frozenset({"ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "COOPERATE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"})  # fmt: skip
WORDS = frozenset({"ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
TOGETHER = frozenset({"CONSULT", "COOPERATE"})
JUDGED = frozenset({"ACCUSE", "REJECT", "SUPPORT"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A side that may stand in a role (`NOBODY`: none does), with its features."""

    side: str
    actor: Actor | None
    features: Mapping[str, float]


def fill_likely(
    proposal: Proposal,
    syntax: Syntax,
    cast: Cast,
    lexicon: Lexicon,
    scene: Scene,
    speaker: Actor | None,
    filled: list[str],
) -> dict[str, float]:
    """Fills an actor, then a recipient, that is missing or has no state, in place; the chances as named features."""
    chances: dict[str, float] = {}
    for role, slot in open_roles(proposal, syntax, lexicon, speaker):
        found = choose(candidates(proposal, role, syntax, cast, slot, scene, speaker))
        if found is None:
            continue
        candidate, chance = found
        chances[f"likely:{role}"] = chance
        if candidate.actor is None or chance < LEAST:
            continue
        if role == "actor" and _unknown_killer(proposal, candidate.side):
            continue
        if role == "recipient" and "likely:actor:filled" in chances and _unknown_victim(proposal, candidate):
            proposal.actor = []
            continue
        chances[f"likely:{role}:filled"] = 1.0
        chances[f"likely:{role}:{slot}"] = 1.0
        chances[f"likely:{role}:{'here' if f'{role}:here' in candidate.features else 'away'}"] = 1.0
        _put(proposal, role, candidate.actor, chance)
        filled.append("recipient" if role == "partner" else role)
    if "likely:actor:filled" in chances and "likely:recipient:filled" in chances:
        chances["likely:both"] = 1.0
        chances["likely:both:noun"] = float(not proposal.verbal)
    return chances


def _unknown_killer(proposal: Proposal, side: str) -> bool:
    """Is it force that the text says of nobody, and the likeliest who did it only of the state of those who suffered it?

    "Four Malian soldiers were killed in an ambush": by whom is not told (2 of 9 such guesses were right, fr, en, ru, es).
    """
    told = any(p.actor.sector and not (p.actor.country or p.actor.code) for p in proposal.actor)
    return proposal.type == "ASSAULT" and not told and side in sides(proposal.recipient)


def _unknown_victim(proposal: Proposal, candidate: Candidate) -> bool:
    """Is it force of which neither side is told, and both would be guessed to be of one state ("two were murdered")?"""
    told = any(p.path != "likely" or p.actor.sector not in (None, "GOV") for p in proposal.actor)
    return proposal.type == "ASSAULT" and not told and candidate.side in sides(proposal.actor)


def open_roles(
    proposal: Proposal, syntax: Syntax, lexicon: Lexicon, speaker: Actor | None
) -> list[tuple[str, str]]:
    """The roles to choose somebody for, each with what stands there: those that are missing and that somebody may fill."""
    nobody = not sides(proposal.actor) and not sides(proposal.recipient)
    if nobody and not proposal.verbal and proposal.type == "AGREE" and not proposal.steps:
        return []  # "the will for a rapprochement is real": a noun with which nobody is named describes
    found: list[tuple[str, str]] = []
    for role in _missing(proposal):
        slot = _slot_of(proposal, role, syntax, lexicon)
        if role == "recipient" and slot == "own":
            continue  # "warned its citizens": nobody else is told
        if slot == "we" and speaker is None:
            continue  # the "we" of a newspaper is nobody's
        if slot in ("passive", "noun") and role == "actor" and proposal.type in JUDGED:
            continue  # "the vote was criticised", "accusations of meddling": by whom is not told
        found.append((role, slot))
    return found


def _missing(proposal: Proposal) -> list[str]:
    """The roles that nobody fills: `actor`, `recipient`, or `partner` (of a meeting with one side)."""
    if proposal.verdict and not proposal.recipient:
        return []
    roles: list[str] = []
    if proposal.symmetric:
        count = len(factions([*proposal.actor, *proposal.recipient]))  # a government and its rebels are two
        if count == 1 and proposal.type == "CONSULT" and all(map(is_body, proposal.actor)):
            return []  # "the Security Council meets": its members with each other
        return ["partner"] if count == 1 else ["actor", "partner"] if not count else []
    if not sides(proposal.actor):
        roles.append("actor")
    # with each other
    agreed = proposal.mutual or (proposal.type == "AGREE" and len(sides(proposal.actor)) > 1)
    aimed = proposal.type in AIMED and proposal.mode != "resign" and not agreed
    if not sides(proposal.recipient) and (proposal.needs_recipient or aimed) and not proposal.mutual:
        roles.append("recipient")
    return roles


def _put(proposal: Proposal, role: str, actor: Actor, chance: float) -> None:
    quality = 0.5 * chance
    if role == "partner":
        proposal.actor = [*proposal.actor, Party(actor, proposal.top, "likely", quality, "context")]
        return
    parties = proposal.actor if role == "actor" else proposal.recipient
    # "police", "rebels": who they are is known, whose they are is not
    whose = [
        replace(
            p, actor=replace(p.actor, country=actor.country, code=actor.code), quality=quality, path="likely"
        )
        for p in parties
        if p.actor.sector and not (p.actor.country or p.actor.code)
    ]
    put = whose or [Party(actor, proposal.top, "likely", quality, "context")]
    if role == "actor":
        proposal.actor = put
    else:
        proposal.recipient = put


def candidates(
    proposal: Proposal,
    role: str,
    syntax: Syntax,
    cast: Cast,
    slot: str,
    scene: Scene,
    speaker: Actor | None,
) -> list[Candidate]:
    """Everybody who may stand in the role, `NOBODY` first, each with features; `slot` is what stands there (`open_roles`)."""
    ask = _Question(proposal, role, syntax, cast, scene, speaker, slot)
    found = [Candidate(NOBODY, None, dict(ask.nobody()))]
    for key in ask.sides():
        found.append(Candidate(key, ask.who(key), dict(ask.features(key))))
    return found


class _Question:
    """Who stands in one role of a proposal: the sides that may, what is known of each, and as whom it would act."""

    def __init__(
        self,
        proposal: Proposal,
        role: str,
        syntax: Syntax,
        cast: Cast,
        scene: Scene,
        speaker: Actor | None,
        slot: str,
    ) -> None:
        self.proposal, self.role, self.syntax, self.slot = proposal, role, syntax, slot
        self.scene, self.speaker, self.number = scene, speaker, syntax.sentence.number
        type = proposal.type
        self.kind = "words" if type in WORDS else "together" if type in TOGETHER else "deeds"
        self.here: dict[str, list[tuple[int, Mention, Actor]]] = {}
        for token in syntax.tokens:
            for mention in cast.mentions_at(token.i):
                for actor in mention.actors:
                    if key := actor.code or actor.country:
                        self.here.setdefault(key, []).append((token.i, mention, actor))
        self.others = proposal.recipient if role == "actor" else proposal.actor
        self.own, self.taken = sides(self.others), {p.token for p in self.others}
        first = scene.counts[scene.order[0]] / (scene.counts.total() or 1) if scene.order else 1.0
        # how much of the page is about one side
        self.page = "digest" if first < 0.3 else "mixed" if first < 0.5 else "plain"
        self.quoted = (speaker.code or speaker.country) if speaker is not None else None
        # what the other sentences name together with the other role: the same for every candidate
        self.about = [
            named for n, named in scene.named.items() if n != self.number and self.own & named.keys()
        ]
        # whoever travels within a state that is its own visits nobody
        apart = role == "partner" or (proposal.act_type == "CONSULT" and not proposal.symmetric)
        self.out = self.own if apart else set()
        if role != "actor":
            self.out = self.out | {
                key
                for key, places in self.here.items()
                if all(syntax.stands_in(i, ASIDE) for i, _, _ in places)
            }
        if role == "recipient" and type == "ASSAULT" and len(self.own) > 1:
            self.out = self.out | self.own  # "soldiers of the two exchanged fire": with each other
        if role == "recipient" and type in ABOUT_FORCE:  # nobody blames those to whom it was done
            hurt = {k for k, places in self.here.items() if all(cast.hurt(i) for i, _, _ in places)}
            if hurt:  # nor itself: somebody else has hurt them
                self.out = self.out | hurt | self.own
        if role == "recipient" and type in WORDS and _by_state(self.others):
            # "Oslo denounced the coup": a state is told to deal with its own people only on a page about it
            self.out = self.out | {k for k in self.own if k != scene.home and not self._elsewhere(k)}

    def _elsewhere(self, key: str) -> bool:
        """Is the side named in other sentences of the page too?"""
        return any(key in named for n, named in self.scene.named.items() if n != self.number)

    def sides(self) -> list[str]:
        """The sides of the sentence, of those before it, of the page, who is quoted and whose page it is."""
        keys = dict.fromkeys(self.here)
        for back in range(1, BACK + 1):
            keys.update(dict.fromkeys(self.scene.named.get(self.number - back, {})))
        keys.update(dict.fromkeys(self.scene.order))
        keys.update(dict.fromkeys(k for k in (self.quoted, self.scene.home) if k))
        return [key for key in keys if key not in self.out]

    def nobody(self) -> Iterator[tuple[str, float]]:
        name = f"{self.role}:nobody"
        yield name, 1.0
        yield f"{name}:{self.proposal.type}", 1.0
        yield f"{name}:{self.proposal.type}:{self.proposal.mode}", 1.0
        yield f"{name}:{self.slot}", 1.0
        yield f"{name}:others:{min(len(self.here), 3)}", 1.0
        yield f"{name}:needs", float(self.proposal.needs_recipient)
        yield f"{name}:verbal", float(self.proposal.verbal)
        if len(self.own) > 1:
            yield f"{name}:many", 1.0
            yield f"{name}:many:{self.proposal.type}", 1.0
        yield f"{name}:others-here", float(bool(self.here.keys() - self.own))

    def features(self, key: str) -> Iterator[tuple[str, float]]:
        """Where the side is named, how often, and what it does there."""
        role, kind, scene = self.role, self.kind, self.scene
        places = self.here.get(key, [])
        if places:
            yield from _in_sentence(role, kind, self.proposal, self.syntax, places)
        where = "here" if places else "away"
        yield f"{role}:{where}", 1.0
        yield f"{role}:{kind}:{where}", 1.0
        yield f"{role}:{self.slot}:{where}", 1.0
        share = scene.counts[key] / (scene.counts.total() or 1)
        yield f"{role}:share", share
        yield f"{role}:{kind}:share", share
        if scene.order and key == scene.order[0]:
            yield f"{role}:first", 1.0
            yield f"{role}:first:{self.slot}", 1.0
        if not places:
            yield from self._paragraph(key)
        if key not in self.own:
            yield from self._partner(key)
        if key == scene.home:
            yield f"{role}:home", 1.0
        if key == self.quoted:
            yield f"{role}:speaker", 1.0
            yield f"{role}:speaker:{kind}", 1.0
        if key in self.own:
            yield f"{role}:same", 1.0
            yield f"{role}:same:{self.proposal.type}", 1.0
            by = "state" if _by_state(self.others) else "people"
            yield f"{role}:same:{by}:{kind}", 1.0
            # a government blames its own people on a page of its own, hardly where another state is spoken of
            beside = "here" if self.here.keys() - self.own else "near" if self._others_near() else "alone"
            yield f"{role}:same:{by}:{beside}", 1.0
        if places and all(i in self.taken for i, _, _ in places):
            yield f"{role}:taken", 1.0
            yield f"{role}:taken:{self.proposal.type}", 1.0
            yield f"{role}:taken:{'once' if scene.counts[key] <= len(places) else 'often'}", 1.0
        yield from self._before(key)

    def _partner(self, key: str) -> Iterator[tuple[str, float]]:
        """How much the page, before and after, tells of the side together with those of the other role."""
        role, scene = self.role, self.scene
        if self.about:
            both = sum(key in named for named in self.about) / len(self.about)
            yield f"{role}:with-own", both
            yield f"{role}:with-own:{self.kind}", both
        if key in scene.named.get(self.number + 1, {}):
            yield f"{role}:next", 1.0
        start = min(scene.named, default=self.number)
        if self.number > start and key in scene.named[start]:
            yield f"{role}:lead", 1.0

    def _paragraph(self, key: str) -> Iterator[tuple[str, float]]:
        """Is the side named in the sentence's own paragraph? In a digest each paragraph is another story."""
        role, scene = self.role, self.scene
        own = scene.within.get(scene.paragraphs.get(self.number, 0), {})
        others = "alone" if not own.keys() - self.own - {key} else "others"
        if key in own:
            yield f"{role}:paragraph", 1.0
            yield f"{role}:paragraph:{'before' if own[key] < self.number else 'after'}", 1.0
            return
        yield f"{role}:elsewhere", 1.0
        yield f"{role}:elsewhere:{others}", 1.0
        yield f"{role}:elsewhere:{self.page}", 1.0

    def _before(self, key: str) -> Iterator[tuple[str, float]]:
        """What the sentences before tell of the side."""
        for back in range(1, BACK + 1):
            named = self.scene.named.get(self.number - back, {})
            if key in named:
                yield f"{self.role}:back{min(back, 2)}:{'subject' if named[key] else 'named'}", 1.0
                break
        number, actors, recipients = self.scene.last
        if 0 <= self.number - number <= BACK:
            if key in actors:
                yield f"{self.role}:last-actor", 1.0
                yield f"{self.role}:last-actor:{self.kind}", 1.0
                yield f"{self.role}:last-actor:{self.slot}", 1.0
            if key in recipients:
                yield f"{self.role}:last-recipient", 1.0
                yield f"{self.role}:last-recipient:{self.kind}", 1.0
            if key not in self.own:
                if (key in actors and self.own & recipients) or (key in recipients and self.own & actors):
                    yield f"{self.role}:faced", 1.0
                    yield f"{self.role}:faced:{self.kind}", 1.0
                if key in actors and self.own & actors:
                    yield f"{self.role}:beside", 1.0

    def _others_near(self) -> bool:
        """Does a sentence before name a side other than those of the other role?"""
        return any(self.scene.named.get(self.number - back, {}).keys() - self.own for back in (1, 2))

    def who(self, key: str) -> Actor:
        """The actor that a side stands for in the role."""
        places = self.here.get(key, [])
        actor = places[0][2] if places else None
        if actor is None or actor.sector not in (None, "GOV"):
            actor = self.scene.people.get(key)
        if key == self.quoted and self.speaker is not None:
            actor = self.speaker
            if self.slot in ("common", "person", "name"):
                # "people ask for help", says the president: they are his people, not he
                return Actor(country=actor.country, code=actor.code or actor.country, sector="CVL")
        if actor is None:
            return Actor(country=key, code=key, sector="GOV")  # the state whose page it is
        if key in self.own:
            # whoever is of the other's own state is not the one who was named
            sector = "CVL" if _by_state(self.others) else "GOV"
            return Actor(country=actor.country, code=actor.code or actor.country, sector=sector)
        return actor


def _by_state(parties: Sequence[Party]) -> bool:
    """Is one of the parties a state itself, not its people?"""
    return any(p.actor.sector not in AGAINST for p in parties)


def _slot_of(proposal: Proposal, role: str, syntax: Syntax, lexicon: Lexicon) -> str:
    """What stands where the rules looked for the role: nothing, a name, a pronoun, a noun, a deed; or a noun has no such place."""
    if not proposal.verbal or not syntax.is_verbal(proposal.top):
        return "noun"
    args = syntax.arguments(proposal.top if role == "actor" else proposal.act)
    if role == "actor":
        if args.passive:
            return "agent" if any(adp == "by" for adp, _ in args.obl) else "passive"
        places = args.subj
    else:
        places = [*args.obj, *args.iobj]
    if not places:
        return "empty"
    if syntax.says_i(places[0]):
        return "we"
    if is_person(syntax, places[0], lexicon, ("$persons",)):
        owned = any(t.feats.get("Poss") == "Yes" for t in syntax.sentence.dependents(places[0]))
        return "own" if owned else "person"
    if is_person(syntax, places[0], lexicon, ("$deeds",)):
        return "deed"  # "welcomed the decision": of whoever has just acted
    return {"PROPN": "name", "PRON": "pronoun", "DET": "pronoun"}.get(syntax.tokens[places[0]].upos, "common")


def _in_sentence(
    role: str,
    kind: str,
    proposal: Proposal,
    syntax: Syntax,
    places: Sequence[tuple[int, Mention, Actor]],
) -> Iterator[tuple[str, float]]:
    i, mention, _ = min(places, key=lambda place: abs(place[0] - proposal.top))
    gap = i - proposal.top
    side = "after" if gap > 0 else "before"
    far = "near" if abs(gap) <= 4 else "mid" if abs(gap) <= 10 else "far"
    yield f"{role}:{side}", 1.0
    yield f"{role}:{side}:{far}", 1.0
    yield f"{role}:{kind}:{side}", 1.0
    clause = "clause" if syntax.one_clause(proposal.top, i) else "clauses"
    yield f"{role}:{clause}", 1.0
    yield f"{role}:{side}:{clause}", 1.0
    yield f"{role}:kind:{mention.kind}", 1.0
    yield f"{role}:place" if mention.place else f"{role}:side", 1.0
    if mention.place:
        yield f"{role}:place:{kind}", 1.0
    dep = syntax.tokens[i].dep.partition(":")[0]
    yield f"{role}:dep:{dep}", 1.0
    governors = set(syntax.sentence.governors(i))
    adposition = syntax.adposition(i)
    if adposition:
        yield f"{role}:by:{adposition}", 1.0
        yield f"{role}:by:{kind}:{adposition}", 1.0
    if syntax.is_verbal(proposal.top):
        args = syntax.arguments(proposal.top)
        voice = "passive" if args.passive else "active"
        for name, heads in (("subject", args.subj), ("object", args.obj)):
            if not governors.isdisjoint(heads):
                yield f"{role}:within:{voice}:{name}", 1.0
    if any(syntax.tokens[j].dep.startswith("nsubj") for j, _, _ in places):
        yield f"{role}:subject", 1.0
    if proposal.top in governors or proposal.top == i:
        yield f"{role}:below", 1.0
    if syntax.tokens[i].head in (proposal.top, *syntax.sentence.governors(proposal.top)):
        yield f"{role}:commands", 1.0
    yield f"{role}:often", float(len(places) > 1)
    yield f"{role}:quality", mention.quality


def weights() -> Mapping[str, float]:
    """The weights of the choice; training puts others in their place."""
    return shipped("likely")


def choose(found: Sequence[Candidate]) -> tuple[Candidate, float] | None:
    """The likeliest candidate and its chance, 0 … 1; None without candidates."""
    if len(found) < 2:
        return None
    own = weights()
    scores = [sum(own.get(name, 0.0) * value for name, value in c.features.items()) for c in found]
    best = max(scores)
    powers = [math.exp(score - best) for score in scores]
    k = max(range(len(found)), key=lambda n: powers[n])
    return found[k], powers[k] / sum(powers)
