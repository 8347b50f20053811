"""What a reader types → states and pairs: names in four languages, codes, adjectives, capitals, small typos.

`Russie États-Unis`, `россия сша`, `rusia y cuba`, `frnace algeria` and `RUS USA` all name a pair.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from degel.actors.reference import LANGS, forms
from degel.actors.states import state_entries

__all__ = ["Hit", "find_states"]

_LONGEST = 200  # characters of a query that are looked at
_WORD = re.compile(r"[\w'’.&]+")
_LINKS = frozenset(
    [
        "and",
        "et",
        "y",
        "e",
        "и",
        "with",
        "avec",
        "con",
        "с",
        "со",
        "vs",
        "versus",
        "against",
        "contre",
        "contra",
        "против",
        "between",
        "entre",
        "между",
        "the",
        "la",
        "le",
        "les",
        "el",
        "los",
        "las",
        "l'",
        "de",
        "du",
        "des",
        "d'",
        "relations",
        "relation",
        "relaciones",
        "отношения",
    ]
)
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Hit:
    """A state that the query may name; `distance` is the number of letters that had to be put right."""

    code: str
    form: str
    distance: int


def find_states(query: str, *, limit: int = 8) -> list[list[Hit]]:
    """For each name that the query holds, in order, the states it may be, best first.

    >>> [[hit.code for hit in name][0] for name in find_states("Russie États-Unis")]
    ['RUS', 'USA']
    >>> find_states("frnace")[0][0].code, find_states("Соединенные Штаты")[0][0].code
    ('FRA', 'USA')
    """
    words = _WORD.findall(_fold(query[:_LONGEST].replace("-", " ").replace("–", " ")))
    found: list[list[Hit]] = []
    at = 0
    while at < len(words):
        hits, used = _longest(words[at : at + _MOST_WORDS], limit)
        if hits:
            found.append(hits)
            at += used
        else:
            at += 1
    return found


def _longest(words: list[str], limit: int) -> tuple[list[Hit], int]:
    """What the most of the first words name exactly; else what they nearly name, or begin."""
    for count in range(len(words), 0, -1):
        text = " ".join(words[:count])
        if text in _LINKS:
            return [], 1
        if code := _index().get(text):
            return [Hit(code, text, 0)], count
    for count in range(min(len(words), 4), 0, -1):
        text = " ".join(words[:count])
        if words[0] in _LINKS:
            return [], 1
        hits = _near(text)[:limit]
        if hits:
            return hits, count
    text = words[0]
    if len(text) >= 2:
        begun = sorted(
            {code: form for form, code in _index().items() if form.startswith(text)}.items(),
            key=lambda item: (len(item[1]), item[0]),
        )
        return [Hit(code, form, 0) for code, form in begun[:limit]], 1
    return [], 1


def _near(text: str) -> list[Hit]:
    allowed = 0 if len(text) < 4 else 1 if len(text) < 7 else 2
    if not allowed:
        return []
    best: dict[str, Hit] = {}
    for length in range(len(text) - allowed, len(text) + allowed + 1):
        for form, code, bag in _by_length().get(length, ()):
            if (bag ^ _bag(text)).bit_count() > 2 * allowed:
                continue
            distance = edit_distance(text, form, allowed)
            if distance <= allowed and (code not in best or distance < best[code].distance):
                best[code] = Hit(code, form, distance)
    return sorted(best.values(), key=lambda hit: (hit.distance, hit.form[0] != text[0], hit.code))


def edit_distance(a: str, b: str, most: int) -> int:
    """Letters added, left out, changed or swapped with their neighbour; `most + 1` when it is more.

    >>> edit_distance("frnace", "france", 2), edit_distance("chine", "chili", 1)
    (1, 2)
    """
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, one in enumerate(a, 1):
        last, before, row = before, row, [i] + [0] * len(b)
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one != other))
            if i > 1 and j > 1 and one == b[j - 2] and a[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row[j] = cost
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("ё", "е").replace("’", "'").casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def _bag(text: str) -> int:
    bits = 0
    for char in text:
        bits |= 1 << (ord(char) % 61)
    return bits


@cache
def _index() -> Mapping[str, str]:
    """Folded form → ISO3: names first, then aliases and abbreviations, adjectives and peoples, capitals."""
    found: dict[str, str] = {}

    def put(form: str, code: str) -> None:
        plain = " ".join(_WORD.findall(_fold(form.replace("-", " "))))
        if plain and plain not in _LINKS:
            found.setdefault(plain, code)
            bare = plain.removeprefix("the ").removeprefix("les ").removeprefix("la ").removeprefix("le ")
            found.setdefault(bare, code)

    entries = {code: entry for code, entry in state_entries().items() if not entry.get("end")}
    past = {code: entry for code, entry in state_entries().items() if entry.get("end")}
    for code in entries:
        put(code, code)
    for keys in (
        ("name", "official"),
        ("other", "also", "forms"),
        ("adjective", "people"),
        ("capital", "seats"),
    ):
        for group in (entries, past):
            for code, entry in group.items():
                for lang in LANGS:
                    section = entry.get(lang) or {}
                    for key in keys:
                        for form in forms(section.get(key)):
                            put(form, code)
    for code, more in _ABBREVIATIONS.items():
        for form in more:
            put(form, code)
    return found


# Short forms that readers type and that text rarely has.
_ABBREVIATIONS: Mapping[str, tuple[str, ...]] = {
    "USA": (
        "us",
        "u.s.",
        "u.s.a.",
        "eeuu",
        "ee.uu.",
        "ee uu",
        "etats unis",
        "usa",
        "сша",
        "américa",
        "america",
    ),
    "GBR": ("uk", "u.k.", "gb", "britain", "angleterre", "england", "inglaterra", "англия"),
    "CHN": ("prc", "rpc", "кнр"),
    "DEU": ("rfa", "frg", "фрг"),
    "ARE": ("uae", "eau", "e.a.u.", "оаэ", "emirates", "emirats", "emiratos"),
    "PRK": ("dprk", "rpdc", "кндр"),
    "KOR": ("rok",),
    "SAU": ("ksa",),
    "COD": ("drc", "rdc", "дрк"),
    "CAF": ("rca", "car", "цар"),
    "ZAF": ("rsa", "юар"),
}


@cache
def _by_length() -> Mapping[int, list[tuple[str, str, int]]]:
    found: dict[int, list[tuple[str, str, int]]] = {}
    for form, code in _index().items():
        if len(form) >= 4:
            found.setdefault(len(form), []).append((form, code, _bag(form)))
    return found
