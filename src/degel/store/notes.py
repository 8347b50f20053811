"""What analysts write beside the data: notes on an event or a pair, appended and never changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from degel.errors import StoreError

from .rows import digest
from .store import Store

__all__ = ["Note", "add_note", "read_notes"]

LONGEST = 10_000  # characters


@dataclass(frozen=True, slots=True)
class Note:
    """A note: on what (an event id, or a pair such as `RUS-USA`), by whom, when (UTC, ISO 8601)."""

    id: str
    target: str
    who: str
    text: str
    at: str


def add_note(store: Store, target: str, who: str, text: str) -> Note:
    """The note that was appended. Raises `StoreError` when it has no author, no text, or is too long."""
    who, text = who.strip(), text.strip()
    if not who or not text:
        raise StoreError("a note needs a name and a text; give both")
    if len(text) > LONGEST or len(who) > 200:
        raise StoreError(f"the note has {len(text)} characters; {LONGEST} are the most, shorten it")
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    note = Note(digest("note", target, who, text, at), target, who, text, at)
    row = {"id": note.id, "target": target, "who": who, "text": text, "at": at}
    store.tables.insert("notes", [row])
    return note


def read_notes(store: Store, targets: Iterable[str] | None = None) -> list[Note]:
    """The notes on the targets, or all of them, oldest first."""
    if not store.tables.exists("notes"):
        return []
    wanted = None if targets is None else set(targets)
    rows = store.tables.query('SELECT n.* FROM {notes} n ORDER BY n."at", n.id').to_pylist()
    return [Note(**row) for row in rows if wanted is None or row["target"] in wanted]
