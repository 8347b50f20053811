"""Records → rows of the store's tables, and event rows → records and tellings.

A row is a dict of the columns named in `schema.py`. Spans index `Document.text` whether the text is kept or not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]
import pyarrow.compute as pc  # type: ignore[import-untyped,unused-ignore]

from degel.records import Actor, Coded, Document, Event, Place, Span, When
from degel.stories.duplicates import signature
from degel.stories.signals import find_signal
from degel.stories.telling import Telling, actor_key, cited_outlets, event_ids, states, tell

from .outlets import outlet_country

__all__ = [
    "TOLD",
    "actor_row",
    "coded_rows",
    "digest",
    "event_record",
    "lists_of",
    "telling_record",
    "tellings_of",
]

Row = dict[str, Any]


def coded_rows(coded: Coded, *, keep_text: bool = True) -> dict[str, list[Row]]:
    """The rows of a coded document by table: `documents` (one), `quotes`, `events`, `assessments`."""
    doc = coded.document
    events = _event_rows(doc, coded.events, keep_text)
    countries = {c for row in events for c in (*row["actor_states"], *row["recipient_states"])}
    return {
        "quotes": [_quote_row(doc, i, quote, keep_text) for i, quote in enumerate(coded.quotes)],
        "events": events,
        "assessments": [
            {
                "id": digest(doc.id, "assessment", i, *sorted(item.dyad), item.direction),
                "document": doc.id,
                "a": min(item.dyad),
                "b": max(item.dyad),
                "direction": item.direction,
                "text": item.text if keep_text else None,
                "start": item.span.start if item.span else None,
                "end": item.span.end if item.span else None,
                "part": item.part,
                "claimant": item.claimant or doc.source,
            }
            for i, item in enumerate(coded.assessments)
        ],
        "documents": [_document_row(doc, coded, keep_text, sorted(countries))],
    }


def _document_row(doc: Document, coded: Coded, keep_text: bool, countries: list[str]) -> Row:
    return {
        "id": doc.id,
        "lang": doc.lang,
        "published": doc.published,
        "title": _clean(doc.title),
        "url": doc.url,
        "source": doc.source,
        "source_country": outlet_country(doc.source, doc.url, doc.meta.get("country")),
        "byline": _clean(doc.byline),
        "rights": _clean(doc.rights),
        "text": _clean(doc.text) if keep_text else None,
        "length": len(doc.text),
        "sha256": hashlib.sha256(doc.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "minhash": signature(_clean(doc.text) or "") if doc.text else None,
        "related": [_clean(line) for line in doc.related] if keep_text else [],
        "countries": countries,
        "meta": _json(dict(doc.meta)),
        "furniture": _json([[item.text, item.reason] for item in doc.furniture]) if keep_text else "[]",
        "failures": _json(
            [
                {"stage": item.stage, "reason": item.reason, "span": _pair(item.span)}
                for item in coded.failures
            ]
        ),
        "origin": doc.meta.get("origin", "coded"),
    }


def _quote_row(doc: Document, number: int, quote: Any, keep_text: bool) -> Row:
    return {
        "id": digest(doc.id, "quote", number, quote.span.start, quote.span.end),
        "document": doc.id,
        "text": _clean(quote.text) if keep_text else None,
        "kind": quote.kind,
        "start": quote.span.start,
        "end": quote.span.end,
        "pieces": [_span_row(piece) for piece in quote.pieces],
        "speaker": actor_row(quote.speaker),
        "addressee": [actor_row(actor) for actor in quote.addressee],
        "cue": quote.cue,
    }


def _event_rows(doc: Document, events: tuple[Event, ...], keep_text: bool) -> list[Row]:
    assert doc.id is not None
    rows = []
    told = [None] * len(events) if keep_text else tell(doc, events)
    for event, telling, id in zip(events, told, event_ids(doc.id, events), strict=True):
        when, where = event.when, event.where
        rows.append(
            {
                "id": id,
                "document": doc.id,
                "type": event.type,
                "mode": event.mode,
                "modality": event.modality,
                "quad": event.quad,
                "score": event.score,
                "plover_score": event.plover_score,
                "probability": event.probability,
                "actor": [actor_row(actor) for actor in event.actor],
                "recipient": [actor_row(actor) for actor in event.recipient],
                "actors": list(dict.fromkeys(k for k in map(actor_key, event.actor) if k)),
                "recipients": list(dict.fromkeys(k for k in map(actor_key, event.recipient) if k)),
                "actor_states": list(states(event.actor)),
                "recipient_states": list(states(event.recipient)),
                "contexts": list(event.contexts),
                "date": when.start if when else doc.published,
                "date_end": when.end if when else doc.published,
                "precision": when.precision if when else "day",
                "dated": when is not None,
                "when_span": _span_row(when.span) if when else None,
                "place": where.name if where else None,
                "place_country": where.country if where else None,
                "lat": where.lat if where else None,
                "lon": where.lon if where else None,
                "place_span": _span_row(where.span) if where else None,
                "claimant": actor_row(event.claimant),
                "start": event.span.start,
                "end": event.span.end,
                "sentence_start": event.sentence.start,
                "sentence_end": event.sentence.end,
                "evidence": _clean(doc.text[event.span.start : event.span.end]) if keep_text else None,
                "sentence": _clean(doc.text[event.sentence.start : event.sentence.end])
                if keep_text
                else None,
                "also": [_span_row(span) for span in event.also],
                "why": list(event.why),
                "probabilities": _json(dict(event.probabilities)),
                "detail": None if keep_text else _signal(telling),
                "origin": doc.meta.get("origin", "coded"),
            }
        )
    return rows


def _signal(telling: Telling | None) -> str | None:
    """The costly signal that the words tell: without its text an event could not be asked for it later."""
    signal = find_signal([telling]) if telling else None
    return f"signal:{signal.name}" if signal else None


def event_record(row: Mapping[str, Any]) -> Event:
    """The `Event` of a row of the events table."""
    when = None
    if row["dated"] and row["date"] is not None:
        when = When(row["date"], row["date_end"], row["precision"], _span(row["when_span"]))
    where = None
    if row["place"] is not None:
        where = Place(row["place"], row["place_country"], row["lat"], row["lon"], _span(row["place_span"]))
    return Event(
        type=row["type"],
        mode=row["mode"],
        modality=row["modality"],
        quad=row["quad"],
        score=row["score"],
        probability=row["probability"],
        actor=tuple(_actor(item) for item in row["actor"]),
        recipient=tuple(_actor(item) for item in row["recipient"]),
        span=Span(row["start"], row["end"]),
        sentence=Span(row["sentence_start"], row["sentence_end"]),
        contexts=tuple(row["contexts"] or ()),
        when=when,
        where=where,
        claimant=_actor(row["claimant"]) if row["claimant"] else None,
        why=tuple(row["why"] or ()),
        plover_score=row["plover_score"],
        probabilities=json.loads(row["probabilities"] or "{}"),
        also=tuple(Span(item["start"], item["end"]) for item in row["also"] or ()),
    )


def tellings_of(table: pa.Table) -> list[Telling]:
    """The tellings of a table of events, made column by column: of ten values nine stand in other rows too."""
    offices: dict[int, set[str]] = {}
    for side in ("actor", "recipient"):
        column = table[side].combine_chunks()
        named = pc.struct_field(pc.list_flatten(column), "office")
        for i, office in zip(pc.list_parent_indices(column).to_pylist(), named.to_pylist(), strict=True):
            if office:
                offices.setdefault(i, set()).add(office)
    columns: dict[str, Sequence[Any]] = {
        **{name: values_of(table[name]) for name in _SINGLE},
        **{name: lists_of(table[name]) for name in _LISTS},
        "start": values_of(table["date"]),
        "end": values_of(table["date_end"]),
        "claimant": _claimants(table["claimant"]),
        "evidence": table["evidence"].fill_null("").to_pylist(),
        "sentence": table["sentence"].fill_null("").to_pylist(),
        "at": table["start"].fill_null(0).to_pylist(),
        "cited": values_of(table["cited"], cited_outlets),
        "offices": [tuple(sorted(offices.get(i, ()))) for i in range(table.num_rows)],
        "frames": lists_of(table["why"], _frames),
    }
    return [Telling(*row) for row in zip(*(columns[name] for name in Telling._fields), strict=True)]


_LISTS = ("actors", "recipients", "actor_states", "recipient_states", "contexts")
_SINGLE = (
    "id", "document", "type", "mode", "modality", "score", "probability", "precision", "place", "place_country",
    "lang", "source", "source_country", "origin", "detail", "published",
)  # fmt: skip


# The columns of an event that a telling is made of, or that a correction looks at.
TOLD = (
    *(name for name in _SINGLE if name not in ("lang", "source", "source_country", "published")), *_LISTS,
    "date", "date_end", "actor", "recipient", "claimant", "start", "evidence", "sentence", "why",
    "dated", "quad", "plover_score",
)  # fmt: skip


def values_of(column: pa.ChunkedArray, make: Callable[[Any], Any] | None = None) -> list[Any]:
    """The values of a column, through `make` if given; each different value becomes one object."""
    encoded = column.combine_chunks().dictionary_encode()
    values = [*encoded.dictionary.to_pylist(), None]
    if make is not None:
        values = [make(value) for value in values]
    return [values[i] for i in encoded.indices.fill_null(len(values) - 1).to_pylist()]


def lists_of(
    column: pa.ChunkedArray, make: Callable[[Sequence[str]], tuple[str, ...]] = tuple
) -> list[tuple[str, ...]]:
    """The lists of names of a column as tuples, through `make`; each different list becomes one object."""
    joined = pc.binary_join(column.combine_chunks(), "\x1f")
    return values_of(pa.chunked_array([joined]), lambda text: make(text.split("\x1f")) if text else ())


def _claimants(column: pa.ChunkedArray) -> list[str | None]:
    found: list[str | None] = [None] * len(column)
    whole = column.combine_chunks()
    named = np.flatnonzero(whole.is_valid())
    for i, row in zip(named.tolist(), whole.take(pa.array(named)).to_pylist(), strict=True):
        found[i] = actor_key(_actor(row))
    return found


def _frames(why: Sequence[str]) -> tuple[str, ...]:
    return tuple(step.removeprefix("frame ") for step in why if step.startswith("frame "))


def telling_record(row: Mapping[str, Any]) -> Telling:
    """The `Telling` of a row of the events table joined with its document's lang, source, country and date."""
    offices = {a["office"] for a in (*row["actor"], *row["recipient"]) if a and a["office"]}
    same: dict[str, Any] = {name: row[name] for name in _SINGLE}
    same.update((name, tuple(row[name] or ())) for name in _LISTS)
    return Telling(
        **same,
        start=row["date"],
        end=row["date_end"],
        claimant=actor_key(_actor(row["claimant"])) if row["claimant"] else None,
        evidence=row["evidence"] or "",
        sentence=row["sentence"] or "",
        at=row["start"] or 0,
        cited=cited_outlets(row.get("cited")),
        offices=tuple(sorted(offices)),
        frames=_frames(row["why"] or ()),
    )


def actor_row(actor: Actor | None) -> Row | None:
    """The columns of an actor."""
    if actor is None:
        return None
    return {
        "country": actor.country,
        "code": actor.code,
        "sector": actor.sector,
        "name": _clean(actor.name),
        "office": actor.office,
        "wikidata": actor.wikidata,
        "start": actor.span.start if actor.span else None,
        "end": actor.span.end if actor.span else None,
    }


def _actor(row: Mapping[str, Any]) -> Actor:
    return Actor(
        country=row["country"],
        code=row["code"],
        sector=row["sector"],
        name=row["name"],
        office=row["office"],
        span=_span(row),
        wikidata=row["wikidata"],
    )


def _span(row: Mapping[str, Any] | None) -> Span | None:
    return None if row is None or row["start"] is None else Span(row["start"], row["end"])


def _span_row(span: Span | None) -> Row | None:
    return None if span is None else {"start": span.start, "end": span.end}


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _clean(text: str | None) -> str | None:
    """The text with lone surrogates replaced one for one: they cannot be stored, and offsets must hold."""
    if text is None:
        return None
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("�" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def digest(*parts: object) -> str:
    """The first 24 hex digits of the SHA-256 of the parts."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:24]
