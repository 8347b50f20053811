"""A wrong of another state told with a neutral verb is an accusation; what is told behind the deed stays the deed."""

import pytest
from told import told

from degel.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_probability=0.0)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Ukraine said Russia had deported thousands of children."),
        ("fr", "L'Ukraine affirme que la Russie a déporté des milliers d'enfants."),
        ("es", "Ucrania afirmó que Rusia había bombardeado un hospital."),
        ("ru", "Украина заявила, что Россия депортировала тысячи детей."),
    ],
)
def test_a_rivals_wrong_is_an_accusation(coder: Coder, lang: str, text: str) -> None:
    assert told(coder, text, lang) == {("ACCUSE", "UKR", "RUS")}


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Russia attacked Ukraine, the Ukrainian president said.", "ASSAULT"),
        ("The Ukrainian army said its forces shot down two drones.", "ASSAULT"),
        ("Ukraine said Russia met China.", "CONSULT"),
    ],
)
def test_a_report_is_no_accusation(coder: Coder, text: str, type: str) -> None:
    assert {row[0] for row in told(coder, text, "en")} == {type}
