"""A reader of short texts: text in, what the resolver found in it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest

from degel.actors.mention import Mention
from degel.actors.resolver import Resolver
from degel.errors import ParserError
from degel.parse.parser import parse_sentences
from degel.parse.sentence import Sentence
from degel.parse.splitter import split_sentences
from degel.records import Document


@dataclass
class Read:
    """A document, its sentences and its mentions, with short ways to ask for them."""

    doc: Document
    sentences: list[Sentence]
    mentions: list[Mention]

    def written(self, mention: Mention) -> str:
        return self.doc.text[mention.span.start : mention.span.end]

    def over(self, words: str, *, nth: int = 0) -> Mention | None:
        """The first (or `nth`) mention that covers `words`; the shortest one when several do."""
        at = -1
        for _ in range(nth + 1):
            at = self.doc.text.index(words, at + 1)
        found = [m for m in self.mentions if m.span.start <= at and at + len(words) <= m.span.end]
        return min(found, key=lambda m: m.span.end - m.span.start) if found else None


@cache
def resolver() -> Resolver:
    return Resolver()


@pytest.fixture(scope="session")
def read() -> Callable[..., Read]:
    """`read(text, lang, published)` → `Read`; skips when the language's parser is not there."""

    def reader(text: str, lang: str, published: date | None = date(2019, 5, 15)) -> Read:
        doc = Document(text=text, lang=lang, published=published)
        try:
            sentences = parse_sentences(text, split_sentences(text, lang), lang)
        except ParserError as error:
            pytest.skip(f"no parser for {lang}: {error}")
        return Read(doc, sentences, resolver().resolve(doc, sentences))

    return reader
