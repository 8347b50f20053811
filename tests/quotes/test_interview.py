"""Interviews whose answers only begin with a dash."""

import pytest

from degel.coder import Coder
from degel.records import Document

PAGES = [
    (
        "es",
        "– Buenas tardes. Nos acompaña el ministro de Defensa de Kenia, Aden Duale. ¿Qué pasó ayer?\n"
        "– Hemos presentado una protesta ante Etiopía. No cederemos.\n"
        "– ¿Y ahora?\n"
        "– Estamos dispuestos a reunirnos con los etíopes en julio.",
        "KEN",
    ),
    (
        "es",
        "– Está con nosotros la portavoz del Gobierno de Chile. ¿Por qué ha vuelto su embajador de La Paz?\n"
        "– Porque Bolivia nos acusa de espionaje. Lo rechazamos.\n"
        "– La Paz dice que tiene pruebas.\n"
        "– Hemos pedido a Bolivia que las enseñe.",
        "CHL",
    ),
    (
        "es",
        "– Le escuchamos, señor embajador. ¿Qué hará Kenia si la junta de Sudán no responde?\n"
        "– Hemos cerrado la frontera con Sudán.\n"
        "– ¿Y después?\n"
        "– Exigimos a Sudán que suelte a los presos.",
        "KEN",
    ),
    (
        "fr",
        "— Madame la ministre, que répondez-vous ?\n"
        "— La ministre kényane des affaires étrangères : Nous avons fourni des vivres à l'Éthiopie. Nous continuerons.\n"
        "— Et le Soudan ?\n"
        "— Nous exigeons que le Soudan libère nos soldats.",
        "KEN",
    ),
    (
        "ru",
        "Ведущая: На линии прямого эфира – представитель МИД Кении. Что случилось?\n"
        "– Наш министр уже вызвал посла Эфиопии.\n"
        "Ведущая: Что дальше?\n"
        "– Мы благодарны Чили за помощь.",
        "KEN",
    ),
    (
        "en",
        "Presenter: With us is the Kenyan defence minister, Aden Duale. What happened?\n"
        "– We have sent food to Ethiopia.\n"
        "Presenter: And now?\n"
        "– We will not withdraw our troops.",
        "KEN",
    ),
]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_probability=0.0)


@pytest.mark.parametrize(("lang", "text", "state"), PAGES, ids=[f"{page[0]}-{page[2]}" for page in PAGES])
def test_the_guest_answers(coder: Coder, lang: str, text: str, state: str) -> None:
    quotes = coder(Document(text, lang=lang, published="2024-03-04")).quotes
    answers = [q for q in quotes if q.speaker is not None]
    assert len(answers) >= 2
    assert {q.speaker.country for q in answers if q.speaker} == {state}
    assert not any(q.text.endswith("?") or "pruebas" in q.text for q in answers)


@pytest.mark.parametrize(("lang", "text", "state"), PAGES, ids=[f"{page[0]}-{page[2]}" for page in PAGES])
def test_the_guest_acts(coder: Coder, lang: str, text: str, state: str) -> None:
    events = coder(Document(text, lang=lang, published="2024-03-04")).events
    assert any(actor.country == state for event in events for actor in event.actor)


def test_a_dialogue_without_a_guest_is_no_interview(coder: Coder) -> None:
    text = "— Tu viens ?\n— Non, je reste ici.\n— Pourquoi ?\n— Le Kenya joue ce soir."
    assert not any(q.speaker for q in coder(Document(text, lang="fr")).quotes)
