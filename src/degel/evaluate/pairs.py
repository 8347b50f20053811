"""A table of sentences with given actor, recipient and root → accuracy and macro-F1 by root, quad and binary.

Columns: `sentence, actor, recipient, root` (PLV's fifteen root names; CONCEDE and RETREAT count as YIELD), by
preference also `marked` (the sentence with `<s>actor</s>` and `<t>recipient</t>`) and `lang` (English when absent).
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from degel.coder import Coder
from degel.errors import DataError
from degel.events.pairs import ROOTS, root_of
from degel.records import Document, Span

__all__ = [
    "BINARY",
    "QUADS",
    "PairRow",
    "PairScores",
    "evaluate_pairs",
    "pair_lines",
    "read_pairs",
    "score_pairs",
]

# PLV's quads: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.
QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1,
    "COOPERATE": 2, "AID": 2, "YIELD": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
BINARY = {root: "cooperation" if quad <= 2 else "conflict" for root, quad in QUADS.items()}
_MARK = re.compile(r"(</?[st]>)")
_NEEDED = ("sentence", "actor", "recipient", "root")


@dataclass(frozen=True, slots=True)
class PairRow:
    """One sentence with the spans of its actor and recipient (None where it names none) and its root."""

    text: str
    actor: Span | None
    recipient: Span | None
    root: str
    lang: str = "en"
    line: int = 0


@dataclass(frozen=True, slots=True)
class PairScores:
    """Shares from 0 to 1; `roots` are precision, recall, F1 and count of each root, `confused` counts `GOLD → CODED`."""

    count: int
    accuracy: float
    macro_f1: float
    quad_accuracy: float
    quad_macro_f1: float
    binary_accuracy: float
    binary_macro_f1: float
    roots: dict[str, tuple[float, float, float, int]] = field(default_factory=dict)
    confused: dict[str, int] = field(default_factory=dict)


def read_pairs(path: Path) -> Iterator[PairRow]:
    """The rows of a tab-separated file; raises `DataError` with file:line for a missing column or an unknown root."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        missing = [name for name in _NEEDED if name not in (rows.fieldnames or ())]
        if missing:
            raise DataError(
                f"{path}:1: no column {', '.join(missing)}; the table needs {', '.join(_NEEDED)}, separated by tabs"
            )
        for row in rows:
            root = root_of((row["root"] or "").strip().upper())
            if root not in ROOTS:
                raise DataError(
                    f"{path}:{rows.line_num}: {row['root']!r} is no root; use one of {', '.join(ROOTS)}"
                )
            text, actor, recipient = _spans(row)
            yield PairRow(text, actor, recipient, root, row.get("lang") or "en", rows.line_num)


def _spans(row: dict[str, str]) -> tuple[str, Span | None, Span | None]:
    marked = row.get("marked")
    if marked:
        text, open_at, found = "", {}, {}
        for piece in _MARK.split(marked):
            if piece in ("<s>", "<t>"):
                open_at[piece[1]] = len(text)
            elif piece in ("</s>", "</t>") and piece[2] in open_at:
                found[piece[2]] = Span(open_at[piece[2]], len(text))
            elif piece not in ("</s>", "</t>"):
                text += piece
        return text, found.get("s"), found.get("t")
    text = row["sentence"] or ""
    actor = _find(text, row["actor"] or "", None)
    return text, actor, _find(text, row["recipient"] or "", actor)


def _find(text: str, words: str, taken: Span | None) -> Span | None:
    """Where the words stand, as whole words before anywhere, and not inside the other side."""
    words = words.strip()
    if not words:
        return None
    for pattern in (rf"(?<!\w){re.escape(words)}(?!\w)", re.escape(words)):
        for hit in re.finditer(pattern, text):
            span = Span(hit.start(), hit.end())
            if taken is None or not span.overlaps(taken):
                return span
    return None


def evaluate_pairs(coder: Coder, rows: Sequence[PairRow]) -> PairScores:
    """Code every pair and score the types against the roots."""
    coded = [
        root_of(
            coder.code_pair(
                Document(text=row.text, lang=row.lang), actor=row.actor, recipient=row.recipient
            ).type
        )
        for row in rows
    ]
    return score_pairs([row.root for row in rows], coded)


def score_pairs(gold: Sequence[str], coded: Sequence[str]) -> PairScores:
    """Accuracy and macro-F1 (mean of F1 over the classes that the gold holds) of coded roots."""
    if not gold:
        raise DataError("there are no pairs to score; the table holds a header only")
    roots = _table(gold, coded)
    quads = _table([str(QUADS[g]) for g in gold], [str(QUADS[c]) for c in coded])
    sides = _table([BINARY[g] for g in gold], [BINARY[c] for c in coded])
    confused = Counter(f"{g} → {c}" for g, c in zip(gold, coded, strict=True) if g != c)
    return PairScores(
        count=len(gold),
        accuracy=_share(gold, coded),
        macro_f1=_macro(roots),
        quad_accuracy=_share([QUADS[g] for g in gold], [QUADS[c] for c in coded]),
        quad_macro_f1=_macro(quads),
        binary_accuracy=_share([BINARY[g] for g in gold], [BINARY[c] for c in coded]),
        binary_macro_f1=_macro(sides),
        roots=roots,
        confused=dict(sorted(confused.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def _share(gold: Sequence[object], coded: Sequence[object]) -> float:
    return sum(g == c for g, c in zip(gold, coded, strict=True)) / len(gold)


def _table(gold: Sequence[str], coded: Sequence[str]) -> dict[str, tuple[float, float, float, int]]:
    found = {}
    for name in sorted(set(gold)):
        hit = sum(g == c == name for g, c in zip(gold, coded, strict=True))
        said, true = sum(c == name for c in coded), sum(g == name for g in gold)
        precision, recall = hit / said if said else 0.0, hit / true
        f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
        found[name] = (precision, recall, f1, true)
    return found


def _macro(table: dict[str, tuple[float, float, float, int]]) -> float:
    return sum(f1 for _, _, f1, _ in table.values()) / len(table)


def pair_lines(scores: PairScores) -> list[str]:
    """The scores as lines for a reader."""
    lines = [
        f"{scores.count} pairs",
        f"root    accuracy {scores.accuracy:.3f}  macro-F1 {scores.macro_f1:.3f}",
        f"quad    accuracy {scores.quad_accuracy:.3f}  macro-F1 {scores.quad_macro_f1:.3f}",
        f"binary  accuracy {scores.binary_accuracy:.3f}  macro-F1 {scores.binary_macro_f1:.3f}",
        "",
        f"{'root':<10} precision recall  F1     n",
    ]
    lines += [
        f"{root:<10} {precision:>9.2f} {recall:>6.2f} {f1:>5.2f} {count:>5}"
        for root, (precision, recall, f1, count) in scores.roots.items()
    ]
    worst = list(scores.confused.items())[:8]
    if worst:
        lines += ["", "most confused: " + ", ".join(f"{pair} ({count})" for pair, count in worst)]
    return lines
