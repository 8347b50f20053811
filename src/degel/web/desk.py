"""What every route of the dashboard needs: the board, the templates, the language, and answers kept by ETag."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response

from degel.actors.states import country_name, state_entries
from degel.api.board import Board
from degel.api.routes import as_json, etag_of, if_changed
from degel.api.text import plainly, visible

from .palette import STATES, bin_of
from .security import Settings
from .words import LANGS, Words, choose_lang, words_in

__all__ = ["LANG_COOKIE", "Desk", "shown"]

HERE = Path(__file__).parent
LANG_COOKIE = "degel_lang"
_KEPT = 400
_LONGEST = 400  # characters of a title or a line; 1 MB titles exist


class Desk:
    """The board of one store with the means to answer in pages and in files."""

    def __init__(self, board: Board, settings: Settings) -> None:
        self.board, self.settings = board, settings
        self._bodies: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()

    @cached_property
    def templates(self) -> Environment:
        """The templates: every value is escaped, and a name that does not exist is an error."""
        env = Environment(
            loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        env.filters |= {
            "shown": shown,
            "plainly": plainly, "link": link, "bin": lambda v: bin_class(v), "slug": lambda s: s.replace(" ", "-"),
            "script_json": script_json,
        }  # fmt: skip
        env.globals |= {"asset": asset, "state_colours": STATES, "query": with_query}
        return env

    def words(self, request: Request) -> Words:
        """The words of the reader's language."""
        chosen = choose_lang(
            request.query_params.get("hl"),
            request.cookies.get(LANG_COOKIE),
            request.headers.get("accept-language"),
        )
        return words_in(chosen)

    def page(
        self,
        request: Request,
        template: str,
        make: Callable[[Words], Mapping[str, Any]],
        *,
        status: int = 200,
    ) -> Response:
        """The page of a template with the values that `make` gives; not made again while nothing has changed."""
        words = self.words(request)
        part = bool(request.headers.get("hx-request")) and not request.headers.get(
            "hx-history-restore-request"
        )
        etag = etag_of(self.board, request, words.lang, template, part)

        def render() -> bytes:
            values = {**self.common(request, words), "fragment": part, **make(words)}
            return self.templates.get_template(template).render(values).encode("utf-8", "replace")

        if status != 200 or request.method != "GET":
            answer = Response(render(), status, media_type="text/html")
        else:
            answer = if_changed(request, etag, lambda: self.kept(etag, render), "text/html")
        answer.headers["vary"] = "Accept-Language, Cookie, HX-Request"
        asked = request.query_params.get("hl")
        if asked in LANGS:
            answer.set_cookie(LANG_COOKIE, asked, max_age=365 * 24 * 3600, samesite="lax", httponly=True)
        return answer

    def file(self, request: Request, media: str, make: Callable[[Words], bytes]) -> Response:
        """A twin of a page in another form."""
        words = self.words(request)
        etag = etag_of(self.board, request, words.lang)
        answer = if_changed(request, etag, lambda: self.kept(etag, lambda: make(words)), media)
        answer.headers["vary"] = "Accept-Language, Cookie"
        return answer

    def json(self, request: Request, make: Callable[[Words], Any]) -> Response:
        """The twin as JSON."""
        return self.file(request, "application/json", lambda words: as_json(make(words)))

    def csv(self, request: Request, make: Callable[[Words], Sequence[Mapping[str, Any]]]) -> Response:
        """The twin as CSV, UTF-8."""
        return self.file(request, "text/csv; charset=utf-8", lambda words: csv_bytes(make(words)))

    def chart(self, request: Request, form: str, make: Callable[[Words], Mapping[str, Any]]) -> Response:
        """The twin as `svg` or `png`."""
        media = "image/svg+xml" if form == "svg" else "image/png"
        return self.file(request, media, lambda words: draw(make(words), form, words.lang))

    def kept(self, etag: str, make: Callable[[], bytes]) -> bytes:
        """The body of that ETag, made when it is not there."""
        with self._lock:
            if etag in self._bodies:
                self._bodies.move_to_end(etag)
                return self._bodies[etag]
        body = make()
        with self._lock:
            self._bodies[etag] = body
            while len(self._bodies) > _KEPT:
                self._bodies.popitem(last=False)
        return body

    def common(self, request: Request, words: Words) -> dict[str, Any]:
        """What every template is given."""
        shelf = self.board.shelf()
        kept = [(k, v) for k, v in request.query_params.multi_items() if k not in ("hl", "saved")]
        return {
            "w": words,
            "name": lambda code: country_name(code, words.lang),
            "who": lambda keys: actors_named(keys, words.lang),
            "path": request.url.path,
            "here": request.url.path + (f"?{urlencode(kept)}" if kept else ""),
            "root": root_of(request),
            "other_langs": [
                (lang, request.url.path + "?" + urlencode([*kept, ("hl", lang)]))
                for lang in LANGS
                if lang != words.lang
            ],
            "store_documents": shelf.documents,
            "store_day": shelf.last_day,
            "may_write": getattr(request.state, "may_write", True),
            "has_passphrase": self.settings.passphrase is not None,
            "saved": request.query_params.get("saved") == "1",
            "may_read": self.settings.public or getattr(request.state, "may_write", True),
        }


def root_of(request: Request) -> str:
    """The address of the dashboard as the reader reaches it."""
    return f"{request.url.scheme}://{request.headers.get('host', request.url.netloc)}"


def shown(text: object, most: int = _LONGEST) -> Markup:
    """Text of a document as HTML: escaped, cut to `most` characters, its invisible controls made visible.

    >>> shown("a<b>\\u202e")
    Markup('<bdi>a&lt;b&gt;<span class="hidden-char" title="U+202E">⟨U+202E⟩</span></bdi>')
    """
    if text is None:
        return Markup("")
    plain = str(text)
    cut = plain[:most].rstrip() + " …" if len(plain) > most else plain
    out = []
    for piece, control in visible(cut):
        if control is None:
            out.append(escape(piece))
        else:
            out.append(Markup('<span class="hidden-char" title="{0}">⟨{0}⟩</span>').format(control))
    return Markup("<bdi>") + Markup("").join(out) + Markup("</bdi>")


def link(url: object) -> str | None:
    """The address when a browser may follow it: http or https with a host; else `None`.

    >>> link("https://example.org/a"), link("javascript:alert(1)"), link("//example.org")
    ('https://example.org/a', None, None)
    """
    text = str(url or "").strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    if parts.scheme.lower() in ("http", "https") and parts.netloc and len(text) < 4000:
        return text
    return None


def actors_named(keys: Sequence[str], lang: str) -> str:
    """The actors of a side by name: `Russia`, `Russia (OPP)`, `EU`."""
    names = []
    for key in keys:
        code, _, sector = key.partition("/")
        name = country_name(code, lang) if code in state_entries() else code
        names.append(f"{name} ({sector})" if sector else name)
    return ", ".join(names)


def bin_class(value: float | None) -> str:
    """The class that colours a score: `h-m4` … `h-0` … `h-p4`; `h-none` for none."""
    if value is None:
        return "h-none"
    step = bin_of(value)
    return f"h-m{-step}" if step < 0 else f"h-p{step}" if step else "h-0"


def script_json(value: Any) -> Markup:
    """JSON that may stand inside a script element: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for char, code in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(char, code)
    return Markup(text)


def with_query(path: str, query: str, **more: object) -> str:
    """The address of a path with a query string and more parameters."""
    extra = urlencode([(k, str(v)) for k, v in more.items() if v is not None])
    joined = "&".join(part for part in (query, extra) if part)
    return f"{path}?{joined}" if joined else path


def asset(name: str) -> str:
    """The address of a file of `static`, with its hash, so that a browser keeps it for good."""
    if name not in _ASSETS:
        digest = hashlib.sha256((HERE / "static" / name).read_bytes()).hexdigest()[:12]
        _ASSETS[name] = f"/static/{name}?v={digest}"
    return _ASSETS[name]


_ASSETS: dict[str, str] = {}


def csv_bytes(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Rows as CSV; lists become `a; b`, and text that a spreadsheet would run as a formula gets an apostrophe."""
    out = io.StringIO()
    if rows:
        writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        for row in rows:
            writer.writerow({key: _cell(value) for key, value in row.items()})
    return out.getvalue().encode("utf-8", "replace")


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        value = "; ".join(str(item) for item in value)
    elif isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False, sort_keys=True)
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value


def draw(spec: Mapping[str, Any], form: str, lang: str) -> bytes:
    """The drawing of a Vega-Lite specification, made on this machine."""
    import vl_convert

    locale: dict[str, Any] = {"format_locale": "fr-FR", "time_format_locale": "fr-FR"} if lang == "fr" else {}
    if form == "svg":
        svg: str = vl_convert.vegalite_to_svg(json.dumps(spec), vl_version="6.4", **locale)
        return svg.encode()
    return bytes(vl_convert.vegalite_to_png(json.dumps(spec), vl_version="6.4", scale=2, **locale))
