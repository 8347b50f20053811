"""Repairs of English clauses: whose verb is whose, where the parser lost a subject, a main verb or the start of a clause.

"After the army seized power": the army seized it. "On Monday Rwanda cut its ties": Monday is no part of a name.
"North Korea proposed talks": what has a subject of its own is no participle. It stays a tree.
"""

from __future__ import annotations

from degel.languages import forms, verbs
from degel.parse.sentence import Token

__all__ = ["PASTS", "behind", "led", "mend_clauses", "mend_tags", "raise_verb", "tree"]

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_MODIFIES = frozenset({"det", "amod", "compound", "nummod", "nmod", "flat", "appos"})
# Prepositions that lead clauses too.
_LEADS = frozenset(
    {"after", "before", "since", "until", "till", "as", "because", "once", "when", "while", "that"}
)
# Times that stand before the subject without a comma: "On Monday Rwanda cut its ties".
_TIMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "spring",
        "summer",
        "autumn",
        "winter",
    ]
)
_MODALS = frozenset(
    [
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "shall",
        "should",
        "must",
        "did",
        "does",
        "do",
        "wo",
        "'ll",
    ]
)
_ACTS = frozenset(["fighting", "shelling", "bombing", "shooting", "looting", "rioting", "gunfire"])
# Irregular pasts that the parser takes for nouns.
PASTS = frozenset(
    [
        "tore",
        "drew",
        "flew",
        "threw",
        "fled",
        "swore",
        "strove",
        "sought",
        "fought",
        "caught",
        "brought",
        "struck",
        "shook",
        "sank",
        "sent",
        "withdrew",
        "overthrew",
        "broke",
        "spoke",
        "took",
        "gave",
        "went",
        "came",
        "began",
        "forbade",
        "overran",
        "overtook",
        "slew",
        "stole",
        "swept",
        "hung",
        "dealt",
        "dug",
        "bore",
        "sprang",
        "rode",
        "wrote",
    ]
)
# Verbs that nobody does to anybody: behind a noun they are no participles.
_INTRANSITIVE = frozenset(
    [
        "step",
        "shuttle",
        "grumble",
        "complain",
        "travel",
        "march",
        "gather",
        "walk",
        "flee",
        "fly",
        "arrive",
        "depart",
        "agree",
        "talk",
        "confer",
        "speak",
        "appeal",
        "clash",
        "fall",
        "die",
        "retreat",
        "resign",
        "react",
        "respond",
        "reply",
        "apologise",
        "apologize",
        "insist",
        "object",
        "abstain",
        "vow",
        "lash",
        "rail",
        "train",
        "go",
        "come",
        "stand",
        "sit",
        "meet",
        "rise",
        "kneel",
        "emerge",
        "appear",
        "vanish",
        "surrender",
        "mutiny",
        "march",
        "rally",
        "camp",
        "clamour",
        "clamor",
    ]
)
_SPANS = frozenset(["week", "month", "year", "weekend", "autumn", "summer", "spring", "winter", "morning"])
# Endings of adjectives of nations.
_NATIONS = ("ian", "ean", "can", "ish", "ese", "i", "ic", "ch", "ern", "al", "est", "ed")
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
_ON = frozenset({"call", "insist", "fire", "march", "turn"})


def mend_tags(tokens: list[Token]) -> None:
    """Verbs behind *to* and behind modals get their tag back."""
    _infinitives(tokens)
    _modal_verbs(tokens)
    _possessors(tokens)
    _second_pasts(tokens)


def mend_clauses(tokens: list[Token]) -> None:
    """Corrects one parsed sentence in place, after its root was mended."""
    _lost_main(tokens)
    _own_subjects(tokens)
    _apart(tokens)
    _fronted(tokens)
    _places(tokens)
    _weeks(tokens)
    _subjunctives(tokens)
    _clauses(tokens)
    _series(tokens)
    _second_clauses(tokens)
    _lists(tokens)
    _doings(tokens)


def _past(token: Token) -> str | None:
    """The verb whose past this word may be, or None."""
    if not token.text.islower() or token.lower.endswith(("s", "ing")):
        return None
    return next((w for w in forms("en").get(token.lower, ()) if w in verbs("en")), None)


def _label(token: Token) -> str:
    return token.dep.partition(":")[0]


def _own_subjects(tokens: list[Token]) -> None:
    """*North Korea proposed talks*, *the king quit*: a past form in a nominal root's place or before it, with a subject of its own."""
    root = next((t for t in tokens if t.head == t.i), None)
    if (
        root is None
        or root.upos not in ("NOUN", "PROPN", "ADJ")
        or any(t.head == root.i and t.dep in ("cop", "aux") for t in tokens)
    ):
        return
    if root.upos != "PROPN" and any(t.head == root.i and t.dep == "nsubj" and t.i < root.i for t in tokens):
        lemma = _past(root)
        if lemma is not None or root.lower in ("quit", "split"):
            root.upos, root.lemma = "VERB", lemma or root.lower
            root.feats = {"Mood": "Ind", "VerbForm": "Fin", "Tense": "Past"}
            return
    for verb in tokens[1:-1]:
        before = tokens[verb.i - 1]
        named = before is root or (before.dep == "conj" and before.head == root.i)
        if named and root.i == 0 and {root.upos, before.upos} == {"PROPN"} and verb.dep == "amod":
            lemma = _past(verb)  # "Prague armed Kyiv", "London and Wellington voiced support"
            if lemma is not None and tokens[verb.head].dep in ("appos", "nmod", "flat", "conj", "obj"):
                raise_verb(verb, lemma, root, tokens)
                return
        if verb.head != root.i or verb.dep not in ("amod", "compound", "nmod", "acl") or verb.i > root.i:
            continue
        opening = tokens[0]
        if verb.i == 1 and opening.upos == "ADJ" and opening.head == root.i and opening.text[:1].isupper():
            lemma = _past(verb)  # "Beijing voiced strong dissatisfaction"
            if lemma is not None and tokens[-1].text == "." and not opening.lower.endswith(_NATIONS):
                opening.upos = "PROPN"
                raise_verb(verb, lemma, opening, tokens)
                return
        lemma = _past(verb)
        subject = next(
            (
                t
                for t in reversed(tokens[: verb.i])
                if t.upos in _NOMINAL
                and t.head == verb.i
                and not led(t, tokens)
                and t.dep in ("nsubj", "compound", "obj")
            ),
            None,
        )
        if lemma is None or subject is None or led(root, tokens):
            continue
        if (
            any(t.head == root.i and t.dep == "det" and t.i < verb.i for t in tokens)
            and subject.dep != "nsubj"
        ):
            continue  # "the army backed candidate"
        raise_verb(verb, lemma, subject, tokens)
        return


def _apart(tokens: list[Token]) -> None:
    """*The chief, Volker Türk, called the killing …*, *the UN envoy shuttled between …*: the verb behind a nominal root is its verb."""
    root = next((t for t in tokens if t.head == t.i), None)
    if (
        root is None
        or root.upos not in ("NOUN", "PROPN", "ADJ")
        or any(t.head == root.i and t.dep in ("cop", "aux", "nsubj") for t in tokens)
    ):
        return
    for verb in tokens[root.i + 1 :]:
        if verb.head != root.i or verb.upos != "VERB":
            continue
        name = tokens[root.i + 1]
        if verb.dep == "acl:relcl" and name.head == verb.i and name.dep == "nsubj" and verb.i == name.i + 1:
            lemma = _past(verb)  # "President Prabowo Subianto apologised"
            if lemma is not None and {name.upos, root.upos} == {"PROPN"}:
                name.head, name.dep = root.i, "flat"
                raise_verb(verb, lemma, root, tokens)
                return
        if verb.dep not in ("acl", "parataxis"):
            continue
        below = [t for t in tokens if t.head == verb.i]
        has = next((t for t in below if t.dep == "aux" and t.lemma.lower() == "have"), None)
        wrong = next((t for t in below if t.dep == "nsubj"), None)
        lead = next((t for t in below if t.dep == "mark"), None)
        if verb.dep == "acl" and has is not None and not any(t.dep == "aux:pass" for t in below):
            if wrong is not None and lead is not None and lead.i == wrong.i - 1 and lead.lower in _LEADS:
                wrong.head, wrong.dep = root.i, "nmod"  # "the generals in power since July had ordered …"
                lead.head, lead.dep, lead.upos = wrong.i, "case", "ADP"
            elif wrong is not None or lead is not None:
                continue
        elif verb.dep == "acl":
            if wrong is not None or not _alone(verb, tokens):
                continue
        elif (
            wrong is not None
            or tokens[verb.i - 1].text != ","
            or _past(verb) is None
            or any(t.text == ":" for t in tokens[root.i : verb.i])
        ):
            continue
        lemma = _past(verb) or verb.lemma
        raise_verb(verb, lemma, root, tokens)
        return


def _alone(verb: Token, tokens: list[Token]) -> bool:
    """Is this past form behind a noun a verb of its own: one that has an object, or that nobody does to anybody?"""
    lemma = _past(verb)
    if (
        lemma is None
        or tokens[-1].text != "."
        or any(
            t.upos in ("VERB", "AUX")
            and t.feats.get("VerbForm") == "Fin"
            and _label(t) in ("root", "parataxis", "conj")
            for t in tokens
        )
    ):
        return False
    after = tokens[verb.i + 1 : verb.i + 2]
    if not after or after[0].lower == "by":
        return False
    if lemma in _ON and after[0].lower in ("on", "upon", "for", "to"):
        return True
    return lemma in _INTRANSITIVE or any(t.head == verb.i and t.dep == "obj" and t.i > verb.i for t in tokens)


def _lost_main(tokens: list[Token]) -> None:
    """*Zenawi rules out talks before the Eritreans go back*: the verb of the part before *before* passed for a noun."""
    root = next((t for t in tokens if t.head == t.i), None)
    if root is None or root.upos != "VERB" or root.feats.get("VerbForm") not in ("Fin", None):
        return
    noun = next(
        (
            t
            for t in reversed(tokens[: root.i])
            if t.upos in _NOMINAL
            and any(
                c.head == t.i and c.dep == "case" and c.lower in ("after", "before", "until", "since")
                for c in tokens
            )
        ),
        None,
    )
    if (
        noun is None
        or root.i - noun.i > 3
        or any(t.upos in ("PUNCT", "VERB") for t in tokens[noun.i : root.i])
    ):
        return
    lead = next(c for c in tokens if c.head == noun.i and c.dep == "case")
    for verb in tokens[1 : lead.i]:
        before, after = tokens[verb.i - 1], tokens[verb.i + 1]
        present = next((w for w in forms("en").get(verb.lower, ()) if w in verbs("en")), None)
        lemma = (
            _past(verb)
            or (present if verb.lower.endswith("s") else None)
            or (verb.lower if verb.upos == "VERB" else None)
        )
        if (
            lemma is None
            or before.upos not in _NOMINAL
            or not verb.text.islower()
            or verb.dep not in ("nsubj", "compound", "amod")
        ):
            continue
        if after.upos not in ("NOUN", "PROPN", "DET", "PRON", "ADJ", "NUM") and after.dep != "compound:prt":
            continue
        if verb.dep == "nsubj" and after.dep != "compound:prt" and after.upos not in ("DET", "PRON"):
            continue
        saved = [(t.head, t.dep) for t in tokens]
        subject = before
        while (
            tokens[subject.head].i < verb.i
            and subject.head != subject.i
            and tokens[subject.head].upos in _NOMINAL
        ):
            subject = tokens[subject.head]
        above = tokens[verb.head]
        root.head, root.dep = verb.i, "advcl"
        verb.head, verb.dep = verb.i, "root"
        subject.head, subject.dep = verb.i, "nsubj"
        lead.head, lead.dep, lead.upos = root.i, "mark", "SCONJ"
        noun.head, noun.dep = root.i, "nsubj"
        if above.i > verb.i and above.i < lead.i:
            above.head, above.dep = verb.i, "obj"
        for token in tokens[verb.i + 1 : lead.i]:
            if (
                token.head in (verb.i, root.i)
                and token is not above
                and token.dep in ("nmod", "obj", "nsubj")
            ):
                token.head, token.dep = verb.i, behind(token, tokens)
        if tree(tokens):
            verb.upos, verb.lemma = "VERB", lemma
            verb.feats = {
                "Mood": "Ind",
                "VerbForm": "Fin",
                "Tense": "Pres" if verb.lower.endswith("s") else "Past",
            }
            return
        for token, (head, dep) in zip(tokens, saved, strict=True):
            token.head, token.dep = head, dep


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
        named = [t for t in tokens[that.i + 1 : old.i] if t.text[:1].isupper() or t.upos in _NOMINAL]
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
        if tree(tokens):
            bare.upos, bare.lemma, bare.feats = "VERB", bare.lower, {"VerbForm": "Fin", "Mood": "Sub"}
            if subject.upos == "ADJ":
                subject.upos = "PROPN"
            return
        for token, (head, dep) in zip(tokens, saved, strict=True):
            token.head, token.dep = head, dep


def _places(tokens: list[Token]) -> None:
    """*In Kyiv an adviser grumbled*, *In Scotland, Nicola Sturgeon offered*: what hangs on the place is the subject."""
    for verb in tokens:
        if verb.upos != "VERB" or verb.feats.get("VerbForm") != "Fin":
            continue
        below = [t for t in tokens if t.head == verb.i]
        if any(_label(t) in ("nsubj", "csubj", "expl", "mark", "cc") for t in below):
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
                and t.upos in _NOMINAL
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
            noun.upos not in _NOMINAL
            or noun.dep != "conj"
            or verb.dep != "acl"
            or verb.head not in (noun.i, noun.head)
        ):
            continue
        if _past(verb) is None or not any(t.head == verb.i and t.dep == "obj" for t in tokens[verb.i + 1 :]):
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
        subjects = [t for t in tokens[: verb.i] if t.head == verb.i and t.dep == "nsubj"]
        if verb.upos != "VERB" or len(subjects) != 2:
            continue
        first, second = subjects
        joint = [t for t in tokens[first.i + 1 : second.i] if t.dep == "cc" and t.head in (verb.i, second.i)]
        if joint and not any(t.upos == "VERB" for t in tokens[first.i : second.i]):
            second.head, second.dep = first.i, "conj"
            joint[-1].head = second.i


def _modal_verbs(tokens: list[Token]) -> None:
    """*It would recognise Palestine*: what a modal stands before is a verb, whatever its tag."""
    for token in tokens[1:]:
        if (
            token.upos not in ("PROPN", "X", "NOUN", "ADJ")
            or token.lower not in verbs("en")
            or not token.text.islower()
        ):
            continue
        below = [t for t in tokens[: token.i] if t.head == token.i and t.dep == "aux"]
        if any(t.lower in _MODALS for t in below) and not any(
            t.head == token.i and t.dep == "cop" for t in tokens
        ):
            token.upos, token.lemma, token.feats = "VERB", token.lower, {"VerbForm": "Inf"}


def _infinitives(tokens: list[Token]) -> None:
    """*France is to hand over its base*: what stands right behind the *to* of an infinitive is a verb."""
    for token in tokens[2:]:
        to = tokens[token.i - 1]
        if token.upos not in ("NOUN", "ADJ") or to.lower != "to" or to.dep != "mark" or to.head != token.i:
            continue
        if token.lower not in verbs("en"):
            continue
        token.upos, token.lemma, token.feats = "VERB", token.lower, {"VerbForm": "Inf"}
        for child in [t for t in tokens if t.head == token.i]:
            if child.dep == "cop":
                child.dep = "aux"
        after = tokens[token.i + 1] if token.i + 1 < len(tokens) else token
        noun = tokens[after.head]
        particle = after.lower in ("over", "back", "out", "up", "down", "off") and after.dep == "case"
        if particle and noun.head == token.i and noun.dep in ("obl", "nmod") and noun.i > after.i:
            after.head, after.dep, noun.dep = token.i, "compound:prt", "obj"


def _possessors(tokens: list[Token]) -> None:
    """*Emmanuel Macron's visit*: the possessive is the whole name's, and the name belongs to the visit, not the visit to it."""
    for mark in tokens[1:-1]:
        if mark.dep != "case" or mark.lower not in ("'s", "’s", "'", "’"):
            continue
        owner = tokens[mark.head]
        while owner.dep == "flat" and owner.head < owner.i:
            owner = tokens[owner.head]
        mark.head = owner.i
        had = next(
            (t for t in tokens[mark.i + 1 : mark.i + 5] if t.upos in ("NOUN", "PROPN") and t.head == owner.i),
            None,
        )
        if had is None or owner.i > mark.i or had.dep in ("compound", "case"):
            continue
        if any(t.upos in ("VERB", "AUX", "PUNCT", "ADP") for t in tokens[mark.i + 1 : had.i]):
            continue
        saved = [(t.head, t.dep) for t in tokens]
        root = owner.head == owner.i
        had.head, had.dep = (had.i if root else owner.head), owner.dep
        owner.head, owner.dep = had.i, "nmod"
        for token in tokens:
            if token.head == owner.i and (token.i > had.i or (token.dep == "case" and token.i < owner.i)):
                token.head = had.i
        if not tree(tokens):
            for token, (head, dep) in zip(tokens, saved, strict=True):
                token.head, token.dep = head, dep


def _second_pasts(tokens: list[Token]) -> None:
    """*Took the matter to court and last year tore up the agreement*: a past form behind *and* that only a verb can be."""
    for token in tokens[2:-1]:
        if token.upos != "NOUN" or token.lower not in PASTS:
            continue
        verb = tokens[token.head]
        while verb.upos in _NOMINAL and verb.head != verb.i:
            verb = tokens[verb.head]
        if verb.upos != "VERB" or verb.i >= token.i:
            continue
        between = tokens[verb.i + 1 : token.i]
        cc = next((t for t in reversed(between) if t.upos == "CCONJ"), None)
        lemma = _past(token)
        if cc is None or lemma is None or token.i - cc.i > 4 or any(t.upos == "VERB" for t in between):
            continue
        token.upos, token.lemma, token.head, token.dep = "VERB", lemma, verb.i, "conj"
        token.feats = {"Mood": "Ind", "VerbForm": "Fin", "Tense": "Past"}
        for other in tokens[cc.i :]:
            if other is not token and other.head == verb.i and other.upos != "PUNCT":
                other.head = token.i
            if cc.i < other.i < token.i and other.head == token.i and other.dep == "nmod":
                other.dep = "obl"
        cc.head = token.i


def _fronted(tokens: list[Token]) -> None:
    """*On Monday Rwanda cut its ties*, *In 2019 Chad sent troops*: the time is no part of the name behind it, which is the subject."""
    for time in tokens[1:-1]:
        year = time.text.isdigit() and len(time.text) == 4
        if not (time.lower in _TIMES or year) or time.dep not in ("compound", "nummod", "nmod", "amod"):
            continue
        noun, lead = tokens[time.head], tokens[time.i - 1]
        day = (
            lead if lead.upos == "NUM" and lead.i and lead.head == noun.i else None
        )  # "of 5 April Kenyan police …"
        lead = tokens[day.i - 1] if day is not None else lead
        if noun.dep in ("compound", "flat", "amod") and noun.i > time.i:
            noun = tokens[noun.head]  # "On Friday Jean Ping met …"
        if (
            noun.i < time.i
            or lead.upos != "ADP"
            or lead.head != noun.i
            or noun.dep not in ("obl", "nmod", "advmod")
        ):
            continue
        verb = tokens[noun.head]
        of = verb if verb.upos == "NOUN" and verb.i < lead.i and verb.dep in ("obl", "nmod") else None
        verb = tokens[of.head] if of is not None else verb
        below = {t.dep.partition(":")[0] for t in tokens if t.head == verb.i}
        if verb.upos != "VERB" or verb.i < noun.i or "nsubj" in below or verb.feats.get("VerbForm") == "Inf":
            continue
        if any(t.text in (",", "-") or t.upos == "VERB" for t in tokens[time.i : verb.i]):
            continue
        passive = "aux" in below and any(t.head == verb.i and t.dep == "aux:pass" for t in tokens)
        time.head, time.dep = (verb.i, "obl") if of is None else (of.i, "nmod")
        lead.head = time.i
        if day is not None:
            day.head = time.i
        noun.head = verb.i
        noun.dep = "nsubj:pass" if passive else "nsubj"


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
                and t.upos in _NOMINAL
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
        if not tree(tokens):
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
    below = [t for t in tokens[verb.i + 1 :] if t.head == verb.i and t.upos in _NOMINAL]
    found = next((t for t in below if t.dep in ("obj", "advcl")), None)
    if found is None or any(t.head == verb.i and t.dep.startswith("aux") for t in tokens):
        return False
    found.dep = "obj"
    return True


def _before_clause(verb: Token, tokens: list[Token]) -> Token | None:
    """The noun right before the verb (adverbs and auxiliaries between them apart) whose preposition leads a clause here."""
    for noun in reversed(tokens[: verb.i]):
        if noun.upos not in _NOMINAL or noun.dep.partition(":")[0] not in ("obl", "nmod", "advcl"):
            continue
        lead = next((t for t in tokens if t.head == noun.i and t.dep == "case"), None)
        if lead is None or lead.lower not in _LEADS:
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


def led(token: Token, tokens: list[Token]) -> bool:
    return any(t.head == token.i and t.dep == "case" for t in tokens)


def raise_verb(verb: Token, lemma: str, subject: Token, tokens: list[Token]) -> None:
    before = [(t.head, t.dep) for t in tokens]
    above = tokens[verb.head]
    present = verb.lower.endswith("s") or verb.lower == lemma
    verb.upos, verb.lemma = "VERB", lemma
    verb.feats = {"Mood": "Ind", "VerbForm": "Fin", "Tense": "Pres" if present else "Past"}
    verb.head, verb.dep = verb.i, "root"
    if above.i > verb.i:
        above.head = verb.i
        above.dep = "advcl" if above.upos == "VERB" else "obl" if led(above, tokens) else "obj"
        for token in tokens[verb.i + 1 : above.i]:
            if token.head == above.i and token.dep == "nsubj" and above.upos == "VERB":
                token.head, token.dep = verb.i, "obj"
    for token in tokens:
        if token in (verb, subject):
            continue
        if token.i < verb.i and token.head in (verb.i, above.i) and token.i != above.i:
            # what was before the supposed noun belongs to the subject, a phrase with a preposition to the verb
            loose = token.dep.partition(":")[0] not in _MODIFIES or (
                led(token, tokens) and token.i < subject.i
            )
            if above.i > verb.i or token.head == verb.i:
                token.head = verb.i if loose else subject.i
                token.dep = "obl" if loose and token.upos in _NOMINAL else token.dep
        elif token.i > verb.i and token.head in (verb.i, subject.i) and token.i != above.i:
            token.head = verb.i
            token.dep = behind(token, tokens)
    subject.head, subject.dep = verb.i, "nsubj"
    objects = [t for t in tokens if t.head == verb.i and t.dep == "obj"]
    for token in objects[1:]:
        token.dep = "obl"
    if not tree(tokens):
        for token, (head, dep) in zip(tokens, before, strict=True):
            token.head, token.dep = head, dep


def behind(token: Token, tokens: list[Token]) -> str:
    """The label of what hangs behind the verb."""
    base = token.dep.partition(":")[0]
    if token.dep in ("punct", "cc", "conj", "mark", "parataxis", "ccomp", "xcomp", "advcl", "advmod"):
        return token.dep
    if base == "acl":
        return "xcomp" if token.feats.get("VerbForm") == "Inf" else "advcl"
    if token.upos in (*_NOMINAL, "ADJ", "NUM") and base in (
        *_MODIFIES,
        "obj",
        "obl",
        "nsubj",
        "vocative",
        "list",
    ):
        return "obl" if led(token, tokens) else "obj"
    return token.dep


def tree(tokens: list[Token]) -> bool:
    """Does every token lead to one root?"""
    for token in tokens:
        at = token
        for _ in range(len(tokens) + 1):
            if at.head == at.i:
                break
            at = tokens[at.head]
        else:
            return False
    return sum(t.head == t.i for t in tokens) == 1
