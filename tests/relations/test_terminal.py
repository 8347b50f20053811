"""What the terminal shows of relations and of pairs that move: sentences, periods, rows without text."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from degel.errors import DegelError
from degel.records import Actor, Coded, Document, Event, Span
from degel.relations import panel, relation, thaws
from degel.store import Store
from degel.store.types import quad_of, score_of
from degel.summary import act_line

START = date(2015, 6, 1)
PAPERS = ("TASS", "Hürriyet", "Le Monde", "Reuters", "EFE")
Run = Callable[..., tuple[int, str, str]]


def report(day: date, type: str, number: int, text: str) -> Coded:
    """One report of what Russia did to Turkey."""
    doc = Document(text=text, published=day, source=PAPERS[number % 5], lang="en")
    one, other = (Actor(code, code, "GOV", code) for code in ("RUS", "TUR"))
    span = Span(0, len(text))
    event = Event(type, None, "done", quad_of(type), score_of(type, None), 0.9, (one,), (other,), span, span)  # type: ignore[arg-type]
    return Coded(doc, (), (event,))


def years(weeks: int = 60) -> list[Coded]:
    """A quarrel of thirty weeks, then a reconciliation."""
    kinds = (("ACCUSE", "REJECT", "SANCTION"), ("CONSULT", "SUPPORT", "AGREE"))
    return [
        report(
            START + timedelta(days=7 * week + 2 * k), kinds[week >= 30][k], week + k, f"Sentence {week}-{k}."
        )
        for week in range(weeks)
        for k in range(3)
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the store of a thaw."""
    made = tmp_path_factory.mktemp("thaw")
    Store(made / "relations.degel").add(years())
    return made


@pytest.fixture
def degel(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`degel("thaws", "--cards")` runs the command in that folder: exit code, output, errors."""
    from degel.cli import main

    monkeypatch.chdir(folder)

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["degel", *words])
        code: object = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code
        said = capsys.readouterr()
        return int(str(code or 0)), said.out, said.err

    return run


def test_a_card_at_the_terminal_shows_the_sentences_that_carry_the_change(folder: Path, degel: Run) -> None:
    card = relation(Store(folder / "relations.degel"), "RUS", "TUR").changes[0]
    shown = (
        degel("relation", "RUS", "TUR")[1].partition(f"  {card.day}: ")[2].partition("would be reversed")[0]
    )
    assert shown.count("“Sentence ") == len(card.acts) == 5
    for act in card.acts:
        assert f"“{act.members[0].sentence}”" in shown


def test_thaws_show_the_act_that_carried_most_and_with_cards_all_of_them(degel: Run) -> None:
    until = ("--until", "2016-03-15")
    code, out, err = degel("thaws", *until)
    assert (code, err) == (0, "")
    assert "thaw confirmed since" in out and out.count("“Sentence ") == 1
    assert degel("thaws", "--cards", *until)[1].count("“Sentence ") == 5
    card = json.loads(degel("thaws", "--json", *until)[1])[0]["card"]
    assert card["happenings"][0]["evidence"][0]["sentence"].startswith("Sentence ")


def test_a_period_shows_its_weeks_and_counts_what_was_before(folder: Path, degel: Run) -> None:
    store = Store(folder / "relations.degel")
    whole = relation(store, "RUS", "TUR", until=date(2016, 2, 28))
    part = relation(store, "RUS", "TUR", since=date(2016, 2, 3), until=date(2016, 2, 28))
    assert (part.weeks[0], part.until) == (date(2016, 2, 1), date(2016, 2, 28))
    assert part.tone == whole.tone and part.states == whole.states[-4:]
    assert [card.day for card in part.changes] == [c.day for c in whole.changes if c.day >= date(2016, 2, 3)]
    assert len(part.columns["tone"]) == 4 and all(act.day >= date(2016, 2, 3) for act in part.acts)
    shown = degel("relation", "RUS", "TUR", "--since", "2016-02-03", "--until", "2016-02-28")[1]
    assert (
        "2016-02-26  AGREE" in shown
        and "2016-02-29" not in shown
        and "2016-01" not in shown.split("latest")[1]
    )


def test_thaws_since_a_day_are_the_changes_from_then_on(folder: Path) -> None:
    store = Store(folder / "relations.degel")
    day = relation(store, "RUS", "TUR").changes[-1].day
    assert [move.since for move in thaws(store, since=day)] == [day]
    assert thaws(store, since=day + timedelta(days=1)) == []


def test_a_period_ends_with_the_store(folder: Path, degel: Run) -> None:
    store = Store(folder / "relations.degel")
    last = START + timedelta(days=7 * 59 + 4)
    assert relation(store, "RUS", "TUR", until=date(2030, 1, 1)).until == last
    assert panel(store, until=date(2030, 1, 1))["period"].to_pylist()[-1] == last.replace(day=1)
    for words, message in (
        (
            ("--since", "2016-05-01", "--until", "2016-04-01"),
            "ends (2016-04-01) before it starts (2016-05-01)",
        ),
        (("--since", "2031-01-01"), f"ends on {last}, before 2031-01-01; give an earlier day"),
        (("--until", "2016-02-30"), "'2016-02-30' is not a date of the calendar"),
    ):
        for command in (("relation", "RUS", "TUR"), ("thaws",)):
            code, out, err = degel(*command, *words)
            assert (code, out, err.count("\n")) == (1, "", 1) and message in err
    with pytest.raises(DegelError, match="swap the two days"):
        panel(store, since=date(2016, 5, 1), until=date(2016, 4, 1))


def test_imported_rows_have_no_place_in_a_text(degel: Run, folder: Path) -> None:
    rows = "".join(f"1991-0{month}-03\tPER\tCHL\t042\n" for month in range(1, 9))
    (folder / "andes.tsv").write_text(f"date\tsource\ttarget\tcode\n{rows}")
    degel("import", "keds", "andes.tsv", "--store", "andes.degel")
    out = degel("relation", "Peru", "Chile", "--store", "andes.degel")[1]
    assert "document keds:andes:1991-08-03, imported without text" in out
    assert "characters" not in out


def test_text_that_was_left_out_is_pointed_at_and_a_sentence_cannot_steer_the_terminal(
    tmp_path: Path,
) -> None:
    bare, full = Store(tmp_path / "bare"), Store(tmp_path / "full")
    bare.add([report(START, "CONSULT", 0, "They met.")], keep_text=False)
    full.add([report(START, "CONSULT", 0, "They\x1b[2J met\u202e again.")])
    pair = relation(bare, "RUS", "TUR")
    assert act_line(pair.latest[0], pair).endswith(", characters 0 to 9")
    pair = relation(full, "RUS", "TUR")
    assert act_line(pair.latest[0], pair).splitlines()[1].strip() == "“They [2J met again.”"
