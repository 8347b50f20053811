"""The gate: sentences with the words of an entry, or near a quotation, are parsed; the rest are not."""

import time

import pytest

from degel.parse import Gate, split_sentences

FRENCH = Gate(
    ["Russie", "russe", "Poutine", "États-Unis", "US"],
    ["rencontrer", "accord", "aider", "expulser", "prendre le contrôle", "rompre les relations"],
    forms={
        form: [lemma]
        for lemma, words in {
            "rencontrer": "rencontré rencontre rencontrent",
            "aider": "aide aident",
            "rompre": "rompu rompt rompent",
        }.items()
        for form in words.split()
    },
    said=["dit", "affirme"],
    lang="fr",
)
TABLE = [
    ("La Russie a rencontré ses voisins.", True),
    ("Les Russes aident leurs alliés.", True),
    ("Poutine est né en 1952.", False),
    ("Une rencontre a eu lieu sous la pluie.", True),
    ("Il a rencontré ses voisins.", True),
    ("Le ministre a rencontré ses voisins.", True),
    ("La pluie a cessé.", False),
    ("Ils disent « oui ».", True),
    ("L’accord russo-américain tient, dit la Russie.", True),
    ("Ces usages aident tout le monde.", True),
    # an entry of several words needs them all
    ("La Russie a rompu ses relations.", True),
    ("La Russie a rompu le pain.", False),
    ("La Russie prend le contrôle du port.", True),
    ("La Russie prend le large.", False),
    # an entry is met in the forms that are listed, and in words that begin as it does
    ("La Russie aidera ses alliés.", True),
    ("La Russie expulsera deux diplomates.", True),
    ("Le témoin affirme que la neige fond.", True),
]


@pytest.mark.parametrize(("text", "kept"), TABLE)
def test_a_sentence_is_kept_or_spared(text, kept):
    assert FRENCH.passes(text, split_sentences(text, "fr")) == [kept]


def test_neighbours_of_a_quotation_and_what_lies_inside_it_are_kept():
    text = "Il souffle. « Il pleut. La mer monte. Tout va bien. » Elle se tait. Le vent tombe. Elle attend."
    spans = split_sentences(text, "fr")
    assert FRENCH.passes(text, spans) == [True, True, True, True, True, False, False]


def test_whom_a_pronoun_may_mean_is_kept():
    text = "Le vent tombe. La Russie est vaste. La neige fond. Elle a rencontré ses voisins. La Russie est froide."
    spans = split_sentences(text, "fr")
    assert FRENCH.passes(text, spans) == [False, True, False, True, False]


def test_a_verb_without_a_subject_needs_no_name_where_the_language_leaves_it_out():
    forms = {"expulsó": ["expulsar"], "expulsar": ["expulsar"], "reunió": ["reunir"]}
    gate = Gate(["Cuba"], ["expulsar", "reunirse con"], forms=forms, lang="es")
    text = "Cuba es una isla. Expulsó a dos diplomáticos. Decidió expulsarlos. Se reunió ayer. Llueve."
    assert gate.passes(text, split_sentences(text, "es")) == [True, True, True, True, False]


def test_a_russian_verb_of_the_first_person_needs_no_pronoun():
    gate = Gate(["Куба"], ["просить"], forms={"просим": ["просить"], "просит": ["просить"]}, lang="ru")
    text = "Куба далеко. Просим о помощи. Гавана спит."
    assert gate.passes(text, split_sentences(text, "ru")) == [True, True, False]


def test_an_act_that_names_nobody_is_kept_with_those_named_before():
    forms = {"условлено": ["условиться"], "начать": ["начать"], "переговоры": ["переговоры"]}
    gate = Gate(["Куба"], ["условиться", "начать переговоры", "митинг"], forms=forms, lang="ru")
    text = (
        "Куба далеко. Идёт дождь. Условлено встретиться снова. Можно начать переговоры. Антивоенный митинг."
    )
    assert gate.passes(text, split_sentences(text, "ru")) == [True, False, True, True, True]


def test_inflected_russian_names_and_triggers_are_found():
    forms = {"встретились": ["встретиться"], "обвинили": ["обвинить"]}
    gate = Gate(["Россия", "Росси", "Путин"], ["встретиться", "обвинить"], forms=forms, lang="ru")
    text = "С Путиным встретились послы. России обвинили в этом. Идёт дождь."
    assert gate.passes(text, split_sentences(text, "ru")) == [True, True, False]


def test_a_wall_of_characters_is_passed_in_bounded_time():
    text = "Russie" * 2_000 + " accord" * 2_000
    start = time.process_time()
    FRENCH.passes(text, split_sentences(text, "fr"))
    assert time.process_time() - start < 1


def test_a_short_page_is_parsed_whole_and_one_of_which_little_would_be_spared():
    dull, telling = "La pluie a cessé. ", "La Russie a rompu ses relations. "
    for text, kept in (
        (dull * 12, [False] * 12),
        (dull * 11 + telling, [True] * 12),
        (dull * 12 + telling, [False] * 12 + [True]),
        (telling * 12 + dull * 2, [True] * 14),
        (telling * 10 + dull * 4, [True] * 10 + [False] * 4),
    ):
        assert FRENCH.keep(text, split_sentences(text, "fr")) == kept


def test_a_gate_without_words_keeps_only_quotations():
    text = "La Russie signe. Rien ne bouge. «Oui»."
    assert Gate([], []).passes(text, split_sentences(text, "fr")) == [False, False, True]
