"""Proposals right or wrong → `src/degel/events/data/rank.json`, with the cross-validated reliability.

    python training/rank/fit.py DATA GOLD [GOLD …] [--strength 0.1] [--dry]

All proposals of gold documents that are for development: right are those that match an event of the gold by the rule
`event`. Beside them the proposals of the codebook's examples with a side from the context. Logistic regression with L2
penalty; words and frames are shrunk with everything else. Cross-validated over documents.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import GroupKFold

from degel.codebook.book import load_codebook
from degel.codebook.labels import Labelled, read_labels
from degel.coder import Coder
from degel.evaluate.documents import claim_of_event, claim_of_gold, match
from degel.evaluate.gold import read_gold
from degel.evaluate.proof import compare, examples
from degel.records import Document

sys.path.append(str(Path(__file__).resolve().parents[1] / "likely"))
from choice import choices_of, choices_of_examples, folds, weighing

TARGET = Path(__file__).resolve().parents[2] / "src/degel/events/data/rank.json"
LIKELY = 2.0  # the strength that `training/likely/fit.py` fits with
EXAMPLES = 3.0  # how much a proposal of an example counts: each was written to settle a doubt
LEAST = 2  # proposals that must show a feature


def of_gold(path: Path, data: Path, parts: list[tuple[set[str], dict[str, float]]]) -> list[dict[str, Any]]:
    """The proposals of a gold file's documents as rows: `y` for a match with the gold, else `n`."""
    if "test" in path.name:
        raise SystemExit(f"{path.name} is only ever scored; fit on gold that is for development")
    coder = Coder(min_probability=0.0)
    quads = {name: entry.quad for name, entry in coder.book.entries.items()}
    gold = read_gold(path, coder.book.entries, data)
    rows: list[dict[str, Any]] = []
    for one in gold:
        # sides that were chosen from the context are rated as on documents that the choice was not fitted on
        weights = next((w for held, w in parts if one.document.id in held), parts[0][1])
        with weighing(weights):
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


def of_examples() -> list[dict[str, Any]]:
    """The proposals of the codebook's examples with a side from the context as rows: `y` for those that are labelled.

    The other proposals of examples are nearly all right, which no text is, and would teach nothing.
    """
    coder = Coder(min_probability=0.0)
    rows: list[dict[str, Any]] = []
    found = [(lang, read_labels(example.text), example) for lang, _, example, _ in examples(coder)]
    docs = [Document(text=plain.text, lang=lang, published=e.published) for lang, plain, e in found]
    for (lang, labelled, _), analysed in zip(found, coder.analyse(docs), strict=True):
        for trace in analysed.traces:
            if any(p.path == "likely" for p in (*trace.actor, *trace.recipient)):
                named = {name: round(value, 3) for name, value in trace.named.items() if value}
                right = any(compare(Labelled(labelled.text, (e,)), [trace]) is None for e in labelled.events)
                key = f"example:{len(rows)}"
                rows.append({"key": key, "lang": lang, "named": named, "verdict": "y" if right else "n"})
    return rows


def main() -> None:
    """Cross-validate over documents, fit on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--strength", type=float, default=0.1)
    parser.add_argument("--dry", action="store_true")
    options = parser.parse_args()
    choices = [c for path in options.gold for c in choices_of(path, options.data)]
    parts = list(folds([*choices, *choices_of_examples()], LIKELY))
    rows = [row for path in options.gold for row in of_gold(path, options.data, parts)]
    rows += of_examples()
    weight = np.array([EXAMPLES if row["key"].startswith("example:") else 1.0 for row in rows])
    y = np.array([row["verdict"] == "y" for row in rows])
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
        model = LogisticRegression(C=options.strength, max_iter=2000).fit(x[train], y[train], weight[train])
        said[test] = model.predict_proba(x[test])[:, 1]
    base = y.mean()
    print(
        f"{len(y)} proposals of {len(set(groups))} documents, {base:.2f} right; "
        f"AUC {roc_auc_score(y, said):.3f}, log loss {log_loss(y, said):.3f} (all alike: {log_loss(y, np.full(len(y), base)):.3f})"
    )
    gold = np.array([row["key"].startswith("gold:") for row in rows])
    for name, part in (("examples", ~gold), ("gold", gold)):
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
    told = sum(
        len(one.events)
        for path in options.gold
        for one in read_gold(path, load_codebook().entries, options.data)
    )
    for cut in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        over = said >= cut
        print(
            f"  from {cut}: {over.mean():.2f} kept, {y[over].mean():.2f} right, {y[over].sum() / y.sum():.2f} of the right ones;"
            f" F1 of the gold {2 * y[over & gold].sum() / max((over & gold).sum() + told, 1):.3f}"
        )
    if options.dry:
        return
    model = LogisticRegression(C=options.strength, max_iter=2000).fit(x, y, weight)
    weights = {"bias": float(model.intercept_[0])} | dict(
        zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    )
    shown = {name: round(float(w), 3) for name, w in sorted(weights.items()) if abs(w) >= 0.005}
    text = json.dumps({"weights": shown}, ensure_ascii=False, indent=0, sort_keys=True)
    TARGET.write_text(text + "\n", encoding="utf-8")
    print(f"wrote {len(shown)} weights to {TARGET}")


if __name__ == "__main__":
    main()
