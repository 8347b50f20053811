"""Features of a proposal → calibrated probability, by a small linear model whose weights are shipped as data.

Features are the same in every language: how good the frame, the roles and the paths are, what the modality is,
what had to be filled from the context. Weights stand in `data/rank.json`, fitted by `training/rank/fit.py`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from degel.events.frames import Proposal
from degel.events.roles import Party

__all__ = ["features", "probability"]


def features(
    proposal: Proposal, *, length: int, quoted: bool, filled: Sequence[str], rivals: int
) -> dict[str, float]:
    """Named features of a proposal; `length` in tokens, `rivals` other proposals on the same trigger."""
    found: dict[str, float] = {
        "bias": 1.0,
        "weight": proposal.weight,
        f"type:{proposal.type}": 1.0,
        f"modality:{proposal.modality}": 1.0,
        "steps": float(len(proposal.steps)),
        "verbal": float(proposal.verbal),
        "length": min(length, 80) / 40.0,
        "quoted": float(quoted),
        "rivals": float(rivals > 0),
        "alone": float(proposal.frame.startswith("op:")),
        "both": float(bool(proposal.actor and proposal.recipient)),
    }
    for name, parties in (("actor", proposal.actor), ("recipient", proposal.recipient)):
        if not parties:
            found[f"{name}:none"] = 1.0
            continue
        best = max(parties, key=lambda p: p.quality)
        found[f"{name}:quality"] = best.quality
        found[f"{name}:kind:{best.kind}"] = 1.0
        found[f"{name}:path:{_path(best)}"] = 1.0
        found[f"{name}:many"] = float(len(parties) > 2)
    for name in filled:
        found[f"filled:{name}"] = 1.0
    for step in proposal.steps:
        found[f"step:{step}"] = 1.0
    return found


def _path(party: Party) -> str:
    head, _, rest = party.path.partition(".")
    return f"{head.partition(':')[0]}{'.deep' if rest else ''}"


@cache
def _weights() -> Mapping[str, float]:
    text = resources.files("degel.events").joinpath("data/rank.json").read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(text)["weights"]
    return weights


def probability(named: Mapping[str, float]) -> float:
    """The probability, 0 … 1, that type and dyad are right."""
    weights = _weights()
    logit = sum(weights.get(name, 0.0) * value for name, value in named.items())
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit)))), 4)
