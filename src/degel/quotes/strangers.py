"""A name that no list has → who its page says it is: "Ahmed X, a spokesman for the Lebanese army", "le député jordanien X".

Read is what stands right beside the name, at any place of the page where it is written: an office or a noun for a person
with its state. Invariant: a person whom two places give different states stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from degel.actors.memory import surname_key
from degel.actors.mention import Mention
from degel.parse.sentence import Sentence, Token
from degel.quotes.page import Page
from degel.records import Actor, Span

__all__ = ["PARTICLES", "introduced", "last_name", "name_around", "state_beside"]

# What links the parts of a name without a capital.
PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "bint",
        "abu",
        "abou",
        "de",
        "del",
        "della",
        "da",
        "das",
        "dos",
        "di",
        "du",
        "la",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "аль",
        "эль",
        "бин",
        "бен",
        "ибн",
        "абу",
        "де",
        "ди",
        "да",
        "ван",
        "фон",
        "дер",
    ]
)
# The article of an Arabic name, written as one word with it.
_ARTICLE = re.compile(r"^(?:[aeAE][lsrnzd]h?|аль|Аль|эль|Эль|ас|ад|ан|аз)[-‑](?=[^\W\d_])")
_PLACES = 12
_NOUNS = frozenset({"title", "agent", "demonym"})
_OPENING = frozenset({",", "—", "–", "(", "-"})
_STOP = frozenset({",", ".", ";", ":", "—", "–", "(", ")", "«", "»", "“", "”", '"', "!", "?"})
# Words of a phrase between a name and its noun, or between the noun and its state.
_REACH = 9
# A specialist of a state need not be of it.
_LEARNED = ("spécialist", "specialist", "especialist", "expert", "специалист", "эксперт", "scholar", "historian", "historien", "историк")  # fmt: skip
_COMPLEMENT = frozenset(["of", "from", "de", "del", "du", "des", "d'", "d’", "da"])


def last_name(name: str) -> str:
    """The word by which a person is named again: the last one that is no particle, without "al-" before it."""
    words = [w for w in re.split(r"\s+", name) if w.lower().strip(".") not in PARTICLES]
    return _ARTICLE.sub("", words[-1]) if words else name


def introduced(page: Page, name: str) -> Actor | None:
    """The person of that name with the state and office that stand beside it somewhere on the page."""
    word = last_name(name)
    lang = page.lexicon.lang
    key = surname_key(word, lang)
    if len(key) < 3:
        return None
    found: Actor | None = None
    weak: Actor | None = None  # an office of no state
    pattern = re.compile(
        rf"(?<!\w){re.escape(word[: max(3, len(word) - 2)] if lang == 'ru' else word)}[\w-]*"
    )
    for n, match in enumerate(pattern.finditer(page.text)):
        if n >= _PLACES:
            break
        if surname_key(match.group(), lang) != key or (at := page.token_at(match.start())) is None:
            continue
        sent, token = at
        first, last = name_around(sent, token.i)
        actor = _behind(page, sent, last) or _before(page, sent, first, last)
        if actor is not None and not (actor.country or actor.code) and actor.sector and weak is None:
            weak = replace(actor, name=_written(sent, first, last))
        if actor is None or not (actor.country or actor.code):
            continue
        if found is not None and (found.country, found.code) != (actor.country, actor.code):
            return None
        found = found or replace(actor, name=_written(sent, first, last))
    return found or weak


def name_around(sent: Sentence, i: int) -> tuple[int, int]:
    """The first and last token of the name around a token: capitals, particles between them, initials, hyphens."""
    words = sent.tokens
    first = last = i
    while first > 0 and i - first < 6 and _of_name(words, first - 1) and _close(words, first - 1):
        first -= 1
    while last + 1 < len(words) and last - i < 6 and _of_name(words, last + 1) and _close(words, last):
        last += 1
    while first < i and not words[first].text[:1].isupper():
        first += 1
    while last > i and not _ends_name(words, last):
        last -= 1
    return first, last


def _of_name(words: Sequence[Token], i: int) -> bool:
    word = words[i]
    if word.text == "-" or word.text in PARTICLES:
        return True
    if i and words[i - 1].text == "-" and words[i - 1].end == word.start and word.text.isalpha():
        return True  # "Park Byeong-seug"
    if _ARTICLE.match(word.text) is not None:
        return True
    return word.text[:1].isupper() and (word.upos in ("PROPN", "X") or word.lower in PARTICLES)


def _ends_name(words: Sequence[Token], i: int) -> bool:
    text = words[i].text
    return text[:1].isupper() or words[i - 1].text == "-" or _ARTICLE.match(text) is not None


def _close(words: Sequence[Token], i: int) -> bool:
    """Do a word and the next stand as parts of one name, in one case, a hyphen only where no space parts it?"""
    left, right = words[i], words[i + 1]
    cases = {left.feats.get("Case"), right.feats.get("Case")} - {None}
    if len(cases) > 1:
        return False  # "гражданин Узбекистана Сайфулло Саипов"
    return "-" not in (left.text, right.text) or left.end == right.start


def _written(sent: Sentence, first: int, last: int) -> str:
    words = sent.tokens[first : last + 1]
    text = words[0].text
    for before, word in pairwise(words):
        text += ("" if before.end == word.start else " ") + word.text
    return text


def _behind(page: Page, sent: Sentence, last: int) -> Actor | None:
    """What follows a name behind a comma, dash or bracket: "X, a spokesman for the Lebanese army," """
    words = sent.tokens
    at = last + 1
    while at < len(words) and words[at].text in ("»", "”", '"'):
        at += 1
    if at + 2 < len(words) and words[at].lower == "who" and words[at + 1].lower in ("is", "was"):
        at += 1  # "X who is Napa County's director"
    elif at + 1 >= len(words) or words[at].text not in _OPENING:
        return None
    end = next((i for i in range(at + 1, len(words)) if words[i].text in _STOP), len(words))
    office: Actor | None = None
    for mention in page.mentions_of(sent):
        if at < mention.first <= at + 3 and mention.first < end and mention.kind in _NOUNS:
            actor = _unnamed(page, sent, mention, end)
            if actor is None or actor.country or actor.code:
                return actor
            office = actor
    for i in range(at + 1, min(at + 6, end)):
        if words[i].upos in ("VERB", "AUX", "PRON", "SCONJ", "CCONJ"):
            return office
        if _is_person(page, words[i]):
            named = _names_another(page, sent, i, end)
            own = None if named else _state_of(page, sent, i, at + 1, end) or _officer(page, sent, i)
            return office or own if own is None or not (own.country or own.code) else own
    return office


def _before(page: Page, sent: Sentence, first: int, last: int) -> Actor | None:
    """What leads to a name: "le député jordanien X", "el líder de los socialistas vascos, X,", "немецкий политолог X"."""
    words = sent.tokens
    at = first - 1
    while at > 0 and _is_rank(page, words[at]):
        at -= 1
    if at > 0 and words[at].text == ",":
        beside = any(t.dep == "appos" and t.head < at for t in words[first : last + 1])
        if last + 1 < len(words) and words[last + 1].text not in _STOP and not beside:
            return None  # "After meeting the minister, Haddad said": no apposition that a comma closes
        at -= 1
    while at > 0 and _is_rank(page, words[at]) and words[at].upos == "ADJ":
        at -= 1
    if at < 0:
        return None
    held = next((t.head for t in words[first : last + 1] if t.dep == "appos" and t.head < at), None)
    if held is not None and _is_person(page, words[held]):
        own = _state_of(page, sent, held, max(0, held - 3), at + 1)
        if own is not None:
            return own  # "la alcaldesa de Málaga y cabeza de lista …, Celia Villalobos"
    start, office = at, None
    while start > 0 and at - start < _REACH and words[start - 1].text not in _STOP:
        if words[start - 1].upos in ("VERB", "AUX", "SCONJ", "CCONJ"):
            break
        start -= 1
    for mention in page.mentions_of(sent):
        if mention.kind in _NOUNS and at - 2 <= mention.last <= at and start <= mention.first:
            actor = _unnamed(page, sent, mention, first)
            if actor is None or actor.country or actor.code:
                return actor
            office = actor
    # Romance nouns stand before what tells their state, the others often behind it.
    for i in range(start, at + 1):
        if _is_person(page, words[i]):
            return _state_of(page, sent, i, start, at + 1) or office or _officer(page, sent, i)
    return office or (_officer(page, sent, at) if at >= start else None)


def _officer(page: Page, sent: Sentence, noun: int) -> Actor | None:
    """An officer of a state that is not told ("Judge X", "X, le porte-parole du parquet"): the page may be about one."""
    word = sent.tokens[noun]
    officers = page.lexicon.officers
    of = any(c.lemma.lower() in officers for c in sent.dependents(noun, "nmod", "compound"))
    if {word.lower, word.lemma.lower()} & officers or (of and word.lemma.lower() in page.lexicon.titles):
        return Actor(sector="GOV", span=Span(word.start, word.end))
    return None


def _unnamed(page: Page, sent: Sentence, mention: Mention, end: int) -> Actor | None:
    """The actor of an office that has no other name written behind it."""
    actor = mention.actors[0] if len(mention.actors) == 1 else None
    if actor is None:
        return None
    if sent.tokens[mention.head].lower.startswith(_LEARNED):
        return Actor(name=None)  # of what, the words beside it tell
    behind = sent.tokens[mention.last + 1 : end]
    if behind and behind[0].upos == "PROPN" and page.mention_over(sent, behind[0].i) is None:
        return None  # "X, ministre russe Y": the office is another's
    if actor.name and page.text[mention.span.start : mention.span.end].find(actor.name.split()[-1]) >= 0:
        return None
    return replace(actor, name=None, wikidata=None)


def _is_rank(page: Page, word: Token) -> bool:
    """ "general", "colonel", "M." between an office and its name."""
    return word.lower.rstrip(".") in page.lexicon.titles or (word.text == "." and word.i > 0)


def _is_person(page: Page, word: Token) -> bool:
    known = page.lexicon.people
    return word.upos in ("NOUN", "ADJ", "PROPN") and (word.lemma.lower() in known or word.lower in known)


def _names_another(page: Page, sent: Sentence, noun: int, end: int) -> bool:
    """ "Haddad, the analyst Maria Roy and …": the noun belongs to the name behind it."""
    behind = sent.tokens[noun + 1 : min(noun + 3, end)]
    return any(
        t.upos == "PROPN" and t.dep != "case" and page.mention_over(sent, t.i) is None for t in behind[:1]
    )


def _state_of(
    page: Page, sent: Sentence, noun: int, start: int, end: int, *, placed: bool = True
) -> Actor | None:
    """The state of a noun for a person within its phrase: by an adjective beside it, or a complement that says of what."""
    learned = sent.tokens[noun].lower.startswith(_LEARNED)
    spots = () if learned or not placed else page.spots.get(sent.number, ())
    for first, last, code in spots:
        if start <= first and last < end and _sits(page, sent, noun, first):
            # "San José, California": the second place says where the first is.
            wider = [c for f, _, c in spots if f == last + 2 and sent.tokens[last + 1].text == ","]
            code = wider[0] if wider else code
            return Actor(code, code, span=Span(sent.tokens[noun].start, sent.tokens[noun].end))
    for mention in _states(page, sent, start, end):
        head = sent.tokens[mention.head]
        actor = mention.actors[0]
        if mention.kind == "adjective":
            own = head.head == noun or abs(mention.first - noun) == 1 or mention.last + 1 == noun
            if not own and (learned or not _of(sent, noun, mention.first)):
                continue
        elif learned or not (
            _of(sent, noun, mention.first)
            or (head.feats.get("Case", "Gen") == "Gen" and _sits(page, sent, noun, mention.first))
        ):
            continue
        return Actor(actor.country, actor.code, span=Span(sent.tokens[noun].start, sent.tokens[noun].end))
    return None


def state_beside(page: Page, sent: Sentence, noun: int) -> Actor | None:
    """Who a noun for people is that has no mention, by the place in its own phrase ("the mayor of Lyon", "Napa county officials")."""
    word, lexicon = sent.tokens[noun], page.lexicon
    below = sent.subtree(noun)
    end = next((i for i in range(noun + 1, below[-1] + 1) if sent.tokens[i].text in _STOP), below[-1] + 1)
    # A club's player is of no state by its town.
    office = {word.lower, word.lemma.lower()} & (lexicon.officers | lexicon.titles)
    for first, last, code in page.spots.get(sent.number, ()) if office else ():
        beside = sent.tokens[first].head == noun and last < noun
        if beside and sent.tokens[first].dep.startswith(("compound", "amod")):
            return Actor(code, code, span=sent.span(noun))
    return (
        _state_of(page, sent, noun, noun, end, placed=bool(office))
        if office or _is_person(page, word)
        else None
    )


def _sits(page: Page, sent: Sentence, noun: int, first: int) -> bool:
    """ "The mayor of X", "a resident of X", «мэр города X»: a place is whose it is, unless what is between says otherwise."""
    if first <= noun or first - noun > _REACH:
        return False
    if page.lexicon.lang == "ru":
        return not any(t.upos in ("ADP", "PUNCT") for t in sent.tokens[noun + 1 : first])
    return first - noun <= 4 and _of(sent, noun, first)


def _of(sent: Sentence, noun: int, first: int) -> bool:
    """Does every preposition between a noun and a state behind it say "of"? ("expert on China" is of no state.)"""
    if first <= noun:
        return False
    words = [t.lower for t in sent.tokens[noun + 1 : first] if t.upos == "ADP"]
    return bool(words) and all(w in _COMPLEMENT for w in words)


def _states(page: Page, sent: Sentence, start: int, end: int) -> Iterator[Mention]:
    for mention in page.mentions_of(sent):
        actor = mention.actors[0] if len(mention.actors) == 1 else None
        if actor is not None and start <= mention.first and mention.last < end and actor.country:
            yield mention
