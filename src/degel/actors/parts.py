"""Words for the part that a side has ("host", « le pays voisin »), who borders whom and who ruled whom, out of the data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from degel.actors.reference import forms, read
from degel.parse.sentence import Sentence

__all__ = ["Part", "borders", "parts_of", "ruler_of", "verbs"]

_LISTS = ("going", "receiving", "visits")
_ENDINGS = re.compile(r"(\S*)\(([^)]*)\)")
_MARKS = str.maketrans({"’": "'", "ё": "е", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens `first` to `last` of a sentence, headed by `head`, that name a part."""

    name: str
    first: int
    last: int
    head: int


def parts_of(sentence: Sentence) -> Iterator[Part]:
    """The words for parts in a sentence, the longest at each place."""
    table = _table(sentence.lang)
    low = [token.lower.translate(_MARKS) for token in sentence.tokens]
    past = 0
    for i, word in enumerate(low):
        if i < past or word not in table:
            continue
        for rest, name in table[word]:
            last = i + len(rest)
            if tuple(low[i + 1 : last + 1]) != rest:
                continue
            inside = sentence.tokens[i : last + 1]
            if len(inside) == 1 and inside[0].upos in ("VERB", "AUX"):
                continue
            head = next((t.i for t in inside if not i <= t.head <= last or t.head == t.i), last)
            past = last + 1
            yield Part(name, i, last, head)
            break


@cache
def _table(lang: str) -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
    """First word → the words behind it and the part, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, section in (read("relational") or {}).items():
        if name in _LISTS:
            continue
        for form in forms(section.get(lang)):
            for written in _spelt(form):
                split = re.sub(r"'(?=\w)", "' ", re.sub(r"(?=,)", " ", written)).translate(_MARKS).split()
                found.setdefault(split[0], []).append((tuple(split[1:]), name))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def _spelt(form: str) -> list[str]:
    """All spellings of "hôte(|s)"."""
    match = _ENDINGS.search(form)
    if match is None:
        return [form]
    return [
        done
        for ending in match[2].split("|")
        for done in _spelt(form[: match.start()] + match[1] + ending + form[match.end() :])
    ]


@cache
def verbs(lang: str) -> Mapping[str, frozenset[str]]:
    """The verbs of coming and receiving, and the nouns for visits: lemmas."""
    content = read("relational") or {}
    return {name: frozenset(forms((content.get(name) or {}).get(lang))) for name in _LISTS}


@cache
def borders(code: str) -> frozenset[str]:
    """The states that border a state, by land or across a narrow sea.

    >>> sorted(borders("PRT"))
    ['ESP', 'MAR']
    """
    return frozenset(((read("ties") or {}).get("borders") or {}).get(code) or ())


@cache
def ruler_of(code: str) -> str | None:
    """By whom a state was ruled last before it was one.

    >>> ruler_of("AGO")
    'PRT'
    """
    rulers = (read("ties") or {}).get("ruled") or {}
    return next((ruler for ruler, states in rulers.items() if code in states), None)
