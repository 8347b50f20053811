"""A document with its sentences and mentions, found by offset: what all of this room looks things up in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from degel.actors.ground import Spot
from degel.actors.mention import Mention
from degel.parse.sentence import Sentence, Token
from degel.quotes.lexicon import Lexicon
from degel.records import Document, Span

__all__ = ["SENTENCE_END", "Areas", "Page", "count_words"]

# The end of a sentence inside running text; initials and short titles do not end one.
_SHORT = ("M", "Mr", "MM", "Mrs", "Ms", "Dr", "Sr", "Sra", "Gen", "Sen", r"U\.S", "[A-ZА-Я]")
# The mark first, then what must not stand before it: `re` skips to the next mark by itself.
SENTENCE_END = re.compile(
    r"[.!?…]" + "".join(rf"(?<!\b{word}[.!?…])" for word in _SHORT) + r"[.!?…]*[»”\"’)]?(?=\s|$)"
)
_WORD = re.compile(r"\w+")


def count_words(text: str) -> int:
    """The number of words of a text."""
    return sum(1 for _ in _WORD.finditer(text))


class Areas:
    """Stretches of a text by offset, so that a page of many quotations is not gone through for each sentence."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        self._reach = list(accumulate((span.end for span in self._spans), max))

    def near(self, start: int, end: int) -> Sequence[Span]:
        """The stretches that may touch `start`…`end`, in text order."""
        return self._spans[bisect_left(self._reach, start) : bisect_right(self._starts, end)]


class Page:
    """The running text (not the title) of a document, with its sentences and mentions by offset."""

    def __init__(
        self,
        doc: Document,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        lexicon: Lexicon,
        spots: Sequence[Spot] = (),
    ) -> None:
        self.text = doc.text
        self.lexicon = lexicon
        self.sentences = [sent for sent in sentences if sent.part == "text" and sent.tokens]
        self._starts = [sent.start for sent in self.sentences]
        own = {sent.number for sent in self.sentences}
        self.title = doc.title or ""
        titles = {sent.number for sent in sentences if sent.part != "text"}
        self.titled = [m for m in mentions if m.sentence in titles]
        self.mentions = sorted(
            (m for m in mentions if m.sentence in own), key=lambda m: (m.span.start, -m.span.end)
        )
        self._mention_starts = [m.span.start for m in self.mentions]
        # Places by sentence: first and last token, and the state in which they lie.
        self.spots: dict[int, list[tuple[int, int, str]]] = {}
        for number, first, last, country in spots:
            if country and number in own:
                self.spots.setdefault(number, []).append((first, last, country))
        self._by_sentence: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            self._by_sentence.setdefault(mention.sentence, []).append(mention)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence over an offset."""
        n = bisect_right(self._starts, offset) - 1
        if n >= 0 and offset < self.sentences[n].end:
            return self.sentences[n]
        return None

    def sentence_before(self, offset: int) -> Sentence | None:
        """The last sentence that begins before an offset."""
        n = bisect_left(self._starts, offset) - 1
        return self.sentences[n] if n >= 0 else None

    def token_at(self, offset: int) -> tuple[Sentence, Token] | None:
        """The sentence and token over an offset."""
        sent = self.sentence_at(offset)
        if sent is None:
            return None
        low, high = 0, len(sent.tokens)
        while low < high:
            middle = (low + high) // 2
            if sent.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(sent.tokens) and sent.tokens[low].start <= offset:
            return sent, sent.tokens[low]
        return None

    def sentences_in(self, span: Span) -> list[Sentence]:
        """The sentences that share a character with a span."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_left(self._starts, span.end)
        return [sent for sent in self.sentences[first:last] if sent.end > span.start]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin inside `start`…`end`, in text order, longer ones first."""
        return self.mentions[
            bisect_left(self._mention_starts, start) : bisect_left(self._mention_starts, end)
        ]

    def mentions_of(self, sent: Sentence) -> list[Mention]:
        """The mentions of a sentence."""
        return self._by_sentence.get(sent.number, [])

    def mention_over(self, sent: Sentence, i: int) -> Mention | None:
        """The mention headed by token `i`, else the longest one over it; adjectives alone do not count."""
        best: Mention | None = None
        for mention in self.mentions_of(sent):
            if mention.kind == "adjective" or not mention.actors or not mention.first <= i <= mention.last:
                continue
            if best is None or (mention.head == i, mention.last - mention.first) > (
                best.head == i,
                best.last - best.first,
            ):
                best = mention
        return best

    def finite(self, spans: Sequence[Span]) -> bool:
        """True when a finite verb stands inside one of the spans (or when no parse tells)."""
        for span in spans:
            for sent in self.sentences_in(span):
                for token in sent.tokens:
                    if token.upos == "X" and token.dep == "dep" and token.i > 1:
                        return True
                    if (
                        span.start <= token.start < span.end
                        and token.upos in ("VERB", "AUX")
                        and token.feats.get("VerbForm", "Fin") == "Fin"
                    ):
                        return True
                    if span.start <= token.start < span.end and _is_short(sent, token):
                        return True
        return False


def _is_short(sent: Sentence, token: Token) -> bool:
    """«Россия готова к переговорам», «границы закрыты»: a short form, which has no case, is the verb."""
    if sent.lang != "ru" or "Case" in token.feats or "Number" not in token.feats:
        return False
    return token.upos == "ADJ" or (token.upos == "VERB" and token.feats.get("VerbForm") == "Part")
