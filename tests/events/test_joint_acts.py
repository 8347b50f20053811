"""Exercises of two states, meetings that are set, coordinated verbs, and who summons an ambassador."""

import pytest
from told import told

from degel.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_probability=0.0)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Japan and the Philippines held naval exercises.", ("COOPERATE", "JPN PHL", "")),
        ("fr", "La France et la Grèce ont mené des manœuvres navales.", ("COOPERATE", "FRA GRC", "")),
        ("es", "Brasil y Argentina realizaron maniobras militares.", ("COOPERATE", "ARG BRA", "")),
        ("ru", "Начались учения России и Китая.", ("COOPERATE", "CHN RUS", "")),
        ("en", "North Korea held exercises near South Korea.", ("MOBILIZE", "PRK", "KOR")),
        ("en", "Talks between Iran and Iraq are scheduled for Monday.", ("AGREE", "IRN IRQ", "")),
        ("en", "Talks between Iran and Iraq are to begin on Monday.", ("AGREE", "IRN IRQ", "")),
        ("es", "Las conversaciones entre Irán e Irak deben comenzar el lunes.", ("AGREE", "IRN IRQ", "")),
        ("ru", "Встреча Путина и Си Цзиньпина запланирована на май.", ("AGREE", "CHN RUS", "")),
        ("ru", "Встреча министров Ирана и Ирака должна состояться в понедельник.", ("AGREE", "IRN IRQ", "")),
        ("ru", "Посол Италии вызван в МИД России.", ("ACCUSE", "RUS", "ITA")),
        ("es", "El embajador italiano fue convocado al Ministerio de Exteriores ruso.", ("ACCUSE", "RUS", "ITA")),
        ("en", "The Italian ambassador was summoned to the Russian foreign ministry.", ("ACCUSE", "RUS", "ITA")),
        ("fr", "L'ambassadeur d'Italie a été convoqué au Quai d'Orsay.", ("ACCUSE", "FRA", "ITA")),
    ],
)  # fmt: skip
def test_one_event(coder: Coder, lang: str, text: str, expected: tuple[str, str, str]) -> None:
    assert told(coder, text, lang) == {expected}


def test_a_participle_beside_another_is_active(coder: Coder) -> None:
    text = "La Norvège a signé un accord avec la Turquie et condamné les frappes de la Russie."
    assert ("ACCUSE", "NOR", "RUS") in told(coder, text, "fr")


def test_what_two_sign_is_done_to_nobody(coder: Coder) -> None:
    text = (
        "The Norwegian and Turkish ministers met in Oslo. "
        "They signed a trade agreement and condemned Russia's strikes."
    )
    rows = told(coder, text, "en")
    assert ("SUPPORT", "NOR TUR", "") in rows
    assert ("ACCUSE", "NOR TUR", "RUS") in rows
