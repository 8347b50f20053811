"""Hand-written seeds → `src/degel/actors/data/states.yml`: every surface form of every state in four languages.

    python training/actors/states.py --facts FOLDER

`FOLDER` holds `country-codes.csv` (datasets/country-codes, public domain), the source of official names.
Seeds are `seeds/states-[ab].txt` (names, adjectives, people, capitals), `seeds/states.yml` and `seeds/bodies-states.txt` (seats of power, bodies,
compounds, ambiguous forms, false friends). Writing is deterministic: the same seeds give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parent))
from inflection import (
    adjective_es,
    adjective_fr,
    adjective_ru,
    capitalised,
    decline,
    expand,
    feminine_ru,
    people_ru,
    phrase_ru,
    unique,
)

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "src" / "degel" / "actors" / "data"
LANGS = ("en", "fr", "ru", "es")
ARTICLES_FR = ("la ", "le ", "les ", "l'")
FORMAL = {
    "en": "UNTERM English Formal",
    "fr": "UNTERM French Formal",
    "ru": "UNTERM Russian Formal",
    "es": "UNTERM Spanish Formal",
}


def parts(field: str) -> list[str]:
    """The comma-separated items of a field; `Washington, D.C.` stays whole."""
    items = [item.strip() for item in field.split(", ")]
    joined: list[str] = []
    for item in items:
        if item == "D.C." and joined:
            joined[-1] = f"{joined[-1]}, {item}"
        elif item:
            joined.append(item)
    return joined


def blocks() -> Iterator[tuple[str, str | None, dict[str, list[str]]]]:
    """Code, Wikidata id and the fields by language of every seed block."""
    for path in sorted((HERE / "seeds").glob("states-*.txt")):
        code, item, fields = "", None, dict[str, list[str]]()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            if line.startswith("= "):
                if code:
                    yield code, item, fields
                code, _, found = line[2:].partition(" ")
                item, fields = found.strip() or None, {}
                continue
            lang, colon, rest = line.partition(": ")
            if not colon or lang not in LANGS:
                raise SystemExit(f"{path.name}:{number}: a line starts with one of {LANGS}")
            fields[lang] = [field.strip() for field in rest.split(";")]
        if code:
            yield code, item, fields


def official_names(folder: Path) -> dict[str, dict[str, str]]:
    """Official names by code and language, without their article."""
    names: dict[str, dict[str, str]] = {}
    with (folder / "country-codes.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found: dict[str, str] = {}
            for lang, column in FORMAL.items():
                name = " ".join(row[column].replace("*", "").replace("’", "'").split())
                for article in ("the ", "la ", "le ", "les ", "l'", "el ", "los ", "las "):
                    if lang != "ru" and name.startswith(article):
                        name = name[len(article) :]
                        break
                if name and not name[0].isalpha():
                    continue
                if name:
                    found[lang] = name
            names[row["ISO3166-1-Alpha-3"]] = found
    return names


def people_en(adjectives: list[str]) -> list[str]:
    """Plurals of the adjectives that are nouns as well."""
    people = []
    for word in adjectives:
        if (
            word.endswith(("ese", "ish", "ch", "sh", "ss", "wiss", "Hong Kong", "Vatican"))
            or " " in word[-2:]
        ):
            continue
        people += [word, word + "s"]
    return people


def field(fields: list[str], index: int) -> list[str]:
    return parts(fields[index]) if index < len(fields) else []


def both_apostrophes(forms: list[str]) -> list[str]:
    return unique([variant for form in forms for variant in (form, form.replace("'", "’"))])


def english(fields: list[str], official: str | None) -> dict[str, Any]:
    adjectives = field(fields, 1)
    return {
        "name": fields[0],
        "official": official,
        "other": field(fields, 4),
        "adjective": adjectives,
        "people": field(fields, 2) or people_en(adjectives),
        "capital": field(fields, 3),
    }


def french(fields: list[str], official: str | None) -> dict[str, Any]:
    name, article = fields[0], None
    for found in ARTICLES_FR:
        if name.startswith(found):
            name, article = name[len(found) :], found.strip()
            break
    adjectives: list[str] = []
    for word in field(fields, 1):
        adjectives += [word[1:]] if word.startswith("=") else adjective_fr(word)
    return {
        "name": name,
        "article": article,
        "official": official,
        "other": field(fields, 3),
        "adjective": unique(adjectives),
        "people": capitalised(unique(adjectives)),
        "capital": field(fields, 2),
    }


def spanish(fields: list[str], official: str | None) -> dict[str, Any]:
    adjectives: list[str] = []
    for word in field(fields, 1):
        adjectives += [word[1:]] if word.startswith("=") else adjective_es(word)
    return {
        "name": fields[0],
        "official": official,
        "other": field(fields, 3),
        "adjective": unique(adjectives),
        "people": [],
        "capital": field(fields, 2),
    }


def declined(items: list[str]) -> list[str]:
    return unique([form for item in items for form in phrase_ru(item)])


def russian(fields: list[str], official: str | None) -> dict[str, Any]:
    adjectives: list[str] = []
    for word in field(fields, 1):
        adjectives += [word[1:]] if word.startswith("=") else adjective_ru(word)
    nouns = field(fields, 2)
    if not any(word.endswith("ка") for word in nouns):
        nouns = [*nouns, *(woman for word in nouns if (woman := feminine_ru(word)))]
    people = unique([form for word in nouns for form in people_ru(word)])
    names = [fields[0], *field(fields, 4), *([official] if official else [])]
    name = fields[0].removeprefix("=")
    return {
        "name": name,
        "forms": [form for form in declined(names) if form != name],
        "official": official,
        "other": [form.removeprefix("=") for form in field(fields, 4)],
        "adjective": unique(adjectives),
        "people": people,
        "capital": declined(field(fields, 3)),
    }


WRITERS = {"en": english, "fr": french, "ru": russian, "es": spanish}


def with_yo(forms: list[str]) -> list[str]:
    """The forms, and those with ё once more with е."""
    return unique([variant for form in forms for variant in (form, form.replace("ё", "е").replace("Ё", "Е"))])


# Capitals whose name more often means another place, a person or a common word; the resolver does not use them.
UNSURE_CAPITALS = frozenset(
    [
        "Victoria",
        "Stanley",
        "Douglas",
        "Hamilton",
        "Georgetown",
        "George Town",
        "Jamestown",
        "Plymouth",
        "Saint-Denis",
        "San Juan",
        "San Jose",
        "The Valley",
        "El Valle",
        "Saint-Pierre",
        "Marigot",
        "Praia",
        "Male",
        "Saint John's",
        "St John's",
        "St. John's",
        "St George's",
        "St. George's",
        "Saint George",
        "Saint-Georges",
        "Gustavia",
        "Brades",
        "Road Town",
        "Kingston, Norfolk Island",
        "Kingston (Norfolk)",
        "Basse-Terre",
        "Saint Helier",
        "Sana",
        "Roseau",
        "Melekeok",
        "Виктория",
        "Виктории",
        "Викторию",
        "Викторией",
        "Дуглас",
        "Дугласа",
        "Дугласу",
        "Дугласом",
        "Дугласе",
        "Гамильтон",
        "Гамильтона",
        "Гамильтону",
        "Гамильтоном",
        "Гамильтоне",
        "Джорджтаун",
        "Джорджтауна",
        "Джорджтауну",
        "Джорджтауном",
        "Джорджтауне",
        "Сен-Дени",
        "Валли",
        "Мале",
        "Кингстон (Норфолк)",
        "Сен-Пьер",
        "Сен-Пьера",
        "Сен-Пьеру",
        "Сен-Пьером",
        "Сен-Пьере",
    ]
)


def plain(form: str) -> str:
    """The form without case, accents and kind of apostrophe."""
    apart = unicodedata.normalize("NFKD", form.casefold().replace("’", "'"))
    return "".join(char for char in apart if not unicodedata.combining(char))


def institutions() -> dict[str, set[str]]:
    """Names that any state's institution may bear: `House of Representatives` is none of one state's own."""
    content = yaml.safe_load((HERE / "seeds" / "offices.yml").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {lang: set() for lang in LANGS}
    for entry in content["institutions"]:
        for lang in LANGS:
            for pattern in entry[lang]:
                for form in expand(pattern):
                    found[lang] |= {plain(f) for f in (decline(form) if lang == "ru" else [form])}
    return found


def more_bodies(states: dict[str, Any]) -> None:
    """Adds the bodies of `seeds/bodies-states.txt` to those of `seeds/states.yml`."""
    path = HERE / "seeds" / "bodies-states.txt"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        head, colon, names = line.partition(": ")
        if not colon or len(head.split()) != 3:
            raise SystemExit(f"{path.name}:{number}: write `CODE SECTOR lang: name, name`, not {line!r}")
        code, sector, lang = head.split()
        bodies = states.setdefault(code, {}).setdefault(lang, {}).setdefault("bodies", {})
        bodies[sector] = [*(bodies.get(sector) or ()), *parts(names)]


def more_unsure(states: dict[str, Any]) -> None:
    """Adds the forms of `seeds/unsure-states.txt` to those that need context."""
    path = HERE / "seeds" / "unsure-states.txt"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        head, _, names = line.partition(":")
        if len(head.split()) != 2 or not names.strip():
            raise SystemExit(f"{path.name}:{number}: write `CODE language: form, form`, not {line!r}")
        code, lang = head.split()
        unsure = states.setdefault(code, {}).setdefault(lang, {}).setdefault("ambiguous", [])
        unsure.extend(("=" if lang == "ru" else "") + name.strip() for name in names.split(","))


def extra(section: dict[str, Any], lang: str, common: set[str]) -> dict[str, Any]:
    """Seats, bodies, compounds and ambiguous forms of one language of one state."""

    def spelled(items: list[str]) -> list[str]:
        if lang == "ru":
            return with_yo(declined(items))
        return both_apostrophes([item.removeprefix("=") for item in items])

    found: dict[str, Any] = {"seats": spelled(section.get("seats") or [])}
    found["bodies"] = {
        key: kept
        for key, items in (section.get("bodies") or {}).items()
        if (kept := [form for form in spelled(items) if plain(form) not in common])
    }
    for key in ("also", "ambiguous", "prefixes"):
        if section.get(key):
            found[key] = unique(section[key]) if key == "prefixes" else spelled(section[key])
    return found


def entries(folder: Path) -> Iterator[dict[str, Any]]:
    officials = official_names(folder)
    extras = yaml.safe_load((HERE / "seeds" / "states.yml").read_text(encoding="utf-8"))
    more_bodies(extras["states"])
    more_unsure(extras["states"])
    common = institutions()
    known = set()
    for code, item, fields in blocks():
        known.add(code)
        more = extras["states"].get(code) or {}
        entry: dict[str, Any] = {"code": code, "wikidata": item}
        for key in ("kind", "start", "end", "successor", "sovereign"):
            if more.get(key):
                entry[key] = more[key]
        for lang in LANGS:
            official = (more.get(lang) or {}).get("official") or (officials.get(code) or {}).get(lang)
            section = WRITERS[lang](fields[lang], official)
            if section["official"] in (None, section["name"]):
                section.pop("official")
            section |= extra(more.get(lang) or {}, lang, common[lang])
            if section["capital"]:
                unsure = [form for form in section["capital"] if form in UNSURE_CAPITALS]
                section["capital"] = [form for form in section["capital"] if form not in UNSURE_CAPITALS]
                section["capital_unsure"] = unsure
            if section.get("ambiguous"):
                kept = set(surface(section))
                section["ambiguous"] = [form for form in section["ambiguous"] if form in kept]
            for key, value in section.items():
                if isinstance(value, list):
                    value = with_yo(value) if lang == "ru" else both_apostrophes(value)
                    section[key] = value
            if section.get("article", "") is None:
                section.pop("article")
            entry[lang] = {
                key: value for key, value in section.items() if value or key in ("people", "seats")
            }
        yield entry
    unknown = set(extras["states"]) - known
    if unknown:
        raise SystemExit(
            f"seeds/states.yml names {sorted(unknown)}, which no block of states-*.txt describes"
        )


def surface(section: dict[str, Any]) -> list[str]:
    """Every form under which a language names a state, its people and its bodies."""
    forms = [section["name"], section.get("official") or section["name"]]
    for key in ("other", "forms", "adjective", "people", "capital", "seats", "also"):
        forms += section.get(key) or []
    for items in section["bodies"].values() if section.get("bodies") else ():
        forms += items
    return unique(forms)


def mark_shared(states: list[dict[str, Any]]) -> None:
    """List in `ambiguous` every form that two states share; a state of the past leaves it to the living one."""
    for lang in LANGS:
        holders: dict[str, list[dict[str, Any]]] = {}
        for entry in states:
            if entry.get("kind") == "historic":
                entry[lang].pop("capital", None)
        for entry in states:
            for form in surface(entry[lang]):
                holders.setdefault(form, []).append(entry)
        for form, found in holders.items():
            if len(found) < 2:
                continue
            living = [entry for entry in found if entry.get("kind") is None]
            for entry in found:
                if living != [entry] and form not in entry[lang].get("ambiguous", ()):
                    entry[lang].setdefault("ambiguous", []).append(form)


def false_friends(section: dict[str, dict[str, list[str]]]) -> dict[str, dict[str, str | None]]:
    """Form → the state it belongs to, or None, by language."""
    found: dict[str, dict[str, str | None]] = {}
    for lang in LANGS:
        found[lang] = {}
        for code, items in section[lang].items():
            common = [form for item in items for form in decline(item)] if lang == "ru" else items
            forms = with_yo(unique(common)) if lang == "ru" else both_apostrophes(common)
            found[lang] |= dict.fromkeys(forms, None if code == "none" else code)
    return found


def write(folder: Path) -> None:
    extras = yaml.safe_load((HERE / "seeds" / "states.yml").read_text(encoding="utf-8"))
    states = sorted(entries(folder), key=lambda entry: str(entry["code"]))
    mark_shared(states)
    content = {"states": states, "false_friends": false_friends(extras["false_friends"])}
    text = yaml.dump(
        content, Dumper=Plain, allow_unicode=True, sort_keys=False, default_flow_style=None, width=160
    )
    header = "# Generated by training/actors/states.py from training/actors/seeds; edit the seeds, not this file.\n"
    (DATA / "states.yml").write_text(header + text, encoding="utf-8")


class Plain(yaml.SafeDumper):
    """YAML without anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=Path, required=True)
    write(parser.parse_args().facts)
