"""The tables of a store, column by column, and the version of their layout.

Every table has an `id` that is derived from its content, so that a second insert of the same row changes
nothing. `SCHEMA` rises by one whenever a column changes; a store of a newer layout is not opened.
"""

from __future__ import annotations

import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]

__all__ = ["SCHEMA", "TABLES"]

SCHEMA = 1

_NAMES = pa.list_(pa.string())
_SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32())])
_ACTOR = pa.struct(
    [
        ("country", pa.string()),
        ("code", pa.string()),
        ("sector", pa.string()),
        ("name", pa.string()),
        ("office", pa.string()),
        ("wikidata", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
    ]
)

TABLES: dict[str, pa.Schema] = {
    "documents": pa.schema(
        [
            ("id", pa.string()),
            ("lang", pa.string()),
            ("published", pa.date32()),
            ("title", pa.string()),
            ("url", pa.string()),
            ("source", pa.string()),
            ("source_country", pa.string()),  # ISO3 of the outlet's country, from outlets.yml or its domain
            ("byline", pa.string()),
            ("rights", pa.string()),
            ("text", pa.string()),  # null when the text was left out
            ("length", pa.int32()),  # code points
            ("sha256", pa.string()),  # of the text in UTF-8
            ("minhash", pa.binary()),
            ("related", _NAMES),
            ("countries", _NAMES),  # ISO3 of every state that takes part in an event of the document
            ("meta", pa.string()),  # JSON
            ("furniture", pa.string()),  # JSON
            ("failures", pa.string()),  # JSON
            ("origin", pa.string()),  # coded, or the name of the data set it was imported from
        ]
    ),
    "quotes": pa.schema(
        [
            ("id", pa.string()),
            ("document", pa.string()),
            ("text", pa.string()),
            ("kind", pa.string()),
            ("start", pa.int32()),
            ("end", pa.int32()),
            ("pieces", pa.list_(_SPAN)),
            ("speaker", _ACTOR),
            ("addressee", pa.list_(_ACTOR)),
            ("cue", pa.string()),
        ]
    ),
    "events": pa.schema(
        [
            ("id", pa.string()),
            ("document", pa.string()),
            ("type", pa.string()),
            ("mode", pa.string()),
            ("modality", pa.string()),
            ("quad", pa.string()),
            ("score", pa.float64()),
            ("plover_score", pa.float64()),
            ("probability", pa.float64()),
            ("actor", pa.list_(_ACTOR)),
            ("recipient", pa.list_(_ACTOR)),
            ("actors", _NAMES),  # keys: RUS, RUS/OPP, EU
            ("recipients", _NAMES),
            ("actor_states", _NAMES),  # ISO3 of the states that act officially
            ("recipient_states", _NAMES),
            ("contexts", _NAMES),
            ("date", pa.date32()),  # first day: the event's own, else the day of publication
            ("date_end", pa.date32()),
            ("precision", pa.string()),
            ("dated", pa.bool_()),  # true when the event itself has a date
            ("when_span", _SPAN),
            ("place", pa.string()),
            ("place_country", pa.string()),
            ("lat", pa.float64()),
            ("lon", pa.float64()),
            ("place_span", _SPAN),
            ("claimant", _ACTOR),
            ("start", pa.int32()),
            ("end", pa.int32()),
            ("sentence_start", pa.int32()),
            ("sentence_end", pa.int32()),
            ("evidence", pa.string()),  # text[start:end]; null when the text was left out
            ("sentence", pa.string()),
            ("also", pa.list_(_SPAN)),
            ("why", _NAMES),
            ("probabilities", pa.string()),  # JSON
            (
                "detail",
                pa.string(),
            ),  # the code of the imported data set (CAMEO, WEIS); without text the costly signal
            ("origin", pa.string()),
        ]
    ),
    "assessments": pa.schema(
        [
            ("id", pa.string()),
            ("document", pa.string()),
            ("a", pa.string()),  # the pair, in alphabetical order
            ("b", pa.string()),
            ("direction", pa.string()),
            ("text", pa.string()),
            ("start", pa.int32()),
            ("end", pa.int32()),
            ("part", pa.string()),
            ("claimant", pa.string()),
        ]
    ),
    "happenings": pa.schema(
        [
            ("id", pa.string()),
            ("type", pa.string()),
            ("mode", pa.string()),
            ("actor", _NAMES),
            ("recipient", _NAMES),
            ("date", pa.date32()),
            ("date_end", pa.date32()),
            ("precision", pa.string()),
            ("members", _NAMES),
            ("documents", _NAMES),
            ("sources", _NAMES),
            ("score", pa.float64()),
            ("probability", pa.float64()),
        ]
    ),
    "corrections": pa.schema(
        [
            ("id", pa.string()),
            ("target", pa.string()),  # an event id, or for merge and split a happening or event id
            ("action", pa.string()),  # accept, reject, edit, merge, split
            ("fields", pa.string()),  # JSON
            ("who", pa.string()),
            ("why", pa.string()),
            ("at", pa.string()),  # UTC, ISO 8601 with microseconds
        ]
    ),
    "notes": pa.schema(
        [
            ("id", pa.string()),
            ("target", pa.string()),  # an event id, or a pair in alphabetical order: RUS-USA
            ("who", pa.string()),
            ("text", pa.string()),
            ("at", pa.string()),  # UTC, ISO 8601 with microseconds
        ]
    ),
    "vintages": pa.schema(
        [
            ("id", pa.string()),  # SHA-256 of the manifest
            ("date", pa.date32()),  # last day that the vintage covers
            ("at", pa.string()),
            ("documents", pa.int64()),
            ("events", pa.int64()),
            ("degel", pa.string()),
        ]
    ),
}
