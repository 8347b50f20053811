"""A pair and a view → plain values: the series, the happenings, the changes and why nothing is said where it is.

What is returned is what the page shows; the twins (`.json`, `.csv`) and the charts are made from it alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from degel.actors.states import country_name, state_entries
from degel.relations import Card, Relation
from degel.relations.acts import Act, monday
from degel.relations.scale import QUADS
from degel.relations.series import Z

from .board import Board, anchor
from .view import View, pair_slug

__all__ = ["act_row", "bare", "compare", "describe_pair", "heat", "move_row", "moves", "standings"]

_SERIES = ("tone", "low50", "high50", "low80", "high80", "low95", "high95")
_WINDOW = 13


def describe_pair(board: Board, a: str, b: str, view: View) -> dict[str, Any]:
    """All that the page of a pair shows, within the view's period; not to be changed by whoever gets it."""
    whole = board.relation(a, b, view)
    key = ("described", id(whole), a, b, view)
    # The relation is kept with its description, so that its id stays its own.
    made: tuple[Relation, dict[str, Any]] = board.keep(
        key, lambda: (whole, _describe(board, whole, a, b, view))
    )
    return made[1]


def _describe(board: Board, whole: Relation, a: str, b: str, view: View) -> dict[str, Any]:
    shown = board.shown(a, b, view)
    first, last = _period(whole, view)
    weeks = week_rows(whole, shown, view, first, last)
    acts = [act for act in shown.acts if first <= act.day <= last]
    rows = board.titles(a, b)
    return {
        "a": a,
        "b": b,
        "names": {lang: [country_name(a, lang), country_name(b, lang)] for lang in ("en", "fr")},
        "view": view.query(),
        "scale": whole.scale,
        "from": first.isoformat(),
        "to": last.isoformat(),
        "known": whole.until.isoformat(),
        "state": whole.state if whole.enough else "not enough evidence",
        "since": _since(whole),
        "last_state": {"state": whole.changes[-1].state, "day": whole.changes[-1].day.isoformat()}
        if whole.changes
        else None,
        "grade": whole.grade,
        "tone": _number(whole.tone),
        "interval": {
            str(level): [_number(end) for end in found] if (found := whole.interval(level)) else None
            for level in (50, 80, 95)
        },
        "delta": _number(whole.columns["delta"][-1]) if whole.enough else None,
        "p_improving": _number(whole.columns["p_improving"][-1]) if whole.enough else None,
        "p_worsening": _number(whole.columns["p_worsening"][-1]) if whole.enough else None,
        "thin": thin_reason(whole),
        "weeks": weeks,
        "happenings": [act_row(act, rows) for act in reversed(acts)],
        "changes": [card_row(card, rows) for card in whole.changes],
        "assessments": assessment_rows(whole.assessments),
        "presses": list(whole.presses),
        "undated": whole.undated,
        "unreal": whole.unreal,
        "counts": {
            "happenings": len(whole.acts),
            "shown": len(acts),
            "reports": sum(len(act.members) for act in whole.acts),
            "sources": len({name for act in whole.acts for name in act.outlets}),
            "languages": sorted({t.lang for act in whole.acts for t in act.members if t.lang}),
        },
    }


def _period(whole: Relation, view: View) -> tuple[date, date]:
    first = whole.weeks[0] if view.since is None else view.since
    last = whole.until if view.until is None else min(view.until, whole.until)
    return min(first, last), last


def _since(whole: Relation) -> str | None:
    return whole.changes[-1].day.isoformat() if whole.changes and whole.enough else None


def thin_reason(whole: Relation) -> dict[str, int] | None:
    """The counts behind "not enough evidence" in the last week: `None` when there is enough.

    `happenings` acts in the last 13 weeks, told in `weeks` of them; five in three weeks are the least.
    """
    if whole.enough:
        return None
    return dict(zip(("happenings", "weeks"), _window(whole, len(whole.weeks) - 1), strict=True))


def _window(whole: Relation, week: int) -> tuple[int, int]:
    part = whole.columns["n_happenings"][max(week - _WINDOW + 1, 0) : week + 1]
    return int(part.sum()), int((part > 0).sum())


def week_rows(whole: Relation, shown: Relation, view: View, first: date, last: date) -> list[dict[str, Any]]:
    """One row a week: tone with intervals (`None` where the evidence is thin), activity, state and grade."""
    at = {week: i for i, week in enumerate(shown.weeks)}
    smoothed = view.line == "smoothed"
    rows = []
    for t, week in enumerate(whole.weeks):
        if not monday(first) <= week <= last:
            continue
        i = at.get(week)
        heard = i is not None and shown.grades[i] != "E"
        row: dict[str, Any] = {"week": week.isoformat()}
        for name in _SERIES:
            value = None
            if heard and i is not None:
                value = _smoothed(shown, i, name) if smoothed else shown.columns[name][i]
            row[name] = _number(value)
        row["mean_5_years"] = _number(shown.columns["mean_5_years"][i]) if heard and i is not None else None
        happenings = int(shown.columns["n_happenings"][i]) if i is not None else 0
        row["happenings"] = happenings
        row["activity"] = _number(shown.columns["activity"][i]) if i is not None else None
        row["delta"] = _number(shown.columns["delta"][i]) if heard and i is not None else None
        row["grade"] = shown.grades[i] if i is not None else "E"
        row["state"] = whole.states[t]
        row["documents"] = int(whole.columns["coverage_articles"][t])
        row["recent"], row["recent_weeks"] = _window(shown, i) if i is not None else (0, 0)
        rows.append(row)
    return rows


def _smoothed(shown: Relation, i: int, name: str) -> float:
    mean, sd = float(shown.columns["tone_smoothed"][i]), float(shown.columns["tone_smoothed_sd"][i])
    if name == "tone":
        return mean
    z = Z[int(name[-2:])]
    return max(mean - z * sd, -10.0) if name.startswith("low") else min(mean + z * sd, 10.0)


def act_row(act: Act, rows: Mapping[str, Mapping[str, Any]] | None = None) -> dict[str, Any]:
    """One happening: who did what to whom, how it was told, and the words of its surest report."""
    happening = act.happening
    best = max(act.members, key=lambda t: (t.probability, len(t.evidence), t.id)) if act.members else None
    row = (rows or {}).get(best.id) if best else None
    return {
        "event": anchor(happening),
        "happening": happening.id,
        "day": act.day.isoformat(),
        "type": happening.type,
        "mode": happening.mode,
        "quad": QUADS[act.quad],
        "actor": list(happening.actor),
        "recipient": list(happening.recipient),
        "way": {1: "ab", -1: "ba", 0: "both"}[act.way],
        "score": round(act.score, 2),
        "weight": round(act.weight, 3),
        "probability": round(happening.probability, 3),
        "channels": list(act.channels),
        "signal": act.signal.name if act.signal else None,
        "reports": len(act.members),
        "sources": list(happening.sources),
        "groups": act.n_groups,
        "langs": sorted({t.lang for t in act.members if t.lang}),
        "evidence": (best.evidence or None) if best else None,
        "lang": best.lang if best else None,
        "title": row["title"] if row else None,
        "url": row["url"] if row else None,
    }


def card_row(card: Card, rows: Mapping[str, Mapping[str, Any]] | None = None) -> dict[str, Any]:
    """One change of state with the happenings that carry it."""
    return {
        "state": card.state,
        "before": card.before,
        "day": card.day.isoformat(),
        "start": card.start.isoformat(),
        "end": card.end.isoformat(),
        "path": card.path,
        "probability": _number(card.probability),
        "tone_before": _number(card.tone_before),
        "tone_after": _number(card.tone_after),
        "happenings": [act_row(act, rows) for act in card.acts],
        "sources": list(card.sources),
        "countries": list(card.countries),
        "reverse": card.reverse,
    }


def assessment_rows(assessments: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the press says of the pair, newest first; one row a document and direction."""
    rows = []
    for item in assessments:
        day = item.get("date")
        rows.append(
            {
                "direction": item["direction"],
                "text": item["text"],
                "claimant": item["claimant"],
                "source": item.get("source"),
                "day": day.isoformat() if day else None,
                "url": item.get("url"),
                "lang": item.get("lang"),
                "document": item["document"],
            }
        )
    return rows


# --- all pairs


def standings(board: Board, view: View, country: str | None = None) -> list[dict[str, Any]]:
    """Where every pair stands, or every pair of one country (named first), most acts first."""
    rows = []
    for item in board.survey(view):
        if country is not None and country not in (item.a, item.b):
            continue
        a, b = (item.b, item.a) if country == item.b else (item.a, item.b)
        rows.append(
            {
                "a": a,
                "b": b,
                "pair": pair_slug(a, b),
                "state": item.state,
                "grade": item.grade,
                "tone": _number(item.tone),
                "low": _number(item.low),
                "high": _number(item.high),
                "delta": _number(item.delta),
                "happenings": item.acts,
                "recent": item.recent,
                "last": item.last.isoformat() if item.last else None,
                "mean_score": _number(
                    sum(mean * n for mean, n in item.yearly.values()) / item.acts if item.acts else None
                ),
            }
        )
    return rows


def moves(board: Board, view: View, *, country: str | None = None, limit: int = 200) -> list[dict[str, Any]]:
    """Every change of state and every newest gesture, latest first: what moved, with its reason and grade."""
    found: list[dict[str, Any]] = []
    for item in board.survey(view):
        if country is not None and country not in (item.a, item.b):
            continue
        relation = board.relation(item.a, item.b, View(asof=view.asof, scale=view.scale, actors=view.actors))
        for card in item.changes:
            week = min((card.day - relation.weeks[0]).days // 7, len(relation.weeks) - 1)
            found.append(
                move_row(
                    item.a,
                    item.b,
                    card,
                    relation.grades[week],
                    item.change is card and item.state == card.state,
                )
            )
        if item.gesture is not None and (item.change is None or item.gesture.day > item.change.day):
            found.append(gesture_row(item.a, item.b, item.gesture, item.grade))
    found.sort(key=lambda row: (row["day"], row["kind"] == "gesture", row["pair"]), reverse=True)
    return found[:limit]


def move_row(a: str, b: str, card: Card, grade: str, in_force: bool) -> dict[str, Any]:
    """One change of state as a line: its arrow, the happening that carries it most, and its grade then."""
    first = card.acts[0] if card.acts else None
    return {
        "kind": kind_of(card.state),
        "a": a,
        "b": b,
        "pair": pair_slug(a, b),
        "state": card.state,
        "before": card.before,
        "path": card.path,
        "day": card.day.isoformat(),
        "start": card.start.isoformat(),
        "grade": grade,
        "tone_before": _number(card.tone_before),
        "tone_after": _number(card.tone_after),
        "in_force": in_force,
        "sources": len(card.sources),
        "carried_by": act_row(first) if first else None,
    }


def gesture_row(a: str, b: str, act: Act, grade: str) -> dict[str, Any]:
    """The newest friendly act of a pair whose state did not change."""
    return {
        "kind": "gesture", "a": a, "b": b, "pair": pair_slug(a, b), "state": "gesture", "before": None,
        "path": "gesture", "day": act.day.isoformat(), "start": act.day.isoformat(), "grade": grade,
        "tone_before": None, "tone_after": None, "in_force": False, "sources": len(act.outlets),
        "carried_by": act_row(act),
    }  # fmt: skip


def kind_of(state: str) -> str:
    """`thaw`, `freeze`, `rupture`, `gesture` or `rest`: the arrow of a state."""
    if state == "rupture":
        return "rupture"
    if state in ("thaw watch", "thaw confirmed", "normalisation", "warming"):
        return "thaw"
    if state in ("freeze watch", "freeze confirmed", "relapse", "cooling"):
        return "freeze"
    return "gesture" if state == "gesture" else "rest"


def compare(board: Board, pairs: Sequence[tuple[str, str]], view: View) -> dict[str, Any]:
    """The series of several pairs, for one chart and small multiples."""
    found = [describe_pair(board, a, b, view) for a, b in pairs]
    return {
        "pairs": [
            {
                key: item[key]
                for key in (
                    "a",
                    "b",
                    "names",
                    "state",
                    "grade",
                    "tone",
                    "interval",
                    "from",
                    "to",
                    "thin",
                    "counts",
                )
            }
            | {
                "pair": pair_slug(item["a"], item["b"]),
                "weeks": item["weeks"],
                "happenings": item["happenings"],
            }
            for item in found
        ],
        "from": min((item["from"] for item in found), default=None),
        "to": max((item["to"] for item in found), default=None),
        "view": view.query(),
    }


def heat(board: Board, view: View, country: str | None = None, *, most: int = 30) -> dict[str, Any]:
    """Pairs × years: the mean score of the acts and their number, pairs with most acts first."""
    cells: list[dict[str, Any]] = []
    rows: list[str] = []
    for item in board.survey(view):
        if country is not None and country not in (item.a, item.b):
            continue
        a, b = (item.b, item.a) if country == item.b else (item.a, item.b)
        if len(rows) >= most:
            break
        rows.append(pair_slug(a, b))
        for year, (mean, n) in item.yearly.items():
            if (view.since and year < view.since.year) or (view.until and year > view.until.year):
                continue
            cells.append(
                {
                    "pair": pair_slug(a, b),
                    "a": a,
                    "b": b,
                    "year": year,
                    "mean": round(mean, 2),
                    "happenings": n,
                }
            )
    years: list[int] = sorted({cell["year"] for cell in cells})
    return {
        "country": country,
        "pairs": rows,
        "years": list(range(years[0], years[-1] + 1)) if years else [],
        "cells": cells,
        "view": view.query(),
    }


def bare(code: str) -> str:
    """The state of an actor's key: `RUS` of `RUS/OPP`; the key itself for a body."""
    head = code.partition("/")[0]
    return head if head in state_entries() else code


def _number(value: Any, digits: int = 3) -> float | None:
    if value is None:
        return None
    number = float(value)
    return None if math.isnan(number) else round(number, digits)


def weeks_between(first: date, last: date) -> int:
    """Whole weeks from the week of one day to that of another."""
    return (monday(last) - monday(first)) // timedelta(days=7)
