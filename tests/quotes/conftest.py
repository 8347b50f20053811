"""Sentences for the tests of quotes: flat ones made on the spot, or parsed ones when the language's parser is there."""

import re

import pytest

from degel.actors.mention import Mention
from degel.parse.sentence import Sentence, Token
from degel.quotes import find_quotes
from degel.records import Actor, Document, Span


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


PEOPLE = {
    "Lavrov": ("RUS", "Sergey Lavrov", "foreign-minister"),
    "Лавров": ("RUS", "Sergey Lavrov", "foreign-minister"),
    "Лаврова": ("RUS", "Sergey Lavrov", "foreign-minister"),
    "Blinken": ("USA", "Antony Blinken", "foreign-minister"),
    "Macron": ("FRA", "Emmanuel Macron", "president"),
    "Песков": ("RUS", "Dmitry Peskov", "spokesperson"),
    "Эрдоган": ("TUR", "Recep Tayyip Erdoğan", "president"),
    "Эрдогану": ("TUR", "Recep Tayyip Erdoğan", "president"),
    "Sánchez": ("ESP", "Pedro Sánchez", "prime-minister"),
    "Ebrard": ("MEX", "Marcelo Ebrard", "foreign-minister"),
    "le ministre des Affaires étrangères russe": ("RUS", None, "foreign-minister"),
    "El canciller mexicano": ("MEX", None, "foreign-minister"),
}


def mentions_of(text, sentences):
    found = []
    for name, (country, full, office) in PEOPLE.items():
        for match in re.finditer(rf"(?<!\w){name}(?!\w)", text):
            for sent in sentences:
                inside = [t.i for t in sent.tokens if match.start() <= t.start < match.end()]
                if inside and sent.start <= match.start() < sent.end:
                    head = next(
                        (i for i in inside if sent.tokens[i].head not in inside or sent.tokens[i].head == i),
                        inside[0],
                    )
                    kind = "person" if full else "title"
                    actor = Actor(country, country, "GOV", full, office)
                    span = Span(match.start(), match.end())
                    found.append(Mention(span, sent.number, head, inside[0], inside[-1], (actor,), kind, 1.0))
    return found


@pytest.fixture
def quotes():
    """Language, text → its quotes, read with the shipped parser and a few persons known by surface."""

    def read(lang, text):
        sentences = parsed_sentences(text, lang)
        return find_quotes(Document(text, lang=lang), sentences, mentions_of(text, sentences))

    return read
