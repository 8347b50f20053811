"""Inside quotations: the first person is the speaker, the third is somebody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from degel.actors.reference import read as read_data
from degel.actors.resolver import Resolver
from degel.records import Actor, Quote, Span

pytestmark = pytest.mark.skipif(
    not read_data("offices"), reason="the reference data on offices are not there"
)

LAVROV = Actor("RUS", "RUS", "GOV", "Sergey Lavrov", "foreign-minister")


def quote_of(text: str, said: str, speaker: Actor | None, addressee: tuple[Actor, ...] = ()) -> Quote:
    start = text.index(said)
    span = Span(start, start + len(said))
    return Quote(said, "direct", span, (span,), speaker, None, addressee)


@pytest.mark.parametrize(
    ("lang", "text", "said", "words"),
    [
        ("fr", "« Nous voulons la paix », a déclaré Sergueï Lavrov.", "Nous voulons la paix", "Nous"),
        ("fr", "« Notre pays veut la paix », a déclaré Sergueï Lavrov.", "Notre pays veut la paix", "Notre"),
        ("fr", "« J'y suis favorable », a déclaré Sergueï Lavrov.", "J'y suis favorable", "J'"),
        ("en", "“We want peace,” Sergey Lavrov said.", "We want peace", "We"),
        ("ru", "«Мы хотим мира», — заявил Сергей Лавров.", "Мы хотим мира", "Мы"),
        ("es", "«Nosotros queremos la paz», dijo Serguéi Lavrov.", "Nosotros queremos la paz", "Nosotros"),
    ],
)
def test_the_first_person_of_a_quotation_is_its_speaker(
    read: Callable[..., Any], lang: str, text: str, said: str, words: str
) -> None:
    found = read(text, lang)
    spoken = Resolver().speak(found.mentions, found.sentences, [quote_of(text, said, LAVROV)])
    mine = [m for m in spoken if m.kind == "self" and text[m.span.start : m.span.end] == words]
    assert [m.actors[0].name for m in mine] == ["Sergey Lavrov"]
    assert mine[0].actors[0].span == mine[0].span


def test_the_first_person_outside_quotations_stays_silent(read: Callable[..., Any]) -> None:
    text = "Nous avons vu Sergueï Lavrov. « La paix viendra », a-t-il dit."
    found = read(text, "fr")
    spoken = Resolver().speak(found.mentions, found.sentences, [quote_of(text, "La paix viendra", LAVROV)])
    assert [m for m in spoken if m.kind == "self"] == []


def test_the_second_person_is_the_one_spoken_to(read: Callable[..., Any]) -> None:
    text = "“You must leave,” Sergey Lavrov told France."
    found = read(text, "en")
    france = Actor("FRA", "FRA", "GOV")
    spoken = Resolver().speak(
        found.mentions, found.sentences, [quote_of(text, "You must leave", LAVROV, (france,))]
    )
    assert [m.actors[0].code for m in spoken if m.kind == "self"] == ["FRA"]


def test_a_pronoun_inside_a_quotation_is_not_its_speaker(read: Callable[..., Any]) -> None:
    text = "Sergey Lavrov met Mike Pompeo. “He is wrong,” Lavrov said."
    found = read(text, "en")
    spoken = Resolver().speak(found.mentions, found.sentences, [quote_of(text, "He is wrong", LAVROV)])
    he = [m for m in spoken if m.kind == "pronoun"]
    assert all(m.actors[0].name != "Sergey Lavrov" for m in he)


def test_a_quotation_without_speaker_changes_nothing(read: Callable[..., Any]) -> None:
    text = "« Nous voulons la paix. » Sergueï Lavrov est parti."
    found = read(text, "fr")
    assert (
        Resolver().speak(found.mentions, found.sentences, [quote_of(text, "Nous voulons la paix.", None)])
        == found.mentions
    )
