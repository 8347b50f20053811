"""Who condemns force blames whoever used it, never those to whom it was done."""

import pytest

from degel.coder import Coder
from degel.records import Document


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_probability=0.0)


def accused(coder: Coder, text: str, lang: str) -> set[str]:
    coded = coder(Document(text, lang=lang, published="2024-03-04"))
    return {a.country or a.code or "?" for e in coded.events if e.type == "ACCUSE" for a in e.recipient}


@pytest.mark.parametrize(
    ("lang", "text", "blamed"),
    [
        ("en", "Peru condemned the Eritrean invasion of Kenya.", {"ERI"}),
        ("en", "Peru condemned Eritrea's invasion of Kenya.", {"ERI"}),
        ("en", "The Eritrean attack on Kenya was condemned by Peru.", {"ERI"}),
        ("en", "Peru condemned the bombing of Nairobi by Eritrea.", {"ERI"}),
        ("en", "Peru condemned the attack on Kenya.", set()),
        ("en", "Peru condemned the killing of Kenyan soldiers.", set()),
        ("fr", "Le Pérou a condamné l'attaque contre le Kenya.", set()),
        ("fr", "Le Pérou a condamné l'invasion érythréenne du Kenya.", {"ERI"}),
        ("ru", "Перу осудило нападение на посольство Кении.", set()),
        ("ru", "Турция осудила вторжение Эритреи в Кению.", {"ERI"}),
        ("es", "Perú condenó el ataque eritreo contra Kenia.", {"ERI"}),
        ("es", "Perú condenó el ataque contra Kenia.", set()),
        # the arrest of a state's own people is its own doing
        ("en", "Peru is deeply concerned about the arrest of Eritrean activists.", {"ERI"}),
    ],
)
def test_force_is_blamed_on_who_used_it(coder: Coder, lang: str, text: str, blamed: set[str]) -> None:
    assert accused(coder, text, lang) == blamed
