# ruff: noqa: T201
"""The tables and charts of docs/validation.md: episodes of known pairs, quiet pairs, alarms over all pairs of a store."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from degel.relations import Relation, load_scale, measure
from degel.relations.acts import acts_by_pair
from degel.relations.relation import first_day, last_day, relation
from degel.store import Store

KINDS = {
    "thaw": ("thaw watch", "thaw confirmed", "normalisation"),
    "freeze": ("freeze watch", "freeze confirmed", "rupture"),
}
ALARMS = ("thaw watch", "thaw confirmed", "freeze watch", "freeze confirmed", "rupture")


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


EPISODE_HEAD = (
    "| data | pair | acts | episode | verdict | changes, with the day on which they were known | delay | series |\n"
    "|--|--|--|--|--|--|--|--|"
)


def print_episodes(stores: Mapping[str, Store], episodes: Sequence[Episode], charts: Path) -> None:
    """The table of the episodes that the stores hold; draws one chart an episode."""
    print(EPISODE_HEAD)
    for episode in episodes:
        if episode.data in stores:
            pair = relation(stores[episode.data], episode.a, episode.b)
            count = pair.columns["n_happenings"].sum()
            print(
                f"| {episode.data} | {episode.a}–{episode.b} | {count:.0f} | {episode.about} ({episode.kind}) "
                f"| {describe(pair, episode)} |",
                flush=True,
            )
            draw(pair, episode, charts)


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
    last, watched = last_day(store), first_day(store)
    for (a, b), acts in sorted(acts_by_pair(found, tellings, copies, load_scale("plover")).items()):
        if len(acts) < fewest:
            continue
        pair = measure(a, b, acts, until=last, watched=watched, draws=0)
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


def print_quiet_and_alarms(stores: Mapping[str, Store], quiet: Sequence[tuple[str, str, str]]) -> None:
    """The tables of pairs of which no change is known, and of the alarms over all pairs."""
    print("\n| data | quiet pair | acts | years with evidence | changes of state |\n|--|--|--|--|--|")
    for name, store in stores.items():
        print_quiet(store, name, [(a, b) for data, a, b in quiet if data == name])
    print(f"\n| data | pairs | pair-years with evidence | {' | '.join(ALARMS)} | seconds |")
    print("|--|--|--|--|--|--|--|--|--|")
    for name, store in stores.items():
        print_alarms(store, name)
