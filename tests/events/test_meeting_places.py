"""What those who met did on the day of their meeting was done where they met; what they did on another day, nobody says."""

import pytest

from degel.coder import Coder
from degel.records import Document


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_probability=0.0)


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        ("en", "The presidents of Peru and Chile met in Lima on Monday. Chile praised Peru. On Tuesday Chile criticised Peru.", ["Lima", "Lima", None]),
        ("fr", "Les présidents du Pérou et du Chili se sont rencontrés à Lima lundi. Le Chili a félicité le Pérou.", ["Lima", "Lima"]),
        ("es", "Los presidentes de Perú y Chile se reunieron en Lima el lunes. Chile felicitó a Perú.", ["Lima", "Lima"]),
        ("ru", "Президенты Перу и Чили встретились в Лиме в понедельник. Чили поздравила Перу.", ["Lima", "Lima"]),
        ("en", "The presidents of Peru and Chile met in Lima on Monday. Brazil praised Peru.", ["Lima", None]),
    ],
)  # fmt: skip
def test_place_of_a_meeting(coder: Coder, lang: str, text: str, places: list[str | None]) -> None:
    events = coder(Document(text, lang=lang, published="2024-05-15")).events
    assert [e.where.name if e.where else None for e in events] == places
