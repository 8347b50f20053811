"""What coded acts may be in truth: draws of their types from the coder's error rates, and the spread of the tone over them.

An act is right with its probability. A wrong one is no act of the pair at all, or one of another type: how often, and of
which, says `data/errors.yml`. A draw of an act depends on the act's id alone, so that later acts change no earlier interval.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml

from .acts import WORST, Act
from .model import Array, filter_level
from .observe import weeks_of, weigh
from .scale import Scale, load_scale

__all__ = ["DRAWS", "ErrorRates", "draw_truths", "drawn_sd", "load_errors"]

DRAWS = 200
_DATA = Path(__file__).parent / "data" / "errors.yml"
_PRIOR = 2.0  # pairs of sentences; a coded root seen a few times leans on the errors of all roots
_YIELD = ("CONCEDE", "RETREAT")  # one root in the table of errors, two types here


@dataclass(frozen=True, slots=True)
class ErrorRates:
    """`elsewhere`: of wrong codings the share that are no act of the pair. `types[coded]`: the true types of those whose
    type alone is wrong, with the cumulative probabilities of each.
    """

    elsewhere: float
    types: Mapping[str, tuple[tuple[str, ...], Array]]


@cache
def load_errors() -> ErrorRates:
    """The error rates that dégel ships."""
    data = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    counts: Mapping[str, Mapping[str, float]] = data["types"]
    everywhere = {
        true: sum(row.get(true, 0.0) for coded, row in counts.items() if coded != true) for true in counts
    }
    types = {}
    for coded, row in counts.items():
        others = {true: everywhere[true] for true in counts if true != coded}
        total = sum(others.values())
        shares = {true: row.get(true, 0.0) + _PRIOR * count / total for true, count in others.items()}
        for type in _YIELD if coded == "YIELD" else (coded,):
            types[type] = _cumulative(shares)
    return ErrorRates(float(data["elsewhere"]), types)


def _cumulative(shares: Mapping[str, float]) -> tuple[tuple[str, ...], Array]:
    split = {
        type: share / (2 if root == "YIELD" else 1)
        for root, share in shares.items()
        for type in (_YIELD if root == "YIELD" else (root,))
    }
    values = np.cumsum(list(split.values()))
    return tuple(split), values / values[-1]


def draw_truths(
    acts: Sequence[Act], scale: Scale, errors: ErrorRates, draws: int = DRAWS
) -> tuple[Array, Array]:
    """Weights and scores of the acts in each draw, as (acts, draws); an act that is none of the pair weighs 0."""
    chance = np.array([min(max(act.happening.probability, 1e-6), 1.0) for act in acts])[:, None]
    u = _uniform([act.happening.id for act in acts], draws)
    right = u < chance
    with np.errstate(invalid="ignore", divide="ignore"):
        u = np.where(right, 0.0, (u - chance) / (1.0 - chance))
    gone = ~right & (u < errors.elsewhere)
    u = np.where(right | gone, 0.0, (u - errors.elsewhere) / max(1.0 - errors.elsewhere, 1e-9))
    weights = np.where(gone, 0.0, np.array([act.weight for act in acts])[:, None] / chance)
    scores = np.repeat(np.array([act.score for act in acts])[:, None], draws, axis=1)
    kinds = np.array([act.happening.type for act in acts])
    for coded, (types, cumulative) in errors.types.items():
        here = np.flatnonzero(kinds == coded)
        if len(here):
            values = np.array([max(-WORST, min(WORST, scale.score(type))) for type in types])
            found = values[np.minimum(np.searchsorted(cumulative, u[here]), len(types) - 1)]
            scores[here] = np.where((right | gone)[here], scores[here], found)
    return weights, scores


def drawn_sd(
    acts: Sequence[Act],
    start: date,
    weeks: int,
    scale: str = "plover",
    errors: ErrorRates | None = None,
    draws: int = DRAWS,
) -> Array:
    """The deviation of the filtered tone of each week: scatter and drift within the draws, coding error between them."""
    weights, scores = draw_truths(acts, load_scale(scale), errors or load_errors(), draws)
    week, shares = weeks_of(acts, start)
    kept = weights > 0
    act, draw = np.nonzero(kept)
    n, mean, square = (
        column.reshape(draws, weeks).T
        for column in weigh(week[act] + weeks * draw, weights[kept], scores[kept], shares[act], weeks * draws)
    )
    level, sd = filter_level(n, mean, square)
    found: Array = np.sqrt(level.var(axis=1) + (sd**2).mean(axis=1))
    return found


def _uniform(ids: Sequence[str], draws: int) -> Array:
    """Numbers in [0, 1) by id and number of the draw (splitmix64), as (ids, draws)."""
    keys = np.array(
        [int.from_bytes(hashlib.blake2b(id.encode(), digest_size=8).digest(), "little") for id in ids],
        dtype=np.uint64,
    )
    with np.errstate(over="ignore"):
        z: npt.NDArray[np.uint64] = keys[:, None] + np.arange(1, draws + 1, dtype=np.uint64) * np.uint64(
            0x9E3779B97F4A7C15
        )
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z ^= z >> np.uint64(31)
    result: Array = (z >> np.uint64(11)).astype(float) * 2.0**-53
    return result
