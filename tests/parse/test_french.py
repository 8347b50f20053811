"""French repairs: a verb taken for an adjective, a participle or a noun, a topic before a colon, tenses told by endings."""

import pytest
from trees import tree

from degel.parse.french import mend

TABLE = [
    pytest.param(
        "Oslo/Oslo/PROPN/root>0 juge/juge/ADJ/flat>0 que/que/SCONJ/mark>4 Rome/Rome/PROPN/nsubj>4 ment/mentir/VERB/acl>0/VerbForm=Fin",
        "nsubj>1 root>1 mark>4 nsubj>4 ccomp>1",
        id="a_noun_before_que_is_the_verb_of_saying",
    ),
    pytest.param(
        "Le/le/DET/det>1 Mali/Mali/NOUN/nsubj>8 ,/,/PUNCT/punct>4 le/le/DET/det>4 Niger/Niger/PROPN/appos>1 et/et/CCONJ/cc>6 Rome/Rome/PROPN/nsubj>8 ont/avoir/AUX/aux>8 signé/signer/VERB/root>8/VerbForm=Part",
        "det>1 nsubj>8 punct>4 det>4 conj>1 cc>6 conj>1 aux>8 root>8",
        id="a_second_subject_behind_et_is_listed",
    ),
    pytest.param(
        "La/le/DET/det>1 police/police/NOUN/nsubj>2 bulgare/bulgarer/VERB/root>2 a/avoir/AUX/aux>4 arrêté/arrêter/VERB/xcomp>2/VerbForm=Part deux/deux/NUM/nummod>6 Russes/Russe/NOUN/obj>4",
        "det>1 nsubj>4 amod>1 aux>4 root>4 nummod>6 obj>4",
        id="a_demonym_over_a_verb_is_an_adjective",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/nsubj>3 et/et/CCONJ/cc>2 Riga/Riga/PROPN/conj>0 haussent/hausser/VERB/advmod>5/VerbForm=Fin le/le/DET/det>5 ton/ton/NOUN/root>5 ././PUNCT/punct>5",
        "nsubj>3 cc>2 conj>0 root>3 det>5 obj>3 punct>3",
        id="a_verb_below_its_object_heads_it",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/nsubj>6 ,/,/PUNCT/punct>2 Riga/Riga/PROPN/appos>0 et/et/CCONJ/cc>4 Lima/Lima/PROPN/conj>2 ont/avoir/AUX/aux>6 signé/signer/VERB/root>6/VerbForm=Part",
        "nsubj>6 punct>2 conj>0 cc>4 conj>0 aux>6 root>6",
        id="the_last_of_listed_names_is_listed_too",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/nsubj>6 ,/,/PUNCT/punct>2 Riga/Riga/PROPN/appos>0 et/et/CCONJ/cc>4 Lima/Lima/PROPN/conj>0 ont/avoir/AUX/aux>6 signé/signer/VERB/root>6/VerbForm=Part",
        "nsubj>6 punct>2 conj>0 cc>4 conj>0 aux>6 root>6",
        id="names_in_a_row_are_listed",
    ),
    pytest.param(
        "Il/lui/PRON/nsubj>1 signe/signer/VERB/root>1/VerbForm=Fin lors/lors/ADV/advmod>1 de/de/ADP/case>5 la/le/DET/det>5 visite/visite/NOUN/obl>2 du/de/ADP/case>7 roi/roi/NOUN/nmod>5 en/en/ADP/case>9 Inde/Inde/PROPN/obl>1",
        "nsubj>1 root>1 case>5 case>5 det>5 obl>1 case>7 nmod>5 case>9 nmod>5",
        id="lors_de_opens_a_phrase_and_a_place_belongs_to_its_journey",
    ),
    pytest.param(
        "Il/lui/PRON/nsubj>1 signe/signer/VERB/root>1/VerbForm=Fin au/à/ADP/case>3 cours/cours/NOUN/obl>1 d'/de/ADP/case>6 une/un/DET/det>6 escale/escale/NOUN/nmod>3",
        "nsubj>1 root>1 case>6 fixed>2 case>6 det>6 obl>1",
        id="a_noun_of_time_makes_a_preposition",
    ),
    pytest.param(
        "Après/après/ADP/case>1 Lima/Lima/PROPN/nsubj>5 ,/,/PUNCT/punct>1 il/lui/PRON/nsubj>5 a/avoir/AUX/aux>5 parlé/parler/VERB/root>5/VerbForm=Part",
        "case>1 obl>5 punct>1 nsubj>5 aux>5 root>5",
        id="what_a_preposition_opens_is_no_subject",
    ),
    pytest.param(
        "Elle/lui/PRON/nsubj>1 appelle/appeler/VERB/root>1/VerbForm=Fin les/le/DET/det>3 soldats/soldat/NOUN/obj>1 maliens/malien/ADJ/amod>3 au/à/ADP/case>6 calme/calme/NOUN/obl>4",
        "nsubj>1 root>1 det>3 obj>1 amod>3 case>6 obl>1",
        id="an_adjective_of_a_nation_has_no_phrase",
    ),
    pytest.param(
        "Le/le/DET/det>1 parquet/parquet/NOUN/root>1 suisse/suisse/ADJ/amod>1 enquête/enquête/NOUN/amod>1 sur/sur/ADP/case>5 Chypre/Chypre/PROPN/nmod>1",
        "det>1 nsubj>3 amod>1 root>3 case>5 obl>3",
        id="a_noun_bare_behind_noun_and_adjective_is_a_verb",
    ),
    pytest.param(
        "La/le/DET/det>1 Bolivie/Bolivie/PROPN/root>1 rompt/rompt/ADJ/amod>1 avec/avec/ADP/case>4 Israël/Israël/PROPN/nmod>1",
        "det>1 nsubj>2 root>2 case>4 obl>2",
        id="a_present_in_t_is_no_adjective",
    ),
    pytest.param(
        "Rome/Rome/PROPN/nsubj>2 a/avoir/AUX/aux>2 durement/durement/VERB/root>2 critiqué/critiquer/VERB/xcomp>2/VerbForm=Part Tunis/Tunis/PROPN/obj>2",
        "nsubj>3 aux>3 advmod>3 root>3 obj>3",
        id="an_adverb_between_auxiliary_and_participle_is_no_verb",
    ),
    pytest.param(
        "Le/le/DET/det>1 Conseil/conseil/NOUN/root>1 condamne/condamne/ADJ/amod>1 les/le/DET/det>4 tirs/tir/NOUN/nmod>1",
        "det>1 nsubj>2 root>2 det>4 obj>2",
        id="a_present_behind_its_subject_is_no_adjective",
    ),
    pytest.param(
        "Rome/Rome/PROPN/root>0 convoque/convoque/X/amod>0 l'/le/DET/det>3 ambassadeur/ambassadeur/NOUN/appos>0 de/de/ADP/case>5 Chine/Chine/PROPN/nmod>3",
        "nsubj>1 root>1 det>3 obj>1 case>5 nmod>3",
        id="what_stands_behind_the_verb_is_its_object",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/nsubj>1 livre/livre/NOUN/root>1 des/un/DET/det>3 chars/char/NOUN/obj>1",
        "nsubj>1 root>1 det>3 obj>1",
        id="a_noun_with_subject_and_object_is_a_verb",
    ),
    pytest.param(
        "Kenya/Kenya/PROPN/nsubj>3 :/:/PUNCT/punct>0 Amnesty/Amnesty/PROPN/appos>0 dénonce/dénoncer/VERB/root>3/VerbForm=Fin un/un/DET/det>5 rapt/rapt/NOUN/obj>3",
        "dislocated>3 punct>0 nsubj>3 root>3 det>5 obj>3",
        id="a_topic_before_a_colon_is_no_subject",
    ),
    pytest.param(
        "Mali/Mali/PROPN/root>0 :/:/PUNCT/punct>0 deux/deux/NUM/nummod>3 otages/otage/NOUN/appos>0 libérés/libérer/VERB/acl>3/VerbForm=Part",
        "dislocated>3 punct>0 nummod>3 root>3 acl>3",
        id="a_topic_before_a_colon_is_no_head",
    ),
    pytest.param(
        "En/en/ADP/case>1 visite/visite/NOUN/obl>7 à/à/ADP/case>3 Lima/Lima/PROPN/obl>7 ,/,/PUNCT/punct>3 il/lui/PRON/nsubj>7 a/avoir/AUX/aux>7 parlé/parler/VERB/root>7/VerbForm=Part",
        "case>1 obl>7 case>3 nmod>1 punct>3 nsubj>7 aux>7 root>7",
        id="the_second_of_two_fronted_phrases_belongs_to_the_first",
    ),
    pytest.param(
        "Un/un/DET/det>1 consul/consul/NOUN/root>1 expulsé/expulser/VERB/amod>1/VerbForm=Part du/de/ADP/case>4 Niger/Niger/PROPN/nmod>1",
        "det>1 root>1 acl>1 case>4 obl>2",
        id="the_phrase_behind_a_participle_is_its_own",
    ),
    pytest.param(
        "Ana/Ana/PROPN/root>0 ,/,/PUNCT/punct>2 ministre/ministre/NOUN/appos>0 ,/,/PUNCT/punct>2 a/avoir/AUX/aux>5/VerbForm=Fin sollicité/sollicité/NOUN/parataxis>0 Lima/Lima/PROPN/nsubj>5",
        "nsubj>5 punct>2 appos>0 punct>2 aux>5 root>5 obj>5",
        id="a_verb_hung_on_its_subject_heads_it",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/nsubj>4 a/à/ADP/case>3 de/de/ADP/case>3 nouveau/nouveau/NOUN/obl>4 condamné/condamner/VERB/root>4/VerbForm=Part l'/le/DET/det>6 attaque/attaque/NOUN/obj>4",
        "nsubj>4 aux>4 case>3 obl>4 root>4 det>6 obj>4",
        id="a_is_never_the_preposition",
    ),
    pytest.param(
        "Lima/Lima/PROPN/nsubj>1 met/mettre/VERB/root>1/VerbForm=Fin en/en/ADP/case>5 cause/cause/NOUN/fixed>2 l'/le/DET/det>5 armée/armée/NOUN/obl>1",
        "nsubj>1 root>1 case>3 obl>1 det>5 obj>1",
        id="an_idiom_with_en_belongs_to_its_verb",
    ),
    pytest.param(
        "Lima/Lima/PROPN/nsubj>2 a/avoir/AUX/aux>2 salué/saluer/VERB/root>2/VerbForm=Part l'/le/DET/det>4 accord/accord/NOUN/obj>2",
        "nsubj>2 aux>2 root>2 det>4 obj>2",
        id="what_is_right_is_left_alone",
    ),
    pytest.param(
        "Il/lui/PRON/nsubj:pass>2 est/être/AUX/aux:pass>2 arrivé/arriver/VERB/root>2/VerbForm=Part",
        "nsubj>2 aux>2 root>2",
        id="a_past_with_être_is_no_passive",
    ),
    pytest.param(
        "Rome/Rome/PROPN/nsubj:pass>3 s'/soi/PRON/expl>3 est/être/AUX/aux:pass>3 abstenue/abstenir/VERB/root>3/VerbForm=Part",
        "nsubj>3 expl>3 aux>3 root>3",
        id="a_reflexive_past_is_no_passive",
    ),
    pytest.param(
        "Il/lui/PRON/nsubj>3 a/avoir/AUX/aux>3 été/être/AUX/aux>3 reçu/recevoir/VERB/root>3/VerbForm=Part",
        "nsubj:pass>3 aux>3 aux:pass>3 root>3",
        id="être_before_another_verb_is_passive",
    ),
    pytest.param(
        "Il/lui/PRON/nsubj>2 est/être/AUX/aux>2 sorti/sortir/VERB/root>2/VerbForm=Part",
        "nsubj>2 aux>2 root>2",
        id="a_verb_of_both_kinds_stays",
    ),
    pytest.param(
        "Bakou/Bakou/PROPN/nsubj>4 et/et/CCONJ/punct>0 Erevan/Erevan/PROPN/flat>0 ont/avoir/AUX/aux>4 signé/signer/VERB/root>4/VerbForm=Part",
        "nsubj>4 cc>2 conj>0 aux>4 root>4",
        id="a_conjunction_is_no_punctuation",
    ),
    pytest.param(
        "Kiev/kiev/ADV/advmod>1 demande/demander/VERB/root>1/VerbForm=Fin une/un/DET/det>3 trêve/trêve/NOUN/obj>1",
        "nsubj>1 root>1 det>3 obj>1",
        id="a_name_that_opens_a_sentence_is_its_subject",
    ),
    pytest.param(
        "Demain/demain/ADV/advmod>1 commence/commencer/VERB/root>1/VerbForm=Fin la/le/DET/det>3 trêve/trêve/NOUN/obj>1",
        "advmod>1 root>1 det>3 obj>1",
        id="an_adverb_that_opens_a_sentence_stays",
    ),
    pytest.param(
        "Ils/il/PRON/nsubj>2 ont/avoir/AUX/aux>2/VerbForm=Fin livré/livrer/VERB/root>2/VerbForm=Part des/de/ADP/case>4 chars/char/NOUN/obl>2",
        "nsubj>2 aux>2 root>2 det>4 obj>2",
        id="des_opens_an_object",
    ),
    pytest.param(
        "Ils/il/PRON/nsubj>2 ont/avoir/AUX/aux>2/VerbForm=Fin parlé/parler/VERB/root>2/VerbForm=Part des/de/ADP/case>4 chars/char/NOUN/obl>2",
        "nsubj>2 aux>2 root>2 case>4 obl>2",
        id="a_verb_that_takes_de_keeps_it",
    ),
    pytest.param(
        "Il/il/PRON/nsubj>1 dit/dire/VERB/root>1/VerbForm=Fin que/que/SCONJ/case>4 les/le/DET/det>4 prix/prix/NOUN/obj>1 étaient/être/AUX/cop>6/VerbForm=Fin bas/bas/ADJ/conj>1",
        "nsubj>1 root>1 mark>6 det>4 nsubj>6 cop>6 ccomp>1",
        id="que_opens_a_clause",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/nsubj>2 a/avoir/AUX/aux>2 fourni/fournir/VERB/root>2/VerbForm=Part à/à/ADP/case>4 Kiev/Kiev/PROPN/obl>2 des/de/ADP/case>6 chars/char/NOUN/nmod>4",
        "nsubj>2 aux>2 root>2 case>4 obl>2 det>6 obj>2",
        id="an_object_stands_behind_a_recipient",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/nsubj>2 a/avoir/AUX/aux>2 envoyé/envoyer/VERB/root>2/VerbForm=Part à/à/ADP/case>4 Kiev/Kiev/PROPN/obl>2 deux/deux/NUM/nummod>6 avions/avion/NOUN/obl>2",
        "nsubj>2 aux>2 root>2 case>4 obl>2 nummod>6 obj>2",
        id="a_bare_noun_behind_a_recipient_is_the_object",
    ),
    pytest.param(
        "Ils/il/PRON/nsubj>2 ont/avoir/AUX/aux>2 tué/tuer/VERB/root>2/VerbForm=Part la/le/DET/det>4 veille/veille/NOUN/obj>2 six/six/NUM/nummod>6 soldats/soldat/NOUN/obj>2",
        "nsubj>2 aux>2 root>2 det>4 obl>2 nummod>6 obj>2",
        id="a_time_is_no_object",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/nsubj>2 a/avoir/AUX/aux>2 annoncé/annoncer/VERB/root>2/VerbForm=Part à/à/ADP/case>4 Lima/Lima/PROPN/obl>2 qu'/que/SCONJ/mark>7 elle/elle/PRON/nsubj>7 partait/partir/VERB/acl:relcl>4/VerbForm=Fin",
        "nsubj>2 aux>2 root>2 case>4 obl>2 mark>7 nsubj>7 ccomp>2",
        id="a_clause_with_a_conjunction_says_what_was_said",
    ),
    pytest.param(
        "Sous/sous/ADP/case>2 l'/le/DET/det>2 égide/égide/NOUN/nsubj>9 de/de/ADP/case>4 Rome/Rome/PROPN/nmod>2 ,/,/PUNCT/punct>6 Oslo/Oslo/PROPN/conj>4 et/et/CCONJ/cc>8 Lima/Lima/PROPN/conj>4 discutent/discuter/VERB/root>9/VerbForm=Fin",
        "case>2 det>2 obl>9 case>4 nmod>2 punct>6 nsubj>9 cc>8 conj>6 root>9",
        id="who_stands_behind_the_comma_of_a_phrase_is_the_subject",
    ),
    pytest.param(
        "Les/le/DET/det>1 ministres/ministre/NOUN/nsubj>6 turc/turc/ADJ/amod>1 ,/,/PUNCT/punct>4 russe/russe/ADJ/nsubj>6 et/et/CCONJ/cc>7 discutent/discuter/VERB/root>6/VerbForm=Fin serbe/serbe/ADJ/conj>4",
        "det>1 nsubj>6 amod>1 punct>4 conj>2 cc>7 root>6 conj>4",
        id="an_adjective_behind_an_adjective_is_no_subject",
    ),
    pytest.param(
        "Il/il/PRON/expl>2 y/y/PRON/expl>2 a/avoir/VERB/root>2/VerbForm=Fin dix/dix/NUM/nummod>4 ans/an/NOUN/obj>2 ,/,/PUNCT/punct>8 Oslo/Oslo/PROPN/nsubj>8 a/avoir/AUX/aux>8 cédé/céder/VERB/conj>2/VerbForm=Part",
        "expl>2 expl>2 advcl>8 nummod>4 obj>2 punct>8 nsubj>8 aux>8 root>8",
        id="how_long_ago_heads_nothing",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/nsubj>1 exhorte/exhorter/VERB/root>1/VerbForm=Fin les/le/DET/det>3 groupes/groupe/NOUN/obj>1 armés/armé/ADJ/amod>3 à/à/ADP/mark>6 céder/céder/VERB/xcomp>4/VerbForm=Inf",
        "nsubj>1 root>1 det>3 obj>1 amod>3 mark>6 xcomp>1",
        id="what_somebody_is_urged_to_do_hangs_on_the_urging",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/nsubj>1 vend/vendre/VERB/root>1/VerbForm=Fin du/de/ADP/case>3 gaz/gaz/NOUN/obl>1 à/à/ADP/case>5 Kiev/Kiev/PROPN/obl>1",
        "nsubj>1 root>1 det>3 obj>1 case>5 obl>1",
        id="du_opens_what_is_sold",
    ),
    pytest.param(
        "«/«/PUNCT/punct>1 Non/non/INTJ/root>1 »/»/PUNCT/punct>1 ,/,/PUNCT/punct>6 s'/soi/PRON/expl>6 est/être/AUX/aux>6 indigné/indigner/VERB/parataxis>1/VerbForm=Part le/le/DET/det>8 maire/maire/NOUN/xcomp>6",
        "punct>1 root>1 punct>1 punct>6 expl>6 aux>6 parataxis>1 det>8 nsubj>6",
        id="who_stands_behind_a_reflexive_verb_after_a_quotation_speaks",
    ),
    pytest.param(
        "Le/le/DET/det>2 consulat/consulat/NOUN/amod>2 turc/turc/NOUN/nsubj>3 ferme/fermer/VERB/root>3/VerbForm=Fin",
        "det>1 nsubj>3 amod>1 root>3",
        id="a_noun_before_an_adjective_is_the_head",
    ),
    pytest.param(
        "LIMA/Lima/PROPN/nsubj>7 —/—/PUNCT/punct>0 Le/le/DET/det>3 maire/maire/NOUN/conj>0 Juan/Juan/PROPN/nsubj>7 Cruz/Cruz/PROPN/flat>4 a/avoir/AUX/aux>7 cédé/céder/VERB/root>7/VerbForm=Part",
        "dislocated>7 punct>0 det>3 nsubj>7 appos>3 flat>4 aux>7 root>7",
        id="the_place_of_a_dateline_does_nothing",
    ),
    pytest.param(
        "Pérou/Pérou/PROPN/nsubj>4 —/—/PUNCT/punct>3 Des/un/DET/det>3 mineurs/mineur/NOUN/nsubj>4 défilent/défiler/VERB/root>4/VerbForm=Fin",
        "dislocated>4 punct>3 det>3 nsubj>4 root>4",
        id="a_state_before_a_dash_does_nothing_either",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/nsubj>1 défie/défier/VERB/root>1/VerbForm=Fin Lima/Lima/PROPN/obj>1 ,/,/PUNCT/punct>5 lequel/lequel/PRON/obl>5 menace/menace/NOUN/conj>1 Bonn/Bonn/PROPN/nsubj>5",
        "nsubj>1 root>1 obj>1 punct>5 nsubj>5 acl:relcl>2 obj>5",
        id="which_is_the_subject_of_a_clause_on_the_noun_before_it",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/nsubj:pass>2 avait/avoir/AUX/aux>2 expulsé/expulser/VERB/root>2/VerbForm=Part vers/vers/ADP/case>4 Lima/Lima/PROPN/obl>2 dix/dix/NUM/nmod>4 espions/espion/NOUN/appos>4",
        "nsubj>2 aux>2 root>2 case>4 obl>2 nummod>6 obj>2",
        id="who_has_expelled_is_active",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/nsubj>1 cède/céder/VERB/root>1/VerbForm=Fin ,/,/PUNCT/punct>4 a/avoir/AUX/aux>4 répondu/répondre/VERB/parataxis>1/VerbForm=Part le/le/DET/det>6 maire/maire/NOUN/obj>4",
        "nsubj>1 root>1 punct>4 aux>4 parataxis>1 det>6 nsubj>4",
        id="who_stands_behind_an_answer_gives_it",
    ),
    pytest.param(
        "L'/le/DET/det>1 armée/armée/NOUN/nsubj>3 a/avoir/AUX/aux>3 massé/masser/VERB/root>3/VerbForm=Part blindés/blindé/NOUN/xcomp>3 et/et/CCONJ/cc>6 drones/drone/NOUN/conj>4",
        "det>1 nsubj>3 aux>3 root>3 obj>3 cc>6 conj>4",
        id="a_bare_noun_is_an_object",
    ),
    pytest.param(
        "Il/il/PRON/nsubj:pass>2 est/être/AUX/aux:pass>2 reçu/recevoir/VERB/root>2/VerbForm=Part lundi/lundi/NOUN/obl>2 à/à/ADP/case>5 Oslo/Oslo/PROPN/nmod>3",
        "nsubj:pass>2 aux:pass>2 root>2 obl>2 case>5 obl>2",
        id="a_place_behind_a_day_belongs_to_the_verb",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/nsubj>4 ,/,/PUNCT/punct>2 lui/lui/PRON/iobj>4 ,/,/PUNCT/punct>2 proteste/protester/VERB/root>4/VerbForm=Fin",
        "nsubj>4 punct>2 dislocated>4 punct>2 root>4",
        id="who_is_set_against_another_is_given_nothing",
    ),
    pytest.param(
        "Depuis/depuis/ADP/case>1 lundi/lundi/NOUN/obl>4 ,/,/PUNCT/punct>1 étudiants/étudiant/NOUN/conj>1 protestent/protester/VERB/root>4/VerbForm=Fin",
        "case>1 obl>4 punct>1 nsubj>4 root>4",
        id="who_stands_behind_a_fronted_time_is_the_subject",
    ),
    pytest.param(
        "La/le/DET/det>1 loi/loi/NOUN/root>1 que/que/SCONJ/mark>5 Oslo/Oslo/PROPN/nsubj>5 a/avoir/AUX/aux>5 retirée/retirer/VERB/acl>1/VerbForm=Part",
        "det>1 root>1 obj>5 nsubj>5 aux>5 acl:relcl>1",
        id="que_behind_a_noun_is_an_object",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/nsubj>1 cède/céder/VERB/root>1/VerbForm=Fin ;/;/PUNCT/punct>1 le/le/DET/det>4 maire/maire/NOUN/obj>1 recense/recenser/VERB/acl>4/VerbForm=Fin dix/dix/NUM/nummod>7 morts/mort/NOUN/appos>4",
        "nsubj>1 root>1 punct>1 det>4 nsubj>5 parataxis>1 nummod>7 obj>5",
        id="a_clause_of_its_own_stands_behind_a_semicolon",
    ),
    pytest.param(
        "L'/le/DET/det>1 hiver/hiver/NOUN/nsubj>6 dernier/dernier/ADJ/amod>1 ,/,/PUNCT/punct>1 Oslo/Oslo/PROPN/nsubj>6 a/avoir/AUX/aux>6 cédé/céder/VERB/root>6/VerbForm=Part",
        "det>1 obl>6 amod>1 punct>1 nsubj>6 aux>6 root>6",
        id="a_season_before_the_subject_is_none",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/nsubj>3 a/avoir/AUX/aux>3 jugé/juger/AUX/aux>3 prématurée/prématurer/VERB/root>3/VerbForm=Part la/le/DET/det>5 visite/visite/NOUN/obj>3",
        "nsubj>2 aux>2 root>2 xcomp>2 det>5 obj>2",
        id="the_verb_of_judging_heads_its_clause",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/nsubj>1 reporte/reporter/VERB/root>1/VerbForm=Fin sine/sine/NOUN/obj>1 die/die/ADJ/xcomp>1 la/le/DET/det>5 visite/visite/NOUN/obj>3",
        "nsubj>1 root>1 advmod>1 fixed>2 det>5 obj>1",
        id="latin_has_no_object",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/nsubj>1 cède/céder/VERB/root>1/VerbForm=Fin en/en/ADP/case>3 signant/signer/VERB/obl>1/VerbForm=Part",
        "nsubj>1 root>1 mark>3 advcl>1",
        id="a_gerund_is_a_clause",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/nsubj>1 parle/parler/VERB/root>1/VerbForm=Fin aux/à/ADP/case>3 juges/juge/NOUN/obl>1 de/de/ADP/case>6 son/son/DET/det>6 refus/refus/NOUN/nmod>3 de/de/ADP/mark>8 céder/céder/VERB/acl>3/VerbForm=Inf",
        "nsubj>1 root>1 case>3 obl>1 case>6 det>6 nmod>3 mark>8 acl>6",
        id="an_infinitive_belongs_to_the_noun_before_it",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/root>0 ,/,/PUNCT/punct>0 Lima/Lima/PROPN/nsubj>6 et/et/CCONJ/cc>4 Rome/Rome/PROPN/conj>2 ont/avoir/AUX/aux>6 signé/signer/VERB/acl:relcl>0/VerbForm=Part",
        "nsubj>6 punct>0 conj>0 cc>4 conj>2 aux>6 root>6",
        id="the_first_of_a_list_of_subjects_heads_nothing",
    ),
    pytest.param(
        "Excédé/excéder/VERB/nsubj>6/VerbForm=Part par/par/ADP/case>2 Rome/Rome/PROPN/obl:agent>0 ,/,/PUNCT/punct>0 Oslo/Oslo/PROPN/parataxis>0 a/avoir/AUX/aux>6 cédé/céder/VERB/root>6/VerbForm=Part",
        "advcl>6 case>2 obl:agent>0 punct>0 nsubj>6 aux>6 root>6",
        id="whom_a_fronted_participle_describes_is_the_subject",
    ),
    pytest.param(
        "Oslo/Oslo/PROPN/nsubj>2 a/avoir/AUX/aux>2 protesté/protester/VERB/root>2/VerbForm=Part par/par/ADP/case>5 l'/le/DET/det>5 intermédiaire/intermédiaire/NOUN/obl:agent>2",
        "nsubj>2 aux>2 root>2 case>5 det>5 obl>2",
        id="an_active_verb_has_no_agent",
    ),
]


@pytest.mark.parametrize(("rows", "expected"), TABLE)
def test_a_mended_parse_is(rows: str, expected: str) -> None:
    tokens = tree(rows)
    mend(tokens)
    assert " ".join(f"{t.dep}>{t.head}" for t in tokens) == expected


@pytest.mark.parametrize(
    ("rows", "upos"),
    [
        ("Vladimir/Vladimir/NOUN/nsubj>2 Poutine/Poutine/PROPN/flat>0 parle/parler/VERB/root>2", "PROPN"),
        ("Président/président/NOUN/nsubj>2 Poutine/Poutine/PROPN/flat>0 parle/parler/VERB/root>2", "NOUN"),
        ("obtint/obtint/X/root>0 gain/gain/NOUN/obj>0", "VERB"),
    ],
)
def test_the_first_word_is_a(rows: str, upos: str) -> None:
    tokens = tree(rows)
    mend(tokens)
    assert tokens[0].upos == upos


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("recevrai/recevrair/VERB/root>0/VerbForm=Fin/Tense=Pres", {"Tense": "Fut", "Person": "1"}),
        ("livrerons/livrerer/VERB/root>0/VerbForm=Fin/Tense=Pres", {"Tense": "Fut", "Number": "Plur"}),
        ("soutiendrait/soutiendrer/VERB/root>0/VerbForm=Fin/Tense=Imp", {"Mood": "Cnd"}),
        ("préparons/préparer/VERB/root>0/VerbForm=Fin/Tense=Pres", {"Tense": "Pres"}),
        ("ouvrait/ouvrir/VERB/root>0/VerbForm=Fin/Tense=Imp", {"Tense": "Imp"}),
        ("condamne/condamner/VERB/root>0/VerbForm=Part", {"VerbForm": "Fin"}),
    ],
)
def test_an_ending_without_doubt_stands_against_the_parser(row: str, expected: dict[str, str]) -> None:
    tokens = tree(row)
    mend(tokens)
    assert {name: tokens[0].feats.get(name) for name in expected} == expected


def test_a_participle_with_avoir_is_no_passive():
    tokens = tree(
        "Rome/Rome/PROPN/nsubj>3 a/avoir/AUX/aux>3 vivement/vivement/ADV/advmod>3 "
        "critiqué/critiquer/VERB/root>3/VerbForm=Part/Voice=Pass Tunis/Tunis/PROPN/obj>3"
    )
    mend(tokens)
    assert "Voice" not in tokens[3].feats


def test_what_one_calls_oneself_is_no_noun() -> None:
    tokens = tree(
        "Oslo/Oslo/PROPN/nsubj>3 s'/soi/PRON/expl:pass>3 est/être/AUX/aux>3 dite/dire/VERB/root>3/VerbForm=Part préoccupée/préoccuper/NOUN/xcomp>3"
    )
    mend(tokens)
    assert tokens[4].upos == "VERB"


def test_an_adjective_with_avoir_is_a_participle() -> None:
    tokens = tree("Oslo/Oslo/PROPN/nsubj>2 a/avoir/AUX/aux>2 privé/privé/ADJ/root>2 Riga/Riga/PROPN/obj>2")
    mend(tokens)
    assert (tokens[2].upos, tokens[2].lemma) == ("VERB", "priver")


def test_a_verb_that_nobody_conjugates_is_the_adjective_of_the_noun_before() -> None:
    tokens = tree(
        "Oslo/Oslo/PROPN/nsubj>2 a/avoir/AUX/aux>2 reçu/recevoir/VERB/root>2 le/le/DET/det>4 ministre/ministre/NOUN/obj>2 "
        "turc/turcr/VERB/acl>4 à/à/ADP/case>7 Bergen/Bergen/PROPN/obl>5"
    )
    mend(tokens)
    assert (tokens[5].upos, tokens[5].dep, tokens[5].lemma) == ("ADJ", "amod", "turc")
    assert tokens[7].head == 2


def test_behind_faire_a_bare_noun_is_no_verb() -> None:
    tokens = tree(
        "Oslo/Oslo/PROPN/nsubj>2 fait/faire/AUX/aux>2 grief/grief/VERB/root>2 à/à/ADP/case>4 Riga/Riga/PROPN/obl>2"
    )
    mend(tokens)
    assert [(t.upos, t.dep, t.head) for t in tokens[1:3]] == [("VERB", "root", 1), ("NOUN", "obj", 1)]
    assert tokens[4].head == 1


def test_the_capital_of_a_sentence_makes_no_name_of_a_participle() -> None:
    tokens = tree(
        "Libéré/Libéré/PROPN/advcl>7 lundi/lundi/NOUN/nmod>0 par/par/ADP/case>3 Oslo/Oslo/PROPN/nmod>1 ,/,/PUNCT/punct>0 "
        "le/le/DET/det>6 roi/roi/NOUN/nsubj>7 rit/rire/VERB/root>7/VerbForm=Fin"
    )
    mend(tokens)
    assert (tokens[0].upos, tokens[0].lemma, tokens[0].feats["VerbForm"]) == ("VERB", "libérer", "Part")
    assert (tokens[3].head, tokens[3].dep) == (0, "obl:agent")


def test_an_infinitive_with_de_is_no_verb_of_a_subject() -> None:
    tokens = tree(
        "Oslo/Oslo/PROPN/nsubj>4 presse/presse/ADJ/amod>0 Riga/Riga/PROPN/flat>0 de/de/ADP/mark>4 libérer/libérer/VERB/root>4/VerbForm=Inf "
        "Lima/Lima/PROPN/obj>4"
    )
    mend(tokens)
    assert (tokens[1].upos, tokens[1].dep, tokens[1].lemma) == ("VERB", "root", "presser")
    assert tokens[4].head == 1
