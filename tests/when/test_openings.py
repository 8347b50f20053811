"""The look before a pattern forbids nothing that the pattern would match."""

from __future__ import annotations

import re

import pytest

from degel.when.openings import guarded

PATTERNS = [
    "(?:le |la )?(?P<day>lundi|mardi)",
    r"(?<![\d.])(?:0?[1-9]|[12]\d)(?!\d) mai",
    r"(?:en|dès)?[^\S\n]{1,3}mai",
    "['’]?[2-9]0s",
    "(?:hier)?",
    r"\W+mai",
    "[а-яё]+ю|х",
]
TEXT = "Mardi le 12 mai, La lundi dès mai, en  Mai ’90S hier  mai; Июню Х 1.5 mai"


@pytest.mark.parametrize("pattern", PATTERNS)
def test_finds_what_the_pattern_finds(pattern: str) -> None:
    plain, behind = (re.compile(p, re.IGNORECASE) for p in (pattern, guarded(pattern)))
    assert [m.span() for m in behind.finditer(TEXT)] == [m.span() for m in plain.finditer(TEXT)]


def test_a_word_that_cannot_open_it_is_left_at_its_first_letter() -> None:
    assert guarded("(?:ce |le )?jeudi").startswith("(?=[cjl])")
