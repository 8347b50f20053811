"""Document text → sentences of Universal Dependencies tokens, and the gate that spares sentences without an event."""

from degel.parse.gate import Gate
from degel.parse.language import detect, identify
from degel.parse.parser import Parser, load_parser, parse_many, parse_sentences
from degel.parse.sentence import Sentence, Token
from degel.parse.splitter import split_sentences

__all__ = [
    "Gate",
    "Parser",
    "Sentence",
    "Token",
    "detect",
    "identify",
    "load_parser",
    "parse_many",
    "parse_sentences",
    "split_sentences",
]
