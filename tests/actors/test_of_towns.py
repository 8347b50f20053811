"""Titles and bodies of a town or region: the place that is named with them tells their state."""

from __future__ import annotations

import pytest

from degel.coder import Coder
from degel.records import Document


def _over(lang: str, text: str, words: str):
    coder = Coder(langs=(lang,), min_probability=0.0)
    material = coder.analyse([Document(text, lang=lang)])[0].material
    assert material is not None
    at = text.index(words)
    found = [
        m
        for m in material.mentions
        if m.span.start <= at < m.span.end and m.kind in ("person", "title", "agent")
    ]
    return found[0].actors[0] if found else None


@pytest.mark.parametrize(
    ("lang", "text", "words", "code", "office", "name"),
    [
        ("en", "Chicago Mayor Lori Lightfoot met the French ambassador.", "Lori", "USA", "mayor", "Lori Lightfoot"),
        ("en", "The governor of Virginia criticised the French embassy.", "governor", "USA", "governor", None),
        ("fr", "Le préfet de Corse a reçu l'ambassadeur du Japon.", "préfet", "FRA", "governor", None),
        ("fr", "Le président de la région Île-de-France a demandé des moyens à Paris.", "président", "FRA", "governor", None),
        ("fr", "La police de Hambourg a arrêté deux manifestants.", "police", "DEU", None, None),
        ("ru", "Губернатор Приморья Олег Кожемяко встретился с послом Японии.", "Олег", "RUS", "governor", "Олег Кожемяко"),
        ("ru", "Премьер Баварии Маркус Зёдер прибыл в Москву.", "Маркус", "DEU", "governor", "Маркус Зёдер"),
        ("ru", "Президент вместе с мэром Казани Ильсуром Метшиным Метшин Ильсур Рафаилович мэр Казани приехал.", "Ильсуром", "RUS", "mayor", "Ильсур Метшин"),
        ("ru", "Командующий войсками Сибирского округа России встретил посла Японии.", "Командующий", "RUS", "military-officer", None),
        ("ru", "Полиция Гамбурга разогнала демонстрантов.", "Полиция", "DEU", None, None),
        ("es", "La alcaldesa de Barcelona, Ada Colau, criticó a los manifestantes.", "Ada", "ESP", "mayor", "Ada Colau"),
        ("es", "El gobernador de Texas, Greg Abbott, desplegó tropas.", "Greg", "USA", "governor", "Greg Abbott"),
    ],
)  # fmt: skip
def test_the_place_tells_the_state(
    lang: str, text: str, words: str, code: str, office: str | None, name: str | None
) -> None:
    actor = _over(lang, text, words)
    assert actor is not None
    assert (actor.code, actor.office, actor.name) == (code, office, name)


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("es", "El presidente del Barcelona criticó a los manifestantes.", "presidente"),
        ("ru", "Глава Крыма встретился с послом.", "Глава"),
    ],
)
def test_a_club_and_a_disputed_land_give_no_state(lang: str, text: str, words: str) -> None:
    actor = _over(lang, text, words)
    assert actor is None or actor.code is None
