"""Marked words followed by no verb of saying → who said them, by what stands right behind.

A verb of any kind with its subject behind it (« …, a éludé Mme Joly »), a name alone ("…" — Foreign Minister X), or a
sentence that tells what the words were for (« C'est par ces mots que X … », "With these words, X …").
"""

from __future__ import annotations

import re

from degel.parse.sentence import Sentence, Token
from degel.quotes.marks import Marked
from degel.quotes.page import Page
from degel.quotes.speaker import Inquit
from degel.quotes.subject import PERSONS, actor_of, is_relative, speaker_at
from degel.records import Span

__all__ = ["inverted_inquit", "manner_before", "named_behind", "words_of"]

_SET_OFF = re.compile(r"[,!?…—–]")
_LIGHT = frozenset({"AUX", "ADV", "PRON", "PART"})
_NAMED = re.compile(r"[ \u00a0]*(?:[—–-]|:)[ \u00a0]*(?=\S)")
_WORDS = re.compile(
    r"[\s.,:]*(?:with (?:these|those|such) words|c[’']est (?:par|sur|en|avec) ces mots|(?:par|sur|avec) ces mots|"
    r"con (?:esas|estas|tales) palabras|(?:с|такими|этими|с такими|с этими) словами)(?!\w)",
    re.IGNORECASE,
)
_SUBJECTS = ("nsubj", "obj", "iobj", "nsubj:pass")
# Words between the marks and the verb, and between the verb and its subject.
_BEFORE, _BEHIND = 4, 4


def inverted_inquit(page: Page, mark: Marked, begin: int, end: int) -> Inquit | None:
    """The inquit whose verb is in no list: right behind the marks and a comma, with a person for its subject behind it."""
    inside = page.text[mark.pieces[-1].end - 1 : begin]
    found = page.token_at(begin)
    if found is None or _SET_OFF.search(inside) is None:
        return None
    sent, first = found
    verb = next((t for t in sent.tokens[first.i : first.i + _BEFORE] if t.upos not in _LIGHT), None)
    if (
        verb is None
        or verb.upos != "VERB"
        or verb.start >= end
        or verb.feats.get("VerbForm") in ("Ger", "Conv", "Inf")
    ):
        return None
    if any(t.text in (",", ";", ":") or is_relative(t) for t in sent.tokens[first.i : verb.i]):
        return None
    subject = _behind(sent, verb, end)
    if subject is None:
        return None
    personal = subject.lower in PERSONS
    speaker = None if personal else speaker_at(page, sent, subject)
    if not personal and (speaker is None or not (speaker.country or speaker.code or speaker.name)):
        known = page.lexicon.people | page.lexicon.voices | page.lexicon.titles
        if not {subject.lower, subject.lemma.lower()} & known:
            return None
    return Inquit(
        Span(begin, end), verb.text, speaker, (), 2, after=True, pronoun=speaker is None and personal
    )


def _behind(sent: Sentence, verb: Token, end: int) -> Token | None:
    """The subject right behind a verb, which the parse may call an object."""
    before = [t for t in sent.dependents(verb.i, "nsubj") if t.i < verb.i and t.upos in ("NOUN", "PROPN")]
    if before and before[0].start > end - 200 and before[0].i > verb.i - 3:
        return None
    for token in sent.tokens[verb.i + 1 : verb.i + 1 + _BEHIND]:
        if token.start >= end or token.text in (",", ";", ":") or token.upos in ("ADP", "SCONJ"):
            return None
        if token.upos in ("PROPN", "NOUN") or token.lower in PERSONS:
            return (
                token if token.lower in PERSONS or token.dep in _SUBJECTS or token.upos == "PROPN" else None
            )
    return None


def named_behind(page: Page, mark: Marked, start: int, end: int) -> Inquit | None:
    """A name or office behind the marks and a dash or colon ("…" — Foreign Minister X; « … » : X n'a pas mâché ses mots)."""
    lead = _NAMED.match(page.text, start, end)
    if lead is None or len(page.text[mark.pieces[0].start : mark.pieces[-1].end].split()) < 3:
        return None
    for mention in page.mentions_in(lead.end(), lead.end() + 30):
        opening = page.text[lead.end() : mention.span.start].split()
        whole = ":" in lead.group() or not page.text[mention.span.end : end].strip(" .)»”")
        if mention.kind in ("person", "title") and mention.actors and len(opening) <= 2 and whole:
            return Inquit(Span(start, end), None, actor_of(mention), (), 2, after=True)
    return None


def words_of(page: Page, start: int, stop: int) -> Inquit | None:
    """Who is the subject of the sentence that says that these were his words ("With these words, X opened the talks")."""
    lead = _WORDS.match(page.text, start, stop)
    found = page.token_at(lead.end() - 1) if lead is not None else None
    if lead is None or found is None:
        return None
    sent = found[0]
    for token in sent.tokens[found[1].i + 1 :]:
        if token.dep == "nsubj" and token.upos in ("NOUN", "PROPN"):
            speaker = speaker_at(page, sent, token)
            return (
                Inquit(Span(start, min(sent.end, stop)), None, speaker, (), 2, after=True)
                if speaker
                else None
            )
    return None


def manner_before(page: Page, mark: Marked) -> bool:
    """Does the sentence before the marks tell how somebody was who then speaks ("The minister was blunt. “No.”")?"""
    own = page.sentence_at(mark.pieces[0].start)
    sent = page.sentence_before(own.start) if own is not None else None
    if sent is None or page.text[sent.end : mark.outer.start].strip(" \u00a0"):
        return False
    words = [t for t in sent.tokens if t.upos != "PUNCT"]
    return any(
        {t.lower, t.lemma.lower()} & page.lexicon.manner and t.upos in ("ADJ", "ADV", "VERB")
        for t in words[-4:]
    )
