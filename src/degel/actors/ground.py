"""Places of the gazetteer → what they tell about who is meant.

A city stands for its state where something is done to it ("the attack on Belgorod"), and police, farmers or gunmen
without a state belong to the one whose places their sentence names. No city speaks: all these mentions are places.
"""

from __future__ import annotations

from collections.abc import Sequence

from degel.actors.mention import Mention
from degel.actors.states import state_entries
from degel.parse.sentence import Sentence
from degel.records import Actor, Span

__all__ = ["Spot", "places_as_mentions", "sole_states"]

Spot = tuple[int, int, int, str | None]  # sentence, first and last token, state
QUALITY = 0.7


def sole_states(spots: Sequence[Spot]) -> dict[int, str]:
    """Sentence → the state in which all the places lie that it names, when it is one."""
    by_sentence: dict[int, set[str]] = {}
    for sentence, _, _, country in spots:
        if country in state_entries():
            by_sentence.setdefault(sentence, set()).add(str(country))
    return {sentence: codes.pop() for sentence, codes in by_sentence.items() if len(codes) == 1}


def places_as_mentions(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], spots: Sequence[Spot]
) -> list[Mention]:
    """The mentions with one more for each place that none of them covers, in text order."""
    tokens = {sentence.number: sentence.tokens for sentence in sentences}
    covered = {
        number: {i for m in mentions if m.sentence == number for i in range(m.first, m.last + 1)}
        for number in {spot[0] for spot in spots}
    }
    found = list(mentions)
    for sentence, first, last, country in spots:
        if country not in state_entries() or not covered[sentence].isdisjoint(range(first, last + 1)):
            continue
        span = Span(tokens[sentence][first].start, tokens[sentence][last].end)
        inside = range(first, last + 1)
        head = next((i for i in inside if tokens[sentence][i].head not in inside), first)
        actor = Actor(country=country, code=country, sector="GOV", span=span)
        found.append(Mention(span, sentence, head, first, last, (actor,), "city", QUALITY, True))
    found.sort(key=lambda mention: (mention.sentence, mention.first, -mention.last))
    return found
