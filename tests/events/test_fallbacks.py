"""Sides that no path leads to: the only other one of the sentence, and the state at home."""

import pytest

from degel.coder import Coder
from degel.records import Document


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def sides(coder: Coder, text: str, lang: str = "en") -> set[tuple[str, str, str]]:
    coded = coder(Document(text, lang=lang, published="2024-03-04"))
    return {
        (e.type, *(" ".join(sorted(f"{a.country or a.code or '-'}/{a.sector}" for a in role)) for role in (e.actor, e.recipient)))
        for e in coded.events
    }  # fmt: skip


def test_the_only_other_side_of_the_sentence_receives(coder: Coder) -> None:
    text = (
        "Norway condemns all such methods, including the attempt to bring a Belarusian athlete home by force."
    )
    assert any(e[:2] == ("ACCUSE", "NOR/GOV") and "BLR" in e[2] for e in sides(coder, text))


def test_a_city_where_it_is_signed_receives_nothing(coder: Coder) -> None:
    found = sides(coder, "Armenia and Azerbaijan signed the treaty in Lisbon.")
    assert ("SUPPORT", "ARM/GOV AZE/GOV", "") in found


def test_protesters_turn_to_their_state(coder: Coder) -> None:
    found = sides(coder, "Thousands of Georgian students marched through Tbilisi.")
    assert any(e[0] == "PROTEST" and e[2] == "GEO/GOV" for e in found)


def test_unnamed_rebels_are_of_the_state_that_the_page_is_about(coder: Coder) -> None:
    text = "Mali is rebuilding. The Malian government has reopened schools in Mali. It visited areas destroyed by rebels."
    assert any(
        e[0] == "ASSAULT" and e[1].startswith("MLI/") and e[2].startswith("MLI/") for e in sides(coder, text)
    )


def test_a_stranger_on_a_page_about_one_state_is_of_it(coder: Coder) -> None:
    text = "Chile's Congress met in Santiago. The Chilean president spoke. Valdivieso criticised the Chilean government."
    assert any(e[0] == "ACCUSE" and e[1] == "CHL/CVL" and e[2] == "CHL/GOV" for e in sides(coder, text))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Canada will continue to cooperate with Kenya on the peace plan."),
        ("fr", "Le Canada continuera de coopérer avec le Kenya sur le plan de paix."),
    ],
)
def test_cooperation_ahead_that_one_side_speaks_of_is_its_promise(coder: Coder, lang: str, text: str) -> None:
    assert ("AGREE", "CAN/GOV", "KEN/GOV") in sides(coder, text, lang)


def test_cooperation_ahead_of_both_is_both_s(coder: Coder) -> None:
    assert ("AGREE", "CAN/GOV KEN/GOV", "") in sides(
        coder, "Canada and Kenya will cooperate on the peace plan."
    )


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Kenya recalled its ambassador from Asmara and denounced a smear campaign."),
        ("fr", "Le Kenya a rappelé son ambassadeur à Asmara et a dénoncé une campagne de diffamation."),
    ],
)
def test_words_aimed_at_nobody_are_aimed_where_the_deed_beside_them_is(
    coder: Coder, lang: str, text: str
) -> None:
    assert ("ACCUSE", "KEN/GOV", "ERI/GOV") in sides(coder, text, lang)


def test_a_curfew_is_over_ones_own_people(coder: Coder) -> None:
    assert any(
        e[0] == "COERCE" and e[2] == "KEN/CVL"
        for e in sides(coder, "Kenya's government imposed a curfew on Sunday.")
    )
