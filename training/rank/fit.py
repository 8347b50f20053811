"""Proposals judged right or wrong → `src/degel/events/data/rank.json`, with the cross-validated reliability.

    python training/rank/fit.py [--strength 0.3] [--dry]

`judged.jsonl.gz` beside this file holds, for each proposal that was drawn from real texts (`draw.py`), where it stands, its features
and the verdict: `y` right, `m` right but for the modality, `d` wrong parties, `t` wrong type, `n` no event. The probability is
that of `y` or `m`: type and dyad are right. Logistic regression with L2 penalty; words and frames are shrunk with everything else.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import GroupKFold

JUDGED = Path(__file__).with_name("judged.jsonl.gz")
TARGET = Path(__file__).resolve().parents[2] / "src/degel/events/data/rank.json"
LEAST = 2  # proposals that must show a feature


def main() -> None:
    """Cross-validate over documents, fit on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strength", type=float, default=0.3)
    parser.add_argument("--dry", action="store_true")
    options = parser.parse_args()
    with gzip.open(JUDGED, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
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
