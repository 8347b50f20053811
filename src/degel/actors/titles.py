"""What stands around the noun of an office, institution or agent: nationality, portfolio, "former", "deputy".

The phrase is read along the words first, because a title's neighbours are sure where a small parser is not; the
tree decides what stands apart ("les présidents russe et turc", "le ministre ... du Canada").
"""

from __future__ import annotations

from degel.actors.lexicon import fold, lower
from degel.actors.scene import Title
from degel.actors.spots import LOCAL, OF_REGIONS, Spots
from degel.actors.states import state_entries
from degel.actors.units import Unit, adposition

__all__ = ["Titles"]


_TITLES = ("office", "institution", "agent", "counterpart")


_NP_DEPS = frozenset(("amod", "nmod", "compound", "flat", "conj", "nmod:poss", "flat:name", "det"))


_SENDERS = frozenset(("ambassador", "envoy", "consul", "diplomat"))


_PRESIDENTS = frozenset(("president", "head-of-state", "head", "leader", "vice-president", "official"))
_REPUBLIC = frozenset(("republique", "republic", "republica", "etat", "state", "estado", "nacion", "nation"))
_OPEN = ("minister", "official", "head")
_FORCES = ("COP", "MIL")
_FIRMS = ("BUS", "MNC", "MED", "EDU", "LAB", "NGO")
# Forms of an office that hold the "deputy" in themselves.
_DEPUTIES = (
    "заместител",
    "замминистр",
    "vice-ministr",
    "viceministr",
    "vice minister",
    "vice-minister",
    "deputy ",
)
# Titles that firms, clubs and federations have too.
_OF_FIRMS = frozenset(("president", "vice-president", "secretary-general"))
# Who speaks or acts for whom the words behind name, and is not the head of it.
_SERVANTS = frozenset(("spokesperson", "envoy", "ambassador", "adviser", "diplomat"))


# What stands behind a secretary of state of something.
_AT = frozenset(("auprès", "à", "aux", "au", "para", "de"))


# "президент переходного периода": no organisation
_OF_TIME = frozenset(("периода", "совета", "правительства"))
_GOVERNMENTS = ("правительств", "gouvernement", "gobierno", "government")
_ENTITY = frozenset(("state", "body", "seat", "capital"))


class Titles(Spots):
    """Gathers what belongs to a title noun."""

    def _gather(self, unit: Unit) -> Title:
        reading = unit.reading
        title = Title(unit, unit.first, unit.last, reading.office, reading.sector, former=reading.former)
        title.deputy = reading.form.startswith(_DEPUTIES)
        unit.taken = True
        number = self.tokens[unit.head].feats.get("Number")
        title.plural = number == "Plur"
        self._leftwards(title)
        self._rightwards(title)
        if not title.codes and reading.code:
            title.codes.append((reading.code if reading.code in state_entries() else None, reading.code))
        if not title.codes and not title.foreign:
            self._by_tree(title)
        elif title.plural and len(title.codes) == 1:
            self._by_tree(title, conjuncts=True)
        if not title.codes:
            self._of_the_country(title)
        german = bool(title.codes) and title.codes[0][0] in ("DEU", "AUT")
        if self.lang == "es" and german and lower(fold(reading.form)) == "canciller":
            title.office = "chancellor"
        if title.office == "foreign-minister" and lower(fold(reading.form)) in self.words["american"]:
            american = self.lang in ("en", "ru") or (self.context.counts["USA"] and not self._charged(title))
            if not title.codes and american:
                title.codes.append(("USA", "USA"))
            elif not title.codes or title.codes[0][0] not in ("USA", "VAT"):
                title.office = "minister"
        return title

    def _charged(self, title: Title) -> bool:
        """ "secrétaire d'État chargée de l'écologie": a junior minister, no American one."""
        behind = [t.lower for t in self.tokens[title.last + 1 : title.last + 3] if t.text != ","]
        return any(word in self.words["charged"] or word in _AT for word in behind[:1])

    def _take(self, title: Title, unit: Unit) -> None:
        unit.taken = True
        if (
            unit.kind == "body"
            and unit.reading.sector in ("BUS", "MED", "MNC")
            and title.unit.kind == "office"
        ):
            title.foreign = True  # "the president of Google" is no head of state
            title.first, title.last = min(title.first, unit.first), max(title.last, unit.last)
            return
        if unit.reading.local and title.unit.kind == "office":
            title.regional = True  # "the Scottish first minister" is not that of the state
            if title.office in OF_REGIONS:
                title.office = "governor"
        found: list[tuple[str | None, str | None]] = [(code, code) for code in unit.codes]
        if unit.kind == "body":
            found = [(unit.reading.state, unit.reading.code or unit.reading.state)]
        found = [pair for pair in found if pair not in title.codes]
        # Kept in the order of the text, since names follow in that order.
        title.codes = [*found, *title.codes] if unit.last < title.first else [*title.codes, *found]
        title.first = min(title.first, unit.first)
        title.last = max(title.last, unit.last)

    def _leftwards(self, title: Title) -> None:
        """ "the new Turkish deputy foreign minister": what stands before the title noun."""
        i = title.first - 1
        skipped = 0
        english = self.lang == "en"
        while i >= 0 and skipped < 4:
            unit = self.at[i]
            token = self.tokens[i]
            if unit is not None:
                if unit.taken:
                    break
                if unit.kind == "former":
                    title.former = True
                elif unit.kind == "deputy":
                    _qualify(title, unit)
                elif unit.kind == "adjective" and (english or self.lang == "ru" or not title.codes):
                    if self.lang in ("fr", "es") and not self._prenominal(unit, title):
                        break
                    self._take(title, unit)
                elif english and unit.kind in ("state", "body", "seat", "people"):
                    if unit.kind == "people" and title.unit.kind == "agent":
                        break
                    self._take(title, unit)
                elif english and unit.kind in ("institution", "agent") and i + 1 == title.first:
                    if title.unit.kind == "agent" and unit.kind == "agent":
                        title.sector = title.sector or unit.reading.sector
                elif english and unit.kind == "portfolio":
                    title.office = unit.reading.office
                else:
                    break
                unit.taken = True
                title.first = unit.first
                i = unit.first - 1
                continue
            low = token.lower
            if english and low in ("'s", "’s", "'", "’") and i and self._entity_at(i - 1):
                i -= 1
                continue
            if (
                title.codes
                and token.upos == "CCONJ"
                and i
                and (other := self.at[i - 1]) is not None
                and not other.taken
                and other.kind in (("adjective", "state") if english else ("adjective",))
                and (title.plural or title.unit.kind in ("agent", "institution"))
            ):
                i -= 1
                continue
            if token.upos in ("ADJ", "NUM") and token.dep in ("amod", "nummod", "compound", "det", "advmod"):
                i -= 1
                skipped += 1
                continue
            if english and i + 1 == title.first:
                place = self._spot(title, i, ends=True)
                if place is None and i and low in self.words["parts"]:
                    place = self._spot(title, i - 1, ends=True)
                if place is None and self.tokens[i + 1].lower in self.words["parts"]:
                    place = self._spot(title, i + 1, ends=True)  # "Lagos State Governor"
                if place is not None:
                    title.first = place  # "Boston police", "Texas Governor Greg Abbott"
                    i = place - 1
                    continue
            if (
                english
                and token.upos in ("NOUN", "PROPN", "ADV")
                and token.dep in ("compound", "amod", "advmod")
            ):
                if token.upos == "PROPN" and i + 1 == title.first and i and token.text[:1].isupper():
                    title.foreign = True
                i -= 1
                skipped += 1
                continue
            break

    def _house(self, title: Title, unit: Unit) -> None:
        """The president of a parliament is its speaker; the head of an army or court is no head of state."""
        sector = unit.reading.sector
        if (
            unit.kind in ("seat", "institution")
            and sector not in (None, "GOV")
            and title.office in _PRESIDENTS
        ):
            heads = title.office in ("leader", "head") and sector == "PTY"
            title.office = (
                "speaker-of-parliament" if sector == "LEG" else "party-leader" if heads else "official"
            )
            title.sector = sector

    def _prenominal(self, unit: Unit, title: Title) -> bool:
        """True when a Romance adjective before a noun belongs to it ("el ruso canciller" does, "russe, le ministre" not)."""
        token = self.tokens[unit.head]
        return token.head == title.unit.head and token.dep == "amod" and unit.last + 1 == title.first

    def _entity_at(self, i: int) -> bool:
        unit = self.at[i]
        return (
            unit is not None
            and not unit.taken
            and unit.kind in ("state", "body", "seat", "capital", "adjective")
        )

    def _rightwards(self, title: Title) -> None:
        """ "ministre russe des Affaires étrangères": what stands after the title noun."""
        tokens = self.tokens
        romance = self.lang in ("fr", "es")
        of = self.words["of"]
        glue = self.words["glue"]
        j = title.last + 1
        # "Президент Республики" asks for the name of its republic, in whatever case the page writes it.
        linked = self.lang == "ru" and tokens[title.last].lower == "республики"
        loose = 0
        tail = title.last
        while j < len(tokens) and loose < 5:
            unit = self.at[j]
            token = tokens[j]
            if unit is not None:
                if unit.taken:
                    break
                if unit.kind == "portfolio":
                    if title.office == "spokesperson":
                        title.sector = unit.reading.sector or title.sector  # of the army, not its chief
                    elif title.sector in ("JUD", "LEG"):
                        pass  # "presidente de la Suprema Corte de Justicia" is no minister
                    elif title.office in _SERVANTS and unit.reading.code:
                        pass  # "le porte-parole de la Commission européenne" is not its president
                    elif title.office not in LOCAL:  # "gobernador del estado de Veracruz" heads no state
                        title.office = unit.reading.office
                        title.sector = unit.reading.sector or title.sector
                    if unit.reading.code and not title.codes:
                        body = unit.reading.code
                        title.codes.append((body if body in state_entries() else None, body))
                    unit.taken = True
                    title.last = max(title.last, unit.last)
                elif unit.kind == "adjective" and romance:
                    if linked and not title.codes and loose == 0 and unit.first - title.last > 3:
                        break
                    self._take(title, unit)
                elif unit.kind == "body" and romance and j == title.last + 1 and token.text.islower():
                    self._take(title, unit)  # "un dirigente etarra"
                    title.sector = unit.reading.sector or title.sector
                elif unit.kind == "adjective" and linked and self._speaks_for(title, unit):
                    self._take(title, unit)
                    j = unit.last + 1
                    continue  # still "of": "a spokesman for the Lebanese army"
                elif unit.kind in _ENTITY and (linked or (self.lang == "ru" and self._genitive(unit))):
                    if unit.kind == "capital" and title.office not in LOCAL:
                        break
                    if title.codes and not title.plural and title.unit.kind == "office":
                        if title.office in _SENDERS or unit.kind != "state":
                            break
                        unit.taken = True
                        title.last = unit.last
                    else:
                        self._take(title, unit)
                        self._house(title, unit)
                elif unit.kind == "spot" and linked and title.unit.kind == "office":
                    if title.office in OF_REGIONS:
                        title.office = "governor"  # "the Premier of New South Wales"
                    self._take(title, unit)
                elif unit.kind == "adjective" and self.lang == "ru" and j + 1 < len(tokens):
                    nxt = self.at[unit.last + 1] if unit.last + 1 < len(tokens) else None
                    if nxt is None or nxt.kind not in ("institution", "office", "portfolio") or title.codes:
                        of_firm = title.office in _OF_FIRMS and self._genitive(unit) and nxt is None
                        title.foreign = title.foreign or (of_firm and not title.codes)
                        break
                    self._take(title, unit)
                elif (
                    unit.kind in ("institution", "office")
                    and title.unit.kind == "office"
                    and (linked or self.lang == "ru")
                    and unit.reading.code is None
                ):
                    if unit.kind == "office" and title.office not in (
                        "spokesperson",
                        "envoy",
                        "head",
                        "official",
                    ):
                        break
                    if title.office == "head" and unit.reading.office:
                        title.office = unit.reading.office
                    elif title.office == "head" and lower(unit.reading.form).startswith(_GOVERNMENTS):
                        title.office = "head-of-government"
                    elif unit.kind == "office":
                        title.served = True
                    self._house(title, unit)
                    unit.taken = True
                    title.last = max(title.last, unit.last)
                elif unit.kind in ("agent", "institution") and linked and unit.reading.sector in _FORCES:
                    title.sector = unit.reading.sector  # "un porte-parole de la police"
                    unit.taken = True
                    title.last = max(title.last, unit.last)
                elif (
                    unit.kind == "agent"
                    and title.unit.kind == "office"
                    and (linked or (unit.reading.sector in _FIRMS and self._genitive(unit)))
                ):
                    title.foreign = not title.codes  # "le porte-parole de l'intersyndicale"
                    break
                elif unit.kind == "adjective" and linked and title.office in _OF_FIRMS:
                    after = self.at[unit.last + 1] if unit.last + 1 < len(tokens) else None
                    title.foreign = (
                        after is None and tokens[min(unit.last + 1, len(tokens) - 1)].upos == "NOUN"
                    )
                    break
                elif unit.kind in ("former", "deputy"):
                    _qualify(title, unit)
                    unit.taken = True
                    title.last = max(title.last, unit.last)
                elif unit.kind in ("person", "surname") and title.plural and title.codes and not linked:
                    if unit.reading.person is not None and len(title.people) == len(title.codes) - 1:
                        title.people.append((len(title.codes) - 1, unit.reading.person))
                        unit.taken = True
                        title.last = unit.last
                    else:
                        break
                else:
                    break
                j = unit.last + 1
                linked = False
                continue
            low = lower(fold(token.text))
            if low in ("for", "pour", "para") and title.office in _SENDERS:
                break
            near = linked or (self.lang == "ru" and token.feats.get("Case") == "Gen" and j <= title.last + 2)
            if near and (place := self._spot(title, j)) is not None:
                title.last = tail = place
                j, linked = place + 1, False
                continue
            if near and not title.codes and low in self.words["parts"]:
                loose, j, linked = loose + 1, j + 1, True  # "de la région Bretagne", «штата Техас»
                continue
            after = self.at[j + 1] if j + 1 < len(tokens) else None
            if (
                self.lang == "ru"
                and low.startswith("республик")
                and after is not None
                and after.kind == "state"
            ):
                linked = True  # "Президент Республики Узбекистан"
                loose += 1
                j += 1
                continue
            if low in of and low != "'s":
                linked = True
                loose += 1
            elif (
                token.upos == "DET"
                or (low in glue and token.text != ",")
                or (token.text == "," and len(title.codes) > 0 and self._joins(j + 1, title))
            ):
                loose += 1
            elif token.upos == "CCONJ" and title.codes and self._joins(j + 1, title):
                linked = linked or (self.at[j + 1] is not None and self.at[j + 1].kind == "state")  # type: ignore[union-attr]
                loose += 1
            elif token.upos == "ADJ" and not (self.lang == "ru" and loose > 1):
                loose += 1
            elif linked and title.office in _OPEN and token.upos in ("NOUN", "PROPN"):
                loose += 1
                linked = False
                if title.office == "minister":
                    tail = j  # a portfolio that no list has: "ministre de la Pêche"
            elif self.lang == "fr" and low == "a" and title.office == "minister" and title.codes:
                linked = True
            else:
                if not title.codes and token.upos in ("NOUN", "PROPN", "X"):
                    near = j == title.last + 1 or (
                        (title.unit.kind != "office" or title.office in _OF_FIRMS)
                        and all(t.upos == "ADJ" for t in tokens[title.last + 1 : j])
                    )
                    genitive = self.lang == "ru" and near and token.feats.get("Case") == "Gen"
                    genitive = genitive and low not in _OF_TIME
                    if (linked and low not in _REPUBLIC) or (genitive and title.office != "minister"):
                        title.foreign = True
                if self.lang == "ru" and low in ("более", "около", "свыше", "многих", "других", "разных"):
                    title.foreign = title.foreign or not title.codes  # "властям более 20 стран"
                break
            j += 1
        title.last = max(title.last, tail)

    def _speaks_for(self, title: Title, unit: Unit) -> bool:
        """Does an English adjective behind "a spokesman for" belong to the institution spoken for?"""
        if self.lang != "en" or title.office != "spokesperson" or title.codes:
            return False
        for j in range(unit.last + 1, min(unit.last + 4, len(self.tokens))):
            behind = self.at[j]
            if behind is not None:
                return behind.kind in ("institution", "agent", "office", "portfolio", "people")
            if self.tokens[j].upos not in ("ADJ", "NOUN", "PROPN"):
                return False
        return False

    def _joins(self, j: int, title: Title) -> bool:
        """Does a conjunction lead to another nationality of the same plural title?"""
        if not (title.plural or title.unit.kind in ("agent", "institution")):
            return False
        for i in (j, j + 1, j + 2):
            if i >= len(self.tokens):
                return False
            unit = self.at[i]
            if unit is not None:
                if unit.taken:
                    return False
                if unit.kind == "adjective":
                    nxt = self.tokens[unit.last + 1] if unit.last + 1 < len(self.tokens) else None
                    return (
                        self.lang in ("fr", "es") or nxt is None or nxt.upos not in ("NOUN", "PROPN", "ADJ")
                    )
                return unit.kind == "state" and (self.lang == "ru" or i > j)
            if lower(self.tokens[i].text) not in self.words["of"] and self.tokens[i].upos != "DET":
                return False
        return False

    def _by_tree(self, title: Title, *, conjuncts: bool = False) -> None:
        """States that hang from the title noun by noun-phrase relations only."""
        tokens = self.tokens
        target = title.unit.head
        blocked = {u.head for u in self.units if u.kind in _TITLES and u is not title.unit}
        for unit in self.units:
            if unit.taken or unit.kind not in ("adjective", "state", "body"):
                continue
            nxt = self.at[unit.last + 1] if unit.last + 1 < len(tokens) else None
            if unit.kind == "adjective" and nxt is not None and nxt.kind in _TITLES and nxt is not title.unit:
                continue  # "Secretary of State Blinken and Czech Foreign Minister Lipavsky"
            if conjuncts and unit.kind != "adjective" and tokens[unit.head].dep != "conj":
                continue
            if unit.kind != "adjective":
                word, _ = adposition(self.sentence, unit.first, unit.head)
                if not (
                    word in self.words["of"] or (not word and self.lang == "ru" and self._genitive(unit))
                ):
                    continue
                if tokens[unit.head].dep not in ("nmod", "nmod:poss", "conj", "compound"):
                    continue
            i = unit.head
            for _ in range(3):
                token = tokens[i]
                if token.dep not in _NP_DEPS or token.head == i:
                    break
                i = token.head
                if i in blocked or tokens[i].upos in ("VERB", "AUX"):
                    break
                inside = i == target or title.first <= i <= title.last
                firm = title.office in _OF_FIRMS and tokens[i].upos == "NOUN" and not inside
                if unit.kind == "adjective" and firm:
                    break  # "the president of the Chinese branch"
                if i == target or title.unit.first <= i <= title.unit.last:
                    if abs(unit.head - target) <= 12:
                        self._take_apart(title, unit)
                    break

    def _take_apart(self, title: Title, unit: Unit) -> None:
        """Takes a state; the stretch of the title grows only over words nobody else needs."""
        first, last = title.first, title.last
        self._take(title, unit)
        between = range(min(last, unit.last), max(first, unit.first))
        if any(self.at[i] is not None and not self.at[i].taken for i in between):  # type: ignore[union-attr]
            title.first, title.last = first, last
        title.sure = min(title.sure, 0.85)


def _qualify(title: Title, unit: Unit) -> None:
    """ "former" and "-elect" keep a person from speaking for the state, "deputy" from being the minister."""
    if unit.kind == "former" or unit.reading.office == "elect":
        title.former = True
    elif unit.reading.office != "acting":
        title.deputy = True
