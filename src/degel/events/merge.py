"""Tellings of one act inside a document → one event: the fuller telling wins, the others are kept in `also`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from degel.records import Actor, Event, Span

if TYPE_CHECKING:
    from degel.events.code import Trace

__all__ = ["merge"]


def merge(traces: Sequence[Trace]) -> list[Trace]:
    """The traces with repeated tellings folded into the fullest one, in text order of the first telling."""
    kept: list[Trace] = []
    # the other tellings of each, sorted once at the end: ten thousand of one act took half an hour sorted at every one
    also: list[set[Span]] = []
    for trace in traces:
        for k, before in enumerate(kept):
            if _same_act(before, trace):
                kept[k], rest = _join(before, trace)
                also[k].add(rest.span)
                break
        else:
            kept.append(trace)
            also.append(set())
    for trace, spans in zip(kept, also, strict=True):
        if spans:
            trace.event = replace(trace.event, also=tuple(sorted(spans)))
    return kept


def _same_act(a: Trace, b: Trace) -> bool:
    x, y = a.event, b.event
    if x.type != y.type or x.modality != y.modality:
        return False
    if x.mode and y.mode and x.mode != y.mode:
        return False
    if not _dates_meet(x, y):
        return False
    if x.type == "CONSULT":
        visit = x if x.recipient else y
        if bool(x.recipient) != bool(y.recipient) and a.sentence != b.sentence and not _received(visit):
            return False  # a journey and the talks held on it; who is received is met by it
        return _same_people((*x.actor, *x.recipient), (*y.actor, *y.recipient))
    if not (_same_people(x.actor, y.actor) and _same_people(x.recipient, y.recipient)):
        return False
    if a.sentence != b.sentence and "actor from the context" in y.why and x.type == "AGREE":
        return False  # a readout tells of one thing agreed after the other
    return x.why[:1] == y.why[:1] or (a.sentence == b.sentence and a.top == b.top)


def _received(visit: Event) -> bool:
    """Is the visit told as its host's act ("a reçu son homologue"), and so as the meeting itself?"""
    return any(why.startswith("actor by obj") for why in visit.why)


def _dates_meet(x: Event, y: Event) -> bool:
    if x.when is None or y.when is None or x.when.span is None or y.when.span is None:
        return True
    return x.when.start <= y.when.end and y.when.start <= x.when.end


def _same_people(a: Sequence[Actor], b: Sequence[Actor]) -> bool:
    """The same states, and no person of one side that the other telling contradicts."""
    sides_a, sides_b = ({p.code or p.country or p.sector for p in side} for side in (a, b))
    if sides_a != sides_b:
        return False
    for side in sides_a:
        names_a = {p.name for p in a if (p.code or p.country or p.sector) == side and p.name}
        names_b = {p.name for p in b if (p.code or p.country or p.sector) == side and p.name}
        if names_a and names_b and not names_a & names_b:
            return False
    return True


def _fullness(event: Event) -> tuple[int, int, int, float]:
    return (
        int(event.mode is not None) + int(bool(event.recipient)),
        sum(1 for a in (*event.actor, *event.recipient) if a.name),
        int(event.where is not None) + int(event.when is not None and event.when.span is not None),
        event.probability,
    )


def _join(before: Trace, after: Trace) -> tuple[Trace, Event]:
    """The fuller telling with what only the other one tells, and the other one's event."""
    best, rest = (after, before) if _fullness(after.event) > _fullness(before.event) else (before, after)
    event, other = best.event, rest.event
    dated = event.when if event.when is not None and event.when.span is not None else other.when or event.when
    best.event = replace(
        event,
        when=dated,
        where=event.where or other.where,
        probability=max(event.probability, other.probability),
    )
    return best, other
