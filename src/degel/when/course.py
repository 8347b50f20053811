"""What a text has told so far → the day that "the next day", "two weeks later" or "that September" count from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from degel.when import calendar
from degel.when.calendar import Days

__all__ = ["Course"]

# A day this far from publication is told for its own sake: what follows it counts from it, not from the paper.
_AWAY = timedelta(days=7)
_NEXT = 1  # so many sentences on, an expression still counts from the day told last


@dataclass(slots=True)
class Course:
    """The days told so far: the latest near one, that of the story, one with a year of long ago, and the last of any kind."""

    latest: date | None = None
    story: date | None = None
    told: date | None = None
    last_days: Days | None = None
    sentence: int = -9

    def break_off(self) -> None:
        """A paragraph begins: what it says counts from no day told in the one before."""
        self.sentence = -9

    def tell(self, days: Days, number: int, *, historical: bool, of_clause: bool) -> None:
        """Takes in one more expression; what follows counts only from one that dates a clause, not a noun ("the May 2 vote")."""
        if days.precision == "day" and days.start == days.end and not historical:
            self.latest = days.start
        if of_clause and days.precision in ("day", "month", "year"):
            self.last_days, self.sentence = days, number

    @property
    def last(self) -> date | None:
        """The first day of what was told last."""
        return self.last_days.start if self.last_days else None

    def near(self, number: int) -> date | None:
        """What was told last, when the sentence before `number` or that sentence told it."""
        return self.last if number - self.sentence <= _NEXT else None

    def away(self, published: date | None, number: int) -> Days | None:
        """What was told last, when it is near in the text and not of the days of the paper."""
        if self.last_days is None or number - self.sentence > _NEXT:
            return None
        if published is not None and abs(published - self.last_days.start) <= _AWAY:
            return None
        return self.last_days

    def same(self, which: str, month: int | None) -> Days | None:
        """ "That September", "that year", « en décembre suivant »: in the year told last, or the first one after it."""
        last = self.last_days
        if last is None:
            return None
        if month is None:
            return calendar.year_days(last.start.year)
        y = last.start.year
        if which == "following" and month <= last.start.month and last.precision != "year":
            y += 1
        return calendar.month_days(y, month)
