"""Repairs of Russian parses: what case and number say against the label that the parser chose.

Russian puts the object first where it is what the sentence is about ("Посла вызвали в МИД") and the subject last ("письмо
опубликовала «Монд»"); a small parser trusts the order more than the ending. Labels change, and heads only where a noun hangs on a word that cannot hold it.
"""

from __future__ import annotations

from degel.languages import forms, perfective
from degel.parse.sentence import Token

__all__ = ["mend"]

_NOMINAL = frozenset({"NOUN", "PROPN"})
_NOUN_PLACES = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod"})
_PARTICIPLE_ENDS = ("щие", "щих", "щим", "щими")
_SOLDIERS = frozenset({"военные", "военных", "военным", "военными"})
# Verbs that lay something on somebody
_LAYING = frozenset(
    {"возложить", "возлагать", "наложить", "накладывать", "свалить", "переложить", "перекладывать"}
)
# "исполняющий обязанности" is a title
_OFFICE = frozenset({"обязанности"})


def mend(tokens: list[Token]) -> None:
    """Corrects one parsed sentence in place."""
    if not tokens:
        return
    _initial_verbs(tokens)
    _people_by_participle(tokens)
    children: list[list[Token]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token)
    _glad(tokens, children)
    _coordinated_objects(tokens, children)
    _adjectives_for_people(tokens, children)
    _subject_inside(tokens, children)
    for token in tokens:
        _side(token, tokens, children)
        head = tokens[token.head]
        if (
            token.feats.get("VerbForm") == "Inf"
            and head.upos == "NOUN"
            and token.dep in ("nmod", "obl", "obj", "amod", "appos")
        ):
            token.dep = "acl"  # "готовность содействовать"
        if token.upos == "VERB":
            _imperfective_present(token)
            _laid_on(token, tokens, children)
            _bare_modifiers(token, children)
            _fronted_object(token, children)
            _late_subject(token, children)


def _people_by_participle(tokens: list[Token]) -> None:
    """*Протестующие забросали …*: a participle in the place of a noun names people."""
    for token in tokens:
        low = token.lower
        if token.feats.get("VerbForm") != "Part" or token.dep not in _NOUN_PLACES:
            continue
        ending = next((end for end in _PARTICIPLE_ENDS if low.endswith(end)), None)
        if ending is None or token.feats.get("Number") != "Plur":
            continue
        token.upos, token.lemma = "NOUN", low[: -len(ending)] + "щий"
        token.feats = {k: v for k, v in token.feats.items() if k in ("Case", "Number")} | {"Animacy": "Anim"}


def _initial_verbs(tokens: list[Token]) -> None:
    """*Благодарим Турцию*: a capital at the beginning does not make a name of a verb."""
    token = tokens[0]
    low = token.lower.replace("ё", "е")
    lemmas = forms("ru").get(low, ())
    if (
        token.upos not in ("PROPN", "NOUN", "X")
        or not lemmas
        or not low.endswith(("им", "ем", "имся", "емся"))
    ):
        return
    if all(lemma.endswith(("ть", "ться", "ти", "чь")) for lemma in lemmas):
        token.upos, token.lemma = "VERB", lemmas[0]
        token.feats = {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres", "Person": "1", "Number": "Plur"}


def _led(token: Token, children: list[list[Token]]) -> bool:
    return any(t.dep == "case" for t in children[token.i])


def _counted(token: Token, children: list[list[Token]]) -> bool:
    return any(t.dep.startswith("nummod") or t.upos == "NUM" for t in children[token.i])


def _imperfective_present(verb: Token) -> None:
    """*ценит*: the simple form of an imperfective verb is no future, whatever the tagger says."""
    if verb.feats.get("Tense") != "Fut" or verb.feats.get("VerbForm") != "Fin":
        return
    lemmas = forms("ru").get(verb.lower.replace("ё", "е"), ())
    if lemmas and not any(lemma in perfective("ru") for lemma in lemmas):
        verb.feats = {**verb.feats, "Tense": "Pres"}


def _laid_on(verb: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*возложил вину за взрыв на Рим*: who is burdened belongs to the verb, not to the last noun before it."""
    if verb.lemma.lower() not in _LAYING:
        return
    for token in tokens[verb.i + 1 : verb.i + 12]:
        led = any(t.dep == "case" and t.lower == "на" for t in children[token.i])
        if led and token.dep == "nmod" and tokens[token.head].i > verb.i and token.feats.get("Case") != "Loc":
            _move(token, verb, "obl", children)
            return


def _bare_modifiers(verb: Token, children: list[list[Token]]) -> None:
    """*аннулировали паспорта*: a noun right below a verb is its object, its subject or an oblique by its case."""
    below = children[verb.i]
    for token in below:
        if token.dep != "nmod" or token.upos not in _NOMINAL or token.lower in _OFFICE:
            continue
        case = token.feats.get("Case")
        if _led(token, children):
            token.dep = "obl"
        elif case == "Dat":
            token.dep = "iobj"
        elif case == "Ins":
            token.dep = "obl"
        elif verb.feats.get("Voice") == "Pass":
            if case in ("Nom", None) and not any(t.dep.startswith("nsubj") for t in below):
                token.dep = "nsubj:pass"
        elif token.i > verb.i and not any(t.dep == "obj" for t in below):
            token.dep = "obj"


def _fronted_object(verb: Token, children: list[list[Token]]) -> None:
    """*Младича объявили в розыск*, *Поэту вручили орден*: a subject in another case than the first is none."""
    if verb.feats.get("VerbForm") != "Fin" or verb.feats.get("Voice") == "Pass":
        return
    for token in children[verb.i]:
        if token.dep != "nsubj" or token.upos not in _NOMINAL or _counted(token, children):
            continue
        case = token.feats.get("Case")
        first = token.lower == token.lemma.lower()
        if case == "Dat" and not first:
            token.dep = "iobj"
        elif (case == "Acc" and not first) or (
            case == "Gen"
            and not first
            and verb.feats.get("Number") == "Plur"
            and (token.feats.get("Number") == "Sing" or token.lower.endswith(("ов", "ев", "ей", "ан", "ян")))
            and token.feats.get("Animacy") == "Anim"
            and not _led(token, children)
        ):
            token.dep = "obj"


def _late_subject(verb: Token, children: list[list[Token]]) -> None:
    """*который возглавит Иванов*, *предпринимались попытки*: an object in the first case of a verb without a subject is the subject."""
    below = children[verb.i]
    if verb.feats.get("VerbForm") != "Fin" or any(t.dep.startswith(("nsubj", "csubj")) for t in below):
        return
    first = [
        t for t in below if t.dep == "obj" and t.i < verb.i and t.upos in _NOMINAL and not _led(t, children)
    ]
    behind = [t for t in below if t.dep == "obj" and t.i > verb.i]
    if len(first) == 1 and behind and first[0].feats.get("Number") == verb.feats.get("Number"):
        inanimate = first[0].feats.get("Animacy") == "Inan" and first[0].feats.get("Case") in ("Acc", "Nom")
        if inanimate and not first[0].lower.endswith(("у", "ю")):
            first[0].dep = "nsubj"  # "Силы ПВО сбили дроны": one form for both cases, the order tells
            return
    reflexive = verb.lemma.lower().endswith(("ся", "сь"))
    found = [t for t in below if t.dep == "obj" and t.upos in _NOMINAL and t.feats.get("Case") == "Nom"]
    if len(found) != 1 or found[0].feats.get("Number") != verb.feats.get(
        "Number", found[0].feats.get("Number")
    ):
        return
    token = found[0]
    person = token.upos == "PROPN" or token.feats.get("Animacy") == "Anim"
    objects = [t for t in below if t.dep == "obj" and t is not token]
    if reflexive or (person and token.i > verb.i and objects):
        token.dep = "nsubj"


def _move(token: Token, head: Token, dep: str, children: list[list[Token]]) -> None:
    children[token.head].remove(token)
    token.head, token.dep = head.i, dep
    children[head.i].append(token)


def _side(token: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*с обеих сторон выражена*: beside a passive participle the side is who did it."""
    if token.lemma.lower() != "сторона" or token.dep not in ("obl", "nmod", "advmod"):
        return
    verb = tokens[token.head]
    led = any(t.dep == "case" and t.lower in ("с", "со") for t in children[token.i])
    if led and verb.upos == "VERB" and verb.feats.get("Voice") == "Pass":
        token.dep = "obl:agent"


def _glad(tokens: list[Token], children: list[list[Token]]) -> None:
    """*Рады приветствовать …*: the short adjective that the parser took for a council ("рада"), and the object of its infinitive."""
    for token in tokens[:2]:
        if token.lower not in ("рад", "рада", "рады"):
            continue
        verb = next(
            (t for t in children[token.i] if t.feats.get("VerbForm") == "Inf" and t.i > token.i), None
        )
        if verb is None:
            continue
        token.upos, token.lemma, token.feats = "ADJ", "рад", {"Variant": "Short"}
        for child in list(children[token.i]):
            if child.i > verb.i and child.dep in ("nmod", "obj", "iobj", "obl"):
                _move(child, verb, "obl" if _led(child, children) else "obj", children)


def _adjectives_for_people(tokens: list[Token], children: list[list[Token]]) -> None:
    """*Военные Мьянмы свергли …*: soldiers named by an adjective own the genitive behind them, they do not qualify it."""
    for token in tokens:
        name = tokens[token.head]
        if (
            token.lower not in _SOLDIERS
            or token.dep != "amod"
            or name.i != token.i + 1
            or name.upos != "PROPN"
        ):
            continue
        if token.feats.get("Case") == name.feats.get("Case") or name.feats.get("Number") == "Plur":
            continue
        if name.head == name.i:
            continue
        dep, head = name.dep, tokens[name.head]
        token.upos = "NOUN"
        first = token.lower == "военные" and head.upos == "VERB"
        _move(token, head, "nsubj" if first else dep, children)
        _move(name, token, "nmod", children)


def _coordinated_objects(tokens: list[Token], children: list[list[Token]]) -> None:
    """*поздравил руководство и народ*: a noun coordinated with a verb belongs to the noun before the conjunction."""
    for token in tokens:
        verb = tokens[token.head]
        if token.dep != "conj" or token.upos not in _NOMINAL or verb.upos != "VERB" or token.i < verb.i:
            continue
        link = next((t for t in children[token.i] if t.dep == "cc" and t.i < token.i), None)
        if link is None or any(t.dep in ("nsubj", "cop", "aux") for t in children[token.i]):
            continue
        case = token.feats.get("Case")
        fits = [
            t
            for t in children[verb.i]
            if t.i < link.i
            and t.upos in _NOMINAL
            and t.dep in ("obj", "iobj", "obl", "nsubj", "nsubj:pass")
            and (t.feats.get("Case") == case or {t.feats.get("Case"), case} <= {"Nom", "Acc"})
        ]
        if fits:
            _move(token, fits[-1], "conj", children)


def _subject_inside(tokens: list[Token], children: list[list[Token]]) -> None:
    """*После смены власти Рига и Вильнюс не смогли …*: a name in the first case right before a verb without a subject is its subject."""
    for verb in tokens:
        if verb.upos != "VERB" or verb.feats.get("VerbForm") != "Fin":
            continue
        if any(t.dep.startswith(("nsubj", "csubj")) for t in children[verb.i]):
            continue
        k = verb.i - 1
        while k >= 0 and tokens[k].upos in ("PART", "ADV", "AUX"):
            k -= 1
        if k < 0:
            continue
        name = tokens[k]
        while name.dep in ("flat", "conj") and tokens[name.head].upos == "PROPN" and name.head < name.i:
            name = tokens[name.head]
        holder = tokens[name.head]
        if (
            name.upos == "PROPN"
            and name.dep in ("appos", "nmod", "flat", "obl")
            and name.feats.get("Case") == "Nom"
            and holder.i < name.i
            and holder.upos in _NOMINAL
            and holder.feats.get("Case") not in (None, "Nom")
            and holder.i != verb.i
            and not _led(name, children)
            and tokens[name.i - 1].text not in ("«", '"', "“")
        ):
            plural = any(t.dep == "conj" for t in children[name.i])
            if plural == (verb.feats.get("Number") == "Plur"):
                _move(name, verb, "nsubj", children)
