"""Small repairs of parses, each of one mistake that statistical parsers of the news keep making.

They change labels; heads only where a tree stays a tree by it (from an auxiliary to its verb; see `spanish`, `english` and `french`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from degel.languages import forms, perfective
from degel.parse.english import mend as mend_english
from degel.parse.french import mend as mend_french
from degel.parse.russian import mend as mend_russian
from degel.parse.sentence import Token
from degel.parse.spanish import mend as mend_spanish
from degel.parse.tree import children_of, under, untangle

__all__ = ["repair"]

_PUNCTUATION = frozenset("-–—«»\"'()[],;:.…!?¿¡/|")
_DAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain",
    "es": "lunes martes miércoles jueves viernes sábado domingo ayer hoy mañana",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье вчера сегодня завтра",
}
_PERIODS = {
    "en": "week month year morning evening night weekend",
    "fr": "semaine mois année an matin soir nuit week-end janvier février mars avril mai juin juillet août septembre "
    "octobre novembre décembre",
    "es": "semana mes año noche tarde madrugada fin",
    "ru": "неделя месяц год утро вечер ночь",
}
_DAY_WORDS = {lang: frozenset(words.split()) for lang, words in _DAYS.items()}
_PERIOD_WORDS = {lang: frozenset(words.split()) for lang, words in _PERIODS.items()}
_BY = {"en": "by", "fr": "par", "es": "por"}
_BE = {"en": ("be", "get"), "fr": ("être",), "es": ("ser",), "ru": ("быть",)}
# Verbs that are reflexive without being passive, though their subject is a thing as often as a person.
_REFLEXIVE = (
    "reunir encontrar dirigir comprometer negar oponer retirar mostrar referir sumar unir pronunciar convertir tratar "
    "deber basar centrar volver quedar poner sentar abstener quejar atrever arrepentir enfrentar acercar alejar mantener "
    "ir hacer ver sentir llamar ubicar situar hallar"
)
_PRONOMINAL = frozenset(_REFLEXIVE.split())

_MAKE = "назначить назначать избрать избирать признать признавать назвать называть считать считаться объявить объявлять сделать"
_MAKING = frozenset(_MAKE.split())
# How Russian verbs end in the present: third persons, and the first ("мы закроем границу", "введу")
_PRESENT = (
        "ет",
        "ит",
        "ут",
        "ют",
        "ат",
        "ят",
        "ется",
        "ится",
        "утся",
        "ются",
        "атся",
        "ятся",
        "ем",
        "им",
        "емся",
        "имся",
        "у",
        "ю",
        "усь",
        "юсь",
    )  # fmt: skip


def repair(tokens: list[Token], lang: str) -> None:
    """Corrects labels and heads of one parsed sentence in place; what was a tree stays one."""
    before = [(token.head, token.dep) for token in tokens]
    _mend(tokens, lang)
    untangle(tokens, before)


def _mend(tokens: list[Token], lang: str) -> None:
    _listed_subject(tokens)
    if lang == "es":
        mend_spanish(tokens)
    if lang == "en":
        mend_english(tokens)
    if lang == "fr":
        mend_french(tokens)
    _off_auxiliaries(tokens)
    children: list[list[Token]] = [[] for _ in tokens]
    for token in tokens:
        owner = token.dep == "case" and token.lower == "'"  # "the United States' support"
        if token.upos != "PUNCT" and token.lower in _PUNCTUATION and token.head != token.i and not owner:
            token.upos, token.dep = "PUNCT", "punct"
        if token.head != token.i:
            children[token.head].append(token)
    if lang == "ru":
        _name_cases(tokens, children)
        mend_russian(tokens)
        children = children_of(tokens)
        _perfective_future(tokens)
    for token in tokens:
        if token.upos == "NOUN" and any(t.dep == "aux" and t.upos == "AUX" for t in children[token.i]):
            # "a sollicité Hanoï": what has an auxiliary is no noun, whatever its ending
            token.upos = "VERB"
            token.feats = {**token.feats, "VerbForm": "Part", "Tense": "Past"}
        if token.upos in ("VERB", "AUX", "ADJ"):
            below = children[token.i]
            if below:
                if lang == "en":
                    _finite_past(token, below)
                _free_time(token, below, lang)
                _passive(token, below, children, lang)
                if lang == "es":
                    _reflexive_passive(token, below)
                if lang == "ru":
                    _fronted_subject(token, below)
                    _nobody_named(token, below, children)
                _second_subject(token, below)


def _listed_subject(tokens: list[Token]) -> None:
    """*Oman et le Koweït ont signé*: the first of two names is no sentence to which the verb is added, but its subject too."""
    root = next((t for t in tokens if t.head == t.i), None)
    if root is None or root.upos not in ("PROPN", "NOUN"):
        return
    below = under(root, tokens)
    verb = next((t for t in below if t.dep == "conj" and t.upos == "VERB"), None)
    if verb is None or any(t.dep in ("cop", "nsubj") for t in below):
        return
    subject = next((t for t in tokens if t.head == verb.i and t.dep.startswith("nsubj")), None)
    if subject is None or not root.i < subject.i < verb.i:
        return
    between = tokens[root.i + 1 : subject.i]
    if not any(t.upos == "CCONJ" for t in between) or any(t.upos in ("VERB", "AUX") for t in between):
        return
    for token in below:
        if token.i > verb.i or token.dep == "punct":
            token.head = verb.i
    for token in between:
        if token.upos == "CCONJ":
            token.head, token.dep = subject.i, "cc"
    root.head, root.dep = verb.i, subject.dep
    subject.head, subject.dep = root.i, "conj"
    verb.head, verb.dep = verb.i, "root"


def _off_auxiliaries(tokens: list[Token]) -> None:
    """What hangs from an auxiliary belongs to its verb, as UD has it: "le Premier ministre *a*, en outre, *salué* …"."""
    helpers = {t.i: t.head for t in tokens if t.dep.partition(":")[0] == "aux" and t.head != t.i}
    for token in tokens:
        verb = helpers.get(token.head)
        if (
            verb is not None
            and verb != token.i
            and token.dep.partition(":")[0] not in ("punct", "fixed", "conj", "cc")
        ):
            token.head = verb


def _finite_past(verb: Token, below: Iterable[Token]) -> None:
    """*Poland expelled three diplomats*, *has expelled*: an English past form behind its subject is active without *be*."""
    if verb.upos != "VERB" or verb.feats.get("VerbForm") != "Part" or verb.feats.get("Tense") != "Past":
        return
    helpers = [t for t in below if t.dep.partition(":")[0] in ("aux", "cop")]
    if verb.dep.partition(":")[0] == "amod" or any(t.lemma.lower() in _BE["en"] for t in helpers):
        return
    if any(t.dep == "nsubj" and t.i < verb.i for t in below):
        verb.feats = {name: value for name, value in verb.feats.items() if name != "Voice"}
        if not helpers:
            verb.feats |= {"Mood": "Ind", "VerbForm": "Fin"}


def _name_cases(tokens: list[Token], children: list[list[Token]]) -> None:
    """The case of a Russian name by its ending and its lemma, and what a dative then is: *Израилю*, *Украине*.

    A name beside another name in another case is no part of it: *помощь Узбекистана Афганистану*.
    """
    known = forms("ru")
    for token in tokens:
        if (
            token.upos in ("NOUN", "ADJ", "PROPN")
            and len(token.text) > 4
            and token.lower.endswith(("ами", "ями"))
        ):
            token.feats = {**token.feats, "Case": "Ins"}
        if token.upos not in ("PROPN", "NOUN") or not token.text[:1].isupper():
            continue
        low = token.lower.replace("ё", "е")
        lemmas = known.get(low, ())
        case = _case_of(low, lemmas[0]) if len(lemmas) == 1 else None
        led = any(t.dep == "case" for t in children[token.i])
        if case == "Dat" and led and low.endswith("е"):
            continue
        if led and not lemmas and low in _lemmas() and token.feats.get("Case") in ("Loc", "Ins", "Dat"):
            token.feats = {**token.feats, "Case": "Acc"}  # "на Тайвань": a name in its first form
        if case is not None and not (led and case == "Acc"):
            token.feats = {**token.feats, "Case": case}
            token.lemma = lemmas[0][0].upper() + lemmas[0][1:] if token.upos == "PROPN" else token.lemma
        head = tokens[token.head]
        behind = token.dep == "appos" and token.i == head.i + 1 and head.upos == "NOUN"
        if behind and token.upos == "PROPN" and low in known and token.feats.get("Case") == "Gen":
            token.dep = "nmod"  # "к границе Эритреи"
        if token.feats.get("Case") == "Dat" and token.dep == "obj" and case is not None:
            token.dep = "iobj"
        if (
            case is not None
            and token.dep.partition(":")[0] in ("flat", "appos", "compound")
            and token.i > head.i
            and head.feats.get("Case") not in (None, case)
        ):
            token.dep = "nmod"


# Singular words that stand for many and take a plural verb.
_MANY = frozenset(
    [
        "большинство",
        "меньшинство",
        "ряд",
        "часть",
        "множество",
        "тысяча",
        "миллион",
        "сотня",
        "десяток",
        "половина",
        "пара",
        "треть",
    ]
)


def _nobody_named(verb: Token, below: list[Token], children: list[list[Token]]) -> None:
    """*арест осудили в Брюсселе*: a singular noun before a plural verb is what they did it to, not who did it."""
    if verb.feats.get("VerbForm") != "Fin":
        return
    if verb.feats.get("Gender") == "Fem":
        for token in below:
            if token.dep == "nsubj" and token.i > verb.i and token.feats.get("Gender") in ("Masc", "Neut"):
                token.dep = "obj"  # "что обстреляла Киев"
        return
    if verb.feats.get("Number") != "Plur":
        return
    subjects = [t for t in below if t.dep == "nsubj"]
    if len(subjects) != 1:
        return
    token = subjects[0]
    alike = token.lower == token.lemma.lower() and not token.lower.endswith(("а", "я"))
    if (
        token.upos == "NOUN"
        and token.feats.get("Number") == "Sing"
        and (token.feats.get("Animacy") != "Anim" or token.i > verb.i)
        and alike
        and token.lower not in _MANY
        and not any(t.dep in ("conj", "nummod", "nummod:gov") for t in children[token.i])
    ):
        doers = [t for t in below if t is not token and t.dep == "obj" and t.feats.get("Number") == "Plur"]
        token.dep = "obj" if doers or token.i > verb.i else "nsubj:pass"  # "в Пекине осудили визит"
        for other in doers[:1]:
            other.dep = "nsubj"


def _perfective_future(tokens: list[Token]) -> None:
    """*выведет войска*: the present form of a perfective verb is a future, whatever the tagger says."""
    known, done = forms("ru"), perfective("ru")
    for token in tokens:
        if token.upos == "VERB" and token.feats.get("Tense") in ("Pres", "Past", None):
            low = token.lower.replace("ё", "е")
            lemmas = known.get(low, ())
            if (
                lemmas
                and all(lemma in done for lemma in lemmas)
                and low.endswith(_PRESENT)
                and token.feats.get("VerbForm") in ("Fin", None)
            ):
                token.feats = {**token.feats, "Tense": "Fut", "VerbForm": "Fin", "Mood": "Ind"}


@cache
def _lemmas() -> frozenset[str]:
    return frozenset(lemma for lemmas in forms("ru").values() for lemma in lemmas)


def _case_of(form: str, lemma: str) -> str | None:
    """The case that the ending of a singular name tells, or None."""
    if form == lemma:
        return None
    if lemma.endswith(("а", "я")):
        ends: tuple[tuple[str, str], ...] = (
            ("ой", "Ins"),
            ("ей", "Ins"),
            ("у", "Acc"),
            ("ю", "Acc"),
            ("е", "Dat"),
        )
    elif lemma[-1] in "бвгджзйклмнпрстфхцчшщьо":
        ends = (("ом", "Ins"), ("ем", "Ins"), ("у", "Dat"), ("ю", "Dat"), ("а", "Gen"), ("я", "Gen"))
    else:
        return None
    return next((case for end, case in ends if form.endswith(end)), None)


def _fronted_subject(verb: Token, below: list[Token]) -> None:
    """*КНДР пригрозила*, *который раскритиковал Анкару*: a name or relative in its nominative form, before a verb without a subject."""
    if verb.feats.get("VerbForm") != "Fin" or any(t.dep.startswith(("nsubj", "csubj")) for t in below):
        return
    objects = [t for t in below if t.dep == "obj"]
    for token in objects:
        if token.i > verb.i:
            continue
        relative = token.lemma.lower() in ("который", "кто") and len(objects) > 1
        name = token.upos == "PROPN" and (token.text.isupper() or token.lower == token.lemma.lower())
        if (relative and token.lower in ("который", "которая", "которое", "которые", "кто")) or name:
            token.dep = "nsubj"
            return


def _free_time(verb: Token, below: Iterable[Token], lang: str) -> None:
    """*a reçu mardi son homologue*: a day is no object, and neither is a period next to another object."""
    days, periods = _DAY_WORDS.get(lang), _PERIOD_WORDS.get(lang)
    if days is None or periods is None:
        return
    core = [t for t in below if t.dep in ("nsubj", "obj", "iobj", "nsubj:pass")]
    for token in core:
        day = token.lemma.lower() in days or token.lower in days
        period = token.dep in ("obj", "iobj") and token.lemma.lower() in periods
        if (day and verb.upos == "VERB") or (period and any(t is not token and t.dep == "obj" for t in core)):
            token.dep = "obl"


def _passive(verb: Token, below: list[Token], children: list[list[Token]], lang: str) -> None:
    """A passive auxiliary makes its subject passive, a passive subject its auxiliary, and *by* names the agent."""
    be = _BE.get(lang, ())
    participle = verb.upos == "VERB" and verb.feats.get("VerbForm") == "Part"
    russian = lang == "ru" and verb.feats.get("Voice") == "Pass"
    if participle and (lang == "es" or russian):
        _relabel(below, ("aux", "cop"), "aux:pass", be)
    passive = any(t.dep == "aux:pass" for t in below)
    if lang == "ru" and passive and verb.feats.get("Tense") == "Fut":
        verb.feats = {"VerbForm": "Part", "Voice": "Pass", "Tense": "Past"}  # "был отвергнут"
        russian = True
    if passive or (russian and verb.dep not in ("acl", "amod", "acl:relcl")):
        _relabel(below, ("nsubj",), "nsubj:pass")
        _relabel(below, ("csubj",), "csubj:pass")
    elif any(t.dep == "nsubj:pass" for t in below) and not any(t.dep == "expl:pass" for t in below):
        passive = _relabel(below, ("aux", "cop"), "aux:pass", be)
    if lang == "ru" and (passive or russian):
        _russian_agent(verb, below, children)
    if lang == "ru" and (passive or russian):
        undergone = [t for t in below if t.dep == "nsubj:pass"]
        if len(undergone) == 2 and undergone[1].i > verb.i and undergone[1].text.isupper():
            undergone[1].dep = "obl:agent"  # "отвергнут ООН": a name of capitals has one form for all cases
    by = _BY.get(lang)
    perfect = lang == "es" and any(t.dep == "aux" and t.lemma == "haber" for t in below)
    participle = participle and not perfect  # "había declarado … por": the reason, not who did it
    if by is not None and (passive or (participle and verb.dep in ("acl", "advcl", "amod", "root", "conj"))):
        times = _DAY_WORDS[lang] | _PERIOD_WORDS[lang]
        for token in below:
            named = (
                token.dep in ("obl", "obj", "nmod")
                and token.i > verb.i
                and token.upos in ("NOUN", "PROPN", "PRON")
            )
            if named and token.lemma.lower() not in times:
                led = any(t.dep == "case" and t.lower == by for t in children[token.i])
                token.dep = "obl:agent" if led else token.dep


def _russian_agent(verb: Token, below: list[Token], children: list[list[Token]]) -> None:
    """*подписан президентом*: a bare instrumental names the agent, unless it says what one was made (*назначен министром*)."""
    if verb.lemma.lower() in _MAKING:
        return
    for token in below:
        bare = token.feats.get("Case") == "Ins" and token.upos in ("NOUN", "PROPN", "PRON")
        if (
            bare
            and token.dep in ("obl", "iobj", "obj", "nmod", "nsubj", "nsubj:pass", "flat", "appos")
            and not any(t.dep == "case" for t in children[token.i])
        ):
            token.dep = "obl:agent"


def _relabel(below: list[Token], old: tuple[str, ...], new: str, lemmas: tuple[str, ...] = ()) -> bool:
    found = [t for t in below if t.dep in old and (not lemmas or t.lemma.lower() in lemmas)]
    for token in found:
        token.dep = new
    return bool(found)


def _reflexive_passive(verb: Token, below: list[Token]) -> None:
    """*se firmó el acuerdo*: the thing behind a third-person verb with `se` and no object is its passive subject."""
    if verb.feats.get("Person", "3") != "3" or verb.lemma.lower().removesuffix("se") in _PRONOMINAL:
        return
    pronoun = next(
        (t for t in below if t.lower == "se" and t.i < verb.i and t.dep in ("expl", "expl:pass", "obj")), None
    )
    if pronoun is None or any(t.dep == "iobj" for t in below):
        return
    behind = [t for t in below if t.dep in ("nsubj", "obj", "nsubj:pass") and t is not pronoun]
    if len(behind) == 1 and behind[0].upos == "NOUN" and behind[0].i > verb.i:
        pronoun.dep = "expl:pass"
        behind[0].dep = "nsubj:pass"


def _second_subject(verb: Token, below: list[Token]) -> None:
    """Of two active subjects around a verb without an object, the one behind it is the object."""
    subjects = [t for t in below if t.dep == "nsubj"]
    if len(subjects) != 2 or any(t.dep == "obj" for t in below):
        return
    if subjects[0].i < verb.i < subjects[1].i and subjects[1].upos != "PRON":
        subjects[1].dep = "obj"
