"""Paragraphs that a colon announces, without marks ("X said:" and the words below it) → direct speech."""

from __future__ import annotations

import re

from degel.actors.lexicon import fold, lower, words
from degel.quotes.direct import Spoken
from degel.quotes.marks import strip_span
from degel.quotes.page import SENTENCE_END, Page
from degel.quotes.source import speaker_of_source
from degel.quotes.speaker import Inquit, read_inquit
from degel.quotes.subject import speaker_at
from degel.records import Span

__all__ = ["find_blocks"]

_COLON = re.compile(r":[ \u00a0]*\n[ \u00a0]*\n?[ \u00a0]*(?=\S)")
# What opens an item of a list, not speech.
_ITEM = re.compile(r"[-–—•*·(\[«»“”„\"]|\d(?!\d?\s[^\W\d_]{3})")
_REACH = 500
_WORD = re.compile(r"\w+['’]?")


def _first_person(page: Page, area: Span, body: Span) -> Inquit | None:
    """Who speaks in a paragraph of "I" and "we" below a colon whose sentence has a person for its subject, and no verb of saying."""
    own = words(page.lexicon.lang)["self"]
    if not any(lower(fold(word)) in own for word in _WORD.findall(page.text[body.start : body.end])):
        return None
    sent = page.sentence_at(area.end - 1)
    root = next((t for t in sent.tokens if t.dep == "root"), None) if sent is not None else None
    subject = next(sent.dependents(root.i, "nsubj"), None) if sent is not None and root is not None else None
    if sent is None or subject is None or subject.upos not in ("NOUN", "PROPN", "PRON"):
        return None
    speaker = speaker_at(page, sent, subject)
    if speaker is None and subject.upos != "PRON":
        return None
    return Inquit(area, ":", speaker, (), 3, pronoun=speaker is None)


def find_blocks(page: Page, areas: list[Span]) -> list[Spoken]:
    """The paragraphs below a colon whose sentence holds a verb of saying or a word of source, outside `areas`."""
    found: list[Spoken] = []
    for colon in _COLON.finditer(page.text):
        start = colon.end()
        line = page.text.find("\n", start)
        body = strip_span(page.text, start, line if line >= 0 else len(page.text))
        opening = page.text[start : start + 1]
        if body is None or _ITEM.match(page.text, start) or not (opening.isupper() or opening.isdigit()):
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
            own = _first_person(page, area, body) if source is None else None
            if own is not None:
                inquit = own
            elif source is not None:
                inquit = speaker_of_source(page, source, colon.start())
            else:
                continue
        found.append(
            Spoken(Span(colon.start(), body.end), (body,), inquit, True, page.text.count("\n", 0, start))
        )
    return found
