"""A title with a name, or a counterpart → the person: the page's word on office and nationality, then the table's.

Part of `Phrases`: the noun phrases of one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from degel.actors.geography import Geography
from degel.actors.lexicon import fold, lexicon, lower
from degel.actors.names import Names, same_family
from degel.actors.people import Person, holder
from degel.actors.returns import Returns
from degel.actors.scene import Title, gender_of
from degel.actors.units import Unit, head_of
from degel.parse.sentence import Token
from degel.records import Actor

__all__ = [
    "CHANCELLORS",
    "SERVES",
    "STATE_OFFICES",
    "Bearers",
    "joined",
    "next_holder",
    "of_a_state",
    "office_slug",
]

_INITIAL = re.compile(r"[А-ЯЁ]\.")
# Of whom only "his Brazilian colleague" tells that they hold the same office.
_PEERS = ("colleague", "collegue", "colega", "коллег")
_EQUALS, _SU = ("par", "pares"), ("su", "sus")
# What leads from a counterpart to its state, besides "of".
_FROM = frozenset(("from", "из"))
_IN = frozenset(("in", "en", "au", "aux", "в", "во"))
STATE_OFFICES = (
    "minister",
    "president",
    "president-elect",
    "head-of-state",
    "head-of-government",
    "chancellor",
    "monarch",
    "crown-prince",
    "supreme-leader",
    "ambassador",
    "spokesperson",
    "member-of-parliament",
    "speaker-of-parliament",
    "military-chief",
    "governor",
    "national-security-adviser",
)
# Who on a state's own page serves it, though the title does not say so.
_STAFF = frozenset(
    ("adviser", "deputy-minister", "official", "envoy", "intelligence-chief", "prosecutor", "chief-of-staff")
)
# Offices within a state: whoever is named in one on a page is, where nothing else is said, of the state that the page is about.
_DOMESTIC = frozenset(
    (
        "judge", "prosecutor", "senator", "mayor", "police-chief", "central-bank-governor", "party-leader", "opposition-leader", "ombudsman", "auditor", "deputy-prime-minister",
        "justice-minister", "chairperson",
    )
)  # fmt: skip
# Offices that one at a time holds.
_SOLE = frozenset(
    ("president", "prime-minister", "foreign-minister", "chancellor", "monarch", "defence-minister")
)
# Who serves somebody.
SERVES = frozenset(("spokesperson", "adviser", "chief-of-staff", "lawyer", "envoy", "diplomat"))
_HEADS = frozenset(("head-of-government", "head-of-state"))
_GENERIC = frozenset(("minister", "head", "leader", "official", "secretary"))
# States whose chancellor heads the government.
CHANCELLORS = frozenset(("DEU", "AUT"))
_NO_HOLDER = frozenset(
    ("minister", "head", "official", "spokesperson", "envoy", "ambassador", "member-of-parliament")
)


class Bearers(Names, Geography, Returns):
    """Titles with a name, and the other office-holder of the same kind."""

    def _holder(self, code: str | None, title: Title) -> Person | None:
        if not code or not title.office or title.former or title.deputy or title.office in _NO_HOLDER:
            return None
        if title.regional:
            return None
        if self.tokens[title.unit.head].feats.get("Definite") == "Ind" or not self._definite(title):
            return None
        if title.office == "chancellor" and code not in CHANCELLORS:
            return None
        on = self._dated(title.first)
        if title.office == "president-elect":
            return next_holder(code, on)
        # a page without a date may be of any year: who holds the office now need not be who is meant
        return holder(code, title.office, on) if on is not None else None

    def _named(self, title: Title, first: int, last: int, unit: Unit | None, gender: str | None) -> None:
        """A title with a name: the page's word on office and nationality wins over the table's."""
        tokens = self.tokens
        if self.lang == "ru" and unit is None:
            # "губернатор Приморья С. Дарькин": the name begins with its initial
            first = next((i for i in range(first, last + 1) if _INITIAL.match(tokens[i].text)), first)
        words_written = tuple(token.text for token in tokens[first : last + 1] if token.text != "-")
        person = unit.reading.person if unit is not None else None
        if unit is not None:
            unit.taken = True
            if unit.kind == "surname":
                person = self._homonym(unit, title.codes[0][0] if title.codes else None, title.office)
        if person is None:
            person = _without_initials(words_written, self.lang)
        for other in self.units:
            if first <= other.first <= last:
                other.taken = True
        low, high = min(first, title.first), max(last, title.last)
        country, code = title.codes[0] if title.codes else (None, None)
        office = office_slug(title)
        quality = 0.97
        former = title.former
        wikidata = None
        name: str | None = joined(tokens, first, last)
        if person is not None and code is not None and code not in _codes(person):
            person = None  # "United Nations official Peter Mackay" is no Canadian minister
        if person is not None:
            standing = self._standing(person)
            name, wikidata = person.name, person.wikidata
            gender = person.gender or gender
            if code is None:
                country, code = standing.country, standing.code
            same = title.office in (None, *same_family(standing.office))
            told = bool(
                title.codes
            )  # "Norwegian Foreign Minister X": the page knows better than a table of terms
            if self.lang == "es" and title.office == "foreign-minister" and standing.office == "chancellor":
                office, same = standing.office, True  # "el canciller Scholz"
            past = same or title.office in _past(person)
            if (
                former
                and not standing.former
                and standing.office
                and title.office in same_family(standing.office)
            ):
                former = False  # "the newly elected president X", who is in office
            if standing.former and standing.office is not None and past and not told:
                former = True
            if standing.office and not standing.former and not title.deputy:
                of_body = country is None and code is not None and standing.code == code
                head = title.office in _HEADS and same
                if title.office in _GENERIC or of_body or head or (title.office is None and office is None):
                    office = standing.office
        else:
            known = self.memory.named(words_written[-1]) if words_written else None
            if known is not None and code is None:
                actor = known.actors[0]
                country, code, name = actor.country, actor.code, actor.name
                office = actor.office or office
                wikidata = actor.wikidata
                gender = known.gender or gender
            elif code is None:
                country = code = self._state_of_named(title, words_written, head_of(self.sentence, low, high))
                quality = 0.55 if code else 0.3
            elif known is not None and known.actors[0].code == code and known.actors[0].name:
                name = known.actors[0].name
                wikidata = known.actors[0].wikidata
            else:
                sitting = self._holder(code, title)
                if sitting is not None and _same_person(sitting, words_written):
                    name, wikidata = sitting.name, sitting.wikidata
        if code is None:
            quality = min(quality, 0.3)
        if former:
            actor = Actor(
                country=country, code=code, sector="ELI", name=name, office=office, wikidata=wikidata
            )
            quality = 0.4
        else:
            actor = Actor(
                country=country,
                code=code,
                sector=title.sector or "GOV",
                name=name,
                office=office,
                wikidata=wikidata,
            )
        self._draft(
            low, high, head_of(self.sentence, low, high), "person", [actor], quality, gender=gender, person=True,
            former=former, name_words=words_written, standing=person,
        )  # fmt: skip

    def _state_of_named(self, title: Title, written: tuple[str, ...], head: int) -> str | None:
        """The state of an official named without one; not that of which somebody else is known to hold the office."""
        form = lower(fold(title.unit.reading.form))
        if self.lang == "en" and "secretary" in form and title.deputy and self._own_state() == "USA":
            return "USA"
        if boss := self._boss_of(title):
            return boss  # "Barrow's spokesman, X"
        if owner := self._owner_of(title):
            return owner  # "Argel llama a consultas a su embajador en Madrid, X"
        if title.office == "ambassador" and (sender := self.memory.mission(self.sentence.number)):
            return sender  # "Ambassador Degnan" after "the US embassy"
        if not of_a_state(title) and (title.foreign or title.office not in _DOMESTIC or len(written) < 2):
            staff = title.office in _STAFF and not title.foreign
            return self._own_state() if staff else None
        code = self._clear_state(head)
        if code is None or title.office not in _SOLE:
            return code
        sitting = self._holder(code, title)
        if sitting is None:
            # the tables know all heads of state: a president whom they do not know heads a firm or club
            return None if title.office == "president" else code
        return code if _same_person(sitting, written) else None

    def _boss_of(self, title: Title) -> str | None:
        """The state of the person whose name with "'s" stands before the title of somebody who serves him."""
        i = title.first - 1
        if i < 1 or self.tokens[i].lower not in ("'s", "’s") or title.office not in SERVES:
            return None
        boss = next((d for d in self.drafts if d.last == i - 1 and d.person and len(d.actors) == 1), None)
        return boss.actors[0].country if boss is not None and not boss.former else None

    def _owner_of(self, title: Title) -> str | None:
        """The state that is the subject before "its ambassador X", where it is the only one."""
        if not self._possessed(title):
            return None
        codes = {
            unit.codes[0]
            for unit in self.units
            if unit.kind in ("state", "capital")
            and unit.last < title.first
            and len(unit.codes) == 1
            and self._subject(unit.head)
        }
        return codes.pop() if len(codes) == 1 else None

    def _counterpart(self, unit: Unit) -> None:
        """ "son homologue américain Mike Pompeo": the same office, another state."""
        form = lower(fold(unit.reading.form))
        if form in _EQUALS and not any(
            t.lower in _SU for t in self.tokens[max(0, unit.first - 2) : unit.first]
        ):
            return  # "un par de diplomáticos rusos"
        title = self._gather(unit)
        source: Actor | None = None
        for draft in sorted(self.drafts, key=lambda d: (not self._subject(d.head), -d.first)):
            if (
                draft.person
                and not draft.plural
                and draft.first < title.first
                and _equal(draft.actors[0], title)
            ):
                source = draft.actors[0]
                break
        if source is None:
            for figure in self.memory.latest(12):
                if figure.person and not figure.plural and figure.actors and _equal(figure.actors[0], title):
                    source = figure.actors[0]
                    break
        peer = form.startswith(_PEERS)
        if not title.codes and source is not None:
            self._from_there(title)
        if not title.codes and (peer or not self._possessed(title)):
            return  # "Уважаемые коллеги", "a reporter and her colleagues"
        if peer and source is None:
            return  # "a French colleague of the victim": nobody in office is spoken of
        title.office = source.office if source is not None else title.office
        title.sector = source.sector if source is not None else "GOV"
        gender = gender_of(self.tokens[unit.head])
        if not title.plural:
            name = self._name_right(title)
            if name is not None:
                self._named(title, *name, gender)
                return
        if not title.codes and source is not None and self._two(title):
            own = frozenset((source.country,)) if source.country else frozenset()
            both = self.memory.pair(people=True, without=own) or self.memory.pair(without=own)
            if both:  # "his two counterparts"
                self._draft(
                    title.first, title.last, unit.head, "group", list(both), 0.6, plural=True, person=True
                )
                return
        if not title.codes:
            pair = self.memory.pair(people=True)
            other = next((a for a in pair if source is not None and a.code != source.code), None)
            self._draft(
                title.first, title.last, unit.head, "title",
                [other or Actor(sector="GOV", office=title.office)], 0.5 if other else 0.2, gender=gender, person=True,
            )  # fmt: skip
            return
        actors = []
        for country, code in title.codes:
            known = self.memory.office(title.office, code) if title.office else None
            if known is not None:
                actors.append(known.actors[0])
                continue
            person = None
            if code and title.office and title.office not in _NO_HOLDER:
                person = holder(code, title.office, self.on)
            actors.append(
                Actor(
                    country=country, code=code, sector=title.sector or "GOV", office=title.office,
                    name=person.name if person else None, wikidata=person.wikidata if person else None,
                )
            )  # fmt: skip
        self._draft(
            title.first,
            title.last,
            unit.head,
            "title",
            actors,
            0.9,
            gender=gender,
            person=True,
            plural=len(actors) > 1,
        )

    def _from_there(self, title: Title) -> None:
        """ "his counterpart from Laos", "his opposite number in Mali", «коллега из Мали»."""
        at = title.last + 1
        if at >= len(self.tokens) or self.tokens[at].lower not in (*_FROM, *_IN):
            return
        at += 1
        while at < len(self.tokens) and self.tokens[at].upos == "DET":
            at += 1
        unit = self.at[at] if at < len(self.tokens) else None
        if unit is None or unit.kind != "state" or unit.taken:
            return
        # "met his counterpart in Mali" tells where they met when the page has told of two who may meet
        near = self.tokens[unit.head].head == title.unit.head or not self.memory.pair(people=True)
        if self.tokens[title.last + 1].lower in _FROM or near:
            self._take(title, unit)

    def _two(self, title: Title) -> bool:
        near = self.tokens[max(0, title.first - 2) : title.first]
        return any(lower(fold(token.text)) in self.words["two"] for token in near)

    def _possessed(self, title: Title) -> bool:
        """ "his counterpart", "son homologue", "своим коллегой"."""
        near = self.tokens[max(0, title.first - 3) : title.first]
        own = self.words["his"] | self.words["their"] | self.words["her"] | self.words["self"]
        return any(
            token.feats.get("Poss") == "Yes" or token.lower in own or token.lower.startswith("сво")
            for token in near
        )


def next_holder(code: str, on: date | None) -> Person | None:
    """Who becomes president of a state within three months of a day, and is not yet."""
    now = holder(code, "president", on)
    for days in (15, 45, 90) if on is not None else ():
        then = holder(code, "president", on + timedelta(days=days)) if on is not None else None
        if then is not None and then is not now:
            return then
    return None


def _equal(actor: Actor, title: Title) -> bool:
    """May somebody have a counterpart of these states: in office, and of another state?"""
    return (
        bool(actor.office) and actor.sector != "ELI" and actor.code not in {code for _, code in title.codes}
    )


def _without_initials(written: tuple[str, ...], lang: str) -> Person | None:
    """The person of "Antony J. Blinken", whom the tables know without the initial."""
    whole = [word for word in written if len(word.rstrip(".")) > 1]
    if len(whole) < 2 or len(whole) == len(written):
        return None
    name = " ".join(whole)
    for hit in lexicon(lang).find(name):
        if hit.start == 0 and hit.end == len(name):
            return next((r.person for r in hit.readings if r.person is not None), None)
    return None


def of_a_state(title: Title) -> bool:
    """Could the state be left out because it is plain: "the minister", but not "the politician"?"""
    return not title.foreign and (title.office or "").endswith(STATE_OFFICES)


def office_slug(title: Title) -> str | None:
    office = title.office
    if office in ("head", None):
        return None
    return f"deputy-{office}" if title.deputy and not office.startswith(("vice-", "deputy-")) else office


def _codes(person: Person) -> set[str | None]:
    """The states and bodies that a person belongs to or ever stood for."""
    return {
        person.country,
        person.code,
        *(term.code for term in person.terms),
        *(t.country for t in person.terms),
    }


def _past(person: Person) -> set[str]:
    return {slug for term in person.terms for slug in same_family(term.office)}


def joined(tokens: Sequence[Token], first: int, last: int) -> str:
    """The name as written, spaces and hyphens kept; a Russian name in the nominative, as far as the lemma knows it."""
    parts = []
    for i in range(first, last + 1):
        token = tokens[i]
        text = token.text
        lemma = token.lemma
        if (
            token.feats.get("Case", "Nom") != "Nom"
            and len(lemma) > 2
            and lemma[:3].lower() == text[:3].lower()
        ):
            text = lemma[:1].upper() + lemma[1:]
        if i > first and token.start > tokens[i - 1].end:
            parts.append(" ")
        parts.append(text)
    return "".join(parts)


def _same_person(person: Person, written: tuple[str, ...]) -> bool:
    """Do the written words name this person, but for a middle name or a spelling ("Antony J. Blinken")?"""
    known = lower(fold(person.name)).split()
    if known[-1][:5] != lower(fold(written[-1]))[:5]:
        return False
    return len(written) == 1 or known[0][:3] == lower(fold(written[0]))[:3]
