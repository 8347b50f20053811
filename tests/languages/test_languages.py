"""Each language's folder ships a parser that states how it was made, and says whose data it stands on."""

import json

import pytest

from degel.languages import parser_folder

LANGS = ("en", "es", "fr", "ru")


@pytest.mark.parametrize("lang", LANGS)
def test_a_parser_states_its_data_and_its_scores(lang):
    meta = json.loads((parser_folder(lang) / "meta.json").read_text(encoding="utf-8"))
    assert meta["lang"] == lang
    assert len(meta["data"]) == 64
    assert meta["treebanks"]
    assert set(meta["scores"]) >= {"UPOS", "UAS", "LAS", "lemma"}


@pytest.mark.parametrize("lang", LANGS)
def test_a_language_names_the_licences_and_authors_of_its_treebanks(lang):
    meta = json.loads((parser_folder(lang) / "meta.json").read_text(encoding="utf-8"))
    readme = (parser_folder(lang).parent / "README.md").read_text(encoding="utf-8")
    for treebank in meta["treebanks"]:
        assert treebank.replace("UD_", "UD ").replace("_", " ") in readme
    assert "CC BY" in readme
    assert "Attribution" in readme


def test_a_language_that_is_not_shipped_has_no_folder():
    assert parser_folder("xx") is None
    assert parser_folder("../fr") is None
