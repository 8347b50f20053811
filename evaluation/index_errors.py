# ruff: noqa: T201
"""How the coder errs → `src/degel/relations/data/errors.yml`, from which the intervals of the index draw.

    python evaluation/index_errors.py PAIRS.tsv

Two questions of an event that was coded wrongly. Is it an act of the pair at all? From the proposals judged one by one
(`training/rank/judged.jsonl.gz`), those that the coder keeps. Which act is it then? From the five-fold cross-validation of the types
between two given actors on PAIRS.tsv (`training/pairs/fit.py`, which needs the extra `train`): coded against true roots.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src/degel/relations/data/errors.yml"
JUDGED = ROOT / "training/rank/judged.jsonl.gz"
KEPT = 0.2  # the least probability of an event that the coder keeps
HEAD = """\
# How the coder errs, made by evaluation/index_errors.py; the intervals of the index draw from it.
# elsewhere: of {wrong} judged proposals with a probability of {kept} or more that were wrong, the share of those that are no
#   act of the pair (wrong parties: {d}, no event: {n}); of the rest ({t}) the type is wrong.
# types: true roots by coded root, {rows} English sentences with a given actor and recipient, five-fold cross-validation
#   (docs/measures/pairs.md), accuracy {accuracy:.3f}. YIELD stands for CONCEDE and RETREAT.
"""


def judged() -> Counter[str]:
    """How many of the kept proposals were right (y, m), of wrong parties (d), of a wrong type (t), no event (n)."""
    weights = json.loads((ROOT / "src/degel/events/data/rank.json").read_text(encoding="utf-8"))["weights"]
    verdicts: Counter[str] = Counter()
    with gzip.open(JUDGED, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            logit = sum(weights.get(name, 0.0) * value for name, value in row["named"].items())
            if 1.0 / (1.0 + np.exp(-logit)) >= KEPT:
                verdicts[row["verdict"]] += 1
    return verdicts


def confusion(table: Path) -> dict[str, Counter[str]]:
    """Counts of true roots by coded root, each pair coded by a model that has not seen it."""
    sys.path.insert(0, str(ROOT / "training/pairs"))
    from fit import FOLDS, blind, example_rows, fit, matrix, table_rows
    from scipy import sparse
    from sklearn.model_selection import StratifiedKFold

    from degel.coder import Coder
    from degel.events.pairs import ROOTS, root_of

    coder = Coder(gate=False)
    named, roots = table_rows(coder, table)
    own, types, _ = example_rows(coder)
    own_x = matrix([*own, *(blind(features) for features in own)])
    own_y = np.array([root_of(type) for type in types] * 2)
    x, y = matrix(named), np.array(roots)
    found: dict[str, Counter[str]] = {root: Counter() for root in ROOTS}
    for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(named, y):
        weight = np.concatenate([np.ones(len(train)), np.full(len(own_y), 0.1)])
        model = fit(sparse.vstack([x[train], own_x]).tocsr(), np.concatenate([y[train], own_y]), weight, 1.0)
        for coded, true in zip(model.predict(x[test]), y[test], strict=True):
            found[str(coded)][str(true)] += 1
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path)
    verdicts, found = judged(), confusion(parser.parse_args().table)
    wrong = sum(verdicts[name] for name in "dnt")
    rows = sum(sum(row.values()) for row in found.values())
    right = sum(row[root] for root, row in found.items())
    head = HEAD.format(
        wrong=wrong, kept=KEPT, d=verdicts["d"], n=verdicts["n"], t=verdicts["t"], rows=rows, accuracy=right / rows
    )  # fmt: skip
    lines = [f"elsewhere: {(wrong - verdicts['t']) / wrong:.3f}", "types:"]
    for coded, row in found.items():
        cells = ", ".join(f"{true}: {count}" for true, count in sorted(row.items()))
        lines.append(f"  {coded}: {{{cells}}}")
    TARGET.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{dict(verdicts)}; {rows} pairs, accuracy {right / rows:.3f}; wrote {TARGET}")


if __name__ == "__main__":
    main()
