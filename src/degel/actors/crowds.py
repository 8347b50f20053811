"""Institutions and groups of people → the body or the people of a state: "the army", "les manifestants", "the tribunal".

Part of `Phrases`: the noun phrases of one sentence.
"""

from __future__ import annotations

from dataclasses import replace

from degel.actors.bearers import Bearers
from degel.actors.lexicon import fold, lower
from degel.actors.missions import is_mission
from degel.actors.scene import Title
from degel.actors.units import adposition
from degel.records import Actor

__all__ = ["Crowds"]

# Sectors that are worth a mention though no state is known.
_ALONE = frozenset(("GOV", "MIL", "COP", "REB", "UAF", "LEG", "JUD", "OPP"))
# Of these, those that rule: the ones of the state spoken of last, where nothing says whose.
_RULING = frozenset(("GOV", "LEG", "JUD"))
# Words for these are too common to mean one of the state that the page speaks of ("une école", "la chaîne").
_NEVER_ALONE = frozenset(("CRM", "BUS", "MED", "EDU", "MNC", "PTY", "SPY", "ELI", "ETH"))
# Of these, people who belong where they are told of: "students march in Novi Sad".
_LOCAL = frozenset(("CRM", "EDU", "ETH"))
_BYSTANDERS = frozenset(("CVL", "REF", "CRM", "LAB", "EDU"))
# English nouns that mean a body only with an article or adjective ("freedom of assembly").
_COUNTED = frozenset(("assembly", "army", "navy", "fleet", "tribunal", "executive", "diplomacy"))
# Offices that are also posts, and what stands before them where somebody wants one ("candidat à la présidence").
_POSTS = frozenset(("presidency", "presidence", "presidencia"))
_SOUGHT = frozenset(("for", "a", "au", "al", "para", "por"))
_TO_POWER = frozenset(("к", "у", "от", "до", "без", "при"))
_GOVERNMENTS = frozenset(("government", "gouvernement", "gobierno", "правительство"))


class Crowds(Bearers):
    """Institutions and groups of people."""

    def _body_of_people(self, title: Title) -> None:
        """Institutions ("le gouvernement turc", "МИД России") and agents ("police in Kenya")."""
        unit = title.unit
        quality = title.sure
        weak = lower(fold(unit.reading.form)) in self.words["weak"]
        guessed = False
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
        if not title.codes and not weak and title.sector in (None, "GOV", "MIL"):
            self._of_a_person(title)
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
            code = (self._spoken_for(unit.head) if abroad else None) or self._clear_state(
                unit.head, abroad=abroad
            )
            if abroad and code is not None and self._sent_to(unit.head, code):
                code = None
            if code is None and title.sector in _ALONE and self._definite(title):
                code = self._spoken_for(unit.head)
            sited = self.context.sited_in(self.sentence.number)
            if sited is not None and self._owned(title):
                code = sited = None
            if lower(fold(unit.reading.form)).startswith(
                self.words.lists.get("abroad", ())
            ) or self._from_elsewhere(title):
                code = sited = None  # "foreign forces in Libya" are not Libya's
            if (title.sector == "UAF" and code != sited) or (title.foreign and not _of_government(title)):
                code = None  # nobody's fighters; "the authorities of twenty countries"
            if title.sector not in _ALONE and self.context.dominant() is None and sited is None:
                code = None
            if code is None and title.sector in _RULING and self._discourse_may_tell(title):
                code = self._discourse_state(title.first) or self._ruled_last()
            if code is None and abroad and self._discourse_may_tell(title) and self._subject(unit.head):
                code = self._ruled_last()
            if code is not None and self._told_by_envoy(unit.head, code):
                others = self.memory.states_of(self.sentence.number - 1) - {code}
                code = next(iter(others)) if len(others) == 1 else None
                sited = None
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
            guessed = title.sector in ("MIL", "COP")
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
        self.drafts[-1].guessed = guessed

    def _of_a_person(self, title: Title) -> None:
        """ "el Gobierno de Viktor Orbán", "the army of Bashar al-Assad": of the state whose office he holds."""
        j = title.last + 1
        if j >= len(self.tokens) or lower(self.tokens[j].text) not in self.words["of"] - {
            "'s",
            "’s",
            "'",
            "’",
        }:
            return
        owner = self.at[j + 1] if j + 1 < len(self.tokens) else None
        if owner is None or owner.kind != "person" or owner.reading.person is None:
            return
        state = self._standing(owner.reading.person).country
        if state is not None:
            title.codes.append((state, state))

    def _from_elsewhere(self, title: Title) -> bool:
        """Does an adjective say that these people are not, or not only, of the state told of?"""
        return title.unit.kind == "agent" and any(
            lower(fold(token.text)).startswith(self.words.lists.get("elsewhere", ()))
            for token in self.sentence.dependents(title.unit.head, "amod")
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

    def _told_by_envoy(self, head: int, code: str) -> bool:
        """Is an ambassador of the state the subject above: whom he speaks of without a state is the other one?"""
        token = self.tokens[head]
        subjects = {t.i for t in self.sentence.dependents(token.head, "nsubj") if t.i != head}
        return any(
            draft.head in subjects
            and any(a.office == "ambassador" and a.country == code for a in draft.actors)
            for draft in self.drafts
        )

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


def _of_government(title: Title) -> bool:
    """Ministries and the forces of order stay the state's whatever follows ("le ministère de l'Information")."""
    form = lower(fold(title.unit.reading.form))
    return title.sector in ("MIL", "COP") or form.startswith(("minist", "минист", "мид", "secretaria"))
