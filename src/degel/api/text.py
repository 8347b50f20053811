"""Text of documents → text that shows what it holds: invisible and misleading characters are named."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["plainly", "visible"]


def visible(text: str) -> Iterator[tuple[str, str | None]]:
    """Pieces of a text: what is shown as it is, and for control characters that mislead the eye their names.

    >>> list(visible("a\\u202eb"))
    [('a', None), ('\\u202e', 'U+202E'), ('b', None)]
    """
    start = 0
    for i, char in enumerate(text):
        if char in _HIDDEN or (char < " " and char not in "\n\t") or "\x7f" <= char <= "\x9f":
            if start < i:
                yield text[start:i], None
            yield char, f"U+{ord(char):04X}"
            start = i + 1
    if start < len(text):
        yield text[start:], None


# Bidirectional controls, zero-width and invisible characters: they can make a text read as what it is not.
_HIDDEN = frozenset(
    "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)


def plainly(text: str | None, most: int = 400) -> str:
    """The text in one line of at most `most` characters, its invisible controls written as ⟨U+202E⟩.

    >>> plainly("a\\u202e  b")
    'a⟨U+202E⟩ b'
    """
    if not text:
        return ""
    cut = text[:most].rstrip() + " …" if len(text) > most else text
    return " ".join("".join(piece if name is None else f"⟨{name}⟩" for piece, name in visible(cut)).split())
