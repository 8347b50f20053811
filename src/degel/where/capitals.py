"""The capital of a state that a sentence does not name: "the South Korean capital", «столица Литвы», *la capital china*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from degel.actors.mention import Mention
from degel.parse.sentence import Sentence
from degel.records import Place, Span
from degel.where.gazetteer import load_gazetteer

__all__ = ["capital_phrases"]

_CAPITAL = frozenset(("capital", "capitale", "столица"))
# In government or parliament elsewhere, or disputed: the city that the word means to a reader, or nobody.
_MEANT = {
    "NLD": "Amsterdam",
    "BOL": None,
    "ZAF": "Pretoria",
    "ISR": None,
    "PSE": None,
    "CIV": None,
    "TZA": None,
}


@cache
def _capital(country: str) -> Place | None:
    gazetteer = load_gazetteer()
    if country in _MEANT:
        name = _MEANT[country]
        found = () if name is None else gazetteer.find(name)
        site = next((s for s in found if s.country == country), None)
    else:
        site = gazetteer.capital(country)
    return None if site is None else Place(site.name, site.country, site.lat, site.lon)


def capital_phrases(
    sent: Sentence, mentions: Sequence[Mention], taken: Sequence[Span]
) -> Iterator[tuple[Span, Place]]:
    """The capitals that a noun and a state beside it mean, where no name of a town stands with them."""
    for token in sent.tokens:
        if token.upos not in ("NOUN", "PROPN") or token.lemma.lower() not in _CAPITAL:
            continue
        states = {
            m.actors[0].country
            for m in mentions
            if m.kind in ("adjective", "demonym", "name") and len(m.actors) == 1 and _beside(sent, token.i, m)
        } - {None}
        place = _capital(next(iter(states)) or "") if len(states) == 1 else None
        if place is None:
            continue
        span = Span(token.start, token.end)
        if any(0 <= other.start - token.end <= 20 or other.overlaps(span) for other in taken):
            continue  # "the Sudanese capital, Khartoum"
        yield span, Place(place.name, place.country, place.lat, place.lon, span)


def _beside(sent: Sentence, i: int, mention: Mention) -> bool:
    """Does the mention hang on the word for a capital?"""
    noun = sent.tokens[i]
    deps = ("amod", "nmod", "compound", "acl", "det")
    over = (t for t in sent.tokens if mention.span.start <= t.start < mention.span.end and t.i != i)
    if any(t.head == i and t.dep.partition(":")[0] in deps for t in over):
        return True
    return mention.span.start < noun.end and noun.start < mention.span.end
