"""Gold of quotes and the texts it was made on → F1 of the spans and accuracy of the speakers, a language a line.

    python evaluation/quotes.py TEXTS.jsonl [test|second|third|fourth|fifth|sixth|seventh]

`gold/quotes/<lang>.jsonl`, and the folders beside it for pages marked without sight of the reader's output, hold offsets and speaker codes only: `[start, end, code]` in the first 1,500 characters of a text
(or its first `length`) that is named by `id` and by the first 16 hex digits of its SHA-256. TEXTS holds the texts, which are not ours to ship: lines with `id`,
`lang`, `published`, `text`. Where the page leaves open whose somebody is, the code is a list of those that count (`*`: any). A quote is found when it overlaps one of the gold by 90 % of the longer of the two, or but for 30 characters.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from degel import Document
from degel.coder import Coder

GOLD = Path(__file__).parent / "gold" / "quotes"


def same(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans are the same quote, but for a tenth of it or 30 characters."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    longer = max(one[1] - one[0], other[1] - other[0])
    return shared > 0 and (shared >= 0.9 * longer or longer - shared <= min(30, longer // 2))


def main(path: str, part: str = "") -> None:
    """Prints one line a language."""
    texts: dict[tuple[str, str], dict[str, str]] = {}
    for line in Path(path).read_text("utf-8").splitlines():
        row = json.loads(line)
        texts[row["lang"], row["id"]] = row
    for file in sorted((GOLD / part).glob("*.jsonl")):
        lang = file.stem
        coder = Coder(langs=[lang], gate=False)
        right = spoken = said = asked = 0
        for line in file.read_text("utf-8").splitlines():
            gold = json.loads(line)
            row = texts[lang, gold["id"]]
            text = row["text"][: gold.get("length")]
            if hashlib.sha256(text.encode()).hexdigest()[:16] != gold["sha256"]:
                raise SystemExit(f"{file.name}: the text of {gold['id']} is not the one that was annotated")
            coded = coder(Document(text=text, lang=lang, published=row["published"]))  # type: ignore[arg-type]
            spans = []
            for quote in coded.quotes:
                pieces = quote.pieces or (quote.span,)
                spans.append(((pieces[0].start, pieces[-1].end), quote.speaker))
            said += len(spans)
            asked += len(gold["quotes"])
            for start, end, code in gold["quotes"]:
                hit = next((item for item in spans if same(item[0], (start, end))), None)
                if hit is not None:
                    spans.remove(hit)
                    right += 1
                    said_by = hit[1].code if hit[1] else None
                    spoken += said_by in code or "*" in code if isinstance(code, list) else said_by == code
        precision, recall = right / max(said, 1), right / max(asked, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        sys.stdout.write(
            f"{lang}: {asked} gold, {said} found, P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, speaker {spoken}/{right}\n"
        )


if __name__ == "__main__":
    main(*sys.argv[1:3])
