"""Sentences → speech that is told in a clause: "X said that …", "selon X, …", "assurer X de …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from degel.parse.sentence import Sentence, Token
from degel.quotes.page import Page, count_words
from degel.quotes.source import Told, by_source, strip_clause
from degel.quotes.speaker import Inquit, actor_of, read_inquit, subject_of
from degel.records import Span

__all__ = ["Told", "find_told"]

_NEGATIVE = {"not", "n't", "n’t", "never", "ne", "n'", "n’", "jamais", "не", "ни", "no", "nunca"}
_MARKS = {"«", "»", "“", "”", "„", '"'}
_CLAUSES = ("ccomp", "csubj:pass")


def find_told(page: Page, direct: Sequence[Span]) -> list[Told]:
    """Reported clauses outside the direct speech `direct`, in text order, none inside another."""
    found: list[Told] = []
    for sent in page.sentences:
        if any(area.start <= sent.start and sent.end <= area.end for area in direct):
            continue
        sources = by_source(page, sent, direct)
        opening = [told for told in sources if told.opens]
        for told in (*opening, *_by_verb(page, sent, direct), *sources):
            if not any(_covers(old, told) for old in found[-6:]):
                found.append(told)
    return found


def _covers(one: Told, other: Told) -> bool:
    inner = sum(p.end - p.start for p in other.pieces)
    shared = sum(max(0, min(p.end, q.end) - max(p.start, q.start)) for p in one.pieces for q in other.pieces)
    return shared > 0.5 * inner


def _by_verb(page: Page, sent: Sentence, direct: Sequence[Span]) -> list[Told]:
    lexicon = page.lexicon
    found: list[Told] = []
    for token in sent.tokens:
        lemma = lexicon.forms.get(token.lower) or _made_known(page, sent, token)
        if lemma is None or token.upos not in ("VERB", "ADJ", "AUX"):
            continue
        if any(area.start <= token.start < area.end for area in direct) or _negated(sent, token):
            continue
        told = None
        if lemma in lexicon.of:
            told = _assured(page, sent, token, lexicon.of[lemma])
        if told is None and _may_be_aside(sent, token):
            told = _aside(page, sent, token)
        if told is None and lemma not in lexicon.marked_only:
            told = _clause(page, sent, token, lemma)
        if told is not None:
            found.append(told)
    return found


def _made_known(page: Page, sent: Sentence, token: Token) -> str | None:
    """ "A fait savoir que", "made clear that", «дал понять, что»: a verb that says with the one before it."""
    verbs = page.lexicon.through.get(token.lower)
    if not verbs:
        return None
    near = sent.tokens[max(0, token.i - 3) : token.i]
    return token.lower if any(t.lemma.lower() in verbs for t in near) else None


def _may_be_aside(sent: Sentence, token: Token) -> bool:
    dep = token.dep.partition(":")[0]
    if dep == "advcl":  # "…, the Secretary has said" is no clause of time or condition when nothing opens it
        opened = any(child.dep == "mark" or child.dep == "advmod" for child in sent.dependents(token.i))
        return not opened and bool(list(sent.dependents(token.i, "nsubj")))
    return dep in ("parataxis", "ccomp", "root", "conj")


def _negated(sent: Sentence, token: Token) -> bool:
    return any(child.lower in _NEGATIVE for child in sent.dependents(token.i, "advmod", "aux"))


def _clause(page: Page, sent: Sentence, token: Token, lemma: str) -> Told | None:
    """The clause that a verb of saying takes, or its infinitive for verbs that take one."""
    for child in sent.dependents(token.i, *_CLAUSES, "xcomp"):
        infinitive = child.feats.get("VerbForm") == "Inf"
        if child.dep.partition(":")[0] == "xcomp" and not (infinitive and lemma in page.lexicon.infinitive):
            continue
        if child.dep.startswith("xcomp") and child.i < token.i:
            continue
        after = sent.tokens[token.i + 1 : token.i + 3]
        if (
            child.feats.get("VerbForm") in ("Part", "Ger", "Conv")
            and after[-1:] == [child]
            and after[0].text == ","
        ):
            continue
        below = sent.subtree(child.i)
        if token.i in below:
            continue
        if child.i > token.i:
            below = _extend(sent, [i for i in below if i > token.i], page.lexicon.that)
            below = _reach(page, sent, token, below)
        else:
            below = [i for i in below if i < token.i]
        pieces = _trim(page, sent, below)
        if pieces is None:
            continue
        inquit = _inquit(page, sent, token, pieces)
        if inquit is None:
            continue
        return Told((pieces,), inquit)
    return _behind(page, sent, token)


def _behind(page: Page, sent: Sentence, token: Token) -> Told | None:
    """Words behind "… said that", where the parse made no clause of them."""
    at = token.i + 1
    if at < len(sent.tokens) and sent.tokens[at].text == ",":
        at += 1
    elif page.lexicon.lang == "ru":
        return None
    if at + 2 >= len(sent.tokens) or not _opens_clause(page, sent.tokens[at]):
        return None
    below = _reach(page, sent, token, _extend(sent, [at, at + 1], page.lexicon.that))
    piece = _trim(page, sent, below)
    if piece is None or not page.finite([piece]):
        return None
    inquit = _inquit(page, sent, token, piece)
    return None if inquit is None else Told((piece,), inquit)


def _opens_clause(page: Page, token: Token) -> bool:
    return token.lower.rstrip("'’") in {word.rstrip("'’") for word in page.lexicon.that}


def _reach(page: Page, sent: Sentence, verb: Token, below: list[int]) -> list[int]:
    """A clause behind "that" up to the end of its sentence, or to where the verb of saying goes on.

    Parses end such clauses early: at a condition, a parenthesis, a relative clause. What belongs to the verb of saying is
    a second verb beside it, a gerund, a circumstance of its own, or another verb of saying.
    """
    words = sent.tokens
    opening = [i for i in range(verb.i + 1, verb.i + 6) if i < len(words) and _opens_clause(page, words[i])]
    if not below or not opening or opening[0] > below[0] + 1:
        return below
    end = below[-1]
    last = len(words) - 1
    while last > end and words[last].upos == "PUNCT":
        last -= 1
    if end + 1 >= last or words[end + 1].text not in (",", "-", "—", "–", "(", "»", "”"):
        return below
    for k in range(end + 1, last + 1):
        if words[k].text in (";", ":"):
            last = k - 1
            break
        if (
            words[k].text in (",", "»", "”", "—", "–", "-")
            and k + 1 <= last
            and _opens_clause(page, words[k + 1])
        ):
            continue
        if _of_saying(page, sent, verb, words[k]):
            edge = k
            while edge > end + 1 and words[edge].text not in (",", "—", "–"):
                edge -= 1
            last = edge - 1
            break
    return list(range(below[0], max(last, end) + 1))


def _of_saying(page: Page, sent: Sentence, verb: Token, token: Token) -> bool:
    """True for a token behind a reported clause that belongs to its verb of saying, not to the clause."""
    dep = token.dep.partition(":")[0]
    children = [child.dep.partition(":")[0] for child in sent.dependents(token.i)]
    says = page.lexicon.forms.get(token.lower) is not None and token.upos in ("VERB", "AUX")
    if says and "mark" not in children and dep in ("conj", "parataxis", "advcl", "root"):
        return True
    if token.head != verb.i or token.i == verb.i:
        return False
    if dep == "conj":
        same = token.feats.get("VerbForm") == verb.feats.get("VerbForm")
        return token.upos in ("VERB", "AUX") and same and "cc" in children
    if dep == "obl" and sent.lang == "ru":
        return False  # "заявил, что у него, помимо этого, есть право"
    if dep == "advcl":
        return token.feats.get("VerbForm") in ("Ger", "Conv", "Part") or "mark" not in children
    return dep == "obl"


def _extend(sent: Sentence, below: list[int], that: frozenset[str]) -> list[int]:
    """A clause behind its verb with what the parse cut off: "…, and that …", words up to the next mark, a closing mark."""
    if not below:
        return below
    end = below[-1]
    words = sent.tokens
    stems = {word.rstrip("'’") for word in that}
    for _ in range(4):
        after = end + 1
        while after < len(words) and words[after].text in (",", "»", "”", '"'):
            after += 1
        marks = sum(words[i].text in _MARKS for i in range(below[0], end + 1))
        if end + 1 < len(words) and words[end + 1].text in _MARKS - {"»", "”"} and marks % 2 == 0:
            closing = next((i for i in range(end + 2, len(words)) if words[i].text in _MARKS), None)
            if closing is None:
                break
            end = closing
            continue
        if (
            after + 1 < len(words)
            and words[after].upos == "CCONJ"
            and words[after + 1].lower.rstrip("'’") in stems
        ):
            end = after + 1
        elif after == end + 1 and after < len(words) and words[after].upos not in ("PUNCT", "CCONJ"):
            end = after
        else:
            break
        while end + 1 < len(words) and words[end + 1].upos != "PUNCT":
            end += 1
    opened = sum(words[i].text in ("«", "“") for i in range(below[0], end + 1))
    closed = sum(words[i].text in ("»", "”") for i in range(below[0], end + 1))
    if opened > closed:
        for i in range(end + 1, len(words)):
            if words[i].text in ("»", "”"):
                end = i
                break
    return list(range(below[0], end + 1))


def _trim(page: Page, sent: Sentence, below: list[int]) -> Span | None:
    """The characters of a clause without its conjunction and end marks; at least two words."""
    that = {word.rstrip("'’") for word in page.lexicon.that}
    while below and (
        sent.tokens[below[0]].upos == "PUNCT" or sent.tokens[below[0]].lower.rstrip("'’") in that
    ):
        below = below[1:]
    if not below:
        return None
    # A clause is one stretch of text: a subtree with a gap is filled.
    span = strip_clause(page.text, sent.tokens[below[0]].start, sent.tokens[below[-1]].end)
    if span is None or count_words(page.text[span.start : span.end]) < 2:
        return None
    return span


def _inquit(page: Page, sent: Sentence, token: Token, piece: Span) -> Inquit | None:
    speaker, subject = subject_of(page, sent, token.i)
    if subject is not None and piece.start <= subject.start < piece.end:
        speaker = subject = None
    if speaker is None and subject is None and token.feats.get("VerbForm") == "Inf":
        return None
    start = min(token.start, subject.start if subject is not None else token.start)
    span = Span(
        start, max(token.end, min(piece.start, token.end + 80) if piece.start > token.end else token.end)
    )
    read = read_inquit(
        page, Span(span.start, max(span.end, token.end)), Span(token.start, token.end), 2, after=False
    )
    if speaker is None and subject is None:
        # Russian and Spanish drop the subject; French and English do not.
        if page.lexicon.lang in ("fr", "en"):
            return None
        return Inquit(span, token.text, read.speaker, read.addressee, pronoun=read.speaker is None)
    if speaker is None and subject is not None and subject.lemma.lower() in page.lexicon.things:
        return None
    pronoun = speaker is None and subject is not None and subject.upos == "PRON"
    return Inquit(span, token.text, speaker, read.addressee, pronoun=pronoun)


def _assured(page: Page, sent: Sentence, token: Token, words: tuple[str, ...]) -> Told | None:
    """ "Assurer X de Y", "warned X of Y": an addressee, then a preposition, then what was said, as a noun or infinitive."""
    for mention in page.mentions_of(sent):
        if not token.i < mention.first <= token.i + 4 or mention.kind == "adjective" or not mention.actors:
            continue
        after = mention.last + 1
        if after >= len(sent.tokens):
            return None
        preposition = sent.tokens[after]
        starts_with = preposition.lower in words or any(
            w.endswith(("'", "’")) and preposition.lower.startswith(w) for w in words
        )
        if not starts_with:
            return None
        span = strip_clause(page.text, preposition.end, _clause_end(sent, after))
        if span is None or count_words(page.text[span.start : span.end]) < 2:
            return None
        speaker, _ = subject_of(page, sent, token.i)
        told = tuple(actor_of(mention) for _ in mention.actors[:1])
        return Told((span,), Inquit(Span(token.start, mention.span.end), token.text, speaker, told))
    return None


def _clause_end(sent: Sentence, i: int) -> int:
    """Where the words after token `i` end: before a comma with a finite clause behind it, else with the sentence."""
    for token in sent.tokens[i:]:
        if token.text in (";", ":", "»", "”"):
            return token.start
    return sent.tokens[-1].end


def _aside(page: Page, sent: Sentence, token: Token) -> Told | None:
    """A sentence with an inquit set off by a comma or dash: "…, a affirmé X", "…, сообщил X"."""
    start = token.i
    while start > 0 and _in_inquit(page, sent.tokens[start - 1]):
        start -= 1
    said = [c for c in sent.dependents(token.i, "ccomp", "parataxis") if c.i < token.i]
    for child in sent.dependents(token.i, "nsubj"):
        below = [i for i in sent.subtree(child.i) if i < token.i and sent.tokens[i].upos != "PUNCT"]
        if child.i < token.i and below and below[0] > 0 and (token.dep != "root" or said):
            start = min(start, below[0])
    if said and token.dep == "root":
        start = _behind_name(page, sent, start)
    if start < 2 or sent.tokens[start - 1].text not in (",", "—", "–", "-", "»", "”"):
        return None
    if any(True for _ in sent.dependents(token.i, "nsubj")) and _has_object(page, sent, token):
        return None  # "…, he announced his choice"
    inverted = any(
        m.kind != "adjective" and token.i < m.first <= token.i + 2 and _ends_clause(sent, m.last)
        for m in page.mentions_of(sent)
    )
    before = any(c.dep == "nsubj" and c.i < start for c in sent.dependents(token.i))
    # Spanish needs no subject: "Las conversaciones, añadió, …".
    alone = (
        page.lexicon.lang == "es" and token.i + 1 < len(sent.tokens) and sent.tokens[token.i + 1].text == ","
    )
    if token.dep == "root" and before and not (inverted or alone):
        return None
    # "Talks, he added, …": the subject stands before its verb, so the comma behind the verb ends the inquit.
    spoken_before = any(start <= child.i < token.i for child in sent.dependents(token.i, "nsubj"))
    spoken_before = spoken_before or alone
    stop = len(sent.tokens)
    for i in range(token.i + 1, min(len(sent.tokens), token.i + 30)):
        text = sent.tokens[i].text
        if text in (".", "!", "?", "…") or (
            text in (",", "—", "–")
            and (
                page.mentions_in(token.start, sent.tokens[i].start)
                or (spoken_before and i == token.i + 1)
                or any(token.i < c.i < i for c in sent.dependents(token.i, "nsubj"))
            )
        ):
            stop = i
            break
        if sent.tokens[i].lower in page.lexicon.that:
            return None
    speaker_span = Span(sent.tokens[start].start, sent.tokens[stop - 1].end)
    inquit = read_inquit(page, speaker_span, Span(token.start, token.end), 2, after=True)
    subject = subject_of(page, sent, token.i)[1]
    if alone and (subject is None or not start <= subject.i < stop):
        inquit, subject = replace(inquit, speaker=None, pronoun=True), None
    elif inquit.speaker is None and not (subject is not None and start <= subject.i < stop):
        return None
    beside = token.dep == "conj" and inquit.speaker is not None and not list(sent.dependents(token.i, "cc"))
    if (
        subject is not None
        and not start <= subject.i < stop
        and subject.upos != "PRON"
        and not (beside or inverted or alone)
    ):
        return None
    pieces = [strip_clause(page.text, sent.tokens[0].start, sent.tokens[start - 1].start)]
    if stop < len(sent.tokens) - 1 and sent.tokens[stop].text not in (".", "!", "?", "…"):
        rest = strip_clause(page.text, sent.tokens[stop].end, sent.tokens[-1].end)
        # Without a verb it is more about the speaker ("…, said the Secretary, Jane Doe", "…, cité par le journal").
        adds = _adds(page, sent.tokens[stop + 1])
        if (
            rest is not None
            and not adds
            and count_words(page.text[rest.start : rest.end]) > 1
            and page.finite([rest])
        ):
            pieces.append(rest)
    kept = tuple(p for p in pieces if p is not None)
    if sum(count_words(page.text[p.start : p.end]) for p in kept) < 3:
        return None
    return Told(kept, inquit)


def _in_inquit(page: Page, token: Token) -> bool:
    """Words that stand before the verb in an inquit: auxiliaries, clitics ("a-t-il précisé")."""
    return token.lower in page.lexicon.before or token.lower in (
        "-t-il",
        "-t-elle",
        "-t",
        "-il",
        "-elle",
        "-ils",
        "-elles",
    )


def _has_object(page: Page, sent: Sentence, token: Token) -> bool:
    """Does a verb of saying have a noun for what is said, other than whom it is said to?"""
    told = page.lexicon.forms.get(token.lower) in page.lexicon.told
    return not told and any(
        c.i > token.i and c.upos == "NOUN" and page.mention_over(sent, c.i) is None
        for c in sent.dependents(token.i, "obj")
    )


def _adds(page: Page, token: Token) -> bool:
    """ "…, said X, adding that …": what follows the inquit is a further inquit."""
    return token.lower in page.lexicon.forms and token.feats.get("VerbForm") in ("Conv", "Ger", "Part")


def _behind_name(page: Page, sent: Sentence, start: int) -> int:
    """Where an inquit begins whose name, alone between comma and verb, the parse hung elsewhere ("…, Blinken has said")."""
    for mention in page.mentions_of(sent):
        if mention.last == start - 1 and mention.kind != "adjective":
            first = mention.first
            while first > 0 and sent.tokens[first - 1].upos == "DET":
                first -= 1
            if first > 0 and sent.tokens[first - 1].text == ",":
                return first
    return start


def _ends_clause(sent: Sentence, i: int) -> bool:
    return i + 1 >= len(sent.tokens) or sent.tokens[i + 1].text in (",", ".", "—", "–", "!", "?", "…")
