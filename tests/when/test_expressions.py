"""Sentences in which every expression of time bears the days that a reader gives it: `expressions/<lang>.txt`, read as a share."""

from pathlib import Path

import pytest
from test_passages import PUBLISHED, acts_of, period

from degel.records import Document
from degel.when import find_dates

LEAST = 0.95  # of the expressions of a language; the parser misreads some


@pytest.mark.parametrize("lang", ["fr", "en", "ru", "es"])
def test_expressions_mean_the_days_a_reader_gives_them(parsed, lang):
    wrong, count = [], 0
    lines = (Path(__file__).parent / "expressions" / f"{lang}.txt").read_text("utf-8").splitlines()
    for line in (one for one in lines if one and not one.startswith("#")):
        text, marks = acts_of(line)
        found = find_dates(Document(text, lang=lang, published=PUBLISHED), parsed(text, lang))
        for start, words, answer in marks:
            end = start + len(words)
            shared = [
                (min(d.when.span.end, end) - max(d.when.span.start, start), -n, d)
                for n, d in enumerate(found)
            ]
            best = max((one for one in shared if one[0] > 0), default=None)
            count += 1
            days = best and (best[2].when.start, best[2].when.end)
            if days != period(answer):
                wrong.append((line, answer, days))
    assert len(wrong) <= (1 - LEAST) * count, wrong
