"""The JSON API: `/api/…`, described by its own OpenAPI document. Every answer carries an ETag; lists take limit and offset."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version as installed
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from degel.actors.states import country_name, find_country
from degel.report import plain

from . import coverage, discussion, evidence, pairs, search, why
from .board import Board
from .view import View, pair_slug, read_day, read_pair

__all__ = ["api_router", "etag_of", "if_changed", "search_pairs"]

Limit = Annotated[int, Query(ge=1, le=1000, description="How many rows at most.")]
Offset = Annotated[int, Query(ge=0, description="How many rows to leave out first.")]
PairPath = Annotated[str, Path(description="Two ISO 3166-1 alpha-3 codes: RUS-USA.", max_length=200)]


class CorrectionIn(BaseModel):
    """A judgement on an event. `fields`: for edit the columns to change, for merge and split `members`."""

    model_config = ConfigDict(extra="forbid")
    action: Literal["accept", "reject", "edit", "merge", "split"]
    who: str = Field(min_length=1, max_length=200)
    why: str = Field(min_length=1, max_length=2000)
    fields: dict[str, Any] = Field(default_factory=dict)


class NoteIn(BaseModel):
    """A note on an event (its id) or a pair (`RUS-USA`)."""

    model_config = ConfigDict(extra="forbid")
    target: str = Field(min_length=1, max_length=80)
    who: str = Field(min_length=1, max_length=200)
    text: str = Field(min_length=1, max_length=10_000)


def api_router(board: Board) -> APIRouter:
    """The routes of the JSON API over one board."""
    api = APIRouter(prefix="/api", tags=["dégel"])

    def answer(request: Request, make: Callable[[], Any]) -> Response:
        return if_changed(request, etag_of(board, request), lambda: as_json(make()), "application/json")

    @api.get("/pairs", summary="Where every pair stands")
    def list_pairs(
        request: Request,
        country: str | None = None,
        asof: str | None = None,
        limit: Limit = 100,
        offset: Offset = 0,
    ) -> Response:
        """All pairs with an act between them, most acts first; `country` keeps those of one country."""
        code = find_country(country) if country else None
        view = View.read(request.query_params)
        return answer(request, lambda: _paged(request, pairs.standings(board, view, code), limit, offset))

    @api.get("/pairs/{pair}", summary="One relation")
    def one_pair(request: Request, pair: PairPath) -> Response:
        """State, grade, tone with intervals, weekly series, happenings, changes, press assessments; takes a page's parameters."""
        a, b = read_pair(pair)
        view = View.read(request.query_params)
        return answer(request, lambda: pairs.describe_pair(board, a, b, view))

    @api.get("/pairs/{pair}/happenings", summary="The happenings of a relation")
    def pair_happenings(request: Request, pair: PairPath, limit: Limit = 100, offset: Offset = 0) -> Response:
        """Newest first, each with its score, sources and the words of its surest report."""
        a, b = read_pair(pair)
        view = View.read(request.query_params)
        return answer(
            request,
            lambda: _paged(request, pairs.describe_pair(board, a, b, view)["happenings"], limit, offset),
        )

    @api.get("/pairs/{pair}/why", summary="Why the tone moved")
    def pair_why(
        request: Request, pair: PairPath, at: str | None = None, since: str | None = None
    ) -> Response:
        """The happenings that carry the move up to `at` since `since`, each left out in turn."""
        a, b = read_pair(pair)
        view = View.read(request.query_params)
        last = read_day(at, "at") if at else None
        first = read_day(since, "since") if since else None
        return answer(request, lambda: why.explain_move(board, a, b, view, last, first))

    @api.get("/moves", summary="What moved")
    def list_moves(
        request: Request, country: str | None = None, limit: Limit = 100, offset: Offset = 0
    ) -> Response:
        """Changes of state and gestures over all pairs, newest first."""
        code = find_country(country) if country else None
        view = View.read(request.query_params)
        return answer(request, lambda: _paged(request, pairs.moves(board, view, country=code), limit, offset))

    @api.get("/events/{id}", summary="One event with its evidence")
    def one_event(request: Request, id: str) -> Response:
        """The sentence with its parts, source, codebook clause, other reports of the happening, corrections, notes."""
        return answer(request, lambda: evidence.evidence_card(board, id))

    @api.post("/events/{id}/corrections", status_code=201, summary="Accept, reject, edit, merge or split")
    def post_correction(request: Request, id: str, body: CorrectionIn) -> Response:
        """Append a correction; the index follows from the next answer on."""
        _writer(request)
        made = discussion.correct_event(board, id, body.action, body.who, body.why, body.fields)
        return Response(as_json(plain(made)), 201, media_type="application/json")

    @api.post("/notes", status_code=201, summary="Write a note")
    def post_note(request: Request, body: NoteIn) -> Response:
        """Append a note on an event or a pair."""
        _writer(request)
        made = discussion.write_note(board, body.target, body.who, body.text)
        return Response(as_json(plain(made)), 201, media_type="application/json")

    @api.get("/log", summary="Every correction and note")
    def log(request: Request, limit: Limit = 100, offset: Offset = 0) -> Response:
        """Newest first: who did what to which event, when and why."""
        return answer(request, lambda: discussion.audit_log(board, limit=limit, offset=offset))

    @api.get("/search", summary="Find pairs by any name")
    def find(request: Request, q: Annotated[str, Query(max_length=200)] = "") -> Response:
        """Names in French, English, Russian and Spanish, codes, adjectives, capitals, and small typos."""
        return answer(request, lambda: search_pairs(board, q))

    @api.get("/coverage", summary="What the numbers rest on")
    def covered(request: Request) -> Response:
        """Sources, languages, documents a week, failures, analysts' verdicts, the coder's measured error rates."""
        return answer(request, lambda: coverage.store_coverage(board) | {"measured": coverage.measured()})

    @api.get("/codebook", summary="The codebook")
    def book(request: Request) -> Response:
        """Every type with its modes, scores and boundaries."""
        return answer(request, lambda: codebook_plain())

    return api


def codebook_plain() -> list[dict[str, Any]]:
    """The types of the codebook as plain values, in the order of the alphabet."""
    found = []
    for name, entry in sorted(evidence.codebook().entries.items()):
        row = entry.model_dump(exclude={"languages"})
        row["frames"] = {
            lang: len(frames.get(name, ())) for lang, frames in sorted(evidence.codebook().acts.items())
        }
        found.append({"type": name, **row})
    return found


def search_pairs(board: Board, query: str, lang: str = "en") -> dict[str, Any]:
    """The pairs that a query names, best first: with one state named, its partners with most acts."""
    names = search.find_states(query)
    counts = {frozenset((a, b)): (n, last) for a, b, n, last in board.shelf().pairs()}
    found: list[tuple[str, str]] = []
    if len(names) >= 2:
        found = [
            (one.code, other.code) for one in names[0][:3] for other in names[1][:3] if one.code != other.code
        ]
        best = (names[0][0].distance + names[1][0].distance) if found else 0
        found.sort(
            key=lambda p: (
                next(h.distance for h in names[0] if h.code == p[0])
                + next(h.distance for h in names[1] if h.code == p[1])
                - best,
                -counts.get(frozenset(p), (0, None))[0],
            )
        )
    elif names:
        for hit in names[0][:3]:
            partners = [(n, pair) for pair, (n, _) in counts.items() if hit.code in pair]
            for _, pair in sorted(partners, key=lambda item: (-item[0], sorted(item[1])))[:8]:
                other = next(iter(pair - {hit.code}))
                found.append((hit.code, other))
    rows = []
    for a, b in found[:12]:
        n, last = counts.get(frozenset((a, b)), (0, None))
        rows.append(
            {
                "pair": pair_slug(a, b), "a": a, "b": b, "names": [country_name(a, lang), country_name(b, lang)],
                "happenings": n, "last": last.isoformat() if last else None,
            }
        )  # fmt: skip
    return {
        "query": query,
        "states": [
            [
                {"code": h.code, "name": country_name(h.code, lang), "form": h.form, "distance": h.distance}
                for h in hits
            ]
            for hits in names
        ],
        "pairs": rows,
    }


def _paged(request: Request, rows: list[Any], limit: int, offset: int) -> dict[str, Any]:
    after = offset + limit
    return {
        "total": len(rows),
        "limit": limit,
        "offset": offset,
        "next": str(request.url.include_query_params(limit=limit, offset=after))
        if after < len(rows)
        else None,
        "rows": rows[offset:after],
    }


def _writer(request: Request) -> None:
    if not getattr(request.state, "may_write", True):
        raise HTTPException(401, "writing needs the passphrase", {"www-authenticate": 'Basic realm="degel"'})


def as_json(value: Any) -> bytes:
    """The value as compact UTF-8 JSON, without NaN."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode(
        "utf-8", "replace"
    )


def etag_of(board: Board, request: Request, *parts: object) -> str:
    """What names the answer to a request: the store's state, the address, and what else it depends on."""
    state: Mapping[str, Any] = request.scope.get("state") or {}
    named = (board.version(), str(request.url), state.get("may_write"), _release(), *parts)
    return (
        '"'
        + hashlib.sha256("\x1f".join(map(str, named)).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        + '"'
    )


@cache
def _release() -> str:
    return installed("degel")


def if_changed(request: Request, etag: str, make: Callable[[], bytes], media: str) -> Response:
    """304 when the client has the answer of that ETag; else the answer."""
    headers = {"etag": etag}
    known = [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]
    if etag in known:
        return Response(status_code=304, headers=headers)
    return Response(make(), media_type=media, headers=headers)
