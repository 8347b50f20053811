"""What another side is told to do is demanded; envoys who are told to leave are expelled."""

import pytest
from told import told

from degel.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_probability=0.0)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The ICC ordered Mongolia to arrest Putin.", ("REQUEST", "ICC", "MNG")),
        ("fr", "La CPI a ordonné à la Mongolie d'arrêter Poutine.", ("REQUEST", "ICC", "MNG")),
        ("es", "La CPI ordenó a Mongolia arrestar a Putin.", ("REQUEST", "ICC", "MNG")),
        ("ru", "МУС приказал Монголии арестовать Путина.", ("REQUEST", "ICC", "MNG")),
        ("fr", "Le Niger a ordonné à l'ambassadeur de France de quitter le pays.", ("SANCTION", "NER", "FRA")),
        ("fr", "Le Niger a demandé à l'ambassadeur français de quitter le pays.", ("SANCTION", "NER", "FRA")),
        ("en", "Germany pressed China to use its influence.", ("REQUEST", "DEU", "CHN")),
        ("en", "India told 41 Canadian diplomats to leave.", ("SANCTION", "IND", "CAN")),
        ("en", "The French ambassador was ordered to leave Niger.", ("SANCTION", "NER", "FRA")),
        ("es", "Tres diplomáticos rusos fueron expulsados de Colombia.", ("SANCTION", "COL", "RUS")),
        ("ru", "Двое французских дипломатов высланы из Нигера.", ("SANCTION", "NER", "FRA")),
    ],
)  # fmt: skip
def test_an_order_to_another_side(coder: Coder, lang: str, text: str, expected: tuple[str, str, str]) -> None:
    assert told(coder, text, lang) == {expected}


def test_an_order_to_ones_own_army_is_the_deed(coder: Coder) -> None:
    text = "El presidente ordenó al ejército colombiano atacar a las disidencias."
    assert told(coder, text, "es") == {("ASSAULT", "COL", "COL")}
