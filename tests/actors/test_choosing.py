"""The learnt choice of whom a word that names nobody means."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from degel.actors.choosing import Asked, Choice, chances, choose, codes_of, preferred
from degel.actors.rivalry import Pronoun
from degel.records import Actor

Reader = Callable[..., Any]
PERU = Actor(country="PER", code="PER", sector="GOV")
CHILE = Actor(country="CHL", code="CHL", sector="GOV")


def test_choices_of_the_same_state_count_together() -> None:
    choices = [
        Choice((), None, {"a": 1.0}),
        Choice((PERU,), None, {"b": 1.0}),
        Choice((PERU,), None, {"b": 1.0}),
    ]
    _, found = chances(choices, {"a": 0.0, "b": 0.0})
    assert found[frozenset({"PER"})] == pytest.approx(2 / 3)
    assert sum(found.values()) == pytest.approx(1.0)


def asked(*ruled: Actor, why: str = "") -> Asked:
    pronoun = Pronoun(0, False, False, None, frozenset({"person"}))
    return Asked(pronoun, "subject", 0, False, ruled, why=why)


def test_what_the_rules_say_needs_less() -> None:
    peru, chile = frozenset({"PER"}), frozenset({"CHL"})
    unsure = {frozenset[str](): 0.5, peru: 0.4, chile: 0.1}
    assert preferred(unsure, asked()) == frozenset()
    assert preferred(unsure, asked(PERU)) == peru
    assert preferred(unsure, asked(CHILE)) == frozenset()
    assert preferred({chile: 0.8, peru: 0.2}, asked(PERU)) == chile


def test_what_the_rules_refute_needs_more() -> None:
    likely = {frozenset[str](): 0.2, frozenset({"PER"}): 0.8}
    assert preferred(likely, asked()) == {"PER"}
    assert preferred(likely, asked(why="stranger")) == frozenset()


def test_nobody_is_an_answer() -> None:
    assert choose([Choice((), None, {"nobody": 1.0})], asked()) is None


def test_firms_and_papers_are_nobody() -> None:
    assert codes_of([Actor(country="PER", code="PER", sector="MED"), CHILE]) == {"CHL"}


@pytest.mark.parametrize(
    ("lang", "text", "word", "code"),
    [
        ("en", "Peru's foreign minister arrived in Santiago on Monday. He met his Chilean counterpart and gave her a letter.", "He", "PER"),
        ("fr", "Le ministre péruvien de l'Intérieur est arrivé lundi. « Tout est prêt », a-t-il déclaré.", "-t-il", "PER"),
        ("fr", "La présidente de l'Estonie a reçu les maires. Elle leur a promis des crédits.", "Elle", "EST"),
        ("ru", "Президент Перу выступил перед депутатами. Он поблагодарил своих министров.", "своих", "PER"),
    ],
)  # fmt: skip
def test_whom_words_mean(read: Reader, lang: str, text: str, word: str, code: str) -> None:
    found = read(text, lang)
    places = [m.start() for m in re.finditer(rf"{re.escape(word)}\b", text)]
    pronouns = [m for m in found.mentions if m.kind == "pronoun" and m.span.start in places]
    assert [[a.code for a in m.actors] for m in pronouns] == [[code]]
