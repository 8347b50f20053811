"""A verb of saying in its sentence → who says it, and to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from degel.actors.mention import Mention
from degel.parse.sentence import Sentence, Token
from degel.quotes.page import Page
from degel.quotes.strangers import last_name, name_around, state_beside
from degel.records import Actor, Span

__all__ = [
    "PERSONS",
    "Inquit",
    "actor_of",
    "at_place",
    "before_verb",
    "is_bare",
    "named_after",
    "read_inquit",
    "refers",
    "speaker_at",
    "speaking_subject",
    "spoken_of",
    "subject_of",
]

_RELATIVE = {
    "qui",
    "who",
    "which",
    "that",
    "который",
    "которая",
    "которые",
    "которое",
    "que",
    "quien",
    "quienes",
}
_CLIMB = {"xcomp", "advcl", "acl", "conj", "ccomp", "csubj", "dep", "parataxis"}
_HUMAN = {"PROPN", "NOUN", "PRON"}
_PLACE = {"on", "in", "at", "sur", "dans", "en", "sobre", "на", "в", "во"}
_DEFINITE = {"the", "le", "la", "l", "el", "los", "las", "les"}
_THEIRS = {
    "его",
    "её",
    "ее",
    "их",
    "him",
    "her",
    "them",
    "lui",
    "elle",
    "eux",
    "elles",
    "él",
    "ella",
    "ellos",
    "ellas",
}
PERSONS = {
    "he",
    "she",
    "they",
    "il",
    "elle",
    "ils",
    "elles",
    "он",
    "она",
    "они",
    "él",
    "ella",
    "ellos",
    "ellas",
}
_INITIAL = re.compile(r"\b[^\W\d_a-zà-ÿа-яё][a-zà-ÿа-яё’'-]+")
_NAME = re.compile(
    r"[ \u00a0]((?:[^\W\d_a-zà-ÿа-яё](?:[\w’'-]+|\.)[ \u00a0]){1,3}[^\W\d_a-zà-ÿа-яё][\w’'-]+)(?=\W|$)"
)
_NAMED = re.compile(
    r"[^\w]*((?:[^\W\d_a-zà-ÿа-яё](?:[\w’'-]+[ \u00a0]|\.[ \u00a0]?)){1,3}[^\W\d_a-zà-ÿа-яё][\w’'-]+)(?=\W|$)"
)
_ALONE = re.compile(r"\s*([^\W\d_a-zà-ÿа-яё][\w’'-]+)(?=[,.]|\s[^\W\d_A-ZÀ-ÝА-ЯЁ])")
_CLITIC = re.compile(r"-(?:il|elle|ils|elles)\b|\b(?:he|she|they|он|она|они)\b", re.IGNORECASE)
_TO_BEFORE = re.compile(
    r"(\w+|\w['’])[\s\u00a0]*(?:the|la|le|les|los|las|el|l['’])?[\s\u00a0]*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Inquit:
    """ "… affirme le ministre": the words that say who speaks; `strength` 1 (near) to 4 (inside the marks).

    `pronoun` when the speaker is only referred to, `text_only` when a source is named that is nobody ("según los planes").
    """

    span: Span
    cue: str | None
    speaker: Actor | None
    addressee: tuple[Actor, ...] = ()
    strength: int = 2
    after: bool = False
    pronoun: bool = False
    text_only: bool = False


def actor_of(mention: Mention) -> Actor:
    """The first actor of a mention, with the mention as its span."""
    return replace(mention.actors[0], span=mention.span)


def subject_of(page: Page, sent: Sentence, verb: int) -> tuple[Actor | None, Token | None]:
    """The speaker by path, and the subject's token (which may be nobody we know)."""
    seen = 0
    while seen < 5:
        seen += 1
        token = sent.tokens[verb]
        for agent in sent.dependents(verb, "obl:agent"):
            return _actor(page, sent, agent), agent
        # The parser takes an inverted Russian subject for an object, but its case is the nominative.
        nominative = [t for t in sent.dependents(verb, "obj") if _may_be_subject(sent, t, verb)]
        for subject in (*sent.dependents(verb, "nsubj"), *nominative):
            if subject.dep == "nsubj:pass" and not _reflexive(sent, verb):
                continue
            if subject.upos in ("INTJ", "ADV"):
                continue  # "pero sí admitió que …"
            if subject.lower in _RELATIVE or subject.feats.get("PronType") == "Rel":
                relative = _antecedent(sent, verb)
                if relative is not None:
                    return _actor(page, sent, relative), relative
            return _actor(page, sent, subject), subject
        inside = _in_office(page, sent, token)
        if inside is not None:
            return _actor(page, sent, inside), inside
        if token.dep.startswith("acl") and token.head != verb and token.dep != "acl:relcl":
            head = sent.tokens[token.head]
            if head.upos in _HUMAN and token.feats.get("VerbForm") == "Part":
                return _actor(page, sent, head), head
        if token.head == verb or token.dep.partition(":")[0] not in _CLIMB:
            return None, None
        verb = token.head
    return None, None


def before_verb(page: Page, sent: Sentence, verb: int) -> tuple[Actor | None, Token | None]:
    """The name right before a verb, which the parse hung elsewhere ("…, Chief Executive Jane Doe said that …")."""
    i = verb - 1
    while i > 0 and sent.tokens[i].upos in ("AUX", "ADV"):
        i -= 1
    if (
        i > 0 and sent.tokens[i].text == ","
    ):  # "Lee, in a statement, said", "le conseil, organe de direction, informa"
        i = next((k for k in range(i - 1, 0, -1) if sent.tokens[k].text == ","), 0) - 1
        while i > 0 and sent.tokens[i].upos == "ADJ":
            i -= 1
    token = sent.tokens[max(i, 0)]
    spoken = token.upos in ("NOUN", "PRON") and token.dep.partition(":")[0] not in ("obj", "obl")
    if spoken and not any(c.dep == "case" for c in sent.dependents(token.i)):
        known = page.lexicon.voices | page.lexicon.officers
        if page.mention_over(sent, token.i) is not None or {token.lower, token.lemma.lower()} & known:
            return _actor(page, sent, token), token
        if token.lower in PERSONS:
            return None, token
    if token.upos != "PROPN" or any(c.dep == "case" for c in sent.dependents(token.i)):
        return None, None
    return _actor(page, sent, token), token


def _may_be_subject(sent: Sentence, token: Token, verb: int) -> bool:
    """A nominative, or an abbreviation without case right behind a Russian verb (", заявило МАП.")."""
    if token.feats.get("Case") == "Nom":
        return True
    bare = "Case" not in token.feats and token.i == verb + 1 and token.text.isupper()
    return bare and sent.lang == "ru" and not any(True for _ in sent.dependents(verb, "nsubj"))


def _in_office(page: Page, sent: Sentence, verb: Token) -> Token | None:
    """The office or capital of a Russian verb in the plural that has no subject ("в Кремле заявили", "в МИД отметили")."""
    if (
        page.lexicon.lang != "ru"
        or verb.feats.get("Number") != "Plur"
        or verb.lower not in page.lexicon.forms
    ):
        return None
    for child in sent.dependents(verb.i, "obl"):
        case = [c.lower for c in sent.dependents(child.i, "case")]
        if not case or case[0] not in ("в", "во") or child.i > verb.i:
            continue
        if page.mention_over(sent, child.i) is not None or child.lemma.lower() in page.lexicon.officers:
            return child
    return None


def _reflexive(sent: Sentence, verb: int) -> bool:
    return any(child.dep.startswith("expl") for child in sent.dependents(verb))


def _antecedent(sent: Sentence, verb: int) -> Token | None:
    for _ in range(3):
        token = sent.tokens[verb]
        if token.dep.startswith("acl") and token.head != verb:
            return sent.tokens[token.head]
        if token.head == verb:
            return None
        verb = token.head
    return None


def _actor(page: Page, sent: Sentence, subject: Token) -> Actor | None:
    mention = page.mention_over(sent, subject.i)
    if mention is not None:
        return _with_name(page, sent, subject, mention)
    for child in sent.dependents(subject.i, "flat", "appos"):
        mention = page.mention_over(sent, child.i)
        if mention is not None:
            actor = actor_of(mention)
            stranger = _stranger(page, sent, subject) if subject.upos == "PROPN" and not actor.name else None
            return replace(actor, name=stranger.name) if stranger is not None else actor
    if subject.upos == "PROPN":
        return _stranger(page, sent, subject)
    named = page.lexicon.titles | page.lexicon.people
    for child in sent.dependents(subject.i, "flat", "flat:name", "appos", "nmod"):
        if child.upos != "PROPN" or subject.lower.rstrip(".") not in named:
            continue
        honorific = child.i == subject.i + 1 and len(subject.lower.rstrip(".")) <= 4
        if not child.dep.startswith("nmod") or honorific:
            return _stranger(page, sent, child)  # "г-н Кларк", "M. Durand", "el líder …, Idoia Mendia"
    return _of_state(page, sent, subject)


def _with_name(page: Page, sent: Sentence, subject: Token, mention: Mention) -> Actor:
    """The actor of a mention; an office alone gets the full name that ends its phrase ("Министр торговли Анна Орлова")."""
    actor = actor_of(mention)
    if mention.kind != "title":
        return actor
    below = [i for i in sent.subtree(subject.i) if i > mention.last]
    while below and sent.tokens[below[-1]].upos == "PUNCT":
        below.pop()
    run: list[int] = []
    while below and sent.tokens[below[-1]].upos == "PROPN" and len(run) < 3:
        run.insert(0, below.pop())
    if len(run) < 2 or page.mention_over(sent, run[-1]) not in (None, mention):
        return actor
    name = " ".join(sent.tokens[i].text for i in run)
    if actor.name:
        # "La première ministre du Québec, Pauline Marois": the table's holder of the office is somebody else.
        apposed = any(sent.tokens[i].dep == "appos" and sent.tokens[i].head == subject.i for i in run)
        if not apposed or last_name(name).lower() in actor.name.lower() or run[0] - mention.last > 2:
            return actor
        return replace(actor, name=name, wikidata=None) if name.istitle() else actor
    return replace(actor, name=name) if all(w[:1].isupper() for w in name.split()) else actor


def speaker_at(page: Page, sent: Sentence, subject: Token) -> Actor | None:
    """Who speaks by the word that is the subject of a verb of saying: a mention, a name as written, a state's own."""
    return _actor(page, sent, subject)


def speaking_subject(page: Page, sent: Sentence, subject: Token) -> Actor | None:
    """A person of two names that nobody listed, as the subject of a sentence."""
    actor = _actor(page, sent, subject)
    return actor if actor is not None and actor.name and " " in actor.name else None


def _stranger(page: Page, sent: Sentence, subject: Token) -> Actor | None:
    """A person nobody listed, by the name as written ("Dieter Kempf")."""
    first, last = name_around(sent, subject.i)
    words = sent.tokens[first : last + 1]
    titled = False
    while len(words) > 1 and words[0].lower.rstrip(".") in page.lexicon.titles:
        words, titled = words[1:], True
    # "La Comisión", "un Miembro": a noun in capitals, not a person's name.
    common = len(words) == 1 or any(w.text in ("de", "del", "du", "des") for w in words)
    if len(words) == 1 and (
        words[0].lower in page.lexicon.people or words[0].lemma.lower() in page.lexicon.people
    ):
        return None  # «Драматург отметил»: no name
    if common and not titled and list(sent.dependents(subject.i, "det")):
        return None
    span = Span(words[0].start, words[-1].end)
    name = " ".join(page.text[span.start : span.end].split())
    return Actor(name=name, span=span) if name[:1].isupper() else None


def _of_state(page: Page, sent: Sentence, subject: Token) -> Actor | None:
    """A speaker nobody listed, with the state that its adjective or complement names ("the Estonian envoy")."""
    if subject.upos != "NOUN":
        return None
    below = set(sent.subtree(subject.i))
    for mention in page.mentions_of(sent):
        if mention.head in below and mention.head != subject.i and len(mention.actors) == 1:
            token = sent.tokens[mention.head]
            direct = token.head == subject.i or mention.first - subject.i <= 3
            if direct and token.dep.partition(":")[0] in ("amod", "nmod", "compound", "appos", "flat"):
                actor = mention.actors[0]
                if actor.country or actor.code:
                    return Actor(actor.country, actor.code, None, None, None, sent.span(subject.i))
                if actor.sector and subject.lemma.lower() in page.lexicon.titles:
                    return Actor(sector=actor.sector, span=sent.span(subject.i))  # "a police spokesman"
    placed = state_beside(page, sent, subject.i)
    if placed is not None:
        return placed  # "le procureur de Lyon"
    officers = page.lexicon.officers
    officer = subject.lemma.lower() in officers or subject.lower in officers
    if not officer and subject.lemma.lower() in page.lexicon.titles:  # "le porte-parole du parquet"
        officer = any(c.lemma.lower() in officers for c in sent.dependents(subject.i, "nmod"))
    return Actor(sector="GOV", span=sent.span(subject.i)) if officer else None


def is_bare(actor: Actor) -> bool:
    """An officer of whom only that is known ("the official said"): the page may have named the person before."""
    return not (actor.name or actor.country or actor.code or actor.office) and actor.sector == "GOV"


def read_inquit(page: Page, span: Span, verb: Span, strength: int, *, after: bool) -> Inquit:
    """Who speaks by an inquit that covers `span` and whose verb is `verb`.

    First the verb's subject by the parse when it lies in the inquit, then the nearest mention behind the verb that is no
    addressee, then the nearest before it.
    `pronoun` says that a bare pronoun, or a verb alone, stands for the speaker before.
    """
    found = page.token_at(verb.start)
    speaker: Actor | None = None
    subject: Token | None = None
    if found is not None:
        sent, token = found
        speaker, subject = subject_of(page, sent, token.i)
        if subject is not None and not span.start <= subject.start < span.end:
            speaker = subject = None
    candidates = [m for m in page.mentions_in(span.start, span.end) if m.actors and not m.place]
    told = _told(page, span, verb, [m for m in candidates if m.kind != "adjective"])
    personal = subject is not None and subject.lower.lstrip("-") in PERSONS
    if speaker is None and not personal and (subject is None or subject.upos not in ("NOUN", "PROPN")):
        speaker = _nearest(page, verb, candidates, told) or speaker
    dropped = (
        subject is None and span.end - verb.end < 12 and not page.text[verb.end : span.end].strip(" .,;:—–-")
    )
    cue = page.text[verb.start : verb.end]
    pronoun = (speaker is None or is_bare(speaker)) and (
        dropped
        or (subject is not None and subject.upos == "PRON")
        or (subject is not None and found is not None and spoken_of(page, found[0], subject))
        or _CLITIC.search(page.text, span.start, span.end) is not None
        or (subject is None and page.lexicon.lang == "es")
    )
    others = tuple(
        replace(a, span=m.span) for m in told for a in m.actors if speaker is None or m.span != speaker.span
    )
    return Inquit(span, cue, speaker, others, strength, after, pronoun)


def _nearest(page: Page, verb: Span, mentions: Sequence[Mention], told: Sequence[Mention]) -> Actor | None:
    """The first mention behind the verb with no other name between, else the last before it."""
    mentions = [m for m in mentions if not at_place(page, m)]
    behind = [m for m in mentions if m.span.start >= verb.end - 4 and m not in told and m.kind != "adjective"]
    if behind and _close(page.text[verb.end : behind[0].span.start]):
        return actor_of(behind[0])
    stranger = _NAME.match(page.text, verb.end)
    if stranger is not None:
        start, name = stranger.start(1), stranger.group(1)
        title = name.replace("\u00a0", " ").partition(" ")[0]
        if title.lower().rstrip(".") in page.lexicon.titles:
            start, name = start + len(title) + 1, name[len(title) + 1 :]
        return Actor(name=name, span=Span(start, stranger.end(1)))
    before = [m for m in mentions if m.span.end <= verb.start + 1 and m not in told and m.kind != "adjective"]
    if before:
        return actor_of(before[-1])
    states = [
        m for m in mentions if m.kind == "adjective" and len(m.actors) == 1 and m.span.start >= verb.end
    ]
    if states and _close(page.text[verb.end : states[0].span.start]):
        actor = states[0].actors[0]
        return Actor(actor.country, actor.code, span=states[0].span)
    return None


def at_place(page: Page, mention: Mention) -> bool:
    """True when it is where something is said, not who says it ("wrote on Twitter", "dijo en Madrid")."""
    words = page.text[max(0, mention.span.start - 8) : mention.span.start].split()
    return bool(words) and words[-1].lower() in _PLACE


def _close(between: str) -> bool:
    return (
        len(between) < 60
        and not between.startswith(",")
        and "," not in between.strip(" ,")
        and _INITIAL.search(between) is None
    )


def _told(page: Page, span: Span, verb: Span, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of an inquit to whom it was said: after à, to, a; objects of `told`; Russian datives."""
    lexicon = page.lexicon
    lemma = lexicon.forms.get(page.text[verb.start : verb.end].lower())
    told = []
    at = page.token_at(verb.start)
    verb_token = at[1].i if at is not None else -2
    subjects = [t.i for t in at[0].dependents(verb_token, "nsubj")] if at is not None else []
    before_verb = any(i < verb_token for i in subjects)
    for mention in mentions:
        if mention.span.start < verb.end:
            continue
        before = _TO_BEFORE.search(page.text[max(verb.end, mention.span.start - 20) : mention.span.start])
        first = page.text[mention.span.start : mention.span.end].partition(" ")[0].lower()
        if (before is not None and before.group(1).lower() in lexicon.to) or first in lexicon.to:
            told.append(mention)
            continue
        found = page.token_at(page_head(page, mention))
        if found is None:
            continue
        sent, token = found
        head = sent.tokens[token.head]
        if lexicon.forms.get(head.lower) != lemma or head.start != verb.start:
            continue
        # An inverted speaker ("prévient Macron") looks like an object: objects are told only where a subject stands too.
        beside = (
            mention.first == verb_token + 1
            and before_verb
            and (lexicon.lang == "ru" or lemma in lexicon.told)
        )
        is_object = lemma in lexicon.told and token.dep in ("obj", "iobj", "obl:arg") and bool(subjects)
        if beside or is_object or token.feats.get("Case") == "Dat":
            told.append(mention)
    return told


def named_after(page: Page, start: int, end: int) -> Actor | None:
    """Somebody nobody listed, by the full name right behind a source word ("selon Jean Durand"), with the office that
    follows it ("…, the trade minister, …")."""
    match = _NAMED.match(page.text, start, end) or _named_again(page, start, end)
    if match is None:
        return None
    name, span = match.group(1), Span(match.start(1), match.end(1))
    for mention in page.mentions_in(span.end, span.end + 8):
        between = page.text[span.end : mention.span.start]
        if mention.kind == "title" and mention.actors and between.lstrip().startswith(","):
            actor = mention.actors[0]
            return actor if actor.name else replace(actor, name=name, span=span)
    found = page.token_at(start) if " " not in name else None
    if (
        found is not None
        and found[1].feats.get("Case", "Nom") != "Nom"
        and found[1].lemma[:3].lower() == name[:3].lower()
    ):
        name = found[1].lemma[:1].upper() + found[1].lemma[1:]
    return Actor(name=name, span=span)


def _named_again(page: Page, start: int, end: int) -> re.Match[str] | None:
    """A surname alone behind a word of source, whose bearer the page has named in full."""
    match = _ALONE.match(page.text, start)
    if match is None or len(match.group(1)) < 4 or match.end(1) > end:
        return None
    word = match.group(1)
    stem = word[: max(4, len(word) - 2)] if page.lexicon.lang == "ru" else word
    full = re.compile(rf"[^\W\d_a-zà-ÿа-яё][\w’'.-]+[ \u00a0]{re.escape(stem)}\w{{0,3}}(?!\w)")
    return match if any(m.end() != match.end(1) for m in full.finditer(page.text)) else None


def refers(page: Page, start: int, end: int) -> bool:
    """True when a source is a pronoun ("according to him") or somebody already spoken of ("selon le responsable")."""
    found = page.token_at(max(start, end - 2))
    inside = [] if found is None else [t for t in found[0].tokens if start <= t.start < end]
    if any(t.upos == "PRON" or t.feats.get("Poss") == "Yes" or t.lower in _THEIRS for t in inside):
        return True
    if found is None:
        return False
    sent = found[0]
    behind = [t for t in sent.tokens if t.start >= end][:3]
    noun = next((t for t in behind if t.upos == "NOUN"), None)
    return noun is not None and spoken_of(page, sent, noun)


def spoken_of(page: Page, sent: Sentence, noun: Token) -> bool:
    """True for an office with the definite article, or any in Russian, alone: the page has named its holder before."""
    lexicon = page.lexicon
    office = noun.lemma.lower() in lexicon.titles or noun.lower in lexicon.titles
    if not office and noun.lemma.lower() not in lexicon.people and noun.lower not in lexicon.people:
        return False
    if noun.feats.get("Number") == "Plur":
        return False
    if not office and any(c.dep.startswith("nmod") for c in sent.dependents(noun.i)):
        return False  # "el capitán del Espanyol" may be somebody else
    if page.lexicon.lang == "ru":
        return not any(c.dep.startswith("nmod") for c in sent.dependents(noun.i))
    return any(c.lower.rstrip("'’") in _DEFINITE for c in sent.dependents(noun.i, "det"))


def page_head(page: Page, mention: Mention) -> int:
    """The offset of a mention's head token."""
    for sent in page.sentences_in(mention.span):
        if sent.number == mention.sentence and mention.head < len(sent.tokens):
            return sent.tokens[mention.head].start
    return mention.span.start
