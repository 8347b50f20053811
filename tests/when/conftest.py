"""Sentences for the tests of dates: flat ones made on the spot, or parsed ones when the language's parser is there."""

import re

import pytest

from degel.parse.sentence import Sentence, Token


def flat_sentence(text, lang):
    tokens = [
        Token(
            i, m.group(), m.group().lower(), m.group().lower(), "X", {}, 0, "dep" if i else "root", *m.span()
        )
        for i, m in enumerate(re.finditer(r"\w+|[^\w\s]", text))
    ]
    return Sentence(tokens, 0, len(text), lang, 0)


def parsed_sentences(text, lang):
    from degel.languages import parser_folder
    from degel.parse.parser import parse_sentences
    from degel.parse.splitter import split_sentences

    if parser_folder(lang) is None:
        pytest.skip(f"no parser for {lang} is shipped yet")
    return parse_sentences(text, split_sentences(text, lang), lang)


@pytest.fixture
def flat():
    return flat_sentence


@pytest.fixture
def parsed():
    return parsed_sentences
