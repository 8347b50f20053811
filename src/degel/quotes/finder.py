"""A document, its sentences and mentions → its quotes: who said what, to whom.

Order: the turns of an interview or transcript, then marked words, lines of dialogue, paragraphs behind a colon, then reported clauses. Invariant: the
pieces of a quote are exact words of the text, in order, without the inquit; quotes do not repeat one another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from degel.actors.ground import Spot
from degel.actors.guest import interview_of
from degel.actors.lexicon import fold, lower, words
from degel.actors.mention import Mention
from degel.parse.sentence import Sentence
from degel.quotes.block import find_blocks
from degel.quotes.dialogue import find_dialogue
from degel.quotes.direct import Spoken, find_spoken
from degel.quotes.indirect import find_told
from degel.quotes.interview import find_answers, find_interview
from degel.quotes.lexicon import load_lexicon
from degel.quotes.marks import find_marked, strip_span
from degel.quotes.page import Areas, Page
from degel.quotes.source import Told
from degel.quotes.strangers import PARTICLES, introduced, last_name
from degel.quotes.subject import actor_of, is_bare, speaking_subject
from degel.quotes.turns import find_turns, plain_state
from degel.records import Actor, Document, Quote, QuoteKind, Span

__all__ = ["find_quotes"]

_NEAR = 1_500
_WORD = re.compile(r"\w+['’]?")


def find_quotes(
    doc: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], spots: Sequence[Spot] = ()
) -> list[Quote]:
    """The quotes of a document in text order; `spots` are its places with their states.

    An interrupted quote is one quote. Short marked words with no word of saying near them are no quote; a clause of
    reported speech that holds marked words is `mixed`. The speaker is None when nobody we know is named.

    >>> doc = Document("« Nous voulons la paix », a affirmé Sergueï Lavrov.", lang="fr")
    >>> [quote.text for quote in find_quotes(doc, [], [])]
    ['Nous voulons la paix']
    """
    lang = sentences[0].lang if sentences else doc.lang
    lexicon = load_lexicon(lang) if lang else None
    if lexicon is None or not doc.text:
        return []
    page = Page(doc, sentences, mentions, lexicon, spots)
    quotes: list[Quote] = []
    unsaid: set[Span] = set()
    turns = find_interview(page) or find_turns(page)
    if not turns and (interview := interview_of(doc, sentences, spots)) is not None:
        turns = find_answers(page, interview)
    for turn in turns:
        quotes.append(_quote(page, turn.pieces, "direct", turn.speaker, ":"))
    areas = [Span(t.pieces[0].start, t.pieces[-1].end) for t in turns]
    marked = [m for m in find_marked(doc.text) if not _inside(m.outer, areas)]
    spoken = find_spoken(page, marked)
    spoken += find_dialogue(page, [s.outer for s in spoken] + areas)
    spoken += find_blocks(page, [s.outer for s in spoken] + areas)
    whole = [piece for s in spoken if s.whole for piece in s.pieces]
    said = Areas(whole)
    told = find_told(page, said)
    told = [t for t in told if not _mostly(t, said) and not _said_already(t, spoken)]
    areas_of = [[s.outer for s in spoken if s.whole is whole] for whole in (True, False)]
    told = [_fitted(page, t, *areas_of) for t in told]
    clauses = [piece for t in told for piece in t.pieces]
    for s in spoken:
        if not s.whole and _inside(s.pieces[0], [Span(max(c.start - 2, 0), c.end + 2) for c in clauses]):
            continue
        speaker, cue, others = (
            (s.inquit.speaker, s.inquit.cue, s.inquit.addressee) if s.inquit else (None, None, ())
        )
        if s.inquit is not None and s.inquit.pronoun:
            unsaid.add(Span(min(s.pieces).start, max(s.pieces).end))
        quotes.append(_quote(page, s.pieces, "direct" if s.whole else "mixed", speaker, cue, others))
    outer = [m.outer for m in marked]
    for t in told:
        if t.inquit.pronoun and not _mine(page, t.inquit.span):
            unsaid.add(Span(min(t.pieces).start, max(t.pieces).end))
        holds = any(any(o.overlaps(p) for p in t.pieces) for o in outer)
        if _inside(t.pieces[0], areas) and (t.inquit.speaker is None or t.inquit.cue == ":"):
            continue
        quotes.append(
            _quote(
                page,
                t.pieces,
                "mixed" if holds else "indirect",
                t.inquit.speaker,
                t.inquit.cue,
                t.inquit.addressee,
            )
        )
    named = _named(page)
    quotes = [replace(q, speaker=_complete(q.speaker, named)) for q in quotes]
    quotes = _acquainted(page, quotes)
    quotes = _pronouns(page, sorted(quotes, key=lambda q: (q.span.start, q.span.end)), unsaid)
    quotes = _acquainted(page, quotes)
    state = plain_state(page)
    return _acquainted(page, [replace(q, speaker=_at_home(q.speaker, state)) for q in quotes])


def _mine(page: Page, inquit: Span) -> bool:
    """ "je pense que", "we hope that": the page's own voice, whoever was spoken of before."""
    own = words(page.lexicon.lang)["self"]
    return any(lower(fold(word)) in own for word in _WORD.findall(page.text[inquit.start : inquit.end]))


def _acquainted(page: Page, quotes: list[Quote]) -> list[Quote]:
    """The quotes with a name alone completed by the one person of that surname whose state the page tells."""
    known: dict[str, Actor | None] = {}
    people = [m.actors[0] for m in page.mentions if m.kind in ("person", "title") and m.actors]
    for actor in (*people, *(q.speaker for q in quotes if q.speaker is not None)):
        if actor.name and (actor.country or actor.code):
            surname = _surname(actor.name)
            other = known.setdefault(surname, actor)
            if other is not None and (other.country, other.code) != (actor.country, actor.code):
                known[surname] = None
    for quote in quotes:
        speaker = quote.speaker
        if speaker is None or not speaker.name or speaker.country or speaker.code or speaker.sector == "MED":
            continue
        surname = _surname(speaker.name)
        if surname not in known and (found := introduced(page, speaker.name)) is not None:
            known[surname] = found
    return [replace(q, speaker=_same_person(q.speaker, known)) for q in quotes]


def _surname(name: str) -> str:
    return last_name(name).lower()


def _same_person(speaker: Actor | None, known: dict[str, Actor | None]) -> Actor | None:
    if speaker is None or not speaker.name or speaker.country or speaker.code:
        return speaker
    actor = known.get(_surname(speaker.name))
    own = [word for word in speaker.name.split() if word.lower() not in PARTICLES]
    if actor is None or actor.name is None or (len(own) > 1 and own[0] not in actor.name.split()):
        return speaker
    return replace(actor, span=speaker.span)


_OFFICERS = {"GOV", "LEG", "JUD", "MIL", "COP", "SPY"}


def _at_home(speaker: Actor | None, state: str | None) -> Actor | None:
    """An officer whose state nothing names has the state that the page is plainly about."""
    if speaker is None or state is None or speaker.country or speaker.code or speaker.sector not in _OFFICERS:
        return speaker
    if speaker.office in ("president", "vice-president", "secretary-general"):
        return speaker  # of a firm or community: a state's would have been known
    return replace(speaker, country=state, code=state)


def _pronouns(page: Page, quotes: list[Quote], unsaid: set[Span]) -> list[Quote]:
    """Quotes whose speaker is a bare pronoun, or a verb alone, go to the person before: the subject of the sentence
    before, else who spoke last, just before."""
    said: list[Quote] = []
    for quote in quotes:
        own = quote.speaker
        if quote.span in unsaid and own is not None and not own.name and not is_bare(own):
            # "He" of whom the state is known: his name stands in the sentence before.
            before = _subject_before(page, quote.span.start, said[-1].span.end if said else 0)
            if before is not None and before.name and before.country in (None, own.country):
                quote = replace(quote, speaker=replace(own, name=before.name, wikidata=before.wikidata))
            elif before is None and (same := _said_before(page, said, quote.span.start)) is not None:
                quote = replace(quote, speaker=same)
        elif quote.span in unsaid and (own is None or is_bare(own)):
            speaker = said[-1].speaker if said and quote.span.start - said[-1].span.end < _NEAR else None
            if speaker is None and said and said[-1].text.endswith("?"):
                speaker = _said_before(page, said[:-1], quote.span.start)  # "asked a reporter. “…”, he said."
            after = said[-1].span.end if said else 0
            found = _subject_before(page, quote.span.start, after) or speaker
            # "The official said": no group and no paper was spoken of before.
            if own is None or (found is not None and found.name and found.sector not in ("MED", "BUS")):
                quote = replace(quote, speaker=found)
        said.append(quote)
    return said


def _said_before(page: Page, said: list[Quote], start: int) -> Actor | None:
    """The named person who spoke last, in the same paragraph."""
    if not said or "\n" in page.text[said[-1].span.end : start]:
        return None
    speaker = said[-1].speaker
    return speaker if speaker is not None and speaker.name and speaker.sector not in ("MED", "BUS") else None


def _subject_before(page: Page, start: int, after: int) -> Actor | None:
    """The person that is the subject of the last sentence before an offset, when no quote stands between; where that is
    told of a thing, the subject of the sentence before it."""
    own = page.sentence_at(start)
    before = own
    for _ in range(2):
        before = page.sentence_before(before.start) if before is not None else None
        if before is None or before.start < after or page.text.count("\n", before.end, start) > 2:
            return None
        for token in before.tokens:
            if token.dep == "nsubj" and before.tokens[token.head].dep == "root":
                mention = page.mention_over(before, token.i)
                if mention is not None and mention.kind in ("person", "title"):
                    return actor_of(mention)
                if mention is not None or token.upos != "NOUN":
                    return speaking_subject(page, before, token) if mention is None else None
    return None


def _quote(
    page: Page,
    pieces: Sequence[Span],
    kind: QuoteKind,
    speaker: Actor | None,
    cue: str | None,
    addressee: tuple[Actor, ...] = (),
) -> Quote:
    ordered = tuple(sorted(pieces))
    return Quote(
        text=" ".join(page.text[p.start : p.end] for p in ordered),
        kind=kind,
        span=Span(ordered[0].start, ordered[-1].end),
        pieces=ordered,
        speaker=speaker,
        cue=cue,
        addressee=addressee,
    )


def _inside(span: Span, areas: Sequence[Span]) -> bool:
    return any(area.start <= span.start and span.end <= area.end for area in areas)


def _fitted(page: Page, told: Told, whole: Sequence[Span], fragments: Sequence[Span]) -> Told:
    """A clause that ends before the direct speech it runs into, and holds all of a fragment it runs into."""
    pieces = []
    for piece in told.pieces:
        start, end = piece.start, piece.end
        for area in whole:
            if start < area.start < end <= area.end:
                end = area.start
        for area in fragments:
            if start <= area.start < end < area.end:
                end = area.end
        if (start, end) == (piece.start, piece.end):
            pieces.append(piece)
            continue
        fitted = strip_span(page.text, start, end, ",;:—–-")
        pieces.append(fitted or piece)
    return replace(told, pieces=tuple(pieces))


def _mostly(told: Told, direct: Areas) -> bool:
    """True when most of a clause is direct speech already found."""
    length = sum(p.end - p.start for p in told.pieces)
    shared = sum(
        max(0, min(p.end, d.end) - max(p.start, d.start))
        for p in told.pieces
        for d in direct.near(p.start, p.end)
        if p.overlaps(d)
    )
    return shared > 0.4 * length


def _said_already(told: Told, spoken: Sequence[Spoken]) -> bool:
    """True for a sentence about direct speech that the same verb tells (`"A", says X, author of B`)."""
    return any(
        s.whole
        and s.inquit is not None
        and s.inquit.cue == told.inquit.cue
        and s.inquit.span.overlaps(told.inquit.span)
        and any(p.start <= s.pieces[0].start and s.pieces[0].end <= p.end for p in told.pieces)
        for s in spoken
    )


def _named(page: Page) -> dict[tuple[str | None, str | None], Actor | None]:
    """The one named holder of an office that the page speaks of, by state and office; None when there are two."""
    named: dict[tuple[str | None, str | None], Actor | None] = {}
    for mention in page.mentions:
        for actor in mention.actors:
            if actor.name and actor.office and actor.country:
                key = (actor.country, actor.office)
                known = named.setdefault(key, actor)
                if known is not None and known.name != actor.name:
                    named[key] = None
    return named


def _complete(
    speaker: Actor | None, named: dict[tuple[str | None, str | None], Actor | None]
) -> Actor | None:
    """The speaker with the name that the page gives to the holder of the office."""
    if speaker is None or speaker.name or not speaker.office:
        return speaker
    known = named.get((speaker.country, speaker.office))
    return speaker if known is None else replace(known, span=speaker.span)
