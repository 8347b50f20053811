"""Any source → `Document`s: a file, a folder, a glob, a URL, a feed, standard input, `wikipedia:YYYY-MM`, or a list of these.

The order is the same every time: a list in its own order, a folder and a glob sorted by path. One bad document
never stops a batch: it becomes a `Failure`, and the rest are read.
"""

from __future__ import annotations

import glob
import io
import json
import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any

from degel.errors import DegelError, SourceError
from degel.records import Document, Failure
from degel.sources.encoding import SUPPORTED, decode
from degel.sources.feeds import looks_like_feed, parse_feed
from degel.sources.html import looks_like_html, read_html
from degel.sources.tables import open_bytes, read_csv, read_json, read_jsonl, read_parquet
from degel.sources.text import MAX_PAGE, read_text
from degel.sources.web import fetch
from degel.sources.wikipedia import read_wikipedia

__all__ = ["Failures", "read_documents", "read_file"]

Failures = list[Failure] | Callable[[Failure], object]

_LOG = logging.getLogger("degel")
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ""})
_FEED_SUFFIXES = frozenset({".xml", ".rss", ".atom", ".rdf"})
_TABLES: dict[str, Callable[..., Iterator[Document]]] = {
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
}
_ARCHIVES = frozenset({".warc", ".wet", ".wat", ".arc"})
_READ = _HTML_SUFFIXES | _TEXT_SUFFIXES | _FEED_SUFFIXES | frozenset(_TABLES)
_GLOB = frozenset("*?[")


def read_documents(
    source: str | Path | Iterable[str | Path],
    *,
    published: date | str | None = None,
    lang: str | None = None,
    failures: Failures | None = None,
    **wikipedia: Any,
) -> Iterator[Document]:
    """The documents of a file, folder, glob, URL, feed, `wikipedia:YYYY-MM`, `-` (standard input), or a list of these.

    `published` and `lang`, when given, are those of every document. What cannot be read goes to `failures`, a list
    or a function; without it, a single file, URL or `-` that is bad raises `SourceError` and a bad part of a batch is
    logged. Raises `SourceError` at once for a path that does not exist and a glob that matches nothing. Other
    keywords (`endpoint`, `cache`) go to `read_wikipedia`.
    """
    if isinstance(source, str | Path):
        inputs = list(_expand(source))
        single = len(inputs) == 1 and str(source) == str(inputs[0])
    else:
        inputs = [item for entry in source for item in _expand_kindly(entry)]
        single = False
    given = {"published": published, "lang": lang}
    return _read_all(inputs, single, given, failures, wikipedia)


def _read_all(
    inputs: list[str | Path | SourceError],
    single: bool,
    given: dict[str, Any],
    failures: Failures | None,
    wikipedia: dict[str, Any],
) -> Iterator[Document]:
    report = _reporter(failures)
    for item in inputs:
        try:
            if isinstance(item, SourceError):
                raise item
            yield from _read_one(item, report, given, wikipedia)
        except DegelError as error:
            if single and failures is None:
                raise
            report(Failure("read", str(error), None if isinstance(item, SourceError) else str(item)))


def _reporter(failures: Failures | None) -> Callable[[Failure], object]:
    if failures is None:
        return lambda failure: _LOG.warning("not read: %s", failure.reason)
    return failures.append if isinstance(failures, list) else failures


def _expand(source: str | Path) -> Iterator[str | Path | SourceError]:
    """The single inputs that a path, folder, glob or URL stands for, sorted."""
    name = str(source)
    if name == "-" or name.startswith(("http://", "https://", "wikipedia:")):
        yield name
        return
    path = Path(source)
    try:
        if path.is_dir():
            yield from _walk(path)
            return
        if path.exists():
            yield path
            return
    except (OSError, ValueError) as error:
        raise SourceError(
            f"{name!r:.200} is no path that can be read ({getattr(error, 'strerror', None) or error})"
        ) from None
    if _GLOB.intersection(name):
        matches = [Path(match) for match in sorted(glob.glob(name, recursive=True))]  # noqa: PTH207 - any root
        if not matches:
            raise SourceError(f"{name}: no file matches; check the folder and the pattern")
        for match in matches:
            if match.is_dir():
                yield from _walk(match)
            else:
                yield match
        return
    raise SourceError(f"{name}: there is no such file")


def _expand_kindly(source: str | Path) -> Iterator[str | Path | SourceError]:
    try:
        yield from _expand(source)
    except SourceError as error:
        yield error


def _walk(folder: Path) -> Iterator[Path | SourceError]:
    """The folder's files and those of its folders, sorted; hidden ones are left out, other kinds are named as failures."""
    found = False
    for path in sorted(folder.rglob("*")):
        if any(part.startswith(".") for part in path.relative_to(folder).parts) or not path.is_file():
            continue
        found = True
        suffix = _suffix(path)
        if suffix in _READ or suffix in _ARCHIVES:
            yield path
        else:
            yield SourceError(f"{path}: files ending in {suffix} are not read; give {SUPPORTED}")
    if not found:
        raise SourceError(f"{folder}: the folder holds no files")


def _suffix(path: Path) -> str:
    """The ending that tells the kind, without `.gz`."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        return suffixes[-2] if len(suffixes) > 1 else ""
    return suffixes[-1] if suffixes else ""


def _read_one(
    item: str | Path, report: Callable[[Failure], object], given: dict[str, Any], wikipedia: dict[str, Any]
) -> Iterator[Document]:
    if isinstance(item, str):
        if item == "-":
            yield from _read_stdin(report, given)
        elif item.startswith("wikipedia:"):
            yield from read_wikipedia(item, **wikipedia)
        else:
            yield from _read_url(item, report, given)
        return
    suffix = _suffix(item)
    if suffix in _ARCHIVES:
        raise SourceError(
            f"{item}: WARC, WET and ARC archives are not read yet; extract their pages to HTML or JSONL"
        )
    if suffix in _TABLES:
        yield from _read_table(_TABLES[suffix], item, report, given)
        return
    raw = _load(item)
    if looks_like_feed(raw) or (suffix in _FEED_SUFFIXES and not looks_like_html(decode(raw))):
        yield from parse_feed(raw, str(item), failures=report, **given)
        return
    try:
        yield _read_page(raw, suffix, **given)
    except SourceError as error:
        raise SourceError(f"{item}: {error}") from None


def _read_table(
    read: Callable[..., Iterator[Document]],
    path: Path,
    report: Callable[[Failure], object],
    given: dict[str, Any],
) -> Iterator[Document]:
    """The table's documents; a table in which no row at all can be read is an error of its own."""
    bad: list[Failure] = []
    good = 0

    def note(failure: Failure) -> None:
        bad.append(failure)
        report(failure)

    for doc in read(path, failures=note, **given):
        good += 1
        yield doc
    if not good:
        if bad:
            raise SourceError(f"{path}: no row could be read; the first: {bad[0].reason}")
        raise SourceError(f"{path}: the table holds no rows")


def _read_url(url: str, report: Callable[[Failure], object], given: dict[str, Any]) -> Iterator[Document]:
    answer = fetch(url)
    if answer.kind in (
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
    ) or looks_like_feed(answer.raw):
        yield from parse_feed(answer.raw, url, failures=report, **given)
        return
    try:
        suffix = ".html" if "html" in answer.kind else ".txt"
        yield _read_page(answer.raw, suffix, url=answer.url, charset=answer.charset, **given)
    except SourceError as error:
        raise SourceError(f"{url}: {error}") from None


def _read_stdin(report: Callable[[Failure], object], given: dict[str, Any]) -> Iterator[Document]:
    """The documents on standard input: JSON lines as they come, or one page or feed."""
    stream: IO[bytes] = sys.stdin.buffer
    first = stream.readline(4 * MAX_PAGE)
    if _is_row(first):
        yield from read_jsonl(_Rest(first, stream), failures=report, **given)
        return
    raw = first + stream.read(4 * MAX_PAGE + 1 - len(first))
    if len(raw) > 4 * MAX_PAGE:
        raise SourceError(
            f"standard input holds more than {4 * MAX_PAGE:,} bytes and is not JSON lines; split it"
        )
    if looks_like_feed(raw):
        yield from parse_feed(raw, "-", failures=report, **given)
        return
    try:
        yield _read_page(raw, "", **given)
    except SourceError as error:
        raise SourceError(f"-: {error}") from None


def _is_row(line: bytes) -> bool:
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and ("text" in value or "html" in value)


class _Rest(io.BytesIO):
    """A stream whose first line has been looked at already."""

    def __init__(self, first: bytes, stream: IO[bytes]) -> None:
        super().__init__()
        self._first = first
        self._stream = stream

    def readline(self, size: int | None = -1, /) -> bytes:
        if self._first:
            first, self._first = self._first, b""
            return first
        return self._stream.readline(-1 if size is None else size)


def read_file(
    path: str | Path,
    *,
    published: date | str | None = None,
    lang: str | None = None,
    title: str | None = None,
    source: str | None = None,
) -> Document:
    """The document of one file that holds one page: flattened text or HTML, told apart by what it holds.

    Raises `SourceError` when the file is missing, empty, no text, too large for one page, or holds many documents
    (JSONL, tables, feeds: `read_documents` reads them).
    """
    path = Path(path)
    suffix = _suffix(path)
    if suffix in _TABLES or suffix in _ARCHIVES:
        raise SourceError(
            f"{path}: a file ending in {suffix} may hold many documents; read it with read_documents"
        )
    raw = _load(path)
    try:
        return _read_page(raw, suffix, published=published, lang=lang, title=title, source=source)
    except SourceError as error:
        raise SourceError(f"{path}: {error}") from None


def _load(path: Path) -> bytes:
    """The file's bytes, at most those of one page."""
    try:
        if path.is_dir():
            raise SourceError(f"{path}: is a folder; read_documents reads folders")
        if not path.is_file() and path.exists():
            raise SourceError(f"{path}: is no ordinary file; give - to read from standard input")
        if path.suffix.lower() != ".gz" and path.exists() and path.stat().st_size > 4 * MAX_PAGE:
            raise SourceError(_too_large(path))
    except (OSError, ValueError) as error:
        raise SourceError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from None
    with open_bytes(path) as stream:
        raw = stream.read(4 * MAX_PAGE + 1)
    if len(raw) > 4 * MAX_PAGE:
        raise SourceError(_too_large(path))
    return raw


def _too_large(path: Path) -> str:
    return f"{path}: a single page may hold {MAX_PAGE:,} characters and the file is larger; split it, or give JSONL"


def _read_page(
    raw: bytes,
    suffix: str,
    *,
    published: date | str | None = None,
    lang: str | None = None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    charset: str | None = None,
) -> Document:
    """The document of one page's bytes, HTML or flattened text."""
    text = decode(raw, charset)
    if suffix.lower() in _HTML_SUFFIXES or looks_like_html(text):
        return read_html(text, url=url, published=published, lang=lang, title=title, source=source)
    return read_text(text, published=published, lang=lang, title=title, url=url, source=source)
