"""Repairs of English subjects and main verbs that the parser lost.

The tokens of one parsed sentence, its root mended, come in and are corrected in place. "After the army seized power":
the army seized it. "North Korea proposed talks": what has a subject of its own is no participle. It stays a tree.
"""

from __future__ import annotations

from degel.languages import forms, verbs
from degel.parse.english_tree import LEADS, NOMINAL, behind, label, led, past, raise_verb
from degel.parse.sentence import Token
from degel.parse.tree import is_tree

__all__ = ["apart", "fronted", "lost_main", "own_subjects"]

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
# Endings of adjectives of nations.
_NATIONS = ("ian", "ean", "can", "ish", "ese", "i", "ic", "ch", "ern", "al", "est", "ed")
_ON = frozenset({"call", "insist", "fire", "march", "turn"})


def own_subjects(tokens: list[Token]) -> None:
    """*North Korea proposed talks*, *the king quit*: a past form in a nominal root's place or before it, with a subject of its own."""
    root = next((t for t in tokens if t.head == t.i), None)
    if (
        root is None
        or root.upos not in ("NOUN", "PROPN", "ADJ")
        or any(t.head == root.i and t.dep in ("cop", "aux") for t in tokens)
    ):
        return
    if root.upos != "PROPN" and any(t.head == root.i and t.dep == "nsubj" and t.i < root.i for t in tokens):
        lemma = past(root)
        if lemma is not None or root.lower in ("quit", "split"):
            root.upos, root.lemma = "VERB", lemma or root.lower
            root.feats = {"Mood": "Ind", "VerbForm": "Fin", "Tense": "Past"}
            return
    for verb in tokens[1:-1]:
        before = tokens[verb.i - 1]
        named = before is root or (before.dep == "conj" and before.head == root.i)
        if named and root.i == 0 and {root.upos, before.upos} == {"PROPN"} and verb.dep == "amod":
            lemma = past(verb)  # "Prague armed Kyiv", "London and Wellington voiced support"
            if lemma is not None and tokens[verb.head].dep in ("appos", "nmod", "flat", "conj", "obj"):
                raise_verb(verb, lemma, root, tokens)
                return
        if verb.head != root.i or verb.dep not in ("amod", "compound", "nmod", "acl") or verb.i > root.i:
            continue
        opening = tokens[0]
        if verb.i == 1 and opening.upos == "ADJ" and opening.head == root.i and opening.text[:1].isupper():
            lemma = past(verb)  # "Beijing voiced strong dissatisfaction"
            if lemma is not None and tokens[-1].text == "." and not opening.lower.endswith(_NATIONS):
                opening.upos = "PROPN"
                raise_verb(verb, lemma, opening, tokens)
                return
        lemma = past(verb)
        subject = next(
            (
                t
                for t in reversed(tokens[: verb.i])
                if t.upos in NOMINAL
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


def apart(tokens: list[Token]) -> None:
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
            lemma = past(verb)  # "President Prabowo Subianto apologised"
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
            if wrong is not None and lead is not None and lead.i == wrong.i - 1 and lead.lower in LEADS:
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
            or past(verb) is None
            or any(t.text == ":" for t in tokens[root.i : verb.i])
        ):
            continue
        lemma = past(verb) or verb.lemma
        raise_verb(verb, lemma, root, tokens)
        return


def _alone(verb: Token, tokens: list[Token]) -> bool:
    """Is this past form behind a noun a verb of its own: one that has an object, or that nobody does to anybody?"""
    lemma = past(verb)
    if (
        lemma is None
        or tokens[-1].text != "."
        or any(
            t.upos in ("VERB", "AUX")
            and t.feats.get("VerbForm") == "Fin"
            and label(t) in ("root", "parataxis", "conj")
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


def lost_main(tokens: list[Token]) -> None:
    """*Zenawi rules out talks before the Eritreans go back*: the verb of the part before *before* passed for a noun."""
    root = next((t for t in tokens if t.head == t.i), None)
    if root is None or root.upos != "VERB" or root.feats.get("VerbForm") not in ("Fin", None):
        return
    noun = next(
        (
            t
            for t in reversed(tokens[: root.i])
            if t.upos in NOMINAL
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
            past(verb)
            or (present if verb.lower.endswith("s") else None)
            or (verb.lower if verb.upos == "VERB" else None)
        )
        if (
            lemma is None
            or before.upos not in NOMINAL
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
            and tokens[subject.head].upos in NOMINAL
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
        if is_tree(tokens):
            verb.upos, verb.lemma = "VERB", lemma
            verb.feats = {
                "Mood": "Ind",
                "VerbForm": "Fin",
                "Tense": "Pres" if verb.lower.endswith("s") else "Past",
            }
            return
        for token, (head, dep) in zip(tokens, saved, strict=True):
            token.head, token.dep = head, dep


def fronted(tokens: list[Token]) -> None:
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
