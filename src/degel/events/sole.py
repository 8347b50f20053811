"""The one other side that a sentence names, where no path of its tree leads to a recipient: the last fallback.

"The United States condemns all such acts, the attempt to bring home the Belarusian sprinter among them": nobody else
is named, so it is Belarus. With two other sides nothing is filled. The quality is the lowest of all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from degel.events.bidding import ASIDE
from degel.events.cast import AGAINST, Cast, Party, sides
from degel.events.frames import Proposal
from degel.events.syntax import Syntax
from degel.events.victims import ABOUT_FORCE

__all__ = ["fill_as_beside", "fill_sole"]

# Types that are always done to somebody; a meeting or a protest may have no recipient.
AIMED = frozenset({"ACCUSE", "AID", "ASSAULT", "COERCE", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "AGREE"})  # fmt: skip
# Of these, where a state after "in" is whom it is about: "welcomed the vote in Ghana", "food aid for towns in Chad";
# whoever shuns a meeting shuns its host, town or state.
ABOUT_PLACES = frozenset({"AID", "SUPPORT", "SANCTION"})
# What several do with each other needs nobody else: "A and B will restore relations, Beijing reports".
MUTUAL = frozenset({"SUPPORT", "AGREE"})
# Tokens behind and before the trigger in which the other side must stand.
BEHIND, AHEAD = 22, 6
QUALITY = 0.4
# Words that need somebody they are aimed at, and deeds that show at whom.
SAID = frozenset({"ACCUSE", "REJECT", "THREATEN"})
DONE = frozenset({"SANCTION", "REQUEST", "COERCE", "ASSAULT", "MOBILIZE"})
BESIDE = 0.6
# Who is spoken of with his state for a place of birth, not as its side.
BYSTANDERS = frozenset({"MED", "JRN", "ELI", "EDU"})


def fill_as_beside(proposal: Proposal, syntax: Syntax, beside: Sequence[Proposal], filled: list[str]) -> None:
    """Gives words aimed at nobody whom the act coordinated with them is done to, in place.

    "Kenya recalled its ambassador from Asmara and denounced a smear campaign": it denounces Eritrea.
    """
    if (
        proposal.recipient
        or not proposal.actor
        or proposal.type not in SAID
        or proposal.mode == "investigate"
    ):
        return
    own = {p.actor.code or p.actor.country for p in proposal.actor}
    for other in beside:
        if {p.actor.code or p.actor.country for p in other.actor} != own or other.type not in SAID | DONE:
            continue
        if not _coordinated(syntax, proposal.top, other.top):
            continue
        found = [p for p in other.recipient if (p.actor.code or p.actor.country) not in own]
        if found:
            proposal.recipient = [replace(p, path="beside", quality=p.quality * BESIDE) for p in found]
            filled.append("recipient")
            return


def _coordinated(syntax: Syntax, i: int, j: int) -> bool:
    """Is one of the two verbs a conjunct of the other, or both of a third?"""
    heads = [
        t.head if t.dep.partition(":")[0] == "conj" else t.i for t in (syntax.tokens[i], syntax.tokens[j])
    ]
    return i != j and heads[0] == heads[1]


def fill_sole(proposal: Proposal, syntax: Syntax, cast: Cast, filled: list[str]) -> None:
    """Fills an empty recipient with the only other side of the sentence, in place."""
    if proposal.recipient or not proposal.actor or proposal.symmetric or proposal.mutual:
        return
    if proposal.type not in AIMED:
        return
    if proposal.mode == "investigate" or proposal.act_type is None:
        return  # courts that look into what happened abroad accuse nobody there; an operator needs its own object
    own = {p.actor.code or p.actor.country for p in proposal.actor}
    if None in own or (proposal.type in MUTUAL and len(own) > 1):
        return  # what two sign or agree on is between them
    own |= sides(proposal.claimants)
    found: dict[str, Party] = {}
    about_force = proposal.type in ABOUT_FORCE
    for token in syntax.tokens:
        if (about_force and cast.hurt(token.i)) or syntax.stands_in(token.i, ASIDE):
            continue
        for mention in cast.mentions_at(token.i):
            for actor in mention.actors:
                key = actor.code or actor.country
                if key is None or key in own:
                    continue
                about = proposal.type in ABOUT_PLACES and mention.kind != "city"
                about = about or (proposal.type == "REJECT" and proposal.mode == "meet")
                if mention.place and not about:
                    continue  # where it happened is no side
                near = actor.sector not in BYSTANDERS and _same_clause(syntax, proposal.top, token.i)
                party = Party(
                    actor, token.i, "sole", mention.quality * QUALITY if near else 0.0, mention.kind
                )
                if key not in found or party.quality > found[key].quality:
                    found[key] = party
    if len(found) != 1:
        return
    party = next(iter(found.values()))
    if party.quality > 0 and party.actor.sector not in AGAINST - {"CVL", "OPP", "MED"}:
        proposal.recipient = [party]
        filled.append("recipient")


def _same_clause(syntax: Syntax, top: int, i: int) -> bool:
    """Does token `i` stand near the trigger, with no finite verb between them, and act in no other clause?"""
    token = syntax.tokens[i]
    other = syntax.tokens[token.head].dep.partition(":")[0] in ("advcl", "conj", "parataxis")
    if other and token.dep.startswith("nsubj") and token.head not in (top, *syntax.sentence.governors(top)):
        return False  # "demanded an end to the strikes, while Moscow threatened …"
    return -AHEAD <= i - top <= BEHIND and syntax.one_clause(top, i)
