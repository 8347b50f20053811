"""The type of what one given span does to another: features of a pair → probabilities over types.

A multinomial linear model over language-independent features (frames and operators that fire, with or without
the given roles, on or off the path between the spans, grammar of modality) and hashed lemma n-grams. Weights
stand in `data/pair.npz`, fitted by `training/rank/fit.py`; in a language without training text the n-grams are
silent and the frames decide.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from degel.events.frames import Proposal
from degel.events.lexicon import Lexicon, fold
from degel.events.modality import status
from degel.events.syntax import Syntax
from degel.parse.sentence import Sentence

__all__ = ["BUCKETS", "ROOTS", "Pair", "pair_features", "probabilities", "vector"]

# PLV's fifteen roots (ACL 2024): CONCEDE and RETREAT are one, YIELD.
ROOTS = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT",
    "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
BUCKETS = 1 << 14
NEUTRAL = 1 << 11


@dataclass(frozen=True, slots=True)
class Pair:
    """The heads of the two given spans in one parsed sentence, with all that fires there."""

    syntax: Syntax
    lexicon: Lexicon
    actor: tuple[int, ...]
    recipient: tuple[int, ...]
    proposals: Sequence[Proposal]

    @property
    def sentence(self) -> Sentence:
        return self.syntax.sentence


def _root(type: str) -> str:
    return "YIELD" if type in ("CONCEDE", "RETREAT") else type


def pair_features(pair: Pair) -> tuple[dict[str, float], dict[str, float]]:
    """(features that mean the same in every language, lemma n-grams of this language)."""
    neutral: dict[str, float] = {"bias": 1.0}
    path = _path(pair.sentence, pair.actor, pair.recipient)
    _from_proposals(pair, path, neutral)
    _from_words(pair, path, neutral)
    _from_grammar(pair, path, neutral)
    return neutral, _ngrams(pair, path)


def _add(found: dict[str, float], name: str, value: float = 1.0) -> None:
    found[name] = max(found.get(name, 0.0), value)


def _from_proposals(pair: Pair, path: set[int], found: dict[str, float]) -> None:
    actor, recipient = set(pair.actor), set(pair.recipient)
    best = 0
    for p in pair.proposals:
        has_actor = any(q.token in actor for q in p.actor)
        has_recipient = any(q.token in recipient for q in (*p.recipient, *p.actor))
        swapped = (
            any(q.token in actor for q in p.recipient)
            or (any(q.token in recipient for q in p.actor)
            and not has_actor)
        )
        kind = (
            "both"
            if has_actor and has_recipient
            else "actor"
            if has_actor
            else "recipient"
            if has_recipient
            else "swapped"
            if swapped
            else "none"
        )
        root = _root(p.type)
        _add(found, f"{kind}:{root}")
        _add(found, f"{kind}:{root}:{p.modality}")
        _add(found, f"mode:{root}:{p.mode}")
        if p.top in path or p.act in path:
            _add(found, f"path:{root}")
        for step in p.steps:
            _add(found, f"step:{step}:{root}")
        best = max(best, {"both": 3, "actor": 2, "recipient": 1}.get(kind, 0))
    _add(found, f"best:{best}")


def _from_words(pair: Pair, path: set[int], found: dict[str, float]) -> None:
    """Codebook words of the sentence, whether or not their frame could fill its roles."""
    lexicon, sentence = pair.lexicon, pair.sentence
    near = (
        path
        | {t.head for i in path for t in (sentence.tokens[i],)}
        | {c for i in path for c in sentence.children[i]}
    )
    for token in sentence.tokens:
        if token.upos in ("PUNCT", "DET", "ADP", "NUM", "SYM", "CCONJ"):
            continue
        for match in lexicon.match(sentence, token.i):
            name = f"op:{match.word.operator}" if match.word.operator else _root(match.word.type or "")
            where = "on" if token.i in path else "near" if token.i in near else "off"
            _add(found, f"word:{where}:{name}")
            if match.word.act is not None and match.word.act.mode:
                _add(found, f"word:{name}/{match.word.act.mode}")
            if token.dep == "root":
                _add(found, f"word:root:{name}")


def _from_grammar(pair: Pair, path: set[int], found: dict[str, float]) -> None:
    sentence = pair.sentence
    verbs = [i for i in path if sentence.tokens[i].upos in ("VERB", "AUX")]
    verbs += [t.i for t in sentence.tokens if t.dep == "root"]
    for i in dict.fromkeys(verbs):
        state = status(pair.syntax, i)
        for name in ("negated", "future", "conditional", "supposed", "clause"):
            if getattr(state, name):
                _add(found, f"status:{name}")
        if pair.syntax.arguments(i).passive:
            _add(found, "passive")
    if pair.actor and pair.recipient:
        _add(found, "order:actor-first" if pair.actor[0] < pair.recipient[0] else "order:recipient-first")
        for name, tokens in (("actor", pair.actor), ("recipient", pair.recipient)):
            _add(found, f"dep:{name}:{sentence.tokens[tokens[0]].dep}")


def _path(sentence: Sentence, actor: Iterable[int], recipient: Iterable[int]) -> set[int]:
    """Tokens on the tree path between the two spans, the heads of both included up to their common ancestor."""
    ups = []
    for start in (next(iter(actor), None), next(iter(recipient), None)):
        up: list[int] = []
        j = start
        while j is not None and len(up) < 64:
            up.append(j)
            head = sentence.tokens[j].head
            j = None if head == j else head
        ups.append(up)
    common = next((j for j in ups[0] if j in ups[1]), None)
    found: set[int] = set()
    for up in ups:
        for j in up:
            found.add(j)
            if j == common:
                break
    return found


def _ngrams(pair: Pair, path: set[int]) -> dict[str, float]:
    sentence = pair.sentence
    spans = set(pair.actor) | set(pair.recipient)
    lemmas = [
        "A" if t.i in pair.actor else "R" if t.i in pair.recipient else fold(t.lemma)
        for t in sentence.tokens
        if t.upos not in ("PUNCT", "NUM", "SYM") and (t.upos != "PROPN" or t.i in spans)
    ]
    lang = sentence.lang
    found: dict[str, float] = {}
    for lemma in lemmas:
        _add(found, f"{lang}:w:{lemma}")
    for a, b in pairwise(lemmas):
        _add(found, f"{lang}:b:{a} {b}")
    for i in path:
        token = sentence.tokens[i]
        if token.i not in spans and token.upos not in ("PROPN", "NUM"):
            _add(found, f"{lang}:p:{fold(token.lemma)}", 2.0)
            for child in sentence.children[i]:
                t = sentence.tokens[child]
                if t.upos not in ("PUNCT", "DET", "PROPN", "NUM"):
                    _add(found, f"{lang}:d:{fold(token.lemma)}>{fold(t.lemma)}")
    return found


def vector(neutral: Mapping[str, float], grams: Mapping[str, float]) -> dict[int, float]:
    """Hashed columns: language-independent features below `NEUTRAL`, n-grams above, scaled to unit length."""
    columns: dict[int, float] = {}
    for name, value in neutral.items():
        column = zlib.crc32(name.encode()) % NEUTRAL
        columns[column] = columns.get(column, 0.0) + value
    norm = sum(v * v for v in grams.values()) ** 0.5 or 1.0
    for name, value in grams.items():
        column = NEUTRAL + zlib.crc32(name.encode()) % (BUCKETS - NEUTRAL)
        columns[column] = columns.get(column, 0.0) + 3.0 * value / norm
    return columns


@cache
def _weights() -> Any:
    import numpy as np

    with resources.files("degel.events").joinpath("data/pair.npz").open("rb") as file:
        data = np.load(file)
        return data["weights"].astype(np.float32), [str(r) for r in data["roots"]]


def probabilities(pair: Pair) -> dict[str, float]:
    """Probability of each root, 0 … 1, summing to 1."""
    import numpy as np

    weights, roots = _weights()
    logits = np.zeros(len(roots), dtype=np.float64)
    for column, value in vector(*pair_features(pair)).items():
        logits += value * weights[column]
    logits -= logits.max()
    shares = np.exp(logits)
    shares /= shares.sum()
    return {root: round(float(share), 4) for root, share in zip(roots, shares, strict=True)}
