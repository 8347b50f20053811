"""Places and people that nobody listed, on a page that plainly plays in one state → those of that state.

Of the people only those whom a calling at home, or a home there, introduces ("a law student, X", "X, 52, a miner from Y",
«таксист X»): whoever is merely named on such a page is as often a player, an author or a foreigner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from degel.actors.ground import GUESS, Grounds
from degel.actors.lexicon import words
from degel.actors.mention import Mention
from degel.actors.reference import read
from degel.actors.states import sovereign
from degel.parse.sentence import Sentence, Token
from degel.records import Actor, Span

__all__ = ["OF", "unlisted_people", "unlisted_places"]

OF = frozenset(("of", "de", "d'", "d’", "du", "del", "des", "-"))


@dataclass(frozen=True, slots=True)
class _Words:
    firms: frozenset[str]
    trades: tuple[tuple[str, ...], ...]


@cache
def _words(lang: str) -> _Words:
    content: dict[str, Any] = read("domestic")
    own = content.get(lang, {})
    trades = (tuple(form.split()) for form in own.get("trades", ()))
    return _Words(frozenset(content["firms"]), tuple(sorted(trades, key=len, reverse=True)))


def unlisted_people(
    sentence: Sentence, own: Sequence[Mention], grounds: Grounds, met: dict[tuple[str, ...], Actor]
) -> list[Mention]:
    """The people of a sentence whom a calling introduces, and those of `met` named again; `met` learns the new ones."""
    covered = {i for m in own if any(a.code for a in m.actors) for i in range(m.first, m.last + 1)}
    tokens = sentence.tokens
    found: list[Mention] = []
    i = 0
    while i < len(tokens):
        first = i
        while i < len(tokens) and i not in covered and _of_a_name(tokens, i):
            i += 1
        if i == first:
            i += 1
            continue
        last = i - 1
        written = tuple(t.text for t in tokens[first:i])
        actor, low, high = met.get(written[-1:]) or met.get(written[:1]), first, last
        if actor is None:
            told = _introduced(sentence, first, last)
            code = told and _at_home(sentence, told, own, grounds)
            if told is None or code is None:
                continue
            low, high = min(told[0], first), max(told[1], last)
            actor = Actor(country=code, code=code, sector="CVL", name=" ".join(written))
            met[written[-1:]] = met[written[:1]] = actor
        head = next((j for j in range(first, last + 1) if not first <= tokens[j].head <= last), first)
        span = Span(tokens[low].start, tokens[high].end)
        found.append(Mention(span, sentence.number, head, low, high, (actor,), "person", GUESS))
    return found


def _of_a_name(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if not token.text[:1].isupper() or len(token.text) < 3 or token.text.isupper():
        return False
    if token.upos in ("PROPN", "X"):
        return True
    # a first name that the parse takes for an adjective
    return 0 < i < len(tokens) - 1 and tokens[i + 1].upos == "PROPN" and tokens[i + 1].text[:1].isupper()


def _introduced(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """The first and last token of the calling beside a name; None where it has none."""
    tokens = sentence.tokens
    end = first - 1
    if end > 0 and tokens[end].text == ",":
        end -= 1
    for trade in _words(sentence.lang).trades:
        start = end - len(trade) + 1
        if start >= 0 and _is(tokens[start : end + 1], trade):
            between = end != first - 1
            case = tokens[end].feats.get("Case")
            if sentence.lang == "ru" and case != tokens[first].feats.get("Case", case):
                continue  # «студент университета»
            if not between or (start and tokens[start - 1].upos == "DET"):
                return start, end
    j = last + 1
    if j >= len(tokens) or tokens[j].text != ",":
        return None
    j += 1
    if j < len(tokens) and tokens[j].text.isdigit():
        while j < len(tokens) and tokens[j].text != "," and j < last + 6:
            j += 1
        j += 1
    while j < len(tokens) and (tokens[j].upos in ("DET", "ADJ") or tokens[j].dep == "amod") and j < last + 8:
        j += 1
    for trade in _words(sentence.lang).trades:
        if _is(tokens[j : j + len(trade)], trade):
            return j, j + len(trade) - 1
    return None


def _is(stretch: Sequence[Token], trade: tuple[str, ...]) -> bool:
    if len(stretch) != len(trade) or any(t.feats.get("Number") == "Plur" for t in stretch):
        return False
    return all(word in (token.lower, token.lemma.lower()) for token, word in zip(stretch, trade, strict=True))


def _at_home(
    sentence: Sentence, trade: tuple[int, int], own: Sequence[Mention], grounds: Grounds
) -> str | None:
    """The state where a calling is followed: the place behind it, else the only state of the sentence and the page."""
    number = sentence.number
    for i in range(trade[1] + 1, min(trade[1] + 5, len(sentence.tokens))):
        if sentence.tokens[i].text in (",", ".", ";"):
            break
        place = grounds.spot(number, i)
        for mention in own:
            if mention.first <= i <= mention.last and mention.actors[0].code:
                place = mention.actors[0].country if mention.kind in ("city", "name") else None
                return sovereign(place) if place else None
        if place is not None:
            return place
    code = grounds.plainly(number)
    return code if code is not None and set(grounds.told.get(number, ())) <= {code} else None


def unlisted_places(
    sentence: Sentence, own: Sequence[Mention], grounds: Grounds, sited: set[int]
) -> Iterator[Mention]:
    """Places that nobody listed, on a page that plainly plays in one state; those at the tokens `sited` are listed."""
    code = grounds.plainly(sentence.number)
    if code is None:
        return
    tokens = sentence.tokens
    covered = {i for m in own for i in range(m.first, m.last + 1)} | sited
    i = 0
    while i < len(tokens):
        if i in covered or not (_capital(tokens[i]) or _opens(sentence, i, covered)):
            i += 1
            continue
        first = i
        i += 1
        while i < len(tokens) and i not in covered and (_capital(tokens[i]) or _joins(tokens, i, covered)):
            i += 1
        last = i - 1
        if not _named_alone(sentence, first, last, covered):
            continue
        span = Span(tokens[first].start, tokens[last].end)
        head = next((j for j in range(first, last + 1) if not first <= tokens[j].head <= last), first)
        if tokens[last].text in _words(sentence.lang).firms:
            continue
        if not _place(sentence, head):
            continue
        actor = Actor(country=code, code=code, sector="CVL", span=span)
        yield Mention(span, sentence.number, head, first, last, (actor,), "city", GUESS, True)


_NOT_PLACES = frozenset(("on", "по", "sur", "under", "from", "for", "pour", "chez", "у", "под", "by"))
_IN_TOWNS = frozenset(("to", "near", "vers"))
# Beginnings of English names of days and months, which the parse takes for names of towns.
_TIMES = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
    "may", "june", "july", "august", "september", "october", "november", "december", "ramadan", "easter", "christmas",
)  # fmt: skip


def _opens(sentence: Sentence, i: int, covered: set[int]) -> bool:
    """Is it the first word of a name that opens a sentence, which the parse does not know for one?"""
    tokens = sentence.tokens
    if i + 1 >= len(tokens) or i + 1 in covered or not _capital(tokens[i + 1]):
        return False
    opening = i == 0 or not tokens[i - 1].text[:1].isalnum()
    linked = tokens[i].head == i + 1 or tokens[i + 1].head == i
    return (
        opening and linked and tokens[i].text[:1].isupper() and tokens[i].upos in ("NOUN", "ADJ", "PRON", "X")
    )


def _place(sentence: Sentence, head: int) -> bool:
    """Is it where something is ("in Ras Lanuf")?"""
    token = sentence.tokens[head]
    if token.dep.partition(":")[0] not in ("obl", "nmod") or token.lower.startswith(_TIMES):
        return False
    cases = {t.lower for t in sentence.dependents(head, "case")}
    if not cases and sentence.lang == "ru":
        return token.feats.get("Case") == "Gen" and sentence.tokens[token.head].upos == "NOUN"
    book = words(sentence.lang)
    return bool(cases & (book["place"] | book["towards"] | _IN_TOWNS)) and not (cases & _NOT_PLACES)


def _capital(token: Token) -> bool:
    return token.upos == "PROPN" and token.text[:1].isupper() and len(token.text) > 1


def _joins(tokens: Sequence[Token], i: int, covered: set[int]) -> bool:
    """Is it a hyphen or "de" within a name?"""
    inside = tokens[i].lower in ("-", "de", "al", "el", "bin", "van", "da", "dos", "del", "ould", "ben")
    return inside and i + 1 < len(tokens) and i + 1 not in covered and _capital(tokens[i + 1])


def _named_alone(sentence: Sentence, first: int, last: int, covered: set[int]) -> bool:
    """No part of a longer name that is read already, nor a word that only opens its sentence."""
    tokens = sentence.tokens
    if first - 1 in covered or last + 1 in covered or (last + 2 in covered and tokens[last + 1].lower in OF):
        return False
    return not (first == 0 and first == last and not tokens[first].dep.startswith(("nsubj", "obl", "root")))
