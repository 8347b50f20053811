"""Acts → effective number, mean score and mean square of each cell (a week, a week of a pair, a week of a draw).

The press of a, of b and of the rest of the world carry a third each in every cell in which they report; where one is silent
the others share its part. The effective number is Kish's (Σw)²/Σw², and never more than Σw: five doubtful acts are fewer
than five.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from .acts import Act, monday
from .model import Array

__all__ = ["observe", "week_index", "weeks_of", "weigh"]

Index = npt.NDArray[np.int64]


def week_index(start: date, day: date) -> int:
    """The number of weeks from the week of `start` to that of `day`."""
    return (monday(day) - monday(start)).days // 7


def weeks_of(acts: Sequence[Act], start: date) -> tuple[Index, Array]:
    """The week of each act from that of `start`, and the shares of the three presses in it, as (acts,) and (acts, 3)."""
    first = monday(start).toordinal()
    week = (np.array([act.day.toordinal() for act in acts], dtype=np.int64) - first) // 7
    return week, np.array([act.shares for act in acts], dtype=float).reshape(len(acts), 3)


def observe(
    acts: Sequence[Act], start: date, weeks: int, *, presses: bool = True
) -> tuple[Array, Array, Array]:
    """Effective number, mean and mean square of the acts of each week, as (weeks,) arrays."""
    week, shares = weeks_of(acts, start)
    w = np.array([act.weight for act in acts], dtype=float)
    x = np.array([act.score for act in acts], dtype=float)
    return weigh(week, w, x, shares if presses else np.ones((len(acts), 1)), weeks)


def weigh(cell: Index, w: Array, x: Array, shares: Array, cells: int) -> tuple[Array, Array, Array]:
    """Effective number, mean and mean square of each of the `cells`; `shares` is (acts, presses)."""
    present, mean, square, inverse = (np.zeros(cells) for _ in range(4))
    parts = []
    for k in range(shares.shape[1]):
        wk = w * shares[:, k]
        if wk.any():
            mass = np.bincount(cell, wk, cells)
            seen = mass > 0
            present += seen
            parts.append((seen, mass, wk))
    for seen, mass, wk in parts:
        safe = np.where(seen, mass, 1.0)
        share = np.where(seen, 1.0 / np.maximum(present, 1.0), 0.0)
        wx = wk * x
        mean += share * np.bincount(cell, wx, cells) / safe
        square += share * np.bincount(cell, wx * x, cells) / safe
        kish = mass**2 / np.where(seen, np.bincount(cell, wk**2, cells), 1.0)
        count = np.minimum(kish, np.bincount(cell, w * (wk > 0), cells))
        inverse += np.where(seen, share**2 / np.maximum(count, 1e-6), 0.0)
    n = np.where(present > 0, 1.0 / np.where(present > 0, inverse, 1.0), 0.0)
    return np.minimum(n, np.bincount(cell, w, cells)), mean, square
