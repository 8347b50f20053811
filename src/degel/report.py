"""Records → plain values for JSON, and lines for a terminal. Spans become `[start, end]`, dates ISO strings."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from degel.records import Actor, Coded, Event, Span

__all__ = ["dumps", "lines", "plain"]


def plain(value: Any) -> Any:
    """`value` in JSON's own types: records as objects with their field names, spans as `[start, end]`."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, Sequence | set | frozenset) and not isinstance(value, str):
        return [plain(v) for v in value]
    return value


def dumps(coded: Coded, **extra: Any) -> str:
    """One JSON object a document: `document`, `quotes`, `events`, `assessments`, `failures`, and what `extra` adds."""
    found: dict[str, Any] = {f.name: plain(getattr(coded, f.name)) for f in fields(coded)}
    for event, raw in zip(coded.events, found["events"], strict=True):
        raw["evidence"] = coded.document.text[event.span.start : event.span.end]
    found.update({key: plain(value) for key, value in extra.items()})
    return json.dumps(found, ensure_ascii=False)


def name_of(actor: Actor) -> str:
    """How an actor is written in a list: "Sergey Lavrov (RUS)", "RUS", "police"."""
    code = actor.code or actor.country
    who = actor.name or (actor.office.replace("-", " ") if actor.office else None)
    if who and code and who != code:
        return f"{who} ({code})"
    return who or code or actor.sector or "?"


def _parties(actors: Sequence[Actor]) -> str:
    return " + ".join(name_of(a) for a in actors) or "—"


def event_line(event: Event) -> str:
    """One line an event: type, modality, who to whom, when, where, how sure."""
    mode = f"/{event.mode}" if event.mode else ""
    modality = "" if event.modality == "done" else f" [{event.modality}]"
    when = ""
    if event.when is not None:
        when = f", {event.when.start}" + (f"…{event.when.end}" if event.when.end != event.when.start else "")
    where = f", {event.where.name}" if event.where else ""
    claim = f", says {name_of(event.claimant)}" if event.claimant else ""
    to = f" → {_parties(event.recipient)}" if event.recipient else ""
    return f"{event.type}{mode}{modality}: {_parties(event.actor)}{to}{when}{where}{claim} (p {event.probability:.2f})"


def lines(coded: Coded) -> list[str]:
    """A document for a reader at a terminal: heading, cleaned text, quotes, events with their evidence."""
    doc = coded.document
    out = [f"{doc.title or '(no title)'}"]
    facts = [
        doc.lang,
        str(doc.published) if doc.published else None,
        doc.byline,
        doc.rights,
        doc.source,
        doc.url,
    ]
    out.append("  " + " · ".join(fact for fact in facts if fact))
    out += ["", *doc.text.split("\n"), ""]
    if doc.related:
        out += ["related (not coded):", *(f"  {title}" for title in doc.related), ""]
    if doc.furniture:
        out += [f"furniture taken off: {len(doc.furniture)} lines (--json shows them)", ""]
    out.append(f"quotes ({len(coded.quotes)})")
    for quote in coded.quotes:
        speaker = name_of(quote.speaker) if quote.speaker else "?"
        to = f" to {_parties(quote.addressee)}" if quote.addressee else ""
        out.append(f"  {quote.kind}, {speaker}{to}: {quote.text}")
    out += ["", f"events ({len(coded.events)})"]
    for event in coded.events:
        out.append(f"  {event_line(event)}")
        out.append(f"      “{doc.text[event.span.start : event.span.end]}”")
    for claim in coded.assessments:
        out += [
            "",
            f"assessment by the page, never in an index: {'–'.join(claim.dyad)} {claim.direction}: {claim.text}",
        ]
    for failure in coded.failures:
        out += ["", f"failed at {failure.stage}: {failure.reason}"]
    return out
