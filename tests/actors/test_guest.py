"""Interviews with people whom no table knows, and "our two countries": who is meant by the first person."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from degel.actors.guest import interview_of
from degel.actors.reference import read as read_data
from degel.actors.resolver import Resolver
from degel.parse.parser import parse_sentences
from degel.parse.splitter import split_sentences
from degel.records import Actor, Document, Quote, Span

pytestmark = pytest.mark.skipif(
    not read_data("offices"), reason="the reference data on offices are not there"
)


@pytest.mark.parametrize(
    ("lang", "text", "said", "code"),
    [
        (
            "en",
            "The Ukrainian baker received us in Lviv on Monday.\n\nWhen did you start?\n\nIn March. I had flour.\n\n"
            "Are you afraid?\n\nWe all are.",
            {"you", "I", "We"},
            "UKR",
        ),
        (
            "fr",
            "Cette pêcheuse sénégalaise nous reçoit au port.\n\n– Depuis quand vendez-vous ici ?\n"
            "– Ma mère vendait déjà.\n\n– Et la mer ?\n– Elle nous prend nos fils.",
            {"vous", "Ma", "nous", "nos"},
            "SEN",
        ),
        (
            "es",
            "Rosa Mejía, campesina hondureña, nos atiende en su casa.\n\n—¿Por qué se fue su hijo?\n"
            "—Aquí no hay trabajo. Yo le di mis ahorros.\n\n—¿Ha sabido de él?\n—Nos llama los domingos.",
            {"Yo", "mis", "Nos"},
            "HND",
        ),
        (
            "ru",
            "Киргизский учитель принял нас дома.\n\n– Давно вы в школе?\n– Тридцать лет. Моя жена тоже учитель.\n\n"
            "– Хватает зарплаты?\n– Нам хватает.",
            {"вы", "Моя", "Нам"},
            "KGZ",
        ),
        (
            "en",
            "Peter Mill has written on Ukraine and Russia.\n\nWhy did it start?\n\nI think by error.\n\nWill you go?\n\n"
            "My publisher says no.",
            set(),
            None,
        ),
        (
            "es",
            "El Gobierno español aprobó el impuesto.\n\n¿Quién paga?\n\nLas empresas.\n\n¿Cuándo?\n\nEn enero.",
            set(),
            None,
        ),
    ],
)
def test_a_guest_unknown_to_the_tables_is_of_the_state_of_the_introduction(
    read: Callable[..., Any], lang: str, text: str, said: set[str], code: str | None
) -> None:
    found = read(text, lang)
    spoken = Resolver().speak(found.mentions, found.sentences, [], found.doc)
    mine = [m for m in spoken if m.kind == "self"]
    assert {text[m.span.start : m.span.end] for m in mine} == said
    assert {m.actors[0].code for m in mine} == ({code} if code else set())


@pytest.mark.parametrize(
    ("lang", "text", "said", "word", "codes"),
    [
        (
            "fr",
            "Le président kényan a reçu son homologue ougandais. « Il n'y a pas de problème entre nous », a-t-il dit.",
            "Il n'y a pas de problème entre nous",
            "nous",
            {"KEN", "UGA"},
        ),
        (
            "en",
            "The Kenyan president met the Ugandan president. “Our two peoples are brothers,” he said.",
            "Our two peoples are brothers,",
            "Our",
            {"KEN", "UGA"},
        ),
        (
            "en",
            "The Kenyan president met the Ugandan president. “Our three daughters study,” he said.",
            "Our three daughters study,",
            "Our",
            {"KEN"},
        ),
        (
            "ru",
            "Президент Кении встретился с президентом Уганды. «Закрытых вопросов между нами нет», — сказал он.",
            "Закрытых вопросов между нами нет",
            "нами",
            {"KEN", "UGA"},
        ),
        (
            "es",
            "El presidente de Kenia recibió al presidente de Uganda. «Nuestros pueblos son hermanos», dijo.",
            "Nuestros pueblos son hermanos",
            "Nuestros",
            {"KEN", "UGA"},
        ),
    ],
)
def test_our_two_is_the_speaker_and_the_other_party(
    read: Callable[..., Any], lang: str, text: str, said: str, word: str, codes: set[str]
) -> None:
    found = read(text, lang)
    start = text.index(said)
    span = Span(start, start + len(said))
    quote = Quote(said, "direct", span, (span,), Actor("KEN", "KEN", "GOV", None, "president"))
    spoken = Resolver().speak(found.mentions, found.sentences, [quote], found.doc)
    at = text.index(word, start)
    mine = [m for m in spoken if m.kind == "self" and m.span.start == at]
    assert {actor.code for m in mine for actor in m.actors} == codes


def test_ten_thousand_questions_take_linear_time() -> None:
    text = "Kenya's envoy speaks in Nairobi, Kenya.\n\n" + "What then?\nWe wait.\n" * 10_000
    doc = Document(text, lang="en", published="2024-03-03")
    spans = split_sentences(text[:40], "en")
    start = time.process_time()
    interview = interview_of(doc, parse_sentences(text[:40], spans, "en"), ())
    assert interview is not None
    assert len(interview.answers) == 10_000
    assert time.process_time() - start < 2  # 0.1 s; with lists 3 s
