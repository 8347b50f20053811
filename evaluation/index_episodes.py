"""Known episodes and false alarms on KEDS and ICEWS: writes tables of docs/validation.md, draws its charts.

    python evaluation/index_episodes.py DATA WORK [PAGE]

DATA holds the native files (`keds_*.tsv.gz`, `icews-native/`), WORK receives one store a data set. The tables go to their places
on PAGE (docs/validation.md when not given), one SVG an episode to the folder `charts` beside it.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from index_tables import (
    ALARM_HEAD,
    EPISODE_HEAD,
    PAGE,
    Episode,
    alarm_row,
    chart_table,
    episode_rows,
    put,
    quiet_table,
)

from degel.store import Store
from degel.store.imports import import_events

SETS = {
    "levant": ("keds", "keds_levant_cameo.tsv.gz"),
    "turkey": ("keds", "keds_turkey_cameo.tsv.gz"),
    "gulf": ("keds", "keds_gulf_cameo.tsv.gz"),
    "balkans": ("keds", "keds_balkans_weis.tsv.gz"),
    "icews": ("icews", "icews-native/*.gz"),
}


EPISODES = (
    Episode("levant", "ISR", "PSE", "Oslo accords, signed 13 Sep 1993", "thaw", date(1993, 9, 13), date(1993, 8, 20), date(1994, 3, 14)),
    Episode("levant", "ISR", "PSE", "second intifada, from 28 Sep 2000", "freeze", date(2000, 9, 28), date(2000, 9, 28), date(2001, 3, 29)),
    Episode("levant", "ISR", "JOR", "Washington declaration 25 Jul, peace treaty 26 Oct 1994", "thaw", date(1994, 7, 25), date(1994, 7, 1), date(1995, 4, 26)),
    Episode("turkey", "GRC", "TUR", "earthquakes of 17 Aug and 7 Sep 1999, Helsinki in Dec 1999", "thaw", date(1999, 8, 17), date(1999, 8, 17), date(2000, 6, 10)),
    Episode("turkey", "SYR", "TUR", "crisis of Oct 1998, ended in Adana on 20 Oct: the trap of a positive mean", "freeze", date(1998, 10, 1), date(1998, 9, 16), date(1998, 12, 31)),
    Episode("gulf", "IRQ", "KWT", "invasion of 2 Aug 1990", "freeze", date(1990, 8, 2), date(1990, 7, 17), date(1990, 12, 31)),
    Episode("balkans", "SCG", "USA", "NATO bombing from 24 Mar 1999", "freeze", date(1999, 3, 24), date(1999, 1, 15), date(1999, 9, 24)),
    Episode("icews", "RUS", "UKR", "Kerch Strait, 25 Nov 2018", "freeze", date(2018, 11, 25), date(2018, 11, 25), date(2019, 1, 6)),
    Episode("icews", "CAN", "CHN", "arrests from 1 Dec 2018", "freeze", date(2018, 12, 1), date(2018, 12, 1), date(2019, 1, 6)),
)  # fmt: skip
QUIET = (
    ("icews", "AUS", "JPN"), ("icews", "DEU", "FRA"), ("icews", "FRA", "GBR"), ("icews", "CAN", "USA"),
    ("icews", "JPN", "USA"), ("icews", "BEL", "NLD"), ("icews", "NOR", "SWE"), ("icews", "BRA", "PRT"),
    ("turkey", "DEU", "TUR"), ("turkey", "GBR", "TUR"), ("turkey", "ITA", "TUR"), ("turkey", "TUR", "USA"),
    ("levant", "EGY", "USA"), ("levant", "GBR", "USA"), ("levant", "FRA", "USA"), ("levant", "JOR", "USA"),
    ("balkans", "DEU", "FRA"), ("balkans", "ITA", "USA"),
)  # fmt: skip


def open_store(data: Path, work: Path, name: str) -> Store:
    """The store of a data set, filled on first use."""
    kind, pattern = SETS[name]
    store = Store(work / name)
    if store.is_empty():
        for file in sorted(data.glob(pattern)):
            import_events(store, kind, file)
    return store


def main() -> None:
    data, work = Path(sys.argv[1]), Path(sys.argv[2])
    page = Path(sys.argv[3]) if len(sys.argv) > 3 else PAGE
    stores = {name: open_store(data, work, name) for name in SETS}
    rows = list(episode_rows(stores, EPISODES, page.parent / "charts"))
    put(page, "episodes", [*EPISODE_HEAD, *(row for *_, row in rows)])
    put(page, "episode charts", chart_table([(episode, verdict) for episode, verdict, _ in rows]))
    put(page, "quiet pairs", quiet_table(stores, QUIET))
    put(page, "alarms", [*ALARM_HEAD, *(alarm_row(store, name)[0] for name, store in stores.items())])


if __name__ == "__main__":
    main()
