"""Quotes as tables: language, text → kind, speaker's name, words said."""

import os
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from degel.parse.sentence import Sentence, Token
from degel.quotes import find_quotes
from degel.records import Document, Span

LAVROV, BLINKEN, MACRON = "Sergey Lavrov", "Antony Blinken", "Emmanuel Macron"
PESKOV, ERDOGAN, SANCHEZ, EBRARD = "Dmitry Peskov", "Recep Tayyip Erdoğan", "Pedro Sánchez", "Marcelo Ebrard"

ONE = [
    # French
    ("fr", "« Nous voulons la paix », a affirmé Lavrov.", "direct", LAVROV, "Nous voulons la paix"),
    ("fr", "Lavrov a déclaré : « Nous voulons la paix. »", "direct", LAVROV, "Nous voulons la paix."),
    ("fr", "Lavrov : « Nous sommes prêts »", "direct", LAVROV, "Nous sommes prêts"),
    ("fr", "« Évidemment », dit Lavrov.", "direct", LAVROV, "Évidemment"),
    (
        "fr",
        "\"Nous voulons la paix, affirme Lavrov. Nous le disons depuis mars.\"",
        "direct",
        LAVROV,
        "Nous voulons la paix Nous le disons depuis mars.",
    ),
    (
        "fr",
        "“La frontière reste fermée, prévient Macron. Elle le restera cet été.\"",
        "direct",
        MACRON,
        "La frontière reste fermée Elle le restera cet été.",
    ),
    ("fr", "Selon Lavrov, la Russie veut la paix.", "indirect", LAVROV, "la Russie veut la paix"),
    ("fr", "La Russie veut la paix, selon Lavrov.", "indirect", LAVROV, "La Russie veut la paix"),
    ("fr", "Comme l’a dit Macron, la France est prête.", "indirect", MACRON, "la France est prête"),
    ("fr", "La Russie, a affirmé Lavrov, veut la paix.", "indirect", LAVROV, "La Russie veut la paix"),
    ("fr", "La Russie est prête au dialogue, a assuré Lavrov.", "indirect", LAVROV, "La Russie est prête au dialogue"),
    ("fr", "Lavrov a affirmé que la Russie voulait la « paix ».", "mixed", LAVROV, "la Russie voulait la « paix »"),
    ("fr", "Macron a dénoncé une « provocation inacceptable ».", "mixed", MACRON, "provocation inacceptable"),
    # English
    ("en", "“We want peace,” Lavrov said. “We will talk.”", "direct", LAVROV, "We want peace We will talk."),
    ("en", "Blinken said: \"The talks failed.\"", "direct", BLINKEN, "The talks failed."),
    ("en", "‘We want peace,’ Lavrov said.", "direct", LAVROV, "We want peace"),
    ("en", "Blinken said that the talks had failed.", "indirect", BLINKEN, "the talks had failed"),
    ("en", "Blinken said the talks had failed.", "indirect", BLINKEN, "the talks had failed"),
    ("en", "According to Lavrov, the talks had failed.", "indirect", LAVROV, "the talks had failed"),
    ("en", "The talks failed, Blinken said on Tuesday.", "indirect", BLINKEN, "The talks failed"),
    (
        "en",
        "Blinken said the plan for the border is \"carefully drawn to avoid checks.\"",
        "mixed",
        BLINKEN,
        "the plan for the border is \"carefully drawn to avoid checks.\"",
    ),
    # Russian
    ("ru", "«Мы готовы к диалогу», — заявил Лавров.", "direct", LAVROV, "Мы готовы к диалогу"),
    ("ru", "Песков сообщил: «Встреча состоится».", "direct", PESKOV, "Встреча состоится"),
    ("ru", "«Мы хотим, — подчеркнул Эрдоган, — мира».", "direct", ERDOGAN, "Мы хотим мира"),
    ("ru", "— Мы готовы, — сказал Лавров. — Это важно.", "direct", LAVROV, "Мы готовы Это важно."),
    ("ru", "По словам Лаврова, переговоры прошли успешно.", "indirect", LAVROV, "переговоры прошли успешно"),
    ("ru", "Лавров заявил, что Россия готова к диалогу.", "indirect", LAVROV, "Россия готова к диалогу"),
    ("ru", "Переговоры состоятся в мае, сообщил Песков.", "indirect", PESKOV, "Переговоры состоятся в мае"),
    ("ru", "Как заявил Лавров, Россия готова к диалогу.", "indirect", LAVROV, "Россия готова к диалогу"),
    # Spanish
    ("es", "«Queremos la paz», afirmó Sánchez.", "direct", SANCHEZ, "Queremos la paz"),
    ("es", "—Estamos listos —dijo Sánchez—. Es importante.", "direct", SANCHEZ, "Estamos listos Es importante."),
    ("es", "Según Sánchez, el acuerdo está cerca.", "indirect", SANCHEZ, "el acuerdo está cerca"),
    ("es", "Sánchez aseguró que el acuerdo está cerca.", "indirect", SANCHEZ, "el acuerdo está cerca"),
    ("es", "El acuerdo está cerca, señaló Sánchez.", "indirect", SANCHEZ, "El acuerdo está cerca"),
    ("es", "Como dijo Sánchez, el acuerdo está cerca.", "indirect", SANCHEZ, "el acuerdo está cerca"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "kind", "speaker", "said"), ONE)
def test_quote_has_its_kind_speaker_and_words(quotes, lang, text, kind, speaker, said):
    (quote,) = quotes(lang, text)
    assert (quote.kind, quote.speaker and quote.speaker.name, quote.text) == (kind, speaker, said)
    assert " ".join(text[p.start : p.end] for p in quote.pieces) == quote.text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "La Russie mène une « opération spéciale » depuis février."),
        ("fr", "Macron a lu « Guerre et Paix » à Oslo."),
        ("en", "Blinken read \"War and Peace\" on the plane."),
        ("en", "The so-called \"special operation\" goes on."),
        ("ru", "Лавров встретился с главой «Газпрома»."),
        ("ru", "«Газпром», сообщил Песков, выполнит контракт."),
        ("es", "El grupo “Paz Ahora” protestó en Madrid."),
        ("en", "The court received the file on Monday."),
    ],
)  # fmt: skip
def test_names_and_scare_quotes_are_no_direct_speech(quotes, lang, text):
    assert [q.text for q in quotes(lang, text) if q.kind == "direct"] == []


@pytest.mark.parametrize(
    ("lang", "text", "speakers"),
    [
        ("fr", "« Oui, nous viendrons », dit Macron.\n\n« Nous aussi », répond Lavrov.", [MACRON, LAVROV]),
        ("en", "“We want peace,” said Lavrov. “We do not,” replied Blinken.", [LAVROV, BLINKEN]),
        ("ru", "«Мы готовы к встрече», — сказал Лавров. «Мы тоже готовы», — ответил Эрдоган.", [LAVROV, ERDOGAN]),
        ("es", "“Queremos diálogo”, dijo Ebrard. “Y nosotros también”, respondió Sánchez.", [EBRARD, SANCHEZ]),
    ],
)  # fmt: skip
def test_two_speakers_keep_their_own_words(quotes, lang, text, speakers):
    assert [q.speaker.name for q in quotes(lang, text)] == speakers


@pytest.mark.parametrize(
    ("lang", "text", "addressee"),
    [
        ("fr", "Lavrov a dit à Blinken que les relations étaient au plus bas.", BLINKEN),
        ("fr", "Macron a reçu l’envoyé pour assurer Lavrov de la volonté de la France de dialoguer.", LAVROV),
        ("en", "Blinken told Lavrov that the talks had failed.", LAVROV),
        ("es", "“Queremos diálogo”, dijo Ebrard a Sánchez, “y paz”.", SANCHEZ),
        ("ru", "Лавров сказал Эрдогану, что Россия готова к встрече.", ERDOGAN),
    ],
)  # fmt: skip
def test_addressee_is_named(quotes, lang, text, addressee):
    assert [a.name for q in quotes(lang, text) for a in q.addressee] == [addressee]


def test_assurance_of_something_is_what_was_said(quotes):
    text = "Macron a reçu l’envoyé pour assurer Lavrov de la volonté de la France de dialoguer."
    (quote,) = quotes("fr", text)
    assert (quote.kind, quote.text) == ("indirect", "la volonté de la France de dialoguer")
    assert quote.speaker.name == MACRON


def test_title_in_the_inquit_is_completed_by_the_name_the_page_gives(quotes):
    text = (
        "Lavrov est arrivé mardi.\n\n"
        '"Nous voulons la paix, affirme le ministre des Affaires étrangères russe. Nous le disons."'
    )
    (quote,) = quotes("fr", text)
    assert (quote.speaker.name, quote.speaker.office, quote.text) == (
        LAVROV,
        "foreign-minister",
        "Nous voulons la paix Nous le disons.",
    )


def test_quote_over_paragraphs_is_one_quote(quotes):
    (quote,) = quotes("en", "Blinken said: “The talks failed.\n\n“We will try again.”")
    assert (quote.text, len(quote.pieces)) == ("The talks failed. We will try again.", 2)
    assert quote.span == Span(quote.pieces[0].start, quote.pieces[-1].end)


def test_transcript_turns_have_their_speakers(quotes):
    text = (
        "QUESTION: Will you meet?\n\nSECRETARY BLINKEN: We will meet.\n\nI am sure.\n\n"
        "QUESTION: When?\n\nSECRETARY BLINKEN: Soon."
    )
    assert [(q.speaker and q.speaker.name, q.text) for q in quotes("en", text)] == [
        (None, "Will you meet?"),
        ("Blinken", "We will meet. I am sure."),
        (None, "When?"),
        ("Blinken", "Soon."),
    ]


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("ru", "Встреча. На ней Лавров и Эрдоган.\n\nС.Лавров: Добрый день.\n\nЭрдоган: Здравствуйте.\n\nС.Лавров: Рад вас видеть.", [LAVROV, ERDOGAN, LAVROV]),
        ("es", "PRESIDENTE PEDRO SÁNCHEZ: Buenos días.\n\nPREGUNTA: ¿Qué dice?\n\nPRESIDENTE PEDRO SÁNCHEZ: Nada.", ["Pedro Sánchez", None, "Pedro Sánchez"]),
        ("es", "PRESIDENTE PEDRO SÁNCHEZ\nBuenos días a todos. Gracias por venir.", ["Pedro Sánchez"]),
        ("es", "ANA RUIZ PEÑA, MINISTRA DE SANIDAD DE ESPAÑA\nHoy hemos enviado vacunas.", ["Ana Ruiz Peña"]),
        ("fr", "EMMANUEL MACRON : Bonjour.\n\nQUESTION : Viendrez-vous ?\n\nEMMANUEL MACRON : Oui.", ["Emmanuel Macron", None, "Emmanuel Macron"]),
    ],
)  # fmt: skip
def test_speaker_tags_open_turns(quotes, lang, text, names):
    assert [q.speaker and q.speaker.name for q in quotes(lang, text)] == names


def test_document_without_known_language_has_no_quotes():
    assert find_quotes(Document("« Oui »"), [], []) == []


@settings(deadline=None, max_examples=60)
@given(
    st.text(alphabet="«»“”\"' abВсказал said dit,.:—\n", max_size=200),
    st.sampled_from(["fr", "en", "ru", "es"]),
)
def test_any_text_gives_pieces_inside_it(text, lang):
    words = [Token(0, text, text, text, "X", {}, 0, "root", 0, len(text))] if text else []
    for quote in find_quotes(Document(text, lang=lang), [Sentence(words, 0, len(text), lang, 0)], []):
        assert quote.text == " ".join(text[p.start : p.end] for p in quote.pieces)
        assert 0 <= quote.span.start <= quote.span.end <= len(text)


@pytest.mark.parametrize(
    "text", ["« a dit " * 2_000, '"x, dit Y. ' * 2_000, ", a affirmé" * 3_000, "A" * 20_000, "A.B: " * 4_000]
)
def test_hostile_text_costs_bounded_time(text):
    started = time.process_time()
    find_quotes(Document(text, lang="fr"), [], [])
    assert time.process_time() - started < 5


def test_thousands_of_lines_of_dialogue_cost_linear_time(parsed):
    text = "— a, — said he, — b.\n" * 3_000
    sentences = parsed(text, "en")
    started = time.process_time()
    find_quotes(Document(text, lang="en"), sentences, [])
    assert time.process_time() - started < 5


def test_first_page_gives_its_three_quotes():
    shared = Path(os.environ.get("DEGEL_SHARED", Path(__file__).parents[3] / "shared"))
    page = shared / "data" / "pages" / "russie-etats-unis-l-heure-du-degel.fr.txt"
    if not page.is_file():
        pytest.skip(f"{page} is not here: the first page is not part of the repository")
    from degel.actors.resolver import Resolver
    from degel.parse.parser import parse_sentences
    from degel.parse.splitter import split_sentences

    raw = page.read_text("utf-8")
    text = raw[raw.index("Les chefs des dipl") : raw.rindex("deux puissances.") + len("deux puissances.")]
    doc = Document(text.replace("PUBLICITÉ", ""), lang="fr", published=date(2019, 5, 15))
    sentences = parse_sentences(doc.text, split_sentences(doc.text, "fr"), "fr")
    found = find_quotes(doc, sentences, Resolver().resolve(doc, sentences))
    assert [(q.kind, len(q.pieces), q.speaker.country, q.speaker.name) for q in found] == [
        ("direct", 2, "RUS", "Sergey Lavrov"),
        ("direct", 2, "USA", "Mike Pompeo"),
        ("indirect", 1, "USA", "Mike Pompeo"),
    ]
    assert [a.name for a in found[2].addressee] == ["Vladimir Putin"]
    assert not any(q.cue in q.text for q in found)
