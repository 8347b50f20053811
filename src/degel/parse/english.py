"""Repairs of English parses: a main verb that the parser took for a noun or a participle.

The treebanks hold little present tense of the news ("Turkey bombs Kurdish positions", "Iran denies reports"), so that
a verb in -s behind a name is read as a plural noun; in short sentences an active past goes the same way ("The Houthis
recruited fighters"). Only a sentence whose root is no verb is touched: the verb becomes the root, what stands
before it its subject, what stands behind it its object or oblique. It stays a tree.
"""

from __future__ import annotations

from degel.languages import forms, verbs
from degel.parse.english_nouns import mend_nouns
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
# Participles that say what somebody feels or means.
_FEELS = (
    "committed concerned alarmed outraged appalled disturbed dismayed saddened pleased honored honoured disappointed "
    "troubled horrified shocked united unified opposed dedicated devoted resolved engaged aligned encouraged worried "
    "disgusted angered delighted heartened"
)
_MINDS = frozenset(_FEELS.split())
_MODIFIES = frozenset({"det", "amod", "compound", "nummod", "nmod", "flat", "appos"})
# Prepositions that lead clauses too.
_LEADS = frozenset({"after", "before", "since", "until", "till", "as", "because", "once", "when", "while", "that"})
# Verbs whose past is their bare form.
_UNCHANGED = frozenset("cut set shut put hit beat quit split hurt cast burst shed slit rid spread".split())
# Times that stand before the subject without a comma: "On Monday Rwanda cut its ties".
_TIMES = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
        "october november december spring summer autumn winter"
    ).split()
)
_ACTS = frozenset("fighting shelling bombing shooting looting rioting gunfire".split())
# Irregular pasts that the parser takes for nouns.
_PASTS = frozenset(
    (
        "tore drew flew threw fled swore strove sought fought caught brought struck shook sank sent withdrew overthrew broke "
        "spoke took gave went came began forbade overran overtook slew stole swept hung dealt dug bore sprang rode wrote"
    ).split()
)


def mend(tokens: list[Token]) -> None:
    """Corrects one parsed sentence in place."""
    _counts(tokens)
    _states(tokens)
    _plain_roots(tokens)
    _second_verbs(tokens)
    _adpositions(tokens)
    _infinitives(tokens)
    mend_nouns(tokens)
    _mend_root(tokens)
    _fronted(tokens)
    _clauses(tokens)
    _series(tokens)
    _doings(tokens)


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
                    child.dep = _behind(child, tokens)
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
        behind = tokens[token.i + 1] if token.i + 1 < len(tokens) else token
        noun = tokens[behind.head]
        if behind.lower in ("over", "back", "out", "up", "down", "off") and behind.dep == "case":
            if noun.head == token.i and noun.dep in ("obl", "nmod") and noun.i > behind.i:
                behind.head, behind.dep, noun.dep = token.i, "compound:prt", "obj"


def _fronted(tokens: list[Token]) -> None:
    """*On Monday Rwanda cut its ties*, *In 2019 Chad sent troops*: the time is no part of the name behind it, which is the subject."""
    for time in tokens[1:-1]:
        year = time.text.isdigit() and len(time.text) == 4
        if not (time.lower in _TIMES or year) or time.dep not in ("compound", "nummod", "nmod", "amod"):
            continue
        noun, lead = tokens[time.head], tokens[time.i - 1]
        if noun.dep in ("compound", "flat", "amod") and noun.i > time.i:
            noun = tokens[noun.head]  # "On Friday Jean Ping met …"
        if noun.i < time.i or lead.upos != "ADP" or lead.head != noun.i or noun.dep not in ("obl", "nmod", "advmod"):
            continue
        verb = tokens[noun.head]
        below = {t.dep.partition(":")[0] for t in tokens if t.head == verb.i}
        if verb.upos != "VERB" or verb.i < noun.i or "nsubj" in below or verb.feats.get("VerbForm") == "Inf":
            continue
        if any(t.text in (",", "-") or t.upos == "VERB" for t in tokens[time.i : verb.i]):
            continue
        passive = "aux" in below and any(t.head == verb.i and t.dep == "aux:pass" for t in tokens)
        time.head, time.dep = verb.i, "obl"
        lead.head = time.i
        noun.dep = "nsubj:pass" if passive else "nsubj"


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
            t.head == verb.i and t.dep.partition(":")[0] in ("nsubj", "csubj", "expl", "mark", "cc") for t in tokens
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
                token.head, token.dep = verb.i, _behind(token, tokens)
        verb.head, verb.dep = above, "advcl"
        noun.head, noun.dep = verb.i, "nsubj:pass" if passive else "nsubj"
        lead.head, lead.dep, lead.upos = verb.i, "mark", "SCONJ"
        if not _tree(tokens):
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
            _raise(token, lemma, subject, tokens)
            return


def _bare(root: Token, tokens: list[Token]) -> bool:
    """*Libya orders the agency to leave* with Libya as part of the verb: it is the subject. True when it was mended."""
    if any(t.head == root.i and t.dep.partition(":")[0] in ("nsubj", "aux", "csubj", "expl") for t in tokens):
        return False
    before = tokens[root.i - 1] if root.i else root
    named = before.upos in _NOMINAL and before.dep in ("compound", "nmod", "flat")
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
    if not (name or before.upos in ("NOUN", "PROPN")) or behind.upos not in _OPENS:
        return None
    found = [word for word in forms("en").get(token.lower, ()) if word in verbs("en")]
    if not found and token.lower in _UNCHANGED and before.dep != "det":
        goes_on = behind.upos in ("DET", "PROPN", "NUM", "PRON", "ADJ", "NOUN")
        return token.lower if goes_on and token.dep in ("compound", "amod", "acl") else None
    if found and token.lower in _PASTS and token.upos == "NOUN":
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
    if before.upos == "PROPN" and before.lower.endswith("s") and not verbs("en").get(tokens[before.i + 1].lower, True):
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
    left = [t for t in tokens[: verb.i] if t.head == verb.i and t.upos in _NOMINAL and not _led(t, tokens)]
    if left:  # not the country in "a strike near Wana, Pakistan kills"
        return next((t for t in reversed(left) if not (t.i and tokens[t.i - 1].text == ",")), left[-1])
    head = tokens[verb.head]
    if head.i < verb.i:
        return head if head.upos in _NOMINAL else None
    left = [t for t in tokens[: verb.i] if t.head == head.i and t.upos in _NOMINAL and not _led(t, tokens)]
    if not left and head.head < verb.i and head.dep in ("nmod", "obj") and not _led(head, tokens):
        above = tokens[
            head.head
        ]  # "Police in Athens arrest six protesters", where *arrest* passed for an adjective
        return above if above.head == above.i and above.upos in _NOMINAL else None
    return left[-1] if left else None


def _led(token: Token, tokens: list[Token]) -> bool:
    return any(t.head == token.i and t.dep == "case" for t in tokens)


def _raise(verb: Token, lemma: str, subject: Token, tokens: list[Token]) -> None:
    before = [(t.head, t.dep) for t in tokens]
    above = tokens[verb.head]
    present = verb.lower.endswith("s") or verb.lower == lemma
    verb.upos, verb.lemma = "VERB", lemma
    verb.feats = {"Mood": "Ind", "VerbForm": "Fin", "Tense": "Pres" if present else "Past"}
    verb.head, verb.dep = verb.i, "root"
    if above.i > verb.i:
        above.head = verb.i
        above.dep = "advcl" if above.upos == "VERB" else "obl" if _led(above, tokens) else "obj"
        for token in tokens[verb.i + 1 : above.i]:
            if token.head == above.i and token.dep == "nsubj" and above.upos == "VERB":
                token.head, token.dep = verb.i, "obj"
    for token in tokens:
        if token in (verb, subject):
            continue
        if token.i < verb.i and token.head in (verb.i, above.i) and token.i != above.i:
            # what was before the supposed noun belongs to the subject, a phrase with a preposition to the verb
            loose = token.dep.partition(":")[0] not in _MODIFIES or (
                _led(token, tokens) and token.i < subject.i
            )
            if above.i > verb.i or token.head == verb.i:
                token.head = verb.i if loose else subject.i
                token.dep = "obl" if loose and token.upos in _NOMINAL else token.dep
        elif token.i > verb.i and token.head in (verb.i, subject.i) and token.i != above.i:
            token.head = verb.i
            token.dep = _behind(token, tokens)
    subject.head, subject.dep = verb.i, "nsubj"
    objects = [t for t in tokens if t.head == verb.i and t.dep == "obj"]
    for token in objects[1:]:
        token.dep = "obl"
    if not _tree(tokens):
        for token, (head, dep) in zip(tokens, before, strict=True):
            token.head, token.dep = head, dep


def _behind(token: Token, tokens: list[Token]) -> str:
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
        return "obl" if _led(token, tokens) else "obj"
    return token.dep


def _tree(tokens: list[Token]) -> bool:
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
