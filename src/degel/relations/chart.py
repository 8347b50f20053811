"""A relation → a drawing: lines of text for a terminal, or SVG without any library."""

from __future__ import annotations

import itertools
from html import escape
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from .relation import Relation

__all__ = ["png_chart", "svg_chart", "text_chart"]

_BARS = "▁▂▃▄▅▆▇█"
# Blue is cold and orange is warm, as on the dashboard; both differ for every kind of colour blindness.
_COLOURS = {
    "thaw watch": "#efa857", "thaw confirmed": "#c9640f", "normalisation": "#853a06", "warming": "#f8dcb7",
    "freeze watch": "#86b4da", "freeze confirmed": "#1f5c99", "rupture": "#0b2545", "relapse": "#4a76ab",
    "cooling": "#c3daec", "gesture": "#f1e3b4", "steady": "#d3cec5", "not enough evidence": "#ffffff",
}  # fmt: skip
_MARKS = {
    "thaw watch": "t", "thaw confirmed": "T", "normalisation": "N", "warming": "w", "freeze watch": "f",
    "freeze confirmed": "F", "rupture": "R", "relapse": "L", "cooling": "c", "gesture": "g", "steady": "-",
    "not enough evidence": " ",
}  # fmt: skip


def text_chart(relation: Relation, width: int = 72) -> str:
    """Three lines: tone (blank where the evidence is thin), acts a week, and one letter a state."""
    weeks = len(relation.weeks)
    width = max(10, min(width, weeks))
    edges = np.linspace(0, weeks, width + 1).astype(int)
    tone, acts, marks = [], [], []
    most = max(float(relation.columns["activity"].max()), 1e-9) if weeks else 1.0
    for start, stop in itertools.pairwise(edges):
        part = slice(start, max(stop, start + 1))
        seen = [i for i in range(part.start, part.stop) if relation.grades[i] != "E"]
        if seen:
            value = float(np.mean(relation.columns["tone"][seen]))
            tone.append(_BARS[int(np.clip((value + 10) / 20 * len(_BARS), 0, len(_BARS) - 1))])
        else:
            tone.append(" ")
        rate = float(np.mean(relation.columns["activity"][part])) / most
        acts.append(_BARS[int(np.clip(rate * len(_BARS), 0, len(_BARS) - 1))])
        states = relation.states[part]
        marks.append(_MARKS[max(states, key=lambda name: (_weight(name), name))])
    first, last = relation.weeks[0].isoformat(), relation.until.isoformat()
    gap = " " * max(1, width - len(first) - len(last))
    return "\n".join(
        (
            f"tone      {''.join(tone)}",
            f"activity  {''.join(acts)}",
            f"state     {''.join(marks).rstrip()}",
            f"          {first}{gap}{last}",
        )
    )


def svg_chart(relation: Relation, width: int = 760, height: int = 320) -> str:
    """An SVG document: intervals, filtered tone, five-year mean, activity, the strip of states; no scripts."""
    left, right, top, bottom = 44, 12, 34, 74
    plot_w, plot_h = width - left - right, height - top - bottom
    weeks = len(relation.weeks)

    def x(i: float) -> str:
        return f"{left + plot_w * (i / max(weeks - 1, 1)):.1f}"

    def y(value: float) -> str:
        return f"{top + plot_h * (1 - (min(max(value, -10.0), 10.0) + 10) / 20):.1f}"

    title = f"{relation.a} – {relation.b}: {relation.state}"
    label = f"Tone between {relation.a} and {relation.b}, {relation.weeks[0]} to {relation.until}"
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-label="{escape(label)}" font-family="sans-serif" font-size="11">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text x="{left}" y="20" font-size="14">{escape(title)} (grade {relation.grade})</text>',
    ]
    for value in (-10, -5, 0, 5, 10):
        out.append(
            f'<line x1="{left}" x2="{width - right}" y1="{y(value)}" y2="{y(value)}" '
            f'stroke="{"#888888" if value == 0 else "#dddddd"}" stroke-width="1"/>'
            f'<text x="{left - 6}" y="{float(y(value)) + 4:.1f}" text-anchor="end">{value:+d}</text>'
        )
    for first, last in _runs([grade != "E" for grade in relation.grades]):
        span = range(first, last + 1)
        for level, shade in ((95, "#e1e8ef"), (80, "#c6d3df"), (50, "#a6bacd")):
            low, high = relation.columns[f"low{level}"], relation.columns[f"high{level}"]
            ring = [f"{x(i)},{y(high[i])}" for i in span] + [f"{x(i)},{y(low[i])}" for i in reversed(span)]
            out.append(f'<polygon points="{" ".join(ring)}" fill="{shade}"/>')
        for name, style in (
            ("mean_5_years", 'stroke="#999999" stroke-dasharray="4 3" stroke-width="1"'),
            ("tone", 'stroke="#1b3a57" stroke-width="1.8"'),
        ):
            values = relation.columns[name]
            points = " ".join(f"{x(i)},{y(values[i])}" for i in span)
            out.append(f'<polyline points="{points}" fill="none" {style}/>')
    strip = height - bottom + 14
    for state, first, last in _state_runs(relation.states):
        start, stop = float(x(first)), float(x(min(last + 1, weeks - 1)))
        out.append(
            f'<rect x="{start:.1f}" y="{strip}" width="{max(stop - start, 1.5):.1f}" height="12" '
            f'fill="{_COLOURS[state]}" stroke="#bbbbbb" stroke-width="0.3"><title>{escape(state)}, '
            f"{relation.weeks[first]} to {relation.weeks[last]}</title></rect>"
        )
    most = max(float(relation.columns["activity"].max()), 1e-9)
    base = height - 22
    points = " ".join(
        f"{x(i)},{base - 16 * float(relation.columns['activity'][i]) / most:.1f}" for i in range(weeks)
    )
    out.append(f'<polyline points="{points}" fill="none" stroke="#666666" stroke-width="1"/>')
    out.append(f'<text x="{left - 6}" y="{strip + 10}" text-anchor="end">state</text>')
    out.append(f'<text x="{left - 6}" y="{base}" text-anchor="end">acts</text>')
    for i in sorted({0, weeks // 2, weeks - 1}):
        anchor = "start" if i == 0 else "end" if i == weeks - 1 else "middle"
        out.append(
            f'<text x="{x(i)}" y="{height - 6}" text-anchor="{anchor}">{relation.weeks[i].isoformat()}</text>'
        )
    out.append("</svg>")
    return "\n".join(out) + "\n"


def png_chart(relation: Relation, width: int = 760, height: int = 320, scale: float = 2.0) -> bytes:
    """The drawing of `svg_chart` as a PNG image."""
    import vl_convert

    image: bytes = vl_convert.svg_to_png(svg_chart(relation, width, height), scale=scale)
    return image


def _weight(state: str) -> int:
    """States that must not vanish when several weeks share one column come first."""
    order = (
        "not enough evidence", "steady", "gesture", "warming", "cooling", "thaw watch", "freeze watch",
        "relapse", "thaw confirmed", "freeze confirmed", "normalisation", "rupture",
    )  # fmt: skip
    return order.index(state)


def _runs(flags: list[bool]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for i, flag in enumerate(flags):
        if flag and runs and runs[-1][1] == i - 1:
            runs[-1] = (runs[-1][0], i)
        elif flag:
            runs.append((i, i))
    return runs


def _state_runs(states: tuple[str, ...]) -> list[tuple[str, int, int]]:
    runs: list[tuple[str, int, int]] = []
    for i, state in enumerate(states):
        if runs and runs[-1][0] == state:
            runs[-1] = (state, runs[-1][1], i)
        else:
            runs.append((state, i, i))
    return runs
