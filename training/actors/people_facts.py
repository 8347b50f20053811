"""Public tables of office holders → people for the states and years that no seed covers.

Sources (facts only: names, offices, dates; see `data/people/SOURCES.md`): CountryInfo.txt (leaders to 2012), a list of
cabinets of June 2019, and a table of world leaders of 2021. A term is kept only where no seed already says who held that
office of that state; names of these people are spelled in Russian by rule and their surnames need support.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from people import FAMILY_FIRST, Person, Term, last_names, surnames
from people_cyrillic import cyrillic

HEADS = frozenset(
    {"president", "monarch", "prime-minister", "head-of-state", "head-of-government", "chancellor"}
)
STATE_HEADS = frozenset({"president", "monarch", "head-of-state", "supreme-leader"})
GOVERNMENT_HEADS = frozenset({"prime-minister", "chancellor", "head-of-government"})
NAME = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?: [^\W\d_.][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?)+$")
FIRST, LAST = "1990-01-01", "2027-01-01"
_SMALL = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "van",
        "von",
        "der",
        "den",
        "y",
        "e",
        "la",
        "le",
        "al",
        "el",
        "bin",
        "bint",
        "ben",
        "ibn",
        "ould",
    ]
)
_SKIP = frozenset(
    [
        "VAT",
        "CHE",
        "SMR",
        "AND",
        "BIH",
        "HKG",
        "PRI",
        "GUM",
        "ESH",
        "SOM",
        "AFG",
        "SUN",
        "YUG",
        "SCG",
        "CSK",
        "DDR",
        "IRQ",
        "CHN",
        "TWN",
        "RUS",
    ]
)
# States with English names, which no letter-by-letter rule spells well in Russian: theirs stay in Latin letters.
ENGLISH = frozenset(
    [
        "USA",
        "GBR",
        "CAN",
        "AUS",
        "NZL",
        "IRL",
        "ATG",
        "BHS",
        "BRB",
        "BLZ",
        "DMA",
        "GRD",
        "GUY",
        "JAM",
        "KNA",
        "LCA",
        "VCT",
        "TTO",
        "NAM",
        "ZAF",
        "ZMB",
        "ZWE",
        "MWI",
        "LBR",
        "SLE",
        "GMB",
        "GHA",
        "KEN",
        "PHL",
        "PLW",
        "FSM",
        "MHL",
        "NRU",
        "SYC",
        "MUS",
        "MLT",
        "BWA",
        "UGA",
        "NGA",
    ]
)
# Territories are not states.
TERRITORIES = frozenset(
    [
        "ABW",
        "BMU",
        "CYM",
        "VGB",
        "VIR",
        "ASM",
        "ANT",
        "AIA",
        "MSR",
        "TCA",
        "GIB",
        "FLK",
        "GRL",
        "FRO",
        "IMN",
        "JEY",
        "GGY",
        "NIU",
        "COK",
        "TKL",
        "MAC",
        "PYF",
        "NCL",
    ]
)
# Codes of the tables that ISO 3166 has given up or never had → the state's code today.
HISTORICAL = {
    "KSV": "KIR",
    "TMP": "TLS",
    "ZAR": "COD",
    "ROM": "ROU",
    "BUR": "MMR",
    "KSO": "XKX",
    "KOS": "XKX",
}
_TITLES = (
    (r"<(Presidents?|Heads? of state|Chairmen of the council of state)>", "president"),
    (r"<(Kings?|Queens?|Sultans?|Emirs?|Sovereign princes|Princes?|Grand dukes?)>", "monarch"),
    (
        r"<(Prime ministers?|Premiers?|Heads? of government|Chairmen of the council of ministers|Ministers? of state)\b",
        "pm",
    ),
)


def fill(people: list[Person], folder: Path) -> list[Person]:
    """People for uncovered terms, in the shape of seeds; also gives seed people the Wikidata ids of the facts."""
    names = _country_names(folder)
    held: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for person in people:
        for term in person.terms:
            held.setdefault((term.code or person.country, _post(term.office)), []).append(
                (term.start, term.end or LAST)
            )
    files = {person.country: person.file for person in people if person.file != "organisations"}
    found: dict[tuple[str, str], Person] = {}
    known = {(person.country, _key(form)) for person in people for form in person.names["en"]}
    facts = [
        *_leaders(folder),
        *_world_leaders(folder, names),
        *_foreign_ministers(folder),
        *_cabinets(folder, names),
    ]
    for country, name, term in facts:
        key = (country, _key(name))
        if key in known or country in _SKIP or country in TERRITORIES or not NAME.match(name):
            continue
        free = _free(term.start, term.end or LAST, held.get((country, _post(term.office)), []))
        if free is None:
            continue
        term.start, end = free
        term.end = None if end == LAST else end
        held.setdefault((country, _post(term.office)), []).append((term.start, end))
        person = found.get(key)
        if person is None:
            person = Person(name=name, country=country, gender=None, file=files.get(country, "small-states"))
            spelled = country not in ENGLISH | FAMILY_FIRST
            russian = [cyrillic(name, country)] if spelled else []
            person.names = {"en": [name], "fr": [], "es": [], "ru": russian}
            person.surname = None if country in FAMILY_FIRST else surnames(person, {"en": last_names([name])})
            person.ambiguous = True
            person.generated = ("ru",) if spelled else ()
            found[key] = person
        person.terms.append(term)
    _wikidata(people, folder, names)
    return list(found.values())


def _post(office: str) -> str:
    """Offices that one person at a time holds, under one name."""
    if office in STATE_HEADS:
        return "state"
    return "government" if office in GOVERNMENT_HEADS else office


def _free(start: str, end: str, spells: list[tuple[str, str]]) -> tuple[str, str] | None:
    """The part of a spell that nobody else holds, if it lasts at least 60 days, roughly by its dates."""
    start, end = max(start, FIRST), min(end, LAST)
    for other, until in sorted(spells):
        if until <= start or other >= end:
            continue
        if other <= start:
            start = until
        else:
            end = other
    return (start, end) if start < end and _days(end) - _days(start) >= 60 else None


def _days(day: str) -> int:
    year, month, date = ([*map(int, day.split("-")), 1, 1])[:3]
    return year * 365 + month * 30 + date


def _key(name: str) -> str:
    import unicodedata

    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = re.findall(r"[a-z]+", plain.lower())
    return " ".join(sorted((words[0], words[-1]))) if words else ""


def _title(name: str) -> str:
    """A name in capitals as it is usually written: `OSCAR_DE_LA_PUENTE` → `Oscar de la Puente`."""
    words = re.sub(r"[_\s]+", " ", name).strip().split(" ")
    made = []
    for place, word in enumerate(words):
        low = word.lower()
        if place and low in _SMALL:
            made.append(low)
        else:
            made.append(re.sub(r"(^|[-'’.])(\w)", lambda match: match[1] + match[2].upper(), low))
    return " ".join(made)


def _day(text: str) -> str:
    year, month, day = text[:4], text[4:6], text[6:8]
    month = month if "01" <= month <= "12" else "01"
    day = day if "01" <= day <= "28" else "28" if day > "28" else "01"
    return f"{year}-{month}-{day}"


def _country_info(folder: Path) -> Iterator[tuple[str, list[str]]]:
    text = gzip.decompress((folder / "countryinfo-leaders-to-2012.xml.txt.gz").read_bytes()).decode(
        "utf-8", "replace"
    )
    for block in re.split(r"<Country>", text):
        code = re.search(r"<CountryCode>([A-Z]{3})</CountryCode>", block)
        if code:
            yield HISTORICAL.get(code[1], code[1]), block.splitlines()


def _leaders(folder: Path) -> Iterator[tuple[str, str, Term]]:
    for code, lines in _country_info(folder):
        office = None
        for line in lines:
            stripped = line.strip()
            if stripped.startswith("</"):
                office = None
            elif stripped.startswith("<"):
                office = next((slug for pattern, slug in _TITLES if re.match(pattern, stripped, re.I)), None)
            elif office and "[" in stripped:
                name = _title(re.split(r"[{}\[]", stripped.lstrip("{"))[0])
                if " " not in name:
                    continue
                for spell in re.findall(r"\[(>?)(\d{8})(?: - (\d{8}))?\]", stripped):
                    start = _day(spell[1])
                    end = _day(spell[2]) if spell[2] else None
                    known = None if end else "2008"
                    if end and end < FIRST:
                        continue
                    slug = "prime-minister" if office == "pm" else office
                    yield code, name, Term(slug, start, end or "2010-12-31", known)


def _foreign_ministers(folder: Path) -> Iterator[tuple[str, str, Term]]:
    pattern = re.compile(
        r"\[[A-Z]{3}GOV (\d{8}) - (\d{8})\]\s*# Minister (?:of|for) (?:State for )?Foreign (?:Affairs|Relations)\b[^&]*$"
    )
    for code, lines in _country_info(folder):
        for line in lines:
            match = pattern.search(line)
            if match and line.count("[") == 1:
                name = _title(re.split(r"[{}\[]", line.strip().lstrip("{"))[0])
                if " " in name:
                    yield code, name, Term("foreign-minister", _day(match[1]), _day(match[2]))


def _cabinets(folder: Path, names: dict[str, str]) -> Iterator[tuple[str, str, Term]]:
    with (folder / "cabinets-2019-06.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            code = names.get(row["country"].lower())
            office = _cabinet_office(row["office"])
            name = _title(row["name"].split("(")[0]) if row["name"] else ""
            if code and office and " " in name:
                yield code, name, Term(office, "2019-01-01", "2019-12-31")


def _cabinet_office(title: str) -> str | None:
    if re.match(r"(President|Pres\.)$", title):
        return "president"
    if re.match(r"(King|Queen|Emir|Sultan)$", title):
        return "monarch"
    if re.match(r"Chief of State", title):
        return "head-of-state"
    if re.match(r"(Prime Minister|Prime Min\.|Premier)$", title):
        return "prime-minister"
    if re.match(r"(Minister|Min\.|Secretary) (of|for) (External|Foreign) (Affairs|Relations)", title):
        return "foreign-minister"
    return None


def _world_leaders(folder: Path, names: dict[str, str]) -> Iterator[tuple[str, str, Term]]:
    with (folder / "world-leaders-2021.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = names.get(row["countryid"])
            label = row["positionLabel"].lower()
            office = (
                "prime-minister"
                if "prime minister" in label
                else "president"
                if label.startswith("president of")
                else None
            )
            if not code or office is None or not row["start_year"] or " " not in row["officeholderLabel"]:
                continue
            start, end = f"{row['start_year']}-07-01", row["end_year"] and f"{row['end_year']}-07-01"
            yield (
                code,
                row["officeholderLabel"],
                Term(office, start, end or "2022-12-31", None if end else "2022"),
            )


def _country_names(folder: Path) -> dict[str, str]:
    """Names and Wikidata ids of states → ISO codes."""
    found: dict[str, str] = {}
    with (folder / "country-codes.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = row["ISO3166-1-Alpha-3"]
            for column in (
                "UNTERM English Short",
                "CLDR display name",
                "official_name_en",
                "official_name_fr",
            ):
                found.setdefault(re.sub(r" \(the\)", "", row[column]).lower(), code)
            found[row["wikidata_id"].rsplit("/", 1)[-1]] = code
    found.update(
        {"korea, north": "PRK", "korea, south": "KOR", "burma": "MMR", "cote d'ivoire": "CIV", "laos": "LAO"}
    )
    found.update({"micronesia, federated states of": "FSM", "gambia, the": "GMB", "bahamas, the": "BHS"})
    found.pop("", None)
    return found


def _wikidata(people: list[Person], folder: Path, names: dict[str, str]) -> None:
    ids: dict[tuple[str, str], set[str]] = {}
    with (folder / "world-leaders-2021.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = names.get(row["countryid"])
            if code:
                ids.setdefault((code, _key(row["officeholderLabel"])), set()).add(row["officeholder"])
    for person in people:
        same = ids.get((person.country, _key(person.name)), set())
        if person.wikidata is None and len(same) == 1:
            person.wikidata = next(iter(same))
