"""A match of a date pattern → the days that it means: by its own parts, the day of publication, the tense over it, and what was told before."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from degel.when import calendar
from degel.when.calendar import Days, Tense
from degel.when.course import Course
from degel.when.lexicon import Lexicon, Rule

__all__ = ["resolve_match", "resolve_told", "shifted"]

_FLASHBACK = 2  # months that a story of the past steps back without saying the year again
_STORY = timedelta(days=3)  # a story is told within so many days
_SOON = 150  # days within which a part of a year without its year may lie ahead
_LAST = {"last", "final", "dernière", "dernier", "última", "último", "последнюю", "последней", "последняя"}
_ABOUT = {"fr": (8, 15), "es": (8, 15)}


def resolve_told(
    rule: Rule,
    match: re.Match[str],
    lexicon: Lexicon,
    published: date | None,
    tense: Tense | None,
    course: Course,
    number: int,
) -> Days | None:
    """The days that a match in sentence `number` means after what the text has told before it."""
    if course.told is not None and (days := _after_told(rule, match, lexicon, course.told)) is not None:
        return days
    parts = _Parts(rule, match, lexicon)
    kind, _, which = rule.kind.partition(".")
    near, away = course.near(number), course.away(published, number)
    if kind == "same":
        return course.same(which, parts.months()[0] if "month" in parts.words else None)
    if kind in ("offset", "eve") and away is not None and away.precision == "day":
        return calendar.one(calendar.back(away.end, 1 if kind == "eve" else -int(which)))
    if kind == "eve":
        return None if published is None else calendar.one(calendar.back(published, 1))
    if kind == "later":
        sign = -1 if which == "before" else 1
        start = course.last if which == "after" and tense != "future" else near
        start = start or (published if which == "before" else None)
        return None if start is None else _shifted(start, sign * parts.number(), parts.unit())
    if which == "told" and tense == "past" and near is not None:
        return _shifted(near, parts.number(), parts.unit())  # «Через неделю он ушёл»
    if kind == "hours":
        return _hours(which, published, tense, course, number)
    if (
        away is not None
        and away.precision != "year"
        and tense != "future"
        and rule.kind in ("unit.next", "third_unit.this")
    ):
        published = away.start
    return resolve_match(
        rule, match, lexicon, published, tense, course.story if rule.kind == "offset.-1" else course.latest
    )


def _hours(
    which: str, published: date | None, tense: Tense | None, course: Course, number: int
) -> Days | None:
    """A part of the day that names no day ("in the evening", « en début de matinée »): that of the story, else of the paper."""
    if tense not in ("past", "future"):
        return None
    near = course.near(number)
    at = (near if near is not None and near == course.latest else None) or course.story or published
    if at is None or published is None or not timedelta(0) <= published - at <= _STORY:
        return None
    return Days(calendar.back(at, 1), at, "day") if which == "night" else calendar.one(at)


def _after_told(rule: Rule, match: re.Match[str], lexicon: Lexicon, told: date) -> Days | None:
    """A day or month without a year that follows one with a year of long ago ("in July 2017 …, and in October")."""
    parts = _Parts(rule, match, lexicon)
    if rule.kind not in ("date", "month") or parts.years():
        return None
    month = parts.months()[0]
    behind = (told.month - month) % 12
    y, m = told.year + (month < told.month), month
    if behind <= _FLASHBACK:
        y = told.year - (month > told.month)
    if rule.kind == "month":
        return calendar.month_days(y, m)
    return calendar.one(calendar.day(y, m, parts.days()[0]))


def resolve_match(
    rule: Rule,
    match: re.Match[str],
    lexicon: Lexicon,
    anchor: date | None,
    tense: Tense | None,
    latest: date | None,
) -> Days | None:
    """The days that a match of a rule means, or None when they cannot be known or do not exist."""
    parts = _Parts(rule, match, lexicon)
    kind, _, which = rule.kind.partition(".")
    absolute = _ABSOLUTE.get(kind)
    if absolute is not None:
        return absolute(parts)
    written = _written(kind, which, parts, anchor, tense)
    if written is not None or anchor is None:
        return written
    return _relative(kind, which, parts, anchor, tense, latest)


class _Parts:
    """The groups that a rule filled, by slot name, as numbers where they are numbers."""

    def __init__(self, rule: Rule, match: re.Match[str], lexicon: Lexicon) -> None:
        self.words: dict[str, list[str]] = {}
        self.marks: dict[str, str] = {}
        for name, group in rule.groups:
            value = match.group(group)
            if value:
                self.words.setdefault(name, []).append(value)
                self.marks[group.partition("_")[0]] = value
        self.lexicon = lexicon

    def text(self, name: str) -> str | None:
        values = self.words.get(name)
        return values[0] if values else None

    def years(self) -> list[int]:
        return [int(value) for name in ("yf", "y") for value in self.words.get(name, ())]

    def months(self) -> list[int]:
        return [self.lexicon.months[value.lower()] for value in self.words.get("month", ())]

    def weekdays(self) -> list[int]:
        values = self.words.get("dow", []) + self.words.get("dowa", [])
        return [self.lexicon.weekdays[value.lower()] for value in values]

    def days(self) -> list[int]:
        found = []
        for value in self.words.get("d", ()):
            figures = re.match(r"\d+", value)
            found.append(int(figures.group()) if figures else self.lexicon.days.get(value.lower(), 0))
        return found

    def number(self) -> int:
        value = (self.text("n") or "1").lower()
        return int(value) if value.isdigit() else self.lexicon.numbers.get(value, 1)

    def third(self) -> int:
        word = self.text("third") or ""
        if self.lexicon.third_start.match(word):
            return 0
        return 2 if self.lexicon.third_end.match(word) else 1

    def season(self) -> int:
        return self.lexicon.seasons[(self.text("season") or "").lower()]

    def unit(self) -> str:
        return self.lexicon.units[(self.text("unit") or "").lower()]


def _iso(parts: _Parts) -> Days | None:
    return calendar.one(calendar.day(parts.years()[0], int(parts.words["m"][0]), parts.days()[0]))


def _numeric(parts: _Parts) -> Days | None:
    y, m, d = parts.years()[0], int(parts.words["m"][0]), parts.days()[0]
    if m > 12 and d <= 12:
        m, d = d, m
    return calendar.one(calendar.day(y, m, d))


def _years(parts: _Parts) -> Days | None:
    years = parts.years()
    if years[1] < years[0] or years[1] - years[0] > 500:
        return None
    return Days(date(years[0], 1, 1), date(years[1], 12, 31), "year")


def _school(parts: _Parts) -> Days | None:
    """A school or budget year: "2019-20", "2019/20"."""
    first = parts.years()[0]
    if (first + 1) % 100 != int(parts.words["yy"][0]):
        return None
    return Days(date(first, 1, 1), date(first + 1, 12, 31), "year")


def _spelled(parts: _Parts) -> Days | None:
    """A year of the last century told in words without it («в девяносто втором»), with its season when one leads it."""
    words = [word.lower() for name in ("ytens", "yunit") for word in parts.words.get(name, ())]
    y = 1900 + sum(parts.lexicon.spelled.get(word, 0) for word in words)
    if "season" in parts.words:
        return calendar.season_days(parts.season(), y, "", None, None)
    return calendar.year_days(y)


def _tens(parts: _Parts) -> int:
    word = (parts.text("tens") or "").lower()
    return next(year for stem, year in parts.lexicon.tens.items() if word.startswith(stem))


_ABSOLUTE: dict[str, Callable[[_Parts], Days | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "years": _years,
    "school": _school,
    "spelled": _spelled,
    "year": lambda parts: calendar.year_days(parts.years()[0]),
    "decade": lambda parts: calendar.decade_days(parts.words["decade"][0]),
    "century": lambda parts: calendar.century_days((parts.words.get("century") or parts.words["roman"])[0]),
    "tens": lambda parts: calendar.decade_days(str(_tens(parts))),
    "third_year": lambda parts: calendar.third_days(calendar.year_days(parts.years()[0]), parts.third()),
}


def _written(kind: str, which: str, parts: _Parts, anchor: date | None, tense: Tense | None) -> Days | None:
    """Dates, ranges, months and quarters, whose year is written or taken from the anchor."""
    years = parts.years()
    if kind == "date" and which == "last_year":
        months, days = parts.months(), parts.days()
        return None if anchor is None else calendar.one(calendar.day(anchor.year - 1, months[0], days[0]))
    if kind == "date":
        return calendar.one(_day(parts.months()[0], parts.days()[0], years, anchor, tense, which))
    if kind == "days":
        return _range(parts, years, anchor, tense)
    if kind in ("month", "third") and not which:
        month = parts.months()[0]
        if years:
            within = calendar.month_days(years[0], month)
        elif anchor is not None:
            within = calendar.near_month(month, anchor, tense, None)
        else:
            return None
        return within if kind == "month" else calendar.third_days(within, parts.third())
    if kind == "months" and years:
        months = parts.months()
        first = calendar.month_days(years[0], months[0])
        last = calendar.month_days(years[-1], months[-1])
        return Days(first.start, last.end, "month") if first.start <= last.end else None
    if kind == "quarter":
        return _quarter(parts, years, anchor, tense)
    if kind == "half":
        return _half(which, years, anchor, tense)
    if kind == "week_of_month" and (years or anchor is not None):
        return _week_of_month(parts, years, anchor, tense)
    if kind == "holiday":
        m, d = (int(part) for part in which.split("-"))
        return calendar.one(_day(m, d, years, anchor, tense))
    if kind == "season" and (years or anchor is not None):
        return calendar.season_days(parts.season(), years[0] if years else None, which, anchor, tense)
    return None


def _quarter(parts: _Parts, years: list[int], anchor: date | None, tense: Tense | None) -> Days | None:
    q = parts.text("q")
    number = int(q) if q else parts.lexicon.ordinals.get((parts.text("ordinal") or "").lower(), 0)
    if years:
        return calendar.quarter_days(years[0], number)
    return None if anchor is None else _behind(calendar.quarter_days(anchor.year, number), anchor, tense)


def _half(which: str, years: list[int], anchor: date | None, tense: Tense | None) -> Days | None:
    """Half a year: `half.1`, `half.2`, and with `-last` or `-this` that of last year, of this one."""
    number, _, when = which.partition("-")
    if not years and anchor is None:
        return None
    y = years[0] if years else anchor.year - (when == "last") if anchor else 0
    half = Days(date(y, 6 * int(number) - 5, 1), calendar.month_days(y, 6 * int(number)).end, "month")
    return half if years or when or anchor is None else _behind(half, anchor, tense)


def _behind(days: Days | None, anchor: date, tense: Tense | None) -> Days | None:
    """A part of a year without its year: the last one that has begun under a past verb, else the nearest."""
    if days is None or tense == "future" or days.start <= anchor:
        return days
    if tense != "past" and (days.start - anchor).days < _SOON:
        return days
    start, end = calendar.shift_months(days.start, -12), calendar.shift_months(days.end, -12)
    return Days(start, end, days.precision)


def _week_of_month(parts: _Parts, years: list[int], anchor: date | None, tense: Tense | None) -> Days | None:
    """ "The first week of May": its first seven days; the last week is its last seven."""
    month = parts.months()[0]
    if years:
        within = calendar.month_days(years[0], month)
    elif anchor is None:
        return None
    else:
        within = calendar.near_month(month, anchor, tense, None)
    word = (parts.text("ordinal") or "").lower()
    number = parts.lexicon.ordinals.get(word, 0)
    if word in _LAST:
        return Days(calendar.back(within.end, 6), within.end, "week")
    first = within.start.replace(day=7 * number - 6) if number else within.start
    return Days(first, calendar.back(first, -6), "week")


def _day(
    m: int, d: int, years: list[int], anchor: date | None, tense: Tense | None, which: str = ""
) -> date | None:
    if years:
        return calendar.day(years[0], m, d)
    return None if anchor is None else calendar.near_day(m, d, anchor, tense, which)


def _range(parts: _Parts, years: list[int], anchor: date | None, tense: Tense | None) -> Days | None:
    days, months = parts.days(), parts.months()
    if len(days) < 2 or not months:
        return None
    last = _day(months[-1], days[1], years[-1:], anchor, tense)
    if last is None:
        return None
    first = calendar.day(years[0] if len(years) > 1 else last.year, months[0], days[0])
    if first is not None and first > last:
        first = calendar.day(last.year - 1, months[0], days[0])
    return None if first is None or first > last else Days(first, last, "day")


def _relative(
    kind: str, which: str, parts: _Parts, anchor: date, tense: Tense | None, latest: date | None
) -> Days | None:
    if kind == "day":
        return calendar.one(calendar.back(anchor, -int(which)))
    if kind == "offset":
        return calendar.one(calendar.back(latest or anchor, -int(which)))
    if kind == "night":
        at = _night(which, parts, anchor, tense)
        return None if at is None else Days(calendar.back(at, 1), at, "day")
    if kind == "weekday":
        wanted = parts.weekdays()[0]
        if which in ("last", "next") and "dow2" in parts.marks and parts.lexicon.lang == "en":
            step = -7 if which == "last" else 7
            monday = calendar.week_of(calendar.back(anchor, -step)).start
            return calendar.one(monday + timedelta(days=wanted))
        which = "" if which == "until" else which
        return calendar.one(calendar.near_weekday(wanted, anchor, tense, which or None))
    if kind == "weekdays" and which == "coming":
        first, last = parts.weekdays()[:2]
        start = calendar.near_weekday(first, anchor, tense, "next")
        return Days(start, calendar.back(start, -((last - first) % 7)), "day")
    if kind == "week_from":
        return calendar.one(
            calendar.back(calendar.near_weekday(parts.weekdays()[0], anchor, "future", None), -7)
        )
    if kind == "weekdays":
        first, last = parts.weekdays()[:2]
        if which in ("last", "next"):
            week = calendar.week_of(calendar.back(anchor, 7 if which == "last" else -7)).start
            return (
                Days(calendar.back(week, -first), calendar.back(week, -last), "day")
                if first <= last
                else None
            )
        end = calendar.near_weekday(last, anchor, tense, None)
        return Days(calendar.back(end, (last - first) % 7), end, "day")
    if kind in ("weekday_day", "month_day"):
        return _day_of_month(parts, anchor, tense)
    if kind == "month":
        return calendar.near_month(parts.months()[0], anchor, tense, which)
    if kind == "ahead" and which != "within" and tense != "future" and parts.lexicon.lang in ("en", "es"):
        # "The first case in six months": a duration, not a time to come.
        return None
    if (
        kind in ("ago", "ahead")
        and parts.unit() == "day"
        and parts.number() in _ABOUT.get(parts.lexicon.lang, ())
    ):
        # "il y a quinze jours", "hace ocho días" are weeks
        return calendar.week_of(calendar.back(anchor, parts.number() // 7 * (7 if kind == "ago" else -7)))
    if kind in ("ago", "ahead"):
        return calendar.ago(parts.number() * (1 if kind == "ago" else -1), parts.unit(), anchor)
    if kind in ("ago_one", "ahead_one"):
        return calendar.ago(1 if kind == "ago_one" else -1, parts.unit(), anchor)
    if kind == "back":
        years, months, days = (int(part) for part in which.split("-"))
        at = calendar.back(calendar.shift_months(anchor, -12 * years - months), days)
        if years > 1:
            return Days(date(at.year - 5, 1, 1), date(at.year + 5, 12, 31), "decade")
        return calendar.week_of(at) if days > 1 else calendar.one(at)
    if kind == "ago_to_the_day":
        return calendar.one(calendar.shift_months(anchor, -12 * parts.number()))
    if kind == "weekend":
        return calendar.unit_days("weekend", which, anchor, tense)
    if kind == "third_unit":
        whole = calendar.unit_days(parts.unit(), which, anchor, tense)
        part = None if whole is None or parts.unit() == "day" else calendar.third_days(whole, parts.third())
        if part is not None and which == "this" and tense == "past" and part.start > anchor:
            whole = calendar.unit_days(
                parts.unit(), "last", anchor, tense
            )  # "resigned at the end of the year"
            part = None if whole is None else calendar.third_days(whole, parts.third())
        return part
    if kind == "few":
        return calendar.few(parts.unit() if "unit" in parts.words else "day", anchor)
    if kind == "trailing":
        return calendar.trailing(parts.number(), parts.unit(), anchor)
    if kind == "unit":
        return calendar.unit_days(parts.unit(), which, anchor, tense)
    return None


def shifted(
    at: date, rule: Rule, match: re.Match[str], lexicon: Lexicon, *, back: bool = False
) -> Days | None:
    """So many units as a match says after a day ("a week after the vote of May 3"), or before it."""
    parts = _Parts(rule, match, lexicon)
    return _shifted(at, (-1 if back else 1) * parts.number(), parts.unit())


def _shifted(at: date, n: int, unit: str) -> Days | None:
    """`n` units after a day (before it when negative)."""
    if unit == "hour":
        return calendar.one(calendar.back(at, -round(n / 24)))
    if unit in ("day", "week"):
        return calendar.one(calendar.back(at, -n * (7 if unit == "week" else 1)))
    return calendar.ago(-n, unit, at) if unit in ("month", "year") else None


def _night(which: str, parts: _Parts, anchor: date, tense: Tense | None) -> date | None:
    """The morning after a night: of the day of publication, of a weekday, or of a date."""
    if which == "weekday":
        return calendar.near_weekday(parts.weekdays()[0], anchor, tense, None)
    if which == "date":
        return _day(parts.months()[-1], parts.days()[-1], parts.years(), anchor, tense)
    return anchor


def _day_of_month(parts: _Parts, anchor: date, tense: Tense | None) -> Days | None:
    """The nearest day of that number (and weekday, when one is named) behind or ahead of the anchor."""
    d = parts.days()[0]
    wanted = parts.weekdays()
    first = anchor.replace(day=1)
    months = [calendar.shift_months(first, n) for n in range(-3, 4)]
    days = [at for m in months if (at := calendar.day(m.year, m.month, d)) is not None]
    if wanted:
        days = [at for at in days if at.weekday() == wanted[0]]
    elif tense == "future":
        days = [at for at in days if at >= anchor]
    else:
        days = [at for at in days if at <= anchor]
    return calendar.one(min(days, key=lambda at: abs((at - anchor).days), default=None))
