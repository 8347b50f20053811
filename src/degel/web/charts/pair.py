"""A pair → its chart: ribbon and line of tone, a dot a happening, activity, the strip of states, the zoom strip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from degel.actors.states import country_name
from degel.web.palette import INK, RULE, STATES, colour_of
from degel.web.words import Words

from .layers import (
    CONFIG,
    SCHEMA,
    Spec,
    domain_of,
    edge_layer,
    happening_layer,
    ms,
    thin_layer,
    tone_layers,
    year_labels,
)

__all__ = ["pair_chart", "week_label"]


def pair_chart(
    pair: Mapping[str, Any], words: Words, *, brush: bool = False, still: bool = True, width: int = 860
) -> Spec:
    """Ribbon and line of tone, a dot a happening, activity, and the strip of states; `brush` adds the zoom strip.

    `still` drawings carry their title and source, because they travel without their page.
    """
    weeks, first, last = pair["weeks"], pair["from"], pair["to"]
    domain = domain_of(first, last)
    # The domain comes from two unseen rows in each part: a date written into a scale is a call that the
    # interpreter, which a strict Content-Security-Policy needs, does not know.
    x: Spec = {"type": "temporal", "scale": {"type": "utc", "nice": False}}
    if brush:
        x["scale"]["domain"] = {"param": "zoom"}
    bare: Spec = {**x, "axis": None}
    tone = tone_layers(weeks, bare, words)
    dots = happening_layer(pair["happenings"], bare, words)
    marks = _change_layers(pair["changes"], bare, words, first, last)
    main: Spec = {
        "width": width,
        "height": 270,
        "layer": [
            edge_layer(domain, bare),
            *thin_layer(weeks, bare, words, domain),
            *tone,
            *marks,
            *_week_layer(weeks, bare, words),
            *dots,
            *_sides(words),
        ],
    }
    activity: Spec = {
        "data": {"values": [{"day": ms(w["week"]), "end": ms(w["week"], 7), "n": w["happenings"], "none": 0} for w in weeks if w["happenings"]]},
        "mark": {"type": "rect", "color": "#8b857c", "stroke": "#8b857c", "strokeWidth": 0.6, "clip": True},
        "encoding": {
            "x": {**bare, "field": "day"}, "x2": {"field": "end"},
            "y": {"field": "n", "type": "quantitative",
                  "axis": {"title": words("activity_short"), "titleAngle": 0, "titleAlign": "right", "titleAnchor": "middle",
                           "titleY": 22, "titleX": -26, "tickCount": 2, "format": "d", "grid": False}},
            "y2": {"field": "none"},
        },
    }  # fmt: skip
    dated: Spec = {**x, "axis": {"title": None, **year_labels()}}
    strip: Spec = {
        "data": {"values": _state_runs(weeks, words)},
        "mark": {"type": "rect", "clip": True},
        "encoding": {
            "x": {**dated, "field": "start"},
            "x2": {"field": "end"},
            "color": {"field": "colour", "type": "nominal", "scale": None},
            "description": {"field": "label"},
            "tooltip": {"field": "label"},
        },
    }
    parts = [
        main,
        {"width": width, "height": 34, "layer": [edge_layer(domain, bare), activity]},
        {"width": width, "height": 13, "layer": [edge_layer(domain, dated), strip]},
    ]
    if brush:
        parts.append(_overview(pair, domain, width))
    spec: Spec = {
        "$schema": SCHEMA,
        "config": CONFIG,
        "spacing": 6,
        "vconcat": parts,
        "description": words("chart_of"),
    }
    if still:
        spec["title"] = _heading(pair, words)
        spec["background"] = "#ffffff"
        spec["padding"] = 18
    return spec


def _week_layer(weeks: Sequence[Mapping[str, Any]], x: Spec, words: Words) -> list[Spec]:
    """Unseen columns, one a week: what a pointer or a finger touches between the dots."""
    values = [
        {"day": ms(w["week"]), "end": ms(w["week"], 7), "week": w["week"], "label": week_label(w, words)}
        for w in weeks
    ]
    return [
        {
            "data": {"values": values},
            "mark": {"type": "rect", "clip": True, "fill": "#ffffff", "opacity": 0.01, "cursor": "crosshair"},
            "encoding": {
                "x": {**x, "field": "day"},
                "x2": {"field": "end"},
                "description": {"field": "label"},
                "tooltip": {"field": "label"},
            },
        }
    ]


def week_label(week: Mapping[str, Any], words: Words) -> str:
    """A week in one line: its tone with the interval, or why nothing is said."""
    day = words.day(week["week"])
    if week["tone"] is None:
        return f"{day}: {words('thin_week', happenings=week['recent'], weeks=week['recent_weeks'])}"
    return (
        f"{day}: {words('tone')} {words.signed(week['tone'])} ({words('interval80')} {words.signed(week['low80'])} … "
        f"{words.signed(week['high80'])}), {words(week['state'])}, {words('grade')} {week['grade']}"
    )


def _change_layers(
    changes: Sequence[Mapping[str, Any]], x: Spec, words: Words, first: str, last: str
) -> list[Spec]:
    values = [
        {
            "day": ms(c["day"]),
            "label": words(c["state"]),
            "colour": STATES[c["state"]] if c["state"] not in ("steady",) else "#8b857c",
        }
        for c in changes
        if first <= c["day"] <= last and c["state"] != "steady"
    ]
    for i, value in enumerate(values):  # labels of near changes stand one below the other
        value["row"] = i % 2
    rule = {
        "data": {"values": values},
        "mark": {"type": "rule", "strokeWidth": 1.2, "clip": True},
        "encoding": {
            "x": {**x, "field": "day"},
            "color": {"field": "colour", "type": "nominal", "scale": None},
        },
    }
    texts = [
        {
            "data": {"values": [v for v in values if v["row"] == row]},
            "mark": {
                "type": "text",
                "align": "left",
                "baseline": "top",
                "dx": 4,
                "dy": 2 + 13 * row,
                "fontWeight": 600,
                "color": INK,
                "clip": True,
            },
            "encoding": {"x": {**x, "field": "day"}, "y": {"value": 0}, "text": {"field": "label"}},
        }
        for row in (0, 1)
    ]
    return [rule, *texts]


def _sides(words: Words) -> list[Spec]:
    return [
        {
            "data": {"values": [{"label": text}]},
            "mark": {
                "type": "text",
                "align": "right",
                "baseline": "middle",
                "dx": -4,
                "dy": dy,
                "fontStyle": "italic",
                "color": colour,
            },
            "encoding": {
                "x": {"value": "width"},
                "y": {"datum": at, "type": "quantitative"},
                "text": {"field": "label"},
            },
        }
        for text, at, dy, colour in (
            (f"{words('friendlier')} ↑", 10, 9, "#9a4b0b"),
            (f"{words('hostile')} ↓", -10, -9, "#1f5c99"),
        )
    ]


def _overview(pair: Mapping[str, Any], domain: Sequence[int], width: int) -> Spec:
    """The strip below on which a period is drawn: every happening as a tick."""
    chosen = pair.get("zoom")
    brush = {"fill": "#2b4a63", "fillOpacity": 0.12, "stroke": "#2b4a63"}
    select: Spec = {"name": "zoom", "select": {"type": "interval", "encodings": ["x"], "mark": brush}}
    if chosen:
        select["value"] = {"x": [ms(chosen[0]), ms(chosen[1], 1)]}
    x: Spec = {"field": "day", "type": "temporal", "scale": {"type": "utc", "nice": False}, "axis": None}
    ground: Spec = {
        "data": {"values": [{"day": domain[0], "end": domain[1]}]},
        "params": [select],
        "mark": {"type": "rect", "color": "#f8f6f1", "stroke": RULE, "cursor": "crosshair"},
        "encoding": {"x": x, "x2": {"field": "end"}},
    }
    ticks: Spec = {
        "data": {
            "values": [{"day": ms(h["day"]), "colour": colour_of(h["score"])} for h in pair["happenings"]]
        },
        "mark": {"type": "tick", "thickness": 2, "height": 16, "opacity": 0.9},
        "encoding": {"x": x, "color": {"field": "colour", "type": "nominal", "scale": None}},
    }
    return {"width": width, "height": 26, "layer": [ground, ticks]}


def _state_runs(weeks: Sequence[Mapping[str, Any]], words: Words) -> list[Spec]:
    runs = []
    for state, part in groupby(weeks, key=lambda w: w["state"]):
        listed = list(part)
        runs.append(
            {
                "start": ms(listed[0]["week"]),
                "end": ms(listed[-1]["week"], 7),
                "state": state,
                "colour": STATES[state],
                "label": f"{words(state)}, {words.day(listed[0]['week'])} – {words.day(listed[-1]['week'])}",
            }
        )
    return runs


def _heading(pair: Mapping[str, Any], words: Words) -> Spec:
    names = f"{country_name(pair['a'], words.lang)} – {country_name(pair['b'], words.lang)}"
    told = f"{words(pair['state'])}, {words('grade')} {pair['grade']}"
    if pair["tone"] is not None:
        low, high = pair["interval"]["80"]
        told += f", {words('tone')} {words.signed(pair['tone'])} ({words.signed(low)} … {words.signed(high)})"
    return {
        "text": names,
        "subtitle": [
            f"{told}. {words('tone_axis')}.",
            f"{words.day(pair['from'])} – {words.day(pair['to'])}, {words('known_until', day=words.day(pair['known']))}. dégel",
        ],
    }
