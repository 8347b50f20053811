"""Whole sentences in which every act bears the day that a reader gives it: `passages/<lang>.txt`, read as a share."""

import re
from datetime import date
from pathlib import Path

import pytest

from degel.records import Document
from degel.when import date_of, find_dates

PUBLISHED = date(2024, 5, 15)
ACT = re.compile(r"\{([^=}]+)=([^}]+)\}")
LEAST = 0.9  # of the acts of a language; the parser misreads some


def day(text, last):
    if text == "P":
        return PUBLISHED
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31) if last else date(parts[0], 1, 1)
    return date(*parts) if len(parts) == 3 else date(PUBLISHED.year, *parts)


def period(answer):
    if answer == "-":
        return None
    first, _, last = answer.partition("..")
    return day(first, False), day(last or first, True)


def passages(lang):
    for line in (Path(__file__).parent / "passages" / f"{lang}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            bare = line.removeprefix("NOPUB ")
            yield bare, None if bare != line else PUBLISHED


def acts_of(line):
    text, acts, done = "", [], 0
    for match in ACT.finditer(line):
        text += line[done : match.start()]
        acts.append((len(text), match[1], match[2]))
        text += match[1].rstrip("!")
        done = match.end()
    return text + line[done:], acts


@pytest.mark.parametrize("lang", ["fr", "en", "ru", "es"])
def test_acts_bear_the_day_a_reader_gives_them(parsed, lang):
    wrong, count = [], 0
    for line, published in passages(lang):
        text, acts = acts_of(line)
        sentences = parsed(text, lang)
        doc = Document(text, lang=lang, published=published)
        dates = find_dates(doc, sentences)
        for start, word, answer in acts:
            sentence = next(s for s in sentences if s.start <= start < s.end)
            token = next((t for t in sentence.tokens if sentence.start + t.start == start), None)
            count += 1
            when = None
            if token is not None:
                when = date_of(sentence, token.i, dates, doc, done=not word.endswith("!"))[0]
            if token is None or (when and (when.start, when.end)) != period(answer):
                wrong.append((text, word, answer, when and (str(when.start), str(when.end))))
    assert len(wrong) <= (1 - LEAST) * count, wrong
