"""What stands between a title and the name of its holder: a rank, a party, a charge, a host; and how far a name goes.

Part of `Phrases`: the noun phrases of one sentence.
"""

from __future__ import annotations

from degel.actors.lexicon import fold, lower
from degel.actors.scene import Title
from degel.actors.titles import Titles

__all__ = ["PARTICLES", "Between"]

PARTICLES = frozenset(
    ("de", "da", "do", "dos", "van", "von", "bin", "ben", "ibn", "al", "el", "du", "der", "den", "di", "del", "la", "le", "af", "аль", "бен", "ибн", "фон", "ван", "да", "де", "ди")
)  # fmt: skip


class Between(Titles):
    """Finds where the name behind a title begins and ends."""

    def _run(self, start: int) -> int:
        """The index after a run of capitalised name words that begins at `start` (`start` itself when none)."""
        tokens = self.tokens
        j = start
        end = start
        while j < len(tokens) and j - start < 9:
            token = tokens[j]
            unit = self.at[j]
            if unit is not None and (unit.taken or unit.kind not in ("surname", "person")):
                break
            text = token.text
            if text[:1].isupper():
                low = lower(fold(text))
                if low in self.words["not_persons"] or (
                    not text.isupper()
                    and token.upos
                    in (
                        "VERB",
                        "AUX",
                        "ADP",
                        "DET",
                        "CCONJ",
                        "PRON",
                    )
                ):
                    break
                if len(text) > 2 and any(self._same_word(i, j) for i in range(start, j)):
                    break  # a page that has lost its lines: "Анна Цивилева Цивилева Анна"
                end = j + 1
            elif (
                (text == "-" and j > start and tokens[j - 1].end == token.start)
                or (j > start and token.lower in PARTICLES)
                or (j > start and text[:2].lower() in ("d'", "d’") and text[2:3].isupper())
                or (
                    text in (".", "'", "’")
                    and j > start
                    and tokens[j - 1].end == token.start
                    and len(tokens[j - 1].text) == 1
                )
            ):
                pass
            else:
                break
            j += 1
        if all(len(tokens[i].text.rstrip(".")) < 2 for i in range(start, end)):
            return start
        if tokens[start].lower in self.words["of"]:
            return start
        if not any(tokens[i].upos in ("PROPN", "X") or tokens[i].text.isupper() for i in range(start, end)):
            return start
        return end

    def _past_charge(self, j: int, title: Title) -> int:
        """The token of the comma in "le représentant spécial pour l'Afrique de l'Ouest, X Y,": behind what an official is charged with."""
        if j >= len(self.tokens) or not self.tokens[j].text[:1].islower():
            return j
        for i in range(j, min(j + 9, len(self.tokens) - 2)):
            token = self.tokens[i]
            unit = self.at[i]
            if unit is not None and unit.kind in ("person", "surname"):
                return j
            if token.text == ",":
                behind = self.at[i + 1]
                bare = behind is None or behind.kind in ("honorific", "person", "surname", "office")
                return i if i > j and bare and title.unit.kind == "office" and not title.plural else j
            if token.upos in ("VERB", "AUX", "SCONJ", "PRON", "PUNCT", "NUM") and token.text not in (
                "-",
                "'",
                "’",
            ):
                low = lower(fold(token.text))
                if low not in self.words["charged"]:
                    return j
        return j

    def _past_rank(self, j: int) -> int:
        """The token after a rank between an office and its holder ("le chef d'état-major, le général X")."""
        article = int(j < len(self.tokens) and self.tokens[j].upos == "DET")
        unit = self.at[j + article] if j + article < len(self.tokens) else None
        if unit is None or unit.taken or all(r.office != "military-officer" for r in unit.readings):
            return j
        behind = unit.last + 1
        if behind >= len(self.tokens) or self._run(behind) == behind:
            return j
        unit.taken = True
        return behind

    def _past_nationality(self, j: int, title: Title) -> int:
        """The token after "l'Américain" in "le rapporteur de l'ONU, l'Américain X Y": behind the comma, before a whole name."""
        article = int(j < len(self.tokens) and self.tokens[j].upos == "DET")
        i = j + article
        unit = self.at[i] if i < len(self.tokens) else None
        if unit is None or unit.kind not in ("adjective", "people") or len(unit.codes) != 1:
            return j
        if not (article or self.lang == "ru") or self.tokens[unit.last].feats.get("Number") == "Plur":
            return j
        behind = unit.last + 1
        if self._run(behind) - behind < 2:
            return j
        codes = [code for code in unit.codes if (code, code) not in title.codes]
        if not title.codes:
            title.codes += [(code, code) for code in codes]
        unit.taken = True
        return behind

    def _past_party(self, j: int) -> int:
        """The token after "socialiste" in "le député socialiste Jean Dupont": a party, behind which a whole name stands."""
        i = j
        while i < len(self.tokens) and i < j + 2 and self.at[i] is None and self.tokens[i].upos == "ADJ":
            if not self.tokens[i].text.islower():
                break
            i += 1
        return i if i > j and self._run(i) - i > 1 else j

    def _boss(self, j: int, title: Title) -> bool:
        """Is the name that of whom the title serves ("portavoz del presidente X"; in Russian it stands in the genitive)?"""
        if self.lang != "ru":
            return True
        head = self.tokens[title.unit.head]
        return self.tokens[j].feats.get("Case") == "Gen" and head.feats.get("Case") != "Gen"

    def _after_host(self, title: Title) -> int:
        """The token after a title and, of an ambassador, after the state or body where he is ("en Honduras")."""
        j = title.last + 1
        if title.office in ("ambassador", "envoy", "consul", "charge-d-affaires") and title.codes:
            for i in range(j, min(j + 4, len(self.tokens))):
                unit = self.at[i]
                if unit is not None:
                    return unit.last + 1 if unit.kind in ("state", "body") and i > j else j
                if self.tokens[i].upos not in ("ADP", "DET"):
                    return j
        return j
