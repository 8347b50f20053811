"""What is told as a reason is not under the verb of the sentence; arrests without an agent are of the state where they happen."""

import pytest
from told import told

from degel.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Kenya announced sanctions against Eritrea because of arms sales to Uganda."),
        ("en", "Kenya announced sanctions against Eritrea in response to arms sales to Uganda."),
        (
            "fr",
            "Le Kenya a annoncé des sanctions contre l'Érythrée en réponse à des ventes d'armes à l'Ouganda.",
        ),
        ("ru", "Кения объявила о санкциях против Эритреи в ответ на поставки оружия Уганде."),
        ("es", "Kenia anunció sanciones contra Eritrea en respuesta a la venta de armas a Uganda."),
    ],
)
def test_a_reason_is_not_announced(coder: Coder, lang: str, text: str) -> None:
    assert told(coder, text, lang) == {("SANCTION", "KEN", "ERI")}


@pytest.mark.parametrize(
    ("lang", "text", "event"),
    [
        ("ru", "В Минске задержали гражданина Польши.", ("COERCE", "BLR", "POL")),
        ("es", "En Caracas detuvieron a dos periodistas colombianos.", ("COERCE", "VEN", "COL")),
        ("fr", "À Téhéran, deux Français ont été arrêtés.", ("COERCE", "IRN", "FRA")),
        ("en", "Two French tourists were arrested in Tehran.", ("COERCE", "IRN", "FRA")),
    ],
)
def test_who_is_arrested_is_arrested_by_the_state_of_the_place(
    coder: Coder, lang: str, text: str, event: tuple[str, str, str]
) -> None:
    assert event in told(coder, text, lang)
