"""A verb and the noun of its means are one deed; cities and pronouns that stand for a side."""

from __future__ import annotations

from degel.coder import Coder
from degel.records import Document, Event


def events(text: str) -> list[Event]:
    coder = Coder(langs=("en",), min_probability=0.0, gate=False)
    document = Document(text, lang="en", published="2023-05-10")
    return list(coder.analyse([document])[0].coded.events)


def sides(event: Event) -> tuple[set[str | None], set[str | None]]:
    return {a.country for a in event.actor}, {a.country for a in event.recipient}


def test_air_strikes_kill() -> None:
    found = events("Turkish air strikes kill nine Syrians near Aleppo.")
    assert [(e.type, e.mode) for e in found] == [("ASSAULT", "aerial")]
    assert sides(found[0]) == ({"TUR"}, {"SYR"})


def test_killed_in_an_ambush() -> None:
    found = events("Nine Malian soldiers are killed in an ambush by Tuareg rebels near Kidal.")
    assert [e.type for e in found] == ["ASSAULT"]


def test_it_in_reported_speech_is_who_speaks() -> None:
    found = events("The Kremlin said it had expelled two Polish diplomats.")
    assert [e.type for e in found] == ["SANCTION"]
    assert sides(found[0]) == ({"RUS"}, {"POL"})


def test_a_city_of_the_gazetteer_stands_for_its_state() -> None:
    found = events("Police fire tear gas at protesters in Kandy.")
    assert [e.type for e in found] == ["ASSAULT"]
    assert sides(found[0]) == ({"LKA"}, {"LKA"})


def test_who_clashes_with_whom() -> None:
    found = [
        e
        for e in events("South Korean troops go on high alert after a naval clash with North Korea.")
        if e.type == "ASSAULT"
    ]
    assert [sides(e)[0] for e in found] == [{"KOR", "PRK"}]
