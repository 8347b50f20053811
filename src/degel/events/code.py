"""Parsed sentences, mentions, quotes, dates and places of one document → its events, merged and ranked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from degel.actors.home import home_of
from degel.actors.mention import Mention
from degel.codebook.book import Codebook
from degel.events.blame import blame, heard
from degel.events.cast import Cast, Party, same_side, sides
from degel.events.charges import Charge, charge_of, denied_charge
from degel.events.complete import complete, not_own_side, not_the_venue
from degel.events.contexts import Contexts
from degel.events.deeds import Deed, deed_of, fill_deed
from degel.events.domestic import settle_domestic, vandalise
from degel.events.dropped import Topic, fill_dropped, topic_of
from degel.events.duty import Voice, command_of, demand_duty, denied, duty_of, voice_after, voice_of
from degel.events.frames import Proposal, propose
from degel.events.guests import Visit, fill_guest, visit_of
from degel.events.lexicon import Lexicon
from degel.events.likely import fill_likely
from degel.events.mediation import fill_mediated
from degel.events.merge import merge
from degel.events.missions import fill_mission
from degel.events.modality import asked as questioned
from degel.events.modality import historical_words, names_topic, tells_of
from degel.events.neighbours import drop_owner, fill_neighbour
from degel.events.nobody import drop_own
from degel.events.persons import fill_person
from degel.events.quarrels import fill_quarrel
from degel.events.quoted import by_speaker, with_speaker
from degel.events.rank import Setting, features, probability
from degel.events.reality import outcome
from degel.events.replies import Move, fill_reply, move_of
from degel.events.scene import Scene, scene_of
from degel.events.shown import actors_of, why_of
from degel.events.sole import fill_as_beside, fill_sole
from degel.events.spot import where_of, with_scene
from degel.events.strangers import fill_strangers
from degel.events.surroundings import Told, of_page
from degel.events.syntax import Syntax
from degel.events.talks import Talks, fill_from_talks, talks_of
from degel.parse.sentence import Sentence
from degel.records import Actor, Document, Event, Modality, Quote, Span, When
from degel.when import Dated, date_of
from degel.where import Placed

__all__ = ["Material", "Trace", "code_events"]

# Saying, in a quote, by whoever is quoted: the speaker is the actor when the words name none.
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE", "SUPPORT"})
# Of these, what is said to somebody: the sentence may leave out whom it has just named.
ADDRESSED = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE"})
# The share of a page's mentions of states that one must have for the page to be plainly about it.
PLAIN = 0.6
HISTORICAL_AFTER = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Material:
    """What the rooms above have read out of a document."""

    doc: Document
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    quotes: Sequence[Quote] = ()
    dates: Sequence[Dated] = ()
    places: Sequence[Placed] = ()


@dataclass(slots=True)
class Trace:
    """An event with what led to it, for proof and training: trigger spans, features, parties."""

    event: Event
    trigger: tuple[Span, ...]
    named: dict[str, float]
    actor: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    sentence: int = 0
    top: int = 0


@dataclass(slots=True)
class _Context:
    """What has been read so far: who faced whom, to fill a side that a quote leaves out."""

    scene: Scene
    faced: list[tuple[str, str]] = field(default_factory=list)
    people: dict[str, Actor] = field(default_factory=dict)
    dominant: tuple[str, str] | None = None
    talks: Talks | None = None
    page: str | None = None
    voice: Voice | None = None
    told: Told = field(default_factory=Told)
    charge: Charge | None = None
    deeds: list[Deed] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    visit: Visit | None = None

    def other(self, side: str) -> Actor | None:
        for a, b in reversed(self.faced[-6:]):
            if side == a:
                return self.people.get(b)
            if side == b:
                return self.people.get(a)
        if self.dominant and side in self.dominant:
            return self.people.get(self.dominant[0] if side == self.dominant[1] else self.dominant[1])
        return None

    def pairs(self) -> list[tuple[Actor, ...]]:
        """Who faces whom: the page's own state or pair, then the pairs of sides told of together, the last one first."""
        own = (self.page,) if self.page else self.dominant or ()
        keys = [own, *reversed(self.faced[-6:])]
        return [tuple(self.people[key] for key in pair if key in self.people) for pair in keys]


def code_events(
    book: Codebook, lexicons: Mapping[str, Lexicon], contexts: Mapping[str, Contexts], material: Material
) -> list[Trace]:
    """The document's events in text order, each told once; raises nothing on odd input."""
    doc = material.doc
    by_sentence: dict[int, list[Mention]] = {}
    for mention in material.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    words: dict[str, Counter[str]] = {}
    context = _dominant(material)
    context.voice = voice_of(doc)
    traces: list[Trace] = []
    topic: Topic | None = None
    for sentence in material.sentences:
        if sentence.part == "title" or names_topic(sentence):
            continue
        lexicon = lexicons.get(sentence.lang)
        if lexicon is None:
            continue
        mentions = by_sentence.get(sentence.number, [])
        _note(context, mentions)
        syntax = Syntax(sentence, lexicon.grammar)
        cast = Cast(syntax, mentions)
        proposals = propose(book, lexicon, syntax, cast)
        told = topic if topic is not None and topic.sentence >= sentence.number - 2 else None
        topic = topic_of(sentence, syntax, cast) or topic
        denial = denied_charge(book, lexicon, syntax, cast, context.charge, sentence.number, proposals)
        proposals += [denial] if denial is not None else []
        if not proposals:
            continue
        past = historical_words(sentence, lexicon.grammar)
        countries = len({a.country for m in mentions for a in m.actors if a.country})
        questions = questioned(sentence)
        proposals = [p for p in proposals if not any(p.top in question for question in questions)]
        near = _named_near(by_sentence, sentence.number)
        duties: set[int] = set()
        told_here: list[Proposal] = []
        for proposal in proposals:
            drop_owner(proposal, syntax)
            fill_dropped(proposal, syntax, cast, told)
            rivals = sum(1 for p in proposals if p is not proposal and p.top == proposal.top)
            setting = Setting(sentence, False, (), rivals, len(proposals), countries)
            trace = _trace(
                book, material, lexicon, setting, syntax, cast, proposal, context, past, near, told_here
            )
            if trace is None:
                continue
            told_here.append(proposal)
            context.charge = charge_of(proposal, sentence.number) or context.charge
            if proposal.must is not None and proposal.type == "REQUEST":
                if proposal.must in duties:
                    continue  # one "must", one demand
                duties.add(proposal.must)
            lang = sentence.lang
            finder = contexts.get(lang)
            if finder is not None:
                if lang not in words:
                    words[lang] = finder.count(f"{doc.title or ''}\n{doc.text}")
                found = finder.of(doc.text[sentence.start : sentence.end], words[lang])
                trace.event = replace(trace.event, contexts=found)
            traces.append(trace)
            _remember(context, trace)
    return with_scene(merge(traces), material)


def _dominant(material: Material) -> _Context:
    context = _Context(_scene(material))
    counts: Counter[str] = Counter()
    for mention in material.mentions:
        for actor in mention.actors:
            key = actor.country or actor.code
            if key:
                counts[key] += 1
                if key not in context.people or (actor.name is None and actor.office is None):
                    context.people.setdefault(key, Actor(actor.country, actor.code or actor.country, "GOV"))
    top = [key for key, _ in counts.most_common(2)]
    if len(top) == 2 and counts[top[1]] >= 2:
        context.dominant = (top[0], top[1])
    states = Counter(
        actor.country
        for m in material.mentions
        for actor in m.actors
        if actor.country and m.kind != "pronoun"
    )
    most = states.most_common(1)
    if most and most[0][1] >= 2 and most[0][1] >= PLAIN * sum(states.values()):
        context.page = most[0][0]
    return context


def _scene(material: Material) -> Scene:
    subjects = frozenset(
        (sentence.number, token.i)
        for sentence in material.sentences
        for token in sentence.tokens
        if token.dep.startswith("nsubj")
    )
    home = home_of(material.doc)
    return scene_of(
        material.mentions, subjects, home.code if home is not None else None, _paragraphs(material)
    )


def _paragraphs(material: Material) -> dict[int, int]:
    """The number of the paragraph that each sentence of the text stands in: what a line break parts."""
    text, found, number, end = material.doc.text, dict[int, int](), 0, 0
    for sentence in material.sentences:
        if sentence.part != "title":
            number += "\n" in text[end : sentence.start]
            found[sentence.number], end = number, sentence.start
    return found


def _note(context: _Context, mentions: Sequence[Mention]) -> None:
    codes = list(dict.fromkeys(a.country for m in mentions for a in m.actors if a.country))
    if len(codes) == 2:
        context.faced.append((codes[0], codes[1]))


def _named_near(by_sentence: Mapping[int, Sequence[Mention]], number: int) -> frozenset[str]:
    """The states and bodies that the sentence or one beside it names."""
    return frozenset(
        key
        for n in (number - 1, number, number + 1)
        for mention in by_sentence.get(n, ())
        if mention.kind not in ("self", "pronoun")
        for actor in mention.actors
        if (key := actor.code or actor.country)
    )


def _remember(context: _Context, trace: Trace) -> None:
    parties = (*trace.actor, *trace.recipient)
    context.scene.last = (trace.sentence, frozenset(sides(trace.actor)), frozenset(sides(trace.recipient)))
    if trace.event.claimant is None:
        context.voice = voice_after(context.voice, trace.event.type, trace.actor, trace.sentence)
    if move := move_of(trace.event.type, trace.actor, trace.recipient, trace.sentence):
        context.moves.append(move)
    visit = visit_of(trace.event.mode, trace.actor, trace.recipient, trace.sentence)
    context.visit = visit or context.visit
    context.talks = talks_of(trace.event.type, parties, trace.sentence) or context.talks
    deed = deed_of(trace.event.type, trace.actor, trace.recipient, trace.sentence)
    context.deeds += [deed] if deed is not None else []
    a = [p.actor.code or p.actor.country for p in parties]
    codes = list(dict.fromkeys(code for code in a if code))
    if len(codes) == 2:
        context.faced.append((codes[0], codes[1]))


def _quote_at(quotes: Sequence[Quote], start: int) -> Quote | None:
    """The smallest quotation that holds the place; one of an office without a state, inside another's words, is that other's."""
    around = [q for q in quotes if any(piece.start <= start < piece.end for piece in q.pieces)]
    around.sort(key=lambda q: q.span.end - q.span.start)
    best = next(iter(around), None)
    if best is None or best.speaker is None or best.speaker.code or best.speaker.country:
        return best
    return next((q for q in around[1:] if q.speaker is not None and q.speaker.code), best)


def _tokens_of(quote: Quote, sentence: Sentence) -> range:
    """The tokens of the sentence from the first to the last that the quote holds."""
    inside = [
        t.i for t in sentence.tokens if any(piece.start <= t.start < piece.end for piece in quote.pieces)
    ]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _trace(
    book: Codebook,
    material: Material,
    lexicon: Lexicon,
    setting: Setting,
    syntax: Syntax,
    cast: Cast,
    proposal: Proposal,
    context: _Context,
    past: Sequence[range],
    near: frozenset[str],
    beside: Sequence[Proposal],
) -> Trace | None:
    doc, sentence = material.doc, setting.sentence
    trigger = sentence.tokens[proposal.top]
    quote = _quote_at(material.quotes, trigger.start)
    filled: list[str] = []
    speaker = quote.speaker if quote is not None else None
    if quote is not None and quote.kind != "direct":
        proposal.recipient = heard(proposal, speaker, _tokens_of(quote, sentence))
    if not blame(proposal, speaker):
        _fill_from_quote(proposal, quote, context, material, syntax, near, filled)
        if quote is None:
            fill_from_talks(proposal, syntax, cast, context.talks, filled)
    bidden = duty_of(syntax, cast, proposal)
    command = None
    if not bidden and quote is not None and quote.kind != "indirect" and speaker is not None:
        command = command_of(syntax, cast, proposal, quote.addressee)
    if bidden or command is not None:
        asked = ("REQUEST", "yield") if denied(syntax, proposal) else _request_for(book, proposal)
        demand_duty(
            asked,
            proposal,
            bidden or command or [],
            speaker,
            context.voice,
            sentence.number,
            commanded=command is not None,
        )
    proposal.recipient = not_own_side(proposal)
    proposal.recipient = not_the_venue(proposal, cast)
    _other_than_oneself(proposal, context, filled)
    if proposal.verdict and not (proposal.recipient and (proposal.actor or quote is not None)):
        return None  # an opinion that nobody is said to hold
    drop_own(proposal)
    if proposal.mode == "resign":
        # whoever resigns does it to nobody in the place where he worked
        proposal.recipient = [p for p in proposal.recipient if not p.path.startswith("stray")]
    fill_quarrel(proposal, syntax, cast, filled)
    fill_mediated(proposal, syntax, context.pairs(), filled)
    fill_neighbour(proposal, syntax, context.pairs(), filled)
    fill_guest(proposal, syntax, context.visit, filled)
    fill_person(proposal, syntax, cast, lexicon)
    settle_domestic(proposal, syntax, cast, context.page, filled)
    fill_mission(proposal, syntax, cast, lexicon, context.pairs(), filled)
    fill_strangers(proposal, syntax, cast, lexicon, context.page, filled)
    fill_as_beside(proposal, syntax, beside, filled)
    fill_deed(proposal, syntax, cast, lexicon, context.deeds, filled)
    if quote is None or quote.kind == "indirect":
        fill_sole(proposal, syntax, cast, filled)
        fill_reply(proposal, syntax, cast, context.moves, filled)
    chances = fill_likely(proposal, syntax, cast, lexicon, context.scene, speaker, filled)
    vandalise(proposal)
    if not complete(book, proposal):
        return None
    when, old = date_of(sentence, proposal.act, material.dates, doc, done=proposal.modality == "done")
    modality: Modality = proposal.modality
    told = any(tells_of(sentence, place, proposal.act) for place in past)
    # "have not met since 2016": what is denied has no date of its own
    if modality == "done" and _historical(
        doc, when, old, told and doc.published is not None and (when is None or when.span is None)
    ):
        modality = "historical"
    named = features(proposal, replace(setting, quoted=quote is not None, filled=filled))
    named.update(chances)
    named.update(of_page(proposal, context.scene, context.told, sentence.number))
    context.told.add(proposal)
    claimant = _claimant(proposal, quote)
    tokens = [sentence.tokens[i] for i in proposal.tokens]
    spans = tuple(Span(t.start, t.end) for t in sorted(tokens, key=lambda t: t.start))
    parties = [*proposal.actor, *proposal.recipient]
    ends = [(t.start, t.end) for t in tokens] + [
        (max(p.actor.span.start, sentence.start), min(p.actor.span.end, sentence.end))
        for p in parties
        if p.actor.span is not None and sentence.start <= p.actor.span.start < sentence.end
    ]
    span = Span(min(s for s, _ in ends), max(e for _, e in ends))
    mode = proposal.mode
    event = Event(
        type=proposal.type,
        mode=mode,
        modality=modality,
        quad=book.entries[proposal.type].quad,
        score=book.score(proposal.type, mode),
        plover_score=book.plover_score(proposal.type, mode),
        probability=probability(named),
        actor=actors_of(proposal.actor),
        recipient=actors_of(proposal.recipient),
        span=span,
        sentence=Span(sentence.start, sentence.end),
        when=when,
        where=where_of(proposal, sentence, material.places),
        claimant=claimant,
        why=why_of(proposal, filled),
    )
    return Trace(
        event, spans, named, tuple(proposal.actor), tuple(proposal.recipient), sentence.number, proposal.top
    )


def _request_for(book: Codebook, proposal: Proposal) -> tuple[str, str | None]:
    """The demand that what is proposed be done: by the table, as under a word that demands it."""
    assert book.table is not None
    result = book.table.table["demand"][book.entries[proposal.type].nature]
    type, mode = outcome(book.table, result, proposal.type, proposal.mode)
    return type, mode


def _fill_from_quote(
    proposal: Proposal,
    quote: Quote | None,
    context: _Context,
    material: Material,
    syntax: Syntax,
    near: frozenset[str],
    filled: list[str],
) -> None:
    """Inside a quote the speaker acts when the words name nobody, and faces whom it has just named."""
    speaker = quote.speaker if quote is not None else None
    if (
        speaker is not None
        and not proposal.actor
        and _predicated(proposal)
        and (
            proposal.verdict
            or by_speaker(syntax, proposal.top, direct=quote is not None and quote.kind == "direct")
        )
        and (speaker.country or speaker.code)
    ):
        proposal.actor = [Party(speaker, proposal.top, "speaker", 0.8, "self")]
        proposal.recipient = [p for p in proposal.recipient if not same_side(p.actor, speaker)]
        filled.append("actor")
    with_speaker(proposal, quote, syntax, filled)
    if proposal.recipient or not proposal.actor or (quote is None and not proposal.reciprocal):
        return
    own = sides(proposal.actor)
    if len(own) != 1 or (quote is not None and not proposal.spoken):
        return
    side = next(iter(own))
    other = _other_in_quote(quote, side, material) if quote is not None else None
    other = other or context.other(side)
    if other is None:
        return
    if not proposal.reciprocal and (
        proposal.type not in ADDRESSED
        or proposal.mode == "investigate"
        or (other.code or other.country) not in near
    ):
        return
    party = Party(other, proposal.top, "context", 0.6, "context")
    if proposal.reciprocal:
        proposal.actor.append(party)
    else:
        proposal.recipient = [party]
    filled.append("recipient")


def _other_than_oneself(proposal: Proposal, context: _Context, filled: list[str]) -> None:
    """A pronoun cannot be the one who acts upon it: "told him that he could count on our support" is the other one's."""
    own = sides(proposal.actor)
    if len(own) != 1 or len(proposal.recipient) != 1 or proposal.recipient[0].kind != "pronoun":
        return
    party = proposal.recipient[0]
    other = context.other(next(iter(own)))
    if other is not None and any(same_side(party.actor, a.actor) for a in proposal.actor):
        proposal.recipient = [Party(other, party.token, "context", 0.6, "context")]
        filled.append("recipient")


def _predicated(proposal: Proposal) -> bool:
    """Does the speaker do it by saying so? A verb or adjective that is said of something, not a noun that is talked about."""
    return proposal.type in SPOKEN and proposal.spoken


def _other_in_quote(quote: Quote, side: str, material: Material) -> Actor | None:
    """The one other state that the same quote names."""
    found: dict[str, Actor] = {}
    for mention in material.mentions:
        if (
            any(piece.start <= mention.span.start < piece.end for piece in quote.pieces)
            and mention.kind != "self"
        ):
            for actor in mention.actors:
                key = actor.code or actor.country
                if key and key != side:
                    found.setdefault(
                        key, Actor(actor.country, actor.code, actor.sector or "GOV", span=actor.span)
                    )
    return next(iter(found.values())) if len(found) == 1 else None


def _historical(doc: Document, when: When | None, old: bool, words: bool) -> bool:
    if old or words:
        return True
    return when is not None and doc.published is not None and when.end < doc.published - HISTORICAL_AFTER


def _claimant(proposal: Proposal, quote: Quote | None) -> Actor | None:
    """Who asserts it when the reporter does not: the quoted speaker, or the subject of "said that"."""
    if quote is not None and quote.speaker is not None:
        return quote.speaker
    return proposal.claimants[0].actor if proposal.claimants else None
