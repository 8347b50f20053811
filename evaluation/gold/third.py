"""A third draw of documents → `documents-third.jsonl`, and its gold → `events-third.jsonl`.

    python evaluation/gold/third.py draw DATA DOCS
    python evaluation/gold/third.py write DATA PASS

Stretches of 200 words that name states most densely, fourteen a language, of documents in neither earlier draw; half
of the Spanish ones from the news of AnCora, on whose sentences the parser was trained. They are coded once, by
`guide.md`, without the coder's output; the coder is scored on them before anybody reads what it missed, and
then they are for development.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from more import PAGES, Drawn, run
from sample import DAYS, cut, days, published, records

from degel.actors.lexicon import lexicon
from degel.evaluate.sources import Source

HERE = Path(__file__).parent
SEED = 1914
WORDS = 200
LEAST = 3  # names of states or their people in a hundred words
ANCORA = tuple(
    f"treebanks/UD_Spanish-AnCora/es_ancora-ud-{part}.2021-10-29.conllu.xz" for part in ("dev", "test")
)
ANCORA_DOCUMENTS = 150  # the first of each file, which holds a few more
FILES = (
    ("fr", "text/wikinews.fr.html.jsonl.gz", "html", 9),
    ("fr", "text/vie-publique.fr.jsonl.gz", "text", 5),
    ("en", "text/us-state-department.en.html.jsonl.gz", "html", 5),
    ("ru", "text/wikinews.ru.jsonl.gz", "text", 10),
    ("ru", "text/kremlin.ru.jsonl.gz", "text", 4),
    ("es", "text/mexico-presidency.es.jsonl.gz", "text", 3),
    ("es", PAGES, "html", 1),
    ("es", ANCORA[0], "conllu", 5),
    ("es", ANCORA[1], "conllu", 5),
)


def before(names: Sequence[str] = ("documents", "documents-more")) -> set[tuple[str, int]]:
    """The records that earlier draws took."""
    rows = [json.loads(line) for name in names for line in (HERE / f"{name}.jsonl").read_text().splitlines()]
    return {(row["source"]["file"], number) for row in rows for number in row["source"]["records"]}


def states(text: str, lang: str) -> list[str]:
    """The codes of the states that the text names, once for each name."""
    return [
        hit.readings[0].code
        for hit in lexicon(lang).find(text)
        if hit.readings[0].kind in ("state", "adjective", "people", "capital") and hit.readings[0].code
    ]


def stretch(text: str, lang: str, words: int = WORDS) -> tuple[int, int] | None:
    """The stretch from the start of a paragraph that names most states, two different ones at least."""
    starts = [0] + [m.end() for m in re.finditer(r"\n", text)]
    found = [(states(text[a:b], lang), a, b) for a, b in (cut(text, s, words) for s in starts[:60])]
    fit = [(len(named), -a, b) for named, a, b in found if len(set(named)) >= 2 and b - a > 300]
    if not fit or max(fit)[0] < LEAST * words / 100:
        return None
    _, minus, b = max(fit)
    return -minus, b


def draw(data: Path) -> Iterator[Drawn]:
    rng = random.Random(SEED)
    taken = before()
    yield from stretches(data, rng, FILES, taken, WORDS)
    yield from days(data, rng, 9, 5, WORDS, {number for file, number in taken if file == DAYS})


def stretches(
    data: Path,
    rng: random.Random,
    files: Sequence[tuple[str, str, str, int]],
    taken: set[tuple[str, int]],
    words: int,
) -> Iterator[Drawn]:
    """As many documents of each file as it asks for, in random order, none of them taken before."""
    for lang, file, field, count in files:
        rows = records(data, file) if field != "conllu" else [{}] * ANCORA_DOCUMENTS
        order = [k for k in range(len(rows)) if (file, k) not in taken and rows[k].get("lang", lang) == lang]
        rng.shuffle(order)
        for k in order:
            whole = Source(file, (k,), field, 0, 10**9).text(data)
            span = stretch(whole, lang, words)
            if span is None:
                continue
            day = None if field == "conllu" else published(rows[k], whole)
            yield lang, f"{file.split('/')[1].split('.')[0]}:{k}", Source(file, (k,), field, *span), day
            count -= 1
            if not count:
                break


if __name__ == "__main__":
    run(draw, "third")
