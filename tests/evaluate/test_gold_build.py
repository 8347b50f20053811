"""Labels of the coders → events of the gold: lookup of triggers, repeated tellings, sentences, hashes."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from degel.errors import DataError
from degel.evaluate.sources import digest

GOLD = Path(__file__).parents[2] / "evaluation" / "gold"
TEXT = "Oslo recalled its envoy. The U.S. and Japan met; they met twice.\nPeru paid."


@pytest.fixture
def build(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(GOLD))
    import build

    return build


def label(trigger: str, type: str, actor: str, recipient: str = "", **more: Any) -> dict[str, Any]:
    return {
        "sentence": 1, "trigger": trigger, "type": type, "actor": actor.split(), "recipient": recipient.split(),
        "span": [0, 1], **more,
    }  # fmt: skip


def test_sentences_do_not_end_at_initials(build: ModuleType) -> None:
    assert [TEXT[a:b] for a, b in build.sentences(TEXT)] == [
        "Oslo recalled its envoy.",
        "The U.S. and Japan met; they met twice.",
        "Peru paid.",
    ]


@pytest.fixture
def doc(build: ModuleType, tmp_path: Path) -> Any:
    import gzip

    with gzip.open(tmp_path / "one.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.write(json.dumps({"text": TEXT}))
    place = {"file": "one.jsonl.gz", "records": [0], "field": "text", "start": 0, "end": len(TEXT)}
    return build.GoldText({"id": "en/01", "key": "one", "source": place, "sha256": digest(TEXT)}, tmp_path)


def test_the_second_of_two_triggers_is_found_by_its_number(doc: Any) -> None:
    found = doc._label({"sentence": 2, "trigger": "met", "nth": 2, "type": "CONSULT", "actor": ["USA"]}, "x")
    assert TEXT[: found["span"][0]].endswith("they ")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"trigger": "paid"}, "'paid' is not in sentence 2"),
        ({"trigger": "met", "nth": 3}, "'met' is not in sentence 2"),
        ({"trigger": "met", "type": "MEET"}, "not in the codebook"),
        ({"trigger": "met", "mode": "yacht"}, "not in the codebook"),
        ({"trigger": "met", "who": "USA"}, "unknown keys"),
    ],
)
def test_a_label_that_does_not_fit_the_text_stops_the_run(
    doc: Any, wrong: dict[str, Any], message: str
) -> None:
    with pytest.raises(DataError, match=message):
        doc._label({"sentence": 2, "type": "CONSULT", "actor": ["USA"], **wrong}, "x")


def test_a_second_telling_joins_the_event_that_it_repeats(build: ModuleType) -> None:
    first = label("met", "CONSULT", "USA JPN", span=[0, 3])
    other = label("met", "CONSULT", "USA KOR", span=[5, 8])
    again = label("talks", "CONSULT", "USA JPN/MIL", span=[9, 12], again=True)
    found = build.events_of([again, other, first])
    assert [(e["span"], e["also"]) for e in found] == [([0, 3], [[9, 12]]), ([5, 8], [])]


def test_a_repetition_of_nothing_stands_for_itself(build: ModuleType) -> None:
    found = build.events_of([label("paid", "AID", "PER", "CHL", again=True)])
    assert [(e["type"], e["also"]) for e in found] == [("AID", [])]


def test_a_telling_may_name_the_label_that_it_repeats(build: ModuleType) -> None:
    first = label("met", "CONSULT", "USA JPN", span=[0, 3])
    other = label("talked", "CONSULT", "JPN USA", span=[5, 8])
    again = label("meeting", "CONSULT", "JPN USA", span=[9, 12], again=1)
    found = build.events_of([first, other, again])
    assert [(e["span"], e["also"]) for e in found] == [([0, 3], [[9, 12]]), ([5, 8], [])]


@pytest.mark.parametrize("again", [1, 7])
def test_a_telling_repeats_only_what_stands_before_it(build: ModuleType, again: int) -> None:
    with pytest.raises(DataError, match=f"label 1 repeats label {again}"):
        build.events_of([label("met", "CONSULT", "USA JPN", again=again)])


def test_odd_documents_are_for_development_and_one_news_is_in_one_part(build: ModuleType) -> None:
    docs = [("fr/01", "a"), ("fr/02", "b"), ("es/03", "b"), ("es/04", "c"), ("es/05", "d")]
    parts = {"fr/01": "dev", "fr/02": "test", "es/03": "test", "es/04": "test", "es/05": "dev"}
    assert build.parts_of(docs) == parts


def test_the_parts_of_the_gold_share_no_document_and_no_news() -> None:
    rows = {
        part: [json.loads(line) for line in (GOLD / f"events-{part}.jsonl").read_text("utf-8").splitlines()]
        for part in ("dev", "test")
    }
    assert sum(len(found) for found in rows.values()) == 60
    assert not {row["key"] for row in rows["dev"]} & {row["key"] for row in rows["test"]}


def test_the_gold_in_the_repository_holds_no_text() -> None:
    names = [p.name for part in ("documents", "events") for p in GOLD.glob(f"{part}*.jsonl")]
    assert {"documents.jsonl", "events-dev.jsonl", "events-test.jsonl"} <= set(names)
    for name in names:
        for line in (GOLD / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            assert set(row) <= {"id", "key", "lang", "published", "source", "sha256", "url", "events"}
            for event in row.get("events", []):
                assert "trigger" not in event and all(isinstance(n, int) for n in event["span"])
