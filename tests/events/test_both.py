"""Both sides, both presidents, neighbours who quarrel: those told of, without whoever acts upon them."""

import pytest
from told import told

from degel.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ru", "Кения обвинила Уганду. В Каире призвали обе стороны воздержаться от эскалации.", ("REQUEST", "EGY", "KEN UGA")),
        ("ru", "Кения обвинила Уганду. Президент Омана позвонил обоим президентам.", ("CONSULT", "KEN OMN UGA", "")),
        ("ru", "Кения и Уганда обменялись ударами. Турция вызвалась помирить соседей.", ("AGREE", "TUR", "KEN UGA")),
        ("ru", "США заморозили резервы России. В Москве это осудили.", ("ACCUSE", "RUS", "USA")),
        ("fr", "Le Kenya a bombardé l'Ouganda. Au Caire, on a appelé les deux parties à la retenue.", ("REQUEST", "EGY", "KEN UGA")),
        ("ru", "Кения и Уганда спорят. Пограничники двух стран обменялись выстрелами.", ("ASSAULT", "KEN UGA", "")),
        ("fr", "Le Kenya et l'Ouganda se disputent une île. Les soldats des deux pays ont échangé des tirs.", ("ASSAULT", "KEN UGA", "")),
        ("en", "Kenya and Uganda both claim the island. Soldiers from the two countries exchanged fire.", ("ASSAULT", "KEN UGA", "")),
        ("es", "Kenia y Uganda se disputan una isla. Soldados de ambos países intercambiaron disparos.", ("ASSAULT", "KEN UGA", "")),
        ("ru", "Кения и Уганда спорят. Лидеры обеих республик встретились.", ("CONSULT", "KEN UGA", "")),
        ("ru", "Кения и Уганда подписали договор. Оман похвалил тех и других.", ("SUPPORT", "OMN", "KEN UGA")),
        ("ru", "Оман, Кувейт и Ирак признали Палестину. Чили поблагодарила всех троих.", ("SUPPORT", "CHL", "IRQ KWT OMN")),
    ],
)  # fmt: skip
def test_who_both_are(coder: Coder, lang: str, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(coder, text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ru", "Испанские полицейские вместе с агентами ФБР задержали поляка.", ("COERCE", "ESP USA", "POL")),
        ("en", "Spain together with Portugal condemned Poland.", ("ACCUSE", "ESP PRT", "POL")),
    ],
)  # fmt: skip
def test_who_acts_together_with_the_subject(
    coder: Coder, lang: str, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in told(coder, text, lang)
