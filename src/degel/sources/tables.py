"""JSONL, JSON, CSV, TSV and Parquet with a text column → one `Document` a row, the text as it stands.

A table has been cleaned by whoever made it, so its text is not run through the furniture pass and offsets stay
those of the table. A bad row is a failure with `file:line`; the rows around it are read.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from degel.errors import DegelError, SourceError
from degel.records import Document, Failure
from degel.sources.dates import parse_date
from degel.sources.encoding import decode, kind_of_binary
from degel.sources.html import read_html
from degel.sources.text import MAX_PAGE

__all__ = ["document_from_row", "read_csv", "read_json", "read_jsonl", "read_parquet"]

Report = Callable[[Failure], object]

_NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "maintext", "full_text", "fulltext", "body", "content", "article"),
    "id": ("id", "doc_id", "document_id"),
    "lang": ("lang", "language"),
    "published": ("published", "date", "date_publish", "publication_date", "published_at", "pubdate", "day"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "source": ("source", "outlet", "publication", "sitename"),
    "byline": ("byline", "author", "authors"),
    "rights": ("rights",),
}
_MAX_LINE = 4 * MAX_PAGE


def document_from_row(
    row: Mapping[str, Any],
    *,
    published: date | str | None = None,
    lang: str | None = None,
    source: str | None = None,
) -> Document:
    """The document of one row: `text` (or `html`) and what else it states; unknown keys go to `meta` as strings.

    Raises `SourceError` when there is no text, or when its date is none of the calendar.

    >>> doc = document_from_row({"text": "Cuba and Spain signed a debt accord.", "published": "2015-11-02", "page": 4})
    >>> doc.published, dict(doc.meta)
    (datetime.date(2015, 11, 2), {'page': '4'})
    """
    row = {str(key).strip(): value for key, value in row.items() if key is not None}
    found: dict[str, Any] = {}
    used: set[str] = set()
    folded = {key.lower(): key for key in reversed(row)}
    for field, names in _NAMES.items():
        for name in names:
            key = folded.get(name)
            if key is not None and not _absent(row[key]):
                found[field] = row[key]
                used.add(key)
                break
    text = found.get("text")
    base: Document | None = None
    if text is None and isinstance(row.get("html"), str) and row["html"].strip():
        base = read_html(row["html"], url=_string(found.get("url")))
        text = base.text
        used.add("html")
    if text is None:
        raise SourceError('the row has no text; give it a "text" that is not empty')
    if not isinstance(text, str):
        raise SourceError(f'the row\'s "text" must be a string, not {type(text).__name__}')
    if len(text) > MAX_PAGE:
        raise SourceError(
            f"the row's text holds {len(text):,} characters and a document may hold {MAX_PAGE:,}"
        )
    language = _string(found.get("lang"))
    if language is not None and not 2 <= len(language.split("-")[0].split("_")[0]) <= 3:
        used.discard(next((k for k in row if k.lower() in _NAMES["lang"] and k in used), ""))
        language = None
    meta = {
        key: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
        for key, value in row.items()
        if key not in used and not _absent(value)
    }
    day = _date(found.get("published"))
    return Document(
        text=_clean(text),
        lang=lang
        or (language.replace("_", "-").split("-")[0].lower() if language else (base.lang if base else None)),
        published=_date(published) or day or (base.published if base else None),
        title=_string(found.get("title")) or (base.title if base else None),
        url=_string(found.get("url")) or (base.url if base else None),
        source=source or _string(found.get("source")) or (base.source if base else None),
        id=_string(found.get("id")),
        byline=_string(found.get("byline")) or (base.byline if base else None),
        rights=_string(found.get("rights")) or (base.rights if base else None),
        related=base.related if base else (),
        furniture=base.furniture if base else (),
        meta=meta,
    )


def _absent(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip()) or value in ([], {})


def _clean(text: str) -> str:
    """The text with lone surrogates, which no encoding can write, replaced; its length stays."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _string(value: object) -> str | None:
    if _absent(value):
        return None
    if isinstance(value, str):
        return _clean(value.strip())
    if isinstance(value, list):
        return ", ".join(_clean(str(item)) for item in value)
    return str(value)


def _date(value: object) -> date | None:
    if _absent(value):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    day = parse_date(str(value))
    if day is None:
        raise SourceError(f"{str(value)[:40]!r} is not a date of the calendar; write it as YYYY-MM-DD")
    return day


@contextmanager
def open_bytes(path: Path) -> Iterator[IO[bytes]]:
    """The file's bytes as a stream, unpacked when it ends in `.gz`."""
    try:
        with gzip.open(path, "rb") if path.suffix.lower() == ".gz" else path.open("rb") as stream:
            yield stream  # type: ignore[misc]
    except FileNotFoundError:
        raise SourceError(f"{path}: there is no such file") from None
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise SourceError(f"{path}: the gzip file is cut short or damaged; fetch it again") from None
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror or error})") from None


def _refuse(failure: Failure) -> None:
    raise SourceError(failure.reason)


def _rows_to_documents(
    rows: Iterable[tuple[str, Mapping[str, Any] | SourceError]], report: Report, given: Mapping[str, Any]
) -> Iterator[Document]:
    for where, row in rows:
        try:
            if isinstance(row, SourceError):
                raise row
            yield document_from_row(row, **given)
        except DegelError as error:
            name = None if isinstance(row, SourceError) else _string(row.get("id"))
            report(Failure("read", f"{where}: {error}", name))


def read_jsonl(
    path: str | Path | IO[bytes],
    *,
    failures: Report | None = None,
    published: date | str | None = None,
    lang: str | None = None,
    source: str | None = None,
) -> Iterator[Document]:
    """The documents of a file with a JSON object a line, in order, in constant memory.

    A line that cannot be read goes to `failures`; without it the first one raises `SourceError`.
    """
    given = {"published": published, "lang": lang, "source": source}
    if isinstance(path, str | Path):
        with open_bytes(Path(path)) as stream:
            yield from _rows_to_documents(_json_lines(stream, str(path)), failures or _refuse, given)
    else:
        yield from _rows_to_documents(_json_lines(path, "-"), failures or _refuse, given)


def _json_lines(stream: IO[bytes], name: str) -> Iterator[tuple[str, Mapping[str, Any] | SourceError]]:
    number = 0
    while True:
        raw = stream.readline(_MAX_LINE + 1)
        if not raw:
            return
        number += 1
        where = f"{name}:{number}"
        if len(raw) > _MAX_LINE:
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(_MAX_LINE)
            yield where, SourceError(f"the line holds more than {_MAX_LINE:,} bytes; split the document")
            continue
        raw = raw.removeprefix(codecs.BOM_UTF8).strip(b" \t\r\n\x00")
        if not raw:
            continue
        if number == 1 and (kind := kind_of_binary(raw)):
            raise SourceError(f"{name}: the file is {kind}, not JSON lines; give one JSON object a line")
        yield where, _json_object(raw)


def _json_object(raw: bytes) -> Mapping[str, Any] | SourceError:
    try:
        value = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        try:
            value = json.loads(decode(raw))
        except (ValueError, RecursionError, SourceError):
            return SourceError("the line is neither UTF-8 nor JSON; write one JSON object a line")
    except ValueError as error:
        return SourceError(f"the line is not JSON ({_brief(error)}); write one JSON object a line")
    except RecursionError:
        return SourceError("the line's JSON is nested too deeply; write one flat JSON object a line")
    if not isinstance(value, dict):
        return SourceError(f"the line is a JSON {type(value).__name__}; write one JSON object a line")
    return value


def _brief(error: Exception) -> str:
    return str(getattr(error, "msg", error)).lower().rstrip(".")[:120]


def read_json(
    path: str | Path,
    *,
    failures: Report | None = None,
    published: date | str | None = None,
    lang: str | None = None,
    source: str | None = None,
) -> Iterator[Document]:
    """The documents of a JSON file: an object with `text`, or a list of such objects."""
    path = Path(path)
    with open_bytes(path) as stream:
        raw = stream.read(_MAX_LINE + 1)
    if len(raw) > _MAX_LINE:
        raise SourceError(f"{path}: the JSON file holds more than {_MAX_LINE:,} bytes; give it as JSON lines")
    try:
        value = json.loads(decode(raw))
    except (ValueError, RecursionError) as error:
        if b"\n" in raw.strip():
            yield from read_jsonl(
                io.BytesIO(raw), failures=failures, published=published, lang=lang, source=source
            )
            return
        raise SourceError(f"{path}: the file is not JSON ({_brief(error)})") from None
    except SourceError as error:
        raise SourceError(f"{path}: {error}") from None
    items = value if isinstance(value, list) else [value]
    rows = (
        (f"{path}:{n}", item if isinstance(item, dict) else SourceError("the entry is no JSON object"))
        for n, item in enumerate(items, start=1)
    )
    yield from _rows_to_documents(
        rows, failures or _refuse, {"published": published, "lang": lang, "source": source}
    )


def read_csv(
    path: str | Path,
    *,
    failures: Report | None = None,
    published: date | str | None = None,
    lang: str | None = None,
    source: str | None = None,
) -> Iterator[Document]:
    """The documents of a table with a header line and a text column; `.tsv` is split at tabs, others at `,` or `;`."""
    path = Path(path)
    with open_bytes(path) as stream:
        head = stream.read(65_536)
        encoding = _encoding(head, path)
        stream.seek(0)
        csv.field_size_limit(_MAX_LINE)  # the module's own limit, 131,072, is shorter than a long article
        lines = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
        first = head.decode(encoding, "replace").splitlines()[0]
        tabs = ".tsv" in [suffix.lower() for suffix in path.suffixes]
        comma = (
            "\t"
            if tabs or ("\t" in first and "," not in first)
            else ";"
            if first.count(";") > first.count(",")
            else ","
        )
        reader = csv.DictReader((line.replace("\x00", "") for line in lines), delimiter=comma)
        names = {(name or "").strip().lower() for name in reader.fieldnames or ()}
        if not names.intersection((*_NAMES["text"], "html")):
            raise SourceError(f'{path}:1: no column is called "text"; name the column that holds the text so')
        given = {"published": published, "lang": lang, "source": source}
        yield from _rows_to_documents(_csv_rows(reader, path), failures or _refuse, given)


def _encoding(head: bytes, path: Path) -> str:
    try:
        text = decode(head)
    except SourceError as error:
        raise SourceError(f"{path}: {error}") from None
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if head.startswith(mark):
            return name
    for name in ("utf-8", "cp1251", "koi8_r", "cp1252", "latin_1"):
        if head.decode(name, "replace") == text:
            return name
    return "utf-8"


def _csv_rows(
    reader: csv.DictReader[str], path: Path
) -> Iterator[tuple[str, Mapping[str, Any] | SourceError]]:
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"{path}:{reader.line_num}", SourceError(f"the row is no CSV ({_brief(error)})")
            continue
        extra = row.pop(None, None)
        if extra:
            yield (
                f"{path}:{reader.line_num}",
                SourceError("the row has more cells than the header; quote its text"),
            )
            continue
        yield f"{path}:{reader.line_num}", row


def read_parquet(
    path: str | Path,
    *,
    failures: Report | None = None,
    published: date | str | None = None,
    lang: str | None = None,
    source: str | None = None,
) -> Iterator[Document]:
    """The documents of a Parquet table with a text column, read 256 rows at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = Path(path)
    try:
        table = pq.ParquetFile(path)
        columns = {name.lower() for name in table.schema_arrow.names}
        if not columns.intersection((*_NAMES["text"], "html")):
            raise SourceError(f'{path}: no column is called "text"; name the column that holds the text so')
        number = 0
        given = {"published": published, "lang": lang, "source": source}
        for batch in table.iter_batches(batch_size=256):
            rows = batch.to_pylist()
            pairs = [(f"{path}:{number + n}", row) for n, row in enumerate(rows, start=1)]
            number += len(rows)
            yield from _rows_to_documents(pairs, failures or _refuse, given)
    except FileNotFoundError:
        raise SourceError(f"{path}: there is no such file") from None
    except (pa.ArrowException, OSError) as error:
        first = str(error).split("\n", 1)[0][:120].rstrip(".")
        raise SourceError(f"{path}: the Parquet file cannot be read ({first})") from None
