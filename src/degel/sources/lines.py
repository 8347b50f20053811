"""Text of a page → `Line`s with the shape of each: length, punctuation, function words, widget words, dates.

No line is lost: joining the lines' `text` in order gives every word of the page.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from datetime import date

from degel.errors import SourceError
from degel.sources.dates import find_date
from degel.sources.words import Words, fold, furniture_words

__all__ = ["Line", "read_lines"]

_BREAKS = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\u200b\u200e\u200f\u2060\ufeff]")
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_FINAL = re.compile(r"[.!?…。！？؟۔][\"'»”’)\]\u00a0 *]*$")
_INSIDE = re.compile(r"[.!?…][\"'»”’)\]]*\s+[\"'«“‘(¿¡—–-]*[A-ZÀ-ÞА-ЯЁ0-9]|[。！？]")
_CAPITAL = re.compile(r"\b[A-ZÀ-ÞА-ЯЁ]\w*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_GLUED = re.compile(r"[a-zà-ÿа-яё.»”)][A-ZÀ-ÞА-ЯЁ]")
_CREDIT = re.compile(
    r"(?:\b(?:AFP|REUTERS|Reuters|EFE|AP|ANSA|DPA|dpa|Getty|GETTY|Xinhua|TASS|ТАСС|РИА Новости|Sputnik|SIPA|EPA|PA|EP"
    r"|Europa Press|Belga|ANP|Keystone|AA|Anadolu|Shutterstock|iStock|Alamy|Unsplash|Bloomberg|NurPhoto|Abaca)\b"
    r"[^.!?]{0,30}|©[^.!?]{0,60}|\bvia [A-Z][^.!?]{0,30})\W*$"
)
_MAX_LINES = 100_000  # the longest of 139 pages held 2,300
_LIMIT = 4_000  # characters of a line looked at for its shape: a line of 5 MB has the shape of its beginning


@dataclass(slots=True)
class Line:
    """One line of a page and its shape; counts are of its first 4,000 characters."""

    text: str
    folded: str
    gap: bool
    words: int
    final: bool
    inside: int
    function: float
    capitals: float
    digits: float
    widget: float
    cue: bool
    cue_start: bool
    rights: bool
    byline: bool
    caption: bool
    dateline: bool
    ending: bool
    advert: bool
    reader: float
    lead: bool
    account: int
    comments: bool
    credit: bool
    glued: int
    date: date | None
    repeated: bool = False
    unfamiliar: bool = False

    @property
    def prose(self) -> bool:
        """True for a line that is plainly running text: a sentence end and enough words."""
        return (
            self.final
            and self.words >= 10
            and self.widget < 0.3
            and (self.function > 0.15 or self.unfamiliar)
        )


def _is_wrapped(rows: list[str]) -> bool:
    """True for text broken by hand at a column: its full lines are nearly as long as the longest and end in mid-sentence."""
    sizes = [len(r) for r in rows if r]
    if len(sizes) < 6:
        return False
    widest = max(sizes)
    if not 50 <= widest <= 100:
        return False
    followed = [(a, b) for a, b in itertools.pairwise(rows) if a and b]
    if len(followed) < 0.5 * len(sizes):
        return False
    broken = sum(
        1 for a, b in followed if len(a) + 1 + len(b.split(" ", 1)[0]) > widest - 8 and not _FINAL.search(a)
    )
    return broken > 0.6 * len(followed)


def _unwrap(rows: list[str]) -> list[str]:
    """The rows with those that run on into the next one joined to it."""
    widest = max(map(len, rows))
    groups: list[list[str]] = []
    previous = ""
    for row in rows:
        if previous and row and len(previous) + 1 + len(row.split(" ", 1)[0]) > widest - 8:
            groups[-1].append(row)
        else:
            groups.append([row])
        previous = row
    return [" ".join(group) for group in groups]


def read_lines(text: str) -> list[Line]:
    """The lines of a page that hold anything, in order, with their shape.

    Raises `SourceError` for more than 100,000 lines: that is no page, and would take minutes.
    """
    words = furniture_words()
    rows = [_CONTROL.sub("", row).strip() for row in _BREAKS.split(text)]
    if _is_wrapped(rows):
        rows = _unwrap(rows)
    if sum(map(bool, rows)) > _MAX_LINES:
        raise SourceError(f"the page holds more than {_MAX_LINES:,} lines; split it, or give JSONL")
    lines: list[Line] = []
    gap = True
    for row in rows:
        if not row:
            gap = True
            continue
        lines.append(_shape(row, gap, words))
        gap = False
    _mark_repeated(lines)
    _mark_unfamiliar(lines)
    return lines


def _shape(row: str, gap: bool, words: Words) -> Line:
    head = row[:_LIMIT]
    folded = fold(head)
    tokens = _WORD.findall(folded)
    count = len(tokens)
    if count and (wide := len(_CJK.findall(head))) > count:
        count = max(count, wide // 2)
    parts = [part for token in tokens for part in token.replace("'", "-").split("-")]
    function = (
        max(sum(1 for part in parts if part in known) for known in words.function.values()) / len(parts)
        if parts
        else 0.0
    )
    short = count <= 25
    bare = words.bare(folded)
    return Line(
        text=row,
        folded=folded,
        gap=gap,
        words=count,
        final=bool(_FINAL.search(row[-12:])),
        inside=len(_INSIDE.findall(head)),
        function=function,
        capitals=len(_CAPITAL.findall(head)) / max(1, count),
        digits=sum(1 for token in tokens if token[0].isdigit()) / max(1, len(tokens)),
        widget=words.widget_share(folded) if count <= 60 else 0.0,
        cue=bare in words.cue,
        cue_start=short and bool(words.cue_start.match(folded)),
        rights=count <= 60 and bool(words.rights.search(folded)),
        byline=short and bool(words.byline.match(folded)),
        caption=short and bool(words.caption.match(folded)),
        dateline=short and bool(words.dateline.match(folded)),
        ending=bare in words.ending,
        advert=bare in words.advert,
        reader=sum(1 for token in tokens if token in words.reader) / max(1, count),
        lead=count <= 45 and _is_lead(head, folded, words),
        account=len(words.account.findall(folded)) if count <= 120 else 0,
        comments=short and bare in words.comments,
        credit=count <= 80 and bool(_CREDIT.search(row[-80:])),
        glued=len(_GLUED.findall(head)),
        date=find_date(head) if short else None,
    )


def _is_lead(head: str, folded: str, words: Words) -> bool:
    """True for an invitation to another story, with its title on the same line ("Lire aussi : …", "Read more Talks …")."""
    match = words.lead.match(folded)
    if match is None or match.end() == len(folded):
        return False
    rest = head[match.end() :].lstrip()
    return bool(rest) and (
        rest[0] in ":>|–—-»→" or (rest[0].isupper() and " " in match[0]) or rest[0] in '«“"'
    )


def _mark_repeated(lines: list[Line]) -> None:
    """Mark the second and later copies of a line."""
    seen: set[str] = set()
    for line in lines:
        if line.folded in seen:
            line.repeated = True
        seen.add(line.folded)


def _mark_unfamiliar(lines: list[Line]) -> None:
    """Mark the page's lines when its running text holds the function words of no known language."""
    long = [line for line in lines if line.words >= 10 and line.final]
    if not long:
        return
    if sum(line.function for line in long) / len(long) < 0.12:
        for line in lines:
            line.unfamiliar = True
