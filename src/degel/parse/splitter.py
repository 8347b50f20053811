"""Text → sentence spans, by rules: marks that end a sentence, abbreviations that do not, paragraphs that always do."""

from __future__ import annotations

import re
from functools import cache

from degel.records import Span

__all__ = ["split_sentences"]

LONGEST = 2500

ABBREVIATIONS = {
    "fr": "M MM Mme Mlle Mgr Dr Pr St Ste cf etc av apr J.-C p ex art no vol env ch éd op hab janv févr avr juil sept oct nov déc Gén Col Cap Me",
    "en": "Mr Mrs Ms Dr Prof Sen Rep Gov Gen Col Lt Maj Capt Sgt Adm Brig Cmdr Rev Hon St Sr Jr vs etc Inc Ltd Co Corp No Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec approx est Amb Pres Supt Messrs Mt Ft Fri Mon Tue Wed Thu Sat Sun a.m p.m e.g i.e U.S U.K U.N E.U D.C",
    "es": "Sr Sra Srta Sres D Dña Dr Dra Prof Gral Gob Lic Ing Arq Ud Uds Vd EE UU EE.UU etc pág págs núm art av Excmo Excma Mons Cía S.A p.ej ene feb mar abr jun jul ago sep sept oct nov dic Cnel Tte Cap Sto Sta Fr",
    "ru": "г гг в вв т д п е др пр см ср им ул пл пр просп стр рис тыс млн млрд трлн руб долл чел ст кв обл р-н проф акад ген полк подп кап лейт м-р гр св янв февр апр авг сент окт нояб дек тел экз напр и.о",
}
_END = re.compile(
    r"(?:[.!?…]+|[。！？])(?:\s?[»”\"’)\]]|\s?[\u202f\u00a0]»)*(?=\s|$)|[.!?…]+[»”\"]?(?=\[\d)|\n+"
)
_OPENER = re.compile(r"[\s\u00a0\u202f]*(?:[-–—•]\s*)?[«“\"„'‘(\[¿¡]*[\u00a0\u202f\s]*")


@cache
def _abbreviations(lang: str) -> frozenset[str]:
    return frozenset(ABBREVIATIONS.get(lang, "").lower().split())


def split_sentences(text: str, lang: str) -> list[Span]:
    """The sentences of `text` in order, without the white space around them; one longer than 2,500 characters is cut."""
    spans: list[Span] = []
    start = 0
    for end in _END.finditer(text):
        if not end.group().startswith("\n") and not _ends(text, start, end, lang):
            continue
        stop = end.start() if end.group().startswith("\n") else end.end()
        _add(spans, text, start, stop)
        start = end.end()
    _add(spans, text, start, len(text))
    return spans


def _ends(text: str, start: int, end: re.Match[str], lang: str) -> bool:
    mark = end.group()
    after = _OPENER.match(text, end.end())
    at = after.end() if after else end.end()
    following = text[at : at + 1]
    if mark[0] == "." and not mark.startswith(".."):
        before = re.search(r"[^\s«“\"„(]+$", text[max(start, end.start() - 20) : end.start()])
        word = before.group().lower() if before else ""
        word = word.rpartition("'")[2].rpartition("’")[2]
        if word in _abbreviations(lang) and len(mark) == 1:
            # "U.S." and "EE. UU." may end a sentence; titles may not
            return word in ("etc", "u.s", "u.k", "u.n", "uu", "ee.uu", "г", "гг", "a.m", "p.m") and _new(following) and word != "ee" and bool(
                re.match(r"\s+(?:The|A|An|In|On|He|She|It|They|But|El|La|Los|Las|En|Un|Una|Le|Les|Il|Elle|В|На|Он|Она|Они|По|Это|Но|И)\b", text[end.end() : end.end() + 8])
            )
        if len(word) == 1 and word.isalpha() and len(mark) == 1 and text[end.start() - 1 : end.start()].isupper():
            return False
        if re.fullmatch(r"(?:[a-zа-я]\.)+[a-zа-я]", word) and not _new(following):
            return False
    if mark[-1] in "»”\"" and not _new(following):
        return False
    return _new(following) or not following


def _new(char: str) -> bool:
    """Can this character begin a sentence?"""
    return not char or char.isupper() or char.isdigit() or not (char.isalpha() or char in ",;:)")


def _add(spans: list[Span], text: str, start: int, stop: int) -> None:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    while stop - start > LONGEST:
        cut = max(text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in (";", ",", " "))
        cut = cut + 1 if cut > start else start + LONGEST
        _add(spans, text, start, cut)
        start = cut
        while start < stop and text[start].isspace():
            start += 1
    if stop > start:
        spans.append(Span(start, stop))
