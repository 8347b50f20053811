"""Pronouns, "the two countries" and the first person of quotations → the actors they stand for.

Input: the tokens of a sentence, the drafts before them, the memory of the document. Output: drafts. The choice is
by salience: persons by gender, the subject of the sentence before, then whoever was named last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from degel.actors.lexicon import Words, words
from degel.actors.memory import Figure, Memory
from degel.actors.nominals import Draft
from degel.parse.sentence import Sentence, Token
from degel.records import Actor

__all__ = ["fill_groups", "read_pronouns", "third_persons"]


def third_persons(table: Words) -> dict[str, str]:
    """Pronoun → its class (`he`, `she`, `it`, `they`, `his`, `her`, `their`)."""
    return {form: key for key in ("it", "they", "their", "his", "her", "he", "she") for form in table[key]}


def read_pronouns(sentence: Sentence, drafts: list[Draft], memory: Memory) -> list[Draft]:
    """The drafts for the third-person pronouns of a sentence; `drafts` are its other mentions, in text order."""
    table = words(sentence.lang)
    classes = _classes(sentence.lang)
    covered = {i for draft in drafts for i in range(draft.first, draft.last + 1)}
    found: list[Draft] = []
    for token in sentence.tokens:
        kind = classes.get(token.lower)
        if kind is None or token.i in covered or token.dep.startswith("expl"):
            continue
        if token.upos not in ("PRON", "DET", "ADJ") or _impersonal(token, sentence, table):
            continue
        answer = _antecedent(kind, token, sentence, drafts, memory)
        if answer is None:
            continue
        actors, quality, figure_gender, plural = answer
        found.append(
            Draft(
                token.i,
                token.i,
                token.i,
                "pronoun",
                [replace(actor, span=None) for actor in actors],
                quality,
                gender=figure_gender,
                plural=plural,
                person=True,
            )
        )
    return found


@cache
def _classes(lang: str) -> dict[str, str]:
    return third_persons(words(lang))


def _impersonal(token: Token, sentence: Sentence, table: Words) -> bool:
    """ "il faut", "il y a", "it is clear that"."""
    if sentence.lang == "fr" and token.lower == "il":
        i = token.i + 1
        after = sentence.tokens[i].lower if i < len(sentence.tokens) else ""
        if after in (
            "y",
            "faut",
            "est",
            "semble",
            "s'agit",
            "s'",
            "s’",
            "convient",
            "importe",
            "reste",
            "existe",
            "n'y",
            "fallait",
            "faudra",
        ):
            verb = sentence.tokens[token.head]
            return verb.upos != "VERB" or verb.lemma in (
                "falloir",
                "agir",
                "avoir",
                "convenir",
                "sembler",
                "importer",
                "rester",
                "exister",
            )
    return False


def _antecedent(
    kind: str, token: Token, sentence: Sentence, drafts: Sequence[Draft], memory: Memory
) -> tuple[tuple[Actor, ...], float, str | None, bool] | None:
    gender = {"he": "m", "she": "f"}.get(kind)
    singular = kind in ("he", "she", "it", "his", "her")
    if kind in ("her",):
        gender = "f"
    elif (kind == "his" and sentence.lang == "ru") or (kind == "his" and token.lower == "his"):
        gender = "m"
    impersonal = kind == "it" or token.lower == "its"
    best: tuple[float, Draft | Figure] | None = None
    subject_here = token.dep.startswith("nsubj")
    for draft in drafts:
        if draft.first > token.i:
            break
        if not _fits(
            draft.actors,
            draft.gender,
            draft.plural,
            draft.person,
            gender,
            singular,
            impersonal,
            draft.place,
            draft.kind,
        ):
            continue
        if draft.kind in ("adjective",) or (draft.first <= token.head <= draft.last and kind != "his"):
            continue
        other = sentence.tokens[draft.head]
        score = 1.0 + 0.02 * draft.first
        if other.dep.startswith("nsubj"):
            score += 1.5
            if other.head == token.head and not kind.startswith(("his", "her", "the")):
                score -= 3.0  # "he told him": not the same person
        if draft.person:
            score += 0.8
        if best is None or score >= best[0]:
            best = (score, draft)
    if best is None or (subject_here and best[0] < 2.5):
        for figure in memory.latest(15):
            gap = sentence.number - figure.sentence
            if gap > 3 or gap < 0:
                break
            if gap == 0 or not _fits(
                figure.actors,
                figure.gender,
                figure.plural,
                figure.person,
                gender,
                singular,
                impersonal,
                False,
                "name",
            ):
                continue
            score = 2.4 - 0.6 * gap + (1.0 if figure.subject else 0.0) + (0.5 if figure.person else 0.0)
            if best is None or score > best[0]:
                best = (score, figure)
    if best is None or not best[1].actors:
        return None
    chosen = best[1]
    if all(actor.code is None and actor.name is None for actor in chosen.actors):
        return None
    quality = min(0.75, 0.4 + 0.12 * best[0])
    return tuple(chosen.actors), quality * max(chosen.quality, 0.5), chosen.gender, chosen.plural


def _fits(
    actors: Sequence[Actor],
    gender: str | None,
    plural: bool,
    person: bool,
    wanted: str | None,
    singular: bool,
    impersonal: bool,
    place: bool,
    kind: str,
) -> bool:
    if not actors or place:
        return False
    if singular and (plural or len(actors) > 1):
        return False
    if not singular and not (plural or len(actors) > 1 or kind in ("agent", "body", "demonym")):
        return False
    if impersonal and person:
        return False
    if wanted is not None and person:
        return gender is None or gender == wanted
    return not (wanted is not None and not person and kind in ("demonym",))


def fill_groups(drafts: list[Draft], memory: Memory) -> list[Draft]:
    """Gives "the two countries" and "the two leaders" the last pair; groups without one are dropped."""
    kept = []
    for draft in drafts:
        if draft.kind == "group" and not draft.actors:
            before = [d for d in drafts if d.last < draft.first and d.actors]
            pair = _pair_here(before, draft.person) or memory.pair(people=draft.person)
            if len(pair) != 2:
                continue
            draft.actors = list(pair)
        kept.append(draft)
    return kept


def _pair_here(drafts: Sequence[Draft], people: bool) -> tuple[Actor, ...]:
    """The last two different states (persons) of the sentence so far."""
    found: dict[str, Actor] = {}
    for draft in reversed(drafts):
        if people and not draft.person:
            continue
        for actor in reversed(draft.actors):
            key = (actor.name or actor.code if people else actor.country) or ""
            if key and key not in found:
                found[key] = (
                    replace(actor, span=None)
                    if people
                    else Actor(country=actor.country, code=actor.country, sector="GOV")
                )
            if len(found) == 2:
                return tuple(reversed(found.values()))
    return ()
