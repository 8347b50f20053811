"""Nouns of saying with an owner, and speakers whom only a noun refers to: language, text → the words and whose they are."""

import pytest

from degel import Document
from degel.coder import Coder


@pytest.fixture(scope="module")
def said():
    """Language, text → its quotes with speakers, read by the whole chain."""
    coders = {}

    def read(lang, text):
        coder = coders.setdefault(lang, Coder(langs=[lang], gate=False))
        return coder(Document(text=text, lang=lang, published="2025-09-20")).quotes

    return read


@pytest.mark.parametrize(
    ("lang", "text", "words", "country"),
    [
        (
            "en",
            "The claim by the Kenyan interior minister that no live rounds had been used was rejected by doctors.",
            "no live rounds had been used",
            "KEN",
        ),
        (
            "en",
            "Jakarta's assurance that no prisoners would be executed this year did not calm Canberra.",
            "no prisoners would be executed this year",
            "IDN",
        ),
        (
            "fr",
            "L'affirmation du ministre tchadien de la Défense selon laquelle aucun civil n'a été tué est contestée.",
            "aucun civil n'a été tué",
            "TCD",
        ),
        (
            "es",
            "La presidenta Dina Boluarte reiteró su promesa de que no habrá amnistía.",
            "no habrá amnistía",
            "PER",
        ),
        (
            "ru",
            "Предупреждение МИД Китая о том, что ответ будет жёстким, прозвучало в пятницу.",
            "ответ будет жёстким",
            "CHN",
        ),
    ],
)
def test_noun_with_an_owner_says(said, lang, text, words, country):
    assert [(q.text, q.speaker.country) for q in said(lang, text)] == [(words, country)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Doctors in Nairobi denied reports that the hospital was closed."),
        ("en", "Ghana's warning that he gave in May went unheard."),
        ("es", "La idea de que el puerto cierre no gusta a nadie."),
        ("ru", "Слухи о том, что граница закрыта, оказались ложными."),
    ],
)
def test_noun_without_an_owner_says_nothing(said, lang, text):
    assert not said(lang, text)


@pytest.mark.parametrize(
    ("lang", "text", "country"),
    [
        ("fr", "Paul Biya, 92 ans, a balayé les critiques. « Je suis candidat », a déclaré l'intéressé.", "CMR"),
        (
            "fr",
            "La ministre allemande a rencontré son homologue chinois, Wang Yi. « Nous n'avons besoin de personne », a répliqué ce dernier.",
            "CHN",
        ),
        ("fr", "« Le Sahara, c'est une affaire de l'ONU », répète-t-on à Madrid.", "ESP"),
        ("es", "El Ministerio de Salud de Paraguay emitió una alerta. «El dengue avanza», reza el comunicado.", "PRY"),
        ("en", "Sources close to the Kuwaiti emir say a new cabinet will be named on Sunday.", "KWT"),
        ("ru", "Президент Ирана Масуд Пезешкиан прилетел в Ереван. «Мы против этого», — сказал глава государства.", "IRN"),
        # A phrase between the verb and who speaks.
        (
            "es",
            "—El tribunal decidirá —respondió, tras una larga pausa, el presidente guatemalteco Bernardo Arévalo.",
            "GTM",
        ),
        ("ru", "— Мы закончили операцию, — добавил, помолчав, начальник израильского генштаба Эяль Замир.", "ISR"),
        ("ru", "– Мы не отступим, – устало сказал Владимир Зеленский.", "UKR"),
    ],
)  # fmt: skip
def test_speaker_by_a_noun(said, lang, text, country):
    (quote,) = said(lang, text)
    assert quote.speaker is not None
    assert quote.speaker.country == country


@pytest.mark.parametrize(
    ("lang", "text", "words", "country"),
    [
        ("en", "Lavrov: no talks before autumn", "no talks before autumn", "RUS"),
        ("en", "The Kenyan minister was blunt: nobody would be spared.", "nobody would be spared", "KEN"),
        ("en", 'Argentina\'s president was blunt. "There is no money."', "There is no money.", "ARG"),
        ("fr", "Le Premier ministre polonais prévient : rien ne sera oublié.", "rien ne sera oublié", "POL"),
        ("es", "El canciller chileno lo dijo claro: Chile no firmará.", "Chile no firmará", "CHL"),
        ("ru", "Премьер Ирака уверен: войны не будет.", "войны не будет", "IRQ"),
    ],
)
def test_colon_without_marks(said, lang, text, words, country):
    assert [(q.text, q.speaker.country) for q in said(lang, text)] == [(words, country)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Macron: life and career of a president"),
        ("en", "President Ruto announced three measures: taxes will rise and schools will close."),
        ("fr", "Ordre du jour : le président parlera en premier."),
        ("es", "El mensaje es claro: México no pagará."),
        ("ru", "Причина ясна: Россия отказалась."),
    ],
)
def test_colon_of_a_list_or_thing(said, lang, text):
    assert not said(lang, text)


@pytest.mark.parametrize(
    ("lang", "text", "words", "country"),
    [
        ("en", "Three fishermen were arrested, according to the Sri Lankan navy.", "Three fishermen were arrested", "LKA"),
        ("fr", "De source diplomatique française, la trêve sera prolongée.", "la trêve sera prolongée", "FRA"),
        ("fr", "À en croire le ministre cubain de l'Énergie, le réseau sera rétabli.", "le réseau sera rétabli", "CUB"),
    ],
)  # fmt: skip
def test_source_at_either_end(said, lang, text, words, country):
    assert [(q.text, q.speaker.country) for q in said(lang, text)] == [(words, country)]


@pytest.mark.parametrize(
    ("lang", "text", "words", "country"),
    [
        # The parse takes the clause for a relative of whom it was told to.
        ("es", "La Casa Blanca indicó en un comunicado que el acuerdo está cerca.", "el acuerdo está cerca", "USA"),
        ("es", "El canciller chileno admitió a un diario de su capital que se guió por un mapa.", "se guió por un mapa", "CHL"),
        ("es", "El canciller brasileño recibió a su par egipcio, Badr Abdelatty. Este aseguró que nada está en venta.", "nada está en venta", "EGY"),
        ("ru", "Кремль не опасается ареста Владимира Путина. Об этом журналистам сообщил пресс-секретарь Дмитрий Песков.", "Кремль не опасается ареста Владимира Путина", "RUS"),
        ("ru", "МИД Украины призвал арестовать гостя. «Мы исходим из того, что он преступник», — говорится в заявлении.", "Мы исходим из того, что он преступник", "UKR"),
        ("ru", "Азербайджан всё отрицает. «Ночью не было ни одного выстрела», — заявили в Минобороны.", "Ночью не было ни одного выстрела", "AZE"),
        ("en", "Asked whether the two would meet, India's foreign minister S. Jaishankar said dates were being worked out.", "dates were being worked out", "IND"),
    ],
)  # fmt: skip
def test_clause_behind_whom_it_was_told_to(said, lang, text, words, country):
    assert [(q.text, q.speaker.country) for q in said(lang, text)] == [(words, country)]


def test_two_who_speak_in_a_line(said):
    asked, answered = said("ru", "— Вы подпишете? — спросил журналист. — Посмотрим, — ответил премьер-министр Ливана Наваф Салам.")  # fmt: skip
    assert asked.text == "Вы подпишете?"
    assert (answered.text, answered.speaker.country) == ("Посмотрим", "LBN")


def test_lines_of_a_talk(said):
    text = "В доме холодно.\n— Давно вы так?\n— С первого января.\n— И кто виноват?\n— Все молчат.\nОна вздохнула."
    assert [q.text for q in said("ru", text)] == [
        "Давно вы так?",
        "С первого января.",
        "И кто виноват?",
        "Все молчат.",
    ]
