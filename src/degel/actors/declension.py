"""A Russian personal name in the nominative → all its written case forms, by rule.

Every rule looks at the last letters only; where two declensions compete (Дарвином, Путиным) both forms come
out, because the forms are matched against text and a form nobody writes does no harm. Names that do not
decline (Макрон's wife, Меркель, Шеварднадзе) come out as they are. ё is written е, as in the matched text.
"""

from __future__ import annotations

import re
from itertools import chain

__all__ = ["decline_name", "decline_word", "stem"]

_VOWELS = "аеёиоуыэюя"
_HUSHERS = "жшчщц"
_BACK = "гкхжшчщ"
_FLEETING = {"Павел": "Павл", "Лев": "Льв", "Петр": "Петр", "Пётр": "Петр"}
_PARTICLES = frozenset(
    [
        "бен",
        "бин",
        "ибн",
        "ван",
        "вон",
        "фон",
        "да",
        "де",
        "дос",
        "аль",
        "эль",
        "ад",
        "ди",
        "дель",
        "дер",
        "ле",
        "ла",
        "оглы",
        "кызы",
    ]
)
# Only the last word of these names changes its ending in running Russian (Си Цзиньпина, Ким Чен Ына).
_LAST_WORD_ONLY = frozenset({"CHN", "PRK", "KOR", "VNM", "TWN", "HKG", "SGP", "LAO", "KHM", "MMR"})

Forms = tuple[str, str, str, str, str]  # genitive, dative, accusative, instrumental, prepositional


def decline_word(word: str, gender: str = "m") -> tuple[Forms, ...]:
    """The oblique forms of one word of a name: one tuple (gen, dat, acc, ins, prep) a competing declension.

    >>> decline_word("Лавров")[0]
    ('Лаврова', 'Лаврову', 'Лаврова', 'Лавровым', 'Лаврове')
    >>> decline_word("Меркель", "f")
    ()
    """
    first, dash, last = word.partition("-")
    if dash and last[:1].isupper():
        firsts = [*decline_word(first, gender)[:1], (first,) * 5] if first[:1].isupper() else [(first,) * 5]
        return tuple(
            _pair([f"{before}-{after}" for before, after in zip(head, tail, strict=True)])
            for head in firsts
            for tail in decline_word(last, gender) or ((last,) * 5,)
        )
    low = word.lower()
    if low in _PARTICLES:
        return ()
    if len(low) < 3 and low not in ("ян", "ын", "ир"):
        return ()
    return _feminine(word, low) if gender == "f" else _masculine(word, low)


def _pair(forms: list[str]) -> Forms:
    g, d, a, i, p = forms
    return g, d, a, i, p


def _forms(base: str, *endings: str) -> Forms:
    g, d, a, i, p = (base + ending for ending in endings)
    return g, d, a, i, p


def _masculine(word: str, low: str) -> tuple[Forms, ...]:
    if word in _FLEETING:
        return (_forms(_FLEETING[word], "а", "у", "а", "ом", "е"),)
    if low.endswith(("ский", "цкий", "ской", "цкой")):
        return (_forms(word[:-2], "ого", "ому", "ого", "им", "ом"),)
    if low.endswith(("ный", "вый", "лый", "рый", "тый", "ной", "той", "лой")):
        return (_forms(word[:-2], "ого", "ому", "ого", "ым", "ом"),)
    if low.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return (_forms(word, "а", "у", "а", "ым", "е"), _forms(word, "а", "у", "а", "ом", "е"))
    if low.endswith(("их", "ых", "о", "е", "э", "и", "ы", "у", "ю", "ё")):
        return ()
    if low.endswith("ий"):
        return (_forms(word[:-1], "я", "ю", "я", "ем", "и"),)
    if low.endswith("й"):
        return (_forms(word[:-1], "я", "ю", "я", "ем", "е"),)
    if low.endswith("ь"):
        return (_forms(word[:-1], "я", "ю", "я", "ем", "е"),)
    if low.endswith(("а", "я")):
        return _in_a(word, low)
    if low[-1] in _HUSHERS:
        return (_forms(word, "а", "у", "а", "ем", "е"), _forms(word, "а", "у", "а", "ом", "е"))
    return (_forms(word, "а", "у", "а", "ом", "е"),)


def _feminine(word: str, low: str) -> tuple[Forms, ...]:
    if low.endswith(("ова", "ева", "ёва", "ина", "ына")):
        base = word[:-1]
        return (_forms(base, "ой", "ой", "у", "ой", "ой"), _forms(base, "ы", "е", "у", "ой", "е"))
    if low.endswith("ая"):
        return (_forms(word[:-2], "ой", "ой", "ую", "ой", "ой"),)
    if low.endswith("яя"):
        return (_forms(word[:-2], "ей", "ей", "юю", "ей", "ей"),)
    if low.endswith(("а", "я")):
        return _in_a(word, low)
    return ()


def _in_a(word: str, low: str) -> tuple[Forms, ...]:
    base = word[:-1]
    if low.endswith("ия"):
        return (_forms(base, "и", "и", "ю", "ей", "и"),)
    if low.endswith("я"):
        return (_forms(base, "и", "е", "ю", "ей", "е"),)
    if len(low) > 2 and low[-2] in _VOWELS and not low.endswith("уа"):
        return ()
    if low[-2] in _HUSHERS:
        return (_forms(base, "и" if low[-2] != "ц" else "ы", "е", "у", "ей", "е"),)
    return (_forms(base, "и" if low[-2] in _BACK else "ы", "е", "у", "ой", "е"),)


def decline_name(name: str, gender: str = "m", country: str | None = None) -> list[str]:
    """All written forms of a full name or surname, nominative first, without doubles.

    >>> decline_name("Эммануэль Макрон")[:3]
    ['Эммануэль Макрон', 'Эммануэля Макрона', 'Эммануэлю Макрону']
    """
    words = name.split()
    found = {name: None}
    per_word = [decline_word(word, gender) for word in words]
    whole = country not in _LAST_WORD_ONLY
    for case in range(5):
        last = per_word[-1] or ((words[-1],) * 5,)
        for forms in last:
            ending = forms[case]
            if whole and len(words) > 1:
                rest = [
                    options[0][case] if options else word
                    for word, options in zip(words[:-1], per_word[:-1], strict=True)
                ]
                found[" ".join([*rest, ending])] = None
            else:
                found[" ".join([*words[:-1], ending])] = None
    return list(found)


_ENDINGS = tuple(
    sorted(
        chain(
            ("ого", "ому", "ыми", "ими", "ами", "ями"),
            ("ый", "ий", "ой", "ая", "ую", "ым", "им", "ом", "ем", "ей", "ою", "ия", "ию", "ии"),
            ("а", "у", "е", "ы", "и", "я", "ю", "ь", "й"),
        ),
        key=len,
        reverse=True,
    )
)
_ENDING = re.compile(rf"(?<=.{{3}})(?:{'|'.join(_ENDINGS)})$")


def stem(word: str) -> str:
    """The word without its case ending: equal for all cases of a surname, good enough to recognise it again.

    >>> stem("Лийметс") == stem("Лийметсом"), stem("Зеленского") == stem("Зеленский")
    (True, True)
    """
    return _ENDING.sub("", word)
