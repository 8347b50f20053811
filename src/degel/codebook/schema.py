"""The shapes of the codebook's files, with closed keys: an unknown key is an error at file:line."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, RootModel

from degel.records import Quad

__all__ = [
    "Act",
    "ActsFile",
    "Adpositions",
    "Boundary",
    "Conditional",
    "Context",
    "ContextsFile",
    "EntryFile",
    "Example",
    "Future",
    "Grammar",
    "Mode",
    "Nature",
    "OperatorWords",
    "OperatorsFile",
    "TableFile",
    "Thaw",
]

Nature = Literal["cooperative", "yielding", "conflict"]
# PLOVER's contexts.
Context = Literal[
    "asylum", "cbrn", "corruption", "crime", "cyber", "diplomatic", "disasters", "economic", "election", "environment",
    "executive", "gender", "health", "human_rights", "human_security", "illegal_drugs", "inequality", "intelligence",
    "legal", "legislative", "lgbt", "migration", "military", "misinformation", "natural_resource", "peacekeeping",
    "political_institutions", "pro_autocracy", "pro_democracy", "religion_ethnicity", "reparations", "repression",
    "rights_freedoms", "technology", "territory", "terrorism", "trafficking",
]  # fmt: skip


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _as_entries(value: object) -> object:
    """Entries with alternatives spelt out: `hold|open talks|consultations` is four of them.

    Inside an alternative `_` stands for a space: `declare a ceasefire|state_of_war`.
    """
    words = _as_list(value)
    if not isinstance(words, list):
        return words
    found: list[object] = []
    for word in words:
        if not isinstance(word, str) or "|" not in word:
            found.append(word)
            continue
        found += [
            " ".join(parts).replace("_", " ")
            for parts in product(*(part.split("|") for part in word.split()))
        ]
    return found


Words = Annotated[list[str], BeforeValidator(_as_list)]
Entries = Annotated[list[str], BeforeValidator(_as_entries)]
Needs = dict[Literal["obj", "obl", "subj", "any"], Words]
Score = Annotated[float, Field(ge=-10, le=10)]


class Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Example(Closed):
    """A labelled sentence: `[words](TYPE/mode modality)`, `[words](actor)`, `[words](recipient)`, `#2` for a second event."""

    text: str
    published: date = date(2024, 6, 15)
    note: str | None = None


def _as_example(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


Examples = list[Annotated[Example, BeforeValidator(_as_example)]]


class Act(Closed):
    """A frame: the words that trigger it and how it differs from the default roles."""

    id: str
    verbs: Entries = Field(default_factory=list)
    nouns: Entries = Field(default_factory=list)
    adjectives: Entries = Field(default_factory=list)
    mode: str | None = None
    roles: dict[Literal["actor", "recipient"], str] = Field(default_factory=dict)
    symmetric: bool = False
    # True where the words alone only describe ("cooperation") and need an operator that says what is done to it
    governed: bool = False
    place: bool = False
    # True where it is said of its subject by whoever speaks ("Belarus lied"): the speaker acts, the subject receives
    verdict: bool = False
    # TYPE/mode of what it is when another side says that somebody did it ("Kyiv said that Moscow broke the truce")
    said: str | None = None
    needs: Needs = Field(default_factory=dict)
    unless: Needs = Field(default_factory=dict)
    weight: float = Field(default=0.9, ge=0.0, le=1.0)
    note: str | None = None


class ActsFile(Closed):
    """One language's section of one event type."""

    acts: list[Act] = Field(default_factory=list)
    examples: Examples = Field(default_factory=list)


class Mode(Closed):
    definition: str
    score: Score
    plover_score: Score | None = None


class Boundary(Closed):
    when: str
    code: str
    note: str | None = None


class EntryFile(Closed):
    """One event type."""

    id: str
    quad: Quad
    nature: Nature
    definition: str
    score: Score
    plover_score: Score | None = None
    requires_recipient: bool = False
    modes: dict[str, Mode] = Field(default_factory=dict)
    boundaries: list[Boundary] = Field(default_factory=list)
    languages: dict[str, ActsFile] = Field(default_factory=dict)


class OperatorWords(Closed):
    verbs: Entries = Field(default_factory=list)
    nouns: Entries = Field(default_factory=list)
    adjectives: Entries = Field(default_factory=list)


class OperatorsFile(Closed):
    """One language's operators and shared word lists."""

    lists: dict[str, Words] = Field(default_factory=dict)
    operators: dict[str, OperatorWords] = Field(default_factory=dict)
    examples: Examples = Field(default_factory=list)


class ContextsFile(RootModel[dict[Context, list[str]]]):
    """One language's words of each context: stems, or whole words with `$` behind them."""


class TableFile(Closed):
    """What an operator makes of an act; see the comments of `operators.yml`."""

    table: dict[str, dict[Literal["cooperative", "yielding", "conflict", "alone"], str]]
    modes: dict[str, dict[str, str]]
    future: dict[Nature, str]
    future_negated: dict[Nature, str]


class Adpositions(BaseModel):
    """Adpositions by what they mean; a language may add classes of its own.

    `в+Acc` holds for a noun in that case only and goes before a bare `в`.
    """

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, Words]

    between: Words = Field(default_factory=list)
    by: Words = Field(default_factory=list)


class Future(Closed):
    auxiliaries: Words = Field(default_factory=list)
    words: Words = Field(default_factory=list)
    features: Words = Field(default_factory=list)


class Conditional(Closed):
    features: Words = Field(default_factory=list)
    markers: Words = Field(default_factory=list)
    modals: Words = Field(default_factory=list)
    # auxiliaries that only hold possible, whoever says so: "may", "could"
    possible: Words = Field(default_factory=list)


class Thaw(Closed):
    warming: Words = Field(default_factory=list)
    cooling: Words = Field(default_factory=list)


class Grammar(Closed):
    """Facts of one language that the engine needs and no treebank label gives."""

    adpositions: Adpositions
    negation: Words
    weak_negation: Words = Field(default_factory=list)
    focus: Words = Field(default_factory=list)
    obligation: Words = Field(default_factory=list)
    future: Future = Future()
    conditional: Conditional = Conditional()
    hypothetical: Words = Field(default_factory=list)
    relative_subject: Words = Field(default_factory=list)
    relative_object: Words = Field(default_factory=list)
    stop: Words = Field(default_factory=list)
    # endings of the lemmas that stand before the head of a noun entry ("телефонный разговор")
    adjectives: Words = Field(default_factory=list)
    # True where the words of an entry stand in the form that grammar wants and match in every other
    inflected: bool = False
    # True where a clause may leave its subject out
    null_subject: bool = False
    # the ending that makes a verb passive ("обвиняется": обвинять)
    passive_ending: str | None = None
    # endings of forms and of the entries they may belong to, for words that no table of forms holds: [[ied, y], [ed, ""]]
    endings: list[tuple[str, str]] = Field(default_factory=list)
    # verbs whose past participle tells what the subject did ("arrivé à Rome"), not what was done to it
    unaccusative: Words = Field(default_factory=list)
    reflexive: Words = Field(default_factory=list)
    reciprocal: Words = Field(default_factory=list)
    we: Words = Field(default_factory=list)
    our: Words = Field(default_factory=list)
    i: Words = Field(default_factory=list)
    historical: Words = Field(default_factory=list)
    thaw: Thaw = Thaw()
