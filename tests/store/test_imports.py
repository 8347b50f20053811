"""Native files of others: codes, sides, traps, and whatever bytes there are."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from degel.errors import DegelError, SourceError
from degel.store import Store
from degel.store.imports import import_events
from degel.store.imports.codes import find_coding, split_actor
from degel.store.imports.keds import keds_system
from degel.store.types import type_names


def keds(folder: Path, *rows: str) -> Path:
    file = folder / "series.tsv"
    file.write_text("date\tsource\ttarget\tcode\n" + "".join("\t".join(row.split()) + "\n" for row in rows))
    return file


def test_the_code_system_is_told_from_the_codes_whatever_the_name_of_the_file(tmp_path: Path) -> None:
    weis = keds(tmp_path, *(["1990-08-02 IRQ KUW 223"] * 3), "1990-08-03 USA IRQ 212")
    assert keds_system(weis) == "weis"
    assert keds_system(keds(tmp_path, *(["1993-09-13 ISR PAL 057"] * 3))) == "cameo"


@pytest.mark.parametrize(
    ("system", "code", "type", "mode"),
    [
        ("cameo", "194", "ASSAULT", "heavy-weapons"),
        ("cameo", "0871", "RETREAT", "ceasefire"),
        ("cameo", "036", "AGREE", None),
        ("cameo", "112", "ACCUSE", "allege"),
        ("weis", "223", "ASSAULT", "heavy-weapons"),
        ("weis", "031", "CONSULT", None),
    ],
)
def test_codes_become_types_and_modes(system: str, code: str, type: str, mode: str | None) -> None:
    found = find_coding(system, code)
    assert found is not None
    assert (found.type, found.mode) == (type, mode)


@pytest.mark.parametrize(
    ("system", "code"), [("cameo", "010"), ("cameo", "023"), ("weis", "023"), ("cameo", "---")]
)
def test_statements_appeals_and_nonsense_are_not_coded(system: str, code: str) -> None:
    assert find_coding(system, code) is None


@pytest.mark.parametrize("system", ["cameo", "weis"])
def test_every_code_of_the_tables_is_a_type_of_the_codebook(system: str) -> None:
    for number in range(10, 2300):
        for code in (f"{number:03d}", f"{number:04d}"):
            found = find_coding(system, code)
            assert found is None or found.type in type_names()


def test_the_host_of_a_visit_is_its_recipient(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    import_events(store, "keds", keds(tmp_path, "1999-01-02 EGY JOR 043"))
    row = store.events().to_pylist()[0]
    assert (row["actors"], row["recipients"], row["mode"]) == (["JOR"], ["EGY"], "visit")


def test_two_equal_rows_of_a_day_are_two_events_and_one_act(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    import_events(store, "keds", keds(tmp_path, *(["1999-01-02 EGY JOR 112"] * 2)))
    assert store.events().num_rows == 2
    assert [len(item.members) for item in store.happenings()] == [2]
    assert store.events()["date"].to_pylist() == [date(1999, 1, 2)] * 2


def test_codes_of_old_states_and_organs_are_read() -> None:
    assert split_actor("EGYMIL", "cameo") == ("EGY", None, "MIL")
    assert split_actor("ISRREB", "cameo")[2] == "REB"
    assert split_actor("ZZZ", "cameo") == (None, None, None)


def test_a_bad_date_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"series.tsv:3: '1999-13-02' is not a date"):
        import_events(
            Store(tmp_path / "s"), "keds", keds(tmp_path, "1999-01-02 EGY JOR 112", "1999-13-02 EGY JOR 112")
        )


def test_a_file_cut_short_is_damaged(tmp_path: Path) -> None:
    file = keds(tmp_path, *(["1999-01-02 EGY JOR 112"] * 500))
    cut = tmp_path / "cut.tsv.gz"
    cut.write_bytes(gzip.compress(file.read_bytes())[:-20])
    with pytest.raises(SourceError, match="is damaged"):
        import_events(Store(tmp_path / "s"), "keds", cut)


@pytest.mark.parametrize("kind", ["keds", "icews", "gdelt"])
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
def test_any_bytes_are_imported_or_refused_in_a_sentence(tmp_path: Path, kind: str, data: bytes) -> None:
    header = {"keds": b"date\tsource\ttarget\tcode\n", "icews": b"", "gdelt": b""}[kind]
    for content in (data, header + data):
        file = tmp_path / "x"
        file.write_bytes(content)
        try:
            import_events(Store(tmp_path / "s"), kind, file)
        except DegelError as error:
            assert str(error).count("\n") == 0
