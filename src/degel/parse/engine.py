"""Sentences → tokens by a shipped parser: spaCy's pipeline computed in arrays, with the same weights and the same result.

What spaCy spends on its own objects is spared, and what need not be computed is not: a lemma that the dictionary knows,
the embedding of a word met before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from degel.parse.clearnlp import LABELS
from degel.parse.lemmas import Lemmas
from degel.parse.network import Network
from degel.parse.sentence import Token
from degel.parse.transitions import CROSSED, ROOT, Transitions
from degel.parse.words import Words
from degel.records import Span

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Engine"]

# Words parsed at once: the tables of as many lie in a processor's cache.
AT_ONCE = 6000


class Engine:
    """One shipped pipeline: tok2vec, morphologizer, parser and lemmatizer."""

    def __init__(self, nlp: Language, lemmas: Lemmas | None) -> None:
        from spacy.tokens.morphanalysis import MorphAnalysis

        tok2vec: Any = nlp.get_pipe("tok2vec")
        tagger: Any = nlp.get_pipe("morphologizer")
        parser: Any = nlp.get_pipe("parser")
        lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
        self._words = Words(nlp)
        self._network = Network(tok2vec.model, self._words)
        self._transitions = Transitions(parser)
        self._tags = _softmax(tagger.model)
        self._trees = _softmax(lemmatizer.model)
        self._tree_ids = list(lemmatizer.cfg["labels"])
        self._apply = lemmatizer.trees.apply
        self._candidates = lemmatizer.top_k
        self._lemmas = lemmas
        strings = nlp.vocab.strings
        names, parts = tagger.cfg["labels_morph"], tagger.cfg["labels_pos"]
        self._upos = [strings[parts[label]] or "X" if parts.get(label) else "X" for label in tagger.labels]
        self._feats = [MorphAnalysis(nlp.vocab, names.get(label, "")).to_dict() for label in tagger.labels]
        # what the dictionary says of a kind of word under a tag: a lemma, or None where the parser's counts
        self._known: dict[tuple[int, int], str | None] = {}
        labels = {label.partition(CROSSED)[0] for label in self._transitions.labels}
        lows = {label: label.lower() or "dep" for label in (ROOT, *labels)}
        self._labels = {label: LABELS.get(low, low) for label, low in lows.items()}

    def tokens(self, items: Sequence[tuple[str, Span]]) -> list[list[Token]]:
        """The tokens of each span of its text; `[]` for a span without a word."""
        if self._words.full:
            self._words.forget()
            self._network.forget()
            self._known.clear()
        read = self._words.read([text[span.start : span.end] for text, span in items])
        found: list[list[Token]] = [[] for _ in items]
        for batch in _batches(read):
            self._batch(batch, items, read, found)
        return found

    def _batch(
        self,
        batch: list[int],
        items: Sequence[tuple[str, Span]],
        read: Sequence[tuple[list[int], list[int]]],
        found: list[list[Token]],
    ) -> None:
        kinds = [read[n][0] for n in batch]
        vectors = self._network.vectors(kinds)
        weights, bias = self._tags
        tags = (vectors @ weights + bias).argmax(axis=1).tolist()
        heads, labels = self._transitions.parse(vectors, [len(of) for of in kinds])
        lemmas = self._lemmatise(vectors, [kind for of in kinds for kind in of], tags)
        texts, lowers, upos, feats = self._words.texts, self._words.lowers, self._upos, self._feats
        universal = self._labels
        at = 0
        for n, of, above, deps in zip(batch, kinds, heads, labels, strict=True):
            text, span = items[n]
            starts = read[n][1]
            tokens: list[Token] = []
            for i, kind in enumerate(of):
                start = span.start + starts[i]
                end = start + len(texts[kind])
                tag, head = tags[at], above[i]
                tokens.append(
                    Token(
                        i,
                        text[start:end],
                        lowers[kind],
                        lemmas[at],
                        upos[tag],
                        feats[tag],
                        head,
                        universal[deps[i]],
                        start,
                        end,
                    )
                )
                at += 1
            found[n] = tokens

    def _lemmatise(self, vectors: Any, kinds: list[int], tags: list[int]) -> list[str]:
        """The dictionary's lemmas, and the parser's for words that it does not know."""
        known, words, upos = self._known, self._words, self._upos
        lemmas: list[str | None] = []
        for key in zip(kinds, tags, strict=True):
            try:
                lemmas.append(known[key])
            except KeyError:
                kind, tag = key
                sure = None
                if self._lemmas is not None:
                    sure = self._lemmas.sure(words.texts[kind], words.lowers[kind], upos[tag])
                known[key] = sure
                lemmas.append(sure)
        asked = [n for n, lemma in enumerate(lemmas) if lemma is None]
        if asked:
            weights, bias = self._trees
            scores = vectors[asked] @ weights + bias
            for n, row, best in zip(asked, scores, scores.argmax(axis=1).tolist(), strict=True):
                kind = kinds[n]
                text, low = words.texts[kind], words.lowers[kind]
                lemma = self._tree(text, row, best) or low
                if self._lemmas is not None:
                    lemma = self._lemmas.correct(text, low, upos[tags[n]], lemma)
                lemmas[n] = lemma
        return lemmas  # type: ignore[return-value]

    def _tree(self, text: str, scores: Any, best: int) -> str:
        """The lemma by the likeliest edit that the word allows; the word itself when none of the first few does."""
        for _ in range(self._candidates):
            lemma: str | None = self._apply(self._tree_ids[best], text)
            if lemma is not None:
                return lemma
            scores[best] = -np.inf
            best = int(scores.argmax())
        return text


def _softmax(model: Any) -> tuple[Any, Any]:
    """The weights and the bias of the layer that chooses; the largest sum is the likeliest class."""
    layer = next(node for node in model.walk() if node.name == "softmax")
    return np.ascontiguousarray(layer.get_param("W").T), layer.get_param("b")


def _batches(read: Sequence[tuple[list[int], list[int]]]) -> Iterator[list[int]]:
    """The numbers of the sentences with words, those of like length together: their last moves are made together too."""
    batch: list[int] = []
    words = 0
    for n in sorted(range(len(read)), key=lambda n: len(read[n][0])):
        length = len(read[n][0])
        if not length:
            continue
        if batch and words + length > AT_ONCE:
            yield batch
            batch, words = [], 0
        batch.append(n)
        words += length
    if batch:
        yield batch
