"""Repairs of French objects and phrases: whose object, phrase or infinitive it is, and what is a time.

The tokens of one parsed sentence come in and are corrected in place; they stay a tree. A noun has no object, a time is
none, and a bare noun behind a verb without an object is one.
"""

from __future__ import annotations

from degel.parse.french_tree import TIMES, behind_comma, lacks_object
from degel.parse.sentence import Token
from degel.parse.tree import preposition, under

__all__ = [
    "bare_objects",
    "infinitives_of_nouns",
    "late_objects",
    "no_agents",
    "objects_of_nouns",
    "phrase_of_fronted_noun",
    "phrase_of_participle",
    "split_idioms",
    "times",
    "years_ago",
]

# What "en" or "à" makes an idiom with, beside the object ("mettre en cause l'armée")
_IDIOMS = frozenset(
    ["cause", "garde", "demeure", "place", "œuvre", "oeuvre", "avant", "examen", "accusation", "danger", "péril", "liberté",
     "lumière", "évidence", "doute", "question", "service", "scène", "déroute", "joue", "échec", "mort", "sac", "feu"]
)  # fmt: skip
# Verbs whose complement with *de* is no object
_OF = frozenset(
    ["parler", "disposer", "bénéficier", "dépendre", "souffrir", "profiter", "traiter", "résulter", "provenir", "relever",
     "témoigner", "user", "jouir", "discuter", "douter", "manquer", "changer", "hériter", "sortir", "partir", "venir",
     "revenir", "débattre", "décider", "convenir", "répondre", "rêver", "dériver", "émaner", "procéder", "participer",
     "triompher", "médire", "découler", "naître", "tenir", "abuser", "accoucher", "juger", "vivre", "mourir", "rire",
     "écoper", "tomber", "entretenir", "ressortir"]
)  # fmt: skip
# Verbs with which a bare noun says what somebody becomes
_COPULAR = frozenset(
    ["devenir", "rester", "demeurer", "sembler", "paraître", "nommer", "élire", "déclarer", "juger", "rendre", "faire",
     "proclamer", "considérer", "qualifier", "appeler", "dire", "avérer", "croire", "estimer", "trouver", "désigner", "être",
     "apparaître", "redevenir", "baptiser", "sacrer", "couronner", "promouvoir", "partir", "mourir", "naître"]
)  # fmt: skip


def bare_objects(tokens: list[Token]) -> None:
    """*ont violé des femmes*, *n'a pas livré d'armes*: *des* and, after a negation, *de* open an object."""
    for noun in tokens:
        verb = tokens[noun.head]
        if noun.dep == "xcomp" and noun.upos == "NOUN" and verb.upos == "VERB" and verb.i == noun.i - 1:
            below = [t for t in tokens if t.head == verb.i and t is not noun]
            if (
                verb.lemma not in _COPULAR
                and not preposition(noun, tokens)
                and not any(
                    t.dep in ("obj", "ccomp", "aux:pass", "nsubj:pass") or t.dep.startswith("expl")
                    for t in below
                )
            ):
                noun.dep = "obj"
    for case in tokens:
        if case.dep != "case" or case.lower not in ("des", "de", "d'", "d’") or not case.i:
            continue
        noun, verb = tokens[case.head], tokens[case.i - 1]
        if verb.upos != "VERB" or noun.upos != "NOUN" or noun.head != verb.i or noun.dep != "obl":
            continue
        below = [t for t in tokens if t.head == verb.i and t is not noun]
        if verb.lemma in _OF or any(
            t.dep in ("obj", "ccomp", "xcomp", "aux:pass") or t.dep.startswith("expl") for t in below
        ):
            continue
        if not any(t.dep == "aux" and t.lemma == "avoir" for t in below):
            continue
        if case.lower != "des" and not any(t.lower in ("pas", "jamais", "plus", "guère") for t in below):
            continue
        case.upos, case.lemma, case.dep, noun.dep = "DET", "un", "det", "obj"


# Verbs with which *du* opens what is handed over, and no source
_HANDS_OVER = frozenset(
    ["fournir", "livrer", "vendre", "acheter", "envoyer", "donner", "offrir", "demander", "réclamer", "exporter", "importer",
     "céder", "acheminer", "expédier", "distribuer", "exiger", "produire", "racheter", "débloquer", "apporter", "saisir"]
)  # fmt: skip
_NUMBERS = frozenset(
    ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze",
     "seize", "vingt", "trente", "quarante", "cinquante", "soixante", "quatre-vingts", "cent", "mille"]
)  # fmt: skip
_ARTICLES = frozenset({"l'", "l’", "le", "la", "les", "un", "une", "son", "sa", "ses", "leur", "leurs", "l"})


def late_objects(tokens: list[Token]) -> None:
    """*fourni à l'Ukraine des batteries*, *envoyé en août deux avions*: an object that stands behind a place, a time or a recipient."""
    for noun in tokens:
        if noun.upos not in ("NOUN", "X") or noun.lower in TIMES or noun.lemma in TIMES:
            continue
        above = tokens[noun.head]
        if noun.dep != "obl" and above.dep != "obl":
            continue
        led = [t for t in tokens if t.head == noun.i and t.dep == "case"]
        article = next(
            (t for t in tokens if t.head == noun.i and t.dep in ("det", "nummod") and t.i < noun.i), None
        )
        partitive = [t.lower for t in led] in (["du"], ["de"]) and above.lemma in _HANDS_OVER
        if (
            noun.dep == "obl"
            and partitive
            and above.i < noun.i
            and (led[0].lower == "du" or article is not None)
        ):
            if lacks_object(above, noun, tokens):
                led[0].upos, led[0].lemma, led[0].dep, noun.dep = "DET", "un", "det", "obj"
            continue
        if noun.dep == "obl" and not led and above.i < noun.i and article is not None:
            if lacks_object(above, noun, tokens):
                noun.dep = "obj"
            continue
        verb = tokens[above.head]
        if above.dep != "obl" or above.i > noun.i or verb.i > above.i or verb is above:
            continue
        if any(t.text in (",", ";", ":", "(", "–", "—") for t in tokens[above.i : noun.i]):
            continue
        timed = above.lower in TIMES or above.lemma in TIMES
        if noun.dep == "nmod" and [t.lower for t in led] == ["des"] and (above.upos == "PROPN" or timed):
            if lacks_object(verb, noun, tokens):
                led[0].upos, led[0].lemma, led[0].dep = "DET", "un", "det"
                noun.head, noun.dep = verb.i, "obj"
                for t in tokens[noun.i + 1 :]:
                    if t.head == above.i and t.dep == "nmod":
                        t.head = noun.i
        elif (
            noun.dep in ("appos", "flat", "nmod")
            and not led
            and article is None
            and noun.i == above.i + 2
            and above.upos == "PROPN"
            and _counts(tokens[noun.i - 1])
            and lacks_object(verb, noun, tokens)
        ):
            number = tokens[noun.i - 1]
            number.upos, number.head, number.dep = "NUM", noun.i, "nummod"
            noun.head, noun.dep = verb.i, "obj"
            for t in tokens[noun.i + 1 :]:
                if t.head == above.i and t.dep == "nmod":
                    t.head = noun.i
        elif (
            noun.dep in ("appos", "flat", "nmod")
            and not led
            and article is not None
            and article.lower in _ARTICLES
            and preposition(above, tokens)
            and lacks_object(verb, noun, tokens)
        ):
            noun.head, noun.dep = verb.i, "obj"


def _counts(token: Token) -> bool:
    """Is it a number in words or figures ("trente-six", "40")?"""
    return token.upos == "NUM" or token.lower.partition("-")[0] in _NUMBERS or token.text[:1].isdigit()


def times(tokens: list[Token]) -> None:
    """*ont tué la veille six soldats*: of two objects the one that tells a time is none."""
    for token in tokens:
        timed = token.lower in TIMES or token.lemma in TIMES
        if (
            timed
            and token.dep in ("nsubj", "nsubj:pass")
            and token.head > token.i
            and any(
                t.head == token.head and t.dep == token.dep and t.i > token.i and behind_comma(t, tokens)
                for t in tokens
            )
        ):
            token.dep = "obl"  # "L'hiver précédent, Achgabat avait cessé …"
        if (
            token.dep == "obj"
            and token.upos == "NOUN"
            and timed
            and any(t.head == token.head and t.dep == "obj" and t.i > token.i for t in tokens)
        ):
            token.dep = "obl"
        above = tokens[token.head]
        verb = tokens[above.head]
        if token.dep != "nmod" or above.dep not in ("obl", "obj") or verb.upos != "VERB" or above.i > token.i:
            continue
        case = preposition(token, tokens)
        by_time = (above.lower in TIMES or above.lemma in TIMES) and token.upos == "PROPN"
        if (by_time and case in ("à", "en", "au", "aux", "dans")) or (
            above.lower in ("part", "côté", "tour", "revanche", "ailleurs")
            and case in ("des", "du", "de", "d'", "d’", "à", "au")
        ):
            token.head, token.dep = verb.i, "obl"


# Nouns that tell a means behind *par*, and no agent
_MEANS = frozenset(
    ["intermédiaire", "contumace", "voix", "bouche", "ailleurs", "téléphone", "écrit", "voie", "décret", "exemple", "suite",
     "conséquent", "biais", "truchement", "entremise", "moyen", "force", "terre", "mer", "lettre", "communiqué", "courriel",
     "message", "avance", "balle", "balles", "erreur", "crainte", "solidarité", "souci", "visioconférence"]
)  # fmt: skip


def no_agents(tokens: list[Token]) -> None:
    """*a protesté par l'intermédiaire de …*: an active verb has no agent, and a means is none."""
    for token in tokens:
        if token.dep != "obl:agent":
            continue
        verb = tokens[token.head]
        below = [t for t in tokens if t.head == verb.i and t is not token]
        active = any(t.dep == "aux" and t.lemma == "avoir" for t in below) and not any(
            t.dep == "aux:pass" or (t.lemma == "être" and t.dep == "aux") for t in below
        )
        if token.lower in _MEANS or active:
            token.dep = "obl"


# Nouns that take an infinitive with *de*
_WITH_INFINITIVE = frozenset(
    ["refus", "volonté", "intention", "décision", "projet", "promesse", "menace", "désir", "souhait", "tentative", "engagement",
     "proposition", "demande", "ordre", "possibilité", "droit", "choix", "espoir", "ambition", "détermination", "offre"]
)  # fmt: skip


def infinitives_of_nouns(tokens: list[Token]) -> None:
    """*fait part aux médiateurs de son refus de libérer …*: an infinitive belongs to the noun right before it."""
    for verb in tokens:
        if verb.dep != "acl" or verb.feats.get("VerbForm") != "Inf":
            continue
        mark = next((t for t in tokens if t.head == verb.i and t.dep == "mark" and t.i < verb.i), None)
        if mark is None or mark.lower not in ("de", "d'", "d’") or not mark.i:
            continue
        noun = tokens[mark.i - 1]
        if (
            noun.upos == "NOUN"
            and noun.lemma in _WITH_INFINITIVE
            and verb.head != noun.i
            and noun.head != verb.i
        ):
            verb.head = noun.i


def years_ago(tokens: list[Token]) -> None:
    """*Il y a douze ans, la Chine avait pris …*: what happened heads the sentence, not how long ago."""
    if len(tokens) < 8 or [t.lower for t in tokens[:3]] != ["il", "y", "a"] or tokens[2].head != 2:
        return
    ago = tokens[2]
    if not any(t.head == 2 and t.dep == "obj" and (t.lower in TIMES or t.lemma in TIMES) for t in tokens):
        return
    for verb in tokens[4:]:
        if (
            verb.head != 2
            or verb.upos != "VERB"
            or verb.dep not in ("conj", "ccomp", "parataxis", "advcl", "acl")
        ):
            continue
        below = under(verb, tokens)
        if any(t.dep in ("mark", "cc") for t in below) or not any(t.dep.startswith("nsubj") for t in below):
            continue
        for t in tokens[verb.i + 1 :]:
            if t.head == 2:
                t.head = verb.i
        verb.head, verb.dep = verb.i, "root"
        ago.head, ago.dep = verb.i, "advcl"
        return


def phrase_of_participle(tokens: list[Token]) -> None:
    """*L'ambassadeur expulsé du Niger*: the phrase right behind a participle belongs to it, not to the noun before."""
    for token in tokens:
        if token.dep != "nmod":
            continue
        case = next((t for t in tokens if t.head == token.i and t.dep == "case" and t.i < token.i), None)
        if case is None or case.i < 2:
            continue
        verb = tokens[case.i - 1]
        if (
            verb.upos == "VERB"
            and verb.feats.get("VerbForm") == "Part"
            and verb.dep in ("amod", "acl")
            and verb.head == token.head
            and verb.lower.endswith(
                ("é", "ée", "és", "ées", "i", "is", "ie", "ies", "u", "ue", "us", "ues", "it", "ite", "ites")
            )
        ):
            token.head, token.dep, verb.dep = verb.i, "obl", "acl"


def split_idioms(tokens: list[Token]) -> None:
    """*met en cause l'armée*: "en cause" belongs to the verb; the parser made it the preposition of the object."""
    for noun in tokens:
        case = tokens[noun.head]
        if (
            noun.dep != "fixed"
            or noun.upos not in ("NOUN", "ADV", "ADJ")
            or case.dep != "case"
            or noun.i != case.i + 1
        ):
            continue
        led = tokens[case.head]
        verb = tokens[led.head]
        if led.i < noun.i or verb.upos != "VERB" or verb.i > case.i or noun.lower not in _IDIOMS:
            continue
        noun.upos, noun.head, noun.dep = "NOUN", verb.i, "obl"
        case.head = noun.i
        if led.dep == "obl":
            led.dep = "obj"


def objects_of_nouns(tokens: list[Token]) -> None:
    """A noun, adverb or adjective has no object: what the parser hung on it so is the verb's above it."""
    for token in tokens:
        if token.dep not in ("obj", "iobj", "ccomp") or tokens[token.head].upos not in (
            "NOUN",
            "ADV",
            "ADJ",
            "PROPN",
        ):
            continue
        head = tokens[token.head]
        above = tokens[head.head]
        if (
            head.i < token.i
            and above.upos == "VERB"
            and above.i < head.i
            and head.dep in ("obl", "advmod", "obj", "amod", "xcomp")
        ):
            if any(t.head == head.i and t.dep in ("aux", "cop") for t in tokens):
                continue
            if token.dep == "obj" and any(
                t.head == above.i and t.dep == "obj" and t is not head for t in tokens
            ):
                continue
            if token.dep == "obj" and head.dep == "obj":
                continue
            token.head = above.i


def phrase_of_fronted_noun(tokens: list[Token]) -> None:
    """*En visite à Tokyo, le ministre …*: two phrases in a row before the subject are one, the second the first one's."""
    for token in tokens:
        if token.dep != "obl" or token.head < token.i or token.upos not in ("PROPN", "NOUN"):
            continue
        case = next((t for t in tokens[: token.i] if t.head == token.i and t.dep == "case"), None)
        if case is None or case.i < 1:
            continue
        noun = tokens[case.i - 1]
        if (
            noun.upos == "NOUN"
            and noun.dep == "obl"
            and noun.head == token.head
            and preposition(noun, tokens)
        ):
            token.head, token.dep = noun.i, "nmod"
    for token in tokens:
        # "Zelensky en visite à Oslo"
        if (
            token.dep == "nmod"
            and token.upos in ("PROPN", "NOUN")
            and preposition(token, tokens) in ("à", "au", "aux", "en", "chez")
        ):
            case = next(t for t in tokens if t.head == token.i and t.dep == "case")
            noun = tokens[case.i - 1] if case.i else token
            if (
                noun.lower in ("visite", "déplacement", "mission", "voyage", "tournée")
                and noun.head == token.head
                and noun.dep == "nmod"
            ):
                token.head = noun.i
