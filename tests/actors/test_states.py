"""Names and codes of states."""

from __future__ import annotations

from datetime import date

import pytest

from degel.actors.states import country_name, find_country, state_entries, systems
from degel.errors import UnknownCountryError

pytestmark = pytest.mark.skipif(not state_entries(), reason="the reference data on states are not there")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("FRA", "FRA"),
        ("fra", "FRA"),
        ("Russie", "RUS"),
        ("Россия", "RUS"),
        ("Соединенные Штаты Америки", "USA"),
        ("etats-unis", "USA"),
        ("ÉTATS-UNIS", "USA"),
        ("Estados Unidos", "USA"),
        ("Reino Unido", "GBR"),
        ("Côte d’Ivoire", "CIV"),
        ("Ivory Coast", "CIV"),
        ("Turkey", "TUR"),
        ("the Netherlands", "NLD"),
        ("South Korea", "KOR"),
        ("КНДР", "PRK"),
        ("Kosovo", "XKX"),
        ("Burma", "MMR"),
    ],
)
def test_a_state_is_found_by_any_of_its_names(name: str, expected: str) -> None:
    assert find_country(name) == expected


def test_an_unknown_name_is_answered_with_suggestions() -> None:
    with pytest.raises(UnknownCountryError, match="Germany"):
        find_country("Germny")


def test_a_name_that_is_nothing_like_a_state_says_what_to_give() -> None:
    with pytest.raises(UnknownCountryError, match="alpha-3"):
        find_country("x" * 5000)


@pytest.mark.parametrize(
    ("code", "lang", "expected"),
    [("DEU", "en", "Germany"), ("DEU", "fr", "Allemagne"), ("ESP", "es", "España"), ("QQQ", "en", "QQQ")],
)
def test_country_names_come_in_the_language_asked_for(code: str, lang: str, expected: str) -> None:
    assert country_name(code, lang) == expected


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("FRA", date(2019, 5, 15), ("FRN", 220, 220)),
        ("USA", date(2000, 1, 1), ("USA", 2, 2)),
        ("RUS", date(1999, 1, 1), ("RUS", 365, 365)),
    ],
)
def test_systems_codes_are_those_of_the_day(code: str, on: date, expected: tuple[str, int, int]) -> None:
    if systems("FRA", date(2019, 5, 15)) == (None, None, None):
        pytest.skip("the table of state systems is not there")
    assert systems(code, on) == expected
