"""How real an act is: negation, future, condition and hearsay on the verb or noun that carries it.

PLOVER's auxiliary modes, read from morphology and the grammar facts of the language.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache

from degel.codebook.schema import Grammar
from degel.events.syntax import Syntax
from degel.events.words import fold
from degel.parse.sentence import Sentence, Token

__all__ = ["Status", "asked", "historical_words", "status", "tells_of"]


# Before these a subjunctive has not happened: "antes de que Chile se retire", "avant que Rome ne signe".
# Behind these it has: "después de que la policía disparara".
TOLD = frozenset({"después", "despues", "luego", "tras", "desde", "hecho"})
NOT_YET = frozenset({"antes", "hasta", "cuando", "avant", "jusqu'"})
MEANWHILE = frozenset({"пока"})


@dataclass(frozen=True, slots=True)
class Status:
    """What the grammar says of one token's reality."""

    negated: bool = False
    future: bool = False
    conditional: bool = False
    supposed: bool = False
    clause: bool = False

    def __or__(self, other: Status) -> Status:
        """The status of a chain: an even number of negations cancels out."""
        return Status(
            self.negated != other.negated,
            self.future or other.future,
            self.conditional or other.conditional,
            self.supposed or other.supposed,
            self.clause or other.clause,
        )

    def carried_by(self, verb: Status) -> Status:
        """The status of a noun and of the verb that carries it: one denial, marked on both ("aucune attaque n'a eu lieu")."""
        return replace(self | verb, negated=self.negated or verb.negated)


@lru_cache(maxsize=32)
def _sets(key: tuple[tuple[str, ...], ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(fold(word) for word in words) for words in key)


def status(syntax: Syntax, i: int) -> Status:
    """The status of the verb or noun at token `i` by its own dependents, its clause's and its determiner."""
    grammar, sentence = syntax.grammar, syntax.sentence
    strong, weak, aux_future, future_words, markers, modals, supposed, focus, possible = _sets(
        (
            tuple(grammar.negation),
            tuple(grammar.weak_negation),
            tuple(grammar.future.auxiliaries),
            tuple(grammar.future.words),
            tuple(grammar.conditional.markers),
            tuple(grammar.conditional.modals),
            tuple(grammar.hypothetical),
            tuple(grammar.focus),
            tuple(grammar.conditional.possible),
        )
    )
    token = sentence.tokens[i]
    negated = future = conditional = hypothetical = clause = False
    carriers = [token, *sentence.dependents(i, "aux", "cop")]
    if token.dep in ("conj",) and syntax.is_verbal(i) and not any(sentence.dependents(i, "nsubj", "aux")):
        carriers += list(
            sentence.dependents(token.head, "aux")
        )  # "will meet and sign": the auxiliary serves both
    for carrier in carriers:
        future = future or _future(carrier, grammar) or (carrier is not token and _is(carrier, aux_future))
        conditional = (
            conditional or _conditional(carrier, grammar) or (carrier is not token and _is(carrier, modals))
        )
        hypothetical = hypothetical or (carrier is not token and _is(carrier, possible))
    future = future or _is_to(sentence, i, carriers)
    places = [i, *(c.i for c in carriers[1:])]
    if token.upos not in ("VERB", "AUX"):
        places += [t.i for t in sentence.dependents(i, "det")]
    for place in places:
        for child in sentence.dependents(
            place, "advmod", "neg", "det", "mark", "cc", "discourse", "case", "obl", "expl"
        ):
            words = {fold(child.text), fold(child.lemma)}
            if child.dep.startswith(("obl", "expl")) and not words & strong:
                continue
            if (
                words & strong
                and fold(sentence.tokens[min(child.i + 1, len(sentence.tokens) - 1)].text) in focus
            ):
                continue  # "not only met": nothing is denied
            if (words & strong and not (words & weak)) or (
                child.feats.get("Polarity") == "Neg" and not (words & weak)
            ):
                negated = True
            if child.dep.startswith("mark") and words & markers and _supposes(syntax, place, words):
                clause = True
            if child.dep.startswith("advmod"):
                future = future or bool(words & future_words)
                hypothetical = hypothetical or bool(words & supposed)
            if child.dep.startswith("det") and words & strong:
                negated = True
            if child.lower == "longer" and fold(sentence.tokens[child.i - 1].text) in strong:
                negated = True  # "no longer"
    if token.dep.startswith("advcl") and any(t.feats.get("Mood") == "Sub" for t in carriers):
        led = {fold(t.text) for t in sentence.tokens[max(0, i - 8) : i] if t.upos in ("ADV", "ADP", "SCONJ")}
        hypothetical = hypothetical or bool(led & NOT_YET)
    hypothetical = hypothetical or _wished(syntax, i, carriers)
    for child in sentence.dependents(i, "amod", "advmod", "parataxis", "discourse"):
        if child.upos == "VERB":
            continue
        behind = sentence.tokens[child.i + 1].text if child.i + 1 < len(sentence.tokens) else ""
        if {fold(child.text), fold(child.lemma), fold(f"{child.text} {behind}")} & supposed:
            hypothetical = True  # "tal vez" is two words
    if syntax.is_verbal(i):
        negated = negated or _none_of_them(syntax, i, strong)
        for child in sentence.dependents(i, "nsubj", "obj"):
            if any(
                {fold(t.text), fold(t.lemma)} & strong or t.feats.get("PronType") == "Neg"
                for t in sentence.dependents(child.i, "det", "advmod", "cc", "nmod")
                if not t.dep.startswith(("cc", "nmod")) or (t.upos == "CCONJ" and t.i < child.i)
            ) or (child.feats.get("PronType") == "Neg" and not negated):
                negated = True
    return Status(negated, future, conditional, hypothetical, clause or _under_condition(syntax, i, markers))


def _none_of_them(syntax: Syntax, i: int, strong: frozenset[str]) -> bool:
    """Is the act denied of two subjects at once ("Neither France nor Germany has …", « Ni Paris ni Rome n'ont … »)?

    The word of denial opens the subject, whatever label the parse gives it, and stands again before the second one.
    """
    tokens = syntax.tokens
    subjects = [t.i for t in syntax.sentence.dependents(i, "nsubj") if t.i < i]
    if not subjects:
        return False
    first = min(min(syntax.sentence.subtree(j)) for j in subjects)
    again = {fold(t.text) for t in tokens[first + 1 : i] if t.upos == "CCONJ"}
    return any(fold(t.text) in strong for t in tokens[max(first - 1, 0) : first + 1]) and bool(again & strong)


def _supposes(syntax: Syntax, i: int, words: set[str]) -> bool:
    """Does the marker set a condition? "Пока" does with a denial ("until"); without one it tells what goes on meanwhile."""
    if not words & MEANWHILE:
        return True
    return any(
        t.feats.get("Polarity") == "Neg" or fold(t.text) == "не"
        for t in syntax.sentence.dependents(i, "advmod")
    )


def _is_to(sentence: Sentence, i: int, carriers: list[Token]) -> bool:
    """English "are to meet", "is to send": what is settled, not what is done."""
    be = {c.i for c in carriers if c.lemma == "be" and c.feats.get("Tense") != "Past"}
    return any(
        t.upos == "PART" and t.lower == "to" and (t.i - 1 in be or t.i - 2 in be)
        for t in sentence.dependents(i, "mark")
    )


def _wished(syntax: Syntax, i: int, carriers: list[Token]) -> bool:
    """Does a Spanish subjunctive tell what is needed, wished or aimed at ("es necesario que …", "para que …", "ojalá …")?

    Behind "after" it tells what happened, and so does the past subjunctive of a relative clause ("quien fuera …").
    """
    sentence, token = syntax.sentence, syntax.tokens[i]
    if sentence.lang != "es" or not any(t.feats.get("Mood") == "Sub" for t in carriers):
        return False
    marks = [t for t in sentence.dependents(i, "mark") if fold(t.text) == "que"]
    if token.dep == "acl:relcl" and not marks:
        return any(t.feats.get("Mood") == "Sub" and t.feats.get("Tense") == "Pres" for t in carriers)
    for mark in marks:
        led = {fold(t.text) for t in sentence.tokens[max(0, mark.i - 3) : mark.i]}
        if led & TOLD:
            return False
    return bool(marks) or any(fold(t.text) == "ojalá" for t in sentence.tokens[max(0, i - 6) : i])


def _is(token: Token, words: frozenset[str]) -> bool:
    return fold(token.lemma) in words or fold(token.text) in words


def _future(token: Token, grammar: Grammar) -> bool:
    return token.feats.get("Tense") in grammar.future.features or (token.feats.get("Tense") == "Fut")


def _conditional(token: Token, grammar: Grammar) -> bool:
    return token.feats.get("Mood") == "Cnd" or token.feats.get("Mood") in grammar.conditional.features


def _under_condition(syntax: Syntax, i: int, markers: frozenset[str]) -> bool:
    """Does the verb stand in an if-clause, itself or through the clause it depends on?"""
    sentence, j = syntax.sentence, i
    for _ in range(6):
        token = sentence.tokens[j]
        if syntax.is_verbal(j):
            for mark in sentence.dependents(j, "mark", "advmod"):
                if mark.dep == "advmod" and any(
                    t.i < mark.i and t.dep != "punct" for t in sentence.dependents(j)
                ):
                    continue  # "Вена пока не ответила": so far, not as long as
                words = {fold(mark.text), fold(mark.lemma)}
                if words & markers and _supposes(syntax, j, words):
                    return token.dep.partition(":")[0] in (
                        "advcl",
                        "root",
                        "conj",
                        "parataxis",
                        "ccomp",
                        "dep",
                    )
        if token.head == j or token.dep.partition(":")[0] not in (
            "xcomp",
            "obj",
            "conj",
            "nmod",
            "obl",
            "nsubj",
            "acl",
        ):
            return False
        j = token.head
    return False


@lru_cache(maxsize=16)
def _patterns(words: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{w})" for w in words)) if words else None


def historical_words(sentence: Sentence, grammar: Grammar) -> list[range]:
    """The tokens with which the sentence speaks of an anniversary or of long ago in its own words."""
    pattern = _patterns(tuple(grammar.historical))
    if pattern is None:
        return []
    starts, at = [], 0
    for token in sentence.tokens:
        starts.append(at)
        at += len(fold(token.text)) + 1
    text = " ".join(fold(t.text) for t in sentence.tokens)
    return [
        range(
            max(0, bisect_right(starts, hit.start()) - 1),
            bisect_right(starts, max(hit.start(), hit.end() - 1)),
        )
        for hit in pattern.finditer(text)
    ]


def tells_of(sentence: Sentence, words: range, act: int) -> bool:
    """Do the words make the act history? Not from a clause about a noun that it is not in ("relics stolen in the 1800s").

    A noun or verb alone is an anniversary, and makes history of what is below it: "the anniversary of the invasion".
    """
    place = words.start
    inside = {act}
    j = act
    while sentence.tokens[j].head != j and len(inside) < len(sentence.tokens):
        j = sentence.tokens[j].head
        inside.add(j)
    if len(words) == 1 and sentence.tokens[place].upos in ("NOUN", "VERB", "PROPN", "ADJ"):
        return place in inside
    j = place
    for _ in range(len(sentence.tokens)):
        if j in inside:
            return True
        if sentence.tokens[j].dep.startswith("acl"):
            return False
        j = sentence.tokens[j].head
    return True


def names_topic(sentence: Sentence) -> bool:
    """Is it a heading, which names and tells nothing?

    It opens with a year and ends in no stop ("2020 China–India skirmishes"), or has no verb before its colon ("Iraq War:").
    """
    tokens = sentence.tokens
    if not tokens or len(tokens) > 12:
        return False
    if sentence.lang == "en" and tokens[-1].text == ":":
        return not any(t.upos in ("VERB", "AUX") and t.feats.get("VerbForm") == "Fin" for t in tokens)
    first = tokens[0].text
    year = first.isdigit() and len(first) == 4 and "1900" <= first <= "2100"
    return year and len(tokens) <= 10 and tokens[-1].text not in (".", "!", "?", "…", ":", "»", '"', "”")


def asked(sentence: Sentence) -> list[range]:
    """The stretches of tokens that ask whether something is so; a question that takes it for granted ("who …?") is none."""
    found, start = [], 0
    for token in sentence.tokens:
        if token.text in ("¿", "!", ".", ";", ":", "—", "–"):
            start = token.i + 1
        elif token.text.startswith("?"):
            stretch = range(start, token.i)
            if not any("Int" in sentence.tokens[j].feats.get("PronType", "") for j in stretch):
                found.append(stretch)
            start = token.i + 1
    return found
