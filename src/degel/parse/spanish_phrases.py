"""Repairs of Spanish phrases: nouns read as adjectives, a nationality read as the verb, complements on the wrong word.

What each mends is wrong in any sentence: an adjective that no dictionary knows as one cannot be an object, an adjective
cannot have a subject of its own beside a finite verb, "tal vez" is an adverb.
"""

from __future__ import annotations

from degel.languages import forms
from degel.parse.lemmas import load_lemmas
from degel.parse.sentence import Token
from degel.parse.tree import preposition, under

__all__ = ["mend_phrases"]

_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "root"})
# "las calles de Bogotá contra …": what one marches through, not what is against somebody
_WAYS = "calle plaza avenida centro ciudad capital puerta frente sede barrio zona"
_PLACES = frozenset(_WAYS.split())
_AGAINST = frozenset({"contra", "tras", "ante", "según", "mediante"})
# What is told before these verbs is what was said
_SAID = (
    "decir afirmar declarar asegurar añadir señalar agregar indicar explicar advertir subrayar insistir recalcar sostener "
    "manifestar anunciar precisar reiterar destacar"
)
_SAYING = frozenset(_SAID.split())
# Forms that "ser" and "ir" share
_WENT = ("fui", "fuiste", "fue", "fuimos", "fueron", "fuera", "fueran", "fuese", "fuesen")
# Nothing but a past of the third person, in a verb
_PAST = ("ó", "aron", "ieron")
# "consideró la medida ilegal": what an adjective behind the object says of it, and not which one it is
_JUDGING = (
    "considerar llamar hacer dejar ver creer encontrar juzgar estimar declarar tener mantener volver nombrar elegir "
    "calificar tachar tildar dar poner sentir querer suponer reputar saber"
)
_JUDGES = frozenset(_JUDGING.split())
_TIMES = "lunes martes miércoles jueves viernes sábado domingo semana mes año día mañana tarde noche"
_DAYS = frozenset(_TIMES.split())
# No future of the third person is without one of these
_FUTURE = ("rá", "rán")


def mend_phrases(tokens: list[Token]) -> None:
    """Corrects one parsed sentence in place; it stays a tree."""
    for token in tokens:
        if token.upos == "ADJ" and _only_noun(token):
            _noun(token, tokens)
        elif token.upos == "NOUN" and token.lower.endswith(("ar", "er", "ir")):
            _infinitive(token, tokens)
        elif token.dep == "xcomp" and token.upos == "ADJ" and token.i > 0:
            _of_object(token, tokens[token.i - 1], tokens)
        elif token.upos == "VERB" and token.lower.endswith(_PAST) and token.feats.get("VerbForm") != "Fin":
            number = "Plur" if token.lower.endswith("n") else "Sing"
            token.feats = {"Mood": "Ind", "Number": number, "Person": "3", "Tense": "Past", "VerbForm": "Fin"}
        elif _third_future(token) and not token.lower.endswith(_FUTURE):
            _present(token)
    _false_root(tokens)
    for token in tokens:
        if token.lower == "tal" and token.i + 1 < len(tokens) and tokens[token.i + 1].lower == "vez":
            _perhaps(token, tokens[token.i + 1], tokens)
        elif token.dep == "flat" and tokens[token.head].lower in ("tampoco", "también", "ni"):
            _leads(tokens[token.head], token)
        elif token.lemma == "estar" and token.dep == "cop":
            _was_there(token, tokens[token.head], tokens)
        elif token.lower == "embargo" and token.i > 0 and tokens[token.i - 1].lower == "sin":
            _however(token, tokens)
        elif token.dep == "nmod" and tokens[token.head].upos == "PROPN":
            _off_name(token, tokens)
        elif token.lower in _WENT and token.dep.partition(":")[0] not in ("cop", "aux"):
            if any(
                t.dep == "obl" and preposition(t, tokens) in ("a", "al", "hacia")
                for t in under(token, tokens)
            ):
                token.upos, token.lemma = "VERB", "ir"
        elif token.dep == "parataxis" and token.i < token.head and tokens[token.head].lemma in _SAYING:
            token.dep = "ccomp"  # «Chile debe responder», dijo …
        elif token.dep == "obj" and preposition(token, tokens) in ("a", "al"):
            _second_object(token, tokens)


def _only_noun(token: Token) -> bool:
    lemmas = load_lemmas("es")
    if lemmas is None or not lemmas.knows(token.lower, "NOUN"):
        return False
    return token.dep == "obj" or not lemmas.knows(token.lower, "ADJ")


def _noun(token: Token, tokens: list[Token]) -> None:
    """*donó vacunas*, *la embajada saudí*: a word that is only ever a noun is one, and leads the adjective behind it."""
    behind = tokens[token.head]
    lemmas = load_lemmas("es")
    if token.dep == "amod" and behind.i == token.i + 1 and token.i > 0 and behind.upos in ("NOUN", "ADJ"):
        before = tokens[token.i - 1]
        if before.head != behind.i or before.dep not in ("det", "case") or _only_noun(behind):
            return
        for other in under(behind, tokens):
            other.head = token.i
        token.dep, token.head = behind.dep, token.i if behind.head == behind.i else behind.head
        behind.head, behind.dep, behind.upos = token.i, "amod", "ADJ"
    elif token.dep not in _ARGUMENTS:
        return
    token.upos = "NOUN"
    if lemmas is not None:
        token.lemma = lemmas.correct(token.text, token.lower, "NOUN", token.lemma)


def _of_object(token: Token, noun: Token, tokens: list[Token]) -> None:
    """*condenó el ataque eritreo contra …*: the adjective right behind an object is the object's."""
    head = tokens[token.head]
    if noun.head != head.i or noun.dep != "obj" or noun.upos != "NOUN" or head.lemma in _JUDGES:
        return
    token.head, token.dep = noun.i, "amod"
    for other in under(token, tokens):
        if other.dep in ("obl", "nmod") and other.i > token.i:
            other.head, other.dep = noun.i, "nmod"


def _infinitive(token: Token, tokens: list[Token]) -> None:
    """*rehusó liberar al periodista*: the infinitive of a verb, without an article, is no noun."""
    lemmas = load_lemmas("es")
    below = under(token, tokens)
    if (
        token.dep not in ("obj", "xcomp", "ccomp")
        or lemmas is None
        or not lemmas.knows(token.lower, "VERB")
        or lemmas.knows(token.lower, "NOUN")
        or any(t.dep in ("det", "case", "amod") for t in below)
    ):
        return
    token.upos, token.lemma, token.feats = "VERB", token.lower, {"VerbForm": "Inf"}
    token.dep = "xcomp" if token.dep == "obj" else token.dep
    for other in below:
        if other.dep in ("nmod", "obl"):
            alone = preposition(other, tokens) in ("a", "al") and not any(t.dep == "obj" for t in below)
            other.dep = "obj" if alone else "obl"


def _third_future(token: Token) -> bool:
    return token.feats.get("Tense") == "Fut" and token.feats.get("Person") == "3"


def _present(token: Token) -> None:
    """*coopera* as a future: the present, of one or of many by its ending."""
    number = "Plur" if token.lower.endswith("n") else "Sing"
    token.feats = {**token.feats, "Tense": "Pres", "Number": number}
    if not token.lemma.endswith(("r", "rse")):
        known = [word for word in forms("es").get(token.lower, ()) if word.endswith(("ar", "er", "ir"))]
        token.lemma = known[0] if known else token.lemma


def _false_root(tokens: list[Token]) -> None:
    """*El ejército indio y el paquistaní intercambiaron …* with *indio* as the verb: the finite verb behind it is the root."""
    root = next((t for t in tokens if t.head == t.i), None)
    if root is None or root.i == 0 or root.upos not in ("ADJ", "VERB") or root.lemma.endswith(("r", "rse")):
        return
    below = under(root, tokens)
    noun = tokens[root.i - 1]
    verb = next(
        (t for t in below if t.i > root.i and t.upos == "VERB" and t.dep in ("conj", "parataxis")), None
    )
    if (
        verb is None
        or noun not in below
        or noun.dep not in ("nsubj", "nsubj:pass")
        or noun.upos not in ("NOUN", "PROPN")
        or verb.feats.get("VerbForm") in ("Inf", "Part", "Ger")
        or any(t.dep.partition(":")[0] in ("cop", "aux") for t in below)
    ):
        return
    subject = next((t for t in under(verb, tokens) if t.dep.startswith("nsubj") and t.i < verb.i), None)
    joined = [t for t in (*under(verb, tokens), *below) if t.dep == "cc" and root.i < t.i < verb.i]
    for other in below:
        # what stands between the noun and the verb is the noun's ("mediación angoleña entre …")
        other.head = noun.i if root.i < other.i < verb.i and other.upos != "PUNCT" else verb.i
        if other.head == noun.i and other.dep in ("obl", "obj"):
            other.dep = "nmod"
    verb.head, verb.dep = verb.i, "root"
    noun.head, noun.dep = verb.i, "nsubj"
    root.head, root.dep, root.upos = noun.i, "amod", "ADJ"
    if subject is not None and joined:
        subject.head, subject.dep = noun.i, "conj"
        for conjunction in joined:
            conjunction.head = subject.i


def _perhaps(token: Token, time: Token, tokens: list[Token]) -> None:
    """*tal vez se reúna*: an adverb of the verb."""
    verb = next((t for t in tokens[time.i + 1 : time.i + 5] if t.upos in ("VERB", "AUX")), None)
    if verb is None or verb.dep in ("aux", "cop", "aux:pass"):
        verb = tokens[verb.head] if verb is not None else None
    if verb is None or _under(verb, token, tokens) or _under(verb, time, tokens):
        return
    for other in tokens:
        if other.head in (token.i, time.i) and other not in (token, time):
            other.head = verb.i
    token.head, token.dep, token.upos, token.lemma = verb.i, "advmod", "ADV", "tal"
    time.head, time.dep = token.i, "fixed"


def _leads(adverb: Token, name: Token) -> None:
    """*Tampoco Suecia ha expulsado …*: an adverb is no part of the name behind it."""
    name.head, name.dep = adverb.head, adverb.dep
    adverb.dep, adverb.upos = "advmod", "ADV"


def _was_there(token: Token, place: Token, tokens: list[Token]) -> None:
    """*estuvo en Quito, donde firmó …*: to be in a place is a verb with a place, as where the parser reads it so."""
    somewhere = place.upos == "PROPN" and preposition(place, tokens) == "en"
    if not somewhere and place.lemma not in _DAYS:
        return
    token.head, token.dep = token.i if place.head == place.i else place.head, place.dep
    for other in under(place, tokens):
        if not somewhere and other.dep == "nmod" and preposition(other, tokens) == "en":
            other.head, other.dep = token.i, "obl"  # "estuvo el martes en Moscú"
        elif other.dep.partition(":")[0] not in (
            "case",
            "flat",
            "appos",
            "nmod",
            "amod",
            "conj",
            "cc",
            "compound",
            "acl",
            "det",
        ):
            other.head = token.i
    place.head, place.dep = token.i, "obl"


def _however(token: Token, tokens: list[Token]) -> None:
    """*Sin embargo, …*: an adverb, and no embargo; one that is lifted or lacking has an article or says whose it is."""
    behind = tokens[token.i + 1].lower if token.i + 1 < len(tokens) else ""
    if behind not in ("de", "del", "comercial", "económico", "petrolero", "alguno"):
        token.upos, token.lemma = "ADV", "sin embargo"


def _under(token: Token, above: Token, tokens: list[Token]) -> bool:
    """Does `token` hang from `above`, at whatever depth?"""
    at = token
    while at.head != at.i:
        if at is above:
            return True
        at = tokens[at.head]
    return at is above


def _off_name(token: Token, tokens: list[Token]) -> None:
    """*marcharon por las calles de Bogotá contra Petro*: a name is not against anybody; what leads it is, or the verb."""
    if preposition(token, tokens) not in _AGAINST:
        return
    head = tokens[token.head]
    while (
        head.upos == "PROPN"
        and head.dep in ("nmod", "flat", "appos", "conj", "compound")
        and head.head != head.i
    ):
        head = tokens[head.head]
    if head.upos == "NOUN" and head.lemma in _PLACES and head.dep == "obl":
        head = tokens[head.head]
    if head.i < token.i and head.upos in ("NOUN", "VERB"):
        token.head, token.dep = head.i, "obl" if head.upos == "VERB" else "nmod"


def _second_object(token: Token, tokens: list[Token]) -> None:
    """*entregar tanques a Ucrania*: beside an object without a preposition, what *a* leads is to whom."""
    head = tokens[token.head]
    for other in under(head, tokens):
        bare = other is not token and other.dep == "obj" and other.upos != "PRON"
        if bare and other.i > head.i and preposition(other, tokens) is None:
            token.dep = "obl"
            return
