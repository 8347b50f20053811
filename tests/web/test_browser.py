"""What a reader does, in a real headless Chromium: no console error, and no request to anywhere else."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
WAIT = 20_000


@pytest.fixture
def page(browser, served):
    """A page of the dashboard; when the test ends it must have said nothing on the console and asked nobody else."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        locale="en-GB",
        permissions=["clipboard-read", "clipboard-write"],
    )
    found = context.new_page()
    found.set_default_timeout(WAIT)
    said: list[str] = []
    asked: list[str] = []
    found.on(
        "console", lambda m: said.append(f"{m.type}: {m.text}") if m.type in ("error", "warning") else None
    )
    found.on("pageerror", lambda error: said.append(str(error)))
    found.on("request", lambda r: asked.append(r.url))
    found.address = served.address
    yield found
    context.close()
    assert said == []
    outside = [url for url in asked if not url.startswith((served.address, "data:", "blob:"))]
    assert outside == []
    assert asked


def drawn(page):
    page.wait_for_selector("figure.chart[data-drawn=yes]")
    return page


def test_from_search_to_pair_to_point_to_sentence(page):
    page.goto(page.address)
    page.fill("#q", "россия турцыя")
    page.click("#found a[href='/RUS-TUR']")
    drawn(page)
    assert page.locator("h1").inner_text() == "Russia – Turkey"
    dots = page.locator("figure.chart path[aria-label*='Russia'], figure.chart path[aria-label*='RUS']")
    assert dots.count() > 20
    dots.nth(dots.count() // 2).click(force=True)  # one click from the chart
    page.wait_for_selector("#drawer .sentence mark.m-actor")
    assert page.locator("#drawer .sentence mark.m-act").first.inner_text().strip()
    assert re.search(r"[?&]e=[0-9a-f]{24}", page.url)


def test_the_arrow_keys_reach_a_sentence_and_escape_gives_the_focus_back(page):
    page.goto(f"{page.address}/RUS-TUR")
    drawn(page)
    page.focus("figure.chart .canvas")
    page.keyboard.press("ArrowLeft")
    page.wait_for_selector("figure.chart .tip:not([hidden])")
    said = page.locator("figure.chart [aria-live]").inner_text()
    assert "RUS" in said and "TUR" in said
    page.keyboard.press("Enter")
    page.wait_for_selector("#drawer .sentence")
    page.keyboard.press("Escape")
    page.wait_for_selector("#drawer", state="hidden")
    assert page.evaluate("document.activeElement.className") == "canvas"


def test_a_week_of_the_chart_leads_to_why_it_moved(page):
    page.goto(f"{page.address}/RUS-TUR")
    drawn(page)
    box = page.locator("figure.chart .canvas").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 200)
    page.wait_for_selector("figure.chart .tip:not([hidden])")
    page.mouse.click(box["x"] + box["width"] * 0.7, box["y"] + 200)
    page.wait_for_url("**/RUS-TUR/why?at=*")
    page.click(".shares a.act >> nth=0")
    page.wait_for_selector("#drawer .sentence")


def test_drawing_a_period_puts_it_into_the_address_the_twins_and_the_snippets(page):
    page.goto(f"{page.address}/RUS-TUR")
    drawn(page)
    box = page.locator("figure.chart svg").first.bounding_box()
    y = box["y"] + box["height"] - 22
    page.mouse.move(box["x"] + box["width"] * 0.4, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, y, steps=6)
    page.mouse.up()
    page.wait_for_url(lambda url: "from=" in url)
    page.wait_for_timeout(500)  # the address follows the pointer a moment later
    query = page.evaluate("location.search")
    assert page.locator(".twins a[data-form=svg]").get_attribute("href") == f"/RUS-TUR.svg{query}"
    assert query in page.locator("#iframe").input_value()
    shown = page.locator("#acts li:visible").count()
    assert 0 < shown < page.locator("#acts li").count() or page.locator("#acts li").count() == shown
    page.reload()
    drawn(page)
    assert page.evaluate("location.search") == query
    first = re.search(r"from=(\d{4}-\d\d-\d\d)", query).group(1)
    days = page.locator("#acts time").evaluate_all("nodes => nodes.map(n => n.dateTime)")
    assert days and min(days) >= first


def test_the_embed_snippet_is_copied_and_shows_the_chart(page, browser, served):
    page.goto(f"{page.address}/RUS-TUR?way=ab")
    page.click(".share summary")
    page.click("button[data-copy=iframe]")
    page.wait_for_selector("button[data-copy=iframe]:has-text('Copied')")
    snippet = page.evaluate("navigator.clipboard.readText()")
    assert snippet.startswith("<iframe ") and "/RUS-TUR/embed?way=ab" in snippet
    other = browser.new_page()
    with newspaper(f"<!doctype html><body>{snippet}") as news:
        other.goto(news)
        frame = other.frame_locator("iframe")
        frame.locator("figure.chart[data-drawn=yes]").wait_for(timeout=WAIT)
        assert frame.locator("path[aria-label*='RUS']").count() > 10
    other.close()


def test_rejecting_an_event_is_followed_by_the_index(page, served):
    page.goto(f"{page.address}/FRA-DZA")
    drawn(page)
    assert page.locator("#acts li").count() == 1
    page.click("#acts a.act")
    page.fill("#drawer [data-correct] [name=who]", "Ada")
    page.fill("#drawer [data-correct] [name=why]", "a visit of another day")
    page.click("#drawer button[value=reject]")
    page.wait_for_selector("#drawer .saved")
    page.wait_for_selector("#acts li", state="detached")
    assert "rejected" in page.locator("#drawer .card-head").inner_text()
    page.goto(f"{page.address}/discussion")
    assert "a visit of another day" in page.locator(".log").inner_text()
    page.click(".log a[data-card]")
    page.wait_for_selector("#drawer [data-correct]")
    assert page.locator("#drawer [data-correct] [name=who]").input_value() == "Ada"
    page.fill("#drawer [data-correct] [name=why]", "no, it was right")
    page.click("#drawer button[value=accept]")
    page.wait_for_selector("#drawer .saved")
    page.goto(f"{page.address}/FRA-DZA")
    assert page.locator("#acts li").count() == 1


def test_a_hostile_page_is_shown_as_text(page):
    page.on("dialog", lambda dialog: pytest.fail(f"a document ran: {dialog.message}"))
    page.goto(f"{page.address}/IRN-IRQ")
    drawn(page)
    page.click("#acts a.act")
    page.wait_for_selector("#drawer .sentence")
    text = page.locator("#drawer").inner_text()
    assert "<script>alert(1)</script>" in text and "⟨U+202E⟩" in text
    assert page.locator("#drawer a[href^='javascript' i]").count() == 0
    page.focus("figure.chart .canvas")
    page.keyboard.press("End")
    page.wait_for_timeout(200)


@pytest.mark.parametrize("path", ["/", "/map/RUS", "/RUS", "/compare?pairs=RUS-TUR,FRA-DZA", "/heat", "/coverage", "/codebook", "/codebook/ACCUSE", "/discussion", "/api", "/RUS-TUR/why", "/search?q=iran"])  # fmt: skip
def test_every_page_is_quiet_and_fits_a_narrow_phone(page, path):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(page.address + path)
    if page.locator("figure.chart").count():
        drawn(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360, wide


def test_the_pair_page_fits_a_narrow_phone_and_speaks_french(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{page.address}/RUS-TUR?hl=fr")
    drawn(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("h1").inner_text() == "Russie – Turquie"
    assert "amical" in page.locator("figure.chart").inner_text()


def test_everything_is_reached_with_the_keyboard_and_has_a_name(page):
    page.goto(f"{page.address}/RUS-TUR")
    drawn(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea')]
        .filter(n => n.offsetParent !== null)
        .filter(n => !(n.textContent.trim() || n.getAttribute('aria-label') || n.labels?.length || n.title))
        .map(n => n.outerHTML.slice(0, 120))"""
    )
    assert nameless == []
    ids = page.evaluate("() => [...document.querySelectorAll('[id]')].map(n => n.id)")
    assert len(ids) == len(set(ids))
    assert page.locator("h1").count() == 1 and page.locator("html").get_attribute("lang") == "en"


def test_the_page_prints_without_its_controls(page):
    page.goto(f"{page.address}/RUS-TUR")
    drawn(page)
    page.emulate_media(media="print")
    assert not page.locator(".controls").first.is_visible() and not page.locator(".sections").is_visible()
    assert page.locator("figure.chart svg").first.is_visible()


def test_the_map_leads_to_the_pair(page):
    page.goto(f"{page.address}/map/RUS")
    drawn(page)
    page.locator("figure.chart path[aria-label*='Turkey']").first.click(force=True)
    page.wait_for_url("**/RUS-TUR")


def test_without_scripts_the_chart_is_an_image_and_the_search_works(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.address}/RUS-TUR")
    assert page.locator("noscript img[src^='/RUS-TUR.svg']").count() == 1
    page.fill("#q", "France Algérie")
    page.press("#q", "Enter")
    assert page.url.endswith("/FRA-DZA")
    context.close()


def test_a_server_killed_while_corrections_are_written_loses_none_that_it_confirmed(
    own_store: Path, tmp_path: Path
):
    import httpx

    from degel.store import Store

    script = (
        "import sys, uvicorn\nfrom degel.store import Store\nfrom degel.web.app import create_app\n"
        "uvicorn.run(create_app(Store(sys.argv[1]), warm=False), host='127.0.0.1', port=int(sys.argv[2]), log_level='error')\n"
    )
    port = _free_port()
    running = subprocess.Popen([sys.executable, "-c", script, str(own_store), str(port)])
    address = f"http://127.0.0.1:{port}"
    confirmed = []
    try:
        limit = time.monotonic() + 40
        while True:
            try:
                httpx.get(f"{address}/api/pairs/FRA-DZA", timeout=30)
                break
            except httpx.HTTPError:
                assert time.monotonic() < limit
                time.sleep(0.2)
        ends = time.monotonic() + 3
        while time.monotonic() < ends:
            body = {"target": "FRA-DZA", "who": "Ada", "text": f"note {len(confirmed)}"}
            if httpx.post(f"{address}/api/notes", json=body, timeout=30).status_code == 201:
                confirmed.append(body["text"])
    finally:
        os.kill(running.pid, signal.SIGKILL)
        running.wait(10)
    from degel.store.notes import read_notes

    assert confirmed
    kept = [note.text for note in read_notes(Store(own_store))]
    assert kept[: len(confirmed)] == confirmed


@contextmanager
def newspaper(html: str) -> Iterator[str]:
    """Another site, on a port of its own, with one page."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *_: object) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def _free_port() -> int:
    import socket

    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])
