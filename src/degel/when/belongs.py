"""What a date or an act belongs to beyond its own clause: the story, a memory, a deadline, a clause that says when."""

from __future__ import annotations

from collections.abc import Sequence

from degel.parse.sentence import Sentence
from degel.records import Document
from degel.when.expressions import Dated
from degel.when.lexicon import load_lexicon
from degel.when.tense import clause_verb, top, verb_tense

__all__ = [
    "commemorated",
    "day_of_the_story",
    "in_when_clause",
    "meant",
    "of_old",
    "right_before",
    "same_time",
    "shares_front",
    "until",
    "up",
]

_FAR = 12
_UNTIL = {
    "until",
    "till",
    "hasta",
    "jusque",
    "jusqu'à",
    "jusqu’à",
    "jusqu'en",
    "jusqu’en",
    "jusqu'au",
    "jusqu’au",
    "до",
    "jusqu'",
    "jusqu’",
}
_WHEN = frozenset(("when", "quand", "lorsque", "lorsqu'", "lorsqu’", "cuando", "когда", "où"))
# Conjunctions of what goes on at the same time as the clause above.
_WHILE = frozenset(
    (
        "as",
        "while",
        "when",
        "quand",
        "lorsque",
        "lorsqu'",
        "lorsqu’",
        "alors",
        "tandis",
        "когда",
        "пока",
        "cuando",
        "mientras",
        "tiempo",
    )
)


def up(sent: Sentence, i: int) -> list[int]:
    path = [i]
    while len(path) < _FAR and sent.tokens[i].head != i:
        i = sent.tokens[i].head
        path.append(i)
    return path


def day_of_the_story(sent: Sentence, token: int, dates: Sequence[Dated], doc: Document) -> Dated | None:
    """The day on which the sentences before happened, for an act told in the past: « … ont signé mardi. Paris a salué …»."""
    lexicon = load_lexicon(sent.lang)
    verb = clause_verb(sent, token)
    if lexicon is None or verb is None or sent.part == "title" or verb_tense(sent, verb, lexicon) != "past":
        return None
    if sent.lang == "en" and any(t.lower in ("have", "has") for t in sent.dependents(verb, "aux")):
        return None  # what "has" been done is told of today
    told = [d for d in dates if d.main and d.sentence < sent.number and d.when.span is not None]
    for dated in reversed(told):
        start, end = (dated.when.span.start, dated.when.span.end) if dated.when.span else (0, 0)
        if dated.alone and "\n" in doc.text[end : sent.start].strip():
            continue
        if "\n" not in doc.text[end : sent.start].strip() or "\n" not in doc.text[:start].strip():
            return dated
    return None


def of_old(sent: Sentence, token: int) -> bool:
    """Is the act told in the pluperfect, as done before the rest, nobody says when?"""
    lexicon = load_lexicon(sent.lang)
    verb = sent.tokens[token]
    if lexicon is None or verb.upos not in ("VERB", "AUX"):
        return False
    helpers = list(sent.dependents(token, "aux"))
    if any(t.lower in lexicon.were for t in helpers):
        # « s'était échappé », « étaient partis »: no passive
        return verb.lemma.lower() in lexicon.goers or any(
            t.lower in ("s'", "s’", "se", "m'", "nous")
            for t in sent.dependents(token, "expl", "obj", "iobj", "dep")
        )
    return verb.feats.get("Tense") == "Pqp" or any(t.lower in lexicon.had for t in helpers)


def commemorated(sent: Sentence, token: int) -> bool:
    """True when the act is what an anniversary remembers ("the anniversary of the visit")."""
    lexicon = load_lexicon(sent.lang)
    if lexicon is None:
        return False
    before = sent.tokens[token - 1] if token else None
    names = before is not None and before.head == token and before.upos == "NOUN"
    if before is not None and names and before.lemma.lower().endswith(lexicon.anniversary):
        return True
    for i in up(sent, token)[1:5]:
        above = sent.tokens[i]
        if above.upos in ("NOUN", "ADJ", "PROPN") and above.lemma.lower().endswith(lexicon.anniversary):
            return True
        if above.upos == "VERB" and above.lemma.lower() in lexicon.anniversary:
            return sent.tokens[token].dep.startswith(("obj", "nsubj:pass"))
    return False


def until(sent: Sentence, dated: Dated) -> bool:
    """Does what was done last until then ("prolongó la tregua hasta mayo", «продлить полномочия до 2020 года»)?"""
    words = {t.lower for t in sent.dependents(top(sent, dated.first, dated.last), "case")}
    words |= {sent.tokens[i].lower for i in (dated.first - 1, dated.first) if i >= 0}
    return bool(words & _UNTIL)


def meant(sent: Sentence, dated: Dated) -> bool:
    """Is it the day that something is meant for ("a march for Saturday", «намечен на субботу»)?"""
    lexicon = load_lexicon(sent.lang)
    if lexicon is None or dated.when.precision == "week":
        return False
    first = sent.tokens[dated.first].lower
    before = sent.tokens[dated.first - 1].lower if dated.first else ""
    night = dated.first > 1 and sent.tokens[dated.first - 2].lemma.lower() in lexicon.hours
    return first in lexicon.meant or (before in lexicon.meant and not night)


def in_when_clause(sent: Sentence, token: int, dated: Dated) -> bool:
    """Is the act in the clause that says what the date is ("in 1999, when NATO bombed Serbia", «15 мая, когда ушли войска»)?"""
    following = sent.tokens[dated.last + 1 : dated.last + 4]
    mark = next((t for t in following if t.lower in _WHEN), None)
    if (
        mark is None
        or mark.i >= token
        or any(t.upos not in ("PUNCT", "ADV", "ADP", "DET") for t in following[: mark.i - dated.last - 1])
    ):
        return False
    verb = next((t for t in sent.tokens[mark.i + 1 :] if t.upos == "VERB"), None)
    return verb is not None and verb.i == token


def same_time(sent: Sentence, i: int) -> bool:
    """Does the clause at `i` go on while the clause above does ("as the council met", *mientras*, «пока»)?"""
    marks = list(sent.dependents(i, "mark", "advmod", "case", "obl"))
    return any(t.lower in _WHILE for t in marks) or any(
        k.lower in _WHILE for t in marks for k in sent.dependents(t.i, "fixed", "obl")
    )


def right_before(sent: Sentence, token: int, dated: Dated) -> bool:
    """Does the date stand right before its verb, as in English news ("the government on Tuesday imposed a curfew")?"""
    if sent.lang != "en" or not dated.first < token or sent.tokens[token].upos != "VERB":
        return False
    if sent.tokens[token].feats.get("VerbForm") == "Part" and not any(sent.dependents(token, "aux")):
        return False
    lead = sent.tokens[dated.first - 1] if dated.first else None
    noun = lead is not None and lead.upos in ("NOUN", "PROPN", "PRON", "PUNCT", "ADP")
    return noun and all(t.upos in ("AUX", "ADV", "PART") for t in sent.tokens[dated.last + 1 : token])


def shares_front(sent: Sentence, token: int, dated: Dated) -> int | None:
    """The first of verbs in a row without subjects of their own ("In May they took the post and opened fire"), else None."""
    at = sent.tokens[token]
    for _ in range(4):
        if at.dep != "conj" or sent.tokens[at.head].upos != "VERB":
            return None
        if any(sent.dependents(at.i, "nsubj")):
            return None
        if any(dated.first <= child.i <= dated.last for child in sent.dependents(at.i, "obl", "advmod")):
            return None
        at = sent.tokens[at.head]
        if at.dep != "conj":
            return at.i
    return None
