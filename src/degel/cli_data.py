"""The commands that move data in and out of a store and keep it: `import`, `export`, `release`, `store …`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from degel.errors import DegelError

__all__ = ["DEFAULT_STORE", "AllActors", "CodebookFolder", "StorePath", "read_day", "register"]

DEFAULT_STORE = Path("relations.degel")
StorePath = Annotated[Path, typer.Option("--store", help="Folder of the store.")]
CodebookFolder = Annotated[
    Path | None, typer.Option("--codebook", help="Folder laid over the shipped codebook.")
]
Day = Annotated[str | None, typer.Option(help="YYYY-MM-DD.")]
AllActors = Annotated[
    bool, typer.Option("--all-actors", help="Everybody of the two states, not only their organs.")
]
EXPORTS = (
    "assessments",
    "corrections",
    "documents",
    "events",
    "happenings",
    "panel",
    "plover",
    "polecat",
    "quotes",
)

store_app = typer.Typer(help="Upkeep and corrections of a store.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Put the commands on the command line."""
    app.command("import")(import_data)
    app.command()(export)
    app.command()(release)
    app.add_typer(store_app, name="store")


def import_data(
    kind: Annotated[str, typer.Argument(help="icews, gdelt or keds.")],
    files: Annotated[list[Path], typer.Argument(help="Native files, plain or gzipped.")],
    store: StorePath = DEFAULT_STORE,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No counts.")] = False,
) -> None:
    """Put event data of others into a store, marked as imported; importing a file twice changes nothing."""
    from degel.store import Store
    from degel.store.imports import import_events

    target = Store(store)
    for file in files:
        counts = import_events(target, kind, file)
        if not quiet:
            print(f"{file}: {counts.events} events of {counts.documents} documents were new → {store}")


def export(
    kind: Annotated[str, typer.Argument(help=f"One of {', '.join(EXPORTS)}.")],
    out: Annotated[Path, typer.Argument(help="The file; .csv, .tsv, .jsonl or .parquet (plover: .jsonl).")],
    store: StorePath = DEFAULT_STORE,
    by: Annotated[str, typer.Option(help="Panel: week or month.")] = "month",
    since: Day = None,
    until: Day = None,
    countries: Annotated[
        str | None, typer.Option(help="Panel: only pairs among these, by code or name: RUS,USA,Cuba.")
    ] = None,
    scale: Annotated[str, typer.Option(help="Panel: plover or degel.")] = "plover",
    all_actors: Annotated[
        bool, typer.Option("--all-actors", help="Panel: not only the organs of states.")
    ] = False,
) -> None:
    """Write a table of the store, a panel of directed pairs, or PLOVER JSON Lines; corrections applied."""
    from degel.store import Store
    from degel.store.exports import write_plover, write_table

    source = Store(store)
    source.require()
    days: dict[str, Any] = {"since": read_day(since), "until": read_day(until)}
    if kind == "plover":
        if out.suffix != ".jsonl":
            raise DegelError(
                f"{out}: PLOVER JSON is written one event a line; give a name that ends in .jsonl"
            )
        count = write_plover(source, out, **days)
    else:
        if kind == "panel":
            table = _panel(source, by, countries, scale, all_actors, days)
        else:
            table = _table(source, kind, days)
        write_table(table, out)
        count = table.num_rows
    print(f"{count} rows → {out}")


def _panel(
    store: Any, by: str, countries: str | None, scale: str, all_actors: bool, days: dict[str, Any]
) -> Any:
    from degel.actors.states import find_country
    from degel.relations import panel

    wanted = [find_country(name.strip()) for name in countries.split(",")] if countries else None
    if by not in ("week", "month"):
        raise DegelError(f"a panel is by week or by month, not by {by!r}")
    return panel(store, by=by, countries=wanted, scale=scale, all_actors=all_actors, **days)  # type: ignore[arg-type]


def _table(store: Any, kind: str, days: dict[str, Any]) -> Any:
    from degel.store.exports import event_pairs, polecat_table
    from degel.store.store import happening_row

    if kind == "events":
        return event_pairs(store, **days)
    if kind == "polecat":
        return polecat_table(store, **days)
    if kind == "happenings":
        return store.tables.arrow("happenings", [happening_row(item) for item in store.happenings(**days)])
    if kind == "corrections":
        return store.tables.arrow("corrections", [item.row() for item in store.corrections()])
    if kind in ("documents", "quotes", "assessments"):
        table = getattr(store, kind)()
        return table.drop_columns(["minhash"]) if kind == "documents" else table
    raise DegelError(f"{kind!r} cannot be exported; name one of {', '.join(EXPORTS)}")


def release(
    folder: Annotated[Path, typer.Argument(help="A new folder.")],
    store: StorePath = DEFAULT_STORE,
    title: Annotated[str, typer.Option(help="The title to cite it by.")] = "dégel event data",
    codebook: CodebookFolder = None,
) -> None:
    """Write a frozen, citable vintage: data, codebook, checksums, Croissant, CITATION.cff."""
    from degel.store import Store

    print(Store(store).release(folder, title=title, codebook=codebook))


@store_app.command("tidy")
def tidy(store: StorePath = DEFAULT_STORE) -> None:
    """Compact the tables, and drop files that have been out of use for a week."""
    from degel.store import Store

    target = Store(store)
    target.require()
    counts = target.tidy()
    print(f"{store} is tidy: {sum(counts.values())} files in {len(counts)} tables")


@store_app.command("info")
def info(store: StorePath = DEFAULT_STORE) -> None:
    """How many rows each table has, and which vintages were released."""
    from degel.store import Store

    target = Store(store)
    target.require()
    for name, number in target.counts().items():
        print(f"{name:12} {number}")
    for row in target.vintages().to_pylist():
        print(f"vintage {row['id'][:12]} to {row['date']}, {row['events']} events, dégel {row['degel']}")


@store_app.command("correct")
def correct(
    target: Annotated[str, typer.Argument(help="An event id; for merge and split a happening id as well.")],
    action: Annotated[str, typer.Argument(help="accept, reject, edit, merge or split.")],
    who: Annotated[str, typer.Option(help="Your name.")],
    why: Annotated[str, typer.Option(help="The reason.")],
    set: Annotated[
        list[str] | None,
        typer.Option("--set", help="edit: COLUMN=VALUE, e.g. type=THREATEN, actors=RUS,BLR."),
    ] = None,
    member: Annotated[
        list[str] | None, typer.Option("--member", help="merge, split: an event or happening id.")
    ] = None,
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Append a correction; it is kept for good, survives re-coding, and is applied to everything read after it."""
    from degel.store import Store

    fields: dict[str, Any] = dict(_assignment(text) for text in set or ())
    if member:
        fields["members"] = member
    made = Store(store).correct(target, action, who, why, **fields)
    print(f"{made.action} of {made.target} by {made.who} at {made.at}: {made.why}")


def _assignment(text: str) -> tuple[str, Any]:
    name, sign, value = text.partition("=")
    if not sign:
        raise DegelError(f"--set {text!r} sets nothing; write COLUMN=VALUE")
    if name in ("actors", "recipients", "contexts"):
        return name, [item.strip() for item in value.split(",") if item.strip()]
    if name in ("probability", "score"):
        try:
            return name, float(value)
        except ValueError:
            raise DegelError(f"--set {text!r}: {value!r} is not a number") from None
    return name, value or None


@store_app.command("corrections")
def corrections(store: StorePath = DEFAULT_STORE) -> None:
    """Every correction, oldest first: when, who, what, why."""
    from degel.store import Store

    for item in Store(store).corrections():
        fields = "".join(f" {name}={value}" for name, value in item.fields.items())
        print(f"{item.at}  {item.who}: {item.action} {item.target}{fields} ({item.why})")


def read_day(text: str | None) -> date | None:
    """The day of `YYYY-MM-DD`; raises `DegelError` for anything else."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise DegelError(f"{text!r} is not a date of the calendar; write it as YYYY-MM-DD") from None
