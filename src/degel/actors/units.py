"""Hits of the lexicon → units on the tokens of a sentence, each with the one reading that fits here.

Input: the hits of a text and the parsed sentences. Output: per sentence, `Unit`s from left to right that do not
overlap, ambiguous names settled or dropped. Invariant: a unit covers whole tokens.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from degel.actors.contexts import FOR, RARE_STATES, Context, capital, demonym, name
from degel.actors.lexicon import Hit, Reading, fold, is_head, lexicon, lower
from degel.actors.misread import misread
from degel.parse.sentence import Sentence

__all__ = ["Context", "Unit", "adposition", "count_codes", "units_of", "without_of"]

_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "X", "PRON", "NUM", "SYM"))
_STATE_LIKE = frozenset(("state", "adjective", "people", "capital", "seat", "spot"))


@dataclass(slots=True)
class Unit:
    """Tokens `first` to `last`, headed by `head`, with the chosen reading; `codes` are the states it names."""

    reading: Reading
    readings: tuple[Reading, ...]
    first: int
    last: int
    head: int
    codes: list[str] = field(default_factory=list)
    taken: bool = False
    quality: float = 1.0

    @property
    def kind(self) -> str:
        return self.reading.kind


def count_codes(hits: Sequence[Hit], text: str = "") -> Counter[str]:
    """How often each state is named by forms that can mean nothing else; in `text`, no surname behind a first name."""
    counts: Counter[str] = Counter()
    unsure: Counter[str] = Counter()
    named: set[str] = set()
    for hit in hits:
        codes = {
            r.code
            for r in hit.readings
            if r.kind in _STATE_LIKE and r.kind != "spot" and r.code and not _like_a_surname(r)
        }
        if any(r.kind == "mask" for r in hit.readings):
            continue
        if text and hit.readings[0].kind == "capital" and _behind_a_first_name(text, hit.start):
            continue  # "Mme Isabelle Rome"
        if len(codes) == 1:
            ambiguous = any(r.ambiguous for r in hit.readings)
            code = codes.pop()
            (unsure if ambiguous else counts)[code] += 1
            if not all(r.kind == "capital" for r in hit.readings):
                named.add(code)
        elif hit.readings[0].kind == "person" and hit.readings[0].person is not None:
            person = hit.readings[0].person
            last = max(person.terms, key=lambda term: term.start, default=None)
            if person.country and not (last is not None and last.country is None and last.code):
                counts[person.country] += 1  # the secretary-general of a body speaks of no state
    for code, times in unsure.items():
        if code == "COG" and (counts["COD"] or not counts[code]):
            continue  # "Congo" alone tells neither of the two
        if counts[code] > 0 or (times > 2 and code in named and code not in RARE_STATES):
            counts[code] += times
    return counts


_FIRST_NAME = re.compile(
    r"(?:Mme|Mlle|M\.|Mr\.?|Mrs\.?|Ms\.?|Sra?\.|г-н|г-жа|госпожа|господин) ([^\W\d_][\w-]+ ){0,2}$"
)


def _behind_a_first_name(text: str, start: int) -> bool:
    return _FIRST_NAME.search(text[max(0, start - 60) : start]) is not None


# Parliaments of one word that mean other things too; of more than five letters, the others mean only the parliament.
_LIKE_OTHERS = (
    "althing", "альтинг", "commons", "cortes", "кортес", "capitol", "капитол", "parlament", "stormont", "sobranie", "majlis", "меджлис",
    "сабор", "радой", "думой", "дойл",
)  # fmt: skip


def _like_a_surname(reading: Reading) -> bool:
    """A parliament of one word (Дойл, Sejm) or adherents of a party, which speak of its state only where something else does."""
    form = reading.form
    if reading.kind == "seat" and reading.sector == "PTY" and form[0].islower():
        return True  # "demócratas", where nobody speaks of the United States
    one_word = reading.kind == "seat" and reading.sector == "LEG" and " " not in form and not form.isupper()
    return one_word and (len(form) < 6 or lower(fold(form)).startswith(_LIKE_OTHERS))


def align(hits: Sequence[Hit], sentence: Sentence, low: int) -> tuple[list[tuple[Hit, int, int]], int]:
    """The hits inside a sentence with the first and last token they touch, and where to go on in `hits`."""
    while low < len(hits) and hits[low].end <= sentence.start:
        low += 1
    starts = [token.start for token in sentence.tokens]
    found = []
    for i in range(low, len(hits)):
        hit = hits[i]
        if hit.start >= sentence.end:
            break
        first = bisect_right(starts, hit.start) - 1
        last = bisect_right(starts, hit.end - 1) - 1
        if first < 0 or last < first or sentence.tokens[first].end <= hit.start:
            continue
        if "://" in sentence.tokens[first].text:
            continue  # an address is nobody
        found.append((hit, first, last))
    return found, low


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """The token of a stretch whose head lies outside it."""
    tokens = sentence.tokens
    for i in range(first, last + 1):
        head = tokens[i].head
        if (head == i or not first <= head <= last) and tokens[i].dep != "punct":
            return i
    return first


def units_of(aligned: Sequence[tuple[Hit, int, int]], sentence: Sentence, context: Context) -> list[Unit]:
    """The units of one sentence; two hits on one token ("franco-allemand") become one unit with two codes."""
    found: list[Unit] = []
    for hit, first, last in aligned:
        head = head_of(sentence, first, last)
        if found and found[-1].last >= first:
            _join(found, hit, first, last, head)
            continue
        whole = _state_over(last, sentence) if hit.readings[0].kind == "portfolio" else None
        if whole is not None:  # "l'ambassadeur de l'État hébreu": no office of the state in general
            hit, first, last = replace(hit, readings=(whole,)), last, last + 1
            head = head_of(sentence, first, last)
        reading = _choose(hit, first, last, head, sentence, context)
        named = bool(found) and found[-1].last == first - 1 and found[-1].kind in _STATE_LIKE
        if reading is not None and reading.kind == "portfolio" and not _held(found, first, sentence):
            # "la décision de la Commission européenne": no office before it takes the words, so they are the body's
            shorter = without_of(first, last, sentence)
            if shorter is not None:
                first, reading = shorter
                hit = replace(hit, readings=(reading,))
                head = head_of(sentence, first, last)
        if (
            reading is not None
            and reading.kind in ("seat", "body")
            and first == last
            and _acts(first, sentence)
        ):
            continue  # *Creemos que …*
        if reading is None or misread(reading, first, last, head, sentence, named):
            continue
        unit = Unit(reading, hit.readings, first, last, head)
        if reading.code and reading.kind in _STATE_LIKE:
            unit.codes.append(reading.code)
        found.append(unit)
    return [unit for unit in found if unit.kind != "mask"]


def _acts(i: int, sentence: Sentence) -> bool:
    """Is the word that opens a sentence its verb, and no name?"""
    token = sentence.tokens[i]
    return (i == 0 or not sentence.tokens[i - 1].text[:1].isalnum()) and token.upos in ("VERB", "AUX")


def _held(found: list[Unit], first: int, sentence: Sentence) -> bool:
    """Does an office, or the word that heads one, stand close before token `first`?"""
    if any(is_head(token.lower) for token in sentence.tokens[max(0, first - 4) : first]):
        return True
    return any(unit.kind in ("office", "counterpart") and first - unit.last <= 4 for unit in found[-3:])


def _state_over(last: int, sentence: Sentence) -> Reading | None:
    """The state that the last word of a portfolio names together with the word behind it ("État hébreu")."""
    if last + 1 >= len(sentence.tokens):
        return None
    form = f"{sentence.tokens[last].text} {sentence.tokens[last + 1].text}"
    return next((r for r in lexicon(sentence.lang).get(form) if r.kind == "state"), None)


def without_of(first: int, last: int, sentence: Sentence) -> tuple[int, Reading] | None:
    """The body or seat named by the last words of "de la Commission européenne", and its first token."""
    tokens = sentence.tokens
    for i in range(first + 1, last + 1):
        form = "".join(
            (" " if t.i > i and t.start > tokens[t.i - 1].end else "") + t.text for t in tokens[i : last + 1]
        )
        for reading in lexicon(sentence.lang).get(form):
            if reading.kind in ("body", "seat"):
                return i, reading
    return None


def _join(found: list[Unit], hit: Hit, first: int, last: int, head: int) -> None:
    """A second hit on the last token of the unit before: a double adjective, or "ex-" and an office."""
    before = found[-1]
    for reading in hit.readings:
        if reading.kind in ("adjective", "state", "people", "capital") and before.kind in (
            "adjective",
            "state",
            "capital",
        ):
            if reading.code and reading.code not in before.codes:
                before.codes.append(reading.code)
            before.last = max(before.last, last)
            return
        if before.kind in ("former", "deputy") and reading.kind in ("office", "person", "surname", "agent"):
            if before.kind == "former":
                reading = replace(reading, former=True)
            found[-1] = Unit(reading, hit.readings, first, last, head)
            return


def _choose(
    hit: Hit, first: int, last: int, head: int, sentence: Sentence, context: Context
) -> Reading | None:
    token = sentence.tokens[head]
    kinds = {reading.kind: reading for reading in reversed(hit.readings)}
    for kind in ("mask", "spot"):
        if kind in kinds:
            return kinds[kind]
    if "person" in kinds:
        return kinds["person"]
    if context.lang == "fr" and {"state", "surname"} <= kinds.keys():
        # "la Hollande", "en Hollande" are the land, "Hollande" is the man
        led = sentence.tokens[first - 1].lower if first else ""
        crown = led == "de" and first > 1 and sentence.tokens[first - 2].lower in _CROWNS
        if led not in ("la", "l'", "l’", "en") and not crown:
            return _surname(hit, first, last, sentence, context)
    names = [r for r in hit.readings if r.kind in ("state", "capital")]
    if len(names) > 1 and len({r.code for r in names}) > 1:
        names.sort(key=lambda r: (-context.counts[r.code or ""], r.kind != "state"))
        return name(names[0], first, last, token, sentence, context)
    if "state" in kinds and kinds["state"].code == "COG" and first == last and kinds["state"].ambiguous:
        kinds["state"] = replace(kinds["state"], code=_which_congo(sentence, context))
    for kind in ("state", "capital"):
        if kind in kinds and not (kind == "capital" and "surname" in kinds and token.dep == "flat"):
            return name(kinds[kind], first, last, token, sentence, context)
    if "adjective" in kinds or "people" in kinds:
        if context.lang != "fr" and _which_congo(sentence, context) == "COD":
            kinds = {k: replace(r, code="COD") if r.code == "COG" else r for k, r in kinds.items()}
        return demonym(kinds.get("adjective"), kinds.get("people"), hit, head, sentence, context)
    if "seat" in kinds:
        before = sentence.tokens[first - 1].lower if first else ""
        seat = _seat([r for r in hit.readings if r.kind == "seat"], hit, context, before in _ARTICLES)
        if seat is not None:
            return seat
    if "body" in kinds and kinds["body"].ambiguous and not context.counts[kinds["body"].state or ""]:
        del kinds["body"]
    if "body" in kinds:
        given = sentence.tokens[first - 1] if first else token
        named = given.upos == "PROPN" and capital(given) and (given.head == head or token.head == given.i)
        if first == last and named and given is not token and token.dep.startswith("flat"):
            return None  # Michael Bloomberg
        if first == last and kinds["body"].form == fold(token.text) != token.text:
            return None  # "Buró Político" is not the paper
        if context.at_home and lower(kinds["body"].form) in _OWN_COUNCILS:
            return Reading("institution", kinds["body"].form, sector="GOV")
        return kinds["body"]
    if "surname" in kinds and (token.upos == "PROPN" or first > 0 or len(kinds) == 1):
        return _surname(hit, first, last, sentence, context)
    for kind in ("pair", "people-pair", "portfolio", "former", "deputy", "honorific", "counterpart"):
        if kind == "portfolio" and "institution" in kinds and not _headed(first, sentence):
            continue  # "МИД Италии", behind no "глава": the ministry itself
        if kind in kinds:
            return kinds[kind]
    for kind in ("office", "institution", "agent"):
        if kind in kinds:
            reading = kinds[kind]
            if kind == "office" and reading.office == "official" and "institution" in kinds:
                continue
            if first == last and (_in_a_name(first, sentence, reading) or _for_all(first, sentence)):
                return None
            subject = token.feats.get("Case") == "Nom" or token.dep.startswith("nsubj")
            if token.lower == "премьера" and subject:
                return None  # a first night
            if token.lower.startswith("политик") and token.feats.get("Gender") == "Fem":
                return None  # «политика страны»
            if last > first or token.upos in ("NOUN", "PROPN") or token.text.isupper():
                return reading
            if token.upos in ("ADJ", "X") and token.dep not in ("amod", "compound") and kind != "agent":
                return reading
            joined = token.dep == "conj" and sentence.tokens[token.head].upos == "ADJ"
            if (
                token.upos == "ADJ"
                and token.dep in ("nsubj", "obj", "obl", "nsubj:pass", "conj", "root")
                and not joined
            ):
                return reading
    return None


def _which_congo(sentence: Sentence, context: Context) -> str:
    """Which Congo a bare "Congo" means: that of the sentence, else that of the page, else the one that the language means by it."""
    low = {lower(token.text) for token in sentence.tokens}
    here = {code: bool(FOR[code] & low) for code in ("COG", "COD")}
    if here["COG"] != here["COD"]:
        return "COG" if here["COG"] else "COD"
    if context.counts["COG"] != context.counts["COD"]:
        return max(("COG", "COD"), key=lambda code: context.counts[code])
    return "COG" if context.lang == "fr" else "COD"


_RANKS = ("mayor", "major", "teniente", "lieutenant", "brigadier", "coronel", "colonel", "capitan", "capitaine", "comandante", "commandant", "sargento", "inspector")  # fmt: skip


def _for_all(i: int, sentence: Sentence) -> bool:
    """Is "general" the adjective ("a general election", *la reunión general*), no officer?"""
    tokens = sentence.tokens
    if (
        lower(fold(tokens[i].text)) not in ("general", "generale", "generales")
        or tokens[i].text[:1].isupper()
    ):
        return False
    if sentence.lang == "en":
        return i + 1 < len(tokens) and tokens[i + 1].upos == "NOUN" and tokens[i + 1].text.islower()
    before = tokens[i - 1] if i else tokens[i]
    return before.upos == "NOUN" and before.text.islower() and not lower(fold(before.text)).startswith(_RANKS)


def _headed(first: int, sentence: Sentence) -> bool:
    """Does who heads it stand before the word of a ministry: "глава испанского МИД"?"""
    return any(is_head(sentence.tokens[j].lower) for j in range(max(0, first - 3), first))


_CROWNS = frozenset(("roi", "reine", "royaume", "province", "comte"))
_ARTICLES = frozenset(("the", "le", "la", "el", "las"))


def _seat(readings: list[Reading], hit: Hit, context: Context, article: bool) -> Reading | None:
    """The seat, parliament or army of the state that the document speaks of, when several share the name."""
    best = max(readings, key=lambda r: context.counts[r.code or ""])
    several = len({r.code for r in readings}) > 1
    if context.counts[best.code or ""] > 0:
        return best
    if _like_a_surname(best):
        # Дойл, Sejm: too like a surname where nobody speaks of the state, unless an article leads it ("the Sejm")
        return best if article and best.form[0].isupper() and not (several or best.ambiguous) else None
    if not (several or best.ambiguous):
        return best
    if hit.end - hit.start < 6 or best.sector == "PTY":
        return None
    return Reading("institution", best.form, sector=best.sector)


_SURNAMES = frozenset(("monarch", "crown-prince", "pope", "judge", "military-officer", "chancellor"))


def _in_a_name(i: int, sentence: Sentence, reading: Reading) -> bool:
    """Is a title word a part of somebody's name: "Jesús Reyes Carrasco", "Billie Jean King"?"""
    tokens = sentence.tokens
    token = tokens[i]
    if i == 0 or not token.text[:1].isupper() or token.text.isupper():
        return False
    before = tokens[i - 1]
    if before.upos != "PROPN" or not capital(before) or before.end + 1 != token.start:
        return False
    return reading.office in _SURNAMES and (
        sentence.lang != "en" or before.head == i or token.head == before.i
    )


# Councils of the United Nations whose short name, on a state's own page, is the state's own council.
_OWN_COUNCILS = frozenset(f"сове{end} безопасности" for end in ("т", "та", "ту", "том", "те"))


def _surname(hit: Hit, first: int, last: int, sentence: Sentence, context: Context) -> Reading | None:
    """A surname alone, not behind somebody else's first name; homonyms are settled later by date and context."""
    return next(reading for reading in hit.readings if reading.kind == "surname")


def adposition(sentence: Sentence, first: int, head: int) -> tuple[str, int]:
    """The adposition before a name, lower case and folded, and its token; `("", -1)` without one."""
    tokens = sentence.tokens
    i = first - 1
    steps = 0
    while i >= 0 and steps < 3:
        token = tokens[i]
        if token.upos == "ADP":
            return lower(fold(token.text)), i
        if token.upos not in ("DET", "ADJ", "NUM") and not (token.upos == "NOUN" and token.dep == "case"):
            break
        i -= 1
        steps += 1
    for child in sentence.children[head]:
        token = tokens[child]
        if token.dep.startswith("case") and first - 4 <= child < head:
            return lower(fold(token.text)), child
    token = tokens[head]
    above = tokens[token.head]
    if token.dep == "conj" and above.i != head:
        for child in sentence.children[above.i]:
            other = tokens[child]
            if other.dep.startswith("case") and child < above.i:
                return lower(fold(other.text)), child
    return "", -1
