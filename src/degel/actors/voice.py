"""The first person → whose it is: the speaker's inside a quotation, the page's own outside of any.

A statement of a government says "we" for its state without a quotation mark. Who that is, its address tells; failing
that, the state that its sentences have most for a subject.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from degel.actors.home import home_of, speaker_of
from degel.actors.lexicon import fold, lower, words
from degel.actors.mention import Mention
from degel.parse.sentence import Sentence, Token
from degel.records import Actor, Document, Quote, Span

__all__ = ["in_own_voice", "in_quotes"]

# Sentences outside quotations that must say "we" before a page without an official address is read as a statement.
_LEAST_SENTENCES = 2
# Of the subjects that are states, the share that one must have to be whose voice it is.
_LEAST_SHARE = 0.5
_VOICE = 0.6
# The same where only the endings of verbs say it ("agradecemos"): a column has one or two of them, a statement is full of them.
_LEAST_ENDINGS = 3
_LEAST_ENDINGS_SHARE = 0.2
# Languages that leave the first person out of sight, and that which does so in quotations too; elsewhere the speaker of a
# quotation is filled in where nobody else is named.
_ENDINGS = frozenset({"es", "ru"})
_QUOTED_ENDINGS = frozenset({"es"})
# Who says "we" in a language that is spoken in many states: one of them, not whom they speak of.
_SPANISH = "ARG BOL CHL COL CRI CUB DOM ECU ESP GNQ GTM HND MEX NIC PAN PER PRY SLV URY VEN"
_NATIVE = {"es": frozenset(_SPANISH.split())}
_LEAST_NATIVE = 0.65
# The share of sentences in the first person from which a page is a speech.
_LEAST_TALK = 0.25
_VERBAL = frozenset({"VERB", "AUX"})
# Subjects that speak for a state.
_SPEAKING = frozenset({"name", "title", "person", "seat", "agent"})


def in_quotes(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], quotes: Sequence[Quote]
) -> list[Mention]:
    """The mentions with those that quotations add or change.

    "we", "our", "je", "мы" … inside a quotation are the speaker (kind `self`), "you" the addressee; a pronoun of
    the third person between quotation marks is never the speaker.
    """
    text = [sentence for sentence in sentences if sentence.part == "text"]
    starts = [sentence.start for sentence in text]
    found = list(mentions)
    by_sentence: dict[int, list[int]] = {}
    for n, mention in enumerate(found):
        by_sentence.setdefault(mention.sentence, []).append(n)
    added: list[Mention] = []
    seen: set[tuple[int, int]] = set()
    drop: set[int] = set()
    for quote in quotes:
        if quote.speaker is None:
            continue
        for piece in quote.pieces or (quote.span,):
            for sentence in text[max(0, bisect_right(starts, piece.start) - 1) :]:
                if sentence.start >= piece.end:
                    break
                _speak_in(sentence, piece, quote, added, seen)
                for n in by_sentence.get(sentence.number, ()):
                    mention = found[n]
                    if (
                        quote.kind == "direct"  # "China says it will …" is China
                        and mention.kind == "pronoun"
                        and piece.start <= mention.span.start < piece.end
                    ):
                        other = _not_speaker(mention, quote.speaker, found)
                        if other is None:
                            drop.add(n)
                        else:
                            found[n] = other
    kept = [mention for n, mention in enumerate(found) if n not in drop]
    taken = {(m.sentence, m.head) for m in kept}
    kept += [mention for mention in added if (mention.sentence, mention.head) not in taken]
    kept.sort(key=lambda mention: (mention.sentence, mention.first, -mention.last))
    return kept


def _speak_in(
    sentence: Sentence, piece: Span, quote: Quote, added: list[Mention], seen: set[tuple[int, int]]
) -> None:
    table = words(sentence.lang)
    own, yours = table["self"], table["you"]
    assert quote.speaker is not None
    for token in sentence.tokens:
        if not piece.start <= token.start < piece.end:
            continue
        low = lower(fold(token.text))
        key = (sentence.number, token.i)
        mine = low in own or _first_person(token)
        if key in seen or (mine and token.upos in _VERBAL and sentence.lang not in _QUOTED_ENDINGS):
            continue
        if not (mine or (low in yours and quote.addressee)):
            continue
        seen.add(key)
        who = (quote.speaker,) if mine else quote.addressee
        span = Span(token.start, token.end)
        added.append(
            Mention(
                span,
                sentence.number,
                token.i,
                token.i,
                token.i,
                tuple(replace(actor, span=span) for actor in who),
                "self",
                0.85 if mine else 0.6,
            )
        )


def _first_person(token: Token) -> bool:
    """Is it a finite verb or auxiliary whose form says who speaks ("agradecemos", "hemos")?"""
    return (
        token.upos in _VERBAL
        and token.feats.get("Person") == "1"
        and token.feats.get("VerbForm", "Fin") == "Fin"
    )


def _not_speaker(mention: Mention, speaker: Actor, mentions: Sequence[Mention]) -> Mention | None:
    """The pronoun with somebody else than the speaker; None when nobody else was spoken of."""
    if not any(_same(actor, speaker) for actor in mention.actors):
        return mention
    several = len(mention.actors) > 1
    low = max(0, bisect_right(mentions, mention.span.start, key=lambda m: m.span.start) - 40)
    best = None
    for other in mentions[low:]:
        if other.span.start >= mention.span.start:
            break
        if other.kind in ("pronoun", "adjective", "self") or other.place or not other.actors:
            continue
        if (len(other.actors) > 1) != several or any(_same(actor, speaker) for actor in other.actors):
            continue
        best = other
    if best is None:
        return None
    return replace(
        mention,
        actors=tuple(replace(actor, span=mention.span) for actor in best.actors),
        quality=round(min(mention.quality, 0.45), 3),
    )


def _same(actor: Actor, speaker: Actor) -> bool:
    if actor.name and speaker.name:
        return actor.name == speaker.name
    return actor.code is not None and actor.code == speaker.code


def in_own_voice(
    doc: Document | None, mentions: Sequence[Mention], sentences: Sequence[Sentence], quotes: Sequence[Quote]
) -> list[Mention]:
    """The mentions with "we", "our", "nous", «мы» outside of quotations, where the page speaks for a state or body."""
    text = [sentence for sentence in sentences if sentence.part == "text"]
    pieces = sorted(piece for quote in quotes for piece in (*quote.pieces, quote.span))
    ends = _furthest(pieces)
    found: dict[int, list[Token]] = {}
    ended: dict[int, list[Token]] = {}
    for sentence in text:
        table = words(sentence.lang)["self"]
        for token in sentence.tokens:
            spoken = lower(fold(token.text)) in table
            ending = sentence.lang in _ENDINGS and not spoken and _first_person(token)
            if (spoken or ending) and not _inside(token, pieces, ends):
                (found if spoken else ended).setdefault(sentence.number, []).append(token)
    official = doc is not None and speaker_of(doc) is not None
    if official or len(ended) >= max(_LEAST_ENDINGS, _LEAST_ENDINGS_SHARE * len(text)):
        for number, tokens in ended.items():
            found.setdefault(number, []).extend(tokens)
    if not found:
        return list(mentions)
    voice = _voice(doc, mentions, text, len(found))
    if voice is None:
        return list(mentions)
    taken = {(mention.sentence, mention.head) for mention in mentions}
    added = []
    for number, tokens in found.items():
        for token in tokens:
            if (number, token.i) not in taken:
                span = Span(token.start, token.end)
                actor = replace(voice, span=span)
                added.append(Mention(span, number, token.i, token.i, token.i, (actor,), "self", _VOICE))
    return sorted([*mentions, *added], key=lambda m: (m.sentence, m.first, -m.last))


def _voice(
    doc: Document | None, mentions: Sequence[Mention], text: Sequence[Sentence], said: int
) -> Actor | None:
    """Whose "we" it is: the state or body of an official page, else the state that most sentences are about."""
    if doc is not None and home_of(doc) is not None:
        return speaker_of(doc)
    if said < _LEAST_SENTENCES:
        return None
    by_number = {sentence.number: sentence for sentence in text}
    subjects: Counter[str] = Counter()
    for mention in mentions:
        sentence = by_number.get(mention.sentence)
        if sentence is None or mention.kind not in _SPEAKING or mention.place or len(mention.actors) != 1:
            continue
        actor = mention.actors[0]
        if actor.country and actor.sector == "GOV" and sentence.tokens[mention.head].dep.startswith("nsubj"):
            subjects[actor.country] += 1
    native = _NATIVE.get(text[0].lang)
    if native is not None:
        return _native_voice(subjects, mentions, native, said / len(text))
    top = subjects.most_common(1)
    if not top or top[0][1] < max(2, _LEAST_SHARE * sum(subjects.values())):
        return None
    return Actor(country=top[0][0], code=top[0][0], sector="GOV")


def _native_voice(
    subjects: Counter[str], mentions: Sequence[Mention], native: frozenset[str], share: float
) -> Actor | None:
    """The one state that speaks the language of the page: by its subjects, else, where most of the page is said, by its mentions."""
    named = Counter(
        a.country
        for m in mentions
        for a in m.actors
        if a.country in native and m.kind not in ("pronoun", "self")
    )
    for counts, least in ((subjects, 0.0), (named, _LEAST_TALK)):
        own = Counter({country: n for country, n in counts.items() if country in native})
        top = own.most_common(1)
        if share >= least and top and top[0][1] >= max(2, _LEAST_NATIVE * sum(own.values())):
            return Actor(country=top[0][0], code=top[0][0], sector="GOV")
    return None


def _furthest(pieces: Sequence[Span]) -> list[int]:
    """For each piece, how far it or any before it reaches."""
    ends: list[int] = []
    for piece in pieces:
        ends.append(max(piece.end, ends[-1] if ends else 0))
    return ends


def _inside(token: Token, pieces: Sequence[Span], ends: Sequence[int]) -> bool:
    k = bisect_right(pieces, token.start, key=lambda piece: piece.start) - 1
    return k >= 0 and token.start < ends[k]
