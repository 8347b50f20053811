"""A document's address → the state in whose name, or in which, it is written.

A statement of a government seldom names its own state: "le Président de la République", "the Secretary", "we". Its
address does. `data/homes.yml` lists hosts; a country's own domain tells the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from babel.core import get_global

from degel.actors.reference import read
from degel.actors.states import state_entries
from degel.records import Actor, Document

__all__ = ["Home", "home_of", "speaker_of"]


@dataclass(frozen=True, slots=True)
class Home:
    """`code` is an ISO3 or a body's code; `official` when the page speaks in its name."""

    code: str
    official: bool


@dataclass(frozen=True, slots=True)
class _Table:
    official: dict[str, str]
    written: dict[str, str]
    government: frozenset[str]
    anywhere: frozenset[str]
    domains: dict[str, str]


def home_of(doc: Document) -> Home | None:
    """The home of a page, from its URL, else from a source that is written as a host; None when neither tells.

    >>> home_of(Document("…", url="https://www.elysee.fr/emmanuel-macron/2023/03/26/entretien"))
    Home(code='FRA', official=True)
    >>> home_of(Document("…", source="kommersant.ru"))
    Home(code='RUS', official=False)
    >>> home_of(Document("…", url="https://www.example.com/news"))
    """
    for address in (doc.url, doc.source):
        host = _host(address)
        home = _home(host) if host else None
        if home is not None:
            return home
    return None


def speaker_of(doc: Document) -> Actor | None:
    """The state or body in whose name an official page speaks; None for any other page.

    >>> speaker_of(Document("…", url="https://press.un.org/en"))
    Actor(country=None, code='UN', sector='IGO', name=None, office=None, span=None, wikidata=None)
    """
    home = home_of(doc)
    if home is None or not home.official:
        return None
    country = home.code if home.code in state_entries() else None
    return Actor(country=country, code=home.code, sector="GOV" if country else "IGO")


def _host(address: str | None) -> str | None:
    if not address:
        return None
    try:
        host = urlsplit(address if "://" in address else f"//{address}").hostname
    except ValueError:
        return None  # a broken address tells nothing; the document itself is not at fault
    return host if host and "." in host and " " not in host else None


@cache
def _home(host: str) -> Home | None:
    table = _table()
    labels = host.lower().strip(".").split(".")
    ends = [".".join(labels[k:]) for k in range(len(labels))]
    for end in ends[:-1]:
        if end in table.official:
            return Home(table.official[end], True)
        if end in table.written:
            return Home(table.written[end], False)
    last = labels[-1]
    if last in table.official:
        return Home(table.official[last], True)
    if last in table.anywhere and not (len(labels) > 2 and labels[-2] in table.government):
        return None
    code = table.domains.get(last)
    if code is None:
        return None
    return Home(code, len(labels) > 1 and labels[-2] in table.government)


@cache
def _table() -> _Table:
    content = read("homes")
    domains = {"uk": "GBR"}
    living = {code for code, entry in state_entries().items() if not entry.get("end")}
    for code, aliases in get_global("territory_aliases").items():
        if code in living and len(aliases) == 1 and len(aliases[0]) == 2:
            domains.setdefault(aliases[0].lower(), code)
    return _Table(
        {str(host): str(code) for host, code in content["official"].items()},
        {str(host): str(code) for host, code in content["written"].items()},
        frozenset(content["government"]),
        frozenset(content["anywhere"]),
        domains,
    )
