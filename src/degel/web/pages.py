"""The pages: every one keeps its state in its address, and has twins in `.json`, `.csv`, `.svg` and `.png`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from degel.actors.states import country_name, find_country, state_entries
from degel.api import coverage, discussion, evidence, pairs, why
from degel.api.alerts import alert_entries, atom
from degel.api.board import MissingError
from degel.api.routes import codebook_plain, search_pairs
from degel.api.view import View, pair_slug, read_day, read_pair
from degel.errors import DegelError, UnknownCountryError

from . import charts
from .desk import Desk, root_of
from .values import (
    MOST_PAIRS,
    compare_values,
    event_page,
    flat_move,
    flat_report,
    front_values,
    map_values,
    pair_values,
    type_examples,
)
from .words import Words

__all__ = ["page_router"]

_FORMS = ("json", "csv", "svg", "png", "atom")
_MORE = 200


class NotHere(MissingError):
    """An address that names nothing."""


def page_router(desk: Desk) -> APIRouter:
    """The routes of the pages; the one that takes any name comes last."""
    pages = APIRouter(include_in_schema=False)

    @pages.get("/")
    def front(request: Request) -> Response:
        view = View.read(request.query_params)
        return desk.page(request, "front.html", lambda words: front_values(desk, view))

    @pages.get("/index.{form}")
    def front_twin(request: Request, form: str) -> Response:
        view = View.read(request.query_params)

        def rows(_: Words) -> Any:
            return pairs.moves(desk.board, view)

        if form == "json":
            return desk.json(request, lambda w: {"moves": rows(w), "view": view.query()})
        if form == "csv":
            return desk.csv(request, lambda w: [flat_move(row) for row in rows(w)])
        if form in ("svg", "png"):
            return desk.chart(request, form, lambda w: charts.heat_chart(pairs.heat(desk.board, view), w))
        if form == "atom":
            return _feed(desk, request, view)
        raise NotHere(f"there is no page in the form .{form[:20]}; use one of {', '.join(_FORMS)}")

    @pages.get("/search")
    def search(request: Request) -> Response:
        query = request.query_params.get("q", "")[:200]

        def make(words: Words) -> Mapping[str, Any]:
            return {"found": search_pairs(desk.board, query, words.lang), "q": query}

        if not request.headers.get("hx-request"):
            found = search_pairs(desk.board, query)
            if len(found["states"]) >= 2 and found["pairs"]:
                return RedirectResponse(f"/{found['pairs'][0]['pair']}", 303)
        return desk.page(request, "search.html", make)

    @pages.get("/go")
    def go(request: Request) -> Response:
        """From a form of one country to its page, or of a pair's controls to its address."""
        place = request.query_params.get("place", "map")
        code = find_country(request.query_params.get("country", ""))
        return RedirectResponse(f"/map/{code}" if place == "map" else f"/{code}", 303)

    @pages.get("/map")
    def any_map(request: Request) -> Response:
        listed = desk.board.shelf().pairs()
        counts: dict[str, int] = {}
        for a, b, n, _ in listed:
            for code in (a, b):
                counts[code] = counts.get(code, 0) + n
        most = max(counts, key=lambda code: (counts[code], code)) if counts else "FRA"
        return RedirectResponse(f"/map/{most}", 307)

    @pages.get("/map/{name}")
    def world(request: Request, name: str) -> Response:
        code, form = _split(name)
        country = find_country(code)
        view = View.read(request.query_params)
        if form:
            return _standings_twin(desk, request, view, country, form)
        if code != country:
            return _moved(request, f"/map/{country}")
        return desk.page(request, "map.html", lambda words: map_values(desk, view, country, words))

    @pages.get("/compare")
    def compare(request: Request) -> Response:
        view = View.read(request.query_params)
        chosen, wrong = _chosen_pairs(request)
        if added := request.query_params.get("add", "").strip():
            return _add_pair(desk, request, chosen, added)
        return desk.page(
            request, "compare.html", lambda words: compare_values(desk, chosen, wrong, view, words)
        )

    @pages.get("/compare.{form}")
    def compare_twin(request: Request, form: str) -> Response:
        view = View.read(request.query_params)
        chosen, _ = _chosen_pairs(request)

        def make(_: Words) -> Any:
            return pairs.compare(desk.board, chosen, view)

        if form == "json":
            return desk.json(request, make)
        if form == "csv":
            return desk.csv(
                request,
                lambda w: [{"pair": p["pair"], **week} for p in make(w)["pairs"] for week in p["weeks"]],
            )
        if form in ("svg", "png"):
            return desk.chart(request, form, lambda w: charts.compare_chart(make(w), w, still=True))
        raise NotHere(f"a comparison has no form .{form[:20]}; use .json, .csv, .svg or .png")

    @pages.get("/heat")
    def heat(request: Request) -> Response:
        view = View.read(request.query_params)
        country = _country(request)
        return desk.page(
            request,
            "heat.html",
            lambda words: {"heat": pairs.heat(desk.board, view, country), "view": view, "country": country},
        )

    @pages.get("/heat.{form}")
    def heat_twin(request: Request, form: str) -> Response:
        view = View.read(request.query_params)
        country = _country(request)

        def make(_: Words) -> Any:
            return pairs.heat(desk.board, view, country)

        if form == "json":
            return desk.json(request, make)
        if form == "csv":
            return desk.csv(request, lambda w: make(w)["cells"])
        if form in ("svg", "png"):
            return desk.chart(request, form, lambda w: charts.heat_chart(make(w), w))
        raise NotHere(f"the table of pairs has no form .{form[:20]}; use .json, .csv, .svg or .png")

    @pages.get("/event/{name}")
    def event(request: Request, name: str) -> Response:
        id, form = _split(name)
        if form == "json":
            return desk.json(request, lambda w: evidence.evidence_card(desk.board, id))
        if form == "csv":
            return desk.csv(
                request,
                lambda w: [flat_report(m) for m in evidence.evidence_card(desk.board, id)["members"]],
            )
        if form:
            raise NotHere(f"an event has no form .{form}; use .json or .csv")
        return desk.page(request, "event.html", lambda words: event_page(desk, id))

    @pages.get("/coverage")
    def covered(request: Request) -> Response:
        def make(words: Words) -> Mapping[str, Any]:
            found = coverage.store_coverage(desk.board)
            return {
                "found": found, "measured": coverage.measured(), "wilson": coverage.wilson,
                "spec": charts.documents_chart(found["weeks"], words),
            }  # fmt: skip

        return desk.page(request, "coverage.html", make)

    @pages.get("/coverage.{form}")
    def covered_twin(request: Request, form: str) -> Response:
        def make(_: Words) -> Any:
            return coverage.store_coverage(desk.board) | {"measured": coverage.measured()}

        if form == "json":
            return desk.json(request, make)
        if form == "csv":
            return desk.csv(request, lambda w: make(w)["sources"])
        if form in ("svg", "png"):
            return desk.chart(
                request, form, lambda w: charts.documents_chart(make(w)["weeks"], w, still=True)
            )
        raise NotHere(f"the coverage has no form .{form[:20]}; use .json, .csv, .svg or .png")

    @pages.get("/codebook")
    def codebook(request: Request) -> Response:
        return desk.page(request, "codebook.html", lambda words: {"types": codebook_plain()})

    @pages.get("/codebook.json")
    def codebook_twin(request: Request) -> Response:
        return desk.json(request, lambda w: codebook_plain())

    @pages.get("/codebook/{name}")
    def codebook_type(request: Request, name: str) -> Response:
        entry = next((row for row in codebook_plain() if row["type"] == name.upper()), None)
        if entry is None:
            raise NotHere(f"the codebook has no type {name[:40]!r}; /codebook lists them")
        return desk.page(
            request,
            "codebook_type.html",
            lambda words: {"entry": entry, "examples": type_examples(entry["type"])},
        )

    @pages.get("/discussion")
    def talk(request: Request) -> Response:
        offset = _whole(request, "offset")
        return desk.page(
            request,
            "discussion.html",
            lambda words: {"log": discussion.audit_log(desk.board, limit=50, offset=offset)},
        )

    @pages.get("/discussion.{form}")
    def talk_twin(request: Request, form: str) -> Response:
        def make(_: Words) -> Any:
            return discussion.audit_log(desk.board, limit=100_000)

        if form == "json":
            return desk.json(request, make)
        if form == "csv":
            return desk.csv(request, lambda w: make(w)["entries"])
        raise NotHere(f"the log has no form .{form[:20]}; use .json or .csv")

    @pages.get("/api")
    def api(request: Request) -> Response:
        return desk.page(request, "api.html", lambda words: {"paths": request.app.openapi()["paths"]})

    @pages.get("/licences")
    def licences(request: Request) -> Response:
        from .desk import HERE

        text = (HERE / "static" / "LICENCES.md").read_text(encoding="utf-8")
        return desk.page(request, "licences.html", lambda words: {"text": text})

    @pages.get("/favicon.ico")
    def icon() -> Response:
        return RedirectResponse("/static/icon.svg", 301)

    @pages.get("/{slug}/why")
    def pair_why(request: Request, slug: str) -> Response:
        a, b = read_pair(slug)
        view = View.read(request.query_params)
        return desk.page(request, "why.html", lambda words: _why(desk, a, b, view, request))

    @pages.get("/{slug}/why.{form}")
    def why_twin(request: Request, slug: str, form: str) -> Response:
        a, b = read_pair(slug)
        view = View.read(request.query_params)

        def make(_: Words) -> Any:
            return _why(desk, a, b, view, request)["why"]

        if form == "json":
            return desk.json(request, make)
        if form == "csv":
            return desk.csv(request, lambda w: make(w)["happenings"])
        raise NotHere(f"this page has no form .{form[:20]}; use .json or .csv")

    @pages.get("/{slug}/happenings")
    def more(request: Request, slug: str) -> Response:
        a, b = read_pair(slug)
        view = View.read(request.query_params)
        offset = _whole(request, "offset")

        def make(words: Words) -> Mapping[str, Any]:
            listed = pairs.describe_pair(desk.board, a, b, view)["happenings"]
            rows = listed[offset : offset + _MORE]
            return {
                "a": a, "b": b, "slug": pair_slug(a, b), "view": view, "rows": rows, "total": len(listed),
                "after": offset + _MORE,
            }  # fmt: skip

        return desk.page(request, "happenings.html", make)

    @pages.get("/{slug}/embed")
    def embed(request: Request, slug: str) -> Response:
        a, b = read_pair(slug)
        view = View.read(request.query_params)
        return desk.page(
            request, "embed.html", lambda words: pair_values(desk, a, b, view, words, brush=False)
        )

    @pages.get("/{name}")
    def named(request: Request, name: str) -> Response:
        stem, form = _split(name)
        view = View.read(request.query_params)
        if len(stem) == 3 and stem.upper() in state_entries():
            return _country_page(desk, request, view, stem.upper(), form)
        try:
            a, b = read_pair(stem)
        except UnknownCountryError as error:
            raise NotHere(str(error)) from error
        except DegelError as error:
            raise NotHere(str(error)) from error
        if form:
            return _pair_twin(desk, request, a, b, view, form)
        if stem != pair_slug(a, b):
            return _moved(request, f"/{pair_slug(a, b)}")
        return desk.page(
            request,
            "pair.html",
            lambda words: pair_values(desk, a, b, view, words, event=request.query_params.get("e")),
        )

    return pages


# --- parts of the routes


def _why(desk: Desk, a: str, b: str, view: View, request: Request) -> dict[str, Any]:
    query = request.query_params
    at = read_day(query["at"], "at") if query.get("at") else None
    since = read_day(query["since"], "since") if query.get("since") else None
    if at is None and since is None:
        whole = desk.board.relation(a, b, view)
        if whole.changes:
            at = whole.changes[-1].day
        elif whole.acts:
            at = whole.acts[-1].day
    found = why.explain_move(desk.board, a, b, view, at, since)
    most = max((abs(row["share"]) for row in found["happenings"]), default=1.0)
    return {"why": found, "slug": pair_slug(a, b), "a": a, "b": b, "view": view, "most": most}


def _chosen_pairs(request: Request) -> tuple[list[tuple[str, str]], str | None]:
    chosen: list[tuple[str, str]] = []
    wrong = None
    for slug in request.query_params.get("pairs", "").split(","):
        if not slug.strip():
            continue
        try:
            pair = read_pair(slug.strip())
        except DegelError as error:
            wrong = str(error)
            continue
        if pair not in chosen and pair[::-1] not in chosen:
            chosen.append(pair)
    return chosen[:MOST_PAIRS], wrong


def _add_pair(desk: Desk, request: Request, chosen: list[tuple[str, str]], added: str) -> Response:
    found = search_pairs(desk.board, added)
    slugs = [pair_slug(a, b) for a, b in chosen]
    if len(found["states"]) >= 2 and found["pairs"]:
        slugs.append(found["pairs"][0]["pair"])
    else:
        slugs.append(added[:60])
    kept = View.read(request.query_params).query()
    return RedirectResponse("/compare?pairs=" + ",".join(slugs) + (f"&{kept}" if kept else ""), 303)


def _country_page(desk: Desk, request: Request, view: View, country: str, form: str | None) -> Response:
    if form == "atom":
        return _feed(desk, request, view, country=country)
    if form:
        return _standings_twin(desk, request, view, country, form)
    if request.url.path != f"/{country}":
        return _moved(request, f"/{country}")

    def make(words: Words) -> Mapping[str, Any]:
        return {
            **map_values(desk, view, country, words),
            "moves": pairs.moves(desk.board, view, country=country)[:30],
            "heat": pairs.heat(desk.board, view, country),
        }

    return desk.page(request, "country.html", make)


def _standings_twin(desk: Desk, request: Request, view: View, country: str, form: str) -> Response:
    def rows(_: Words) -> Any:
        return pairs.standings(desk.board, view, country)

    if form == "json":
        return desk.json(request, lambda w: {"country": country, "relations": rows(w), "view": view.query()})
    if form == "csv":
        return desk.csv(request, rows)
    if form in ("svg", "png"):
        return desk.chart(request, form, lambda w: charts.map_chart(rows(w), country, w, still=True))
    raise NotHere(f"a country has no form .{form}; use one of {', '.join(_FORMS)}")


def _pair_twin(desk: Desk, request: Request, a: str, b: str, view: View, form: str) -> Response:
    def make(_: Words) -> Any:
        return pairs.describe_pair(desk.board, a, b, view)

    if form == "json":
        return desk.json(request, make)
    if form == "csv":
        return desk.csv(request, lambda w: [{"a": a, "b": b, **week} for week in make(w)["weeks"]])
    if form in ("svg", "png"):
        return desk.chart(request, form, lambda w: charts.pair_chart(make(w), w))
    return _feed(desk, request, view, pair=(a, b))


def _feed(
    desk: Desk,
    request: Request,
    view: View,
    *,
    pair: tuple[str, str] | None = None,
    country: str | None = None,
) -> Response:
    root = root_of(request)

    def make(words: Words) -> bytes:
        if pair:
            about = f"{country_name(pair[0], words.lang)} – {country_name(pair[1], words.lang)}"
        else:
            about = country_name(country, words.lang) if country else words("nav_front")
        page = pair_slug(*pair) if pair else country or ""
        query = f"?{request.url.query}" if request.url.query else ""
        return atom(
            alert_entries(desk.board, view, pair=pair, country=country)[:100], title=f"dégel: {about}",
            self_url=f"{root}{request.url.path}{query}", page_url=f"{root}/{page}", root=root, lang=words.lang, word=words,
        ).encode("utf-8", "replace")  # fmt: skip

    return desk.file(request, "application/atom+xml", make)


def _split(name: str) -> tuple[str, str | None]:
    """`RUS-USA.svg` → (`RUS-USA`, `svg`); a name without a known ending stays whole."""
    stem, dot, form = name.rpartition(".")
    if dot and form in _FORMS:
        return stem, form
    return name, None


def _moved(request: Request, path: str) -> Response:
    query = request.url.query
    return RedirectResponse(path + (f"?{query}" if query else ""), 307)


def _country(request: Request) -> str | None:
    name = request.query_params.get("country")
    return find_country(name) if name else None


def _whole(request: Request, name: str) -> int:
    text = request.query_params.get(name, "0")
    return min(int(text), 10**9) if text.isascii() and text.isdigit() else 0
