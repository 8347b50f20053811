"""An act in a sentence and the places named there → the act's own place, by its path in the tree."""

from __future__ import annotations

from collections.abc import Sequence

from degel.parse.sentence import Sentence
from degel.records import Place
from degel.where.gazetteer import load_gazetteer
from degel.where.names import Placed

__all__ = ["place_of"]

_FAR = 10
_FROM = {
    "from",
    "de",
    "du",
    "des",
    "of",
    "depuis",
    "desde",
    "из",
    "от",
    "с",
    "del",
    "d'",
    "d’",
    "about",
    "sur",
    "о",
    "об",
    "sobre",
    "against",
    "contre",
    "contra",
    "против",
    "между",
    "entre",
    "between",
}
_INNER = {"flat", "appos", "compound", "conj", "nmod", "list", "dep", "amod"}
_SHARED = {"xcomp", "conj", "ccomp", "advcl", "nsubj", "obj", "obl", "nmod", "parataxis", "csubj", "appos"}


def place_of(sentence: Sentence, token: int, places: Sequence[Placed]) -> Place | None:
    """The place of the act at `token`: one that hangs on the act itself by a preposition of place, then one on a
    noun of the act, then one on the verb over the act; None rather than just any place of the sentence."""
    best: tuple[float, int, Place] | None = None
    for placed in places:
        if placed.sentence != sentence.number:
            continue
        cost = _cost(sentence, token, placed)
        if cost is None:
            continue
        # A city says more than the country it lies in.
        rank = (cost + (0.5 if placed.place.lat is None else 0.0), abs(placed.first - token), placed.place)
        if best is None or rank[:2] < best[:2]:
            best = rank
    return None if best is None else best[2]


def _top(sent: Sentence, first: int, last: int) -> int:
    for i in range(first, last + 1):
        head = sent.tokens[i].head
        if head == i or not first <= head <= last:
            return i
    return first


def _case(sent: Sentence, i: int) -> str | None:
    for token in sent.dependents(i, "case"):
        return token.lower
    return None


def _cost(sent: Sentence, token: int, placed: Placed) -> float | None:
    head = _top(sent, placed.first, placed.last)
    case = _case(sent, head)
    words = load_gazetteer().words.get(sent.lang, {})
    locative = {p for p in (*words.get("at", ()), *words.get("ask", ())) if p not in _FROM}
    i, steps = head, 0.0
    # Climb out of a name, a list or an apposition ("la ville de Sotchi", "in Geneva and Vienna") to what the place hangs on.
    while (
        case is None
        and sent.tokens[i].dep.partition(":")[0] in _INNER
        and sent.tokens[i].head != i
        and steps < 4
    ):
        if sent.tokens[i].head == token:
            break
        i = sent.tokens[i].head
        steps += 1
        if sent.tokens[i].upos in ("VERB", "AUX"):
            break
        case = _case(sent, i)
    anchor = sent.tokens[i]
    dep = anchor.dep.partition(":")[0]
    parent = anchor.head
    if i == token or token in range(placed.first, placed.last + 1):
        return None
    if parent == token and parent != i:
        if case is None:
            return 2 + steps if dep in ("obj", "obl", "advmod", "nmod") else None
        return steps if case in locative else None
    if case not in locative:
        return None
    path = _path(sent, parent)
    if token in path:
        between = path[: path.index(token)]
        if any(sent.tokens[j].upos == "VERB" for j in between):
            return None
        return 3 + steps + len(between)
    above = _path(sent, token)
    meeting = next((j for j in above if j in path), None)
    if meeting is None:
        return None
    below = path[: path.index(meeting)]
    crossed = above[: above.index(meeting)]
    if below and any(sent.tokens[j].upos == "VERB" for j in below):
        return None
    if len(below) > 1 or any(sent.tokens[j].dep.partition(":")[0] not in _SHARED for j in crossed):
        return None
    if any(sent.tokens[j].dep.startswith("acl") for j in crossed):
        return None
    return 8 + steps + 2 * len(crossed) + len(below)


def _path(sent: Sentence, i: int) -> list[int]:
    path = [i]
    while len(path) < _FAR and sent.tokens[i].head != i:
        i = sent.tokens[i].head
        path.append(i)
    return path
