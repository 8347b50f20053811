"""Inside quotations: the first person is the speaker, the third is somebody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from degel.actors.reference import read as read_data
from degel.actors.resolver import Resolver
from degel.parse.parser import parse_sentences
from degel.parse.splitter import split_sentences
from degel.records import Actor, Document, Quote, Span

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


@pytest.mark.parametrize(
    ("title", "text", "lang", "words", "codes"),
    [
        (
            "Entretien de Mme Catherine Colonna, ministre des affaires étrangères, avec un journal, le 29 mars 2023",
            "Je pense que la Lituanie est un ami. Nos deux pays ont des projets. L'Iran et la Chine regardent.",
            "fr", "Je", ["FRA"],
        ),
        (
            "Entretien de Mme Catherine Colonna, ministre des affaires étrangères, avec un journal, le 29 mars 2023",
            "L'Iran se tait. Je salue la Lituanie. Nos deux pays ont des projets.",
            "fr", "Nos deux pays", ["FRA", "LTU"],
        ),
        (
            "Joint Statement of France and Poland", "We condemn the attack. Our aim is peace.", "en", "We", ["FRA", "POL"],
        ),
        ("Joint Statement on Oceans", "We protect the seas. France is here. France works.", "en", "We", None),
        (
            "Discurso de Pedro Sánchez", "Queremos la paz. Es bueno que Francia sea nuestra amiga.", "es", "sea", None,
        ),
    ],
)  # fmt: skip
def test_the_title_of_a_page_tells_who_speaks(
    title: str, text: str, lang: str, words: str, codes: list[str] | None
) -> None:
    doc = Document(text, lang=lang, title=title, published="2023-03-29")  # type: ignore[arg-type]
    sentences = parse_sentences(text, split_sentences(text, lang), lang)
    head = parse_sentences(title, [Span(0, len(title))], lang)
    for sentence in head:
        sentence.part = "title"
    both = [*head, *sentences]
    for number, sentence in enumerate(both):
        sentence.number = number
    mentions = Resolver().speak(Resolver().resolve(doc, both), both, [], doc)
    numbers = {sentence.number for sentence in sentences}
    found = {text[m.span.start : m.span.end]: m for m in mentions if m.sentence in numbers}
    got = found.get(words)
    assert (got and [actor.code for actor in got.actors]) == codes
