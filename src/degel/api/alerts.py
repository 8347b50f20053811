"""What moved → an Atom feed, and messages to a webhook; each entry cites its grade and the sentence behind it."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from degel.actors.states import country_name
from degel.errors import DegelError, FetchError

from .board import Board
from .pairs import moves
from .text import plainly
from .view import View

__all__ = ["Webhook", "alert_entries", "atom"]


def alert_entries(
    board: Board, view: View, *, pair: tuple[str, str] | None = None, country: str | None = None
) -> list[dict[str, Any]]:
    """The moves of one pair, one country or all, newest first, each with a lasting id."""
    found = moves(board, view, country=country)
    if pair is not None:
        found = [row for row in found if {row["a"], row["b"]} == set(pair)]
    for row in found:
        event = row["carried_by"]["event"] if row["carried_by"] else ""
        name = "\x1f".join((row["pair"], row["state"], row["day"], event if row["kind"] == "gesture" else ""))
        row["id"] = hashlib.sha256(name.encode()).hexdigest()[:24]
    return found


def headline(row: dict[str, Any], word: Callable[[str], str], lang: str) -> str:
    """One line: the pair, what happened, the grade."""
    names = f"{country_name(row['a'], lang)} – {country_name(row['b'], lang)}"
    return f"{names}: {word(row['state'])} ({word('grade')} {row['grade']})"


def atom(
    entries: Sequence[dict[str, Any]],
    *,
    title: str,
    self_url: str,
    page_url: str,
    root: str,
    lang: str,
    word: Callable[[str], str],
) -> str:
    """An Atom 1.0 document; `root` is the address of the dashboard, `word` gives the words of the language."""
    updated = max((row["day"] for row in entries), default="1970-01-01")
    out = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(lang)}>',
        f"<title>{escape(title)}</title>",
        f"<id>{escape(self_url)}</id>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(self_url)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(page_url)}/>',
        f"<updated>{_stamp(updated)}</updated>",
        "<author><name>dégel</name></author>",
    ]
    for row in entries:
        link = f"{root}/{row['pair']}"
        body = [
            f"{word(row['before']) + ' → ' if row['before'] else ''}{word(row['state'])}, {word('grade')} {row['grade']}."
        ]
        if row["tone_before"] is not None:
            body.append(f"{word('tone')} {row['tone_before']:+.1f} → {row['tone_after']:+.1f}.")
        cited = row["carried_by"]
        if cited:
            words = f" “{_plain(cited['evidence'])}”" if cited["evidence"] else ""
            body.append(
                f"{cited['day']} {cited['type']} {'+'.join(cited['actor'])} → {'+'.join(cited['recipient'])}:{words}"
            )
            body.append(f"{_plain(', '.join(cited['sources']))} — {root}/event/{cited['event']}")
        out += [
            "<entry>",
            f"<id>urn:degel:{row['id']}</id>",
            f"<title>{escape(_plain(headline(row, word, lang)))}</title>",
            f'<link rel="alternate" type="text/html" href={quoteattr(link)}/>',
            *(
                [f'<link rel="related" href={quoteattr(root + "/event/" + cited["event"])}/>']
                if cited
                else []
            ),
            f"<updated>{_stamp(row['day'])}</updated>",
            f"<category term={quoteattr(row['kind'])}/>",
            f"<summary>{escape(_plain(' '.join(body)))}</summary>",
            "</entry>",
        ]
    out.append("</feed>")
    return "\n".join(out) + "\n"


def _stamp(day: str) -> str:
    return datetime.combine(date.fromisoformat(day), time(0), UTC).isoformat().replace("+00:00", "Z")


def _plain(text: str | None) -> str:
    """The text in one line, without what XML 1.0 forbids, its invisible controls named."""
    return "".join(c for c in plainly(text, 600) if c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff")


class Webhook:
    """Sends each new move once to a URL, as JSON; what was sent is kept in a file, so that a restart repeats nothing.

    The first look only takes note of what is there. With a `secret` the header `X-Degel-Signature` holds
    `sha256=` and the HMAC-SHA256 of the body.
    """

    def __init__(
        self, board: Board, url: str, memory: Path, *, secret: str | None = None, root: str = ""
    ) -> None:
        if not url.startswith(("https://", "http://")):
            raise DegelError(f"{url[:80]!r} is no address for a webhook; give one that starts with https://")
        self.board, self.url, self.memory, self.secret, self.root = board, url, memory, secret, root

    def look(self) -> int:
        """Send what is new; the number of messages that were taken. Raises `FetchError` when one is refused."""
        import httpx

        entries = alert_entries(self.board, View())
        sent = self._sent()
        if sent is None:
            self._remember({row["id"] for row in entries})
            return 0
        count = 0
        for row in reversed(entries):
            if row["id"] in sent:
                continue
            cited = row["carried_by"]
            message = row | {
                "url": f"{self.root}/{row['pair']}",
                "evidence_url": f"{self.root}/event/{cited['event']}" if cited else None,
            }
            body = json.dumps(message, ensure_ascii=False).encode()
            headers = {"content-type": "application/json", "user-agent": "degel"}
            if self.secret:
                digest = hmac.new(self.secret.encode(), body, hashlib.sha256).hexdigest()
                headers["x-degel-signature"] = f"sha256={digest}"
            try:
                answer = httpx.post(self.url, content=body, headers=headers, timeout=20.0)
            except httpx.HTTPError as error:
                raise FetchError(
                    f"the webhook {self.url} did not answer ({error}); it is tried again later"
                ) from error
            if answer.status_code >= 300:
                raise FetchError(
                    f"the webhook {self.url} answered {answer.status_code}; it is tried again later"
                )
            sent.add(row["id"])
            self._remember(sent)
            count += 1
        return count

    def run(self, stop: threading.Event, report: Callable[[str], None], every: float = 60.0) -> None:
        """Look again whenever the store has changed, until told to stop; failures are reported and tried again."""
        seen = None
        while not stop.is_set():
            version = self.board.version()
            if version != seen:
                try:
                    self.look()
                    seen = version
                except DegelError as error:
                    report(str(error))
            stop.wait(every)

    def _sent(self) -> set[str] | None:
        try:
            return set(json.loads(self.memory.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError) as error:
            raise DegelError(
                f"{self.memory} is not the list of sent alerts ({error}); delete it to start anew"
            ) from error

    def _remember(self, sent: set[str]) -> None:
        partial = self.memory.with_suffix(".partial")
        partial.write_text(json.dumps(sorted(sent)) + "\n", encoding="utf-8")
        partial.replace(self.memory)
