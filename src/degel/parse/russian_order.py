"""Repairs of long Russian sentences: datelines, openings, names before their verb, what stands behind a place or a means.

The tokens of one parsed sentence come in and are corrected in place; they stay a tree. `words` runs before the children
of each token are listed, `places` after.
"""

from __future__ import annotations

from degel.languages import forms
from degel.parse.russian_tree import NOMINAL, has_case, move
from degel.parse.sentence import Token

__all__ = ["places", "words"]

_INFINITIVE = ("ть", "ти", "чь", "ться", "тись", "чься")
_OPENINGS_WORDS = (
    "взамен позже затем ранее накануне вскоре впрочем однако сегодня вчера завтра тогда потом между теперь одновременно "
    "параллельно вместо наконец прежде отдельно сначала напротив недавно внезапно неожиданно официально"
)
_OPENINGS = frozenset(_OPENINGS_WORDS.split())
_DASHES = ("–", "—", "-")
_TIMES = frozenset(
    {"вечер", "утро", "ночь", "день", "полдень", "полночь", "неделя", "месяц", "год", "час", "понедельник"}
    | {"вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"}
)
_RANKS_WORDS = (
    "глава министр президент лидер премьер канцлер король посол депутат сенатор представитель участник дипломат военный "
    "власть переговорщик руководитель генерал мэр губернатор спикер"
)
_RANKS = frozenset(_RANKS_WORDS.split())
_CROWDS = frozenset({"тысяча", "сотня", "десяток", "миллион"})


def words(tokens: list[Token]) -> None:
    """Lemmas, openings, datelines and names that the parser took for the head of their verb."""
    _true_lemmas(tokens)
    _opening(tokens)
    _dateline(tokens)
    _name_over_verb(tokens)
    _person_behind_participle(tokens)
    _late_converb(tokens)


def places(tokens: list[Token], children: list[list[Token]]) -> None:
    """Nouns that hang on a place, a time or a means, and belong to the verb."""
    for verb in tokens:
        if verb.upos != "VERB" or verb.feats.get("VerbForm") != "Fin":
            continue
        _before_infinitive(verb, children)
        _in_the_capacity_of(verb, children)
        _behind_a_time(verb, children)
        _behind_a_place(verb, children)


def _subjects(verb: Token, children: list[list[Token]]) -> list[Token]:
    return [t for t in children[verb.i] if t.dep.startswith(("nsubj", "csubj"))]


def _true_lemmas(tokens: list[Token]) -> None:
    """*счёл*, *обменян*: a verb's lemma is an infinitive that the table of forms knows."""
    table = forms("ru")
    for token in tokens:
        if token.upos != "VERB" or "VerbForm" not in token.feats:
            continue
        found = table.get(token.lower.replace("ё", "е"), ())
        verbs = [lemma for lemma in found if lemma.endswith(_INFINITIVE)]
        if not verbs or token.lemma.lower().replace("ё", "е") in {v.replace("ё", "е") for v in verbs}:
            continue
        invented = token.lemma.endswith(("ёть", "лти", "ети", "трить")) or not token.lemma.endswith(
            _INFINITIVE
        )
        if invented and len(verbs) == len(found):
            token.lemma = verbs[0]


def _opening(tokens: list[Token]) -> None:
    """*Взамен Москва отпустила …*: an adverb at the beginning is no name, and the name behind it is none of its parts."""
    first = tokens[0]
    if first.lower not in _OPENINGS or first.upos not in ("PROPN", "NOUN", "ADJ") or len(tokens) < 3:
        return
    verb = tokens[first.head]
    if verb is first or verb.upos != "VERB":
        return
    first.upos, first.dep, first.feats = "ADV", "advmod", {}
    subject = any(t.head == verb.i and t.dep.startswith("nsubj") for t in tokens if t is not first)
    for other in tokens[1 : verb.i]:
        if (
            other.head == 0
            and other.upos in NOMINAL
            and not subject
            and other.dep in ("appos", "flat", "nmod")
        ):
            other.head, other.dep = verb.i, "nsubj"
            other.feats = {**other.feats, "Case": "Nom"}
            subject = True
        elif other.head == 0:
            other.head = verb.i


def _dateline(tokens: list[Token]) -> None:
    """*ТБИЛИСИ – Парламент принял …*: the place before the dash does nothing, who stands behind it does."""
    if len(tokens) < 5 or tokens[1].text not in _DASHES:
        return
    place = tokens[0]
    capitals = place.text.isupper() and len(place.text) > 3
    verb = tokens[place.head]
    if not capitals or place.upos != "PROPN" or place.dep != "nsubj" or verb.upos != "VERB" or verb.i < 3:
        return
    behind = next(
        (t for t in tokens[2 : verb.i] if t.head == 0 and t.upos in NOMINAL and t.dep in ("parataxis", "appos", "nmod", "conj")),
        None,
    )  # fmt: skip
    if behind is None or any(t.head == behind.i and t.dep == "case" for t in tokens):
        return
    behind.head, behind.dep = verb.i, "nsubj"
    place.dep = "parataxis"


def _name_over_verb(tokens: list[Token]) -> None:
    """*Президент Саломе Зурабишвили обещает …*: a name is not the head of the finite verb right behind it."""
    for verb in tokens[1:]:
        name = tokens[verb.head]
        if (
            verb.upos != "VERB"
            or verb.feats.get("VerbForm") != "Fin"
            or verb.dep != "xcomp"
            or name.upos != "PROPN"
            or name.i >= verb.i
            or any(t.head == verb.i and t.dep.startswith(("nsubj", "csubj", "mark")) for t in tokens)
            or any(t.head == name.i and t.dep in ("case", "cop") for t in tokens)
        ):
            continue
        verb.head, verb.dep = (verb.i if name.head == name.i else name.head), name.dep
        own = next(
            (t for t in tokens[: name.i] if t.head == name.i and t.dep.startswith("nsubj") and t.upos == "NOUN"),
            None,
        )  # fmt: skip
        subject = own or name
        subject.head, subject.dep = verb.i, "nsubj"
        if own is not None:
            name.head, name.dep = own.i, "appos"
            between = [t for t in tokens[own.i + 1 : name.i] if t.head == own.i and t.upos == "PROPN"]
            if between and between[-1].i == name.i - 1 and between[-1].dep in ("nmod", "appos", "flat"):
                between[-1].dep, name.head, name.dep = "appos", between[-1].i, "flat"
        for other in tokens:
            if (other.head == name.i and other.i != name.i and other.i > name.i) or (
                other.head == name.i and other.dep == "punct"
            ):
                other.head = verb.i
        return


def _person_behind_participle(tokens: list[Token]) -> None:
    """*Побывавший в Риге помощник министра Джон Смит предупредил …*: the office behind a participle is its subject, not its object."""
    for token in tokens:
        if (
            token.upos != "VERB"
            or token.feats.get("VerbForm") not in ("Part", None)
            or not token.lower.endswith(("ший", "шая", "шие", "щий", "щая", "щие", "щийся", "шийся"))
        ):
            continue
        verb = tokens[token.head]
        if verb is token or verb.upos != "VERB" or verb.i < token.i or token.dep not in ("advcl", "acl"):
            continue
        office = next(
            (
                t
                for t in tokens[token.i + 1 : verb.i]
                if t.head == token.i and t.dep in ("obj", "nsubj") and t.feats.get("Animacy") == "Anim"
            ),
            None,
        )
        if office is None or any(t.head == office.i and t.dep == "case" for t in tokens):
            continue
        subjects = [t for t in tokens if t.head == verb.i and t.dep.startswith("nsubj")]
        if any(t.upos != "PROPN" or t.i < office.i for t in subjects):
            continue
        office.head, office.dep = verb.i, "nsubj"
        office.feats = {**office.feats, "Case": "Nom"}
        token.head, token.dep = office.i, "acl"
        for name in subjects:
            name.head, name.dep = office.i, "appos"


def _late_converb(tokens: list[Token]) -> None:
    """*облегчит поездки, а сенатор поклялся …, обозвав …*: a converb belongs to the finite verb before it."""
    for token in tokens:
        if token.feats.get("VerbForm") != "Conv" or token.dep != "advcl":
            continue
        first = tokens[token.head]
        if first.i > token.i or first.upos != "VERB":
            continue
        for later in tokens[first.i + 1 : token.i]:
            if (
                later.upos == "VERB"
                and later.feats.get("VerbForm") == "Fin"
                and later.dep == "conj"
                and any(t.head == later.i and t.dep.startswith("nsubj") for t in tokens)
            ):
                token.head = later.i


def _before_infinitive(verb: Token, children: list[list[Token]]) -> None:
    """*Австрия высылать никого не станет*: a name in its first form before an infinitive is the subject of the verb that governs it."""
    if _subjects(verb, children):
        return
    for inner in children[verb.i]:
        if inner.dep != "xcomp" or inner.feats.get("VerbForm") != "Inf" or inner.i > verb.i:
            continue
        for token in children[inner.i]:
            first = token.lower == token.lemma.lower() and token.lower.endswith(("а", "я"))
            name = token.upos == "PROPN" or (token.upos == "NOUN" and token.text[:1].isupper())
            if (
                name
                and first
                and token.i < inner.i
                and token.dep in ("obj", "nsubj")
                and not has_case(token, children)
            ):
                move(token, verb, "nsubj", children)
                token.feats = {**token.feats, "Case": "Nom"}
                return  # fmt: skip


def _in_the_capacity_of(verb: Token, children: list[list[Token]]) -> None:
    """*посредником выступил папа*: a word in the instrumental case is no subject."""
    for token in children[verb.i]:
        if (
            token.dep == "nsubj"
            and token.feats.get("Case") == "Ins"
            and token.lower.endswith(("ом", "ем", "ой", "ей", "ами", "ями"))
            and not has_case(token, children)
            and token.upos != "PROPN"
        ):
            token.dep = "obl"
            if token.upos == "ADJ":
                token.upos = "NOUN"
            behind = [t for t in children[verb.i] if t.dep == "obj" and t.i > verb.i]
            if len(behind) == 1 and behind[0].feats.get("Animacy") == "Anim":
                behind[0].dep = "nsubj"


def _behind_a_time(verb: Token, children: list[list[Token]]) -> None:
    """*К вечеру главы двух служб объявили …*: a time owns nobody."""
    if _subjects(verb, children) or verb.feats.get("Number") != "Plur":
        return
    for when in list(children[verb.i]):
        if when.lemma.lower() not in _TIMES or when.i > verb.i or not has_case(when, children):
            continue
        for token in list(children[when.i]):
            if (
                token.dep == "nmod"
                and token.i > when.i
                and token.lemma.lower() in _RANKS
                and token.lower.endswith(("ы", "и"))
                and not has_case(token, children)
            ):
                move(token, verb, "nsubj", children)
                token.feats = {**token.feats, "Case": "Nom", "Number": "Plur"}
                return


def _behind_a_place(verb: Token, children: list[list[Token]]) -> None:
    """*обстреляли из миномётов аэропорт*, *у ресторана собрались с флагами сотни людей*: no noun owns another in the fourth case."""
    for place in list(children[verb.i]):
        if place.dep != "obl" or not has_case(place, children):
            continue
        for token in list(children[place.i]):
            if token.dep != "nmod" or token.upos != "NOUN" or token.i < place.i or has_case(token, children):
                continue
            case = token.feats.get("Case")
            plural = verb.feats.get("Number") == "Plur"
            if token.lemma.lower() in _CROWDS and case in ("Nom", "Acc") and plural:
                if not _subjects(verb, children):
                    move(token, verb, "nsubj", children)
                    return
            elif (
                case == "Acc"
                and token.feats.get("Animacy") == "Inan"
                and not verb.lower.endswith(("ся", "сь"))
                and verb.feats.get("Voice") != "Pass"
                and not any(t.dep in ("obj", "ccomp", "xcomp") for t in children[verb.i])
            ):
                move(token, verb, "obj", children)
                return
