"""Embassies and consulates: buildings of one state in another, which are never of the state that they stand in."""

from __future__ import annotations

from degel.parse.sentence import Sentence, Token

__all__ = ["hosted", "is_mission"]

MISSIONS = frozenset({"ambassade", "consulat", "embassy", "consulate", "посольство", "консульство", "генконсульство", "embajada", "consulado"})  # fmt: skip


def is_mission(token: Token) -> bool:
    """Is the word an embassy or consulate?"""
    return token.lemma.lower() in MISSIONS or token.lower in MISSIONS


def hosted(sentence: Sentence, i: int) -> bool:
    """Does the word at `i` say whose embassy it is ("Israel's consulate", "la embajada de Chile")?"""
    token = sentence.tokens[i]
    base = token.dep.partition(":")[0]
    return base in ("nmod", "amod", "compound") and is_mission(sentence.tokens[token.head])
