"""What another side must do, told in a quotation or in a page's own voice → the demand that whoever speaks makes.

"Israel must open the crossing", the minister said: nobody has opened anything, and the minister asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from degel.actors.home import speaker_of
from degel.events.cast import Cast, Party, same_side
from degel.events.frames import Proposal
from degel.events.lexicon import fold
from degel.events.syntax import Syntax
from degel.records import Actor, Document

__all__ = ["Voice", "demand_duty", "duty_of", "voice_after", "voice_of"]

# How many sentences on whoever spoke last is still speaking
_REACH = 2
# Meetings are what a word of duty may only announce ("doit rencontrer")
_DATED = frozenset({"CONSULT"})
_SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks outside of quotations, and the last sentence that showed it (None: the whole page)."""

    actor: Actor
    sentence: int | None


def voice_of(doc: Document) -> Voice | None:
    """The state or body of an official page."""
    actor = speaker_of(doc)
    return Voice(actor, None) if actor is not None else None


def voice_after(known: Voice | None, type: str, actors: tuple[Party, ...], sentence: int) -> Voice | None:
    """Whoever has just praised, blamed or asked speaks on."""
    if type not in _SPOKEN or len(actors) != 1:
        return known
    actor = actors[0].actor
    if not (actor.country or actor.code):
        return known
    return Voice(Actor(actor.country, actor.code, actor.sector or "GOV"), sentence)


def duty_of(syntax: Syntax, cast: Cast, proposal: Proposal) -> list[Party]:
    """Who must do what is proposed: the subject of its verb under a word of duty in the present; [] when nobody must."""
    musts = {fold(word) for word in syntax.grammar.obligation}
    verb = proposal.top
    if not musts or not syntax.is_verbal(verb) or proposal.act_type in _DATED:
        return []
    tokens = syntax.tokens
    for _ in range(3):
        token = tokens[verb]
        carriers = list(syntax.sentence.dependents(verb, "aux"))
        head = tokens[token.head]
        if token.dep in ("xcomp", "ccomp", "csubj") and head.i != verb:
            carriers.append(head)
        must = next(
            (
                t
                for t in carriers
                if (fold(t.lemma) in musts or fold(t.text) in musts) and t.feats.get("Tense") != "Past"
            ),
            None,
        )
        if must is not None:
            break
        if token.dep not in ("xcomp", "conj") or head.i == verb:
            return []
        verb = head.i
    else:
        return []
    if must.feats.get("Mood") == "Cnd" and syntax.sentence.lang in ("fr", "es"):
        return []  # "devrait" foresees more often than it demands
    args = syntax.arguments(proposal.top)
    above = syntax.arguments(must.i) if syntax.is_verbal(must.i) and must.dep != "aux" else args
    subjects = above.subj or args.subj
    proposal.must = must.i
    return [p for p in cast.parties(subjects, "must.nsubj") if p.kind != "self"]


def demand_duty(
    asked: tuple[str, str | None],
    proposal: Proposal,
    bidden: list[Party],
    speaker: Actor | None,
    voice: Voice | None,
    sentence: int,
) -> None:
    """Makes the demand of whoever speaks; what nobody is known to demand is no more than supposed."""
    if not bidden or proposal.type == "REQUEST":
        return
    who = speaker
    if who is None and voice is not None and (voice.sentence is None or voice.sentence >= sentence - _REACH):
        who = voice.actor
    if who is None or not (who.country or who.code):
        if proposal.modality == "done" and proposal.type == "RETREAT":
            proposal.modality = "hypothetical"
        return
    others = [p for p in bidden if not same_side(p.actor, who)]
    if not others:
        return
    proposal.type, proposal.mode = asked
    proposal.modality = "done"
    proposal.actor = [Party(who, proposal.top, "speaker", 0.8, "self")]
    proposal.recipient = others
    proposal.symmetric, proposal.needs_recipient, proposal.verdict = False, True, False
