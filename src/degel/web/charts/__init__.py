"""Plain values → Vega-Lite specifications: one for the browser, and the same drawing for `.svg` and `.png`.

A drawing for a file differs in three things alone: it is cropped to the period, has no brush, and carries its title
and source, because it travels without its page.
"""

from __future__ import annotations

from .layers import happening_label
from .many import compare_chart, documents_chart, heat_chart, map_chart, points
from .pair import pair_chart, week_label

__all__ = [
    "compare_chart", "documents_chart", "happening_label", "heat_chart", "map_chart", "pair_chart", "points", "week_label",
]  # fmt: skip
