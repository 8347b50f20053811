"""An RSS or Atom feed → one `Document` an entry: its title, its summary or content, its link and its day.

An entry without words is a failure; a feed that breaks off gives the entries before the break.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from degel.errors import SourceError
from degel.records import Document, Failure
from degel.sources.dates import parse_date
from degel.sources.encoding import decode, kind_of_binary
from degel.sources.flatten import flatten, parse_html
from degel.sources.furniture import strip_furniture
from degel.sources.tables import open_bytes
from degel.sources.text import MAX_PAGE
from degel.sources.web import fetch

__all__ = ["looks_like_feed", "parse_feed", "read_feed"]

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_TAG = re.compile(r"<[a-zA-Z/!]")


def looks_like_feed(raw: bytes) -> bool:
    """True when the bytes open like RSS or Atom."""
    head = raw[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head.startswith(b"<") and _FEED.search(head) is not None and b"<html" not in head[:300].lower()


def read_feed(
    path_or_url: str | Path,
    *,
    failures: Callable[[Failure], object] | None = None,
    published: date | str | None = None,
    lang: str | None = None,
    source: str | None = None,
) -> Iterator[Document]:
    """The documents of a feed, from a file or a URL, in the feed's order.

    Raises `FetchError` when the URL does not answer, `SourceError` when what came is no feed.
    """
    name = str(path_or_url)
    if name.startswith(("http://", "https://")):
        raw = fetch(name).raw
    else:
        with open_bytes(Path(path_or_url)) as stream:
            raw = stream.read(4 * MAX_PAGE)
    yield from parse_feed(raw, name, failures=failures, published=published, lang=lang, source=source)


def parse_feed(
    raw: bytes,
    name: str,
    *,
    failures: Callable[[Failure], object] | None = None,
    published: date | str | None = None,
    lang: str | None = None,
    source: str | None = None,
) -> Iterator[Document]:
    """The documents of a feed's bytes; `name` is the file or URL that they came from."""
    import feedparser

    kind = kind_of_binary(raw)
    if kind:
        raise SourceError(f"{name}: the input is {kind}, not a feed; give an RSS or Atom feed")
    try:
        parsed: Any = feedparser.parse(raw, sanitize_html=False, resolve_relative_uris=False)
        if not parsed.entries and not parsed.get("version"):
            parsed = feedparser.parse(
                decode(raw).encode("utf-8"), sanitize_html=False, resolve_relative_uris=False
            )
    except SourceError as error:
        raise SourceError(f"{name}: {error}") from None
    except Exception as error:  # noqa: BLE001 - feedparser raises whatever its three parsers raise on broken bytes
        raise SourceError(f"{name}: the feed cannot be read ({type(error).__name__})") from None
    if not parsed.entries and not parsed.get("version"):
        raise SourceError(f"{name}: the input is not a feed; give an RSS or Atom feed")
    told = (parsed.feed.get("language") or "")[:2].lower() or None
    for number, entry in enumerate(parsed.entries, start=1):
        try:
            yield _document(entry, name, lang or told, source or parsed.feed.get("title") or None, published)
        except SourceError as error:
            if failures is not None:
                failures(
                    Failure("read", f"{name}: entry {number}: {error}", entry.get("id") or entry.get("link"))
                )


def _document(
    entry: Any, name: str, lang: str | None, source: str | None, published: date | str | None
) -> Document:
    title = _plain(entry.get("title") or "").replace("\n", " ").strip() or None
    bodies = [part.get("value") or "" for part in entry.get("content") or ()] + [entry.get("summary") or ""]
    texts = [_plain(body) for body in bodies]
    text = max(texts, key=len)
    if text:
        text = strip_furniture(text, trusted=True).text or text
    text = text or title or ""
    if not text:
        raise SourceError("the entry has neither a title nor a text")
    day: Any = published
    if day is None:
        for key in ("published", "issued", "created", "updated"):
            if day := parse_date(entry.get(key) or ""):
                break
            moment = entry.get(f"{key}_parsed")
            if moment:
                day = date(moment.tm_year, moment.tm_mon, moment.tm_mday)
                break
    meta = {"feed": name}
    if entry.get("id"):
        meta["guid"] = str(entry["id"])
    link = entry.get("link")
    return Document(
        text=text,
        lang=lang,
        published=day or None,
        title=title,
        url=link or None,
        source=source,
        byline=entry.get("author") or None,
        rights=_plain(entry.get("rights") or "") or None,
        meta=meta,
    )


def _plain(value: str) -> str:
    """The words of a feed's HTML, a paragraph a line."""
    if not _TAG.search(value) and "&" not in value:
        return value.strip()
    tree = parse_html(f"<div>{value}</div>")
    return flatten(tree) if tree is not None else value.strip()
