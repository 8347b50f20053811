"""A pronoun and all noun phrases before it, of ours or not → whether it means the one chosen, another, or nobody of ours.

Most pronouns of a page mean somebody whom no table knows: children, a firm, a decision. Every noun phrase of the
sentence and of the two before it is weighed alike, by role, nearness, number, gender and nature; who is chosen must win.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from degel.actors.lexicon import Words, fold, lower
from degel.actors.scene import Draft, gender_of
from degel.parse.sentence import Sentence, Token
from degel.records import Actor

__all__ = ["Frame", "Phrase", "Pronoun", "phrases_of", "settle"]

_ROLES = {
    "subject": 3.0,
    "object": 2.2,
    "oblique": 1.8,
    "within": 1.4,
    "other": 1.6,
    "place": 1.2,
    "pair": 2.0,
}
_DEPS = {"nsubj": "subject", "obj": "object", "iobj": "oblique", "obl": "oblique", "nmod": "within"}
# What each sentence in between costs.
_GAP = 1.2
_NEARNESS = 0.6
# The subject of the possessive's own clause, the noun that its relative clause is about, whom a reason is given for.
_OWN_SUBJECT = 1.2
_IN_RELATIVE = 0.8
_REASON = 2.4
_JOINED = 2.5
# "sanctions on Iran": no place where somebody is punished.
_PLACED = 1.0
_THING = 1.6
_PERSON = 0.5
# By how much another one of ours must be ahead to be taken instead, and how near a rival of no state may come.
_AHEAD = 0.2
_CLOSE = 0.1
_CLAUSES = frozenset(("acl:relcl", "acl", "advcl", "ccomp", "csubj", "parataxis", "root", "conj", "xcomp"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: `i` its head; `actors` of ours, empty when it means nobody that we know."""

    i: int
    first: int
    plural: bool
    gender: str | None
    nature: str  # person, body, thing
    role: str
    sentence: int
    length: int
    actors: tuple[Actor, ...] = ()
    stands_for: bool = False  # a pronoun
    quoted: bool = False
    kind: str = ""  # of the mention, "" for what is nobody's

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(actor.code for actor in self.actors if actor.code)


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What agrees with a pronoun: None where its form does not tell."""

    i: int
    possessive: bool
    plural: bool | None
    gender: str | None
    natures: frozenset[str]


def phrases_of(sentence: Sentence, drafts: Sequence[Draft], table: Words) -> list[Phrase]:
    """The noun phrases of a sentence in text order."""
    heads: dict[int, Draft] = {}
    covered: set[int] = set()
    for draft in drafts:
        if draft.kind == "adjective":
            continue
        covered.update(range(draft.first, draft.last + 1))
        old = heads.get(draft.head)
        if old is None or len(draft.actors) > len(old.actors):
            heads[draft.head] = draft
    found = [_of_ours(draft, sentence, table) for draft in heads.values()]
    for token in sentence.tokens:
        if token.upos not in ("NOUN", "PROPN") or token.i in covered:
            continue
        if token.dep.partition(":")[0] in ("flat", "compound", "fixed", "appos", "vocative", "goeswith"):
            continue
        lemma = lower(fold(token.lemma))
        if lemma in table["times"] or any(sentence.dependents(token.i, "cop")):
            continue
        placed = any(lower(fold(t.text)) in table["place"] for t in sentence.dependents(token.i, "case"))
        named = (
            token.upos == "PROPN"
            and not placed
            and (
                any(t.upos == "PROPN" for t in sentence.dependents(token.i, "flat", "compound"))
                or (token.dep.startswith("nsubj") and not any(sentence.dependents(token.i, "det")))
            )
        )
        known = named or lemma in table["humans"] or lemma in table["people"]
        gender = gender_of(token)
        if sentence.lang == "en":
            gender = _english_gender(lemma, table)
        found.append(
            Phrase(
                token.i, token.i, _plural(token, sentence), gender, "person" if known else "thing",
                _role(token, sentence), sentence.number, len(sentence.tokens),
            )
        )  # fmt: skip
    found += _together(found, sentence)
    return sorted(found, key=lambda phrase: phrase.first)


def _of_ours(draft: Draft, sentence: Sentence, table: Words) -> Phrase:
    head = sentence.tokens[draft.head]
    plural = draft.plural or len(draft.actors) > 1 or (not draft.person and _plural(head, sentence))
    gender = draft.gender or (
        _english_gender(head.lemma.lower(), table) if sentence.lang == "en" else gender_of(head)
    )
    return Phrase(
        draft.head, draft.first, plural, gender, "person" if draft.person else "body",
        "place" if draft.place else _role(head, sentence), sentence.number, len(sentence.tokens),
        tuple(actor for actor in draft.actors if actor.code or actor.name), kind=draft.kind,
    )  # fmt: skip


def _english_gender(lemma: str, table: Words) -> str | None:
    return "f" if lemma in table["women"] else "m" if lemma in table["men"] else None


def _plural(token: Token, sentence: Sentence) -> bool:
    return token.feats.get("Number") == "Plur" or any(sentence.dependents(token.i, "nummod", "det:numgov"))


def _role(token: Token, sentence: Sentence) -> str:
    for _ in range(4):
        if token.dep != "conj":
            break
        token = sentence.tokens[token.head]
    return _DEPS.get(token.dep.partition(":")[0], "other")


def _together(phrases: Sequence[Phrase], sentence: Sentence) -> list[Phrase]:
    """ "the general and his wife": several, for whom "they" may stand."""
    by_head = {phrase.i: phrase for phrase in phrases}
    found = []
    for phrase in phrases:
        joined = [by_head[t.i] for t in sentence.dependents(phrase.i, "conj") if t.i in by_head]
        if joined and sentence.tokens[phrase.i].dep != "conj":
            ours = all(p.actors for p in (phrase, *joined))
            actors = tuple(a for p in (phrase, *joined) for a in p.actors) if ours else ()
            natures = {p.nature for p in (phrase, *joined)}
            found.append(
                Phrase(
                    phrase.i, phrase.first, True, None, natures.pop() if len(natures) == 1 else "thing",
                    phrase.role, phrase.sentence, phrase.length, actors,
                )
            )  # fmt: skip
    return found


def settle(
    chosen: Sequence[Actor],
    pronoun: Pronoun,
    sentence: Sentence,
    here: Sequence[Phrase],
    before: Sequence[Phrase],
    table: Words,
) -> tuple[tuple[Actor, ...] | None, str]:
    """The actors that the pronoun means (the chosen ones, others who fit far better, or None when it may mean nobody of
    ours), and why: `kept`, `unfit`, `paper`, `stranger`, `rival`.
    """
    codes = frozenset(actor.code for actor in chosen if actor.code)
    people = any(actor.name or actor.office for actor in chosen)
    frame = Frame.around(pronoun, sentence, table)
    ours: tuple[float, Phrase] | None = None
    rival: tuple[float, Phrase] | None = None
    stranger = 0.0
    unfit = False
    for phrase in (*before, *here):
        if phrase.sentence == sentence.number and phrase.i >= pronoun.i:
            continue
        mine = bool(phrase.codes) and phrase.codes == codes
        # "Peru's minister says the sanctions hurt its trade": his state's
        his_state = mine and phrase.nature == "person" and "person" not in pronoun.natures and not people
        if not his_state and not _fits(phrase, pronoun, frame, sentence):
            unfit = unfit or (mine and phrase.sentence == sentence.number)
            continue
        weight = frame.weigh(phrase, pronoun, sentence)
        if mine:
            ours = max(ours or (weight, phrase), (weight, phrase), key=_first)
        elif phrase.codes:
            rival = max(rival or (weight, phrase), (weight, phrase), key=_first)
        elif (
            not phrase.actors
            and (pronoun.possessive or not people)
            and not (people and phrase.nature == "thing" and not frame.owns(phrase))
        ):
            stranger = max(stranger, weight)
    acting = not pronoun.possessive and sentence.tokens[pronoun.i].dep.startswith("nsubj")
    if ours is None:
        if unfit and (not acting or pronoun.gender == "f"):
            return None, "unfit"
        return tuple(chosen), "kept"
    weight, phrase = ours
    if all(actor.sector == "MED" for actor in phrase.actors) and not frame.owns(phrase):
        return None, "paper"  # "as the papers write, they …"
    if acting:
        return tuple(chosen), "kept"
    if stranger > weight - _CLOSE and (rival is None or stranger > rival[0] - _CLOSE):
        return None, "stranger"
    if rival is not None and pronoun.possessive and not set(rival[1].codes) & codes:
        told = rival[1].i == frame.subject and rival[1].role != "subject" and rival[1].i not in frame.relative
        if rival[0] > weight + _AHEAD and not told:  # "let the neighbour use its base": of either
            return rival[1].actors, "rival"
        if rival[0] > weight:
            return None, "rival"
    return tuple(chosen), "kept"


def _first(one: tuple[float, Phrase]) -> float:
    return one[0]


def _fits(phrase: Phrase, pronoun: Pronoun, frame: Frame, sentence: Sentence) -> bool:
    holding = phrase.i in frame.holding and phrase.nature == "thing"
    if phrase.sentence == sentence.number and (phrase.i in frame.barred or holding):
        return False
    if pronoun.plural is not None and phrase.plural != pronoun.plural:
        return False
    if phrase.nature not in pronoun.natures:
        return False
    return not (pronoun.gender and phrase.gender and phrase.gender != pronoun.gender)


@dataclass(frozen=True, slots=True)
class Frame:
    """The clause that a pronoun stands in."""

    barred: frozenset[int]
    subject: int | None
    relative: frozenset[int]
    punished: frozenset[int]
    joined: frozenset[int]
    holding: frozenset[int]
    number: int

    def owns(self, phrase: Phrase) -> bool:
        """Is it the subject of the possessive's clause, or what its noun is joined to ("the ship and its crew")?"""
        return phrase.sentence == self.number and (phrase.i == self.subject or phrase.i in self.joined)

    @classmethod
    def around(cls, pronoun: Pronoun, sentence: Sentence, table: Words) -> Frame:
        tokens = sentence.tokens
        token = tokens[pronoun.i]
        barred: set[int] = set()
        holding: set[int] = set()
        at = token.head if pronoun.possessive else token.i
        joined: set[int] = set()
        if pronoun.possessive:
            barred.add(at)
            top = at
            while tokens[top].dep == "conj" and tokens[top].head != top:
                top = tokens[top].head
                joined.add(top)
            below = at
            while (
                tokens[below].dep.partition(":")[0] in ("nmod", "conj", "appos")
                and tokens[below].head != below
            ):
                if tokens[below].dep != "conj":
                    holding.add(tokens[below].head)
                below = tokens[below].head
        else:
            above = token.head
            while (
                tokens[above].dep.partition(":")[0] in ("nmod", "obj", "obl", "iobj")
                and tokens[above].upos != "VERB"
            ):
                above = tokens[above].head  # "the army has contacts with them": not the army
            for verb in {token.head, above}:
                barred.update(t.i for t in sentence.dependents(verb) if t.i != token.i)
        relative = {tokens[i].head for i in (at, *sentence.governors(at, 8)) if _relative(i, sentence)}
        return cls(
            frozenset(barred),
            _subject_above(at, sentence),
            frozenset(relative),
            _blamed(pronoun, at, sentence, table),
            frozenset(joined),
            frozenset(holding),
            sentence.number,
        )

    def weigh(self, phrase: Phrase, pronoun: Pronoun, sentence: Sentence) -> float:
        gap = sentence.number - phrase.sentence
        weight = _ROLES[phrase.role] - _GAP * gap
        reach = pronoun.i if gap == 0 else 3 * phrase.length
        weight += _NEARNESS * phrase.i / max(1, reach)
        own = gap == 0 and phrase.i == self.subject
        if gap == 0 and own and pronoun.possessive:
            weight += _OWN_SUBJECT
        if gap == 0 and phrase.i in self.relative:
            weight += _IN_RELATIVE
        if gap == 0 and phrase.i in self.punished and phrase.nature != "thing":
            weight += _REASON + (_PLACED if phrase.role == "place" else 0.0)
        if gap == 0 and phrase.i in self.joined:
            weight += _JOINED
        if phrase.nature == "thing" and not own and not (gap == 0 and phrase.i in self.joined):
            weight -= _THING
        if phrase.nature == "person":
            weight += _PERSON
        return weight


def _subject_above(at: int, sentence: Sentence) -> int | None:
    """The subject of the clause that token `at` stands in; where it has none, that of the verb it hangs on."""
    tokens = sentence.tokens
    start = at
    joined = False
    for _ in range(10):
        if tokens[at].upos in ("VERB", "AUX", "ADJ", "NOUN"):
            subject = next((t for t in sentence.dependents(at, "nsubj")), None)
            if subject is not None:
                if subject.upos == "PRON" and _relative(at, sentence):
                    return tokens[at].head
                between = tokens[subject.i + 1 : start] if joined else ()
                if any(t.dep.startswith("nsubj") for t in between):
                    return None  # "Managua asks that Berlin stop … and resume its …": of either
                return subject.i
            if _relative(at, sentence):
                return tokens[at].head
        if tokens[at].head == at:
            return None
        if tokens[at].upos == "VERB":
            told = _controller(at, sentence)
            if told is not None:
                return told
            joined = joined or tokens[at].dep == "conj"
        at = tokens[at].head
    return None


def _relative(at: int, sentence: Sentence) -> bool:
    """Is it the verb of a clause about the noun above ("the state that wants …"), no infinitive ("the power to change …")?"""
    token = sentence.tokens[at]
    if (
        token.dep not in ("acl:relcl", "acl")
        or token.head > at
        or token.feats.get("VerbForm", "Fin") != "Fin"
    ):
        return False
    return token.dep == "acl:relcl" or any(t.upos == "PRON" for t in sentence.dependents(at) if t.i < at)


def _controller(verb: int, sentence: Sentence) -> int | None:
    """Who does what an infinitive says: whom the verb above asks or lets ("invited the traders to register their brands")."""
    tokens = sentence.tokens
    token = tokens[verb]
    if token.dep.partition(":")[0] not in ("xcomp", "ccomp", "advcl", "obl") or token.feats.get(
        "VerbForm"
    ) not in ("Inf", "Ger"):
        return None
    told = [t for t in sentence.dependents(token.head, "obj", "iobj", "obl") if t.i < verb and t.i != verb]
    told = [t for t in told if t.upos in ("NOUN", "PROPN") and (t.i > token.head or t.upos == "PRON")]
    return told[-1].i if told and tokens[token.head].upos == "VERB" and token.dep != "advcl" else None


def _blamed(pronoun: Pronoun, at: int, sentence: Sentence, table: Words) -> frozenset[int]:
    """Whom a reason is given for: "imposed sanctions on Russia for its …", "a félicité le président pour son …"."""
    if not pronoun.possessive:
        return frozenset()
    led = next((lower(fold(t.text)) for t in sentence.dependents(at, "case")), "")
    if led not in table["reasons"]:
        return frozenset()
    tokens = sentence.tokens
    verb = next((i for i in sentence.governors(at, 6) if tokens[i].upos == "VERB"), None)
    if verb is None:
        return frozenset()
    return frozenset(
        t.i for t in tokens[verb + 1 : pronoun.i] if t.dep.partition(":")[0] in ("obj", "iobj", "obl", "nmod")
    )
