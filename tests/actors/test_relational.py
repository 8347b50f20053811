"""Words that mean a side by its part: host and guest, neighbour, the latter, the other side, countrymen."""

from __future__ import annotations

from datetime import date

import pytest

from degel.coder import Coder
from degel.records import Document

_CASES = [
    ("fr", "Le président ghanéen John Mahama est arrivé jeudi à Lomé. Le visiteur y restera deux jours.", "visiteur", "GHA"),
    ("fr", "Gustavo Petro s'est rendu à Lima en mai. Ses hôtes lui ont montré le port.", "hôtes", "PER"),
    ("fr", "Le Burundi accuse le Rwanda d'armer des rebelles ; son voisin dément.", "voisin", "RWA"),
    ("fr", "Le Japon et la Chine ont signé un accord. La seconde le ratifiera en juin.", "seconde", "CHN"),
    ("fr", "Le Tchad a demandé à l'ancienne puissance coloniale de partir.", "ancienne puissance coloniale", "FRA"),
    ("fr", "Le maire attend ses invités sur la place. Le Chili joue demain.", "invités", None),
    ("en", "Norwegian Prime Minister Jonas Gahr Støre flew to Riga on Monday. His hosts showed him the bridge.", "hosts", "LVA"),
    ("en", "Bolivia recalled its ambassador from Peru. The other country kept silent.", "other country", "PER"),
    ("en", "Chile and Argentina signed a treaty. The latter will ratify it in June.", "latter", "ARG"),
    ("en", "Gabriel Boric asked his compatriots for patience.", "compatriots", "CHL"),
    ("en", "Finland has a neighbour with many forests.", "neighbour", None),
    ("ru", "Премьер-министр Индии Нарендра Моди прилетел в Токио. Хозяева устроили ужин.", "Хозяева", "JPN"),
    ("ru", "Латвия закрыла границу с Россией. Соседняя страна назвала это ошибкой.", "Соседняя страна", "RUS"),
    ("ru", "Чили и Аргентина подписали договор. Последняя ратифицирует его в июне.", "Последняя", "ARG"),
    ("ru", "Александр Стубб позвонил Дональду Туску, но тот был в дороге.", "тот", "POL"),
    ("ru", "Тот, кто живёт во Франции, это знает.", "Тот", None),
    ("es", "Lula da Silva recibió a Xi Jinping. Aquel habló de soja.", "Aquel", "BRA"),
    ("en", "Kenya lost two soldiers to Somalia. The other side, in Mogadishu, denies it.", "other side", "SOM"),
    ("en", "Senegal asked the former colonial power to leave.", "former colonial power", "FRA"),
    ("ru", "Последний поезд ушёл из Франции в мае.", "Последний", None),
    ("es", "El presidente francés, Emmanuel Macron, llegó el lunes a Varsovia. El visitante cenó en el palacio.", "visitante", "FRA"),
    ("es", "Kenia cerró su frontera con Somalia. El país vecino protestó.", "país vecino", "SOM"),
    ("es", "Pedro Sánchez llamó a Giorgia Meloni, pero esta no contestó.", "esta", "ITA"),
    ("es", "William Ruto felicitó a los suyos tras la carrera.", "los suyos", "KEN"),
    ("es", "El equipo de España jugó ayer. Este partido fue el primero.", "Este", None),
]  # fmt: skip


@pytest.fixture(scope="module")
def coders() -> dict[str, Coder]:
    return {lang: Coder(langs=[lang], gate=False) for lang in ("fr", "en", "ru", "es")}


@pytest.mark.parametrize(("lang", "text", "said", "code"), _CASES)
def test_a_part_means_its_side(
    coders: dict[str, Coder], lang: str, text: str, said: str, code: str | None
) -> None:
    found = coders[lang].analyse([Document(text=text, lang=lang, published=date(2024, 11, 5))])[0]
    start = text.index(said)
    codes = {
        actor.code
        for mention in found.material.mentions
        if mention.span.start < start + len(said) and start < mention.span.end
        for actor in mention.actors
    }
    assert codes - {None} == ({code} if code else set())
