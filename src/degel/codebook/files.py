"""One YAML file of the codebook → its shape, or one sentence with file, line and remedy."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from degel.errors import DataError

__all__ = ["Lines", "lines_of", "read_yaml", "wrong"]

_File = TypeVar("_File", bound=BaseModel)
# What a value may be, by pydantic's name of the error.
_KINDS = {
    "model_type": "keys with values (`key: value`)",
    "model_attributes_type": "keys with values (`key: value`)",
    "dict_type": "keys with values (`key: value`)",
    "list_type": "a list (`[one, two]`)",
    "string_type": "text, in quotes",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "date_type": "a day of the calendar, YYYY-MM-DD",
    "date_parsing": "a day of the calendar, YYYY-MM-DD",
    "date_from_datetime_parsing": "a day of the calendar, YYYY-MM-DD",
    "date_from_datetime_inexact": "a day of the calendar, YYYY-MM-DD",
}
_NOUNS = {dict: "keys with values", list: "a list", type(None): "nothing"}


class _Twice(yaml.MarkedYAMLError):
    """A key that stands twice in one mapping, where YAML would keep the last without a word."""


class Loader(yaml.CSafeLoader):
    """YAML in which only `true` and `false` are booleans and no word is a date: `no`, `on` and `off` are words of a
    lexicon, and a wrong date is told by the shape, with its line."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        written = list(node.value) if isinstance(node, yaml.MappingNode) else []
        found = super().construct_mapping(node, deep)
        if len(found) < len(written):
            lines: dict[str, int] = {}
            for key, _ in written:
                if key.tag != "tag:yaml.org,2002:merge" and isinstance(key, yaml.ScalarNode):
                    if key.value in lines:
                        raise _Twice(None, None, f"{key.value!r} {lines[key.value]}", key.start_mark)
                    lines[key.value] = key.start_mark.line + 1
        return found


Loader.yaml_implicit_resolvers = {
    first: [
        (tag, rule)
        for tag, rule in rules
        if tag != "tag:yaml.org,2002:timestamp" and (tag != "tag:yaml.org,2002:bool" or first in "tTfF")
    ]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


class Lines:
    """Finds the line of a place in a YAML file."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _root(self) -> Any:
        return yaml.compose(self._text, Loader=Loader)

    def line(self, loc: tuple[Any, ...], fits: Callable[[str], bool] | None = None) -> int:
        """The line of the keys and numbers `loc`, as far as they lead; of a list there, the line of the item that fits."""
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
        if fits is not None and isinstance(node, yaml.SequenceNode):
            for item in node.value:
                if isinstance(item, yaml.ScalarNode) and fits(item.value):
                    return int(item.start_mark.line) + 1
        return line


def lines_of(path: Path) -> Lines:
    """The lines of a file that has been read well."""
    return Lines(_text(path))


def wrong(
    path: Path, loc: tuple[Any, ...], remedy: str, fits: Callable[[str], bool] | None = None
) -> DataError:
    """What is wrong at a place of a file that has been read well, to be raised."""
    return DataError(f"{path}:{lines_of(path).line(loc, fits)}: {remedy}")


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DataError(
            f"{path}:1: cannot be read: {error.strerror}; make it a file that you may read"
        ) from None
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DataError(
            f"{path}:{line}: byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8"
        ) from None


def _load(path: Path, text: str) -> Any:
    try:
        return yaml.load(text, Loader=Loader)
    except _Twice as error:
        key, _, first = str(error.problem).rpartition(" ")
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        reason = f"the key {key} stands here and on line {first}; keep one of the two"
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        reason = f"this is not YAML: {error.problem}; check quotes, brackets and indents"
    except yaml.reader.ReaderError as error:
        at = error.position if isinstance(error.position, int) else 0
        line = text.count("\n", 0, at) + 1
        reason = f"this is not YAML: {error.reason}; remove the character"
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        said = " ".join(str(error).split())
        line, reason = 1, f"this is not YAML: {said}; check quotes, brackets and indents"
    raise DataError(f"{path}:{min(line, text.count(chr(10)) + 1)}: {reason}") from None


def read_yaml(path: Path, shape: type[_File]) -> _File:
    """The file's content in its shape; `DataError` with file:line, value and remedy when it is wrong."""
    text = _text(path)
    raw = _load(path, text)
    try:
        return shape.model_validate({} if raw is None else raw)
    except ValidationError as error:
        first = error.errors()[0]
        raise DataError(f"{path}:{Lines(text).line(tuple(first['loc']))}: {_remedy(first, shape)}") from None


def _remedy(error: Any, shape: type[BaseModel]) -> str:
    """What is wrong with a value and what to write instead."""
    loc = [part for part in error["loc"] if part != "[key]"]
    where = ".".join(str(part) for part in loc) or "the file"
    kind, value = error["type"], error["input"]
    shown = _NOUNS.get(type(value)) or repr(value)[:60]
    if kind == "extra_forbidden":
        known = ", ".join(sorted(shape.model_fields)) if len(loc) == 1 else "see `degel.codebook.schema`"
        return f"unknown key {loc[-1]!r}; remove it or use a known one ({known})"
    if kind == "missing":
        above = ".".join(str(part) for part in loc[:-1])
        return f"{loc[-1]!r} is missing{f' in {above}' if above else ''}; add it"
    if kind == "literal_error":
        said = f"{where} is {shown}" if loc == list(error["loc"]) else f"unknown key {value!r}"
        return f"{said}; use {error['ctx']['expected']}"
    if kind in _KINDS:
        return f"{where} is {shown}; write {_KINDS[kind]}"
    if kind in ("greater_than_equal", "less_than_equal"):
        end = "at least" if kind == "greater_than_equal" else "at most"
        bound = next(iter(error["ctx"].values()))
        return f"{where} is {shown}; give {end} {bound:g}"
    return f"{where}: {error['msg'].lower()}, not {shown}"
