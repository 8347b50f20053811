"""An HTML page → `Document`: main text and metadata by trafilatura, then what its title and lines still hold of furniture.

The day of publication comes from JSON-LD, meta tags, `time` elements or the URL, never from a guess: htmldate reads
"5 mars 2024" as 3 May. A page too odd for trafilatura is flattened and read as text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from degel.errors import SourceError
from degel.records import Document, Furniture
from degel.sources.dates import find_date, parse_date
from degel.sources.encoding import decode
from degel.sources.flatten import flatten, parse_html, strip_markup
from degel.sources.furniture import Page, strip_furniture
from degel.sources.text import MAX_PAGE, read_text

__all__ = ["looks_like_html", "read_html"]

_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta|script|table|span|title)\b", re.I
)
_DATE_META = (
    "article:published_time",
    "og:article:published_time",
    "article.published",
    "datepublished",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "publication_date",
    "publish_date",
    "publish-date",
    "pubdate",
    "pub_date",
    "publishdate",
    "cxenseparse:recs:publishtime",
    "og:pubdate",
    "originalpublicationdate",
)
# Often the day on which the page was made anew: the address tells better.
_WEAK_META = ("dc.date", "dcterms.date", "date")
_DAY_FIRST = frozenset(("fr", "ru", "es"))  # languages that write the day before the month, always
# Parts of a page that hold the times of other things: lists of stories, comments, revisions.
_ASIDE = re.compile(
    r"comment|relat|sidebar|aside|widget|latest|ultim|última|popular|recommend|a-lire|liste|teaser|promo|updat|modif|nav|footer|menu",
    re.I,
)
_HEAD_LINES, _HEAD_WORDS = 3, 14
_AUTHOR_META = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
)
_ARTICLE_TYPES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "BlogPosting",
    "WebPage",
    "Report",
    "AnalysisNewsArticle",
)
_URL_DATE = re.compile(r"[/_.-]((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/_.-]|$|\d{0,6}[._/-])")
_DEEP = 400  # levels of nesting; pages of real sites stay under 100, and trafilatura recurses
_NO_TEXT = "the page holds no text; a page drawn by scripts has to be saved after it was drawn"
_SPACES = re.compile(r"\s+")


def looks_like_html(text: str) -> bool:
    """True when the text opens like an HTML page.

    >>> looks_like_html("<!DOCTYPE html><title>x</title>"), looks_like_html("Talks in Athens <br>")
    (True, False)
    """
    head = text[:4096].lstrip("\ufeff \t\r\n")
    return head.startswith("<") and _HTML.search(head) is not None


def read_html(
    html: str | bytes,
    *,
    url: str | None = None,
    published: date | str | None = None,
    lang: str | None = None,
    title: str | None = None,
    source: str | None = None,
    charset: str | None = None,
) -> Document:
    """The document of an HTML page, with title, byline, day and site name as the page states them.

    Raises `SourceError` when the page holds no text, is no text, or holds more than 10 million characters.

    >>> doc = read_html("<html lang=en><title>Visit</title><p>The foreign ministers of Greece and Turkey met in Athens.</p></html>")
    >>> doc.text, doc.lang
    ('The foreign ministers of Greece and Turkey met in Athens.', 'en')
    """
    text = decode(html, charset) if isinstance(html, bytes) else html
    if len(text) > MAX_PAGE:
        raise SourceError(
            f"the page holds {len(text):,} characters and a single page may hold {MAX_PAGE:,}; split it, or give JSONL"
        )
    tree = parse_html(text) if text.strip() else None
    if tree is None:
        return _read_unparsed(text, url=url, published=published, lang=lang, title=title, source=source)
    meta = _metadata(tree)
    url = url or _link(tree, meta)
    title = title or _title(tree, meta)
    page = _article(tree, text, title)
    if not page.text:
        raise SourceError(
            "the page holds no text; a page drawn by scripts has to be saved after it was drawn"
        )
    day = published
    told = lang or _language(tree, meta)
    if day is None:
        first = (told or "")[:2].lower() in _DAY_FIRST
        day = _published(tree, meta, url, first) or page.published or _written(page, first)
    return Document(
        text=page.text,
        lang=told,
        published=day,  # type: ignore[arg-type]
        title=title or page.title,
        url=url,
        source=source or _site(meta, url),
        byline=_author(tree, meta) or page.byline,
        rights=page.rights,
        related=page.related,
        furniture=page.furniture,
    )


def _read_unparsed(text: str, **told: Any) -> Document:
    """The document of HTML that no parser takes, read as text without its tags."""
    words = strip_markup(text)
    if not words:
        raise SourceError(_NO_TEXT)
    return read_text(words, **told)


def _article(tree: Any, text: str, title: str | None) -> Page:
    """The page's article: the paragraphs that both trafilatura and the furniture pass let stand."""
    flat = flatten(tree)
    page = strip_furniture(flat, title=title)
    main = _main_text(tree, text)
    if main is None:
        return page
    inner = strip_furniture(main, title=title, trusted=True)
    if len(inner.text) < 0.25 * len(page.text) or not inner.text:
        return page
    kept = {_SPACES.sub(" ", line).strip() for line in inner.text.split("\n")}
    known = {(item.text, item.reason) for item in inner.furniture}
    around = [item for item in page.furniture if _SPACES.sub(" ", item.text).strip() not in kept]
    dropped = {item.text for item in around}
    around += [
        Furniture(line, "after")
        for line in page.text.split("\n\n")
        if _SPACES.sub(" ", line).strip() not in kept
        and line not in dropped
        and not _within(line, inner.text)
    ]
    around += [
        item for item in inner.furniture if item.text not in dropped and (item.text, item.reason) in known
    ]
    return Page(
        text=inner.text,
        title=title or page.title or inner.title,
        byline=page.byline or inner.byline,
        rights=page.rights or inner.rights,
        published=page.published or inner.published,
        related=tuple(r for r in page.related if r not in kept),
        furniture=tuple(dict.fromkeys(around)),
    )


def _within(line: str, text: str) -> bool:
    return _SPACES.sub("", line) in _SPACES.sub("", text)


def _depth(tree: Any) -> int:
    """The number of levels of nesting, counted without recursion."""
    deepest = 0
    level = [tree]
    while level and deepest <= _DEEP:
        level = [child for element in level for child in element]
        deepest += 1
    return deepest


def _main_text(tree: Any, text: str) -> str | None:
    """The main text as trafilatura finds it, a line a paragraph; None when it finds none or the page is too deep."""
    if _depth(tree) > _DEEP:
        return None
    import trafilatura

    try:
        found = trafilatura.extract(text, include_comments=False, include_tables=True, with_metadata=False)
    except (RecursionError, ValueError, AttributeError, TypeError, AssertionError):
        # trafilatura raises these on trees that lxml mended oddly; the flattened page is read instead.
        return None
    return found or None


def _metadata(tree: Any) -> dict[str, str]:
    """Names and properties of the page's meta tags, in lower case, and the leaves of its JSON-LD as `ld:key`."""
    meta: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        content = tag.get("content")
        if name and content and content.strip():
            meta.setdefault(name.strip().lower(), content.strip())
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads((script.text or "").strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if not any(
                isinstance(kind, str) and (kind in _ARTICLE_TYPES or kind.endswith("Article"))
                for kind in kinds
            ):
                continue
            whole = all(kind == "WebPage" for kind in kinds)  # says when the page was first set up
            for key in ("datePublished", "dateCreated", "headline", "inLanguage"):
                value = item.get(key)
                if isinstance(value, str) and value.strip():
                    meta.setdefault(("page:" if whole else "ld:") + key, value.strip())
            names = list(_names(item.get("author")))
            if names:
                meta.setdefault("ld:author", ", ".join(dict.fromkeys(names)))
            for name in _names(item.get("publisher")):
                meta.setdefault("ld:publisher", name)
    return meta


def _objects(data: object) -> Iterator[Mapping[str, Any]]:
    """Every object of a JSON-LD graph, to a depth of 6."""
    level: list[object] = [data]
    for _ in range(6):
        following: list[object] = []
        for item in level:
            if isinstance(item, dict):
                yield item
                following.extend(value for value in item.values() if isinstance(value, dict | list))
            elif isinstance(item, list):
                following.extend(item[:500])
        level = following


def _names(value: object) -> Iterator[str]:
    if isinstance(value, str) and value.strip() and not value.startswith("http"):
        yield _SPACES.sub(" ", value).strip()
    elif isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, list):
        for item in value[:20]:
            yield from _names(item)


def _published(tree: Any, meta: Mapping[str, str], url: str | None, day_first: bool) -> date | None:
    """The day of publication that the page states in JSON-LD, meta tags, its URL or a `time` element."""
    for key in ("ld:datePublished", *_DATE_META, "page:datePublished", "ld:dateCreated"):
        if key in meta and (day := parse_date(meta[key], day_first=day_first)):
            return day
    if url and (match := _URL_DATE.search(urlsplit(url).path)):
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            pass
    for key in _WEAK_META:
        if key in meta and (day := parse_date(meta[key], day_first=day_first)):
            return day
    for element in tree.iter("time"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            value = element.get("datetime") or element.text_content()
            if day := parse_date(value):
                return day
    for element in tree.iter("time"):
        if not _beside(element) and (day := parse_date(element.get("datetime") or "")):
            return day
    return None


def _beside(element: Any) -> bool:
    """Does it stand in a list of other stories, a comment or a note of revision?"""
    while element is not None:
        if element.tag in ("aside", "nav", "footer", "li"):
            return True
        said = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
        if element.tag not in ("body", "html", "main", "article") and _ASIDE.search(said):
            return True
        element = element.getparent()
    return False


def _written(page: Page, day_first: bool) -> date | None:
    """The day in the short lines of a page's head, or among what was cut from it as furniture before the text."""
    lines = [line for line in page.text.split("\n") if line.strip()][:_HEAD_LINES]
    for line in (*lines, *(piece.text for piece in page.furniture if piece.reason in ("date", "byline"))):
        if len(line.split()) <= _HEAD_WORDS and (day := find_date(line, day_first=day_first)):
            return day
    return None


def _title(tree: Any, meta: Mapping[str, str]) -> str | None:
    """The page's headline: its only `h1`, or the one that its metadata or `title` element repeats, or those."""
    told = [meta[key] for key in ("ld:headline", "page:headline", "og:title", "twitter:title") if key in meta]
    element = next(tree.iter("title"), None)
    if element is not None and element.text:
        told.append(element.text)
    told = [_SPACES.sub(" ", title).strip() for title in told]
    heads = [_SPACES.sub(" ", head.text_content()).strip() for head in tree.iter("h1")]
    heads = [head for head in heads if 0 < len(head) <= 400]
    for head in heads:
        if any(
            head.lower() in title.lower() or title.lower() in head.lower() for title in told if len(title) > 8
        ):
            return head
    if told:
        return re.split(r"\s+[|–—·»-]\s+(?=[^|–—·»]{2,40}$)", told[0])[0] or None
    return heads[0] if len(heads) == 1 else None


def _link(tree: Any, meta: Mapping[str, str]) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and (element.get("href") or "").startswith(
            "http"
        ):
            return str(element.get("href")).strip()
    found = meta.get("og:url", "")
    return found if found.startswith("http") else None


def _site(meta: Mapping[str, str], url: str | None) -> str | None:
    for key in ("og:site_name", "ld:publisher", "application-name"):
        if key in meta:
            return meta[key]
    if not url:
        return None
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _author(tree: Any, meta: Mapping[str, str]) -> str | None:
    for key in ("ld:author", *_AUTHOR_META):
        value = meta.get(key)
        if value and not value.startswith(("http", "@")) and len(value) <= 200:
            return value
    return None


def _language(tree: Any, meta: Mapping[str, str]) -> str | None:
    root = next(tree.iter("html"), tree)
    for value in (
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        root.get("xml:lang"),
        (meta.get("ld:inLanguage") or meta.get("page:inLanguage")),
        meta.get("content-language"),
        meta.get("og:locale"),
    ):
        if value and (code := re.match(r"[A-Za-z]{2}(?![A-Za-z])", value.strip())):
            return code[0].lower()
    return None
