"""What a user wants on every call of `degel`: one file, `degel.toml`.

It is read from the working directory, or else from the user's own folder of settings: `~/.config/degel/` (or
`$XDG_CONFIG_HOME/degel/`) on Linux, `~/Library/Application Support/degel/` on macOS, `%APPDATA%\\degel\\` on Windows;
`degel --config FILE …` names another. One file is read, never two. What stands on the command line wins over the
file, and the file over the defaults. Paths are relative to the file. Every key may be left out:

    store = "relations.degel"        # as --store (the demo keeps its own)
    codebook = "our-codebook"        # as --codebook
    min_probability = 0.3            # as --min-probability

    [parsers]                        # as --parser, a language at a time
    fr = "fr_dep_news_trf"
    ru = "pipelines/ru"
"""

from __future__ import annotations

import os
import re
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from degel.errors import DataError

__all__ = ["NAME", "Config", "find_config", "read_config"]

NAME = "degel.toml"
KEYS = ("codebook", "min_probability", "parsers", "store")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one file; what it does not say is None or empty."""

    parsers: dict[str, str] = field(default_factory=dict)
    codebook: Path | None = None
    min_probability: float | None = None
    store: Path | None = None

    def options(self) -> dict[str, Any]:
        """Option of the command line → the value that stands for it when it is not given."""
        found = {
            "--codebook": self.codebook,
            "--min-probability": self.min_probability,
            "--store": self.store,
        }
        return {option: value for option, value in found.items() if value is not None}


def find_config(folder: Path | None = None) -> Path | None:
    """The file that counts: in `folder` (the working directory), or else among the user's settings."""
    for path in ((folder or Path.cwd()) / NAME, _settings() / "degel" / NAME):
        if path.is_file():
            return path
    return None


def _settings() -> Path:
    """The folder in which programs keep the settings of this user."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData/Roaming")
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")


def read_config(path: Path) -> Config:
    """The settings of one file. Raises `DataError` (file:line) for a key or a value that is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}:1: the settings cannot be read: {error}") from None
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        line = at.group(1) if at else text.count("\n") + 1
        raise DataError(f"{path}:{line}: not valid TOML: {error}") from None

    def wrong(key: str, reason: str) -> DataError:
        return DataError(f"{path}:{_line(text, key)}: {reason}")

    for key in table:
        if key not in KEYS:
            raise wrong(key, f"{key!r} is no setting; the settings are {', '.join(KEYS)}")
    least = table.get("min_probability")
    if least is not None and (
        isinstance(least, bool) or not isinstance(least, (int, float)) or not 0 <= least <= 1
    ):
        raise wrong("min_probability", f"min_probability is {least!r}; give a number from 0 to 1")
    folders: dict[str, Path] = {}
    for key in ("codebook", "store"):
        value = table.get(key)
        if value is None:
            continue
        if not isinstance(value, str) or not value:
            raise wrong(key, f"{key} is {value!r}; give the path of a folder in quotes")
        folders[key] = path.parent / Path(value).expanduser()
    parsers = table.get("parsers", {})
    if not isinstance(parsers, dict):
        raise wrong(
            "parsers", 'parsers is no table; write [parsers] and a language a line: fr = "fr_dep_news_trf"'
        )
    for lang, pipeline in parsers.items():
        if not isinstance(pipeline, str) or not pipeline:
            raise wrong(
                lang, f"the parser of {lang!r} is {pipeline!r}; name a spaCy pipeline or its folder in quotes"
            )
    return Config(
        parsers={lang: _pipeline(path.parent, pipeline) for lang, pipeline in parsers.items()},
        codebook=folders.get("codebook"),
        min_probability=None if least is None else float(least),
        store=folders.get("store"),
    )


def _pipeline(folder: Path, name: str) -> str:
    """A folder beside the file, or the name of an installed package."""
    beside = folder / Path(name).expanduser()
    return str(beside) if beside.is_dir() else name


def _line(text: str, key: str) -> int:
    """The line on which `key` is set or its table opens; the first when it is written in some other way."""
    found = re.search(rf"^\s*(?:\[\s*)?[\"']?{re.escape(key)}[\"']?\s*(?:=|\]|\.)", text, re.MULTILINE)
    if found is None:
        return 1
    return text.count("\n", 0, found.start() + len(found.group()) - len(found.group().lstrip())) + 1
