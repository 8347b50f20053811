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
    ("en", "The minister thanked the king for the talks of May 7.", "thanked", "2019-05-15", False),
    ("fr", "Le ministre a remercié le roi pour les entretiens du 7 mai.", "remercié", "2019-05-15", False),
    ("ru", "Министр поблагодарил короля за проведение 7 мая переговоров.", "поблагодарил", "2019-05-15", False),
    ("es", "El ministro felicitó al rey por las conversaciones del 7 de mayo.", "felicitó", "2019-05-15", False),
    ("en", "The alliance admits that its planes hit the bridge on May 7.", "admits", "2019-05-15", False),
    ("fr", "L’alliance reconnaît que ses avions ont touché le pont le 7 mai.", "reconnaît", "2019-05-15", False),
    ("ru", "Альянс признаёт, что его самолёты разрушили мост 7 мая.", "признаёт", "2019-05-15", False),
    ("es", "La alianza reconoce que sus aviones alcanzaron el puente el 7 de mayo.", "reconoce", "2019-05-15", False),
    ("en", "Police arrested the general after he fled on May 7.", "arrested", "2019-05-15", False),
    ("en", "The ministers chaired the final session of the dialogue, initiated on May 7.", "chaired", "2019-05-15", False),
    ("fr", "À la suite des élections du 7 mai, le ministre a rencontré le roi.", "rencontré", "2019-05-15", False),
    ("en", "The minister met the king after the elections of May 7.", "met", "2019-05-15", False),
    ("en", "Noting the letter of May 7, the ministers invited the bank.", "invited", "2019-05-15", False),
    ("fr", "Prenant acte de la lettre du 7 mai, les ministres invitent la banque.", "invitent", "2019-05-15", False),
    ("es", "Tras las elecciones del 7 de mayo, el ministro visitó al rey.", "visitó", "2019-05-15", False),
    ("ru", "После выборов 7 мая министр встретился с королём.", "встретился", "2019-05-15", False),
    ("fr", "À l’occasion de la clôture des débats le 7 mai, le président a salué les diplomates.", "salué", "2019-05-07", False),
    ("fr", "Le Brésil a remercié la France lundi.", "remercié", "2019-05-13", False),
    ("fr", "Paris a condamné Téhéran mardi dernier.", "condamné", "2019-05-14", False),
    ("es", "París condenó a Teherán ayer.", "condenó", "2019-05-14", False),
    ("fr", "Le ministre a salué l’accord du 7 mai.", "salué", "2019-05-15", False),
    ("en", "The club atoned for Friday's loss.", "atoned", "2019-05-15", False),
    ("en", "Last year Oslo opened an office, and now France visits the port.", "visits", "2019-05-15", False),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "word", "day", "historical"), ACTS)
def test_act_has_the_date_of_its_own_clause(parsed, lang, text, word, day, historical):
    sentences = parsed(text, lang)
    doc = Document(text, lang=lang, published=PUBLISHED)
    (token,) = [t for t in sentences[0].tokens if t.text == word]
    when, past = date_of(sentences[0], token.i, find_dates(doc, sentences), doc)
    assert (str(when.start), past) == (day, historical)


PROMISES = [
    ("fr", "Le président a annoncé mardi qu’il se rendra à Rome vendredi.", "rendra", "2019-05-14"),
    ("en", "The president said on Tuesday that he will travel to Rome on Friday.", "travel", "2019-05-14"),
    ("ru", "Президент посетит Рим в пятницу.", "посетит", "2019-05-15"),
    ("es", "El presidente viajará a Roma el viernes.", "viajará", "2019-05-15"),
]

APART = [
    ("es", "El Gobierno rechazó ayer los permisos de Menem, quien firmó un acuerdo.", "firmó", None),
    ("en", "The court rejected the president's powers until 2014.", "rejected", "2019-05-15"),
    (
        "en",
        "The officer testified last week that the agency had arrested the workers.",
        "arrested",
        None,
    ),
    ("ru", "Совет отверг законопроект о продлении полномочий до 2018 года.", "отверг", "2019-05-15"),
]


@pytest.mark.parametrize(("lang", "text", "word", "day"), APART)
def test_a_date_of_another_clause_or_an_end_is_not_the_acts(parsed, lang, text, word, day):
    sentences = parsed(text, lang)
    (token,) = [t for t in sentences[0].tokens if t.text == word]
    doc = Document(text, lang=lang, published=PUBLISHED)
    when, _ = date_of(sentences[0], token.i, find_dates(doc, sentences), doc, done=True)
    assert (when and str(when.start)) == day


@pytest.mark.parametrize(("lang", "text", "word", "day"), PROMISES)
def test_what_is_done_has_no_date_after_its_report(parsed, lang, text, word, day):
    sentences = parsed(text, lang)
    doc = Document(text, lang=lang, published=PUBLISHED)
    (token,) = [t for t in sentences[0].tokens if t.text == word]
    dates = find_dates(doc, sentences)
    assert str(date_of(sentences[0], token.i, dates, doc, done=True)[0].start) == day
    assert str(date_of(sentences[0], token.i, dates, doc)[0].start) == "2019-05-17"


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


STORIES = [
    ("fr", "Les ministres ont signé lundi un accord. Rome a salué le texte.", "salué", "2019-05-13"),
    ("en", "Ministers signed a deal on Monday. Police arrested four protesters.", "arrested", "2019-05-13"),
    ("ru", "Министры подписали договор в понедельник. Полиция задержала четверых.", "задержала", "2019-05-13"),
    ("es", "Los ministros firmaron el lunes un acuerdo. La policía detuvo a cuatro personas.", "detuvo", "2019-05-13"),
    ("fr", "Les ministres ont signé le 12 mars un accord. Rome a salué le texte.", "salué", "2019-05-15"),
    ("es", "Los ministros firmaron el lunes un acuerdo. Roma exige garantías.", "exige", "2019-05-15"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "word", "day"), STORIES)
def test_an_act_told_in_the_past_has_the_day_of_the_story(parsed, lang, text, word, day):
    sentences = parsed(text, lang)
    doc = Document(text, lang=lang, published=PUBLISHED)
    (token,) = [t for t in sentences[1].tokens if t.text == word]
    when, _ = date_of(sentences[1], token.i, find_dates(doc, sentences), doc)
    assert (str(when.start), when.span) == (day, None)
