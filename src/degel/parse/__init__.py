"""Document text → sentences of Universal Dependencies tokens, and the gate that spares sentences without an event."""

from degel.parse.gate import Gate
from degel.parse.language import detect
from degel.parse.parser import load_parser, parse_sentences
from degel.parse.sentence import Sentence, Token
from degel.parse.splitter import split_sentences

__all__ = ["Gate", "Sentence", "Token", "detect", "load_parser", "parse_sentences", "split_sentences"]
