"""Universal Dependencies treebanks (`*.conllu.xz`) → spaCy training documents of one sentence each.

The real text is kept: a contraction that no tokenizer splits (*du*, *al*) is one token, with the head, label, part of
speech and lemma of the sub-word that leaves it. Conventions that differ between treebanks of a language are brought
to one, and characters are normalised as the parser normalises them at run time (`degel.parse.tokenizer.normalise`).
"""

from __future__ import annotations

import hashlib
import lzma
import random
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from conventions import NO_LEMMA, ancora, one_lemma, spanish
from spacy.language import Language
from spacy.tokens import Doc

from degel.parse.tokenizer import normalise

__all__ = [
    "DEV",
    "TEST",
    "TRAIN",
    "Word",
    "augment",
    "fingerprint",
    "read_rows",
    "read_sentences",
    "to_doc",
]

TREEBANKS = Path("../shared/data/treebanks")
PUD = Path("../shared/data/parallel/pud")

# No treebank here forbids commercial use. Of GUM only the documents whose own licence is CC BY are taken.
TRAIN: dict[str, tuple[str, ...]] = {
    "fr": (
        "UD_French-Sequoia/fr_sequoia-ud-train",
        "UD_French-Sequoia/fr_sequoia-ud-test",
        "UD_French-GSD/fr_gsd-ud-dev",
        "UD_French-GSD/fr_gsd-ud-test",
        "UD_French-FQB/fr_fqb-ud-test",
    ),
    "en": (
        "UD_English-EWT/en_ewt-ud-train",
        "UD_English-GUM/en_gum-free-train",
        "UD_English-GUM/en_gum-news-test",
    ),
    "es": (
        "UD_Spanish-AnCora/es_ancora-ud-dev.2021-10-29",
        "UD_Spanish-AnCora/es_ancora-ud-test.2021-10-29",
        "UD_Spanish-GSD/es_gsd-ud-dev",
    ),
    "ru": (
        "UD_Russian-Taiga/ru_taiga-ud-train.2020-09-07",
        "UD_Russian-Taiga/ru_taiga-ud-test",
        "UD_Russian-GSD/ru_gsd-ud-dev",
    ),
}
DEV: dict[str, tuple[str, ...]] = {
    "fr": ("UD_French-Sequoia/fr_sequoia-ud-dev",),
    "en": ("UD_English-GUM/en_gum-news-dev", "UD_English-EWT/en_ewt-ud-dev"),
    "es": ("UD_Spanish-GSD/es_gsd-ud-test",),
    "ru": ("UD_Russian-GSD/ru_gsd-ud-test", "UD_Russian-Taiga/ru_taiga-ud-dev"),
}
TEST: dict[str, str] = {lang: f"{lang}_pud-ud-test" for lang in TRAIN}

LABELS = frozenset(
    {"nsubj:pass", "csubj:pass", "aux:pass", "obl:agent", "acl:relcl", "compound:prt", "expl:pass"}
)
_FEATURES = (
    "Number Gender Person Tense Mood VerbForm Voice Case PronType Polarity Poss Reflex NumType Aspect Animacy Degree "
    "Definite"
)
FEATURES = frozenset(_FEATURES.split())


@dataclass(frozen=True, slots=True)
class Word:
    """One token of a sentence: `head` is an index into the sentence, -1 for its root."""

    form: str
    space: bool
    lemma: str
    upos: str
    feats: str
    head: int
    dep: str


def read_rows(path: Path) -> Iterator[list[list[str]]]:
    """The rows of each sentence."""
    rows: list[list[str]] = []
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if rows:
                    yield rows
                rows = []
            elif not line.startswith("#"):
                rows.append(line.split("\t"))
    if rows:
        yield rows


def read_sentences(path: Path, lang: str, nlp: Language) -> Iterator[list[Word]]:
    """The sentences of one file, merged to what the tokenizer of `nlp` gives, harmonised and normalised."""
    harmonise: Callable[[list[list[str]]], None] | None = None
    if "ancora" in path.name:
        harmonise = ancora
    for rows in read_rows(path):
        if any(row[3] == "_" and row[0].isdigit() for row in rows):
            continue
        words = [row for row in rows if row[0].isdigit()]
        if harmonise:
            harmonise(words)
        if lang == "es":
            spanish(words)
        one_lemma(words, lang)
        sentence = _merge(rows, lambda ids, starts: True)
        if any("-" in row[0] for row in rows):
            text = "".join(word.form + " " * word.space for word in sentence[0])
            begins = {token.idx for token in nlp.make_doc(text)}
            at: dict[int, int] = {}
            offset = 0
            for number, word in zip(sentence[1], sentence[0], strict=True):
                at[number] = offset
                offset += len(word.form) + word.space
            sentence = _merge(
                rows, lambda ids, starts, at=at, begins=begins: all(at.get(i) in begins for i in ids[1:])
            )
        if sentence[0]:
            yield sentence[0]


def _merge(rows: list[list[str]], split: Callable[[list[int], None], bool]) -> tuple[list[Word], list[int]]:
    words = {int(row[0]): row for row in rows if row[0].isdigit()}
    order = list(words)
    into = {i: i for i in order}
    form = {i: row[1] for i, row in words.items()}
    space = {i: "SpaceAfter=No" not in row[9] for i, row in words.items()}
    for row in rows:
        if "-" not in row[0]:
            continue
        first, last = map(int, row[0].split("-"))
        ids = list(range(first, last + 1))
        spaced = "SpaceAfter=No" not in row[9]
        if "".join(words[i][1] for i in ids) == row[1] and split(ids, None):
            for i in ids:
                space[i] = False
            space[last] = spaced
            continue
        head = next(i for i in ids if int(words[i][6]) not in ids)
        for i in ids:
            into[i] = head
        form[head], space[head] = row[1], spaced
    kept = [i for i in order if into[i] == i]
    index = {i: n for n, i in enumerate(kept)}
    found: list[Word] = []
    for i in kept:
        row = words[i]
        head = int(row[6])
        dep = row[7] if row[7] in LABELS else row[7].partition(":")[0]
        feats = "|".join(f for f in row[5].split("|") if f.partition("=")[0] in FEATURES)
        lemma = "" if row[2] == NO_LEMMA else normalise(row[2]) if row[2] != "_" else row[1]
        shape = normalise(form[i]).replace(" ", "\u00a0")
        found.append(Word(shape, space[i], lemma, row[3], feats, index[into[head]] if head else -1, dep))
    return found, kept


def augment(words: list[Word], lang: str, chance: random.Random) -> list[Word]:
    """The sentence as the web might write it: no final full stop, capitals, no accents; mostly unchanged."""
    if len(words) > 3 and words[-1].upos == "PUNCT" and words[-1].form == "." and chance.random() < 0.12:
        last = len(words) - 1
        if all(word.head != last for word in words):
            words = words[:-1]
    draw = chance.random()
    if draw < 0.02 and len(words) < 25:
        return [replace(word, form=word.form.upper()) for word in words]
    if draw < 0.05 and lang == "en" and len(words) < 25:
        return [
            replace(word, form=word.form[:1].upper() + word.form[1:])
            if word.upos not in ("ADP", "DET", "PART")
            else word
            for word in words
        ]
    if draw < 0.06:
        return [replace(word, form=word.form.lower()) for word in words]
    if draw < 0.09 and lang in ("fr", "es"):
        return [replace(word, form=_plain(word.form)) for word in words]
    if draw < 0.12 and lang == "fr":  # Etats, Ecole: capitals often lose their accent
        return [replace(word, form=_plain(word.form[:1]) + word.form[1:]) for word in words]
    if draw < 0.4 and lang == "ru":
        return [replace(word, form=word.form.replace("ё", "е").replace("Ё", "Е")) for word in words]
    return words


def _plain(form: str) -> str:
    bare = "".join(
        c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c) or c == "\u0303"
    )
    return unicodedata.normalize("NFC", bare)


def to_doc(nlp: Language, words: list[Word]) -> Doc:
    """The sentence as a spaCy document with gold annotation."""
    return Doc(
        nlp.vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        lemmas=[word.lemma for word in words],
        pos=[word.upos if word.upos != "_" else "" for word in words],
        morphs=[word.feats for word in words],
        heads=[n if word.head < 0 else word.head for n, word in enumerate(words)],
        deps=["ROOT" if word.head < 0 else word.dep for word in words],
    )


def fingerprint(paths: Iterable[Path]) -> str:
    """SHA-256 over the files' bytes in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda path: path.name):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
