"""State-year lists of Correlates of War and Gleditsch–Ward → `src/degel/actors/data/systems.tsv`.

    python training/actors/systems.py --facts FOLDER

`FOLDER` holds `data_cow.csv` and `data_gw.csv` (R package `countrycode`). Years become dates: a state's first year
starts on 1 January and its last ends on 31 December, unless `EXACT` knows the day. A run that lasts to the last year
of its list is open. Only states that have an ISO 3166 code, or one of ours for states of the past, are kept.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

DATA = Path(__file__).parents[2] / "src" / "degel" / "actors" / "data"
# Correlates of War letters where they differ from ISO 3166-1 alpha-3.
ISO3 = dict(
    pair.split("=")
    for pair in [
        "BHM=BHS",
        "HAI=HTI",
        "TRI=TTO",
        "BAR=BRB",
        "GRN=GRD",
        "SLU=LCA",
        "SVG=VCT",
        "AAB=ATG",
        "SKN=KNA",
        "GUA=GTM",
        "HON=HND",
        "SAL=SLV",
        "COS=CRI",
        "PAR=PRY",
        "URU=URY",
        "UKG=GBR",
        "IRE=IRL",
        "NTH=NLD",
        "FRN=FRA",
        "MNC=MCO",
        "SWZ=CHE",
        "SPN=ESP",
        "POR=PRT",
        "GMY=DEU",
        "GFR=DEU",
        "GDR=DDR",
        "AUS=AUT",
        "CZE=CSK",
        "CZR=CZE",
        "SLO=SVK",
        "SNM=SMR",
        "MNG=MNE",
        "MAC=MKD",
        "CRO=HRV",
        "YUG=YUG",
        "BOS=BIH",
        "KOS=XKX",
        "SLV=SVN",
        "BUL=BGR",
        "MLD=MDA",
        "ROM=ROU",
        "RUM=ROU",
        "LAT=LVA",
        "LIT=LTU",
        "GRG=GEO",
        "SWD=SWE",
        "DEN=DNK",
        "ICE=ISL",
        "CAP=CPV",
        "EQG=GNQ",
        "GAM=GMB",
        "MAA=MRT",
        "NIR=NER",
        "CDI=CIV",
        "GUI=GIN",
        "BFO=BFA",
        "SIE=SLE",
        "TOG=TGO",
        "CAO=CMR",
        "NIG=NGA",
        "CEN=CAF",
        "CHA=TCD",
        "CON=COG",
        "DRC=COD",
        "TAZ=TZA",
        "BUI=BDI",
        "ANG=AGO",
        "MZM=MOZ",
        "ZAM=ZMB",
        "ZIM=ZWE",
        "MAW=MWI",
        "SAF=ZAF",
        "LES=LSO",
        "BOT=BWA",
        "SWA=SWZ",
        "MAG=MDG",
        "MAS=MUS",
        "SEY=SYC",
        "MOR=MAR",
        "ALG=DZA",
        "LIB=LBY",
        "SUD=SDN",
        "LEB=LBN",
        "YAR=YEM",
        "YPR=YMD",
        "KUW=KWT",
        "BAH=BHR",
        "UAE=ARE",
        "OMA=OMN",
        "TAJ=TJK",
        "KYR=KGZ",
        "KZK=KAZ",
        "MON=MNG",
        "TAW=TWN",
        "ROK=KOR",
        "BHU=BTN",
        "BNG=BGD",
        "MYA=MMR",
        "SRI=LKA",
        "MAD=MDV",
        "NEP=NPL",
        "THI=THA",
        "CAM=KHM",
        "DRV=VNM",
        "RVN=VDR",
        "MAL=MYS",
        "SIN=SGP",
        "BRU=BRN",
        "PHI=PHL",
        "INS=IDN",
        "ETM=TLS",
        "AUL=AUS",
        "NEW=NZL",
        "VAN=VUT",
        "SOL=SLB",
        "FIJ=FJI",
        "NAU=NRU",
        "MSI=MHL",
        "PAL=PLW",
        "SER=SRB",
        "FJI=FJI",
        "IRQ=IRQ",
    ]
)
# Letters of states that no code of ours names.
WITHOUT_CODE = frozenset(
    [
        "UPC",
        "GCL",
        "HAN",
        "BAV",
        "BAD",
        "SAX",
        "WRT",
        "WUR",
        "HSE",
        "HSG",
        "MEC",
        "AUH",
        "PAP",
        "SIC",
        "MOD",
        "PMA",
        "TUS",
        "ZAN",
        "TBT",
        "TRA",
        "OFS",
        "KOR",
    ]
)
# First and last days known to the day: (system, letters) → (first, last or None).
EXACT: dict[tuple[str, str], list[tuple[str, str | None]]] = {
    ("cow", "GFR"): [("1955-05-05", "1990-10-02")],
    ("gw", "GFR"): [("1949-09-21", None)],
    ("cow", "GDR"): [("1954-03-25", "1990-10-02")],
    ("gw", "GDR"): [("1949-10-05", "1990-10-02")],
    ("cow", "YAR"): [("1926-09-02", "1990-05-21")],
    ("cow", "YEM"): [("1990-05-22", None)],
    ("cow", "YPR"): [("1967-11-30", "1990-05-21")],
    ("gw", "YPR"): [("1967-11-30", "1990-05-21")],
    ("cow", "RVN"): [("1954-06-04", "1975-04-30")],
    ("gw", "RVN"): [("1954-05-01", "1975-04-30")],
    ("cow", "CZE"): [("1918-10-28", "1939-03-15"), ("1945-05-10", "1992-12-31")],
    ("gw", "CZE"): [("1918-10-28", "1992-12-31")],
    ("cow", "ERI"): [("1993-05-24", None)],
    ("gw", "ERI"): [("1993-05-24", None)],
    ("cow", "SSD"): [("2011-07-09", None)],
    ("gw", "SSD"): [("2011-07-09", None)],
    ("cow", "ETM"): [("2002-05-20", None)],
    ("gw", "ETM"): [("2002-05-20", None)],
    ("cow", "KOS"): [("2008-02-17", None)],
    ("gw", "KOS"): [("2008-02-17", None)],
    ("cow", "NAM"): [("1990-03-21", None)],
    ("gw", "NAM"): [("1990-03-21", None)],
    ("cow", "MNG"): [("2006-06-03", None)],
}
# Where one code of the systems runs over several of ours, or the list lacks a state.
BY_HAND: dict[str, list[tuple[str, str, str]]] = {
    # code: (system:letters:number, first, last)
    "YUG": [("cow:YUG:345", "1945-01-01", "2003-02-03"), ("gw:YUG:345", "1918-12-01", "2003-02-03")],
    "SCG": [("cow:YUG:345", "2003-02-04", "2006-06-02"), ("gw:YUG:345", "2003-02-04", "2006-06-04")],
    "SRB": [("cow:YUG:345", "2006-06-03", ""), ("gw:SER:340", "2006-06-05", "")],
    "SUN": [("cow:RUS:365", "1922-12-30", "1991-12-25"), ("gw:RUS:365", "1922-12-30", "1991-12-25")],
    "RUS": [("cow:RUS:365", "1816-01-01", ""), ("gw:RUS:365", "1816-01-01", "")],
    "VNM": [("cow:DRV:816", "1954-07-21", ""), ("gw:DRV:816", "1954-05-01", "")],
    "MNE": [("cow:MNG:341", "2006-06-03", ""), ("gw:MNG:341", "2006-06-03", "")],
}
BY_HAND_LETTERS = frozenset(("YUG", "SER", "RUS", "DRV", "VNM", "MNG"))

Run = tuple[str, str, int, date, date | None]


def runs(folder: Path, system: str) -> list[Run]:
    """Code, letters, number, first and last day of every unbroken run of years of a list."""
    letters_key, number_key = ("cowc", "cown") if system == "cow" else ("gwc", "gwn")
    years: dict[tuple[str, int], list[int]] = defaultdict(list)
    with (folder / f"data_{system}.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            years[(row[letters_key], int(row[number_key]))].append(int(row["year"]))
    newest = max(year for found in years.values() for year in found)
    result: list[Run] = []
    for (letters, number), found in years.items():
        if letters in WITHOUT_CODE or letters in BY_HAND_LETTERS:
            continue
        found = sorted(set(found))
        starts = [found[0], *(b for a, b in pairwise(found) if b > a + 1)]
        ends = [*(a for a, b in pairwise(found) if b > a + 1), found[-1]]
        spans: list[tuple[date, date | None]] = [
            (date(first, 1, 1), None if last == newest else date(last, 12, 31))
            for first, last in zip(starts, ends, strict=True)
        ]
        if (system, letters) in EXACT:
            spans = [
                (date.fromisoformat(a), date.fromisoformat(b) if b else None)
                for a, b in EXACT[(system, letters)]
            ]
        if (system, letters) == ("cow", "GMY"):
            spans = [(date(1816, 1, 1), date(1945, 5, 8)), (date(1990, 10, 3), None)]
        code = ISO3.get(letters, letters)
        result += [(code, letters, number, first, last) for first, last in spans]
    for code, rows in BY_HAND.items():
        for label, first_day, last_day in rows:
            kind, letters, number_text = label.split(":")
            if kind == system:
                last_date = date.fromisoformat(last_day) if last_day else None
                result.append((code, letters, int(number_text), date.fromisoformat(first_day), last_date))
    return result


def rows(folder: Path) -> list[tuple[str, str, str, str, str, str]]:
    """One row for every code and stretch of days in which its letters and numbers stay the same."""
    cow, gw = defaultdict(list), defaultdict(list)
    for code, *rest in runs(folder, "cow"):
        cow[code].append(rest)
    for code, *rest in runs(folder, "gw"):
        gw[code].append(rest)
    table = []
    for code in sorted({*cow, *gw}):
        edges = {span[2] for span in (*cow[code], *gw[code])}
        edges |= {span[3] + timedelta(days=1) for span in (*cow[code], *gw[code]) if span[3]}
        for first, following in pairwise([*sorted(edges), None]):
            last = following - timedelta(days=1) if following else None

            def holder(spans: list[list[object]], day: date | None = first) -> list[object] | None:
                return next((s for s in spans if s[2] <= day and (s[3] is None or day <= s[3])), None)  # type: ignore[operator]

            a, b = holder(cow[code]), holder(gw[code])
            if a or b:
                table.append(
                    (
                        code,
                        str(a[0]) if a else "",
                        str(a[1]) if a else "",
                        str(b[1]) if b else "",
                        str(first),
                        str(last) if last else "",
                    )
                )
    return table


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=Path, required=True)
    lines = ["\t".join(row) for row in rows(parser.parse_args().facts)]
    head = "# Generated by training/actors/systems.py; see SOURCES.md.\ncode\tcow_letters\tcow_number\tgw_number\tstart\tend\n"
    (DATA / "systems.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
