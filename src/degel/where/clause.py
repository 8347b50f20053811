"""An act in a sentence and the places named there → the act's own place, by its path in the tree."""

from __future__ import annotations

from collections.abc import Sequence

from degel.parse.sentence import Sentence
from degel.records import Place
from degel.when.lexicon import load_lexicon
from degel.where.gazetteer import load_gazetteer
from degel.where.names import Placed

__all__ = ["place_of"]

_FAR = 10
_FROM = {
    "from",
    "de",
    "du",
    "des",
    "of",
    "depuis",
    "desde",
    "из",
    "от",
    "с",
    "del",
    "d'",
    "d’",
    "about",
    "sur",
    "о",
    "об",
    "sobre",
    "against",
    "contre",
    "contra",
    "против",
    "между",
    "entre",
    "between",
}
# Prepositions of a circumstance that has a place of its own ("following the clashes in X").
_AFTER = {
    "following", "after", "amid", "over", "despite", "because", "since", "après", "suite", "malgré", "lors", "tras", "ante",
    "pese", "después", "после", "несмотря", "из-за", "ввиду",
}  # fmt: skip
_INNER = {"flat", "appos", "compound", "conj", "nmod", "list", "dep", "amod"}
# Acts put "on" a state or its seat fall on it and not there ("sanctions on the Kremlin"); on these one can stand.
_GROUND = ("island", "islands", "heights", "peninsula", "coast", "bank", "strip", "border", "isle")
_TO = {"es": "a", "en": "to"}
# How nouns begin of what is talked about or judged: where that is, the talk need not be ("discussed the situation in X").
_TOPICS = (
    "situation", "situación", "conflict", "conflit", "crisis", "crise", "war", "guerre", "guerra", "truce", "trêve", "tregua",
    "ceasefire", "clash", "context", "контекст", "ambassador", "ambassadeur", "embajador", "посол", "ситуаци", "конфликт", "кризис", "войн", "положени", "перемири", "боев",
)  # fmt: skip
_CLAUSES = ("ccomp", "acl", "advcl", "csubj", "parataxis")
_SHARED = {"xcomp", "conj", "ccomp", "advcl", "nsubj", "obj", "obl", "nmod", "parataxis", "csubj", "appos"}


def place_of(sentence: Sentence, token: int, places: Sequence[Placed]) -> Place | None:
    """The place of the act at `token`: one that hangs on the act itself by a preposition of place, then one on a
    noun of the act, then one on the verb over the act; None rather than just any place of the sentence."""
    best: tuple[float, int, Place] | None = None
    for placed in places:
        if placed.sentence != sentence.number:
            continue
        cost = _cost(sentence, token, placed)
        if cost is None:
            continue
        # A city says more than the country it lies in.
        rank = (cost + (0.5 if placed.place.lat is None else 0.0), abs(placed.first - token), placed.place)
        if best is None or rank[:2] < best[:2]:
            best = rank
    return None if best is None else best[2]


def _top(sent: Sentence, first: int, last: int) -> int:
    for i in range(first, last + 1):
        head = sent.tokens[i].head
        if head == i or not first <= head <= last:
            return i
    return first


def _case(sent: Sentence, i: int) -> str | None:
    for token in sent.dependents(i, "case"):
        return token.lower
    return None


def _elsewhere(sent: Sentence, token: int, between: Sequence[int]) -> bool:
    """Do the nouns between a place and an act show that the place is another's: a topic, a circumstance, too far below?"""
    if len(between) > 2:
        return True
    for i in between:
        noun = sent.tokens[i]
        if noun.lemma.lower().startswith(_TOPICS):
            return True
        if noun.dep.startswith("obl") and noun.head == token and (_case(sent, i) or "") in _AFTER:
            return True
    return False


def _to_whom(sent: Sentence, i: int, placed_country: bool) -> bool:
    """Is it whom one acts on, speaks or gives to ("le propuso eso a Cuba", "apologised to Cuba"), not where?"""
    token = sent.tokens[i]
    case = _case(sent, i)
    if sent.lang == "ru" and case == "на":
        # «возложил вину на Россию», but «прибыл на Кубу»
        return placed_country and token.feats.get("Case") == "Acc" and not _travels(sent, token.head)
    if case != _TO.get(sent.lang):
        return False
    if placed_country:
        led = [token.head, *(child.i for child in sent.dependents(token.head, "obj"))]
        above = token.head
        # "the extradition of the general to Turkey", "the trip that he made to Turkey"
        while (
            sent.tokens[above].upos in ("NOUN", "PROPN") or sent.tokens[above].dep.startswith("acl")
        ) and sent.tokens[above].head not in led:
            above = sent.tokens[above].head
            led.append(above)
        return not any(_travels(sent, head) for head in led)
    if sent.lang != "es":
        return False
    clitic = any(t.lower in ("le", "les") for t in sent.dependents(token.head, "iobj", "obj", "obl", "expl"))
    return clitic or token.dep in ("obj", "iobj")


def _travels(sent: Sentence, i: int) -> bool:
    """Is it a word that leads somewhere? Those of three letters or fewer are whole, longer ones beginnings."""
    lemma = sent.tokens[i].lemma.lower()
    words = load_gazetteer().words.get(sent.lang, {}).get("travel", ())
    return any(lemma == word if len(word) <= 3 else lemma.startswith(word) for word in words)


def _named_after(sent: Sentence, i: int) -> bool:
    """Is it in the name of what is no place ("the Geneva Conventions", "the Kyoto Protocol")?"""
    kinds = load_gazetteer().words.get(sent.lang, {}).get("not_place", ())
    return sent.tokens[i].lower in kinds or sent.tokens[i].lemma.lower() in kinds


def _of_words(sent: Sentence, token: int) -> bool:
    """Is it an act of words about something that has a place of its own ("condemned the arrests in Cuba")?"""
    lexicon = load_lexicon(sent.lang)
    words = (sent.tokens[token], *sent.dependents(token, "obj"))
    return lexicon is not None and any(word.lemma.lower() in lexicon.comments for word in words)


def _cost(sent: Sentence, token: int, placed: Placed) -> float | None:
    head = _top(sent, placed.first, placed.last)
    case = _case(sent, head)
    words = load_gazetteer().words.get(sent.lang, {})
    locative = {p for p in (*words.get("at", ()), *words.get("ask", ())) if p not in _FROM}
    i, steps = head, 0.0
    # Climb out of a name, a list or an apposition ("la ville de Sotchi", "in Geneva and Vienna") to what the place hangs on.
    while (
        case is None
        and sent.tokens[i].dep.partition(":")[0] in _INNER
        and sent.tokens[i].head != i
        and steps < 4
    ):
        if sent.tokens[i].head == token:
            break
        i = sent.tokens[i].head
        steps += 1
        if _named_after(sent, i):
            return None
        if sent.tokens[i].upos in ("VERB", "AUX"):
            break
        case = _case(sent, i)
    anchor = sent.tokens[i]
    dep = anchor.dep.partition(":")[0]
    parent = anchor.head
    if _to_whom(sent, i, placed.place.lat is None):
        return None
    if sent.lang == "en" and case == "on" and sent.tokens[placed.last].lower not in _GROUND:
        return None  # "an embargo on Iran"
    if i == token or token in range(placed.first, placed.last + 1):
        return None
    if parent == token and parent != i:
        if case is None:
            return 2 + steps if dep in ("obj", "obl", "advmod", "nmod") else None
        return steps if case in locative else None
    if case not in locative:
        return None
    path = _path(sent, parent)
    if token in path:
        between = path[: path.index(token)]
        if any(_opens_a_clause(sent, j) for j in between):
            return None
        if _elsewhere(sent, token, between) or (between and _of_words(sent, token)):
            return None
        return 3 + steps + len(between)
    above = _path(sent, token)
    meeting = next((j for j in above if j in path), None)
    if meeting is None:
        return None
    below = path[: path.index(meeting)]
    crossed = above[: above.index(meeting)]
    if any(_opens_a_clause(sent, j) for j in below):
        return None
    if len(below) > 1 or any(sent.tokens[j].dep.partition(":")[0] not in _SHARED for j in crossed):
        return None
    if any(sent.tokens[j].dep.startswith("acl") for j in crossed):
        return None
    if any(sent.tokens[j].dep.startswith("advcl") and any(sent.dependents(j, "mark")) for j in crossed):
        return None  # "if Britain left, it would halt work in Derby"
    if any(sent.tokens[j].lemma.lower().startswith(_TOPICS) for j in below):
        return None
    if below and _of_words(sent, meeting):
        return None
    return 8 + steps + 2 * len(crossed) + len(below)


def _opens_a_clause(sent: Sentence, i: int) -> bool:
    """Does a clause of its own begin below token `i`, whatever its predicate ("alleged that its role in Syria is a pretext")?"""
    token = sent.tokens[i]
    return token.upos == "VERB" or token.dep.partition(":")[0] in _CLAUSES


def _path(sent: Sentence, i: int) -> list[int]:
    path = [i]
    while len(path) < _FAR and sent.tokens[i].head != i:
        i = sent.tokens[i].head
        path.append(i)
    return path
