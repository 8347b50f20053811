"""What is not hesitated at is meant, what is out of the question and help withheld are refused; opinions need a holder."""

import pytest
from told import told

from degel.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_probability=0.0)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Israel will not hesitate to strike Iran.", ("THREATEN", "ISR", "IRN")),
        ("es", "Israel no vacilará en bombardear Irán.", ("THREATEN", "ISR", "IRN")),
        ("ru", "Израиль не остановится перед ударом по Ирану.", ("THREATEN", "ISR", "IRN")),
        ("en", "Israel did not hesitate to bomb Iran.", ("ASSAULT", "ISR", "IRN")),
        ("fr", "Pas question pour Berlin de livrer des missiles à Kiev.", ("REJECT", "DEU", "UKR")),
        ("en", "Poland will not send troops to Ukraine.", ("REJECT", "POL", "UKR")),
        ("fr", "La Pologne n'enverra pas de soldats en Ukraine.", ("REJECT", "POL", "UKR")),
        ("es", "Polonia no enviará tropas a Ucrania.", ("REJECT", "POL", "UKR")),
        ("ru", "Польша не будет отправлять войска на Украину.", ("REJECT", "POL", "UKR")),
        ("en", "Norway refuses to send troops to Ukraine.", ("REJECT", "NOR", "UKR")),
        ("fr", "Le président Poutine ne veut pas discuter avec l'Ukraine.", ("REJECT", "RUS", "UKR")),
    ],
)
def test_refused_or_meant(coder: Coder, lang: str, text: str, expected: tuple[str, str, str]) -> None:
    assert told(coder, text, lang) == {expected}


def test_an_opinion_that_nobody_holds_accuses_nobody(coder: Coder) -> None:
    assert not told(coder, "Путин не хочет вести переговоры с Украиной.", "ru") & {("ACCUSE", "UKR", "RUS")}
