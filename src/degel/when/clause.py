"""An act in a sentence → the date of that act: of its own clause, of the sentence, else the day of publication."""

from __future__ import annotations

from collections.abc import Sequence

from degel.parse.sentence import Sentence
from degel.records import Document, When
from degel.when.belongs import (
    commemorated,
    day_of_the_story,
    in_when_clause,
    meant,
    of_old,
    right_before,
    same_time,
    shares_front,
    until,
    up,
)
from degel.when.expressions import Dated
from degel.when.lexicon import Lexicon, load_lexicon
from degel.when.tense import top

__all__ = ["date_of"]

_FAR = 12
_NOUNS = {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}
_IN = {"in", "en", "в", "во", "during"}
_CLAUSES = {"advcl", "acl", "ccomp", "csubj", "parataxis", "xcomp"}
_TOLD = {"acl", "ccomp", "csubj", "parataxis"}
_SHARED = {
    "xcomp",
    "conj",
    "ccomp",
    "advcl",
    "csubj",
    "obj",
    "obl",
    "nsubj",
    "nmod",
    "compound",
    "appos",
    "advmod",
}
_THAT = {"that", "que", "qu'", "qu’", "что"}
_BACK = 8  # words before a date that may say what it belongs to


def date_of(
    sentence: Sentence, token: int, dates: Sequence[Dated], doc: Document, *, done: bool = False
) -> tuple[When | None, bool]:
    """The date of the act at `token`, and whether the act is history.

    In this order: an expression in the act's own clause (`obl`, `advmod`, `nmod` on its path), one on a clause above
    or beside it, one anywhere in the sentence that does not belong to another noun or clause, and last the
    day of publication. None when that is unknown too, and for what is told as done before the rest, nobody says when in
    the pluperfect. What is `done` has no date after its report: a promise to meet on
    Friday was made when it was reported, and Friday is the meeting's.
    """
    lexicon = load_lexicon(sentence.lang)
    best: tuple[int, int, Dated] | None = None
    for dated in dates:
        if dated.sentence != sentence.number:
            continue
        if done and (dated.future or until(sentence, dated) or meant(sentence, dated)):
            continue
        cost = _cost(sentence, token, dated, lexicon, done) if lexicon else None
        if cost is None:
            continue
        near = min(abs(dated.first - token), abs(dated.last - token))
        if best is None or (cost, near) < best[:2]:
            best = (cost, near, dated)
    if (
        best is None
        and lexicon
        and any(_told_apart(sentence, i, lexicon) for i in _reported(sentence, token))
    ):
        dated_report = any(_of_report(sentence, token, dated) for dated in dates)
        if dated_report:
            return None, False
    remembered = commemorated(sentence, token)
    if remembered and (best is None or best[0] >= 10):
        return None, True  # "on Friday, the anniversary of the visit": Friday is not the visit's
    if best is not None:
        return best[2].when, best[2].historical or remembered
    if doc.published is None or of_old(sentence, token):
        return None, remembered
    story = day_of_the_story(sentence, token, dates, doc) if lexicon else None
    if story is not None:
        return When(story.when.start, story.when.end, "day"), remembered
    return When(doc.published, doc.published, "day"), remembered


def _reported(sent: Sentence, token: int) -> list[int]:
    """The act, when it is what somebody is reported to have said, or told of a noun ("a man accused of")."""
    dep = sent.tokens[token].dep
    told = dep in ("ccomp", "advcl") and any(sent.dependents(token, "mark"))
    return [token] if told or dep.startswith("acl") else []


def _of_report(sent: Sentence, token: int, dated: Dated) -> bool:
    """Is it the date of the verb over a reported act?"""
    over = up(sent, token)[1:4]
    return dated.sentence == sent.number and any(i in over for i in up(sent, dated.first)[:3])


def _cost(sent: Sentence, token: int, dated: Dated, lexicon: Lexicon, done: bool) -> int | None:
    """How far a date stands from an act, in steps of the tree; None when it belongs to something else."""
    if token in range(dated.first, dated.last + 1):
        return None
    path = up(sent, top(sent, dated.first, dated.last))
    if right_before(sent, token, dated):
        return 0
    if in_when_clause(sent, token, dated):
        return 1
    host = _participle_before(sent, dated)
    if host == token or (host is not None and _took_place(sent, host, token, lexicon)):
        return 0
    if host is not None and host not in up(sent, token):
        # "banned the march planned on Saturday", but "in a letter dated May 2, they urged"
        return 12 if _in_medium(sent, sent.tokens[host].head, token, lexicon) else None
    if _fronted(sent, token, dated):
        return 2
    first = shares_front(sent, token, dated)
    if first is not None and _fronted(sent, first, dated):
        return 3
    if token not in path[1:2] and _of_a_circumstance(sent, token, dated, lexicon):
        return None
    if dated.when.precision in ("year", "decade") and not dated.free and len(path) > 1:
        # A year on a noun dates that noun ("the 2015 deal", "la présidentielle de 2020"), unless "in" sets it off.
        noun = sent.tokens[path[1]]
        if noun.upos in ("NOUN", "PROPN") and path[1] != token:
            own = (
                noun.head == token and noun.dep.startswith(("obj", "obl")) and _set_off(sent, dated, path[0])
            )
            return 6 if own else None
    if token in path:
        return _cost_below(sent, token, dated, path, lexicon, done)
    return _cost_beside(sent, token, dated, path, lexicon)


def _took_place(sent: Sentence, host: int, token: int, lexicon: Lexicon) -> bool:
    """Does a participle only say that the deed named before it happened (« la prise du pouvoir, intervenue lundi »)?"""
    return sent.tokens[host].lemma.lower() in lexicon.happened and sent.tokens[host].head == token


def _fronted(sent: Sentence, token: int, dated: Dated) -> bool:
    """Does the sentence begin with the date, and is the act its first verb ("In March Spain recognised it, and in April …")?"""
    lead = sent.tokens[dated.first]
    if (
        any(t.upos not in ("PUNCT", "CCONJ") for t in sent.tokens[: dated.first])
        or sent.tokens[token].upos != "VERB"
        or sent.tokens[token].dep.startswith(("acl", "advcl", "amod"))
    ):
        return False
    if lead.upos in ("NUM", "X") and dated.when.precision != "day":
        return False
    following = sent.tokens[dated.last + 1 : token + 1]
    verbs = [t for t in following if t.upos == "VERB" and not t.dep.startswith("amod")]
    return bool(verbs) and verbs[0].i == token


def _cost_below(
    sent: Sentence, token: int, dated: Dated, path: list[int], lexicon: Lexicon, done: bool
) -> int | None:
    """The cost of a date that hangs below the act."""
    between = path[1 : path.index(token)]
    if not between:
        if _of_a_circumstance(sent, token, dated, lexicon):
            return None
        return None if done and _beside_a_deed(sent, token, dated, lexicon) else 0
    nouns = [i for i in between if sent.tokens[i].upos in _NOUNS]
    if nouns and sent.tokens[nouns[0]].lemma.lower() in lexicon.hours:
        nouns = nouns[1:]  # "in the night of May 3"
    lower = [i for i in between if sent.tokens[i].upos == "VERB" or sent.tokens[i].dep.startswith("advcl")]
    if any(sent.tokens[i].dep == "conj" and any(sent.dependents(i, "nsubj", "aux")) for i in lower):
        return None  # "the talks went on and should end this autumn"
    if any(sent.tokens[i].dep.partition(":")[0] in _CLAUSES for i in lower):
        if len(nouns) == 1 and _in_medium(sent, nouns[0], token, lexicon):
            return 12  # "in a letter dated May 2, they urged"
        # "noting the letter of May 3, we invite": the letter's
        if nouns or any(_apart(sent, i, lexicon) for i in lower):
            return None
        ahead = done and sent.tokens[token].lemma.lower() in lexicon.plans
        if ahead and any(sent.tokens[i].feats.get("VerbForm", "Inf") == "Inf" for i in lower):
            return None  # "promised to meet on Friday"
        return 20 + len(between)
    if not nouns:
        return 1 + len(between)
    # A date on a noun under the act dates that noun: "the 2015 deal", "l'accord du 12 mars".
    inner, outer = sent.tokens[nouns[0]], sent.tokens[nouns[-1]]
    if (dated.historical and not dated.free) or len(nouns) > 2:
        return None
    telling = _comments(sent, token, lexicon)
    cases = _cases(sent, nouns[-1]) - {sent.tokens[dated.first].lower}
    if cases & (lexicon.around | lexicon.cause) and (
        inner.lemma.lower() in lexicon.occasions or cases & lexicon.around
    ):
        return None
    occasion = _is_occasion(sent, nouns[0], lexicon) or _is_occasion(sent, _noun_before(sent, dated), lexicon)
    if occasion and sent.tokens[token].lemma.lower() in lexicon.staged and outer is inner:
        return 4  # "won the vote of May 3"
    if outer.dep == "nsubj" and outer is inner and occasion:
        return None if telling else 4  # "the Friday attack killed three", and not "was condemned"
    if outer is inner and outer.dep.startswith("obl") and occasion and not cases & lexicon.of:
        return 5  # "at the summit on Friday they agreed"
    if sent.lang == "en" and sent.tokens[path[0]].dep.startswith(("compound", "nummod")):
        return None  # "condemned the March 24 launch"
    if dated.first > token and not _names(sent, nouns):
        deed = occasion or any(sent.tokens[i].lemma.lower().endswith(lexicon.deeds) for i in nouns)
        if (telling and deed) or _tied(sent, dated, path[0], lexicon):
            return None
        if occasion and (outer is not inner or (done and sent.tokens[token].lemma.lower() in lexicon.plans)):
            return None  # "rejected calls for elections in October"
    elif dated.first > token and (telling or _tied(sent, dated, path[0], lexicon)):
        return 1 + len(between) if _bare(sent, dated, path[0]) else None
    return 4 + len(between)


def _cost_beside(sent: Sentence, token: int, dated: Dated, path: list[int], lexicon: Lexicon) -> int | None:
    """The cost of a date that hangs on something above or beside the act."""
    above = up(sent, token)
    meeting = next((i for i in above if i in path), None)
    if meeting is None:
        return None
    vague = dated.when.precision in ("year", "decade")
    below = path[1 : path.index(meeting)]
    if any(sent.tokens[i].dep.startswith("acl") for i in below):
        return None
    if any(sent.tokens[i].upos == "VERB" for i in below):
        # Of another clause, unless it stands behind the act with no verb between: then the parse may have slipped.
        slipped = dated.first > token and not any(
            sent.tokens[i].upos in ("VERB", "AUX") or sent.tokens[i].text in (";", ":")
            for i in range(token + 1, dated.first)
        )
        return 50 + len(below) if slipped else None
    if any(sent.tokens[i].upos in _NOUNS for i in below) and (
        vague or any(_cases(sent, i) & (lexicon.around | lexicon.cause) for i in below)
    ):
        return None
    if any(sent.tokens[i].lemma.lower() in lexicon.occasions for i in below) and _tied(
        sent, dated, path[0], lexicon
    ):
        return None
    climbed = above[: above.index(meeting)]
    if any(_told_apart(sent, i, lexicon) for i in climbed):
        # "said today that it would review the permits given under Menem, who signed an agreement"
        return None
    if sent.tokens[token].upos in ("NOUN", "PROPN") and not _goes_along(sent, climbed, lexicon):
        return None
    crossed = [sent.tokens[i].dep.partition(":")[0] for i in climbed]
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


def _cases(sent: Sentence, noun: int) -> set[str]:
    """The words that lead a noun in: its prepositions, and what they are joined to."""
    case = list(sent.dependents(noun, "case"))
    return (
        {t.lower for t in case}
        | {t.lower for c in case for t in sent.dependents(c.i, "fixed")}
        | (
            {sent.tokens[noun].lower}
            & {"suite", "lendemain", "veille", "vísperas", "víspera", "преддверии", "wake"}
        )
    )


def _names(sent: Sentence, nouns: Sequence[int]) -> bool:
    """Are the nouns names only? A name has no day."""
    return all(sent.tokens[i].text[:1].isupper() for i in nouns)


def _bare(sent: Sentence, dated: Dated, top_token: int) -> bool:
    """Does the date stand without a preposition (« a remercié la France hier »)?"""
    leads = {t.upos for t in (sent.tokens[dated.first], *sent.dependents(top_token, "case"))}
    return "ADP" not in leads and sent.tokens[dated.first - 1].upos not in ("ADP", "PUNCT")


def _tied(sent: Sentence, dated: Dated, top_token: int, lexicon: Lexicon) -> bool:
    """Is the date tied to the noun before it: "the raid of Friday", « l'accord du 7 mai », «удар 5 мая»?"""
    first = sent.tokens[dated.first]
    before = sent.tokens[dated.first - 1] if dated.first else None
    if before is None:
        return False
    if before.lower in lexicon.of or (first.lower in lexicon.of and dated.when.precision != "day"):
        return True
    bare = sent.lang == "ru" and before.upos == "NOUN" and first.text[:1].isdigit() and not dated.free
    return bare and before.lemma.lower() in lexicon.occasions


def _is_occasion(sent: Sentence, noun: int | None, lexicon: Lexicon) -> bool:
    return noun is not None and sent.tokens[noun].lemma.lower() in lexicon.occasions


def _noun_before(sent: Sentence, dated: Dated) -> int | None:
    """The noun right before a date, but for a preposition."""
    for i in range(dated.first - 1, max(dated.first - 3, -1), -1):
        if sent.tokens[i].upos not in ("ADP", "DET"):
            return i if sent.tokens[i].upos == "NOUN" else None
    return None


def _beside_a_deed(sent: Sentence, token: int, dated: Dated, lexicon: Lexicon) -> bool:
    """May the date be that of the deed named before it ("rejected calls for elections in October")?"""
    noun = _noun_before(sent, dated)
    if noun is None or dated.first < token or not _is_occasion(sent, noun, lexicon):
        return False
    lemma = sent.tokens[token].lemma.lower()
    if not (lemma in lexicon.plans or _comments(sent, token, lexicon)):
        return False
    return sent.lang == "en" or dated.when.precision not in ("day", "week")


def _participle_before(sent: Sentence, dated: Dated) -> int | None:
    """The participle before a date that describes the noun before it ("the march planned for Saturday")."""
    for i in range(dated.first - 1, max(dated.first - _BACK, 0), -1):
        token = sent.tokens[i]
        dep = token.dep.partition(":")[0]
        part = token.feats.get("VerbForm") == "Part" or (dep == "acl" and token.upos == "ADJ")
        comma = sent.lang == "ru" and part and sent.tokens[i - 1].text == "," and "Case" in token.feats
        near = dated.first - i <= 3
        if (
            comma
            or (dep == "acl" and part and token.head < i)
            or (near and dep == "amod" and part and token.head < i)
        ):
            return i
        if token.upos in ("VERB", "AUX", "PUNCT", "SCONJ"):
            return None
    return None


def _of_a_circumstance(sent: Sentence, token: int, dated: Dated, lexicon: Lexicon) -> bool:
    """Does the date stand behind "after the vote", whose day it is, by the order of the words alone?"""
    noun = False
    for i in range(dated.first - 1, max(dated.first - _BACK, -1), -1):
        word = sent.tokens[i]
        if i == token or word.upos in ("VERB", "AUX", "PUNCT", "SCONJ"):
            return False
        if word.lower in lexicon.around and noun:
            return True
        noun = noun or (word.upos == "NOUN" and word.lemma.lower() in lexicon.occasions)
    return False


def _in_medium(sent: Sentence, noun: int, token: int, lexicon: Lexicon) -> bool:
    """Is the noun that in which the act of words was done ("in a letter dated May 2, they urged")?"""
    word = sent.tokens[noun]
    if word.lemma.lower() not in lexicon.media or word.head != token or not word.dep.startswith("obl"):
        return False
    return not _cases(sent, noun) & (lexicon.around | lexicon.cause)


def _goes_along(sent: Sentence, climbed: Sequence[int], lexicon: Lexicon) -> bool:
    """Was the deed that a noun names done when its clause was: "opened talks", and not "condemned the raid"?"""
    for i in climbed:
        token = sent.tokens[i]
        head = sent.tokens[token.head]
        dep = token.dep.partition(":")[0]
        if token.upos not in ("NOUN", "PROPN"):
            continue
        if dep in ("obl", "nmod") and _cases(sent, i) & (lexicon.around | lexicon.cause):
            return False
        if (
            head.upos in ("NOUN", "PROPN")
            and dep in ("nmod", "acl")
            and head.lemma.lower() not in lexicon.light
        ):
            return False
        if head.upos == "VERB" and (
            head.lemma.lower() in lexicon.comments or head.lemma.lower() in lexicon.plans
        ):
            return False
    return True


def _apart(sent: Sentence, verb: int, lexicon: Lexicon) -> bool:
    """Is it the verb of a clause that is told with a time of its own: what is said, a relative, "after he fled"?"""
    dep = sent.tokens[verb].dep.partition(":")[0]
    if dep == "advcl" and same_time(sent, verb):
        return False
    if dep in _TOLD:
        return True
    form, tense = (sent.tokens[verb].feats.get(name) for name in ("VerbForm", "Tense"))
    marks = {t.lower for t in sent.dependents(verb, "mark", "case")}
    if dep == "advcl" and (marks & lexicon.around or sent.tokens[verb].upos == "ADJ"):
        return True  # "after winning the vote of May 3", "elegida en 2021"
    if dep != "advcl" or form in ("Inf", "Ger"):
        return False
    # "ended the talks, begun on May 3": a participle of the past describes
    return tense == "Past" if form == "Part" else any(sent.dependents(verb, "mark"))


def _told_apart(sent: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Is it the verb of a clause that has a time of its own, seen from the clause above?

    Such are relatives ("who signed"), participles on a noun ("a man accused of"), what is reported as past, and "after he fled".
    """
    token = sent.tokens[i]
    dep = token.dep.partition(":")[0]
    past = token.feats.get("Tense") in ("Past", "Imp", "Pqp") or any(
        t.lemma.lower() in ("have", "avoir", "haber") for t in sent.dependents(i, "aux")
    )
    root = sent.tokens[sent.tokens[token.head].head]
    if root.i == root.head == 0 and root.feats.get("VerbForm") in ("Ger", "Part"):
        return False  # "Speaking on Tuesday, the minister accused …" is often read upside down
    if dep == "acl":
        return past or token.feats.get("VerbForm", "Fin") == "Fin"
    reported = any(t.lower in _THAT for t in sent.dependents(i, "mark"))
    if dep == "ccomp" or (dep == "advcl" and reported):  # "testified that it had arrested many"
        return any(t.lower in lexicon.had for t in sent.dependents(i, "aux"))
    return dep == "advcl" and past and _apart(sent, i, lexicon)


def _comments(sent: Sentence, token: int, lexicon: Lexicon) -> bool:
    """Is it an act of words about something that has a date of its own ("thanked them for the talks of May 3")?"""
    # "expressed gratitude for": the noun under a light verb says what is done
    words = (sent.tokens[token], *sent.dependents(token, "obj"))
    return any(word.lemma.lower() in lexicon.comments for word in words)


def _set_off(sent: Sentence, dated: Dated, top_token: int) -> bool:
    words = {sent.tokens[dated.first].lower} | {case.lower for case in sent.dependents(top_token, "case")}
    return bool(words & _IN)
