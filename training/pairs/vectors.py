"""Word vectors of English news → `src/degel/events/data/vectors.npz`.

    python training/pairs/vectors.py DATA [--dims 64] [--words 9000]

DATA is the folder that holds `text/` and `parallel/`. Positive pointwise mutual information of words at most four apart
(nearer ones count more), reduced by singular value decomposition (Levy, Goldberg & Dagan 2015), unit length, eight bits.
Deterministic: the decomposition starts from a fixed vector.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import svds

TARGET = Path(__file__).resolve().parents[2] / "src/degel/events/data/vectors.npz"
WORD = re.compile(r"[a-z][a-z'-]*[a-z]")
REACH = 4
LEAST = 5


def texts(data: Path) -> Iterator[str]:
    """English news of the data folder, markup off."""
    sources = (
        ("text/wikipedia-current-events.en.jsonl.gz", "text"),
        ("text/us-state-department.en.html.jsonl.gz", "html"),
        ("parallel/ntrex-dev.en-fr-ru-es.jsonl.gz", "en"),
    )
    for name, key in sources:
        with gzip.open(data / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield re.sub(r"<[^>]+>", " ", json.loads(line).get(key) or "")[:20_000]


def main() -> None:
    """Count, weigh, decompose, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--dims", type=int, default=64)
    parser.add_argument("--words", type=int, default=9000)
    options = parser.parse_args()
    docs = [WORD.findall(text.lower()) for text in texts(options.data)]
    counts = collections.Counter(word for doc in docs for word in doc)
    listed = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[: options.words]
    words = [word for word, n in listed if n >= LEAST]
    index = {word: k for k, word in enumerate(words)}
    near: collections.Counter[tuple[int, int]] = collections.Counter()
    for doc in docs:
        ids = [index.get(word, -1) for word in doc]
        for at, i in enumerate(ids):
            for gap in range(1, REACH + 1):
                if i >= 0 and at + gap < len(ids) and ids[at + gap] >= 0:
                    near[i, ids[at + gap]] += 1 / gap
    pairs = np.array(list(near))
    size = len(words)
    table = sparse.csr_matrix((np.array(list(near.values())), (pairs[:, 0], pairs[:, 1])), shape=(size, size))
    table = (table + table.T).tocoo()
    total = np.asarray(table.sum(axis=1)).ravel()
    smooth = total**0.75
    information = np.log(table.data * smooth.sum() / (total[table.row] * smooth[table.col]))
    kept = information > 0
    table = sparse.csr_matrix((information[kept], (table.row[kept], table.col[kept])), shape=(size, size))
    left, strength, _ = svds(table, k=options.dims, v0=np.ones(size))
    vectors = left * np.sqrt(strength)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    scale = float(np.abs(vectors).max()) / 127
    np.savez_compressed(
        TARGET,
        words=np.frombuffer("\n".join(f"en:{word}" for word in words).encode(), dtype=np.uint8),
        table=np.round(vectors / scale).astype(np.int8),
        table_scale=np.float32(scale),
    )
    print(
        f"{len(docs)} texts, {sum(counts.values())} words, {size} vectors of {options.dims} → {TARGET.stat().st_size // 1000} kB"
    )


if __name__ == "__main__":
    main()
