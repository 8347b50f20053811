"""Pairs with roots → `src/degel/events/data/pairs.npz`, with the cross-validated figures of the fit.

    python training/pairs/fit.py PAIRS.tsv [--report docs/measures/pairs.md]

Learns from the table (English, tab-separated `sentence, actor, recipient, root`) and from the labelled examples of the codebook
in all languages; each example is shown a second time without what the frames say, so that its words learn too. Five-fold
cross-validation holds out parts of the table only; the examples are always in training.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from degel.codebook.labels import read_labels
from degel.coder import Coder
from degel.errors import DataError
from degel.evaluate.pairs import read_pairs, score_pairs
from degel.evaluate.proof import examples
from degel.events.pairs import ROOTS, root_of
from degel.events.roots import OTHERS, WIDTH, hashed, vectors
from degel.records import Document, Span

TARGET = Path(__file__).resolve().parents[2] / "src/degel/events/data/pairs.npz"
FOLDS, SEEDS = 5, (0, 1, 2)
SEEN = ("P", "M", "F", "none")  # what the frames say

Features = dict[str, float]


def table_rows(coder: Coder, path: Path) -> tuple[list[Features], list[str]]:
    """Features and roots of the table's pairs."""
    named, roots = [], []
    for row in read_pairs(path):
        doc = Document(text=row.text, lang=row.lang)
        named.append(coder.view_pair(doc, actor=row.actor, recipient=row.recipient).named)
        roots.append(row.root)
    return named, roots


def example_rows(coder: Coder) -> tuple[list[Features], list[str], list[str]]:
    """Features, types and languages of every labelled event with an actor and a recipient; meetings count both ways."""
    named, types, langs = [], [], []
    for lang, _, example, _ in examples(coder):
        try:
            plain = read_labels(example.text)
        except DataError:
            continue
        doc = Document(text=plain.text, lang=lang, published=example.published)
        for event in plain.events:
            pairs: list[tuple[Span, Span]] = []
            if event.recipient:
                pairs = [(event.actor[0], event.recipient[0])] if event.actor else []
            elif len(event.actor) >= 2:
                pairs = [(event.actor[0], event.actor[1]), (event.actor[1], event.actor[0])]
            for actor, recipient in pairs:
                named.append(coder.view_pair(doc, actor=actor, recipient=recipient).named)
                types.append(event.type)
                langs.append(lang)
    return named, types, langs


def blind(named: Features) -> Features:
    """The features without what the frames say."""
    return {k: v for k, v in named.items() if k.partition(":")[0] not in SEEN}


def matrix(rows: Sequence[Features]) -> Any:
    """Hashed features and pooled vectors side by side."""
    words = vectors()
    at, columns, values = [0], [], []
    for named in rows:
        c, v = hashed(named)
        columns.extend(c)
        values.extend(v)
        at.append(len(columns))
    left = sparse.csr_matrix((values, columns, at), shape=(len(rows), WIDTH))
    left.sum_duplicates()
    return sparse.hstack([left, sparse.csr_matrix(np.array([words.pooled(named) for named in rows]))]).tocsr()


def fit(x: Any, y: np.ndarray, weight: np.ndarray, strength: float) -> LogisticRegression:
    """A multinomial regression in which rare roots count more (square root of the inverse frequency)."""
    mass = {root: weight[y == root].sum() for root in set(y)}
    balanced = weight * np.array([(weight.sum() / len(mass) / mass[root]) ** 0.5 for root in y])
    return LogisticRegression(C=strength, max_iter=300, tol=1e-3).fit(x, y, sample_weight=balanced)


def eight_bits(table: np.ndarray) -> tuple[np.ndarray, np.float32]:
    scale = float(np.abs(table).max()) / 127 or 1.0
    return np.round(table / scale).astype(np.int8), np.float32(scale)


def main() -> None:
    """Cross-validate, fit on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path)
    parser.add_argument("--strength", type=float, default=1.0)
    parser.add_argument(
        "--example-weight",
        type=float,
        default=0.1,
        help="of an example, in the model of the table's language",
    )
    parser.add_argument("--example-weight-others", type=float, default=0.5)
    parser.add_argument("--dry", action="store_true", help="print the cross-validated figures, write nothing")
    options = parser.parse_args()
    coder = Coder(gate=False)
    named, roots = table_rows(coder, options.table)
    own, types, _ = example_rows(coder)
    print(f"{len(roots)} pairs of the table, {len(types)} of the codebook's examples", file=sys.stderr)
    shown = [*own, *(blind(features) for features in own)]
    own_y = np.array([root_of(type) for type in types] * 2)
    x, y, own_x = matrix(named), np.array(roots), matrix(shown)
    own_weight = np.full(len(own_y), options.example_weight)
    logits = np.zeros((len(SEEDS), len(y), len(ROOTS)))
    for s, seed in enumerate(SEEDS):
        for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(named, y):
            model = fit(
                sparse.vstack([x[train], own_x]).tocsr(),
                np.concatenate([y[train], own_y]),
                np.concatenate([np.ones(len(train)), own_weight]),
                options.strength,
            )
            logits[s, test] = model.decision_function(x[test])
    gold = np.array([ROOTS.index(root) for root in roots])

    def loss(temperature: float) -> float:
        z = logits / temperature
        z = z - z.max(axis=2, keepdims=True)
        p = np.exp(z) / np.exp(z).sum(axis=2, keepdims=True)
        return float(-np.log(p[:, np.arange(len(gold)), gold] + 1e-12).mean())

    temperature = float(minimize_scalar(loss, bounds=(0.2, 5.0), method="bounded").x)
    runs = [score_pairs(roots, [ROOTS[k] for k in logits[s].argmax(axis=1)]) for s in range(len(SEEDS))]
    for name in (
        "accuracy",
        "macro_f1",
        "quad_accuracy",
        "quad_macro_f1",
        "binary_accuracy",
        "binary_macro_f1",
    ):
        figures = [getattr(run, name) for run in runs]
        print(f"{name:<16} {np.mean(figures):.3f}  ({', '.join(f'{figure:.3f}' for figure in figures)})")
    for root, (precision, recall, f1, count) in runs[0].roots.items():
        print(f"  {root:<10} P {precision:.2f} R {recall:.2f} F1 {f1:.2f}  n {count}")
    z = logits[0] / temperature
    p = np.exp(z - z.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    top, right = p.max(axis=1), p.argmax(axis=1) == gold
    print(f"temperature {temperature:.2f}; reliability (said, right, n):")
    edges = np.linspace(0, 1, 11)
    for low, high in itertools.pairwise(edges):
        inside = (top >= low) & (top < high + (high == 1))
        if inside.any():
            print(
                f"  {low:.1f}-{high:.1f}  {top[inside].mean():.2f}  {right[inside].mean():.2f}  {inside.sum()}"
            )
    if options.dry:
        return
    arrays: dict[str, Any] = {}
    for name, share_of_examples in (("en", options.example_weight), (OTHERS, options.example_weight_others)):
        model = fit(
            sparse.vstack([x, own_x]).tocsr(),
            np.concatenate([y, own_y]),
            np.concatenate([np.ones(len(y)), np.full(len(own_y), share_of_examples)]),
            options.strength,
        )
        assert tuple(model.classes_) == ROOTS
        coefficients = model.coef_.T / temperature
        arrays[f"{name}_hash"], arrays[f"{name}_hash_scale"] = eight_bits(coefficients[:WIDTH])
        arrays[f"{name}_dense"], arrays[f"{name}_dense_scale"] = eight_bits(coefficients[WIDTH:])
        arrays[f"{name}_bias"] = (model.intercept_ / temperature).astype(np.float32)
    yielding = np.array([type in ("CONCEDE", "RETREAT") for type in types] * 2)
    share = LogisticRegression(C=1.0, max_iter=300).fit(
        own_x[yielding][:, :WIDTH], np.array([type == "RETREAT" for type in types] * 2)[yielding]
    )
    arrays["share"], arrays["share_scale"] = eight_bits(share.coef_[0])
    arrays["share_bias"] = np.float32(share.intercept_[0])
    np.savez_compressed(TARGET, **arrays)
    print(f"wrote {TARGET} ({TARGET.stat().st_size // 1000} kB)", file=sys.stderr)


if __name__ == "__main__":
    main()
