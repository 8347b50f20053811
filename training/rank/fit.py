"""Proposals judged right or wrong → `src/degel/events/data/rank.json`, with the cross-validated reliability.

    python training/rank/fit.py [--strength 0.3] [--gold evaluation/gold/events-dev.jsonl … --data DIR] [--dry]

`judged.jsonl.gz` beside this file holds, for each proposal that was drawn from real texts (`draw.py`), where it stands, its features
and the verdict: `y` right, `m` right but for the modality, `d` wrong parties, `t` wrong type, `n` no event. The probability is
that of `y` or `m`: type and dyad are right. `--gold` adds all proposals of gold documents that are for development: right are
those that match an event of the gold by the rule `event`. Logistic regression with L2 penalty; words and frames are shrunk with everything else.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import GroupKFold

from degel.coder import Coder
from degel.evaluate.documents import claim_of_event, claim_of_gold, match
from degel.evaluate.gold import read_gold

JUDGED = Path(__file__).with_name("judged.jsonl.gz")
TARGET = Path(__file__).resolve().parents[2] / "src/degel/events/data/rank.json"
LEAST = 2  # proposals that must show a feature


def of_gold(path: Path, data: Path) -> list[dict[str, Any]]:
    """The proposals of a gold file's documents as rows like those judged: `y` for a match with the gold, else `n`."""
    if "test" in path.name:
        raise SystemExit(f"{path.name} is only ever scored; fit on gold that is for development")
    coder = Coder(min_probability=0.0)
    quads = {name: entry.quad for name, entry in coder.book.entries.items()}
    rows: list[dict[str, Any]] = []
    for one in read_gold(path, coder.book.entries, data):
        traces = coder.analyse([one.document])[0].traces
        claims = [claim_of_event(trace.event) for trace in traces]
        right = {
            id(claim)
            for _, claim in match([claim_of_gold(e, quads) for e in one.events], claims, "event").pairs
        }
        for trace, claim in zip(traces, claims, strict=True):
            named = {name: round(value, 3) for name, value in trace.named.items() if value}
            verdict = "y" if id(claim) in right else "n"
            rows.append(
                {
                    "key": f"gold:{one.document.id}",
                    "lang": one.document.lang,
                    "named": named,
                    "verdict": verdict,
                }
            )
    return rows


def main() -> None:
    """Cross-validate over documents, fit on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strength", type=float, default=0.3)
    parser.add_argument("--dry", action="store_true")
    parser.add_argument("--gold", type=Path, nargs="*", default=[])
    parser.add_argument("--data", type=Path)
    options = parser.parse_args()
    with gzip.open(JUDGED, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for path in options.gold:
        rows += of_gold(path, options.data)
    y = np.array([row["verdict"] in ("y", "m") for row in rows])
    groups = [row["key"] for row in rows]
    counts: dict[str, int] = {}
    for row in rows:
        for name in row["named"]:
            counts[name] = counts.get(name, 0) + 1
    kept = {name for name, count in counts.items() if count >= LEAST and name != "bias"}
    vectors = DictVectorizer()
    x = vectors.fit_transform([{k: v for k, v in row["named"].items() if k in kept} for row in rows])
    said = np.zeros(len(y))
    for train, test in GroupKFold(8).split(x, y, groups):
        model = LogisticRegression(C=options.strength, max_iter=2000).fit(x[train], y[train])
        said[test] = model.predict_proba(x[test])[:, 1]
    base = y.mean()
    print(
        f"{len(y)} proposals of {len(set(groups))} documents, {base:.2f} right; "
        f"AUC {roc_auc_score(y, said):.3f}, log loss {log_loss(y, said):.3f} (all alike: {log_loss(y, np.full(len(y), base)):.3f})"
    )
    gold = np.array([row["key"].startswith("gold:") for row in rows])
    for name, part in (("judged", ~gold), ("gold", gold)):
        if part.any():
            print(
                f"  {name}: {part.sum()} proposals, {y[part].mean():.2f} right, AUC {roc_auc_score(y[part], said[part]):.3f}"
            )
    for lang in sorted({row["lang"] for row in rows}):
        mine = np.array([row["lang"] == lang for row in rows])
        print(
            f"  {lang}: {mine.sum()} proposals, {y[mine].mean():.2f} right, AUC {roc_auc_score(y[mine], said[mine]):.3f}"
        )
    print("reliability (said, right, n):")
    for low, high in itertools.pairwise(np.linspace(0, 1, 11)):
        inside = (said >= low) & (said < high + (high == 1))
        if inside.any():
            print(
                f"  {low:.1f}-{high:.1f}  {said[inside].mean():.2f}  {y[inside].mean():.2f}  {inside.sum()}"
            )
    for cut in (0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        over = said >= cut
        print(
            f"  from {cut}: {over.mean():.2f} kept, {y[over].mean():.2f} right, {y[over].sum() / y.sum():.2f} of the right ones"
        )
    if options.dry:
        return
    model = LogisticRegression(C=options.strength, max_iter=2000).fit(x, y)
    weights = {"bias": float(model.intercept_[0])} | dict(
        zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    )
    shown = {name: round(float(w), 3) for name, w in sorted(weights.items()) if abs(w) >= 0.005}
    text = json.dumps({"weights": shown}, ensure_ascii=False, indent=0, sort_keys=True)
    TARGET.write_text(text + "\n", encoding="utf-8")
    print(f"wrote {len(shown)} weights to {TARGET}")


if __name__ == "__main__":
    main()
