"""Several who are meant by one word: "the three countries", "les", "les deux pays", and where they meet."""

import pytest

from degel.coder import Coder
from degel.records import Document


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_probability=0.0)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Oman et le Koweït ont signé un accord. Le président chilien a félicité les deux pays.", ("SUPPORT", {"CHL"}, {"OMN", "KWT"})),
        ("fr", "L’Irak et le Koweït se sont affrontés. Le président chilien leur a proposé l’aide du Chili.", ("AGREE", {"CHL"}, {"IRQ", "KWT"})),
        ("es", "Omán y Kuwait combatieron en la frontera. El presidente chileno les ofreció la ayuda de Chile.", ("AGREE", {"CHL"}, {"OMN", "KWT"})),
        ("es", "Omán, Kuwait e Irak cortaron sus lazos con Chile. Los tres países acusaron a Chile de mentir.", ("ACCUSE", {"OMN", "KWT", "IRQ"}, {"CHL"})),
        ("en", "Egypt, Kuwait and Iraq recalled their ambassadors. The three countries accused Chile of lying.", ("ACCUSE", {"EGY", "KWT", "IRQ"}, {"CHL"})),
        ("ru", "Оман, Кувейт и Ирак подписали договор. Чили поздравила три страны.", ("SUPPORT", {"CHL"}, {"OMN", "KWT", "IRQ"})),
    ],
)  # fmt: skip
def test_all_who_were_named_together(
    coder: Coder, lang: str, text: str, expected: tuple[str, set[str], set[str]]
) -> None:
    events = coder(Document(text, lang=lang, published="2024-03-04")).events
    assert expected in [
        (e.type, {a.country for a in e.actor}, {a.country for a in e.recipient}) for e in events
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le Chili et Oman ont signé un accord à Ankara."),
        ("en", "Chile and Oman signed an agreement in Ankara."),
        ("es", "Chile y Omán firmaron un acuerdo en Ankara."),
        ("ru", "Чили и Оман подписали договор в Анкаре."),
    ],
)
def test_where_they_sign_is_nobody(coder: Coder, lang: str, text: str) -> None:
    (event,) = coder(Document(text, lang=lang, published="2024-03-04")).events
    assert ({a.country for a in event.actor}, event.recipient) == ({"CHL", "OMN"}, ())
