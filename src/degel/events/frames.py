"""Triggers × operators → proposals: what a sentence says was done, promised, refused, threatened …

For each act that fires, climb the tree: an operator that governs it changes its type by the table of
`operators.yml` (inside out, three at most); another act above it swallows it (the topic of talks, the matter of
an accusation). Operators that govern no act stand alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from degel.codebook.book import Codebook
from degel.codebook.schema import TableFile
from degel.events.lexicon import Lexicon, Match, fold
from degel.events.modality import Status, status
from degel.events.order import after, before
from degel.events.roles import Cast, Party, Roles, fill, same_side, sides
from degel.events.syntax import Arguments, Syntax
from degel.records import Modality

__all__ = ["Proposal", "propose"]

MAX_CLIMB = 7
# Obliques of these classes say when, where or how, not what an operator is about.
CIRCUMSTANCE = frozenset(
    {"during", "after", "before", "in", "at", "despite", "by", "since", "until", "without", "ahead", "amid"}
)
# Acts of saying: what stands inside them is their matter, and is not coded as having happened.
SAYING = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "AGREE"})
# Operators that a subject undergoes: "talks resumed", "the visit was cancelled", "fighting stopped".
UNDERGONE = frozenset(
    {"suspend", "resume", "begin", "light", "cancel", "say", "deny", "announce", "demand", "refuse", "hope"}
)
SILENT = frozenset({"PUNCT", "DET", "ADP", "CCONJ", "SCONJ", "NUM", "SYM"})
# Operators that leave open whether anything is done to what only describes ("hopes for cooperation").
PASSING = frozenset({"light", "begin", "cause", "say", "hope", "try"})
# Who tells, and is no party where the parser hung a report's last clause on it.
REPORTERS = frozenset({"MED", "JRN"})
MATERIAL = frozenset({"SANCTION", "COERCE", "MOBILIZE", "ASSAULT"})


@dataclass(slots=True)
class Step:
    """One operator on the way up: its name, its token, and how the act hangs below it."""

    operator: str
    token: int
    link: str
    match: Match


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


class _Sentence:
    """One sentence while it is coded: matches by token, syntax and cast."""

    def __init__(self, book: Codebook, lexicon: Lexicon, syntax: Syntax, cast: Cast) -> None:
        self.book, self.lexicon, self.syntax, self.cast = book, lexicon, syntax, cast
        self.sentence = syntax.sentence
        assert book.table is not None
        self.table: TableFile = book.table
        self.acts: dict[int, Match] = {}
        self.operators: dict[int, Match] = {}
        markers = {fold(m) for m in syntax.grammar.conditional.markers}
        self.conditions = [
            token.head
            for token in self.sentence.tokens
            if token.dep in ("mark", "advmod", "cc") and fold(token.text) in markers
        ]
        self.inside: dict[int, int] = {}
        self._match()
        self._oblige()
        self.inside = {
            k: i for i, match in self.acts.items() for k in match.tokens[1:] if k not in self.operators
        }

    def _match(self) -> None:
        used: set[int] = set()
        found = [
            match
            for i, token in enumerate(self.sentence.tokens)
            if token.upos not in SILENT
            and token.dep not in ("aux", "aux:pass", "cop", "case", "mark", "punct")
            for match in self.lexicon.match(self.sentence, i)
        ]
        found.sort(key=lambda match: -len(match.tokens))
        for match in found:
            head = match.tokens[0]
            if head in used and head not in self.acts and head not in self.operators:
                continue  # the word is part of a longer entry
            if match.word.act is not None and head not in self.acts:
                self.acts[head] = match
            elif match.word.operator is not None and head not in self.operators:
                self.operators[head] = match
            else:
                continue
            used.update(match.tokens[1:])
        for i in list(self.acts):
            act, operator = self.acts[i], self.operators.get(i)
            if operator is not None and len(operator.tokens) > len(act.tokens):
                del self.acts[i]

    def _oblige(self) -> None:
        """ "Russia said that Israel must stop": who says what another side must do demands it."""
        musts = {fold(word) for word in self.syntax.grammar.obligation}
        for i, match in list(self.operators.items()):
            if match.word.operator != "say" or not musts:
                continue
            for clause in self.sentence.dependents(i, "ccomp"):
                bound = any(
                    fold(t.lemma) in musts or fold(t.text) in musts
                    for t in (clause, *self.sentence.dependents(clause.i, "aux"))
                    if t.feats.get("Tense") != "Past"
                )
                if not bound or self._scheduled(clause.i, musts):
                    continue
                speaker = self.cast.parties(self.syntax.arguments(i).subj, "say.nsubj")
                args = self.syntax.arguments(clause.i)
                bidden = self.cast.parties([*args.subj, *args.obj], "must.nsubj")
                if speaker and any(
                    not any(same_side(b.actor, s.actor) for s in speaker)
                    for b in bidden
                    if b.kind != "pronoun"
                ):
                    self.operators[i] = Match(replace(match.word, operator="demand"), match.tokens)

    def _scheduled(self, clause: int, musts: set[str]) -> bool:
        """Does a word that also tells the future ("doit") stand with a visit or meeting, which is a date and no demand?"""
        if not musts.intersection(fold(word) for word in self.syntax.grammar.future.auxiliaries):
            return False
        places = [clause, *(t.i for t in self.sentence.dependents(clause, "xcomp"))]
        return any(i in self.acts and self.acts[i].word.type == "CONSULT" for i in places)

    def link(self, i: int) -> tuple[str, int]:
        """The label and head of token `i`; a phrase between a noun operator and its verb belongs to the noun."""
        token = self.sentence.tokens[i]
        if token.dep.partition(":")[0] in ("obl", "nmod") and token.head > i:
            for subject in self.sentence.dependents(token.head, "nsubj"):
                match = self.operators.get(subject.i)
                if subject.i < i and match is not None and match.word.kind == "noun":
                    return "nmod", subject.i
        if token.dep.partition(":")[0] == "obl" and token.head < i:
            noun = self._led_by(i)
            if noun is not None:
                return "nmod", noun
        return token.dep, token.head

    def _led_by(self, i: int) -> int | None:
        """The noun operator right before a phrase that the parser hung on the verb beside it ("заявил о готовности к переговорам")."""
        head = self.sentence.tokens[i].head
        for j in range(i - 1, head, -1):
            match = self.operators.get(j)
            if match is not None and match.word.kind == "noun":
                return j if self.sentence.tokens[j].head == head else None
            if self.sentence.tokens[j].upos not in ("ADP", "ADJ", "DET", "ADV", "NUM"):
                return None
        return None


def propose(book: Codebook, lexicon: Lexicon, syntax: Syntax, cast: Cast) -> list[Proposal]:
    """All proposals of one sentence, in text order; roles may still be empty."""
    here = _Sentence(book, lexicon, syntax, cast)
    found: list[Proposal] = []
    climbs = {i: _climb(here, i) for i in sorted(here.acts)}
    governed = {step.token for steps, swallowed, _, _ in climbs.values() if not swallowed for step in steps}
    for i, (steps, swallowed, extra, claim) in climbs.items():
        if swallowed or (i in governed and here.acts[i].word.act is not None and i in here.operators):
            continue
        if _told_by_participle(here, i):
            continue
        proposal = _compose(here, i, steps, extra, claim)
        if proposal is not None:
            found.append(proposal)
    for i in sorted(here.operators):
        if i in governed or i in here.acts or here.operators[i].word.operator not in _alone(here.table):
            continue
        steps, swallowed, extra, claim = _climb(here, i)
        if swallowed or (steps and steps[-1].operator in ("accuse", "demand")):
            continue
        proposal = _stand_alone(here, i, extra, claim)
        if proposal is not None:
            found.append(proposal)
    return _distinct([_without_reporters(here, proposal) for proposal in found])


def _alone(table: TableFile) -> set[str]:
    return {name for name, row in table.table.items() if "alone" in row}


def _climb(here: _Sentence, i: int) -> tuple[list[Step], bool, Status, list[Party]]:
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
                past or here.syntax._finite(cur)
            ):
                break  # "plans to meet X and criticises Y": a finite verb is no part of the plan
            cur = head
            own.add(head)
            continue
        participle = base == "acl" and here.sentence.tokens[cur].feats.get("VerbForm") == "Part"
        if participle and not steps and head not in here.operators and head not in here.acts:
            break  # "detuvo a un ciudadano acusado de …": said of a person, not under the verb
        if (
            participle
            and cur == i
            and i in here.acts
            and here.sentence.tokens[i].feats.get("Tense") == "Past"
        ):
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
            if not (_that_clause(here, cur) and (head in here.inside or head in here.operators)):
                break
        nominal = not here.syntax.is_verbal(cur) or here.sentence.tokens[cur].upos in ("NOUN", "PROPN")
        circumstance = (
            base in ("obl", "nmod")
            and here.syntax.adposition(cur) in CIRCUMSTANCE
            and not _by_means(here, cur, head)
            and not _named_preposition(here, cur, head)
        )
        operator = here.operators.get(head)
        above = here.acts.get(head)
        if operator is not None and own & set(operator.tokens) and not steps:
            operator = None
        if (
            operator is not None
            and above is not None
            and head not in own
            and _saying_wins(here, i, above, operator)
        ):
            operator = None
        name = operator.word.operator if operator is not None else None
        if (
            operator is not None
            and name is not None
            and _governs(here, name, base, dep, cur, head, circumstance)
        ):
            if name == "say":
                claim = claim or here.cast.parties(here.syntax.arguments(head).subj, "say.nsubj")
                extra = extra | Status(future=False) if not steps else extra
                extra = _said(extra, status(here.syntax, cur), here, cur)
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
                and not here.syntax._finite(cur)
                and not steps
            ):
                return steps, True, extra, claim  # "amenaza con imponer sanciones": what the threat is
            if base == "advcl" and above.word.type in SAYING and _complement_of_object(here, cur, head):
                return steps, True, extra, claim  # "welcomed the decision of Oslo to lift …"
            if base == "advcl" and i in here.acts and above.word.type == here.acts[i].word.type:
                # "summoned the ambassador to complain": the aim of an act is not another of its kind
                return steps, not here.syntax._finite(cur) and not steps, extra, claim
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
        if circumstance and base == "nmod" and operator is None and not here.syntax.is_verbal(head):
            cur = head  # "a rise in killings": the killings are what the rise is told of
            continue
        if circumstance:
            break
        if base == "advcl" and not here.syntax._finite(cur):
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
        if base == "nmod" and here.syntax.adposition(cur) == "about" and head not in here.operators:
            break  # "комментарии по поводу отставки": what words are about is not what they do
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
            break
        if base == "ccomp":
            break
        break
    return steps, False, extra, claim


def _complement_of_object(here: _Sentence, cur: int, head: int) -> bool:
    """Is the infinitive what the object of its verb is about (a decision, an effort), though it hangs from the verb?"""
    if here.sentence.tokens[cur].feats.get("VerbForm") != "Inf":
        return False
    return any(
        head < j < cur and j in here.operators and here.operators[j].word.kind == "noun"
        for j in here.syntax.arguments(head).obj
    )


def _uttered(here: _Sentence, i: int) -> bool:
    """Is the infinitive at `i` praise or blame that the talk or letter above was made for ("wrote to express …")?"""
    token = here.sentence.tokens[i]
    if here.acts[i].word.type not in ("SUPPORT", "ACCUSE") or len(here.acts[i].tokens) < 2:
        return False
    if token.dep.partition(":")[0] not in ("advcl", "xcomp") or not here.syntax._finite(token.head):
        return False
    above, operator = here.acts.get(token.head), here.operators.get(token.head)
    own = status(here.syntax, token.head)
    if own.negated or own.future or own.conditional or own.clause:
        return False
    return (above is not None and above.word.type == "CONSULT") or (
        operator is not None and operator.word.operator == "say"
    )


def _that_clause(here: _Sentence, cur: int) -> bool:
    """Is the clause under a noun what the noun says ("demands that Serbia arrest them"), though the parser calls it relative?"""
    subjects = list(here.sentence.dependents(cur, "nsubj"))
    return any(here.sentence.dependents(cur, "mark")) and any(
        t.feats.get("PronType") != "Rel" and fold(t.text) not in here.syntax._relative for t in subjects
    )


def _noun_before(here: _Sentence, cur: int) -> int | None:
    """The noun operator that the parser made a subject or object of its own infinitive ("Отказ Вены поддержать …")."""
    token = here.sentence.tokens[cur]
    if token.feats.get("VerbForm") != "Inf":
        return None
    for child in here.sentence.dependents(cur, "nsubj", "obj", "iobj"):
        match = here.operators.get(child.i)
        if child.i < cur and match is not None and match.word.kind == "noun":
            return child.i
    return None


def _saying_wins(here: _Sentence, i: int, above: Match, operator: Match) -> bool:
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


def _by_means(here: _Sentence, cur: int, head: int) -> bool:
    """Is it a bare instrumental under an active word: what is threatened, exchanged or ended with ("пригрозил ударами")?"""
    bare = here.sentence.tokens[cur].feats.get("Case") == "Ins" and not any(
        here.sentence.dependents(cur, "case")
    )
    return bare and not (here.syntax.is_verbal(head) and here.syntax.arguments(head).passive)


def _named_preposition(here: _Sentence, cur: int, head: int) -> bool:
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


def _modal(here: _Sentence, head: int) -> Status:
    """The status that a governing verb lends to its infinitive ("va rencontrer", "could meet")."""
    above = status(here.syntax, head)
    token = here.sentence.tokens[head]
    grammar = here.syntax.grammar
    lemma = token.lemma.lower()
    future = above.future or (lemma in grammar.future.auxiliaries and token.feats.get("Tense") != "Past")
    conditional = above.conditional or lemma in grammar.conditional.modals
    return Status(above.negated, future, conditional, above.supposed, above.clause)


def _said(extra: Status, below: Status, here: _Sentence, cur: int) -> Status:
    """Under "said that", a conditional is the future of the past ("said it would release")."""
    if below.conditional and not below.clause:
        return extra | Status(future=True)
    return extra


def _governs(
    here: _Sentence, name: str, base: str, dep: str, cur: int, head: int, circumstance: bool
) -> bool:
    if circumstance and name not in ("light", "begin", "threaten", "suspend", "announce"):
        return False
    if circumstance and base == "obl":
        return name in ("light",) and here.syntax.adposition(cur) == "in"
    if base == "nsubj":
        return name in UNDERGONE
    if base == "advcl":
        finite = here.syntax._finite(cur)
        if name == "begin":
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
        )
    if base in ("ccomp", "csubj"):
        return name not in ("light",) or (dep == "csubj" and not here.syntax._finite(cur))
    return base in ("xcomp", "obj", "obl", "nmod", "acl", "iobj", "compound", "amod", "dep", "nsubj")


def _compose(
    here: _Sentence, i: int, steps: list[Step], extra: Status, claim: list[Party]
) -> Proposal | None:
    match = here.acts[i]
    act, type = match.word.act, match.word.type
    assert act is not None and type is not None
    idle = act.governed and not any(_changes(here, step) for step in steps)
    if idle and act.symmetric:
        return None
    mode = act.mode
    verbal = here.syntax.is_verbal(i) and match.word.kind != "noun"
    args = _with_parts(here, match, verbal)
    own = _own_status(here, match)
    if act.verdict and not args.subj and not steps:
        return None
    if match.word.kind == "adjective" or act.verdict:
        roles = Roles(_speaker(here, i), here.cast.parties(args.subj or args.obj, "nsubj"))
    else:
        roles = fill(here.cast, i, act, type, args, verbal=verbal, symmetric=act.symmetric)
        if verbal:
            _by_order(here, i, args, roles, act.symmetric, here.book.entries[type].requires_recipient)
    tokens = list(match.tokens)
    if not verbal and not act.verdict:
        _told_below(here, i, roles, symmetric=act.symmetric)
    if not verbal and not act.verdict and not roles.recipient:
        roles.recipient = _aimed(here, i, roles.actor)
    if idle and not (roles.actor and roles.recipient):
        return None  # "the support of the people" describes; "France's support for Kyiv" is an act
    symmetric, state, needs = act.symmetric, own | extra, here.book.entries[type].requires_recipient
    names: list[str] = []
    said = any(step.operator == "say" for step in steps)
    top, reciprocal, hypothetical, negated_by = i, False, False, False
    below = i
    uttered = verbal and _uttered(here, i)
    if not steps and verbal and not uttered and not here.syntax._finite(i) and _bare_infinitive(here, i):
        hypothetical = True
    for step in steps:
        nature = here.book.entries[type].nature
        result = here.table.table.get(step.operator, {}).get(nature, "keep")
        if step.operator == "intend" and type in ("SUPPORT", "ACCUSE", "CONCEDE") and _says_so(here, step):
            result = "keep"
        roles, symmetric, reciprocal = _merge_roles(here, i, step, roles, symmetric, result)
        level = _own_status(here, step.match)
        if not uttered and step.operator == "say" and step.link == "xcomp" and _bare_complement(here, below):
            hypothetical = True  # "consideró penalizar": thought of, not done
        below = step.token
        if result == "none":
            return None
        if step.operator in ("light", "begin", "cause", "say"):
            state = state | (level if step.operator != "say" else Status(conditional=False, negated=False))
        elif result == "hypothetical":
            hypothetical = True
            state = state | Status(negated=level.negated, clause=level.clause)
        elif result == "negated":
            negated_by = True
        elif result == "keep":
            state = state | level
        else:
            announced_done = step.operator == "announce" and _is_done(here, i, type, verbal, own)
            if announced_done:
                claim = claim or here.cast.parties(here.syntax.arguments(step.token).subj, "announce.nsubj")
                names.append("say")
                tokens.extend(step.match.tokens)
                top = step.token
                continue
            under = names[-1] if names else None
            type, mode = _result(here.table, result, type, mode)
            if type == "THREATEN" and under == "suspend":
                mode = "relations"  # to threaten an end of talks, aid or treaties is to threaten relations
            state = level
            hypothetical = False
            needs = False
        if step.operator not in ("say", "hope"):
            tokens.extend(step.match.tokens)
            top = step.token
        names.append(step.operator)
    modality, type, mode = _modality(here, type, mode, state, hypothetical, bool(steps), said, verbal, roles)
    if type is None:
        return None
    if type == "AGREE" and not steps and act.roles.get("recipient") == "nsubj":
        roles.actor, roles.recipient = roles.recipient, roles.actor  # who will host promises it
    if type == "REJECT" and not steps and verbal:
        subject = here.cast.parties(args.subj, "nsubj")
        others = [
            p
            for p in (*roles.actor, *roles.recipient)
            if not any(same_side(p.actor, s.actor) or p.token == s.token for s in subject)
        ]
        if subject and others:
            roles, symmetric = Roles(subject, others), False
    if type == "THREATEN" and here.conditions:
        roles.recipient = _warned(here, roles) or roles.recipient
    if negated_by:
        modality = "negated"
    plain = all(name in ("say", "light", "begin") for name in names)
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
        said=act.said if plain else None,
    )


def _changes(here: _Sentence, step: Step) -> bool:
    """Does the operator do something to its act: no light verb, no hope, no "development of relations"?"""
    return step.operator not in PASSING and (step.operator != "resume" or here.syntax.is_verbal(step.token))


def _without_reporters(here: _Sentence, proposal: Proposal) -> Proposal:
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


def _says_so(here: _Sentence, step: Step) -> bool:
    """Does the speaker do it by wanting to ("хочу поблагодарить", "je veux remercier")?"""
    return step.link == "xcomp" and here.sentence.tokens[step.token].feats.get("Person") == "1"


def _own_status(here: _Sentence, match: Match) -> Status:
    """The status of a match's head; a denial that belongs to the entry itself ("пойти не на") denies nothing."""
    found = status(here.syntax, match.tokens[0])
    words = {fold(w) for w in here.syntax.grammar.negation}
    if found.negated and any(fold(here.sentence.tokens[j].text) in words for j in match.tokens[1:]):
        return replace(found, negated=False)
    return found


def _with_parts(here: _Sentence, match: Match, verbal: bool) -> Arguments:
    """The arguments of a trigger, those that hang from the other words of a multiword entry included."""
    args = here.syntax.arguments(match.tokens[0])
    if len(match.tokens) == 1:
        return args
    args = replace(args, obj=list(args.obj), obl=list(args.obl), mods=list(args.mods))
    words = set(match.tokens)
    args.obj = [j for j in args.obj if j not in words]
    args.obl = [(adp, j) for adp, j in args.obl if j not in words]
    args.mods = [(adp, j) for adp, j in args.mods if j not in words]
    for k in match.tokens[1:]:
        if here.syntax.is_verbal(k) and here.sentence.tokens[k].upos == "VERB":
            inner = here.syntax.arguments(k)
            args.obj += [j for j in inner.obj if j not in words]
            args.obl += [pair for pair in inner.obl if pair[1] not in words]
            args.iobj = [*args.iobj, *(j for j in inner.iobj if j not in words)]
            continue
        below = here.syntax.arguments(k)
        for adp, j in (*below.mods, *below.obl):
            if j in words:
                continue
            if verbal and adp == "by" and not args.passive:
                adp = "about"  # "expresó su preocupación por …": nobody did it, it is about it
            if not verbal or adp in ("amod", "poss"):
                args.mods.append((adp, j))
            elif adp in ("appos", "flat", "bare", "compound"):
                args.obj.append(j)
            else:
                args.obl.append((adp, j))
    return args


def _by_order(
    here: _Sentence, i: int, args: Arguments, roles: Roles, symmetric: bool, needs_recipient: bool
) -> None:
    """Fills by order and distance what a finite verb's parse leaves open: no subject at all, nobody behind it."""
    if not here.syntax._finite(i):
        return
    if not args.subj and not args.inherited:
        if args.passive and not args.obj and not roles.recipient:
            roles.recipient = before(here.cast, i)
        elif not args.passive and (not roles.actor or (symmetric and len(sides(roles.actor)) < 2)):
            taken = {p.token for p in roles.actor}
            roles.actor = [*[p for p in before(here.cast, i) if p.token not in taken], *roles.actor]
    if args.passive or not roles.actor:
        return
    if symmetric and len(sides(roles.actor)) == 1:
        behind = after(here.cast, i, roles.actor, places=False)
        roles.actor = [*roles.actor, *(q for p in behind for q in (p, *here.cast.listed(p)))]
    elif needs_recipient and not symmetric and not roles.recipient and not (args.obj or args.iobj):
        roles.recipient = after(here.cast, i, roles.actor, places=False)


def _speaker(here: _Sentence, i: int) -> list[Party]:
    """Who says so: the subject of a saying verb above or beside ("…, a déclaré la ministre", "said that …")."""
    token = here.sentence.tokens[i]
    beside = [t.i for t in here.sentence.dependents(i, "parataxis")]
    above = [token.head] if token.dep.partition(":")[0] in ("ccomp", "parataxis") else []
    for verb in (*above, *beside):
        operator = here.operators.get(verb)
        if (
            operator is not None
            and operator.word.operator in ("say", "announce", "threaten", "deny", "accuse")
        ) or verb in beside:
            args = here.syntax.arguments(verb)
            found = here.cast.parties([*args.subj, *args.obj], "say.nsubj", deep=False)
            if found:
                return found
    return []


def _told_by_participle(here: _Sentence, i: int) -> bool:
    """Is the noun only what a participle of the same type is said of ("la ayuda enviada por …")?"""
    type = here.acts[i].word.type
    return here.acts[i].word.kind == "noun" and any(
        child.i in here.acts and here.acts[child.i].word.type == type and child.dep == "acl"
        for child in here.sentence.dependents(i, "acl")
    )


def _told_below(here: _Sentence, i: int, roles: Roles, *, symmetric: bool) -> None:
    """Adds who stands at a light verb below the noun: "la reunión celebrada entre …", "the attack that Russia carried out on …"."""
    for child in here.sentence.dependents(i, "acl"):
        operator = here.operators.get(child.i)
        if (
            operator is None
            or operator.word.operator not in ("light", "begin")
            or not here.syntax.is_verbal(child.i)
        ):
            continue
        args = here.syntax.arguments(child.i)
        agents = here.cast.parties([j for j in args.subj if j != i], "acl.nsubj")
        around = [
            party
            for adp, j in args.obl
            if adp in ("with", "between", "to", "against", "on", "among")
            for party in here.cast.parties([j], f"acl.obl:{adp}", places=adp != "on")
        ]
        if symmetric:
            taken = {p.token for p in roles.actor}
            roles.actor = [*roles.actor, *(p for p in (*agents, *around) if p.token not in taken)]
            continue
        roles.actor = agents or roles.actor
        if not roles.recipient:
            roles.recipient = [p for p in around if not any(same_side(p.actor, a.actor) for a in roles.actor)]


def _aimed(here: _Sentence, i: int, actors: list[Party]) -> list[Party]:
    """Who a nominal act is aimed at by a participle or relative clause: "une enquête visant la Chine"."""
    for child in here.sentence.dependents(i, "acl"):
        if (
            child.feats.get("VerbForm") == "Part" and child.feats.get("Tense") == "Pres"
        ) or child.dep == "acl:relcl":
            found = here.cast.parties(here.syntax.arguments(child.i).obj, "acl.obj", places=True)
            other = [p for p in found if not any(same_side(p.actor, a.actor) for a in actors)]
            if other:
                return other
    return []


def _warned(here: _Sentence, roles: Roles) -> list[Party]:
    """Whose act would bring the harm: the subject of the if-clause is who is threatened."""
    for verb in here.conditions:
        if here.syntax.is_verbal(verb):
            found = here.cast.parties(here.syntax.arguments(verb).subj, "if.nsubj", deep=False)
            other = [p for p in found if not any(same_side(p.actor, a.actor) for a in roles.actor)]
            if other:
                return other
    return []


def _bare_complement(here: _Sentence, i: int) -> bool:
    """Is it an infinitive without an auxiliary ("haber liberado" has one)?"""
    return here.sentence.tokens[i].feats.get("VerbForm") == "Inf" and not any(
        here.sentence.dependents(i, "aux")
    )


def _bare_infinitive(here: _Sentence, i: int) -> bool:
    """An infinitive that no verb governs states an aim, not an act ("Objectif : normaliser …")."""
    token = here.sentence.tokens[i]
    if token.feats.get("VerbForm") not in ("Inf",):
        return False
    if token.dep == "xcomp" and here.syntax._finite(token.head):
        return False  # "va recevoir", "doit rencontrer": the verb above says how real it is
    return not any(here.sentence.dependents(i, "aux"))


def _is_done(here: _Sentence, i: int, type: str, verbal: bool, own: Status) -> bool:
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
        return past and here.syntax._finite(i)
    return False


def _result(table: TableFile, result: str, type: str, mode: str | None) -> tuple[str, str | None]:
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


def _merge_roles(
    here: _Sentence, i: int, step: Step, roles: Roles, symmetric: bool, result: str
) -> tuple[Roles, bool, bool]:
    """Roles after an operator: its subject acts, its addressee or the act's other parties receive."""
    token, cast = step.token, here.cast
    verbal = here.syntax.is_verbal(token) and step.match.word.kind != "noun"
    args = here.syntax.arguments(token)
    if verbal:
        subject = cast.parties(args.subj, f"{step.operator}.nsubj", deep=True)
        if not (subject or args.subj or args.inherited or args.passive) and here.syntax._finite(token):
            subject = before(cast, token)
    else:
        subject = cast.inside(
            token, ("poss", "by", "amod", "of", "compound"), step.operator
        ) or _light_subject(here, token)
    if step.operator == "say":
        return roles, symmetric, False
    if step.operator in ("light", "begin", "cause", "hope", "try", "resume") or result in (
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
    addressee = _addressee(here, token, args, verbal, subject)
    inner = [*roles.actor, *roles.recipient]
    if step.operator in ("demand", "accuse"):
        other = [p for p in roles.actor if not any(same_side(p.actor, s.actor) for s in subject)]
        if step.operator == "demand" and not addressee and not here.syntax.is_verbal(i):
            addressee = cast.inside(i, ("from",), "nmod")  # "demanded a ceasefire from Israel"
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


def _mutual(here: _Sentence, token: int) -> bool:
    """Is the verb also an act that all its parties do ("договориться")?"""
    match = here.acts.get(token)
    return match is not None and match.word.act is not None and match.word.act.symmetric


def _ends_reflexive(here: _Sentence, token: int) -> bool:
    end = here.syntax.grammar.passive_ending
    return end is not None and fold(here.sentence.tokens[token].lemma).endswith(end)


def _carried(
    here: _Sentence,
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
    inverted = frame is not None and frame.roles.get("recipient") == "nsubj"
    if subject and inverted and step.link in ("xcomp", "advcl"):
        return Roles(actor, recipient or subject), False, False
    if subject and step.link in ("obj", "obl", "nmod", "acl", "xcomp", "nsubj", "iobj", "compound"):
        moved = [p for p in actor if not any(same_side(p.actor, s.actor) for s in subject)]
        if not recipient and step.link != "xcomp":
            recipient = moved
        actor = subject
    others = [p for p in around if not any(same_side(p.actor, a.actor) for a in actor)]
    return Roles(actor, recipient or others), False, False


def _light_subject(here: _Sentence, token: int) -> list[Party]:
    """Who makes it: the subject of the verb that a noun operator hangs from ("a rejeté l'offre", "issued a call")."""
    found = token
    for _ in range(3):
        dep, head = here.link(found)
        if head == found or not dep.startswith(("obj", "obl", "nsubj", "conj", "xcomp")):
            return []
        if here.syntax.is_verbal(head):
            args = here.syntax.arguments(head)
            return here.cast.parties(args.subj, "nsubj") if dep.startswith(("obj", "obl", "xcomp")) else []
        found = head
    return []


def _addressee(
    here: _Sentence, token: int, args: Arguments, verbal: bool, subject: list[Party]
) -> list[Party]:
    cast = here.cast
    tries: list[list[Party]] = []
    if verbal:
        tries.append(cast.parties([j for j in args.obj if j not in here.acts], "obj", deep=False))
        tries.append(cast.parties(args.iobj, "iobj"))
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


def _modality(
    here: _Sentence,
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
    if (hypothetical or state.clause or state.supposed) and not (
        type == "THREATEN" and not state.clause and not hypothetical
    ):
        return ("negated" if state.negated and not state.clause else "hypothetical"), type, mode
    if state.conditional and not future:
        if said and roles.actor and entry.nature != "conflict":
            future = True
        elif (verbal and _perfect(here, state)) or type == "THREATEN":
            return "done", type, mode
        elif type in MATERIAL and here.conditions:
            new, new_mode = _result(here.table, here.table.future["conflict"], type, mode)
            return "done", new, new_mode
        else:
            return "hypothetical", type, mode
    if future and state.negated and verbal and entry.nature != "conflict":
        result = here.table.future_negated[entry.nature]
        new, new_mode = _result(here.table, result, type, mode)
        return "done", new, new_mode
    if state.negated:
        return "negated", type, mode
    if future and type in ("AGREE", "CONCEDE", "THREATEN"):
        return "done", type, mode
    if future and (entry.nature != "conflict" or type in MATERIAL):
        result = here.table.future[entry.nature]
        if result == "none":
            return "future", type, mode
        new, new_mode = _result(here.table, result, type, mode)
        return "done", new, new_mode
    if future:
        return "future", type, mode
    return "done", type, mode


def _perfect(here: _Sentence, state: Status) -> bool:
    """ "aurait rencontré": the conditional perfect is hearsay, told as done."""
    return any(
        t.feats.get("Mood") == "Cnd" and here.sentence.tokens[t.head].feats.get("VerbForm") == "Part"
        for t in here.sentence.tokens
        if t.dep.startswith("aux")
    )


def _stand_alone(here: _Sentence, i: int, extra: Status, claim: list[Party]) -> Proposal | None:
    """An operator with no act below it: "threatened Iran", "rejected the offer of Kyiv"."""
    match = here.operators[i]
    name = match.word.operator
    assert name is not None
    type, _, mode = here.table.table[name]["alone"].partition("/")
    verbal = here.syntax.is_verbal(i) and match.word.kind != "noun"
    args = here.syntax.arguments(i)
    roles = fill(here.cast, i, None, type, args, verbal=verbal, symmetric=False)
    if verbal and not roles.recipient:
        for child in here.sentence.dependents(i, "ccomp", "xcomp"):
            inner = here.syntax.arguments(child.i)
            found = here.cast.parties(inner.subj or inner.obj, "ccomp.nsubj")
            roles.recipient = [p for p in found if not any(same_side(p.actor, a.actor) for a in roles.actor)]
    state = _own_status(here, match) | extra
    if name == "refuse" and state.negated:
        return None  # "never gives up its right": nothing is refused
    modality, new, new_mode = _modality(here, type, mode or None, state, False, True, False, verbal, roles)
    if new is None:
        return None
    return Proposal(
        type=new,
        mode=new_mode,
        modality=modality,
        actor=roles.actor,
        recipient=roles.recipient,
        tokens=match.tokens,
        act=i,
        top=i,
        frame=match.word.name,
        weight=0.6,
        steps=(),
        claimants=claim,
        verbal=verbal,
        spoken=match.word.kind != "noun",
        needs_recipient=True,
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
