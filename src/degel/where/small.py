"""Towns and provinces that few have heard of: meant only where their own state is spoken of, and as a place.

Most of their names are words, surnames or larger towns' names elsewhere, so that the page has to lead to them.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["names_a_house", "said_small"]

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


# "Raleigh Fitkin hospital", "la calle Lisboa": what is called so, wherever it stands; "a street of Lisbon" is there.
_HOUSE = re.compile(
    r"(?:[ \u00a0][A-Z][\w’'-]+){1,2}[ \u00a0](?:hospital|clinic|university|college|school|street|avenue|road|stadium|bridge)\b",
    re.IGNORECASE,
)
_STREET = re.compile(r"\b(?:calle|avenida)[ \u00a0]$", re.IGNORECASE)


def names_a_house(text: str, start: int, end: int) -> bool:
    """Is the town no more than what a street, hospital or school is called after?

    >>> names_a_house("A nurse at Raleigh Fitkin hospital spoke.", 11, 18)
    True
    >>> names_a_house("Vive en la calle Lisboa.", 17, 23), names_a_house("A nurse in Raleigh spoke.", 11, 18)
    (True, False)
    """
    after = _HOUSE.match(text, end)
    called = after is not None and text[end + 1 : end + 2].isupper()
    return called or _STREET.search(text[max(0, start - 30) : start]) is not None
