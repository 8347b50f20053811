"""YAML files → `Codebook`: types, operators, grammar and contexts of every language, validated with file:line.

A codebook is a folder: `entries/TYPE.yml` (one event type), `operators.yml` (the operator table), and a folder
a language with `entries/LANG/TYPE.yml`, `entries/LANG/operators.yml`, `entries/LANG/contexts.yml`. The grammar
facts of a language stand in `languages/LANG/grammar.yml` of the package. A folder given by the user is laid over
the shipped one: a type, section or frame of the same id replaces, everything else adds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from degel.codebook.check import Found, Section, check, check_places
from degel.codebook.files import read_yaml
from degel.codebook.schema import (
    Act,
    ActsFile,
    ContextsFile,
    EntryFile,
    Example,
    Grammar,
    OperatorsFile,
    TableFile,
)
from degel.errors import DataError

__all__ = ["SHIPPED", "Codebook", "load_codebook"]

SHIPPED = Path(__file__).parent
LANGUAGES = SHIPPED.parent / "languages"


@dataclass(slots=True)
class Codebook:
    """Everything the coder knows of types and words. `acts[lang][type]` are frames, `operators[lang]` words."""

    entries: dict[str, EntryFile] = field(default_factory=dict)
    table: TableFile | None = None
    acts: dict[str, dict[str, list[Act]]] = field(default_factory=dict)
    operators: dict[str, OperatorsFile] = field(default_factory=dict)
    contexts: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    grammar: dict[str, Grammar] = field(default_factory=dict)
    examples: dict[tuple[str, str], list[tuple[Example, Path]]] = field(default_factory=dict)
    sources: list[Path] = field(default_factory=list)

    @property
    def langs(self) -> tuple[str, ...]:
        """Languages that have both grammar and at least one frame."""
        return tuple(sorted(lang for lang in self.grammar if self.acts.get(lang)))

    def score(self, type: str, mode: str | None) -> float:
        """Our score of a type and mode, −10 … +10 (PLOVER's with the fixes of the coding decisions)."""
        entry = self.entries[type]
        return entry.modes[mode].score if mode in entry.modes else entry.score

    def plover_score(self, type: str, mode: str | None) -> float | None:
        """The score as PLOVER prints it, or None where it prints none."""
        entry = self.entries[type]
        return entry.modes[mode].plover_score if mode in entry.modes else entry.plover_score


def load_codebook(overlay: str | Path | None = None, langs: tuple[str, ...] | None = None) -> Codebook:
    """The shipped codebook, with the folder `overlay` laid over it.

    `langs` limits what is read. Raises `DataError` (file:line and remedy) for whatever is wrong in a file, for a file
    that would not be read, and for an overlay folder that does not exist.
    """
    book = Codebook()
    folders = [SHIPPED]
    if overlay is not None:
        folder = Path(overlay)
        if not folder.is_dir():
            raise DataError(f"{folder}:1: no such codebook folder; give a folder with entries/TYPE.yml")
        check_places(folder)
        folders.append(folder)
    for folder in folders:
        check(book, _read_folder(book, folder, langs))
    if book.table is None:
        raise DataError(f"{SHIPPED / 'operators.yml'}:1: the operator table is missing; reinstall dégel")
    return book


def _read_folder(book: Codebook, folder: Path, langs: tuple[str, ...] | None) -> Found:
    """Lay a folder over the book, and return what was read for `check`."""
    found = Found(shipped=folder == SHIPPED)
    table = folder / "operators.yml"
    if table.exists():
        book.table = read_yaml(table, TableFile)
        book.sources.append(table)
        found.table = table
    grammars = sorted((LANGUAGES if found.shipped else folder / "languages").glob("*/grammar.yml"))
    found.langs = frozenset(path.parent.name for path in (*grammars, *LANGUAGES.glob("*/grammar.yml")))
    entries = folder / "entries"
    for path in sorted(entries.glob("*.yml")):
        entry = read_yaml(path, EntryFile)
        book.entries[entry.id] = entry
        book.sources.append(path)
        found.entries.append((path, entry))
        for lang, section in entry.languages.items():
            if langs is None or lang in langs or lang not in found.langs:
                _add_section(book, found, Section(path, ("languages", lang), lang, entry.id, section))
    for sub in sorted(p for p in entries.glob("*/") if p.is_dir() and not p.name.startswith(".")):
        if langs is None or sub.name in langs or sub.name not in found.langs:
            _read_language(book, found, sub, sub.name)
    for path in grammars:
        lang = path.parent.name
        if langs is None or lang in langs:
            book.grammar[lang] = read_yaml(path, Grammar)
            book.sources.append(path)
    return found


def _read_language(book: Codebook, found: Found, sub: Path, lang: str) -> None:
    for path in sorted(sub.glob("*.yml")):
        book.sources.append(path)
        if path.stem == "operators":
            words = read_yaml(path, OperatorsFile)
            found.operators.append((path, lang, words))
            before = book.operators.get(lang)
            if before is not None:
                words = OperatorsFile(
                    lists={**before.lists, **words.lists},
                    operators={**before.operators, **words.operators},
                    examples=[*before.examples, *words.examples],
                )
            book.operators[lang] = words
            examples = found.operators[-1][2].examples
            book.examples.setdefault((lang, "operators"), []).extend((e, path) for e in examples)
        elif path.stem == "contexts":
            contexts = {str(name): stems for name, stems in read_yaml(path, ContextsFile).root.items()}
            found.contexts.append((path, lang, contexts))
            book.contexts.setdefault(lang, {}).update(contexts)
        else:
            if path.stem not in book.entries:
                raise DataError(f"{path}:1: no event type {path.stem}; add entries/{path.stem}.yml first")
            _add_section(book, found, Section(path, (), lang, path.stem, read_yaml(path, ActsFile)))


def _add_section(book: Codebook, found: Found, section: Section) -> None:
    frames = book.acts.setdefault(section.lang, {}).setdefault(section.type, [])
    section.laid_over = frozenset(act.id for act in frames)
    new = {act.id for act in section.file.acts}
    frames[:] = [act for act in frames if act.id not in new] + list(section.file.acts)
    found.sections.append(section)
    examples = book.examples.setdefault((section.lang, section.type), [])
    examples.extend((e, section.path) for e in section.file.examples)


def words_of(book: Codebook, lang: str) -> Iterator[str]:
    """Every word of the entries and operators of a language."""
    for frames in book.acts.get(lang, {}).values():
        for act in frames:
            yield from (*act.verbs, *act.nouns, *act.adjectives)
    operators = book.operators.get(lang)
    if operators is not None:
        for words in operators.operators.values():
            yield from (*words.verbs, *words.nouns, *words.adjectives)


def triggers_of(book: Codebook, lang: str) -> Iterator[str]:
    """The entries without which no event and no assessment is made: what the sentence gate looks for.

    An operator that codes nothing alone needs an act beside it, and is left out.
    """
    assert book.table is not None
    for frames in book.acts.get(lang, {}).values():
        for act in frames:
            yield from (*act.verbs, *act.nouns, *act.adjectives)
    operators = book.operators.get(lang)
    for name, words in operators.operators.items() if operators is not None else ():
        if "alone" in book.table.table[name]:
            yield from (*words.verbs, *words.nouns, *words.adjectives)
    if lang in book.grammar:
        thaw = book.grammar[lang].thaw
        yield from (word.rstrip("*") for word in (*thaw.warming, *thaw.cooling))
