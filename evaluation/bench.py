"""Speed of the coder on real news of four languages, beside the parser alone.

    python evaluation/bench.py DATA [--documents N] [--memory N]

DATA holds `parallel/ntrex-dev.en-fr-ru-es.jsonl.gz`. Prints, a language: words and articles (400 words) a second of CPU,
one process, for (a) the parser over every sentence, (b) the parser over the sentences that pass the gate, (c) the whole path
from clean text to events; then the wall clock of the whole path with two workers that have loaded all languages, and with `--memory` the highest memory
after each tenth of N documents. A busy machine shows lower figures.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import gzip
import json
import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from degel.coder import LANGS, Coder
from degel.parse import parse_many, split_sentences
from degel.records import Document, Span

ARTICLE = 400
# Documents before the clock of the two workers runs: three batches.
LOADED = 95


def read(data: Path, lang: str) -> list[Document]:
    """The news of one language, a document each."""
    lines: dict[str, list[str]] = {}
    with gzip.open(data / "parallel/ntrex-dev.en-fr-ru-es.jsonl.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            lines.setdefault(row["doc"], []).append(row[lang])
    return [Document("\n".join(part), lang=lang, published="2018-09-30") for part in lines.values()]


def parse_all(docs: Sequence[Document], spans: Sequence[Sequence[Span]]) -> float:
    """CPU seconds to parse the spans of all documents."""
    start = time.process_time()
    for _ in parse_many([(doc.text, part, doc.lang or "") for doc, part in zip(docs, spans, strict=True)]):
        pass
    return time.process_time() - start


def many(docs: Sequence[Document], count: int) -> Iterator[Document]:
    """`count` documents, the same texts over and over under other ids."""
    for n, doc in enumerate(islice(cycle(docs), count)):
        yield replace(doc, id=f"{n}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--documents", type=int, default=62)
    parser.add_argument("--memory", type=int, default=0)
    options = parser.parse_args()
    if not (options.data / "parallel").is_dir():
        print(f"bench: {options.data} holds no parallel/; give the folder of the data")
        return
    coder = Coder()
    print("| language | words | (a) parser, words/s | (b) gated parser | (c) whole path | (c) articles/s |")
    print("| --- | --- | --- | --- | --- | --- |")
    everything: list[Document] = []
    for lang in LANGS:
        docs = read(options.data, lang)[: options.documents]
        everything += docs
        words = sum(len(doc.text.split()) for doc in docs)
        list(coder.pipe(docs[:4]))  # loads
        spans = [split_sentences(doc.text, lang) for doc in docs]
        kept = [coder.sentences_to_parse(doc.text, lang) for doc in docs]
        alone, gated = parse_all(docs, spans), parse_all(docs, kept)
        start = time.process_time()
        events = sum(len(coded.events) for coded in coder.pipe(docs))
        whole = time.process_time() - start
        print(
            f"| {lang} | {words} | {words / alone:.0f} | {words / gated:.0f} | {words / whole:.0f} "
            f"| {words / ARTICLE / whole:.1f} ({events} events) |"
        )
    # a batch of each worker holds every language, so that both have loaded all parsers before the clock runs
    step = len(everything) // len(LANGS)
    mixed = [everything[k * step + n] for n in range(step) for k in range(len(LANGS))]
    stream = coder.pipe(many(mixed, 5 * len(mixed)), workers=2)
    words, start = 0, time.perf_counter()
    for n, coded in enumerate(stream):
        if n == LOADED:
            start = time.perf_counter()
        if n > LOADED:
            words += len(coded.document.text.split())
    wall = time.perf_counter() - start
    print(f"two workers: {words / ARTICLE / wall:.1f} articles of {ARTICLE} words a second of wall clock")
    if options.memory:
        for n, _ in enumerate(coder.pipe(many(everything, options.memory)), 1):
            if n % max(1, options.memory // 10) == 0:
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                print(f"{n} documents: at most {peak:.0f} MB")


if __name__ == "__main__":
    main()
