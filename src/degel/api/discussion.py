"""Readers' judgements → corrections and notes of the store, and the log of all of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from degel.actors.states import find_country, state_entries
from degel.errors import DegelError
from degel.store.corrections import Correction
from degel.store.notes import Note, add_note, read_notes

from .board import Board
from .evidence import codebook
from .view import pair_slug, read_pair

__all__ = ["ACTIONS", "MODALITIES", "audit_log", "correct_event", "write_note"]

ACTIONS = ("accept", "reject", "edit", "merge", "split")
MODALITIES = ("done", "future", "hypothetical", "negated", "historical")
_LONGEST_REASON = 2000


def correct_event(
    board: Board, event: str, action: str, who: str, why: str, fields: Mapping[str, Any]
) -> Correction:
    """The correction that was appended to the store; the index follows from the next answer on.

    `fields` holds for `edit` any of type, mode, modality, day, actors, recipients; for `merge` and `split`
    `members`, the ids of the other events. Raises `DegelError` for anything that cannot be applied.
    """
    who, why = who.strip(), why.strip()
    if len(who) > 200 or len(why) > _LONGEST_REASON:
        raise DegelError(f"a reason has at most {_LONGEST_REASON} characters and a name 200; shorten it")
    if action not in ACTIONS:
        raise DegelError(f"{action[:40]!r} is no correction; use one of {', '.join(ACTIONS)}")
    row = board.event(event)
    if action == "edit":
        changes = edit_fields(row, fields)
        if not changes:
            raise DegelError("nothing was changed; alter a field before sending the edit")
        return board.store.correct(event, "edit", who, why, **changes)
    if action in ("merge", "split"):
        return _bind(board, event, action, who, why, [str(id) for id in fields.get("members", ())])
    return board.store.correct(event, action, who, why)


def _bind(board: Board, event: str, action: str, who: str, why: str, members: list[str]) -> Correction:
    """A merge or split of events by their ids: no happening of the whole store has to be made for it."""
    others = sorted({id for id in members if id.strip()} - {event})
    if not others:
        raise DegelError(f"a {action} needs members: choose the other reports first")
    for id in others:
        board.event(id)
    named = (
        {"members": others, "others": [event]} if action == "split" else {"members": sorted([event, *others])}
    )
    made = Correction.make(min(event, *others), action, who, why, named, datetime.now(UTC))
    board.store.tables.insert("corrections", [made.row()])
    return made


def edit_fields(row: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that an edit changes; the store lets quad, scores and states follow from them."""
    changes: dict[str, Any] = {}
    type_ = str(fields.get("type") or row["type"])
    mode = str(fields["mode"]) if fields.get("mode") else None if "mode" in fields else row["mode"]
    entry = codebook().entries.get(type_)
    if entry is None:
        raise DegelError(
            f"{type_[:40]!r} is no type of the codebook; use one of {', '.join(sorted(codebook().entries))}"
        )
    if mode is not None and mode not in entry.modes:
        if "mode" in fields and fields["mode"] and type_ == fields.get("type", type_):
            known = ", ".join(entry.modes) or "none"
            raise DegelError(f"{type_} has no mode {mode[:40]!r}; its modes: {known}")
        mode = None
    if (type_, mode) != (row["type"], row["mode"]):
        changes |= {"type": type_, "mode": mode}
    modality = fields.get("modality")
    if modality and modality != row["modality"]:
        if modality not in MODALITIES:
            raise DegelError(f"{str(modality)[:40]!r} is no modality; use one of {', '.join(MODALITIES)}")
        changes["modality"] = modality
    if day := fields.get("day"):
        try:
            moved = date.fromisoformat(str(day))
        except ValueError:
            raise DegelError(f"{str(day)[:40]!r} is no day of the calendar; write it as YYYY-MM-DD") from None
        if moved != row["date"]:
            changes |= {"date": moved, "date_end": moved, "precision": "day"}
    for name in ("actors", "recipients"):
        if name not in fields:
            continue
        keys = [_key(part) for part in str(fields[name] or "").replace(";", ",").split(",") if part.strip()]
        if keys != list(row[name] or ()):
            changes[name] = keys
    if changes.get("actors") == []:
        raise DegelError("an event needs an actor; give a code such as RUS, RUS/OPP or EU")
    return changes


def _key(text: str) -> str:
    """The key of an actor: a state by any of its names, a sector behind a slash kept, a body's code as it is."""
    head, _, sector = text.strip().partition("/")
    if head.isascii() and head.isupper() and 2 <= len(head) <= 6 and head not in state_entries():
        return f"{head}/{sector.upper()}" if sector else head
    code = find_country(head)
    return f"{code}/{sector.upper()}" if sector else code


def write_note(board: Board, target: str, who: str, text: str) -> Note:
    """The note that was appended on an event or a pair; `DegelError` when there is no such thing."""
    if "-" in target and len(target) == 7:
        a, b = read_pair(target)
        return add_note(board.store, pair_slug(min(a, b), max(a, b)), who, text)
    board.event(target)
    return add_note(board.store, target, who, text)


def audit_log(board: Board, *, limit: int = 100, offset: int = 0) -> dict[str, Any]:
    """Every correction and note, newest first: who did what to which event, when and why."""
    rows: list[dict[str, Any]] = [
        {
            "at": item.at, "action": item.action, "who": item.who, "text": item.why, "target": item.target,
            "fields": {k: str(v) for k, v in item.fields.items()}, "id": item.id,
        }
        for item in board.corrections()
    ]  # fmt: skip
    rows += [
        {
            "at": note.at, "action": "note", "who": note.who, "text": note.text, "target": note.target, "fields": {},
            "id": note.id,
        }
        for note in read_notes(board.store)
    ]  # fmt: skip
    rows.sort(key=lambda row: (row["at"], row["id"]), reverse=True)
    part = rows[offset : offset + limit]
    for row in part:
        row["about"] = _about(board, row["target"])
    return {"total": len(rows), "entries": part, "offset": offset, "limit": limit}


def _about(board: Board, target: str) -> dict[str, Any] | None:
    if "-" in target and len(target) == 7:
        return {"pair": target}
    try:
        row = board.event(target)
    except DegelError:
        return None
    return {
        "type": row["type"], "mode": row["mode"], "actors": list(row["actors"] or ()),
        "recipients": list(row["recipients"] or ()), "day": row["date"].isoformat() if row["date"] else None,
    }  # fmt: skip
