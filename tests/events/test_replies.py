"""Whom a side answers, who the guest and the host are, and whose the ambassador is that a page names alone."""

import pytest
from told import told

from degel.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Londres a exigé de Belgrade le retrait de la police. Le président Vucic a refusé de céder.", ("REJECT", "SRB", "GBR")),
        ("en", "London demanded that Belgrade withdraw its police. President Vucic refused to yield.", ("REJECT", "SRB", "GBR")),
        ("es", "Londres exigió a Belgrado la retirada de la policía. El presidente Vucic se negó a ceder.", ("REJECT", "SRB", "GBR")),
        ("ru", "Лондон потребовал от Белграда отвести полицию. Вучич уступать не собирается.", ("REJECT", "SRB", "GBR")),
        ("ru", "Чили ввела пошлины против Перу. Через несколько дней Лима уступила.", ("CONCEDE", "PER", "CHL")),
        ("en", "The president of Peru arrived in Lisbon for an official visit. The guest thanked the host.", ("SUPPORT", "PER", "PRT")),
        ("es", "El presidente de Perú viajó a Lisboa en visita oficial. El anfitrión elogió al visitante.", ("SUPPORT", "PRT", "PER")),
        ("ru", "Премьер Ирака прибыл в Анкару с визитом. Хозяин похвалил гостя.", ("SUPPORT", "TUR", "IRQ")),
    ],
)  # fmt: skip
def test_who_is_answered(coder: Coder, lang: str, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(coder, text, lang)


def test_an_ambassador_is_of_the_embassy_just_named(coder: Coder) -> None:
    text = "Депутаты Грузии обвинили посольство США во лжи. Посол Джейн Доусон раскритиковала правительство."
    assert ("ACCUSE", "USA", "GEO") in told(coder, text, "ru")
