"""Anything → `Document`: flattened text, HTML, tables, feeds, URLs, the Current Events portal."""

from __future__ import annotations

from degel.sources.feeds import read_feed
from degel.sources.furniture import Page, strip_furniture
from degel.sources.html import read_html
from degel.sources.reader import read_documents, read_file
from degel.sources.tables import read_jsonl
from degel.sources.text import read_text
from degel.sources.web import fetch
from degel.sources.wikipedia import read_wikipedia

__all__ = [
    "Page",
    "fetch",
    "read_documents",
    "read_feed",
    "read_file",
    "read_html",
    "read_jsonl",
    "read_text",
    "read_wikipedia",
    "strip_furniture",
]
