"""Pronouns and possessives beside noun phrases that mean nobody we know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Reader = Callable[..., Any]


@pytest.mark.parametrize(
    ("lang", "text", "word"),
    [
        ("en", "The ministry in Peru asked the traders to register their brands.", "their"),
        ("en", "Peru reads the law every year. The reform has shown its limits.", "its"),
        ("fr", "Le ministre péruvien a invité les commerçants à déclarer leurs marques.", "leurs"),
        ("fr", "Le Pérou se réjouit. Cette politique porte ses fruits.", "ses"),
        ("ru", "Министр Перу пригласил торговцев зарегистрировать их марки.", "их"),
        ("es", "El ministro peruano invitó a los emprendedores a registrar sus marcas.", "sus"),
    ],
)
def test_owners_who_are_nobody(read: Reader, lang: str, text: str, word: str) -> None:
    assert read(text, lang).over(word) is None


@pytest.mark.parametrize(
    ("lang", "text", "word", "code"),
    [
        ("en", "Canada punished Iran for its attacks.", "its", "IRN"),
        ("en", "Canada defends its border.", "its", "CAN"),
        ("fr", "Le Canada a puni l'Iran pour son attaque.", "son", "IRN"),
        ("fr", "Le Canada défend sa frontière.", "sa", "CAN"),
        ("es", "Canadá castigó a Irán por sus ataques.", "sus", "IRN"),
        ("es", "Canadá defiende su frontera.", "su", "CAN"),
        ("ru", "Канада строит стену, и её армия молчит.", "её", "CAN"),
    ],
)
def test_owners_whom_we_know(read: Reader, lang: str, text: str, word: str, code: str) -> None:
    found = read(text, lang).over(word)
    assert found is not None and [actor.country for actor in found.actors] == [code]
