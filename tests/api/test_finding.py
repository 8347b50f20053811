"""Pairs are found by any name, in four languages, with small typos."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from degel.api.search import edit_distance, find_states


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("RUS USA", ["RUS", "USA"]),
        ("rus-usa", ["RUS", "USA"]),
        ("Russie États-Unis", ["RUS", "USA"]),
        ("russie etats unis", ["RUS", "USA"]),
        ("россия сша", ["RUS", "USA"]),
        ("Россия и США", ["RUS", "USA"]),
        ("Rusia y Estados Unidos", ["RUS", "USA"]),
        ("Russia vs. United States", ["RUS", "USA"]),
        ("EEUU Cuba", ["USA", "CUB"]),
        ("Corée du Nord et Corée du Sud", ["PRK", "KOR"]),
        ("Иран – Саудовская Аравия", ["IRN", "SAU"]),
        ("Moscow Washington", ["RUS", "USA"]),
        ("frnace algeria", ["FRA", "DZA"]),
        ("grmany polnad", ["DEU", "POL"]),
        ("Германя Франция", ["DEU", "FRA"]),
        ("Côte d’Ivoire", ["CIV"]),
        ("uk uae", ["GBR", "ARE"]),
    ],
)
def test_names_are_understood(query, codes):
    assert [hits[0].code for hits in find_states(query)] == codes


def test_the_beginning_of_a_name_suggests_its_states():
    assert {"KAZ"} <= {hit.code for hit in find_states("kazakh")[0]}


@pytest.mark.parametrize("query", ["", "   ", "qqqqqqqq", "12", "-", "l'"])
def test_what_names_nothing_finds_nothing(query):
    assert find_states(query) == []


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_states_or_nothing(query):
    for hits in find_states(query):
        assert hits and all(len(hit.code) == 3 for hit in hits)


@given(st.text(max_size=12), st.text(max_size=12))
def test_distance_is_symmetric_and_zero_for_the_same(a, b):
    assert edit_distance(a, b, 3) == edit_distance(b, a, 3)
    assert (edit_distance(a, b, 3) == 0) == (a == b)
