"""What the context may fill: the speaker of a quote, whom he has just named, and private persons; and what a question tells."""

import pytest

from degel.coder import Coder
from degel.records import Document


@pytest.fixture(scope="module")
def coder():
    return Coder(langs=("es", "ru"), gate=False)


def coded(coder, text, lang):
    return coder.analyse([Document(text=text, lang=lang)])[0].coded.events


def test_a_quote_with_a_subject_of_its_own_is_no_act_of_the_speaker(coder):
    text = "El presidente de Perú declaró: «La gente pide ayuda a Bolivia»."
    assert [e for e in coded(coder, text, "es") if e.actor and e.actor[0].sector == "GOV"] == []


@pytest.mark.parametrize(
    "text",
    [
        "El presidente de Perú declaró: «Hoy firmamos el acuerdo con Bolivia».",
        "El presidente de Perú habló el lunes. «Ayer firmamos con Bolivia un acuerdo», dijo.",
    ],
)
def test_the_speaker_acts_in_the_first_person(coder, text):
    (event,) = coded(coder, text, "es")
    assert (event.type, {a.country for a in event.actor}) == ("SUPPORT", {"PER", "BOL"})


def test_a_question_whether_it_is_so_tells_nothing(coder):
    assert coded(coder, "¿El Gobierno de Perú perdona a Bolivia?", "es") == ()


@pytest.mark.parametrize(
    ("text", "lang", "country"),
    [
        pytest.param("La policía de Francia detuvo a un hombre de 32 años.", "es", "FRA", id="personal_a"),
        pytest.param("Полиция Франции арестовала 32-летнего мужчину.", "ru", "FRA", id="animate_object"),
        pytest.param("Суд в Минске приговорил водителя к двум годам тюрьмы.", "ru", "BLR", id="sentenced"),
    ],
)
def test_a_private_person_is_a_citizen_of_the_state_that_acts(coder, text, lang, country):
    recipients = [(a.country, a.sector) for e in coded(coder, text, lang) for a in e.recipient]
    assert recipients == [(country, "CVL")]
