"""Repairs of English parses: what is to come, told by an infinitive ("France to open an embassy", "Oslo is to supply boats").

A headline leaves out the *is* of "is to": the parser hangs its verb below the subject, or takes it for a noun ("to supply
boats" as "to the supply boats"). The verb becomes the root, who is to do it its subject, and *to* its auxiliary, as *will*
would be. Only subjects that can act are taken: "a plan to attack" and "the right to return" stay phrases. It stays a tree.
"""

from __future__ import annotations

from degel.languages import verbs
from degel.parse.english_tree import NOMINAL, led, raise_verb
from degel.parse.sentence import Token

__all__ = ["mend_headlines"]

# Nouns that act where a headline says what is to be done.
_ACTING = (
    "president premier minister ministers chancellor king queen emir sultan prince pope patriarch chief "
    "chiefs leader leaders envoy envoys ambassador ambassadors delegation government governments cabinet "
    "parliament senate congress court courts judges prosecutors police army navy troops forces soldiers "
    "rebels militants guerrillas council union alliance bloc lawmakers deputies opposition regulators "
    "ministry authorities officials inspectors monitors observers peacekeepers teachers doctors nurses "
    "workers unions drivers miners farmers students protesters allies mediators negotiators states "
    "countries nations neighbours neighbors powers sides secretary spokesman general generals junta mayor "
    "governor"
)
_AGENTS = frozenset(_ACTING.split())


def mend_headlines(tokens: list[Token]) -> None:
    """Mends the first infinitive that stands for what somebody is to do."""
    for to in tokens[1:-1]:
        if to.lower != "to" or to.upos not in ("PART", "ADP"):
            continue
        verb = tokens[to.i + 1]
        if verb.lower not in verbs("en") or not verb.text.islower():
            continue
        told = tokens[to.i - 1].lemma == "be" and tokens[to.i - 1].upos == "AUX"
        if told and verb.upos == "VERB":
            return  # "is to visit" is read as it stands
        subject = _subject(to, verb, tokens, told)
        if subject is not None:
            _mend(to, verb, subject, tokens)
        return


def _subject(to: Token, verb: Token, tokens: list[Token], told: bool) -> Token | None:
    """Who is to do it, or None where the sentence has a verb of its own or nobody who acts."""
    before = tokens[: to.i - 1] if told else tokens[: to.i]
    noun = tokens[verb.head]
    supposed = (
        verb.upos == "NOUN" and verb.dep == "compound" and noun.i > verb.i and to.head in (noun.i, verb.i)
    )
    if verb.upos != "VERB" and not supposed:
        return None
    if any(t.upos in ("VERB", "AUX", "PUNCT", "ADP", "SCONJ") and t.lower != "of" for t in before):
        return None
    roots = [t for t in tokens if t.head == t.i]
    if len(roots) != 1:
        return None
    root = roots[0]
    if root in before:
        subject = root
    elif root in (verb, noun):
        left = [t for t in before if t.head == root.i and (t.upos in NOMINAL or len(before) == 1)]
        if not left:
            return None
        subject = left[0]
    else:
        return None
    named = subject.upos == "PROPN" or (len(before) == 1 and subject.text[:1].isupper())
    return subject if named or subject.lower in _AGENTS else None


def _mend(to: Token, verb: Token, subject: Token, tokens: list[Token]) -> None:
    noun = tokens[verb.head]
    be = tokens[to.i - 1]
    if verb.head == verb.i:
        subject.dep = "nsubj"
    else:
        to.head, to.dep = verb.i, "mark"
        if be.upos == "AUX":
            be.head, be.dep = verb.i, "aux"
        verb.upos = "VERB"
        raise_verb(verb, verb.lower, subject, tokens)
        if verb.head != verb.i:
            return  # it would have been no tree
        if noun.i > verb.i and noun.upos in NOMINAL:
            noun.dep = "obl" if led(noun, tokens) else "obj"
    if subject.upos in ("ADV", "INTJ"):
        subject.upos = "PROPN"
    verb.lemma, verb.feats = verb.lower, {"VerbForm": "Inf"}
    # *to* is the *will* of headlines
    to.head, to.dep, to.upos, to.lemma = verb.i, "aux", "AUX", "will"
