"""A gold document's place in a data file → its text, byte for byte the same every time.

Gold that is published without the text names a gzipped JSON-lines file, the records of it that make the
document, a field of theirs, and offsets into what they give; or a treebank (`.conllu.xz`) and the numbers of its
documents. The SHA-256 of the text guards against another version of the file.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import json
import lzma
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from degel.errors import DataError

__all__ = ["Source", "digest", "plain_text"]

_BLOCK = re.compile(r"(?i)</?(?:p|div|li|ul|ol|h[1-6]|br|tr|table|blockquote|title|section|article)\b[^>]*>")
_HIDDEN = re.compile(r"(?is)<(script|style|head)\b.*?</\1>")
_TAG = re.compile(r"(?s)<[^>]*>")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text lies: `records` are the numbers of the lines, from 0, joined by newlines."""

    file: str
    records: tuple[int, ...]
    field: str
    start: int
    end: int

    def text(self, data: Path) -> str:
        """The text, read from the folder `data`; raises `DataError` when the file does not hold it."""
        path = data / self.file
        if path.name.endswith(".conllu.xz"):
            return "\n".join(_treebank(path, number) for number in self.records)[self.start : self.end]
        lines = _lines(path)
        parts: list[str] = []
        for number in self.records:
            if number >= len(lines):
                raise DataError(
                    f"{path} has no record {number}; get the version of it that the gold was made on"
                )
            record: dict[str, Any] = json.loads(lines[number])
            if not isinstance(record.get(self.field), str):
                raise DataError(f"{path}: record {number} has no text in field {self.field!r}")
            value: str = record[self.field]
            parts.append(plain_text(value) if self.field == "html" else value)
        return "\n".join(parts)[self.start : self.end]


@lru_cache(maxsize=4)
def _lines(path: Path) -> Sequence[str]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            return stream.read().split("\n")
    except OSError as error:
        raise DataError(f"{path} cannot be read ({error}); name the folder of the data with --data") from None


@lru_cache(maxsize=4)
def _documents(path: Path) -> Sequence[str]:
    """The documents of a treebank: its sentences as written, a line each."""
    try:
        with lzma.open(path, "rt", encoding="utf-8") as stream:
            content = stream.read()
    except (OSError, lzma.LZMAError) as error:
        raise DataError(f"{path} cannot be read ({error}); name the folder of the data with --data") from None
    parts = re.split(r"(?m)^# newdoc\b.*$", content)[1:]
    return ["\n".join(re.findall(r"(?m)^# text = (.*)$", part)) for part in parts]


def _treebank(path: Path, number: int) -> str:
    documents = _documents(path)
    if number >= len(documents):
        raise DataError(f"{path} has no document {number}; get the version of it that the gold was made on")
    return documents[number]


def plain_text(page: str) -> str:
    """The words of a simple HTML page: a block a line, entities resolved, blanks and soft hyphens folded.

    It is no reader of web pages (`degel.sources` is): offsets of gold must not move when that one improves.
    """
    page = _BLOCK.sub("\n", re.sub(r"\s+", " ", _HIDDEN.sub("\n", page)))
    page = html.unescape(_TAG.sub("", page)).replace("\u00ad", "").replace("\u200b", "")
    found = (re.sub(r"\s+", " ", line).strip() for line in page.split("\n"))
    return "\n".join(line for line in found if line)


def digest(text: str) -> str:
    """The SHA-256 of a text, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
