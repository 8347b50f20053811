"""Who acts together with the subject: "Spanish police together with FBI agents arrested …", «вместе с агентами ФБР»."""

from __future__ import annotations

from degel.events.cast import Cast, Party, same_side
from degel.events.syntax import Arguments

__all__ = ["alongside"]

TOGETHER = {
    "en": frozenset({"together", "jointly"}),
    "es": frozenset({"junto", "conjuntamente"}),
    "fr": frozenset({"conjointement"}),
    "ru": frozenset({"вместе", "совместно"}),
}
REACH = 4


def alongside(cast: Cast, i: int, args: Arguments, actors: list[Party]) -> list[Party]:
    """Those behind "together with" right after the subject of the verb at `i`, of other sides than it."""
    tokens, syntax = cast.syntax.tokens, cast.syntax
    words = TOGETHER.get(syntax.sentence.lang, frozenset())
    for s in args.subj:
        within = set(syntax.sentence.subtree(s))
        for token in tokens:
            k = token.i
            if token.lower not in words or k == 0 or k - 1 not in within:
                continue
            for j in range(k + 1, min(k + 1 + REACH, len(tokens))):
                if j != i and cast.mentions_at(j) and syntax.adposition(j) in ("with", "to"):
                    found = cast.parties([j], "with")
                    break
                found = cast.parties([j], "with") if tokens[j].upos == "NOUN" else []
                if found:
                    break
            else:
                found = []
            return [p for p in found if not any(same_side(p.actor, a.actor) for a in actors)]
    return []
