"""A noun alone ("the agency", « le pays », «организация») → the body or state that the text named last and that fits.

Input: a sentence with its drafts, and the memory. Output: drafts. What fits stands in `data/returns.yml`; nothing is
looked for farther back than three sentences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from degel.actors.memory import Named
from degel.actors.reference import read
from degel.actors.scene import Scene
from degel.actors.states import sovereign, state_entries
from degel.actors.units import adposition
from degel.errors import DataError
from degel.parse.sentence import Token
from degel.records import Actor

__all__ = ["Returns"]

_REACH = 3
_BODY = 0.65
_STATE = 0.55
_ARTICLES = frozenset(
    (
        "the",
        "this",
        "that",
        "le",
        "la",
        "l'",
        "l’",
        "ce",
        "cet",
        "cette",
        "el",
        "este",
        "esta",
        "ese",
        "esa",
        "dicho",
    )
)
# "that country" is another one than the subject's.
_FAR = frozenset(("that", "ese", "dicho", "этой", "эту", "эта"))
# What hangs on the noun and says which one it is: then it is no return.
_TELLING = ("amod", "nmod", "acl", "appos", "flat", "compound", "nummod", "det:numgov")


@dataclass(frozen=True, slots=True)
class _Class:
    what: str
    sectors: frozenset[str]
    names: frozenset[str]
    words: tuple[str, ...]
    unlike: frozenset[str]
    heads: tuple[str, ...]
    states: frozenset[str]

    def fits(self, named: Named) -> bool:
        actor = named.actor
        if actor.sector not in self.sectors or (actor.name or "") in self.unlike:
            return False
        if self.heads and named.lemma.startswith(self.heads):
            return True
        if not (self.words or self.names):
            return actor.name is not None
        name = (actor.name or "").lower()
        return actor.name in self.names or any(word in name for word in self.words)


@cache
def _classes(lang: str) -> Mapping[str, _Class]:
    """Lemma → class of a language."""
    found: dict[str, _Class] = {}
    for entry in read("returns") or ():
        if not isinstance(entry, Mapping) or "what" not in entry:
            raise DataError(f"returns.yml: {entry!r} has no `what`; write `- what: agency`")
        made = _Class(
            str(entry["what"]),
            frozenset(_strings(entry, "sectors")),
            frozenset(_strings(entry, "names")),
            tuple(_strings(entry, "words")),
            frozenset(_strings(entry, "unlike")),
            tuple(_strings(entry, "heads")),
            frozenset(_strings(entry, "states")),
        )
        for lemma in _strings(entry, lang):
            found[lemma] = made
    return found


def _strings(entry: Mapping[str, Any], key: str) -> list[str]:
    return [str(value) for value in entry.get(key) or ()]


class Returns(Scene):
    """Reads nouns that stand for what was named before."""

    def _returns(self) -> None:
        classes = _classes(self.lang)
        covered: set[int] | None = None
        for token in self.tokens:
            if token.upos not in ("NOUN", "PROPN"):
                continue
            kind = classes.get(token.lemma.lower()) or classes.get(token.lower)
            if kind is None:
                continue
            if covered is None:
                covered = {i for draft in self.drafts for i in range(draft.first, draft.last + 1)}
            if token.i in covered or not self._alone(token):
                continue
            if kind.what == "state" or kind.states:
                far = token.i and self.tokens[token.i - 1].lower in _FAR
                code = self._that_state(token.i) if far and not kind.states else None
                code = code or (
                    self._state_of_kind(token.i, kind.states)
                    if kind.states
                    else self._discourse_state(token.i)
                )
                if code is not None:
                    word = adposition(self.sentence, token.i, token.i)[0]
                    self._draft(
                        token.i, token.i, token.i, "name", [Actor(country=code, code=code, sector="GOV")], _STATE,
                        place=word in self.words["place"],
                    )  # fmt: skip
                continue
            named = next((n for n in self._lately(token.i) if kind.fits(n)), None)
            if named is not None:
                self._draft(token.i, token.i, token.i, "agent", [named.actor], _BODY)

    def _alone(self, token: Token) -> bool:
        """Is it one, definite, with nothing beside it that says which?"""
        tokens = self.tokens
        if token.feats.get("Number") == "Plur" or token.dep.startswith(("compound", "flat", "appos")):
            return False
        before = tokens[token.i - 1] if token.i else None
        after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        if self.lang != "ru" and (before is None or before.lower not in _ARTICLES):
            return False
        if after is not None and (
            (after.upos in ("PROPN", "X", "ADJ", "NUM") and after.text != "-")
            or after.lower in self.words["of"] - {"'s", "’s", "'", "’"}
            or after.text in ("-", "«", "“")
        ):
            return False
        if self.lang == "ru":
            if (
                before is not None
                and before.upos in ("ADJ", "DET", "NUM")
                and not before.lower.startswith("эт")
            ):
                return False
            if after is not None and after.upos == "NOUN" and after.feats.get("Case") == "Gen":
                return False
        return not any(child.dep.startswith(_TELLING) for child in self.sentence.dependents(token.i))

    def _lately(self, before: int) -> Sequence[Named]:
        """The bodies named before token `before`, the last one first."""
        here = [
            Named(draft.actors[0], self.tokens[draft.head].lemma.lower(), self.sentence.number)
            for draft in reversed(self.drafts)
            if draft.last < before and draft.kind in ("body", "seat", "agent") and len(draft.actors) == 1
        ]
        least = self.sentence.number - _REACH
        return [*here, *(n for n in reversed(self.memory.named_bodies) if n.sentence >= least)]

    def _state_of_kind(self, before: int, states: frozenset[str]) -> str | None:
        """The last state of a kind ("the archipelago") spoken of before token `before`, in its sentence or the three before it."""
        for draft in reversed(self.drafts):
            if draft.first < before:
                found = [a.country for a in draft.actors if a.country in states]
                if found and self.tokens[draft.head].head == self.tokens[before].head:
                    return None  # "will return the archipelago to Mauritius": no state is given to itself
                if found:
                    return found[-1]
        for k in range(1, _REACH + 1):
            codes = self.memory.states_of(self.sentence.number - k) & states
            if codes:
                return next(iter(codes)) if len(codes) == 1 else None
        return None

    def _discourse_state(self, before: int) -> str | None:
        """The one state spoken of before token `before`: in its sentence, else in the one before, else in that before
        it; of several the one that the page is about."""
        page = self.context.dominant()
        here = {
            str(actor.country)
            for draft in self.drafts
            if draft.first < before
            for actor in draft.actors
            if actor.country in state_entries() and actor.sector != "MED"
        }
        sited = self.context.sited_in(self.sentence.number)
        posts = self._posts()
        page = None if page in posts else page
        sited = None if sited in posts else sited
        number = self.sentence.number
        spoken: list[frozenset[str]] = [frozenset(here), frozenset({sited} if sited else ())]
        spoken += [self.memory.states_of(number - k) for k in (1, 2)]
        for codes in spoken:
            if len(codes) == 1:
                return sovereign(next(iter(codes)))
            if codes:
                return sovereign(page) if page is not None and page in codes else None
        return sovereign(page) if page else None
