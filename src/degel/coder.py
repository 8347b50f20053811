"""Composes the rooms: `Document` → `Coded`. The only place that does."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from pathlib import Path

from degel.actors.domestic import at_home
from degel.actors.ground import places_as_mentions, sole_states
from degel.actors.mention import Mention
from degel.actors.regrounded import regrounded
from degel.actors.relational import relate
from degel.actors.resolver import Resolver
from degel.codebook.book import Codebook, load_codebook, triggers_of
from degel.errors import ParserError, SourceError
from degel.events.assess import assess
from degel.events.code import Material, Trace, code_events
from degel.events.contexts import Contexts
from degel.events.given import code_given, view_given
from degel.events.lexicon import Lexicon
from degel.events.pairs import PairView
from degel.languages import forms
from degel.parse import Gate, Sentence, detect, parse_many, parse_sentences, split_sentences
from degel.quotes import find_quotes
from degel.quotes.lexicon import load_lexicon
from degel.records import Coded, Document, Event, Failure, Span
from degel.when import find_dates
from degel.where import find_places

__all__ = ["LANGS", "MIN_PROBABILITY", "Analysed", "Coder"]

LANGS = ("en", "es", "fr", "ru")
BATCH = 32
# Of the proposals of 150 gold documents, those below are right once in ten and hold an eighth of all that are right.
MIN_PROBABILITY = 0.2


@dataclass(frozen=True, slots=True)
class Analysed:
    """A coded document with the working material behind it, for proof, training and explanation."""

    coded: Coded
    material: Material
    traces: list[Trace]


# What a text may break a room with; anything else is a fault of the program and stops it.
BROKEN = (ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError)


@dataclass(slots=True)
class _Draft:
    """A document on its way to the parser: the spans of its sentences, or the stage and reason of its failure."""

    doc: Document
    stage: str = "parse"
    reason: str | None = None
    spans: Sequence[Span] = ()


class Coder:
    """Codes documents into quotes, events and assessments.

    `langs` limits the languages (all installed ones by default, each loaded on first use); `parsers` names a
    spaCy pipeline a language instead of the shipped one; `codebook` is a folder laid over the shipped codebook;
    `gate=False` parses every sentence. Events less probable than `min_probability` are left out of what is coded
    (0 keeps every proposal; `analyse` shows them all). A document in another language, or one that breaks a room, comes back
    with a `Failure` and whatever was read before it.
    """

    def __init__(
        self,
        *,
        langs: Sequence[str] | None = None,
        parsers: Mapping[str, str] | None = None,
        codebook: str | Path | None = None,
        gate: bool = True,
        min_probability: float = MIN_PROBABILITY,
    ) -> None:
        self.langs = tuple(langs or LANGS)
        self.parsers = dict(parsers or {})
        self.codebook = codebook
        self.gate = gate
        if not 0 <= min_probability <= 1:
            raise SourceError(f"min_probability is {min_probability}; give a number from 0 to 1")
        self.min_probability = min_probability

    @cached_property
    def book(self) -> Codebook:
        """The codebook in use."""
        return load_codebook(self.codebook, self.langs)

    @cached_property
    def _lexicons(self) -> dict[str, Lexicon]:
        return {
            lang: Lexicon.of(self.book, lang, forms(lang)) for lang in self.langs if lang in self.book.grammar
        }

    @cached_property
    def _contexts(self) -> dict[str, Contexts]:
        return {lang: Contexts(self.book.contexts.get(lang, {})) for lang in self.langs}

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(self.langs)

    def __call__(self, doc: Document) -> Coded:
        """Code one document; never raises for what the document holds."""
        return next(iter(self.analyse([doc]))).coded

    def pipe(self, docs: Iterable[Document], *, workers: int = 1) -> Iterator[Coded]:
        """Code a stream in order, in constant memory; `workers` processes share the work, with the same result."""
        if workers <= 1:
            for batch in _batches(docs):
                for analysed in self.analyse(batch):
                    yield analysed.coded
            return
        options = {
            "langs": self.langs,
            "parsers": self.parsers,
            "codebook": self.codebook,
            "gate": self.gate,
            "min_probability": self.min_probability,
        }
        method = multiprocessing.get_context("spawn")
        with method.Pool(workers, _start, (options,)) as pool:
            for coded in pool.imap(_code_batch, _batches(docs)):
                yield from coded

    def analyse(self, docs: Sequence[Document]) -> list[Analysed]:
        """Code a batch and keep the material: parsed sentences, mentions, dates, places and traces."""
        drafts = [self._draft(doc) for doc in docs]
        found: list[Analysed | None] = [None] * len(drafts)
        for n, parsed in self._parsed(drafts):
            found[n] = parsed
        return [one for one in found if one is not None]

    def code_pair(self, doc: Document, *, actor: Span | None, recipient: Span | None) -> Event:
        """The best type between two given spans of the document's text, with `probabilities` by type; never None.

        A side may be None when the text does not name it. The sentences that hold the spans are read as one;
        mode, modality and trigger are those of the frame that fired, where one of the chosen type did.
        Raises `SourceError` for a span outside the text, `ParserError` for a language without a coder.
        """
        doc, lang, sentences, mentions = self._read_pair(doc, actor, recipient)
        return code_given(self.book, self._lexicons[lang], doc, sentences, mentions, actor, recipient)

    def view_pair(self, doc: Document, *, actor: Span | None, recipient: Span | None) -> PairView:
        """What `code_pair` sees of a pair: its features and the proposals that name it; for training and explanation."""
        _, lang, sentences, mentions = self._read_pair(doc, actor, recipient)
        return view_given(self.book, self._lexicons[lang], sentences, mentions, actor, recipient)

    def _read_pair(
        self, doc: Document, actor: Span | None, recipient: Span | None
    ) -> tuple[Document, str, list[Sentence], list[Mention]]:
        for side, span in (("actor", actor), ("recipient", recipient)):
            if span is not None and not span.start < span.end <= len(doc.text):
                raise SourceError(
                    f"the {side} span {span.start}:{span.end} is not inside the text of {len(doc.text)} characters"
                )
        lang = doc.lang or detect(doc.text, self.langs)
        if lang not in self._lexicons:
            known = ", ".join(self.langs)
            raise ParserError(f"no coder for language {lang or 'unknown'}; dégel reads {known}")
        doc = replace(doc, lang=lang, title=None)
        given = [span for span in (actor, recipient) if span is not None]
        spans = split_sentences(doc.text, lang)
        kept = [s for s in spans if any(s.overlaps(g) for g in given)] or spans[:1]
        sentences = parse_sentences(doc.text, kept, lang, parsers=self.parsers)
        for number, sentence in enumerate(sentences):
            sentence.number = number
        mentions = self._resolver.resolve(doc, sentences)
        return doc, lang, sentences, mentions

    def _draft(self, doc: Document) -> _Draft:
        """The document with its language and the sentences to parse, or with why it cannot be read."""
        lang = doc.lang
        if lang is None:
            lang = detect(doc.text, self.langs)
            doc = replace(doc, lang=lang)
        if lang not in self.langs or lang not in self._lexicons:
            known = ", ".join(self.langs)
            return _Draft(doc, "language", f"no coder for language {lang or 'unknown'}; dégel reads {known}")
        try:
            return _Draft(doc, spans=self.sentences_to_parse(doc.text, lang))
        except BROKEN as error:
            return _Draft(doc, "parse", _reason(error))

    def _parsed(self, drafts: Sequence[_Draft]) -> Iterator[tuple[int, Analysed]]:
        """Each draft coded, all of them parsed together; when a text breaks the parser, each is parsed by itself."""
        good = [n for n, draft in enumerate(drafts) if draft.reason is None]
        try:
            sentences = dict(zip(good, self._parse([drafts[n] for n in good]), strict=True))
        except BROKEN:
            sentences = {}
            for n in good:
                try:
                    sentences[n] = self._parse([drafts[n]])[0]
                except BROKEN as error:
                    drafts[n].stage, drafts[n].reason = "parse", _reason(error)
        for n, draft in enumerate(drafts):
            if draft.reason is not None:
                yield n, _failed(draft.doc, Material(draft.doc, (), ()), draft.stage, draft.reason)
            else:
                yield n, self._one(draft.doc, sentences[n])

    def _parse(self, drafts: Sequence[_Draft]) -> list[list[Sentence]]:
        """The sentences of each draft, the title's first, numbered through the document."""
        items: list[tuple[str, Sequence[Span], str]] = []
        for draft in drafts:
            doc, lang = draft.doc, draft.doc.lang or ""
            title = doc.title if doc.title and doc.title.strip() else ""
            items.append((title, [Span(0, len(title))] if title else [], lang))
            items.append((doc.text, draft.spans, lang))
        parsed = list(parse_many(items, parsers=self.parsers))
        found: list[list[Sentence]] = []
        for title_sentences, sentences in zip(parsed[::2], parsed[1::2], strict=True):
            for sentence in title_sentences:
                sentence.part = "title"
            both = [*title_sentences, *sentences]
            for number, sentence in enumerate(both):
                sentence.number = number
            found.append(both)
        return found

    def _one(self, doc: Document, sentences: list[Sentence]) -> Analysed:
        lang = doc.lang or ""
        material = Material(doc, sentences, ())
        stage = "actors"
        try:
            mentions = self._resolver.resolve(doc, sentences)
            material = Material(doc, sentences, mentions)
            stage = "where"
            places = find_places(doc, sentences, mentions)
            spots = [(p.sentence, p.first, p.last, state) for p in places for state in p.states]
            stage = "actors"
            sited = sole_states(spots)
            ruled = [
                (p.sentence, p.first, p.last, p.place.country, p.ruled == "region") for p in places if p.ruled
            ]
            if sited or ruled:
                mentions = self._resolver.resolve_sited(doc, sentences, mentions, sited, ruled)
            mentions = regrounded(doc, sentences, mentions, spots)
            mentions = relate(mentions, sentences, spots)
            material = Material(doc, sentences, mentions)
            stage = "quotes"
            # who is only guessed from the ground of the page may speak, but does no deed
            guessed = relate(at_home(doc, sentences, mentions, spots), sentences, spots, private=True)
            quotes = find_quotes(doc, sentences, guessed, spots)
            mentions = self._resolver.speak(mentions, sentences, quotes, doc, spots)
            guessed = self._resolver.speak(guessed, sentences, quotes, doc, spots)
            told = {(p.sentence, p.first, p.last): p.claimed[0] for p in places if len(p.claimed) == 1}
            mentions = places_as_mentions(mentions, sentences, spots, told)
            material = Material(doc, sentences, mentions, quotes)
            stage = "when"
            dates = find_dates(doc, sentences)
            material = Material(doc, sentences, mentions, quotes, dates, places)
            stage = "events"
            traces = code_events(self.book, self._lexicons, self._contexts, material)
            guessed = places_as_mentions(guessed, sentences, spots, told)
            material = Material(doc, sentences, guessed, quotes, dates, places)
        except BROKEN as error:
            return _failed(doc, material, stage, _reason(error))
        acts = {(trace.sentence, trace.top) for trace in traces}
        claims = assess(doc, sentences, mentions, self.book.grammar[lang], acts)
        events = tuple(trace.event for trace in traces if trace.event.probability >= self.min_probability)
        coded = Coded(doc, tuple(quotes), events, tuple(claims))
        return Analysed(coded, material, traces)

    def sentences_to_parse(self, text: str, lang: str) -> list[Span]:
        """The sentences to parse: those that pass the gate, or all."""
        spans = split_sentences(text, lang)
        if not self.gate:
            return spans
        return [span for span, keep in zip(spans, self._gates(lang).keep(text, spans), strict=True) if keep]

    def _gates(self, lang: str) -> Gate:
        if lang not in self._gate_cache:
            saying = load_lexicon(lang)
            self._gate_cache[lang] = Gate(
                self._resolver.names(lang),
                triggers_of(self.book, lang),
                forms=forms(lang),
                said=saying.forms if saying is not None else (),
                source=saying.source if saying is not None else None,
                lang=lang,
            )
        return self._gate_cache[lang]

    @cached_property
    def _gate_cache(self) -> dict[str, Gate]:
        return {}


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _failed(doc: Document, material: Material, stage: str, reason: str) -> Analysed:
    failure = Failure(stage=stage, reason=reason, document=doc.id)
    return Analysed(Coded(doc, tuple(material.quotes), failures=(failure,)), material, [])


def _batches(docs: Iterable[Document]) -> Iterator[list[Document]]:
    stream = iter(docs)
    while batch := list(islice(stream, BATCH)):
        yield batch


_worker: Coder | None = None


def _start(options: dict[str, object]) -> None:
    global _worker
    _worker = Coder(**options)  # type: ignore[arg-type]


def _code_batch(batch: list[Document]) -> list[Coded]:
    assert _worker is not None
    return [analysed.coded for analysed in _worker.analyse(batch)]
