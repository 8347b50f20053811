"""Who and what only bears the name of a listed politician, and which of two states of one name the page means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from degel.actors.reference import unsure_forms
from degel.errors import DataError

Reader = Callable[..., Any]
DAY = date(2022, 5, 10)


@pytest.mark.parametrize(
    ("lang", "text", "surface"),
    [
        ("en", "The historian Paul Martin published a book about trees.", "Paul Martin"),
        ("en", "Gordon Brown, a teacher in Leeds, was elected to the school board.", "Gordon Brown"),
        ("en", "The USS Ronald Reagan sailed through the strait.", "Ronald Reagan"),
        ("en", "Charles de Gaulle airport was closed for two hours.", "Charles de Gaulle"),
        ("fr", "Le boulanger François Fillon, de Nantes, a remporté le concours.", "François Fillon"),
        ("fr", "Paris Hilton est arrivée en avion.", "Paris"),
        ("ru", "Сантехник Джордж Буш потерял дом.", "Джордж Буш"),
        ("ru", "Улица Рональда Рейгана перекрыта.", "Рональда Рейгана"),
        ("ru", "Авианосец «Рональд Рейган» вошёл в пролив.", "Рональд Рейган"),
        ("es", "Felipe González, panadero de Sevilla, ganó el concurso.", "Felipe González"),
    ],
)  # fmt: skip
def test_a_namesake_is_not_the_politician(read: Reader, lang: str, text: str, surface: str) -> None:
    start = text.index(surface)
    found = [
        m
        for m in read(text, lang, DAY).mentions
        if m.span.start < start + len(surface) and m.span.end > start
    ]
    assert not any(actor.code for m in found for actor in m.actors)


@pytest.mark.parametrize(
    ("lang", "text", "surface", "name"),
    [
        ("en", "George Weah, a former footballer, spoke in Monrovia.", "George Weah", "George Weah"),
        ("fr", "L’ancien acteur Volodymyr Zelensky a parlé à Kiev.", "Volodymyr Zelensky", "Volodymyr Zelensky"),
    ],
)  # fmt: skip
def test_a_past_trade_or_a_rank_leaves_the_name_alone(
    read: Reader, lang: str, text: str, surface: str, name: str
) -> None:
    found = [
        a.name
        for m in read(text, lang, DAY).mentions
        for a in m.actors
        if text[m.span.start : m.span.end] in surface
    ]
    assert name in found


@pytest.mark.parametrize(
    ("lang", "text", "surface", "code"),
    [
        ("en", "Brazzaville reacted at once. Congo thanked Gabon.", "Congo", "COG"),
        ("en", "Congo thanked Gabon.", "Congo", "COD"),
        ("fr", "Le Congo a accusé le Rwanda. Brazzaville reste neutre.", "Congo", "COD"),
        ("ru", "Конго обвинило Руанду. Браззавиль нейтрален.", "Конго", "COD"),
        ("fr", "Kinshasa a protesté. Le Congo a rappelé son ambassadeur.", "Congo", "COD"),
        ("es", "Brazzaville reaccionó. El Congo agradeció el apoyo de Gabón.", "Congo", "COG"),
        ("ru", "Браззавиль отреагировал. Конго поблагодарило Габон.", "Конго", "COG"),
        ("fr", "La Grenade a envoyé des secours.", "Grenade", "GRD"),
    ],
)
def test_the_page_says_which_state(read: Reader, lang: str, text: str, surface: str, code: str) -> None:
    found = [
        a.code
        for m in read(text, lang, DAY).mentions
        for a in m.actors
        if surface in text[m.span.start : m.span.end]
    ]
    assert found == [code]


def test_a_form_marked_as_needing_context_must_be_one_of_the_entry() -> None:
    entry = {"name": "Bank of Nowhere", "en": ["Bank of Nowhere"], "ambiguous": ["Bank of Nowere"]}
    with pytest.raises(DataError, match="Bank of Nowere"):
        unsure_forms("bodies", entry)
    assert unsure_forms("bodies", {**entry, "ambiguous": True}) == {"Bank of Nowhere"}
