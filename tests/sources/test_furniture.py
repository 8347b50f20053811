"""The furniture pass: what goes, for which reason, and what must never go."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

from degel.sources import read_text, strip_furniture
from degel.sources.lines import read_lines

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data"
FIRST_PAGE = SHARED / "pages" / "russie-etats-unis-l-heure-du-degel.fr.txt"
HTML = SHARED / "html"

needs_first_page = pytest.mark.skipif(not FIRST_PAGE.exists(), reason="../shared/data/pages is not here")
needs_html = pytest.mark.skipif(not HTML.exists(), reason="../shared/data/html is not here")


@pytest.mark.parametrize(
    "text",
    [
        "Hungary's foreign minister met his Serbian counterpart in Belgrade on Monday.",
        "Le ministre norvégien s'est rendu à Stockholm. Il y a signé un accord.",
        "Министр иностранных дел Турции прибыл в Баку.",
        "El presidente de Chile recibió al canciller peruano.\n\nHablaron del comercio.",
        "Talks in Oslo",
        "会谈在日内瓦举行。\n\n双方同意继续谈判。",
        "التقى وزير الخارجية المصري نظيره السوداني في القاهرة.",
    ],
)
def test_text_without_furniture_stays_as_it_is(text: str) -> None:
    page = strip_furniture(text)
    assert page.text == text
    assert page.furniture == ()


def test_headline_over_clean_text_becomes_the_title() -> None:
    page = strip_furniture(
        "Norway and Sweden sign a defence pact\n\nNorway and Sweden signed a defence pact in Oslo on Friday."
    )
    assert page.title == "Norway and Sweden sign a defence pact"
    assert page.text == "Norway and Sweden signed a defence pact in Oslo on Friday."


def test_first_sentence_is_no_title() -> None:
    text = "Norway and Sweden signed a pact in Oslo.\n\nThe pact covers the defence of the Baltic Sea."
    assert strip_furniture(text).title is None
    assert strip_furniture(text).text == text


def test_text_wrapped_at_a_column_is_joined_again() -> None:
    wrapped = (
        "The foreign ministers of Greece and Turkey met on Monday in Athens and\n"
        "spoke for two hours about the border, the islands and the gas fields in\n"
        "the east of the sea. They agreed to meet again in Ankara in the autumn.\n"
        "\n"
        "A spokesman for the Greek ministry said that the talks were frank, and\n"
        "that both sides wanted to keep the channels of communication open for\n"
        "the months that would follow.\n"
    )
    assert strip_furniture(wrapped).text.split("\n\n")[0].endswith("in the autumn.")
    assert strip_furniture(wrapped).text.count("\n") == 2


def test_known_title_is_found_and_taken_off() -> None:
    page = strip_furniture(
        "Peru recalls envoy\nPeru recalled its envoy to Mexico on Friday.", title="Peru recalls envoy"
    )
    assert (page.title, page.text) == ("Peru recalls envoy", "Peru recalled its envoy to Mexico on Friday.")


def test_title_with_the_site_name_after_it_is_the_same_title() -> None:
    page = strip_furniture(
        "Chile and Bolivia reopen a railway - The Andean Post\nMenu\nSearch\nChile and Bolivia reopen a railway\nBy Ana Rojas\n"
        "Chile and Bolivia reopened the railway between Arica and La Paz on Thursday.\n"
        "The line had been closed since 2005, and both governments paid for its repair.\nShare"
    )
    assert page.title == "Chile and Bolivia reopen a railway"
    assert page.byline == "Ana Rojas"
    assert [item.reason for item in page.furniture].count("widget") == 3


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("PUBLICITÉ", "advert"),
        ("Advertisement", "advert"),
        ("РЕКЛАМА", "advert"),
        ("Partager cet articleDiscussion", "widget"),
        ("Compartir en Facebook", "widget"),
        ("© 2024 Agence. Tous droits réservés", "rights"),
        ("Все права защищены", "rights"),
        ("Lire aussi : La Suisse propose sa médiation", "related"),
        ("Read more: Switzerland offers to mediate", "related"),
        ("Читайте также: Швейцария предлагает посредничество", "related"),
        ("Lee también: Suiza ofrece su mediación", "related"),
    ],
)
def test_line_between_paragraphs_goes_with_its_reason(line: str, reason: str) -> None:
    above = (
        "The presidents of Serbia and Kosovo met in Brussels on Monday for talks led by the European Union."
    )
    below = (
        "They agreed on a plan for car plates, but not on the wider accord that the mediators had proposed."
    )
    page = strip_furniture(f"{above}\n\n{line}\n\n{below}")
    assert page.text == f"{above}\n\n{below}"
    assert [item.reason for item in page.furniture] == [reason]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Par\u00a0Claire Dupont", "Claire Dupont"),
        ("By John O'Neill and Mary Smith", "John O'Neill and Mary Smith"),
        ("Автор: Иван Петров", "Иван Петров"),
        ("Por María José Ruiz", "María José Ruiz"),
        ("Par Claire Dupont avec AFP", "Claire Dupont avec AFP"),
    ],
)
def test_byline_gives_the_name(line: str, name: str) -> None:
    body = (
        "The presidents of Serbia and Kosovo met in Brussels on Monday for talks led by the European Union."
    )
    assert strip_furniture(f"Serbia and Kosovo meet in Brussels\n{line}\n{body}").byline == name


def test_sentence_that_starts_like_a_byline_stays() -> None:
    text = (
        "By Friday the two governments had agreed on a truce.\n\n"
        "Par ailleurs, Paris et Berlin ont signé un traité.\n\nShare\n\nPor la tarde, el ministro viajó a Lima."
    )
    assert strip_furniture(text).byline is None


def test_line_that_every_language_of_the_list_fails_to_know_is_kept_when_it_is_prose() -> None:
    text = (
        "Der deutsche Außenminister reiste am Montag nach Warschau und traf dort seinen polnischen Kollegen.\n"
        "Teilen\nBeide Länder wollen ihre Zusammenarbeit an der gemeinsamen Grenze ausbauen, hieß es nach dem Treffen."
    )
    assert "Warschau" in strip_furniture(text).text
    assert "Zusammenarbeit" in strip_furniture(text).text


def test_repeated_lines_are_marked_from_the_second_on() -> None:
    assert [line.repeated for line in read_lines("Share\nTalks in Oslo\nSHARE")] == [False, False, True]


@needs_first_page
def test_first_page_gives_its_six_paragraphs_and_everything_around_them() -> None:
    raw = FIRST_PAGE.read_bytes()
    doc = read_text(raw, published="2019-05-15")
    paragraphs = doc.text.split("\n\n")
    assert len(paragraphs) == 6
    assert doc.text.startswith("Les chefs des diplomaties")
    assert doc.text.endswith("entre les deux puissances.")
    page = raw.decode()
    start = page.index(paragraphs[0])
    within = [line for line in page[start : start + 1800].split("\n") if len(line) > 100][:6]
    assert paragraphs == within
    assert hashlib.sha256(doc.text.encode()).hexdigest()[:16] == FIRST_PAGE_TEXT
    assert doc.title is not None and page.startswith(doc.title + "\n")
    assert doc.byline == "Pierre Michaud"
    assert doc.rights is not None and doc.rights.startswith("Tous droits")
    assert len(doc.related) == 3
    assert page.endswith(doc.related[-1])
    assert [item.reason for item in doc.furniture] == [
        "title",
        "repeated",
        "rights",
        "byline",
        *["widget"] * 3,
        "advert",
        "widget",
        *["related"] * 4,
    ]


FIRST_PAGE_TEXT = "83d456e6cdb7fca7"


@needs_html
@pytest.mark.slow
def test_kept_words_of_real_pages_hold_their_floor() -> None:
    """Floors: measured by weights that never saw the page's site, less 0.01; see docs/measures/furniture.md."""
    sys.path.insert(0, str(ROOT))
    try:
        from evaluation.furniture import load_pages, score_pages
    finally:
        sys.path.remove(str(ROOT))
    scores = {score.name: score for score in score_pages(load_pages(HTML))}
    assert scores["words"].pages == 8
    assert scores["words"].f1 >= 0.95
    assert scores["segments"].pages == 131
    assert scores["segments"].f1 >= 0.90
    assert min(score.f1 for name, score in scores.items() if " " in name) >= 0.87
