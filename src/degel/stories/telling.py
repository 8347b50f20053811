"""A coded event of a document → its id and its `Telling`: what the merging of reports into acts looks at.

A telling is one report of one act. Its id depends on what was read and nothing else, so that a correction
finds its event again after the document is coded anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from degel.records import Actor, Document, Event, Precision

__all__ = [
    "OFFICIAL_SECTORS",
    "Telling",
    "actor_key",
    "cited_outlets",
    "event_ids",
    "is_official",
    "states",
    "tell",
]

# The organs of a state. A person without a sector is no organ: a leader's name is not an act of state.
OFFICIAL_SECTORS = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
_OFFICIAL_OFFICES = frozenset(
    {
        "head-of-state", "head-of-government", "president", "vice-president", "prime-minister", "chancellor",
        "monarch", "foreign-minister", "defence-minister", "interior-minister", "finance-minister", "minister",
        "deputy-minister", "deputy-foreign-minister", "ambassador", "spokesperson", "envoy", "military-chief",
        "speaker-of-parliament",
    }
)  # fmt: skip


class Telling(NamedTuple):
    """One report of one act: `actors` and `recipients` are keys such as `RUS`, `RUS/OPP` or `EU`.

    `actor_states` and `recipient_states` are the ISO3 codes of the states whose organs take part.
    `detail` is the code of an imported row, `offices` those of all who take part, `frames` why it was coded.
    `start` is `None` when neither the event nor its document has a date. `evidence` and `sentence` are `""`
    without text; `at` is where the evidence starts in its document,
    `cited` the outlets that a digest names as its sources.
    """

    id: str
    document: str
    type: str
    mode: str | None
    modality: str
    score: float
    probability: float
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    actor_states: tuple[str, ...]
    recipient_states: tuple[str, ...]
    start: date | None
    end: date | None
    precision: Precision = "day"
    contexts: tuple[str, ...] = ()
    place: str | None = None
    place_country: str | None = None
    claimant: str | None = None
    evidence: str = ""
    lang: str | None = None
    source: str | None = None
    source_country: str | None = None
    origin: str = "coded"
    detail: str | None = None
    published: date | None = None
    offices: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    sentence: str = ""
    at: int = 0
    cited: tuple[str, ...] = ()


def is_official(actor: Actor) -> bool:
    """True when the actor is a state, or speaks or acts for one (government, army, police, court, parliament).

    >>> is_official(Actor(country="RUS", code="RUS", sector="GOV"))
    True
    >>> is_official(Actor(country="RUS", code="RUS", sector="OPP"))
    False
    """
    if actor.country is None:
        return False
    if actor.code is not None and actor.code != actor.country:
        return False
    if actor.sector is None:
        return actor.office is None or actor.office in _OFFICIAL_OFFICES
    return actor.sector in OFFICIAL_SECTORS


def actor_key(actor: Actor) -> str | None:
    """The short key of an actor: `RUS` for organs of a state, `RUS/OPP` for others of it, `EU` for a body."""
    if is_official(actor):
        return actor.country
    code = actor.code or actor.country
    if code is None:
        return None
    if actor.country is None or actor.code not in (None, actor.country):
        return code
    return f"{code}/{actor.sector}" if actor.sector else code


def states(actors: Iterable[Actor]) -> tuple[str, ...]:
    """The ISO3 codes of the states that act officially, each once, in order of mention."""
    return tuple(dict.fromkeys(actor.country for actor in actors if actor.country and is_official(actor)))


def event_ids(document: str, events: Sequence[Event]) -> tuple[str, ...]:
    """One id an event, 24 hex digits: document, span, type and dyad; a second one alike gets the suffix `-2`.

    Mode, modality and scores stay out, so that better coding of the same words keeps the id.
    """
    seen: dict[str, int] = {}
    ids = []
    for event in events:
        dyad = ">".join(
            ",".join(sorted(actor_key(actor) or actor.name or "" for actor in side))
            for side in (event.actor, event.recipient)
        )
        read = "\x1f".join((document, f"{event.span.start}:{event.span.end}", event.type, dyad))
        digest = hashlib.sha256(read.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        seen[digest] = seen.get(digest, 0) + 1
        ids.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return tuple(ids)


def cited_outlets(text: str | None) -> tuple[str, ...]:
    """The outlets that a digest names as its sources (`meta["sources"]`), each once.

    >>> cited_outlets("BBC, Nikkei, BBC"), cited_outlets(None)
    (('BBC', 'Nikkei'), ())
    """
    if not text:
        return ()
    names = (name.strip() for name in text.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def tell(doc: Document, events: Sequence[Event], source_country: str | None = None) -> list[Telling]:
    """The tellings of a document's events, in order; dates fall back on the day of publication.

    >>> from degel.records import Span
    >>> doc = Document(text="Peru thanked Chile.", published="2020-05-04")
    >>> peru, chile = Actor("PER", "PER", "GOV"), Actor("CHL", "CHL", "GOV")
    >>> event = Event("SUPPORT", None, "done", "verbal-cooperation", 5.0, 0.9, (peru,), (chile,), Span(0, 18), Span(0, 19))
    >>> tell(doc, [event])[0].evidence
    'Peru thanked Chile'
    """
    assert doc.id is not None
    tellings = []
    for event, id in zip(events, event_ids(doc.id, events), strict=True):
        when = event.when
        tellings.append(
            Telling(
                id=id,
                document=doc.id,
                type=event.type,
                mode=event.mode,
                modality=event.modality,
                score=event.score,
                probability=event.probability,
                actors=tuple(dict.fromkeys(k for k in map(actor_key, event.actor) if k)),
                recipients=tuple(dict.fromkeys(k for k in map(actor_key, event.recipient) if k)),
                actor_states=states(event.actor),
                recipient_states=states(event.recipient),
                start=when.start if when else doc.published,
                end=when.end if when else doc.published,
                precision=when.precision if when else "day",
                contexts=event.contexts,
                place=event.where.name if event.where else None,
                place_country=event.where.country if event.where else None,
                claimant=actor_key(event.claimant) if event.claimant else None,
                evidence=doc.text[event.span.start : event.span.end],
                sentence=doc.text[event.sentence.start : event.sentence.end],
                at=event.span.start,
                cited=cited_outlets(doc.meta.get("sources")),
                lang=doc.lang,
                source=doc.source,
                source_country=source_country,
                published=doc.published,
                offices=tuple(sorted({a.office for a in (*event.actor, *event.recipient) if a.office})),
                frames=tuple(step.removeprefix("frame ") for step in event.why if step.startswith("frame ")),
            )
        )
    return tellings
