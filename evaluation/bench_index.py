"""Speed of the index: the tone of 20,000 pairs over 260 weeks, one process.

python evaluation/bench_index.py
"""

# ruff: noqa: T201
from __future__ import annotations

import time

import numpy as np

from degel.relations.model import estimate_tone

WEEKS, PAIRS, RUNS = 260, 20_000, 3


def main() -> None:
    """Make acts of busy and thin pairs, estimate, print the fastest of three runs."""
    rng = np.random.default_rng(7)
    n = rng.poisson(rng.choice([0.2, 1.0, 5.0, 40.0], PAIRS), (WEEKS, PAIRS)).astype(float)
    mean = np.where(n > 0, rng.normal(0, 4, (WEEKS, PAIRS)), 0.0)
    square = mean**2 + np.where(n > 0, 12.0, 0.0)
    seconds = []
    for _ in range(RUNS):
        start = time.process_time()
        estimate_tone(n, mean, square)
        seconds.append(time.process_time() - start)
    print(f"{PAIRS} pairs × {WEEKS} weeks: {min(seconds):.2f} s of CPU (fastest of {RUNS}; aim 3)")


if __name__ == "__main__":
    main()
