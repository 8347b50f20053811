"""(kind of expression, its parts, the anchor day) → the days meant; pure arithmetic on the Gregorian calendar.

A part that names no day of the calendar (31 February) gives None, never an exception.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from degel.records import Precision

__all__ = ["Days", "Tense", "month_days", "shift_months", "week_of"]

Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Days:
    """From `start` to `end`, both included, known to `precision`."""

    start: date
    end: date
    precision: Precision


def day(y: int, m: int, d: int) -> date | None:
    """The day, or None when the calendar has none."""
    try:
        return date(y, m, d)
    except ValueError:
        return None


def one(at: date | None) -> Days | None:
    """A single day as a period."""
    return None if at is None else Days(at, at, "day")


def month_days(y: int, m: int) -> Days:
    """The days of a month."""
    return Days(date(y, m, 1), date(y, m, monthrange(y, m)[1]), "month")


def year_days(y: int) -> Days:
    """The days of a year."""
    return Days(date(y, 1, 1), date(y, 12, 31), "year")


def week_of(at: date) -> Days:
    """The ISO week (Monday to Sunday) that holds a day."""
    monday = at - timedelta(days=at.weekday())
    return Days(monday, monday + timedelta(days=6), "week")


def shift_months(at: date, n: int) -> date:
    """The same day `n` months later, or the last day of that month when it is shorter."""
    months = at.year * 12 + at.month - 1 + n
    y, m = divmod(months, 12)
    y = min(max(y, 1), 9998)
    return date(y, m + 1, min(at.day, monthrange(y, m + 1)[1]))


def back(at: date, days: int) -> date:
    """`days` days before, not before the calendar begins (after, when negative)."""
    ordinal = min(max(at.toordinal() - days, 1), date.max.toordinal() - 400)
    return date.fromordinal(ordinal)


def near_weekday(wanted: int, anchor: date, tense: Tense | None, which: str | None) -> date:
    """The weekday meant by a bare (`which` None), `last`, `next` or `this` weekday.

    Bare: the last such day on or before the anchor, the first on or after it with a future verb. In the present tense
    nobody tells of last week: the nearer one then ("the ministers meet Thursday", read on Wednesday).
    """
    behind = (anchor.weekday() - wanted) % 7
    if which == "last":
        return back(anchor, behind or 7)
    if which == "next":
        return back(anchor, behind - 7 if behind else -7)
    if which == "ahead":
        return back(anchor, behind - 7 if behind else 0)
    if which == "this" and tense not in ("past", "future") and behind:
        return week_of(anchor).start + timedelta(days=wanted)
    if tense == "future" or (tense == "present" and behind > 3):
        return back(anchor, behind - 7 if behind else 0)
    return back(anchor, behind)


_LONG_AGO = 240


def near_day(m: int, d: int, anchor: date, tense: Tense | None, which: str = "") -> date | None:
    """The year-less day and month meant: `last`, `next` or `this_year` strictly, behind with a past verb, ahead with a
    future one, else the nearest."""
    if m > 12 or m < 1:
        return None
    days = [at for y in range(anchor.year - 4, anchor.year + 5) if (at := day(y, m, d)) is not None]
    if not days:
        return None
    if which == "this_year":
        return day(anchor.year, m, d)
    if which == "last":
        return max(at for at in days if at < anchor)
    if which == "next":
        return min(at for at in days if at > anchor)
    nearest = min(days, key=lambda at: (abs((at - anchor).days), at > anchor))
    behind = max((at for at in days if at <= anchor), default=nearest)
    if tense == "future":
        return min((at for at in days if at >= anchor), default=nearest)
    # Nobody writes a day of eight months ago without its year: then it is the one ahead, whatever the verb.
    if tense == "past" and (anchor - behind).days < _LONG_AGO:
        return behind
    return nearest


def near_month(m: int, anchor: date, tense: Tense | None, which: str | None) -> Days:
    """The year-less month meant: `last`/`next` strictly, else as `near_day`."""
    behind = (anchor.month - m) % 12
    first = anchor.replace(day=1)
    if which == "last":
        at = shift_months(first, -(behind or 12))
    elif which == "next":
        at = shift_months(first, (12 - behind) if behind else 12)
    elif which in ("last_year", "this_year"):
        at = date(anchor.year - (which == "last_year"), m, 1)
    elif tense == "future" or (tense != "past" and behind > 8) or behind > 10:
        at = shift_months(first, (12 - behind) % 12)
    else:
        at = shift_months(first, -behind)
    return month_days(at.year, at.month)


def ago(n: int, unit: str, anchor: date) -> Days:
    """The day, week, month, year or decade `n` units before the anchor (after it when negative)."""
    if unit == "hour":
        at = back(anchor, round(n / 24))
        return Days(at, at, "day")
    if unit == "day":
        at = back(anchor, n)
        return Days(at, at, "day")
    if unit in ("week", "weekend"):
        return week_of(back(anchor, 7 * n))
    if unit == "month":
        at = shift_months(anchor, -n)
        return month_days(at.year, at.month)
    if unit == "quarter":
        at = shift_months(anchor, -3 * n)
        return _quarter(at)
    years = {"year": 1, "decade": 10, "century": 100}[unit] * n
    y = min(max(anchor.year - years, 1), 9000)
    if unit == "year":
        return year_days(y)
    return Days(date(max(y - 5, 1), 1, 1), date(y + 5, 12, 31), "decade")


def few(unit: str, anchor: date) -> Days:
    """ "A few days ago", "these last weeks": the stretch before the anchor, known one grade more coarsely."""
    if unit in ("hour", "day", "weekend"):
        return Days(back(anchor, 7), anchor, "week")
    if unit == "week":
        return Days(back(anchor, 42), anchor, "month")
    if unit in ("month", "quarter"):
        return Days(shift_months(anchor, -9), anchor, "year")
    return Days(shift_months(anchor, -96), anchor, "decade")


def trailing(n: int, unit: str, anchor: date) -> Days:
    """ "In the last three weeks": from `n` units before the anchor to the anchor."""
    start = {
        "hour": lambda: back(anchor, round(n / 24)),
        "day": lambda: back(anchor, n),
        "week": lambda: back(anchor, 7 * n),
        "weekend": lambda: back(anchor, 7 * n),
        "month": lambda: shift_months(anchor, -n),
        "quarter": lambda: shift_months(anchor, -3 * n),
        "year": lambda: shift_months(anchor, -12 * n),
        "decade": lambda: shift_months(anchor, -120 * n),
        "century": lambda: shift_months(anchor, -1200 * n),
    }[unit]()
    grade: Precision = {"hour": "day", "day": "day", "week": "week", "weekend": "week", "month": "month"}.get(
        unit, "year"
    )  # type: ignore[assignment]
    return Days(start, anchor, grade)


def unit_days(unit: str, which: str, anchor: date, tense: Tense | None) -> Days | None:
    """ "Last week", "this month", "next year", "later this week"."""
    if which in ("earlier", "later"):
        whole = unit_days(unit, "this", anchor, tense)
        if whole is None or not whole.start <= anchor < whole.end:
            return whole
        if which == "earlier":
            return Days(whole.start, anchor, whole.precision)
        return Days(back(anchor, -1), whole.end, whole.precision)
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "week":
        return week_of(back(anchor, -7 * step))
    if unit == "weekend":
        saturday = week_of(anchor).start + timedelta(days=5)
        if which == "this" and tense == "past" and saturday > anchor:
            saturday -= timedelta(days=7)
        if which == "last":
            saturday -= timedelta(days=7)
        if which == "next" and anchor.weekday() >= 5:
            saturday += timedelta(days=7)
        return Days(saturday, saturday + timedelta(days=1), "day")
    if unit == "month":
        at = shift_months(anchor.replace(day=1), step)
        return month_days(at.year, at.month)
    if unit == "quarter":
        at = shift_months(anchor.replace(day=1), 3 * step)
        return _quarter(at)
    if unit == "year":
        return year_days(min(max(anchor.year + step, 1), 9998))
    if unit == "decade" and step < 0:
        return trailing(1, unit, anchor)
    if unit == "decade":
        first = anchor.year // 10 * 10 + 10 * step
        return Days(date(first, 1, 1), date(first + 9, 12, 31), "decade")
    return None


def _quarter(at: date) -> Days:
    first = 3 * ((at.month - 1) // 3) + 1
    return Days(date(at.year, first, 1), month_days(at.year, first + 2).end, "month")


def quarter_days(y: int, q: int) -> Days | None:
    """The days of a quarter of a year."""
    if not 1 <= q <= 4:
        return None
    first, last = date(y, 3 * q - 2, 1), month_days(y, 3 * q).end
    return Days(first, last, "month")


def third_days(within: Days, place: int) -> Days:
    """The first (0), middle (1) or last (2) third of a month or year."""
    if within.start.day == 1 and within.start.month == within.end.month:
        first = within.start
        ends = (first.replace(day=10), first.replace(day=20), within.end)
        return Days(first.replace(day=10 * place + 1), ends[place], "month")
    length = (within.end - within.start).days + 1
    start = within.start + timedelta(days=place * length // 3)
    end = within.start + timedelta(days=(place + 1) * length // 3 - 1)
    return Days(start, end, "week" if within.precision == "week" else "month")


def season_days(
    first: int, y: int | None, which: str, anchor: date | None, tense: Tense | None
) -> Days | None:
    """The three months of a season of the northern half of the earth, which begins in month `first`.

    Without a year: `last` is the latest that has ended, `next` the first that has not begun; a bare one is the latest
    that has begun, the coming one under a future verb.
    """
    if y is not None:
        return None if first == 12 else _season(y, first)
    if anchor is None:
        return None
    near = [_season(anchor.year + n, first) for n in (-2, -1, 0, 1)]
    if which == "last_year":
        return _season(anchor.year - 1, first)
    if which == "last":
        return max((s for s in near if s.end < anchor), key=lambda s: s.start)
    if which == "next" or (not which and tense == "future"):
        return min((s for s in near if s.start > anchor), key=lambda s: s.start)
    if which == "this":
        return min(near, key=lambda s: abs((s.start + (s.end - s.start) / 2 - anchor).days))
    return max((s for s in near if s.start <= anchor), key=lambda s: s.start)


def _season(y: int, first: int) -> Days:
    end = shift_months(date(y, first, 1), 2)
    return Days(date(y, first, 1), month_days(end.year, end.month).end, "month")


def decade_days(text: str) -> Days:
    """The ten years named by "1990", "90" or "’90"."""
    figures = re.sub(r"\D", "", text)
    first = int(figures)
    if first < 100:
        first += 1900
    return Days(date(first, 1, 1), date(first + 9, 12, 31), "decade")


def century_days(text: str) -> Days:
    """The hundred years named by an Arabic or Roman number."""
    number = int(text) if text.isdigit() else _roman(text.upper())
    number = min(max(number, 1), 30)
    return Days(date(100 * (number - 1) + 1, 1, 1), date(100 * number, 12, 31), "decade")


def _roman(text: str) -> int:
    values = {"I": 1, "V": 5, "X": 10, "L": 50}
    total = 0
    for letter, after in zip(text, [*text[1:], "I"], strict=False):
        value = values.get(letter, 0)
        total += -value if values.get(after, 0) > value else value
    return total
