"""Sentences that end in who said them, known by the words where the parse hung them elsewhere.

"…, a indiqué mercredi à l'AFP une source", "…, said the army", "…, a spokesman for the army acknowledged late on Monday". Invariant: the
part before the comma has a verb of its own, and the inquit names somebody: an actor, a capital, or a noun for people.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from degel.actors.mention import Mention
from degel.parse.sentence import Sentence, Token
from degel.quotes.page import Page, count_words
from degel.quotes.source import Told, strip_clause
from degel.quotes.speaker import Inquit, read_inquit, spoken_of
from degel.quotes.subject import PERSONS, actor_of, is_bare, speaker_at, subject_of
from degel.records import Actor, Span

__all__ = ["by_closing", "by_inner", "by_this"]

_REACH = 14
_ENDS = (",", "—", "–", ".", "!", "?", "…", ";")
_CLITICS = ("-t", "-t-il", "-t-elle", "-il", "-elle", "-ils", "-elles", "t-il", "t-elle")
_NAMES = ("NOUN", "PROPN", "X")


def by_closing(page: Page, sent: Sentence, direct: Sequence[Span]) -> Told | None:
    """What a sentence says before the comma of its closing inquit, or None."""
    words = sent.tokens
    last = len(words) - 1
    while last > 0 and words[last].upos == "PUNCT":
        last -= 1
    for at in range(last - 1, 2, -1):
        if words[at].text not in (",", "—", "–"):
            continue
        if any(area.start <= words[at].start < area.end for area in direct):
            return None
        if words[at + 1].upos == "PUNCT":
            continue
        found = _inverted(page, sent, at + 1, last) or _straight(page, sent, at + 1, last)
        if found is None:
            continue
        piece = strip_clause(page.text, words[0].start, words[at].start)
        if piece is None or count_words(page.text[piece.start : piece.end]) < 3 or not _whole(page, sent, at):
            return None
        return _told(page, sent, piece, Span(words[at + 1].start, words[last].end), *found)
    return None


def by_inner(page: Page, sent: Sentence, direct: Sequence[Span]) -> Told | None:
    """What a sentence says on both sides of an inquit between commas ("The talks, a diplomat said, had failed"), or None."""
    words = sent.tokens
    last = len(words) - 1
    while last > 0 and words[last].upos == "PUNCT":
        last -= 1
    # The first two commas: a part before with commas of its own has appositions.
    commas = [w.i for w in words[1:last] if w.text == ","][:2]
    for at, end in pairwise(commas):
        if any(w.lower in _stems(page) for w in words[at + 1 : end]):
            continue  # "Doe, head of X, tells the paper that the wife, Y, …"
        if not 2 < end - at < _REACH + 3 or end > last - 1:
            continue
        if any(area.start <= words[at].start < area.end for area in direct):
            continue
        if any(w.dep == "mark" or w.upos == "SCONJ" or w.lower in _stems(page) for w in words[:1]):
            continue
        found = _inverted(page, sent, at + 1, end - 1) or _straight(page, sent, at + 1, end - 1)
        if found is None or found[0].upos not in ("VERB", "AUX") or found[0].text[0].isupper():
            continue
        before = strip_clause(page.text, words[0].start, words[at].start)
        rest = strip_clause(page.text, words[end].end, words[last].end)
        if before is None or rest is None or not page.finite([rest]) or page.finite([before]):
            continue
        if words[end + 1].upos in ("CCONJ", "SCONJ") or words[end + 1].dep == "mark":
            continue
        if "Rel" in words[end + 1].feats.get("PronType", "") or words[end + 1].lower in _stems(page):
            continue
        told = _told(page, sent, before, Span(words[at + 1].start, words[end - 1].end), *found)
        return Told((before, rest), told.inquit)
    return None


def _told(
    page: Page,
    sent: Sentence,
    piece: Span,
    span: Span,
    verb: Token,
    speaker: Actor | None,
    noun: Token | None,
) -> Told:
    read = read_inquit(page, span, Span(verb.start, verb.end), 2, after=True)
    others = tuple(a for a in read.addressee if speaker is None or a.span != speaker.span)
    pronoun = (speaker is None or is_bare(speaker)) and noun is not None
    pronoun = pronoun and noun is not None and (noun.upos == "PRON" or spoken_of(page, sent, noun))
    return Told((piece,), Inquit(span, verb.text, speaker, others, 2, True, pronoun))


def _whole(page: Page, sent: Sentence, end: int) -> bool:
    """Has the part before the comma a finite verb with a subject, and no conjunction before it?"""
    words = sent.tokens[:end]
    if words[0].upos == "SCONJ" or words[0].dep == "mark":
        return False
    verbs = page.finite([Span(words[0].start, words[-1].end)])
    free = sent.lang in ("es", "ru") or any(t.dep.startswith(("nsubj", "expl")) for t in words)
    return verbs and free


def _inverted(
    page: Page, sent: Sentence, first: int, last: int
) -> tuple[Token, Actor | None, Token | None] | None:
    """ "a indiqué mercredi à l'AFP une source": auxiliaries, the verb, circumstances, and who speaks."""
    words = sent.tokens
    at = first
    while (
        at < last
        and at - first < 4
        and (words[at].lower in page.lexicon.before or words[at].lower in _CLITICS)
    ):
        at += 1
    if (
        sent.lang == "ru"
        and at + 1 < last
        and words[at].lower in ("не", "ни")
        and words[at + 1].lower in ("раз", "однажды")
    ):
        at += 2  # "не раз повторял"
    verb = words[at]
    if sent.lang == "en" and verb.lower.endswith("ing"):
        return None
    if _lemma(page, verb) is None or at > last or verb.feats.get("VerbForm") in ("Inf", "Ger", "Conv"):
        return None
    if at > first and words[at - 1].lower in ("by", "par", "por"):
        return None
    clitic = next(
        (w for w in words[first : at + 2] if w.lower.lstrip("-t") in PERSONS and w.text[0] == "-"), None
    )
    if clitic is not None:
        return verb, None, clitic  # ", a-t-elle suggéré"
    i = at + 1
    while i <= min(last, at + _REACH):
        word = words[i]
        if word.text in _ENDS or word.lower.rstrip("'’") in _stems(page):
            return None
        mention = _speaking(page, sent, i)
        if mention is not None and _nominative(sent, mention.head):
            return (verb, actor_of(mention), words[mention.head])
        if word.upos == "ADP":
            office = _in_office(page, sent, verb, i, last)
            if office is not None:
                return verb, actor_of(office), words[office.head]
            i = _past_phrase(page, sent, i, last)
            continue
        joins = word.upos == "CCONJ" and i < last and words[i + 1].upos in _NAMES
        if word.upos in ("VERB", "AUX", "SCONJ") or (word.upos == "CCONJ" and not joins):
            return None
        if word.upos in _NAMES and _nominative(sent, i) and _is_person(page, word):
            return (verb, _unlisted(page, sent, i), word)
        i += 1
    return None


def _in_office(page: Page, sent: Sentence, verb: Token, i: int, last: int) -> Mention | None:
    """«…, сообщили в ВВС Украины»: a plural verb without a subject, and the office where it was said."""
    words = sent.tokens
    if (
        sent.lang != "ru"
        or verb.feats.get("Number") != "Plur"
        or words[i].lower not in ("в", "во")
        or i != verb.i + 1
    ):
        return None
    return _speaking(page, sent, i + 1) if i < last else None


def _straight(
    page: Page, sent: Sentence, first: int, last: int
) -> tuple[Token, Actor | None, Token | None] | None:
    """ "a spokesman for the army acknowledged late on Monday": who speaks, the verb, circumstances up to the end."""
    if sent.lang != "en":
        return None
    words = sent.tokens
    start = first + (words[first].upos == "DET")
    verb = next((t for t in words[start + 1 : last + 1] if t.upos == "VERB" and _lemma(page, t)), None)
    if verb is None or verb.i - start > _REACH or verb.feats.get("VerbForm", "Fin") not in ("Fin", "Part"):
        return None
    if any(t.text in _ENDS or t.upos in ("SCONJ", "CCONJ", "PRON") for t in words[first : verb.i]):
        return None
    told = page.lexicon.forms[verb.lower] in page.lexicon.told
    i = verb.i + 1
    while i <= last:
        word = words[i]
        if word.upos == "ADP":
            i = _past_phrase(page, sent, i, last)
        elif word.upos in ("ADV", "NUM") or (told and word.upos in ("NOUN", "PROPN", "DET", "ADJ")):
            i += 1
        elif word.dep.startswith("obl") or words[word.head].dep.startswith("obl"):
            i += 1  # "said Monday", "said late last week"
        else:
            return None
    mention = next((m for k in range(start, verb.i) if (m := _speaking(page, sent, k)) is not None), None)
    if mention is not None and mention.first <= start + 3:
        return verb, actor_of(mention), words[mention.head]
    noun = next((t for t in words[start : verb.i] if t.upos in _NAMES and _is_person(page, t)), None)
    return None if noun is None else (verb, _unlisted(page, sent, noun.i), noun)


def _lemma(page: Page, token: Token) -> str | None:
    """The verb of saying of a word that may tell a clause, or None."""
    lemma = page.lexicon.forms.get(token.lower)
    return None if lemma is None or lemma in page.lexicon.marked_only else lemma


def _stems(page: Page) -> set[str]:
    return {word.rstrip("'’") for word in page.lexicon.that}


def _past_phrase(page: Page, sent: Sentence, i: int, last: int) -> int:
    """The index behind a phrase that a preposition opens: up to the next determiner, stop or verb behind its noun."""
    words = sent.tokens
    noun = False
    i += 1
    while i <= last:
        word = words[i]
        if noun and (
            word.upos in ("DET", "PRON", "VERB", "AUX", "ADP", "SCONJ", "CCONJ") or word.text in _ENDS
        ):
            return i
        if noun and sent.lang == "ru" and word.feats.get("Case") == "Nom":
            return i
        noun = noun or word.upos in ("NOUN", "PROPN", "NUM", "X")
        i += 1
    return i


def _speaking(page: Page, sent: Sentence, i: int) -> Mention | None:
    """The mention that begins at a token or right behind its article, if somebody may speak by it."""
    for mention in page.mentions_of(sent):
        if mention.first == i and mention.actors and mention.kind not in ("adjective", "pronoun"):
            return mention
    return None


def _nominative(sent: Sentence, i: int) -> bool:
    return sent.lang != "ru" or sent.tokens[i].feats.get("Case", "Nom") == "Nom"


def _is_person(page: Page, word: Token) -> bool:
    lexicon = page.lexicon
    known = lexicon.people | lexicon.voices | lexicon.titles
    if word.upos == "PROPN" and word.text[:1].isupper() and word.dep != "obl":
        return True
    return word.lemma.lower() in known or word.lower in known


def _unlisted(page: Page, sent: Sentence, i: int) -> Actor | None:
    """A speaker nobody listed, with the state beside the noun, or the name as written."""
    return speaker_at(page, sent, sent.tokens[i])


def by_this(page: Page, sent: Sentence, direct: Sequence[Span]) -> Told | None:
    """The sentence before one that only tells who said it («Об этом сообщил X.», « C'est ce qu'a annoncé X. »), or None."""
    lead = page.lexicon.this.match(page.text, sent.start, sent.end)
    before = page.sentence_before(sent.start)
    if (
        lead is None
        or before is None
        or len(lead.group().split()) < 2
        or page.text.count("\n", before.end, sent.start)
    ):
        return None
    verb = next((t for t in sent.tokens[:9] if t.upos in ("VERB", "AUX") and _lemma(page, t)), None)
    if verb is None or any(
        a.start <= before.start < a.end or a.start <= before.end - 2 < a.end for a in direct
    ):
        return None
    if any(t.text in ('"', "«", "“") for t in before.tokens[:1]):
        return None
    speaker, subject = subject_of(page, sent, verb.i)
    if speaker is None or subject is None:
        return None
    piece = strip_clause(page.text, before.start, before.end)
    if piece is None or not page.finite([piece]):
        return None
    return Told((piece,), Inquit(Span(sent.start, verb.end), verb.text, speaker, (), 2, after=True))
