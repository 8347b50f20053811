"""Treebanks are brought to one convention before a parser learns from them; Portuguese is brought to Spanish."""

import importlib
import random
import sys
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[2] / "training/parser"


@pytest.fixture(scope="module")
def training():
    """The modules of training/parser by name."""
    sys.path.insert(0, str(TRAINING))
    try:
        return {name: importlib.import_module(name) for name in ("conventions", "portuguese")}
    finally:
        sys.path.remove(str(TRAINING))


def rows(text):
    """`form/UPOS/head/label` a word, lemma after `=` where it is not the form, features after `+`."""
    found = []
    for number, cell in enumerate(text.split(), 1):
        form, upos, head, label = cell.split("/")
        form, _, lemma = form.partition("=")
        label, _, feats = label.partition("+")
        found.append(
            [str(number), form, lemma or form.lower(), upos, "_", feats or "_", head, label, "_", "_"]
        )
    return found


def shown(found):
    return " ".join(f"{row[1]}/{row[3]}/{row[6]}/{row[7]}" for row in found)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # a percentage leads its number
        (
            "Votó/VERB/0/root el/DET/3/det 60/NUM/1/nsubj %/SYM/3/nmod del/ADP/6/case país/NOUN/3/nmod",
            "Votó/VERB/0/root el/DET/4/det 60/NUM/4/nummod %/SYM/1/nsubj del/ADP/6/case país/NOUN/4/nmod",
        ),
        # what opens a sentence coordinates
        ("Pero/CCONJ/2/advmod negó/VERB/0/root", "Pero/CCONJ/2/cc negó/VERB/0/root"),
        # "as a mediator" is a complement, not a clause
        (
            "Actuó/VERB/0/root como/SCONJ/3/mark mediador/NOUN/1/advcl",
            "Actuó/VERB/0/root como/ADP/3/case mediador/NOUN/1/obl",
        ),
        (
            "Era/VERB/0/root como/SCONJ/4/mark fue/AUX/4/cop rey/NOUN/1/advcl",
            "Era/VERB/0/root como/SCONJ/4/mark fue/AUX/4/cop rey/NOUN/1/advcl",
        ),
        # a conjunction heads no clause
        (
            "mientras/CCONJ/0/root Perú/PROPN/3/nsubj calla/VERB/1/parataxis",
            "mientras/CCONJ/3/mark Perú/PROPN/3/nsubj calla/VERB/0/root",
        ),
    ],
)
def test_ancora_is_brought_to_the_guidelines(training, before, after):
    found = rows(before)
    training["conventions"].ancora(found)
    assert shown(found) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Lula/PROPN/2/nsubj pode=poder/VERB/0/root ir/VERB/2/xcomp+VerbForm=Inf já/ADV/2/advmod",
            "Lula/PROPN/3/nsubj pode/AUX/3/aux ir/VERB/0/root já/ADV/3/advmod",
        ),
        (
            "Saiu/VERB/0/root há/ADP/4/case dois/NUM/4/nummod anos/NOUN/1/obl",
            "Saiu/VERB/0/root há/VERB/1/advcl dois/NUM/4/nummod anos/NOUN/2/obj",
        ),
        ("Reuniu/VERB/0/root -se/PRON/1/obj", "Reuniu/VERB/0/root -se/PRON/1/expl"),
        (
            "Disse/VERB/0/root que/CCONJ/3/mark viria/VERB/1/ccomp",
            "Disse/VERB/0/root que/SCONJ/3/mark viria/VERB/1/ccomp",
        ),
    ],
)
def test_portuguese_labels_are_those_of_spanish(training, before, after):
    found = rows(before)
    training["portuguese"]._conventions(found)
    assert shown(found) == after


def test_portuguese_articles_before_possessives_go(training):
    found = training["portuguese"]._articles(
        rows("O/DET/3/det seu/DET/3/det país/NOUN/0/root"), random.Random(1)
    )
    assert shown(found) == "seu/DET/3/det país/NOUN/0/root"


def test_a_person_who_is_an_object_gets_its_preposition(training):
    found = training["portuguese"]._personal(
        rows("Cuba/PROPN/2/nsubj recibió/VERB/0/root Lula/PROPN/2/obj hoy/ADV/2/advmod")
    )
    assert (
        shown(found)
        == "Cuba/PROPN/2/nsubj recibió/VERB/0/root a/ADP/4/case Lula/PROPN/2/obj hoy/ADV/2/advmod"
    )
