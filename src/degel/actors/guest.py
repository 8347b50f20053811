"""An interview with somebody whom no table knows → the state of "I", "we" in the answers and of "you" in the questions.

The guest is of the state that the introduction is about: where he lives, what he is called after ("institutrice
lettone", «гидролог из Нукуса»). Where two states rival, nobody is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from degel.actors.lexicon import fold, lexicon, lower, words
from degel.parse.sentence import Sentence, Token
from degel.records import Actor, Document, Span

__all__ = ["Interview", "interview_of"]

_LINE = re.compile(r"[^\n]+")
_CLOSING = "»”\"' \u00a0"
_QUOTED = re.compile(r"«[^»\n]*»|“[^”\n]*”|\"[^\"\n]*\"")
# Questions with an answer behind them from which a page is an interview, and characters of the longest one.
_LEAST, _LONGEST = 2, 240
# What names a state in the introduction, and the share that one must have to be the guest's.
_WEIGHTS = {"adjective": 2, "people": 2, "state": 1, "capital": 1}
_SHARE, _LEAST_WEIGHT = 0.6, 2


@dataclass(frozen=True, slots=True)
class Interview:
    """Whose state the guest is of, where answers and questions stand."""

    guest: Actor
    answers: tuple[Span, ...]
    questions: tuple[Span, ...]

    def means_guest(self, token: Token, lang: str) -> bool:
        """Is the word the guest's first person, or the second in a question?"""
        low = lower(fold(token.text)).lstrip("-")
        if low in words(lang)["you"]:
            return _within(self.questions, token.start)
        return _within(self.answers, token.start)


def interview_of(
    doc: Document, sentences: Sequence[Sentence], spots: Iterable[tuple[int, int, int, str | None]]
) -> Interview | None:
    """The interview that a page is, by its lines: questions on lines of their own, each with an answer behind it."""
    lines = [line for line in _LINE.finditer(doc.text) if line[0].strip()]
    asked: dict[int, None] = {}  # in the order of the page
    for n, line in enumerate(lines):
        if _asks(line[0]) and n - 1 not in asked:  # who is asked may answer with a question
            asked[n] = None
    answered = [n for n in asked if n + 1 < len(lines) and n + 1 not in asked]
    if len(answered) < _LEAST or answered[0] == 0:
        return None
    dashed = sum(_dashed(lines[n][0]) and _dashed(lines[n + 1][0]) for n in answered) == len(answered)
    first = lines[answered[0]].start()
    state = _introduced(doc, sentences, first, spots)
    if state is None:
        return None
    answers: list[Span] = []
    for n in range(answered[0] + 1, len(lines)):
        line = lines[n]
        if n in asked or (dashed and not _dashed(line[0])):
            continue
        answers += _said(line)
    questions = tuple(Span(lines[n].start(), lines[n].end()) for n in asked)
    return Interview(Actor(country=state, code=state, sector="CVL"), tuple(answers), questions)


def _within(spans: Sequence[Span], offset: int) -> bool:
    """Is an offset in one of the spans, which stand in the order of the page?"""
    n = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return n >= 0 and offset < spans[n].end


def _asks(line: str) -> bool:
    return (
        len(line) <= _LONGEST and line.rstrip(_CLOSING).endswith("?") and not line.startswith(("«", "“", '"'))
    )


def _dashed(line: str) -> bool:
    return line.lstrip().startswith(("—", "–", "-"))


def _said(line: re.Match[str]) -> list[Span]:
    """What a line of an answer says itself: all but what it quotes, or what stands in marks where it opens with them."""
    quoted = [Span(line.start() + m.start(), line.start() + m.end()) for m in _QUOTED.finditer(line[0])]
    if quoted and quoted[0].start == line.start():
        return quoted
    pieces, at = [], line.start()
    for span in quoted:
        pieces.append(Span(at, span.start))
        at = span.end
    return [*pieces, Span(at, line.end())]


def _introduced(
    doc: Document,
    sentences: Sequence[Sentence],
    end: int,
    spots: Iterable[tuple[int, int, int, str | None]],
) -> str | None:
    lang = doc.lang or sentences[0].lang
    weights: Counter[str] = Counter()
    seen: set[int] = set()
    title = _QUOTED.sub(" ", doc.title or "")
    for told, hits in ((title, lexicon(lang).find(title)), ("", lexicon(lang).find(doc.text[:end]))):
        for hit in hits:
            reading = hit.readings[0]
            if reading.code and reading.kind in _WEIGHTS:
                weights[reading.code] += _WEIGHTS[reading.kind]
                if not told:
                    seen.add(hit.start)
    numbered = {sentence.number: sentence for sentence in sentences if sentence.part == "text"}
    for number, start, _, code in spots:
        sentence = numbered.get(number)
        if sentence is None or not code or sentence.tokens[start].start >= end:
            continue
        token = sentence.tokens[start]
        # "гидролог из Нукуса", "her house above Dili": where somebody is at home
        weights[code] += (token.start not in seen) + (token.dep.partition(":")[0] in ("nmod", "compound"))
    if not weights:
        return None
    code, weight = weights.most_common(1)[0]
    return code if weight >= max(_LEAST_WEIGHT, _SHARE * sum(weights.values())) else None
