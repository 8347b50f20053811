""" "Entre nous", "our two countries", "наши народы", *los dos países nos jugamos* → the speaker's state and the other party's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from degel.actors.lexicon import fold, lower, words
from degel.actors.mention import Mention
from degel.parse.sentence import Sentence, Token
from degel.records import Actor

__all__ = ["both_of", "other_party"]

# How many mentions before "our two countries" may name the other one.
_BACK = 30
# Kinds of mentions that act, the likeliest other party first.
_PARTIES = (frozenset({"person", "title"}), frozenset({"name", "seat", "city", "agent", "demonym"}))


def both_of(
    mention: Mention,
    sentence: Sentence,
    mentions: Sequence[Mention],
    told: Sequence[Actor] = (),
    start: int = 0,
) -> Mention:
    """The first person as it is, or with the other party where it means both.

    `mentions` are those of the page in order, `told` those spoken to, `start` is where the quotation begins.
    """
    speaker = mention.actors[0]
    if mention.kind != "self" or speaker.country is None or len(mention.actors) != 1:
        return mention
    token = sentence.tokens[mention.head]
    before = [m for m in mentions if m.span.start < mention.span.start and m.kind != "self"]
    before = [m for m in before if m.sentence <= mention.sentence][-_BACK:]
    if _between(sentence, token) or _our_two(sentence, token):
        other = other_party(speaker.country, before, told)
        codes = [] if other is None else [speaker.country, other]
    else:
        codes = _subjects(mention, sentence, before, start)
    if speaker.country not in codes or len(codes) != 2:
        return mention
    pair = tuple(Actor(country=code, code=code, sector="GOV", span=mention.span) for code in codes)
    return replace(mention, actors=pair)


def other_party(own: str, before: Sequence[Mention], told: Sequence[Actor] = ()) -> str | None:
    """The state of the one spoken to, of the last pair with the speaker, or of whoever acted last."""
    for actor in told:
        if actor.country and actor.country != own:
            return actor.country
    for mention in reversed(before):
        states = [actor.country for actor in mention.actors]
        if mention.kind == "group" and len(states) == 2 and own in states:
            return next((state for state in states if state and state != own), None)
    for kinds in _PARTIES:
        for mention in reversed(before):
            state = mention.actors[0].country if len(mention.actors) == 1 else None
            if mention.kind in kinds and state and state != own and not mention.place:
                return state
    return None


def _between(sentence: Sentence, token: Token) -> bool:
    """ "between us", but not "between us and China"."""
    table = words(sentence.lang)
    if not token.i or lower(fold(sentence.tokens[token.i - 1].text)) not in table["between"]:
        return False
    if lower(fold(token.text)) not in table["we"]:
        return False
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    return after is None or after.upos != "CCONJ"


def _our_two(sentence: Sentence, token: Token) -> bool:
    """ "our two peoples", "both our governments", "nos pays"."""
    table = words(sentence.lang)
    if lower(fold(token.text)) not in table["our"]:
        return False
    previous = lower(fold(sentence.tokens[token.i - 1].text)) if token.i else ""
    pair = previous in table["twain"]
    for after in sentence.tokens[token.i + 1 : token.i + 4]:
        low = lower(fold(after.text))
        if low in table["twain"]:
            pair = True
        elif low in table["numbers"]:
            return False
        elif after.upos in ("NOUN", "PROPN"):
            return pair or low in table["lands"]
        elif after.upos not in ("ADJ", "DET", "NUM", "ADP"):
            return False
    return False


def _subjects(mention: Mention, sentence: Sentence, before: Sequence[Mention], start: int) -> list[str]:
    """Both states that are the subject of the clause ("los dos países nos jugamos"), or of the sentence before."""
    token = sentence.tokens[mention.head]
    here = [m for m in before if m.sentence == mention.sentence and m.span.start >= start]
    for group in reversed(here):
        head = sentence.tokens[group.head]
        governor = token.head if token.upos not in ("VERB", "AUX") else token.i
        if group.kind == "group" and len(group.actors) == 2 and head.dep == "nsubj" and head.head == governor:
            return [actor.country for actor in group.actors if actor.country]
    return []
