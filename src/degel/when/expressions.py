"""Sentences → the date expressions in them, resolved against the day of publication.

Invariant: every `Dated.when.span` is exactly the words of the expression; what the calendar does not hold is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from degel.parse.sentence import Sentence
from degel.records import Document, Span, When
from degel.when.calendar import Days, Tense
from degel.when.course import Course
from degel.when.lexicon import Lexicon, Rule, load_lexicon
from degel.when.resolve import resolve_told, shifted
from degel.when.tense import clause_verb, tense_at, top

__all__ = ["Dated", "find_dates"]

# A year that ended this long before publication is told as history.
_HISTORY = timedelta(days=366)
_MOST = 2_000
_STORY = timedelta(days=3)  # a story is told within so many days
_FREE = {"ago", "ago_one", "ago_to_the_day", "back", "few"}
_RANGES = {"days", "weekdays", "months", "years", "offset", "later"}
_REACH = 90  # characters between "a week after" and the day that it counts from


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression: what it means, and the tokens `first` to `last` (both included) of `sentence` that say it.

    `historical` marks what lies more than a year before publication or started there ("since 1962");
    `future` what lies after publication; `free` words that date what is done and no thing ("two years ago");
    `alone` marks a day that is a sentence of its own, for the paragraph that it opens ("Tuesday. The flag was …");
    `main` marks a day of the weeks before publication on which the main clause of its sentence happened: the day of the story.
    """

    when: When
    sentence: int
    first: int
    last: int
    historical: bool = False
    future: bool = False
    free: bool = False
    main: bool = False
    alone: bool = False


def find_dates(doc: Document, sentences: Sequence[Sentence]) -> list[Dated]:
    """The date expressions of the sentences in text order, relative ones resolved against `doc.published`.

    Without a publication day only expressions that name their year, and days and months told after them, are found. A bare weekday is the last such day on
    or before publication, the next one under a future verb; "last Tuesday" lies strictly before, "next Tuesday"
    strictly after.

    >>> from datetime import date
    >>> from degel.parse.sentence import Sentence, Token
    >>> doc = Document("Yesterday", lang="en", published=date(2019, 5, 15))
    >>> token = Token(0, "Yesterday", "yesterday", "yesterday", "ADV", {}, 0, "root", 0, 9)
    >>> find_dates(doc, [Sentence([token], 0, 9, "en", 0)])[0].when.start
    datetime.date(2019, 5, 14)
    """
    found: list[Dated] = []
    course = Course()
    end = 0
    for sent in sentences:
        lexicon = load_lexicon(sent.lang)
        if lexicon is None or not sent.tokens:
            continue
        whole = (doc.title or "") if sent.part == "title" else doc.text
        text = whole[sent.start : sent.end]
        if lexicon.trigger.search(text) is None:
            continue
        if sent.part == "text" and "\n" in whole[end : sent.tokens[0].start]:
            course.break_off()
        end = sent.end
        starts = [token.start for token in sent.tokens]
        if doc.published is not None:
            course.told = None
        waiting: tuple[Rule, re.Match[str], Span, int, int] | None = None
        for match in lexicon.expressions(text):
            if len(found) >= _MOST:
                return found
            rule = _rule(lexicon, match)
            at = _trim(match)
            span = Span(sent.start + at[0], sent.start + at[1])
            first, last = _tokens(sent, starts, span)
            tense = tense_at(sent, first, last, lexicon, text, match.start(), match.end())
            if rule.kind in ("month", "season") and lexicon.before.search(
                text[max(0, match.start() - 30) : match.start()]
            ):
                tense = "future"  # "a compromise before the summit of July"
            if rule.kind in ("later.of", "later.clause"):
                waiting = (rule, match, span, first, last)
                before = found[-1].when if found and found[-1].sentence == sent.number else None
                if _leads_a_clause(sent, last) and before is not None and before.precision == "day":
                    # "resigned on Monday, a day after troops took the town"
                    past = shifted(before.start, rule, match, lexicon, back=True)
                    if past is not None:
                        found.append(
                            _dated(past, span, sent.number, first, last, False, doc.published, False)
                        )
                    waiting = None
                continue
            if rule.kind == "weekday.until":
                verb = clause_verb(sent, top(sent, first, last))
                lasted = verb is not None and sent.tokens[verb].lemma.lower() in lexicon.lasted
                tense = "past" if lasted and tense == "past" else "future"
            days = resolve_told(rule, match, lexicon, doc.published, tense, course, sent.number)
            if days is None:
                continue
            core = min((s for _, group in rule.groups if (s := match.start(group)) >= 0), default=at[0])
            since = (
                rule.kind.partition(".")[0] not in _RANGES
                and lexicon.since.search(text[max(0, core - 30) : core]) is not None
            )
            if rule.kind.startswith("day.") and _leads_in(sent, first, last):
                continue
            dated = _dated(days, span, sent.number, first, last, since, doc.published, tense == "future")
            dated = replace(dated, free=rule.kind.partition(".")[0] in _FREE)
            if waiting is not None and days.precision == "day" and days.start == days.end:
                clause = _leads_a_clause(sent, waiting[4])
                after = shifted(days.start, waiting[0], waiting[1], lexicon, back=clause)
                if after is not None and span.start - waiting[2].end <= _REACH:
                    found.append(
                        _dated(after, waiting[2], sent.number, *waiting[3:], False, doc.published, False)
                    )
                waiting = None
            found.append(dated)
            course.tell(
                days, sent.number, historical=dated.historical, of_clause=_of_clause(sent, first, last)
            )
            if _of_the_story(sent, dated, tense, doc.published):
                course.story = dated.when.end
                found[-1] = replace(dated, main=True)
            elif days.precision == "day" and all(
                t.upos == "PUNCT" or first <= t.i <= last for t in sent.tokens
            ):
                found[-1] = replace(dated, main=True, alone=True)
            if any(slot in ("y", "yf") and match.group(group) for slot, group in rule.groups):
                course.told = days.start if dated.historical or doc.published is None else None
    return found


def _of_the_story(sent: Sentence, dated: Dated, tense: Tense | None, published: date | None) -> bool:
    """Is it the day on which the main clause of its sentence happened, not long before publication?"""
    when = dated.when
    if published is None or dated.future or dated.historical or when.precision != "day" or tense == "future":
        return False
    if when.end - when.start > timedelta(days=1) or published - when.end > _STORY or sent.part == "title":
        return False
    i = top(sent, dated.first, dated.last)
    following = sent.tokens[dated.last + 1 : dated.last + 5]
    if sent.number == 0 and any(t.text in ("-", "–", "—", ".-") for t in following):
        return False  # a dateline
    lexicon = load_lexicon(sent.lang)
    before = sent.tokens[dated.first - 1].lower if dated.first else ""
    if lexicon is None or before in lexicon.of:
        return False
    for _ in range(4):
        token = sent.tokens[i]
        if any(t.lower in lexicon.had for t in sent.dependents(i, "aux")):
            return False
        if token.head == i:
            return i not in range(dated.first, dated.last + 1)
        head = sent.tokens[token.head]
        staged = sent.tokens[head.head].lemma.lower() in lexicon.staged
        if token.dep.startswith("nmod") and head.lemma.lower() in lexicon.occasions and not staged:
            return False
        if token.dep.startswith(("acl", "amod")) and token.lemma.lower() in lexicon.happened:
            return _comments_on(sent, lexicon)
        if token.dep.startswith(("acl", "ccomp", "advcl", "parataxis")):
            return False
        i = token.head
    return False


def _comments_on(sent: Sentence, lexicon: Lexicon) -> bool:
    """Is the sentence what somebody says now of what happened (« Nous condamnons la prise du pouvoir, survenue lundi »)?"""
    root = next((t for t in sent.tokens if t.head == t.i), None)
    return root is not None and root.lemma.lower() in lexicon.comments and root.feats.get("Tense") == "Pres"


def _leads_a_clause(sent: Sentence, last: int) -> bool:
    """Does "a day after" end in the conjunction of a clause, whose day lies before that of the main one?"""
    token = sent.tokens[last]
    following = sent.tokens[last + 1].lower if last + 1 < len(sent.tokens) else ""
    return token.dep == "mark" or token.lower in ("que", "того") or following in ("que", "qu'", "qu’", "того")


def _of_clause(sent: Sentence, first: int, last: int) -> bool:
    """Does the expression hang on a verb, or stand alone, rather than on a noun?"""
    token = sent.tokens[top(sent, first, last)]
    head = sent.tokens[token.head]
    return (
        token.head == token.i or head.upos in ("VERB", "AUX", "ADV", "X") or not token.dep.startswith("nmod")
    )


def _leads_in(sent: Sentence, first: int, last: int) -> bool:
    """Are they a preposition here: « à la veille du sommet », «накануне саммита»?"""
    lexicon = load_lexicon(sent.lang)
    for token in sent.tokens[first : last + 1]:
        head = sent.tokens[token.head]
        if token.dep == "fixed" and not first <= token.head <= last:
            return True
        if token.dep == "case" and token.head > last and lexicon and head.lemma.lower() in lexicon.occasions:
            return True
    return False


def _dated(
    days: Days,
    span: Span,
    number: int,
    first: int,
    last: int,
    since: bool,
    published: date | None,
    told_ahead: bool,
) -> Dated:
    historical = False
    future = told_ahead and published is None  # no day of publication says what lies ahead, but the verb does
    if published is not None:
        ended = days.start + timedelta(days=1) if since else days.end
        historical = ended < published - _HISTORY
        future = days.start > published
        if since and not future and days.end < published:
            days = Days(days.start, published, days.precision)
    return Dated(When(days.start, days.end, days.precision, span), number, first, last, historical, future)


def _rule(lexicon: Lexicon, match: re.Match[str]) -> Rule:
    # lastgroup is the outermost group closed last: the rule's own.
    return lexicon.rules[int((match.lastgroup or "r0")[1:])]


def _trim(match: re.Match[str]) -> tuple[int, int]:
    text = match.group()
    return match.start() + len(text) - len(text.lstrip()), match.end() - (len(text) - len(text.rstrip()))


def _tokens(sent: Sentence, starts: list[int], span: Span) -> tuple[int, int]:
    first = max(bisect_right(starts, span.start) - 1, 0)
    last = max(bisect_left(starts, span.end) - 1, first)
    return first, last
