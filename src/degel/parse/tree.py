"""Tokens of one parsed sentence → what stands below a word, and whether they are one tree; for the repairs of all languages.

Changes nothing but what `untangle` gives back.
"""

from __future__ import annotations

from collections.abc import Sequence

from degel.parse.sentence import Token

__all__ = ["children_of", "is_tree", "preposition", "under", "untangle"]


def under(token: Token, tokens: Sequence[Token]) -> list[Token]:
    """The tokens right below one, in text order."""
    return [t for t in tokens if t.head == token.i and t is not token]


def children_of(tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens right below each token."""
    children: list[list[Token]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token)
    return children


def preposition(token: Token, tokens: Sequence[Token]) -> str | None:
    """The preposition before a word, in small letters."""
    return next((t.lower for t in tokens[: token.i] if t.head == token.i and t.dep == "case"), None)


def is_tree(tokens: Sequence[Token]) -> bool:
    """Does every token lead to one root?"""
    for token in tokens:
        at = token
        for _ in range(len(tokens) + 1):
            if at.head == at.i:
                break
            at = tokens[at.head]
        else:
            return False
    return sum(t.head == t.i for t in tokens) == 1


def untangle(tokens: Sequence[Token], before: Sequence[tuple[int, str]]) -> None:
    """Gives words that lead in a circle the heads and labels that they had in the tree `before`, in place.

    A circle has no end for whoever walks down it: one English item in 58,000 got one from two repairs that were each
    right by itself.
    """
    while lost := _lost(tokens):
        for i in lost:
            tokens[i].head, tokens[i].dep = before[i]


def _lost(tokens: Sequence[Token]) -> list[int]:
    """The words from which no way leads to a root."""
    safe = [token.head == token.i for token in tokens]
    lost: list[int] = []
    for token in tokens:
        way: list[int] = []
        i = token.i
        while not safe[i] and i not in way:
            way.append(i)
            i = tokens[i].head
        if safe[i]:
            for j in way:
                safe[j] = True
        else:
            lost.append(token.i)
    return lost
