"""The query of a page's address → `View`: what is shown of a pair; and back, in one canonical order.

Only what differs from the default stands in an address, so that one view has one address.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from degel.actors.states import find_country, state_entries
from degel.errors import DegelError
from degel.relations import scale_names
from degel.relations.acts import CHANNELS

__all__ = ["ACTORS", "LINES", "PRESSES", "WAYS", "View", "pair_slug", "read_day", "read_pair"]

WAYS = ("both", "ab", "ba")
PRESSES = ("all", "a", "b", "others")
ACTORS = ("official", "all")
LINES = ("filtered", "smoothed")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "way": WAYS,
    "channel": ("all", *CHANNELS),
    "press": PRESSES,
    "actors": ACTORS,
    "line": LINES,
}


@dataclass(frozen=True, slots=True)
class View:
    """What is shown: the period, the day as of which it is known, and which acts are looked at.

    `way` is `ab` or `ba` for one direction, `channel` one of the six, `press` `a`, `b` or `others`, `actors` `all`
    for those outside the organs of state too, `line` `smoothed` for hindsight, `scale` the scale of scores.
    """

    since: date | None = None
    until: date | None = None
    asof: date | None = None
    way: str = "both"
    channel: str = "all"
    press: str = "all"
    actors: str = "official"
    line: str = "filtered"
    scale: str = "plover"

    @classmethod
    def read(cls, query: Mapping[str, str]) -> View:
        """The view of an address's query; `DegelError` for a value that is none of the choices."""
        values: dict[str, Any] = {}
        for name, field in (("from", "since"), ("to", "until"), ("asof", "asof")):
            if query.get(name):
                values[field] = read_day(query[name], name)
        for name, choices in (*_CHOICES.items(), ("scale", scale_names())):
            if value := query.get(name):
                if value not in choices:
                    raise DegelError(
                        f"{name}={value[:40]!r} is none of {', '.join(choices)}; choose one of them"
                    )
                values[name] = value
        view = cls(**values)
        if view.since and view.until and view.until < view.since:
            raise DegelError(
                f"the period ends ({view.until}) before it starts ({view.since}); swap from and to"
            )
        return view

    def query(self, **changes: Any) -> str:
        """The query string of the view, with changes; empty for the default."""
        view = replace(self, **changes) if changes else self
        items = [
            ("from", view.since), ("to", view.until), ("asof", view.asof), ("way", view.way),
            ("channel", view.channel), ("press", view.press), ("actors", view.actors), ("line", view.line),
            ("scale", view.scale),
        ]  # fmt: skip
        defaults = {
            "way": "both", "channel": "all", "press": "all", "actors": "official", "line": "filtered",
            "scale": "plover",
        }  # fmt: skip
        return urlencode([(k, str(v)) for k, v in items if v is not None and v != defaults.get(k)])

    @property
    def whole(self) -> bool:
        """True when every act of the pair is looked at."""
        return self.way == "both" and self.channel == "all" and self.press == "all"


def read_day(text: str, name: str) -> date:
    """A day written YYYY-MM-DD, a month YYYY-MM or a year (their first day); `DegelError` for anything else."""
    parts = text.strip().split("-")
    try:
        numbers = [int(part) for part in parts if part.isascii() and part.isdigit()]
        if len(numbers) != len(parts) or not 1 <= len(numbers) <= 3 or len(parts[0]) != 4:
            raise ValueError
        return date(*(*numbers, 1, 1)[:3])
    except ValueError:
        raise DegelError(f"{name}={text[:40]!r} is no day of the calendar; write it as YYYY-MM-DD") from None


def read_pair(slug: str) -> tuple[str, str]:
    """The two codes of `RUS-USA`, or of two names joined by a hyphen, in the order given.

    Raises `UnknownCountryError`, and `DegelError` when both are one state.

    >>> read_pair("rus-usa"), read_pair("France-Algérie")
    (('RUS', 'USA'), ('FRA', 'DZA'))
    """
    known = state_entries()
    head, _, tail = slug.partition("-")
    if head.upper() in known and tail.upper() in known:
        a, b = head.upper(), tail.upper()
    else:
        cuts = [i for i, char in enumerate(slug) if char == "-"]
        error: DegelError | None = None
        found = None
        for cut in cuts:
            try:
                found = find_country(slug[:cut]), find_country(slug[cut + 1 :])
                break
            except DegelError as problem:
                error = problem
        if found is None:
            raise error or DegelError(f"{slug[:60]!r} is no pair of states; write two codes, such as RUS-USA")
        a, b = found
    if a == b:
        raise DegelError(f"a relation needs two states; both names are {a}")
    return a, b


def pair_slug(a: str, b: str) -> str:
    """The pair as it stands in an address."""
    return f"{a}-{b}"
