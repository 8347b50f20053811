"""Repairs of Spanish parses: a main verb that the parser took for part of the name before it, and nouns behind a preposition.

The Spanish treebanks that may be used are small; short sentences of the news ("Turquía bloqueó el ingreso de Suecia") are
where it shows. Heads change only where a name stands as the root of a sentence that has a verb: it stays a tree.
"""

from __future__ import annotations

from degel.languages import forms
from degel.parse.conjugation import infinitive, told_by_ending
from degel.parse.sentence import Token
from degel.parse.spanish_order import mend_order
from degel.parse.spanish_phrases import mend_phrases
from degel.parse.spanish_words import mend_headline, mend_words
from degel.parse.tree import children_of

__all__ = ["mend"]

# Endings that only verbs have: "bloqueó", "pidieron", "enviará", "negaba"
_VERBAL = ("ó", "aron", "ieron", "eron", "ará", "arán", "erá", "erán", "irá", "irán", "aban", "ían")
_FINITE = ("mos", "á", "án", "é", "ían")
_PARTICIPLE = tuple(
    f"{stem}{end}"
    for stem in ("ad", "id", "íd", "est", "ech", "ert", "rit", "ist", "ot")
    for end in ("o", "a", "os", "as")
)
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "X", "ADV"})
_LOOSE = frozenset(
    {"flat", "appos", "amod", "xcomp", "acl", "dep", "nmod", "advcl", "ccomp", "parataxis", "obj"}
)
_COPULAS = frozenset({"ser", "estar", "parecer", "resultar", "quedar"})
# Verbs that say what something is like
_SEEING = frozenset({"ver", "creer", "encontrar", "hallar", "dejar", "mantener", "hacer", "poner", "tener", "sentir", "juzgar",
                     "calificar", "tachar", "tildar", "suponer", "imaginar", "notar", "querer", "hacerse"})  # fmt: skip
# Verbs that have a place for their object
_PLACED = frozenset(
    {"visitar", "recorrer", "abandonar", "bombardear", "invadir", "ocupar", "pisar", "sobrevolar"}
)
# Verbs that oblige with a word of their own before the infinitive
_OBLIGED = {"tener": "que", "haber": "de"}
# Verbs whose bare noun says what somebody becomes, not what is done
_MAKING = frozenset(
    [
        "nombrar",
        "declarar",
        "considerar",
        "llamar",
        "elegir",
        "designar",
        "convertir",
        "volver",
        "resultar",
        "parecer",
        "quedar",
        "proclamar",
        "ser",
        "estar",
    ]
)


def mend(tokens: list[Token]) -> None:
    """Corrects one parsed sentence in place."""
    mend_words(tokens)
    mend_phrases(tokens)
    _names(tokens)
    _conjugated(tokens)
    _verbs(tokens)
    _first_persons(tokens)
    _qualified(tokens)
    _copula(tokens)
    _root(tokens)
    mend_headline(tokens)
    _governed_root(tokens)
    _obligations(tokens)
    _thanks(tokens)
    children = children_of(tokens)
    for token in tokens:
        _participle(token, children)
        _attached(token, tokens, children)
        _agent(token, tokens, children)
        if token.dep == "xcomp" and token.upos == "VERB" and _finite_clause(token, children):
            token.dep = "ccomp"
        if token.upos == "VERB":
            _bare_object(token, children)
    mend_order(tokens)


def _verb_lemma(token: Token, opens: bool | None = None) -> str | None:
    """The infinitive of a word in small letters, or of one that opens a sentence, that a table knows as a verb's form, or None."""
    if token.text[:1].islower():
        return infinitive(token.lower)
    if (
        (token.i == 0 if opens is None else opens)
        and token.lower.endswith((*_VERBAL, "mos"))
        and (token.lower in forms("es") or token.lower.endswith("remos"))
    ):
        return infinitive(token.lower)  # "Teherán" is no future
    return None


def _conjugated(tokens: list[Token]) -> None:
    """*agradecemos* is no future, *visité* no third person: what an ending shows without doubt stands against the parser."""
    for token in tokens:
        finite = token.feats.get("VerbForm") not in ("Inf", "Ger", "Part") or token.lower.endswith(_FINITE)
        named = token.text[:1].isupper() and token.lower not in forms("es")
        if token.upos not in ("VERB", "AUX") or not finite or named:
            continue
        lemma = infinitive(token.lower) or token.lemma.removesuffix("se")
        if not lemma.endswith(("ar", "er", "ir", "ír")):
            continue
        told = told_by_ending(token.lower, lemma)
        if not told:
            continue
        if not token.lemma.endswith(("r", "rse")) or told.get("Tense") == "Fut":
            token.lemma = lemma
        had = {"Mood": "Ind", **token.feats, "VerbForm": "Fin"}
        if had["Mood"] == "Imp" and told.get("Mood") == "Sub":
            continue  # "detengan": a command has the same form
        if had["Mood"] == "Imp":
            had["Mood"] = "Ind"
        if told.get("Mood") == "Cnd" or (had.get("Tense") == "Fut" and "Tense" not in told):
            had.pop("Tense", None)
        token.feats = {**had, **told}


def _names(tokens: list[Token]) -> None:
    """*Kiev la acusó*, *visitó La Habana*: an unknown word with a capital is no verb where another one stands; a place visited is no subject."""
    first = tokens[0] if tokens else None
    if (
        first is not None
        and first.upos in ("VERB", "AUX")
        and first.text[:1].isupper()
        and first.lower not in forms("es")
    ):
        verb = next((t for t in tokens[1:5] if t.lower.endswith(_VERBAL) and t.lower in forms("es")), None)
        if verb is not None and (verb.head == first.i or first.head == verb.i):
            first.upos, first.lemma, first.feats = "PROPN", first.text, {}
            if verb.head == first.i:
                verb.head, verb.dep = (verb.i, "root") if first.head == first.i else (first.head, first.dep)
                for token in tokens:
                    if token.head == first.i and token.i > first.i:
                        token.head = verb.i
            first.head, first.dep, verb.upos = verb.i, "nsubj", "VERB"
    for token in tokens:
        after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        before_verb = after is not None and after.upos in ("VERB", "AUX") and token.head == after.i
        if before_verb and token.upos == "DET" and token.lower in ("lo", "la", "los", "las"):
            token.upos, token.dep = "PRON", "obj"  # "la acusó"
        head = tokens[token.head]
        placed = token.dep == "nsubj" and token.upos == "PROPN" and token.i > head.i and head.lemma in _PLACED
        if placed and not any(
            t.head == head.i and t.dep in ("obj", "nsubj") and t is not token for t in tokens
        ):
            token.dep = "obj"


def _qualified(tokens: list[Token]) -> None:
    """*condenó el ataque eritreo contra …*: an adjective right behind an object qualifies it, unless its verb makes it so."""
    for token in tokens:
        noun = tokens[token.i - 1] if token.i else token
        verb = tokens[token.head]
        if token.upos != "ADJ" or token.dep != "xcomp" or noun.upos != "NOUN":
            continue
        if noun.head != verb.i or noun.dep not in ("obj", "nsubj") or verb.lemma in _MAKING | _SEEING:
            continue
        token.head, token.dep = noun.i, "amod"
        for child in tokens:
            if child.head == token.i and child.i > token.i and child.dep.startswith(("obl", "nmod", "acl")):
                child.head = noun.i
                child.dep = "nmod" if child.dep.startswith("obl") else child.dep


def _first_persons(tokens: list[Token]) -> None:
    """*yo aprovecho*: what has *yo* for a subject is a verb, though its form is a noun's too."""
    for pronoun in tokens:
        if pronoun.lower not in ("yo", "nosotros", "nosotras") or pronoun.dep not in ("nsubj", "det", "nmod"):
            continue
        verb = tokens[pronoun.head]
        lemma = _verb_lemma(verb)
        if verb.upos in ("NOUN", "ADJ") and lemma is not None and verb.lower.endswith(("o", "mos")):
            _become_verb(verb, lemma, tokens)
            number = "Sing" if pronoun.lower == "yo" else "Plur"
            verb.feats |= {"Person": "1", "Number": number, "Tense": "Pres"}


def _obligations(tokens: list[Token]) -> None:
    """*tiene que retirar*, *ha de pagar*: two words that are one auxiliary of the infinitive, and its lemma ("tener que")."""
    for verb in tokens:
        link = _OBLIGED.get(verb.lemma.lower())
        if link is None or verb.feats.get("VerbForm") in ("Inf", "Ger", "Part"):
            continue
        at = next((t for t in tokens[verb.i + 1 : verb.i + 3] if t.lower == link), None)
        if at is None or any(t.upos not in ("ADV", "PRON") for t in tokens[verb.i + 1 : at.i]):
            continue
        main = next((t for t in tokens[at.i + 1 : at.i + 4] if t.feats.get("VerbForm") == "Inf"), None)
        if main is None or not (main.head == verb.i or verb.head == main.i):
            continue
        if main.head == verb.i:
            main.head, main.dep = (main.i if verb.head == verb.i else verb.head), verb.dep
            for token in tokens:
                if token.head == verb.i and token is not main and token is not verb:
                    token.head = main.i
        verb.head, verb.dep, verb.upos = main.i, "aux", "AUX"
        at.head, at.dep = verb.i, "fixed"
        if verb.feats.get("Tense") != "Past":
            verb.lemma = f"{verb.lemma} {link}"  # "tuvo que salir" tells what happened


def _thanks(tokens: list[Token]) -> None:
    """*Gracias a Perú por su ayuda*, *Muchas gracias, presidente*: whoever says so thanks; the word stands for its verb."""
    for token in tokens:
        before = next((t.lower for t in reversed(tokens[: token.i]) if t.upos != "PUNCT"), None)
        opens = (
            token.i == 0 or tokens[token.i - 1].upos == "PUNCT" or before in ("muchas", "mil", "muchísimas")
        )
        if token.lower != "gracias" or not opens:
            continue
        led = token.i + 1 < len(tokens) and tokens[token.i + 1].lower in ("a", "al")
        if token.dep in ("case", "fixed"):
            noun = tokens[token.head]
            if not led or not any(t.lower == "por" for t in tokens[noun.i + 1 : noun.i + 12]):
                continue  # "gracias a la lluvia": owing to it
            above = noun.head == noun.i
            token.head, token.dep = (token.i, "root") if above else (noun.head, "ccomp")
            noun.head, noun.dep = token.i, "obl"
            tokens[token.i + 1].head = noun.i
        elif token.upos != "NOUN" or token.dep not in ("root", "ccomp", "parataxis"):
            continue
        elif not led and not any(
            t.upos == "PROPN" or t.lower == "por" for t in tokens[token.i + 1 : token.i + 8]
        ):
            continue  # "Muchas gracias.": nobody is named
        token.upos, token.lemma = "VERB", "agradecer"
        token.feats = {"Mood": "Ind", "VerbForm": "Fin", "Person": "1", "Number": "Plur", "Tense": "Pres"}
        for child in tokens:
            if child.head == token.i and child.i > token.i and child.upos in ("NOUN", "PROPN", "PRON"):
                case = any(t.head == child.i and t.dep == "case" for t in tokens)
                child.dep = "obl" if case else "obj"
            elif child.head == token.i and child.dep in ("det", "amod"):
                child.dep = "advmod"


def _verbs(tokens: list[Token]) -> None:
    """*culpó*, *pidieron*: a word of the lexicon with an ending that only verbs have is one, and finite."""
    for token in tokens:
        if not token.lower.endswith((*_VERBAL, "mos")):
            continue
        lemma = _verb_lemma(token, all(t.upos == "PUNCT" for t in tokens[: token.i]))
        if lemma is None:
            continue
        if token.upos in _NOMINAL | {"DET", "PRON"} or (
            token.upos == "VERB" and not token.lemma.endswith(("r", "rse"))
        ):
            _become_verb(token, lemma, tokens)
        elif token.upos == "VERB" and token.feats.get("VerbForm") != "Fin":
            token.feats = {**token.feats, "VerbForm": "Fin", "Mood": "Ind"}


def _become_verb(token: Token, lemma: str, tokens: list[Token]) -> None:
    low = token.lower
    number = "Plur" if low.endswith("n") else "Sing"
    tense = "Fut" if low.endswith(("rá", "rán")) else "Past" if low.endswith(_VERBAL) else "Pres"
    token.upos, token.lemma = "VERB", lemma
    token.feats = {"Mood": "Ind", "VerbForm": "Fin", "Person": "3", "Number": number, "Tense": tense}
    token.feats |= told_by_ending(low, lemma)
    for child in tokens:
        if child.head == token.i and child is not token:
            child.dep = _below_verb(child, tokens)


def _below_verb(child: Token, tokens: list[Token]) -> str:
    """The label of a noun's dependent once its head is a verb."""
    base = child.dep.partition(":")[0]
    led = next((t.lower for t in tokens if t.head == child.i and t.dep == "case"), None)
    if base in ("nmod", "amod", "appos", "flat", "nsubj", "obj", "compound", "obl") and child.i > child.head:
        return (
            ("obl" if led else "obj") if child.upos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM") else child.dep
        )
    if base == "acl" and child.feats.get("VerbForm") == "Inf":
        return "xcomp"
    if base == "acl" and child.dep != "acl:relcl":
        return "advcl"
    return child.dep


def _root(tokens: list[Token]) -> None:
    """*Turquía bloqueó …* with the name as root: the finite verb right behind its phrase is the root, the name its subject."""
    root = next((t for t in tokens if t.head == t.i), None)
    if (
        root is None
        or root.upos not in ("PROPN", "NOUN")
        or any(
            t.head == root.i and t.dep in ("cop", "nsubj", "case", "aux", "nsubj:pass") and t.i < root.i
            for t in tokens
        )
    ):
        return
    verb = _behind(root, tokens)
    if verb is None:
        return
    lemma = _verb_lemma(verb)
    if verb.upos != "VERB":
        if lemma is None or any(t.feats.get("VerbForm") == "Fin" and t is not verb for t in tokens):
            return
        _become_verb(verb, lemma, tokens)
    for token in tokens:
        if token.head == root.i and token.i > verb.i:
            token.head = verb.i
            token.dep = _below_verb(token, tokens)
    verb.head, verb.dep = verb.i, "root"
    root.head, root.dep = verb.i, "nsubj"
    if sum(t.dep == "obj" for t in tokens if t.head == verb.i) > 1:
        second = [t for t in tokens if t.head == verb.i and t.dep == "obj"][1:]
        for token in second:
            token.dep = "obl"


def _behind(root: Token, tokens: list[Token]) -> Token | None:
    """The verb that directly follows the phrase of `root`, hangs from it and opens no clause of its own."""
    inside = {root.i}
    for token in tokens[root.i + 1 :]:
        if token.upos == "PUNCT":
            return None
        if token.lower in ("no", "se", "le", "les", "lo", "ya", "también", "nunca") and token.upos in (
            "ADV",
            "PRON",
        ):
            continue
        finite = token.upos == "VERB" and token.feats.get("VerbForm") == "Fin"
        loose = token.head == root.i and token.dep in _LOOSE
        # "sanciones impuestas por", "ayuda activa": behind a noun, only an ending that no adjective has makes a verb
        verbal = root.upos == "PROPN" or token.lower.endswith(_VERBAL)
        verbal = verbal and not token.lower.endswith(_PARTICIPLE) and _verb_lemma(token) is not None
        if loose and (finite or (token.dep in ("flat", "appos", "amod") and verbal)):
            opened = any(
                t.head == token.i and t.i < token.i and (t.dep in ("mark", "case") or t.lower == "que")
                for t in tokens
            )
            return None if opened else token
        if token.upos in ("VERB", "AUX") or token.lower == "que":
            return None
        head = token
        while head.head != head.i and head.i not in inside:
            head = tokens[head.head]
        if head.i not in inside or token.dep in ("conj", "cc"):
            continue
        inside.add(token.i)
    return None


def _copula(tokens: list[Token]) -> None:
    """*Rusia bombardeó Ucrania* with the verb as copula of its object: the verb takes the object's place."""
    for verb in tokens:
        if verb.dep != "cop" or verb.upos not in ("VERB", "AUX") or verb.lemma.lower() in _COPULAS:
            continue
        noun = tokens[verb.head]
        if noun.upos not in ("NOUN", "PROPN") or noun.i < verb.i:
            continue
        for token in tokens:
            if (
                token.head == noun.i
                and token not in (noun, verb)
                and (token.i < verb.i or token.upos == "PUNCT")
            ):
                token.head = verb.i
        verb.head, verb.dep = (verb.i if noun.head == noun.i else noun.head), noun.dep
        noun.head, noun.dep, verb.upos = verb.i, "obj", "VERB"


def _governed_root(tokens: list[Token]) -> None:
    """*Londres planea levantar …* with the infinitive as root: the finite verb inside its subject governs it."""
    root = next((t for t in tokens if t.head == t.i), None)
    if root is None or root.feats.get("VerbForm") != "Inf":
        return
    for subject in tokens:
        if subject.head != root.i or subject.dep != "nsubj" or subject.i > root.i:
            continue
        verb = next(
            (
                t
                for t in tokens[subject.i + 1 : root.i]
                if t.head == subject.i and t.dep in ("flat", "amod", "appos")
            ),
            None,
        )
        lemma = _verb_lemma(verb) if verb is not None else None
        if verb is None or lemma is None:
            continue
        _become_verb(verb, lemma, tokens)
        verb.head, verb.dep = verb.i, "root"
        subject.head = verb.i
        root.head, root.dep = verb.i, "xcomp"
        return


def _attached(token: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*de Pekín a Manila*: what stands behind a preposition of its own is no part of a name, no adjective and no object of one."""
    if not any(t.dep == "case" and t.i < token.i for t in children[token.i]):
        return
    if token.upos == "ADJ" and token.dep in ("obl", "obj", "iobj", "nmod", "flat", "appos", "amod"):
        token.upos = "NOUN"
    if token.dep in ("flat", "appos", "amod", "compound"):
        token.dep = "nmod"
    elif token.dep in ("obj", "iobj") and tokens[token.head].dep == "amod":
        token.dep = "obl"


def _agent(token: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*entregados a Kiev por París*: behind a participle the phrase with *por* names who did it, wherever it was hung."""
    if token.dep != "nmod" or not any(t.dep == "case" and t.lower == "por" for t in children[token.i]):
        return
    noun = tokens[token.head]
    verb = tokens[noun.head]
    if (
        noun.dep in ("obl", "nmod", "obj")
        and verb.i < noun.i < token.i
        and verb.upos == "VERB"
        and any(t.dep == "aux:pass" or t.lemma.lower() == "ser" for t in children[verb.i])
        and not any(t.dep == "case" and t.lower == "por" for t in children[noun.i])
    ):
        token.head, token.dep = verb.i, "obl"


def _participle(token: Token, children: list[list[Token]]) -> None:
    """*las sanciones impuestas por …*: a participle behind its noun with a phrase of its own is a clause, no adjective."""
    if token.upos != "ADJ" or token.dep != "amod" or token.head > token.i:
        return
    led = [t for t in children[token.i] if any(c.dep == "case" for c in children[t.i]) and t.i > token.i]
    lemma = _verb_lemma(token) if token.lower.endswith(_PARTICIPLE) else None
    if lemma is None or not led:
        return
    token.upos, token.lemma, token.dep = "VERB", lemma, "acl"
    token.feats = {**token.feats, "VerbForm": "Part", "Tense": "Past"}
    for child in led:
        if child.dep in ("nmod", "obj", "iobj"):
            child.dep = "obl"


def _finite_clause(verb: Token, children: list[list[Token]]) -> bool:
    """*dijo que Corea del Norte debe liberar …*: a clause with *que* and a finite verb has a subject of its own."""
    below = children[verb.i]
    if not any(t.dep == "mark" and t.lower == "que" for t in below):
        return False
    return verb.feats.get("VerbForm") == "Fin" or any(
        t.dep.startswith("aux") and t.feats.get("VerbForm") == "Fin" for t in below
    )


def _bare_object(verb: Token, children: list[list[Token]]) -> None:
    """*donó vacunas*: a bare noun behind a verb without an object is its object, unless somebody becomes it."""
    below = children[verb.i]
    if verb.lemma.lower().removesuffix("se") in _MAKING or any(t.dep in ("obj", "ccomp") for t in below):
        return
    for token in below:
        if (
            token.dep == "xcomp"
            and token.upos in ("NOUN", "PROPN")
            and token.i > verb.i
            and not any(t.dep in ("case", "mark", "cop") for t in children[token.i])
        ):
            token.dep = "obj"
            return
