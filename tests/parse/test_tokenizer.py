"""Tokenisation: a table a language of what the news writes and treebanks do not."""

import pytest

from degel.parse import Parser
from degel.parse.blank import blank
from degel.parse.tokenizer import customise, normalise
from degel.records import Span

TABLE = [
    ("fr", "l'ex-ministre M. Lavrov", "l'|ex-ministre|M.|Lavrov"),
    ("fr", "Lavrov–Pompeo", "Lavrov|–|Pompeo"),
    ("fr", "Russie-Etats-Unis", "Russie|-|Etats-Unis"),
    ("fr", "États-Unis et Royaume-Uni", "États-Unis|et|Royaume-Uni"),
    ("fr", "Etats-Unis", "Etats-Unis"),
    ("fr", "Iran-Israël", "Iran|-|Israël"),
    ("fr", "Guinée-Bissau", "Guinée-Bissau"),
    ("fr", "Jean-Yves Le Drian", "Jean-Yves|Le|Drian"),
    ("fr", "c'est-à-dire", "c'est-à-dire"),
    ("fr", "vice-président", "vice-président"),
    ("fr", "aujourd'hui", "aujourd'hui"),
    ("fr", "@EmmanuelMacron répond", "@EmmanuelMacron|répond"),
    ("fr", "affirme-t-elle, a-t-il dit", "affirme|-t-elle|,|a|-t-il|dit"),
    ("fr", "Celle-ci, ceux-ci et celui-ci", "Celle-ci|,|ceux-ci|et|celui-ci"),
    ("fr", "Peut-être quelqu'un ce week-end", "Peut-être|quelqu'un|ce|week-end"),
    ("fr", "dit-il", "dit|-il"),
    ("fr", "qu'il n'a", "qu'|il|n'|a"),
    ("fr", "l’accord «\u202foui\u202f», “non”\u00a0!", "l’|accord|«|oui|»|,|“|non|”|!"),
    ("fr", "«Oui»: M.\u00a0Lavrov", "«|Oui|»|:|M.|Lavrov"),
    ("fr", "L'EX-MINISTRE DES ÉTATS-UNIS", "L'|EX-MINISTRE|DES|ÉTATS-UNIS"),
    ("en", "the U.S.-led coalition", "the|U.S.|-|led|coalition"),
    ("en", "U.N.-backed", "U.N.|-|backed"),
    ("en", "Russia's U.S. Sen. Smith", "Russia|'s|U.S.|Sen.|Smith"),
    ("en", "Lavrov–Pompeo talks", "Lavrov|–|Pompeo|talks"),
    ("en", "US-Russia", "US|-|Russia"),
    ("en", "@POTUS didn't", "@POTUS|did|n't"),
    ("en", "Paris/Berlin", "Paris|/|Berlin"),
    ("en", "U.S.-LED FORCES DON'T LEAVE", "U.S.|-|LED|FORCES|DO|N'T|LEAVE"),
    ("en", "“Russia’s ‘no’ — again”", "“|Russia|’s|‘|no|’|—|again|”"),
    ("es", "EE.UU. y EE. UU.", "EE.UU.|y|EE. UU."),
    ("es", "Lavrov–Pompeo", "Lavrov|–|Pompeo"),
    ("es", "el Sr. Putin", "el|Sr.|Putin"),
    ("es", "franco-alemán", "franco-alemán"),
    ("es", "Rusia-Ucrania", "Rusia|-|Ucrania"),
    ("es", "@sanchezcastejon", "@sanchezcastejon"),
    ("es", "¿Vendrá? «¡Sí!»", "¿|Vendrá|?|«|¡|Sí|!|»"),
    ("es", "EE. UU. DICE «NO»", "EE. UU.|DICE|«|NO|»"),
    ("ru", "С. В. Лавров", "С.|В.|Лавров"),
    ("ru", "С.В. Лавров", "С.В.|Лавров"),
    ("ru", "премьер-министр", "премьер-министр"),
    ("ru", "США-Россия", "США|-|Россия"),
    ("ru", "Россия-Украина", "Россия|-|Украина"),
    ("ru", "Нью-Йорк", "Нью-Йорк"),
    ("ru", "кто-то из-за", "кто-то|из-за"),
    ("ru", "Лавров–Помпео", "Лавров|–|Помпео"),
    ("ru", "«Ёлка»", "«|Ёлка|»"),
    ("ru", "передал им.", "передал|им|."),
    ("ru", "ПРЕМЬЕР-МИНИСТР США ОТВЕТИЛ", "ПРЕМЬЕР-МИНИСТР|США|ОТВЕТИЛ"),
    ("ru", "@mid_rf ответил", "@mid_rf|ответил"),
    ("ru", "Лавров: «Мы „за“»", "Лавров|:|«|Мы|„|за|“|»"),
    ("ru", "2019 г.", "2019|г."),
]


@pytest.fixture(scope="module")
def tokenizers():
    made = {}
    for lang in ("fr", "en", "es", "ru"):
        made[lang] = blank(lang)
        customise(made[lang])
    return made


@pytest.fixture(scope="module")
def parsers():
    return {lang: Parser(lang) for lang in ("fr", "en", "es", "ru")}


@pytest.mark.parametrize(("lang", "text", "expected"), TABLE, ids=[row[1] for row in TABLE])
def test_a_text_has_these_tokens(tokenizers, lang, text, expected):
    doc = tokenizers[lang].make_doc(normalise(text))
    found = [text[t.idx : t.idx + len(t.text)] for t in doc if not t.is_space]
    assert "|".join(found) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), TABLE, ids=[row[1] for row in TABLE])
def test_the_parser_has_the_same_tokens_where_they_stand_in_the_text(parsers, lang, text, expected):
    before = "  \u202f" + text[:1] + "\n"
    page = before + text + " \u00a0fin"
    (tokens,) = parsers[lang].parse([(page, Span(len(before), len(before) + len(text)))])
    assert "|".join(token.text for token in tokens) == expected
    last = len(before)
    for token in tokens:
        assert page[token.start : token.end] == token.text
        assert not page[last : token.start].strip()
        last = token.end
    assert last == len(before) + len(text)


def test_typography_is_normalised_without_changing_the_length():
    text = "l’accord «\u202foui\u202f» “non”\tfin\u200b‑là\x00"
    assert normalise(text) == 'l\'accord « oui » "non" fin -là '
    assert len(normalise(text)) == len(text)


def test_a_long_word_is_cut_in_bounded_time(tokenizers):
    for wall in ("a-" * 5_000, "—" * 10_000, "États-Unis-" * 900, "@" * 10_000):
        assert "".join(token.text_with_ws for token in tokenizers["fr"].make_doc(wall)) == wall
