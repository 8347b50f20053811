"""`import`, `export`, `release`, `store …` and `relation --out` as a user runs them."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from degel.store import Store

Run = Callable[..., tuple[int, str, str]]

KEDS = "date\tsource\ttarget\tcode\n" + "".join(
    f"199{year}-{month:02d}-{day:02d}\t{a}\t{b}\t{code}\n"
    for year in (1, 2)
    for month in range(1, 13)
    for day, a, b, code in (
        (3, "PER", "CHL", "042"),
        (11, "CHLGOV", "PERGOV", "036"),
        (20, "PER", "CHL", "111"),
    )
)
ICEWS = "\t".join(
    (
        "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
        "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher",
        "City", "District", "Province", "Country", "Latitude", "Longitude",
    )
)  # fmt: skip


@pytest.fixture
def degel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`degel("export", "plover", "x.jsonl")` runs the command in a new folder: exit code, output, errors."""
    from degel.cli import main

    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["degel", *words])
        try:
            main()
            code: object = 0
        except SystemExit as stop:
            code = stop.code
        said = capsys.readouterr()
        return int(str(code or 0)), said.out, said.err

    return run


@pytest.fixture
def filled(degel: Run, tmp_path: Path) -> Path:
    """The store of two years between Peru and Chile."""
    (tmp_path / "andes.tsv.gz").write_bytes(gzip.compress(KEDS.encode()))
    code, out, err = degel("import", "keds", "andes.tsv.gz")
    assert (code, err) == (0, ""), err
    assert "72 events of 72 documents were new" in out
    return tmp_path / "relations.degel"


def test_importing_a_file_twice_changes_nothing(degel: Run, filled: Path) -> None:
    code, out, _ = degel("import", "keds", "andes.tsv.gz")
    assert (code, "0 events of 0 documents were new" in out) == (0, True)
    assert {row["origin"] for row in Store(filled).events().to_pylist()} == {"keds"}


def test_icews_rows_with_the_same_id_on_two_days_are_two_events(degel: Run, tmp_path: Path) -> None:
    rows = [
        ("7", day, "Peru", "", "Peru", "Visit", "042", "1.9", "Chile", "", "Chile", story, "1", "El Comercio",
         "Lima", "", "", "Peru", "-12.0", "-77.0")
        for day, story in (("2018-10-04", "1"), ("2018-10-05", "2"))
    ]  # fmt: skip
    (tmp_path / "day.tab").write_text("\n".join([ICEWS, *map("\t".join, rows)]) + "\n")
    assert "2 events of 2 documents" in degel("import", "icews", "day.tab")[1]
    assert Store(tmp_path / "relations.degel").events("PER", "CHL")["type"].to_pylist() == ["CONSULT"] * 2


@pytest.mark.parametrize(("width", "place", "url"), [(61, 52, 60), (58, 50, 57)])
def test_gdelt_rows_without_a_header_are_read(
    degel: Run, tmp_path: Path, width: int, place: int, url: int
) -> None:
    row = [""] * width
    for at, value in ((0, "9"), (1, "20201113"), (5, "PER"), (6, "PERU"), (7, "PER"), (15, "CHL"), (16, "CHILE"),
                      (17, "CHL"), (26, "042"), (31, "400"), (place, "Arica, Chile"),
                      (url, "https://www.lemonde.fr/x")):  # fmt: skip
        row[at] = value
    (tmp_path / "day.csv").write_text("\t".join(row) + "\n")
    assert "1 events" in degel("import", "gdelt", "day.csv")[1]
    event = Store(tmp_path / "relations.degel").events("PER", "CHL").to_pylist()[0]
    assert (event["source_country"], event["mode"], event["place"]) == ("FRA", "visit", "Arica, Chile")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("import", "acled", "andes.tsv.gz"), "'acled' cannot be imported; name one of gdelt, icews, keds"),
        (("import", "icews", "andes.tsv.gz"), "andes.tsv.gz:1: this is no ICEWS file"),
        (("import", "keds", "none.tsv"), "none.tsv cannot be read"),
        (("export", "events", "x.xlsx"), "x.xlsx has an unknown ending; use .csv, .tsv, .jsonl or .parquet"),
        (("export", "plover", "x.csv"), "give a name that ends in .jsonl"),
        (("export", "tweets", "x.csv"), "'tweets' cannot be exported; name one of assessments"),
        (("export", "panel", "x.csv", "--by", "day"), "a panel is by week or by month, not by 'day'"),
        (("export", "panel", "x.csv", "--countries", "PER,Atlantis"), "Atlantis"),
        (("export", "events", "x.csv", "--since", "1991-02-30"), "'1991-02-30' is not a date of the calendar"),
        (("export", "events", "no/such/folder/x.csv"), "cannot be written"),
        (("relation", "Peru", "PER"), "a relation needs two states; both names are PER"),
        (("relation", "Peru", "Atlantis"), "Atlantis"),
        (("relation", "Peru", "Chile", "--out", "x.gif"), "is written as .svg, .png, .csv or .json"),
        (("relation", "Peru", "Chile", "--scale", "goldstein"), "there is no scale 'goldstein'"),
        (("thaws", "--store", "nowhere"), "the store nowhere is empty; put documents in with `degel add` first"),
        (("export", "plover", "x.jsonl", "--store", "nowhere"), "the store nowhere is empty"),
        (("store", "tidy", "--store", "andes.tsv.gz"), "andes.tsv.gz is a file; a store is a folder"),
        (("store", "correct", "nothing", "reject", "--who", "me", "--why", "x"), "has no event 'nothing'"),
    ],
)  # fmt: skip
def test_errors_are_one_sentence_with_the_remedy(
    degel: Run, filled: Path, words: tuple[str, ...], message: str
) -> None:
    code, out, err = degel(*words)
    assert code == 1
    assert out == ""
    assert err.startswith("degel: ") and message in err and err.count("\n") == 1
    assert not list(filled.parent.glob(".*partial*"))


def test_plover_jsonl_has_one_event_a_line(degel: Run, filled: Path) -> None:
    assert degel("export", "plover", "events.jsonl", "--since", "1992-01-01")[0] == 0
    lines = [json.loads(line) for line in Path("events.jsonl").read_text().splitlines()]
    assert len(lines) == 36
    assert lines[0]["date"] == "1992-01-03"
    assert (lines[0]["event"], lines[0]["mode"], lines[0]["quad_code"]) == ("CONSULT", "visit", 1)
    assert [side["code"] for side in (*lines[0]["actor"], *lines[0]["recipient"])] == ["PER", "CHL"]


@pytest.mark.parametrize("kind", ["events", "documents", "happenings", "polecat", "panel", "quotes"])
@pytest.mark.parametrize("ending", ["csv", "tsv", "parquet", "jsonl"])
def test_every_table_is_written_in_every_format(degel: Run, filled: Path, kind: str, ending: str) -> None:
    code, out, err = degel("export", kind, f"x.{ending}")
    assert (code, err) == (0, "")
    rows = int(out.split()[0])
    assert rows == {"quotes": 0, "panel": 48}.get(kind, 72)
    if ending == "parquet":
        assert pq.read_table("x.parquet").num_rows == rows
    else:
        assert len(Path(f"x.{ending}").read_text().splitlines()) == rows + (ending != "jsonl")


def test_relation_writes_its_series_in_four_formats(degel: Run, filled: Path) -> None:
    for ending, start in (("svg", b"<svg"), ("png", b"\x89PNG"), ("csv", b"week,a,b,state"), ("json", b"{")):
        code, out, _ = degel("relation", "Peru", "Chile", "--out", f"andes.{ending}")
        assert (code, out) == (0, f"andes.{ending}\n")
        assert Path(f"andes.{ending}").read_bytes().startswith(start)


def test_relation_at_the_terminal_names_state_interval_and_happenings(degel: Run, filled: Path) -> None:
    code, out, _ = degel("relation", "Peru", "Chile")
    assert code == 0
    assert out.startswith("Peru – Chile (PER–CHL): ")
    assert "80 %" in out and "tone      " in out and "latest happenings:" in out
    assert "1992-12-20  ACCUSE/disapprove: PER → CHL (-2.0)" in out


def test_a_correction_flows_into_events_panel_and_relation(degel: Run, filled: Path) -> None:
    id = Store(filled).events("PER", "CHL").to_pylist()[0]["id"]
    code, out, err = degel("store", "correct", id, "reject", "--who", "Ana", "--why", "misread")
    assert (code, err) == (0, "")
    assert "reject of" in out
    degel("export", "events", "x.jsonl")
    assert len(Path("x.jsonl").read_text().splitlines()) == 71
    assert "1992-12-20" not in degel("relation", "PER", "CHL")[1].split("latest happenings:")[1]
    code, out, _ = degel(
        "store", "correct", id, "edit", "--who", "Ana", "--why", "a threat", "--set", "type=THREATEN"
    )
    assert code == 0
    assert "1992-12-20  THREATEN: PER → CHL (-3.5)" in degel("relation", "PER", "CHL")[1]
    assert len(degel("store", "corrections")[1].splitlines()) == 2


def test_release_and_tidy_at_the_command_line(degel: Run, filled: Path) -> None:
    assert degel("release", "v1")[0] == 0
    assert "is tidy" in degel("store", "tidy")[1]
    assert degel("release", "v2")[0] == 0
    for file in sorted(path for path in Path("v1").rglob("*") if path.is_file()):
        assert file.read_bytes() == (Path("v2") / file.relative_to("v1")).read_bytes(), file
    assert subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd="v1", check=False).returncode == 0
    assert degel("release", "v1")[2].startswith("degel: v1 is not empty")
    assert "vintage" in degel("store", "info")[1]


@pytest.mark.slow
def test_documents_are_added_corrected_and_coded_anew(degel: Run, tmp_path: Path) -> None:
    rows = [
        {
            "text": "Turkey apologised to Russia.",
            "published": "2016-06-27",
            "lang": "en",
            "source": "Reuters",
        },
        {"text": "La Turquie a présenté ses excuses à la Russie.", "published": "2016-06-27", "lang": "fr"},
    ]
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, rows)))
    code, out, err = degel("add", "news.jsonl", "--no-text")
    assert (code, err) == (0, "")
    assert out.startswith("2 documents added (0 were there), 2 new events")
    assert degel("add", "news.jsonl", "--no-text")[1].startswith(
        "0 documents added (2 were there), 0 new events"
    )
    store = Store(tmp_path / "relations.degel")
    assert [(row["type"], row["evidence"]) for row in store.events("TUR", "RUS").to_pylist()] == [
        ("CONCEDE", None)
    ] * 2
    assert len(store.happenings()) == 1
    degel("store", "correct", store.events()["id"][0].as_py(), "reject", "--who", "Ana", "--why", "a rumour")
    code, out, err = degel("add", "news.jsonl", "--recode")
    assert (code, err) == (0, "")
    assert out.startswith("0 documents added (2 were there, 2 coded anew), 0 new events")
    assert store.events("TUR", "RUS").num_rows == 1
    assert store.events("TUR", "RUS", rejected=True)["evidence"].null_count == 0
    assert degel("thaws")[1] == "no pair has changed on enough evidence\n"
