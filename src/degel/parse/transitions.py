"""Vectors of words → heads and labels, by the arc-eager transitions of spaCy's parser, many sentences a step.

Computes what `spacy.pipeline.DependencyParser` computes with the same weights. There, each of two moves a word is made
sentence by sentence, in code that takes Python's lock for every feature; here a move is made for all sentences at once,
in arrays, at a third of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.pipeline import DependencyParser

__all__ = ["Transitions"]

Floats = Any
Ints = Any
_SHIFT, _REDUCE, _LEFT, _RIGHT, _BREAK = range(5)
_MOVES = {"S": _SHIFT, "D": _REDUCE, "L": _LEFT, "R": _RIGHT, "B": _BREAK}
# What may be done, in bits: shift, reduce, an arc either way, break.
_BITS = {_SHIFT: 1, _REDUCE: 2, _LEFT: 4, _RIGHT: 4, _BREAK: 8}
# The label of a word without a head, and what parts a label from that of its true head where arcs cross
ROOT = "ROOT"
CROSSED = "||"


class Transitions:
    """The moves of one trained parser."""

    def __init__(self, pipe: DependencyParser) -> None:
        model = pipe.model
        linear = next(node for node in model.get_ref("tok2vec").walk() if node.name == "linear")
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        self._reduce = np.ascontiguousarray(linear.get_param("W").T)
        self._reduce_bias = linear.get_param("b")
        # (places, hidden, 2, width): the two pieces of a hidden unit come to lie in two halves
        weights = lower.get_param("W").transpose(0, 2, 1, 3)
        self._places, _, self._hidden, width = weights.shape
        self._lower = np.ascontiguousarray(weights.reshape(-1, width).T)
        self._lower_bias = np.ascontiguousarray(lower.get_param("b").T).reshape(-1)
        self._pad = np.ascontiguousarray(lower.get_param("pad")[0].transpose(0, 2, 1)).reshape(-1)
        self._upper = np.ascontiguousarray(upper.get_param("W").T)
        self._upper_bias = upper.get_param("b")
        names = list(pipe.move_names)
        self._move = np.array([_MOVES[name[0]] for name in names])
        self.labels = [name[2:] for name in names]
        self._crossed = frozenset(label for label in self.labels if CROSSED in label)
        self._forbidden = np.zeros((16, len(names)), dtype=np.float32)
        for code in range(16):
            for n, move in enumerate(self._move.tolist()):
                if not code & _BITS[move]:
                    self._forbidden[code, n] = -np.inf

    def parse(self, vectors: Floats, lengths: Sequence[int]) -> tuple[list[list[int]], list[list[str]]]:
        """For each sentence, the head of each word (its own number where it has none) and the label of the arc."""
        heads, moves = self._run(vectors, np.asarray(lengths))
        all_heads: list[list[int]] = []
        all_labels: list[list[str]] = []
        labels = self.labels
        start = 0
        for length in lengths:
            mine = [
                i if head < 0 else head - start
                for i, head in enumerate(heads[start : start + length].tolist())
            ]
            deps = [
                ROOT if head == i else labels[move]
                for i, (head, move) in enumerate(
                    zip(mine, moves[start : start + length].tolist(), strict=True)
                )
            ]
            if not self._crossed.isdisjoint(deps):
                _uncross(mine, deps)
            all_heads.append(mine)
            all_labels.append(deps)
            start += length
        return all_heads, all_labels

    def _features(self, vectors: Floats) -> Floats:
        """What each word adds to the hidden layer in each place; the last row is that of no word."""
        count = len(vectors)
        table = np.empty((count + 1, self._lower.shape[1]), dtype=np.float32)
        np.matmul(vectors @ self._reduce + self._reduce_bias, self._lower, out=table[:count])
        table[count] = self._pad
        return table.reshape((count + 1) * self._places, 2 * self._hidden)

    def _run(self, vectors: Floats, lengths: Ints) -> tuple[Ints, Ints]:
        none = len(vectors)
        table = self._features(vectors)
        hidden, places = self._hidden, self._places
        count = len(lengths)
        starts = np.cumsum(lengths) - lengths
        # one stack and one buffer a sentence, side by side, each with empty places where a look goes past its end
        floor = starts + 3 * np.arange(1, count + 1)
        stack = np.full(none + 3 * count, none)
        front = starts + 2 * np.arange(count)
        end = front + lengths
        buffer = np.full(none + 2 * count + 1, none)
        buffer[np.arange(none) + 2 * np.repeat(np.arange(count), lengths)] = np.arange(none)
        top = floor.copy()
        heads = np.full(none + 1, -1)
        made = np.zeros(none + 1, dtype=np.int64)
        left, right, before = np.full(none + 1, none), np.full(none + 1, none), np.full(none + 1, none)
        back = np.zeros(none + 1, dtype=bool)
        opens = np.zeros(none + 1, dtype=bool)
        while len(top):
            b0, b1 = buffer[front], buffer[front + 1]
            s0 = stack[top - 1]
            seen = (b0, b1, s0, stack[top - 2], stack[top - 3], left[b0], left[s0], right[s0])
            total = table.take(b0 * places, axis=0)
            for place in range(1, places):
                total += table.take(seen[place] * places + place, axis=0)
            total += self._lower_bias
            scores = np.maximum(total[:, :hidden], total[:, hidden:]) @ self._upper
            scores += self._upper_bias
            depth, ahead, opened = top - floor, end - front, opens[b0]
            holds = depth > 0
            two = ahead > 1
            code = (~holds | (two & ~opened & ~back[b0])).astype(np.int64)
            code += 2 * holds
            code += 4 * (holds & (ahead > 0) & ~opened)
            code += 8 * (two & (b1 == b0 + 1) & ~opens[b1])
            scores += self._forbidden[code]
            best = scores.argmax(axis=1)
            move = self._move[best]
            stuck = code == 0
            if stuck.any():  # no move is left: the words keep the heads that they have
                top[stuck], front[stuck], move[stuck] = floor[stuck], end[stuck], -1
            # the words that lose or get a head
            which = np.flatnonzero(move == _LEFT)
            if len(which):
                child, head = s0[which], b0[which]
                had = child[heads[child] >= 0]
                right[heads[had]] = before[had]
                heads[child], made[child], left[head] = head, best[which], child
                back[head] = False
                top[which] -= 1
            which = np.flatnonzero(move == _REDUCE)
            if len(which):
                word = s0[which]
                again = which[(heads[word] < 0) & (depth[which] > 1)]
                back[s0[again]] = True
                front[again] -= 1
                buffer[front[again]] = s0[again]
                top[which] -= 1
            which = np.flatnonzero(move == _RIGHT)
            if len(which):
                child, head = b0[which], s0[which]
                heads[child], made[child] = head, best[which]
                before[child] = right[head]
                right[head] = child
            which = np.flatnonzero((move == _RIGHT) | (move == _SHIFT))
            if len(which):
                stack[top[which]] = b0[which]
                top[which] += 1
                front[which] += 1
            opens[b1[move == _BREAK]] = True
            open_ = (top > floor) | (front < end)
            if not open_.all():
                top, floor, front, end = top[open_], floor[open_], front[open_], end[open_]
        return heads, made


def _uncross(heads: list[int], deps: list[str]) -> None:
    """A label `X||Y` says that the true head is the nearest word below the head whose label is Y, level by level."""
    low, high = list(range(len(heads))), list(range(len(heads)))
    for i in range(len(heads)):  # the first and last word below each one
        at = i
        while heads[at] != at:
            at = heads[at]
            low[at], high[at] = min(low[at], i), max(high[at], i)
    for i, dep in enumerate(deps):
        label, crossed, of = dep.partition(CROSSED)
        if not crossed:
            continue
        level, found = [heads[i]], None
        while level and found is None:
            below: list[int] = []
            for head in level:
                for child in range(low[head], high[head] + 1):
                    if heads[child] != head or child in (head, i):
                        continue
                    if deps[child] == of:
                        found = child
                        break
                    below.append(child)
                if found is not None:
                    break
            level = below
        heads[i], deps[i] = heads[i] if found is None else found, label
