# ruff: noqa: T201
"""What the tone rule finds in made-up relations whose truth is known: prints the table of docs/measures/index.md.

    python evaluation/index_simulation.py [--pairs N]

208 weeks a pair. Acts of a week are Poisson, with five bursts of attention of three weeks that multiply them by three to ten;
their scores scatter by 4.2 around a level of −1.5 (−2 with a quarter of the acts miscoded), which in half of the pairs
rises by 3 (4, likewise) over eight weeks from week 120. The other half stays as it is: every alarm there is false. Costly
signals and breadth are not simulated.
"""

from __future__ import annotations

import argparse

import numpy as np
import numpy.typing as npt

from degel.relations import Rules
from degel.relations.model import Tone, estimate_tone

WEEKS, TURN, RAMP, LEVEL, RISE, SPREAD, BURN_IN, PROBABILITY = 208, 120, 8, -1.5, 3.0, 4.2, 26, 0.85


def simulate(rng: np.random.Generator, pairs: int, rate: float, rise: float) -> Tone:
    """The estimated tone of `pairs` relations of `rate` acts a week."""
    burst = np.ones((WEEKS, pairs))
    for _ in range(5):
        start, factor = rng.integers(0, WEEKS - 4, pairs), rng.uniform(3, 10, pairs)
        for week in range(3):
            burst[start + week, np.arange(pairs)] *= factor
    n = rng.poisson(rate * burst).astype(float)
    level = LEVEL + rise * np.clip((np.arange(WEEKS) - TURN) / RAMP, 0, 1)
    noise = SPREAD / np.sqrt(np.maximum(n, 1)) * rng.normal(size=n.shape)
    mean = np.where(n > 0, level[:, None] + noise, 0.0)
    return estimate_tone(PROBABILITY * n, mean, np.where(n > 0, mean**2 + SPREAD**2, 0.0))


def fires(tone: Tone, sign: int, level: float, weeks: int, room: float) -> npt.NDArray[np.bool_]:
    """The weeks in which the rule holds: P ≥ `level` in `weeks` running, from where there is room to move."""
    sure = np.nan_to_num(tone.up if sign > 0 else tone.down) >= level
    held = sure.copy()
    for back in range(1, weeks):
        held[back:] &= sure[:-back]
    past, long = np.nan_to_num(tone.past), tone.long
    far = past < np.maximum(long - room, 0) if sign > 0 else past > np.minimum(long - room, 0)
    found: npt.NDArray[np.bool_] = held & far
    return found


def alarms_a_year(fired: npt.NDArray[np.bool_], pause: int) -> float:
    """Alarms a pair-year, counting none within `pause` weeks of another."""
    count, last = 0, np.full(fired.shape[1], -(10**6))
    for week in range(BURN_IN, WEEKS):
        new = fired[week] & (week - last > pause)
        count += int(new.sum())
        last[new] = week
    return count / (fired.shape[1] * (WEEKS - BURN_IN) / 52.18)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", type=int, default=1500)
    pairs = parser.parse_args().pairs
    rules = Rules()
    tried = ((rules.watch, rules.watch_weeks), (0.80, 3), (rules.confirm, rules.confirm_weeks), (0.90, 3))
    print(
        "| acts a week | P, weeks running | found within 26 weeks | delay, weeks | false thaws a pair-year | false freezes |"
    )
    print("| --- | --- | --- | --- | --- | --- |")
    for rate in (0.5, 1.0, 3.0, 10.0, 30.0):
        rng = np.random.default_rng(int(10 * rate))
        still, thawing = simulate(rng, pairs, rate, 0.0), simulate(rng, pairs, rate, RISE)
        for level, weeks in tried:
            after = fires(thawing, 1, level, weeks, rules.room)[TURN : TURN + 26]
            hit = after.any(axis=0)
            delay = f"{np.median(after.argmax(axis=0)[hit]):.0f}" if hit.sum() >= 20 else "–"
            false = [
                alarms_a_year(fires(still, s, level, weeks, rules.room), rules.lapse_weeks) for s in (1, -1)
            ]
            print(
                f"| {rate:g} | {level:.2f}, {weeks} | {hit.mean():.0%} | {delay} | {false[0]:.3f} | {false[1]:.3f} |"
            )


if __name__ == "__main__":
    main()
