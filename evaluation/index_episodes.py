# ruff: noqa: T201
"""Known episodes and false alarms on KEDS and ICEWS: prints the tables of docs/validation.md.

    python evaluation/index_episodes.py DATA WORK [NAME ...]

DATA holds the native files (`keds_*.tsv.gz`, `icews-native/`), WORK receives one store a data set.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from degel.relations import Relation, load_scale, measure
from degel.relations.acts import acts_by_pair
from degel.relations.relation import last_day, relation
from degel.store import Store
from degel.store.imports import import_events

SETS = {
    "levant": ("keds", "keds_levant_cameo.tsv.gz"),
    "turkey": ("keds", "keds_turkey_cameo.tsv.gz"),
    "gulf": ("keds", "keds_gulf_cameo.tsv.gz"),
    "balkans": ("keds", "keds_balkans_weis.tsv.gz"),
    "icews": ("icews", "icews-native/*.gz"),
}
# data set, pair, what is expected, states that count, from, until which week's end it counts as found
EPISODES = (
    ("levant", "ISR", "PSE", "Oslo accords, signed 13 Sep 1993", "thaw", date(1993, 8, 20), date(1994, 3, 14)),
    ("levant", "ISR", "PSE", "second intifada, from 28 Sep 2000", "freeze", date(2000, 9, 28), date(2001, 3, 29)),
    ("levant", "ISR", "JOR", "peace treaty, 26 Oct 1994", "thaw", date(1994, 7, 1), date(1995, 4, 26)),
    ("turkey", "GRC", "TUR", "earthquakes 17 Aug and 7 Sep 1999, Helsinki 10–11 Dec 1999", "thaw", date(1999, 8, 17), date(2000, 6, 10)),
    ("turkey", "SYR", "TUR", "crisis of Oct 1998, ended in Adana on 20 Oct", "freeze", date(1998, 9, 16), date(1998, 12, 31)),
    ("gulf", "IRQ", "KWT", "invasion of 2 Aug 1990", "freeze", date(1990, 7, 17), date(1990, 12, 31)),
    ("gulf", "IRN", "IRQ", "invasion of 22 Sep 1980", "freeze", date(1980, 9, 4), date(1981, 3, 22)),
    ("balkans", "SCG", "USA", "NATO bombing from 24 Mar 1999", "freeze", date(1999, 1, 15), date(1999, 9, 24)),
    ("icews", "RUS", "UKR", "Kerch Strait, 25 Nov 2018", "freeze", date(2018, 11, 25), date(2019, 1, 6)),
    ("icews", "CAN", "CHN", "arrests of 1 and 10 Dec 2018", "freeze", date(2018, 12, 1), date(2019, 1, 6)),
)  # fmt: skip
QUIET = (
    ("icews", "JPN", "AUS"), ("icews", "FRA", "DEU"), ("icews", "GBR", "FRA"), ("icews", "CAN", "USA"),
    ("icews", "JPN", "USA"), ("icews", "NLD", "BEL"), ("icews", "NOR", "SWE"), ("icews", "BRA", "PRT"),
    ("turkey", "DEU", "TUR"), ("turkey", "GBR", "TUR"), ("turkey", "ITA", "TUR"), ("turkey", "TUR", "USA"),
    ("levant", "EGY", "USA"), ("levant", "GBR", "USA"), ("levant", "FRA", "USA"), ("levant", "JOR", "USA"),
    ("balkans", "GBR", "USA"), ("balkans", "FRA", "GBR"), ("balkans", "DEU", "FRA"), ("balkans", "ITA", "USA"),
)  # fmt: skip
KINDS = {
    "thaw": {"thaw watch", "thaw confirmed", "normalisation"},
    "freeze": {"freeze watch", "freeze confirmed", "rupture"},
}


def open_store(data: Path, work: Path, name: str) -> Store:
    """The store of a data set, filled on first use."""
    kind, pattern = SETS[name]
    store = Store(work / name)
    if store.is_empty():
        for file in sorted(data.glob(pattern)):
            import_events(store, kind, file)
    return store


def describe(pair: Relation, kind: str, first: date, last: date) -> tuple[str, str]:
    """When the change was known, and what the series showed at most."""
    cards = [c for c in pair.changes if c.state in KINDS[kind] and first <= c.day <= last]
    other = "freeze" if kind == "thaw" else "thaw"
    wrong = [c for c in pair.changes if c.state in KINDS[other] and first <= c.day <= last]
    found = "; ".join(f"{c.state} {c.day}" for c in cards) or "**missed**"
    before = [c for c in pair.changes if c.day < first]
    if not cards and before and before[-1].state in KINDS[kind]:
        found = f"already in {before[-1].state} since {before[-1].day}"
    if wrong:
        found += "; against it: " + "; ".join(f"{c.state} {c.day}" for c in wrong)
    weeks = [i for i, week in enumerate(pair.weeks) if first <= week <= last]
    if not weeks:
        return found, "no data"
    p = pair.columns["p_improving" if kind == "thaw" else "p_worsening"][weeks]
    tone = pair.columns["tone"][weeks]
    return (
        found,
        f"tone {tone[0]:+.1f} → {(tone.max() if kind == 'thaw' else tone.min()):+.1f}, P ≤ {p.max():.2f}",
    )


def alarms(store: Store) -> Iterator[tuple[str, str, float, dict[str, int]]]:
    """For every pair: years of grade A to D, and the changes of each state."""
    tellings = store.tellings(modality="done", official=True)
    found = store.happenings(tellings=tellings)
    last = last_day(store)
    for (a, b), acts in sorted(acts_by_pair(found, tellings, {}, load_scale("plover")).items()):
        if len(acts) < 20:
            continue
        pair = measure(a, b, acts, until=last)
        counts: dict[str, int] = {}
        for card in pair.changes:
            counts[card.state] = counts.get(card.state, 0) + 1
        yield a, b, sum(grade != "E" for grade in pair.grades) / 52.18, counts


def main() -> None:
    data, work = Path(sys.argv[1]), Path(sys.argv[2])
    wanted = set(sys.argv[3:]) or set(SETS)
    print("| data | pair | episode | found, with the day on which it was known | series |\n|--|--|--|--|--|")
    for name, a, b, about, kind, first, last in EPISODES:
        if name in wanted:
            pair = relation(open_store(data, work, name), a, b)
            print(
                f"| {name} | {a}–{b} | {about} ({kind}) | {' | '.join(describe(pair, kind, first, last))} |",
                flush=True,
            )
    print("\n| data | quiet pair | acts | years with evidence | changes of state |\n|--|--|--|--|--|")
    for name, a, b in QUIET:
        if name in wanted:
            pair = relation(open_store(data, work, name), a, b)
            years = sum(grade != "E" for grade in pair.grades) / 52.18
            cards = [c for c in pair.changes if c.state != "steady"]
            told = "; ".join(f"{c.state} {c.day}" for c in cards) or "none"
            print(
                f"| {name} | {a}–{b} | {pair.columns['n_happenings'].sum():.0f} | {years:.1f} | {told} |",
                flush=True,
            )
    print(
        "\n| data | pairs | pair-years with evidence | thaw watch | thaw confirmed | freeze watch | freeze confirmed | rupture | seconds |"
    )
    print("|--|--|--|--|--|--|--|--|--|")
    for name in SETS:
        if name not in wanted:
            continue
        begin = time.perf_counter()
        rows = [row for row in alarms(open_store(data, work, name)) if row[2] > 0]
        years = sum(row[2] for row in rows)
        total = {
            s: sum(row[3].get(s, 0) for row in rows)
            for s in ("thaw watch", "thaw confirmed", "freeze watch", "freeze confirmed", "rupture")
        }
        cells = " | ".join(f"{n} ({n / years:.2f} a year)" for n in total.values())
        print(
            f"| {name} | {len(rows)} | {years:.0f} | {cells} | {time.perf_counter() - begin:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
