"""A sentence with a word of source → the words that the source said: "Selon X, …", "…, according to X", "по словам X …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from degel.actors.mention import Mention
from degel.parse.sentence import Sentence, Token
from degel.quotes.marks import strip_span
from degel.quotes.page import Page, count_words
from degel.quotes.speaker import Inquit, at_place, named_after, refers
from degel.quotes.subject import PERSONS, actor_of, is_bare, speaker_at
from degel.records import Actor, Span

__all__ = ["Told", "by_source", "speaker_of_source", "strip_clause"]

_ENDS = " ,;:.!?…—–-"
_RELATIVE = {"qui", "dont", "où", "who", "which", "whose", "que", "quien", "который", "которая", "которые"}
_AND = {"et", "and", "y", "e", "и", "mais", "but", "pero", "но", "а", "que", "that", "что"}
_FAIR = 600
_CLOSED_BY = {"«": "»", "“": "”", '"': '"', "„": "“"}
_COLON = re.compile(r"[ \u00a0]?:\s*[«“„\"]")
_WORD = re.compile(r"[\w'’-]+")
_CAPITAL = re.compile(r"[^\W\d_a-zà-ÿа-яё]")
# Phrases between a source and its words that open with these go on about the source ("according to X, citing Y, …").
_CITING = {"quoting", "citing", "citant", "citando", "ссылаясь", "цитируя"}


@dataclass(frozen=True, slots=True)
class Told:
    """A clause of reported speech: the pieces that tell it, and who said it; `opens` where a source opens its sentence, `of_root` where
    its main verb says it by somebody named."""

    pieces: tuple[Span, ...]
    inquit: Inquit
    opens: bool = False
    of_root: bool = False


def strip_clause(text: str, start: int, end: int) -> Span | None:
    """A span without end marks, and without a quotation mark whose partner lies outside it."""
    span = strip_span(text, start, end, _ENDS)
    while span is not None:
        inside = text[span.start : span.end]
        if inside[0] in '«“„"»”' and sum(inside.count(c) for c in '«»“”„"') % 2:
            span = strip_span(text, span.start + 1, span.end, _ENDS)
        elif inside[-1] in '»”“"«' and sum(inside.count(c) for c in '«»“”„"') % 2:
            span = strip_span(text, span.start, span.end - 1, _ENDS)
        else:
            return span
    return None


def by_source(page: Page, sent: Sentence, direct: Sequence[Span]) -> list[Told]:
    """The clauses of a sentence that a word of source attributes, without the words that name the source."""
    found = (_told(page, sent, match) for match in _matches(page, sent, direct))
    return [told for told in found if told is not None]


def _matches(page: Page, sent: Sentence, direct: Sequence[Span]) -> list[re.Match[str]]:
    kept = []
    view = page.lexicon.view.match(page.text, sent.start, sent.end)
    if (
        view is not None
        and _thinks(page, view, sent.end)
        and not any(a.start <= view.end() < a.end for a in direct)
    ):
        kept.append(view)
    for match in page.lexicon.source.finditer(page.text, sent.start, sent.end):
        if any(area.start <= match.start() < area.end for area in direct):
            continue
        if match.group().lower().startswith("comme en "):
            continue  # "comme en témoignent les visites"
        if page.text[max(0, match.start() - 8) : match.start()].rstrip().endswith(("-on", "-t-on")):
            continue  # « indique-t-on de source française »: an inquit
        following = _WORD.match(page.text, match.end())
        if following is None or following.group().lower().strip("'’") not in page.lexicon.not_sources:
            kept.append(match)
    return kept


def _thinks(page: Page, view: re.Match[str], end: int) -> bool:
    """Does a sentence open with "para X," or "pour X,", whose opinion it tells? A state may be who has the good of it."""
    comma = page.text.find(",", view.end(), min(end, view.end() + 60))
    if page.lexicon.lang not in ("es", "fr") or comma < 0 or not page.finite([Span(comma, end)]):
        return False
    for mention in page.mentions_in(view.end(), view.end() + 4):
        opinion = mention.kind == "person" or (mention.kind == "title" and page.lexicon.lang == "es")
        if opinion or mention.kind == "city":  # a capital stands for its government
            whole = mention.span.end >= comma - 1 or (
                mention.kind == "title" and " y " not in page.text[mention.span.end : comma]
            )
            return whole and bool(mention.actors)
        return False
    sent = page.sentence_at(view.end())
    noun = (
        next((t for t in sent.tokens if t.start >= view.end() and t.upos == "NOUN"), None) if sent else None
    )
    # "Para el coordinador de IU en Asturias, …": one who holds an office thinks so.
    offices = page.lexicon.titles | page.lexicon.officers
    near = noun is not None and noun.start - view.end() < 6 and noun.feats.get("Number") == "Sing"
    if page.lexicon.lang == "es" and near and noun is not None and noun.lemma.lower() in offices:
        return True
    name = named_after(page, view.end() - 1, comma)
    return (
        name is not None
        and name.span is not None
        and name.span.start == view.end()
        and name.span.end == comma
    )


def _told(page: Page, sent: Sentence, match: re.Match[str]) -> Told | None:
    aside = page.text[sent.start : match.start()].rstrip().endswith("(")
    end = page.text.find(")" if aside else ",", match.end(), sent.end)
    told = match.group().lower().startswith("как")
    voice = _voice(page, sent, match.end(), end if end > 0 else sent.end, told=told)
    mentions = [
        m
        for m in page.mentions_in(match.start(), min(match.end() + 60, end if end > 0 else sent.end))
        if m.actors and m.kind != "adjective" and (sent.lang == "ru" or not at_place(page, m))
    ]
    before = strip_clause(page.text, sent.start, match.start())
    # The words after the source: behind its comma when the source opens the sentence, none when it ends it.
    opens = before is None or count_words(page.text[before.start : before.end]) <= 1
    stop = max(end, mentions[0].span.end if mentions else 0) if end > 0 else sent.tokens[-1].end
    bare = _without_comma(page, sent, match, stop, mentions, voice) if opens else None
    stop = bare or stop
    mentions = [m for m in mentions if m.span.start < stop]
    speaker = _whose(page, sent, mentions[0], voice) if mentions else None
    speaker = speaker or named_after(page, match.end(), stop)
    if speaker is None and voice is not None:
        unnamed = speaker_at(page, sent, voice)  # "according to county officials"
        speaker = unnamed if unnamed is not None and not unnamed.name else None
    known = speaker is not None and not is_bare(speaker)
    referred = not known and (refers(page, match.start(), match.end()) or _his(sent, match.end()))
    if not (speaker or referred or voice or _CAPITAL.search(page.text[match.end() : stop][:60])):
        return None
    set_off = opens or page.text[sent.start : match.start()].rstrip().endswith((",", "—", "–", "("))
    rest = strip_clause(page.text, stop, sent.end) if end > 0 or bare else None
    if rest is not None and not opens and not _goes_on(page, rest):
        rest = None
    if opens and rest is not None and not bare:
        rest = _past_apposition(page, rest)
    if opens and rest is not None:
        rest = _marked(page, _before_colon(page, rest))
    if opens and rest is None and mentions:
        rest = strip_clause(page.text, mentions[0].span.end, sent.end)
    if not set_off and rest is not None and end < 0:
        return None
    if before is not None and not opens and rest is None and end > 0 and _awaits(page, before):
        return None  # "… que ha tenido, como él mismo dijo, un despegue …"
    if opens or (rest is not None and before is not None and _leads_on(_last_word(page, before))):
        before = None
    # "The ship, according to two diplomats, had left": a subject before its source may be short.
    least = 1 if rest is not None and before is not None and _is_subject(page, sent, before) else 3
    pieces = tuple(
        p
        for p, most in ((before, least), (rest, min(least + 1, 3)))
        if p is not None and count_words(page.text[p.start : p.end]) >= most
    )
    if not pieces or sum(p.end - p.start for p in pieces) > 4 * _FAIR:
        return None
    inquit = Inquit(Span(match.start(), stop), match.group().strip(), speaker, pronoun=referred)
    return Told(pieces, inquit, opens)


def _is_subject(page: Page, sent: Sentence, before: Span) -> bool:
    """Are words before a source the subject of the verb behind it, with no verb of their own?"""
    inside = [t for t in sent.tokens if before.start <= t.start < before.end]
    return not page.finite([before]) and any(
        t.dep.startswith("nsubj") and sent.tokens[t.head].start > before.end for t in inside
    )


def _whose(page: Page, sent: Sentence, mention: Mention, voice: Token | None) -> Actor | None:
    """Who speaks where a source is somebody's: "selon un proche de X" is not X; "un conseiller de X" is of X's state."""
    actor = actor_of(mention)
    if voice is None or mention.kind not in ("person", "title") or mention.first <= voice.i:
        return actor
    if any(t.text in (",", "(") for t in sent.tokens[voice.i : mention.first]):
        return actor
    if {voice.lower, voice.lemma.lower()} & page.lexicon.titles and actor.country:
        return Actor(actor.country, actor.code, actor.sector, span=mention.span)
    return None


def _voice(page: Page, sent: Sentence, start: int, end: int, *, told: bool = False) -> Token | None:
    """Somebody unnamed, or a paper, whose words count ("selon un témoin", "según el informe"), right behind the word of source."""
    behind = [t for t in sent.tokens if start <= t.start < end][:5]
    voices = page.lexicon.voices
    return next(
        (
            t
            for t in behind
            if (t.lemma.lower() in voices or t.lower in voices)
            and not (told and t.feats.get("Case") == "Dat")
        ),
        None,
    )


def _his(sent: Sentence, start: int) -> bool:
    """ "(as his son said)": the possessive stands behind the word of source."""
    behind = next((t for t in sent.tokens if t.start >= start), None)
    return behind is not None and (
        behind.feats.get("Poss") == "Yes" or behind.lower in ("его", "её", "ее", "их")
    )


def _without_comma(
    page: Page,
    sent: Sentence,
    match: re.Match[str],
    stop: int,
    mentions: Sequence[Mention],
    voice: Token | None,
) -> int | None:
    """Where a source ends that no comma parts from what it said ("По словам врачей он здоров, …")."""
    if not page.finite([Span(match.end(), stop)]):
        return None
    ends = [m.span.end for m in mentions[:1] if m.span.start - match.end() < 12]
    if voice is not None:
        ends.append(voice.end)
    if not ends:
        return None
    end = max(ends)
    following = _WORD.search(page.text, end, sent.end)
    if (
        following is None
        or following.group().lower() in _RELATIVE
        or page.text[end : following.start()].strip()
    ):
        return None
    return end if page.finite([Span(end, sent.end)]) else None


def _awaits(page: Page, before: Span) -> bool:
    """Does a clause break off behind its verb, which waits for its object?"""
    found = page.token_at(before.end - 1)
    return found is not None and found[1].upos in ("VERB", "AUX")


def _leads_on(word: str) -> bool:
    """A conjunction or relative before a source: what was said is only what follows ("a plan which, according to X, …")."""
    return word in _AND or word in _RELATIVE or word.startswith("котор")


def _last_word(page: Page, span: Span) -> str:
    return page.text[span.start : span.end].rsplit(None, 1)[-1].lower()


def _goes_on(page: Page, rest: Span) -> bool:
    """Do the words behind a source in mid-sentence belong to what it said? Not what a conjunction adds with its own verb."""
    opening = page.text[rest.start : rest.end].split(None, 1)[0].lower()
    return opening not in _RELATIVE and opening not in _AND and page.finite([rest])


def _before_colon(page: Page, rest: Span) -> Span:
    """What a source said, without the words in marks that a colon adds."""
    colon = _COLON.search(page.text, rest.start, rest.end)
    before = strip_clause(page.text, rest.start, colon.start()) if colon is not None else None
    return rest if before is None or not page.finite([before]) else before


def _marked(page: Page, rest: Span) -> Span:
    """Words in marks that are all a source said: "Selon lui, « … ». Pour les autres, …"."""
    opening = page.text[rest.start]
    if opening not in _CLOSED_BY:
        return rest
    close = page.text.find(_CLOSED_BY[opening], rest.start + 1, rest.end + 1)
    if close < 0 or page.text[close + 1 : close + 4].lstrip(" \u00a0\u202f")[:1] not in (",", ".", ";", ":"):
        return rest
    inside = strip_span(page.text, rest.start + 1, close)
    return inside if inside is not None and page.finite([inside]) else rest


def _past_apposition(page: Page, rest: Span) -> Span:
    """A clause without a verbless phrase before its first comma ("according to X, head of Y, …")."""
    rest = _past_relative(page, rest)
    comma = page.text.find(", ", rest.start, rest.end)
    if comma < 0 or page.finite([Span(rest.start, comma)]):
        return rest
    phrase = page.text[rest.start : comma]
    most = 18 if phrase.split(None, 1)[0].lower() in _CITING else 10
    behind = strip_span(page.text, comma, rest.end, _ENDS)
    if phrase.split(None, 1)[0].lower() in PERSONS:
        return rest
    if behind is None or count_words(phrase) > most or " — " in phrase or " – " in phrase:
        return rest
    opening = [word.lower().strip(",") for word in page.text[behind.start : behind.end].split(None, 2)[:2]]
    if any(word in _RELATIVE or word.startswith("котор") for word in opening):
        return rest
    return behind if page.finite([behind]) else rest


def _past_relative(page: Page, rest: Span) -> Span:
    """A clause without the relative before it that tells more of the source ("Para X, que se reunió con Y, la pesca …")."""
    found = page.token_at(rest.start)
    if found is None or (found[1].lower not in _RELATIVE and not found[1].lower.startswith("котор")):
        return rest
    sent, token = found
    verb = next((i for i in sent.governors(token.i, 3) if sent.tokens[i].dep.startswith("acl")), None)
    if verb is None:
        return rest
    last = sent.subtree(verb)[-1]
    comma = page.text.find(", ", sent.tokens[last].end - 1, rest.end)
    behind = strip_span(page.text, comma, rest.end, _ENDS) if comma > 0 else None
    return behind if behind is not None and page.finite([behind]) else rest


def speaker_of_source(page: Page, source: re.Match[str], end: int, *, after: bool = False) -> Inquit:
    """Who speaks by a word of source ("selon X") beside marked words that end or begin at `end`."""
    mentions = [
        m for m in page.mentions_in(source.start(), min(end, source.end() + 60)) if m.kind != "adjective"
    ]
    found = page.token_at(source.start())
    voice = _voice(page, found[0], source.end(), end) if found is not None else None
    speaker = None
    if found is not None and mentions and mentions[0].actors:
        speaker = _whose(page, found[0], mentions[0], voice)
    stranger = named_after(page, source.end(), min(end, source.end() + 60))
    if stranger is not None and stranger.span is not None:
        first = mentions[0].span.start if mentions else end
        if speaker is None or stranger.span.end <= first:
            speaker = stranger
    stop = mentions[0].span.end if mentions else end
    referred = speaker is None and refers(page, source.start(), source.end())
    unnamed = (
        speaker is None
        and not referred
        and _CAPITAL.search(page.text[source.end() : min(end, source.end() + 60)]) is None
    )
    return Inquit(
        Span(source.start(), stop), source.group().strip(), speaker, (), 2, after, referred, text_only=unnamed
    )
