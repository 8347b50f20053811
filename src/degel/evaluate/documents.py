"""Gold events and coded events of whole documents → precision, recall and F1 with intervals.

Events of one document are matched one to one, as many as can be, under a rule:

- `event`: same type, same countries or bodies as actors and as recipients, overlapping evidence. Compound actors
  are compared whole: a visit of two ministers coded with one of them is missed.
- `pairs`: the same after compound actors are expanded to (actor, recipient) pairs, as exports do. Parties of a
  meeting (two actors or more, no recipient) give a pair in each direction; an event without a recipient gives
  one pair per actor.
- `dyad`: same type and the same set of sides, whoever of them acts, overlapping evidence.
- `type` and `quad`: same type (quad), overlapping evidence.

Sectors and sides without a country do not count. Evidence overlaps when any telling of the one shares a character
with any of the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from degel.coder import Coder
from degel.evaluate.gold import NOWHERE, GoldDocument, GoldEvent
from degel.records import Actor, Event, Span

__all__ = [
    "RULES",
    "Claim",
    "Matched",
    "Rule",
    "Score",
    "Scores",
    "claim_of_event",
    "claim_of_gold",
    "evaluate_documents",
    "expand",
    "match",
    "score_counts",
    "score_documents",
    "score_lines",
    "score_matches",
]

Rule = Literal["event", "pairs", "dyad", "type", "quad"]
RULES: tuple[Rule, ...] = ("event", "pairs", "dyad", "type", "quad")
SAMPLES = 1000
SEED = 20


@dataclass(frozen=True, slots=True)
class Claim:
    """What of an event is compared, from gold or coder: sides are countries or bodies."""

    type: str
    mode: str | None
    modality: str
    quad: str
    actor: frozenset[str]
    recipient: frozenset[str]
    spans: tuple[Span, ...]
    domestic: bool

    def agrees(self, other: Claim, rule: Rule) -> bool:
        """Is it the same event under the rule?"""
        if not any(a.overlaps(b) for a in self.spans for b in other.spans):
            return False
        if rule == "quad":
            return self.quad == other.quad
        if self.type != other.type or rule == "type":
            return self.type == other.type
        if rule == "dyad":
            return self.actor | self.recipient == other.actor | other.recipient
        return self.actor == other.actor and self.recipient == other.recipient


@dataclass(frozen=True, slots=True)
class Matched:
    """One document: pairs of gold and coded, what was missed, what came out too much."""

    lang: str | None
    pairs: tuple[tuple[Claim, Claim], ...]
    missed: tuple[Claim, ...]
    extra: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1 (None where nothing was there to divide by) with 95 % intervals over documents."""

    gold: int
    coded: int
    right: int
    precision: float | None
    recall: float | None
    f1: float | None
    precision_interval: tuple[float, float] | None = None
    recall_interval: tuple[float, float] | None = None
    f1_interval: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores by rule, and under the rule `event` by type, language, modality and reach.

    `modality_right` and `mode_right` are the shares of matched events whose modality and mode are right too.
    """

    documents: int
    rules: Mapping[Rule, Score]
    types: Mapping[str, Score]
    languages: Mapping[str, Score]
    modalities: Mapping[str, Score]
    reach: Mapping[str, Score]
    modality_right: float | None
    mode_right: float | None


def claim_of_gold(event: GoldEvent, quads: Mapping[str, str]) -> Claim:
    """The comparable part of a label; sectors and sides without a country are dropped."""
    actor, recipient = _codes(event.actor), _codes(event.recipient)
    return Claim(
        event.type,
        event.mode,
        event.modality,
        quads[event.type],
        actor,
        recipient,
        event.spans,
        len(actor | recipient) < 2,
    )


def claim_of_event(event: Event) -> Claim:
    """The comparable part of a coded event."""
    actor, recipient = _sides(event.actor), _sides(event.recipient)
    return Claim(
        event.type,
        event.mode,
        event.modality,
        event.quad,
        actor,
        recipient,
        (event.span, *event.also),
        len(actor | recipient) < 2,
    )


# PLOVER's codes of who has no state and is no body of states: the gold writes `---/NGO`, where no country counts.
STATELESS = frozenset({"NGO", "UAF", "MNC", "NGM"})


def _codes(codes: Iterable[str]) -> frozenset[str]:
    return frozenset(side for side in (code.partition("/")[0] for code in codes) if side != NOWHERE)


def _sides(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset(side for side in (a.code or a.country for a in actors) if side and side not in STATELESS)


def expand(claim: Claim) -> list[Claim]:
    """The (actor, recipient) pairs of an event with several actors or recipients, as claims of their own."""
    actors, recipients = sorted(claim.actor), sorted(claim.recipient)
    pairs: list[tuple[str | None, str | None]]
    if not recipients and len(actors) > 1:
        pairs = [(a, b) for a in actors for b in actors if a != b]
    else:
        pairs = [(a, b) for a in (*actors,) or (None,) for b in (*recipients,) or (None,)]
    return [
        Claim(
            claim.type,
            claim.mode,
            claim.modality,
            claim.quad,
            frozenset([a] if a else []),
            frozenset([b] if b else []),
            claim.spans,
            claim.domestic,
        )
        for a, b in pairs
    ]


def match(gold: Sequence[Claim], coded: Sequence[Claim], rule: Rule, lang: str | None = None) -> Matched:
    """A one-to-one matching of most events (augmenting paths), those with the right modality and mode first."""
    if rule == "pairs":
        gold = [pair for claim in gold for pair in expand(claim)]
        coded = [pair for claim in coded for pair in expand(claim)]
    wanted = [
        sorted(
            (k for k, c in enumerate(coded) if g.agrees(c, rule)),
            key=lambda k, g=g: (g.modality != coded[k].modality, g.mode != coded[k].mode, k),  # type: ignore[misc]
        )
        for g in gold
    ]
    holder: dict[int, int] = {}
    for number in range(len(gold)):
        _augment(number, wanted, holder, set())
    taken = set(holder.values())
    return Matched(
        lang,
        tuple((gold[g], coded[c]) for c, g in sorted(holder.items(), key=lambda item: item[1])),
        tuple(g for k, g in enumerate(gold) if k not in taken),
        tuple(c for k, c in enumerate(coded) if k not in holder),
    )


def _augment(number: int, wanted: Sequence[Sequence[int]], holder: dict[int, int], seen: set[int]) -> bool:
    for k in wanted[number]:
        if k not in seen:
            seen.add(k)
            if k not in holder or _augment(holder[k], wanted, holder, seen):
                holder[k] = number
                return True
    return False


def evaluate_documents(coder: Coder, gold: Sequence[GoldDocument], *, min_probability: float = 0.0) -> Scores:
    """Code the texts of the gold and score what comes out; events below `min_probability` do not count."""
    coded = [one.events for one in coder.pipe([g.document for g in gold])]
    quads = {name: entry.quad for name, entry in coder.book.entries.items()}
    return score_documents(gold, coded, quads, min_probability=min_probability)


def score_documents(
    gold: Sequence[GoldDocument],
    coded: Sequence[Sequence[Event]],
    quads: Mapping[str, str],
    *,
    min_probability: float = 0.0,
) -> Scores:
    """The scores of coded events, one sequence a gold document, in the same order."""
    given = [
        (
            g.document.lang,
            [claim_of_gold(e, quads) for e in g.events],
            [claim_of_event(e) for e in events if e.probability >= min_probability],
        )
        for g, events in zip(gold, coded, strict=True)
    ]
    return score_matches(given)


def score_matches(given: Sequence[tuple[str | None, Sequence[Claim], Sequence[Claim]]]) -> Scores:
    """The scores of (language, gold claims, coded claims), one a document."""
    by_rule = {rule: [match(g, c, rule, lang) for lang, g, c in given] for rule in RULES}
    exact = by_rule["event"]
    pairs = [pair for m in exact for pair in m.pairs]
    return Scores(
        documents=len(given),
        rules={rule: score_counts([_counts(m) for m in found]) for rule, found in by_rule.items()},
        types=_grouped(exact, lambda c: c.type),
        languages={
            str(lang): score_counts([_counts(m) for m in exact if m.lang == lang])
            for lang in sorted({m.lang for m in exact}, key=str)
        },
        modalities=_grouped(exact, lambda c: c.modality),
        reach=_grouped(exact, lambda c: "one side" if c.domestic else "two sides or more"),
        modality_right=_share([g.modality == c.modality for g, c in pairs]),
        mode_right=_share([g.mode == c.mode for g, c in pairs]),
    )


def _share(right: Sequence[bool]) -> float | None:
    return sum(right) / len(right) if right else None


def _counts(matched: Matched) -> tuple[int, int, int]:
    right = len(matched.pairs)
    return right, right + len(matched.missed), right + len(matched.extra)


def _grouped(found: Sequence[Matched], key: Callable[[Claim], Hashable]) -> dict[str, Score]:
    """A score a group: right are the pairs of which both are of the group."""
    rows: list[tuple[Counter[Hashable], Counter[Hashable], Counter[Hashable]]] = []
    for m in found:
        rows.append(
            (
                Counter(key(g) for g, c in m.pairs if key(g) == key(c)),
                Counter(key(g) for g in (*(g for g, _ in m.pairs), *m.missed)),
                Counter(key(c) for c in (*(c for _, c in m.pairs), *m.extra)),
            )
        )
    names = sorted({name for row in rows for counter in row for name in counter}, key=str)
    return {str(n): score_counts([(r[n], g[n], c[n]) for r, g, c in rows]) for n in names}


def score_counts(counts: Sequence[tuple[int, int, int]]) -> Score:
    """Micro-averaged shares; the intervals resample whole documents, for events of one text are not independent."""
    table = np.array(counts, dtype=np.int64).reshape(-1, 3)
    right, gold, coded = (int(n) for n in table.sum(axis=0))
    rng = np.random.default_rng(SEED)
    drawn = rng.integers(0, max(len(table), 1), size=(SAMPLES, len(table)))
    sums = table[drawn].sum(axis=1) if len(table) else np.zeros((SAMPLES, 3), dtype=np.int64)
    return Score(
        gold,
        coded,
        right,
        right / coded if coded else None,
        right / gold if gold else None,
        2 * right / (gold + coded) if gold + coded else None,
        _interval(sums[:, 0], sums[:, 2]),
        _interval(sums[:, 0], sums[:, 1]),
        _interval(2 * sums[:, 0], sums[:, 1] + sums[:, 2]),
    )


def _interval(above: np.ndarray, below: np.ndarray) -> tuple[float, float] | None:
    defined = below > 0
    if not defined.any():
        return None
    low, high = np.percentile(above[defined] / below[defined], [2.5, 97.5])
    return float(low), float(high)


def score_lines(scores: Scores) -> list[str]:
    """The scores as lines for a reader."""
    head = f"{'':<26} {'precision':<17} {'recall':<17} {'F1':<17} gold coded right"
    lines = [f"{scores.documents} documents", "", head]
    groups: tuple[tuple[str, Mapping[str, Score]], ...] = (
        ("", {f"matched by {rule}": score for rule, score in scores.rules.items()}),
        ("by language", scores.languages),
        ("by modality", scores.modalities),
        ("by reach", scores.reach),
        ("by type", scores.types),
    )
    for title, found in groups:
        lines += [title] if title else []
        lines += [f"{name:<26} {_line(score)}" for name, score in found.items()]
    lines.append(
        f"of the matched: modality right {_shown(scores.modality_right)}, mode right {_shown(scores.mode_right)}"
    )
    return lines


def _line(score: Score) -> str:
    cells = (
        (score.precision, score.precision_interval),
        (score.recall, score.recall_interval),
        (score.f1, score.f1_interval),
    )
    shown = [f"{_shown(value)} {_range(interval)}" for value, interval in cells]
    return " ".join(f"{cell:<17}" for cell in shown) + f" {score.gold:>4} {score.coded:>5} {score.right:>5}"


def _shown(value: float | None) -> str:
    return "   –" if value is None else f"{value:.2f}"


def _range(interval: tuple[float, float] | None) -> str:
    return "" if interval is None else f"({interval[0]:.2f}–{interval[1]:.2f})"
