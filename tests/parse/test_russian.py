"""Russian repairs: objects before their verb, subjects behind it, infinitives of nouns."""

import pytest
from trees import tree

from degel.parse.russian import mend

TABLE = [
    pytest.param(
        "Посла/посол/NOUN/nsubj>1/Case=Gen/Animacy=Anim/Number=Sing вызвали/вызвать/VERB/root>1/VerbForm=Fin/Number=Plur",
        "obj>1 root>1",
        id="a_person_before_a_plural_verb_in_another_case_is_its_object",
    ),
    pytest.param(
        "Поэту/поэт/NOUN/nsubj>1/Case=Dat вручили/вручить/VERB/root>1/VerbForm=Fin/Number=Plur орден/орден/NOUN/obj>1/Case=Acc",
        "iobj>1 root>1 obj>1",
        id="a_dative_is_no_subject",
    ),
    pytest.param(
        "Рада/Рада/PROPN/nsubj>1/Case=Gen/Number=Sing избрала/избрать/VERB/root>1/VerbForm=Fin/Number=Sing",
        "nsubj>1 root>1",
        id="a_name_in_its_first_form_stays_the_subject_whatever_the_case_tagged",
    ),
    pytest.param(
        "письмо/письмо/NOUN/obj>1/Case=Acc опубликовала/опубликовать/VERB/root>1/VerbForm=Fin Монд/Монд/PROPN/obj>1/Case=Nom",
        "obj>1 root>1 nsubj>1",
        id="a_name_in_the_first_case_behind_its_verb_is_the_subject",
    ),
    pytest.param(
        "предпринимались/предприниматься/VERB/root>0/VerbForm=Fin/Number=Plur попытки/попытка/NOUN/obj>0/Case=Nom/Number=Plur",
        "root>0 nsubj>0",
        id="a_reflexive_verb_has_no_object_in_the_first_case",
    ),
    pytest.param(
        "отобрали/отобрать/VERB/root>0/VerbForm=Fin паспорта/паспорт/NOUN/nmod>0/Case=Acc",
        "root>0 obj>0",
        id="a_bare_noun_below_a_verb_is_its_object",
    ),
    pytest.param(
        "готовность/готовность/NOUN/root>0 помочь/помочь/VERB/nmod>0/VerbForm=Inf",
        "root>0 acl>0",
        id="an_infinitive_below_a_noun_says_what_it_is_about",
    ),
    pytest.param(
        "возложил/возложить/VERB/root>0/VerbForm=Fin вину/вина/NOUN/obj>0/Case=Acc за/за/ADP/case>3 взрыв/взрыв/NOUN/nmod>1/Case=Acc "
        "на/на/ADP/case>5 Рим/Рим/PROPN/nmod>3/Case=Acc",
        "root>0 obj>0 case>3 nmod>1 case>5 obl>0",
        id="who_is_burdened_belongs_to_the_verb",
    ),
    pytest.param(
        "Военные/военный/ADJ/amod>1/Case=Nom/Number=Plur Мьянмы/Мьянма/PROPN/iobj>2/Case=Gen/Number=Sing молчат/молчать/VERB/root>2/VerbForm=Fin",
        "nsubj>2 nmod>0 root>2",
        id="soldiers_own_the_genitive_behind_them",
    ),
    pytest.param(
        "Бастующие/бастовать/VERB/nsubj>1/Case=Nom/Number=Plur/VerbForm=Part ждут/ждать/VERB/root>1/VerbForm=Fin",
        "nsubj>1 root>1",
        id="a_participle_in_the_place_of_a_noun_keeps_its_place",
    ),
    pytest.param(
        "с/с/ADP/case>1 российской_стороны/сторона/NOUN/obl>2/Case=Gen выражена/выразить/VERB/root>2/VerbForm=Part/Voice=Pass",
        "case>1 obl:agent>2 root>2",
        id="a_side_beside_a_passive_is_who_did_it",
    ),
    pytest.param(
        "Рады/рада/NOUN/root>0 принять/принять/VERB/xcomp>0/VerbForm=Inf министра/министр/NOUN/nmod>0/Case=Acc",
        "root>0 xcomp>0 obj>1",
        id="glad_is_no_council",
    ),
    pytest.param(
        "поздравил/поздравить/VERB/root>0/VerbForm=Fin власти/власть/NOUN/obj>0/Case=Acc и/и/CCONJ/cc>3 народ/народ/NOUN/conj>0/Case=Acc",
        "root>0 obj>0 cc>3 conj>1",
        id="a_noun_is_coordinated_with_a_noun",
    ),
    pytest.param(
        "После/после/ADP/case>1 смены/смена/NOUN/obl>3/Case=Gen Рига/Рига/PROPN/appos>1/Case=Nom смогла/смочь/VERB/root>3/VerbForm=Fin/Number=Sing",
        "case>1 obl>3 nsubj>3 root>3",
        id="a_name_before_a_verb_without_a_subject_is_its_subject",
    ),
    pytest.param(
        "Индия/Индия/PROPN/root>0/Case=Nom отвели/отвель/NOUN/nmod>0/Case=Gen войска/войско/NOUN/nmod>0/Case=Acc",
        "nsubj>1 root>1 obj>1",
        id="what_can_only_be_a_verb_is_one",
    ),
    pytest.param(
        "призыв/призыв/NOUN/root>0 отвести/отвесть/NOUN/nmod>0/Case=Gen полицию/полиция/NOUN/nmod>0/Case=Acc",
        "root>0 acl>0 obj>1",
        id="an_infinitive_taken_for_a_noun",
    ),
    pytest.param(
        "Рим/Рим/PROPN/nsubj>2/Case=Nom отмёл/отмёл/VERB/amod>2/Case=Nom упрёки/упрёк/NOUN/root>2/Case=Acc",
        "nsubj>1 root>1 obj>1",
        id="a_finite_form_is_no_participle",
    ),
    pytest.param(
        "объявил/объявить/VERB/root>0/VerbForm=Fin посла/посол/NOUN/obj>0/Case=Acc персоной/персоный/ADJ/amod>3/Case=Ins "
        "нон/нон/ADJ/nmod>1 грата/грат/NOUN/nmod>3",
        "root>0 obj>0 obl>0 flat>2 flat>2",
        id="an_unwelcome_person",
    ),
    pytest.param(
        "назвал/назвать/VERB/root>0/VerbForm=Fin участников/участник/NOUN/obj>0/Case=Acc митинга/митинг/NOUN/nmod>1/Case=Gen "
        "бандитами/бандит/NOUN/nmod>2/Case=Ins",
        "root>0 obj>0 nmod>1 obl>0",
        id="what_somebody_is_called_belongs_to_the_verb",
    ),
    pytest.param(
        "просят/просить/VERB/root>0/VerbForm=Fin стороны/сторона/NOUN/advmod>2/Case=Acc ждать/ждать/VERB/xcomp>0/VerbForm=Inf",
        "root>0 obj>0 xcomp>0",
        id="who_is_asked_belongs_to_the_verb",
    ),
    pytest.param(
        "Решение/решение/NOUN/nsubj>1/Case=Nom/Number=Sing осудила/осудить/VERB/root>1/VerbForm=Fin/Gender=Fem/Number=Sing "
        "Польша/Польша/PROPN/obj>1/Case=Acc/Number=Sing/Gender=Masc",
        "obj>1 root>1 nsubj>1",
        id="an_object_in_the_first_case_is_the_subject",
    ),
    pytest.param(
        "Закон/закон/NOUN/nsubj>1/Case=Nom/Number=Sing одобрил/одобрить/VERB/root>1/VerbForm=Fin/Gender=Masc/Number=Sing "
        "сенат/сенат/NOUN/obj>1/Case=Acc/Number=Sing/Gender=Masc",
        "obj>1 root>1 nsubj>1",
        id="a_text_approves_of_nothing",
    ),
    pytest.param(
        "Взрыв/взрыв/NOUN/nsubj>1/Case=Nom/Number=Sing потряс/потрясти/VERB/root>1/VerbForm=Fin/Gender=Masc/Number=Sing "
        "Бейрут/Бейрут/PROPN/obj>1/Case=Acc/Number=Sing/Gender=Masc",
        "nsubj>1 root>1 obj>1",
        id="a_thing_may_act_on_a_city",
    ),
    pytest.param(
        "о/о/ADP/case>1 войне/война/NOUN/obl>2/Case=Loc объявила/объявить/VERB/root>2/VerbForm=Fin/Gender=Fem/Number=Sing "
        "Никарагуа/Никарагуа/PROPN/obj>2/Case=Acc/Number=Sing",
        "case>1 obl>2 root>2 nsubj>2",
        id="a_name_without_cases_behind_a_verb_without_a_subject",
    ),
    pytest.param(
        "Наваз/Наваз/PROPN/obl>2/Case=Nom Шариф/Шариф/PROPN/flat>0/Case=Nom ушёл/уйти/VERB/root>2/VerbForm=Fin/Gender=Masc/Number=Sing",
        "nsubj>2 flat>0 root>2",
        id="a_bare_name_before_a_verb_is_its_subject",
    ),
    pytest.param(
        "Управление/управление/NOUN/nsubj>2/Case=Nom готово/готово/ADV/advmod>2 помочь/помочь/VERB/root>2/VerbForm=Inf",
        "nsubj>1 root>1 xcomp>1",
        id="who_is_ready_is_the_subject_of_being_ready",
    ),
    pytest.param(
        "суд/суд/NOUN/nsubj>1/Case=Nom Рима/Рим/PROPN/nsubj>2/Case=Nom молчит/молчать/VERB/root>2/VerbForm=Fin/Number=Sing",
        "nsubj>2 nmod>0 root>2",
        id="the_name_behind_a_subject_owns_it",
    ),
    pytest.param(
        "выдала/выдать/VERB/root>0/VerbForm=Fin США/США/PROPN/obl>0/Case=Gen",
        "root>0 obl>0",
        id="nothing_given_nobody_gets",
    ),
    pytest.param(
        "выдала/выдать/VERB/root>0/VerbForm=Fin/Number=Sing США/США/PROPN/obj>0/Case=Gen гражданина/гражданин/NOUN/nmod>1/Case=Gen/Animacy=Anim",
        "root>0 iobj>0 obj>0",
        id="a_name_without_cases_gets_what_is_given",
    ),
    pytest.param(
        "дала/дать/VERB/root>0/VerbForm=Fin Судану/Судан/PROPN/iobj>0/Case=Dat денег/деньги/NOUN/flat>1/Case=Gen",
        "root>0 iobj>0 obj>0",
        id="a_common_noun_is_no_part_of_a_name",
    ),
    pytest.param(
        "ушли/уйти/VERB/root>0/VerbForm=Fin/Number=Plur Рим/Рим/PROPN/nsubj>0/Case=Nom/Number=Sing с/с/ADP/case>3 Берлином/Берлин/PROPN/nmod>1/Case=Ins",
        "root>0 nsubj>0 cc>3 conj>1",
        id="one_with_another_are_two",
    ),
    pytest.param(
        "осудил/осудить/VERB/root>0/VerbForm=Fin на/на/ADP/case>2 год/год/NOUN/obl>0/Case=Acc тюрьмы/тюрьма/NOUN/nmod>2/Case=Gen "
        "греков/грек/NOUN/nmod>3/Case=Gen/Animacy=Anim",
        "root>0 case>2 obl>0 nmod>2 obj>0",
        id="who_is_sentenced_is_the_object",
    ),
    pytest.param(
        "с/с/ADP/case>1 отмели/отмель/NOUN/root>1/Case=Gen",
        "case>1 root>1",
        id="what_stands_behind_a_preposition_is_no_verb",
    ),
    pytest.param(
        "просил/просить/VERB/root>0/VerbForm=Fin греков/грек/NOUN/obj>0/Case=Acc разойтись/разойтись/VERB/conj>0/Number=Plur",
        "root>0 obj>0 xcomp>0",
        id="what_is_asked_for_is_no_second_verb",
    ),
    pytest.param(
        "выпустил/выпустить/VERB/root>0/VerbForm=Fin из/из/ADP/case>2 тюрьмы/тюрьма/NOUN/obl>0/Case=Gen "
        "премьера/премьер/NOUN/nmod>2/Case=Gen/Animacy=Anim",
        "root>0 case>2 obl>0 obj>0",
        id="who_is_brought_from_a_place_is_the_object",
    ),
    pytest.param(
        "назвало/назвать/VERB/root>0/VerbForm=Fin это/это/PRON/nsubj>4 разбоем/разбой/NOUN/obl>4/Case=Ins и/и/CCONJ/cc>4 "
        "ушло/уйти/VERB/parataxis>0/VerbForm=Fin",
        "root>0 obj>0 obl>0 cc>4 conj>0",
        id="what_is_called_something_is_no_subject_of_the_next_verb",
    ),
    pytest.param(
        "назвал/назвать/VERB/root>0/VerbForm=Fin запрет/запрет/NOUN/obj>0/Case=Acc нелепым/нелепым/NOUN/conj>0/Case=Nom",
        "root>0 obj>0 obl>0",
        id="an_unknown_adjective_behind_a_verb_of_naming",
    ),
    pytest.param(
        "Рим/Рим/PROPN/nsubj>1/Case=Nom признал/признать/VERB/root>1/VerbForm=Fin что/что/SCONJ/mark>3 "
        "сбил/сбить/VERB/ccomp>1/VerbForm=Fin самолёт/самолёт/NOUN/nsubj>3/Case=Nom/Animacy=Inan",
        "nsubj>1 root>1 mark>3 ccomp>1 obj>3",
        id="what_a_reporter_did_has_an_object",
    ),
    pytest.param(
        "чинят/чинить/VERB/root>0/VerbForm=Fin разрушенные/разрушенный/ADJ/amod>2/Case=Acc террористами/террорист/NOUN/iobj>0/Case=Ins "
        "районы/район/NOUN/nmod>2/Case=Acc",
        "root>0 amod>3 obl:agent>1 obj>0",
        id="a_participle_in_front_of_its_agent",
    ),
    pytest.param(
        "Токио/токио/ADP/amod>1 введёт/ввети/NOUN/root>1/Case=Nom пошлины/пошлина/NOUN/nsubj>1/Case=Nom",
        "nsubj>1 root>1 obj>1",
        id="a_name_before_a_lost_verb_is_its_subject",
    ),
    pytest.param(
        "Рим/рим/VERB/root>0/VerbForm=Fin и/и/CCONJ/cc>2 Тирана/Тирана/PROPN/conj>0/Case=Nom условились/условиться/VERB/conj>0/VerbForm=Fin/Tense=Past",
        "nsubj>3 cc>2 conj>0 root>3",
        id="a_first_word_that_is_no_form_of_a_verb_is_a_name",
    ),
    pytest.param(
        "Сейм/Сейм/PROPN/nsubj>3/Case=Nom ,/,/PUNCT/punct>3 который/который/PRON/nsubj>3 ждал/ждать/VERB/root>3/VerbForm=Fin "
        ",/,/PUNCT/punct>5 решил/решить/VERB/conj>3/VerbForm=Fin",
        "nsubj>5 punct>3 nsubj>3 acl:relcl>0 punct>5 root>5",
        id="the_verb_of_a_relative_is_not_the_sentence_s",
    ),
    pytest.param(
        "Тунис/Тунис/PROPN/nsubj>2/Case=Nom ,/,/PUNCT/punct>2 подумав/подумать/VERB/root>2/VerbForm=Conv ,/,/PUNCT/punct>2 "
        "вернул/вернуть/VERB/parataxis>2/VerbForm=Fin деньги/деньги/NOUN/obj>4/Case=Acc",
        "nsubj>4 punct>2 advcl>4 punct>2 root>4 obj>4",
        id="a_converb_has_no_subject",
    ),
    pytest.param(
        "Президент/президент/NOUN/nsubj>2/Case=Nom Конго/Конго/PROPN/appos>0/Case=Nom молчит/молчать/VERB/root>2/VerbForm=Fin",
        "nsubj>2 nmod>0 root>2",
        id="a_state_without_cases_owns_the_office",
    ),
    pytest.param(
        "дал/дать/VERB/root>0/VerbForm=Fin грекам/грек/NOUN/iobj>0/Case=Dat сто/сто/NUM/nummod>3 евро/евро/NOUN/nmod>1/Case=Gen",
        "root>0 iobj>0 nummod>3 obj>0",
        id="what_is_counted_is_given",
    ),
    pytest.param(
        "В/в/ADP/case>1 Риме/Рим/PROPN/obl>3/Case=Loc студенты/студент/NOUN/nmod>1/Case=Nom/Number=Plur/Animacy=Anim "
        "блокируют/блокировать/VERB/root>3/VerbForm=Fin/Number=Plur мост/мост/NOUN/nsubj>3/Case=Nom/Number=Sing",
        "case>1 obl>3 nsubj>3 root>3 obj>3",
        id="people_behind_a_place_are_the_subject",
    ),
    pytest.param(
        "взял/взять/VERB/advmod>1/VerbForm=Fin сорок/сорочить/VERB/root>1/VerbForm=Fin солдат/солдат/NOUN/obj>1/Case=Gen",
        "root>0 nummod>2 obj>0",
        id="a_number_is_no_verb",
    ),
    pytest.param(
        "Немецкие/немецкий/ADJ/amod>2/Case=Nom правые/правый/ADJ/amod>2/Case=Nom ждали/ждать/VERB/nsubj:pass>3/VerbForm=Fin "
        "отмены/отмена/NOUN/root>3/Case=Gen",
        "amod>1 nsubj>2 root>2 obj>2",
        id="a_finite_verb_is_no_subject",
    ),
]


@pytest.mark.parametrize(("rows", "expected"), TABLE)
def test_a_russian_parse_is_mended(rows, expected):
    tokens = tree(rows)
    mend(tokens)
    assert " ".join(f"{t.dep}>{t.head}" for t in tokens) == expected


def test_a_participle_in_the_place_of_a_noun_names_people():
    tokens = tree(
        "Бастующие/бастовать/VERB/nsubj>1/Case=Nom/Number=Plur/VerbForm=Part ждут/ждать/VERB/root>1/VerbForm=Fin"
    )
    mend(tokens)
    assert (tokens[0].upos, tokens[0].lemma) == ("NOUN", "бастующий")


def test_a_short_participle_is_no_noun():
    tokens = tree(
        "Гана/Гана/PROPN/nsubj>1/Case=Nom разочарована/разочаровать/NOUN/root>1 ответом/ответ/NOUN/nmod>1/Case=Ins"
    )
    mend(tokens)
    assert (tokens[1].upos, tokens[1].lemma, tokens[1].feats["Voice"]) == ("VERB", "разочаровать", "Pass")


AGENTS = [
    pytest.param(
        "слова/слово/NOUN/nsubj:pass>1/Case=Nom осуждены/осудить/VERB/root>1/VerbForm=Part/Voice=Pass Римом/Рим/PROPN/xcomp>1/Case=Ins",
        "nsubj:pass>1 root>1 obl:agent>1",
        id="a_bare_name_below_a_passive_did_it",
    ),
    pytest.param(
        "Разгон/разгон/NOUN/obj>3/Case=Acc полицией/полиция/NOUN/nmod>0/Case=Ins митинга/митинг/NOUN/nmod>1/Case=Gen "
        "осудила/осудить/VERB/root>3/VerbForm=Fin/Number=Sing/Gender=Fem Рига/Рига/PROPN/nsubj>3/Case=Nom",
        "obj>3 nmod>0 nmod>0 root>3 nsubj>3",
        id="what_is_broken_up_belongs_to_the_deed",
    ),
    pytest.param(
        "обмен/обмен/NOUN/root>0/Case=Nom властью/власть/NOUN/nmod>0/Case=Ins Рима/Рим/PROPN/nmod>1/Case=Gen",
        "root>0 nmod>0 nmod>1",
        id="what_is_exchanged_is_no_agent",
    ),
    pytest.param(
        "встрече/встреча/NOUN/obl>4/Case=Loc с/с/ADP/case>2 Орбаном/Орбан/PROPN/nmod>0/Case=Ins Путин/Путин/PROPN/flat>2/Case=Nom "
        "молчал/молчать/VERB/root>4/VerbForm=Fin/Number=Sing/Gender=Masc",
        "obl>4 case>2 nmod>0 nsubj>4 root>4",
        id="a_name_in_the_first_case_is_no_part_of_another",
    ),
    pytest.param(
        "Рига/Рига/PROPN/nsubj>1/Case=Nom отстала/отстать/VERB/root>1/VerbForm=Fin от/от/ADP/case>3 Осло/Осло/PROPN/obl>1/Case=Gen "
        ",/,/PUNCT/punct>5 Прага/Прага/PROPN/conj>3/Case=Nom –/–/PUNCT/punct>7 тоже/тоже/ADV/advmod>1",
        "nsubj>1 root>1 case>3 obl>1 punct>5 conj>0 punct>7 advmod>1",
        id="who_does_so_too_stands_beside_the_subject",
    ),
    pytest.param(
        "В/в/ADP/case>1 Риме/Рим/PROPN/obl>4/Case=Loc тысячи/тысяча/NOUN/nmod>1/Case=Nom/Number=Plur людей/человек/NOUN/nmod>2/Case=Gen "
        "вышли/выйти/VERB/root>4/VerbForm=Fin/Number=Plur",
        "case>1 obl>4 nsubj>4 nmod>2 root>4",
        id="thousands_in_a_city_are_the_subject",
    ),
    pytest.param(
        "продолжаются/продолжаться/VERB/root>0/VerbForm=Fin/Number=Plur акции/акция/NOUN/obj>0/Case=Acc/Number=Plur/Animacy=Inan",
        "root>0 nsubj>0",
        id="a_reflexive_verb_has_no_object_in_the_fourth_case",
    ),
    pytest.param(
        "приговорён/приговорить/VERB/root>0/VerbForm=Part/Voice=Pass учёный/учёный/NOUN/nsubj>0/Case=Nom",
        "root>0 nsubj:pass>0",
        id="the_subject_of_a_short_participle_suffers",
    ),
    pytest.param(
        "Достигнута/достигнуть/VERB/root>0/VerbForm=Part/Voice=Pass цель/цель/NOUN/obj>0/Case=Acc",
        "root>0 nsubj:pass>0",
        id="a_short_participle_has_no_object",
    ),
    pytest.param(
        "вопросы/вопрос/NOUN/root>0/Case=Nom на/на/ADP/case>2 встрече/встреча/NOUN/nmod>0/Case=Loc Путина/Путин/PROPN/nmod>2/Case=Gen "
        "с/с/ADP/case>5 Токаевым/Токаев/PROPN/nmod>0/Case=Ins",
        "root>0 case>2 nmod>0 nmod>2 case>5 nmod>2",
        id="who_is_met_belongs_to_the_meeting",
    ),
]


@pytest.mark.parametrize(("rows", "expected"), AGENTS)
def test_who_acts_is_mended(rows, expected):
    tokens = tree(rows)
    mend(tokens)
    assert " ".join(f"{t.dep}>{t.head}" for t in tokens) == expected


def test_what_opens_an_account_is_a_verb():
    tokens = tree("Условлено/Условлено/PROPN/root>0 о/о/ADP/case>2 встрече/встреча/NOUN/obl>0/Case=Loc")
    mend(tokens)
    assert (tokens[0].upos, tokens[0].lemma) == ("VERB", "условиться")
