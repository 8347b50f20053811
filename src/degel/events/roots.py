"""Named features of a pair → probabilities of the types, by a linear model whose weights are shipped as data.

One multinomial logistic regression over the fifteen roots of PLV on hashed features and, for languages that have
them, the mean word vectors around the pair: one for English, whose pairs it was taught, one for the other languages,
in which the labelled examples of the codebook weigh more. YIELD is then shared between CONCEDE and RETREAT by a second, binary one.
Weights stand in `data/pairs.npz`, fitted by `training/pairs/fit.py`; word vectors in `data/vectors.npz`.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from degel.events.pairs import ROOTS

__all__ = ["GROUPS", "OTHERS", "WIDTH", "RootModel", "Vectors", "hashed", "model", "vectors"]

WIDTH = 1 << 15
# How much each namespace of features may say: words are many and weak, frames few and strong. Set by cross-validation
# on the English pairs (macro-F1 0.754 with these, 0.736 with all at 1, before the lexicon was widened).
GROUPS: Mapping[str, float] = {
    "w": 0.35, "b": 0.5, "bb": 0.5, "a": 0.35, "p": 0.8, "c": 0.7, "k": 0.5, "g": 0.7, "d": 0.3,
    "P": 1.2, "M": 0.8, "F": 0.8, "s": 0.3, "n": 0.4,
}  # fmt: skip
# Whose words are averaged into a vector: the path, between, after, the whole sentence.
POOLS = ("p", "b", "a", "w")
POOL_WEIGHT = 2.0
OTHERS = "others"  # the model of languages without pairs of their own


def hashed(named: Mapping[str, float]) -> tuple[list[int], list[float]]:
    """Columns and values of the features: the name's CRC-32 folded to `WIDTH`, the value times its group's weight."""
    columns = [zlib.crc32(name.encode()) % WIDTH for name in named]
    values = [value * GROUPS.get(name.partition(":")[0], 1.0) for name, value in named.items()]
    return columns, values


@dataclass(frozen=True, slots=True)
class Vectors:
    """Word vectors of some languages: `row[lang:word]` into `table` (words × dimensions, unit length)."""

    row: Mapping[str, int]
    table: Any
    langs: frozenset[str]

    def pooled(self, named: Mapping[str, float]) -> Any:
        """The mean vectors of each pool of words among the features, one after the other; zeros where there are none."""
        size = self.table.shape[1]
        found = np.zeros(len(POOLS) * size, dtype=np.float32)
        rows: dict[str, list[int]] = {pool: [] for pool in POOLS}
        for name in named:
            pool, _, word = name.partition(":")
            if pool in rows and (k := self.row.get(word)) is not None:
                rows[pool].append(k)
        for at, pool in enumerate(POOLS):
            if rows[pool]:
                found[at * size : (at + 1) * size] = self.table[rows[pool]].mean(axis=0)
        return found * POOL_WEIGHT


@dataclass(frozen=True, slots=True)
class RootModel:
    """Weights: `hash` (`WIDTH` × roots), `dense` (pooled vectors × roots), `bias` (roots), `share` (`WIDTH`) for RETREAT within YIELD."""

    hash: Any
    dense: Any
    bias: Any
    share: Any
    share_bias: float

    def probabilities(self, named: Mapping[str, float], words: Vectors) -> dict[str, float]:
        """The probability of each of the sixteen types, likeliest root first; they sum to 1."""
        columns, values = hashed(named)
        weights = np.asarray(values, dtype=np.float32)
        scores = weights @ self.hash[columns] + words.pooled(named) @ self.dense + self.bias
        scores = np.exp(scores - scores.max())
        roots = scores / scores.sum()
        odds = float(weights @ self.share[columns]) + self.share_bias
        retreat = 1.0 / (1.0 + np.exp(-odds))
        found: dict[str, float] = {}
        for root, p in sorted(zip(ROOTS, roots.tolist(), strict=True), key=lambda pair: (-pair[1], pair[0])):
            if root == "YIELD":
                shares = {"RETREAT": p * retreat, "CONCEDE": p * (1 - retreat)}
                found.update(sorted(shares.items(), key=lambda pair: -pair[1]))
            else:
                found[root] = p
        return {type: round(float(p), 4) for type, p in found.items()}

    @staticmethod
    def best(probabilities: Mapping[str, float]) -> str:
        """The type of the likeliest root: the first, since `probabilities` are given in that order."""
        return next(iter(probabilities))


def _load(name: str) -> Mapping[str, Any]:
    data = resources.files("degel.events").joinpath(f"data/{name}").read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return {key: arrays[key] for key in arrays.files}


def _wide(arrays: Mapping[str, Any], name: str) -> Any:
    """Eight-bit weights back to floats: one scale a table."""
    return arrays[name].astype(np.float32) * float(arrays[f"{name}_scale"])


@cache
def model(lang: str) -> RootModel:
    """The shipped model of a language: the one of the table's language, or the one that leans on the codebook's examples."""
    arrays = _load("pairs.npz")
    name = lang if f"{lang}_hash" in arrays else OTHERS
    return RootModel(
        _wide(arrays, f"{name}_hash"),
        _wide(arrays, f"{name}_dense"),
        arrays[f"{name}_bias"].astype(np.float32),
        _wide(arrays, "share"),
        float(arrays["share_bias"]),
    )


@cache
def vectors() -> Vectors:
    """The shipped word vectors."""
    arrays = _load("vectors.npz")
    words: Iterable[str] = bytes(arrays["words"]).decode("utf-8").split("\n")
    row = {word: k for k, word in enumerate(words)}
    return Vectors(row, _wide(arrays, "table"), frozenset(word.partition(":")[0] for word in row))
