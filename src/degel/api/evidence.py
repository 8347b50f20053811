"""An event → its card: the sentence in its own language with its parts marked, and all that stands behind it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from functools import cache
from typing import Any

from degel.codebook import Codebook, load_codebook
from degel.errors import DegelError
from degel.store.notes import read_notes

from .board import Board
from .pairs import act_row
from .view import View

__all__ = ["codebook", "codebook_clause", "evidence_card", "mark_sentence"]

_NEAR = timedelta(days=120)
_RELATED = 6
_LONGEST = 20_000  # characters of a sentence that are shown


@cache
def codebook() -> Codebook:
    """The shipped codebook, read once."""
    return load_codebook()


def evidence_card(board: Board, id: str, view: View | None = None) -> dict[str, Any]:
    """The card of an event; `DegelError` when the store has none of that id."""
    view = view or View()
    row = board.event(id)
    pair = _pair_of(board, row)
    act = board.happening(id, *pair, view) if pair else None
    rows = board.rows(*pair, (id, *(act.happening.members if act else ()))) if pair else {id: row}
    corrections = [
        item for item in board.corrections() if _concerns(item, {id, *(act.happening.members if act else ())})
    ]
    members = [rows[t.id] for t in act.members if t.id in rows] if act else [row]
    members.sort(
        key=lambda item: (item["published"] is None, item["published"], item["source"] or "", item["id"])
    )
    return {
        **report(row),
        "pair": f"{pair[0]}-{pair[1]}" if pair else None,
        "rejected": any(c.target == id and c.action == "reject" for c in corrections)
        and row["probability"] == 0.0,
        "clause": codebook_clause(row["type"], row["mode"]),
        "happening": act_row(act, rows) if act else None,
        "members": [report(item) for item in members],
        "related": related_stories(board, pair, row, act.happening.members if act else (id,), view),
        "page_links": list(_related_of(board, row["document"])),
        "corrections": [
            {
                "action": c.action,
                "who": c.who,
                "why": c.why,
                "at": c.at,
                "fields": dict(c.fields),
                "target": c.target,
            }
            for c in corrections
        ],
        "notes": [
            {"who": n.who, "text": n.text, "at": n.at}
            for n in read_notes(board.store, {id, *(act.happening.members if act else ())})
        ],
    }


def report(row: Mapping[str, Any]) -> dict[str, Any]:
    """One report of an act: its words with their parts, its document, and how it was coded."""
    return {
        "event": row["id"],
        "document": row["document"],
        "type": row["type"],
        "mode": row["mode"],
        "modality": row["modality"],
        "quad": row["quad"],
        "score": row["score"],
        "plover_score": row["plover_score"],
        "probability": round(row["probability"], 3),
        "actor": [_actor(item) for item in row["actor"] or ()],
        "recipient": [_actor(item) for item in row["recipient"] or ()],
        "actors": list(row["actors"] or ()),
        "recipients": list(row["recipients"] or ()),
        "claimant": _actor(row["claimant"]) if row["claimant"] else None,
        "day": row["date"].isoformat() if row["date"] else None,
        "day_end": row["date_end"].isoformat() if row["date_end"] else None,
        "precision": row["precision"],
        "dated": bool(row["dated"]),
        "place": row["place"],
        "place_country": row["place_country"],
        "contexts": list(row["contexts"] or ()),
        "why": list(row["why"] or ()),
        "span": [row["start"], row["end"]],
        "sentence": row["sentence"],
        "parts": mark_sentence(row),
        "evidence": row["evidence"],
        "lang": row["lang"],
        "source": row["source"],
        "source_country": row["source_country"],
        "url": row["url"],
        "title": row["title"],
        "published": row["published"].isoformat() if row["published"] else None,
        "origin": row["origin"],
        "detail": row["detail"],
    }


def mark_sentence(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The sentence cut into parts, in order: `text` and `role` (actor, recipient, claimant, when, place, act or None).

    Joined together the texts are the sentence. `act` is what remains of the coded words: the trigger.
    """
    sentence = row["sentence"] or row["evidence"]
    if sentence is None:
        return []
    sentence = sentence[:_LONGEST]
    offset = row["sentence_start"] if row["sentence"] is not None else row["start"]
    roles: list[str | None] = [None] * len(sentence)

    def paint(start: int | None, end: int | None, role: str) -> None:
        if start is None or end is None:
            return
        for i in range(max(start - offset, 0), min(end - offset, len(sentence))):
            roles[i] = role

    paint(row["start"], row["end"], "act")
    for name, part in (("when_span", "when"), ("place_span", "place")):
        if row[name]:
            paint(row[name]["start"], row[name]["end"], part)
    for people, role in ((row["actor"], "actor"), (row["recipient"], "recipient")):
        for person in people or ():
            paint(person["start"], person["end"], role)
    if row["claimant"]:
        paint(row["claimant"]["start"], row["claimant"]["end"], "claimant")
    parts: list[dict[str, Any]] = []
    for char, painted in zip(sentence, roles, strict=True):
        if parts and parts[-1]["role"] == painted:
            parts[-1]["text"] += char
        else:
            parts.append({"text": char, "role": painted})
    return parts


def codebook_clause(type: str, mode: str | None) -> dict[str, Any] | None:
    """What the codebook says of a type and mode: definition, scores, boundaries; `None` for a type it lacks."""
    entry = codebook().entries.get(type)
    if entry is None:
        return None
    own = entry.modes.get(mode) if mode else None
    return {
        "type": type,
        "mode": mode if own else None,
        "definition": entry.definition,
        "mode_definition": own.definition if own else None,
        "quad": entry.quad,
        "score": own.score if own else entry.score,
        "plover_score": own.plover_score if own else entry.plover_score,
        "boundaries": [{"when": b.when, "code": b.code, "note": b.note} for b in entry.boundaries],
    }


def related_stories(
    board: Board, pair: tuple[str, str] | None, row: Mapping[str, Any], members: Sequence[str], view: View
) -> list[dict[str, Any]]:
    """Other happenings of the pair close in time, nearest first: what a reader may want to see next."""
    if pair is None or row["date"] is None:
        return []
    own = set(members)
    acts = [
        act
        for act in board.relation(*pair, view).acts
        if not own & set(act.happening.members) and abs(act.day - row["date"]) <= _NEAR
    ]
    acts.sort(key=lambda act: (abs(act.day - row["date"]), -act.n_groups, act.happening.id))
    rows = board.titles(*pair)
    return [act_row(act, rows) for act in acts[:_RELATED]]


def _pair_of(board: Board, row: Mapping[str, Any]) -> tuple[str, str] | None:
    """The pair whose act the event is first of all: its first actor's and first recipient's states."""
    actors, recipients = list(row["actor_states"] or ()), list(row["recipient_states"] or ())
    others = [code for code in (*recipients, *actors[1:]) if not actors or code != actors[0]]
    if actors and others:
        return min(actors[0], others[0]), max(actors[0], others[0])
    return board.shelf().pair_of(row["id"])


def _concerns(correction: Any, ids: Iterable[str]) -> bool:
    wanted = set(ids)
    return correction.target in wanted or bool(wanted & set(correction.fields.get("members", ())))


def _related_of(board: Board, document: str) -> Iterable[str]:
    found = (
        board.shelf().query("SELECT related FROM documents WHERE id = ?", [document])["related"].to_pylist()
    )
    return (found[0] or ())[:20] if found else ()


def _actor(item: Mapping[str, Any]) -> dict[str, Any]:
    return {key: item[key] for key in ("country", "code", "sector", "name", "office", "wikidata")}


def document_failures(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The failures that a document's row keeps."""
    try:
        found = json.loads(row["failures"] or "[]")
    except ValueError as error:
        raise DegelError(
            f"the failures of document {row['id']} are not JSON ({error}); add the document again"
        ) from error
    return list(found)
