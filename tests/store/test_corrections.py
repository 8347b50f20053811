"""What an analyst says is kept, applied everywhere, and follows its event when a document is coded anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from degel.errors import StoreError
from degel.records import Coded, Span
from degel.relations import panel, relation
from degel.store import Store

Make = Callable[..., Coded]
TEXT = "On Monday Turkey apologised to Russia for the jet that it had shot down."


def say(store: Store, action: str, target: str | None = None, **fields: Any) -> str:
    """Correct the store's only event (or `target`); its id."""
    id = target or store.events(rejected=True)["id"][0].as_py()
    store.correct(id, action, "Ana", "read it again", **fields)
    return str(id)


def other(item: Coded, **changes: Any) -> Coded:
    """The same document, coded otherwise."""
    return replace(item, events=(replace(item.events[0], **changes),))


def test_the_last_word_counts_and_every_word_is_kept(store: Store, coded: Make) -> None:
    store.add(coded(TEXT, "TUR", "RUS", "CONCEDE"))
    id = say(store, "reject")
    assert store.events().num_rows == 0
    assert store.events(rejected=True)["probability"].to_pylist() == [0.0]
    say(store, "accept", id)
    assert store.events()["probability"].to_pylist() == [1.0]
    assert [(c.action, c.who, c.why) for c in store.corrections()] == [
        ("reject", "Ana", "read it again"),
        ("accept", "Ana", "read it again"),
    ]


def test_an_edited_type_brings_its_quad_and_scores(store: Store, coded: Make) -> None:
    store.add(coded(TEXT, "TUR", "RUS", "CONSULT", "visit"))
    say(store, "edit", type="ACCUSE")
    row = store.events().to_pylist()[0]
    assert (row["type"], row["mode"], row["quad"]) == ("ACCUSE", None, "verbal-conflict")
    assert (row["score"], row["plover_score"]) == (-3.0, 3.0)


def test_edited_sides_bring_their_states(store: Store, coded: Make) -> None:
    store.add(coded(TEXT, "TUR", "RUS", "CONCEDE"))
    say(store, "edit", actors=["TUR/OPP"], recipients=["RUS", "EU"])
    row = store.events().to_pylist()[0]
    assert (row["actor_states"], row["recipient_states"]) == ([], ["RUS"])
    assert [(a["country"], a["code"], a["sector"]) for a in row["actor"]] == [("TUR", "TUR", "OPP")]
    assert [a["code"] for a in row["recipient"]] == ["RUS", "EU"]
    assert store.events("TUR", "RUS", official=True).num_rows == 0


def test_an_edit_moves_an_event_between_selections(store: Store, coded: Make) -> None:
    store.add(coded(TEXT, "TUR", "RUS", "CONCEDE"))
    say(store, "edit", date=date(2016, 8, 9), recipients=["GRC"])
    assert store.events("TUR", "RUS").num_rows == 0
    assert store.events("TUR", "GRC", since=date(2016, 8, 1))["date_end"].to_pylist() == [date(2016, 8, 9)]


@pytest.mark.parametrize(
    ("action", "fields", "message"),
    [
        ("praise", {}, "'praise' is no correction; use one of accept, edit, merge, reject, split"),
        ("edit", {}, "an edit changes no column; name one of actors"),
        ("edit", {"id": "x"}, "the column 'id' cannot be edited"),
        ("edit", {"type": "WAR"}, "'WAR' is no event type; use one of ACCUSE"),
        ("edit", {"type": "CONSULT", "mode": "coup"}, "CONSULT has no mode 'coup'; use one of visit"),
        ("edit", {"mode": "visit"}, "CONCEDE has no mode 'visit'; use one of none"),
        ("edit", {"modality": "maybe"}, "'maybe' is no modality"),
        ("edit", {"probability": 2}, "probability is a number from 0 to 1, not 2"),
        ("edit", {"date": "31/12/2016"}, "'31/12/2016' is not a date"),
        ("edit", {"actors": "RUS"}, "actors takes a list of texts, not 'RUS'"),
        ("accept", {"type": "AID"}, "accept changes no column; use edit"),
        ("merge", {}, "a merge needs members"),
        ("split", {"members": ["x"]}, "has no event 'x'; `degel export events` lists the ids"),
    ],
)
def test_what_cannot_be_applied_is_refused(
    store: Store, coded: Make, action: str, fields: dict[str, Any], message: str
) -> None:
    store.add(coded(TEXT, "TUR", "RUS", "CONCEDE"))
    with pytest.raises(StoreError) as error:
        say(store, action, **fields)
    assert message in str(error.value)
    assert store.corrections() == []


def test_a_correction_needs_a_name_and_a_reason(store: Store, coded: Make) -> None:
    store.add(coded(TEXT, "TUR", "RUS", "CONCEDE"))
    with pytest.raises(StoreError, match="give who and why"):
        store.correct(store.events()["id"][0].as_py(), "reject", "Ana", " ")


# --- coded anew


def test_a_correction_stays_when_the_document_is_coded_anew(store: Store, coded: Make) -> None:
    item = coded(TEXT, "TUR", "RUS", "CONCEDE")
    store.add(item)
    say(store, "reject")
    store.add(other(item, mode=None, probability=0.7), recode=True)
    assert store.events().num_rows == 0
    assert store.events(rejected=True).num_rows == 1


@pytest.mark.parametrize(
    ("action", "fields"), [("reject", {}), ("accept", {}), ("edit", {"date": "2016-06-26"})]
)
def test_a_correction_follows_its_event_to_other_words(
    store: Store, coded: Make, action: str, fields: dict[str, Any]
) -> None:
    item = coded(TEXT, "TUR", "RUS", "CONCEDE")
    store.add(item)
    id = say(store, action, **fields)
    store.add(other(item, span=Span(10, 40)), recode=True)
    rows = store.events(rejected=True).to_pylist()
    assert len(rows) == 1 and rows[0]["id"] != id
    assert rows[0]["start"] == 10
    assert {"reject": rows[0]["probability"] == 0.0, "accept": rows[0]["probability"] == 1.0,
            "edit": rows[0]["date"] == date(2016, 6, 26)}[action]  # fmt: skip
    said = store.corrections()
    assert len(said) == 2 and {c.at for c in said} == {said[0].at} and {c.who for c in said} == {"Ana"}
    store.add(other(item, span=Span(10, 40)), recode=True)
    assert len(store.corrections()) == 2


def test_what_was_accepted_is_kept_when_the_new_coding_has_no_such_event(store: Store, coded: Make) -> None:
    item = coded(TEXT, "TUR", "RUS", "CONCEDE")
    store.add(item)
    say(store, "accept")
    store.add(replace(item, events=()), recode=True)
    row = store.events().to_pylist()[0]
    assert (row["type"], row["probability"]) == ("CONCEDE", 1.0)
    assert row["why"][-1].startswith("kept when the document was coded anew")


def test_what_was_rejected_goes_with_the_new_coding_and_another_claim_stays(
    store: Store, coded: Make
) -> None:
    item = coded(TEXT, "TUR", "RUS", "ACCUSE")
    store.add(item)
    say(store, "reject")
    store.add(other(item, type="CONCEDE", quad="verbal-cooperation", span=Span(3, 60)), recode=True)
    assert store.events()["type"].to_pylist() == ["CONCEDE"]


def test_an_accepted_type_outweighs_another_one_of_the_new_coding(store: Store, coded: Make) -> None:
    item = coded(TEXT, "TUR", "RUS", "CONCEDE")
    store.add(item)
    say(store, "accept")
    store.add(other(item, type="ACCUSE", mode="allege", quad="verbal-conflict"), recode=True)
    row = store.events().to_pylist()[0]
    assert (row["type"], row["mode"], row["score"], row["probability"]) == ("CONCEDE", None, 4.5, 1.0)


def test_a_merge_follows_its_events(store: Store, coded: Make) -> None:
    one = coded(TEXT, "TUR", "RUS", "CONCEDE")
    two = coded("Ankara said sorry to Moscow.", "TUR", "RUS", "CONCEDE", day="2016-07-20", source="AFP")
    store.add([one, two])
    first, second = store.events()["id"].to_pylist()
    store.correct(first, "merge", "Ana", "one apology", members=[second])
    assert len(store.happenings()) == 1
    store.add(other(one, span=Span(0, 50)), recode=True)
    assert len(store.happenings()) == 1


# --- acts


def reports(coded: Make) -> list[Coded]:
    return [
        coded(f"Peru's foreign minister visited Chile for talks on fishing, {name} says.", "PER", "CHL", "CONSULT",
              "visit", "2019-05-14", source=name)
        for name in ("AFP", "EFE", "Reuters")
    ]  # fmt: skip


def test_a_report_is_split_off_its_act_and_put_back(store: Store, coded: Make) -> None:
    store.add(reports(coded))
    act = store.happenings()[0]
    assert len(act.members) == 3
    store.correct(act.id, "split", "Ana", "another visit", members=[act.members[0]])
    assert sorted(len(h.members) for h in store.happenings()) == [1, 2]
    apart = next(h for h in store.happenings() if len(h.members) == 1)
    rest = next(h for h in store.happenings() if len(h.members) == 2)
    store.correct(apart.id, "merge", "Bob", "it is the same one", members=[rest.id])
    assert [h.members for h in store.happenings()] == [act.members]


def test_all_reports_of_an_act_are_split_from_each_other(store: Store, coded: Make) -> None:
    store.add(reports(coded))
    act = store.happenings()[0]
    store.correct(act.id, "split", "Ana", "three visits", members=list(act.members))
    assert [len(h.members) for h in store.happenings()] == [1, 1, 1]


def test_a_split_takes_members_of_the_act_alone(store: Store, coded: Make) -> None:
    store.add([*reports(coded), coded("Peru thanked Chile.", "PER", "CHL", "SUPPORT")])
    act = next(h for h in store.happenings() if h.type == "CONSULT")
    strange = next(h for h in store.happenings() if h.type == "SUPPORT").members[0]
    with pytest.raises(StoreError, match="is no member of the happening"):
        store.correct(act.id, "split", "Ana", "x", members=[strange])


def test_corrections_reach_relation_panel_and_release(store: Store, coded: Make, tmp_path: Any) -> None:
    store.add(reports(coded))
    before = relation(store, "PER", "CHL")
    assert before.columns["n_happenings"].sum() == 1
    act = store.happenings()[0]
    store.correct(act.id, "split", "Ana", "three visits", members=list(act.members))
    store.correct(act.members[0], "edit", "Ana", "a phone call", mode="phone")
    after = relation(store, "PER", "CHL")
    assert after.columns["n_happenings"].sum() == 3
    assert after.columns["tone_observed"][-1] < before.columns["tone_observed"][-1]
    assert panel(store, by="month").to_pylist()[1]["n_consult"] == 3
    import pyarrow.parquet as pq

    folder = store.release(tmp_path / "v1")
    assert pq.read_table(folder / "happenings.parquet").num_rows == 3
    assert pq.read_table(folder / "corrections.parquet")["who"].to_pylist() == ["Ana", "Ana"]
    assert sorted(str(m) for m in pq.read_table(folder / "events.parquet")["mode"].to_pylist()) == [
        "phone", "visit", "visit",
    ]  # fmt: skip
