"""Two given spans → the one event between them: the likeliest type, and what the frames say of mode and modality."""

from __future__ import annotations

from collections.abc import Sequence

from degel.actors.mention import Mention
from degel.codebook.book import Codebook
from degel.events.frames import Proposal
from degel.events.lexicon import Lexicon
from degel.events.pairs import PairView, view_pair
from degel.events.roots import RootModel, model, vectors
from degel.parse.sentence import Sentence
from degel.records import Actor, Document, Event, Span

__all__ = ["code_given", "view_given"]


def view_given(
    book: Codebook,
    lexicon: Lexicon,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    actor: Span | None,
    recipient: Span | None,
) -> PairView:
    """One view over all `sentences`: each feature at its strongest, the proposals of the first sentence that has any."""
    views = [view_pair(book, lexicon, sentence, mentions, actor, recipient) for sentence in sentences]
    if not views:
        return PairView({"bias": 1.0, "none": 1.0}, [], None)
    named: dict[str, float] = {}
    for view in views:
        for name, value in view.named.items():
            named[name] = max(named.get(name, value), value)
    named["none"] = min(view.named["none"] for view in views)
    best = next((view for view in views if view.proposals), views[0])
    return PairView(named, best.proposals, best.sentence)


def code_given(
    book: Codebook,
    lexicon: Lexicon,
    doc: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    actor: Span | None,
    recipient: Span | None,
) -> Event:
    """The event between two given spans; type by the model, mode, modality and trigger by a frame of that type."""
    view = view_given(book, lexicon, sentences, mentions, actor, recipient)
    probabilities = model(doc.lang or "").probabilities(view.named, vectors())
    type = RootModel.best(probabilities)
    fired = next((p for _, p in view.proposals if p.type == type), None)
    mode = fired.mode if fired is not None else None
    spans = [span for span in (actor, recipient) if span is not None]
    if fired is not None and view.sentence is not None:
        spans += [
            Span(view.sentence.tokens[i].start, view.sentence.tokens[i].end)
            for i in fired.tokens
            if i < len(view.sentence.tokens)
        ]
    spans = spans or [Span(0, len(doc.text))]
    sentence = view.sentence
    return Event(
        type=type,
        mode=mode,
        modality=fired.modality if fired is not None else "done",
        quad=book.entries[type].quad,
        score=book.score(type, mode),
        plover_score=book.plover_score(type, mode),
        probability=probabilities[type],
        actor=_actors(actor, mentions),
        recipient=_actors(recipient, mentions),
        span=Span(min(s.start for s in spans), max(s.end for s in spans)),
        sentence=Span(sentence.start, sentence.end) if sentence is not None else Span(0, len(doc.text)),
        why=_why(fired),
        probabilities=probabilities,
    )


def _actors(span: Span | None, mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    """Whoever the resolver knows inside the span, else an actor that is nothing but the span."""
    if span is None:
        return ()
    inside = [m for m in mentions if span.start <= m.span.start and m.span.end <= span.end and m.actors]
    if not inside:
        return (Actor(span=span),)
    best = max(inside, key=lambda m: (m.span.end - m.span.start, m.quality))
    return best.actors


def _why(fired: Proposal | None) -> tuple[str, ...]:
    if fired is None:
        return ("pair model",)
    return ("pair model", f"frame {fired.frame}", *(f"operator {step}" for step in fired.steps))
