"""The reference data that ship with dégel, read once a process: YAML in → plain dicts and tuples out.

Every reader is cached and runs on first use. A file that is not as described raises `DataError` with its path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from degel.errors import DataError

__all__ = ["LANGS", "forms", "people_files", "read", "to_date", "unsure_forms"]

LANGS = ("fr", "en", "ru", "es")
_FOLDER = Path(__file__).parent / "data"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def read(name: str) -> Any:
    """The content of `data/<name>.yml`; `()` when the file is not there."""
    path = _FOLDER / f"{name}.yml"
    if not path.exists():
        return ()
    return _load(path)


def _load(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise DataError(f"{path.name}:{line}: not valid YAML: {getattr(error, 'problem', error)}") from error


def people_files() -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    """Name and entries of each file of `data/people`, in sorted order."""
    for path in sorted((_FOLDER / "people").glob("*.yml")):
        yield path.name, _load(path) or []


def forms(section: Any) -> list[str]:
    """The strings of a list of surface forms, or of one form; absent is `[]`."""
    if not section:
        return []
    if isinstance(section, str):
        return [section]
    return [str(form) for form in section if form]


def unsure_forms(file: str, entry: Mapping[str, Any]) -> frozenset[str]:
    """The forms of an entry that need context: all of them with `ambiguous: true`, else those that it lists.

    Raises `DataError` when one is listed that the entry has not.
    """
    written = frozenset(form for lang in LANGS for form in forms(entry.get(lang)))
    unsure = entry.get("ambiguous")
    if unsure is None or unsure is False:
        return frozenset()
    if unsure is True:
        return written
    if not isinstance(unsure, list) or not all(isinstance(form, str) for form in unsure):
        raise DataError(
            f"{file}.yml: {entry.get('name')}: ambiguous: write true, or a list of forms of the entry"
        )
    strange = [form for form in unsure if form not in written]
    if strange:
        raise DataError(
            f"{file}.yml: {entry.get('name')}: ambiguous: {strange[0]!r} is no form of the entry; write it as the entry has it"
        )
    return frozenset(unsure)


_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?$")


def to_date(value: Any, *, end: bool = False) -> date | None:
    """A date from YAML: a date, `YYYY-MM-DD`, `YYYY-MM` or `YYYY` (its first day, or its last with `end`)."""
    if value is None or isinstance(value, date):
        return value
    match = _DAY.match(str(value).strip())
    if match is None:
        raise DataError(f"people: {value!r} is not a date; write it as YYYY-MM-DD")
    year = int(match[1])
    month = int(match[2] or (12 if end else 1))
    day = int(match[3] or (28 if end else 1))
    try:
        return date(year, month, day)
    except ValueError:
        raise DataError(f"people: {value!r} is not a date of the calendar") from None
