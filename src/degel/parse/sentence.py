"""The one shape in which every parser's output reaches the coder: Universal Dependencies sentences.

Labels are UD's (`nsubj`, `nsubj:pass`, `obl:agent`, `acl:relcl` …), parts of speech UD's, features a dict.
The coder never knows which parser ran.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from degel.records import Span

__all__ = ["Sentence", "Token"]


@dataclass(slots=True)
class Token:
    """One word: `i` its index in the sentence, `head` its head's index (its own for a root), `start`/`end` in `Document.text`."""

    i: int
    text: str
    lower: str
    lemma: str
    upos: str
    feats: dict[str, str]
    head: int
    dep: str
    start: int
    end: int


@dataclass(slots=True)
class Sentence:
    """The tokens of one sentence, with its offsets in `Document.text`, its language and its number there.

    `children[i]` are the indices of the dependents of token `i` in text order. A sentence may have several roots.
    `part` is `text`, or `title` when the sentence comes from `Document.title` (offsets are then into the title).
    """

    tokens: list[Token]
    start: int
    end: int
    lang: str
    number: int
    part: str = "text"
    children: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.children:
            self.children = [[] for _ in self.tokens]
            for token in self.tokens:
                if token.head != token.i:
                    self.children[token.head].append(token.i)

    def dependents(self, i: int, *deps: str) -> Iterator[Token]:
        """The dependents of token `i` whose label, or its part before the colon, is one of `deps` (all when none given)."""
        for child in self.children[i]:
            token = self.tokens[child]
            if not deps or token.dep in deps or token.dep.partition(":")[0] in deps:
                yield token

    def governors(self, i: int, steps: int | None = None) -> Iterator[int]:
        """The tokens above token `i`, the nearest first: all of them, or so many."""
        for _ in range(len(self.tokens) if steps is None else steps):
            if self.tokens[i].head == i:
                return
            i = self.tokens[i].head
            yield i

    def subtree(self, i: int) -> list[int]:
        """The indices of `i` and all below it, in text order."""
        found = [i]
        for j in found:
            found.extend(self.children[j])
        return sorted(found)

    def span(self, i: int) -> Span:
        """From the first to the last character of the subtree of token `i`."""
        below = self.subtree(i)
        return Span(self.tokens[below[0]].start, self.tokens[below[-1]].end)

    def case(self, i: int) -> str | None:
        """The lower-case lemma of the adposition of token `i` (`avec`, `with`, `с`), or None."""
        for token in self.dependents(i, "case"):
            return token.lemma.lower() or token.lower
        return None
