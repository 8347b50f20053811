"""Repairs of French parses: a main verb that the parser took for an adjective or a noun, and topics before a colon.

The French treebanks hold little present tense of the news, so that a verb in -e behind its subject ("Le Conseil condamne
…", "L'armée pilonne …") is read as an adjective of it or as a participle. A verb becomes the head of its clause: what stands before it its
subject, what stands behind it its object or oblique. "Kenya : Amnesty dénonce …": what stands before the colon says
where or about whom, and does nothing. It stays a tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from degel.languages import forms
from degel.parse.lemmas import Lemmas, load_lemmas
from degel.parse.sentence import Token

__all__ = ["mend"]

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
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
# Endings of finite forms that no participle, adjective or noun has
_FINITE = (
    "èrent", "irent", "urent", "aient", "eront", "iront", "dront", "vront", "tront", "ait", "era", "ira", "dra", "vra",
    "issent",
)  # fmt: skip
_FUTURE_STEMS = ("iendr", "cevr", "oudr", "audr", "verr", "ourr", "querr", "mouvr")
_HAVE = frozenset({"a", "ont", "ai", "avons", "avait", "avaient", "aurait", "auraient", "aura", "auront"})
# What "en" or "à" makes an idiom with, beside the object ("mettre en cause l'armée")
_IDIOMS = frozenset(
    ["cause", "garde", "demeure", "place", "œuvre", "oeuvre", "avant", "examen", "accusation", "danger", "péril", "liberté",
     "lumière", "évidence", "doute", "question", "service", "scène", "déroute", "joue", "échec", "mort", "sac", "feu"]
)  # fmt: skip
# Verbs whose past has *être*, those of them that may take an object beside *avoir*, and the pronouns that make any verb one of them
_WITH_BE = frozenset(
    ["aller", "arriver", "décéder", "advenir", "devenir", "redevenir", "survenir", "venir", "revenir", "parvenir",
     "intervenir", "provenir", "entrer", "mourir", "naître", "renaître", "partir", "repartir", "rester", "tomber", "retomber",
     "demeurer", "apparaître", "éclore"]
)  # fmt: skip
_EITHER = frozenset(
    ["descendre", "redescendre", "monter", "remonter", "passer", "repasser", "rentrer", "retourner", "ressortir", "sortir",
     "disparaître", "paraître", "échapper", "accourir", "échoir"]
)  # fmt: skip
_REFLEXIVE = frozenset({"se", "s'", "s’", "me", "m'", "m’", "te", "t'", "t’", "nous", "vous"})
_BREAKS = frozenset({":", ";", "–", "—"})
# Prepositions and nouns that look like verbs wherever they stand
_NO_VERB = frozenset(
    {"entre", "contre", "outre", "membre", "centre", "titre", "lettre", "chiffre", "cadre", "ordre", "nombre"}
)
# The longest topic before a colon ("Guerre commerciale entre la Chine et les États-Unis :")
_TOPIC = 12


def mend(tokens: list[Token]) -> None:
    """Corrects one parsed sentence in place."""
    _words(tokens)
    _nouns_before_adjectives(tokens)
    _datelines(tokens)
    _judged(tokens)
    _participles(tokens)
    _tenses(tokens)
    _adverbs(tokens)
    _auxiliaries(tokens)
    _voices(tokens)
    _nouns_with_auxiliary(tokens)
    _persons(tokens)
    start = _topic_end(tokens)
    _main_verb(tokens, start)
    _detach_topic(tokens, start)
    _objects_of_nouns(tokens)
    _phrase_of_fronted_noun(tokens)
    _phrase_of_participle(tokens)
    _verb_with_both(tokens)
    _split_idioms(tokens)
    _bare_objects(tokens)
    _late_objects(tokens)
    _times(tokens)
    _that_clauses(tokens)
    _relative_that(tokens)
    _relative_objects(tokens)
    _after_semicolons(tokens)
    _gerunds(tokens)
    _no_agents(tokens)
    _infinitives_of_nouns(tokens)
    _listed_subjects(tokens)
    _fronted_participle(tokens)
    _conjuncts(tokens)
    _clause_on_noun(tokens)
    _fronted_subject(tokens)
    _adjectives_in_a_row(tokens)
    _years_ago(tokens)
    _asked(tokens)
    _speakers(tokens)


def _words(tokens: list[Token]) -> None:
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
            token.lemma = _dictionary().correct(token.text, token.lower, "VERB", token.lemma)
            token.feats = {"VerbForm": "Fin", **token.feats}
        elif token.upos == "ADJ" and token.dep in ("nmod", "obl", "nsubj", "obj"):
            if any(t.head == token.i and t.dep == "det" and t.i == token.i - 1 for t in tokens):
                token.upos = "NOUN"
        elif token.dep == "advmod" and token.i == 0 and token.text[:1].isupper() and after is not None:
            # a name that opens a sentence without another subject
            verb = tokens[token.head]
            adverb = token.upos == "ADV" and _dictionary().knows(token.lower, "ADV")
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


def _nouns_before_adjectives(tokens: list[Token]) -> None:
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
        known = _dictionary()
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


def _judged(tokens: list[Token]) -> None:
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


def _datelines(tokens: list[Token]) -> None:
    """*NAIROBI — L'opposant a reparu*: the place of a dateline does nothing."""
    dash = next((t for t in tokens[1:8] if t.text in ("—", "–", "-") and t.i), None)
    first = tokens[0]
    if dash is None or not first.text.isupper() or len(first.text) < 3 or first.head == first.i:
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
        nominal = t.upos in _NOMINAL and not any(c.head == t.i and c.dep == "case" for c in tokens)
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


def _dictionary() -> Lemmas:
    return load_lemmas("fr") or Lemmas({})


def _only_verb(low: str) -> bool:
    """*obtint*: does the dictionary know the form as a verb, and as nothing else?"""
    known = _dictionary()
    return known.knows(low, "VERB") and not any(known.knows(low, pos) for pos in ("NOUN", "ADJ", "ADV"))


def _named(token: Token, tokens: Sequence[Token]) -> bool:
    """*Vladimir Poutine*: is the word, of which the dictionary knows no plural, the first of a name?"""
    below = [t for t in tokens if t.head == token.i and t is not token]
    return (
        any(t.dep == "flat" and t.upos == "PROPN" and t.i == token.i + 1 for t in below)
        and not any(t.dep == "det" for t in below)
        and not _dictionary().knows(f"{token.lower}s", "NOUN")
        and not token.lower.endswith(("s", "x"))
    )


def _that_clauses(tokens: list[Token]) -> None:
    """*a dit que les relations étaient au plus bas*: *que* before a noun with a finite verb behind it opens a clause."""
    for que in tokens:
        if que.lower not in ("que", "qu'", "qu’") or que.dep != "case" or not que.i:
            continue
        noun = tokens[que.head]
        verb = tokens[noun.head]
        if noun.i < que.i or verb.upos != "VERB" or verb.i > que.i or noun.dep not in ("obj", "obl"):
            continue
        for said in tokens[noun.i + 1 :]:
            below = [t for t in tokens if t.head == said.i and t is not said]
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


def _bare_objects(tokens: list[Token]) -> None:
    """*ont violé des femmes*, *n'a pas livré d'armes*: *des* and, after a negation, *de* open an object."""
    for noun in tokens:
        verb = tokens[noun.head]
        if noun.dep == "xcomp" and noun.upos == "NOUN" and verb.upos == "VERB" and verb.i == noun.i - 1:
            below = [t for t in tokens if t.head == verb.i and t is not noun]
            if (
                verb.lemma not in _COPULAR
                and not _led(noun, tokens)
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


# Nouns that tell a time without a preposition
_TIMES = frozenset(
    ["veille", "lendemain", "nuit", "matin", "matinée", "soir", "soirée", "semaine", "mois", "an", "année", "jour", "journée",
     "week-end", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "janvier", "février", "mars",
     "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre", "fois", "printemps", "été",
     "automne", "hiver", "heure", "minute", "siècle", "décennie"]
)  # fmt: skip
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


def _lacks_object(verb: Token, noun: Token, tokens: Sequence[Token]) -> bool:
    """Is it an active verb that may have an object and has none yet?"""
    below = [
        t
        for t in tokens
        if t.head == verb.i and t is not noun and t is not verb and not (t.dep == "obj" and t.lower in _TIMES)
    ]
    return (
        verb.upos == "VERB"
        and verb.lemma not in _WITH_BE
        and not any(
            t.dep in ("obj", "ccomp", "xcomp", "aux:pass", "nsubj:pass", "cop") or t.dep.startswith("expl")
            for t in below
        )
        and (verb.feats.get("VerbForm") != "Part" or any(t.dep == "aux" for t in below))
    )


def _late_objects(tokens: list[Token]) -> None:
    """*fourni à l'Ukraine des batteries*, *envoyé en août deux avions*: an object that stands behind a place, a time or a recipient."""
    for noun in tokens:
        if noun.upos not in ("NOUN", "X") or noun.lower in _TIMES or noun.lemma in _TIMES:
            continue
        above = tokens[noun.head]
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
            if _lacks_object(above, noun, tokens):
                led[0].upos, led[0].lemma, led[0].dep, noun.dep = "DET", "un", "det", "obj"
            continue
        if noun.dep == "obl" and not led and above.i < noun.i and article is not None:
            if _lacks_object(above, noun, tokens):
                noun.dep = "obj"
            continue
        verb = tokens[above.head]
        if above.dep != "obl" or above.i > noun.i or verb.i > above.i or verb is above:
            continue
        if any(t.text in (",", ";", ":", "(", "–", "—") for t in tokens[above.i : noun.i]):
            continue
        timed = above.lower in _TIMES or above.lemma in _TIMES
        if noun.dep == "nmod" and [t.lower for t in led] == ["des"] and (above.upos == "PROPN" or timed):
            if _lacks_object(verb, noun, tokens):
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
            and _lacks_object(verb, noun, tokens)
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
            and _led(above, tokens)
            and _lacks_object(verb, noun, tokens)
        ):
            noun.head, noun.dep = verb.i, "obj"


def _counts(token: Token) -> bool:
    """Is it a number in words or figures ("trente-six", "40")?"""
    return token.upos == "NUM" or token.lower.partition("-")[0] in _NUMBERS or token.text[:1].isdigit()


def _times(tokens: list[Token]) -> None:
    """*ont tué la veille six soldats*: of two objects the one that tells a time is none."""
    for token in tokens:
        timed = token.lower in _TIMES or token.lemma in _TIMES
        if (
            timed
            and token.dep in ("nsubj", "nsubj:pass")
            and token.head > token.i
            and any(
                t.head == token.head and t.dep == token.dep and t.i > token.i and _behind_comma(t, tokens)
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
        case = _led(token, tokens)
        by_time = (above.lower in _TIMES or above.lemma in _TIMES) and token.upos == "PROPN"
        if (by_time and case in ("à", "en", "au", "aux", "dans")) or (
            above.lower in ("part", "côté", "tour", "revanche", "ailleurs")
            and case in ("des", "du", "de", "d'", "d’", "à", "au")
        ):
            token.head, token.dep = verb.i, "obl"


def _relative_that(tokens: list[Token]) -> None:
    """*a annoncé à Ankara qu'elle partait*: a clause opened by a conjunction says what was said, and nothing about a place."""
    for clause in tokens:
        if clause.dep != "acl:relcl":
            continue
        place = tokens[clause.head]
        verb = tokens[place.head]
        below = [t for t in tokens if t.head == clause.i and t is not clause]
        if (
            place.dep == "obl"
            and verb.i < place.i < clause.i
            and any(t.dep == "mark" and t.lower in ("que", "qu'", "qu’") for t in below)
            and any(t.dep.startswith("nsubj") for t in below)
            and _lacks_object(verb, clause, tokens)
        ):
            clause.head, clause.dep = verb.i, "ccomp"


def _gerunds(tokens: list[Token]) -> None:
    """*a répliqué en inscrivant …*: a gerund is a clause."""
    for token in tokens:
        if token.upos != "VERB" or not token.lower.endswith("ant") or token.dep not in ("obl", "nmod"):
            continue
        case = next((t for t in tokens if t.head == token.i and t.dep == "case" and t.i == token.i - 1), None)
        if case is not None and case.lower == "en" and tokens[token.head].upos == "VERB":
            token.dep, case.dep = "advcl", "mark"


# Nouns that tell a means behind *par*, and no agent
_MEANS = frozenset(
    ["intermédiaire", "contumace", "voix", "bouche", "ailleurs", "téléphone", "écrit", "voie", "décret", "exemple", "suite",
     "conséquent", "biais", "truchement", "entremise", "moyen", "force", "terre", "mer", "lettre", "communiqué", "courriel",
     "message", "avance", "balle", "balles", "erreur", "crainte", "solidarité", "souci", "visioconférence"]
)  # fmt: skip


def _no_agents(tokens: list[Token]) -> None:
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


def _infinitives_of_nouns(tokens: list[Token]) -> None:
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


def _listed_subjects(tokens: list[Token]) -> None:
    """*Les États-Unis, le Japon et la Corée ont conduit …* with the first as root: the verb heads all of them."""
    first = next((t for t in tokens if t.head == t.i), None)
    if first is None or first.upos not in ("NOUN", "PROPN") or _led(first, tokens) or first.i > 3:
        return
    for verb in tokens[first.i + 1 :]:
        if (
            verb.head != first.i
            or verb.upos != "VERB"
            or verb.dep not in ("acl:relcl", "acl", "parataxis", "appos")
        ):
            continue
        below = [t for t in tokens if t.head == verb.i and t is not verb]
        other = next((t for t in below if t.dep in ("nsubj", "nsubj:pass") and t.i < verb.i), None)
        finite = verb.feats.get("VerbForm") == "Fin" or any(t.dep.startswith("aux") for t in below)
        if other is None or not finite or not _behind_comma(other, tokens):
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


def _fronted_participle(tokens: list[Token]) -> None:
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
    below = [t for t in tokens if t.head == root.i and t is not root]
    if any(t.dep.startswith(("nsubj", "csubj")) and t is not part for t in below):
        return
    first = min((t.i for t in below if t.dep.startswith(("aux", "expl")) and t.i < root.i), default=root.i)
    name = tokens[first - 1]
    while name.i > 1 and name.dep == "flat" and name.head == name.i - 1:
        name = tokens[name.i - 1]
    if (
        name.upos not in ("NOUN", "PROPN")
        or name.i < 2
        or _led(name, tokens)
        or not _behind_comma(name, tokens)
    ):
        return
    passive = any(t.dep == "aux:pass" for t in below)
    name.head, name.dep = root.i, "nsubj:pass" if passive else "nsubj"
    part.head, part.dep, part.upos = root.i, "advcl", "VERB"
    part.feats = {"VerbForm": "Part", "Tense": "Past"}


def _relative_objects(tokens: list[Token]) -> None:
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
        below = [t for t in tokens if t.head == clause.i and t is not clause]
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


# Nouns whose *que* says what is told ("l'idée que Rome cède")
_TOLD = frozenset(
    ["idée", "fait", "espoir", "crainte", "certitude", "conviction", "preuve", "sentiment", "impression", "hypothèse",
     "condition", "risque", "promesse", "garantie", "assurance", "rumeur", "annonce", "argument", "principe", "thèse",
     "information", "déclaration", "volonté", "avis", "chance", "possibilité", "point", "sorte", "façon", "manière"]
)  # fmt: skip


def _after_semicolons(tokens: list[Token]) -> None:
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
        if noun is None or _led(noun, tokens):
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
                t.dep = "obl" if _led(t, tokens) else "obj"


def _fronted_subject(tokens: list[Token]) -> None:
    """*Sous l'égide de Paris, Rome et Oslo ont signé*: what stands behind a preposition is no subject; what the comma parts from it is."""
    for phrase in tokens:
        verb = tokens[phrase.head]
        if phrase.dep not in ("nsubj", "nsubj:pass", "obl") or phrase.i > verb.i:
            continue
        told = phrase.dep
        if told == "obl":
            # "Depuis une semaine, étudiants et routiers protestent"
            below_verb = [t for t in tokens if t.head == verb.i and t is not verb]
            if verb.upos != "VERB" or any(
                t.dep.startswith(("nsubj", "csubj", "expl:subj")) for t in below_verb
            ):
                continue
            if verb.feats.get("VerbForm") != "Fin" and not any(t.dep.startswith("aux") for t in below_verb):
                continue
            told = "nsubj:pass" if any(t.dep == "aux:pass" for t in below_verb) else "nsubj"
        elif (_led(phrase, tokens) or "de") in ("de", "des", "du", "d'", "d’"):
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
                and _behind_comma(t, tokens)
            ),
            None,
        )  # fmt: skip
        if (
            subject is None
            or _led(subject, tokens)
            or any(t.text == "," for t in tokens[subject.i + 1 : verb.i] if told != phrase.dep)
        ):
            continue
        for t in tokens[subject.i + 1 : verb.i]:
            if t.head == subject.head and t.dep in ("conj", "appos", "amod", "nmod"):
                t.head = subject.i
        subject.head, subject.dep, phrase.dep = verb.i, told, "obl"


def _behind_comma(token: Token, tokens: Sequence[Token]) -> bool:
    """Does a comma stand before the word and its article?"""
    k = token.i - 1
    while k > 0 and tokens[k].head == token.i and tokens[k].upos in ("DET", "NUM", "ADJ"):
        k -= 1
    return tokens[k].text == ","


def _adjectives_in_a_row(tokens: list[Token]) -> None:
    """*les ministres bosniaque, croate et serbe*: an adjective behind another and a comma is no subject."""
    for token in tokens[3:]:
        adjective = token.upos == "ADJ" or (
            token.upos == "NOUN" and token.text.islower() and _dictionary().knows(token.lower, "ADJ")
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


def _years_ago(tokens: list[Token]) -> None:
    """*Il y a douze ans, la Chine avait pris …*: what happened heads the sentence, not how long ago."""
    if len(tokens) < 8 or [t.lower for t in tokens[:3]] != ["il", "y", "a"] or tokens[2].head != 2:
        return
    ago = tokens[2]
    if not any(t.head == 2 and t.dep == "obj" and (t.lower in _TIMES or t.lemma in _TIMES) for t in tokens):
        return
    for verb in tokens[4:]:
        if (
            verb.head != 2
            or verb.upos != "VERB"
            or verb.dep not in ("conj", "ccomp", "parataxis", "advcl", "acl")
        ):
            continue
        below = [t for t in tokens if t.head == verb.i and t is not verb]
        if any(t.dep in ("mark", "cc") for t in below) or not any(t.dep.startswith("nsubj") for t in below):
            continue
        for t in tokens[verb.i + 1 :]:
            if t.head == 2:
                t.head = verb.i
        verb.head, verb.dep = verb.i, "root"
        ago.head, ago.dep = verb.i, "advcl"
        return


# Verbs that close what is said, told without quotation marks ("…, a répondu Rome")
_SAYS = frozenset(
    ["dire", "répondre", "répliquer", "déclarer", "affirmer", "assurer", "estimer", "indiquer", "préciser", "ajouter",
     "expliquer", "marteler", "rétorquer", "tonner", "prévenir", "avertir", "confier", "insister", "souligner", "écrire",
     "rapporter", "plaider", "commenter", "résumer", "fulminer", "ironiser", "soutenir", "nuancer", "tempérer", "objecter"]
)  # fmt: skip


def _speakers(tokens: list[Token]) -> None:
    """*« … », s'est félicité le ministre*, *…, a répondu Rome*: the phrase behind a verb that closes what is said is who speaks."""
    for verb in tokens[3:]:
        if verb.upos != "VERB":
            continue
        below = [t for t in tokens if t.head == verb.i and t is not verb]
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
                and not _led(behind, tokens)
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
        if subject is not None and not _led(subject, tokens) and subject.i <= verb.i + 4:
            subject.dep = "nsubj"


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


def _asked(tokens: list[Token]) -> None:
    """*exhorte les groupes armés à épargner …*: what somebody is told to do hangs on the verb of telling, not on a word about them."""
    for done in tokens:
        mark = next(
            (
                t.lower
                for t in tokens
                if t.head == done.i and t.dep == "mark" and t.lower in ("à", "de", "d'", "d’")
            ),
            None,
        )
        if (
            mark is None
            or done.upos not in ("VERB", "AUX")
            or done.dep not in ("xcomp", "acl", "advcl", "ccomp", "obl", "nmod")
        ):
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
                and _led(via, tokens) in ("à", "au", "aux")
            )
        ):
            done.head, done.dep = verb.i, "xcomp"


def _verb_with_both(tokens: list[Token]) -> None:
    """*Rome livre des canons*: a noun between a subject and an object of its own, with no article, is a verb."""
    for token in tokens:
        if token.upos not in ("NOUN", "ADJ") or not token.text[:1].islower():
            continue
        below = [t for t in tokens if t.head == token.i and t is not token]
        labels = {t.dep for t in below}
        if "det" in labels or "cop" in labels or "case" in labels or "aux" in labels:
            continue
        subject = any(t.dep == "nsubj" and t.i < token.i for t in below)
        if subject and any(t.dep in ("obj", "obl", "xcomp") and t.i > token.i for t in below):
            found = _lemma(token)
            if found is not None:
                _become_verb(token, found[0])


def _phrase_of_participle(tokens: list[Token]) -> None:
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


def _lemma(token: Token) -> tuple[str, bool] | None:
    """The infinitive that a small word may be a present or other finite form of, and whether it can be nothing else."""
    low = token.lower
    if not token.text[:1].islower() or not token.text.isalpha() or low in _NO_VERB:
        return None
    if low.endswith(("é", "ée", "és", "ées")):
        return None
    lemma = next(
        (w for w in forms("fr").get(low, ()) if w.endswith(("er", "ir", "re", "oir")) and w != low), None
    )
    if lemma is None and low.endswith(("e", "ent")):
        guess = low.removesuffix("nt") + "r"  # a form that is a noun too ("livre") stands in no table
        lemma = guess if guess.endswith("er") and guess in _infinitives() else None
    if low.endswith("a") and len(low) > 4:  # "rencontra", "annonça"
        simple = (f"{low[:-1].replace('ç', 'c')}er", f"{low[:-1]}er")
        return next(((w, True) for w in simple if w in _infinitives()), None)
    if lemma is None:
        return None
    first = lemma.endswith("er") and low.endswith(("e", "ent")) and not low.endswith("ement")
    if not (first or low.endswith(_FINITE)):
        return None
    known = load_lemmas("fr")
    other = known is not None and (known.knows(low, "NOUN") or known.knows(low, "ADJ"))
    return lemma, not other


@cache
def _infinitives() -> frozenset[str]:
    words = {word for words in forms("fr").values() for word in words}
    known = load_lemmas("fr")
    return frozenset(
        word
        for word in words
        if word.endswith(("er", "ir"))
        or (word.endswith("re") and not (known and (known.knows(word, "NOUN") or known.knows(word, "ADJ"))))
    )


def _participles(tokens: list[Token]) -> None:
    """*condamne*, *dénoncent*: a form that no participle has is finite, whatever the tagger says."""
    for token in tokens:
        if token.upos != "VERB" or token.feats.get("VerbForm") == "Fin":
            continue
        found = _lemma(token)
        subject = any(t.head == token.i and t.dep == "nsubj" and t.i < token.i for t in tokens)
        if found is not None and (found[1] or subject) and token.feats.get("VerbForm") in ("Part", None):
            _become_verb(token, found[0])


def _become_verb(token: Token, lemma: str) -> None:
    low = token.lower
    number = "Plur" if low.endswith(("ent", "ont")) else "Sing"
    tense = "Fut" if low.endswith(("ra", "ront")) and f"{low[:-1]}er" != lemma else "Pres"
    if low.endswith(("èrent", "irent", "urent")) or (low.endswith("a") and tense == "Pres"):
        tense = "Past"
    elif low.endswith(("ait", "aient")):
        tense = "Imp"
    token.upos, token.lemma = "VERB", lemma
    token.feats = {"Mood": "Ind", "VerbForm": "Fin", "Person": "3", "Number": number, "Tense": tense}


def _tenses(tokens: list[Token]) -> None:
    """*recevrai*, *livrerons*: the treebanks tell little of first persons to come; the ending shows tense and person."""
    for token in tokens:
        form = token.feats.get("VerbForm")
        infinitive = form == "Inf" and token.lower.endswith(("er", "ir", "re"))  # "prendra" is none
        if token.upos not in ("VERB", "AUX") or infinitive or form == "Part":
            continue
        found = next(((end, told) for end, told in _ENDINGS if token.lower.endswith(end)), None)
        if found is None:
            continue
        end, told = found
        stem = token.lower[: -len(end)]
        lemma = _of_future_stem(stem, forms("fr").get(token.lower, ()))
        if lemma is not None:
            token.feats = {**token.feats, "VerbForm": "Fin", **told}
            token.lemma = lemma


def _of_future_stem(stem: str, known: Sequence[str]) -> str | None:
    """The infinitive whose future begins so ("livrer", "vendr", "recevr"), or None: the r of *préparons* is the verb's own."""
    if stem == "ir":
        return "aller"
    for word in (*known, stem, f"{stem}e"):
        if word.removesuffix("e") == stem and (
            word in _infinitives() or (word in known and word.endswith("re"))
        ):
            return word  # "prendre" is a noun too
    irregular = stem.endswith(_FUTURE_STEMS) or stem in ("ser", "fer", "aur", "devr", "saur")
    return known[0] if irregular and known and known[0] in _infinitives() else None


_ENDINGS = (
    ("ais", {"Mood": "Cnd", "Tense": "Pres"}),
    ("aient", {"Mood": "Cnd", "Tense": "Pres"}),
    ("ait", {"Mood": "Cnd", "Tense": "Pres"}),
    ("ions", {"Mood": "Cnd", "Tense": "Pres", "Person": "1", "Number": "Plur"}),
    ("iez", {"Mood": "Cnd", "Tense": "Pres", "Person": "2", "Number": "Plur"}),
    ("ai", {"Mood": "Ind", "Tense": "Fut", "Person": "1", "Number": "Sing"}),
    ("ons", {"Mood": "Ind", "Tense": "Fut", "Person": "1", "Number": "Plur"}),
    ("ez", {"Mood": "Ind", "Tense": "Fut", "Person": "2", "Number": "Plur"}),
    ("ont", {"Mood": "Ind", "Tense": "Fut", "Person": "3", "Number": "Plur"}),
    ("as", {"Mood": "Ind", "Tense": "Fut", "Person": "2", "Number": "Sing"}),
    ("a", {"Mood": "Ind", "Tense": "Fut", "Person": "3", "Number": "Sing"}),
)


def _adverbs(tokens: list[Token]) -> None:
    """*résolument*: a bare word in -ment behind a verb, with no article and no preposition, is an adverb."""
    for token in tokens:
        if (
            token.upos != "NOUN"
            or not token.lower.endswith(("ément", "amment", "emment", "lement", "ument", "sement", "vement"))
            or token.dep not in ("obl", "obj", "nmod", "advmod", "amod")
        ):
            continue
        known = load_lemmas("fr")
        if known is not None and known.knows(token.lower, "NOUN"):
            continue
        if any(t.head == token.i and t.dep in ("det", "nmod") for t in tokens):
            continue
        token.upos, token.dep = "ADV", "advmod"


def _auxiliaries(tokens: list[Token]) -> None:
    """*a, de son côté, condamné*: "a" is never the preposition, and a participle behind it is the verb."""
    for token in tokens:
        low = token.lower
        if low not in _HAVE or token.text[:1].isupper() or token.upos == "AUX":
            continue
        verb = _participle_behind(token, tokens)
        if verb is None or (low != "a" and token.upos != "VERB"):
            continue
        old, finite = token.head, token.upos == "VERB" and token.head != verb.i
        if finite and any(
            t.head == token.i and t.dep in ("obj", "xcomp", "ccomp") and t is not verb for t in tokens
        ):
            continue
        if finite:
            for child in tokens:
                if child.head == token.i and child is not verb and child is not token:
                    child.head = verb.i
            verb.head = verb.i if old == token.i else old
            verb.dep = token.dep
        token.upos, token.lemma, token.head, token.dep = "AUX", "avoir", verb.i, "aux"
        token.feats = {"Mood": "Ind", "Person": "3", "Tense": "Pres", "VerbForm": "Fin"}
        verb.feats = {name: value for name, value in verb.feats.items() if name != "Voice"}
        if verb.upos == "ADJ":
            verb.upos = "VERB"
            verb.feats = {**verb.feats, "VerbForm": "Part", "Tense": "Past"}


def _nouns_with_auxiliary(tokens: list[Token]) -> None:
    """*a sollicité Hanoï*, *a violé*: what has an auxiliary is neither noun nor adverb, whatever its ending."""
    for token in tokens:
        if token.upos == "AUX" and token.dep.startswith("aux"):
            verb = tokens[token.head]
            if (
                verb.upos in ("NOUN", "ADV")
                and verb.i > token.i
                and not any(t.head == verb.i and t.dep == "det" for t in tokens)
            ):
                verb.upos = "VERB"
                verb.feats = {**verb.feats, "VerbForm": "Part", "Tense": "Past"}
                guess = verb.lower.rstrip("es").removesuffix("é") + "er"
                if verb.lower.rstrip("es").endswith("é") and guess in _infinitives():
                    verb.lemma = guess


def _voices(tokens: Sequence[Token]) -> None:
    """*est arrivé*, *s'est abstenue*, *a été reçu*: whether *être* tells a tense or a passive is a matter of the verb."""
    for token in tokens:
        said = token.dep == "cop" and tokens[token.head].upos == "VERB" and token.head > token.i
        verb = tokens[token.head]
        if token.lemma == "avoir" and token.dep == "aux" and verb.upos == "VERB" and token.i < verb.i:
            below = [t for t in tokens if t.head == verb.i and t is not verb]
            if not any(t.lemma == "être" and t.dep.startswith("aux") for t in below):
                for t in below:
                    if t.dep == "nsubj:pass":
                        t.dep = "nsubj"
        if token.lemma != "être" or not (said or token.dep in ("aux", "aux:pass")) or token.head == token.i:
            continue
        verb = tokens[token.head]
        if verb.upos != "VERB" or verb.i < token.i:
            continue
        below = [t for t in tokens if t.head == verb.i and t is not verb]
        reflexive = any(
            t.lower in _REFLEXIVE
            and t.upos == "PRON"
            and t.i < token.i
            and not t.dep.startswith("nsubj")
            and (t.lower.startswith("s") or t.feats.get("Reflex") == "Yes")
            for t in below
        )
        active = reflexive or verb.lemma in _WITH_BE
        if active and any(t.dep == "obl:agent" for t in below):
            continue
        if not active and verb.lemma in _EITHER:
            continue
        token.dep = "aux" if active else "aux:pass"
        for t in below:
            if t.dep in ("nsubj", "nsubj:pass"):
                t.dep = "nsubj" if active else "nsubj:pass"


def _participle_behind(token: Token, tokens: Sequence[Token]) -> Token | None:
    """The participle of an auxiliary, behind no more than adverbs and phrases ("pour sa part")."""
    for other in tokens[token.i + 1 : token.i + 9]:
        if other.upos in ("VERB", "ADJ") and other.lower.endswith(
            ("é", "i", "u", "is", "it", "ert", "int", "ée", "és")
        ):
            next_to = (
                other.i == token.i + 1
                and other.upos == "VERB"
                and other.lower.endswith(("é", "ée", "és", "ées"))
            )
            if other.upos == "VERB" and (other.feats.get("VerbForm") == "Part" or next_to):
                above = tokens[other.head]
                inside = token.i < above.i < other.i and above.upos == "NOUN"
                return (
                    other if not inside or any(t.head == other.i and t.dep == "obj" for t in tokens) else None
                )
            return None
        if other.upos in ("VERB", "AUX", "PRON", "SCONJ", "PROPN"):
            return None
    return None


def _persons(tokens: Sequence[Token]) -> None:
    """*je souhaite*, *nous saluons*: the pronoun tells the person where the ending does not."""
    for token in tokens:
        if token.dep.partition(":")[0] == "nsubj" and token.lower in ("je", "j'", "j’", "nous"):
            verb = tokens[token.head]
            for carrier in (verb, *(t for t in tokens if t.head == verb.i and t.dep.startswith("aux"))):
                if carrier.feats.get("VerbForm") == "Fin":
                    carrier.feats = {**carrier.feats, "Person": "1"}


def _clause_on_noun(tokens: list[Token]) -> None:
    """*Amina Mohammed, vice-secrétaire de l'ONU, a sollicité …* with the name as head: a verb with an auxiliary heads its subject."""
    for verb in tokens:
        noun = tokens[verb.head]
        if (
            verb.upos != "VERB"
            or verb.dep not in ("acl", "parataxis", "appos", "nmod", "amod", "dep", "advmod")
            or noun.i >= verb.i
            or noun.upos not in ("NOUN", "PROPN")
            or _led(noun, tokens)
        ):
            continue
        below = [t for t in tokens if t.head == verb.i and t is not verb]
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


def _split_idioms(tokens: list[Token]) -> None:
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


def _conjuncts(tokens: list[Token]) -> None:
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


def _topic_end(tokens: Sequence[Token]) -> int:
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


def _main_verb(tokens: list[Token], start: int) -> None:
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


def _predicate(root: Token, tokens: Sequence[Token]) -> bool:
    """Is the root a predicate: a finite verb, a verb with an auxiliary, or what a copula is said with?"""
    below = [t for t in tokens if t.head == root.i and t is not root]
    if any(t.dep in ("cop", "aux", "aux:pass") for t in below):
        return True
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
    return not opened and tokens[token.head].upos in _NOMINAL


def _verb_here(token: Token, root: Token, tokens: Sequence[Token], start: int) -> str | None:
    """The infinitive of the word, where it stands as the verb between a subject and what follows it."""
    if token.upos == "VERB" and token.feats.get("VerbForm") == "Fin":
        lemma, sure = token.lemma, True
    else:
        found = _lemma(token)
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
            behind.upos in ("DET", "PROPN") or behind.lower in ("de", "d'", "d’", "à", "au", "aux", "contre")
        )
        if not (named and opens and (alone or (behind is not None and behind.upos == "DET"))):
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
        _become_verb(verb, lemma)
    left = [t for t in tokens[start : verb.i] if not start <= t.head < verb.i or t is root]
    right = [t for t in tokens[verb.i + 1 :] if t.head <= verb.i or t is root]
    subject = next((t for t in left if t.dep == "nsubj" and t.upos in _NOMINAL), None) or next(
        (t for t in left if t.upos in (*_NOMINAL, "ADJ") and not _led(t, tokens)), None
    )
    if root in left and root.upos == "VERB" and (subject is None or subject is root):
        # "Chassée par l'armée, l'ancienne ministre dénonce …"
        subject = next(
            (
                t
                for t in reversed(tokens[start : verb.i])
                if t.head == root.i and t.i > root.i and t.upos in (*_NOMINAL, "ADJ") and not _led(t, tokens)
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
        elif token.upos in _NOMINAL:
            token.dep = "obl" if _led(token, tokens) else "dislocated"
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
        token.dep = base if base in ("conj", "advcl", "ccomp", "parataxis") else "advcl"
    elif token.upos == "ADV":
        token.dep = "advmod"
    elif token.upos in (*_NOMINAL, "ADJ") and base not in ("conj", "cc", "det", "case", "mark"):
        case = _led(token, tokens)
        if case in ("de", "du", "des", "d'", "d’") and noun is not None and noun.head != token.i:
            token.head, token.dep = noun.i, "nmod"
        else:
            token.dep = "obl" if case else "obj" if token.upos != "ADJ" else "xcomp"


def _led(token: Token, tokens: Sequence[Token]) -> str | None:
    return next((t.lower for t in tokens if t.head == token.i and t.dep == "case" and t.i < token.i), None)


def _detach_topic(tokens: list[Token], start: int) -> None:
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
            if first.upos in _NOMINAL and not _led(first, tokens):
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
                    token.dep = ("nmod" if verb.upos != "VERB" else "obl") if _led(token, tokens) else "appos"
        verb.head, verb.dep = verb.i, "root"
    elif verb.i < start:
        return
    else:
        subject = topic.dep.startswith("nsubj")
        for token in tokens[start:]:
            if token.head < start and token is not verb:
                nominal = token.upos in _NOMINAL and not _led(token, tokens)
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


def _objects_of_nouns(tokens: list[Token]) -> None:
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


def _phrase_of_fronted_noun(tokens: list[Token]) -> None:
    """*En visite à Tokyo, le ministre …*: two phrases in a row before the subject are one, the second the first one's."""
    for token in tokens:
        if token.dep != "obl" or token.head < token.i or token.upos not in ("PROPN", "NOUN"):
            continue
        case = next((t for t in tokens[: token.i] if t.head == token.i and t.dep == "case"), None)
        if case is None or case.i < 1:
            continue
        noun = tokens[case.i - 1]
        if noun.upos == "NOUN" and noun.dep == "obl" and noun.head == token.head and _led(noun, tokens):
            token.head, token.dep = noun.i, "nmod"
    for token in tokens:
        # "Zelensky en visite à Oslo"
        if (
            token.dep == "nmod"
            and token.upos in ("PROPN", "NOUN")
            and _led(token, tokens) in ("à", "au", "aux", "en", "chez")
        ):
            case = next(t for t in tokens if t.head == token.i and t.dep == "case")
            noun = tokens[case.i - 1] if case.i else token
            if (
                noun.lower in ("visite", "déplacement", "mission", "voyage", "tournée")
                and noun.head == token.head
                and noun.dep == "nmod"
            ):
                token.head = noun.i
