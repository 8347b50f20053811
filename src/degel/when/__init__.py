"""Date expressions, resolved against the day of publication: sentences → `Dated`, an act → its `When`."""

from degel.when.belongs import of_old
from degel.when.byline import published_from_text
from degel.when.clause import date_of
from degel.when.expressions import Dated, find_dates

__all__ = ["Dated", "date_of", "find_dates", "of_old", "published_from_text"]
