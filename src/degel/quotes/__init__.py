"""Who says what: a document with its sentences and mentions → quotes."""

from degel.quotes.finder import find_quotes

__all__ = ["find_quotes"]
