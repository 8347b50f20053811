"""Whose the deed is that words judge: "Bonn condemned this attack", "Kiev dénonce une provocation", «в Осло отвергли эти обвинения».

A noun that points back at what the page has just told stands for who did it, all of them. The noun itself says what kind of
deed is meant where the codebook knows it ("attack", "accusation"); "this decision" is whatever was done last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from degel.events.cast import AGAINST, Cast, Party, same_side
from degel.events.frames import Proposal
from degel.events.lexicon import Lexicon
from degel.events.persons import is_person
from degel.events.syntax import Syntax
from degel.events.words import fold

__all__ = ["Deed", "deed_of", "fill_deed"]

# Judging what somebody did, or refusing what somebody said.
JUDGED = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
# What is done together is nobody's deed alone.
TOGETHER = frozenset({"CONSULT", "COOPERATE"})
# Kinds of deed that one noun may stand for: what is called an attack may have been coded as an arrest.
ALIKE = {
    "ASSAULT": frozenset({"ASSAULT", "COERCE"}),
    "COERCE": frozenset({"COERCE", "ASSAULT"}),
    "ACCUSE": frozenset({"ACCUSE"}),
    "AGREE": frozenset({"AGREE", "CONCEDE", "SUPPORT"}),
}
# What is called a decision, a step, a measure.
DECIDED = frozenset({"ACCUSE", "AGREE", "AID", "COERCE", "CONCEDE", "MOBILIZE", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"})  # fmt: skip
# Of these, what is rather welcomed than deplored, and what may be meant by something settled.
KIND = frozenset({"AGREE", "AID", "CONCEDE", "RETREAT", "SUPPORT"})
# What tells of a noun more than that it was told before.
TELLING = frozenset({"acl", "amod", "appos", "compound", "flat", "nmod", "nummod"})
# Sentences back in which the deed may have been told, and how many deeds are kept.
REACH, KEPT = 3, 12
QUALITY = 0.5
POINTERS = {
    "en": frozenset({"this", "these", "that", "those"}),
    "es": frozenset({"este", "esta", "estos", "estas", "ese", "esa", "esos", "esas", "dicho", "dicha", "dichos", "dichas"}),
    "fr": frozenset({"ce", "cet", "cette", "ces"}),
    "ru": frozenset({"этот", "тот", "данный"}),
}  # fmt: skip
ARTICLES = {
    "en": frozenset({"the"}),
    "es": frozenset({"el", "la", "los", "las"}),
    "fr": frozenset({"le", "la", "les", "l'", "l’"}),
    "ru": frozenset[str](),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """What the page told: its type, who did it to whom, and in which sentence."""

    type: str
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    sentence: int


def deed_of(type: str, actor: Sequence[Party], recipient: Sequence[Party], sentence: int) -> Deed | None:
    """The deed that an event tells of; None for what is done together or by nobody known."""
    if type in TOGETHER or not any(p.actor.country or p.actor.code for p in actor):
        return None
    return Deed(type, tuple(actor), tuple(recipient), sentence)


def fill_deed(
    proposal: Proposal,
    syntax: Syntax,
    cast: Cast,
    lexicon: Lexicon,
    deeds: Sequence[Deed],
    filled: list[str],
) -> None:
    """Gives words about a deed just told who did it, in place."""
    if proposal.recipient or not proposal.actor or proposal.type not in JUDGED or not proposal.verbal:
        return
    for j in _matter(proposal, syntax):
        if cast.parties([j], "deed", places=True):
            return
        types = _meant(syntax, lexicon, j)
        if types is None:
            continue
        number = syntax.sentence.number
        # of two decisions the kind one is welcomed, the hostile one deplored
        first = (
            (DECIDED & KIND if proposal.type == "SUPPORT" else DECIDED - KIND) if types == DECIDED else types
        )
        deed = _last(proposal, deeds, first, number) or _last(proposal, deeds, types, number)
        if deed is None:
            return
        proposal.recipient = [
            Party(p.actor, proposal.top, "deed", QUALITY, "context")
            for p in deed.actor
            if p.actor.country or p.actor.code
        ]
        filled.append("recipient")
        return


def _matter(proposal: Proposal, syntax: Syntax) -> list[int]:
    """The nouns that the words are about: objects of the trigger's verbs, then what they take behind a preposition."""
    verbs = [i for i in dict.fromkeys((proposal.top, *proposal.tokens)) if syntax.is_verbal(i)]
    found: list[int] = []
    for i in verbs:
        found += syntax.arguments(i).obj
    for i in verbs:
        found += [
            j
            for adp, j in syntax.arguments(i).obl
            if adp in ("of", "about", "from", "against", "on", "with", "means")
        ]
    return [j for j in found if syntax.tokens[j].upos == "NOUN"]


def _meant(syntax: Syntax, lexicon: Lexicon, j: int) -> frozenset[str] | None:
    """The types of deed that the noun at `j` may point back at (empty: any); None where it does not point back."""
    token = syntax.tokens[j]
    pointers = POINTERS.get(syntax.sentence.lang, frozenset())
    pointed = any(
        fold(t.lemma) in pointers or fold(t.text) in pointers for t in syntax.sentence.dependents(j, "det")
    )
    if not pointed and not _back(syntax, j):
        return None
    types = {
        word.type
        for key in lexicon.keys(token)
        for word in lexicon.heads.get(key, ())
        if word.kind == "noun" and not word.others and word.type
    }
    if types:
        return frozenset(t for type in types for t in ALIKE.get(type, {type}))
    return DECIDED if is_person(syntax, j, lexicon, ("$deeds",)) else None


def _back(syntax: Syntax, j: int) -> bool:
    """Does the noun stand alone with its article, as what has been told does ("condemned the raid")?"""
    articles = ARTICLES.get(syntax.sentence.lang, frozenset())
    below = list(syntax.sentence.dependents(j))
    if any(t.dep.partition(":")[0] in TELLING for t in below):
        return False
    return any(t.dep == "det" and fold(t.text) in articles for t in below)


def _last(proposal: Proposal, deeds: Sequence[Deed], types: frozenset[str], number: int) -> Deed | None:
    """The last deed of one of the types that the judge's own side did not do."""
    for deed in reversed(deeds[-KEPT:]):
        if number - deed.sentence > REACH:
            return None
        if (types and deed.type not in types) or deed.type == proposal.type == "REJECT":
            continue
        if all(p.path == "likely" for p in deed.actor):
            continue  # who did it was a guess itself
        if any(_own(p, a) for p in deed.actor for a in proposal.actor):
            continue
        return deed
    return None


def _own(doer: Party, judge: Party) -> bool:
    """Is the doer of the judge's side, or of the state for which the judge speaks?"""
    return same_side(doer.actor, judge.actor) or (
        doer.actor.country is not None
        and doer.actor.country == judge.actor.country
        and judge.actor.sector not in AGAINST
    )
