# ruff: noqa: T201
"""How far events coded in French, Russian and Spanish agree with those coded in English, over the same news.

    python evaluation/parallel.py DATA [DISAGREEMENTS.txt]

DATA holds `parallel/ntrex-dev.en-fr-ru-es.jsonl.gz`. Every document is coded once a language, its lines as
paragraphs, with the same date. DISAGREEMENTS receives what each language has alone, with the words, for reading.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

from degel.coder import Coder
from degel.evaluate.documents import Score
from degel.evaluate.parallel import Triple, agreement, triples
from degel.records import Document, Event

FILE = "parallel/ntrex-dev.en-fr-ru-es.jsonl.gz"
LANGS = ("en", "fr", "ru", "es")
PUBLISHED = "2018-09-30"


def read(data: Path) -> dict[str, dict[str, str]]:
    """The text of each document by language."""
    lines: dict[str, dict[str, list[str]]] = {}
    with gzip.open(data / FILE, "rt", encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            texts = lines.setdefault(row["doc"], {lang: [] for lang in LANGS})
            for lang in LANGS:
                texts[lang].append(row[lang])
    return {key: {lang: "\n".join(found) for lang, found in texts.items()} for key, texts in lines.items()}


def code(texts: dict[str, dict[str, str]]) -> dict[str, dict[str, tuple[Document, tuple[Event, ...]]]]:
    """Document and events, by key and language."""
    coder = Coder()
    found: dict[str, dict[str, tuple[Document, tuple[Event, ...]]]] = {key: {} for key in texts}
    for lang in LANGS:
        docs = [Document(sides[lang], lang=lang, published=PUBLISHED) for sides in texts.values()]  # type: ignore[arg-type]
        for key, coded in zip(texts, coder.pipe(docs), strict=True):
            found[key][lang] = (coded.document, coded.events)
    return found


def across(triple: Triple) -> bool:
    """Does the event run between two states or bodies?"""
    return triple[1] is not None and triple[2] is not None and triple[1] != triple[2]


def show(name: str, score: Score) -> None:
    low, high = score.f1_interval or (0.0, 0.0)
    f1 = "–" if score.f1 is None else f"{score.f1:.3f}"
    print(f"| {name} | {score.gold} | {score.coded} | {score.right} | {f1} | {low:.2f}–{high:.2f} |")


def evidence(doc: Document, events: tuple[Event, ...], triple: Triple) -> str:
    """The words that gave the triple."""
    for event in events:
        if triple in triples([event]):
            return f"{doc.text[event.span.start : event.span.end]!r} ({event.why[0] if event.why else ''})"
    raise AssertionError(triple)


def main() -> None:
    coded = code(read(Path(sys.argv[1])))
    sets = {
        key: {lang: triples(events) for lang, (_, events) in sides.items()} for key, sides in coded.items()
    }
    narrow = {
        key: {lang: frozenset(filter(across, found)) for lang, found in sides.items()}
        for key, sides in sets.items()
    }
    print("| | en | lang | both | F1 | 95 % |\n|---|---|---|---|---|---|")
    for title, chosen in (("all", sets), ("between two sides", narrow)):
        scores, found = agreement(chosen, LANGS[1:])
        for lang, score in scores.items():
            show(f"{lang}, {title}", score)
        if chosen is sets and len(sys.argv) > 2:
            lines: list[str] = []
            for d in found:
                lines.append(f"== {d.document} {d.lang}")
                for lang, only in (("en", d.pivot_only), (d.lang, d.lang_only)):
                    doc, events = coded[d.document][lang]
                    lines += [
                        f"  {lang} only: {' '.join(map(str, t))}  {evidence(doc, events, t)}" for t in only
                    ]
            Path(sys.argv[2]).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
