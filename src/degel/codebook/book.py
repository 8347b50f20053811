"""YAML files → `Codebook`: types, operators, grammar and contexts of every language, validated with file:line.

A codebook is a folder: `entries/TYPE.yml` (one event type), `operators.yml` (the operator table), and a folder
a language with `entries/LANG/TYPE.yml`, `entries/LANG/operators.yml`, `entries/LANG/contexts.yml`. The grammar
facts of a language stand in `languages/LANG/grammar.yml` of the package. A folder given by the user is laid over
the shipped one: a type, section or frame of the same id replaces, everything else adds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from degel.codebook.schema import (
    Act,
    ActsFile,
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
_File = TypeVar("_File", bound=BaseModel)


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


class Loader(yaml.CSafeLoader):
    """YAML in which only `true` and `false` are booleans: `no`, `on` and `off` are words of a lexicon."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


class _Lines:
    """Finds the line of a pydantic error location in a YAML file."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _root(self) -> Any:
        return yaml.compose(self._text, Loader=Loader)

    def line(self, loc: tuple[Any, ...]) -> int:
        node, line = self._root, 1
        for key in loc:
            step = None
            if isinstance(node, yaml.MappingNode):
                for name, value in node.value:
                    if name.value == str(key):
                        step, line = value, name.start_mark.line + 1
            elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
                step = node.value[key]
                line = step.start_mark.line + 1
            if step is None:
                break
            node = step
        return line


def read_yaml(path: Path, shape: type[_File]) -> _File:
    """The file's content in its shape; `DataError` with file:line, value and remedy when it is wrong."""
    text = path.read_text(encoding="utf-8")
    try:
        raw = yaml.load(text, Loader=Loader) or {}
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataError(
            f"{path}:{line}: this is not YAML: {error.problem}; check quotes and indents"
        ) from None
    try:
        return shape.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        loc = tuple(first["loc"])
        where = ".".join(str(part) for part in loc)
        if first["type"] == "extra_forbidden":
            known = ", ".join(sorted(shape.model_fields)) if len(loc) == 1 else "see `degel.codebook.schema`"
            remedy = f"unknown key {loc[-1]!r}; remove it or use a known one ({known})"
        else:
            remedy = f"{where}: {first['msg'].lower()}, not {str(first['input'])[:60]!r}"
        raise DataError(f"{path}:{_Lines(text).line(loc)}: {remedy}") from None


def load_codebook(overlay: str | Path | None = None, langs: tuple[str, ...] | None = None) -> Codebook:
    """The shipped codebook, with the folder `overlay` laid over it.

    `langs` limits what is read. Raises `DataError` (file:line) for a wrong file, a frame id used twice in one
    file, an unknown mode or type, or an overlay folder that does not exist.
    """
    book = Codebook()
    folders = [SHIPPED]
    if overlay is not None:
        folder = Path(overlay)
        if not folder.is_dir():
            raise DataError(f"{folder}:1: no such codebook folder; give a folder with entries/TYPE.yml")
        folders.append(folder)
    for folder in folders:
        _read_folder(book, folder, langs)
    if book.table is None:
        raise DataError(f"{SHIPPED / 'operators.yml'}:1: the operator table is missing; reinstall dégel")
    _check(book)
    return book


def _read_folder(book: Codebook, folder: Path, langs: tuple[str, ...] | None) -> None:
    table = folder / "operators.yml"
    if table.exists():
        book.table = read_yaml(table, TableFile)
        book.sources.append(table)
    entries = folder / "entries"
    for path in sorted(entries.glob("*.yml")):
        entry = read_yaml(path, EntryFile)
        book.entries[entry.id] = entry
        book.sources.append(path)
        for lang, section in entry.languages.items():
            if langs is None or lang in langs:
                _add_section(book, lang, entry.id, section, path)
    for sub in sorted(p for p in entries.glob("*/") if p.is_dir()):
        lang = sub.name
        if langs is not None and lang not in langs:
            continue
        _read_language(book, sub, lang)
    grammars = [folder / "languages", LANGUAGES] if folder != SHIPPED else [LANGUAGES]
    for place in grammars:
        for path in sorted(place.glob("*/grammar.yml")):
            lang = path.parent.name
            if (langs is None or lang in langs) and (folder == SHIPPED or lang not in book.grammar):
                book.grammar[lang] = read_yaml(path, Grammar)
                book.sources.append(path)


def _read_language(book: Codebook, sub: Path, lang: str) -> None:
    for path in sorted(sub.glob("*.yml")):
        book.sources.append(path)
        if path.stem == "operators":
            words = read_yaml(path, OperatorsFile)
            before = book.operators.get(lang)
            if before is not None:
                words = OperatorsFile(
                    lists={**before.lists, **words.lists},
                    operators={**before.operators, **words.operators},
                    examples=[*before.examples, *words.examples],
                )
            book.operators[lang] = words
            book.examples.setdefault((lang, "operators"), []).extend((e, path) for e in words.examples)
        elif path.stem == "contexts":
            raw = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader) or {}
            if not isinstance(raw, Mapping):
                raise DataError(
                    f"{path}:1: contexts are a mapping of context to words; write `military: [army, …]`"
                )
            book.contexts.setdefault(lang, {}).update({k: [str(w) for w in v or ()] for k, v in raw.items()})
        else:
            if path.stem not in book.entries:
                raise DataError(f"{path}:1: no event type {path.stem}; add entries/{path.stem}.yml first")
            _add_section(book, lang, path.stem, read_yaml(path, ActsFile), path)


def _add_section(book: Codebook, lang: str, type: str, section: ActsFile, path: Path) -> None:
    frames = book.acts.setdefault(lang, {}).setdefault(type, [])
    new = [act.id for act in section.acts]
    twice = next((i for i in new if new.count(i) > 1), None)
    if twice:
        raise DataError(
            f"{path}:{_line_of(path, f'id: {twice}')}: frame id {twice!r} stands twice; give each frame an id of its own"
        )
    frames[:] = [act for act in frames if act.id not in new] + list(section.acts)
    modes = book.entries[type].modes
    for act in section.acts:
        if act.mode is not None and act.mode not in modes:
            known = ", ".join(modes) or "none"
            raise DataError(
                f"{path}:{_line_of(path, f'id: {act.id}')}: {act.id}: {type} has no mode {act.mode!r} (known: {known}); use one of them"
            )
    book.examples.setdefault((lang, type), []).extend((e, path) for e in section.examples)


def _line_of(path: Path, words: str) -> int:
    """The line of a file on which the words stand for the last time; 1 when they stand nowhere as such."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return max((number for number, line in enumerate(lines, 1) if words in line), default=1)


def _check(book: Codebook) -> None:
    assert book.table is not None
    for operator, row in book.table.table.items():
        for result in row.values():
            name = result.partition("/")[0]
            if name.isupper() and name not in book.entries:
                raise DataError(
                    f"operators.yml:1: {operator} gives {name}, which is no event type; add its entry"
                )


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
