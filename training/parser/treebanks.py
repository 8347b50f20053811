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
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from degel.parse.tokenizer import normalise

__all__ = [
    "DEV",
    "NO_LEMMA",
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
# Written where a lemma must not be learned.
NO_LEMMA = "_none_"
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
        harmonise = _ancora
    for rows in read_rows(path):
        if any(row[3] == "_" and row[0].isdigit() for row in rows):
            continue
        words = [row for row in rows if row[0].isdigit()]
        if harmonise:
            harmonise(words)
        if lang == "es":
            _spanish(words)
        _lemmas(words, lang)
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


# Spanish: one convention for two treebanks. AnCora came from constituents and says `obj` for every complement that
# the verb selects, `aux` and `nsubj` in passives, `acl` for relative clauses, `flat` and `compound` for what UD calls `nmod`.
_INTRANSITIVE = (
    "corresponder llegar asistir acudir pertenecer responder renunciar contribuir aspirar acceder ir venir volver "
    "regresar viajar salir entrar recurrir referir oponer enfrentar sumar unir adherir dirigir trasladar someter "
    "obedecer equivaler ascender tender proceder negar limitar dedicar gustar parecer faltar interesar"
)
INTRANSITIVE = frozenset(_INTRANSITIVE.split())
DATIVE = frozenset({"le", "les"})
_CALENDAR = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles "
    "jueves viernes sábado domingo"
)
CALENDAR = frozenset(_CALENDAR.split())
# Where treebanks of one language lemmatise a closed-class word differently: the choice of the larger or the newer.
CLOSED: dict[str, dict[tuple[str, str], str]] = {
    "fr": {
        **{(form, "PRON"): "soi" for form in ("se", "s'")},
        **{(form, "PRON"): "moi" for form in ("je", "j'", "me", "m'")},
        **{(form, "PRON"): "lui" for form in ("il", "-il", "-t-il")},
        ("le", "PRON"): "le",
        ("vous", "PRON"): "vous",
        ("m.", "NOUN"): "monsieur",
        ("mm.", "NOUN"): "monsieur",
        ("mme", "NOUN"): "madame",
        ("madame", "NOUN"): "madame",
        ("présidente", "NOUN"): "président",
    },
    "en": {
        ("people", "NOUN"): "people",
        ("her", "PRON"): "she",
        ("whom", "PRON"): "whom",
        ("...", "PUNCT"): "...",
    },
    "ru": {
        ("во", "ADP"): "в",
        ("со", "ADP"): "с",
        ("об", "ADP"): "о",
        ("обо", "ADP"): "о",
        ("ко", "ADP"): "к",
        ("%", "SYM"): "%",
    },
    "es": {},
}


def _ancora(words: list[list[str]]) -> None:
    by_id = {row[0]: row for row in words}
    below: dict[str, list[list[str]]] = defaultdict(list)
    for row in words:
        below[row[6]].append(row)

    def case(row: list[str]) -> str | None:
        return next((c[2].lower() for c in below[row[0]] if c[7] == "case"), None)

    def relative(row: list[str], depth: int = 0) -> bool:
        return any(
            "Rel" in c[5] or (depth < 2 and c[3] in ("PRON", "NOUN", "ADP") and relative(c, depth + 1))
            for c in below[row[0]]
        )

    flats: dict[str, str] = {}
    for row in words:
        head = by_id.get(row[6])
        if head is None:
            continue
        marked = case(row)
        if row[7] == "flat" and row[3] in ("PROPN", "NOUN"):
            # Junta de Extremadura: what follows a preposition hangs below, and what follows that hangs on it
            if marked in ("de", "del", "para", "en", "por", "contra", "of"):
                row[7] = "nmod"
                flats[head[0]] = row[0]
            elif head[0] in flats:
                row[6] = flats[head[0]]
        elif row[7] == "compound" and (marked or (row[3] == "NUM" and head[3] in ("NOUN", "PROPN", "NUM"))):
            row[7] = "nmod"
        elif row[7] == "acl" and row[3] in ("VERB", "AUX", "ADJ", "NOUN") and relative(row):
            row[7] = "acl:relcl"
        elif (
            row[7] in ("obj", "iobj")
            and head[3] in ("VERB", "ADJ", "NOUN")
            and row[3] in ("NOUN", "PROPN", "PRON", "NUM", "SYM")
        ):
            if marked and marked != "a":
                row[7] = "obl"
            elif marked == "a":
                objects = [
                    c
                    for c in below[head[0]]
                    if c is not row and c[7] in ("obj", "ccomp") and case(c) is None and c[3] != "PRON"
                ]
                reflexive = any(c[1].lower() == "se" for c in below[head[0]])
                if row[7] == "iobj" or objects or reflexive or head[2] in INTRANSITIVE:
                    row[7] = "obl"
        elif row[7] == "obj" and row[3] == "ADJ" and not any(c[7] == "det" for c in below[row[0]]):
            row[7] = "xcomp"
        elif (
            row[7] == "amod"
            and row[3] == "ADJ"
            and "VerbForm=Part" in row[5]
            and int(head[0]) < int(row[0])
            and any(c[7].partition(":")[0] in ("obl", "obj", "advcl", "nmod", "xcomp") for c in below[row[0]])
        ):
            # as in GSD, where a participle with complements of its own is a verb in 172 of 179 cases
            row[3], row[7], row[2] = "VERB", "acl", NO_LEMMA


def _infinitives(words: list[list[str]], below: dict[str, list[list[str]]]) -> None:
    """A preposition before an infinitive marks a clause: `acl` of a noun, `advcl` or `xcomp` of a verb by the preposition."""
    by_id = {row[0]: row for row in words}
    for verb in words:
        if verb[3] not in ("VERB", "AUX") or not verb[1].lower().endswith(_INFINITIVE):
            continue
        children = below[verb[0]]
        if any(c[7] == "det" for c in children):
            continue
        marks = [
            c
            for c in children
            if c[3] in ("ADP", "SCONJ") and c[7] in ("case", "mark") and int(c[0]) < int(verb[0])
        ]
        for mark in marks:
            mark[7] = "mark"
        head = by_id.get(verb[6])
        if not marks or head is None or verb[7] not in ("acl", "advcl", "xcomp", "nmod", "obl"):
            continue
        first = marks[0][1].lower()
        if head[3] in ("NOUN", "PROPN", "PRON") and not any(c[7] == "cop" for c in below[head[0]]):
            verb[7] = "acl"
        elif head[3] == "VERB" and first in ("a", "de", "en"):
            verb[7] = "xcomp"
        elif head[3] == "VERB" and first in ("para", "por", "sin", "tras", "hasta", "al", "con"):
            verb[7] = "advcl"


_ENDINGS = (
    "",
    "se",
    "me",
    "te",
    "nos",
    "le",
    "les",
    "lo",
    "la",
    "los",
    "las",
    "selo",
    "sela",
    "selos",
    "selas",
)
_INFINITIVE = tuple(stem + ending for stem in ("ar", "er", "ir", "ír") for ending in _ENDINGS)


def _spanish(words: list[list[str]]) -> None:
    """What all treebanks need: dative clitics, one label for `se`, clauses of infinitives, passives with a participle."""
    below: dict[str, list[list[str]]] = defaultdict(list)
    for row in words:
        below[row[6]].append(row)
    _infinitives(words, below)
    for row in words:
        low = row[1].lower()
        if row[3] == "PROPN" and low in CALENDAR:
            row[3], row[2] = "NOUN", low
        elif (
            row[3] == "AUX"
            and low in ("hay", "había", "hubo", "habrá", "haya")
            and row[7] not in ("aux", "cop")
        ):
            row[3] = "VERB"
        elif low == "que" and row[7] == "mark" and row[3] != "PRON":
            # GSD leaves the relative pronoun without a role in its clause
            clause = next((c for c in words if c[0] == row[6]), None)
            if clause is not None and clause[7] == "acl:relcl" and int(row[0]) < int(clause[0]):
                roles = {c[7].partition(":")[0] for c in below[clause[0]]}
                role = "nsubj" if not roles & {"nsubj", "csubj"} else "obj" if "obj" not in roles else None
                if role:
                    row[3], row[7], row[5] = "PRON", role, "PronType=Rel"
        if low in DATIVE and row[3] == "PRON" and row[7] in ("obj", "iobj", "obl", "obl:arg"):
            row[7] = "iobj"
        elif low in ("se", "me", "te", "nos", "os") and row[7].partition(":")[0] in ("expl", "compound"):
            row[7] = "expl"
        elif row[3] == "PRON" and row[7] == "obl:arg" and not any(c[7] == "case" for c in below[row[0]]):
            row[7] = "iobj"
        if row[3] in ("VERB", "ADJ") and low.endswith(
            ("do", "da", "dos", "das", "to", "ta", "tos", "tas", "cho", "cha")
        ):
            if "VerbForm=Part" not in row[5]:
                continue
            ser = [c for c in below[row[0]] if c[3] == "AUX" and c[2].lower() == "ser"]
            if not ser and row[7].partition(":")[0] != "acl":
                continue
            if ser:
                ser[-1][7] = "aux:pass"
                for c in below[row[0]]:
                    if c[7] in ("nsubj", "csubj"):
                        c[7] += ":pass"
            for c in below[row[0]]:
                if c[7] in ("obl", "obl:arg", "nmod") and any(
                    d[7] == "case" and d[2].lower() == "por" for d in below[c[0]]
                ):
                    c[7] = "obl:agent"


def _lemmas(words: list[list[str]], lang: str) -> None:
    """One lemma for one closed-class word, and names that keep their capital."""
    closed = CLOSED[lang]
    for row in words:
        found = closed.get((row[1].lower(), row[3]))
        if found is not None:
            row[2] = found
        elif row[3] == "PROPN" and row[1][:1].isupper() and row[2][:1].islower():
            row[2] = row[1] if row[2] == row[1].lower() else row[2][:1].upper() + row[2][1:]
            if lang == "es" and row[1].endswith("s") and not row[2].endswith("s"):
                row[2] = row[1]  # Unidos, not Unido
        elif row[2].endswith("процент-знак"):
            row[2] = "%"


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
