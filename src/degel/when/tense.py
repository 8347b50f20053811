"""A date expression in its sentence → the tense of the verb over it, which decides between last and next Tuesday."""

from __future__ import annotations

from collections.abc import Sequence

from degel.parse.sentence import Sentence, Token
from degel.when.calendar import Tense
from degel.when.lexicon import Lexicon

__all__ = ["clause_verb", "tense_at", "verb_tense"]

_FAR = 12
_IF = {"if", "when", "si", "s’", "s'", "quand", "lorsque", "если", "когда", "cuando"}
_HAD_TO = frozenset(("devoir", "deber"))
_BY = frozenset(("by", "к", "ко"))
_WILL = {"will", "shall", "’ll", "'ll"}


def top(sent: Sentence, first: int, last: int) -> int:
    """The token of `first`…`last` whose head lies outside (the first such one)."""
    for i in range(first, last + 1):
        head = sent.tokens[i].head
        if head == i or not first <= head <= last:
            return i
    return first


def clause_verb(sent: Sentence, i: int) -> int | None:
    """The nearest token at or above `i` that heads a clause: a verb, or a predicate with a copula or subject."""
    for _ in range(_FAR):
        token = sent.tokens[i]
        if token.upos == "VERB" or any(
            child.dep.partition(":")[0] in ("cop", "nsubj", "aux") for child in sent.dependents(i)
        ):
            return i
        if token.head == i:
            return None
        i = token.head
    return None


def verb_tense(sent: Sentence, verb: int, lexicon: Lexicon) -> Tense | None:
    """`past` or `future` by features, auxiliaries and, for infinitives, the verb that governs them; else None."""
    for _ in range(4):
        token = sent.tokens[verb]
        tense = _own_tense(sent, verb, lexicon)
        if tense is not None:
            return tense
        if token.head == verb:
            return None
        governor = sent.tokens[token.head]
        wished = token.feats.get("VerbForm") == "Inf" or token.feats.get("Mood") == "Sub"
        if wished and governor.lemma.lower() in _HAD_TO and verb_tense(sent, governor.i, lexicon) == "past":
            return "past"  # « a dû renoncer mercredi »
        if wished and governor.lemma.lower() in lexicon.plans:
            return "future"
        if token.dep.partition(":")[0] not in ("xcomp", "conj", "csubj", "ccomp", "advcl", "acl"):
            return None
        verb = token.head
    return None


def _own_tense(sent: Sentence, verb: int, lexicon: Lexicon) -> Tense | None:
    token = sent.tokens[verb]
    around = [token, *sent.dependents(verb, "aux", "cop")]
    words = {t.lower for t in around[1:]} | {t.lemma.lower() for t in around[1:]}
    if any(t.feats.get("Tense") == "Fut" for t in around) or words & _WILL:
        return "future"
    if lexicon.lang == "es" and token.upos == "VERB" and token.lower.endswith("ó"):
        return "past"  # a preterite, whatever the parser takes it for
    if (token.dep in ("ccomp", "conj") or lexicon.lang != "en") and _would(token, around[1:]):
        return "future"  # "said that they would meet on Friday"
    if lexicon.lang == "ru" and any(t.lower.startswith("буд") for t in around):
        return "future"
    if token.feats.get("Tense") == "Pres" and any(
        t.lower in _IF for t in sent.dependents(verb, "mark", "advmod")
    ):
        return "future"
    governor = sent.tokens[token.head]
    if token.dep in ("xcomp", "ccomp") and governor.lemma.lower() in lexicon.go:
        return "future"
    if any(
        t.lemma.lower() in lexicon.go and t.feats.get("Tense") != "Past" for t in around[1:]
    ) and token.feats.get("VerbForm") in ("Inf", "Ger"):
        return "future"
    if token.upos == "VERB" and token.feats.get("VerbForm") == "Inf":
        if any(t.lemma.lower() in lexicon.plans for t in around[1:]):
            return "future"
        return None
    if any(t.feats.get("Tense") in ("Past", "Imp", "Pqp") for t in around):
        return "past"
    if any(t.lemma.lower() in ("have", "avoir", "haber") for t in around[1:]):
        return "past"
    return None


def _would(token: Token, helpers: Sequence[Token]) -> bool:
    """Is it what somebody said would be, seen from then: "would meet", « se réunirait », *se reuniría*?"""
    if any(t.lower in ("would", "’d", "'d") for t in helpers):
        return not any(t.lower == "have" for t in helpers)
    return token.feats.get("Mood") == "Cnd" and token.feats.get("VerbForm") == "Fin"


def _awaited(sent: Sentence, verb: int, lexicon: Lexicon) -> bool:
    """Is it expected, planned or due, so that its day lies ahead?"""
    token = sent.tokens[verb]
    if token.lemma.lower() not in lexicon.awaited:
        return False
    return token.upos == "ADJ" or token.dep == "acl" or any(sent.dependents(verb, "aux:pass", "cop"))


def tense_at(
    sent: Sentence, first: int, last: int, lexicon: Lexicon, text: str, start: int, end: int
) -> Tense | None:
    """The tense over an expression: by the parse, else by future cues near it (60 characters before, 40 after)."""
    verb = clause_verb(sent, top(sent, first, last))
    lead = {sent.tokens[i].lower for i in (first - 1, first) if i >= 0}
    part = verb is not None and sent.tokens[verb].feats.get("VerbForm") == "Part"
    if (
        verb is not None
        and part
        and lead & lexicon.meant
        and sent.tokens[verb].lemma.lower() in lexicon.plans
    ):
        return "future"  # «назначен на понедельник»
    if verb is not None and verb < first and _awaited(sent, verb, lexicon):
        return "future"  # "was due back on Thursday"
    deadline = lexicon.before.search(text[max(0, start - 12) : start]) or lead & _BY
    if verb is not None and deadline and sent.tokens[verb].feats.get("VerbForm") == "Inf":
        return "future"  # "had to answer by Monday"
    now = verb is not None and _present(sent, verb, lexicon)
    if verb is not None and not now:
        tense = verb_tense(sent, verb, lexicon)
        if tense is not None:
            return tense
    near = text[max(0, start - 60) : start] + " | " + text[end : end + 40]
    if lexicon.future.search(near):
        return "future"
    return "present" if now else None


def _present(sent: Sentence, verb: int, lexicon: Lexicon) -> bool:
    """Is it a finite verb in the present, which needs no verb over it to say when?"""
    token = sent.tokens[verb]
    helpers = [*sent.dependents(verb, "aux")]
    if len(helpers) == 1 and helpers[0].dep == "aux:pass":
        return helpers[0].feats.get("Tense") == "Pres" and helpers[0].feats.get("Mood", "Ind") == "Ind"
    return (
        token.upos == "VERB"
        and token.feats.get("Tense") == "Pres"
        and token.feats.get("VerbForm") == "Fin"
        and token.feats.get("Mood", "Ind") == "Ind"
        and _own_tense(sent, verb, lexicon) is None
    )
