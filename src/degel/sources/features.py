"""`Line`s of a page → a table of numbers, a row a line, that say nothing of any site or language.

A row holds the line's own shape, that of its neighbours, and where the line stands in the page's running text.
Columns are named in `NAMES`, in order.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from degel.sources.lines import Line

__all__ = ["BLOCK_NAMES", "NAMES", "block_features", "line_features"]

Table = npt.NDArray[np.float64]

_LETTERS = re.compile(r"[^\W\d_]{4,}")
_MARKS = re.compile(r"[|›»•·→▶►/\\]|\s[-–—]\s")
_QUOTE = re.compile(r"[\"«»“”„]|(?<!\w)['‘’]")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\S|(?<!\S)[@#]\w")

_OWN = (
    "log_words",
    "log_chars",
    "word_length",
    "final",
    "final_long",
    "colon",
    "question",
    "ellipsis",
    "inside",
    "function",
    "function_short",
    "capitals",
    "title_case",
    "all_capitals",
    "low_start",
    "digits",
    "commas",
    "widget",
    "cue",
    "cue_start",
    "rights",
    "byline",
    "caption",
    "dateline",
    "ending",
    "advert",
    "date",
    "marks",
    "quote",
    "address",
    "repeated",
    "gap",
    "gap_after",
    "echo",
    "brackets",
    "reader",
    "credit",
    "glued",
    "words_1",
    "words_3",
    "words_7",
    "words_14",
    "words_24",
    "words_45",
    "words_more",
    "plain_middle",
    "plain_long",
    "spoken_short",
    "lead",
    "account",
    "account_dense",
)
_SIZES = (-1, 1, 3, 7, 14, 24, 45, 10**9)
_AROUND = ("log_words", "final_long", "function", "widget", "prose")
_PLACE = (
    "position",
    "prose_before",
    "prose_after",
    "before_text",
    "after_text",
    "in_text",
    "since_prose",
    "until_prose",
    "since_cue",
    "since_ending",
    "cue_open",
    "density_3",
    "density_8",
    "prose_line",
    "run_short",
    "page_prose",
    "reader_excess",
    "account_excess",
    "commented",
    "ended",
    "account_near",
)
NAMES: tuple[str, ...] = (
    *_OWN,
    *(f"{name}_{shift:+d}" for shift in (-3, -2, -1, 1, 2, 3) for name in _AROUND),
    *_PLACE,
)

BLOCK_NAMES: tuple[str, ...] = (
    "logit",
    "chance",
    "inside",
    "inside_logit",
    "above",
    "below",
    "above_away",
    "below_away",
    "words_away",
    "outside_share",
    "outside_logit",
    *(f"chance_{shift:+d}" for shift in (-1, 1, -2, 2, -3, 3)),
    "chance_near_2",
    "chance_near_5",
    "chance_near_12",
    "mass_near_5",
    "inside_near",
    "inside_short",
    "inside_full",
    "between_kept",
    "between_dropped",
)


def _content(text: str) -> set[str]:
    return {word[:5] for word in _LETTERS.findall(text.lower())}


def _own(line: Line, follows: Line | None, echo: float) -> tuple[float, ...]:
    text = line.text[:4000]
    size = len(text)
    words = max(1, line.words)
    return (
        float(np.log1p(line.words)),
        float(np.log1p(size)),
        min(size / words, 15.0) / 15.0,
        float(line.final),
        float(line.final and line.words >= 10),
        float(text[-1] == ":"),
        float(text[-1] in "?؟？"),
        float(text.endswith(("…", "..."))),
        min(line.inside, 5) / 5.0,
        line.function,
        line.function if line.words < 10 else 0.0,
        min(line.capitals, 1.0),
        float(line.capitals > 0.7 and line.words > 2),
        float(text.isupper() and size > 3),
        float(text[0].islower()),
        line.digits,
        min(text.count(",") / words, 0.5),
        line.widget,
        float(line.cue),
        float(line.cue_start),
        float(line.rights),
        float(line.byline),
        float(line.caption),
        float(line.dateline),
        float(line.ending),
        float(line.advert),
        float(line.date is not None),
        min(len(_MARKS.findall(text)) / words, 1.0),
        float(_QUOTE.search(text) is not None),
        float(_ADDRESS.search(text) is not None),
        float(line.repeated),
        float(line.gap),
        float(follows is None or follows.gap),
        echo,
        float(text[0] in "([{" or text[-1] in ")]}"),
        min(line.reader * 5, 1.0),
        float(line.credit),
        min(line.glued, 4) / 4.0,
        *(float(low < line.words <= high) for low, high in itertools.pairwise(_SIZES)),
        float(not line.final and 7 < line.words <= 24),
        float(not line.final and line.words > 24),
        float(line.final and line.function > 0.2 and line.words <= 14),
        float(line.lead),
        float(line.account >= 2),
        min(10.0 * line.account / words, 1.0),
    )


def _shifted(column: Table, shift: int) -> Table:
    """The column moved by `shift` rows, zeros where the page ends."""
    out = np.zeros_like(column)
    if abs(shift) >= len(column):
        return out
    if shift < 0:
        out[-shift:] = column[:shift]
    else:
        out[:-shift] = column[shift:]
    return out


def _window(column: Table, reach: int) -> Table:
    sums = np.concatenate(([0.0], np.cumsum(column)))
    size = len(column)
    low = np.maximum(np.arange(size) - reach, 0)
    high = np.minimum(np.arange(size) + reach + 1, size)
    return np.asarray((sums[high] - sums[low]) / (high - low))


def _since(marks: Sequence[bool]) -> Table:
    """1 / (1 + lines since the last mark), 0 before the first one."""
    away = accumulate(marks, lambda gone, mark: 0.0 if mark else gone + 1.0, initial=1e9)
    return 1.0 / (1.0 + np.fromiter(away, float)[1:])


def _excess(lines: Sequence[Line], told: Table, words: Table) -> tuple[Table, Table]:
    """How much more a line speaks to the reader, and of accounts, than the page's running text does."""
    mass = told * words
    total = max(1.0, float(mass.sum()))
    reader = np.array([line.reader for line in lines])
    account = np.array([line.account for line in lines]) / np.maximum(words, 5.0)
    usual = float((reader * mass).sum()) / total, float((account * mass).sum()) / total
    return np.clip((reader - 2 * usual[0]) * 10, 0, 1), np.clip((account - 2 * usual[1]) * 10, 0, 1)


def _ended(marks: Sequence[bool], before: Table, total: float) -> Table:
    """1 after a mark below which no more than two thirds of the running text stand, else 0."""
    rows = [row for row, mark in enumerate(marks) if mark and before[row] > total / 3]
    out = np.zeros(len(marks))
    if rows:
        out[rows[0] :] = 1.0
    return out


def line_features(lines: Sequence[Line]) -> Table:
    """A row of `len(NAMES)` numbers for each line."""
    if not lines:
        return np.zeros((0, len(NAMES)))
    prose = [line.prose for line in lines]
    spoken: dict[str, int] = {}
    contents = [_content(line.text[:4000]) for line in lines]
    for told, content in zip(prose, contents, strict=True):
        if told:
            for word in content:
                spoken[word] = spoken.get(word, 0) + 1
    echoes = [
        sum(1 for word in content if spoken.get(word, 0) > told) / max(3, len(content))
        for told, content in zip(prose, contents, strict=True)
    ]
    following: list[Line | None] = [*lines[1:], None]
    own = np.array(
        [_own(line, after, echo) for line, after, echo in zip(lines, following, echoes, strict=True)]
    )
    running = np.array(prose, dtype=float)
    words = np.array([min(line.words, 200) for line in lines], dtype=float)
    around = {name: running if name == "prose" else own[:, _OWN.index(name)] for name in _AROUND}
    neighbours = [_shifted(around[name], shift) for shift in (-3, -2, -1, 1, 2, 3) for name in _AROUND]
    mass = running * words
    total = max(1.0, float(mass.sum()))
    before = np.cumsum(mass) - mass
    after = total - before - mass
    short = np.array([line.words < 8 and not line.final for line in lines])
    cue = [line.cue and not line.final for line in lines]
    opened = accumulate(
        zip(cue, (line.prose and line.words >= 18 for line in lines), strict=True),
        lambda state, now: 1.0 if now[0] else 0.0 if now[1] else state,
        initial=0.0,
    )
    place = [
        np.arange(len(lines)) / len(lines),
        before / total,
        after / total,
        (before <= 0).astype(float),
        (after <= 0).astype(float),
        ((before > 0) & (after > 0)).astype(float),
        _since(prose),
        _since(prose[::-1])[::-1],
        _since(cue),
        _since([line.ending for line in lines]),
        np.fromiter(opened, float)[1:],
        _window(running, 3),
        _window(mass, 8) / 50.0,
        running,
        _window(short.astype(float), 2),
        np.full(len(lines), min(1.0, total / max(1.0, float(words.sum())))),
        *_excess(lines, running, words),
        _ended([line.comments for line in lines], before, total),
        _ended([line.ending for line in lines], before, total),
        _window(np.array([min(line.account, 3) for line in lines], dtype=float), 2),
    ]
    return np.column_stack([own, *neighbours, *place])


def _main_block(chance: Table, words: Table) -> tuple[int, int]:
    """First and last row of the run with the largest sum of (chance - 0.45) * sqrt(words + 1)."""
    best, current = -1.0, 0.0
    start = first = last = 0
    for row, value in enumerate(((chance - 0.45) * np.sqrt(words + 1.0)).tolist()):
        if current <= 0:
            current, start = 0.0, row
        current += value
        if current > best:
            best, first, last = current, start, row
    return first, last


def block_features(chance: Table, lines: Sequence[Line]) -> Table:
    """A row of `len(BLOCK_NAMES)` numbers for each line, from the chances (0 … 1) that the lines are running text.

    They say where a line stands to the page's main block of running text, and what stands around it.
    """
    size = len(lines)
    if not size:
        return np.zeros((0, len(BLOCK_NAMES)))
    words = np.array([min(line.words, 80) for line in lines], dtype=float)
    logit = np.log((chance + 1e-3) / (1.0 - chance + 1e-3))
    first, last = _main_block(chance, words)
    row = np.arange(size)
    above, below = (row < first).astype(float), (row > last).astype(float)
    inside = 1.0 - above - below
    away = np.maximum(first - row, 0) + np.maximum(row - last, 0)
    dropped = np.concatenate(([0.0], np.cumsum((chance < 0.5) * words)))
    words_away = above * (dropped[first] - dropped[row]) + below * (
        dropped[row] - dropped[min(last + 1, size)]
    )
    mass = chance * words
    share = float(mass[first : last + 1].sum()) / max(1.0, float(mass.sum()))
    before, after = _shifted(chance, -1), _shifted(chance, 1)
    near = _window(chance, 2)
    return np.column_stack(
        [
            logit,
            chance,
            inside,
            inside * logit,
            above,
            below,
            above * np.log1p(away),
            below * np.log1p(away),
            np.log1p(np.maximum(words_away, 0.0)),
            (1.0 - inside) * share,
            (1.0 - inside) * logit,
            before,
            after,
            _shifted(chance, -2),
            _shifted(chance, 2),
            _shifted(chance, -3),
            _shifted(chance, 3),
            near,
            _window(chance, 5),
            _window(chance, 12),
            _window(mass, 5) / 20.0,
            inside * near,
            inside * (words < 8),
            inside * (words >= 8),
            (before > 0.5) * (after > 0.5),
            (before < 0.3) * (after < 0.3),
        ]
    )
