"""Bodies and people whose state was guessed sentence by sentence → that of the ground on which the whole page plays.

"Washington imposed sanctions. The army blocked the bridges.": the first reading goes by what the sentence before names;
once the places of the page are known, the army is that of the state where the page's places lie, when that one is plainly
ahead. Nothing that a name, an owner or a memory of the page told is touched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from degel.actors.ground import AHEAD, FAR_AHEAD, Grounds, Spot
from degel.actors.home import home_of
from degel.actors.issuer import issuer_of
from degel.actors.mention import Mention
from degel.actors.states import sovereign
from degel.parse.sentence import Sentence
from degel.records import Document

__all__ = ["regrounded"]

# The qualities of what was guessed from the sentence, the page and home alone.
_LEAST, _MOST = 0.5, 0.55
# Whoever is told of beside it and of its state may be the one to whom it belongs.
_PEOPLE = frozenset(("person", "title", "pronoun", "self", "adjective", "demonym", "group"))
# Russian possessives, which the parse does not mark.
_OWN = frozenset(("его", "её", "ее", "их", "свой", "он", "она", "они"))
# Ministries that speak of other states.
_ABROAD = ("foreign", "étrang", "exterior", "cancill", "иностр")
# Who may be abroad.
_MOVING = frozenset(("MIL", "REF", "UAF"))


def regrounded(
    doc: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], spots: Sequence[Spot]
) -> list[Mention]:
    """The `mentions` with the guessed ones of another state's ground given to it."""
    open_to = [n for n, mention in enumerate(mentions) if _guessed(mention)]
    found = list(mentions)
    if not open_to:
        return found
    kept = [mention for n, mention in enumerate(mentions) if not _guessed(mention)]
    grounds = Grounds(doc, sentences, kept, spots)
    by_number = {sentence.number: sentence for sentence in sentences}
    people: dict[int, set[str]] = defaultdict(set)
    subjects: dict[tuple[int, str], list[Mention]] = defaultdict(list)
    for mention in kept:
        if by_number[mention.sentence].tokens[mention.head].dep.startswith("nsubj"):
            for actor in mention.actors:
                subjects[mention.sentence, sovereign(actor.country or "")].append(mention)
        if mention.kind in _PEOPLE:
            people[mention.sentence] |= {sovereign(a.country) for a in mention.actors if a.country}
    opens = paragraphs(doc, sentences)
    home = home_of(doc) or issuer_of(doc, sentences, doc.lang or "", doc.published)
    speaks = sovereign(home.code) if home is not None and home.official else None
    for n in open_to:
        mention = mentions[n]
        actor = mention.actors[0]
        own = sovereign(actor.country or "")
        sentence = by_number[mention.sentence]
        if own == speaks or _owned(sentence, mention) or own in people[mention.sentence]:
            continue
        acting = subjects[mention.sentence, own]
        if any(_goes_on(sentence, subject, mention) for subject in acting):
            continue
        if actor.sector == "CVL" and acting:
            continue  # whom a state evicts, counts or calls up
        ahead = FAR_AHEAD if actor.sector in _MOVING else AHEAD
        other = grounds.before(mention.sentence, own, ahead)
        if other is None or other in people[mention.sentence]:  # who acts upon it here
            continue
        if grounds.of_the_page(other) or any(
            other in grounds.told[k] for k in range(opens[mention.sentence], mention.sentence + 1)
        ):
            found[n] = replace(mention, actors=(replace(actor, country=other, code=other),))
    return found


def paragraphs(doc: Document, sentences: Sequence[Sentence]) -> dict[int, int]:
    """Sentence → the first one of its paragraph: a digest tells another story in each."""
    found: dict[int, int] = {}
    first, end = 0, 0
    for sentence in sentences:
        if sentence.part != "text" or "\n" in doc.text[end : sentence.start]:
            first = sentence.number
        found[sentence.number] = first
        end = sentence.end if sentence.part == "text" else end
    return found


def _owned(sentence: Sentence, mention: Mention) -> bool:
    """Does a possessive tell whose it is ("its soldiers", «её солдаты»), or is it who speaks of other states?"""
    head = sentence.tokens[mention.head]
    if head.lower.startswith("мид") or any(
        t.lower.startswith(_ABROAD) for t in sentence.tokens[mention.first : mention.last + 1]
    ):
        return True
    return any(
        t.feats.get("Poss") == "Yes" or t.lemma.lower() in _OWN for t in sentence.dependents(mention.head)
    )


def _goes_on(sentence: Sentence, subject: Mention, mention: Mention) -> bool:
    """Does the subject before it, in another clause, speak of its own ("Moscow was cautious: the ministry hoped …")?"""
    verb = sentence.tokens[subject.head].head
    return subject.head < mention.head and sentence.tokens[mention.head].head != verb


def _guessed(mention: Mention) -> bool:
    actor = mention.actors[0] if len(mention.actors) == 1 else None
    if actor is None or mention.kind != "agent" or actor.code != actor.country or actor.country is None:
        return False
    return _LEAST <= mention.quality <= _MOST and actor.name is None
