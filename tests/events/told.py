"""What tests of events read: type and sides of each event that a text tells."""

from degel.coder import Coder
from degel.records import Document

__all__ = ["told"]


def told(coder: Coder, text: str, lang: str) -> set[tuple[str, str, str]]:
    """(type, actors, recipients) of the events that the coder reports, the codes of the sides in order."""
    coded = coder(Document(text, lang=lang, published="2024-03-04"))
    return {
        (e.type, *(" ".join(sorted(a.country or a.code or "?" for a in role)) for role in (e.actor, e.recipient)))
        for e in coded.events
    }  # fmt: skip
