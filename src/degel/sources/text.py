"""A flattened page, as bytes or text → `Document` with the page's furniture taken off."""

from __future__ import annotations

from datetime import date

from degel.errors import SourceError
from degel.records import Document
from degel.sources.encoding import decode
from degel.sources.furniture import strip_furniture

__all__ = ["MAX_PAGE", "read_text"]

MAX_PAGE = 10_000_000  # characters; the longest page of 139 news sites and blogs held 0.2 million


def read_text(
    raw: str | bytes,
    *,
    published: date | str | None = None,
    lang: str | None = None,
    title: str | None = None,
    url: str | None = None,
    source: str | None = None,
) -> Document:
    """The document of a flattened page: its article as `text`, the rest in `title`, `byline`, `furniture` …

    `published` given here wins over a date on the page. Raises `SourceError` when there is nothing to read, when
    the bytes are no text, or when one page holds more than 10 million characters.

    >>> read_text("Hungary's foreign minister met his Serbian counterpart in Belgrade on Monday.").text
    "Hungary's foreign minister met his Serbian counterpart in Belgrade on Monday."
    """
    if len(raw) > 4 * MAX_PAGE or (isinstance(raw, str) and len(raw) > MAX_PAGE):
        raise SourceError(
            f"the page holds {len(raw):,} characters and a single page may hold {MAX_PAGE:,}; split it, or give JSONL"
        )
    text = decode(raw) if isinstance(raw, bytes) else raw
    if len(text) > MAX_PAGE:
        raise SourceError(
            f"the page holds {len(text):,} characters and a single page may hold {MAX_PAGE:,}; split it, or give JSONL"
        )
    text = text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
    page = strip_furniture(text, title=title)
    if not page.text:
        raise SourceError("the input is empty; give a file or a page that holds text")
    return Document(
        text=page.text,
        lang=lang,
        published=published if published is not None else page.published,  # type: ignore[arg-type]
        title=page.title,
        url=url,
        source=source,
        byline=page.byline,
        rights=page.rights,
        related=page.related,
        furniture=page.furniture,
    )
