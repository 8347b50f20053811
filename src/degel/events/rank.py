"""Features of a proposal → calibrated probability, by a small linear model whose weights are shipped as data.

The same features in every language (how good frame, roles and paths are, what stands where, what had to be filled from
the context), beside the frame and the trigger word of one language. Weights stand in `data/rank.json`, fitted by
`training/rank/fit.py` on the proposals of gold documents.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from degel.events.cast import Party
from degel.events.frames import Proposal
from degel.events.weights import shipped
from degel.events.words import fold
from degel.parse.sentence import Sentence

__all__ = ["Setting", "features", "probability"]

FAR = 20  # tokens: what lies further off is as far as can be


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a proposal stands: its sentence, what was filled from the context, and who else is there.

    `rivals` are other proposals on the same trigger, `proposals` all of the sentence, `countries` the states that it names.
    """

    sentence: Sentence
    quoted: bool
    filled: Sequence[str]
    rivals: int
    proposals: int
    countries: int


def features(proposal: Proposal, setting: Setting) -> dict[str, float]:
    """Named features of a proposal, each about 0 … 1."""
    sentence = setting.sentence
    act, top = sentence.tokens[proposal.act], sentence.tokens[proposal.top]
    lang = sentence.lang
    found: dict[str, float] = {
        "bias": 1.0,
        f"lang:{lang}": 1.0,
        "weight": proposal.weight,
        f"type:{proposal.type}": 1.0,
        f"mode:{proposal.type}:{proposal.mode}": 1.0,
        f"modality:{proposal.modality}": 1.0,
        f"frame:{proposal.frame}": 1.0,
        f"word:{lang}:{fold(act.lemma)}": 1.0,
        f"upos:{act.upos}": 1.0,
        f"dep:{act.dep.partition(':')[0]}": 1.0,
        f"top:{top.dep.partition(':')[0]}": 1.0,
        f"depth:{min(_depth(sentence, proposal.top), 4)}": 1.0,
        "words": min(len(proposal.tokens), 4) / 4.0,
        "steps": float(len(proposal.steps)),
        "verbal": float(proposal.verbal),
        "length": min(len(sentence.tokens), 80) / 40.0,
        "quoted": float(setting.quoted),
        "rivals": float(setting.rivals > 0),
        "crowd": min(setting.proposals, 6) / 6.0,
        f"countries:{min(setting.countries, 3)}": 1.0,
        "alone": float(proposal.frame.startswith("op:")),
        "both": float(bool(proposal.actor and proposal.recipient)),
        "claimed": float(bool(proposal.claimants)),
        "clause": float(proposal.clause),
        f"reality:{proposal.modality}:{'clause' if proposal.clause else 'plain'}": 1.0,
    }
    for name, parties in (("actor", proposal.actor), ("recipient", proposal.recipient)):
        found.update(_of_side(name, parties, proposal))
    if proposal.actor and proposal.recipient:
        same = {_state(p) for p in proposal.actor} & {_state(p) for p in proposal.recipient}
        found["home"] = float(bool(same))
    for name in setting.filled:
        found[f"filled:{name}"] = 1.0
    for step in proposal.steps:
        found[f"step:{step}"] = 1.0
    return found


def _of_side(name: str, parties: Sequence[Party], proposal: Proposal) -> Iterator[tuple[str, float]]:
    if not parties:
        yield f"{name}:none", 1.0
        yield f"{name}:none:{proposal.type}", 1.0
        return
    best = max(parties, key=lambda p: p.quality)
    yield f"{name}:quality", best.quality
    yield f"{name}:kind:{best.kind}", 1.0
    yield f"{name}:path:{_path(best)}", 1.0
    yield f"{name}:sector:{best.actor.sector}", 1.0
    yield f"{name}:{'state' if _state(best) else 'stateless'}", 1.0
    yield f"{name}:person", float(best.actor.name is not None)
    yield f"{name}:many", float(len(parties) > 2)
    gap = best.token - proposal.top
    yield f"{name}:gap", min(abs(gap), FAR) / FAR
    yield f"{name}:before", float(gap < 0)


def _state(party: Party) -> str | None:
    return party.actor.code or party.actor.country


def _depth(sentence: Sentence, i: int) -> int:
    """How many clauses the word at `i` lies below a root; 4 stands for more."""
    depth = 0
    for _ in range(12):
        head = sentence.tokens[i].head
        if head == i:
            return depth
        depth += 1
        i = head
    return depth


def _path(party: Party) -> str:
    head, _, rest = party.path.partition(".")
    return f"{head.partition(':')[0]}{'.deep' if rest else ''}"


def probability(named: Mapping[str, float]) -> float:
    """The probability, 0 … 1, that type and dyad are right."""
    weights = shipped("rank")
    logit = sum(weights.get(name, 0.0) * value for name, value in named.items())
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit)))), 4)
