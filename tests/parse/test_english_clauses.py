"""English clauses get back the verb, the subject or the start that the parser lost."""

from __future__ import annotations

import pytest

from degel.parse import parse_sentences
from degel.records import Span


def tree(text: str) -> dict[str, tuple[str, str]]:
    """Word → (label, head) of a one-sentence text."""
    tokens = parse_sentences(text, [Span(0, len(text))], "en")[0].tokens
    return {t.text: (t.dep, tokens[t.head].text) for t in tokens}


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("North Korea proposed talks with the South.", "proposed", "Korea"),
        ("Belgium's king admitted cruelty in Congo.", "admitted", "king"),
        ("Prague armed Kyiv with rocket launchers.", "armed", "Prague"),
        ("The UN envoy shuttled between the Yemeni parties.", "shuttled", "envoy"),
        ("Indian and Japanese warships trained together in the Bay of Bengal.", "trained", "warships"),
        ("Human Rights Watch called on the Kremlin to free them.", "called", "Watch"),
        (
            "The generals in power in Niamey since July had ordered the envoy out of the country.",
            "ordered",
            "generals",
        ),
        ("London and Wellington voiced support for Ottawa.", "voiced", "London"),
        ("Sheikh Hasina quit and fled to India.", "quit", "Hasina"),
    ],
)
def test_a_main_verb_that_passed_for_a_participle(text: str, verb: str, subject: str) -> None:
    found = tree(text)
    assert found[verb] == ("root", verb)
    assert found[subject] == ("nsubj", verb)


def test_a_main_verb_before_a_clause() -> None:
    found = tree("Ethiopia's Prime Minister Meles Zenawi rules out any talks before the Eritreans go back.")
    assert found["rules"] == ("root", "rules")
    assert found["talks"] == ("obj", "rules")
    assert found["go"] == ("advcl", "rules")


def test_a_place_before_the_subject() -> None:
    found = tree("In Kyiv an adviser to Volodymyr Zelensky grumbled that a killer had been rewarded.")
    assert found["adviser"] == ("nsubj", "grumbled")


def test_three_subjects_are_one() -> None:
    found = tree("Half a million teachers, civil servants and train drivers stopped work on Wednesday.")
    assert found["teachers"] == ("nsubj", "stopped")
    assert found["drivers"] == ("conj", "teachers")


def test_a_verb_behind_a_modal_is_one() -> None:
    assert tree("Norway said it would recognise Palestine.")["Palestine"] == ("obj", "recognise")


def test_a_caption_stays_a_noun_with_a_participle() -> None:
    assert tree("Two soldiers killed in Mali.")["soldiers"][0] != "nsubj"


def test_a_second_clause_behind_and() -> None:
    found = tree(
        "Indonesia's President Prabowo Subianto apologised to his family and promised a thorough inquiry, "
        "and police arrested seven officers."
    )
    assert found["police"] == ("nsubj", "arrested")
    assert found["arrested"][0] == "conj"


def test_what_is_demanded() -> None:
    found = tree("He demanded that Beijing return seven rifles.")
    assert found["return"] == ("ccomp", "demanded")
    assert found["Beijing"] == ("nsubj", "return")


def test_a_second_past_that_passed_for_a_noun() -> None:
    found = tree(
        "East Timor took the matter to the court and last year tore up the old agreement with Australia."
    )
    assert found["tore"] == ("conj", "took")
    assert found["agreement"] == ("obj", "tore")


def test_a_week_is_no_subject() -> None:
    assert tree("Brussels last week froze funds meant for Hungary.")["Brussels"] == ("nsubj", "froze")


def test_the_possessive_of_a_full_name() -> None:
    found = tree("Emmanuel Macron's visit to Serbia lasted two days.")
    assert found["'s"] == ("case", "Emmanuel")
    assert found["Emmanuel"] == ("nmod", "visit")
    assert found["visit"] == ("nsubj", "lasted")
