"""Whose a town is: by what stands behind it, by who disputes it, and small ones only where their state is spoken of."""

import pytest

from degel.coder import Coder
from degel.records import Document

SAID = [
    ("en", "India and Nepal both claim Kalapani.", "Kalapani", {"IND", "NPL"}),
    ("es", "Nicaragua y Costa Rica discutieron por el río San Juan.", "río San Juan", {"NIC", "CRI"}),
    ("es", "El barco encalló junto a la isla Calero.", "isla Calero", {"CRI", "NIC"}),
    ("en", "The mine at Panguna has stayed shut since 1989.", "Panguna", {"PNG"}),
    ("ru", "Жители Достука ждут воду.", "Достука", {"KGZ"}),
    ("fr", "L'avion s'est posé à Toncontín.", "Toncontín", {"HND"}),
    ("en", "Two ships collided in the Sea of Azov.", "Sea of Azov", set()),
    ("en", "A nurse at Raleigh Fitkin hospital in Manzini spoke out.", "Raleigh", set()),
    ("es", "La embajada de Perú está en la calle Medellín.", "Medellín", set()),
    ("fr", "Il vit à Tripoli, au Liban, depuis un an.", "Tripoli", {"LBN"}),
    ("es", "Murió en León, Nicaragua, a los noventa años.", "León", {"NIC"}),
    ("es", "Hubo dos detenidos en Gerona.", "Gerona", {"ESP"}),
    ("ru", "Таджикистан обвинил Киргизию. В Ворухе прошёл митинг.", "Ворухе", {"TJK"}),
    ("fr", "Un homme a été tué en Colombie-Britannique.", "Colombie-Britannique", {"CAN"}),
    ("ru", "Он родился в Новой Шотландии.", "Новой Шотландии", {"CAN"}),
]


@pytest.fixture(scope="module")
def coder():
    return Coder(gate=False)


@pytest.mark.parametrize(("lang", "text", "name", "states"), SAID)
def test_place_is_of_its_states(coder, lang, text, name, states):
    (one,) = coder.analyse([Document(text=text, lang=lang)])
    start = text.rindex(name)
    over = [m for m in one.material.mentions if m.span.start <= start < m.span.end]
    assert {actor.country for m in over for actor in m.actors} == states
