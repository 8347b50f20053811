"""A clause that opens a sentence under "if" or "when" → below the main clause that follows it, in all languages.

«Если обстрелы не прекратятся, мы закроем границу»: the parser takes the first verb for the main one and hangs the second
on it as if "and" stood between them, so that what is threatened reads as a condition.
"""

from __future__ import annotations

from collections.abc import Sequence

from degel.parse.sentence import Token
from degel.parse.tree import is_tree

__all__ = ["main_clause_behind"]

_OPEN = {
    "en": frozenset({"if", "when", "unless", "once", "although", "though", "because", "since", "while"}),
    "es": frozenset({"si", "cuando", "mientras", "aunque", "como"}),
    "fr": frozenset({"si", "s'", "quand", "lorsque", "lorsqu'", "comme", "puisque", "puisqu'"}),
    "ru": frozenset({"если", "когда", "пока", "хотя", "поскольку", "раз"}),
}
_LINKS = frozenset({"conj", "parataxis", "ccomp", "dep"})


def main_clause_behind(tokens: list[Token], lang: str) -> None:
    """Makes the second clause the main one where the first is led by a word of condition or time, in place."""
    words = _OPEN.get(lang)
    if words is None or len(tokens) < 6:
        return
    for mark in tokens:
        if mark.dep not in ("mark", "advmod") or mark.lower not in words or not _opens(mark, tokens):
            continue
        first = tokens[mark.head]
        if first.i < mark.i or first.upos not in ("VERB", "AUX", "ADJ", "NOUN"):
            continue
        main = _main_of(first, tokens)
        if main is not None:
            _turn(first, main, tokens)


def _opens(mark: Token, tokens: Sequence[Token]) -> bool:
    """Does the word stand first, or first behind a mark of quotation or a dash?"""
    before = tokens[mark.i - 1] if mark.i else None
    return before is None or before.lower in ("«", "“", '"', "„", "—", "–", "-", ":")


def _main_of(first: Token, tokens: Sequence[Token]) -> Token | None:
    """The finite verb with a subject of its own, behind a comma and no "and", that hangs on the first clause."""
    for token in tokens[first.i + 1 :]:
        if token.head != first.i or token.dep.partition(":")[0] not in _LINKS or token.upos != "VERB":
            continue
        below = [t for t in tokens if t.head == token.i and t is not token]
        if token.feats.get("VerbForm") not in ("Fin", None) and not any(t.dep == "aux" for t in below):
            return None
        led = any(t.dep in ("cc", "mark") and t.i < token.i and t.lower != "то" for t in below)
        subject = next((t for t in below if t.dep.startswith("nsubj")), None)
        start = min([token.i, *(t.i for t in below if t.upos != "PUNCT")])
        comma = any(t.lower == "," for t in tokens[first.i + 1 : start + 1])
        own = (subject is not None and first.i < subject.i < token.i) or token.feats.get("Person") == "1"
        return token if own and comma and not led else None
    return None


def _turn(first: Token, main: Token, tokens: list[Token]) -> None:
    """Puts the main verb into the place of the first, and what stands behind it below it."""
    saved = [(t.head, t.dep) for t in tokens]
    root = first.head == first.i
    main.head, main.dep = (main.i, "root") if root else (first.head, first.dep)
    first.head, first.dep = main.i, "advcl"
    for token in tokens[main.i + 1 :]:
        if token.head == first.i:
            token.head = main.i
    if not is_tree(tokens):
        for token, (head, dep) in zip(tokens, saved, strict=True):
            token.head, token.dep = head, dep
