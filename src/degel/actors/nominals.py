"""Units of a sentence → noun phrases that mean somebody: title + nationality + name, institution + state.

Input: a parsed sentence, its units, the document's context and memory. Output: `Draft`s, one a mention.
"""

from __future__ import annotations

from dataclasses import replace

from degel.actors.bearers import CHANCELLORS, STATE_OFFICES, next_holder, of_a_state, office_slug
from degel.actors.introduced import Introduced
from degel.actors.lexicon import fold, lower
from degel.actors.memory import Figure
from degel.actors.people import holder
from degel.actors.scene import Draft, Title, acting_upon, gender_of
from degel.actors.states import state_entries
from degel.actors.together import Together
from degel.actors.units import Unit
from degel.records import Actor

__all__ = ["Draft", "Phrases"]


_TITLES = ("office", "institution", "agent", "counterpart")


# Offices that any state may have and one at a time holds.
_OF_ANY_STATE = frozenset(("president", "prime-minister", "foreign-minister", "defence-minister"))
# Who is sent by a state to another one, where he stands.
_SENT = frozenset(("ambassador", "envoy", "consul", "charge-d-affaires"))
# What the heads of firms, clubs and federations are called too.
_OF_FEDERATIONS = frozenset(("president", "vice-president"))
_BOTH = frozenset(("both", "ambos", "ambas", "оба", "обе", "обоих", "обоим", "обеих"))


# Republics whose own press calls the head of state so in French.
_REPUBLICS = frozenset(
    [
        "FRA",
        "BDI",
        "BEN",
        "BFA",
        "CAF",
        "CIV",
        "CMR",
        "COD",
        "COG",
        "COM",
        "DJI",
        "DZA",
        "GAB",
        "GIN",
        "HTI",
        "LBN",
        "MDG",
        "MLI",
        "MRT",
        "NER",
        "RWA",
        "SEN",
        "TCD",
        "TGO",
        "TUN",
    ]
)


class Phrases(Introduced, Together):
    """Reads the noun phrases of one sentence."""

    def read(self) -> list[Draft]:
        """The drafts of the sentence in text order."""
        self.memory.rivals = []
        for unit in self.units:
            if unit.taken:
                continue
            if unit.kind == "counterpart":
                self._counterpart(unit)
            elif unit.kind in _TITLES:
                self._title(unit)
            elif unit.kind in ("person", "surname"):
                self._person(unit)
        self._remembered()
        self._introduced()
        self._together()
        self._strangers()
        for unit in self.units:
            if not unit.taken:
                self._rest(unit)
        self._returns()
        self._things()
        self.drafts.sort(key=lambda draft: (draft.first, draft.last))
        return self.drafts

    def _title(self, unit: Unit) -> None:
        title = self._gather(unit)
        if unit.kind == "office":
            self._office(title)
        else:
            self._body_of_people(title)

    def _office(self, title: Title) -> None:
        tokens = self.tokens
        gender = gender_of(tokens[title.unit.head])
        if title.plural:
            if not title.codes:
                self._plural_without_state(title)
                return
            actors = []
            named = dict(title.people)
            for n, (country, code) in enumerate(title.codes):
                person = named.get(n) or (self._holder(code, title) if len(title.codes) > 1 else None)
                actors.append(
                    Actor(
                        country=country,
                        code=code,
                        sector=title.sector or "GOV",
                        name=person.name if person else None,
                        office=office_slug(title),
                        wikidata=person.wikidata if person else None,
                    )
                )
            if title.former:
                actors = [replace(actor, sector="ELI") for actor in actors]
            self._draft(
                title.first,
                title.last,
                title.unit.head,
                "title",
                actors,
                0.9,
                plural=True,
                person=True,
                former=title.former,
            )
            return
        name = self._name_right(title) or self._name_left(title)
        if title.office == "secretary-general" and not any(country is None for country, _ in title.codes):
            # "le directeur général" of a firm: only a body's is an office of ours.
            if name is not None and name[2] is not None and name[2].kind == "person":
                title.office = None
                self._named(title, *name, gender)
                return
            if name is not None or title.codes or not self._chief_of_a_body(title):
                return
        if title.codes and title.codes[0][0] is None and title.codes[0][1]:
            title.sector = "NGO" if title.codes[0][1] == "NGO" else "IGO"
        if name is not None:
            self._named(title, *name, gender)
            return
        if not title.codes:
            self._office_without_state(title, gender)
            return
        country, code = title.codes[0]
        if title.office == "chancellor" and code == "GBR":
            title.office = "finance-minister"
        now = self._dated(title.first) == self.on
        if title.office == "leader" and holder(code or "", "supreme-leader", self.on) is not None:
            title.office = "supreme-leader"
        figure = self.memory.office(title.office, code) if title.office and not title.former and now else None
        if figure is not None and self._other_portfolio(title, figure.actors[0]):
            figure = None
        if self.lang == "es" and figure is not None and {gender, figure.gender} == {"m", "f"}:
            figure = None  # "la secretaria" is not the man named before
        if figure is not None and not title.deputy and self._definite(title):
            self._draft(
                title.first, title.last, title.unit.head, "title", list(figure.actors), 0.93,
                gender=figure.gender or gender, person=True,
            )  # fmt: skip
            return
        person = self._holder(code, title)
        actor = Actor(
            country=country,
            code=code,
            sector=title.sector or "GOV",
            name=person.name if person else None,
            office=office_slug(title),
            wikidata=person.wikidata if person else None,
        )
        if title.former:
            actor = Actor(country=country, code=code, sector="ELI", office=office_slug(title))
        self._draft(
            title.first, title.last, title.unit.head, "title", [actor], 0.3 if title.former else title.sure,
            gender=(person.gender if person else None) or gender, person=now, former=title.former,
        )  # fmt: skip

    def _chief_of_a_body(self, title: Title) -> bool:
        """ "The secretary-general" alone: of the body spoken of here or lately, where one of them has such a head; its code goes to the title."""
        head = self.tokens[title.unit.head]
        before = self.tokens[title.first - 1] if title.first else None
        definite = self.lang == "ru" or (
            before is not None and (before.lower == "the" or before.feats.get("Definite") == "Def")
        )
        if (
            title.plural
            or title.former
            or title.deputy
            or title.foreign
            or not definite
            or head.dep == "appos"
        ):
            return False
        figure = self.memory.office("secretary-general")
        if figure is not None and figure.actors[0].country is None:
            codes = {figure.actors[0].code}
        else:
            here = {u.reading.code for u in self.units if u.kind == "body" and not u.reading.state}
            least = self.sentence.number - 4
            lately = {
                n.actor.code for n in self.memory.named_bodies if n.sentence >= least and not n.actor.country
            }
            codes = {code for code in here | lately if code and holder(code, "secretary-general", self.on)}
        if len(codes) != 1:
            return False
        code = codes.pop()
        title.codes.append((None, code))
        title.sure = min(title.sure, 0.75)
        return True

    def _plural_without_state(self, title: Title) -> None:
        """ "les deux présidents", "the leaders": the last two persons of two states, else the last two states."""
        behind = self.at[title.last + 1] if title.last + 1 < len(self.tokens) else None
        if behind is not None and behind.kind == "pair" and not behind.taken and self.lang == "ru":
            # «лидеры обеих республик»: a group whose states are looked for like those of the pair itself
            behind.taken = True
            self._draft(title.first, behind.last, title.unit.head, "group", [], 0.7, plural=True, person=True)
            return
        i = title.first - 1
        low = lower(fold(self.tokens[i].text)) if i >= 0 else ""
        two = low in self.words["two"] and (low in _BOTH or (i and self.tokens[i - 1].upos == "DET"))
        if not two and not self._met_before(title):
            return
        without = acting_upon(self.sentence, self.drafts, title.unit.head)
        pair = self.memory.pair(people=True, without=without) or self.memory.pair(without=without)
        if len(pair) == 2 and pair[0].code != pair[1].code:
            first = i if two else title.first
            self._draft(
                first, title.last, title.unit.head, "group", list(pair), 0.7 if two else 0.55, plural=True, person=True
            )  # fmt: skip

    def _met_before(self, title: Title) -> bool:
        """May a bare plural ("the leaders agreed", «Лидеры подтвердили») mean the two of whom the page has just told?"""
        head = self.tokens[title.unit.head]
        if title.former or title.deputy or title.foreign or not head.dep.startswith("nsubj"):
            return False
        if not (title.office or "").endswith((*STATE_OFFICES, "leader")) or not _talk_to_each_other(
            title.office
        ):
            return False
        before = self.tokens[title.first - 1] if title.first else None
        definite = before is not None and (before.lower == "the" or before.feats.get("Definite") == "Def")
        if not (definite or (self.lang == "ru" and title.first == title.unit.head)):
            return False
        if any(self.sentence.dependents(title.unit.head, "amod", "nmod", "nummod", "acl", "acl:relcl")):
            return False
        near = [f for f in self.memory.latest(8) if f.sentence >= self.sentence.number - 2]
        return len({actor.code for figure in near for actor in figure.actors if actor.country}) == 2

    def _office_without_state(self, title: Title, gender: str | None) -> None:
        """ "le ministre": whoever was called so before, else the state the document is plainly about."""
        slug = title.office or ""
        if title.foreign and slug in _OF_FEDERATIONS:
            self.memory.elsewhere.add(slug)
        if title.former:
            self._draft(
                title.first, title.last, title.unit.head, "title", [Actor(sector="ELI", office=office_slug(title))], 0.2,
                gender=gender, person=True, former=True,
            )  # fmt: skip
            return
        definite = self._definite(title)
        if self._state_department(title):
            known = self.memory.office("foreign-minister", "USA")
            person = holder("USA", "foreign-minister", self.on) if known is None else None
            actor = Actor(
                country="USA", code="USA", sector="GOV", office="foreign-minister",
                name=person.name if person else None, wikidata=person.wikidata if person else None,
            )  # fmt: skip
            actors = list(known.actors) if known is not None else [actor]
            self._draft(
                title.first, title.last, title.unit.head, "title", actors, 0.85, gender=gender, person=True
            )
            return
        loose = self.lang == "ru" and lower(fold(title.unit.reading.form)) in self.words["weak"]
        if definite and not loose and not title.deputy and not title.foreign and slug != "head":
            own = self._own_state()
            if own == "USA" and slug == "foreign-minister" and self.lang == "en":
                figure = self._guest(slug)  # "the Secretary and the Foreign Minister"
            else:
                figure = self.memory.office(slug, self._republic(title) or own)
            if figure is None and self._republic(title) is None:
                figure = self.memory.office(slug)
            if self.lang == "es" and lower(fold(title.unit.reading.form)) == "canciller":
                figure = self.memory.office("chancellor") or figure
            if figure is not None and self._other_portfolio(title, figure.actors[0]):
                figure = None
            if figure is not None and slug == "leader" and self._stranger_since(figure):
                figure = None
            if figure is not None:
                self._draft(
                    title.first, title.last, title.unit.head, "title", list(figure.actors), 0.8,
                    gender=figure.gender or gender, person=True,
                )  # fmt: skip
                return
        if lower(fold(title.unit.reading.form)) in self.words["weak"] or not slug.endswith(STATE_OFFICES):
            return
        if slug in self.memory.elsewhere and not title.foreign:
            return  # the president of the federation just named, not of its state
        code = self._own_state() or self._clear_state(title.unit.head) if of_a_state(title) else None
        if slug == "president-elect":
            # of whatever state of the page that has one these days
            about = {c for c in self.context.counts if c in state_entries() and next_holder(c, self.on)}
            names = {f.actors[0].name for f in self.memory.latest(30) if f.person}
            named = {c for c in about if getattr(next_holder(c, self.on), "name", None) in names}
            code = next(iter(named or about)) if len(named or about) == 1 else None
        if slug in _SENT and self._owned(title):
            code = None  # "its ambassador": of whoever sent him, which the pronoun tells
        loose = of_a_state(title) and slug != "president-elect"
        code = (
            self._republic(title)
            or code
            or (self._spoken_for(title.unit.head) if loose else None)
            or (self._ruled_last() if slug in _OF_ANY_STATE and self._subject(title.unit.head) else None)
        )
        if slug == "chancellor" and code not in CHANCELLORS:
            code = None
        if code is None or not definite:
            self._draft(
                title.first, title.last, title.unit.head, "title",
                [Actor(sector=title.sector or "GOV", office=office_slug(title))], 0.25, gender=gender, person=True,
            )  # fmt: skip
            return
        person = self._holder(code, title)
        if person is not None and person.gender == "m" and gender == "f" and self.lang in ("fr", "es"):
            return  # "Madame la présidente" of a council, where a man heads the state
        actor = Actor(
            country=code, code=code, sector=title.sector or "GOV", office=office_slug(title),
            name=person.name if person else None, wikidata=person.wikidata if person else None,
        )  # fmt: skip
        self._draft(
            title.first,
            title.last,
            title.unit.head,
            "title",
            [actor],
            0.5,
            gender=(person.gender if person else None) or gender,
            person=True,
        )

    def _guest(self, slug: str) -> Figure | None:
        """Who of another state than the page's was last named in an office."""
        for figure in self.memory.latest():
            actor = figure.actors[0]
            if len(figure.actors) == 1 and actor.office == slug and actor.code != self._own_state():
                return figure
        return None

    def _stranger_since(self, figure: Figure) -> bool:
        """Was somebody unknown named after him, whom "the leader" may mean?"""
        latest = next((f for f in self.memory.latest(20, rivals=True) if not f.actors and f.person), None)
        return latest is not None and latest.sentence > figure.sentence

    def _other_portfolio(self, title: Title, actor: Actor) -> bool:
        """ "le ministre du Travail" after the minister of defence: a minister of something is not just any of them."""
        said = title.office == "minister" and title.unit.last > title.unit.first
        return said and actor.office != "minister"

    def _state_department(self, title: Title) -> bool:
        """ "The Secretary" of American readouts: with a capital, alone, on a page that speaks of the United States."""
        head = self.tokens[title.unit.head]
        alone = title.first == title.last and head.text == "Secretary" and title.first > 0
        if self.lang != "en" or not alone or self.tokens[title.first - 1].lower != "the":
            return False
        behind = self.tokens[title.last + 1].lower if title.last + 1 < len(self.tokens) else ""
        home = self._own_state()
        return behind not in ("of", "for", "general", "-") and (
            home == "USA" or (home is None and self.context.counts["USA"] > 0)
        )

    def _republic(self, title: Title) -> str | None:
        """Whose "Président de la République" it is, in French: home's, else France's unless another such republic is spoken of."""
        last = lower(fold(self.tokens[title.last].text))
        after = self.tokens[title.last + 1 : title.last + 4]
        said = last == "republique" or any(lower(fold(token.text)) == "republique" for token in after)
        if self.lang != "fr" or title.office not in ("president", "head-of-state") or not said:
            return None
        home = self.context.home
        if home is not None and home.code in _REPUBLICS:
            return home.code
        counts = self.context.counts
        return "FRA" if counts["FRA"] or not any(counts[code] for code in _REPUBLICS) else None


def _talk_to_each_other(office: str | None) -> bool:
    """Officials of one state and of another, not a row of one state's (ambassadors, deputies, governors)."""
    return office is not None and not office.endswith(
        ("spokesperson", "governor", "member-of-parliament", "ambassador", "speaker-of-parliament")
    )
