"""Paragraphs that open with a dash → what is said in them: with an inquit, or as lines of a talk without one.

"— Мы готовы, — сказал Лавров. — Это важно." is one quote; where a second inquit names another, there are two. Lines without an inquit are
speech where one asks and the next answers, and of nobody that we know.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from degel.quotes.direct import Spoken
from degel.quotes.marks import strip_span
from degel.quotes.page import Page
from degel.quotes.parted import Parting, find_parting
from degel.quotes.speaker import Inquit, read_inquit
from degel.records import Span

__all__ = ["find_dialogue"]

_DASH = re.compile(r"(?:^|(?<=\n))[ \t]*[—–][ \u00a0]?(?=[^\s—–-])[^\n]{3,4000}")
_ASKS = re.compile(r"\?[»”\"]?\s*$")
# Lines from which a page holds a talk.
_LEAST = 2


def find_dialogue(page: Page, areas: list[Span]) -> list[Spoken]:
    """What is said in the paragraphs of a page that open with a dash, outside `areas`."""
    found: list[Spoken] = []
    if "—" not in page.text and "–" not in page.text:
        return found
    lines = [
        Span(m.start(), m.end())
        for m in _DASH.finditer(page.text)
        if not any(area.overlaps(Span(m.start(), m.end())) for area in areas)
    ]
    bare = []
    for line in lines:
        spoken = _spoken(page, line)
        found += spoken
        if not spoken:
            bare.append(line)
    return found + _talk(page, lines, bare)


def _spoken(page: Page, line: Span) -> list[Spoken]:
    body = re.compile(r"[\s—–]*").match(page.text, line.start)
    start = body.end() if body else line.start
    said: list[Spoken] = []
    pieces: list[Span] = []
    inquit: Inquit | None = None
    at = begin = start
    while (parting := find_parting(page, at, line.end)) is not None:
        stop = parting.stop + (1 if page.text[parting.stop] in "!?…" else 0)
        piece = strip_span(page.text, start, stop, "—–")
        own = read_inquit(page, parting.span, parting.verb, 4, after=False)
        if (
            inquit is not None
            and pieces
            and piece is not None
            and _another(page, inquit, own, parting, start)
        ):
            said.append(Spoken(Span(begin, start), tuple(pieces), inquit, True, begin))
            pieces, inquit, begin = [], None, start
        inquit = inquit or own
        if piece is not None:
            pieces.append(piece)
        start = at = max(parting.end, at + 1)
    if inquit is None:
        return []
    piece = strip_span(page.text, start, line.end, "—–")
    if piece is not None:
        pieces.append(piece)
    if pieces:
        said.append(Spoken(Span(begin, line.end), tuple(pieces), inquit, True, begin))
    return [replace(one, outer=Span(line.start, line.end)) for one in said[:1]] + said[1:]


def _another(page: Page, first: Inquit, own: Inquit, parting: Parting, start: int) -> bool:
    """Does a further inquit name its own speaker, behind a stop ("— A? — спросил журналист. — B, — ответил министр")?"""
    stopped = page.text[max(0, start - 4) : start].rstrip(" \u00a0—–-").endswith(".")
    words = parting.rest.split()
    if len(words) < 2 and own.speaker is None:
        return False
    one, other = first.speaker, own.speaker
    if one is not None and other is not None and (one.code, one.name) == (other.code, other.name):
        return False  # "— A, — сказал X. — B, — добавил он."
    return stopped and not own.pronoun and bool(words)


def _talk(page: Page, lines: list[Span], bare: list[Span]) -> list[Spoken]:
    """The lines without an inquit of a talk: some ask, and a line with a dash follows."""
    asked = [
        line
        for line, after in pairwise(lines)
        if _ASKS.search(page.text[line.start : line.end]) and not page.text[line.end : after.start].strip()
    ]
    if len(asked) < _LEAST and not (asked and len(lines) >= 2 * _LEAST):
        return []
    found = []
    for line in bare:
        piece = strip_span(page.text, line.start, line.end, "—–")
        if piece is not None and page.text[piece.end - 1] in ".!?…»”":
            nobody = Inquit(Span(line.start, line.start), None, None, (), 0)
            found.append(Spoken(line, (piece,), nobody, True, line.start))
    return found
