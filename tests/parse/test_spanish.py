"""Spanish repairs: a verb taken for a noun or a name, a participle taken for an adjective, a tree that stays a tree."""

import pytest
from trees import tree

from degel.parse.spanish import mend

TABLE = [
    pytest.param(
        "Turquía/Turquía/PROPN/root>0 bloqueó/bloqueó/NOUN/flat>0 el/el/DET/det>3 ingreso/ingreso/NOUN/appos>0",
        "nsubj>1 root>1 det>3 obj>1",
        id="a_name_before_its_verb_is_no_root",
    ),
    pytest.param(
        "Rusia/Rusia/PROPN/nsubj>2 bombardeó/bombardear/VERB/cop>2 Ucrania/Ucrania/PROPN/root>2",
        "nsubj>1 root>1 obj>1",
        id="a_verb_is_no_copula_of_its_object",
    ),
    pytest.param(
        "Cumbre/cumbrer/VERB/root>0 entre/entre/ADP/case>2 Lula/Lula/PROPN/obl>0",
        "root>0 case>2 nmod>0",
        id="a_noun_that_opens_a_headline_is_no_verb",
    ),
    pytest.param(
        "Veto/Veto/PROPN/nsubj>1 ruso/ruso/ADJ/root>1 a/a/ADP/case>4 la/el/DET/det>4 resolución/resolución/NOUN/obj>1",
        "root>0 amod>0 case>4 det>4 nmod>0",
        id="the_adjective_behind_the_noun_of_a_headline_is_no_root",
    ),
    pytest.param(
        "Irán/ir/AUX/root>0 surte/surte/NOUN/xcomp>0 de/de/ADP/case>3 armas/arma/NOUN/obl>1",
        "nsubj>1 root>1 case>3 obl>1",
        id="a_state_that_opens_a_sentence_is_no_verb",
    ),
    pytest.param(
        "Rusia/Rusia/PROPN/ccomp>3 miente/miente/ADV/flat>0 ,/,/PUNCT/punct>0 dijo/decir/VERB/root>3",
        "nsubj>1 ccomp>3 punct>1 root>3",
        id="a_verb_in_small_letters_is_no_part_of_a_name",
    ),
    pytest.param(
        "Londres/Londres/PROPN/nsubj>2 planea/planea/PROPN/flat>0 levantar/levantar/VERB/root>2/VerbForm=Inf",
        "nsubj>1 root>1 xcomp>1",
        id="an_infinitive_hangs_from_the_verb_in_its_subject",
    ),
    pytest.param(
        "Perú/Perú/PROPN/nsubj>1 donó/donar/VERB/root>1 vacunas/vacuna/NOUN/xcomp>1",
        "nsubj>1 root>1 obj>1",
        id="a_bare_noun_behind_a_verb_is_its_object",
    ),
    pytest.param(
        "sanciones/sanción/NOUN/root>0 impuestas/impuesto/ADJ/amod>0 por/por/ADP/case>3 Quito/Quito/PROPN/nmod>1",
        "root>0 acl>0 case>3 obl>1",
        id="a_participle_with_a_phrase_of_its_own_is_a_clause",
    ),
    pytest.param(
        "suministro/suministro/NOUN/root>0 de/de/ADP/case>2 Teherán/Teherán/PROPN/nmod>0 a/a/ADP/case>4 Hezbolá/Hezbolá/PROPN/flat>2",
        "root>0 case>2 nmod>0 case>4 nmod>2",
        id="what_stands_behind_a_preposition_is_no_part_of_a_name",
    ),
    pytest.param(
        "Perú/Perú/PROPN/nsubj>1 tiene/tener/VERB/root>1/VerbForm=Fin que/que/SCONJ/cc>3 pagar/pagar/VERB/conj>1/VerbForm=Inf",
        "nsubj>3 aux>3 fixed>1 root>3",
        id="two_words_that_oblige_are_an_auxiliary",
    ),
    pytest.param(
        "Gracias/gracias/NOUN/case>2 a/a/ADP/case>0 Perú/Perú/PROPN/root>2 por/por/ADP/case>5 su/su/DET/det>5 ayuda/ayuda/NOUN/nmod>2",
        "root>0 case>2 obl>0 case>5 det>5 nmod>2",
        id="thanks_are_given_by_who_says_so",
    ),
    pytest.param(
        "dispuesto/dispuesto/ADJ/root>0 a/a/ADP/case>2 reunirnos/reunirno/NOUN/obl>0 con/con/ADP/case>4 Roma/Roma/PROPN/nmod>2",
        "root>0 mark>2 xcomp>0 case>4 obl>2",
        id="an_infinitive_with_a_pronoun_is_a_verb",
    ),
    pytest.param(
        "devolvió/devolver/VERB/root>0/VerbForm=Fin a/a/ADP/mark>2 ochenta/ochenta/VERB/xcomp>0 migrantes/migrante/NOUN/obj>2",
        "root>0 case>3 nummod>3 obl>0",
        id="a_number_is_no_verb",
    ),
    pytest.param(
        "Turquía/Turquía/PROPN/amod>2 exporta/exporta/NOUN/amod>2 gas/gas/NOUN/root>2 a/a/ADP/case>4 Hungría/Hungría/PROPN/nmod>2",
        "nsubj>1 root>1 obj>1 case>4 nmod>2",
        id="a_sentence_without_a_verb_has_one_behind_its_name",
    ),
    pytest.param(
        "Ecuador/Ecuador/PROPN/nsubj>2 había/haber/AUX/aux>2 declarado/declarar/VERB/root>2/VerbForm=Part por/por/ADP/case>4 comentarios/comentario/NOUN/obl:agent>2",
        "nsubj>2 aux>2 root>2 case>4 obl>2",
        id="who_has_done_it_is_its_subject_and_no_agent",
    ),
    pytest.param(
        "BAKÚ/BAKÚ/PROPN/nsubj>7 ,/,/PUNCT/punct>2 17/17/NUM/appos>0 sep/sep/PROPN/flat>2 –/–/PUNCT/punct>0 Irán/Irán/PROPN/flat>4 "
        "ayer/ayer/ADV/advmod>7 habló/hablar/VERB/root>7/VerbForm=Fin",
        "dep>7 punct>2 appos>0 flat>2 punct>0 nsubj>7 advmod>7 root>7",
        id="where_a_wire_comes_from_is_no_part_of_what_it_tells",
    ),
    pytest.param(
        "el/el/DET/det>1 ministro/ministro/NOUN/nsubj>3 kosovar/kosovar/VERB/ccomp>3 habló/hablar/VERB/root>3/VerbForm=Fin",
        "det>1 nsubj>3 amod>1 root>3",
        id="a_nationality_with_a_verbs_ending_is_none",
    ),
    pytest.param(
        "Japón/Japón/PROPN/nsubj>1 recibió/recibir/VERB/root>1/VerbForm=Fin a/a/ADP/case>3 Lula/Lula/PROPN/obj>1",
        "nsubj>1 root>1 case>3 obj>1",
        id="what_is_right_is_left_alone",
    ),
]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("agradecemos/agradecer/VERB/root>0/VerbForm=Fin/Person=1/Tense=Fut", {"Person": "1", "Tense": None}),
        ("visité/visitar/VERB/root>0/VerbForm=Fin/Person=3/Tense=Past", {"Person": "1", "Number": "Sing"}),
        ("pediremos/pedir/VERB/root>0/VerbForm=Fin/Tense=Pres", {"Person": "1", "Tense": "Fut"}),
        ("pedirían/pedir/VERB/root>0/VerbForm=Fin/Mood=Ind/Tense=Imp", {"Mood": "Cnd", "Tense": None}),
        ("retire/retirar/VERB/root>0/VerbForm=Fin/Mood=Ind", {"Mood": "Sub"}),
        ("Condenamos/condenamos/DET/root>0", {"Person": "1", "VerbForm": "Fin"}),
    ],
)
def test_an_ending_without_doubt_stands_against_the_parser(row, expected):
    tokens = tree(row)
    mend(tokens)
    assert tokens[0].upos == "VERB"
    assert {name: tokens[0].feats.get(name) for name in expected} == expected


@pytest.mark.parametrize(("rows", "expected"), TABLE)
def test_mends_one_mistake(rows, expected):
    tokens = tree(rows)
    mend(tokens)
    assert " ".join(f"{t.dep}>{t.head}" for t in tokens) == expected


@pytest.mark.parametrize("rows", [param.values[0] for param in TABLE])
def test_a_tree_stays_a_tree(rows):
    tokens = tree(rows)
    mend(tokens)
    for token in tokens:
        steps = 0
        while tokens[token.head].head != token.head:
            token, steps = tokens[token.head], steps + 1
            assert steps <= len(tokens)
