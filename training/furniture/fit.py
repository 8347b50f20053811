"""Fits the weights of the furniture pass: pages of HTML with known text → `src/degel/sources/data/furniture.json`.

    python training/furniture/fit.py ../shared/data/html [--report]

Every page is flattened as a browser copies it. A line's label is the gold text where there is one; else what
trafilatura keeps with the HTML in hand, corrected by the segments that must and must not be kept. The features say
nothing of a site's words. Sites whose name hashes to fold 0 of 5 are never used for the shipped weights; `--report`
prints the scores of five folds by site, each scored by weights that never saw the site.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import trafilatura
from sklearn.linear_model import LogisticRegression

from degel.sources.features import BLOCK_NAMES, NAMES, block_features, line_features
from degel.sources.flatten import flatten, parse_html
from degel.sources.lines import Line, read_lines
from degel.sources.model import Weights

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from evaluation.furniture import HtmlPage, load_pages, score_pages

FOLDS = 5
STRENGTH = 0.03  # inverse of the L2 penalty; 0.1 and 0.01 score the same within 0.005
VARIANTS = 6  # short pages made of each page
SHORT_SHARE = 0.7  # the weight of their lines, that of the whole page being 1
TARGET = Path(__file__).resolve().parents[2] / "src/degel/sources/data/furniture.json"
Table = npt.NDArray[np.float64]


@dataclass
class Sample:
    """The lines of one page with label and weight, and its features."""

    site: str
    lines: list[Line]
    labels: Table
    weights: Table
    first: Table = field(init=False)
    second: Table = field(init=False)

    def __post_init__(self) -> None:
        self.first = line_features(self.lines)


def fold_of(site: str) -> int:
    """The fold (0 … 4) of a site, the same on every machine."""
    return int(hashlib.md5(site.encode()).hexdigest(), 16) % FOLDS


def _squeeze(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


class Kept:
    """Whether a line is part of a text: as a line of its own, or anywhere when it is 20 letters or longer."""

    def __init__(self, text: str) -> None:
        self.whole = _squeeze(text)
        self.rows = {_squeeze(row) for row in text.split("\n")}

    def __contains__(self, squeezed: str) -> bool:
        return squeezed in self.rows or (len(squeezed) >= 20 and squeezed in self.whole)


def label_lines(page: HtmlPage, lines: Sequence[Line]) -> tuple[Table, Table]:
    """Label (1 is running text) and weight of each line."""
    squeezed = [_squeeze(line.text) for line in lines]
    length = np.sqrt([max(1, min(line.words, 100)) for line in lines])
    if page.gold is not None:
        gold = Kept(page.gold)
        labels = np.array([bool(row) and row in gold for row in squeezed], dtype=float)
        return labels, 2.0 * length
    options: tuple[dict[str, bool], ...] = ({}, {"favor_precision": True}, {"favor_recall": True})
    readers = [
        Kept(trafilatura.extract(page.html, include_comments=False, **option) or "") for option in options
    ]
    wanted = [_squeeze(segment) for segment in page.must_have]
    unwanted = [_squeeze(segment) for segment in page.must_not]
    labels, weights = np.zeros(len(lines)), np.ones(len(lines))
    for row, (line, text) in enumerate(zip(lines, squeezed, strict=True)):
        votes = [bool(text) and text in reader for reader in readers]
        labels[row] = votes[0]
        weights[row] = 1.0 if len(set(votes)) == 1 else 0.4
        if len(text) >= 4:
            if any(part and (part in text or (len(text) > 12 and text in part)) for part in wanted):
                labels[row], weights[row] = 1.0, 3.0
            elif any(part and part in text and len(part) > 0.15 * len(text) for part in unwanted):
                labels[row], weights[row] = 0.0, 3.0
        if weights[row] < 3 and labels[row]:
            if line.lead or (line.credit and not line.final):
                labels[row] = 0.0
            elif line.words < 8 and (line.date or line.byline):
                weights[row] = 0.2
    return labels, weights * length


def make_samples(page: HtmlPage) -> list[Sample]:
    """The page as it is, and cut short in five ways as crawlers and feeds cut pages.

    A short page has one to ten lines of its text, none to thirty lines before and after, and its empty lines all,
    none, or as they were: without them the weights lean on the length of a page and on empty lines.
    """
    flat = flatten(parse_html(page.html))
    lines = read_lines(flat)
    if not lines:
        return []
    labels, weights = label_lines(page, lines)
    samples = [Sample(page.site, lines, labels, weights)]
    kept = np.flatnonzero(labels)
    if not len(kept):
        return samples
    chance = random.Random(_squeeze(flat)[:2000])
    for _ in range(VARIANTS):
        size = min(len(kept), chance.choice((1, 2, 3, 4, 6, 8, 10, 15)))
        start = chance.choice((0, chance.randrange(len(kept) - size + 1)))
        body = range(int(kept[start]), int(kept[start + size - 1]) + 1)
        head = chance.randrange(0, 31)
        low = max(0, int(kept[0]) - head)
        tail = chance.randrange(0, 31)
        high = min(len(lines), int(kept[-1]) + 1 + tail)
        rows = [*range(low, int(kept[0])), *body, *range(int(kept[-1]) + 1, high)]
        glue = chance.choice(("\n", "\n\n", None))
        text = "".join(("\n\n" if lines[row].gap else "\n") + lines[row].text for row in rows)
        if glue is not None:
            text = glue.join(lines[row].text for row in rows)
        part = read_lines(text)
        if len(part) == len(rows):
            samples.append(Sample(page.site, part, labels[rows], SHORT_SHARE * weights[rows]))
    return samples


def fit(samples: Sequence[Sample], stage: str) -> tuple[Table, float]:
    """Weights and bias of a logistic regression over one stage's features, in the features' own units."""
    table = np.vstack([getattr(sample, stage) for sample in samples])
    labels = np.concatenate([sample.labels for sample in samples])
    weights = np.concatenate([sample.weights for sample in samples])
    mean, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread < 1e-9] = 1.0
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit((table - mean) / spread, labels, sample_weight=weights)
    slopes = model.coef_[0] / spread
    return slopes, float(model.intercept_[0] - (slopes * mean).sum())


def chances(table: Table, fitted: tuple[Table, float]) -> Table:
    """The chance of each row to be running text."""
    return np.asarray(1.0 / (1.0 + np.exp(-(table @ fitted[0] + fitted[1]))))


def fit_both(samples: Sequence[Sample]) -> Weights:
    """Both stages; the second is fitted on chances from first stages that did not see the page's site."""
    folds = sorted({fold_of(sample.site) for sample in samples})
    for fold in folds:
        rest = fit([sample for sample in samples if fold_of(sample.site) != fold], "first")
        for sample in samples:
            if fold_of(sample.site) == fold:
                block = block_features(chances(sample.first, rest), sample.lines)
                sample.second = np.hstack([block, sample.first])
    first, second = fit(samples, "first"), fit(samples, "second")
    return Weights(first[0], first[1], second[0], second[1])


def report(pages: Sequence[HtmlPage], samples: dict[int, list[Sample]]) -> None:
    """Print the scores of each page under weights that never saw its site."""
    found: list[Weights] = [
        fit_both([s for n, page in enumerate(pages) if fold_of(page.site) != fold for s in samples[n]])
        for fold in range(FOLDS)
    ]
    for row in score_pages(pages, lambda page: found[fold_of(page.site)]):
        print(row)


def write(weights: Weights, path: Path) -> None:
    """Write the weights with the names of their features, five digits each."""

    def named(names: Sequence[str], values: Table, bias: float) -> dict[str, object]:
        return {
            "bias": round(bias, 5),
            "weights": {name: round(float(v), 5) for name, v in zip(names, values, strict=True)},
        }

    data = {
        "first": named(NAMES, weights.first, weights.first_bias),
        "second": named((*BLOCK_NAMES, *NAMES), weights.second, weights.second_bias),
    }
    path.write_text(json.dumps(data, indent=1) + "\n", "utf-8")


def main() -> None:
    """Fit, write, and with `--report` print the scores by fold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    pages = load_pages(options.folder)
    samples = {number: make_samples(page) for number, page in enumerate(pages)}
    shipped = [s for n, page in enumerate(pages) if fold_of(page.site) != 0 for s in samples[n]]
    write(fit_both(shipped), TARGET)
    print(f"wrote {TARGET.name}: {len({s.site for s in shipped})} sites of {len({p.site for p in pages})}")
    if options.report:
        report(pages, samples)


if __name__ == "__main__":
    main()
