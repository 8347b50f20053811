"""Language identification among the languages that dégel reads."""

import pytest

from degel.parse import detect

OURS = ("en", "es", "fr", "ru")
TABLE = [
    ("Le ministre russe des Affaires étrangères a reçu son homologue américain à Sotchi.", "fr"),
    ("The Russian foreign minister received his American counterpart in Sochi.", "en"),
    ("El ministro ruso de Exteriores recibió a su homólogo estadounidense en Sochi.", "es"),
    ("Министр иностранных дел России принял американского коллегу в Сочи.", "ru"),
    ("Macron à Moscou", "fr"),
    ("Путин в Пекине", "ru"),
    (
        "Der russische Außenminister hat am Dienstag seinen amerikanischen Amtskollegen in Sotschi empfangen, wo beide über die Lage in Syrien sprachen.",
        None,
    ),
    ("俄罗斯外长在索契会见了美国国务卿，双方讨论了叙利亚局势。", None),
    ("استقبل وزير الخارجية الروسي نظيره الأمريكي في سوتشي", None),
    ("", None),
    ("12 345 — 67 %", None),
]


@pytest.mark.parametrize(("text", "lang"), TABLE, ids=[row[0][:25] for row in TABLE])
def test_a_text_is_in_this_language(text, lang):
    assert detect(text, OURS) == lang


def test_a_page_with_a_foreign_menu_is_in_the_language_of_its_body():
    menu = "Home News World Sport Business\n"
    body = "Le président français s'est entretenu avec son homologue iranien de l'accord nucléaire. " * 40
    assert detect(menu + body, OURS) == "fr"


def test_a_language_that_was_not_asked_for_is_none():
    assert detect("Министр иностранных дел России принял американского коллегу в Сочи.", ("en", "fr")) is None
