"""Pages, their twins, their state in the address, their languages, and the feeds."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

PAGES = [
    "/", "/RUS-TUR", "/RUS-TUR?way=ab&press=a&from=2016-02-01&to=2016-09-01&line=smoothed", "/FRA-DZA", "/NLD-BEL",
    "/map/RUS", "/RUS", "/compare?pairs=RUS-TUR,FRA-DZA", "/compare", "/heat", "/heat?country=RUS", "/coverage",
    "/codebook", "/codebook/CONSULT", "/discussion", "/api", "/licences", "/search?q=rusia", "/RUS-TUR/why",
    "/RUS-TUR/why?at=2016-08-01&since=2016-04-01", "/RUS-TUR/embed", "/RUS-TUR/happenings?offset=20", "/search?q=%F0%9F%92%A5",
]  # fmt: skip
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_whole_in_both_languages(client, path, lang):
    answer = client.get(path, headers={"accept-language": lang})
    assert answer.status_code == 200, answer.text[:500]
    assert f'<html lang="{lang}"' in answer.text and answer.text.rstrip().endswith("</html>")
    assert not re.search(r'(?:src|href)="(?:https?:)?//(?!127\.0\.0\.1|www\.lemonde\.fr)', answer.text)
    assert (
        " style=" not in re.sub(r"<textarea.*?</textarea>", "", answer.text, flags=re.S)
        and "onclick" not in answer.text
    )


def test_the_language_is_the_browsers_and_can_be_switched(client):
    assert "What moved" in client.get("/", headers={"accept-language": "de, en;q=0.5"}).text
    assert "Ce qui bouge" in client.get("/", headers={"accept-language": "fr-CA,fr"}).text
    switched = client.get("/?hl=fr", headers={"accept-language": "en"})
    assert "Ce qui bouge" in switched.text and "degel_lang=fr" in switched.headers["set-cookie"]
    assert "/RUS-TUR?way=ab&amp;hl=en" in client.get("/RUS-TUR?way=ab&hl=fr").text
    client.cookies.clear()


def test_every_word_is_there_in_both_languages_and_both_are_used():
    from degel.web.words import words_in

    english, french = (words_in(lang)._table for lang in ("en", "fr"))
    assert set(english) == set(french) and all(english.values()) and all(french.values())
    fields = re.compile(r"\{(\w+)\}")
    assert {k: set(fields.findall(v)) for k, v in english.items()} == {
        k: set(fields.findall(v)) for k, v in french.items()
    }
    from degel.relations import STATES
    from degel.web.desk import HERE

    assert set(STATES) <= set(english)
    files = [*HERE.rglob("*.html"), *HERE.rglob("*.py"), *(HERE.parent / "api").glob("*.py")]
    used = "".join(path.read_text(encoding="utf-8") for path in files)
    spelled = re.findall(r"""w(?:ords)?(?:\.has)?\(f?['"](\w+_)(?:['"] ~|\{)""", used)
    # The choices of a view are looked up by the parameter's name; what would reverse a state by the state.
    made = (*spelled, "way_", "channel_", "press_", "actors_", "line_", "scale_", "reverse_")
    for key in english:
        plain = re.sub(r"_(?:n|1)$", "", key)
        named = re.search(rf"""['"]{re.escape(plain)}(?:_n|_1)?['"]""", used)
        assert named or key.startswith(made) or key in STATES or key.isupper(), key


@pytest.mark.parametrize("query", ["", "?from=2016-02-01&to=2016-06-30&way=ab"])
def test_twins_of_a_pair_hold_what_is_shown(client, query):
    data = client.get(f"/RUS-TUR.json{query}").json()
    table = list(csv.DictReader(io.StringIO(client.get(f"/RUS-TUR.csv{query}").text)))
    assert [row["week"] for row in table] == [row["week"] for row in data["weeks"]]
    assert [float(row["tone"]) if row["tone"] else None for row in table] == [
        row["tone"] for row in data["weeks"]
    ]
    page = client.get(f"/RUS-TUR{query}").text
    spec = json.loads(re.search(r'class="spec">(.*?)</script>', page, re.S).group(1))
    drawn = [v["event"] for v in walk(spec) if "event" in v and "score" in v]
    assert {act["event"] for act in data["happenings"]} <= set(drawn)
    listed = set(re.findall(r'data-card="([^"]+)"', page.partition('id="acts"')[2]))
    assert {act["event"] for act in data["happenings"][:60]} <= listed


def test_svg_and_png_are_drawn_here_with_title_and_source(client):
    svg = client.get("/RUS-TUR.svg?from=2016-02-01")
    assert svg.headers["content-type"].startswith("image/svg+xml")
    root = ET.fromstring(svg.text)
    words = "".join(root.itertext())
    assert "Russia – Turkey" in words and "thaw confirmed" in words and "dégel" in words
    assert "<script" not in svg.text and not re.search(r'href="https?:', svg.text)
    png = client.get("/RUS-TUR.png")
    assert png.content.startswith(b"\x89PNG\r\n\x1a\n") and len(png.content) > 20_000


@pytest.mark.parametrize("path", ["/map/RUS", "/compare", "/heat", "/coverage", "/index"])
def test_other_charts_have_their_twins(client, path):
    query = "?pairs=RUS-TUR,FRA-DZA" if path == "/compare" else ""
    assert ET.fromstring(client.get(f"{path}.svg{query}").text).tag.endswith("svg")
    assert client.get(f"{path}.json{query}").json()
    assert client.get(f"{path}.csv{query}").text.count("\n") >= 1
    assert client.get(f"{path}.png{query}").content[:4] == b"\x89PNG"


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/XXX-USA", "/RUS-RUS", "/event/none", "/codebook/DANCE", "/heat.pdf", "/RUS-TUR/why.png"],
)
def test_what_is_not_there_says_so_in_one_sentence(client, path):
    answer = client.get(path)
    assert (
        answer.status_code in (400, 404)
        and ("<h1>" in answer.text or path.endswith(".png"))
        and "Traceback" not in answer.text
    )


@pytest.mark.parametrize(
    ("path", "place"),
    [("/rus-tur", "/RUS-TUR"), ("/Russie-Turquie?way=ab", "/RUS-TUR?way=ab"), ("/rus", "/RUS"), ("/search?q=россия+турция", "/RUS-TUR")],
)  # fmt: skip
def test_names_lead_to_the_one_address_of_a_pair(client, path, place):
    answer = client.get(path)
    assert answer.status_code in (303, 307) and answer.headers["location"] == place


def test_search_suggests_pairs_and_says_what_it_put_right(client):
    found = client.get("/search?q=rusia turkye", headers={"hx-request": "true"}).text
    assert 'href="/RUS-TUR"' in found and "<html" not in found
    assert client.get("/api/search?q=Турцыя").json()["states"][0][0]["code"] == "TUR"


def test_a_page_is_not_sent_again_while_nothing_changed(writer):
    first = writer.get("/FRA-DZA")
    again = writer.get("/FRA-DZA", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content
    event = writer.get("/FRA-DZA.json").json()["happenings"][0]["event"]
    assert (
        writer.post(
            f"/api/events/{event}/corrections", json={"action": "reject", "who": "A", "why": "b"}
        ).status_code
        == 201
    )
    changed = writer.get("/FRA-DZA", headers={"if-none-match": first.headers["etag"]})
    assert changed.status_code == 200 and changed.headers["etag"] != first.headers["etag"]


def test_the_interface_language_is_part_of_the_etag(client):
    tags = {
        client.get("/RUS-TUR", headers={"accept-language": lang}).headers["etag"] for lang in ("en", "fr")
    }
    assert len(tags) == 2


def test_lists_are_paged_and_say_where_the_next_page_is(client):
    first = client.get("/api/pairs/RUS-TUR/happenings?limit=10").json()
    second = client.get(first["next"]).json()
    assert len(first["rows"]) == len(second["rows"]) == 10 and first["total"] == second["total"]
    assert not {row["event"] for row in first["rows"]} & {row["event"] for row in second["rows"]}
    assert client.get("/api/pairs?limit=0").status_code == 422


def test_the_api_is_described_and_every_route_has_a_summary(client):
    described = client.get("/api/openapi.json").json()
    for route, verbs in described["paths"].items():
        assert route.startswith("/api/")
        for operation in verbs.values():
            assert operation["summary"] and operation["description"], route
    listed = client.get("/api").text
    assert all(route in listed for route in described["paths"])


@pytest.mark.parametrize("path", ["/index.atom", "/RUS.atom", "/RUS-TUR.atom"])
def test_feeds_are_atom_and_cite_evidence_and_grade(client, path):
    answer = client.get(path)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.text)
    entries = feed.findall(f"{ATOM}entry")
    assert entries and feed.find(f"{ATOM}id").text and feed.find(f"{ATOM}updated").text
    thaw = next(e for e in entries if "thaw confirmed" in e.find(f"{ATOM}title").text)
    assert "grade" in thaw.find(f"{ATOM}title").text
    assert "/event/" in thaw.find(f"{ATOM}summary").text and "Russia" not in thaw.find(f"{ATOM}id").text
    assert len({e.find(f"{ATOM}id").text for e in entries}) == len(entries)


def test_previews_name_the_pair_and_show_its_chart(client):
    page = client.get("/RUS-TUR?from=2016-02-01").text
    assert '<meta property="og:image" content="http://127.0.0.1:8765/RUS-TUR.png?from=2016-02-01">' in page
    assert "og:title" in page and "thaw confirmed" in page


def test_an_embed_may_be_framed_and_nothing_else(client):
    assert "frame-ancestors *" in client.get("/RUS-TUR/embed").headers["content-security-policy"]
    assert client.get("/RUS-TUR").headers["x-frame-options"] == "DENY"


def test_every_third_party_file_has_its_licence_named():
    from degel.web.desk import HERE

    listed = (HERE / "static" / "LICENCES.md").read_text(encoding="utf-8")
    for file in [*(HERE / "static" / "vendor").iterdir()]:
        assert f"vendor/{file.name}" in listed
    for file in (HERE / "static" / "fonts").iterdir():
        assert re.match(r"source-(sans-3|serif-4)-", file.name)
    assert all(name in listed for name in ("0BSD", "BSD-3-Clause", "ISC", "OFL-1.1"))


def test_colours_of_the_charts_are_those_of_the_style_sheet():
    from degel.web.desk import HERE
    from degel.web.palette import STATES

    sheet = (HERE / "static" / "style.css").read_text(encoding="utf-8")
    for state, colour in STATES.items():
        assert re.search(rf"\.s-{state.replace(' ', '-')} i[^{{]*\{{ background: {colour}", sheet), state


def test_text_on_colour_reaches_wcag_aa():
    from degel.web.desk import HERE

    sheet = (HERE / "static" / "style.css").read_text(encoding="utf-8")
    found = re.findall(r"\.(h-[mp]?\d) \{ background: (#\w{6}); color: (#\w{3,6}); \}", sheet)
    assert len(found) == 9
    pairs = {name: (back, ink) for name, back, ink in found}
    tokens = dict(re.findall(r"--(\w+): (#\w{6});", sheet))
    pairs |= {
        name: (tokens["paper"], tokens[name]) for name in ("ink", "soft", "muted", "link", "warm", "cold")
    }
    pairs["muted on tint"] = (tokens["tint"], tokens["muted"])
    for name, (back, ink) in pairs.items():
        assert contrast(back, ink) >= 4.5, (name, contrast(back, ink))


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
        parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    a, b = sorted((light(one), light(other)), reverse=True)
    return (a + 0.05) / (b + 0.05)


def walk(node):
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)


def test_templates_hold_no_script_and_no_style_of_their_own():
    from degel.web.desk import HERE

    for path in sorted(Path(HERE / "templates").glob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*(?:src=|application/json))", text), path.name
        assert "|safe" not in text and "<style" not in text and not re.search(r"\son\w+=", text), path.name
