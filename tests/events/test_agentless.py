"""Passives that name nobody accuse for nobody; an arrest is of its "of"; opinions held "for" a capital are its own."""

import pytest
from told import told

from degel.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_probability=0.0)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "L'arrestation d'un opposant russe à Paris a été dénoncée.", {("COERCE", "FRA", "RUS")}),
        (
            "en",
            "The arrest of a Russian opposition leader in Paris was condemned by Moscow.",
            {("COERCE", "FRA", "RUS"), ("ACCUSE", "RUS", "FRA")},
        ),
        ("en", "Iran was criticised for its crackdown.", set()),
        ("en", "Russia has been accused of war crimes in Ukraine.", set()),
        ("es", "Para Moscú, se trata de una provocación de Kiev.", {("ACCUSE", "RUS", "UKR")}),
        ("fr", "Pour Paris, la décision de Rome est une erreur.", {("ACCUSE", "FRA", "ITA")}),
        ("en", "For Moscow, the decision of Kyiv is a mistake.", {("ACCUSE", "RUS", "UKR")}),
        ("ru", "Для Москвы это провокация Киева.", {("ACCUSE", "RUS", "UKR")}),
        ("ru", "Киев недоволен позицией Венгрии.", {("ACCUSE", "UKR", "HUN")}),
        ("en", "Poland has not ruled out sending peacekeepers to Ukraine.", set()),
        ("fr", "La Pologne n'exclut pas d'envoyer des soldats en Ukraine.", set()),
    ],
)
def test_who_is_meant(coder: Coder, lang: str, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(coder, text, lang) == expected
