"""Who speaks, and how far: tables of our own sentences, language → what is quoted and by whom."""

import pytest

from degel import Document
from degel.coder import Coder


@pytest.fixture(scope="module")
def said():
    """Language, text → its quotes with speakers, read by the whole chain."""
    coders = {}

    def read(lang, text):
        coder = coders.setdefault(lang, Coder(langs=[lang], gate=False))
        return coder(Document(text=text, lang=lang, published="2024-05-14")).quotes

    return read


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        # A reported clause runs on over a condition, a parenthesis, a relative clause.
        ("ru", "Лавров заявил, что Россия ответит, если Эстония закроет границу.", "Россия ответит, если Эстония закроет границу"),
        (
            "ru",
            "Лавров утверждает, что присутствие войск в Сирии, особенно там, где идут бои, является законным.",
            "присутствие войск в Сирии, особенно там, где идут бои, является законным",
        ),
        (
            "fr",
            "Lavrov a déclaré que la présence russe en Syrie - notamment là où elle est demandée - est légale.",
            "la présence russe en Syrie - notamment là où elle est demandée - est légale",
        ),
        # What the verb of saying does next is not part of it.
        ("ru", "Лавров заявил, что Россия ответит, добавив, что срок не назван.", "Россия ответит"),
        # "He says that" behind a circumstance is no aside; quoted words end where the page goes on; a quoted judgement belongs to it.
        ("ru", "В записке, которую Лавров разослал, он сообщает, что срок не назван.", "срок не назван"),
        ("es", 'Albares sostuvo que "mentir no es aceptable", por lo que el comité sigue adelante.', "mentir no es aceptable"),
        ("es", 'Albares consideró "positivo" que se mantenga el diálogo con Marruecos.', 'positivo" que se mantenga el diálogo con Marruecos'),
        ("es", "Albares llegó a Rabat. Para Albares, la frontera debe seguir abierta.", "la frontera debe seguir abierta"),
        # The words behind the inquit that only describe the speaker are not said.
        ("es", "España enviará ayuda a Ucrania, dijo el ministro de Exteriores, José Manuel Albares.", "España enviará ayuda a Ucrania"),
        # Inquits with the subject before the verb.
        ("en", "The border will stay open, Estonian Foreign Minister Margus Tsahkna has said.", "The border will stay open"),
        ("es", "Albares llegó a Rabat. Las sanciones, añadió, podrían levantarse en verano.", "Las sanciones podrían levantarse en verano"),
        ("en", "Sanctions, he added, could be lifted by the summer.", "Sanctions could be lifted by the summer"),
    ],
)  # fmt: skip
def test_how_far_a_reported_clause_goes(said, lang, text, words):
    assert words in [quote.text for quote in said(lang, text)]


@pytest.mark.parametrize(
    ("lang", "text", "code"),
    [
        ("ru", "В МИД России заявили, что ждут ответа от США.", "RUS"),
        ("ru", "В Кремле отметили, что переговоры с Турцией продолжаются.", "RUS"),
        ("ru", "Министр иностранных дел Эстонии Маргус Цахкна прибыл в Ригу. «Мы готовы», — сказал г-н Цахкна.", "EST"),
        ("ru", "Лавров прибыл в Минск. По его словам, переговоры с Минском идут успешно.", "RUS"),
        ("es", "Albares llegó a Rabat. Añadió que España respeta a Marruecos.", "ESP"),
    ],
)  # fmt: skip
def test_whose_the_last_quote_is(said, lang, text, code):
    speaker = said(lang, text)[-1].speaker
    assert speaker is not None
    assert speaker.code == code


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("ru", "«Мой брат служит в армии», — сказала она на встрече с Сергеем Лавровым.", None),
        ("fr", "« Nous viendrons en mai », m’a dit Mme Durand.", "Durand"),
        ("es", "Un Miembro de la Asamblea declaró que su grupo votará mañana.", None),
    ],
)  # fmt: skip
def test_name_of_the_speaker(said, lang, text, name):
    speaker = said(lang, text)[-1].speaker
    assert (speaker.name if speaker else None) == name


@pytest.mark.parametrize(
    ("lang", "text", "code", "name"),
    [
        ("es", "La alcaldesa de Málaga y cabeza de lista de su partido por esta provincia, Celia Torres, dijo que vale la pena.", "ESP", "Celia Torres"),
        ("fr", "La première ministre du Québec, Pauline Durand, a dit que la question reste ouverte.", "CAN", "Pauline Durand"),
        # A stranger is whom the words beside his name make him, wherever on the page they stand.
        ("en", 'Ahmed Haddad, a spokesman for the Lebanese army, saw the border. "We stay," Haddad said.', "LBN", "Ahmed Haddad"),
        ("fr", "Ahmed Haddad, porte-parole de l'armée libanaise, a vu la frontière. « Nous restons », a dit M. Haddad.", "LBN", "Ahmed Haddad"),
        ("es", "Ahmed Haddad, portavoz del ejército libanés, visitó la frontera. \"No nos iremos\", dijo Haddad.", "LBN", "Ahmed Haddad"),
        ("en", "Nigerian activist Aisha Bello said that nobody had been paid.", "NGA", "Aisha Bello"),
        ("fr", "Selon Kurt Weyland, politologue allemand, le pacte va échouer.", "DEU", "Kurt Weyland"),
        ("es", "El líder de los socialistas vascos, Idoia Pérez, declaró que el pacto era posible.", "ESP", "Idoia Pérez"),
        ("es", "“El censo es anual”, explicó Silvina del Prado, directora de Planificación del Ministerio de Educación de Argentina.", "ARG", "Silvina del Prado"),
        ("ru", "Кандидатом стал Ли Цзян, мэр города Тайнань. Ли Цзян заявил, что выборы станут выбором между «миром и кризисом».", "TWN", "Ли Цзян"),
        ("fr", "« La guerre dure », précise Nadia Hourani, spécialiste de la Syrie.", None, "Nadia Hourani"),
        ("en", 'Mary Wanjiku, a shopkeeper, stayed. "They came at night," Wanjiku said.', None, "Wanjiku"),
    ],
)  # fmt: skip
def test_stranger_with_what_the_page_says_of_him(said, lang, text, code, name):
    speaker = said(lang, text)[-1].speaker
    assert speaker is not None
    assert (speaker.code, speaker.name) == (code, name)


@pytest.mark.parametrize(
    ("lang", "text", "words", "name"),
    [
        ("en", "Speaking from a stage in Oslo, Norway, Chief Executive Anna Berg said that firms need to change.", "firms need to change", "Anna Berg"),
        ("fr", "La correspondante, Sonia Hadid, affirme avoir été agressée vendredi.", "avoir été agressée vendredi", "Sonia Hadid"),
        ("fr", "Michel Roy, maire de Lyon, a reçu la presse. Il reconnaît que la pluie a influencé son choix.", "la pluie a influencé son choix", "Michel Roy"),
        ("es", 'El presidente de la Junta, Juan Robles, cree que si nadie actúa "alguien debería hacerlo".', 'si nadie actúa "alguien debería hacerlo"', "Juan Robles"),
        ("ru", "В Кремле предполагают, что переговоры продлятся.", "переговоры продлятся", None),
    ],
)  # fmt: skip
def test_clause_and_who_is_named_beside_it(said, lang, text, words, name):
    quote = next(quote for quote in said(lang, text) if quote.text == words)
    assert (quote.speaker.name if quote.speaker else None) == name


def test_belief_of_nobody_is_no_quote(said):
    assert not said("es", "Se cree que el barco salió de Cádiz.")


def test_deed_or_interest_is_nothing_said(said):
    assert not said("es", "Para España, la cumbre es importante.")
    assert not said("es", "El conductor se negó a realizar la prueba.")


def test_paragraph_under_one_inquit_holds_no_second(said):
    text = '"Les ha tocado a ellos", agregó el ministro español, quien subrayó que, esta vez, "por suerte" no hay víctimas.'
    assert said("es", text)[0].text == "Les ha tocado a ellos"


def test_surname_alone_behind_a_word_of_source(said):
    text = "Драматург Рустам Алиханов уехал. По словам Алиханова, решение он принял в мае. Драматург отметил, что не вернётся."
    assert [quote.speaker.name for quote in said("ru", text)] == ["Алиханов", "Алиханов"]


def test_officer_without_a_state_speaks_for_the_state_the_page_is_about(said):
    text = (
        "El Gobierno de Bolivia convocó a los jueces bolivianos en La Paz. "
        "«La sentencia saldrá mañana», indicó el fiscal Juan Quiroga."
    )
    speaker = said("es", text)[-1].speaker
    assert speaker is not None
    assert (speaker.country, speaker.sector) == ("BOL", "JUD")


def test_place_of_speaking_is_no_speaker(said):
    text = 'Paul Jensen lost his seat. He wrote on Twitter: "We will be back in the spring."'
    speaker = said("en", text)[-1].speaker
    assert speaker is None or speaker.name != "Twitter"


def test_quote_that_is_a_paragraph_of_its_own_is_kept_short(said):
    text = '"We had schools and a hospital in every town," Blinken said.\n\n"Today there is nothing."'
    assert [quote.text for quote in said("en", text)][-1] == "Today there is nothing."


def test_marked_word_of_a_plan_is_no_quote(said):
    text = 'El dinero servirá para los "sin techo", según los nuevos planes de la ciudad.'
    assert not said("es", text)


def test_text_cut_inside_a_quotation_is_quoted_to_its_end(said):
    text = 'Blinken wrote: "A month ago I was ill.\n\nI could not walk.\n\nThanks for the messages of'
    assert len(said("en", text)) == 1


def test_turns_glued_together_go_to_whom_the_title_introduces():
    text = (
        "ANNE DURAND Bonjour Jean PETIT.JEAN PETIT Bonjour.ANNE DURAND Que pensez-vous de la grève ?"
        "JEAN PETIT Nous avons signé un accord avec l'Allemagne.ANNE DURAND Merci.JEAN PETIT Merci."
    )
    title = "Interview de M. Jean Petit, ministre du Travail, à une radio, le 3 mars 2023, en France"
    doc = Document(text=text, title=title, lang="fr", published="2023-03-03")
    quotes = Coder(langs=["fr"], gate=False)(doc).quotes
    told = next(quote.speaker for quote in quotes if "accord" in quote.text)
    assert (told.name, told.country) == ("Jean Petit", "FRA")
    assert next(quote.speaker.name for quote in quotes if "grève" in quote.text) == "Anne Durand"


def test_what_shows_something_says_nothing():
    text = "Les liens sont forts, comme en témoignent les visites du président français à Vilnius."
    assert Coder(langs=["fr"], gate=False)(Document(text=text, lang="fr")).quotes == ()
