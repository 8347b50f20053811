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
    return Coder(gate=False)


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


def _codes(
    coder: Coder, lang: str, text: str, surface: str, day: str = "2019-06-01"
) -> list[tuple[str | None, str | None, str | None]]:
    found = next(iter(coder.analyse([Document(text=text, lang=lang, published=day)])))
    start = text.rindex(surface)
    return [
        (actor.code, actor.name, actor.office)
        for m in found.material.mentions
        if m.span.start < start + len(surface) and m.span.end > start
        for actor in m.actors
    ]


@pytest.mark.parametrize(
    ("lang", "day", "text", "surface", "expected"),
    [
        ("en", "2018-05-03", "The United Nations sent aid to Kenya. The secretary-general will visit Nairobi.", "secretary-general",
         [("UN", "António Guterres", "secretary-general")]),
        ("en", "2016-12-20", "In Banjul, Adama Barrow met ECOWAS envoys. The president-elect asked Senegal for help.", "president-elect",
         [("GMB", "Adama Barrow", "president-elect")]),
        ("fr", "2010-12-20", "À Abidjan, le conseiller de Laurent Gbagbo, Serge Bahi, accuse la France.", "Serge Bahi", [("CIV", "Serge Bahi", "adviser")]),
        ("fr", "2018-05-03", "Le Sénégal attend la décision du Conseil de sécurité.", "Conseil de sécurité",
         [("UN", "United Nations Security Council", None)]),
        ("es", "2018-05-03", "Las dos Coreas firmaron un acuerdo con China.", "dos Coreas", [("PRK", None, None), ("KOR", None, None)]),
        ("es", "2018-05-03", "Corea del Norte y Corea del Sur firmaron. El Norte cerrará Punggye-ri.", "Norte", [("PRK", None, None)]),
        ("ru", "2018-05-03", "Страны Балтии осудили Москву.", "Страны Балтии", [("EST", None, None), ("LVA", None, None), ("LTU", None, None)]),
        ("en", "2018-05-03", "Ships of Britain crossed the North Sea towards Norway.", "North", []),
        ("es", "2018-05-03", "La reunión general de Chile y Perú terminó en Lima.", "general", []),
    ],
)  # fmt: skip
def test_who_is_meant_without_a_name_of_his_own(
    coder: Coder,
    lang: str,
    day: str,
    text: str,
    surface: str,
    expected: list[tuple[str, str | None, str | None]],
) -> None:
    assert _codes(coder, lang, text, surface, day) == expected
