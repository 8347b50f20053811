# ruff: noqa: T201
"""Pages written for the gold, with their labels → documents with events, and the lines `degel evaluate` reads.

    python evaluation/gold/written.py dev > written-dev.jsonl

`written/LANG-dev.yml` and `written/LANG-test.yml` hold short pages of our own about states of the world: `id`, `date` (of publication),
`text`, `events`. An event names its `trigger` (exact words of the text; `nth: 2` for the second place), `type` (`CONSULT` or
`CONSULT/visit`), `actor` and `recipient` (codes as in the guide), `modality` (done), and `also` (triggers that tell the same act again).
Pages of the test part are only scored: nobody reads what is missed in them.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("written")


def rows(part: str, folder: Path = FOLDER) -> list[dict[str, Any]]:
    """The pages of a part (`dev`, `test`) as gold with text; `ValueError` names the page and the trigger that is not in it."""
    found = []
    for file in sorted(folder.glob(f"*-{part}.yml")):
        lang = file.stem.removesuffix(f"-{part}")
        for page in yaml.safe_load(file.read_text(encoding="utf-8")) or ():
            where = f"{file}: {page.get('id')}"
            text = page["text"].strip()
            found.append(
                {
                    "id": f"{lang}/{page['id']}",
                    "lang": lang,
                    "published": str(page["date"]),
                    "text": text,
                    "events": [_label(event, text, where) for event in page["events"]],
                }
            )
    return found


def _label(event: dict[str, Any], text: str, where: str) -> dict[str, Any]:
    kind, _, mode = event["type"].partition("/")
    return {
        "type": kind,
        "mode": mode or None,
        "modality": event.get("modality", "done"),
        "actor": event["actor"],
        "recipient": event.get("recipient", []),
        "span": _place(event["trigger"], event.get("nth", 1), text, where),
        "also": [_place(words, 1, text, where) for words in event.get("also", ())],
    }


def _place(trigger: str, nth: int, text: str, where: str) -> list[int]:
    places = [m.start() for m in re.finditer(re.escape(trigger), text)]
    if len(places) < nth:
        raise ValueError(f"{where}: {trigger!r} stands {len(places)} times in the text, not {nth}")
    return [places[nth - 1], places[nth - 1] + len(trigger)]


if __name__ == "__main__":
    for row in rows(sys.argv[1]):
        print(json.dumps(row, ensure_ascii=False))
