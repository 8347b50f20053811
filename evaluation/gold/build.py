# ruff: noqa: T201
"""The labels of the coders → the gold (places, hashes, labels with offsets; no text), and their agreement.

    python evaluation/gold/build.py DATA PASSES [agreement | disagreements | parallel PASS | write PASS]

PASSES holds `passA/LANG/NN.yml`, `passB/…` and, when the two are settled, `adjudicated/…`: one list of labels a
document. `parallel` compares the labels of the same news in several languages; `write` makes the gold of one folder:
documents with odd numbers go to `events-dev.jsonl`, whose misses may be read while the coder is developed, those with
even numbers to `events-test.jsonl`, which is only ever scored. Triggers are looked up in the text by exact words; a
label whose words are not there stops the run.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from sample import sentences

from degel.codebook.book import load_codebook
from degel.errors import DataError
from degel.evaluate.agreement import alpha, masi, nominal
from degel.evaluate.documents import SAMPLES, SEED, Claim, Scores, claim_of_gold, match, score_matches
from degel.evaluate.gold import GoldEvent
from degel.evaluate.parallel import Triple, triples_of
from degel.evaluate.parallel import agreement as agreed
from degel.evaluate.sources import Source, digest
from degel.records import Span

HERE = Path(__file__).parent
KEYS = {
    "sentence",
    "trigger",
    "nth",
    "type",
    "mode",
    "modality",
    "actor",
    "recipient",
    "claimant",
    "date",
    "place",
    "again",
}
ENTRIES = load_codebook().entries


class GoldText:
    """One document of the gold with its text and numbered sentences."""

    def __init__(self, row: dict[str, Any], data: Path) -> None:
        place = row["source"]
        self.row = row
        self.text = Source(
            place["file"], tuple(place["records"]), place["field"], place["start"], place["end"]
        ).text(data)
        if digest(self.text) != row["sha256"]:
            raise DataError(f"{row['key']}: {place['file']} is another version than the one labelled")
        self.sentences = sentences(self.text)

    def labels(self, folder: Path) -> list[dict[str, Any]] | None:
        """The labels of a coder with `span` looked up; None when the coder has not coded the document."""
        path = folder / f"{self.row['id']}.yml"
        if not path.exists():
            return None
        found = yaml.safe_load(path.read_text(encoding="utf-8")) or []
        return [self._label(label, f"{path}: label {k}") for k, label in enumerate(found, 1)]

    def _label(self, label: dict[str, Any], where: str) -> dict[str, Any]:
        if unknown := set(label) - KEYS:
            raise DataError(f"{where}: unknown keys {sorted(unknown)}")
        entry = ENTRIES.get(label["type"])
        if entry is None or (label.get("mode") and label["mode"] not in entry.modes):
            raise DataError(f"{where}: {label['type']}/{label.get('mode')} is not in the codebook")
        start, end = self.sentences[int(label["sentence"]) - 1]
        at = start - 1
        for _ in range(int(label.get("nth") or 1)):
            at = self.text.find(label["trigger"], at + 1, end)
            if at < 0:
                raise DataError(f"{where}: {label['trigger']!r} is not in sentence {label['sentence']}")
        return {**label, "span": [at, at + len(label["trigger"])]}


def events_of(labels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Labels → events as published: a telling marked `again` joins the event that it repeats.

    `again: 3` repeats the third label of the file. `again: true` repeats the nearest earlier event of the same type
    and the same countries, whoever acts; failing that, of the same type and a country in common. A repetition of
    nothing stands for itself.
    """
    found: list[dict[str, Any]] = []
    by_label: dict[int, dict[str, Any]] = {}
    for number, label in sorted(enumerate(labels, 1), key=lambda one: one[1]["span"]):
        first = _repeated(found, by_label, number, label)
        if first is not None:
            first["also"].append(label["span"])
            by_label[number] = first
            continue
        by_label[number] = {
            "type": label["type"],
            "mode": label.get("mode"),
            "modality": label.get("modality") or "done",
            "actor": list(label["actor"]),
            "recipient": list(label.get("recipient") or []),
            "span": label["span"],
            "also": [],
            "claimant": _one(label.get("claimant")),
            "date": str(label["date"]) if label.get("date") else None,
            "place": label.get("place"),
        }
        found.append(by_label[number])
    return found


def _one(value: Any) -> str | None:
    if isinstance(value, list):
        return str(value[0]) if value else None
    return None if value is None else str(value)


def _repeated(
    found: list[dict[str, Any]], by_label: dict[int, dict[str, Any]], number: int, label: dict[str, Any]
) -> dict[str, Any] | None:
    again = label.get("again")
    if again is None or isinstance(again, bool):
        return _first(found, label) if again else None
    if again not in by_label:
        raise DataError(f"label {number} repeats label {again}, which does not stand before it in the text")
    return by_label[again]


def _first(found: list[dict[str, Any]], label: dict[str, Any]) -> dict[str, Any] | None:
    wanted = _countries(label)
    same = [event for event in reversed(found) if event["type"] == label["type"]]
    whole = [event for event in same if _countries(event) == wanted]
    part = [event for event in same if _countries(event) & wanted]
    return next(iter([*whole, *part]), None)


def _countries(label: dict[str, Any]) -> set[str]:
    return {code.partition("/")[0] for code in (*label["actor"], *(label.get("recipient") or []))}


def claims(labels: list[dict[str, Any]]) -> list[Claim]:
    """The events of labels in comparable form."""
    quads = {name: entry.quad for name, entry in ENTRIES.items()}
    return [
        claim_of_gold(
            GoldEvent(
                e["type"],
                e["mode"],
                e["modality"],
                tuple(e["actor"]),
                tuple(e["recipient"]),
                tuple(Span(*pair) for pair in (e["span"], *e["also"])),
            ),
            quads,
        )
        for e in events_of(labels)
    ]


def types_by_sentence(doc: GoldText, labels: list[dict[str, Any]]) -> list[frozenset[str]]:
    return [
        frozenset(label["type"] for label in labels if int(label["sentence"]) == n)
        for n in range(1, len(doc.sentences) + 1)
    ]


Both = list[tuple[GoldText, list[dict[str, Any]], list[dict[str, Any]]]]


def agreement(both: Both) -> None:
    """Print the tables of docs/measures/gold.md."""
    print(
        "| | documents | sentences | events A | events B | F1 event | F1 dyad | F1 type | F1 quad | α types | α event or none |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    langs = sorted({doc.row["lang"] for doc, _, _ in both})
    for lang in (*langs, "all"):
        chosen = [one for one in both if lang in ("all", one[0].row["lang"])]
        scores = compared(chosen)
        units = [
            pair
            for doc, a, b in chosen
            for pair in zip(types_by_sentence(doc, a), types_by_sentence(doc, b), strict=True)
        ]
        cells: list[str] = [lang, str(len(chosen)), str(len(units))]
        cells += [str(scores.rules["event"].gold), str(scores.rules["event"].coded)]
        cells += [shown(scores.rules[rule].f1) for rule in ("event", "dyad", "type", "quad")]
        cells += [shown(alpha(units, masi)), shown(alpha([(bool(a), bool(b)) for a, b in units], nominal))]
        print("| " + " | ".join(cells) + " |")
    scores = compared(both)
    low, high = scores.rules["event"].f1_interval or (0.0, 0.0)
    print(f"\nF1 event over all: 95 % {low:.2f}–{high:.2f}")
    for name, (low, high) in alpha_intervals(both).items():
        print(f"α {name} over all: 95 % {low:.2f}–{high:.2f}")
    print(
        f"of the matched: modality the same {shown(scores.modality_right)}, mode {shown(scores.mode_right)}"
    )
    for title, groups in (("type", scores.types), ("modality", scores.modalities), ("reach", scores.reach)):
        print(f"\n| {title} | A | B | both | F1 |\n|---|---|---|---|---|")
        for name, score in groups.items():
            print(f"| {name} | {score.gold} | {score.coded} | {score.right} | {shown(score.f1)} |")


def alpha_intervals(both: Both) -> dict[str, tuple[float, float]]:
    """95 % intervals of both alphas over all languages, whole documents resampled."""
    units = [
        list(zip(types_by_sentence(doc, a), types_by_sentence(doc, b), strict=True)) for doc, a, b in both
    ]
    rng = np.random.default_rng(SEED)
    found: dict[str, list[float]] = {"types": [], "event or none": []}
    for _ in range(SAMPLES):
        drawn = [pair for k in rng.integers(0, len(units), len(units)) for pair in units[k]]
        found["types"].append(alpha(drawn, masi) or 0.0)
        found["event or none"].append(alpha([(bool(a), bool(b)) for a, b in drawn], nominal) or 0.0)
    return {
        name: (float(low), float(high))
        for name, values in found.items()
        for low, high in [np.percentile(values, [2.5, 97.5])]
    }


def against(docs: list[GoldText], passes: Path) -> None:
    """Print each pass against the adjudicated labels, where there are any."""
    for name in ("passA", "passB"):
        sides = [(doc, doc.labels(passes / "adjudicated"), doc.labels(passes / name)) for doc in docs]
        chosen = [
            (doc, gold, labels) for doc, gold, labels in sides if gold is not None and labels is not None
        ]
        if chosen:
            score = compared(chosen).rules["event"]
            shares = (score.precision, score.recall, score.f1)
            print(f"{name} against the adjudicated: P, R, F1 event", *(shown(one) for one in shares))
    print()


def compared(both: Both) -> Scores:
    return score_matches([(doc.row["lang"], claims(a), claims(b)) for doc, a, b in both])


def shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def disagreements(both: Both) -> None:
    """Print, document by document, what the coders have alone: for the one who adjudicates."""
    for doc, a, b in both:
        found = match(claims(a), claims(b), "event")
        if not found.missed and not found.extra:
            continue
        print(f"== {doc.row['id']} {doc.row['key']}: {len(found.pairs)} the same")
        lines: list[tuple[Span, str]] = []
        for name, alone in (("A", found.missed), ("B", found.extra)):
            for c in alone:
                words = doc.text[c.spans[0].start : c.spans[0].end]
                number = next(n for n, (s, e) in enumerate(doc.sentences, 1) if s <= c.spans[0].start < e)
                sides = f"{' '.join(sorted(c.actor))} → {' '.join(sorted(c.recipient))}"
                lines.append(
                    (c.spans[0], f"  {name} [{number}] {c.type}/{c.mode} {c.modality} {sides} | {words}")
                )
        print("\n".join(line for _, line in sorted(lines)))


def write(docs: list[GoldText], folder: Path) -> None:
    """Write the two files of the gold from the labels of a folder."""
    part_of = parts_of([(doc.row["id"], doc.row["key"]) for doc in docs])
    parts: dict[str, list[dict[str, Any]]] = {"dev": [], "test": []}
    for doc in docs:
        labels = doc.labels(folder)
        if labels is None:
            raise DataError(f"{folder}/{doc.row['id']}.yml is missing; every document needs its labels")
        parts[part_of[doc.row["id"]]].append({**doc.row, "events": events_of(labels)})
    for part, rows in parts.items():
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
        (HERE / f"events-{part}.jsonl").write_text("".join(lines), encoding="utf-8")
        print(f"{part}: {len(rows)} documents, {sum(len(row['events']) for row in rows)} events")


def parts_of(docs: list[tuple[str, str]]) -> dict[str, str]:
    """(name, key) of all documents → `dev` for `LANG/NN` with an odd number, `test` for an even one.

    News that is there in several languages follows its first document, or reading one part would tell the other.

    >>> parts_of([("fr/01", "a"), ("fr/02", "b"), ("es/03", "b"), ("es/04", "c")])
    {'fr/01': 'dev', 'fr/02': 'test', 'es/03': 'test', 'es/04': 'test'}
    """
    first: dict[str, str] = {}
    for name, key in docs:
        first.setdefault(key, "dev" if int(name.rpartition("/")[2]) % 2 else "test")
    return {name: first[key] for name, key in docs}


def parallel(docs: list[GoldText], folder: Path) -> None:
    """Print how far the labels of one coder agree over languages: a ceiling for the coder's own agreement."""
    sets: dict[str, dict[str, frozenset[Triple]]] = {}
    for doc in docs:
        labels = doc.labels(folder)
        if labels is not None and doc.row["key"].startswith("ntrex:"):
            sets.setdefault(doc.row["key"], {})[doc.row["lang"]] = triples_of(claims(labels))
    shared = {key: sides for key, sides in sets.items() if len(sides) == 4}
    scores, _ = agreed(shared, ("fr", "ru", "es"))
    print(f"{len(shared)} documents\n\n| | en | lang | both | F1 |\n|---|---|---|---|---|")
    for lang, score in scores.items():
        print(f"| {lang} | {score.gold} | {score.coded} | {score.right} | {shown(score.f1)} |")


def main() -> None:
    data, passes, what = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    rows = [
        json.loads(line)
        for line in (HERE / "documents.jsonl").read_text(encoding="utf-8").split("\n")
        if line
    ]
    docs = [GoldText(row, data) for row in rows]
    if what == "write":
        write(docs, passes / sys.argv[4])
        return
    if what == "parallel":
        parallel(docs, passes / sys.argv[4])
        return
    both: Both = []
    for doc in docs:
        a, b = doc.labels(passes / "passA"), doc.labels(passes / "passB")
        if a is not None and b is not None:
            both.append((doc, a, b))
    print(f"{len(both)} of {len(docs)} documents coded twice\n")
    if what == "agreement":
        against(docs, passes)
    tasks: dict[str, Callable[[Both], None]] = {"agreement": agreement, "disagreements": disagreements}
    tasks[what](both)


if __name__ == "__main__":
    main()
