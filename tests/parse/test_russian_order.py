"""Russian repairs of long sentences: openings, datelines, names over their verb, nouns that hang on a place or a time."""

import pytest
from trees import tree

from degel.parse.russian import mend

TABLE = [
    pytest.param(
        "Взамен/Взамен/PROPN/advmod>2 Москва/Москва/PROPN/appos>0/Case=Nom молчит/молчать/VERB/root>2/VerbForm=Fin/Number=Sing",
        "advmod>2 nsubj>2 root>2",
        id="an_adverb_at_the_beginning_is_no_name",
    ),
    pytest.param(
        "ТБИЛИСИ/Тбилиси/PROPN/nsubj>4/Case=Nom –/–/PUNCT/punct>2 Парламент/парламент/NOUN/parataxis>0/Case=Nom "
        "вчера/вчера/ADV/advmod>4 молчал/молчать/VERB/root>4/VerbForm=Fin/Number=Sing/Gender=Masc",
        "parataxis>4 punct>2 nsubj>4 advmod>4 root>4",
        id="a_dateline_does_nothing",
    ),
    pytest.param(
        "Президент/президент/NOUN/nsubj>2/Case=Nom/Animacy=Anim Саломе/Саломе/PROPN/nmod>0/Case=Nom "
        "Зурабишвили/Зурабишвили/PROPN/root>2/Case=Nom молчит/молчать/VERB/xcomp>2/VerbForm=Fin/Number=Sing",
        "nsubj>3 appos>0 flat>1 root>3",
        id="a_name_is_not_the_head_of_its_verb",
    ),
    pytest.param(
        "Побывавший/побывать/VERB/advcl>5/VerbForm=Part в/в/ADP/case>2 Риге/Рига/PROPN/obl>0/Case=Loc "
        "помощник/помощник/NOUN/obj>0/Case=Nom/Animacy=Anim Смит/Смит/PROPN/nsubj>5/Case=Nom "
        "молчал/молчать/VERB/root>5/VerbForm=Fin/Number=Sing/Gender=Masc",
        "acl>3 case>2 obl>0 nsubj>5 appos>3 root>5",
        id="the_office_behind_a_participle_is_the_subject",
    ),
    pytest.param(
        "молчал/молчать/VERB/root>0/VerbForm=Fin а/а/CCONJ/cc>3 Смит/Смит/PROPN/nsubj>3/Case=Nom "
        "ушёл/уйти/VERB/conj>0/VerbForm=Fin хлопнув/хлопнуть/VERB/advcl>0/VerbForm=Conv",
        "root>0 cc>3 nsubj>3 conj>0 advcl>3",
        id="a_converb_belongs_to_the_verb_before_it",
    ),
    pytest.param(
        "Австрия/австрия/NOUN/obj>1/Case=Nom высылать/высылать/VERB/xcomp>3/VerbForm=Inf не/не/PART/advmod>3 "
        "станет/стать/VERB/root>3/VerbForm=Fin/Number=Sing",
        "nsubj>3 xcomp>3 advmod>3 root>3",
        id="a_name_before_an_infinitive_is_the_subject_of_what_governs_it",
    ),
    pytest.param(
        "посредником/посредник/NOUN/nsubj>1/Case=Ins выступил/выступить/VERB/root>1/VerbForm=Fin/Number=Sing "
        "папа/папа/NOUN/obj>1/Case=Nom/Animacy=Anim",
        "obl>1 root>1 nsubj>1",
        id="the_instrumental_is_no_subject",
    ),
    pytest.param(
        "К/к/ADP/case>1 вечеру/вечер/NOUN/obl>3/Case=Dat главы/глава/NOUN/nmod>1/Case=Gen/Number=Sing "
        "молчали/молчать/VERB/root>3/VerbForm=Fin/Number=Plur",
        "case>1 obl>3 nsubj>3 root>3",
        id="a_time_owns_nobody",
    ),
    pytest.param(
        "обстреляли/обстрелять/VERB/root>0/VerbForm=Fin/Number=Plur из/из/ADP/case>2 миномётов/миномёт/NOUN/obl>0/Case=Gen "
        "аэропорт/аэропорт/NOUN/nmod>2/Case=Acc/Animacy=Inan",
        "root>0 case>2 obl>0 obj>0",
        id="what_is_shelled_does_not_belong_to_the_mortars",
    ),
    pytest.param(
        "собрались/собраться/VERB/root>0/VerbForm=Fin/Number=Plur с/с/ADP/case>2 флагами/флаг/NOUN/obl>0/Case=Ins "
        "сотни/сотня/NOUN/nmod>2/Case=Nom/Number=Plur",
        "root>0 case>2 obl>0 nsubj>0",
        id="hundreds_do_not_belong_to_their_flags",
    ),
]


@pytest.mark.parametrize(("rows", "expected"), TABLE)
def test_a_long_russian_sentence_is_mended(rows, expected):
    tokens = tree(rows)
    mend(tokens)
    assert " ".join(f"{t.dep}>{t.head}" for t in tokens) == expected


def test_a_lemma_is_an_infinitive():
    tokens = tree(
        "Рим/Рим/PROPN/nsubj>1/Case=Nom счёл/счёлти/VERB/root>1/VerbForm=Fin/Number=Sing/Gender=Masc"
    )
    mend(tokens)
    assert tokens[1].lemma == "счесть"
