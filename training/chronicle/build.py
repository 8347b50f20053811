"""Reports written for the demo (`*.txt` beside this script) → `src/degel/data/chronicle.jsonl`.

    python training/chronicle/build.py

One report a line: `date | lang | title | text`; blank lines and lines that start with # are left out. Each was
written for this project from public facts; the desk that "reports" it is named by its language.
"""

from __future__ import annotations

import json
from pathlib import Path

HERE = Path(__file__).parent
OUT = HERE.parent.parent / "src/degel/data/chronicle.jsonl"
DESKS = {
    "fr": ("Chronicle, Paris desk", "FRA"),
    "en": ("Chronicle, London desk", "GBR"),
    "ru": ("Chronicle, Almaty desk", "KAZ"),
    "es": ("Chronicle, Mexico City desk", "MEX"),
}
NOTE = "Written for dégel from public facts; no third-party text."


def main() -> None:
    rows = []
    for path in sorted(HERE.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            parts = [part.strip() for part in line.split("|")]
            if len(parts) != 4 or parts[1] not in DESKS:
                raise SystemExit(f"{path.name}:{number}: write `date | lang | title | text`")
            day, lang, title, text = parts
            desk, country = DESKS[lang]
            rows.append(
                (
                    day,
                    lang,
                    title,
                    {
                        "id": "",
                        "lang": lang,
                        "published": day,
                        "title": title,
                        "text": text,
                        "source": desk,
                        "country": country,
                        "note": NOTE,
                    },
                )
            )
    rows.sort(key=lambda row: row[:3])
    for number, row in enumerate(rows, 1):
        row[3]["id"] = f"chronicle-{number:03d}"
    OUT.write_text("".join(json.dumps(row[3], ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    print(len(rows), "reports →", OUT)


if __name__ == "__main__":
    main()
