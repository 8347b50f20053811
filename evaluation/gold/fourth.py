"""A fourth draw of documents → `documents-fourth.jsonl`, and its gold → `events-fourth.jsonl`.

    python evaluation/gold/fourth.py draw DATA DOCS
    python evaluation/gold/fourth.py write DATA PASS

Stretches of 120 words drawn as the third draw's, of documents in none of the earlier ones, about sixteen a language. They are
coded once, by `guide.md`, without the coder's output; the coder is scored on them before anybody reads what it missed, and then
they are for development.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from more import PAGES, Drawn, run
from sample import DAYS, days
from third import ANCORA, before, stretches

SEED = 1936
WORDS = 120
FILES = (
    ("fr", "text/wikinews.fr.html.jsonl.gz", "html", 11),
    ("fr", "text/vie-publique.fr.jsonl.gz", "text", 5),
    ("en", "text/us-state-department.en.html.jsonl.gz", "html", 6),
    ("ru", "text/wikinews.ru.jsonl.gz", "text", 12),
    ("ru", "text/kremlin.ru.jsonl.gz", "text", 4),
    ("es", "text/mexico-presidency.es.jsonl.gz", "text", 2),
    ("es", PAGES, "html", 4),
    ("es", ANCORA[0], "conllu", 5),
    ("es", ANCORA[1], "conllu", 5),
)


def draw(data: Path) -> Iterator[Drawn]:
    rng = random.Random(SEED)
    taken = before(("documents", "documents-more", "documents-third"))
    yield from stretches(data, rng, FILES, taken, WORDS)
    yield from days(data, rng, 10, 5, WORDS, {number for file, number in taken if file == DAYS})


if __name__ == "__main__":
    run(draw, "fourth")
