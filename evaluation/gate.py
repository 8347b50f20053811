"""Measures the gate: events and quotes of the coder with the gate, against those of the same coder that parses everything.

    python evaluation/gate.py ../shared/data/text [--words 40000] [--lang fr]

From each file (`*.LANG.*jsonl.gz` with `text` or `html`), documents are drawn in an order fixed by a seed until they hold so
many words. An event is kept when the gated run gives one with the same type, mode, modality, actors and span; a quote
when it has the same span and speaker. Times are CPU seconds of the whole coder, one thread, warm.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from degel import Coder, Document
from degel.records import Coded, Event, Quote
from degel.sources.flatten import flatten, parse_html

__all__ = ["Score", "documents", "measure"]


@dataclass
class Score:
    """Counts over the documents of one file."""

    name: str
    lang: str
    documents: int = 0
    sentences: int = 0
    parsed: int = 0
    count: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    added: int = 0
    open_seconds: float = 0.0
    gated_seconds: float = 0.0
    lost: list[str] = field(default_factory=list)

    def share(self, what: str) -> float:
        """Per cent of `events` or `quotes` that the gated coder gives too; 100 when there is none."""
        return 100 * self.kept[what] / self.count[what] if self.count[what] else 100.0


def documents(path: Path, words: int, seed: int) -> Iterator[Document]:
    """Documents of one file in a seeded order, until they hold `words` words."""
    lang = next(part for part in path.name.split(".") if len(part) == 2)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    random.Random(seed).shuffle(items)
    told = 0
    for item in items:
        text = item.get("text") or flatten(parse_html(item["html"]))
        if not text.strip():
            continue
        yield Document(text=text, lang=lang)
        told += len(text.split())
        if told >= words:
            return


def _event(event: Event) -> Hashable:
    sides = tuple(tuple((a.code, a.country, a.name) for a in side) for side in (event.actor, event.recipient))
    return (event.type, event.mode, event.modality, sides, event.span)


def _quote(quote: Quote) -> Hashable:
    return (quote.span, quote.kind, quote.speaker and quote.speaker.name)


def _keys(coded: Coded) -> dict[str, Counter[Hashable]]:
    return {
        "events": Counter(map(_event, coded.events)),
        # the same act in the same place, whoever was found to have done it
        "acts": Counter((e.type, e.span) for e in coded.events),
        "quotes": Counter(map(_quote, coded.quotes)),
    }


def measure(name: str, lang: str, docs: Sequence[Document], gated: Coder, ungated: Coder) -> Score:
    """Codes `docs` both ways and compares."""
    score = Score(name, lang)
    for doc in docs[:2]:
        gated(doc), ungated(doc)
    for number, doc in enumerate(docs):
        score.documents += 1
        coded: dict[bool, Coded] = {}
        for way in (True, False) if number % 2 else (False, True):
            began = time.process_time()
            analysed = (gated if way else ungated).analyse([doc])[0]
            spent = time.process_time() - began
            coded[way] = analysed.coded
            if way:
                score.gated_seconds += spent
                score.parsed += len(analysed.material.sentences)
            else:
                score.open_seconds += spent
                score.sentences += len(analysed.material.sentences)
        with_gate, without = _keys(coded[True]), _keys(coded[False])
        for what, all_of_them in without.items():
            score.count[what] += all_of_them.total()
            score.kept[what] += (all_of_them & with_gate[what]).total()
        score.added += (with_gate["events"] - without["events"]).total()
        for event in coded[False].events:
            if (event.type, event.span) not in with_gate["acts"]:
                score.lost.append(f"{event.type} {doc.text[event.span.start : event.span.end]!r}")
    return score


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", type=int, default=40_000, help="words a file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lang", help="one language only")
    parser.add_argument("--lost", action="store_true", help="print what the gate lost")
    options = parser.parse_args()
    ways = Coder(), Coder(gate=False)
    print(
        "| source | documents | sentences | parsed % | events | same % | acts kept % | quotes | same % | speed-up |"
    )
    print("|" + " --- |" * 10)
    total = Score("all", "")
    for path in sorted(options.folder.glob("*.jsonl.gz")):
        docs = list(documents(path, options.words, options.seed))
        lang = docs[0].lang
        assert lang is not None
        if options.lang not in (None, lang):
            continue
        score = measure(path.name.split(".")[0], lang, docs, *ways)
        _print(score)
        if options.lost:
            print("\n".join(f"    {line}" for line in score.lost))
        for name in ("documents", "sentences", "parsed", "open_seconds", "gated_seconds", "added"):
            setattr(total, name, getattr(total, name) + getattr(score, name))
        total.count += score.count
        total.kept += score.kept
    _print(total)


def _print(score: Score) -> None:
    cells = [
        f"{score.name} {score.lang}".strip(),
        f"{score.documents:,}",
        f"{score.sentences:,}",
        f"{100 * score.parsed / max(1, score.sentences):.0f}",
        f"{score.count['events']:,}",
        f"{score.share('events'):.2f}",
        f"{score.share('acts'):.2f}",
        f"{score.count['quotes']:,}",
        f"{score.share('quotes'):.2f}",
        f"{score.open_seconds / max(1e-9, score.gated_seconds):.2f}",
    ]
    print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
