"""Offers to mediate go to both sides of the quarrel."""

import pytest

from degel.coder import Coder
from degel.records import Document

PAGES = [
    (
        "en",
        "Kenya accused Somalia of shelling a border post. Somalia denied it and expelled Kenya's consul. "
        "Norway has offered its good offices.",
    ),
    (
        "es",
        "Kenia acusó a Somalia de bombardear un puesto. Somalia expulsó al cónsul de Kenia. Noruega se ofreció a mediar.",
    ),
    (
        "fr",
        "Le Kenya a accusé la Somalie d'avoir bombardé un poste. La Somalie a expulsé le consul du Kenya. "
        "La Norvège a proposé sa médiation.",
    ),
    (
        "ru",
        "Кения обвинила Сомали в обстреле. Сомали выслало консула Кении. Норвегия предложила свои услуги посредника.",
    ),
]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_probability=0.1)


@pytest.mark.parametrize(("lang", "text"), PAGES, ids=[page[0] for page in PAGES])
def test_mediation_is_offered_to_both(coder: Coder, lang: str, text: str) -> None:
    events = coder(Document(text, lang=lang, published="2024-03-04")).events
    found = [
        {a.country for a in e.recipient}
        for e in events
        if e.type == "AGREE" and "NOR" in {a.country for a in e.actor}
    ]
    assert found == [{"KEN", "SOM"}]
