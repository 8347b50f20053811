"""Two words for one deed → one proposal: "Israeli air strikes kill twelve", "nine soldiers were killed in an ambush by rebels".

The verb says what came of it, the noun what it was and often by whom. Both are kept as evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from degel.events.cast import same_side
from degel.events.reading import Reading

if TYPE_CHECKING:
    from degel.events.frames import Proposal

__all__ = ["one_deed"]

# Types whose nouns name the means of a verb of the same type.
_DEEDS = frozenset({"ASSAULT"})
_MEANS = frozenset({"in", "by", "during", "with", "from", "after", "at", "through", "bare"})
_PLAIN = frozenset({"say", "light", "begin"})


def one_deed(here: Reading, found: list[Proposal]) -> list[Proposal]:
    """The proposals, each noun that is the means of a verb's deed joined to the verb."""
    found = [p for p in found if not _told_by_its_noun(p, found)]
    nouns = [p for p in found if p.type in _DEEDS and not p.verbal and _PLAIN.issuperset(p.steps)]
    if not nouns:
        return found
    gone: set[int] = set()
    for verb in found:
        if verb.type not in _DEEDS or not verb.verbal or not _PLAIN.issuperset(verb.steps):
            continue
        for noun in nouns:
            if id(noun) in gone or noun.modality != verb.modality:
                continue
            if _is_means(here, noun.act, verb.act) and _agree(noun, verb):
                _join(verb, noun)
                gone.add(id(noun))
    return [p for p in found if id(p) not in gone]


def _told_by_its_noun(verb: Proposal, found: list[Proposal]) -> bool:
    """Does the verb of an entry name nobody who acts, and a noun of that entry does ("the consent of Pyongyang was given")?"""
    return (
        verb.verbal
        and not verb.actor
        and any(
            p.type == verb.type and not p.verbal and p.actor and p.act != verb.act and p.act in verb.tokens
            for p in found
        )
    )


def _is_means(here: Reading, noun: int, verb: int) -> bool:
    """Is the noun the subject or an oblique of the verb, itself or within a noun phrase of it?"""
    tokens = here.sentence.tokens
    at = noun
    for _ in range(3):
        dep, head = tokens[at].dep.partition(":")[0], tokens[at].head
        if head == at:
            return False
        if dep == "nsubj" and head == verb:
            return True
        if dep in ("obl", "nmod") and here.syntax.adposition(at) not in _MEANS:
            return False
        if head == verb:
            return dep == "obl"
        if here.syntax.is_verbal(head) or dep not in ("nmod", "conj", "obl", "obj"):
            return False
        at = head
    return False


def _agree(noun: Proposal, verb: Proposal) -> bool:
    """Can both have been done by the same ones to the same ones?"""
    for ours, theirs in ((noun.actor, verb.actor), (noun.recipient, verb.recipient)):
        if ours and theirs and not any(same_side(a.actor, b.actor) for a in ours for b in theirs):
            return False
    return True


def _join(verb: Proposal, noun: Proposal) -> None:
    verb.actor = verb.actor or noun.actor
    verb.recipient = verb.recipient or noun.recipient
    verb.mode = noun.mode or verb.mode
    verb.tokens = tuple(dict.fromkeys((*verb.tokens, *noun.tokens)))
