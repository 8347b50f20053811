"""Data of each language: `languages/<lang>/` holds grammar facts, word forms and the shipped parser."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["forms", "lemma_file", "parser_folder", "verbs"]

HERE = Path(__file__).parent


def parser_folder(lang: str) -> Path | None:
    """The folder of the shipped parser of `lang`, or None."""
    folder = HERE / lang / "parser"
    return folder if (folder / "meta.json").exists() else None


def lemma_file(lang: str) -> Path | None:
    """The dictionary of lemmas that goes with the shipped parser of `lang`, or None."""
    path = HERE / lang / "lemmas.tsv"
    return path if path.exists() else None


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


@cache
def perfective(lang: str) -> frozenset[str]:
    """The perfective verbs of the codebook, whose present form is a future; empty where aspect makes no future."""
    path = HERE / lang / "perfective.txt"
    return frozenset(path.read_text(encoding="utf-8").split()) if path.exists() else frozenset()


@cache
def verbs(lang: str) -> dict[str, bool]:
    """The verbs of the codebook → whether the word is a noun of the codebook too; {} where no list is shipped."""
    path = HERE / lang / "verbs.txt"
    if not path.exists():
        return {}
    return {w.rstrip("*"): w.endswith("*") for w in path.read_text(encoding="utf-8").split()}
