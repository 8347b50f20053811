"""The gate before the parser: which sentences can yield an event, a quote or an assessment?

A sentence passes when it holds the words that an entry of the codebook needs, whether it names anybody or not: "Police
arrested 200 protesters" and «Условлено начать переговоры» name no one. It also passes when it tells what somebody said,
when it holds, opens, continues or neighbours a quotation, and when it names whom a sentence behind it may mean.
Everything else is spared the parser. Matching ignores case.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import ahocorasick_rs

from degel.records import Span

__all__ = ["Gate"]

# Names this short must be whole words: "US" is not in "used".
SHORT_NAME = 3
# A word of unknown inflection is met in words that share all but its last letters (none of four, one of five, two of more)
# and have at most so many more than it has.
GROWTH = 3
# Words of at most so many letters are only met in the forms that a table lists, where it lists any.
LISTED = 4
# Words of texts whose words of entries are remembered.
KEPT = 1 << 16
# A pronoun, an office or a verb alone may mean somebody named before: in so many of the sentences that name, so far back.
MEMORY = 4
REACH = 25
# A page of no more sentences is parsed whole when any of them passes, and so is one of which less than a fifth would be spared:
# the little that is saved costs sides that a sentence unparsed would have told.
SHORT_PAGE = 12
SPARED = 0.2
# Languages whose verbs need no subject: there a trigger is enough.
PRO_DROP = frozenset({"es", "pt", "it"})
# Others leave out "I" and "we" alone: verbs of the codebook with these endings stand for a person.
_FIRST = {"ru": ("ю", "у", "ем", "им", "юсь", "усь", "емся", "имся")}
# "Условлено …", «Обсуждены …», «Создаются …»: after talks a passive without an agent is of those who talked.
_IMPERSONAL = {
    "ru": ("ено", "ены", "ена", "ано", "аны", "ана", "уты", "уто", "ются", "ятся", "ались", "илось")
}

_MARKS = re.compile(r"[«»“”„\"]")
_DASH = re.compile(r"[-–—]\s*\S")
_WORD = re.compile(r"[^\W\d_]+")
_FOLD = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "ё": "е", "Ё": "Е", "\u00a0": " ", "\u202f": " "})
# Who may stand for a name: persons, and the offices that the press writes alone.
_PERSON_WORDS = """
je j nous notre nos il elle ils elles celui celle ceux on qui dont leur leurs lui
i we us our my me you he she they who it him them his her their its
yo nosotros él ella ellos ellas quien quienes
я мы нас нам наш наша наше наши нашей нашего нашу нашим наших он она они им ему ей их его её ее него нее них
вы вас вам вами ваш ваша ваше ваши вашей вашего вашу вашем вашим ваших
который которая которые которое которого которой которых
"""
_PERSONS = frozenset(_PERSON_WORDS.split())
_OFFICES = (
    "président presiden prime premier ministr minister government gobierno gouvernement leader dirigeant chancel chancell "
    "ambassad embajad embass parlement parliament parlament congres congrès senat sénat secretar secrétaire армия "
    "президент министр премьер правительств глав лидер посол посла посоль парламент дум секретар сенат сторон"
)
_CLITICS = ("se", "lo", "la", "le", "los", "las", "les", "me", "nos", "te", "os", "selo", "sela", "melo")
# Words so common that a sentence is not parsed for them when the entry has another one.
_EMPTY_WORDS = """
avoir être faire mettre prendre donner aller venir dire pouvoir vouloir tenir passer rendre porter en à au aux de du des
le la les un une dans sur sous par pour avec contre entre vers sans ne pas plus moins comme place point tout nouveau grand
be have do make take give go come get put say set hold keep bring into from with against over back for to of on in at
up out down off by new no not all more than that this as under about between through
ser estar tener haber hacer dar poner tomar ir venir decir ver llevar de del la el los las un una en con por para contra
entre sobre sin no más menos como todo nuevo gran
быть иметь дать давать делать сделать принять принимать вести в на с к о об от до по за из у под над при между против не
ни для во со без более новый
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())


class Gate:
    """Built once a language from the actors' surface forms and the words that make events and quotes.

    `entries` are the codebook's, of one word or several, all of which a sentence must hold unless they are empty ones;
    `forms` maps inflected forms to lemmas; `said` are forms of verbs of saying, and `source` finds what names a
    source without one.
    """

    def __init__(
        self,
        names: Iterable[str],
        entries: Iterable[str],
        *,
        forms: Mapping[str, Sequence[str]] | None = None,
        said: Iterable[str] = (),
        source: re.Pattern[str] | None = None,
        lang: str = "",
    ) -> None:
        self._names = _automaton(_fold(name).strip() for name in names)
        self._offices = _automaton(_fold(office) for office in _OFFICES.split())
        self._free = lang in PRO_DROP
        self._first = (*_FIRST.get(lang, ()), *_IMPERSONAL.get(lang, ()))
        self._forms = forms or {}
        self._said = frozenset(_fold(form) for form in said)
        self._source = source
        # the first of an entry's words → the others, once by the word and once by its stem
        self._entries: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        self._stems: dict[str, set[str]] = defaultdict(set)
        # word of a text → those words of entries that it may be
        self._met: dict[str, frozenset[str]] = {}
        inflected = {lemma for lemmas in self._forms.values() for lemma in lemmas}
        for entry in entries:
            words = _words(_fold(entry), lang)
            if not words:
                continue
            self._entries[words[0]].add(words[1:])
            for word in words:
                # tables have gaps ("fermé", "expulsé"): long words are met by their stems too
                if word not in inflected or len(word) > LISTED:
                    self._stems[_stem(word)].add(word)
        self._needed = {
            word for first, rest in self._entries.items() for words in rest for word in (first, *words)
        }

    def keep(self, text: str, spans: Sequence[Span]) -> list[bool]:
        """For each span, whether to parse it; `spans` run forward through `text`."""
        kept = self.passes(text, spans)
        whole = any(kept) and (len(spans) <= SHORT_PAGE or sum(kept) > (1 - SPARED) * len(spans))
        return [True] * len(spans) if whole else kept

    def passes(self, text: str, spans: Sequence[Span]) -> list[bool]:
        """For each span, whether it may yield something or tell whom one that may means, whatever the page's length."""
        low = _fold(text)
        named = _within(_starts(self._names, low, whole=SHORT_NAME), spans)
        office = _within(_starts(self._offices, low, whole=0), spans)
        source = _within([m.start() for m in self._source.finditer(low)] if self._source else [], spans)
        marks = _within([m.start() for m in _MARKS.finditer(text)], spans)
        inside = _inside(text, spans)
        quoted = [
            marked or within or _DASH.match(text, span.start) is not None
            for marked, within, span in zip(marks, inside, spans, strict=True)
        ]
        kept: list[bool] = []
        leaning: list[bool] = []
        for i, span in enumerate(spans):
            words = frozenset(_WORD.findall(low, span.start, span.end))
            person = not _PERSONS.isdisjoint(words) or self._speaks(words)
            someone = named[i] or office[i] or person
            leaning.append(person or self._free or not named[i])
            beside = (i > 0 and quoted[i - 1]) or (i + 1 < len(spans) and quoted[i + 1])
            kept.append(
                quoted[i]
                or source[i]
                or not self._said.isdisjoint(words)
                or (someone and beside)
                or self._triggered(words)
            )
        for i in range(len(spans)):
            if kept[i] and leaning[i]:
                before = [j for j in range(max(0, i - REACH), i) if named[j]]
                for j in before[-MEMORY:]:
                    kept[j] = True
        return kept

    def _speaks(self, words: frozenset[str]) -> bool:
        """*просим*, *условлено*: does a verb of the codebook stand in the first person without a pronoun, or in an impersonal passive?"""
        return any(word.endswith(self._first) and word in self._forms for word in words)

    def _triggered(self, words: frozenset[str]) -> bool:
        """Whether a sentence of these words holds all that an entry needs."""
        keys: set[str] = set()
        for word in words:
            met = self._met.get(word)
            if met is None:
                met = self._words_met(word)
                if len(self._met) < KEPT:
                    self._met[word] = met
            keys.update(met)
        return any(
            keys.issuperset(others) for key in keys if key in self._entries for others in self._entries[key]
        )

    def _words_met(self, word: str) -> frozenset[str]:
        """The words of entries that a word of a text may be a form of."""
        keys = {word, *self._forms.get(word, ())}
        for end in range(len(word), max(2, len(word) - GROWTH - 3), -1):
            for entry in self._stems.get(word[:end], ()):
                if len(word) <= len(entry) + (GROWTH if len(entry) > 4 else 1):
                    keys.add(entry)
        if self._free:  # "expulsarlos"
            for clitic in _CLITICS:
                if word.endswith(clitic):
                    keys.update(self._forms.get(word[: -len(clitic)], (word[: -len(clitic)],)))
        return frozenset(keys & self._needed)


def _within(offsets: Sequence[int], spans: Sequence[Span]) -> list[bool]:
    """Whether each span holds one of `offsets`, which run forward as `spans` do."""
    found: list[bool] = []
    at = 0
    for span in spans:
        while at < len(offsets) and offsets[at] < span.start:
            at += 1
        found.append(at < len(offsets) and offsets[at] < span.end)
    return found


def _inside(text: str, spans: Sequence[Span]) -> list[bool]:
    """Whether a span starts or ends within a quotation that runs over several sentences of one paragraph."""
    depths: list[bool] = []
    opened = False
    last = 0
    for span in spans:
        if "\n" in text[last : span.start]:
            opened = False
        was = opened
        for mark in _MARKS.finditer(text, span.start, span.end):
            sign = mark.group()
            opened = True if sign in "«“„" else False if sign in "»”" else not opened
        depths.append(was or opened)
        last = span.end
    return depths


def _starts(automaton: ahocorasick_rs.AhoCorasick | None, low: str, *, whole: int) -> list[int]:
    """Where words of an automaton begin in a folded text; up to `whole` letters they must end there too."""
    if automaton is None:
        return []
    return [
        start
        for _, start, end in automaton.find_matches_as_indexes(low, overlapping=True)
        if (start == 0 or not low[start - 1].isalnum())
        and (end - start > whole or end == len(low) or not low[end].isalnum())
    ]


def _fold(text: str) -> str:
    """Lower case with one apostrophe and no ё, as long as `text`."""
    low = text.translate(_FOLD).lower()
    if len(low) != len(
        text
    ):  # İ and its like: a letter whose small form is longer would shift every offset behind it
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(_FOLD))
    return low


def _words(entry: str, lang: str) -> tuple[str, ...]:
    """The words that a sentence must hold for an entry to fire: those that are not empty, or all when all are."""
    words = [
        word[:-2] if lang == "es" and word.endswith(("arse", "erse", "irse")) else word
        for word in _WORD.findall(entry)
    ]
    full = [word for word in words if len(word) > 2 and word not in _EMPTY]
    return tuple(sorted(full or words, key=lambda word: (-len(word), word)))


def _stem(word: str) -> str:
    return word[: len(word) - min(2, max(0, len(word) - 4))]


def _automaton(words: Iterable[str]) -> ahocorasick_rs.AhoCorasick | None:
    """None when there is nothing to look for."""
    kept = sorted({word for word in words if len(word) > 1})
    if not kept:
        return None
    return ahocorasick_rs.AhoCorasick(kept, implementation=ahocorasick_rs.Implementation.ContiguousNFA)
