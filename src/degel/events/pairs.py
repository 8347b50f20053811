"""A sentence, a given actor and a given recipient → named features of what the one does to the other.

The pair is handed to the frames as two actors that nobody else can be mistaken for (`A` and `R`), so that every
proposal says which of them acts. Features are of two kinds: what the codebook sees (types, operators, roles,
modality: the same in every language) and words (lemmas around, between and above the pair: of one language).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from degel.actors.mention import Mention
from degel.codebook.book import Codebook
from degel.events.cast import Cast, Party
from degel.events.frames import Proposal, propose
from degel.events.lexicon import Lexicon, Match
from degel.events.syntax import Syntax
from degel.events.words import fold
from degel.parse.sentence import Sentence
from degel.records import Actor, Span

__all__ = ["ROOTS", "PairView", "root_of", "view_pair"]

# PLV's fifteen roots: what we split into CONCEDE (said) and RETREAT (done) is its YIELD.
ROOTS = (
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
    "YIELD",
)
WINDOW = 8
NEAR = 3
OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "ADP", "AUX", "PART", "SCONJ"})


def root_of(type: str) -> str:
    """The root under which PLV counts a type."""
    return "YIELD" if type in ("CONCEDE", "RETREAT") else type


@dataclass(slots=True)
class PairView:
    """What a pair looks like: `named` features, the proposals that name it (best first), and its sentence."""

    named: dict[str, float]
    proposals: list[tuple[str, Proposal]]
    sentence: Sentence | None


def view_pair(
    book: Codebook,
    lexicon: Lexicon,
    sentence: Sentence,
    mentions: Sequence[Mention],
    actor: Span | None,
    recipient: Span | None,
) -> PairView:
    """The features of a pair in one sentence; a side that is not given or stands elsewhere is not seen there."""
    places = {
        side: _tokens(sentence, span) if span is not None else []
        for side, span in (("A", actor), ("R", recipient))
    }
    cast_mentions = _given(sentence, mentions, places)
    syntax = Syntax(sentence, lexicon.grammar)
    proposals = propose(book, lexicon, syntax, Cast(syntax, cast_mentions))
    named: dict[str, float] = {"bias": 1.0}
    ranked: list[tuple[str, Proposal]] = []
    for proposal in proposals:
        pattern = _pattern(proposal)
        ranked.append((pattern, proposal))
        _add_proposal(named, pattern, proposal)
    order = {"AR": 0, "S": 1, "A0": 2, "0R": 3, "AX": 4, "XR": 5, "RA": 6}
    ranked.sort(key=lambda pair: (order.get(pair[0], 9), -pair[1].weight))
    named["none"] = float(not any(pattern in ("AR", "S") for pattern, _ in ranked))
    heads = {side: _head(sentence, found) for side, found in places.items()}
    path = _path(sentence, heads["A"], heads["R"])
    inside = {j for found in places.values() for j in found}
    matches = _matches(lexicon, syntax, inside)
    _add_matches(named, matches, sentence, heads, path, inside)
    _add_words(named, sentence, heads, path, inside, places)
    _add_sides(named, mentions, sentence, places)
    return PairView(named, ranked, sentence)


def _tokens(sentence: Sentence, span: Span) -> list[int]:
    return [t.i for t in sentence.tokens if t.start < span.end and span.start < t.end]


def _head(sentence: Sentence, tokens: Sequence[int]) -> int | None:
    """The token of a span that hangs from outside it."""
    own = set(tokens)
    for j in tokens:
        token = sentence.tokens[j]
        if (token.head == j or token.head not in own) and token.upos not in ("DET", "ADP", "PUNCT"):
            return j
    return tokens[-1] if tokens else None


def _given(sentence: Sentence, mentions: Sequence[Mention], places: dict[str, list[int]]) -> list[Mention]:
    taken = {j for found in places.values() for j in found}
    kept = [
        m for m in mentions if m.sentence == sentence.number and not taken & set(range(m.first, m.last + 1))
    ]
    for side, found in places.items():
        head = _head(sentence, found)
        if head is None:
            continue
        span = Span(sentence.tokens[found[0]].start, sentence.tokens[found[-1]].end)
        code = f"~{side}"
        kept.append(
            Mention(
                span, sentence.number, head, found[0], found[-1], (Actor(code=code, sector="GOV", span=span),),
                "name", 1.0,
            )
        )  # fmt: skip
    kept.sort(key=lambda m: (m.first, -m.last))
    return kept


def _sides(parties: Sequence[Party]) -> str:
    codes = {p.actor.code for p in parties}
    return "".join(side for side in "AR" if f"~{side}" in codes) or ("X" if parties else "0")


def _pattern(proposal: Proposal) -> str:
    """Who acts on whom: `AR` as given, `RA` the other way round, `S` both together, `X` somebody else, `0` nobody."""
    actor, recipient = _sides(proposal.actor), _sides(proposal.recipient)
    if actor == "AR":
        return "S"
    return f"{actor}{'X' if recipient == 'AR' else recipient}"


def _add_proposal(named: dict[str, float], pattern: str, proposal: Proposal) -> None:
    root = root_of(proposal.type)
    _more(named, f"P:{pattern}:{root}", proposal.weight)
    _more(named, f"P:{root}", 1.0)
    if pattern in ("AR", "S", "A0", "0R"):
        _more(named, f"P:near:{root}", proposal.weight)
        _more(named, f"P:mode:{root}:{proposal.mode}", 1.0)
    if proposal.modality != "done":
        _more(named, f"P:mod:{proposal.modality}:{root}", 1.0)
    for step in proposal.steps:
        _more(named, f"P:op:{step}:{root}", 1.0)
    if proposal.act_type and proposal.steps:
        _more(named, f"P:act:{root_of(proposal.act_type)}", 1.0)


def _more(named: dict[str, float], key: str, value: float) -> None:
    named[key] = max(named.get(key, 0.0), value)


def _matches(lexicon: Lexicon, syntax: Syntax, inside: set[int]) -> dict[int, list[Match]]:
    sentence = syntax.sentence
    return {
        t.i: found
        for t in sentence.tokens
        if t.i not in inside
        and t.upos not in ("PUNCT", "DET", "ADP")
        and (found := lexicon.match(sentence, t.i))
    }


def _label(match: Match) -> str:
    word = match.word
    return root_of(word.type) if word.type is not None else f"op-{word.operator}"


def _add_matches(
    named: dict[str, float],
    matches: dict[int, list[Match]],
    sentence: Sentence,
    heads: dict[str, int | None],
    path: Sequence[int],
    inside: set[int],
) -> None:
    a, r = heads["A"], heads["R"]
    governors = {
        side: set(sentence.governors(head, NEAR)) for side, head in heads.items() if head is not None
    }
    on_path = set(path)
    low, high = (min(a, r), max(a, r)) if a is not None and r is not None else (0, -1)
    for i, found in matches.items():
        for match in found:
            label = _label(match)
            _more(named, f"M:{label}", 1.0)
            if i in on_path:
                _more(named, f"M:path:{label}", 1.0)
            if low < i < high:
                _more(named, f"M:between:{label}", 1.0)
            for side, above in governors.items():
                if i in above:
                    _more(named, f"M:above:{side}:{label}", 1.0)
            frame = match.word.act.id if match.word.act is not None else None
            if frame is not None and i in on_path:
                _more(named, f"F:{frame}", 1.0)


def _path(sentence: Sentence, a: int | None, r: int | None) -> list[int]:
    """The tokens strictly between two tokens on the tree, and what stands above both."""
    if a is None or r is None:
        return []
    up_a = [a, *sentence.governors(a)]
    up_r = [r, *sentence.governors(r)]
    common = next((j for j in up_a if j in set(up_r)), None)
    if common is None:
        return [*up_a[1:], *up_r[1:]]
    left, right = up_a[: up_a.index(common)], up_r[: up_r.index(common)]
    return [j for j in (*left, common, *right) if j not in (a, r)]


def _add_words(
    named: dict[str, float],
    sentence: Sentence,
    heads: dict[str, int | None],
    path: Sequence[int],
    inside: set[int],
    places: dict[str, list[int]],
) -> None:
    lang = sentence.lang
    tokens = sentence.tokens
    lemma = [fold(t.lemma) for t in tokens]
    for t in tokens:
        if t.i not in inside and t.upos in OPEN and t.upos != "ADP":
            _more(named, f"w:{lang}:{lemma[t.i]}", 1.0)
    for j in path:
        _more(named, f"p:{lang}:{lemma[j]}", 1.0)
        for child in sentence.children[j]:
            token = tokens[child]
            if child in inside or child in path or token.dep == "punct":
                continue
            if token.dep.partition(":")[0] in (
                "aux",
                "obj",
                "xcomp",
                "advmod",
                "neg",
                "compound",
                "mark",
                "ccomp",
                "obl",
            ):
                _more(named, f"c:{lang}:{lemma[j]}:{lemma[child]}", 1.0)
                _more(named, f"k:{lang}:{lemma[child]}", 1.0)
    for side, head in heads.items():
        if head is None:
            named[f"away:{side}"] = 1.0
            continue
        token = tokens[head]
        case = sentence.case(head) or "-"
        _more(named, f"d:{side}:{token.dep}", 1.0)
        above = lemma[token.head] if token.head != head else "-"
        _more(named, f"g:{side}:{lang}:{above}", 1.0)
        _more(named, f"g:{side}:{lang}:{above}:{token.dep.partition(':')[0]}:{case}", 1.0)
    a, r = places["A"], places["R"]
    if a and r:
        named["order"] = float(a[0] < r[0])
        low, high = (a[-1], r[0]) if a[0] < r[0] else (r[-1], a[0])
        between = [j for j in range(low + 1, high) if tokens[j].dep != "punct"]
        for j in between[: 2 * WINDOW]:
            _more(named, f"b:{lang}:{lemma[j]}", 1.0)
        for j, k in itertools.pairwise(between):
            _more(named, f"bb:{lang}:{lemma[j]}_{lemma[k]}", 1.0)
        after = [j for j in range(max(a[-1], r[-1]) + 1, len(tokens)) if tokens[j].dep != "punct"]
        for j in after[:WINDOW]:
            _more(named, f"a:{lang}:{lemma[j]}", 1.0)
        named["gap"] = min(len(between), 20) / 20.0


def _add_sides(
    named: dict[str, float],
    mentions: Sequence[Mention],
    sentence: Sentence,
    places: dict[str, list[int]],
) -> None:
    for side, found in places.items():
        own = set(found)
        for m in mentions:
            if m.sentence != sentence.number or m.head not in own:
                continue
            for actor in m.actors:
                if actor.sector:
                    _more(named, f"s:{side}:{actor.sector}", 1.0)
        for j in found:
            token = sentence.tokens[j]
            if token.upos == "NOUN":
                _more(named, f"n:{side}:{sentence.lang}:{fold(token.lemma)}", 1.0)
