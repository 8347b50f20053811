"""The choices that gold documents offer to `degel.events.likely`, and the weights fitted on them.

Every proposal whose words overlap an event of the gold of the same type, and which lacks a role, is a choice among the
candidates of `degel.events.likely`; right are the sides of the gold in that role, or nobody when it has none. In the
examples of the codebook nobody is right for a proposal over words without a label. Conditional logit with L2 penalty
(sum over all right candidates).
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
from degel.codebook.labels import read_labels
from degel.coder import Coder
from degel.evaluate.documents import claim_of_gold
from degel.evaluate.gold import read_gold
from degel.evaluate.proof import examples
from degel.events.likely import NOBODY, Candidate, candidates, fill_likely, open_roles
from degel.records import Document, Span

LEAST = 2  # choices that must show a feature
FOLDS = 10


@dataclass
class Choice:
    """One role to fill: its candidates and which of them are right."""

    document: str
    role: str
    found: list[Candidate]
    right: list[bool]


@dataclass
class Seen:
    """A role that a proposal lacks: its type, what may stand there, its words and the sides that it has."""

    type: str
    role: str
    found: list[Candidate]
    spans: list[tuple[int, int]]
    own: set[str | None]

    def over(self, spans: Sequence[Span]) -> bool:
        return any(s.start < b and a < s.end for s in spans for a, b in self.spans)


def seen_in(coder: Coder, doc: Document) -> list[Seen]:
    """The roles that the proposals of a document lack."""
    seen: list[Seen] = []

    def watch(
        proposal: Any, syntax: Any, cast: Any, lexicon: Any, scene: Any, speaker: Any, filled: Any
    ) -> dict[str, float]:
        tokens = [syntax.tokens[i] for i in proposal.tokens]
        for role, slot in open_roles(proposal, syntax, lexicon, speaker):
            found = candidates(proposal, role, syntax, cast, slot, scene, speaker)
            own = {p.actor.code or p.actor.country for p in (*proposal.actor, *proposal.recipient)}
            seen.append(Seen(proposal.type, role, found, [(t.start, t.end) for t in tokens], own))
        return fill_likely(proposal, syntax, cast, lexicon, scene, speaker, filled)

    original = code.fill_likely
    code.fill_likely = watch
    try:
        coder.analyse([doc])
    finally:
        code.fill_likely = original
    return seen


def choices_of(path: Path, data: Path) -> list[Choice]:
    """The choices of a gold file's documents: roles of proposals over an event of the same type."""
    if "test" in path.name:
        raise SystemExit(f"{path.name} is only ever scored; fit on gold that is for development")
    coder = Coder(min_probability=0.0)
    quads = {name: entry.quad for name, entry in coder.book.entries.items()}
    choices: list[Choice] = []
    for one in read_gold(path, coder.book.entries, data):
        claims = [claim_of_gold(event, quads) for event in one.events]
        for seen in seen_in(coder, one.document):
            claim = next((c for c in claims if c.type == seen.type and seen.over(c.spans)), None)
            if claim is None:
                continue
            sides = {"actor": claim.actor, "recipient": claim.recipient}.get(
                seen.role, (claim.actor | claim.recipient) - seen.own
            )
            wanted = {side.partition("/")[0] for side in sides} - {"---"} or {NOBODY}
            right = [c.side in wanted for c in seen.found]
            if not any(right):
                right[0] = True  # whoever is meant is no candidate: better nobody
            choices.append(Choice(one.document.id or "", seen.role, seen.found, right))
    return choices


def choices_of_examples() -> list[Choice]:
    """Roles of proposals in the codebook's examples over words that carry no label: nobody is meant there."""
    coder = Coder(min_probability=0.0)
    choices: list[Choice] = []
    for n, (lang, _, example, _) in enumerate(examples(coder)):
        labelled = read_labels(example.text)
        doc = Document(labelled.text, lang=lang, published=example.published)
        spans = [span for event in labelled.events for span in event.trigger]
        for seen in seen_in(coder, doc):
            if len(seen.found) > 1 and not seen.over(spans):
                right = [c.side == NOBODY for c in seen.found]
                choices.append(Choice(f"example:{n}", seen.role, seen.found, right))
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
