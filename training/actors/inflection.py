"""A nationality adjective, a noun of people or a place name → its written forms in French, Spanish and Russian.

Development-time rules behind the generated reference data; what the rules get wrong is written out in the
seeds. Common nouns go through `pymorphy3` (development only), proper names through rules of our own. Every function returns the citation form first, without doubles.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import Any

import pymorphy3

__all__ = [
    "adjective_es",
    "adjective_fr",
    "adjective_ru",
    "capitalised",
    "decline",
    "expand",
    "people_ru",
    "phrase_ru",
    "unique",
]

# Adjectives that stand for a person whatever follows them.
PERSONS = frozenset(
    ("командующий", "главнокомандующий", "поверенный", "трудящийся", "управляющий", "военный")
)
# Case forms that are other, far more frequent words: "after", "policy", "analytics".
OTHER_WORDS = frozenset(("после", "политика", "политику", "политике", "аналитика", "аналитику", "аналитике"))
_GROUP = re.compile(r"\{([^{}]*)\}")
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")

_VOWELS_RU = "аеёиоуыэюя"
_PLURAL_RU = frozenset(
    [
        "Нидерланды",
        "Филиппины",
        "Афины",
        "Мальдивы",
        "Сейшелы",
        "Багамы",
        "Острова",
        "острова",
        "Эмираты",
        "Штаты",
        "Коморы",
        "Фолкленды",
        "Фареры",
        "Бермуды",
        "Соломоны",
        "Маршаллы",
        "Территории",
        "территории",
        "Войска",
        "войска",
        "Силы",
        "силы",
        "Области",
        "Мальвины",
        "Антилы",
        "Виргины",
        "Арабы",
        "Бермуды",
    ]
)
_FEMININE_SOFT_RU = frozenset(
    [
        "Беларусь",
        "Русь",
        "площадь",
        "Площадь",
        "область",
        "Область",
        "крепость",
        "власть",
        "Власть",
        "помощь",
        "Роснефть",
        "Транснефть",
    ]
)
_NEUTER_RU = frozenset(
    [
        "королевство",
        "государство",
        "содружество",
        "княжество",
        "министерство",
        "правительство",
        "управление",
        "ведомство",
        "агентство",
        "собрание",
        "посольство",
        "бюро",
        "объединение",
        "движение",
        "сообщество",
        "общество",
        "формирование",
        "подполье",
        "ополчение",
        "командование",
        "ополченье",
        "министерства",
        "руководство",
        "консульство",
        "представительство",
        "отделение",
        "крыло",
        "знамя",
    ]
)


def unique(forms: list[str]) -> list[str]:
    """The forms in their order, each once."""
    return list(dict.fromkeys(form for form in forms if form))


def capitalised(forms: list[str]) -> list[str]:
    """Forms as French writes people: `Sud-Coréen` and `Sud-coréen` of `sud-coréen`."""
    found = []
    for form in forms:
        found.append(form[:1].upper() + form[1:])
        if "-" in form:
            found.append("-".join(part[:1].upper() + part[1:] for part in form.split("-")))
    return unique(found)


def adjective_fr(masculine: str) -> list[str]:
    """Masculine, feminine and plurals; `grec/grecque` gives an irregular feminine.

    >>> adjective_fr("italien")
    ['italien', 'italienne', 'italiens', 'italiennes']
    """
    masculine, _, feminine = masculine.partition("/")
    if not feminine:
        if masculine.endswith(("ien", "éen", "ïen", "yen")):
            feminine = masculine + "ne"
        elif masculine.endswith("e"):
            feminine = masculine
        else:
            feminine = masculine + "e"
    plural = masculine if masculine.endswith(("s", "x")) else masculine + "s"
    return unique([masculine, feminine, plural, feminine + "s"])


def adjective_es(masculine: str) -> list[str]:
    """Masculine, feminine and plurals.

    >>> adjective_es("francés"), adjective_es("iraní")
    (['francés', 'francesa', 'franceses', 'francesas'], ['iraní', 'iraníes', 'iranís'])
    """
    accents = {"é": "e", "á": "a", "ó": "o", "í": "i"}
    if masculine.endswith("o"):
        base = masculine[:-1]
        return [masculine, base + "a", base + "os", base + "as"]
    if masculine[-2:] in ("és", "án", "ón", "ín"):
        base = masculine[:-2] + accents[masculine[-2]] + masculine[-1]
        return [masculine, base + "a", base + "es", base + "as"]
    if masculine.endswith(("í", "ú")):
        return [masculine, masculine + "es", masculine + "s"]
    if masculine.endswith(("a", "e", "ú")):
        return [masculine, masculine + "s"]
    if masculine.endswith(("ol", "or")):
        return [masculine, masculine + "a", masculine + "es", masculine + "as"]
    return [masculine, masculine + "es"]


def adjective_ru(masculine: str) -> list[str]:
    """All genders, numbers and cases of a long adjective.

    >>> adjective_ru("французский")[:3]
    ['французский', 'французского', 'французскому']
    """
    base, ending = masculine[:-2], masculine[-2:]
    velar = base[-1] in "кгхжшчщ"
    if ending in ("ий", "ый", "ой") and not (ending == "ий" and not velar):
        i = "и" if velar else "ы"
        ends = [ending, "ого", "ому", i + "м", "ом", "ая", "ой", "ую", "ое", i + "е", i + "х", i + "ми"]
    elif ending == "ий":
        ends = ["ий", "его", "ему", "им", "ем", "яя", "ей", "юю", "ее", "ие", "их", "ими"]
    else:
        raise ValueError(f"{masculine!r} is no long adjective")
    return unique([base + end for end in ends])


def _cases_adjective(word: str) -> list[str] | None:
    """Nominative, genitive, dative, accusative (inanimate), instrumental, prepositional of an adjective as it stands."""
    if word.endswith("яя"):
        return [word[:-2] + end for end in ("яя", "ей", "ей", "юю", "ей", "ей")]
    if word.endswith("ая"):
        base = word[:-2]
        if base[-1] in "жшчщ" and not base.lower().endswith("больш"):
            return [base + end for end in ("ая", "ей", "ей", "ую", "ей", "ей")]
        return [base + end for end in ("ая", "ой", "ой", "ую", "ой", "ой")]
    if word.endswith(("ое", "ее")):
        base, soft = word[:-2], word.endswith("ее")
        i = "и" if soft or base[-1] in "кгхжшчщ" else "ы"
        o = "е" if soft else "о"
        return [word, base + o + "го", base + o + "му", word, base + i + "м", base + o + "м"]
    if word.endswith(("ение", "ание")):
        return None
    if word.endswith(("ые", "ие")):
        i = word[-2]
        return [word[:-2] + i + end for end in ("е", "х", "м", "е", "ми", "х")]
    if word.endswith(("ий", "ый", "ой")) and len(word) > 4:
        base = word[:-2]
        velar = base[-1] in "кгх" or word.endswith("ой")
        if word.endswith("ий") and not velar:
            return [base + end for end in ("ий", "его", "ему", "ий", "им", "ем")]
        i = "и" if base[-1] in "кгхжшчщ" else "ы"
        return [word, base + "ого", base + "ому", word, base + i + "м", base + "ом"]
    return None


def _cases_noun(word: str) -> list[str]:
    low = word.lower()
    if word in _PLURAL_RU:
        if word in ("Области",):
            return [word, "Областей", "Областям", word, "Областями", "Областях"]
        if low.endswith("ии"):
            base = word[:-1]
            return [word, base + "й", base + "ям", word, base + "ями", base + "ях"]
        base = word[:-1]
        genitive = {
            "острова": "ов", "эмираты": "ов", "штаты": "ов", "соломоны": "ов", "маршаллы": "ов", "фолкленды": "ов",
            "нидерланды": "ов", "арабы": "ов",
        }.get(low, "")  # fmt: skip
        return [word, base + genitive, base + "ам", word, base + "ами", base + "ах"]
    if low.endswith("ия"):
        base = word[:-1]
        return [word, base + "и", base + "и", base + "ю", base + "ей", base + "и"]
    if low.endswith(("уа", "иа", "оа")):
        return [word] * 6
    if low.endswith("а") and len(low) > 2:
        base, last = word[:-1], low[-2]
        i = "и" if last in "кгхжшчщ" else "ы"
        o = "ей" if last in "жшчщц" else "ой"
        return [word, base + i, base + "е", base + "у", base + o, base + "е"]
    if low.endswith("я"):
        base = word[:-1]
        return [word, base + "и", base + "е", base + "ю", base + "ей", base + "е"]
    if low == "церковь":
        base = word[:-3]
        return [word, base + "ви", base + "ви", word, word + "ю", base + "ви"]
    if word in _FEMININE_SOFT_RU:
        base = word[:-1]
        return [word, base + "и", base + "и", word, word + "ю", base + "и"]
    if low == "египет":
        return [word, *("Египт" + end for end in ("а", "у")), word, "Египтом", "Египте"]
    if low.endswith(("ь", "й")):
        base = word[:-1]
        if low.endswith("ий"):
            return [word, base + "я", base + "ю", word, base + "ем", base + "и"]
        return [word, base + "я", base + "ю", word, base + "ем", base + "е"]
    if low in _NEUTER_RU or low.endswith(("ство", "ние")):
        base = word[:-1]
        if low.endswith("ие"):
            return [word, base + "я", base + "ю", word, base + "ем", base + "и"]
        return [word, base + "а", base + "у", word, base + "ом", base + "е"]
    if low[-1] in _VOWELS_RU or not re.search("[а-яё]$", low):
        return [word] * 6
    if low.endswith("ец") and len(low) > 4:
        base = word[:-2] + ("йц" if low[-3] in _VOWELS_RU else "ц")
        return [word, base + "а", base + "у", word, base + ("ом" if low == "дворец" else "ем"), base + "е"]
    if low.endswith("совет") or low[-1] not in "жшчщц":
        return [word, word + "а", word + "у", word, word + "ом", word + "е"]
    return [word, word + "а", word + "у", word, word + "ем", word + "е"]


def _cases_word(word: str) -> list[str]:
    if word.isupper() and len(word) > 1:
        return [word] * 6
    if "-" in word:
        head, _, last = word.rpartition("-")
        if word.startswith(("Гвинея-", "Гвинеи-")):
            return [form + "-" + last for form in _cases_noun(head)]
        if last[:1].isupper() or last in ("министр", "секретарь"):
            return [head + "-" + form for form in _cases_word(last)]
        return [word] * 6
    if "'" in word or "’" in word:
        mark = "'" if "'" in word else "’"
        head, _, last = word.rpartition(mark)
        return [head + mark + form for form in _cases_word(last)]
    return _cases_noun(word)


def phrase_ru(phrase: str) -> list[str]:
    """The cases of a name: adjectives and the first noun decline, what follows the noun stays; `A и B` decline both.

    >>> phrase_ru("Республика Корея")[1], phrase_ru("Босния и Герцеговина")[4]
    ('Республики Корея', 'Боснией и Герцеговиной')
    """
    if phrase.startswith("="):
        return [phrase[1:]]
    if " — " in phrase:
        left, right = phrase.split(" — ", 1)
        return unique([f"{left} — {form}" for form in _phrase_cases(right)])
    left, joint, right = phrase.partition(" и ")
    if joint and " " not in left and right[:1].isupper():
        lefts, rights = _phrase_cases(left), _phrase_cases(right)
        return unique([f"{a} и {b}" for a, b in zip(lefts, rights, strict=True)])
    return unique(_phrase_cases(phrase))


def _phrase_cases(phrase: str) -> list[str]:
    words = phrase.split()
    cases: list[list[str]] = []
    noun = False
    for index, word in enumerate(words):
        adjective = None if noun or index == len(words) - 1 else _cases_adjective(word)
        if noun:
            cases.append([word] * 6)
        elif adjective:
            cases.append(adjective)
        else:
            cases.append(_cases_word(word))
            noun = True
    return [" ".join(column[case] for column in cases) for case in range(6)]


def people_ru(word: str) -> list[str]:
    """All cases, singular and plural, of a noun of people.

    >>> people_ru("россиянин")[-1], people_ru("кореец")[1], people_ru("японка")[-4:]
    ('россиянах', 'корейца', ['японок', 'японкам', 'японками', 'японках'])
    """
    if word.startswith("="):
        return [word[1:]]
    if word.endswith(("анин", "янин")):
        base = word[:-2]
        singular = [word + end for end in ("", "а", "у", "ом", "е")]
        return singular + [base + end for end in ("е", "", "ам", "ами", "ах")]
    if word == "болгарин":
        return [word + end for end in ("", "а", "у", "ом", "е")] + [
            "болгар" + end for end in ("ы", "", "ам", "ами", "ах")
        ]
    if word.endswith("ец") and word not in ("чтец", "отец"):
        before = word[-3]
        if before in _VOWELS_RU:
            base = word[:-2] + "йц"
        elif before == "л":
            base = word[:-2] + "ьц"
        else:
            base = word[:-2] + "ц"
        return [word] + [base + end for end in ("а", "у", "ем", "е", "ы", "ев", "ам", "ами", "ах")]
    if word == "турок":
        return [word] + ["турк" + end for end in ("а", "у", "ом", "е", "и", "ам", "ами", "ах")]
    if word.endswith("ка"):
        base, before = word[:-1], word[-3]
        fleeting = word[:-2] + ("ек" if before in "жчшщ" else "ок")
        if before in "йь":
            fleeting = word[:-3] + "ек"
        forms = [base + end for end in ("а", "и", "е", "у", "ой")]
        return [*forms, fleeting, *[base + end for end in ("ам", "ами", "ах")]]
    velar = word[-1] in "кгхжшчщ"
    genitive = ["ей"] if word[-1] in "жшчщ" else ["ов"]
    if word in ("грузин", "румын", "туркмен", "осетин", "солдат", "партизан"):
        genitive = ["", "ов"]
    ends = ["", "а", "у", "ом", "е", "и" if velar else "ы", *genitive, "ам", "ами", "ах"]
    return unique([word + end for end in ends])


# Men of a state whose name in -ец makes no woman's name in -ка, or makes that of a thing.
_NO_FEMININE_RU = frozenset(
    (
        "панамец",
        "чадец",
        "иракец",
        "мозамбикец",
        "гонконгец",
        "ганец",
        "гвинеец",
        "кореец",
        "монегаск",
        "мадагаскарец",
    )
)


def feminine_ru(word: str) -> str | None:
    """The woman of a state whose man ends in -ец; None where there is no such word.

    >>> feminine_ru("кениец"), feminine_ru("суданец"), feminine_ru("швед"), feminine_ru("панамец")
    ('кенийка', 'суданка', None, None)
    """
    if not word.endswith("ец") or word in _NO_FEMININE_RU:
        return None
    base = word[:-2]
    return f"{base}йка" if base[-1] in _VOWELS_RU else f"{base}ка"


@cache
def analyser() -> Any:
    return pymorphy3.MorphAnalyzer()


def _as_written(model: str, form: str) -> str:
    models, parts = model.split("-"), form.split("-")
    if len(models) != len(parts):
        return form[:1].upper() + form[1:] if model[:1].isupper() else form
    return "-".join(
        part[:1].upper() + part[1:] if written[:1].isupper() else part
        for written, part in zip(models, parts, strict=True)
    )


def _parses(word: str, kinds: tuple[str, ...]) -> list[Any]:
    return [p for p in analyser().parse(word.lower()) if p.tag.POS in kinds and p.tag.case == "nomn"]


def decline(phrase: str) -> list[str]:
    """All cases, singular and plural, of a phrase whose words up to its first noun agree.

    >>> decline("верховный лидер")[:3]
    ['верховный лидер', 'верховного лидера', 'верховному лидеру']
    """
    if phrase.startswith("="):
        return [phrase[1:]]
    words = phrase.split()
    adjectives: list[tuple[str, Any]] = []
    head = None
    for index, word in enumerate(words):
        nouns = _parses(word, ("NOUN",))
        singular = [p for p in nouns if p.tag.number == "sing"]
        modifiers = _parses(word, ("ADJF", "PRTF"))
        last = index == len(words) - 1 or word in PERSONS
        if (
            modifiers
            and not last
            and (
                not nouns
                or modifiers[0].score > nouns[0].score
                or word.endswith(("ый", "ий", "ые", "ие", "ая", "ое"))
            )
        ):
            adjectives.append((word, modifiers[0]))
            continue
        if modifiers and word.endswith(("ий", "ый", "ой", "ийся")) and last:
            head = (index, word, modifiers[0])
        elif nouns:
            head = (index, word, (singular or nouns)[0])
        break
    if head is None:
        raise SystemExit(f"no noun to decline in {phrase!r}; write its forms with =")
    index, word, parse = head
    rest = words[index + 1 :]
    is_noun = parse.tag.POS == "NOUN"
    gender = parse.tag.gender if is_noun else "masc"
    animacy = parse.tag.animacy if is_noun else "anim"
    found = []
    for number, case in product(("sing", "plur"), CASES):
        wanted = {number, case} if is_noun else {number, case} | ({"masc"} if number == "sing" else set())
        if not is_noun and case == "accs":
            wanted = wanted | {"anim"}
        form = parse.inflect(wanted)
        if form is None:
            continue
        before = []
        for model, adjective in adjectives:
            grammemes = {number, case}
            if number == "sing" and gender:
                grammemes.add(gender)
            if case == "accs" and (number == "plur" or gender == "masc"):
                grammemes.add(animacy or "inan")
            agreed = adjective.inflect(grammemes)
            if agreed is None:
                raise SystemExit(f"{model!r} does not decline in {phrase!r}")
            before.append(_as_written(model, agreed.word))
        found.append(" ".join([*before, _as_written(word, form.word), *rest]))
    if not is_noun:
        feminine = (parse.inflect({"femn", "sing", case}) for case in CASES)
        found += [
            " ".join([*words[:index], form.word, *rest]) for form in feminine if form and not adjectives
        ]
    return [form for form in unique(found) if form not in OTHER_WORDS or form == phrase]


def expand(pattern: str) -> list[str]:
    """All strings of a pattern: `expand("{a|b} c")` is `["a c", "b c"]`."""
    pieces = _GROUP.split(pattern)
    choices = [piece.split("|") if odd % 2 else [piece] for odd, piece in enumerate(pieces)]
    found = ["".join(choice) for choice in product(*choices)]
    if any("{" in form or "}" in form for form in found):
        raise SystemExit(f"unbalanced braces in {pattern!r}")
    return found
