"""What the press says of a pair: "thaw", "dégel", "потепление", "crisis" beside two countries.

An assessment is neither an act nor a measure (coding decision 10): it is kept beside the relation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from degel.actors.mention import Mention
from degel.codebook.schema import Grammar
from degel.events.words import fold
from degel.parse.sentence import Sentence
from degel.records import Assessment, Document, Span

__all__ = ["assess"]


@lru_cache(maxsize=16)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    stems = [re.escape(fold(w).rstrip("*")) for w in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(stems, key=len, reverse=True))})\w*") if stems else None


def assess(
    doc: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    grammar: Grammar,
    acts: set[tuple[int, int]],
) -> list[Assessment]:
    """Assessments of the title and of sentences that name exactly two states and a thaw or freeze word.

    A page that says the same of the same pair again adds nothing: the title, else the first sentence, is kept.

    `acts` are (sentence, token) pairs that already made an event; they are not taken again as a claim.
    """
    found: list[Assessment] = []
    told: set[tuple[tuple[str, str], str]] = set()
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    for sentence in sentences:
        pair = _pair(by_sentence.get(sentence.number, ()))
        if pair is None:
            continue
        source = (doc.title or "") if sentence.part == "title" else doc.text
        low = fold(source[sentence.start : sentence.end])
        for direction, words in (("warming", grammar.thaw.warming), ("cooling", grammar.thaw.cooling)):
            pattern = _pattern(tuple(words))
            hit = pattern.search(low) if pattern is not None else None
            if hit is None:
                continue
            start, end = sentence.start + hit.start(), sentence.start + hit.end()
            token = next((t.i for t in sentence.tokens if t.start <= start < t.end), -1)
            if (
                (sentence.number, token) in acts
                or _negated(sentence, token, grammar)
                or (pair, direction) in told
            ):
                continue
            told.add((pair, direction))
            found.append(
                Assessment(
                    dyad=pair,
                    direction="warming" if direction == "warming" else "cooling",
                    text=source[sentence.start : sentence.end].strip(),
                    span=Span(start, end),
                    part="title" if sentence.part == "title" else "text",
                    claimant=doc.source or doc.byline,
                )
            )
            break
    return found


def _pair(mentions: Sequence[Mention]) -> tuple[str, str] | None:
    states = sorted({a.country for m in mentions for a in m.actors if a.country})
    return (states[0], states[1]) if len(states) == 2 else None


def _negated(sentence: Sentence, token: int, grammar: Grammar) -> bool:
    if token < 0:
        return False
    words = {fold(w) for w in grammar.negation}
    return any(fold(t.text) in words for t in sentence.tokens[max(0, token - 4) : token])
