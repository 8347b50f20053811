"""The reference data on states, bodies, offices and agents: complete, without clashes, right in four languages."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

DATA = Path(__file__).parents[2] / "src" / "degel" / "actors" / "data"
LANGS = ("en", "fr", "ru", "es")
SECTORS = frozenset(
    [
        "GOV",
        "MIL",
        "COP",
        "JUD",
        "LEG",
        "PTY",
        "OPP",
        "REB",
        "UAF",
        "SPY",
        "CVL",
        "MED",
        "BUS",
        "EDU",
        "REL",
        "LAB",
        "ETH",
        "REF",
        "CRM",
        "NGO",
        "IGO",
        "HRI",
        "ELI",
        "MNC",
    ]
)
BODY_CODES = frozenset(
    [
        "UN",
        "EU",
        "NATO",
        "AU",
        "ASEAN",
        "OPEC",
        "IAEA",
        "ICC",
        "ICJ",
        "G7",
        "G20",
        "ARL",
        "OSCE",
        "IMF",
        "WB",
        "WTO",
        "WHO",
        "BRICS",
        "SCO",
        "CIS",
        "CSTO",
        "EAEU",
        "GCC",
        "OAS",
        "MERCOSUR",
        "CELAC",
        "ECOWAS",
        "IGO",
        "NGO",
        "UAF",
    ]
)


@cache
def content(name: str) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((DATA / f"{name}.yml").read_text(encoding="utf-8"), Loader=loader)


@cache
def states() -> Mapping[str, Mapping[str, Any]]:
    return {entry["code"]: entry for entry in content("states")["states"]}


def surface(section: Mapping[str, Any]) -> Iterator[str]:
    yield section["name"]
    yield section.get("official") or section["name"]
    for key in ("other", "forms", "adjective", "people", "capital", "seats", "also"):
        yield from section.get(key) or ()
    for names in (section.get("bodies") or {}).values():
        yield from names


def named(code: str, lang: str) -> set[str]:
    return set(surface(states()[code][lang]))


def test_every_state_is_described_once() -> None:
    codes = [entry["code"] for entry in content("states")["states"]]
    assert len(codes) == len(set(codes)) >= 240
    assert codes == sorted(codes)


def test_members_of_the_united_nations_and_disputed_states_are_there() -> None:
    with (DATA / "systems.tsv").open(encoding="utf-8") as lines:
        listed = {line.split("\t")[0] for line in lines if line[:1].isalpha()} - {"code"}
    assert listed <= states().keys()
    assert {
        "XKX",
        "TWN",
        "PSE",
        "HKG",
        "ESH",
        "GRL",
        "VAT",
        "SUN",
        "YUG",
        "DDR",
        "CSK",
        "SCG",
    } <= states().keys()


@pytest.mark.parametrize("lang", LANGS)
def test_every_state_has_name_adjective_and_capital_in_every_language(lang: str) -> None:
    lacking = [
        (code, key)
        for code, entry in states().items()
        for key in ("name", "adjective", "capital")
        if not entry[lang].get(key)
        if not (
            key == "capital"
            and (
                entry[lang].get("capital_unsure")
                or entry.get("kind") in ("historic", "continent")
                or city_state(entry)
            )
        )
    ]
    assert lacking == []


def city_state(entry: Mapping[str, Any]) -> bool:
    """Singapore, Monaco, Djibouti …: the capital is the state's own name in at least one language."""
    return entry["code"] in {"SGP", "MCO", "DJI", "HKG", "MAC", "LUX", "SMR", "VAT", "GTM", "PAN", "GIB"}


@pytest.mark.parametrize("lang", LANGS)
def test_a_form_of_two_states_is_marked_ambiguous(lang: str) -> None:
    holders: dict[str, set[str]] = defaultdict(set)
    for code, entry in states().items():
        for form in surface(entry[lang]):
            holders[form].add(code)
    unmarked = {
        form: sorted(codes)
        for form, codes in holders.items()
        if len(codes) > 1
        and sum(form not in (states()[code][lang].get("ambiguous") or ()) for code in codes) > 1
    }
    assert unmarked == {}


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_marked_ambiguous_names_the_state(lang: str) -> None:
    stray = {
        code: sorted(set(entry[lang]["ambiguous"]) - set(surface(entry[lang])))
        for code, entry in states().items()
        if entry[lang].get("ambiguous")
    }
    assert {code: forms for code, forms in stray.items() if forms} == {}


@pytest.mark.parametrize("lang", LANGS)
def test_no_false_friend_is_a_form_of_a_state(lang: str) -> None:
    forms = {form for entry in states().values() for form in surface(entry[lang])}
    assert forms & content("states")["false_friends"][lang].keys() == set()


@pytest.mark.parametrize(
    ("code", "lang", "forms"),
    [
        (
            "USA",
            "en",
            {"United States", "US", "U.S.", "USA", "American", "Foggy Bottom", "White House", "Pentagon"},
        ),
        ("USA", "fr", {"Foggy Bottom"}),
        ("USA", "es", {"Foggy Bottom"}),
        ("FRA", "fr", {"hôtel de Brienne", "Quai d'Orsay"}),
        ("FRA", "ru", {"Набережной Орсе", "Елисейским дворцом"}),
        ("RUS", "es", {"plaza Smolénskaya", "Kremlin"}),
        ("CIV", "ru", {"Кот-д’Ивуара", "Кот-д'Ивуаром", "Кот-д’Ивуаре"}),
        ("USA", "fr", {"États-Unis", "Etats-Unis", "É.-U.", "américaines", "Américaine", "Maison-Blanche"}),
        (
            "USA",
            "ru",
            {"США", "Соединенных Штатов", "Соединённых Штатов", "американскими", "американца", "Белого дома"},
        ),
        ("USA", "es", {"Estados Unidos", "EE.UU.", "EE. UU.", "EEUU", "estadounidenses", "Casa Blanca"}),
        ("RUS", "fr", {"Russie", "russe", "Russes", "Kremlin", "Douma", "Fédération de Russie"}),
        ("RUS", "ru", {"РФ", "Россией", "российскую", "русских", "Кремлю", "Смоленской площади", "Госдумой"}),
        ("RUS", "es", {"Rusia", "rusas", "Kremlin", "Moscú"}),
        ("FRA", "en", {"French", "Frenchwoman", "Quai d'Orsay", "Quai d’Orsay", "Élysée"}),
        ("FRA", "fr", {"françaises", "Français", "Matignon", "palais de l'Élysée", "palais de l’Élysée"}),
        ("FRA", "ru", {"Францию", "французам", "француженкой", "Елисейским дворцом"}),
        (
            "GBR",
            "ru",
            {"Великобританией", "Соединенного Королевства", "британка", "англичанам", "Даунинг-стрит"},
        ),
        ("CHN", "ru", {"КНР", "Китаем", "китайцев", "китаянок", "Китайской Народной Республики"}),
        ("PRK", "fr", {"Corée du Nord", "nord-coréennes", "Nord-Coréens", "RPDC", "Pyongyang"}),
        ("KOR", "es", {"Corea del Sur", "surcoreanas", "Seúl", "Casa Azul"}),
        ("MMR", "fr", {"Birmanie", "Myanmar", "birmans", "Naypyidaw"}),
        ("SWZ", "en", {"Eswatini", "Swaziland", "Swazi"}),
        ("BFA", "fr", {"Burkina Faso", "Haute-Volta", "burkinabè"}),
        ("COD", "fr", {"République démocratique du Congo", "RDC", "Zaïre", "Kinshasa"}),
        ("CIV", "ru", {"Кот-д'Ивуар", "Берега Слоновой Кости", "ивуарийцы"}),
        (
            "ARE",
            "ru",
            {"ОАЭ", "Объединенных Арабских Эмиратах", "Объединёнными Арабскими Эмиратами", "эмиратской"},
        ),
        ("BIH", "ru", {"Боснией и Герцеговиной", "боснийцев"}),
        ("PNG", "ru", {"Папуа — Новой Гвинее", "Папуа-Новую Гвинею"}),
        ("MKD", "es", {"Macedonia del Norte", "ARYM", "normacedonias"}),
        ("EST", "fr", {"estonienne", "Estoniens", "Tallinn"}),
        ("NLD", "es", {"Países Bajos", "neerlandesas", "holandés", "La Haya"}),
        ("TUR", "ru", {"турки", "турчанка", "турецким", "Анкарой"}),
        ("DEU", "ru", {"ФРГ", "немца", "немкой", "Бундестага", "Берлином"}),
        ("ISR", "ru", {"израильтян", "ЦАХАЛа", "Кнессетом", "Израиля"}),
        ("SUN", "ru", {"СССР", "Советского Союза", "советскими"}),
    ],
)
def test_a_state_is_found_under_the_forms_people_write(code: str, lang: str, forms: set[str]) -> None:
    assert forms - named(code, lang) == set()


@pytest.mark.parametrize(
    ("code", "lang", "form"),
    [
        ("GEO", "en", "Georgia"),
        ("JOR", "en", "Jordan"),
        ("TCD", "en", "Chad"),
        ("TUR", "en", "Turkey"),
        ("NER", "fr", "Niger"),
        ("GIN", "fr", "Guinée"),
        ("COG", "es", "Congo"),
        ("GRD", "es", "Granada"),
        ("USA", "en", "Washington"),
        ("TGO", "ru", "Того"),
        ("COD", "ru", "конголезского"),
    ],
)
def test_a_name_with_other_meanings_asks_for_context(code: str, lang: str, form: str) -> None:
    assert form in states()[code][lang]["ambiguous"]


@pytest.mark.parametrize(
    ("lang", "form", "code"),
    [
        ("en", "New Mexico", "USA"),
        ("en", "Paris Agreement", None),
        ("en", "Turkish Airlines", None),
        ("fr", "océan Indien", None),
        ("fr", "Nouvelle-Galles du Sud", "AUS"),
        ("ru", "Южно-Китайского моря", None),
        ("ru", "Минским соглашениям", None),
        ("es", "golfo de México", None),
    ],
)
def test_false_friends_belong_to_nobody_or_to_another_state(lang: str, form: str, code: str | None) -> None:
    assert content("states")["false_friends"][lang].get(form, "missing") == code


def test_states_of_the_past_say_from_when_to_when_and_who_came_after() -> None:
    for code in ("SUN", "YUG", "SCG", "DDR", "CSK", "VDR", "YMD"):
        entry = states()[code]
        assert date.fromisoformat(entry["start"]) < date.fromisoformat(entry["end"])
        assert entry["successor"] in states()


@pytest.mark.parametrize(
    ("code", "day", "cow", "gw"),
    [
        ("FRA", "2019-05-15", "220", "220"),
        ("DEU", "1980-01-01", "260", "260"),
        ("DEU", "1995-01-01", "255", "260"),
        ("DDR", "1980-01-01", "265", "265"),
        ("YEM", "1985-01-01", "678", "678"),
        ("YEM", "2015-01-01", "679", "678"),
        ("SRB", "2010-01-01", "345", "340"),
        ("RUS", "2022-02-24", "365", "365"),
        ("XKX", "2012-01-01", "347", "347"),
        ("SSD", "2012-01-01", "626", "626"),
        ("CZE", "2000-01-01", "316", "316"),
        ("KOR", "2018-04-27", "732", "732"),
    ],
)
def test_a_state_has_its_numbers_as_of_the_day(code: str, day: str, cow: str, gw: str) -> None:
    assert [
        (row["cow_number"], row["gw_number"]) for row in rows() if row["code"] == code and holds(row, day)
    ] == [(cow, gw)]


def rows() -> list[dict[str, str]]:
    with (DATA / "systems.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def holds(row: Mapping[str, str], day: str) -> bool:
    return row["start"] <= day and (not row["end"] or day <= row["end"])


def test_rows_of_a_state_do_not_overlap_in_time() -> None:
    last: dict[str, str] = {}
    for row in rows():
        assert row["start"] > last.get(row["code"], ""), row
        last[row["code"]] = row["end"] or "9999"


def test_bodies_have_a_code_or_a_state_a_sector_and_names_in_four_languages() -> None:
    names = [body["name"] for body in content("bodies")["bodies"]]
    assert len(names) == len(set(names)) >= 150
    for body in content("bodies")["bodies"]:
        assert body.get("code") in BODY_CODES or body.get("country") in states(), body["name"]
        assert body["sector"] in SECTORS, body["name"]
        assert all(body[lang] for lang in LANGS), body["name"]


def test_there_are_150_international_organisations_most_with_an_abbreviation() -> None:
    bodies = [body for body in content("bodies")["bodies"] if body["sector"] in ("IGO", "JUD", "LEG")]
    bodies = [body for body in bodies if body.get("code")]
    assert len(bodies) >= 150
    short = re.compile(r"[^\W\d_]{2,9}")
    for lang in LANGS:
        abbreviated = [
            body
            for body in bodies
            if any(short.fullmatch(form) and sum(c.isupper() for c in form) > 1 for form in body[lang])
        ]
        assert len(abbreviated) >= 100, (lang, len(abbreviated))


@pytest.mark.parametrize("lang", LANGS)
def test_no_form_names_two_bodies_or_a_body_and_a_state(lang: str) -> None:
    holders: dict[str, set[str]] = defaultdict(set)
    for body in content("bodies")["bodies"]:
        for form in body[lang]:
            holders[form].add(body["name"])
    for code, entry in states().items():
        unsure = entry[lang].get("ambiguous") or ()
        for form in surface(entry[lang]):
            if form in holders and form not in unsure:
                holders[form].add(code)
    assert {form: sorted(names) for form, names in holders.items() if len(names) > 1} == {}


@pytest.mark.parametrize(
    ("code", "lang", "form"),
    [
        ("UN", "ru", "Организации Объединенных Наций"),
        ("UN", "fr", "Conseil de sécurité"),
        ("NATO", "fr", "Otan"),
        ("EU", "ru", "Евросоюзом"),
        ("ECOWAS", "fr", "Cédéao"),
        ("ARL", "es", "Liga Árabe"),
        ("IAEA", "ru", "МАГАТЭ"),
        ("IAEA", "es", "OIEA"),
        ("GCC", "fr", "Conseil de coopération du Golfe"),
        ("OPEC", "en", "OPEC+"),
        ("PSE", "ru", "ХАМАСом"),
        ("AFG", "fr", "talibans"),
        ("YEM", "es", "hutíes"),
        ("UAF", "fr", "Daech"),
    ],
)
def test_a_body_is_found_under_the_forms_people_write(code: str, lang: str, form: str) -> None:
    found = [body for body in content("bodies")["bodies"] if form in body[lang]]
    assert [body.get("code") or body.get("country") for body in found] == [code]


def office_of(form: str, lang: str) -> list[tuple[str, str | None]]:
    return [
        (office["slug"], office.get("country"))
        for office in content("offices")["offices"]
        if form in office[lang]
    ]


@pytest.mark.parametrize(
    ("lang", "form", "slug", "country"),
    [
        ("en", "foreign minister", "foreign-minister", None),
        ("en", "minister of foreign affairs", "foreign-minister", None),
        ("en", "secretary of state", "foreign-minister", "USA"),
        ("fr", "cheffe de la diplomatie", "foreign-minister", None),
        ("fr", "ministres des affaires étrangères", "foreign-minister", None),
        ("fr", "ministre des armées", "defence-minister", None),
        ("fr", "présidente", "president", None),
        ("fr", "première ministre", "prime-minister", None),
        ("ru", "главой МИД", "foreign-minister", None),
        ("ru", "министром иностранных дел", "foreign-minister", None),
        ("ru", "госсекретаря", "foreign-minister", "USA"),
        ("ru", "послов", "ambassador", None),
        ("ru", "премьер-министру", "prime-minister", None),
        ("ru", "начальника Генштаба", "military-chief", None),
        ("es", "canciller", "foreign-minister", None),
        ("es", "jefa de la diplomacia", "foreign-minister", None),
        ("es", "mandataria", "head-of-state", None),
        ("es", "presidente del gobierno", "prime-minister", None),
        ("es", "embajadora", "ambassador", None),
    ],
)
def test_an_office_is_found_in_every_gender_number_and_case(
    lang: str, form: str, slug: str, country: str | None
) -> None:
    assert office_of(form, lang) == [(slug, country)]


def test_the_russian_preposition_after_is_no_ambassador() -> None:
    assert office_of("после", "ru") == []


@pytest.mark.parametrize(
    ("lang", "form", "sector"),
    [
        ("en", "gunmen", "UAF"),
        ("en", "protesters", "CVL"),
        ("en", "soldiers", "MIL"),
        ("fr", "manifestantes", "CVL"),
        ("fr", "grévistes", "LAB"),
        ("fr", "policiers", "COP"),
        ("ru", "протестующих", "CVL"),
        ("ru", "протестующая", "CVL"),
        ("ru", "боевиками", "UAF"),
        ("ru", "повстанцам", "REB"),
        ("ru", "полицейского", "COP"),
        ("ru", "беженцев", "REF"),
        ("es", "guerrilleros", "REB"),
        ("es", "periodistas", "MED"),
        ("es", "presos políticos", "CVL"),
    ],
)
def test_an_agent_has_its_plover_sector(lang: str, form: str, sector: str) -> None:
    assert [agent["sector"] for agent in content("agents")["agents"] if form in agent[lang]] == [sector]


def test_agents_offices_and_institutions_use_known_sectors_and_four_languages() -> None:
    offices = content("offices")
    for entry in (*offices["offices"], *offices["institutions"], *content("agents")["agents"]):
        assert entry["sector"] in SECTORS
        assert all(isinstance(entry[lang], list) for lang in LANGS)
    for key in ("counterparts", "former", "honorifics"):
        assert all(offices[key][lang] for lang in LANGS)


@pytest.mark.parametrize("name", ["states", "bodies", "offices", "agents"])
def test_no_form_has_stray_space_braces_or_control_characters(name: str) -> None:
    def strings(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            for key, inner in value.items():
                yield from strings(key)
                yield from strings(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from strings(inner)

    wrong = [
        s for s in strings(content(name)) if s != " ".join(s.split()) or set(s) & set("{}|=;\x00") or not s
    ]
    assert wrong == []


def test_there_are_tens_of_thousands_of_forms() -> None:
    counts: Counter[str] = Counter()
    for lang in LANGS:
        counts["states"] += sum(len(set(surface(entry[lang]))) for entry in states().values())
        counts["bodies"] += sum(len(body[lang]) for body in content("bodies")["bodies"])
        counts["agents"] += sum(len(agent[lang]) for agent in content("agents")["agents"])
        counts["offices"] += sum(len(office[lang]) for office in content("offices")["offices"])
    assert counts["states"] > 17_000
    assert counts["bodies"] > 3_500
    assert counts["offices"] > 6_000
    assert counts["agents"] > 5_000


def test_every_file_of_reference_data_says_its_sources() -> None:
    told = (DATA / "SOURCES.md").read_text(encoding="utf-8")
    files = [path.name for path in DATA.iterdir() if path.suffix in (".yml", ".tsv")]
    assert [name for name in sorted(files) if f"`{name}`" not in told] == []
    assert (DATA / "people" / "SOURCES.md").exists()
