"""Repairs of French subjects: lists, subjects behind a fronted phrase or participle, and who speaks.

The tokens of one parsed sentence come in and are corrected in place; they stay a tree.
"""

from __future__ import annotations

from degel.languages import forms
from degel.parse.french_tree import behind_comma
from degel.parse.sentence import Token
from degel.parse.tree import children_of, preposition, under

__all__ = ["fronted_participle", "fronted_subject", "listed_subjects", "speakers"]


def listed_subjects(tokens: list[Token]) -> None:
    """*Les États-Unis, le Japon et la Corée ont conduit …* with the first as root: the verb heads all of them."""
    first = next((t for t in tokens if t.head == t.i), None)
    if first is None or first.upos not in ("NOUN", "PROPN") or preposition(first, tokens) or first.i > 3:
        return
    for verb in tokens[first.i + 1 :]:
        if (
            verb.head != first.i
            or verb.upos != "VERB"
            or verb.dep not in ("acl:relcl", "acl", "parataxis", "appos")
        ):
            continue
        below = under(verb, tokens)
        other = next((t for t in below if t.dep in ("nsubj", "nsubj:pass") and t.i < verb.i), None)
        finite = verb.feats.get("VerbForm") == "Fin" or any(t.dep.startswith("aux") for t in below)
        if other is None or not finite or not behind_comma(other, tokens):
            continue
        if any(t.dep in ("mark", "cc") or t.feats.get("PronType") == "Rel" for t in below if t.i < verb.i):
            continue
        if other.upos not in ("NOUN", "PROPN") or not any(
            t.dep == "cc" and t.lower == "et" for t in tokens[other.i : verb.i]
        ):
            continue
        for t in tokens:
            if t.head == first.i and t is not first and t.i > other.i and t is not verb:
                t.head = verb.i
        verb.head, verb.dep = verb.i, "root"
        first.head, first.dep = verb.i, other.dep
        other.head, other.dep = first.i, "conj"
        return


def fronted_participle(tokens: list[Token]) -> None:
    """*Excédé par les incursions, Oslo a décidé …*: whom a fronted participle describes is the subject."""
    part = tokens[0]
    root = next((t for t in tokens if t.head == t.i), part)
    if root is part or root.upos != "VERB" or part.upos not in ("VERB", "ADJ", "NOUN", "PROPN"):
        return
    if not part.lower.endswith(
        ("é", "ée", "és", "ées", "is", "ise", "ises", "i", "ie", "u", "ue", "us", "ues", "it", "ite")
    ):
        return
    if part.upos == "PROPN" and part.lower not in forms("fr"):
        return
    below = under(root, tokens)
    if any(t.dep.startswith(("nsubj", "csubj")) and t is not part for t in below):
        return
    first = min((t.i for t in below if t.dep.startswith(("aux", "expl")) and t.i < root.i), default=root.i)
    name = tokens[first - 1]
    while name.i > 1 and name.dep == "flat" and name.head == name.i - 1:
        name = tokens[name.i - 1]
    if (
        name.upos not in ("NOUN", "PROPN")
        or name.i < 2
        or preposition(name, tokens)
        or not behind_comma(name, tokens)
    ):
        return
    passive = any(t.dep == "aux:pass" for t in below)
    name.head, name.dep = root.i, "nsubj:pass" if passive else "nsubj"
    part.head, part.dep, part.upos = root.i, "advcl", "VERB"
    part.feats = {"VerbForm": "Part", "Tense": "Past"}


def fronted_subject(tokens: list[Token]) -> None:
    """*Sous l'égide de Paris, Rome et Oslo ont signé*: what stands behind a preposition is no subject; what the comma parts from it is."""
    for phrase in tokens:
        verb = tokens[phrase.head]
        if phrase.dep not in ("nsubj", "nsubj:pass", "obl") or phrase.i > verb.i:
            continue
        told = phrase.dep
        if told == "obl":
            # "Depuis une semaine, étudiants et routiers protestent"
            below_verb = under(verb, tokens)
            if verb.upos != "VERB" or any(
                t.dep.startswith(("nsubj", "csubj", "expl:subj")) for t in below_verb
            ):
                continue
            if verb.feats.get("VerbForm") != "Fin" and not any(t.dep.startswith("aux") for t in below_verb):
                continue
            told = "nsubj:pass" if any(t.dep == "aux:pass" for t in below_verb) else "nsubj"
        elif (preposition(phrase, tokens) or "de") in ("de", "des", "du", "d'", "d’"):
            continue
        below = {phrase.i}
        for t in tokens[phrase.i + 1 : verb.i]:
            if t.head in below:
                below.add(t.i)
        subject = next(
            (
                t
                for t in tokens[phrase.i + 1 : verb.i]
                if t.i in below and t.dep in ("conj", "appos") and t.upos in ("NOUN", "PROPN")
                and behind_comma(t, tokens)
            ),
            None,
        )  # fmt: skip
        if (
            subject is None
            or preposition(subject, tokens)
            or any(t.text == "," for t in tokens[subject.i + 1 : verb.i] if told != phrase.dep)
        ):
            continue
        for t in tokens[subject.i + 1 : verb.i]:
            if t.head == subject.head and t.dep in ("conj", "appos", "amod", "nmod"):
                t.head = subject.i
        subject.head, subject.dep, phrase.dep = verb.i, told, "obl"


# Verbs that close what is said, told without quotation marks ("…, a répondu Rome")
_SAYS = frozenset(
    ["dire", "répondre", "répliquer", "déclarer", "affirmer", "assurer", "estimer", "indiquer", "préciser", "ajouter",
     "expliquer", "marteler", "rétorquer", "tonner", "prévenir", "avertir", "confier", "insister", "souligner", "écrire",
     "rapporter", "plaider", "commenter", "résumer", "fulminer", "ironiser", "soutenir", "nuancer", "tempérer", "objecter"]
)  # fmt: skip


def speakers(tokens: list[Token]) -> None:
    """*« … », s'est félicité le ministre*, *…, a répondu Rome*: the phrase behind a verb that closes what is said is who speaks."""
    children = children_of(tokens)
    for verb in tokens[3:]:
        if verb.upos != "VERB":
            continue
        below = children[verb.i]
        if not any(t.dep.startswith(("nsubj", "csubj", "expl", "mark")) for t in below):
            first = min((t.i for t in below if t.dep.startswith("aux")), default=verb.i)
            before = tokens[first - 1] if first else verb
            spoken = before.text in ("»", '"', "”") or (
                before.text == "," and (tokens[first - 2].text in ("»", '"', "”") or verb.lemma in _SAYS)
            )
            behind = next(
                (
                    t
                    for t in below
                    if t.dep in ("obj", "xcomp") and t.upos in ("NOUN", "PROPN") and verb.i < t.i <= verb.i + 4
                ),
                None,
            )  # fmt: skip
            clear = (
                behind is not None
                and not preposition(behind, tokens)
                and not any(t.text == "," or t.upos in ("VERB", "ADP") for t in tokens[verb.i + 1 : behind.i])
            )
            finite = verb.feats.get("VerbForm") == "Fin" or first < verb.i
            if spoken and finite and clear and behind is not None:
                behind.dep = "nsubj"
            continue
        reflexive = next((t for t in below if t.lower in ("se", "s'", "s’") and t.i < verb.i), None)
        if reflexive is None or any(t.dep.startswith(("nsubj", "csubj")) for t in below):
            continue
        k = reflexive.i - 1
        if tokens[k].text == "," and k:
            k -= 1
        if tokens[k].text not in ("»", '"', "”") or tokens[reflexive.i - 1].text not in (",", "»", '"', "”"):
            continue
        subject = next(
            (
                t
                for t in tokens[verb.i + 1 :]
                if t.head == verb.i and t.dep in ("obj", "xcomp", "obl", "appos", "iobj") and t.upos in ("NOUN", "PROPN")
            ),
            None,
        )  # fmt: skip
        if subject is not None and not preposition(subject, tokens) and subject.i <= verb.i + 4:
            subject.dep = "nsubj"
