"""English nouns of acts keep what belongs to them; verbs, numerals and states of mind that the parser mistook."""

from __future__ import annotations

import pytest

from degel.parse import parse_sentences
from degel.parse.sentence import Token
from degel.records import Span


def parsed(text: str) -> list[Token]:
    return parse_sentences(text, [Span(0, len(text))], "en")[0].tokens


def head_of(text: str, word: str) -> tuple[str, str]:
    """The label of a word and the word it hangs from."""
    tokens = parsed(text)
    token = next(t for t in tokens if t.text == word)
    return token.dep, tokens[token.head].text


@pytest.mark.parametrize(
    ("text", "word", "noun"),
    [
        ("The African Union condemned the attack by Sudan on Chad.", "Sudan", "attack"),
        ("The African Union condemned the attack by Sudan on Chad.", "Chad", "attack"),
    ],
)
def test_a_phrase_belongs_to_the_noun_of_the_act(text: str, word: str, noun: str) -> None:
    assert head_of(text, word) == ("nmod", noun)


def test_a_verb_that_carries_out_the_act_keeps_its_phrase() -> None:
    assert head_of("Kenya imposed a ban on Ugandan eggs.", "eggs")[1] in ("imposed", "ban")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A Ukrainian drone attack on Belgorod kills two people.", "attack"),
        ("Four soldiers were killed in shelling by the rebels.", "shelling"),
    ],
)
def test_what_stands_as_a_noun_is_one(text: str, word: str) -> None:
    assert next(t for t in parsed(text) if t.text == word).upos == "NOUN"


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Thousands of Georgians rally in Tbilisi against a law.", "rally", "Thousands"),
        ("Chinese police arrest six protesters calling for a free Tibet.", "arrest", "police"),
        ("Police in Athens arrest six protesters.", "arrest", "Police"),
        ("The UN Secretary-General calls on both sides to exercise restraint.", "calls", "General"),
        ("Nicaragua withdraws from the Organization of American States.", "withdraws", "Nicaragua"),
    ],
)
def test_a_present_tense_behind_its_subject_is_the_root(text: str, verb: str, subject: str) -> None:
    assert head_of(text, verb) == ("root", verb)
    assert head_of(text, subject) == ("nsubj", verb)


def test_a_numeral_is_no_verb() -> None:
    text = "The U.S. Treasury Department sanctions twelve Iranian officials for abuses."
    assert head_of(text, "twelve") == ("nummod", "officials")
    assert head_of(text, "officials") == ("obj", "sanctions")


def test_nobody_commits_canada() -> None:
    text = "Canada is committed to working with Kenya."
    assert head_of(text, "Canada") == ("nsubj", "committed")
    assert head_of(text, "is") == ("cop", "committed")


def test_the_agent_of_a_passive_is_not_the_gerunds() -> None:
    text = "The opposition leader was barred from running for office by the court."
    assert head_of(text, "court")[1] == "barred"


def test_a_second_verb_behind_and() -> None:
    text = "The Malian president declares martial law, and imposes curfews in two cities."
    assert head_of(text, "curfews") == ("obj", "imposes")


def test_two_nations_share_what_follows_them() -> None:
    assert head_of("The ban follows the China-India skirmishes.", "India") == ("conj", "China")


def test_the_possessive_of_a_plural_is_no_quotation_mark() -> None:
    assert head_of("The Secretary praised the United States' support for Benin.", "'")[0] == "case"
