"""Writes languages/LANG/lemmas.tsv: for frequent words, the lemma that a form has as one part of speech.

    python training/parser/lemmas.py [--treebanks FOLDER] fr en es ru

A lemmatizer of a few hundred kilobytes invents words ("kidding" → "kidd"); what any dictionary knows need not be guessed.
The frequent forms are those of wordfreq 3.1 (its lists are CC BY-SA 4.0; only the choice of words is taken), their
lemmas those of spacy-lookups-data (MIT) or, for Russian, of pymorphy3 (MIT) with OpenCorpora (CC BY-SA 3.0). A form
with two lemmas as one part of speech is left to the parser. Where the treebanks that the parser was trained on say
otherwise, they are right: the test follows their conventions. None of the three packages is needed at run time.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path
from typing import Any

import spacy
from treebanks import DEV, TRAIN, TREEBANKS, read_sentences

from degel.parse.tokenizer import customise

LANGUAGES = Path(__file__).parents[2] / "src/degel/languages"
OPEN = ("NOUN", "VERB", "ADJ", "ADV", "PROPN")
WORDS = {"en": 25_000, "es": 40_000, "fr": 40_000, "ru": 45_000}
# A treebank's lemma counts where it is seen so often, and in so large a share.
SEEN, SHARE = 3, 0.85
Lookup = Callable[[str, str], str | None]


def _data(name: str) -> Any:
    import spacy_lookups_data

    folder = Path(spacy_lookups_data.__file__).parent / "data"
    with gzip.open(folder / f"{name}.json.gz", "rt", encoding="utf-8") as file:
        return json.load(file)


def english() -> Lookup:
    """By rules over an index of lemmas a part of speech, exceptions first."""
    rules, index, exceptions = (_data(f"en_lemma_{name}") for name in ("rules", "index", "exc"))
    known = {pos: frozenset(words) for pos, words in index.items()}

    def find(form: str, upos: str) -> str | None:
        pos = upos.lower()
        if pos not in known:
            return None
        irregular = exceptions.get(pos, {}).get(form)
        if irregular:
            return str(irregular[0]) if len(irregular) == 1 else None
        if pos in ("adj", "adv") and form in known[pos]:
            return form
        made = {
            form[: len(form) - len(old)] + new
            for old, new in rules.get(pos, ())
            if form.endswith(old) and form[: len(form) - len(old)] + new in known[pos]
        }
        made.discard(form)
        if pos == "noun" and form in known[pos]:
            return None if form.endswith("s") and made else form  # "physics"
        return made.pop() if len(made) == 1 else form if not made and form in known[pos] else None

    return find


def french() -> Lookup:
    """By tables of inflected forms a part of speech, regular verbs by rules."""
    rules, index, exceptions = (_data(f"fr_lemma_{name}") for name in ("rules", "index", "exc"))
    known = {pos: frozenset(words) for pos, words in index.items()}

    def find(form: str, upos: str) -> str | None:
        pos = upos.lower()
        lemmas = set(exceptions.get(pos, {}).get(form, ()))
        if not lemmas and pos in ("noun", "adj"):
            lemmas = {
                stem
                for old, new in (("aux", "al"), ("eaux", "eau"), ("x", ""), ("s", ""))
                if form.endswith(old) and (stem := form[: len(form) - len(old)] + new) in known[pos]
            }
        if pos == "verb" and not lemmas:
            lemmas = {
                form[: len(form) - len(old)] + new
                for old, new in rules[pos]
                if form.endswith(old) and form[: len(form) - len(old)] + new in known[pos]
            }
        if pos == "adj":
            lemmas -= known["verb"]
        if pos in ("noun", "adv") and form in known[pos]:
            return form if not lemmas or lemmas == {form} else None
        if len(lemmas) == 1:
            return str(lemmas.pop())
        return form if not lemmas and form in known.get(pos, ()) else None

    return find


def spanish() -> Lookup:
    """Verbs by a table of forms; nouns and adjectives by number and gender over an index of lemmas."""
    table, index = _data("es_lemma_lookup"), _data("es_lemma_index")
    known = {pos: frozenset(words) for pos, words in index.items()}
    infinitive = ("ar", "er", "ir", "ír")

    def find(form: str, upos: str) -> str | None:
        if upos == "VERB":
            lemma = form if form in known["verb"] else str(table.get(form, ""))
            return lemma if lemma.endswith(infinitive) and lemma in known["verb"] else None
        pos = upos.lower()
        if pos not in ("noun", "adj"):
            return None
        stems = [form]
        if form.endswith("s"):
            stems = [form[:-1]]
            if form.endswith("es"):
                stem = form[:-2]
                stems += [stem, stem[:-1] + "z" if stem.endswith("c") else stem]
                for plain, marked in (("on", "ón"), ("an", "án"), ("in", "ín"), ("es", "és"), ("en", "én")):
                    if stem.endswith(plain):
                        stems.append(stem[:-2] + marked)
        if pos == "adj":
            stems += [s[:-1] + "o" for s in stems if s.endswith("a")]
        found = {s for s in stems if s in known[pos]}
        if pos == "adj" and len(found) > 1:
            found = {s for s in found if not s.endswith("a")} or found
        if form in known[pos] and not (pos == "adj" and form.endswith("a")):
            found.add(form)
        return found.pop() if len(found) == 1 else None

    return find


def _soft(form: str, lemma: str) -> str:
    """*счастье*, not *счастие*, where the form has the soft sign."""
    for i, (one, other) in enumerate(zip(form, lemma, strict=False)):
        if one != other:
            return lemma[:i] + one + lemma[i + 1 :] if (one, other) == ("ь", "и") else lemma
    return lemma


def russian() -> Lookup:
    """By pymorphy3, where all its readings of a part of speech agree."""
    from pymorphy3 import MorphAnalyzer

    morph = MorphAnalyzer()
    classes = {
        "NOUN": {"NOUN"},
        "VERB": {"VERB", "INFN", "PRTF", "PRTS", "GRND"},
        "ADJ": {"ADJF", "ADJS"},
        "ADV": {"ADVB"},
        "PROPN": {"NOUN"},
    }

    def find(form: str, upos: str) -> str | None:
        lemmas = set()
        for parse in morph.parse(form):
            if not parse.is_known or parse.tag.POS not in classes[upos]:
                continue
            name = bool({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad"} & parse.tag.grammemes)
            if upos in ("NOUN", "PROPN") and name != (upos == "PROPN"):
                continue
            lemma = parse.normal_form.replace("ё", "е")
            lemmas.add(_soft(form, lemma) if upos in ("NOUN", "PROPN") else lemma)
        if len(lemmas) != 1:
            return None
        lemma = str(lemmas.pop())
        return "-".join(p[:1].upper() + p[1:] for p in lemma.split("-")) if upos == "PROPN" else lemma

    return find


LOOKUPS: dict[str, Callable[[], Lookup]] = {"en": english, "es": spanish, "fr": french, "ru": russian}


def gold(lang: str, root: Path) -> dict[tuple[str, str], str]:
    """The lemma of a form as one part of speech, where the training treebanks agree on one."""
    blank = spacy.blank(lang)
    customise(blank)
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name in TRAIN[lang]:
        if lang == "es" and "gsd" in name:
            continue  # its lemmas were made by a program
        for words in read_sentences(root / f"{name}.conllu.xz", lang, blank):
            for word in words:
                if word.lemma and word.upos not in ("PROPN", "PUNCT", "NUM", "SYM", "X", "_"):
                    seen[word.form.lower(), word.upos][word.lemma] += 1
    found = {}
    for key, lemmas in seen.items():
        lemma, times = lemmas.most_common(1)[0]
        if times >= SEEN and times >= SHARE * lemmas.total():
            found[key] = lemma
        elif lemmas.total() >= SEEN:
            found[key] = ""  # it depends on the sentence
    return found


def _line(lemma: str, upos: str, forms: list[str]) -> str:
    """Stem, ending of the lemma, part of speech, endings of the forms."""
    cut = sum(
        1 for _ in takewhile(lambda letters: len(set(letters)) == 1, zip(lemma.lower(), *forms, strict=False))
    )
    endings = " ".join(sorted(form[cut:] or "-" for form in forms))
    return f"{lemma[:cut]}\t{lemma[cut:] or '-'}\t{upos}\t{endings}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("langs", nargs="*", default=sorted(DEV))
    parser.add_argument("--treebanks", type=Path, default=TREEBANKS)
    parser.add_argument("--out", type=Path, help="another folder than the language's")
    options = parser.parse_args()
    from wordfreq import top_n_list

    for lang in options.langs:
        look = LOOKUPS[lang]()
        table: dict[tuple[str, str], str] = {}
        for form in top_n_list(lang, WORDS[lang], wordlist="best"):
            if not form.replace("-", "").isalpha() or len(form) < 3:
                continue
            for upos in OPEN:
                lemma = look(form, upos)
                if lemma:
                    table[form.replace("ё", "е"), upos] = lemma
        table |= gold(lang, options.treebanks)
        groups: dict[tuple[str, str], list[str]] = defaultdict(list)
        for (form, upos), lemma in table.items():
            if lemma and form.replace("-", "").replace("'", "").isalpha():
                groups[lemma, upos].append(form)
        path = (options.out or LANGUAGES / lang) / "lemmas.tsv"
        lines = [_line(lemma, upos, forms) for (lemma, upos), forms in sorted(groups.items())]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(lang, len(table), "forms,", len(lines), "lemmas,", path.stat().st_size // 1024, "kB")


if __name__ == "__main__":
    main()
