"""Names and codes of states: any name in four languages → ISO3, and ISO3 → name, COW and GW codes by date."""

from __future__ import annotations

import csv
import difflib
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from degel.actors.reference import LANGS, forms, read, to_date
from degel.errors import UnknownCountryError

__all__ = [
    "country_name",
    "false_friends",
    "find_country",
    "known_country",
    "sovereign",
    "state_entries",
    "systems",
]


@cache
def state_entries() -> Mapping[str, Mapping[str, Any]]:
    """The entries of `states.yml` by ISO3."""
    content = read("states")
    if not content:
        return {}
    return {entry["code"]: entry for entry in content["states"]}


def sovereign(code: str) -> str:
    """The state that a territory belongs to; a state's own code for itself.

    >>> sovereign("GUF"), sovereign("FRA")
    ('FRA', 'FRA')
    """
    return str(state_entries().get(code, {}).get("sovereign") or code)


@cache
def false_friends(lang: str) -> Mapping[str, str | None]:
    """Forms that look like a state's and are not, with the code of what they are when it is a state's."""
    content = read("states")
    section = (content.get("false_friends") or {}).get(lang) if content else None
    if isinstance(section, Mapping):
        return {str(form): code for form, code in section.items()}
    found: dict[str, str | None] = {}
    for item in section or ():
        if isinstance(item, Mapping):
            found.update({str(form): code for form, code in item.items()})
        else:
            found[str(item)] = None
    return found


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("ё", "е").replace("’", "'").casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@cache
def _names(lang: str | None) -> Mapping[str, str]:
    names: dict[str, str] = {}
    for code, entry in state_entries().items():
        for key in (lang,) if lang else LANGS:
            section = entry.get(key) or {}
            for form in (
                *forms(section.get("name")),
                *forms(section.get("official")),
                *forms(section.get("other")),
                *forms(section.get("also")),
                *forms(section.get("forms")),
            ):
                names.setdefault(_fold(form), code)
    return names


def known_country(name_or_code: str, lang: str | None = None) -> str | None:
    """The ISO3 of a state as `find_country` gives it, or None: one look-up, for names met in running text.

    >>> known_country("Франция"), known_country("Atlantis")
    ('FRA', None)
    """
    text = name_or_code.strip()
    if text.upper() in state_entries():
        return text.upper()
    folded = _fold(text)
    bare = folded.removeprefix("the ").removeprefix("la ").removeprefix("le ")
    for names in (_names(lang), _names(None)):
        found = names.get(folded) or names.get(bare)
        if found:
            return found
    return None


def find_country(name_or_code: str, lang: str | None = None) -> str:
    """The ISO3 of a state named in any of the four languages (or in `lang` only), or given as a code.

    Accents and case do not matter. Raises `UnknownCountryError` with suggestions.

    >>> find_country("Émirats arabes unis"), find_country("франция"), find_country("kor")
    ('ARE', 'FRA', 'KOR')
    """
    found = known_country(name_or_code, lang)
    if found:
        return found
    names = _names(None)
    folded = _fold(name_or_code.strip())
    near = difflib.get_close_matches(folded[:60], names, n=3, cutoff=0.7)
    hint = ", ".join(dict.fromkeys(f"{country_name(names[form])} ({names[form]})" for form in near))
    advice = f"did you mean {hint}?" if hint else "give a country's name or its ISO 3166-1 alpha-3 code."
    raise UnknownCountryError(f"{name_or_code!r} is no country known to dégel; {advice}")


def country_name(code: str, lang: str = "en") -> str:
    """The short name of a state; the code itself when it has none.

    >>> country_name("DEU", "ru")
    'Германия'
    """
    entry = state_entries().get(code) or {}
    section = entry.get(lang) or entry.get("en") or {}
    return str(section.get("name") or code)


@cache
def _system_rows() -> Mapping[str, tuple[tuple[date, date, str | None, int | None, int | None], ...]]:
    path = Path(__file__).parent / "data" / "systems.tsv"
    rows: dict[str, list[tuple[date, date, str | None, int | None, int | None]]] = {}
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        body = (line for line in lines if not line.startswith("#"))
        reader = csv.reader(body, delimiter="\t")
        next(reader, None)
        for row in reader:
            code, letters, cow, gw, start, end = (*row, *[""] * 6)[:6]
            rows.setdefault(code, []).append(
                (
                    to_date(start) if start else date.min,
                    to_date(end, end=True) if end else date.max,
                    letters or None,
                    int(cow) if cow else None,
                    int(gw) if gw else None,
                )  # type: ignore[arg-type]
            )
    return {code: tuple(found) for code, found in rows.items()}


def systems(code: str, on: date) -> tuple[str | None, int | None, int | None]:
    """Correlates of War letters and number and Gleditsch–Ward number of a state on a day; None where it has none.

    >>> systems("FRA", date(2019, 5, 15))
    ('FRN', 220, 220)
    """
    letters: str | None = None
    cow: int | None = None
    gw: int | None = None
    for start, end, row_letters, row_cow, row_gw in _system_rows().get(code, ()):
        if start <= on <= end:
            letters = letters or row_letters
            cow = cow if cow is not None else row_cow
            gw = gw if gw is not None else row_gw
    return letters, cow, gw
