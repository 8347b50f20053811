"""Text → words of one of our languages, and for each kind of word what the parser embeds; every chunk of text is cut once.

spaCy's tokenizer cuts what stands between two spaces, whatever stands around it, so that its answer can be kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

from degel.parse.tokenizer import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

__all__ = ["PAD", "Words"]

# The kind of the empty places around a sentence.
PAD = 0
# Kinds of words kept between two batches: about 30 MB with what is kept beside them.
MOST = 50_000
_CHUNK = re.compile(r"[^ ]+")
# What a shipped parser reads of a word; spaCy would also ask of each new one whether it looks like a number or an address.
_READ = ("LOWER", "NORM", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE")
_EMBEDDED = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
# A chunk of letters alone is one word, unless a rule says otherwise ("cannot").
_LETTERS = re.compile("[A-Za-zÀ-ÖØ-öø-ÿœŒА-Яа-яЁё]+")


class Words:
    """The words met so far: `texts` and `lowers` by kind, and `features`, the hashes that are embedded."""

    def __init__(self, nlp: Language) -> None:
        from spacy import attrs

        self._nlp = nlp
        read = {getattr(attrs, name) for name in _READ}
        vocab: Any = nlp.vocab
        vocab.lex_attr_getters = {key: of for key, of in vocab.lex_attr_getters.items() if key in read}
        self._getters = [vocab.lex_attr_getters[getattr(attrs, name)] for name in _EMBEDDED]
        tokenizer: Any = nlp.tokenizer
        self._rules = frozenset(tokenizer.rules)
        spaced = [re.escape(rule) for rule in tokenizer.rules if " " in rule.strip()]
        # "EE. UU." is one word with a space in it
        self._spaced = re.compile("|".join(spaced)) if spaced else None
        self.forget()

    def forget(self) -> None:
        """Starts anew, so that a long run stays within constant memory."""
        self._chunks: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {}
        self._kinds: dict[tuple[str, int], int] = {("", 0): PAD}
        self.texts: list[str] = [""]
        self.lowers: list[str] = [""]
        self.features: list[Sequence[int]] = [(0, 0, 0, 0)]

    @property
    def full(self) -> bool:
        """Whether it is time to forget."""
        return len(self.texts) > MOST

    def read(self, texts: Sequence[str]) -> list[tuple[list[int], list[int]]]:
        """For each text, the kinds of its words and where each begins."""
        plain = [normalise(text) for text in texts]
        chunks = self._chunks
        whole = [text if self._spaced is not None and self._spaced.search(text) else "" for text in plain]
        new = {
            chunk
            for text, spaced in zip(plain, whole, strict=True)
            if not spaced
            for chunk in text.split(" ")
            if chunk and chunk not in chunks
        }
        found: list[tuple[list[int], list[int]]] = []
        with self._nlp.memory_zone():
            for chunk in new:
                letters = _LETTERS.fullmatch(chunk) is not None and chunk not in self._rules
                chunks[chunk] = ((self._letters(chunk),), (0,)) if letters else self._cut(chunk)
            for text, spaced in zip(plain, whole, strict=True):
                if spaced:
                    kinds, starts = self._cut(text)
                    found.append((list(kinds), list(starts)))
                    continue
                all_kinds: list[int] = []
                all_starts: list[int] = []
                for match in _CHUNK.finditer(text):
                    kinds, starts = chunks[match.group()]
                    all_kinds.extend(kinds)
                    at = match.start()
                    all_starts.extend([at + start for start in starts] if len(starts) > 1 else (at,))
                found.append((all_kinds, all_starts))
        return found

    def _letters(self, word: str) -> int:
        """The kind of a word of letters."""
        add: Any = self._nlp.vocab.strings.add
        return self._kind(word, word.lower(), [add(of(word)) for of in self._getters])

    def _kind(self, text: str, lower: str, hashes: Sequence[int]) -> int:
        key = (text, hashes[0])
        kind = self._kinds.get(key)
        if kind is None:
            kind = self._kinds[key] = len(self.texts)
            self.texts.append(text)
            self.lowers.append(lower)
            self.features.append(hashes)
        return kind

    def _cut(self, text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        tokenizer: Any = self._nlp.tokenizer
        doc = tokenizer(text)
        features = np.asarray(doc.to_array(_EMBEDDED)).reshape(len(doc), len(_EMBEDDED)).tolist()
        kinds: list[int] = []
        starts: list[int] = []
        for token, hashes in zip(doc, features, strict=True):
            if not token.is_space:
                kinds.append(self._kind(token.text, token.lower_, hashes))
                starts.append(token.idx)
        return tuple(kinds), tuple(starts)
