"""Many pairs → charts: small multiples, the table of years, the world map, documents a month."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from degel.actors.states import country_name
from degel.web.palette import INK, PAIR_COLOURS, THIN, colour_of
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

__all__ = ["compare_chart", "documents_chart", "heat_chart", "map_chart", "points"]

_WEB = Path(__file__).parent.parent


def compare_chart(found: Mapping[str, Any], words: Words, *, width: int = 860, still: bool = False) -> Spec:
    """Small multiples, one row a pair, on the same axes."""
    parts: list[Spec] = []
    domain = domain_of(found["from"], found["to"]) if found["pairs"] else []
    for i, pair in enumerate(found["pairs"]):
        x: Spec = {
            "type": "temporal",
            "scale": {"type": "utc", "nice": False},
            "axis": None,
        }
        final = i == len(found["pairs"]) - 1
        if final:
            x = {**x, "axis": {"title": None, **year_labels()}}
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
            edge_layer(domain, {**x, "axis": None} if not final else x),
            *thin_layer(pair["weeks"], x, words, domain),
            *tone_layers(pair["weeks"], x, words, colour=PAIR_COLOURS[i]),
            *happening_layer(pair["happenings"], x, words),
            label,
        ]
        parts.append({"width": width, "height": 104, "layer": layers})
    spec: Spec = {
        "$schema": SCHEMA,
        "config": CONFIG,
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
        "$schema": SCHEMA, "config": CONFIG, "background": "#ffffff", "padding": 18, "width": width,
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
        {"values": json.loads((_WEB / "static" / "world.json").read_text(encoding="utf-8"))}
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
                    "tooltip": {"field": "label"},
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
"tooltip": {"field": "label"},
            },
        }
    )  # fmt: skip
    spec: Spec = {
        "$schema": SCHEMA,
        "config": CONFIG,
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
    """Documents a month by language, one above the other."""
    months: dict[str, dict[str, int]] = {}
    for row in weeks:
        month = months.setdefault(row["week"][:7] + "-01", {})
        month[row["lang"]] = month.get(row["lang"], 0) + row["documents"]
    langs = sorted({lang for month in months.values() for lang in month})
    values = []
    for day, month in sorted(months.items()):
        base = 0
        for lang in langs:
            if n := month.get(lang, 0):
                name = words(f"lang_{lang}") if words.has(f"lang_{lang}") else lang
                label = f"{words.day(day, 'MMM yyyy')}, {name}: {n} {words('documents')}"
                values.append(
                    {
                        "day": ms(day),
                        "end": ms(day, 30),
                        "lang": name,
                        "from": base,
                        "to": base + n,
                        "label": label,
                    }
                )
                base += n
    spec: Spec = {
        "$schema": SCHEMA, "config": CONFIG, "width": width, "height": 150, "description": words("documents_month"),
        "data": {"values": values},
        "mark": {"type": "rect", "stroke": "#fffefb", "strokeWidth": 0.5},
        "encoding": {
            "x": {"field": "day", "type": "temporal", "scale": {"type": "utc", "nice": False},
                  "axis": {"title": None, "format": "%Y", "tickCount": "year"}},
            "x2": {"field": "end"},
            "y": {"field": "from", "type": "quantitative", "axis": {"title": None, "tickCount": 4, "format": "d"}},
            "y2": {"field": "to"},
            "color": {"field": "lang", "type": "nominal", "scale": {"range": list(PAIR_COLOURS)},
                      "legend": {"title": None, "orient": "top", "direction": "horizontal", "labelFontSize": 12, "labelColor": INK}},
            "description": {"field": "label"},
"tooltip": {"field": "label"},
        },
    }  # fmt: skip
    if still:
        title = {"text": words("documents_month"), "subtitle": ["dégel"]}
        spec |= {"background": "#ffffff", "padding": 18, "title": title}
    return spec


@cache
def points() -> Mapping[str, tuple[float, float, int]]:
    """Degrees east and north of each state's largest part, and its area in km²."""
    found: dict[str, tuple[float, float, int]] = json.loads(
        (_WEB / "data" / "points.json").read_text(encoding="utf-8")
    )
    return found
