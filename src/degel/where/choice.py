"""A name found in a text → the one of its namesakes that is meant, and whether any is.

What stands right behind the name decides, else the states of the page, the language of the page and the number of inhabitants.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import log10

from degel.actors.mention import Mention
from degel.actors.states import known_country
from degel.where.gazetteer import Gazetteer, Site, fold_name

__all__ = ["KNOWN", "Hit", "choose", "meant"]

# A state, region or the like right behind a town: "Tripoli, Lebanon", « Valence (Espagne) », «Триполи, Ливан».
_BEHIND = re.compile(
    r"\s?[,(]\s?(?:en |au |aux |in |the |la |le |el )?([^\W\d_a-zà-ÿа-яё][\w .’'-]{2,25}?)(?=[,).;:]|\s[a-zà-ÿа-яё]|$)"
)
# Where a language is spoken, its papers mean the town there ("Gerona" is no town of the Philippines).
_SPOKEN = {
    "es": frozenset(["ESP", "MEX", "ARG", "COL", "CHL", "PER", "VEN", "ECU", "BOL", "PRY", "URY", "CUB", "DOM", "GTM", "HND", "SLV", "NIC", "CRI", "PAN", "PRI", "GNQ"]),
    "fr": frozenset(["FRA", "BEL", "CHE", "CAN"]),
    "ru": frozenset(["RUS", "BLR", "UKR", "KAZ", "KGZ"]),
}  # fmt: skip
# How far a small town falls behind its namesakes, even where its own state is spoken of.
_UNHEARD_OF = 1.5
# A city outside the document's countries needs this many inhabitants to be meant without a preposition of place.
KNOWN = 300_000


@dataclass(frozen=True, slots=True)
class Hit:
    start: int
    end: int
    sites: tuple[Site, ...]
    exact: bool


def choose(
    hit: Hit, text: str, lang: str, countries: Counter[str], gazetteer: Gazetteer, known: dict[str, Site]
) -> tuple[Site | None, bool]:
    """Among namesakes the one whose country or state stands after the name (`True`), else by countries and inhabitants."""
    key = fold_name(text[hit.start : hit.end])
    after = _BEHIND.match(text[hit.end : hit.end + 40])
    if after is not None:
        state = gazetteer.state(after.group(1))
        same = [site for site in hit.sites if state and site.state == state]
        if not same:
            land = _land(after.group(1), lang, gazetteer)
            same = [site for site in hit.sites if land and site.country == land and site.kind == "city"]
        if same:
            return same[0], True
    if key in known:
        return known[key], False
    most = max(countries.values(), default=1)

    def rank(site: Site) -> float:
        share = countries[site.country] / most if site.country and site.country in countries else 0.0
        own = (0.8 + 0.8 * share) if share else 0.0
        listed = 1.0 if site.kind != "city" and not site.small else 0.0
        main = 1.0 if site.kind in ("town", "spot") or fold_name(site.name) == key else 0.0
        if site.small:
            return own + log10(site.population + 1) - _UNHEARD_OF
        spoken = 1.0 if site.country in _SPOKEN.get(lang, ()) else 0.0
        return main + log10(site.population + 1) + own + (1.0 if site.capital else 0.0) + listed + spoken

    return max(hit.sites, key=rank, default=None), False


def _land(name: str, lang: str, gazetteer: Gazetteer) -> str | None:
    """The state that a name behind a town's means: its own or that of a region."""
    code = known_country(name, lang)
    if code is not None:
        return code
    regions = {site.country for site in gazetteer.find(name) if site.kind == "region"}
    return regions.pop() if len(regions) == 1 else None


def meant(site: Site, hit: Hit, at: bool, countries: Counter[str], mention: Mention | None) -> bool:
    if mention is not None and mention.place:
        return True
    if site.small and site.country not in countries:
        return False
    if at:
        return hit.exact or not site.doubtful or site.population > KNOWN
    if site.doubtful or site.small or (not hit.exact and site.population < KNOWN):
        return False
    if site.kind == "site":
        return False
    return (
        site.kind in ("region", "town", "spot")
        or site.capital
        or site.population >= KNOWN
        or (site.country in countries and site.population >= 100_000 and hit.exact)
    )
