"""A blank spaCy pipeline → one whose tokenizer knows the news: initials, "U.S.-led", "Lavrov–Pompeo", "Russie-Ukraine".

Text is normalised before it is tokenised, never longer or shorter, so that every offset holds; the parsers were
trained on text normalised the same way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["customise", "normalise"]

# One character each, so that offsets into the text stay what they were. Only two forms of a mark are known to the
# parsers, which is why a page's typography does not change a parse.
_SAME = {
    **dict.fromkeys("’‘ʼ`´", "'"),
    **dict.fromkeys("“”„‟", '"'),
    **dict.fromkeys(
        "\t\n\r\v\f\x85\u00a0\u1680\u180e\u2028\u2029\u202f\u205f\u3000\u200b\u200e\u200f\u2060\ufeff", " "
    ),
    **{chr(code): " " for code in (*range(0x2000, 0x200B), *range(0x20), 0x7F)},
    "‐": "-",
    "‑": "-",
}
_NORMAL = str.maketrans(_SAME)


def normalise(text: str) -> str:
    """`text` with one form for each apostrophe, double quotation mark, hyphen and white space, and as many characters.

    >>> normalise("l’accord «\u202fhistorique\u202f» “secret”")
    'l\\'accord « historique » "secret"'
    """
    return text.translate(_NORMAL)


# No word of our languages is longer; what is longer is a wall of characters.
LONGEST = 120
_CAPITAL = "A-ZÀ-ÖØ-ÞА-ЯЁ"
_SMALL = "a-zß-öø-ÿœа-яё"
# Where a word is cut in every language: a dash between words or between numbers of a score, a slash between names.
_DASH = re.compile(rf"(?<=[^\W_])[–—](?=[^\W_])|(?<=[{_SMALL}{_CAPITAL}])/(?=[{_CAPITAL}])")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
# "U.S.-led", "U.N.-backed"
_AFTER_INITIALS = re.compile(rf"(?<=[{_CAPITAL}]\.)-(?=[{_SMALL}{_CAPITAL}])")
_ACRONYM = re.compile(rf"[{_CAPITAL}]{{2,5}}")

# What spaCy's tokenizers cut although the treebanks keep it whole, or the other way round.
_WHOLE = {
    "ru": re.compile(rf"[{_SMALL}{_CAPITAL}\d]+(?:-[{_SMALL}{_CAPITAL}\d]+)+", re.IGNORECASE),
    "fr": re.compile(
        r"(?:c'est-à-dire|là-bas|là-haut|là-dessus|[Cc]e(?:lui|lles?|ux)-(?:ci|là)|[Pp]eut-être|[Aa]u-de(?:là|ssus|ssous|vant)|"
        rf"[Ww]eek-ends?|[Cc]i-(?:après|contre|dessous|dessus|joint)|[{_CAPITAL}][{_SMALL}{_CAPITAL}]+(?:-(?:[{_SMALL}]{{1,4}}-)?[{_CAPITAL}][{_SMALL}{_CAPITAL}]+)+)"
    ),
}
_INVERTED = re.compile(r"-t-(?:ils?|elles?|on)$")
_EXCEPTIONS: dict[str, tuple[str, ...]] = {
    "fr": (
        "c'est-à-dire",
        "C'est-à-dire",
        "MM.",
        "Mgr.",
        "Me.",
        "St.",
        "Ste.",
        "Dr.",
        "Pr.",
        "Gén.",
        "J.-C.",
        "quelqu'un",
        "Quelqu'un",
    ),
    "en": ("Amb.", "Lt.", "Col.", "Maj.", "Sgt.", "Cmdr.", "U.S.", "U.N.", "U.K.", "E.U.", "D.C."),
    "es": (
        "EE.UU.",
        "EE. UU.",
        "Sr.",
        "Sra.",
        "Srta.",
        "Dr.",
        "Dra.",
        "Gral.",
        "Cnel.",
        "Mons.",
        "Lic.",
        "Ing.",
    ),
    "ru": ("т.е.", "т.д.", "т.п.", "т.к.", "т.н.", "и.о.", "г.", "гг.", "ген.", "акад.", "проф."),
}


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


@cache
def _countries(lang: str) -> frozenset[str]:
    """Names of countries in `lang`, lower-case, that may stand on either side of a hyphen that joins two states."""
    from babel import Locale

    names: set[str] = set()
    for code, name in Locale(lang).territories.items():
        if len(code) == 2:
            low = name.lower()
            names.update((low, _plain(low)))
    return frozenset(names)


def _between_states(word: str, at: int, lang: str) -> bool:
    """Does the hyphen at `at` join two states ("Russie-Ukraine", "США-Россия", "Russie-Etats-Unis")?"""
    left, right = word[:at], word[at + 1 :]
    if not (left[:1].isupper() and right[:1].isupper()):
        return False
    names = _countries(lang)

    def state(side: str) -> bool:
        return bool(_ACRONYM.fullmatch(side)) or side.lower() in names

    firsts = [right, right.partition("-")[0]]
    lasts = [left, left.rpartition("-")[2]]
    if not any(state(last) for last in lasts):
        return False
    # "Guinée-Bissau" and "Нью-Йорк" are one name: what follows must be a state too, or start one of two words ("Estados Unidos")
    return any(
        state(first) or any(name.startswith(first.lower() + " ") for name in names) for first in firsts
    ) and (word.lower() not in names)


class _Infixes:
    """Finds where a word is cut; has the face of a compiled pattern, which is what spaCy writes to disk."""

    def __init__(self, lang: str, pattern: re.Pattern[str]) -> None:
        self.lang = lang
        self.pattern = pattern.pattern
        self._known = pattern
        self._whole = _WHOLE.get(lang)

    def finditer(self, word: str) -> Iterator[re.Match[str]]:
        if len(word) > LONGEST:  # a wall of characters must not cost quadratic time
            return _DASH.finditer(word)
        if "-" not in word and "–" not in word and "—" not in word and "/" not in word:
            return self._known.finditer(word)
        return self._cuts(word)

    def _cuts(self, word: str) -> Iterator[re.Match[str]]:
        guard = [m.span() for m in self._whole.finditer(word)] if self._whole else []
        kept: dict[int, re.Match[str]] = {}
        for match in self._known.finditer(word):
            if match.group() != "-" or not any(a < match.start() and match.end() < b for a, b in guard):
                kept[match.start()] = match
        for match in _DASH.finditer(word):
            kept[match.start()] = match
        for match in _AFTER_INITIALS.finditer(word):
            kept[match.start()] = match
        for match in _HYPHEN.finditer(word):
            if _between_states(word, match.start(), self.lang):
                kept[match.start()] = match
        end = 0
        for start in sorted(kept):
            if start >= end:
                end = kept[start].end()
                yield kept[start]


def _contractions(rules: dict[str, list[dict[int, str]]]) -> Iterator[tuple[str, list[dict[int, str]]]]:
    """English contractions in capitals, as a headline has them ("DON'T"), cut like those in small letters."""
    from spacy.symbols import ORTH

    for form, parts in rules.items():
        capitals = form.upper()
        if form.islower() and "'" in form[1:] and capitals not in rules:
            yield capitals, [{**part, ORTH: part[ORTH].upper()} for part in parts]


def customise(nlp: Language) -> None:
    """Adds the rules of the news to the blank tokenizer of one of our languages."""
    lang = str(nlp.lang)
    tokenizer: Any = nlp.tokenizer
    for form in _EXCEPTIONS.get(lang, ()):
        tokenizer.add_special_case(form, [{"ORTH": form}])
    if lang == "en":  # as EWT has them
        tokenizer.add_special_case("U.S.-led", [{"ORTH": "U.S."}, {"ORTH": "-"}, {"ORTH": "led"}])
        for form, parts in list(_contractions(tokenizer.rules)):
            tokenizer.add_special_case(form, parts)
    if lang == "fr":  # "a-t-il": the t belongs to the pronoun
        from spacy.util import compile_suffix_regex

        tokenizer.rules = {
            form: rule for form, rule in tokenizer.rules.items() if not _INVERTED.search(form.lower())
        }
        endings = [_INVERTED.pattern.removesuffix("$"), *(nlp.Defaults.suffixes or ())]
        tokenizer.suffix_search = compile_suffix_regex(endings).search
    if lang == "ru":
        # "им." for "имени" takes the full stop from the pronoun "им" at the end of a sentence
        tokenizer.rules = {form: rule for form, rule in tokenizer.rules.items() if form not in ("им.", "Им.")}
        tokenizer.token_match = re.compile(rf"(?:[{_CAPITAL}]\.){{1,3}}").fullmatch
    tokenizer.infix_finditer = _Infixes(lang, tokenizer.infix_finditer.__self__).finditer
