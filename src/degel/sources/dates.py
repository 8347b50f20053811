"""A page's own statement of its day → `date`; only dates that exist, day before month unless the month is named.

`search_dates` and htmldate guess; a guess that swaps day and month is worse than none, so an all-figures date
counts only when it can be read in one way, is ISO, or is written with the points of `14.05.2019`.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from degel.sources.words import furniture_words

__all__ = ["find_date", "parse_date", "tells_revision"]

# Words before the day on which a page was changed or printed, and before that of publication.
_REVISED = re.compile(
    r"mis à jour|mise à jour|modifié|actualisé|imprimé|updated|modified|revised|edited|printed|"
    r"обновлен|обновлён|изменен|изменён|печат|actualizad|actualizaci|modificad|impres[oa]"
)
_FIRST = re.compile(r"publi[éecs]|posted|первая публикация|опубликован|дата публикации|created|créé|creado")
_EPOCH = date(1970, 1, 1)  # the zero of clocks, no day of publication
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")


@cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, int]]:
    months: dict[str, int] = {}
    for shapes in furniture_words().months.values():
        for shape, number in shapes.items():
            months.setdefault(shape, number)
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    day_first = re.compile(
        rf"(?<!\d)(\d{{1,2}})(?:er|º|°|-?го|st|nd|rd|th)?\.? (?:de |of )?({names})\b\.?,?(?: de| del| of)? ((?:19|20)\d\d)(?!\d)"
    )
    month_first = re.compile(rf"\b({names})\b\.? (\d{{1,2}})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)(?!\d)")
    return day_first, month_first, months


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def tells_revision(text: str) -> bool:
    """Does a line name the day on which a page was changed or printed, and none of publication?

    >>> tells_revision("Mis à jour le 9 mars 2021"), tells_revision("Updated March 9, 2021. Published March 4, 2021")
    (True, False)
    """
    text = text[:400].lower()
    return _REVISED.search(text) is not None and _FIRST.search(text) is None


def find_date(text: str, *, day_first: bool = False) -> date | None:
    """The first date of the calendar written in full in a short text, or None; one of publication wins over one of revision.

    With `day_first` an all-figures date that can be read in two ways is read as its language writes it, day before month.

    >>> find_date("Publié le 15 mai 2019 à 10:32")
    datetime.date(2019, 5, 15)
    >>> find_date("03/04/2019") is None
    True
    """
    text = " ".join(text[:400].lower().replace("\u00a0", " ").split())
    named_first, month_first, months = _named()
    found: list[tuple[int, date]] = []
    for match in named_first.finditer(text):
        value = _day(int(match[3]), months[match[2]], int(match[1]))
        if value:
            found.append((match.start(), value))
    for match in month_first.finditer(text):
        value = _day(int(match[3]), months[match[1]], int(match[2]))
        if value:
            found.append((match.start(), value))
    for match in _ISO.finditer(text):
        value = _day(int(match[1]), int(match[2]), int(match[3]))
        if value:
            found.append((match.start(), value))
    for match in _FIGURES.finditer(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if first == second or first > 12 or match[2] == ".":
            value = _day(year, second, first)
        elif second > 12:
            value = _day(year, first, second)
        else:
            value = _day(year, second, first) if day_first else None
        if value:
            found.append((match.start(), value))
    first_days = [one for one in found if _REVISED.search(text[_before(one[0], found) : one[0]]) is None]
    return min(first_days or found)[1] if found else None


def _before(start: int, found: list[tuple[int, date]]) -> int:
    """Where the words begin that may say what the date at `start` is."""
    return max((place + 8 for place, _ in found if place + 8 < start), default=0)


def parse_date(value: object, *, day_first: bool = False) -> date | None:
    """The day that a metadata value states (ISO, RFC 822, or written out), or None when it states none.

    >>> parse_date("2019-05-14T23:10:00+02:00"), parse_date("Tue, 14 May 2019 10:00:00 GMT")
    (datetime.date(2019, 5, 14), datetime.date(2019, 5, 14))
    """
    if isinstance(value, date):
        return value if type(value) is date else date(value.year, value.month, value.day)
    if not isinstance(value, str):
        return None
    compact = _COMPACT.match(value.strip())
    if compact and (whole := _day(int(compact[1]), int(compact[2]), int(compact[3]))):
        return whole
    day = find_date(value, day_first=day_first)
    return None if day == _EPOCH else day
