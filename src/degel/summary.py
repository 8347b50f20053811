"""A measured relation → lines for a terminal, values for JSON, files for a report."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from degel.actors.states import country_name
from degel.errors import DegelError
from degel.records import Coded
from degel.relations import Card, Evidence, Relation, Thaw, relation
from degel.relations.acts import Act
from degel.report import plain
from degel.store import Store

__all__ = [
    "act_line",
    "page_relations",
    "relation_lines",
    "relation_plain",
    "thaw_line",
    "thaw_lines",
    "thaw_plain",
    "write_relation",
]


def page_relations(coded: Coded) -> list[Relation]:
    """What one document alone says of each pair of states that meets in its events or assessments.

    It goes through a store of its own, so that a page is judged by the very rules that judge a corpus.
    """
    pairs = _pairs(coded)
    if not pairs:
        return []
    with tempfile.TemporaryDirectory(prefix="degel-") as folder:
        store = Store(Path(folder) / "page.degel")
        store.add([coded])
        return [relation(store, a, b) for a, b in pairs]


def _pairs(coded: Coded) -> list[tuple[str, str]]:
    found: dict[tuple[str, str], None] = {}
    for event in coded.events:
        if event.modality != "done":
            continue
        states = sorted({a.country for a in (*event.actor, *event.recipient) if a.country})
        for a, b in combinations(states[:4], 2):
            found[a, b] = None
    for claim in coded.assessments:
        a, b = sorted(claim.dyad)
        found[a, b] = None
    return list(found)


def act_line(act: Act, relation: Relation | None = None) -> str:
    """One line an act: day, type, who to whom, score, how many sources; below it the sentence, where it is kept."""
    h = act.happening
    mode = f"/{h.mode}" if h.mode else ""
    to = f" → {'+'.join(h.recipient)}" if h.recipient else ""
    sources = f", {len(h.sources)} sources" if len(h.sources) > 1 else ""
    line = f"{act.day}  {h.type}{mode}: {'+'.join(h.actor)}{to} ({h.score:+.1f}{sources})"
    return "\n".join((line, *(f"      {words}" for words in _words(act, relation))))


def _words(act: Act, relation: Relation | None) -> list[str]:
    """The sentence that proves the act; of text that was left out or never there, where it stands."""
    evidence = relation.evidence.get(act.happening.id, ()) if relation is not None else ()
    said = [e.sentence or e.text for e in evidence] or [t.sentence or t.evidence for t in act.members]
    for text in filter(None, said):
        return [f"“{_one_line(text)}”"]
    return [_where(evidence[0])] if evidence else []


def _one_line(text: str) -> str:
    """The text in one line; what a terminal would obey (escape codes, marks of direction) becomes a space."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _where(evidence: Evidence) -> str:
    """Where the words stand of which the text was left out."""
    place = evidence.url or f"document {evidence.document}"
    if evidence.end <= evidence.start:  # a row of somebody else's event data
        return f"{place}, imported without text"
    return f"{place}, characters {evidence.start} to {evidence.end}"


def relation_lines(relation: Relation) -> list[str]:
    """The relation for a reader at a terminal."""
    names = f"{country_name(relation.a)} – {country_name(relation.b)} ({relation.a}–{relation.b})"
    state = relation.state if relation.enough else "not enough evidence"
    out = [f"{names}: {state}"]
    interval = relation.interval(80)
    if relation.tone is not None and interval is not None:
        out.append(
            f"  tone {relation.tone:+.1f} (80 % {interval[0]:+.1f} … {interval[1]:+.1f}) on −10 … +10, "
            f"grade {relation.grade}, week of {relation.weeks[-1]}, scale {relation.scale}"
        )
    if len(relation.weeks) > 4:
        out += ["", *(f"  {line}" for line in relation.chart().split("\n")), ""]
    for card in relation.changes[-5:]:
        out += _card_lines(card, relation)
    shown = relation.gestures if not relation.enough else ()
    if shown:
        out.append("  gestures (one page or a few acts are no thaw):")
        out += [f"    {line}" for act in shown for line in act_line(act, relation).split("\n")]
    rest = [act for act in relation.latest if act not in shown]
    if rest:
        out.append("  latest happenings:" if relation.enough else "  other acts:")
        out += [f"    {line}" for act in rest for line in act_line(act, relation).split("\n")]
    for claim in relation.assessments[:5]:
        out.append(f"  the press says {claim.get('direction')}: {claim.get('text')} (never in the index)")
    if relation.unreal:
        out.append(
            f"  {relation.unreal} events that are promised, supposed, denied or past are kept, not counted"
        )
    return out


def _card_lines(card: Card, relation: Relation | None = None) -> list[str]:
    out = [f"  {card.day}: {card.before} → {card.state} (began {card.start} … {card.end}, by {card.path})"]
    out += [f"    {line}" for act in card.acts for line in act_line(act, relation).split("\n")]
    if card.sources:
        out.append(f"    sources: {', '.join(card.sources[:6])}")
    out.append(f"    would be reversed by: {card.reverse}")
    return out


def relation_plain(relation: Relation) -> dict[str, Any]:
    """The relation in JSON's own types."""
    return {
        "a": relation.a,
        "b": relation.b,
        "state": relation.state if relation.enough else "not enough evidence",
        "grade": relation.grade,
        "tone": relation.tone,
        "interval": {str(k): plain(relation.interval(k)) for k in (50, 80, 95)},
        "scale": relation.scale,
        "until": relation.until.isoformat(),
        "gestures": [_act_plain(act, relation) for act in relation.gestures],
        "latest": [_act_plain(act, relation) for act in relation.latest],
        "changes": [_card_plain(card, relation) for card in relation.changes],
        "assessments": [plain(dict(claim)) for claim in relation.assessments],
        "weeks": plain(relation.to_table().to_pylist()) if len(relation.weeks) > 1 else [],
    }


def _act_plain(act: Act, relation: Relation | None) -> dict[str, Any]:
    evidence = relation.evidence.get(act.happening.id, ()) if relation is not None else ()
    told = [plain(e) for e in evidence] or [
        {"event": t.id, "document": t.document, "sentence": t.sentence or t.evidence or None}
        for t in act.members
    ]
    return {"day": act.day.isoformat(), **plain(act.happening), "evidence": told}


def _card_plain(card: Card, relation: Relation | None = None) -> dict[str, Any]:
    found: dict[str, Any] = {
        name: plain(getattr(card, name))
        for name in (
            "state",
            "before",
            "day",
            "start",
            "end",
            "path",
            "probability",
            "tone_before",
            "tone_after",
        )
    }
    found["happenings"] = [_act_plain(act, relation) for act in card.acts]
    found.update(sources=plain(card.sources), countries=plain(card.countries), reverse=card.reverse)
    return found


def thaw_plain(move: Thaw) -> dict[str, Any]:
    """A pair that moved, with its card, in JSON's own types."""
    found = {name: plain(getattr(move, name)) for name in Thaw.__dataclass_fields__ if name != "card"}
    return {**found, "card": _card_plain(move.card)}


def thaw_lines(move: Thaw, *, card: bool = False) -> list[str]:
    """The pair that moved, and the act that carried it most; with `card` all that is known of the change."""
    out = [thaw_line(move)]
    if card:
        return out + _card_lines(move.card)
    return out + [f"    {line}" for act in move.card.acts[:1] for line in act_line(act).split("\n")]


def thaw_line(move: Thaw) -> str:
    """One line a pair that moved."""
    names = f"{country_name(move.a)} – {country_name(move.b)}"
    return (
        f"{names} ({move.a}–{move.b}): {move.state} since {move.since}, tone {move.tone:+.1f} "
        f"(80 % {move.low:+.1f} … {move.high:+.1f}), {move.delta:+.1f} over 13 weeks, grade {move.grade}"
    )


def write_relation(relation: Relation, path: Path) -> None:
    """Write the series as svg, png, csv or json, by the ending of `path`; `DegelError` for another ending."""
    suffix = path.suffix.lower()
    if suffix == ".svg":
        content = relation.svg().encode("utf-8")
    elif suffix == ".png":
        content = relation.png()
    elif suffix == ".json":
        text = json.dumps(relation_plain(relation), ensure_ascii=False, indent=1)
        content = f"{text}\n".encode()
    elif suffix == ".csv":
        content = _csv(relation.to_table().to_pylist()).encode("utf-8")
    else:
        raise DegelError(
            f"{path}: a relation is written as .svg, .png, .csv or .json; give one of these endings"
        )
    try:
        path.write_bytes(content)
    except OSError as error:
        raise DegelError(
            f"{path} cannot be written ({error.strerror or error}); give another path"
        ) from error


def _csv(rows: Sequence[dict[str, Any]]) -> str:
    out = io.StringIO()
    if rows:
        writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return out.getvalue()
