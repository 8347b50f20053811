"""What stands beside an act: its causes, its conditions, headings, those whom it names only by an adjective."""

import pytest

from degel.coder import Coder
from degel.records import Document


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_probability=0.1)


def told(coder: Coder, text: str, type: str) -> list[tuple[set[str | None], set[str | None], str]]:
    events = coder(Document(text, lang="en", published="2024-03-04")).events
    return [
        ({a.country or a.code for a in e.actor}, {a.country or a.code for a in e.recipient}, e.modality)
        for e in events
        if e.type == type
    ]


def test_whoever_did_it_is_punished(coder: Coder) -> None:
    text = "Norway expelled two diplomats over the poisoning of a Chilean dissident by Kenya."
    assert told(coder, text, "SANCTION") == [({"NOR"}, {"KEN"}, "done")]


def test_a_border_is_not_closed_by_those_who_fight_beyond_it(coder: Coder) -> None:
    events = coder(
        Document(
            "Norway closed the border over an outbreak of fighting in Kenya.",
            lang="en",
            published="2024-03-04",
        )
    ).events
    assert not any(e.type == "ASSAULT" and e.probability > 0.6 for e in events)


def test_a_return_under_a_condition_is_supposed(coder: Coder) -> None:
    text = "Norway will return its ambassador to Kenya if Kenya apologises."
    found = told(coder, text, "CONCEDE")
    assert ({"NOR"}, {"KEN"}, "hypothetical") in found
    assert not any(modality == "done" for _, _, modality in found)
    text = "Norway will return its ambassador to Kenya."
    assert told(coder, text, "CONCEDE") == [({"NOR"}, {"KEN"}, "done")]


def test_the_dead_tell_who_fought(coder: Coder) -> None:
    text = "Twenty Chilean soldiers and four Peruvian soldiers died in a clash in the Andes."
    assert told(coder, text, "ASSAULT") == [({"CHL", "PER"}, set(), "done")]


def test_a_heading_tells_nothing(coder: Coder) -> None:
    text = "2020 Chile–Peru skirmishes\nThe weather was fine."
    assert told(coder, text, "ASSAULT") == []


def test_the_accused_are_named_by_an_adjective(coder: Coder) -> None:
    text = "Boric accused Peruvian agents of murdering a poet near Santiago."
    assert told(coder, text, "ACCUSE") == [({"CHL"}, {"PER"}, "done")]


def test_a_joined_verb_is_active(coder: Coder) -> None:
    text = "Norway suspended Kenya and called on Chile to guarantee the safety of the crew."
    assert told(coder, text, "REQUEST") == [({"NOR"}, {"CHL"}, "done")]


def test_its_ambassador_is_of_whoever_sent_him(coder: Coder) -> None:
    text = "Norway said its ambassador would return to Nairobi."
    assert told(coder, text, "CONCEDE") == [({"NOR"}, {"KEN"}, "done")]


def test_two_ministers_of_states_that_alone_were_named(coder: Coder) -> None:
    text = "Chile and Peru fought for two days. The two ministers will hold talks in Lima on Friday."
    assert told(coder, text, "AGREE") == [({"CHL", "PER"}, set(), "done")]
