"""A URL → its bytes, politely: one user agent, a time limit, a size limit, a few patient retries.

Nothing here runs unless a URL was asked for.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import httpx

from degel.errors import FetchError

__all__ = ["Fetched", "fetch"]

_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_PATIENCE = 60.0  # seconds; the longest Retry-After that is waited for


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered: the final URL, the bytes, the media type and charset it stated."""

    url: str
    raw: bytes
    kind: str
    charset: str | None


def user_agent() -> str:
    """The name under which dégel asks, with its version."""
    try:
        number = version("degel")
    except PackageNotFoundError:
        number = "0"
    return f"degel/{number} (research reader of news; one request at a time)"


def fetch(
    url: str,
    *,
    params: Mapping[str, str] | None = None,
    timeout: float = 20.0,
    max_bytes: int = 50_000_000,
    attempts: int = 3,
    sleep: Callable[[float], None] = time.sleep,
) -> Fetched:
    """What the server at `url` answers, redirects followed.

    Asks up to `attempts` times, waiting 1, 2, 4 … seconds (or as long as the server says) after a busy or broken
    answer. Raises `FetchError` when it stays so, refuses, or sends more than `max_bytes`.
    """
    try:
        address = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, TypeError, UnicodeError):
        raise FetchError(f"{url!r} is no URL; give one that starts with http:// or https://") from None
    if address.scheme not in ("http", "https") or not address.host:
        raise FetchError(f"{url!r} is no URL; give one that starts with http:// or https://")
    problem = "did not answer"
    headers = {"User-Agent": user_agent(), "Accept": "*/*"}
    with httpx.Client(timeout=timeout, follow_redirects=True, max_redirects=5, headers=headers) as client:
        for attempt in range(max(1, attempts)):
            wait = float(2**attempt)
            try:
                started = time.monotonic()
                with client.stream("GET", address, params=dict(params) if params else None) as answer:
                    if answer.status_code < 400:
                        return _body(answer, url, max_bytes, started + 6 * timeout)
                    problem = f"answered {answer.status_code} {answer.reason_phrase}".rstrip()
                    if answer.status_code not in _AGAIN:
                        break
                    wait = _asked_wait(answer.headers.get("retry-after"), wait)
            except httpx.TimeoutException:
                problem = f"did not answer within {timeout:g} seconds"
            except httpx.TooManyRedirects:
                problem = "redirects in a circle"
                break
            except (httpx.HTTPError, httpx.StreamError, UnicodeError) as error:
                problem = f"could not be reached ({_brief(error)})"
            if attempt + 1 < attempts:
                sleep(wait)
    raise FetchError(f"{url} {problem}; try again later, or save the page and give the file")


def _body(answer: httpx.Response, url: str, max_bytes: int, deadline: float) -> Fetched:
    pieces: list[bytes] = []
    size = 0
    for piece in answer.iter_bytes(65_536):
        size += len(piece)
        if size > max_bytes:
            raise FetchError(
                f"{url} sends more than {max_bytes:,} bytes; save the part you need and give the file"
            )
        if time.monotonic() > deadline:
            raise FetchError(f"{url} sends too slowly; try again later, or save the page and give the file")
        pieces.append(piece)
    kind = answer.headers.get("content-type", "").split(";")[0].strip().lower()
    return Fetched(str(answer.url), b"".join(pieces), kind, answer.charset_encoding)


def _asked_wait(value: str | None, otherwise: float) -> float:
    if value and value.strip().isdigit():
        return min(float(value), _PATIENCE)
    return otherwise


def _brief(error: Exception) -> str:
    return (str(error) or type(error).__name__).split("\n", 1)[0][:100].rstrip(".")
