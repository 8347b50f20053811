"""The address of a page tells whose "President of the Republic" and whose "we" it is."""

import pytest

from degel.actors.home import Home, home_of, speaker_of
from degel.coder import Coder
from degel.records import Document


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_probability=0.0)


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://www.elysee.fr/a", Home("FRA", True)),
        ("https://presidencia.gob.mx/prensa", Home("MEX", True)),
        ("https://www.gov.uk/government/news/x", Home("GBR", True)),
        ("https://www.state.gov/x", Home("USA", True)),
        ("http://kremlin.ru/events", Home("RUS", True)),
        ("https://press.un.org/en", Home("UN", True)),
        ("https://www.lesoleil.sn/une", Home("SEN", False)),
        ("https://www.tagesspiegel.de/x", Home("DEU", False)),
        ("https://www.lemonde.fr/x", Home("FRA", False)),
        ("https://example.com/x", None),
        ("https://start.io/x", None),
        ("http://[broken", None),
        ("no address", None),
    ],
)
def test_home_of_an_address(url: str, home: Home | None) -> None:
    assert home_of(Document("…", url=url)) == home


@pytest.mark.parametrize(
    ("url", "country", "code"),
    [
        ("https://www.oas.org/en", None, "OAS"),  # three capitals, and no state
        ("https://www.elysee.fr/a", "FRA", "FRA"),
    ],
)
def test_who_speaks_on_an_official_page(url: str, country: str | None, code: str) -> None:
    actor = speaker_of(Document("…", url=url))
    assert actor is not None
    assert (actor.country, actor.code) == (country, code)
    assert speaker_of(Document("…", url="https://www.lemonde.fr/x")) is None


def sides(coder: Coder, text: str, lang: str, url: str | None = None) -> set[tuple[str, str, str]]:
    coded = coder(Document(text, lang=lang, url=url, published="2024-03-04"))
    return {
        (
            e.type,
            " ".join(sorted(a.country or a.code or "?" for a in e.actor)),
            " ".join(sorted(a.country or a.code or "?" for a in e.recipient)),
        )
        for e in coded.events
    }


def test_the_president_of_the_republic_is_that_of_the_page(coder: Coder) -> None:
    text = "Le Président de la République s'est entretenu par téléphone avec le Premier ministre de Norvège."
    assert ("CONSULT", "FRA NOR", "") in sides(coder, text, "fr", "https://www.elysee.fr/actualites")
    assert ("CONSULT", "NOR SEN", "") in sides(coder, text, "fr", "https://www.presidence.sn/actualites")
    # said in a text without an address, it is France's, unless another such republic is spoken of
    assert ("CONSULT", "FRA NOR", "") in sides(coder, text, "fr")


def test_we_of_a_statement_is_the_state_that_makes_it(coder: Coder) -> None:
    text = "We condemn the shelling of the port by Eritrea. We stand with the people of Yemen."
    found = sides(coder, text, "en", "https://www.state.gov/statement")
    assert ("ACCUSE", "USA", "ERI") in found
    # a newspaper's "we" is nobody's
    assert not any(
        actor == "USA" for _, actor, _ in sides(coder, text, "en", "https://www.nytimes.com/opinion")
    )


def test_the_leaders_are_the_two_who_met(coder: Coder) -> None:
    text = "Президент Чили принял в Сантьяго премьер-министра Канады. Лидеры осудили Эритрею."
    assert ("ACCUSE", "CAN CHL", "ERI") in sides(coder, text, "ru")
    text = "The president of Chile received the prime minister of Canada in Santiago. The leaders condemned Eritrea."
    assert ("ACCUSE", "CAN CHL", "ERI") in sides(coder, text, "en")


def test_the_page_knows_an_office_better_than_a_table_of_terms(coder: Coder) -> None:
    # he left the office in 2021; a page that calls him the minister of his state is believed
    text = "German Foreign Minister Heiko Maas visited Oslo."
    coded = coder(Document(text, lang="en", published="2024-03-04"))
    assert [(a.country, a.name) for e in coded.events for a in e.actor] == [("DEU", "Heiko Maas")]


def test_the_two_are_the_last_pair_and_count_nothing(coder: Coder) -> None:
    text = "The Chilean president met his Norwegian counterpart. The two condemned Eritrea. The two ships condemned Cuba."
    found = sides(coder, text, "en")
    assert ("ACCUSE", "CHL NOR", "ERI") in found
    assert ("ACCUSE", "CHL NOR", "CUB") not in found
    assert ("ACCUSE", "CHL NOR", "ERI") in sides(
        coder, "Президент Чили встретился с премьером Норвегии. Оба осудили Эритрею.", "ru"
    )
