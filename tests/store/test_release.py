"""A vintage is the same to the byte, whatever way the store was filled."""

from __future__ import annotations

import errno
import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import yaml

from degel.errors import StoreError
from degel.records import Coded
from degel.store import Store

Make = Callable[..., Coded]


def contents(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.fixture
def items(coded: Make) -> list[Coded]:
    return [
        coded(f"Peru's minister met Chile's, round {i}.", "PER", "CHL", "CONSULT", day=f"2019-05-{10 + i}", source=s)
        for i, s in enumerate(("AFP", "EFE", None, "Reuters", "AFP", "TASS"))
    ]  # fmt: skip


def test_the_same_content_gives_the_same_bytes(tmp_path: Path, items: list[Coded]) -> None:
    one, two = Store(tmp_path / "one"), Store(tmp_path / "two")
    one.add(items)
    for item in reversed(items):
        two.add(item)
    two.tidy(keep=timedelta(0))
    first = contents(one.release(tmp_path / "a"))
    assert first == contents(one.release(tmp_path / "b")) == contents(two.release(tmp_path / "c"))
    assert {
        "events.parquet", "happenings.parquet", "events.plover.jsonl", "CITATION.cff", "croissant.json",
        "versions.json", "SHA256SUMS", "codebook/entries/CONSULT.yml", "README.md",
    } <= set(first)  # fmt: skip


def test_every_file_is_in_the_manifest_with_its_hash(tmp_path: Path, items: list[Coded]) -> None:
    store = Store(tmp_path / "store")
    store.add(items)
    folder = store.release(tmp_path / "v1")
    listed = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text().splitlines())
    found = contents(folder)
    del found["SHA256SUMS"]
    assert listed == found
    croissant = json.loads((folder / "croissant.json").read_text())
    assert {f["name"]: f["sha256"] for f in croissant["distribution"]}.items() <= found.items()
    for record in croissant["recordSet"]:
        columns = [field["source"]["extract"]["column"] for field in record["field"]]
        assert columns == pq.read_schema(folder / f"{record['name']}.parquet").names
    assert yaml.safe_load((folder / "CITATION.cff").read_text())["date-released"].isoformat() == "2019-05-15"


def test_the_text_of_documents_is_no_part_of_a_vintage(tmp_path: Path, items: list[Coded]) -> None:
    store = Store(tmp_path / "store")
    store.add(items)
    folder = store.release(tmp_path / "v1")
    assert not {"text", "minhash", "furniture"} & set(pq.read_schema(folder / "documents.parquet").names)


def test_the_codebook_of_the_user_is_the_one_released(tmp_path: Path, items: list[Coded]) -> None:
    store = Store(tmp_path / "store")
    store.add(items)
    own = tmp_path / "mine"
    (own / "entries").mkdir(parents=True)
    (own / "entries" / "CONSULT.yml").write_text("id: CONSULT\n")
    folder = store.release(tmp_path / "v1", codebook=own)
    assert (folder / "codebook/entries/CONSULT.yml").read_text() == "id: CONSULT\n"
    assert (folder / "codebook/entries/ACCUSE.yml").stat().st_size > 100


def test_a_vintage_is_remembered_and_never_written_over(tmp_path: Path, items: list[Coded]) -> None:
    store = Store(tmp_path / "store")
    with pytest.raises(StoreError, match="is empty"):
        store.release(tmp_path / "v1")
    store.add(items)
    folder = store.release(tmp_path / "v1")
    manifest = hashlib.sha256((folder / "SHA256SUMS").read_bytes()).hexdigest()
    assert store.vintages()["id"].to_pylist() == [manifest]
    with pytest.raises(StoreError, match="v1 is not empty; give a new folder"):
        store.release(folder)


def test_a_vintage_appears_whole_or_not_at_all(
    tmp_path: Path, items: list[Coded], monkeypatch: pytest.MonkeyPatch
) -> None:
    from degel.store import release

    store = Store(tmp_path / "store")
    store.add(items)

    def full(*args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(release, "_write_json", full)
    with pytest.raises(StoreError, match="is full; what was added so far is kept, free some space"):
        store.release(tmp_path / "v1")
    assert [file.name for file in tmp_path.iterdir()] == ["store"]
    assert store.vintages().num_rows == 0


def test_a_store_that_cannot_be_written_says_that_its_release_is_complete(
    tmp_path: Path, items: list[Coded], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "s.degel")
    store.add(items)

    def refuse(name: str, rows: object) -> int:
        raise StoreError("s.degel cannot be written")

    monkeypatch.setattr(store.tables, "insert", refuse)
    with pytest.raises(StoreError, match="is complete, but its store does not list it"):
        store.release(tmp_path / "v")
    assert (tmp_path / "v").is_dir()
    assert store.vintages().num_rows == 0
