"""Persons whom a page introduces by a calling and a nationality, and their names afterwards."""

from __future__ import annotations

import pytest

from degel.coder import Coder
from degel.records import Document


def _persons(coder: Coder, lang: str, text: str) -> list[tuple[str, str | None, str | None]]:
    found = next(iter(coder.analyse([Document(text=text, lang=lang, published="2019-06-01")])))
    return [
        (text[m.span.start : m.span.end], m.actors[0].code, m.actors[0].name)
        for m in found.material.mentions
        if m.kind == "person"
    ]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("lang", "text", "state", "name", "times"),
    [
        ("en", "In Accra, Esi Mensah, a Ghanaian midwife, blamed Togo. Mensah works alone. \"They left,\" Esi said.", "GHA", "Esi Mensah", 3),
        ("fr", "À Lima, l'historien péruvien Raúl Quispe accuse le Chili. Quispe publie mardi.", "PER", "Raúl Quispe", 2),
        ("fr", "L'émissaire de l'ONU, la Norvégienne Kari Vik, est à Damas.", "UN", "Kari Vik", 1),
        ("ru", "В Алма-Ате казахстанская журналистка Айгуль Сеитова обвинила Узбекистан. Сеитова написала книгу.", "KAZ", "Айгуль Сеитова", 2),
        ("ru", "Американец Том Ридли задержан в Каракасе. Ридли отрицает вину.", "USA", "Том Ридли", 2),
        ("es", "En Quito, Rosa Chimbo, una abogada ecuatoriana, denunció a Perú. Chimbo espera.", "ECU", "Rosa Chimbo", 2),
    ],
)  # fmt: skip
def test_a_calling_and_a_nationality_introduce_somebody(
    coder: Coder, lang: str, text: str, state: str, name: str, times: int
) -> None:
    found = _persons(coder, lang, text)
    assert [row[1:] for row in found if row[2] == name] == [(state, name)] * times


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Silver Harvest, a Ghanaian newspaper, criticised Togo in Accra."),
        ("fr", "Air Liquide, un groupe français, investit au Chili."),
        ("es", "Costa Verde, una empresa peruana, demandó a Chile en Lima."),
    ],
)
def test_papers_and_firms_are_nobody(coder: Coder, lang: str, text: str) -> None:
    assert not _persons(coder, lang, text)


def test_a_first_name_alone_is_whoever_bears_it_on_the_page(coder: Coder) -> None:
    text = (
        'Canada\'s foreign minister, Mélanie Joly, met Dmytro Kuleba in Kyiv. "Thank you, Dmytro," she said.'
    )
    assert ("Dmytro", "UKR", "Dmytro Kuleba") in _persons(coder, "en", text)
    other = "Dmytro Kuleba met Mélanie Joly in Kyiv. Dmytro, 34, a driver, watched them."
    assert [row[0] for row in _persons(coder, "en", other)].count("Dmytro") == 0
