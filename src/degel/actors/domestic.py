"""Who acts within a state without its name: "lawmakers", « l'armée », «депутаты», "the capital" → those of the ground.

Input: the mentions and places of a page. Output: the mentions with a state for those of nobody's, and with new ones, at
a quality of a guess (`QUALITY`). The ground of a sentence is the state whose places and officials it and the sentences
before it name, and the page most often; where two come close, there is none, and nobody is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from degel.actors.ground import AHEAD, FAR_AHEAD, GUESS, Grounds, Spot
from degel.actors.lands import land_of
from degel.actors.lexicon import words
from degel.actors.mention import Mention
from degel.actors.missions import is_mission
from degel.actors.reference import read
from degel.actors.states import sovereign, state_entries
from degel.actors.unlisted import OF, unlisted_people, unlisted_places
from degel.parse.sentence import Sentence, Token
from degel.records import Actor, Document, Span

__all__ = ["QUALITY", "at_home"]

QUALITY = GUESS
# Without a state these are worth one; firms, the press and bodies of states are not.
_OF_A_STATE = frozenset(
    ("GOV", "MIL", "COP", "LEG", "JUD", "REB", "OPP", "CVL", "EDU", "LAB", "REF", "PTY", "ELI", None)
)
# Who may be abroad, or against whom a foreign army stands.
_MOVING = frozenset(("MIL", "REF", "ELI"))
# Those of whom one alone is told as anybody ("a student").
_ANYBODY = frozenset(("CVL", "EDU", "LAB", "REF"))
# Whom bodies of states have too ("the ministers", "the judge").
_OF_BODIES = frozenset(("GOV", "JUD"))
# Who is sent to another state, or serves none.
_SENT = ("ambassador", "envoy", "consul", "charge-d-affaires", "secretary-general", "diplomat")
_PARTS = frozenset(("compound", "flat", "fixed"))
_ARTICLES = frozenset(
    ("the", "le", "la", "l'", "l’", "les", "du", "des", "au", "aux", "el", "los", "las", "del", "al")
)
# Kinds of words that need an article, and those that mean a state only with nothing behind them ("the palace of X").
_DEFINITE = frozenset(("bodies", "land", "seat", "island", "bare", "realm"))
_BARE = _DEFINITE - {"bodies"}
# Relatives whose noun is of whom stands before them.
_WHOSE = ("dont", "cuy", "whose", "чей", "чья", "чьё", "чье", "чьи", "чью")
# So many words of sport make a page one of sport.
_SPORT = 3
# Who is where he is told of, whoever acts there.
_LOCAL = frozenset(("CVL", "EDU", "LAB", "LEG", "JUD"))

# Whoever is of the place where his sentence has him.
_HERE = _LOCAL - {"LEG"} | {"COP"}
_FROM = frozenset(("from", "из", "depuis", "desde"))


@dataclass(frozen=True, slots=True)
class _Word:
    words: tuple[str, ...]
    sector: str | None
    kind: str
    office: str | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    first: Mapping[str, tuple[_Word, ...]]
    abroad: tuple[str, ...]
    sent: tuple[str, ...]
    sport: frozenset[str]


@cache
def _words(lang: str) -> _Words:
    content: dict[str, Any] = read("domestic").get(lang, {})
    first: dict[str, list[_Word]] = defaultdict(list)

    def keep(form: str, sector: str | None, kind: str, office: str | None = None) -> None:
        words = tuple(form.replace("'", "' ").replace(" ' ", " '").split())
        words = words if words[0][:1].isupper() else tuple(word.lower() for word in words)
        first[words[0].lower()].append(_Word(words, sector, kind, office))

    for kind in ("bodies", "people"):
        for sector, forms in content.get(kind, {}).items():
            for form in forms:
                keep(form, sector, kind)
    for form, office in content.get("titles", {}).items():
        keep(form, _SECTORS.get(office, "GOV"), "titles", office)
    for kind in ("land", "seat", "island", "bare"):
        for form in content.get(kind, ()):
            keep(form, "GOV", kind)
    for forms in content.get("realms", {}).values():
        for form in forms:
            keep(form, "GOV", "realm")
    ordered = {
        word: tuple(sorted(found, key=lambda one: (-len(one.words), one.kind != "titles")))
        for word, found in first.items()
    }
    return _Words(
        ordered,
        tuple(content.get("abroad", ())),
        tuple(content.get("sent", ())),
        frozenset(content.get("sport", ())),
    )


_SECTORS = {
    "judge": "JUD", "prosecutor": "JUD", "military-officer": "MIL", "chief-of-staff": "MIL", "police-chief": "COP",
    "member-of-parliament": "LEG", "senator": "LEG", "opposition-leader": "OPP",
}  # fmt: skip


def at_home(
    doc: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], spots: Sequence[Spot]
) -> list[Mention]:
    """The mentions, with those of the state on whose ground the page plays, in text order."""
    lang = doc.lang or ""
    if not sentences or not read("domestic").get(lang):
        return list(mentions)
    if _of_sport(sentences, _words(lang).sport):
        return list(mentions)
    grounds = Grounds(doc, sentences, mentions, spots)
    found: list[Mention] = []
    by_sentence: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_sentence[mention.sentence].append(mention)
    sited: dict[int, set[int]] = defaultdict(set)
    for number, first, last, _ in spots:
        sited[number].update(range(first, last + 1))
    met: dict[tuple[str, ...], Actor] = {}
    for sentence in sentences:
        own = by_sentence[sentence.number]
        kept = [_given(mention, sentence, own, grounds) for mention in own]
        if sentence.part == "text":
            new = list(_new(sentence, kept, grounds))
            taken = {i for mention in new for i in range(mention.first, mention.last + 1)}
            kept = [m for m in kept if _coded(m) or taken.isdisjoint(range(m.first, m.last + 1))] + new
            people = unlisted_people(sentence, kept, grounds, met)
            named = {i for mention in people for i in range(mention.first, mention.last + 1)}
            kept = [m for m in kept if _coded(m) or named.isdisjoint(range(m.first, m.last + 1))] + people
            kept += unlisted_places(sentence, kept, grounds, sited[sentence.number])
        found += kept
    found.sort(key=lambda mention: (mention.sentence, mention.first, -mention.last))
    return found


def _given(mention: Mention, sentence: Sentence, own: Sequence[Mention], grounds: Grounds) -> Mention:
    """A mention of nobody's with the state of the ground."""
    if mention.kind not in ("agent", "title", "person") or _coded(mention):
        return mention
    if mention.kind == "person" and grounds.plainly(sentence.number) is None:
        return mention
    actor = mention.actors[0] if len(mention.actors) == 1 else None
    if actor is None or actor.sector not in _OF_A_STATE or (actor.office or "").endswith(_SENT):
        return mention
    token = sentence.tokens[mention.head]
    if sentence.lang != "ru" and mention.kind == "title" and not actor.name:
        before = sentence.tokens[mention.first - 1].upos if mention.first else "DET"
        if token.feats.get("Number") != "Plur" and before not in ("DET", "ADP", "PUNCT"):
            return mention  # "who became deputy"
    if token.lower.startswith("presiden") and mention.kind == "agent":
        return mention  # the post
    if (
        is_mission(token)
        or token.lower.startswith(_words(sentence.lang).sent)
        or _anybody(token, actor.sector)
    ):
        return mention
    code = _state(sentence, mention.first, mention.last, mention.head, actor.sector, own, grounds)
    if code is None:
        return mention
    return replace(
        mention, actors=(replace(actor, country=code, code=code),), quality=max(mention.quality, QUALITY)
    )


def _of_sport(sentences: Sequence[Sentence], words_of_sport: frozenset[str]) -> bool:
    """Is a page one of sport, whose captains and referees serve no state?"""
    told = {t.lemma.lower() for sentence in sentences for t in sentence.tokens} & words_of_sport
    return len(told) >= _SPORT


def _coded(mention: Mention) -> bool:
    return any(actor.code for actor in mention.actors)


def _anybody(token: Token, sector: str | None) -> bool:
    """Is it one of a crowd ("a student"), who may be from anywhere?"""
    return sector in _ANYBODY and token.feats.get("Number") == "Sing"


def _new(sentence: Sentence, own: Sequence[Mention], grounds: Grounds) -> Iterator[Mention]:
    """The nouns of a sentence that no mention covers."""
    covered = {i for mention in own if _coded(mention) for i in range(mention.first, mention.last + 1)}
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        word = _match(tokens, i, _words(sentence.lang), covered)
        if word is None or not covered.isdisjoint(range(i, i + len(word.words))):
            i += 1
            continue
        last = i + len(word.words) - 1
        mention = _mention(sentence, i, last, word, own, grounds, covered)
        i = last + 1
        if mention is not None:
            i = mention.last + 1
            yield mention


def _beside(sentence: Sentence, head: int) -> bool:
    """Does a noun of people only tell what something else is ("un avion militaire", "worked as officer", « lui, juge … »)?"""
    token = sentence.tokens[head]
    above = sentence.tokens[token.head]
    agrees = sentence.lang != "ru" or token.feats.get("Case") == above.feats.get("Case")
    if token.dep in ("amod", "acl") and above.upos in ("NOUN", "PROPN") and agrees:
        return True
    if sentence.lang == "ru" or any(sentence.dependents(head, "det", "nummod")):
        return False
    before = sentence.tokens[head - 1] if head else None
    behind = sentence.tokens[head + 1] if head + 1 < len(sentence.tokens) else None
    if behind is not None and behind.upos == "PROPN":
        return False  # "opposant Moïse"
    if before is not None and (before.upos in ("DET", "NUM") or before.lower in _ARTICLES):
        return False
    if token.feats.get("Number") != "Plur":
        return True
    return sentence.lang == "es" and token.dep in ("obj", "xcomp") and token.lower.endswith(("dos", "das"))


def _match(tokens: Sequence[Token], i: int, words: _Words, covered: set[int]) -> _Word | None:
    if i and tokens[i - 1].text in "-‐‑" and tokens[i - 1].end == tokens[i].start:
        return None  # "secretary-general"
    for key in {tokens[i].lower, tokens[i].lemma.lower()}:
        for word in words.first.get(key, ()):
            stretch = tokens[i : i + len(word.words)]
            whole = len(stretch) == len(word.words) and all(map(_same, stretch, word.words))
            if whole and (word.kind != "titles" or _name(tokens, i + len(stretch) - 1, covered) is not None):
                return word
    return None


def _same(token: Token, word: str) -> bool:
    if word[:1].isupper():
        return token.text == word
    return word in (token.lower.replace("’", "'"), token.lemma.lower())


def _mention(
    sentence: Sentence,
    first: int,
    last: int,
    word: _Word,
    own: Sequence[Mention],
    grounds: Grounds,
    covered: set[int],
) -> Mention | None:
    tokens = sentence.tokens
    head = next((i for i in range(first, last + 1) if not first <= tokens[i].head <= last), last)
    token = tokens[head]
    if token.upos not in ("NOUN", "PROPN", "ADJ", "X") or (
        token.dep.partition(":")[0] in _PARTS and word.kind != "titles"
    ):
        return None
    if token.upos == "ADJ" and token.dep == "amod":
        return None  # *la reunión general*
    if word.kind == "people" and (_anybody(token, word.sector) or _beside(sentence, head)):
        return None
    land = word.kind in ("land", "seat", "island")
    if word.kind in ("land", "island", "realm"):
        told, realm = land_of(sentence, head, grounds)
        if told or word.kind == "realm":
            return _of_land(sentence, first, head, last, realm)
    if word.kind in _DEFINITE and not _told(sentence, first, head, word):
        return None
    building = token.dep.partition(":")[0] not in ("nsubj", "conj") or any(
        t.upos == "NOUN" for t in tokens[last + 1 : last + 2]
    )
    if word.kind == "bare" and building:
        return None
    if word.kind in _BARE and any(
        t.i == last + 1 or _behind_of(tokens, last) or (t.i > last + 2 and _behind_of(tokens, last + 1))
        for t in sentence.dependents(head, "nmod", "flat", "appos")
        if t.i > last
    ):
        return None  # "the country of origin", "the capital of X"
    code = _state(sentence, first, last, head, word.sector, own, grounds, land)
    if code is None and word.kind == "titles":
        code = grounds.alone(sentence.number)
    if word.kind in ("land", "island") and not grounds.plain(sentence.number, code):
        return None
    if code is None or (word.kind == "island" and code not in read("domestic")["islands"]):
        return None
    end, name = last, None
    if word.kind == "titles":
        end = _name(tokens, last, covered) or last
        name = " ".join(t.text for t in tokens[last + 1 : end + 1] if t.text != ",")
    span = Span(tokens[first].start, tokens[end].end)
    actor = Actor(country=code, code=code, sector=word.sector, name=name, office=word.office, span=span)
    kind = {"titles": "title", "people": "agent", "bodies": "agent", "bare": "agent", "seat": "city"}.get(
        word.kind, "name"
    )
    return Mention(span, sentence.number, head, first, end, (actor,), kind, QUALITY, word.kind == "seat")  # type: ignore[arg-type]


def _of_land(sentence: Sentence, first: int, head: int, last: int, code: str | None) -> Mention | None:
    if code is None:
        return None
    span = Span(sentence.tokens[first].start, sentence.tokens[last].end)
    actor = Actor(country=code, code=code, sector="GOV", span=span)
    return Mention(span, sentence.number, head, first, last, (actor,), "name", QUALITY)


def _name(tokens: Sequence[Token], last: int, covered: set[int]) -> int | None:
    """The last token of a name right behind a title ("…, Sajith Premadasa")."""
    i = last + 1
    if i + 1 < len(tokens) and tokens[i].text == ",":
        i += 1
    end = None
    while i < len(tokens) and i not in covered and tokens[i].upos == "PROPN" and tokens[i].text[:1].isupper():
        end = i
        i += 1
    return end


def _behind_of(tokens: Sequence[Token], last: int) -> bool:
    return last + 1 < len(tokens) and tokens[last + 1].lower in OF


def _told(sentence: Sentence, first: int, head: int, word: _Word) -> bool:
    """Does an article or a capital say that it is the one of the state?"""
    tokens = sentence.tokens
    if len(word.words) > 2:
        return True
    if sentence.lang == "ru":
        return word.kind == "bodies" or not any(sentence.dependents(head, "amod", "det", "nummod"))
    if word.words[0][:1].isupper() or (word.kind == "bodies" and tokens[head].feats.get("Number") == "Plur"):
        return True
    before = tokens[first - 1] if first else None
    return before is not None and before.lower in _ARTICLES


def _named_place(sentence: Sentence, head: int) -> int | None:
    """The name right behind "of" or "from" behind a noun at token `head` ("residents of Dhobley")."""
    between = words(sentence.lang)["of"] | _FROM
    for token in sentence.dependents(head, "nmod"):
        cases = [t.lower for t in sentence.dependents(token.i, "case")]
        if token.upos == "PROPN" and token.i > head and any(case in between for case in cases):
            return token.i
    return None


def _where(sentence: Sentence, head: int, grounds: Grounds) -> str | None:
    """The state of the places in which those at token `head` do, or suffer, what their clause tells."""
    token = sentence.tokens[head]
    verb = sentence.tokens[token.head]
    if token.dep.partition(":")[0] not in ("nsubj", "obj") or any(sentence.dependents(verb.i, "ccomp")):
        return None
    inside = words(sentence.lang)["place"]
    codes = {
        code
        for place in sentence.dependents(verb.i, "obl")
        if any(t.lower in inside for t in sentence.dependents(place.i, "case"))
        and (code := grounds.spot(sentence.number, place.i)) is not None
    }
    return codes.pop() if len(codes) == 1 else None


def _state(
    sentence: Sentence,
    first: int,
    last: int,
    head: int,
    sector: str | None,
    own: Sequence[Mention],
    grounds: Grounds,
    land: bool = False,
) -> str | None:
    """The state of those at tokens `first` to `last`: that of their owner, else of the ground; None for those from elsewhere."""
    below = {t.i for t in sentence.dependents(head)} | {first - 1}
    if any(token.lower.startswith(_WHOSE) for token in sentence.tokens[max(0, first - 2) : first]):
        return None  # "dont le pays préside …"
    for token in sentence.dependents(head, "amod", "compound"):
        if token.lower.startswith(_words(sentence.lang).abroad):
            return None
    for mention in own:
        # the name behind "the head of the commission," is the head's
        beside = mention.kind not in ("agent", "person") or sentence.tokens[head].dep != "nmod"
        near = mention.head in below or (mention.first == last + 2 and mention.kind != "agent" and beside)
        relation = sentence.tokens[mention.head].dep.partition(":")[0]
        if (
            near
            and relation in (("amod", "det") if land else ("nmod", "amod", "det", "compound", "appos"))
            and not mention.first <= head <= mention.last
        ):
            codes = {a.code for a in mention.actors}
            country = mention.actors[0].country if len(codes) == 1 else None
            if mention.place:
                continue
            return sovereign(country) if country and country in state_entries() else None
    if any(t.feats.get("Poss") == "Yes" for t in sentence.dependents(head)):
        return None
    if sector in _HERE:
        named = _named_place(sentence, head)
        if named is not None:
            told = grounds.spot(sentence.number, named) or next(
                (m.actors[0].country for m in own if m.first <= named <= m.last), None
            )
            return told or grounds.plainly(sentence.number)
        code = _where(sentence, head, grounds)
        if code is not None:
            return code
    if sector in _OF_BODIES and not land and grounds.near_bodies(sentence.number):
        return None
    ahead = FAR_AHEAD if sector in _MOVING else AHEAD
    return grounds.of(sentence.number, ahead, local=sector in _LOCAL)
