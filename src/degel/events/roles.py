"""The arguments of an act → its actor and recipient, by the frame's own roles or the default ones."""

from __future__ import annotations

from collections.abc import Sequence

from degel.codebook.schema import Act
from degel.events.alongside import alongside
from degel.events.cast import TARGET, Cast, Party, Roles, distinct, factions, same_side, sides
from degel.events.hosts import destination, state_only, there
from degel.events.syntax import Arguments

__all__ = ["fill", "seat"]

# Adposition classes that may carry a recipient, best first; what a preposition means differs by verb, so
# every other class comes last rather than never.
TOWARD = ("to", "against", "with", "toward", "on", "about", "for", "from", "of", "in")
STRAY = ("against", "to", "with", "on", "toward", "from", "in")
# Acts that are done to somebody: whose "of" is who suffers them, and whose city is where they happen.
SUFFERED = frozenset({"ASSAULT", "COERCE"})
# Acts whose "from" says what is left or taken away, not who acts.
LEAVING = frozenset({"RETREAT", "SANCTION", "COERCE"})
# Phrases that say when, why, by whom or in spite of whom, never to whom.
CIRCUMSTANCES = frozenset({"by", "in", "during", "despite", "after", "before", "since", "until", "without", "amid", "bidding"})  # fmt: skip
# Modifiers that a bare `obl` or `nmod` of a role path does not mean: owners, agents and times.
NO_TARGET = frozenset({"amod", "compound", "poss", "by", "during", "after", "before", "since", "until"})
# Acts of saying, which a seat of power may do.
VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "AGREE"})
# Modes in which the state of the place acts: its police, its courts.
JUDGED = frozenset({"arrest", "convict", "deport", "investigate"})
# Of these, whose noun's "of" is whom it is done to in every language: "l'arrestation d'un opposant".
TAKEN = (JUDGED - {"investigate"}) | {"expel"}
# «это» before a plural verb is what is spoken of, and who "on" is the place tells.
THIS, ANYONE = frozenset({"это", "то"}), frozenset({"on", "l'on", "l’on"})
PLACED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "AID", "RETREAT"})


def fill(
    cast: Cast, i: int, act: Act | None, type: str | None, args: Arguments, *, verbal: bool, symmetric: bool
) -> Roles:
    """Actor and recipient of the act at token `i` from its arguments, by the frame's own roles or the default ones."""
    places = type in PLACED or bool(act and act.place)
    roles = Roles()
    if symmetric:
        named = act.roles.get("actor") if act is not None else None
        if named is not None:
            roles.actor = distinct(
                [
                    p
                    for path in named.split("|")
                    for p in _by_path(cast, i, path, args, places=False, deep=type != "CONSULT")
                ]
            )
        else:
            roles.actor = _everyone(cast, i, args, verbal, deep=type != "CONSULT")
        if len(factions(roles.actor)) == 1:
            stray = _stray(cast, i, args, roles.actor, places, verbal, type)
            roles.actor = distinct([*roles.actor, *(q for p in stray for q in (p, *cast.listed(p)))])
        return roles
    own = act.roles if act is not None else {}
    if "actor" in own:
        roles.actor = _by_path(cast, i, own["actor"], args, places=False, deep=type != "CONSULT", owners=True)
    elif verbal:
        roles.actor = cast.parties(args.subj, "nsubj", deep=type != "CONSULT")
    else:
        mode = act.mode if act is not None and act.mode in TAKEN else None
        roles.actor = _nominal_actor(cast, i, args, type, taken=mode)
    if verbal and roles.actor and not args.passive:
        roles.actor = [*roles.actor, *alongside(cast, i, args, roles.actor)]
    if verbal and not roles.actor and type in VERBAL:
        roles.actor = seat(cast, i, args)
    if verbal and not roles.actor and act is not None and act.mode in JUDGED:
        roles.actor = _police(cast, i, args)
    if verbal and not roles.actor and args.passive and type == "MOBILIZE":
        roles.actor = cast.parties(
            args.obj, "nsubj:pass"
        )  # "French troops were put on alert": France's doing
    whom = _taken(cast, i, args) if not verbal and act is not None and act.mode in TAKEN else []
    if whom and not any(p.token == q.token for p in whom for q in roles.actor):
        roles.recipient = whom
        roles.actor = roles.actor or _soil(cast, i, whom)
    elif "recipient" in own:
        found = _by_path(cast, i, own["recipient"], args, places=places, deep=type != "CONSULT")
        acting = {p.token for p in roles.actor}
        roles.recipient = [p for p in found if p.token not in acting]
    else:
        roles.recipient = _recipient(cast, i, args, roles.actor, places, verbal, type)
    if type == "MOBILIZE" or (type == "RETREAT" and act is not None and act.mode == "withdraw"):
        roles.recipient = [p for p in roles.recipient if not _moved(cast, args, p, roles.actor)]
        if not roles.recipient and verbal and type == "RETREAT":
            # who asks that troops leave is whom they leave
            found = [p for adp, j in args.obl if adp == "bidding" for p in cast.parties([j], "bidding")]
            roles.recipient = [p for p in found if not any(same_side(p.actor, a.actor) for a in roles.actor)]
    if not own and verbal and not roles.recipient and args.passive and not roles.actor:
        roles.recipient = cast.parties(args.obj, "nsubj:pass", places=places)
    host = verbal and act is not None and act.mode == "visit" and own.get("recipient") == "nsubj"
    if act is not None and (act.place or host) and not factions(roles.recipient):
        roles.recipient = destination(cast, args, roles.actor) or roles.recipient
    if host and not factions(roles.recipient):
        roles.recipient = there(cast, i, roles.actor) or roles.recipient
    if not roles.recipient and (verbal or roles.actor):
        found = [p for adp, j in args.mods if adp == "amod" for p in cast.adjectives(j, "obj.amod")]
        if verbal and not found:  # "rejects the Commission's demands": whose they are
            owners = [j for adp, j in args.mods if adp == "poss"]
            found = cast.parties(owners, "obj.poss")
            if len(sides(found)) < 2:  # "summoned their ambassadors" is plain where they are two
                found = [p for p in found if p.kind != "pronoun"]
        roles.recipient = [p for p in found if not any(same_side(p.actor, a.actor) for a in roles.actor)]
    if not roles.recipient:
        roles.recipient = _stray(cast, i, args, roles.actor, places, verbal, type)
    return roles


def _moved(cast: Cast, args: Arguments, party: Party, actors: list[Party]) -> bool:
    """Are these the soldiers who are sent or withdrawn, and so nobody to whom it is done ("a retiré ses soldats")?"""
    if party.token not in {k for j in args.obj for k in cast.syntax.sentence.subtree(j)}:
        return False
    if any(same_side(party.actor, a.actor) for a in actors):
        return True
    # "ses troupes du Niger" names whose soil it is, "войска" alone nobody
    bare = any(m.first == m.last for m in cast.mentions_at(party.token))
    return party.actor.sector == "MIL" and bare


def _police(cast: Cast, i: int, args: Arguments) -> list[Party]:
    """The state where somebody was arrested or sentenced, when nobody says by whom ("задержан в Испании", "detuvieron en Caracas")."""
    if not args.passive and (args.subj or not _they(cast, i)):
        return []
    objects = args.obj or [j for adp, j in args.obl if adp == "to" and cast.syntax.sentence.lang == "es"]
    whom = cast.parties(objects, "nsubj:pass")
    found = [
        p
        for adp, j in args.obl
        if adp in ("in", "at", "to")
        for p in cast.parties([j], "place", places=True, deep=False)
        if adp == "in" or any(m.place for m in cast.mentions_at(j))
    ]
    return [
        Party(state_only(p.actor), p.token, p.path, p.quality * 0.7, p.kind)
        for p in found[:1]
        if objects and p.actor.country and not any(same_side(p.actor, w.actor) for w in whom)
    ]


def _they(cast: Cast, i: int) -> bool:
    """Is it a plural verb without a subject, in a language that says so of nobody in particular?"""
    feats = cast.syntax.tokens[i].feats
    if not cast.syntax.grammar.null_subject and cast.syntax.sentence.lang != "es":
        return False
    finite = feats.get("VerbForm") == "Fin" or feats.get("Mood") is not None
    subjects = [t for t in cast.syntax.sentence.dependents(i, "nsubj") if t.lower not in THIS]
    return finite and feats.get("Number") == "Plur" and not subjects


def seat(cast: Cast, i: int, args: Arguments) -> list[Party]:
    """Who speaks where nobody is named: the seat or body before a plural verb ("В Кремле осудили", "В Москве это осудили"),
    or before the verb of « on » ("À Moscou, on appelle …"); the next verb of the clause has it from the first."""
    syntax = cast.syntax
    token = syntax.tokens[i]
    # «Арест осудили в МИД Египта»: what is spoken of stands first, and who speaks comes after the verb
    many = token.feats.get("Number") == "Plur" and token.feats.get("VerbForm") == "Fin"
    fronted = syntax.sentence.lang == "ru" and many and not args.subj and any(j < i for j in args.obj)
    if args.passive and not (fronted and token.feats.get("Voice") != "Pass"):
        return []
    if any(syntax.tokens[j].lower not in THIS | ANYONE for j in args.subj):
        return []
    anyone = any(t.lower in ANYONE for t in syntax.sentence.dependents(i, "nsubj"))
    if not anyone and not fronted and not (syntax.grammar.null_subject and _they(cast, i)):
        return []
    led = ("in", "to") if anyone else ("in",)
    stands = [
        j
        for adp, j in args.obl
        # "в МИД": letters that no case changes
        if (j < i or fronted)
        and (adp in led or (fronted and adp == "to" and syntax.tokens[j].text.isupper()))
    ]
    found = cast.parties(stands, "seat", places=True)
    if found or token.dep.partition(":")[0] != "conj" or not syntax.is_verbal(token.head):
        return found
    return seat(cast, token.head, syntax.arguments(token.head))


def _stray(
    cast: Cast, i: int, args: Arguments, actors: list[Party], places: bool, verbal: bool, type: str | None
) -> list[Party]:
    """A party whose phrase the parser hung on an inner noun ("l'attaque de l'Iran contre Israël"): at most three nouns down."""
    taken = {p.token for p in actors}
    layer = [j for _, j in args.mods] + [*args.obj, *args.iobj] + ([j for _, j in args.obl] if verbal else [])
    if args.passive:
        layer += args.subj  # "delivered by Sweden to Ukraine"
    seen = {i}
    for _ in range(3):
        below: list[tuple[str, int]] = []
        for j in layer:
            if j in seen or cast.syntax.tokens[j].upos in ("VERB", "AUX"):
                continue
            seen.add(j)
            below.extend(cast.syntax.arguments(j).mods)
        # who is blamed for a rise in killings is who kills
        for wanted in ("by", *STRAY) if type == "ACCUSE" and verbal else STRAY:
            for adp, j in below:
                if adp != wanted:
                    continue
                near = wanted in ("against", "to", "with")
                found = [
                    p
                    for p in cast.parties(
                        [j], f"stray.{wanted}", deep=near, places=places or wanted in ("against", "to")
                    )
                    if p.token not in taken
                    and p.kind != "pronoun"
                    and not any(same_side(p.actor, a.actor) for a in actors)
                ]
                if found:
                    return [Party(p.actor, p.token, p.path, p.quality * 0.7, p.kind) for p in found]
        layer = [j for _, j in below]
    return []


def _everyone(cast: Cast, i: int, args: Arguments, verbal: bool, *, deep: bool) -> list[Party]:
    found = cast.parties(args.subj, "nsubj", deep=deep)
    found += cast.parties(args.obj, "obj", deep=False)
    found += cast.parties(args.iobj, "iobj", deep=False)
    for adp, j in args.obl:
        if adp in ("with", "between", "to", "among"):
            here = cast.parties([j], f"obl:{adp}", deep=deep)
            found += here or _within(cast, j, ("including",), f"obl:{adp}")
    if verbal:
        for j in args.obj:
            if not cast.mentions_at(j):
                found += _within(cast, j, ("with", "between", "among", "including"), "obj")
    else:
        found += _within(
            cast,
            i,
            ("poss", "amod", "compound", "between", "with", "among", "of", "by", "flat", "appos"),
            "nmod",
        )
        if len(sides(found)) < 2:
            more = [pair for pair in args.mods if pair not in cast.syntax.arguments(i).mods]
            found += _within(cast, i, ("between", "with", "among", "of"), "nmod", mods=more)
    return distinct([q for p in found for q in (p, *cast.listed(p))])


def _within(
    cast: Cast,
    i: int,
    wanted: Sequence[str],
    path: str,
    places: bool = False,
    mods: Sequence[tuple[str, int]] | None = None,
) -> list[Party]:
    found: list[Party] = []
    for name in wanted:
        found += cast.inside(i, (name,), path, places=places, mods=mods)
    return found


def _among(
    cast: Cast, i: int, args: Arguments, wanted: Sequence[str], *, places: bool = False
) -> list[Party]:
    """Actors among the modifiers of the noun at `i`, then among those of the other words of its entry."""
    mods = cast.syntax.arguments(i).mods
    own, more = [p for p in args.mods if p in mods], [p for p in args.mods if p not in mods]
    return cast.inside(i, wanted, "nmod", places=places, mods=_one_owner(cast, own)) or (
        cast.inside(i, wanted, "nmod", places=places, mods=_one_owner(cast, more)) if more else []
    )


def _taken(cast: Cast, i: int, args: Arguments) -> list[Party]:
    """Whom an arrest or expulsion is of: a person or envoy, not a bare state ("l'arrestation d'un opposant russe")."""
    found = _among(cast, i, args, ("of",))
    return [p for p in found if p.kind in ("title", "agent", "person", "demonym") or p.path.endswith("amod")]


def _soil(cast: Cast, i: int, whom: list[Party]) -> list[Party]:
    """The state of the place that stands with an arrest or with who was arrested ("l'arrestation d'un opposant russe à Paris")."""
    pairs = [*cast.syntax.arguments(i).mods, *(m for p in whom for m in cast.syntax.arguments(p.token).mods)]
    for adp, j in pairs:
        if adp not in ("in", "at", "to"):
            continue
        for mention in cast.mentions_at(j):
            actor = mention.actors[0]
            city = mention.place or mention.kind == "city"
            if city and actor.country and not any(same_side(actor, w.actor) for w in whom):
                return [Party(state_only(actor), j, "place", mention.quality * 0.7, mention.kind)]
    return []


def _nominal_actor(
    cast: Cast, i: int, args: Arguments, type: str | None, *, taken: str | None = None
) -> list[Party]:
    both = _among(cast, i, args, ("between",))
    if both:
        return both
    # "Kabul's capture by the Taliban": with an agent, the owner suffers it
    found = _among(cast, i, args, ("by",)) or _agent_above(cast, i)
    found = found or _among(cast, i, args, ("poss",)) or _by_phrase(cast, i)
    if not found and args.subj:
        found = cast.parties(args.subj, "nsubj")
    if not found and type in SUFFERED:
        found = [
            p
            for p in _among(cast, i, args, ("amod", "compound", "flat"))
            if p.path.endswith("amod") or p.kind not in ("city", "agent")
        ] or ([] if taken else _suffered_by(cast, i, args))
    else:
        # "the expulsion of Kenyan diplomats" is of whom, not by whom
        owners = (
            ("amod", "compound", "flat")
            if taken == "expel" and type == "SANCTION"
            else ("amod", "compound", "of", "flat")
        )
        found = found or _among(cast, i, args, owners)
    if not found and type not in LEAVING:
        found = _among(cast, i, args, ("from",))  # "aid from Egypt to Gaza"
    return found


def _suffered_by(cast: Cast, i: int, args: Arguments) -> list[Party]:
    """Who does it by an "of", where another phrase says to whom: "the attack of Iran on Israel", not "the invasion of Iraq"."""
    aimed = {adp for adp, _ in args.mods} & {"against", "on", "to", "at"}
    if not aimed and cast.syntax.sentence.lang == "en":
        return []
    return _among(cast, i, args, ("of",))


def _one_owner(cast: Cast, mods: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Of two actors with *of* the first owns the act: "la salida de Nicaragua de la OEA" is Nicaragua's."""
    first = next((j for adp, j in mods if adp == "of" and cast.parties([j], "nmod.of")), None)
    return [(adp, j) for adp, j in mods if adp != "of" or j == first]


def _agent_above(cast: Cast, i: int) -> list[Party]:
    """The agent of an object that the parser hung on its active verb ("watched the capture by rebels")."""
    token = cast.syntax.tokens[i]
    if token.dep != "obj" or cast.syntax.arguments(token.head).passive:
        return []
    agents = [t.i for t in cast.syntax.sentence.dependents(token.head, "obl:agent") if t.i > i]
    return cast.parties(agents, "nmod.by", deep=False)


def _by_phrase(cast: Cast, i: int) -> list[Party]:
    """An agent phrase that the parser hung elsewhere: the first "by X" after the noun, before the next finite verb.

    A bare instrumental is one too ("ликвидация генерала Израилем").
    """
    tokens = cast.syntax.tokens
    for j in range(i + 1, min(i + 12, len(tokens))):
        if tokens[j].upos in ("VERB", "AUX") and tokens[j].feats.get("VerbForm") == "Fin":
            break
        if (
            cast.mentions_at(j)
            and cast.syntax.adposition(j) == "by"
            and (
                any(cast.syntax.sentence.dependents(j, "case"))
                or tokens[j].dep.partition(":")[0] in ("nmod", "amod", "obl", "iobj", "appos", "flat")
            )
        ):
            return cast.parties([j], "nmod.by", deep=False)
    return []


def _where(cast: Cast, adp: str, type: str | None) -> bool:
    """May the preposition tell where force was used (French *à*, *au*), and only else at whom?"""
    return adp == "to" and type == "ASSAULT" and cast.syntax.sentence.lang == "fr"


def _recipient(
    cast: Cast, i: int, args: Arguments, actors: list[Party], places: bool, verbal: bool, type: str | None
) -> list[Party]:
    """Object, indirect object, oblique, then owners inside them: the first that is not the actor's own side."""
    taken = {p.token for p in actors}
    tries: list[list[Party]] = []
    tries.append(cast.parties(args.obj, "obj", deep=False, places=places))
    tries.append(cast.parties(args.iobj, "iobj", places=places))
    order = sorted(args.obl, key=lambda pair: TOWARD.index(pair[0]) if pair[0] in TOWARD else len(TOWARD))
    for adp, j in order:
        if adp in CIRCUMSTANCES:
            continue
        aimed = adp in TARGET or (adp == "at" and type in VERBAL)  # "expressed dismay at Turkey"
        meant = (places or aimed) and not (verbal and args.obj and _where(cast, adp, type))
        tries.append(cast.parties([j], f"obl:{adp}", deep=False, places=meant))
    if verbal:
        for j in args.obj:
            if type == "ACCUSE":
                # who is condemned for an attack is who made it, not who suffered it
                tries.append(_within(cast, j, ("by", "poss", "of"), "obj"))
            tries.append(_within(cast, j, ("to", "against", "with", "on", "between"), "obj", places=True))
            tries.append(cast.parties([j], "obj", places=places))
            tries.append(_within(cast, j, ("for", "from", "of", "about"), "obj"))
        for adp, j in order:
            refused = adp == "bidding" and type == "REJECT"  # "opposed a refusal to the request of Tokyo"
            if adp not in CIRCUMSTANCES or adp == "before" or refused:  # "ante la embajada"
                tries.append(cast.parties([j], f"obl:{adp}", places=places))
    else:
        for name in (
            "to",
            "against",
            "with",
            "on",
            "of",
            "for",
            "about",
            "from",
            "toward",
            "in",
            "obj",
            "poss",
        ):
            tries.append(cast.inside(i, (name,), "nmod", places=places or name in TARGET))
        more = [pair for pair in args.mods if pair not in cast.syntax.arguments(i).mods]
        for name in ("to", "against", "with", "on", "of", "about", "from", "in") if more else ():
            tries.append(cast.inside(i, (name,), "nmod", places=places or name in TARGET, mods=more))
    if places:
        for adp, j in order:
            if adp == "in":
                tries.append(cast.parties([j], "obl:in", deep=False, places=True))
    second: list[Party] = []
    for found in tries:
        fresh = [
            p
            for p in found
            if p.token not in taken
            and p.kind not in ("pronoun", "self")
            and all(p.actor != a.actor for a in actors)
        ]
        other = [
            p for p in found if p.token not in taken and not any(same_side(p.actor, a.actor) for a in actors)
        ]
        if other:
            return other
        if fresh and not second:
            second = fresh
    return second


def _by_path(
    cast: Cast, i: int, path: str, args: Arguments, *, places: bool, deep: bool = True, owners: bool = False
) -> list[Party]:
    """Parties at an explicit role path (`obj|obl:with|obj.poss`): the first alternative that has any. `owners`: also a place behind "of"."""
    for step in (s.strip() for s in path.split("|")):
        name, _, inner = step.partition(".")
        base, _, adp = name.partition(":")
        tokens: list[int]
        if base == "nsubj":
            tokens = args.subj
        elif base == "obj":
            tokens = args.obj
        elif base == "iobj":
            tokens = args.iobj
        elif base in ("obl", "nmod"):
            pairs = [*args.obl, *args.mods]
            tokens = [j for a, j in pairs if (a == adp if adp else a not in NO_TARGET)]
            pairs += (
                [pair for o in args.obj for pair in cast.syntax.arguments(o).mods]
                if base == "obl" and adp
                else []
            )
            tokens = [j for a, j in pairs if (a == adp if adp else a not in NO_TARGET)]
            if adp and not tokens:
                tokens = [j for a, j in pairs if cast.syntax.sentence.case(j) == adp]
            if name == "nmod:by" and not tokens:
                found = _by_phrase(cast, i)
                if found:
                    return found
        elif base in ("amod", "poss", "compound"):
            found = cast.inside(i, (base,), "nmod", mods=args.mods)
            if found:
                return found
            continue
        elif base == "guest":
            # who does what the noun only goes with: "at the invitation of …, she visited …"
            above = cast.syntax.tokens[i]
            tokens = cast.syntax.arguments(above.head).subj if above.dep.startswith("obl") else []
        elif base == "xcomp-subj":
            tokens = [
                s
                for t in cast.syntax.sentence.dependents(i, "xcomp", "ccomp")
                for s in cast.syntax.arguments(t.i).subj
            ]
        else:
            continue
        if inner:
            meant = places or inner in TARGET or (owners and base == "obj" and inner == "of")
            found = [p for j in tokens for p in cast.inside(j, (inner,), step, places=meant)]
            if base == "obj" and not tokens:
                # "detectó buques chinos": the object is a word of the entry, and what hangs on it hangs on the entry
                found = cast.inside(i, (inner,), step, places=meant, mods=args.mods)
        else:
            meant = places or adp in TARGET or (owners and adp == "of")
            found = cast.parties(tokens, step, places=meant, deep=deep)
        if found:
            return found
    return []
