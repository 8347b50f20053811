"""Language → its words of saying: verbs with their forms, prepositions of source, words for turns of a transcript."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from degel.errors import DataError
from degel.languages.patterns import any_of

__all__ = ["Lexicon", "load_lexicon"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of saying of one language; `forms` maps a lower-case form to its verb's lemma."""

    lang: str
    forms: Mapping[str, str]
    marked_only: frozenset[str]
    told: frozenset[str]
    addressed: frozenset[str]
    contrast: frozenset[str]
    works: frozenset[str]
    quoting: frozenset[str]
    words: frozenset[str]
    stance: frozenset[str]
    sayings: frozenset[str]
    repeats: frozenset[str]
    epithets: frozenset[str]
    latter: frozenset[str]
    papers: frozenset[str]
    insiders: frozenset[str]
    manner: frozenset[str]
    of: Mapping[str, tuple[str, ...]]
    infinitive: frozenset[str]
    before: frozenset[str]
    that: frozenset[str]
    to: frozenset[str]
    not_sources: frozenset[str]
    question: frozenset[str]
    titles: frozenset[str]
    things: frozenset[str]
    voices: frozenset[str]
    people: frozenset[str]
    officers: frozenset[str]
    outcome: tuple[str, ...]
    thought: frozenset[str]
    denied: frozenset[str]
    asking: frozenset[str]
    through: Mapping[str, tuple[str, ...]]
    acts: frozenset[str]
    asks: frozenset[str]
    whether: frozenset[str]
    silent: frozenset[str]
    gerund: frozenset[str]
    meantime: frozenset[str]
    tails: re.Pattern[str]
    conjunctions: frozenset[str]
    source: re.Pattern[str]
    view: re.Pattern[str]
    meanwhile: re.Pattern[str]
    this: re.Pattern[str]
    verb: re.Pattern[str]
    inner: re.Pattern[str]
    inner_behind_dash: re.Pattern[str]


@cache
def load_lexicon(lang: str) -> Lexicon | None:
    """The words of saying of a language, or None when there are none; raises `DataError` when the file is wrong."""
    file = resources.files("degel.quotes").joinpath("data", f"{lang}.yml")
    if not file.is_file():
        return None
    try:
        return _compile(yaml.safe_load(file.read_text("utf-8")))
    except (yaml.YAMLError, KeyError, TypeError, AttributeError, re.error) as error:
        raise DataError(f"{lang}.yml:1: {error}; see fr.yml for the shape of a lexicon of saying") from error


def _forms(data: Mapping[str, Any]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for lemma, written in data["verbs"].items():
        for form in written:
            stem, tilde, group = form.partition("~")
            for ending in data["endings"][group] if tilde else ("",):
                forms.setdefault(stem + ending, lemma)
    return forms


def _compile(data: Mapping[str, Any]) -> Lexicon:
    forms = _forms(data)
    before = any_of(data["before"])
    verb = rf"(?:(?<![\w-])|(?<=\s-)){any_of(forms)}(?!\w)"
    # An inquit inside the marks: a comma, question or exclamation mark or dash, then a verb of saying that opens its
    # clause, at most 140 characters, and the mark that closes the clause.
    head = rf"(?P<inquit>(?:{before}[ \u00a0]?){{0,3}}"
    tail = (
        rf"(?P<verb>{verb})(?:{data['pronouns']})?(?P<rest>(?:[^\n.!?;:«»“”\"]|«[^«»\n]{{1,30}}»){{0,140}}?))"
        r"(?P<end>[.,;:](?=[\s—–-]|$)[ \u00a0]?(?:[—–-][ \u00a0]?)?|[ \u00a0]?[—–](?=[ \u00a0.,])[.,]?[ \u00a0]?|-(?=[ \u00a0.,])[.,]?[ \u00a0]?|$)"
    )
    inner = (
        r"(?P<stop>[,!?…»”\"][ \u00a0\u202f]?(?:[—–-][ \u00a0\u202f]?)?|[ \u00a0\u202f][—–][ \u00a0\u202f]?|[ \u00a0]-(?=[^\W\d_]))"
        + head
        + tail
    )
    # Behind a comma and a dash other words may stand before the verb («…, – устало сказал он»).
    behind_dash = r"(?P<stop>[,!?…][ \u00a0]?[—–][ \u00a0]?)(?P<inquit>(?:[^\W\d_]+[ \u00a0]){1,4}" + tail
    return Lexicon(
        lang=data["lang"],
        forms=forms,
        marked_only=frozenset(data["marked_only"]),
        told=frozenset(data["told"]),
        addressed=frozenset(data["addressed"]),
        contrast=frozenset(data["contrast"]),
        works=frozenset(data["works"]),
        quoting=frozenset(data["quoting"]),
        words=frozenset(data["words"]),
        stance=frozenset(data["stance"]),
        sayings=frozenset(data["sayings"]),
        repeats=frozenset(data["repeats"]),
        epithets=frozenset(data["epithets"]),
        latter=frozenset(data["latter"]),
        papers=frozenset(data["papers"]),
        insiders=frozenset(data["insiders"]),
        manner=frozenset(data["manner"]),
        of={lemma: tuple(words) for lemma, words in data["of"].items()},
        infinitive=frozenset(data["infinitive"]),
        before=frozenset(data["before"]),
        that=frozenset(data["that"]),
        to=frozenset(data["to"]),
        not_sources=frozenset(data["not_sources"]),
        question=frozenset(data["question"]),
        titles=frozenset(data["titles"]),
        things=frozenset(data["things"]),
        voices=frozenset(data["voices"]),
        people=frozenset(data["people"]),
        officers=frozenset(data["officers"]),
        thought=frozenset(data["thought"]),
        denied=frozenset(data["denied"]),
        asking=frozenset(data["asking"]),
        outcome=tuple(f"{word} " for word in data["outcome"]),
        through={word: tuple(verbs) for word, verbs in data["through"].items()},
        conjunctions=frozenset(data["conjunctions"]),
        acts=frozenset(data["acts"]),
        asks=frozenset(data["asks"]),
        whether=frozenset(data["whether"]),
        silent=frozenset(data["silent"]),
        gerund=frozenset(data["gerund"]),
        meantime=frozenset(data["meantime"]),
        tails=re.compile(r"(?:" + "|".join(data["tails"]) + r")(?!\w)", re.IGNORECASE),
        source=re.compile(
            r"(?<!\w)(?:"
            + "|".join(data["sources"])
            + rf"|(?:{data['as']})[ \u00a0](?:{before}[ \u00a0]?){{0,3}}{verb})(?!\w)\s?",
            re.IGNORECASE,
        ),
        view=re.compile(
            rf"\s*(?:(?:{'|'.join(data['conjunctions'])})\s)?(?:{data['view']})\s", re.IGNORECASE
        ),
        # A gerund that goes on about the speaker behind an inquit ("…, a expliqué X, en évoquant son album.").
        meanwhile=re.compile(rf"(?:{data['meanwhile']})(?!\w)[^.!?\n«»“”\"]{{0,160}}?(?:[.!?]|,(?=\s))\s*"),
        this=re.compile(r"\s*(?:" + "|".join(data["this"]) + ")", re.IGNORECASE),
        verb=re.compile(verb, re.IGNORECASE),
        inner=re.compile(inner, re.IGNORECASE),
        inner_behind_dash=re.compile(behind_dash, re.IGNORECASE),
    )
