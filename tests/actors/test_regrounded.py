"""A foreign state that speaks in between does not become the owner of the army, the opposition or the prosecutors."""

import pytest

from degel import Document
from degel.coder import Coder

PAGES = [
    (
        "en",
        "President Nicolas Maduro's government ruled out talks. In Caracas, lawmakers met under guard. "
        "Washington imposed new sanctions. The army blocked the bridges.",
        {"army": "VEN", "lawmakers": "VEN"},
    ),
    (
        "en",
        "Soldiers opened fire on monks in Yangon. China urged the junta to show restraint.",
        {"junta": "MMR"},
    ),
    (
        "fr",
        "À Tunis, la police a tiré sur les manifestants. Paris a proposé son savoir-faire. "
        "Le gouvernement est resté muet, l'armée a pris position devant la banque.",
        {"armée": "TUN", "gouvernement": "TUN"},
    ),
    (
        "ru",
        "В Минске ОМОН разогнал демонстрантов. Литва предложила посредничество. Прокуратура возбудила дело.",
        {"Прокуратура": "BLR"},
    ),
    (
        "es",
        "Los militares cerraron los puentes de Estambul. Estados Unidos negó la extradición. La fiscalía ordenó detenciones.",
        {"fiscalía": "TUR"},
    ),
]


@pytest.mark.parametrize(("lang", "text", "wanted"), PAGES)
def test_guesses_follow_the_places_of_the_page(lang: str, text: str, wanted: dict[str, str]) -> None:
    page = Coder(langs=[lang]).analyse([Document(text=text, lang=lang, published="2019-03-02")])[0]
    found = {text[m.span.start : m.span.end]: m.actors[0].code for m in page.material.mentions if m.actors}
    assert {word: found.get(word) for word in wanted} == wanted
