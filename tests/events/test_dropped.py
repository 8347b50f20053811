"""Subjects that Spanish leaves out, and clitics."""

import pytest

from degel.coder import Coder
from degel.records import Document


@pytest.fixture(scope="module")
def coder():
    return Coder(langs=("es",), gate=False, min_probability=0.0)


TABLE = [
    pytest.param(
        "El presidente colombiano llegó el martes a Caracas. Después visitó La Habana.",
        ("CONSULT", "COL", "CUB"),
        id="a_verb_without_a_subject_goes_on_about_the_last_one",
    ),
    pytest.param(
        "El ministro chileno criticó a Maduro y lo acusó de violar los derechos humanos.",
        ("ACCUSE", "CHL", "VEN"),
        id="a_clitic_means_who_was_named_last",
    ),
    pytest.param(
        "Rusia atacó Ucrania de madrugada. Kiev la acusó de mentir.",
        ("ACCUSE", "UKR", "RUS"),
        id="a_clitic_reaches_back_one_sentence",
    ),
    pytest.param(
        "PRESIDENTE DE PORTUGAL, MARCELO REBELO DE SOUSA\nBuenos días. Agradecemos a Marruecos su ayuda.",
        ("SUPPORT", "PRT", "MAR"),
        id="an_ending_of_the_first_person_is_whoever_has_the_floor",
    ),
    pytest.param(
        "«Gracias a Argelia por su ayuda y su paciencia», dijo la ministra española.",
        ("SUPPORT", "ESP", "DZA"),
        id="thanks_are_given_by_who_says_so",
    ),
    pytest.param(
        "«Hemos enviado ayuda a Marruecos y vamos a apoyar a Libia», dijo el ministro argelino.",
        ("AGREE", "DZA", "LBY"),
        id="a_future_with_ir_belongs_to_who_is_quoted",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_fills_who_is_left_out(coder, text, expected):
    events = coder.analyse([Document(text=text, lang="es")])[0].coded.events
    found = {(e.type, e.actor[0].country, e.recipient[0].country) for e in events if e.actor and e.recipient}
    assert expected in found


def test_a_plural_verb_does_not_go_on_about_one_person(coder):
    doc = Document(text="El presidente peruano viajó a Chile. Expulsan a un diplomático ruso.", lang="es")
    events = coder.analyse([doc])[0].coded.events
    expelled = [e for e in events if e.type == "SANCTION"]
    assert not any(a.country == "PER" for e in expelled for a in e.actor)
    # whoever it is is at best a guess
    assert all(e.probability < 0.6 for e in expelled)
