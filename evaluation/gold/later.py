"""The fourth and later draws of documents → `documents-NAME.jsonl`, and their gold → `events-NAME.jsonl`.

    python evaluation/gold/later.py draw DATA DOCS fifth
    python evaluation/gold/later.py write DATA PASS fifth

Stretches of 120 words drawn as the third draw's, of documents in none of the earlier ones. They are coded once, by `guide.md`,
without the coder's output; the coder is scored on them before anybody reads what it missed, and then they are for development.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from more import PAGES, Drawn, run
from sample import DAYS, days
from third import ANCORA, before, stretches

WORDS = 120


class Draw(NamedTuple):
    """How many documents of which file, after which earlier draws; `news` counts the days of English news."""

    seed: int
    earlier: tuple[str, ...]
    files: tuple[tuple[str, str, str, int], ...]
    news: int


DRAWS = {
    "fourth": Draw(
        1936,
        ("documents", "documents-more", "documents-third"),
        (
            ("fr", "text/wikinews.fr.html.jsonl.gz", "html", 11),
            ("fr", "text/vie-publique.fr.jsonl.gz", "text", 5),
            ("en", "text/us-state-department.en.html.jsonl.gz", "html", 6),
            ("ru", "text/wikinews.ru.jsonl.gz", "text", 12),
            ("ru", "text/kremlin.ru.jsonl.gz", "text", 4),
            ("es", "text/mexico-presidency.es.jsonl.gz", "text", 2),
            ("es", PAGES, "html", 4),
            ("es", ANCORA[0], "conllu", 5),
            ("es", ANCORA[1], "conllu", 5),
        ),
        10,
    ),
    "fifth": Draw(
        1975,
        ("documents", "documents-more", "documents-third", "documents-fourth"),
        (
            ("fr", PAGES, "html", 6),
            ("en", "text/us-state-department.en.html.jsonl.gz", "html", 4),
            ("ru", "text/wikinews.ru.jsonl.gz", "text", 11),
            ("ru", "text/kremlin.ru.jsonl.gz", "text", 3),
            ("es", "text/mexico-presidency.es.jsonl.gz", "text", 2),
            ("es", PAGES, "html", 4),
            ("es", ANCORA[0], "conllu", 4),
            ("es", ANCORA[1], "conllu", 4),
        ),
        10,
    ),
}


def draw(data: Path, plan: Draw) -> Iterator[Drawn]:
    rng = random.Random(plan.seed)
    taken = before(plan.earlier)
    yield from stretches(data, rng, plan.files, taken, WORDS)
    yield from days(data, rng, plan.news, 5, WORDS, {number for file, number in taken if file == DAYS})


if __name__ == "__main__":
    name = sys.argv[4] if len(sys.argv) > 4 else ""
    if name not in DRAWS:
        raise SystemExit(f"name the draw: one of {', '.join(DRAWS)}")
    run(lambda data: draw(data, DRAWS[name]), name)
