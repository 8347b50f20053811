"""Writes languages/LANG/forms.tsv: inflected form → lemmas, for the words of the codebook only.

    python training/forms.py fr en es ru

A statistical lemmatizer of 3 MB misses one verb form in fifteen; the codebook's own words must not be missed.
Sources: the lemma tables of spacy-lookups-data (MIT; fr from Lefff-derived data, es and en see its licences) and,
for Russian, pymorphy3 (MIT) with the OpenCorpora dictionary (CC BY-SA 3.0). Forms of a word are facts of a language.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path

import yaml

from degel.codebook.book import load_codebook, words_of
from degel.events.words import fold

LANGUAGES = Path(__file__).parent.parent / "src/degel/languages"


def heads(lang: str) -> set[str]:
    """Every word of the codebook's entries and lists in one language, folded."""
    book = load_codebook(langs=(lang,))
    found: set[str] = set()
    for entry in words_of(book, lang):
        found.update(fold(entry).replace("'", "' ").split())
    operators = book.operators.get(lang)
    for words in operators.lists.values() if operators else ():
        for word in words:
            found.update(fold(word).split())
    for acts in book.acts.get(lang, {}).values():
        for act in acts:
            for words in (*act.needs.values(), *act.unless.values()):
                for word in words:
                    found.update(fold(word).split())
    if lang == "es":
        found |= {w[:-2] for w in found if w.endswith(("arse", "erse", "irse"))}
    found = {w.lstrip("+").rstrip("*") for w in found if not w.startswith(("$", "@"))}
    return {w for w in found if len(w) > 2}


def from_lookups(lang: str, wanted: set[str]) -> dict[str, set[str]]:
    """Form → lemmas by spacy-lookups-data."""
    import spacy_lookups_data

    folder = Path(spacy_lookups_data.__file__).parent / "data"
    table: dict[str, set[str]] = defaultdict(set)
    with gzip.open(folder / f"{lang}_lemma_lookup.json.gz", "rt", encoding="utf-8") as file:
        for form, lemmas in json.load(file).items():
            for lemma in [lemmas] if isinstance(lemmas, str) else lemmas:
                if fold(lemma) in wanted and fold(form) != fold(lemma):
                    table[fold(form)].add(fold(lemma))
    path = folder / f"{lang}_lemma_exc.json.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for forms in json.load(file).values():
                for form, lemmas in forms.items():
                    for lemma in lemmas:
                        if fold(lemma) in wanted and fold(form) != fold(lemma):
                            table[fold(form)].add(fold(lemma))
    return table


def english(wanted: set[str]) -> dict[str, set[str]]:
    """Form → lemmas by the regular rules of English; irregular ones come from the tables."""
    table: dict[str, set[str]] = defaultdict(set)
    for word in filter(str.isalpha, wanted):
        stem = word[:-1] if word.endswith("e") else word
        ends = [f"{word}s", f"{stem}ed", f"{stem}ing"]
        if word.endswith("y") and word[-2:-1] not in "aeiou":
            ends += [f"{word[:-1]}ies", f"{word[:-1]}ied"]
        if word.endswith(("s", "sh", "ch", "x", "z", "o")):
            ends.append(f"{word}es")
        if len(word) > 2 and word[-1] not in "aeiouwxy" and word[-2] in "aeiou" and word[-3] not in "aeiou":
            ends += [f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"]
        for form in ends:
            table[form].add(word)
    return table


def spanish(wanted: set[str]) -> dict[str, set[str]]:
    """Form → infinitives by the regular rules of Spanish in the third person and the first person plural.

    The tables know one lemma a form ("vendió" is theirs of *vendar*, "una venda"), and not every verb of the news.
    """
    table: dict[str, set[str]] = defaultdict(set)
    for word in (w for w in wanted if w.isalpha() and len(w) > 4 and w.endswith(("ar", "er", "ir"))):
        stem, theme = word[:-2], word[-2]
        soft = _respelt(stem, before="e" if theme == "a" else "a")
        future = [f"{word}{end}" for end in ("á", "án", "emos", "ía", "ían", "íamos")]
        if theme == "a":
            ends = ["a", "an", "amos", "ó", "aron", "aba", "aban", "ando", "ado", "ada", "ados", "adas"]
            ends += ["ara", "aran", "ase", "asen"]
            found = [f"{stem}{end}" for end in ends] + [f"{soft}{end}" for end in ("e", "en", "emos")]
        else:
            y = "y" if stem[-1] in "aeou" or (stem.endswith("u") and not stem.endswith(("gu", "qu"))) else "i"
            past = stem
            if theme == "i" and (weak := _weakened(stem)):
                past = weak
            ends = ["ía", "ían", "ido", "ida", "idos", "idas", "emos" if theme == "e" else "imos"]
            found = [f"{stem}{end}" for end in ("e", "en", *ends)]
            for root in {stem, past}:
                found += [f"{root}{y}{end}" for end in ("ó", "eron", "endo", "era", "eran", "ese", "esen")]
            found += [f"{soft}{end}" for end in ("a", "an", "amos")]
        for form in (*found, *future):
            table[form].add(word)
    return table


def french(wanted: set[str]) -> dict[str, set[str]]:
    """Form → infinitives in -er by the regular rules of French, participles first.

    The tables know one lemma a form: "fermé" and "expulsée" are adjectives of theirs, and no forms of *fermer*, *expulser*.
    """
    table: dict[str, set[str]] = defaultdict(set)
    for word in (w for w in wanted if w.isalpha() and len(w) > 4 and w.endswith("er")):
        stem = word[:-2]
        soft = {"g": f"{stem}e", "c": f"{stem[:-1]}ç"}.get(stem[-1], stem)
        found = [
            f"{stem}{end}"
            for end in ("é", "ée", "és", "ées", "e", "ent", "èrent", "era", "eront", "erait", "eraient")
        ]
        found += [f"{soft}{end}" for end in ("a", "ait", "aient", "ant", "ons")]
        for form in found:
            table[fold(form)].add(word)
    return table


def _respelt(stem: str, before: str) -> str:
    """The stem as it is written before the other kind of vowel: *busc-, busqu-*; *exig-, exij-*; *ejerc-, ejerz-*."""
    rules = (
        (("c", "qu"), ("g", "gu"), ("z", "c"))
        if before == "e"
        else (("gu", "g"), ("qu", "c"), ("g", "j"), ("c", "z"))
    )
    for old, new in rules:
        if stem.endswith(old):
            return stem[: -len(old)] + new
    return stem


def _weakened(stem: str) -> str:
    """The stem of an -ir verb with its last e or o weakened: *invert-, invirt-*; *mor-, mur-*; empty where it has none."""
    at = max(stem.rfind("e"), stem.rfind("o"))
    if at < 0 or any(vowel in stem[at + 1 :] for vowel in "aiu"):
        return ""
    return stem[:at] + {"e": "i", "o": "u"}[stem[at]] + stem[at + 1 :]


def from_pymorphy(wanted: set[str]) -> dict[str, set[str]]:
    """Form → lemmas by declining and conjugating each Russian word."""
    from pymorphy3 import MorphAnalyzer

    morph = MorphAnalyzer()
    # an entry may hold an inflected word ("снять санкции"): its lemmas are words of the codebook too
    wanted = wanted | {
        fold(p.normal_form) for word in wanted for p in morph.parse(word) if p.is_known and p.score > 0.05
    }
    table: dict[str, set[str]] = defaultdict(set)
    for word in wanted:
        for parse in morph.parse(word):
            if fold(parse.normal_form) != word or not parse.is_known:
                continue
            for form in parse.lexeme:
                # an imperative is no news, and "вышли" is the past of another verb
                if fold(form.word) != word and "impr" not in form.tag:
                    table[fold(form.word)].add(word)
    return table


def perfective(lemmas: set[str]) -> list[str]:
    """The lemmas that are perfective verbs and nothing else."""
    from pymorphy3 import MorphAnalyzer

    morph = MorphAnalyzer()
    found = []
    for lemma in sorted(lemmas):
        verbs = [p for p in morph.parse(lemma) if p.tag.POS == "INFN" and p.is_known]
        if verbs and all(p.tag.aspect == "perf" for p in verbs):
            found.append(fold(lemma))
    return found


def names(lang: str) -> dict[str, set[str]]:
    """Form → name of the states and capitals of one word: their case stands in their ending, which a parser may miss."""
    path = LANGUAGES.parent / "actors/data/states.yml"
    table: dict[str, set[str]] = defaultdict(set)
    for state in yaml.safe_load(path.read_text(encoding="utf-8"))["states"]:
        own = state.get(lang) or {}
        for group in ([own.get("name"), *own.get("forms", ())], own.get("capital") or ()):
            if not group or group[0] is None:
                continue
            name = group[0].split()
            for form in group[1:]:
                words = form.split()
                for word, first in zip(words, name, strict=False) if len(words) == len(name) else ():
                    if word[:3] == first[:3] and word != first and first[:1].isupper():
                        table[fold(word)].add(fold(first))
    return table


def verb_heads(lang: str) -> list[str]:
    """The verbs that head an entry of the codebook, with a star when the word is a noun of the codebook too."""
    book = load_codebook(langs=(lang,))
    groups = [act for acts in book.acts.get(lang, {}).values() for act in acts]
    operators = book.operators.get(lang)
    every = [*groups, *(operators.operators.values() if operators else ())]
    heads = {fold(entry).split()[0] for words in every for entry in words.verbs}
    # what stands behind "to" is a verb: "threat to impose"
    nouns = {
        part for words in every for entry in words.nouns for part in fold(entry).partition(" to ")[0].split()
    }
    return sorted(
        f"{word}*" if {word, f"{word}s"} & nouns else word
        for word in heads
        if word.isalpha() and len(word) > 2
    )


def main() -> None:
    for lang in sys.argv[1:]:
        wanted = heads(lang)
        table = from_pymorphy(wanted) if lang == "ru" else from_lookups(lang, wanted)
        if lang == "ru":
            verbs = perfective({lemma for lemmas in table.values() for lemma in lemmas})
            (LANGUAGES / lang / "perfective.txt").write_text("\n".join(verbs) + "\n", encoding="utf-8")
            for form, lemmas in names(lang).items():
                table[form] |= lemmas
        if lang == "en":
            (LANGUAGES / lang / "verbs.txt").write_text("\n".join(verb_heads(lang)) + "\n", encoding="utf-8")
            for form, lemmas in english(wanted).items():
                table[form] |= lemmas
        rules = {"es": spanish, "fr": french}.get(lang)
        if rules is not None:
            for form, lemmas in rules(wanted).items():
                table[form] |= lemmas
        path = LANGUAGES / lang / "forms.tsv"
        lines = [
            f"{form}\t{' '.join(sorted(lemmas))}" for form, lemmas in sorted(table.items()) if " " not in form
        ]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(lang, len(wanted), "words,", len(lines), "forms,", path.stat().st_size // 1024, "kB")


if __name__ == "__main__":
    main()
