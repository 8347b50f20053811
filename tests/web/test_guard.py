"""Nobody reads or writes who may not, and nothing of a hostile document is run."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from degel.errors import DegelError
from degel.store import Store
from degel.web.app import create_app
from degel.web.desk import link, script_json, shown
from degel.web.security import Passphrase, Settings, same_site
from degel.web.writing import local_path
from faces import HOSTILE

SITE = "http://127.0.0.1:8765"
FORM = {"action": "reject", "who": "Ada", "why": "wrong"}


def event_of(client) -> str:
    return client.get("/FRA-DZA.json").json()["happenings"][0]["event"]


# --- addresses


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org"])
def test_an_address_others_reach_needs_a_passphrase(host):
    with pytest.raises(DegelError, match="passphrase"):
        Settings(host=host)
    assert Settings(host=host, passphrase=Passphrase("open sesame")).host == host


def test_public_reading_needs_a_passphrase_for_writing():
    with pytest.raises(DegelError, match="passphrase"):
        Settings(public=True)


def test_a_short_passphrase_is_refused():
    with pytest.raises(DegelError, match="8 characters"):
        Passphrase("short")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "169.254.169.254"])
def test_a_name_bound_to_this_machine_by_others_is_not_answered(client, host):
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:9"])
def test_names_of_this_machine_are_answered(client, host):
    assert client.get("/", headers={"host": host}).status_code == 200


# --- other sites


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site", "origin": SITE},
        {"sec-fetch-site": "same-site", "origin": SITE},
        {"sec-fetch-site": "none"},
        {},
    ],
)
@pytest.mark.parametrize("path", ["/event/{}/correct", "/notes", "/login", "/logout"])
def test_posts_from_other_sites_are_refused(writer, headers, path):
    answer = writer.post(path.format(event_of(writer)), data=FORM, headers=headers)
    assert answer.status_code == 403
    assert writer.get("/discussion.json").json()["total"] == 0


def test_a_post_of_the_own_page_is_taken(writer):
    answer = writer.post(
        f"/event/{event_of(writer)}/correct",
        data=FORM,
        headers={"origin": SITE, "sec-fetch-site": "same-origin"},
    )
    assert answer.status_code == 303 and writer.get("/discussion.json").json()["total"] == 1


def test_text_that_a_form_can_send_is_no_json(writer):
    body = '{"action":"reject","who":"a","why":"b"}'
    answer = writer.post(
        f"/api/events/{event_of(writer)}/corrections", content=body, headers={"content-type": "text/plain"}
    )
    assert answer.status_code == 403


def test_no_other_origin_is_ever_told_that_it_may_read(client):
    answer = client.options(
        "/api/pairs", headers={"origin": "https://evil.example", "access-control-request-method": "POST"}
    )
    assert not any(name.startswith("access-control") for name in answer.headers)


@pytest.mark.parametrize("verb", ["put", "delete", "patch"])
def test_other_verbs_change_nothing(writer, verb):
    answer = getattr(writer, verb)(f"/event/{event_of(writer)}", headers={"origin": SITE})
    assert answer.status_code in (403, 405)


def test_large_bodies_are_refused(writer):
    answer = writer.post("/notes", data={"text": "x" * 200_000}, headers={"origin": SITE})
    assert answer.status_code == 413


# --- the passphrase


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/RUS-TUR",
        "/RUS-TUR.json",
        "/api/pairs",
        "/index.atom",
        "/event/x",
        "/search?q=france",
        "/RUS-TUR.svg",
        "/discussion",
        "/api/openapi.json",
    ],
)
def test_strangers_see_nothing(guarded, path):
    answer = guarded.get(path, headers={"accept": "text/html"})
    assert answer.status_code in (303, 401) and "Russia" not in answer.text
    if answer.status_code == 303:
        assert answer.headers["location"].startswith("/login?next=")


def test_the_page_that_asks_tells_nothing_of_the_store(guarded):
    page = guarded.get("/login").text
    assert "documents" not in page and "2016" not in page


def test_who_has_the_passphrase_comes_in_writes_and_leaves(guarded):
    event = TestClient(guarded.app, base_url=SITE, headers={"authorization": _basic("open sesame")})
    id = event_of(event)
    wrong = guarded.post("/login", data={"passphrase": "guess", "next": "/"}, headers={"origin": SITE})
    assert wrong.status_code == 403 and "set-cookie" not in wrong.headers
    right = guarded.post(
        "/login", data={"passphrase": "open sesame", "next": "/RUS-TUR"}, headers={"origin": SITE}
    )
    assert right.headers["location"] == "/RUS-TUR"
    cookie = right.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie
    assert guarded.get("/RUS-TUR").status_code == 200
    assert guarded.post(f"/event/{id}/correct", data=FORM, headers={"origin": SITE}).status_code == 303
    guarded.post("/logout", headers={"origin": SITE})
    assert guarded.get("/RUS-TUR", headers={"accept": "text/html"}).status_code == 303


def test_guessing_is_slowed(guarded):
    answers = [
        guarded.post("/login", data={"passphrase": f"guess {i}"}, headers={"origin": SITE}).status_code
        for i in range(8)
    ]
    assert answers[:6] == [403] * 6 and answers[6:] == [429] * 2


def test_with_public_reading_only_writing_is_asked_for(own_store):
    app = create_app(
        Store(own_store), Settings(passphrase=Passphrase("open sesame"), public=True), warm=False
    )
    reader = TestClient(app, base_url=SITE, follow_redirects=False)
    assert reader.get("/RUS-TUR").status_code == 200
    id = event_of(reader)
    assert 'name="why"' not in reader.get(f"/event/{id}").text
    assert reader.post(f"/event/{id}/correct", data=FORM, headers={"origin": SITE}).status_code in (303, 401)
    assert reader.post("/api/notes", json={"target": id, "who": "a", "text": "b"}).status_code == 401
    assert reader.get("/discussion.json").json()["total"] == 0


@pytest.mark.parametrize(
    "next", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb", ""]
)
def test_a_login_never_leads_elsewhere(next):
    assert local_path(next) == "/"


# --- hostile documents


def test_nothing_of_a_hostile_document_is_run(client):
    for path in (
        "/IRN-IRQ",
        "/",
        "/coverage",
        "/discussion",
        "/IRN",
        f"/event/{client.get('/IRN-IRQ.json').json()['happenings'][0]['event']}",
    ):
        page = client.get(path).text
        assert (
            "<script>alert" not in page
            and "<img src=x" not in page
            and 'href="javascript:' not in page.lower()
        ), path
        assert len(page) < 2_000_000 and "\u202e" not in page, path


def test_controls_that_mislead_the_eye_are_shown_by_name(client):
    page = client.get("/IRN-IRQ").text
    assert "⟨U+202E⟩" in page and "&lt;script&gt;" in page


def test_feeds_and_tables_of_hostile_documents_are_well_formed(client):
    import xml.etree.ElementTree as ET

    assert ET.fromstring(client.get("/IRN-IRQ.atom").text) is not None
    assert ET.fromstring(client.get("/IRN-IRQ.svg").text) is not None


def test_a_note_is_text_and_stays_text(writer):
    writer.post(
        "/notes", data={"target": "FRA-DZA", "who": HOSTILE, "text": HOSTILE}, headers={"origin": SITE}
    )
    for path in ("/FRA-DZA", "/discussion"):
        page = writer.get(path).text
        assert "&lt;script&gt;alert(1)" in page and "<script>alert" not in page
    assert writer.get("/discussion.csv").status_code == 200


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_shown_text_holds_no_markup_of_its_own(text):
    plain = re.sub(
        r'<bdi>|</bdi>|<span class="hidden-char" title="U\+[0-9A-F]{4,}">|</span>', "", str(shown(text))
    )
    assert "<" not in plain and ">" not in plain and '"' not in plain
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", plain)


@given(
    st.recursive(
        st.text() | st.integers() | st.none(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    )
)
def test_data_in_a_page_cannot_end_its_element(value):
    import json

    text = str(script_json(value))
    assert "<" not in text and ">" not in text and json.loads(text) == value


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " data:text/html,x",
        "//host/x",
        "vbscript:x",
        "file:///etc/passwd",
        "http://[",
        None,
        "",
    ],
)
def test_only_addresses_of_pages_become_links(url):
    assert link(url) is None


# --- files


@pytest.mark.parametrize(
    "path",
    ["/static/../security.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd", "/..%2f..%2fetc%2fpasswd", "/event/..%2f..%2fstore.json", "/codebook/..%2fbook.py", "/%00", "/map/..%2f", "/static/%00"],
)  # fmt: skip
def test_no_path_reads_a_file(client, path):
    answer = client.get(path)
    assert answer.status_code in (400, 404) and "import " not in answer.text and "root:" not in answer.text


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=60), st.text(max_size=60))
def test_any_address_gets_an_answer_and_never_a_traceback(client, name, value):
    from urllib.parse import quote

    for path in (
        f"/{quote(name, safe='')}",
        f"/event/{quote(name, safe='')}",
        f"/RUS-TUR?way={quote(value, safe='')}",
        f"/compare?pairs={quote(value, safe='')}",
        f"/search?q={quote(value, safe='')}",
    ):
        answer = client.get(path)
        assert answer.status_code < 500 or answer.status_code == 503, (path, answer.text[-400:])


def test_every_answer_carries_the_policy(client):
    for path in ("/", "/RUS-TUR.json", "/nothing", "/static/app.js", "/api/pairs", "/RUS-TUR.svg"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "script-src 'self'" in policy
        assert client.get(path).headers["x-content-type-options"] == "nosniff"


def test_the_rule_of_same_site_is_pure():
    from starlette.datastructures import Headers

    assert same_site(Headers({"host": "a:1", "origin": "http://a:1"}))
    assert not same_site(Headers({"host": "a:1", "origin": "http://a:2"}))


def _basic(text: str) -> str:
    import base64

    return "Basic " + base64.b64encode(f"degel:{text}".encode()).decode()
