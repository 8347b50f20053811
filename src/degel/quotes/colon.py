"""A sentence with a colon and no marks → what is said behind it: "Lavrov: no talks before autumn", «Он подчеркнул: мы готовы», "was clear: …".

Before the colon stands who speaks and nothing else, or a verb of saying that waits for its clause, or how somebody was ("blunt"). Lists and
titles stay out: what is behind is a clause or denies something.
"""

from __future__ import annotations

import re

from degel.actors.lexicon import fold, lower, words
from degel.parse.sentence import Sentence, Token
from degel.quotes.page import Page, count_words
from degel.quotes.source import Told, strip_clause
from degel.quotes.speaker import Inquit, read_inquit
from degel.quotes.subject import actor_of, speaker_at
from degel.records import Span

__all__ = ["by_colon"]

_COLON = re.compile(r"[ \u00a0]?:[ \u00a0]+(?=[^\W_])(?!\n)")
_WORD = re.compile(r"\w+['’]?")
# Words between a verb of saying and its colon, and in a name or office alone before it.
_NEAR, _ALONE = 5, 9
_NO = frozenset({"no", "not", "never", "pas", "aucun", "aucune", "jamais", "non", "ni", "ningún", "ninguna", "nunca", "нет", "не", "ни", "никаких", "никогда"})  # fmt: skip
_PEOPLE = frozenset({"person", "title"})


def by_colon(page: Page, sent: Sentence) -> Told | None:
    """What stands behind the colon of a sentence, when somebody says it."""
    colon = _COLON.search(page.text, sent.start, sent.end)
    if colon is None:
        return None
    piece = strip_clause(page.text, colon.end(), sent.end)
    if (
        piece is None
        or count_words(page.text[piece.start : piece.end]) < 2
        or ":" in page.text[piece.start : piece.end]
    ):
        return None
    if any(c in page.text[sent.start : piece.end] for c in '«“„"\n'):
        return None
    before = [
        t for t in sent.tokens if t.end <= colon.end() - 1 and t.start < colon.start() + 1 and t.text != ":"
    ]
    if not before:
        return None
    inquit = _named(page, sent, before, piece) or _said(page, sent, before) or _was(page, sent, before)
    if inquit is None or not (page.finite([piece]) or _denies(page, piece)):
        return None
    return Told((piece,), inquit)


def _denies(page: Page, piece: Span) -> bool:
    opening = page.text[piece.start : piece.end].lower().split()[:2]
    return any(word.strip(",.") in _NO for word in opening)


def _named(page: Page, sent: Sentence, before: list[Token], piece: Span) -> Inquit | None:
    """A name or office alone before the colon; an office without a state only before words of "we" or "I"."""
    if len(before) > _ALONE or any(t.upos in ("VERB", "AUX", "SCONJ") for t in before):
        return None
    span = Span(before[0].start, before[-1].end)
    for mention in page.mentions_of(sent):
        if (
            mention.kind in _PEOPLE
            and mention.actors
            and mention.span.start >= span.start
            and mention.span.end <= span.end
        ):
            whole = mention.span.end - mention.span.start
            if whole >= 0.7 * (span.end - span.start) and (before[-1].i <= mention.last):
                return Inquit(span, ":", actor_of(mention), (), 3)
    own = words(page.lexicon.lang)["self"]
    first = any(lower(fold(word)) in own for word in _WORD.findall(page.text[piece.start : piece.end]))
    noun = next((t for t in before if t.upos == "NOUN"), None)
    if first and noun is not None and noun.i <= 1 and {noun.lower, noun.lemma.lower()} & page.lexicon.titles:
        return Inquit(span, ":", speaker_at(page, sent, noun), (), 3)
    return None


def _said(page: Page, sent: Sentence, before: list[Token]) -> Inquit | None:
    """A verb of saying that waits for its clause: nothing but circumstances between it and the colon."""
    for token in reversed(before[-_NEAR - 1 :]):
        lemma = page.lexicon.forms.get(token.lower)
        if lemma is None or token.upos not in ("VERB", "AUX") or token.feats.get("VerbForm") == "Inf":
            continue
        if token.feats.get("Person") == "1":
            return None  # «Напомним: …»: the page's own voice
        behind = before[token.i - before[0].i + 1 :]
        if any(t.upos in ("VERB", "AUX", "SCONJ") or t.text in (",", ";") for t in behind):
            return None
        if any(t.dep == "obj" and t.upos == "NOUN" and page.mention_over(sent, t.i) is None for t in behind):
            return None  # "announced three measures: …"
        if token.lower.endswith("ing") and sent.lang == "en":
            return None
        return read_inquit(
            page, Span(before[0].start, before[-1].end), Span(token.start, token.end), 3, after=False
        )
    return None


def _was(page: Page, sent: Sentence, before: list[Token]) -> Inquit | None:
    """ "The minister was clear", «премьер уверен» before the colon."""
    last = before[-1]
    if not {last.lower, last.lemma.lower()} & page.lexicon.manner:
        return None
    for subject in sent.dependents(last.i, "nsubj"):
        speaker = speaker_at(page, sent, subject)
        if speaker is not None or subject.upos == "PRON":
            return Inquit(Span(before[0].start, last.end), last.text, speaker, (), 3, pronoun=speaker is None)
    return None
