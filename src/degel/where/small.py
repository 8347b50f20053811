"""Towns and provinces that few have heard of: meant only where their own state is spoken of, and as a place.

Most of their names are words, surnames or larger towns' names elsewhere, so that the page has to lead to them.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["said_small"]

# What puts somebody or something there, and never hands it to a person of that name.
_THERE = {
    "en": r"\b(?:in|at|near|outside|inside|around|across|between|off)(?: (?:the|downtown|central|northern|southern|eastern|western))?[ \u00a0]$",
    "fr": r"(?:\b(?:à|en|dans|près de|vers|au large de|autour de|hors de|entre)(?: (?:la|le|les))? |\b(?:près|autour|au large) d['’]|\baux? |\bdans l['’])$",
    "es": r"\b(?:en|cerca de|hacia|hasta|fuera de|junto a)(?: (?:el|la|los|las))? $",
    "ru": r"(?<![а-яё])(?:в|во|под|близ|около|вблизи|возле|из|у)[ \u00a0]$",
}
# Two capitalised words within a sentence, the second of which is the name.
_PERSON = r"[^\W\d_A-ZÀ-ÞА-ЯЁ][,:«“\"(]?[ \u00a0][^\W\d_a-zà-ÿа-яё][\w’'-]+[ \u00a0]"


@cache
def _there(lang: str) -> re.Pattern[str]:
    return re.compile(_THERE.get(lang, _THERE["en"]), re.IGNORECASE)


def said_small(name: str, before: str, whole: str, lang: str) -> bool:
    """Does a word put something at the small place of that name, and is nobody on the page called so?

    >>> said_small("Sanders", "a shelter in ", "a shelter in Sanders", "en")
    True
    >>> said_small("Sanders", "hopes in ", "said Bernie Sanders. Many put their hopes in Sanders", "en")
    False
    """
    if _there(lang).search(before) is None:
        return False
    stem = name if lang != "ru" else name[: max(4, len(name) - 2)]
    return re.search(_PERSON + re.escape(stem), whole) is None
