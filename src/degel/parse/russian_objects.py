"""Repairs of what hangs on a Russian verb: whom it names, asks, sentences, brings, and on whom it lays something.

One verb of a parsed sentence, its tokens and their children come in; labels are corrected in place, and heads where what
belongs to the verb hangs on a word behind it.
"""

from __future__ import annotations

from degel.languages import forms, perfective
from degel.parse.russian_tree import NOMINAL, has_case, move
from degel.parse.sentence import Token

__all__ = ["asked", "bare_modifiers", "brought", "imperfective_present", "laid_on", "named", "sentenced"]

# Verbs that lay something on somebody
_LAYING = frozenset(
    {"возложить", "возлагать", "наложить", "накладывать", "свалить", "переложить", "перекладывать"}
)
# "исполняющий обязанности" is a title
_OFFICE = frozenset({"обязанности"})
# Verbs that say what they take somebody for, by a noun in the instrumental case
_NAMING_WORDS = (
    "назвать называть считать посчитать счесть объявить объявлять признать признавать провозгласить провозглашать "
    "назначить назначать избрать избирать сделать делать именовать окрестить заклеймить выставить представить"
)
_NAMING = frozenset(_NAMING_WORDS.split())
# Verbs that take a person and what that person is to do
_ASKING_WORDS = (
    "призвать призывать просить попросить убедить убеждать уговорить уговаривать заставить заставлять вынудить вынуждать "
    "уполномочить обязать обязывать принудить приглашать пригласить умолять"
)
_ASKING = frozenset(_ASKING_WORDS.split())
_WHOM = frozenset(
    {"это", "его", "её", "ее", "их", "нас", "вас", "меня", "тебя", "себя", "такое", "всё", "все"}
)


def _named_pronoun(verb: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*назвало это вмешательством и понизило …*: the pronoun and the name that follows belong to the verb of naming."""
    move(tokens[verb.i + 1], verb, "obj", children)
    for token in tokens[verb.i + 2 : verb.i + 6]:
        if token.upos == "VERB" or token.text in ",;:":
            return
        if token.upos in NOMINAL and token.feats.get("Case") == "Ins" and not has_case(token, children):
            other = tokens[token.head]
            if token.head != verb.i and other.i > token.i:
                move(token, verb, "obl", children)
                if other.dep == "parataxis" and any(t.dep == "cc" for t in children[other.i]):
                    other.dep = "conj"
            return


_BRINGING_WORDS = (
    "выпустить выпускать отпустить освободить вывезти вывести отозвать отзывать забрать увезти увести выслать выдворить "
    "депортировать вернуть возвращать изгнать отправить эвакуировать доставить перевезти похитить выгнать исключить"
)
_BRINGING = frozenset(_BRINGING_WORDS.split())


def brought(verb: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*выпустить из тюрьмы бывшего премьера*: the person behind the place is who is brought, not whose place it is."""
    if verb.lemma.lower() not in _BRINGING or any(t.dep in ("obj", "nsubj:pass") for t in children[verb.i]):
        return
    for place in children[verb.i]:
        if place.dep != "obl" or place.i < verb.i or not has_case(place, children):
            continue
        for token in children[place.i]:
            person = token.upos == "NOUN" and token.feats.get("Animacy") == "Anim"
            if (
                person
                and token.dep == "nmod"
                and token.i > place.i
                and token.feats.get("Case") in ("Gen", "Acc")
                and not has_case(token, children)
            ):
                move(token, verb, "obj", children)
                return


def named(verb: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*назвал участников беспорядков террористами*: what somebody is called belongs to the verb that calls."""
    if verb.lemma.lower() not in _NAMING:
        return
    for token in children[verb.i]:
        ins = token.upos in NOMINAL and token.feats.get("Case") == "Ins" and token.i > verb.i
        linked = token.dep == "conj" and not any(t.dep == "cc" for t in children[token.i])
        if ins and (linked or token.dep in ("advcl", "parataxis", "appos")) and not has_case(token, children):
            token.dep = "obl"  # "назвало меморандум, который …, посягательством"
            return
    if verb.i + 2 < len(tokens) and tokens[verb.i + 1].lower in _WHOM and tokens[verb.i + 1].head != verb.i:
        _named_pronoun(verb, tokens, children)
    for token in tokens[verb.i + 1 : verb.i + 10]:
        if token.upos == "VERB" or token.text in ",;:":
            return
        if (
            token.dep in ("conj", "nmod")
            and token.lower == token.lemma.lower()
            and token.lower.endswith(("ым", "им"))
            and not any(t.dep in ("cc", "case") for t in children[token.i])
        ):
            # "назвал запрет нелепым": an adjective that the tagger does not know
            token.upos, token.lemma = "ADJ", token.lower[:-1] + "й"
            move(token, verb, "obl", children)
            return
        if (
            token.upos in NOMINAL
            and token.dep == "nmod"
            and token.feats.get("Case") == "Ins"
            and not has_case(token, children)
            and tokens[token.head].i > verb.i
            and tokens[token.head].feats.get("Case") != "Ins"
        ):
            move(token, verb, "obl", children)
            return


_TERMS = frozenset(
    {"тюрьма", "колония", "свобода", "лишение", "заключение", "режим", "год", "месяц", "казнь", "заточение"}
)


def sentenced(verb: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*приговорил к шести годам тюрьмы двух граждан Ирана*: the person is who was sentenced, not whose prison it is."""
    if verb.lemma.lower() not in ("приговорить", "приговаривать", "осудить"):
        return
    if any(t.dep in ("obj", "nsubj:pass") for t in children[verb.i]):
        return
    for token in tokens[verb.i + 1 : verb.i + 10]:
        if token.text in ",;" or token.upos == "VERB":
            return
        person = (
            token.upos in NOMINAL
            and token.feats.get("Animacy") == "Anim"
            and token.feats.get("Case") in ("Gen", "Acc")
        )
        if (
            person
            and token.dep == "nmod"
            and not has_case(token, children)
            and tokens[token.head].lemma.lower() in _TERMS
        ):
            move(token, verb, "obj", children)
            return


def asked(verb: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*призвали обе стороны воздержаться*: who is asked stands between the verb and what is asked, and belongs to the verb."""
    if verb.lemma.lower() not in _ASKING:
        return
    if not any(t.feats.get("VerbForm") == "Inf" for t in children[verb.i]):
        for inf in tokens[verb.i + 2 : verb.i + 6]:
            far = inf.feats.get("VerbForm") == "Inf" and inf.dep == "conj" and inf.head == verb.head
            if far and not any(t.dep == "cc" for t in children[inf.i]):
                move(inf, verb, "xcomp", children)
                break
    for inf in children[verb.i]:
        if inf.feats.get("VerbForm") != "Inf" or inf.i < verb.i:
            continue
        if inf.dep == "conj" and not any(t.dep == "cc" for t in children[inf.i]):
            inf.dep = "xcomp"
        for token in list(children[inf.i]):
            between = verb.i < token.i < inf.i and token.upos in NOMINAL and not has_case(token, children)
            if between and token.dep in ("advmod", "obl", "nsubj", "obj", "nmod"):
                move(token, verb, "obj", children)
                return


def imperfective_present(verb: Token) -> None:
    """*ценит*: the simple form of an imperfective verb is no future, whatever the tagger says."""
    if verb.feats.get("Tense") != "Fut" or verb.feats.get("VerbForm") != "Fin":
        return
    lemmas = forms("ru").get(verb.lower.replace("ё", "е"), ())
    if lemmas and not any(lemma in perfective("ru") for lemma in lemmas):
        verb.feats = {**verb.feats, "Tense": "Pres"}


def laid_on(verb: Token, tokens: list[Token], children: list[list[Token]]) -> None:
    """*возложил вину за взрыв на Рим*: who is burdened belongs to the verb, not to the last noun before it."""
    if verb.lemma.lower() not in _LAYING:
        return
    for token in tokens[verb.i + 1 : verb.i + 12]:
        led = any(t.dep == "case" and t.lower == "на" for t in children[token.i])
        if led and token.dep == "nmod" and tokens[token.head].i > verb.i and token.feats.get("Case") != "Loc":
            move(token, verb, "obl", children)
            return


def bare_modifiers(verb: Token, children: list[list[Token]]) -> None:
    """*аннулировали паспорта*: a noun right below a verb is its object, its subject or an oblique by its case."""
    below = children[verb.i]
    for token in below:
        bare = (
            token.upos == "PROPN" and token.dep == "advmod" and token.i > verb.i
        )  # "военные покинули Нигер"
        if (token.dep != "nmod" and not bare) or token.upos not in NOMINAL or token.lower in _OFFICE:
            continue
        case = token.feats.get("Case")
        if has_case(token, children):
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
