"""A few marked words under a verb that says nothing → whose they are: "presented himself as “the candidate of the poor”".

Scare quotes and names stay out: the subject of the clause must be somebody who can speak, the words may not open with a
capital, and their place in the clause must be one of what somebody says, wants or judges.
"""

from __future__ import annotations

import re

from degel.parse.sentence import Sentence, Token
from degel.quotes.marks import Marked
from degel.quotes.page import Page
from degel.quotes.speaker import Inquit, spoken_of
from degel.quotes.subject import PERSONS, subject_of
from degel.records import Actor, Span

__all__ = ["find_fragment"]

# Steps from the marked words up to the verb whose subject they are of.
_STEPS = 3
_UP = frozenset(
    {"obj", "obl", "xcomp", "ccomp", "advcl", "nmod", "amod", "conj", "appos", "acl", "iobj", "dep"}
)
_SAID_TO_BE = re.compile(r"(?:so[- ](?:called|named)|soi-disant|dit[es]{0,2}|llamad[oa]s?|denominad[oa]s?|так называем\w+|surnomm\w+|известн\w+|apodad[oa]s?|nicknamed|dubbed|known as|baptis\w+)\W*$", re.IGNORECASE)  # fmt: skip


def find_fragment(page: Page, mark: Marked) -> Inquit | None:
    """Whose a few marked words are by the clause that they stand in, or None where they are nobody's."""
    if len(mark.pieces) != 1:
        return None
    piece = mark.pieces[0]
    text = page.text[piece.start : piece.end]
    if not text[:1].islower() or _SAID_TO_BE.search(
        page.text, max(0, mark.outer.start - 40), mark.outer.start
    ):
        return None
    found = page.token_at(piece.start)
    if found is None:
        return None
    sent = found[0]
    head = _head(sent, piece)
    if head is None or head.upos in ("PROPN", "X", "PUNCT", "NUM"):
        return None
    verb = _verb(page, sent, head, piece)
    if verb is None:
        return None
    speaker, subject = subject_of(page, sent, verb.i)
    if subject is None or piece.start <= subject.start < piece.end:
        return None
    personal = subject.lower in PERSONS or (speaker is None and spoken_of(page, sent, subject))
    if not personal and not _speaks(speaker):
        return None
    span = Span(min(subject.start, verb.start), mark.outer.start)
    if span.end <= span.start:
        return None
    return Inquit(span, verb.text, None if personal and speaker is None else speaker, (), 1, pronoun=personal)


def _speaks(speaker: Actor | None) -> bool:
    return speaker is not None and bool(
        speaker.country or speaker.code or (speaker.name and " " in speaker.name)
    )


def _head(sent: Sentence, piece: Span) -> Token | None:
    """The word of a stretch on which its others hang, or None when there are several."""
    inside = [t for t in sent.tokens if piece.start <= t.start < piece.end and t.upos != "PUNCT"]
    if not inside or inside[-1].end < piece.end - 1:
        return None
    numbers = {t.i for t in inside}
    heads = [t for t in inside if t.head not in numbers or t.head == t.i]
    # Only what links the words to the clause may hang outside ("de « couper la main »").
    heads = [t for t in heads if t.upos not in ("ADP", "DET", "CCONJ", "SCONJ", "AUX", "PART")]
    return heads[0] if len(heads) == 1 else None


def _verb(page: Page, sent: Sentence, head: Token, piece: Span) -> Token | None:
    """The verb above the words that tells what somebody says, wants or judges; the words' own when only its subject is outside."""
    lexicon = page.lexicon
    subjects = [t for t in sent.dependents(head.i, "nsubj") if not piece.start <= t.start < piece.end]
    if subjects:
        # «консерваторы „не возражают“», "Guterres est « profondément choqué »"; of a clause told by another it is he who speaks.
        return head if head.dep.partition(":")[0] in ("root", "conj", "parataxis") else None
    token = head
    for _ in range(_STEPS):
        if token.head == token.i or token.dep.partition(":")[0] not in _UP:
            return None
        token = sent.tokens[token.head]
        if piece.start <= token.start < piece.end:
            return None
        if token.lemma.lower() in lexicon.stance or (token.upos == "VERB" and token.lower in lexicon.forms):
            return token
        if token.upos in ("VERB", "AUX") and any(True for _ in sent.dependents(token.i, "nsubj")):
            return None  # a clause of somebody's that tells of something else
    return None
