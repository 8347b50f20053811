"""A word that names nobody and all noun phrases that it may mean → the one it means, by a small linear model, or nobody.

Candidates are the noun phrases of the sentence and of the four before it, of ours or not, several that stand together,
whom the page tells of most, and nobody. Each is weighed by features that are the same in every language; the answer of
the rules (`pronouns`) is one of them. Weights stand in `data/choice.json`, fitted by `training/who/fit.py`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources

from degel.actors.lexicon import Words, fold, lower
from degel.actors.rivalry import Frame, Phrase, Pronoun
from degel.parse.sentence import Sentence
from degel.records import Actor

__all__ = ["Asked", "Choice", "chances", "codes_of", "decide", "options", "quoted_tokens"]

# Sentences looked back, and noun phrases weighed at most.
REACH = 4
MOST = 48
# How likely somebody must be to be given, and to stay where the rules say so.
LEAST = 0.7
KEPT = 0.25
# The same where the rules found that somebody or something else owns or is meant.
REFUTED = 0.9
_REFUTING = frozenset(("owned", "stranger", "rival", "unfit", "paper"))
# The weight of a feature by kind of word beside the feature alone: it is seen more seldom.
_CROSSED = 0.4
_KINDS = ("owner ", "own ", "subject ", "object ", "this ")
_STATELESS = frozenset(("BUS", "MED"))
# Kinds of mentions that are never "he" or "she" where a language keeps these for persons.
_NO_PERSONS = frozenset(("name", "seat", "city", "body"))
_QUOTES = {"«": 1, "“": 1, "„": 1, "»": -1, "”": -1}


@dataclass(frozen=True, slots=True)
class Asked:
    """The word that names nobody: what it agrees with, what kind of word it is, and what the rules answer.

    `kind`: `owner` (its), `own` (свой), `subject`, `object`, `this` (the latter). `ruled` is who the rules say
    it means, `close` whom they took first and then thought too little of, `why` says which of them.
    """

    pronoun: Pronoun
    kind: str
    number: int
    quoted: bool
    ruled: tuple[Actor, ...] = ()
    close: tuple[Actor, ...] = ()
    why: str = ""
    empty: bool = False  # "il faut", "it seems": nobody


@dataclass(frozen=True, slots=True)
class Choice:
    """Who may be meant (`actors` empty: nobody of ours), where that is said, and its features."""

    actors: tuple[Actor, ...]
    phrase: Phrase | None
    features: Mapping[str, float] = field(default_factory=dict)

    @property
    def codes(self) -> frozenset[str]:
        return codes_of(self.actors)


def codes_of(actors: Sequence[Actor]) -> frozenset[str]:
    return frozenset(actor.code for actor in actors if actor.code and actor.sector not in _STATELESS)


@cache
def weights() -> Mapping[str, float]:
    """Feature → weight."""
    text = resources.files("degel.actors").joinpath("data/choice.json").read_text(encoding="utf-8")
    found: dict[str, float] = json.loads(text)["weights"]
    return found


def decide(
    asked: Asked,
    sentence: Sentence,
    here: Sequence[Phrase],
    before: Sequence[Phrase],
    counts: Mapping[str, int],
    table: Words,
) -> tuple[Choice, float] | None:
    """Who is meant, and how likely; None for nobody."""
    found = options(asked, sentence, here, before, counts, table, crossed=False)
    return choose(found, asked, _of_kind(asked.kind))


def chances(
    choices: Sequence[Choice], table: Mapping[str, float]
) -> tuple[list[float], dict[frozenset[str], float]]:
    """The score of each choice, and how likely whose states are meant: all choices of the same count together."""
    scores = [sum(table.get(name, 0.0) * value for name, value in one.features.items()) for one in choices]
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    total = sum(shares)
    found: dict[frozenset[str], float] = {}
    for one, share in zip(choices, shares, strict=True):
        found[one.codes] = found.get(one.codes, 0.0) + share / total
    return scores, found


@cache
def _of_kind(kind: str) -> Mapping[str, float]:
    """Feature → what it weighs for one kind of word, alone and crossed with the kind, so that nothing is crossed when read."""
    table = weights()
    prefix = f"{kind} "
    found = {name: weight for name, weight in table.items() if " " not in name or not name.startswith(_KINDS)}
    for name, weight in table.items():
        if name.startswith(prefix):
            rest = name.removeprefix(prefix)
            found[rest] = found.get(rest, 0.0) + _CROSSED * weight
    return found


def choose(
    choices: Sequence[Choice], asked: Asked, table: Mapping[str, float] | None = None
) -> tuple[Choice, float] | None:
    """The choice whose states are likeliest to be meant, with their probability; None for nobody."""
    scores, found = chances(choices, weights() if table is None else table)
    codes = preferred(found, asked)
    if not codes:
        return None
    mine = [n for n, one in enumerate(choices) if one.codes == codes]
    return choices[max(mine, key=lambda n: scores[n])], found[codes]


def preferred(found: Mapping[frozenset[str], float], asked: Asked, least: float = LEAST) -> frozenset[str]:
    """The states that are likely enough: what the rules say needs less, unless others are; what they refuted more."""
    codes, chance = max(found.items(), key=lambda pair: (pair[1], sorted(pair[0])))
    ruled = codes_of(asked.ruled)
    if not ruled and asked.why in _REFUTING:
        least = max(least, REFUTED)
    if ruled and found.get(ruled, 0.0) >= KEPT and (not codes or chance < least):
        return ruled
    return codes if chance >= least else frozenset()


def options(
    asked: Asked,
    sentence: Sentence,
    here: Sequence[Phrase],
    before: Sequence[Phrase],
    counts: Mapping[str, int],
    table: Words,
    *,
    crossed: bool = True,
) -> list[Choice]:
    """All who may be meant, with features (`crossed` by kind of word too); nobody is the first."""
    frame = Frame.around(asked.pronoun, sentence, table)
    known = [p for p in before if 0 < asked.number - p.sentence <= REACH]
    own = [
        p
        for p in here
        if p.i != asked.pronoun.i and (p.i < asked.pronoun.i or _comes_later(p, asked, sentence))
    ]
    known = [*known, *own]
    if asked.pronoun.natures == {"person"}:
        known = [p for p in known if p.kind not in _NO_PERSONS]
    known = [p for p in known if p.nature != "person" or asked.pronoun.plural in (None, p.plural)]
    if asked.pronoun.plural is not False:
        known = known[-MOST:]
        known += _pairs(known)
    known = known[-MOST:]
    ruled, close = codes_of(asked.ruled), codes_of(asked.close)
    met: dict[frozenset[str], int] = {}
    for phrase in known:
        codes = codes_of(phrase.actors)
        met[codes] = met.get(codes, 0) + 1
    top = max(counts.values(), default=0)
    ranks = _ranks(known, asked, frame, sentence)
    ours = [n for n, phrase in enumerate(known) if codes_of(phrase.actors)]
    first = {n: k for k, n in enumerate(sorted(ours, key=lambda n: (ranks[n], -n)))}
    acting = {codes_of(p.actors) for p in known if p.role == "subject" and p.sentence == asked.number - 1}
    beside = {code for p in own if p.i in frame.barred for code in codes_of(p.actors)}
    owned = _owned(asked, sentence, own, table)
    found: list[Choice] = []
    for n, phrase in enumerate(known):
        actors = _meant(phrase, asked)
        codes = codes_of(actors)
        names = dict(_of_phrase(phrase, asked, frame, sentence))
        names[f"rank:{min(ranks[n], 4)}"] = 1.0
        if codes:
            names[f"met:{min(met[codes_of(phrase.actors)], 4)}"] = 1.0
            share = min(counts.get(code, 0) for code in codes) / top if top else 0.0
            names["told"] = share
            names[f"ours:{min(first[n], 3)}"] = 1.0
            names[f"kind:{phrase.kind}"] = 1.0
            if owned:
                names[f"owned:{owned}:{phrase.kind}"] = 1.0
                names[f"owned:{owned}:{phrase.nature}"] = 1.0
            if codes & beside:
                names[f"same as beside:{phrase.nature}"] = 1.0
            if codes in acting:
                names["acting before"] = 1.0
            if len(known) and phrase is known[ours[0]]:
                names["first of ours"] = 1.0
            if codes == ruled:
                names["ruled"] = names[f"ruled:{asked.why}"] = 1.0
            elif codes == close:
                names["close"] = names[f"close:{asked.why}"] = 1.0
            if ruled and codes != ruled:
                names["not ruled"] = 1.0
        else:
            names["stranger"] = 1.0
        found.append(Choice(actors if codes else (), phrase, _crossed(names, asked) if crossed else names))
    for actors, name in ((asked.ruled, "ruled"), (asked.close, "close")):
        codes = codes_of(actors)
        if codes and not any(one.codes == codes for one in found):
            names = {name: 1.0, "only ruled": 1.0}
            found.append(Choice(tuple(actors), None, _crossed(names, asked) if crossed else names))
    names = dict(_of_nobody(asked, sentence, found, ruled, close))
    return [Choice((), None, _crossed(names, asked) if crossed else names), *found]


def _owned(asked: Asked, sentence: Sentence, own: Sequence[Phrase], table: Words) -> str:
    """What a possessive owns: `land` (country, people), `of ours` (minister, army) or `thing`."""
    if not asked.pronoun.possessive:
        return ""
    i = sentence.tokens[asked.pronoun.i].head
    if folded(sentence.tokens[i].text) in table["lands"]:
        return "land"
    if any(p.i == i and (p.kind or p.nature == "person") for p in own):
        return "of ours"
    lemma = folded(sentence.tokens[i].lemma)
    return "human" if lemma in table["humans"] or lemma in table["people"] else "thing"


def _comes_later(phrase: Phrase, asked: Asked, sentence: Sentence) -> bool:
    """The subject of the clause that the word's own clause depends on ("before he left, the minister …")."""
    token = sentence.tokens[asked.pronoun.i]
    if phrase.role != "subject" or phrase.i < token.i:
        return False
    verb = sentence.tokens[phrase.i].head
    return verb > token.i and verb in set(sentence.governors(token.i, 8))


def _pairs(known: Sequence[Phrase]) -> list[Phrase]:
    """All the states of a sentence together, where it names two or three."""
    found = []
    by_sentence: dict[int, list[Phrase]] = {}
    for phrase in known:
        if len(phrase.codes) == 1 and phrase.role != "place":
            by_sentence.setdefault(phrase.sentence, []).append(phrase)
    for several in by_sentence.values():
        actors: dict[str, Actor] = {}
        for phrase in several:
            for actor in phrase.actors:
                if actor.code:
                    actors.setdefault(actor.code, actor)
        if 2 <= len(actors) <= 3:
            last = several[-1]
            found.append(
                replace(
                    last, plural=True, gender=None, role="pair", kind="pair", actors=tuple(actors.values())
                )
            )
    return found


def _meant(phrase: Phrase, asked: Asked) -> tuple[Actor, ...]:
    """Whom a phrase gives: of a person that is "it", the state."""
    if phrase.nature == "person" and "person" not in asked.pronoun.natures:
        return tuple(Actor(country=a.country, code=a.code, sector="GOV") for a in phrase.actors if a.code)
    return phrase.actors


def _agrees(phrase: Phrase, pronoun: Pronoun) -> bool:
    if pronoun.plural is not None and phrase.plural != pronoun.plural:
        return False
    if pronoun.gender and phrase.gender and phrase.gender != pronoun.gender:
        return False
    return phrase.nature in pronoun.natures


def _ranks(known: Sequence[Phrase], asked: Asked, frame: Frame, sentence: Sentence) -> list[int]:
    """For each phrase how many that agree, and may stand there, weigh more."""
    weighed = [
        frame.weigh(p, asked.pronoun, sentence)
        if _agrees(p, asked.pronoun) and not (p.sentence == asked.number and p.i in frame.barred)
        else -99.0
        for p in known
    ]
    order = sorted(set(weighed), reverse=True)
    place = {weight: n for n, weight in enumerate(order)}
    return [place[weight] if weight > -99 else 5 for weight in weighed]


def _of_phrase(phrase: Phrase, asked: Asked, frame: Frame, sentence: Sentence) -> Iterator[tuple[str, float]]:
    pronoun = asked.pronoun
    gap = asked.number - phrase.sentence
    yield f"gap:{gap}", 1.0
    yield f"role:{phrase.role}", 1.0
    yield f"role:{phrase.role}:{min(gap, 2)}", 1.0
    yield f"nature:{phrase.nature}", 1.0
    animate = (
        "person" if pronoun.natures == {"person"} else "thing" if "person" not in pronoun.natures else "any"
    )
    yield f"nature:{phrase.nature}:{animate}", 1.0
    if pronoun.plural is not None:
        yield f"number:{'same' if phrase.plural == pronoun.plural else 'other'}", 1.0
    else:
        yield f"number:{'several' if phrase.plural else 'one'}", 1.0
    if pronoun.gender:
        told = "open" if phrase.gender is None else "same" if phrase.gender == pronoun.gender else "other"
        yield f"gender:{told}", 1.0
        yield f"gender:{told}:{phrase.nature}", 1.0
    yield "weight", frame.weigh(phrase, pronoun, sentence) / 3.0
    if phrase.stands_for:
        yield "pronoun", 1.0
        yield f"pronoun:{min(gap, 2)}", 1.0
    if len(phrase.codes) > 1:
        yield "several", 1.0
    if gap == 0:
        if phrase.i > pronoun.i:
            yield "later", 1.0
        if phrase.i in frame.barred:
            yield "barred", 1.0
        if phrase.i == frame.subject:
            yield "own-subject", 1.0
        if phrase.i in frame.relative:
            yield "relative", 1.0
        if phrase.i in frame.joined:
            yield "joined", 1.0
        if phrase.i in frame.punished:
            yield "punished", 1.0
        if phrase.i in frame.holding:
            yield "holding", 1.0
        if sentence.tokens[phrase.i].head == sentence.tokens[pronoun.i].head:
            yield "beside", 1.0
        if phrase.i in sentence.children[sentence.tokens[phrase.i].head] and phrase.role == "subject":
            above = set(sentence.governors(pronoun.i, 8))
            if sentence.tokens[phrase.i].head in above:
                yield "above", 1.0
        near = pronoun.i - phrase.i
        yield f"near:{'1' if near < 4 else '2' if near < 9 else '3' if near < 18 else '4'}", 1.0
    elif gap == 1 and phrase.role == {"subject": "subject", "object": "object"}.get(asked.kind):
        yield "parallel", 1.0
    if asked.quoted != phrase.quoted:
        yield f"said:{'in' if asked.quoted else 'out'}:{phrase.role if gap == 0 else 'before'}", 1.0
    elif asked.quoted:
        yield "said:both", 1.0


def _of_nobody(
    asked: Asked, sentence: Sentence, found: Sequence[Choice], ruled: frozenset[str], close: frozenset[str]
) -> Iterator[tuple[str, float]]:
    yield "nobody", 1.0
    yield f"nobody:{sentence.lang}", 1.0
    yield f"nobody:{'ruled' if ruled else 'close' if close else 'none'}", 1.0
    yield f"nobody:{asked.why}", 1.0
    if sentence.tokens[asked.pronoun.i].dep.startswith("expl"):
        yield "nobody:expletive", 1.0
    if asked.empty:
        yield "nobody:empty", 1.0
    token = sentence.tokens[asked.pronoun.i]
    if not any(one.codes for one in found):
        yield "nobody:nobody there", 1.0
    if asked.quoted:
        yield "nobody:quoted", 1.0
    if asked.kind in ("owner", "own"):
        if not any(p.codes and p.phrase and p.phrase.sentence == asked.number for p in found):
            yield "nobody:none here", 1.0
    elif not token.dep.startswith("nsubj"):
        yield f"nobody:{token.dep.partition(':')[0]}", 1.0
    if "person" not in asked.pronoun.natures:
        yield "nobody:thing", 1.0


def _crossed(names: Mapping[str, float], asked: Asked) -> dict[str, float]:
    """The features alone and by kind of word."""
    return {**names, **{f"{asked.kind} {name}": _CROSSED * value for name, value in names.items()}}


def quoted_tokens(sentence: Sentence, open_before: bool) -> tuple[list[bool], bool]:
    """For each token whether it stands between quotation marks, and whether they are open at the end."""
    inside = open_before
    found = []
    for token in sentence.tokens:
        mark = _QUOTES.get(token.text, 0)
        if mark > 0:
            inside = True
        elif mark < 0:
            inside = False
        elif token.text == '"':
            inside = not inside
        found.append(inside)
    return found, inside


def folded(token_text: str) -> str:
    return lower(fold(token_text))
