"""Who or what only bears the name of somebody listed: a plumber, a street, a ship, an airport.

Input: the tokens of a name. Output: whether it is another's. Looks at most four tokens to either side.
"""

from __future__ import annotations

from degel.actors.lexicon import Words, fold, lower
from degel.parse.sentence import Sentence, Token

__all__ = ["FAMOUS", "KNOWN", "RULERS", "is_thing", "of_a_trade"]

# Those who held one of these are remembered by their surname when they are out of office too.
RULERS = frozenset(
    ("president", "prime-minister", "head-of-state", "head-of-government", "chancellor", "monarch", "supreme-leader", "secretary-general")
)  # fmt: skip
# Holders of these offices are known by their surname alone.
FAMOUS = RULERS | {"foreign-minister", "vice-president", "crown-prince"}
# Holders of these are, where they act themselves.
KNOWN = frozenset(
    (
        "spokesperson", "defence-minister", "interior-minister", "finance-minister", "national-security-adviser", "security-council-secretary", "high-representative",
        "commission-president", "council-president", "director-general", "managing-director", "envoy", "commissioner", "presidential-aide", "speaker-of-parliament",
        "opposition-leader",
    )
)  # fmt: skip
_MARKS = frozenset('«»"“”„‘’')
_OF_NAMES = frozenset(("имени", "им", "им.", "имени-"))


def _is(token: Token, words: Words, key: str) -> bool:
    return bool({token.lemma.lower(), token.lower, lower(fold(token.text))} & words[key])


def of_a_trade(first: int, last: int, sentence: Sentence, words: Words) -> bool:
    """Does a trade that no ruler has stand beside the name ("the baker X", "X, a teacher in Leeds")?"""
    tokens = sentence.tokens
    if first and _is(tokens[first - 1], words, "trades"):
        return not (first > 1 and _is(tokens[first - 2], words, "once"))
    if last + 2 >= len(tokens) or tokens[last + 1].text != ",":
        return False
    for token in tokens[last + 2 : last + 5]:
        if _is(token, words, "once"):
            return False  # "X, a former footballer"
        if _is(token, words, "trades"):
            return True
        if token.upos not in ("DET", "ADJ", "NUM"):
            return False
    return False


def is_thing(first: int, last: int, sentence: Sentence, words: Words) -> bool:
    """Is it something called after somebody ("rue X", «авианосец "X"», "X Airport")?"""
    tokens = sentence.tokens
    i = first - 1
    while i >= 0 and (tokens[i].text in _MARKS or tokens[i].lower in _OF_NAMES or tokens[i].text == "."):
        i -= 1
    if i >= 0 and i >= first - 3 and _is(tokens[i], words, "called"):
        return True
    if sentence.lang != "en" or last + 1 >= len(tokens):
        return False
    behind = tokens[last + 1]
    written_small = behind.lower in ("airport", "stadium", "bridge", "carrier")
    return (behind.text[:1].isupper() or written_small) and _is(behind, words, "called")
