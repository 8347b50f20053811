"""An outlet's name or URL → the ISO3 code of the country it publishes from, or `None`.

Read from `data/outlets.yml`: names and hosts first, then the country domain of the host (`.fr` → FRA).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import yaml

__all__ = ["outlet_country", "outlet_name"]

_DATA = Path(__file__).parent / "data" / "outlets.yml"


def outlet_country(source: str | None, url: str | None = None, given: str | None = None) -> str | None:
    """ISO3 of the outlet's country; `given` (what the document says of itself) comes first.

    >>> outlet_country("TASS"), outlet_country(None, "https://www.lemonde.fr/a"), outlet_country("Somewhere")
    ('RUS', 'FRA', None)
    """
    if given and len(given) == 3 and given.isalpha():
        return given.upper()
    names, domains = _outlets()
    if source and (country := names.get(source.strip().casefold().removeprefix("the "))):
        return country
    for host in (_host(url), _host(source) if source and "." in source else None):
        if host is None:
            continue
        labels = host.split(".")
        for i in range(len(labels) - 1):
            if country := names.get(".".join(labels[i:])):
                return country
        if country := domains.get(labels[-1]):
            return country
    return None


def outlet_name(source: str | None, url: str | None) -> str | None:
    """The name under which reports of one outlet are counted as one: its name, else its host.

    >>> outlet_name("The Guardian", None), outlet_name(None, "https://www.bbc.com/news/1")
    ('guardian', 'bbc.com')
    """
    if source:
        return source.strip().casefold().removeprefix("the ").removeprefix("www.")
    return _host(url)


def _host(url: str | None) -> str | None:
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.casefold().removeprefix("www.") if host else None


@cache
def _outlets() -> tuple[dict[str, str], dict[str, str]]:
    data = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    names = {str(name).casefold(): country for country, listed in data["outlets"].items() for name in listed}
    domains = {str(domain): country for domain, country in data["domains"].items()}
    return names, domains
