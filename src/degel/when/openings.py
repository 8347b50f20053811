"""A pattern → the characters that it may begin with, so that most patterns are left at the first letter of a word.

Read off Python's own parse of the pattern, whose nodes have no public names: a node unknown here means any character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

__all__ = ["guarded"]

_PARSE: Any = re._parser  # type: ignore[attr-defined]
_WIDEST = 100  # a range of more characters is no opening worth a look
_CATEGORIES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_WORD": r"\w", "CATEGORY_SPACE": r"\s"}


def guarded(pattern: str) -> str:
    """The pattern behind a look at the next character that fails where it cannot begin, for use where case is ignored.

    >>> guarded("(?:le )?lundi|mardi")
    '(?=[lm])(?:(?:le )?lundi|mardi)'
    >>> guarded(".?lundi")
    '(?:.?lundi)'
    """
    found, empty = _opening(_PARSE.parse(pattern))
    look = "" if found is None or empty else f"(?=[{''.join(sorted(found))}])"
    return f"{look}(?:{pattern})"


def _opening(nodes: Iterable[tuple[Any, Any]]) -> tuple[set[str] | None, bool]:
    """The members of a class of characters that nodes in a row may begin with, None for any; and whether they may match nothing."""
    found: set[str] = set()
    for op, value in nodes:
        name, empty = str(op), False
        first: set[str] | None = None
        if name == "LITERAL":
            first = {re.escape(chr(value))}
        elif name == "IN":
            first = _class(value)
        elif name == "SUBPATTERN":
            first, empty = _opening(value[-1])
        elif name == "BRANCH":
            first, empty = _either(value[1])
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            first, empty = _opening(value[2])
            empty = empty or value[0] == 0
        elif name in ("AT", "ASSERT", "ASSERT_NOT"):
            first, empty = set(), True
        if first is None:
            return None, empty
        found |= first
        if not empty:
            return found, False
    return found, True


def _either(branches: Iterable[Any]) -> tuple[set[str] | None, bool]:
    found: set[str] = set()
    may_be_empty = False
    for branch in branches:
        first, empty = _opening(branch)
        if first is None:
            return None, True
        found |= first
        may_be_empty = may_be_empty or empty
    return found, may_be_empty


def _class(members: list[tuple[Any, Any]]) -> set[str] | None:
    if [str(part) for member in members[:2] for part in member] == [
        "NEGATE",
        "None",
        "CATEGORY",
        "CATEGORY_NOT_SPACE",
    ]:
        return {r"\s"}  # white space without some of it
    found: set[str] = set()
    for op, value in members:
        name = str(op)
        if name == "LITERAL":
            found.add(re.escape(chr(value)))
        elif name == "RANGE" and value[1] - value[0] < _WIDEST:
            found.update(re.escape(chr(code)) for code in range(value[0], value[1] + 1))
        elif name == "CATEGORY" and str(value) in _CATEGORIES:
            found.add(_CATEGORIES[str(value)])
        else:
            return None
    return found
