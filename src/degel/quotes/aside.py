"""A sentence with an inquit set off by a comma or dash → the words that it tells: "…, a affirmé X", "Talks, he added, …"."""

from __future__ import annotations

from dataclasses import replace

from degel.parse.sentence import Sentence, Token
from degel.quotes.clause import opens_clause
from degel.quotes.page import Page, count_words
from degel.quotes.source import Told, strip_clause
from degel.quotes.speaker import read_inquit
from degel.quotes.subject import subject_of
from degel.records import Span

__all__ = ["by_aside", "may_be_aside"]


def may_be_aside(sent: Sentence, token: Token) -> bool:
    dep = token.dep.partition(":")[0]
    if _parenthetic(sent, token):
        return True
    if dep == "advcl":  # "…, the Secretary has said" is no clause of time or condition when nothing opens it
        opened = any(child.dep == "mark" or child.dep == "advmod" for child in sent.dependents(token.i))
        return not opened and bool(list(sent.dependents(token.i, "nsubj")))
    return dep in ("parataxis", "ccomp", "root", "conj")


def _parenthetic(sent: Sentence, token: Token) -> bool:
    """ "Instead, he noted, …", "Al contrario, señaló, …": a verb between commas, alone or with its pronoun."""
    before = sent.tokens[token.i - 1] if token.i else None
    if before is not None and before.upos == "PRON" and token.i > 1:
        before = sent.tokens[token.i - 2]
    after = sent.tokens[token.i + 1] if token.i + 1 < len(sent.tokens) else None
    return before is not None and after is not None and before.text == after.text == ","


def by_aside(page: Page, sent: Sentence, token: Token) -> Told | None:
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
    before_it = [c for c in sent.dependents(token.i) if c.i < start and c.dep in ("advcl", "obl")]
    if token.dep == "root" and not said and before_it and sent.tokens[0].i in sent.subtree(before_it[0].i):
        return None  # «После того, как …, Фрай написал»: a circumstance of telling, not what is told
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
    if (
        stop + 1 < len(sent.tokens)
        and sent.tokens[stop].text == ","
        and opens_clause(page, sent.tokens[stop + 1])
    ):
        return None  # «В записке он сообщает, что …»: the clause is what is said
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
        adds = _adds(page, sent, stop + 1)
        if (
            rest is not None
            and not adds
            and count_words(page.text[rest.start : rest.end]) > 1
            and page.finite([rest])
        ):
            pieces.append(rest)
    kept = tuple(p for p in pieces if p is not None)
    if kept and page.lexicon.source.match(page.text, kept[0].start) and not page.finite(kept):
        return None  # "According to the paper, the chairman of the panel, said …"
    if sum(count_words(page.text[p.start : p.end]) for p in kept) < 3:
        return None
    source = page.lexicon.source.match(page.text, kept[0].start)
    if source is not None and page.text.find(",", source.end(), kept[0].end) < 0:
        return None  # "Как утверждает Захарова, ему разъяснили …"
    if not page.finite(kept) and _of_verb(sent, token, kept[0]):
        return None  # «Затем, уже серьёзно, он призвал …»
    return Told(kept, inquit)


def _of_verb(sent: Sentence, verb: Token, piece: Span) -> bool:
    """Is a stretch without a verb a circumstance of the verb of saying?"""
    return any(
        t.head == verb.i and t.dep.partition(":")[0] in ("advmod", "obl", "advcl", "obj", "iobj")
        for t in sent.tokens
        if piece.start <= t.start < piece.end
    )


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
    if sent.lang == "ru" and any(
        c.i > token.i and any(w.lower in ("о", "об", "обо") for w in sent.dependents(c.i, "case"))
        for c in sent.dependents(token.i, "obl")
    ):
        return True  # «…, наша страна предупреждала о попытках»
    return not told and any(
        c.i > token.i and c.upos == "NOUN" and page.mention_over(sent, c.i) is None
        for c in sent.dependents(token.i, "obj")
    )


def _adds(page: Page, sent: Sentence, at: int) -> bool:
    """ "…, said X, adding that …", "…, a annoncé Y", "…, while Z …": what follows the inquit is another's or a further one."""
    token = sent.tokens[at]
    if "Rel" in token.feats.get("PronType", "") or token.lower in page.lexicon.contrast:
        return True
    if token.lower in page.lexicon.forms and token.feats.get("VerbForm") in ("Conv", "Ger", "Part"):
        return True
    while at + 1 < len(sent.tokens) and token.lower in page.lexicon.before and token.upos != "PRON":
        at += 1
        token = sent.tokens[at]
        if token.lower in page.lexicon.forms:
            return True
    return False


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
