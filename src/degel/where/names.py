"""Sentences and mentions → the places named in them, each resolved to one place of the gazetteer.

A name that is also a word or a person counts only after a preposition of place. Among namesakes the document's own
countries and the number of inhabitants decide.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from degel.actors.mention import Mention
from degel.actors.states import known_country
from degel.parse.datelines import end_of_dateline
from degel.parse.sentence import Sentence
from degel.records import Document, Place, Span
from degel.where.capitals import capital_phrases
from degel.where.choice import KNOWN, Hit, choose, meant
from degel.where.gazetteer import Gazetteer, Site, fold_name, load_gazetteer, nominatives
from degel.where.small import names_a_house, said_small

__all__ = ["Placed", "find_places"]

_WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+|[’'ʼ](?=[^\W\d_]{2})[^\W\d_]+)*")
_ELISION = re.compile(r"(?:[dlDL]|[Qq]u)[’'ʼ](?=\w)")
_JOIN = re.compile(r"[ \u00a0]|-|[’'ʼ]|\. ?|, (?=D\.?C)")
_LIST = re.compile(r"\s*(?:,|et|and|y|e|и|ou|or|o|или|puis|à|a|to)\s*$")
_CLUB = re.compile(r"[ \u00a0](?:FC|CF|SC|AC|United|Rovers|Athletic|Wanderers)\b")
# "Victoria Island" is not in Victoria.
_OF_LAND = re.compile(
    r"[ \u00a0](?:Islands?|Bay|Lake|River|Valley|Beach|Falls|Mountains?|Sea|Peninsula|Park)\b"
)
_NEXT = re.compile(r"[ \u00a0][^\W\d_a-zà-ÿа-яё]")
_BEFORE = re.compile(
    r"\w[^.!?]*?[ \u00a0][^\W\d_a-zà-ÿа-яё][\w’'-]*[ \u00a0]$|^[^\W\d_a-zà-ÿа-яё][\w’'-]{3,}[ \u00a0]$"
)
# "Santa Cruz de Acaponeta", "Julia de la Rosa": a longer name, of a place or person that nobody listed.
_OF_NAME = re.compile(r"[ \u00a0]de[ \u00a0][A-ZÁÉÍÓÚÑ][a-zà-ÿ]")
_OF_FAMILY = re.compile(r"[ \u00a0]de[ \u00a0]la[ \u00a0][A-ZÁÉÍÓÚÑ][a-zà-ÿ]")
_ARTICLE = {
    "es": re.compile(r"(?:^|[^\w])(?:[Ee]l|[Dd]el|[Aa]l)[ \u00a0]$"),
    "fr": re.compile(r"(?:^|[^\w])(?:[Ll]e|[Dd]u|[Aa]u)[ \u00a0]$"),
}
_OPEN, _SHUT = frozenset('«“„"'), frozenset('»”“"')
_OWN_ARTICLE = ("le ", "el ", "la ", "los ", "las ", "les ", "al ")
_MOST = 1_000
_TITLED = frozenset(("agent", "title", "person", "group"))
_LONG = 5
# A title or body whose state was not said, but guessed from the page, is no surer than this.
_GUESSED = 0.55


@dataclass(frozen=True, slots=True)
class Placed:
    """A place named by tokens `first` to `last` (both included) of `sentence`."""

    place: Place
    sentence: int
    first: int
    last: int
    ruled: Literal["town", "region"] | None = (
        None  # whose head or police may be called after it; None where disputed
    )
    claimed: tuple[str, ...] = ()  # the states that share or dispute it, or the one told beside it

    @property
    def states(self) -> tuple[str | None, ...]:
        """Whose it is: one state, or all that share or dispute it."""
        return self.claimed or (self.place.country,)


def find_places(doc: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Placed]:
    """The places named in the sentences, in text order: cities and regions of the gazetteer, and countries that
    a mention marks as a place.

    >>> from degel.parse.sentence import Token
    >>> words = [Token(0, "in", "in", "in", "ADP", {}, 1, "case", 0, 2),
    ...          Token(1, "Geneva", "geneva", "Geneva", "PROPN", {}, 1, "root", 3, 9)]
    >>> doc = Document("in Geneva", lang="en")
    >>> find_places(doc, [Sentence(words, 0, 9, "en", 0)], [])[0].place.country
    'CHE'
    """
    gazetteer = load_gazetteer()
    countries = _countries(mentions)
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    found: list[Placed] = []
    known: dict[str, Site] = {}
    for sent in sentences:
        if sent.tokens and len(found) < _MOST:
            found += _of_sentence(doc, sent, by_sentence.get(sent.number, []), countries, gazetteer, known)
    return found


def _countries(mentions: Sequence[Mention]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for mention in mentions:
        for actor in mention.actors[:3]:
            if actor.country:
                counts[actor.country] += 1
    return counts


def _of_sentence(
    doc: Document,
    sent: Sentence,
    mentions: Sequence[Mention],
    countries: Counter[str],
    gazetteer: Gazetteer,
    known: dict[str, Site],
) -> list[Placed]:
    whole = (doc.title or "") if sent.part == "title" else doc.text
    text = whole[sent.start : sent.end]
    words = gazetteer.words.get(sent.lang, gazetteer.words["en"])
    starts = [token.start for token in sent.tokens]
    found: list[tuple[Span, Place]] = []
    ruled: dict[Span, Literal["town", "region"] | None] = {}
    claimed: dict[Span, tuple[str, ...]] = {}
    last_end = -1
    never = words.get("never", ())
    for hit in _hits(text, sent.lang, gazetteer):
        if text[hit.start : hit.end] in never:
            continue
        span = Span(sent.start + hit.start, sent.start + hit.end)
        mention = _over(span, mentions)
        before = text[max(0, hit.start - 40) : hit.start]
        listed = last_end >= 0 and _LIST.fullmatch(text[last_end : hit.start]) is not None
        at = listed or _preposition(before, words) or _dateline(text, hit) or _of_ground(before, sent.lang)
        if at and sent.lang == "es" and _to_person(sent, starts, span.start):
            at = False
        titled = _of_a_title(text, hit, sent, mentions)
        at = at or titled
        if _describes(sent, starts, span):
            continue
        if mention is not None and _taken(mention, span, at, text[hit.start : hit.end]):
            continue
        if (
            mention is not None
            and mention.kind in _TITLED
            and known_country(text[hit.start : hit.end], sent.lang) is not None
        ):
            continue  # "el pueblo de México": the state, not its capital of the same name
        site, told = choose(hit, text, sent.lang, countries, gazetteer, known)
        if site is not None and _namesake_of_state(site, text[hit.start : hit.end], sent.lang, countries):
            continue
        if (
            site is not None
            and _in_longer_name(text, hit, site, at)
            and not (titled and site.population >= KNOWN)
        ):
            continue
        if site is None or not meant(site, hit, at, countries, mention):
            continue
        small = site.small and not (titled or listed or _of_ground(before, sent.lang))
        if small and not said_small(text[hit.start : hit.end], before, whole, sent.lang):
            continue
        if hit.start and text[hit.start - 1] in _OPEN and text[hit.end : hit.end + 1] in _SHUT:
            continue  # «Ливерпуль»: a club, firm or paper
        if site.kind == "city" and site.country not in countries and names_a_house(text, hit.start, hit.end):
            continue
        if site.kind == "city" and _club(text, hit, site, sent.lang):
            continue
        key = fold_name(text[hit.start : hit.end])
        known.setdefault(key, site)
        last_end = hit.end
        found.append((span, Place(site.name, site.country, site.lat, site.lon, span)))
        claimed[span] = site.claimed
        if told and site.country:
            claimed[span] = (site.country,)
        if not site.disputed and site.kind in ("city", "town", "region"):
            ruled[span] = "region" if site.kind == "region" else "town"
    taken = [span for span, _ in found]
    for mention in mentions:
        if (
            mention.kind == "name"
            and len(mention.actors) == 1
            and not any(mention.span.overlaps(s) for s in taken)
        ):
            code = mention.actors[0].country
            before = whole[max(sent.start, mention.span.start - 40) : mention.span.start]
            if _body_of_state(whole[mention.span.start : mention.span.end]):
                continue
            if code in gazetteer.countries and (
                mention.place or _preposition(before, words, strict=True) or _of_ground(before, sent.lang)
            ):
                found.append((mention.span, Place(gazetteer.countries[code], code, None, None, mention.span)))
    for span, place in capital_phrases(sent, mentions, [s for s, p in found if p.lat is not None]):
        found.append((span, place))
        ruled[span] = "town"
    found.sort(key=lambda pair: (pair[0].start, pair[0].end))
    placed = [
        _placed(sent, starts, span, place, ruled.get(span), claimed.get(span, ())) for span, place in found
    ]
    return [place for place in placed if not _surname(sent, place, placed)]


_OF = re.compile(r"[ \u00a0](?:of|de|du|d['’]|del|de la|de l['’])[ \u00a0]?$")


def _of_a_title(text: str, hit: Hit, sent: Sentence, mentions: Sequence[Mention]) -> bool:
    """Is it what a title or body beside it is of, that no state has yet ("the mayor of Boston", "Boston police")?"""
    start, end = sent.start + hit.start, sent.start + hit.end
    for mention in mentions:
        if mention.kind not in _TITLED or (
            mention.quality > _GUESSED and any(a.code for a in mention.actors)
        ):
            continue
        between = text[mention.span.end - sent.start : hit.start] if mention.span.end <= start else ""
        if len(between) < 8 and _OF.fullmatch(between) is not None:
            return True
        if sent.lang == "en" and mention.span.start == end + 1:
            return True
        # «губернатор Приморья Олег Кожемяко»
        if sent.lang == "ru" and mention.span.start < start and mention.span.end >= start - 1:
            return True
    return False


def _to_person(sent: Sentence, starts: list[int], offset: int) -> bool:
    """Is it whom a Spanish verb acts on ("arrojó a Hamilton al olvido"), not where to?"""
    i = max(bisect_right(starts, offset) - 1, 0)
    token = sent.tokens[i]
    marks = [child.lower for child in sent.dependents(i, "case")]
    # "mi saludo a Salvador Villalobos"
    if marks == ["a"] and any(t.upos == "PROPN" and t.i > i for t in sent.dependents(i, "flat")):
        return True
    return token.dep in ("obj", "iobj", "obl:arg") and marks == ["a"]


def _body_of_state(text: str) -> bool:
    """Is it a body and not the land ("U.S. government")?"""
    first, *rest = text.split()
    return first[0].isupper() and any(word.islower() and len(word) > 5 for word in rest)


def _describes(sent: Sentence, starts: list[int], span: Span) -> bool:
    """Is it a Russian adjective of a noun beside it ("в Александровском саду"), no name of its own?"""
    if sent.lang != "ru":
        return False
    token = sent.tokens[max(bisect_right(starts, span.start) - 1, 0)]
    head = sent.tokens[token.head]
    return token.dep == "amod" and token.upos == "ADJ" and head.start >= span.end and head.text[0].islower()


def _namesake_of_state(site: Site, name: str, lang: str, countries: Counter[str]) -> bool:
    """A far city of a state's name ("Armenia" in Colombia) is meant only where its own country is spoken of."""
    if site.kind != "city" or site.country in countries:
        return False
    state = known_country(name, lang)
    return state is not None and state != site.country


def _surname(sent: Sentence, place: Placed, others: Sequence[Placed]) -> bool:
    """True for the end of somebody's name ("Alfredo Morelos"): it hangs on a word before it that is no place."""
    token = sent.tokens[place.first]
    if not token.dep.startswith("flat") or token.head >= place.first:
        return False
    between = range(token.head, place.first)
    return all(sent.tokens[i].upos == "PROPN" for i in between) and not any(
        other.first in between for other in others
    )


def _placed(
    sent: Sentence,
    starts: list[int],
    span: Span,
    place: Place,
    ruled: Literal["town", "region"] | None,
    claimed: tuple[str, ...],
) -> Placed:
    first = max(bisect_right(starts, span.start) - 1, 0)
    last = max(bisect_left(starts, span.end) - 1, first)
    return Placed(place, sent.number, first, last, ruled, claimed)


def _hits(text: str, lang: str, gazetteer: Gazetteer) -> list[Hit]:
    """The names of the gazetteer in a text, longest first at each place, without overlap."""
    words: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        elided = _ELISION.match(match.group())
        words.append((match.start() + (elided.end() if elided else 0), match.end()))
    found: list[Hit] = []
    i = 0
    while i < len(words):
        start = words[i][0]
        first = text[start : words[i][1]]
        reach = gazetteer.reach(first, lang)
        if not reach or not (first[0].isupper() or fold_name(first).split(" ")[0] in gazetteer.lower_starts):
            i += 1
            continue
        for n in range(min(_LONG, len(words) - i, reach), 0, -1):
            end = words[i + n - 1][1]
            if n > 1 and not all(
                _JOIN.fullmatch(text[words[j][1] : words[j + 1][0]]) for j in range(i, i + n - 1)
            ):
                continue
            name = text[start:end]
            if name.islower() and n == 1:
                continue
            hit = _look_up(name, start, end, lang, gazetteer)
            if hit is not None:
                found.append(hit)
                i += n
                break
        else:
            i += 1
    return found


def _look_up(name: str, start: int, end: int, lang: str, gazetteer: Gazetteer) -> Hit | None:
    if gazetteer.is_word(name):
        return None
    sites = gazetteer.find(name)
    if sites or lang != "ru":
        return Hit(start, end, sites, True) if sites else None
    bent = [site for form in nominatives(name) if form in gazetteer for site in gazetteer.find(form)]
    return Hit(start, end, tuple(bent), False) if bent else None


def _over(span: Span, mentions: Sequence[Mention]) -> Mention | None:
    """The tightest mention over a span."""
    over = [m for m in mentions if m.span.overlaps(span)]
    return min(over, key=lambda m: m.span.end - m.span.start, default=None)


def _taken(mention: Mention, span: Span, at: bool, words: str) -> bool:
    """True when a mention shows that the name is a person's, a body's or a state's, not a place here."""
    if mention.kind == "name":
        # A state's name is that state ("au Mali"), unless a longer name holds it ("Mexico City").
        return mention.span.start <= span.start and span.end <= mention.span.end
    if mention.kind == "seat" and mention.span.start < span.start:
        return True  # the Quai d'Orsay is not in Orsay
    if mention.place:
        return False
    if mention.kind in ("city", "seat"):
        return not at
    if mention.kind == "person":
        # "Губернатор Приморья Олег Кожемяко" holds a place that is not of the name
        name = fold_name(mention.actors[0].name or "") if mention.actors else ""
        return not name or mention.span.start == span.start or fold_name(words)[:4] in name
    if mention.kind == "body":
        return not at or mention.span.start < span.start
    return False


def _preposition(before: str, words: dict[str, list[str]] | object, strict: bool = False) -> bool:
    table: dict[str, list[str]] = words  # type: ignore[assignment]
    choices = table["at"] + ([] if strict else table["ask"])
    low = before.lower().replace("’", "'")
    for filler in table["between"]:
        if low.rstrip().endswith(filler):
            low = low.rstrip()[: -len(filler)]
            break
    low = low.rstrip()
    low = re.sub(r"\b(?:the|le|la|les|l'|el|los|las)$", "", low).rstrip()
    return any(low.endswith(p) and (len(low) == len(p) or not low[-len(p) - 1].isalnum()) for p in choices)


@cache
def _grounds(lang: str) -> re.Pattern[str] | None:
    pattern = load_gazetteer().words.get(lang, {}).get("ground")
    return re.compile(str(pattern[0]), re.IGNORECASE) if pattern else None


def _of_ground(before: str, lang: str) -> bool:
    """Does a noun of land stand before it ("the northern city of", « aux abords de », «в районе», "in the Sudanese capital,")?"""
    pattern = _grounds(lang)
    return pattern is not None and pattern.search(before) is not None


def _in_longer_name(text: str, hit: Hit, site: Site, at: bool) -> bool:
    """True beside another capitalised word ("John Logan", "The Jakarta Post"); a big city after "in" may have one."""
    if site.kind != "city" and not site.doubtful:
        return False
    if _CLUB.match(text, hit.end) is not None or _OF_LAND.match(text, hit.end) is not None:
        return True
    if not site.capital and (
        _OF_NAME.match(text, hit.end) is not None
        or (hit.start == 0 and _OF_FAMILY.match(text, hit.end) is not None)
    ):
        return True
    if at and (site.capital or site.population >= KNOWN):
        return False
    if _NEXT.match(text, hit.end) is not None:
        return True
    return not at and _BEFORE.search(text[max(0, hit.start - 30) : hit.start]) is not None


def _club(text: str, hit: Hit, site: Site, lang: str) -> bool:
    """Is it a club, "el Brighton", « le Metz »: a city with an article that is not of its own name?"""
    article = _ARTICLE.get(lang)
    if article is None or site.capital or fold_name(text[hit.start : hit.end]).startswith(_OWN_ARTICLE):
        return False
    return article.search(text[max(0, hit.start - 5) : hit.start]) is not None and not fold_name(
        site.name
    ).startswith(_OWN_ARTICLE)


def _dateline(text: str, hit: Hit) -> bool:
    """True for the place at the head of a wire story: "MOSCOW, May 14 (…)", "PARIS —"."""
    if hit.start == 0 and end_of_dateline(text) >= hit.end:
        return True
    return (
        hit.start == 0
        and re.match(
            r"\s*(?:\(|[–—]|, \d|, [A-Z][a-z]+\.? \d|\. ?[–—-]|\.$|,[^,.!?]{2,20}\.$)", text[hit.end :]
        )
        is not None
    )
