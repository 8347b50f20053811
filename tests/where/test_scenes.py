"""Where words are said and deeds are done, as a reader sees it: language, sentence, the act's word → place."""

import pytest

from degel.records import Document
from degel.where import find_places, place_of

SAID = [
    ("fr", "Lors d’un sommet à Nairobi, le président a accusé l’Ouganda d’armer les rebelles.", "accusé", "Nairobi"),
    ("fr", "Réunis à Niamey, les dirigeants ont condamné les sanctions.", "condamné", "Niamey"),
    ("fr", "En visite à Kigali, le président a dénoncé le raid.", "dénoncé", "Kigali"),
    ("fr", "Le président a exhorté la Chine à libérer les avocats détenus à Shenzhen.", "exhorté", None),
    ("en", "Speaking in Warsaw, the chancellor warned Belarus against further provocations.", "warned", "Warsaw"),
    ("en", "At a summit in Nairobi, the president accused Uganda of arming the rebels in Goma.", "accused", "Nairobi"),
    ("en", "The minister blamed Russia for the explosions in Chicago.", "blamed", None),
    ("en", "The two leaders agreed by telephone in Oslo to exchange prisoners.", "agreed", None),
    ("es", "En un discurso en Acra, la vicepresidenta prometió más ayuda.", "prometió", "Accra"),
    ("es", "El ministro acusó a Rusia de las explosiones en Madrid.", "acusó", None),
    ("ru", "Выступая в Варшаве, канцлер пригрозил Белоруссии санкциями.", "пригрозил", "Warsaw"),
    ("ru", "На саммите в Найроби президент обвинил Уганду в вооружении повстанцев.", "обвинил", "Nairobi"),
]  # fmt: skip
DONE = [
    ("fr", "La police a arrêté trois hommes dans la ville kosovare de Mitrovica.", "arrêté", "Mitrovicë"),
    ("fr", "Il s’est rendu à Lisbonne, où il a rencontré le président.", "rencontré", "Lisbon"),
    ("fr", "Deux soldats ont été tués à l’est de Gao.", "tués", "Gao"),
    ("en", "Rebels seized the northern Afghan city of Kunduz on Monday.", "seized", "Kunduz"),
    ("en", "A gunman killed four people in Birmingham, Alabama.", "killed", "Birmingham"),
    ("en", "The president visited Lisbon, where he met his colleague.", "met", "Lisbon"),
    ("en", "Ethiopian troops withdrew from Mekelle.", "withdrew", "Mek'ele"),
    ("en", "Demonstrators burned a flag outside the embassy in Stockholm.", "burned", "Stockholm"),
    ("en", "The company opened a plant in Oslo after the talks in Geneva.", "opened", "Oslo"),
    ("es", "Miles de personas marcharon por las calles de Bogotá.", "marcharon", "Bogotá"),
    ("es", "Viajó a Lisboa, donde se reunió con el presidente.", "reunió", "Lisbon"),
    ("ru", "Армия обстреляла пригороды Харькова.", "обстреляла", "Kharkiv"),
    ("ru", "Прибыв в Лиссабон, где встретился с коллегой, он дал интервью.", "встретился", "Lisbon"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "word", "name"), SAID + DONE)
def test_words_are_said_and_deeds_done_in_their_own_place(parsed, lang, text, word, name):
    sentences = parsed(text, lang)
    (token,) = [t for t in sentences[0].tokens if t.text == word]
    places = find_places(Document(text, lang=lang), sentences, [])
    place = place_of(sentences[0], token.i, places, spoken=(lang, text, word, name) in SAID)
    assert (place and place.name) == name


SCENES = [
    ("en", "NAIROBI, May 14 — Kenya and Uganda signed a treaty on Tuesday.", "Nairobi"),
    ("fr", "BRUXELLES, 14 mai - La Serbie et le Kosovo ont signé un accord mardi.", "Brussels"),
    ("ru", "ЖЕНЕВА, 14 мая. Россия и США подписали соглашение.", "Geneva"),
    ("en", "NAIROBI, May 14 — Kenya's president telephoned the president of Uganda.", None),
]


@pytest.mark.parametrize(("lang", "text", "name"), SCENES)
def test_what_opens_a_wire_report_is_done_where_it_is_from(lang, text, name):
    from degel import Coder

    events = Coder(langs=(lang,), min_probability=0.0)(
        Document(text, lang=lang, published="2019-05-15")
    ).events
    assert events
    assert {e.where.name if e.where else None for e in events} == {name}


def test_a_capital_is_meant_by_its_state():
    from degel import Coder

    text = "In the South Korean capital, police arrested two reporters."
    (event, *_) = Coder(langs=("en",), min_probability=0.0)(Document(text, lang="en")).events
    assert event.where is not None
    assert event.where.name == "Seoul"
