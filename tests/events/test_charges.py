"""A denial without an act of its own denies what the denier was accused of before."""

from __future__ import annotations

import pytest

from degel.coder import Coder
from degel.records import Document


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_probability=0.0)


@pytest.mark.parametrize(
    ("lang", "text", "denier", "accuser"),
    [
        ("en", "Mali accused Algeria of shooting down its drone. Algiers has denied this.", "DZA", "MLI"),
        ("ru", "Баку обвинил Ереван в обстреле приграничного села. Ереван это отрицает.", "ARM", "AZE"),
        (
            "es",
            "Perú acusó a Chile de haber atacado un pesquero. El Gobierno chileno lo desmintió.",
            "CHL",
            "PER",
        ),
        ("fr", "Bamako accuse Alger d'avoir abattu un drone. L'Algérie a démenti.", "DZA", "MLI"),
    ],
)
def test_a_denial_answers_the_charge(coder: Coder, lang: str, text: str, denier: str, accuser: str) -> None:
    events = coder(Document(text=text, lang=lang, published="2024-06-15")).events
    [event] = [e for e in events if e.modality == "negated"]
    assert event.type == "ASSAULT"
    assert [a.country for a in event.actor] == [denier]
    assert [a.country for a in event.recipient] == [accuser]


def test_somebody_else_denies_nothing(coder: Coder) -> None:
    text = "Mali accused Algeria of shooting down its drone. Niamey has denied this."
    events = coder(Document(text=text, lang="en", published="2024-06-15")).events
    assert not [e for e in events if e.modality == "negated"]
