"""The text of a flattened news page → its article, and every other line with the reason why it was taken off.

The pass knows no site. It looks at shape: sentence ends, function words, widget words, repeated lines, lists of
titles after a cue, density of running text around a line. No word is lost: every line that holds anything is in
`text`, or in `furniture`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from degel.records import Furniture
from degel.sources.dates import tells_revision
from degel.sources.lines import Line, read_lines
from degel.sources.model import Table, Weights, chance_of_text
from degel.sources.words import furniture_words

__all__ = ["Page", "strip_furniture"]

_NAME = re.compile(
    r"^(?:(?:[A-ZÀ-ÞА-ЯЁ][\w’'.\-]*|de|da|del|la|le|van|von|di|bin|al|el|y|e|et|and|и|avec|with|con|с|,|/|&|\|)\s*){1,9}$"
)
_TITLE_TAIL = re.compile(r"\s+[-–—|·•:»]\s+")
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_DOUBT = 0.1
_NEAR = 4
_EVEN = 0.5  # chance above which a line is kept; 0.4 and 0.6 lose 0.002 to 0.008 of F1


@dataclass(frozen=True, slots=True)
class Page:
    """What a flattened page says: its paragraphs joined by an empty line, and what was around them."""

    text: str
    title: str | None
    byline: str | None
    rights: str | None
    published: date | None
    related: tuple[str, ...]
    furniture: tuple[Furniture, ...]


def strip_furniture(
    text: str, *, title: str | None = None, trusted: bool = False, weights: Weights | None = None
) -> Page:
    """The article of a flattened page, its furniture taken off.

    `title`, when it is known from elsewhere, is found and taken off too. In a `trusted` text, one that an
    extractor has already cleaned, only what is plainly furniture goes. `weights` are those of the line model, the shipped ones unless given. A text in which nothing looks like an
    article is kept whole: the pass never returns less than the input unless it found running text.

    >>> page = strip_furniture("Share\\nThe foreign ministers of Greece and Turkey met on Monday in Athens.\\nRead more\\nOil prices fall")
    >>> page.text, page.related
    ('The foreign ministers of Greece and Turkey met on Monday in Athens.', ('Oil prices fall',))
    """
    lines = read_lines(text)
    return _assemble(lines, _keep_trusted(lines) if trusted else _keep(lines, weights), title)


def _assemble(lines: list[Line], keep: list[bool], title: str | None) -> Page:
    if not lines:
        return Page("", title, None, None, None, (), ())
    if not any(keep):
        keep = [not (line.widget > 0.6 or line.rights or _is_plain_furniture(line)) for line in lines]
        if not any(keep):
            keep = [True] * len(lines)
        first = next(i for i, kept in enumerate(keep) if kept)
    else:
        first = next(i for i, kept in enumerate(keep) if kept)
    reasons: list[str | None] = [None] * len(lines)
    found_title = _find_title(lines, keep, first, title)
    if found_title is not None:
        name, rows = found_title
        for number, row in enumerate(rows):
            reasons[row] = "title" if number == 0 else "repeated"
            keep[row] = False
        title = title or name
    byline = rights = None
    published = None
    revised = False
    related: list[str] = []
    listing = False
    started = False
    for i, line in enumerate(lines):
        if keep[i]:
            started = True
            listing = False
            continue
        if reasons[i] is not None:
            continue
        reason = _reason(line, started, listing)
        if line.cue:
            listing = True
        if reason == "byline" and byline is None:
            byline = _byline_name(line.text)
        elif reason == "rights" and rights is None:
            rights = line.text
        elif reason == "date" and (published is None or revised) and (not started or line.dateline):
            if published is None or not tells_revision(line.text):
                published, revised = line.date, tells_revision(line.text)
        elif reason == "related" and not line.cue:
            related.append(_after_lead(line))
        reasons[i] = reason
    body = "\n\n".join(line.text for i, line in enumerate(lines) if keep[i])
    removed = tuple(
        Furniture(line.text, reasons[i] or "widget") for i, line in enumerate(lines) if not keep[i]
    )
    return Page(body, title, byline, rights, published, tuple(dict.fromkeys(related)), removed)


def _keep(lines: Sequence[Line], weights: Weights | None) -> list[bool]:
    """Which lines are running text."""
    if not lines:
        return []
    if _is_clean(lines):
        return [True] * len(lines)
    chance = chance_of_text(lines, weights)
    keep = [bool(chance[i] > _EVEN) and not _is_plain_furniture(line) for i, line in enumerate(lines)]
    if not any(keep):
        keep = [line.prose and not line.account and not _is_plain_furniture(line) for line in lines]
    _rescue(lines, chance, keep)
    listing = False
    for i, line in enumerate(lines):
        if line.cue and not line.final:
            listing = True
        elif listing and keep[i] and (line.words >= 18 or line.inside):
            listing = False
        elif listing:
            keep[i] = False
    return keep


def _rescue(lines: Sequence[Line], chance: Table, keep: list[bool]) -> None:
    """Keep plain sentences that stand by the text and bear no mark of furniture, when the model was in doubt.

    A short page gives the model little to go by: there the doubtful line is mostly a last paragraph.
    """
    kept = [i for i, on in enumerate(keep) if on]
    if not kept:
        return
    near = max(kept) + _NEAR
    closed = False
    for i, line in enumerate(lines):
        if i > near:
            break
        if i > kept[0] and (line.comments or line.ending or (line.cue and not line.final)):
            closed = True
        if closed or keep[i] or i < kept[0] - _NEAR or chance[i] < _DOUBT:
            continue
        plain = line.prose and not (
            line.account or line.reader or line.repeated or line.credit or line.rights
        )
        keep[i] = plain and not _is_plain_furniture(line)


def _is_clean(lines: Sequence[Line]) -> bool:
    """True for a text without furniture: sentences from end to end, at most a headline above them."""
    marked = sum(
        1
        for line in lines
        if line.cue
        or line.lead
        or line.advert
        or line.rights
        or line.widget > 0.5
        or line.repeated
        or line.date
    )
    told = [line.final and line.words >= 2 for line in lines]
    return not marked and (all(told) or (len(lines) > 1 and all(told[1:])))


def _is_plain_furniture(line: Line) -> bool:
    """True for a line that says by itself that it is no running text."""
    if line.advert or line.lead:
        return True
    if line.final and line.words > 15:
        return False
    return (
        line.cue
        or (line.cue_start and line.words <= 25)
        or (line.credit and not line.final)
        or (line.rights and line.words <= 15)
        or (line.repeated and line.words < 20)
        or (line.byline and line.words < 10 and _byline_name(line.text) is not None)
    )


def _keep_trusted(lines: Sequence[Line]) -> list[bool]:
    """Which lines of a text that an extractor has cleaned are not plainly furniture."""
    return [
        not (
            line.advert
            or (line.cue and not line.final)
            or (line.cue_start and line.words <= 25)
            or (line.widget > 0.6 and not line.final)
            or (line.rights and line.words <= 15)
        )
        for line in lines
    ]


def _content(text: str) -> set[str]:
    return {word[:5] for word in _LETTERS.findall(text.lower())}


def _find_title(
    lines: Sequence[Line], keep: Sequence[bool], first: int, known: str | None
) -> tuple[str, list[int]] | None:
    """The title and the rows that hold it: known, said twice above the text, or the line above it that the text echoes."""
    head = range(min(first + 1, len(lines)))
    if known:
        folded = " ".join(known.lower().split())
        rows = [i for i in head if lines[i].folded == folded or lines[i].folded.startswith(folded + " ")]
        return (known, rows) if rows else None
    body = _content(" ".join(line.text[:2000] for i, line in enumerate(lines) if keep[i]))
    best: tuple[float, int] | None = None
    for i in head:
        line = lines[i]
        if keep[i] and not (i == 0 and not line.final and line.words <= 25 and len(lines) > 1):
            continue
        if line.words < 3 or line.words > 40 or line.widget > 0.5 or line.rights or line.cue or line.byline:
            continue
        own = _content(line.text)
        echo = len(own & body) / max(3, len(own))
        twin = sum(1 for other in lines if other is not line and _same_title(line.folded, other.folded))
        score = echo + 0.5 * min(twin, 2) + (0.15 if not line.final else 0.0) + 0.1 * (i / max(1, first))
        if line.date and line.words < 10:
            score -= 0.5
        if line.caption:
            score -= 0.3
        if best is None or score > best[0]:
            best = (score, i)
    if best is None or best[0] < 0.25:
        best = _only_headline(lines, first)
        if best is None:
            return None
    name = lines[best[1]].text
    rows = [i for i in range(len(lines)) if lines[i].folded == lines[best[1]].folded]
    rows += [
        i
        for i in head
        if i not in rows and lines[i].words <= 40 and _same_title(lines[i].folded, lines[best[1]].folded)
    ]
    shortest = min((lines[i].text for i in rows), key=len)
    return (shortest if len(shortest) >= 0.4 * len(name) else name), sorted(rows)


def _only_headline(lines: Sequence[Line], first: int) -> tuple[float, int] | None:
    """The one line above the text that is long enough for a headline, when there is just one."""
    rows = [
        i
        for i, line in enumerate(lines[:first])
        if 4 <= line.words <= 25
        and not (
            line.final or line.date or line.byline or line.caption or line.credit or line.cue or line.lead
        )
        and line.widget < 0.3
        and not line.rights
    ]
    return (0.25, rows[0]) if len(rows) == 1 else None


def _same_title(one: str, other: str) -> bool:
    """True when the two lines are the same title, one of them perhaps followed by the site's name."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return (
        len(short) >= 15
        and long.startswith(short)
        and _TITLE_TAIL.match(long[len(short) :] + " ") is not None
    )


def _reason(line: Line, started: bool, listing: bool) -> str:
    if line.cue or line.cue_start or line.lead:
        return "related"
    if line.advert:
        return "advert"
    if line.rights:
        return "rights"
    if line.byline and _byline_name(line.text) is not None:
        return "byline"
    if line.widget > 0.45:
        return "widget"
    if line.date is not None and line.words <= 20:
        return "date"
    if listing:
        return "related"
    if line.caption:
        return "caption"
    if line.repeated:
        return "repeated"
    if line.ending:
        return "widget"
    return "after" if started else "navigation"


def _after_lead(line: Line) -> str:
    """The title in "Read also: title", or the whole line."""
    if not line.lead:
        return line.text
    flat = " ".join(line.text.split())
    match = furniture_words().lead.match(flat.lower().replace("’", "'"))
    rest = flat[match.end() :].strip(" \u00a0:>|–—-»→") if match else ""
    return rest or line.text


def _byline_name(text: str) -> str | None:
    """The author's name of a byline, or None when what follows "By" is no name."""
    flat = " ".join(text.split())
    match = furniture_words().byline.match(flat.lower())
    if match is None:
        return None
    name = flat[match.end() :].strip(" :,-–—|•")
    name = re.split(r"\s*[|•·]\s*|\s+[-–—]\s+|,?\s+(?=\d)", name)[0].strip(" ,")
    return name if name and len(name) <= 120 and _NAME.match(name) and name[0].isupper() else None
