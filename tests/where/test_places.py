"""Places as tables: language, text → name and country of the places named."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from degel.actors.mention import Mention
from degel.parse import parse_sentences, split_sentences
from degel.parse.sentence import Sentence, Token
from degel.records import Actor, Document, Span
from degel.where import find_places
from degel.where.gazetteer import load_gazetteer, nominatives

PLACES = [
    ("fr", "Ils se sont vus à Sotchi, puis à Genève et Vienne.", ["Sochi RUS", "Geneva CHE", "Vienna AUT"]),
    ("fr", "Le sommet de La Haye a pris fin.", ["The Hague NLD"]),
    ("fr", "Partis d’Alger, ils ont gagné Tel-Aviv.", ["Algiers DZA", "Tel Aviv ISR"]),
    ("fr", "Des navires en mer Noire et dans la bande de Gaza.", ["Black Sea None", "Gaza Strip PSE"]),
    ("en", "MOSCOW (Wire) — Talks in Springfield, Ohio, and near Paris, Texas.", ["Moscow RUS", "Springfield USA", "Ohio USA", "Paris USA", "Texas USA"]),
    ("en", "Talks at the White House in Washington, D.C.", ["White House USA", "Washington USA"]),
    ("en", "A nice reading by Nancy and Lincoln on mobile phones.", []),
    ("en", "A deal in Nice.", ["Nice FRA"]),
    ("ru", "Встреча прошла в Сочи, затем в Москве, Женеве и Нью-Йорке.", ["Sochi RUS", "Moscow RUS", "Geneva CHE", "New York City USA"]),
    ("ru", "В Нижнем Новгороде, Ростове-на-Дону и Череповце", ["Nizhniy Novgorod RUS", "Rostov-on-Don RUS", "Cherepovets RUS"]),
    ("ru", "в секторе Газа", ["Gaza Strip PSE"]),
    ("ru", "Думаю, объяснять не нужно.", []),
    ("es", "Sólo en la provincia se reformó la Constitución.", []),
    ("en", "Talks on Bali and in Bethlehem.", ["Bali IDN", "Bethlehem PSE"]),
    ("ru", "Путь из Назарета в Вифлеем", ["Nazareth ISR", "Bethlehem PSE"]),
    ("es", "Ocurrió en Tepic, Nayarit, y en Antioquia.", ["Tepic MEX", "Nayarit MEX", "Antioquia COL"]),
    ("es", "Vino el alcalde de Santa Cruz de Acaponeta, en Nayarit.", ["Nayarit MEX"]),
    ("es", "El gol del Brighton cayó en Manchester.", ["Manchester GBR"]),
    ("fr", "La défense du Metz a cédé à Nantes.", ["Nantes FRA"]),
    ("ru", "Матч «Ливерпуля» прошел в Лондоне.", ["London GBR"]),
    ("en", "He flew to St. Petersburg.", ["Saint Petersburg RUS"]),
    ("es", "El gobernador del estado de Puebla viajó a Puebla.", ["Puebla MEX", "Puebla MEX"]),
    ("es", "Nació en el estado de Morelos y vive en Sonora.", ["Morelos MEX", "Sonora MEX"]),
    ("es", "Llovió en Oaxaca, en Morelos y en Hidalgo.", ["Oaxaca MEX", "Morelos MEX", "Hidalgo MEX"]),
    ("es", "Damas y caballeros, hay petróleo en el golfo de México.", ["Gulf of Mexico None"]),
    ("ru", "Операция на Кавказе завершилась.", ["Caucasus None"]),
    ("es", "Hago lo que recomendaba Benito Juárez.", []),
    ("es", "Entró en este Centro el jueves.", []),
    ("en", "The station is called Public Radio of Armenia.", []),
    ("en", "Prosecutors in the state of New York spoke.", ["New York State USA"]),
    ("fr", "Le procureur de l’État de New York a parlé.", ["New York State USA"]),
    ("es", "El fiscal del estado de Nueva York habló.", ["New York State USA"]),
    ("ru", "Суды штата Нью-Йорк закрыты.", ["New York State USA"]),
    ("es", "Se reunieron en Ginebra, en La Haya y en la Ciudad de México.", ["Geneva CHE", "The Hague NLD", "Mexico City MEX"]),
]  # fmt: skip

EXONYMS = {
    "RUS": "Sotchi Sochi Сочи Moscou Moscow Moscú Москва Saint-Pétersbourg Санкт-Петербург",
    "GBR": "Londres London Лондон",
    "CHE": "Genève Geneva Ginebra Женева Davos Давос",
    "CHN": "Pékin Beijing Pekín Пекин",
    "IRN": "Téhéran Tehran Teherán Тегеран",
    "SYR": "Damas Damascus Damasco Дамаск",
    "EGY": "Caire Cairo Каир",
    "SAU": "Riyad Riyadh Riad Эр-Рияд Djeddah Jeddah Джидда",
    "UKR": "Kiev Kyiv Киев Marioupol Mariupol Мариуполь",
    "CUB": "Havane Havana Habana Гавана",
    "KOR": "Séoul Seoul Seúl Сеул",
    "BEL": "Bruxelles Brussels Bruselas Брюссель",
    "AUT": "Vienne Vienna Viena Вена",
    "DNK": "Copenhague Copenhagen Копенгаген",
    "MNG": "Oulan-Bator Ulaanbaatar Улан-Батор",
    "KAZ": "Astana Астана Nour-Soultan",
}


@pytest.mark.parametrize(("lang", "text", "places"), PLACES)
def test_places_named_in_a_text(flat, lang, text, places):
    found = find_places(Document(text, lang=lang), [flat(text, lang)], [])
    assert [f"{p.place.name} {p.place.country}" for p in found] == places


@pytest.mark.parametrize(("country", "name"), [(c, n) for c, names in EXONYMS.items() for n in names.split()])
def test_exonym_leads_to_its_country(country, name):
    gazetteer = load_gazetteer()
    known = [name, f"Le {name}", f"La {name}", f"El {name}"]
    assert country in {site.country for form in known for site in gazetteer.find(form)[:2]}


@pytest.mark.parametrize(
    ("form", "nominative"),
    [
        ("Москве", "москва"),
        ("Женевой", "женева"),
        ("Донецком", "донецк"),
        ("Казанью", "казань"),
        ("Севастополе", "севастополь"),
        ("Шанхае", "шанхай"),
        ("Грозном", "грозный"),
        ("Череповце", "череповец"),
        ("Сумах", "сумы"),
        ("Сочи", "сочи"),
    ],
)
def test_russian_case_form_has_its_nominative(form, nominative):
    assert nominative in nominatives(form)


def test_sochi_has_its_coordinates(flat):
    (placed,) = find_places(Document("à Sotchi", lang="fr"), [flat("à Sotchi", "fr")], [])
    assert (placed.place.lat, placed.place.lon) == (43.6, 39.72)
    assert placed.place.span == Span(2, 8)


def test_namesake_follows_the_countries_of_the_document(flat):
    text = "Ils se sont vus à Birmingham."
    usa = Mention(Span(0, 3), 9, 0, 0, 0, (Actor("USA", "USA", "GOV"),), "name", 1.0)
    alone = find_places(Document(text, lang="fr"), [flat(text, "fr")], [])
    beside = find_places(Document(text, lang="fr"), [flat(text, "fr")], [usa])
    assert [alone[0].place.country, beside[0].place.country] == ["GBR", "USA"]


def test_name_inside_a_person_is_no_place(flat):
    text = "Le discours de Jack London à Oslo"
    person = Mention(Span(15, 26), 0, 3, 3, 4, (Actor(name="Jack London"),), "person", 1.0)
    found = find_places(Document(text, lang="fr"), [flat(text, "fr")], [person])
    assert [p.place.name for p in found] == ["Oslo"]


def test_country_in_a_place_is_a_place_without_coordinates(flat):
    text = "Ils se sont vus en Syrie"
    syria = Mention(Span(19, 24), 0, 5, 5, 5, (Actor("SYR", "SYR", "GOV"),), "name", 1.0, place=True)
    (placed,) = find_places(Document(text, lang="fr"), [flat(text, "fr")], [syria])
    assert (placed.place.name, placed.place.country, placed.place.lat) == ("Syria", "SYR", None)


@given(st.text(max_size=200), st.sampled_from(["fr", "en", "ru", "es"]))
def test_any_text_gives_places_inside_it(text, lang):
    words = [Token(0, text, text, text, "X", {}, 0, "root", 0, len(text))] if text else []
    for placed in find_places(Document(text, lang=lang), [Sentence(words, 0, len(text), lang, 0)], []):
        assert text[placed.place.span.start : placed.place.span.end].strip()


@pytest.mark.parametrize("text", ["New " * 5_000, "Paris " * 3_000, "Аа" * 9_000, "d'" * 9_000, "A-" * 9_000])
def test_hostile_names_cost_bounded_time(flat, text):
    load_gazetteer()
    sentence = flat(text, "fr")
    started = time.process_time()
    find_places(Document(text, lang="fr"), [sentence], [])
    assert time.process_time() - started < 3


def test_the_people_of_a_state_are_not_its_capital_of_the_same_name(flat):
    text = "Es dinero del pueblo de México."
    mention = Mention(Span(14, 30), 0, 5, 3, 5, (Actor(country="MEX", code="MEX"),), "agent", 0.9)
    assert find_places(Document(text, lang="es"), [flat(text, "es")], [mention]) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Les joueurs d'Alfredo Morelos ont gagné."),
        ("ru", "Выразим благодарность Совету при Президенте."),
        ("ru", "Команда выступила на Играх."),
        ("es", "El instituto devolvió lo robado al Pueblo."),
        ("en", "They prepared for the Summit of the Americas."),
    ],
)
def test_names_and_words_that_are_no_places(lang: str, text: str) -> None:
    doc = Document(text, lang=lang)
    sentences = parse_sentences(text, split_sentences(text, lang), lang)
    assert find_places(doc, sentences, []) == []


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("ru", "Венки возложили в Александровском саду в Москве.", ["Moscow"]),
        ("es", "Mi saludo especial a Salvador Villalobos en Lima.", ["Lima"]),
    ],
)
def test_word_that_belongs_to_another_is_no_place(lang, text, names):
    sentences = parse_sentences(text, split_sentences(text, lang), lang)
    assert [p.place.name for p in find_places(Document(text, lang=lang), sentences, [])] == names


@pytest.mark.parametrize(
    ("name", "country"),
    [("Ras Lanuf", "LBY"), ("Badme", "ERI"), ("Врбетице", "CZE"), ("Madère", "PRT"), ("Mali", None), ("Муйнак", "UZB"), ("Adua", "ETH")],
)  # fmt: skip
def test_small_towns_and_islands_of_the_news(name: str, country: str | None) -> None:
    found = load_gazetteer().find(name)
    assert (found[0].country == country) if country else all(site.country != "MLI" for site in found)
