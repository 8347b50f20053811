"""Persons whom nobody listed and whom the page itself introduces: "Ilze Ozola, a Latvian nurse", «американец Том Рид».

Part of `Phrases`. A calling beside a whole name tells that it is somebody's, a nationality or origin beside the calling tells
whose; from then on the surname or the first name alone means the same person. A name whose state nothing tells is left alone.
"""

from __future__ import annotations

from dataclasses import replace

from degel.actors.bearers import SERVES, joined
from degel.actors.crowds import Crowds
from degel.actors.lexicon import fold, lower
from degel.actors.scene import Draft, gender_of
from degel.actors.units import Unit, head_of
from degel.records import Actor

__all__ = ["Introduced"]

_OPENS = (",", "(", "—", "–", "-")
# Words of a nominal phrase behind which it goes on.
_INSIDE = frozenset(("DET", "ADJ", "NOUN", "NUM", "PROPN", "ADV", "X"))
_FROM = frozenset(("from", "of", "de", "du", "des", "d'", "d’", "del", "из"))
_OUT_OF = frozenset(("from", "из"))
# How far an apposition is read.
_REACH = 7
# A name that stands for somebody holds at least two words and no more than this.
_LONGEST = 5
# Sectors of groups, firms and papers: what is called so bears a name, and is nobody.
_FIRMS = frozenset(("BUS", "MNC", "MED", "PTY", "NGO", "IGO", "LEG"))


# A calling whose state the page alone tells is as sure as this.
_GUESSED = 0.5
# First and last token of what is told, who is meant, and the draft that stood there already.
_Told = tuple[int, int, Actor, Draft | None]


class Introduced(Crowds):
    """Finds who is named for the first time, with a calling and a nationality beside the name."""

    def _introduced(self) -> None:
        covered = {j for draft in self.drafts for j in range(draft.first, draft.last + 1)}
        for unit in self.units:
            if unit.kind == "surname" and unit.taken and unit.first not in covered:
                unit.taken = False  # a part of another's name
        i = 0
        while i < len(self.tokens):
            end = self._whole_name(i, covered)
            if end is None:
                i += 1
                continue
            self._introduce(i, end)
            i = end

    def _whole_name(self, i: int, covered: set[int]) -> int | None:
        """The index after a name of two words or more that begins at token `i`."""
        token = self.tokens[i]
        if token.upos not in ("PROPN", "X", "NOUN", "ADJ") or not token.text[:1].isupper() or i in covered:
            return None
        before = self.tokens[i - 1] if i else None
        if before is not None and (
            (before.upos == "PROPN" and before.text[:1].isupper()) or before.text == "-"
        ):
            unit = self.at[i - 1]
            if unit is None or unit.kind not in ("agent", "honorific", "office", "people", "adjective"):
                return None  # the name began before
        end = self._run(i)
        words = [t for t in self.tokens[i:end] if t.text[:1].isupper()]
        if not 2 <= len(words) <= _LONGEST or any(t.i in covered for t in self.tokens[i:end]):
            return None
        if len(words[0].text.rstrip(".")) < 2 and len(words) < 3:
            return None
        if any(t.text.isupper() and len(t.text) > 2 for t in words) or any(
            c.isdigit() for t in words for c in t.text
        ):
            return None
        return end

    def _introduce(self, first: int, end: int) -> None:
        told = self._before_name(first) or self._apposition(end) or self._served(first, end)
        if told is None:
            return
        low, high, known, draft = told
        if draft is not None:
            self.drafts.remove(draft)
        for unit in self.units:
            if min(low, first) <= unit.first and unit.last <= max(high, end - 1):
                unit.taken = True
        head = head_of(self.sentence, first, end - 1)
        gender = gender_of(self.tokens[head]) or gender_of(self.tokens[high if low > first else low])
        written = tuple(t.text for t in self.tokens[first:end] if t.text != "-")
        actor = replace(known, name=joined(self.tokens, first, end - 1))
        self._draft(
            min(low, first), max(high, end - 1), head, "person", [actor], 0.8 if draft is None else min(0.8, draft.quality), gender=gender, person=True, name_words=written, former=actor.sector == "ELI"
        )  # fmt: skip

    def _served(self, first: int, end: int) -> _Told | None:
        """ "le conseiller de Laurent Gbagbo, X,": of the state of whom he serves."""
        if first < 4 or self.tokens[first - 1].text != "," or not self._closes(end):
            return None
        boss = next((d for d in self.drafts if d.last == first - 2 and d.person and len(d.actors) == 1), None)
        if boss is None or boss.first < 2 or boss.actors[0].country is None:
            return None
        if self.tokens[boss.first - 1].lower not in self.words["of"] | {"du", "del"}:
            return None
        unit = self.at[boss.first - 2]
        if unit is None or unit.kind != "office" or unit.reading.office not in SERVES:
            return None
        whose = boss.actors[0]
        actor = Actor(country=whose.country, code=whose.country, sector="GOV", office=unit.reading.office)
        return first, end - 1, actor, None

    def _apposition(self, end: int) -> _Told | None:
        """What an apposition behind a name says: its tokens, the state, the sector and the draft that it made already."""
        j = self._past_age(end)
        if j is None:
            return None
        while j < len(self.tokens) and self.tokens[j].upos == "DET":
            j += 1
        found = self._phrase(j)
        if found is None or not self._ends(found[1] + 1):
            return None
        return found

    def _joined_with_another(self, unit: Unit) -> bool:
        """Is it the half of a double adjective?"""
        text = self.tokens[unit.last].text
        return "-" in text or (unit.last + 1 < len(self.tokens) and self.tokens[unit.last + 1].text == "-")

    def _past_age(self, end: int) -> int | None:
        """The token behind the comma after a name, and behind the age ("X, 34 ans, …")."""
        tokens = self.tokens
        if end >= len(tokens) or tokens[end].text not in _OPENS:
            return None
        j = end + 1
        if j < len(tokens) and tokens[j].text.isdigit():
            k = j + 1
            while k < len(tokens) and k < j + 3 and tokens[k].upos in ("NOUN", "ADJ"):
                k += 1
            if k < len(tokens) and tokens[k].text in (",", ")"):
                return k + 1
        return j

    def _phrase(self, start: int) -> _Told | None:
        """The nominal phrase at token `start`, when it names a calling and one state."""
        tokens = self.tokens
        draft = next((d for d in self.drafts if start <= d.first <= start + 1 and self._nameless(d)), None)
        if draft is not None and all(t.upos in ("ADJ", "DET") for t in tokens[start : draft.first]):
            return None if self._of_a_matter(draft) else (start, draft.last, draft.actors[0], draft)
        code, sector, last = None, "CVL", None
        called = topical = False
        j = start
        while j < len(tokens) and j < start + _REACH:
            unit, token = self.at[j], tokens[j]
            if (
                unit is not None
                and not unit.taken
                and unit.kind in ("adjective", "people")
                and len(unit.codes) == 1
            ):
                if code is not None and code != unit.codes[0]:
                    return None
                code, last = unit.codes[0], unit.last
                if unit.kind == "people" and unit.head == unit.last and self._one(unit.last):
                    called = True
                j = unit.last + 1
                continue
            if unit is not None and unit.kind == "agent" and self._may_bear(unit.head, unit.reading.sector):
                called, last, sector = True, unit.last, unit.reading.sector or "CVL"
                j = unit.last + 1
                continue
            if unit is not None and unit.kind not in ("surname", "former", "office", "honorific"):
                break
            if self._calls(token.lower, token.lemma.lower()) and self._one(j):
                called, last = True, j
                topical = topical or self._topical(j)
            elif called and token.lower in _FROM and code is None:
                if topical and token.lower not in _OUT_OF:
                    break
                at = self._origin(j + 1)
                if (
                    at is None
                    and j + 1 < len(tokens)
                    and tokens[j + 1].upos == "NOUN"
                    and self.at[j + 1] is None
                ):
                    j += 2  # "un chauffeur de taxi grec"
                    continue
                if at is None:
                    break
                last, code = at
                break
            elif token.upos not in _INSIDE or (token.text[:1].isupper() and token.upos == "PROPN"):
                break
            j += 1
        if code is None or last is None or not called:
            return None
        return start, last, Actor(country=code, code=code, sector=sector), None

    def _topical(self, i: int) -> bool:
        token = self.tokens[i]
        return any(lower(fold(word)) in self.words["topical"] for word in (token.text, token.lemma))

    def _of_a_matter(self, draft: Draft) -> bool:
        """ "Spécialiste de la Syrie", "historian of Iran": what is known, not where one is from."""
        behind = self.tokens[draft.head + 1 : draft.last + 1]
        return self._topical(draft.head) and any(t.lower in _FROM - _OUT_OF for t in behind)

    def _origin(self, j: int) -> tuple[int, str] | None:
        """The state behind "from", "de", «из»: its own name or that of its capital."""
        while j < len(self.tokens) and self.tokens[j].upos == "DET":
            j += 1
        unit = self.at[j] if j < len(self.tokens) else None
        if unit is None or unit.taken or unit.kind not in ("state", "capital") or len(unit.codes) != 1:
            return None
        return unit.last, unit.codes[0]

    def _before_name(self, first: int) -> _Told | None:
        """What stands right before a name: "l'historienne lettone", «американец», "the Ghanaian nurse"."""
        tokens = self.tokens
        draft = next((d for d in self.drafts if d.last == first - 1 and self._nameless(d)), None)
        if draft is not None and draft.actors[0].code and tokens[first - 1].upos in ("NOUN", "ADJ", "PROPN"):
            return draft.first, draft.last, draft.actors[0], draft
        code, sector, called, office = None, "CVL", False, None
        j = first - 1
        while j >= 0 and j > first - 5:
            unit, token = self.at[j], tokens[j]
            if (
                unit is not None
                and not unit.taken
                and unit.kind in ("adjective", "people")
                and len(unit.codes) == 1
            ):
                if code is not None:
                    return None
                if self._joined_with_another(unit):
                    return None  # «сиро-маланкарский»
                code = unit.codes[0]
                people = unit.kind == "people" or any(r.kind == "people" for r in unit.readings)
                alone = people and (
                    (self.lang == "ru" and token.upos in ("NOUN", "PROPN"))
                    or (self.lang == "fr" and token.text[:1].isupper())
                    or (self.lang == "es" and tokens[j - 1].lower in ("el", "la", "al", "del"))
                )
                called = called or (alone and self.lang != "en" and self._one(unit.head))
                j = unit.first - 1
                continue
            if unit is not None and unit.kind == "former" and not unit.taken and not called:
                office = next((r.office for r in unit.readings if r.office), None)
                if office is None:
                    break
                called, sector, j = True, "ELI", unit.first - 1
                continue
            if unit is not None and unit.kind == "agent" and self._may_bear(unit.head, unit.reading.sector):
                called, sector, j = True, unit.reading.sector or "CVL", unit.first - 1
                continue
            if (
                unit is None
                and token.text.islower()
                and self._calls(token.lower, token.lemma.lower())
                and self._one(j)
            ):
                called = True
            elif (
                token.upos not in ("ADJ", "NOUN")
                or not token.text.islower()
                or unit is not None
                or (self.lang in ("fr", "es") and called)
            ):
                break
            j -= 1
        if office is not None and code is None and self._own_state() is None:
            code = self._clear_state()
        if code is None or not called:
            return None
        return j + 1, first - 1, Actor(country=code, code=code, sector=sector, office=office), None

    def _nameless(self, draft: Draft) -> bool:
        return (
            draft.kind in ("agent", "title")
            and not draft.plural
            and draft.standing is None
            and len(draft.actors) == 1
            and draft.actors[0].name is None
            and draft.quality >= _GUESSED
            and self._may_bear(draft.head, draft.actors[0].sector)
            and self._one(draft.head)
            and self._a_person(draft)
        )

    def _a_person(self, draft: Draft) -> bool:
        """Is it one who may bear a name, no institution?"""
        unit = self.at[draft.head]
        if draft.kind == "title":
            return True
        return unit is not None and unit.kind == "agent"

    def _may_bear(self, head: int, sector: str | None) -> bool:
        """A journalist may bear a name, a channel has one."""
        token = self.tokens[head]
        return sector not in _FIRMS or self._calls(token.lower, token.lemma.lower())

    def _one(self, i: int) -> bool:
        return self.tokens[i].feats.get("Number", "Sing") != "Plur"

    def _calls(self, form: str, lemma: str) -> bool:
        return any(
            {form, lemma} & self.words[key] or lower(fold(form)) in self.words[key]
            for key in ("callings", "trades")
        )

    def _ends(self, j: int) -> bool:
        """Does nothing behind the phrase make it another's ("a Latvian teacher training college")?"""
        if j >= len(self.tokens):
            return True
        token = self.tokens[j]
        if token.upos in ("PROPN", "X") and token.text[:1].isupper():
            return False  # «Анна Нур, кенийский писатель Пётр Мванги»: a list
        return token.upos != "NOUN" or (self.lang != "en" and not token.dep.startswith(("compound", "flat")))
