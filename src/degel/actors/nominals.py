"""Units of a sentence → noun phrases that mean somebody: title + nationality + name, institution + state.

Input: a parsed sentence, its units, the document's context and memory. Output: `Draft`s, one a mention.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from degel.actors.geography import Geography
from degel.actors.lexicon import fold, lexicon, lower
from degel.actors.memory import Figure
from degel.actors.missions import is_mission
from degel.actors.names import Names, same_family
from degel.actors.people import Person, holder
from degel.actors.returns import Returns
from degel.actors.scene import Draft, Title, gender_of
from degel.actors.units import Unit, adposition, head_of
from degel.parse.sentence import Token
from degel.records import Actor

__all__ = ["Draft", "Phrases"]


_INITIAL = re.compile(r"[А-ЯЁ]\.")
# Of whom only "his Brazilian colleague" tells that they hold the same office.
_PEERS = ("colleague", "collegue", "colega")
_TITLES = ("office", "institution", "agent", "counterpart")


_STATE_OFFICES = (
    "minister",
    "president",
    "head-of-state",
    "head-of-government",
    "chancellor",
    "monarch",
    "crown-prince",
    "supreme-leader",
    "ambassador",
    "spokesperson",
    "member-of-parliament",
    "speaker-of-parliament",
    "military-chief",
    "governor",
    "national-security-adviser",
)
# Sectors that are worth a mention though no state is known.
_ALONE = frozenset(("GOV", "MIL", "COP", "REB", "UAF", "LEG", "JUD", "OPP"))
# Of these, those that rule: the ones of the state spoken of last, where nothing says whose.
_RULING = frozenset(("GOV", "LEG", "JUD"))
# Words for these are too common to mean one of the state that the page speaks of ("une école", "la chaîne").
_NEVER_ALONE = frozenset(("CRM", "BUS", "MED", "EDU", "MNC", "PTY", "SPY", "ELI", "ETH"))
# Of these, people who belong where they are told of: "students march in Novi Sad".
_LOCAL = frozenset(("CRM", "EDU", "ETH"))
# How nouns begin of those who are of another state than where they are.
_FROM_ABROAD = (
    "foreign ",
    "mercenar",
    "forces etrang",
    "troupes etrang",
    "иностранн",
    "наемник",
    "наёмник",
    "tropas extranj",
    "fuerzas extranj",
    "occup",
)
# Who on a state's own page serves it, though the title does not say so.
_STAFF = frozenset(
    ("adviser", "deputy-minister", "official", "envoy", "intelligence-chief", "prosecutor", "chief-of-staff")
)
# Offices that one at a time holds.
_SOLE = frozenset(
    ("president", "prime-minister", "foreign-minister", "chancellor", "monarch", "defence-minister")
)
_BYSTANDERS = frozenset(("CVL", "REF", "CRM", "LAB", "EDU"))
# English nouns that mean a body only with an article or adjective ("freedom of assembly").
_COUNTED = frozenset(("assembly", "army", "navy", "fleet", "tribunal", "executive", "diplomacy"))
# Offices that are also posts, and what stands before them where somebody wants one ("candidat à la présidence").
_POSTS = frozenset(("presidency", "presidence", "presidencia"))
_SOUGHT = frozenset(("for", "a", "au", "al", "para", "por"))
_TO_POWER = frozenset(("к", "у", "от", "до", "без", "при"))
_GOVERNMENTS = frozenset(("government", "gouvernement", "gobierno", "правительство"))
_BOTH = frozenset(("both", "ambos", "ambas", "оба", "обе", "обоих", "обоим", "обеих"))
_GENERIC = frozenset(("minister", "head", "leader", "official", "secretary"))


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
# States whose chancellor heads the government.
_CHANCELLORS = frozenset(("DEU", "AUT"))
_NO_HOLDER = frozenset(
    ("minister", "head", "official", "spokesperson", "envoy", "ambassador", "member-of-parliament")
)


class Phrases(Names, Geography, Returns):
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
                        office=_slug(title),
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
            office=_slug(title),
            wikidata=person.wikidata if person else None,
        )
        if title.former:
            actor = Actor(country=country, code=code, sector="ELI", office=_slug(title))
        self._draft(
            title.first, title.last, title.unit.head, "title", [actor], 0.3 if title.former else title.sure,
            gender=(person.gender if person else None) or gender, person=now, former=title.former,
        )  # fmt: skip

    def _holder(self, code: str | None, title: Title) -> Person | None:
        if not code or not title.office or title.former or title.deputy or title.office in _NO_HOLDER:
            return None
        if self.tokens[title.unit.head].feats.get("Definite") == "Ind" or not self._definite(title):
            return None
        if title.office == "chancellor" and code not in _CHANCELLORS:
            return None
        on = self._dated(title.first)
        # a page without a date may be of any year: who holds the office now need not be who is meant
        return holder(code, title.office, on) if on is not None else None

    def _plural_without_state(self, title: Title) -> None:
        """ "les deux présidents", "the leaders": the last two persons of two states, else the last two states."""
        i = title.first - 1
        low = lower(fold(self.tokens[i].text)) if i >= 0 else ""
        two = low in self.words["two"] and (low in _BOTH or (i and self.tokens[i - 1].upos == "DET"))
        if not two and not self._met_before(title):
            return
        pair = self.memory.pair(people=True) or self.memory.pair()
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
        if not (title.office or "").endswith((*_STATE_OFFICES, "leader")) or not _talk_to_each_other(
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
        if title.former:
            self._draft(
                title.first, title.last, title.unit.head, "title", [Actor(sector="ELI", office=_slug(title))], 0.2,
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
        if lower(fold(title.unit.reading.form)) in self.words["weak"] or not slug.endswith(_STATE_OFFICES):
            return
        code = self._own_state() or self._clear_state(title.unit.head) if _of_a_state(title) else None
        code = (
            self._republic(title)
            or code
            or (self._spoken_for(title.unit.head) if _of_a_state(title) else None)
        )
        if slug == "chancellor" and code not in _CHANCELLORS:
            code = None
        if code is None or not definite:
            self._draft(
                title.first, title.last, title.unit.head, "title",
                [Actor(sector=title.sector or "GOV", office=_slug(title))], 0.25, gender=gender, person=True,
            )  # fmt: skip
            return
        person = self._holder(code, title)
        actor = Actor(
            country=code, code=code, sector=title.sector or "GOV", office=_slug(title),
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

    def _body_of_people(self, title: Title) -> None:
        """Institutions ("le gouvernement turc", "МИД России") and agents ("police in Kenya")."""
        unit = title.unit
        quality = title.sure
        weak = lower(fold(unit.reading.form)) in self.words["weak"]
        if self._means_nobody(title) and not (title.codes and title.sector != "PTY"):
            return
        if (
            self.lang == "fr"
            and weak
            and lower(fold(unit.reading.form)) == "societe"
            and self._people_at_large(title)
        ):
            title.sector = "CVL"
        if not title.codes:
            within = self._within(title)
            if within is not None:
                title.codes.append((within, within))
                quality = 0.8
        known = self._same_body(title) if not title.codes else None
        if known is None and not title.codes and title.sector == "NGO" and self._definite(title):
            known = self._last_association(title)
        if known is None and not title.codes and title.sector == "JUD" and self._definite(title):
            known = self._last_world_court(title)
        if known is not None:
            self._draft(title.first, title.last, unit.head, "agent", list(known), 0.72, plural=title.plural)
            return
        if not title.codes:
            abroad = title.sector == "MIL"
            code = (self._spoken_for(unit.head) if abroad else None) or self._clear_state(abroad=abroad)
            if abroad and code is not None and self._sent_to(unit.head, code):
                code = None
            if code is None and title.sector in _ALONE and self._definite(title):
                code = self._spoken_for(unit.head)
            sited = self.context.sited.get(self.sentence.number)
            if sited is not None and self._owned(title):
                code = sited = None
            if lower(fold(unit.reading.form)).startswith(_FROM_ABROAD):
                code = sited = None  # "foreign forces in Libya" are not Libya's
            if (title.sector == "UAF" and code != sited) or (title.foreign and not _of_government(title)):
                code = None  # nobody's fighters; "the authorities of twenty countries"
            if title.sector not in _ALONE and self.context.dominant() is None and sited is None:
                code = None
            if code is None and title.sector in _RULING and self._discourse_may_tell(title):
                code = self._discourse_state(title.first)
            if is_mission(self.tokens[unit.head]):
                code = sited = None  # the embassy that a page speaks of is not of its own state
            common = title.sector in _NEVER_ALONE and not (
                sited is not None and unit.kind == "agent" and title.sector in _LOCAL
            )
            if title.sector not in _ALONE and (code is None or common):
                return
            if weak and sited is not None and code == sited and unit.kind == "agent":
                weak = False  # "workers strike in Turin", "shot at students in Cali"
            # "jihadist attacks", "a police raid": who does it, in English, stands before what is done
            before = self.lang == "en" and title.sector in ("UAF", "REB", "COP", "MIL")
            if weak or title.sector == "IGO":
                return
            if self.tokens[unit.head].dep in ("compound", "amod") and not before:
                return
            if code is not None:
                title.codes.append((code, code))
                quality = 0.55 if unit.kind == "institution" else 0.5
            else:
                title.codes.append((None, None))
                quality = 0.3
        sector = title.sector or "GOV"
        if sector in _BYSTANDERS and all(code == "UAF" for _, code in title.codes):
            return  # "victims of Daesh" are not of it
        if title.former:
            sector = "ELI"
            quality = 0.3
        actors = [
            Actor(country=country, code=code, sector=sector, name=unit.reading.name, office=None)
            for country, code in title.codes[:4]
        ]
        self._draft(
            title.first,
            title.last,
            unit.head,
            "agent",
            actors,
            quality,
            plural=title.plural or len(actors) > 1,
        )

    def _sent_to(self, head: int, code: str) -> bool:
        """Are the soldiers sent to the state ("will send troops to Poland"), and so another's?"""
        token = self.tokens[head]
        if token.dep not in ("obj", "nsubj:pass"):
            return False
        for unit in self.units:
            above = self.tokens[self.tokens[unit.head].head].i
            if code in unit.codes and above in (token.head, head) and unit.first > head:
                word, _ = adposition(self.sentence, unit.first, unit.head)
                if word in ("to", "into", "vers", "au", "aux", "a", "hacia", "в", "на") and (
                    self.lang != "ru" or self.tokens[unit.head].feats.get("Case") == "Acc"
                ):
                    return True
        return False

    def _discourse_may_tell(self, title: Title) -> bool:
        """May a bare "the government" be that of the state just spoken of: definite, nobody's own, of nothing else?"""
        before = self.tokens[title.first - 1] if title.first else None
        definite = self.lang == "ru" or (
            before is not None and (before.lower == "the" or before.feats.get("Definite") == "Def")
        )
        return definite and not title.foreign and not self._owned(title) and self._definite(title)

    def _people_at_large(self, title: Title) -> bool:
        """ "la société française", no firm's name behind it: the people of the state."""
        after = self.tokens[title.last + 1] if title.last + 1 < len(self.tokens) else None
        return not title.plural and (
            after is None or not (after.upos in ("PROPN", "X") or after.text[:1].isupper())
        )

    def _means_nobody(self, title: Title) -> bool:
        """ "freedom of assembly", "run for the presidency", "he became an activist": things, posts and qualities."""
        head = self.tokens[title.unit.head]
        form = lower(fold(title.unit.reading.form))
        bare = self.lang == "en" and form in _COUNTED and head.text.islower()
        if bare and not any(
            t.dep.startswith(("det", "nmod:poss", "amod")) for t in self.sentence.dependents(head.i)
        ):
            return True
        lemma = head.lemma.lower()
        if self.lang == "ru" and lemma == "власть" and head.feats.get("Number") == "Sing":
            # "пришёл к власти", "борьба за власть" is no authority; other «власти» are, whatever number the parser gives them
            return head.lower != "власти" or adposition(self.sentence, title.first, head.i)[0] in _TO_POWER
        if lemma in _GOVERNMENTS and title.plural:
            return True  # governments in general
        if lemma == "partido" and (self.words["sport"] & {lower(fold(t.text)) for t in self.tokens}):
            return True  # a match
        if form in _POSTS and adposition(self.sentence, title.first, head.i)[0] in _SOUGHT:
            return True
        if title.sector not in _BYSTANDERS or title.plural:
            return False
        return head.dep == "xcomp" or any(self.sentence.dependents(head.i, "cop"))

    def _owned(self, title: Title) -> bool:
        """Does a possessive say whose they are ("its citizens", "leurs soldats")?"""
        near = self.tokens[max(0, title.first - 2) : title.first]
        return any(
            t.feats.get("Poss") == "Yes" or t.lower in ("its", "their", "his", "her", "our") for t in near
        )

    def _last_association(self, title: Title) -> tuple[Actor, ...] | None:
        """ "l'ONG", "the group" of campaigners: the association that the page named last."""
        if title.plural or title.last > title.first + 1:
            return None
        for figure in self.memory.latest(40):
            if (
                len(figure.actors) == 1
                and figure.actors[0].name
                and figure.actors[0].sector in ("NGO", "HRI")
            ):
                return figure.actors
        return None

    def _last_world_court(self, title: Title) -> tuple[Actor, ...] | None:
        """ "le tribunal" after "la Cour internationale de justice": the court of no state that the page named lately."""
        if title.plural or title.foreign or title.last > title.first:
            return None
        named = (
            draft.actors[0]
            for draft in reversed(self.drafts)
            if draft.kind == "body" and draft.last < title.first
        )
        before = (
            n.actor for n in reversed(self.memory.named_bodies) if n.sentence >= self.sentence.number - 3
        )
        court = next((a for a in (*named, *before) if a.sector == "JUD"), None)
        return (
            (replace(court, span=None),)
            if court is not None and court.country is None and court.code
            else None
        )

    def _same_body(self, title: Title) -> tuple[Actor, ...] | None:
        """ "the tribunal" after "the International Court": whoever the same noun meant with its state or full name."""
        head = self.tokens[title.unit.head]
        known = self.memory.bodies.get(head.lemma.lower())
        if known is None or title.former or title.foreign or title.last > title.first + 1:
            return None
        before = self.tokens[title.first - 1] if title.first else None
        article = before is not None and (
            before.lower in ("the", "this", "that") or before.feats.get("Definite") == "Def"
        )
        if not (article or self.lang == "ru" or (head.text.isupper() and len(head.text) > 1)):
            return None
        if title.plural != (head.feats.get("Number") == "Plur"):
            return None
        return known

    def _named(self, title: Title, first: int, last: int, unit: Unit | None, gender: str | None) -> None:
        """A title with a name: the page's word on office and nationality wins over the table's."""
        tokens = self.tokens
        if self.lang == "ru" and unit is None:
            # "губернатор Приморья С. Дарькин": the name begins with its initial
            first = next((i for i in range(first, last + 1) if _INITIAL.match(tokens[i].text)), first)
        words_written = tuple(token.text for token in tokens[first : last + 1] if token.text != "-")
        person = unit.reading.person if unit is not None else None
        if unit is not None:
            unit.taken = True
            if unit.kind == "surname":
                person = self._homonym(unit, title.codes[0][0] if title.codes else None, title.office)
        if person is None:
            person = _without_initials(words_written, self.lang)
        for other in self.units:
            if first <= other.first <= last:
                other.taken = True
        low, high = min(first, title.first), max(last, title.last)
        country, code = title.codes[0] if title.codes else (None, None)
        office = _slug(title)
        quality = 0.97
        former = title.former
        wikidata = None
        name: str | None = _joined(tokens, first, last)
        if person is not None and code is not None and code not in _codes(person):
            person = None  # "United Nations official Peter Mackay" is no Canadian minister
        if person is not None:
            standing = person.standing(self.on)
            name, wikidata = person.name, person.wikidata
            gender = person.gender or gender
            if code is None:
                country, code = standing.country, standing.code
            same = title.office in (None, *same_family(standing.office))
            told = bool(
                title.codes
            )  # "Norwegian Foreign Minister X": the page knows better than a table of terms
            if self.lang == "es" and title.office == "foreign-minister" and standing.office == "chancellor":
                office, same = standing.office, True  # "el canciller Scholz"
            past = same or title.office in _past(person)
            if standing.former and standing.office is not None and past and not told:
                former = True
            if standing.office and not standing.former and not title.deputy:
                of_body = country is None and code is not None and standing.code == code
                if title.office in _GENERIC or of_body:
                    office = standing.office
        else:
            known = self.memory.named(words_written[-1]) if words_written else None
            if known is not None and code is None:
                actor = known.actors[0]
                country, code, name = actor.country, actor.code, actor.name
                office = actor.office or office
                wikidata = actor.wikidata
                gender = known.gender or gender
            elif code is None:
                country = code = self._state_of_named(title, words_written)
                quality = 0.55 if code else 0.3
            elif known is not None and known.actors[0].code == code and known.actors[0].name:
                name = known.actors[0].name
                wikidata = known.actors[0].wikidata
            else:
                sitting = self._holder(code, title)
                if sitting is not None and _same_person(sitting, words_written):
                    name, wikidata = sitting.name, sitting.wikidata
        if code is None:
            quality = min(quality, 0.3)
        if former:
            actor = Actor(
                country=country, code=code, sector="ELI", name=name, office=office, wikidata=wikidata
            )
            quality = 0.4
        else:
            actor = Actor(
                country=country,
                code=code,
                sector=title.sector or "GOV",
                name=name,
                office=office,
                wikidata=wikidata,
            )
        self._draft(
            low, high, head_of(self.sentence, low, high), "person", [actor], quality, gender=gender, person=True,
            former=former, name_words=words_written, standing=person,
        )  # fmt: skip

    def _state_of_named(self, title: Title, written: tuple[str, ...]) -> str | None:
        """The state of an official named without one; not that of which somebody else is known to hold the office."""
        form = lower(fold(title.unit.reading.form))
        if self.lang == "en" and "secretary" in form and title.deputy and self._own_state() == "USA":
            return "USA"
        if not _of_a_state(title):
            staff = title.office in _STAFF and not title.foreign
            return self._own_state() if staff else None
        code = self._clear_state()
        if code is None or title.office not in _SOLE:
            return code
        sitting = self._holder(code, title)
        if sitting is None:
            # the tables know all heads of state: a president whom they do not know heads a firm or club
            return None if title.office == "president" else code
        return code if _same_person(sitting, written) else None

    def _counterpart(self, unit: Unit) -> None:
        """ "son homologue américain Mike Pompeo": the same office, another state."""
        title = self._gather(unit)
        source: Actor | None = None
        for draft in sorted(self.drafts, key=lambda d: (not self._subject(d.head), -d.first)):
            if draft.person and not draft.plural and draft.actors[0].office and draft.first < title.first:
                source = draft.actors[0]
                break
        if source is None:
            for figure in self.memory.latest(12):
                if figure.person and not figure.plural and figure.actors and figure.actors[0].office:
                    source = figure.actors[0]
                    break
        peer = lower(fold(unit.reading.form)).startswith(_PEERS)
        if not title.codes and (peer or not self._possessed(title)):
            return  # "Уважаемые коллеги", "a reporter and her colleagues"
        if peer and source is None:
            return  # "a French colleague of the victim": nobody in office is spoken of
        title.office = source.office if source is not None else title.office
        title.sector = source.sector if source is not None else "GOV"
        gender = gender_of(self.tokens[unit.head])
        if not title.plural:
            name = self._name_right(title)
            if name is not None:
                self._named(title, *name, gender)
                return
        if not title.codes:
            pair = self.memory.pair(people=True)
            other = next((a for a in pair if source is not None and a.code != source.code), None)
            self._draft(
                title.first, title.last, unit.head, "title",
                [other or Actor(sector="GOV", office=title.office)], 0.5 if other else 0.2, gender=gender, person=True,
            )  # fmt: skip
            return
        actors = []
        for country, code in title.codes:
            known = self.memory.office(title.office, code) if title.office else None
            if known is not None:
                actors.append(known.actors[0])
                continue
            person = None
            if code and title.office and title.office not in _NO_HOLDER:
                person = holder(code, title.office, self.on)
            actors.append(
                Actor(
                    country=country, code=code, sector=title.sector or "GOV", office=title.office,
                    name=person.name if person else None, wikidata=person.wikidata if person else None,
                )
            )  # fmt: skip
        self._draft(
            title.first,
            title.last,
            unit.head,
            "title",
            actors,
            0.9,
            gender=gender,
            person=True,
            plural=len(actors) > 1,
        )

    def _possessed(self, title: Title) -> bool:
        """ "his counterpart", "son homologue", "своим коллегой"."""
        near = self.tokens[max(0, title.first - 3) : title.first]
        own = self.words["his"] | self.words["their"] | self.words["her"] | self.words["self"]
        return any(
            token.feats.get("Poss") == "Yes" or token.lower in own or token.lower.startswith("сво")
            for token in near
        )


def _without_initials(written: tuple[str, ...], lang: str) -> Person | None:
    """The person of "Antony J. Blinken", whom the tables know without the initial."""
    whole = [word for word in written if len(word.rstrip(".")) > 1]
    if len(whole) < 2 or len(whole) == len(written):
        return None
    name = " ".join(whole)
    for hit in lexicon(lang).find(name):
        if hit.start == 0 and hit.end == len(name):
            return next((r.person for r in hit.readings if r.person is not None), None)
    return None


def _of_government(title: Title) -> bool:
    """Ministries and the forces of order stay the state's whatever follows ("le ministère de l'Information")."""
    form = lower(fold(title.unit.reading.form))
    return title.sector in ("MIL", "COP") or form.startswith(("minist", "минист", "мид", "secretaria"))


def _of_a_state(title: Title) -> bool:
    """Could the state be left out because it is plain: "the minister", but not "the politician"?"""
    return not title.foreign and (title.office or "").endswith(_STATE_OFFICES)


def _talk_to_each_other(office: str | None) -> bool:
    """Officials of one state and of another, not a row of one state's (ambassadors, deputies, governors)."""
    return office is not None and not office.endswith(
        ("spokesperson", "governor", "member-of-parliament", "ambassador", "speaker-of-parliament")
    )


def _slug(title: Title) -> str | None:
    office = title.office
    if office in ("head", None):
        return None
    return f"deputy-{office}" if title.deputy and not office.startswith(("vice-", "deputy-")) else office


def _codes(person: Person) -> set[str | None]:
    """The states and bodies that a person belongs to or ever stood for."""
    return {
        person.country,
        person.code,
        *(term.code for term in person.terms),
        *(t.country for t in person.terms),
    }


def _past(person: Person) -> set[str]:
    return {slug for term in person.terms for slug in same_family(term.office)}


def _joined(tokens: Sequence[Token], first: int, last: int) -> str:
    """The name as written, spaces and hyphens kept; a Russian name in the nominative, as far as the lemma knows it."""
    parts = []
    for i in range(first, last + 1):
        token = tokens[i]
        text = token.text
        lemma = token.lemma
        if (
            token.feats.get("Case", "Nom") != "Nom"
            and len(lemma) > 2
            and lemma[:3].lower() == text[:3].lower()
        ):
            text = lemma[:1].upper() + lemma[1:]
        if i > first and token.start > tokens[i - 1].end:
            parts.append(" ")
        parts.append(text)
    return "".join(parts)


def _same_person(person: Person, written: tuple[str, ...]) -> bool:
    """Do the written words name this person, but for a middle name or a spelling ("Antony J. Blinken")?"""
    known = lower(fold(person.name)).split()
    if known[-1][:5] != lower(fold(written[-1]))[:5]:
        return False
    return len(written) == 1 or known[0][:3] == lower(fold(written[0]))[:3]
