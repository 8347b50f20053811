"""One pattern of many words finds what a list of them finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from degel.languages.patterns import any_of

WORDS = st.lists(st.text("ab.' é", min_size=1, max_size=4), min_size=1, max_size=8)


@given(WORDS, st.text("ab.' é", max_size=12))
def test_finds_the_longest_word_at_each_place(words: list[str], text: str) -> None:
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    assert re.findall(any_of(words), text) == re.findall(listed, text)


def test_steps_back_to_a_shorter_word() -> None:
    assert re.findall(rf"{any_of(['dit', 'dit-il', 'dite'])}(?!\w)", "dit-ils") == ["dit"]
