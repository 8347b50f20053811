"""The pages with every mention, quote, date and act marked: their marks stand in their texts, and the scorer counts what it says."""

import importlib.util
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2] / "evaluation"
spec = importlib.util.spec_from_file_location("who", ROOT / "who.py")
assert spec is not None and spec.loader is not None
who = importlib.util.module_from_spec(spec)
sys.modules["who"] = who
spec.loader.exec_module(who)

FILES = sorted((ROOT / "gold" / "who").glob("*.yml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_marks_stand_in_their_texts(file: Path) -> None:
    pages = yaml.safe_load(file.read_text("utf-8"))
    assert len({page["id"] for page in pages}) == len(pages) >= 5
    for page in pages:
        text = page["text"].strip()
        for mark in (*page["mentions"], *page.get("dates", ()), *page.get("acts", ())):
            start, end = who.find(mark["say"], mark.get("nth", 1), text, page["id"])
            assert text[start:end] == mark["say"]
        for mark in page.get("quotes", ()):
            start, end = who.find_ends(mark, text, page["id"])
            assert text[start:end].startswith(mark["from"])
            assert text[start:end].endswith(mark["to"])


def test_names_are_alike_across_scripts_and_cases() -> None:
    assert who.alike("Sergei Lavrov", "Сергей Лавров")
    assert who.alike("Tallinn", "Таллине")
    assert not who.alike("Tallinn", "Рига")
    assert not who.alike(None, "Рига")


def test_what_is_wrong_is_counted_and_told() -> None:
    tally = who.Tally()
    tally.count("country", True, "one")
    tally.count("country", False, "two")
    assert (tally.right["country"], tally.asked["country"], tally.wrong) == (1, 2, ["country: two"])
