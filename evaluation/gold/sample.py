# ruff: noqa: T201
"""The documents of the gold, drawn with a fixed seed → `documents.jsonl` (place, offsets, hash; no text).

    python evaluation/gold/sample.py DATA DOCS

The pools are the records with content of international politics, judged by their titles before anything was
coded; the draw among them is by chance. DOCS receives the documents as numbered sentences, for the coders.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from degel.evaluate.sources import Source, digest

SEED = 1815
WORDS = 450
PARALLEL = "parallel/ntrex-dev.en-fr-ru-es.jsonl.gz"
PARALLEL_POOL = (
    "bbc.381680", "bbc.381736", "cnbc.com.6790", "euronews-en.153799", "guardian.221762",
    "nytimes.184804", "nytimes.184862", "reuters.218861", "reuters.218888", "rt.com.91335",
)  # fmt: skip
POOLS: dict[str, tuple[tuple[str, str, int, tuple[int, ...]], ...]] = {
    "fr": (
        ("text/wikinews.fr.html.jsonl.gz", "html", 5,
         (5, 11, 18, 24, 27, 28, 29, 32, 34, 42, 50, 57, 60, 76, 85, 87, 97)),
        ("text/vie-publique.fr.jsonl.gz", "text", 4,
         (1, 7, 22, 25, 26, 43, 45, 48, 49, 50, 51, 53, 55, 58, 59, 60, 61)),
    ),
    "en": (
        ("text/us-state-department.en.html.jsonl.gz", "html", 5,
         (4, 10, 13, 16, 21, 23, 29, 48, 63, 64, 71, 93, 99, 100, 101, 105, 115, 117, 121, 123, 124, 125, 134, 145,
          146, 158, 159, 161, 170, 186, 189, 195, 208, 214, 219, 221, 224, 230, 238, 244, 253, 255, 279, 282, 299,
          307, 314, 318, 320, 339, 350, 352, 356, 358, 363, 364, 368, 373, 425, 428, 448, 463, 466, 467, 474, 476,
          482, 488, 495, 507, 533, 576, 585, 588, 596, 602, 618, 625, 627, 649, 656, 658, 662, 669, 680, 697, 698)),
    ),
    "ru": (
        ("text/kremlin.ru.jsonl.gz", "text", 5,
         (0, 1, 2, 3, 5, 6, 8, 10, 12, 13, 14, 15, 16, 20, 28, 29, 32, 38, 40, 46, 48, 49, 50, 54, 57, 62, 69, 70,
          77, 97, 98, 101, 104, 107, 109, 113, 116, 117, 118, 120, 121, 122, 124, 132, 136, 144, 147, 152, 157,
          159, 166, 168, 183, 184)),
        ("text/wikinews.ru.jsonl.gz", "text", 4,
         (0, 2, 31, 33, 40, 45, 95, 200, 207, 240, 268, 282, 284, 294, 296, 321, 330, 343, 346, 350, 427, 429, 460,
          484, 496, 501, 520, 560, 571, 636, 667, 698, 741, 742)),
    ),
    "es": (
        ("text/mexico-presidency.es.jsonl.gz", "text", 5, (1, 2, 7, 15, 17, 21, 29, 30, 32, 33, 36, 37, 53)),
    ),
}  # fmt: skip
DAYS = "text/wikipedia-current-events.en.jsonl.gz"
STATE = re.compile(
    r"\b(?:United States|U\.S\.|Russian?|Chin(?:a|ese)|Iran(?:ian)?|Iraqi?|Israeli?|Palestinian|Gaza|Syrian?|Turk(?:ey|ish)"
    r"|Indian?|Pakistani?|Afghan(?:istan)?|Korean?|Japan(?:ese)?|German(?:y)?|French|France|British|United Kingdom|Ukrain(?:e|ian)"
    r"|Georgian?|Venezuelan?|Cuban?|Colombian?|Sudan(?:ese)?|Ethiopian?|Egypt(?:ian)?|Leban(?:on|ese)|European Union|United Nations|NATO"
    r"|Myanmar|Belarus(?:ian)?|Armenian?|Azerbaijani?|Saudi|Yemen|Somali[a]?|Libyan?|Serbian?|Kosovo)\b"
)
PLACES = re.compile(
    r"Estados Unidos|Trump|Guatemala|Honduras|Salvador|Bolivia|Evo Morales|España|Canadá|China|Venezuela|Cuba|Pelosi"
    r"|embajad\w+|canciller|Ebrard|Argentina|Naciones Unidas|ONU"
)
END = re.compile(
    r"(?<=[.!?…])[\"»”’)]*\s+(?=[\"«“‘(¿¡—–-]?\s?[A-ZÀ-ÖØ-ÞА-ЯЁ0-9])|(?<=[a-zà-ÿ)»0-9]\.)(?=[A-ZÀ-ÖØ-Þ][a-zà-ÿ]*\s)|\n+"
)
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|No|vs|M|MM|Sr|Sra|Lic|т|г|им|[A-ZА-ЯЁ])|U\.S|д-р)\.$"
)


def records(data: Path, file: str) -> list[dict[str, Any]]:
    with gzip.open(data / file, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def sentences(text: str) -> list[tuple[int, int]]:
    """Offsets of the sentences, by a plain rule: only to number them for the coders."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in END.finditer(text):
        if "\n" not in match.group() and ABBREVIATION.search(text[start : match.start()]):
            continue
        if text[start : match.start()].strip():
            end = match.start() + len(match.group().rstrip())
            found.append((start, end))
        start = match.end()
    if text[start:].strip():
        found.append((start, len(text)))
    return found


def cut(text: str, start: int = 0, words: int = WORDS) -> tuple[int, int]:
    """From `start` to the end of the sentence that the word of that number falls in."""
    end = len(text)
    for number, word in enumerate(re.finditer(r"\S+", text[start:]), 1):
        if number == words:
            at = start + word.end()
            end = next((b for a, b in sentences(text) if b >= at), len(text))
            break
    return start, end


def densest(text: str, words: int = WORDS) -> tuple[int, int]:
    """The stretch of so many words, from the start of a paragraph, that names most foreign states."""
    starts = [0] + [m.end() for m in re.finditer(r"\n", text)]
    spans = [cut(text, s, words) for s in starts]
    return max(spans, key=lambda s: (len(PLACES.findall(text[s[0] : s[1]])), -s[0]))


def parallel(data: Path, rng: random.Random) -> Iterator[tuple[str, str, Source, str | None]]:
    rows = records(data, PARALLEL)
    numbers: dict[str, list[int]] = {}
    for k, row in enumerate(rows):
        numbers.setdefault(row["doc"], []).append(k)
    common = sorted(rng.sample(PARALLEL_POOL, 6))
    for lang in ("fr", "en", "ru", "es"):
        for doc in PARALLEL_POOL if lang == "es" else common:
            text = "\n".join(rows[k][lang] for k in numbers[doc])
            yield lang, f"ntrex:{doc}", Source(PARALLEL, tuple(numbers[doc]), lang, *cut(text)), "2018-09-30"


def singles(data: Path, rng: random.Random) -> Iterator[tuple[str, str, Source, str | None]]:
    for lang, pools in POOLS.items():
        for file, field, count, pool in pools:
            rows = records(data, file)
            for k in sorted(rng.sample(pool, count)):
                whole = Source(file, (k,), field, 0, 10**9).text(data)
                start, end = densest(whole) if "mexico" in file else cut(whole)
                name = file.split("/")[1].split(".")[0]
                yield lang, f"{name}:{k}", Source(file, (k,), field, start, end), published(rows[k], whole)


MONTHS = {m: k for k, m in enumerate(
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"], 1)}  # fmt: skip
ENGLISH = {
    m: k
    for k, m in enumerate(
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], 1
    )
}


def published(row: dict[str, Any], text: str) -> str | None:
    date = row.get("date") or text[:200]
    if found := re.search(r"\d{4}-\d\d-\d\d", date):
        return found.group()
    for months in (MONTHS, ENGLISH):
        if found := re.search(rf"(\d\d?)(?:er)? ({'|'.join(months)}) (\d{{4}})", date):
            return f"{found[3]}-{months[found[2]]:02d}-{int(found[1]):02d}"
    return None


# Where the pages of a file stand when their records do not say.
SITES = {
    "text/vie-publique.fr.jsonl.gz": "https://www.vie-publique.fr/discours",
    "text/mexico-presidency.es.jsonl.gz": "https://www.gob.mx/presidencia",
}


def url_of(data: Path, source: Source) -> str | None:
    """The address of the page: a statement of a government seldom names its own state, its address does."""
    if source.file in SITES:
        return SITES[source.file]
    if source.file.startswith(("parallel/", "treebanks/", DAYS)):
        return None
    url = records(data, source.file)[source.records[0]].get("url")
    return url if isinstance(url, str) and url.startswith("http") else None


def of_a_day(rows: list[dict[str, Any]], numbers: list[int], words: int = WORDS) -> Source:
    """The first items of a day that have so many words together, one at least."""
    found: list[int] = []
    for k in numbers:
        if found and sum(len(rows[j]["text"].split()) for j in [*found, k]) > words:
            break
        found.append(k)
    end = sum(len(rows[k]["text"]) + 1 for k in found) - 1
    return Source(DAYS, tuple(found), "text", 0, end)


def days(
    data: Path,
    rng: random.Random,
    count: int,
    least: int,
    words: int = WORDS,
    taken: Collection[int] = (),
) -> Iterator[tuple[str, str, Source, str | None]]:
    """So many of the days that have `least` items between states, none of them `taken` before."""
    rows = records(data, DAYS)
    by_day: dict[str, list[int]] = {}
    for k, row in enumerate(rows):
        if k not in taken and len(row["text"].split()) >= 14 and len(set(STATE.findall(row["text"]))) >= 2:
            by_day.setdefault(row["date"], []).append(k)
    full = sorted(d for d, found in by_day.items() if len(found) >= least)
    for day in sorted(rng.sample(full, count)):
        yield "en", f"current-events:{day}", of_a_day(rows, by_day[day], words), day


def main() -> None:
    data, out = Path(sys.argv[1]), Path(sys.argv[2])
    rng = random.Random(SEED)
    drawn = [*parallel(data, rng), *singles(data, rng), *days(data, rng, 4, 6)]
    lines: list[str] = []
    for lang in ("fr", "en", "ru", "es"):
        (out / lang).mkdir(parents=True, exist_ok=True)
        for number, (_, key, source, day) in enumerate((d for d in drawn if d[0] == lang), 1):
            text = source.text(data)
            record = {
                "id": f"{lang}/{number:02d}", "key": key, "lang": lang, "published": day,
                "source": {"file": source.file, "records": list(source.records), "field": source.field,
                           "start": source.start, "end": source.end},
                "sha256": digest(text),
            }  # fmt: skip
            if url := url_of(data, source):
                record["url"] = url
            lines.append(json.dumps(record, ensure_ascii=False))
            body = "\n".join(f"[{n}] {text[a:b]}" for n, (a, b) in enumerate(sentences(text), 1))
            head = f"key: {key}\npublished: {day or 'unknown'}\nlang: {lang}\n\n"
            (out / lang / f"{number:02d}.txt").write_text(head + body + "\n", encoding="utf-8")
            print(lang, number, key, day, len(text.split()), "words")
    Path(__file__).with_name("documents.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
