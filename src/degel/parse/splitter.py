"""Text → sentence spans, by rules: marks that end a sentence, abbreviations that do not, line ends that always do.

Every character that is not white space lies in exactly one span, and closing quotation marks stay with their
sentence. A statistical splitter was not needed: the parsers see one sentence each, and rules can be tested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from degel.records import Span

__all__ = ["split_sentences"]

# No sentence of the news is longer; what is longer is a list or a wall of characters, and must not cost the parser minutes.
LONGEST = 2500
MOST_WORDS = 400

# Followed by a capital, these do not end a sentence.
_ABBREVIATIONS = {
    "fr": "m mm mme mmes mlle mlles mgr dr drs pr st ste sts cf av apr j.-c p pp ex art no n° nos vol env ch chap éd op "
    "janv févr fév avr juil sept oct nov déc gén col cap cdt lt me mtre i.e e.g p.ex fig tél bd vs",
    "en": "mr mrs ms mx messrs dr prof sen sens rep reps gov govs gen col lt maj capt sgt cpl adm brig cmdr rev hon st ste "
    "mt ft sr jr vs no nos jan feb mar apr jun jul aug sep sept oct nov dec approx est amb pres supt sec dept "
    "fig figs p pp vol ch art cf e.g i.e u.s.s lt.-gen maj.-gen",
    "es": "sr sra sres sras srta srtas d dña dr dra dres prof profa gral gob lic ing arq mons excmo excma ilmo ilma cap "
    "cnel tte sto sta fr hno hna pág págs p pp núm nº n° art arts av avda cía p.ej ene feb mar abr may jun jul ago sep "
    "sept oct nov dic ee vs fig vol ed i.e cf tel pdte vicepdte",
    "ru": "т п е д пр см ср им ул пл просп стр рис чел ст кв обл р-н проф акад ген ген.-м ген.-л полк подп кап лейт "
    "гр св янв февр апр авг сент окт нояб дек тел экз напр и.о о оз р пос дер корп вып изд ред пер англ фр нем исп "
    "лат греч рус укр кит р.х н.э т.н т.е т.к",
}
# These end one only when a word follows that opens a sentence: "in the U.S. The", "в 2019 г. Он".
_UNSURE = {
    "fr": "etc hab km kg ex cie inc sté",
    "en": "etc inc ltd co corp u.s u.k u.n e.u d.c u.a.e a.m p.m u.s.a ph.d b.c a.d jr sr ave blvd bros sat sun mon tue wed thu fri",
    "es": "etc ee.uu uu s.a s.l ud uds vd vds cía a.c d.c a.m p.m rr.hh c.v jj.oo",
    "ru": "г гг в вв тыс млн млрд трлн руб долл коп др пр км кг га т.д т.п т.п мин сек час ч гос",
}
_OPENERS = {
    "fr": "le la les l un une des il elle ils elles on ce cet cette ces en au aux dans pour mais et selon après avant depuis "
    "lors son sa ses nous je vous c d qu à",
    "en": "the a an in on he she it they we i you this that these those but and at for after before his her its their "
    "our there as if when while however meanwhile according",
    "es": "el la los las un una unos unas él ella ellos en por para pero y según tras al a este esta estos estas ese esa su "
    "sus no lo se como cuando también además",
    "ru": "в на он она они оно это этот эта эти по и но а с к об о при для после до как так что за его её ее их из у если "
    "когда также однако кроме между мы я вы не ранее затем потом",
}
_END = re.compile(
    # ... a mark, what closes with it, perhaps a footnote, and white space; or a lost space: "accord.Le ministre", "en 2023.L'accord"
    r"(?=[.!?…\n\r\v\f\x85\u2028\u2029])(?:"
    r"(?P<mark>[.!?…]+)(?P<closers>(?:[\u00a0\u202f ]?»|[”\"’')\]])*)(?:\[\d{1,3}\])*(?=\s|$)"
    r"|(?P<lost>(?:(?<=[^\W\d_][^\W\d_])|(?<=\d{4}))[.!?](?=[A-ZÀ-ÝА-ЯЁ](?:[a-zß-ÿа-яё]|['’])))"
    r"|(?P<line>[\n\r\v\f\x85\u2028\u2029]+))"
)
_OPENING = re.compile(r"\s{0,4}(?:(?:[-–—•*]|\d{1,2}\))\s{0,2})?[«“\"„'‘(\[¿¡\s]{0,4}")
_BEFORE = re.compile(r"[^\s«“\"„('’\[]+$")
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_SAID = re.compile(r"\s(?:[A-Z][\w.’'-]{1,20}\s){1,4}(?:said|says|asked|added|told|replied|wrote|tweeted)\b")
_CLAUSE = re.compile(r"[;:,.!?…—–]\s")
# Where a flattened page runs one line into the next without a mark: "… с Шавкатом Мирзиёевым Состоялся телефонный
# разговор …", "18:20 Обсуждены …". Inside a sentence Russian writes no preposition and no such verb with a capital.
_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_STAMP = rf"\d{{1,2}} (?:{_MONTHS}) \d{{4}}(?: года|,)? ?,? ?\d{{1,2}}:\d{{2}}"
_PLACE = r"(?:\s(?:Москва|Минск|[А-ЯЁ][а-яё-]+(?: область)?, [А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?))?"
_OPENED = (
    r"(?:В|Во|На|С|Со|По|При|Для|После|До|Об|За|Под|Перед)\s(?!«)[\wё]{2}"
    r"|(?:Состоял|Обсужд|Рассм[ао]тр|Условлен|Подч[её]ркн|Отмечен|Выражен|Провед[её]н|Достигнут|Акцентирован|Подписан"
    r"|Затронут|Затрагива)[а-яё]*\s"
)
# A heading before its own sentence: "Iraq War: Two soldiers …", "China and the United Nations: For the 12th year, …".
_TOPIC = (
    "abuse affair attacks bombings campaign conflict controversy coup crisis disarmament dispute elections? insurgency invasion "
    "massacre occupation programme? protests relations response revolution riots scandal siege standoff stand-off strikes terrorism "
    "terror trial unrest uprising violence war wars"
).replace(" ", "|")
_RUN_ON = {
    "en": re.compile(
        rf"^(?:(?:19|20)\d\d\b)?(?:[\w’'–-]+ ){{0,6}}?(?i:{_TOPIC})(?: (?:in|of|on|against|over|between|with) (?:[A-Z][\w’'–-]*|the|and)(?: (?:[A-Z][\w’'–-]*|of|the|and))*)?:(?=\s[A-Z\d])"
    ),
    "ru": re.compile(
        rf"^(?:События|Новости|Политика|Главное|Общество|Экономика)(?=\s[А-ЯЁ][а-яё])"
        rf"|(?<=[а-яё\d»)]{{2}})(?=\s(?:{_OPENED}))"
        rf"|(?<=[а-яё»][а-яё».])(?<!\s[а-яё]{{2}})(?=\s{_STAMP}\s[А-ЯЁ])|(?:(?<=\s)|^){_STAMP}{_PLACE}(?=\s[А-ЯЁ])"
    ),
}
_MANY = re.compile(rf"(?:\S+\s+){{{MOST_WORDS}}}")


@cache
def _words(table: str, lang: str) -> frozenset[str]:
    tables = {"abbreviations": _ABBREVIATIONS, "unsure": _UNSURE, "openers": _OPENERS}
    return frozenset(tables[table].get(lang, "").split())


def split_sentences(text: str, lang: str) -> list[Span]:
    """The sentences of `text` in order, without the white space around them.

    One of more than 2,500 characters or 400 words is cut, at the end of a clause where there is one.

    >>> [(s.start, s.end) for s in split_sentences("M. Lavrov est parti. Il revient.", "fr")]
    [(0, 20), (21, 32)]
    """
    spans: list[Span] = []
    start = 0
    for end in _END.finditer(text):
        if end.lastgroup == "line":
            spans.extend(_pieces(text, start, end.start()))
            start = end.end()
        elif end.start() >= start and _ends(text, start, end, lang):
            spans.extend(_pieces(text, start, end.end()))
            start = end.end()
    spans.extend(_pieces(text, start, len(text)))
    run_on = _RUN_ON.get(lang)
    return spans if run_on is None else [piece for span in spans for piece in _lines_of(text, span, run_on)]


def _lines_of(text: str, span: Span, run_on: re.Pattern[str]) -> Iterator[Span]:
    """The lines that a flattened page ran together in one sentence; what stands in quotation marks is left whole."""
    start = span.start
    for end in run_on.finditer(text, span.start, span.end):
        before = text[start : end.end()]
        if before.count("«") > before.count("»") or before.count('"') % 2:
            continue
        yield from _pieces(text, start, end.end())
        start = end.end()
    yield from _pieces(text, start, span.end)


def _ends(text: str, start: int, end: re.Match[str], lang: str) -> bool:
    """Does this mark end a sentence that began at `start`?"""
    if end["lost"]:
        word = text[max(start, end.start() - 30) : end.start()].rpartition(" ")[2]
        return "@" not in word and "/" not in word and "." not in word and not word.lower().startswith("www")
    mark, closers = end["mark"], end["closers"]
    opening = _OPENING.match(text, end.end())
    at = opening.end() if opening else end.end()
    following = text[at : at + 1]
    if not following:
        return True
    if end.start() > start and text[end.start() - 1] in "[(" and closers[:1] in ("]", ")"):
        return False  # [...]
    between = text[end.end() : at].strip()
    if closers and between[:1] in ("-", "–", "—"):
        return False  # «Да!» — сказал он
    if following.islower() or following in ",;:)%":
        return False
    if closers and mark[-1] in "!?…" and lang == "en" and _SAID.match(text, end.end(), end.end() + 90):
        return False
    if mark == "." and not closers.strip("'’"):
        return _full_stop(text, start, end.start(), at, lang)
    return True


def _full_stop(text: str, start: int, stop: int, at: int, lang: str) -> bool:
    """Does the lone full stop at `stop` end a sentence, given that what follows at `at` is no small letter?"""
    before = _BEFORE.search(text, max(start, stop - 24), stop)
    if before is None:
        return True
    word = before.group()
    low = word.lower()
    if low in _words("abbreviations", lang):
        return False
    if low in _words("unsure", lang) or (low == "uu" and lang == "es"):
        return _opens(text, at, lang)
    if len(word) == 1 and word.isupper():
        return False  # an initial
    if _LETTERS.fullmatch(word):
        return _opens(text, at, lang)
    # "12. Title": the number of a list
    return not (word.isdigit() and len(word) <= 2 and not text[start : before.start()].strip())


def _opens(text: str, at: int, lang: str) -> bool:
    """Does the word at `at` open a sentence? In a headline of capitals ("U.S. AND IRAN TALK") its capital says nothing."""
    opener = _WORD.match(text, at)
    if opener is None or (len(opener.group()) > 1 and opener.group().isupper()):
        return False
    return opener.group().lower() in _words("openers", lang)


def _pieces(text: str, start: int, stop: int) -> Iterator[Span]:
    """What lies between two ends, without white space around it, cut where it is too long."""
    while True:
        piece = text[start:stop]
        start += len(piece) - len(piece.lstrip())
        stop = start + len(piece.strip())
        if stop <= start:
            return
        limit = start + LONGEST
        if stop - start > MOST_WORDS:
            many = _MANY.match(text, start, min(stop, limit))
            if many is not None:
                limit = min(limit, many.end())
        if stop <= limit:
            yield Span(start, stop)
            return
        middle = start + (limit - start) // 2
        cut = max((m.end() for m in _CLAUSE.finditer(text, middle, limit)), default=0)
        cut = cut or text.rfind(" ", middle, limit) + 1 or limit
        yield Span(start, start + len(text[start:cut].rstrip()))
        start = cut
