"""Writes the generated pages of the docs, or with `--check` says which ones differ from their source.

    python docs/build.py [--check]

Generated: `docs/cli.md` from the command line's own help, `docs/records.md` from the records, `docs/codebook/` from the codebook.
`--check` also looks for links to files that are not there.
"""

# ruff: noqa: T201
from __future__ import annotations

import dataclasses
import inspect
import re
import sys
from pathlib import Path
from typing import Any

import typer

import degel.config
import degel.records
from degel.cli import app
from degel.codebook.book import load_codebook
from degel.codebook.render import index_page, type_page

DOCS = Path(__file__).parent
ROOT = DOCS.parent
CODE = re.compile(r"`[^`]*`")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def cli_page() -> str:
    """Every command with its arguments and options."""
    root = typer.main.get_command(app)
    lines = ["# Command line", "", "Made from the program's own help by `make docs`.", ""]
    lines += ["## Settings", "", inspect.cleandoc(degel.config.__doc__ or ""), ""]
    for path, command in [("degel", root), *_commands("degel", root)]:
        lines += [f"## `{path}`", "", inspect.cleandoc(command.help or ""), ""]
        rows = []
        for parameter in command.params:
            record = parameter.get_help_record(typer.Context(command))
            if record is not None:
                name, text = record
            else:
                name, text = (
                    parameter.make_metavar(typer.Context(command)),
                    getattr(parameter, "help", None) or "",
                )
            if "--help" not in name and "completion" not in name:
                rows.append(f"| `{name}` | {' '.join(text.split())} |")
        if rows:
            lines += ["| argument or option | meaning |", "| --- | --- |", *rows, ""]
    return "\n".join(lines)


def _commands(path: str, group: Any) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            found += _commands(f"{path} {name}", command)
        else:
            found.append((f"{path} {name}", command))
    return found


def records_page() -> str:
    """Every record with its fields and their types."""
    lines = ["# Records", "", inspect.cleandoc(degel.records.__doc__ or ""), ""]
    for name in sorted(degel.records.__all__):
        record = getattr(degel.records, name)
        if not dataclasses.is_dataclass(record):
            continue
        lines += [
            f"## {name}",
            "",
            inspect.cleandoc(record.__doc__ or ""),
            "",
            "| field | type |",
            "| --- | --- |",
        ]
        for field in dataclasses.fields(record):
            kind = str(field.type).replace("|", "\\|")
            lines.append(f"| `{field.name}` | `{kind}` |")
        lines.append("")
    return "\n".join(lines)


def pages() -> dict[Path, str]:
    """Path → text of all generated pages."""
    book = load_codebook()
    made = {
        DOCS / "cli.md": cli_page(),
        DOCS / "records.md": records_page(),
        DOCS / "codebook/README.md": index_page(book),
    }
    made.update({DOCS / f"codebook/{type}.md": type_page(book, type) for type in sorted(book.entries)})
    return made


def broken_links() -> list[str]:
    """Links of Markdown files in the repository to files that are not there."""
    found = []
    for path in [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "src").rglob("*.md")]:
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if line.startswith("    "):
                continue  # a block of code
            for target in LINK.findall(CODE.sub("", line)):
                if (
                    "://" not in target
                    and not target.startswith("mailto:")
                    and not (path.parent / target).exists()
                ):
                    found.append(f"{path.relative_to(ROOT)}:{number}: no file {target}")
    return found


def main() -> int:
    """Write or check; 1 when something differs or a link is broken."""
    check = "--check" in sys.argv[1:]
    wrong = broken_links() if check else []
    for path, text in pages().items():
        if check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                wrong.append(f"{path.relative_to(ROOT)}: differs from its source; run `make docs`")
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    print("\n".join(wrong) if wrong else "docs are in step with their sources")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
