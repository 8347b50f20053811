"""Text → the stretches inside quotation marks, whatever the marks, nested, unclosed or over paragraphs.

Invariant: the stretches come in text order and do not overlap; what is nested belongs to the outermost. Work is linear
in the number of marks, whatever they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from degel.records import Span

__all__ = ["Marked", "find_marked"]

# The character first, then what must stand around it: `re` skips to the next such character by itself.
_MARK = re.compile(
    r"[«»“”„‟\"‹›＂\n‘‚’']"
    r"(?:(?<=[«»“”„‟\"‹›＂\n])|(?<=[‘‚])(?<!\w[‘‚])(?=\w)|(?<=[\w.,!?…]’)(?!\w)"
    # A typewriter's single mark opens only where a stop and a mark close it on the same line, or behind a colon.
    r"|(?<=: ')(?=[^\W\d_])(?=[^']{1,400}(?:'\w[^']{0,400}){0,6}[,.!?…]'(?!\w))"
    r"|(?<=')(?<!\w')(?=[^\W\d_])(?=[^\n']{1,300}(?:'\w[^\n']{0,300}){0,6}[,.!?…]'(?!\w))"
    r"|(?<=[,.!?…]')(?!\w))"
)
_OPEN, _CLOSE = "«“„‟‹‘‚", "»”›’"
_SINGLE = "’'"
_FAMILY = {"»": "«", "”": "“„‟", "›": "‹", "’": "‘‚", "'": "'"}
# A quote that no mark closes may run over this many characters of the following paragraphs.
_REACH = 4_000
# Quotations inside one another beyond these are no writer's, and would be searched again at each closing mark.
_DEEPEST = 12
# A last paragraph that only opens again, in a text that breaks off.
_CUT = 1_000


@dataclass(frozen=True, slots=True)
class Marked:
    """One quotation: `outer` with its marks, `pieces` the words of each paragraph without them."""

    outer: Span
    pieces: tuple[Span, ...]
    closed: bool


@dataclass(slots=True)
class _Open:
    mark: str
    start: int


def find_marked(text: str) -> list[Marked]:
    """The marked stretches of a text.

    >>> text = "« Oui », dit-il. “Non\\", dit-elle."
    >>> [text[m.pieces[0].start : m.pieces[0].end] for m in find_marked(text)]
    ['Oui', 'Non']
    """
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text)]
    marks.append((len(text), "\n"))
    found: list[Marked] = []
    stack: list[_Open] = []
    begun = 0
    breaks: list[tuple[int, int]] = []
    # A name in the same marks as its quotation («концерн «Алмаз») often shares its closing mark: first inner close.
    inner: tuple[int, int] | None = None
    again = 50
    n = 0

    def finish(end: int, closed: bool) -> None:
        pieces = _pieces(text, begun + 1, end, breaks)
        if pieces:
            found.append(Marked(Span(begun, end + 1 if closed else end), pieces, closed))
        stack.clear()
        breaks.clear()

    while n < len(marks):
        at, mark = marks[n]
        n += 1
        if mark == "\n":
            if stack and (inner is not None or not _goes_on(text, marks, n, at, stack, breaks, begun)):
                if inner is not None and again:
                    again -= 1
                    n = inner[0]
                    finish(inner[1], True)
                else:
                    finish(at, False)
            continue
        opens = _opens(text, at, mark, stack)
        if not stack:
            if opens:
                begun, inner = at, None
                stack.append(_Open(mark, at))
            elif (unopened := _unopened(text, at, mark, found)) is not None:
                found.append(unopened)
            continue
        if breaks and breaks[-1][1] > at:
            continue  # the mark that opens the paragraph again: «, “ or, in Spanish print, »
        if opens:
            if len(stack) < _DEEPEST:
                stack.append(_Open(mark, at))
            continue
        if mark in _SINGLE and not any(_fits(o.mark, mark) for o in stack):
            continue
        while (
            len(stack) > 1
            and not _fits(stack[-1].mark, mark)
            and any(_fits(o.mark, mark) for o in stack[:-1])
        ):
            stack.pop()
        closed = stack.pop()
        if not stack:
            finish(at, True)
        elif len(stack) == 1 and inner is None and closed.mark == stack[0].mark and not breaks:
            inner = (n, at)
    return found


def _unopened(text: str, at: int, mark: str, found: list[Marked]) -> Marked | None:
    """A paragraph whose quotation has lost its opening mark (`It is over," he said.`): from the paragraph's first word."""
    if mark not in '"”»' or text[at - 1 : at] not in (",", "!", "?", "…"):
        return None
    start = text.rfind("\n", max(0, at - 600), at) + 1
    if (start == 0 and at >= 600) or (found and found[-1].outer.end > start):
        return None
    span = strip_span(text, start, at)
    if span is None or len(text[span.start : span.end].split()) < 3 or not text[span.start].isupper():
        return None
    return Marked(Span(start, at + 1), (span,), True)


def _fits(opening: str, closing: str) -> bool:
    return opening == closing or opening in _FAMILY.get(closing, "") or (opening == "„" and closing == "“")


def _opens(text: str, at: int, mark: str, stack: list[_Open]) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if mark == "'":
        return not before.isalnum() and before not in ",.!?…" and after.isalpha()
    if mark in "«‹„‚‘":
        return not (stack and before not in " \u00a0\u202f\n(—–" and after in " ,.;:!?\n)")
    if mark == "“":
        if stack and stack[-1].mark == "„":
            return False
        return not (stack and not before.isspace() and before not in "(—–'’«" and not after.isalnum())
    if mark in _CLOSE:
        # Swedish and some Spanish pages open with ” too.
        return mark == "”" and not stack and (before.isspace() or at == 0) and after.isalnum()
    if not stack:
        return (not before.isalnum() or before in "'’") and not after.isspace()
    if stack[-1].mark in '"＂' or len(stack) == 1:
        return (before.isspace() or before in "(«“") and after.isalnum()
    return before.isspace() and after.isalnum()


def _goes_on(
    text: str,
    marks: list[tuple[int, str]],
    n: int,
    at: int,
    stack: list[_Open],
    breaks: list[tuple[int, int]],
    begun: int,
) -> bool:
    """Whether an open quote runs on into the next paragraph, which a mark opens again or a later mark closes."""
    following = re.compile(r"\s*").match(text, at)
    start = following.end() if following else at
    if start >= len(text) or start - begun > 20_000:
        return False
    if text[start] in _OPEN + '"»＂”':
        while n < len(marks) and marks[n][0] < start:
            n += 1
        again = text[start] in '"»＂”' or text[start] in "«“„‟‹‘"
        ends = all(mark == "\n" for _, mark in marks[n + 1 :]) and len(text) - start < _CUT
        if again and (ends or _closes_later(text, marks, n + 1, start)):
            del stack[1:]
            breaks.append((at, start + 1))
            return True
        return False
    if _closes_later(text, marks, n, start, stack[0].mark == "'") or _cut(text, marks, n, begun):
        breaks.append((at, start))
        return True
    return False


def _cut(text: str, marks: list[tuple[int, str]], n: int, begun: int) -> bool:
    """True when the text breaks off inside the quotation: behind a colon, no mark to its end, which is no sentence's."""
    if len(text) - begun > 1_500 or not text[:begun].endswith((":", ": ", ":\u00a0", ":\n")):
        return False
    return all(mark == "\n" for _, mark in marks[n:]) and text.rstrip()[-1:].isalnum()


def _closes_later(text: str, marks: list[tuple[int, str]], n: int, start: int, single: bool = False) -> bool:
    depth = 0
    for at, mark in marks[n : n + 40]:
        if at - start > _REACH:
            return False
        if mark in "«“„":
            depth += 1
            continue
        if mark in "»”" and depth:
            depth -= 1
            continue
        if mark == "\n":
            following = text[at : at + 3].lstrip()
            if following[:1] and following[0] in _OPEN + '"':
                return True
            continue
        before = text[at - 1]
        if single and mark == "'" and before in ",.!?…":
            return True
        if mark in _SINGLE or mark in "‘‚":
            continue  # what is quoted inside the quotation
        after = text[at + 1] if at + 1 < len(text) else " "
        return mark in _CLOSE or (not before.isspace() and not after.isalnum())
    return False


def _pieces(text: str, start: int, end: int, breaks: list[tuple[int, int]]) -> tuple[Span, ...]:
    pieces = []
    for left, right in [*breaks, (end, end)]:
        span = strip_span(text, start, left)
        if span is not None:
            pieces.append(span)
        start = right
    return tuple(pieces)


_WHITE = " \t\n\r\u00a0\u202f\u2009"


def strip_span(text: str, start: int, end: int, also: str = "") -> Span | None:
    """The span without white space (and the characters of `also`) at its ends, or None when nothing is left."""
    inside = text[start:end]
    left = len(inside) - len(inside.lstrip(_WHITE + also))
    right = len(inside.rstrip(_WHITE + also))
    return Span(start + left, start + right) if right > left else None
