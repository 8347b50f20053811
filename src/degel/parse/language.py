"""Which of our languages is a text written in?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

__all__ = ["detect"]

# Language identification is settled by the first words of a news page; more costs time and changes nothing.
READ = 2000


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect(text: str, langs: Sequence[str]) -> str | None:
    """The language of `text` among `langs`, or None when it is written in another one or has no letters."""
    sample = text[:READ]
    if sum(c.isalpha() for c in sample[:500]) < 3:
        return None
    found, _ = _identifier().classify(sample)
    return str(found) if found in langs else None
