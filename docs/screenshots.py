"""Takes the screenshots of the docs from the demo store, in a headless Chromium.

python docs/screenshots.py [build/demo.degel]
"""

from __future__ import annotations

import shutil
import socket
import sys
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from degel.api.board import Board
from degel.store import Store
from degel.web.app import create_app

FOLDER = Path(__file__).parent / "img"


def main() -> None:
    """Serve the store on a free port, open each page, keep its picture."""
    store = Store(sys.argv[1] if len(sys.argv) > 1 else "build/demo.degel")
    board = Board(store)
    acts = board.relation("IRN", "SAU").acts
    board.close()
    event = min(max(acts, key=lambda act: (len(act.members), act.day)).happening.members)
    shots = {
        "front": ("/", 1280, 860),
        "pair": ("/RUS-TUR?from=2015-09-01&to=2016-12-31", 1280, 900),
        "evidence": (f"/IRN-SAU?e={event}", 1280, 860),
        "years": ("/heat", 1280, 760),
        "compare": ("/compare?pairs=IRN-SAU,RUS-TUR,USA-CUB,KOR-PRK", 1280, 900),
        "map": ("/map/USA", 1280, 800),
        "phone": ("/USA-CUB?hl=fr", 360, 900),
    }
    FOLDER.mkdir(exist_ok=True)
    sock = socket.socket()
    sock.bind(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{sock.getsockname()[1]}"
    server = uvicorn.Server(uvicorn.Config(create_app(store, warm=False), log_level="error"))
    serving = threading.Thread(target=server.run, kwargs={"sockets": [sock]})
    serving.start()
    while not server.started:
        time.sleep(0.05)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (path, width, height) in shots.items():
            page = browser.new_page(viewport={"width": width, "height": height}, locale="en-GB")
            page.goto(address + path)
            if page.locator("figure.chart").count():
                page.wait_for_selector("figure.chart[data-drawn=yes]")
            page.wait_for_timeout(400)
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()
        browser.close()
    server.should_exit = True
    serving.join()


if __name__ == "__main__":
    main()
