"""A statement that no address dates to a government → the state that makes it.

"Nous condamnons …" of a ministry is mostly about another state, which it names more often than its own. Who speaks is
whose ministry the title is of, who stands beside "we", whose capital the page is signed in, whose minister is "ours",
who condemns in the third person; whom "our embassy in X" or "our relations with X" name does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from degel.actors.home import Home
from degel.actors.lexicon import Hit, fold, lexicon, lower, words
from degel.actors.missions import MISSIONS
from degel.parse.sentence import Sentence, Token
from degel.records import Document

__all__ = ["is_official", "issuer_of", "weigh"]

_STATES = frozenset({"state", "adjective", "people", "capital"})
_POSTS = frozenset({"institution", "portfolio", "office"})
# What one sign weighs: for the state that speaks, and against one that is spoken of.
_BESIDE, _OUR_OFFICER, _SIGNED, _STATES_IT, _OFFICER, _MISSION = 6, 4, 4, 2, 1, 2
_OUR_MISSION_IN, _WITH, _SPOKEN_OF = -4, -2, -1
# The least weight of the state that speaks, and how far it must be ahead.
_LEAST, _AHEAD = 2, 2
# A line of a date and a town is no longer than this; what "we, the ministry of …" stands beside is this near.
_LONGEST_LINE, _NEAR = 60, 90
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_SIGNED_LINE = re.compile(r"^\W*([^\W\d][^\n\d,(]{2,30})[,(]?\s[^\n]{0,12}\d{1,2}(?!\d)[^\n]{0,24}$", re.M)


def issuer_of(
    doc: Document, sentences: Sequence[Sentence], lang: str, on: date | None, *, said: bool = False
) -> Home | None:
    """The state (or body) that a page speaks for whose title calls it a statement of a ministry or of a government.

    With `said` the page is one that says "we" and whose title may be anything.
    """
    title = doc.title or ""
    opened = _declares(title, lang)
    ours = any(lower(fold(word)) in _our(lang) for word in re.findall(r"\w+", _QUOTED.sub(" ", title)))
    if opened is None and not said and not ours:
        return None
    if opened is not None:
        head = title[: _topic(title, opened, lang)]
        hits = lexicon(lang).find(head)
        named = {code for hit in hits if (code := _code(hit, on, bodies=True))}
        official = any(reading.kind in _POSTS for hit in hits for reading in hit.readings)
        if len(named) == 1 and official:
            return Home(named.pop(), True)
        if len(named) > 1 or not (official or said or ours):
            return None
    weights = weigh(doc, sentences, lang, on)
    ranked = weights.most_common(2)
    second = ranked[1][1] if len(ranked) > 1 else 0
    if ranked and ranked[0][1] >= _LEAST and ranked[0][1] - second >= _AHEAD:
        return Home(ranked[0][0], True)
    return None


def is_official(title: str | None, lang: str) -> bool:
    """Does a title say that a ministry or government makes a statement?"""
    opened = _declares(title or "", lang)
    if not title or opened is None:
        return False
    hits = lexicon(lang).find(title[: _topic(title, opened, lang)])
    return any(reading.kind in _POSTS for hit in hits for reading in hit.readings)


def _our(lang: str) -> frozenset[str]:
    """The words for "our"."""
    return words(lang)["our"]


def _declares(title: str, lang: str) -> int | None:
    """Where the word ends that calls a page a statement, among the first of its title or after its issuer."""
    found = re.search(rf"\b(?:{'|'.join(map(re.escape, words(lang).plain('statement')))})\b", title.lower())
    return found.end() if found else None


def _topic(title: str, start: int, lang: str) -> int:
    """Where a title begins to say what the statement is on."""
    found = re.search(
        rf"\b(?:{'|'.join(map(re.escape, words(lang).plain('on')))})\b|[:–—]", title[start:].lower()
    )
    return start + found.start() if found else len(title)


def _code(hit: Hit, on: date | None, *, bodies: bool = False, persons: bool = True) -> str | None:
    """The one state that a hit means or is of."""
    for reading in hit.readings:
        if reading.kind in _STATES or (bodies and reading.kind == "body"):
            return reading.code
        if persons and reading.kind == "person" and reading.person is not None:
            standing = reading.person.standing(on)
            return standing.country
        if reading.kind in _POSTS and reading.code:
            return reading.code
    return None


def weigh(doc: Document, sentences: Sequence[Sentence], lang: str, on: date | None) -> Counter[str]:
    """What speaks for and against each state as the one in whose name a page says "we"."""
    text = _QUOTED.sub(lambda found: " " * len(found[0]), doc.text)
    hits = lexicon(lang).find(text)
    weights: Counter[str] = Counter()
    _signature(text, hits, on, weights)
    _officers(text, hits, lang, on, weights)
    starts = {hit.start: hit for hit in hits}
    for sentence in sentences:
        if sentence.part == "text":
            _read_sentence(sentence, text, starts, lang, on, weights)
    return weights


def _signature(text: str, hits: Sequence[Hit], on: date | None, weights: Counter[str]) -> None:
    """ "Dakar, le 12 mars 2021", "Santiago, 28 de junio de 2009" on a line of its own, the first or one of the last."""
    lines = [line for line in re.finditer(r"[^\n]+", text) if line[0].strip()]
    for line in dict.fromkeys([*lines[:2], *lines[-3:]]):
        if len(line[0]) <= _LONGEST_LINE and _SIGNED_LINE.match(line[0]):
            codes = {_code(hit, on) for hit in hits if line.start() <= hit.start < line.end()} - {None}
            if len(codes) == 1:
                weights[str(codes.pop())] += _SIGNED


def _officers(text: str, hits: Sequence[Hit], lang: str, on: date | None, weights: Counter[str]) -> None:
    """ "notre ministre, M. X", "The Minister, Mr X": whose officer is named without his state."""
    counted: set[tuple[str, bool]] = set()
    for n, hit in enumerate(hits):
        if not any(reading.kind == "person" for reading in hit.readings) or n == 0:
            continue
        k = n - 1
        while k > 0 and all(reading.kind == "honorific" for reading in hits[k].readings):
            k -= 1
        office = hits[k]
        if not any(reading.kind in ("office", "portfolio") for reading in office.readings):
            continue
        between = text[office.end : hit.start]
        code = _code(hit, on)
        if code is None or len(between) > 12 or re.search(r"[.;:!?]\s+\S{4,}|\n", between):
            continue
        before = re.findall(r"[\w’']+", text[max(0, office.start - 30) : office.start])[-2:]
        if k and hits[k - 1].end > office.start - 3 and _code(hits[k - 1], on):
            continue  # "the Gambian president"
        ours = any(lower(fold(word)) in _our(lang) for word in before)
        if (code, ours) not in counted:
            counted.add((code, ours))
            weights[code] += _OUR_OFFICER if ours else _OFFICER


def _read_sentence(
    sentence: Sentence,
    text: str,
    starts: dict[int, Hit],
    lang: str,
    on: date | None,
    weights: Counter[str],
) -> None:
    ours, we = _our(lang), words(lang)["we"]
    tokens = sentence.tokens
    own = [
        token
        for token in tokens
        if text[token.start : token.start + 1].strip()
        and (lower(fold(token.text)) in ours or lower(fold(token.text)) in we or _plural_first(token))
    ]
    hits = [starts[token.start] for token in tokens if token.start in starts]
    beside: str | None = None
    for token in own:
        if lower(fold(token.text)) in we and text[token.end : token.end + 1] in (",", " "):
            beside = beside or _apposed(text, token, hits, sentence, on)
        if lower(fold(token.text)) in ours:
            _our_mission(sentence, token, hits, on, weights)
    if beside:
        weights[beside] += _BESIDE
    spoken: set[str] = set()
    for token in tokens:
        hit = starts.get(token.start)
        code = _code(hit, on, persons=False) if hit else None
        if hit is None or code is None:
            continue
        kind = next(iter(hit.readings)).kind
        verb = tokens[token.head]
        if token.dep == "nsubj" and kind in ("state", "capital") and verb.upos in ("VERB", "AUX"):
            if words(lang).among("stating", lower(fold(verb.lemma)), verb.text):
                weights[code] += _STATES_IT
        elif own and code != beside:
            spoken.add(code)
        before = tokens[token.i - 1] if token.i else None
        if before is not None and before.lower in words(lang)["beside_us"] and own:
            weights[code] += _WITH
    for code in spoken:
        weights[code] += _SPOKEN_OF


def _plural_first(token: Token) -> bool:
    feats = token.feats
    return (
        token.upos in ("VERB", "AUX")
        and feats.get("Person") == "1"
        and feats.get("Number") == "Plur"
        and feats.get("VerbForm", "Fin") == "Fin"
    )


def _apposed(text: str, we: Token, hits: Sequence[Hit], sentence: Sentence, on: date | None) -> str | None:
    """ "We, the Government of X, …", "Nosotros, la Cancillería de X": the first state beside "we"."""
    after = text[we.end : min(we.end + _NEAR, sentence.end)]
    if not re.match(r"\s?,\s", after):
        return None
    until = we.end + (end.start() if (end := re.search(r"(?<!^),", after[1:])) else _NEAR)
    posts = [h for h in hits if we.end < h.start < until + 1 and any(r.kind in _POSTS for r in h.readings)]
    named = [code for h in hits if we.end < h.start < until + 1 and (code := _code(h, on, persons=False))]
    return named[0] if named and (posts or len(set(named)) == 1) else None


def _our_mission(
    sentence: Sentence, our: Token, hits: Sequence[Hit], on: date | None, weights: Counter[str]
) -> None:
    """ "our Embassy in X" stands in another state, "our compatriots in X" live there."""
    for token in sentence.tokens[our.i + 1 : our.i + 4]:
        mission = token.lemma.lower() in MISSIONS or token.lower in MISSIONS
        if not mission and not words(sentence.lang).among(
            "ours_abroad", lower(fold(token.lemma)), token.text
        ):
            continue
        for hit in hits:
            if token.end < hit.start < token.end + 30 and (code := _code(hit, on, persons=False)):
                weights[code] += _OUR_MISSION_IN
        return
