"""HTML → the lines that a browser's select-all and copy gives: a line a block, hidden parts left out.

Walks the tree with a stack, so that no depth of nesting is too deep.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from lxml import etree, html

__all__ = ["flatten", "parse_html", "strip_markup"]

_HIDDEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "meta",
        "link",
        "object",
        "embed",
        "iframe",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "map",
        "area",
        "select",
        "option",
        "datalist",
        "textarea",
        "input",
        "progress",
        "meter",
        "dialog",
    ]
)
_BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "caption",
        "optgroup",
    ]
)
_PARAGRAPH = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "dl", "table", "figure"]
)
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MANY_BREAKS = re.compile(r"\n{3,}")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.I)
_UNSEEN = re.compile(r"<!--.*?-->|<(script|style|noscript|template|head|svg)\b.*?</\1\s*>", re.I | re.S)
_BREAKING = re.compile(rf"</?(?:{'|'.join(sorted(_BLOCK, key=len, reverse=True))}|br)\b[^<>]*>", re.I)
_ANY_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")


def parse_html(text: str) -> Any:
    """The lxml tree of an HTML page, or None when it cannot be parsed whole (libxml2 stops at 2,048 levels)."""
    text = _DECLARATION.sub("", text.replace("\x00", ""), count=1)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return None if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log) else tree


def strip_markup(text: str) -> str:
    """The text of HTML that cannot be parsed: tags are cut out, block tags and `br` break lines.

    >>> strip_markup("<div><p>They met in <b>Athens</b>.<script>x()</script>")
    'They met in Athens.'
    """
    bare = _UNSEEN.sub(" ", text)
    bare = _BREAKING.sub("\n", _SPACE.sub(" ", bare))
    lines = [_SPACE.sub(" ", unescape(_ANY_TAG.sub("", line))).strip() for line in bare.split("\n")]
    return "\n".join(line for line in lines if line)


def _is_hidden(element: Any) -> bool:
    if element.tag in _HIDDEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _INVISIBLE.search(style) is not None


def flatten(tree: Any) -> str:
    """The text of the tree as copied from a browser: blocks break lines, paragraphs leave an empty one.

    >>> flatten(parse_html("<h1>Visit</h1><p>They met in <b>Athens</b>.<p>Then left.<script>x()</script>"))
    'Visit\\n\\nThey met in Athens.\\n\\nThen left.'
    """
    out: list[str] = []
    stack: list[tuple[Any, bool]] = [(tree, False)]
    while stack:
        element, closing = stack.pop()
        tag = element.tag
        if closing:
            if tag in _BLOCK:
                out.append("\n\n" if tag in _PARAGRAPH else "\n")
            elif tag in ("td", "th"):
                out.append("\t")
            if element.tail and element is not tree:
                out.append(_SPACE.sub(" ", element.tail))
            continue
        if not isinstance(tag, str) or _is_hidden(element):
            if element.tail and element is not tree:
                out.append(_SPACE.sub(" ", element.tail))
            continue
        if tag == "br":
            out.append("\n")
        elif tag in _BLOCK:
            out.append("\n\n" if tag in _PARAGRAPH else "\n")
        if element.text:
            out.append(_SPACE.sub(" ", element.text))
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    lines = [line.strip(" \t") for line in "".join(out).split("\n")]
    return _MANY_BREAKS.sub("\n\n", "\n".join(_SPACE.sub(" ", line) for line in lines)).strip()
