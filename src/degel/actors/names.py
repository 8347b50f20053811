"""Names of persons: beside a title, alone, and again later in the document."""

from __future__ import annotations

from dataclasses import replace

from degel.actors.between import PARTICLES, Between
from degel.actors.families import same_family, sector_of
from degel.actors.lexicon import fold, lower
from degel.actors.memory import Figure, surname_key
from degel.actors.namesakes import FAMOUS, KNOWN, RULERS, is_thing, of_a_trade
from degel.actors.people import Person, Standing
from degel.actors.scene import Title, gender_of
from degel.actors.units import Unit, head_of
from degel.parse.sentence import Token
from degel.records import Actor

__all__ = ["Names", "same_family"]


# Offices of a state alone, so that nobody asks whose.
_NATIONAL = ("minister", "member-of-parliament")


class Names(Between):
    """Finds and settles persons."""

    def _name_right(self, title: Title) -> tuple[int, int, Unit | None] | None:
        tokens = self.tokens
        j = self._past_charge(self._after_host(title), title)
        comma = False
        if j < len(tokens) and tokens[j].text in (",", "(", "–", "—"):
            comma = True
            j += 1
        while j < len(tokens) and (unit := self.at[j]) is not None and unit.kind == "honorific":
            j = unit.last + 1
        j = self._past_rank(j)
        if comma and self.lang != "en":
            j = self._past_nationality(j, title)
        if not comma and self.lang in ("fr", "es"):
            j = self._past_party(j)
        if j >= len(tokens):
            return None
        if title.served and not comma and self._boss(j, title):
            return None
        unit = self.at[j]
        whole = unit is not None and (
            unit.kind == "person" or (unit.kind == "surname" and not self._part_of_a_name(unit))
        )
        apart = self.lang == "ru" and tokens[j].dep.startswith("nsubj") and not self._subject(title.unit.head)
        if unit is not None and whole and not unit.taken:
            if apart and not comma:
                return None  # "в беседе с президентом Турции Владимир Путин выразил …"
            end = unit.last + 1
            apposed = self._closes(end) or tokens[unit.head].dep in ("appos", "flat")
            return (j, unit.last, unit) if not comma or (apposed and unit.kind == "person") else None
        end = self._run(j)
        if end == j:
            return None
        if self.lang == "ru" and not comma and end - j > 2 and self._of_a_region(j, title):
            j += 1
        addressed = comma and not title.codes and self.memory.office(title.office or "") is not None
        if comma and (not self._closes(end) or end - j < 2 or addressed):
            return None
        if apart and not comma:
            return None
        if (
            end - j == 1
            and len(tokens[j].text) > 1
            and tokens[j].text.isupper()
            and not tokens[title.unit.head].text.isupper()
        ):
            return None
        # "ministre de la Sécurité Publique", "президент Сейнсбери": one unknown word beside a title without a state.
        if (
            end - j == 1
            and self.lang != "en"
            and not title.codes
            and self.memory.named(tokens[j].text) is None
            and (unit is None or unit.kind != "surname")
            and not self._surname_of(title, j)
        ):
            title.foreign = title.foreign or self.lang == "ru"
            return None
        inner = next((u for u in self.units if u.kind == "person" and j <= u.first < end), None)
        return j, end - 1, inner

    def _name_left(self, title: Title) -> tuple[int, int, Unit | None] | None:
        """ "Mike Pompeo, the US Secretary of State": the name before an apposition."""
        tokens = self.tokens
        i = title.first - 1
        while i >= 0 and (
            tokens[i].upos == "DET" or lower(tokens[i].text) in ("l'", "l’", "el", "the", "le", "la")
        ):
            i -= 1
        if i < 1 or tokens[i].text not in (",", "(", "—", "–"):
            return None
        i -= 1
        unit = self.at[i]
        draft = next((d for d in self.drafts if d.kind == "person" and d.last == i), None)
        if draft is not None:
            person = draft.standing
            appos = tokens[title.unit.head].dep in ("appos", "flat", "parataxis") or self._closes(
                title.last + 1
            )
            if not appos:
                return None
            if person is not None:
                standing = self._standing(person)
                if title.codes and standing.code and title.codes[0][1] != standing.code:
                    return None
                if not title.codes and title.office != standing.office and not standing.former:
                    return None
            self.drafts.remove(draft)
            source = next((u for u in self.units if u.last == i and u.kind in ("person", "surname")), None)
            return draft.first, i, source
        office = title.office or ""
        # "Jean Dupont, ministre de la mer, …" is one of the state's that the page is about, if of any
        known = bool(title.codes) or (office.endswith(_NATIONAL) and not title.foreign)
        if (unit is not None and unit.kind != "surname") or not known or not self._apposed(title.last + 1):
            return None
        if unit is not None:
            unit.taken = False  # the surname of a known person, which is another's here
        start = i
        while start > 0 and i - start < 5 and self.at[start - 1] is None and (
            (tokens[start - 1].text[:1].isupper() and tokens[start - 1].upos in ("PROPN", "NOUN", "X", "ADJ"))
            or tokens[start - 1].text == "-"
            or (tokens[start - 1].lower in PARTICLES and tokens[start - 1].upos in ("PROPN", "X"))
        ):  # fmt: skip
            start -= 1
        if not tokens[start].text[:1].isupper() or self._run(start) != i + 1 or i == start:
            return None
        return start, i, None

    def _apposed(self, j: int) -> bool:
        """Does the apposition end at token `j`, or behind what its holder is charged with ("secrétaire d'État chargé de la mer,")?"""
        if self._closes(j):
            return True
        if lower(fold(self.tokens[j].text)) not in self.words["charged"]:
            return False
        return any(self._closes(i) for i in range(j + 1, min(j + 9, len(self.tokens))))

    def _homonym(self, unit: Unit, country: str | None, office: str | None) -> Person | None:
        """Which of the persons with this surname: remembered, of that state, in that office, in office that day."""
        candidates = [r.person for r in unit.readings if r.kind == "surname" and r.person is not None]
        remembered = self.memory.named(self.tokens[unit.last].text)
        if remembered is not None and remembered.actors[0].name:
            for person in candidates:
                if person.name == remembered.actors[0].name:
                    return person
        if country is not None:
            candidates = [
                p for p in candidates if p.country == country or self._standing(p).country == country
            ]
        if not candidates:
            return None
        standings = [(person, self._standing(person)) for person in candidates]

        def rank(item: tuple[Person, Standing]) -> tuple[bool, bool, float, float]:
            person, standing = item
            return (
                office is None or standing.office not in same_family(office),
                standing.former,
                -self.context.counts[person.country or ""],
                -standing.quality,
            )

        return min(standings, key=rank)[0]

    def _person(self, unit: Unit) -> None:
        tokens = self.tokens
        first, last = unit.first, unit.last
        unit.taken = True
        if unit.kind == "surname":
            figure = self.memory.named(tokens[last].text)
            key = surname_key(tokens[last].text, self.lang)
            if self._part_of_a_name(unit):
                if figure is None:
                    self.memory.strangers.add(key)
                return
            if figure is None and key in self.memory.strangers:
                return
            homonyms = {r.person.name for r in unit.readings if r.person is not None}
            if figure is not None and figure.person and figure.actors[0].name not in homonyms:
                self._again(figure, first, last, unit.head)
                return
            person = self._homonym(unit, None, None)
            if person is None:
                return
            if figure is None and not self._expected(person, unit):
                return
        else:
            persons = [r.person for r in unit.readings if r.kind == "person" and r.person is not None]
            person = max(
                persons, key=lambda p: (not self._standing(p).former, self.context.counts[p.country or ""])
            )
        if self._namesake(person, unit):
            self.memory.strangers.add(surname_key(tokens[last].text, self.lang))
            return
        figure = self.memory.named(tokens[last].text)
        if figure is not None and figure.actors[0].name == person.name and figure.actors[0].office:
            self._again(figure, first, last, unit.head, person)
            return
        standing = self._standing(person)
        if standing.former:
            actor = Actor(
                country=standing.country,
                code=standing.code,
                sector="ELI",
                name=person.name,
                office=standing.office,
                wikidata=person.wikidata,
            )
        else:
            actor = Actor(
                country=standing.country,
                code=standing.code,
                sector=person.sector or sector_of(standing.office),
                name=person.name,
                office=standing.office,
                wikidata=person.wikidata,
            )
        quality = standing.quality * (0.93 if unit.kind == "surname" else 1.0)
        first, head = self._once(first, unit.head)
        if first < unit.first and (left := self._left(person, first)):
            actor = replace(actor, office=left, sector="ELI")
        self._draft(
            first, last, head, "person", [actor], quality, gender=person.gender, person=True,
            former=standing.former, name_words=tuple(t.text for t in tokens[first : last + 1]), standing=person,
        )  # fmt: skip
        if unit.kind == "surname":
            self._christen(person)

    def _left(self, person: Person, first: int) -> str | None:
        """The office that the person once held and that the noun at token `first` names ("el expresidente X")."""
        unit = self.at[first]
        held = {term.office for term in person.terms}
        return next((r.office for r in unit.readings if r.office in held), None) if unit is not None else None

    def _namesake(self, person: Person, unit: Unit) -> bool:
        """Is it a thing called after the person, or somebody else whose trade stands beside the name?"""
        words = self.context.words
        if is_thing(unit.first, unit.last, self.sentence, words):
            return True
        apart = self._standing(person).former or self.context.counts[person.country or ""] < 2
        return apart and of_a_trade(unit.first, unit.last, self.sentence, words)

    def _once(self, first: int, head: int) -> tuple[int, int]:
        """From where a person's mention goes, and its head, with the noun for who once held an office (*el expresidente X*)."""
        places = [first - 1]
        if first > 1 and self.tokens[first - 1].upos == "ADJ":
            places.append(first - 2)  # "el expresidente boliviano X"
        if first > 2 and self.tokens[first - 2].upos == "ADP":
            places.append(first - 3)  # "el expresidente de Bolivia X"
        for place in places:
            unit = self.at[place] if place >= 0 else None
            if unit is not None and unit.kind == "former" and self.tokens[unit.head].upos == "NOUN":
                return unit.first, unit.head
        return first, head

    def _part_of_a_name(self, unit: Unit) -> bool:
        """Is a surname only a part of somebody else's name ("Brigitte Macron", "Blair Macpherson", "The Hague")?"""
        tokens = self.tokens
        before = tokens[unit.first - 1] if unit.first else None
        after = tokens[unit.last + 1] if unit.last + 1 < len(tokens) else None
        if before is not None and before.lower == "the" and before.text[0] == "T" and unit.last == unit.head:
            return True
        known = {r.person.name for r in unit.readings if r.person is not None}
        remembered = self.memory.named(tokens[unit.last].text)
        if remembered is not None and remembered.actors[0].name:
            known.add(remembered.actors[0].name)
        beside = self.at[unit.first - 1] if unit.first else None
        capitals = tokens[unit.last].text.isupper() and before is not None and before.text.isupper()
        alone = beside is None or beside.kind == "surname"
        if capitals and before is not None and alone and before.upos in ("PROPN", "NOUN", "X"):
            # a speaker's name in capitals: JUAN ANTONIO CASTRO GARCÍA
            return not any(lower(fold(before.text))[:3] in lower(fold(name)) for name in known)
        if before is not None and (beside is None or beside.kind == "surname") and self._namelike(before):
            start = lower(fold(before.text))[:3]
            if len(before.text.rstrip(".")) > 1 and not any(start in lower(fold(name)) for name in known):
                return True
        behind = self.at[unit.last + 1] if after is not None else None
        if after is not None and (behind is None or behind.kind == "surname") and self._namelike(after):
            if behind is not None and any(lower(fold(after.text)) in lower(fold(name)) for name in known):
                return False
            return after.start == tokens[unit.last].end + 1 and (
                remembered is None or after.dep.startswith("flat")
            )
        return False

    def _namelike(self, token: Token) -> bool:
        return (
            token.upos == "PROPN"
            and token.text[:1].isupper()
            and not (token.text.isupper() and len(token.text) > 2)
            and lower(fold(token.text)) not in self.words["not_persons"]
        )

    def _expected(self, person: Person, unit: Unit) -> bool:
        """A common surname, or that of somebody less known, means the politician only where his state is spoken of."""
        before = self.at[unit.first - 1] if unit.first else None
        standing = self._standing(person)
        if before is not None and person.once(before.kind, before.readings):
            return True  # "el expresidente Uribe"
        if standing.former and not any(term.office in RULERS for term in person.terms):
            known = self.context.counts[person.country or ""] > 0
            return before is not None and (before.kind == "former" or (before.kind == "honorific" and known))
        if self.context.counts[person.country or ""] > 0:
            return not unit.reading.ambiguous or self.tokens[unit.head].upos == "PROPN"
        if unit.reading.ambiguous:
            return before is not None and before.kind in ("honorific", "office", "former")
        acts = unit.first == 0 or self.tokens[unit.head].dep.startswith("nsubj")
        if person.country is None or (standing.office in FAMOUS and not standing.former):
            return True
        if not acts:
            return False
        # "Песков раскритиковал…", "Trump vowed…": whoever opens a text and acts in it
        return standing.office in KNOWN if not standing.former else self._lately_ruled(person)

    def _lately_ruled(self, person: Person) -> bool:
        ends = [term.end for term in person.terms if term.office in RULERS and term.end is not None]
        return self.on is not None and any(0 <= (self.on - end).days <= _LATELY for end in ends)

    def _again(self, figure: Figure, first: int, last: int, head: int, person: Person | None = None) -> None:
        self._draft(
            first, last, head, "person", list(figure.actors), max(figure.quality - 0.03, 0.2), gender=figure.gender,
            person=True, former=figure.former, standing=person,
        )  # fmt: skip

    def _strangers(self) -> None:
        """People named but unknown: no mention, but whoever "he" may mean instead of somebody known."""
        tokens = self.tokens
        i = 0
        covered = {j for draft in self.drafts for j in range(draft.first, draft.last + 1)}
        heads: set[int] = set()
        while i < len(tokens):
            if (
                tokens[i].upos == "PROPN"
                and tokens[i].text[:1].isupper()
                and self.at[i] is None
                and i not in covered
            ):
                end = self._run(i)
                several = end - i >= 2 and tokens[i + 1].upos == "PROPN"
                if several or (end - i == 1 and self._subject(i)):
                    head = head_of(self.sentence, i, end - 1)
                    subject = self._subject(head)
                    self._rival(i, Figure((), None, False, True, subject, self.sentence.number, 0.5))
                    heads.add(head)
                    if tokens[head].dep == "conj" and tokens[head].head in heads:
                        both = self._subject(tokens[head].head)  # "their names" are those of the two
                        self._rival(i, Figure((), None, True, True, both, self.sentence.number, 0.5))
                i = max(end, i + 1)
            else:
                i += 1

    def _things(self) -> None:
        """Nouns that mean nobody of ours: what "it", "they", « il » or «она» may mean instead of a state or body."""
        covered = {j for draft in self.drafts for j in range(draft.first, draft.last + 1)}
        for token in self.tokens:
            if token.upos != "NOUN" or token.i in covered or not token.dep.startswith(("nsubj", "obj")):
                continue
            unit = self.at[token.i]
            if unit is not None and unit.kind in ("pair", "people-pair", "counterpart"):
                continue
            several = any(self.sentence.dependents(token.i, "conj", "nummod", "nummod:gov"))
            plural = token.feats.get("Number") == "Plur" or several  # «два студента»
            person = token.lemma.lower() in self.words["humans"]
            subject = token.dep.startswith("nsubj")
            figure = Figure((), gender_of(token), plural, person, subject, self.sentence.number, 0.5)
            self._rival(token.i, figure)

    def _rival(self, i: int, figure: Figure) -> None:
        self.memory.rivals.append((i, figure))
        if figure.person or figure.subject:
            self.memory.recent.append(figure)

    def _remembered(self) -> None:
        """Bare surnames of people whom the page itself introduced ("Mme Liimets")."""
        if not self.memory.surnames and not self.memory.given:
            return
        covered = {i for draft in self.drafts for i in range(draft.first, draft.last + 1)}
        for i, token in enumerate(self.tokens):
            if i in covered or not token.text[:1].isupper() or len(token.text) < 3:
                continue
            unit = self.at[i]
            if unit is not None and unit.kind not in ("capital", "agent", "office"):
                continue
            figure = self.memory.named(token.text) or self._by_first_name(i)
            if figure is None or token.upos in ("VERB", "ADP", "DET"):
                continue
            if unit is not None:
                unit.taken = True
            first = i
            given = self.tokens[i - 1]
            if (
                i
                and self.at[i - 1] is None
                and given.upos == "PROPN"
                and given.text[:1].isupper()
                and (given.head == i or token.head == given.i)
            ):
                first = i - 1
                named = lower(fold(figure.actors[0].name or ""))
                if lower(fold(given.text)).rstrip(".")[: 3 if self.lang == "ru" else 30] not in named:
                    continue
            self._again(figure, first, i, head_of(self.sentence, first, i))

    def _christen(self, person: Person) -> None:
        """Remembers the first name of somebody whom the page calls by the surname."""
        written = person.entry.get(self.lang) or [person.name]
        words = str(written[0] if isinstance(written, list) else written).split()
        figure = next(self.memory.latest(1), None)
        if figure is not None and len(words) > 1:
            self.memory.christen(words[0], figure)

    def _by_first_name(self, i: int) -> Figure | None:
        """ "Dmytro" alone, of somebody whose whole name the page has told; no part of another's name, nobody new."""
        token = self.tokens[i]
        figure = self.memory.called(token.text)
        if figure is None or self.at[i] is not None or token.text.isupper():
            return None
        called_to = i + 1 < len(self.tokens) and self.tokens[i + 1].text in (",", "!")  # "Henrique, ya está"
        if token.upos != "PROPN" and not (called_to and token.upos in ("NOUN", "X")):
            return None
        for j in (i - 1, i + 1):
            beside = self.tokens[j] if 0 <= j < len(self.tokens) else None
            if beside is not None and (
                beside.text[:1].isupper() and beside.upos in ("PROPN", "X", "NOUN", "ADJ")
            ):
                return None
            if beside is not None and (beside.text == "-" or (beside.lower in PARTICLES and j > i)):
                return None
        if token.dep in ("flat", "compound", "flat:name", "flat:foreign"):
            return None
        if i + 2 < len(self.tokens) and self.tokens[i + 1].text in (",", "("):
            after = self.tokens[i + 2]
            called = after if after.dep == "appos" else self.tokens[after.head]
            if after.text[:1].isdigit() or (
                called.dep == "appos" and called.head == i and called.upos == "NOUN"
            ):
                return None  # "Vladimir, 34, a driver"
        return figure


# Days for which a ruler out of office is still known by the surname alone.
_LATELY = 6 * 366
