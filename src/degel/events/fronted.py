"""Subject and object of a verb whose object stands first, where the language marks them by ending and agreement.

«Действия Израиля осудила Анкара», «Послов изгнали Нигер и Мали»: a parser that expects subject, verb, object takes the
one for the other. What cannot agree with its verb is no subject, and whoever stands in the nominative behind it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from degel.parse.sentence import Sentence, Token

__all__ = ["put_right", "right_before", "started"]

OBLIQUE = frozenset({"Gen", "Dat", "Ins", "Loc"})
# Bodies that act though they are no names and do not live.
BODIES = frozenset({"правительство", "министерство", "парламент", "ведомство", "армия", "полиция", "суд", "оппозиция", "партия", "комиссия", "посольство", "прокуратура", "движение", "хунта", "группировка", "сторона", "администрация", "дипломатия", "авиация", "спецслужба"})  # fmt: skip
# What stands in apposition to the object and is the subject: «Обвинения Белград отверг».
BELOW = ("appos", "flat", "nmod")


def put_right(
    sentence: Sentence, i: int, subj: Sequence[int], obj: Sequence[int]
) -> tuple[list[int], list[int]]:
    """The subjects and bare objects of the finite active verb at `i`, exchanged where endings and agreement say so."""
    verb = sentence.tokens[i]
    subjects, objects = list(subj), list(obj)
    if verb.feats.get("VerbForm") != "Fin":
        return subjects, objects
    if len(subjects) == 1 and len(objects) == 1:
        s, o = (sentence.tokens[k] for k in (subjects[0], objects[0]))
        if s.i < i < o.i and _cannot(sentence, s, verb) and _may(sentence, o, verb):
            return [o.i], [s.i]
        if o.i < i < s.i and _plainly_nominative(o) and _may(sentence, o, verb):
            return [o.i], [s.i]  # «Киншаса обвинила Кигали»
    if len(subjects) == 1 and not objects:
        s = sentence.tokens[subjects[0]]
        if s.i < i and s.upos == "NOUN" and _cannot(sentence, s, verb):
            for below in sentence.dependents(s.i, *BELOW):
                if s.i < below.i < i and below.upos == "PROPN" and _may(sentence, below, verb):
                    return [below.i], [s.i]
    if not subjects and len(objects) > 1:
        first, last = sentence.tokens[objects[0]], sentence.tokens[objects[-1]]
        pronoun = first.upos == "PRON" and first.feats.get("Case") in ("Acc", "Gen")
        if (
            first.i < i < last.i
            and (pronoun or _cannot(sentence, first, verb))
            and _may(sentence, last, verb)
        ):
            return [last.i], [k for k in objects if k != last.i]
    return subjects, objects


def started(
    sentence: Sentence, i: int, subj: Sequence[int], obj: Sequence[int]
) -> tuple[list[int], list[int]]:
    """The same, where the subject opens a clause whose infinitive comes first («Курти уступать не собирается»)."""
    verb = sentence.tokens[i]
    if verb.feats.get("VerbForm") == "Inf":
        finite = sentence.tokens[verb.head]
        opens = _opening(sentence, finite, verb) if verb.dep == "xcomp" else None
        return list(subj), [j for j in obj if j != opens]
    if subj or verb.feats.get("VerbForm") != "Fin":
        return list(subj), list(obj)
    for child in sentence.dependents(i, "xcomp"):
        opens = _opening(sentence, verb, child)
        if opens is not None:
            return [opens], list(obj)
    return list(subj), list(obj)


def _opening(sentence: Sentence, finite: Token, inner: Token) -> int | None:
    """The name in the nominative that a parser gave to the infinitive before its finite verb, as an object."""
    if (
        inner.i > finite.i
        or finite.feats.get("VerbForm") != "Fin"
        or any(sentence.dependents(finite.i, "nsubj"))
    ):
        return None
    for child in sentence.dependents(inner.i, "obj"):
        if child.i < inner.i and child.feats.get("Case") == "Nom" and _may(sentence, child, finite):
            return child.i
    return None


def right_before(token: Token, verb: Token) -> bool:
    """Is it a name in front of a verb that agrees with its ending («Через час Богота уступила»)?"""
    if token.i != verb.i - 1 or not _sing(verb) or token.text.isupper():
        return False
    gender, ending = verb.feats.get("Gender"), _ending(token)
    return (ending == "Fem" and gender == "Fem") or (ending == "Masc" and gender == "Masc")


def _cannot(sentence: Sentence, token: Token, verb: Token) -> bool:
    """Is the noun no subject of the verb, by its case, number or gender? Names, which taggers misread, prove nothing."""
    named = token.text[:1].isupper() and (token.i > 0 or token.upos != "NOUN")
    if token.upos not in ("NOUN", "ADJ") or (named and token.upos == "NOUN") or token.text.isupper():
        return False
    if _counted(sentence, token):
        return _sing(verb) and verb.feats.get("Gender") in ("Masc", "Fem")
    if token.feats.get("Case") in OBLIQUE:
        return True
    joined = any(sentence.dependents(token.i, "conj"))
    if token.feats.get("Number") == "Plur":
        return _sing(verb)
    if not _sing(verb):
        # «ряд стран осудили»
        return not joined and not any(sentence.dependents(token.i, "nmod"))
    gender = verb.feats.get("Gender")
    own = token.feats.get("Gender")
    if gender is None or own is None or token.feats.get("Animacy") == "Anim":
        return False
    return own != gender and own == _ending(token)


def _may(sentence: Sentence, token: Token, verb: Token) -> bool:
    """May the noun be its subject: somebody in the nominative, of its number and gender?"""
    lives = token.text[:1].isupper() or token.feats.get("Animacy") == "Anim"
    if not (lives or token.lemma.lower() in BODIES) or any(sentence.dependents(token.i, "case")):
        return False
    if token.text.isupper():
        return True
    bare = token.lower == token.lemma.lower()
    if token.feats.get("Case") not in ("Nom", None) and not (bare and token.feats.get("Case") == "Acc"):
        return False
    joined = any(sentence.dependents(token.i, "conj"))
    if not _sing(verb):
        return joined or token.feats.get("Number") == "Plur"
    if token.feats.get("Number") == "Plur" or joined:
        return False
    gender, own = verb.feats.get("Gender"), token.feats.get("Gender")
    # «министр заявила»: whoever lives may be a woman
    if gender is None or own in (None, gender) or (token.upos == "PROPN" and _ending(token) == gender):
        return True
    return own == "Masc" and gender == "Fem" and _living(token)


def _plainly_nominative(token: Token) -> bool:
    """A woman's or a town's name in -a, which has another ending where it is the object."""
    fem = token.feats.get("Gender") == "Fem" and token.feats.get("Case") == "Nom"
    return fem and token.upos == "PROPN" and token.lower.endswith(("а", "я"))


def _sing(verb: Token) -> bool:
    return verb.feats.get("Number") != "Plur"


def _living(token: Token) -> bool:
    return token.feats.get("Animacy") == "Anim" and token.feats.get("Gender") == "Masc"


def _counted(sentence: Sentence, token: Token) -> bool:
    return any(True for _ in sentence.dependents(token.i, "nummod", "nummod:gov"))


def _ending(token: Token) -> str:
    """The gender that the nominative's ending speaks for."""
    if token.lower.endswith(("а", "я")):
        return "Fem"
    if token.lower.endswith(("о", "е", "ё")):
        return "Neut"
    return "" if token.lower.endswith("ь") else "Masc"
