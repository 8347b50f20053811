"""A bare "the government", "the president", "the army": of the state that rules in the page, not of whom it acts upon."""

import pytest
from told import told

from degel.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Le Chili traverse une crise. Le gouvernement a condamné la Bolivie. Le président a appelé le Pérou à la retenue.", ("REQUEST", "CHL", "PER")),
        ("en", "Chile is in turmoil. The government condemned Bolivia. The president urged Peru to stay calm.", ("REQUEST", "CHL", "PER")),
        ("ru", "Правительство Чили осудило переворот. Президент призвал Нигер вернуться к порядку.", ("ACCUSE", "CHL", "NER")),
        ("fr", "Le Chili traverse une crise. Le gouvernement a condamné la Bolivie. L'armée a été déployée.", ("MOBILIZE", "CHL", "")),
    ],
)  # fmt: skip
def test_whose_it_is(coder: Coder, lang: str, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(coder, text, lang)
