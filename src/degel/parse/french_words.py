"""Repairs of French words: names, nouns and adjectives that the parser took for one another, and datelines.

The tokens of one parsed sentence come in and are corrected in place. Runs first: what a word can only be shows on the
word itself and on what stands next to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from degel.languages import forms
from degel.parse.french_dictionary import dictionary, infinitives
from degel.parse.french_tree import NOMINAL, PARTICIPLES
from degel.parse.sentence import Token
from degel.parse.tree import preposition, under

__all__ = [
    "adjectives_in_a_row",
    "datelines",
    "judged",
    "nouns_before_adjectives",
    "perfects",
    "unknown_verbs",
    "words",
]

_LIKE_PARTICIPLES = (*PARTICIPLES, "i", "ie", "ant")


def words(tokens: list[Token]) -> None:
    """*Bakou et Erevan*, *par les rebelles*, *Kiev demande*: words that only one reading of them allows."""
    for token in tokens:
        after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        if token.lower == "sine" and after is not None and after.lower == "die":
            # "a reporté sine die la visite": two words of Latin have no object
            verb = tokens[token.head]
            if verb.upos == "VERB" and verb.i < token.i:
                for t in tokens:
                    if t.head == after.i and t is not token:
                        t.head = verb.i
                token.upos, token.dep = "ADV", "advmod"
                after.upos, after.head, after.dep = "ADV", token.i, "fixed"
        elif token.text in ("N'", "N’") and after is not None and after.text == "Djamena":
            token.upos, token.lemma, token.feats = "PROPN", "N'", {}
            token.head, token.dep = after.i, "compound"
        elif token.lower == "l" and after is not None and after.text in ("'", "’"):
            # "l'« attitude »": an article parted from its noun by a quotation mark
            noun = next(
                (t for t in tokens[after.i + 1 : after.i + 4] if t.upos in ("NOUN", "ADJ", "PROPN")), None
            )
            if noun is not None and token.head != token.i:
                token.upos, token.lemma, token.head, token.dep = "DET", "le", noun.i, "det"
        elif token.lower in ("et", "ou") and token.dep == "punct" and after is not None:
            # a conjunction is no punctuation, and what it leads is no part of a name
            if after.head < token.i and after.dep in ("flat", "appos", "nmod") and after.upos == "PROPN":
                token.upos, token.dep, token.head, after.dep = "CCONJ", "cc", after.i, "conj"
        elif (
            token.lower in ("lui", "eux", "elle", "elles")
            and token.i
            and after is not None
            and tokens[token.i - 1].text == "," == after.text
            and token.dep.partition(":")[0] in ("iobj", "obj", "nsubj", "obl")
        ):
            # "Le Sénat, lui, réclame …": who is set against another is given nothing
            token.dep = "dislocated"
        elif token.upos == "NOUN" and token.text[:1].isupper() and _named(token, tokens):
            token.upos, token.lemma = "PROPN", token.text
        elif token.upos == "X" and token.text.islower() and _only_verb(token.lower):
            token.upos = "VERB"
            token.lemma = dictionary().correct(token.text, token.lower, "VERB", token.lemma)
            token.feats = {"VerbForm": "Fin", **token.feats}
        elif token.upos == "ADJ" and token.dep in ("nmod", "obl", "nsubj", "obj"):
            if any(t.head == token.i and t.dep == "det" and t.i == token.i - 1 for t in tokens):
                token.upos = "NOUN"
        elif token.dep == "advmod" and token.i == 0 and token.text[:1].isupper() and after is not None:
            # a name that opens a sentence without another subject
            verb = tokens[token.head]
            adverb = token.upos == "ADV" and dictionary().knows(token.lower, "ADV")
            below = [t for t in tokens if t.head == verb.i and t is not token]
            if (
                token.upos in ("PROPN", "ADV")
                and not adverb
                and (token.upos == "PROPN" or token.lower not in forms("fr"))
                and verb.upos == "VERB"
                and after.i <= verb.i
                and (after is verb or after.upos in ("AUX", "PRON") or after.lower in ("ne", "n'", "n’"))
                and not any(t.dep.partition(":")[0] in ("nsubj", "csubj", "expl") for t in below)
            ):
                token.upos, token.lemma = "PROPN", token.text
                token.dep = "nsubj:pass" if any(t.dep == "aux:pass" for t in below) else "nsubj"


def nouns_before_adjectives(tokens: list[Token]) -> None:
    """*le consulat bangladais*, *deux cents prisonniers*: a noun right before its "head" is the head where that is no noun of its own."""
    for noun in tokens[:-1]:
        head = tokens[noun.head]
        if noun.upos != "NOUN" or noun.dep != "amod" or head.i != noun.i + 1 or not noun.text.islower():
            if (
                noun.upos == "NOUN"
                and noun.dep == "amod"
                and head.i == noun.i - 1
                and head.lower in ("cents", "mille")
            ):
                head.upos, lower = "NUM", noun
                _swap(lower, head, "nummod", tokens)
            continue
        known = dictionary()
        led = any(t.dep == "det" and t.i == noun.i - 1 and t.head in (noun.i, head.i) for t in tokens)
        if not led and (known.knows(noun.lower, "ADJ") or not known.knows(noun.lower, "NOUN")):
            continue
        adjective = head.upos == "ADJ" or known.knows(head.lower, "ADJ")
        adjective = adjective or (led and head.text.islower() and not known.knows(head.lower, "NOUN"))
        name = head.text[:1].isupper() or head.upos == "PROPN"
        if adjective or name:
            head.upos = "ADJ" if adjective and not name else "PROPN"
            _swap(noun, head, "amod" if head.upos == "ADJ" else "nmod", tokens)


# Verbs that say what something is held to be, and their forms
_JUDGES = {
    "jugé": "juger", "juge": "juger", "jugent": "juger", "estimé": "estimer", "estime": "estimer", "estiment": "estimer",
    "trouvé": "trouver", "trouve": "trouver", "trouvent": "trouver", "considéré": "considérer",
}  # fmt: skip


def judged(tokens: list[Token]) -> None:
    """*a jugé prématurée une rencontre*: the verb of judging heads its clause, not what is judged with it."""
    for verb in tokens[1:-2]:
        lemma = _JUDGES.get(verb.lower)
        if lemma is None or any(t.head == verb.i and t.dep in ("det", "nsubj") for t in tokens):
            continue
        word = tokens[verb.i + 1] if tokens[verb.i + 1].text not in ("«", '"', "“") else tokens[verb.i + 2]
        above = tokens[verb.head]
        if (
            word.upos not in ("ADJ", "VERB")
            or word.feats.get("VerbForm") in ("Inf", "Fin")
            or word.head == verb.i
        ):
            continue
        if above is not word and not (above.i == verb.i - 1 and above.head == word.i and above.i != word.i):
            continue
        if not any(
            t.head == word.i and t.i > word.i and t.dep in ("obj", "nsubj", "obl", "nmod") for t in tokens
        ):
            continue
        past = verb.lower.endswith("é")
        if past and not any(
            t.head in (word.i, verb.i) and t.dep.startswith("aux") and t is not verb for t in tokens
        ):
            continue
        for t in tokens:
            if t.head == word.i and t is not word and t is not verb:
                t.head = verb.i
        verb.upos, verb.lemma = "VERB", lemma
        verb.feats = (
            {"VerbForm": "Part", "Tense": "Past"}
            if past
            else {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres"}
        )
        verb.head = verb.i if word.head == word.i else word.head
        verb.dep, word.head, word.dep, word.upos = word.dep, verb.i, "xcomp", "ADJ"


def _swap(noun: Token, head: Token, dep: str, tokens: Sequence[Token]) -> None:
    """Puts the noun where its head stood, the head below it as `dep`."""
    for t in tokens:
        if t.head == head.i and t is not noun and t is not head:
            t.head = noun.i
    noun.head = noun.i if head.head == head.i else head.head
    noun.dep, head.head, head.dep = head.dep, noun.i, dep


def datelines(tokens: list[Token]) -> None:
    """*NAIROBI — L'opposant a reparu*: the place of a dateline does nothing."""
    dash = next((t for t in tokens[1:8] if t.text in ("—", "–", "-") and t.i), None)
    if dash is None:
        return
    first = tokens[0]
    if not first.text.isupper() and dash.text != "-" and dash.i < 6:
        # "Serbie — Des étudiants …", "La Haye — …": the head of a name with nothing else before a long dash
        first = next((t for t in tokens[: dash.i] if t.head >= dash.i or t.head == t.i), first)
        if first.upos != "PROPN" or not all(
            t.upos in ("PROPN", "DET", "ADP", "ADJ", "NOUN") for t in tokens[: dash.i]
        ):
            return
    elif not first.text.isupper() or len(first.text) < 3:
        return
    if first.head == first.i:
        return
    if any(t.upos in ("VERB", "AUX") for t in tokens[: dash.i]):
        return
    verb = tokens[first.head]
    if verb.i < dash.i or verb.upos not in ("VERB", "ADJ", "NOUN"):
        return
    second = next(
        (t for t in tokens[dash.i + 1 :] if t.head == verb.i and t.dep.startswith("nsubj") and t.i < verb.i),
        None,
    )
    subject = first.dep if first.dep.startswith("nsubj") else None
    opens = tokens[dash.i + 1] if dash.i + 1 < len(tokens) else dash
    if opens.head == first.i and opens.lower.endswith(
        ("é", "ée", "és", "ées", "is", "ie", "u", "ue", "us", "ues", "it")
    ):
        opens.upos, opens.head, opens.dep = "VERB", verb.i, "advcl"
        opens.feats = {"VerbForm": "Part", "Tense": "Past"}
    for t in tokens[dash.i + 1 :]:
        if t.head != first.i:
            continue
        if (
            opens.upos == "VERB"
            and t.dep.startswith("obl")
            and not any(c.text == "," for c in tokens[opens.i : t.i])
        ):
            t.head = opens.i
            continue
        nominal = t.upos in NOMINAL and not any(c.head == t.i and c.dep == "case" for c in tokens)
        t.head = verb.i
        if nominal and subject is not None and t.dep in ("conj", "appos", "nmod"):
            t.dep = subject
            if second is not None and second.i > t.i:
                second.head, second.dep = t.i, "appos"
            subject = None
        elif t.upos == "PUNCT":
            t.dep = "punct"
        else:
            t.dep = "advcl" if t.upos == "VERB" or nominal else "obl"
    first.dep = "dislocated"


def _only_verb(low: str) -> bool:
    """*obtint*: does the dictionary know the form as a verb, and as nothing else?"""
    known = dictionary()
    return known.knows(low, "VERB") and not any(known.knows(low, pos) for pos in ("NOUN", "ADJ", "ADV"))


def _named(token: Token, tokens: Sequence[Token]) -> bool:
    """*Vladimir Poutine*: is the word, of which the dictionary knows no plural, the first of a name?"""
    below = under(token, tokens)
    return (
        any(t.dep == "flat" and t.upos == "PROPN" and t.i == token.i + 1 for t in below)
        and not any(t.dep == "det" for t in below)
        and not dictionary().knows(f"{token.lower}s", "NOUN")
        and not token.lower.endswith(("s", "x"))
    )


def adjectives_in_a_row(tokens: list[Token]) -> None:
    """*les ministres bosniaque, croate et serbe*: an adjective behind another and a comma is no subject."""
    for token in tokens[3:]:
        first, link = tokens[token.i - 2], tokens[token.i - 1]
        if (
            link.lower == "et"
            and token.upos == "NOUN"
            and token.text.islower()
            and first.upos == "ADJ"
            and first.dep == "amod"
            and token.dep == "conj"
            and token.head == first.head
            and _adjectival(token.lower)
            and not any(t.head == token.i and t.dep in ("det", "case", "amod", "nmod") for t in tokens)
        ):  # "les gardes kirghiz et tadjiks": of two nations
            token.upos, token.head = "ADJ", first.i
        adjective = token.upos == "ADJ" or (
            token.upos == "NOUN" and token.text.islower() and dictionary().knows(token.lower, "ADJ")
        )
        if not adjective or token.dep not in ("nsubj", "nsubj:pass", "appos", "obl", "dislocated"):
            continue
        first, comma = tokens[token.i - 2], tokens[token.i - 1]
        if (
            comma.text != ","
            or first.upos != "ADJ"
            or any(t.head == token.i and t.dep in ("det", "case") for t in tokens)
        ):
            continue
        if first.dep == "conj" and tokens[first.head].upos == "ADJ":
            token.head, token.dep = first.head, "conj"
        elif first.dep in ("amod", "acl") and tokens[first.head].upos in ("NOUN", "PROPN"):
            token.head, token.dep = first.i, "conj"


def _adjectival(low: str) -> bool:
    """Does the dictionary know the word as an adjective, or not as a noun ("tadjiks")?"""
    known, forms_of = dictionary(), (low, low.removesuffix("s"))
    return any(known.knows(w, "ADJ") for w in forms_of) or not any(known.knows(w, "NOUN") for w in forms_of)


def perfects(tokens: list[Token]) -> None:
    """*Le ministre malais a téléphoné à …* with *a* as a preposition: without its accent it leads a participle, which is the verb."""
    for has, verb in pairwise(tokens):
        noun = tokens[verb.head]
        if (
            has.text != "a"
            or has.upos != "ADP"
            or not verb.text.islower()
            or not verb.lower.endswith("é")
            or verb.upos == "VERB"
            or noun.upos not in ("NOUN", "PROPN")
            or noun.i >= has.i
        ):
            continue
        lemma = f"{verb.lower[:-1]}er"
        if lemma not in infinitives():
            continue
        top = noun.head == noun.i
        verb.upos, verb.lemma, verb.feats = "VERB", lemma, {"VerbForm": "Part", "Tense": "Past"}
        verb.head, verb.dep = (verb.i, "root") if top else (noun.head, noun.dep)
        has.upos, has.lemma, has.dep, has.head = "AUX", "avoir", "aux", verb.i
        has.feats = {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres", "Number": "Sing", "Person": "3"}
        noun.head, noun.dep = verb.i, "nsubj"
        for t in tokens[verb.i + 1 :]:
            if t.head == noun.i:
                t.head = verb.i
                if t.dep in ("nmod", "obl", "appos", "conj") and t.upos in NOMINAL:
                    t.dep = "obl" if preposition(t, tokens) else "obj"


def unknown_verbs(tokens: list[Token]) -> None:
    """*le président turc à Sotchi*: behind a noun, what no conjugation knows and no participle ends like is its adjective."""
    for token in tokens[1:]:
        noun = tokens[token.i - 1]
        if token.upos != "VERB" or token.dep not in ("acl", "ccomp") or noun.upos != "NOUN":
            continue
        if token.lemma in infinitives() or token.lower.endswith(_LIKE_PARTICIPLES):
            continue
        below = [t for t in tokens if t.head == token.i and t.i != token.i]
        if any(t.dep.startswith(("nsubj", "aux", "obj", "expl")) for t in below):
            continue
        above = noun.head if tokens[noun.head].upos == "VERB" and noun.head != token.i else noun.i
        token.upos, token.lemma, token.feats = "ADJ", token.lower, {}
        token.head, token.dep = noun.i, "amod"
        for child in below:
            child.head = above


def adjective_over_verb(tokens: list[Token]) -> None:
    """*La police bulgare a arrêté …* with *bulgare* as the verb: what no conjugation knows is the adjective of the noun before it."""
    for token in tokens[1:]:
        noun = tokens[token.i - 1]
        if token.upos not in ("VERB", "ADJ") or noun.upos != "NOUN" or not token.text[:1].islower():
            continue
        known = dictionary().knows(token.lower, "ADJ") and not dictionary().knows(token.lower, "VERB")
        if not known or token.lower.endswith(_LIKE_PARTICIPLES):
            continue
        if token.upos == "VERB" and token.dep == "amod" and token.head == noun.i:
            token.upos, token.lemma, token.feats = "ADJ", token.lower, {}
        if token.dep in ("amod", "conj") or noun.head != token.i or not noun.dep.startswith("nsubj"):
            continue
        verb = next((t for t in tokens[token.i + 1 :] if t.head == token.i and t.upos == "VERB"), None)
        if verb is None:
            continue
        helper = next((t for t in under(verb, tokens) if token.i < t.i < verb.i and t.upos == "AUX"), None)
        between = tokens[token.i + 1 : helper.i] if helper is not None else []
        if helper is None or any(t.upos == "VERB" or t.text in ",;:" for t in between):
            continue
        head, dep = (verb.i, "root") if token.head == token.i else (token.head, token.dep)
        for child in tokens:
            if child.head == token.i and child is not token:
                inside = child in between and preposition(child, tokens) in ("de", "d'", "d’", "du", "des")
                child.head, child.dep = (noun.i, "nmod") if inside else (verb.i, child.dep)
        for child in under(verb, tokens):
            if child.dep.startswith("nsubj") and child.i > verb.i:
                child.dep = "obj"
        verb.head, verb.dep = head, dep
        if not helper.dep.startswith("aux"):
            helper.dep = "aux"
        token.upos, token.lemma, token.feats = "ADJ", token.lower, {}
        token.head, token.dep = noun.i, "amod"
