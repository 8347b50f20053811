"""Colours: blue is cold, orange is warm, and both differ for every kind of colour blindness; words always say it too."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = [
    "DIVERGING",
    "INK",
    "MUTED",
    "PAIR_COLOURS",
    "PAPER",
    "RULE",
    "STATES",
    "THIN",
    "bin_of",
    "colour_of",
]

INK, MUTED, RULE, PAPER, THIN = "#1d1b19", "#67625c", "#dcd7cf", "#fffefb", "#f4f1ec"

# Nine steps from −10 to +10.
DIVERGING = (
    "#0b2f5b", "#1f5c99", "#5b94c4", "#aecbe3", "#e6e2da", "#f5cd9b", "#e8964a", "#c25f0e", "#7d3606",
)  # fmt: skip
STATES: Mapping[str, str] = {
    "rupture": "#0b2545", "freeze confirmed": "#1f5c99", "relapse": "#4a76ab", "freeze watch": "#86b4da",
    "cooling": "#c3daec", "not enough evidence": THIN, "steady": "#d3cec5", "gesture": "#f1e3b4",
    "warming": "#f8dcb7", "thaw watch": "#efa857", "thaw confirmed": "#c9640f", "normalisation": "#853a06",
}  # fmt: skip
# Okabe and Ito's, in an order that keeps neighbours apart.
PAIR_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#7a6000")
_EDGES = (-6.0, -4.0, -2.0, -0.5, 0.5, 2.0, 4.0, 6.0)


def bin_of(score: float) -> int:
    """The step of a score or tone, −4 … +4.

    >>> [bin_of(x) for x in (-9, -3, 0, 0.6, 9.5)]
    [-4, -2, 0, 1, 4]
    """
    return sum(1 for edge in _EDGES if score >= edge) - 4


def colour_of(score: float) -> str:
    """The colour of a score or tone."""
    return DIVERGING[bin_of(score) + 4]
