"""A word of a parsed Russian sentence → whether a preposition or a number stands with it; and moving it to another head.

Serves the repairs of Russian parses. Only `move` changes tokens: the word's head and label, and the list of children.
"""

from __future__ import annotations

import re

from degel.parse.sentence import Token

__all__ = ["NOMINAL", "STIFF", "counted", "has_case", "move"]

NOMINAL = frozenset({"NOUN", "PROPN"})
# A name that is the same in all cases
STIFF = re.compile(r"[еиоуэыюё]$|уа$", re.IGNORECASE)


def has_case(token: Token, children: list[list[Token]]) -> bool:
    """Does a preposition lead the word?"""
    return any(t.dep == "case" for t in children[token.i])


def counted(token: Token, children: list[list[Token]]) -> bool:
    """Does a number stand with the word?"""
    return any(t.dep.startswith("nummod") or t.upos == "NUM" for t in children[token.i])


def move(token: Token, head: Token, dep: str, children: list[list[Token]]) -> None:
    """Hangs the word on another head, and keeps the list of children true."""
    children[token.head].remove(token)
    token.head, token.dep = head.i, dep
    children[head.i].append(token)
