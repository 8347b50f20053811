"""The board's answers → the values that the templates are filled with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from degel.actors.states import country_name, state_entries
from degel.api import discussion, evidence, pairs
from degel.api.view import ACTORS, LINES, PRESSES, WAYS, View, pair_slug
from degel.relations import Rules, scale_names
from degel.relations.acts import CHANNELS
from degel.store.notes import read_notes

from . import charts
from .desk import Desk
from .words import Words

_CHARTED = 800  # dots that one chart bears
_LISTED = 60
MOST_PAIRS = 5


def front_values(desk: Desk, view: View) -> dict[str, Any]:
    found = pairs.moves(desk.board, view)
    # A watch that lapses is no move; the page of its pair lists it.
    changes = [row for row in found if row["kind"] != "gesture" and row["path"] != "settled"]
    return {
        "view": view,
        "in_force": [row for row in changes if row["in_force"]],
        "changes": changes,
        "gestures": [row for row in found if row["kind"] == "gesture"][:16],
        "pair_count": len(desk.board.shelf().pairs()),
        "busiest": pairs.standings(desk.board, view)[:12],
    }


def pair_values(
    desk: Desk, a: str, b: str, view: View, words: Words, *, brush: bool = True, event: str | None = None
) -> dict[str, Any]:
    found = pairs.describe_pair(desk.board, a, b, view)
    drawn = found
    if brush and (view.since or view.until):
        drawn = pairs.describe_pair(desk.board, a, b, replace(view, since=None, until=None))
        drawn = {**drawn, "zoom": [found["from"], found["to"]]}
    left_out = max(len(drawn["happenings"]) - _CHARTED, 0)
    if left_out:
        drawn = {
            **drawn,
            "happenings": sorted(drawn["happenings"], key=lambda h: (-h["groups"], -abs(h["score"])))[
                :_CHARTED
            ],
        }
    return {
        "pair": found,
        "slug": pair_slug(a, b),
        "view": view,
        "spec": charts.pair_chart(drawn, words, brush=brush, still=False, width=640),
        "left_out": left_out,
        "listed": _LISTED,
        "press": press_groups(found["assessments"]),
        "choices": {
            "way": WAYS, "channel": ("all", *CHANNELS), "press": PRESSES, "actors": ACTORS, "line": LINES,
            "scale": scale_names(),
        },
        "rules": Rules(),
        "card": event_page(desk, event)["card"] if event else None,
        "notes": pair_notes(desk, a, b),
        "modalities": discussion.MODALITIES,
        "types": codebook_types(),
    }  # fmt: skip


def event_page(desk: Desk, id: str) -> dict[str, Any]:
    """What the card of an event is made from."""
    return {
        "card": evidence.evidence_card(desk.board, id),
        "modalities": discussion.MODALITIES,
        "types": codebook_types(),
    }


def codebook_types() -> dict[str, list[str]]:
    return {name: list(entry.modes) for name, entry in sorted(evidence.codebook().entries.items())}


def pair_notes(desk: Desk, a: str, b: str) -> list[Any]:
    return read_notes(desk.board.store, [pair_slug(min(a, b), max(a, b))])


def press_groups(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Press assessments by direction: how many outlets claim it, and the newest of them."""
    groups = []
    for direction in ("warming", "cooling"):
        own = [row for row in rows if row["direction"] == direction]
        if own:
            outlets = {row["claimant"] or row["source"] or row["document"] for row in own}
            groups.append({"direction": direction, "outlets": len(outlets), "rows": own[:8]})
    return groups


def map_values(desk: Desk, view: View, country: str, words: Words) -> dict[str, Any]:
    rows = pairs.standings(desk.board, view, country)
    return {
        "country": country,
        "rows": rows,
        "view": view,
        "spec": charts.map_chart(rows, country, words),
        "codes": country_codes(words),
    }


def country_codes(words: Words) -> list[tuple[str, str]]:
    found = [
        (country_name(code, words.lang), code)
        for code, entry in state_entries().items()
        if not entry.get("end")
    ]
    return sorted(found)


def compare_values(
    desk: Desk, chosen: Sequence[tuple[str, str]], wrong: str | None, view: View, words: Words
) -> dict[str, Any]:
    found = pairs.compare(desk.board, chosen, view)
    slugs = [pair_slug(a, b) for a, b in chosen]
    return {
        "found": found, "slugs": slugs, "wrong": wrong, "view": view, "spec": charts.compare_chart(found, words, width=640),
        "suggested": [row for row in pairs.standings(desk.board, view)[:12] if not {row["pair"], pair_slug(row["b"], row["a"])} & set(slugs) and pair_slug(row["b"], row["a"]) not in slugs],
        "full": len(slugs) >= MOST_PAIRS,
    }  # fmt: skip


def type_examples(type_: str) -> list[dict[str, Any]]:
    from degel.codebook.labels import read_labels

    found = []
    for (lang, name), listed in sorted(evidence.codebook().examples.items()):
        if name == type_:
            found.append(
                {
                    "lang": lang,
                    "texts": [read_labels(e.text).text for e, _ in listed[:12]],
                    "count": len(listed),
                }
            )
    return found


def flat_move(row: Mapping[str, Any]) -> dict[str, Any]:
    cited = row["carried_by"] or {}
    plain = {key: value for key, value in row.items() if key != "carried_by"}
    return plain | {
        "event": cited.get("event"),
        "evidence": cited.get("evidence"),
        "sources_named": cited.get("sources"),
    }


def flat_report(row: Mapping[str, Any]) -> dict[str, Any]:
    wanted = (
        "event", "document", "type", "mode", "modality", "quad", "score", "probability", "actors", "recipients", "day",
        "place", "lang", "source", "url", "title", "published", "sentence", "span",
    )  # fmt: skip
    return {key: row[key] for key in wanted}
