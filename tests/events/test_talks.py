"""Readouts: the sentences after a meeting tell of those who met."""

import pytest

from degel.coder import Coder
from degel.records import Document


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_probability=0.0)


def told(coder: Coder, text: str, lang: str) -> set[tuple[str, str]]:
    coded = coder(Document(text, lang=lang, published="2024-03-04"))
    return {
        (e.type, " ".join(sorted(a.country or a.code or "?" for a in (*e.actor, *e.recipient))))
        for e in coded.events
    }


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Состоялся телефонный разговор Президента Чили с Премьер-министром Норвегии. Условлено расширять сотрудничество."),
        ("fr", "Le président chilien a rencontré son homologue norvégien. Il a été convenu de créer un groupe de travail conjoint."),
        ("en", "The Chilean president met his Norwegian counterpart. It was agreed to set up a joint working group."),
        ("es", "El presidente chileno se reunió con su homólogo noruego. Se acordó crear un grupo de trabajo conjunto."),
    ],
)  # fmt: skip
def test_what_was_agreed_at_a_meeting_is_of_both(coder: Coder, lang: str, text: str) -> None:
    assert ("AGREE", "CHL NOR") in told(coder, text, lang)


def test_what_others_agreed_is_theirs(coder: Coder) -> None:
    text = "The Chilean president met his Norwegian counterpart. Kenya and Uganda agreed to set up a joint working group."
    found = told(coder, text, "en")
    assert ("AGREE", "KEN UGA") in found
    assert ("AGREE", "CHL NOR") not in found


def test_blame_without_a_speaker_stays_nobodys(coder: Coder) -> None:
    text = "The Chilean president met his Norwegian counterpart. The elections in Belarus were criticised."
    assert not any(type == "ACCUSE" and "CHL" in sides for type, sides in told(coder, text, "en"))
