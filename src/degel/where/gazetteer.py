"""A place name as written → the places that bear it, the most populous first.

Names are looked up without case, accents, hyphens and dots. Russian case forms are brought to the nominative by rule.
Invariant: the tables are read once, on first use, and take no notice of any document.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml

__all__ = ["Gazetteer", "Site", "fold_name", "load_gazetteer", "nominatives"]

# Inhabitants of a town that is listed for what happened there: on a page of its state it is meant without a word of place too.
_LISTED = 100_000
_SMALL = 15_000  # inhabitants of a town that is meant anywhere; provinces that nobody needs to know count as such too
_KEPT = 1 << 16  # words of texts whose reach is remembered
_BREAKS = re.compile(r"[\s.\-‐‑–’'ʼ]+")
_STATES = {
    "alabama": "AL", "alaska": "AK", "arizona": "AZ", "arkansas": "AR", "california": "CA", "californie": "CA",
    "colorado": "CO", "connecticut": "CT", "delaware": "DE", "florida": "FL", "floride": "FL", "georgia": "GA",
    "géorgie": "GA", "hawaii": "HI", "idaho": "ID", "illinois": "IL", "indiana": "IN", "iowa": "IA", "kansas": "KS",
    "kentucky": "KY", "louisiana": "LA", "louisiane": "LA", "maine": "ME", "maryland": "MD", "massachusetts": "MA",
    "michigan": "MI", "minnesota": "MN", "mississippi": "MS", "missouri": "MO", "montana": "MT", "nebraska": "NE",
    "nevada": "NV", "new hampshire": "NH", "new jersey": "NJ", "new mexico": "NM", "new york": "NY",
    "north carolina": "NC", "north dakota": "ND", "ohio": "OH", "oklahoma": "OK", "oregon": "OR",
    "pennsylvania": "PA", "pennsylvanie": "PA", "rhode island": "RI", "south carolina": "SC", "south dakota": "SD",
    "tennessee": "TN", "texas": "TX", "utah": "UT", "vermont": "VT", "virginia": "VA", "virginie": "VA",
    "washington": "WA", "west virginia": "WV", "wisconsin": "WI", "wyoming": "WY", "ontario": "08", "quebec": "10",
    "alberta": "01", "manitoba": "03", "saskatchewan": "11", "british columbia": "02", "nova scotia": "07",
}  # fmt: skip


def _load(text: str) -> Any:
    # libyaml's loader is ten times as fast as the pure one; both are safe.
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


_AMBIGUOUS = {"georgia", "géorgie", "georgie", "washington", "new york"}


@dataclass(frozen=True, slots=True)
class Site:
    """A place that a name may mean: degrees north and east, inhabitants; `kind` is `city`, `town`, `region`, `spot`, `site` or `country`."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    population: int
    kind: str = "city"
    capital: bool = False
    state: str | None = None
    doubtful: bool = False
    disputed: bool = False
    claimed: tuple[str, ...] = ()  # the states whose it is or who dispute it, where they are several
    small: bool = False  # meant only where its state is spoken of


def fold_name(name: str) -> str:
    """A name without case, accents, hyphens, apostrophes and dots: `Tel-Aviv` → `tel aviv`."""
    low = name.lower()
    if not low.isascii():
        # й and ё are letters of their own in Russian: only Latin letters lose their marks.
        if low[0] < "ʰ":
            low = "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))
        low = low.replace("ё", "е")
    low = _BREAKS.sub(" ", low).strip()
    return f"saint {low[3:]}" if low.startswith("st ") else low


def _opening(folded: str) -> str:
    first = folded.partition(" ")[0]
    return "saint" if first == "st" else first


class Gazetteer:
    """The places known, looked up by name."""

    def __init__(self) -> None:
        folder = resources.files("degel.where").joinpath("data")
        self._rows = (
            gzip.decompress(folder.joinpath("cities.tsv.gz").read_bytes()).decode("utf-8").split("\n")
        )
        cyrillic = (
            gzip.decompress(folder.joinpath("cyrillic.tsv.gz").read_bytes()).decode("utf-8").split("\n")
        )
        words = _load(folder.joinpath("words.yml").read_text("utf-8"))
        self.words: Mapping[str, Mapping[str, list[str]]] = words
        self._never = {fold_name(str(name)) for name in words["never"]}
        self._doubtful = {fold_name(str(name)) for name in words["doubtful"]}
        self._by_name: dict[str, list[int]] = {}
        self.longest: dict[str, int] = {}
        self._reaches: dict[tuple[str, str], int] = {}
        for number, row in enumerate(self._rows):
            self._enter(row.rpartition("\t")[2].split("|"), number)
        for row in cyrillic:
            place, _, names = row.partition("\t")
            self._enter(names.split("|"), int(place))
        places = _load(folder.joinpath("places.yml").read_text("utf-8"))
        self._sites: dict[str, Site] = {}
        self._small: dict[str, Site] = {}
        self._capitals: dict[str, Site] = {}
        self.lower_starts: set[str] = set()
        for entry in _load(folder.joinpath("sites.yml").read_text("utf-8")):
            kind = "site" if entry.get("site") else "region"
            disputed = bool(entry.get("disputed"))
            site = Site(
                entry["name"], entry["country"], entry["lat"], entry["lon"], 500_000, kind, disputed=disputed
            )
            for name in entry["names"]:
                key = fold_name(name)
                self._sites[key] = replace(site, doubtful=True) if key in self._doubtful else site
                first = self._open(key)
                if name[0].islower():
                    self.lower_starts.add(first)
        for code, regions in _load(folder.joinpath("regions.yml").read_text("utf-8")).items():
            for names in regions:
                site = Site(names[0], code, None, None, 500_000, "region")
                for name in names:
                    key = fold_name(name)
                    self._sites.setdefault(
                        key, replace(site, doubtful=True) if key in self._doubtful else site
                    )
                    first = self._open(key)
                    if name[0].islower():
                        self.lower_starts.add(first)
        for code, towns in _load(folder.joinpath("towns.yml").read_text("utf-8")).items():
            for lat, lon, *names in towns:
                town = Site(names[0], code, lat, lon, _LISTED)
                for name in names:
                    key = fold_name(name)
                    unsure = key in self._doubtful or len(key) < 4
                    self._sites.setdefault(key, replace(town, doubtful=True) if unsure else town)
                    self._open(key)
                    if name[0].islower():
                        self.lower_starts.add(key.partition(" ")[0])
        for section, kind in (("towns", "town"), ("lands", "region"), ("spots", "spot")):
            for states, entries in places[section].items():
                codes = tuple(str(states).split()) if states else ()
                for names in entries:
                    self._place(names, Site(names[0], codes[0] if len(codes) == 1 else None, None, None, 500_000, kind,
                                            disputed=len(codes) > 1, claimed=codes if len(codes) > 1 else ()))  # fmt: skip
        packed = gzip.decompress(folder.joinpath("provinces.tsv.gz").read_bytes()).decode("utf-8")
        for row in packed.split("\n"):
            code, plain, bare = row.split("\t")
            name = (plain or bare).partition("|")[0]
            self._place(plain.split("|"), Site(name, code, None, None, _SMALL, "region"))
            self._place(bare.split("|"), Site(name, code, None, None, _SMALL, "region", small=True))
        for name in _STATES:
            self._open(name)
        lines = folder.joinpath("countries.tsv").read_text("utf-8").splitlines()
        self.countries = dict(line.split("\t") for line in lines if line)

    def _place(self, names: Sequence[str], site: Site) -> None:
        """Enters a site under its names, the first of which it is called by; a name that is taken stays as it was, but where
        several dispute the place."""
        for name in filter(None, names):
            key = fold_name(name)
            own = self._small if site.small else self._sites
            entry = replace(site, doubtful=True) if key in self._doubtful else site
            if site.claimed:
                own[key] = entry
            own.setdefault(key, entry)
            first = self._open(key)
            if name[0].islower():
                self.lower_starts.add(first)

    def _enter(self, names: Iterable[str], number: int) -> None:
        for name in names:
            key = fold_name(name)
            rows = self._by_name.setdefault(key, [])
            if number not in rows:
                rows.append(number)
            self._open(key)

    def _open(self, key: str) -> str:
        """Remembers how many words a name has, by the first of them, which it returns."""
        first, *rest = key.split(" ")
        self.longest[first] = max(self.longest.get(first, 0), 1 + len(rest))
        return first

    def reach(self, first: str, lang: str) -> int:
        """Of how many words the longest name is that a text's word may open, 0 for none: nine words of ten open none."""
        known = self._reaches.get((first, lang))
        if known is None:
            # a word with a hyphen or an apostrophe inside opens what its first part opens
            folded = fold_name(first)
            forms: tuple[str, ...] = (folded,)
            if lang == "ru":
                forms = (*nominatives(first), *nominatives(folded.partition(" ")[0]))
            known = max((self.longest.get(_opening(form), 0) for form in forms), default=0)
            if len(self._reaches) < _KEPT:
                self._reaches[first, lang] = known
        return known

    def find(self, name: str) -> tuple[Site, ...]:
        """The places of that name, our own list of sites first, then cities by inhabitants.

        >>> [site.name for site in load_gazetteer().find("Sotchi")]
        ['Sochi']
        """
        key = fold_name(name)
        if key in self._never:
            return ()
        doubtful = key in self._doubtful or len(key) < 4
        site = self._sites.get(key)
        if site is None and key in _STATES and key not in _AMBIGUOUS:
            site = Site(name, "USA" if _STATES[key].isalpha() else "CAN", None, None, 500_000, "region")
        found = tuple(one for one in (site, self._small.get(key)) if one is not None)
        return found + tuple(self._site(number, doubtful) for number in self._by_name.get(key, ()))

    def capital(self, country: str) -> Site | None:
        """The seat of a state, the most populous where the table knows several."""
        if not self._capitals:
            for number, row in enumerate(self._rows):
                if "\tC\t" in row:
                    site = self._site(number, False)
                    known = self._capitals.get(site.country or "")
                    if known is None or known.population < site.population:
                        self._capitals[site.country or ""] = site
        return self._capitals.get(country)

    def is_word(self, name: str) -> bool:
        """True for a name that is a word and never a place, in any case form."""
        return fold_name(name) in self._never

    def __contains__(self, name: str) -> bool:
        return name in self._sites or name in self._small or name in self._by_name or name in _STATES

    def state(self, name: str) -> str | None:
        """The code of a state of the United States or province of Canada."""
        return _STATES.get(name.lower())

    def _site(self, number: int, doubtful: bool) -> Site:
        country, lat, lon, people, capital, state, names = self._rows[number].split("\t")
        name = names.partition("|")[0]
        return Site(
            _ENGLISH.get(name, name),
            country,
            float(lat),
            float(lon),
            int(people),
            "city",
            capital == "C",
            state or None,
            doubtful,
            small=int(people) < _SMALL and capital != "C",
        )


# GeoNames' main name is the local one for a few cities; English is our canonical language.
_ENGLISH = {
    "Genève": "Geneva",
    "Zürich": "Zurich",
    "Köln": "Cologne",
    "Sevilla": "Seville",
    "Antwerpen": "Antwerp",
}


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer, read on first use (about 0.2 s)."""
    return Gazetteer()


# Ending of an oblique case → endings of the nominative, longest first.
_NOUN = (
    ("ями", ("и",)), ("ами", ("ы", "и", "а")), ("ием", ("ий",)), ("иях", ("ии",)), ("ией", ("ия",)),
    ("ого", ("ый", "ое", "ой")), ("его", ("ий", "ее")), ("ому", ("ый", "ое", "ой")), ("ему", ("ий", "ее")),
    ("ой", ("а", "ая")), ("ей", ("я", "а", "ь")), ("ью", ("ь",)), ("ом", ("", "о", "ый", "ое", "ой")),
    ("ем", ("ь", "й", "", "е", "ий")), ("ым", ("", "ый", "ое")), ("им", ("ий", "ое", "ое")), ("ах", ("ы", "и", "а")),
    ("ях", ("и",)), ("ии", ("ия", "ий")), ("ию", ("ия", "ий")), ("ую", ("ая",)), ("ою", ("а",)), ("ам", ("ы", "и")),
    ("ов", ("ы",)), ("а", ("", "о")), ("я", ("ь", "й", "е")), ("у", ("", "а", "о")), ("ю", ("ь", "я", "й", "е")),
    ("е", ("", "а", "ь", "й", "я", "о")), ("и", ("а", "ь", "я", "й")), ("ы", ("а",)),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def nominatives(name: str) -> tuple[str, ...]:
    """A Russian place name as written, then the nominatives that it may be a case form of.

    >>> "москва" in nominatives("Москве"), "сочи" in nominatives("Сочи")
    (True, True)
    """
    words = fold_name(name).split(" ")
    last = words[-1]
    tails = [last, *_unbent(last)]
    heads = [" ".join(words[:-1])]
    if len(words) == 2:
        heads += list(_unbent(words[0]))
    if len(words) == 3 and words[1] == "на":
        tails = [last]
        heads = [f"{head} на" for head in (words[0], *_unbent(words[0]))]
    return tuple(dict.fromkeys(f"{head} {tail}".strip() for head in heads for tail in tails))


def _unbent(word: str) -> list[str]:
    found = []
    for ending, bases in _NOUN:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: -len(ending)]
            found += [stem + base for base in bases]
            if len(ending) <= 2 and len(stem) > 2 and stem.endswith("ц"):
                found.append(stem[:-1] + "ец")
    return found
