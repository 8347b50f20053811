"""What is planned has not taken place: the noun of an act as subject of a word of intent."""

import pytest

from degel.coder import Coder
from degel.records import Document


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "A meeting between the Kenyan and Eritrean presidents is planned for July."),
        ("en", "Talks between Kenya and Eritrea are expected next week."),
        ("fr", "Une rencontre entre les présidents kényan et érythréen est prévue en juillet."),
        ("ru", "Переговоры между Кенией и Эритреей намечены на июль."),
        ("es", "Una reunión entre los presidentes de Kenia y Eritrea está prevista para julio."),
    ],
)
def test_what_is_planned_is_promised(lang: str, text: str) -> None:
    coded = Coder(langs=(lang,))(Document(text, lang=lang, published="2024-03-04"))
    assert [e.type for e in coded.events] == ["AGREE"]
    assert {a.country for a in coded.events[0].actor} == {"KEN", "ERI"}


def test_a_visit_that_aims_at_something_took_place() -> None:
    text = "The Kenyan president's visit to Eritrea aims to strengthen ties."
    coded = Coder(langs=("en",))(Document(text, lang="en", published="2024-03-04"))
    assert any(e.type == "CONSULT" and e.modality == "done" for e in coded.events)


@pytest.mark.parametrize(
    ("lang", "text", "type"),
    [
        ("en", "Kenya wants Eritrea to release the fishermen.", "REQUEST"),
        ("es", "Kenia quiere que Eritrea libere a los pescadores.", "REQUEST"),
        ("ru", "Кения хочет, чтобы Эритрея освободила рыбаков.", "REQUEST"),
        ("en", "Kenya does not want to meet the Eritrean president.", "REJECT"),
        ("en", "Kenya is to send aid to Eritrea.", "AGREE"),
    ],
)
def test_what_is_wanted_of_another_is_demanded_and_what_is_not_wanted_refused(
    lang: str, text: str, type: str
) -> None:
    coded = Coder(langs=(lang,))(Document(text, lang=lang, published="2024-03-04"))
    assert [(e.type, e.actor[0].country, e.recipient[0].country) for e in coded.events] == [
        (type, "KEN", "ERI")
    ]
