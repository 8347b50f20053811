"""Repairs of French clauses: clauses with *que*, relative clauses, what stands behind a semicolon, and conjuncts.

The tokens of one parsed sentence come in and are corrected in place; they stay a tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from degel.parse.french_dictionary import become_verb, lemma_of
from degel.parse.french_tree import NOMINAL, lacks_object
from degel.parse.sentence import Token
from degel.parse.tree import preposition, under

__all__ = [
    "after_semicolons",
    "asked",
    "clause_on_noun",
    "conjuncts",
    "opinions",
    "relative_objects",
    "relative_that",
    "that_clauses",
    "which_clauses",
]

# Forms of verbs of saying that are nouns or adjectives too
_OPINIONS = {"juge": "juger", "note": "noter", "doute": "douter", "annonce": "annoncer", "demande": "demander",
             "réclame": "réclamer", "estime": "estimer", "marque": "marquer"}  # fmt: skip


def that_clauses(tokens: list[Token]) -> None:
    """*a dit que les relations étaient au plus bas*: *que* before a noun with a finite verb behind it opens a clause."""
    for que in tokens:
        if que.lower not in ("que", "qu'", "qu’") or que.dep != "case" or not que.i:
            continue
        noun = tokens[que.head]
        verb = tokens[noun.head]
        if noun.i < que.i or verb.upos != "VERB" or verb.i > que.i or noun.dep not in ("obj", "obl"):
            continue
        for said in tokens[noun.i + 1 :]:
            below = under(said, tokens)
            finite = said.feats.get("VerbForm") == "Fin" or any(
                t.dep.partition(":")[0] in ("aux", "cop") and t.feats.get("VerbForm") == "Fin" for t in below
            )
            if said.head != verb.i or said.dep not in ("conj", "ccomp", "advcl", "parataxis") or not finite:
                continue
            if any(t.dep.startswith(("nsubj", "cc", "mark")) for t in below):
                break
            que.upos, que.dep, que.head = "SCONJ", "mark", said.i
            noun.head = said.i
            noun.dep = "nsubj:pass" if any(t.dep == "aux:pass" for t in below) else "nsubj"
            said.dep = "ccomp"
            break


def opinions(tokens: list[Token]) -> None:
    """*Le ministre serbe juge que …* with *juge* as a noun: what stands between a name or noun and *que* is the verb of saying."""
    for token, that in pairwise(tokens[1:]):
        lemma = _OPINIONS.get(token.lower)
        if lemma is None or that.lower not in ("que", "qu'", "qu’") or token.upos == "VERB":
            continue
        if tokens[token.i - 1].upos not in ("NOUN", "PROPN", "ADJ"):
            continue
        clause = next((t for t in tokens[that.i + 1 :] if t.upos == "VERB" and _finite(t, tokens)), None)
        root = next((t for t in tokens if t.head == t.i), None)
        if clause is None or root is None or (root.i > that.i and root is not clause):
            continue
        become_verb(token, lemma)
        subject = next((t for t in tokens if t is root and t.i < token.i), None) or next(
            (t for t in tokens[: token.i] if t.head in (clause.i, token.i) and t.upos in NOMINAL), None
        )
        for t in tokens:
            outside = t.head <= token.i if t.i > token.i else t.head >= token.i
            if outside and t not in (token, clause, that, root):
                t.head = token.i
        token.head, token.dep = token.i, "root"
        clause.head, clause.dep = token.i, "ccomp"
        that.head, that.dep, that.upos = clause.i, "mark", "SCONJ"
        if root not in (token, clause):
            root.head = token.i
        if subject is not None:
            subject.head, subject.dep = token.i, "nsubj"
        return


def _finite(verb: Token, tokens: Sequence[Token]) -> bool:
    return verb.feats.get("VerbForm") == "Fin" or any(
        t.head == verb.i and t.dep.startswith(("aux", "cop")) for t in tokens
    )


def relative_that(tokens: list[Token]) -> None:
    """*a annoncé à Ankara qu'elle partait*: a clause opened by a conjunction says what was said, and nothing about a place."""
    for clause in tokens:
        if clause.dep != "acl:relcl":
            continue
        place = tokens[clause.head]
        verb = tokens[place.head]
        below = under(clause, tokens)
        if (
            place.dep == "obl"
            and verb.i < place.i < clause.i
            and any(t.dep == "mark" and t.lower in ("que", "qu'", "qu’") for t in below)
            and any(t.dep.startswith("nsubj") for t in below)
            and lacks_object(verb, clause, tokens)
        ):
            clause.head, clause.dep = verb.i, "ccomp"


def relative_objects(tokens: list[Token]) -> None:
    """*la réforme que le président a retirée*: a finite clause on a noun opened by *que* is a relative one, and *que* its object."""
    for que in tokens:
        clause = tokens[que.head]
        if (
            que.dep != "mark"
            or que.lower not in ("que", "qu'", "qu’")
            or clause.dep not in ("acl", "acl:relcl")
        ):
            continue
        noun = tokens[clause.head]
        below = under(clause, tokens)
        finite = clause.feats.get("VerbForm") == "Fin" or any(t.dep == "aux" for t in below)
        near = que.i - 1 if tokens[que.i - 1].text != "," else que.i - 2
        if (
            noun.upos in ("NOUN", "PROPN")
            and noun.i < que.i < clause.i
            and noun.lower not in _TOLD
            and finite
            and near - noun.i <= 5
            and any(t.dep == "nsubj" for t in below)
            and not any(t.dep in ("obj", "ccomp", "xcomp", "aux:pass") for t in below)
        ):
            clause.dep, que.dep, que.upos = "acl:relcl", "obj", "PRON"
            que.feats = {**que.feats, "PronType": "Rel"}


_WHICH = {"lequel": "Sing", "laquelle": "Sing", "lesquels": "Plur", "lesquelles": "Plur"}


def which_clauses(tokens: list[Token]) -> None:
    """*contre Israël, lequel, a-t-il dit, bombarde …*: without a preposition the pronoun is the subject of a clause on the noun before it."""
    for which in tokens[2:]:
        number = _WHICH.get(which.lower)
        if number is None or tokens[which.i - 1].text != "," or preposition(which, tokens):
            continue
        noun = next(
            (
                t
                for t in reversed(tokens[: which.i - 1])
                if t.upos in ("NOUN", "PROPN")
                and t.dep not in ("flat", "nmod")
                and t.feats.get("Number", number) == number
            ),
            None,
        )
        verb = _verb_behind(which, tokens)
        if noun is None or verb is None:
            continue
        above = tokens[verb.head]
        if verb.head == verb.i or (verb.dep == "acl:relcl" and verb.head == noun.i):
            continue
        above = tokens[verb.head]
        if above.i > which.i and not above.dep.startswith("acl"):  # "…, a-t-il dit, …"
            for t in tokens[verb.i + 1 :]:
                if t.head == above.i and t is not verb:
                    t.head = verb.i
            above.head, above.dep = verb.i, "parataxis"
        verb.head, verb.dep = noun.i, "acl:relcl"
        which.head, which.dep, which.upos = verb.i, "nsubj", "PRON"
        which.feats = {**which.feats, "PronType": "Rel", "Number": number}


def _verb_behind(which: Token, tokens: list[Token]) -> Token | None:
    """The finite verb of the clause that the pronoun opens, what somebody says in between left out."""
    j, aside = which.i + 1, False
    while j < min(len(tokens), which.i + 14):
        token = tokens[j]
        if token.text == ",":
            aside = not aside
        elif (
            not aside and token.upos in ("VERB", "AUX") and token.dep.partition(":")[0] not in ("aux", "cop")
        ):
            finite = token.feats.get("VerbForm") == "Fin" or any(
                t.dep.startswith("aux") for t in under(token, tokens)
            )
            return token if finite else None
        elif not aside and token.dep == "cop":
            return tokens[token.head]
        elif (not aside and token.i == which.i + 1) or (not aside and tokens[j - 1].text == ","):
            found = lemma_of(token)
            if found is not None:
                for t in under(token, tokens):
                    if t.dep.startswith("nsubj") and t.i > token.i:
                        t.dep = "obj"
                become_verb(token, found[0])
                return token
        j += 1
    return None


# Nouns whose *que* says what is told ("l'idée que Rome cède")
_TOLD = frozenset(
    ["idée", "fait", "espoir", "crainte", "certitude", "conviction", "preuve", "sentiment", "impression", "hypothèse",
     "condition", "risque", "promesse", "garantie", "assurance", "rumeur", "annonce", "argument", "principe", "thèse",
     "information", "déclaration", "volonté", "avis", "chance", "possibilité", "point", "sorte", "façon", "manière"]
)  # fmt: skip


def after_semicolons(tokens: list[Token]) -> None:
    """*Xi a exigé … ; l'ambassade enjoint …*: a noun behind a semicolon with a finite verb on it opens a clause of its own."""
    for stop in tokens:
        if stop.text != ";":
            continue
        noun = next(
            (
                t
                for t in tokens[stop.i + 1 : stop.i + 5]
                if t.upos in ("NOUN", "PROPN") and t.head < stop.i and t.dep in ("obj", "obl", "appos", "nmod", "conj")
            ),
            None,
        )  # fmt: skip
        if noun is None or preposition(noun, tokens):
            continue
        verb = next(
            (
                t
                for t in tokens[noun.i + 1 :]
                if t.head == noun.i
                and t.upos == "VERB"
                and t.dep in ("acl", "amod", "advcl", "parataxis", "conj")
                and (t.feats.get("VerbForm") == "Fin" or any(a.head == t.i and a.dep == "aux" for a in tokens))
                and not any(c.head == t.i and c.dep in ("mark", "nsubj") and c.i < t.i for c in tokens)
            ),
            None,
        )  # fmt: skip
        if verb is None:
            continue
        verb.head, verb.dep = noun.head, "parataxis"
        noun.head, noun.dep = verb.i, "nsubj"
        for t in tokens[verb.i + 1 :]:
            if t.head == noun.i and t.dep in ("appos", "obj", "obl", "nmod", "flat"):
                t.head = verb.i
                t.dep = "obl" if preposition(t, tokens) else "obj"


# Verbs whose object is told to do something (*à*), is charged with doing it (*de*), or who tell somebody (*à X de*)
_URGE = frozenset(
    ["exhorter", "appeler", "inviter", "inciter", "pousser", "contraindre", "forcer", "obliger", "autoriser", "encourager",
     "aider", "engager", "presser"]
)  # fmt: skip
_CHARGE = frozenset(
    ["accuser", "soupçonner", "suspecter", "sommer", "presser", "prier", "menacer", "charger", "empêcher", "féliciter",
     "remercier", "blâmer", "adjurer", "conjurer", "supplier", "implorer", "dissuader"]
)  # fmt: skip
_TELL = frozenset(
    ["demander", "reprocher", "ordonner", "enjoindre", "interdire", "intimer", "proposer", "promettre", "permettre",
     "conseiller", "recommander", "suggérer"]
)  # fmt: skip


def asked(tokens: list[Token]) -> None:
    """*exhorte les groupes armés à épargner …*: what somebody is told to do hangs on the verb of telling, not on a word about them."""
    for done in tokens:
        if done.upos not in ("VERB", "AUX") or done.dep not in (
            "xcomp",
            "acl",
            "advcl",
            "ccomp",
            "obl",
            "nmod",
        ):
            continue
        mark = next(
            (
                t.lower
                for t in tokens
                if t.head == done.i and t.dep == "mark" and t.lower in ("à", "de", "d'", "d’")
            ),
            None,
        )
        if mark is None:
            continue
        verb, via = tokens[done.head], done
        if verb.upos == "VERB" and verb.dep not in ("acl", "amod"):
            # "remercient Oslo et adjurent Rome de céder": the nearer verb tells
            nearer = next(
                (
                    t
                    for t in tokens[verb.i + 1 : done.i]
                    if t.dep == "conj"
                    and t.head == verb.i
                    and t.lemma in (_URGE if mark == "à" else _CHARGE)
                    and any(o.head == t.i and o.dep == "obj" for o in tokens)
                    and not any(o.head == t.i and o.dep in ("xcomp", "ccomp") for o in tokens)
                ),
                None,
            )
            if nearer is not None and verb.i < done.i:
                done.head, done.dep = nearer.i, "xcomp"
            elif done.dep == "advcl" and done.i > verb.i and mark != "à" and verb.lemma in _TELL | _CHARGE:
                done.dep = "xcomp"  # "a demandé à l'ambassadeur de partir": what is told, no circumstance
            continue
        while (
            verb.i < done.i and verb.head != verb.i and (verb.upos != "VERB" or verb.dep in ("acl", "amod"))
        ):
            via, verb = verb, tokens[verb.head]
        if (
            verb.i >= via.i
            or verb.upos != "VERB"
            or any(t.head == verb.i and t.dep in ("xcomp", "ccomp") for t in tokens)
        ):
            continue
        object_ = via.dep == "obj"
        if (
            (mark == "à" and object_ and verb.lemma in _URGE)
            or (mark != "à" and object_ and verb.lemma in _CHARGE)
            or (
                mark != "à"
                and via.dep in ("obl", "iobj")
                and verb.lemma in _TELL
                and preposition(via, tokens) in ("à", "au", "aux")
            )
        ):
            done.head, done.dep = verb.i, "xcomp"


def clause_on_noun(tokens: list[Token]) -> None:
    """*Amina Mohammed, vice-secrétaire de l'ONU, a sollicité …* with the name as head: a verb with an auxiliary heads its subject."""
    for verb in tokens:
        noun = tokens[verb.head]
        if (
            verb.upos != "VERB"
            or verb.dep not in ("acl", "parataxis", "appos", "nmod", "amod", "dep", "advmod")
            or noun.i >= verb.i
            or noun.upos not in ("NOUN", "PROPN")
            or preposition(noun, tokens)
        ):
            continue
        below = under(verb, tokens)
        if not any(
            t.dep.startswith("aux") and t.feats.get("VerbForm") == "Fin" and t.i < verb.i for t in below
        ):
            continue
        if any(
            t.i < verb.i and (t.dep.startswith(("nsubj", "mark", "cc")) or t.feats.get("PronType") == "Rel")
            for t in below
        ):
            continue
        if any(t.text in (":", ";", "«", "»", "–", "—") for t in tokens[noun.i : verb.i]):
            continue
        if any(t.head == noun.i and t.dep in ("cop", "nsubj") for t in tokens):
            continue
        passive = any(t.dep == "aux:pass" for t in below)
        verb.head, verb.dep = (verb.i, "root") if noun.head == noun.i else (noun.head, "parataxis")
        noun.head, noun.dep = verb.i, "nsubj:pass" if passive else "nsubj"
        for token in below:
            if token.dep == "nsubj" and token.i > verb.i:
                token.dep = "obj"
        for token in tokens[verb.i + 1 :]:
            if token.head == noun.i and token.dep in ("nmod", "obl", "punct", "obj", "appos", "advmod"):
                token.head = verb.i
                token.dep = "obl" if token.dep == "nmod" else token.dep


def conjuncts(tokens: list[Token]) -> None:
    """*se dit prêt à négocier et sollicite …*: a finite verb goes on from the finite verb, not from what stands below it."""
    for token in tokens:
        head = tokens[token.head]
        finite = token.upos == "VERB" and token.feats.get("VerbForm") == "Fin"
        if token.dep != "conj" or not finite or head.i > token.i:
            continue
        if head.feats.get("VerbForm") == "Fin" or any(
            t.head == head.i and t.dep.partition(":")[0] in ("aux", "cop") for t in tokens
        ):
            continue
        if any(t.head == token.i and t.dep.startswith("nsubj") for t in tokens):
            continue
        above = tokens[head.head]
        for _ in range(4):
            if above.feats.get("VerbForm") == "Fin" or above.head == above.i:
                break
            above = tokens[above.head]
        if above.upos == "VERB" and above.feats.get("VerbForm") == "Fin" and above.i < token.i:
            token.head = above.i
            taken = any(t.head == token.i and t.dep in ("obj", "xcomp", "ccomp") for t in tokens)
            for child in tokens[token.i + 1 :]:
                if (
                    child.head == above.i
                    and child.dep in ("obj", "obl")
                    and not (taken and child.dep == "obj")
                ):
                    child.head = token.i
