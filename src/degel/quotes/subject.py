"""The verb of saying of a sentence → its subject, and who that is: a mention, a name as written, or a state's own."""

from __future__ import annotations

from dataclasses import replace

from degel.actors.mention import Mention
from degel.parse.sentence import Sentence, Token
from degel.quotes.page import Page
from degel.quotes.referred import impersonal, referred
from degel.quotes.strangers import last_name, name_around, state_beside
from degel.records import Actor, Span

__all__ = [
    "PERSONS",
    "actor_of",
    "before_verb",
    "is_bare",
    "is_relative",
    "quoted_by_another",
    "speaker_at",
    "speaking_subject",
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


def actor_of(mention: Mention) -> Actor:
    """The first actor of a mention, with the mention as its span."""
    return replace(mention.actors[0], span=mention.span)


def subject_of(page: Page, sent: Sentence, verb: int) -> tuple[Actor | None, Token | None]:
    """The speaker by path, and the subject's token (which may be nobody we know)."""
    quoted = quoted_by_another(page, sent, verb)
    if quoted is not None:
        return _actor(page, sent, quoted), quoted
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
            if is_relative(subject):
                relative = _antecedent(sent, verb)
                if relative is not None:
                    return _actor(page, sent, relative), relative
            if subject.lower.lstrip("-t").strip("-") == "on" and sent.lang == "fr":
                return impersonal(page, sent, token), subject
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


def is_relative(word: Token) -> bool:
    """Is a word a relative pronoun?"""
    return word.lower in _RELATIVE or word.feats.get("PronType") == "Rel"


def quoted_by_another(page: Page, sent: Sentence, verb: int) -> Token | None:
    """Whom the subject of a verb quotes: "Xinhua quoted X as saying", "X was quoted as saying", «агентство передаёт слова X»."""
    token = sent.tokens[verb]
    if page.lexicon.quoting and token.lower == "saying":
        token = sent.tokens[token.head]
    if token.lemma.lower() in page.lexicon.quoting:
        passive = list(sent.dependents(token.i, "nsubj:pass"))
        people = passive or list(sent.dependents(token.i, "obj"))
        return people[0] if people and people[0].upos in _HUMAN else None
    for noun in sent.dependents(token.i, "obj", "nsubj"):
        # The parse may take the words for the subject: they are the same in both cases.
        if noun.lemma.lower() in page.lexicon.words:
            whose = [c for c in sent.dependents(noun.i, "nmod") if c.upos in _HUMAN]
            return whose[0] if whose else None
    return None


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
    if page.lexicon.lang != "ru" or verb.lower not in page.lexicon.forms:
        return None
    plural = verb.feats.get("Number") == "Plur"
    for child in sent.dependents(verb.i, "obl"):
        case = [c.lower for c in sent.dependents(child.i, "case")]
        if not case or case[0] not in ("в", "во"):
            continue
        if child.lemma.lower() in page.lexicon.papers and not plural:
            return child  # «говорится в заявлении»
        if not plural or child.i > verb.i + 3:
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
            head = sent.tokens[token.head]
            if head.upos == "VERB":  # "zanjó X, quien recordó que": the parse hung the relative on the verb
                near = [t for t in sent.dependents(head.i, "obj", "nsubj") if head.i < t.i < verb]
                return near[-1] if near else head
            return head
        if token.head == verb:
            return None
        verb = token.head
    return None


def _actor(page: Page, sent: Sentence, subject: Token) -> Actor | None:
    if subject.upos == "PRON" and subject.lower in page.lexicon.latter:
        return referred(page, sent, subject)  # "Este aseguró", «Тот ответил»
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
    own = _of_state(page, sent, subject)
    if own is None or is_bare(own):
        return referred(page, sent, subject) or own
    return own


def _with_name(page: Page, sent: Sentence, subject: Token, mention: Mention) -> Actor:
    """The actor of a mention; an office alone gets the full name that ends its phrase ("Министр торговли Анна Орлова")."""
    actor = actor_of(mention)
    if mention.kind in ("title", "agent") and not (actor.country or actor.code):
        placed = state_beside(page, sent, subject.i)  # "le préfet de l'Isère"
        if placed is not None:
            actor = replace(actor, country=placed.country, code=placed.code)
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
