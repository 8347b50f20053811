"""A change of state → its card: when, which acts carried it, by whom told, and what would reverse it.

The acts that carry a change are those without which the measured move would be smallest: every candidate is
left out in turn and the tone estimated again, all candidates at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from .acts import Act
from .model import estimate_tone
from .series import Series, observe
from .states import Rules, Turn

__all__ = ["Card", "main_acts", "make_card"]

_CARRIERS = 5
_CANDIDATES = 80


@dataclass(frozen=True, slots=True)
class Card:
    """One change of state. `start` … `end` is the interval in which it began; `acts` carry it, strongest first.

    `path` is the rule that fired (`tone`, `markers`, `rupture`, `institutions`, `relapse`, `eased`, `settled`);
    `probability` that of the move by the tone rule; tones are −10 … +10.
    """

    state: str
    before: str
    day: date
    start: date
    end: date
    path: str
    probability: float | None
    tone_before: float
    tone_after: float
    acts: tuple[Act, ...]
    sources: tuple[str, ...]
    countries: tuple[str, ...]
    reverse: str


def make_card(series: Series, turn: Turn, rules: Rules) -> Card:
    """The card of a change; `day` is the Sunday on which it could be known."""
    acts = () if turn.path == "settled" else main_acts(series, turn.week, turn.since, _sign(turn))
    if turn.path in ("rupture", "markers"):
        sign = -1 if turn.path == "rupture" else _sign(turn)
        signals = [
            act
            for part in series.by_week[turn.since : turn.week + 1]
            for act in part
            if act.signal and act.signal.sign == sign and (turn.path == "markers" or act.signal.rupture)
        ]
        signals.sort(key=lambda act: (-act.n_groups, -act.weight, act.day))
        acts = tuple(dict.fromkeys([*signals, *acts]))[:_CARRIERS]
    return Card(
        state=turn.state,
        before=turn.before,
        day=series.weeks[turn.week] + timedelta(days=6),
        start=series.weeks[turn.since],
        end=series.weeks[turn.week] + timedelta(days=6),
        path=turn.path,
        probability=turn.probability,
        tone_before=round(turn.tone_before, 2),
        tone_after=round(turn.tone_after, 2),
        acts=acts,
        sources=tuple(sorted({t.source for act in acts for t in act.members if t.source})),
        countries=tuple(sorted({land for act in acts for land in act.countries})),
        reverse=_reverse(turn, rules),
    )


def main_acts(series: Series, week: int, since: int, sign: int) -> tuple[Act, ...]:
    """The at most five acts that carry the move most: without each of them it would be smallest."""
    first = max(min(since, week - 13), 0)
    recent = [act for part in series.by_week[first : week + 1] for act in part]
    middle = float(series.tone.long[week, 0])
    candidates = sorted(
        (act for act in recent if sign * (act.score - middle) > 0),
        key=lambda act: (-act.weight * abs(act.score - middle), act.day, act.happening.id),
    )[:_CANDIDATES]
    if not candidates:
        return ()
    start, span = max(0, week - 260), min(week, 260) + 1
    acts = [act for part in series.by_week[start : week + 1] for act in part]
    columns = [observe(acts, series.weeks[start], span)]
    for act in candidates:  # only the week of the act differs
        n, mean, square = (column.copy() for column in columns[0])
        at = (act.day - series.weeks[start]).days // 7
        part = [other for other in series.by_week[start + at] if other is not act]
        own = observe(part, series.weeks[start + at], 1)
        n[at], mean[at], square[at] = own[0][0], own[1][0], own[2][0]
        columns.append((n, mean, square))
    tone = estimate_tone(*(np.stack([column[k] for column in columns], axis=1) for k in range(3)))
    moves = np.nan_to_num(tone.delta[-1])
    gains = sign * (moves[0] - moves[1:])
    ranked = sorted(zip(gains, candidates, strict=True), key=lambda item: (-round(item[0], 9), item[1].day))
    return tuple(act for gain, act in ranked[:_CARRIERS] if gain > 0)


def _sign(turn: Turn) -> int:
    if turn.state in ("thaw watch", "thaw confirmed", "normalisation") or turn.path == "eased":
        return 1
    return -1


def _reverse(turn: Turn, rules: Rules) -> str:
    half = (turn.tone_before + turn.tone_after) / 2
    if turn.state == "thaw watch":
        return (
            f"It lapses in {rules.lapse_weeks} weeks unless the rise holds for {rules.confirm_weeks} weeks "
            f"(P ≥ {rules.confirm:.2f}) on two kinds of friendly acts or a costly signal, by two sources."
        )
    if turn.state == "freeze watch":
        return (
            f"It lapses in {rules.lapse_weeks} weeks unless the fall holds for {rules.confirm_weeks} weeks "
            f"(P ≥ {rules.confirm:.2f}) on two kinds of hostile acts or a costly signal, by two sources."
        )
    if turn.state in ("thaw confirmed", "normalisation"):
        return f"A tone below {half:+.1f} within {rules.relapse_weeks} weeks is a relapse; broken relations or force a rupture."
    if turn.state == "freeze confirmed":
        return (
            f"A tone above {half:+.1f} within {rules.relapse_weeks} weeks ends it; a lasting rise is a thaw."
        )
    if turn.state == "rupture":
        return f"Relations restored, a lasting rise of the tone, or {rules.quiet_weeks} weeks without force."
    if turn.state == "relapse":
        return f"It ends after {rules.lapse_weeks} weeks, or with a new thaw watch."
    return "Any new move of the tone beyond its noise."
