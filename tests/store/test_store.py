"""What goes into a store comes out of it, once, whatever happens on the way."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from degel.errors import StoreError
from degel.records import Coded, Failure
from degel.store import Counts, Store
from degel.store.rows import event_record

Make = Callable[..., Coded]

WRITER = """
import sys
sys.path.insert(0, sys.argv[4])
from conftest import make_coded
from degel.store import Store
store, first, last = Store(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
docs = (
    make_coded(f"Peru's minister met Chile's for the {i}th time.", "PER", "CHL", "CONSULT", id=f"doc-{i:05d}")
    for i in range(first, last)
)
print("ready", flush=True)
store.add(docs, batch=5)
print("done", flush=True)
"""


def writer(store: Store, first: int, last: int) -> subprocess.Popen[str]:
    """A process of its own that adds documents `first` to `last`, five a commit."""
    command = [
        sys.executable,
        "-c",
        WRITER,
        str(store.path),
        str(first),
        str(last),
        str(Path(__file__).parent),
    ]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_an_event_comes_out_as_it_went_in(store: Store, coded: Make) -> None:
    item = coded("Turkey apologised to Russia.", "TUR", "RUS", "CONCEDE")
    assert store.add(item) == Counts(documents=1, events=1)
    row = store.events("TUR", "RUS").to_pylist()[0]
    assert event_record(row) == item.events[0]
    assert (row["evidence"], row["date"], row["dated"]) == (item.document.text, date(2016, 6, 27), False)


def test_the_same_document_twice_changes_nothing(store: Store, coded: Make) -> None:
    item = coded("Turkey apologised to Russia.", "TUR", "RUS", "CONCEDE")
    store.add([item, item])
    before = (store.counts(), store.tables.version("events"), store.events().to_pylist())
    assert store.add(item) == Counts(known=1)
    assert (store.counts(), store.tables.version("events"), store.events().to_pylist()) == before


def test_a_document_that_failed_is_kept_with_its_reason(store: Store, coded: Make) -> None:
    item = coded("Turkey apologised to Russia.", "TUR", "RUS", "CONCEDE")
    failed = Coded(item.document, failures=(Failure("language", "no coder for xx", item.document.id),))
    assert store.add(failed).failures == 1
    assert json.loads(store.documents().to_pylist()[0]["failures"])[0]["reason"] == "no coder for xx"


def test_without_text_offsets_hash_and_url_stay_and_no_sentence_does(store: Store, coded: Make) -> None:
    item = coded("Turkey apologised to Russia.", "TUR", "RUS", "CONCEDE")
    store.add(item, keep_text=False)
    event, doc = store.events().to_pylist()[0], store.documents().to_pylist()[0]
    assert (event["start"], event["end"]) == (0, len(item.document.text))
    assert event["evidence"] is event["sentence"] is doc["text"] is None
    assert len(doc["sha256"]) == 64
    words = "apologised"
    for file in store.path.rglob("*.parquet"):
        assert words.encode() not in file.read_bytes()


def test_wire_copies_count_once_without_text_too(store: Store, coded: Make) -> None:
    text = (
        "The foreign ministers of Norway and Sweden met in Oslo on Monday and agreed to reopen the crossing. "
    )
    for name in ("Reuters", "Aftenposten"):
        store.add(coded(text + name, "NOR", "SWE", "CONSULT", source=name), keep_text=False)
    assert [h.probability for h in store.happenings()] == [pytest.approx(0.9)]


@pytest.mark.slow
def test_four_writers_and_a_reader_lose_and_double_nothing(store: Store) -> None:
    # The shares overlap: documents 20 … 29 are written by two processes at the same time.
    running = [writer(store, first, first + 30) for first in (0, 20, 50, 80)]
    seen = [0]
    while any(process.poll() is None for process in running):
        count = store.counts()["documents"]
        assert count >= seen[-1]
        ids = store.events()["id"].to_pylist()
        assert len(ids) == len(set(ids)) >= count
        seen.append(count)
        time.sleep(0.05)
    for process in running:
        out, err = process.communicate()
        assert process.returncode == 0, err
        assert "done" in out
    assert store.counts()["documents"] == store.counts()["events"] == 110
    assert len(seen) > 2


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_killed_at_any_moment_it_stays_readable_and_a_rerun_completes_it(store: Store) -> None:
    for delay in (0.05, 0.2, 0.5):
        process = writer(store, 0, 90)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.communicate()
        listed = set(Store(store.path).documents()["id"].to_pylist())
        events = store.events()["document"].to_pylist()
        assert sorted(events) == sorted(listed), "a listed document is complete, and nothing else is seen"
    process = writer(store, 0, 90)
    _, err = process.communicate()
    assert process.returncode == 0, err
    assert store.counts()["documents"] == store.counts()["events"] == store.events().num_rows == 90


def test_rows_that_a_killed_run_of_other_code_left_are_replaced(store: Store, coded: Make) -> None:
    old = coded("Turkey apologised to Russia for the jet.", "TUR", "RUS", "CONCEDE")
    new = coded("Turkey apologised to Russia for the jet.", "TUR", "RUS", "SUPPORT")
    from degel.store.rows import coded_rows

    store.tables.insert("events", coded_rows(old)["events"])  # killed before the document's own row
    assert store.events().num_rows == 0
    store.add(new)
    assert store.events()["type"].to_pylist() == ["SUPPORT"]


def test_a_reader_sees_what_another_writer_adds_after_its_first_look(store: Store, coded: Make) -> None:
    store.add(coded("Peru met Chile.", "PER", "CHL", "CONSULT"))
    reader = Store(store.path)
    assert reader.events().num_rows == 1
    store.add(coded("Peru met Chile again.", "PER", "CHL", "CONSULT"))
    assert reader.events().num_rows == 2
    store.tidy(keep=timedelta(0))
    assert reader.events().num_rows == 2


def test_tidy_compacts_and_keeps_every_row(store: Store, coded: Make) -> None:
    for i in range(8):
        store.add(coded(f"Peru met Chile, round {i}.", "PER", "CHL", "CONSULT", day=f"2019-05-{10 + i}"))
    before = store.events().to_pylist()
    assert len(store.tables.files("events")) == 8
    counts = store.tidy(keep=timedelta(0))
    assert counts["events"] == 1
    assert store.events().to_pylist() == before
    assert len(list((store.path / "events").glob("*.parquet"))) == 1
    assert store.add(coded("Peru met Chile, round 0.", "PER", "CHL", "CONSULT", day="2019-05-10")).known == 1
    assert store.tables.query("SELECT count(*) AS n FROM {happenings}")["n"][0].as_py() == len(
        store.happenings()
    )


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a store")
    with pytest.raises(StoreError, match="is a file; a store is a folder"):
        Store(tmp_path / "notes.txt")
    with pytest.raises(StoreError, match="holds other files and no store"):
        Store(tmp_path)


def test_a_store_of_a_newer_version_is_not_opened(store: Store, coded: Make) -> None:
    store.add(coded("Peru met Chile.", "PER", "CHL", "CONSULT"))
    (store.path / "store.json").write_text('{"format": "degel", "schema": 99}')
    with pytest.raises(StoreError, match=r"newer dégel \(layout 99, this one knows 1\); update dégel"):
        Store(store.path)


def test_an_empty_store_says_how_to_fill_it(store: Store) -> None:
    with pytest.raises(StoreError, match="is empty; put documents in with `degel add` first"):
        store.require()
    assert store.events().num_rows == 0
    assert not store.path.exists()


def test_a_full_disk_is_said_in_a_sentence_and_what_was_committed_stays(
    store: Store, coded: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    import deltalake

    store.add(coded("Peru met Chile.", "PER", "CHL", "CONSULT"))
    write = deltalake.write_deltalake

    def full(where: str, *args: object, **kwargs: object) -> None:
        if where.endswith("documents"):
            raise OSError(errno.ENOSPC, "No space left on device")
        write(where, *args, **kwargs)

    monkeypatch.setattr(deltalake, "write_deltalake", full)
    other = coded("Peru thanked Chile.", "PER", "CHL", "SUPPORT")
    with pytest.raises(StoreError, match="is full; what was added so far is kept, free some space"):
        store.add(other)
    assert store.events()["type"].to_pylist() == ["CONSULT"]
    monkeypatch.undo()
    assert store.add(other).documents == 1
    assert sorted(store.events()["type"].to_pylist()) == ["CONSULT", "SUPPORT"]


def test_a_write_that_cannot_fit_is_not_begun(
    store: Store, coded: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil
    from types import SimpleNamespace

    store.add(coded("Peru met Chile.", "PER", "CHL", "CONSULT"))
    before = sorted(store.path.rglob("*"))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1000))
    for recode in (False, True):
        with pytest.raises(StoreError, match="is full; what was added so far is kept, free some space"):
            store.add(coded("Peru thanked Chile.", "PER", "CHL", "SUPPORT"), recode=recode)
    assert sorted(store.path.rglob("*")) == before


@pytest.mark.parametrize("what", ["marker", "log", "file", "gone"])
def test_a_damaged_store_is_said_in_a_sentence_with_the_remedy(store: Store, coded: Make, what: str) -> None:
    store.add(coded("Peru met Chile.", "PER", "CHL", "CONSULT"))
    data, log = (next((store.path / "events").glob(p)) for p in ("*.parquet", "_delta_log/*.json"))
    if what == "marker":
        (store.path / "store.json").write_text("garbage")
    elif what == "log":
        log.write_text("{garbage")
    elif what == "file":
        data.write_bytes(data.read_bytes()[:80])
    else:
        data.unlink()
    with pytest.raises(StoreError) as caught:
        Store(store.path).events()
    message = str(caught.value)
    assert "\n" not in message and len(message) < 500
    remedy = 'it should read {"format": "degel", "schema": 1}' if what == "marker" else "put back a copy"
    assert remedy in message


def test_events_are_found_by_pair_direction_date_and_type(store: Store, coded: Make) -> None:
    store.add(
        [
            coded("Peru thanked Chile.", "PER", "CHL", "SUPPORT", day="2019-05-01"),
            coded("Chile thanked Peru.", "CHL", "PER", "SUPPORT", day="2019-06-01"),
            coded("Peru and Chile met.", "PER CHL", None, "CONSULT", day="2019-07-01"),
            coded("Peru thanked Bolivia.", "PER", "BOL", "SUPPORT", day="2019-07-01"),
        ]
    )
    assert store.events("PER", "CHL").num_rows == 3
    assert store.events("PER", "CHL", directed=True)["date"].to_pylist() == [
        date(2019, 7, 1),
        date(2019, 5, 1),
    ]
    assert store.events("PER", "CHL", since=date(2019, 6, 1), until=date(2019, 6, 30)).num_rows == 1
    assert store.events(type="CONSULT").num_rows == 1
    assert store.events(limit=2)["date"].to_pylist() == [date(2019, 7, 1)] * 2


def test_events_between_states_and_events_of_a_list(store: Store, coded: Make) -> None:
    store.add(
        [
            coded("Peru thanked Chile.", "PER", "CHL", "SUPPORT"),
            coded("Peru and Chile met.", "PER CHL", None, "CONSULT"),
            coded("Peru called for calm.", "PER", None, "REQUEST"),
        ]
    )
    ids = store.events(official=True)["id"].to_pylist()
    assert sorted(store.events(official=True)["type"].to_pylist()) == ["CONSULT", "SUPPORT"]
    assert store.events(ids=ids[:1])["id"].to_pylist() == ids[:1]
    assert store.events(ids=[]).num_rows == 0
    assert {t.id for t in store.tellings(ids=ids)} == set(ids)
    store.correct(ids[0], "edit", "ana", "misread", type="ACCUSE")
    assert next(t.type for t in store.tellings(ids=ids[:1])) == "ACCUSE"


def test_hostile_text_is_stored_and_read(store: Store, coded: Make) -> None:
    item = coded(
        "Peru \ud800 met 'Chile'; DROP TABLE {events}.", "PER", "CHL", "CONSULT", source="O'Neil {x}"
    )
    store.add(item)
    assert store.events(document=item.document.id)["evidence"].to_pylist() == [
        "Peru � met 'Chile'; DROP TABLE {events}."
    ]


def test_what_took_long_is_committed_before_the_batch_is_full(
    store: Store, coded: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def slow() -> Iterator[Coded]:
        for k in range(4):
            seen.append(store.counts()["documents"])
            yield coded(f"Report no. {k} of a visit.", "RUS", "TUR", "CONSULT")

    monkeypatch.setattr("degel.store.store._LONGEST", 0.0)
    store.add(slow())
    assert seen == [0, 1, 2, 3]
    assert store.counts()["documents"] == 4


def test_a_limit_on_the_size_of_files_is_named_and_leaves_the_store_whole(tmp_path: Path) -> None:
    rows = "".join(
        f"{year}-01-{day:02d}\tPER\tCHL\t042\n" for year in range(1950, 2010) for day in range(1, 29)
    )
    (tmp_path / "andes.tsv").write_text(f"date\tsource\ttarget\tcode\n{rows}")
    command = [sys.executable, "-m", "degel", "import", "keds", "andes.tsv", "--store", "s.degel"]
    limited = ["bash", "-c", 'ulimit -f 40; exec "$@"', "bash", *command]
    found = subprocess.run(limited, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr.count("\n")) == (1, 1)
    assert "larger than this process may write; raise the limit" in found.stderr
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    assert Store(tmp_path / "s.degel").counts()["events"] == 60 * 28
