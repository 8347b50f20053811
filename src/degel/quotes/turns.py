"""A transcript → its turns: the tag that names the speaker, and the words up to the next tag."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache

from degel.actors.mention import Mention
from degel.quotes.marks import strip_span
from degel.quotes.page import Page
from degel.quotes.subject import actor_of
from degel.records import Actor, Span

__all__ = ["Turn", "find_turns", "plain_state"]

_UP = "A-ZÀ-ÖØ-ÞА-ЯЁŁŚŠŽ"
_LOW = "a-zà-öø-ÿа-яёłśšž"
# "PRESIDENTE ANDRÉS …:", "SECRETARY BLINKEN:", "QUESTION:"; at most 200 characters in capitals.
_CAPITALS = rf"[{_UP}][{_UP}\d .,'’()\-–]{{0,200}}?[{_UP})]\.?|[QА]"
# "В.Путин:", "С. В. Лавров :", "A. Blinken:"
_INITIALS = rf"[{_UP}]\.[ \u00a0]?(?:[{_UP}]\.[ \u00a0]?)?[{_UP}][{_LOW}]+(?:-[{_UP}][{_LOW}]+)?"
# "Vladimir Putin:", "Question:", "Вопрос:"; only when it recurs.
_NAMES = rf"[{_UP}][{_LOW}]+(?:[ -][{_UP}][{_LOW}]+){{0,3}}"
# "DIMITRI PAVLENKO Bonjour …BRUNO LE MAIRE Merci": names in capitals glued to the end of what the other said; they recur.
_GLUED = rf"[{_UP}][{_UP}'’\-]+(?: [{_UP}][{_UP}'’\-]+){{1,3}}"
_NOTE = r"(?:[ \u00a0]?\([^()\n]{1,40}\))?"

_MOST = 5_000
# The share of a page's states that one must have for its officers to be that state's.
_PLAIN = 0.6


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in a row: the tag's span, the paragraphs said."""

    tag: Span
    pieces: tuple[Span, ...]
    speaker: Actor | None
    asks: bool


def find_turns(page: Page) -> list[Turn]:
    """The turns of a transcript, or none: a page needs two tags (or one with a title or initials), and a name in small
    letters must recur or be a person's whom the page mentions.

    The words before the first tag are nobody's.
    """
    tags = _tags(page)
    if not tags:
        return []
    if len(tags) == 1:
        name = page.text[tags[0][0].start : tags[0][0].end]
        if not _titled(name, page) and re.fullmatch(_INITIALS, name) is None:
            return []
    turns = []
    known = _surnames(page)
    for n, (tag, body) in enumerate(tags):
        end = tags[n + 1][0].start if n + 1 < len(tags) else len(page.text)
        pieces = []
        start = body
        while start < end:
            newline = page.text.find("\n", start, end)
            stop = newline if newline >= 0 else end
            span = strip_span(page.text, start, stop)
            if span is not None and page.text[span.start : span.end].strip("-—_* "):
                pieces.append(span)
            start = stop + 1
        if not pieces:
            continue
        name = page.text[tag.start : tag.end]
        asks = _asks(name, page)
        speaker = None if asks else _speaker(page, tag, name, known)
        turns.append(Turn(tag, tuple(pieces), speaker, asks))
    return _at_home(turns, page)


def _at_home(turns: list[Turn], page: Page) -> list[Turn]:
    """The turns with the state that the page is plainly about for officers whose tag names none ("GOVERNOR OF …")."""
    state = plain_state(page)
    if state is None:
        return turns
    return [
        replace(turn, speaker=replace(turn.speaker, country=state, code=state))
        if turn.speaker is not None
        and turn.speaker.sector == "GOV"
        and turn.speaker.country is None
        and turn.speaker.code is None
        else turn
        for turn in turns
    ]


def plain_state(page: Page) -> str | None:
    """The state that most mentions and places of a page name, when it is plainly about one."""
    states = Counter(a.country for m in page.mentions for a in m.actors if a.country and a.sector != "MED")
    for number, spots in page.spots.items():
        named = [m for m in page.mentions if m.sentence == number and m.actors]
        states.update(
            c for first, last, c in spots if not any(m.first <= last and first <= m.last for m in named)
        )
    top = states.most_common(1)
    return top[0][0] if top and top[0][1] >= _PLAIN * sum(states.values()) else None


def _tags(page: Page) -> list[tuple[Span, int]]:
    found: list[tuple[str, Span, int]] = []
    for match in _pattern(page.lexicon.question).finditer(page.text):
        kind = match.lastgroup or "line"
        span = strip_span(page.text, match.start(kind), match.end(kind))
        if span is not None and len(found) < _MOST:
            found.append((kind, span, match.end()))
    names = [page.text[s.start : s.end] for _, s, _ in found]
    kinds = [kind for kind, _, _ in found]
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    kept = []
    for (kind, span, body), name in zip(found, names, strict=True):
        capitals = name.isupper() and len(name) > 1
        initials = re.fullmatch(_INITIALS, name) is not None
        short = len(name.split()) < 2 and not _asks(name, page) and name.lower() not in page.lexicon.titles
        if kind == "glued" and (
            counts[name] < 2 or len({n for k, n in zip(kinds, names, strict=True) if k == "glued"}) < 2
        ):
            continue
        if kind == "alone" and (short or not (_recurs(names) or _titled(name, page))):
            continue
        if kind == "line" and not (capitals or initials or counts[name] > 1 or _asks(name, page)):
            known = any(
                m.kind == "person" and m.span.end >= span.end for m in page.mentions_in(span.start, span.end)
            )
            if not known:
                continue
        kept.append((span, body))
    return kept


@cache
def _pattern(question: frozenset[str]) -> re.Pattern[str]:
    """The tags of a transcript; inside a paragraph only initials and the words for questions count."""
    asks = "|".join(sorted(re.escape(w.capitalize()) for w in question if len(w) > 3))
    return re.compile(
        # no tag begins inside a word or right behind one
        r"(?<![^\n .?!…»])(?:"
        rf"(?:^|(?<=\n))[ \t—–-]{{0,4}}(?P<line>{_CAPITALS}|{_INITIALS}|{_NAMES}){_NOTE}"
        r"[ \u00a0]?(?::[ \u00a0\n]|\.-[ \u00a0])"
        rf"|(?<=[.!?…»)\d\w] )(?P<inline>{_INITIALS}|{asks}){_NOTE}[ \u00a0]?:[ \u00a0]"
        rf"|(?:^|(?<=[.?!…»]))(?P<glued>{_GLUED}) (?=[{_UP}][{_LOW}’' ])"
        rf"|(?:^|(?<=\n))(?P<alone>[{_UP}][{_UP} .,'’()\-–]{{6,200}})[ \t]*(?=\n[^\n]*[{_LOW}]))"
    )


def _recurs(names: list[str]) -> bool:
    """A line of capitals is a tag when the page has several such lines, and more than one speaker or turn."""
    return sum(1 for other in names if other.isupper()) >= 3


def _titled(name: str, page: Page) -> bool:
    """Is it a name in capitals with its office before it or behind a comma ("JANE DOE, SECRETARY OF LABOR")?"""
    office = name.partition(",")[2].split()
    first = name.split()[:1]
    return name.isupper() and any(
        words[0].lower().strip(".") in page.lexicon.titles for words in (first, office) if words
    )


def _asks(name: str, page: Page) -> bool:
    low = name.lower().strip(" .")
    return low in page.lexicon.question or low.partition(" ")[0] in page.lexicon.question


def _surnames(page: Page) -> dict[str, Actor]:
    """The last words of the persons mentioned → actor, in small letters."""
    known: dict[str, Actor] = {}
    for mention in (*page.titled, *page.mentions):
        if mention.kind in ("person", "title") and mention.actors and mention.actors[0].name:
            actor = actor_of(mention)
            whole = page.title if mention in page.titled else page.text
            written = whole[mention.span.start : mention.span.end].split()
            for word in (written[-1:] or [""])[0], (actor.name or "").split()[-1]:
                known.setdefault(_plain(word), actor)
    return known


def _plain(word: str) -> str:
    return word.lower().replace("ё", "е").strip(".,:;()")


def _speaker(page: Page, tag: Span, name: str, known: dict[str, Actor]) -> Actor | None:
    people = [
        m for m in page.mentions_in(tag.start, tag.end) if m.actors and m.kind not in ("adjective", "demonym")
    ]
    found = _known(name, people, known)
    if found is not None:
        titled = name.split()[0].lower().strip(".") in page.lexicon.titles
        return replace(found if titled else _as_written(found, name, people), span=tag)
    words = name.partition(",")[0].split()
    while len(words) > 1 and words[0].lower().strip(".") in page.lexicon.titles:
        words = words[1:]
    surname = " ".join(words)
    if not any(c.isalpha() for c in surname):
        return None
    written = surname.title() if surname.isupper() else surname
    return _by_title(page, written, tag) or Actor(name=written, span=tag)


def _by_title(page: Page, name: str, tag: Span) -> Actor | None:
    """Who the title of the page says that it is ("Interview de M. Jean Durand, ministre du Travail …")."""
    at = _plain(page.title).find(_plain(name.split()[-1]))
    if at < 0:
        return None
    for mention in page.titled:
        actor = mention.actors[0] if mention.actors else None
        if mention.kind not in ("title", "person") or actor is None or not actor.code:
            continue
        if at <= mention.span.start < at + 40 and actor.name is None:
            return replace(actor, name=name, wikidata=None, span=tag)
    return None


def _known(name: str, people: list[Mention], known: dict[str, Actor]) -> Actor | None:
    """Who is mentioned in the tag, or bears a surname of the page."""
    named = [m for m in people if m.actors[0].name and m.kind in ("person", "title")]
    if named:
        return actor_of(named[-1])
    words = [w for w in re.split(r"[\s.,()]+", name) if w]
    for word in reversed(words[:8]):
        actor = known.get(_plain(word))
        if actor is not None:
            return actor
    return actor_of(people[-1]) if people else None


def _as_written(actor: Actor, name: str, people: list[Mention]) -> Actor:
    """The actor with the name before the comma of the tag, where the office behind it had another holder, and the office's state."""
    written, comma, _ = name.partition(",")
    if not comma or not written.isupper() or len(written.split()) < 2:
        return actor
    words = {_plain(word) for word in written.split()}
    if actor.name is None or words.isdisjoint(_plain(word) for word in actor.name.split()):
        actor = replace(actor, name=written.title(), wikidata=None)
    if actor.country is None and actor.code is None:
        office = next((a for m in people for a in m.actors if a.country or a.sector == "GOV"), None)
        if office is not None:
            actor = replace(actor, country=office.country, code=office.code, sector=office.sector)
    return actor
