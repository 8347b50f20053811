"""A store → the ASGI application: pages, twins, JSON API, feeds, and the guard before all of them."""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from degel.api.board import Board, MissingError
from degel.api.routes import api_router
from degel.errors import DegelError, StoreError, UnknownCountryError
from degel.store import Store

from .desk import HERE, Desk
from .pages import page_router
from .security import Guard, Settings
from .writing import writing_router

__all__ = ["create_app"]

_log = logging.getLogger("degel.web")


class _Static(StaticFiles):
    """Files whose address holds their hash: kept by browsers for good."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        answer = await super().get_response(path, scope)
        lasting = b"v=" in scope.get("query_string", b"")
        answer.headers["cache-control"] = (
            "public, max-age=31536000, immutable" if lasting else "public, max-age=3600"
        )
        return answer


def create_app(store: Store, settings: Settings | None = None, *, warm: bool = True) -> FastAPI:
    """The application over one store. With `warm` the pairs with most acts are measured ahead of the first visit.

    Raises `StoreError` when the store is empty or cannot be read.
    """
    store.require()
    settings = settings or Settings()
    board = Board(store)
    desk = Desk(board, settings)
    stop = threading.Event()

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        if warm:
            threading.Thread(target=_warm, args=(board, stop), name="degel-warm", daemon=True).start()
        yield
        stop.set()
        board.close()

    app = FastAPI(
        title="dégel", summary="Who did what to whom, and which pairs of states are thawing or freezing.", lifespan=life,
        docs_url=None, redirect_slashes=False, redoc_url=None, openapi_url="/api/openapi.json", license_info={"name": "MIT"},
    )  # fmt: skip
    app.state.board, app.state.desk = board, desk
    app.mount("/static", _Static(directory=HERE / "static"), name="static")
    app.include_router(api_router(board))
    app.include_router(writing_router(desk))
    app.include_router(page_router(desk))
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)
    app.add_middleware(Guard, settings=settings)

    @app.exception_handler(DegelError)
    def wrong(request: Request, error: DegelError) -> Response:
        status = 404 if isinstance(error, MissingError | UnknownCountryError) else 400
        if isinstance(error, StoreError) and request.method == "GET":
            status = 503
        return _error(desk, request, status, str(error))

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        return _error(desk, request, error.status_code, str(error.detail), error.headers)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return _error(desk, request, 422, f"{where}: {first['msg']}")

    @app.exception_handler(Exception)
    def failed(request: Request, error: Exception) -> Response:
        _log.exception("%s %s failed", request.method, request.url.path)
        return _error(desk, request, 500, desk.words(request)("error_wrong"))

    return app


def _error(desk: Desk, request: Request, status: int, reason: str, headers: Any = None) -> Response:
    path = request.url.path
    page = not path.startswith("/api/") and path.rpartition(".")[2] not in (
        "json",
        "csv",
        "svg",
        "png",
        "atom",
    )
    if page and "application/json" not in request.headers.get("accept", ""):
        answer = desk.page(
            request, "error.html", lambda words: {"reason": reason, "status": status}, status=status
        )
    else:
        answer = JSONResponse({"error": reason}, status)
    for name, value in (headers or {}).items():
        answer.headers[name] = value
    return answer


def _warm(board: Board, stop: threading.Event) -> None:
    try:
        from degel.api.evidence import codebook
        from degel.api.search import find_states

        codebook()
        find_states("warm")
        board.warm(stop)
        if not stop.is_set():
            board.survey()
    except DegelError as error:
        _log.warning("the pairs were not measured ahead: %s", error)
