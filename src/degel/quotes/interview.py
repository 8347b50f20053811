"""An interview whose answers only begin with a dash → its turns: the guest whom the page presents answers.

"– Nos acompaña el ministro de Defensa, X. ¿Qué ocurrió? – Hemos presentado una protesta.", "— La ministre allemande : Nous
ne livrerons pas…", «Ведущая: На линии представитель Y». Lines that end in a question mark, or begin with the word for
who asks, are questions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from degel.actors.domestic import QUALITY
from degel.actors.guest import Interview
from degel.actors.mention import Mention
from degel.quotes.marks import strip_span
from degel.quotes.page import Page
from degel.quotes.subject import actor_of
from degel.quotes.turns import Turn
from degel.records import Actor, Span

__all__ = ["find_answers", "find_interview"]

_LINE = re.compile(r"[^\n]+")
_DASH = re.compile(r"[ \t]*[—–-][ \u00a0]+(?=\S)")
_TAG = re.compile(r"[^\W\d_][^:\n.!?;]{2,90}?[ \u00a0]?:[ \u00a0]")
_PEOPLE = frozenset({"person", "title"})
# The share of a tag that the name or title in it must fill.
_WHOLE = 0.7
# Dashed lines from which a page is an interview, and characters in which the guest is presented.
_LEAST, _INTRODUCTION = 2, 800


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: the words said, what names who says them, and whether it asks."""

    said: Span
    tag: Span
    speaker: Actor | None
    asks: bool
    dashed: bool


def find_answers(page: Page, interview: Interview) -> list[Turn]:
    """The turns of an interview whose guest no table knows, by its lines: what is asked, and what the guest answers."""
    asked = [(span, None) for span in interview.questions]
    answered = [(span, interview.guest) for span in interview.answers]
    found = []
    for span, speaker in sorted((*asked, *answered), key=lambda one: one[0]):
        dash = _DASH.match(page.text, span.start, span.end)
        said = strip_span(page.text, dash.end() if dash else span.start, span.end)
        if said is not None:
            found.append(Turn(Span(span.start, said.start), (said,), speaker, speaker is None))
    return found


def find_interview(page: Page) -> list[Turn]:
    """The turns of an interview, the guest's with a speaker; none where nobody is presented or less than two lines begin with a dash."""
    lines = [line for match in _LINE.finditer(page.text) if (line := _line(page, match)) is not None]
    if sum(line.dashed for line in lines) < _LEAST or not any(line.asks for line in lines):
        return []
    guest = next((line.speaker for line in lines if line.speaker is not None), None) or _presented(
        page, lines
    )
    if guest is None:
        return []
    lines = _in_turn([line for line in lines if line.dashed or line.asks])
    return [Turn(line.tag, (line.said,), None if line.asks else guest, line.asks) for line in lines]


def _in_turn(lines: list[_Line]) -> list[_Line]:
    """The lines with those asked that have no question mark: where the host opens and the two take turns, every other one."""
    asked = [n for n, line in enumerate(lines) if line.asks]
    if not asked or asked[0] != 0 or any(n % 2 for n in asked) or not all(line.dashed for line in lines):
        return lines
    return [replace(line, asks=n % 2 == 0) for n, line in enumerate(lines)]


def _line(page: Page, match: re.Match[str]) -> _Line | None:
    dash = _DASH.match(page.text, match.start(), match.end())
    start = dash.end() if dash else match.start()
    tag = Span(match.start(), start)
    speaker, host = None, False
    named = _TAG.match(page.text, start, match.end())
    if named is not None:
        words = page.text[start : named.end()].rstrip(": \u00a0").lower()
        host = words in page.lexicon.question
        speaker = None if host else _named(page, start, named.end())
        if host or speaker is not None:
            tag, start = Span(match.start(), named.end()), named.end()
    said = strip_span(page.text, start, match.end())
    if said is None:
        return None
    asks = host or (dash is not None and page.text[said.start : said.end].rstrip('»”" ').endswith("?"))
    return _Line(said, tag, speaker, asks, dash is not None)


def _named(page: Page, start: int, end: int) -> Actor | None:
    """Who is named by the words before a colon, when they are a name or title and little else."""
    for mention in page.mentions_in(start, end):
        length = mention.span.end - mention.span.start
        if mention.kind in _PEOPLE and mention.span.end <= end and length >= _WHOLE * (end - start - 2):
            return actor_of(mention)
    return None


def _presented(page: Page, lines: list[_Line]) -> Actor | None:
    """Who is named before the first answer: the last person or office with a state that is told of, not asked about.

    Where only the question names anybody, it is whoever the guest is asked to speak for: its subject ("What will Oslo do if …?").
    """
    first = next((line.said.start for line in lines if line.dashed and not line.asks), None)
    if first is None:
        return None
    named = [
        mention
        for mention in page.mentions_in(0, min(first, _INTRODUCTION))
        if mention.span.end <= first
        and mention.actors
        and mention.quality > QUALITY  # a guess presents nobody
        and (mention.actors[0].country or mention.actors[0].code)
    ]
    people = [m for m in named if m.kind in _PEOPLE or m.kind == "agent"]
    told = [m for m in people if not _in_question(page, m)]
    if told:
        return actor_of(told[-1])
    subjects = [m for m in named if m.kind != "adjective" and _is_subject(page, m)]
    found = subjects[:1] or people[-1:]
    return actor_of(found[0]) if found else None


def _in_question(page: Page, mention: Mention) -> bool:
    sentence = page.sentence_at(mention.span.start)
    return sentence is not None and page.text[sentence.start : sentence.end].rstrip('»”" ').endswith("?")


def _is_subject(page: Page, mention: Mention) -> bool:
    """Is the mention the subject of its sentence, not of a clause within it?"""
    sentence = page.sentence_at(mention.span.start)
    if sentence is None:
        return False
    token = sentence.tokens[mention.head]
    above = sentence.tokens[token.head]
    return token.dep.startswith("nsubj") and above.head == above.i
