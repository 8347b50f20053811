"""Speed of the index on 20,000 pairs × 260 weeks, one process: the filter alone, and the search for pairs that move.

python evaluation/bench_index.py [STORE]

With a store also `thaws` over all its pairs.
"""

# ruff: noqa: T201
from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import numpy as np

from degel.records import Happening, When
from degel.relations import Rules, thaws
from degel.relations.acts import Act
from degel.relations.model import Array, estimate_tone
from degel.relations.thaws import moving
from degel.store import Store

WEEKS, PAIRS, RUNS, ACTS = 260, 20_000, 3, 40
LAST = date(2020, 12, 27)  # a Sunday


def fastest(work: Callable[[], object]) -> float:
    """Seconds of processor time of the fastest of three runs."""
    seconds = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


def observations(rng: np.random.Generator) -> tuple[Array, Array, Array]:
    """Number, mean and mean square of the acts of busy pairs and thin ones."""
    n = rng.poisson(rng.choice([0.2, 1.0, 5.0, 40.0], PAIRS), (WEEKS, PAIRS)).astype(float)
    mean = np.where(n > 0, rng.normal(0, 4, (WEEKS, PAIRS)), 0.0)
    return n, mean, mean**2 + np.where(n > 0, 12.0, 0.0)


def made_up(rng: np.random.Generator) -> dict[tuple[str, str], list[Act]]:
    """Acts of 20,000 pairs over five years: forty each, of any tone and none a costly signal."""
    when = When(LAST, LAST)
    happening = Happening("h", "CONSULT", None, ("A",), ("B",), when, (), (), (), 2.5, 0.6)
    none: frozenset[str] = frozenset()
    found = {}
    for k in range(PAIRS):
        back, scores = np.sort(rng.integers(0, 7 * WEEKS, ACTS))[::-1], rng.normal(0, 3, ACTS)
        found[f"{k:05d}", "ZZZ"] = [
            Act(happening, (), 0, LAST - timedelta(days=int(d)), float(x), 0.6, 0, (), (0.0, 0.0, 1.0), none, none, 1, None, False)
            for d, x in zip(back, scores, strict=True)
        ]  # fmt: skip
    return found


def main() -> None:
    rng = np.random.default_rng(7)
    shown = f"{PAIRS} pairs × {WEEKS} weeks"
    weeks = observations(rng)
    seconds = fastest(lambda: estimate_tone(*weeks))
    print(f"{shown}, the filter: {seconds:.2f} s of CPU (fastest of {RUNS}; aim 3)")
    acts = made_up(rng)
    seconds = fastest(lambda: moving(acts, LAST, 13, Rules()))
    print(f"{shown}, {PAIRS * ACTS} acts, which pairs move: {seconds:.2f} s of CPU")
    for path in sys.argv[1:]:
        store = Store(path)
        seconds = fastest(partial(thaws, store))
        print(f"{path}: {store.counts()['events']} events, thaws: {seconds:.1f} s of CPU")


if __name__ == "__main__":
    main()
