"""States, capitals, seats, bodies and peoples that no title took: somebody who acts, an adjective, or a place."""

from __future__ import annotations

from degel.actors.scene import Scene
from degel.actors.units import Unit, adposition
from degel.records import Actor

__all__ = ["Geography"]


class Geography(Scene):
    """Reads the units that are no title and no person."""

    def _rest(self, unit: Unit) -> None:
        unit.taken = True
        kind = unit.kind
        reading = unit.reading
        token = self.tokens[unit.head]
        if kind == "state":
            compound = self.lang == "en" and token.dep in ("compound", "amod")
            bare = (
                self.lang in ("fr", "es")
                and token.dep in ("amod", "nmod", "flat")
                and reading.form.isupper()
                and not adposition(self.sentence, unit.first, unit.head)[0]
                and self.tokens[token.head].i < unit.first
            )
            if len(unit.codes) > 1 and self.lang != "en":
                compound = False
            hyphen = (
                token.end > token.start
                and unit.first == unit.last
                and "-" in token.text[1:]
                and token.text[-1:].islower()
                and not reading.form[-1:].islower()
            )
            adjective = compound or bare or hyphen
            place = not adjective and self._is_place(unit, city=False)
            self._draft(
                unit.first, unit.last, unit.head, "adjective" if adjective else "name",
                [Actor(country=code, code=code, sector="GOV", wikidata=reading.wikidata) for code in unit.codes],
                0.85 if adjective else 0.97, place=place,
            )  # fmt: skip
        elif kind == "adjective":
            self._draft(
                unit.first, unit.last, unit.head, "adjective",
                [Actor(country=code, code=code, sector="GOV") for code in unit.codes], 0.85,
            )  # fmt: skip
        elif kind == "people":
            plural = token.feats.get("Number") == "Plur" or token.lower.endswith("s")
            counted = any(
                t.upos == "NUM" or t.lower in ("un", "une", "a", "an", "una", "des", "some")
                for t in self.sentence.dependents(unit.head)
            )
            self._draft(
                unit.first, unit.last, unit.head, "demonym",
                [Actor(country=code, code=code, sector="GOV" if plural and not counted else "CVL") for code in unit.codes],
                0.7, plural=plural,
            )  # fmt: skip
        elif kind == "spot":
            self._draft(
                unit.first,
                unit.last,
                unit.head,
                "name",
                [Actor(country=code, code=code, sector="CVL") for code in unit.codes],
                0.6,
                place=True,
            )
        elif kind == "capital":
            place = self._is_place(unit, city=True)
            if unit.codes == ["BEL"] and not place and self.context.counts["BEL"] == 0:
                # "Brussels said": the Union, where nothing speaks of Belgium.
                actors = [Actor(code="EU", sector="IGO", name="European Union")]
                self._draft(unit.first, unit.last, unit.head, "city", actors, 0.75)
                return
            self._draft(
                unit.first, unit.last, unit.head, "city",
                [Actor(country=code, code=code, sector="GOV") for code in unit.codes], 0.85, place=place,
            )  # fmt: skip
        elif kind == "seat":
            place = self._is_place(unit, city=True)
            self._draft(
                unit.first, unit.last, unit.head, "seat",
                [Actor(country=reading.code, code=reading.code, sector=reading.sector, name=reading.name)], 0.93, place=place,
            )  # fmt: skip
        elif kind == "body":
            self._draft(
                unit.first, unit.last, unit.head, "body",
                [
                    Actor(
                        country=reading.state, code=reading.code or reading.state, sector=reading.sector,
                        name=reading.name, wikidata=reading.wikidata,
                    )
                ],
                0.95,
            )  # fmt: skip
        elif kind in ("pair", "people-pair"):
            self._draft(
                unit.first, unit.last, unit.head, "group", [], 0.75, plural=True, person=kind == "people-pair"
            )

    def _is_place(self, unit: Unit, *, city: bool) -> bool:
        """ "in Moscow" is a place; "Moscow said", "Washington et Moscou", "relations avec Moscou" are not."""
        tokens = self.tokens
        words = self.words
        token = tokens[unit.head]
        word, _ = adposition(self.sentence, unit.first, unit.head)
        above = tokens[token.head]
        for _ in range(3):
            if token.dep == "conj" and above.i != token.i:
                token = above
                above = tokens[token.head]
        governor = above.lemma.lower()
        if token.dep in ("nsubj", "nsubj:pass", "obl:agent", "root", "vocative") and not word:
            return False
        if not word:
            return city and token.dep in ("obl", "advmod") and self.lang != "ru"
        if word in words["place"]:
            if self.lang == "ru" and word in ("по", "под", "у"):
                return False
            return not (self.lang == "fr" and word == "sur" and not city)
        if word in words["dative"]:
            if governor in words["address"] or token.dep in ("iobj", "obl:arg"):
                return False
            if city or (above.upos == "VERB" and governor in words["motion"]):
                return True
            if governor in words["motion"]:
                return True
            return word in ("au", "aux")
        if word in words["towards"]:
            if word in ("from", "desde", "until", "hasta", "до"):
                return city or governor in words["motion"]
            return governor in words["motion"]
        if city and word in words["of"] and above.i != token.i:
            return governor in words["spots"] or above.upos == "PROPN"
        return city and self.lang == "ru" and token.feats.get("Case") == "Loc"
