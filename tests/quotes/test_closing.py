"""Sentences that end in who said them, and where told speech ends: language, text → the words and whose they are."""

import pytest

from degel import Document
from degel.coder import Coder


@pytest.fixture(scope="module")
def said():
    """Language, text → its quotes with speakers, read by the whole chain."""
    coders = {}

    def read(lang, text):
        coder = coders.setdefault(lang, Coder(langs=[lang], gate=False))
        return coder(Document(text=text, lang=lang, published="2023-06-01")).quotes

    return read


@pytest.mark.parametrize(
    ("lang", "text", "words", "country"),
    [
        (
            "en",
            "Russia will not accept any ultimatum, Foreign Ministry spokeswoman Maria Zakharova told reporters in Moscow.",
            "Russia will not accept any ultimatum",
            "RUS",
        ),
        (
            "en",
            "The bridge has been closed, a spokesman for the Kenyan army acknowledged late on Monday.",
            "The bridge has been closed",
            "KEN",
        ),
        (
            "fr",
            "La France ne participera pas à cette opération, a indiqué mercredi à l'AFP une source diplomatique française.",
            "La France ne participera pas à cette opération",
            "FRA",
        ),
        (
            "fr",
            "Les gangs ne gouverneront pas Haïti, a promis le Premier ministre Garry Conille devant la presse.",
            "Les gangs ne gouverneront pas Haïti",
            "HTI",
        ),
        # Another's words, and what the speaker does next, are not part of it.
        (
            "en",
            "The commander of the Libyan coast guard said the boat had sunk, while the UN agency said sixty people were missing.",
            "the boat had sunk",
            "LBY",
        ),
        (
            "fr",
            "Les autorités libanaises affirment que le port est sûr, mais l'opposition réclame une enquête.",
            "le port est sûr",
            "LBN",
        ),
        (
            "ru",
            "Песков сказал, что такая встреча пока не планируется, однако не исключил её в будущем.",
            "такая встреча пока не планируется",
            "RUS",
        ),
        (
            "ru",
            "Министр РФ сообщил, что поезд опоздал, и потребовал наказать виновных.",
            "поезд опоздал",
            "RUS",
        ),
        (
            "ru",
            "Никол Пашинян заявил о том, что Ереван готов подписать договор.",
            "Ереван готов подписать договор",
            "ARM",
        ),
        (
            "es",
            '"La paz no ha fracasado", insistió Gustavo Petro, quien reconoció que hubo errores.',
            "hubo errores",
            "COL",
        ),
        (
            "es",
            '"El bloqueo -dijo el canciller cubano- es un acto de guerra".',
            "El bloqueo es un acto de guerra",
            "CUB",
        ),
        # A further inquit, a circumstance of telling and the page's own sentence behind quoted words are no part either.
        (
            "en",
            "The Kremlin denied on Friday that Moscow had sent troops, describing the claim as absurd.",
            "Moscow had sent troops",
            "RUS",
        ),
        (
            "ru",
            "Песков отметил, что преемником станет военный, передаёт агентство Рейтер.",
            "преемником станет военный",
            "RUS",
        ),
        (
            "es",
            'Pedro Sánchez confesó que "nadie esperaba la nieve", y muchos vecinos pasaron la noche en el tren.',
            "nadie esperaba la nieve",
            "ESP",
        ),
        ("es", "Pedro Sánchez dijo sentirse orgulloso y abogó por la unión.", "sentirse orgulloso", "ESP"),
        (
            "fr",
            "Lavrov affirme avoir été trompé alors qu'il négociait la paix.",
            "avoir été trompé alors qu'il négociait la paix",
            "RUS",
        ),
        (
            "fr",
            "Kiev a annoncé avoir abattu quinze drones dans la nuit.",
            "avoir abattu quinze drones dans la nuit",
            "UKR",
        ),
        (
            "es",
            "Kiev aseguró que sus tropas avanzan en el sur, aunque reconoció que la situación es difícil.",
            "sus tropas avanzan en el sur",
            "UKR",
        ),
        ("es", 'Pedro Sánchez asegura que nada ha cambiado: "Voy cada día".', "nada ha cambiado", "ESP"),
        # The parse does not see the clause, or who says it, or hangs the verb elsewhere.
        (
            "en",
            "India has denied its troops crossed the Line of Control.",
            "its troops crossed the Line of Control",
            "IND",
        ),
        (
            "en",
            "Blinken, in a long speech, said he was certain that it would not happen.",
            "he was certain that it would not happen",
            "USA",
        ),
        (
            "es",
            "El canciller ruso explicó a los embajadores reunidos en Ginebra el jueves que su país no ve respuesta.",
            "su país no ve respuesta",
            "RUS",
        ),
        (
            "fr",
            "Le ministre russe de la Défense a affirmé que l’armée avait «détruit» des chars et salué une percée.",
            "l’armée avait «détruit» des chars",
            "RUS",
        ),
        # "I" below a colon, without marks and without a verb of saying.
        (
            "ru",
            "Тренер сборной Испании Хосе Перес решил оставить игрока дома:\nЯ не вижу его в составе. Он не готов.\n\nМатч пройдёт в среду.",
            "Я не вижу его в составе. Он не готов.",
            "ESP",
        ),
        # Verbs that say something only with a negation, or right before "that".
        ("ru", "В Пентагоне не исключили, что удары могут повториться.", "удары могут повториться", "USA"),
        ("es", "El Gobierno argentino critica que la ONU haya callado.", "la ONU haya callado", "ARG"),
        ("fr", "Pour Ankara, il s'agit d'une provocation.", "il s'agit d'une provocation", "TUR"),
        (
            "en",
            'Putin urged the two sides to "silence the weapons" and go home.',
            "silence the weapons",
            "RUS",
        ),
        # An officer is of the place in his own phrase, else of the one state that a page is about.
        (
            "fr",
            "Le procureur de la République de Paris a indiqué que l'enquête continuait.",
            "l'enquête continuait",
            "FRA",
        ),
        (
            "en",
            "Snow has closed schools in Kenya. Roads in Kenya are blocked. Officials say the north is cut off.",
            "the north is cut off",
            "KEN",
        ),
    ],
)
def test_words_and_speaker(said, lang, text, words, country):
    found = [quote for quote in said(lang, text) if quote.text == words]
    assert found, [quote.text for quote in said(lang, text)]
    assert found[0].speaker.code == country


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        # A row of verbs without a subject of their own says nothing in the last of them.
        ("fr", "Le ministre est venu à Genève, a annoncé son départ et a salué ses hôtes."),
        ("en", "The army shelled the town, and the mayor confirmed the toll."),
    ],
)
def test_no_closing_inquit(said, lang, text):
    assert [quote for quote in said(lang, text) if quote.kind == "indirect"] == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "« Il est habile en manœuvres », selon un proche d'Emmanuel Macron."),
        ("ru", "По словам соседки Владимира Путина, во дворе было тихо."),
    ],
)
def test_who_is_near_somebody_is_not_he(said, lang, text):
    speaker = said(lang, text)[0].speaker
    assert speaker is None or speaker.name is None


def test_paragraphs_that_open_again_are_one_quote(said):
    text = 'The judge said: "There was no malice in this case.\n\n"You knew the dangers of the gas.\n\n"You left the house."'
    assert len(said("en", text)) == 1


def test_official_named_before_is_meant_by_his_office(said):
    text = "Anna Durand, ministre belge de la Mer, a parlé à Ostende. La responsable a affirmé que le port restait ouvert."
    assert said("fr", text)[-1].speaker.name == "Anna Durand"
