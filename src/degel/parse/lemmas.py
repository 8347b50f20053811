"""Form and part of speech → lemma, for words that a dictionary knows; the parser's guess stands for all others.

`languages/LANG/lemmas.tsv` is written by `training/parser/lemmas.py`: a stem, the lemma's ending, a part of speech and
the endings of its forms a line, `-` for none. Lemmas of names begin with a capital, those of other words do not.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from degel.errors import DataError
from degel.languages import lemma_file

__all__ = ["Lemmas", "load_lemmas", "read_lemmas"]


class Lemmas:
    """The dictionary of one language; `capitals` when its adjectives may have one ("Indian")."""

    def __init__(self, table: dict[tuple[str, str], str], *, capitals: bool = False) -> None:
        self._table = table
        self._capitals = capitals

    def __len__(self) -> int:
        return len(self._table)

    def knows(self, lower: str, upos: str) -> bool:
        """Is the form listed as a word of that part of speech?

        >>> Lemmas({("talks", "NOUN"): "talk"}).knows("talks", "VERB")
        False
        """
        return (lower, upos) in self._table

    def correct(self, text: str, lower: str, upos: str, lemma: str) -> str:
        """The lemma of a word that the parser took for `upos` and lemmatised as `lemma`.

        >>> Lemmas({("talks", "NOUN"): "talk"}).correct("Talks", "talks", "NOUN", "Talks")
        'talk'
        """
        if text.isupper() and len(text) <= ACRONYM:
            return lemma
        if upos == "PROPN":
            if not text[:1].isupper():
                return lemma
            lemma = self._table.get((lower, upos), lemma)
            return lemma if not lemma[:1].islower() else lemma[:1].upper() + lemma[1:]
        found = self._listed(lower, upos)
        if found is None:
            found = lemma.lower() if text[1:].islower() and upos in _COMMON else lemma
        # "Indian" is an adjective of English, "indio" one of Spanish
        return lemma if self._capitals and upos == "ADJ" and found == lemma.lower() else found

    def sure(self, text: str, lower: str, upos: str) -> str | None:
        """What `correct` says whatever the parser does, or None where it depends on the parser's lemma.

        >>> Lemmas({("talks", "NOUN"): "talk"}).sure("Talks", "talks", "NOUN")
        'talk'
        """
        if (text.isupper() and len(text) <= ACRONYM) or (self._capitals and upos == "ADJ"):
            return None
        found = self._listed(lower, upos)
        if upos != "PROPN":
            return found
        return found[:1].upper() + found[1:] if found is not None and text[:1].isupper() else None

    def _listed(self, lower: str, upos: str) -> str | None:
        found = self._table.get((lower, upos))
        return self._table.get((lower, "VERB")) if found is None and upos == "AUX" else found


# Words in capitals of so many letters may be acronyms.
ACRONYM = 5
_COMMON = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX", "DET", "PRON", "ADP", "SCONJ", "CCONJ", "PART"})


def read_lemmas(path: Path, *, capitals: bool = False) -> Lemmas:
    """The dictionary in `path`, as `Lemmas` has it; raises `DataError` for a line of another shape."""
    table: dict[tuple[str, str], str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        cells = line.split("\t")
        if len(cells) != 4:
            raise DataError(
                f"{path}:{number}: {len(cells)} cells instead of 4; write stem, lemma's ending, part of speech, endings"
            )
        stem, ending, upos, endings = cells
        lemma = stem + ("" if ending == "-" else ending)
        for end in endings.split(" "):
            table[(stem + ("" if end == "-" else end)).lower(), upos] = lemma
    return Lemmas(table, capitals=capitals)


@cache
def load_lemmas(lang: str) -> Lemmas | None:
    """The dictionary shipped for `lang`, or None."""
    path = lemma_file(lang)
    return read_lemmas(path, capitals=lang == "en") if path is not None else None
