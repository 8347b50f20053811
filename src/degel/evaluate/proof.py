"""Every example of the codebook, coded → the problems: what was missed, wrong or too much, with parse and frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from degel.codebook.labels import Expected, Labelled, read_labels
from degel.codebook.schema import Example
from degel.coder import Analysed, Coder
from degel.errors import DataError
from degel.events.code import Trace
from degel.records import Actor, Document, Span

__all__ = ["Problem", "Proof", "examples", "proofs", "prove", "unproven"]

BATCH = 64


@dataclass(frozen=True, slots=True)
class Problem:
    """One example that the coder does not code as labelled."""

    lang: str
    type: str
    file: str
    line: int
    text: str
    reason: str
    analysis: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}\n  {self.text}\n{self.analysis}"


def examples(
    coder: Coder, type: str | None = None, lang: str | None = None
) -> Iterator[tuple[str, str, Example, Path]]:
    """(lang, type, example, file) of all examples of the coder's codebook, or of one type or language."""
    for (language, name), found in sorted(coder.book.examples.items(), key=lambda item: item[0]):
        if (lang is None or language == lang) and (type is None or name == type):
            for example, path in found:
                yield language, name, example, path


@dataclass(frozen=True, slots=True)
class Proof:
    """One example as it was coded: what is wrong with it, if anything, and the frames that gave its labelled events."""

    lang: str
    problem: Problem | None
    frames: frozenset[str]


def prove(coder: Coder, type: str | None = None, *, lang: str | None = None) -> list[Problem]:
    """Code every example (of one type, one language) and return what fails: an empty list is a proof.

    An example holds when each labelled event comes out with its type, mode, modality, trigger, actors and
    recipients, and nothing else that is as probable as what the coder reports.
    """
    return [proof.problem for proof in proofs(coder, type, lang=lang) if proof.problem is not None]


def proofs(coder: Coder, type: str | None = None, *, lang: str | None = None) -> list[Proof]:
    """Every example (of one type, one language) with what fails in it and which frames it proves."""
    found: list[Proof] = []
    batch: list[tuple[str, str, Example, Path, Labelled]] = []
    for language, name, example, path in examples(coder, type, lang):
        try:
            labelled = read_labels(example.text)
        except DataError as error:
            wrong = Problem(language, name, str(path), _line(path, example), example.text, str(error), "")
            found.append(Proof(language, wrong, frozenset()))
            continue
        batch.append((language, name, example, path, labelled))
    for k in range(0, len(batch), BATCH):
        part = batch[k : k + BATCH]
        docs = [
            Document(text=plain.text, lang=language, published=e.published)
            for language, _, e, _, plain in part
        ]
        for (language, name, example, path, labelled), analysed in zip(
            part, coder.analyse(docs), strict=True
        ):
            reason = compare(labelled, analysed.traces, coder.min_probability)
            problem = None
            if reason is not None:
                problem = Problem(
                    language, name, str(path), _line(path, example), example.text, reason, show(analysed)
                )
            found.append(Proof(language, problem, _fired(labelled, analysed.traces)))
    return found


def unproven(coder: Coder, found: list[Proof], lang: str) -> list[str]:
    """The frames of a language that give no labelled event of any example: nothing shows that they work.

    An idiom (weight 0) gives no event at all: it is shown by the counter-examples.
    """
    fired = {frame for proof in found if proof.lang == lang for frame in proof.frames}
    return sorted(
        f"{type} {act.id}"
        for type, acts in coder.book.acts[lang].items()
        for act in acts
        if act.weight > 0 and act.id not in fired
    )


def _fired(labelled: Labelled, traces: list[Trace]) -> frozenset[str]:
    right = (t for t in traces if any(_differs(expected, t) is None for expected in labelled.events))
    return frozenset(
        why.removeprefix("frame ") for trace in right for why in trace.event.why if why.startswith("frame ")
    )


def _line(path: Path, example: Example) -> int:
    head = example.text[:40]
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if head in line or head in line.replace('\\"', '"'):
            return number
    return 1


def compare(labelled: Labelled, traces: list[Trace], least: float = 0.0) -> str | None:
    """Why the events are not those of the labels, or None; what is less probable than `least` is not too much."""
    left = list(traces)
    for expected in labelled.events:
        best: str | None = None
        for trace in left:
            reason = _differs(expected, trace)
            if reason is None:
                left.remove(trace)
                best = ""
                break
            if trace.event.type == expected.type or best is None:
                best = reason
        if best is None:
            return f"{expected.type} is missing: no event came out"
        if best:
            return best
    left = [trace for trace in left if trace.event.probability >= least]
    if left:
        extra = left[0].event
        return f"too much: {extra.type}/{extra.mode} {extra.modality} ({', '.join(extra.why)})"
    return None


def _differs(expected: Expected, trace: Trace) -> str | None:
    event = trace.event
    if event.type != expected.type:
        return f"type is {event.type}, not {expected.type}"
    if not any(t.overlaps(e) for t in trace.trigger for e in expected.trigger):
        return f"{event.type} fires at another word than labelled"
    if event.mode != expected.mode:
        return f"mode is {event.mode}, not {expected.mode}"
    if event.modality != expected.modality:
        return f"modality is {event.modality}, not {expected.modality}"
    for role, wanted, got in (
        ("actor", expected.actor, event.actor),
        ("recipient", expected.recipient, event.recipient),
    ):
        reason = _role(role, wanted, got)
        if reason:
            return reason
    return None


def _role(role: str, wanted: tuple[Span, ...], got: tuple[Actor, ...]) -> str | None:
    spans = [a.span for a in got if a.span is not None]
    if wanted and not got:
        return f"{role} is missing"
    for span in wanted:
        if spans and not any(s.overlaps(span) for s in spans):
            return (
                f"{role} {span.start}:{span.end} is not among {[a.name or a.code or a.country for a in got]}"
            )
    for span in spans:
        if not any(span.overlaps(w) for w in wanted):
            return f"{role} too many: {span.start}:{span.end}"
    return None


def show(analysed: Analysed) -> str:
    """The parse, the mentions and the events, for a reader who wants to know why."""
    lines: list[str] = []
    for sentence in analysed.material.sentences:
        for t in sentence.tokens:
            lines.append(
                f"    {t.i:>3} {t.text:<20} {t.lemma:<18} {t.upos:<6} {t.dep:<12} → {sentence.tokens[t.head].text}"
            )
    for m in analysed.material.mentions:
        who = ", ".join(
            f"{a.code or a.country or '-'}/{a.sector}/{a.name or a.office or ''}" for a in m.actors
        )
        lines.append(
            f"    mention {m.span.start}:{m.span.end} {m.kind} {'place ' if m.place else ''}{m.quality:.2f} {who}"
        )
    for trace in analysed.traces:
        e = trace.event
        lines.append(
            f"    event {e.type}/{e.mode} {e.modality} p={e.probability} "
            f"{[a.name or a.code or a.country or a.sector for a in e.actor]} → {[a.name or a.code or a.country or a.sector for a in e.recipient]} ({', '.join(e.why)})"
        )
    return "\n".join(lines)
