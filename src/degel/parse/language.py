"""Which of our languages is a text written in?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

__all__ = ["detect", "identify"]

# The head and the middle of a page: its first lines may be a menu in another language.
READ = 1500
# Those of our languages that are not written in Latin letters.
CYRILLIC = frozenset({"ru", "uk", "bg"})
# Letters under which an identifier of 97 languages takes headlines of French for Catalan: there only ours compete.
SHORT = 80
# The share of a text's letters that must be of the language's script.
SCRIPT = 0.5
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
# Above this an unrestricted identifier that names another language is believed.
SURE = 0.9


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def identify(text: str) -> list[tuple[str, float]]:
    """All languages known to the identifier with their probabilities, the likeliest first; [] for a text without letters."""
    sample = text[:READ]
    if len(text) > 2 * READ:
        middle = len(text) // 2
        sample += "\n" + text[middle : middle + READ]
    if sum(map(str.isalpha, sample)) < 3:
        return []
    return [(str(lang), float(share)) for lang, share in _identifier().rank(sample)]


def detect(text: str, langs: Sequence[str]) -> str | None:
    """The language of `text` among `langs` (ISO 639-1), or None when it is written in another one or has no letters.

    >>> detect("Le ministre des Affaires étrangères est arrivé mardi à Moscou.", ("en", "fr"))
    'fr'
    """
    ranked = identify(text)
    if not ranked:
        return None
    sample = text[: 2 * READ]
    letters = sum(map(str.isalpha, sample))
    shares = {
        True: len(_CYRILLIC.findall(sample)) / max(letters, 1),
        False: len(_LATIN.findall(sample)) / max(letters, 1),
    }
    possible = [lang for lang in langs if shares[lang in CYRILLIC] >= SCRIPT]
    best, share = ranked[0]
    if best in possible:
        return best
    if share >= SURE and letters > SHORT:
        return None
    return next((lang for lang, _ in ranked if lang in possible), None)
