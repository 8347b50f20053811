# ruff: noqa: T201
"""What the coder misses and what it adds, document by document, with the words: for reading.

    python evaluation/misses.py evaluation/gold/events-dev.jsonl [DATA [RULE]]

Only for the part of the gold that is meant for development: `events-test.jsonl` is scored and never read, and
refused here. RULE is one of the rules of `degel evaluate` (`event` when not given). The last lines sum up what
went wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from degel.coder import Coder
from degel.evaluate.documents import RULES, Claim, claim_of_event, claim_of_gold, match
from degel.evaluate.gold import read_gold


def line(mark: str, claim: Claim, text: str, why: str = "") -> str:
    words = text[claim.spans[0].start : claim.spans[0].end].replace("\n", " ")
    sides = f"{' '.join(sorted(claim.actor)) or '-'} → {' '.join(sorted(claim.recipient)) or '-'}"
    return f"  {mark} {claim.type}/{claim.mode} {claim.modality} {sides} | {words}{why}"


def overlaps(a: Claim, b: Claim) -> bool:
    return any(p.overlaps(q) for p in a.spans for q in b.spans)


def kind(missed: Claim, coded: list[Claim]) -> str:
    """Why an event is missed, by what was coded over its words."""
    over = [c for c in coded if overlaps(missed, c)]
    same = [c for c in over if c.type == missed.type]
    if not over:
        return "missed: nothing coded over the words"
    if not same:
        return "missed: another type over the words"
    if any(c.actor == missed.actor and not c.recipient for c in same):
        return "missed: the right type, recipient left open"
    return "missed: the right type, wrong sides"


def main() -> None:
    if Path(sys.argv[1]).name == "events-test.jsonl":
        raise SystemExit("events-test.jsonl is scored and never read; read the misses in events-dev.jsonl")
    kinds: Counter[str] = Counter()
    coder = Coder()
    gold = read_gold(Path(sys.argv[1]), coder.book.entries, Path(sys.argv[2]) if len(sys.argv) > 2 else None)
    rule = next(rule for rule in RULES if rule == (sys.argv[3] if len(sys.argv) > 3 else "event"))
    quads = {name: entry.quad for name, entry in coder.book.entries.items()}
    for one, coded in zip(gold, coder.pipe([g.document for g in gold]), strict=True):
        why = {claim_of_event(e): f" ({', '.join(e.why[:2])}; p={e.probability:.2f})" for e in coded.events}
        found = match(
            [claim_of_gold(e, quads) for e in one.events],
            [claim_of_event(e) for e in coded.events],
            rule,
        )
        print(f"== {one.document.lang} {one.document.id}: {len(found.pairs)} right")
        text = one.document.text
        wanted = [*(g for g, _ in found.pairs), *found.missed]
        kinds.update(kind(claim, list(found.extra)) for claim in found.missed)
        kinds.update(
            "extra: over an event of the gold"
            if any(overlaps(claim, g) for g in wanted)
            else "extra: over none"
            for claim in found.extra
        )
        lines = [(c.spans[0], line("missed", c, text)) for c in found.missed]
        lines += [(c.spans[0], line("extra ", c, text, why.get(c, ""))) for c in found.extra]
        print("\n".join(shown for _, shown in sorted(lines)))
    print("==")
    for name, count in sorted(kinds.items()):
        print(f"{count:>5} {name}")


if __name__ == "__main__":
    main()
