"""Sentences → speech that is told in a clause: "X said that …", "selon X, …", "assurer X de …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from degel.parse.sentence import Sentence, Token
from degel.quotes.aside import by_aside, may_be_aside
from degel.quotes.clause import (
    bounded,
    extend,
    opens_clause,
    past_addressee,
    reach,
    trim,
    wants_clause,
)
from degel.quotes.closing import by_closing, by_inner, by_this
from degel.quotes.colon import by_colon
from degel.quotes.nominal import by_noun
from degel.quotes.page import Areas, Page, count_words
from degel.quotes.source import Told, by_source, strip_clause
from degel.quotes.speaker import Inquit, read_inquit, spoken_of
from degel.quotes.subject import actor_of, before_verb, is_bare, subject_of
from degel.records import Span

__all__ = ["Told", "find_told"]

_NEGATIVE = {"not", "n't", "n’t", "never", "ne", "n'", "n’", "jamais", "не", "ни", "no", "nunca"}
_NE = {"ne", "n'", "n’"}
_FULL = {"pas", "plus", "jamais", "guère", "rien", "aucun", "aucune", "point", "nullement", "personne", "nul"}
_NOBODY = {
    "neither",
    "no",
    "nobody",
    "none",
    "nadie",
    "ningún",
    "ninguna",
    "ninguno",
    "aucun",
    "aucune",
    "personne",
    "никто",
    "ни",
}
_JUDGED = re.compile(r"\s(?:\w+\s)?[«“\"]\s?([^«»“”\"\n]{2,40}?)\s?[»”\"]\s+(\w+['’]?)\s?$")
_CLAUSES = ("ccomp", "csubj:pass")


def find_told(page: Page, spoken: Areas) -> list[Told]:
    """Reported clauses outside the direct speech `spoken`, in text order, none inside another."""
    found: list[Told] = []
    for sent in page.sentences:
        direct = spoken.near(sent.start, sent.end)
        if any(area.start <= sent.start and sent.end <= area.end for area in direct):
            continue
        sources = by_source(page, sent, direct)
        verbs = _by_verb(page, sent, direct)
        # "X said that …, Reuters reported": the words are X's.
        verbs = [
            told
            for told in verbs
            if not (_is_paper(told) and any(o is not told and _tells_of(told, o) for o in verbs))
        ]
        inner = by_inner(page, sent, direct)
        if inner is not None:
            verbs = [told for told in verbs if not _crosses(told, inner)] + [inner]
        if any(told.of_root for told in verbs):
            # "According to the paper, the minister said that …": the minister's words.
            sources = [told for told in sources if not (told.opens and _is_paper(told))]
        # "The report confirmed that …, according to the police": the words of whom we know, or of the source.
        verbs = [
            told
            for told in verbs
            if told.inquit.speaker is not None
            or told.inquit.pronoun
            or not any(_covers(source, told) for source in sources if not source.opens)
        ]
        # "X, по данным агентства, заявил, что …": the source is of the whole, the words are X's.
        sources = [s for s in sources if s.opens or not any(_holds_verb(s, told) for told in verbs)]
        if not verbs and not sources:
            closing = by_closing(page, sent, direct)
            verbs = [closing] if closing is not None else []
        opening = [told for told in sources if told.opens]
        for told in (*opening, *verbs, *sources):
            if _is_question(page, sent, told):
                continue
            if not any(_covers(old, told) for old in found[-6:]):
                found.append(told)
        others = [told for told in (by_colon(page, sent), by_this(page, sent, direct)) if told is not None]
        for told in (*others, *by_noun(page, sent)):
            inside = any(area.start <= told.pieces[0].start < area.end for area in direct)
            if not inside and not any(_covers(old, told) for old in found[-6:]):
                found.append(told)
    return found


def _is_question(page: Page, sent: Sentence, told: Told) -> bool:
    """ "Asked whether …, she said": what opens with a participle of asking is no part of the answer."""
    first = sent.tokens[0]
    asks = (
        page.lexicon.forms.get(first.lower) in page.lexicon.asks or first.lemma.lower() in page.lexicon.asks
    )
    own = told.pieces[-1].start - first.start < 40 and told.inquit.span.start > told.pieces[-1].start
    behind = told.inquit.span.start <= first.start < told.inquit.span.end
    by_whom = any(True for _ in sent.dependents(first.i, "obl:agent"))  # "Asked by a reporter whether …"
    return asks and not by_whom and (own or behind)


def _holds_verb(source: Told, told: Told) -> bool:
    at = told.inquit.span.end - 1
    return told.of_root and any(p.start <= at < p.end for p in source.pieces)


def _tells_of(paper: Told, told: Told) -> bool:
    """Does what a paper reports open with another's inquit and his words?"""
    first = paper.pieces[0]
    if paper.inquit.span.start < paper.pieces[-1].end or paper.inquit.speaker is None:
        return False
    return (
        first.start <= told.inquit.span.start and told.inquit.span.end <= told.pieces[-1].end <= first.end + 2
    )


def _crosses(told: Told, inner: Told) -> bool:
    """Is a reading of the same inquit, or does it take the inquit for words said?"""
    at = inner.inquit.span
    return told.inquit.span.overlaps(at) or any(p.start <= at.start and at.end <= p.end for p in told.pieces)


def _is_paper(told: Told) -> bool:
    speaker = told.inquit.speaker
    return not told.inquit.pronoun and (speaker is None or speaker.sector == "MED" or speaker.code is None)


def _covers(one: Told, other: Told) -> bool:
    inner = sum(p.end - p.start for p in other.pieces)
    shared = sum(max(0, min(p.end, q.end) - max(p.start, q.start)) for p in one.pieces for q in other.pieces)
    return shared > 0.5 * inner


def _by_verb(page: Page, sent: Sentence, direct: Sequence[Span]) -> list[Told]:
    lexicon = page.lexicon
    found: list[Told] = []
    for token in sent.tokens:
        if token.upos not in ("VERB", "ADJ", "AUX", "NOUN"):
            continue
        lemma = lexicon.forms.get(token.lower) or _made_known(page, sent, token)
        if lemma is None:
            continue
        if token.upos == "NOUN" and _expressed(page, sent, token) is None:
            continue
        if any(area.start <= token.start < area.end for area in direct):
            continue
        # "Paris n'exclut pas que …" says something, "exclut que" refuses.
        if _negated(sent, token) != (lemma in lexicon.denied) or _silent(page, sent, token):
            continue
        told = None
        if token.upos == "NOUN":
            told = _behind(page, sent, token, _expressed(page, sent, token))
        elif lemma in lexicon.of:
            told = _assured(page, sent, token, lexicon.of[lemma])
        if told is None and token.upos != "NOUN" and may_be_aside(sent, token):
            told = by_aside(page, sent, token)
        if (
            told is None
            and token.upos != "NOUN"
            and (
                lemma not in lexicon.marked_only
                or (lemma not in lexicon.asking and _that_follows(page, sent, token))
                or (lemma in lexicon.asks and _asks(page, sent, token))
            )
        ):
            told = _clause(page, sent, token, lemma)
        if told is None and sent.lang == "en" and lemma not in lexicon.marked_only:
            told = _unopened(page, sent, token)
        if told is not None and lemma in lexicon.thought and told.inquit.speaker is None:
            thinks = next(sent.dependents(token.i, "nsubj"), None)
            if thinks is None or thinks.lemma.lower() not in lexicon.voices | lexicon.officers:
                told = None
        if told is not None:
            spoken = token.dep == "root" and told.inquit.speaker is not None
            found.append(replace(told, of_root=spoken))
    return found


def _silent(page: Page, sent: Sentence, token: Token) -> bool:
    """ "Declined to say whether": nothing is said."""
    head = sent.tokens[token.head]
    return (
        token.feats.get("VerbForm") == "Inf"
        and head.i < token.i
        and head.lemma.lower() in page.lexicon.silent
    )


def _asks(page: Page, sent: Sentence, token: Token) -> bool:
    """Does a verb of asking take an indirect question ("asked whether", «спросил, будет ли»)?"""
    if token.feats.get("VerbForm") == "Part" and not list(
        sent.dependents(token.i, "nsubj", "aux", "obl:agent")
    ):
        return False  # "Asked whether …, she said"
    for child in sent.dependents(token.i, "ccomp", "advcl", "parataxis", "conj"):
        if child.i < token.i:
            continue
        if any(c.lower in page.lexicon.whether for c in sent.dependents(child.i, "mark", "advmod")):
            return True
    return False


def _that_follows(page: Page, sent: Sentence, token: Token) -> bool:
    """ "Critica que …", «согласился, что»: a verb that mostly takes other things says something right before "that"."""
    at = token.i + (2 if sent.lang == "ru" else 1)
    if at < len(sent.tokens) and sent.lang == "es" and sent.tokens[at].lower == "en":
        at += 1  # "coincidió en que"
    return at < len(sent.tokens) and opens_clause(page, sent.tokens[at]) and sent.tokens[at].upos == "SCONJ"


def _made_known(page: Page, sent: Sentence, token: Token) -> str | None:
    """ "A fait savoir que", "made clear that", «выразил надежду, что»: a word that says with the verb before it."""
    return token.lower if _expressed(page, sent, token) is not None else None


def _expressed(page: Page, sent: Sentence, token: Token) -> Token | None:
    """The verb with which a word says ("expressed" of "expressed hope that")."""
    through = page.lexicon.through
    verbs = through.get(token.lower) or through.get(token.lemma.lower())
    if not verbs:
        return None
    near = sent.tokens[max(0, token.i - 4) : token.i]
    found = next((t for t in reversed(near) if t.lemma.lower() in verbs), None)
    return None if found is None or _negated(sent, found) else found


def _negated(sent: Sentence, token: Token) -> bool:
    denied = [c.lower for c in sent.dependents(token.i, "advmod", "aux") if c.lower in _NEGATIVE]
    if sent.lang == "fr" and denied and all(word in _NE for word in denied):
        # "avant que le ministre ne précise que": no negation without its second word.
        near = sent.dependents(token.i, "advmod", "obj", "nsubj")
        return any({c.lower, *(d.lower for d in sent.dependents(c.i, "det"))} & _FULL for c in near)
    nobody = any(
        w.lower in _NOBODY
        for s in sent.dependents(token.i, "nsubj")
        for w in (s, *sent.dependents(s.i, "det", "advmod", "cc:preconj", "cc"))
        if w.i <= s.i
    )
    return bool(denied) or nobody


def _clause(page: Page, sent: Sentence, token: Token, lemma: str) -> Told | None:
    """The clause that a verb of saying takes, or its infinitive for verbs that take one."""
    for child in _clauses(page, sent, token, lemma):
        infinitive = child.feats.get("VerbForm") == "Inf" or any(
            c.feats.get("VerbForm") == "Inf" for c in sent.dependents(child.i, "aux", "aux:pass", "cop")
        )  # "affirme avoir été agressée"
        perfect = sent.lang in ("fr", "es") and any(
            c.feats.get("VerbForm") == "Inf" for c in sent.dependents(child.i, "aux", "aux:pass")
        )  # "a annoncé avoir testé", "desmintió haber enviado"
        gerund = (
            child.feats.get("VerbForm") == "Ger" and lemma in page.lexicon.gerund and child.i == token.i + 1
        )
        infinitive = infinitive or gerund  # "denied backing the rebels"
        takes = perfect or gerund or lemma in page.lexicon.infinitive
        loose = child.dep.partition(":")[0] == "xcomp" or (
            child.dep == "advcl" and lemma not in page.lexicon.asks
        )
        if loose and not (infinitive and takes):
            continue
        if child.dep.startswith("xcomp") and (child.i < token.i or _refuses(sent, token, child)):
            continue
        after = sent.tokens[token.i + 1 : token.i + 3]
        if (
            child.feats.get("VerbForm") in ("Part", "Ger", "Conv")
            and not infinitive
            and after[-1:] == [child]
            and after[0].text == ","
        ):
            continue
        below = sent.subtree(child.i)
        if token.i in below or any(w.text == ";" for w in sent.tokens[child.i : token.i]):
            continue
        if child.i > token.i:
            below = extend(sent, [i for i in below if i > token.i], page.lexicon.that)
            bare = infinitive and sent.lang in ("fr", "es")
            below = past_addressee(page, sent, token, lemma, reach(page, sent, token, below, infinitive=bare))
            below = bounded(page, sent, token, child, below)
        else:
            below = [i for i in below if i < token.i]
        pieces = trim(page, sent, below)
        if pieces is None:
            continue
        inquit = _inquit(page, sent, token, pieces)
        if inquit is None:
            continue
        return Told((_judged(page, token, pieces),), inquit)
    return _behind(page, sent, token)


def _clauses(page: Page, sent: Sentence, token: Token, lemma: str) -> list[Token]:
    """The clauses that a verb of saying may take, also where the parse calls them circumstances."""
    found = list(sent.dependents(token.i, *_CLAUSES, "xcomp"))
    if lemma in page.lexicon.asks:
        found += [
            c
            for c in sent.dependents(token.i, "advcl", "parataxis", "conj")
            if c.i > token.i
            and any(w.lower in page.lexicon.whether for w in sent.dependents(c.i, "mark", "advmod"))
        ]
    if sent.lang == "en" and lemma in page.lexicon.infinitive:
        found += [c for c in sent.dependents(token.i, "advcl") if sent.subtree(c.i)[0] == token.i + 1]
    return found


def _unopened(page: Page, sent: Sentence, token: Token) -> Told | None:
    """ "Police said Sims lost his glasses", where the parse made no clause of it: a subject and its verb right behind."""
    words = sent.tokens
    first = token.i + 1
    while first < len(words) and words[first].upos in ("ADV", "INTJ"):
        first += 1
    if (
        token.dep.partition(":")[0] in ("amod", "acl", "obj")
        or token.upos != "VERB"
        or first >= len(words) - 2
    ):
        return None
    if words[first].upos not in ("DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ") or token.lower.endswith("ing"):
        return None
    if "Int" in words[first].feats.get("PronType", ""):
        return None  # "suggest what the flag should mean"
    for i in range(first + 1, min(first + 14, len(words))):
        word = words[i]
        if word.upos in ("PUNCT", "SCONJ", "CCONJ") or "Rel" in word.feats.get("PronType", ""):
            return None
        if word.upos in ("VERB", "AUX") and word.feats.get("VerbForm") == "Fin":
            below = bounded(page, sent, token, word, list(range(first, len(words))))
            piece = trim(page, sent, below)
            inquit = _inquit(page, sent, token, piece) if piece is not None else None
            return None if inquit is None or piece is None else Told((piece,), inquit)
    return None


def _refuses(sent: Sentence, verb: Token, infinitive: Token) -> bool:
    """ "Se negó a firmar": a deed, nothing said."""
    marks = {c.lower for c in sent.dependents(infinitive.i, "mark", "case")}
    return sent.lang == "es" and "a" in marks and any(c.lower == "se" for c in sent.dependents(verb.i))


def _judged(page: Page, token: Token, piece: Span) -> Span:
    """A clause with the quoted word that judges it before "that" (`consideró "positivo" que se mantenga …`)."""
    word = _JUDGED.match(page.text, token.end, piece.start) if piece.start > token.end else None
    if word is None or word.group(2).lower().rstrip("'’") not in {w.rstrip("'’") for w in page.lexicon.that}:
        return piece
    return Span(word.start(1), piece.end)


def _behind(page: Page, sent: Sentence, token: Token, verb: Token | None = None) -> Told | None:
    """Words behind "… said that", where the parse made no clause of them."""
    at = _that(page, sent, token)
    if at is None or at + 2 >= len(sent.tokens):
        return None
    below = reach(page, sent, token, extend(sent, [at, at + 1], page.lexicon.that))
    clause = next((sent.tokens[i] for i in below if sent.tokens[i].upos in ("VERB", "AUX")), sent.tokens[at])
    below = bounded(page, sent, verb or token, clause, below)
    piece = trim(page, sent, below)
    if piece is None or not page.finite([piece]):
        return None
    inquit = _inquit(page, sent, verb or token, piece)
    return None if inquit is None else Told((piece,), inquit)


def _that(page: Page, sent: Sentence, verb: Token) -> int | None:
    """The "that" behind a verb of saying: right behind it, or behind whom it was said to and where ("told the Assembly
    that", "a affirmé dans un communiqué que"), with no other verb between and no relative."""
    words = sent.tokens
    for i in range(verb.i + 1, min(verb.i + 18, len(words))):
        word = words[i]
        if opens_clause(page, word):
            near = i == verb.i + 1 or (i == verb.i + 2 and words[i - 1].text == ",")
            if page.lexicon.lang == "ru" and words[i - 1].text != ",":
                return None
            # "dijo este lunes que": the parse takes what follows a day for its relative clause.
            day = (
                words[i - 1].dep.startswith("obl")
                and words[i - 1].head == verb.i
                and words[i - 1].upos == "NOUN"
            )
            day = day and not any(c.dep == "case" for c in sent.dependents(i - 1))
            mark = word.upos == "SCONJ" or word.dep == "mark" or day or wants_clause(page, sent, verb, i)
            return i if near or (mark and not _has_thing(page, sent, verb, i)) else None
        comma = word.text == "," and i + 1 < len(words) and opens_clause(page, words[i + 1])
        comma = comma or (word.text == "," and _set_off(page, sent, i))
        loose = word.feats.get("VerbForm") == "Part" and word.upos == "VERB" and i > verb.i + 2
        misread = page.lexicon.lang == "ru" and i == verb.i + 1  # a dative of a rare noun
        if (word.upos in ("VERB", "AUX") and not loose and not misread) or (
            word.upos == "PUNCT" and not comma
        ):
            return None
    return None


def _set_off(page: Page, sent: Sentence, at: int) -> bool:
    """Does a comma open a phrase without a verb that ends right before "that" (", la main sur le cœur, que")?"""
    for i in range(at + 1, min(at + 16, len(sent.tokens) - 1)):
        token = sent.tokens[i]
        if token.text == ",":
            if opens_clause(page, sent.tokens[i + 1]):
                return True
            continue
        if token.upos in ("VERB", "AUX", "SCONJ") or token.upos == "PUNCT":
            return False
    # A phrase closed before, with the clause right behind this comma, is seen at the comma before.
    return False


def _has_thing(page: Page, sent: Sentence, verb: Token, at: int) -> bool:
    """A noun as object before "that" has the clause for itself ("denied an allegation that …"); whom one tells has not."""
    if page.lexicon.forms.get(verb.lower) in page.lexicon.told:
        return False
    comma = next((i for i in range(verb.i + 1, at) if sent.tokens[i].text == ","), at)
    between = sent.tokens[verb.i + 1 : comma]
    return any(t.upos == "NOUN" and t.dep == "obj" and page.mention_over(sent, t.i) is None for t in between)


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
    if speaker is None and subject is None and page.lexicon.lang in ("fr", "en"):
        speaker, subject = before_verb(page, sent, token.i)
    if speaker is None and subject is None:
        # Russian and Spanish drop the subject; French and English do not.
        if page.lexicon.lang in ("fr", "en"):
            return None
        return Inquit(span, token.text, read.speaker, read.addressee, pronoun=read.speaker is None)
    if speaker is None and subject is not None and subject.lemma.lower() in page.lexicon.things:
        return None
    if speaker is not None and not speaker.name and subject is not None and subject.upos == "PRON":
        return Inquit(span, token.text, speaker, read.addressee, pronoun=True)
    pronoun = (speaker is None or is_bare(speaker)) and subject is not None
    pronoun = pronoun and subject is not None and (subject.upos == "PRON" or spoken_of(page, sent, subject))
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
