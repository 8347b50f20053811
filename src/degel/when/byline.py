"""A byline or the head of a page → the day it says it was published."""

from __future__ import annotations

from datetime import date

from degel.when.lexicon import load_lexicon
from degel.when.resolve import resolve_match

__all__ = ["published_from_text"]

_HEAD = 1_500
_KINDS = {"date", "numeric", "iso"}


def published_from_text(text: str, lang: str) -> date | None:
    """The first day with a year that the first 1,500 characters name, or None.

    >>> published_from_text("Publié le 15/05/2019 à 10:32", "fr")
    datetime.date(2019, 5, 15)
    >>> published_from_text("May 15, 2019", "en")
    datetime.date(2019, 5, 15)
    """
    lexicon = load_lexicon(lang)
    if lexicon is None:
        return None
    for match in lexicon.expressions(text[:_HEAD]):
        rule = lexicon.rules[int((match.lastgroup or "r0")[1:])]
        if rule.kind not in _KINDS:
            continue
        days = resolve_match(rule, match, lexicon, None, None, None)
        if days is not None:
            return days.start
    return None
