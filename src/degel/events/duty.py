"""What another side must do, told in a quotation or in a page's own voice → the demand that whoever speaks makes.

"Israel must open the crossing", the minister said: nobody has opened anything, and the minister asks for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from degel.actors.home import speaker_of
from degel.events.cast import Cast, Party, same_side
from degel.events.frames import Proposal
from degel.events.modality import status
from degel.events.syntax import Syntax
from degel.records import Actor, Document

__all__ = ["Voice", "command_of", "demand_duty", "denied", "duty_of", "voice_after", "voice_of"]

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
    verb = proposal.top
    if not syntax.grammar.obligation or not syntax.is_verbal(verb) or proposal.act_type in _DATED:
        return []
    tokens = syntax.tokens
    for _ in range(3):
        token = tokens[verb]
        carriers = list(syntax.sentence.dependents(verb, "aux"))
        head = tokens[token.head]
        bare = token.dep == "conj" and token.feats.get("VerbForm") == "Inf"  # "hay que liberar"
        if (bare or token.dep in ("xcomp", "ccomp", "csubj")) and head.i != verb:
            carriers.append(head)
        must = next((t for t in carriers if syntax.obliges(t.i)), None)
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
    subjects = (above.obj if above.passive else above.subj) or args.subj or _datives(syntax, must.i, verb)
    proposal.must = must.i
    return [p for p in cast.parties(subjects, "must.nsubj") if p.kind != "self"]


def _datives(syntax: Syntax, must: int, verb: int) -> list[int]:
    """Who must, in the dative before an impersonal word («Москве надо вывести …», «России следует …»)."""
    if not syntax.grammar.null_subject:
        return []
    return [
        t.i
        for place in (must, verb)
        for t in syntax.sentence.dependents(place, "iobj", "obj", "obl", "nsubj")
        if t.i < must and not any(syntax.sentence.dependents(t.i, "case"))
    ]


def command_of(
    syntax: Syntax, cast: Cast, proposal: Proposal, addressee: Sequence[Actor]
) -> list[Party] | None:
    """Whom an imperative of a quotation, or a duty that names nobody, is said to; None where nothing is commanded."""
    verb = proposal.top
    token = syntax.tokens[verb]
    if not syntax.is_verbal(verb) or proposal.type == "REQUEST" or token.feats.get("Person") == "1":
        return None
    if proposal.must is None and not _imperative(syntax, verb):
        return None
    called = [t.i for t in syntax.sentence.dependents(verb, "vocative")]
    said = [token.head] if token.dep == "ccomp" else []
    said += [t.i for t in syntax.sentence.dependents(verb, "parataxis")]
    told = [j for k in said for j in _told(syntax, k)]
    return (
        cast.parties(called, "vocative")
        or [Party(a, verb, "addressee", 0.8, "self") for a in addressee]
        or cast.parties(told, "addressee", deep=False)
    )


def _told(syntax: Syntax, verb: int) -> list[int]:
    args = syntax.arguments(verb)
    return [*args.iobj, *(j for adp, j in args.obl if adp == "to")]


def _imperative(syntax: Syntax, verb: int) -> bool:
    """Is it an imperative, by form or, in Spanish, a main clause in the subjunctive ("Liberen a los rehenes")?"""
    token = syntax.tokens[verb]
    if any(syntax.sentence.dependents(verb, "mark")):
        return False
    if any(t.feats.get("Mood") == "Imp" for t in (token, *syntax.sentence.dependents(verb, "aux"))):
        return True
    if any(syntax.sentence.dependents(verb, "nsubj", "nsubj:pass")):
        return False
    apart = token.dep in ("root", "ccomp", "parataxis")
    if apart and token.feats.get("VerbForm") == "Inf" and status(syntax, verb).negated:
        return True  # "Do not attack"
    polite = syntax.sentence.lang == "es" and token.feats.get("Mood") == "Sub"
    return polite and token.feats.get("Tense") == "Pres" and apart


def denied(syntax: Syntax, proposal: Proposal) -> bool:
    """Must it not be done ("must not attack")?"""
    places = {proposal.act, proposal.top, proposal.must if proposal.must is not None else proposal.top}
    return any(status(syntax, i).negated for i in places)


def demand_duty(
    asked: tuple[str, str | None],
    proposal: Proposal,
    bidden: list[Party],
    speaker: Actor | None,
    voice: Voice | None,
    sentence: int,
    *,
    commanded: bool = False,
) -> None:
    """Makes the demand of whoever speaks; what nobody is known to demand is no more than supposed.

    What is commanded is demanded even where nobody is named to do it.
    """
    if (not bidden and not commanded) or proposal.type == "REQUEST":
        return
    who = speaker
    if who is None and voice is not None and (voice.sentence is None or voice.sentence >= sentence - _REACH):
        who = voice.actor
    if who is None or not (who.country or who.code):
        if proposal.modality == "done" and proposal.type == "RETREAT":
            proposal.modality = "hypothetical"
        return
    others = [p for p in bidden if not same_side(p.actor, who)]
    if not others and not commanded:
        return
    proposal.type, proposal.mode = asked
    proposal.modality = "done"
    proposal.actor = [Party(who, proposal.top, "speaker", 0.8, "self")]
    proposal.recipient = others
    proposal.symmetric, proposal.needs_recipient, proposal.verdict = False, True, False
