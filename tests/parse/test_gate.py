"""The gate: sentences with a name and a trigger, or near a quotation, are parsed; the rest are not."""

import time

import pytest

from degel.parse import Gate, split_sentences

FRENCH = Gate(
    ["Russie", "russe", "Poutine", "États-Unis", "US"], ["rencontrer", "accord", "aider", "expulser"]
)
TABLE = [
    ("La Russie a rencontré ses voisins.", True),
    ("Les Russes aident leurs alliés.", True),
    ("Poutine est né en 1952.", False),
    ("Une rencontre a eu lieu sous la pluie.", False),
    ("Il a rencontré ses voisins.", True),
    ("Le ministre a rencontré ses voisins.", True),
    ("La pluie a cessé.", False),
    ("Ils disent « oui ».", True),
    ("L’accord russo-américain tient, dit la Russie.", True),
    ("Ces usages aident tout le monde.", False),
]


@pytest.mark.parametrize(("text", "kept"), TABLE)
def test_a_sentence_is_kept_or_spared(text, kept):
    assert FRENCH.keep(text, split_sentences(text, "fr")) == [kept]


def test_neighbours_of_a_quotation_and_what_lies_inside_it_are_kept():
    text = "Le vent souffle. « Il pleut. La mer monte. Tout va bien. » Le soleil brille. Le vent tombe. La nuit vient."
    spans = split_sentences(text, "fr")
    assert FRENCH.keep(text, spans) == [True, True, True, True, True, False, False]


def test_inflected_russian_names_and_triggers_are_found():
    gate = Gate(["Россия", "Росси", "Путин"], ["встретиться", "обвинить"])
    text = "С Путиным встретились послы. России обвинили в этом. Идёт дождь."
    assert gate.keep(text, split_sentences(text, "ru")) == [True, True, False]


def test_a_wall_of_characters_is_passed_in_bounded_time():
    text = "Russie" * 2_000 + " accord" * 2_000
    start = time.process_time()
    FRENCH.keep(text, split_sentences(text, "fr"))
    assert time.process_time() - start < 1


def test_a_gate_without_words_keeps_only_quotations():
    text = "La Russie signe. «Oui»."
    assert Gate([], []).keep(text, split_sentences(text, "fr")) == [True, True]
