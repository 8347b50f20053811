"""The first page, when ../shared is there: its quotes, events and assessment."""

from pathlib import Path

import pytest

from degel.coder import Coder
from degel.sources import read_file
from degel.summary import page_relations

PAGE = Path(__file__).parents[2] / "shared/data/pages/russie-etats-unis-l-heure-du-degel.fr.txt"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the first page is not at ../shared/data/pages")


@pytest.fixture(scope="module")
def coded():
    return Coder()(read_file(PAGE, published="2019-05-15"))


def sides(event):
    return (
        event.type,
        event.mode,
        tuple(a.country for a in event.actor),
        tuple(a.country for a in event.recipient),
    )


def test_events_are_those_of_the_page(coded):
    assert sorted(map(str, map(sides, coded.events))) == sorted(
        map(
            str,
            [
                ("CONSULT", "visit", ("USA",), ("RUS",)),
                ("CONSULT", None, ("USA", "RUS"), ()),
                ("AGREE", None, ("RUS", "USA"), ()),
                ("AGREE", None, ("RUS",), ("USA",)),
                ("AGREE", None, ("USA",), ("RUS",)),
                ("ACCUSE", "disapprove", ("USA",), ("RUS",)),
                ("THREATEN", "relations", ("USA",), ("RUS",)),
            ],
        )
    )


def test_speakers_are_persons(coded):
    assert [(q.kind, q.speaker.name) for q in coded.quotes] == [
        ("direct", "Sergey Lavrov"),
        ("direct", "Mike Pompeo"),
        ("indirect", "Mike Pompeo"),
    ]


def test_one_page_is_not_a_thaw(coded):
    assert [(c.dyad, c.direction, c.part) for c in coded.assessments] == [
        (("RUS", "USA"), "warming", "title")
    ]
    assert [r.enough for r in page_relations(coded)] == [False]
