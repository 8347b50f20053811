"""What the page leaves out: whose police, which court, who was minister then, and who is only a namesake."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from degel.actors.resolver import Resolver
from degel.coder import Coder
from degel.parse.parser import parse_sentences
from degel.parse.splitter import split_sentences
from degel.records import Document

Reader = Callable[..., Any]
DAY = date(2018, 9, 26)


@pytest.mark.parametrize(
    ("lang", "text", "surface", "code", "name"),
    [
        (
            "fr",
            "En 1998, le ministre russe des Affaires étrangères était à Paris.",
            "ministre russe des Affaires étrangères",
            "RUS",
            "Yevgeny Primakov",
        ),
        ("en", "In 1996 he met the foreign minister of Russia.", "foreign minister of Russia", "RUS", "Yevgeny Primakov"),
        ("ru", "В 1996 году он встретился с главой МИД России.", "главой МИД России", "RUS", "Yevgeny Primakov"),
        ("fr", "Le secrétaire général de l’ONU a parlé.", "secrétaire général de l’ONU", "UN", "António Guterres"),
        ("fr", "La directrice générale du FMI a parlé.", "directrice générale du FMI", "IMF", "Christine Lagarde"),
        ("en", "The EU foreign policy chief spoke.", "EU foreign policy chief", "EU", "Federica Mogherini"),
        ("ru", "Глава Еврокомиссии приехал в Минск.", "Глава Еврокомиссии", "EU", "Jean-Claude Juncker"),
        ("en", "United Nations official Peter Mackay left Sri Lanka.", "United Nations official Peter Mackay", "UN", "Peter Mackay"),
    ],
)  # fmt: skip
def test_an_office_is_held_by_whoever_held_it_then_and_there(
    read: Reader, lang: str, text: str, surface: str, code: str, name: str
) -> None:
    found = {text[m.span.start : m.span.end]: m.actors[0] for m in read(text, lang, DAY).mentions}
    assert (found[surface].code, found[surface].name) == (code, name)


def test_a_court_named_in_full_is_meant_by_the_bare_word_later(read: Reader) -> None:
    text = "The International Court of Justice heard Bolivia. The court will rule in October."
    found = {text[m.span.start : m.span.end]: m.actors[0].code for m in read(text, "en", DAY).mentions}
    assert found["court"] == "ICJ"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The president of the Chinese branch resigned. China was silent. China did not comment."),
        ("fr", "Le président de la filiale chinoise est parti. La Chine se tait. La Chine attend."),
        ("ru", "Президентом китайского филиала стал Ли. Китай молчит. Китай ждет."),
        ("fr", "Un homme devient président. La Chine se tait. La Chine attend."),
    ],
)
def test_the_president_of_a_firm_is_not_that_of_the_state(read: Reader, lang: str, text: str) -> None:
    assert not any(actor.name == "Xi Jinping" for m in read(text, lang, DAY).mentions for actor in m.actors)


@pytest.mark.parametrize(
    ("lang", "text", "surface"),
    [
        ("fr", "Dominique Faure a parlé à la presse.", "Dominique"),
        ("fr", "Les associations sud-américaines protestent.", "américaines"),
        ("en", "They spoke of the Indo-Pacific region.", "Indo-"),
        ("ru", "Лерой Сане забил гол. Тренер похвалил Сане. Потом Сане ушел.", "Сане"),
        ("ru", "Премьера нового фильма прошла вчера.", "Премьера"),
        ("ru", "Добрый день, уважаемые коллеги!", "коллеги"),
    ],
)
def test_namesakes_of_states_and_titles_are_nobody(read: Reader, lang: str, text: str, surface: str) -> None:
    assert surface not in {text[m.span.start : m.span.end] for m in read(text, lang, DAY).mentions}


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("ru", "Александр Лебедев подал в суд. Лебедев недоволен приговором, Россия ждет.", "Sergei Lebedev"),
        ("fr", "Mouss Diouf est mort en France. Diouf avait 47 ans.", "Abdou Diouf"),
    ],
)
def test_a_surname_given_to_a_stranger_is_no_politician_later(
    read: Reader, lang: str, text: str, name: str
) -> None:
    assert name not in {a.name for m in read(text, lang, date(2012, 7, 7)).mentions for a in m.actors}


def test_a_page_without_a_day_is_read_as_of_the_first_day_it_names(read: Reader) -> None:
    text = "Published 29 June 2013. The president of the United States met the press."
    found = {text[m.span.start : m.span.end]: m.actors[0].name for m in read(text, "en", None).mentions}
    assert found["president of the United States"] == "Barack Obama"


def test_the_two_countries_are_those_the_page_is_about(read: Reader) -> None:
    text = (
        "North Korea wrote to South Korea. South Korea answered North Korea. North Korea thanked South Korea. "
        "Refugees cross China. The two countries will meet."
    )
    found = {text[m.span.start : m.span.end]: m.actors for m in read(text, "en", DAY).mentions}
    assert {actor.code for actor in found["The two countries"]} == {"PRK", "KOR"}


@pytest.mark.parametrize(
    ("lang", "text", "surface", "codes"),
    [
        ("en", "Peru and Chile traded shots. Spain's Pedro Sánchez, who rang both presidents, offered help.", "both presidents", "PER CHL"),
        ("en", "Peru and Chile traded shots. Spain is alarmed. Both armies fell back.", "Both armies", "PER CHL"),
        ("en", "Peru and Chile traded shots. Emmanuel Macron met Olaf Scholz. The two countries agreed.", "The two countries", "FRA DEU"),
        ("ru", "Перу и Чили обменялись ударами. США встревожены. В Мадриде призвали обе стороны к миру.", "обе стороны", "PER CHL"),
        ("es", "Perú y Chile cruzaron disparos. El primer ministro malasio, Anwar Ibrahim, llamó a sus dos homólogos.", "homólogos", "PER CHL"),
        ("es", "Los ministros de Perú y Chile firmaron en Brasilia un acuerdo por el que ambos ejércitos se retiran.", "ambos ejércitos", "PER CHL"),
        ("fr", "Le Pérou et le Chili ont échangé des tirs. Madrid s'inquiète. L'Italie a appelé les deux pays au calme.", "les deux pays", "PER CHL"),
    ],
)  # fmt: skip
def test_two_named_together_stay_the_two(
    read: Reader, lang: str, text: str, surface: str, codes: str
) -> None:
    found = {text[m.span.start : m.span.end]: m.actors for m in read(text, lang, DAY).mentions}
    assert {actor.code for actor in found[surface]} == set(codes.split())


@pytest.mark.parametrize(
    ("lang", "text", "surface", "code"),
    [
        ("ru", "Переговоры с Президентом Республики Узбекистан прошли вчера.", "Президентом Республики Узбекистан", "UZB"),
        ("ru", "Суд Албании отстранил министра. Власти страны молчат.", "Власти страны", "ALB"),
        ("ru", "МИД Италии ждёт ответа от Белграда.", "МИД Италии", "ITA"),
        ("ru", "Путин позвонил президенту Кубы Мигелю Диас-Канелю. Путин пожелал ему здоровья.", "ему", "CUB"),
        ("en", "Congo government troops entered Goma.", "Congo government troops", "COD"),
        ("en", "Iran's foreign minister warned the African Union: the sanctions have only deepened its anger.", "its", "IRN"),
    ],
)  # fmt: skip
def test_the_state_is_the_one_that_a_reader_would_take(
    read: Reader, lang: str, text: str, surface: str, code: str
) -> None:
    found = {text[m.span.start : m.span.end]: m.actors[0].code for m in read(text, lang, DAY).mentions}
    assert found[surface] == code


@pytest.mark.parametrize(
    ("lang", "text", "surface"),
    [
        ("fr", "Le roman est traduit en français. Le français recule au Japon.", "français"),
        ("ru", "Он обратился к властям более 20 стран. Россия молчит. Россия ждет.", "властям"),
        ("fr", "Ce n'est pas le porte-parole de l'intersyndicale. La France attend. La France veut voir.", "porte-parole"),
        ("en", "She may run for president. The United States votes. The United States waits.", "president"),
        ("ru", "Приз составил 10 тысяч долларов США.", "США"),
    ],
)  # fmt: skip
def test_languages_currencies_and_foreign_crowds_have_no_state(
    read: Reader, lang: str, text: str, surface: str
) -> None:
    found = {text[m.span.start : m.span.end]: m.actors[0].code for m in read(text, lang, DAY).mentions}
    assert found.get(surface) is None


def test_a_deputy_minister_is_not_the_minister(read: Reader) -> None:
    text = "Заместитель министра обороны России Анна Цивилева прибыла в Минск."
    assert read(text, "ru", DAY).over("Цивилева").actors[0].office == "deputy-defence-minister"


@pytest.mark.parametrize(
    ("lang", "text", "surface", "who"),
    [
        ("es", "La canciller Merkel visitó Madrid. La canciller habló.", "La canciller habló", "chancellor"),
        ("es", "El canciller Lavrov visitó Madrid.", "canciller Lavrov", "foreign-minister"),
    ],
)
def test_a_spanish_canciller_heads_the_government_where_there_is_a_chancellor(
    read: Reader, lang: str, text: str, surface: str, who: str
) -> None:
    at = text.index(surface)
    found = [m.actors[0].office for m in read(text, lang, DAY).mentions if m.span.start in range(at, at + 4)]
    assert found == [who]


@pytest.mark.parametrize(
    ("lang", "text", "surface"),
    [
        (
            "ru",
            "США гордятся учёным. Он был президентом Массачусетского технологического института.",
            "президентом",
        ),
        ("ru", "Он учился в Колумбийском университете.", "Колумбийском университете"),
        ("ru", "Политика страны изменилась. Цели политики страны ясны.", "политики страны"),
        ("es", "El aeropuerto de Santa Lucía abrirá en México.", "Santa Lucía"),
        ("en", "NATO will send troops to Poland.", "troops"),
        ("en", "The United States spoke. Lee was president of Google.", "president of Google"),
        ("es", "JOSÉ ANTONIO MURILLO GARZA habló de Nicaragua.", "MURILLO"),
        ("es", "España ganó en el Palau de la Música de Barcelona.", "Palau"),
        ("en", "They urged the withdrawal of foreign forces from Libya.", "foreign forces"),
        ("en", "Bulgaria and the United States believe in dialogue and diplomacy.", "diplomacy"),
        ("ru", "Президент России возложил венок к Могиле Неизвестного Солдата.", "Солдата"),
    ],
)
def test_a_word_near_a_state_is_not_of_it(read: Reader, lang: str, text: str, surface: str) -> None:
    found = {text[m.span.start : m.span.end]: m.actors[0].code for m in read(text, lang, DAY).mentions}
    assert found.get(surface) is None


def test_the_foreign_minister_on_an_american_page_is_the_guest(read: Reader) -> None:
    text = (
        "Secretary of State Antony J. Blinken met Australian Foreign Minister Marise Payne. "
        "The Secretary and the Foreign Minister spoke."
    )
    doc = Document(text, lang="en", published=date(2022, 4, 6), url="https://www.state.gov/meeting")
    sentences = parse_sentences(text, split_sentences(text, "en"), "en")
    found = Resolver().resolve(doc, sentences)
    assert [m.actors[0].name for m in found][-2:] == ["Antony Blinken", "Marise Payne"]


@pytest.mark.parametrize(
    ("lang", "text", "surface", "code"),
    [
        ("fr", "Une décision de la Commission européenne inquiète Rome.", "Commission européenne", "EU"),
        ("fr", "Un rapport de l'ONU accuse Tripoli.", "ONU", "UN"),
        ("es", "El informe de la OTAN inquieta a Moscú.", "OTAN", "NATO"),
        ("en", "The decision of the European Commission worries Rome.", "European Commission", "EU"),
        ("fr", "Les inspecteurs de l'ONU sont à Bagdad.", "inspecteurs de l'ONU", "UN"),
    ],
)
def test_a_body_behind_a_noun_that_is_no_office_is_itself_named(
    read: Reader, lang: str, text: str, surface: str, code: str
) -> None:
    found = {text[m.span.start : m.span.end]: m.actors[0].code for m in read(text, lang, DAY).mentions}
    assert found[surface] == code


@pytest.mark.parametrize(
    ("lang", "text", "surface", "code"),
    [
        ("fr", "Le porte-parole de la Commission européenne a parlé.", "porte-parole de la Commission européenne", "EU"),
        ("es", "El portavoz del Pentágono habló.", "portavoz del Pentágono", "USA"),
    ],
)  # fmt: skip
def test_who_speaks_for_a_body_is_not_its_head(
    read: Reader, lang: str, text: str, surface: str, code: str
) -> None:
    found = {text[m.span.start : m.span.end]: m.actors[0] for m in read(text, lang, DAY).mentions}
    assert (found[surface].code, found[surface].office, found[surface].name) == (code, "spokesperson", None)


@pytest.mark.parametrize(
    ("lang", "text", "surface", "code", "sector"),
    [
        ("fr", "La police londonienne a arrêté deux hommes.", "police londonienne", "GBR", "COP"),
        ("fr", "Les éboueurs parisiens ont manifesté.", "parisiens", "FRA", "GOV"),
        ("en", "The Welsh government criticised the ministry.", "Welsh government", "GBR", "GOV"),
        ("ru", "Лондонская полиция задержала двух россиян.", "Лондонская полиция", "GBR", "COP"),
        ("ru", "Киевский суд арестовал активиста.", "Киевский суд", "UKR", "JUD"),
        ("es", "La policía londinense detuvo a dos personas.", "policía londinense", "GBR", "COP"),
    ],
)
def test_people_and_bodies_of_a_town_are_those_of_its_state(
    read: Reader, lang: str, text: str, surface: str, code: str, sector: str
) -> None:
    found = {text[m.span.start : m.span.end]: m.actors[0] for m in read(text, lang, DAY).mentions}
    assert (found[surface].code, found[surface].sector) == (code, sector)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Минские соглашения нарушены."),
        ("ru", "Лондонский «Арсенал» победил."),
        ("fr", "Les accords genevois sont morts."),
        ("es", "La cumbre madrileña terminó."),
    ],
)
def test_what_has_its_name_of_a_town_is_not_its_state(read: Reader, lang: str, text: str) -> None:
    assert not read(text, lang, DAY).mentions


def test_the_head_of_a_region_is_not_that_of_the_state(read: Reader) -> None:
    text = "Чеченский лидер посетил Сирию."
    actor = next(m.actors[0] for m in read(text, "ru", DAY).mentions if m.first == 0)
    assert (actor.code, actor.office, actor.name) == ("RUS", "governor", None)


@pytest.mark.parametrize(
    ("lang", "text", "surname"),
    [
        ("fr", "La France hésite. La France attend. Le député socialiste Jean Vallier a parlé. Vallier a critiqué Rome.", "Vallier"),
        ("fr", "La France hésite. La France attend. Jean Vallier, secrétaire d'État chargé de la mer, a parlé. Vallier a critiqué Rome.", "Vallier"),
        ("es", "España duda. España espera. Ramón Valle, ministro de Comercio, habló. Valle criticó a Roma.", "Valle"),
    ],
)  # fmt: skip
def test_a_name_beside_a_party_or_an_apposition_is_known_later(
    read: Reader, lang: str, text: str, surname: str
) -> None:
    mention = next(m for m in read(text, lang, DAY).mentions if text[m.span.start : m.span.end] == surname)
    assert mention.actors[0].code == {"fr": "FRA", "es": "ESP"}[lang]


@pytest.mark.parametrize(
    ("lang", "text", "surface"),
    [
        ("fr", "Le gouvernement a rappelé son ambassadeur au Mali.", "gouvernement"),
        ("ru", "Правительство отозвало своего посла в Иране.", "Правительство"),
    ],
)
def test_a_government_is_not_of_the_state_where_its_ambassador_is(
    read: Reader, lang: str, text: str, surface: str
) -> None:
    found = {text[m.span.start : m.span.end]: m.actors[0].code for m in read(text, lang, DAY).mentions}
    assert found.get(surface) is None


def test_the_president_of_a_federation_named_before_heads_no_state(read: Reader) -> None:
    text = "Президент Федерации футбола Португалии приехал. Португалия ждёт. Президент понимает, что Португалия ждёт."
    assert not any(m.actors[0].code and m.kind == "title" for m in read(text, "ru", DAY).mentions)


def test_a_woman_who_presides_is_not_the_man_who_heads_the_state(read: Reader) -> None:
    text = "La France parle. La France attend. Madame la présidente, merci."
    assert not any(m.kind == "title" for m in read(text, "fr", DAY).mentions)


def test_on_a_page_without_a_date_whoever_left_before_its_years_is_past(read: Reader) -> None:
    text = "Jacques Chirac avait promis. En 2019, Emmanuel Macron a rencontré Angela Merkel."
    found = {m.actors[0].name: m.actors[0].sector for m in read(text, "fr", None).mentions}
    assert (found["Jacques Chirac"], found["Emmanuel Macron"]) == ("ELI", "GOV")


@pytest.mark.parametrize(
    ("lang", "text", "words", "code", "office"),
    [
        ("en", "Sergei Lavrov spoke to his counterpart from Laos.", "counterpart from Laos", "LAO", "foreign-minister"),
        ("en", "Kenya's defence minister wrote to her counterpart in Uganda.", "counterpart", "UGA", "defence-minister"),
        ("fr", "Le président sénégalais a appelé son homologue au Mali.", "homologue au Mali", "MLI", "president"),
        ("ru", "Глава МИД Сенегала позвонил коллеге из Мали.", "коллеге из Мали", "MLI", "foreign-minister"),
        ("es", "La canciller argentina habló con su par de Perú.", "par de Perú", "PER", "foreign-minister"),
        ("es", "Sergei Lavrov se reunió con su par estonio.", "par estonio", "EST", "foreign-minister"),
    ],
)  # fmt: skip
def test_the_state_of_a_counterpart_may_stand_behind(
    read: Reader, lang: str, text: str, words: str, code: str, office: str
) -> None:
    found = read(text, lang).over(words)
    assert found is not None
    assert [(actor.code, actor.office) for actor in found.actors] == [(code, office)]


def test_a_pair_of_people_is_nobodys_counterpart(read: Reader) -> None:
    found = read("El canciller habló con un par de diplomáticos rusos.", "es").over("diplomáticos rusos")
    assert found is None or "foreign-minister" not in {actor.office for actor in found.actors}


def test_a_former_official_has_no_counterpart() -> None:
    text = (
        "Blinken landed in Beijing. The line was cut after then-House Speaker Nancy Pelosi's trip to Taipei. "
        "He talked with his Chinese counterpart, Qin Gang."
    )
    found = Coder(langs=["en"], gate=False).analyse([Document(text, lang="en", published="2023-06-19")])[0]
    offices = [m.actors[0].office for m in found.material.mentions if m.actors[0].name == "Qin Gang"]
    assert offices == ["foreign-minister"]
