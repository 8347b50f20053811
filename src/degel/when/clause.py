"""An act in a sentence → the date of that act: of its own clause, of the sentence, else the day of publication."""

from __future__ import annotations

from collections.abc import Sequence

from degel.parse.sentence import Sentence
from degel.records import Document, When
from degel.when.expressions import Dated
from degel.when.lexicon import load_lexicon
from degel.when.tense import top

__all__ = ["date_of"]

_FAR = 12
_NOUNS = {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}
_IN = {"in", "en", "в", "во", "during"}
_AFTER = {
    "after", "following", "before", "since", "despite", "accordance", "après", "suite", "avant", "depuis", "malgré",
    "conformément", "tras", "después", "antes", "desde", "pese", "conformidad", "после", "до", "перед", "несмотря", "вслед",
}  # fmt: skip
_HAD = {"had", "avait", "avaient", "había", "habían"}
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
}
_CLAUSES = {"advcl", "acl", "ccomp", "csubj", "parataxis", "xcomp"}
_TOLD = {"acl", "ccomp", "csubj", "parataxis"}
_SHARED = {"xcomp", "conj", "ccomp", "advcl", "acl", "csubj", "obj", "obl", "nsubj", "nmod", "compound"}


def date_of(
    sentence: Sentence, token: int, dates: Sequence[Dated], doc: Document, *, done: bool = False
) -> tuple[When | None, bool]:
    """The date of the act at `token`, and whether the act is history.

    In this order: an expression in the act's own clause (`obl`, `advmod`, `nmod` on its path), one on a clause above
    or beside it, one anywhere in the sentence that does not belong to another noun or clause, and last the
    day of publication. None when that is unknown too. What is `done` has no date after its report: a promise to meet on
    Friday was made when it was reported, and Friday is the meeting's.
    """
    best: tuple[int, int, Dated] | None = None
    for dated in dates:
        if dated.sentence != sentence.number or (done and (dated.future or _until(sentence, dated))):
            continue
        cost = _cost(sentence, token, dated)
        if cost is None:
            continue
        near = min(abs(dated.first - token), abs(dated.last - token))
        if best is None or (cost, near) < best[:2]:
            best = (cost, near, dated)
    remembered = _commemorated(sentence, token)
    if remembered and (best is None or best[0] >= 10):
        return None, True  # "on Friday, the anniversary of the visit": Friday is not the visit's
    if best is not None:
        return best[2].when, best[2].historical or remembered
    if doc.published is None:
        return None, remembered
    return When(doc.published, doc.published, "day"), remembered


def _up(sent: Sentence, i: int) -> list[int]:
    path = [i]
    while len(path) < _FAR and sent.tokens[i].head != i:
        i = sent.tokens[i].head
        path.append(i)
    return path


def _cost(sent: Sentence, token: int, dated: Dated) -> int | None:
    """How far a date stands from an act, in steps of the tree; None when it belongs to something else."""
    when = dated.when
    vague = when.precision in ("year", "decade")
    path = _up(sent, top(sent, dated.first, dated.last))
    if token in range(dated.first, dated.last + 1):
        return None
    if vague and len(path) > 1 and sent.tokens[path[1]].upos in ("NOUN", "PROPN") and path[1] != token:
        # A year on a noun dates that noun ("the 2015 deal", "la présidentielle de 2020"), unless "in" sets it off.
        noun = sent.tokens[path[1]]
        if not (
            _set_off(sent, dated, path[0]) and noun.head == token and noun.dep.startswith(("obj", "obl"))
        ):
            return None
        return 6
    if token in path:
        between = path[1 : path.index(token)]
        if not between:
            return 0
        if any(
            sent.tokens[i].upos == "VERB" and sent.tokens[i].dep.partition(":")[0] in _CLAUSES
            for i in between
        ):
            lower = [i for i in between if sent.tokens[i].upos == "VERB"]
            # "noting the letter of May 3, we invite": the letter's
            other = any(sent.tokens[i].upos in _NOUNS for i in between) or any(_apart(sent, i) for i in lower)
            return None if other else 20 + len(between)
        if sent.lang == "en" and sent.tokens[path[0]].dep.startswith(("compound", "nummod")):
            return None  # "condemned the March 24 launch"
        nouns = [i for i in between if sent.tokens[i].upos in _NOUNS]
        if nouns:
            # A date on a noun under the act dates that noun: "the 2015 deal", "l'accord du 12 mars".
            if vague or dated.historical or len(nouns) > 2:
                return None
            if dated.first > token and _bare_behind_names(sent, nouns, dated, path[0]):
                return 1 + len(between)
            if dated.first > token and _comments(sent, token):
                return None
            if any(_around(sent, i) for i in nouns):
                return None
            return 4 + len(between)
        return 1 + len(between)
    above = _up(sent, token)
    meeting = next((i for i in above if i in path), None)
    if meeting is None:
        return 60 + len(path)
    below = path[1 : path.index(meeting)]
    if any(sent.tokens[i].dep.startswith("acl") for i in below):
        return None
    if any(sent.tokens[i].upos == "VERB" for i in below):
        # Of another clause, unless it stands behind the act with no verb between: then the parse may have slipped.
        slipped = dated.first > token and not any(
            sent.tokens[i].upos == "VERB" for i in range(token + 1, dated.first)
        )
        return 50 + len(below) if slipped else None
    if vague and any(sent.tokens[i].upos in _NOUNS for i in below):
        return None
    climbed = above[: above.index(meeting)]
    if any(_told_apart(sent, i) for i in climbed):
        return (
            None  # "said today that it would review the permits given under Menem, who signed an agreement"
        )
    crossed = [sent.tokens[i].dep.partition(":")[0] for i in climbed]
    if "ccomp" in crossed and _long_since(sent, climbed):
        return None  # "testified last week that the agency had arrested many"
    if vague and any(
        sent.tokens[i].dep == "conj" and any(sent.dependents(i, "nsubj")) and sent.tokens[i].i > dated.last
        for i in climbed
    ):
        return None  # "we closed 2021 with a trip, and we are heading there again"
    if any(dep not in _SHARED for dep in crossed):
        return 40 + len(crossed) + len(below)
    if dated.historical and "nsubj" in crossed:
        return None
    return 10 + 2 * len(crossed) + len(below)


def _apart(sent: Sentence, verb: int) -> bool:
    """Is it the verb of a clause that is told with a time of its own: what is said, a relative, "after he fled"?"""
    dep = sent.tokens[verb].dep.partition(":")[0]
    if dep in _TOLD:
        return True
    form, tense = (sent.tokens[verb].feats.get(name) for name in ("VerbForm", "Tense"))
    if dep != "advcl" or form in ("Inf", "Ger"):
        return False
    # "ended the talks, begun on May 3": a participle of the past describes
    return tense == "Past" if form == "Part" else any(sent.dependents(verb, "mark"))


def _until(sent: Sentence, dated: Dated) -> bool:
    """Does what was done last until then ("prolongó la tregua hasta mayo", «продлить полномочия до 2020 года»)?"""
    words = {t.lower for t in sent.dependents(top(sent, dated.first, dated.last), "case")}
    words |= {sent.tokens[i].lower for i in (dated.first - 1, dated.first) if i >= 0}
    return bool(words & _UNTIL)


def _told_apart(sent: Sentence, i: int) -> bool:
    """Is it the finite verb of a relative clause, which has a time of its own?"""
    token = sent.tokens[i]
    return token.dep == "acl:relcl" and token.upos == "VERB" and token.feats.get("VerbForm", "Fin") == "Fin"


def _long_since(sent: Sentence, climbed: Sequence[int]) -> bool:
    """Is what is reported told in the pluperfect, as done before the report?"""
    verb = next((i for i in climbed if sent.tokens[i].dep == "ccomp"), -1)
    return verb >= 0 and any(t.lower in _HAD for t in sent.dependents(verb, "aux"))


def _around(sent: Sentence, noun: int) -> bool:
    """Is it a circumstance with a time of its own: "following the vote of May 3"?"""
    case = list(sent.dependents(noun, "case"))
    words = {token.lower for token in case} | {t.lower for c in case for t in sent.dependents(c.i, "fixed")}
    return bool(words & _AFTER) or sent.tokens[noun].lower in ("suite", "lendemain", "veille")


def _comments(sent: Sentence, token: int) -> bool:
    """Is it an act of words about something that has a date of its own ("thanked them for the talks of May 3")?"""
    lexicon = load_lexicon(sent.lang)
    # "expressed gratitude for": the noun under a light verb says what is done
    words = (sent.tokens[token], *sent.dependents(token, "obj"))
    return lexicon is not None and any(word.lemma.lower() in lexicon.comments for word in words)


def _bare_behind_names(sent: Sentence, nouns: Sequence[int], dated: Dated, top_token: int) -> bool:
    """Does the date stand bare behind names only (« a remercié la France hier »)? A name has no day: the act has."""
    if any(not sent.tokens[i].text[:1].isupper() for i in nouns):
        return False
    leads = {t.upos for t in (sent.tokens[dated.first], *sent.dependents(top_token, "case"))}
    before = sent.tokens[dated.first - 1].upos
    return "ADP" not in leads and before not in ("ADP", "PUNCT")


def _set_off(sent: Sentence, dated: Dated, top_token: int) -> bool:
    words = {sent.tokens[dated.first].lower} | {case.lower for case in sent.dependents(top_token, "case")}
    return bool(words & _IN)


def _commemorated(sent: Sentence, token: int) -> bool:
    """True when the act is what an anniversary remembers ("the anniversary of the visit")."""
    lexicon = load_lexicon(sent.lang)
    if lexicon is None:
        return False
    before = sent.tokens[token - 1] if token else None
    names = before is not None and before.head == token and before.upos == "NOUN"
    if before is not None and names and before.lemma.lower().endswith(lexicon.anniversary):
        return True
    for i in _up(sent, token)[1:5]:
        above = sent.tokens[i]
        if above.upos in ("NOUN", "ADJ", "PROPN") and above.lemma.lower().endswith(lexicon.anniversary):
            return True
        if above.upos == "VERB" and above.lemma.lower() in lexicon.anniversary:
            return sent.tokens[token].dep.startswith(("obj", "nsubj:pass"))
    return False
