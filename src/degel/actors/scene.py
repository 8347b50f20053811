"""One sentence with its units, the document's context and memory, and the drafts made of it so far."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from degel.actors.lexicon import fold, lower
from degel.actors.memory import Figure, Memory
from degel.actors.mention import MentionKind
from degel.actors.missions import hosted
from degel.actors.people import Person, Standing
from degel.actors.states import sovereign, state_entries
from degel.actors.units import Context, Unit, head_of
from degel.parse.sentence import Sentence, Token
from degel.records import Actor

__all__ = ["Draft", "Scene", "Title", "acting_upon", "gender_of"]

# Who is sent by a state to another.
_SENT = frozenset(("ambassador", "envoy", "consul", "charge-d-affaires"))


@dataclass(slots=True)
class Draft:
    """A mention in the making."""

    first: int
    last: int
    head: int
    kind: MentionKind
    actors: list[Actor]
    quality: float
    place: bool = False
    gender: str | None = None
    plural: bool = False
    person: bool = False
    former: bool = False
    name_words: tuple[str, ...] = ()
    standing: Person | None = None
    # whether nothing beside the words tells the state
    guessed: bool = False


@dataclass(slots=True)
class Title:
    """What was gathered around one office, institution or agent noun."""

    unit: Unit
    first: int
    last: int
    office: str | None
    sector: str | None
    codes: list[tuple[str | None, str | None]] = field(default_factory=list)  # (country, code)
    people: list[tuple[int, Person]] = field(default_factory=list)
    former: bool = False
    deputy: bool = False
    plural: bool = False
    foreign: bool = False  # of an organisation that is no state
    regional: bool = False  # of a town or region, not of the state that it lies in
    served: bool = False  # the office of whom it serves stands behind it ("spokesman of the president")
    sure: float = 0.95


class Scene:
    """The sentence being read; the rooms of the resolver add to `drafts`."""

    def __init__(
        self, sentence: Sentence, units: list[Unit], context: Context, memory: Memory, on: date | None
    ) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.units = units
        self.context = context
        self.words = context.words
        self.lang = sentence.lang
        self.memory = memory
        self.on = on
        self.at: list[Unit | None] = [None] * len(self.tokens)
        for unit in units:
            for i in range(unit.first, unit.last + 1):
                self.at[i] = unit
        self.drafts: list[Draft] = []

    def _standing(self, person: Person) -> Standing:
        """What a person is on the page's day; on a page without one, past when the page tells of years after the last term."""
        standing = person.standing(self.on)
        last = max((term.end or date.max for term in person.terms), default=date.max)
        if self.on is None and last.year < (self.context.year or 0):
            return replace(standing, former=True, quality=0.4, code=standing.code or standing.country)
        return standing

    def _subject(self, head: int) -> bool:
        return self.tokens[head].dep in ("nsubj", "nsubj:pass")

    def _definite(self, title: Title) -> bool:
        """False for "un ministre", "a Russian minister", "один из министров"."""
        i = title.first - 1
        if i < 0:
            return True
        low = self.tokens[i].lower
        bare = self.lang != "ru" and self.tokens[title.first].text[:1].islower() and not title.codes
        if bare and (self.tokens[i].upos in ("VERB", "AUX") or low in ("como", "comme", "as", "for")):
            return False  # "devient président", "como diputado"
        return low not in (
            "un",
            "une",
            "a",
            "an",
            "una",
            "another",
            "autre",
            "otro",
            "otra",
            "один",
            "одного",
            "some",
            "any",
        )

    def _clear_state(self, head: int | None = None, *, abroad: bool = False) -> str | None:
        """The state that something without one belongs to: the page's, the sentence's where nothing speaks against it, or home.

        Where the subject at token `head` goes is not where it is from ("the minister travelled to Athens"), nor is whom
        it acts upon ("the government warned Chile"), nor where those are who may be `abroad` (soldiers).
        """
        goes = self.tokens[self.tokens[head].head] if head is not None and self._subject(head) else None
        away = goes.i if goes is not None and goes.lemma.lower() in self.words["motion"] else None
        codes = {
            code
            for unit in self.units
            if unit.kind in ("state", "adjective", "capital")
            and not self._of_the_union(unit)
            and (away is None or self.tokens[unit.head].head != away)
            and not hosted(self.sentence, unit.head)
            for code in unit.codes
        }
        posts = self._posts()
        codes -= posts
        sited = self.context.sited_in(self.sentence.number)
        page = self.context.dominant()
        sited = None if sited in posts or any(map(self._of_the_union, self.units)) else sited
        if page in posts:
            page = None  # "the government recalls its ambassador to Mali": not Mali's
        if head is not None and page not in codes:
            upon = self._acted_upon(head)
            codes, sited = codes - upon, None if sited in upon else sited
        elif head is not None and page in (upon := self._acted_upon(head, seats=True)):
            codes, page, sited = codes - upon, None, None if sited in upon else sited
        if sited is not None and away is None and codes <= {sited} and not abroad:
            return sovereign(sited)
        if len(codes) == 1 and (page is None or page in codes):
            page = codes.pop()
        elif codes and page not in codes:
            return None
        home = self.context.home
        if page is None and home is not None and home.code in state_entries():
            page = home.code
        return sovereign(page) if page else None

    def _of_the_union(self, unit: Unit) -> bool:
        """Is it Brussels on a page that does not speak of Belgium, and so where the Union meets?"""
        return unit.kind == "capital" and unit.codes == ["BEL"] and self.context.counts["BEL"] == 0

    def _posts(self) -> set[str]:
        """The states to which an ambassador or envoy of another is posted ("ambassadeur au Mali", "посол в Иране")."""
        found: set[str] = set()
        for sent, place in itertools.pairwise(self.units):
            if place.kind != "state" or sent.kind != "office" or sent.reading.office not in _SENT:
                continue
            between = self.tokens[sent.last + 1 : place.first]
            if not 0 < len(between) < 4 or any(t.upos not in ("ADP", "DET") for t in between):
                continue
            if between[0].upos == "ADP" and lower(fold(between[0].text)) not in self.words["of"]:
                found.update(place.codes)
        return found

    def _acted_upon(self, head: int, *, seats: bool = False) -> set[str]:
        """The states among the objects of the verb of which the token `head` is the subject; `seats`: those named by their
        capital, as nobody does at home ("the opposition criticised Washington")."""
        first = self.tokens[head].head
        if self.tokens[head].dep != "nsubj" or self.tokens[first].upos != "VERB" or head > first:
            return set()
        verbs = [first]
        for verb in self.sentence.dependents(first, "conj"):
            if verb.upos == "VERB" and not any(self.sentence.dependents(verb.i, "nsubj", "nsubj:pass")):
                verbs.append(verb.i)
        return {
            code
            for unit in self.units
            if unit.kind in (("capital",) if seats else ("state", "adjective", "capital"))
            and unit.head > first
            if any(self._object_of(unit.head, verb) for verb in verbs)
            for code in unit.codes
        }

    def _object_of(self, i: int, verb: int) -> bool:
        """Does token `i` stand in an object of the verb, not in a clause of its own nor in a place "in" which it is?"""
        for _ in range(6):
            token = self.tokens[i]
            base = token.dep.partition(":")[0]
            if token.head == verb:
                cases = {t.lower for t in self.sentence.dependents(i, "case")}
                return base in ("obj", "iobj", "xcomp") or (
                    base == "obl" and cases.isdisjoint(self.words["place"])
                )
            if base not in ("obj", "iobj", "nmod", "amod", "appos", "flat", "obl", "xcomp", "conj"):
                return False
            i = token.head
        return False

    def _spoken_for(self, head: int) -> str | None:
        """The state of the subject above: "Britain's minister says the government will …" is the British one."""
        at = head
        for _ in range(8):
            below, at = at, self.tokens[at].head
            if at == below:
                return None
            if self.tokens[at].upos not in ("VERB", "AUX"):
                continue
            for child in self.sentence.dependents(at, "nsubj"):
                if child.i == below or child.i > head:
                    continue
                within = self.sentence.subtree(child.i)
                if any(
                    (d.actors[0].office or "") in _SENT for d in self.drafts if d.head in within and d.actors
                ):
                    return None  # an ambassador speaks of the government of his post
                codes = {
                    code
                    for unit in self.units
                    if unit.kind in ("state", "adjective", "capital", "seat") and unit.head in within
                    if not self._of_the_union(unit)
                    for code in unit.codes
                }
                codes |= {
                    a.country
                    for d in self.drafts
                    if d.head in within and not d.former
                    for a in d.actors
                    if a.country
                }
                if len(codes) == 1 and (code := codes.pop()) in state_entries():
                    return sovereign(code)
        return None

    def _ruled_last(self) -> str | None:
        """The state whose government, head or army acted in the sentence before, or in all of the last three that tell."""
        number = self.sentence.number
        lately = [(n, code) for n, code in self.memory.rulers if number - 3 <= n < number]
        if not lately:
            return None
        near = {code for n, code in lately if n == number - 1} or {code for _, code in lately}
        return near.pop() if len(near) == 1 else None

    def _that_state(self, before: int) -> str | None:
        """The state of "that country" at token `before`: the one spoken of last that is not the subject's own."""
        acting = [
            self.sentence.subtree(t.i) for t in self.tokens[:before] if t.dep in ("nsubj", "nsubj:pass")
        ]
        here: set[str] = set()
        own: set[str] = set()
        for unit in self.units:
            if unit.kind in ("state", "adjective", "capital") and unit.first < before:
                subject = any(unit.head in within and before not in within for within in acting)
                (own if subject else here).update(sovereign(code) for code in unit.codes)
        number = self.sentence.number
        for codes in (here, *(self.memory.states_of(number - k) for k in (1, 2))):
            others = {sovereign(code) for code in codes} - own
            if others:
                return others.pop() if len(others) == 1 else None
        return None

    def _own_state(self) -> str | None:
        """The state in whose name the page speaks, when it is one's own page."""
        home = self.context.home
        return home.code if home is not None and home.official and home.code in state_entries() else None

    def _dated(self, i: int) -> date | None:
        """The day as of which a title at token `i` holds: the page's, or a year of the past given in its sentence.

        "In 1996 he became head of the foreign ministry" means the minister of then; "since" reaches to now.
        """
        tokens = self.tokens
        for j in range(i - 1, max(0, i - 30), -1):
            text = tokens[j].text
            if len(text) == 4 and text.isdigit() and "1900" <= text <= "2100":
                before = tokens[j - 1]
                timely = before.upos == "ADP" or (
                    before.upos == "NOUN" and tokens[j - 2].upos in ("ADP", "NUM")
                )
                low = before.lower
                if not timely or low in ("since", "depuis", "desde", "с", "со"):
                    return self.on
                year = int(text)
                if self.on is None or year < self.on.year:
                    return date(year, 7, 1)
                return self.on
            if tokens[j].text in (";", "."):
                break
        return self.on

    def _closes(self, j: int) -> bool:
        return j >= len(self.tokens) or self.tokens[j].text in (",", ".", ")", "—", "–", ";", ":", "»", '"')

    def _draft(
        self,
        first: int,
        last: int,
        head: int,
        kind: MentionKind,
        actors: Sequence[Actor],
        quality: float,
        *,
        place: bool = False,
        gender: str | None = None,
        plural: bool = False,
        person: bool = False,
        former: bool = False,
        name_words: tuple[str, ...] = (),
        standing: Person | None = None,
    ) -> None:
        """Adds a draft; a person or title is remembered at once, so that the same sentence may refer back to it."""
        before = self.at[first - 1] if first else None
        if before is not None and before.kind == "honorific" and before.last == first - 1:
            first = before.first
            before.taken = True
        head = head if first <= head <= last else head_of(self.sentence, first, last)
        draft = Draft(
            first,
            last,
            head,
            kind,
            list(actors),
            quality,
            place,
            gender,
            plural,
            person,
            former,
            name_words,
            standing,
        )
        self.drafts.append(draft)
        if person and actors:
            self.memory.add(
                Figure(
                    tuple(actors),
                    gender,
                    plural,
                    True,
                    self._subject(head),
                    self.sentence.number,
                    quality,
                    former,
                ),
                name_words,
            )


def gender_of(token: Token) -> str | None:
    return {"Masc": "m", "Fem": "f"}.get(token.feats.get("Gender", ""))


def acting_upon(sentence: Sentence, drafts: Sequence[Draft], i: int) -> frozenset[str]:
    """The states that do something to the group at token `i`: "Turkey congratulated the two countries" means two others."""
    head = sentence.tokens[i]
    verb = sentence.tokens[head.head]
    subjects = {t.i for t in sentence.dependents(head.head, "nsubj")}
    if head.dep == "nsubj" and verb.dep == "acl:relcl":
        subjects = {verb.head}  # "the pope, whom the two leaders thanked"
    elif verb.dep == "acl:relcl" and head.dep.partition(":")[0] in ("obj", "iobj", "obl"):
        subjects.add(verb.head)  # "Putin, who rang both presidents"
    elif head.dep.partition(":")[0] not in ("obj", "iobj", "obl"):
        return frozenset()
    elif not subjects:  # «В Москве призвали обе стороны»: the seat that speaks
        subjects = {t.i for t in sentence.dependents(head.head, "obl") if t.i < head.head}
    return frozenset(
        actor.country for d in drafts if d.head in subjects for actor in d.actors if actor.country
    )
