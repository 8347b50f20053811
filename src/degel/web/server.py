"""A store, an address → the running dashboard, until it is interrupted."""

from __future__ import annotations

import errno
import os
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from degel.errors import DegelError
from degel.store import Store

from .security import Passphrase, Settings

__all__ = ["DEFAULT_PORT", "read_passphrase", "serve"]

DEFAULT_PORT = 8765
_VARIABLE = "DEGEL_PASSPHRASE"


def read_passphrase(file: Path | None) -> Passphrase | None:
    """The passphrase of a file, else of the environment variable `DEGEL_PASSPHRASE`; `None` when there is neither."""
    if file is not None:
        try:
            text = file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise DegelError(
                f"{file}: the passphrase could not be read ({error}); give a readable text file"
            ) from error
        if not text:
            raise DegelError(f"{file} is empty; write the passphrase on its first line")
        return Passphrase(text)
    text = os.environ.get(_VARIABLE, "").strip()
    return Passphrase(text) if text else None


def bind(host: str, port: int | None) -> socket.socket:
    """A socket that listens on the address; without a port the first free one from 8765 on.

    Raises `DegelError` when the address is not this machine's or the port is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    wanted = [port] if port is not None else [*range(DEFAULT_PORT, DEFAULT_PORT + 20), 0]
    for number in wanted:
        sock = socket.socket(family, socket.SOCK_STREAM)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((host, number))
        except OSError as error:
            sock.close()
            if error.errno == errno.EADDRINUSE and port is None:
                continue
            raise DegelError(
                f"cannot serve on {host}:{number} ({error.strerror}); choose another --host or --port"
            ) from error
        return sock
    raise DegelError(f"no port from {DEFAULT_PORT} on is free on {host}; choose one with --port")


def serve(
    store: Store,
    settings: Settings,
    *,
    port: int | None = None,
    open_browser: bool = False,
    webhook: str | None = None,
    say: Callable[[str], None] = lambda text: None,
) -> None:
    """Serve the dashboard until interrupted; `say` is told the address, and what fails at the webhook.

    Raises `DegelError` when the store is empty or the address cannot be had.
    """
    import uvicorn

    from .app import create_app

    sock = bind(settings.host, port)
    try:
        app = create_app(store, settings)
    except BaseException:
        sock.close()
        raise
    number = sock.getsockname()[1]
    name = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{'127.0.0.1' if name in ('0.0.0.0', '[::]') else name}:{number}"
    say(f"dégel at {address}/ (Ctrl-C ends it)")
    stop = threading.Event()
    if webhook is not None:
        start_webhook(app.state.board, store, webhook, address, stop, say)
    if open_browser and sys.stdout.isatty():
        import webbrowser

        threading.Timer(0.8, webbrowser.open, (f"{address}/",)).start()
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_keep_alive=30
    )
    try:
        uvicorn.Server(config).run(sockets=[sock])
    finally:
        stop.set()
        sock.close()


def start_webhook(
    board: object, store: Store, url: str, address: str, stop: threading.Event, say: Callable[[str], None]
) -> None:
    """A thread that sends what moves to the webhook; what was sent is kept beside the store's tables."""
    from degel.api.alerts import Webhook
    from degel.api.board import Board

    assert isinstance(board, Board)
    secret = os.environ.get("DEGEL_WEBHOOK_SECRET") or None
    hook = Webhook(board, url, store.path / "alerts.json", secret=secret, root=address)
    threading.Thread(target=hook.run, args=(stop, say), name="degel-webhook", daemon=True).start()
