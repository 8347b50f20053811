"""A store → what it rests on: outlets, languages, documents and events a week, failures, and how often the coder errs."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any

import yaml

from .board import Board

__all__ = ["measured", "store_coverage", "wilson"]

_MEASURES = Path(__file__).parent / "data" / "measures.yml"


@cache
def measured() -> Any:
    """The coder's published error rates, by language and task, as in `docs/measures`."""
    return yaml.safe_load(_MEASURES.read_text(encoding="utf-8"))


def store_coverage(board: Board, *, country: str | None = None) -> dict[str, Any]:
    """Sources, languages, weekly counts, failures and analysts' verdicts of the whole store."""
    shelf = board.shelf()
    return board.keep(("coverage", shelf.version, board.version("corrections")), lambda: _coverage(board))


def _coverage(board: Board) -> dict[str, Any]:
    shelf = board.shelf()
    sources = shelf.query(
        "WITH e AS (SELECT document, count(DISTINCT id) AS n FROM (SELECT document, id FROM pair_events UNION ALL "
        "SELECT document, id FROM lone_events) GROUP BY document) "
        "SELECT d.source, d.source_country AS country, count(*) AS documents, sum(coalesce(e.n, 0))::BIGINT AS events, "
        "min(d.published) AS first, max(d.published) AS last, list_sort(list_distinct(list(d.lang))) AS langs "
        "FROM documents d LEFT JOIN e ON e.document = d.id GROUP BY 1, 2 ORDER BY documents DESC, d.source LIMIT 500"
    ).to_pylist()
    langs = shelf.query(
        "WITH e AS (SELECT document, count(DISTINCT id) AS n FROM (SELECT document, id FROM pair_events UNION ALL "
        "SELECT document, id FROM lone_events) GROUP BY document) "
        "SELECT d.lang, count(*) AS documents, sum(coalesce(e.n, 0))::BIGINT AS events "
        "FROM documents d LEFT JOIN e ON e.document = d.id GROUP BY 1 ORDER BY documents DESC, d.lang"
    ).to_pylist()
    weeks = shelf.query(
        "WITH e AS (SELECT document, count(DISTINCT id) AS n FROM (SELECT document, id FROM pair_events UNION ALL "
        "SELECT document, id FROM lone_events) GROUP BY document) "
        "SELECT date_trunc('week', published)::DATE AS week, coalesce(lang, '?') AS lang, count(*) AS documents, "
        "sum(coalesce(e.n, 0))::BIGINT AS events "
        "FROM documents d LEFT JOIN e ON e.document = d.id WHERE published IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2"
    ).to_pylist()
    failed = shelf.query(
        "SELECT id, source, published, failures FROM documents WHERE failures IS NOT NULL AND failures <> '[]' "
        "ORDER BY published DESC NULLS LAST, id LIMIT 2000"
    ).to_pylist()
    stages: Counter[str] = Counter()
    shown: list[dict[str, Any]] = []
    for row in failed:
        for item in json.loads(row["failures"]):
            stages[item["stage"]] += 1
            if len(shown) < 20:
                shown.append({"document": row["id"], "source": row["source"], **item})
    return {
        "documents": shelf.documents,
        "last_day": shelf.last_day.isoformat(),
        "sources": [
            {**row, "first": str(row["first"] or "") or None, "last": str(row["last"] or "") or None}
            for row in sources
        ],
        "languages": langs,
        "weeks": [{**row, "week": row["week"].isoformat()} for row in weeks],
        "latest_weeks": _latest_weeks(weeks),
        "failures": {"stages": dict(stages.most_common()), "latest": shown},
        "verdicts": verdicts(board),
    }


def _latest_weeks(weeks: list[dict[str, Any]], count: int = 26) -> list[dict[str, Any]]:
    """Documents and events of the latest weeks that have any, all languages together, newest first."""
    totals: dict[str, dict[str, Any]] = {}
    for row in weeks:
        week = row["week"].isoformat()
        total = totals.setdefault(week, {"week": week, "documents": 0, "events": 0})
        total["documents"] += row["documents"]
        total["events"] += row["events"]
    return [totals[week] for week in sorted(totals, reverse=True)[:count]]


def verdicts(board: Board) -> list[dict[str, Any]]:
    """How often analysts accepted what the coder wrote, by language: the last word on each event counts.

    An edit counts as an error. `low` and `high` are Wilson's 95 % interval of the share accepted.
    """
    last = {c.target: c.action for c in board.corrections() if c.action in ("accept", "reject", "edit")}
    counts: dict[str, Counter[str]] = {}
    for id, action in last.items():
        row = board.shelf().event(id)
        if row is not None:
            counts.setdefault(row["lang"] or "?", Counter())[action] += 1
    found = []
    for lang, count in sorted(counts.items()):
        total = sum(count.values())
        low, high = wilson(count["accept"], total)
        found.append({"lang": lang, "accepted": count["accept"], "judged": total, "low": low, "high": high})
    return found


def wilson(right: int, total: int, z: float = 1.959964) -> tuple[float, float]:
    """Wilson's interval of a share; (0, 1) of nothing.

    >>> wilson(8, 10)
    (0.49, 0.943)
    """
    if total == 0:
        return 0.0, 1.0
    p, n = right / total, total
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return round(max(middle - half, 0.0), 3), round(min(middle + half, 1.0), 3)
