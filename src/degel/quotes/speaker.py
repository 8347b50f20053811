"""A verb of saying in its sentence → who says it, and to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from degel.actors.mention import Mention
from degel.parse.sentence import Sentence, Token
from degel.quotes.addressee import told_to
from degel.quotes.page import Page
from degel.quotes.parted import PARENTHESIS
from degel.quotes.subject import PERSONS, actor_of, is_bare, is_relative, quoted_by_another, subject_of
from degel.records import Actor, Span

__all__ = ["Inquit", "at_place", "named_after", "read_inquit", "refers", "spoken_of"]

_PLACE = {"on", "in", "at", "sur", "dans", "en", "sobre", "на", "в", "во"}
_DEFINITE = {"the", "le", "la", "l", "el", "los", "las", "les"}
_THEIRS = {
    "его",
    "её",
    "ее",
    "их",
    "him",
    "her",
    "them",
    "lui",
    "elle",
    "eux",
    "elles",
    "él",
    "ella",
    "ellos",
    "ellas",
}
_INITIAL = re.compile(r"\b[^\W\d_a-zà-ÿа-яё][a-zà-ÿа-яё’'-]+")
_NAME = re.compile(
    r"[ \u00a0]((?:[^\W\d_a-zà-ÿа-яё](?:[\w’'-]+|\.)[ \u00a0]){1,3}[^\W\d_a-zà-ÿа-яё][\w’'-]+)(?=\W|$)"
)
_NAMED = re.compile(
    r"[^\w]*((?:[^\W\d_a-zà-ÿа-яё](?:[\w’'-]+[ \u00a0]|\.[ \u00a0]?)){1,3}[^\W\d_a-zà-ÿа-яё][\w’'-]+)(?=\W|$)"
)
_ALONE = re.compile(r"\s*([^\W\d_a-zà-ÿа-яё][\w’'-]+)(?=[,.]|\s[^\W\d_A-ZÀ-ÝА-ЯЁ])")
_CLITIC = re.compile(r"-(?:il|elle|ils|elles)\b|\b(?:he|she|they|он|она|они)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inquit:
    """ "… affirme le ministre": the words that say who speaks; `strength` 1 (near) to 4 (inside the marks).

    `pronoun` when the speaker is only referred to, `text_only` when a source is named that is nobody ("según los planes").
    """

    span: Span
    cue: str | None
    speaker: Actor | None
    addressee: tuple[Actor, ...] = ()
    strength: int = 2
    after: bool = False
    pronoun: bool = False
    text_only: bool = False


def read_inquit(page: Page, span: Span, verb: Span, strength: int, *, after: bool) -> Inquit:
    """Who speaks by an inquit that covers `span` and whose verb is `verb`.

    First the verb's subject by the parse when it lies in the inquit, then the nearest mention behind the verb that is no
    addressee, then the nearest before it.
    `pronoun` says that a bare pronoun, or a verb alone, stands for the speaker before.
    """
    found = page.token_at(verb.start)
    speaker: Actor | None = None
    subject: Token | None = None
    if found is not None:
        sent, token = found
        speaker, subject = subject_of(page, sent, token.i)
        outside = subject is not None and not span.start <= subject.start < span.end
        if outside and not quoted_by_another(page, sent, token.i) and not _relative(sent, token.i, span):
            speaker = subject = None
    candidates = [
        m
        for m in page.mentions_in(span.start, span.end)
        if m.actors and not m.place and not _possessive(page, m)
    ]
    told = told_to(page, span, verb, [m for m in candidates if m.kind != "adjective"])
    personal = subject is not None and subject.lower.lstrip("-") in PERSONS
    if speaker is None and not personal and (subject is None or subject.upos not in ("NOUN", "PROPN")):
        speaker = _nearest(page, verb, candidates, told) or speaker
    dropped = (
        subject is None and span.end - verb.end < 12 and not page.text[verb.end : span.end].strip(" .,;:—–-")
    )
    cue = page.text[verb.start : verb.end]
    unnamed = speaker is None or is_bare(speaker)
    pronoun = (personal and not (speaker is not None and speaker.name)) or (
        unnamed
        and (
            dropped
            or (subject is not None and subject.upos == "PRON")
            or (subject is not None and found is not None and spoken_of(page, found[0], subject))
            or _CLITIC.search(page.text, span.start, span.end) is not None
            or (subject is None and page.lexicon.lang == "es")
        )
    )
    others = tuple(
        replace(a, span=m.span) for m in told for a in m.actors if speaker is None or m.span != speaker.span
    )
    return Inquit(span, cue, speaker, others, strength, after, pronoun)


def _relative(sent: Sentence, verb: int, span: Span) -> bool:
    """ "With X, who hailed “a partner”": the relative pronoun stands in the inquit, whom it means before it."""
    return any(span.start <= t.start < span.end and is_relative(t) for t in sent.dependents(verb, "nsubj"))


def _possessive(page: Page, mention: Mention) -> bool:
    """ "his", "son", «его» before somebody else's office: not who speaks."""
    if mention.kind not in ("pronoun", "self"):
        return False
    found = page.token_at(mention.span.start)
    return found is not None and (found[1].upos == "DET" or found[1].feats.get("Poss") == "Yes")


def _nearest(page: Page, verb: Span, mentions: Sequence[Mention], told: Sequence[Mention]) -> Actor | None:
    """The first mention behind the verb with no other name between, else the last before it."""
    mentions = [m for m in mentions if not at_place(page, m)]
    behind = [m for m in mentions if m.span.start >= verb.end - 4 and m not in told and m.kind != "adjective"]
    if behind and _close(page.text[verb.end : behind[0].span.start]):
        return actor_of(behind[0])
    stranger = _NAME.match(page.text, verb.end)
    if stranger is not None:
        start, name = stranger.start(1), stranger.group(1)
        title = name.replace("\u00a0", " ").partition(" ")[0]
        if title.lower().rstrip(".") in page.lexicon.titles:
            start, name = start + len(title) + 1, name[len(title) + 1 :]
        return Actor(name=name, span=Span(start, stranger.end(1)))
    before = [m for m in mentions if m.span.end <= verb.start + 1 and m not in told and m.kind != "adjective"]
    if before:
        return actor_of(before[-1])
    states = [
        m for m in mentions if m.kind == "adjective" and len(m.actors) == 1 and m.span.start >= verb.end
    ]
    if states and _close(page.text[verb.end : states[0].span.start]):
        actor = states[0].actors[0]
        return Actor(actor.country, actor.code, span=states[0].span)
    return None


def at_place(page: Page, mention: Mention) -> bool:
    """True when it is where something is said, not who says it ("wrote on Twitter", "dijo en Madrid")."""
    words = page.text[max(0, mention.span.start - 8) : mention.span.start].split()
    return bool(words) and words[-1].lower() in _PLACE


def _close(between: str) -> bool:
    aside = PARENTHESIS.match(between + "x")
    between = (
        between[aside.end() :] if aside is not None else between
    )  # "lâche, après un silence, le gouverneur"
    return (
        len(between) < 60
        and not between.startswith(",")
        and "," not in between.strip(" ,")
        and _INITIAL.search(between) is None
    )


def named_after(page: Page, start: int, end: int) -> Actor | None:
    """Somebody nobody listed, by the full name right behind a source word ("selon Jean Durand"), with the office that
    follows it ("…, the trade minister, …")."""
    match = _NAMED.match(page.text, start, end) or _named_again(page, start, end)
    if match is None:
        return None
    name, span = match.group(1), Span(match.start(1), match.end(1))
    for mention in page.mentions_in(span.end, span.end + 8):
        between = page.text[span.end : mention.span.start]
        if mention.kind == "title" and mention.actors and between.lstrip().startswith(","):
            actor = mention.actors[0]
            return actor if actor.name else replace(actor, name=name, span=span)
    found = page.token_at(start) if " " not in name else None
    if (
        found is not None
        and found[1].feats.get("Case", "Nom") != "Nom"
        and found[1].lemma[:3].lower() == name[:3].lower()
    ):
        name = found[1].lemma[:1].upper() + found[1].lemma[1:]
    return Actor(name=name, span=span)


def _named_again(page: Page, start: int, end: int) -> re.Match[str] | None:
    """A surname alone behind a word of source, whose bearer the page has named in full."""
    match = _ALONE.match(page.text, start)
    if match is None or len(match.group(1)) < 4 or match.end(1) > end:
        return None
    word = match.group(1)
    stem = word[: max(4, len(word) - 2)] if page.lexicon.lang == "ru" else word
    full = re.compile(rf"[^\W\d_a-zà-ÿа-яё][\w’'.-]+[ \u00a0]{re.escape(stem)}\w{{0,3}}(?!\w)")
    return match if any(m.end() != match.end(1) for m in full.finditer(page.text)) else None


def refers(page: Page, start: int, end: int) -> bool:
    """True when a source is a pronoun ("according to him") or somebody already spoken of ("selon le responsable")."""
    found = page.token_at(max(start, end - 2))
    inside = [] if found is None else [t for t in found[0].tokens if start <= t.start < end]
    if any(t.upos == "PRON" or t.feats.get("Poss") == "Yes" or t.lower in _THEIRS for t in inside):
        return True
    if found is None:
        return False
    sent = found[0]
    behind = [t for t in sent.tokens if t.start >= end][:3]
    noun = next((t for t in behind if t.upos == "NOUN"), None)
    return noun is not None and spoken_of(page, sent, noun)


def spoken_of(page: Page, sent: Sentence, noun: Token) -> bool:
    """True for an office with the definite article, or any in Russian, alone: the page has named its holder before."""
    lexicon = page.lexicon
    if {noun.lower, noun.lemma.lower()} & lexicon.epithets and not list(
        sent.dependents(noun.i, "nmod", "appos", "flat")
    ):
        definite = any(c.lower.rstrip("'’") in _DEFINITE for c in sent.dependents(noun.i, "det"))
        return noun.feats.get("Number") != "Plur" and (definite or lexicon.lang == "ru")
    office = noun.lemma.lower() in lexicon.titles or noun.lower in lexicon.titles
    if not office and noun.lemma.lower() not in lexicon.people and noun.lower not in lexicon.people:
        return False
    if noun.feats.get("Number") == "Plur":
        return False
    if not office and any(c.dep.startswith("nmod") for c in sent.dependents(noun.i)):
        return False  # "el capitán del Espanyol" may be somebody else
    if page.lexicon.lang == "ru":
        return not any(c.dep.startswith("nmod") for c in sent.dependents(noun.i))
    return any(c.lower.rstrip("'’") in _DEFINITE for c in sent.dependents(noun.i, "det"))
