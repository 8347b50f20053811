"""Several who are meant together: "Washington et Moscou", "the two countries", "border guards of both states".

Input: the drafts of a sentence, the memory of the document. Output: drafts of more than one actor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from degel.actors.lexicon import words
from degel.actors.memory import Memory
from degel.actors.scene import Draft, acting_upon
from degel.parse.sentence import Sentence
from degel.records import Actor

__all__ = ["coordinated", "faced", "fill_groups"]

# What leads a phrase that says where or with whom somebody is, not whose he is.
_NOT_OWNERS = frozenset(
    {"in", "between", "dans", "entre", "en", "в", "между", "с", "with", "avec", "con", "to", "к"}
)


def coordinated(sentence: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """For each "Washington et Moscou" a plural draft of both; it is a figure to refer to, not a mention."""
    by_head = {
        draft.head: draft
        for draft in drafts
        if draft.actors and draft.kind != "adjective" and not draft.place
    }
    found: dict[int, Draft] = {}
    for draft in by_head.values():
        token = sentence.tokens[draft.head]
        if token.dep != "conj" or token.head not in by_head:
            continue
        top = token.head
        for _ in range(6):  # some parsers chain them: "A, B et C"
            above = sentence.tokens[top]
            if above.dep != "conj" or above.head not in by_head or above.head == top:
                break
            top = above.head
        first = by_head[top]
        group = found.get(top)
        if group is None:
            group = Draft(first.first, draft.last, first.head, "group", list(first.actors), 0.8, plural=True)
            group.person = first.person
            found[top] = group
        group.actors.extend(draft.actors)
        group.last = max(group.last, draft.last)
        group.person = group.person and draft.person
    return list(found.values())


def faced(sentence: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """For each "Macron received Scholz" a plural draft of both, whom the next sentence may call "they"."""
    people = {
        d.head: d
        for d in drafts
        if d.actors and d.person and not d.plural and not d.place and d.kind != "adjective"
    }
    found: list[Draft] = []
    for draft in people.values():
        token = sentence.tokens[draft.head]
        if not token.dep.startswith("nsubj") or token.head == token.i:
            continue
        for child in sentence.dependents(token.head, "obj", "iobj", "obl"):
            other = people.get(child.i)
            if other is not None and other.actors[0].country != draft.actors[0].country:
                both = [*draft.actors, *other.actors]
                pair = Draft(draft.first, draft.last, draft.head, "group", both, 0.7, plural=True)
                pair.person = True
                found.append(pair)
                break
    return found


def fill_groups(drafts: list[Draft], memory: Memory, sentence: Sentence) -> list[Draft]:
    """Gives "the two countries", "the two leaders", "the three states" those last named; groups without any are dropped."""
    kept = []
    for draft in drafts:
        if draft.kind == "group" and not draft.actors:
            count = _count(sentence, draft)
            without = acting_upon(sentence, drafts, draft.head)
            before = [d for d in drafts if d.last < draft.first and d.actors]
            if count > 2:
                group = memory.group(count, without)
            else:
                before = [d for d in before if not any(a.country in without for a in d.actors)]
                acting = [
                    d for d in before if not d.place
                ]  # "signed in Brasilia": the venue is neither of the two
                group = _pair_here(acting, draft.person)
                group = group or memory.pair(people=draft.person, without=without)
                group = group or _pair_here(before, draft.person)
                if not group and draft.person:  # "the two ministers" of states that alone were named
                    group = memory.pair(without=without)
            if len(group) != count:
                continue
            draft.actors = list(group)
            if _officers_of(draft, drafts, sentence):
                continue
        kept.append(draft)
    return kept


def _officers_of(group: Draft, drafts: Sequence[Draft], sentence: Sentence) -> bool:
    """Gives the "border guards of the two countries" these states, in place; are there such officers?"""
    token = sentence.tokens[group.head]
    if group.person or not token.dep.startswith("nmod"):
        return False
    led = next((t.lower for t in sentence.dependents(token.i, "case")), "")
    bearer = next((d for d in drafts if d.head == token.head and d.kind in ("agent", "title")), None)
    if bearer is None or bearer.former or led in _NOT_OWNERS or len(bearer.actors) != 1:
        return False
    actor = bearer.actors[0]
    if not bearer.plural and sentence.tokens[bearer.head].feats.get("Number") != "Plur":
        return False
    bearer.actors = [
        replace(actor, country=side.country, code=side.code, name=None, wikidata=None)
        for side in group.actors
    ]
    bearer.plural, bearer.quality = True, max(bearer.quality, 0.6)
    return True


def _count(sentence: Sentence, draft: Draft) -> int:
    """How many the words of a group say that they are; two unless they say three to five."""
    numbers = words(sentence.lang).plain("numbers")
    said = {token.lower for token in sentence.tokens[draft.first : draft.last + 1]}
    return next((3 + k for k, row in enumerate(numbers) if said & set(row.split("|"))), 2)


def _pair_here(drafts: Sequence[Draft], people: bool) -> tuple[Actor, ...]:
    """The last two different states (persons) of the sentence so far."""
    found: dict[str, Actor] = {}
    for draft in reversed(drafts):
        if people and not draft.person:
            continue
        for actor in reversed(draft.actors):
            key = (actor.name or actor.code if people else actor.country) or ""
            if key and key not in found:
                found[key] = (
                    replace(actor, span=None)
                    if people
                    else Actor(country=actor.country, code=actor.country, sector="GOV")
                )
            if len(found) == 2:
                return tuple(reversed(found.values()))
    return ()
