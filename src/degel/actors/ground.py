"""Places of the gazetteer → what they tell about who is meant.

A city stands for its state where something is done to it ("the attack on Belgorod"), and police, farmers or gunmen
without a state belong to the one whose places their sentence names. No city speaks: all these mentions are places.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from degel.actors.home import home_of
from degel.actors.mention import Mention
from degel.actors.states import sovereign, state_entries
from degel.parse.sentence import Sentence
from degel.records import Actor, Document, Span

__all__ = ["AHEAD", "FAR_AHEAD", "GUESS", "Grounds", "Spot", "places_as_mentions", "sole_states"]

Spot = tuple[
    int, int, int, str | None
]  # sentence, first and last token, state; one for each that disputes a place
QUALITY = 0.7
# The quality of who is only guessed from the ground.
GUESS = 0.52
# What a place, a mention of a state, and the share of a page count for; how much of it is left a sentence later.
_PLACE, _NAMED, _SHARE, _HOME = 2.0, 1.0, 4.0, 0.5
# How much of a state's weight is lost where only places are asked for.
_FOREIGN = 0.5
_LEFT, _SENTENCES = 0.6, 4
# How far the first state must be before the second: for those who seldom leave their state, and for others.
AHEAD, FAR_AHEAD = 1.3, 1.8
# The share of a page that makes names that nobody listed those of its state.
_PLAINLY = 0.5
_TELLING = frozenset(("name", "title", "person", "demonym", "adjective", "seat", "body", "agent"))


def sole_states(spots: Sequence[Spot]) -> dict[int, str]:
    """Sentence → the state in which all the places lie that it names, when it is one."""
    by_sentence: dict[int, set[str]] = {}
    for sentence, _, _, country in spots:
        if country in state_entries():
            by_sentence.setdefault(sentence, set()).add(str(country))
    return {sentence: codes.pop() for sentence, codes in by_sentence.items() if len(codes) == 1}


def places_as_mentions(
    mentions: Sequence[Mention],
    sentences: Sequence[Sentence],
    spots: Sequence[Spot],
    told: Mapping[tuple[int, int, int], str],
) -> list[Mention]:
    """The mentions with one more for each place that none of them covers, in text order.

    A capital is another state's town where that stands behind it (`told`: "Tripoli, Lebanon").
    """
    tokens = {sentence.number: sentence.tokens for sentence in sentences}
    covered = {
        number: {i for m in mentions if m.sentence == number for i in range(m.first, m.last + 1)}
        for number in {spot[0] for spot in spots}
    }
    found = [_where_told(mention, told) for mention in mentions]
    states: dict[tuple[int, int, int], list[str]] = defaultdict(list)
    for sentence, first, last, country in spots:
        if country in state_entries() and covered[sentence].isdisjoint(range(first, last + 1)):
            states[sentence, first, last].append(str(country))
    for (sentence, first, last), codes in states.items():
        span = Span(tokens[sentence][first].start, tokens[sentence][last].end)
        inside = range(first, last + 1)
        head = next((i for i in inside if tokens[sentence][i].head not in inside), first)
        actors = tuple(Actor(country=code, code=code, sector="GOV", span=span) for code in codes)
        found.append(Mention(span, sentence, head, first, last, actors, "city", QUALITY, True))
    found.sort(key=lambda mention: (mention.sentence, mention.first, -mention.last))
    return found


def _where_told(mention: Mention, told: Mapping[tuple[int, int, int], str]) -> Mention:
    state = told.get((mention.sentence, mention.first, mention.last))
    if mention.kind != "city" or state is None or state == mention.actors[0].country:
        return mention
    actors = tuple(replace(actor, country=state, code=state, wikidata=None) for actor in mention.actors[:1])
    return replace(mention, actors=actors, place=True)


class Grounds:
    """What the sentences of a page say about the state in which they play."""

    def __init__(
        self, doc: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], spots: Sequence[Spot]
    ) -> None:
        self.places: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.told: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.spots: dict[tuple[int, int], str] = {}
        for number, first, last, country in spots:
            if country in state_entries():
                self.spots.update({(number, i): sovereign(str(country)) for i in range(first, last + 1)})
                self.told[number][sovereign(str(country))] += _PLACE
                self.places[number][sovereign(str(country))] += _PLACE
        for mention in mentions:
            place = mention.actors[0].country if mention.place else None
            if place in state_entries() and place not in self.places[mention.sentence]:
                self.places[mention.sentence][sovereign(str(place))] += _PLACE
            if mention.kind not in _TELLING or mention.quality < 0.5:
                continue
            states = {a.country for a in mention.actors if a.country in state_entries() and a.sector != "MED"}
            if len(states) == 1:
                self.told[mention.sentence][sovereign(str(states.pop()))] += _NAMED
        self.bodies: Counter[int] = Counter(
            m.sentence
            for m in mentions
            if m.kind == "body" and m.actors[0].code not in (None, "NGO") and not m.actors[0].country
        )
        self.page: dict[str, float] = defaultdict(float)
        for counts in self.told.values():
            for code, times in counts.items():
                self.page[code] += times
        home = home_of(doc)
        if home is not None and home.code in state_entries():
            self.page[home.code] += _HOME * (4 if home.official else 1)
        self.total = sum(self.page.values()) or 1.0

    def spot(self, number: int, i: int) -> str | None:
        """The state of the place at token `i` of a sentence."""
        return self.spots.get((number, i))

    def told_near(self, number: int) -> set[str]:
        """The states that a sentence and those before it name."""
        return {code for back in range(_SENTENCES) for code in self.told.get(number - back, ())}

    def plain(self, number: int, code: str | None) -> bool:
        """Is a state the only one named in the last sentence that names any, or that of most of the page?"""
        if code is not None and self.page.get(code, 0) > 2 * self.total / 3:
            return True
        for back in range(_SENTENCES):
            codes = self.told.get(number - back)
            if codes:
                return len(codes) == 1 and code in codes
        return False

    def of(self, number: int, ahead: float = AHEAD, *, local: bool = False) -> str | None:
        """The state of a sentence, where one is far enough before the others; `local`: where its places lie, above all."""
        best = sorted(self._scores(number, local).items(), key=lambda one: -one[1])[:2]
        if not best or (len(best) > 1 and best[0][1] < ahead * best[1][1]):
            return None
        return best[0][0]

    def before(self, number: int, code: str, ahead: float) -> str | None:
        """The state whose places make it the ground of a sentence rather than the state `code`; None where that may well be it."""
        scores = self._scores(number, True)
        best = max(scores, key=lambda one: scores[one], default=code)
        return best if best != code and scores[best] >= ahead * max(scores.get(code, 0.0), 0.01) else None

    def _scores(self, number: int, local: bool) -> dict[str, float]:
        score: dict[str, float] = defaultdict(float)
        for code, times in self.page.items():
            score[code] += _SHARE * times / self.total
        for back in range(_SENTENCES):
            places = self.places.get(number - back, {})
            for code, times in self.told.get(number - back, {}).items():
                sited = places.get(code, 0)
                weight = times - _FOREIGN * max(times - sited, 0) + sited if local else times
                score[code] += weight * _LEFT**back
        return score

    def of_the_page(self, code: str) -> bool:
        """Is more than half of what the page says of states about one?"""
        return self.page.get(code, 0) > _PLAINLY * self.total

    def near_bodies(self, number: int) -> bool:
        """Is a body of states spoken of here, and no state as often?"""
        near = range(number - 2, number + 1)
        return sum(self.bodies[n] for n in near) > sum(sum(self.told.get(n, {}).values()) for n in near)

    def plainly(self, number: int) -> str | None:
        """The state of a sentence, where it is that of most of the page too, or the only one named in a sentence."""
        code = self.of(number, FAR_AHEAD)
        if code is None:
            return None
        share = self.page.get(code, 0) / self.total
        return code if share > _PLAINLY or (share > _PLAINLY / 2 and code == self.alone(number)) else None

    def alone(self, number: int) -> str | None:
        """The only state that a sentence names."""
        codes = list(self.told.get(number, ()))
        return codes[0] if len(codes) == 1 else None
