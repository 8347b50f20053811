"""Repairs of English clauses: whose verb is whose, where the parser lost the start of a clause.

The tokens of one parsed sentence, its root mended, come in and are corrected in place, subjects and main verbs
(`english_subjects`) first: "They demanded that he resign", "On Monday Rwanda cut its ties". It stays a tree.
"""

from __future__ import annotations

from degel.languages import verbs
from degel.parse.english_subjects import apart, fronted, lost_main, own_subjects
from degel.parse.english_tree import LEADS, NOMINAL, behind, label, led, past
from degel.parse.sentence import Token
from degel.parse.tree import is_tree

__all__ = ["mend_clauses"]

_ACTS = frozenset(["fighting", "shelling", "bombing", "shooting", "looting", "rioting", "gunfire"])
_SPANS = frozenset(["week", "month", "year", "weekend", "autumn", "summer", "spring", "winter", "morning"])
_ASKS = frozenset(
    [
        "demand",
        "insist",
        "ask",
        "request",
        "propose",
        "suggest",
        "recommend",
        "require",
        "order",
        "urge",
        "stipulate",
        "plead",
    ]
)


def mend_clauses(tokens: list[Token]) -> None:
    """Corrects one parsed sentence in place, after its root was mended."""
    lost_main(tokens)
    own_subjects(tokens)
    apart(tokens)
    fronted(tokens)
    _places(tokens)
    _weeks(tokens)
    _subjunctives(tokens)
    _said(tokens)
    _joined(tokens)
    _clauses(tokens)
    _series(tokens)
    _second_clauses(tokens)
    _lists(tokens)
    _doings(tokens)


def _subjunctives(tokens: list[Token]) -> None:
    """*Demands that Kyiv withdraw its troops*, *that Beijing hand back seven rifles*: the bare verb is what is demanded."""
    for that in tokens[1:-2]:
        verb = tokens[that.i - 1]
        if that.lower != "that" or verb.lemma.lower() not in _ASKS or verb.upos not in ("VERB", "NOUN"):
            continue
        wanted = next((t for t in tokens[that.i + 2 :] if t.upos == "VERB" and t.head == verb.i), None)
        if wanted is not None and wanted.dep == "advcl" and that.head == wanted.i:
            wanted.dep = "ccomp"
            that.upos, that.dep = "SCONJ", "mark"
            continue
        old = tokens[that.head]
        if (
            wanted is not None
            or old.upos == "VERB"
            or old.head != verb.i
            or old.dep not in ("ccomp", "obj", "advcl")
        ):
            continue
        named = [t for t in tokens[that.i + 1 : old.i] if t.text[:1].isupper() or t.upos in NOMINAL]
        bare = next((t for t in named[1:] if t.lower in verbs("en") and t.text.islower()), None)
        if bare is None or not named or bare.i - named[0].i > 4:
            continue
        saved = [(t.head, t.dep) for t in tokens]
        subject = tokens[bare.i - 1]
        bare.head, bare.dep = verb.i, "ccomp"
        subject.head, subject.dep = bare.i, "nsubj"
        that.head, that.dep = bare.i, "mark"
        old.head, old.dep = bare.i, "obj"
        for token in tokens[bare.i + 1 :]:
            if token.head == old.i and (token.dep in ("conj", "cc", "obl", "advmod") or token.i > old.i + 1):
                token.head = bare.i
                token.dep = "compound:prt" if token.lower in ("back", "over", "out", "up") else token.dep
        if is_tree(tokens):
            bare.upos, bare.lemma, bare.feats = "VERB", bare.lower, {"VerbForm": "Fin", "Mood": "Sub"}
            if subject.upos == "ADJ":
                subject.upos = "PROPN"
            return
        for token, (head, dep) in zip(tokens, saved, strict=True):
            token.head, token.dep = head, dep


def _said(tokens: list[Token]) -> None:
    """*Denies that it sank a ship*: the clause that "that" opens right behind a verb is what the verb says, no circumstance."""
    for that in tokens[1:-1]:
        verb, clause = tokens[that.i - 1], tokens[that.head]
        if that.lower != "that" or that.dep != "mark" or clause.dep != "advcl" or verb.upos != "VERB":
            continue
        if clause.head == verb.i and clause.i > that.i:
            clause.dep = "ccomp"


def _joined(tokens: list[Token]) -> None:
    """*Suspended Gabon and called on its army*: a past form coordinated with an active verb that has an object is active too."""
    for token in tokens:
        head = tokens[token.head]
        if (
            token.dep != "conj"
            or token.upos != "VERB"
            or token.feats.get("Voice") != "Pass"
            or head.i > token.i
        ):
            continue
        if head.upos != "VERB" or head.feats.get("Tense") != "Past" or head.feats.get("VerbForm") != "Fin":
            continue
        own = {t.dep for t in tokens if t.head == token.i}
        above = {t.dep for t in tokens if t.head == head.i}
        passive = {"aux", "aux:pass", "nsubj", "nsubj:pass", "obl:agent"}
        if own & passive or above & {"aux", "aux:pass", "nsubj:pass"} or not {"obj", "nsubj"} <= above:
            continue
        behind = tokens[token.i + 1] if token.i + 1 < len(tokens) else token
        if behind.lower == "by" and behind.dep == "case":
            continue
        token.feats = dict(head.feats)


def _places(tokens: list[Token]) -> None:
    """*In Kyiv an adviser grumbled*, *In Scotland, Nicola Sturgeon offered*: what hangs on the place is the subject."""
    for verb in tokens:
        if verb.upos != "VERB" or verb.feats.get("VerbForm") != "Fin":
            continue
        below = [t for t in tokens if t.head == verb.i]
        if any(label(t) in ("nsubj", "csubj", "expl", "mark", "cc") for t in below):
            continue
        place = next((t for t in below if t.i < verb.i and t.dep == "obl" and led(t, tokens)), None)
        if place is None or place.upos != "PROPN":
            continue
        noun = next(
            (
                t
                for t in tokens[place.i + 1 : verb.i]
                if t.head == place.i
                and t.dep in ("obj", "appos", "nmod", "nsubj")
                and t.upos in NOMINAL
                and not led(t, tokens)
            ),
            None,
        )
        if noun is None:
            continue
        passive = any(t.dep == "aux:pass" for t in below)
        noun.head, noun.dep = verb.i, "nsubj:pass" if passive else "nsubj"
        for token in tokens[noun.i + 1 : verb.i]:
            if token.head == place.i:
                token.head = noun.i


def _second_clauses(tokens: list[Token]) -> None:
    """*He apologised, and police arrested seven officers*: behind a comma and *and* a noun with a past form that has an object."""
    for noun in tokens[2:-2]:
        verb = tokens[noun.i + 1]
        if (
            noun.upos not in NOMINAL
            or noun.dep != "conj"
            or verb.dep != "acl"
            or verb.head not in (noun.i, noun.head)
        ):
            continue
        if past(verb) is None or not any(t.head == verb.i and t.dep == "obj" for t in tokens[verb.i + 1 :]):
            continue
        cc = next((t for t in tokens if t.head == noun.i and t.dep == "cc"), None)
        main = next((t for t in tokens if t.head == t.i), None)
        if cc is None or tokens[cc.i - 1].text != "," or main is None or main.upos != "VERB" or main.i > cc.i:
            continue
        verb.head, verb.dep = main.i, "conj"
        verb.feats = {"Mood": "Ind", "VerbForm": "Fin", "Tense": "Past"}
        noun.head, noun.dep = verb.i, "nsubj"
        cc.head = verb.i


def _lists(tokens: list[Token]) -> None:
    """*Teachers, civil servants and train drivers stopped work*: two subjects with *and* between them are one."""
    for verb in tokens:
        if verb.upos != "VERB":
            continue
        subjects = [t for t in tokens[: verb.i] if t.head == verb.i and t.dep == "nsubj"]
        if len(subjects) != 2:
            continue
        first, second = subjects
        joint = [t for t in tokens[first.i + 1 : second.i] if t.dep == "cc" and t.head in (verb.i, second.i)]
        if joint and not any(t.upos == "VERB" for t in tokens[first.i : second.i]):
            second.head, second.dep = first.i, "conj"
            joint[-1].head = second.i


def _weeks(tokens: list[Token]) -> None:
    """*Brussels last week froze funds*: the week froze nothing."""
    for verb in tokens:
        if verb.upos != "VERB":
            continue
        below = [t for t in tokens[: verb.i] if t.head == verb.i]
        time = next((t for t in below if t.dep == "nsubj" and t.lower in _SPANS), None)
        if time is None or not any(t.head == time.i and t.lower in ("last", "this", "next") for t in tokens):
            continue
        noun = next(
            (
                t
                for t in below
                if t.i < time.i
                and t.upos in NOMINAL
                and t.dep in ("obl", "obj", "nmod")
                and not led(t, tokens)
            ),
            None,
        )
        if noun is not None:
            noun.dep, time.dep = "nsubj", "obl"


def _series(tokens: list[Token]) -> None:
    """*They stormed the hall, beat guards and took hostages*: the second verb of three stands beside the first, with its subject."""
    for verb in tokens:
        above = tokens[verb.head]
        if verb.dep != "parataxis" or verb.upos != "VERB" or above.upos != "VERB" or above.i > verb.i:
            continue
        below = [t for t in tokens if t.head == verb.i]
        if any(t.dep.partition(":")[0] in ("nsubj", "csubj", "mark", "aux", "expl") for t in below):
            continue
        joined = any(t.dep == "conj" and t.upos == "VERB" for t in below)
        if joined and tokens[verb.i - 1].text == "," and verb.feats.get("VerbForm") == "Fin":
            verb.dep = "conj"
            for other in below:
                if other.dep == "conj" and other.upos == "VERB" and other.i > verb.i:
                    other.head = above.i


def _doings(tokens: list[Token]) -> None:
    """*Fighting between rebels and the army has killed …*: the fighting is a noun."""
    for token in tokens:
        if token.upos != "VERB" or token.lower not in _ACTS or token.dep not in ("csubj", "nsubj"):
            continue
        below = [t for t in tokens if t.head == token.i]
        if any(t.dep.partition(":")[0] in ("obj", "nsubj", "aux") for t in below):
            continue
        token.upos, token.lemma, token.feats, token.dep = "NOUN", token.lower, {"Number": "Sing"}, "nsubj"
        for child in below:
            if child.dep == "obl":
                child.dep = "nmod"


def _clauses(tokens: list[Token]) -> None:
    """*After the army seized power*: a finite verb without a subject behind a noun that *after* leads is the noun's verb."""
    for verb in tokens:
        base = verb.dep.partition(":")[0]
        if verb.upos not in ("VERB", "AUX") or base not in ("xcomp", "acl", "advcl", "ccomp", "conj", "dep"):
            continue
        if not _finite(verb, tokens) or any(
            t.head == verb.i and t.dep.partition(":")[0] in ("nsubj", "csubj", "expl", "mark", "cc")
            for t in tokens
        ):
            continue
        noun = _before_clause(verb, tokens)
        if noun is None:
            continue
        lead = next(t for t in tokens if t.head == noun.i and t.dep == "case")
        above = noun.head
        if above == verb.i or verb.head not in (above, noun.i):
            continue
        before = [(t.head, t.dep) for t in tokens]
        passive = any(t.head == verb.i and t.dep == "aux:pass" for t in tokens)
        for token in tokens[verb.i + 1 :]:
            if token.head == noun.i:
                token.head, token.dep = verb.i, behind(token, tokens)
        verb.head, verb.dep = above, "advcl"
        noun.head, noun.dep = verb.i, "nsubj:pass" if passive else "nsubj"
        lead.head, lead.dep, lead.upos = verb.i, "mark", "SCONJ"
        if not is_tree(tokens):
            for token, (head, dep) in zip(tokens, before, strict=True):
                token.head, token.dep = head, dep


def _finite(verb: Token, tokens: list[Token]) -> bool:
    """Finite by its tag, or a past form that has an object right behind it ("killed at least eight people")."""
    if verb.feats.get("VerbForm") == "Fin":
        return True
    behind = tokens[verb.i + 1 : verb.i + 2]
    if verb.feats.get("VerbForm") != "Part" or verb.feats.get("Tense") != "Past" or not behind:
        return False
    if behind[0].upos == "ADP" and behind[0].lower not in ("at", "over", "up", "around"):
        return False
    below = [t for t in tokens[verb.i + 1 :] if t.head == verb.i and t.upos in NOMINAL]
    found = next((t for t in below if t.dep in ("obj", "advcl")), None)
    if found is None or any(t.head == verb.i and t.dep.startswith("aux") for t in tokens):
        return False
    found.dep = "obj"
    return True


def _before_clause(verb: Token, tokens: list[Token]) -> Token | None:
    """The noun right before the verb (adverbs and auxiliaries between them apart) whose preposition leads a clause here."""
    for noun in reversed(tokens[: verb.i]):
        if noun.upos not in NOMINAL or noun.dep.partition(":")[0] not in ("obl", "nmod", "advcl"):
            continue
        lead = next((t for t in tokens if t.head == noun.i and t.dep == "case"), None)
        if lead is None or lead.lower not in LEADS:
            continue
        within = {noun.i}
        for token in (*reversed(tokens[: noun.i]), *tokens[noun.i + 1 : verb.i]):
            at = token
            for _ in range(6):
                at = tokens[at.head]
                if at is noun or at.head == at.i:
                    break
            if at is noun:
                within.add(token.i)
        between = tokens[lead.i : verb.i]
        if all(t.i in within or (t.upos in ("ADV", "AUX", "PART") and t.head == verb.i) for t in between):
            return noun
    return None
