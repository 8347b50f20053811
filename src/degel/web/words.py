"""A language → the interface's words, dates and numbers in it: English or French."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from babel.dates import format_date, format_datetime

__all__ = ["LANGS", "Words", "choose_lang", "words_in"]

LANGS = ("en", "fr")
_DATA = Path(__file__).parent / "data" / "words.yml"


class Words:
    """The words of one language; calling it gives the word of a key with its fields filled in."""

    def __init__(self, lang: str, table: Mapping[str, str]) -> None:
        self.lang, self._table = lang, table

    def __call__(self, key: str, **fields: object) -> str:
        """The word of the key; raises `KeyError` for one that `words.yml` lacks."""
        text = self._table[key]
        return text.format(**fields) if fields else text

    def has(self, key: str) -> bool:
        """True when there is a word of that key."""
        return key in self._table

    def count(self, key: str, n: int) -> str:
        """The word of a number of things: `key_1` for one."""
        return self(f"{key}_1") if n == 1 else self(f"{key}_n", n=self.number(n, 0))

    def day(self, day: date | str | None, form: str = "d MMM yyyy") -> str:
        """A day as the language writes it; a dash for none.

        >>> words_in("fr").day("2016-01-03")
        '3 janv. 2016'
        """
        return "–" if day is None else _day(str(day)[:10], form, self.lang)

    def moment(self, stamp: str) -> str:
        """A UTC time stamp, to the minute."""
        locale = self.lang if self.lang != "en" else "en_GB"
        return str(format_datetime(datetime.fromisoformat(stamp), "d MMM yyyy, HH:mm 'UTC'", locale=locale))

    def signed(self, value: float | None, digits: int = 1) -> str:
        """A number with its sign; a dash for none.

        >>> words_in("fr").signed(-2.5)
        '−2,5'
        """
        if value is None:
            return "–"
        text = f"{value:+.{digits}f}"
        if float(text) == 0:
            text = text.lstrip("+-")
        text = text.replace("-", "−")
        return text.replace(".", ",") if self.lang == "fr" else text

    def number(self, value: float | None, digits: int = 2) -> str:
        """A number, thousands apart; a dash for none."""
        if value is None:
            return "–"
        text = f"{value:,.{digits}f}".replace(",", "\u202f")
        return text.replace(".", ",") if self.lang == "fr" else text

    def percent(self, share: float | None) -> str:
        """A share of one as per cent."""
        return "–" if share is None else f"{round(100 * share)} %"


@lru_cache(maxsize=40_000)  # a chart asks for a thousand days, and babel takes 40 µs for each
def _day(day: str, form: str, lang: str) -> str:
    return str(format_date(date.fromisoformat(day), form, locale=lang if lang != "en" else "en_GB"))


@cache
def words_in(lang: str) -> Words:
    """The words of a language of `LANGS`."""
    table: Mapping[str, Any] = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    k = LANGS.index(lang)
    return Words(lang, {str(key): str(entry[k]) for key, entry in table.items()})


def choose_lang(asked: str | None, kept: str | None, header: str | None) -> str:
    """The language asked for in the address, else the one kept, else the first that the browser prefers.

    >>> choose_lang(None, None, "de;q=0.9, fr-CA;q=0.8, en;q=0.5"), choose_lang("en", "fr", "fr")
    ('fr', 'en')
    """
    for choice in (asked, kept):
        if choice in LANGS:
            return str(choice)
    wanted = []
    for part in (header or "")[:500].split(","):
        name, _, rest = part.strip().partition(";")
        try:
            weight = float(rest.strip().removeprefix("q=")) if rest else 1.0
        except ValueError:
            weight = 0.0
        wanted.append((-weight, name.strip().lower()[:2]))
    for _, name in sorted(wanted, key=lambda item: item[0]):
        if name in LANGS:
            return name
    return "en"
