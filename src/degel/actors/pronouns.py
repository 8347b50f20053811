"""Pronouns and possessives → the actors they stand for.

Input: the tokens of a sentence, the drafts before them, the memory of the document. Output: drafts. The choice is
by salience: persons by gender, the subject of the sentence before, then whoever was named last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from degel.actors import choosing
from degel.actors.choosing import Asked, quoted_tokens
from degel.actors.groups import coordinated, faced
from degel.actors.lexicon import Words, words
from degel.actors.memory import Memory
from degel.actors.rivalry import Phrase, Pronoun, phrases_of, settle
from degel.actors.salience import antecedent, classes, owned_by_another, third_persons
from degel.actors.scene import Draft, gender_of
from degel.parse.sentence import Sentence, Token
from degel.records import Actor

__all__ = ["give_owners", "read_pronouns", "third_persons"]

# A pronoun that is less sure than this is left alone.
_LEAST = 0.45
_IMPERSONAL_NEXT = frozenset(
    [
        "y",
        "faut",
        "est",
        "s'",
        "s’",
        "n'y",
        "en",
        "semble",
        "convient",
        "importe",
        "reste",
        "existe",
        "fallait",
        "faudrait",
        "fallut",
        "fallu",
        "faudra",
        "ne",
        "n'",
        "n’",
        "s'agit",
        "était",
        "serait",
    ]
)
_PERSONAL_VERBS = frozenset(
    ("falloir", "agir", "avoir", "convenir", "sembler", "importer", "rester", "exister", "être")
)


# "it seems", "it took months": nobody does it.
_IT_HAPPENS = frozenset(("seem", "appear", "happen", "matter", "rain", "snow", "depend"))
_TIMES = frozenset(("time", "hour", "day", "week", "month", "year", "decade", "while", "minute"))

_RUSSIAN_POSSESSIVES = frozenset(("его", "её", "ее", "их"))
# Possessives that stand alone, which a parser may take for nouns; who is here or there; what leads "the latter".
_ALONE = frozenset(("theirs", "hers", "suyo", "suya", "suyos", "suyas"))
_THESE = frozenset(
    ("celui-ci", "celle-ci", "ceux-ci", "celles-ci", "celui-là", "celle-là", "éste", "ésta", "éstos", "éstas")
)
_LEADING = frozenset(("the", "ce", "cette", "ces", "este", "esta", "estos", "estas"))
# The quality of a chosen one: at least, and what being likely adds.
_SURE = (0.3, 0.45)
_REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves", "lui", "elle", "él", "ella"))


def read_pronouns(sentence: Sentence, drafts: list[Draft], memory: Memory) -> list[Draft]:
    """The drafts for the third-person pronouns of a sentence; `drafts` are its other mentions, in text order."""
    known = classes(sentence.lang)
    tokens = sentence.tokens
    found: list[Draft] = []
    table = words(sentence.lang)
    quoted, memory.quoting = quoted_tokens(sentence, memory.quoting)
    here = phrases_of(sentence, drafts, table)
    before = [p for n, several in memory.phrases if 0 < sentence.number - n <= 2 for p in several]
    memory.phrases.append((sentence.number, here))
    weighed = [replace(p, quoted=True) if quoted[p.i] else p for p in here]
    earlier = [p for several in memory.weighed for p in several]
    memory.weighed.append(weighed)
    covered = {i for draft in drafts for i in range(draft.first, draft.last + 1) if draft.first < draft.last}
    pairs: list[Draft] | None = None
    for token in tokens:
        kind = known.get(_bare(token))
        asked = _asked(kind, token, sentence)
        if asked is None or token.i in covered:
            continue
        if pairs is None:
            pairs = [*coordinated(sentence, drafts), *faced(sentence, drafts)]
        near = next((d for d in drafts if d.last == token.i - 1 and d.actors and not d.place), None)
        if near is not None and token.lower in _REFLEXIVE and near.kind != "adjective":
            continue  # "Trump himself" is one mention
        plain = _plainly(kind, token, sentence, drafts)
        if plain is not None:
            found.append(plain)
            continue
        if kind == "whose":
            continue
        ruled: Draft | None = None
        close: Sequence[Actor] = ()
        why = ""
        empty = _impersonal(token, sentence)
        empty_word = empty or token.dep.startswith("expl")
        if kind is not None and not empty_word and (kind != "it" or token.dep.startswith("nsubj")):
            ruled, close, why = _by_rule(
                kind, token, sentence, [*drafts, *pairs, *found], memory, asked.pronoun, here, before, table
            )
        asked = replace(
            asked,
            ruled=tuple(ruled.actors) if ruled else (),
            close=tuple(close),
            why=why,
            empty=empty,
            quoted=quoted[token.i],
        )
        draft = _chosen(asked, ruled, sentence, weighed, earlier, memory, table)
        if draft is not None:
            found.append(draft)
        if not asked.pronoun.possessive:
            if draft is not None:
                here.append(_standing_for(token, draft, sentence))
            weighed.append(_pronoun_phrase(token, draft, asked, sentence))
    return found


def _bare(token: Token) -> str:
    """The word without what joins it to its verb ("a-t-il")."""
    low = token.lower
    return low.removeprefix("-t").removeprefix("-") if low.startswith("-") else low


def _plainly(kind: str | None, token: Token, sentence: Sentence, drafts: Sequence[Draft]) -> Draft | None:
    """Whom "himself" and "whose" mean where the sentence says it."""
    tokens = sentence.tokens
    owner: Draft | None = None
    if token.lower in ("himself", "herself", "itself", "themselves"):
        verb = token.head
        own = [d for d in drafts if d.last < token.i and d.actors and tokens[d.head].dep.startswith("nsubj")]
        owner = next((d for d in reversed(own) if tokens[d.head].head in (verb, tokens[verb].head)), None)
    elif kind == "whose":
        owner = _just_before(token, sentence, drafts)
    if owner is None:
        return None
    return replace(owner, first=token.i, last=token.i, head=token.i, kind="pronoun", quality=0.75)


def _asked(kind: str | None, token: Token, sentence: Sentence) -> Asked | None:
    """What is asked of the choice, or None where the word is no pronoun."""
    if kind is not None:
        if token.dep.startswith("expl") and kind not in ("he", "it"):
            return None
        if token.upos not in ("PRON", "DET", "ADJ") and token.lower not in _ALONE:
            return None
        shape = _shape(kind, token, sentence)
        sort = "owner" if shape.possessive else "subject" if token.dep.startswith("nsubj") else "object"
        if token.lower in _THESE:
            sort = "this"
        return Asked(shape, sort, sentence.number, False)
    table = words(sentence.lang)
    number = {"Sing": False, "Plur": True}.get(token.feats.get("Number", ""))
    anyone = frozenset(("person", "body", "thing"))
    if token.lower in table["own"]:
        if token.upos not in ("DET", "ADJ", "PRON"):
            return None
        return Asked(Pronoun(token.i, True, None, None, anyone), "own", sentence.number, False)
    if token.lower in table["clitics"]:
        verb = sentence.tokens[token.head]
        tagged = token.upos == "PRON" and verb.upos in ("VERB", "AUX")
        if verb.i < token.i or not (tagged or token.dep.partition(":")[0] in ("obj", "iobj", "obl")):
            return None
        open_ = token.lower in ("l'", "l’", "les") or (token.lower == "le" and sentence.lang == "es")
        gender = None if open_ else gender_of(token)
        return Asked(Pronoun(token.i, False, number, gender, anyone), "object", sentence.number, False)
    if token.lower in table["latter"] and token.i:
        behind = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
        if behind is not None and behind.upos in ("NOUN", "PROPN", "NUM", "ADJ"):
            return None
        if token.dep in ("amod", "advmod") or (
            sentence.lang != "ru" and sentence.tokens[token.i - 1].lower not in _LEADING
        ):
            return None
        return Asked(
            Pronoun(token.i, False, number, gender_of(token), anyone), "this", sentence.number, False
        )
    return None


def _by_rule(
    kind: str,
    token: Token,
    sentence: Sentence,
    drafts: Sequence[Draft],
    memory: Memory,
    shape: Pronoun,
    here: Sequence[Phrase],
    before: Sequence[Phrase],
    table: Words,
) -> tuple[Draft | None, Sequence[Actor], str]:
    """Whom salience tells, if nobody else fits as well; whom it tells before that is asked; and why."""
    owning = kind in ("his", "her", "their") and token.lower != "its"
    if owning and owned_by_another(token, sentence, drafts):
        return None, (), "owned"
    best = antecedent(kind, token, sentence, drafts, memory)
    if best is None or not best.figure.actors:
        return None, (), "none"
    figure = best.figure
    close = figure.actors
    meant, why = settle(figure.actors, shape, sentence, here, before, table)
    if meant is None:
        return None, close, why
    if meant != tuple(figure.actors):
        figure = replace(figure, actors=meant, gender=None, person=False)
    if all(actor.code is None and actor.name is None for actor in figure.actors):
        return None, close, "weak"
    salience = min(0.75, 0.3 + 0.16 * best.score)
    if salience < _LEAST:
        return None, close, "weak"
    draft = _draft(token, figure.actors, salience * max(figure.quality, 0.5))
    draft.gender, draft.plural, draft.person = figure.gender, figure.plural, figure.person
    return draft, close, why


def _draft(token: Token, actors: Sequence[Actor], quality: float) -> Draft:
    return Draft(
        token.i, token.i, token.i, "pronoun", [replace(actor, span=None) for actor in actors], quality
    )


def _chosen(
    asked: Asked,
    ruled: Draft | None,
    sentence: Sentence,
    here: Sequence[Phrase],
    before: Sequence[Phrase],
    memory: Memory,
    table: Words,
) -> Draft | None:
    """The draft of whom the word means by the learnt choice, which knows the answer of the rules."""
    best = choosing.decide(asked, sentence, here, before, memory.counts, table)
    if best is None:
        return ruled if ruled is not None and not choosing.codes_of(ruled.actors) else None
    choice, chance = best
    if ruled is not None and choosing.codes_of(ruled.actors) == choice.codes:
        return ruled
    draft = _draft(sentence.tokens[asked.pronoun.i], choice.actors, _SURE[0] + _SURE[1] * chance)
    if choice.phrase is not None:
        draft.gender, draft.plural = choice.phrase.gender, choice.phrase.plural
        draft.person = choice.phrase.nature == "person" and choice.actors == choice.phrase.actors
    return draft


def _shape(kind: str, token: Token, sentence: Sentence) -> Pronoun:
    """What number, gender and nature a pronoun agrees with."""
    lang = sentence.lang
    owning = kind in ("his", "her", "their")
    if lang == "fr" and token.upos == "PRON" and token.dep.partition(":")[0] in ("obj", "iobj"):
        owning = False  # "leur a répondu"
    if lang == "ru":
        owning = token.lower in _RUSSIAN_POSSESSIVES and _before_its_noun(token, sentence)
    person = lang == "en" and kind in ("he", "she", "her", "his") and token.lower not in ("its", "it")
    natures = {"person"} if person else {"person", "body", "thing"}
    if lang == "en" and (kind == "it" or token.lower == "its"):
        natures = {"body", "thing"}
    gender = None
    if lang == "en":
        gender = "m" if token.lower in ("he", "him", "his", "himself") else "f" if person else None
    elif not owning or lang == "ru":
        gender = {"he": "m", "his": "m", "she": "f", "her": "f"}.get(kind)
        if token.lower == "lui" and token.dep == "iobj":
            gender = None
    if lang == "ru" and gender == "m" and token.lower != "он":
        gender = None if token.feats.get("Gender") == "Neut" else "m"
    plural: bool | None = kind in ("they", "their")
    if lang == "es" and owning:
        plural = None  # "su" is of one or of many
    return Pronoun(token.i, owning, plural, gender, frozenset(natures))


def _before_its_noun(token: Token, sentence: Sentence) -> bool:
    head = sentence.tokens[token.head]
    return (
        head.i > token.i
        and head.upos in ("NOUN", "PROPN")
        and not token.dep.startswith(("nsubj", "obj", "iobj"))
    )


def _standing_for(token: Token, draft: Draft, sentence: Sentence) -> Phrase:
    return Phrase(
        token.i, token.i, draft.plural or len(draft.actors) > 1, draft.gender, "person" if draft.person else "body",
        "subject" if token.dep.startswith("nsubj") else "object", sentence.number, len(sentence.tokens), tuple(draft.actors),
        stands_for=True, kind="pronoun",
    )  # fmt: skip


def _pronoun_phrase(token: Token, draft: Draft | None, asked: Asked, sentence: Sentence) -> Phrase:
    """The pronoun as what a later one may mean, also where it means nobody of ours."""
    if draft is not None:
        return replace(_standing_for(token, draft, sentence), quoted=asked.quoted)
    shape = asked.pronoun
    nature = "person" if shape.natures == {"person"} else "thing"
    return Phrase(
        token.i, token.i, bool(shape.plural), shape.gender, nature,
        "subject" if token.dep.startswith("nsubj") else "object", sentence.number, len(sentence.tokens),
        stands_for=True, quoted=asked.quoted,
    )  # fmt: skip


def _just_before(token: Token, sentence: Sentence, drafts: Sequence[Draft]) -> Draft | None:
    """Who stands before "whose", a comma or a preposition between ("Poland, whose army …", "país con cuyo ejército")."""
    i = token.i - 1
    while i >= 0 and sentence.tokens[i].upos in ("PUNCT", "ADP"):
        i -= 1
    near = [d for d in drafts if d.last == i and d.actors and not d.place and d.kind != "adjective"]
    named = [d for d in near if any(actor.country or actor.code for actor in d.actors)]
    return max(named, key=lambda d: d.last - d.first, default=None)


def give_owners(drafts: Sequence[Draft], pronouns: Sequence[Draft]) -> None:
    """Gives soldiers and officials of whom only "his", "its" or "whose" tells the state of its owner, in place."""
    owners = {d.last: d for d in pronouns if d.kind == "pronoun" and len(d.actors) == 1}
    for draft in drafts:
        owner = owners.get(draft.first - 1) or owners.get(draft.first)
        if not draft.guessed or owner is None or owner is draft or not owner.actors[0].country:
            continue
        state = owner.actors[0].country
        draft.actors = [replace(actor, country=state, code=state) for actor in draft.actors]
        draft.quality = max(draft.quality, min(owner.quality, 0.6))


def _impersonal(token: Token, sentence: Sentence) -> bool:
    """ "il faut", "il y a", "il est possible de", "it is clear that"."""
    if token.lower not in ("il", "it"):
        return False
    verb = sentence.tokens[token.head]
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    if token.lower == "il":
        return (
            after is not None
            and after.lower in _IMPERSONAL_NEXT
            and (verb.upos != "VERB" or verb.lemma in _PERSONAL_VERBS or "VerbForm" not in verb.feats)
            and not any(verb.i < t.i for t in sentence.dependents(verb.i, "obl:agent"))
        )
    if verb.lemma in _IT_HAPPENS or (verb.lemma == "take" and _of_time(verb, sentence)):
        return True
    before = sentence.tokens[token.i - 1].lower if token.i else ""
    if verb.lemma == "come" and before in ("when", "if", "whenever"):
        return True  # "when it comes to trade"
    if verb.upos == "PRON":
        return True  # "it's not something that we know"
    return verb.upos in ("ADJ", "NOUN") and any(
        t.dep in ("csubj", "ccomp", "xcomp") or t.dep.startswith("acl") for t in sentence.dependents(verb.i)
    )


def _of_time(verb: Token, sentence: Sentence) -> bool:
    return any(t.lemma in _TIMES for t in sentence.dependents(verb.i, "obj"))
