"""From a store of coded documents to the index: weights, presses, channels, grades, duplicates, panels."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from degel.actors.states import country_name
from degel.errors import DegelError, StoreError, UnknownCountryError
from degel.records import Actor, Coded, Document, Event, Span, When
from degel.relations import load_scale, measure, panel, relation, scale_names, thaws
from degel.relations.acts import acts_by_pair
from degel.store import Store
from degel.store.exports import write_table
from degel.store.types import quad_of, score_of

PAPERS = {"TASS": "RUS", "Hürriyet": "TUR", "Le Monde": "FRA", "Reuters": "GBR", "EFE": "ESP", "AP": "USA"}


def report(
    day: date, a: str, b: str | None, type: str, mode: str | None = None, *, source: str = "Reuters", words: str = "",
    contexts: tuple[str, ...] = (), probability: float = 0.9, sector: str = "GOV", claimant: str | None = None,
    modality: str = "done",
) -> Coded:  # fmt: skip
    """One report of one act."""
    text = f"{words or type.lower() + ' of'} {a} and {b} on {day}, told in a few words"
    doc = Document(
        text=text, published=day, source=source, lang="en", meta={"country": PAPERS.get(source, "")}
    )
    sides = [tuple(Actor(c, c, sector, c) for c in side.split()) for side in (a, b or "") if side]
    event = Event(
        type, mode, modality, quad_of(type), score_of(type, mode), probability, sides[0],  # type: ignore[arg-type]
        sides[1] if b else (), Span(0, len(text)), Span(0, len(text)), contexts=contexts,
        claimant=Actor(claimant, claimant, "GOV") if claimant else None,
    )  # fmt: skip
    return Coded(doc, (), (event,))


def years(seed: int = 1, weeks: int = 70) -> list[Coded]:
    """Russia and Turkey: a quarrel, then a reconciliation, by papers of both and of others."""
    rng = np.random.default_rng(seed)
    found = []
    for week in range(weeks):
        cold = week < weeks // 2
        for k in range(3):
            day = date(2015, 6, 1) + timedelta(days=7 * week + 2 * k)
            type = ("ACCUSE", "REJECT", "SANCTION") if cold else ("CONSULT", "SUPPORT", "AGREE")
            a, b = ("RUS", "TUR") if rng.random() < 0.5 else ("TUR", "RUS")
            found.append(
                report(day, a, b, type[k], source=list(PAPERS)[(week + k) % 5], words=f"No. {week}-{k}")
            )
    return found


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "s.degel")
    made.add(years())
    return made


def test_a_thaw_is_found_and_ranked(store: Store) -> None:
    pair = relation(store, "Russie", "Турция")
    assert [card.state for card in pair.changes[:2]] == ["thaw watch", "thaw confirmed"]
    found = thaws(store, until=pair.changes[1].day)
    assert [(t.a, t.b, t.state) for t in found] == [("RUS", "TUR", "thaw confirmed")]
    assert found[0].low < found[0].tone < found[0].high


def test_thaws_never_lists_a_pair_on_thin_evidence(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.degel")
    store.add(
        [report(date(2019, 5, 1 + k), "RUS", "USA", "COOPERATE", source=s) for k, s in enumerate(PAPERS)][:4]
    )
    assert thaws(store) == []
    assert relation(store, "RUS", "USA").state == "not enough evidence"


def test_thaws_reads_a_pair_that_an_edit_completes(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.degel")
    days = (date(2019, 5, 6), date(2019, 5, 9), date(2019, 5, 14), date(2019, 5, 17), date(2019, 5, 22))
    for k, day in enumerate(days):  # the first report has lost its recipient to a misreading
        other = "TUR" if k else "DZA"
        store.add(report(day, "RUS", other, "ASSAULT", "heavy-weapons", source=list(PAPERS)[k]))
    assert thaws(store) == []
    wrong = store.events("RUS", "DZA")["id"][0].as_py()
    store.correct(wrong, "edit", "ana", "the town is Turkey's", recipients=["TUR"])
    assert [(t.a, t.b, t.state) for t in thaws(store)] == [("RUS", "TUR", "rupture")]


@pytest.mark.slow
def test_thaws_says_of_many_pairs_what_each_relation_says_of_itself(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.degel")
    rng = np.random.default_rng(11)
    lands = ("RUS", "TUR", "FRA", "DZA")
    kinds = (("ACCUSE", None), ("CONSULT", "visit"), ("SUPPORT", None), ("SANCTION", "expel"), ("RETREAT", "ease"), ("AGREE", None), ("REJECT", None), ("ASSAULT", "firearms"))  # fmt: skip
    items = years()
    for k in range(500):
        a, b = rng.choice(lands, 2, replace=False)
        kind, mode = kinds[int(rng.integers(len(kinds)))]
        day = date(2015, 6, 1) + timedelta(days=int(rng.integers(70 * 7)))
        source = list(PAPERS)[int(rng.integers(len(PAPERS)))]
        items.append(
            report(day, str(a), str(b), kind, mode, source=source, words=f"No. {k} of {rng.random()}")
        )
    store.add(items)
    seen = set()
    for until in (date(2015, 12, 13), date(2016, 3, 20), date(2016, 7, 3)):
        found = {(t.a, t.b): (t.state, t.since, t.low, t.delta) for t in thaws(store, until=until)}
        alone = {}
        for i, a in enumerate(sorted(lands)):
            for b in sorted(lands)[i + 1 :]:
                pair = relation(store, a, b, until=until)
                last = pair.changes[-1] if pair.changes else None
                if last and last.state != "steady" and pair.enough and (until - last.day).days <= 91:
                    low, _ = pair.interval() or (0.0, 0.0)
                    alone[a, b] = (last.state, last.day, low, float(pair.columns["delta"][-1]))
        assert found.keys() == alone.keys()
        seen |= found.keys()
        for key, (state, since, low, delta) in found.items():
            assert (state, since) == alone[key][:2]
            assert (low, delta) == pytest.approx(alone[key][2:])
    assert len(seen) >= 3


def test_an_act_first_told_months_later_starts_no_change_of_its_day(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.degel")
    for mode, day in (("heavy-weapons", date(2019, 3, 28)), ("aerial", date(2019, 9, 2))):
        coded = report(day, "RUS", "TUR", "ASSAULT", mode)
        march = When(date(2019, 3, 1), date(2019, 3, 31), "month")
        store.add(replace(coded, events=(replace(coded.events[0], when=march, mode=mode),)))
    told = {act.members[0].published: act.signal for act in relation(store, "RUS", "TUR").acts}
    assert told[date(2019, 3, 28)] is not None
    assert told[date(2019, 9, 2)] is None


def test_ten_times_the_input_moves_no_tone_by_a_tenth(tmp_path: Path) -> None:
    once, tenfold = Store(tmp_path / "once"), Store(tmp_path / "ten")
    items = years()
    once.add(items)
    for k in range(10):  # the same texts under other names, as agencies' copies are printed
        tenfold.add(
            replace(
                item,
                document=replace(
                    item.document, source=f"Gazette {k}" if k else item.document.source, id=None
                ),
            )
            for item in items
        )
    assert tenfold.counts()["documents"] == 10 * once.counts()["documents"]
    one, ten = (relation(s, "RUS", "TUR") for s in (once, tenfold))
    for name in ("tone", "tone_smoothed", "low80", "high80", "tone_ab", "tone_ba"):
        moved = np.nanmax(np.abs(one.columns[name] - ten.columns[name]))
        assert moved <= 0.1, name
    assert one.states == ten.states
    assert np.max(np.abs(one.columns["n_happenings"] - ten.columns["n_happenings"])) == 0


def test_an_act_told_by_ten_papers_weighs_as_one(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    store.add(
        [
            report(
                date(2019, 5, 1), "RUS", "USA", "CONSULT", "visit", source=s, words=f"{s} tells of a visit"
            )
            for s in PAPERS
        ]
    )
    pair = relation(store, "RUS", "USA")
    assert pair.columns["n_happenings"][-1] == 1
    assert pair.columns["n_events"][-1] == len(PAPERS)
    assert pair.columns["n_eff"][-1] <= 1.0


def test_acts_of_many_parties_are_shared_among_their_pairs(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    store.add(report(date(2019, 5, 1), "RUS USA FRA DEU ITA", None, "CONSULT"))
    tellings = store.tellings(modality="done")
    acts = acts_by_pair(store.happenings(), tellings, {}, load_scale("plover"))
    assert len(acts) == 10
    assert {round(act.weight, 6) for part in acts.values() for act in part} == {round(0.9 / 4, 6)}
    assert {act.way for part in acts.values() for act in part} == {0}


@pytest.mark.parametrize("modality", ["negated", "hypothetical", "historical", "future"])
def test_what_was_not_done_is_kept_and_counts_nothing(tmp_path: Path, modality: str) -> None:
    store = Store(tmp_path / "s")
    store.add(report(date(2019, 5, 1), "RUS", "USA", "CONSULT", modality=modality))
    pair = relation(store, "RUS", "USA")
    assert pair.columns["n_happenings"].sum() == 0
    assert pair.unreal == 1


def test_what_one_side_alone_says_of_the_other_weighs_half(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    store.add(report(date(2019, 5, 1), "RUS", "UKR", "ASSAULT", claimant="UKR"))
    alone = store.tellings(modality="done")
    weights = [
        act.weight for act in acts_by_pair(store.happenings(), alone, {}, load_scale("plover"))["RUS", "UKR"]
    ]
    assert weights == [pytest.approx(0.45)]


def test_only_organs_of_states_count_unless_all_actors_are_asked_for(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    store.add(report(date(2019, 5, 1), "RUS", "USA", "CONSULT", sector="BUS"))
    assert relation(store, "RUS", "USA").columns["n_happenings"].sum() == 0
    assert relation(store, "RUS", "USA", all_actors=True).columns["n_happenings"].sum() == 1


def test_each_press_carries_a_third_however_much_it_writes(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    day = date(2019, 5, 1)
    items = [
        report(day, "RUS", "TUR", "ACCUSE", source="TASS", words=f"charge {k} of the sort {k * 7}")
        for k in range(9)
    ]
    items += [report(day, "RUS", "TUR", "SUPPORT", source="Hürriyet"), report(day, "RUS", "TUR", "CONSULT")]
    store.add(items)
    pair = relation(store, "RUS", "TUR")
    assert pair.presses == ("a", "b", "others")
    assert pair.columns["tone_observed"][-1] == pytest.approx((-3.0 + 5.0 + 2.5) / 3, abs=1e-9)
    tones = [pair.columns[f"tone_{press}"][-1] for press in ("a_press", "b_press", "other_press")]
    assert tones[0] < 0 < tones[2] < tones[1]


def test_turning_the_pair_turns_its_directions_and_presses(store: Store) -> None:
    one, other = relation(store, "RUS", "TUR"), relation(store, "TUR", "RUS")
    np.testing.assert_array_equal(one.columns["tone"], other.columns["tone"])
    np.testing.assert_array_equal(one.columns["tone_ab"], other.columns["tone_ba"])
    np.testing.assert_array_equal(one.columns["tone_a_press"], other.columns["tone_b_press"])
    np.testing.assert_allclose(one.columns["asymmetry"], -other.columns["asymmetry"])


def test_channels_and_quads_are_kept_apart(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    day = date(2019, 5, 1)
    store.add(
        [
            report(day, "RUS", "TUR", "SANCTION", contexts=("economic",)),
            report(day, "RUS", "TUR", "CONSULT", contexts=("military",)),
        ]
    )
    last = {name: values[-1] for name, values in relation(store, "RUS", "TUR").columns.items()}
    assert (last["channel_economic"], last["channel_military"]) == (-6.0, 2.5)
    assert np.isnan(last["channel_cyber"])
    assert (last["material_conflict"], last["verbal_cooperation"], last["verbal_conflict"]) == (0.9, 0.9, 0.0)


@pytest.mark.parametrize(
    ("a_week", "papers", "grade"),
    [(10, 5, "A"), (5, 3, "B"), (3, 2, "C"), (1, 2, "D"), (0, 1, "E")],
)
def test_grades_ask_for_acts_and_for_independent_sources(
    tmp_path: Path, a_week: int, papers: int, grade: str
) -> None:
    store = Store(tmp_path / "s")
    rng = np.random.default_rng(2)
    store.add(
        report(
            date(2019, 1, 7) + timedelta(days=7 * week + k % 7), "RUS", "TUR", ("REQUEST", "ACCUSE")[k % 2],
            source=list(PAPERS)[(k + week) % papers], words=" ".join(f"{n}" for n in rng.integers(0, 10**9, 25)),
        )
        for week in range(14)
        for k in range(a_week or (1 if week > 11 else 0))
    )  # fmt: skip
    assert relation(store, "RUS", "TUR", until=date(2019, 4, 14)).grade == grade


def test_what_could_be_known_on_a_day_is_asked_with_until(store: Store) -> None:
    whole = relation(store, "RUS", "TUR")
    day = whole.changes[0].day
    early = relation(store, "RUS", "TUR", until=day)
    assert early.state == "thaw watch"
    assert early.weeks[-1] + timedelta(days=6) == day
    np.testing.assert_array_equal(early.columns["tone"], whole.columns["tone"][: len(early.weeks)])


def test_scales_differ_where_they_say_they_do(tmp_path: Path) -> None:
    assert scale_names() == ("plover", "degel")
    store = Store(tmp_path / "s")
    store.add(report(date(2019, 5, 1), "RUS", "TUR", "COOPERATE"))
    tones = [relation(store, "RUS", "TUR", scale=name).columns["tone_observed"][-1] for name in scale_names()]
    assert tones == [9.0, 7.5]


def test_bad_questions_are_answered_with_the_remedy(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UnknownCountryError):
        relation(store, "RUS", "Ruritania")
    with pytest.raises(DegelError, match="needs two states; both names are RUS"):
        relation(store, "RUS", "Russia")
    with pytest.raises(DegelError, match="use one of plover, degel"):
        relation(store, "RUS", "TUR", scale="goldstein")
    with pytest.raises(StoreError, match="is empty"):
        thaws(Store(tmp_path / "nothing"))
    with pytest.raises(DegelError, match="there is no 90 % interval; use 50, 80 or 95"):
        relation(store, "RUS", "TUR").interval(90)


def test_outlets_that_a_digest_names_are_its_sources(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    one = report(date(2019, 5, 1), "RUS", "TUR", "CONSULT", source="AP")
    digest = replace(one, document=replace(one.document, meta={"sources": "AP, Le Monde, EFE"}, id=None))
    store.add(digest)
    tellings = store.tellings(modality="done")
    act = acts_by_pair(store.happenings(), tellings, {}, load_scale("plover"))["RUS", "TUR"][0]
    assert (act.n_groups, act.outlets) == (3, {"ap", "le monde", "efe"})
    assert act.countries >= {"FRA", "ESP"}
    assert act.weight == pytest.approx(0.9)  # more sources weigh no more


# --- panels


def test_a_panel_has_every_directed_pair_and_period_with_zeros(store: Store) -> None:
    rows = panel(store, by="month", countries=["RUS", "TUR", "GRC"]).to_pylist()
    periods = sorted({row["period"] for row in rows})
    assert periods[0] == date(2015, 6, 1) and len(periods) == 16
    assert len(rows) == 6 * len(periods)
    assert {(row["a"], row["b"]) for row in rows if row["n"]} == {("RUS", "TUR"), ("TUR", "RUS")}
    zero = next(row for row in rows if (row["a"], row["b"]) == ("GRC", "RUS"))
    assert (zero["n"], zero["n_consult"], zero["score_sum"], zero["score_mean"]) == (0, 0, 0.0, None)
    assert (zero["a_cow"], zero["b_cow"], zero["a_gw"], zero["grade"]) == (350, 365, 350, "E")
    assert sum(row["n"] for row in rows) == 210


def test_the_sums_of_weeks_and_months_agree(store: Store) -> None:
    month, week = (panel(store, by=by).to_pylist() for by in ("month", "week"))
    for name in ("n", "n_accuse", "n_verbal_cooperation", "score_sum", "weight"):
        assert sum(row[name] for row in month) == pytest.approx(sum(row[name] for row in week))


@pytest.mark.parametrize(
    ("state", "day", "cow", "gw"),
    [
        ("DEU", date(1990, 9, 1), 260, 260),  # two Germanies
        ("DDR", date(1990, 9, 1), 265, 265),
        (
            "DEU",
            date(1990, 11, 1),
            255,
            260,
        ),  # one, which is a new member of COW's system and an old one of GW's
        ("DDR", date(1990, 11, 1), None, None),
        ("YUG", date(1999, 4, 1), 345, 345),
        ("SCG", date(2005, 4, 1), 345, 345),
        ("SRB", date(2007, 4, 1), 345, 340),
        ("SRB", date(2006, 6, 1), 345, 340),  # began within the month
        ("MNE", date(2006, 6, 1), 341, 341),
        ("SDN", date(2010, 4, 1), 625, 625),
        ("SDN", date(2012, 4, 1), 625, 625),
        ("SSD", date(2011, 6, 1), None, None),
        ("SSD", date(2011, 7, 1), 626, 626),  # independent on the ninth
        ("YEM", date(1989, 1, 1), 678, 678),
        ("YEM", date(1991, 1, 1), 679, 678),
        ("CSK", date(1992, 12, 1), 315, 315),
        ("CZE", date(1993, 1, 1), 316, 316),
    ],
)
def test_codes_of_a_panel_are_those_of_the_month(
    tmp_path: Path, state: str, day: date, cow: int | None, gw: int | None
) -> None:
    store = Store(tmp_path / "s")
    store.add(report(day, state, "FRA", "CONSULT"))
    rows = [row for row in panel(store, by="month").to_pylist() if row["a"] == state]
    assert [(row["period"], row["a_cow"], row["a_gw"], row["b_cow"]) for row in rows] == [(day, cow, gw, 220)]


def test_a_panel_changes_the_codes_of_a_state_with_the_state(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    store.add(
        [
            report(date(1990, 9, 3), "DEU", "FRA", "CONSULT"),
            report(date(1990, 12, 3), "DEU", "FRA", "CONSULT"),
        ]
    )
    rows = [row for row in panel(store, by="month").to_pylist() if row["a"] == "DEU"]
    # On the first of October there were two Germanies; without an act the months between have zeros.
    assert [(row["a_cow"], row["n"]) for row in rows] == [(260, 1), (260, 0), (255, 0), (255, 1)]


def test_the_index_columns_are_those_of_the_relation(store: Store) -> None:
    pair = relation(store, "RUS", "TUR")
    row = [r for r in panel(store, by="week").to_pylist() if (r["a"], r["b"]) == ("RUS", "TUR")][-1]
    assert row["tone"] == pytest.approx(float(pair.columns["tone"][-1]))
    assert row["tone_directed"] == pytest.approx(float(pair.columns["tone_ab"][-1]))
    assert (row["state"], row["grade"]) == (pair.state, pair.grade)


def test_a_panel_opens_in_pandas_and_polars(store: Store, tmp_path: Path) -> None:
    import pandas
    import polars

    table = panel(store, by="week")
    for ending in ("csv", "parquet"):
        file = write_table(table, tmp_path / f"panel.{ending}")
        read = getattr(pandas, f"read_{ending}")(
            file, **({"parse_dates": ["period"]} if ending == "csv" else {})
        )
        assert len(read) == table.num_rows and read["n"].sum() == 210
        assert str(read["period"].dt.year.max()) == "2016" if ending == "csv" else True
        other = getattr(polars, f"read_{ending}")(
            file, **({"try_parse_dates": True} if ending == "csv" else {})
        )
        assert other.shape == table.shape and other["n"].sum() == 210
        assert str(other["period"].dtype) == "Date"


def test_a_panel_without_acts_has_its_columns(tmp_path: Path, store: Store) -> None:
    empty = Store(tmp_path / "e")
    empty.add(Coded(Document(text="Nothing happened.", published="2020-01-01")))  # type: ignore[arg-type]
    table = panel(empty, by="month")
    assert (table.num_rows, table.column_names) == (0, panel(store).column_names)
    with pytest.raises(DegelError, match="by week or by month"):
        panel(store, by="year")  # type: ignore[arg-type]


# --- drawings


def test_drawings_name_the_pair_and_are_whole(store: Store) -> None:
    from xml.etree import ElementTree

    pair = relation(store, "RUS", "TUR")
    root = ElementTree.parse(io.StringIO(pair.svg())).getroot()
    assert "RUS – TUR" in "".join(root.itertext())
    assert pair.png().startswith(b"\x89PNG")
    assert len(pair.chart().split("\n")) == 4
    assert country_name("TUR")


def test_a_series_goes_to_a_data_frame(store: Store) -> None:
    frame = relation(store, "RUS", "TUR").to_frame()
    assert len(frame) == 70 and frame["tone"].notna().sum() > 60
    assert {"tone_observed", "activity", "coverage_articles", "n_eff", "n_source_groups", "n_source_countries",
            "low50", "high95", "tone_smoothed", "p_improving", "state", "grade"} <= set(frame)  # fmt: skip


def test_a_pair_without_acts_can_be_measured() -> None:
    pair = measure("RUS", "TUR", [], until=date(2020, 1, 1))
    assert (pair.state, pair.enough) == ("not enough evidence", False)
    assert pair.svg().startswith("<svg")
