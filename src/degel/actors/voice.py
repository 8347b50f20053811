"""The first person → whose it is: the speaker's inside a quotation, the page's own outside of any.

A statement of a government says "we" for its state without a quotation mark. Who that is, its address tells; failing
that, the state that its sentences have most for a subject.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from degel.actors.guest import interview_of
from degel.actors.home import Home, home_of, speaker_of
from degel.actors.issuer import is_official, issuer_of, weigh
from degel.actors.jointly import both_of
from degel.actors.lexicon import Hit, fold, lower, words
from degel.actors.mention import Mention
from degel.actors.states import state_entries
from degel.parse.sentence import Sentence, Token
from degel.records import Actor, Document, Quote, Span

__all__ = ["in_answers", "in_own_voice", "in_quotes", "titled_home"]

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
# A joint statement of more than these is nobody's in particular.
_MOST_VOICES = 6
# The share of sentences in the first person from which a page is a speech.
_LEAST_TALK = 0.25
# Whose state was guessed from the page is no surer than this.
_GUESSED = 0.55
_VERBAL = frozenset({"VERB", "AUX"})
# Subjects that speak for a state.
_SPEAKING = frozenset({"name", "title", "person", "seat", "agent"})


def in_quotes(
    mentions: Sequence[Mention],
    sentences: Sequence[Sentence],
    quotes: Sequence[Quote],
    doc: Document | None = None,
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
                known = len(added)
                _speak_in(sentence, piece, quote, added, seen)
                for k in range(known, len(added)):
                    added[k] = both_of(added[k], sentence, mentions, quote.addressee, piece.start)
                for n in by_sentence.get(sentence.number, ()):
                    mention = found[n]
                    if piece.start <= mention.span.start < piece.end and quote.kind != "indirect":
                        found[n] = mention = _with_the_speaker(n, found, quote.speaker, doc, quote.addressee)
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


def in_answers(
    doc: Document,
    mentions: Sequence[Mention],
    sentences: Sequence[Sentence],
    spots: Sequence[tuple[int, int, int, str | None]],
) -> list[Mention]:
    """The mentions with "I" and "you" of an interview whose guest no table knows."""
    interview = interview_of(doc, sentences, spots)
    if interview is None:
        return list(mentions)
    taken = {(m.sentence, m.head) for m in mentions if m.kind != "self" or any(a.code for a in m.actors)}
    added = []
    for sentence in sentences:
        if sentence.part != "text":
            continue
        table = words(sentence.lang)
        for token in sentence.tokens:
            low = lower(fold(token.text)).lstrip("-")  # "vendez-vous"
            if (sentence.number, token.i) in taken or not (low in table["self"] or low in table["you"]):
                continue
            if interview.means_guest(token, sentence.lang):
                span = Span(token.end - len(low), token.end)
                who = (replace(interview.guest, span=span),)
                added.append(Mention(span, sentence.number, token.i, token.i, token.i, who, "self", _GUESSED))
    replaced = {(m.sentence, m.head) for m in added}
    kept = [m for m in mentions if (m.sentence, m.head) not in replaced]
    return sorted([*kept, *added], key=lambda m: (m.sentence, m.first, -m.last))


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
    """Is it a finite verb or auxiliary whose form says who speaks ("agradecemos", "hemos", but not "sea", "era")?"""
    feats = token.feats
    if token.upos not in _VERBAL or feats.get("Person") != "1" or feats.get("VerbForm", "Fin") != "Fin":
        return False
    like_third = feats.get("Mood") in ("Sub", "Cnd") or feats.get("Tense") == "Imp"
    return not (like_third and feats.get("Number") == "Sing")


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
    others = [quote for quote in quotes if quote.speaker is not None or quote.kind != "indirect"]
    pieces = sorted(piece for quote in others for piece in (*quote.pieces, quote.span))
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
    issuer = None
    if doc is not None and home_of(doc) is None:
        issuer = (
            issuer_of(doc, sentences, text[0].lang, doc.published, said=_says(found, ended)) if text else None
        )
    official = issuer is not None or (doc is not None and speaker_of(doc) is not None)
    if official or len(ended) >= max(_LEAST_ENDINGS, _LEAST_ENDINGS_SHARE * len(text)):
        for number, tokens in ended.items():
            found.setdefault(number, []).extend(tokens)
    if not found:
        return list(mentions)
    if not official and not (doc is not None and _opened(doc.title, doc.lang or "")):
        # "I" of a page that nobody signs is its writer's; only "we" may be a state's
        found = {n: several for n, tokens in found.items() if (several := [t for t in tokens if not _one(t)])}
        if not found:
            return list(mentions)
    voices = _voices(doc, mentions, sentences, len(found), issuer)
    if not voices:
        return list(mentions)
    taken = {(mention.sentence, mention.head) for mention in mentions}
    added = []
    numbered = {sentence.number: sentence for sentence in text}
    for number, tokens in found.items():
        for token in tokens:
            if (number, token.i) not in taken:
                span = Span(token.start, token.end)
                actors = tuple(replace(voice, span=span) for voice in voices)
                mine = Mention(span, number, token.i, token.i, token.i, actors, "self", _VOICE)
                added.append(both_of(mine, numbered[number], mentions))
    kept = list(mentions)
    if len(voices) == 1:
        numbers = {sentence.number for sentence in text}
        for n, mention in enumerate(kept):
            if mention.sentence in numbers and not _within(mention.span, pieces, ends):
                kept[n] = _with_the_speaker(n, kept, voices[0], doc)
    return sorted([*kept, *added], key=lambda m: (m.sentence, m.first, -m.last))


def _says(found: dict[int, list[Token]], ended: dict[int, list[Token]]) -> bool:
    """Do at least two sentences say "we" outside of quotations?"""
    several = {
        n for n, tokens in (*found.items(), *ended.items()) if any(not _one(token) for token in tokens)
    }
    return len(several) >= _LEAST_SENTENCES


_ONE = frozenset(
    (
        "i",
        "me",
        "my",
        "mine",
        "myself",
        "je",
        "j'",
        "j’",
        "moi",
        "mon",
        "ma",
        "mes",
        "m'",
        "m’",
        "yo",
        "mi",
        "mis",
        "mí",
    )
)


def _one(token: Token) -> bool:
    """Does a word of the first person mean one ("I", "creo", «мой»)?"""
    if lower(fold(token.text)) in _ONE or token.lower in _ONE or token.lower == "я":
        return True
    if token.upos in _VERBAL:
        return token.feats.get("Number") == "Sing"
    return token.lower.startswith(("мо", "мен", "мне", "мной"))


def _with_the_speaker(
    n: int, mentions: Sequence[Mention], speaker: Actor, doc: Document | None, told: Sequence[Actor] = ()
) -> Mention:
    """ "our two countries", and "their" after it: the speaker's and the one spoken to, or of last."""
    mention = mentions[n]
    if len(mention.actors) != 2 or speaker.country is None or doc is None:
        return mention
    if mention.kind == "pronoun":
        before = next((m for m in reversed(mentions[max(0, n - 6) : n]) if m.kind == "group"), None)
        if before is None or before.sentence != mention.sentence or not _is_ours(before, doc):
            return mention
        return replace(mention, actors=tuple(replace(a, span=mention.span) for a in before.actors))
    if mention.kind != "group" or not _is_ours(mention, doc):
        return mention
    if speaker.country in {actor.country for actor in mention.actors}:
        return mention
    near = (a for m in reversed(mentions[max(0, n - 30) : n]) if m.kind != "self" for a in m.actors)
    other = next((a.country for a in (*told, *near) if a.country and a.country != speaker.country), None)
    if other is None:
        return mention
    actors = tuple(
        Actor(country=code, code=code, sector="GOV", span=mention.span) for code in (speaker.country, other)
    )
    return replace(mention, actors=actors)


def _is_ours(mention: Mention, doc: Document) -> bool:
    start = doc.text[mention.span.start : mention.span.end].partition(" ")[0]
    return bool(doc.lang) and lower(fold(start)) in words(doc.lang or "")["self"]


def _within(span: Span, pieces: Sequence[Span], ends: Sequence[int]) -> bool:
    k = bisect_right(pieces, span.start, key=lambda piece: piece.start) - 1
    return k >= 0 and span.start < ends[k]


def titled_home(title: str | None, hits: Sequence[Hit], lang: str, on: date | None) -> Home | None:
    """The home of a page whose title says that a politician of our tables speaks ("Discours de M. Emmanuel Macron …")."""
    opened = _opened(title, lang)
    if title is None or opened is None:
        return None
    for hit in hits:
        person = next((r.person for r in hit.readings if r.kind == "person"), None)
        if person is None or hit.start < opened:
            continue
        code = person.standing(on).country
        return Home(code, True) if code and _leads(title[opened : hit.start], lang) else None
    return None


def _opened(title: str | None, lang: str) -> int | None:
    """Where the words that say that somebody speaks end, at the head of a title."""
    low = lower(fold(title)) if title else ""
    found = [form for form in words(lang).lists.get("speech", ()) if low.startswith(form)]
    return len(max(found, key=len)) if found else None


def _leads(between: str, lang: str) -> bool:
    """Do only titles and adverbs stand between "interview" and the name, nobody spoken with?"""
    table = words(lang)["spoken_with"]
    return len(between) < 90 and not any(lower(fold(word)) in table for word in between.split())


def _joint(doc: Document, lang: str) -> bool:
    opened = _opened(doc.title, lang)
    low = lower(fold(doc.title or ""))
    if any(low.startswith(form) for form in words(lang).lists.get("joint", ())):
        return True
    return opened is not None and any(
        word.startswith(tuple(words(lang)["jointly"])) for word in low.split()[:4]
    )


def _titled_voices(
    doc: Document, mentions: Sequence[Mention], sentences: Sequence[Sentence]
) -> tuple[Actor, ...] | None:
    """Who speaks by the title of the page; `()` for many that it does not name, None where it tells nothing."""
    title = {sentence.number for sentence in sentences if sentence.part != "text"}
    lang = doc.lang or sentences[0].lang
    named = [m for m in mentions if m.sentence in title and m.actors]
    if _joint(doc, lang):
        states = dict.fromkeys(a.country for m in named for a in m.actors if a.country)
        several = tuple(Actor(country=code, code=code, sector="GOV") for code in states)
        return several if 2 <= len(several) <= _MOST_VOICES else ()
    opened = _opened(doc.title, lang)
    if opened is None or doc.title is None:
        return None
    for mention in named:
        if mention.span.start < opened or mention.kind not in ("person", "title"):
            continue
        actor = mention.actors[0]
        if len(mention.actors) == 1 and actor.code and _leads(doc.title[opened : mention.span.start], lang):
            return (replace(actor, span=None),)
        return None
    return None


def _voices(
    doc: Document | None,
    mentions: Sequence[Mention],
    sentences: Sequence[Sentence],
    said: int,
    issuer: Home | None,
) -> tuple[Actor, ...]:
    """Whose "we" it is: who speaks by the title, the state or body of an official page, else the state that most
    sentences are about."""
    text = [sentence for sentence in sentences if sentence.part == "text"]
    told = _titled_voices(doc, mentions, sentences) if doc is not None else None
    home = home_of(doc) if doc is not None else None
    if told is not None and not (told and home is not None and told[0].code != home.code and len(told) == 1):
        return told
    if home is not None and doc is not None:
        speaker = speaker_of(doc)
        return () if speaker is None else (speaker,)
    if issuer is not None:
        state = issuer.code if issuer.code in state_entries() else None
        return (Actor(country=state, code=issuer.code, sector="GOV" if state else "IGO"),)
    voice = _voice(mentions, text, said)
    if voice is not None and doc is not None and voice.code is not None:
        # whom a page in the first person speaks of, or where its embassy is, does not speak, be it named ever so often
        lang = text[0].lang
        least = -1 if is_official(doc.title, lang) else 0 if lang in _NATIVE else 1
        if weigh(doc, text, lang, doc.published)[voice.code] < least:
            return ()
    return () if voice is None else (voice,)


def _voice(mentions: Sequence[Mention], text: Sequence[Sentence], said: int) -> Actor | None:
    """The state that most sentences are about."""
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
        if a.country in native and m.kind not in ("pronoun", "self") and m.quality > _GUESSED
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
