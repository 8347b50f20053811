"""iso3166-2-db → the table of provinces that degel ships (`src/degel/where/data/provinces.tsv.gz`).

Get the names by `npm pack iso3166-2-db@2.3.11` (MIT), unpack them, run `python training/provinces.py FOLDER/package`.
First parts of all states in English, French, Russian and Spanish (state, names with their noun, names without), without those that are words or points of the compass.
A name stands with its noun ("Sughd Province", «Согдийская область») and without it. The output is byte-identical.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from gazetteer import TARGET, WORDS, fold, write

# The noun before or behind a name: what it is.
NOUN = re.compile(
    r"^(?:(?:the )?(?:province|provincia|región|region|région|département|departamento|distrito|district|estado|état|óblast|oblast|"
    r"municipio|municipalité|municipality|comté|condado|gouvernorat|gobernación|governorate|préfecture|prefectura|prefecture|"
    r"raion|raïon|comarca|cantón|canton|kraï|krai|république|república|wilaya|woreda|division|división|voïvodie|voivodato|"
    r"commune|comuna|paroisse|parroquia|parish|territoire|territorio|ville|ciudad|municipalidad|principado|isla|île) "
    r"(?:de la |de los |de las |del |des |de l['’]|du |de |d['’]|of |autónoma de |autonome )?)|"
    r"(?: (?:province|region|department|district|state|governorate|prefecture|county|oblast|krai|municipality|canton|division|"
    r"parish|voivodeship|autonomous province|city|administrative region|area|atoll|island|islands|special region))$",
    re.IGNORECASE,
)
COMPASS = re.compile(
    r"(?:north|south|east|west|central|cent(?:re|ro|er)|nord|sud|est|ouest|norte|sur|este|oeste|capital|coast|littoral|"
    r"northern|southern|eastern|western|upper|lower|plateau|x[ivx]+|север|юг|восток|запад|центр)[-\w]*", re.IGNORECASE
)  # fmt: skip


def names_of(full: str, words: set[str]) -> list[str]:
    """A name as it stands and without its noun, those left that are no words."""
    full = re.sub(r"\s*[(\[].*", "", full).strip()
    bare = NOUN.sub("", full, count=1).strip()
    found = [full]
    if bare != full:
        bare = NOUN.sub("", bare, count=1).strip() or bare
        if full[0].isupper() and NOUN.match(full):
            found = [full[0].lower() + full[1:]]
        found.append(bare)
    return [
        n for n in found
        if len(n) > 3 and not COMPASS.fullmatch(n) and fold(n) not in words and n[0].isalpha()
        and (n[0].isupper() or " " in n) and len(n.split()) <= 5 and not re.search(r"\d|,|/", n)
    ]  # fmt: skip


def is_plain(name: str) -> bool:
    """Does it stand with its noun, so that it can be nothing else?"""
    return NOUN.search(name) is not None or name.endswith(
        (" область", " край", " район", " провинция", " остан")
    )


def main(folder: Path) -> None:
    """Builds the table and prints its size."""
    by_language = {
        lang: json.loads((folder / "i18n" / "dispute" / "UN" / f"{lang}.json").read_text("utf-8"))
        for lang in ("en", "fr", "ru", "es")
    }
    words = set(WORDS.read_text("utf-8").split("\n"))
    rows, seen = [], {}
    for code, state in sorted(by_language["en"].items()):
        for region in state["regions"]:
            names: list[str] = []
            for lang, table in by_language.items():
                for other in table.get(code, {}).get("regions", ()):
                    if other.get("iso") == region.get("iso") and other.get("name"):
                        name = other["name"]
                        if lang != "ru" or re.match("[А-ЯЁ]", name):
                            names += names_of(name, words)
            names = [
                n for n in dict.fromkeys(names) if seen.setdefault(fold(n), state["iso3"]) == state["iso3"]
            ]
            if names and state.get("iso3"):
                plain = [n for n in names if is_plain(n)]
                bare = [n for n in names if n not in plain]
                rows.append(f"{state['iso3']}\t{'|'.join(plain)}\t{'|'.join(bare)}")
    write(TARGET / "provinces.tsv.gz", rows)
    print(len(rows), "provinces,", (TARGET / "provinces.tsv.gz").stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
