"""Datelines: the place, and often the day and the agency, that open a wire report before a dash.

*NOUAKCHOTT - Algeria suspended …*: where a report comes from is no part of its first sentence. Parsers read it as the
subject, or as part of the name behind it, so the sentence is parsed without it and the line is hung on afterwards.
"""

from __future__ import annotations

import re

from degel.parse.sentence import Token

__all__ = ["end_of_dateline", "rejoin"]

_CAPITALS = r"[^\W\d_a-zß-öø-ÿа-яё]"
_LINE = re.compile(
    rf"{_CAPITALS}['’]?{_CAPITALS}+(?:['’.\- /]{{1,2}}{_CAPITALS}+)*\.?"  # PORT-AU-PRINCE, ST. JOHN'S
    r"(?:,[^\n–—():;!?\"«»“”-]{2,32})?"  # , Jan 14
    r"(?:\s?\([^\n()]{2,30}\))?"  # (Reuters)
    r"\s?[.,]?\s?(?:-{1,2}|–|—)\s+"
)
_WORD = rf"{_CAPITALS}[\w'’-]+"
# In small letters a place is one only before a day or an agency: *Nairobi, May 14 -*, *Madrid, 14 sep (EFE).-*, *Lima (Reuters) –*
_SMALL = re.compile(
    rf"{_WORD}(?: {_WORD}){{0,2}}"
    r"(?:"
    r",[^\n–—():;!?\"«»“”\d-]{0,16}\d{1,2}(?!\d)[^\n–—():;!?\"«»“”-]{0,24}(?:\s?\([^\n()]{2,30}\))?"
    rf"|\s?\({_CAPITALS}[^\n()\d]{{1,29}}\)"
    r")"
    r"\s?[.,]?\s?(?:-{1,2}|–|—)\s+"
)
_OPENS = re.compile(r"[\"«“„‘']?\s?[\w]")


def end_of_dateline(text: str) -> int:
    """Where the report behind its dateline begins; 0 where there is none.

    >>> end_of_dateline("BAMAKO, Jan 14 - Thousands marched in town.")
    17
    >>> end_of_dateline("Nairobi, May 14 - Kenya's minister met his counterpart.")
    18
    """
    found = _LINE.match(text) or _SMALL.match(text)
    if found is None or found.end() >= len(text):
        return 0
    rest = text[found.end() :]
    first = next((c for c in rest if c.isalnum()), "a")
    plain = first.isupper() or first.isdigit()
    if not plain or not _OPENS.match(rest) or rest.upper() == rest or len(rest.split()) < 3:
        return 0
    return found.end()


def rejoin(line: list[Token], rest: list[Token]) -> list[Token]:
    """The dateline's tokens hung on the root of the sentence behind it, as what has no part in it."""
    if not rest:
        return line
    shift = len(line)
    for token in rest:
        token.i += shift
        token.head += shift
    root = next(t.i for t in rest if t.head == t.i)
    for token in line:
        token.head, token.dep = (root, "dep") if token.i == 0 else (0, "dep")
        if not any(c.isalnum() for c in token.text):
            token.upos, token.dep = "PUNCT", "punct"
        else:
            token.upos, token.feats = ("NUM" if token.text.isdigit() else "PROPN"), {}
    return [*line, *rest]
