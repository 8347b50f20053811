"""Sentences → the date expressions in them, resolved against the day of publication.

Invariant: every `Dated.when.span` is exactly the words of the expression; what the calendar does not hold is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from degel.parse.sentence import Sentence
from degel.records import Document, Span, When
from degel.when import calendar
from degel.when.calendar import Days, Tense
from degel.when.lexicon import Lexicon, Rule, load_lexicon
from degel.when.tense import tense_at, top

__all__ = ["Dated", "find_dates", "resolve_match"]

# A year that ended this long before publication is told as history.
_HISTORY = timedelta(days=366)
_MOST = 2_000
_STORY = timedelta(days=3)  # a story is told within so many days
_FLASHBACK = 2  # months that a story of the past steps back without saying the year again
_FREE = {"ago", "ago_one", "ago_to_the_day", "back", "few"}
_ABOUT = {"fr": (8, 15), "es": (8, 15)}
_RANGES = {"days", "weekdays", "months", "years"}


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression: what it means, and the tokens `first` to `last` (both included) of `sentence` that say it.

    `historical` marks what lies more than a year before publication or started there ("since 1962");
    `future` what lies after publication; `free` words that date what is done and no thing ("two years ago");
    `main` marks a day of the weeks before publication on which the main clause of its sentence happened: the day of the story.
    """

    when: When
    sentence: int
    first: int
    last: int
    historical: bool = False
    future: bool = False
    free: bool = False
    main: bool = False


def find_dates(doc: Document, sentences: Sequence[Sentence]) -> list[Dated]:
    """The date expressions of the sentences in text order, relative ones resolved against `doc.published`.

    Without a publication day only expressions that name their year, and days and months told after them, are found. A bare weekday is the last such day on
    or before publication, the next one under a future verb; "last Tuesday" lies strictly before, "next Tuesday"
    strictly after.

    >>> from datetime import date
    >>> from degel.parse.sentence import Sentence, Token
    >>> doc = Document("Yesterday", lang="en", published=date(2019, 5, 15))
    >>> token = Token(0, "Yesterday", "yesterday", "yesterday", "ADV", {}, 0, "root", 0, 9)
    >>> find_dates(doc, [Sentence([token], 0, 9, "en", 0)])[0].when.start
    datetime.date(2019, 5, 14)
    """
    found: list[Dated] = []
    latest: date | None = None
    story: date | None = None
    told: date | None = None
    for sent in sentences:
        lexicon = load_lexicon(sent.lang)
        if lexicon is None or not sent.tokens:
            continue
        whole = (doc.title or "") if sent.part == "title" else doc.text
        text = whole[sent.start : sent.end]
        if lexicon.trigger.search(text) is None:
            continue
        starts = [token.start for token in sent.tokens]
        if doc.published is not None:
            told = None
        for match in lexicon.union.finditer(text):
            if len(found) >= _MOST:
                return found
            rule = _rule(lexicon, match)
            at = _trim(match)
            span = Span(sent.start + at[0], sent.start + at[1])
            first, last = _tokens(sent, starts, span)
            tense = tense_at(sent, first, last, lexicon, text, match.start(), match.end())
            if rule.kind == "month" and lexicon.before.search(
                text[max(0, match.start() - 30) : match.start()]
            ):
                tense = "future"  # "a compromise before the summit of July"
            days = _after_told(rule, match, lexicon, told) if told is not None else None
            days = days or resolve_match(
                rule, match, lexicon, doc.published, tense, story if rule.kind == "offset.-1" else latest
            )
            if days is None:
                continue
            core = min((s for _, group in rule.groups if (s := match.start(group)) >= 0), default=at[0])
            since = (
                rule.kind not in _RANGES and lexicon.since.search(text[max(0, core - 30) : core]) is not None
            )
            if rule.kind.startswith("day.") and _leads_in(sent, first, last):
                continue
            dated = _dated(days, span, sent.number, first, last, since, doc.published, tense == "future")
            dated = replace(dated, free=rule.kind.partition(".")[0] in _FREE)
            found.append(dated)
            if days.precision == "day" and days.start == days.end and not dated.historical:
                latest = days.start
            if _of_the_story(sent, dated, tense, doc.published):
                story = dated.when.end
                found[-1] = replace(dated, main=True)
            if any(slot == "y" and match.group(group) for slot, group in rule.groups):
                told = days.start if dated.historical or doc.published is None else None
    return found


def _of_the_story(sent: Sentence, dated: Dated, tense: Tense | None, published: date | None) -> bool:
    """Is it the day on which the main clause of its sentence happened, not long before publication?"""
    when = dated.when
    if published is None or dated.future or dated.historical or when.precision != "day" or tense == "future":
        return False
    if when.end - when.start > timedelta(days=1) or published - when.end > _STORY or sent.part == "title":
        return False
    i = top(sent, dated.first, dated.last)
    following = sent.tokens[dated.last + 1 : dated.last + 5]
    if sent.number == 0 and any(t.text in ("-", "–", "—", ".-") for t in following):
        return False  # a dateline
    lexicon = load_lexicon(sent.lang)
    before = sent.tokens[dated.first - 1].lower if dated.first else ""
    if lexicon is None or before in lexicon.of:
        return False
    for _ in range(4):
        token = sent.tokens[i]
        if any(t.lower in lexicon.had for t in sent.dependents(i, "aux")):
            return False
        if token.head == i:
            return i not in range(dated.first, dated.last + 1)
        head = sent.tokens[token.head]
        staged = sent.tokens[head.head].lemma.lower() in lexicon.staged
        if token.dep.startswith("nmod") and head.lemma.lower() in lexicon.occasions and not staged:
            return False
        if token.dep.startswith(("acl", "ccomp", "advcl", "parataxis")):
            return False
        i = token.head
    return False


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


def _leads_in(sent: Sentence, first: int, last: int) -> bool:
    """Are they a preposition here: « à la veille du sommet », «накануне саммита»?"""
    lexicon = load_lexicon(sent.lang)
    for token in sent.tokens[first : last + 1]:
        head = sent.tokens[token.head]
        if token.dep == "fixed" and not first <= token.head <= last:
            return True
        if token.dep == "case" and token.head > last and lexicon and head.lemma.lower() in lexicon.occasions:
            return True
    return False


def _dated(
    days: Days,
    span: Span,
    number: int,
    first: int,
    last: int,
    since: bool,
    published: date | None,
    told_ahead: bool,
) -> Dated:
    historical = False
    future = told_ahead and published is None  # no day of publication says what lies ahead, but the verb does
    if published is not None:
        ended = days.start + timedelta(days=1) if since else days.end
        historical = ended < published - _HISTORY
        future = days.start > published
        if since and not future and days.end < published:
            days = Days(days.start, published, days.precision)
    return Dated(When(days.start, days.end, days.precision, span), number, first, last, historical, future)


def _rule(lexicon: Lexicon, match: re.Match[str]) -> Rule:
    # lastgroup is the outermost group closed last: the rule's own.
    return lexicon.rules[int((match.lastgroup or "r0")[1:])]


def _trim(match: re.Match[str]) -> tuple[int, int]:
    text = match.group()
    return match.start() + len(text) - len(text.lstrip()), match.end() - (len(text) - len(text.rstrip()))


def _tokens(sent: Sentence, starts: list[int], span: Span) -> tuple[int, int]:
    first = max(bisect_right(starts, span.start) - 1, 0)
    last = max(bisect_left(starts, span.end) - 1, first)
    return first, last


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
        return [int(value) for value in self.words.get("y", ())]

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


def _tens(parts: _Parts) -> int:
    word = (parts.text("tens") or "").lower()
    return next(year for stem, year in parts.lexicon.tens.items() if word.startswith(stem))


_ABSOLUTE: dict[str, Callable[[_Parts], Days | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "years": _years,
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
        return _quarter(parts, years, anchor)
    if kind == "holiday":
        m, d = (int(part) for part in which.split("-"))
        return calendar.one(_day(m, d, years, anchor, tense))
    if kind == "season" and (years or anchor is not None):
        return calendar.season_days(parts.season(), years[0] if years else None, which, anchor, tense)
    return None


def _quarter(parts: _Parts, years: list[int], anchor: date | None) -> Days | None:
    q = parts.text("q")
    number = int(q) if q else parts.lexicon.ordinals.get((parts.text("ordinal") or "").lower(), 0)
    y = years[0] if years else anchor.year if anchor else None
    return None if y is None else calendar.quarter_days(y, number)


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
    if kind == "later":
        sign = -1 if which == "before" else 1
        return None if latest is None else _shifted(latest, sign * parts.number(), parts.unit())
    if kind == "night":
        return Days(calendar.back(anchor, 1), anchor, "day")
    if kind == "weekday":
        wanted = parts.weekdays()[0]
        if which in ("last", "next") and "dow2" in parts.marks and parts.lexicon.lang == "en":
            step = -7 if which == "last" else 7
            monday = calendar.week_of(calendar.back(anchor, -step)).start
            return calendar.one(monday + timedelta(days=wanted))
        return calendar.one(calendar.near_weekday(wanted, anchor, tense, which or None))
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
    if kind == "ahead" and tense != "future" and parts.lexicon.lang in ("en", "es"):
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
        return None if whole is None else calendar.third_days(whole, parts.third())
    if kind == "few":
        return calendar.few(parts.unit() if "unit" in parts.words else "day", anchor)
    if kind == "trailing":
        return calendar.trailing(parts.number(), parts.unit(), anchor)
    if kind == "unit":
        return calendar.unit_days(parts.unit(), which, anchor, tense)
    return None


def _shifted(at: date, n: int, unit: str) -> Days | None:
    """`n` units after a day (before it when negative)."""
    if unit in ("day", "week"):
        return calendar.one(calendar.back(at, -n * (7 if unit == "week" else 1)))
    return calendar.ago(-n, unit, at) if unit in ("month", "year") else None


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
