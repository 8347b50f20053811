"""Paragraphs that a colon announces, without marks ("X said:" and the words below it) → direct speech."""

from __future__ import annotations

import re

from degel.quotes.direct import Spoken
from degel.quotes.marks import strip_span
from degel.quotes.page import SENTENCE_END, Page
from degel.quotes.source import speaker_of_source
from degel.quotes.speaker import read_inquit
from degel.records import Span

__all__ = ["find_blocks"]

_COLON = re.compile(r":[ \u00a0]*\n[ \u00a0]*\n?[ \u00a0]*(?=\S)")
# What opens an item of a list, not speech.
_ITEM = re.compile(r"[-–—•*·\d(\[«»“”„\"]")
_REACH = 500


def find_blocks(page: Page, areas: list[Span]) -> list[Spoken]:
    """The paragraphs below a colon whose sentence holds a verb of saying or a word of source, outside `areas`."""
    found: list[Spoken] = []
    for colon in _COLON.finditer(page.text):
        start = colon.end()
        line = page.text.find("\n", start)
        body = strip_span(page.text, start, line if line >= 0 else len(page.text))
        if body is None or _ITEM.match(page.text, start) or not page.text[start].isupper():
            continue
        cut = line < 0
        if not cut and page.text[body.end - 1] not in ".!?…":
            continue
        if any(
            area.overlaps(body) or area.overlaps(Span(colon.start(), colon.start() + 1)) for area in areas
        ):
            continue
        begin = max(page.text.rfind("\n", 0, colon.start()) + 1, colon.start() - _REACH)
        for stop in SENTENCE_END.finditer(page.text, begin, colon.start()):
            if page.text[stop.end() : colon.start()].strip():
                begin = stop.end()
        verbs = [
            m
            for m in page.lexicon.verb.finditer(page.text, begin, colon.start())
            if (at := page.token_at(m.start())) is None or at[1].upos not in ("NOUN", "PROPN", "ADP", "DET")
        ]
        area = Span(begin, colon.start())
        if verbs:
            inquit = read_inquit(page, area, Span(verbs[-1].start(), verbs[-1].end()), 3, after=False)
        else:
            source = page.lexicon.source.search(page.text, begin, colon.start())
            if source is None:
                continue
            inquit = speaker_of_source(page, source, colon.start())
        found.append(
            Spoken(Span(colon.start(), body.end), (body,), inquit, True, page.text.count("\n", 0, start))
        )
    return found
