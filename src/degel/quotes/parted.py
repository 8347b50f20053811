"""Words said, up to where an inquit parts them → where the inquit stands, where its verb, and where it ends.

Other words may stand before the verb behind a comma and a dash («…, – устало сказал он»), and a phrase between commas or in brackets
between the verb and who speaks (« …, répond, après un silence, le gouverneur »).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from degel.quotes.page import Page
from degel.records import Span

__all__ = ["PARENTHESIS", "Parting", "find_parting"]

PARENTHESIS = re.compile(r"\s?(?:,\s[^,.!?;:«»“”\"—–()\n]{2,60},|\([^()\n]{2,60}\))\s(?=\w)")
_REST = re.compile(
    r"[^.!?;:«»“”\"\n,—–]{0,140}(?P<end>[.,;:](?=[\s—–-]|$)[ \u00a0]?(?:[—–-][ \u00a0]?)?|[ \u00a0]?[—–](?=[ \u00a0.,])[.,]?[ \u00a0]?|$)"
)
_LIGHT = frozenset({"ADV", "PART", "ADP", "ADJ", "DET", "PRON"})


@dataclass(frozen=True, slots=True)
class Parting:
    """An inquit: where the words before it end, what it covers, its verb, its words behind the verb, and where the words go on."""

    stop: int
    span: Span
    verb: Span
    rest: str
    end: int


def find_parting(page: Page, start: int, end: int) -> Parting | None:
    """The first inquit that parts what is said between two offsets."""
    match = page.lexicon.inner.search(page.text, start, end)
    other = _behind_dash(page, start, end)
    if match is None or (other is not None and other.start() < match.start()):
        match = other
    if match is None:
        return None
    verb = Span(match.start("verb"), match.end("verb"))
    span, stop = Span(match.start("inquit"), match.end("inquit")), match.end()
    longer = _past_parenthesis(page, verb.end, end)
    if longer is not None and longer[1] > stop:
        span, stop = Span(span.start, longer[0]), longer[1]
    return Parting(match.start(), span, verb, page.text[verb.end : span.end], stop)


def _behind_dash(page: Page, start: int, end: int) -> re.Match[str] | None:
    """An inquit whose verb has adverbs or a phrase with a preposition before it, no subject."""
    if page.lexicon.lang != "ru":
        return None
    at = start
    while (match := page.lexicon.inner_behind_dash.search(page.text, at, end)) is not None:
        found = page.token_at(match.start("inquit"))
        if found is not None:
            sent, first = found
            before = [t for t in sent.tokens[first.i :] if t.start < match.start("verb")]
            # An adverb that no list has passes for a verb («устало»).
            light = [t.upos in _LIGHT or (t.lower.endswith("о") and t.upos == "VERB") for t in before]
            if all(
                ok or (t.upos == "NOUN" and t.feats.get("Case") != "Nom")
                for ok, t in zip(light, before, strict=True)
            ):
                return match
        at = match.start() + 1
    return None


def _past_parenthesis(page: Page, verb_end: int, limit: int) -> tuple[int, int] | None:
    """Where an inquit ends that goes on behind a parenthesis with who speaks, and where what is said goes on."""
    aside = PARENTHESIS.match(page.text, verb_end, limit)
    if aside is None:
        return None
    near = [
        m for m in page.mentions_in(aside.end(), aside.end() + 25) if m.kind in ("person", "title", "agent")
    ]
    known = page.lexicon.people | page.lexicon.titles | page.lexicon.voices
    found = page.token_at(aside.end())
    named = found is not None and any(
        t.upos == "PROPN" or {t.lower, t.lemma.lower()} & known
        for t in found[0].tokens[found[1].i : found[1].i + 3]
    )
    if not near and not named:
        return None
    last = near[-1].span.end if near else aside.end()
    rest = _REST.match(page.text, last, limit)
    return None if rest is None else (rest.start("end"), rest.end())
