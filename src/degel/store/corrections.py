"""Analysts' corrections: appended, audited, applied to every table that is read.

`accept` sets the probability to 1, `reject` takes the event out, `edit` changes columns, `merge` and `split`
bind or part the reports of happenings. The last word on an event, or on a pair of reports, counts; none is ever
removed. A correction follows its event when the document is coded anew (`carry_over`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import combinations, product
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]

from degel.actors.states import state_entries
from degel.errors import StoreError
from degel.records import Actor
from degel.stories.telling import actor_key, states

from .rows import actor_row, digest
from .types import modes_of, plover_score_of, quad_of, score_of, type_names

__all__ = ["CORRECTABLE", "Correction", "bindings", "carry_over", "check_mode", "correct_rows"]

CORRECTABLE = frozenset({"accept", "reject", "edit"})
_ACTIONS = CORRECTABLE | {"merge", "split"}
_EDITABLE = (
    "actors", "contexts", "date", "date_end", "modality", "mode", "place", "place_country", "precision",
    "probability", "recipients", "score", "type",
)  # fmt: skip
_CHOICES = {
    "modality": ("done", "future", "hypothetical", "negated", "historical"),
    "precision": ("day", "week", "month", "year", "decade"),
}
_LISTS = frozenset({"actors", "recipients", "contexts"})
_NUMBERS = {"probability": (0.0, 1.0), "score": (-10.0, 10.0)}


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
        cls, target: str, action: str, who: str, why: str, fields: Mapping[str, Any], at: datetime | str
    ) -> Correction:
        """A new correction; raises `StoreError` when it is not one that can be applied."""
        if action not in _ACTIONS:
            raise StoreError(f"{action!r} is no correction; use one of {', '.join(sorted(_ACTIONS))}")
        if not who.strip() or not why.strip():
            raise StoreError("a correction needs a name and a reason; give who and why")
        if action == "edit":
            _check_edit(fields)
        elif action in ("accept", "reject") and fields:
            raise StoreError(f"{action} changes no column; use edit for {min(fields)!r}")
        if action in ("merge", "split") and not fields.get("members"):
            raise StoreError(f"a {action} needs members: the ids of the events that belong together or apart")
        text = json.dumps(dict(fields), default=_plain, sort_keys=True)
        stamp = at if isinstance(at, str) else at.isoformat(timespec="microseconds")
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

    def about(self, target: str, action: str | None = None, **fields: Any) -> Correction:
        """The same word of the same person, said at the same time, on another event."""
        return Correction.make(
            target, action or self.action, self.who, self.why, fields or self.fields, self.at
        )


def _check_edit(fields: Mapping[str, Any]) -> None:
    unknown = sorted(set(fields) - set(_EDITABLE))
    if unknown or not fields:
        wrong = f"the column {unknown[0]!r} cannot be edited" if unknown else "an edit changes no column"
        raise StoreError(f"{wrong}; name one of {', '.join(_EDITABLE)}")
    for name, value in fields.items():
        if name == "type" and value not in type_names():
            raise StoreError(f"{value!r} is no event type; use one of {', '.join(type_names())}")
        if name in _CHOICES and value not in _CHOICES[name]:
            raise StoreError(f"{value!r} is no {name}; use one of {', '.join(_CHOICES[name])}")
        if name in _LISTS and not (
            isinstance(value, list | tuple) and all(isinstance(v, str) for v in value)
        ):
            raise StoreError(f"{name} takes a list of texts, not {value!r}; write RUS or RUS,EU")
        if name in ("date", "date_end") and not isinstance(value, date):
            _read_day(value)
        if name in _NUMBERS:
            low, high = _NUMBERS[name]
            if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
                raise StoreError(f"{name} is a number from {low:g} to {high:g}, not {value!r}")
    if "mode" in fields and "type" in fields:
        check_mode(fields["type"], fields["mode"])


def check_mode(type: str, mode: str | None) -> None:
    """Raise `StoreError` when the type has no such mode."""
    known = modes_of(type)
    if mode is not None and mode not in known:
        raise StoreError(f"{type} has no mode {mode!r}; use one of {', '.join(known) or 'none'}")


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
                _edit(row, item.fields)
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


def _edit(row: dict[str, Any], fields: Mapping[str, Any]) -> None:
    """Change the columns of a row, and those that follow from them: quad and scores, codes of states."""
    before = row["type"]
    for name, value in fields.items():
        row[name] = _read_day(value) if name in ("date", "date_end") else value
    if "date" in fields:
        row["dated"] = True
        if "date_end" not in fields:
            row["date_end"] = row["date"]
    if row["date"] is not None and row["date_end"] is not None and row["date_end"] < row["date"]:
        row["date"], row["date_end"] = row["date_end"], row["date"]
    if "type" in fields or "mode" in fields:
        if row["type"] != before and "mode" not in fields:
            row["mode"] = None
        row["quad"] = quad_of(row["type"])
        row["plover_score"] = plover_score_of(row["type"], row["mode"])
        if "score" not in fields:
            row["score"] = score_of(row["type"], row["mode"])
    for side, column in (("actors", "actor"), ("recipients", "recipient")):
        if side in fields:
            known = {actor_key(_record(item)): item for item in row[column]}
            row[column] = [known.get(key) or actor_row(_actor(key)) for key in fields[side]]
            row[f"{column}_states"] = list(states(map(_record, row[column])))


def _actor(key: str) -> Actor:
    """The actor of a key such as `RUS`, `RUS/OPP` or `EU`."""
    code, _, sector = key.partition("/")
    if code in state_entries():
        return Actor(country=code, code=code, sector=sector or "GOV")
    return Actor(code=code, sector=sector or "IGO")


def _record(row: Mapping[str, Any]) -> Actor:
    return Actor(**{name: row[name] for name in ("country", "code", "sector", "name", "office", "wikidata")})


def bindings(corrections: Iterable[Correction]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The pairs of events that are bound together, and those that are kept apart, by the last word on each."""
    said: dict[tuple[str, str], str] = {}
    for item in corrections:
        if item.action not in ("merge", "split"):
            continue
        members = sorted(set(item.fields["members"]))
        others = sorted(set(item.fields.get("others", ())) - set(members))
        pairs = product(members, others) if others else combinations(members, 2)
        for one, other in pairs:
            said[min(one, other), max(one, other)] = item.action
    return (
        [pair for pair, action in said.items() if action == "merge"],
        [pair for pair, action in said.items() if action == "split"],
    )


def carry_over(
    corrections: Sequence[Correction], old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]
) -> tuple[list[Correction], list[dict[str, Any]]]:
    """What keeps corrections in force when events `old` of some documents are replaced by `new`.

    An event that is gone has as successor the new one of the same document and sides whose words overlap its own
    by half. First value: corrections said again of successors. Second: old events to be kept, because an analyst
    accepted or edited them and the new coding has no such event.
    """
    present = {row["id"] for row in new}
    before = {row["id"]: row for row in old}
    gone = {id: row for id, row in before.items() if id not in present}
    if not gone:
        return [], []
    fresh = [row for row in new if row["id"] not in before]
    heirs = {id: heir for id, row in gone.items() if (heir := _heir(row, fresh)) is not None}
    again: list[Correction] = []
    last: dict[str, str] = {}
    for item in corrections:
        if item.action in CORRECTABLE:
            if item.target not in gone:
                continue
            last[item.target] = item.action
            heir = heirs.get(item.target)
            if heir is not None:
                again.extend(_said_again(item, gone[item.target], heir))
        else:
            ids = {name: list[str](item.fields.get(name, ())) for name in ("members", "others")}
            moved = {n: [heirs[id]["id"] if id in heirs else id for id in v] for n, v in ids.items()}
            if moved != ids:
                again.append(
                    item.about(min(moved["members"]), item.action, **{n: v for n, v in moved.items() if v})
                )
    kept = [
        dict(
            gone[id],
            why=[*(gone[id]["why"] or ()), "kept when the document was coded anew: an analyst's word"],
        )
        for id, action in last.items()
        if action != "reject" and id not in heirs
    ]
    known = {item.id for item in corrections}
    return [item for item in again if item.id not in known], kept


def _said_again(item: Correction, row: Mapping[str, Any], heir: Mapping[str, Any]) -> list[Correction]:
    same = heir["type"] == row["type"]
    if item.action == "reject":  # what was rejected is the type, or the dyad; another type is another claim
        return [item.about(heir["id"])] if same else []
    if same or "type" in item.fields:
        return [item.about(heir["id"])]
    fields = {"type": row["type"], "mode": row["mode"], **item.fields}
    if item.action == "accept":
        fields["probability"] = 1.0
    return [item.about(heir["id"], "edit", **fields)]


def _heir(row: Mapping[str, Any], fresh: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    found = []
    for other in fresh:
        if other["document"] != row["document"] or _sides(other) != _sides(row):
            continue
        shared = min(row["end"], other["end"]) - max(row["start"], other["start"])
        shorter = min(row["end"] - row["start"], other["end"] - other["start"])
        if shared > 0 and 2 * shared >= shorter:
            found.append((other["type"] == row["type"], shared, other["id"], other))
    return max(found, key=lambda item: item[:3])[3] if found else None


def _sides(row: Mapping[str, Any]) -> frozenset[str]:
    return frozenset((*row["actors"], *row["recipients"]))


def _read_day(value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise StoreError(f"{value!r} is not a date; write it as YYYY-MM-DD") from None


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise StoreError(f"{value!r} cannot be kept as a correction; use text, numbers, dates or lists")
