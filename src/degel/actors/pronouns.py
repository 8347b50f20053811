"""Pronouns and possessives → the actors they stand for.

Input: the tokens of a sentence, the drafts before them, the memory of the document. Output: drafts. The choice is
by salience: persons by gender, the subject of the sentence before, then whoever was named last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from degel.actors.groups import coordinated, faced
from degel.actors.lexicon import Words, words
from degel.actors.memory import Figure, Memory
from degel.actors.rivalry import Phrase, Pronoun, phrases_of, settle
from degel.actors.scene import Draft
from degel.parse.sentence import Sentence, Token
from degel.records import Actor

__all__ = ["give_owners", "read_pronouns", "third_persons"]

# Salience of a figure by sentence distance, as subject and otherwise.
_SUBJECT = (3.0, 2.6, 1.6)
_OTHER = (1.6, 1.4, 0.8)
# Whoever is named before "his" in its own sentence, in whatever place, rather than the subject of the one before.
_NEAR_OWNER = 2.95
# A pronoun that is less sure than this is left alone.
_LEAST = 0.45
_IMPERSONAL_NEXT = frozenset(
    [
        "y",
        "faut",
        "est",
        "s'",
        "s’",
        "n'y",
        "en",
        "semble",
        "convient",
        "importe",
        "reste",
        "existe",
        "fallait",
        "faudrait",
        "fallut",
        "fallu",
        "faudra",
        "ne",
        "n'",
        "n’",
        "s'agit",
        "était",
        "serait",
    ]
)
_PERSONAL_VERBS = frozenset(
    ("falloir", "agir", "avoir", "convenir", "sembler", "importer", "rester", "exister", "être")
)


# "it seems", "it took months": nobody does it.
_IT_HAPPENS = frozenset(("seem", "appear", "happen", "matter", "rain", "snow", "depend"))
_TIMES = frozenset(("time", "hour", "day", "week", "month", "year", "decade", "while", "minute"))

_BYSTANDERS = frozenset(("CVL", "LAB", "CRM", "REF"))
_RUSSIAN_POSSESSIVES = frozenset(("его", "её", "ее", "их"))
_REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves", "lui", "elle", "él", "ella"))


def third_persons(table: Words) -> dict[str, str]:
    """Pronoun → its class (`he`, `she`, `it`, `they`, `his`, `her`, `their`)."""
    return {
        form: key
        for key in ("it", "they", "their", "his", "her", "he", "she", "whose")
        for form in table.plain(key)
    }


@cache
def _classes(lang: str) -> dict[str, str]:
    return third_persons(words(lang))


@dataclass(frozen=True, slots=True)
class _Candidate:
    figure: Figure
    score: float


def read_pronouns(sentence: Sentence, drafts: list[Draft], memory: Memory) -> list[Draft]:
    """The drafts for the third-person pronouns of a sentence; `drafts` are its other mentions, in text order."""
    classes = _classes(sentence.lang)
    tokens = sentence.tokens
    found: list[Draft] = []
    table = words(sentence.lang)
    here = phrases_of(sentence, drafts, table)
    before = [p for n, several in memory.phrases if 0 < sentence.number - n <= 2 for p in several]
    memory.phrases.append((sentence.number, here))
    if not any(token.lower in classes for token in tokens):
        return found
    covered = {i for draft in drafts for i in range(draft.first, draft.last + 1) if draft.first < draft.last}
    pairs = [*coordinated(sentence, drafts), *faced(sentence, drafts)]
    for token in tokens:
        kind = classes.get(token.lower)
        if kind is None or token.i in covered or token.dep.startswith("expl"):
            continue
        if token.upos not in ("PRON", "DET", "ADJ") or _impersonal(token, sentence):
            continue
        if kind == "it" and token.lower == "it" and not token.dep.startswith("nsubj"):
            continue
        near = next((d for d in drafts if d.last == token.i - 1 and d.actors and not d.place), None)
        if near is not None and token.lower in _REFLEXIVE and near.kind != "adjective":
            continue  # "Trump himself" is one mention
        if token.lower in ("himself", "herself", "itself", "themselves"):
            verb = token.head
            own = [
                d for d in drafts if d.last < token.i and d.actors and tokens[d.head].dep.startswith("nsubj")
            ]
            mine = next((d for d in reversed(own) if tokens[d.head].head in (verb, tokens[verb].head)), None)
            if mine is not None:
                found.append(
                    replace(mine, first=token.i, last=token.i, head=token.i, kind="pronoun", quality=0.75)
                )
                continue
        if kind == "whose":
            owner = _just_before(token, sentence, drafts)
            if owner is not None:
                found.append(
                    replace(owner, first=token.i, last=token.i, head=token.i, kind="pronoun", quality=0.75)
                )
            continue
        best = _antecedent(kind, token, sentence, [*drafts, *pairs, *found], memory)
        if best is None or not best.figure.actors:
            continue
        figure = best.figure
        shape = _shape(kind, token, sentence)
        meant = settle(figure.actors, shape, sentence, here, before, table)
        if meant is None:
            continue
        if meant != tuple(figure.actors):
            figure = replace(figure, actors=meant, gender=None, person=False)
        if all(actor.code is None and actor.name is None for actor in figure.actors):
            continue
        salience = min(0.75, 0.3 + 0.16 * best.score)
        if salience < _LEAST:
            continue
        quality = salience * max(figure.quality, 0.5)
        if not shape.possessive:
            here.append(_standing_for(token, figure, sentence))
        found.append(
            Draft(
                token.i,
                token.i,
                token.i,
                "pronoun",
                [replace(actor, span=None) for actor in figure.actors],
                quality,
                gender=figure.gender,
                plural=figure.plural,
                person=figure.person,
            )
        )
    return found


def _shape(kind: str, token: Token, sentence: Sentence) -> Pronoun:
    """What number, gender and nature a pronoun agrees with."""
    lang = sentence.lang
    owning = kind in ("his", "her", "their")
    if lang == "ru":
        owning = token.lower in _RUSSIAN_POSSESSIVES and _before_its_noun(token, sentence)
    person = lang == "en" and kind in ("he", "she", "her", "his") and token.lower not in ("its", "it")
    natures = {"person"} if person else {"person", "body", "thing"}
    if lang == "en" and (kind == "it" or token.lower == "its"):
        natures = {"body", "thing"}
    gender = None
    if lang == "en":
        gender = "m" if token.lower in ("he", "him", "his", "himself") else "f" if person else None
    elif not owning or lang == "ru":
        gender = {"he": "m", "his": "m", "she": "f", "her": "f"}.get(kind)
    if lang == "ru" and gender == "m" and token.lower != "он":
        gender = None if token.feats.get("Gender") == "Neut" else "m"
    plural: bool | None = kind in ("they", "their")
    if lang == "es" and owning:
        plural = None  # "su" is of one or of many
    return Pronoun(token.i, owning, plural, gender, frozenset(natures))


def _before_its_noun(token: Token, sentence: Sentence) -> bool:
    head = sentence.tokens[token.head]
    return (
        head.i > token.i
        and head.upos in ("NOUN", "PROPN")
        and not token.dep.startswith(("nsubj", "obj", "iobj"))
    )


def _standing_for(token: Token, figure: Figure, sentence: Sentence) -> Phrase:
    return Phrase(
        token.i, token.i, figure.plural or len(figure.actors) > 1, figure.gender, "person" if figure.person else "body",
        "subject" if token.dep.startswith("nsubj") else "object", sentence.number, len(sentence.tokens), figure.actors,
    )  # fmt: skip


def _just_before(token: Token, sentence: Sentence, drafts: Sequence[Draft]) -> Draft | None:
    """Who stands before "whose", a comma or a preposition between ("Poland, whose army …", "país con cuyo ejército")."""
    i = token.i - 1
    while i >= 0 and sentence.tokens[i].upos in ("PUNCT", "ADP"):
        i -= 1
    near = [d for d in drafts if d.last == i and d.actors and not d.place and d.kind != "adjective"]
    named = [d for d in near if any(actor.country or actor.code for actor in d.actors)]
    return max(named, key=lambda d: d.last - d.first, default=None)


def give_owners(drafts: Sequence[Draft], pronouns: Sequence[Draft]) -> None:
    """Gives soldiers and officials of whom only "his", "its" or "whose" tells the state of its owner, in place."""
    owners = {d.last: d for d in pronouns if d.kind == "pronoun" and len(d.actors) == 1}
    for draft in drafts:
        owner = owners.get(draft.first - 1) or owners.get(draft.first)
        if not draft.guessed or owner is None or owner is draft or not owner.actors[0].country:
            continue
        state = owner.actors[0].country
        draft.actors = [replace(actor, country=state, code=state) for actor in draft.actors]
        draft.quality = max(draft.quality, min(owner.quality, 0.6))


def _impersonal(token: Token, sentence: Sentence) -> bool:
    """ "il faut", "il y a", "il est possible de", "it is clear that"."""
    if token.lower not in ("il", "it"):
        return False
    verb = sentence.tokens[token.head]
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    if token.lower == "il":
        return (
            after is not None
            and after.lower in _IMPERSONAL_NEXT
            and (verb.upos != "VERB" or verb.lemma in _PERSONAL_VERBS or "VerbForm" not in verb.feats)
            and not any(verb.i < t.i for t in sentence.dependents(verb.i, "obl:agent"))
        )
    if verb.lemma in _IT_HAPPENS or (verb.lemma == "take" and _of_time(verb, sentence)):
        return True
    before = sentence.tokens[token.i - 1].lower if token.i else ""
    if verb.lemma == "come" and before in ("when", "if", "whenever"):
        return True  # "when it comes to trade"
    if verb.upos == "PRON":
        return True  # "it's not something that we know"
    return verb.upos in ("ADJ", "NOUN") and any(
        t.dep in ("csubj", "ccomp", "xcomp") or t.dep.startswith("acl") for t in sentence.dependents(verb.i)
    )


def _of_time(verb: Token, sentence: Sentence) -> bool:
    return any(t.lemma in _TIMES for t in sentence.dependents(verb.i, "obj"))


def _antecedent(
    kind: str, token: Token, sentence: Sentence, drafts: Sequence[Draft], memory: Memory
) -> _Candidate | None:
    gender = {"he": "m", "she": "f", "her": "f"}.get(kind)
    if kind == "his" and token.lower in ("his", "его"):
        gender = "m"
    plural = kind in ("they", "their")
    neuter = kind == "it" or token.lower == "its"
    possessive = kind in ("his", "her", "their")
    if possessive and token.lower != "its" and _owned_by_another(token, sentence, drafts):
        return None
    either = possessive and sentence.lang == "es"  # "su" is of one or of many
    best: _Candidate | None = None
    # who stands beside the pronoun under one verb is not who it means, whenever he was named
    beside = {
        (actor.name, actor.code)
        for draft in drafts
        if not possessive
        and draft.first < token.i
        and sentence.tokens[draft.head].head == token.head
        and sentence.tokens[draft.head].i != token.head
        for actor in draft.actors
        if actor.name
    }
    for draft in drafts:
        if draft.first >= token.i or draft.place or draft.kind == "adjective" or token.i <= draft.last:
            continue
        head = sentence.tokens[draft.head]
        if not possessive and head.head == token.head and head.i != token.head:
            continue  # "he told him": not the same person
        subject = head.dep.startswith("nsubj")
        figure = Figure(
            tuple(draft.actors),
            draft.gender,
            draft.plural,
            draft.person,
            subject,
            sentence.number,
            draft.quality,
        )
        if neuter and draft.person and subject and len(draft.actors) == 1 and draft.actors[0].country:
            # "North Korea's minister told the UN that sanctions hurt its trust": his state's.
            state = draft.actors[0].country
            own = (Actor(country=state, code=state, sector="GOV"),)
            figure = Figure(own, None, False, False, True, sentence.number, draft.quality)
        best = _better(
            best, figure, 0, draft.first / 1000, gender, plural, neuter, possessive, sentence.lang, either
        )
    for first, figure in memory.rivals:
        beside_it = sentence.tokens[first].head == token.head and sentence.tokens[first].dep.startswith(
            "nsubj"
        )
        # a thing seldom owns
        if first < token.i and (figure.person if possessive else not beside_it):
            best = _better(
                best, figure, 0, first / 1000, gender, plural, neuter, possessive, sentence.lang, either
            )
    for order, figure in enumerate(memory.latest(40, rivals=True)):
        gap = sentence.number - figure.sentence
        if gap > 2:
            break
        if gap < 1 or any((actor.name, actor.code) in beside for actor in figure.actors):
            continue
        if possessive and not figure.actors and not figure.person:
            continue
        best = _better(
            best, figure, gap, -order / 1000, gender, plural, neuter, possessive, sentence.lang, either
        )
    return best


def _owned_by_another(token: Token, sentence: Sentence, drafts: Sequence[Draft]) -> bool:
    """Is the subject of the possessive's own clause somebody or something of which no mention speaks ("las empresas
    abrieron sus puertas")?"""
    tokens = sentence.tokens
    at = token.i
    subject: Token | None = None
    for _ in range(6):
        above = tokens[at].head
        if above == at:
            return False
        at = above
        if tokens[at].upos == "VERB" and tokens[at].feats.get("VerbForm", "Fin") in ("Fin", "Part"):
            subject = next((t for t in sentence.dependents(at, "nsubj", "nsubj:pass") if t.i < token.i), None)
            # "il s'est blessé en sautant de son toit": whoever jumps is the subject above
            bare = tokens[at].feats.get("VerbForm") == "Part" and tokens[at].dep in ("advcl", "obl", "xcomp")
            if subject is not None or not bare:
                break
    if subject is not None and _unknown_of_its_kind(subject, token, sentence.lang, drafts):
        return True
    relative = subject is not None and subject.upos == "PRON" and tokens[at].dep == "acl:relcl"
    if relative:
        subject = tokens[tokens[at].head]  # "la Cité qui ouvrira ses portes"
    if subject is None or subject.upos not in ("NOUN", "PROPN", "NUM"):
        return False
    if subject.dep == "nsubj:pass" and sentence.lang == "en":
        return False
    within = not relative and token.i in sentence.subtree(subject.i)
    if within and not any(sentence.dependents(subject.i, "conj")):
        return False
    return not any(d.first <= subject.i <= d.last for d in drafts if d.actors and d.kind != "adjective")


def _unknown_of_its_kind(subject: Token, token: Token, lang: str, drafts: Sequence[Draft]) -> bool:
    """Is the subject a pronoun of the possessive's own kind that means nobody known ("he" and "his")?"""
    if subject.upos != "PRON" or any(d.first <= subject.i <= d.last for d in drafts):
        return False
    classes = _classes(lang)
    kind, owner = classes.get(token.lower), classes.get(subject.lower)
    if lang == "en":
        return token.lower != "its" and (owner, kind) in (("he", "his"), ("she", "her"), ("they", "their"))
    return lang in ("fr", "es") and owner in (("they",) if kind == "their" else ("he", "she", "it"))


def _better(
    best: _Candidate | None,
    figure: Figure,
    gap: int,
    recency: float,
    gender: str | None,
    plural: bool,
    neuter: bool,
    possessive: bool,
    lang: str,
    either: bool = False,
) -> _Candidate | None:
    """The candidate so far, or this figure when it may be meant and is more salient."""
    several = figure.plural or len(figure.actors) > 1
    if (several != plural and not (either and gap == 0 and figure.subject)) or (
        neuter and (figure.person or (figure.actors and _of_flesh(figure)))
    ):
        return best
    score = (_SUBJECT if figure.subject else _OTHER)[gap] + recency
    if possessive and figure.person and not figure.subject and gap == 0:
        score = _NEAR_OWNER + recency
    if figure.person:
        if gender is not None and figure.gender not in (None, gender):
            return best
        if gender is not None and figure.gender is None:
            score -= 0.3
    elif not plural and not neuter:
        # A state is "il", "elle", "он": only as the subject just before, of known gender; never "he".
        if lang == "en" or not figure.subject or gap > 1:
            return best
        if (not possessive or lang == "ru") and figure.gender != gender:
            return best
        score -= 1.4
    elif not figure.subject and (not possessive or gap > 0):
        return best
    if best is None or score > best.score:
        return _Candidate(figure, score)
    return best


def _of_flesh(figure: Figure) -> bool:
    """One expert, farmer or suspect: somebody, though without a name; "it" is something else."""
    return all(actor.sector in _BYSTANDERS and actor.name is None for actor in figure.actors)
