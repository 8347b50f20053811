"""The mentions of an inquit → those to whom it was said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from degel.actors.mention import Mention
from degel.quotes.page import Page
from degel.records import Span

__all__ = ["told_to"]

_TO_BEFORE = re.compile(
    r"(\w+|\w['’])[\s\u00a0]*(?:the|la|le|les|los|las|el|l['’])?[\s\u00a0]*$", re.IGNORECASE
)
_MARKED = re.compile(r"[»”\"—–]")


def told_to(page: Page, span: Span, verb: Span, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of an inquit to whom it was said: after à, to, a; objects of `told`; Russian datives."""
    lexicon = page.lexicon
    lemma = lexicon.forms.get(page.text[verb.start : verb.end].lower())
    told = []
    at = page.token_at(verb.start)
    verb_token = at[1].i if at is not None else -2
    # «“Мы …”, – сказал X»: the subject of what is said is not who says it.
    subjects = (
        [
            t.i
            for t in at[0].dependents(verb_token, "nsubj")
            if t.start > verb.start or not _MARKED.search(page.text, t.end, verb.start)
        ]
        if at is not None
        else []
    )
    before_verb = any(i < verb_token for i in subjects)
    for mention in mentions:
        if mention.span.start < verb.end:
            continue
        before = _TO_BEFORE.search(page.text[max(verb.end, mention.span.start - 20) : mention.span.start])
        first = page.text[mention.span.start : mention.span.end].partition(" ")[0].lower()
        if (before is not None and before.group(1).lower() in lexicon.to) or first in lexicon.to:
            told.append(mention)
            continue
        found = page.token_at(_head_start(page, mention))
        if found is None:
            continue
        sent, token = found
        head = sent.tokens[token.head]
        if lexicon.forms.get(head.lower) != lemma or head.start != verb.start:
            continue
        # An inverted speaker ("prévient Macron") looks like an object: objects are told only where a subject stands too.
        beside = (
            mention.first == verb_token + 1
            and before_verb
            and (lexicon.lang == "ru" or lemma in lexicon.told)
        )
        is_object = lemma in lexicon.told and token.dep in ("obj", "iobj", "obl:arg") and bool(subjects)
        if beside or is_object or token.feats.get("Case") == "Dat":
            told.append(mention)
    return told


def _head_start(page: Page, mention: Mention) -> int:
    """The offset of a mention's head token."""
    for sent in page.sentences_in(mention.span):
        if sent.number == mention.sentence and mention.head < len(sent.tokens):
            return sent.tokens[mention.head].start
    return mention.span.start
