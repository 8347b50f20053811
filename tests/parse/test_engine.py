"""The arrays of the engine against the objects of spaCy: the same weights give the same parse."""

import pytest

from degel.codebook.labels import read_labels
from degel.evaluate.proof import examples
from degel.languages import parser_folder
from degel.parse.engine import Engine
from degel.parse.lemmas import Lemmas, load_lemmas
from degel.parse.parser import load_parser, read_shipped
from degel.parse.tokenizer import normalise
from degel.parse.words import Words
from degel.records import Span

LANGS = ("en", "es", "fr", "ru")
# Sentences whose arcs cross, of one word, of none, with a space within a word, and with two spaces
ODD = {
    "en": ["A hearing is scheduled on the issue today.", "Yes.", "", "What did they say they would sign?"],
    "es": ["EE. UU. retiró su embajador.", "El viaje que EE. UU.  pidió.", "", "Sí."],
    "fr": ["Combien en a-t-il signé ?", "C'est-à-dire  rien.", "", "Oui."],
    "ru": ["Какие он подписал договоры?", "Вчера, в т.ч. утром, шли бои.", "", "Да."],
}


def sentences(coder, lang, count=150):
    texts = [read_labels(example.text).text for _, _, example, _ in examples(coder, lang=lang)]
    return [*texts[:: max(1, len(texts) // count)], *ODD[lang]]


@pytest.fixture(scope="module")
def coder():
    from degel import Coder

    return Coder(gate=False)


@pytest.mark.parametrize("lang", LANGS)
def test_the_engine_parses_as_spacy_does(coder, lang):
    texts = sentences(coder, lang)
    nlp = read_shipped(parser_folder(lang))
    engine = Engine(load_parser(lang), None)
    found = engine.tokens([(text, Span(0, len(text))) for text in texts])
    same = words = 0
    for text, tokens in zip(texts, found, strict=True):
        doc = [t for t in nlp(normalise(text)) if not t.is_space] if text else []
        assert [t.text for t in doc] == [normalise(t.text) for t in tokens]
        if "  " in text:  # spaCy reads the second space as a word
            continue
        words += len(doc)
        for one, other in zip(doc, tokens, strict=True):
            label = "root" if one.head is one or one.head.i == one.i else one.dep_.lower()
            same += (one.pos_ or "X", one.morph.to_dict(), one.lemma_, one.head.i, label) == (
                other.upos, other.feats, other.lemma, other.head, other.dep,
            )  # fmt: skip
    assert words > 1000
    # sums in another order may tip a choice between two moves that weigh the same
    assert same / words > 0.999


@pytest.mark.parametrize("lang", LANGS)
def test_a_dictionary_says_what_it_would_say_of_any_lemma(lang):
    lemmas = load_lemmas(lang)
    for text in ("Talks", "Paris", "UE", "est", "a", "Российский", "indio", "Indian", "были", "hablar"):
        for upos in ("NOUN", "PROPN", "VERB", "AUX", "ADJ"):
            sure = lemmas.sure(text, text.lower(), upos)
            if sure is not None:
                assert {lemmas.correct(text, text.lower(), upos, x) for x in ("Xyz", text.lower())} == {sure}
    assert Lemmas({("is", "VERB"): "be"}).sure("is", "is", "AUX") == "be"


def test_words_are_forgotten_and_come_back_the_same(monkeypatch):
    engine = Engine(load_parser("fr"), load_lemmas("fr"))
    item = ("Le président a reçu l’ambassadeur à Genève.", Span(0, 43))
    before = engine.tokens([item])
    monkeypatch.setattr("degel.parse.words.MOST", 3)
    other = ("Rome se tait.", Span(0, 13))
    engine.tokens([other])
    assert len(engine._words.texts) == 5
    assert engine.tokens([item]) == before


def test_a_word_is_cut_once_and_as_its_rule_says():
    words = Words(load_parser("en"))
    (kinds, starts), (again, _) = words.read(["They cannot sign", "cannot"])
    assert [words.texts[kind] for kind in kinds] == ["They", "can", "not", "sign"]
    assert starts == [0, 5, 8, 12]
    assert again == kinds[1:3]
