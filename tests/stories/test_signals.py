"""Which reports are costly signals, and which are not."""

from __future__ import annotations

from datetime import date

import pytest

from degel.stories.signals import find_signal
from degel.stories.telling import Telling

DAY = date(2016, 6, 27)


def told(type: str, mode: str | None = None, evidence: str = "", **fields: object) -> Telling:
    return Telling(
        "e", "d", type, mode, "done", 0.0, 0.9, ("RUS",), ("TUR",), ("RUS",), ("TUR",), DAY, DAY,
        evidence=evidence, **fields,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("telling", "name"),
    [
        (told("SANCTION", "withdraw", "Riyadh cut diplomatic ties with Tehran"), "relations broken"),
        (told("SANCTION", "discontinue", "Эр-Рияд разорвал дипломатические отношения"), "relations broken"),
        (told("SANCTION", "withdraw", "Paris recalled its ambassador"), "ambassador recalled or expelled"),
        (told("AGREE", None, "Cuba et les États-Unis ont accepté de rétablir leurs relations"), "relations restored"),
        (told("RETREAT", "ease", "Cuba reopened its embassy"), "relations restored"),
        (told("RETREAT", "ease", "Russia lifted the ban on tourism"), "sanctions lifted, border or embassy opened"),
        (told("SUPPORT", None, "Russia and Turkey signed", sentence="Russia and Turkey signed a gas agreement."),
         "treaty signed"),
        (told("SUPPORT", None, "Russia and Turkey signed", sentence="Russia and Turkey signed a guest book."), None),
        (told("SUPPORT", None, "Etiopía y Eritrea firmaron", sentence="Etiopía y Eritrea firmaron una declaración de paz."),
         "treaty signed"),
        (told("SUPPORT", None, "The two leaders signed", sentence="The two leaders signed a joint declaration."), None),
        (told("ASSAULT", "aerial"), "use of force"),
        (told("ASSAULT", None, origin="icews", detail="cameo:194"), "use of force"),
        (told("ASSAULT", None, origin="icews", detail="cameo:190"), "force of no named kind"),
        (told("CONSULT", "visit", offices=("president",)), "visit of a leader"),
        (told("CONSULT", "visit", offices=("minister",)), None),
        (told("ACCUSE", "allege", "Moscow accused Ankara of having cut diplomatic ties"), None),
        (told("SANCTION", None, detail="signal:relations broken"), "relations broken"),
    ],
)  # fmt: skip
def test_signals_are_found_by_type_mode_words_codes_and_offices(telling: Telling, name: str | None) -> None:
    found = find_signal([telling])
    assert (found.name if found else None) == name
