"""The board gives what the store gives, and follows every correction."""

from __future__ import annotations

import shutil
from datetime import date
from itertools import pairwise

import numpy as np
import pytest

from degel.api import coverage, discussion, evidence, pairs, why
from degel.api.board import Board
from degel.api.view import View, read_pair
from degel.errors import DegelError, StoreError
from degel.relations import relation
from degel.store import Store
from faces import told


@pytest.fixture(scope="module")
def board(made_store):
    found = Board(Store(made_store))
    yield found
    found.close()


@pytest.fixture
def own(own_store):
    found = Board(Store(own_store))
    yield found
    found.close()


@pytest.mark.parametrize(("a", "b"), [("RUS", "TUR"), ("TUR", "RUS"), ("FRA", "DZA"), ("IRN", "IRQ")])
def test_the_shelf_gives_the_relation_that_the_store_gives(board, a, b):
    one, other = board.relation(a, b), relation(board.store, a, b)
    assert one.states == other.states and one.grades == other.grades and one.evidence == other.evidence
    for name, values in other.columns.items():
        assert np.array_equal(values, one.columns[name], equal_nan=True), name


def test_the_shelf_follows_an_edit_that_moves_an_event_to_another_pair(own):
    event = own.relation("FRA", "DZA").acts[0].happening.members[0]
    assert len(own.relation("FRA", "ESP").acts) == 0
    discussion.correct_event(own, event, "edit", "Ada", "it was Madrid", {"recipients": "Espagne"})
    assert [act.happening.recipient for act in own.relation("FRA", "ESP").acts] == [("ESP",)]
    assert own.relation("FRA", "DZA").acts == ()
    assert len(relation(own.store, "FRA", "ESP").acts) == 1


def test_rejecting_an_event_takes_it_out_of_the_index_and_accepting_it_brings_it_back(own):
    event = own.relation("FRA", "DZA").acts[0].happening.members[0]
    discussion.correct_event(own, event, "reject", "Ada", "not a meeting", {})
    assert own.relation("FRA", "DZA").acts == ()
    card = evidence.evidence_card(own, event)
    assert card["rejected"] and card["corrections"][-1]["why"] == "not a meeting"
    discussion.correct_event(own, event, "accept", "Bo", "it was one", {})
    assert own.relation("FRA", "DZA").acts[0].happening.probability == 1.0
    assert [row["action"] for row in discussion.audit_log(own)["entries"]] == ["accept", "reject"]


def test_splitting_and_merging_change_the_number_of_happenings(own):
    act = next(act for act in own.relation("RUS", "TUR").acts if len(act.members) > 1)
    before = len(own.relation("RUS", "TUR").acts)
    one, *others = sorted(act.happening.members)
    discussion.correct_event(own, one, "split", "Ada", "two acts", {"members": others})
    split = len(own.relation("RUS", "TUR").acts)
    assert split > before
    discussion.correct_event(own, one, "merge", "Ada", "one act after all", {"members": others})
    assert len(own.relation("RUS", "TUR").acts) == before


def test_an_edit_of_the_type_brings_its_score_and_class(own):
    event = own.relation("FRA", "DZA").acts[0].happening.members[0]
    discussion.correct_event(own, event, "edit", "Ada", "a reproach", {"type": "ACCUSE", "mode": ""})
    row = own.event(event)
    assert (row["type"], row["quad"], row["score"] < 0) == ("ACCUSE", "verbal-conflict", True)


@pytest.mark.parametrize(
    ("action", "fields", "said"),
    [
        ("erase", {}, "is no correction"),
        ("edit", {}, "nothing was changed"),
        ("edit", {"type": "DANCE"}, "is no type"),
        ("edit", {"day": "2016-02-30"}, "no day of the calendar"),
        ("edit", {"actors": ""}, "needs an actor"),
        ("edit", {"recipients": "Atlantis"}, "no country known"),
        ("split", {"members": []}, "needs members"),
        ("merge", {"members": ["nothing"]}, "no event"),
    ],
)
def test_a_correction_that_cannot_be_applied_says_so_and_leaves_nothing(own, action, fields, said):
    event = own.relation("FRA", "DZA").acts[0].happening.members[0]
    with pytest.raises(DegelError, match=said):
        discussion.correct_event(own, event, action, "Ada", "because", fields)
    assert own.corrections() == ()


def test_notes_are_kept_on_pairs_and_events_and_need_an_author(own):
    event = own.relation("FRA", "DZA").acts[0].happening.members[0]
    discussion.write_note(own, "DZA-FRA", "Ada", "see the visit of May")
    discussion.write_note(own, event, "Bo", "two sources?")
    assert [row["target"] for row in discussion.audit_log(own)["entries"]] == [event, "DZA-FRA"]
    assert evidence.evidence_card(own, event)["notes"][0]["text"] == "two sources?"
    with pytest.raises(StoreError, match="needs a name"):
        discussion.write_note(own, event, " ", "anonymous")
    with pytest.raises(DegelError, match="no event"):
        discussion.write_note(own, "nothing", "Ada", "text")


def test_a_new_document_is_seen_at_once(own):
    before = len(own.relation("FRA", "DZA").acts)
    own.store.add(told("Paris a soutenu Alger", "FRA", "DZA", "SUPPORT", date(2016, 8, 1), "Le Monde", "fr"))
    assert len(own.relation("FRA", "DZA").acts) == before + 1


def test_a_large_store_that_grows_is_copied_in_the_background(own):
    import time

    old = own.shelf()
    old.seconds = 3.0  # as if it were large
    old.made -= 100.0
    before = len(own.relation("FRA", "DZA").acts)
    own.store.add(told("Paris a soutenu Alger", "FRA", "DZA", "SUPPORT", date(2016, 8, 1), "Le Monde", "fr"))
    assert own.shelf() is old and len(own.relation("FRA", "DZA").acts) == before
    event = own.relation("FRA", "DZA").acts[0].happening.members[0]
    discussion.correct_event(own, event, "reject", "Ada", "counts at once", {})
    assert len(own.relation("FRA", "DZA").acts) == before - 1
    limit = time.monotonic() + 30
    while own.shelf() is old and time.monotonic() < limit:
        time.sleep(0.05)
    assert len(own.relation("FRA", "DZA").acts) == before


def test_a_pair_is_described_with_its_series_its_happenings_and_its_press(board):
    found = pairs.describe_pair(board, "RUS", "TUR", View())
    assert found["grade"] != "E" and found["tone"] > 0 and found["interval"]["80"][0] < found["tone"]
    assert len(found["weeks"]) == len(board.relation("RUS", "TUR").weeks)
    assert found["happenings"][0]["day"] >= found["happenings"][-1]["day"]
    assert {claim["direction"] for claim in found["assessments"]} == {"warming"}
    assert any(card["state"] == "thaw confirmed" for card in found["changes"])


def test_a_period_crops_what_is_shown_and_not_what_is_known(board):
    whole = pairs.describe_pair(board, "RUS", "TUR", View())
    view = View.read({"from": "2016-03-01", "to": "2016-06-30"})
    part = pairs.describe_pair(board, "RUS", "TUR", view)
    assert 0 < len(part["weeks"]) < len(whole["weeks"])
    assert all("2016-03-01" <= act["day"] <= "2016-06-30" for act in part["happenings"])
    assert part["state"] == whole["state"] and part["tone"] == whole["tone"]
    by_week = {row["week"]: row for row in whole["weeks"]}
    assert all(row == by_week[row["week"]] for row in part["weeks"])


def test_as_of_a_day_nothing_later_is_known(board):
    found = pairs.describe_pair(board, "RUS", "TUR", View(asof=date(2016, 4, 1)))
    assert found["happenings"][0]["day"] <= "2016-04-01" and found["tone"] < 0
    assert not any(card["state"].startswith("thaw") for card in found["changes"])


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ({"way": "ab"}, lambda act: act["way"] in ("ab", "both")),
        ({"way": "ba"}, lambda act: act["way"] in ("ba", "both")),
        ({"channel": "diplomatic"}, lambda act: "diplomatic" in act["channels"]),
        ({"press": "a"}, lambda act: "TASS" in act["sources"]),
    ],
)
def test_a_view_measures_the_acts_it_looks_at_alone(board, query, kept):
    found = pairs.describe_pair(board, "RUS", "TUR", View.read(query))
    whole = pairs.describe_pair(board, "RUS", "TUR", View())
    assert all(kept(act) for act in found["happenings"])
    assert len(found["happenings"]) == sum(1 for act in whole["happenings"] if kept(act))
    assert [row["state"] for row in found["weeks"]] == [row["state"] for row in whole["weeks"]]


def test_thin_evidence_says_how_thin_and_gives_no_number(board):
    found = pairs.describe_pair(board, "FRA", "DZA", View())
    assert (
        found["state"] == "not enough evidence" and found["tone"] is None and found["interval"]["80"] is None
    )
    assert found["thin"] == {"happenings": 0, "weeks": 0} and all(
        row["tone"] is None for row in found["weeks"]
    )


def test_views_survive_their_address(board):
    view = View.read({"from": "2016", "to": "2016-07-01", "way": "ab", "press": "others", "scale": "degel"})
    from urllib.parse import parse_qsl

    assert View.read(dict(parse_qsl(view.query()))) == view
    assert View().query() == ""


@pytest.mark.parametrize(
    "query", [{"way": "sideways"}, {"from": "yesterday"}, {"from": "2017", "to": "2016"}, {"scale": "none"}]
)
def test_a_wrong_view_is_refused_in_one_sentence(query):
    with pytest.raises(DegelError):
        View.read(query)


@pytest.mark.parametrize("slug", ["RUS", "RUS-RUS", "RUS-XXX", "", "../etc-passwd"])
def test_a_wrong_pair_is_refused(slug):
    with pytest.raises(DegelError):
        read_pair(slug)


def test_the_share_of_a_happening_is_what_is_lost_without_it(board):
    found = board.relation("RUS", "TUR")
    start, first, last = found.weeks[0], date(2016, 4, 4), date(2016, 8, 1)
    before, after, shares = why.leave_one_out(found.acts, start, first, last)
    act, share = shares[0]
    rest = [other for other in found.acts if other is not act]
    before_without, after_without, _ = why.leave_one_out(rest, start, first, last)
    assert share == pytest.approx((after - before) - (after_without - before_without), abs=1e-9)
    assert abs(shares[0][1]) >= abs(shares[-1][1])


def test_why_names_friendly_acts_for_the_thaw(board):
    found = why.explain_move(board, "RUS", "TUR", View(), date(2016, 8, 15), date(2016, 5, 1))
    assert found["moved"] > 1 and found["enough"]
    assert {row["type"] for row in found["happenings"][:3]} <= {"SUPPORT", "CONSULT"}


def test_the_parts_of_a_sentence_join_to_the_sentence_and_mark_the_roles(board):
    event = next(a for a in board.relation("RUS", "TUR").acts if len(a.members) > 1).happening.members[0]
    card = evidence.evidence_card(board, event)
    assert "".join(part["text"] for part in card["parts"]) == card["sentence"]
    roles = {part["role"]: part["text"] for part in card["parts"]}
    assert roles["actor"] and roles["recipient"] and roles["act"].strip()
    assert card["clause"]["definition"] and len(card["members"]) > 1 and card["related"]


def test_events_that_did_not_happen_have_a_card_and_no_happening(board):
    future = next(r["id"] for r in board.store.events("FRA", "DZA").to_pylist() if r["modality"] == "future")
    card = evidence.evidence_card(board, future)
    assert card["modality"] == "future" and card["happening"] is None


def test_moves_are_newest_first_and_cite_their_evidence(board):
    found = pairs.moves(board, View())
    assert all(one["day"] >= other["day"] for one, other in pairwise(found))
    thaw = next(row for row in found if row["state"] == "thaw confirmed")
    assert thaw["pair"] == "RUS-TUR" and thaw["carried_by"]["evidence"] and thaw["grade"] in "ABCD"


def test_coverage_counts_what_was_read_and_what_failed(board):
    found = coverage.store_coverage(board)
    assert found["documents"] == board.store.counts()["documents"]
    assert sum(row["documents"] for row in found["sources"]) == found["documents"]
    assert sum(row["events"] for row in found["languages"]) == board.store.counts()["events"]
    assert sum(row["events"] for row in found["weeks"]) == sum(row["events"] for row in found["languages"])
    newest = found["latest_weeks"][0]
    assert newest["week"] == max(row["week"] for row in found["weeks"]) and newest["documents"] >= 1
    assert found["failures"]["stages"] == {"quotes": 1}


def test_verdicts_of_analysts_are_counted_by_the_last_word(own):
    event = own.relation("FRA", "DZA").acts[0].happening.members[0]
    discussion.correct_event(own, event, "reject", "Ada", "no", {})
    discussion.correct_event(own, event, "accept", "Ada", "yes", {})
    assert coverage.verdicts(own) == [{"lang": "fr", "accepted": 1, "judged": 1, "low": 0.207, "high": 1.0}]


def test_an_answer_is_kept_until_the_store_changes(own):
    one = own.relation("RUS", "TUR")
    assert own.relation("RUS", "TUR") is one
    discussion.write_note(own, "RUS-TUR", "Ada", "a note changes no number")
    assert own.relation("RUS", "TUR") is one
    event = one.acts[0].happening.members[0]
    discussion.correct_event(own, event, "reject", "Ada", "no", {})
    assert own.relation("RUS", "TUR") is not one


def test_the_copy_of_a_process_that_was_killed_is_dropped_and_that_of_a_living_one_kept(
    tmp_path, monkeypatch
):
    import os
    import subprocess
    import tempfile

    from degel.api.shelf import sweep

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = subprocess.Popen(["true"])
    ended.wait()
    for name in (f"degel-shelf-{ended.pid}-a", f"degel-shelf-{os.getpid()}-b", "degel-shelf-other"):
        (tmp_path / name).mkdir()
    assert sweep() == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"degel-shelf-{os.getpid()}-b",
        "degel-shelf-other",
    ]


def test_a_store_that_vanishes_gives_one_sentence(own_store):
    board = Board(Store(own_store))
    shutil.rmtree(own_store / "events")
    (own_store / "events" / "_delta_log").mkdir(parents=True)
    (own_store / "events" / "_delta_log" / "00000000000000000000.json").write_text("not json")
    with pytest.raises(StoreError):
        board.relation("RUS", "TUR")
