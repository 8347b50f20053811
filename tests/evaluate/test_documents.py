"""Matching gold with coded events, scores and intervals; gold files; agreement of coders and of languages."""

from __future__ import annotations

import gzip
import json
import lzma
from pathlib import Path

import pytest
from typer.testing import CliRunner

from degel.cli import app
from degel.codebook.book import load_codebook
from degel.coder import Coder
from degel.errors import DataError
from degel.evaluate.agreement import alpha, masi, nominal
from degel.evaluate.documents import (
    Claim,
    claim_of_event,
    claim_of_gold,
    evaluate_documents,
    expand,
    match,
    score_lines,
    score_matches,
)
from degel.evaluate.gold import GoldEvent, read_gold
from degel.evaluate.parallel import agreement, triples
from degel.evaluate.sources import Source, digest, plain_text
from degel.records import Actor, Event, Span

TYPES = load_codebook().entries


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(langs=["en"])


MET = "Lavrov met Pompeo in Helsinki."


def claim(type: str, actor: str, recipient: str, *spans: tuple[int, int], modality: str = "done", mode: str | None = None) -> Claim:  # fmt: skip
    a, b = frozenset(actor.split()), frozenset(recipient.split())
    quad = TYPES[type].quad
    return Claim(type, mode, modality, quad, a, b, tuple(Span(*s) for s in spans), len(a | b) < 2)


def event(type: str, actor: tuple[Actor, ...], recipient: tuple[Actor, ...] = (), *, probability: float = 0.9) -> Event:  # fmt: skip
    return Event(
        type, None, "done", TYPES[type].quad, 0.0, probability, actor, recipient, Span(0, 9), Span(0, 30)
    )


GOLD = claim("AID", "FRA", "MLI", (10, 20))


@pytest.mark.parametrize(
    ("coded", "rules"),
    [
        (claim("AID", "FRA", "MLI", (0, 40)), {"event", "pairs", "dyad", "type", "quad"}),
        (claim("AID", "MLI", "FRA", (0, 40)), {"dyad", "type", "quad"}),
        (claim("AID", "DEU", "MLI", (0, 40)), {"type", "quad"}),
        (claim("COOPERATE", "FRA", "MLI", (0, 40)), {"quad"}),
        (claim("AGREE", "FRA", "MLI", (0, 40)), set()),
        (claim("AID", "FRA", "MLI", (20, 40)), set()),
        (claim("AID", "FRA", "MLI", (30, 40), (19, 22)), {"event", "pairs", "dyad", "type", "quad"}),
    ],
)
def test_each_rule_asks_for_what_it_says(coded: Claim, rules: set[str]) -> None:
    found = {rule for rule, score in score_matches([("fr", [GOLD], [coded])]).rules.items() if score.right}
    assert found == rules


def test_compound_actors_are_compared_whole_and_as_pairs() -> None:
    gold = claim("AID", "FRA DEU", "MLI", (0, 5))
    coded = claim("AID", "FRA", "MLI", (0, 5))
    scores = score_matches([("fr", [gold], [coded])]).rules
    assert scores["event"].right == 0
    assert (scores["pairs"].gold, scores["pairs"].coded, scores["pairs"].right) == (2, 1, 1)


def test_parties_of_a_meeting_expand_in_both_directions() -> None:
    pairs = expand(claim("CONSULT", "RUS USA", "", (0, 5)))
    assert [(set(p.actor), set(p.recipient)) for p in pairs] == [({"RUS"}, {"USA"}), ({"USA"}, {"RUS"})]


def test_an_event_without_recipient_expands_to_one_pair_an_actor() -> None:
    pairs = expand(claim("MOBILIZE", "PRK", "", (0, 5)))
    assert [(set(p.actor), set(p.recipient)) for p in pairs] == [({"PRK"}, set())]


def test_matching_is_one_to_one_and_as_large_as_can_be() -> None:
    wide, narrow = claim("AID", "FRA", "MLI", (0, 40)), claim("AID", "FRA", "MLI", (0, 10))
    first, second = claim("AID", "FRA", "MLI", (5, 8)), claim("AID", "FRA", "MLI", (30, 35))
    found = match([first, second], [wide, narrow], "event")
    assert found.pairs == ((first, narrow), (second, wide))
    assert match([first], [wide, narrow], "event").extra == (narrow,)


def test_right_modality_is_matched_first() -> None:
    negated = claim("AID", "FRA", "MLI", (0, 40), modality="negated")
    done = claim("AID", "FRA", "MLI", (0, 40))
    assert match([GOLD], [negated, done], "event").pairs == ((GOLD, done),)


def test_precision_recall_and_f1_with_an_interval_over_documents() -> None:
    good = ("fr", [GOLD], [GOLD])
    bad = ("ru", [GOLD], [claim("AGREE", "FRA", "MLI", (10, 20)), claim("AGREE", "FRA", "MLI", (11, 20))])
    scores = score_matches([good, bad])
    exact = scores.rules["event"]
    assert exact.precision == pytest.approx(1 / 3)
    assert exact.recall == pytest.approx(1 / 2)
    assert exact.f1 == pytest.approx(2 / 5)
    assert exact.f1_interval == (0.0, 1.0)
    assert scores.languages["fr"].f1 == 1.0 and scores.languages["ru"].f1 == 0.0
    assert scores.types["AGREE"].recall is None and scores.types["AGREE"].precision == 0.0


def test_a_modality_counts_as_right_only_on_both_sides() -> None:
    coded = claim("AID", "FRA", "MLI", (10, 20), modality="future")
    scores = score_matches([("fr", [GOLD], [coded])])
    assert scores.rules["event"].right == 1
    assert scores.modality_right == 0.0
    assert scores.modalities["done"].recall == 0.0 and scores.modalities["future"].precision == 0.0


def test_sectors_and_sides_without_a_country_do_not_count() -> None:
    quads = {name: entry.quad for name, entry in TYPES.items()}
    gold = claim_of_gold(
        GoldEvent("COERCE", None, "done", ("ESP/COP",), ("ESP/CVL", "---/REF"), (Span(0, 9),)), quads
    )
    coded = claim_of_event(event("COERCE", (Actor("ESP", "ESP", "COP"),), (Actor("ESP", sector="CVL"),)))
    assert gold.agrees(coded, "event") and gold.domestic and coded.domestic


def gold_file(folder: Path, *rows: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


LABEL = {"type": "CONSULT", "span": [7, 10], "actor": ["RUS", "USA"], "place": "FIN"}


def test_gold_with_text_is_read(tmp_path: Path) -> None:
    row = {"text": MET, "lang": "en", "published": "2018-07-16", "events": [LABEL]}
    (read,) = read_gold(gold_file(tmp_path, row), TYPES)
    assert read.document.lang == "en"
    assert read.events == (
        GoldEvent("CONSULT", None, "done", ("RUS", "USA"), (), (Span(7, 10),), None, None, "FIN"),
    )


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ([], "one JSON object a line"),
        ({"text": MET}, "no list of events"),
        ({"events": []}, "neither text nor source"),
        ({"source": {}, "events": []}, "--data"),
        ({"text": MET, "events": [{**LABEL, "type": "MEET"}]}, "'MEET' is no event type"),
        ({"text": MET, "events": [{**LABEL, "modality": "past"}]}, "'past' is no modality"),
        ({"text": MET, "events": [{**LABEL, "actor": []}]}, "no actor"),
        ({"text": MET, "events": [{**LABEL, "actor": "RUS"}]}, "lists of codes"),
        ({"text": MET, "events": [{**LABEL, "span": [7, 70]}]}, r"\[7, 70\] is no span"),
        ({"text": MET, "events": [{**LABEL, "also": [[4]]}]}, r"\[4\] is no span"),
        ({"text": MET, "events": ["CONSULT"]}, "an event is an object"),
    ],
)
def test_wrong_gold_is_refused_with_file_and_line(tmp_path: Path, row: object, message: str) -> None:
    with pytest.raises(DataError, match=rf"gold\.jsonl:1: .*{message}"):
        read_gold(gold_file(tmp_path, row), TYPES)


def packed(folder: Path, *records: dict[str, str]) -> None:
    with gzip.open(folder / "news.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.write("\n".join(json.dumps(record) for record in records))


def test_gold_without_text_is_read_from_its_source(tmp_path: Path) -> None:
    packed(tmp_path, {"text": "Skipped."}, {"text": "Helsinki."}, {"text": MET})
    source = {"file": "news.jsonl.gz", "records": [1, 2], "field": "text", "start": 10, "end": 40}
    row = {"source": source, "sha256": digest(MET), "lang": "en", "events": [LABEL]}
    (read,) = read_gold(gold_file(tmp_path, row), TYPES, tmp_path)
    assert read.document.text == MET


def test_gold_may_lie_in_a_treebank(tmp_path: Path) -> None:
    rows = (
        "# newdoc id = a\n# text = Skipped.\n1\tSkipped\n\n# newdoc id = b\n# text = Helsinki.\n\n# text = "
        + MET
    )
    (tmp_path / "news.conllu.xz").write_bytes(lzma.compress(rows.encode()))
    whole = Source("news.conllu.xz", (1,), "conllu", 0, 99).text(tmp_path)
    assert whole == f"Helsinki.\n{MET}"
    with pytest.raises(DataError, match="no document 2"):
        Source("news.conllu.xz", (2,), "conllu", 0, 9).text(tmp_path)


def test_another_version_of_the_source_is_refused(tmp_path: Path) -> None:
    packed(tmp_path, {"text": MET.replace("Helsinki", "Vienna")})
    source = {"file": "news.jsonl.gz", "records": [0], "field": "text", "start": 0, "end": 30}
    row = {"source": source, "sha256": digest(MET), "events": [LABEL]}
    with pytest.raises(DataError, match="another text than the one labelled"):
        read_gold(gold_file(tmp_path, row), TYPES, tmp_path)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (Source("gone.jsonl.gz", (0,), "text", 0, 9), "cannot be read"),
        (Source("news.jsonl.gz", (7,), "text", 0, 9), "no record 7"),
        (Source("news.jsonl.gz", (0,), "body", 0, 9), "no text in field 'body'"),
    ],
)
def test_a_source_that_is_not_there_is_named(tmp_path: Path, source: Source, message: str) -> None:
    packed(tmp_path, {"text": MET})
    with pytest.raises(DataError, match=message):
        source.text(tmp_path)


def test_html_becomes_a_line_a_block() -> None:
    page = "<head><title>Out</title></head><h1>Oslo&nbsp;talks</h1>\n<p>Two <b>en\u00advoys</b>\n met.</p><script>no</script>"
    assert plain_text(page) == "Oslo talks\nTwo envoys met."


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -0.5),
        ([("a", "a"), ("a", "a")], None),
        # Krippendorff (2011), two observers and binary data, ten units
        ([(p, q) for p, q in zip("0100000010", "1110010000", strict=True)], 0.095),
    ],
)
def test_alpha_is_one_for_agreement_and_below_zero_for_contradiction(
    units: list[tuple[str, str]], expected: float | None
) -> None:
    found = alpha(units, nominal)
    assert found == (expected if expected is None else pytest.approx(expected, abs=5e-4))


def test_masi_is_less_for_a_part_than_for_an_overlap() -> None:
    part = masi(frozenset({"AID"}), frozenset({"AID", "AGREE"}))
    overlap = masi(frozenset({"AID", "REJECT"}), frozenset({"AID", "AGREE"}))
    assert 0 < part < overlap < 1


def test_languages_agree_by_triples_and_disagreements_are_listed() -> None:
    rus, usa, fra = (Actor(code, code) for code in ("RUS", "USA", "FRA"))
    english = triples([event("CONSULT", (rus, usa)), event("AID", (fra,), (usa,), probability=0.1)])
    french = triples([event("CONSULT", (usa, rus))])
    sides = {"en": english, "fr": french, "ru": frozenset({("AID", "FRA", "USA")})}
    scores, found = agreement({"one": sides}, ["fr", "ru"])
    assert (scores["all"].gold, scores["all"].coded, scores["all"].right) == (6, 3, 3)
    assert (scores["fr"].gold, scores["fr"].coded, scores["fr"].right) == (3, 2, 2)
    assert scores["fr"].f1 == pytest.approx(0.8)
    assert found[0].pivot_only == (("AID", "FRA", "USA"),) and found[0].lang_only == ()
    confident = triples([event("AID", (fra,), (usa,), probability=0.1)], min_probability=0.5)
    assert confident == frozenset()


def test_gold_of_our_own_is_coded_and_scored(tmp_path: Path, coder: Coder) -> None:
    rows = [
        {"text": MET, "lang": "en", "published": "2019-05-06", "events": [LABEL]},
        {
            "text": "Poland expelled a Russian diplomat.",
            "lang": "en",
            "events": [
                {
                    "type": "SANCTION",
                    "mode": "expel",
                    "span": [7, 15],
                    "actor": ["POL"],
                    "recipient": ["RUS"],
                }
            ],
        },
    ]
    scores = evaluate_documents(coder, read_gold(gold_file(tmp_path, *rows), TYPES))
    assert scores.rules["event"].f1 == 1.0
    assert scores.mode_right == 1.0
    assert (
        evaluate_documents(coder, read_gold(gold_file(tmp_path, *rows), TYPES), min_probability=1.0)
        .rules["event"]
        .coded
        == 0
    )
    assert score_lines(scores)[3].split()[:4] == ["matched", "by", "event", "1.00"]


def test_the_command_scores_documents_as_json(tmp_path: Path) -> None:
    row = {"text": MET, "lang": "en", "published": "2019-05-06", "events": [LABEL]}
    result = CliRunner().invoke(app, ["evaluate", str(gold_file(tmp_path, row)), "--json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["rules"]["event"]["recall"] == 1.0
