"""The forms: notes, corrections, and the passphrase. Each answers with a redirect, so that a reload repeats nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from degel.api import discussion
from degel.api.view import read_pair
from degel.errors import DegelError

from .desk import Desk
from .security import COOKIE

__all__ = ["writing_router"]

_SESSION = 30 * 24 * 3600


def writing_router(desk: Desk) -> APIRouter:
    """The routes that change something, and the one that lets a reader in."""
    forms = APIRouter(include_in_schema=False)

    @forms.post("/event/{id}/correct")
    async def correct(request: Request, id: str) -> Response:
        form = await read_form(request)
        if not request.state.may_write:
            return _to_login(f"/event/{id}")
        fields: dict[str, Any] = {}
        action = form.get("action", [""])[0]
        if action == "edit":
            fields = {
                k: form[k][0]
                for k in ("type", "mode", "modality", "day", "actors", "recipients")
                if k in form
            }
        elif action in ("merge", "split"):
            fields = {"members": form.get("members", [])}
        who, why = form.get("who", [""])[0], form.get("why", [""])[0]
        await run_in_threadpool(discussion.correct_event, desk.board, id, action, who, why, fields)
        return _done(request, f"/event/{id}?saved=1")

    @forms.post("/notes")
    async def note(request: Request) -> Response:
        form = await read_form(request)
        target = form.get("target", [""])[0]
        pair = "-" in target and len(target) == 7
        page = f"/{'-'.join(read_pair(target))}" if pair else f"/event/{target}"
        if not request.state.may_write:
            return _to_login(page)
        who, text = form.get("who", [""])[0], form.get("text", [""])[0]
        await run_in_threadpool(discussion.write_note, desk.board, target, who, text)
        return _done(request, f"{page}?saved=1" + ("#notes" if pair else ""))

    @forms.get("/login")
    def ask(request: Request) -> Response:
        back = local_path(request.query_params.get("next"))
        if desk.settings.passphrase is None or request.state.may_write:
            return RedirectResponse(back, 303)
        return desk.page(request, "login.html", lambda words: {"next": back, "problem": None}, status=200)

    @forms.post("/login")
    async def enter(request: Request) -> Response:
        form = await read_form(request)
        back = local_path(form.get("next", [None])[0])
        passphrase = desk.settings.passphrase
        if passphrase is None:
            return RedirectResponse(back, 303)
        right = await run_in_threadpool(passphrase.check, form.get("passphrase", [""])[0])
        if right is not True:
            problem = "login_slow" if right is None else "login_wrong"
            return await run_in_threadpool(
                lambda: desk.page(
                    request, "login.html", lambda words: {"next": back, "problem": problem},
                    status=429 if right is None else 403,
                )
            )  # fmt: skip
        answer = RedirectResponse(back, 303)
        answer.set_cookie(
            COOKIE, passphrase.open_session(), max_age=_SESSION, httponly=True, samesite="strict",
            secure=request.url.scheme == "https",
        )  # fmt: skip
        return answer

    @forms.post("/logout")
    def leave(request: Request) -> Response:
        if desk.settings.passphrase is not None:
            desk.settings.passphrase.close_session(request.cookies.get(COOKIE, ""))
        answer = RedirectResponse("/", 303)
        answer.delete_cookie(COOKIE)
        return answer

    return forms


async def read_form(request: Request) -> Mapping[str, list[str]]:
    """The fields of a posted form; `DegelError` for a body that is none."""
    if (
        request.headers.get("content-type", "").partition(";")[0].strip()
        != "application/x-www-form-urlencoded"
    ):
        raise DegelError(
            "the form was not sent as application/x-www-form-urlencoded; use the page's own form"
        )
    body = await request.body()
    try:
        return parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=500)
    except (UnicodeDecodeError, ValueError) as error:
        raise DegelError(f"the form could not be read ({error}); use the page's own form") from error


def local_path(text: str | None) -> str:
    """The path when it leads to a page of this server, else the front: a login never sends a reader elsewhere.

    >>> local_path("/RUS-USA?from=2018"), local_path("//example.org"), local_path("https://example.org/")
    ('/RUS-USA?from=2018', '/', '/')
    """
    if not text or not text.startswith("/") or text.startswith(("//", "/\\")) or any(c < " " for c in text):
        return "/"
    parts = urlsplit(text)
    return text if not parts.scheme and not parts.netloc and "\\" not in text else "/"


def _to_login(page: str) -> Response:
    return RedirectResponse(f"/login?next={page}", 303)


def _done(request: Request, page: str) -> Response:
    return RedirectResponse(page, 303)
