"""Embassies that nobody's name stands with: whose they are."""

import pytest

from degel.coder import Coder
from degel.records import Document

PAGES = [
    (
        "es",
        "Chile devolvió los barcos a Perú. En Santiago, decenas de personas protestaron ante la embajada.",
        "PROTEST",
        ("CHL", "PER"),
    ),
    (
        "fr",
        "Le Kenya a accusé la Norvège d'espionnage. À Nairobi, des centaines de personnes ont manifesté devant l'ambassade.",
        "PROTEST",
        ("KEN", "NOR"),
    ),
]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_probability=0.1)


@pytest.mark.parametrize(("lang", "text", "type", "pair"), PAGES, ids=[page[0] for page in PAGES])
def test_an_embassy_is_of_the_other_state(
    coder: Coder, lang: str, text: str, type: str, pair: tuple[str, str]
) -> None:
    events = coder(Document(text, lang=lang, published="2024-03-04")).events
    found = [(e.actor[0].country, e.recipient[0].country) for e in events if e.type == type and e.recipient]
    assert found == [pair]


def test_a_crowd_before_a_foreign_consulate_is_of_the_place(coder: Coder) -> None:
    text = "Protesters marched before Norway's consulate in Mombasa."
    events = coder(Document(text, lang="en", published="2024-03-04")).events
    assert [(e.actor[0].country, e.recipient[0].country) for e in events if e.type == "PROTEST"] == [
        ("KEN", "NOR")
    ]
