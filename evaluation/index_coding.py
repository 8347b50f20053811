# ruff: noqa: T201
"""What the rules of the index make of acts that were reported and coded with errors: prints tables of docs/measures/index.md.

    python evaluation/index_coding.py [--pairs N] [--recall R] [--precision P]

Made-up pairs of four years whose truth is known. Acts come at random, their types as often as among the states of ICEWS, tilted
so that their mean is the level of the week. An act is told by one to a dozen of 40 outlets, each report is found with the recall,
all reports of an act share an error of type as often as the coder makes one. Acts that are none of the pair come on top, as
many as the precision says, of the types that were judged wrong; every fifth of them is told by two outlets or more.
Probabilities are drawn from those that were stated of right and of wrong events (docs/measures/probability.md).
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import numpy as np
import yaml

from degel.records import Happening, When
from degel.relations import Rules, load_scale
from degel.relations.acts import WORST, Act
from degel.relations.scale import QUAD_OF, QUADS
from degel.relations.series import Series, series_of
from degel.relations.states import Turn, trace
from degel.stories.signals import find_signal
from degel.stories.telling import Telling

ROOT = Path(__file__).resolve().parents[1]
START, WEEKS, ONSET, RAMP = date(2015, 1, 5), 208, 130, 8
# Acts between organs of states in ICEWS, October to December 2018; costly signals and force are put in by hand.
COMMON = {
    "CONSULT": 10058, "CONSULT/visit": 9946, "AGREE": 7934, "SUPPORT": 5775, "ACCUSE/disapprove": 1031,
    "ACCUSE/allege": 723, "CONSULT/phone": 448, "REQUEST": 315, "COOPERATE": 312, "REJECT": 296, "AID": 247,
    "THREATEN": 206, "MOBILIZE/troops": 139, "CONCEDE": 131, "ACCUSE/investigate": 124, "REJECT/meet": 90,
    "THREATEN/restrict": 72, "SANCTION": 53, "MOBILIZE": 38, "THREATEN/violence": 36, "REQUEST/change": 21,
}  # fmt: skip
THAWING = ("RETREAT/ease", "RETREAT/release", "RETREAT/access", "CONSULT/visit")
FREEZING = ("SANCTION/expel", "SANCTION/discontinue", "SANCTION/withdraw", "COERCE/arrest")
FORCE = ("ASSAULT/firearms", "ASSAULT/heavy-weapons", "ASSAULT/aerial")
OUTLETS = [(f"outlet {k}", f"L{k % 15:02d}") for k in range(40)]
# Stated probability, share that was right, number judged (docs/measures/probability.md).
STATED = ((0.25, 0.18, 120), (0.35, 0.33, 93), (0.45, 0.38, 72), (0.55, 0.65, 63), (0.65, 0.70, 43), (0.75, 0.74, 46), (0.85, 0.79, 14))  # fmt: skip
TYPE_RIGHT = (
    0.91  # of coded acts of two states that are of the right pair, those whose type is right: 79 of 87 judged
)


def score(kind: str) -> float:
    """The score of a type or type/mode, cut as the index cuts it."""
    type, _, mode = kind.partition("/")
    return max(-WORST, min(WORST, load_scale("plover").score(type, mode or None)))


@cache
def mix(level: float) -> tuple[tuple[str, ...], np.ndarray]:
    """The common acts with the chances that give them a mean of `level`."""
    kinds, counts = tuple(COMMON), np.array(list(COMMON.values()), dtype=float)
    scores = np.array([score(kind) for kind in kinds])
    low, high = -3.0, 3.0
    for _ in range(50):
        tilt = (low + high) / 2
        chances = counts * np.exp(tilt * (scores - scores.max()))
        chances /= chances.sum()
        low, high = (tilt, high) if chances @ scores < level else (low, tilt)
    return kinds, chances


@cache
def wrong_kinds() -> tuple[tuple[str, ...], np.ndarray]:
    """What the acts that are none of the pair were coded as."""
    counts: Counter[str] = Counter()
    with gzip.open(ROOT / "training/rank/judged.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            sides = row["actor"], row["recipient"]
            if row["verdict"] in "dn" and all(sides) and set(sides[0]) != set(sides[1]):
                mode = next((n.split(":")[2] for n in row["named"] if n.startswith("mode:")), "None")
                counts[row["type"] + ("" if mode == "None" else f"/{mode}")] += 1
    values = np.array(list(counts.values()), dtype=float)
    return tuple(counts), values / values.sum()


@cache
def mistaken(type: str) -> tuple[tuple[str, ...], np.ndarray]:
    """What an act of a type is coded as when its type is mistaken."""
    table = yaml.safe_load((ROOT / "src/degel/relations/data/errors.yml").read_text(encoding="utf-8"))[
        "types"
    ]
    root = "YIELD" if type in ("CONCEDE", "RETREAT") else type
    counts = {coded: row.get(root, 0) for coded, row in table.items() if coded != root and row.get(root)}
    kinds = tuple("RETREAT" if coded == "YIELD" else coded for coded in counts) or ("ACCUSE",)
    values = np.array(list(counts.values()) or [1.0], dtype=float)
    return kinds, values / values.sum()


class World:
    """Makes the coded acts of one pair."""

    def __init__(self, seed: int, recall: float, precision: float) -> None:
        self.rng = np.random.default_rng(seed)
        self.recall, self.precision = recall, precision
        self.made: list[Act] = []

    def tell(self, week: int, kind: str, outlets: int, right: bool) -> None:
        """Code an act of a week as it is told by that many outlets."""
        rng = self.rng
        type, _, mode = kind.partition("/")
        if right and rng.random() > TYPE_RIGHT:
            kinds, chances = mistaken(type)
            type, mode, right = str(rng.choice(kinds, p=chances)), "", False
        shares = np.array([n * (share if right else 1 - share) for _, share, n in STATED])
        stated = STATED[int(rng.choice(len(STATED), p=shares / shares.sum()))][0]
        day = START + timedelta(days=7 * week + int(rng.integers(7)))
        number = f"{self.rng.integers(2**60):x}"
        actor, recipient, way = (("AAA", "BBB", 1), ("BBB", "AAA", -1))[int(rng.integers(2))]
        named = [OUTLETS[k] for k in rng.choice(len(OUTLETS), outlets, replace=False)]
        offices = ("president",) if kind == "CONSULT/visit" and rng.random() < 0.3 else ()
        members = []
        for k, (name, land) in enumerate(named):
            p = float(np.clip(stated + rng.uniform(-0.05, 0.05), 0.2, 0.99))
            members.append(
                Telling(
                    f"{number}-{k}", f"d{number}-{k}", type, mode or None, "done", 0.0, p, (actor,), (recipient,),
                    (actor,), (recipient,), day, day, source=name, source_country=land, published=day, offices=offices,
                )
            )  # fmt: skip
        together = 1.0 - float(np.prod([1.0 - t.probability for t in members]))
        happening = Happening(
            number, type, mode or None, (actor,), (recipient,), When(day, day), tuple(t.id for t in members),
            tuple(t.document for t in members), tuple(sorted(name for name, _ in named)), score(kind), together,
        )  # fmt: skip
        self.made.append(
            Act(
                happening, tuple(members), way, day, score(f"{type}/{mode}" if mode else type), together,
                QUADS.index(QUAD_OF[type]), (), (0.0, 0.0, 1.0), frozenset(name for name, _ in named),
                frozenset(land for _, land in named), len(named), find_signal(members), False,
            )
        )  # fmt: skip

    def happen(self, week: int, kind: str, least: int = 1) -> None:
        """An act that was done: told by `least` outlets or more, found in some of the reports."""
        told = min(max(int(self.rng.geometric(0.3)), least), len(OUTLETS))
        found = int(self.rng.binomial(told, self.recall))
        if found:
            self.tell(week, kind, found, True)

    def ordinary(self, rate: float, levels: Sequence[float]) -> None:
        """The common acts of all weeks, and with them those that are none of the pair."""
        for week, level in enumerate(levels):
            kinds, chances = mix(round(float(level), 1))
            for kind in self.rng.choice(kinds, int(self.rng.poisson(rate)), p=chances):
                self.happen(week, str(kind))
        right = TYPE_RIGHT * len(self.made)
        wrong = max(right / self.precision - len(self.made), 0.0)
        kinds, chances = wrong_kinds()
        for week in self.rng.integers(0, len(levels), int(self.rng.poisson(wrong))):
            outlets = 1 + int(self.rng.geometric(0.8) - 1)
            self.tell(int(week), str(self.rng.choice(kinds, p=chances)), outlets, False)


def pair(kind: str, rate: float, seed: int, recall: float, precision: float) -> tuple[list[Act], np.ndarray]:
    """The coded acts of a pair that thaws, freezes, comes to blows or stays as it is, and its true level."""
    world = World(seed, recall, precision)
    before, after = {
        "thaw": (-2.5, 2.0), "freeze": (2.0, -2.5), "force": (-2.0, -2.5), "friends": (3.0, 3.0), "strangers": (1.0, 1.0),
        "rivals": (-2.0, -2.0),
    }[kind]  # fmt: skip
    ramp = np.clip((np.arange(WEEKS) - ONSET) / RAMP, 0, 1)
    levels = before + (after - before) * ramp
    world.ordinary(rate, levels)
    if kind in ("thaw", "freeze"):
        for k, week in enumerate(world.rng.integers(0, 13, 4)):  # four costly signals in a quarter
            world.happen(ONSET + int(week), (THAWING if kind == "thaw" else FREEZING)[k], least=4)
    elif kind == "force":
        for week in (0, 0, 0, 1, 1, 2):
            world.happen(ONSET + week, str(world.rng.choice(FORCE)), least=6)
    return sorted(world.made, key=lambda act: (act.day, act.happening.id)), levels


def measured(acts: Sequence[Act], draws: int = 0) -> Series:
    """The series of the pair over all weeks."""
    return series_of(acts, START, START + timedelta(days=7 * WEEKS - 1), draws=draws)


RATES = (2.0, 0.5, 6.0)
TRIED: tuple[tuple[str, dict[str, float]], ...] = (
    ("as shipped", {}),
    ("markers by two sources each only", {"marker_apart": 0}),
    ("least weight 0.25", {"least_weight": 0.25}),
    ("least weight 0.5", {"least_weight": 0.5}),
    ("force from weight 0.5, of any tone", {"sure_weight": 0.5, "sure_cold": 0.0, "force_cold": 0.0}),
    ("force from weight 0.7", {"sure_weight": 0.7}),
    ("force from weight 0.9", {"sure_weight": 0.9}),
    ("P ≥ 0.75, 2 weeks", {"watch": 0.75}),
    ("P ≥ 0.85, 3 weeks", {"watch": 0.85, "watch_weeks": 3}),
)
SIGNS = {
    "thaw": {"thaw watch", "thaw confirmed"},
    "freeze": {"freeze watch", "freeze confirmed", "rupture"},
    "force": {"rupture"},
}


def delay(turns: Sequence[Turn], kind: str) -> int | None:
    """Days from the onset to the first alarm of the right kind."""
    weeks = [turn.week for turn in turns if turn.state in SIGNS[kind] and turn.week >= ONSET]
    return 7 * (weeks[0] - ONSET) + 6 if weeks else None


def sweep(name: str, tried: Sequence[tuple[str, Rules]], pairs: int, recall: float, precision: float) -> None:
    """One row for each rate and rules: what is found, and what is false."""
    print(f"\n{name}: recall {recall}, precision {precision}\n")
    print(
        "| acts a week | rules | thaw 30 d | 90 d | freeze 30 d | 90 d | force 30 d | false thaws a year | false freezes | false ruptures |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for rate in RATES:
        drawn = {
            kind: [measured(pair(kind, rate, 1000 * k + 7, recall, precision)[0]) for k in range(pairs)]
            for kind in ("thaw", "freeze", "force", "friends", "strangers", "rivals")
        }
        for label, rules in tried:
            cells = []
            for kind in ("thaw", "freeze", "force"):
                found = [delay(trace(series, rules)[1], kind) for series in drawn[kind]]
                spans = (30,) if kind == "force" else (30, 90)
                cells += [f"{np.mean([d is not None and d <= span for d in found]):.0%}" for span in spans]
            counts: Counter[str] = Counter()
            for kind in ("friends", "strangers", "rivals"):
                for series in drawn[kind]:
                    counts.update(turn.state for turn in trace(series, rules)[1])
            years = 3 * pairs * WEEKS / 52.18
            for states in (
                ("thaw watch", "thaw confirmed"),
                ("freeze watch", "freeze confirmed"),
                ("rupture",),
            ):
                cells.append(f"{counts[states[0]] / years:.3f}")
            print(f"| {rate:g} | {label} | {' | '.join(cells)} |", flush=True)


def coverage(pairs: int, recall: float, precision: float) -> None:
    """How often the intervals hold the true level, with the coder's errors in them and without."""
    print(
        "\n| acts a week | pairs | 50, 80, 95 % without errors | with errors | width of 80 % | with errors |"
    )
    print("| --- | --- | --- | --- | --- | --- |")
    for rate in (2.0, 6.0, 20.0):
        for kind in ("friends", "rivals", "thaw"):
            held = {0: np.zeros(3), 200: np.zeros(3)}
            width = dict.fromkeys(held, 0.0)
            for k in range(pairs):
                acts, levels = pair(kind, rate, 1000 * k + 11, recall, precision)
                for draws in held:
                    columns = measured(acts, draws).columns
                    for j, level in enumerate((50, 80, 95)):
                        low, high = columns[f"low{level}"][52:], columns[f"high{level}"][52:]
                        held[draws][j] += np.mean((low <= levels[52:]) & (levels[52:] <= high)) / pairs
                    width[draws] += float(np.mean(columns["high80"][52:] - columns["low80"][52:])) / pairs
            shown = [", ".join(f"{100 * value:.0f}" for value in held[draws]) for draws in held]
            print(
                f"| {rate:g} | {kind} | {shown[0]} | {shown[1]} | {width[0]:.1f} | {width[200]:.1f} |",
                flush=True,
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=60)
    parser.add_argument("--recall", type=float, default=0.3)
    parser.add_argument("--precision", type=float, default=0.5)
    parser.add_argument("--only", choices=("coverage", "rules"))
    options = parser.parse_args()
    settings = options.pairs, options.recall, options.precision
    if options.only != "rules":
        coverage(*settings)
    if options.only != "coverage":
        sweep("Rules of markers and force", [(name, Rules(**given)) for name, given in TRIED], *settings)


if __name__ == "__main__":
    main()
