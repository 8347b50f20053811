"""Gold for development → `src/degel/events/data/likely.json`: who is meant where no rule tells.

    python training/likely/fit.py DATA GOLD [GOLD …] [--strength 2] [--dry]

Cross-validates over documents, prints how often the choice is right, then fits on everything and writes.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from choice import choices_of, choices_of_examples, folds, weighing, weights_of

from degel.events.likely import choose

TARGET = Path(__file__).resolve().parents[2] / "src/degel/events/data/likely.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--strength", type=float, default=2.0)
    parser.add_argument("--dry", action="store_true")
    options = parser.parse_args()
    choices = [choice for path in options.gold for choice in choices_of(path, options.data)]
    taught = choices_of_examples()
    print(f"{len(choices)} choices: {dict(Counter(c.role for c in choices))}, {len(taught)} of examples")
    judged: list[tuple[str, float, bool, bool]] = []
    for held, weights in folds([*choices, *taught], options.strength):
        with weighing(weights):
            for c in (*choices, *taught):
                chosen = choose(c.found) if c.document in held else None
                if chosen is not None:
                    k = c.found.index(chosen[0])
                    kind = f"{c.role} of examples" if c.document.startswith("example:") else c.role
                    judged.append((kind, chosen[1], c.right[k], k == 0))
    for kind in sorted({j[0] for j in judged}):
        of = [j for j in judged if j[0] == kind]
        filled = [j for j in of if not j[3]]
        right = np.mean([j[2] for j in filled]) if filled else 0.0
        print(f"{kind}: {len(of)} choices, {len(filled)} filled, of these right {right:.2f}")
    for low, high in ((0, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01)):
        of = [j for j in judged if low <= j[1] < high and not j[3]]
        if of:
            print(f"chance {low}–{high}: {len(of)} filled, {np.mean([j[2] for j in of]):.2f} right")
    if not options.dry:
        kept = {"choices": len(choices), "weights": weights_of([*choices, *taught], options.strength)}
        TARGET.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
