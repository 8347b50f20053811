"""From an act up the tree: which operators govern it, and whether another act swallows it.

An operator that governs an act changes its type by the table of `operators.yml`, inside out, three at most; another act above
it swallows it (the topic of talks, the matter of an accusation).
"""

from __future__ import annotations

from dataclasses import replace

from degel.events.cast import Party, same_side
from degel.events.lexicon import Match
from degel.events.modality import Status, status
from degel.events.reading import MATERIAL, Reading, Step, of_another
from degel.events.words import fold

__all__ = ["climb_from", "is_uttered"]

MAX_CLIMB = 7
# Obliques of these classes say when, where or how, not what an operator is about.
CIRCUMSTANCE = frozenset(
    {"during", "after", "before", "in", "at", "despite", "by", "since", "until", "without", "ahead", "amid"}
)
# Led by these, a relative clause is what its noun says.
ACCORDING = frozenset({"selon", "según", "segun"})
# Acts of saying: what stands inside them is their matter, and is not coded as having happened.
SAYING = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "AGREE"})
# Operators that a subject undergoes: "talks resumed", "the visit was cancelled", "fighting stopped".
UNDERGONE = frozenset(
    {"suspend", "resume", "begin", "light", "cancel", "say", "deny", "announce", "demand", "refuse", "hope"}
)
# Operators whose noun is the subject of their passive: "readiness to trade was expressed".
WISHED = frozenset({"intend", "agree", "promise", "offer", "threaten"})


def climb_from(here: Reading, i: int) -> tuple[list[Step], bool, Status, list[Party]]:
    """Operators above token `i` inside out, whether another act swallows it, the status on the way, and who claims it."""
    steps: list[Step] = []
    extra = Status()
    claim: list[Party] = []
    cur = i
    own = set(here.acts[i].tokens) if i in here.acts else set(here.operators[i].tokens)
    for _ in range(MAX_CLIMB):
        dep, head = here.link(cur)
        noun = _noun_before(here, cur)
        if noun is not None and noun not in own:
            led = here.operators[noun]
            assert led.word.operator is not None
            steps.append(Step(led.word.operator, noun, "acl", led))
            break
        if head == cur:
            break
        base = dep.partition(":")[0]
        if base == "conj":
            if head in own:
                break
            if here.syntax.is_verbal(cur) and any(here.sentence.dependents(cur, "nsubj")):
                break
            past = here.sentence.tokens[cur].feats.get("Tense") == "Past"
            if here.sentence.tokens[head].feats.get("VerbForm") == "Inf" and (
                past or here.syntax.finite(cur)
            ):
                break  # "plans to meet X and criticises Y": a finite verb is no part of the plan
            cur = head
            own.add(head)
            continue
        told = here.acts.get(head) if dep == "acl:relcl" and cur == i and head not in own else None
        if told is not None and i in here.acts and told.word.type == here.acts[i].word.type:
            cur = head  # "condamne l'attaque, qui a fait dix morts": the clause tells of the same act
            own.add(head)
            continue
        participle = (
            base == "acl"
            and here.sentence.tokens[cur].feats.get("VerbForm") == "Part"
            and not _according(here, cur)
            and not any(here.sentence.dependents(cur, "mark"))  # "a report that troops had shelled …"
        )
        if participle and not steps and head not in here.operators and head not in here.acts:
            break  # "detuvo a un ciudadano acusado de …": said of a person, not under the verb
        if participle and cur == i and i in here.acts and _done_before(here, cur):
            break  # "la décision critiquée par Rome": who criticised is not who decided
        if base in ("parataxis", "appos", "vocative", "list", "dislocated", "orphan", "punct", "discourse"):
            break
        if dep == "acl:relcl":
            if here.sentence.tokens[cur].feats.get("Mood") == "Sub":
                above_head = here.sentence.tokens[head].head
                demand = here.operators.get(above_head)
                if demand is not None and demand.word.operator == "demand":
                    steps.append(Step("demand", above_head, "ccomp", demand))
                    own.update(demand.tokens)
                    cur = above_head
                    continue
            if not (_that_clause(here, cur) and (head in here.inside or _in_operator(here, head))):
                break
        nominal = not here.syntax.is_verbal(cur) or here.sentence.tokens[cur].upos in ("NOUN", "PROPN")
        circumstance = (
            base in ("obl", "nmod")
            and (here.syntax.adposition(cur) in CIRCUMSTANCE or here.syntax.bids(cur))
            and not _by_means(here, cur, head)
            and not _named_preposition(here, cur, head)
        )
        operator = here.operators.get(head)
        above = here.acts.get(head)
        if operator is not None and not steps and _shares_words(here, own, operator):
            operator = None
        if (
            operator is not None
            and above is not None
            and head not in own
            and _saying_wins(here, i, above, operator)
        ):
            operator = None
        name = operator.word.operator if operator is not None else None
        if name == "admit" and not _confessed(here, i, cur, head, base):
            name = "say"
        if (
            name == "threaten"
            and base == "obj"
            and cur != i
            and cur not in own
            and not here.syntax.is_verbal(cur)
        ):
            return steps, not steps, extra, claim  # "threatened those behind the attacks": who, not with what
        if (
            operator is not None
            and name is not None
            and _governs(here, name, base, dep, cur, head, circumstance)
        ):
            if name == "say":
                claim = claim or here.cast.parties(here.syntax.arguments(head).subj, "say.nsubj")
                extra = extra | Status(future=False) if not steps else extra
                extra = _said(extra, status(here.syntax, cur), here, cur)
            if name in ("intend", "cause") and of_another(here.syntax, here.cast, cur, head, base):
                name = "demand" if name == "intend" or _is_conflict(here, i) else name
            steps.append(Step(name, head, base, operator))
            own.update(operator.tokens)
            cur = head
            continue
        if head in here.inside and head not in own and here.inside[head] != i:
            # the word above belongs to a longer entry ("exhorter à cesser ses frappes"): this is its matter
            return steps, not steps and here.acts[here.inside[head]].word.type in SAYING, extra, claim
        if above is not None and head not in own:
            if (
                base == "advcl"
                and above.word.type == "THREATEN"
                and not here.syntax.finite(cur)
                and not steps
            ):
                return steps, True, extra, claim  # "amenaza con imponer sanciones": what the threat is
            if base == "advcl" and above.word.type in SAYING and _complement_of_object(here, cur, head):
                return steps, True, extra, claim  # "welcomed the decision of Oslo to lift …"
            if base in ("advcl", "acl") and above.word.type in SAYING and _reason_of(here, i, cur, head):
                # "thanked Norway for having hosted …": told of whom is thanked
                return steps, True, extra, claim
            same = i in here.acts and above.word.type == here.acts[i].word.type
            if base == "advcl" and same and not (cur < head and _done_before(here, cur)):
                # "summoned the ambassador to complain": the aim of an act is not another of its kind
                return steps, not here.syntax.finite(cur) and not steps, extra, claim
            if circumstance or base in ("advcl", "nsubj"):
                break
            if above.word.type in SAYING and base == "obj" and nominal and steps:
                return steps, True, extra, claim  # "welcomed the decision to release": the welcome is the act
            if (
                above.word.type == "CONSULT"
                and base in ("obj", "xcomp", "ccomp")
                and above.word.kind == "verb"
            ):
                return steps, True, extra, claim  # "discussed expanding cooperation": what was talked of
            if base in ("ccomp", "xcomp"):
                return steps, above.word.type in SAYING and not steps, extra, claim
            if nominal:
                return steps, not steps or steps[-1].operator in ("light", "begin"), extra, claim
            break
        within = here.syntax.adposition(cur) in ("in", "during", "at")
        if (
            circumstance
            and within
            and base == "nmod"
            and operator is None
            and not here.syntax.is_verbal(head)
        ):
            cur = head  # "a rise in killings": the killings are what the rise is told of
            continue
        if circumstance:
            break
        if base == "advcl" and not here.syntax.finite(cur):
            if i == cur and _is_gerund(here, cur):
                # "would defend itself by firing missiles": by what means is as real as the deed
                extra = extra | replace(status(here.syntax, head), negated=False)
            # "met to assure …": the purpose of another act is not under it
            needed = name == "say" and not steps and here.sentence.tokens[cur].feats.get("VerbForm") == "Inf"
            # "stressed the need for Oslo to release …": neither done nor demanded
            return (
                steps,
                needed and here.acts[i].word.type not in SAYING if i in here.acts else needed,
                extra,
                claim,
            )
        if base == "xcomp":
            extra = extra | _modal(here, head)
            cur = head
            continue
        if base == "nmod" and here.syntax.adposition(cur) == "about" and not _in_operator(here, head):
            break  # "комментарии по поводу отставки": what words are about is not what they do
        attributive = base == "amod" and cur == i and not here.syntax.finite(i)
        if attributive and i in here.acts and here.acts[i].word.kind == "verb":
            # "rebuilding the devastated country": what only describes is not under the verb, and no act without its agent
            return steps, not any(here.sentence.dependents(i, "obl", "nmod")), extra, claim
        if base in ("nmod", "obj", "obl", "acl", "nsubj", "amod", "compound") and not here.syntax.is_verbal(
            head
        ):
            if base == "acl" and here.sentence.tokens[cur].feats.get("VerbForm") == "Inf" and above is None:
                extra = extra | Status(supposed=True)  # "diplomacy to end the war": an aim
            cur = head
            continue
        if base in ("obj", "obl", "nsubj") and nominal and here.syntax.is_verbal(head):
            # a noun under a verb that says nothing: its clause's status is the noun's
            extra = extra | _clause_only(status(here.syntax, head))
            if base == "nsubj" and i == cur and i in here.acts and here.acts[i].word.type == "CONSULT":
                held = [t.i for t in here.sentence.dependents(head, "xcomp") if t.i in here.operators]
                if any(here.scheduled(k) for k in held):
                    extra = extra | Status(future=True)  # "встреча должна состояться"
            break
        if base == "ccomp":
            break
        break
    return steps, False, extra, claim


def _done_before(here: Reading, cur: int) -> bool:
    """Is it a past participle, which tells what had happened before ("Arrivé à Rome, il …")?"""
    feats = here.sentence.tokens[cur].feats
    return feats.get("VerbForm") == "Part" and feats.get("Tense") == "Past"


def _is_gerund(here: Reading, i: int) -> bool:
    token = here.sentence.tokens[i]
    form = token.feats.get("VerbForm")
    return form in ("Ger", "Conv") or (form == "Part" and token.feats.get("Tense") == "Pres")


def _reason_of(here: Reading, i: int, cur: int, head: int) -> bool:
    """Is it what the object of praise, thanks or blame has done ("remercier Oslo d'avoir accueilli", "praised X for freeing")?"""
    if here.syntax.finite(cur) or here.syntax.finite(i) or not here.syntax.is_verbal(cur) or head > cur:
        return False
    marks = {fold(t.text) for t in here.sentence.dependents(cur, "mark", "case")}
    return bool(marks & {"de", "d'", "d’", "for", "por", "pour"}) and bool(here.syntax.arguments(head).obj)


def _complement_of_object(here: Reading, cur: int, head: int) -> bool:
    """Is the infinitive what the object of its verb is about (a decision, an effort), though it hangs from the verb?"""
    if here.sentence.tokens[cur].feats.get("VerbForm") != "Inf":
        return False
    return any(
        head < j < cur and j in here.operators and here.operators[j].word.kind == "noun"
        for j in here.syntax.arguments(head).obj
    )


def is_uttered(here: Reading, i: int) -> bool:
    """Is the infinitive at `i` praise or blame that the talk or letter above was made for ("wrote to express …")?"""
    token = here.sentence.tokens[i]
    if here.acts[i].word.type not in ("SUPPORT", "ACCUSE") or len(here.acts[i].tokens) < 2:
        return False
    if token.dep.partition(":")[0] not in ("advcl", "xcomp") or not here.syntax.finite(token.head):
        return False
    above, operator = here.acts.get(token.head), here.operators.get(token.head)
    own = status(here.syntax, token.head)
    if own.negated or own.future or own.conditional or own.clause:
        return False
    return (above is not None and above.word.type == "CONSULT") or (
        operator is not None and operator.word.operator == "say"
    )


def _that_clause(here: Reading, cur: int) -> bool:
    """Is the clause under a noun what the noun says ("demands that Serbia arrest them"), though the parser calls it relative?"""
    subjects = list(here.sentence.dependents(cur, "nsubj"))
    if _according(here, cur):
        return True
    return any(here.sentence.dependents(cur, "mark")) and any(
        t.feats.get("PronType") != "Rel" and fold(t.text) not in here.syntax._relative for t in subjects
    )


def _noun_before(here: Reading, cur: int) -> int | None:
    """The noun operator that the parser made a subject or object of its own infinitive ("Отказ Вены поддержать …")."""
    token = here.sentence.tokens[cur]
    if token.feats.get("VerbForm") != "Inf":
        return None
    for child in here.sentence.dependents(cur, "nsubj", "obj", "iobj"):
        match = here.operators.get(child.i)
        if child.i < cur and match is not None and match.word.kind == "noun":
            return child.i
    return None


def _saying_wins(here: Reading, i: int, above: Match, operator: Match) -> bool:
    """A word that is both act and operator ("dénoncer") is the act over what can only be spoken of, not ended."""
    if operator.word.operator in ("light", "begin") and above.word.act is not None:
        return len(above.tokens) > 1 or bool(above.word.act.needs)
    if i not in here.acts or above.word.type not in SAYING:
        return False
    type = here.acts[i].word.type
    assert type is not None and operator.word.operator is not None
    return here.book.entries[type].nature == "conflict" and operator.word.operator in (
        "suspend",
        "refuse",
        "demand",
        "cancel",
    )


def _by_means(here: Reading, cur: int, head: int) -> bool:
    """Is it a bare instrumental under an active word: what is threatened, exchanged or ended with ("пригрозил ударами")?"""
    bare = here.sentence.tokens[cur].feats.get("Case") == "Ins" and not any(
        here.sentence.dependents(cur, "case")
    )
    return bare and not (here.syntax.is_verbal(head) and here.syntax.arguments(head).passive)


def _named_preposition(here: Reading, cur: int, head: int) -> bool:
    """Does the entry of the word above name the preposition ("обвинить в"), so that its phrase is the matter?"""
    match = here.operators.get(head) or here.acts.get(head)
    if match is None:
        return False
    return any(
        case.i in match.tokens or not set(here.lexicon.keys(case)).isdisjoint(match.word.others)
        for case in here.sentence.dependents(cur, "case")
    )


def _clause_only(above: Status) -> Status:
    return Status(clause=above.clause)


def _modal(here: Reading, head: int) -> Status:
    """The status that a governing verb lends to its infinitive ("va rencontrer", "could meet")."""
    above = status(here.syntax, head)
    token = here.sentence.tokens[head]
    grammar = here.syntax.grammar
    lemma = token.lemma.lower()
    future = above.future or (lemma in grammar.future.auxiliaries and token.feats.get("Tense") != "Past")
    conditional = above.conditional or lemma in grammar.conditional.modals
    return Status(above.negated, future, conditional, above.supposed, above.clause)


def _said(extra: Status, below: Status, here: Reading, cur: int) -> Status:
    """Under "said that", a conditional is the future of the past ("said it would release")."""
    if below.conditional and not below.clause and not below.supposed:
        return extra | Status(future=True)
    return extra


def _shares_words(here: Reading, own: set[int], operator: Match) -> bool:
    """Have the two a word in common, other than the "to" that leads one to the other ("vowed to take them to court")?"""
    return any(here.sentence.tokens[k].upos not in ("PART", "SCONJ") for k in own & set(operator.tokens))


def _according(here: Reading, cur: int) -> bool:
    """Is the clause at `cur` what its noun says ("les accusations selon lesquelles …")?"""
    led = [t.i for t in here.sentence.dependents(cur, "obl")]
    return any(fold(t.text) in ACCORDING for k in led for t in here.sentence.dependents(k, "case"))


def _in_operator(here: Reading, i: int) -> bool:
    """Is the word at `i` an operator or part of one ("изучает вопрос о …", "rejected accusations that …")?"""
    return i in here.operators or any(i in match.tokens for match in here.operators.values())


def _confessed(here: Reading, i: int, cur: int, head: int, base: str) -> bool:
    """Does whoever speaks own up to harm done by his own side ("admitted that its soldiers had shelled the village")?"""
    if base not in ("ccomp", "xcomp") or i not in here.acts or here.acts[i].word.type not in MATERIAL:
        return False
    below = status(here.syntax, cur)
    if below.negated or below.future or below.conditional:
        return False
    doers = [t.i for t in here.sentence.dependents(cur, "nsubj")]
    if not doers:
        return here.sentence.tokens[cur].feats.get("VerbForm") == "Inf" or base == "xcomp"
    speakers = here.cast.parties(here.syntax.arguments(head).subj, "nsubj", deep=True)
    own = here.cast.parties(doers, "nsubj", deep=True)
    return any(same_side(o.actor, s.actor) for o in own for s in speakers)


def _is_conflict(here: Reading, i: int) -> bool:
    """Is the act at `i` one that nobody is merely allowed to do?"""
    type = here.acts[i].word.type if i in here.acts else None
    return type is not None and here.book.entries[type].nature == "conflict"


def _is_planned(here: Reading, name: str, cur: int, head: int) -> bool:
    """Is the noun of an act what is planned ("a summit is scheduled", "встреча запланирована"), not what plans?"""
    if name != "intend" or cur not in here.acts or here.syntax.is_verbal(cur):
        return False
    token = here.sentence.tokens[head]
    participle = token.feats.get("VerbForm") == "Part" or token.upos == "ADJ"
    return participle or here.syntax.arguments(head).passive


def _governs(here: Reading, name: str, base: str, dep: str, cur: int, head: int, circumstance: bool) -> bool:
    if circumstance and name not in ("light", "begin", "threaten", "suspend", "announce"):
        return False
    if circumstance and base == "obl":
        return name in ("light",) and here.syntax.adposition(cur) == "in"
    if base == "nsubj":
        return (
            name in UNDERGONE
            or _is_planned(here, name, cur, head)
            or (dep == "nsubj:pass" and name in WISHED and cur in here.operators[head].tokens)
        )
    if base == "advcl":
        finite = here.syntax.finite(cur)
        if (
            here.sentence.tokens[cur].feats.get("VerbForm") == "Conv"
            or (here.sentence.lang == "ru" and here.sentence.tokens[cur].feats.get("VerbForm") == "Part")
            or (cur < head and _done_before(here, cur))
        ):
            return False  # "Рига, считающая долг …, решила", "Reçu à Paris, il a plaidé …": what else was so
        if name in ("begin", "hope"):
            return not finite and len(here.operators[head].tokens) > 1  # "has taken steps to impose"
        return not finite and name in (
            "agree",
            "promise",
            "offer",
            "threaten",
            "refuse",
            "demand",
            "accuse",
            "intend",
            "omit",
            "abstain",
        )
    if name == "omit" and base not in ("xcomp", "ccomp", "acl") and here.syntax.is_verbal(head):
        return False  # "avoided a war": who would have waged it?
    if base in ("ccomp", "csubj"):
        return name not in ("light",) or (dep == "csubj" and not here.syntax.finite(cur))
    return base in ("xcomp", "obj", "obl", "nmod", "acl", "iobj", "compound", "amod", "dep", "nsubj")
