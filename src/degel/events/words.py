"""The form in which words are compared, and whether a token may be a word of an entry."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from degel.parse.sentence import Sentence, Token

__all__ = [
    "NOMINAL",
    "VERBAL",
    "fold",
    "in_a_name",
    "masculine",
    "menu_row",
    "no_participle",
    "one_phrase",
    "says_that_not",
    "tagged",
]

# "grave" is no form of "gravar" where it is an adjective; "herido" is one of "herir"
PARTICIPLE = (
    "do",
    "da",
    "dos",
    "das",
    "to",
    "ta",
    "tos",
    "tas",
    "cho",
    "cha",
    "chos",
    "chas",
    "so",
    "sa",
    "sos",
    "sas",
)
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})


@lru_cache(maxsize=1 << 16)  # the same few thousand words over and over: a quarter of the time of matching
def fold(text: str) -> str:
    """Lower case, straight apostrophes, е for ё: the form in which words are compared."""
    return text.lower().replace("’", "'").replace("ё", "е")


def masculine(word: str) -> str | None:
    """The masculine singular of a French participle's form, or None where it is that already.

    >>> masculine("déterminées"), masculine("résolu")
    ('déterminé', None)
    """
    bare = word.removesuffix("s")
    bare = bare[:-1] if bare.endswith(("ée", "ie", "ue", "te", "se")) else bare
    return bare if bare != word and bare.endswith(("é", "i", "u", "t", "s")) else None


def no_participle(token: Token, kind: str) -> bool:
    return kind == "verb" and token.upos == "ADJ" and not fold(token.text).endswith(PARTICIPLE)


def one_phrase(sentence: Sentence, i: int, j: int, found: Iterable[int]) -> bool:
    """Can the word at `j` stand in one phrase with the head at `i` and the words found: not in another noun's or verb's?

    "took part in talks in a number of towns" is no "took in a number". Function words belong to the word they stand with.
    """
    tokens = sentence.tokens
    own = {i, *found}
    k = tokens[j].head if tokens[j].upos in ("ADP", "PART", "DET", "SCONJ") else j
    # what somebody is called may hang on the last noun: "juge le veto de Paris irresponsable"
    for _ in range(3 if tokens[j].upos == "ADJ" else 2):
        if k in own or (tokens[k].head in own and not _other_clause(tokens[k])) or tokens[i].head == k:
            return True
        k = tokens[k].head
    between = tokens[i + 1 : j]
    infinitive = tokens[j].feats.get("VerbForm") == "Inf" and not any(t.upos in VERBAL for t in between)
    return abs(j - i) <= 2 or infinitive  # "la volonté de Paris de renouer", wherever the parser hung it


def _other_clause(token: Token) -> bool:
    """Is it a finite verb beside another ("los recibimos y México les otorgó asilo")?"""
    finite = token.feats.get("VerbForm") == "Fin"
    return token.upos in VERBAL and token.dep in ("conj", "parataxis") and finite


def in_a_name(sentence: Sentence, i: int) -> bool:
    """Is token `i` part of a name: a proper noun with a capital, in a sentence that does not write all words so?"""
    token = sentence.tokens[i]
    if not token.text[:1].isupper() or i == 0 or (token.upos != "PROPN" and sentence.lang != "en"):
        return False
    if not any(sentence.tokens[j].text[:1].isalnum() for j in range(i)) or token.text.isupper():
        return False
    words = [
        t.text
        for t in sentence.tokens
        if t.upos in ("NOUN", "VERB", "ADJ", "ADV", "PROPN") and t.text.isalpha()
    ]
    return sum(word[:1].islower() for word in words) * 4 > len(words)


def menu_row(sentence: Sentence) -> bool:
    """Is it a row of labels from a page's menu ("Política Economía Deportes Entrevistas 24"): capitals throughout, and no verb?"""
    if sentence.lang == "en" or any(
        t.upos in ("VERB", "AUX") and t.feats.get("VerbForm") == "Fin" for t in sentence.tokens
    ):
        return False
    words = [t.text for t in sentence.tokens if t.text.isalpha() and len(t.text) > 3]
    return len(words) > 4 and all(w[:1].isupper() and not w.isupper() for w in words)


def tagged(token: Token, kind: str) -> bool:
    """Can this token be of that kind? Participles tagged as adjectives count as verbs, and back."""
    if kind == "verb":
        return (
            token.upos in VERBAL
            or (token.upos in ("ADJ", "X") and token.dep not in ("case", "det", "amod"))
            or (
                # a small parser reads an English present in -s as a plural noun
                token.upos == "NOUN"
                and token.dep == "root"
                and token.feats.get("Number") == "Plur"
                and token.lower.endswith("s")
            )
        )
    if kind == "noun":
        return token.upos in NOMINAL or token.upos == "X"
    return token.upos in ("ADJ", "VERB", "NOUN", "ADV")


def says_that_not(sentence: Sentence, i: int) -> bool:
    """Does a clause with a verb of its own follow "said that not", rather than a "no" alone?"""
    behind = sentence.tokens[i + 1 : i + 6]
    if len(behind) < 3 or behind[0].lower != "que":
        return False
    at = next((n for n, t in enumerate(behind) if t.lower == "no"), None)
    return at is not None and any(t.upos in ("VERB", "AUX") for t in behind[at + 1 : at + 4])
