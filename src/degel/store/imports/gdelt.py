"""GDELT 2 event rows → events and documents of the store.

Native files are tab-separated with 61 columns and no header; files that name their columns, in GDELT's names or
in the longer ones of some mirrors, are read as well. Numbers of mentions and articles are not read: they never
weigh here.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from degel.actors.states import state_entries
from degel.errors import SourceError

from ..outlets import outlet_country, outlet_name
from ..store import Counts, Store
from .codes import find_coding, split_actor
from .rows import Row, actor, add_in_batches, document_row, event_row, open_table, read_day, table_rows

__all__ = ["import_gdelt"]

_ORIGIN = "gdelt"
_PROBABILITY = 0.5  # reports, not events, coded from translations: half of them are right at best
# position in a native row, and the names under which the column goes in files with a header
_COLUMNS: Mapping[str, tuple[int, tuple[str, ...]]] = {
    "id": (0, ("GLOBALEVENTID", "Global_Event_ID")),
    "day": (1, ("SQLDATE", "Day")),
    "code1": (5, ("Actor1Code", "Actor_1_Country_Code")),
    "name1": (6, ("Actor1Name", "Actor_1_Name")),
    "country1": (7, ("Actor1CountryCode", "Actor_1_Country_ABBR")),
    "type1": (12, ("Actor1Type1Code", "Actor_1_Role")),
    "code2": (15, ("Actor2Code", "Actor_2_Country_Code")),
    "name2": (16, ("Actor2Name", "Actor_2_Name")),
    "country2": (17, ("Actor2CountryCode", "Actor_2_Country_ABBR")),
    "type2": (22, ("Actor2Type1Code", "Actor_2_Role")),
    "event": (26, ("EventCode", "Event_Code")),
    "place": (52, ("ActionGeo_FullName",)),
    "url": (60, ("SOURCEURL", "Source_URL")),
}
_NATIVE_WIDTH = 61


def import_gdelt(store: Store, path: str | Path) -> Counts:
    """What was new of a GDELT file; raises `SourceError` for another kind of file."""
    return add_in_batches(store, _rows(path))


def _layout(path: str | Path) -> tuple[str, dict[str, int], bool]:
    """The delimiter, the position of each column, and whether the first line is a header."""
    try:
        with open_table(path) as lines:
            first = lines.readline().rstrip("\r\n")
    except (EOFError, OSError, zlib.error) as error:
        raise SourceError(f"{path} is damaged ({error}); fetch it again") from error
    delimiter = "\t" if "\t" in first else ","
    fields = first.split(delimiter)
    found = {
        name: next(fields.index(alias) for alias in aliases if alias in fields)
        for name, (_, aliases) in _COLUMNS.items()
        if any(alias in fields for alias in aliases)
    }
    if len(found) >= len(_COLUMNS) - 1 and "event" in found:
        return delimiter, found, True
    if delimiter == "\t" and len(fields) >= _NATIVE_WIDTH - 3 and fields[0].isdigit():
        # GDELT 1 has no ADM2 codes: one column fewer for each of the places of actor 1, actor 2 and the action.
        older = {"place": 50, "url": 57} if len(fields) < _NATIVE_WIDTH else {}
        return delimiter, {n: older.get(n, i) for n, (i, _) in _COLUMNS.items()}, False
    raise SourceError(f"{path}:1: this is no GDELT event file; 61 tab-separated columns were expected")


def _rows(path: str | Path) -> Iterator[tuple[Row, Row]]:
    delimiter, at, header = _layout(path)
    widest = max(at.values())
    for line, fields in table_rows(path, delimiter, lambda first: True, "GDELT file"):
        if (line == 1 and header) or len(fields) <= widest:
            continue
        coding = find_coding("cameo", fields[at["event"]])
        one, other = _side(fields, at, "1"), _side(fields, at, "2")
        if coding is None or one is None or other is None:
            continue
        day = read_day(fields[at["day"]], path, line)
        url = fields[at["url"]] or None
        document = "gdelt:" + hashlib.sha256((url or fields[at["id"]]).encode()).hexdigest()[:24]
        yield (
            event_row(
                id=f"gdelt:{fields[at['id']]}",
                document=document,
                origin=_ORIGIN,
                day=day,
                coding=coding,
                code=fields[at["event"]],
                system="cameo",
                sides=(one, other),
                probability=_PROBABILITY,
                place=(fields[at["place"]] or None) if "place" in at else None,
            ),
            document_row(document, _ORIGIN, day, outlet_name(None, url), url, outlet_country(None, url)),
        )


def _side(fields: list[str], at: Mapping[str, int], number: str) -> Row | None:
    code, name = fields[at[f"code{number}"]], fields[at[f"name{number}"]] or None
    country, kind = fields[at[f"country{number}"]], fields[at[f"type{number}"]]
    if country in state_entries():
        _, _, sector = split_actor(country + kind, "cameo")
        return actor(country, None, sector, name)
    return actor(*split_actor(code, "cameo"), name) if code else None
