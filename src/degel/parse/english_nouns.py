"""Repairs of English noun phrases: nouns of acts that the parser took for verbs, and what hangs on them.

"A drone attack on Belgorod kills two": *attack* stands behind an article as a subject, so it is a noun whatever its tag.
"Condemned the attack by Sudan on Chad": nobody condemns on or by somebody; *on Chad* and *by Sudan* belong to the attack.
"""

from __future__ import annotations

from degel.parse.english_tree import label, led
from degel.parse.sentence import Token
from degel.parse.tree import children_of

__all__ = ["mend_nouns"]

_ROLES = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "conj", "obl:agent"})
_QUALIFIES = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "case"})
_LEADS = frozenset({"in", "of", "during", "after", "for"})
_CLAUSAL = frozenset(
    {"nsubj", "nsubj:pass", "aux", "aux:pass", "mark", "obj", "ccomp", "xcomp", "expl", "cop"}
)
# What each preposition may follow: nouns of acts that take it, so that it is theirs and not the verb's before them.
_ON = (
    "attack strike assault raid war crackdown clampdown ban sanction embargo tariff restriction airstrike bombing shelling "
    "bombardment ambush offensive curb blockade siege pressure duty invasion limit onslaught aggression encroachment "
    "moratorium quota fire intrusion incursion infringement shooting firing"
)
_AGAINST = (
    "attack offensive violence sanction threat campaign war crime aggression crackdown operation act retaliation allegation "
    "accusation charge strike complaint case protest raid assault measure boycott embargo atrocity repression abuse "
    "embargo genocide vote lawsuit discrimination force genocide provocation action blockade uprising coup hostility"
)
_BETWEEN = (
    "talk meeting fighting clash war agreement ceasefire negotiation deal cooperation tension dialogue conflict battle "
    "dispute relation tie summit treaty accord truce violence skirmish border exchange conversation pact trade"
)
_WITH = "talk meeting agreement deal treaty cooperation relation tie war border clash dialogue negotiation trade accord pact"
_TO = "visit aid threat assistance trip delivery sale supply shipment loan"
_BY = (
    "attack strike assault raid crackdown ban airstrike bombing shelling bombardment ambush offensive blockade siege "
    "invasion aggression killing murder arrest detention abduction kidnapping execution occupation annexation launch test "
    "seizure expulsion imprisonment withdrawal release decision refusal violation abuse interference massacre shooting "
    "incursion recognition deployment use assassination visit announcement act violence atrocity crime torture poisoning"
)
_TAKES = {
    "on": frozenset(_ON.split()),
    "against": frozenset(_AGAINST.split()),
    "between": frozenset(_BETWEEN.split()),
    "with": frozenset(_WITH.split()),
    "to": frozenset(_TO.split()),
    "by": frozenset(_BY.split()),
}
# What two nations joined by a hyphen have together.
_MUTUAL = (
    "relation war talk skirmish border summit alliance dialogue agreement conflict treaty clash cooperation tie partnership "
    "trade tension meeting deal pact dispute ceasefire truce accord exercise drill negotiation rapprochement friendship"
)
_BETWEEN_TWO = frozenset(_MUTUAL.split())
# Verbs whose own preposition it is: they make, carry out or impose what the noun names.
_MAKES = (
    "impose launch carry conduct mount make place put stage declare wage slap order direct lead hold have levy lift ease "
    "bring file commit open start begin take win discuss exert use give send provide extend unleash perpetrate limit "
    "increase announce join share reach sign conclude urge ask tell agree compare link attribute blame"
)
_MAKING = frozenset(_MAKES.split())


# Verbs of giving with two objects.
_GIVES = frozenset(
    [
        "hand",
        "give",
        "grant",
        "lend",
        "send",
        "offer",
        "award",
        "pay",
        "sell",
        "return",
        "deny",
        "refuse",
        "owe",
        "promise",
        "cede",
        "leave",
        "hand",
    ]
)


def mend_nouns(tokens: list[Token]) -> None:
    """Corrects one parsed sentence in place; it stays a tree."""
    children = children_of(tokens)
    for token in tokens:
        if token.upos == "VERB" and _is_noun(token, children[token.i]):
            token.upos = "NOUN"
            token.feats = {"Number": "Plur" if token.lower.endswith("s") else "Sing"}
        elif token.upos == "VERB" and _is_gerund(token, children):
            _name(token, children[token.i])
    _pairs(tokens, children)
    _two_objects(tokens)
    _short_of(tokens)
    for token in tokens:
        if _by(token, children[token.i]):
            _agent_above(token, tokens, children)
        noun = _owner(token, tokens, children)
        if noun is not None:
            children[token.head].remove(token)
            token.head, token.dep = noun.i, "nmod"
            children[noun.i].append(token)


def _pairs(tokens: list[Token], children: list[list[Token]]) -> None:
    """*The Iran-Iraq war*, *Greek-Turkish relations*: two nations, side by side, before what they have together."""
    for first, hyphen, second in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if hyphen.text not in ("-", "–") or not (first.text[:1].isupper() and second.text[:1].isupper()):
            continue
        noun = next((t for t in tokens[second.i + 1 : second.i + 4] if t.upos in ("NOUN", "PROPN")), None)
        if noun is None or noun.lemma.lower() not in _BETWEEN_TWO:
            continue
        outer = second if first.head == second.i else first
        if outer.head <= second.i or outer.dep not in ("amod", "compound", "nmod"):
            continue
        if any(
            t.upos != "PUNCT" and t not in (first, second)
            for pair in (first, second)
            for t in children[pair.i]
        ):
            continue
        for token in (first, second):
            children[token.head].remove(token)
        first.head, first.dep = outer.head, "amod" if first.upos == "ADJ" else "compound"
        second.head, second.dep = first.i, "conj"
        children[first.head].append(first)
        children[first.i].append(second)


def _is_noun(token: Token, below: list[Token]) -> bool:
    """Has a word in a noun's place an article or adjective before it, and nothing that only a verb has?"""
    if token.dep not in _ROLES or token.lower.endswith(("ing", "ed")):
        return False
    if any(t.dep in _CLAUSAL for t in below):
        return False
    return any(t.dep in _QUALIFIES and t.i < token.i for t in below)


def _agent_above(token: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """ "Was barred from running by the court": nobody runs by a court."""
    verb = tokens[token.head]
    above = tokens[verb.head]
    if verb.feats.get("VerbForm") != "Part" or not verb.lower.endswith("ing") or verb.head == verb.i:
        return
    free = not any(_by(t, children[t.i]) for t in children[above.i])
    if above.i < verb.i and free and any(t.dep == "aux:pass" for t in children[above.i]):
        children[verb.i].remove(token)
        token.head = above.i
        children[above.i].append(token)


def _by(token: Token, below: list[Token]) -> bool:
    return token.dep.startswith("obl") and any(t.dep == "case" and t.lower == "by" for t in below)


def _is_gerund(token: Token, children: list[list[Token]]) -> bool:
    """Is it what was done by somebody, behind a preposition ("killed in shelling by rebels", "the bombing of Kyiv by …")?"""
    below = children[token.i]
    if not token.lower.endswith("ing") or any(t.dep in ("nsubj", "aux", "obj", "aux:pass") for t in below):
        return False
    led = any(t.dep in ("mark", "case") and t.lower in _LEADS and t.i < token.i for t in below)
    return led and any(_by(t, children[t.i]) for t in below)


def _name(token: Token, below: list[Token]) -> None:
    token.upos, token.feats = "NOUN", {"Number": "Sing"}
    token.dep = (
        "obl" if token.dep.startswith("advcl") else "nmod" if token.dep.startswith("acl") else token.dep
    )
    for child in below:
        if child.dep == "mark":
            child.dep, child.upos = "case", "ADP"
        elif child.dep.partition(":")[0] == "obl":
            child.dep = "nmod"


def _two_objects(tokens: list[Token]) -> None:
    """*Handed Armenia the bodies of ten soldiers*: the name behind a verb of giving receives the noun behind it."""
    for name in tokens[1:-2]:
        verb, det = tokens[name.i - 1], tokens[name.i + 1]
        if name.upos != "PROPN" or name.dep != "obj" or name.head != verb.i or verb.lemma not in _GIVES:
            continue
        if det.upos not in ("DET", "NUM", "ADJ", "NOUN") or det.lower in ("and", "'s"):
            continue
        thing = next((t for t in tokens[det.i : det.i + 5] if t.upos == "NOUN" and t.head < det.i), None)
        if (
            thing is None
            or thing.head not in (name.i, verb.i)
            or label(thing) not in ("appos", "obj", "nmod", "obl")
        ):
            continue
        if led(thing, tokens):
            continue
        name.dep, thing.head, thing.dep = "iobj", verb.i, "obj"


def _short_of(tokens: list[Token]) -> None:
    """*Stopped short of condemning China*: the verb in -ing is what was not done, below the verb that stopped."""
    for short in tokens[1:-2]:
        verb = tokens[short.head]
        if short.lower != "short" or verb.i >= short.i or tokens[short.i + 1].lower != "of":
            continue
        for doing in tokens[short.i + 2 : short.i + 5]:
            if doing.upos == "VERB" and doing.head == short.i and doing.lower.endswith("ing"):
                doing.head, doing.dep = verb.i, "advcl"


def _owner(token: Token, tokens: list[Token], children: list[list[Token]]) -> Token | None:
    """The noun of an act right before a phrase that the parser hung on the verb, or on a name between."""
    if token.dep.partition(":")[0] not in ("obl", "nmod"):
        return None
    case = next((t for t in children[token.i] if t.dep == "case" and t.i < token.i), None)
    head = tokens[token.head]
    if case is None or head.i > case.i or case.lower not in _TAKES:
        return None
    takes = _TAKES[case.lower]
    if head.upos == "VERB":
        if head.lemma.lower() in _MAKING or (case.lower == "by" and _passive(head, children)):
            return None
    elif head.upos != "PROPN" or token.dep != "nmod":
        return None
    for noun in reversed(tokens[head.i + 1 if head.upos == "VERB" else 0 : case.i]):
        if noun.upos in ("VERB", "AUX") and noun.dep != "amod":
            return None
        if noun.upos == "NOUN" and noun.lemma.lower() in takes:
            return noun if _reaches(noun, head, case.i, tokens, children) else None
    return None


def _reaches(noun: Token, head: Token, end: int, tokens: list[Token], children: list[list[Token]]) -> bool:
    """Is everything between the noun and the phrase the noun's own, with no comma?"""
    for token in tokens[noun.i + 1 : end]:
        if token.upos in ("PUNCT", "SCONJ", "PRON", "CCONJ"):
            return False
    at = noun
    for _ in range(6):
        if at.head == head.i and head.upos == "VERB":
            return at.dep.partition(":")[0] in ("obj", "obl", "nsubj", "iobj", "conj")
        if head.upos == "PROPN":
            up = head
            for _ in range(4):
                if up.i == noun.i:
                    return True
                up = tokens[up.head]
            return False
        if at.head == at.i:
            return False
        at = tokens[at.head]
    return False


def _passive(verb: Token, children: list[list[Token]]) -> bool:
    return any(t.dep in ("nsubj:pass", "aux:pass") for t in children[verb.i]) or (
        verb.dep.startswith("acl") and verb.feats.get("VerbForm") == "Part"
    )
