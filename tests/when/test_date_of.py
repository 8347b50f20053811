"""The date of an act by its path: language, sentence, the act's word → day."""

from datetime import date

import pytest

from degel.records import Document
from degel.when import date_of, find_dates

PUBLISHED = date(2019, 5, 15)

ACTS = [
    ("fr", "Le ministre russe a reçu son homologue mardi à Sotchi.", "reçu", "2019-05-14", False),
    ("fr", "Le ministre a annoncé mercredi que les deux pays avaient signé un accord le 12 mars.", "signé", "2019-03-12", False),
    ("fr", "Washington a quitté l’accord de 2015 sur le nucléaire.", "quitté", "2019-05-15", False),
    ("fr", "La France a rappelé son ambassadeur.", "rappelé", "2019-05-15", False),
    ("fr", "En 1962, la France a signé les accords d’Évian.", "signé", "1962-01-01", True),
    ("en", "Russia expelled two diplomats on Monday.", "expelled", "2019-05-13", False),
    ("en", "The United States left the 2015 nuclear deal.", "left", "2019-05-15", False),
    ("en", "Turkey, which joined the alliance in 1952, summoned the ambassador on Tuesday.", "summoned", "2019-05-14", False),
    ("en", "Turkey, which joined the alliance in 1952, summoned the ambassador on Tuesday.", "joined", "1952-01-01", True),
    ("en", "Ministers signed the treaty on May 7 and met the press.", "signed", "2019-05-07", False),
    ("ru", "Россия выслала двух дипломатов в понедельник.", "выслала", "2019-05-13", False),
    ("es", "Rusia expulsó a dos diplomáticos el lunes.", "expulsó", "2019-05-13", False),
    ("en", "The minister condemned the May 7 launch.", "condemned", "2019-05-15", False),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "word", "day", "historical"), ACTS)
def test_act_has_the_date_of_its_own_clause(parsed, lang, text, word, day, historical):
    sentences = parsed(text, lang)
    doc = Document(text, lang=lang, published=PUBLISHED)
    (token,) = [t for t in sentences[0].tokens if t.text == word]
    when, past = date_of(sentences[0], token.i, find_dates(doc, sentences), doc)
    assert (str(when.start), past) == (day, historical)


def test_act_without_any_date_has_the_day_of_publication(flat):
    sentence = flat("Paris rappelle son ambassadeur", "fr")
    doc = Document("Paris rappelle son ambassadeur", lang="fr", published=PUBLISHED)
    when, historical = date_of(sentence, 1, [], doc)
    assert (when.start, when.precision, historical) == (PUBLISHED, "day", False)


def test_act_of_an_undated_document_has_no_date(flat):
    text = "Paris rappelle son ambassadeur"
    assert date_of(flat(text, "fr"), 1, [], Document(text, lang="fr")) == (None, False)


@pytest.mark.parametrize(
    ("lang", "text", "word"),
    [
        ("fr", "Pékin a célébré l’anniversaire de la visite du président américain.", "visite"),
        ("en", "Beijing marked the anniversary of the visit of the American president.", "visit"),
        ("ru", "Пекин отметил годовщину визита американского президента.", "визита"),
        ("es", "Pekín celebró el aniversario de la visita del presidente estadounidense.", "visita"),
    ],
)
def test_what_an_anniversary_remembers_is_history(parsed, lang, text, word):
    sentences = parsed(text, lang)
    doc = Document(text, lang=lang, published=PUBLISHED)
    (token,) = [t for t in sentences[0].tokens if t.text == word]
    assert date_of(sentences[0], token.i, find_dates(doc, sentences), doc)[1] is True
