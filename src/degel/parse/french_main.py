"""Repairs of French main verbs that the parser took for an adjective or a noun, and of topics before a colon.

The tokens of one parsed sentence come in and are corrected in place; they stay a tree. A verb becomes the head of its
clause: what stands before it its subject, what stands behind it its object or oblique. "Kenya : Amnesty dénonce …": what
stands before the colon says where or about whom, and does nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from degel.parse.french_dictionary import become_verb, lemma_of
from degel.parse.french_tree import NOMINAL
from degel.parse.sentence import Token
from degel.parse.tree import preposition, under

__all__ = ["detach_topic", "main_verb", "topic_end", "verb_under_object"]

# What may open the phrase behind a verb.
_OPENS = frozenset({"DET", "PRON", "PROPN", "NUM", "SCONJ", "ADP", "ADV", "PUNCT", "NOUN"})
_CLITICS = frozenset(
    [
        "se",
        "s'",
        "s’",
        "ne",
        "n'",
        "n’",
        "le",
        "la",
        "les",
        "l'",
        "l’",
        "lui",
        "leur",
        "y",
        "en",
        "nous",
        "vous",
    ]
)
_MODIFIES = frozenset(
    {"amod", "appos", "flat", "nmod", "dep", "acl", "obl", "parataxis", "compound", "xcomp", "obj"}
)
_BREAKS = frozenset({":", ";", "–", "—"})
# The longest topic before a colon ("Guerre commerciale entre la Chine et les États-Unis :")
_TOPIC = 12


def topic_end(tokens: Sequence[Token]) -> int:
    """The index behind the colon that closes a topic without a verb, or 0."""
    for token in tokens[1 : _TOPIC + 1]:
        if token.text in (":",):
            before = tokens[: token.i]
            if any(t.upos in ("VERB", "AUX") and t.feats.get("VerbForm") == "Fin" for t in before):
                return 0
            return token.i + 1 if token.i + 2 < len(tokens) else 0
        if token.text in ("«", '"', ".", "!", "?"):
            return 0
    return 0


def main_verb(tokens: list[Token], start: int) -> None:
    """*Le Conseil de sécurité condamne …* with another word as root: the verb behind its subject is the root."""
    root = next((t for t in tokens if t.head == t.i), None)
    if root is None or _predicate(root, tokens):
        return
    end = next((t.i for t in tokens[start + 1 :] if t.text in _BREAKS), len(tokens))
    for token in tokens[start + 1 : end]:
        if token.dep == "acl:relcl" or (
            tokens[token.head].dep == "acl:relcl" and token.head > token.i and token.upos != "NOUN"
        ):
            continue  # "chassée par un soulèvement que l'armée avait réprimé, elle dénonce …"
        if token.upos == "VERB" and token.feats.get("VerbForm") == "Fin" and not _loose(token, root, tokens):
            return
        if token.upos == "AUX" or token.upos == "SCONJ" or token.feats.get("PronType") == "Rel":
            return
        lemma = _verb_here(token, root, tokens, start)
        if lemma is not None:
            _raise(token, lemma, root, tokens, start)
            return


def verb_under_object(tokens: list[Token]) -> None:
    """*La Cedeao et Paris haussent le ton* with *ton* as root: the verb before it, which has the subject, heads it."""
    root = next((t for t in tokens if t.head == t.i), None)
    if root is None or root.upos != "NOUN" or _predicate(root, tokens) or preposition(root, tokens):
        return
    for verb in under(root, tokens):
        below = under(verb, tokens)
        if (
            verb.upos != "VERB"
            or verb.feats.get("VerbForm") != "Fin"
            or verb.i > root.i
            or verb.dep not in ("advmod", "amod", "nmod", "acl", "dep", "parataxis", "compound")
            or not any(t.dep == "nsubj" and t.i < verb.i for t in below)
            or any(t.dep in ("mark", "obj") or t.feats.get("PronType") == "Rel" for t in below)
            or not any(t.dep == "det" and verb.i < t.i for t in under(root, tokens))
        ):
            continue
        for t in under(root, tokens):
            if t is not verb and (t.i < verb.i or t.upos in ("VERB", "PUNCT")):
                t.head = verb.i
        verb.head, verb.dep = verb.i, "root"
        root.head, root.dep = verb.i, "obj"
        return


def _predicate(root: Token, tokens: Sequence[Token]) -> bool:
    """Is the root a predicate: a finite verb, a verb with an auxiliary, or what a copula is said with?"""
    below = under(root, tokens)
    if any(t.dep in ("cop", "aux", "aux:pass") for t in below):
        return True
    if root.feats.get("VerbForm") == "Inf":
        # "Bruxelles presse Tirana de relâcher …": a subject has no infinitive with "de" for its verb
        first = next((t.i for t in below if t.dep == "nsubj"), root.i)
        return not any(
            t.dep in ("mark", "case") and t.lower in ("de", "d'", "d’") and t.i > first for t in below
        )
    return root.upos in ("VERB", "AUX") and root.feats.get("VerbForm") != "Part"


def _loose(token: Token, root: Token, tokens: Sequence[Token]) -> bool:
    """A finite verb that the parser made a modifier of the noun before it, in no clause of its own."""
    if token.dep.partition(":")[0] not in _MODIFIES or token.dep == "acl:relcl":
        return False
    opened = any(
        t.head == token.i
        and t.i < token.i
        and (t.dep in ("mark", "case", "nsubj", "aux") or t.feats.get("PronType") == "Rel")
        for t in tokens
    )
    return not opened and tokens[token.head].upos in NOMINAL


def _verb_here(token: Token, root: Token, tokens: Sequence[Token], start: int) -> str | None:
    """The infinitive of the word, where it stands as the verb between a subject and what follows it."""
    if token.upos == "VERB" and token.feats.get("VerbForm") == "Fin":
        lemma, sure = token.lemma, True
    else:
        found = lemma_of(token)
        if found is None:
            return None
        lemma, sure = found
    k = token.i - 1
    clitic = False
    while k >= start and (tokens[k].upos in ("ADV", "PUNCT") or tokens[k].lower in _CLITICS):
        if tokens[k].text in (",", ";", "(", ")"):
            return None
        clitic = clitic or tokens[k].lower in ("se", "s'", "s’", "ne", "n'", "n’")
        k -= 1
    if k < start or (
        tokens[k + 1].lower in _CLITICS and not clitic and tokens[k + 1].lower not in ("lui", "y")
    ):
        return None
    before = tokens[k]
    if before.upos not in ("NOUN", "PROPN", "ADJ", "NUM", "X", "VERB") or before.text[:1] in "«»":
        return None
    behind = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    if behind is not None and behind.upos not in _OPENS:
        return None
    if not sure:
        named = before.upos == "PROPN" or before.text[:1].isupper()
        alone = (named and k == start) or (named and k == start + 1 and tokens[start].upos == "DET")
        opens = behind is not None and (
            behind.upos in ("DET", "PROPN")
            or behind.lower in ("de", "d'", "d’", "à", "au", "aux", "contre", "que", "qu'", "qu’")
        )
        # "Le parquet suisse enquête sur …": no noun stands bare behind a noun and its adjective
        office = before.upos == "ADJ" and k >= start + 2 and tokens[k - 1].upos == "NOUN" and root.i <= k
        led = behind is not None and behind.lower in ("sur", "contre", "avec")
        bare = office and (led or (behind is not None and behind.upos == "DET"))
        if not bare and not (named and opens and (alone or (behind is not None and behind.upos == "DET"))):
            return None
    # the subject stands behind no preposition: "en Syrie", "après l'attaque"
    j = k
    while j > start and tokens[j - 1].upos not in ("ADP", "PUNCT", "VERB"):
        j -= 1
    if (
        j > start
        and tokens[j - 1].upos == "ADP"
        and tokens[j - 1].lower in ("en", "après", "avant", "lors", "depuis")
    ):
        return None
    return lemma


def _raise(verb: Token, lemma: str, root: Token, tokens: list[Token], start: int) -> None:
    if verb.upos != "VERB" or verb.feats.get("VerbForm") != "Fin":
        become_verb(verb, lemma)
    left = [t for t in tokens[start : verb.i] if not start <= t.head < verb.i or t is root]
    right = [t for t in tokens[verb.i + 1 :] if t.head <= verb.i or t is root]
    subject = next((t for t in left if t.dep == "nsubj" and t.upos in NOMINAL), None) or next(
        (t for t in left if t.upos in (*NOMINAL, "ADJ") and not preposition(t, tokens)), None
    )
    if root in left and root.upos == "VERB" and (subject is None or subject is root):
        # "Chassée par l'armée, l'ancienne ministre dénonce …"
        subject = next(
            (
                t
                for t in reversed(tokens[start : verb.i])
                if t.head == root.i
                and t.i > root.i
                and t.upos in (*NOMINAL, "ADJ")
                and not preposition(t, tokens)
            ),
            None,
        )
        if subject is not None:
            left.append(subject)
    for token in left:
        token.head = verb.i
        if token is root and token.upos == "VERB":
            token.dep = "advcl"
        elif token is subject:
            token.dep = "nsubj"
        elif token.upos == "PUNCT":
            token.dep = "punct"
        elif token.lower in ("se", "s'", "s’"):
            token.dep = "expl"
        elif token.upos in ("ADV", "PART"):
            token.dep = "advmod"
        elif token.upos in NOMINAL:
            token.dep = "obl" if preposition(token, tokens) else "dislocated"
    for token in right:
        _hang(token, verb, tokens)
    for token in tokens[:start]:
        if token.head >= start:
            token.head = verb.i
            token.dep = "punct" if token.upos == "PUNCT" else "dislocated"
    verb.head, verb.dep = verb.i, "root"
    if root.head == root.i and root is not verb:
        root.head = verb.i
        root.dep = "dislocated"


def _hang(token: Token, verb: Token, tokens: Sequence[Token]) -> None:
    """Hangs what stands behind the verb on it, a participle or a phrase with *de* on the noun before it."""
    token.head = verb.i
    base = token.dep.partition(":")[0]
    noun = next(
        (t for t in reversed(tokens[verb.i + 1 : token.i]) if t.upos in ("NOUN", "PROPN")),
        None,
    )
    if token.upos == "PUNCT":
        token.dep = "punct"
    elif token.upos == "VERB" and token.feats.get("VerbForm") == "Part":
        aux = any(t.head == token.i and t.dep.startswith("aux") for t in tokens)
        token.head, token.dep = (noun.i, "acl") if noun is not None and not aux else (verb.i, "advcl")
    elif token.dep == "acl:relcl":
        token.head = noun.i if noun is not None else verb.i
    elif token.upos == "VERB" and token.feats.get("VerbForm") == "Inf":
        token.dep = "xcomp" if noun is None else "advcl"
    elif token.upos == "VERB":
        that = any(t.i == verb.i + 1 and t.lower in ("que", "qu'", "qu’") for t in under(token, tokens))
        token.dep = "ccomp" if that else base if base in ("conj", "advcl", "ccomp", "parataxis") else "advcl"
    elif token.upos == "ADV":
        token.dep = "advmod"
    elif token.upos in (*NOMINAL, "ADJ") and base not in ("conj", "cc", "det", "case", "mark"):
        case = preposition(token, tokens)
        if case in ("de", "du", "des", "d'", "d’") and noun is not None and noun.head != token.i:
            token.head, token.dep = noun.i, "nmod"
        else:
            token.dep = "obl" if case else "obj" if token.upos != "ADJ" else "xcomp"


def detach_topic(tokens: list[Token], start: int) -> None:
    """*Kenya : Amnesty dénonce …*: who stands behind the colon acts, the topic before it is neither subject nor head."""
    if not start:
        return
    topic = next((t for t in tokens[:start] if not 0 <= t.head < start or t.head == t.i), None)
    if topic is None or topic.upos == "PUNCT":
        return
    verb = tokens[topic.head]
    if topic.head == topic.i:
        below = [t for t in tokens[start:] if t.head < start and t.upos != "PUNCT"]
        if not below:
            return
        verb = next((t for t in below if t.upos == "VERB"), None) or below[0]
        if verb.upos == "VERB" and len(below) > 1 and any(t.i < verb.i for t in below):
            first = next(t for t in below if t.i < verb.i)
            if first.upos in NOMINAL and not preposition(first, tokens):
                participle = verb.feats.get("VerbForm") == "Part" and not any(
                    t.head == verb.i and t.dep.startswith("aux") for t in tokens
                )
                if participle:
                    verb.head, verb.dep = first.i, "acl"
                    verb = first
                else:
                    first.head, first.dep = verb.i, "nsubj"
        for token in tokens[start:]:
            if token.head < start and token is not verb and verb.head != token.i:
                token.head = verb.i
                if token.upos == "PUNCT":
                    token.dep = "punct"
                elif token.dep in ("nmod", "appos", "obl", "flat"):
                    token.dep = (
                        ("nmod" if verb.upos != "VERB" else "obl") if preposition(token, tokens) else "appos"
                    )
        verb.head, verb.dep = verb.i, "root"
    elif verb.i < start:
        return
    else:
        subject = topic.dep.startswith("nsubj")
        for token in tokens[start:]:
            if token.head < start and token is not verb:
                nominal = token.upos in NOMINAL and not preposition(token, tokens)
                token.head = verb.i
                if token.upos == "PUNCT":
                    token.dep = "punct"
                elif nominal and token.i < verb.i and subject:
                    token.dep = topic.dep
                    subject = False
                elif token.dep in ("nmod", "appos", "flat"):
                    token.dep = "obl"
    topic.head, topic.dep = verb.i, "dislocated"
    for token in tokens[:start]:
        if token.head >= start and token is not topic:
            token.head, token.dep = topic.i, "punct" if token.upos == "PUNCT" else "dep"
