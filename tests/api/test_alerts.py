"""Alerts are sent once, signed, and sent again when they were refused."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from degel.api.alerts import Webhook, alert_entries
from degel.api.board import Board
from degel.api.discussion import correct_event
from degel.api.view import View
from degel.errors import DegelError, FetchError
from degel.store import Store


class Receiver:
    """A server that keeps what it is sent, and answers with `status`."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.status = 200
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                if receiver.status < 300:
                    receiver.got.append(({k.lower(): v for k, v in self.headers.items()}, body))
                self.send_response(receiver.status)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                return

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/hook"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    found = Receiver()
    yield found
    found.server.shutdown()
    found.server.server_close()


@pytest.fixture
def board(own_store: Path) -> Iterator[Board]:
    found = Board(Store(own_store))
    yield found
    found.close()


def move_anew(board: Board) -> None:
    """Put the gesture of France and Algeria on another day: to a reader of alerts it is another one."""
    act = board.relation("FRA", "DZA").acts[-1]
    correct_event(board, act.happening.members[0], "edit", "Ada", "another day", {"day": "2016-05-02"})


def test_the_first_look_sends_nothing_and_a_new_move_is_sent_once(board, receiver, tmp_path):
    hook = Webhook(board, receiver.url, tmp_path / "sent.json", secret="key", root="http://here")
    assert hook.look() == 0 and receiver.got == []
    move_anew(board)
    assert hook.look() == 1 and hook.look() == 0
    again = Webhook(board, receiver.url, tmp_path / "sent.json", root="http://here")
    assert again.look() == 0 and len(receiver.got) == 1
    headers, body = receiver.got[0]
    message = json.loads(body)
    assert message["pair"] == "DZA-FRA" and message["grade"] == "E" and message["carried_by"]["evidence"]
    assert message["evidence_url"].startswith("http://here/event/")
    assert headers["x-degel-signature"] == "sha256=" + hmac.new(b"key", body, hashlib.sha256).hexdigest()


def test_what_was_refused_is_sent_again(board, receiver, tmp_path):
    hook = Webhook(board, receiver.url, tmp_path / "sent.json")
    hook.look()
    move_anew(board)
    receiver.status = 503
    with pytest.raises(FetchError, match="503"):
        hook.look()
    receiver.status = 200
    assert hook.look() == 1


def test_a_webhook_needs_an_address_of_the_web(board, tmp_path):
    with pytest.raises(DegelError, match="https"):
        Webhook(board, "file:///etc/passwd", tmp_path / "sent.json")


def test_alerts_keep_their_ids_when_the_store_grows(board):
    before = {row["id"]: row["state"] for row in alert_entries(board, View())}
    move_anew(board)
    after = {row["id"] for row in alert_entries(board, View())}
    assert {id for id, state in before.items() if state != "gesture"} <= after
