"""Roles after an operator: its subject acts, its addressee or the other parties of the act receive."""

from __future__ import annotations

from degel.events.cast import Party, Roles, same_side
from degel.events.order import before
from degel.events.reading import Reading, Step
from degel.events.roles import CIRCUMSTANCES, seat
from degel.events.syntax import Arguments
from degel.events.words import fold

__all__ = ["merge_roles"]

# Operators by which somebody speaks, who may be named by his seat alone.
SPOKEN = frozenset({"accuse", "agree", "announce", "deny", "demand", "offer", "promise", "refuse", "regret", "threaten"})  # fmt: skip


def merge_roles(
    here: Reading, i: int, step: Step, roles: Roles, symmetric: bool, result: str
) -> tuple[Roles, bool, bool]:
    """Roles after an operator: its subject acts, its addressee or the act's other parties receive."""
    token, cast = step.token, here.cast
    verbal = here.syntax.is_verbal(token) and step.match.word.kind != "noun"
    args = here.syntax.arguments(token)
    if verbal:
        subject = cast.parties(args.subj, f"{step.operator}.nsubj", deep=True)
        if not (subject or args.subj or args.inherited or args.passive) and here.syntax.finite(token):
            subject = seat(cast, token, args) or before(cast, token)
        elif not subject and step.operator in SPOKEN:
            subject = seat(cast, token, args)
    else:
        subject = cast.inside(
            token, ("poss", "by", "amod", "of", "compound"), step.operator
        ) or _light_subject(here, token)
        if not subject and step.operator == "refuse":
            subject = cast.inside(token, ("for",), step.operator)  # "pas question pour Berlin de livrer …"
    if step.operator == "say":
        return roles, symmetric, False
    if step.operator in ("light", "begin", "cause", "hope", "hesitate", "try", "resume") or result in (
        "keep",
        "negated",
        "hypothetical",
    ):
        return _carried(here, i, step, roles, symmetric, subject, args, verbal)
    if step.link == "nsubj" and step.operator in ("suspend", "cancel") and verbal:
        # "the talks were suspended", "aid stopped": the parties stay; an agent acts
        agent = [p for p in subject if p.token != step.token and not p.path.endswith("amod")]
        agent = [] if not args.passive else agent
        if agent:
            others = [
                p
                for p in (*roles.actor, *roles.recipient)
                if not any(same_side(p.actor, a.actor) for a in agent)
            ]
            return Roles(agent, others), False, False
        return roles, symmetric, False
    planned = step.operator == "intend" and args.passive  # "is expected to meet": nobody is told so
    addressee = [] if planned else _addressee(here, token, args, verbal, subject)
    inner = [*roles.actor, *roles.recipient]
    if step.operator in ("demand", "accuse", "regret"):
        other = [p for p in roles.actor if not any(same_side(p.actor, s.actor) for s in subject)]
        if step.operator == "demand" and not addressee and not here.syntax.is_verbal(i):
            addressee = cast.inside(i, ("from",), "nmod")  # "demanded a ceasefire from Israel"
        if step.operator == "accuse":
            inner = [p for p in inner if not cast.hurt(p.token)]
        target = (
            addressee or other or [p for p in inner if not any(same_side(p.actor, s.actor) for s in subject)]
        )
        return Roles(subject, target), False, False
    if not subject and step.operator in ("announce",) and verbal:
        return roles, symmetric, False
    if not subject:
        subject = roles.actor if not symmetric else []
        if symmetric and not addressee:
            return roles, True, False
    if step.operator == "announce" and step.link == "ccomp":
        own = [p for p in roles.actor if not any(same_side(p.actor, s.actor) for s in subject)]
        if own and not symmetric:
            return roles, symmetric, False
    others = [p for p in inner if not any(same_side(p.actor, s.actor) or p.token == s.token for s in subject)]
    mutual = step.operator == "agree" and verbal and not args.passive and _mutual(here, token)
    if mutual and addressee and all(p.path.endswith(":with") for p in addressee):
        return (
            Roles([*subject, *addressee], []),
            False,
            False,
        )  # "договорились с … возобновить": all who agree act
    itself = args.reflexive or (mutual and _ends_reflexive(here, token))
    reciprocal = step.operator == "agree" and itself and not (addressee or others)
    target = (
        addressee
        if addressee and step.operator in ("offer", "promise", "agree", "threaten", "refuse")
        else others
    )
    return Roles(subject, target or addressee), False, reciprocal


def _mutual(here: Reading, token: int) -> bool:
    """Is the verb also an act that all its parties do ("договориться")?"""
    match = here.acts.get(token)
    return match is not None and match.word.act is not None and match.word.act.symmetric


def _ends_reflexive(here: Reading, token: int) -> bool:
    end = here.syntax.grammar.passive_ending
    return end is not None and fold(here.sentence.tokens[token].lemma).endswith(end)


def _carried(
    here: Reading,
    i: int,
    step: Step,
    roles: Roles,
    symmetric: bool,
    subject: list[Party],
    args: Arguments,
    verbal: bool,
) -> tuple[Roles, bool, bool]:
    """A light verb lends its subject and obliques to the noun it carries."""
    cast = here.cast
    around: list[Party] = []
    if verbal:
        for adp, j in args.obl:
            if adp in (
                "with",
                "to",
                "against",
                "on",
                "between",
                "toward",
                "for",
                "among",
                "from",
                "of",
                "into",
                "at",
            ):
                around += cast.parties([j], f"{step.operator}.obl:{adp}", deep=adp != "on")
        around += cast.parties(args.iobj, f"{step.operator}.iobj")
        own = set(here.acts[i].tokens)
        around += cast.parties([j for j in args.obj if j not in own], f"{step.operator}.obj", deep=False)
    if step.link == "nsubj" and not (verbal and args.passive):
        subject = []
    if symmetric:
        seen = {p.token for p in roles.actor}
        more = [p for p in (*subject, *around) if p.token not in seen]
        return (
            Roles(
                [
                    *subject,
                    *[p for p in roles.actor if p.token not in {s.token for s in subject}],
                    *[p for p in more if p not in subject],
                ],
                [],
            ),
            True,
            False,
        )
    actor = roles.actor
    recipient = roles.recipient
    frame = here.acts[i].word.act
    inverted = frame is not None and frame.roles.get("recipient", "").startswith("nsubj")
    if subject and inverted and step.link in ("xcomp", "advcl"):
        return Roles(actor, recipient or subject), False, False
    if subject and step.link in ("obj", "obl", "nmod", "acl", "xcomp", "nsubj", "iobj", "compound"):
        moved = [p for p in actor if not any(same_side(p.actor, s.actor) for s in subject)]
        if not recipient and step.link != "xcomp":
            recipient = moved
        actor = subject
    others = [p for p in around if not any(same_side(p.actor, a.actor) for a in actor)]
    return Roles(actor, recipient or others), False, False


def _light_subject(here: Reading, token: int) -> list[Party]:
    """Who makes it: the subject of the verb that a noun operator hangs from ("a rejeté l'offre", "issued a call")."""
    found = token
    for _ in range(3):
        dep, head = here.link(found)
        if head == found or not dep.startswith(("obj", "obl", "nsubj", "conj", "xcomp")):
            return []
        if dep.startswith("obl") and _aside(here, found):
            return []  # "closed the border over an outbreak of fighting": others fight
        if here.syntax.is_verbal(head):
            args = here.syntax.arguments(head)
            return here.cast.parties(args.subj, "nsubj") if dep.startswith(("obj", "obl", "xcomp")) else []
        found = head
    return []


def _aside(here: Reading, i: int) -> bool:
    """Does the phrase at `i` tell when or why its verb acts?"""
    over = any(fold(t.text) == "over" for t in here.sentence.dependents(i, "case"))
    return over or here.syntax.adposition(i) in CIRCUMSTANCES - {"in", "by"}


def _addressee(here: Reading, token: int, args: Arguments, verbal: bool, subject: list[Party]) -> list[Party]:
    cast = here.cast
    tries: list[list[Party]] = []
    if verbal:
        tries.append(cast.parties([j for j in args.obj if j not in here.acts], "obj", deep=False))
        tries.append(cast.parties(args.iobj, "iobj"))
        if here.operators[token].word.operator == "accuse":  # "accused Indian agents of …"
            tries.append(
                cast.inside_all([j for j in args.obj if j not in here.acts], ("amod", "poss"), "obj")
            )
        for adp, j in args.obl:
            if (
                adp
                in ("to", "with", "against", "on", "from", "of", "toward", "at", "bare", "before", "between")
                and j not in here.acts
            ):
                deep = adp in ("to", "against", "with", "between")
                tries.append(cast.parties([j], f"obl:{adp}", deep=deep, places=adp in ("on", "from")))
    else:
        for name in ("to", "against", "on", "with"):
            tries.append(cast.inside(token, (name,), "nmod", places=True))
    for found in tries:
        other = [p for p in found if not any(same_side(p.actor, s.actor) for s in subject)]
        if other:
            return other
    return []
