"""One sentence while it is coded: its matches by token, its syntax and who stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from degel.codebook.book import Codebook
from degel.codebook.schema import TableFile
from degel.events.cast import Cast, same_side
from degel.events.lexicon import Lexicon, Match, Word
from degel.events.syntax import Syntax
from degel.events.victims import forces_in
from degel.events.words import fold

__all__ = ["MATERIAL", "Reading", "Step", "of_another"]

# What is done to somebody, and can be owned up to.
MATERIAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
# Verbs that demand and ask alike
QUESTIONS = {"fr": ("demander", ("si", "s'", "s’")), "en": ("ask", ("whether",))}

# Verbs that demand an act and assert a fact.
INSISTS = {"en": frozenset({"insist"})}
SILENT = frozenset({"PUNCT", "DET", "ADP", "CCONJ", "SCONJ", "NUM", "SYM"})
# verbs that end an act by the preposition before its infinitive: "dejar de"
ENDING = {"es": ("dejar", "de", "suspend")}


@dataclass(slots=True)
class Step:
    """One operator on the way up: its name, its token, and how the act hangs below it."""

    operator: str
    token: int
    link: str
    match: Match


def _spread(match: Match) -> int:
    """How far the words of an entry of several stand from its head, all together; 0 for a single word."""
    return sum(abs(token - match.tokens[0]) for token in match.tokens)


def of_another(syntax: Syntax, cast: Cast, clause: int, head: int, base: str) -> bool:
    """Is it somebody else who shall do it ("wants Germany to deliver", "quiere que China libere", «хочет, чтобы …»)?"""
    if base not in ("ccomp", "xcomp") or not syntax.is_verbal(head) or not syntax.is_verbal(clause):
        return False
    args = syntax.arguments(head)
    wants = cast.parties(args.subj, "nsubj")
    doers = [t.i for t in syntax.sentence.dependents(clause, "nsubj")]
    if not doers and base == "xcomp":
        told = [j for adp, j in args.obl if adp == "to"]  # "ordonner à la Mongolie d'arrêter"
        doers = [j for j in (*args.obj, *args.iobj, *told) if head < j < clause]
    others = cast.parties(doers, "nsubj")
    if wants and not others:
        # "the unions want the chief to resign": somebody else, whoever he is
        return any(syntax.tokens[j].upos == "NOUN" for j in doers)
    return bool(wants and others) and not any(same_side(o.actor, w.actor) for o in others for w in wants)


class Reading:
    """One sentence while it is coded: matches by token, syntax and cast."""

    def __init__(self, book: Codebook, lexicon: Lexicon, syntax: Syntax, cast: Cast) -> None:
        self.book, self.lexicon, self.syntax, self.cast = book, lexicon, syntax, cast
        self.sentence = syntax.sentence
        assert book.table is not None
        self.table: TableFile = book.table
        self.acts: dict[int, Match] = {}
        self.operators: dict[int, Match] = {}
        self.conditions = [
            token.head
            for token in self.sentence.tokens
            if token.dep in ("mark", "advmod", "cc") and fold(token.text) in syntax.conditions
        ]
        self.inside: dict[int, int] = {}
        # saying verb → the verb of what must be done: its evidence too
        self.bound: dict[int, int] = {}
        self._match()
        self._cease()
        for i in [i for i, m in self.operators.items() if m.word.operator == "try" and m.word.kind == "verb"]:
            if self.syntax.arguments(i).reflexive and not self.syntax.arguments(i).subj:
                del self.operators[i]  # "se trata de": what it is, not what is tried
        for i in [i for i, m in self.operators.items() if m.word.operator == "demand" and self._claims(i)]:
            del self.operators[i]
        self._regret()
        self._admit()
        self._want()
        self._oblige()
        self.inside = {
            k: i
            for i, match in self.acts.items()
            for k in match.tokens[1:]
            if k not in self.operators and not self._led(i, k)
        }
        cast.forces = forces_in(self)

    def _led(self, i: int, k: int) -> bool:
        """Is the word at `k` part of an operator at `i` too ("expressed readiness to meet"), which leads on to the act?"""
        operator = self.operators.get(i)
        return operator is not None and k in operator.tokens

    def _match(self) -> None:
        used: set[int] = set()
        found = [
            match
            for i, token in enumerate(self.sentence.tokens)
            if token.upos not in SILENT
            and token.dep not in ("aux", "aux:pass", "cop", "case", "mark", "punct")
            for match in self.lexicon.match(self.sentence, i)
        ]
        # "told the diplomats to leave" expels them: a demand yields to an entry as long that says of whom
        special = {(m.tokens[0], len(m.tokens)) for m in found if m.word.act and m.word.act.needs}
        found.sort(
            key=lambda match: (
                -len(match.tokens),
                match.word.type == "REQUEST" and (match.tokens[0], len(match.tokens)) in special,
            )
        )
        for match in found:
            head = match.tokens[0]
            if match.word.operator == "demand" and match.word.others == ("to",) and not self._leads(match):
                bare = self._bare(head)
                if bare is None:
                    continue
                match = Match(bare, (head,))
            if self._questions(match):
                continue
            if self._plans(match, found):
                word = Word(match.word.kind, match.word.head, (), False, operator="intend")
                self.operators[head] = Match(word, (head,))
                continue
            if match.word.act is not None and (self._bidden(match, found) or self.syntax.obliges(head)):
                continue
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
            open_to = operator is not None and operator.word.operator == "hope" and act.word.type == "REJECT"
            if operator is not None and (open_to or len(operator.tokens) > len(act.tokens)):
                del self.acts[i]  # "has not ruled out sending …" refuses nothing
            elif operator is not None and _spread(act) < _spread(operator):
                del self.operators[
                    i
                ]  # "expressed gratitude for the wish to …": the nearer word belongs to the verb

    def _questions(self, match: Match) -> bool:
        """ "Il lui a demandé si …", "asked by a reporter whether …": who asks whether something is so demands nothing."""
        head = match.tokens[0]
        verb, words = QUESTIONS.get(self.sentence.lang, ("", ()))
        if fold(self.sentence.tokens[head].lemma) != verb:
            return False
        if match.word.type != "REQUEST" and match.word.operator != "demand":
            return False
        clauses = self.sentence.dependents(head, "ccomp", "xcomp", "advcl")
        marks = [mark for clause in clauses for mark in self.sentence.dependents(clause.i, "mark")]
        near = (
            t for t in self.sentence.tokens[head + 1 : head + 5] if t.upos not in ("ADV", "PRON", "PUNCT")
        )
        return any(fold(mark.text) in words for mark in (*marks, *islice(near, 1)))

    def _claims(self, i: int) -> bool:
        """Does *insist* say what is so, not what must be done ("insisted that it had been fired by Chad")?"""
        if fold(self.sentence.tokens[i].lemma) not in INSISTS.get(self.sentence.lang, ()):
            return False
        for clause in self.sentence.dependents(i, "ccomp"):
            auxiliaries = list(self.sentence.dependents(clause.i, "aux", "cop"))
            if any(fold(t.lemma) in ("must", "should", "shall", "ought") for t in auxiliaries):
                return False
            first = next(iter(auxiliaries), clause)
            tense = first.feats.get("Tense") == "Past" or fold(first.text) in ("is", "are", "has")
            return tense and fold(first.text) != fold(first.lemma) and first.feats.get("VerbForm") == "Fin"
        return False

    def _leads(self, match: Match) -> bool:
        """Does the "to" of an order lead what is to be done, and not a noun far below ("warned that it would respond to …")?"""
        tokens, head = self.sentence.tokens, match.tokens[0]
        mark = tokens[match.tokens[1]]
        above = tokens[tokens[mark.head].head]
        bidden = mark.dep == "mark" and above.upos in ("NOUN", "PROPN", "PRON") and above.head == head
        return bidden or head in (mark.head, tokens[mark.head].head)

    def _bidden(self, match: Match, found: Sequence[Match]) -> bool:
        """Does the entry join an order and what another side is ordered to do ("ordered Mongolia to arrest")? Then it is an operator over an act."""
        head = match.tokens[0]
        if match.word.act is None or len(match.tokens) == 1 or not self.syntax.is_verbal(head):
            return False
        inner = {
            k
            for k in match.tokens[1:]
            if self.sentence.tokens[k].feats.get("VerbForm") == "Inf"
            and any(m.tokens[0] == k and m.word.type == match.word.type for m in found)
        }
        return any(of_another(self.syntax, self.cast, k, head, "xcomp") for k in inner)

    def _cease(self) -> None:
        """ "Dejó de importar": the preposition that leads the infinitive makes a verb of ending, which no entry can tell apart."""
        verb, led, name = ENDING.get(self.sentence.lang, ("", "", ""))
        for clause in self.sentence.tokens:
            if clause.dep != "xcomp" or fold(self.sentence.tokens[clause.head].lemma) != verb:
                continue
            for mark in self.sentence.dependents(clause.i, "mark"):
                if fold(mark.text) == led and mark.i - clause.head <= 2:
                    word = Word("verb", verb, (led,), False, operator=name)
                    self.operators[clause.head] = Match(word, (clause.head, mark.i))

    def _regret(self) -> None:
        """ "Chile regretted that Peru had not apologised" blames Peru; whoever regrets what he did himself apologises."""
        for i in [*self.operators, *self.acts]:
            match = self.operators.get(i)
            regrets = match is not None and match.word.operator == "regret"
            act = self.acts.get(i)
            theirs = any(
                of_another(self.syntax, self.cast, t.i, i, "ccomp")
                for t in self.sentence.dependents(i, "ccomp")
            )
            if regrets and not theirs:
                del self.operators[i]
            elif theirs and act is not None and act.word.type == "CONCEDE" and not self._dropped(act):
                del self.acts[i]
                word = Word("verb", act.word.head, (), False, operator="regret")
                self.operators[i] = match if match is not None and regrets else Match(word, (i,))

    def _admit(self) -> None:
        """ "Admitted that its soldiers had shelled": the clause says what, so that the verb is an operator and no act beside it."""
        for i, act in list(self.acts.items()):
            if act.word.kind != "verb" or act.word.type not in ("CONCEDE", "SUPPORT"):
                continue
            clauses = [t.i for t in self.sentence.dependents(i, "ccomp")]
            told = any(k in self.acts and self.acts[k].word.type in MATERIAL for k in clauses)
            if not clauses or not (told or act.word.type == "SUPPORT"):
                continue
            word = self._bare(i)
            if word is not None and word.operator == "admit":
                del self.acts[i]
                self.operators[i] = Match(word, (i,))

    def _bare(self, i: int) -> Word | None:
        """The operator that the word at `i` is by itself."""
        for key in self.lexicon.keys(self.sentence.tokens[i]):
            for word in self.lexicon.heads.get(key, ()):
                if word.operator is not None and not word.others and word.kind == "verb":
                    return word
        return None

    def _dropped(self, act: Match) -> bool:
        """Does the clause tell what is given up by the act's own object ("dropped its demand that Ukraine disarm")?"""
        return any(
            self.sentence.tokens[j].upos == "NOUN" and self.sentence.tokens[j].dep == "obj"
            for j in act.tokens[1:]
        )

    def _want(self) -> None:
        """ "Mexico wants the United States to stem the flow": what another shall do is asked of it, whatever it is."""
        for i, match in list(self.operators.items()):
            if match.word.operator != "intend" or match.word.kind != "verb":
                continue
            clauses = list(self.sentence.dependents(i, "xcomp", "ccomp"))
            if any(of_another(self.syntax, self.cast, t.i, i, t.dep.partition(":")[0]) for t in clauses):
                self.operators[i] = Match(replace(match.word, operator="demand"), match.tokens)

    def _plans(self, match: Match, found: Sequence[Match]) -> bool:
        """Is the entry a promise whose other word is the meeting that it sets, its own subject ("talks are scheduled")?"""
        if match.word.type != "AGREE" or len(match.tokens) == 1 or not self.syntax.is_verbal(match.tokens[0]):
            return False
        head = match.tokens[0]
        below = [t.i for t in self.sentence.dependents(head, "nsubj", "nsubj:pass") if t.i in match.tokens]
        return any(m.tokens[0] in below and m.word.type == "CONSULT" for m in found)

    def scheduled(self, i: int) -> bool:
        """Does the verb at `i` tell of what is set for later by a word of duty ("deben comenzar", "должна состояться")?"""
        token = self.sentence.tokens[i]
        above = [token.head] if token.dep == "xcomp" else []
        return any(
            self.syntax.obliges(j) for j in (*above, *(t.i for t in self.sentence.dependents(i, "aux")))
        )

    def _oblige(self) -> None:
        """ "Russia said that Israel must stop": who says what another side must do demands it."""
        for i, match in list(self.operators.items()):
            if match.word.operator != "say":
                continue
            for clause in self.sentence.dependents(i, "ccomp"):
                bound = any(
                    self.syntax.obliges(t.i) for t in (clause, *self.sentence.dependents(clause.i, "aux"))
                )
                if not bound or self._dated(clause.i):
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
                    self.bound[i] = clause.i

    def _dated(self, clause: int) -> bool:
        """Does a word that also tells the future ("doit") stand with a visit or meeting, which is a date and no demand?"""
        if not self.syntax.duty_tells_future:
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
