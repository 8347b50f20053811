"""Noun phrases on Universal Dependencies: the class of their preposition, what is coordinated with them, whom a relative pronoun means."""

from __future__ import annotations

from degel.codebook.schema import Grammar
from degel.events.facts import facts_of
from degel.events.words import fold
from degel.parse.sentence import Sentence, Token

__all__ = ["Phrases"]

DASHES = frozenset({"-", "–", "—"})
CASES = {"Gen": "of", "Ins": "by", "Dat": "to"}


class Phrases:
    """The phrases of one sentence, read with the facts of its language."""

    def __init__(self, sentence: Sentence, grammar: Grammar) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.grammar = grammar
        facts = facts_of(grammar)
        self._classes = facts.classes
        self._relative = facts.relative
        self._reflexive = facts.reflexive
        self._duties = facts.duties
        self._firsts = facts.firsts
        self.conditions = facts.conditions
        self.next_subjects = self._next_subjects()

    def _next_subjects(self) -> dict[int, int]:
        """Names that open the next clause and that the parser hung on the one before, each with its verb.

        "left the north of Syria and Turkey attacked …": the name stands between "and" and a finite verb without a subject.
        """
        found: dict[int, int] = {}
        for name in self.tokens:
            if name.dep != "conj" or name.upos != "PROPN":
                continue
            before = self.tokens[name.i - 1] if name.i else name
            if before.upos == "DET" and before.head == name.i:
                before = self.tokens[before.i - 1]
            j = name.i + 1
            while (
                j < len(self.tokens)
                and self.tokens[j].dep.startswith("flat")
                and self.tokens[j].head == name.i
            ):
                j += 1
            while j < len(self.tokens) and self.tokens[j].upos in ("AUX", "PART", "PRON"):
                j += 1
            verb = self.tokens[j] if j < len(self.tokens) else name
            if before.upos != "CCONJ" or verb.upos != "VERB" or verb.dep != "conj" or verb.head >= name.i:
                continue
            carriers = [verb, *self.sentence.dependents(verb.i, "aux", "aux:pass")]
            finite = [t for t in carriers if t.feats.get("VerbForm") == "Fin" or t.feats.get("Mood")]
            if not finite or any(t.feats.get("Number") == "Plur" for t in finite):
                continue
            if not any(self.sentence.dependents(verb.i, "nsubj", "nsubj:pass")):
                found[name.i] = verb.i
        return found

    def adposition(self, i: int) -> str:
        """The class of token `i`'s adposition (`with`, `to` …), the word itself when unclassed, `bare` for none.

        Without an adposition the case feature decides: genitive `of`, instrumental `by`, dative `to`. Below a noun that
        makes a preposition with its own ("en réponse à des ventes") the class is that of both.
        """
        above = self.tokens[self.tokens[i].head]
        if above.i < i and above.upos == "NOUN" and self.tokens[i].dep.startswith("nmod"):
            for case in self.sentence.dependents(above.i, "case"):
                phrase = self._classes.get(f"{fold(case.text)} {fold(above.text)}")
                if phrase is not None:
                    return phrase
        for case in self.sentence.dependents(i, "case"):
            made = self._made_before(case.i)
            if made is not None:
                return made
            fixed = " ".join(
                fold(self.tokens[j].text)
                for j in sorted([case.i, *(t.i for t in self.sentence.dependents(case.i, "fixed"))])
            )
            marked = fold(f"+{self.tokens[i].feats.get('Case', '')}")
            for form in (fixed, fold(case.text), fold(case.lemma)):
                if form + marked in self._classes and not self.tokens[i].text.isupper():
                    return self._classes[form + marked]
                if form in self._classes:
                    return self._classes[form]
            return fold(case.lemma)
        if self.tokens[i].dep == "nmod" and self.tokens[i].feats.get("Case") == "Nom":
            return self._phrase_before(i) or "of"  # a name that the tagger did not see decline
        return self._phrase_before(i) or CASES.get(self.tokens[i].feats.get("Case", ""), "bare")

    def bids(self, i: int) -> bool:
        """Does the noun at `i` with its preposition say at whose request something is done ("at the request of")?"""
        noun = fold(self.tokens[i].text)
        cases = self.sentence.dependents(i, "case")
        return any(self._classes.get(f"{fold(case.text)} {noun}") == "bidding" for case in cases)

    def stands_in(self, i: int, classes: frozenset[str]) -> bool:
        """Does token `i` stand in a phrase of one of these classes of adpositions?"""
        for j in (i, *self.sentence.governors(i, 3)):
            if self.tokens[j].upos in ("VERB", "AUX"):
                return False
            if self.adposition(j) in classes or self.bids(j):
                return True
        return False

    def _made_before(self, i: int) -> str | None:
        """The class that the noun before adposition `i` makes with its own ("en réponse à"), or None."""
        noun = self.tokens[i - 1] if i else None
        if noun is None or noun.upos != "NOUN":
            return None
        return next(
            (
                made
                for case in self.sentence.dependents(noun.i, "case")
                if (made := self._classes.get(f"{fold(case.text)} {fold(noun.text)}")) is not None
            ),
            None,
        )

    def _phrase_before(self, i: int) -> str | None:
        """The class of the preposition made with a noun that stands before token `i` ("в ходе визита"), or None."""
        first = min((t.i for t in self.sentence.dependents(i, "amod", "det", "nummod") if t.i < i), default=i)
        if first < 2 or self.tokens[first - 1].upos not in ("NOUN", "ADP", "ADV"):
            return None
        return self._classes.get(f"{fold(self.tokens[first - 2].text)} {fold(self.tokens[first - 1].text)}")

    def _oblique(self, child: Token) -> list[tuple[str, int]]:
        """The class and token of an oblique; behind a preposition made with a noun ("в адрес Киева") what it leads to."""
        for case in self.sentence.dependents(child.i, "case"):
            phrase = self._classes.get(f"{fold(case.text)} {fold(child.text)}")
            if phrase is not None:
                below = [t for t in self.sentence.dependents(child.i, "nmod") if t.i > child.i]
                return [(phrase, self._antecedent(t)) for t in below]
        return [(self.adposition(child.i), self._antecedent(child))]

    def _fixed(self, case: Token) -> list[tuple[str, int]]:
        """What a preposition of several words leads to when its last word holds the noun ("в отношении Ирана")."""
        parts = list(self.sentence.dependents(case.i, "fixed"))
        name = self._classes.get(" ".join(fold(t.text) for t in (case, *parts)))
        if name is None:
            return []
        return [(name, t.i) for part in parts for t in self.sentence.dependents(part.i, "nmod", "obl")]

    def conjuncts(self, i: int) -> list[int]:
        """Token `i` and the nominal tokens coordinated with it, or tied to it by a dash ("Lavrov–Pompeo")."""
        found = [i]
        for j in found:
            found.extend(
                t.i
                for t in self.sentence.dependents(j, "flat", "appos")
                if t.upos == "PROPN" and t.i - j == 2 and self.tokens[t.i - 1].text in DASHES
            )
            found.extend(
                t.i
                for t in self.sentence.dependents(j, "conj")
                if t.upos not in ("VERB", "AUX") and t.i not in self.next_subjects
            )
        found.extend(self._listed(i))
        found.extend(self._stray_conjuncts(i))
        return found

    def _listed(self, i: int) -> list[int]:
        """Names of a list that the parser took for what the first is called ("Spain, Chile, Peru and others")."""
        later = [t.i for t in self.sentence.dependents(i, "conj")]
        return [
            t.i
            for t in self.sentence.dependents(i, "appos")
            if t.upos == self.tokens[i].upos == "PROPN"
            and self.tokens[t.i - 1].text == ","
            and any(j > t.i for j in later)
        ]

    def _stray_conjuncts(self, i: int) -> list[int]:
        """Names coordinated with the name at `i` by their case, which the parser hung one noun higher ("саммит России, Ирана и Турции")."""
        token = self.tokens[i]
        case, head = token.feats.get("Case"), self.tokens[token.head]
        if token.dep != "nmod" or case is None or head.feats.get("Case") in (None, case):
            return []
        return [
            t.i
            for t in self.sentence.dependents(head.i, "conj")
            if t.i > i and t.feats.get("Case") == case and t.upos == "PROPN"
        ]

    def _antecedent(self, token: Token) -> int:
        """A relative pronoun stands for the noun that its clause modifies."""
        if token.feats.get("PronType") != "Rel" and fold(token.text) not in self._relative:
            return token.i
        j = token.i
        for _ in range(8):
            if self.tokens[j].dep == "acl:relcl" or (
                self.tokens[j].dep == "acl" and self.tokens[j].upos == "VERB"
            ):
                return self.tokens[j].head
            if self.tokens[j].head == j:
                break
            j = self.tokens[j].head
        if token.dep.startswith("nsubj"):
            # the clause hangs elsewhere: take the noun before the comma
            for k in range(token.i - 1, max(-1, token.i - 4), -1):
                if self.tokens[k].upos in ("NOUN", "PROPN"):
                    return self._phrase_head(k)
        return token.i

    def _phrase_head(self, k: int) -> int:
        while (
            self.tokens[k].head < k
            and self.tokens[k].dep.partition(":")[0] in ("flat", "amod", "nmod", "appos")
            and self.tokens[self.tokens[k].head].upos in ("NOUN", "PROPN")
        ):
            k = self.tokens[k].head
        return k
