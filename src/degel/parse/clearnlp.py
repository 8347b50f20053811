"""The labels of spaCy's own English and German-made schemes (ClearNLP) → Universal Dependencies, as far as a rule can.

Universal Dependencies hang a preposition on its noun and a copula on its predicate; ClearNLP does the reverse. Arrows
are turned round here, so that the coder sees one scheme whichever parser ran.
"""

from __future__ import annotations

from degel.parse.sentence import Token

__all__ = ["LABELS", "to_universal"]

# Labels that only need another name; those that need other heads are handled below.
LABELS = {
    "dobj": "obj",
    "dative": "iobj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "acomp": "xcomp",
    "oprd": "xcomp",
    "attr": "xcomp",
    "npadvmod": "obl",
    "prt": "compound:prt",
    "neg": "advmod",
    "quantmod": "advmod",
    "nn": "compound",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "intj": "discourse",
    "meta": "dep",
    "": "dep",
}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


def to_universal(tokens: list[Token]) -> None:
    """Rewrites labels and heads of one sentence in place; a sentence of Universal Dependencies stays as it is."""
    if not any(t.dep in ("prep", "pobj", "dobj", "nsubjpass", "attr", "agent", "auxpass") for t in tokens):
        for token in tokens:
            token.dep = LABELS.get(token.dep, token.dep)
        return
    _prepositions(tokens)
    _copulas(tokens)
    _coordination(tokens)
    for token in tokens:
        token.dep = LABELS.get(token.dep, token.dep)
        if token.dep in ("prep", "agent"):  # stranded, or before an adverb
            token.dep = "obl" if token.upos != "ADP" else "advmod"
        elif token.dep in ("pobj", "pcomp"):
            token.dep = "obl"


def _prepositions(tokens: list[Token]) -> None:
    for noun in tokens:
        if noun.dep not in ("pobj", "pcomp") or noun.head == noun.i:
            continue
        preposition = tokens[noun.head]
        if preposition.dep not in ("prep", "agent", "dative"):
            continue
        outer = preposition.head
        agent = preposition.dep == "agent"
        if noun.dep == "pcomp":
            noun.dep = "advcl" if tokens[outer].upos not in _NOMINAL else "acl"
            inner = "mark"
        else:
            noun.dep = "obl:agent" if agent else "nmod" if tokens[outer].upos in _NOMINAL else "obl"
            inner = "case"
        noun.head = outer if outer != preposition.i else noun.i
        if noun.head == noun.i:
            noun.dep = "root"
        preposition.head, preposition.dep = noun.i, inner
        for token in tokens:
            if token.head == preposition.i and token is not preposition:
                token.head = noun.i


def _copulas(tokens: list[Token]) -> None:
    for predicate in tokens:
        if predicate.dep not in ("attr", "acomp") or predicate.head == predicate.i:
            continue
        verb = tokens[predicate.head]
        if verb.lemma.lower() != "be" or verb.dep in ("cop", "aux"):
            continue
        outer, label = verb.head, verb.dep
        for token in tokens:
            if token.head == verb.i and token is not predicate and token is not verb:
                token.head = predicate.i
        predicate.head = predicate.i if outer == verb.i else outer
        predicate.dep = "root" if outer == verb.i else label
        verb.head, verb.dep = predicate.i, "cop"


def _coordination(tokens: list[Token]) -> None:
    """A chain of conjuncts hangs on the first; a conjunction hangs on the conjunct that follows it."""
    following = {
        cc.i: next((t.i for t in tokens[cc.i + 1 :] if t.dep == "conj" and t.head == cc.head), None)
        for cc in tokens
        if cc.dep == "cc" and cc.head < cc.i
    }
    for token in tokens:
        if token.dep == "conj" and token.head != token.i:
            head = tokens[token.head]
            if head.dep == "conj" and head.head < head.i < token.i:
                token.head = head.head
    for i, conjunct in following.items():
        if conjunct is not None:
            tokens[i].head = conjunct
