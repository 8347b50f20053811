"""The data of this room → what each written form may mean: one `Reading` a form and meaning, for one language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from degel.actors.declension import decline_name
from degel.actors.people import Person, people
from degel.actors.reference import forms, read, unsure_forms
from degel.actors.states import false_friends, state_entries

__all__ = ["SPLIT_HEADS", "Reading", "Words", "all_readings", "fold", "lower", "words"]

ReadingKind = Literal[
    "state",
    "adjective",
    "people",
    "capital",
    "seat",
    "body",
    "office",
    "portfolio",
    "institution",
    "agent",
    "counterpart",
    "former",
    "deputy",
    "honorific",
    "person",
    "surname",
    "pair",
    "people-pair",
    "spot",
    "mask",
]
# The first word of a phrase and the rest that says which office it is: "ministre (russe) des Affaires étrangères".
SPLIT_HEADS = frozenset(
    [
        "ministre",
        "ministres",
        "chef",
        "cheffe",
        "chefs",
        "cheffes",
        "minister",
        "ministers",
        "ministro",
        "ministra",
        "ministros",
        "ministras",
        "jefe",
        "jefa",
        "jefes",
        "министр",
        "министра",
        "министру",
        "министром",
        "министре",
        "министры",
        "министров",
        "глава",
        "главы",
        "главе",
        "главу",
        "главой",
        "secretary",
        "secretario",
        "secretaria",
        "secrétaire",
        "secrétaires",
        "head",
    ]
)
# Forms that are, nearly always, another word: "после" is "after" and hardly ever an ambassador, "política" policy.
_HOMOGRAPHS = frozenset(
    [
        "после",
        "política",
        "políticas",
        "politique",
        "politiques",
        "политика",
        "политике",
        "политику",
        "политикой",
    ]
)
_HEADS = ("che", "jef", "гла", "hea")


def _fold_table() -> dict[int, str]:
    table: dict[int, str] = {}
    for point in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(point))[0]
        if base.isascii() and base.isalpha():
            table[point] = base
    table.update({ord(a): b for a, b in zip("øØłŁđĐıİħĦ", "oOlLdDiIhH", strict=True)})
    table.update({ord(a): b for a, b in zip("ёЁ", "еЕ", strict=True)})
    table.update(dict.fromkeys(map(ord, "’ʼ`´‘ʹ′"), "'"))
    table.update(dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\u2002\u2003\t"), " "))
    table.update(dict.fromkeys(map(ord, "\u2010\u2011\u00ad"), "-"))
    return table


_TABLE = _fold_table()


def fold(text: str) -> str:
    """The text without Latin accents, with plain marks, in its own case and of its own length.

    >>> fold("l’Élysée")
    "l'Elysee"
    """
    # nothing plain but the grave accent and the tab is changed, and most words are plain
    if text.isascii() and "`" not in text and "\t" not in text:
        return text
    return text.translate(_TABLE)


def lower(folded: str) -> str:
    """Folded text in lower case, of the same length."""
    small = folded.lower()
    if len(small) == len(folded):
        return small
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One thing a surface form may mean."""

    kind: ReadingKind
    form: str
    code: str | None = None
    sector: str | None = None
    office: str | None = None
    name: str | None = None
    wikidata: str | None = None
    person: Person | None = None
    ambiguous: bool = False
    former: bool = False
    state: str | None = None
    local: bool = False  # of a town or region of the state


@dataclass(frozen=True, slots=True)
class Words:
    """The function words of `words.yml` of one language, folded and lower case."""

    sets: Mapping[str, frozenset[str]]
    compounds: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]

    stems: Mapping[str, tuple[str, ...]]
    written: Mapping[str, tuple[str, ...]]

    def plain(self, key: str) -> tuple[str, ...]:
        """The words of a class as they are written, in lower case, with their accents ("él", not "el")."""
        return self.written.get(key, ())

    def among(self, key: str, lemma: str, form: str) -> bool:
        """Is a word one of a class, by its lemma or, where the lemma is wrong, by how it begins?"""
        return lemma in self[key] or lower(fold(form)).startswith(self.stems.get(key, ("\0",)))

    def __getitem__(self, key: str) -> frozenset[str]:
        return self.sets.get(key, frozenset())


@cache
def words(lang: str) -> Words:
    """The small word classes of a language; empty for a language that has none."""
    section: Mapping[str, Any] = (read("words") or {}).get(lang) or {}
    lists = {
        key: tuple(lower(fold(form)) for form in forms(value))
        for key, value in section.items()
        if isinstance(value, list)
    }
    return Words(
        sets={key: frozenset(value) for key, value in lists.items()},
        written={
            key: tuple(str(form).lower() for form in value)
            for key, value in section.items()
            if isinstance(value, list)
        },
        stems={
            key: tuple(_stem(word, lang) for word in value if len(word) > 4) for key, value in lists.items()
        },
        compounds={lower(fold(str(form))): code for form, code in (section.get("compounds") or {}).items()},
        lists=lists,
    )


def _stem(word: str, lang: str) -> str:
    """A verb or noun without the ending that its forms change; at least four letters."""
    if lang in ("fr", "es") and word.endswith(("er", "ir", "ar", "re")) and len(word) > 5:
        return word[:-2]
    if lang == "ru" and len(word) > 5:
        return word[:-2] if word.endswith(("ть", "ся", "ия", "ие")) else word[:-1]
    return word[:-1] if word.endswith("e") else word


def all_readings(lang: str) -> Iterator[Reading]:
    for source in (
        _state_readings,
        _local_readings,
        _body_readings,
        _office_readings,
        _agent_readings,
        _person_readings,
        _word_readings,
    ):
        yield from source(lang)


def _state_readings(lang: str) -> Iterator[Reading]:
    for form, code in false_friends(lang).items():
        yield Reading("spot" if code else "mask", form, code=code)
    for code, entry in state_entries().items():
        section = entry.get(lang) or {}
        unsure = {lower(fold(form)) for form in forms(section.get("ambiguous"))}
        wikidata = entry.get("wikidata")
        for key, kind in (
            ("name", "state"),
            ("official", "state"),
            ("other", "state"),
            ("also", "state"),
            ("forms", "state"),
            ("adjective", "adjective"),
            ("people", "people"),
            ("capital", "capital"),
        ):
            for form in forms(section.get(key)):
                yield Reading(
                    kind,  # type: ignore[arg-type]
                    form,
                    code=code,
                    ambiguous=lower(fold(form)) in unsure,
                    wikidata=wikidata,
                )
        for form in forms(section.get("seats")):
            yield Reading("seat", form, code=code, sector="GOV", ambiguous=lower(fold(form)) in unsure)
        for sector, names in (section.get("bodies") or {}).items():
            for form in forms(names):
                yield Reading(
                    "seat",
                    form,
                    code=code,
                    sector=sector,
                    name=form if lang == "en" else None,
                    ambiguous=lower(fold(form)) in unsure,
                )
        if lang == "ru":
            yield from _double_adjectives(code, forms(section.get("adjective")))


def _local_readings(lang: str) -> Iterator[Reading]:
    for code, section in ((read("regions") or {}).get(lang) or {}).items():
        for form in forms(section.get("adjective")):
            yield Reading("adjective", form, code=code, local=True)
        for form in forms(section.get("people")):
            yield Reading("people", form, code=code, local=True)


def _double_adjectives(code: str, adjectives: list[str]) -> Iterator[Reading]:
    """российский → российско-, the first half of a double adjective."""
    for form in adjectives:
        if form.endswith(("ский", "цкий")):
            yield Reading("adjective", form[:-2] + "о-", code=code)


def _entries(content: Any, *keys: str) -> list[Mapping[str, Any]]:
    """The list of entries of a data file, whether it stands at the top or under a key."""
    if isinstance(content, Mapping):
        for key in keys:
            if key in content:
                content = content[key]
                break
    if isinstance(content, Mapping):
        return [
            {"slug": slug, "sector": slug, **value}
            for slug, value in content.items()
            if isinstance(value, Mapping)
        ]
    return [entry for entry in content or () if isinstance(entry, Mapping)]


def _body_readings(lang: str) -> Iterator[Reading]:
    for entry in _entries(read("bodies"), "bodies"):
        unsure = unsure_forms("bodies", entry)
        for form in forms(entry.get(lang)):
            yield Reading(
                "body",
                form,
                code=entry.get("code"),
                sector=entry.get("sector"),
                name=_body_name(entry, form),
                wikidata=entry.get("wikidata"),
                ambiguous=form in unsure,
                state=entry.get("country"),
            )


def _body_name(entry: Mapping[str, Any], form: str) -> str | None:
    """The name of a body; its own form where the entry gathers many firms, papers or societies under one name."""
    name = entry.get("name")
    if name is None or (
        entry.get("code") not in ("IGO", "NGO", "MNC") and entry.get("sector") not in ("MED", "BUS")
    ):
        return name
    if name.endswith((" press", " companies", " banks")):
        return form
    known = {word for word in lower(fold(name)).replace("-", " ").split() if len(word) > 3}
    mine = {word for word in lower(fold(form)).replace("-", " ").split() if len(word) > 3}
    alike = any(a[:4] == b[:4] for a in known for b in mine)
    few = len(forms(entry.get("en"))) < 10
    return str(name) if alike or few or not form.isascii() else form


def _office_readings(lang: str) -> Iterator[Reading]:
    content = read("offices")
    if not isinstance(content, Mapping):
        return
    rest_of: dict[str, Reading] = {}
    for entry in _entries(content.get("offices")):
        slug = str(entry.get("slug") or entry.get("office"))
        for form in forms(entry.get(lang)):
            if form in _HOMOGRAPHS:
                continue
            yield Reading("office", form, code=entry.get("country"), sector=entry.get("sector"), office=slug)
            if lang == "es" and " " not in form[:4] and form[0].islower():
                yield Reading("office", f"ex{form}", sector=entry.get("sector"), office=slug, former=True)
            head, _, rest = form.partition(" ")
            if rest and lower(head) in SPLIT_HEADS:
                rest_of.setdefault(
                    rest,
                    Reading(
                        "portfolio",
                        rest,
                        code=entry.get("country"),
                        office=slug,
                        sector=entry.get("sector"),
                    ),
                )
                rest_of.setdefault(
                    "\0" + head,
                    Reading(
                        "office",
                        head,
                        office="head" if lower(head)[:3] in _HEADS else "minister",
                        sector="GOV",
                    ),
                )
    yield from rest_of.values()
    for kind, key in (("institution", "institutions"), ("counterpart", "counterparts")):
        section = content.get(key)
        entries = [section] if isinstance(section, Mapping) and lang in section else _entries(section)
        for entry in entries:
            for form in forms(entry.get(lang)):
                yield Reading(
                    kind,  # type: ignore[arg-type]
                    form,
                    code=entry.get("country"),
                    sector=entry.get("sector"),
                    office=entry.get("office"),
                )
    for kind, key in (("former", "former"), ("deputy", "deputy"), ("honorific", "honorifics")):
        section = content.get(key)
        entries = [section] if isinstance(section, Mapping) and lang in section else _entries(section)
        for entry in entries:
            for form in forms(entry.get(lang)):
                yield Reading(kind, form, office=entry.get("slug"))  # type: ignore[arg-type]


def _agent_readings(lang: str) -> Iterator[Reading]:
    for entry in _entries(read("agents"), "agents"):
        for form in forms(entry.get(lang)):
            yield Reading("agent", form, code=entry.get("country"), sector=entry.get("sector"))


def _spellings(person: Person, lang: str) -> tuple[list[str], list[str], bool]:
    """Full names, surnames, and whether the surnames need a sign that this person is meant."""
    entry = person.entry
    full = forms(entry.get(lang))
    if not full and lang != "ru":
        full = forms(entry.get("en")) or [person.name]
    if lang != "ru" and person.name not in full:
        full = [*full, person.name]
    surname = entry.get("surname") or {}
    if isinstance(surname, (str, list)):
        surname = {"en": surname}
    short = surname.get(lang)
    if short is None and lang != "ru":
        short = surname.get("en")
    return full, forms(short), bool(entry.get("ambiguous") or surname.get("ambiguous"))


def _person_readings(lang: str) -> Iterator[Reading]:
    for person in people():
        full, short, unsure = _spellings(person, lang)
        for kind, names in (("person", full), ("surname", short)):
            for name in names:
                written: Iterable[str] = (name,)
                if lang == "ru":
                    written = decline_name(name, person.gender or "m", person.country)
                for form in written:
                    yield Reading(kind, form, person=person, ambiguous=unsure and kind == "surname")  # type: ignore[arg-type]


def _word_readings(lang: str) -> Iterator[Reading]:
    table = words(lang)
    for prefix, code in table.compounds.items():
        yield Reading("adjective", f"{prefix}-", code=code)
    for form in forms(((read("words") or {}).get(lang) or {}).get("masks")):
        yield Reading("mask", form)
    section = (read("words") or {}).get(lang) or {}
    cities = section.get("cities") or {}
    unsure = unsure_forms(
        "words", {"name": f"{lang}: cities", lang: list(cities), "ambiguous": section.get("ambiguous")}
    )
    for form, code in cities.items():
        yield Reading("capital", form, code=code, ambiguous=form in unsure)
    for key, kind in (("pairs", "pair"), ("people_pairs", "people-pair")):
        for form in forms((read("words") or {}).get(lang, {}).get(key)):
            yield Reading(kind, form)  # type: ignore[arg-type]
            if form.startswith("les deux "):
                for article in ("des", "aux"):
                    yield Reading(kind, article + form[3:])  # type: ignore[arg-type]
