"""English verbs that the parser takes for nouns or participles."""

from __future__ import annotations

import pytest

from degel.parse import parse_sentences
from degel.parse.english import mend
from degel.parse.sentence import Token
from degel.records import Span


def tree(text: str) -> dict[str, tuple[str, str]]:
    """Word → (label, head) of a one-sentence text."""
    tokens = parse_sentences(text, [Span(0, len(text))], "en")[0].tokens
    return {t.text: (t.dep, tokens[t.head].text) for t in tokens}


@pytest.mark.parametrize(
    ("text", "verb", "subject", "object"),
    [
        ("Turkey bombs Kurdish positions in the north of Iraq.", "bombs", "Turkey", "positions"),
        ("The South African National Congress condemns the decision.", "condemns", "Congress", "decision"),
        ("The Houthis recruited fighters.", "recruited", "Houthis", "fighters"),
        ("Libya orders the agency to leave the country.", "orders", "Libya", "agency"),
    ],
)
def test_a_verb_behind_its_subject_is_the_root(text: str, verb: str, subject: str, object: str) -> None:
    found = tree(text)
    assert found[verb] == ("root", verb)
    assert found[subject] == ("nsubj", verb)
    assert found[object] == ("obj", verb)


def test_a_headline_without_a_verb_stays_a_noun_phrase() -> None:
    assert tree("Syrian peace talks in Geneva")["talks"] == ("root", "talks")


def _token(i: int, text: str, upos: str, head: int, dep: str) -> Token:
    return Token(i, text, text.lower(), text.lower(), upos, {}, head, dep, i, i + 1)


def test_a_sentence_with_a_finite_root_is_left_alone() -> None:
    tokens = [
        _token(0, "Iran", "PROPN", 1, "nsubj"),
        _token(1, "rejects", "VERB", 1, "root"),
        _token(2, "talks", "NOUN", 1, "obj"),
    ]
    mend(tokens)
    assert [(t.head, t.dep) for t in tokens] == [(1, "nsubj"), (1, "root"), (1, "obj")]


@pytest.mark.parametrize(
    ("text", "verb", "subject", "object"),
    [
        ("India protested after Bangladeshi guards shot two fishermen.", "shot", "guards", "fishermen"),
        (
            "Soldiers patrolled the streets after the government imposed a curfew.",
            "imposed",
            "government",
            "curfew",
        ),
        (
            "An emergency was declared after rebels killed at least eighty people.",
            "killed",
            "rebels",
            "people",
        ),
    ],
)
def test_a_verb_behind_after_has_a_subject(text: str, verb: str, subject: str, object: str) -> None:
    found = tree(text)
    assert found[verb][0] == "advcl"
    assert found[subject] == ("nsubj", verb)
    assert found[object] == ("obj", verb)


def test_a_participle_behind_after_stays_with_its_noun() -> None:
    assert tree("The minister resigned after talks held in Geneva.")["talks"] == ("obl", "resigned")


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Manama cut ties with Tehran.", "cut", "Manama"),
        ("A mob set fire to the consulate.", "set", "mob"),
        ("Niger shut its border with Benin.", "shut", "Niger"),
        ("Houthis seize ship in Red Sea.", "seize", "Houthis"),
    ],
)
def test_a_past_like_the_bare_form_is_the_root(text: str, verb: str, subject: str) -> None:
    found = tree(text)
    assert found[verb] == ("root", verb)
    assert found[subject] == ("nsubj", verb)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("On Monday Rwanda cut its ties with Belgium.", "cut", "Rwanda"),
        ("In March Algiers recalled its ambassador from Madrid.", "recalled", "Algiers"),
        ("In 2019 Chad sent troops to Mali.", "sent", "Chad"),
    ],
)
def test_a_day_or_year_before_the_subject_is_no_part_of_it(text: str, verb: str, subject: str) -> None:
    found = tree(text)
    assert found[verb] == ("root", verb)
    assert found[subject] == ("nsubj", verb)


def test_three_verbs_in_a_row_stand_beside_the_first() -> None:
    text = (
        "The officers forced their way into the embassy, threw a man to the ground and arrested a politician."
    )
    found = tree(text)
    assert found["threw"] == ("conj", "forced")
    assert found["arrested"] == ("conj", "forced")


def test_what_stands_behind_the_to_of_an_infinitive_is_a_verb() -> None:
    found = tree("France is to hand over its last base in Senegal.")
    assert found["France"] == ("nsubj", "hand")
    assert found["base"] == ("obj", "hand")


@pytest.mark.parametrize(
    ("text", "verb", "subject", "object"),
    [
        ("France to open an embassy in Guyana", "open", "France", "embassy"),
        ("Germany and Italy to supply boats to Norway", "supply", "Germany", "boats"),
        ("Germany is to supply boats to Norway.", "supply", "Germany", "boats"),
        ("Turkish president to visit Iraq", "visit", "president", "Iraq"),
    ],
)
def test_what_a_headline_says_is_to_be_done_is_its_verb(
    text: str, verb: str, subject: str, object: str
) -> None:
    found = tree(text)
    assert found[verb] == ("root", verb)
    assert found[subject] == ("nsubj", verb)
    assert found[object] == ("obj", verb)


def test_an_infinitive_below_a_noun_that_does_not_act_stays_there() -> None:
    assert tree("Two ways to leave Iceland in winter")["leave"][0] != "root"
    assert tree("A plan to attack Norway")["attack"][0] != "root"


def test_a_past_form_is_no_infinitive() -> None:
    text = "A Kenyan magistrate freed eleven students."
    tokens = parse_sentences(text, [Span(0, len(text))], "en")[0].tokens
    assert (tokens[3].text, tokens[3].feats.get("VerbForm")) == ("freed", "Fin")
