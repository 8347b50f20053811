# ruff: noqa: T201
"""What the rules find in made-up relations whose truth is known: prints the tables of docs/measures/index.md.

    python evaluation/index_simulation.py [--pairs N]

Each pair has 208 weeks of acts: a quarter are miscoded (drawn from all types), attention bursts multiply their number by
three to ten for some weeks, heavily covered gestures fall on hostile times. Half of the pairs thaw: four points warmer,
over eight weeks from week 120. The rest stays as it is: every alarm there is false.
"""

from __future__ import annotations

import argparse
from datetime import date, timedelta

import numpy as np

from degel.records import Happening, When
from degel.relations import load_scale, measure
from degel.relations.acts import Act
from degel.relations.scale import QUAD_OF, QUADS
from degel.stories.telling import Telling

START = date(2010, 1, 4)
WEEKS, TURN, RAMP, RISE = 208, 120, 8, 4.0
TYPES = tuple(sorted(QUAD_OF))
PAPERS = (
    ("AFP", "FRA"),
    ("EFE", "ESP"),
    ("Reuters", "GBR"),
    ("TASS", "RUS"),
    ("Xinhua", "CHN"),
    ("AP", "USA"),
)


def make_pair(rng: np.random.Generator, rate: float, thaw: bool) -> list[Act]:
    """The acts of one pair."""
    scale = load_scale("plover")
    scores = np.clip([scale.score(name) for name in TYPES], -9, 9)
    week = np.arange(WEEKS)
    level = -2.0 + RISE * thaw * np.clip((week - TURN) / RAMP, 0, 1)
    burst = np.ones(WEEKS)
    for start in rng.integers(0, WEEKS - 4, 5):
        burst[start : start + 3] *= rng.uniform(3, 10)
    acts: list[Act] = []
    for t in range(WEEKS):
        for k in range(rng.poisson(rate * burst[t])):
            if rng.random() < 0.25:  # miscoded
                kind = int(rng.integers(len(TYPES)))
            else:
                weight = np.exp(-0.5 * ((scores - rng.normal(level[t], 3.0)) / 1.5) ** 2)
                kind = int(rng.choice(len(TYPES), p=weight / weight.sum()))
            acts.append(make_act(rng, t, k, TYPES[kind], float(scores[kind])))
    for t in rng.integers(20, TURN - 10, 2):  # a visit that all the press tells, in a week like any other
        acts.extend(make_act(rng, int(t), 1000 + k, "CONSULT", 2.5) for k in range(max(int(rate * 2), 2)))
    return sorted(acts, key=lambda act: (act.day, act.happening.id))


def make_act(rng: np.random.Generator, week: int, k: int, type_: str, score: float) -> Act:
    """One act, told by one to three papers."""
    way = 1 if rng.random() < 0.5 else -1
    day = START + timedelta(days=7 * week + int(rng.integers(7)))
    told = [PAPERS[i] for i in rng.choice(len(PAPERS), 1 + int(rng.integers(3)), replace=False)]
    a, b = ("AAA", "BBB") if way > 0 else ("BBB", "AAA")
    id = f"{week:04d}-{k:04d}"
    telling = Telling(
        id, id, type_, None, "done", score, 0.85, (a,), (b,), (a,), (b,), day, day, evidence=type_
    )
    happening = Happening(
        id, type_, None, (a,), (b,), When(day, day), (id,), (id,), tuple(n for n, _ in told), score, 0.85
    )
    return Act(
        happening, (telling,), way, day, score, 0.85, QUADS.index(QUAD_OF[type_]), (), (0.0, 0.0, 1.0),
        frozenset(n for n, _ in told), frozenset(c for _, c in told), len(told), None, False,
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", type=int, default=60)
    pairs = parser.parse_args().pairs
    until = START + timedelta(days=7 * WEEKS - 1)
    turn = START + timedelta(days=7 * TURN)
    print(
        "| acts a week | thaws watched within 26 weeks | delay, weeks | confirmed | delay | false watches a pair-year | false confirmed a pair-year |"
    )
    print("|--|--|--|--|--|--|--|")
    for rate in (0.5, 1.0, 3.0, 10.0, 30.0):
        rng = np.random.default_rng(int(rate * 10))
        found: dict[str, list[float]] = {"thaw watch": [], "thaw confirmed": []}
        false = {"watch": 0, "confirmed": 0}
        years = 0.0
        for _ in range(pairs):
            for thaw in (True, False):
                pair = measure("AAA", "BBB", make_pair(rng, rate, thaw), until=until)
                if thaw:
                    for state in found:
                        days = [c.day for c in pair.changes if c.state in (state, "thaw confirmed")
                                and turn <= c.day <= turn + timedelta(weeks=26)]  # fmt: skip
                        if days:
                            found[state].append((min(days) - turn).days / 7)
                else:
                    years += WEEKS / 52.18
                    for card in pair.changes:
                        for word in false:
                            false[word] += word in card.state
        cells = " | ".join(
            f"{len(days) / pairs:.0%} | {np.median(days) if days else float('nan'):.0f}"
            for days in found.values()
        )
        print(
            f"| {rate:g} | {cells} | {false['watch'] / years:.3f} | {false['confirmed'] / years:.3f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
