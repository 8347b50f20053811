"""Data of each language: `languages/<lang>/` holds grammar facts, word forms and the shipped parser."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["forms", "parser_folder"]

HERE = Path(__file__).parent


def parser_folder(lang: str) -> Path | None:
    """The folder of the shipped parser of `lang`, or None."""
    folder = HERE / lang / "parser"
    return folder if (folder / "meta.json").exists() else None


@cache
def forms(lang: str) -> dict[str, tuple[str, ...]]:
    """Inflected form → lemmas, for the codebook's words that a statistical lemmatizer may miss; {} when none is shipped."""
    path = HERE / lang / "forms.tsv"
    if not path.exists():
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        form, _, lemmas = line.partition("\t")
        if lemmas:
            found[form] = tuple(lemmas.split(" "))
    return found
