"""Phrases of request, initiative and spite name nobody to whom the act is done; who requests demands it."""

import pytest
from told import told

from degel.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_probability=0.0)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "fr",
            "La France a retiré ses soldats à la demande du Niger.",
            {("RETREAT", "FRA", "NER"), ("REQUEST", "NER", "FRA")},
        ),
        (
            "es",
            "Francia retiró sus tropas a petición de Níger.",
            {("RETREAT", "FRA", "NER"), ("REQUEST", "NER", "FRA")},
        ),
        ("ru", "По инициативе турецкой стороны состоялся разговор Эрдогана с Путиным.", {("CONSULT", "RUS TUR", "")}),
        ("en", "Oslo denounced the coup at the urging of Ghana.", {("ACCUSE", "NOR", ""), ("REQUEST", "GHA", "NOR")}),
    ],
)  # fmt: skip
def test_who_is_beside_the_act_is_no_recipient(
    coder: Coder, lang: str, text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert told(coder, text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ru", "Армия Сербии приведена в повышенную боевую готовность.", ("MOBILIZE", "SRB", "")),
        ("fr", "Londres a commencé à retirer ses soldats.", ("RETREAT", "GBR", "")),
    ],
)  # fmt: skip
def test_soldiers_who_are_moved_are_no_recipient(
    coder: Coder, lang: str, text: str, expected: tuple[str, str, str]
) -> None:
    assert told(coder, text, lang) == {expected}
