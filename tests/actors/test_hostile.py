"""Input of an attacker's choosing costs bounded time and never a traceback."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from degel.actors.lexicon import fold, lexicon, lower
from degel.actors.reference import read as read_data
from degel.actors.resolver import Resolver
from degel.actors.states import find_country
from degel.errors import DegelError
from degel.parse.sentence import Sentence, Token
from degel.records import Document, Span

pytestmark = pytest.mark.skipif(not read_data("states"), reason="the reference data on states are not there")


def flat_sentence(words: list[str], lang: str, upos: str = "PROPN") -> tuple[str, Sentence]:
    """A sentence whose words all hang on the first one."""
    tokens = []
    at = 0
    for i, word in enumerate(words):
        tokens.append(
            Token(
                i,
                word,
                word.lower(),
                word.lower(),
                upos,
                {},
                0,
                "root" if i == 0 else "flat",
                at,
                at + len(word),
            )
        )
        at += len(word) + 1
    text = " ".join(words)
    return text, Sentence(tokens, 0, len(text), lang, 0)


@pytest.mark.parametrize("word", ["Russia", "president", "Washington", "US", "police", "the"])
def test_ten_thousand_mentions_in_one_sentence_cost_seconds_at_most(word: str) -> None:
    text, sentence = flat_sentence([word] * 10_000, "en")
    resolver = Resolver()
    resolver.resolve(Document(text="x", lang="en"), [])
    lexicon("en")
    start = time.perf_counter()
    mentions = resolver.resolve(Document(text=text, lang="en"), [sentence])
    assert time.perf_counter() - start < 5
    assert len(mentions) <= 1000


def test_ten_thousand_sentences_with_pronouns_cost_linear_time() -> None:
    words = ["Lavrov", "met", "Pompeo", "and", "he", "left"]
    lexicon("en")
    text = ""
    sentences = []
    for number in range(3000):
        part, sentence = flat_sentence(words, "en")
        for token in sentence.tokens:
            token.start += len(text)
            token.end += len(text)
            token.upos = "PRON" if token.text == "he" else "PROPN"
        sentences.append(Sentence(sentence.tokens, len(text), len(text) + len(part), "en", number))
        text += part + " "
    start = time.perf_counter()
    Resolver().resolve(Document(text=text, lang="en"), sentences)
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    "text",
    [
        "\u202eRussia\u202c said",
        "Rus\u200bsia",
        "\x00\x01\x02",
        "a" * 200_000,
        "(" * 50_000,
        "ex-" * 20_000,
        "of the " * 20_000,
        "İstanbul ẞ ﬁ ŉ",
        "ÀÉÎÕÜ" * 10_000,
    ],
)
def test_odd_characters_are_searched_in_time_and_offsets_hold(text: str) -> None:
    for lang in ("fr", "en", "ru", "es"):
        book = lexicon(lang)
        start = time.perf_counter()
        for hit in book.find(text):
            assert 0 <= hit.start < hit.end <= len(text)
        assert time.perf_counter() - start < 3


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_folding_never_changes_the_length(text: str) -> None:
    assert len(lower(fold(text))) == len(text)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "le",
                "président",
                "russe",
                ",",
                "Macron",
                "de",
                "la",
                "Chine",
                "et",
                "ex-",
                "homologue",
                "il",
                "deux",
                "pays",
                "son",
                "«",
                "X",
                "1",
            ]
        ),
        max_size=25,
    ),
    st.data(),
)
def test_any_tree_over_any_words_gives_mentions_inside_the_sentence(
    words: list[str], data: st.DataObject
) -> None:
    if not words:
        return
    text, sentence = flat_sentence(words, "fr")
    tokens = sentence.tokens
    deps = ["nsubj", "obj", "obl", "nmod", "amod", "conj", "appos", "flat", "case", "det", "root", "punct"]
    for token in tokens[1:]:
        token.head = data.draw(st.integers(0, token.i - 1))
        token.dep = data.draw(st.sampled_from(deps))
        token.upos = data.draw(
            st.sampled_from(["NOUN", "PROPN", "ADJ", "VERB", "PRON", "DET", "ADP", "CCONJ"])
        )
    rebuilt = Sentence(tokens, 0, len(text), "fr", 0)
    for mention in Resolver().resolve(Document(text=text, lang="fr", published="2019-05-15"), [rebuilt]):
        assert 0 <= mention.first <= mention.head <= mention.last < len(tokens)
        assert mention.span == Span(tokens[mention.first].start, tokens[mention.last].end)
        assert mention.actors


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_name_is_a_country_or_an_error_of_ours(name: str) -> None:
    try:
        assert len(find_country(name)) == 3
    except DegelError as error:
        assert str(error)
