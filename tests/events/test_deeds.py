"""Who is meant by a noun that points back at what the page has just told."""

import pytest
from told import told

from degel.coder import Coder
from degel.events.deeds import deed_of

TABLE = [
    pytest.param(
        "fr",
        "Le Pérou et le Chili ont accusé la Bolivie de contrebande. La Paz a rejeté ces allégations.",
        ("REJECT", "BOL", "CHL PER"),
        id="all_who_accused",
    ),
    pytest.param(
        "en",
        "Turkey shelled a village in Syria on Monday. Oman urged calm. Jordan condemned this attack.",
        ("ACCUSE", "JOR", "TUR"),
        id="who_attacked_not_who_spoke_since",
    ),
    pytest.param(
        "es",
        "Chile suspendió el acuerdo comercial con Perú. Brasil criticó esa decisión.",
        ("ACCUSE", "BRA", "CHL"),
        id="who_decided",
    ),
    pytest.param(
        "fr",
        "Le ministre luxembourgeois a reçu son homologue mongol. Il l'a remercié pour l'évacuation, à bord d'un avion, de deux Suisses.",
        ("SUPPORT", "LUX", "MNG"),
        id="a_pronoun_before_the_verb_is_who_is_thanked",
    ),
    pytest.param(
        "en",
        "Kenyan jets bombed a village in Somalia. Norway and Chile condemned the raid.",
        ("ACCUSE", "CHL NOR", "KEN"),
        id="alone_with_its_article_en_8",
    ),
    pytest.param(
        "fr",
        "L'aviation kényane a bombardé un village en Somalie. La Norvège a condamné cette attaque.",
        ("ACCUSE", "NOR", "KEN"),
        id="alone_with_its_article_fr_135",
    ),
    pytest.param(
        "es",
        "Kenia expulsó al embajador de Uganda. Noruega deploró la decisión.",
        ("ACCUSE", "NOR", "KEN"),
        id="alone_with_its_article_es_270",
    ),
    pytest.param(
        "en",
        "Kenya lifted its ban on Ugandan sugar. Norway hailed the decision.",
        ("SUPPORT", "NOR", "KEN"),
        id="alone_with_its_article_en_482",
    ),
    pytest.param(
        "fr",
        "Oslo et Lisbonne ont dénoncé ce procès. L'Iran a convoqué leurs ambassadeurs.",
        ("ACCUSE", "IRN", "NOR PRT"),
        id="their_envoys_are_of_both",
    ),
    pytest.param(
        "fr",
        "Le Pérou a rompu ses relations avec le Mexique. L'ambassadrice mexicaine a été convoquée lundi au ministère.",
        ("ACCUSE", "PER", "MEX"),
        id="an_envoy_is_summoned_by_whom_its_state_faces",
    ),
    pytest.param(
        "fr",
        "Les soldats kirghiz et tadjiks ont échangé des tirs toute la nuit.",
        ("ASSAULT", "KGZ TJK", ""),
        id="adjectives_of_two_states",
    ),
    pytest.param(
        "fr",
        "Deux Casques bleus, dont un Népalais, ont été tués par les rebelles congolais.",
        ("ASSAULT", "COD", "UN"),
        id="some_of_those_named_are_no_others",
    ),
    pytest.param(
        "fr",
        "Des manifestants ont incendié l'ambassade de Suède à Bagdad. Stockholm a protesté auprès des Suédois.",
        ("PROTEST", "IRQ", "SWE"),
        id="a_crowd_before_an_embassy_is_not_of_its_state",
    ),
    pytest.param(
        "en",
        "Kenya and Uganda signed a treaty. Norway welcomed the accord.",
        ("SUPPORT", "NOR", "KEN UGA"),
        id="both_who_signed",
    ),
]


@pytest.fixture(scope="module")
def coder():
    return Coder(langs=("fr", "en", "es"), gate=False, min_probability=0.0)


@pytest.mark.parametrize(("lang", "text", "event"), TABLE)
def test_the_deed_is_of_who_did_it(coder, lang, text, event):
    assert event in told(coder, text, lang)


def test_what_is_done_together_is_nobodys_deed():
    assert deed_of("CONSULT", (), (), 0) is None


def test_a_noun_that_says_whose_it_is_points_to_nothing_before(coder):
    text = "Kenya bombed a village in Somalia. Norway condemned the attack by Chadian rebels."
    assert ("ACCUSE", "NOR", "KEN") not in told(coder, text, "en")


@pytest.mark.parametrize(
    ("lang", "text", "type"),
    [
        ("fr", "Le ministre russe a demandé si Washington comptait renoncer.", "REQUEST"),
        ("fr", "La police roumaine a fouillé des hommes armés qui se rendaient à Bucarest.", "CONSULT"),
    ],
)
def test_neither_a_question_nor_a_way_home_is_an_act(coder, lang, text, type):
    assert type not in {event[0] for event in told(coder, text, lang)}


def test_to_insist_that_something_was_so_demands_nothing(coder):
    assert not any(
        type == "REQUEST" for type, *_ in told(coder, "Kyiv insisted that it had been fired by Russia.", "en")
    )
    assert ("REQUEST", "TUR", "SYR") in told(coder, "Turkey insisted that Syria withdraw its troops.", "en")
