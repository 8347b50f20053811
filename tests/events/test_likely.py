"""Who is most likely meant where no rule tells: the learned last fallback."""

import pytest
from told import told

from degel.actors.mention import Mention
from degel.coder import Coder
from degel.events.likely import NOBODY, Candidate, choose, weights
from degel.events.scene import scene_of
from degel.records import Actor, Span


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def mention(sentence: int, code: str, head: int = 0) -> Mention:
    return Mention(Span(0, 1), sentence, head, head, head, (Actor(country=code, code=code),), "name", 0.9)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Latvia has closed two crossings. Latvia says its guards are tired. Eleven smugglers were arrested on Monday."),
        ("fr", "La Lettonie a fermé deux postes. La Lettonie dit ses gardes épuisés. Onze passeurs ont été arrêtés lundi."),
        ("es", "Letonia ha cerrado dos pasos. Letonia dice que sus guardias están agotados. Once traficantes fueron detenidos el lunes."),
    ],
)  # fmt: skip
def test_whoever_a_passive_leaves_out_is_the_state_of_the_page(coder: Coder, lang: str, text: str) -> None:
    assert any(e[0] == "COERCE" and e[1] == "LVA" for e in told(coder, text, lang))


def test_its_own_citizens_are_nobody_else(coder: Coder) -> None:
    found = told(coder, "The Japanese government urged its citizens to leave Haiti.", "en")
    assert not any(e[2] == "HTI" for e in found)


def test_a_state_named_once_is_not_told_to_blame_itself(coder: Coder) -> None:
    """Only a page about the state, or at home in it, lets "condemned the coup" be about its own people."""
    for lang, text in (
        ("en", "Portugal denounced the coup."),
        ("es", "España condenó el golpe a pesar de Rusia."),
    ):
        assert not [e for e in told(coder, text, lang) if e[1] == e[2]], text


def test_the_scene_counts_names_but_no_pronouns() -> None:
    he = Mention(Span(0, 1), 2, 0, 0, 0, (Actor(country="FIN", code="FIN"),), "pronoun", 0.7)
    scene = scene_of(
        [mention(0, "EST", 3), mention(1, "EST"), mention(1, "FIN"), he],
        frozenset({(0, 3)}),
        "EST",
        {0: 0, 1: 0, 2: 1},
    )
    assert scene.counts == {"EST": 2, "FIN": 1}
    assert scene.named == {0: {"EST": True}, 1: {"EST": False, "FIN": False}, 2: {"FIN": False}}
    assert scene.order == ("EST", "FIN")
    assert scene.within == {0: {"EST": 0, "FIN": 1}, 1: {"FIN": 2}}


def test_in_a_digest_each_paragraph_is_another_story(coder: Coder) -> None:
    text = (
        "Kenya: unions marched in Nairobi on Monday against new taxes.\n\n"
        "Chile and Peru signed a treaty on water in Lima.\n\n"
        "The Sudanese army shelled paramilitary positions in the centre of Khartoum."
    )
    assert ("ASSAULT", "SDN", "SDN") in told(coder, text, "en")


def test_chances_of_a_choice_sum_to_one_and_the_largest_wins() -> None:
    strong = max(weights(), key=lambda name: weights()[name])
    nobody, somebody = Candidate(NOBODY, None, {}), Candidate("FIN", Actor(country="FIN"), {strong: 1.0})
    chosen, chance = choose([nobody, somebody]) or pytest.fail("a choice was expected")
    assert chosen is somebody
    assert 0.5 < chance < 1.0
    assert choose([nobody]) is None
