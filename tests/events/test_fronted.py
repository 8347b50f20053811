"""Russian clauses that begin with their object: who acts is told by ending and agreement."""

import pytest
from told import told

from degel.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Французских послов изгнали Нигер и Мали.", ("SANCTION", "MLI NER", "FRA")),
        ("Столько же канадцев выдворила Индия.", ("COERCE", "IND", "CAN")),
        ("Самолёт президента Боливии не пропустила Франция.", ("COERCE", "FRA", "BOL")),
        ("Премьера Армении поздравил президент Ирана.", ("SUPPORT", "IRN", "ARM")),
        ("Киншаса обвинила Кигали во лжи.", ("ACCUSE", "COD", "RWA")),
    ],
)
def test_the_object_stands_first(coder: Coder, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(coder, text, "ru")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Турция приняла у себя делегации Кении и Уганды.", ("CONSULT", "KEN UGA", "TUR")),
        ("Министр внутренних дел принял в Анкаре иракского коллегу.", ("CONSULT", "IRQ", "TUR")),
        ("Премьер Чили вылетел в Маскат, где его принял наследный принц.", ("CONSULT", "CHL", "OMN")),
        ("Япония обещала Панаме вертолёты.", ("AGREE", "JPN", "PAN")),
    ],
)
def test_guests_hosts_and_datives(coder: Coder, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(coder, text, "ru")
