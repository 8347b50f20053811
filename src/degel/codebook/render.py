"""The codebook as text: a page an event type for the docs, and a prompt that asks a language model to code by it.

Both are made from the files that the coder reads, so that what is said of a type is what is coded.
"""

from __future__ import annotations

from collections.abc import Sequence

from degel.codebook.book import Codebook
from degel.codebook.labels import read_labels
from degel.codebook.schema import Act, EntryFile, Example

__all__ = ["index_page", "prompt", "type_page"]

NAMES = {"en": "English", "es": "Spanish", "fr": "French", "ru": "Russian"}
SHOWN = 6
DECISIONS = (
    "The actor does something to the recipient. Only states, their organs, international bodies, armed or political groups and people "
    "acting politically are actors; an unnamed West or international community is none.",
    "Promised or announced cooperation is AGREE, promised yielding is CONCEDE, announced harm is THREATEN: the promise or threat was made.",
    "A conditional threat is THREATEN. What one side says of the other is an act of saying by the speaker; the act inside an accusation is not coded.",
    "A visit: the visitor is the actor, the host the recipient. A meeting without a host: everybody present is an actor, there is no recipient.",
    "Plain statements and appeals short of demands are not coded. Page furniture and links to other stories are not the text.",
    "modality is done, future, hypothetical, negated or historical; claimant is who asserts it when the reporter does not.",
)


def type_page(book: Codebook, type: str) -> str:
    """The Markdown page of one event type: definition, modes, boundaries, words and examples of every language."""
    entry = book.entries[type]
    lines = [
        f"# {type}",
        "",
        entry.definition,
        "",
        f"Quad: {entry.quad}. Score: {entry.score:+g}{_printed(entry.plover_score, entry.score)}.",
    ]
    if entry.requires_recipient:
        lines[-1] += " Needs a recipient."
    if entry.modes:
        lines += ["", "| mode | score | meaning |", "| --- | --- | --- |"]
        lines += [
            f"| `{name}` | {mode.score:+g}{_printed(mode.plover_score, mode.score)} | {mode.definition} |"
            for name, mode in entry.modes.items()
        ]
    if entry.boundaries:
        lines += ["", "Boundaries:"]
        lines += [f"- {b.when}: {b.code}{'. ' + b.note if b.note else ''}" for b in entry.boundaries]
    for lang in sorted(book.acts):
        acts = book.acts[lang].get(type, [])
        if acts:
            lines += ["", f"## {NAMES.get(lang, lang)}", "", _words(acts)]
            found = [example for example, _ in book.examples.get((lang, type), [])]
            lines += ["", *(f"- {_plain(example)}" for example in _chosen(found))]
    return "\n".join(lines) + "\n"


def index_page(book: Codebook) -> str:
    """The Markdown page that lists all types with their sizes."""
    langs = sorted(book.acts)
    lines = [
        "# Codebook",
        "",
        "One page a type, made from `src/degel/codebook/entries` by `make docs`; the text is CC BY-SA 4.0, after the PLOVER manual.",
        "Columns: entries (verbs, nouns, expressions) and proven examples a language.",
        "",
        "| type | quad | score | " + " | ".join(NAMES.get(lang, lang) for lang in langs) + " |",
        "| --- " * (3 + len(langs)) + "|",
    ]
    for type, entry in sorted(book.entries.items()):
        sizes = [
            f"{sum(len(a.verbs) + len(a.nouns) + len(a.adjectives) for a in book.acts[lang].get(type, []))}, "
            f"{len(book.examples.get((lang, type), []))}"
            for lang in langs
        ]
        lines.append(f"| [{type}]({type}.md) | {entry.quad} | {entry.score:+g} | " + " | ".join(sizes) + " |")
    return "\n".join(lines) + "\n"


def prompt(book: Codebook, *, lang: str | None = None) -> str:
    """Instructions for a language model as a second reader: types, modes, boundaries, decisions and the form of the answer.

    With `lang`, labelled examples of that language follow each type.
    """
    lines = [
        "You code political events in a news text by the codebook below. Use no knowledge of the outcome; code what the text says.",
        "",
        "Decisions:",
        *(f"{k}. {text}" for k, text in enumerate(DECISIONS, 1)),
        "",
        "Types:",
    ]
    for type, entry in sorted(book.entries.items()):
        lines += ["", f"{type} ({entry.quad}): {entry.definition}", *_prompt_modes(entry)]
        if lang is not None:
            examples = [example for example, _ in book.examples.get((lang, type), [])]
            lines += [f"  e.g. {example.text}" for example in _chosen(examples)[:3]]
    lines += [
        "",
        'Answer with JSON only: [{"type": …, "mode": … or null, "modality": …, "actor": [ISO3 or body code, …], "recipient": […], '
        '"claimant": … or null, "evidence": "the words of the text, unchanged"}]; [] when nothing is to be coded.',
    ]
    return "\n".join(lines) + "\n"


def _prompt_modes(entry: EntryFile) -> list[str]:
    lines = [f"  mode {name}: {mode.definition}" for name, mode in entry.modes.items()]
    return lines + [
        f"  not {entry.id}, when {b.when}: {b.code}{' – ' + b.note if b.note else ''}"
        for b in entry.boundaries
    ]


def _printed(printed: float | None, ours: float) -> str:
    if printed is None:
        return " (PLOVER prints none)"
    return "" if printed == ours else f" (PLOVER prints {printed:+g})"


def _words(acts: Sequence[Act]) -> str:
    verbs = sorted({word for act in acts for word in act.verbs})
    nouns = sorted({word for act in acts for word in (*act.nouns, *act.adjectives)})
    said = [
        f"Verbs ({len(verbs)}): {', '.join(verbs)}." if verbs else "",
        f"Nouns ({len(nouns)}): {', '.join(nouns)}." if nouns else "",
    ]
    return " ".join(part for part in said if part)


def _chosen(examples: Sequence[Example]) -> list[Example]:
    """A few examples that show as many modes and modalities as there is room for, in the order of the file."""
    chosen: list[Example] = []
    seen: set[tuple[str, str | None, str]] = set()
    for example in examples:
        events = read_labels(example.text).events
        kinds = {(event.type, event.mode, event.modality) for event in events}
        if kinds - seen and len(chosen) < SHOWN:
            chosen.append(example)
            seen |= kinds
    return chosen


def _plain(example: Example) -> str:
    labelled = read_labels(example.text)
    codes = ", ".join(
        f"{event.type}{'/' + event.mode if event.mode else ''}{'' if event.modality == 'done' else ' ' + event.modality}"
        for event in labelled.events
    )
    return f"{labelled.text} — {codes}"
