"""A pair, two days → why the tone moved between them: the happenings that carry it, each left out in turn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from degel.errors import DegelError
from degel.relations.acts import Act, monday
from degel.relations.model import estimate_tone
from degel.relations.series import observe

from .board import Board
from .pairs import act_row
from .view import View

__all__ = ["explain_move", "leave_one_out"]

_CANDIDATES = 80
_SHOWN = 12


def leave_one_out(
    acts: Sequence[Act], start: date, first: date, last: date
) -> tuple[float, float, list[tuple[Act, float]]]:
    """Tone in the weeks of `first` and `last`, and how much of the move each act between them carries.

    The share of an act is the move less the move that is left when the act had not happened; shares need not
    add up to the move, because what an act does depends on the others. Strongest first.
    """
    start, since, week = monday(start), monday(first), monday(last)
    count = (week - start).days // 7 + 1
    before = (since - start).days // 7
    known = [act for act in acts if start <= act.day < week + timedelta(days=7)]
    between = [act for act in known if act.day >= since + timedelta(days=7) or before < 0]
    candidates = sorted(between, key=lambda act: (-act.weight * abs(act.score), act.day, act.happening.id))[
        :_CANDIDATES
    ]
    columns = [observe(known, start, count)]
    for act in candidates:  # only the week of the act differs
        n, mean, square = (column.copy() for column in columns[0])
        at = (act.day - start).days // 7
        own = observe(
            [other for other in known if (other.day - start).days // 7 == at and other is not act],
            start + timedelta(days=7 * at), 1,
        )  # fmt: skip
        n[at], mean[at], square[at] = own[0][0], own[1][0], own[2][0]
        columns.append((n, mean, square))
    tone = estimate_tone(*(np.stack([column[k] for column in columns], axis=1) for k in range(3)))
    base = tone.mean[before] if before >= 0 else np.zeros(len(columns))
    moved = tone.mean[count - 1] - base
    shares = [(act, float(moved[0] - moved[i])) for i, act in enumerate(candidates, 1)]
    shares.sort(key=lambda item: (-abs(round(item[1], 6)), item[0].day, item[0].happening.id))
    return float(base[0]), float(tone.mean[count - 1][0]), shares


def explain_move(
    board: Board, a: str, b: str, view: View, at: date | None = None, since: date | None = None
) -> dict[str, Any]:
    """Why the tone moved up to the week of `at` (default: the last week), from `since` (default: 13 weeks before)."""
    shown = board.shown(a, b, view)
    last = min(at or view.until or shown.until, shown.until)
    if last < shown.weeks[0]:
        raise DegelError(f"nothing is known of the pair before {shown.weeks[0]}; choose a later day")
    first = since or (last - timedelta(days=91))
    if first >= last:
        raise DegelError(f"the period ends ({last}) before it starts ({first}); swap since and at")
    before, after, shares = leave_one_out(shown.acts, shown.weeks[0], first, last)
    week = min((last - shown.weeks[0]).days // 7, len(shown.weeks) - 1)
    rows = board.titles(a, b)
    return {
        "a": a,
        "b": b,
        "since": monday(first).isoformat(),
        "at": monday(last).isoformat(),
        "grade": shown.grades[week],
        "state": shown.states[week],
        "enough": shown.grades[week] != "E",
        "tone_before": round(before, 2),
        "tone_after": round(after, 2),
        "moved": round(after - before, 2),
        "happenings": [
            act_row(act, rows) | {"share": round(share, 3)}
            for act, share in shares[:_SHOWN]
            if abs(share) >= 0.005
        ],
        "others": max(len(shares) - _SHOWN, 0),
        "view": view.query(),
    }
