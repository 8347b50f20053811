"""The place of an act by its path: language, sentence, the act's word → place."""

import pytest

from degel.records import Document
from degel.where import find_places, place_of

ACTS = [
    ("fr", "Le ministre russe a reçu son homologue mardi à Sotchi.", "reçu", "Sochi"),
    ("fr", "Une rencontre a eu lieu à Genève entre les deux ministres.", "rencontre", "Geneva"),
    ("fr", "Le maire de Londres a critiqué le ministre.", "critiqué", None),
    ("fr", "Le ministre, né à Marseille, a signé l’accord.", "signé", None),
    ("fr", "Les ministres se sont accordés à signer le traité à Vienne.", "signer", "Vienna"),
    ("en", "The ministers met in Geneva on Tuesday.", "met", "Geneva"),
    ("en", "The minister, who was born in Chicago, met the envoy in Oslo.", "met", "Oslo"),
    ("en", "The mayor of London criticised the minister.", "criticised", None),
    ("en", "The president flew to Beijing and signed a treaty.", "flew", "Beijing"),
    ("ru", "Министры встретились в Женеве во вторник.", "встретились", "Geneva"),
    ("ru", "Президент посетил Пекин.", "посетил", "Beijing"),
    ("es", "Los ministros se reunieron en Ginebra el martes.", "reunieron", "Geneva"),
    ("es", "El alcalde de Londres criticó al ministro.", "criticó", None),
    ("en", "The two ministers discussed the situation in Geneva.", "discussed", None),
    ("en", "The president declared an emergency following the clashes in Chicago.", "declared", None),
    ("fr", "Les ministres ont évoqué la guerre à Marseille.", "évoqué", None),
]


@pytest.mark.parametrize(("lang", "text", "word", "name"), ACTS)
def test_act_has_its_own_place_and_not_just_any(parsed, lang, text, word, name):
    sentences = parsed(text, lang)
    (token,) = [t for t in sentences[0].tokens if t.text == word]
    place = place_of(sentences[0], token.i, find_places(Document(text, lang=lang), sentences, []))
    assert (place and place.name) == name
