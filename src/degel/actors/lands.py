"""A state told by where it lies or how it is ruled → that state: "the Andean country", « le royaume », «прибалтийская республика».

The page names the states that may be meant; the words are right for the only one of them that lies there, or is ruled so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from degel.actors.ground import Grounds
from degel.actors.reference import read
from degel.parse.sentence import Sentence

__all__ = ["land_of"]

_ARTICLES = frozenset(("the", "le", "la", "l'", "l’", "el", "du", "au", "del", "al"))


@dataclass(frozen=True, slots=True)
class _Lands:
    groups: Mapping[str, frozenset[str]]
    # beginnings of adjectives, the longest first, with their group
    stems: tuple[tuple[str, str], ...]
    # words for states that are ruled so
    realms: Mapping[str, str]


@cache
def _lands(lang: str) -> _Lands:
    content = read("domestic")
    own = content.get(lang, {})
    stems = sorted(
        ((stem, group) for group, stems in own.get("lands", {}).items() for stem in stems), key=_longest
    )
    return _Lands(
        {group: frozenset(codes) for group, codes in content["lands"].items()},
        tuple(stems),
        {word: group for group, words in own.get("realms", {}).items() for word in words},
    )


def _longest(one: tuple[str, str]) -> int:
    return -len(one[0])


def land_of(sentence: Sentence, head: int, grounds: Grounds) -> tuple[bool, str | None]:
    """Whether the noun at token `head` says what state it is, and the only one on the page of which that is true."""
    lands = _lands(sentence.lang)
    token = sentence.tokens[head]
    before = list(sentence.dependents(head, "amod", "compound"))
    words = " ".join(t.lower for t in before)
    group = next((group for stem, group in lands.stems if f" {stem}" in f" {words}"), None)
    realm = lands.realms.get(token.lemma.lower()) or lands.realms.get(token.lower)
    if group is None and (realm is None or before):
        return False, None  # "the animal kingdom"
    det = any(t.lower in _ARTICLES for t in sentence.dependents(head, "det", "case"))
    if not (det or sentence.lang == "ru") or any(
        t.i > head and t.upos != "ADJ" for t in sentence.dependents(head, "nmod", "flat")
    ):
        return False, None  # "an African country", "the kingdom of heaven"
    fit = lands.groups[group] if group else lands.groups[str(realm)]
    if group and realm:
        fit &= lands.groups[realm]
    near = grounds.told_near(sentence.number)
    for codes in (near & fit, set(grounds.page) & fit):
        if codes:
            return True, codes.pop() if len(codes) == 1 else None
    return True, None
