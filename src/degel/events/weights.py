"""The weights of the small models of this room, by name of feature, as they are shipped in `data/`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources

__all__ = ["shipped"]


@cache
def shipped(name: str) -> Mapping[str, float]:
    """Feature → weight of the model `data/NAME.json`."""
    text = resources.files("degel.events").joinpath(f"data/{name}.json").read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(text)["weights"]
    return weights
