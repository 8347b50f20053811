"""Labelled example sentences → text and labels.

`[words](actor)`, `[words](recipient)`, `[words](TYPE)`, `[words](TYPE/mode)`, `[words](TYPE/mode modality)`;
`#2` before the closing square bracket puts a label into a second event. An unnumbered role serves
all events that have no numbered one of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from degel.errors import DataError
from degel.records import Modality, Span

__all__ = ["Expected", "Labelled", "read_labels"]

_LABEL = re.compile(r"\[([^\[\]]*?)(?:#(\d))?\]\(([^()]*)\)")
# What is left of a label that does not close: a bracket, or a role or type in round ones.
_BROKEN = re.compile(r"[\[\]]|\((?:actor|recipient|[A-Z][A-Z-]{2,}/[^()]*)(?:\)|$)")
_MODALITIES: tuple[Modality, ...] = ("done", "future", "hypothetical", "negated", "historical")


@dataclass(frozen=True, slots=True)
class Expected:
    """One event that an example's labels demand."""

    type: str
    mode: str | None
    modality: Modality
    trigger: tuple[Span, ...]
    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """An example's plain text and the events it must give: none when it carries no label."""

    text: str
    events: tuple[Expected, ...]


def read_labels(text: str) -> Labelled:
    """The plain text and expected events of a labelled sentence; `DataError` (without file) for a wrong label."""
    plain: list[str] = []
    at = last = 0
    roles: dict[tuple[str, int], list[Span]] = {}
    triggers: dict[int, list[tuple[str, Span]]] = {}
    for hit in _LABEL.finditer(text):
        words, number, label = hit.group(1), int(hit.group(2) or 0), hit.group(3).strip()
        if not words.strip():
            raise DataError(f"the label ({label}) is on no words; put them into its square brackets")
        before = text[last : hit.start()]
        plain += [before, words]
        at += len(before)
        span = Span(at, at + len(words))
        at += len(words)
        last = hit.end()
        if label in ("actor", "recipient"):
            roles.setdefault((label, number), []).append(span)
        else:
            triggers.setdefault(number, []).append((label, span))
    plain.append(text[last:])
    whole = "".join(plain)
    broken = _BROKEN.search(whole)
    if broken:
        near = whole[max(0, broken.start() - 20) : broken.end() + 20]
        raise DataError(
            f"a label does not close at {near!r}; write it as [words](actor), [words](recipient) or [words](TYPE/mode)"
        )
    events = []
    for number, found in sorted(triggers.items()):
        for label, _ in found:
            code, _, modality = label.partition(" ")
            type, _, mode = code.partition("/")
            modality = modality.strip() or "done"
            if not type.isupper() or modality not in _MODALITIES:
                raise DataError(
                    f"label {label!r} is no TYPE[/mode] [modality]; write e.g. (actor), (recipient) or (CONSULT/visit negated)"
                )
            if label != found[0][0]:
                raise DataError(
                    f"labels {found[0][0]!r} and {label!r} are of one event; number them: [words#1](…), [words#2](…)"
                )
        events.append(
            Expected(
                type=type,
                mode=mode or None,
                modality=next(m for m in _MODALITIES if m == modality),
                trigger=tuple(span for _, span in found),
                actor=tuple(roles.get(("actor", number), roles.get(("actor", 0), []))),
                recipient=tuple(roles.get(("recipient", number), roles.get(("recipient", 0), []))),
            )
        )
    if roles and not events:
        raise DataError("roles are labelled but no event is; label the trigger with TYPE[/mode]")
    return Labelled(whole, tuple(events))
