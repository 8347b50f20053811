"""Who regrets what another did blames him; who ends what he did with another cuts it."""

import pytest
from told import told

from degel.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_probability=0.0)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("es", "El presidente mexicano lamentó que España no haya pedido perdón.", ("ACCUSE", "MEX", "ESP")),
        ("en", "The Mexican president regretted that Spain had not apologised.", ("ACCUSE", "MEX", "ESP")),
        ("fr", "La Norvège a regretté que l'Iran ait rejeté la proposition.", ("ACCUSE", "NOR", "IRN")),
        ("ru", "Президент Мексики выразил сожаление, что Испания не извинилась.", ("ACCUSE", "MEX", "ESP")),
        ("es", "China dejó de importar carne de Lituania.", ("SANCTION", "CHN", "LTU")),
        ("es", "España dejó de vender armas a Israel.", ("SANCTION", "ESP", "ISR")),
        ("ru", "Иран сказал «нет» предложению США.", ("REJECT", "IRN", "USA")),
    ],
)  # fmt: skip
def test_regret_and_end(coder: Coder, lang: str, text: str, expected: tuple[str, str, str]) -> None:
    assert told(coder, text, lang) == {expected}


def test_what_is_regretted_of_oneself_is_no_blame(coder: Coder) -> None:
    rows = told(coder, "Japan regretted that it had hurt the people of Korea.", "en")
    assert "ACCUSE" not in {row[0] for row in rows}
