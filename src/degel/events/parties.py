"""Parties that a frame's plain roles do not reach: words of a multiword entry, speakers, participles, if-clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from degel.events.cast import Party, Roles, factions, same_side, sides
from degel.events.lexicon import Match
from degel.events.order import after, before
from degel.events.reading import Reading, Step
from degel.events.syntax import Arguments

__all__ = [
    "aimed_at",
    "are_envoys",
    "away_on",
    "bidden_above",
    "caught_in",
    "felt_by",
    "fill_by_order",
    "fill_from_below",
    "held_by",
    "left_by",
    "one_promises",
    "speaker_of",
    "summoned_by",
    "told_by_participle",
    "told_of_rival",
    "trained_together",
    "warned_of",
    "with_partner",
    "with_parts",
]

# What those undergo who fall in a fight.
FALLS = {
    "en": frozenset({"die", "kill", "wound", "injure", "hurt", "perish", "lose", "fall"}),
    "es": frozenset({"morir", "matar", "herir", "fallecer", "perecer", "caer", "resultar", "perder"}),
    "fr": frozenset({"mourir", "tuer", "blesser", "périr", "tomber", "perdre", "succomber"}),
    "ru": frozenset({"погибнуть", "убить", "ранить", "пострадать", "гибнуть", "потерять"}),
}
# Wrongs that one state says another has done.
WRONGS = frozenset({"ASSAULT", "COERCE"})


def with_parts(here: Reading, match: Match, verbal: bool) -> Arguments:
    """The arguments of a trigger, those that hang from the other words of a multiword entry included."""
    args = here.syntax.arguments(match.tokens[0])
    if len(match.tokens) == 1:
        return args
    args = replace(args, obj=list(args.obj), obl=list(args.obl), mods=list(args.mods))
    words = set(match.tokens)
    if any(t.i in words for t in here.sentence.dependents(match.tokens[0], "obl:agent")):
        # «недоволен позицией Рима»: the word of the entry is what it is about, and nobody's passive
        args.passive, args.subj, args.obj = False, [j for j in args.obj if j not in words], []
    told = [*args.obj, *args.iobj, *(j for adp, j in args.obl if adp in ("to", "from"))]
    # who is asked, not whom it is to be done to: "ordonner à Oslo d'arrêter …"
    asked = verbal and match.word.type == "REQUEST" and any(here.cast.mentions_at(j) for j in told)
    # who is named by a word of the entry itself is still its object: "release hostages", "ban a party"
    named = match.word.act is not None and "obj" in match.word.act.roles.get("actor", "").split("|")
    done_to = verbal and (match.word.type in ("RETREAT", "COERCE", "SUPPORT") or named)
    bare = match.word.type == "SUPPORT"  # "recognise Palestine", not "name an ambassador"
    args.obj = [
        j
        for j in args.obj
        if j not in words or (done_to and any(not bare or m.kind == "name" for m in here.cast.mentions_at(j)))
    ]
    args.obl = [(adp, j) for adp, j in args.obl if j not in words]
    args.mods = [(adp, j) for adp, j in args.mods if j not in words]
    for k in match.tokens[1:]:
        if here.syntax.is_verbal(k) and here.sentence.tokens[k].upos == "VERB":
            if asked:
                continue
            inner = here.syntax.arguments(k)
            args.obj += [j for j in inner.obj if j not in words]
            args.obl += [pair for pair in inner.obl if pair[1] not in words]
            args.iobj = [*args.iobj, *(j for j in inner.iobj if j not in words)]
            continue
        below = here.syntax.arguments(k)
        for adp, j in (*below.mods, *below.obl):
            if j in words:
                continue
            if verbal and adp == "by" and not args.passive:
                adp = "about"  # "expresó su preocupación por …": nobody did it, it is about it
            if not verbal or adp in ("amod", "poss"):
                args.mods.append((adp, j))
            elif adp in ("appos", "flat", "bare", "compound"):
                args.obj.append(j)
            else:
                args.obl.append((adp, j))
    return args


def fill_by_order(
    here: Reading, i: int, args: Arguments, roles: Roles, symmetric: bool, needs_recipient: bool
) -> None:
    """Fills by order and distance what a finite verb's parse leaves open: no subject at all, nobody behind it."""
    if not here.syntax.finite(i):
        return
    if not args.subj and not args.inherited:
        if args.passive and not args.obj and not roles.recipient:
            roles.recipient = before(here.cast, i)
        elif not args.passive and (not roles.actor or (symmetric and len(factions(roles.actor)) < 2)):
            taken = {p.token for p in roles.actor}
            roles.actor = [*[p for p in before(here.cast, i) if p.token not in taken], *roles.actor]
    if args.passive or not roles.actor:
        return
    if symmetric and len(factions(roles.actor)) == 1:
        behind = after(here.cast, i, roles.actor, places=False)
        roles.actor = [*roles.actor, *(q for p in behind for q in (p, *here.cast.listed(p)))]
    elif needs_recipient and not symmetric and not roles.recipient and not (args.obj or args.iobj):
        roles.recipient = [
            p for p in after(here.cast, i, roles.actor, places=False) if not here.cast.hurt(p.token)
        ]


def left_by(here: Reading, i: int, roles: Roles) -> Roles:
    """Who expels, where nobody is named as agent: the state that has to be left ("was ordered to leave Niger", "expelled from Niger")."""
    args = here.syntax.arguments(i)
    verbs = [t.i for t in here.sentence.dependents(i, "xcomp", "advcl", "ccomp")]
    places = [j for adp, j in args.obl if adp in ("from", "of", "in")]
    for verb in verbs:
        inner = here.syntax.arguments(verb)
        places += [*inner.obj, *(j for adp, j in inner.obl if adp in ("from", "of"))]
    whom = here.cast.parties(args.obj, "nsubj:pass")
    found = [
        p
        for p in here.cast.parties(places, "left", places=True)
        if p.actor.country and whom and not any(same_side(p.actor, w.actor) for w in whom)
    ][:1]
    if not found:
        return roles
    return Roles(found, [p for p in roles.recipient if not same_side(p.actor, found[0].actor)])


def are_envoys(here: Reading, parties: Sequence[Party]) -> bool:
    """Is one of the parties an ambassador or other diplomat?"""
    envoys, _, _ = here.lexicon.expand(("$diplomats",))
    return any(not envoys.isdisjoint(here.lexicon.keys(here.sentence.tokens[p.token])) for p in parties)


def summoned_by(here: Reading, i: int, roles: Roles) -> Roles:
    """Who summons, where nobody is named as agent: the ministry that the envoy is called to ("вызвали в МИД России")."""
    args = here.syntax.arguments(i)
    whom = here.cast.parties(args.obj, "obj")
    if not are_envoys(here, whom):
        return roles
    places = [j for adp, j in args.obl if adp in ("to", "in", "at", "into", "before")]
    found = [
        p
        for p in here.cast.parties(places, "summoned", places=True)
        if p.actor.country and not any(same_side(p.actor, w.actor) for w in whom)
    ][:1]
    return Roles(found, whom) if found else roles


def told_of_rival(
    here: Reading, i: int, type: str, steps: Sequence[Step], claim: Sequence[Party], roles: Roles
) -> bool:
    """Is it a wrong of another state that a state says it did ("Ukraine said Russia had deported thousands of children")?

    The word of saying leads the clause; what a press or an army adds behind its news ("…, Kyiv says") stays the deed.
    """
    if type not in WRONGS or not here.syntax.is_verbal(i) or not claim or not roles.actor:
        return False
    if [step.operator for step in steps] != ["say"] or steps[0].link != "ccomp" or steps[0].token > i:
        return False
    if here.syntax.arguments(i).passive or not roles.actor[0].path.startswith("nsubj"):
        return False
    if any(p.actor.sector not in (None, "GOV") or not p.actor.country for p in (*claim, *roles.actor)):
        return False
    teller = claim[0].actor
    others = [p for p in roles.recipient if p.path != "person"]
    return not any(same_side(p.actor, teller) for p in roles.actor) and all(
        p.actor.country in (teller.country, roles.actor[0].actor.country) for p in others
    )


def trained_together(here: Reading, match: Match, roles: Roles) -> list[Party]:
    """Those who hold an exercise together: two states or more that the act has for actors or stand behind "with"; else []."""
    exercises, _, _ = here.lexicon.expand(("$exercises",))
    if all(exercises.isdisjoint(here.lexicon.keys(here.sentence.tokens[k])) for k in match.tokens):
        return []
    partners = [p for p in roles.recipient if p.path.partition(".")[0].endswith((":with", "with"))]
    everyone = [*roles.actor, *partners]
    return everyone if roles.actor and len(sides(everyone)) > 1 else []


def one_promises(roles: Roles) -> tuple[Roles, bool]:
    """Cooperation ahead that only one side speaks of: "Canada will keep working with Kenya" is Canada's promise to Kenya.

    Returns the roles, and whether all still act together ("Canada and Kenya will cooperate").
    """
    subject = [p for p in roles.actor if p.path.partition(".")[0] == "nsubj" or p.path.endswith(".nsubj")]
    others = [
        p for p in roles.actor if p not in subject and not any(same_side(p.actor, s.actor) for s in subject)
    ]
    if len(sides(subject)) != 1 or not others or roles.recipient:
        return roles, True
    return Roles(subject, others), False


def speaker_of(here: Reading, i: int) -> list[Party]:
    """Who says so: the subject of a saying verb above or beside ("…, a déclaré la ministre", "said that …")."""
    token = here.sentence.tokens[i]
    beside = [t.i for t in here.sentence.dependents(i, "parataxis")]
    above = [token.head] if token.dep.partition(":")[0] in ("ccomp", "parataxis") else []
    for verb in (*above, *beside):
        operator = here.operators.get(verb)
        if (
            operator is not None
            and operator.word.operator in ("say", "announce", "threaten", "deny", "accuse")
        ) or verb in beside:
            args = here.syntax.arguments(verb)
            found = here.cast.parties([*args.subj, *args.obj], "say.nsubj", deep=False)
            if found:
                return found
    return []


def felt_by(here: Reading, args: Arguments) -> Roles | None:
    """A feeling's holder and object: "Serbia is satisfied with Kosovo's decision", «недоволен позицией Рима»; else None."""
    holder = here.cast.parties(args.subj or args.obj, "nsubj", deep=False)
    objects = [j for adp, j in args.obl if adp in ("with", "of", "by", "means", "at", "about")]
    about = here.cast.parties(objects, "obl:about", places=True)
    others = [p for p in about if not any(same_side(p.actor, h.actor) for h in holder)]
    return Roles(holder, others) if holder and others else None


def held_by(here: Reading, i: int) -> list[Party]:
    """Whose opinion it is: the phrase that opens the sentence ("Pour Berlin, c'est une faute", «Для Москвы это …»)."""
    token = here.sentence.tokens[i]
    for top in (i, token.head):
        for child in here.sentence.dependents(top, "obl", "nmod"):
            if child.i < min(i, top) and here.syntax.adposition(child.i) == "for":
                opens = all(
                    t.upos in ("ADP", "DET", "ADJ", "PUNCT", "CCONJ", "ADV")
                    for t in here.sentence.tokens[: child.i]
                )
                found = here.cast.parties([child.i], "for", deep=False) if opens else []
                if found:
                    return found
    return []


def told_by_participle(here: Reading, i: int) -> bool:
    """Is the noun only what a participle of the same type is said of ("la ayuda enviada por …")?"""
    type = here.acts[i].word.type
    return here.acts[i].word.kind == "noun" and any(
        child.i in here.acts and here.acts[child.i].word.type == type and child.dep == "acl"
        for child in here.sentence.dependents(i, "acl")
    )


def fill_from_below(here: Reading, i: int, roles: Roles, *, symmetric: bool) -> None:
    """Adds who stands at a light verb below the noun: "la reunión celebrada entre …", "the attack that Russia carried out on …"."""
    for child in here.sentence.dependents(i, "acl"):
        operator = here.operators.get(child.i)
        if (
            operator is None
            or operator.word.operator not in ("light", "begin")
            or not here.syntax.is_verbal(child.i)
        ):
            continue
        args = here.syntax.arguments(child.i)
        agents = here.cast.parties([j for j in args.subj if j != i], "acl.nsubj")
        around = [
            party
            for adp, j in args.obl
            if adp in ("with", "between", "to", "against", "on", "among")
            for party in here.cast.parties([j], f"acl.obl:{adp}", places=adp != "on")
        ]
        if symmetric:
            taken = {p.token for p in roles.actor}
            roles.actor = [*roles.actor, *(p for p in (*agents, *around) if p.token not in taken)]
            continue
        roles.actor = agents or roles.actor
        if not roles.recipient:
            roles.recipient = [p for p in around if not any(same_side(p.actor, a.actor) for a in roles.actor)]


def partner_above(here: Reading, i: int) -> list[Party]:
    """The other one of "after a clash with X", "for talks with X": the subject of the clause that the phrase belongs to."""
    at = i
    for _ in range(3):
        token = here.sentence.tokens[at]
        base, head = token.dep.partition(":")[0], token.head
        if head == at or base not in ("obl", "nmod"):
            return []
        if here.syntax.is_verbal(head):
            args = here.syntax.arguments(head)
            led = any(here.sentence.dependents(at, "case"))
            return here.cast.parties(args.subj or args.obj, "partner.nsubj") if base == "obl" and led else []
        at = head
    return []


def with_partner(here: Reading, i: int, type: str, actors: list[Party]) -> list[Party]:
    """The one side that a noun of meeting or fighting names, and the other one where the clause above tells it.

    "After a clash with X, Y …"; where the parser hung it on the verb beside the noun ("разговор Байдена с Шольцем длился …").
    """
    if actors[0].path.endswith("with"):
        return [*(p for p in partner_above(here, i) if not same_side(p.actor, actors[0].actor)), *actors]
    head = here.sentence.tokens[i].head
    if type != "CONSULT" or head == i or not here.syntax.is_verbal(head):
        return actors
    led = [j for adp, j in here.syntax.arguments(head).obl if adp == "with"]
    found = here.cast.parties(led, "beside.with")
    return [*actors, *(p for p in found if not any(same_side(p.actor, a.actor) for a in actors))]


def bidden_above(here: Reading, i: int, actors: list[Party]) -> list[Party]:
    """To whom a word was given that a phrase only names: "at the invitation of Oslo, she spoke", "à la demande de Kiev, Riga …"."""
    if not actors or not any(here.sentence.dependents(i, "case")):
        return []
    found = [p for p in partner_above(here, i) if p.kind != "pronoun" or p.actor.country or p.actor.code]
    return [p for p in found if not any(same_side(p.actor, a.actor) for a in actors)]


def caught_in(here: Reading, i: int) -> list[Party]:
    """Who fought, told by its dead: "twenty Indian and four Chinese soldiers died in the clash"; [] unless of two sides."""
    token = here.sentence.tokens[i]
    head = here.sentence.tokens[token.head]
    words = FALLS.get(here.sentence.lang, frozenset())
    if token.dep.partition(":")[0] != "obl" or here.syntax.adposition(i) not in ("in", "during"):
        return []
    if head.lemma.lower() not in words or not here.syntax.is_verbal(head.i):
        return []
    args = here.syntax.arguments(head.i)
    found = here.cast.parties(args.obj if args.passive else args.subj, "fell.nsubj")
    return found if len(sides(found)) > 1 else []


def away_on(here: Reading, i: int) -> list[Party]:
    """Who is on the visit that a phrase speaks of: "en visite à Tokyo, le ministre …", "on a visit to Oslo, she said"."""
    token = here.sentence.tokens[i]
    # Spanish: "el ministro, de visita en Oslo, …"
    bare = here.sentence.lang == "es" and not any(here.sentence.dependents(i, "det"))
    if here.syntax.adposition(i) not in ("in", "on", "during", *(("of",) if bare else ())):
        return []
    base, head = token.dep.partition(":")[0], token.head
    if base in ("obl", "advmod", "advcl") and here.syntax.is_verbal(head):
        args = here.syntax.arguments(head)
        return here.cast.parties(args.obj if args.passive else args.subj, "away.nsubj", deep=False)
    if base == "nmod":
        return here.cast.parties([head], "away.nmod", deep=False)
    return []


def aimed_at(here: Reading, i: int, actors: list[Party]) -> list[Party]:
    """Who a nominal act is aimed at by a participle or relative clause: "une enquête visant la Chine"."""
    for child in here.sentence.dependents(i, "acl"):
        if (
            child.feats.get("VerbForm") == "Part" and child.feats.get("Tense") == "Pres"
        ) or child.dep == "acl:relcl":
            found = here.cast.parties(here.syntax.arguments(child.i).obj, "acl.obj", places=True)
            other = [p for p in found if not any(same_side(p.actor, a.actor) for a in actors)]
            if other:
                return other
    return []


def warned_of(here: Reading, roles: Roles) -> list[Party]:
    """Whose act would bring the harm: the subject of the if-clause is who is threatened."""
    for verb in here.conditions:
        if here.syntax.is_verbal(verb):
            found = here.cast.parties(here.syntax.arguments(verb).subj, "if.nsubj", deep=False)
            other = [p for p in found if not any(same_side(p.actor, a.actor) for a in roles.actor)]
            if other:
                return other
    return []
