"""Sides that a noun stands for, "its neighbour", "both sides", and a state's own soldiers, which are no recipient."""

import pytest
from told import told

from degel.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("es", "Kenia acusó a Uganda. Más tarde advirtió a su vecino de las consecuencias.", ("THREATEN", "KEN", "UGA")),
        ("fr", "Le Kenya a accusé l'Ouganda. Le Kenya a ensuite condamné son voisin.", ("ACCUSE", "KEN", "UGA")),
        ("en", "Kenya and Uganda clashed on the border. Oman urged both sides to release the hostages.", ("REQUEST", "OMN", "KEN UGA")),
        ("es", "Kenia y Uganda se enfrentaron en la frontera. Omán instó a las partes a liberar a los rehenes.", ("REQUEST", "OMN", "KEN UGA")),
        ("en", "Oman moved some of its soldiers to the coast.", ("MOBILIZE", "OMN", "")),
        ("es", "Omán movilizó a cien mil soldados hacia la costa.", ("MOBILIZE", "OMN", "")),
    ],
)  # fmt: skip
def test_who_is_meant(coder: Coder, lang: str, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(coder, text, lang)
