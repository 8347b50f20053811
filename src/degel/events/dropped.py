"""Subjects that Spanish leaves out, objects that it and French lean on a verb: "Se reunió con Petro", "lo acusó", "leur a offert".

A finite verb of the third person without a subject of its own speaks of the subject of the clause above it, else of the
main subject of the sentence before; a clitic without a noun means whom the same or the last sentence named besides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from degel.events.cast import Cast, Party, same_side
from degel.events.frames import Proposal
from degel.events.syntax import Syntax
from degel.events.words import fold
from degel.parse.sentence import Sentence

__all__ = ["Topic", "fill_dropped", "topic_of"]

PRO_DROP = frozenset({"es", "pt", "it"})
# Pronouns that lean on a verb, and those of them that are several.
CLITICS = {
    "es": frozenset({"lo", "la", "le", "los", "las", "les"}),
    "fr": frozenset({"le", "la", "l'", "l’", "les", "lui", "leur"}),
}
SEVERAL = frozenset({"los", "las", "les", "leur"})
ENCLITIC = re.compile(r"(?:[aeiáéí]r|ndo)(l[aeo]s?)$")
# Words to somebody, whose matter stands behind these: a pronoun before the verb is who is told.
TOLD = frozenset({"ACCUSE", "REQUEST", "SUPPORT"})
AROUND = ("obl:", "stray", "sole")
# Whoever reports or sells is seldom whom a sentence goes on about.
ASIDE = frozenset({"MED", "JRN", "BUS", "EDU", "NGO"})
# Each step away from a noun of its own costs trust.
TRUST = 0.7


@dataclass(frozen=True, slots=True)
class Topic:
    """The main subject of a sentence, whether it is more than one, and who else the sentence named last."""

    parties: tuple[Party, ...]
    plural: bool
    others: tuple[Party, ...]
    sentence: int


def topic_of(sentence: Sentence, syntax: Syntax, cast: Cast) -> Topic | None:
    """The topic of a sentence in a language that drops subjects; None where its main verb has no actor for a subject."""
    if sentence.lang not in CLITICS:
        return None
    root = next((t.i for t in sentence.tokens if t.head == t.i), None)
    if root is None or not syntax.is_verbal(root):
        return None
    args = syntax.arguments(root)
    found = cast.parties(args.obj if args.passive else args.subj, "nsubj", deep=False)
    if not found or any(p.actor.sector in ASIDE for p in found):
        return None
    places = list(args.obj) + [j for adp, j in args.obl if adp in ("to", "with", "against")]
    others = [p for p in cast.parties(places, "other", deep=False, places=True) if not _beside(p, found)]
    return Topic(tuple(found), _plural(syntax, found), tuple(others), sentence.number)


def fill_dropped(proposal: Proposal, syntax: Syntax, cast: Cast, told: Topic | None) -> None:
    """Fills the actor of a verb without a subject, then the recipient that a clitic stands for, in place."""
    lang = syntax.sentence.lang
    if not proposal.spoken:
        return
    verb = proposal.top
    args = syntax.arguments(verb)
    if syntax.grammar.null_subject or lang in PRO_DROP:
        _fill_speaker(proposal, syntax, cast, verb)
    if lang not in CLITICS or not syntax.is_verbal(verb) or args.passive:
        return  # Russian leaves out "we" and "I", seldom "he"
    if lang in PRO_DROP and _third(syntax, verb):
        impersonal = args.reflexive and bool(args.obj)  # "se decretó prisión": nobody is meant
        if not impersonal and not any(syntax.sentence.dependents(verb, "nsubj", "csubj")):
            _fill_subject(proposal, syntax, cast, told, verb)
    own = all(
        # "le exigimos que retire sus tropas", "il l'a remercié pour l'aide aux Belges"
        _beside(p, proposal.actor)
        or (p.path.startswith(AROUND) and p.path != "obl:to" and proposal.type in TOLD)
        for p in proposal.recipient
    )
    if not proposal.actor or not own or not (leaning := _leans(proposal, syntax)):
        return
    meant = _meant(syntax, cast, proposal, told, leaning)
    if not proposal.symmetric:
        proposal.recipient = meant or proposal.recipient
    elif len(proposal.actor) == 1 and not proposal.recipient:
        proposal.actor = [*proposal.actor, *meant]  # "los llamó por separado"


def _meant(syntax: Syntax, cast: Cast, proposal: Proposal, told: Topic | None, leaning: str) -> list[Party]:
    """Whom a leaning pronoun means: several who were named together, else whoever was named last."""
    several = leaning in SEVERAL
    found = _named_before(syntax, cast, proposal.top, proposal.actor, several=several)
    if not found and told is not None:
        groups = [told.others, told.parties]
        left = [[p for p in group if not _beside(p, proposal.actor)] for group in groups]
        found = next((group for group in left if len(group) > 1), []) if several else []
        found = found or [p for group in left for p in group][:1]
    return [_weaker(p, "clitic") for p in found]


def _leans(proposal: Proposal, syntax: Syntax) -> str:
    """The pronoun that leans on a verb of the proposal, before it or at its end ("le exigió", "agradecerle"), where no noun
    says who; "" without one."""
    lang = syntax.sentence.lang
    clitics = CLITICS[lang]
    for verb in {proposal.top, *proposal.tokens}:
        if not syntax.is_verbal(verb):
            continue
        args = syntax.arguments(verb)
        # "à bord", "à raison": a bare French noun is nobody
        told = [
            j
            for adp, j in args.obl
            if adp == "to" and j not in proposal.tokens and syntax.tokens[j].upos in ("NOUN", "PROPN", "PRON")
        ]
        if any(
            lang != "fr" or syntax.tokens[j].upos != "NOUN" or any(syntax.sentence.dependents(j, "det"))
            for j in told
        ):
            return ""  # "le exigió a Quito": the noun says who
        for token in syntax.sentence.dependents(verb):
            if fold(token.text) in clitics and token.i < verb and token.upos == "PRON":
                return fold(token.text)
        if syntax.sentence.lang == "es" and (end := ENCLITIC.search(fold(syntax.tokens[verb].text))):
            return end.group(1)
    return ""


def _fill_speaker(proposal: Proposal, syntax: Syntax, cast: Cast, verb: int) -> None:
    """*hemos hablado con Quito*: who speaks is the subject that an ending of the first person stands for."""
    if proposal.inverted and proposal.type == "CONSULT" and proposal.recipient and not proposal.actor:
        proposal.actor, proposal.recipient = proposal.recipient, []  # whoever is received visits
    if proposal.recipient if proposal.inverted else proposal.actor and not proposal.symmetric:
        return
    for j in _chain(syntax, verb):
        if any(
            not syntax.says_i(t.i)
            for t in syntax.sentence.dependents(j, "nsubj")
            if not cast.mentions_at(t.i)
        ):
            return
        carriers = [j, *(t.i for t in syntax.sentence.dependents(j, "aux", "cop"))]
        speaker = [
            Party(actor, k, "speaker", mention.quality * TRUST, "self")
            for k in carriers
            for mention in cast.mentions_at(k)
            if mention.kind == "self" and syntax.tokens[k].upos in ("VERB", "AUX")
            for actor in mention.actors
        ][:1]
        if speaker and proposal.inverted:
            proposal.actor = [p for p in proposal.actor if not _beside(p, speaker)]
            proposal.recipient = speaker
            return
        if speaker:
            others = [p for p in proposal.recipient if not same_side(p.actor, speaker[0].actor)]
            fresh = [p for p in speaker if not _beside(p, proposal.actor)]
            proposal.actor = [*fresh, *proposal.actor]
            proposal.recipient = others or proposal.recipient
            return
        if any(syntax.tokens[k].feats.get("VerbForm") == "Fin" for k in carriers):
            return


def _chain(syntax: Syntax, verb: int) -> list[int]:
    """The verb and those whose subject it shares when it is not finite itself ("vamos a apoyar", "hemos hablado y ofrecido")."""
    found = [verb]
    for _ in range(3):
        token = syntax.tokens[found[-1]]
        if token.head == token.i or token.dep.partition(":")[0] not in ("xcomp", "conj"):
            break
        found.append(token.head)
    return found


def _third(syntax: Syntax, verb: int) -> bool:
    """Is the verb, or its auxiliary, finite and of the third person?"""
    carriers = [syntax.tokens[verb], *syntax.sentence.dependents(verb, "aux")]
    return any(
        (t.feats.get("VerbForm") == "Fin" or t.feats.get("Mood")) and t.feats.get("Person", "3") == "3"
        for t in carriers
    )


def _fill_subject(proposal: Proposal, syntax: Syntax, cast: Cast, told: Topic | None, verb: int) -> None:
    if proposal.inverted or (proposal.actor and not (proposal.symmetric and len(proposal.actor) == 1)):
        return
    carriers = [syntax.tokens[verb], *syntax.sentence.dependents(verb, "aux")]
    plural = any(t.feats.get("Number") == "Plur" for t in carriers if t.feats.get("VerbForm") == "Fin")
    found: Sequence[Party] = _subject_above(syntax, cast, verb)
    many = bool(found) and _plural(syntax, found)
    if not found and told is not None:
        found, many = told.parties, told.plural
    if not found or plural != many:
        return
    fresh = [_weaker(p, "dropped") for p in found if not _beside(p, [*proposal.actor, *proposal.recipient])]
    proposal.actor = [*fresh, *proposal.actor]


def _subject_above(syntax: Syntax, cast: Cast, verb: int) -> list[Party]:
    """The subject of the nearest clause above that has an actor for one in front of the verb."""
    j = verb
    for _ in range(4):
        head = syntax.tokens[j].head
        if head == j:
            return []
        j = head
        if syntax.is_verbal(j):
            found = cast.parties([k for k in syntax.arguments(j).subj if k < verb], "nsubj", deep=False)
            if found:
                return [] if any(p.actor.sector in ASIDE for p in found) else found
    return []


def _named_before(
    syntax: Syntax, cast: Cast, verb: int, actors: Sequence[Party], *, several: bool
) -> list[Party]:
    """Who stands last before the verb in the same sentence and is not on the actor's side; `several`: with all beside them."""
    for j in range(verb - 1, -1, -1):
        token = syntax.tokens[j]
        role = token.dep.partition(":")[0]
        if role in ("obj", "obl", "iobj", "nsubj", "nmod") and cast.mentions_at(j):
            found = [p for p in cast.parties([j], "before", deep=False) if not _beside(p, actors)]
            if found and (not several or len(found) > 1 or token.feats.get("Number") == "Plur"):
                return found
    return []


def _plural(syntax: Syntax, parties: Sequence[Party]) -> bool:
    if len({p.token for p in parties}) > 1 or len(parties) > 1:
        return True
    token = syntax.tokens[parties[0].token]
    return token.upos != "PROPN" and token.feats.get("Number") == "Plur"


def _beside(party: Party, others: Sequence[Party]) -> bool:
    """Does the party stand on the side of one of the others?"""
    return any(
        same_side(party.actor, other.actor) or (party.actor.name and party.actor.name == other.actor.name)
        for other in others
    )


def _weaker(party: Party, path: str) -> Party:
    return Party(party.actor, party.token, path, party.quality * TRUST, "pronoun")
