"""A noun alone stands for the body or state that the text named last, where one fits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

Reader = Callable[..., Any]
DAY = date(2019, 5, 15)


@pytest.mark.parametrize(
    ("lang", "text", "surface", "code"),
    [
        ("en", "Inspectors of the IAEA arrived in Tehran. The agency praised Iran.", "agency", "IAEA"),
        ("en", "NATO warned Russia. The alliance will answer.", "alliance", "NATO"),
        ("en", "Amnesty International condemned Turkey. The organisation wrote to Ankara.", "organisation", "NGO"),
        ("en", "Iran let inspectors in. The country has denied any breach.", "country", "IRN"),
        ("fr", "L'Organisation mondiale de la santé salue la Chine. L'organisation attend des données.", "organisation", "WHO"),
        ("fr", "L'Iran a reçu l'AIEA. Selon l'agence, tout va bien.", "agence", "IAEA"),
        ("fr", "L'Iran a reçu les inspecteurs. Le pays nie tout écart.", "pays", "IRN"),
        ("fr", "La Chine a reçu des experts. Le gouvernement promet des données.", "gouvernement", "CHN"),
        ("en", "Beijing accused Cuba of spying. Canada thanked the island.", "island", "CUB"),
        ("fr", "Pékin a chassé un navire philippin. Oslo soutient l'archipel.", "archipel", "PHL"),
        ("es", "El canciller peruano viajó a Rabat. El reino agradeció la visita.", "reino", "MAR"),
        ("ru", "Иран пригрозил Катару. Эмират ответил Тегерану.", "Эмират", "QAT"),
        ("fr", "Rome a convoqué l'ambassadeur de l'État hébreu.", "ambassadeur de l'État hébreu", "ISR"),
        ("fr", "Tbilissi a arrêté des opposants. Bruxelles presse le gouvernement.", "gouvernement", "GEO"),
        ("ru", "МАГАТЭ направило инспекторов в Иран. Агентство довольно.", "Агентство", "IAEA"),
        ("ru", "МИД России вызвал посла Польши. Ведомство выразило протест.", "Ведомство", "RUS"),
        ("ru", "Иран принял инспекторов. Страна отрицает нарушения.", "Страна", "IRN"),
        ("es", "La Organización de Estados Americanos criticó a Venezuela. El organismo pidió elecciones.", "organismo", "OAS"),
        ("es", "Venezuela criticó a la OEA. El país abandonó la organización.", "organización", "OAS"),
        ("es", "Venezuela recibió a los expertos. El país niega todo.", "país", "VEN"),
    ],
)  # fmt: skip
def test_a_noun_alone_is_what_was_named_last(
    read: Reader, lang: str, text: str, surface: str, code: str
) -> None:
    found = {text[m.span.start : m.span.end]: m.actors[0].code for m in read(text, lang, DAY).mentions}
    assert found[surface] == code


@pytest.mark.parametrize(
    ("lang", "text", "surface"),
    [
        ("en", "The IAEA praised Iran. A travel agency closed in Rome.", "agency"),
        ("en", "The IAEA praised Iran. The agency of the models closed.", "agency"),
        ("en", "Reuters wrote about Cuba. The alliance of the parties broke.", "alliance"),
        ("en", "France, Spain and Italy met. The country is not named.", "country"),
        ("fr", "L'AIEA salue l'Iran. L'agence immobilière a fermé.", "agence"),
        ("ru", "ООН осудила удар. Организация выставки закончена.", "Организация"),
        ("es", "La OEA criticó a Cuba. La organización del evento terminó.", "organización"),
    ],
)
def test_a_noun_with_its_own_complement_or_without_a_fitting_body_is_nobody(
    read: Reader, lang: str, text: str, surface: str
) -> None:
    assert surface not in {text[m.span.start : m.span.end] for m in read(text, lang, DAY).mentions}


@pytest.mark.parametrize(
    ("lang", "text", "surface"),
    [
        ("en", "Iran signed the treaty with Russia. The partnership is vital and it is strong.", "it"),
        ("en", "Iran is strict when it comes to trade.", "it"),
        ("fr", "Le Mali a parlé. Le projet est prêt, il prévoit une route.", "il"),
        ("en", "Iran's police spoke. A woman and her husband were robbed on their farm.", "their"),
        ("es", "España protestó. Las empresas abrieron sus puertas.", "sus"),
        ("fr", "Emmanuel Macron a parlé. La rédaction a changé sa ligne.", "sa"),
        ("fr", "La France est fière de la bibliothèque qui ouvrira ses portes.", "ses"),
        ("ru", "Полицейские Аргентины приехали. В доме были два студента. Они молчали.", "Они"),
        ("en", "Iran spoke. This fire grows because it is not something we know.", "it"),
        ("en", "Donald Trump spoke. The charges against Mark Roe delayed his nomination.", "his"),
    ],
)
def test_a_pronoun_for_something_else_is_nobody(read: Reader, lang: str, text: str, surface: str) -> None:
    assert surface not in {text[m.span.start : m.span.end] for m in read(text, lang, DAY).mentions}


@pytest.mark.parametrize(
    ("lang", "text", "word"),
    [
        ("en", "Anthony Albanese met with Emmanuel Macron in Paris. They praised the talks.", "They"),
        ("fr", "Emmanuel Macron a reçu Anthony Albanese mardi. Ils ont salué la trêve.", "Ils"),
        ("ru", "Эмманюэль Макрон встретился с Энтони Альбанезе в Париже. Они обсудили торговлю.", "Они"),
        (
            "es",
            "Emmanuel Macron se reunió con Anthony Albanese en París. Ellos hablaron de comercio.",
            "Ellos",
        ),
    ],
)
def test_they_are_the_two_who_met(read: Reader, lang: str, text: str, word: str) -> None:
    day = date(2024, 5, 14)
    (found,) = [m for m in read(text, lang, day).mentions if text[m.span.start : m.span.end] == word]
    assert {a.country for a in found.actors} == {"AUS", "FRA"}


def test_an_adjective_belongs_to_the_office_behind_it(read: Reader) -> None:
    text = "U.S. Secretary of State Blinken and Czech Foreign Minister Lipavsky met on Tuesday."
    found = [m.actors[0] for m in read(text, "en", date(2024, 5, 14)).mentions]
    assert [(a.country, a.name) for a in found] == [("USA", "Antony Blinken"), ("CZE", "Jan Lipavský")]
