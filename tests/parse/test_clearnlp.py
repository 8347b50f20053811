"""ClearNLP trees become trees of Universal Dependencies."""

import pytest

from degel.parse.clearnlp import to_universal
from degel.parse.sentence import Token


def tree(rows):
    """Tokens from `form/lemma/upos/dep>head` rows."""
    tokens = []
    at = 0
    for i, row in enumerate(rows.split()):
        form, upos, rest = row.split("/")
        dep, head = rest.split(">")
        lemma = {"is": "be", "was": "be"}.get(form, form.lower())
        tokens.append(Token(i, form, form.lower(), lemma, upos, {}, int(head), dep, at, at + len(form)))
        at += len(form) + 1
    return tokens


TABLE = [
    (
        "Putin/PROPN/nsubj>1 met/VERB/root>1 with/ADP/prep>1 Macron/PROPN/pobj>2",
        "nsubj>1 root>1 case>3 obl>1",
    ),
    (
        "Treaty/NOUN/nsubjpass>2 was/AUX/auxpass>2 signed/VERB/root>2 by/ADP/agent>2 Putin/PROPN/pobj>3",
        "nsubj:pass>2 aux:pass>2 root>2 case>4 obl:agent>2",
    ),
    ("Talks/NOUN/root>0 with/ADP/prep>0 Iran/PROPN/pobj>1", "root>0 case>2 nmod>0"),
    ("Putin/PROPN/nsubj>1 is/AUX/root>1 president/NOUN/attr>1", "nsubj>2 cop>2 root>2"),
    (
        "Iran/PROPN/nsubj>1 sent/VERB/root>1 arms/NOUN/dobj>1 Iraq/PROPN/dative>1",
        "nsubj>1 root>1 obj>1 iobj>1",
    ),
    (
        "Iran/PROPN/root>0 ,/PUNCT/punct>0 Iraq/PROPN/conj>0 and/CCONJ/cc>2 Oman/PROPN/conj>2 x/X/prep>0",
        "root>0 punct>0 conj>0 cc>4 conj>0 obl>0",
    ),
    ("Iran/PROPN/nsubj>1 signed/VERB/root>1 it/PRON/obj>1", "nsubj>1 root>1 obj>1"),
]


@pytest.mark.parametrize(("rows", "expected"), TABLE, ids=[row[1] for row in TABLE])
def test_labels_and_heads_become_universal(rows, expected):
    tokens = tree(rows)
    to_universal(tokens)
    assert " ".join(f"{t.dep}>{t.head}" for t in tokens) == expected


def test_no_tree_gets_a_cycle():
    tokens = tree(
        "It/PRON/nsubj>1 is/AUX/root>1 by/ADP/agent>1 signing/VERB/pcomp>2 that/DET/det>5 peace/NOUN/attr>1 came/VERB/relcl>5"
    )
    to_universal(tokens)
    for token in tokens:
        seen = set()
        at = token.i
        while tokens[at].head != at:
            assert at not in seen
            seen.add(at)
            at = tokens[at].head
