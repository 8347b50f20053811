"""The dashboard over the made store, in process and in a real browser."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from degel.store import Store
from degel.web.app import create_app
from degel.web.security import Passphrase, Settings

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def client_of(folder: Path, settings: Settings | None = None, **more: Any) -> TestClient:
    """A client of the dashboard over a store, as a reader of the same machine."""
    app = create_app(Store(folder), settings, warm=False)
    return TestClient(
        app, base_url=more.pop("base_url", "http://127.0.0.1:8765"), follow_redirects=False, **more
    )


@pytest.fixture(scope="session")
def client(made_store: Path) -> TestClient:
    """A reader of the made store."""
    return client_of(made_store)


@pytest.fixture
def writer(own_store: Path) -> TestClient:
    """A reader of a copy, who may write to it."""
    return client_of(own_store)


@pytest.fixture
def guarded(own_store: Path) -> TestClient:
    """The same behind a passphrase."""
    return client_of(own_store, Settings(passphrase=Passphrase("open sesame")))


class Served:
    """A dashboard that runs on a free port, over a store of its own."""

    def __init__(self, folder: Path) -> None:
        import uvicorn

        self.folder = folder
        self.sock = socket.socket()
        self.sock.bind(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.sock.getsockname()[1]}"
        config = uvicorn.Config(create_app(Store(folder), warm=False), log_level="error", access_log=False)
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.sock]}, daemon=True)
        self.thread.start()
        limit = time.monotonic() + 20
        while not self.server.started and time.monotonic() < limit:
            time.sleep(0.02)
        assert self.server.started

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join(10)
        self.sock.close()


@pytest.fixture
def served(own_store: Path) -> Iterator[Served]:
    """A running dashboard over a copy of the store."""
    running = Served(own_store)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium; where the machine has none its tests are skipped and say so."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip(
            f"no browser on this machine (looked for {', '.join(BROWSERS)}); .ci/run installs chromium"
        )
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        found = play.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-default-apps", "--no-first-run", "--disable-dev-shm-usage",
            ],
        )  # fmt: skip
        yield found
        found.close()
