"""The figure that a pronoun of the third person means by salience: persons by gender, the subject of the sentence before,
then whoever was named last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from degel.actors.lexicon import Words, words
from degel.actors.memory import Figure, Memory
from degel.actors.scene import Draft
from degel.parse.sentence import Sentence, Token
from degel.records import Actor

__all__ = ["antecedent", "classes", "owned_by_another", "third_persons"]

# Salience of a figure by sentence distance, as subject and otherwise.
_SUBJECT = (3.0, 2.6, 1.6)
_OTHER = (1.6, 1.4, 0.8)
# Whoever is named before "his" in its own sentence, in whatever place, rather than the subject of the one before.
_NEAR_OWNER = 2.95
_BYSTANDERS = frozenset(("CVL", "LAB", "CRM", "REF"))


def third_persons(table: Words) -> dict[str, str]:
    """Pronoun → its class (`he`, `she`, `it`, `they`, `his`, `her`, `their`)."""
    return {
        form: key
        for key in ("it", "they", "their", "his", "her", "he", "she", "whose")
        for form in table.plain(key)
    }


@cache
def classes(lang: str) -> dict[str, str]:
    return third_persons(words(lang))


@dataclass(frozen=True, slots=True)
class _Candidate:
    figure: Figure
    score: float


def antecedent(
    kind: str, token: Token, sentence: Sentence, drafts: Sequence[Draft], memory: Memory
) -> _Candidate | None:
    gender = {"he": "m", "she": "f", "her": "f"}.get(kind)
    if kind == "his" and token.lower in ("his", "его"):
        gender = "m"
    plural = kind in ("they", "their")
    neuter = kind == "it" or token.lower == "its"
    possessive = kind in ("his", "her", "their")
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


def owned_by_another(token: Token, sentence: Sentence, drafts: Sequence[Draft]) -> bool:
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
    table = classes(lang)
    kind, owner = table.get(token.lower), table.get(subject.lower)
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
