"""A noun for a speaker that names nobody → whom the page means by it: « ce dernier », "the statement said", «в ведомстве», "a source close to X".

Read are the sentence of the noun and the one before it: the last person named, the subject that issued the paper, whose insider somebody is.
"""

from __future__ import annotations

from dataclasses import replace

from degel.actors.mention import Mention
from degel.parse.sentence import Sentence, Token
from degel.quotes.page import Page
from degel.records import Actor

__all__ = ["impersonal", "referred"]

_PEOPLE = frozenset({"person", "title"})
_SPEAKING = frozenset({"person", "title", "agent", "name", "city", "body", "seat"})
_DEFINITE = frozenset(
    {
        "the",
        "le",
        "la",
        "l'",
        "l’",
        "el",
        "this",
        "that",
        "ce",
        "cet",
        "cette",
        "este",
        "esta",
        "its",
        "his",
        "her",
        "their",
        "son",
        "sa",
        "leur",
        "su",
    }
)
_AT = {
    "fr": frozenset({"à", "au", "aux", "chez", "dans", "en", "du", "côté", "de"}),
    "es": frozenset({"en", "desde", "de"}),
}
# Sentences before in which a paper was issued, and words between an insider and whose he is.
_MOST, _REACH = 3, 9


def referred(page: Page, sent: Sentence, noun: Token) -> Actor | None:
    """Who is meant by a noun that has no mention of its own."""
    words = {noun.lower, noun.lemma.lower()}
    if words & page.lexicon.latter:
        return _latter(page, sent, noun)
    if words & page.lexicon.insiders and (near := _near(page, sent, noun)) is not None:
        return near
    if words & page.lexicon.papers and _definite(sent, noun):
        return _issuer(page, sent, noun)
    return None


def _definite(sent: Sentence, noun: Token) -> bool:
    if any(
        c.dep.startswith("nmod") and c.upos in ("NOUN", "PROPN") and c.i > noun.i
        for c in sent.dependents(noun.i)
    ):
        return False  # whose it is, is told
    return sent.lang == "ru" or any(
        c.lower in _DEFINITE for c in sent.dependents(noun.i, "det", "nmod:poss", "nmod")
    )


def _latter(page: Page, sent: Sentence, noun: Token) -> Actor | None:
    """The last person named before « ce dernier », in its sentence or the one before."""
    if sent.lang == "ru" and any(c.upos == "NOUN" for c in sent.dependents(noun.i)):
        return None
    if sent.tokens[noun.head].upos == "NOUN" and noun.upos == "ADJ":
        return None  # "el último informe"
    before = page.sentence_before(sent.start)
    start = before.start if before is not None else sent.start
    end = sent.start if before is not None else noun.start
    people = [m for m in page.mentions_in(start, end) if m.kind in _PEOPLE and m.actors]
    if not people:
        people = [m for m in page.mentions_in(start, noun.start) if m.kind in _PEOPLE and m.actors]
    return _of(people[-1]) if people else None


def _of(mention: Mention) -> Actor:
    return replace(mention.actors[0], span=mention.span)


def _near(page: Page, sent: Sentence, noun: Token) -> Actor | None:
    """ "Sources close to the Kuwaiti emir", «источник в правительстве Ливана»: of the state of the one they are near to."""
    # The parse may take "close" for the verb, so the words are counted, not the tree.
    words = sent.tokens
    for i in range(noun.i + 1, min(noun.i + _REACH, len(words))):
        stops = words[i].upos in ("PUNCT", "SCONJ", "PRON") or words[i].feats.get("VerbForm") == "Fin"
        if stops and words[i].lower != "close":
            return None  # "an official who met X"
        mention = next((m for m in page.mentions_of(sent) if m.first == i), None)
        if mention is not None and len(mention.actors) == 1 and mention.kind not in ("pronoun", "self"):
            actor = mention.actors[0]
            return Actor(actor.country, actor.code, actor.sector, span=sent.span(noun.i))
    return None


def _issuer(page: Page, sent: Sentence, noun: Token) -> Actor | None:
    """Whose statement it is: of whom its own sentence or the one before has "in a statement", else the subject there."""
    own = [
        m
        for m in page.mentions_of(sent)
        if sent.tokens[m.head].dep.startswith("nsubj")
        and m.kind in _SPEAKING
        and m.last < noun.i
        and not any(c in page.text[m.span.end : noun.start] for c in '»”"')
        and m.actors
    ]
    if own:
        return None
    at = sent
    for _ in range(_MOST):
        before = page.sentence_before(at.start)
        if before is None or page.text.count("\n", before.end, sent.start) > 2:
            return None
        for token in before.tokens:
            if {token.lower, token.lemma.lower()} & page.lexicon.papers:
                whose = next(
                    (
                        c
                        for c in before.dependents(token.i, "nmod")
                        if page.mention_over(before, c.i) is not None
                    ),
                    None,
                )
                mention = page.mention_over(before, whose.i) if whose is not None else None
                if mention is not None:
                    return _of(mention)
        for token in before.tokens:
            if token.dep.startswith("nsubj") and before.tokens[token.head].dep in (
                "root",
                "parataxis",
                "conj",
            ):
                mention = page.mention_over(before, token.i)
                if mention is not None and mention.kind in _SPEAKING and not mention.place:
                    return _of(mention)
        at = before
    return None


def impersonal(page: Page, sent: Sentence, verb: Token) -> Actor | None:
    """Where nobody is named but where it is said: « indique-t-on à Ankara », « on assure au ministère russe »."""
    for child in sent.dependents(verb.i, "obl", "obl:arg", "obl:mod"):
        case = [c.lower for c in sent.dependents(child.i, "case")]
        if not case or case[0] not in _AT.get(sent.lang, ()):
            continue
        mention = page.mention_over(sent, child.i)
        if mention is not None and mention.kind in ("city", "name", "agent", "title", "body", "seat"):
            return Actor(
                mention.actors[0].country, mention.actors[0].code, mention.actors[0].sector, span=mention.span
            )
        near = _near(page, sent, child) if child.lemma.lower() in page.lexicon.insiders else None
        if near is not None:
            return near
        adjective = next(
            (
                m
                for m in page.mentions_of(sent)
                if m.kind == "adjective" and sent.tokens[m.head].head == child.i and len(m.actors) == 1
            ),
            None,
        )
        if adjective is not None and child.lemma.lower() in page.lexicon.insiders:  # « de source française »
            return Actor(adjective.actors[0].country, adjective.actors[0].code, span=adjective.span)
    return None
