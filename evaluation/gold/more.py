# ruff: noqa: T201
"""A second draw of documents for development only → `documents-more.jsonl`, and its gold → `events-more.jsonl`.

    python evaluation/gold/more.py draw DATA DOCS
    python evaluation/gold/more.py write DATA PASS

Sixteen shorter documents a language (220 words at most), none of them in the first draw. They are coded once, by
`guide.md`, without the coder's output, and their misses may be read: they widen what the coder is developed on beyond
the thirty documents of `events-dev.jsonl`. DOCS receives numbered sentences; PASS holds `LANG/NN.yml`.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from build import GoldText, events_of
from sample import DAYS, PARALLEL, POOLS, cut, days, densest, published, records, sentences, url_of

from degel.evaluate.sources import Source, digest

HERE = Path(__file__).parent
SEED = 1848
WORDS = 220
# Domestic politics of the translated news: none of the ten that the first draw took from.
NEWS = ("abcnews.306774", "dailymail.co.uk.298622", "cbsnews.248384", "newsweek.51328", "cnn.304447")
PAGES = "html/trafilatura-eval.fr-es-pt-en.jsonl.gz"
PAGES_ES = ("infobae.com/america", "clarin.com/politica", "lostiempos.com", "cooperativa.cl", "elespectador.com",
            "elcomercio.pe", "elpais.com.uy", "eluniversal.com", "cubadebate", "elheraldo.hn", "ultimahora.com")  # fmt: skip
COUNTS = {"wikinews.fr": 7, "vie-publique": 6, "us-state": 6, "kremlin": 5, "wikinews.ru": 8, "mexico": 5}
Drawn = tuple[str, str, Source, str | None]


def drawn_before() -> set[tuple[str, tuple[int, ...]]]:
    rows = [json.loads(line) for line in (HERE / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    return {(row["source"]["file"], tuple(row["source"]["records"])) for row in rows}


def draw(data: Path) -> Iterator[Drawn]:
    rng = random.Random(SEED)
    before = drawn_before()
    rows = records(data, PARALLEL)
    for lang in ("fr", "en", "ru", "es"):
        for doc in sorted(rng.sample(NEWS, 3)):
            numbers = tuple(k for k, row in enumerate(rows) if row["doc"] == doc)
            text = Source(PARALLEL, numbers, lang, 0, 10**9).text(data)
            yield lang, f"ntrex:{doc}", Source(PARALLEL, numbers, lang, *cut(text, words=WORDS)), "2018-09-30"
        for file, field, _, pool in POOLS[lang]:
            count = next(n for name, n in COUNTS.items() if name in file)
            rest = [k for k in pool if (file, (k,)) not in before]
            for k in sorted(rng.sample(rest, count)):
                whole = Source(file, (k,), field, 0, 10**9).text(data)
                start, end = densest(whole, WORDS) if "mexico" in file else cut(whole, words=WORDS)
                name = file.split("/")[1].split(".")[0]
                day = published(records(data, file)[k], whole)
                yield lang, f"{name}:{k}", Source(file, (k,), field, start, end), day
    yield from pages(data, rng)
    taken = {k for file, numbers in before if file == DAYS for k in numbers}
    yield from days(data, rng, 7, 5, WORDS, taken)


def pages(data: Path, rng: random.Random) -> Iterator[Drawn]:
    """Spanish news pages: the stretch of plain text from the first segment that the page's annotators kept."""
    rows = records(data, PAGES)
    found = [
        k for k, row in enumerate(rows) if row["lang"] == "es" and any(p in row["url"] for p in PAGES_ES)
    ]
    for k in sorted(rng.sample(found, 8)):
        whole = Source(PAGES, (k,), "html", 0, 10**9).text(data)
        places = [whole.find(segment[:30]) for segment in rows[k]["must_have"]]
        start = min((p for p in places if p >= 0), default=0)
        start = whole.rfind("\n", 0, start) + 1
        yield (
            "es",
            f"pages:{k}",
            Source(PAGES, (k,), "html", *cut(whole, start, WORDS)),
            published(rows[k], whole),
        )


def write_documents(data: Path, out: Path, drawn: Iterator[Drawn], name: str) -> None:
    """Places of the documents → `documents-NAME.jsonl`; their numbered sentences → OUT."""
    lines: list[str] = []
    counts: dict[str, int] = {}
    for lang, key, source, day in drawn:
        counts[lang] = counts.get(lang, 0) + 1
        text = source.text(data)
        number = f"{lang}/{name[0]}{counts[lang]:02d}"
        place = {"file": source.file, "records": list(source.records), "field": source.field,
                 "start": source.start, "end": source.end}  # fmt: skip
        row = {
            "id": number,
            "key": key,
            "lang": lang,
            "published": day,
            "source": place,
            "sha256": digest(text),
        }
        if url := url_of(data, source):
            row["url"] = url
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
        body = "\n".join(f"[{n}] {text[a:b]}" for n, (a, b) in enumerate(sentences(text), 1))
        (out / lang).mkdir(parents=True, exist_ok=True)
        head = f"key: {key}\npublished: {day or 'unknown'}\nlang: {lang}\n\n"
        (out / f"{number}.txt").write_text(head + body + "\n", encoding="utf-8")
        print(number, key, day, len(text.split()), "words")
    (HERE / f"documents-{name}.jsonl").write_text("".join(lines), encoding="utf-8")


def write_gold(data: Path, labelled: Path, name: str) -> None:
    """The labels in `LANG/NN.yml` of the folder LABELLED → `events-NAME.jsonl`."""
    rows = [
        json.loads(line)
        for line in (HERE / f"documents-{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    found: list[str] = []
    events = 0
    for row in rows:
        doc = GoldText(row, data)
        labels = doc.labels(labelled)
        if labels is not None:
            told = events_of(labels)
            events += len(told)
            found.append(json.dumps({**row, "events": told}, ensure_ascii=False) + "\n")
    (HERE / f"events-{name}.jsonl").write_text("".join(found), encoding="utf-8")
    print(f"{len(found)} of {len(rows)} documents, {events} events")


def run(draw: Callable[[Path], Iterator[Drawn]], name: str) -> None:
    """The command line of a draw of that name: `draw DATA DOCS` or `write DATA PASS`."""
    data, folder = Path(sys.argv[2]), Path(sys.argv[3])
    if sys.argv[1] == "draw":
        write_documents(data, folder, draw(data), name)
    else:
        write_gold(data, folder, name)


if __name__ == "__main__":
    run(draw, "more")
