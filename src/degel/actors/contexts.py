"""A name or nationality in its sentence → whether it means that state here: "Georgia", "turkey", a language, a given name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from degel.actors.home import Home
from degel.actors.lexicon import Hit, Reading, Words, fold, lower
from degel.actors.states import known_country, state_entries
from degel.actors.tongues import is_language
from degel.parse.sentence import Sentence, Token

__all__ = ["FOR", "RARE_STATES", "Context", "capital", "demonym", "name"]

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
FOR: Mapping[str, frozenset[str]] = {
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
            "киншасе",
            "киншасы",
            "bukavu",
            # neighbours with whom only the larger Congo has its quarrels
            "rwanda",
            "ruanda",
            "kigali",
            "руанда",
            "руанды",
            "руанде",
            "руанду",
            "руандой",
            "кигали",
        ]
    ),
}
# Capitals whose name mostly means something else, where nobody speaks of their state.
_RARE_CAPITALS = (
    "victoria", "hamilton", "sucre", "georgetown", "kingston", "praia", "san jos", "santiago", "nassau", "male",
    "roseau", "majuro", "виктори", "гамильтон", "сукре", "джорджтаун", "кингстон", "сан-хосе", "сантьяго", "мале", "нассау", "сана", "сане", "сану", "саны",
)  # fmt: skip
# States whose name mostly means a town in one of our languages, and the neighbours of whom a page speaks that means them.
RARE_STATES = frozenset(("LCA", "GRD", "MAF"))
_CARIBBEAN = frozenset(("ATG", "BRB", "CUB", "DMA", "HTI", "JAM", "KNA", "TTO", "VCT", "GUY", "BHS"))
# States whose French name is a first name too, and what stands before it when the state is meant.
_GIVEN_NAMES: Mapping[str, tuple[str, ...]] = {"Dominique": ("la",), "Maurice": ("a", "de", "ile", "et")}
# States that a French article tells from a town of the same name.
_WITH_ARTICLE = frozenset(("Grenade",))


# States whose name people bear too.
_ALSO_GIVEN = frozenset(
    ("Israel", "Israël", "Colombia", "India", "Kenia", "Kenya", "Argentina", "Chad", "Mauricio", "Израиль")
)


@dataclass(slots=True)
class Context:
    """What the whole document says: how often each state is named without doubt, and where it is written."""

    counts: Counter[str]
    lang: str
    words: Words
    lead: Counter[str] = field(default_factory=Counter)
    home: Home | None = None
    sited: Mapping[int, str] = field(default_factory=dict)
    year: int | None = None  # the latest that the page tells of, where it has no date
    # the sentences whose state by their places has been asked for
    asked: set[int] = field(default_factory=set)
    # towns and regions by their sentence and the token that begins or ends them: their other end, their state, whether a region
    spots: dict[tuple[int, int], tuple[int, str, bool]] = field(default_factory=dict)
    spot_ends: dict[tuple[int, int], tuple[int, str, bool]] = field(default_factory=dict)
    # the tokens at which a title asked for a town or region
    asked_spots: set[tuple[int, int]] = field(default_factory=set)

    def sited_in(self, sentence: int) -> str | None:
        """The state in which all the places lie that the sentence names, when it is one and known."""
        self.asked.add(sentence)
        return self.sited.get(sentence)

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


def capital(token: Token) -> bool:
    return token.text[:1].isupper()


def _stranger(token: Token, context: Context) -> bool:
    """A capitalised proper noun that could be part of a person's or firm's name."""
    return (
        token.upos in ("PROPN", "X", "NOUN")
        and capital(token)
        and len(token.text) > 1
        and lower(fold(token.text)) not in context.words["not_persons"]
        and lower(token.text) not in _REGIONS
    )


# Capitals that are first names, too.
_GIVEN_TOWNS = frozenset(("Sofia", "Sofía", "София", "Santiago", "Asunción", "Victoria", "Виктория"))


def name(
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
    joined_to, _, rest = tokens[first].text.partition("-")
    if (
        len(joined_to) > 4
        and rest == reading.form
        and capital(tokens[first])
        and known_country(joined_to) is None
    ):
        return None  # «Могольон-Рим»
    if before is not None and first == last and lower(fold(before.text)) in _ADDRESSED:
        return None  # "el señor Marruecos"
    capitals = token.text.isupper() and len(token.text) > 5 and after is not None and after.text.isupper()
    if first == 0 and context.lang == "es" and capitals and after is not None and after.upos == "PROPN":
        return None  # a speaker's name in capitals: MAURICIO VILA
    if after is not None:
        low = lower(fold(after.text))
        if low in words["company"] and (capital(after) or low in ("inc", "inc.")):
            return None
        if (
            after.text == "-"
            and last + 2 < len(tokens)
            and capital(tokens[last + 2])
            and reading.kind == "capital"
        ):
            joined = tokens[last + 2]
            if (
                after.start == tokens[last].end
                and joined.start == after.end
                and lower(fold(joined.text)) in words["company"]
            ):
                return None
    if before is not None and capital(before) and lower(fold(before.text)) in words["before_company"]:
        return None
    if (
        before is not None
        and first > 1
        and lower(before.text) in ("of", "de", "del", "du")
        and capital(tokens[first - 2])
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
    if (
        reading.kind == "capital"
        and after is not None
        and _in_another_state(reading, last, sentence, context)
    ):
        return None
    if (
        context.lang != "en"
        and (reading.form in _ALSO_GIVEN or (reading.kind == "capital" and context.lang != "ru"))
        and after is not None
        and after.dep.startswith("flat")
        and after.head == token.i
        and _stranger(after, context)
        and (before is None or before.upos != "ADP")
    ):
        return None  # "Israel González", "Colombia Sánchez", "Paris Hilton"
    if (
        reading.form in _GIVEN_TOWNS
        and after is not None
        and capital(after)
        and after.upos == "PROPN"
        and after.i in (token.head, after.i if after.head == token.i else -1)
        and (before is None or before.upos != "ADP")
        and _stranger(after, context)
    ):
        return None  # "Sofia Lindqvist"
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


def _in_another_state(reading: Reading, last: int, sentence: Sentence, context: Context) -> bool:
    """Does the region of another state stand behind the name of a capital («в Москве, штат Айдахо», "Moscou (Idaho)")?"""
    tokens = sentence.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text not in (",", "("):
        return False
    behind = tokens[last + 2]
    if behind.lemma.lower() == "штат" and reading.code != "USA":
        return True
    region = context.spots.get((sentence.number, behind.i))
    return region is not None and region[2] and region[1] != reading.code


def _in_context(reading: Reading, first: int, sentence: Sentence, context: Context) -> bool:
    """Does the sentence, or the document, speak of the state that an ambiguous name may mean?"""
    code = reading.code or ""
    low = {lower(token.text) for token in sentence.tokens}
    if code == "GEO" and _behind_a_town(first, sentence):
        return False
    against = _AGAINST.get(code)
    if against and low & against:
        return bool(FOR.get(code, frozenset()) & low) or context.counts[code] > 0
    if context.lang == "fr" and reading.form in _GIVEN_NAMES:
        before = lower(fold(sentence.tokens[first - 1].text)) if first else ""
        if before not in _GIVEN_NAMES[reading.form]:
            return False
    if first == 0 and context.lang == "ru" and reading.form == "Того":
        return False
    if context.lang == "fr" and reading.form in _WITH_ARTICLE and first:
        return lower(sentence.tokens[first - 1].text) == "la"
    if reading.kind == "capital":
        return context.counts[code] > 0 or not lower(fold(reading.form)).startswith(_RARE_CAPITALS)
    if context.counts[code] > 0 or FOR.get(code, frozenset()) & low:
        return True
    if code in RARE_STATES:
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
        or lower(town.text) in FOR["GEO"]
        or tokens[first - 3].upos not in ("ADP", "PROPN")
    ):
        return False
    return known_country(town.text, sentence.lang) is None


def _is_surname(token: Token, sentence: Sentence, words: Words) -> bool:
    """Spanish adjectives have no capital: "José Gallego", "Rafael Catalán" are persons, the "Parlamento Vasco" is a body."""
    if not token.text[:1].isupper() or lower(fold(token.text)) not in words["surnames"]:
        return False
    return not token.i or lower(fold(sentence.tokens[token.i - 1].text)) not in words["with_adjective"]


def demonym(
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
        # «конголезский», "congolais": of the larger state where the page tells nothing, and never by chance
        best = max(sorted(filter(None, several)), key=lambda code: context.counts[code])
        adjective = next((r for r in hit.readings if r.kind == "adjective" and r.code == best), None)
        people = next((r for r in hit.readings if r.kind == "people" and r.code == best), None)
    if is_language(token, sentence, lang) or _is_surname(token, sentence, context.words):
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


def _joined(before: Token | None, above: Token) -> bool:
    """True when only a conjunction stands between a word and the adjective it is joined to."""
    return before is not None and before.upos == "CCONJ" and before.i == above.i + 1
