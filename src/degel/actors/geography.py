"""States, capitals, seats, bodies and peoples that no title took: somebody who acts, an adjective, or a place."""

from __future__ import annotations

from degel.actors.lexicon import fold, lower
from degel.actors.scene import Scene, gender_of
from degel.actors.units import Unit, adposition, head_of, without_of
from degel.parse.sentence import Token
from degel.records import Actor

__all__ = ["Geography"]


_ARTICLES = {"la": "f", "le": "m"}
# Words for two that stand alone, or count what follows.
_COUNT = frozenset({"two", "deux", "ambos", "оба", "обе", "обоих", "обоим", "обоими", "обеих", "обеим"})
# French names of states in -e that are masculine
_MASCULINE = frozenset({"mexique", "cambodge", "mozambique", "zimbabwe", "belize", "bélize", "suriname"})


# How a lemma of a Spanish verb ends, so that it is known for what it is.
_INFINITIVES = ("ar", "er", "ir")


class Geography(Scene):
    """Reads the units that are no title and no person."""

    def _rest(self, unit: Unit) -> None:
        if unit.kind == "portfolio" and unit.reading.code:
            # no office took "de l'ONU": the body itself is spoken of
            shorter = without_of(unit.first, unit.last, self.sentence)
            if shorter is not None:
                unit.first, unit.reading = shorter
                unit.head = head_of(self.sentence, unit.first, unit.last)
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
                0.85 if adjective else 0.97, place=place, gender=None if adjective else self._article(unit),
            )  # fmt: skip
        elif kind == "adjective":
            if reading.local and self._called_after_a_town(unit):
                return
            self._draft(
                unit.first, unit.last, unit.head, "adjective",
                [Actor(country=code, code=code, sector="GOV") for code in unit.codes], 0.85,
            )  # fmt: skip
        elif kind == "people":
            number = token.feats.get("Number")  # "el danés" is one
            plural = number == "Plur" or (number is None and token.lower.endswith("s"))
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
            if not place and self._team(unit):
                return
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
            before = self.at[unit.first - 1] if unit.first else None
            first = unit.first
            if (
                self.lang == "en"
                and before is not None
                and before.codes == [reading.code]
                and self.drafts
                and self.drafts[-1].last == first - 1
                and self.drafts[-1].kind in ("adjective", "name")
            ):
                first = self.drafts.pop().first
            place = reading.sector == "GOV" and self._is_place(unit, city=True)
            code = self._owner(unit) or reading.code
            modifier = (
                self.lang == "en"
                and token.dep in ("compound", "amod")
                and self.tokens[token.head].i > unit.last
            )
            self._draft(
                first, unit.last, unit.head, "adjective" if modifier else "seat",
                [Actor(country=code, code=code, sector=reading.sector, name=reading.name)], 0.93, place=place,
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
                0.95, gender=self._article(unit) if self.lang == "fr" else None,
                plural=reading.sector in ("REB", "UAF") and self._are_many(token),
            )  # fmt: skip
        elif kind in ("pair", "people-pair") and not self._counts_something(unit):
            last = self.tokens[unit.last]
            head = unit.last if last.upos == "NOUN" and unit.head == unit.first else unit.head
            self._draft(
                unit.first, unit.last, head, "group", [], 0.75, plural=True, person=kind == "people-pair"
            )

    def _are_many(self, token: Token) -> bool:
        """Is the name of rebels a plural ("the Houthis", "les talibans", «хуситы»), whom "they" may mean?"""
        verb = self.tokens[token.head]
        many = [token, verb] if token.dep.startswith("nsubj") and self.lang != "en" else [token]
        if any(word.feats.get("Number") == "Plur" for word in many):
            return True
        return self.lang == "en" and token.lower.endswith(("is", "es", "rs", "ds"))

    def _called_after_a_town(self, unit: Unit) -> bool:
        """Is it a meeting, treaty, market or match that has its name of the town, or where it is held («минские соглашения»)?"""
        noun = self.tokens[self.tokens[unit.head].head]
        after = self.tokens[unit.last + 1] if unit.last + 1 < len(self.tokens) else noun
        beside = after if self.lang in ("en", "ru") else noun
        if beside.text in ("«", '"', "“"):
            return True  # «лондонский "Арсенал"»
        return any(self.words.among("venues", word.lemma.lower(), word.text) for word in (noun, beside))

    def _team(self, unit: Unit) -> bool:
        """ "el Madrid", "Barcelona beat Madrid" in a sentence about a match: a club, not a government."""
        before = self.tokens[unit.first - 1].lower if unit.first else ""
        if self.lang == "es" and before in ("el", "al", "del") and self.tokens[unit.first].text[:1].isupper():
            return True
        return bool(self.words["sport"] & {lower(fold(token.text)) for token in self.tokens})

    def _counts_something(self, unit: Unit) -> bool:
        """ "the two" alone are persons; in "the two ships" or "both of the ships" it counts what follows."""
        if self.tokens[unit.last].lower not in _COUNT or unit.last + 1 >= len(self.tokens):
            return False
        after = self.tokens[unit.last + 1]
        return after.upos in ("NOUN", "PROPN", "ADJ", "NUM", "DET") or after.lower in ("of", "de", "из", "-")

    def _owner(self, unit: Unit) -> str | None:
        """Another state that stands behind a name which several share ("Следственный комитет Белоруссии")."""
        j = unit.last + 1
        linked = self.lang == "ru"
        for i in range(j, min(j + 3, len(self.tokens))):
            other = self.at[i]
            if other is not None:
                near = other.kind == "adjective" and i == j and self.lang in ("fr", "es")
                if not other.codes or not (
                    near or (other.kind == "state" and linked and self._in_genitive(other))
                ):
                    return None
                return other.codes[0]
            if lower(fold(self.tokens[i].text)) in self.words["of"]:
                linked = True
            elif self.tokens[i].upos != "DET":
                return None
        return None

    def _in_genitive(self, unit: Unit) -> bool:
        return self.lang != "ru" or self.tokens[unit.head].feats.get("Case", "Gen") == "Gen"

    def _article(self, unit: Unit) -> str | None:
        """The gender of the name of a state or body: by its article or ending in French, by its form in Russian."""
        if self.lang == "fr":
            article = self.tokens[unit.first - 1].lower if unit.first else ""
            if article in _ARTICLES:
                return _ARTICLES[article]
            if unit.kind == "body":
                return gender_of(self.tokens[unit.head])
            last = self.tokens[unit.last].lower
            return "f" if last.endswith("e") and last not in _MASCULINE else "m"
        return gender_of(self.tokens[unit.head]) if self.lang == "ru" else None

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
        governor = lower(fold(above.lemma))

        def among(key: str) -> bool:
            known = above.upos == "NOUN" if self.lang == "fr" else governor.endswith(_INFINITIVES)
            if self.lang in ("fr", "es") and known:
                # "un accord à Ankara" begins like "accorder" and grants nothing, "entregar" like "entrar"
                return governor in words[key]
            return words.among(key, governor, above.text)

        if token.dep in ("nsubj", "nsubj:pass", "obl:agent", "root", "vocative") and not word:
            return False
        if (
            self.lang == "en"
            and unit.last + 1 < len(tokens)
            and tokens[unit.last + 1].lower in ("'s", "’s", "'", "’")
        ):
            return False
        if not word and city and token.dep == "obj" and among("motion"):
            return True
        if not word:
            return city and token.dep in ("obl", "advmod") and self.lang != "ru"
        if word in words["place"]:
            # Of a state, "sur", "on", "sobre", "по" say what the talk is about.
            return city or word not in ("sur", "on", "sobre", "por", "tras", "по", "под", "у", "via")
        if word in words["dative"]:
            if among("address") or (token.dep in ("iobj", "obl:arg") and above.upos == "VERB"):
                return False
            if city or (above.upos == "VERB" and among("motion")):
                return True
            if among("motion"):
                return True
            return word in ("au", "aux")
        if word in words["towards"]:
            if self.lang == "fr":
                return word != "pour" or among("motion")
            if word in ("from", "desde", "until", "hasta", "до"):
                return among("motion") or (city and above.upos == "VERB")
            return among("motion")
        if city and word in words["of"] and above.i != token.i:
            if above.upos == "VERB":
                return not among("asked")
            return (
                governor in words["spots"]
                or lower(fold(above.text)) in words["spots"]
                or above.upos == "PROPN"
            )
        return city and self.lang == "ru" and token.feats.get("Case") == "Loc"
