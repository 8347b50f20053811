"""A place named in a sentence → the word that hangs on an act for it, and how: "in the port city of X" hangs by *in*.

The climb goes through names, lists, appositions and nouns of land and buildings, which are where the named place is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from degel.parse.sentence import Sentence
from degel.where.gazetteer import load_gazetteer
from degel.where.names import Placed

__all__ = ["Anchor", "anchor_of", "cases", "is_word", "table_of"]

_INNER = {"flat", "appos", "compound", "conj", "nmod", "list", "dep", "amod"}
_OF = {"of", "de", "du", "des", "del", "d'", "d’", "'s", "от"}
_MOST = 5


@dataclass(frozen=True, slots=True)
class Anchor:
    """The token on which a place stands: `located` when a word of place leads to it, `cases` the words before it,
    `onto` when that word is one of striking, `away` when it is one of leaving, `steps` how far the climb was, `pure`
    whether it went through names and land alone."""

    i: int
    located: bool
    onto: bool
    away: bool
    cases: frozenset[str]
    steps: float
    pure: bool


@cache
def table_of(lang: str) -> Mapping[str, frozenset[str]]:
    """The words of place of a language; none for a language without."""
    text = resources.files("degel.where").joinpath("data", "paths.yml").read_text("utf-8")
    own = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)).get(lang, {})
    return {
        kind: frozenset(words)
        for kind, words in (*load_gazetteer().words.get(lang, {}).items(), *own.items())
    }


def is_word(sent: Sentence, i: int, kind: str) -> bool:
    """Is the token one of the words of that kind, by its form or lemma?"""
    token = sent.tokens[i]
    words = table_of(sent.lang).get(kind, ())
    return token.lemma.lower() in words or token.lower in words


def cases(sent: Sentence, i: int) -> frozenset[str]:
    """The prepositions of a token, with the parts of those of several words."""
    found = {token.lower for token in sent.dependents(i, "case")}
    for token in sent.dependents(i, "case", "advmod"):
        if is_word(sent, token.i, "where") or is_word(sent, token.i, "beside"):
            found.add(token.lower)
            found.update(part.lower for part in sent.dependents(token.i, "fixed"))
    return frozenset(found)


def anchor_of(sent: Sentence, placed: Placed, act: int) -> Anchor | None:
    """Where the place hangs, seen from the act at `act`; None for a name within the name of something else."""
    words = table_of(sent.lang)
    i, steps, near, inside, pure = _top(sent, placed.first, placed.last), 0.0, False, False, True
    state = placed.place.lat is None and placed.ruled is None
    for _ in range(_MOST):
        token, own = sent.tokens[i], cases(sent, i)
        h = token.head
        if h in (i, act):
            break
        above = sent.tokens[h]
        dep = token.dep.partition(":")[0]
        led = bool(own & words.get("where", frozenset())) and not own & _OF
        if _ground(sent, h, state, led) and _of(sent, i, own, led, dep):
            near = near or is_word(sent, h, "beside")
            inside = inside or led
            i, steps = h, steps + 0.5
            continue
        if own or dep not in _INNER or (near and is_word(sent, i, "beside")):
            break
        if above.upos in ("VERB", "AUX"):
            break
        if is_word(sent, h, "not_place"):
            return None
        pure = pure and dep in ("flat", "list")
        i, steps = h, steps + 1
    own = cases(sent, i)
    if (
        is_word(sent, sent.tokens[i].head, "not_place")
        and sent.tokens[i].dep.startswith(("nmod", "compound"))
        and (not own or own & _OF)
    ):
        return None
    where, onto, away = (words.get(kind, frozenset()) for kind in ("where", "onto", "leave"))
    bare_beside = near and not own and is_word(sent, i, "beside")
    located = bool(own & where) or bare_beside or (near and bool(own & {"к", "a", "à", "to"}))
    if own & _OF and not own & {"near", "près", "cerca", "недалеко", "неподалеку", "неподалёку", "вблизи"}:
        located = located and bool(own & where - {"a", "à"}) and not own & {"de", "du", "des", "of", "del"}
    # "abducted from a school in X"
    away = away - own if inside else away
    return Anchor(i, located or inside, bool(own & onto), bool(own & away), own, steps, pure)


def _ground(sent: Sentence, i: int, state: bool, led: bool) -> bool:
    if sent.tokens[i].upos not in ("NOUN", "PROPN", "ADV", "ADJ"):
        return False
    if is_word(sent, i, "grounds") or is_word(sent, i, "beside"):
        return True
    return is_word(sent, i, "sites") and (led or not state)


def _of(sent: Sentence, i: int, own: frozenset[str], led: bool, dep: str) -> bool:
    """Is a ground the ground of the place below it ("the outskirts of X", «в районе X», "the town X", "a hotel in X")?"""
    if led:
        return dep in ("nmod", "obl", "acl", "appos", "dep")
    if own:
        return bool(own & _OF) and dep in ("nmod", "obl", "obj", "dep", "appos")
    if sent.lang == "ru" and sent.tokens[i].feats.get("Case") == "Gen":
        return dep in ("nmod", "appos", "flat")
    return dep in ("appos", "flat", "compound", "nmod", "dep", "conj")


def _top(sent: Sentence, first: int, last: int) -> int:
    for i in range(first, last + 1):
        head = sent.tokens[i].head
        if head == i or not first <= head <= last:
            return i
    return first
