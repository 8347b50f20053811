"""Lemmas: a dictionary for what any dictionary knows, the parser for the rest."""

import pytest

from degel.errors import DataError
from degel.parse import parse_sentences
from degel.parse.lemmas import Lemmas, load_lemmas, read_lemmas
from degel.records import Span

TALKS = Lemmas({("talks", "NOUN"): "talk", ("been", "VERB"): "be", ("москве", "PROPN"): "Москва"})
TABLE = [
    # text, part of speech, the parser's guess, lemma
    ("talks", "NOUN", "talks", "talk"),
    ("Talks", "NOUN", "Talks", "talk"),
    ("talks", "VERB", "talk", "talk"),
    ("been", "AUX", "been", "be"),
    ("Gobierno", "NOUN", "Gobierno", "gobierno"),
    ("OTAN", "NOUN", "OTAN", "OTAN"),
    ("TALKS", "NOUN", "TALKS", "TALKS"),
    ("Москве", "PROPN", "Москве", "Москва"),
    ("москве", "PROPN", "москве", "москве"),
    ("Lavrov", "PROPN", "lavrov", "Lavrov"),
    ("12", "NUM", "12", "12"),
]


@pytest.mark.parametrize(("text", "upos", "guess", "lemma"), TABLE)
def test_a_word_has_this_lemma(text, upos, guess, lemma):
    assert TALKS.correct(text, text.lower(), upos, guess) == lemma


def test_adjectives_of_english_keep_the_capital_of_a_nation():
    table = {("indian", "ADJ"): "indian", ("better", "ADJ"): "good"}
    assert Lemmas(table, capitals=True).correct("Indian", "indian", "ADJ", "Indian") == "Indian"
    assert Lemmas(table, capitals=True).correct("Better", "better", "ADJ", "Better") == "good"
    assert Lemmas(table).correct("Indian", "indian", "ADJ", "Indian") == "indian"


def test_a_line_gives_the_forms_of_a_lemma(tmp_path):
    path = tmp_path / "lemmas.tsv"
    path.write_text("нест\tи\tVERB\tи упор\nЛ\tавров\tPROPN\tаврова аврову\nalto\t-\tNOUN\t- s\n", "utf-8")
    lemmas = read_lemmas(path)
    assert len(lemmas) == 6
    assert lemmas.correct("нести", "нести", "VERB", "?") == "нести"
    assert lemmas.correct("Лаврову", "лаврову", "PROPN", "?") == "Лавров"
    assert lemmas.correct("altos", "altos", "NOUN", "?") == "alto"


def test_a_line_of_another_shape_is_named(tmp_path):
    path = tmp_path / "lemmas.tsv"
    path.write_text("alto\t-\tNOUN\t- s\nalto\tNOUN\n", "utf-8")
    with pytest.raises(DataError, match=r"lemmas\.tsv:2: 2 cells instead of 4"):
        read_lemmas(path)


@pytest.mark.parametrize(
    ("lang", "text", "word", "lemma"),
    [
        ("en", "They were kidding us.", "kidding", "kid"),
        ("en", "They had stolen the files.", "stolen", "steal"),
        ("fr", "La majorité obtint gain de cause.", "obtint", "obtenir"),
        ("es", "Los soldados aprendieron la lección.", "aprendieron", "aprender"),
        ("ru", "Он должен вернуться.", "должен", "должен"),
        ("ru", "Делегация летит в столицу.", "летит", "лететь"),
    ],
)
def test_a_shipped_parser_knows_the_dictionary(lang, text, word, lemma):
    sentence = parse_sentences(text, [Span(0, len(text))], lang)[0]
    assert [t.lemma for t in sentence.tokens if t.text == word] == [lemma]


@pytest.mark.parametrize("lang", ["en", "es", "fr", "ru"])
def test_every_parser_ships_with_a_dictionary(lang):
    lemmas = load_lemmas(lang)
    assert lemmas is not None
    assert len(lemmas) > 25_000


def test_a_language_without_a_dictionary_has_none():
    assert load_lemmas("xx") is None
