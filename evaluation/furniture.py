"""Measures the furniture pass: pages of HTML flattened as a browser copies them, kept words against gold.

    python evaluation/furniture.py ../shared/data/html

Two measures. Words: on pages whose whole text is known, kept words against gold words as bags. Segments: on pages
with pieces that must and must not be kept, a piece that stands in the kept text is right or wrong.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from degel.sources.flatten import flatten, parse_html
from degel.sources.furniture import strip_furniture
from degel.sources.model import Weights, shipped_weights

__all__ = ["HtmlPage", "Score", "load_pages", "score_pages"]

_WORDS = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_NEWS_LANGS = {"Euronews": "fr", "LeFigaro": "fr", "LeMonde": "fr"}


@dataclass(frozen=True)
class HtmlPage:
    """A page, with its whole gold text or with pieces that must and must not be kept."""

    site: str
    lang: str
    html: str
    gold: str | None = None
    must_have: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()


@dataclass
class Score:
    """Right, kept and wanted things, counted."""

    name: str
    right: int = 0
    kept: int = 0
    wanted: int = 0
    pages: int = 0

    @property
    def precision(self) -> float:
        return self.right / max(1, self.kept)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.wanted)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.kept + self.wanted)

    def __str__(self) -> str:
        return f"{self.name:<24} {self.pages:4d} pages  P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


def _site(url: str) -> str:
    if url.startswith("hard::"):
        return url[6:].split("-")[0]
    if "web.archive.org" in url:
        url = url.split("/", 5)[-1]
    host = urlsplit(url).hostname or url
    return ".".join(host.split(".")[-2:])


def load_pages(folder: Path) -> list[HtmlPage]:
    """The pages of both sets: those with whole gold texts first."""
    return [*_gold_pages(folder / "news-pages-gold"), *_segment_pages(folder)]


def _gold_pages(folder: Path) -> Iterator[HtmlPage]:
    for path in sorted(folder.glob("*.html.gz")):
        site, stamp = path.name.split("_", 1)
        day = date.fromisoformat(stamp[:10].replace("_", "-"))
        versions = json.loads((folder / f"{site}.json").read_text("utf-8")).values()
        told = min(versions, key=lambda v: abs((date.fromisoformat(v["publishing_date"][:10]) - day).days))
        body = told["body"]
        parts = list(body["summary"])
        for section in body["sections"]:
            parts += section["headline"] + section["paragraphs"]
        lang = "fr" if site.startswith(tuple(_NEWS_LANGS)) else "es"
        with gzip.open(path) as stream:
            html = stream.read().decode("utf-8", "replace")
        yield HtmlPage(site.lower(), lang, html, "\n".join(parts))


def _segment_pages(folder: Path) -> Iterator[HtmlPage]:
    with gzip.open(folder / "trafilatura-eval.fr-es-pt-en.jsonl.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            yield HtmlPage(
                _site(row["url"]),
                row["lang"],
                row["html"],
                None,
                tuple(row["must_have"]),
                tuple(row["must_not"]),
            )


def _bag(text: str) -> Counter[str]:
    return Counter(_WORDS.findall(text.lower()))


def add_page(score: Score, page: HtmlPage, kept: str) -> None:
    """Count one page's kept text into a score."""
    score.pages += 1
    if page.gold is not None:
        mine, gold = _bag(kept), _bag(page.gold)
        score.right += sum((mine & gold).values())
        score.kept += sum(mine.values())
        score.wanted += sum(gold.values())
        return
    flat = _SPACE.sub(" ", kept)
    for piece in page.must_have:
        found = _SPACE.sub(" ", piece).strip() in flat
        score.right += found
        score.kept += found
        score.wanted += 1
    score.kept += sum(_SPACE.sub(" ", piece).strip() in flat for piece in page.must_not)


def tally(pages: Iterable[HtmlPage], read: Callable[[HtmlPage], str]) -> list[Score]:
    """Scores of a way to read pages: words and segments, all and by language."""
    scores: dict[str, Score] = {}
    for page in pages:
        kept = read(page)
        kind = "words" if page.gold is not None else "segments"
        for name in (kind, f"{kind} {page.lang}"):
            add_page(scores.setdefault(name, Score(name)), page, kept)
    return [scores[name] for name in sorted(scores, key=lambda n: (n.split()[0] != "words", n))]


def score_pages(
    pages: Sequence[HtmlPage], weights: Callable[[HtmlPage], Weights] | None = None
) -> list[Score]:
    """Scores of the furniture pass over flattened pages, with the shipped weights or those that `weights` gives."""

    def read(page: HtmlPage) -> str:
        fitted = weights(page) if weights else shipped_weights()
        return strip_furniture(flatten(parse_html(page.html)), weights=fitted).text

    return tally(pages, read)


def _flat(page: HtmlPage) -> str:
    return flatten(parse_html(page.html))


def _long_lines(page: HtmlPage) -> str:
    return "\n".join(line for line in _flat(page).split("\n") if len(line) > 80)


def _with_html(page: HtmlPage) -> str:
    import trafilatura

    return trafilatura.extract(page.html, include_comments=False) or ""


def main() -> None:
    """Print the scores of the pass and of three yardsticks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    pages = load_pages(parser.parse_args().folder)
    for name, scores in (
        ("keep all", tally(pages, _flat)),
        ("lines over 80 letters", tally(pages, _long_lines)),
        ("trafilatura, with the HTML", tally(pages, _with_html)),
        ("furniture pass", score_pages(pages)),
    ):
        print(name)
        for score in scores:
            print("  ", score)


if __name__ == "__main__":
    main()
