# ruff: noqa: T201
"""From text to index on ten years of dated news items: codes them into a store, then writes section 3 of docs/validation.md.

    python evaluation/index_text.py code ITEMS.jsonl.gz WORK [--every N] [--shard K] [--workers N] [--two-states]
    python evaluation/index_text.py report WORK [PAGE]

ITEMS has one object a line with `date` and `text`, its outlets in parentheses at the end of the text. `--every N` codes
one item in N, from the K-th: N processes with K = 0 … N−1 share the work. `--two-states` leaves out items that do not name
two states (by name, adjective, capital or body): no act between two states is in most of them. A run that was stopped goes on
where it was: after every thousand items their time and memory are added to WORK/run.jsonl, and `report` sums them up.

`report` puts tables and charts in their places on PAGE (docs/validation.md when not given), and into WORK/alarms.txt every
alarm with its acts and sentences, for whoever judges them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import resource
import subprocess
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind
from index_tables import (
    ALARM_HEAD,
    ALARMS,
    EPISODE_HEAD,
    KINDS,
    PAGE,
    Alarms,
    Episode,
    alarm_row,
    chart_table,
    draw,
    episode_rows,
    put,
    quiet_table,
)

from degel.actors.states import state_entries
from degel.records import Document
from degel.relations import relation
from degel.store import Store
from degel.summary import act_line

_OUTLET = re.compile(r"\s*\(([^()]{2,80})\)\s*\.?\s*$")

# Onsets: as the items themselves date them (the portal's page of that day).
EPISODES = (
    Episode("text", "GEO", "RUS", "war from 8 Aug 2008, relations cut on 29 Aug", "freeze", date(2008, 8, 8), date(2008, 8, 4), date(2009, 2, 8)),
    Episode("text", "IND", "PAK", "attacks in Mumbai, 26 Nov 2008", "freeze", date(2008, 11, 26), date(2008, 11, 26), date(2009, 5, 26)),
    Episode("text", "ISR", "TUR", "flotilla to Gaza, 31 May 2010", "freeze", date(2010, 5, 31), date(2010, 5, 31), date(2010, 11, 30)),
    Episode("text", "KOR", "PRK", "the Cheonan's report and break of trade, 20–24 May 2010; Yeonpyeong shelled 23 Nov", "freeze", date(2010, 5, 20), date(2010, 3, 26), date(2010, 12, 31)),
    Episode("text", "CHN", "JPN", "fishing boat seized 7–8 Sep 2010, exchanges suspended 19 Sep", "freeze", date(2010, 9, 8), date(2010, 9, 8), date(2011, 3, 8)),
    Episode("text", "ARE", "ISR", "normalisation announced 13 Aug 2020", "thaw", date(2020, 8, 13), date(2020, 8, 13), date(2021, 2, 13)),
    Episode("text", "CHN", "IND", "troops clash at Galwan, 15–16 Jun 2020", "freeze", date(2020, 6, 16), date(2020, 5, 5), date(2020, 12, 16)),
    Episode("text", "ARM", "AZE", "war from 27 Sep 2020", "freeze", date(2020, 9, 27), date(2020, 7, 12), date(2021, 3, 27)),
    Episode("text", "QAT", "SAU", "border reopened, 4–5 Jan 2021", "thaw", date(2021, 1, 5), date(2021, 1, 4), date(2021, 7, 5)),
)  # fmt: skip
# A gesture: the visit to Sochi on 14 May 2019 was to start no thaw.
GESTURE = ("RUS", "USA", date(2019, 5, 1), date(2019, 11, 14))
PLACEBO = (("text", "BEL", "NLD"), ("text", "NOR", "SWE"), ("text", "AUS", "JPN"), ("text", "BRA", "PRT"))


def read_items(path: Path, every: int, shard: int) -> Iterator[Document]:
    """One document for each item in `every`, without the outlets at its end, of which the first is its source."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % every != shard:
                continue
            item = json.loads(line)
            text, outlets = item["text"].strip(), []
            while match := _OUTLET.search(text):
                outlets.append(match[1].strip())
                text = text[: match.start()].rstrip()
            if text:
                meta = {"section": item.get("section") or "", "number": str(number)}
                source = outlets[-1] if outlets else None
                if len(outlets) > 1:
                    meta["sources"] = ", ".join(reversed(outlets))
                yield Document(text=text, lang="en", published=item["date"], source=source, meta=meta)


@cache
def _state_names() -> tuple[AhoCorasick, tuple[frozenset[str], ...]]:
    names: dict[str, set[str]] = {}
    for code, entry in state_entries().items():
        english = entry.get("en") or {}
        for part in (
            "name",
            "official",
            "other",
            "also",
            "adjective",
            "people",
            "capital",
            "seats",
            "bodies",
        ):
            for name in _flat(english.get(part)):
                if len(name) > 3 or name.isupper():
                    names.setdefault(name, set()).add(code)
    return AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest), tuple(
        map(frozenset, names.values())
    )


def _flat(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif value:
        for part in value.values() if isinstance(value, dict) else value:
            yield from _flat(part)


def names_two_states(text: str) -> bool:
    """True when two states or more stand in the text under one of their names."""
    automaton, codes = _state_names()
    found: set[str] = set()
    for number, start, end in automaton.find_matches_as_indexes(text):
        whole = not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum()
        if whole and len(codes[number]) < 4:
            found |= codes[number]
    return len(found) > 1


def code(args: argparse.Namespace) -> None:
    """Code the items into WORK/store."""
    from degel.coder import Coder

    store = Store(args.work / "store")
    known = set(store.documents()["id"].to_pylist())
    docs = (
        doc
        for doc in read_items(args.items, args.every, args.shard)
        if doc.id not in known and (not args.two_states or names_two_states(doc.text))
    )
    coded = Coder(langs=["en"]).pipe(docs, workers=args.workers)
    begin, cpu = time.perf_counter(), _cpu()
    while part := list(islice(coded, _PART)):
        counts = store.add(part)
        now, used = time.perf_counter(), _cpu()
        run = {
            "day": date.today().isoformat(),
            "commit": _commit(),
            "documents": counts.documents,
            "events": counts.events,
            "quotes": counts.quotes,
            "failures": counts.failures,
            "workers": args.workers,
            "seconds": round(now - begin, 2),
            "cpu_seconds": round(used - cpu, 2),
            "peak_mb": round(max(resource.getrusage(who).ru_maxrss for who in _WHO) / 1024),
        }
        begin, cpu = now, used
        with (args.work / "run.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(run) + "\n")
        print(json.dumps(run), flush=True)
    print("\n".join(run_lines(args.work, store)))


def run_lines(work: Path, store: Store) -> list[str]:
    """What was coded, when, with which code, and what it took."""
    file = work / "run.jsonl"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    runs = [run for line in lines if "day" in (run := json.loads(line))]
    counts = store.counts()
    told = [
        f"In the store: **{counts['documents']:,} items, {counts['events']:,} events, {counts['quotes']:,} quotes**."
    ]
    if runs:
        total = {
            name: sum(run[name] for run in runs)
            for name in ("documents", "failures", "seconds", "cpu_seconds")
        }
        days, commits, workers = (
            sorted({str(run[name]) for run in runs}) for name in ("day", "commit", "workers")
        )
        told.append(
            f"Coded on {', '.join(days)} at commit {', '.join(commits)}, in {' or '.join(workers)} process: "
            f"{total['documents']:,} items in {total['cpu_seconds']:,.0f} s of processor time "
            f"({total['seconds']:,.0f} s by the clock of a machine that it shared), {total['documents'] / max(total['cpu_seconds'], 1):,.0f} "
            f"items a second, at most {max(run['peak_mb'] for run in runs):,} MB, {total['failures']} failures."
        )
    if (missing := counts["documents"] - sum(run["documents"] for run in runs)) > 0:
        told.append(f"Of {missing:,} items of the store the time was not measured.")
    return told


def _commit() -> str:
    """The commit of the code, with a + when files differ from it."""
    found = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"],
        cwd=PAGE.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    return found.stdout.strip() or "unknown"


_PART = 1000
_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _cpu() -> float:
    return sum(resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime for who in _WHO)


def report(args: argparse.Namespace) -> None:
    """Write the tables, and draw one chart an episode."""
    store, page = Store(args.work / "store"), args.page
    store.require()
    begin = time.process_time()
    rows = [*episode_rows({"text": store}, EPISODES, page.parent / "charts"), gesture_row(store, page)]
    verdicts = [(episode, verdict) for episode, verdict, _ in rows]
    row, pairs = alarm_row(store, "text")
    put(page, "text episodes", [*EPISODE_HEAD, *(row for *_, row in rows), "", tally(verdicts)])
    put(page, "text charts", chart_table(verdicts))
    put(page, "text quiet pairs", quiet_table({"text": store}, PLACEBO))
    put(page, "text alarms", [*ALARM_HEAD, row, "", *alarm_pairs(pairs)])
    (args.work / "alarms.txt").write_text("\n".join(alarm_cards(pairs)), encoding="utf-8")
    told = run_lines(args.work, store)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told.append(
        f"These tables and charts took {time.process_time() - begin:.0f} s of processor time and {peak:.0f} MB."
    )
    put(page, "text run", told)


def gesture_row(store: Store, page: Path) -> tuple[Episode, str, str]:
    """The row of the gesture of which no thaw was to come."""
    a, b, first, last = GESTURE
    pair = relation(store, a, b)
    inside = [c for c in pair.changes if first <= c.day <= last and c.state in KINDS["thaw"]]
    weeks = [s for week, s in zip(pair.weeks, pair.states, strict=True) if first <= week <= last]
    told = "; ".join(f"{c.state} {c.day}" for c in inside) or "no thaw"
    verdict = "**false alarm**" if inside else "hit"
    seen = f"{told}; {weeks.count('gesture')} weeks of gesture, {weeks.count('not enough evidence')} without evidence"
    episode = Episode("text", a, b, "Sochi, 14 May 2019", "thaw", date(2019, 5, 14), first, last)
    draw(pair, episode, page.parent / "charts")
    row = f"| text | {a}–{b} | {pair.columns['n_happenings'].sum():.0f} | {episode.about} (gesture, no thaw) | {verdict} | {seen} | – | – |"
    return episode, verdict, row


def tally(verdicts: Sequence[tuple[Episode, str]]) -> str:
    """The verdicts in one sentence."""
    *changes, (_, gesture) = verdicts
    names = {"**miss**": "missed", "hit": "hit", "early": "early", "no new alarm": "without a new alarm"}
    counts = Counter(names[verdict] for _, verdict in changes)
    told = ", ".join(f"{number} {verdict}" for verdict, number in counts.most_common())
    return f"Of {len(changes)} changes: {told}. The gesture: {'no thaw, as it should be' if gesture == 'hit' else 'a false alarm'}."


def alarm_pairs(pairs: Sequence[Alarms]) -> Iterator[str]:
    """One line a kind of alarm: which pairs, how often."""
    for state in ALARMS:
        counts = {f"{pair.a}–{pair.b}": pair.count(state) for pair in pairs if pair.count(state)}
        if counts:
            ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
            told = ", ".join(f"{name} {number}" if number > 1 else name for name, number in ranked)
            yield f"- {state} ({len(counts)} pairs): {told}"


def alarm_cards(pairs: Sequence[Alarms]) -> Iterator[str]:
    """Every alarm with the acts that carried it and their sentences."""
    for pair in pairs:
        for card in pair.cards:
            if card.state in ALARMS:
                yield f"{pair.a}–{pair.b}  {card.day}  {card.before} → {card.state} (by {card.path})"
                yield from (f"    {line}" for act in card.acts for line in act_line(act).split("\n"))


def main() -> None:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(required=True)
    coding = commands.add_parser("code")
    coding.add_argument("items", type=Path)
    coding.add_argument("work", type=Path)
    coding.add_argument("--every", type=int, default=1)
    coding.add_argument("--shard", type=int, default=0)
    coding.add_argument("--workers", type=int, default=1)
    coding.add_argument("--two-states", action="store_true")
    coding.set_defaults(run=code)
    telling = commands.add_parser("report")
    telling.add_argument("work", type=Path)
    telling.add_argument("page", type=Path, nargs="?", default=PAGE)
    telling.set_defaults(run=report)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    args.run(args)


if __name__ == "__main__":
    main()
