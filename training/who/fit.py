"""Marked pages and passages → `src/degel/actors/data/choice.json`, with the cross-validated worth of the choice and of the rules.

    python training/who/fit.py evaluation/gold/who/*-dev.yml evaluation/gold/who/short-*.yml [--strength 3] [--dry]

Every word that names nobody is a case; pages mark all of them that mean somebody, so what is not marked means nobody. A
choice is right when it means the states of the mark. The loss is the logarithm of what all right choices of a case get
together; the folds are whole pages. It needs scipy beside the packages of the project.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from degel.actors import choosing
from degel.actors.choosing import Asked, Choice
from degel.coder import Coder
from degel.records import Document

sys.path.append(str(Path(__file__).resolve().parents[2] / "evaluation"))
from who import find, listed

TARGET = Path(__file__).resolve().parents[2] / "src/degel/actors/data/choice.json"
FOLDS = 10
SMALL = 0.02  # a weight below it is left out
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Case:
    """A word of a page, who may be meant, and the states that are right (of several readings: any)."""

    page: str
    lang: str
    asked: Asked
    choices: Sequence[Choice]
    right: Sequence[frozenset[str]]

    @property
    def good(self) -> list[bool]:
        return [choice.codes in self.right for choice in self.choices]


@contextmanager
def watched(cases: dict[int, tuple[int, Asked, Sequence[Choice]]]) -> Iterator[None]:
    """Every question to the choice is kept by the place of its word, and answered by the rules."""

    def watch(asked: Asked, sentence: Any, *rest: Any) -> tuple[Choice, float] | None:
        token = sentence.tokens[asked.pronoun.i]
        if sentence.part == "text":
            cases[token.start] = (token.end, asked, choosing.options(asked, sentence, *rest))
        return (Choice(asked.ruled, None), 1.0) if choosing.codes_of(asked.ruled) else None

    kept = choosing.decide
    choosing.decide = watch
    try:
        yield
    finally:
        choosing.decide = kept


def of_page(page: Mapping[str, Any], coder: Coder, lang: str) -> list[Case]:
    """The cases of a page."""
    text = page["text"].strip()
    seen: dict[int, tuple[int, Asked, Sequence[Choice]]] = {}
    with watched(seen):
        doc = Document(
            text=text, lang=lang, published=page["date"], title=page.get("title"), url=page.get("url")
        )
        coder.analyse([doc])
    marks: dict[tuple[int, int], list[frozenset[str]]] = {}
    for mark in page["mentions"]:
        both = mark.get("countries")
        fair = (
            [frozenset(both)]
            if both
            else [frozenset([c]) if c else NOBODY for c in listed(mark.get("country"))]
        )
        marks[find(mark["say"], mark.get("nth", 1), text, page["id"])] = fair
    found = []
    for start, (end, asked, choices) in seen.items():
        word = text[start:end]
        if word.startswith("-"):  # "a-t-il"
            start = end - len(word.removeprefix("-t").removeprefix("-"))
        right = marks.get((start, end))
        if right is None and any(first <= start and end <= last for first, last in marks):
            continue
        found.append(Case(page["id"], lang, asked, choices, right or [NOBODY]))
    return found


def fit(cases: Sequence[Case], strength: float) -> dict[str, float]:
    """The weights under which the right choices are likeliest, with a penalty on their squares."""
    cases = [case for case in cases if any(case.good)]
    names: dict[str, int] = {}
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    of: list[int] = []
    for n, case in enumerate(cases):
        for choice in case.choices:
            columns += [names.setdefault(name, len(names)) for name in choice.features]
            values += choice.features.values()
            ends.append(len(columns))
            of.append(n)
    table = csr_matrix((values, columns, ends), shape=(len(of), len(names)))
    back = table.T.tocsr()
    row = np.array(of)
    good = np.concatenate([case.good for case in cases])
    starts = np.r_[0, np.flatnonzero(np.diff(row)) + 1]

    def together(scores: Any) -> Any:
        top = np.maximum.reduceat(scores, starts)
        return top + np.log(np.add.reduceat(np.exp(scores - top[row]), starts))

    def loss(w: Any) -> tuple[float, Any]:
        scores = table @ w
        right = np.where(good, scores, -1e9)
        every, rights = together(scores), together(right)
        slope = np.exp(scores - every[row]) - np.where(good, np.exp(right - rights[row]), 0.0)
        return float((every - rights).sum() + strength / 2 * (w @ w)), back @ slope + strength * w

    fitted = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {name: float(fitted[i]) for name, i in names.items()}


def answered(cases: Sequence[Case], strength: float) -> list[dict[frozenset[str], float]]:
    """For each case how likely whose states are, by weights that were fitted without its page."""
    pages = sorted({case.page for case in cases})
    random.Random(1).shuffle(pages)
    fold = {page: n % FOLDS for n, page in enumerate(pages)}
    found: list[dict[frozenset[str], float]] = [{} for _ in cases]
    for k in range(FOLDS):
        weights = fit([case for case in cases if fold[case.page] != k], strength)
        for n, case in enumerate(cases):
            if fold[case.page] == k:
                found[n] = choosing.chances(case.choices, weights)[1]
    return found


def told(cases: Sequence[Case], answers: Sequence[frozenset[str]]) -> str:
    """Right of those that mean somebody, of those that mean nobody, and of what is given."""
    both = [(case, answer in case.right, answer) for case, answer in zip(cases, answers, strict=True)]
    parts = (
        ("somebody", [good for case, good, _ in both if NOBODY not in case.right]),
        ("nobody", [good for case, good, _ in both if NOBODY in case.right]),
        ("precision", [good for _, good, answer in both if answer]),
    )
    return "  ".join(f"{name} {sum(p)}/{len(p)} {100 * sum(p) / max(1, len(p)):.1f} %" for name, p in parts)


def main() -> None:
    """Cross-validate, fit on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--strength", type=float, default=3.0)
    parser.add_argument("--dry", action="store_true")
    options = parser.parse_args()
    cases: list[Case] = []
    for file in options.files:
        if "test" in file.name:
            raise SystemExit(f"{file.name} is only ever scored; fit on pages that are for development")
        lang = file.stem.removeprefix("short-").removeprefix("plain-")[:2]
        coder = Coder(langs=[lang], gate=False)
        for page in yaml.safe_load(file.read_text("utf-8")):
            cases += of_page(page, coder, lang)
    chances = answered(cases, options.strength)
    groups = {"all": cases}
    groups |= {
        "pages": [c for c in cases if "-s" not in c.page],
        "passages": [c for c in cases if "-s" in c.page],
    }
    groups |= {lang: [c for c in cases if c.lang == lang] for lang in sorted({c.lang for c in cases})}
    groups |= {
        kind: [c for c in cases if c.asked.kind == kind] for kind in sorted({c.asked.kind for c in cases})
    }
    place = {id(case): n for n, case in enumerate(cases)}
    for name, group in groups.items():
        print(
            f"{name}: {len(group)}\n  rules  {told(group, [choosing.codes_of(c.asked.ruled) for c in group])}"
        )
        for least in (0.5, choosing.LEAST, 0.7):
            given = [choosing.preferred(chances[place[id(c)]], c.asked, least) for c in group]
            print(f"  {least:.2f}   {told(group, given)}")
    if options.dry:
        return
    weights = fit(cases, options.strength)
    shown = {name: round(w, 2) for name, w in sorted(weights.items()) if abs(w) >= SMALL}
    TARGET.write_text(
        json.dumps({"weights": shown}, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8"
    )
    print(f"wrote {len(shown)} weights to {TARGET}")


if __name__ == "__main__":
    main()
