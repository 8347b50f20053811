"""Repairs: each mends one mistake, and leaves what is right alone."""

import pytest
from trees import tree

from degel.parse.repair import repair
from degel.parse.tree import is_tree, untangle

TABLE = [
    (  # the first of a list is a subject too
        "fr",
        "Irak/Irak/PROPN/root>0 et/et/CCONJ/cc>2 Iran/Iran/PROPN/nsubj>5 se/soi/PRON/expl>5 sont/être/AUX/aux>5 affrontés/affronter/VERB/conj>0",
        "nsubj cc conj expl aux root",
    ),
    (
        "fr",
        "Il/lui/PRON/nsubj>2 a/avoir/AUX/aux>2 reçu/recevoir/VERB/root>2 mardi/mardi/NOUN/obj>2 Macron/Macron/PROPN/obj>2",
        "nsubj aux root obl obj",
    ),
    ("fr", "Il/lui/PRON/nsubj>1 attend/attendre/VERB/root>1 Macron/Macron/PROPN/obj>1", "nsubj root obj"),
    (
        "en",
        "Iran/Iran/PROPN/nsubj>1 met/meet/VERB/root>1 Iraq/Iraq/PROPN/obj>1 Monday/Monday/PROPN/obj>1",
        "nsubj root obj obl",
    ),
    (
        "es",
        "Tratado/tratado/NOUN/nsubj>2 fue/ser/AUX/aux>2 firmado/firmar/VERB/root>2/VerbForm=Part por/por/ADP/case>4 Putin/Putin/PROPN/obl>2",
        "nsubj:pass aux:pass root case obl:agent",
    ),
    (
        "es",
        "Se/él/PRON/expl>1 firmó/firmar/VERB/root>1 el/el/DET/det>3 acuerdo/acuerdo/NOUN/nsubj>1",
        "expl:pass root det nsubj:pass",
    ),
    (
        "es",
        "Se/él/PRON/expl>1 reunió/reunir/VERB/root>1 el/el/DET/det>3 grupo/grupo/NOUN/nsubj>1",
        "expl root det nsubj",
    ),
    (
        "fr",
        "Accord/accord/NOUN/root>0 signé/signer/VERB/acl>0/VerbForm=Part par/par/ADP/case>3 Paris/Paris/PROPN/obl>1",
        "root acl case obl:agent",
    ),
    (
        "en",
        "It/it/PRON/nsubj:pass>2 is/be/AUX/aux:pass>2 due/due/VERB/root>2/VerbForm=Part by/by/ADP/case>4 Friday/Friday/PROPN/obl>2",
        "nsubj:pass aux:pass root case obl",
    ),
    (
        "ru",
        "Договор/договор/NOUN/nsubj>2 был/быть/AUX/aux>2 подписан/подписать/VERB/root>2/VerbForm=Part/Voice=Pass",
        "nsubj:pass aux:pass root",
    ),
    ("ru", "США/США/PROPN/nsubj>1 обвинили/обвинить/VERB/root>1 Иран/Иран/PROPN/nsubj>1", "nsubj root obj"),
    ("ru", "США/США/PROPN/root>0 -/-/PROPN/flat>0 Иран/Иран/PROPN/flat>0", "root punct flat"),
]


@pytest.mark.parametrize(("lang", "rows", "expected"), TABLE)
def test_labels_after_repair(lang, rows, expected):
    tokens = tree(rows)
    repair(tokens, lang)
    assert " ".join(token.dep for token in tokens) == expected


def test_what_two_repairs_tie_into_a_circle_is_a_tree_again():
    # "mounts" hangs as part of a conjunction on the word that a repair of nouns hangs below it
    tokens = tree(
        "Farmers/farmer/NOUN/nsubj>1 march/march/VERB/root>1 as/as/SCONJ/mark>6 anger/anger/NOUN/compound>4 "
        "mounts/mount/NOUN/fixed>2 at/at/ADP/case>6 ministers/minister/NOUN/obl>1 ././PUNCT/punct>1"
    )
    tokens[6].head, tokens[6].dep = 3, "nmod"
    untangle(tokens, [(t.head, t.dep) for t in tokens[:6]] + [(1, "obl"), (1, "punct")])
    assert is_tree(tokens)
    assert (tokens[6].head, tokens[6].dep) == (1, "obl")


def test_a_sentence_with_a_noun_in_a_conjunction_stays_a_tree():
    tokens = tree(
        "Farmers/farmer/NOUN/nsubj>1 march/march/VERB/root>1 ,/,/PUNCT/punct>8 as/as/SCONJ/mark>8 pressure/pressure/NOUN/compound>5 "
        "mounts/mount/NOUN/fixed>3 on/on/ADP/case>8 the/the/DET/det>8 ministry/ministry/NOUN/obl>1 to/to/PART/mark>10 "
        "drop/drop/VERB/acl>8/VerbForm=Inf duties/duty/NOUN/obj>10 ././PUNCT/punct>1"
    )
    repair(tokens, "en")
    assert is_tree(tokens)
