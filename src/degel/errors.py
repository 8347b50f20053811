"""The exceptions that dégel raises.

DegelError                  root: one sentence that says what is wrong, where, and what to do
├── SourceError             an input that cannot be read: empty, binary, unsupported kind, bad encoding, bad date
│   └── FetchError          a URL, feed or portal page that did not answer as expected
├── DataError               a file that people write (codebook, lexicon, reference data) is wrong at file:line
├── ParserError             no parser for the language, or the named pipeline is missing or gives no dependencies
├── StoreError              the store cannot be opened, is of a newer version, or could not be written
└── UnknownCountryError     a name or code that is no country known to dégel
"""

from __future__ import annotations

__all__ = [
    "DataError",
    "DegelError",
    "FetchError",
    "ParserError",
    "SourceError",
    "StoreError",
    "UnknownCountryError",
]


class DegelError(Exception):
    """Root of every error that dégel raises on purpose."""


class SourceError(DegelError):
    """An input that cannot be read."""


class FetchError(SourceError):
    """A page, feed or portal that did not answer as expected."""


class DataError(DegelError):
    """A file that people write is wrong; the message starts with `file:line`."""


class ParserError(DegelError):
    """No usable parser for a language."""


class StoreError(DegelError):
    """The store cannot be opened or written."""


class UnknownCountryError(DegelError):
    """A name or code that is no country known to dégel."""
