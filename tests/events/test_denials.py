"""What is said not to be done, and what is asked of another: promises not to act, "would not", "no longer", "wants X to"."""

import pytest
from told import told

from degel.coder import Coder
from degel.records import Document


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Kenya promised not to bomb Uganda.", {("CONCEDE", "KEN", "UGA")}),
        ("en", "Oman vowed not to hand over the hostages to Chile.", {("REJECT", "OMN", "CHL")}),
        ("es", "Kenia prometió no bombardear Uganda.", {("CONCEDE", "KEN", "UGA")}),
        ("en", "Oman would not let the UN convoy through.", {("REJECT", "OMN", "UN")}),
        ("en", "Oman would not meet the Chilean envoy.", {("REJECT", "OMN", "CHL")}),
        ("es", "Omán ya no vende gas a Chile.", {("SANCTION", "OMN", "CHL")}),
        ("es", "Omán había expulsado a la embajadora chilena por unos comentarios de Boric.", {("SANCTION", "OMN", "CHL")}),
    ],
)  # fmt: skip
def test_who_denies_and_who_asks(
    coder: Coder, lang: str, text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert told(coder, text, lang) == expected


def test_a_refusal_under_a_condition_is_supposed(coder: Coder) -> None:
    text = "If Chile closed the port, Oman would not meet the Chilean envoy."
    assert "REJECT" not in {type for type, _, _ in told(coder, text, "en")}


def test_a_denied_clause_is_no_deed(coder: Coder) -> None:
    document = Document("Chile denies that it sank a Peruvian ship.", lang="en", published="2024-03-04")
    assert [e.modality for e in coder(document).events if e.type == "ASSAULT"] == ["negated"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Ni l'Espagne ni le Portugal n'ont expulsé de diplomates kényans."),
        ("fr", "Ni Lisbonne ni Madrid n'ont bombardé le Kenya."),
        ("en", "Neither Spain nor Portugal has expelled Kenyan diplomats."),
        ("es", "Ni España ni Portugal han expulsado a diplomáticos kenianos."),
        ("ru", "Ни Испания, ни Португалия не высылали кенийских дипломатов."),
    ],
)
def test_what_neither_did_is_not_done(coder: Coder, lang: str, text: str) -> None:
    found = coder(Document(text, lang=lang, published="2024-03-04")).events
    assert found
    assert {e.modality for e in found} == {"negated"}
