"""Repairs of English parses: a main verb that the parser took for a noun or a participle.

The treebanks hold little present tense of the news ("Turkey bombs Kurdish positions", "Iran denies reports"), so that
a verb in -s behind a name is read as a plural noun; in short sentences an active past goes the same way ("The Houthis
recruited fighters"). Only a sentence whose root is no verb is touched: the verb becomes the root, what stands
before it its subject, what stands behind it its object or oblique. It stays a tree.
"""

from __future__ import annotations

from degel.languages import forms, verbs
from degel.parse.english_clauses import mend_clauses
from degel.parse.english_headlines import mend_headlines
from degel.parse.english_lost import mend_lost
from degel.parse.english_nouns import mend_nouns
from degel.parse.english_tags import PASTS, mend_tags
from degel.parse.english_tree import behind, led, raise_verb
from degel.parse.sentence import Token

__all__ = ["mend"]

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# What may open the phrase behind a verb.
_OPENS = frozenset({"DET", "PRON", "PROPN", "ADJ", "NUM", "SCONJ", "NOUN", "PART", "ADP", "VERB", "ADV"})
_NUMBERS = frozenset(
    [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
    ]
)
# Endings of adjectives of nations, and names of states that end like them.
_ADJECTIVAL = ("ian", "ean", "can", "ish", "ese", "i", "ic", "ch", "german", "roman", "ern", "al")
_LIKE_ADJECTIVES = frozenset(
    [
        "mali",
        "haiti",
        "fiji",
        "brunei",
        "burundi",
        "djibouti",
        "malawi",
        "kiribati",
        "senegal",
        "portugal",
        "nepal",
    ]
)
# Nouns in -s that are verbs before these prepositions, behind whoever does it.
_PHRASAL = {
    "calls": ("on", "upon", "for", "off"),
    "votes": ("to", "for", "against"),
    "plans": ("to",),
    "moves": ("to", "against"),
    "protests": ("against", "over", "to", "at"),
    "backs": ("down", "away"),
    "talks": ("to",),
}
# Adverbs that open a headline.
_OPENING = frozenset(
    [
        "now",
        "today",
        "here",
        "there",
        "again",
        "still",
        "also",
        "then",
        "soon",
        "even",
        "yet",
        "meanwhile",
        "once",
    ]
)
# Participles that say what somebody feels or means.
_FEELS = (
    "committed concerned alarmed outraged appalled disturbed dismayed saddened pleased honored honoured disappointed "
    "troubled horrified shocked united unified opposed dedicated devoted resolved engaged aligned encouraged worried "
    "disgusted angered delighted heartened"
)
_MINDS = frozenset(_FEELS.split())
_MODIFIES = frozenset({"det", "amod", "compound", "nummod", "nmod", "flat", "appos"})
# Verbs whose past is their bare form.
_UNCHANGED = frozenset(
    [
        "cut",
        "set",
        "shut",
        "put",
        "hit",
        "beat",
        "quit",
        "split",
        "hurt",
        "cast",
        "burst",
        "shed",
        "slit",
        "rid",
        "spread",
    ]
)


def mend(tokens: list[Token]) -> None:
    """Corrects one parsed sentence in place."""
    _counts(tokens)
    _states(tokens)
    _plain_roots(tokens)
    _second_verbs(tokens)
    _adpositions(tokens)
    mend_tags(tokens)
    mend_nouns(tokens)
    _mend_root(tokens)
    mend_lost(tokens)
    mend_headlines(tokens)
    mend_clauses(tokens)


def _counts(tokens: list[Token]) -> None:
    """*The ministry sanctions twelve officials*: a numeral is no verb; it counts what stood as its object."""
    for token in tokens:
        if token.upos != "VERB" or token.lower not in _NUMBERS:
            continue
        token.upos, token.feats = "NUM", {"NumType": "Card"}
        counted = next((t for t in tokens if t.head == token.i and t.dep == "obj" and t.i > token.i), None)
        if counted is None:
            continue
        head, dep = token.head, token.dep
        for other in tokens:
            if other.head == token.i and other is not counted:
                other.head = counted.i
        counted.head, counted.dep = (counted.i if head == token.i else head), dep
        token.head, token.dep = counted.i, "nummod"


def _plain_roots(tokens: list[Token]) -> None:
    """*Secretary A. B. Jones spoke with …*: a small word with a subject that is a form of a verb is one, whatever its tag."""
    for token in tokens[1:]:
        if token.head == token.i and token.upos in ("ADJ", "NOUN") and token.lower in _UNCHANGED:
            before = tokens[token.i - 1]
            if before.head == token.i and before.dep in ("compound", "nmod") and before.upos in _NOMINAL:
                before.dep = "nsubj"  # "Bahrain cut diplomatic ties"
            below = [t.dep.partition(":")[0] for t in tokens if t.head == token.i]
            if "nsubj" in below and "obj" in below and "cop" not in below:  # "Niger shut its border"
                token.upos, token.lemma = "VERB", token.lower
                token.feats = {"Mood": "Ind", "VerbForm": "Fin", "Tense": "Past"}
        if token.head != token.i or token.upos not in ("PROPN", "X") or not token.text.islower():
            continue
        lemma = next((w for w in forms("en").get(token.lower, ()) if w in verbs("en")), None)
        if lemma and any(t.head == token.i and t.dep.startswith("nsubj") and t.i < token.i for t in tokens):
            token.upos, token.lemma = "VERB", lemma
            for child in tokens[token.i + 1 :]:
                if child.head == token.i and child.dep in ("appos", "nmod", "flat", "compound"):
                    child.dep = behind(child, tokens)
            present = token.lower.endswith("s") or token.lower == lemma
            token.feats = {"Mood": "Ind", "VerbForm": "Fin", "Tense": "Pres" if present else "Past"}


def _second_verbs(tokens: list[Token]) -> None:
    """*Declares a state of emergency, and imposes curfews*: a noun in -s behind *and* that only a verb can be."""
    for token in tokens[2:-1]:
        if token.upos != "NOUN" or token.dep != "conj" or not token.lower.endswith("s"):
            continue
        lemma = next(
            (w for w in forms("en").get(token.lower, ()) if w in verbs("en") and not verbs("en")[w]), None
        )
        behind = tokens[token.i + 1]
        if (
            lemma is None
            or tokens[token.i - 1].upos != "CCONJ"
            or behind.upos not in _OPENS - {"ADP", "VERB"}
        ):
            continue
        above = tokens[token.head]
        while above.upos != "VERB" and above.head != above.i:
            above = tokens[above.head]
        if above.upos != "VERB" or above.i > token.i:
            continue
        old = token.head
        near = tokens[token.i + 1 : token.i + 5]
        object_ = next((t for t in near if t.head in (old, token.i, above.i) and t.upos in _NOMINAL), None)
        token.upos, token.lemma, token.head = "VERB", lemma, above.i
        token.feats = {"Mood": "Ind", "VerbForm": "Fin", "Tense": "Pres", "Number": "Sing", "Person": "3"}
        if object_ is not None:
            object_.head, object_.dep = token.i, "obj"


def _adpositions(tokens: list[Token]) -> None:
    """*Amid an invasion*: the preposition that the parser made a phrase of its own leads the noun behind it."""
    for token in tokens:
        if (
            token.upos != "ADP"
            or token.dep not in ("obl", "advmod")
            or token.lower not in ("amid", "despite", "during")
        ):
            continue
        noun = next((t for t in tokens[token.i + 1 :] if t.upos in _NOMINAL and t.head == token.head), None)
        if noun is not None and noun.dep == "obj" and noun.i - token.i <= 5:
            noun.dep = "obl"
            token.head, token.dep = noun.i, "case"


def _states(tokens: list[Token]) -> None:
    """*Canada is committed to …*, *is concerned about …*: a state of mind, which nobody did to the subject."""
    for token in tokens:
        if token.upos != "VERB" or token.lower not in _MINDS or token.dep in ("amod", "acl"):
            continue
        below = [t for t in tokens if t.head == token.i]
        if not any(
            t.lemma.lower() in ("be", "remain", "stay") for t in below if t.dep.startswith(("aux", "cop"))
        ):
            continue
        token.upos, token.feats = "ADJ", {"Degree": "Pos"}
        for child in below:
            if child.dep.startswith("aux") and child.lemma.lower() == "be":
                child.dep = "cop"
            elif child.dep == "nsubj:pass":
                child.dep = "nsubj"
            elif child.dep == "obl:agent":
                child.dep = "obl"


def _mend_root(tokens: list[Token]) -> None:
    root = next((t for t in tokens if t.head == t.i), None)
    if root is None:
        return
    if root.upos == "VERB" and root.lower in forms("en") and _bare(root, tokens):
        return
    infinitive = any(t.head == root.i and t.dep == "mark" and t.lower == "to" for t in tokens)
    if (root.upos in ("VERB", "AUX") and not infinitive) or _predicate(root, tokens):
        return
    for token in tokens[1:-1]:
        within = token.dep in (
            "amod",
            "compound",
        )  # "Chinese police arrest six": a verb that passed for an adjective
        if token.upos == "AUX" or (
            token.upos == "VERB" and token.feats.get("VerbForm") == "Fin" and not within
        ):
            return
        lemma = _lemma(token, tokens)
        subject = _subject(token, tokens) if lemma else None
        if lemma and subject is not None and root.i in (token.i, subject.i, token.head, subject.head):
            raise_verb(token, lemma, subject, tokens)
            return


def _bare(root: Token, tokens: list[Token]) -> bool:
    """*Libya orders the agency to leave* with Libya as part of the verb: it is the subject. True when it was mended."""
    if any(t.head == root.i and t.dep.partition(":")[0] in ("nsubj", "aux", "csubj", "expl") for t in tokens):
        return False
    before = tokens[root.i - 1] if root.i else root
    named = before.upos in _NOMINAL and before.dep in ("compound", "nmod", "flat")
    if (
        before.i == 0
        and before.upos in ("ADV", "INTJ")
        and before.text[:1].isupper()
        and (root.lower.endswith("s") or any(t.head == root.i and t.dep == "obj" for t in tokens))
    ):
        named = before.lower not in _OPENING and before.dep in (
            "advmod",
            "discourse",
        )  # "Nicaragua quits OAS"
    if before.head != root.i or not (named or _country(before, root)):
        return False
    before.dep = "nsubj"
    if not root.lower.endswith("ing"):
        root.feats = {**root.feats, "VerbForm": "Fin", "Mood": "Ind"}
    return True


def _country(before: Token, verb: Token) -> bool:
    """*Nicaragua withdraws from …*: a capitalised word that opens the sentence as the verb's adjective, and is none."""
    low = before.lower
    if before.i or before.dep != "amod" or not before.text[:1].isupper() or not verb.lower.endswith("s"):
        return False
    return low in _LIKE_ADJECTIVES or not low.endswith(_ADJECTIVAL)


def _predicate(root: Token, tokens: list[Token]) -> bool:
    """Has the root a copula or a subject that stands before it, as a predicate noun has?"""
    return any(t.head == root.i and t.dep in ("cop", "aux") for t in tokens)


def _lemma(token: Token, tokens: list[Token]) -> str | None:
    """The verb that a small word in -s or a past form may be where it stands, or None."""
    if not token.text.isalpha() or not token.text[:1].islower():
        return None
    before, behind = tokens[token.i - 1], tokens[token.i + 1]
    if before.upos == "ADV" and token.i > 1:
        before = tokens[token.i - 2]
    name = before.upos == "ADJ" and before.text[:1].isupper() and before.dep == "nmod"
    if before.upos == "ADJ" and before.i == 0 and before.dep == "amod" and token.lower.endswith("s"):
        name = before.text[:1].isupper() and not before.lower.endswith(
            _ADJECTIVAL
        )  # "Blinken arrives in Beijing"
    if not (name or before.upos in ("NOUN", "PROPN")) or behind.upos not in _OPENS:
        return None
    found = [word for word in forms("en").get(token.lower, ()) if word in verbs("en")]
    if not found and token.lower in _UNCHANGED and before.dep != "det":
        goes_on = behind.upos in ("DET", "PROPN", "NUM", "PRON", "ADJ", "NOUN")
        return token.lower if goes_on and token.dep in ("compound", "amod", "acl") else None
    if found and token.lower in PASTS and token.upos == "NOUN":
        return found[0]
    if not found and token.lower in verbs("en"):
        return token.lower if _plural(before, tokens) and _leads_on(token, behind) else None
    if not found:
        return None
    only = not verbs("en")[found[0]]
    if token.lower.endswith("s") and token.upos in ("NOUN", "PROPN", "VERB", "ADJ"):
        if before.feats.get("Number") == "Plur" and before.upos == "NOUN":
            return None
        if behind.lower in _PHRASAL.get(token.lower, ()) and token.dep == "root":
            return found[0]
        # "peace talks in Geneva" is no sentence, "the minister apologises to Poland" is
        # "Kuwait supplies fuel to …" is one too, for all that it might be the fuel of its supplies
        bare = behind.upos == "NOUN" and before.i == 0 and tokens[-1].text == "."
        return (
            found[0]
            if only or bare or behind.upos in ("DET", "PROPN", "ADJ", "NUM", "PRON", "PART")
            else None
        )
    past = (token.upos == "ADJ" and token.lower.endswith("ed")) or (
        token.upos == "VERB" and token.feats.get("VerbForm") == "Part" and token.feats.get("Tense") == "Past"
    )
    if past and behind.lower != "by" and token.dep in ("amod", "acl"):
        named = tokens[token.head].upos == "PROPN" if token.dep == "acl" else True
        return found[0] if named else None
    return None


def _plural(before: Token, tokens: list[Token]) -> bool:
    """Does a plural subject end here ("thousands of Georgians rally", "Kenyan police arrest")?"""
    if before.feats.get("Number") == "Plur" or before.lower in ("police", "people", "forces", "troops"):
        return True
    if before.dep == "conj" and any(t.head == before.i and t.dep == "cc" for t in tokens):
        return True  # "Ethiopia and Egypt resume talks"
    if (
        before.upos == "PROPN"
        and before.lower.endswith("s")
        and not verbs("en").get(tokens[before.i + 1].lower, True)
    ):
        return True  # "Houthis seize ship"
    above = tokens[before.head]
    return above.i < before.i and above.feats.get("Number") == "Plur" and above.upos == "NOUN"


def _leads_on(token: Token, behind: Token) -> bool:
    """Does a bare form go on as a verb does: not tagged a noun before a preposition ("security forces attack in …")?"""
    return (
        token.upos != "NOUN"
        or behind.upos in ("DET", "PROPN", "NUM", "PRON", "ADJ", "NOUN")
        or token.dep == "root"
    )


def _subject(verb: Token, tokens: list[Token]) -> Token | None:
    """The head of the phrase before the verb, as the wrong tree has it."""
    left = [t for t in tokens[: verb.i] if t.head == verb.i and t.upos in _NOMINAL and not led(t, tokens)]
    if left:  # not the country in "a strike near Wana, Pakistan kills"
        return next((t for t in reversed(left) if not (t.i and tokens[t.i - 1].text == ",")), left[-1])
    head = tokens[verb.head]
    if head.i < verb.i:
        return head if head.upos in _NOMINAL else None
    left = [t for t in tokens[: verb.i] if t.head == head.i and t.upos in _NOMINAL and not led(t, tokens)]
    if not left and head.head < verb.i and head.dep in ("nmod", "obj", "appos") and not led(head, tokens):
        above = tokens[
            head.head
        ]  # "Police in Athens arrest six protesters", where *arrest* passed for an adjective
        return above if above.head == above.i and above.upos in _NOMINAL else None
    return left[-1] if left else None
