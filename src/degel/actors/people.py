"""Who held which office when: the people of `data/people` and their terms.

Input: names and dates. Output: `Person`, and the office a person held, or the person who held an office, on a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from degel.actors.reference import people_files, to_date

__all__ = ["FAMILIES", "Person", "Standing", "Term", "holder", "people"]

# Offices that the same words may mean: "president" is a head of state, "premier" a head of government.
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "president": ("president", "head-of-state"),
    "head-of-state": ("head-of-state", "president", "monarch", "supreme-leader"),
    "prime-minister": ("prime-minister", "head-of-government", "chancellor"),
    "head-of-government": ("head-of-government", "prime-minister", "chancellor", "president"),
    "chancellor": ("chancellor", "head-of-government", "prime-minister"),
    "monarch": ("monarch", "head-of-state"),
    "supreme-leader": ("supreme-leader",),
    "leader": (
        "supreme-leader",
        "president",
        "head-of-state",
        "head-of-government",
        "prime-minister",
        "monarch",
    ),
    "foreign-minister": ("foreign-minister",),
    "defence-minister": ("defence-minister",),
    "vice-president": ("vice-president",),
    "secretary-general": ("secretary-general", "director-general", "managing-director"),
    "commission-president": ("commission-president",),
    "council-president": ("council-president",),
    "high-representative": ("high-representative",),
    "crown-prince": ("crown-prince",),
    "national-security-adviser": ("national-security-adviser",),
}

# Who is meant by default when one person holds several offices on the same day.
_RANK = {
    office: rank
    for rank, office in enumerate(
        (
            "supreme-leader",
            "head-of-state",
            "president",
            "monarch",
            "chancellor",
            "prime-minister",
            "head-of-government",
            "secretary-general",
            "commission-president",
            "council-president",
            "high-representative",
            "foreign-minister",
            "defence-minister",
            "vice-president",
        )
    )
}
# Days for which news still calls somebody by the office just left, or treats as one's own who is about to enter.
_GRACE = 10
_ELECT = 80
_PLAIN = {"head-of-state": 1, "head-of-government": 1}


@dataclass(frozen=True, slots=True)
class Term:
    """Holding `office` of a state (`country`) or body (`code`) from `start` to `end`; None is open."""

    office: str
    country: str | None
    code: str | None
    start: date
    end: date | None
    known_until: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person is on a day: the office held, for whom, whether past (then the state is only where he is from), and how sure (0..1)."""

    office: str | None
    country: str | None
    code: str | None
    former: bool
    quality: float


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """One entry of the table."""

    name: str
    country: str | None
    code: str | None
    gender: str | None
    wikidata: str | None
    sector: str | None
    terms: tuple[Term, ...]
    entry: Mapping[str, Any]

    def once(self, kind: str, readings: Iterable[Any]) -> bool:
        """Did the person ever hold the office that a noun for a former one names? A Spanish *presidente* heads the government."""
        offices = {reading.office for reading in readings}
        held = {term.office for term in self.terms}
        if self.country == "ESP" and "prime-minister" in held:
            held.add("president")
        if "minister" in offices and any(office.endswith("minister") for office in held):
            return kind == "former"
        return kind == "former" and bool(offices & held)

    def standing(self, on: date | None) -> Standing:
        """The office held on a day; with no day, the last one."""
        if not self.terms:
            return Standing(None, self.country, self.code or self.country, False, 0.8)
        if on is None:
            last = max(self.terms, key=lambda term: (term.start, -_RANK.get(term.office, 50)))
            return Standing(_plain(last, self.terms), last.country, last.code, False, 0.8)
        held = [term for term in self.terms if term.start <= on and (term.end is None or on <= term.end)]
        if held:
            best = min(held, key=lambda term: (_RANK.get(term.office, 50), -term.start.toordinal()))
            sure = 0.97 if best.known_until is None or on <= best.known_until else 0.75
            return Standing(_plain(best, held), best.country, best.code, False, sure)
        past = [term for term in self.terms if term.start <= on]
        if past:
            # of two that ended together, the higher one ("prime minister and minister of defence")
            last = max(past, key=lambda term: (term.end or date.max, -_RANK.get(term.office, 50)))
            if last.end is not None and (on - last.end).days <= _GRACE:
                return Standing(last.office, last.country, last.code, False, 0.7)
            return Standing(last.office, last.country, last.code or last.country, True, 0.4)
        first = self.terms[0]
        if (first.start - on).days <= _ELECT:
            return Standing(None, first.country, first.code, False, 0.6)
        return Standing(None, first.country, first.code, True, 0.4)


def _plain(best: Term, held: Any) -> str:
    """The concrete office when the table also says `head-of-state` or `head-of-government` of the same post."""
    if best.office in _PLAIN:
        for term in held:
            if (
                term.start == best.start
                and term.office in FAMILIES[best.office]
                and term.office not in _PLAIN
            ):
                return str(term.office)
    return best.office


def _person(entry: Mapping[str, Any]) -> Person:
    country = entry.get("country")
    body = entry.get("code") or entry.get("body")
    terms = []
    for item in entry.get("terms") or ():
        if not isinstance(item, Mapping):
            continue
        state = item.get("country", country)
        code = item.get("code") or item.get("body") or (body if "country" not in item else None)
        if code and "country" not in item:
            state = None
        known = item.get("known_until")
        terms.append(
            Term(
                office=str(item.get("office")),
                country=state,
                code=code or state,
                start=to_date(item.get("from")) or date.min,
                end=to_date(item.get("to"), end=True),
                known_until=to_date(known, end=True) if known else None,
            )
        )
    return Person(
        name=str(entry["name"]),
        country=country,
        code=body,
        gender=entry.get("gender"),
        wikidata=entry.get("wikidata"),
        sector=entry.get("sector"),
        terms=tuple(sorted(terms, key=lambda term: term.start)),
        entry=entry,
    )


@cache
def people() -> tuple[Person, ...]:
    """Everybody in the table, in file order."""
    return tuple(
        _person(entry)
        for _, entries in people_files()
        for entry in entries
        if isinstance(entry, dict) and entry.get("name")
    )


@cache
def _held() -> Mapping[tuple[str, str], tuple[tuple[Term, Person], ...]]:
    found: dict[tuple[str, str], list[tuple[Term, Person]]] = {}
    for person in people():
        for term in person.terms:
            if term.code:
                found.setdefault((term.code, term.office), []).append((term, person))
    return {key: tuple(rows) for key, rows in found.items()}


def holder(code: str, office: str, on: date | None) -> Person | None:
    """The one person who held an office of a state or body on a day; None when nobody or several did."""
    for slug in FAMILIES.get(office, (office,)):
        rows = _held().get((code, slug), ())
        if on is None:
            now = {person.name: person for term, person in rows if term.end is None}
        else:
            now = {
                person.name: person
                for term, person in rows
                if term.start <= on and (term.end is None or on < term.end)
            }
        if len(now) == 1:
            return next(iter(now.values()))
        if len(now) > 1:
            return None
    return None
