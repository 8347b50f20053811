"""Spanish word order: subjects behind their verb, and objects that stay objects."""

import pytest
from trees import tree

from degel.parse.spanish_order import mend_order

FIN = "VerbForm=Fin/Person=3/Number=Sing"
TABLE = [
    pytest.param(
        f"Reforzó/reforzar/VERB/root>0/{FIN} Roma/Roma/PROPN/obj>0 el/el/DET/det>3 embargo/embargo/NOUN/obj>0",
        "root>0 nsubj>0 det>3 obj>0",
        id="a_name_before_another_object_is_the_subject",
    ),
    pytest.param(
        f"En/en/ADP/case>1 Lima/Lima/PROPN/obl>2 detuvo/detener/VERB/root>2/{FIN} la/el/DET/det>4 policía/policía/NOUN/obj>2 "
        "a/a/ADP/case>6 turistas/turista/NOUN/obl>2/Number=Plur",
        "case>1 obl>2 root>2 det>4 nsubj>2 case>6 obl>2",
        id="a_body_before_a_person_with_a_is_the_subject",
    ),
    pytest.param(
        f"viajó/viajar/VERB/root>0/{FIN} el/el/DET/det>2 ministro/ministro/NOUN/obj>0/Number=Sing",
        "root>0 det>2 nsubj>0",
        id="a_definite_person_without_a_is_no_object",
    ),
    pytest.param(
        f"pescadores/pescador/NOUN/root>0/Number=Plur que/que/PRON/nsubj>2 retiene/retener/VERB/acl:relcl>0/{FIN} Quito/Quito/PROPN/obj>2",
        "root>0 obj>2 acl:relcl>0 nsubj>2",
        id="what_does_not_agree_with_the_verb_is_not_its_subject",
    ),
    pytest.param(
        f"ministro/ministro/NOUN/root>0/Number=Sing que/que/PRON/nsubj>2 visitó/visitar/VERB/acl:relcl>0/{FIN} Quito/Quito/PROPN/obj>2",
        "root>0 nsubj>2 acl:relcl>0 obj>2",
        id="a_person_who_visits_a_town_stays_the_subject",
    ),
    pytest.param(
        f"A/a/ADP/case>1 Perú/Perú/PROPN/obl>3 lo/él/PRON/obj>3 acusó/acusar/VERB/root>3/{FIN} Quito/Quito/PROPN/appos>3",
        "case>1 obl>3 obj>3 root>3 nsubj>3",
        id="an_object_told_twice_leaves_the_name_for_the_subject",
    ),
    pytest.param(
        f"invadió/invadir/VERB/root>0/{FIN} Ucrania/Ucrania/PROPN/obj>0",
        "root>0 obj>0",
        id="a_land_alone_behind_the_verb_stays_its_object",
    ),
    pytest.param(
        f"India/India/PROPN/nsubj>1 acusó/acusar/VERB/ccomp>3/{FIN} ,/,/PUNCT/punct>1 suspendió/suspender/VERB/root>3/{FIN} "
        f"vuelos/vuelo/NOUN/obj>3 y/y/CCONJ/cc>6 cerró/cerrar/VERB/conj>3/{FIN}",
        "nsubj>1 root>1 punct>1 conj>1 obj>3 cc>6 conj>3",
        id="the_first_of_a_list_of_deeds_leads_it",
    ),
    pytest.param(
        "Enviará/enviar/VERB/nsubj>2 Roma/Roma/PROPN/obj>0 tanques/tanque/NOUN/root>2/Number=Plur a/a/ADP/case>4 Kiev/Kiev/PROPN/nmod>2",
        "root>0 nsubj>0 obj>0 case>4 nmod>2",
        id="a_verb_that_opens_is_no_subject",
    ),
]


@pytest.mark.parametrize(("rows", "expected"), TABLE)
def test_mends_one_order(rows, expected):
    tokens = tree(rows)
    mend_order(tokens)
    assert " ".join(f"{t.dep}>{t.head}" for t in tokens) == expected
