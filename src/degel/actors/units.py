"""Hits of the lexicon → units on the tokens of a sentence, each with the one reading that fits here.

Input: the hits of a text and the parsed sentences. Output: per sentence, `Unit`s from left to right that do not
overlap, ambiguous names settled or dropped. Invariant: a unit covers whole tokens.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from degel.actors.home import Home
from degel.actors.lexicon import Hit, Reading, Words, fold, is_head, lower
from degel.actors.misread import misread
from degel.actors.states import known_country, state_entries
from degel.parse.sentence import Sentence, Token

__all__ = ["Context", "Unit", "adposition", "count_codes", "units_of"]

_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "X", "PRON", "NUM", "SYM"))
_STATE_LIKE = frozenset(("state", "adjective", "people", "capital", "seat", "spot"))
_MODIFIER = frozenset(("amod", "compound", "flat", "nmod", "det", "nmod:poss", "acl", "appos"))
_REGIONS = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "nord",
        "sud",
        "est",
        "ouest",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "occidental",
        "oriental",
        "norte",
        "sur",
        "este",
        "oeste",
        "greater",
        "upper",
        "lower",
        "mainland",
        "continental",
        "modern",
        "imperial",
        "soviet",
        "post-soviet",
        "occupied",
        "northeastern",
        "northwestern",
        "southeastern",
        "southwestern",
    ]
)


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


@dataclass(slots=True)
class Context:
    """What the whole document says: how often each state is named without doubt, and where it is written."""

    counts: Counter[str]
    lang: str
    words: Words
    lead: Counter[str] = field(default_factory=Counter)
    home: Home | None = None
    sited: Mapping[int, str] = field(default_factory=dict)

    @property
    def at_home(self) -> bool:
        """Is it a state's own page?"""
        return self.home is not None and self.home.official and self.home.code in state_entries()

    def dominant(self) -> str | None:
        """The state that the document is plainly about, when one state stands out; its first lines count twice."""
        both = self.counts + self.lead
        top = both.most_common(2)
        if not top:
            return None
        total = sum(both.values())
        first = top[0][1]
        if first >= 2 and first / total >= 0.55:
            return top[0][0]
        return None


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
            country = hit.readings[0].person.country
            if country:
                counts[country] += 1
    for code, times in unsure.items():
        if counts[code] > 0 or (times > 2 and code in named and code not in _RARE_STATES):
            counts[code] += times
    return counts


_FIRST_NAME = re.compile(
    r"(?:Mme|Mlle|M\.|Mr\.?|Mrs\.?|Ms\.?|Sra?\.|г-н|г-жа|госпожа|господин) ([^\W\d_][\w-]+ ){0,2}$"
)


def _behind_a_first_name(text: str, start: int) -> bool:
    return _FIRST_NAME.search(text[max(0, start - 60) : start]) is not None


def _like_a_surname(reading: Reading) -> bool:
    """A parliament of one word (Дойл, Sejm), which speaks of its state only where something else does."""
    return (
        reading.kind == "seat"
        and reading.sector == "LEG"
        and " " not in reading.form
        and not reading.form.isupper()
    )


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
        reading = _choose(hit, first, last, head, sentence, context)
        named = bool(found) and found[-1].last == first - 1 and found[-1].kind in _STATE_LIKE
        if reading is None or misread(reading, first, last, head, sentence, named):
            continue
        unit = Unit(reading, hit.readings, first, last, head)
        if reading.code and reading.kind in _STATE_LIKE:
            unit.codes.append(reading.code)
        found.append(unit)
    return [unit for unit in found if unit.kind != "mask"]


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
    names = [r for r in hit.readings if r.kind in ("state", "capital")]
    if len(names) > 1 and len({r.code for r in names}) > 1:
        names.sort(key=lambda r: (-context.counts[r.code or ""], r.kind != "state"))
        return _name(names[0], first, last, token, sentence, context)
    if "state" in kinds and kinds["state"].code == "COG" and context.lang != "fr" and first == last:
        near = {lower(t.text) for t in sentence.tokens}
        if not (_FOR["COG"] & near) and kinds["state"].ambiguous:
            kinds["state"] = replace(kinds["state"], code="COD")  # "Congo" alone, outside French
    for kind in ("state", "capital"):
        if kind in kinds and not (kind == "capital" and "surname" in kinds and token.dep == "flat"):
            return _name(kinds[kind], first, last, token, sentence, context)
    if "adjective" in kinds or "people" in kinds:
        if context.lang != "fr" and not (_FOR["COG"] & {lower(t.text) for t in sentence.tokens}):
            kinds = {k: replace(r, code="COD") if r.code == "COG" else r for k, r in kinds.items()}
        return _demonym(kinds.get("adjective"), kinds.get("people"), hit, head, sentence, context)
    if "seat" in kinds:
        seat = _seat([r for r in hit.readings if r.kind == "seat"], hit, context)
        if seat is not None:
            return seat
    if "body" in kinds:
        given = sentence.tokens[first - 1] if first else token
        named = given.upos == "PROPN" and _capital(given) and (given.head == head or token.head == given.i)
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
            if first == last and _in_a_name(first, sentence, reading):
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


def _headed(first: int, sentence: Sentence) -> bool:
    """Does who heads it stand before the word of a ministry: "глава испанского МИД"?"""
    return any(is_head(sentence.tokens[j].lower) for j in range(max(0, first - 3), first))


def _seat(readings: list[Reading], hit: Hit, context: Context) -> Reading | None:
    """The seat, parliament or army of the state that the document speaks of, when several share the name."""
    best = max(readings, key=lambda r: context.counts[r.code or ""])
    several = len({r.code for r in readings}) > 1
    if context.counts[best.code or ""] > 0:
        return best
    if _like_a_surname(best):
        return None  # Дойл, Sejm: too like a surname where nobody speaks of the state
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
    if before.upos != "PROPN" or not _capital(before) or before.end + 1 != token.start:
        return False
    return reading.office in _SURNAMES and (
        sentence.lang != "en" or before.head == i or token.head == before.i
    )


def _capital(token: Token) -> bool:
    return token.text[:1].isupper()


def _stranger(token: Token, context: Context) -> bool:
    """A capitalised proper noun that could be part of a person's or firm's name."""
    return (
        token.upos in ("PROPN", "X", "NOUN")
        and _capital(token)
        and len(token.text) > 1
        and lower(fold(token.text)) not in context.words["not_persons"]
        and lower(token.text) not in _REGIONS
    )


def _name(
    reading: Reading, first: int, last: int, token: Token, sentence: Sentence, context: Context
) -> Reading | None:
    """The name of a state or capital, unless its neighbours make it a firm, club, person or newspaper."""
    tokens = sentence.tokens
    words = context.words
    if tokens[first].text[:1].islower() and not tokens[first].text[1:].isupper():
        return (
            None
            if reading.form[:1].isupper()
            and "-" not in tokens[first].text
            and "'" not in tokens[first].text
            and "’" not in tokens[first].text
            else reading
        )
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if before is not None and first == last and lower(fold(before.text)) in _ADDRESSED:
        return None  # "el señor Marruecos"
    capitals = token.text.isupper() and len(token.text) > 5 and after is not None and after.text.isupper()
    if first == 0 and context.lang == "es" and capitals and after is not None and after.upos == "PROPN":
        return None  # a speaker's name in capitals: MAURICIO VILA
    if after is not None:
        low = lower(fold(after.text))
        if low in words["company"] and (_capital(after) or low in ("inc", "inc.")):
            return None
        if (
            after.text == "-"
            and last + 2 < len(tokens)
            and _capital(tokens[last + 2])
            and reading.kind == "capital"
        ):
            joined = tokens[last + 2]
            if (
                after.start == tokens[last].end
                and joined.start == after.end
                and lower(fold(joined.text)) in words["company"]
            ):
                return None
    if before is not None and _capital(before) and lower(fold(before.text)) in words["before_company"]:
        return None
    if (
        before is not None
        and first > 1
        and lower(before.text) in ("of", "de", "del", "du")
        and _capital(tokens[first - 2])
        and lower(fold(tokens[first - 2].text)) in words["before_company"]
    ):
        return None
    if (
        context.lang in ("fr", "es")
        and before is not None
        and _stranger(before, context)
        and before.end + 1 == tokens[first].start
        and not before.text.isupper()
    ):
        return None  # Météo France, Wikimedia España
    if reading.ambiguous or reading.kind == "capital":
        if before is not None and _stranger(before, context) and before.upos == "PROPN" and first >= 1:
            linked = (
                before.head in range(first, last + 1) or token.head == before.i or token.head == before.head
            )
            if linked and token.dep in (
                "flat",
                "flat:name",
                "compound",
                "appos",
                "nmod",
                "flat:foreign",
                token.dep if before.dep in ("compound", "flat") else "flat",
            ):
                return None
        if (
            after is not None
            and reading.ambiguous
            and first == last
            and (before is None or before.upos != "ADP")
            and _stranger(after, context)
            and after.upos == "PROPN"
            and (after.head == token.i or token.head == after.i)
            and sentence.part != "title"
        ):
            return None
        if reading.ambiguous and not _in_context(reading, first, sentence, context):
            return None
    return reading


# What stands before a surname and before no name of a state or town.
_ADDRESSED = frozenset(
    ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "mme", "mlle", "m.", "monsieur", "madame", "senor", "senora", "don", "dona", "sr.", "sra.", "г-н", "г-жа", "господин", "госпожа")
)  # fmt: skip
_AGAINST: Mapping[str, frozenset[str]] = {
    "GEO": frozenset(
        [
            "atlanta",
            "savannah",
            "augusta",
            "alabama",
            "florida",
            "carolina",
            "tennessee",
            "texas",
            "republican",
            "republicans",
            "democrat",
            "democrats",
            "governor",
            "kemp",
            "warnock",
            "raffensperger",
            "abrams",
            "senate",
            "congresswoman",
            "republicano",
            "republicanos",
            "atlanta,",
            "fulton",
            "атланта",
            "атланте",
            "républicain",
            "républicains",
            "gouverneur",
            "gobernador",
        ]
    ),
}
_FOR: Mapping[str, frozenset[str]] = {
    "GEO": frozenset(
        [
            "tbilisi",
            "tiflis",
            "abkhazia",
            "ossetia",
            "saakashvili",
            "batumi",
            "caucasus",
            "caucase",
            "cáucaso",
            "georgian",
            "georgians",
            "georgiano",
            "abkhazie",
            "ossétie",
            "тбилиси",
            "абхазия",
            "осетия",
            "zourabichvili",
            "garibashvili",
            "ivanishvili",
            "russia",
            "armenia",
            "azerbaijan",
        ]
    ),
    "COG": frozenset(["brazzaville", "sassou-nguesso", "sassou", "pointe-noire", "браззавиль"]),
    "COD": frozenset(
        [
            "kinshasa",
            "kabila",
            "tshisekedi",
            "goma",
            "kivu",
            "m23",
            "monusco",
            "lubumbashi",
            "ituri",
            "киншаса",
            "bukavu",
        ]
    ),
}


# Councils of the United Nations whose short name, on a state's own page, is the state's own council.
_OWN_COUNCILS = frozenset(f"сове{end} безопасности" for end in ("т", "та", "ту", "том", "те"))
# Nouns of speech: what nationality stands beside them is a language.
_TONGUES = frozenset(
    ("langue", "langues", "lengua", "lenguas", "idioma", "idiomas", "habla", "language", "languages", "speaking", "speaker", "speakers", "interpretacion", "interpretación", "traduccion", "traducción")
)  # fmt: skip


# Capitals whose name mostly means something else, where nobody speaks of their state.
_RARE_CAPITALS = (
    "victoria", "hamilton", "sucre", "georgetown", "kingston", "praia", "san jos", "santiago", "nassau", "male",
    "roseau", "majuro", "виктори", "гамильтон", "сукре", "джорджтаун", "кингстон", "сан-хосе", "сантьяго", "мале", "нассау", "сана", "сане", "сану", "саны",
)  # fmt: skip


# States whose name mostly means a town in one of our languages, and the neighbours of whom a page speaks that means them.
_RARE_STATES = frozenset(("LCA", "GRD"))
_CARIBBEAN = frozenset(("ATG", "BRB", "CUB", "DMA", "HTI", "JAM", "KNA", "TTO", "VCT", "GUY", "BHS"))


# States whose French name is a first name too, and what stands before it when the state is meant.
_GIVEN_NAMES: Mapping[str, tuple[str, ...]] = {"Dominique": ("la",), "Maurice": ("a", "de", "ile", "et")}


def _in_context(reading: Reading, first: int, sentence: Sentence, context: Context) -> bool:
    """Does the sentence, or the document, speak of the state that an ambiguous name may mean?"""
    code = reading.code or ""
    low = {lower(token.text) for token in sentence.tokens}
    if code == "GEO" and _behind_a_town(first, sentence):
        return False
    against = _AGAINST.get(code)
    if against and low & against:
        return bool(_FOR.get(code, frozenset()) & low) or context.counts[code] > 0
    if context.lang == "fr" and reading.form in _GIVEN_NAMES:
        before = lower(fold(sentence.tokens[first - 1].text)) if first else ""
        if before not in _GIVEN_NAMES[reading.form]:
            return False
    if first == 0 and context.lang == "ru" and reading.form == "Того":
        return False
    if reading.kind == "capital":
        return context.counts[code] > 0 or not lower(fold(reading.form)).startswith(_RARE_CAPITALS)
    if context.counts[code] > 0 or _FOR.get(code, frozenset()) & low:
        return True
    if code in _RARE_STATES:
        return any(context.counts[other] > 0 for other in _CARIBBEAN)
    if code == "GEO" and context.lang == "en" and context.counts["USA"] > 0:
        near = ("RUS", "ARM", "AZE", "UKR", "TUR", "MDA")
        return any(context.counts[other] for other in near)
    return True


def _behind_a_town(first: int, sentence: Sentence) -> bool:
    """ "in Dahlonega, Georgia": what follows a town of no known state is where it lies, the American Georgia."""
    tokens = sentence.tokens
    if first < 3 or tokens[first - 1].text != ",":
        return False
    town = tokens[first - 2]
    if (
        town.upos != "PROPN"
        or lower(town.text) in _FOR["GEO"]
        or tokens[first - 3].upos not in ("ADP", "PROPN")
    ):
        return False
    return known_country(town.text, sentence.lang) is None


def _demonym(
    adjective: Reading | None,
    people: Reading | None,
    hit: Hit,
    head: int,
    sentence: Sentence,
    context: Context,
) -> Reading | None:
    """ "russe" beside a noun is an adjective, "les Russes" are people, "in French" is a language."""
    tokens = sentence.tokens
    token = tokens[head]
    lang = context.lang
    several = {r.code for r in hit.readings if r.kind in ("adjective", "people")}
    if len(several) > 1:
        best = max(several, key=lambda code: context.counts[code or ""])
        adjective = next((r for r in hit.readings if r.kind == "adjective" and r.code == best), None)
        people = next((r for r in hit.readings if r.kind == "people" and r.code == best), None)
    if _is_language(token, sentence, lang):
        return None
    if adjective is None:
        return people
    above = tokens[token.head]
    if (
        token.dep in _MODIFIER
        and token.head != head
        and above.upos in ("NOUN", "PROPN", "ADJ", "X", "NUM", "PRON")
    ):
        return adjective
    before = tokens[head - 1] if head else None
    if (
        token.dep == "conj"
        and above.upos == "ADJ"
        and (token.upos == "ADJ" or before is above or _joined(before, above))
    ):
        return adjective
    if lang == "fr" and token.text[:1].islower() and (before is None or before.upos != "DET"):
        return adjective
    after = tokens[head + 1] if head + 1 < len(tokens) else None
    if lang == "en":
        if (
            after is not None
            and not token.lower.endswith("s")
            and (after.text == "-" or (after.upos in ("NOUN", "PROPN") and after.start == token.end + 1))
        ):
            return adjective
        if after is not None and after.upos in ("NOUN", "PROPN", "ADJ") and token.upos in ("ADJ", "PROPN"):
            return adjective
        if (
            before is not None
            and before.lower in ("in", "into", "speak", "speaks", "spoke")
            and (after is None or after.upos not in ("NOUN", "PROPN", "ADJ"))
        ):
            return None
    elif (
        before is not None
        and lang in ("fr", "es")
        and before.upos in ("NOUN", "PROPN")
        and token.text[:1].islower()
    ) or (lang == "ru" and after is not None and after.upos in ("NOUN", "PROPN", "ADJ")):
        return adjective
    if people is not None:
        return people
    if before is not None and before.upos == "NUM":
        return Reading("people", adjective.form, code=adjective.code, wikidata=adjective.wikidata)
    if token.upos in ("NOUN", "PROPN", "PRON") or (
        before is not None
        and before.upos == "DET"
        and token.dep in ("nsubj", "obj", "obl", "nsubj:pass", "obl:agent", "iobj")
    ):
        return Reading("people", adjective.form, code=adjective.code, wikidata=adjective.wikidata)
    return adjective


def _is_language(token: Token, sentence: Sentence, lang: str) -> bool:
    """ "le français", "traduit en français", "en español": the language, since people are written otherwise."""
    tokens = sentence.tokens
    above = tokens[token.head].lower
    near = {t.lower for t in tokens[max(0, token.i - 2) : token.i + 3] if t.i != token.i}
    if above in _TONGUES or (lang == "es" and "habla" in near) or (lang == "en" and near & _TONGUES):
        return True
    if (
        lang == "ru"
        and token.i
        and tokens[token.i - 1].lower == "на"
        and token.lower.endswith(("ском", "цком"))
    ):
        behind = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        return behind is None or behind.upos in (
            "PUNCT",
            "ADP",
            "CCONJ",
            "VERB",
            "PRON",
        )  # "пишет на немецком"
    if lang not in ("fr", "es") or not token.text[:1].islower():
        return False
    if token.i and tokens[token.i - 1].upos in ("NOUN", "PROPN", "ADJ"):
        return False  # "son homologue turc", whatever the parser makes of it
    before = tokens[token.i - 1].lower if token.i else ""
    after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    ends = after is None or after.upos not in ("NOUN", "PROPN", "ADJ")
    if before == "en" and ends:
        return True
    noun = token.upos in ("NOUN", "X", "PROPN") or before in ("le", "du", "au", "l'", "l’")
    return lang == "fr" and noun and not token.lower.endswith(("e", "es")) and ends


def _joined(before: Token | None, above: Token) -> bool:
    """True when only a conjunction stands between a word and the adjective it is joined to."""
    return before is not None and before.upos == "CCONJ" and before.i == above.i + 1


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
