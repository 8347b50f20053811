"""An event as read in its sentence → its own place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from degel.events.frames import Proposal
from degel.parse.sentence import Sentence
from degel.records import Document, Event, Place
from degel.when import of_old
from degel.where import Placed, from_afar, names_ground, page_place, place_of

if TYPE_CHECKING:
    from degel.events.code import Material, Trace

__all__ = ["where_of", "with_scene"]

# Events that are words about a deed: theirs is the place where the words are said, never that of the deed.
_SPEECH = ("ACCUSE", "REQUEST", "REJECT", "THREATEN")
_PHYSICAL = ("ASSAULT", "COERCE")
_DEEDS = ("investigate",)  # modes of an act of words that are done somewhere


def where_of(proposal: Proposal, sentence: Sentence, places: Sequence[Placed]) -> Place | None:
    """The event's own place; None when the sentence tells none or only that of another."""
    if proposal.type in _SPEECH and proposal.mode not in _DEEDS:
        return place_of(sentence, proposal.top, places, spoken=True)
    struck = proposal.type in _PHYSICAL
    for token in dict.fromkeys((proposal.act, proposal.top)):
        found = place_of(sentence, token, places, struck=struck)
        if found is not None:
            return found
    return None


# What several do together goes on where the report is from, whoever they are.
_TOGETHER = ("CONSULT", "AGREE", "SUPPORT", "COOPERATE")
_NEWS = timedelta(days=3)


def with_scene(traces: list[Trace], material: Material) -> list[Trace]:
    """Gives the acts that open a wire report and name no place the place that its dateline tells, and those of a meeting its own."""
    _of_meetings(traces, material)
    scene = page_place(material.doc, material.sentences, material.places)
    if scene is None:
        return traces
    text = material.doc.text
    begin = next((s.start for s in material.sentences if s.number == scene.sentence), 0)
    end = text.find("\n", begin + len(text[begin:]) - len(text[begin:].lstrip()))
    end = text.find("\n", end + 1) if 0 <= end - begin < 60 else end
    for trace in traces:
        event = trace.event
        if event.where is not None or not _in_scene(event, scene, trace, material):
            continue
        if end < 0 or event.sentence.start < end:
            trace.event = replace(event, where=scene.place)
    return traces


def _of_meetings(traces: list[Trace], material: Material) -> None:
    """Gives what those who met did on the day of their meeting its place ("They met in Oslo. The ministers signed …")."""
    met: Event | None = None
    for trace in traces:
        event = trace.event
        if event.where is not None:
            town = event.where.lat is not None and event.where.country is not None
            if town and event.type in _TOGETHER and event.modality == "done" and len(_sides(event)) > 1:
                met = event
            continue
        if met is None or event.modality != "done" or event.when is None or met.when is None:
            continue
        same_day = (event.when.start, event.when.end) == (met.when.start, met.when.end)
        if not same_day or event.when.precision != "day" or not _sides(event) <= _sides(met):
            continue
        sentence = next(s for s in material.sentences if s.number == trace.sentence)
        elsewhere = any(
            p.sentence == trace.sentence and p.place.lat is not None and p.place.name != met.where.name
            for p in material.places
            if met.where is not None
        )
        told_apart = sentence.tokens[trace.top].dep.startswith(("acl", "amod")) or of_old(sentence, trace.top)
        if elsewhere or told_apart or from_afar(sentence, trace.top):
            continue
        trace.event = replace(event, where=met.where)


def _sides(event: Event) -> set[str | None]:
    return {actor.country or actor.code for actor in (*event.actor, *(event.recipient or ()))}


def _in_scene(event: Event, scene: Placed, trace: Trace, material: Material) -> bool:
    """Was it done where the report is from: lately, by or with whom that state is, and not far away?"""
    if event.modality != "done" or not _late(event, material.doc):
        return False
    sentence = next(s for s in material.sentences if s.number == trace.sentence)
    if sentence.tokens[trace.top].dep.startswith("acl"):
        return False  # a deed that only tells who or what another is
    if from_afar(sentence, trace.top) or names_ground(sentence, material.places):
        return False
    for placed in material.places:
        if placed.sentence == trace.sentence and placed.place.span != scene.place.span:
            same = (placed.place.name, placed.place.country) == (scene.place.name, scene.place.country)
            if not same and not (placed.place.lat is None and placed.place.country == scene.place.country):
                return False
    sides = {actor.country for actor in (*event.actor, *(event.recipient or ()))}
    return scene.place.country in sides or (event.type in _TOGETHER and len(sides) > 1)


def _late(event: Event, doc: Document) -> bool:
    if event.when is None or doc.published is None:
        return True
    return event.when.precision == "day" and event.when.end >= doc.published - _NEWS
