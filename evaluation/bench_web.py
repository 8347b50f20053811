"""How long a pair's page takes on a store of one million synthetic events.

    .venv/bin/python evaluation/bench_web.py [--events 1000000] [--store FOLDER] [--pages 300]

Pairs are drawn as news has them: few with very many acts (Zipf, exponent 0.8, 3,000 pairs of 90 states, ten years).
Pages are asked for in proportion to the acts of their pair, each once when nothing of it is kept (first visit) and
once more (later visit). Printed: seconds to make the store and the readers' copy, and percentiles in milliseconds, of the
clock and of the processor: on a machine that does other work only the second says what a page costs.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import numpy as np
import pyarrow as pa

from degel.actors.states import state_entries
from degel.relations.scale import QUAD_OF
from degel.store import Store
from degel.store.schema import TABLES

STATES, PAIRS, DAYS, OUTLETS, CHUNK = 90, 3000, 3650, 60, 100_000
START = date(2015, 1, 5)
SCORES = {
    "AGREE": 2.5, "CONSULT": 4.0, "SUPPORT": 5.0, "CONCEDE": 4.5, "COOPERATE": 7.5, "AID": 7.5, "RETREAT": 6.5,
    "REQUEST": -1.0, "ACCUSE": -3.0, "REJECT": -4.0, "THREATEN": -4.5, "PROTEST": -5.0, "SANCTION": -6.0,
    "MOBILIZE": -6.5, "COERCE": -7.0, "ASSAULT": -9.0,
}  # fmt: skip


def pairs() -> tuple[list[tuple[str, str]], np.ndarray]:
    """The pairs, most busy first, and the share of events of each."""
    codes = sorted(code for code, entry in state_entries().items() if not entry.get("end"))
    rng = np.random.default_rng(5)
    chosen = sorted(rng.choice(codes, STATES, replace=False))
    every = list(combinations(chosen, 2))
    picked = [every[i] for i in rng.permutation(len(every))[:PAIRS]]
    weight = 1.0 / np.arange(1, len(picked) + 1) ** 0.8
    return picked, weight / weight.sum()


def fill(store: Store, events: int) -> None:
    """Put `events` synthetic events into the store, two a document."""
    picked, share = pairs()
    rng = np.random.default_rng(7)
    kinds = sorted(SCORES)
    langs = ("en", "fr", "ru", "es")
    for first in range(0, events, CHUNK):
        count = min(CHUNK, events - first)
        of_pair = rng.choice(len(picked), count, p=share)
        day = rng.integers(0, DAYS, count // 2 + 1)
        kind, turned, outlet = (
            rng.integers(0, len(kinds), count),
            rng.integers(0, 2, count),
            rng.integers(0, OUTLETS, count // 2 + 1),
        )
        minhash = rng.integers(0, 2**32, (count // 2 + 1, 64), dtype=np.uint32)
        probability = rng.uniform(0.5, 0.98, count)
        documents, rows = [], []
        for i in range(count):
            a, b = picked[of_pair[i]]
            actor, recipient = (a, b) if turned[i] else (b, a)
            type_, number = kinds[kind[i]], first + i
            doc, when = f"d{number // 2:08d}", START + timedelta(days=int(day[i // 2]))
            text = f"{actor} {type_.lower()} {recipient} over matter {number % 9973}"
            person = {
                "country": None,
                "code": None,
                "sector": "GOV",
                "name": None,
                "office": None,
                "wikidata": None,
                "start": 0,
                "end": 3,
            }
            rows.append(
                {
                    "id": f"e{number:08d}", "document": doc, "type": type_, "mode": None, "modality": "done",
                    "quad": QUAD_OF[type_], "score": SCORES[type_], "plover_score": SCORES[type_],
                    "probability": float(probability[i]),
                    "actor": [{**person, "country": actor, "code": actor}],
                    "recipient": [{**person, "country": recipient, "code": recipient, "start": len(text) - 20, "end": len(text) - 17}],
                    "actors": [actor], "recipients": [recipient], "actor_states": [actor], "recipient_states": [recipient],
                    "contexts": ["diplomatic"], "date": when, "date_end": when, "precision": "day", "dated": True,
                    "start": 0, "end": len(text), "sentence_start": 0, "sentence_end": len(text) + 1, "evidence": text,
                    "sentence": text + ".", "also": [], "why": ["frame synthetic"], "probabilities": "{}", "origin": "coded",
                }
            )  # fmt: skip
            if i % 2 == 0:
                k = int(outlet[i // 2])
                documents.append(
                    {
                        "id": doc, "lang": langs[k % 4], "published": when, "title": text, "source": f"Outlet {k}",
                        "source_country": picked[k][0], "length": len(text), "sha256": doc,
                        "minhash": minhash[i // 2].tobytes(), "related": [], "countries": sorted({a, b}), "meta": "{}",
                        "furniture": "[]", "failures": "[]", "origin": "coded",
                    }
                )  # fmt: skip
        store.add_rows(
            {
                name: pa.Table.from_pylist(listed, schema=TABLES[name])
                for name, listed in (("events", rows), ("documents", documents))
            }
        )
        print(f"  {first + count:,} events", file=sys.stderr, flush=True)


def main() -> None:
    """Make the store when it is not there, ask for pages, print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--pages", type=int, default=300)
    wanted = parser.parse_args()
    folder = wanted.store or Path(tempfile.mkdtemp(prefix="degel-bench-")) / "synthetic.degel"
    found: dict[str, object] = {"events": wanted.events, "pairs": PAIRS}
    store = Store(folder)
    if store.is_empty():
        began = time.perf_counter()
        fill(store, wanted.events)
        found["seconds_fill"] = round(time.perf_counter() - began, 1)
    found |= visit(store, wanted.pages)
    found["peak_memory_gb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, 2)
    print(json.dumps(found, indent=1))


def visit(store: Store, pages: int) -> dict[str, object]:
    """Ask for pages, first visits and later ones; milliseconds."""
    from starlette.testclient import TestClient

    from degel.web.app import create_app

    app = create_app(store, warm=False)
    client = TestClient(app, base_url="http://127.0.0.1:8765")
    began = time.perf_counter()
    shelf = app.state.board.shelf()
    shelved = time.perf_counter() - began
    print(f"  the readers' copy took {shelved:.0f} s", file=sys.stderr, flush=True)
    client.get(
        "/codebook/CONSULT"
    )  # what every first page of a process reads once: codebook, templates, names
    listed = shelf.pairs()
    weight = np.array([n for _, _, n, _ in listed], dtype=float)
    rng = np.random.default_rng(11)
    chosen = rng.choice(len(listed), min(pages, len(listed)), replace=False, p=weight / weight.sum())
    first, later, acts, spent = [], [], [], []
    client.get("/FRA-NLD")
    for number, k in enumerate(chosen):
        a, b, n, _ = listed[k]
        if number % 20 == 19:
            print(
                f"  {number + 1} pages: {percentiles(first)} {percentiles(later)}",
                file=sys.stderr,
                flush=True,
            )
        acts.append(n)
        for times in (first, later):
            began, cpu = time.perf_counter(), time.process_time()
            answer = client.get(f"/{a}-{b}")
            times.append(1000 * (time.perf_counter() - began))
            spent.append(1000 * (time.process_time() - cpu))
            assert answer.status_code == 200, answer.text[:200]
            if times is first:
                # A later visit is another reader's: what is kept is the measured relation, not the rendered page.
                app.state.desk._bodies.clear()
    return {
        "seconds_shelf": round(shelved, 1),
        "pages": len(chosen),
        "acts_of_median_pair": int(np.median(acts)),
        "acts_of_largest_pair": max(acts),
        "first_visit_ms": percentiles(first),
        "later_visit_ms": percentiles(later),
        "first_visit_cpu_ms": percentiles(spent[::2]),
        "later_visit_cpu_ms": percentiles(spent[1::2]),
    }


def percentiles(times: list[float]) -> dict[str, int]:
    """The 50th, 95th and 99th percentile, rounded up."""
    return {f"p{q}": int(np.ceil(np.percentile(times, q))) for q in (50, 95, 99)}


if __name__ == "__main__":
    main()
