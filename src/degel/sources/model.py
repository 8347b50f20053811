"""`Line`s of a page → the chance of each to be running text, by two small linear models fitted in `training/furniture`.

The first looks at a line and its neighbours; the second also at where the first sees the page's main block. No
weight belongs to a word: the words are in `data/furniture.yml`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from degel.sources.features import BLOCK_NAMES, NAMES, block_features, line_features
from degel.sources.lines import Line

__all__ = ["Table", "Weights", "chance_of_text", "shipped_weights"]

Table = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """Slopes and biases of the two logistic models, slopes in the order of `NAMES` and `BLOCK_NAMES + NAMES`."""

    first: Table
    first_bias: float
    second: Table
    second_bias: float


@cache
def shipped_weights() -> Weights:
    """The weights of `data/furniture.json`."""
    raw: dict[str, Any] = json.loads(
        files("degel.sources").joinpath("data/furniture.json").read_text("utf-8")
    )
    first, second = raw["first"], raw["second"]
    return Weights(
        np.array([first["weights"][name] for name in NAMES]),
        float(first["bias"]),
        np.array([second["weights"][name] for name in (*BLOCK_NAMES, *NAMES)]),
        float(second["bias"]),
    )


def _logistic(values: Table) -> Table:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(values, -40.0, 40.0))))


def chance_of_text(lines: Sequence[Line], weights: Weights | None = None) -> Table:
    """The chance (0 … 1) of each line to be running text of the page's article."""
    weights = weights or shipped_weights()
    table = line_features(lines)
    chance = _logistic(table @ weights.first + weights.first_bias)
    block = block_features(chance, lines)
    return _logistic(np.hstack([block, table]) @ weights.second + weights.second_bias)
