"""Analysts' corrections: appended, audited, applied to every table that is read.

`accept` sets the probability to 1, `reject` takes the event out, `edit` changes columns, `merge` and `split`
bind or part the reports of happenings. The last word on an event counts; none is ever removed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]

from degel.errors import StoreError

from .rows import digest

__all__ = ["CORRECTABLE", "Correction", "correct_rows"]

CORRECTABLE = frozenset({"accept", "reject", "edit"})
_ACTIONS = CORRECTABLE | {"merge", "split"}
_EDITABLE = frozenset(
    {
        "type", "mode", "modality", "quad", "score", "probability", "actors", "recipients", "actor_states",
        "recipient_states", "contexts", "date", "date_end", "precision", "place", "place_country",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: who changed what, why and when (UTC, ISO 8601)."""

    id: str
    target: str
    action: str
    who: str
    why: str
    at: str
    fields: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def make(
        cls, target: str, action: str, who: str, why: str, fields: Mapping[str, Any], at: datetime
    ) -> Correction:
        """A new correction; raises `StoreError` when it is not one that can be applied."""
        if action not in _ACTIONS:
            raise StoreError(f"{action!r} is no correction; use one of {', '.join(sorted(_ACTIONS))}")
        if not who.strip() or not why.strip():
            raise StoreError("a correction needs a name and a reason; give who and why")
        if action == "edit":
            unknown = sorted(set(fields) - _EDITABLE)
            if unknown or not fields:
                wrong = (
                    f"the column {unknown[0]!r} cannot be edited" if unknown else "an edit changes no column"
                )
                raise StoreError(f"{wrong}; name one of {', '.join(sorted(_EDITABLE))}")
        if action in ("merge", "split") and not fields.get("members"):
            raise StoreError(f"a {action} needs members: the ids of the events that belong together or apart")
        text = json.dumps(dict(fields), default=_plain, sort_keys=True)
        stamp = at.isoformat(timespec="microseconds")
        return cls(
            digest(target, action, who, why, text, stamp), target, action, who, why, stamp, json.loads(text)
        )

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Correction:
        """The correction of a row of the table."""
        return cls(
            row["id"], row["target"], row["action"], row["who"], row["why"], row["at"],
            json.loads(row["fields"] or "{}"),
        )  # fmt: skip

    def row(self) -> dict[str, Any]:
        """The row of the table."""
        return {
            "id": self.id,
            "target": self.target,
            "action": self.action,
            "fields": json.dumps(dict(self.fields), sort_keys=True),
            "who": self.who,
            "why": self.why,
            "at": self.at,
        }


def correct_rows(table: pa.Table, corrections: Sequence[Correction], *, rejected: bool = False) -> pa.Table:
    """The events with their corrections applied; `rejected` keeps rejected ones in, with probability 0."""
    by_event: dict[str, list[Correction]] = {}
    for item in corrections:
        by_event.setdefault(item.target, []).append(item)
    if not by_event:
        return table
    ids = table["id"].to_pylist()
    touched = [i for i, id in enumerate(ids) if id in by_event]
    if not touched:
        return table
    changed: dict[int, dict[str, Any]] = {}
    out: set[int] = set()
    for i in touched:
        row = table.slice(i, 1).to_pylist()[0]
        for item in by_event[ids[i]]:
            if item.action == "accept":
                row["probability"] = 1.0
                out.discard(i)
            elif item.action == "edit":
                row.update({name: _typed(name, value) for name, value in item.fields.items()})
                out.discard(i)
            else:
                out.add(i)
        if i in out:
            row["probability"] = 0.0
        changed[i] = row
    pieces = []
    last = 0
    for i in touched:
        pieces.append(table.slice(last, i - last))
        if i not in out or rejected:
            pieces.append(pa.Table.from_pylist([changed[i]], schema=table.schema))
        last = i + 1
    pieces.append(table.slice(last))
    return pa.concat_tables(pieces).combine_chunks()


def _typed(name: str, value: Any) -> Any:
    if name in ("date", "date_end") and isinstance(value, str):
        return date.fromisoformat(value)
    return value


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise StoreError(f"{value!r} cannot be kept as a correction; use text, numbers, dates or lists")
