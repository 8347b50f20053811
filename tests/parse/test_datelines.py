import pytest

from degel.parse.datelines import end_of_dateline
from degel.parse.parser import parse_sentences
from degel.records import Span


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("NEW YORK (AP) -- The council met again.", "The council met again."),
        (
            "PORT-AU-PRINCE - The Dominican Republic shut the border.",
            "The Dominican Republic shut the border.",
        ),
        ("PEKÍN, 3 may (EFE).- China ha expulsado a dos cónsules.", "China ha expulsado a dos cónsules."),
        ("ТБИЛИСИ, 5 марта – Парламент принял закон.", "Парламент принял закон."),
        ("N’DJAMENA — Le Tchad a rappelé son envoyé.", "Le Tchad a rappelé son envoyé."),
        ("Kampala, June 3 - Uganda's minister met rebels.", "Uganda's minister met rebels."),
        ("Quito (Reuters) – Ecuador shut its border.", "Ecuador shut its border."),
        ("Dakar, le 3 juin 2021 – Le Sénégal a rappelé son envoyé.", "Le Sénégal a rappelé son envoyé."),
        ("San José, 3 jun (EFE).- Costa Rica cerró la frontera.", "Costa Rica cerró la frontera."),
        ("Бишкек, 3 июня (Кабар) – Киргизия закрыла границу.", "Киргизия закрыла границу."),
    ],
)
def test_a_dateline_ends_at_its_dash(text: str, rest: str) -> None:
    assert text[end_of_dateline(text) :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19 - a second wave hits Peru.",
        "ASTANA - BISHKEK TALKS OPEN AGAIN",
        "Nairobi and Kampala - old rivals - have met.",
        "NATO - the alliance of thirty - has met.",
        "Nairobi - Kenya's oldest town hall - has burnt down.",
        "Ivanov, 46 years old - once a spy - was expelled.",
        "Lima, Quito and Bogotá - The three capitals agreed.",
    ],
)
def test_other_dashes_close_no_dateline(text: str) -> None:
    assert end_of_dateline(text) == 0


@pytest.mark.parametrize(
    ("text", "lang", "subject"),
    [
        ("NOUAKCHOTT - Algeria suspended its treaty with Spain.", "en", "Algeria"),
        ("NOUAKCHOTT, 8 juin - Alger a suspendu son traité avec Madrid.", "fr", "Alger"),
        ("NUAKCHOT, 8 jun. - Argelia suspendió su tratado con España.", "es", "Argelia"),
        ("НУАКШОТ, 8 июня - Алжир приостановил договор с Испанией.", "ru", "Алжир"),
    ],
)
def test_the_place_of_a_dateline_is_no_subject(text: str, lang: str, subject: str) -> None:
    tokens = parse_sentences(text, [Span(0, len(text))], lang)[0].tokens
    assert [t.text for t in tokens if t.dep.startswith("nsubj")] == [subject]
    assert tokens[0].dep == "dep"
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert [t.i for t in tokens] == list(range(len(tokens)))
