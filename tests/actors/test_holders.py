"""The name behind a long title, the rank between, the state of who is named in an office at home, the office once held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from degel import Document
from degel.actors.people import holder
from degel.coder import Coder

Reader = Callable[..., Any]
DAY = date(2018, 10, 1)


@pytest.mark.parametrize(
    ("lang", "text", "name", "code", "office"),
    [
        ("fr", "Le chef d'état-major tchadien, le général Abakar Kosso, a été limogé.", "Abakar Kosso", "TCD", "military-chief"),
        ("fr", "Le représentant spécial de l'ONU pour les Grands Lacs, Paul Durand, est attendu.", "Paul Durand", "UN", "envoy"),
        ("es", "Oslo llamó a consultas a su embajador en Madrid, Lars Hansen, según la agencia.", "Lars Hansen", "NOR", "ambassador"),
        ("en", "Malawi went to the polls. Malawi's parliament met. Chief Justice John Banda swore in the judges.", "John Banda", "MWI", "judge"),
        ("en", "Gambia's troops advanced. Omar Ceesay, the deputy foreign minister, said Gambia would win.", "Omar Ceesay", "GMB", "deputy-foreign-minister"),
        ("ru", "Глава чешского правительства Андрей Бабиш приехал в Вену.", "Andrej Babiš", "CZE", "prime-minister"),
        ("fr", "Le ministre japonais a reçu son homologue Sergueï Lavrov.", "Sergey Lavrov", "RUS", "foreign-minister"),
        ("es", "El expresidente Carlos Mesa viajó a La Haya.", "Carlos Mesa", "BOL", "president"),
    ],
)  # fmt: skip
def test_who_holds_an_office_is_found_behind_what_stands_between(
    read: Reader, lang: str, text: str, name: str, code: str, office: str
) -> None:
    found = [(a.name, a.code, a.office) for m in read(text, lang, DAY).mentions for a in m.actors]
    assert (name, code, office) in found


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "The minister of trade in the capital, Nay Pyi Taw, said Myanmar would wait.", "Nay Pyi Taw"),
        ("fr", "Le ministre malien de la Défense a visité la ville, Mopti Sévaré, hier.", "Mopti Sévaré"),
    ],
)
def test_a_town_behind_a_title_is_not_its_holder(read: Reader, lang: str, text: str, name: str) -> None:
    assert not any(a.name == name for m in read(text, lang, DAY).mentions for a in m.actors)


def test_who_held_two_offices_until_one_day_is_called_by_the_higher():
    text = "Hani al-Mulki resigned. Jordan's defence minister, Omar Razzaz, spoke."
    found = Coder(langs=["en"]).analyse([Document(text=text, lang="en", published="2018-11-02")])[0]
    offices = {
        m.actors[0].name: m.actors[0].office for m in found.material.mentions if m.actors and m.actors[0].name
    }
    assert offices["Hani al-Mulki"] == "prime-minister"
    assert offices["Omar Razzaz"] == "defence-minister"
    person = holder("KGZ", "defence-minister", date(2007, 1, 1))
    assert person is not None
    assert person.name == "Ismail Isakov"
