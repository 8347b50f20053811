"""The codebook: event types, operators, grammar facts and examples, read from YAML that anybody can edit."""

from degel.codebook.book import Codebook, load_codebook

__all__ = ["Codebook", "load_codebook"]
