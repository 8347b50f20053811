"""Words that somebody said without marks of quotation, or with one of them lost: language, text → the words."""

import pytest

# Blocks behind a colon, sources without a capital, verbs of saying with another before them.
WORDS = [
    (
        "ru",
        "Лавров отметил:\nМы всегда были готовы к переговорам.\n\nВстреча прошла в Женеве.",
        "Мы всегда были готовы к переговорам.",
    ),
    ("en", 'It is a mistake to wait," Lavrov told reporters in Geneva.', "It is a mistake to wait"),
    ("fr", "Selon un témoin, la route est coupée depuis lundi.", "la route est coupée depuis lundi"),
    ("es", "Según algunas fuentes, el acuerdo se firmará mañana.", "el acuerdo se firmará mañana"),
    ("fr", "Lavrov a fait savoir que la frontière resterait fermée.", "la frontière resterait fermée"),
    ("en", "Lavrov made clear that the border would stay closed.", "the border would stay closed"),
    ("fr", "Selon Lavrov, « la paix est proche ». Les combats durent.", "la paix est proche"),
    (
        "ru",
        "Лавров добавил, что у страны, помимо долгов, есть большие запасы.",
        "у страны, помимо долгов, есть большие запасы",
    ),
]


@pytest.mark.parametrize(("lang", "text", "said"), WORDS)
def test_words_without_marks(quotes, lang, text, said):
    assert said in [quote.text for quote in quotes(lang, text)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le port a été rebaptisé, mais l'hiver dernier, elle a annoncé son goût pour l'ancien nom."),
        ("ru", "Он известен по фильмам: «Река и берег» (1941), «Дом»."),
    ],
)
def test_no_words_said(quotes, lang, text):
    assert quotes(lang, text) == []
