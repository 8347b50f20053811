"""Words of actors that mean nobody, and titles that mean somebody else than the last of their kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from degel.coder import Coder
from degel.records import Document

Reader = Callable[..., Any]


@pytest.mark.parametrize(
    ("lang", "text", "word"),
    [
        ("fr", "Le roman existe en langue anglaise au Canada.", "anglaise"),
        ("es", "El público de habla inglesa visitó Cuba.", "inglesa"),
        ("es", "La escuela enseña el idioma chino en Cuba.", "chino"),
        ("en", "The French-speaking province of Canada voted.", "French"),
        ("en", "A teacher in Dahlonega, Georgia was suspended, and Georgia appealed.", "Georgia"),
        ("en", "They met at the Holocaust Memorial in Russia.", "Memorial"),
        ("ru", "В Германии она пишет на немецком, и её читают.", "немецком"),
        ("fr", "Le club a battu le Rapid de Vienne à Paris.", "Vienne"),
        ("es", "El Buró Político se reunió en La Habana.", "Político"),
        ("en", "Cuba limits freedom of expression and assembly in Havana.", "assembly"),
        (
            "es",
            "En Chile, la senadora se presentó a la presidencia. Chile vota.",
            "presidencia",
        ),
        ("fr", "L'avion a été retenu par l'aviation civile au Nigeria, dit le Nigeria.", "aviation"),
        ("ru", "Он стал активистом в Австралии, и Австралия молчит.", "активистом"),
        ("ru", "Он пришёл к власти в Венесуэле.", "власти"),
        ("es", "El partido contra la selección de Perú terminó con dos goles.", "partido"),
        ("es", "En Perú, el señor Marruecos compró las tierras.", "Marruecos"),
        ("en", "Barcelona beat Madrid in the cup match.", "Madrid"),
        ("en", "Laos burned drugs worth US$40 million in Vientiane.", "US"),
        ("ru", "Театр в Токио покажет пять премьер сезона, и Япония ждёт.", "премьер"),
        ("es", "El partido se jugó en el Calderón, y México perdió.", "Calderón"),
        ("fr", "Monsieur le grand chancelier, la France se souvient.", "chancelier"),
        ("fr", "La présidente du Conseil régional a reçu la France.", "présidente"),
        ("ru", "В национальный центр «Россия» пришёл посол Японии.", "Россия"),
        ("ru", "Глава организации «Деловая Россия» принял посла Японии.", "Россия»"),
        ("es", "Los créditos son de Guatemala.com, dice Cuba.", "Guatemala.com"),
        ("es", "Las campanas de San Martín callan, dice Chile.", "San Martín"),
        ("es", "Mauricio Pinilla marcó el gol de Cuba.", "Mauricio"),
        ("ru", "Рубль упал к доллару США, сообщила Япония.", "США"),
        ("fr", "Elle parle russe et allemand, dit la France.", "allemand"),
        ("es", "Habla inglés y francés, dice Cuba.", "francés"),
        ("es", "Colombia Sánchez es una escritora de Cuba.", "Colombia"),
        ("es", "En España, los demócratas piden paz. España espera.", "demócratas"),
        ("fr", "La France attend. Un employé s'est blessé en sautant du toit de son bureau.", "son bureau"),
        ("en", "The Trades Union Congress called for a strike in the United Kingdom.", "Congress"),
    ],
)
def test_what_is_no_actor(read: Reader, lang: str, text: str, word: str) -> None:
    found = read(text, lang).over(word)
    assert found is None or found.place


@pytest.mark.parametrize(
    ("lang", "text", "word"),
    [
        (
            "fr",
            "Le Chili vote. Le Chili attend. Les observateurs étrangers ont salué le scrutin.",
            "observateurs",
        ),
        ("en", "Chile votes. Chile waits. European citizens marched in protest.", "citizens"),
    ],
)
def test_people_from_elsewhere_are_not_the_pages(read: Reader, lang: str, text: str, word: str) -> None:
    found = read(text, lang).over(word)
    assert found is None or all(actor.country != "CHL" for actor in found.actors)


@pytest.mark.parametrize(
    ("lang", "text", "word", "code"),
    [
        ("fr", "Les talibans ont attaqué la ville. Ils ont tué dix soldats.", "Ils", "AFG"),
        ("ru", "Хуситы обстреляли порт. Они заявили об этом.", "Они", "YEM"),
        ("en", "The Houthis attacked a ship. They said so on Monday.", "They", "YEM"),
    ],
)
def test_rebels_are_many(read: Reader, lang: str, text: str, word: str, code: str) -> None:
    found = read(text, lang).over(word)
    assert found is not None and (found.actors[0].code, found.actors[0].sector) == (code, "REB")


def test_a_junior_secretary_of_state_is_not_american(read: Reader) -> None:
    text = "La secrétaire d'État chargée de l'écologie est à New York, dit Washington."
    found = read(text, "fr").over("secrétaire")
    assert found is None or found.actors[0].office == "minister"


def test_congolese_are_of_the_larger_state_where_nothing_tells(read: Reader) -> None:
    found = read("Des rebelles congolais ont attaqué le village.", "fr").over("congolais")
    assert found is not None and found.actors[0].code == "COD"


def test_a_nationality_may_lack_its_accent(read: Reader) -> None:
    found = read("Le président kenyan a parlé.", "fr").over("kenyan")
    assert found is not None and found.actors[0].code == "KEN"


@pytest.mark.parametrize(
    ("lang", "text", "words", "code", "office", "name"),
    [
        ("es", "El gobernador constitucional del estado de Oaxaca saludó a México.", "gobernador", "MEX", "governor", None),
        ("en", "Canada's Prime Minister Justin Trudeau spoke. Later the Premier of New South Wales resigned.", "Premier", "AUS",
         "governor", None),
        ("fr", "La ministre française des Armées, Florence Parly, a signé. Le ministre du travail a signé aussi.",
         "ministre du travail", "FRA", "minister", None),
        ("fr", "Le président de la BCE, Mario Draghi, a parlé à Paris.", "président", "ECB", "ecb-president", "Mario Draghi"),
        ("fr", "Le président Jean Tartempion du club a parlé au Royaume-Uni, dit Londres. Londres attend.", "président", None,
         "president", "Jean Tartempion"),
        ("ru", "Россия ждет. Россия слышала, что доложили Верховному Главнокомандующему.", "Верховному Главнокомандующему", "RUS",
         "head-of-state", "Vladimir Putin"),
    ],
)  # fmt: skip
def test_whose_title_it_is(
    read: Reader, lang: str, text: str, words: str, code: str, office: str, name: str | None
) -> None:
    found = read(text, lang).over(words)
    assert found is not None
    actor = found.actors[0]
    assert (actor.code, actor.office, actor.name) == (code, office, name)


def test_it_is_not_one_expert(read: Reader) -> None:
    mentions = read("The British expert noted in Paris that it was old.", "en").mentions
    assert all(mention.kind != "pronoun" for mention in mentions)


@pytest.mark.parametrize(
    ("url", "code"), [("http://kremlin.ru/events/1", "RUS"), ("https://example.com/1", "UN")]
)
def test_the_security_council_of_a_states_own_page(url: str, code: str) -> None:
    text = "Совет Безопасности провел заседание в Москве."
    material = (
        Coder(langs=("ru",), min_probability=0.0).analyse([Document(text, lang="ru", url=url)])[0].material
    )
    assert material is not None
    found = [m for m in material.mentions if text[m.span.start :].startswith("Совет Безопасности")]
    assert [m.actors[0].code for m in found] == [code]


def test_soldiers_need_not_be_of_the_state_where_they_are(read: Reader) -> None:
    text = "France voted. France waits, says France. After he joined the army he spent a year in Iraq."
    found = read(text, "en").over("army")
    assert found is None or found.actors[0].code != "IRQ"


def test_one_dane_is_no_state_and_they_are_several(read: Reader) -> None:
    dane = read("El danés perdió en Madrid.", "es").over("danés")
    assert dane is not None and dane.actors[0].sector == "CVL"
    text = "Министр Великобритании обратился к сотрудникам, чтобы пожелать им успеха."
    assert all(text[m.span.start : m.span.end] != "им" for m in read(text, "ru").mentions)


def test_sailors_are_of_the_navy_that_speaks_of_them(read: Reader) -> None:
    text = "A plane fell in Micronesia. Micronesia mourns. The U.S. Navy said sailors helped in Micronesia."
    found = read(text, "en").over("sailors")
    assert found is not None and found.actors[0].code == "USA"


@pytest.mark.parametrize(
    ("lang", "text", "word", "code"),
    [
        (
            "fr",
            "La Cour internationale de justice siège à La Haye. Le tribunal rendra son avis.",
            "tribunal",
            "ICJ",
        ),
        ("fr", "Les casques bleus ont été attaqués au Liban.", "casques bleus", "UN"),
        ("es", "Los cascos azules fueron atacados en Malí.", "cascos azules", "UN"),
        ("fr", "Les carabinieri ont arrêté deux hommes.", "carabinieri", "ITA"),
        ("ru", "Кенийки протестуют на площади.", "Кенийки", "KEN"),
        ("en", "Fighters of the Arakan Army attacked the town.", "Arakan Army", "MMR"),
    ],
)
def test_whose_body_it_is(read: Reader, lang: str, text: str, word: str, code: str) -> None:
    found = read(text, lang).over(word)
    assert found is not None
    assert found.actors[0].code == code


@pytest.mark.parametrize(
    ("lang", "text", "word", "code"),
    [
        ("en", "The Sejm condemned the raid.", "Sejm", "POL"),
        ("fr", "La Douma a condamné le raid.", "Douma", "RUS"),
        ("es", "La Duma condenó el ataque.", "Duma", "RUS"),
        ("fr", "L'ex-président Hollande a critiqué la Turquie.", "Hollande", "FRA"),
        ("fr", "La Hollande a critiqué la Turquie.", "Hollande", "NLD"),
        ("fr", "La reine de Hollande a reçu un ministre turc.", "Hollande", "NLD"),
        ("es", "El expresidente Santos criticó a Cuba.", "Santos", "COL"),
        ("es", "El expresidente Uribe criticó a Cuba.", "Uribe", "COL"),
        ("es", "El expresidente Aznar criticó a Cuba.", "Aznar", "ESP"),
        ("es", "Santiago Peña visitó Bolivia.", "Santiago Peña", "PRY"),
    ],
)
def test_names_that_are_said_alone(read: Reader, lang: str, text: str, word: str, code: str) -> None:
    found = read(text, lang, date(2024, 6, 15)).over(word)
    assert found is not None
    assert found.actors[0].code == code
