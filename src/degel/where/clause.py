"""An act in a sentence and the places named there → the act's own place, by its path in the tree."""

from __future__ import annotations

from collections.abc import Sequence

from degel.parse.sentence import Sentence
from degel.records import Place
from degel.when.lexicon import load_lexicon
from degel.where.anchor import Anchor, anchor_of, cases, is_word, table_of
from degel.where.names import Placed

__all__ = ["from_afar", "names_ground", "place_of"]

_FAR = 10
# Prepositions of a circumstance or matter that has a place of its own ("following the clashes in X").
_AFTER = {
    "following", "after", "amid", "over", "despite", "because", "since", "about", "for", "against", "ahead", "like",
    "après", "suite", "malgré", "sur", "contre", "pour", "avant", "depuis", "selon", "face", "tras", "ante", "contra", "sobre", "para",
    "pese", "después", "según", "antes", "desde", "после", "несмотря", "из-за", "ввиду", "о", "об", "против", "за", "по", "для", "перед",
}  # fmt: skip
# Acts put "on" a state or its seat fall on it and not there ("sanctions on the Kremlin"); on these one can stand.
_GROUND = (
    "island",
    "islands",
    "heights",
    "peninsula",
    "coast",
    "bank",
    "strip",
    "border",
    "isle",
    "soil",
    "outskirts",
)
_TO = {"es": "a", "en": "to"}
_FROM = frozenset(("depuis", "desde", "from"))  # whence words reach others
_OVER = frozenset(("over",))
_BIDDEN = frozenset(("to", "à", "a", "в", "во", "на", "au", "aux", "al"))
_CLAUSES = ("ccomp", "acl", "advcl", "csubj", "parataxis")
_SUBJECTS = ("nsubj", "csubj")
_BETWEEN = 5  # how many words stand between a town and the land that it lies in


def place_of(
    sentence: Sentence, token: int, places: Sequence[Placed], *, spoken: bool = False, struck: bool = False
) -> Place | None:
    """The place of the act at `token`: one that hangs on the act itself by a word of place, then one on a noun of the
    act, then one on the verb over the act; None rather than just any place of the sentence.

    An act of words (`spoken`) is not where the thing is that it speaks of; what is `struck` is where it happens.
    """
    here = _towns_of_seats([placed for placed in places if placed.sentence == sentence.number], sentence)
    if not here or from_afar(sentence, token):
        return None
    spoken = spoken or _of_words(sentence, token)
    ranked: list[tuple[float, int, Placed]] = []
    within: Placed | None = None
    for k, placed in enumerate(here):
        cost = _where_clause(sentence, token, placed)
        if cost is None and _opens_the_sentence(sentence, token, placed, spoken):
            cost = 1.0
        if cost is None:
            cost = _cost(sentence, token, placed, spoken, struck)
        if within is not None and not _lies_in(sentence, within, placed):
            within = None
        if cost is None:
            within = within or placed
            continue
        # "in Birmingham, Alabama": the town, also where the parse hangs up only the land behind it
        town = within or placed
        if within is None and k and _lies_in(sentence, here[k - 1], placed):
            town = here[k - 1]
        within = town
        # A city says more than the region or country it lies in.
        wide = 0.5 if town.place.lat is None else 0.25 if town.ruled == "region" else 0.0
        ranked.append((cost + wide, abs(town.first - token), town))
    if not ranked:
        return None
    best = min(ranked, key=lambda r: r[:2])[2]
    if best.place.lat is None:
        # «захватили город Кундуз на севере Афганистана»
        towns = [r for r in ranked if r[2].ruled == "town" and r[2].place.country == best.place.country]
        best = min(towns, key=lambda r: r[:2])[2] if towns else best
    return best.place


def _towns_of_seats(here: list[Placed], sent: Sentence) -> list[Placed]:
    """The places without a body's seat that the town behind it moves: "the UN headquarters in Geneva"."""
    kept = []
    for k, placed in enumerate(here):
        following = here[k + 1] if k + 1 < len(here) else None
        seat = placed.place.lat is not None and placed.ruled is None
        near = following is not None and following.ruled == "town" and following.first - placed.last == 2
        if not (seat and near and following and following.place.country != placed.place.country):
            kept.append(placed)
    return kept


def _lies_in(sent: Sentence, town: Placed, land: Placed) -> bool:
    """Does the second place only say where the first lies ("Shepherdstown (West Virginia)", «в Василле, штат Аляска»)?"""
    between = sent.tokens[town.last + 1 : land.first]
    if not between or len(between) > _BETWEEN or between[0].text not in (",", "("):
        return False
    if land.ruled == "town" or (land.place.lat is not None and town.place.lat is None):
        return False
    if town.place.country != land.place.country:
        return False
    locative = table_of(sent.lang).get("where", frozenset())
    return all(
        t.upos in ("ADJ", "DET")
        or t.lower in locative
        or t.text in ",("
        or is_word(sent, t.i, "grounds")
        or t.upos == "ADP"
        for t in between
    )


def from_afar(sent: Sentence, token: int) -> bool:
    """Is it done by telephone, by letter or over a screen, so that it has no place?"""
    while sent.tokens[token].dep in ("xcomp", "advcl") and sent.tokens[token].head != token:
        if any(is_word(sent, child.i, "remote") for child in sent.dependents(token, "obl")):
            return True
        token = sent.tokens[token].head
    if is_word(sent, token, "remote"):
        return True
    for child in sent.dependents(token, "obl", "nmod", "amod", "advmod", "compound"):
        if is_word(sent, child.i, "remote") and child.dep != "nsubj":
            return True
    for child in sent.dependents(token, "obj", "nsubj", "obl", "nmod"):
        if any(is_word(sent, k.i, "remote") for k in sent.dependents(child.i, "amod", "compound", "nmod")):
            return True
    return False


def names_ground(sentence: Sentence, places: Sequence[Placed]) -> bool:
    """Does it name a town or land that nobody listed ("the coastal village of Mullaitivu")?"""
    known = {i for p in places if p.sentence == sentence.number for i in range(p.first, p.last + 1)}
    return any(
        token.upos == "PROPN" and token.i not in known and is_word(sentence, token.head, "grounds")
        for token in sentence.tokens
        if token.head < token.i
    )


def _where_clause(sent: Sentence, token: int, placed: Placed) -> float | None:
    """ "visited Lisbon, where he met …": the act stands in a clause that points back to the place just before it."""
    for child in sent.dependents(token, "advmod", "obl", "mark", "obj"):
        if child.i < token and is_word(sent, child.i, "there"):
            gap = sent.tokens[placed.last + 1 : child.i]
            if placed.last < child.i and len(gap) <= 2 and all(t.upos == "PUNCT" for t in gap):
                return 1.5
            return 2.0 if placed.last < child.i and len(gap) <= 5 and gap[-1].text in (")", ",") else None
    return None


def _invited(sent: Sentence, token: int, anchor: Anchor) -> bool:
    """Is it where somebody is bidden to ("invited him to Brasília", « une invitation à Washington »), not where that is done?"""
    if anchor.i < token:
        return False
    words = (
        token,
        sent.tokens[anchor.i].head,
        *(t.i for t in sent.dependents(token, "obj") if t.i < anchor.i),
    )
    return bool(anchor.cases & _BIDDEN) and any(is_word(sent, i, "invite") for i in words)


def _seated(sent: Sentence, token: int, anchor: Anchor, placed: Placed) -> bool:
    """Is it the town whose police or court acts ("police in Milan arrested", « la cour de La Haye a ordonné »)?"""
    body = sent.tokens[anchor.i].head
    return (
        placed.ruled in ("town", "region")
        and placed.place.lat is not None
        and sent.tokens[body].head == token
        and sent.tokens[body].dep.startswith("nsubj")
        and is_word(sent, body, "seated")
    )


def _opens_the_sentence(sent: Sentence, token: int, placed: Placed, spoken: bool) -> bool:
    """ "Speaking in Nairobi, he urged …", « Depuis Le Caire, elle a condamné … »: the place in the words before the first
    comma, by their order alone, for parsers often read them upside down."""
    comma = next((t.i for t in sent.tokens if t.text == ","), len(sent.tokens))
    if not placed.last < comma < token or placed.place.lat is None:
        return False
    if any(
        t.upos == "VERB" and not t.dep.startswith(("amod", "acl")) for t in sent.tokens[comma + 1 : token]
    ):
        return False
    lead = sent.tokens[: placed.first]
    verbs = [t for t in lead if t.upos == "VERB"]
    first = sent.tokens[0]
    if verbs:
        located = bool(cases(sent, placed.first) | cases(sent, placed.last)) and verbs[0].i <= 1
        return located and len(verbs) == 1 and is_word(sent, verbs[0].i, "staged")
    return spoken and first.lower in _FROM and len(lead) <= 2


def _to_whom(sent: Sentence, i: int, own: frozenset[str], placed_country: bool, spoken: bool = False) -> bool:
    """Is it whom one acts on, speaks or gives to ("le propuso eso a Cuba", "apologised to Cuba"), not where?"""
    token = sent.tokens[i]
    if sent.lang == "ru" and "на" in own:
        # «возложил вину на Россию», but «прибыл на Кубу»
        return placed_country and token.feats.get("Case") == "Acc" and not _travels(sent, token.head)
    to = _TO.get(sent.lang)
    if spoken and sent.lang in ("fr", "es") and own & {"à", "a"}:
        return not _travels(sent, sent.tokens[i].head)  # « a demandé à Kampala de … »
    if to is None or to not in own:
        return False
    if placed_country:
        led = [token.head, *(child.i for child in sent.dependents(token.head, "obj") if child.i < i)]
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
    words = table_of(sent.lang).get("travel", ())
    return any(lemma == word if len(word) <= 3 else lemma.startswith(word) for word in words)


def _of_words(sent: Sentence, token: int) -> bool:
    """Is it an act of words about something that has a place of its own ("condemned the arrests in Cuba")?"""
    lexicon = load_lexicon(sent.lang)
    words = (sent.tokens[token], *sent.dependents(token, "obj"))
    return lexicon is not None and any(word.lemma.lower() in lexicon.comments for word in words)


def _cost(sent: Sentence, token: int, placed: Placed, spoken: bool, struck: bool) -> float | None:
    """How far the place stands from the act, None when it is another's."""
    anchor = anchor_of(sent, placed, token)
    if anchor is None or anchor.i == token or token in range(placed.first, placed.last + 1):
        return None
    state = placed.place.lat is None and placed.ruled is None
    if _to_whom(sent, anchor.i, anchor.cases, state, spoken and anchor.i > token):
        return None
    if _invited(sent, token, anchor):
        return None
    if spoken and anchor.cases & _OVER and sent.lang == "en":
        return None  # "warned Japan over the islands in the East China Sea"
    if _seated(sent, token, anchor, placed):
        return 2 + anchor.steps
    parent = sent.tokens[anchor.i].head
    if parent == anchor.i:
        return None
    before = min((t.i for t in sent.dependents(anchor.i, "case")), default=anchor.i) - 1
    seat = placed.place.lat is not None and placed.ruled is None
    if before > 0 and before != token and _posted(sent, before) and not seat:
        return None  # "recalled its ambassador in X"
    word = sent.tokens[parent]
    if (
        anchor.i < parent
        and word.upos in ("NOUN", "PROPN")
        and word.dep.startswith(_SUBJECTS)
        and anchor.cases
    ):
        parent = word.head  # "in Moscow, investigators charged …"
    led = _led(sent, token, parent, anchor, state, struck, sent.tokens[placed.last].lower)
    if parent == token:
        return _own(sent, token, anchor, led, spoken, struck)
    if not led:
        return None
    path = _path(sent, parent)
    if token in path:
        below = _below(sent, token, path[: path.index(token)], spoken, struck)
        return None if below is None else 3 + anchor.steps + below
    above = _path(sent, token)
    meeting = next((j for j in above if j in path), None)
    if meeting is None:
        return None
    return _beside(
        sent, token, anchor, path[: path.index(meeting)], above[: above.index(meeting)], meeting, spoken
    )


def _led(
    sent: Sentence, token: int, parent: int, anchor: Anchor, state: bool, struck: bool, last: str
) -> bool:
    """Does a word of place lead to the anchor: one of being there, of striking it, of leaving it?"""
    if sent.lang == "en" and "on" in anchor.cases and last not in _GROUND:
        ground = is_word(sent, anchor.i, "grounds") or is_word(sent, anchor.i, "sites")
        if not ground and not (struck and not state):
            return False  # "an embargo on Iran"
    if anchor.onto and not anchor.located:
        return struck and not state
    if anchor.away and not anchor.located:
        return any(
            is_word(sent, j, "left") for j in (token, parent, *(t.i for t in sent.dependents(parent, "obj")))
        )
    return anchor.located


def _own(sent: Sentence, token: int, anchor: Anchor, led: bool, spoken: bool, struck: bool) -> float | None:
    """What the place costs that hangs on the act itself."""
    dep = sent.tokens[anchor.i].dep.partition(":")[0]
    if led:
        # "accused Russia of crimes in X", "condemned the arrests in X": where the crimes were
        return None if spoken and any(_matter(sent, i) for i in range(token + 1, anchor.i)) else anchor.steps
    if not anchor.cases:
        label = sent.tokens[anchor.i].dep
        if spoken or not anchor.pure or label == "obl:agent":
            return None
        bare = dep in ("obj", "obl", "advmod", "nmod") or label == "nsubj:pass"
        return 2 + anchor.steps if bare else None
    # "the bombing of Aleppo", "la toma de Kunduz"
    of = anchor.cases & {"of", "de", "du", "des", "del", "d'", "d’"}
    if struck and of and dep == "nmod" and sent.tokens[token].upos == "NOUN":
        return 2.5 + anchor.steps
    return None


def _matter(sent: Sentence, i: int) -> bool:
    """Is it a noun or verb that words may be about, no bare day ("lundi")?"""
    token = sent.tokens[i]
    if token.upos == "VERB":
        return True
    if token.upos != "NOUN" or is_word(sent, i, "grounds") or is_word(sent, i, "beside"):
        return False
    return bool(cases(sent, i)) or not token.dep.startswith(("obl", "advmod"))


def _below(sent: Sentence, token: int, between: Sequence[int], spoken: bool, struck: bool) -> float | None:
    """What it costs to come up to an act from a place on a word below it; None when that word keeps the place."""
    most = 2 if struck or (between and _travels(sent, between[-1])) else 1
    if len([j for j in between if not _opens_a_clause(sent, j) and not _on_way(sent, j)]) > most:
        return None
    extra = 0.0
    for k, j in enumerate(between):
        word = sent.tokens[j]
        if _posted(sent, j) or is_word(sent, j, "remote"):
            return None
        if is_word(sent, j, "topics") and (spoken or not word.dep.startswith("obj")):
            return None  # "the situation in X"; but they may sign a truce there
        if _opens_a_clause(sent, j):
            # "speaking in X, he accused", "a rally held in X"
            if not _scene(sent, j) or any(sent.dependents(j, *_SUBJECTS)):
                return None
            continue
        dep = word.dep.partition(":")[0]
        if _on_way(sent, j):
            return len(between) + 1.0  # "the minister, on a visit to X, accused …"
        if dep == "conj":
            return None
        if k + 1 < len(between) and dep == "nmod" and spoken:
            return None
        own = cases(sent, j)
        if word.head != token:
            if own & _AFTER and not (struck and own & table_of(sent.lang).get("onto", frozenset())):
                return None
            extra += 1
            continue
        occasion = bool(own & table_of(sent.lang).get("occasion", frozenset())) and not own & _AFTER
        if own & _AFTER and (spoken or not own & table_of(sent.lang).get("onto", frozenset())):
            return None
        if spoken and not (occasion and dep in ("obl", "nmod", "advcl")):
            return None
        if dep == "nsubj":
            extra += 1
    return len(between) + extra


def _on_way(sent: Sentence, j: int) -> bool:
    """Is it a visit or tour on which somebody is ("on a visit to X")?"""
    return is_word(sent, j, "staged") and bool(
        cases(sent, j) & table_of(sent.lang).get("on_way", frozenset())
    )


def _scene(sent: Sentence, j: int) -> bool:
    """Does the clause at `j` only say where somebody is or something goes on?"""
    token = sent.tokens[j]
    if any(t.lower not in ("à", "a", "en") for t in sent.dependents(j, "mark")):
        return False
    if token.dep.startswith("acl:relcl") and not is_word(sent, j, "held"):
        return False
    return is_word(sent, j, "staged") or is_word(sent, j, "held")


def _beside(
    sent: Sentence,
    token: int,
    anchor: Anchor,
    below: Sequence[int],
    crossed: Sequence[int],
    meeting: int,
    spoken: bool,
) -> float | None:
    """What a place costs that hangs on a word above the act, or below such a word."""
    if any(_opens_a_clause(sent, j) and not _scene(sent, j) for j in below) or len(below) > 1:
        return None
    if below:
        word = sent.tokens[below[0]]
        occasion = bool(cases(sent, below[0]) & table_of(sent.lang).get("occasion", frozenset()))
        if (
            _posted(sent, below[0])
            or is_word(sent, below[0], "topics")
            or word.dep.startswith(_SUBJECTS)
            or is_word(sent, below[0], "remote")
        ):
            return None
        if cases(sent, below[0]) & _AFTER or ((spoken or _of_words(sent, meeting)) and not occasion):
            return None
    if len(crossed) > 3 or anchor.away:
        return None
    if not below and _of_words(sent, meeting) and any(_matter(sent, i) for i in range(meeting + 1, anchor.i)):
        return None  # "discussed developments in X and agreed to …"
    for j in crossed:
        if not _crosses(sent, j, anchor):
            return None
    return 8 + anchor.steps + 2 * len(crossed) + len(below)


def _crosses(sent: Sentence, j: int, anchor: Anchor) -> bool:
    """Is what stands at `j` done where its governor is?"""
    token = sent.tokens[j]
    dep = token.dep.partition(":")[0]
    head = token.head
    verb = token.upos in ("VERB", "AUX")
    if dep == "xcomp":
        return True
    if dep == "conj":
        # "blocked roads in X and burned tyres", but not "in Ukraine they praise her, in Russia they accuse her"
        return not any(sent.dependents(j, *_SUBJECTS)) and anchor.i < j
    if dep == "advcl":
        if any(sent.dependents(j, *_SUBJECTS)):
            return False
        marks = [t.lower for t in sent.dependents(j, "mark")]
        marks += [t.lower for t in sent.dependents(j, "case")] if verb else []
        goal = table_of(sent.lang).get("goal", frozenset()) | {"en", "а", "à", "a"}
        return all(mark in goal for mark in marks)
    if dep in ("nsubj", "obj", "obl"):
        if _of_words(sent, head) or cases(sent, j) & _AFTER:
            return False
        return token.upos == "NOUN" and (is_word(sent, head, "held") or is_word(sent, head, "staged"))
    if dep == "nmod":
        return token.upos == "NOUN" and sent.tokens[head].upos == "NOUN" and not _posted(sent, head)
    return False


def _posted(sent: Sentence, j: int) -> bool:
    """Is it somebody who is posted or was born there?"""
    return is_word(sent, j, "posted")


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
