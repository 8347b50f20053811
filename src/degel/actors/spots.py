"""Titles of towns and regions: "the mayor of Boston", «губернатор Приморья», "police in Kenya".

Part of `Phrases`. The places come from the gazetteer, on a second reading of a page whose first asked for them.
"""

from __future__ import annotations

import re

from degel.actors.lexicon import fold, lower
from degel.actors.scene import Scene, Title
from degel.actors.states import state_entries
from degel.actors.units import Unit

__all__ = ["LOCAL", "OF_REGIONS", "Spots"]

LOCAL = frozenset(("mayor", "governor"))
# Offices of a state that a region of it has too.
OF_REGIONS = frozenset(
    ("president", "prime-minister", "head-of-state", "head-of-government", "head", "leader")
)
# Offices and sectors of a town or region: "the police chief of Boston", "la fiscalía de Medellín".
_OF_TOWNS = frozenset(("police-chief", "prosecutor", "judge", "prefect"))
_OF_A_TOWN = frozenset(("COP", "JUD", "GOV", "LEG"))
# Ends of Russian names of states that no case changes (Чили, Перу, Марокко, Никарагуа).
_UNDECLINED = ("о", "и", "у", "э", "е", "гуа")
# "of the country", behind a title without a state
_COUNTRY = frozenset(("страны", "pays", "país"))
# "of that country": one that is not the subject's own
_THAT = frozenset(("ese", "dicho", "that", "ce", "этой"))
_NAMED = frozenset(("state", "adjective", "capital"))


def _russian_name(code: str | None) -> str | None:
    entry = state_entries().get(code or "")
    return entry["ru"]["name"] if entry is not None and "ru" in entry else None


_PATRONYMIC = re.compile(r"(?:вич|вича|вичу|вичем|виче|вна|вны|вне|вну|вной)$")


class Spots(Scene):
    """Finds the town, region or state around a title that says where its holder is."""

    def _spot(self, title: Title, i: int, *, ends: bool = False) -> int | None:
        """Takes the town or region that begins (or ends) at token `i` for whose title it is; gives its other end."""
        unit = title.unit
        local = (
            title.office in LOCAL or title.office in OF_REGIONS or title.office in _OF_TOWNS
            if unit.kind == "office"
            else title.sector in _OF_A_TOWN
        )
        if title.codes or title.foreign or not local:
            return None
        at = (self.sentence.number, i)
        self.context.asked_spots.add(at)
        found = (self.context.spot_ends if ends else self.context.spots).get(at)
        if found is None:
            return None
        other, code, region = found
        if title.office in OF_REGIONS and not region:
            return None  # "the president of Barcelona" heads a club
        title.codes.append((code, code))
        title.regional = True
        if title.office in OF_REGIONS:
            title.office = "governor"
        return other

    def _of_a_region(self, j: int, title: Title) -> bool:
        """Is the word behind the title what it is of («губернатор Приморья Олег Кожемяко»), in a case that the name has not?"""
        place, name = self.tokens[j], self.tokens[j + 1]
        case = name.feats.get("Case")
        return (
            not title.codes
            and place.feats.get("Case") == "Gen"
            and case not in (None, "Gen")
            and case == self.tokens[title.unit.head].feats.get("Case")
        )

    def _surname_of(self, title: Title, j: int) -> bool:
        """Is the one unknown word right behind a title the name of its holder ("decía el presidente Madero")?"""
        token = self.tokens[j]
        own = j == title.unit.last + 1 == title.last + 1 and token.head == title.unit.head
        return (
            own
            and self.lang in ("es", "fr")
            and token.upos == "PROPN"
            and token.dep.startswith(("flat", "appos"))
        )

    def _genitive(self, unit: Unit) -> bool:
        token = self.tokens[unit.head]
        case = token.feats.get("Case")
        if unit.reading.form.isupper() or case in (None, "Gen"):
            return True
        if token.lower.endswith(_UNDECLINED) and token.lower == lower(str(_russian_name(unit.reading.code))):
            return True  # "президент Чили": the parser takes it for a name in apposition
        return token.dep == "nmod" and case not in ("Ins", "Nom")

    def _same_word(self, i: int, j: int) -> bool:
        """Is a word of a name said again («Сергеем Собяниным Собянин Сергей»), no son's or daughter's name of it?"""
        one, two = self.tokens[i].text, self.tokens[j].text
        if one == two:
            return True
        if self.lang != "ru" or min(len(one), len(two)) < 6 or _PATRONYMIC.search(two):
            return False
        stem = min(len(one), len(two)) - 2
        return one[:stem] == two[:stem] and abs(len(one) - len(two)) < 3

    def _within(self, title: Title) -> str | None:
        """The state after "in": "police in Kenya", "l'opposition au Venezuela"; it stays a mention of its own."""
        j = title.last + 1
        if j >= len(self.tokens) or lower(fold(self.tokens[j].text)) not in self.words["within"]:
            return None
        for i in range(j + 1, min(j + 4, len(self.tokens))):
            unit = self.at[i]
            if unit is not None:
                return unit.codes[0] if unit.kind in ("state", "capital") and unit.codes else None
            if self.tokens[i].upos not in ("DET", "ADJ"):
                return None
        return None

    def _of_the_country(self, title: Title) -> None:
        """«власти страны», "le président du pays", "el gobierno del país": those of the state last named."""
        j = title.last + 1
        if j < len(self.tokens) and lower(self.tokens[j].text) in ("du", "del"):
            j += 1
        elif self._of_that_country(title, j):
            return
        if j >= len(self.tokens) or lower(self.tokens[j].text) not in _COUNTRY:
            return
        named = [u.codes[0] for u in self.units if u.kind in _NAMED and u.codes and u.last < title.first]
        recent = (
            actor.country
            for figure in self.memory.latest(6)
            if figure.sentence >= self.sentence.number - 2
            for actor in figure.actors
        )
        code = named[-1] if named else next(filter(None, recent), None) or self.context.dominant()
        if code in state_entries():
            title.codes.append((code, code))
            title.last, title.foreign = j, False
            title.sure = min(title.sure, 0.7)

    def _of_that_country(self, title: Title, j: int) -> bool:
        """ "un diplomático de ese país", "the ambassador of that country", «посла этой страны»."""
        j += j < len(self.tokens) and lower(self.tokens[j].text) in ("de", "of")
        if j + 1 >= len(self.tokens) or lower(self.tokens[j].text) not in _THAT:
            return False
        if lower(self.tokens[j + 1].text) not in _COUNTRY | {"country"}:
            return False
        code = self._that_state(j)
        if code not in state_entries():
            return False
        title.codes.append((code, code))
        title.last, title.foreign = j + 1, False
        title.sure = min(title.sure, 0.7)
        return True
