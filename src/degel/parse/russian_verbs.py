"""Repairs of Russian verb forms that the parser took for names, nouns or adjectives, or names that it took for verbs.

The tokens of one parsed sentence come in and are corrected in place; they stay a tree. What the form of a word can only
be counts more than the label that the parser chose.
"""

from __future__ import annotations

import re
from functools import cache

from degel.languages import forms, perfective
from degel.parse.lemmas import load_lemmas
from degel.parse.russian_tree import NOMINAL
from degel.parse.russian_words import STATES
from degel.parse.sentence import Token
from degel.parse.tree import under

__all__ = [
    "converbs",
    "infinitive_forms",
    "initial_names",
    "initial_verbs",
    "lost_verbs",
    "participles_in_front",
    "relative_roots",
    "second_case_roots",
    "short_passives",
    "verbs_as_subjects",
]

_INFINITIVE = ("ть", "ти", "чь", "ться", "тись", "чься")
# Endings of finite forms and what they say; the longest first
_FINITE = (
    (r"(ла|лась)$", {"Tense": "Past", "Number": "Sing", "Gender": "Fem"}),
    (r"(ло|лось)$", {"Tense": "Past", "Number": "Sing", "Gender": "Neut"}),
    (r"(ли|лись)$", {"Tense": "Past", "Number": "Plur"}),
    (r"(л|лся)$", {"Tense": "Past", "Number": "Sing", "Gender": "Masc"}),
    (r"([еёи]т|[еёи]тся)$", {"Tense": "Pres", "Number": "Sing", "Person": "3"}),
    (r"([уюая]т|[уюая]тся)$", {"Tense": "Pres", "Number": "Plur", "Person": "3"}),
)
_SHORT_PASSIVE = re.compile(r"[аяеё]н(а|о|ы)?$")
# Pasts without -л: предостерёг, отверг, достиг, пресёк, вынес, ввёз
_BARE_PAST = re.compile(r"(г|к|х|с|з|б|р)(ся)?$")
_BARE_INFINITIVE = ("чь", "чься", "сти", "зти", "стись", "гнуть", "кнуть", "хнуть", "ереть", "ибнуть")
# Short passives that are the infinitive without its sign: "сбит", "захвачен" has another
_IT_WORDS = (
    "сбить убить избить разбить отбить добить подбить перебить пробить закрыть открыть вскрыть раскрыть скрыть перекрыть "
    "взять снять принять занять поднять отнять изъять предпринять нанять обнять"
)
_IT = {lemma[:-1] + ending: lemma for lemma in _IT_WORDS.split() for ending in ("", "а", "о", "ы")}


def initial_verbs(tokens: list[Token]) -> None:
    """*Благодарим Турцию*: a capital at the beginning does not make a name of a verb."""
    token = tokens[0]
    low = token.lower.replace("ё", "е")
    lemmas = forms("ru").get(low, ())
    if (
        token.upos not in ("PROPN", "NOUN", "X")
        or not lemmas
        or not low.endswith(("им", "ем", "имся", "емся"))
    ):
        return
    if all(lemma.endswith(("ть", "ться", "ти", "чь")) for lemma in lemmas):
        token.upos, token.lemma = "VERB", lemmas[0]
        token.feats = {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres", "Person": "1", "Number": "Plur"}


@cache
def _infinitives() -> frozenset[str]:
    return frozenset(
        lemma for lemmas in forms("ru").values() for lemma in lemmas if lemma.endswith(_INFINITIVE)
    ) - {"знать", "печь", "течь", "честь", "пасть", "стать"}


def _verb_form(token: Token, tokens: list[Token]) -> tuple[str, dict[str, str]] | None:
    """(lemma, features) of a word that can only be the form of a verb and was not taken for one."""
    low = token.lower.replace("ё", "е")
    participle = token.upos == "VERB" and "Case" in token.feats and token.dep == "amod"
    other = token.upos in ("NOUN", "PROPN", "ADJ", "X", "ADV")
    if not (participle or other) or (token.i and token.text[:1].isupper()):
        return None
    if any(
        t.head == token.i and (t.dep == "case" or (t.dep in ("amod", "nummod") and t.upos in ("ADJ", "NUM")))
        for t in tokens
    ):
        return None
    known = load_lemmas("ru")
    if known is not None and (known.knows(token.lower, "NOUN") or known.knows(token.lower, "ADJ")):
        return None
    if low in _infinitives() and not low.endswith(("ость", "есть")):
        return low, {"VerbForm": "Inf"}
    lemmas = forms("ru").get(low, ())
    if not lemmas and known is not None and known.knows(token.lower, "VERB"):
        lemmas = (known.correct(token.lower, token.lower, "VERB", token.lower),)
    if not lemmas or not all(lemma.endswith(_INFINITIVE) for lemma in lemmas):
        return None
    if _SHORT_PASSIVE.search(low):
        return lemmas[0], {"VerbForm": "Part", "Voice": "Pass", "Variant": "Short"}
    feats = next((found for ending, found in _FINITE if re.search(ending, low)), None)
    if feats is None and _BARE_PAST.search(low) and lemmas[0].endswith(_BARE_INFINITIVE):
        feats = {"Tense": "Past", "Number": "Sing", "Gender": "Masc"}
    if feats is None:
        return None
    if feats["Tense"] == "Pres" and lemmas[0] in perfective("ru"):
        feats = {**feats, "Tense": "Fut"}
    return lemmas[0], {"VerbForm": "Fin", "Mood": "Ind", "Voice": "Act", **feats}


def initial_names(tokens: list[Token]) -> None:
    """*Рим и Тирана условились*: a first word that is no form of a verb is no verb."""
    token = tokens[0]
    low = token.lower.replace("ё", "е")
    if token.upos != "VERB" or not token.text[:1].isupper():
        return
    if low not in STATES:
        known = load_lemmas("ru")
        if forms("ru").get(low) or token.lower != token.lemma.lower() or low.endswith(_INFINITIVE):
            return
        if any(re.search(ending, low) for ending, _ in _FINITE[:3]):
            return
        if known is not None and known.knows(token.lower, "VERB"):
            return
    token.upos, token.lemma, token.feats = "PROPN", token.text, {"Case": "Nom", "Number": "Sing"}
    verb = next((t for t in tokens[1:] if t.head == 0 and t.upos == "VERB" and "Tense" in t.feats), None)
    if token.head != token.i or verb is None:
        return
    verb.head, verb.dep = verb.i, "root"
    for other in tokens:
        if other.head == 0 and other.i not in (0, verb.i) and (other.i > verb.i or other.dep == "punct"):
            other.head = verb.i
    token.head, token.dep = verb.i, "nsubj"


def relative_roots(tokens: list[Token]) -> None:
    """*Правительство, которое пережило …, считает, что …*: the verb of a relative is not the verb of the sentence."""
    for verb in tokens:
        if verb.upos != "VERB" or verb.dep == "acl:relcl":
            continue
        below = under(verb, tokens)
        which = next((t for t in below if t.lemma.lower() == "который" and t.i < verb.i), None)
        noun = next(
            (t for t in below if t.dep.startswith("nsubj") and t.upos in NOMINAL and which and t.i < which.i),
            None,
        )
        main = next(
            (
                t
                for t in below
                if t.i > verb.i
                and t.upos == "VERB"
                and t.dep in ("conj", "parataxis")
                and t.feats.get("VerbForm") == "Fin"
                and tokens[t.i - 1].text == ","
            ),
            None,
        )
        if which is None or noun is None or main is None or tokens[which.i - 1].text != ",":
            continue
        main.head, main.dep = (main.i if verb.head == verb.i else verb.head), verb.dep
        verb.head, verb.dep = noun.i, "acl:relcl"
        noun.head = main.i
        for other in below:
            if other.dep == "punct" and other.i > main.i:
                other.head = main.i
        return


def converbs(tokens: list[Token]) -> None:
    """*Тунис, сославшись на закон, вернул деньги*: a subject belongs to the finite verb, not to the converb."""
    for token in tokens:
        if token.upos != "VERB" or token.feats.get("VerbForm") != "Conv":
            continue
        below = under(token, tokens)
        verb = tokens[token.head]
        if token.head == token.i:
            later = [
                t for t in below if t.i > token.i and t.upos == "VERB" and t.feats.get("VerbForm") == "Fin"
            ]
            main = next((t for t in later if t.dep in ("parataxis", "conj", "ccomp")), None)
            if main is None:
                continue
            main.head, main.dep, verb = main.i, "root", main
            token.head, token.dep = main.i, "advcl"
            for other in below:
                if other.dep == "punct" and other.i > main.i:
                    other.head = main.i
        if verb is token or verb.upos != "VERB" or verb.feats.get("VerbForm") != "Fin":
            continue
        if any(t.head == verb.i and t.dep.startswith("nsubj") for t in tokens):
            continue
        subject = next((t for t in below if t.dep == "nsubj" and t.i < token.i), None)
        if subject is not None:
            subject.head = verb.i


def second_case_roots(tokens: list[Token]) -> None:
    """*Финляндия начала учения*: the head of a sentence is no bare noun in the second case when it has a subject."""
    for token in tokens:
        if token.head != token.i or token.upos != "NOUN" or token.feats.get("Case") != "Gen":
            continue
        below = under(token, tokens)
        if not any(t.dep == "nsubj" and t.i < token.i for t in below) or any(t.dep == "case" for t in below):
            continue
        low = token.lower.replace("ё", "е")
        lemmas = [lemma for lemma in forms("ru").get(low, ()) if lemma.endswith(_INFINITIVE)]
        feats = next((found for ending, found in _FINITE if re.search(ending, low)), None)
        if not lemmas or feats is None:
            continue
        token.upos, token.lemma = "VERB", lemmas[0]
        token.feats = {"VerbForm": "Fin", "Mood": "Ind", "Voice": "Act", **feats}
        for other in below:
            if other.i > token.i and other.dep == "nmod":
                other.dep = "obl" if any(t.dep == "case" for t in under(other, tokens)) else "obj"


def lost_verbs(tokens: list[Token]) -> None:
    """*Индия и Китай отвели войска*, *призыв отвести войска*: what can only be a verb is one, and its nouns hang on it."""
    for token in tokens:
        found = _verb_form(token, tokens)
        if found is None:
            continue
        token.lemma, token.feats = found
        token.upos = "VERB"
        head = tokens[token.head]
        named = [
            t for t in tokens[: token.i] if t.head == token.i and t.dep == "amod" and t.text[:1].isupper()
        ]
        if named and token.feats["VerbForm"] == "Fin":
            named[0].upos, named[0].dep = "PROPN", "nsubj"  # "Токио введёт …"
            for other in tokens[token.i + 1 :]:
                if other.head == token.i and other.dep == "nsubj":
                    other.dep = "obj"
        if token.dep == "amod" and token.feats["VerbForm"] == "Fin" and head.i > token.i:
            # "отмёл обвинения": the noun behind is its object, and the verb stands where that stood
            top = head.head if head.head != head.i else token.i
            token.head, token.dep = top, head.dep
            head.head, head.dep = token.i, "obj"
            for other in tokens:
                if other.head == head.i and (other.dep.startswith("nsubj") or other.dep == "punct"):
                    other.head = token.i
            continue
        if token.feats["VerbForm"] == "Inf":
            token.dep = "acl" if head.upos == "NOUN" else token.dep
            if head.upos in ("VERB", "ADJ", "ADV") and token.dep in ("obj", "obl", "nmod", "nsubj", "iobj"):
                token.dep = "xcomp"
        elif head.upos in NOMINAL and head.i < token.i and head.head == head.i:
            # the sentence had no verb: its head is the subject
            token.head, token.dep = token.i, "root"
            head.head, head.dep = token.i, "nsubj"
            for other in tokens:
                if other.head == head.i and other is not head and other is not token and _after(other, token):
                    other.head = token.i
            continue
        for other in tokens:
            if (
                other.head == head.i
                and other.i > token.i
                and other.dep in ("nmod", "obl", "obj", "iobj")
                and other is not token
                and head.i < token.i
                and head.upos in NOMINAL
            ):
                other.head = token.i


def short_passives(tokens: list[Token]) -> None:
    """*сбит бомбардировщик*, *убиты двое*: a participle that the tagger took for a finite verb."""
    for token in tokens:
        lemma = _IT.get(token.lower)
        if lemma is None or token.upos not in ("VERB", "ADJ") or token.feats.get("Voice") == "Pass":
            continue
        token.upos, token.lemma = "VERB", lemma
        token.feats = {"VerbForm": "Part", "Voice": "Pass", "Variant": "Short"}


def infinitive_forms(tokens: list[Token]) -> None:
    """*призвал студентов разойтись*: a verb in the form of its lemma is an infinitive, whatever the tagger says."""
    for token in tokens:
        low = token.lower
        if (
            token.upos == "VERB"
            and low == token.lemma.lower()
            and low.endswith(_INFINITIVE)
            and token.feats.get("VerbForm") != "Inf"
        ):
            token.feats = {"VerbForm": "Inf"}


def _after(other: Token, verb: Token) -> bool:
    return other.i > verb.i or (other.dep == "punct" and other.i > verb.i - 2)


_PASSIVE = re.compile(r"(нн|т|ем|им)(ый|ая|ое|ые|ого|ой|ых|ому|ую)$")


def participles_in_front(tokens: list[Token]) -> None:
    """*разрушенные террористами районы*: a participle belongs to the noun behind its agent."""
    for token in tokens[:-2]:
        low = token.lower.replace("ё", "е")
        if token.upos not in ("ADJ", "VERB", "NOUN") or not _PASSIVE.search(low):
            continue
        lemmas = [lemma for lemma in forms("ru").get(low, ()) if lemma.endswith(_INFINITIVE)]
        agent = tokens[token.i + 1]
        if agent.upos == "ADJ" and agent.feats.get("Case") == "Ins":
            agent = tokens[token.i + 2]
        if not lemmas or agent.upos not in NOMINAL or agent.feats.get("Case") != "Ins":
            continue
        if token.feats.get("Case") == "Ins" or token.head < token.i or low.startswith("данн"):
            continue
        behind = tokens[agent.i + 1 : agent.i + 6]
        noun = next((t for t in behind if t.upos in NOMINAL and t.feats.get("Case") != "Ins"), None)
        between = tokens[agent.i + 1 : noun.i] if noun is not None else behind
        if noun is None or any(t.upos in ("VERB", "ADP") or t.text in ",;:." for t in between):
            continue
        if noun.feats.get("Case") == "Gen" and low.endswith(("ый", "ая", "ое", "ую")):
            continue  # "созданный силами ООН": the genitive is the agent's
        if noun.head in (agent.i, token.i) or agent.dep == "root":
            if agent.head in (noun.i, token.i) or agent.head == agent.i:
                continue
            noun.head, noun.dep = agent.head, "obj" if agent.dep in ("iobj", "obl", "nmod") else agent.dep
        if noun.head == agent.i or noun.i == token.head == agent.head:
            continue
        token.upos, token.lemma = "VERB", lemmas[0]
        token.feats = {k: v for k, v in token.feats.items() if k in ("Case", "Number", "Gender")} | {
            "VerbForm": "Part",
            "Voice": "Pass",
        }
        token.head, token.dep = noun.i, token.dep if token.dep in ("amod", "acl") else "amod"
        agent.head, agent.dep = token.i, "obl:agent"


def verbs_as_subjects(tokens: list[Token]) -> None:
    """*правые добивались отмены визита*: a finite verb is no subject of the noun behind it, that noun is its object."""
    for verb in tokens:
        noun = tokens[verb.head]
        if (
            verb.upos != "VERB"
            or verb.feats.get("VerbForm") != "Fin"
            or not verb.dep.startswith("nsubj")
            or noun.upos not in NOMINAL
            or noun.i < verb.i
            or noun.feats.get("Case") in (None, "Nom")
        ):
            continue
        verb.head, verb.dep = (verb.i if noun.head == noun.i else noun.head), noun.dep
        noun.head, noun.dep = verb.i, "obj"
        for other in tokens:
            if other.head == noun.i and (other.dep == "punct" or other.i < verb.i) and other is not verb:
                other.head = verb.i
        bare = [t for t in tokens[: verb.i] if t.head == verb.i and t.dep == "amod"]
        if bare and not any(t.head == verb.i and t.dep.startswith("nsubj") for t in tokens):
            people = bare[-1]
            people.upos, people.dep = "NOUN", "nsubj"
            for other in bare[:-1]:
                other.head = people.i
