"""What a reader remembers of a document: who was named, with which office, and who was spoken of last.

Input: figures, in reading order. Output: the figure that a bare surname, title, pronoun or "the two countries"
means. Invariant: every look-up costs a bounded number of steps, whatever the document's length.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from degel.actors.declension import stem
from degel.actors.lexicon import fold, lower
from degel.actors.people import FAMILIES
from degel.records import Actor

if TYPE_CHECKING:
    from degel.actors.rivalry import Phrase

__all__ = ["Figure", "Memory", "Named", "surname_key"]

_REACH = 60
# States where the family name comes first.
_FAMILY_FIRST = frozenset(("CHN", "PRK", "KOR", "VNM", "TWN", "HKG", "HUN"))


@dataclass(slots=True)
class Figure:
    """Somebody who was mentioned: one actor, or several for a group."""

    actors: tuple[Actor, ...]
    gender: str | None
    plural: bool
    person: bool
    subject: bool
    sentence: int
    quality: float
    former: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A body as it was named: who it is, the lemma of its noun, and the sentence."""

    actor: Actor
    lemma: str
    sentence: int


def surname_key(word: str, lang: str) -> str:
    """A surname as written → the key under which it is remembered, the same for all its cases."""
    low = lower(fold(word))
    return stem(low) if lang == "ru" else low


class Memory:
    """The figures of one document so far."""

    def __init__(self, lang: str, counts: Counter[str] | None = None) -> None:
        self.lang = lang
        self.surnames: dict[str, Figure] = {}
        # First names of whole names; None where two persons of the page bear one.
        self.given: dict[str, Figure | None] = {}
        self.recent: deque[Figure] = deque(maxlen=2 * _REACH)
        self.offices: dict[tuple[str, str], Figure] = {}
        # Institutions and agents that were named with their state, by the noun that stands for them later.
        self.bodies: dict[str, tuple[Actor, ...]] = {}
        # Offices that the page has given to heads of firms, clubs and federations, which are no states.
        self.elsewhere: set[str] = set()
        # Surnames that the page gave to somebody of another first name than the politician's.
        self.strangers: set[str] = set()
        # Who and what else a pronoun of the sentence being read may mean: token and figure, all without actors.
        self.rivals: list[tuple[int, Figure]] = []
        # Bodies in the order in which they were named, and the states of the last sentences.
        self.named_bodies: deque[Named] = deque(maxlen=_REACH)
        # sentence and state of the governments, heads and armies that were subjects
        self.rulers: deque[tuple[int, str]] = deque(maxlen=_REACH)
        # sentence and state of the embassies and envoys named
        self.missions: deque[tuple[int, str]] = deque(maxlen=_REACH)
        # the noun phrases of the last sentences, of ours or not
        self.phrases: deque[tuple[int, list[Phrase]]] = deque(maxlen=3)
        # the same with the pronouns among them, farther back, and whether a quotation is open
        self.weighed: deque[list[Phrase]] = deque(maxlen=5)
        self.quoting = False
        self._states: deque[tuple[int, frozenset[str]]] = deque(maxlen=4)
        self.counts: Counter[str] = Counter() if counts is None else counts

    def copy(self) -> Memory:
        """The same figures in containers of its own; what all readings share, the counts of the page, is not copied."""
        other = Memory.__new__(Memory)
        for name, value in vars(self).items():
            own = name != "counts" and isinstance(value, (dict, list, set, deque))
            setattr(other, name, value.copy() if own else value)
        return other

    def same(self, other: Memory) -> bool:
        """Would all that comes be read alike with either?"""
        return vars(self) == vars(other)

    def note_states(self, sentence: int, codes: Iterable[str]) -> None:
        """Remembers the states that a sentence speaks of."""
        self._states.append((sentence, frozenset(codes)))

    def mission(self, sentence: int, back: int = 4) -> str | None:
        """The state whose embassy or envoy was named last, in this sentence or a few before it."""
        return next((code for number, code in reversed(self.missions) if number >= sentence - back), None)

    def states_of(self, sentence: int) -> frozenset[str]:
        """The states that one of the last sentences speaks of."""
        return next((codes for number, codes in self._states if number == sentence), frozenset())

    def add(self, figure: Figure, name_words: Sequence[str] = ()) -> None:
        """Remembers a figure; `name_words` are the words of a person's name as written."""
        self.recent.append(figure)
        if len(figure.actors) != 1:
            return
        actor = figure.actors[0]
        if name_words and figure.person:
            words = [
                word for word in name_words if word[:1].isupper() and len(word) > 2 and not word.endswith(".")
            ]
            if words:
                self._surname(words[-1], figure)
                if actor.country in _FAMILY_FIRST and len(words) > 1:
                    self._surname(words[0], figure)
                elif len(words) > 1:
                    self.christen(words[0], figure)
        if actor.office and actor.code and actor.name and not figure.former:
            self.offices[actor.code, actor.office] = figure

    def _surname(self, word: str, figure: Figure) -> None:
        key = surname_key(word, self.lang)
        known = self.surnames.get(key)
        if known is None or known.actors[0].name == figure.actors[0].name or figure.quality > known.quality:
            if known is not None and not figure.actors[0].office and known.actors[0].office:
                return
            self.surnames[key] = figure

    def christen(self, word: str, figure: Figure) -> None:
        """Remembers a first name; that of two persons tells neither."""
        key = surname_key(word, self.lang)
        known = self.given.get(key, figure)
        same = known is not None and known.actors[0].name == figure.actors[0].name
        self.given[key] = figure if same else None

    def called(self, word: str) -> Figure | None:
        """Whoever bears this first name, when it is one person of the page."""
        return self.given.get(surname_key(word, self.lang))

    def named(self, word: str) -> Figure | None:
        """Whoever was named with this surname."""
        return self.surnames.get(surname_key(word, self.lang))

    def latest(self, reach: int = _REACH, *, rivals: bool = False) -> Iterator[Figure]:
        """Figures, the last one first; with `rivals` also those that are nobody of ours."""
        kept = (figure for figure in reversed(self.recent) if rivals or figure.actors)
        return islice(kept, reach)

    def office(self, slug: str, code: str | None = None) -> Figure | None:
        """The last figure that holds an office (of a state, when given), by name if possible."""
        if slug == "minister":
            fits = _is_minister
        else:
            family = FAMILIES.get(slug, (slug,))

            def fits(office: str | None) -> bool:
                return office in family or slug == office

        best: Figure | None = None
        for figure in self.latest():
            if len(figure.actors) != 1 or not figure.person or figure.former:
                continue
            actor = figure.actors[0]
            if fits(actor.office) and (code is None or actor.code == code) and actor.code:
                if actor.name:
                    return figure
                best = best or figure
        return best

    def group(self, count: int, without: frozenset[str] = frozenset()) -> tuple[Actor, ...]:
        """The last states that were named together, so many of them, none of them `without`."""
        for figure in self.latest(30):
            codes = {actor.country for actor in figure.actors if actor.country}
            if len(codes) == len(figure.actors) == count and not codes & without:
                return tuple(_side(actor, people=False) for actor in figure.actors)
        return ()

    def pair(self, *, people: bool = False, without: frozenset[str] = frozenset()) -> tuple[Actor, ...]:
        """The last two states (or persons) spoken of, in the order in which they were named, none of them `without`.

        Two that were named together ("Armenia and Azerbaijan …") stay the two until two others share a sentence.
        """
        main = () if people else self._main_pair(without)
        found, apart = self._last_two(people, without, main)
        if not apart or main:
            return found
        return self._couple(without) or found

    def _last_two(
        self, people: bool, without: frozenset[str], main: Sequence[str]
    ) -> tuple[tuple[Actor, ...], bool]:
        """The last two, and whether they were named in sentences apart (so too when there are none)."""
        found: list[Actor] = []
        seen: set[str] = set()
        named: set[int] = set()
        for figure in self.latest(30):
            if people and not figure.person:
                continue
            if len(figure.actors) == 2:
                codes = {actor.code for actor in figure.actors if actor.country}  # of states, not of bodies
                if len(codes) == 2 and None not in codes and not codes & without and not found:
                    return tuple(_side(actor, people) for actor in figure.actors), False
            for actor in reversed(figure.actors):
                if (main and actor.country not in main) or actor.country in without:
                    continue
                key = actor.code or (actor.name if people else None) or ""
                if not key or key in seen or (not people and actor.country is None and actor.code is None):
                    continue
                if not people and actor.country is None:
                    continue
                seen.add(key)
                named.add(figure.sentence)
                found.append(_side(actor, people))
                if len(found) == 2:
                    return tuple(reversed(found)), len(named) > 1
        return (), True

    def _couple(self, without: frozenset[str]) -> tuple[Actor, ...]:
        """The last two states that were named together, neither of them `without`."""
        for figure in self.latest(30):
            codes = {actor.country for actor in figure.actors}
            if len(figure.actors) == 2 == len(codes) and None not in codes and not codes & without:
                return tuple(_side(actor, people=False) for actor in figure.actors)
        return ()

    def _main_pair(self, without: frozenset[str]) -> tuple[str, ...]:
        """The two states that the page is about, when it names both far more often than any third that is not `without`."""
        top = [(code, n) for code, n in self.counts.most_common(3 + len(without)) if code not in without][:3]
        if len(top) < 3 or top[1][1] < (2 if without else 3) or top[2][1] > 0.6 * top[1][1]:
            return ()
        near = {actor.country for figure in self.latest(30) for actor in figure.actors}
        return (top[0][0], top[1][0]) if {top[0][0], top[1][0]} <= near else ()


def _side(actor: Actor, people: bool) -> Actor:
    """The actor itself, or the government of its state when states are meant."""
    if people:
        return replace(actor, span=None)
    return Actor(country=actor.country, code=actor.code, sector="GOV")


def _is_minister(office: str | None) -> bool:
    return office is not None and office.endswith("minister") and not office.endswith("prime-minister")
