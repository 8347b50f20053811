"""Places that tell who is meant: a document is read again for them only where one would have been asked."""

from __future__ import annotations

from degel.actors.resolver import Resolver
from degel.parse.parser import parse_sentences
from degel.parse.splitter import split_sentences
from degel.records import Document


def _read(text: str, sited: dict[int, str]):
    resolver, doc = Resolver(("en",)), Document(text, lang="en")
    sentences = parse_sentences(text, split_sentences(text, "en"), "en")
    first = resolver.resolve(doc, sentences)
    return (
        first,
        resolver.resolve_sited(doc, sentences, first, sited),
        resolver.resolve(doc, sentences, sited),
    )


def test_police_without_a_state_are_those_of_the_place():
    first, again, whole = _read("Police arrested forty protesters in Tbilisi on Monday.", {0: "GEO"})
    assert again == whole
    assert again is not first


def test_named_sides_are_not_read_twice():
    first, again, whole = _read("France condemned the attack in Marseille.", {0: "FRA"})
    assert again is first
    assert again == whole


def test_reading_again_from_the_middle_gives_what_a_whole_reading_gives():
    text = (
        "Police arrested forty protesters in Kutaisi on Monday. Later the police freed them. The army stayed in its "
        "barracks. Its chief was silent. Norway thanked Chile."
    )
    first, again, whole = _read(text, {0: "GEO"})
    assert again == whole
    assert again != first
