"""Repairs of French prepositional phrases: which noun or verb a phrase with *lors de*, *à*, *en* or *après* belongs to.

The tokens of one parsed sentence come in; heads and labels are corrected in place, and they stay a tree.
"""

from __future__ import annotations

from collections.abc import Sequence

from degel.parse.french_tree import NOMINAL, behind_comma
from degel.parse.sentence import Token
from degel.parse.tree import preposition, under

__all__ = [
    "in_course_of",
    "lors_de",
    "named_lists",
    "phrase_of_national",
    "place_of_journey",
    "said_of_self",
    "subjects_in_time",
]

# Nouns of going somewhere, whose place follows them
_JOURNEYS = frozenset(
    ["visite", "voyage", "déplacement", "tournée", "arrivée", "séjour", "venue", "escale", "retour", "réception", "accueil",
     "passage", "déploiement", "intervention", "débarquement", "incursion"]
)  # fmt: skip
# Nouns that make a preposition of time with their own ("au cours de", "à l'issue de")
_COURSES = frozenset(
    ["cours", "issue", "occasion", "terme", "marge", "lendemain", "sortir", "ouverture", "faveur", "veille", "fil"]
)  # fmt: skip
_PLACE = frozenset({"en", "à", "au", "aux", "dans"})
_AFTER = frozenset({"après", "avant", "depuis", "pendant", "durant", "dès", "malgré", "lors"})
# Verbs of whom one leads to something: the phrase with *à* says to what
_LEADS = frozenset(
    ["appeler", "inviter", "exhorter", "convier", "inciter", "contraindre", "obliger", "condamner", "pousser", "forcer"]
)  # fmt: skip
_NATIONALS = ("ais", "aise", "aises", "ois", "oise", "oises", "ien", "iens", "ienne", "iennes", "ain", "ains", "aine",
              "aines", "éen", "éens", "éenne", "éennes", "ard", "ards", "arde", "ardes")  # fmt: skip


def lors_de(tokens: list[Token]) -> None:
    """*signé lors de la visite*: the visit is the phrase, *lors* its preposition."""
    for lors in tokens:
        if lors.lower != "lors" or lors.head == lors.i or lors.dep not in ("advmod", "obl", "nmod"):
            continue
        noun = next((t for t in under(lors, tokens) if t.i > lors.i and t.upos in NOMINAL), None)
        if noun is None or preposition(noun, tokens) not in ("de", "d'", "d’", "du", "des"):
            continue
        above = tokens[lors.head]
        for t in under(lors, tokens):
            t.head = noun.i
        noun.head, noun.dep = above.i, "obl" if above.upos in ("VERB", "ADJ", "AUX") else "nmod"
        lors.upos, lors.head, lors.dep = "ADP", noun.i, "case"


def in_course_of(tokens: list[Token]) -> None:
    """*signé au cours de la visite*: the visit is the phrase, *au cours* its preposition."""
    for noun in tokens:
        if noun.lower not in _COURSES or noun.dep not in ("obl", "nmod") or noun.head == noun.i:
            continue
        below = under(noun, tokens)
        case = next((t for t in below if t.dep == "case" and t.lower in ("à", "au", "en")), None)
        inner = next((t for t in below if t.dep == "nmod" and t.upos == "NOUN" and t.i > noun.i), None)
        if case is None or inner is None or preposition(inner, tokens) not in ("de", "d'", "d’", "du", "des"):
            continue
        if inner.i - noun.i > 4 or any(t.dep in ("amod", "acl") and t.i < inner.i for t in below):
            continue
        inner.head, inner.dep = noun.head, noun.dep
        case.head = inner.i
        for t in below:
            if t is not case and t is not inner and t.dep != "det":
                t.head = inner.i
        noun.head, noun.dep, noun.upos = case.i, "fixed", "NOUN"


def named_lists(tokens: list[Token]) -> None:
    """*l'Arabie saoudite, les Émirats et l'Égypte*: names in a row that *et* closes are listed, none explains another."""
    for first in tokens:
        named = first.upos == "PROPN" or (first.upos == "NOUN" and first.i and first.text[:1].isupper())
        if not named:
            continue
        below = under(first, tokens)
        last = next((t for t in below if t.dep == "conj" and t.i > first.i and t.text[:1].isupper()), None)
        if last is None and first.dep.startswith("nsubj"):
            last = _second_subject(first, tokens)
        if last is None and first.dep.startswith("nsubj"):
            # "la Cedeao, l'Union et Rome": the last name hung on the one before it
            inner = next((t for t in below if t.dep == "appos" and t.text[:1].isupper()), None)
            beside = under(inner, tokens) if inner is not None else []
            last = next((t for t in beside if t.dep == "conj" and t.text[:1].isupper()), None)
            if last is not None and tokens[last.i + 1 : last.i + 2] and tokens[last.i + 1].text != ",":
                last.head = first.i
            else:
                last = None
        if last is None:
            continue
        listed = [t for t in below if t.dep == "appos" and first.i < t.i < last.i]
        if not listed or not all(t.text[:1].isupper() and behind_comma(t, tokens) for t in listed):
            continue
        closing = tokens[listed[-1].i + 1 : last.i]
        if any(t.lower == "et" for t in closing) and not any(t.text == "," for t in closing):
            for t in listed:
                t.dep = "conj"


def _second_subject(first: Token, tokens: Sequence[Token]) -> Token | None:
    """*Le Mali, le Niger et le Burkina Faso ont …*: a second subject behind *et* is listed with the first, as its conjunct."""
    for token in tokens[first.i + 1 : tokens[first.head].i]:
        if token.head != first.head or not token.dep.startswith("nsubj") or not token.text[:1].isupper():
            continue
        if any(t.head == token.i and t.dep == "cc" and t.lower == "et" for t in tokens):
            token.head, token.dep = first.i, "conj"
            return token
    return None


def subjects_in_time(tokens: list[Token]) -> None:
    """*Trois jours après la visite, un texte a paru*: what a preposition opens is no subject."""
    for token in tokens:
        if token.dep in ("nsubj", "nsubj:pass") and preposition(token, tokens) in _AFTER:
            token.dep = "obl"


def place_of_journey(tokens: list[Token]) -> None:
    """*la visite du roi en Espagne*: the place right behind a journey and who makes it is the journey's."""
    for place in tokens:
        if (
            place.upos != "PROPN"
            or place.dep not in ("obl", "nmod")
            or preposition(place, tokens) not in _PLACE
        ):
            continue
        first = next(t.i for t in tokens if t.head == place.i and t.dep == "case")
        journey = None
        for t in reversed(tokens[:first]):
            if (
                t.upos in ("VERB", "AUX", "CCONJ")
                or t.text in (",", ";", ":", "(")
                or (t.dep in ("obl", "nmod") and t.upos == "PROPN" and preposition(t, tokens) in _PLACE)
            ):
                break
            if t.lemma in _JOURNEYS and t.upos == "NOUN":
                journey = t
                break
        if journey is None or place.head == journey.i or journey.dep == "nsubj":
            continue
        inside = tokens[place.head]
        within = inside.i > journey.i and inside.i < first
        if within or (inside.upos == "VERB" and inside.i < journey.i) or inside.i > place.i:
            place.head, place.dep = journey.i, "nmod"


def phrase_of_national(tokens: list[Token]) -> None:
    """*appelle les soldats maliens au calme*: an adjective of a nation has no phrase, the verb has it."""
    for token in tokens:
        adjective = tokens[token.head]
        if (
            token.dep not in ("obl", "nmod", "obl:arg")
            or adjective.upos != "ADJ"
            or not adjective.lower.endswith(_NATIONALS)
            or adjective.i > token.i
            or preposition(token, tokens) not in ("à", "au", "aux")
        ):
            continue
        noun = tokens[adjective.head]
        verb = tokens[noun.head]
        if noun.dep == "obj" and verb.upos == "VERB" and verb.lemma in _LEADS:
            token.head, token.dep = verb.i, "obl"
            adjective.dep = "amod"


def said_of_self(tokens: list[Token]) -> None:
    """*s'est dite préoccupée*: what one calls oneself with no article is no noun."""
    for token in tokens:
        verb = tokens[token.head]
        if (
            token.upos == "NOUN"
            and token.dep == "xcomp"
            and token.lower.endswith(("é", "ée", "és", "ées"))
            and verb.lemma in ("dire", "déclarer", "montrer", "juger", "estimer")
            and any(t.dep.startswith("expl") for t in under(verb, tokens))
            and not any(t.dep == "det" for t in under(token, tokens))
        ):
            token.upos, token.feats = "VERB", {"VerbForm": "Part", "Tense": "Past"}
