"""A Spanish verb form and its infinitive → the person, number, tense and mood that its ending shows.

Only endings that leave no doubt speak: *agradecemos* is no future, *visité* is the first person, *pedirían* a conditional.
The treebanks tell of others in the third person; press conferences and speeches live in the first.
"""

from __future__ import annotations

from degel.languages import forms

__all__ = ["infinitive", "told_by_ending"]

# The stems of the future and the conditional that are not the infinitive
_STEMS = {
    "haber": "habr", "hacer": "har", "decir": "dir", "poner": "pondr", "tener": "tendr", "venir": "vendr",
    "salir": "saldr", "poder": "podr", "querer": "querr", "saber": "sabr", "valer": "valdr", "caber": "cabr",
}  # fmt: skip
_REGULAR = frozenset({"bendecir", "maldecir", "predecir", "beber", "deber"})
_FUTURE = {
    "é": ("1", "Sing"),
    "ás": ("2", "Sing"),
    "á": ("3", "Sing"),
    "emos": ("1", "Plur"),
    "án": ("3", "Plur"),
}
_CONDITIONAL = {"ía": None, "íamos": ("1", "Plur"), "ían": ("3", "Plur")}
_PAST_SUBJUNCTIVE = {
    "ar": ("ara", "aran", "áramos", "ase", "asen", "ásemos"),
    "er": ("iera", "ieran", "iéramos", "iese", "iesen", "iésemos", "jera", "jeran"),
    "ir": ("iera", "ieran", "iéramos", "iese", "iesen", "iésemos", "jera", "jeran"),
    "ír": ("iera", "ieran", "iéramos", "iese", "iesen", "iésemos"),
}
_PAST = ("ábamos", "íamos", "áramos", "iéramos", "ásemos", "iésemos")


def infinitive(form: str) -> str | None:
    """The infinitive that the shipped table gives for a form, or None.

    >>> infinitive("agradecemos"), infinitive("suscribirán")
    ('agradecer', 'suscribir')
    """
    found = next(
        (word for word in forms("es").get(form, ()) if word.endswith(("ar", "er", "ir", "ír"))), None
    )
    return found or _from_future(form)


def _from_future(form: str) -> str | None:
    """The infinitive that a future keeps whole ("suscribirán")."""
    for end in ("emos", "án", "á"):
        stem = form.removesuffix(end)
        if stem != form and len(stem) > 4 and stem.endswith(("ar", "er", "ir")):
            return stem
    return None


def told_by_ending(form: str, lemma: str) -> dict[str, str]:
    """The features that the ending of a finite form shows without doubt; {} where it shows none.

    >>> told_by_ending("visitaremos", "visitar")["Tense"], told_by_ending("visitamos", "visitar").get("Tense")
    ('Fut', None)
    """
    stem = _stem(lemma)
    if form.startswith(stem):
        end = form[len(stem) :]
        if end in _FUTURE:
            person, number = _FUTURE[end]
            return {"Mood": "Ind", "Tense": "Fut", "Person": person, "Number": number}
        if end in _CONDITIONAL:
            sides = _CONDITIONAL[end]
            return {"Mood": "Cnd"} | ({"Person": sides[0], "Number": sides[1]} if sides else {})
    told = _subjunctive(form, lemma)
    if form.endswith("mos"):
        return {"Person": "1", "Number": "Plur"} | _past(form) | told
    if told:
        return told
    if lemma.endswith("ar") and form == lemma[:-2] + "é":
        return {"Mood": "Ind", "Tense": "Past", "Person": "1", "Number": "Sing"}
    if lemma.endswith(("er", "ir")) and form == lemma[:-2] + "í":
        return {"Mood": "Ind", "Tense": "Past", "Person": "1", "Number": "Sing"}
    return {}


def _subjunctive(form: str, lemma: str) -> dict[str, str]:
    """*retire*, *exijan*: the vowel of the other conjugation; *retirara*, *pidiese*: the past of it."""
    if form.endswith(_PAST_SUBJUNCTIVE[lemma[-2:]]) and len(form) > len(lemma):
        return {"Mood": "Sub", "Tense": "Imp"}
    bare = form.removesuffix("mos").removesuffix("n").removesuffix("s")
    if lemma.endswith("ar"):
        other = bare.endswith("e") and not bare.endswith(("uve", "aste"))
    else:
        other = bare.endswith("a") and not bare.endswith(("ía", "iera", "jera"))
    return {"Mood": "Sub", "Tense": "Pres"} if other and bare != lemma else {}


def _stem(lemma: str) -> str:
    for verb, stem in _STEMS.items():
        if lemma.endswith(verb) and lemma not in _REGULAR:
            return lemma[: -len(verb)] + stem
    return lemma.replace("ír", "ir")


def _past(form: str) -> dict[str, str]:
    return {"Tense": "Past"} if form.endswith(_PAST) else {}
