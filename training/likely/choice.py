"""The choices that gold documents offer to `degel.events.likely`, and the weights fitted on them.

Every proposal whose words overlap an event of the gold of the same type, and which lacks a role, is a choice among the
candidates of `degel.events.likely`; right are the sides of the gold in that role, or nobody when it has none. Conditional
logit with L2 penalty (sum over all right candidates).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

import degel.events.code as code
import degel.events.likely as likely
from degel.coder import Coder
from degel.evaluate.documents import claim_of_gold
from degel.evaluate.gold import read_gold
from degel.events.likely import Candidate, candidates, fill_likely, missing, slot_of

LEAST = 2  # choices that must show a feature
FOLDS = 10


@dataclass
class Choice:
    """One role to fill: its candidates and which of them are right."""

    document: str
    role: str
    found: list[Candidate]
    right: list[bool]


def choices_of(path: Path, data: Path) -> list[Choice]:
    if "test" in path.name:
        raise SystemExit(f"{path.name} is only ever scored; fit on gold that is for development")
    coder = Coder(min_probability=0.0)
    quads = {name: entry.quad for name, entry in coder.book.entries.items()}
    seen: list[tuple[Any, ...]] = []

    def watch(proposal: Any, syntax: Any, cast: Any, lexicon: Any, *rest: Any) -> dict[str, float]:
        tokens = [syntax.tokens[i] for i in proposal.tokens]
        for role in missing(proposal):
            found = candidates(
                proposal, role, syntax, cast, slot_of(proposal, role, syntax, lexicon), *rest[:-1]
            )
            own = {p.actor.code or p.actor.country for p in (*proposal.actor, *proposal.recipient)}
            seen.append((proposal.type, role, found, [(t.start, t.end) for t in tokens], own))
        return fill_likely(proposal, syntax, cast, lexicon, *rest)

    original = code.fill_likely
    code.fill_likely = watch
    choices: list[Choice] = []
    try:
        for one in read_gold(path, coder.book.entries, data):
            seen.clear()
            coder.analyse([one.document])
            claims = [claim_of_gold(event, quads) for event in one.events]
            for type, role, found, spans, own in seen:
                over = [
                    c
                    for c in claims
                    if c.type == type and any(s.start < b and a < s.end for s in c.spans for a, b in spans)
                ]
                if not over:
                    continue
                claim = over[0]
                sides = {"actor": claim.actor, "recipient": claim.recipient}.get(
                    role, (claim.actor | claim.recipient) - own
                )
                wanted = {side.partition("/")[0] for side in sides} - {"---"} or {""}
                right = [c.side in wanted for c in found]
                if not any(right):
                    right[0] = True  # whoever is meant is no candidate: better nobody
                choices.append(Choice(one.document.id, role, found, right))
    finally:
        code.fill_likely = original
    return choices


def fit(choices: Sequence[Choice], names: dict[str, int], strength: float) -> np.ndarray:
    """Weights that maximise the likelihood of the right candidates, with an L2 penalty."""
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    groups: list[int] = []
    right: list[bool] = []
    for g, choice in enumerate(choices):
        for candidate, is_right in zip(choice.found, choice.right, strict=True):
            for name, value in candidate.features.items():
                if name in names and value:
                    rows.append(len(groups))
                    columns.append(names[name])
                    values.append(value)
            groups.append(g)
            right.append(is_right)
    matrix = np.zeros((len(groups), len(names)))
    matrix[rows, columns] = values
    group, good = np.array(groups), np.array(right)
    count = len(choices)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ w
        top = np.full(count, -np.inf)
        np.maximum.at(top, group, scores)
        powers = np.exp(scores - top[group])
        whole = np.bincount(group, powers, count)
        hit = np.bincount(group, powers * good, count)
        p, q = powers / whole[group], powers * good / np.maximum(hit[group], 1e-12)
        value = -np.log(np.maximum(hit, 1e-12) / whole).sum() + strength * (w @ w) / 2
        return value, matrix.T @ (p - q) + strength * w

    return minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x


def named(choices: Sequence[Choice]) -> dict[str, int]:
    counts = Counter(
        name for c in choices for name in {n for x in c.found for n, v in x.features.items() if v}
    )
    return {name: k for k, name in enumerate(sorted(n for n, count in counts.items() if count >= LEAST))}


def weights_of(choices: Sequence[Choice], strength: float) -> dict[str, float]:
    """Weights by name, as they are shipped."""
    names = named(choices)
    found = fit(choices, names, strength)
    return {name: round(float(found[k]), 3) for name, k in names.items() if abs(found[k]) >= 0.005}


def folds(choices: Sequence[Choice], strength: float) -> Iterator[tuple[set[str], dict[str, float]]]:
    """Documents held out, and the weights fitted on all others."""
    documents = sorted({c.document for c in choices})
    for k in range(FOLDS):
        held = set(documents[k::FOLDS])
        yield held, weights_of([c for c in choices if c.document not in held], strength)


@contextmanager
def weighing(weights: dict[str, float]) -> Iterator[None]:
    """The coder with these weights in place of those shipped."""
    shipped = likely.weights
    likely.weights = lambda: weights
    try:
        yield
    finally:
        likely.weights = shipped
