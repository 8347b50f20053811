"""The words of a language's grammar as sets, folded once and not for every sentence (4 % of the coding before)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from degel.codebook.schema import Grammar
from degel.events.words import fold

__all__ = ["Facts", "facts_of"]


@dataclass(frozen=True, slots=True)
class Facts:
    """`classes`: adposition → its class; the others: folded words."""

    classes: Mapping[str, str]
    relative: frozenset[str]
    reflexive: frozenset[str]
    duties: frozenset[str]
    firsts: frozenset[str]
    conditions: frozenset[str]


_READ: dict[int, tuple[Grammar, Facts]] = {}
_MOST = 64  # grammars kept: a process has one a language and codebook


def facts_of(grammar: Grammar) -> Facts:
    """The sets of a grammar, made when first asked for."""
    known = _READ.get(id(grammar))
    if known is not None and known[0] is grammar:
        return known[1]
    if len(_READ) >= _MOST:
        _READ.clear()
    classes: dict[str, str] = {}
    for name, words in grammar.adpositions.model_dump().items():
        for word in words:
            classes.setdefault(fold(word), name)
    made = Facts(
        classes,
        _folded(*grammar.relative_subject, *grammar.relative_object),
        _folded(*grammar.reflexive),
        _folded(*grammar.obligation),
        _folded(*grammar.i, *grammar.we),
        _folded(*grammar.conditional.markers),
    )
    _READ[id(grammar)] = (grammar, made)
    return made


def _folded(*words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words)
