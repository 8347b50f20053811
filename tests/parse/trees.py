"""Parsed sentences written by hand, for tests of what mends a parse."""

from degel.parse.sentence import Token


def tree(rows):
    """Tokens from `form/lemma/UPOS/dep>head[/Feat=Value]` rows."""
    tokens = []
    at = 0
    for i, row in enumerate(rows.split()):
        form, lemma, upos, rest, *feats = row.split("/")
        dep, head = rest.split(">")
        features = dict(f.split("=") for f in feats)
        tokens.append(Token(i, form, form.lower(), lemma, upos, features, int(head), dep, at, at + len(form)))
        at += len(form) + 1
    return tokens
