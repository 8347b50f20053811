# ruff: noqa: T201
"""The tables and charts of docs/validation.md: episodes of known pairs, quiet pairs, alarms over all pairs of a store.

Each goes to its own place on the page; what a reader makes of them stands between those places and is written by hand.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from degel.actors.states import country_name
from degel.relations import Card, Relation, load_scale, measure
from degel.relations.acts import acts_by_pair
from degel.relations.relation import first_day, relation
from degel.store import Store

PAGE = Path(__file__).resolve().parents[1] / "docs" / "validation.md"
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
    "| data | pair | acts | episode | verdict | changes, with the day on which they were known | delay | series |",
    "|--|--|--|--|--|--|--|--|",
)


def put(page: Path, name: str, lines: Sequence[str]) -> None:
    """Print the lines, and put them in place of what stands between `<!-- name -->` and `<!-- /name -->` on the page."""
    text = "\n".join(lines)
    print(f"{text}\n", flush=True)
    marks = f"<!-- {name} -->", f"<!-- /{name} -->"
    whole = page.read_text(encoding="utf-8")
    before, first, rest = whole.partition(marks[0])
    _, last, after = rest.partition(marks[1])
    if not first or not last:
        sys.exit(f"{page} has no place for {name}: write {marks[0]} and {marks[1]} on lines of their own")
    page.write_text(f"{before}{first}\n{text}\n{last}{after}", encoding="utf-8")


def episode_rows(
    stores: Mapping[str, Store], episodes: Sequence[Episode], charts: Path
) -> Iterator[tuple[Episode, str, str]]:
    """Of each episode that the stores hold its verdict and its row; draws one chart an episode."""
    for episode in episodes:
        if episode.data in stores:
            pair = relation(stores[episode.data], episode.a, episode.b)
            count = pair.columns["n_happenings"].sum()
            told = describe(pair, episode)
            draw(pair, episode, charts)
            row = f"| {episode.data} | {episode.a}–{episode.b} | {count:.0f} | {episode.about} ({episode.kind}) | {told} |"
            yield episode, told.partition(" | ")[0], row


def chart_table(verdicts: Sequence[tuple[Episode, str]]) -> list[str]:
    """One row a chart, in the folder `charts` beside the page; what was missed says so."""
    notes = {"hit": "", "**miss**": " (missed)", "**false alarm**": " (false alarm)"}
    rows = []
    for episode, verdict in verdicts:
        name = f"{country_name(episode.a)}–{country_name(episode.b)} {episode.onset.year}"
        note = notes.get(verdict, f" ({verdict})")
        rows.append(f"| {name}{note} | ![](charts/{episode.slug}.svg) |")
    return ["| chart | |", "| --- | --- |", *rows]


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
    p = p[~np.isnan(p)]
    told = f"P ≤ {p.max():.2f}" if p.size else "P unknown"
    tone = pair.columns["tone"][weeks]
    end = tone.max() if episode.kind == "thaw" else tone.min()
    return f"{verdict} | {cells or '–'} | {delay} | tone {tone[0]:+.1f} → {end:+.1f}, {told}"


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


@dataclass(frozen=True, slots=True)
class Alarms:
    """The changes of state of a pair, and the years in which its evidence was of grade A to D."""

    a: str
    b: str
    years: float
    cards: tuple[Card, ...]

    def count(self, state: str) -> int:
        """How often the pair came into that state."""
        return sum(card.state == state for card in self.cards)


def alarms(store: Store, fewest: int = 20) -> Iterator[Alarms]:
    """Every pair with `fewest` acts."""
    tellings = store.tellings(modality="done", official=True)
    found = store.happenings(tellings=tellings)
    copies = store.copies({telling.document for telling in tellings})
    last, watched = store.last_day(), first_day(store)
    for (a, b), acts in sorted(acts_by_pair(found, tellings, copies, load_scale("plover")).items()):
        if len(acts) >= fewest:
            pair = measure(a, b, acts, until=last, watched=watched, draws=0)
            yield Alarms(a, b, sum(grade != "E" for grade in pair.grades) / 52.18, pair.changes)


ALARM_HEAD = (
    f"| data | pairs | pair-years with evidence | {' | '.join(ALARMS)} | seconds |",
    "|--|--|--|--|--|--|--|--|--|",
)


def alarm_row(store: Store, name: str) -> tuple[str, list[Alarms]]:
    """One row of the table of alarms over all pairs that ever had evidence, and those pairs."""
    begin = time.process_time()
    rows = [pair for pair in alarms(store) if pair.years > 0]
    years = sum(pair.years for pair in rows)
    total = [sum(pair.count(state) for pair in rows) for state in ALARMS]
    cells = " | ".join(f"{n} ({n / max(years, 0.01):.2f} a year)" for n in total)
    return (
        f"| {name} | {len(rows)} | {years:.0f} | {cells} | {time.process_time() - begin:.0f} |",
        rows,
    )


def quiet_rows(store: Store, name: str, pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The rows of pairs of which no change is known."""
    for a, b in pairs:
        pair = relation(store, a, b)
        years = sum(grade != "E" for grade in pair.grades) / 52.18
        cards = [c for c in pair.changes if c.state != "steady"]
        told = "; ".join(f"{c.state} {c.day}" for c in cards) or "none"
        count = pair.columns["n_happenings"].sum()
        yield f"| {name} | {a}–{b} | {count:.0f} | {years:.1f} | {told} |"


def quiet_table(stores: Mapping[str, Store], quiet: Sequence[tuple[str, str, str]]) -> list[str]:
    """The table of pairs of which no change is known."""
    lines = ["| data | quiet pair | acts | years with evidence | changes of state |", "|--|--|--|--|--|"]
    for name, store in stores.items():
        lines += quiet_rows(store, name, [(a, b) for data, a, b in quiet if data == name])
    return lines
