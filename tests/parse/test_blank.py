"""Our blank French against spaCy's: the same words, without the pattern that takes seconds to compile."""

import random
import subprocess
import sys

import pytest
import spacy

from degel.parse.blank import blank
from degel.parse.tokenizer import customise

TABLE = [
    ("l'ex-ministre franco-russe", "l'|ex-ministre|franco-russe"),
    ("vice-président, anti-missile", "vice-président|,|anti-missile"),
    ("France-Inter", "France|-|Inter"),
    ("saut-de-ski et bouche-à-l'oreille", "saut-de-ski|et|bouche-à-l'oreille"),
    ("les prud'hommes vont entr'ouvrir", "les|prud'hommes|vont|entr'ouvrir"),
    ("est-ce qu'il vient", "est|-ce|qu'|il|vient"),
    ("M. Dupont, av. J.-C.", "M.|Dupont|,|av.|J.|-C."),
    ("aujourd'hui à 20°C.", "aujourd'hui|à|20|°|C|."),
    ("50% de 3kg", "50|%|de|3|kg"),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_a_french_text_has_these_words(text, expected):
    assert "|".join(token.text for token in blank("fr")(text)) == expected


@pytest.mark.slow
def test_words_are_those_of_spacy():
    from spacy.lang.fr import tokenizer_exceptions
    from spacy.lang.fr._tokenizer_exceptions_list import FR_BASE_EXCEPTIONS

    ours, theirs = blank("fr"), spacy.blank("fr")
    for nlp in (ours, theirs):
        customise(nlp)
    chance = random.Random(1)
    words = chance.sample(FR_BASE_EXCEPTIONS, 2_000)
    firsts = [word for word in tokenizer_exceptions._hyphen_prefix if word.isalpha()]
    words += [
        f"{word}{mark}{end}"
        for word in firsts
        for mark in "-–'’"
        for end in ("russe", "États", "a-t-il", "3")
    ]
    words += [f"rien-{word}-l'eau" for word in firsts]
    kept = 0
    for word in words:
        for text in (word, word.upper(), f"(L'{word}»."):
            cut = [token.text for token in ours(text)]
            assert cut == [token.text for token in theirs(text)]
            kept += cut == [text] and "-" in text
    assert kept > 1_000


@pytest.mark.parametrize("lang", ["en", "es", "ru"])
def test_the_other_languages_are_spacys_own(lang):
    assert type(blank(lang)) is spacy.util.get_lang_class(lang)


def test_the_french_parser_does_not_import_spacys_french():
    code = "import sys; from degel.parse import Parser; Parser('fr'); print('spacy.lang.fr' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
