"""What another side must do is the demand of whoever speaks, and no deed."""

import pytest

from degel.coder import Coder
from degel.records import Document


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_probability=0.0, gate=False)


def told(coder: Coder, text: str, lang: str) -> set[tuple[str, str | None, str, str, str]]:
    found = coder(Document(text, lang=lang, published="2024-06-15")).events
    return {
        (
            e.type,
            e.mode,
            e.modality,
            "".join(a.code or "" for a in e.actor),
            "".join(a.code or "" for a in e.recipient),
        )
        for e in found
    }


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "« L'Iran doit libérer les otages », a déclaré la ministre norvégienne.", ("REQUEST", "yield", "done", "NOR", "IRN")),
        ("fr", "Le Conseil européen condamne les frappes russes. La Russie doit retirer ses troupes.", ("REQUEST", "yield", "done", "EU", "RUS")),
        ("en", '"Iran must release the hostages," the Norwegian minister said.', ("REQUEST", "yield", "done", "NOR", "IRN")),
        ("fr", "Le président chilien doit rencontrer lundi le roi d'Espagne.", ("AGREE", None, "done", "CHLESP", "")),
    ],
)  # fmt: skip
def test_a_duty_is_a_demand(
    coder: Coder, lang: str, text: str, expected: tuple[str, str | None, str, str, str]
) -> None:
    assert expected in told(coder, text, lang)


def test_nobody_has_done_what_he_must(coder: Coder) -> None:
    assert not {
        row
        for row in told(coder, "La Russie doit cesser son agression, a dit le ministre norvégien.", "fr")
        if row[0] == "RETREAT"
    }
