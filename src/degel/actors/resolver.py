"""Document and parsed sentences → who is meant where: `Mention`s with their `Actor`s as of the document's date.

Steps: one automaton pass over the text, units on tokens, noun phrases, pronouns and groups, then names that came
later in the page are given to titles that came before. Time is linear in the text; every look-back is bounded.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from degel.actors.groups import coordinated, faced, fill_groups
from degel.actors.home import home_of
from degel.actors.issuer import issuer_of
from degel.actors.lexicon import Hit, Lexicon, lexicon, words
from degel.actors.memory import Figure, Memory, Named
from degel.actors.mention import Mention
from degel.actors.missions import is_mission
from degel.actors.nominals import Draft, Phrases
from degel.actors.pronouns import give_owners, read_pronouns, third_persons
from degel.actors.states import state_entries
from degel.actors.units import Context, align, count_codes, units_of
from degel.actors.voice import in_answers, in_own_voice, in_quotes, titled_home
from degel.parse.sentence import Sentence
from degel.records import Document, Quote, Span
from degel.sources.dates import find_date

__all__ = ["Resolver"]

# A sentence with more units than this is a list or an attack: the rest of it is left alone.
_MOST_UNITS = 400
# Characters at the top of a text that say what it is about, and those that may hold its date where nothing else does.
_LEAD = 400
_DATELINE = 2000
_YEARS = 20_000
# A town or region: its sentence, its first and last token, its state, and whether it is a region.
Spot = tuple[int, int, int, str | None, bool]


@dataclass(slots=True)
class _Pass:
    """One reading of a document, kept so that only what a place changes is read again."""

    doc: Document
    context: Context
    on: date | None
    sentences: list[tuple[Sentence, Sequence[tuple[Hit, int, int]]]] = field(default_factory=list)
    drafts: list[list[Draft]] = field(default_factory=list)
    # what was remembered before each sentence, and after the last
    before: list[Memory] = field(default_factory=list)

    def mentions(self) -> list[Mention]:
        memory = self.before[-1]
        found = [
            _mention(draft, sentence, memory)
            for (sentence, _), drafts in zip(self.sentences, self.drafts, strict=True)
            for draft in drafts
        ]
        found.sort(key=lambda mention: (mention.sentence, mention.first, -mention.last))
        return found


class Resolver:
    """Finds who is meant in parsed documents of the given languages; a lexicon is built on first use."""

    def __init__(self, langs: Sequence[str] = ("fr", "en", "ru", "es")) -> None:
        self.langs = tuple(langs)
        # the document read last, for places that tell afterwards who is meant
        self._last: _Pass | None = None

    def resolve(
        self,
        doc: Document,
        sentences: Sequence[Sentence],
        sited: Mapping[int, str] | None = None,
        spots: Sequence[Spot] = (),
    ) -> list[Mention]:
        """The mentions of a document, by sentence number and place in it.

        `sited` gives the state of a sentence all of whose places lie in one, `spots` the towns and regions that a title
        may be of ("the mayor of Boston"), where they are known before. Sentences of part `title` are read last, with what the text has taught, and their spans count in the title.
        """
        self._last = None
        if not sentences:
            return []
        lang = doc.lang if doc.lang in self.langs else sentences[0].lang
        if lang not in self.langs:
            return []
        book = lexicon(lang)
        body = [sentence for sentence in sentences if sentence.part == "text"]
        title = [sentence for sentence in sentences if sentence.part != "text"]
        text_hits = book.find(doc.text) if body else []
        title_hits = book.find(doc.title or "") if title else []
        counts: Counter[str] = count_codes(text_hits, doc.text) + count_codes(title_hits, doc.title or "")
        lead = count_codes([hit for hit in text_hits if hit.start < _LEAD], doc.text)
        lead += count_codes(title_hits, doc.title or "")
        on = doc.published or find_date(doc.text[:_DATELINE]) or find_date(doc.title or "")
        home = home_of(doc) or titled_home(doc.title, title_hits, lang, on)
        home = home or issuer_of(doc, sentences, lang, on)
        context = Context(counts, lang, words(lang), lead, home)
        _place(context, sited or {}, spots)
        if on is None:
            context.year = _latest_year(doc.text)
        first = _Pass(doc, context, on)
        memory = Memory(lang, counts)
        for part, hits in ((body, text_hits), (title, title_hits)):
            low = 0
            for sentence in part:
                aligned, low = align(hits, sentence, low)
                first.sentences.append((sentence, aligned[:_MOST_UNITS]))
                first.before.append(memory.copy())
                first.drafts.append(_read(sentence, aligned[:_MOST_UNITS], context, memory, on))
        first.before.append(memory)
        self._last = first
        return first.mentions()

    def resolve_sited(
        self,
        doc: Document,
        sentences: Sequence[Sentence],
        mentions: list[Mention],
        sited: Mapping[int, str],
        spots: Sequence[Spot] = (),
    ) -> list[Mention]:
        """The `mentions` of a document, read again where a place tells who is meant that nothing told before.

        `sited` and `spots` as in `resolve`, whose result this is. Only sentences that asked for one of them are read again, and those behind
        them until the same is remembered as the first time.
        """
        last = self._last
        if last is None or last.doc is not doc:
            self.resolve(doc, sentences)
            last = self._last
        if last is None:
            return mentions
        context = last.context
        ends = {(number, i) for number, first, end, *_ in spots for i in (first, end)}
        asked = (context.asked & sited.keys()) | {number for number, _ in context.asked_spots & ends}
        if not asked:
            return mentions
        _place(context, sited, spots)
        memory: Memory | None = None  # None while it is the same as the first time
        for n, (sentence, hits) in enumerate(last.sentences):
            if memory is None and sentence.number not in asked:
                continue
            memory = last.before[n].copy() if memory is None else memory
            last.before[n] = memory.copy()
            last.drafts[n] = _read(sentence, hits, context, memory, last.on)
            if memory.same(last.before[n + 1]):
                memory = None
        if memory is not None:
            last.before[-1] = memory
        return last.mentions()

    def speak(
        self,
        mentions: Sequence[Mention],
        sentences: Sequence[Sentence],
        quotes: Sequence[Quote],
        doc: Document | None = None,
        spots: Sequence[tuple[int, int, int, str | None]] = (),
    ) -> list[Mention]:
        """The mentions with those that the first person adds or changes, in quotations and in the page's own voice.

        `spots` are towns and regions with their state, which tell where the guest of an interview is at home.
        """
        spoken = in_own_voice(doc, in_quotes(mentions, sentences, quotes, doc), sentences, quotes)
        return spoken if doc is None or not sentences else in_answers(doc, spoken, sentences, spots)

    def names(self, lang: str) -> Iterable[str]:
        """All surface forms of a language that may mean an actor, for the sentence gate."""
        book: Lexicon = lexicon(lang)
        yield from book.names()
        yield from third_persons(words(lang))


_YEAR = re.compile(r"(?<![\w.,/-])(?:19|20)\d\d(?![\w/-]|[.,]\d)")


def _latest_year(text: str) -> int | None:
    """The last year that a text tells of, none that is to come."""
    years = [int(found) for found in _YEAR.findall(text[:_YEARS])]
    return max((year for year in years if year <= date.today().year), default=None)


def _place(context: Context, sited: Mapping[int, str], spots: Sequence[Spot]) -> None:
    """Tells the context of the places of a document."""
    context.sited = sited
    for number, first, last, code, region in spots:
        if code:
            context.spots[number, first] = (last, code, region)
            context.spot_ends[number, last] = (first, code, region)


def _read(
    sentence: Sentence,
    hits: Sequence[tuple[Hit, int, int]],
    context: Context,
    memory: Memory,
    on: date | None,
) -> list[Draft]:
    """What one sentence mentions, in text order; `memory` learns it."""
    drafts = Phrases(sentence, units_of(hits, sentence, context), context, memory, on).read()
    drafts = fill_groups(drafts, memory, sentence)
    _remember(drafts, sentence, memory)
    pronouns = read_pronouns(sentence, drafts, memory)
    give_owners(drafts, pronouns)
    _keep_subjects(pronouns, sentence, memory)
    drafts += pronouns
    drafts.sort(key=lambda draft: (draft.first, -draft.last))
    return drafts


def _remember(drafts: Sequence[Draft], sentence: Sentence, memory: Memory) -> None:
    """Puts the sentence's states, bodies and groups into memory; persons are there already."""
    spoken = {a.country for draft in drafts for a in draft.actors if a.country and a.sector != "MED"}
    memory.note_states(sentence.number, spoken & state_entries().keys())
    for draft in drafts:
        if draft.kind in ("body", "seat", "agent") and draft.quality > 0.75 and draft.actors[0].code:
            lemma = sentence.tokens[draft.head].lemma.lower()
            memory.bodies[lemma] = tuple(draft.actors)
            if len(draft.actors) == 1:
                memory.named_bodies.append(Named(draft.actors[0], lemma, sentence.number))
    for draft in drafts:
        actor = draft.actors[0] if len(draft.actors) == 1 else None
        if actor is None or draft.kind not in ("agent", "seat", "title", "person") or draft.former:
            continue
        acts = sentence.tokens[draft.head].dep.startswith("nsubj") and actor.sector in ("GOV", "MIL")
        if acts and draft.quality >= 0.5 and actor.country and actor.country in state_entries():
            memory.rulers.append((sentence.number, actor.country))
    for draft in drafts:
        envoy = draft.actors and (draft.actors[0].office or "").endswith("ambassador")
        state = draft.actors[0].country if draft.actors else None
        if state and draft.quality > 0.6 and (envoy or is_mission(sentence.tokens[draft.head])):
            memory.missions.append((sentence.number, state))
    for draft in [*drafts, *coordinated(sentence, drafts), *faced(sentence, drafts)]:
        if draft.actors and (not draft.person or draft.kind == "group") and draft.kind != "adjective":
            subject = sentence.tokens[draft.head].dep.startswith("nsubj")
            memory.add(
                Figure(
                    tuple(draft.actors),
                    draft.gender,
                    draft.plural,
                    False,
                    subject,
                    sentence.number,
                    draft.quality,
                )
            )


def _keep_subjects(pronouns: Sequence[Draft], sentence: Sentence, memory: Memory) -> None:
    """Whoever is the subject as a pronoun stays the one that the next sentence may call so again."""
    for draft in pronouns:
        if sentence.tokens[draft.head].dep.startswith("nsubj"):
            memory.add(
                Figure(
                    tuple(draft.actors),
                    draft.gender,
                    draft.plural,
                    draft.person,
                    True,
                    sentence.number,
                    draft.quality,
                )
            )


def _mention(draft: Draft, sentence: Sentence, memory: Memory) -> Mention:
    """The finished mention; a title without a name takes the name that the page gives later."""
    tokens = sentence.tokens
    span = Span(tokens[draft.first].start, tokens[draft.last].end)
    actors = []
    for actor in draft.actors:
        if actor.name is None and actor.office and actor.code and not draft.former:
            figure = memory.offices.get((actor.code, actor.office))
            if figure is not None and draft.kind == "title":
                named = figure.actors[0]
                actor = replace(actor, name=named.name, wikidata=named.wikidata)
        actors.append(replace(actor, span=span))
    return Mention(
        span,
        sentence.number,
        draft.head,
        draft.first,
        draft.last,
        tuple(actors),
        draft.kind,
        round(draft.quality, 3),
        draft.place,
    )
