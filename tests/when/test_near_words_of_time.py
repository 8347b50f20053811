"""The quick search for expressions of time gives what trying every word gives."""

import pytest

from degel.when.lexicon import load_lexicon

TEXTS = {
    "en": "On the night of Tuesday to Wednesday, May 3-4, 2021, troops left; two days later, in the late 1990s' style, they came back. "
    "The treaty of 12 March 2014 lapsed at the end of last year, a week after the vote.",
    "fr": "Dans la nuit du 3 au 4 mai 2021, puis la semaine suivante, l'accord signé le 12 mars 2014 à Minsk fut rompu ; dès les années 1990, "
    "au début du mois de juin dernier, trois jours plus tard, on s'y attendait.",
    "ru": "В ночь на 4 мая 2021 года, а затем на прошлой неделе, соглашение от 12 марта 2014 года нарушили; ещё в 90-е годы, "
    "в начале июня прошлого года, через три дня этого ждали.",
    "es": "En la noche del 3 al 4 de mayo de 2021 y, después, la semana pasada, el acuerdo del 12 de marzo de 2014 se rompió; ya en los "
    "años noventa, a principios de junio del año pasado, tres días después, se esperaba.",
}


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_near_words_of_time(lang: str) -> None:
    lexicon = load_lexicon(lang)
    assert lexicon is not None
    every = [match.span() for match in lexicon.union.finditer(TEXTS[lang])]
    assert [match.span() for match in lexicon.expressions(TEXTS[lang])] == every
    assert len(every) >= 4
