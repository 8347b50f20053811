# ruff: noqa: T201
"""How well reports of one act are merged: pairwise precision and recall, by hand-labelled acts.

    python evaluation/happenings.py chronicle [--store FOLDER]
    python evaluation/happenings.py parallel ntrex-dev.en-fr-ru-es.jsonl.gz [--store FOLDER]

`chronicle` codes the bundled chronicle and compares with `gold/happenings-chronicle.tsv`: an act a line, with pair,
type (and mode and direction where one day has several) and the reports that tell it. What the list does not name is an
act of its own: every pair of reports on one pair of states within three days was looked at.

`parallel` codes the same stories in four languages. Sentences of one line tell one act; acts told by several stories
are in `gold/happenings-parallel.tsv`.

What was coded stays in FOLDER, if given, and is coded there once: rules of merging are tried without coding again.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from itertools import combinations
from math import sqrt
from pathlib import Path
from typing import Any

from degel.coder import Coder
from degel.records import Document
from degel.sources import read_documents
from degel.store import Store

GOLD = Path(__file__).parent / "gold"
Row = Mapping[str, Any]


def pair_of(row: Row) -> str:
    """The states and bodies of an event, in order of the alphabet."""
    return "-".join(sorted({key.partition("/")[0] for key in (*row["actors"], *row["recipients"])}))


def wilson(hits: int, total: int) -> str:
    """A share with its 95 % interval."""
    if not total:
        return "–"
    z, p = 1.96, hits / total
    middle = (p + z * z / (2 * total)) / (1 + z * z / total)
    half = z * sqrt(p * (1 - p) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return f"{p:.3f} ({middle - half:.3f}–{middle + half:.3f})"


def score(name: str, events: Iterable[Row], act: Mapping[str, Hashable], happening: Mapping[str, str]) -> str:
    """One line of the table: pairs of events of different documents, said to be one act and truly one act."""
    listed = [row for row in events if row["id"] in happening]
    both = said = true = 0
    for one, other in combinations(listed, 2):
        if one["document"] == other["document"]:
            continue
        together = happening[one["id"]] == happening[other["id"]]
        same = act[one["id"]] == act[other["id"]]
        both += together and same
        said += together
        true += same
        if together != same:
            ways = ("joined" if together else "kept apart", pair_of(one), str(one["date"]))
            print(
                "  ",
                *ways,
                *(f"{r['document']}:{r['type']}/{r['mode']}" for r in (one, other)),
                file=sys.stderr,
            )
    f1 = 2 * both / (said + true) if said + true else 0.0
    return f"| {name} | {len(listed)} | {true} | {said} | {wilson(both, said)} | {wilson(both, true)} | {f1:.3f} |"


HEAD = "| data | events | true pairs | pairs joined | precision (95 %) | recall (95 %) | F1 |\n|--|--|--|--|--|--|--|"


def read_gold(file: Path) -> list[tuple[str, str, str | None, str | None, set[str]]]:
    """Pair, type, mode and direction (where given) and documents of each act; mode `` is an act without mode."""
    acts = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pair, what, documents = line.split("\t")
            kind, _, way = what.partition(":")
            type_, slash, mode = kind.partition("/")
            acts.append((pair, type_, mode if slash else None, way or None, set(documents.split())))
    return acts


def chronicle(folder: Path) -> None:
    import degel.data

    store = Store(folder)
    if store.is_empty():
        store.add(Coder().pipe(read_documents(Path(degel.data.__file__).parent / "chronicle.jsonl")))
    events = store.events(modality="done").to_pylist()
    happening = {id: item.id for item in store.happenings() for id in item.members}
    gold = read_gold(GOLD / "happenings-chronicle.tsv")
    act: dict[str, Hashable] = {}
    for row in events:
        way = f"{','.join(row['actors'])}>{','.join(row['recipients'])}"
        found = [
            number
            for number, (pair, type_, mode, direction, documents) in enumerate(gold)
            if set(pair.split("-")) <= set(pair_of(row).split("-"))
            and type_ == row["type"]
            and row["document"].removeprefix("chronicle-") in documents
            and mode in (None, row["mode"] or "")
            and direction in (None, way, "/".join(way.split("/")[:1]))
        ]
        act[row["id"]] = found[0] if found else row["id"]
    print(HEAD)
    print(score("chronicle", events, act, happening))
    across = [row for row in events if act[row["id"]] != row["id"]]
    print(score("chronicle, events of the listed acts alone", across, act, happening))


def parallel(path: Path, folder: Path) -> None:
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            stories[str(item["doc"])].append(item)
    starts: dict[str, list[int]] = {}

    def documents() -> Iterable[Document]:
        for name, items in stories.items():
            for lang in ("en", "fr", "ru", "es"):
                parts = [item[lang] for item in sorted(items, key=lambda item: int(item["line"]))]
                id = f"{name}.{lang}"
                starts[id] = [sum(len(part) + 1 for part in parts[:i]) for i in range(len(parts))]
                yield Document(
                    text="\n".join(parts),
                    lang=lang,
                    published="2018-09-30",
                    source=f"{lang} press",
                    id=id,  # type: ignore[arg-type]
                )

    texts = list(documents())
    store = Store(folder)
    if store.is_empty():
        store.add(Coder().pipe(texts))
    events = store.events(modality="done").to_pylist()
    found = store.happenings()
    happening = {id: item.id for item in found for id in item.members}
    told: dict[tuple[str, int, str, str], str] = {}
    for pair, type_, _, _, places in read_gold(GOLD / "happenings-parallel.tsv"):
        for place in places:
            story, _, line = place.rpartition(":")
            told[story, int(line), pair, type_] = f"{pair} {type_} {min(places)}"
    act: dict[str, Hashable] = {}
    for row in events:
        story = row["document"].rsplit(".", 1)[0]
        line = sum(1 for start in starts[row["document"]] if start <= row["start"]) - 1
        key = (story, line, pair_of(row), row["type"])
        act[row["id"]] = told.get(key, key)
    print(HEAD)
    between = [
        row
        for row in events
        if len({key.partition("/")[0] for key in (*row["actors"], *row["recipients"])}) > 1
    ]
    print(score("four languages", between, act, happening))
    acts: dict[Hashable, set[str]] = defaultdict(set)
    merged: dict[Hashable, set[str]] = defaultdict(set)
    for row in between:
        if row["id"] in happening:
            acts[act[row["id"]]].add(row["document"].rsplit(".", 1)[1])
            merged[act[row["id"]]].add(happening[row["id"]])
    several = [name for name, langs in acts.items() if len(langs) > 1]
    one = sum(1 for name in several if len(merged[name]) == 1)
    print(
        f"\n{len(acts)} acts; told in n languages: "
        + ", ".join(f"{n}: {sum(1 for langs in acts.values() if len(langs) == n)}" for n in (1, 2, 3, 4))
    )
    print(f"of the {len(several)} told in several languages {one} are one happening")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", choices=("chronicle", "parallel"))
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--store", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = args.store or Path(folder) / "store"
        if args.data == "chronicle":
            chronicle(store)
        else:
            parallel(args.file, store)


if __name__ == "__main__":
    main()
