"""Sentences of our own whose act bears the place that a reader gives it: `acts/<lang>.txt`, read as a share."""

import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from degel.records import Document
from degel.where import find_places, place_of

ACT = re.compile(r"\{([^=}]+)=([^}]+)\}")
LEAST = 0.95  # of the acts of a language; the parser misreads some
# Deeds that fall on a place.
STRUCK = {"bombed", "attacked", "killed", "seized", "fired", "bombardé", "attaqué", "tiré", "pris", "обстреляла", "напали", "захватили", "сбил", "bombardeó", "atacaron", "tomaron"}  # fmt: skip


def alike(one, other):
    return one in other or other in one or SequenceMatcher(None, one.lower(), other.lower()).ratio() > 0.7


@pytest.mark.parametrize("lang", ["fr", "en", "ru", "es"])
def test_acts_bear_the_place_a_reader_gives_them(parsed, lang):
    wrong, count = [], 0
    lines = (Path(__file__).parent / "acts" / f"{lang}.txt").read_text("utf-8").splitlines()
    for line in (one for one in lines if one and not one.startswith("#")):
        match = ACT.search(line)
        word = match[1].rstrip("!")
        text = line[: match.start()] + word + line[match.end() :]
        sentence = parsed(text, lang)[0]
        end = match.start() + len(word)
        token = next(t for t in sentence.tokens if t.start >= match.start() and t.end == end)
        places = find_places(Document(text, lang=lang), [sentence], [])
        place = place_of(sentence, token.i, places, spoken=match[1].endswith("!"), struck=word in STRUCK)
        count += 1
        if not (alike(place.name, match[2]) if place else match[2] == "-"):
            wrong.append((line, place and place.name))
    assert len(wrong) <= (1 - LEAST) * count, wrong
