"""Who may read and write, and what a browser may run: the rules that every request and answer passes through.

Invariant: no answer lacks the Content-Security-Policy; no request that changes anything is served when it comes from
another site, or without the passphrase where there is one.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
import secrets
import threading
import time
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from degel.errors import DegelError

__all__ = ["COOKIE", "Guard", "Passphrase", "Settings", "is_loopback"]

COOKIE = "degel_session"
LARGEST_BODY = 128 * 1024
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors {ancestors}"
)
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN_PATHS = ("/static/", "/login")
_SESSION = 30 * 24 * 3600.0

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


def is_loopback(host: str) -> bool:
    """True for a name or address that only this machine can reach.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Passphrase:
    """One shared passphrase, kept as a hash, with the sessions that gave it. Six wrong tries a minute are the most."""

    def __init__(self, text: str) -> None:
        if len(text) < 8:
            raise DegelError("the passphrase has fewer than 8 characters; choose a longer one")
        self._salt = secrets.token_bytes(16)
        self._hash = self._digest(text)
        self._sessions: dict[str, float] = {}
        self._tries: list[float] = []
        self._known: set[bytes] = set()
        self._lock = threading.Lock()

    def _digest(self, text: str) -> bytes:
        return hashlib.scrypt(text.encode(), salt=self._salt, n=2**14, r=8, p=1)

    def check(self, text: str) -> bool | None:
        """True when it is the passphrase, False when not, None when there were too many wrong tries of late."""
        quick = hmac.digest(self._salt, text.encode("utf-8", "surrogatepass"), "sha256")
        with self._lock:
            if quick in self._known:
                return True
            now = time.monotonic()
            self._tries = [at for at in self._tries if now - at < 60]
            if len(self._tries) >= 6:
                return None
            self._tries.append(now)
        right = hmac.compare_digest(self._digest(text), self._hash)
        if right:
            with self._lock:
                self._known.add(quick)
                self._tries.pop()
        return right

    def open_session(self) -> str:
        """A new session's token."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            now = time.monotonic()
            self._sessions = {t: end for t, end in self._sessions.items() if end > now}
            self._sessions[token] = now + _SESSION
        return token

    def close_session(self, token: str) -> None:
        """Forget the session."""
        with self._lock:
            self._sessions.pop(token, None)

    def knows(self, request: Request) -> bool:
        """True when the request carries a session, or the passphrase as the password of HTTP Basic."""
        token = request.cookies.get(COOKIE)
        if token and self._sessions.get(token, 0.0) > time.monotonic():
            return True
        kind, _, value = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "basic":
            return False
        try:
            password = base64.b64decode(value, validate=True).decode().partition(":")[2]
        except (ValueError, UnicodeDecodeError):
            return False
        return self.check(password) is True


@dataclass(frozen=True, slots=True)
class Settings:
    """How the dashboard is served. Raises `DegelError` when it could be reached from elsewhere without a passphrase.

    `public` lets everybody read, and asks for the passphrase to write; `names` are host names it answers to besides
    its own address.
    """

    host: str = "127.0.0.1"
    passphrase: Passphrase | None = field(default=None, repr=False)
    public: bool = False
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not is_loopback(self.host) and self.passphrase is None:
            raise DegelError(
                f"the address {self.host} can be reached from other machines; give a passphrase with --passphrase-file, "
                "or serve on 127.0.0.1"
            )
        if self.public and self.passphrase is None:
            raise DegelError(
                "--public lets everybody read and needs a passphrase for writing; add --passphrase-file"
            )

    def answers_to(self, host: str) -> bool:
        """True for a Host header that names this server: what keeps a foreign name from being bound to it."""
        name = (urlsplit(f"//{host}").hostname or "").lower() if host else ""
        if name in {n.lower() for n in self.names}:
            return True
        if is_loopback(self.host):
            return is_loopback(name)
        if self.host in ("0.0.0.0", "::"):
            return self.passphrase is not None
        return name == self.host.lower() or is_loopback(name)


class Guard:
    """ASGI middleware: refuses foreign hosts, cross-site writes, large bodies and strangers; adds the headers."""

    def __init__(self, app: Callable[[Scope, Receive, Send], Awaitable[None]], settings: Settings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        framed = str(scope["path"]).endswith("/embed")

        async def sending(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["content-security-policy"] = CSP.format(ancestors="*" if framed else "'none'")
                for name, value in _HEADERS.items():
                    headers[name] = value
                if not framed:
                    headers["x-frame-options"] = "DENY"
                headers.setdefault("cache-control", "private, no-cache")
            await send(message)

        request = Request(scope)
        refusal = self.refuse(request)
        if refusal is not None:
            await refusal(scope, receive, sending)
            return
        scope.setdefault("state", {})["may_write"] = self.may_write(request)
        await self.app(scope, _limited(receive), sending)

    def may_write(self, request: Request) -> bool:
        """True when there is no passphrase, or the request has given it."""
        return self.settings.passphrase is None or self.settings.passphrase.knows(request)

    def refuse(self, request: Request) -> Response | None:
        """The answer that turns a request away; `None` when it may pass."""
        if not self.settings.answers_to(request.headers.get("host", "")):
            return PlainTextResponse("This server does not answer to that host name.\n", 421)
        if request.method not in _SAFE:
            if not same_site(request.headers):
                return PlainTextResponse("Posts from other sites are refused.\n", 403)
            length = request.headers.get("content-length", "")
            if length.isdigit() and int(length) > LARGEST_BODY:
                return PlainTextResponse(f"The body is larger than {LARGEST_BODY} bytes.\n", 413)
        path = request.url.path
        if path.startswith(_OPEN_PATHS) or self.may_write(request):
            return None
        if request.method in _SAFE and self.settings.public:
            return None
        if _wants_page(request):
            back = path + (f"?{request.url.query}" if request.url.query else "")
            from urllib.parse import quote

            return RedirectResponse(f"/login?next={quote(back, safe='')}", 303)
        return JSONResponse(
            {"error": "this needs the passphrase; send it as the password of HTTP Basic"},
            401,
            {"www-authenticate": 'Basic realm="degel", charset="UTF-8"'},
        )


def same_site(headers: Headers) -> bool:
    """True when a request that changes something comes from this very site, or from no browser and with JSON.

    A browser always names the origin of a post; a form of another site cannot send JSON without asking first,
    and is never told yes.
    """
    fetch = headers.get("sec-fetch-site")
    if fetch is not None and fetch != "same-origin":
        return False
    origin = headers.get("origin")
    if origin is not None:
        return origin != "null" and urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    if fetch == "same-origin":
        return True
    return headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"


def _wants_page(request: Request) -> bool:
    last = request.url.path.rpartition("/")[2]
    if request.url.path.startswith("/api/") or "." in last or request.headers.get("hx-request"):
        return False
    return "text/html" in request.headers.get("accept", "*/*")


def _limited(receive: Receive) -> Receive:
    """The same messages; a body that grows past the limit ends the connection."""
    got = 0

    async def receiving() -> MutableMapping[str, Any]:
        nonlocal got
        message = await receive()
        if message["type"] == "http.request":
            got += len(message.get("body", b""))
            if got > LARGEST_BODY:
                return {"type": "http.disconnect"}
        return message

    return receiving
