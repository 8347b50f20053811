"""Draws proposals of real texts to be judged → a sheet to read, and their features.

    python training/rank/draw.py TEXTS.jsonl LANG COUNT OUT

TEXTS.jsonl holds one document a line: `key`, `text`, `published`. Writes OUT.txt (number, coded event, sentence with the trigger
marked; for the judge's eyes, never for the repository) and OUT.json (features and labels without text). The judge writes a
verdict a number: `y` right, `m` right but for the modality, `d` wrong parties, `t` wrong type, `n` no event; the rows with
their verdicts are appended to `judged.jsonl.gz`, from which the index learns its errors (`evaluation/index_errors.py`).
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import Any

from degel.coder import Coder
from degel.events.code import Trace
from degel.records import Actor, Document

SEED, SHARE = 7, 0.7


def code(actor: Actor) -> str:
    """The side of an actor, `-` for none."""
    return actor.code or actor.country or "-"


def row(key: str, doc: Document, trace: Trace) -> dict[str, Any]:
    """What is kept of a proposal: where it stands, what it says, its features."""
    event = trace.event
    return {
        "key": key,
        "lang": doc.lang,
        "day": str(doc.published),
        "trigger": [[span.start, span.end] for span in trace.trigger],
        "type": event.type,
        "actor": sorted({code(actor) for actor in event.actor}),
        "recipient": sorted({code(actor) for actor in event.recipient}),
        "named": {name: round(value, 3) for name, value in trace.named.items() if value},
    }


def line(number: int, doc: Document, trace: Trace) -> str:
    """One line of the sheet."""
    event = trace.event
    sentence = doc.text[event.sentence.start : event.sentence.end]
    for span in sorted(trace.trigger, reverse=True):
        a, b = span.start - event.sentence.start, span.end - event.sentence.start
        sentence = f"{sentence[:a]}⟦{sentence[a:b]}⟧{sentence[b:]}"
    sides = " → ".join(
        ", ".join(f"{code(a)}/{a.sector}" for a in side) for side in (event.actor, event.recipient)
    )
    return f"{number}\t{event.type}/{event.mode} {event.modality}\t{sides}\t{' '.join(sentence.split())}"


def main() -> None:
    """Shuffle, code, draw, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("lang")
    parser.add_argument("count", type=int)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    texts = [json.loads(text) for text in options.texts.read_text(encoding="utf-8").splitlines()]
    chance = random.Random(SEED)
    chance.shuffle(texts)
    coder = Coder(langs=[options.lang])
    rows: list[dict[str, Any]] = []
    lines: list[str] = []
    for text in texts:
        doc = Document(text["text"], lang=options.lang, published=text["published"])
        for trace in coder.analyse([doc])[0].traces:
            if len(rows) < options.count and chance.random() < SHARE:
                lines.append(line(len(rows), doc, trace))
                rows.append(row(text["key"], doc, trace))
    options.out.with_suffix(".txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    options.out.with_suffix(".json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
