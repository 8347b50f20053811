"""The acts of a pair → its weekly series: observed, filtered, smoothed, by side, quad, channel and press.

Weeks run from Monday to Sunday and are named by their Monday.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from .acts import CHANNELS, Act, monday
from .errors import DRAWS, drawn_sd
from .model import Array, Tone, estimate_rate, estimate_tone
from .observe import observe, week_index
from .scale import QUADS

__all__ = ["GRADES", "WINDOW", "Series", "last_grade", "may_be_graded", "observe", "series_of", "week_index"]

GRADES = "ABCDE"
PRESSES = ("a_press", "b_press", "other_press")
WINDOW = 13  # weeks that the grade looks at
FEWEST, FEWEST_WEEKS = 5, 3  # acts in them, and weeks with an act, below which a pair has grade E
_MOST_WEEKS = 5300  # a century
Z = {50: 0.674490, 80: 1.281552, 95: 1.959964}


@dataclass(frozen=True, slots=True)
class Series:
    """Weekly arrays of one pair; `tone` holds (weeks, 1) arrays, `columns` flat ones by name."""

    weeks: tuple[date, ...]
    tone: Tone
    ab: Tone
    ba: Tone
    columns: Mapping[str, npt.NDArray[np.float64]]
    grade: tuple[str, ...]
    by_week: tuple[tuple[Act, ...], ...] = field(repr=False)


def series_of(
    acts: Sequence[Act],
    start: date,
    until: date,
    *,
    coverage: Mapping[date, tuple[int, int]] | None = None,
    scale: str = "plover",
    draws: int = DRAWS,
    bare: bool = False,
) -> Series:
    """The series from the week of `start` to that of `until`; `coverage` has (pair, all) documents by Monday.

    `draws` of what the acts may be in truth carry the coder's errors into the intervals; 0 leaves them out. A `bare` series
    has no columns: it is what the states are read from.
    """
    start = monday(start)
    count = min(max(week_index(start, until) + 1, 1), _MOST_WEEKS)
    acts = [act for act in acts if 0 <= week_index(start, act.day) < count and act.day <= until]
    weeks = tuple(start + timedelta(days=7 * i) for i in range(count))
    by_week: list[list[Act]] = [[] for _ in weeks]
    for act in acts:
        by_week[week_index(start, act.day)].append(act)

    told = [
        observe(part, start, count, presses=presses)
        for part, presses in (
            (acts, True),
            ([act for act in acts if act.way >= 0], True),
            ([act for act in acts if act.way <= 0], True),
            *(
                ([act for act in acts if act.shares[k] > 0], False)
                for k in range(0 if bare else len(PRESSES))
            ),
        )
    ]
    # One pass over the weeks for all series: numpy's cost a call is the same for one column as for six.
    whole = estimate_tone(*(np.stack([one[k] for one in told], axis=1) for k in range(3)))
    both, ab, ba, *own = (_column(whole, k) for k in range(len(told)))
    grade, groups, countries = _grades(by_week)
    if bare:
        return Series(weeks, both, ab, ba, {}, grade, tuple(map(tuple, by_week)))
    (n, mean, _), (n_ab, _, _), (n_ba, _, _) = told[:3]
    columns: dict[str, npt.NDArray[np.float64]] = {
        "tone_observed": np.where(n > 0, mean, np.nan),
        "n_happenings": np.array([float(len(part)) for part in by_week]),
        "n_events": np.array([float(sum(len(act.members) for act in part)) for part in by_week]),
        "n_eff": n,
        "tone": both.mean[:, 0],
    }
    # The deviation of the draws around the tone itself: around their own mean it held simulated truth no more often.
    sd = drawn_sd(acts, start, count, scale, draws=draws) if draws and acts else both.sd[:, 0]
    columns["tone_sd"] = sd
    for level, z in Z.items():
        columns[f"low{level}"] = np.maximum(both.mean[:, 0] - z * sd, -10.0)
        columns[f"high{level}"] = np.minimum(both.mean[:, 0] + z * sd, 10.0)
    columns["tone_smoothed"] = both.smooth[:, 0]
    columns["tone_smoothed_sd"] = both.smooth_sd[:, 0]
    columns["mean_13_weeks"] = _moving(n, mean)
    columns["mean_5_years"] = both.long[:, 0]
    columns["delta"] = both.delta[:, 0]
    columns["p_improving"] = both.up[:, 0]
    columns["p_worsening"] = both.down[:, 0]
    for name, one, seen in (("ab", ab, n_ab), ("ba", ba, n_ba)):
        columns[f"tone_{name}"] = np.where(np.cumsum(seen) > 0, one.mean[:, 0], np.nan)
        columns[f"n_eff_{name}"] = seen
    columns["asymmetry"] = columns["tone_ab"] - columns["tone_ba"]
    _add_activity(columns, weeks, coverage)
    for k, quad in enumerate(QUADS):
        columns[quad.replace("-", "_")] = np.array(
            [sum(act.weight for act in part if act.quad == k) for part in by_week], dtype=float
        )
    for channel in CHANNELS:
        columns[f"channel_{channel}"] = _mean(
            [[act for act in part if channel in act.channels] for part in by_week]
        )
    for press, one, (mass, _, _) in zip(PRESSES, own, told[3:], strict=True):
        columns[f"tone_{press}"] = np.where(np.cumsum(mass) > 0, one.mean[:, 0], np.nan)
    columns["n_source_groups"], columns["n_source_countries"] = groups, countries
    return Series(weeks, both, ab, ba, columns, grade, tuple(map(tuple, by_week)))


def _column(tone: Tone, k: int) -> Tone:
    """The series `k` of several, as (weeks, 1) arrays."""
    return Tone(*(getattr(tone, field.name)[:, k : k + 1] for field in fields(Tone)))


def _add_activity(
    columns: dict[str, npt.NDArray[np.float64]],
    weeks: Sequence[date],
    coverage: Mapping[date, tuple[int, int]] | None,
) -> None:
    documents = np.array([(coverage or {}).get(week, (0, 0)) for week in weeks], dtype=float)
    total = documents[:, 1]
    exposure = np.ones(len(weeks))
    if total.any():  # how many documents the panel had, against its own trailing year
        mass = np.cumsum(np.concatenate([[0.0], total]))
        first = np.maximum(np.arange(len(weeks)) - 51, 0)
        usual = (mass[1:] - mass[first]) / (np.arange(len(weeks)) - first + 1)
        exposure = np.clip(total / np.maximum(usual, 1e-9), 0.2, 5.0)
    mean, low, high = estimate_rate(columns["n_happenings"][:, None], exposure[:, None])
    columns["activity"], columns["activity_low80"], columns["activity_high80"] = (
        mean[:, 0], low[:, 0], high[:, 0],
    )  # fmt: skip
    columns["coverage_articles"] = documents[:, 0]


def _moving(n: Array, mean: Array) -> Array:
    """The plain mean of the acts of the last 13 weeks, NaN without any."""
    mass = np.cumsum(np.concatenate([[0.0], n]))
    total = np.cumsum(np.concatenate([[0.0], n * mean]))
    first = np.maximum(np.arange(len(n)) - (WINDOW - 1), 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(
            mass[1:] - mass[first] > 1e-9, (total[1:] - total[first]) / (mass[1:] - mass[first]), np.nan
        )


def _mean(by_week: Sequence[Sequence[Act]]) -> Array:
    found = []
    for part in by_week:
        mass = sum(act.weight for act in part)
        found.append(sum(act.weight * act.score for act in part) / mass if mass else np.nan)
    return np.array(found, dtype=float)


def _grades(by_week: Sequence[Sequence[Act]]) -> tuple[tuple[str, ...], Array, Array]:
    found = [_grade_of(by_week[max(t - WINDOW + 1, 0) : t + 1]) for t in range(len(by_week))]
    grades, groups, countries = zip(*found, strict=True)
    return grades, np.array(groups), np.array(countries)


def _grade_of(window: Sequence[Sequence[Act]]) -> tuple[str, float, float]:
    """The grade of a week by the weeks up to it, with the number of outlets and of their countries."""
    acts = [act for part in window for act in part]
    outlets: set[str] = set()
    lands: set[str] = set()
    for act in acts:
        outlets |= act.outlets
        lands |= act.countries
    busy = sum(1 for part in window if part)
    blind = bool(acts) and all(act.blind for act in acts)
    grade = _grade(len(acts), busy, len(outlets), len(lands), blind)
    return (grade, 0.0, 0.0) if blind else (grade, float(len(outlets)), float(len(lands)))


def last_grade(acts: Sequence[Act], until: date) -> str:
    """The grade that the series of the acts has in its last week, that of `until`."""
    window: list[list[Act]] = [[] for _ in range(WINDOW)]
    for act in acts:
        back = week_index(act.day, until)
        if act.day <= until and back < WINDOW:
            window[back].append(act)
    return _grade_of(window)[0]


def _grade(acts: int, busy: int, outlets: int, lands: int, blind: bool) -> str:
    rate = acts / WINDOW
    if not blind:
        if rate >= 10 and outlets >= 5 and lands >= 3:
            return "A"
        if rate >= 5 and outlets >= 3 and lands >= 2:
            return "B"
    if rate >= 3 and (blind or outlets >= 2):
        return "C"
    # Half an act a week, told in three different weeks: the thinnest at which simulated thaws were found.
    return "D" if acts >= FEWEST and busy >= FEWEST_WEEKS else "E"


def may_be_graded(acts: int, busy: int) -> bool:
    """False when so many acts, in so many weeks of a quarter, are too little evidence whoever tells them."""
    return acts >= (FEWEST if busy >= FEWEST_WEEKS else 3 * WINDOW)
