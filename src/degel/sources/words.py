"""The words of page furniture: `data/furniture.yml` → matchers that know all the languages at once.

Widgets are often left in English on a Russian page, so every page is read with the words of every language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import ahocorasick_rs
import yaml

__all__ = ["Words", "fold", "furniture_words"]

_GLUE = re.compile(r"(?<=[a-zà-ÿа-яё»\"”])(?=[A-ZÀ-ÞА-ЯЁ])")
_SPACE = re.compile(r"\s+")
_EDGES = " \t:.,;…!?·•|-–—―_*#+=»«<>›‹→▶►▸←↑↓()[]{}\"'“”’‘/\\©®™✕×"


def fold(line: str) -> str:
    """The line in lower case with single spaces and one kind of apostrophe, words glued by a crawler parted."""
    line = _SPACE.sub(" ", _GLUE.sub(" ", line)).strip()
    return line.lower().replace("’", "'").replace("…", "...")


@dataclass(frozen=True, slots=True)
class Words:
    """Matchers over folded lines, for all languages together."""

    widget: ahocorasick_rs.AhoCorasick
    exact: frozenset[str]
    cue: frozenset[str]
    cue_start: re.Pattern[str]
    advert: frozenset[str]
    rights: re.Pattern[str]
    byline: re.Pattern[str]
    caption: re.Pattern[str]
    dateline: re.Pattern[str]
    ending: frozenset[str]
    function: dict[str, frozenset[str]]
    reader: frozenset[str]
    lead: re.Pattern[str]
    account: re.Pattern[str]
    comments: frozenset[str]
    months: dict[str, dict[str, int]]

    def bare(self, folded: str) -> str:
        """The folded line without the marks and numbers around it, as the lists have it."""
        return folded.strip(_EDGES + "0123456789")

    def widget_share(self, folded: str) -> float:
        """The part of the line (0 … 1) that is made of widget words."""
        if not folded:
            return 0.0
        covered = 0
        size = len(folded)
        for _, start, end in self.widget.find_matches_as_indexes(folded):
            before = start == 0 or not folded[start - 1].isalnum()
            after = end == size or not folded[end].isalnum()
            if before and after:
                covered += end - start
        return covered / size


def _starts(phrases: list[str]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=len, reverse=True)
    parts = [re.escape(p) + ("" if p[-1] in " :" else r"(?!\w)") for p in ordered]
    return re.compile("(?:" + "|".join(parts) + ")")


@cache
def furniture_words() -> Words:
    """The words shipped in `data/furniture.yml`, compiled once."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader takes 0.05 s, the other 0.6 s
    raw: dict[str, dict[str, list[Any]]] = yaml.load(
        files("degel.sources").joinpath("data/furniture.yml").read_text("utf-8"), Loader=loader
    )

    def every(kind: str) -> list[str]:
        return sorted({str(word) for lang in raw.values() for word in lang[kind]})

    widgets = sorted({*every("widget"), *every("advert"), *every("cue")})
    return Words(
        widget=ahocorasick_rs.AhoCorasick(
            widgets,
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        ),
        exact=frozenset(widgets),
        cue=frozenset(every("cue")),
        cue_start=re.compile(
            "(?:"
            + "|".join(re.escape(c) for c in sorted(every("cue"), key=len, reverse=True))
            + r")\s*[:>|–—-]"
        ),
        advert=frozenset(every("advert")),
        rights=re.compile("|".join(re.escape(r) for r in every("rights")) + r"|©|\(c\) ?(?:19|20)\d\d"),
        byline=_starts(every("byline")),
        caption=_starts(every("caption")),
        dateline=_starts(every("dateline")),
        ending=frozenset(every("ending")),
        function={lang: frozenset(str(w) for w in data["function"]) for lang, data in raw.items()},
        reader=frozenset(every("reader")),
        lead=_starts(every("lead")),
        account=re.compile(r"(?<!\w)" + _starts(every("account")).pattern),
        comments=frozenset(every("comments")),
        months={
            lang: {
                shape: number
                for number, shapes in enumerate(data["months"], start=1)
                for shape in str(shapes).split()
            }
            for lang, data in raw.items()
        },
    )
