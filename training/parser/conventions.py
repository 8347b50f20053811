"""One convention for treebanks that differ: labels of the Spanish ones, and lemmas of closed-class words in all languages.

Only what the guidelines of Universal Dependencies say, or what most treebanks of a language do, is brought about; the
rules for AnCora alone (`ancora`) never touch a test.
"""

from __future__ import annotations

from collections import defaultdict

__all__ = ["NO_LEMMA", "ancora", "one_lemma", "spanish", "take_place"]

# Written where a lemma must not be learned.
NO_LEMMA = "_none_"

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


def ancora(words: list[list[str]]) -> None:
    """AnCora alone, as the guidelines and GSD have it."""
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

    _function_words(words, by_id, below)
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


def take_place(inner: list[str], outer: list[str], dep: str, words: list[list[str]]) -> None:
    """`inner`, a dependent of `outer`, gets its head and its dependents; `outer` becomes its `dep`."""
    for row in words:
        if row[6] == outer[0] and row is not inner:
            row[6] = inner[0]
    inner[6], inner[7] = outer[6], outer[7]
    outer[6], outer[7] = inner[0], dep


def _function_words(
    words: list[list[str]], by_id: dict[str, list[str]], below: dict[str, list[list[str]]]
) -> None:
    """AnCora's conjunctions, auxiliaries and percentages as UD's guidelines and GSD have them."""
    for row in words:
        low = row[1].lower()
        head = by_id.get(row[6])
        if row[3] == "CCONJ" and row[7] == "advmod":
            row[7] = "cc"  # "Pero ..." at the start of a sentence
        elif row[3] == "AUX" and row[7].partition(":")[0] not in ("aux", "cop"):
            row[3] = "VERB"
        elif (
            low == "como"
            and row[7] == "mark"
            and head is not None
            and head[3] in ("NOUN", "PROPN", "PRON", "NUM")
        ):
            if not any(c[7] in ("cop", "nsubj") for c in below[head[0]]):
                row[3], row[7] = "ADP", "case"
                over = by_id.get(head[6])
                if head[7] in ("advcl", "acl", "iobj", "xcomp") and over is not None:
                    head[7] = "nmod" if over[3] in ("NOUN", "PROPN", "PRON") else "obl"
        elif row[3] == "SYM" and low == "%" and row[7] == "nmod" and head is not None and head[3] == "NUM":
            take_place(row, head, "nummod", words)
        elif low == "mientras" and row[3] in ("CCONJ", "SCONJ") and row[7] == "root":
            clauses = [c for c in below[row[0]] if c[3] in ("VERB", "ADJ", "NOUN") and c[7] != "fixed"]
            if clauses:
                take_place(clauses[0], row, "mark", words)
                for clause in clauses[1:]:
                    clause[7] = "advcl"
                for fixed in below[row[0]]:
                    if fixed[7] == "fixed":
                        fixed[6] = row[0]
    below.clear()
    for row in words:
        below[row[6]].append(row)


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


def spanish(words: list[list[str]]) -> None:
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


def one_lemma(words: list[list[str]], lang: str) -> None:
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
