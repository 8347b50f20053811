"""Repairs of English sentences whose main verb passed for a participle or a noun of its subject.

"The presidents of Poland and the Baltic states visited Kyiv": a past form that takes a direct object is no participle of
the noun before it. "An American fighter shot down a balloon": a shot is not down. It stays a tree.
"""

from __future__ import annotations

from degel.languages import forms, verbs
from degel.parse.english_tree import NOMINAL, led, past, raise_verb
from degel.parse.sentence import Token

__all__ = ["mend_lost"]

# Verbs that keep one object when the other is their subject: "the man given the post".
_TWO_OBJECTS = frozenset(["give", "offer", "award", "name", "call", "send", "grant", "hand", "pay", "deny", "elect", "appoint", "consider", "dub", "allow", "teach", "tell", "ask", "promise", "owe", "show", "bring", "charge", "fine", "spare", "refuse", "assign", "make"])  # fmt: skip


def mend_lost(tokens: list[Token]) -> None:
    """Corrects one parsed sentence in place."""
    root = next((t for t in tokens if t.head == t.i), None)
    if root is None or any(t.head == root.i and t.dep in ("cop", "aux", "nsubj") for t in tokens):
        return
    if root.upos == "NOUN" and root.lower == "shot":
        _shot(root, tokens)
    elif root.upos in NOMINAL:
        _participle(root, tokens)


def _participle(root: Token, tokens: list[Token]) -> None:
    verb = next((t for t in tokens if t.dep == "acl" and t.upos == "VERB" and t.i > root.i), None)
    if verb is None or (lemma := past(verb)) is None or lemma in _TWO_OBJECTS or tokens[-1].text != ".":
        return
    if any(t.upos in ("VERB", "AUX") or t.text in (",", ":", "–", "—", "-") for t in tokens[: verb.i]):
        return
    above = tokens[verb.head]
    while above is not root and above.head != above.i:
        above = tokens[above.head]
    objects = [t for t in tokens if t.head == verb.i and t.dep == "obj" and t.i > verb.i]
    finite = any(
        t.upos in ("VERB", "AUX") and t.feats.get("VerbForm") == "Fin" and t.head == root.i for t in tokens
    )
    if above is root and objects and not finite and not led(root, tokens):
        verb.head = root.i
        raise_verb(verb, lemma, root, tokens)


def _shot(verb: Token, tokens: list[Token]) -> None:
    after = tokens[verb.i + 1] if verb.i + 1 < len(tokens) else verb
    before = tokens[verb.i - 1] if verb.i else verb
    if after.lower not in ("down", "dead") or before.upos not in NOMINAL or before.head != verb.i:
        return
    target = next((t for t in tokens[after.i + 1 :] if t.upos in NOMINAL and t.head == verb.i), None)
    if target is None or "shoot" not in verbs("en") or "shoot" not in forms("en").get("shot", ("shoot",)):
        return
    raise_verb(verb, "shoot", before, tokens)
    if verb.upos == "VERB":
        after.head, after.dep, target.dep = verb.i, "compound:prt", "obj"
