"""The sides of a document: how often each is named, where, beside whom, and who acted last; for the choice of who is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from degel.actors.mention import Mention
from degel.records import Actor

__all__ = ["Scene", "scene_of"]

# The sides of a page that are candidates wherever they are named.
TOP = 3


@dataclass(slots=True)
class Scene:
    """The sides of a document: how often each is named, in which sentences, as whose subject, and who acted last."""

    counts: Counter[str]
    people: dict[str, Actor]
    named: dict[int, dict[str, bool]]
    home: str | None = None
    last: tuple[int, frozenset[str], frozenset[str]] = (-9, frozenset(), frozenset())
    order: tuple[str, ...] = ()
    # sentence → the paragraph that it stands in, and the sides of each paragraph by the first sentence that names them
    paragraphs: Mapping[int, int] = field(default_factory=dict)
    within: dict[int, dict[str, int]] = field(default_factory=dict)


def scene_of(
    mentions: Sequence[Mention],
    subjects: frozenset[tuple[int, int]],
    home: str | None,
    paragraphs: Mapping[int, int],
) -> Scene:
    """The scene of a document's mentions; `subjects` are (sentence, token) of the subjects of clauses, `paragraphs` number the paragraph of each sentence."""
    counts: Counter[str] = Counter()
    people: dict[str, Actor] = {}
    named: dict[int, dict[str, bool]] = {}
    for mention in mentions:
        for actor in mention.actors:
            key = actor.code or actor.country
            if not key:
                continue
            if mention.kind not in ("pronoun", "self"):
                counts[key] += 1
            people.setdefault(
                key, Actor(country=actor.country, code=actor.code or actor.country, sector="GOV")
            )
            here = named.setdefault(mention.sentence, {})
            here[key] = here.get(key, False) or (mention.sentence, mention.head) in subjects
    within: dict[int, dict[str, int]] = {}
    for number in sorted(named):
        for key in named[number]:
            within.setdefault(paragraphs.get(number, 0), {}).setdefault(key, number)
    order = tuple(key for key, _ in counts.most_common(TOP))
    return Scene(counts, people, named, home, order=order, paragraphs=paragraphs, within=within)
