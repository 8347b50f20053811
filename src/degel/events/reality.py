"""Type, mode and modality of a finished proposal: what its operators, tense and mood make of it."""

from __future__ import annotations

from degel.codebook.schema import TableFile
from degel.events.cast import Roles, same_side
from degel.events.modality import Status, status
from degel.events.reading import MATERIAL, Reading, Step
from degel.events.syntax import Syntax
from degel.records import Modality

__all__ = [
    "forbidden",
    "is_bare_complement",
    "is_bare_infinitive",
    "is_past",
    "outcome",
    "reality_of",
    "says_so",
    "to_come",
    "told_as_done",
    "withheld",
]


def is_bare_complement(here: Reading, i: int) -> bool:
    """Is it an infinitive without an auxiliary ("haber liberado" has one)?"""
    return here.sentence.tokens[i].feats.get("VerbForm") == "Inf" and not any(
        here.sentence.dependents(i, "aux")
    )


def is_past(syntax: Syntax, i: int) -> bool:
    """Is the verb at `i` told of the past, by its own form or its auxiliary's?"""
    token = syntax.tokens[i]
    return any(
        t.feats.get("Tense") in ("Past", "Imp") for t in (token, *syntax.sentence.dependents(i, "aux", "cop"))
    )


def withheld(type: str, mode: str | None, roles: Roles) -> bool:
    """Are soldiers, if they do not go, help that another state is denied ("will not send troops to Ukraine")?"""
    return (type, mode) == ("MOBILIZE", "troops") and any(
        p.path.partition(".")[0] in ("obl:to", "obl:in", "iobj", "nmod:to")
        and not any(same_side(p.actor, a.actor) for a in roles.actor)
        for p in roles.recipient
    )


def is_bare_infinitive(here: Reading, i: int) -> bool:
    """An infinitive that no verb governs states an aim, not an act ("Objectif : normaliser …")."""
    token = here.sentence.tokens[i]
    if token.feats.get("VerbForm") not in ("Inf",):
        return False
    if token.dep == "xcomp" and here.syntax.finite(token.head):
        return False  # "va recevoir", "doit rencontrer": the verb above says how real it is
    return not any(here.sentence.dependents(i, "aux"))


def told_as_done(here: Reading, i: int, type: str, verbal: bool, own: Status) -> bool:
    """Is the announced act told as done ("announced that it had released", "announced the expulsion of")?"""
    if own.future or own.conditional:
        return False
    if not verbal and here.book.entries[type].nature == "conflict":
        return True  # agencies announce an expulsion or sanctions by doing so
    if verbal:
        token = here.sentence.tokens[i]
        past = token.feats.get("Tense") == "Past" or any(
            t.feats.get("Tense") in ("Past", "Imp") or t.lemma in ("have", "avoir", "haber", "être")
            for t in here.sentence.dependents(i, "aux")
        )
        perfect = any(
            t.feats.get("VerbForm") == "Inf" and t.lemma in ("avoir", "être", "haber")
            for t in here.sentence.dependents(i, "aux")
        )
        return (past and here.syntax.finite(i)) or perfect  # "a annoncé avoir tué"
    return False


def outcome(table: TableFile, result: str, type: str, mode: str | None) -> tuple[str, str | None]:
    """The type and mode that a table cell gives for an act of `type` and `mode`."""
    if result == "keep":
        return type, mode
    name, _, wanted = result.partition("/")
    if wanted != "by-act":
        return name, wanted or None
    modes = table.modes.get(name, {})
    found = modes.get(f"{type}/{mode}") or modes.get(type) or modes.get("*")
    if found == "keep":
        return type, mode
    return name, found


def reality_of(
    here: Reading,
    type: str,
    mode: str | None,
    state: Status,
    hypothetical: bool,
    operated: bool,
    said: bool,
    verbal: bool,
    roles: Roles,
) -> tuple[Modality, str | None, str | None]:
    """Modality of the finished proposal; a plain future turns into the promise, threat or refusal that it makes."""
    entry = here.book.entries[type]
    future = state.future
    if state.clause:
        return "hypothetical", None, None  # what an if-clause supposes is no event
    if hypothetical or (state.supposed and type != "THREATEN"):
        return ("negated" if state.negated else "hypothetical"), type, mode
    if state.conditional and not future:
        if said and roles.actor and entry.nature != "conflict":
            future = True
        elif (
            verbal and _perfect(here, state) and not (here.conditions or _had_it(here))
        ) or type == "THREATEN":
            return "done", type, mode
        elif type in MATERIAL and here.conditions:
            new, new_mode = outcome(here.table, here.table.future["conflict"], type, mode)
            return "done", new, new_mode
        else:
            return "hypothetical", type, mode
    if future and state.negated and verbal and entry.nature != "conflict":
        result = here.table.future_negated[entry.nature]
        new, new_mode = outcome(here.table, result, type, mode)
        return "done", new, new_mode
    if state.negated:
        return "negated", type, mode
    if future and type in ("AGREE", "CONCEDE", "THREATEN", "REJECT"):
        return "done", type, mode
    if future and (entry.nature != "conflict" or type in MATERIAL):
        result = here.table.future[entry.nature]
        if result == "none":
            return "future", type, mode
        new, new_mode = outcome(here.table, result, type, mode)
        return "done", new, new_mode
    if future:
        return "future", type, mode
    return "done", type, mode


def _had_it(here: Reading) -> bool:
    """*De haberlo sabido, habría …*: a condition that was not met, without an "if"."""
    tokens = here.sentence.tokens
    return here.sentence.lang == "es" and any(
        t.lower == "de" and tokens[t.i + 1].lower.startswith("haber") for t in tokens[:-1]
    )


def _perfect(here: Reading, state: Status) -> bool:
    """ "aurait rencontré": the conditional perfect is hearsay, told as done."""
    return any(
        t.feats.get("Mood") == "Cnd" and here.sentence.tokens[t.head].feats.get("VerbForm") == "Part"
        for t in here.sentence.tokens
        if t.dep.startswith("aux")
    )


def to_come(here: Reading, i: int) -> bool:
    """Is the noun at `i` the subject of something that will be, and so a meeting to come?"""
    token = here.sentence.tokens[i]
    if not token.dep.startswith("nsubj") or token.head == i:
        return False
    above = status(here.syntax, token.head)
    return above.future and not above.negated and not above.clause


def forbidden(here: Reading, i: int) -> bool:
    """Is the duty that the verb of saying at `i` tells of one not to do it?"""
    clause = here.bound.get(i)
    return clause is not None and status(here.syntax, clause).negated


def says_so(here: Reading, step: Step) -> bool:
    """Does the speaker do it by wanting to ("хочу поблагодарить", "je veux remercier")?"""
    return step.link == "xcomp" and here.sentence.tokens[step.token].feats.get("Person") == "1"
