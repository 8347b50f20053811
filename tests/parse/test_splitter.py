"""Sentence splitting: a table a language, and what holds for any text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from degel.parse import split_sentences

TABLE = [
    # French
    (
        "fr",
        "M. Lavrov est arrivé à Paris. Il repart jeudi.",
        ["M. Lavrov est arrivé à Paris.", "Il repart jeudi."],
    ),
    ("fr", "Mme Merkel et MM. Sarkozy et Barroso ont dîné ensemble.", 1),
    (
        "fr",
        "« Nous sommes prêts. » Le ministre n'a rien ajouté.",
        ["« Nous sommes prêts. »", "Le ministre n'a rien ajouté."],
    ),
    ("fr", "«\u202fC'est fini\u202f!\u202f» s'est écrié le président.", 1),
    (
        "fr",
        "«\u00a0Oui\u00a0», a-t-il dit. Puis il est parti.",
        ["«\u00a0Oui\u00a0», a-t-il dit.", "Puis il est parti."],
    ),
    (
        "fr",
        "Le G7 (Canada, France, etc.) se réunit. Biarritz attend.",
        ["Le G7 (Canada, France, etc.) se réunit.", "Biarritz attend."],
    ),
    ("fr", "Un accord ? Non. Une trêve !", ["Un accord ?", "Non.", "Une trêve !"]),
    ("fr", "Le gén. Dufour, né en 1787, cf. Annexe 2, fut élu.", 1),
    (
        "fr",
        "Dégel à Genève\nLes deux présidents se parlent",
        ["Dégel à Genève", "Les deux présidents se parlent"],
    ),
    ("fr", "Bruxelles attend… Londres hésite.", ["Bruxelles attend…", "Londres hésite."]),
    ("fr", "Il a dit « non »... et il est resté.", 1),
    (
        "fr",
        "Paris a signé l'accord.Berlin hésite encore.",
        ["Paris a signé l'accord.", "Berlin hésite encore."],
    ),
    (
        "fr",
        "L'accord date de mars 2023.L'Iran le respecte depuis 2024.Riyad aussi.",
        ["L'accord date de mars 2023.", "L'Iran le respecte depuis 2024.", "Riyad aussi."],
    ),
    ("fr", "La phrase [...] reste entière.", 1),
    ("fr", "SOMMET\u00a0: M. LAVROV ET L'EX-MINISTRE À PARIS", 1),
    (
        "fr",
        "PARIS RAPPELLE SON AMBASSADEUR. ROME SE TAIT.",
        ["PARIS RAPPELLE SON AMBASSADEUR.", "ROME SE TAIT."],
    ),
    ("fr", "@Elysee Bravo. @MID_RF Merci.", ["@Elysee Bravo.", "@MID_RF Merci."]),
    # English
    ("en", "The U.S. Senate voted. The U.N. did not.", ["The U.S. Senate voted.", "The U.N. did not."]),
    ("en", "He lives in the U.S. The embassy is closed.", ["He lives in the U.S.", "The embassy is closed."]),
    ("en", "Gen. Mark Milley met Sen. J. McCain in St. Petersburg on Jan. 5.", 1),
    ("en", "“We agree.” He left.", ["“We agree.”", "He left."]),
    (
        "en",
        "“We agree!” President Putin said. “It is done.”",
        ["“We agree!” President Putin said.", "“It is done.”"],
    ),
    ("en", '"Is it over?" she asked.', 1),
    ("en", "Talks began at 9 a.m. on Friday.", 1),
    (
        "en",
        "Apple Inc. and Boeing Co. signed. No. 10 was silent.",
        ["Apple Inc. and Boeing Co. signed.", "No. 10 was silent."],
    ),
    ("en", "It cost $3.5 billion. Nobody paid.", ["It cost $3.5 billion.", "Nobody paid."]),
    ("en", "1. Iran signs. 2. Iraq waits.", ["1. Iran signs.", "2. Iraq waits."]),
    ("en", "See www.state.gov.Now or never", 1),
    ("en", "The U.S.-led coalition left. Iraq stayed.", ["The U.S.-led coalition left.", "Iraq stayed."]),
    ("en", "U.S. AND IRAN TALK. IRAQ WAITS.", ["U.S. AND IRAN TALK.", "IRAQ WAITS."]),
    ("en", "@POTUS called. @StateDept agreed!", ["@POTUS called.", "@StateDept agreed!"]),
    # Spanish
    (
        "es",
        "EE. UU. retiró a su embajador. Cuba protestó.",
        ["EE. UU. retiró a su embajador.", "Cuba protestó."],
    ),
    ("es", "Viajó a EE. UU. El presidente lo recibió.", ["Viajó a EE. UU.", "El presidente lo recibió."]),
    ("es", "El Sr. López y la Dra. Gómez llegaron a EE.UU. ayer.", 1),
    (
        "es",
        "¿Habrá acuerdo? ¡Sí! «Lo firmaremos», dijo.",
        ["¿Habrá acuerdo?", "¡Sí!", "«Lo firmaremos», dijo."],
    ),
    ("es", "—¿Vendrá? —preguntó el ministro.", 1),
    ("es", "Pagó 10.000 dólares. Fin.", ["Pagó 10.000 dólares.", "Fin."]),
    ("es", "EE. UU. SANCIONA A IRÁN. CUBA PROTESTA.", ["EE. UU. SANCIONA A IRÁN.", "CUBA PROTESTA."]),
    (
        "es",
        "@sanchezcastejon habló. @CancilleriaPeru respondió.",
        ["@sanchezcastejon habló.", "@CancilleriaPeru respondió."],
    ),
    # Russian
    (
        "ru",
        "С. В. Лавров прибыл в Париж. Визит продлится два дня.",
        ["С. В. Лавров прибыл в Париж.", "Визит продлится два дня."],
    ),
    ("ru", "«Мы готовы!» — сказал С.В. Лавров.", 1),
    ("ru", "«Мы готовы». Москва ждёт.", ["«Мы готовы».", "Москва ждёт."]),
    ("ru", "Договор подписан в 2019 г. в Москве.", 1),
    ("ru", "Договор подписан в 2019 г. Он действует.", ["Договор подписан в 2019 г.", "Он действует."]),
    ("ru", "Страны (Иран, Ирак и т. д.) согласны, т. е. подпишут.", 1),
    ("ru", "Ущерб составил 5 млн долл. США.", 1),
    ("ru", "Он жил на ул. Ленина, в им. Пушкина доме.", 1),
    ("ru", "С. В. ЛАВРОВ В ПАРИЖЕ. КИЕВ ЖДЁТ.", ["С. В. ЛАВРОВ В ПАРИЖЕ.", "КИЕВ ЖДЁТ."]),
    ("ru", "«Ёлка стоит». «Гости едут».", ["«Ёлка стоит».", "«Гости едут»."]),
    ("ru", "@mid_rf ответил. @zakharova молчит.", ["@mid_rf ответил.", "@zakharova молчит."]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), TABLE, ids=[row[1][:40] for row in TABLE])
def test_a_text_splits_into_its_sentences(lang, text, expected):
    found = [text[span.start : span.end] for span in split_sentences(text, lang)]
    assert found == (expected if isinstance(expected, list) else [text])


@given(
    st.text(alphabet=st.sampled_from("aéЯBж .!?…«»“”\"'’()[]\n\u202f\u00a0-—1,;"), max_size=120),
    st.sampled_from(["fr", "en", "es", "ru", "xx"]),
)
def test_spans_run_forward_and_hold_every_visible_character(text, lang):
    spans = split_sentences(text, lang)
    last = 0
    for span in spans:
        assert last <= span.start < span.end <= len(text)
        assert not text[last : span.start].strip()
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        last = span.end
    assert not text[last:].strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "События Разговор с Президентом Сербии Состоялся телефонный разговор двух президентов.",
            ["События", "Разговор с Президентом Сербии", "Состоялся телефонный разговор двух президентов."],
        ),
        (
            "Приём Президента Кубы 3 мая 2023 года 11:00 Москва, Кремль Президент принял гостя.",
            ["Приём Президента Кубы", "3 мая 2023 года 11:00 Москва, Кремль", "Президент принял гостя."],
        ),
        (
            "Удар пришёлся на 3 мая 2023 года 11:00 Бои идут.",
            ["Удар пришёлся на 3 мая 2023 года 11:00", "Бои идут."],
        ),
        ("Показали фильм «Война В воздухе».", ["Показали фильм «Война В воздухе»."]),
    ],
)
def test_lines_that_a_flattened_russian_page_ran_together_are_parted(text, expected):
    assert [text[span.start : span.end] for span in split_sentences(text, "ru")] == expected


def test_a_sentence_of_too_many_words_is_cut_at_a_clause():
    text = ", ".join(f"mot{i} encore un" for i in range(400))
    spans = split_sentences(text, "fr")
    assert len(spans) > 1
    assert all(len(text[s.start : s.end].split()) <= 400 for s in spans)
    assert all(text[s.end - 1] == "," for s in spans[:-1])


@pytest.mark.parametrize(
    "wall",
    ["a" * 10_000, "." * 10_000, "« " * 5_000, "A." * 5_000, " \u202f" * 5_000, "»" * 10_000, "x.Y" * 3_500],
)
def test_a_wall_of_characters_is_split_in_bounded_time(wall):
    start = time.process_time()
    spans = split_sentences(wall, "fr")
    assert time.process_time() - start < 1
    assert all(span.end - span.start <= 2_500 for span in spans)
