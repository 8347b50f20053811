"""Spanish phrases: nouns that no adjective is, nationalities that are no verbs, complements that names do not take."""

import pytest
from trees import tree

from degel.parse.spanish_phrases import mend_phrases

TABLE = [
    pytest.param(
        "Lima/Lima/PROPN/nsubj>1 envió/enviar/VERB/root>1 vacunas/vacuno/ADJ/obj>1",
        "nsubj>1/PROPN root>1/VERB obj>1/NOUN",
        id="an_object_that_is_no_adjective_is_a_noun",
    ),
    pytest.param(
        "la/el/DET/det>2 embajada/embajado/ADJ/amod>2 saudí/saudí/NOUN/nsubj>3 reabrió/reabrir/VERB/root>3",
        "det>1/DET nsubj>3/NOUN amod>1/ADJ root>3/VERB",
        id="the_noun_leads_the_nationality_behind_it",
    ),
    pytest.param(
        "El/el/DET/det>1 ejército/ejército/NOUN/nsubj>2 malí/malí/ADJ/root>2 disparó/disparar/VERB/conj>2",
        "det>1/DET nsubj>3/NOUN amod>1/ADJ root>3/VERB",
        id="a_nationality_is_no_root_before_a_verb",
    ),
    pytest.param(
        "Tropas/tropa/NOUN/nsubj>1 malíes/malí/ADJ/root>1 y/y/CCONJ/cc>4 rebeldes/rebelde/NOUN/nsubj>4 "
        "dispararon/disparar/VERB/conj>1",
        "nsubj>4/NOUN amod>0/ADJ cc>3/CCONJ conj>0/NOUN root>4/VERB",
        id="two_subjects_of_one_verb",
    ),
    pytest.param(
        "Perú/Perú/PROPN/nsubj>1 firma/firmar/VERB/root>1 y/y/CCONJ/cc>3 calla/callar/VERB/conj>1",
        "nsubj>1/PROPN root>1/VERB cc>3/CCONJ conj>1/VERB",
        id="two_verbs_stay_two",
    ),
    pytest.param(
        "Perú/Perú/PROPN/nsubj>4 tal/tal/NOUN/appos>0 vez/vez/NOUN/fixed>1 se/él/PRON/expl>4 sume/sumar/VERB/root>4",
        "nsubj>4/PROPN advmod>4/ADV fixed>1/NOUN expl>4/PRON root>4/VERB",
        id="perhaps_is_an_adverb",
    ),
    pytest.param(
        "marchan/marchar/VERB/root>0 por/por/ADP/case>2 calles/calle/NOUN/obl>0 de/de/ADP/case>4 "
        "Quito/Quito/PROPN/nmod>2 contra/contra/ADP/case>6 Noboa/Noboa/PROPN/nmod>4",
        "root>0/VERB case>2/ADP obl>0/NOUN case>4/ADP nmod>2/PROPN case>6/ADP obl>0/PROPN",
        id="neither_a_town_nor_its_streets_are_against_anybody",
    ),
    pytest.param(
        "guerra/guerra/NOUN/root>0 de/de/ADP/case>2 Rusia/Rusia/PROPN/nmod>0 contra/contra/ADP/case>4 "
        "Ucrania/Ucrania/PROPN/nmod>2",
        "root>0/NOUN case>2/ADP nmod>0/PROPN case>4/ADP nmod>0/PROPN",
        id="a_war_is_against_somebody",
    ),
    pytest.param(
        "Médicos/médico/NOUN/nsubj>1 fueron/ser/AUX/root>1 al/a/ADP/case>3 paro/paro/NOUN/obl>1",
        "nsubj>1/NOUN root>1/VERB case>3/ADP obl>1/NOUN",
        id="who_goes_to_something_goes",
    ),
    pytest.param(
        "entregó/entregar/VERB/root>0 tanques/tanque/NOUN/obj>0 a/a/ADP/case>3 Kiev/Kiev/PROPN/obj>0",
        "root>0/VERB obj>0/NOUN case>3/ADP obl>0/PROPN",
        id="beside_an_object_a_leads_the_recipient",
    ),
    pytest.param(
        "detuvo/detener/VERB/root>0 a/a/ADP/case>2 Lula/Lula/PROPN/obj>0",
        "root>0/VERB case>2/ADP obj>0/PROPN",
        id="alone_a_leads_a_person_who_is_the_object",
    ),
    pytest.param(
        "«/«/PUNCT/punct>1 Debe/deber/VERB/parataxis>4 »/»/PUNCT/punct>1 ,/,/PUNCT/punct>4 dijo/decir/VERB/root>4",
        "punct>1/PUNCT ccomp>4/VERB punct>1/PUNCT punct>4/PUNCT root>4/VERB",
        id="what_is_quoted_before_a_verb_of_saying_is_what_was_said",
    ),
    pytest.param(
        "evitó/evitar/VERB/root>0 condenar/condenar/NOUN/obj>0 a/a/ADP/case>3 Hanói/Hanói/PROPN/nmod>1",
        "root>0/VERB xcomp>0/VERB case>3/ADP obj>1/PROPN",
        id="an_infinitive_is_no_noun",
    ),
    pytest.param(
        "el/el/DET/det>1 poder/poder/NOUN/obj>2 ejerce/ejercer/VERB/root>2",
        "det>1/DET obj>2/NOUN root>2/VERB",
        id="an_infinitive_with_an_article_may_be_one",
    ),
    pytest.param(
        "denunció/denunciar/VERB/root>0 el/el/DET/det>2 bombardeo/bombardeo/NOUN/obj>0 saudí/saudí/ADJ/xcomp>0 "
        "contra/contra/ADP/case>5 Adén/Adén/PROPN/obl>3",
        "root>0/VERB det>2/DET obj>0/NOUN amod>2/ADJ case>5/ADP nmod>2/PROPN",
        id="the_adjective_behind_an_object_is_the_objects",
    ),
    pytest.param(
        "considera/considerar/VERB/root>0 el/el/DET/det>2 ataque/ataque/NOUN/obj>0 injusto/injusto/ADJ/xcomp>0",
        "root>0/VERB det>2/DET obj>0/NOUN xcomp>0/ADJ",
        id="but_not_behind_a_verb_that_judges",
    ),
]


@pytest.mark.parametrize(("rows", "mended"), TABLE)
def test_a_phrase_is_mended_and_stays_a_tree(rows, mended):
    tokens = tree(rows)
    mend_phrases(tokens)
    assert " ".join(f"{t.dep}>{t.head}/{t.upos}" for t in tokens) == mended
    for token in tokens:
        seen, at = set(), token
        while at.head != at.i:
            assert at.i not in seen
            seen.add(at.i)
            at = tokens[at.head]


def test_a_past_has_its_ending():
    tokens = tree("Kiev/Kiev/PROPN/nsubj>1 acusó/acusar/VERB/root>1/VerbForm=Part/Gender=Fem")
    mend_phrases(tokens)
    assert (tokens[1].feats["VerbForm"], tokens[1].feats["Tense"], tokens[1].feats["Number"]) == (
        "Fin",
        "Past",
        "Sing",
    )


def test_a_future_has_its_ending():
    tokens = tree(
        "Perú/Perú/PROPN/nsubj>1 coopera/coopero/VERB/root>1/Tense=Fut/Person=3/Number=Plur/VerbForm=Fin"
    )
    mend_phrases(tokens)
    assert (tokens[1].lemma, tokens[1].feats["Tense"], tokens[1].feats["Number"]) == (
        "cooperar",
        "Pres",
        "Sing",
    )
    tokens = tree("cooperará/cooperar/VERB/root>0/Tense=Fut/Person=3/Number=Sing/VerbForm=Fin")
    mend_phrases(tokens)
    assert tokens[0].feats["Tense"] == "Fut"
