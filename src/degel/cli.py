"""The command line: a thin face. Exit code 0 well, 1 an error or a document that failed, 2 wrong usage."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from degel.cli_data import DEFAULT_STORE, AllActors, CodebookFolder, StorePath, read_day, register
from degel.config import Config, find_config, read_config
from degel.errors import DegelError, SourceError
from degel.records import Coded, Document, Failure

__all__ = ["app", "main"]

app = typer.Typer(
    name="degel",
    help="Reads the world's news in its own languages: who did what to whom, with the sentence that proves it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
register(app)

Langs = Annotated[
    str | None, typer.Option("--lang", help="Language of the text (fr, en, ru, es); detected when not given.")
]
Published = Annotated[str | None, typer.Option("--published", help="Day of publication, YYYY-MM-DD.")]
Parsers = Annotated[
    list[str] | None,
    typer.Option("--parser", help="LANG=PIPELINE: an installed spaCy pipeline to use for a language."),
]
Least = Annotated[
    float | None,
    typer.Option(
        "--min-probability",
        min=0.0,
        max=1.0,
        help="Leave out events less probable than this (0.2 when not given).",
    ),
]
Until = Annotated[
    str | None, typer.Option(help="As it could be known on this day; on the store's last when not given.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no counts.")]
# The settings of this call, read before its command runs.
_config = Config()


def _coder(codebook: Path | None = None, parsers: list[str] | None = None, least: float | None = None) -> Any:
    from degel.coder import MIN_PROBABILITY, Coder

    named = dict(_config.parsers)
    for entry in parsers or ():
        language, _, pipeline = entry.partition("=")
        if not pipeline:
            raise SourceError(f"--parser {entry!r} names no pipeline; write it as fr=fr_dep_news_trf")
        named[language] = pipeline
    return Coder(
        codebook=codebook, parsers=named, min_probability=MIN_PROBABILITY if least is None else least
    )


@app.command()
def read(
    source: Annotated[
        str | None, typer.Argument(help="A file, a URL, a folder, or - for standard input.")
    ] = None,
    published: Published = None,
    lang: Langs = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a document.")] = False,
    jsonl: Annotated[
        Path | None, typer.Option("--jsonl", help="A JSONL file of documents; one JSON object a line out.")
    ] = None,
    codebook: CodebookFolder = None,
    parser: Parsers = None,
    min_probability: Least = None,
) -> None:
    """Read documents: cleaned text, quotes, events with their evidence, and what one page says of a relation."""
    from degel.sources import read_documents, read_jsonl

    failures: list[Failure] = []
    if (source is None) == (jsonl is None):
        raise SourceError("give either one SOURCE or --jsonl FILE")
    coder = _coder(codebook, parser, min_probability)
    if jsonl is not None:
        docs: Iterable[Document] = read_jsonl(jsonl, published=published, lang=lang, failures=failures.append)
        as_json = True
    else:
        assert source is not None
        docs = read_documents(
            source, published=published, lang=lang, failures=None if _single(source) else failures
        )
    for count, coded in enumerate(coder.pipe(docs), 1):
        _show(coded, as_json, count)
        failures.extend(coded.failures)
    _report(failures)


def _single(source: str) -> bool:
    return source == "-" or (not any(c in source for c in "*?[") and not Path(source).is_dir())


def _show(coded: Coded, as_json: bool, count: int) -> None:
    from degel.report import dumps, lines
    from degel.summary import page_relations, relation_lines, relation_plain

    relations = page_relations(coded)
    if as_json:
        print(dumps(coded, relations=[relation_plain(r) for r in relations]))
        return
    if count > 1:
        print("\n" + "─" * 72)
    print("\n".join(lines(coded)))
    for relation in relations:
        print("\n" + "\n".join(relation_lines(relation)))


def _report(failures: list[Failure]) -> None:
    """Say what failed, on standard error, and leave with 1 when anything did."""
    for failure in failures:
        where = f"{failure.document}: " if failure.document else ""
        print(f"degel: {where}{failure.stage}: {failure.reason}", file=sys.stderr)
    if failures:
        raise typer.Exit(1)


@app.command()
def add(
    sources: Annotated[
        list[str], typer.Argument(help="Files, folders, globs, URLs, feeds, wikipedia:YYYY-MM.")
    ],
    store: StorePath = DEFAULT_STORE,
    published: Published = None,
    lang: Langs = None,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Keep offsets, hash and URL, not the text.")
    ] = False,
    recode: Annotated[
        bool, typer.Option("--recode", help="Code documents anew that the store holds; corrections stay.")
    ] = False,
    workers: Annotated[int, typer.Option(help="Processes that share the coding.")] = 1,
    codebook: CodebookFolder = None,
    parser: Parsers = None,
    min_probability: Least = None,
    quiet: Quiet = False,
) -> None:
    """Code documents into a store; adding the same document twice changes nothing."""
    from degel.sources import read_documents
    from degel.store import Store

    failures: list[Failure] = []
    docs = read_documents(sources, published=published, lang=lang, failures=failures)
    coder = _coder(codebook, parser, min_probability)
    coded = _progress(coder.pipe(docs, workers=workers), quiet, failures)
    counts = Store(store).add(coded, keep_text=not no_text, recode=recode)
    if not quiet:
        anew = f", {counts.recoded} coded anew" if recode else ""
        print(
            f"{counts.documents} documents added ({counts.known} were there{anew}), {counts.events} new events, "
            f"{counts.quotes} quotes, {len(failures)} failures → {store}"
        )
    _report(failures)


def _progress(coded: Iterable[Coded], quiet: bool, failures: list[Failure]) -> Iterator[Coded]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} documents"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=quiet or not sys.stderr.isatty()) as bar:
        task = bar.add_task("coding", total=None)
        for one in coded:
            failures.extend(one.failures)
            yield one
            bar.advance(task)


@app.command()
def relation(
    a: Annotated[str, typer.Argument(help="A state: code, or its name in any of the languages.")],
    b: Annotated[str, typer.Argument(help="The other state.")],
    store: StorePath = DEFAULT_STORE,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write svg, png, csv or json, by the ending.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(help="Show what came from this day on; what came before still counts.")
    ] = None,
    until: Until = None,
    scale: Annotated[str, typer.Option(help="plover or degel.")] = "plover",
    all_actors: AllActors = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """The relation of two states: its state, the index with intervals, the last changes, the latest happenings."""
    from degel.relations import relation as relate
    from degel.store import Store
    from degel.summary import relation_lines, relation_plain, write_relation

    days = (read_day(since), read_day(until))
    found = relate(Store(store), a, b, since=days[0], until=days[1], scale=scale, all_actors=all_actors)
    if out is not None:
        write_relation(found, out)
        print(out)
    elif as_json:
        print(json.dumps(relation_plain(found), ensure_ascii=False))
    else:
        print("\n".join(relation_lines(found)))


@app.command()
def thaws(
    store: StorePath = DEFAULT_STORE,
    since: Annotated[
        str | None, typer.Option(help="Changes from this day on; those of the last 13 weeks when not given.")
    ] = None,
    until: Until = None,
    scale: Annotated[str, typer.Option(help="plover or degel.")] = "plover",
    all_actors: AllActors = False,
    limit: Annotated[int | None, typer.Option(min=1, help="How many pairs at most.")] = None,
    cards: Annotated[
        bool, typer.Option("--cards", help="The whole card of each change: up to five acts, their sentences.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """What is thawing and freezing, over all pairs, strongest first; pairs on thin evidence are never listed."""
    from degel.relations import thaws as ranked
    from degel.store import Store
    from degel.summary import thaw_lines, thaw_plain

    days = (read_day(since), read_day(until))
    found = ranked(
        Store(store), since=days[0], until=days[1], scale=scale, all_actors=all_actors, limit=limit
    )
    if as_json:
        print(json.dumps([thaw_plain(move) for move in found], ensure_ascii=False))
        return
    if not found:
        print("no pair has changed on enough evidence")
    for move in found:
        print("\n".join(thaw_lines(move, card=cards)))


@app.command()
def prove(
    type: Annotated[str | None, typer.Argument(help="One event type, or `operators`.")] = None,
    lang: Langs = None,
    codebook: CodebookFolder = None,
    limit: Annotated[int, typer.Option(help="How many problems to print in full.")] = 20,
) -> None:
    """Code every example of the codebook and report what fails."""
    from degel.coder import Coder
    from degel.evaluate.proof import examples
    from degel.evaluate.proof import prove as proof

    coder = Coder(codebook=codebook, langs=(lang,) if lang else None, gate=False)
    problems = proof(coder, type, lang=lang)
    count = sum(1 for _ in examples(coder, type, lang))
    for problem in problems[:limit]:
        print(problem)
    print(f"{count - len(problems)} of {count} examples proven")
    if problems:
        raise typer.Exit(1)


@app.command()
def evaluate(
    gold: Annotated[
        str,
        typer.Argument(help="GOLD.jsonl of whole documents, or the word `pairs` before a table of pairs."),
    ],
    table: Annotated[
        Path | None, typer.Argument(help="Tab-separated: sentence, actor, recipient, root.")
    ] = None,
    data: Annotated[
        Path | None, typer.Option("--data", help="Folder of the sources, for gold that carries no text.")
    ] = None,
    min_probability: Least = None,
    codebook: CodebookFolder = None,
    parser: Parsers = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Score the coder against gold: precision, recall and F1; for pairs, accuracy and macro-F1 by root, quad and binary."""
    from degel.evaluate.documents import evaluate_documents, score_lines
    from degel.evaluate.gold import read_gold
    from degel.evaluate.pairs import evaluate_pairs, pair_lines, read_pairs
    from degel.report import plain

    coder = _coder(codebook, parser, min_probability)
    if gold == "pairs":
        if table is None:
            raise SourceError("`degel evaluate pairs` needs a table: degel evaluate pairs FILE.tsv")
        pairs = evaluate_pairs(coder, list(read_pairs(table)))
        print(json.dumps(plain(pairs), ensure_ascii=False) if as_json else "\n".join(pair_lines(pairs)))
        return
    labelled = read_gold(Path(gold), coder.book.entries, data)
    scores = evaluate_documents(coder, labelled)
    print(json.dumps(plain(scores), ensure_ascii=False) if as_json else "\n".join(score_lines(scores)))


@app.command()
def codebook(
    type: Annotated[str | None, typer.Argument(help="One event type; all of them when not given.")] = None,
    prompt: Annotated[
        bool, typer.Option("--prompt", help="A prompt that asks a language model to code by this codebook.")
    ] = False,
    lang: Langs = None,
    folder: CodebookFolder = None,
) -> None:
    """Print the codebook in use: an overview, one type's page, or a prompt for a language model as a second reader."""
    from degel.codebook.book import load_codebook
    from degel.codebook.render import index_page, type_page
    from degel.codebook.render import prompt as prompt_text

    book = load_codebook(folder)
    if type is not None and type.upper() not in book.entries:
        raise SourceError(f"{type!r} is no event type; the codebook holds {', '.join(sorted(book.entries))}")
    if prompt:
        print(prompt_text(book, lang=lang), end="")
    else:
        print(type_page(book, type.upper()) if type is not None else index_page(book), end="")


@app.command()
def serve(
    store: StorePath = DEFAULT_STORE,
    host: Annotated[
        str, typer.Option(help="Address; other than this machine's own it needs a passphrase.")
    ] = "127.0.0.1",
    port: Annotated[
        int | None, typer.Option(help="Port; the first free one from 8765 on when not given.")
    ] = None,
    passphrase_file: Annotated[
        Path | None,
        typer.Option("--passphrase-file", help="File with the passphrase; or set DEGEL_PASSPHRASE."),
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="Let everybody read; writing needs the passphrase.")
    ] = False,
    names: Annotated[
        list[str] | None, typer.Option("--name", help="Host name that it answers to, behind a proxy.")
    ] = None,
    webhook: Annotated[
        str | None, typer.Option("--webhook", help="URL that is sent each new move as JSON.")
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the browser.")] = False,
) -> None:
    """Serve the dashboard and its JSON API."""
    from degel.store import Store
    from degel.web.security import Settings
    from degel.web.server import read_passphrase
    from degel.web.server import serve as run

    settings = Settings(host, read_passphrase(passphrase_file), public, tuple(names or ()))
    run(Store(store), settings, port=port, open_browser=open_browser, webhook=webhook, say=_say)


def _say(text: str) -> None:
    print(text, flush=True)


@app.command()
def demo(
    store: StorePath = Path("build/demo.degel"),
    no_serve: Annotated[bool, typer.Option("--no-serve", help="End by itself.")] = False,
    port: Annotated[int | None, typer.Option(help="Port of the dashboard.")] = None,
) -> None:
    """Build a store from the bundled chronicle, show what it says of a few relations, and open the dashboard."""
    from importlib.resources import as_file, files

    from degel.relations import relation as relate
    from degel.relations import thaws as ranked
    from degel.sources import read_documents
    from degel.store import Store
    from degel.summary import relation_lines, thaw_line

    with as_file(files("degel.data").joinpath("chronicle.jsonl")) as chronicle:
        counts = Store(store).add(_progress(_coder().pipe(read_documents(chronicle)), False, []))
    print(
        f"chronicle: {counts.documents} reports added, {counts.known} were there, {counts.events} new events → {store}\n"
    )
    for pair in (("RUS", "USA"), ("USA", "CUB"), ("IRN", "SAU"), ("NLD", "BEL")):
        print("\n".join(relation_lines(relate(Store(store), *pair))) + "\n")
    moves = ranked(Store(store))
    print(
        "moving at the end of the chronicle:"
        if moves
        else "no pair is moving on enough evidence at the end of the chronicle"
    )
    for move in moves[:10]:
        print("  " + thaw_line(move))
    print(f"\nnext: degel relation IRN SAU --store {store}")
    if no_serve:
        return
    from degel.web.security import Settings
    from degel.web.server import serve as run

    run(Store(store), Settings(), port=port, open_browser=True, say=_say)


@app.callback()
def before_every_command(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config", help="A file of settings instead of degel.toml here or in the user's folder."
        ),
    ] = None,
    codebook: CodebookFolder = None,
) -> None:
    if version:
        from importlib.metadata import version as installed

        print(installed("degel"))
        raise typer.Exit(0)
    global _config
    path = config or find_config()
    _config = read_config(path) if path is not None else Config()
    if codebook is not None:
        _only_where_read(context, codebook)
        _config = replace(_config, codebook=codebook)
    context.default_map = _defaults(context.command, _config.options())


def _only_where_read(context: typer.Context, codebook: Path) -> None:
    """Wrong usage where the command would leave the codebook given before it aside without a word."""
    group: Any = context.command
    name = context.invoked_subcommand or ""
    command = group.commands.get(name)
    if command is not None and not any("--codebook" in p.opts for p in command.params):
        users = sorted(n for n, c in group.commands.items() if any("--codebook" in p.opts for p in c.params))
        raise typer.BadParameter(
            f"{codebook}: `degel {name}` reads no codebook; leave it out (it is for {', '.join(users)})"
        )


def _defaults(group: Any, settings: dict[str, Any]) -> dict[str, Any]:
    """For each command, the options that the settings stand for."""
    found: dict[str, Any] = {}
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            found[name] = _defaults(command, settings)
        elif name != "demo":  # its store holds the bundled chronicle
            found[name] = {p.name: settings[o] for p in command.params for o in p.opts if o in settings}
    return found


def main() -> None:
    """Run the command line; every expected error is one sentence on standard error and exit code 1."""
    try:
        app()
    except DegelError as error:
        print(f"degel: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        print("degel: stopped", file=sys.stderr)
        sys.exit(130)
