"""Documents → groups of near-duplicates (wire copies, reprints), by MinHash signatures of their words.

The signature is computed once, when a document is stored (256 bytes); grouping reads signatures alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

__all__ = ["Groups", "group_duplicates", "signature"]

_PERMUTATIONS = 64
_BANDS = (
    16  # 16 bands of 4 rows: two texts of Jaccard 0.6 share a band with probability 0.89, of 0.3 with 0.12
)
_ALIKE = 0.55  # estimated Jaccard of word triples above which two documents are copies of one text
_WORD = re.compile(r"\w+")
_SHORTEST = 12  # words; below it triples say too little, and only an identical text is a copy
_LONGEST = 4000  # words that are looked at; keeps the time bounded on hostile input


def signature(text: str) -> bytes:
    """The MinHash signature of a text: 64 unsigned 32-bit numbers, little-endian.

    >>> signature("Ministers met in Vienna.") == signature("Ministers met in VIENNA")
    True
    """
    from rensa import RMinHash  # type: ignore[import-untyped,unused-ignore]

    words = [
        match.group() for match, _ in zip(_WORD.finditer(text.casefold()), range(_LONGEST), strict=False)
    ]
    if len(words) < _SHORTEST:
        shingles = [" ".join(words)]
    else:
        shingles = [" ".join(words[i : i + 3]) for i in range(len(words) - 2)]
    minhash = RMinHash(num_perm=_PERMUTATIONS, seed=19)
    minhash.update(shingles)
    return np.asarray(minhash.digest(), dtype="<u4").tobytes()


class Groups:
    """Disjoint sets of names; `find` gives the smallest name of a set, `join` makes two sets one."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, name: str) -> str:
        """The smallest name of the set that holds `name`."""
        parent = self._parent
        root = name
        while (above := parent.get(root, root)) != root:
            root = above
        while name != root:
            parent[name], name = root, parent.get(name, name)
        return root

    def join(self, a: str, b: str) -> None:
        """Make one set of the two that hold `a` and `b`."""
        first, second = sorted((self.find(a), self.find(b)))
        if first != second:
            self._parent[second] = first


def group_duplicates(
    signatures: Mapping[str, bytes | None] | Iterable[tuple[str, bytes | None]],
) -> dict[str, str]:
    """For each document id the smallest id of its group; documents without a signature stand alone.

    >>> a, b = signature("Peru and Chile signed a pact on water in the city of Arica on Monday."), None
    >>> group_duplicates({"x": a, "y": a, "z": b})
    {'x': 'x', 'y': 'x', 'z': 'z'}
    """
    items = list(signatures.items() if isinstance(signatures, Mapping) else signatures)
    names = sorted(name for name, bits in items if bits)
    known = dict(items)
    groups = Groups()
    if names:
        matrix = np.frombuffer(b"".join(known[name] or b"" for name in names), dtype="<u4")
        matrix = matrix.reshape(len(names), _PERMUTATIONS)
        _join_alike(names, matrix, groups)
    return {name: groups.find(name) for name, _ in items}


def _join_alike(names: list[str], matrix: npt.NDArray[np.uint32], groups: Groups) -> None:
    rows = _PERMUTATIONS // _BANDS
    for band in range(_BANDS):
        keys = np.ascontiguousarray(matrix[:, band * rows : (band + 1) * rows]).view(f"V{rows * 4}").ravel()
        order = np.argsort(keys, kind="stable")
        ranked = keys[order]
        starts = np.flatnonzero(np.concatenate(([True], ranked[1:] != ranked[:-1])))
        for start, stop in zip(starts, [*starts[1:], len(names)], strict=True):
            if stop - start < 2:
                continue
            first = order[start]  # every member is held against the first: linear in the size of a bucket
            for other in order[start + 1 : stop]:
                if (
                    groups.find(names[first]) != groups.find(names[other])
                    and np.mean(matrix[first] == matrix[other]) >= _ALIKE
                ):
                    groups.join(names[first], names[other])
