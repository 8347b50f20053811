"""A noun of saying with its clause → what its owner says: "France's accusation that …", « l'annonce par X que … », «заявление X о том, что …».

Only a noun whose owner is told says something: a genitive, "by X", a possessive, or the subject of a verb that repeats it ("reiterated the claim
that …"); "denied reports that …" says nothing of its own.
"""

from __future__ import annotations

from degel.parse.sentence import Sentence, Token
from degel.quotes.clause import opens_clause, trim
from degel.quotes.page import Page
from degel.quotes.source import Told
from degel.quotes.speaker import Inquit
from degel.quotes.subject import actor_of, speaker_at, subject_of
from degel.records import Actor, Span

__all__ = ["by_noun"]

# Words between the noun and its clause: its owner.
_REACH = 14
_BY = frozenset({"by", "par", "por", "of", "de", "du", "des", "del", "d'", "d’"})
_LINK = {
    "fr": frozenset({"selon"}),
    "es": frozenset({"según", "de"}),
    "ru": frozenset({"о", "об", "в", "на", "том"}),
}
_WHICH = frozenset({"laquelle", "lequel", "lesquels", "lesquelles", "cual", "cuales"})
_COMPLEMENT = frozenset({"nmod", "compound", "flat", "appos"})


def by_noun(page: Page, sent: Sentence) -> list[Told]:
    """The clauses of a sentence that a noun of saying with an owner tells."""
    found = []
    for noun in sent.tokens:
        if noun.upos == "NOUN" and {noun.lower, noun.lemma.lower()} & page.lexicon.sayings:
            told = _told(page, sent, noun)
            if told is not None:
                found.append(told)
    return found


def _told(page: Page, sent: Sentence, noun: Token) -> Told | None:
    at = _opening(page, sent, noun)
    if at is None or at + 2 >= len(sent.tokens):
        return None
    below = _clause(page, sent, noun, at)
    piece = trim(page, sent, below)
    if piece is None or not page.finite([piece]):
        return None
    if any(sent.tokens[i].lemma.lower() in page.lexicon.repeats for i in below[:4]):
        return None  # "the warning that he gave", « la promesse que le ministre a faite »
    speaker, pronoun = _owner(page, sent, noun, at)
    if speaker is None and not pronoun:
        return None
    span = Span(noun.start, min(sent.tokens[at].start, piece.start))
    return Told((piece,), Inquit(span, noun.text, speaker, (), 1, pronoun=pronoun))


def _opening(page: Page, sent: Sentence, noun: Token) -> int | None:
    """The word that opens the clause of a noun, with nothing between but whose the noun is."""
    words = sent.tokens
    for i in range(noun.i + 1, min(noun.i + _REACH, len(words))):
        word = words[i]
        if word.lower in _WHICH:
            return i if words[i - 1].lower in ("selon", "según") or words[i - 2].lower == "según" else None
        if opens_clause(page, word) and word.upos in ("SCONJ", "PRON", "ADP"):
            if "Rel" in word.feats.get("PronType", "") or word.dep.startswith(("nsubj", "obj", "obl")):
                return None  # "the warning that he gave"
            before = words[i - 1].lower
            if sent.lang == "fr" and words[i - 1].upos in ("ADP", "ADV"):
                return None  # « un engagement pour que »
            if sent.lang == "es" and before not in ("de", "en"):
                return None
            if sent.lang == "ru" and (before != "," or words[i - 2].lower not in ("том", "тем", "тому")):
                return None
            return i
        comma = (
            word.text == "," and sent.lang == "ru" and i + 1 < len(words) and opens_clause(page, words[i + 1])
        )
        if word.upos in ("VERB", "AUX", "SCONJ") or (word.upos == "PUNCT" and not comma):
            return None
    return None


def _clause(page: Page, sent: Sentence, noun: Token, at: int) -> list[int]:
    """The words behind the opening that belong to the clause: those below its verb, up to the verb that the noun is the subject of."""
    words = sent.tokens
    head = words[at].head
    if words[at].lower in _WHICH or not at < head < len(words):
        own = [
            t.i
            for t in words[at + 1 :]
            if t.head in range(noun.i, at) and t.upos in ("VERB", "AUX", "ADJ", "NOUN")
        ]
        head = own[0] if own else at + 1
    if words[head].dep == "root":
        return []  # the parse took the clause's verb for the sentence's
    below = [i for i in sent.subtree(head) if i > at]
    # The verb of the noun itself ends the clause.
    if noun.dep.startswith("nsubj") and noun.head > at:
        main = min(
            [noun.head, *(c.i for c in sent.dependents(noun.head, "aux", "aux:pass", "cop") if c.i > at)]
        )
        below = [i for i in below if i < main]
    elif below:
        # Else it runs on as far as the sentence does without another verb of the page's.
        below = list(range(below[0], below[-1] + 1))
    return below


def _owner(page: Page, sent: Sentence, noun: Token, at: int) -> tuple[Actor | None, bool]:
    """Whose words they are, and whether only a pronoun says whose."""
    for child in sent.dependents(noun.i):
        if child.i >= at:
            continue
        possessive = child.feats.get("Poss") == "Yes" or (
            child.upos in ("PRON", "DET") and child.dep in ("nmod", "nmod:poss", "det")
        )
        for mention in page.mentions_of(sent):
            if possessive and mention.first == child.i and mention.kind == "pronoun" and mention.actors:
                return actor_of(mention), False
    for child in sent.dependents(noun.i):
        if (
            child.i >= at
            or child.dep.partition(":")[0] not in _COMPLEMENT
            or child.upos not in ("NOUN", "PROPN", "X")
        ):
            continue
        case = [c.lower for c in sent.dependents(child.i, "case")]
        genitive = child.feats.get("Case") == "Gen" or (
            child.i < noun.i and (not case or case[0] in ("'s", "’s", "'", "’"))
        )
        if (case and case[0] in _BY) or genitive:
            speaker = speaker_at(page, sent, child)
            if speaker is not None:
                return speaker, False
    for mention in page.mentions_of(sent):
        if (
            mention.kind == "adjective"
            and sent.tokens[mention.head].head == noun.i
            and len(mention.actors) == 1
        ):
            actor = mention.actors[0]
            return Actor(actor.country, actor.code, span=mention.span), False  # "the French claim that …"
    verb = sent.tokens[noun.head]
    if noun.dep == "obj" and verb.lemma.lower() in page.lexicon.repeats and not _denied(sent, verb):
        speaker, subject = subject_of(page, sent, verb.i)
        return speaker, subject is not None and subject.upos == "PRON" and speaker is None
    return None, False


def _denied(sent: Sentence, verb: Token) -> bool:
    return any(
        c.feats.get("Polarity") == "Neg" or c.lower in ("not", "ne", "n'", "n’", "no", "не", "never")
        for c in sent.dependents(verb.i, "advmod")
    )
