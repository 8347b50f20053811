"""Kinds of words → a vector for each word in its sentence, as spaCy's tok2vec layer computes it with the same weights.

What depends on the word alone is computed once a kind: its embedding, and what it adds to the first window of three words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from degel.parse.words import PAD, Words

__all__ = ["Network"]

Floats = Any
Ints = Any


class _Layer:
    """A layer of units of three pieces, the largest of which counts, and the scaling behind it."""

    def __init__(self, maxout: Any, norm: Any) -> None:
        weights = maxout.get_param("W").transpose(1, 0, 2)
        self.pieces, self.width, inputs = weights.shape
        self.weights = np.ascontiguousarray(weights.reshape(-1, inputs).T)
        self.bias = np.ascontiguousarray(maxout.get_param("b").T).reshape(-1)
        self._gain, self._shift = norm.get_param("G"), norm.get_param("b")

    def finish(self, sums: Floats) -> Floats:
        """The largest piece of each unit, scaled; `sums` lack the bias and are overwritten."""
        sums += self.bias
        width = self.width
        best = np.maximum(sums[:, :width], sums[:, width : 2 * width])
        for piece in range(2, self.pieces):
            np.maximum(best, sums[:, piece * width : (piece + 1) * width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best)[:, None] / width + 1e-8
        best *= spread**-0.5
        best *= self._gain
        best += self._shift
        return best


class Network:
    """The tok2vec layer of one shipped parser over the kinds of `words`."""

    def __init__(self, model: Any, words: Words) -> None:
        self._words = words
        embed, encode = model.layers
        nodes = list(embed.walk())
        self._tables = [node for node in nodes if node.name == "hashembed"]
        self._embed = _Layer(*_pair(embed)[0])
        self._layers = [_Layer(*pair) for pair in _pair(encode)]
        # empty places between two sentences, so that none sees into another
        self._pad = encode.attrs["pad"]
        self._vectors = np.zeros((0, self._embed.width), dtype=np.float32)
        first = self._layers[0]
        # (3 neighbours × width, units) → (width, 3 neighbours × units)
        self._first = np.ascontiguousarray(
            first.weights.reshape(3, first.width, -1).transpose(1, 0, 2).reshape(first.width, -1)
        )

    def forget(self) -> None:
        """With `Words.forget`."""
        self._vectors = self._vectors[:0]

    def _embedded(self) -> Floats:
        """The vector of every kind known; that of an empty place is zero."""
        known, features = len(self._vectors), self._words.features
        if known < len(features):
            new = np.array(features[known:], dtype=np.uint64)
            columns = [table.predict(np.ascontiguousarray(new[:, n])) for n, table in enumerate(self._tables)]
            vectors = self._embed.finish(np.concatenate(columns, axis=1) @ self._embed.weights)
            if not known:
                vectors[PAD] = 0
            self._vectors = np.concatenate([self._vectors, vectors])
        return self._vectors

    def vectors(self, sentences: Sequence[Sequence[int]]) -> Floats:
        """The vectors of all words of the sentences, one sentence behind the other."""
        pad = [PAD] * self._pad
        flat: list[int] = list(pad)
        for kinds in sentences:
            flat.extend(kinds)
            flat.extend(pad)
        row = np.array(flat)
        distinct, place = np.unique(row, return_inverse=True)
        embedded = self._embedded()
        added = (embedded[distinct] @ self._first).reshape(len(distinct), 3, -1)
        sums = added[place, 1]
        sums[1:] += added[place[:-1], 0]
        sums[:-1] += added[place[1:], 2]
        x = embedded[row]
        x += self._layers[0].finish(sums)
        width = x.shape[1]
        window = np.zeros((len(row), 3 * width), dtype=np.float32)
        for layer in self._layers[1:]:
            window[1:, :width] = x[:-1]
            window[:, width : 2 * width] = x
            window[:-1, 2 * width :] = x[1:]
            x += layer.finish(window @ layer.weights)
        return x[row != PAD]


def _pair(model: Any) -> list[tuple[Any, Any]]:
    """The layers of maxout units with the scaling behind each."""
    nodes = [node for node in model.walk() if node.name in ("maxout", "layernorm")]
    return list(zip(nodes[::2], nodes[1::2], strict=True))
