"""Repairs of Russian words: short adjectives, numerals, states without cases, and participles that stand for people.

The tokens of one parsed sentence come in; parts of speech, lemmas and labels are corrected in place, heads only where a
word cannot hold what hangs on it.
"""

from __future__ import annotations

from degel.parse.russian_tree import NOMINAL
from degel.parse.sentence import Token

__all__ = [
    "STATES",
    "numerals",
    "people_by_participle",
    "ready",
    "short_adjectives",
    "states_of_offices",
    "unwelcome",
]

_NOUN_PLACES = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod"})
_PARTICIPLE_ENDS = ("щие", "щих", "щим", "щими")


def people_by_participle(tokens: list[Token]) -> None:
    """*Протестующие забросали …*: a participle in the place of a noun names people."""
    for token in tokens:
        low = token.lower
        if token.feats.get("VerbForm") != "Part" or token.dep not in _NOUN_PLACES:
            continue
        ending = next((end for end in _PARTICIPLE_ENDS if low.endswith(end)), None)
        if ending is None or token.feats.get("Number") != "Plur":
            continue
        token.upos, token.lemma = "NOUN", low[: -len(ending)] + "щий"
        token.feats = {k: v for k, v in token.feats.items() if k in ("Case", "Number")} | {"Animacy": "Anim"}


_STATE_WORDS = (
    "конго чили перу мали марокко сомали зимбабве того гаити бурунди эсватини лесото монако фиджи никарагуа бангладеш сша оаэ "
    "кндр кнр юар фрг вануату науру палау кирибати косово тимор"
)
STATES = frozenset(_STATE_WORDS.split())


def states_of_offices(tokens: list[Token]) -> None:
    """*Президент Конго пообещал*: a state without cases behind an office owns it; it is not the name of who holds it."""
    for token in tokens[1:]:
        before = tokens[token.i - 1]
        if token.lower == "делах" and token.i > 1 and tokens[token.i - 2].lower.startswith("поверенн"):
            envoy = tokens[token.i - 2]  # "временный поверенный в делах Латвии" is one word
            before.head, before.dep, token.head, token.dep = envoy.i, "flat", envoy.i, "flat"
            for other in tokens[token.i + 1 :]:
                if other.head == token.i:
                    other.head = envoy.i
            envoy.upos = "NOUN"
        if token.lower in STATES and token.dep in ("appos", "flat") and before.upos == "NOUN":
            token.head, token.dep = before.i, "nmod"


_SHORT = {
    "солидарен": "солидарный",
    "солидарна": "солидарный",
    "солидарны": "солидарный",
    "согласен": "согласный",
    "согласна": "согласный",
    "согласны": "согласный",
    "недоволен": "недовольный",
    "недовольна": "недовольный",
    "недовольны": "недовольный",
}
# Short adjectives that govern an infinitive
_READY = {"готов": "готовый", "намерен": "намеренный", "вынужден": "вынужденный"}
_READY_FORMS = {stem + end: full for stem, full in _READY.items() for end in ("", "о", "а", "ы")}


def ready(tokens: list[Token]) -> None:
    """*Управление готово помочь*: the adjective governs the infinitive, and the subject is its own."""
    for token in tokens:
        lemma = _READY_FORMS.get(token.lower)
        if lemma is None:
            continue
        verb = tokens[token.head]
        if token.dep != "advmod" or verb.feats.get("VerbForm") != "Inf" or verb.i < token.i:
            continue
        token.upos, token.lemma, token.feats = "ADJ", lemma, {"Variant": "Short"}
        token.head, token.dep = (token.i if verb.head == verb.i else verb.head), verb.dep
        verb.head, verb.dep = token.i, "xcomp"
        for child in tokens:
            if child.head == verb.i and (
                child.dep in ("punct", "cop", "mark") or child.dep.startswith("nsubj")
            ):
                child.head = token.i


def short_adjectives(tokens: list[Token]) -> None:
    """*Лондон солидарен с Парижем*: a short adjective is no passive."""
    for token in tokens:
        lemma = _SHORT.get(token.lower)
        if lemma is None and token.upos == "VERB" and token.lemma.endswith(("ый", "ий")):
            lemma = token.lemma
        if lemma is None:
            continue
        for child in tokens:
            if child.head == token.i and child.dep == "obl:agent":
                child.dep = "obl"
            elif child.head == token.i and child.dep == "nsubj:pass":
                child.dep = "nsubj"
        if token.upos != "ADJ":
            token.upos, token.lemma, token.feats = "ADJ", lemma, {"Variant": "Short"}


_TENS = frozenset(
    {
        "пятьдесят",
        "шестьдесят",
        "семьдесят",
        "восемьдесят",
        "девяносто",
        "двадцать",
        "тридцать",
        "сорок",
        "сто",
        "одиннадцать",
        "двенадцать",
        "тринадцать",
        "четырнадцать",
        "пятнадцать",
        "шестнадцать",
        "семнадцать",
        "восемнадцать",
        "девятнадцать",
    }
)


def numerals(tokens: list[Token]) -> None:
    """*задержал восемьдесят четыре солдата*: a number is no verb."""
    for token in tokens:
        if token.lower not in _TENS or token.upos != "VERB":
            continue
        noun = next((t for t in tokens[token.i + 1 :] if t.head == token.i and t.upos in NOMINAL), None)
        verb = next((t for t in reversed(tokens[: token.i]) if t.head == token.i and t.upos == "VERB"), None)
        if noun is None:
            continue
        token.upos, token.lemma, token.feats = "NUM", token.lower, {}
        if verb is not None:
            verb.head, verb.dep = (verb.i if token.head == token.i else token.head), token.dep
            for other in tokens:
                if other.head == token.i and other is not noun and other is not token:
                    other.head = verb.i
            noun.head, noun.dep = verb.i, "obj"
        elif token.head != token.i:
            noun.head, noun.dep = token.head, "obj"
        else:
            noun.head, noun.dep = noun.i, "root"
        token.head, token.dep = noun.i, "nummod"


def unwelcome(tokens: list[Token]) -> None:
    """*объявила посла персоной нон грата*: the foreign words after the person belong to it, and it to the verb."""
    for token in tokens[:-2]:
        if not token.lower.startswith("персон") or tokens[token.i + 1].lower != "нон":
            continue
        verb = next((t for t in reversed(tokens[: token.i]) if t.upos == "VERB"), None)
        token.upos, token.lemma = "NOUN", "персона"
        if verb is not None:
            token.head, token.dep = verb.i, "obl"
        for other in tokens[token.i + 1 : token.i + 3]:
            other.upos, other.lemma = "X", other.lower
            other.head, other.dep = token.i, "flat"
        return
