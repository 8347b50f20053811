"""Pages of our own with every mention, quote, date and act marked → what the rooms above the coder get right, a language a line.

    python evaluation/who.py evaluation/gold/who/fr-test.yml … [--list]

A page has `id`, `date` (of publication), `title`, `url`, `text` and four lists, whose words are found in the text
(`nth`: the place, counted from 1):

- `mentions` (`pronoun`: those of `PRONOUNS`): `say`, `country` (ISO3 or a body's code; a list: any of them; null: nobody's, a trap) or `countries` (several that are
  meant together), `name`, `office` (a slug, or a list: any). A person counts when country, name and office are right.
- `quotes`: `from` and `to` (first and last words), `speaker` (a code, a list: any, null) or `speakers` (of whom any counts), `kind`; the parts
  that an inquit cuts may stand alone; a `fragment` or `mixed` one is found, too, where a longer quote of the reader holds it.
- `dates`: `say`, `start`, `end`.
- `acts`: `say`, `date` (first and last day, null: open), `place`, `in`. Scored for acts that the coder finds.

A mention is right when the resolver's mention that shares most characters with it means the same. Mentions of the resolver with a code
that touch no mark, or a trap, count against its precision. `--list` prints what is wrong; nobody reads it for a test part.

`short-LANG.yml` and `plain-LANG.yml` beside the pages are passages of two to four sentences to learn from (`training/who/fit.py`), with
mentions alone; of the plain ones only the pronouns are marked that mean somebody. They are no test.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from degel import Document
from degel.actors.mention import Mention
from degel.coder import Analysed, Coder
from degel.records import Actor, Span, When

# Two spans of a quote are the same when they share this much of the longer one, or all but so many characters.
SHARED, SLACK = 0.9, 30
# A name in another script or case ("Таллине", "Tallinn") is the same when its letters agree this far.
ALIKE = 0.6
PRONOUNS = frozenset((
    "celle-ci", "celui-ci", "ceux-ci", "cuya", "cuyo", "dont", "ella", "ellas", "elle", "elles", "ellos", "eux", "he", "her", "hers", "him", "himself",
    "his", "i", "il", "ils", "it", "its", "itself", "j'", "je", "l'", "la", "le", "les", "leur", "leurs", "lui", "m'", "ma", "me", "mes", "mi", "mine",
    "mis", "moi", "mon", "my", "myself", "mí", "nos", "nosotros", "notre", "nous", "nuestra", "nuestras", "nuestro", "nuestros", "our", "ours", "que",
    "qui", "quien", "quienes", "s'", "sa", "se", "ses", "she", "son", "su", "sus", "suya", "suyo", "their", "theirs", "them", "they", "us", "we", "which",
    "who", "whose", "yo", "él", "его", "ее", "ей", "ему", "её", "им", "ими", "их", "которая", "которого", "которой", "которые", "который", "которых",
    "меня", "мне", "мной", "моего", "мои", "мой", "моя", "моё", "мы", "нам", "нами", "нас", "наш", "наша", "наше", "нашего", "нашей", "наши", "нашим",
    "наших", "нашу", "него", "нее", "неё", "ним", "ними", "них", "он", "она", "они", "оно", "своего", "своей", "свои", "своим", "своими", "своих", "свой",
    "своя", "своё", "себе", "себя", "я",
))  # fmt: skip
# What the marks call an office, and the slugs of the program that say the same.
OFFICES = {
    "secretary-of-state": ("foreign-minister",),
    "foreign-secretary": ("foreign-minister",),
    "premier": ("prime-minister",),
    "king": ("monarch",),
    "queen": ("monarch",),
    "emir": ("monarch", "head-of-state"),
    "pope": ("head-of-state", "religious-leader"),
    "speaker": ("speaker-of-parliament",),
    "army-chief": ("military-chief", "chief-of-staff"),
    "chief-of-staff": ("military-chief",),
    "commander-in-chief": ("military-chief", "commander"),
    "commander": ("military-officer", "military-chief", "rebel-leader"),
    "general": ("military-officer", "military-chief"),
    "colonel": ("military-officer",),
    "special-envoy": ("envoy",),
    "leader": (
        "supreme-leader",
        "head-of-state",
        "president",
        "prime-minister",
        "rebel-leader",
        "party-leader",
    ),
    "head-of-state": ("president", "monarch", "supreme-leader"),
    "head-of-government": ("prime-minister", "chancellor"),
    "chancellor": ("head-of-government", "prime-minister"),
    "senator": ("member-of-parliament",),
    "member-of-congress": ("member-of-parliament",),
    "congresswoman": ("member-of-parliament",),
    "lawmaker": ("member-of-parliament",),
    "deputy": ("member-of-parliament",),
    "spokesman": ("spokesperson",),
    "spokeswoman": ("spokesperson",),
    "press-secretary": ("spokesperson",),
    "chargé-d'affaires": ("ambassador", "diplomat"),
    "central-bank-chief": ("central-bank-governor",),
    "secretary-of-the-national-security-council": ("security-council-secretary",),
    "deputy-president": ("vice-president",),
    "attorney-general": ("prosecutor", "justice-minister"),
    "foreign-policy-chief": ("high-representative",),
    "president-of-the-european-commission": ("commission-president",),
    "european-commission-president": ("commission-president",),
    "trade-representative": ("trade-minister",),
    "chief-justice": ("judge",),
    "chief-prosecutor": ("prosecutor",),
    "mediator": ("envoy",),
    "chief-negotiator": ("envoy", "negotiator"),
    "special-representative": ("envoy",),
    "state-counsellor": ("head-of-government", "head-of-state"),
    "presidential-aide": ("adviser",),
    "high-commissioner-for-human-rights": ("high-commissioner",),
    "mines-and-energy-minister": ("energy-minister",),
    "industry-minister": ("economy-minister",),
}
# The ministers whom a slug tells; any other is a "minister".
PORTFOLIOS = frozenset(
    f"{what}-minister"
    for what in (
        "foreign", "defence", "interior", "finance", "transport", "trade", "justice", "health", "environment", "energy",
        "education", "economy", "agriculture", "prime", "deputy-prime", "deputy-foreign",
    )
)  # fmt: skip
# Marked as an office, and a trade of many, which the program tells by sector.
TRADES = frozenset(("police", "officer", "journalist", "official"))
# Bodies by their acronyms, and the codes under which the codebook keeps them.
ALIASES = {
    "ICRC": "NGO", "MSF": "NGO", "CARICOM": "IGO", "SADC": "IGO", "IOC": "IGO", "OIF": "IGO", "IEA": "IGO", "COMMONWEALTH": "IGO",
    "OPCW": "IGO", "PIF": "IGO", "ICAO": "UN", "UNESCO": "UN", "ECB": "EU", "LAS": "ARL",
}  # fmt: skip
CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "_", "ы": "y",
    "ь": "_", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip


@dataclass
class Tally:
    """Right and counted, by what is measured, and the lines of what is wrong."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def count(self, what: str, good: bool, line: str) -> None:
        """Counts one thing of kind `what`; `line` is kept when it is wrong."""
        self.asked[what] += 1
        self.right[what] += good
        if not good:
            self.wrong.append(f"{what}: {line}")


def plain(words: str) -> str:
    """Letters only, lower case, no accents, Cyrillic in Latin."""
    folded = "".join(
        c
        for c in unicodedata.normalize("NFD", words.lower().replace("й", "и"))
        if not unicodedata.combining(c)
    )
    return re.sub(r"[^a-z ]", "", "".join(CYRILLIC.get(c, c) for c in folded))


def alike(one: str | None, other: str | None) -> bool:
    """Whether two names may be one, across scripts and cases."""
    first, second = plain(one or ""), plain(other or "")
    return bool(first and second) and (
        first in second or second in first or SequenceMatcher(None, first, second).ratio() >= ALIKE
    )


def find(words: str, nth: int, text: str, where: str) -> tuple[int, int]:
    """The place of `words` in the text, as whole words; `SystemExit` names the page where there is none."""
    places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if len(places) < nth:
        raise SystemExit(f"{where}: {words!r} stands {len(places)} times in the text, not {nth}")
    return places[nth - 1]


def listed(value: Any) -> list[Any]:
    """A list as it is, anything else alone in one."""
    return value if isinstance(value, list) else [value]


def shared(span: Span, place: tuple[int, int]) -> int:
    """How many characters a span shares with a place."""
    return min(span.end, place[1]) - max(span.start, place[0])


def mentions(page: dict[str, Any], found: Analysed, text: str, tally: Tally, least: float) -> None:
    """Countries, persons and traps of a page."""
    coded = [
        m
        for m in found.material.mentions
        if m.quality >= least and any(actor.code for actor in m.actors) and not _of_title(m, found)
    ]
    touched: set[int] = set()
    for mark in page.get("mentions") or ():
        place = find(mark["say"], mark.get("nth", 1), text, page["id"])
        near = [(shared(m.span, place), -n, m) for n, m in enumerate(coded) if shared(m.span, place) > 0]
        best = max(near)[2] if near else None
        touched.update(-n for _, n, _ in near)
        meant = [m for _, _, m in near] if mark.get("countries") else [best] if best else []
        codes = {_alias(_state(actor)) for one in meant for actor in one.actors} or {None}
        line = f"{page['id']} {mark['say']!r}: {sorted(map(str, codes))}"
        both = mark.get("countries")
        fair = listed(mark.get("country"))
        good = (
            codes == {_alias(code) for code in both}
            if both
            else len(codes) == 1 and codes <= {_alias(code) for code in fair}
        )
        named = mark["say"].lower() not in PRONOUNS
        kind = "trap" if not both and fair == [None] else "country" if named else "pronoun"
        tally.count(kind, good, f"{line}, not {both or fair}")
        if best:
            tally.count("precision", good or codes == {None}, line)
        told = mark.get("office") or (mark.get("name") and alike(mark["say"], mark["name"]))
        if named and told and not both and None not in fair:
            person = good and best is not None and _person(mark, best)
            tally.count("person", person, f"{line} {best and best.actors[0]}, not {mark}")
    for n, mention in enumerate(coded):
        verb = found.material.sentences[mention.sentence].tokens[mention.head].upos in ("VERB", "AUX")
        if n not in touched and not verb:  # "condenamos": a "we" that no word marks
            tally.count(
                "precision",
                False,
                f"{page['id']} unmarked {text[mention.span.start : mention.span.end]!r} {mention.actors[0].code}",
            )


def _state(actor: Actor) -> str | None:
    """Firms and the press have a state here, which is no error where a reader sees nobody's: they are no actor of it."""
    return None if actor.sector in ("BUS", "MED") else actor.code


def _alias(code: str | None) -> str | None:
    """One code for those whom the program keeps under a common one: the Red Cross is a body among NGOs."""
    return ALIASES.get(code, code) if code else None


def _of_title(mention: Mention, found: Analysed) -> bool:
    sentence = found.material.sentences[mention.sentence]
    return sentence.part == "title"


def _person(mark: dict[str, Any], mention: Mention) -> bool:
    actor = mention.actors[0]
    offices = {
        str(one).lower().removeprefix("former ").removeprefix("acting ").replace(" ", "-")
        for one in listed(mark.get("office"))
        if one
    }
    offices = {slug for one in offices - TRADES for slug in (one, *OFFICES.get(one, ()))}
    named = not mark.get("name") or alike(actor.name, mark["name"]) or alike(actor.name, mark["say"])
    office = actor.office or ""
    other = office == "minister" and all(
        slug.endswith("-minister") and slug not in PORTFOLIOS for slug in offices
    )
    return named and (
        not offices or office in offices or ("minister" in offices and office.endswith("-minister")) or other
    )


def quotes(page: dict[str, Any], found: Analysed, text: str, tally: Tally) -> None:
    """Stretches and speakers of a page."""
    told = []
    for quote in found.coded.quotes:
        pieces = [(one.start, one.end) for one in quote.pieces or (quote.span,)]
        code = quote.speaker.code if quote.speaker else None
        told.append(([(pieces[0][0], pieces[-1][1]), *pieces], code))
    used: set[int] = set()
    for mark in page.get("quotes") or ():
        place = find_ends(mark, text, page["id"])
        hit = next((n for n, (spans, _) in enumerate(told) if any(_same(one, place) for one in spans)), None)
        if hit is None and mark.get("kind") in ("fragment", "mixed"):
            hit = next((n for n, (spans, _) in enumerate(told) if _holds(spans[0], place)), None)
        words = f"{page['id']} {text[place[0] : place[1]]!r}"
        tally.count("quote", hit is not None, f"missed {words}")
        if hit is not None:
            used.add(hit)
            fair = mark.get("speakers") or listed(mark.get("speaker"))
            tally.count(
                "speaker", _alias(told[hit][1]) in map(_alias, fair), f"{words}: {told[hit][1]}, not {fair}"
            )
    for n, (spans, _) in enumerate(told):
        if n not in used:
            tally.asked["quote extra"] += 1
            tally.wrong.append(f"quote: extra {page['id']} {text[spans[0][0] : spans[0][1]]!r}")


def _holds(one: tuple[int, int], place: tuple[int, int]) -> bool:
    """Whether a span holds a place, but for its marks."""
    return one[0] <= place[0] + 2 and place[1] - 2 <= one[1]


def find_ends(mark: dict[str, Any], text: str, where: str) -> tuple[int, int]:
    """The place of a quote from its first and last words."""
    first, last = mark["from"], mark["to"]
    start = -1
    for _ in range(mark.get("nth", 1)):
        start = text.find(first, start + 1)
        if start < 0:
            raise SystemExit(f"{where}: {first!r} is not in the text")
    end = text.find(last, start + max(0, len(first) - len(last)) if last in first else start)
    if end < 0:
        raise SystemExit(f"{where}: {last!r} does not follow {first!r}")
    return start, end + len(last)


def _same(one: tuple[int, int], other: tuple[int, int]) -> bool:
    both = min(one[1], other[1]) - max(one[0], other[0])
    longer = max(one[1] - one[0], other[1] - other[0])
    return both > 0 and (both >= SHARED * longer or longer - both <= min(SLACK, longer // 2))


def times(page: dict[str, Any], found: Analysed, text: str, tally: Tally) -> None:
    """Expressions of time, and dates and places of the acts that the coder finds."""
    for mark in page.get("dates") or ():
        place = find(mark["say"], mark.get("nth", 1), text, page["id"])
        near = [
            (shared(d.when.span, place), d.when)
            for d in found.material.dates
            if d.when.span and shared(d.when.span, place) > 0
        ]
        best = max(near, key=lambda one: one[0])[1] if near else None
        tally.count(
            "date",
            _days(best) == _asked([mark["start"], mark["end"]]) or _since(best, mark, page),
            f"{page['id']} {mark['say']!r}: {_days(best)}, not {mark['start']}–{mark['end']}",
        )
    for mark in page.get("acts") or ():
        place = find(mark["say"], mark.get("nth", 1), text, page["id"])
        hits = [
            t
            for t in found.traces
            if t.event.probability >= 0.2 and any(shared(one, place) > 0 for one in t.trigger)
        ]
        tally.asked["act"] += 1
        if not hits:
            continue
        tally.right["act"] += 1
        event = max(hits, key=lambda t: t.event.probability).event
        if "date" in mark:
            tally.count(
                "date of act",
                _days(event.when) == _asked(mark["date"]),
                f"{page['id']} {mark['say']!r}: {_days(event.when)}, not {mark['date']}",
            )
        where, told = event.where, mark.get("place")
        near_place = (
            where is None
            if told is None
            else where is not None
            and where.country == mark.get("in")
            and (
                alike(where.name, told)
                or (bool(where.span) and alike(text[where.span.start : where.span.end], told))
            )
        )
        if told or where:
            tally.count(
                "place of act",
                near_place,
                f"{page['id']} {mark['say']!r}: {where and (where.name, where.country)}, not {told}, {mark.get('in')}",
            )


def _since(when: When | None, mark: dict[str, Any], page: dict[str, Any]) -> bool:
    """Whether "2017" is marked and "since 2017" read, which runs to the day of publication."""
    asked = _asked([mark["start"], mark["end"]])
    return bool(when and asked) and (when.start, when.end) == (asked[0], _asked([page["date"]] * 2)[0])


def _days(when: When | None) -> tuple[date, date] | None:
    return (when.start, when.end) if when else None


def _asked(pair: list[Any] | None) -> tuple[date, date] | None:
    if not pair or pair[0] is None:
        return None
    first, last = (one if isinstance(one, date) else date.fromisoformat(str(one)) for one in pair)
    return first, last


def main() -> None:
    """Prints one line a file and kind."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("files", nargs="+", type=Path)
    asked.add_argument("--list", action="store_true", help="print what is wrong")
    asked.add_argument(
        "--quality", type=float, default=0.0, help="leave out mentions below it (0.53: guesses)"
    )
    options = asked.parse_args()
    for file in options.files:
        lang = file.stem[:2]
        coder = Coder(langs=[lang], gate=False)
        tally = Tally()
        for page in yaml.safe_load(file.read_text("utf-8")):
            text = page["text"].strip()
            doc = Document(
                text=text, lang=lang, published=page["date"], title=page.get("title"), url=page.get("url")
            )
            found = coder.analyse([doc])[0]
            mentions(page, found, text, tally, options.quality)
            for part in (quotes, times):
                part(page, found, text, tally)
        if options.list:
            sys.stdout.writelines(f"  {line}\n" for line in tally.wrong)
        said = tally.right["quote"] + tally.asked["quote extra"]
        precision, recall = (
            tally.right["quote"] / max(said, 1),
            tally.right["quote"] / max(tally.asked["quote"], 1),
        )
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        for kind in (
            "country",
            "pronoun",
            "trap",
            "precision",
            "person",
            "quote",
            "speaker",
            "date",
            "act",
            "date of act",
            "place of act",
        ):
            n = tally.asked[kind]
            tail = f", P {precision:.3f}, F1 {f1:.3f}" if kind == "quote" else ""
            sys.stdout.write(
                f"{file.stem} {kind}: {tally.right[kind]} of {n} ({100 * tally.right[kind] / max(n, 1):.1f} %){tail}\n"
            )


if __name__ == "__main__":
    main()
