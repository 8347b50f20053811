"""What several do to each other is done to nobody else; what the object of thanks has done is no act beside the thanks."""

import pytest
from told import told

from degel.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_probability=0.0)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Peru and Ecuador accused each other, Brazil said.", ("ACCUSE", "ECU PER", "")),
        ("fr", "L'opposante biélorusse a remercié la Lituanie de lui avoir offert l'asile.", ("SUPPORT", "BLR", "LTU")),
    ],
)  # fmt: skip
def test_nobody_else_receives(coder: Coder, lang: str, text: str, expected: tuple[str, str, str]) -> None:
    assert told(coder, text, lang) == {expected}


def test_who_speaks_in_the_next_clause_is_not_accused(coder: Coder) -> None:
    text = "Alors que Bichkek et Douchanbé s'accusent mutuellement d'avoir ouvert le feu, Moscou appelle ses alliés à la retenue."
    assert ("ACCUSE", "KGZ TJK", "") in told(coder, text, "fr")
