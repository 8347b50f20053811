"""`wikipedia:2019-05` → the items of Wikipedia's Current Events portal in that month, one `Document` each.

Asks the MediaWiki API once for the month's days, and keeps the answer in a folder, so that a second reading asks
for nothing. An item's day is the page's, its source the outlet in parentheses at its end.
"""

from __future__ import annotations

import calendar
import html
import json
import os
import re
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from degel.errors import FetchError, SourceError
from degel.records import Document
from degel.sources.web import fetch

__all__ = ["parse_portal", "read_wikipedia"]

ENDPOINT = "https://en.wikipedia.org/w/api.php"
_MONTH = re.compile(r"(?:wikipedia:)?((?:19|20)\d\d)-(\d\d)")
_SETTLED = 7  # days after which a day's page hardly changes and may be kept

_COMMENT = re.compile(r"<!--.*?-->", re.S)
_REF = re.compile(r"<ref[^>]*?/>|<ref[^>]*?>.*?</ref>", re.S | re.I)
_TAG = re.compile(r"</?[a-zA-Z][^>]{0,200}>")
_KEEP_LAST = re.compile(r"\{\{(?:nowrap|lang|small|nobold|nihongo)\|(?:[^{}|]*\|)?([^{}|]*)\}\}", re.I)
_CONVERT = re.compile(r"\{\{(?:convert|cvt)\|([^{}|]*)\|([^{}|]*)[^{}]*\}\}", re.I)
_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")
_FILE = re.compile(r"\[\[(?:File|Image|Category):[^\[\]]*(?:\[\[[^\[\]]*\]\][^\[\]]*)*\]\]", re.I)
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_OUTLET = re.compile(
    r"\[(https?://[^\s\]]+)\s+\(([^\[\]]*?)\)\s*\]|\(\s*\[(https?://[^\s\]]+)\s+([^\[\]]*?)\]\s*\)"
)
_EXTERNAL = re.compile(r"\[(https?://[^\s\]]+)(?:\s+([^\[\]]*))?\]")
_QUOTES = re.compile(r"'{2,5}")
_HEADING = re.compile(r"^\s*(?:;\s*|'''(?!')|={2,5}\s*)(.+?)(?:'''|={2,5})?\s*:?\s*$")
_BULLET = re.compile(r"^(\*+)[:#]*\s*(.*)$")
_SPACE = re.compile(r"[ \t\u00a0]+")


def read_wikipedia(
    month: str,
    *,
    endpoint: str = ENDPOINT,
    cache: str | Path | None = None,
    today: date | None = None,
    attempts: int = 4,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Document]:
    """The items of the portal in `month` ("2019-05"), day by day, in the page's order.

    Pages are kept in `cache` (by default `degel/wikipedia` in the user's cache folder). Raises `SourceError` for a
    month that does not exist, `FetchError` when the portal does not answer or has no page for the month.
    """
    match = _MONTH.fullmatch(month.strip())
    if match is None or not 1 <= int(match[2]) <= 12:
        raise SourceError(f"{month!r} is no month; write it as wikipedia:2019-05")
    year, number = int(match[1]), int(match[2])
    today = today or date.today()
    days = [date(year, number, day) for day in range(1, calendar.monthrange(year, number)[1] + 1)]
    days = [day for day in days if day <= today]
    if not days:
        raise SourceError(f"{month!r} has not begun; give a month of the past")
    folder = Path(cache) if cache is not None else _default_cache()
    pages = {day: text for day in days if (text := _kept(folder, day)) is not None}
    missing = [day for day in days if day not in pages]
    if missing:
        fresh = _ask(endpoint, missing, attempts, sleep)
        for day, text in fresh.items():
            if (today - day).days >= _SETTLED:
                _keep(folder, day, text)
        pages.update(fresh)
    if not any(pages.values()):
        raise FetchError(f"the portal has no page for {year}-{number:02d}; it begins in 2002")
    for day in days:
        yield from parse_portal(pages.get(day, ""), day)


def _default_cache() -> Path:
    root = os.environ.get("XDG_CACHE_HOME")
    return (Path(root) if root else Path.home() / ".cache") / "degel" / "wikipedia"


def _kept(folder: Path, day: date) -> str | None:
    try:
        return (folder / f"{day}.wiki").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _keep(folder: Path, day: date, text: str) -> None:
    """Keep a page; a folder that cannot be written costs a second request later, not the documents."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f"{day}.{os.getpid()}.part"
        part.write_text(text, "utf-8")
        part.replace(folder / f"{day}.wiki")
    except OSError:
        return


def _name(day: date) -> str:
    return f"Portal:Current events/{day.year} {calendar.month_name[day.month]} {day.day}"


def _ask(endpoint: str, days: list[date], attempts: int, sleep: Callable[[float], None]) -> dict[date, str]:
    """The wikitext of the days' pages, empty where there is none; one request (the API takes 50 titles)."""
    by_title = {_name(day): day for day in days}
    params = {
        "action": "query",
        "prop": "revisions",
        "rvprop": "content",
        "rvslots": "main",
        "redirects": "1",
        "format": "json",
        "formatversion": "2",
        "maxlag": "5",
        "titles": "|".join(by_title),
    }
    found: dict[date, str] = dict.fromkeys(days, "")
    for attempt in range(max(1, attempts)):
        answer = fetch(endpoint, params=params, attempts=attempts, sleep=sleep)
        try:
            data = json.loads(answer.raw)
            if not isinstance(data, dict):
                raise ValueError("no object")
        except (ValueError, RecursionError):
            raise FetchError(f"{endpoint} did not answer with JSON; is it a MediaWiki api.php?") from None
        problem = data.get("error")
        if isinstance(problem, dict):
            if problem.get("code") in ("maxlag", "ratelimited", "readonly") and attempt + 1 < attempts:
                sleep(float(2 ** (attempt + 1)))
                continue
            raise FetchError(f"{endpoint} refused: {str(problem.get('info') or problem.get('code'))[:120]}")
        _collect(data, by_title, found)
        carry = data.get("continue")
        if not isinstance(carry, dict):
            break
        params |= {str(key): str(value) for key, value in carry.items()}
    return found


def _collect(data: dict[str, Any], by_title: dict[str, date], found: dict[date, str]) -> None:
    query = data.get("query")
    if not isinstance(query, dict):
        return
    names = dict(by_title)
    for kind in ("normalized", "redirects"):
        for change in query.get(kind) or ():
            if isinstance(change, dict) and change.get("from") in names:
                names[str(change.get("to"))] = names[change["from"]]
    for page in query.get("pages") or ():
        if not isinstance(page, dict) or page.get("title") not in names:
            continue
        try:
            slot = page["revisions"][0]["slots"]["main"]
            text = slot.get("content", slot.get("*"))
        except (KeyError, IndexError, TypeError, AttributeError):
            continue
        if isinstance(text, str):
            found[names[page["title"]]] = text


def parse_portal(wikitext: str, day: date) -> Iterator[Document]:
    """The items of one day's page: each bullet that tells something, with its section, topic, source and link.

    >>> page = ";Politics\\n*[[Treaty of Prespa]]\\n**[[Greece]] and [[North Macedonia]] exchange notes. [https://example.org/a (Example)]"
    >>> [(d.text, d.source, d.meta["section"], d.meta["topic"]) for d in parse_portal(page, date(2019, 2, 8))]
    [('Greece and North Macedonia exchange notes.', 'Example', 'Politics', 'Treaty of Prespa')]
    """
    text = _REF.sub("", _COMMENT.sub("", wikitext))
    rows = [row.rstrip() for row in text.splitlines()]
    bullets = [_BULLET.match(row) for row in rows]
    section: str | None = None
    topics: dict[int, str] = {}
    for number, row in enumerate(rows):
        bullet = bullets[number]
        if bullet is None:
            heading = _HEADING.match(row)
            if heading and (name := _words(heading[1])):
                section, topics = name, {}
            continue
        depth = len(bullet[1])
        topics = {level: topic for level, topic in topics.items() if level < depth}
        sources = [(m[1] or m[3], (m[2] or m[4] or "").strip(" ()")) for m in _OUTLET.finditer(bullet[2])]
        words = _words(_OUTLET.sub("", bullet[2]))
        if not words:
            continue
        below = bullets[number + 1] if number + 1 < len(rows) else None
        if below is not None and len(below[1]) > depth and not sources:
            topics[depth] = words
            continue
        bare = [m[1] for m in _EXTERNAL.finditer(_OUTLET.sub("", bullet[2]))]
        meta: dict[str, str] = {}
        if section:
            meta["section"] = section
        if topics:
            meta["topic"] = " / ".join(topics[level] for level in sorted(topics))
        if len(sources) > 1:
            meta["sources"] = ", ".join(name for _, name in sources)
        links = [link for link, _ in sources] + bare
        yield Document(
            text=words,
            lang="en",
            published=day,
            url=links[0] if links else None,
            source=_words(sources[0][1]) or None if sources else None,
            meta=meta,
        )


def _words(wikitext: str) -> str:
    """The words of a line of wikitext, its markup taken off."""
    text = _FILE.sub("", wikitext)
    for _ in range(4):
        before = text
        text = _TEMPLATE.sub("", _CONVERT.sub(r"\1 \2", _KEEP_LAST.sub(r"\1", text)))
        if text == before:
            break
    for _ in range(3):
        text = _LINK.sub(r"\1", text)
    text = _EXTERNAL.sub(lambda m: m[2] or "", text)
    text = _TAG.sub("", _QUOTES.sub("", text))
    text = html.unescape(text).replace("{{", "").replace("}}", "").rstrip("|")
    return _SPACE.sub(" ", text).strip()
