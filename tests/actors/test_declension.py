"""Russian personal names in all cases."""

from __future__ import annotations

import pytest

from degel.actors.declension import decline_name, stem


@pytest.mark.parametrize(
    ("name", "gender", "expected"),
    [
        ("Лавров", "m", ["Лаврова", "Лаврову", "Лавровым", "Лаврове"]),
        ("Путин", "m", ["Путина", "Путину", "Путиным", "Путине"]),
        ("Эммануэль Макрон", "m", ["Эммануэля Макрона", "Эммануэлю Макрону", "Эммануэлем Макроном"]),
        ("Владимир Зеленский", "m", ["Владимира Зеленского", "Владимиру Зеленскому", "Владимиром Зеленским"]),
        ("Барак Обама", "m", ["Барака Обамы", "Бараку Обаме", "Барака Обаму", "Бараком Обамой"]),
        ("Мария Захарова", "f", ["Марии Захаровой", "Марию Захарову"]),
        ("Ээва-Мария Лийметс", "f", ["Ээвы-Марии Лийметс", "Ээву-Марию Лийметс"]),
        ("Джорджа Мелони", "f", ["Джорджу Мелони"]),
        ("Реджеп Тайип Эрдоган", "m", ["Реджепа Тайипа Эрдогана", "Реджепом Тайипом Эрдоганом"]),
        ("Мухаммед бен Сальман", "m", ["Мухаммеда бен Сальмана"]),
        ("Лев Толстой", "m", ["Льва Толстого"]),
        ("Игорь Додон", "m", ["Игоря Додона", "Игорем Додоном"]),
        ("Андрей Бабиш", "m", ["Андреем Бабишем", "Андреем Бабишом"]),
    ],
)
def test_every_case_of_a_name_is_written(name: str, gender: str, expected: list[str]) -> None:
    forms = decline_name(name, gender)
    assert forms[0] == name
    assert [form for form in expected if form not in forms] == []


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Меркель", "f"),
        ("Тереза Мэй", "f"),
        ("Порошенко", "m"),
        ("Саркози", "m"),
        ("Кличко", "m"),
        ("Черных", "m"),
    ],
)
def test_a_surname_that_does_not_decline_stays_as_it_is(name: str, gender: str) -> None:
    last = name.split()[-1]
    assert {form.split()[-1] for form in decline_name(name, gender)} == {last}


def test_only_the_last_word_of_a_chinese_or_korean_name_declines() -> None:
    assert "Си Цзиньпина" in decline_name("Си Цзиньпин", "m", "CHN")
    assert "Ким Чен Ына" in decline_name("Ким Чен Ын", "m", "PRK")
    assert all(form.startswith("Ким Чен ") for form in decline_name("Ким Чен Ын", "m", "PRK"))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Карис", "Кариса"),
        ("Зеленский", "Зеленскому"),
        ("Захарова", "Захаровой"),
        ("Дуда", "Дудой"),
        ("Байден", "Байденом"),
    ],
)
def test_the_stem_is_the_same_in_every_case(left: str, right: str) -> None:
    assert stem(left) == stem(right)
