"""Plain values → Vega-Lite specifications: one for the browser, and the same drawing for `.svg` and `.png`.

A drawing for a file differs in three things alone: it is cropped to the period, has no brush, and carries its title
and source, because it travels without its page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from degel.actors.states import country_name

from .palette import INK, MUTED, PAIR_COLOURS, RULE, STATES, THIN, colour_of
from .words import Words

__all__ = ["compare_chart", "documents_chart", "heat_chart", "map_chart", "pair_chart"]

Spec = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
_STATIC = Path(__file__).parent / "static"
_FONT = "'Source Sans 3', 'Helvetica Neue', Arial, sans-serif"
_CONFIG: Spec = {
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


def pair_chart(pair: Mapping[str, Any], words: Words, *, brush: bool = False, width: int = 860) -> Spec:
    """Ribbon and line of tone, a dot a happening, activity, and the strip of states; `brush` adds the zoom strip."""
    weeks, first, last = pair["weeks"], pair["from"], pair["to"]
    domain = _domain(first, last)
    x: Spec = {
        "type": "temporal",
        "scale": {"type": "utc", "domain": {"param": "zoom"} if brush else domain, "nice": False},
    }
    bare: Spec = {**x, "axis": None}
    tone = _tone_layers(weeks, bare, words)
    dots = _happening_layer(pair["happenings"], bare, words)
    marks = _change_layers(pair["changes"], bare, words, first, last)
    main: Spec = {
        "width": width,
        "height": 270,
        "layer": [
            *_thin_layer(weeks, bare, words),
            *tone,
            *marks,
            *_week_layer(weeks, bare, words),
            *dots,
            *_sides(words),
        ],
    }
    activity: Spec = {
        "width": width,
        "height": 34,
        "data": {"values": [{"day": _ms(w["week"]), "end": _ms(w["week"], 7), "n": w["happenings"], "none": 0} for w in weeks if w["happenings"]]},
        "mark": {"type": "rect", "color": "#8b857c", "stroke": "#8b857c", "strokeWidth": 0.6, "clip": True},
        "encoding": {
            "x": {**bare, "field": "day"}, "x2": {"field": "end"},
            "y": {"field": "n", "type": "quantitative",
                  "axis": {"title": words("activity_short"), "titleAngle": 0, "titleAlign": "right", "titleAnchor": "middle",
                           "titleY": 22, "titleX": -26, "tickCount": 2, "format": "d", "grid": False}},
            "y2": {"field": "none"},
        },
    }  # fmt: skip
    strip: Spec = {
        "width": width,
        "height": 13,
        "data": {"values": _state_runs(weeks, words)},
        "mark": {"type": "rect", "clip": True},
        "encoding": {
            "x": {**x, "field": "start", "axis": {"title": None, "format": "%Y", "tickCount": 8, **_year_labels(first, last)}},
            "x2": {"field": "end"},
            "color": {"field": "colour", "type": "nominal", "scale": None},
            "description": {"field": "label"},
        },
    }  # fmt: skip
    parts = [main, activity, strip]
    if brush:
        parts.append(_overview(pair, weeks, domain, width, words))
    spec: Spec = {
        "$schema": SCHEMA,
        "config": _CONFIG,
        "spacing": 6,
        "vconcat": parts,
        "description": words("chart_of"),
    }
    if not brush:
        spec["title"] = _heading(pair, words)
        spec["background"] = "#ffffff"
        spec["padding"] = 18
    return spec


def _tone_layers(
    weeks: Sequence[Mapping[str, Any]], x: Spec, words: Words, *, colour: str = "#2b4a63", height: str = "y"
) -> list[Spec]:
    values = []
    for run, (heard, part) in enumerate(groupby(weeks, key=lambda w: w["tone"] is not None)):
        if heard:
            values += [
                {
                    "day": _ms(w["week"], 3),
                    "run": run,
                    **{
                        k: w[k]
                        for k in (
                            "tone",
                            "low50",
                            "high50",
                            "low80",
                            "high80",
                            "low95",
                            "high95",
                            "mean_5_years",
                        )
                    },
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
    for level, opacity in ((95, 0.14), (80, 0.2), (50, 0.28)):
        layers.append(
            {
                "data": {"values": values},
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
        )
    layers.append(
        {"data": {"values": values}, "mark": {"type": "line", "clip": True, "strokeDash": [4, 4], "strokeWidth": 1, "color": "#8b857c"},
         "encoding": {"x": {**x, "field": "day"}, "y": {**y, "field": "mean_5_years"}, "detail": detail}}
    )  # fmt: skip
    layers.append(
        {"data": {"values": values}, "mark": {"type": "line", "clip": True, "strokeWidth": 2, "color": colour, "interpolate": "monotone"},
         "encoding": {"x": {**x, "field": "day"}, "y": {**y, "field": "tone"}, "detail": detail}}
    )  # fmt: skip
    return layers


def _happening_layer(happenings: Sequence[Mapping[str, Any]], x: Spec, words: Words) -> list[Spec]:
    values = [
        {
            "day": _ms(h["day"]),
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
            },
        }
    ]


def happening_label(happening: Mapping[str, Any], words: Words) -> str:
    """A happening in one line: day, who does what to whom, score, and its sentence."""
    to = f" → {', '.join(happening['recipient'])}" if happening["recipient"] else ""
    quote = f" “{happening['evidence'][:160]}”" if happening["evidence"] else ""
    return (
        f"{words.day(happening['day'])}: {', '.join(happening['actor'])} {words(happening['type'])}{to} "
        f"({words.signed(happening['score'])}, {words.count('sources', max(len(happening['sources']), 1))}){quote}"
    )


def _thin_layer(weeks: Sequence[Mapping[str, Any]], x: Spec, words: Words) -> list[Spec]:
    runs = []
    for thin, part in groupby(weeks, key=lambda w: w["tone"] is None):
        listed = list(part)
        if thin:
            runs.append({"start": _ms(listed[0]["week"]), "end": _ms(listed[-1]["week"], 7)})
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


def _week_layer(weeks: Sequence[Mapping[str, Any]], x: Spec, words: Words) -> list[Spec]:
    """Unseen columns, one a week: what a pointer or a finger touches between the dots."""
    values = [
        {"day": _ms(w["week"]), "end": _ms(w["week"], 7), "week": w["week"], "label": week_label(w, words)}
        for w in weeks
    ]
    return [
        {
            "data": {"values": values},
            "mark": {"type": "rect", "clip": True, "opacity": 0, "cursor": "crosshair"},
            "encoding": {
                "x": {**x, "field": "day"},
                "x2": {"field": "end"},
                "description": {"field": "label"},
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
            "day": _ms(c["day"]),
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


def _overview(
    pair: Mapping[str, Any], weeks: Sequence[Mapping[str, Any]], domain: Any, width: int, words: Words
) -> Spec:
    """The strip below on which a period is drawn: every happening as a tick."""
    chosen = pair.get("zoom")
    select: Spec = {
        "name": "zoom",
        "select": {
            "type": "interval",
            "encodings": ["x"],
            "mark": {"fill": "#2b4a63", "fillOpacity": 0.12, "stroke": "#2b4a63"},
        },
    }
    if chosen:
        select["value"] = {"x": [_ms(chosen[0]), _ms(chosen[1], 1)]}
    return {
        "width": width,
        "height": 26,
        "params": [select],
        "data": {"values": [{"day": _ms(h["day"]), "colour": colour_of(h["score"])} for h in pair["happenings"]] or [{"day": domain[0], "colour": THIN}]},
        "mark": {"type": "tick", "thickness": 2, "height": 18},
        "encoding": {
            "x": {"field": "day", "type": "temporal", "scale": {"type": "utc", "domain": domain, "nice": False}, "axis": None},
            "color": {"field": "colour", "type": "nominal", "scale": None},
        },
    }  # fmt: skip


def _state_runs(weeks: Sequence[Mapping[str, Any]], words: Words) -> list[Spec]:
    runs = []
    for state, part in groupby(weeks, key=lambda w: w["state"]):
        listed = list(part)
        runs.append(
            {
                "start": _ms(listed[0]["week"]),
                "end": _ms(listed[-1]["week"], 7),
                "state": state,
                "colour": STATES[state],
                "label": f"{words(state)}, {words.day(listed[0]['week'])} – {words.day(listed[-1]['week'])}",
            }
        )
    return runs


def _year_labels(first: str, last: str) -> Spec:
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    if days > 3 * 366:
        return {"format": "%Y", "tickCount": "year"}
    if days > 400:
        return {"format": "%m/%Y", "tickCount": 8}
    return {"format": "%d/%m/%y", "tickCount": 6}


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


def compare_chart(found: Mapping[str, Any], words: Words, *, width: int = 860, still: bool = False) -> Spec:
    """Small multiples, one row a pair, on the same axes."""
    parts: list[Spec] = []
    domain = _domain(found["from"], found["to"]) if found["pairs"] else None
    for i, pair in enumerate(found["pairs"]):
        x: Spec = {
            "type": "temporal",
            "scale": {"type": "utc", "domain": domain, "nice": False},
            "axis": None,
        }
        final = i == len(found["pairs"]) - 1
        if final:
            x = {**x, "axis": {"title": None, **_year_labels(found["from"], found["to"])}}
        names = f"{country_name(pair['a'], words.lang)} – {country_name(pair['b'], words.lang)}"
        label = {
            "data": {
                "values": [{"label": f"{names}: {words(pair['state'])}, {words('grade')} {pair['grade']}"}]
            },
            "mark": {
                "type": "text",
                "align": "left",
                "baseline": "top",
                "dx": 4,
                "dy": 3,
                "fontWeight": 600,
                "fontSize": 12,
                "color": INK,
            },
            "encoding": {"x": {"value": 0}, "y": {"value": 0}, "text": {"field": "label"}},
        }
        layers = [
            *_thin_layer(pair["weeks"], x, words),
            *_tone_layers(pair["weeks"], x, words, colour=PAIR_COLOURS[i]),
            *_happening_layer(pair["happenings"], x, words),
            label,
        ]
        parts.append({"width": width, "height": 104, "layer": layers})
    spec: Spec = {
        "$schema": SCHEMA,
        "config": _CONFIG,
        "spacing": 10,
        "vconcat": parts or [_nothing(words, width)],
        "description": words("compare_title"),
    }
    if still:
        spec |= {
            "background": "#ffffff",
            "padding": 18,
            "title": {"text": words("compare_title"), "subtitle": [f"{words('tone_axis')}. dégel"]},
        }
    return spec


def _nothing(words: Words, width: int) -> Spec:
    return {
        "width": width,
        "height": 60,
        "data": {"values": [{"label": words("compare_none")}]},
        "mark": {"type": "text"},
        "encoding": {"text": {"field": "label"}},
    }


def heat_chart(found: Mapping[str, Any], words: Words, *, width: int = 860) -> Spec:
    """Pairs by years: colour the mean score, figure the number of happenings."""
    values = [
        {
            "pair": cell["pair"],
            "year": str(cell["year"]),
            "n": cell["happenings"],
            "colour": colour_of(cell["mean"]),
            "ink": "#ffffff" if abs(cell["mean"]) >= 4 else INK,
        }
        for cell in found["cells"]
    ]
    x: Spec = {
        "field": "year",
        "type": "ordinal",
        "axis": {"title": None, "labelAngle": 0, "orient": "top"},
        "scale": {"domain": [str(y) for y in found["years"]]},
    }
    y: Spec = {"field": "pair", "type": "nominal", "sort": found["pairs"], "axis": {"title": None}}
    return {
        "$schema": SCHEMA, "config": _CONFIG, "background": "#ffffff", "padding": 18, "width": width,
        "height": {"step": 24},
        "title": {"text": words("heat_title"), "subtitle": [f"{words('heat_lead')} dégel"]},
        "data": {"values": values or [{"pair": "–", "year": "–", "n": 0, "colour": THIN, "ink": INK}]},
        "layer": [
            {"mark": {"type": "rect", "stroke": "#ffffff", "strokeWidth": 2}, "encoding": {"x": x, "y": y, "color": {"field": "colour", "type": "nominal", "scale": None}}},
            {"mark": {"type": "text", "fontSize": 11}, "encoding": {"x": x, "y": y, "text": {"field": "n", "type": "quantitative"}, "color": {"field": "ink", "type": "nominal", "scale": None}}},
        ],
    }  # fmt: skip


def map_chart(
    rows: Sequence[Mapping[str, Any]], country: str, words: Words, *, width: int = 980, still: bool = False
) -> Spec:
    """The world coloured by the relations of one country; thin ones as rings."""
    filled, rings = [], []
    for row in rows:
        label = f"{country_name(row['b'], words.lang)}: {words(row['state'])}, {words('grade')} {row['grade']}, {words.count('happenings', row['happenings'])}"
        common = {"id": row["b"], "pair": row["pair"], "label": label}
        if row["tone"] is not None:
            filled.append({**common, "colour": colour_of(row["tone"])})
        elif row["b"] in points() and row["mean_score"] is not None:
            lon, lat, _ = points()[row["b"]]
            rings.append(
                {
                    **common,
                    "lon": lon,
                    "lat": lat,
                    "n": row["happenings"],
                    "colour": colour_of(row["mean_score"]),
                }
            )
    own = points().get(country)
    world: Spec = {"format": {"type": "topojson", "feature": "countries"}}
    world |= (
        {"values": json.loads((_STATIC / "world.json").read_text(encoding="utf-8"))}
        if still
        else {"url": "/static/world.json"}
    )
    land = {
        "data": world,
        "mark": {
            "type": "geoshape",
            "fill": "#ebe6dd",
            "stroke": "#ffffff",
            "strokeWidth": 0.5,
            "invalid": None,
        },
    }
    here = {
        "data": world, "transform": [{"filter": {"field": "id", "equal": country}}],
        "mark": {"type": "geoshape", "fill": "#3a3530", "stroke": "#ffffff", "strokeWidth": 0.5, "invalid": None},
    }  # fmt: skip
    layers: list[Spec] = [land, here]
    if filled:
        layers.append(
            {
                "data": {"values": filled},
                "transform": [{"lookup": "id", "from": {"data": world, "key": "id"}, "as": "geo"}],
                "mark": {
                    "type": "geoshape",
                    "stroke": "#ffffff",
                    "strokeWidth": 0.6,
                    "cursor": "pointer",
                    "invalid": None,
                },
                "encoding": {
                    "shape": {"field": "geo", "type": "geojson"},
                    "fill": {"field": "colour", "type": "nominal", "scale": None},
                    "description": {"field": "label"},
                },
            }
        )
    if own:
        lines = [
            {"lon": own[0], "lat": own[1], "lon2": r["lon"], "lat2": r["lat"], "colour": r["colour"]}
            for r in rings
        ]
        layers.append(
            {
                "data": {"values": lines},
                "mark": {"type": "rule", "strokeWidth": 1, "opacity": 0.7},
                "encoding": {
                    "longitude": {"field": "lon", "type": "quantitative"},
                    "latitude": {"field": "lat", "type": "quantitative"},
                    "longitude2": {"field": "lon2"},
                    "latitude2": {"field": "lat2"},
                    "color": {"field": "colour", "type": "nominal", "scale": None},
                },
            }
        )
    layers.append(
        {
            "data": {"values": rings},
            "mark": {"type": "circle", "opacity": 1, "fill": "#fffefb", "strokeWidth": 3, "cursor": "pointer"},
            "encoding": {
                "longitude": {"field": "lon", "type": "quantitative"}, "latitude": {"field": "lat", "type": "quantitative"},
                "size": {"field": "n", "type": "quantitative", "scale": {"type": "sqrt", "domain": [1, 50], "range": [50, 500], "clamp": True}, "legend": None},
                "stroke": {"field": "colour", "type": "nominal", "scale": None}, "description": {"field": "label"},
            },
        }
    )  # fmt: skip
    spec: Spec = {
        "$schema": SCHEMA,
        "config": _CONFIG,
        "width": width,
        "height": round(width * 0.46),
        "projection": {"type": "equalEarth", "rotate": [-11, 0, 0]},
        "layer": layers,
        "description": words("map_title", country=country_name(country, words.lang)),
    }
    if still:
        spec |= {
            "background": "#ffffff",
            "padding": 18,
            "title": {
                "text": words("map_title", country=country_name(country, words.lang)),
                "subtitle": [f"{words('map_lead')} dégel"],
            },
        }
    return spec


def documents_chart(
    weeks: Sequence[Mapping[str, Any]], words: Words, *, width: int = 860, still: bool = False
) -> Spec:
    """Documents a month by language."""
    months: dict[tuple[str, str], int] = {}
    for row in weeks:
        key = (row["week"][:7] + "-01", row["lang"])
        months[key] = months.get(key, 0) + row["documents"]
    values = [
        {
            "day": _ms(day),
            "end": _ms(day, 29),
            "lang": words(f"lang_{lang}") if words.has(f"lang_{lang}") else lang,
            "n": n,
        }
        for (day, lang), n in sorted(months.items())
    ]
    spec: Spec = {
        "$schema": SCHEMA, "config": _CONFIG, "width": width, "height": 150, "description": words("documents_month"),
        "data": {"values": values},
        "mark": {"type": "bar", "binSpacing": 0},
        "encoding": {
            "x": {"field": "day", "type": "temporal", "scale": {"type": "utc"}, "axis": {"title": None, "format": "%Y", "tickCount": "year"}},
            "x2": {"field": "end"},
            "y": {"field": "n", "type": "quantitative", "stack": True, "axis": {"title": None, "tickCount": 4, "format": "d"}},
            "color": {"field": "lang", "type": "nominal", "scale": {"range": list(PAIR_COLOURS)}, "legend": {"title": None, "orient": "top", "direction": "horizontal"}},
        },
    }  # fmt: skip
    if still:
        spec |= {
            "background": "#ffffff",
            "padding": 18,
            "title": {"text": words("documents_month"), "subtitle": ["dégel"]},
        }
    return spec


@cache
def points() -> Mapping[str, tuple[float, float, int]]:
    """Degrees east and north of each state's largest part, and its area in km²."""
    found: dict[str, tuple[float, float, int]] = json.loads(
        (Path(__file__).parent / "data" / "points.json").read_text(encoding="utf-8")
    )
    return found


def _domain(first: str, last: str) -> list[int]:
    """The period with a hundredth of room on either side, so that no dot is cut."""
    room = max((date.fromisoformat(last) - date.fromisoformat(first)).days // 90, 4)
    return [_ms(first, -room), _ms(last, room)]


def _ms(day: str, plus: int = 0) -> int:
    """Milliseconds since 1970 of a day's beginning in UTC: what Vega's scales count in."""
    return ((date.fromisoformat(day) - date(1970, 1, 1)) // timedelta(days=1) + plus) * 86_400_000
