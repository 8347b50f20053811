"""Repairs of French verb forms: finite forms read as participles, tenses, auxiliaries, voices and persons.

The tokens of one parsed sentence come in; parts of speech, features and the labels of auxiliaries are corrected in place,
heads only where an auxiliary or a verb hangs on the wrong word.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from degel.languages import forms
from degel.parse.french_dictionary import become_verb, infinitives, lemma_of
from degel.parse.lemmas import load_lemmas
from degel.parse.sentence import Token
from degel.parse.tree import under

__all__ = [
    "WITH_BE",
    "adverb_heads",
    "adverbs",
    "auxiliaries",
    "gerunds",
    "nouns_with_auxiliary",
    "participles",
    "persons",
    "tenses",
    "verb_with_both",
    "voices",
]

_FUTURE_STEMS = ("iendr", "cevr", "oudr", "audr", "verr", "ourr", "querr", "mouvr")
_HAVE = frozenset({"a", "ont", "ai", "avons", "avait", "avaient", "aurait", "auraient", "aura", "auront"})
# Verbs whose past has *être*, those of them that may take an object beside *avoir*, and the pronouns that make any verb one of them
WITH_BE = frozenset(
    ["aller", "arriver", "décéder", "advenir", "devenir", "redevenir", "survenir", "venir", "revenir", "parvenir",
     "intervenir", "provenir", "entrer", "mourir", "naître", "renaître", "partir", "repartir", "rester", "tomber", "retomber",
     "demeurer", "apparaître", "éclore"]
)  # fmt: skip
_EITHER = frozenset(
    ["descendre", "redescendre", "monter", "remonter", "passer", "repasser", "rentrer", "retourner", "ressortir", "sortir",
     "disparaître", "paraître", "échapper", "accourir", "échoir"]
)  # fmt: skip
_REFLEXIVE = frozenset({"se", "s'", "s’", "me", "m'", "m’", "te", "t'", "t’", "nous", "vous"})


def gerunds(tokens: list[Token]) -> None:
    """*a répliqué en inscrivant …*: a gerund is a clause."""
    for token in tokens:
        if token.upos != "VERB" or not token.lower.endswith("ant") or token.dep not in ("obl", "nmod"):
            continue
        case = next((t for t in tokens if t.head == token.i and t.dep == "case" and t.i == token.i - 1), None)
        if case is not None and case.lower == "en" and tokens[token.head].upos == "VERB":
            token.dep, case.dep = "advcl", "mark"


def verb_with_both(tokens: list[Token]) -> None:
    """*Rome livre des canons*: a noun between a subject and an object of its own, with no article, is a verb."""
    for token in tokens:
        if token.upos not in ("NOUN", "ADJ") or not token.text[:1].islower():
            continue
        below = under(token, tokens)
        labels = {t.dep for t in below}
        if "det" in labels or "cop" in labels or "case" in labels or "aux" in labels:
            continue
        subject = any(t.dep == "nsubj" and t.i < token.i for t in below)
        if subject and any(t.dep in ("obj", "obl", "xcomp") and t.i > token.i for t in below):
            found = lemma_of(token)
            if found is not None:
                become_verb(token, found[0])


def participles(tokens: list[Token]) -> None:
    """*condamne*, *dénoncent*: a form that no participle has is finite, whatever the tagger says."""
    for token in tokens:
        if token.upos != "VERB" or token.feats.get("VerbForm") == "Fin":
            continue
        found = lemma_of(token)
        subject = any(t.head == token.i and t.dep == "nsubj" and t.i < token.i for t in tokens)
        if found is not None and (found[1] or subject) and token.feats.get("VerbForm") in ("Part", None):
            become_verb(token, found[0])


def tenses(tokens: list[Token]) -> None:
    """*recevrai*, *livrerons*: the treebanks tell little of first persons to come; the ending shows tense and person."""
    for token in tokens:
        form = token.feats.get("VerbForm")
        infinitive = form == "Inf" and token.lower.endswith(("er", "ir", "re"))  # "prendra" is none
        if token.upos not in ("VERB", "AUX") or infinitive or form == "Part":
            continue
        found = next(((end, told) for end, told in _ENDINGS if token.lower.endswith(end)), None)
        if found is None:
            continue
        end, told = found
        stem = token.lower[: -len(end)]
        lemma = _of_future_stem(stem, forms("fr").get(token.lower, ()))
        if lemma is not None:
            token.feats = {**token.feats, "VerbForm": "Fin", **told}
            token.lemma = lemma


def _of_future_stem(stem: str, known: Sequence[str]) -> str | None:
    """The infinitive whose future begins so ("livrer", "vendr", "recevr"), or None: the r of *préparons* is the verb's own."""
    if stem == "ir":
        return "aller"
    for word in (*known, stem, f"{stem}e"):
        if word.removesuffix("e") == stem and (
            word in infinitives() or (word in known and word.endswith("re"))
        ):
            return word  # "prendre" is a noun too
    irregular = stem.endswith(_FUTURE_STEMS) or stem in ("ser", "fer", "aur", "devr", "saur")
    return known[0] if irregular and known and known[0] in infinitives() else None


_ENDINGS = (
    ("ais", {"Mood": "Cnd", "Tense": "Pres"}),
    ("aient", {"Mood": "Cnd", "Tense": "Pres"}),
    ("ait", {"Mood": "Cnd", "Tense": "Pres"}),
    ("ions", {"Mood": "Cnd", "Tense": "Pres", "Person": "1", "Number": "Plur"}),
    ("iez", {"Mood": "Cnd", "Tense": "Pres", "Person": "2", "Number": "Plur"}),
    ("ai", {"Mood": "Ind", "Tense": "Fut", "Person": "1", "Number": "Sing"}),
    ("ons", {"Mood": "Ind", "Tense": "Fut", "Person": "1", "Number": "Plur"}),
    ("ez", {"Mood": "Ind", "Tense": "Fut", "Person": "2", "Number": "Plur"}),
    ("ont", {"Mood": "Ind", "Tense": "Fut", "Person": "3", "Number": "Plur"}),
    ("as", {"Mood": "Ind", "Tense": "Fut", "Person": "2", "Number": "Sing"}),
    ("a", {"Mood": "Ind", "Tense": "Fut", "Person": "3", "Number": "Sing"}),
)


def adverbs(tokens: list[Token]) -> None:
    """*résolument*: a bare word in -ment behind a verb, with no article and no preposition, is an adverb."""
    for token in tokens:
        if (
            token.upos != "NOUN"
            or not token.lower.endswith(("ément", "amment", "emment", "lement", "ument", "sement", "vement"))
            or token.dep not in ("obl", "obj", "nmod", "advmod", "amod")
        ):
            continue
        known = load_lemmas("fr")
        if known is not None and known.knows(token.lower, "NOUN"):
            continue
        if any(t.head == token.i and t.dep in ("det", "nmod") for t in tokens):
            continue
        token.upos, token.dep = "ADV", "advmod"


def adverb_heads(tokens: list[Token]) -> None:
    """*a durement critiqué*: a word in -ment between an auxiliary and a participle is an adverb, the participle the verb."""
    for token, verb in pairwise(tokens[1:]):
        if (
            token.upos != "VERB"
            or not token.lower.endswith("ment")
            or tokens[token.i - 1].upos != "AUX"
            or not verb.text[:1].islower()
        ):
            continue
        stem = verb.lower.rstrip("es")
        guess = f"{stem.removesuffix('é')}er"
        if stem.endswith("é") and guess in infinitives():
            verb.lemma = guess
        elif verb.upos != "VERB" or verb.feats.get("VerbForm") != "Part":
            continue
        head = verb.i if token.head == token.i else token.head
        for child in tokens:
            if child.head == token.i and child is not token:
                child.head = verb.i
        verb.head, verb.dep, verb.upos = head, token.dep, "VERB"
        verb.feats = {"VerbForm": "Part", "Tense": "Past"}
        token.head, token.dep, token.upos, token.lemma, token.feats = verb.i, "advmod", "ADV", token.lower, {}


def auxiliaries(tokens: list[Token]) -> None:
    """*a, de son côté, condamné*: "a" is never the preposition, and a participle behind it is the verb."""
    for token in tokens:
        low = token.lower
        if low not in _HAVE or token.text[:1].isupper() or token.upos == "AUX":
            continue
        verb = _participle_behind(token, tokens)
        if verb is None or (low != "a" and token.upos != "VERB"):
            continue
        old, finite = token.head, token.upos == "VERB" and token.head != verb.i
        if finite and any(
            t.head == token.i and t.dep in ("obj", "xcomp", "ccomp") and t is not verb for t in tokens
        ):
            continue
        if finite:
            for child in tokens:
                if child.head == token.i and child is not verb and child is not token:
                    child.head = verb.i
            verb.head = verb.i if old == token.i else old
            verb.dep = token.dep
        token.upos, token.lemma, token.head, token.dep = "AUX", "avoir", verb.i, "aux"
        token.feats = {"Mood": "Ind", "Person": "3", "Tense": "Pres", "VerbForm": "Fin"}
        verb.feats = {name: value for name, value in verb.feats.items() if name != "Voice"}
        if verb.upos == "ADJ":
            verb.upos = "VERB"
            verb.feats = {**verb.feats, "VerbForm": "Part", "Tense": "Past"}


def nouns_with_auxiliary(tokens: list[Token]) -> None:
    """*a sollicité Hanoï*, *a de nouveau privé*: what has an auxiliary is neither noun nor adverb, whatever its ending."""
    for token in tokens:
        if token.upos == "AUX" and token.dep.startswith("aux"):
            verb = tokens[token.head]
            if (
                verb.upos in ("NOUN", "ADV")
                or (verb.upos == "ADJ" and token.lemma == "avoir" and verb.lower.rstrip("es").endswith("é"))
            ) and not (verb.i < token.i or any(t.head == verb.i and t.dep == "det" for t in tokens)):
                verb.upos = "VERB"
                verb.feats = {**verb.feats, "VerbForm": "Part", "Tense": "Past"}
                guess = verb.lower.rstrip("es").removesuffix("é") + "er"
                if verb.lower.rstrip("es").endswith("é") and guess in infinitives():
                    verb.lemma = guess


def voices(tokens: Sequence[Token]) -> None:
    """*est arrivé*, *s'est abstenue*, *a été reçu*: whether *être* tells a tense or a passive is a matter of the verb."""
    for token in tokens:
        said = token.dep == "cop" and tokens[token.head].upos == "VERB" and token.head > token.i
        verb = tokens[token.head]
        if token.lemma == "avoir" and token.dep == "aux" and verb.upos == "VERB" and token.i < verb.i:
            below = under(verb, tokens)
            if not any(t.lemma == "être" and t.dep.startswith("aux") for t in below):
                for t in below:
                    if t.dep == "nsubj:pass":
                        t.dep = "nsubj"
                verb.feats = {name: value for name, value in verb.feats.items() if name != "Voice"}
        if token.lemma != "être" or not (said or token.dep in ("aux", "aux:pass")) or token.head == token.i:
            continue
        verb = tokens[token.head]
        if verb.upos != "VERB" or verb.i < token.i:
            continue
        below = under(verb, tokens)
        reflexive = any(
            t.lower in _REFLEXIVE
            and t.upos == "PRON"
            and t.i < token.i
            and not t.dep.startswith("nsubj")
            and (t.lower.startswith("s") or t.feats.get("Reflex") == "Yes")
            for t in below
        )
        active = reflexive or verb.lemma in WITH_BE
        if active and any(t.dep == "obl:agent" for t in below):
            continue
        if not active and verb.lemma in _EITHER:
            continue
        token.dep = "aux" if active else "aux:pass"
        for t in below:
            if t.dep in ("nsubj", "nsubj:pass"):
                t.dep = "nsubj" if active else "nsubj:pass"


def _participle_behind(token: Token, tokens: Sequence[Token]) -> Token | None:
    """The participle of an auxiliary, behind no more than adverbs and phrases ("pour sa part")."""
    for other in tokens[token.i + 1 : token.i + 9]:
        if other.upos in ("VERB", "ADJ") and other.lower.endswith(
            ("é", "i", "u", "is", "it", "ert", "int", "ée", "és")
        ):
            next_to = (
                other.i == token.i + 1
                and other.upos == "VERB"
                and other.lower.endswith(("é", "ée", "és", "ées"))
            )
            if other.upos == "VERB" and (other.feats.get("VerbForm") == "Part" or next_to):
                above = tokens[other.head]
                inside = token.i < above.i < other.i and above.upos == "NOUN"
                return (
                    other if not inside or any(t.head == other.i and t.dep == "obj" for t in tokens) else None
                )
            return None
        if other.upos in ("VERB", "AUX", "PRON", "SCONJ", "PROPN"):
            return None
    return None


def persons(tokens: Sequence[Token]) -> None:
    """*je souhaite*, *nous saluons*: the pronoun tells the person where the ending does not."""
    for token in tokens:
        if token.dep.partition(":")[0] == "nsubj" and token.lower in ("je", "j'", "j’", "nous"):
            verb = tokens[token.head]
            for carrier in (verb, *(t for t in tokens if t.head == verb.i and t.dep.startswith("aux"))):
                if carrier.feats.get("VerbForm") == "Fin":
                    carrier.feats = {**carrier.feats, "Person": "1"}
