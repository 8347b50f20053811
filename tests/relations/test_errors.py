"""Intervals carry the coder's errors: nothing when it makes none, more the more it makes, the same on every run."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from degel.relations import load_scale
from degel.relations.acts import Act
from degel.relations.errors import ErrorRates, draw_truths, drawn_sd, load_errors
from degel.relations.model import estimate_tone, filter_level
from degel.relations.series import series_of

MakeAct = Callable[..., Act]
START = date(2015, 1, 5)
KINDS = ("CONSULT", "ACCUSE", "SUPPORT", "REJECT", "AGREE", "COERCE")


def acts_of(act: MakeAct, probability: float, weeks: int = 40) -> list[Act]:
    """Two acts a week whose ids do not depend on their probability."""
    made = [
        act(w, KINDS[(2 * w + k) % len(KINDS)], day=3 * k, probability=probability)
        for w in range(weeks)
        for k in range(2)
    ]
    return [
        replace(item, happening=replace(item.happening, id=f"h{i:05d}"))
        for i, item in enumerate(sorted(made, key=lambda item: item.day))
    ]


def test_a_coder_without_errors_leaves_the_intervals_as_they_were(act: MakeAct) -> None:
    acts = acts_of(act, 1.0)
    until = START + timedelta(days=7 * 40 - 1)
    drawn, plain = (series_of(acts, START, until, draws=draws).columns for draws in (200, 0))
    for name in ("tone", "low50", "high80", "low95"):
        np.testing.assert_allclose(drawn[name], plain[name], atol=1e-9)


def test_intervals_grow_with_the_rate_of_errors(act: MakeAct) -> None:
    widths = [drawn_sd(acts_of(act, p), START, 40)[13:] for p in (1.0, 0.9, 0.7, 0.5, 0.3)]
    for narrow, wide in itertools.pairwise(widths):
        assert (wide > narrow).all()


def test_types_mistaken_for_near_ones_widen_less_than_for_far_ones(act: MakeAct) -> None:
    acts = [
        replace(item, happening=replace(item.happening, id=f"h{i:05d}"))
        for i, item in enumerate(act(w, "ACCUSE", probability=0.5) for w in range(40))
    ]
    near, far = (
        drawn_sd(acts, START, 40, errors=ErrorRates(0.0, {"ACCUSE": ((type,), np.array([1.0]))}))[13:].mean()
        for type in ("REJECT", "AID")
    )
    assert near < far


def test_draws_are_the_same_on_every_run_and_whatever_else_happened(act: MakeAct) -> None:
    acts = acts_of(act, 0.6)
    np.testing.assert_array_equal(drawn_sd(acts, START, 40), drawn_sd(list(acts), START, 40))
    early = [item for item in acts if item.day < START + timedelta(days=7 * 20)]
    np.testing.assert_allclose(drawn_sd(early, START, 20), drawn_sd(acts, START, 40)[:20], atol=1e-12)


def test_draws_are_right_as_often_as_the_probability_says(act: MakeAct) -> None:
    acts = acts_of(act, 0.6)
    errors = load_errors()
    weights, scores = draw_truths(acts, load_scale("plover"), errors, 2000)
    gone = (weights == 0).mean()
    assert gone == pytest.approx(0.4 * errors.elsewhere, abs=0.01)
    coded = np.array([item.score for item in acts])[:, None]
    other = ((scores != coded) & (weights > 0)).mean()
    assert other == pytest.approx(0.4 * (1 - errors.elsewhere), abs=0.01)
    assert weights[weights > 0] == pytest.approx(1.0)  # what is true counts in full


def test_every_type_has_its_errors_and_none_is_its_own() -> None:
    from degel.relations.scale import QUAD_OF

    errors = load_errors()
    assert set(errors.types) == set(QUAD_OF)
    assert 0.0 < errors.elsewhere < 1.0
    for coded, (types, cumulative) in errors.types.items():
        assert coded not in types
        assert (np.diff(cumulative) >= 0).all() and cumulative[-1] == 1.0


def test_the_short_filter_is_the_long_one() -> None:
    rng = np.random.default_rng(2)
    n = rng.poisson(1.0, (60, 30)).astype(float)
    mean = np.where(n > 0, rng.normal(0, 4, n.shape), 0.0)
    square = mean**2 + np.where(n > 0, 12.0, 0.0)
    level, sd = filter_level(n, mean, square)
    whole = estimate_tone(n, mean, square)
    np.testing.assert_allclose(level, whole.mean, atol=1e-12)
    np.testing.assert_allclose(sd, whole.sd, atol=1e-12)
