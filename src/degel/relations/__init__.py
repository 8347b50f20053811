"""Happenings of a pair of states → tone, activity, intervals, and the states between thaw and freeze."""

from __future__ import annotations

from .cards import Card
from .panel import panel
from .relation import Evidence, Relation, measure, relation
from .scale import load_scale, scale_names
from .states import STATES, Rules
from .thaws import Thaw, thaws

__all__ = [
    "STATES",
    "Card",
    "Evidence",
    "Relation",
    "Rules",
    "Thaw",
    "load_scale",
    "measure",
    "panel",
    "relation",
    "scale_names",
    "thaws",
]
