"""Marked stretches of a page → the quotes among them, with their inquits; scare quotes and names fall out.

An inquit may stand inside the marks ("A, affirme X. B."), after them, or before them; quotes that only an inquit
parts are one quote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from degel.quotes.behind import inverted_inquit, manner_before, named_behind, words_of
from degel.quotes.fragment import find_fragment
from degel.quotes.marks import Marked, strip_span
from degel.quotes.page import SENTENCE_END, Page, count_words
from degel.quotes.parted import Parting, find_parting
from degel.quotes.source import speaker_of_source
from degel.quotes.speaker import Inquit, read_inquit
from degel.quotes.subject import actor_of
from degel.records import Span

__all__ = ["Spoken", "find_spoken"]

_AFTER = 260
_BEFORE = 400
# Characters in which the verb of an inquit follows; a name may have a long apposition before it.
_REACH = 220
# An inquit's own verb stands at most so far behind the marks; further on it may be another clause's.
_NEXT = 30
_LEAD = re.compile(r"[\s,.;—–-]*")
_CLOSE_COMMA = re.compile(r"[,!?…][»”\"’]?$")
_RELATIVE = {"qui", "que", "dont", "who", "which", "that", "quien", "quienes"}
_BEHIND = re.compile(r"[^\W\d_]+(?=[ \u00a0]$)")
_CAPITAL = re.compile(r"[^\W\d_a-zà-ÿа-яё]")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Marked words that somebody said: `outer` the stretch with its marks, `whole` false for a fragment."""

    outer: Span
    pieces: tuple[Span, ...]
    inquit: Inquit | None
    whole: bool
    paragraph: int


def find_spoken(page: Page, marked: Sequence[Marked]) -> list[Spoken]:
    """The quotations among marked stretches, in text order."""
    found: list[Spoken] = []
    for n, mark in enumerate(marked):
        limit = marked[n + 1].outer.start if n + 1 < len(marked) else len(page.text)
        floor = marked[n - 1].outer.end if n else 0
        pieces, inquit = _inside(page, mark)
        # Marked words that follow an inquit already read belong to the quote before ("A", said X. "B").
        taken = (
            found[-1].inquit.span
            if found and found[-1].inquit is not None and found[-1].inquit.after
            else None
        )
        if inquit is None:
            inquit = _choose(
                _after(page, mark, limit),
                _before(page, mark, floor, taken),
            )
        paragraph = (
            page.text.count("\n", 0, mark.outer.start) if len(marked) < 400 else mark.outer.start // 1_000
        )
        joined = _joins(page, found, mark, inquit, paragraph)
        if joined:
            before = found[-1]
            found[-1] = replace(
                before, outer=Span(before.outer.start, mark.outer.end), pieces=before.pieces + pieces
            )
            continue
        spoken = _keep(page, found, mark, pieces, inquit, paragraph)
        if spoken is None and pieces and (own := find_fragment(page, mark)) is not None:
            spoken = Spoken(mark.outer, pieces, own, False, paragraph)
        if spoken is None:
            continue
        found.append(spoken)
    return found


def _inside(page: Page, mark: Marked) -> tuple[tuple[Span, ...], Inquit | None]:
    """The words of a stretch without the inquits inside its marks, and the first of these inquits."""
    first: Inquit | None = None
    pieces: list[Span] = []
    for piece in mark.pieces:
        start = piece.start
        at = start
        while at < piece.end:
            parting = find_parting(page, at, piece.end)
            if parting is None:
                break
            if not _plausible(page, parting):
                at = parting.stop + 1
                continue
            span = parting.span
            end = _apposition(page, parting.end, piece.end)
            inquit = read_inquit(
                page, Span(span.start, max(span.end, min(end, piece.end))), parting.verb, 4, after=False
            )
            first = first or inquit
            stop = parting.stop + (1 if page.text[parting.stop] in "!?…" else 0)
            part = strip_span(page.text, start, stop, ",")
            if part is not None:
                pieces.append(part)
            start = at = end
        part = strip_span(page.text, start, piece.end, "," if start == piece.start else "—–,")
        if part is not None:
            pieces.append(part)
    return tuple(pieces), first


def _plausible(page: Page, parting: Parting) -> bool:
    """An inquit names somebody (a mention, a capital or a pronoun) and opens no clause of its own."""
    span, rest = parting.span, parting.rest
    opening = rest.split(None, 1)
    if opening and opening[0].lower().rstrip("’'") in {w.rstrip("’'") for w in page.lexicon.that}:
        return False
    if any(m.kind != "adjective" for m in page.mentions_in(span.start, span.end)):
        return True
    if re.search(r"-(?:il|elle|ils|elles|on)\b", page.text[parting.stop : parting.end]):
        return True
    return _CAPITAL.search(rest) is not None or (len(opening) == 1 and page.lexicon.lang in ("ru", "es"))


def _apposition(page: Page, end: int, limit: int) -> int:
    """Past a title or gerund that follows the speaker ("affirme X, ministre russe,", "…, adding to his list,"), or `end`."""
    if page.text[max(end - 2, 0) : end].strip() not in (",",):
        return end
    meanwhile = page.lexicon.meanwhile.match(page.text, end, limit)
    if meanwhile is not None:
        return meanwhile.end()
    for mention in page.mentions_in(end, min(end + 6, limit)):
        if mention.kind in ("title", "agent", "demonym"):
            stop = re.compile(r"[^.!?\n,]{0,60}[.,]\s*").match(page.text, mention.span.end, limit)
            if stop is not None:
                return stop.end()
    return end


def _choose(after: Inquit | None, before: Inquit | None) -> Inquit | None:
    if after is None or before is None:
        return after or before
    # A colon before (3) beats an inquit behind (2), which beats a verb somewhere before (1 or 2).
    if before.strength > after.strength and not (before.cue == ":" and after.strength == 2):
        return before
    return after


def _after(page: Page, mark: Marked, limit: int) -> Inquit | None:
    start = mark.outer.end
    stop = min(limit, start + _AFTER, len(page.text))
    newline = page.text.find("\n", start, stop)
    stop = newline if newline >= 0 else stop
    lead = _LEAD.match(page.text, start, stop)
    begin = lead.end() if lead else start
    skipped = page.text[start:begin]
    ended = "." in skipped or (
        page.text[start - 2 : start - 1] in ".!?…"
        and "," not in skipped
        and "—" not in skipped
        and "–" not in skipped
    )
    final = SENTENCE_END.search(page.text, begin, stop)
    end = final.start() if final else stop
    if ("." in skipped) and not page.lexicon.this.match(page.text, begin, stop):
        return words_of(page, start, stop)
    source = page.lexicon.source.match(page.text, begin, end)
    if source is not None:
        return speaker_of_source(page, source, end, after=True)
    verb = _verb(page, begin, min(end, begin + _REACH))
    if verb is None or verb.start > begin + _NEXT:
        by_other_verb = inverted_inquit(page, mark, begin, end) or words_of(page, start, stop)
        if by_other_verb is not None:
            return by_other_verb
    if verb is None:
        return named_behind(page, mark, start, end)
    opening = page.text[begin : verb.start]
    words = re.findall(r"[\w'’-]+", opening.lower())
    apposed = "," in opening and bool(_CAPITAL.match(opening))
    most = 30 if apposed else 12
    if len(words) > most or (words and words[0].rstrip("'’") in page.lexicon.conjunctions):
        return None
    if page.text[verb.start : verb.end].lower().endswith(("ing", "ando", "iendo", "ant")):
        return None  # `"A", the state adding "B"`
    if words and (words[-1] in _RELATIVE or words[-1].startswith("котор")):
        return None  # "“Messengers”, a charity which says …"
    inverted = all(w.rstrip("'’") in {b.rstrip("'’") for b in page.lexicon.before} for w in words)
    if not inverted and not _subject_like(page, begin, verb.start, opening):
        return None
    if ended and not inverted and page.text[start - 2] not in "!?,…":
        # `"A." Lavrov said on Tuesday that B.`: the verb has a clause of its own.
        tail = page.text[verb.end : verb.end + 60].split()
        if any(w.strip(",") in page.lexicon.that for w in tail[:8]):
            return None
    near = (
        "," in skipped
        or "—" in skipped
        or "–" in skipped
        or _CLOSE_COMMA.search(page.text[mark.pieces[-1].end - 1 : start])
    )
    strength = 2 if inverted or near else 1
    comma = page.text.find(", ", verb.end, end)
    own = Span(begin, comma if comma > 0 and page.mentions_in(verb.start, comma) else end)
    return read_inquit(page, own, verb, strength, after=True)


def _subject_like(page: Page, start: int, end: int, text: str) -> bool:
    return bool(page.mentions_in(start, end)) or _CAPITAL.search(text) is not None or len(text.split()) <= 4


def _verb(page: Page, start: int, end: int, *, final: bool = False) -> Span | None:
    """The first (or last) verb of saying between two offsets that the parse does not call a noun."""
    best: Span | None = None
    for match in page.lexicon.verb.finditer(page.text, start, end):
        found = page.token_at(match.start())
        nominal = found is not None and found[1].upos in ("NOUN", "PROPN", "ADP", "DET", "PUNCT")
        if nominal and (final or match.start() > start):
            continue
        best = Span(match.start(), match.end())
        if not final:
            return best
    return best


def _before(page: Page, mark: Marked, floor: int, taken: Span | None) -> Inquit | None:
    end = mark.outer.start
    begin = max(end - _BEFORE, page.text.rfind("\n", 0, end) + 1)
    if taken is not None:
        begin = max(begin, taken.end)
    for stop in SENTENCE_END.finditer(page.text, begin, end):
        if page.text[stop.end() : end].strip():
            begin = stop.end()
    lead = page.text[begin:end]
    if not lead.strip(" \u00a0([—–-"):
        return None
    colon = lead.rstrip().endswith(":")
    source = page.lexicon.source.search(page.text, begin, end)
    verb = _verb(page, max(begin, floor - 200), end, final=True)
    if verb is None:
        if source is not None:
            return speaker_of_source(page, source, end)
        view = page.lexicon.view.match(page.text, begin, end)
        if not colon and (view is None or not lead.rstrip().endswith(",") or len(lead.split()) > 12):
            return None
        people = [
            m for m in page.mentions_in(begin, end) if m.actors and m.kind != "adjective" and not m.place
        ]
        return Inquit(Span(begin, end), ":", actor_of(people[0]) if people else None, (), 3, False)
    if verb.start < begin:
        return None
    between = page.text[verb.end : end]
    words = re.findall(r"[\w'’]+", between.lower())
    that = bool(words) and words[-1].strip("'’") in {t.strip("'’") for t in page.lexicon.that}
    strength = 3 if colon else 2 if that or len(words) <= 3 else 1
    return read_inquit(page, Span(begin, end), verb, strength, after=False)


def _joins(page: Page, found: list[Spoken], mark: Marked, inquit: Inquit | None, paragraph: int) -> bool:
    """Whether a stretch goes on with the quote before: only its inquit stands between, and none of its own."""
    if (
        not found
        or found[-1].paragraph != paragraph
        or found[-1].inquit is None
        or not found[-1].inquit.after
    ):
        return False
    before = found[-1]
    first = before.inquit
    assert first is not None
    if inquit is not None and inquit.strength >= 2 and inquit.span != first.span:
        return False
    between = page.text[before.outer.end : mark.outer.start]
    words = page.text[mark.pieces[0].start : mark.pieces[-1].end]
    if count_words(words) < 2 and words[:1].isupper() and words[-1] not in ".!?…":
        return False
    if ";" in between:
        return False  # `"A", it added; and, later, "B"` are two
    if len(between) > _AFTER or not before.whole:
        return False
    if _another_says(page, before, mark):
        return False
    ends = [m for m in SENTENCE_END.finditer(between) if between[m.end() :].strip()]
    return (not ends and between.rstrip(" \u00a0—–-").endswith((".", ",", ":", ";"))) or (
        not ends and between.rstrip().endswith(("—", "–"))
    )


def _another_says(page: Page, before: Spoken, mark: Marked) -> bool:
    """Does a second verb of saying with "that" stand before the marks (`"A", dijo X, quien subrayó que "b" …`)?"""
    that = {word.rstrip("'’") for word in page.lexicon.that}
    for verb in page.lexicon.verb.finditer(page.text, before.outer.end, mark.outer.start):
        behind = re.findall(r"[^\W\d_]+", page.text[verb.end() : mark.outer.start].lower())
        if behind and behind[0] in that:
            return True
    return False


def _keep(
    page: Page,
    found: Sequence[Spoken],
    mark: Marked,
    pieces: tuple[Span, ...],
    inquit: Inquit | None,
    paragraph: int,
) -> Spoken | None:
    if not pieces:
        return None
    text = page.text[pieces[0].start : pieces[-1].end]
    words = count_words(text)
    finite = page.finite(pieces)
    ended = text[-1] in ".!?…," or page.text[mark.outer.end : mark.outer.end + 1] in ","
    opening = text.lstrip('«“"‘… ')[:1]
    capital = opening.isdigit() or _CAPITAL.match(opening) is not None
    lead = page.text[max(0, mark.outer.start - 3) : mark.outer.start].rstrip(" \u00a0")
    opens = not lead or lead[-1] in "\n.!?…»”"
    strength = inquit.strength if inquit else 0
    stopped = text.rstrip().endswith((".", "!", "?", "…", ","))
    # Three words or more before a comma and an inquit are speech; one or two capitalised ones are a name.
    set_off = (
        (words >= 3 or opens)
        and strength == 2
        and inquit is not None
        and inquit.after
        and _parted(page, mark)
    )
    if strength < 3 and words <= 4 and capital and not finite and not stopped and not set_off:
        return None
    parted = inquit is not None and inquit.after and strength == 2 and _parted(page, mark)
    if strength < 3 and not parted and _is_work(page, mark, capital):
        return None  # "the law “On …”", «фильм «…»
    if strength == 2 and words <= 3 and inquit is not None and inquit.text_only and not stopped:
        return None
    if (
        strength == 3
        and words <= 4
        and not finite
        and not stopped
        and inquit is not None
        and inquit.cue == ":"
    ):
        return None  # a list of works ("known for these films: «A», «B»")
    if strength == 0:
        alone = words >= 2 and capital and (_alone(page, mark) or (stopped and manner_before(page, mark)))
        if not alone and (words < 6 or not finite or not (capital or ended)):
            return None
        inquit = Inquit(Span(mark.outer.start, mark.outer.start), None, None, (), 0, pronoun=True)
    elif (
        strength == 1
        and not (
            words >= 4
            or (words >= 2 and (ended or _near(page, mark, inquit)))
            or _follows(found, inquit, capital)
        )
    ) or (strength == 2 and inquit is not None and not inquit.after and words < 2 and capital):
        return None
    whole = (capital and (finite or strength >= 3 or words > 6 or ended)) or (
        strength >= 3 and finite and words > 6
    )
    if words <= 3 and not finite and strength < 3 and not ended:
        whole = False
    if set_off and capital:
        whole = True
    named = words <= 2 and capital and not (set_off and finite)
    if named and strength < 3 and not stopped and _names(page, pieces[0]):
        return None
    return Spoken(mark.outer, pieces, inquit, whole, paragraph)


def _near(page: Page, mark: Marked, inquit: Inquit | None) -> bool:
    """ "Urged both sides to “silence the weapons”": the verb stands before the marks with no stop between."""
    if inquit is None or inquit.after or inquit.cue is None:
        return False
    between = page.text[inquit.span.start : mark.outer.start]
    at = between.rfind(inquit.cue)
    behind = between[at + len(inquit.cue) :] if at >= 0 else ","
    first = page.token_at(mark.pieces[0].start)
    if first is None or first[1].upos not in ("VERB", "AUX"):
        return False
    return len(behind) < 60 and not re.search(r"[,;:.()]", behind)


def _is_work(page: Page, mark: Marked, capital: bool) -> bool:
    """Marked words that open with a capital right behind a word for a law, a film or another work: its title."""
    before = _BEHIND.search(page.text, max(0, mark.outer.start - 30), mark.outer.start)
    found = page.token_at(before.start()) if before is not None and capital else None
    if found is None:
        return False
    return found[1].lemma.lower() in page.lexicon.works or found[1].lower in page.lexicon.works


def _alone(page: Page, mark: Marked) -> bool:
    """True when the stretch is a paragraph of its own, behind another one, and a sentence."""
    text = page.text
    end = text.find("\n", mark.outer.end)
    behind = text[mark.outer.end : end if end >= 0 else len(text)].strip(" \u00a0\u202f")
    before = text[max(0, mark.outer.start - 2) : mark.outer.start]
    stopped = text[mark.pieces[-1].end - 1] in ".!?…"
    return mark.closed and before.endswith("\n") and (behind == "." or (not behind and stopped))


def _names(page: Page, piece: Span) -> bool:
    """True when a word or two are a proper name, as far as the parse tells."""
    found = page.token_at(piece.start)
    return found is None or found[1].upos in ("PROPN", "X", "NOUN")


def _follows(found: Sequence[Spoken], inquit: Inquit | None, capital: bool) -> bool:
    """True for a further fragment under the verb of the one before (`a "lie" and a "mistake"`)."""
    if capital or not found or inquit is None:
        return False
    before = found[-1].inquit
    return before is not None and before.cue == inquit.cue and before.span.start == inquit.span.start


def _parted(page: Page, mark: Marked) -> bool:
    """True when a comma or dash parts the stretch from what follows."""
    return page.text[mark.outer.end : mark.outer.end + 3].lstrip(" \u00a0")[:1] in (",", "—", "–", "-")
