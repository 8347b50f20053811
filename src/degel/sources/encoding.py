"""Bytes of unknown kind → text, or one sentence that says what the bytes are and what is supported.

Nothing is lost: a byte that its encoding does not know becomes U+FFFD, never nothing.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from degel.errors import SourceError

__all__ = ["SUPPORTED", "decode", "kind_of_binary"]

SUPPORTED = "text, HTML, JSONL, CSV, TSV, Parquet, RSS/Atom, a folder of these, or a URL"

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"PK\x03\x04", "a zip archive (or an Office document)"),
    (b"PK\x05\x06", "a zip archive (or an Office document)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a zstandard file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
    (b"ARROW1", "an Arrow table"),
    (b"OggS", "a sound or film"),
    (b"ID3", "a sound"),
    (b"fLaC", "a sound"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""",
    re.I,
)
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27, 0x1A})
_SAMPLE = 65_536
_CANDIDATES = (
    "cp1251",
    "koi8_r",
    "iso8859_5",
    "cp866",
    "mac_cyrillic",
    "cp1252",
    "latin_1",
    "cp1250",
    "cp1254",
)
_CYRILLIC = re.compile("[а-яё]")
_LATIN = re.compile("[a-zà-öø-ÿœ]")


def kind_of_binary(raw: bytes) -> str | None:
    """What the bytes are when they are no text (`a PDF`, `a zip archive …`), None when they may be text."""
    head = raw[:64]
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "an image, sound or film"
    if head[4:8] == b"ftyp":
        return "a film or an image"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    sample = raw[:_SAMPLE]
    if not sample:
        return None
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if controls / len(sample) > 0.05 and _wide(sample) is None:
        return "binary data"
    return None


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark: nearly every second byte is zero (or 4 in Cyrillic)."""
    if len(sample) < 8:
        return None
    even, odd = sample[0::2], sample[1::2]
    for little, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        small = len(high) - len(high.translate(None, b"\x00\x04\x20"))
        if small / len(high) > 0.9 and low.count(0) / len(low) < 0.1:
            return little
    return None


def decode(raw: bytes, declared: str | None = None) -> str:
    """The text of the bytes: by byte order mark, UTF-8, what is declared, then by the letters it yields.

    Raises `SourceError` for an empty input and for one that is no text.

    >>> decode("Лавров принял Помпео в Сочи.".encode("cp1251"))
    'Лавров принял Помпео в Сочи.'
    """
    if not raw.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise SourceError("the input is empty; give a file or a page that holds text")
    kind = kind_of_binary(raw)
    if kind:
        raise SourceError(f"the input is {kind}, which dégel does not read; give {SUPPORTED}")
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return _as(raw, name)
    wide = _wide(raw[:_SAMPLE])
    if wide:
        return _as(raw, wide)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        # A file cut inside a character, or with a few bad bytes, is still UTF-8.
        if error.start > 0 and _mostly_utf8(raw):
            return raw.decode("utf-8", "replace")
    if declared is None:
        match = _DECLARED.search(raw[:4096])
        declared = (match[1] or match[2]).decode("ascii") if match else None
    if declared and _known(declared):
        return _as(raw, declared)
    return _as(raw, _guess(raw))


def _known(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return name.lower().replace("_", "-") not in {"utf-8", "utf8"} and _is_text(name)


def _is_text(name: str) -> bool:
    try:
        return isinstance(b"a".decode(name), str)
    except (LookupError, UnicodeError, ValueError, TypeError):
        return False


def _as(raw: bytes, name: str) -> str:
    return raw.decode(name, "replace").removeprefix("\ufeff")


def _mostly_utf8(raw: bytes) -> bool:
    sample = raw[:1_000_000]
    text = sample.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(re.findall(r"[^\x00-\x7f\ufffd]", text[:200_000]))
    return bad <= 4 or bad * 20 < good


def _guess(raw: bytes) -> str:
    """The single-byte encoding whose letters look most like words; charset-normalizer decides for the rest."""
    high = re.sub(rb"[\x00-\x7f]+", b" ", raw[:_SAMPLE])
    letters = len(high) - high.count(b" ")
    ascii_letters = len(re.findall(rb"[A-Za-z]", raw[:_SAMPLE]))
    if letters > 0.5 * (letters + ascii_letters) and letters > 8:
        sample = raw[:_SAMPLE]
        scored = []
        for name in ("cp1251", "koi8_r", "iso8859_5", "cp866"):
            text = sample.decode(name, "replace")
            words = re.findall(r"\w+", text)
            neat = sum(1 for w in words if len(w) > 1 and (_CYRILLIC.sub("", w[1:]) == "" or w.isupper()))
            scored.append((neat / max(1, len(words)), -_odd(text), name))
        best = max(scored)
        if best[0] > 0.6:
            return best[2]
    if letters <= 0.5 * (letters + ascii_letters):
        text = raw[:_SAMPLE].decode("cp1252", "replace")
        odd = len(re.findall("[\x80-\x9f\ufffd]", text))
        accented = len(re.findall("[à-öø-ÿÀ-ÖØ-Þœ’‘“”–—…«»°ºª¿¡]", text))
        if accented >= odd * 4 and accented:
            return "cp1252"
    match = from_bytes(raw[:_SAMPLE]).best()
    return match.encoding if match is not None and _is_text(match.encoding) else "cp1252"


def _odd(text: str) -> int:
    return len(re.findall(r"[а-яё][А-ЯЁ]", text))
