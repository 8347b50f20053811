"""A store → a frozen, citable folder: data, codebook, versions, checksums, Croissant and CITATION.cff.

The same store and the same code give the same bytes: rows are sorted, nothing is taken from the clock, and
the date of the vintage is the last day that its documents cover.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]
import pyarrow.parquet as pq  # type: ignore[import-untyped,unused-ignore]

from degel.errors import StoreError

from .exports import write_plover
from .schema import SCHEMA
from .tables import failure

if TYPE_CHECKING:
    from .store import Store

__all__ = ["write_release"]

_ORDER = {
    "documents": ("published", "id"),
    "quotes": ("document", "start", "id"),
    "events": ("date", "id"),
    "assessments": ("document", "id"),
    "happenings": ("date", "id"),
    "corrections": ("at", "id"),
}
_ABOUT = {
    "documents": "Documents: source, date, URL, hash of the text; the text itself is not part of the vintage.",
    "quotes": "Who said what, with offsets into the document.",
    "events": "Who did what to whom, how real it is, and the words that prove it; corrections applied.",
    "assessments": "What the press says of a pair of states; never part of a measure.",
    "happenings": "Acts: events of several documents that tell one act, merged, with their members.",
    "corrections": "What analysts changed: who, when and why.",
}
_MANIFEST = "SHA256SUMS"


def write_release(store: Store, folder: Path, *, title: str, codebook: Path | None = None) -> dict[str, Any]:
    """The row of the vintage; `folder` is made, and must be empty.

    It appears whole or not at all. Raises `StoreError` when it is not empty, or cannot be written.
    """
    partial = folder.with_name(f".{folder.name}.partial")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise StoreError(f"{folder} is not empty; give a new folder for the vintage")
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        try:
            row = _write(store, partial, title, codebook)
            partial.replace(folder)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    except OSError as error:
        raise failure(folder, error) from error
    return row


def _write(store: Store, folder: Path, title: str, codebook: Path | None) -> dict[str, Any]:
    from .store import happening_row

    events = store.events()
    joined = ["lang", "source", "source_country", "url", "title", "published", "cited"]
    tables = {
        "documents": store.documents().drop_columns(["text", "minhash", "furniture"]),
        "quotes": store.quotes(),
        "events": events.drop_columns(joined),
        "assessments": store.assessments().drop_columns(["date", "source", "url", "lang"]),
        "happenings": store.tables.arrow("happenings", [happening_row(h) for h in store.happenings()]),
        "corrections": store.tables.arrow("corrections", [c.row() for c in store.corrections()]),
    }
    for name, table in tables.items():
        keys = [(column, "ascending") for column in _ORDER[name]]
        # One chunk, whatever files the store has them in: chunks decide where a column's pages end.
        whole = table.sort_by(keys).combine_chunks()
        pq.write_table(whole, folder / f"{name}.parquet", compression="zstd")
    write_plover(store, folder / "events.plover.jsonl")
    _copy_codebook(folder / "codebook", codebook)
    days = [day for day in tables["documents"]["published"].to_pylist() if day is not None]
    last = max(days) if days else None
    versions = {"degel": version("degel"), "schema": SCHEMA, "pyarrow": pa.__version__}
    _write_json(folder / "versions.json", versions)
    _write_text(folder / "README.md", _readme(title, tables, versions, last))
    _write_text(folder / "CITATION.cff", _citation(title, versions["degel"], last))
    _write_json(folder / "croissant.json", _croissant(title, folder, tables, versions["degel"], last))
    sums = "".join(f"{_digest(file)}  {file.relative_to(folder).as_posix()}\n" for file in _files(folder))
    _write_text(folder / _MANIFEST, sums)
    return {
        "id": hashlib.sha256(sums.encode()).hexdigest(),
        "date": last,
        "documents": tables["documents"].num_rows,
        "events": tables["events"].num_rows,
        "degel": str(versions["degel"]),
    }


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file() and file.name != _MANIFEST)


def _copy_codebook(folder: Path, over: Path | None) -> None:
    import degel.codebook

    shipped = Path(degel.codebook.__file__).parent
    for origin in (shipped, over) if over else (shipped,):
        for file in sorted(origin.rglob("*.yml")):
            target = folder / file.relative_to(origin)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)


def _readme(title: str, tables: dict[str, pa.Table], versions: dict[str, Any], last: date | None) -> str:
    rows = "".join(
        f"| {name}.parquet | {table.num_rows} | {_ABOUT[name]} |\n" for name, table in tables.items()
    )
    return (
        f"# {title}\n\nCoded by dégel {versions['degel']}, to {last or 'no date'}. `{_MANIFEST}` has the SHA-256 of every "
        f"file; check with `sha256sum -c {_MANIFEST}`.\n\n| file | rows | what |\n|--|--|--|\n{rows}"
        "| events.plover.jsonl | as events | The events in PLOVER JSON, one a line. |\n"
        "| codebook/ | | The codebook that coded them. |\n"
    )


def _citation(title: str, degel: Any, last: date | None) -> str:
    released = f"date-released: {last}\n" if last else ""
    return (
        f"cff-version: 1.2.0\nmessage: Cite this vintage with the codebook and version that made it.\n"
        f"title: {json.dumps(title, ensure_ascii=False)}\ntype: dataset\nversion: {json.dumps(str(degel))}\n{released}"
        "authors:\n  - name: The dégel authors\nlicense: CC-BY-SA-4.0\n"
    )


_OWN = (
    "citeAs", "column", "extract", "field", "fileObject", "fileProperty", "fileSet", "format", "includes",
    "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex", "repeated",
    "replace", "samplingRate", "separator", "source", "subField", "transform", "equivalentProperty",
)  # fmt: skip
# The context that Croissant prescribes, whether its words are used or not.
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "sc": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{name: f"cr:{name}" for name in _OWN},
}


def _croissant(
    title: str, folder: Path, tables: dict[str, pa.Table], degel: Any, last: date | None
) -> dict[str, Any]:
    """The description of the vintage in MLCommons Croissant 1.0 (JSON-LD)."""
    files, sets = [], []
    for name, table in tables.items():
        file = f"{name}.parquet"
        files.append(
            {
                "@type": "cr:FileObject",
                "@id": file,
                "name": file,
                "contentUrl": file,
                "encodingFormat": "application/vnd.apache.parquet",
                "sha256": _digest(folder / file),
            }
        )
        sets.append(
            {
                "@type": "cr:RecordSet",
                "@id": name,
                "name": name,
                "description": _ABOUT[name],
                "field": [
                    {
                        "@type": "cr:Field",
                        "@id": f"{name}/{field.name}",
                        "name": field.name,
                        "dataType": _data_type(field.type),
                        **({"repeated": True} if pa.types.is_list(field.type) else {}),
                        "source": {"fileObject": {"@id": file}, "extract": {"column": field.name}},
                    }
                    for field in table.schema
                ],
            }
        )
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "name": title,
        "description": "Coded political events with the sentences that prove them, merged into acts.",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "license": "https://creativecommons.org/licenses/by-sa/4.0/",
        "version": str(degel),
        "citeAs": f"The dégel authors. {title}, coded by dégel {degel}{f', to {last}' if last else ''}.",
        **({"datePublished": last.isoformat()} if last else {}),
        "distribution": files,
        "recordSet": sets,
    }


def _data_type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return _data_type(kind.value_type)
    if pa.types.is_floating(kind):
        return "sc:Float"
    if pa.types.is_integer(kind):
        return "sc:Integer"
    if pa.types.is_boolean(kind):
        return "sc:Boolean"
    return "sc:Date" if pa.types.is_date(kind) else "sc:Text"


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _write_json(file: Path, value: object) -> None:
    _write_text(file, json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def _write_text(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
