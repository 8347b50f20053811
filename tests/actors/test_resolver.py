"""Who is meant: text → expected actors, in four languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from degel.actors.reference import read as read_data
from degel.records import Document, Span

pytestmark = pytest.mark.skipif(
    not read_data("offices"), reason="the reference data on offices are not there"
)

Reader = Callable[..., Any]

# lang, text, words that the mention covers, codes, office, name (None: not asked)
PERSONS: list[tuple[str, str, str, tuple[str, ...], str | None, str | None]] = [
    ("fr", "Le ministre russe des Affaires étrangères, Sergueï Lavrov, s'est exprimé.", "Lavrov", ("RUS",), "foreign-minister", "Sergey Lavrov"),
    ("fr", "La ministre danoise des Affaires étrangères, Karla Østergaard, a reçu un émissaire.", "Østergaard", ("DNK",), "foreign-minister", "Karla Østergaard"),
    ("fr", "Le président français Emmanuel Macron a téléphoné à Ankara.", "Macron", ("FRA",), "president", "Emmanuel Macron"),
    ("fr", "Emmanuel Macron, le président français, a téléphoné à Ankara.", "Macron", ("FRA",), "president", "Emmanuel Macron"),
    ("fr", "Le président russe a signé un décret.", "président russe", ("RUS",), "president", "Vladimir Putin"),
    ("fr", "Le chef de la diplomatie américaine est arrivé à Tokyo.", "diplomatie", ("USA",), "foreign-minister", "Mike Pompeo"),
    ("fr", "Le chancelier allemand a refusé cette offre.", "chancelier", ("DEU",), "chancellor", None),
    ("fr", "L'ambassadeur de France en Italie a été rappelé.", "ambassadeur", ("FRA",), "ambassador", None),
    ("fr", "Le ministre japonais de la Défense a quitté Manille.", "ministre", ("JPN",), "defence-minister", None),
    ("en", "Norwegian Foreign Minister Astrid Fjellheim met Russian officials.", "Fjellheim", ("NOR",), "foreign-minister", "Astrid Fjellheim"),
    ("en", "US Secretary of State Mike Pompeo flew to Berlin.", "Pompeo", ("USA",), "foreign-minister", "Mike Pompeo"),
    ("en", "Mike Pompeo, the US Secretary of State, flew to Berlin.", "Pompeo", ("USA",), "foreign-minister", "Mike Pompeo"),
    ("en", "Mike Pompeo flew to Berlin.", "Pompeo", ("USA",), "foreign-minister", "Mike Pompeo"),
    ("en", "The prime minister of Japan thanked President Donald Trump.", "Donald Trump", ("USA",), "president", "Donald Trump"),
    ("en", "The prime minister of Japan thanked President Donald Trump.", "prime minister", ("JPN",), "prime-minister", "Shinzo Abe"),
    ("en", "Turkey's foreign minister rejected the claim.", "foreign minister", ("TUR",), "foreign-minister", None),
    ("en", "The Kremlin spokesman denied it.", "spokesman", ("RUS",), "spokesperson", None),
    ("ru", "Министр иностранных дел России Сергей Лавров прибыл в Токио.", "Лавров", ("RUS",), "foreign-minister", "Sergey Lavrov"),
    ("ru", "Президент Франции Эммануэль Макрон поговорил с Владимиром Путиным.", "Макрон", ("FRA",), "president", "Emmanuel Macron"),
    ("ru", "Президент Франции Эммануэль Макрон поговорил с Владимиром Путиным.", "Путиным", ("RUS",), "president", "Vladimir Putin"),
    ("ru", "Глава МИД Норвегии Астрид Фьельхейм приехала в Москву.", "Фьельхейм", ("NOR",), "foreign-minister", "Астрид Фьельхейм"),
    ("ru", "Госсекретарь США Майк Помпео встретился с Сергеем Лавровым.", "Помпео", ("USA",), "foreign-minister", "Mike Pompeo"),
    ("ru", "Турецкий президент отклонил предложение Берлина.", "президент", ("TUR",), "president", "Recep Tayyip Erdoğan"),
    ("es", "El canciller mexicano, Marcelo Ebrard, viajó a Washington.", "Ebrard", ("MEX",), "foreign-minister", "Marcelo Ebrard"),
    ("es", "La ministra noruega de Exteriores, Astrid Fjellheim, llegó a Madrid.", "Fjellheim", ("NOR",), "foreign-minister", "Astrid Fjellheim"),
    ("es", "El presidente de Rusia, Vladímir Putin, llamó a Nicolás Maduro.", "Putin", ("RUS",), "president", "Vladimir Putin"),
    ("es", "El presidente ruso rechazó la propuesta.", "presidente ruso", ("RUS",), "president", "Vladimir Putin"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "words", "codes", "office", "name"), PERSONS)
def test_title_nationality_and_name_make_a_person(
    read: Reader,
    lang: str,
    text: str,
    words: str,
    codes: tuple[str, ...],
    office: str | None,
    name: str | None,
) -> None:
    mention = read(text, lang).over(words)
    assert mention is not None
    assert tuple(actor.code for actor in mention.actors) == codes
    assert mention.actors[0].office == office
    if name is not None:
        assert mention.actors[0].name == name


SECTORS: list[tuple[str, str, str, str | None, str]] = [
    ("fr", "Le gouvernement turc a protesté.", "gouvernement", "TUR", "GOV"),
    ("fr", "La police kényane a arrêté des manifestants.", "police", "KEN", "COP"),
    ("fr", "L'armée israélienne a bombardé Gaza.", "armée", "ISR", "MIL"),
    ("fr", "Le Parlement polonais a voté la loi.", "Parlement", "POL", "LEG"),
    ("fr", "L'Élysée a démenti.", "Élysée", "FRA", "GOV"),
    ("fr", "L'OTAN a condamné ces essais.", "OTAN", "NATO", "IGO"),
    ("en", "Police in Kenya arrested protesters.", "Police", "KEN", "COP"),
    ("en", "Turkey's parliament approved the treaty.", "parliament", "TUR", "LEG"),
    ("en", "The Russian army shelled the town.", "army", "RUS", "MIL"),
    ("en", "The Kremlin denied the report.", "Kremlin", "RUS", "GOV"),
    ("en", "Syrian rebels attacked a village.", "rebels", "SYR", "REB"),
    ("en", "The United Nations condemned the attack.", "United Nations", "UN", "IGO"),
    ("ru", "МИД России вызвал посла.", "МИД", "RUS", "GOV"),
    ("ru", "Правительство Турции приняло решение.", "Правительство", "TUR", "GOV"),
    ("ru", "Полиция Кении задержала протестующих.", "Полиция", "KEN", "COP"),
    ("ru", "Кремль опроверг это сообщение.", "Кремль", "RUS", "GOV"),
    ("es", "El Gobierno de Chile protestó.", "Gobierno", "CHL", "GOV"),
    ("es", "La policía colombiana detuvo a dos hombres.", "policía", "COL", "COP"),
    ("es", "El Ejército israelí atacó la ciudad.", "Ejército", "ISR", "MIL"),
    ("es", "La ONU condenó el ataque.", "ONU", "UN", "IGO"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "words", "code", "sector"), SECTORS)
def test_an_institution_has_the_state_and_sector_that_stand_beside_it(
    read: Reader, lang: str, text: str, words: str, code: str, sector: str
) -> None:
    mention = read(text, lang).over(words)
    assert mention is not None
    assert (mention.actors[0].code, mention.actors[0].sector, mention.place) == (code, sector, False)


PLACES: list[tuple[str, str, str, str, bool]] = [
    ("fr", "Le ministre est arrivé à Moscou.", "Moscou", "RUS", True),
    ("fr", "Moscou a condamné cette décision.", "Moscou", "RUS", False),
    ("fr", "Les relations entre Washington et Moscou se dégradent.", "Washington", "USA", False),
    ("fr", "Elle se rendra en Russie.", "Russie", "RUS", True),
    ("fr", "La France a livré des armes à l'Ukraine.", "Ukraine", "UKR", False),
    ("fr", "Il vit au Mali depuis dix ans.", "Mali", "MLI", True),
    ("en", "The talks took place in Moscow.", "Moscow", "RUS", True),
    ("en", "Moscow condemned the decision.", "Moscow", "RUS", False),
    ("en", "France signed a treaty with Poland.", "Poland", "POL", False),
    ("en", "The minister travelled to Poland.", "Poland", "POL", True),
    ("ru", "Переговоры прошли в Москве.", "Москве", "RUS", True),
    ("ru", "Москва осудила это решение.", "Москва", "RUS", False),
    ("ru", "Польша подписала договор с Францией.", "Францией", "FRA", False),
    ("ru", "Министр прилетел в Польшу.", "Польшу", "POL", True),
    ("es", "El ministro llegó a Moscú.", "Moscú", "RUS", True),
    ("es", "Moscú condenó la decisión.", "Moscú", "RUS", False),
    ("es", "La reunión se celebró en Francia.", "Francia", "FRA", True),
    ("es", "Polonia acusó a Rusia de espionaje.", "Rusia", "RUS", False),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "words", "code", "place"), PLACES)
def test_a_name_is_a_place_after_words_of_place_and_an_actor_otherwise(
    read: Reader, lang: str, text: str, words: str, code: str, place: bool
) -> None:
    mention = read(text, lang).over(words)
    assert mention is not None
    assert (mention.actors[0].code, mention.place) == (code, place)


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("fr", "Le Paris Saint-Germain a battu Lyon.", "Paris"),
        ("fr", "L'accord de Paris a été signé.", "Paris"),
        ("en", "Michael Jordan scored thirty points.", "Jordan"),
        ("en", "They roasted a turkey for dinner.", "turkey"),
        ("en", "Real Madrid beat Chelsea.", "Madrid"),
        ("en", "US Airways cancelled the flights.", "US"),
        ("en", "The Bank of China raised its rates.", "China"),
        ("en", "Voters in Atlanta, Georgia, elected a governor.", "Georgia"),
        ("es", "El Real Madrid ganó el partido.", "Madrid"),
        ("ru", "Того человека никто не видел.", "Того"),
    ],
)
def test_firms_clubs_newspapers_and_namesakes_are_no_actors(
    read: Reader, lang: str, text: str, words: str
) -> None:
    mention = read(text, lang).over(words)
    assert mention is None or mention.place


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("fr", "La Jordanie et la Géorgie ont signé.", "Géorgie"),
        ("en", "Jordan recalled its ambassador.", "Jordan"),
        ("en", "Georgia and Russia exchanged prisoners.", "Georgia"),
        ("en", "Turkey closed the border.", "Turkey"),
        ("fr", "Le Tchad a rappelé son ambassadeur.", "Tchad"),
        ("es", "Níger rompió el acuerdo.", "Níger"),
    ],
)
def test_ambiguous_names_are_states_where_nothing_speaks_against_it(
    read: Reader, lang: str, text: str, words: str
) -> None:
    mention = read(text, lang).over(words)
    assert mention is not None
    assert mention.actors[0].country is not None
    assert not mention.place


@pytest.mark.parametrize(
    ("lang", "text", "words", "codes"),
    [
        ("fr", "Les chefs des diplomaties polonaise et turque ont dîné.", "chefs", ("POL", "TUR")),
        ("fr", "Les présidents turc et grec se parleront.", "présidents", ("TUR", "GRC")),
        ("fr", "Les relations franco-allemandes sont bonnes.", "franco-allemandes", ("FRA", "DEU")),
        ("fr", "La France a reçu la Chine. Les deux pays ont signé.", "deux pays", ("FRA", "CHN")),
        ("en", "The Russian and Turkish presidents spoke.", "presidents", ("RUS", "TUR")),
        ("en", "The foreign ministers of France and Germany met.", "foreign ministers", ("FRA", "DEU")),
        ("en", "India received Japan. Both sides agreed.", "Both sides", ("IND", "JPN")),
        ("ru", "Президенты России и Турции поговорили.", "Президенты", ("RUS", "TUR")),
        ("ru", "Россия приняла Китай. Обе страны подписали договор.", "Обе страны", ("RUS", "CHN")),
        ("es", "Los presidentes de Chile y Perú se reunieron.", "presidentes", ("CHL", "PER")),
        ("es", "Chile recibió a Perú. Ambos países firmaron.", "Ambos países", ("CHL", "PER")),
    ],
)
def test_a_plural_means_several_actors_in_the_order_of_the_text(
    read: Reader, lang: str, text: str, words: str, codes: tuple[str, ...]
) -> None:
    mention = read(text, lang).over(words)
    assert mention is not None
    assert tuple(actor.code for actor in mention.actors) == codes


@pytest.mark.parametrize(
    ("lang", "text", "words", "code", "office"),
    [
        ("fr", "Sergueï Lavrov a reçu son homologue turc.", "homologue", "TUR", "foreign-minister"),
        ("en", "Sergey Lavrov received his Turkish colleague.", "colleague", "TUR", "foreign-minister"),
        ("es", "Serguéi Lavrov recibió a su colega turco.", "colega", "TUR", "foreign-minister"),
        (
            "fr",
            "Le ministre russe de la Défense a appelé son homologue français.",
            "homologue",
            "FRA",
            "defence-minister",
        ),
        ("en", "Sergey Lavrov met his Turkish counterpart.", "counterpart", "TUR", "foreign-minister"),
        ("es", "El canciller ruso recibió a su homólogo turco.", "homólogo", "TUR", "foreign-minister"),
        ("ru", "Сергей Лавров встретился со своим турецким коллегой.", "коллегой", "TUR", "foreign-minister"),
    ],
)
def test_a_counterpart_holds_the_same_office_of_another_state(
    read: Reader, lang: str, text: str, words: str, code: str, office: str
) -> None:
    mention = read(text, lang).over(words)
    assert mention is not None
    assert (mention.actors[0].code, mention.actors[0].office) == (code, office)


@pytest.mark.parametrize(
    ("lang", "text", "words", "name"),
    [
        (
            "fr",
            "La ministre danoise des Affaires étrangères, Karla Østergaard, est à Paris. Mme Østergaard verra le président.",
            "Mme Østergaard",
            "Karla Østergaard",
        ),
        (
            "fr",
            "La ministre danoise des Affaires étrangères, Karla Østergaard, est à Paris. Elle verra le président.",
            "Elle",
            "Karla Østergaard",
        ),
        (
            "fr",
            "La ministre danoise des Affaires étrangères, Karla Østergaard, est à Paris. La ministre verra le président.",
            "La ministre verra",
            None,
        ),
        (
            "en",
            "Norwegian Foreign Minister Astrid Fjellheim is in Paris. Fjellheim will meet the president.",
            "Fjellheim will"[:9],
            "Astrid Fjellheim",
        ),
        (
            "en",
            "Norwegian Foreign Minister Astrid Fjellheim is in Paris. She will meet the president.",
            "She",
            "Astrid Fjellheim",
        ),
        (
            "ru",
            "Глава МИД Норвегии Астрид Фьельхейм приехала в Москву. Фьельхейм встретится с Лавровым.",
            "Фьельхейм встретится"[:9],
            "Астрид Фьельхейм",
        ),
    ],
)
def test_who_was_named_is_remembered(
    read: Reader, lang: str, text: str, words: str, name: str | None
) -> None:
    found = read(text, lang)
    if name is None:
        mention = found.over("ministre", nth=1)
        name = "Karla Østergaard"
    else:
        mention = found.over(words, nth=found.doc.text.count(words) - 1)
    assert mention is not None
    assert mention.actors[0].name == name


@pytest.mark.parametrize(
    "text",
    [
        "El expresidente Álvaro Uribe criticó a Chile.",
        "El expresidente colombiano Álvaro Uribe criticó a Chile.",
        "El expresidente de Colombia Álvaro Uribe criticó a Chile.",
    ],
)
def test_who_once_held_an_office_is_one_mention_with_his_name(read: Reader, text: str) -> None:
    found = read(text, "es").over("Uribe")
    assert found is not None
    assert text[found.span.start :].startswith("expresidente")
    assert (found.actors[0].name, found.actors[0].sector) == ("Álvaro Uribe", "ELI")


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("fr", "L'ancien président américain Barack Obama a critiqué cette décision.", "Obama"),
        ("fr", "L'ex-président brésilien a été condamné.", "président"),
        ("en", "Former President Barack Obama criticised the decision.", "Obama"),
        ("en", "Barack Obama criticised the decision.", "Obama"),
        ("ru", "Бывший президент США Барак Обама раскритиковал решение.", "Обама"),
        ("es", "El expresidente Barack Obama criticó la decisión.", "Obama"),
    ],
)
def test_a_former_official_is_not_the_state(read: Reader, lang: str, text: str, words: str) -> None:
    mention = read(text, lang).over(words)
    assert mention is not None
    assert mention.actors[0].country in ("USA", "BRA")
    assert mention.actors[0].sector == "ELI"
    assert mention.quality < 0.5


@pytest.mark.parametrize(
    ("published", "office"),
    [(date(2014, 3, 1), "foreign-minister"), (date(1998, 3, 1), None)],
)
def test_an_office_is_that_of_the_documents_date(read: Reader, published: date, office: str | None) -> None:
    mention = read("Sergey Lavrov spoke in Geneva.", "en", published).over("Lavrov")
    assert mention is not None
    assert mention.actors[0].office == office


def test_the_page_wins_over_the_table(read: Reader) -> None:
    mention = read("Le ministre norvégien de la Défense Sergueï Lavrov est arrivé.", "fr").over("Lavrov")
    assert (mention.actors[0].country, mention.actors[0].office) == ("NOR", "defence-minister")


@pytest.mark.parametrize(
    ("lang", "text", "words", "code"),
    [
        ("fr", "L'ingérence russe inquiète.", "russe", "RUS"),
        ("en", "Russian interference is a concern.", "Russian", "RUS"),
        ("en", "US elections were held.", "US", "USA"),
        ("ru", "Российское вмешательство тревожит.", "Российское", "RUS"),
        ("es", "La injerencia rusa preocupa.", "rusa", "RUS"),
    ],
)
def test_an_adjective_alone_is_an_adjective_and_no_government(
    read: Reader, lang: str, text: str, words: str, code: str
) -> None:
    mention = read(text, lang).over(words)
    assert mention is not None
    assert (mention.kind, mention.actors[0].code) == ("adjective", code)


@pytest.mark.parametrize(
    ("lang", "text", "words", "code"),
    [
        ("fr", "LAVROV ACCUSE WASHINGTON DE MENSONGE", "LAVROV", "RUS"),
        ("en", "LAVROV ACCUSES WASHINGTON OF LYING", "WASHINGTON", "USA"),
        ("ru", "ЛАВРОВ ОБВИНИЛ ВАШИНГТОН ВО ЛЖИ", "ВАШИНГТОН", "USA"),
        ("es", "LAVROV ACUSA A ESTADOS UNIDOS DE MENTIR", "ESTADOS UNIDOS", "USA"),
    ],
)
def test_headlines_in_capitals_are_read(read: Reader, lang: str, text: str, words: str, code: str) -> None:
    mention = read(text, lang).over(words)
    assert mention is not None
    assert mention.actors[0].code == code


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le président de la République française et l’Élysée, M. Lavrov ; « Moscou » (États-Unis)."),
        ("en", "U.S. President Trump’s “Moscow” visit — U.K. said."),
        ("ru", "Президент США Дональд Трамп («Москва») — С. Лавров."),
        ("es", "El presidente de EE. UU., Donald Trump, «Moscú»."),
    ],
)
def test_every_span_lies_on_its_tokens(read: Reader, lang: str, text: str) -> None:
    found = read(text, lang)
    assert found.mentions
    for mention in found.mentions:
        tokens = found.sentences[mention.sentence].tokens
        assert mention.first <= mention.head <= mention.last
        assert mention.span == Span(tokens[mention.first].start, tokens[mention.last].end)
        assert all(actor.span == mention.span for actor in mention.actors)
        assert 0 <= mention.quality <= 1


def test_an_empty_document_has_no_mentions() -> None:
    from degel.actors.resolver import Resolver

    assert Resolver().resolve(Document(text="", lang="fr"), []) == []
