"""Who visits whom, and what a reader of a page needs to tell it: whose "his" is, who is the subject, who was named before.

Input: the parsed sentences and the mentions found in them. A host or guest is told by verbs and nouns of coming and
receiving; where a page tells of several, nobody is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from degel.actors.lexicon import words
from degel.actors.mention import Mention
from degel.actors.parts import Part, verbs
from degel.actors.states import state_entries
from degel.parse.sentence import Sentence, Token
from degel.records import Actor

__all__ = ["BACK", "PERSONS", "SIDES", "VERBAL", "Visits", "is_state", "side"]

BACK = 3
PERSONS = frozenset(("person", "title"))
SIDES = frozenset(("name", "seat", "city", "agent", "body", "demonym", "person", "title"))
VERBAL = frozenset(("VERB", "AUX"))
_TO = frozenset(("à", "au", "aux", "en", "dans", "chez", "to", "in", "at", "a", "в", "во", "на"))


@dataclass(slots=True)
class _Cue:
    """A state or body that comes or receives, at a token."""

    code: str
    guest: bool
    sure: bool


class Visits:
    """What the page has told so far of who is whose guest, neighbour or countryman."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        sentences: Sequence[Sentence],
        spots: Iterable[tuple[int, int, int, str | None]],
    ) -> None:
        self.sentences = {s.number: s for s in sentences if s.part == "text"}
        self.by_sentence: dict[int, list[Mention]] = {}
        for mention in mentions:
            if mention.sentence in self.sentences:
                self.by_sentence.setdefault(mention.sentence, []).append(mention)
        self.spots: dict[int, list[tuple[int, str]]] = {}
        for number, first, _, state in spots:
            if state:
                self.spots.setdefault(number, []).append((first, state))
        self._cues: dict[int, list[_Cue]] = {}

    def add(self, mention: Mention) -> None:
        """Remembers a mention that a word of ours has added."""
        self.by_sentence.setdefault(mention.sentence, []).append(mention)
        self.by_sentence[mention.sentence].sort(key=lambda m: (m.first, -m.last))

    def taken(self, sentence: Sentence, part: Part) -> bool:
        """Is somebody meant there already, or does another word beside say who it is ("son voisin ivoirien")?"""
        tokens = sentence.tokens
        for mention in self.by_sentence.get(sentence.number, ()):
            if not any(actor.code for actor in mention.actors):
                continue
            if mention.first <= part.last and part.first <= mention.last:
                return True
            head = tokens[mention.head]
            if part.name in ("latter", "former", "second", "each", "sides", "three"):
                continue
            if mention.first == part.last + 1 and mention.kind != "pronoun" and head.upos != "PRON":
                return True  # "his guest Pedro Sánchez", "its neighbour Chad"
            if mention.kind == "adjective" and head.head == part.head:
                return True
        return False

    # -- who stands where -------------------------------------------------------------------------------------------

    def _mentions(self, number: int, before: int | None = None) -> list[Mention]:
        found = self.by_sentence.get(number, ())
        return [m for m in found if before is None or m.last < before]

    def _at(self, sentence: Sentence, i: int) -> Mention | None:
        """The mention of one whose head is a token, or that holds it."""
        near = [m for m in self.by_sentence.get(sentence.number, ()) if m.first <= i <= m.last]
        best = next((m for m in near if m.head == i), None) or next(
            (m for m in near if m.kind != "adjective"), None
        )
        return best if best is not None and len(best.actors) == 1 and best.actors[0].code else None

    def _owner(self, sentence: Sentence, part: Part) -> tuple[bool, Mention | None]:
        """Does a possessive stand before the word, and whom does it mean?"""
        table = words(sentence.lang)
        owning = table["his"] | table["her"] | table["their"] | table["our"] | table["self"]
        for i in range(part.first - 1, max(-1, part.first - 4), -1):
            token = sentence.tokens[i]
            if token.lemma.lower() in ("свой", "свои") or token.lower.startswith("сво"):
                return True, self._subject(sentence, part.head)
            if token.lower in owning:
                mention = next((m for m in self._mentions(sentence.number) if m.first <= i <= m.last), None)
                one = mention is not None and len(mention.actors) == 1 and mention.actors[0].code is not None
                return True, mention if one else None
            if token.upos not in ("ADJ", "NUM", "PROPN", "ADP") and token.lower not in ("de", "des", "of"):
                break
        return False, None

    def _subject(self, sentence: Sentence, i: int) -> Mention | None:
        """Who does it in the clause of a token, or in the clause above where that has no subject."""
        at = i
        for above in (i, *sentence.governors(i, 8)):
            subjects = [t for t in sentence.dependents(above, "nsubj") if t.i not in (i, at)]
            if above != i and subjects:
                return self._at(sentence, subjects[0].i)
            at = above
        return None

    def _side_of(self, sentence: Sentence, part: Part) -> str | None:
        """Whose neighbour or opposite: the possessive's, that of "the neighbour of X", the subject's, the subject's before."""
        owned, owner = self._owner(sentence, part)
        if owned:
            return None if owner is None else owner.actors[0].code
        for child in sentence.dependents(part.head, "nmod"):
            mention = self._at(sentence, child.i)
            if child.i > part.last:
                return None if mention is None else mention.actors[0].code
        subject = self._subject(sentence, part.head)
        if subject is not None:
            return subject.actors[0].code
        if not sentence.tokens[part.head].dep.startswith("nsubj"):
            return None
        before = self.sentences.get(sentence.number - 1)
        if before is None:
            return None
        for token in before.tokens:
            if token.dep.startswith("nsubj"):
                told = self._at(before, token.i)
                return None if told is None else told.actors[0].code
        return None

    def _groups(self, sentence: Sentence, i: int, back: int = BACK) -> Iterator[list[Mention]]:
        """The sides named before token `i`, those of its sentence first, then those of each sentence before."""
        yield [m for m in self._mentions(sentence.number, i) if m.kind in SIDES]
        for number in range(sentence.number - 1, sentence.number - 1 - back, -1):
            yield [m for m in self._mentions(number) if m.kind in SIDES]

    # -- hosts and guests -------------------------------------------------------------------------------------------

    def _cues_of(self, number: int) -> list[_Cue]:
        known = self._cues.get(number)
        if known is None:
            sentence = self.sentences.get(number)
            known = self._cues[number] = [] if sentence is None else list(self._told(sentence))
        return known

    def _told(self, sentence: Sentence) -> Iterator[_Cue]:
        """Who comes and who receives in a sentence."""
        lists = verbs(sentence.lang)
        for mention in self._mentions(sentence.number):
            if len(mention.actors) != 1 or not mention.actors[0].code:
                continue
            code = mention.actors[0].code
            token = sentence.tokens[mention.head]
            if mention.kind == "adjective":
                above = sentence.tokens[token.head]
                if above.lemma.lower() in lists["visits"]:
                    yield _Cue(code, True, True)
                continue
            led = sentence.case(token.i)
            above = self._verb(sentence, token)
            lemma = above.lemma.lower()
            subject = token.dep.startswith("nsubj")
            passive = "pass" in token.dep
            thing = mention.place or mention.kind in ("city", "seat", "name")
            if lemma in lists["receiving"] and above.upos in VERBAL:
                if subject:
                    yield _Cue(code, passive, True)
                elif token.dep.partition(":")[0] in ("obj", "obl", "iobj") and not thing:
                    yield _Cue(code, "agent" not in token.dep, True)
                elif mention.place or led in _TO:
                    yield _Cue(code, False, True)
            elif lemma in lists["going"] and above.upos in VERBAL:
                if subject and not passive:
                    yield _Cue(code, True, True)
                elif thing and (led is None or led in _TO):
                    yield _Cue(code, False, True)
                elif not thing and token.dep in ("obj", "nsubj:pass"):
                    yield _Cue(code, True, True)
            elif lemma in lists["visits"] and token.dep.startswith(
                ("nmod", "det", "obl", "compound", "appos")
            ):
                if led in _TO:
                    yield _Cue(code, False, True)
                else:
                    yield _Cue(code, True, True)
            elif mention.place and mention.kind in ("city", "name") and led in _TO:
                yield _Cue(code, False, False)

        for first, state in self.spots.get(sentence.number, ()):
            token = sentence.tokens[first]
            above = self._verb(sentence, token)
            led = sentence.case(token.i)
            lemma = above.lemma.lower()
            if led in _TO or (led is None and lemma in lists["going"]):
                told = lemma in lists["going"] or lemma in lists["visits"] or lemma in lists["receiving"]
                yield _Cue(state, False, told)

    @staticmethod
    def _verb(sentence: Sentence, token: Token) -> Token:
        """The word on which a mention hangs, past those that it is named together with."""
        at = token
        for _ in range(3):
            above = sentence.tokens[at.head]
            if at.dep.startswith(("conj", "flat", "appos")) and above.i != at.i and above.upos not in VERBAL:
                at = above
                continue
            break
        return sentence.tokens[at.head]

    def _host(self, sentence: Sentence, part: Part) -> Sequence[Actor]:
        return self._visiting(sentence, part, guest=False)

    def _guest(self, sentence: Sentence, part: Part) -> Sequence[Actor]:
        return self._visiting(sentence, part, guest=True)

    def _visiting(self, sentence: Sentence, part: Part, *, guest: bool) -> Sequence[Actor]:
        """The one who came, or who received, in the last visit that the page tells."""
        owned, owner = self._owner(sentence, part)
        own = None if owner is None else owner.actors[0].code
        named = self._apposed(sentence, part)
        if named is not None and named.code != own:
            if own is not None and named.code is not None:  # and whoever has him for a host is a guest
                pair = (_Cue(own, not guest, True), _Cue(named.code, guest, True))
                self._cues_of(sentence.number).extend(pair)
            return (named,)
        if _described(sentence, part):
            return ()
        if owned and own is None:
            return ()
        doer = None
        if not sentence.tokens[part.head].dep.startswith(("nsubj", "appos", "root")):
            doer = self._subject(sentence, part.head)  # who invites the host is another
        apart = {own, None if doer is None else doer.actors[0].code}
        told: set[str] = set()
        others: set[str] = set()
        weak: set[str] = set()
        for number in range(sentence.number, sentence.number - 1 - BACK, -1):
            cues = self._cues_of(number)
            here = {c.code for c in cues if c.sure and c.guest == guest and c.code not in apart}
            there = {c.code for c in cues if c.sure and c.guest != guest}
            told, others = told or here, others or there
            weak = weak or {c.code for c in cues if not c.sure and c.code not in apart}
            if here and (there or number < sentence.number):
                break
        told -= others
        if len(told) == 1 and (guest or is_state(next(iter(told)))):
            return (side(next(iter(told))),)
        if told:
            return ()
        if not guest and len(weak - others) == 1 and (own in others or (others and not owned)):
            return (side(next(iter(weak - others))),)
        if not guest and part.last > part.first and len(weak) == 1 and not told:
            return (side(next(iter(weak))),)  # "the host government" of those who signed there
        known = own if own is not None else next(iter(others)) if len(others) == 1 else None
        if known is None or not (others or weak):
            return ()
        rest = {
            m.actors[0].code
            for group in self._groups(sentence, part.first)
            for m in group
            if len(m.actors) == 1 and m.actors[0].code not in (None, known, *apart)
        }
        return (side(str(next(iter(rest)))),) if len(rest) == 1 else ()

    def _apposed(self, sentence: Sentence, part: Part) -> Actor | None:
        """ "Son hôte, Pedro Sánchez": whoever is named beside between commas."""
        tokens = sentence.tokens
        if part.last + 2 < len(tokens) and tokens[part.last + 1].text == ",":
            for mention in self._mentions(sentence.number):
                if part.last + 2 <= mention.first <= part.last + 4 and mention.kind in PERSONS:
                    return replace(mention.actors[0], span=None) if mention.actors[0].code else None
        i = part.first - 1
        while i > 0 and tokens[i].upos in ("DET", "ADJ", "PRON"):
            i -= 1
        if (
            i > 0
            and tokens[i].text == ","
            and tokens[part.last + 1 :][:1]
            and tokens[part.last + 1].text == ","
        ):
            before = next((m for m in self._mentions(sentence.number) if m.last == i - 1), None)
            if before is not None and before.kind in PERSONS and before.actors[0].code:
                return replace(before.actors[0], span=None)
        return None


def side(code: str) -> Actor:
    state = code if is_state(code) else None
    return Actor(country=state, code=code, sector="GOV" if state else "IGO")


def is_state(code: str) -> bool:
    return code in state_entries()


def _described(sentence: Sentence, part: Part) -> bool:
    """ "L'hôte de l'Élysée", "the guests of the hotel": the words behind say whose."""
    return any(t.i > part.last for t in sentence.dependents(part.head, "nmod", "acl"))
