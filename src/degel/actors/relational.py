"""Words that mean a side by its part ("the visitor", « le pays voisin », «последний», *la otra parte*) → that side.

Input: the parsed sentences and the mentions found in them. Output: the mentions with those that such words add. Each
part has its filler: the guest is who came, the neighbour who borders the subject, the latter who was named last. A part
whose filler is not single means nobody. Nothing is looked for farther back than three sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from degel.actors.lexicon import words
from degel.actors.mention import Mention, MentionKind
from degel.actors.parts import Part, borders, parts_of, ruler_of
from degel.actors.visits import PERSONS, SIDES, VERBAL, Visits, is_state, side
from degel.parse.sentence import Sentence, Token
from degel.records import Actor, Span

__all__ = ["relate"]

_QUALITY = 0.6
# What may stand behind a word that stands for somebody, and not before a noun of its own.
_AFTER = frozenset(("VERB", "AUX", "PUNCT", "ADV", "PART", "CCONJ", "SCONJ", "PRON"))
_INDEFINITE = {
    "en": ("a", "an", "any", "no", "some"),
    "fr": ("un", "une", "des", "aucun", "aucune"),
    "es": ("un", "una", "unos", "unas", "ningún"),
    "ru": (),
}
_THAT = frozenset(("тот", "та", "те"))
_STATES = frozenset(("name",))
_PRIVATE = frozenset(("own", "compatriots", "kin"))
# Whose family or countrymen are nobody's in particular.
_NOBODY = frozenset(("MED", "BUS"))


def relate(
    mentions: Sequence[Mention],
    sentences: Sequence[Sentence],
    spots: Iterable[tuple[int, int, int, str | None]] = (),
    *,
    private: bool = False,
) -> list[Mention]:
    """The mentions, with those whom a word tells by the part that they have; `spots` are towns with their state.

    `private`: only families, followers and countrymen, who are of a state and do none of its deeds.
    """
    added: list[Mention] = []
    reader: _Reader | None = None
    for sentence in sentences:
        if sentence.part != "text":
            continue
        for part in parts_of(sentence):
            if (part.name in _PRIVATE) != private:
                continue
            reader = reader or _Reader(mentions, sentences, spots)
            if reader.taken(sentence, part) or _one_of_many(sentence, part):
                continue
            actors = reader.meant(sentence, part)
            if actors:
                made = _mention(sentence, part, actors)
                added.append(made)
                reader.add(made)
    if not added:
        return list(mentions)
    heads = {
        (m.sentence, m.head) for m in added
    }  # "the former colonial power" is read as somebody of no state
    kept = [m for m in mentions if (m.sentence, m.head) not in heads or any(a.code for a in m.actors)]
    return sorted([*kept, *added], key=lambda m: (m.sentence, m.first, -m.last))


def _mention(sentence: Sentence, part: Part, actors: Sequence[Actor]) -> Mention:
    first, last = sentence.tokens[part.first], sentence.tokens[part.last]
    span = Span(first.start, last.end)
    kind: MentionKind = "group" if len(actors) > 1 else "agent"
    found = tuple(replace(actor, span=span) for actor in actors)
    return Mention(span, sentence.number, part.head, part.first, part.last, found, kind, _QUALITY)


class _Reader(Visits):
    """What the page has told so far of who is whose guest, neighbour or countryman."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        sentences: Sequence[Sentence],
        spots: Iterable[tuple[int, int, int, str | None]],
    ) -> None:
        super().__init__(mentions, sentences, spots)
        self._read: dict[str, Callable[[Sentence, Part], Sequence[Actor]]] = {
            "host": self._host,
            "guest": self._guest,
            "neighbour": self._neighbour,
            "other": self._other,
            "latter": self._latter,
            "former": self._first,
            "second": self._first,
            "own": self._same,
            "compatriots": self._same,
            "kin": self._kin,
            "ruler": self._ruler,
            "ruled": self._ruled,
            "each": self._both,
            "sides": self._both,
            "three": self._three,
        }

    def meant(self, sentence: Sentence, part: Part) -> Sequence[Actor]:
        """Who is meant, `()` for nobody."""
        return self._read[part.name](sentence, part)

    # -- neighbours and the other one ------------------------------------------------------------------------------

    def _neighbour(self, sentence: Sentence, part: Part) -> Sequence[Actor]:
        own = self._side_of(sentence, part)
        if own is None or not is_state(own):
            return ()
        for group in self._groups(sentence, part.first):
            near = {m.actors[0].country for m in group if len(m.actors) == 1} & borders(own)
            if near:
                return (side(str(next(iter(near)))),) if len(near) == 1 else ()
        return ()

    def _other(self, sentence: Sentence, part: Part) -> Sequence[Actor]:
        beside = self._beside(sentence, part)
        if beside is not None:
            return (side(beside),)
        if any(t.i > part.last for t in sentence.dependents(part.head, "nmod", "acl")):
            return ()  # "the other side of the river"
        own = self._side_of(sentence, part)
        if own is None or not is_state(own):
            return ()
        found: set[str] = set()
        for n, group in enumerate(self._groups(sentence, part.first, 2)):
            found |= {a.country for m in group for a in m.actors[:1] if a.country}
            if n and found - {own}:
                break
        rest = {code for code in found - {own} if is_state(code)}
        return (side(next(iter(rest))),) if len(rest) == 1 else ()

    def _beside(self, sentence: Sentence, part: Part) -> str | None:
        """The state of "the other side, in Baku"."""
        if part.last + 1 >= len(sentence.tokens) or sentence.tokens[part.last + 1].text != ",":
            return None
        near = [m for m in self._mentions(sentence.number) if part.last + 2 <= m.first <= part.last + 3]
        found = {m.actors[0].country for m in near if m.kind in ("city", "name") and len(m.actors) == 1}
        return next(iter(found)) if len(found) == 1 else None

    # -- the latter and the former ---------------------------------------------------------------------------------

    def _stands_alone(self, sentence: Sentence, part: Part) -> bool:
        """Is it nobody's adjective ("le premier ministre", «последний раз», "the former president")?"""
        tokens = sentence.tokens
        after = tokens[part.last + 1] if part.last + 1 < len(tokens) else None
        if after is not None and after.upos == "DET" and after.i + 1 < len(tokens):
            after = tokens[
                after.i + 1
            ]  # "la seconde le ratifiera": an object clitic that is read as an article
            return after.upos in VERBAL
        return after is None or after.upos in _AFTER

    def _latter(self, sentence: Sentence, part: Part) -> Sequence[Actor]:
        token = sentence.tokens[part.last]
        if not self._stands_alone(sentence, part):
            return ()
        short = part.first == part.last and sentence.lang == "es"
        led = sentence.tokens[part.first - 1].upos == "ADP" if part.first else False
        if short and (led or not _starts_clause(sentence, part)):
            return ()
        after = sentence.tokens[part.last + 1] if part.last + 1 < len(sentence.tokens) else None
        if token.lower in _THAT and (after is None or after.upos in ("PUNCT", "NOUN") or after.lower == "же"):
            return ()  # «тот, кто», «те же»
        plural = token.feats.get("Number") == "Plur" or token.lower.endswith(_PLURAL[sentence.lang])
        gender = _gender(token, sentence.lang)
        if sentence.lang == "en":
            two = self._first(sentence, replace(part, name="second"))
            if two:
                return two
        for number, before in ((sentence.number, part.first), (sentence.number - 1, None)):
            told = self.sentences.get(number)
            if told is None:
                return ()
            answer = self._nearest(told, before, gender, plural, strict=plural)
            if answer is not None:
                return answer
        return ()

    def _nearest(
        self, told: Sentence, before: int | None, gender: str | None, plural: bool, *, strict: bool
    ) -> Sequence[Actor] | None:
        """Whom the last noun phrase that agrees means; `()` a stranger or thing, None where there is none.

        `strict`: things at the rim of the clause are rivals too.
        """
        table = words(told.lang)
        for token in reversed(told.tokens[: len(told.tokens) if before is None else before]):
            if token.upos not in ("NOUN", "PROPN") or token.dep.startswith(("flat", "compound", "fixed")):
                continue
            mention = next(
                (
                    m
                    for m in self._mentions(told.number, before)
                    if m.first <= token.i <= m.last and m.kind != "adjective"
                ),
                None,
            )
            person = mention is not None and mention.kind in PERSONS
            if mention is not None and token.i != mention.head and not person:
                continue
            if mention is not None and mention.place:
                continue
            if not _agrees(told.tokens[mention.head] if mention else token, gender, plural, loose=person):
                continue
            if mention is not None:
                if len(mention.actors) == 1 and mention.actors[0].code:
                    return (replace(mention.actors[0], span=None),)
                return ()
            lemma = token.lemma.lower()
            if lemma in table["times"]:
                continue
            if (
                strict
                or lemma in table["humans"]
                or lemma in table["people"]
                or token.dep.startswith(("nsubj", "obj", "iobj"))
            ):
                return ()
            if token.upos == "PROPN" and token.text[:1].isupper():
                return ()
        return None

    def _first(self, sentence: Sentence, part: Part) -> Sequence[Actor]:
        """The first, or the second, of two who were named before."""
        if not self._stands_alone(sentence, part) or not _starts_clause(sentence, part):
            return ()
        if part.first == part.last and part.first and sentence.tokens[part.first - 1].upos == "ADP":
            return ()  # "telefoneó a aquel": not who was named first, but not who is the subject
        token = sentence.tokens[part.last]
        gender = _gender(token, sentence.lang)
        places: list[tuple[int, int | None]] = [(sentence.number - 1, None), (sentence.number, part.first)]
        if part.first > 2 and sentence.lang == "en":
            places.reverse()
        for number, before in (*places, (sentence.number - 2, None)):
            told = self.sentences.get(number)
            two = self._two(told, before) if told is not None else []
            if len(two) == 2:
                mention = two[part.name == "second"]
                other = two[part.name != "second"]
                head = told.tokens[mention.head]  # type: ignore[union-attr]
                away = told.tokens[other.head]  # type: ignore[union-attr]
                persons = mention.kind in PERSONS
                if not _agrees(head, gender, False, loose=persons) and (
                    persons or _agrees(away, gender, False, loose=False)
                ):
                    return ()
                return (replace(mention.actors[0], span=None),)
        return ()

    def _two(self, told: Sentence, before: int | None) -> list[Mention]:
        """The two who are named together in a sentence, else the only two; persons before states."""
        sides = [
            m
            for m in self._mentions(told.number, before)
            if m.kind in SIDES and len(m.actors) == 1 and m.actors[0].code
        ]
        heads = {m.head: m for m in sides}
        for mention in sides:
            token = told.tokens[mention.head]
            if token.dep.startswith("conj") and token.head in heads and token.head != token.i:
                return [heads[token.head], mention]
        for kinds in (PERSONS, SIDES, _STATES):
            several = {
                (m.actors[0].name, m.actors[0].code): m
                for m in sides
                if m.kind in kinds and (not m.place or kinds is _STATES)
            }
            if len(several) > 1:
                return list(several.values()) if len(several) == 2 else []
        return []

    # -- one's own -------------------------------------------------------------------------------------------------

    def _same(self, sentence: Sentence, part: Part) -> Sequence[Actor]:
        owned, owner = self._owner(sentence, part)
        if not owned and any(t.i > part.last for t in sentence.dependents(part.head, "nmod")):
            return ()  # "les compatriotes de Messi"
        if owner is None and (not owned or sentence.lang in ("fr", "es")):
            owner = self._subject(sentence, part.head)
        return self._of(owner, "CVL")

    def _kin(self, sentence: Sentence, part: Part) -> Sequence[Actor]:
        owned, owner = self._owner(sentence, part)
        if sentence.tokens[part.first - 1].lower == "its":
            return ()  # of a truce or a law as often as of a state
        return self._of(owner, "CVL") if owned else ()

    @staticmethod
    def _of(owner: Mention | None, sector: str) -> Sequence[Actor]:
        if owner is None:
            return ()
        actor = owner.actors[0]
        if actor.sector in _NOBODY or not actor.country:
            return ()
        return (Actor(country=actor.country, code=actor.country, sector=sector),)

    def _ruler(self, sentence: Sentence, part: Part) -> Sequence[Actor]:
        for group in self._groups(sentence, len(sentence.tokens)):
            rulers = {ruler_of(m.actors[0].country or "") for m in group if len(m.actors) == 1} - {None}
            if rulers:
                return (side(str(next(iter(rulers)))),) if len(rulers) == 1 else ()
        return ()

    def _ruled(self, sentence: Sentence, part: Part) -> Sequence[Actor]:
        codes = [
            m.actors[0].country
            for group in self._groups(sentence, part.first)
            for m in group
            if len(m.actors) == 1
        ]
        found = {code for code in codes if code and ruler_of(code) in codes}
        return (side(next(iter(found))),) if len(found) == 1 else ()

    # -- both and all three ----------------------------------------------------------------------------------------

    def _both(self, sentence: Sentence, part: Part) -> Sequence[Actor]:
        token = sentence.tokens[part.head]
        if any(t.i > part.last for t in sentence.dependents(part.head, "nmod", "acl", "amod")):
            return ()  # "les parties civiles", «стороны света»
        if part.name == "sides" and not token.dep.startswith(("nsubj", "obj", "iobj", "obl", "root")):
            return ()
        alone = part.first == part.last or sentence.lang == "en"
        if alone and not self._stands_alone(sentence, part):
            return ()
        return self._named(sentence, part, 2)

    def _three(self, sentence: Sentence, part: Part) -> Sequence[Actor]:
        return self._named(sentence, part, 3) if self._stands_alone(sentence, part) else ()

    def _named(self, sentence: Sentence, part: Part, count: int) -> Sequence[Actor]:
        """The states that were last named together, so many of them."""
        for number, before in (
            (sentence.number, part.first),
            (sentence.number - 1, None),
            (sentence.number - 2, None),
        ):
            told = self.sentences.get(number)
            if told is None:
                return ()
            sides = [m for m in self._mentions(number, before) if m.kind in SIDES or m.kind == "group"]
            group = next((m for m in reversed(sides) if len(m.actors) == count), None)
            codes = [] if group is None else [a.country for a in group.actors]
            if not codes:
                heads = {m.head for m in sides}
                joined = [
                    m
                    for m in sides
                    if len(m.actors) == 1
                    and (
                        (told.tokens[m.head].dep.startswith("conj") and told.tokens[m.head].head in heads)
                        or any(t.i in heads for t in told.dependents(m.head, "conj"))
                    )
                ]
                codes = list(dict.fromkeys(m.actors[0].country for m in joined))
            if not codes and count == 2:
                acting = [m for m in sides if len(m.actors) == 1 and not m.place]
                codes = list(dict.fromkeys(m.actors[0].country for m in acting))
                if len(codes) == 1:
                    continue
            if codes:
                good = len(codes) == count and all(code and is_state(code) for code in codes)
                return [side(str(code)) for code in codes] if good else ()
        return ()


def _one_of_many(sentence: Sentence, part: Part) -> bool:
    """ "A neighbour", "un invité": nobody in particular."""
    before = sentence.tokens[part.first - 1] if part.first else None
    return before is not None and (
        before.feats.get("Definite") == "Ind" or before.lower in _INDEFINITE[sentence.lang]
    )


def _starts_clause(sentence: Sentence, part: Part) -> bool:
    """Does it open a sentence or a part of one, or is it the object of a preposition or verb?"""
    if part.first == 0:
        return True
    before = sentence.tokens[part.first - 1]
    return before.upos in ("PUNCT", "CCONJ", "SCONJ", "ADP", "VERB", "ADV")


_PLURAL = {"fr": ("iers", "ières"), "es": ("os", "as"), "ru": ("ие", "их", "им", "ими"), "en": ("\0",)}


def _gender(token: Token, lang: str) -> str | None:
    """The gender that the form itself shows."""
    low = token.lower
    if lang == "fr":
        return (
            "Fem"
            if low.endswith(("ère", "ères", "onde", "ondes", "ième", "ième")) and low != "deuxième"
            else "Masc"
        )
    if lang == "es":
        return "Fem" if low.endswith(("a", "as")) else "Masc"
    if lang == "ru":
        return (
            "Fem" if low.endswith(("яя", "ей", "юю", "ая", "ую", "та")) else "Masc" if low == "тот" else None
        )
    return None


def _agrees(token: Token, gender: str | None, plural: bool, *, loose: bool) -> bool:
    number = token.feats.get("Number")
    if number and (number == "Plur") != plural and (plural or not loose):
        return False
    other = token.feats.get("Gender")
    return not (gender and other and not loose and gender != other)
