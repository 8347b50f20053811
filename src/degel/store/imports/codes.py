"""Codes of other data sets → PLOVER type, mode and score, and actors; by the tables in `data/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from degel.actors.states import find_country, state_entries
from degel.errors import UnknownCountryError

__all__ = ["Coding", "body_named", "country_named", "find_coding", "icews_sector", "split_actor"]

_DATA = Path(__file__).parent / "data"


class Coding(NamedTuple):
    """A type and mode; `swap` when the sides of the row are to be exchanged."""

    type: str
    mode: str | None
    swap: bool


@cache
def find_coding(system: str, code: str) -> Coding | None:
    """The coding of a code of `cameo` or `weis`; `None` for statements, appeals and codes of neither.

    >>> find_coding("cameo", "0871")
    Coding(type='RETREAT', mode='ceasefire', swap=False)
    >>> find_coding("cameo", "043").swap, find_coding("cameo", "010")
    (True, None)
    """
    table = _tables()["codes"][system]
    if not code.isdigit():
        return None
    for length in range(len(code), 1, -1):
        text = table.get(code[:length])
        if text == "none":
            return None
        if text is not None:
            name, _, swap = text.partition(" ")
            type_, _, mode = name.partition("/")
            return Coding(type_, mode or None, swap == "swap")
    return None


def split_actor(code: str, system: str) -> tuple[str | None, str | None, str | None]:
    """The country (ISO3), body and sector of a KEDS or CAMEO actor code; (None, None, None) when unknown.

    >>> split_actor("ISRMIL", "cameo"), split_actor("FRN", "weis"), split_actor("IGOUNO", "cameo")
    (('ISR', None, 'MIL'), ('FRA', None, 'GOV'), (None, 'UN', None))
    """
    data = _tables()["actors"]
    for length in (6, 4, 3, 2):
        if len(code) >= length and code[:length] in data["bodies"]:
            return None, data["bodies"][code[:length]], None
    head, tail = code[:3], code[3:]
    country = data[system].get(head, head)
    if country not in state_entries():
        return None, None, None
    if not tail:
        return country, None, "GOV"
    return country, None, data["sectors"].get(tail[:3], "CVL")


@cache
def country_named(name: str) -> str | None:
    """The ISO3 of a country by its English name, `None` when there is none."""
    if not name:
        return None
    try:
        return find_country(name, "en")
    except UnknownCountryError:
        return None


def body_named(name: str) -> str | None:
    """The code of a body by the name that ICEWS gives it."""
    found: str | None = _tables()["actors"]["icews_bodies"].get(name)
    return found


@cache
def icews_sector(sectors: str, name: str, country: str) -> str | None:
    """The PLOVER sector of an ICEWS actor: a country under its own name is the state."""
    if name == country:
        return "GOV"
    words = {word.strip() for word in sectors.split(",")}
    for word, sector in _tables()["actors"]["icews_sectors"]:
        if word in words:
            return str(sector)
    return "CVL"


@cache
def _tables() -> Mapping[str, Any]:
    return {
        name: yaml.safe_load((_DATA / f"{name}.yml").read_text(encoding="utf-8"))
        for name in ("codes", "actors")
    }
