"""The records that flow through dégel: frozen, slotted dataclasses with no logic beyond invariants.

Offsets are half-open pairs of code points into `Document.text`: `text[start:end]` is the evidence, always.
Absent is `None` or `()`. Countries are ISO 3166-1 alpha-3 (Kosovo `XKX`), languages ISO 639-1.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from degel.errors import SourceError

__all__ = [
    "Actor",
    "Assessment",
    "Coded",
    "Document",
    "Event",
    "Failure",
    "Furniture",
    "Happening",
    "Modality",
    "Place",
    "Precision",
    "Quad",
    "Quote",
    "QuoteKind",
    "Span",
    "When",
]

Modality = Literal["done", "future", "hypothetical", "negated", "historical"]
Quad = Literal["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"]
Precision = Literal["day", "week", "month", "year", "decade"]
QuoteKind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open pair of offsets into `Document.text`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}:{self.end} does not run forward from 0")

    def overlaps(self, other: Span) -> bool:
        """True when the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that was taken off the page, and why (`widget`, `repeated`, `related`, `rights`, `byline` …)."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text as read, with what its page says of itself; it never changes after it is read.

    `published` may be given as a `date` or as `YYYY-MM-DD` and is kept as a `date`; a date that does not
    exist raises `SourceError`. `id` is the SHA-256 (first 32 hex digits) of what was read, unless given.
    """

    text: str
    lang: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None
    id: str | None = None
    byline: str | None = None
    rights: str | None = None
    related: tuple[str, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise SourceError(f"a document's text must be a string, not {type(self.text).__name__}")
        if isinstance(self.published, str):
            object.__setattr__(self, "published", _day(self.published))
        if self.id is None:
            read = "\x1f".join(
                (self.title or "", str(self.published or ""), self.url or "", self.source or "", self.text)
            )
            digest = hashlib.sha256(read.encode("utf-8", "surrogatepass")).hexdigest()[:32]
            object.__setattr__(self, "id", digest)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise SourceError(f"{text!r} is not a date of the calendar; write it as YYYY-MM-DD") from None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or is acted on, as of the document's date.

    `country` is the ISO3 of the state it acts for, `code` that or the code of a body (UN, EU, NATO …),
    `sector` a PLOVER sector (GOV, MIL, COP, JUD, LEG, OPP, REB, CVL, MED, BUS …), `name` the canonical
    English name of a person or body, `office` a slug such as `foreign-minister`, `span` the mention.
    """

    country: str | None = None
    code: str | None = None
    sector: str | None = None
    name: str | None = None
    office: str | None = None
    span: Span | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer: degrees north and east, country ISO3."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class When:
    """Days `start` to `end`, both included, known to `precision`."""

    start: date
    end: date
    precision: Precision = "day"
    span: Span | None = None

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a period cannot end ({self.end}) before it starts ({self.start})")


@dataclass(frozen=True, slots=True)
class Quote:
    """Something said: `text` are the words said, `span` runs from first to last of them, inquit included.

    `pieces` are the spans of the words said, without the inquit that may interrupt them. `kind` is `direct`
    (inside marks), `indirect` (a clause) or `mixed` (a clause that holds marked words).
    """

    text: str
    kind: QuoteKind
    span: Span
    pieces: tuple[Span, ...]
    speaker: Actor | None = None
    cue: str | None = None
    addressee: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, how real it is, and the words that prove it.

    `score` is PLOVER's (−10 … +10) with the three fixes of the codebook, `plover_score` the printed one.
    `probability` (0 … 1) is calibrated: type and dyad are right. `why` lists frame, operators and paths.
    """

    type: str
    mode: str | None
    modality: Modality
    quad: Quad
    score: float
    probability: float
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    span: Span
    sentence: Span
    contexts: tuple[str, ...] = ()
    when: When | None = None
    where: Place | None = None
    claimant: Actor | None = None
    why: tuple[str, ...] = ()
    plover_score: float | None = None
    probabilities: Mapping[str, float] = field(default_factory=dict)
    also: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the press says of a pair (`warming` or `cooling`); shown beside the measure, never in it."""

    dyad: tuple[str, str]
    direction: Literal["warming", "cooling"]
    text: str
    span: Span | None
    part: Literal["title", "text"]
    claimant: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """One document, or part of one, that could not be processed at `stage`, and why."""

    stage: str
    reason: str
    document: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """A document with all that was read out of it."""

    document: Document
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """One act, told by one or more events of one or more documents; `members` are event ids."""

    id: str
    type: str
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    when: When
    members: tuple[str, ...]
    documents: tuple[str, ...]
    sources: tuple[str, ...]
    score: float
    probability: float
