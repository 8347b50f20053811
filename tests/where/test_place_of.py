"""The place of an act by its path: language, sentence, the act's word → place."""

import pytest

from degel.records import Document, Place, Span
from degel.where import Placed, find_places, place_of

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
    ("en", "The ministry condemned the arrest of two reporters in Chicago.", "condemned", None),
    ("fr", "Le ministère a condamné l’arrestation de deux journalistes à Marseille.", "condamné", None),
    ("ru", "Министерство осудило арест двух журналистов в Женеве.", "осудило", None),
    ("en", "The minister discussed the talks in Geneva with his colleague.", "discussed", None),
    ("en", "Police arrested two reporters at a hotel in Chicago.", "arrested", "Chicago"),
    ("fr", "La police a arrêté deux journalistes dans un hôtel à Marseille.", "arrêté", "Marseille"),
    ("ru", "Полиция задержала двух журналистов в гостинице в Женеве.", "задержала", "Geneva"),
    ("es", "La policía detuvo a dos periodistas en un hotel de Ginebra.", "detuvo", "Geneva"),
    ("en", "The group accused the army of abuses against civilians in Geneva.", "accused", None),
    ("en", "The leader urged the workers in Geneva to strike.", "urged", None),
    ("en", "Congress blocked the Geneva Protocol.", "blocked", None),
    ("en", "The minister alleged that the army's role in Chicago is a pretext.", "alleged", None),
    ("en", "The council imposed sanctions on the Kremlin.", "imposed", None),
    ("ru", "Президент назначил его послом в Женеве.", "назначил", None),
]


@pytest.mark.parametrize(("lang", "text", "word", "name"), ACTS)
def test_act_has_its_own_place_and_not_just_any(parsed, lang, text, word, name):
    sentences = parsed(text, lang)
    (token,) = [t for t in sentences[0].tokens if t.text == word]
    place = place_of(sentences[0], token.i, find_places(Document(text, lang=lang), sentences, []))
    assert (place and place.name) == name


COUNTRIES = [
    ("en", "Israel apologised to Turkey for the raid.", "apologised", None),
    ("en", "The minister travelled to Turkey for talks.", "travelled", "TUR"),
    ("en", "The judge ordered the extradition of the general to Turkey.", "ordered", "TUR"),
    ("es", "Francia prometió ayuda a Turquía.", "ayuda", None),
    ("es", "El ministro viajó a Turquía para dialogar.", "viajó", "TUR"),
    ("ru", "Министр возложил ответственность на Турцию.", "возложил", None),
    ("en", "The trip that he made to Turkey was short.", "made", "TUR"),
    ("es", "La visita a Turquía duró dos días.", "visita", "TUR"),
]


@pytest.mark.parametrize(("lang", "text", "word", "country"), COUNTRIES)
def test_country_that_gets_something_is_not_where_it_happens(parsed, lang, text, word, country):
    sentences = parsed(text, lang)
    (token,) = [t for t in sentences[0].tokens if t.text == word]
    (name,) = [t for t in sentences[0].tokens if t.text in ("Turkey", "Turquía", "Турцию")]
    turkey = Placed(Place("Turkey", "TUR", None, None, Span(name.start, name.end)), 0, name.i, name.i)
    place = place_of(sentences[0], token.i, [turkey])
    assert (place and place.country) == country
