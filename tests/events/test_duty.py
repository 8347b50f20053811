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
        ("en", "Israel needs to allow more aid, the Norwegian minister said.", ("REQUEST", "yield", "done", "NOR", "ISR")),
        ("en", "The Norwegian minister said Israel has to withdraw its troops.", ("REQUEST", "yield", "done", "NOR", "ISR")),
        ("fr", "Il faut que la Russie retire ses troupes, a dit la ministre polonaise.", ("REQUEST", "yield", "done", "POL", "RUS")),
        ("fr", "Il est nécessaire que la Russie retire ses troupes, a dit la ministre polonaise.", ("REQUEST", "yield", "done", "POL", "RUS")),
        ("ru", "Глава МИД Польши заявила, что Россия обязана вывести войска.", ("REQUEST", "yield", "done", "POL", "RUS")),
        ("ru", "Москве надо вывести войска, заявил глава МИД Польши.", ("REQUEST", "yield", "done", "POL", "RUS")),
        ("ru", "Надо, чтобы Россия вывела войска, заявил глава МИД Польши.", ("REQUEST", "yield", "done", "POL", "RUS")),
        ("es", "\"Rusia tiene que retirar sus tropas\", dijo el canciller alemán.", ("REQUEST", "yield", "done", "DEU", "RUS")),
        ("en", "Iran must not attack Israel, the French president said.", ("REQUEST", "yield", "done", "FRA", "IRN")),
        ("es", "Francia instó a Irán a no atacar a Israel.", ("REQUEST", "yield", "done", "FRA", "IRN")),
        ("fr", "« Libérez les otages », a lancé le président français au Hamas.", ("REQUEST", "yield", "done", "FRA", "PSE")),
        ("en", '"Release the hostages," the French president told Hamas.', ("REQUEST", "yield", "done", "FRA", "PSE")),
        ("en", '"Do not attack Israel," the French president told Iran.', ("REQUEST", "yield", "done", "FRA", "IRN")),
        ("es", '"Liberen a los rehenes", dijo el presidente francés a Hamás.', ("REQUEST", "yield", "done", "FRA", "PSE")),
        ("es", '"Hay que liberar a los rehenes", dijo el canciller alemán a Irán.', ("REQUEST", "yield", "done", "DEU", "IRN")),
        ("ru", "Президент Франции сказал Ирану: «Освободите заложников».", ("REQUEST", "yield", "done", "FRA", "IRN")),
        ("fr", "Le président chilien doit rencontrer lundi le roi d'Espagne.", ("AGREE", None, "done", "CHLESP", "")),
    ],
)  # fmt: skip
def test_a_duty_is_a_demand(
    coder: Coder, lang: str, text: str, expected: tuple[str, str | None, str, str, str]
) -> None:
    assert expected in told(coder, text, lang)


def test_what_had_to_be_done_is_no_demand(coder: Coder) -> None:
    rows = told(coder, "The Polish minister said Russia had to withdraw its troops.", "en")
    assert "REQUEST" not in {row[0] for row in rows}


def test_nobody_has_done_what_he_must(coder: Coder) -> None:
    assert not {
        row
        for row in told(coder, "La Russie doit cesser son agression, a dit le ministre norvégien.", "fr")
        if row[0] == "RETREAT"
    }
