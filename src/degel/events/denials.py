"""What is said not to be done: promises not to act, "would not", "no longer"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from degel.codebook.schema import Nature
from degel.events.cast import Party, same_side
from degel.events.lexicon import Match
from degel.events.modality import Status, status
from degel.events.reading import Reading, Step
from degel.events.syntax import Syntax
from degel.events.words import fold

__all__ = [
    "PROMISED",
    "answered",
    "declines",
    "denied_matter",
    "denied_within",
    "no_longer",
    "on_condition",
    "own_status",
    "promised_not",
    "waived_for",
]

# Operators over an act whose denial they promise.
PROMISED = frozenset({"agree", "promise", "announce", "intend"})
# Words that tell what it is to be done no more: "ya no vende", "ne livre plus", «больше не».
MORE = {
    "en": frozenset({"longer", "anymore"}),
    "es": frozenset({"ya"}),
    "fr": frozenset({"plus"}),
    "ru": frozenset({"больше", "более"}),
}
# The means of conflict, which whoever gives them up by his word yields.
FORCE = {
    "en": frozenset({"force", "violence", "arms", "weapon"}),
    "es": frozenset({"fuerza", "violencia", "arma"}),
    "fr": frozenset({"force", "violence", "arme"}),
    "ru": frozenset({"сила", "насилие", "оружие"}),
}


def promised_not(here: Reading, nature: Nature) -> str:
    """What a promise not to act is: of an attack, yielding; of anything else, a refusal."""
    return "CONCEDE" if nature == "conflict" else here.table.future_negated[nature]


def denied_matter(here: Reading, tokens: Sequence[int]) -> str | None:
    """What a promise without an act of its own is, where its clause is denied ("swore not to hand over his guest"); else None."""
    for i in tokens:
        for clause in here.sentence.dependents(i, "ccomp", "xcomp", "advcl", "acl"):
            if (
                clause.i < i
                or not here.syntax.is_verbal(clause.i)
                or not status(here.syntax, clause.i).negated
            ):
                continue
            words = FORCE.get(here.sentence.lang, frozenset())
            act = here.acts.get(clause.i)
            forced = act is not None and here.book.entries[act.word.type or ""].nature == "conflict"
            forced = forced or any(
                fold(here.sentence.tokens[j].lemma) in words for j in here.sentence.subtree(clause.i)
            )
            return "CONCEDE" if forced else "REJECT"
    return None


def declines(here: Reading, i: int, state: Status) -> bool:
    """English "would not let them in", under no condition: whoever would not refused."""
    if (
        here.sentence.lang != "en"
        or here.conditions
        or state.clause
        or not (state.negated and state.conditional)
    ):
        return False
    aux = {t.lemma for t in here.sentence.dependents(i, "aux")}
    return "have" not in aux and any(
        t.lower in ("would", "’d", "'d") for t in here.sentence.dependents(i, "aux")
    )


def on_condition(here: Reading, places: Sequence[int]) -> bool:
    """Does an if-clause hang from one of the verbs?"""
    return any(
        here.sentence.tokens[j].dep.startswith("advcl") and here.sentence.tokens[j].head in places
        for j in here.conditions
    )


def no_longer(syntax: Syntax, i: int) -> bool:
    """Does the verb tell of something that is done no more?"""
    words = MORE.get(syntax.sentence.lang, frozenset())
    return status(syntax, i).negated and any(
        fold(t.text) in words for t in syntax.sentence.dependents(i, "advmod")
    )


def denied_within(here: Reading, match: Match) -> bool:
    """Is a denial a word of the entry itself ("not rule out", «не исключать», "ne délivre plus de visas")?"""
    words = {fold(w) for w in here.syntax.grammar.negation} | MORE.get(here.sentence.lang, frozenset())
    return any(fold(here.sentence.tokens[j].text) in words for j in match.tokens[1:])


def own_status(here: Reading, match: Match) -> Status:
    """The status of a match's head; a denial that belongs to the entry itself ("пойти не на") denies nothing."""
    found = status(here.syntax, match.tokens[0])
    if found.negated and denied_within(here, match):
        return replace(found, negated=False)
    return found


def answered(steps: Sequence[Step]) -> list[Step]:
    """The operators without a charge that is only denied: "denies accusations of an attack" denies the attack."""
    return [
        step
        for n, step in enumerate(steps)
        if not (step.operator == "accuse" and n + 1 < len(steps) and steps[n + 1].operator == "deny")
    ]


def waived_for(here: Reading, match: Match, actor: Sequence[Party]) -> list[Party]:
    """Of whom what is given up had been asked: "dropped its demand that Mexico …", "a renoncé à réclamer au Mexique …"."""
    i, found = match.tokens[0], list[Party]()
    for j in (*match.tokens[1:], *(t.i for t in here.sentence.dependents(i, "xcomp", "advcl"))):
        operator, act = here.operators.get(j), here.acts.get(j)
        args = here.syntax.arguments(j)
        if here.sentence.tokens[j].upos == "NOUN":
            clauses = [t.i for t in here.sentence.dependents(j, "acl", "ccomp")]
            clauses += [t.i for t in here.sentence.dependents(i, "ccomp")]
            found = here.cast.parties(
                [k for c in clauses for k in here.syntax.arguments(c).subj], "waived.nsubj"
            )
        elif (operator is not None and operator.word.operator == "demand") or (
            act is not None and act.word.type == "REQUEST" and j != i
        ):
            asked = [*args.iobj, *(k for adposition, k in args.obl if adposition in ("to", "from"))]
            found = here.cast.parties(asked or args.obj, "waived.to")
        found = [p for p in found if not any(same_side(p.actor, a.actor) for a in actor)]
        if found:
            return found
    return []
