"""Tellings → happenings: reports of one act become one, with its members listed.

Two tellings are of one act when pair, type and modality agree, their days lie within the window, mode and
country of the place do not contradict each other, and their words are alike; across languages, where words
cannot be compared, pair, type, mode and date decide, and those that share most names and numbers come first. Imported rows without text are of one act when pair,
type, mode and day agree. Merges and splits of analysts come first. The same tellings in any order give the
same happenings.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations
from statistics import median

from degel.records import Coded, Happening, When

from .duplicates import Groups, group_duplicates, signature
from .telling import Telling, tell

__all__ = ["happenings", "merge_tellings", "source_groups"]

# Acts that both sides do: who is named first does not matter.
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# Acts of which one pair may do several a day; without like words they stay apart.
_FREQUENT = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "ASSAULT"})
_LOOSE = frozenset({"ACCUSE", "ASSAULT"})  # whose modes are a choice of words
_WINDOW = timedelta(days=1)
_WINDOW_MUTUAL = timedelta(days=2)  # a visit is told when it begins and when it ends
_WORD = re.compile(r"\w+")
# Latin letters for Cyrillic ones, so that Трамп and Trump have the same consonants.
_LATIN = str.maketrans("бвгджзклмнпрстфцчшщ", "bvgdssklmnprstfskss")
_HARD = str.maketrans("cqzw", "kksv")
_CONSONANTS = re.compile(r"[^bdfgklmnprstv]")
_STEM = 5  # letters: "sanctions" and "sanctioned" are one word
_ALIKE_FREQUENT = 0.25
_ALIKE_OTHER = 0.12
_ALIKE_NEXT_DAY = 0.25
_MAX_BLOCK = 400  # tellings of one pair, type and window that are compared each with each

_Join = Callable[[Telling, Telling, timedelta, bool], None]


def happenings(coded: Iterable[Coded]) -> list[Happening]:
    """The acts told by coded documents, in order of date.

    >>> happenings([])
    []
    """
    items = sorted(coded, key=lambda item: item.document.id or "")
    tellings = [telling for item in items for telling in tell(item.document, item.events)]
    copies = group_duplicates((item.document.id or "", signature(item.document.text)) for item in items)
    return merge_tellings([telling for telling in tellings if telling.modality == "done"], copies)


def merge_tellings(
    tellings: Sequence[Telling],
    copies: Mapping[str, str],
    *,
    together: Iterable[Sequence[str]] = (),
    apart: Iterable[Sequence[str]] = (),
) -> list[Happening]:
    """The happenings that the dated tellings tell, in order of date.

    `copies` maps each document to its group of near-duplicates; `together` and `apart` list event ids that an
    analyst has merged or split: they override what the words say, and `apart` overrides `together`.
    """
    dated = sorted(
        (telling for telling in tellings if telling.start is not None and _pairs(telling)),
        key=lambda telling: (telling.start, telling.id),
    )
    by_id = {telling.id: telling for telling in dated}
    groups = _Parted(apart, {telling.id: telling.document for telling in dated})
    # The exact days of a set. A report of "this month" has none: it may be of an act of any day in it, but two acts that days
    # tell apart do not become one through it.
    anchors: dict[str, tuple[date, ...]] = {}

    def days(name: str) -> tuple[date, ...]:
        found = anchors.get(name)
        if found is None:
            found = (_start(by_id[name]),) if by_id[name].precision == "day" else ()
        return found

    def near(ones: tuple[date, ...], others: tuple[date, ...], window: timedelta) -> bool:
        return not ones or not others or min(abs(a - b) for a in ones for b in others) <= window

    def join(one: Telling, other: Telling, window: timedelta, once: bool) -> None:
        first, second = groups.find(one.id), groups.find(other.id)
        if first == second or groups.parted(first, second):
            return
        if once and groups.meet(first, second):
            return
        ones, others = days(first), days(second)
        if not near(ones, others, window):
            return
        groups.join(first, second)
        # A chain of days would make one act of a month of shelling: all members stay near the earliest.
        both = {*ones, *others}
        anchors[groups.find(first)] = (
            (min(both),) if len(ones) < 2 and len(others) < 2 and both else tuple(both)
        )

    for ids in together:
        present = sorted(id for id in ids if id in by_id)
        for id in present[1:]:
            first, second = groups.find(present[0]), groups.find(id)
            if first != second and not groups.parted(first, second):
                both = (*days(first), *days(second))
                groups.join(first, second)
                anchors[groups.find(first)] = tuple(dict.fromkeys(both))
    _join_without_text(dated, join)
    _join_with_text(dated, copies, join)
    clusters: dict[str, list[Telling]] = {}
    for telling in dated:
        clusters.setdefault(groups.find(telling.id), []).append(telling)
    return sorted(
        (_happening(members, copies) for members in clusters.values()),
        key=lambda item: (item.when.start, item.id),
    )


class _Parted(Groups):
    """Sets of tellings of which some must not come together, not even through a third."""

    def __init__(self, apart: Iterable[Sequence[str]], documents: Mapping[str, str]) -> None:
        super().__init__()
        self._lists: dict[str, frozenset[int]] = {}  # the lists of `apart` that a member of the set is in
        for number, ids in enumerate(apart):
            for id in ids:
                self._lists[id] = self._lists.get(id, frozenset()) | {number}
        self._document = documents
        self._documents: dict[str, frozenset[str]] = {}  # of sets of several tellings

    def parted(self, first: str, second: str) -> bool:
        """True when the sets named by `first` and `second` hold members of one list."""
        if not self._lists:
            return False
        return not self._lists.get(first, frozenset()).isdisjoint(self._lists.get(second, frozenset()))

    def meet(self, first: str, second: str) -> bool:
        """True when the sets hold tellings of one document."""
        return not self._told_in(first).isdisjoint(self._told_in(second))

    def _told_in(self, name: str) -> frozenset[str]:
        return self._documents.get(name) or frozenset((self._document[name],))

    def join(self, a: str, b: str) -> None:
        """Make one set of two, with the lists and documents of both."""
        first, second = self.find(a), self.find(b)
        lists = self._lists.pop(first, frozenset()) | self._lists.pop(second, frozenset())
        documents = self._told_in(first) | self._told_in(second)
        super().join(first, second)
        root = self.find(first)
        self._documents[root] = documents
        if lists:
            self._lists[root] = lists


def _start(telling: Telling) -> date:
    assert telling.start is not None
    return telling.start


def source_groups(members: Iterable[Telling], copies: Mapping[str, str]) -> list[list[Telling]]:
    """The members in groups of independent sources: one outlet counts once, and so does one text.

    Imported rows that name no outlet are one source.
    """
    members = list(members)
    first = members[0].source or members[0].origin
    if len(members) == 1 or (
        first != "coded" and all((telling.source or telling.origin) == first for telling in members)
    ):
        return [members]
    groups = Groups()
    for telling in members:
        document = f"d:{copies.get(telling.document, telling.document)}"
        if telling.source or telling.origin != "coded":
            groups.join(document, f"s:{(telling.source or telling.origin).casefold()}")
    found: dict[str, list[Telling]] = {}
    for telling in members:
        found.setdefault(groups.find(f"d:{copies.get(telling.document, telling.document)}"), []).append(
            telling
        )
    return [found[name] for name in sorted(found)]


def _pairs(telling: Telling) -> tuple[tuple[str, str], ...]:
    """The pairs of the telling, each in alphabetical order for mutual acts, else as who did what to whom."""
    return _pairs_of(telling.actors, telling.recipients, telling.type in _MUTUAL)


@lru_cache(maxsize=1 << 14)
def _pairs_of(
    actors: tuple[str, ...], recipients: tuple[str, ...], mutual: bool
) -> tuple[tuple[str, str], ...]:
    if recipients:
        found = [(a, b) for a in actors for b in recipients if a != b]
    else:
        found = list(combinations(actors, 2))
    if mutual or not recipients:
        found = [(min(pair), max(pair)) for pair in found]
    return tuple(dict.fromkeys(found)) or tuple((actor, "") for actor in actors[:1])


def _join_without_text(dated: Sequence[Telling], join: _Join) -> None:
    first: dict[tuple[object, ...], Telling] = {}
    for telling in dated:
        if telling.evidence:
            continue
        detail = (telling.detail, telling.mode)
        key = (telling.origin, telling.start, telling.type, detail, telling.modality, _pairs(telling))
        if key in first:
            join(first[key], telling, _WINDOW, False)
        else:
            first[key] = telling


def _join_with_text(dated: Sequence[Telling], copies: Mapping[str, str], join: _Join) -> None:
    blocks: dict[tuple[str, str, tuple[str, str]], list[Telling]] = {}
    for telling in dated:
        if telling.evidence:
            for pair in _pairs(telling):
                blocks.setdefault((telling.type, telling.modality, pair), []).append(telling)
    words: dict[str, frozenset[str]] = {}
    names: dict[str, frozenset[str]] = {}
    for (type_, _, _), block in sorted(blocks.items()):
        window = _WINDOW_MUTUAL if type_ in _MUTUAL else _WINDOW
        across: list[tuple[int, int, str, str, Telling, Telling]] = []
        for i, one in enumerate(block):
            for other in block[i + 1 : i + 1 + _MAX_BLOCK]:
                if not _near(one, other, window):
                    if one.precision == other.precision == "day":
                        break
                elif not _compatible(one, other):
                    continue
                elif one.lang == other.lang:
                    if _same_act(one, other, copies, words):
                        join(one, other, window, False)
                elif one.start == other.start or type_ not in _FREQUENT or _names_shared(one, other):
                    shared = len(_names(one, names) & _names(other, names))
                    across.append((-shared, abs(one.at - other.at), one.id, other.id, one, other))
        # Between languages words say nothing: those whose sentences share most names and numbers are joined first, then what
        # stands nearest in the two texts, and two acts that one document tells apart are never made one.
        for *_, one, other in sorted(across, key=lambda item: item[:4]):
            join(one, other, window, True)


def _near(one: Telling, other: Telling, window: timedelta) -> bool:
    assert one.start and other.start and one.end and other.end
    return other.start - one.end <= window and one.start - other.end <= window


def _compatible(one: Telling, other: Telling) -> bool:
    """False when mode, place or the precision of the dates speaks against one act."""
    # One language says "accused", another "condemned", one "shelled", another "destroyed", of one act.
    loose = one.lang != other.lang and one.type in _LOOSE and one.start == other.start
    if one.mode and other.mode and one.mode != other.mode and not loose:
        return False
    if one.start != other.start and "phone" in (one.mode, other.mode) and one.mode != other.mode:
        return False  # a call and a meeting of the next day are two acts
    if one.place_country and other.place_country and one.place_country != other.place_country:
        return False
    if one.precision == other.precision:
        return True
    # An act of "this year" is background: it is not the one of the day.
    return "day" in (one.precision, other.precision) and not {one.precision, other.precision} & {
        "year",
        "decade",
    }


def _same_act(
    one: Telling, other: Telling, copies: Mapping[str, str], words: dict[str, frozenset[str]]
) -> bool:
    """True when the words of two tellings of one language are those of one act."""
    likeness = _alike(one, other, words)
    least = _ALIKE_FREQUENT if one.type in _FREQUENT else _ALIKE_OTHER
    if one.document == other.document:  # title and text of one page tell an act twice
        return one.start == other.start and likeness >= least
    if copies.get(one.document, one.document) == copies.get(other.document, other.document):
        return likeness >= _ALIKE_FREQUENT
    return likeness >= (_ALIKE_NEXT_DAY if one.start != other.start else least)


def _alike(one: Telling, other: Telling, words: dict[str, frozenset[str]]) -> float:
    a, b = (_words(telling, words) for telling in (one, other))
    smaller = min(len(a), len(b))
    if not smaller:
        return 0.0
    shared = len(a & b)
    # Overlap with the shorter one, tempered by Jaccard: a headline is a shortened sentence.
    return 0.5 * shared / smaller + 0.5 * shared / len(a | b)


def _words(telling: Telling, words: dict[str, frozenset[str]]) -> frozenset[str]:
    found = words.get(telling.id)
    if found is None:
        plain = unicodedata.normalize("NFKD", telling.evidence[:2000].casefold())
        found = frozenset(word[:_STEM] for word in _WORD.findall(plain) if len(word) > 3 or word.isdigit())
        words[telling.id] = found
    return found


def _names(telling: Telling, names: dict[str, frozenset[str]]) -> frozenset[str]:
    """The numbers of the sentence, and its names by their first consonants in Latin letters; its first word may be none."""
    found = names.get(telling.id)
    if found is None:
        text = unicodedata.normalize("NFKD", (telling.sentence or telling.evidence)[:2000])
        listed = set()
        for match in _WORD.finditer(text):
            word = match.group()
            if word[0].isdigit():
                listed.add(word)
            elif word[0].isupper() and match.start():
                bones = _CONSONANTS.sub("", word.casefold().translate(_LATIN).translate(_HARD))
                if len(bones) > 1:
                    listed.add(bones[:4])
        found = names[telling.id] = frozenset(listed)
    return found


def _names_shared(one: Telling, other: Telling) -> bool:
    """True when the evidence of both shares a number or a capitalised word in one script."""
    a, b = (
        {
            word.casefold()[:_STEM]
            for word in _WORD.findall(telling.evidence[:2000])
            if word[0].isdigit() or (word[0].isupper() and len(word) > 3)
        }
        for telling in (one, other)
    )
    return bool(a & b)


def _happening(members: Sequence[Telling], copies: Mapping[str, str]) -> Happening:
    if len(members) == 1:
        return _told_once(members[0])
    exact = [telling for telling in members if telling.precision == "day"] or list(members)
    days = Counter((telling.start, telling.end, telling.precision) for telling in exact)
    start, end, precision = max(days, key=lambda key: (days[key], -key[0].toordinal() if key[0] else 0))
    assert start is not None and end is not None
    modes = Counter(telling.mode for telling in members if telling.mode)
    mode = max(sorted(modes), key=lambda name: modes[name]) if modes else None
    miss = 1.0
    for group in source_groups(members, copies):
        miss *= 1.0 - min(max(telling.probability for telling in group), 0.99)
    best = max(telling.probability for telling in members)
    ids = tuple(sorted(telling.id for telling in members))
    actors, recipients = _sides(members)
    return Happening(
        id=_id(ids),
        type=members[0].type,
        mode=mode,
        actor=actors,
        recipient=recipients,
        when=When(start, end, precision),
        members=ids,
        documents=tuple(sorted({telling.document for telling in members})),
        sources=tuple(sorted({telling.source for telling in members if telling.source})),
        score=float(median(telling.score for telling in members if mode in (None, telling.mode))),
        probability=round(max(best, 1.0 - miss), 6),
    )


def _told_once(telling: Telling) -> Happening:
    """The act of one report: most acts are told once."""
    assert telling.start is not None and telling.end is not None
    return Happening(
        id=_id((telling.id,)),
        type=telling.type,
        mode=telling.mode or None,
        actor=telling.actors,
        recipient=telling.recipients,
        when=When(telling.start, telling.end, telling.precision),
        members=(telling.id,),
        documents=(telling.document,),
        sources=(telling.source,) if telling.source else (),
        score=float(telling.score),
        probability=round(telling.probability, 6),
    )


def _id(ids: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(ids).encode()).hexdigest()[:24]


def _sides(members: Sequence[Telling]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors and recipients as most members have them; ties by the fullest, then by the alphabet."""
    sides = Counter((telling.actors, telling.recipients) for telling in members)
    return min(sides, key=lambda side: (-sides[side], -len(side[0]) - len(side[1]), side))
