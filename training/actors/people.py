"""Seeds of people (`people_seeds/*.txt`) → the reference files `src/degel/actors/data/people/*.yml`.

A seed line is `name = English variants | gender Qid | terms | fr | ru | es | options`, under a `[CODE]` heading
that names the state or body. Terms are `office from..to`, separated by `;`; an open end is written `..`, an end
that is not known `..?2024` (unknown after 2024), and `office:CODE` holds the office elsewhere. An empty French or Spanish
column means the English spelling. Options, separated by `;`: `s=`, `f=`, `e=`, `r=` (the names that alone mean
the person, in Latin script, French, Spanish, Russian), `none` (no such name), `amb` (it needs support), `sec=` (sector), `gen` (Russian by rule).

Run: `python training/actors/people.py [FACTS]`, where FACTS is the folder of the public fact tables named in
`SOURCES.md`; without it only the seeds are written.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from people_cyrillic import cyrillic

SEEDS = Path(__file__).parent / "people_seeds"
TARGET = Path(__file__).parents[2] / "src/degel/actors/data/people"

OFFICES = {
    "p": "president",
    "pm": "prime-minister",
    "ch": "chancellor",
    "k": "monarch",
    "cp": "crown-prince",
    "sl": "supreme-leader",
    "vp": "vice-president",
    "fm": "foreign-minister",
    "dm": "defence-minister",
    "im": "interior-minister",
    "hs": "head-of-state",
    "hg": "head-of-government",
    "sg": "secretary-general",
    "nsa": "national-security-adviser",
    "env": "envoy",
    "amb": "ambassador",
    "spk": "spokesperson",
    "mil": "military-chief",
    "opp": "opposition-leader",
    "reb": "rebel-leader",
    "parl": "speaker-of-parliament",
    "pl": "party-leader",
    "dpm": "deputy-prime-minister",
    "dfm": "deputy-foreign-minister",
    "fin": "finance-minister",
    "cmp": "commission-president",
    "cnp": "council-president",
    "hr": "high-representative",
    "spy": "intelligence-chief",
    "min": "minister",
    "gov": "governor",
    "chair": "chairperson",
    "cos": "chief-of-staff",
    "rel": "religious-leader",
}
# States where a family name alone does not name anybody.
FAMILY_FIRST = frozenset(
    {"CHN", "KOR", "PRK", "VNM", "TWN", "KHM", "LAO", "MMR", "ETH", "ERI", "ISL", "IDN", "HKG"}
)
# Names that are also words, months or the commonest of names: they stand for nobody without support.
WORDS = {
    "en": frozenset(
        [
            "May",
            "Brown",
            "Rice",
            "Straw",
            "Major",
            "Cook",
            "Hurd",
            "Hunt",
            "Bush",
            "Rudd",
            "Key",
            "English",
            "Clark",
            "Day",
            "Cash",
            "Pence",
            "Power",
            "Burns",
        ]
    ),
    "fr": frozenset(["Ayrault", "Juppé", "Valls", "Bon", "Barre", "Major", "Brown", "Juncker"])
    - {"Ayrault", "Juppé", "Valls", "Juncker"},
    "es": frozenset(["Major", "Brown", "Paz", "Mesa", "Santos", "Castro", "Calderón", "Rojas"])
    - {"Castro", "Santos", "Calderón"},
    "ru": frozenset(["Мэй"]) - {"Мэй"},
}
COMMON = frozenset(
    [
        "Johnson",
        "Williams",
        "Smith",
        "Jones",
        "Lee",
        "Kim",
        "Park",
        "Wang",
        "Li",
        "Zhang",
        "Chen",
        "Liu",
        "Yang",
        "Zhao",
        "Wu",
        "Singh",
        "Khan",
        "Ali",
        "Ahmed",
        "Hassan",
        "Hussein",
        "Mohamed",
        "Mohammed",
        "Muhammad",
        "Ibrahim",
        "Silva",
        "Santos",
        "Pérez",
        "García",
        "González",
        "Rodríguez",
        "Fernández",
        "Martínez",
        "López",
        "Gómez",
        "Sánchez",
        "Martin",
        "Thomas",
        "Mitchell",
        "Carter",
        "Ford",
        "Miller",
        "Baker",
        "Cohen",
        "Traoré",
        "Diallo",
        "Touré",
        "Keïta",
        "Ouattara",
        "Cissé",
        "Diop",
        "Sarr",
        "Nguyen",
        "Tran",
        "Ivanov",
        "Popov",
        "Petrov",
        "Иванов",
        "Попов",
        "Петров",
        "Ли",
        "Ким",
        "Пак",
        "Ван",
        "Чэнь",
        "Чжан",
        "Нгуен",
        "Alexander",
        "Simon",
        "Abdullah",
        "Castro",
        "Mendoza",
        "Torres",
        "Flores",
        "Ramírez",
        "Vargas",
        "Abe",
        "Shah",
        "Rahman",
        "Islam",
        "Hossain",
        "Chowdhury",
        "Grant",
        "Douglas",
        "Thompson",
        "Mahmoud",
        "Saleh",
        "Salih",
        "Saeed",
        "Said",
        "Nasser",
        "Khalil",
        "Arthur",
        "Sandiford",
        "Wilson",
        "Roberts",
        "Campbell",
        "Anderson",
        "Adams",
        "Browne",
        "Harris",
        "Stewart",
        "Davis",
        "Moore",
        "Scott",
        "James",
        "Henry",
        "Charles",
        "Edwards",
        "Bird",
        "King",
        "Young",
        "Gray",
        "White",
        "Black",
        "Green",
        "Hall",
        "Hill",
        "Martín",
        "Mbeki",
    ]
) - {"Mbeki", "Abe", "Castro", "Traoré", "Sánchez", "Ouattara"}

# Open terms are known until here, but for the people whom a table of 2026 confirms (G20 and its bodies).
KNOWN = "2025"
CONFIRMED = frozenset(
    [
        "Prabowo Subianto",
        "Javier Milei",
        "Anthony Albanese",
        "Luiz Inácio Lula da Silva",
        "Mark Carney",
        "Li Qiang",
        "Xi Jinping",
        "Sébastien Lecornu",
        "Emmanuel Macron",
        "Friedrich Merz",
        "Frank-Walter Steinmeier",
        "Narendra Modi",
        "Droupadi Murmu",
        "Giorgia Meloni",
        "Sergio Mattarella",
        "Sanae Takaichi",
        "Emperor Naruhito",
        "Claudia Sheinbaum",
        "Mikhail Mishustin",
        "Vladimir Putin",
        "Mohammed bin Salman",
        "Cyril Ramaphosa",
        "Lee Jae-myung",
        "Recep Tayyip Erdoğan",
        "Andy Burnham",
        "Charles III",
        "Donald Trump",
        "Ursula von der Leyen",
        "António Costa",
        "Mahmoud Ali Youssouf",
        "Évariste Ndayishimiye",
    ]
)


@dataclass
class Term:
    office: str
    start: str
    end: str | None
    known: str | None = None
    code: str | None = None


@dataclass
class Person:
    name: str
    country: str
    gender: str | None
    wikidata: str | None = None
    terms: list[Term] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=dict)
    surname: dict[str, list[str]] | None = None
    ambiguous: bool = False
    sector: str | None = None
    generated: tuple[str, ...] = ()
    file: str = ""


_TERM = re.compile(r"([a-z-]+)(?::(\w+))?\s+(\d{4}(?:-\d\d){0,2})\.\.(\?)?(\d{4}(?:-\d\d){0,2})?$")


def parse_term(text: str) -> Term:
    """One `office from..to` of a seed line."""
    match = _TERM.match(text.strip())
    if match is None:
        raise SystemExit(f"bad term {text!r}")
    office, code, start, unsure, end = match.groups()
    known = end if unsure else None
    return Term(OFFICES.get(office, office), start, None if unsure else end, known, code)


def split(text: str) -> list[str]:
    """The comma-separated names of a column."""
    return [part.strip() for part in text.split(",") if part.strip()]


# What follows a surname and is no name: a generation, or a regnal number.
_RANK = re.compile(r"(?:Jr\.?|Sr\.?|Junior|[IVX]+|-?младший)$")


def last_names(forms: list[str]) -> list[str]:
    """The last word of each spelling, without doubles, and without its Arabic article as well."""
    found: dict[str, None] = {}
    for form in forms:
        words = [word for word in form.split() if not _RANK.match(word)]
        word = words[-1] if words else form
        if not word[0].isupper() and not re.match(r"(?:al|el|as|ar|аль|эль|ас)-", word):
            continue
        found[word] = None
        bare = re.sub(r"^(?:[Aa]l|[Ee]l|аль|эль)-(?=\w)", "", word)
        if bare != word and len(bare) > 3:
            found[bare] = None
    return list(found)


def parse_seed(line: str, country: str, file: str) -> Person:
    """A person from one seed line."""
    columns = [column.strip() for column in line.split("|")] + [""] * 7
    name, _, variants = columns[0].partition("=")
    marks = columns[1].split()
    if not marks or marks[0] not in ("m", "f"):
        raise SystemExit(f"{file}: no gender in {line!r}")
    person = Person(
        name=name.strip(),
        country=country,
        gender=marks[0],
        wikidata=marks[1] if len(marks) > 1 else None,
        terms=[parse_term(part) for part in columns[2].split(";") if part.strip()],
        file=file,
    )
    person.names = {
        "en": [person.name, *split(variants)],
        "fr": split(columns[3]),
        "ru": split(columns[4]),
        "es": split(columns[5]),
    }
    given: dict[str, list[str]] = {}
    options = [part.strip() for part in columns[6].split(";") if part.strip()]
    for option in options:
        key, _, value = option.partition("=")
        if key in ("s", "f", "e", "r"):
            given[{"s": "en", "f": "fr", "e": "es", "r": "ru"}[key]] = split(value)
        elif key == "amb":
            person.ambiguous = True
        elif key == "sec":
            person.sector = value
        elif key == "gen":
            person.generated = ("ru",)
            person.names["ru"] = person.names["ru"] or [cyrillic(person.name, country)]
        elif key != "none":
            raise SystemExit(f"{file}: unknown option {option!r} in {line!r}")
    person.surname = None if "none" in options else surnames(person, given)
    return person


def surnames(person: Person, given: dict[str, list[str]]) -> dict[str, list[str]] | None:
    """The names that alone mean the person: those given, or the last words of the full names."""
    names = person.names
    derive = person.country not in FAMILY_FIRST
    latin = given.get("en", last_names(names["en"]) if derive else [])
    found: dict[str, list[str]] = {"en": latin}
    for lang in ("fr", "es"):
        if lang in given:
            found[lang] = given[lang]
        elif "en" in given or not names[lang]:
            found[lang] = latin
        else:
            found[lang] = last_names(names[lang]) if derive else []
    found["ru"] = given.get("ru", last_names(names["ru"]) if derive else [])
    if any(form in COMMON for form in latin):
        person.ambiguous = True
    for lang, forms in found.items():
        found[lang] = [form for form in forms if form not in WORDS[lang]]
    if not any(found.values()):
        return None
    return {
        lang: forms for lang, forms in found.items() if lang == "en" or forms != found["en"] or lang == "ru"
    }


_PLAIN = re.compile(r"[^\W\d_][\w'’ .ʼ-]*$")
_RESERVED = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n", "~"])


def scalar(text: str) -> str:
    """The text as a YAML scalar inside a flow list."""
    if _PLAIN.match(text) and text.lower() not in _RESERVED and ": " not in text:
        return text
    return "'" + text.replace("'", "''") + "'"


def plain(form: str) -> str:
    """The form without accents of Latin letters and in lower case, as the lexicon compares."""
    if re.search("[а-яё]", form, re.I):
        return form.lower().replace("ё", "е")
    letters = unicodedata.normalize("NFKD", form.translate(str.maketrans("øØłŁđĐıİ", "oOlLdDiI")))
    return "".join(c for c in letters if not unicodedata.combining(c)).lower().replace("’", "'")


def unlike(forms: list[str]) -> list[str]:
    """The forms that differ by more than accents, first come first kept."""
    kept: dict[str, str] = {}
    for form in forms:
        kept.setdefault(plain(form), form)
    return list(kept.values())


def flow(forms: list[str]) -> str:
    """A flow list."""
    return "[" + ", ".join(scalar(form) for form in unlike(forms)) + "]"


def within(forms: list[str], others: list[str]) -> bool:
    """Whether all forms are among the others, accents apart."""
    return {plain(form) for form in forms} <= {plain(other) for other in others}


def render(person: Person, states: frozenset[str]) -> str:
    """One entry of a YAML file."""
    lines = [f"- name: {scalar(person.name)}"]
    lines.append(f"  {'country' if person.country in states else 'code'}: {person.country}")
    if person.gender:
        lines.append(f"  gender: {person.gender}")
    if person.wikidata:
        lines.append(f"  wikidata: {person.wikidata}")
    if person.sector:
        lines.append(f"  sector: {person.sector}")
    if person.terms:
        lines.append("  terms:")
        for term in sorted(person.terms, key=lambda term: (term.start, term.office)):
            parts = [f"office: {term.office}"]
            if term.code:
                parts.append(f"{'country' if term.code in states else 'code'}: {term.code}")
            parts.append(f"from: {term.start}")
            parts.append(f"to: {term.end or 'null'}")
            known = term.known or (
                None if term.end or person.name in CONFIRMED else max(KNOWN, term.start[:4])
            )
            if known:
                parts.append(f"known_until: {known}")
            lines.append("  - {" + ", ".join(parts) + "}")
    if not within(person.names["en"], [person.name]):
        lines.append(f"  en: {flow(person.names['en'])}")
    for lang in ("fr", "ru", "es"):
        forms = person.names.get(lang) or []
        if forms and (lang == "ru" or not within(forms, person.names["en"])):
            lines.append(f"  {lang}: {flow(forms)}")
    if person.surname:
        latin = person.surname["en"]
        parts = [
            f"{lang}: {flow(forms)}"
            for lang, forms in person.surname.items()
            if lang == "en"
            or (lang == "ru" and forms)
            or (lang in ("fr", "es") and not (forms and within(forms, latin)))
        ]
        lines.append("  surname: {" + ", ".join(parts) + "}")
    if person.ambiguous and person.surname:
        lines.append("  ambiguous: true")
    if person.generated:
        lines.append(f"  generated: {flow(list(person.generated))}")
    return "\n".join(lines)


def read_seeds() -> list[Person]:
    """Everybody in the seed files; a person who stands in two files is one, with the terms of both."""
    found: dict[tuple[str, str], Person] = {}
    for path in sorted(SEEDS.glob("*.txt")):
        country = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            if line.startswith("["):
                country = line.strip("[]")
                continue
            person = parse_seed(line, country, path.stem)
            old = found.setdefault((person.country, person.name), person)
            if old is not person:
                raise SystemExit(f"{path.name}: {person.name} ({country}) stands twice")
    return list(found.values())


def state_codes() -> frozenset[str]:
    """The codes of `states.yml`."""
    text = (TARGET.parent / "states.yml").read_text(encoding="utf-8")
    return frozenset(re.findall(r"^- code: (\w+)", text, re.M)) | {"SUN", "YUG", "DDR", "CSK", "SCG"}


def main(arguments: list[str]) -> None:
    states = state_codes()
    people = read_seeds()
    if arguments:
        from people_facts import fill

        people += fill(people, Path(arguments[0]))
    TARGET.mkdir(parents=True, exist_ok=True)
    files: dict[str, list[Person]] = {}
    for person in people:
        files.setdefault(person.file, []).append(person)
    for file, members in files.items():
        members.sort(key=lambda p: (p.country, min((t.start for t in p.terms), default="9"), p.name))
        body = "\n".join(render(person, states) for person in members)
        head = "# Generated by training/actors/people.py from training/actors/people_seeds; edit the seeds, not this file.\n"
        (TARGET / f"{file}.yml").write_text(head + body + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
