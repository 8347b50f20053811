# ruff: noqa: T201
"""Known episodes and false alarms on KEDS and ICEWS: prints tables of docs/validation.md, draws its charts.

    python evaluation/index_episodes.py DATA WORK CHARTS [NAME ...]

DATA holds the native files (`keds_*.tsv.gz`, `icews-native/`), WORK receives one store a data set, CHARTS one SVG an
episode.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
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


@dataclass(frozen=True, slots=True)
class Episode:
    """What history says of a pair: `kind` (thaw or freeze) from `onset`; found when a state of that kind begins, or
    is in force anew, between `first` and `last`.
    """

    data: str
    a: str
    b: str
    about: str
    kind: str
    onset: date
    first: date
    last: date

    @property
    def slug(self) -> str:
        """The name of the episode's chart."""
        return f"{self.data}-{self.a}-{self.b}-{self.onset.year}".lower()


EPISODES = (
    Episode("levant", "ISR", "PSE", "Oslo accords, signed 13 Sep 1993", "thaw", date(1993, 9, 13), date(1993, 8, 20), date(1994, 3, 14)),
    Episode("levant", "ISR", "PSE", "second intifada, from 28 Sep 2000", "freeze", date(2000, 9, 28), date(2000, 9, 28), date(2001, 3, 29)),
    Episode("levant", "ISR", "JOR", "Washington declaration 25 Jul, peace treaty 26 Oct 1994", "thaw", date(1994, 7, 25), date(1994, 7, 1), date(1995, 4, 26)),
    Episode("turkey", "GRC", "TUR", "earthquakes of 17 Aug and 7 Sep 1999, Helsinki in Dec 1999", "thaw", date(1999, 8, 17), date(1999, 8, 17), date(2000, 6, 10)),
    Episode("turkey", "SYR", "TUR", "crisis of Oct 1998, ended in Adana on 20 Oct: the trap of a positive mean", "freeze", date(1998, 10, 1), date(1998, 9, 16), date(1998, 12, 31)),
    Episode("gulf", "IRQ", "KWT", "invasion of 2 Aug 1990", "freeze", date(1990, 8, 2), date(1990, 7, 17), date(1990, 12, 31)),
    Episode("balkans", "SCG", "USA", "NATO bombing from 24 Mar 1999", "freeze", date(1999, 3, 24), date(1999, 1, 15), date(1999, 9, 24)),
    Episode("icews", "RUS", "UKR", "Kerch Strait, 25 Nov 2018", "freeze", date(2018, 11, 25), date(2018, 11, 25), date(2019, 1, 6)),
    Episode("icews", "CAN", "CHN", "arrests from 1 Dec 2018", "freeze", date(2018, 12, 1), date(2018, 12, 1), date(2019, 1, 6)),
)  # fmt: skip
QUIET = (
    ("icews", "AUS", "JPN"), ("icews", "DEU", "FRA"), ("icews", "FRA", "GBR"), ("icews", "CAN", "USA"),
    ("icews", "JPN", "USA"), ("icews", "BEL", "NLD"), ("icews", "NOR", "SWE"), ("icews", "BRA", "PRT"),
    ("turkey", "DEU", "TUR"), ("turkey", "GBR", "TUR"), ("turkey", "ITA", "TUR"), ("turkey", "TUR", "USA"),
    ("levant", "EGY", "USA"), ("levant", "GBR", "USA"), ("levant", "FRA", "USA"), ("levant", "JOR", "USA"),
    ("balkans", "DEU", "FRA"), ("balkans", "ITA", "USA"),
)  # fmt: skip
KINDS = {
    "thaw": ("thaw watch", "thaw confirmed", "normalisation"),
    "freeze": ("freeze watch", "freeze confirmed", "rupture"),
}
ALARMS = ("thaw watch", "thaw confirmed", "freeze watch", "freeze confirmed", "rupture")


def open_store(data: Path, work: Path, name: str) -> Store:
    """The store of a data set, filled on first use."""
    kind, pattern = SETS[name]
    store = Store(work / name)
    if store.is_empty():
        for file in sorted(data.glob(pattern)):
            import_events(store, kind, file)
    return store


def describe(pair: Relation, episode: Episode) -> str:
    """The cells of an episode: verdict, changes with the days on which they were known, delay, tone."""
    first, last = episode.first, episode.last
    wanted = [c for c in pair.changes if c.state in KINDS[episode.kind] and first <= c.day <= last]
    other = KINDS["freeze" if episode.kind == "thaw" else "thaw"]
    wrong = [c for c in pair.changes if c.state in other and first <= c.day <= last]
    before = [c for c in pair.changes if c.day < first]
    cells = "; ".join(f"{c.state} {c.day}" for c in wanted)
    delay = "–"
    if wanted:
        verdict = "hit" if wanted[0].day >= episode.onset else "early"
        delay = f"{(wanted[0].day - episode.onset).days} days"
    elif before and before[-1].state in KINDS[episode.kind]:
        verdict, cells = "no new alarm", f"in {before[-1].state} since {before[-1].day}"
    else:
        verdict = "**miss**"
    if wrong:
        cells += ("; " if cells else "") + "against it: " + "; ".join(f"{c.state} {c.day}" for c in wrong)
    weeks = [i for i, week in enumerate(pair.weeks) if first <= week <= last]
    if not weeks:
        return f"{verdict} | {cells or '–'} | {delay} | no data"
    p = pair.columns["p_improving" if episode.kind == "thaw" else "p_worsening"][weeks]
    tone = pair.columns["tone"][weeks]
    end = tone.max() if episode.kind == "thaw" else tone.min()
    return f"{verdict} | {cells or '–'} | {delay} | tone {tone[0]:+.1f} → {end:+.1f}, P ≤ {p.max():.2f}"


def cut(pair: Relation, first: date, last: date) -> Relation:
    """The relation's series between two days, for a drawing."""
    keep = [i for i, week in enumerate(pair.weeks) if first <= week <= last] or [len(pair.weeks) - 1]
    part = slice(keep[0], keep[-1] + 1)
    return replace(
        pair,
        weeks=pair.weeks[part],
        states=pair.states[part],
        grades=pair.grades[part],
        columns={name: values[part] for name, values in pair.columns.items()},
        until=min(pair.until, pair.weeks[keep[-1]] + timedelta(days=6)),
        state=pair.states[keep[-1]],
        grade=pair.grades[keep[-1]],
    )


def draw(pair: Relation, episode: Episode, charts: Path) -> None:
    """Write the chart of an episode: a year and a half before its onset to a year and a half after."""
    charts.mkdir(parents=True, exist_ok=True)
    around = timedelta(days=550)
    found = cut(pair, episode.onset - around, episode.onset + around)
    (charts / f"{episode.slug}.svg").write_text(found.svg(), encoding="utf-8")


def alarms(store: Store, fewest: int = 20) -> Iterator[tuple[str, str, float, dict[str, int]]]:
    """For every pair with `fewest` acts: years of grade A to D, and the changes to each state."""
    tellings = store.tellings(modality="done", official=True)
    found = store.happenings(tellings=tellings)
    copies = store.copies({telling.document for telling in tellings})
    last = last_day(store)
    for (a, b), acts in sorted(acts_by_pair(found, tellings, copies, load_scale("plover")).items()):
        if len(acts) < fewest:
            continue
        pair = measure(a, b, acts, until=last)
        counts: dict[str, int] = {}
        for card in pair.changes:
            counts[card.state] = counts.get(card.state, 0) + 1
        yield a, b, sum(grade != "E" for grade in pair.grades) / 52.18, counts


def print_alarms(store: Store, name: str) -> None:
    """One row of the table of alarms over all pairs."""
    begin = time.process_time()
    rows = [row for row in alarms(store) if row[2] > 0]
    years = sum(row[2] for row in rows)
    total = {s: sum(row[3].get(s, 0) for row in rows) for s in ALARMS}
    cells = " | ".join(f"{n} ({n / max(years, 0.01):.2f} a year)" for n in total.values())
    print(f"| {name} | {len(rows)} | {years:.0f} | {cells} | {time.process_time() - begin:.0f} |", flush=True)


def print_quiet(store: Store, name: str, pairs: Sequence[tuple[str, str]]) -> None:
    """The rows of pairs of which no change is known."""
    for a, b in pairs:
        pair = relation(store, a, b)
        years = sum(grade != "E" for grade in pair.grades) / 52.18
        cards = [c for c in pair.changes if c.state != "steady"]
        told = "; ".join(f"{c.state} {c.day}" for c in cards) or "none"
        count = pair.columns["n_happenings"].sum()
        print(f"| {name} | {a}–{b} | {count:.0f} | {years:.1f} | {told} |", flush=True)


def main() -> None:
    data, work, charts = (Path(word) for word in sys.argv[1:4])
    wanted = set(sys.argv[4:]) or set(SETS)
    stores = {name: open_store(data, work, name) for name in SETS if name in wanted}
    print(
        "| data | pair | episode | verdict | changes, with the day on which they were known | delay | series |"
    )
    print("|--|--|--|--|--|--|--|")
    for episode in EPISODES:
        if episode.data in wanted:
            pair = relation(stores[episode.data], episode.a, episode.b)
            cells = describe(pair, episode)
            print(
                f"| {episode.data} | {episode.a}–{episode.b} | {episode.about} ({episode.kind}) | {cells} |",
                flush=True,
            )
            draw(pair, episode, charts)
    print("\n| data | quiet pair | acts | years with evidence | changes of state |\n|--|--|--|--|--|")
    for name, store in stores.items():
        print_quiet(store, name, [(a, b) for data_set, a, b in QUIET if data_set == name])
    print(f"\n| data | pairs | pair-years with evidence | {' | '.join(ALARMS)} | seconds |")
    print("|--|--|--|--|--|--|--|--|--|")
    for name, store in stores.items():
        print_alarms(store, name)


if __name__ == "__main__":
    main()
