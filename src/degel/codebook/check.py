"""What the files of a codebook say of each other: names that stand nowhere, words that can never match, files not read.

The shape of each file is checked where it is read (`files.py`); here every message too is file, line and remedy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import eq
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from degel.codebook.files import wrong
from degel.codebook.labels import read_labels
from degel.codebook.schema import (
    Act,
    ActsFile,
    EntryFile,
    Example,
    Grammar,
    Nature,
    OperatorsFile,
    TableFile,
)
from degel.errors import DataError

if TYPE_CHECKING:
    from degel.codebook.book import Codebook

__all__ = ["Found", "Section", "check", "check_places"]

TYPE = re.compile(r"[A-Z][A-Z0-9_-]*")
# A type named in the prose of a boundary ("code the act (CONSULT, AID)", "AGREE or SUPPORT/praise").
NAMED = re.compile(r"\b[A-Z][A-Z-]{2,}(?:/[a-z-]+)?")
# Where a role path may begin; behind it come `:` and the class of an adposition, or `.` and a modifier inside.
PATHS = ("nsubj", "obj", "iobj", "obl", "nmod", "amod", "poss", "compound", "guest", "xcomp-subj")
# What an operator may do to an act besides giving it another type.
EFFECTS = ("keep", "none", "done", "hypothetical", "negated")
YAML = re.compile(r"\.ya?ml(\.txt)?$", re.IGNORECASE)
READ = (("operators.yml",), ("entries", "*.yml"), ("entries", "*", "*.yml"), ("languages", "*", "grammar.yml"))  # fmt: skip
DEEP = 5  # folders down in which a lost file is looked for


@dataclass(slots=True)
class Section:
    """The frames and examples of one type in one language, and where they stand: `loc` is empty for a file of its own."""

    path: Path
    loc: tuple[Any, ...]
    lang: str
    type: str
    file: ActsFile
    # ids of the frames that stood there before, which those of the same id replace
    laid_over: frozenset[str] = frozenset()


@dataclass(slots=True)
class Found:
    """What was read from one folder, and from which files."""

    shipped: bool
    table: Path | None = None
    langs: frozenset[str] = frozenset()
    entries: list[tuple[Path, EntryFile]] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    operators: list[tuple[Path, str, OperatorsFile]] = field(default_factory=list)
    contexts: list[tuple[Path, str, Mapping[Any, list[str]]]] = field(default_factory=list)


def check_places(folder: Path) -> None:
    """Raises for a YAML file of the folder that would not be read, and for a folder that holds none."""
    read = 0
    for path in _files(folder, DEEP):
        parts = path.relative_to(folder).parts
        if any(len(parts) == len(p) and all(map(_matches, parts, p)) for p in READ):
            read += 1
        elif YAML.search(path.name):
            raise DataError(f"{path}:1: this file is not read; {_home(parts)}")
    if not read:
        raise DataError(
            f"{folder}:1: no file of a codebook is in this folder; add entries/TYPE.yml or entries/LANG/TYPE.yml"
        )


def _files(folder: Path, depth: int) -> Iterable[Path]:
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        raise DataError(
            f"{folder}:1: cannot be read: {error.strerror}; make it a folder that you may read"
        ) from None
    for path in inside:
        if path.name.startswith("."):
            continue
        if not path.is_dir():
            yield path
        elif depth > 1:
            yield from _files(path, depth - 1)


def _matches(part: str, wanted: str) -> bool:
    return part.endswith(".yml") if wanted == "*.yml" else wanted in ("*", part)


def _home(parts: tuple[str, ...]) -> str:
    """Where a file that is not read belongs."""
    named = YAML.sub("", parts[-1]) + ".yml"
    if any(len(parts) == len(p) and all(map(_matches, (*parts[:-1], named), p)) for p in READ):
        return f"rename it to {named}"
    if "languages" in parts[:-1] or named == "grammar.yml":
        return "the grammar of a language is languages/LANG/grammar.yml"
    if TYPE.fullmatch(named[:-4]) or named in ("operators.yml", "contexts.yml"):
        lang = next((part for part in parts[:-1] if len(part) == 2), None)
        here = "entries" if lang is None and TYPE.fullmatch(named[:-4]) else f"entries/{lang or 'LANG'}"
        return f"move it to {here}/{named}"
    return "move it to entries/TYPE.yml or entries/LANG/TYPE.yml, or out of the codebook's folder"


def check(book: Codebook, found: Found) -> None:
    """Raises for the first name, word or example of a folder that is wrong, the book being read up to this folder."""
    for path, entry in found.entries:
        _check_entry(book, path, entry)
    for section in found.sections:
        _check_lang(found, section.path, section.loc, section.lang)
        for k, act in enumerate(section.file.acts):
            _check_act(book, section, k, act)
        if not found.shipped:  # the shipped ones are coded, one by one, before each release
            _check_examples(book, section.path, section.loc, section.file.examples)
    _check_ids(book, found)
    for path, lang, file in found.operators:
        _check_lang(found, path, (), lang)
        _check_operators(book, path, lang, file)
        if not found.shipped:
            _check_examples(book, path, (), file.examples)
    for path, lang, contexts in found.contexts:
        _check_lang(found, path, (), lang)
        for context, words in contexts.items():
            _check_words(path, (context,), words)
    if found.table is not None and book.table is not None:
        _check_table(book, found.table, book.table)


def _check_entry(book: Codebook, path: Path, entry: EntryFile) -> None:
    if TYPE.fullmatch(entry.id) is None:
        big = entry.id.upper() if TYPE.fullmatch(entry.id.upper()) else "TYPE"
        raise wrong(
            path,
            ("id",),
            f"the id {entry.id!r} is no name in capitals; write {big} and name the file {big}.yml",
        )
    if entry.id != path.stem:
        raise wrong(
            path, ("id",), f"the id is {entry.id}, the file {path.name}; name the file {entry.id}.yml or change the id"
        )  # fmt: skip
    for mode in entry.modes:
        if not mode or any(c.isspace() or c in "/()[]" for c in mode):
            raise wrong(
                path, ("modes", mode), f"the mode {mode!r} cannot stand in a label; write it as one word with hyphens"
            )  # fmt: skip
    for k, boundary in enumerate(entry.boundaries):
        for name in NAMED.findall(boundary.code):
            fault = _unknown(book, name)
            if fault:
                raise wrong(path, ("boundaries", k, "code"), f"the boundary leads to {name}, but {fault}")


def _unknown(book: Codebook, code: str) -> str | None:
    """What is wrong with a TYPE or TYPE/mode, with the remedy."""
    type, slash, mode = code.partition("/")
    entry = book.entries.get(type)
    if entry is None:
        return f"there is no event type {type}; use one of {', '.join(sorted(book.entries))}, or add entries/{type}.yml"
    if slash and mode not in entry.modes:
        return f"{type} has no mode {mode!r} (known: {', '.join(entry.modes) or 'none'}); use one of them"
    return None


def _check_lang(found: Found, path: Path, loc: tuple[Any, ...], lang: str) -> None:
    if lang not in found.langs:
        raise wrong(
            path, loc, f"no language {lang!r}; use one of {', '.join(sorted(found.langs))}, or add languages/{lang}/grammar.yml"
        )  # fmt: skip


def _check_act(book: Codebook, section: Section, k: int, act: Act) -> None:
    path, loc, lang, type = section.path, (*section.loc, "acts", k), section.lang, section.type
    if not act.id.startswith(f"{lang}.") or any(c.isspace() for c in act.id) or act.id == f"{lang}.":
        raise wrong(
            path, (*loc, "id"), f"the frame id {act.id!r} is of another language or form; write {lang}.slug"
        )
    words = {"verbs": act.verbs, "nouns": act.nouns, "adjectives": act.adjectives}
    if not any(words.values()) and act.id not in section.laid_over:
        raise wrong(path, loc, f"{act.id} has no words and fires never; give it verbs, nouns or adjectives")
    _check_entries(path, loc, words)
    grammar = book.grammar.get(lang)
    if grammar is not None:
        _check_telling(grammar, path, loc, words)
    if act.mode is not None and act.mode not in book.entries[type].modes:
        known = ", ".join(book.entries[type].modes) or "none"
        raise wrong(
            path, (*loc, "mode"), f"{act.id}: {type} has no mode {act.mode!r} (known: {known}); use one of them"
        )  # fmt: skip
    if act.said is not None:
        fault = _unknown(book, act.said)
        if fault:
            raise wrong(path, (*loc, "said"), f"{act.id}: said is {act.said}, but {fault}")
    for role, paths in act.roles.items():
        for step in paths.split("|"):
            head = re.split(r"[.:]", step.strip(), maxsplit=1)[0]
            if head not in PATHS:
                raise wrong(
                    path, (*loc, "roles", role), f"{act.id}: no role path {step.strip()!r}; begin it with one of {', '.join(PATHS)}"
                )  # fmt: skip
    operators = book.operators.get(lang)
    lists = operators.lists if operators is not None else {}
    for key, needs in (("needs", act.needs), ("unless", act.unless)):
        for part, wanted in needs.items():
            _check_words(path, (*loc, key, part), wanted)
            for word in wanted:
                if word.startswith("$") and word[1:] not in lists:
                    known = ", ".join(f"${name}" for name in sorted(lists)) or "none"
                    raise wrong(
                        path,
                        (*loc, key, part),
                        f"{act.id}: no list {word} in entries/{lang}/operators.yml; add it to its lists or use one of {known}",
                        partial(eq, word),
                    )


def _check_entries(path: Path, loc: tuple[Any, ...], words: Mapping[str, Sequence[str]]) -> None:
    """Raises for an entry of a frame or operator that is empty or a list's name."""
    for kind, entries in words.items():
        _check_words(path, (*loc, kind), entries)
        for entry in entries:
            if entry[0] == "$":
                raise wrong(
                    path,
                    (*loc, kind),
                    f"{entry} is a list, and lists stand in needs and unless only; write the words themselves",
                    lambda text: text.strip().startswith("$"),
                )
            if "  " in entry or entry[-1] == " " or entry[0] == " ":
                raise wrong(
                    path,
                    (*loc, kind),
                    f"{entry!r} has an empty alternative or a space too many; write the words with one space and no bare |",
                    lambda text: "|" in text or text != " ".join(text.split()),
                )


def _check_telling(
    grammar: Grammar, path: Path, loc: tuple[Any, ...], words: Mapping[str, Sequence[str]]
) -> None:
    """Raises for an entry of a frame in which no word tells the act: "to the"."""
    stop = frozenset(grammar.stop)
    empty = stop.union(*grammar.adpositions.model_dump().values())
    for kind, entries in words.items():
        for entry in entries:
            if entry.partition(" ")[0] in empty:
                parts = entry.split()
                if not stop.isdisjoint(parts) and empty.issuperset(parts):
                    raise wrong(
                        path,
                        (*loc, kind),
                        f"{entry!r} holds only words that the grammar passes over; add the word that tells the act",
                        partial(eq, entry),
                    )


def _check_words(path: Path, loc: tuple[Any, ...], words: Sequence[str]) -> None:
    for word in words:
        if not (word[:1].isalnum() or any(map(str.isalnum, word))):
            raise wrong(
                path,
                loc,
                f"{word!r} is an empty word; remove it or write the word",
                lambda text: not any(map(str.isalnum, text)),
            )


def _check_ids(book: Codebook, found: Found) -> None:
    """Raises for a frame id that stands twice: in one folder, or, for a user's frame, in two types."""
    seen: dict[tuple[str, str, str], Path] = {}
    owners: dict[tuple[str, str], list[str]] = {}
    if not found.shipped:
        for lang, types in book.acts.items():
            for type, acts in types.items():
                for act in acts:
                    owners.setdefault((lang, act.id), []).append(type)
    for section in found.sections:
        for k, act in enumerate(section.file.acts):
            key = (section.lang, section.type, act.id)
            if key in seen:
                first = seen[key]
                other = "" if first == section.path else f" and in {first.name}"
                raise wrong(
                    section.path,
                    (*section.loc, "acts", k, "id"),
                    f"frame id {act.id!r} stands twice, here{other}; give each frame an id of its own",
                )
            seen[key] = section.path
            others = [t for t in owners.get((section.lang, act.id), ()) if t != section.type]
            if others:
                raise wrong(
                    section.path,
                    (*section.loc, "acts", k, "id"),
                    f"frame id {act.id!r} stands in {others[0]} too, and a frame replaces only one of its own type; "
                    "give it an id of its own",
                )


def _check_examples(book: Codebook, path: Path, loc: tuple[Any, ...], examples: Sequence[Example]) -> None:
    for k, example in enumerate(examples):
        if not example.text.strip():
            raise wrong(path, (*loc, "examples", k), "the example is empty; write a sentence or remove it")
        try:
            events = read_labels(example.text).events
        except DataError as error:
            raise wrong(path, (*loc, "examples", k), str(error)) from None
        for event in events:
            fault = _unknown(book, event.type if event.mode is None else f"{event.type}/{event.mode}")
            if fault:
                raise wrong(path, (*loc, "examples", k), f"the example is labelled {event.type}, but {fault}")


def _check_operators(book: Codebook, path: Path, lang: str, file: OperatorsFile) -> None:
    table = book.table.table if book.table is not None else {}
    for name, words in file.operators.items():
        loc = ("operators", name)
        if name not in table:
            raise wrong(path, loc, f"no operator {name!r}; use one of {', '.join(sorted(table))}, or add its row to operators.yml")  # fmt: skip
        kinds = {"verbs": words.verbs, "nouns": words.nouns, "adjectives": words.adjectives}
        _check_entries(path, loc, kinds)
    for name, entries in file.lists.items():
        _check_words(path, ("lists", name), entries)


def _check_table(book: Codebook, path: Path, table: TableFile) -> None:
    used = {name for words in book.operators.values() for name in words.operators}
    missing = sorted(used - table.table.keys())
    if missing:
        raise wrong(
            path, ("table",), f"the table lacks the operator {missing[0]!r}, whose words stand in entries/LANG/operators.yml; "
            "add its row (a table of one's own replaces the shipped one whole)"
        )  # fmt: skip
    rows: list[tuple[tuple[str, ...], Mapping[Any, str]]] = [
        (("table", operator), row) for operator, row in table.table.items()
    ]
    rows += [(("future",), table.future), (("future_negated",), table.future_negated)]
    for loc, row in rows:
        for nature in get_args(Nature):
            if nature not in row:
                raise wrong(
                    path, loc, f"{loc[-1]} lacks {nature}; say what it makes of such an act, or `keep`"
                )
        for nature, result in row.items():
            if result in EFFECTS:
                continue
            code = result.removesuffix("/by-act")
            fault = _unknown(book, code)
            if fault is None and code != result and code not in table.modes:
                fault = f"modes has no row {code}; add it"
            if fault:
                raise wrong(path, (*loc, nature), f"{loc[-1]} gives {result}, but {fault}")
    for type, modes in table.modes.items():
        for key, mode in {"*": None, **modes}.items():
            fault = _unknown(book, type) or (_unknown(book, key) if key != "*" else None)
            if fault is None and mode not in (None, "keep"):
                fault = _unknown(book, f"{type}/{mode}")
            if fault:
                raise wrong(path, ("modes", type, key), f"modes of {type}: {fault}")
