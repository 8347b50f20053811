"""An event as read in its sentence → its own place."""

from __future__ import annotations

from collections.abc import Sequence

from degel.events.frames import Proposal
from degel.parse.sentence import Sentence
from degel.records import Place
from degel.where import Placed, place_of

__all__ = ["where_of"]

# Events that are words about a deed: theirs is the place where the words are said, never that of the deed.
_SPEECH = ("ACCUSE", "REQUEST", "REJECT", "THREATEN")
_PHYSICAL = ("ASSAULT", "COERCE")
_DEEDS = ("investigate",)  # modes of an act of words that are done somewhere


def where_of(proposal: Proposal, sentence: Sentence, places: Sequence[Placed]) -> Place | None:
    """The event's own place; None when the sentence tells none or only that of another."""
    if proposal.type in _SPEECH and proposal.mode not in _DEEDS:
        return place_of(sentence, proposal.top, places, spoken=True)
    struck = proposal.type in _PHYSICAL
    for token in dict.fromkeys((proposal.act, proposal.top)):
        found = place_of(sentence, token, places, struck=struck)
        if found is not None:
            return found
    return None
