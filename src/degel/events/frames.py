"""Triggers × operators → proposals: what a sentence says was done, promised, refused, threatened …

For each act that fires, climb the tree: an operator that governs it changes its type by the table of
`operators.yml` (inside out, three at most); another act above it swallows it (the topic of talks, the matter of
an accusation). Operators that govern no act stand alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from degel.codebook.book import Codebook
from degel.codebook.schema import TableFile
from degel.events.bidding import asked_by
from degel.events.cast import Cast, Party, Roles, same_side, sides
from degel.events.climb import climb_from, is_uttered
from degel.events.combine import merge_roles
from degel.events.denials import (
    PROMISED,
    answered,
    declines,
    denied_matter,
    denied_within,
    no_longer,
    on_condition,
    own_status,
    promised_not,
    waived_for,
)
from degel.events.joint import one_deed
from degel.events.lexicon import Lexicon
from degel.events.modality import Status
from degel.events.parties import (
    aimed_at,
    are_envoys,
    away_on,
    bidden_above,
    caught_in,
    felt_by,
    fill_by_order,
    fill_from_below,
    held_by,
    left_by,
    one_promises,
    speaker_of,
    summoned_by,
    told_by_participle,
    told_of_rival,
    trained_together,
    warned_of,
    with_partner,
    with_parts,
)
from degel.events.reading import Reading, Step
from degel.events.reality import (
    forbidden,
    is_bare_complement,
    is_bare_infinitive,
    is_past,
    outcome,
    reality_of,
    says_so,
    to_come,
    told_as_done,
    withheld,
)
from degel.events.roles import fill
from degel.events.syntax import Syntax
from degel.events.victims import ABOUT_FORCE, blamed
from degel.records import Modality

__all__ = ["Proposal", "propose"]

# Operators that leave open whether anything is done to what only describes ("hopes for cooperation").
PASSING = frozenset({"light", "begin", "cause", "say", "hope", "hesitate", "try", "omit"})
# Operators whose matter another operator may be, which then is no act of its own ("said no to the offer")
MATTER = frozenset({"accuse", "demand", "refuse", "regret"})
# Who tells, and is no party where the parser hung a report's last clause on it.
REPORTERS = frozenset({"MED", "JRN"})
# What two do with each other or one for another, and may end.
ENDED = frozenset({"AID", "COOPERATE"})


@dataclass(slots=True)
class Proposal:
    """A possible event of one sentence, before actors of the context, dates and probability."""

    type: str
    mode: str | None
    modality: Modality
    actor: list[Party]
    recipient: list[Party]
    tokens: tuple[int, ...]
    act: int
    top: int
    frame: str
    weight: float
    steps: tuple[str, ...] = ()
    claimants: list[Party] = field(default_factory=list)
    symmetric: bool = False
    verbal: bool = True
    spoken: bool = True
    reported: bool = False
    reciprocal: bool = False
    needs_recipient: bool = False
    act_type: str | None = None
    clause: bool = False
    verdict: bool = False
    said: str | None = None
    must: int | None = None
    # whether several do it to each other, so that nobody else receives
    mutual: bool = False
    # whether the subject of the verb is who receives ("recibimos a una delegación")
    inverted: bool = False
    # whether it is mediation, which is done to both who quarrel
    between: bool = False


def propose(book: Codebook, lexicon: Lexicon, syntax: Syntax, cast: Cast) -> list[Proposal]:
    """All proposals of one sentence, in text order; roles may still be empty."""
    here = Reading(book, lexicon, syntax, cast)
    found: list[Proposal] = []
    climbs = {i: climb_from(here, i) for i in sorted(here.acts)}
    governed = {step.token for steps, swallowed, _, _ in climbs.values() if not swallowed for step in steps}
    for i, (steps, swallowed, extra, claim) in climbs.items():
        if swallowed or (i in governed and here.acts[i].word.act is not None and i in here.operators):
            continue
        if told_by_participle(here, i) or _within_another(here, i):
            continue
        proposal = _compose(here, i, steps, extra, claim)
        if proposal is not None:
            found.append(proposal)
    for i in sorted(here.operators):
        if i in governed or i in here.acts or here.operators[i].word.operator not in _alone(here.table):
            continue
        steps, swallowed, extra, claim = climb_from(here, i)
        if swallowed or (steps and steps[-1].operator in MATTER):
            continue
        proposal = _stand_alone(here, i, extra, claim)
        if proposal is not None:
            found.append(proposal)
    return _distinct(one_deed(here, [_without_reporters(here, proposal) for proposal in found]))


def _alone(table: TableFile) -> set[str]:
    return {name for name, row in table.table.items() if "alone" in row}


def _compose(here: Reading, i: int, steps: list[Step], extra: Status, claim: list[Party]) -> Proposal | None:
    match = here.acts[i]
    act, type = match.word.act, match.word.type
    assert act is not None and type is not None
    idle = act.governed and not any(_changes(here, step) for step in steps)
    if idle and act.symmetric:
        return None
    mode = act.mode
    verbal = here.syntax.is_verbal(i) and match.word.kind != "noun"
    args = with_parts(here, match, verbal)
    own = own_status(here, match)
    holder = held_by(here, i) if act.verdict else []
    if act.verdict and not args.subj and not steps and not holder:
        return None
    if match.word.kind == "adjective" or act.verdict:
        about = here.cast.parties(args.subj or args.obj, "nsubj")
        if holder and not about:
            about = here.cast.inside(i, ("by", "poss", "of", "amod"), "nmod")
        roles = Roles(holder or speaker_of(here, i), about)
        if not act.verdict:
            roles = felt_by(here, args) or roles
    else:
        roles = fill(here.cast, i, act, type, args, verbal=verbal, symmetric=act.symmetric)
        if verbal:
            fill_by_order(here, i, args, roles, act.symmetric, here.book.entries[type].requires_recipient)
    if type == "SANCTION" and mode == "expel" and args.passive and not roles.actor:
        roles = left_by(here, i, roles)
    if type == "ACCUSE" and verbal and not roles.actor:
        roles = summoned_by(here, i, roles)
    aside = verbal and type == "SANCTION" and any("." in p.path for p in roles.recipient)
    if (type in ABOUT_FORCE or aside) and here.cast.forces:
        roles.recipient = blamed(here.cast, roles)
    tokens = list(match.tokens)
    if not verbal and not act.verdict:
        fill_from_below(here, i, roles, symmetric=act.symmetric)
    if not verbal and act.symmetric and type == "ASSAULT" and len(sides(roles.actor)) < 2:
        roles.actor = caught_in(here, i) or roles.actor
    if not verbal and act.place and not act.symmetric and not roles.actor:
        roles.actor = [
            p for p in away_on(here, i) if not any(same_side(p.actor, r.actor) for r in roles.recipient)
        ]
    if not verbal and act.symmetric and len(sides(roles.actor)) == 1:
        roles.actor = with_partner(here, i, type, roles.actor)
    if not verbal and type in ("AGREE", "REQUEST") and not act.symmetric and not roles.recipient:
        roles.recipient = bidden_above(here, i, roles.actor)
    if not verbal and not act.verdict and not roles.recipient:
        roles.recipient = aimed_at(here, i, roles.actor)
    if verbal and type == "CONCEDE" and not roles.recipient:
        roles.recipient = waived_for(here, match, roles.actor)
    if idle and not (roles.actor and roles.recipient):
        return None  # "the support of the people" describes; "France's support for Kyiv" is an act
    joint = (type, mode) == ("MOBILIZE", "troops") and trained_together(here, match, roles)
    if joint:
        roles, type, mode = Roles(joint), "COOPERATE", None
    symmetric, state, needs = (
        act.symmetric or bool(joint),
        own | extra,
        here.book.entries[type].requires_recipient,
    )
    names: list[str] = []
    said = any(step.operator == "say" for step in steps)
    top, reciprocal, hypothetical, negated_by = i, False, False, False
    below = i
    uttered = verbal and is_uttered(here, i)
    if not steps and verbal and not uttered and not here.syntax.finite(i) and is_bare_infinitive(here, i):
        hypothetical = True
    for step in answered(steps):
        nature = here.book.entries[type].nature
        level = own_status(here, step.match)
        if step.link == "nsubj" and match.word.type == "CONSULT" and here.scheduled(step.token):
            level = Status(negated=level.negated, future=True)  # "las conversaciones deben comenzar el lunes"
        if step.operator == "intend" and level.negated and nature != "conflict":
            # "ne veut pas discuter", "does not want to meet": who does not want refuses
            step, level = replace(step, operator="refuse"), replace(level, negated=False)
        if step.operator == "hesitate" and level.negated:
            # "n'hésitera pas à frapper" is meant to be done; "n'a pas hésité à frapper" was done
            name = "light" if is_past(here.syntax, step.token) else "intend"
            step, level = replace(step, operator=name), Status()
        result = here.table.table.get(step.operator, {}).get(nature, "keep")
        if step.operator == "hope" and denied_within(here, step.match) and withheld(type, mode, roles):
            return None  # "n'exclut pas d'envoyer des soldats": no promise, and no threat
        if step.operator == "refuse" and withheld(type, mode, roles):
            if level.negated:
                return None  # who does not rule out to send troops neither refuses nor promises
            result = "REJECT/assist"
        spoken = type in ("SUPPORT", "ACCUSE", "CONCEDE") and not act.needs  # to want to sign is not to sign
        if step.operator == "intend" and spoken and says_so(here, step):
            result = "keep"
        if step.operator in ("intend", "announce", "agree", "promise") and type == "REJECT":
            result = "keep"  # who decides to refuse refuses
        if step.operator == "refuse" and type == "REJECT" and set(step.match.tokens) & set(match.tokens):
            result = "keep"  # "vowed not to hand over": one "not", which the entry holds too
        past = verbal and here.syntax.finite(i) and here.syntax.tokens[i].feats.get("Tense") == "Past"
        if step.operator in ("promise", "announce") and past and state.negated and not own.conditional:
            step, result = (
                replace(step, operator="say"),
                "keep",
            )  # "assured that it had not imposed sanctions"
        if (
            step.operator in PROMISED
            and state.negated
            and not level.negated
            and result not in ("keep", "none")
        ):
            result = promised_not(here, nature)  # "promised not to attack", "swore not to talk"
        inner = roles.actor
        roles, symmetric, reciprocal = merge_roles(here, i, step, roles, symmetric, result)
        if (
            step.operator == "agree"
            and nature == "conflict"
            and (
                any(not any(same_side(p.actor, s.actor) for s in roles.actor) for p in inner)
                or (inner and here.syntax.arguments(step.token).subj and roles.actor == inner)
            )
        ):
            return None  # to accept another's strikes is not to announce any
        if (
            not uttered
            and step.operator == "say"
            and step.link == "xcomp"
            and is_bare_complement(here, below)
        ):
            hypothetical = True  # "consideró penalizar": thought of, not done
        below = step.token
        if result == "none":
            return None
        if step.operator in ("light", "begin", "cause", "say"):
            carried = state | level if verbal else state.carried_by(level)
            state = state if step.operator == "say" else carried
        elif result == "hypothetical":
            hypothetical = True
            state = state | Status(negated=level.negated, clause=level.clause)
        elif result == "negated":
            # "did not fail to sign" signed; who did not deny it has said nothing
            negated_by = step.operator != "omit" or not level.negated
        elif result == "keep":
            state = state | level
        else:
            announced_done = step.operator == "announce" and told_as_done(here, i, type, verbal, own)
            if announced_done:
                claim = claim or here.cast.parties(here.syntax.arguments(step.token).subj, "announce.nsubj")
                names.append("say")
                tokens.extend(step.match.tokens)
                top = step.token
                continue
            under = names[-1] if names else None
            before = (type, mode)
            type, mode = outcome(here.table, result, type, mode)
            if step.operator == "demand" and (state.negated or forbidden(here, step.token)):
                mode = "yield"  # "urged Oslo not to attack", "must not attack"
            if (
                step.operator == "demand"
                and before == ("RETREAT", "withdraw")
                and are_envoys(here, roles.recipient)
            ):
                type, mode = "SANCTION", "expel"  # "demandé à l'ambassadeur de quitter le pays"
            if type == "THREATEN" and under == "suspend":
                mode = "relations"  # to threaten an end of talks, aid or treaties is to threaten relations
            state = state | level if (type, mode) == before else level  # "will step up deliveries"
            hypothetical = False
            needs = False
        if step.operator not in ("say", "hope"):
            tokens.extend(step.match.tokens)
            tokens += [here.bound[step.token]] if step.token in here.bound else []
            top = step.token
        names.append(step.operator)
    if not verbal and type == "CONSULT" and all(name == "light" for name in names) and to_come(here, i):
        state = replace(state, future=True)  # "his visit next month will be the first"
    if verbal and not steps and type == "REJECT" and declines(here, i, replace(state, negated=True)):
        state = replace(state, conditional=False)  # "would not let the ship dock": the entry holds the denial
    elif verbal and not steps and declines(here, i, state):
        state = replace(state, conditional=False, future=True)
    modality, type, mode = reality_of(here, type, mode, state, hypothetical, bool(steps), said, verbal, roles)
    if type is None:
        return None
    if state.future and modality == "negated" and verbal and withheld(type, mode, roles):
        type, mode, modality = "REJECT", "assist", "done"
    ended = verbal and type in ENDED and modality == "negated" and not state.future
    ended = ended and all(name == "say" for name in names) and no_longer(here.syntax, i)
    if ended:
        type, mode, modality = "SANCTION", "discontinue", "done"  # "no longer sells electricity to …"
    if type == "AGREE" and match.word.type == "AGREE" and modality == "done" and not steps:
        type = denied_matter(here, match.tokens) or type
    if type == "AGREE" and modality == "negated" and not steps and not is_past(here.syntax, i):
        type, mode, modality = "REJECT", None, "done"  # "n'accepte pas", "no quiere dialogar"
    if type == "AGREE" and symmetric and match.word.type == "COOPERATE" and "agree" not in names:
        roles, symmetric = one_promises(roles)
    if (
        type == "AGREE"
        and match.word.type != "AGREE"
        and not steps
        and act.roles.get("recipient", "").startswith("nsubj")
    ):
        roles.actor, roles.recipient = roles.recipient, roles.actor  # who will host promises it
    if (type == "REJECT" or ended) and verbal and all(name == "say" for name in names):
        subject = here.cast.parties(args.subj, "nsubj")
        others = [
            p
            for p in (*roles.actor, *roles.recipient)
            if not any(same_side(p.actor, s.actor) or p.token == s.token for s in subject)
        ]
        if subject and others:
            roles, symmetric = Roles(subject, others), False
    if type == "THREATEN" and here.conditions:
        roles.recipient = warned_of(here, roles) or roles.recipient
    if negated_by:
        modality = "negated"
    if type == "CONCEDE" and modality == "done" and state.future and on_condition(here, (i, top)):
        modality = "hypothetical"  # "will return its envoy if Oslo apologises"
    plain = all(name in ("say", "light", "begin") for name in names)
    wrong = plain and modality == "done" and told_of_rival(here, i, type, steps, claim, roles)
    return Proposal(
        type=type,
        mode=mode if mode in here.book.entries[type].modes else None,
        modality=modality,
        actor=roles.actor,
        recipient=roles.recipient,
        tokens=tuple(dict.fromkeys(tokens)),
        act=i,
        top=top,
        frame=act.id,
        weight=act.weight,
        steps=tuple(names),
        claimants=claim,
        symmetric=symmetric,
        verbal=verbal,
        spoken=(steps[-1].match.word.kind if steps else match.word.kind) != "noun" or act.verdict,
        reported=own.conditional and not state.clause and not said and not steps,
        reciprocal=reciprocal or (act.symmetric and args.reflexive),
        needs_recipient=needs,
        act_type=match.word.type,
        clause=state.clause,
        verdict=act.verdict and plain,
        said=(act.said or ("ACCUSE/allege" if wrong else None)) if plain else None,
        mutual=len(sides(roles.actor)) > 1 and here.syntax.reciprocal(top),
        inverted=act.roles.get("recipient", "").startswith("nsubj") and type != "AGREE",
        between=act.mode == "third-party" and type in ("CONSULT", "AGREE"),
    )


def _within_another(here: Reading, i: int) -> bool:
    """Is the noun of a meeting a word of another entry ("talks … are to begin"), and so no act beside it?"""
    type = here.acts[i].word.type
    return type == "CONSULT" and any(
        j != i and i in match.tokens and match.word.type == type for j, match in here.acts.items()
    )


def _changes(here: Reading, step: Step) -> bool:
    """Does the operator do something to its act: no light verb, no hope, no "development of relations"?"""
    return step.operator not in PASSING and (step.operator != "resume" or here.syntax.is_verbal(step.token))


def _without_reporters(here: Reading, proposal: Proposal) -> Proposal:
    """The proposal without actors who only report it ("…, сообщает РБК")."""
    tokens = here.sentence.tokens
    own = set(proposal.tokens)

    def reports(party: Party) -> bool:
        if party.actor.sector not in REPORTERS:
            return False
        beside = {tokens[party.token].head, *range(max(0, party.token - 3), party.token)} - own
        return any(
            k in here.operators and here.operators[k].word.operator == "say" and here.syntax.is_verbal(k)
            for k in beside
        )

    proposal.actor = [p for p in proposal.actor if not reports(p)]
    return proposal


def _stand_alone(here: Reading, i: int, extra: Status, claim: list[Party]) -> Proposal | None:
    """An operator with no act below it: "threatened Iran", "rejected the offer of Kyiv"."""
    match = here.operators[i]
    name = match.word.operator
    assert name is not None
    type, _, mode = here.table.table[name]["alone"].partition("/")
    verbal = here.syntax.is_verbal(i) and match.word.kind != "noun"
    args = here.syntax.arguments(i)
    if here.syntax.bids(i):
        asked = asked_by(here, i)
        if asked is None:
            return None
        roles, type, mode = asked[0], asked[1], asked[2] or ""
    else:
        roles = fill(here.cast, i, None, type, args, verbal=verbal, symmetric=False)
    if verbal and not roles.recipient:
        for child in here.sentence.dependents(i, "ccomp", "xcomp"):
            inner = here.syntax.arguments(child.i)
            found = here.cast.parties(inner.subj or inner.obj, "ccomp.nsubj")
            roles.recipient = [p for p in found if not any(same_side(p.actor, a.actor) for a in roles.actor)]
    state = own_status(here, match) | extra
    if type == "AGREE" and verbal and name in PROMISED:
        type = denied_matter(here, match.tokens) or type
    if name == "refuse" and state.negated:
        return None  # "never gives up its right": nothing is refused
    modality, new, new_mode = reality_of(here, type, mode or None, state, False, True, False, verbal, roles)
    if new is None:
        return None
    # "the court ruled out an inspection", "both reaffirmed their commitment": nobody need be told
    courts = bool(roles.actor) and all(p.actor.sector in ("JUD", "LEG") for p in roles.actor)
    plain = name == "refuse" and verbal and here.syntax.finite(i) and not args.passive and courts
    mutual = new == "AGREE" and len(sides(roles.actor)) > 1
    return Proposal(
        type=new,
        mode=new_mode,
        modality=modality,
        actor=roles.actor,
        recipient=roles.recipient,
        tokens=(*match.tokens, here.bound[i]) if i in here.bound else match.tokens,
        act=i,
        top=i,
        frame=match.word.name,
        weight=0.6,
        steps=(),
        claimants=claim,
        verbal=verbal,
        spoken=match.word.kind != "noun",
        mutual=len(sides(roles.actor)) > 1 and here.syntax.reciprocal(i),
        needs_recipient=not (plain or mutual),
        act_type=None,
        clause=state.clause,
    )


def _distinct(proposals: list[Proposal]) -> list[Proposal]:
    """One proposal for each outermost word, type and modality: acts that share an operator are one saying."""
    seen: dict[tuple[int, str, str], Proposal] = {}
    kept: list[Proposal] = []
    for proposal in proposals:
        key = (proposal.top, proposal.type, proposal.modality)
        before = seen.get(key)
        if before is None:
            seen[key] = proposal
            kept.append(proposal)
            continue
        before.tokens = tuple(dict.fromkeys((*before.tokens, *proposal.tokens)))
        before.recipient = before.recipient or proposal.recipient
        before.actor = before.actor or proposal.actor
        before.mode = before.mode or proposal.mode
    return kept
