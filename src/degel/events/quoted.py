"""Whether the words of a quotation are an act of whoever speaks, and who acts together with the speaker."""

from __future__ import annotations

from degel.events.cast import Party, same_side
from degel.events.frames import Proposal
from degel.events.syntax import Syntax
from degel.events.words import fold
from degel.records import Quote

__all__ = ["by_speaker", "with_speaker"]


def by_speaker(syntax: Syntax, top: int, *, direct: bool) -> bool:
    """Can the speaker be the subject: "I", "we", in a clause "he", or none where the verb's person allows it?"""
    if syntax.tokens[top].upos == "ADJ":
        return True  # "it is unacceptable": whoever says so
    firsts = {fold(w) for w in (*syntax.grammar.i, *syntax.grammar.we)}
    j = top
    for _ in range(4):
        subjects = list(syntax.sentence.dependents(j, "nsubj"))
        if subjects:
            return any(
                {fold(t.text), fold(t.lemma)} & firsts
                or (t.upos == "PRON" and (not direct or t.feats.get("PronType") == "Dem"))
                for t in subjects
            )
        carriers = [syntax.tokens[j], *syntax.sentence.dependents(j, "aux", "cop")]
        finite = [t for t in carriers if t.feats.get("VerbForm") == "Fin" or t.feats.get("Mood")]
        if finite:
            return all(
                t.feats.get("Mood") == "Imp"
                or t.feats.get("Person", "1") == "1"
                or (not direct and t.feats.get("Person") == "3" and not syntax.arguments(j).reflexive)
                for t in finite
            )
        if syntax.tokens[j].head == j or syntax.tokens[j].dep.partition(":")[0] not in ("xcomp", "conj"):
            return True
        j = syntax.tokens[j].head
    return True


def with_speaker(proposal: Proposal, quote: Quote | None, syntax: Syntax, filled: list[str]) -> None:
    """ "We shall sign a treaty with Oslo", he said: whoever speaks is one of those who act together, in place."""
    speaker = quote.speaker if quote is not None else None
    if speaker is None or quote is None or not (proposal.symmetric and proposal.verbal and proposal.actor):
        return
    if not (speaker.country or speaker.code) or any(same_side(p.actor, speaker) for p in proposal.actor):
        return
    if all(p.path.startswith("obl:") for p in proposal.actor) and by_speaker(
        syntax, proposal.top, direct=quote.kind == "direct"
    ):
        proposal.actor = [Party(speaker, proposal.top, "speaker", 0.8, "self"), *proposal.actor]
        filled.append("actor")
