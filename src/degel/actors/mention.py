"""One place of a document where somebody is meant.

Input: nothing but what the resolver found. Output: `Mention`, frozen. Invariant: `first <= head <= last` are
indices of tokens of the sentence whose number is `sentence`, and `span` runs from the first to the last of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from degel.records import Actor, Span

__all__ = ["Mention", "MentionKind"]

MentionKind = Literal[
    "name",
    "title",
    "person",
    "demonym",
    "adjective",
    "seat",
    "city",
    "body",
    "pronoun",
    "group",
    "agent",
    "self",
]


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `first` to `last` (both included) of a sentence, headed by token `head`, that mean `actors`.

    `span` counts characters of `Document.text`, or of the title when the sentence comes from the title.
    There is usually one actor; several for groups ("les deux pays", "both sides"). `quality` runs from 0 to 1.
    `place` is true where a name reads as a place ("in Moscow") and not as somebody who acts.
    """

    span: Span
    sentence: int
    head: int
    first: int
    last: int
    actors: tuple[Actor, ...]
    kind: MentionKind
    quality: float
    place: bool = False
