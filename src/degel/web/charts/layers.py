"""The layers that charts share: ribbons and line of tone, dots of happenings, the grey of thin evidence; scales of days.

A mark that the pointer is to find has a tooltip: beside a selection Vega-Lite closes all others to it. The page
shows the text itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from degel.api.text import plainly
from degel.web.palette import INK, MUTED, RULE, THIN, colour_of
from degel.web.words import Words

Spec = dict[str, Any]
_DRAWN = ("tone", "low50", "high50", "low80", "high80", "low95", "high95", "mean_5_years")
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
_FONT = "'Source Sans 3', 'Helvetica Neue', Arial, sans-serif"
CONFIG: Spec = {
    "font": _FONT,
    "background": None,
    "view": {"stroke": None},
    "concat": {"spacing": 6},
    "axis": {
        "labelColor": MUTED, "titleColor": MUTED, "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal",
        "gridColor": RULE, "gridDash": [1, 3], "domain": False, "ticks": False, "labelPadding": 6,
    },
    "axisX": {"grid": False, "ticks": True, "tickColor": RULE, "tickSize": 4, "labelFlush": True},
    "text": {"font": _FONT, "fontSize": 11, "color": MUTED},
    "title": {"font": _FONT, "fontSize": 18, "fontWeight": 600, "color": INK, "subtitleFont": _FONT,
              "subtitleFontSize": 12, "subtitleColor": MUTED, "anchor": "start", "offset": 14, "subtitlePadding": 6},
}  # fmt: skip


def tone_layers(
    weeks: Sequence[Mapping[str, Any]], x: Spec, words: Words, *, colour: str = "#2b4a63"
) -> list[Spec]:
    """The line at zero; ribbons, five-year mean and tone, broken where nothing may be said."""
    values = []
    for run, (heard, part) in enumerate(groupby(weeks, key=lambda w: w["tone"] is not None)):
        if heard:
            values += [
                {
                    "day": ms(w["week"], 3),
                    "run": run,
                    **{name: w[name] for name in _DRAWN},
                }
                for w in part
            ]
    y: Spec = {
        "type": "quantitative",
        "scale": {"domain": [-10, 10], "nice": False},
        "axis": {
            "title": None,
            "values": [-10, -5, 0, 5, 10],
            "labelExpr": "datum.value > 0 ? '+' + datum.value : replace('' + datum.value, '-', '−')",
        },
    }
    detail = {"field": "run", "type": "nominal"}
    layers: list[Spec] = [
        {
            "data": {"values": [{"zero": 0}]},
            "mark": {"type": "rule", "color": "#a39d94", "strokeWidth": 1},
            "encoding": {"y": {**y, "field": "zero"}},
        }
    ]
    parts: list[Spec] = [
        {
            "mark": {
                "type": "area",
                "clip": True,
                "opacity": opacity,
                "color": colour,
                "interpolate": "monotone",
            },
            "encoding": {
                "x": {**x, "field": "day"},
                "y": {**y, "field": f"low{level}"},
                "y2": {"field": f"high{level}"},
                "detail": detail,
            },
        }
        for level, opacity in ((95, 0.14), (80, 0.2), (50, 0.28))
    ]
    for name, mark in (
        ("mean_5_years", {"strokeDash": [4, 4], "strokeWidth": 1, "color": "#8b857c"}),
        ("tone", {"strokeWidth": 2, "color": colour, "interpolate": "monotone"}),
    ):
        encoding = {"x": {**x, "field": "day"}, "y": {**y, "field": name}, "detail": detail}
        parts.append({"mark": {"type": "line", "clip": True, **mark}, "encoding": encoding})
    layers.append({"data": {"values": values}, "layer": parts})
    return layers


def happening_layer(happenings: Sequence[Mapping[str, Any]], x: Spec, words: Words) -> list[Spec]:
    values = [
        {
            "day": ms(h["day"]),
            "score": h["score"],
            "colour": colour_of(h["score"]),
            "groups": h["groups"],
            "signal": bool(h["signal"]),
            "event": h["event"],
            "label": happening_label(h, words),
        }
        for h in happenings
    ]
    return [
        {
            "data": {"values": values},
            "mark": {
                "type": "point",
                "clip": True,
                "filled": True,
                "opacity": 0.95,
                "stroke": "#3a3530",
                "strokeWidth": 0.7,
                "cursor": "pointer",
            },
            "encoding": {
                "x": {**x, "field": "day"},
                "y": {"field": "score", "type": "quantitative", "scale": {"domain": [-10, 10]}},
                "fill": {"field": "colour", "type": "nominal", "scale": None},
                "size": {
                    "field": "groups",
                    "type": "quantitative",
                    "scale": {"domain": [1, 5], "range": [46, 190], "clamp": True},
                    "legend": None,
                },
                "shape": {
                    "field": "signal",
                    "type": "nominal",
                    "scale": {"domain": [False, True], "range": ["circle", "diamond"]},
                    "legend": None,
                },
                "description": {"field": "label"},
                "tooltip": {"field": "label"},
            },
        }
    ]


def happening_label(happening: Mapping[str, Any], words: Words) -> str:
    """A happening in one line: day, who does what to whom, score, and its sentence."""
    to = f" → {', '.join(happening['recipient'])}" if happening["recipient"] else ""
    quote = f" “{plainly(happening['evidence'], 160)}”" if happening["evidence"] else ""
    return (
        f"{words.day(happening['day'])}: {', '.join(happening['actor'])} {words(happening['type'])}{to} "
        f"({words.signed(happening['score'])}, {words.count('sources', max(len(happening['sources']), 1))}){quote}"
    )


def thin_layer(
    weeks: Sequence[Mapping[str, Any]], x: Spec, words: Words, domain: Sequence[int]
) -> list[Spec]:
    """Grey wherever there is not enough evidence, and where there is none at all."""
    runs = []
    for thin, part in groupby(weeks, key=lambda w: w["tone"] is None):
        listed = list(part)
        if thin:
            runs.append({"start": ms(listed[0]["week"]), "end": ms(listed[-1]["week"], 7)})
    if weeks:
        runs.append({"start": domain[0], "end": ms(weeks[0]["week"])})
        runs.append({"start": ms(weeks[-1]["week"], 7), "end": domain[1]})
    runs = [run for run in runs if run["end"] > run["start"]]
    return [
        {
            "data": {"values": runs},
            "mark": {"type": "rect", "color": THIN, "clip": True},
            "encoding": {
                "x": {**x, "field": "start"},
                "x2": {"field": "end"},
                "description": {"value": words("legend_grey")},
            },
        }
    ]


def year_labels() -> Spec:
    """A scale of days whose labels follow the zoom: years, months, or days, in the reader's language."""
    return {"tickCount": 9, "labelOverlap": True}


def domain_of(first: str, last: str) -> list[int]:
    """The period with a hundredth of room on either side, so that no dot is cut."""
    room = max((date.fromisoformat(last) - date.fromisoformat(first)).days // 90, 4)
    return [ms(first, -room), ms(last, room)]


def edge_layer(domain: Sequence[int], x: Spec) -> Spec:
    """Two rows that nobody sees at the ends of the period: each part of the chart then spans the same days."""
    return {
        "data": {"values": [{"day": day} for day in domain]},
        "mark": {"type": "point", "opacity": 0, "size": 0},
        "encoding": {"x": {**x, "field": "day"}},
    }


def ms(day: str, plus: int = 0) -> int:
    """Milliseconds since 1970 of a day's beginning in UTC: what Vega's scales count in."""
    return ((date.fromisoformat(day) - date(1970, 1, 1)) // timedelta(days=1) + plus) * 86_400_000
