"""Scores parsers on PUD (1,000 sentences of news and encyclopedia a language, never trained on) and prints a table.

`evaluate.py [LANG ...] [--model FOLDER] [--json]`. UAS and LAS leave punctuation out; LAS compares our labels
(`nsubj:pass`, `obl:agent`, `acl:relcl` ... kept), except that `obl:agent` counts as `obl`, which is what PUD writes.
Tokens are matched by their offsets: a word that is tokenised differently counts as wrong.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from treebanks import PUD, TEST, Word, read_sentences

from degel.languages import parser_folder
from degel.parse.blank import blank
from degel.parse.engine import Engine
from degel.parse.lemmas import load_lemmas
from degel.parse.parser import Parser, read_shipped
from degel.parse.tokenizer import customise
from degel.records import Span

LABELS = ("root", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "ccomp", "xcomp", "conj", "acl:relcl")


def label(dep: str) -> str:
    """The label that is compared."""
    return "obl" if dep == "obl:agent" else "expl" if dep.startswith("expl") else dep


def score(parser: Parser, sentences: list[list[Word]]) -> dict[str, float]:
    """Percentages over the words of `sentences`, and words per CPU-second."""
    texts = ["".join(word.form + " " * word.space for word in words).rstrip() for words in sentences]
    spans = [(text, Span(0, len(text))) for text in texts]
    list(parser.parse(spans[:50]))
    began = time.process_time()
    parsed = list(parser.parse(spans))
    seconds = time.process_time() - began
    count: Counter[str] = Counter()
    right: Counter[str] = Counter()
    gold_labels: Counter[str] = Counter()
    found_labels: Counter[str] = Counter()
    for words, tokens in zip(sentences, parsed, strict=True):
        places = []
        at = 0
        for word in words:
            places.append(at)
            at += len(word.form) + word.space
        found = {(token.start, token.end): token for token in tokens}
        for token in tokens:
            found_labels[label(token.dep)] += 1
        for i, word in enumerate(words):
            count["words"] += 1
            scored = word.upos != "PUNCT"
            count["scored"] += scored
            gold_labels[label(word.dep)] += 1
            token = found.get((places[i], places[i] + len(word.form)))
            if token is None:
                continue
            count["same"] += 1
            count["upos"] += token.upos == word.upos
            count["lemma"] += token.lemma == word.lemma
            head = i if word.head < 0 else word.head
            place = (places[head], places[head] + len(words[head].form))
            under = tokens[token.head]
            if scored and (under.start, under.end) == place:
                count["head"] += 1
                same = label(token.dep) == label(word.dep)
                count["label"] += same
                count["base"] += token.dep.partition(":")[0] == word.dep.partition(":")[0]
                if same:
                    right[label(word.dep)] += 1
    return {
        "tokens": 100 * count["same"] / count["words"],
        "UPOS": 100 * count["upos"] / count["words"],
        "UAS": 100 * count["head"] / count["scored"],
        "LAS": 100 * count["label"] / count["scored"],
        "base LAS": 100 * count["base"] / count["scored"],
        "lemma": 100 * count["lemma"] / count["words"],
        "words/s": sum(map(len, parsed)) / seconds,
    } | {name: 200 * right[name] / max(1, gold_labels[name] + found_labels[name]) for name in LABELS}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("langs", nargs="*", default=sorted(TEST))
    parser.add_argument("--model", type=Path, help="a slim folder instead of the shipped parser")
    parser.add_argument("--gold", type=Path, action="append", default=[], help="other CoNLL-U files")
    parser.add_argument("--pud", type=Path, default=PUD)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = []
    for lang in options.langs:
        folder = options.model or parser_folder(lang)
        assert folder is not None, lang
        words_only = blank(lang)
        customise(words_only)
        began = time.process_time()
        loaded = Parser(lang)
        if options.model:
            loaded._engine = Engine(read_shipped(options.model), load_lemmas(lang))
        load = time.process_time() - began
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
        for path in options.gold or [options.pud / f"{TEST[lang]}.conllu.xz"]:
            sentences = list(read_sentences(path, lang, words_only))
            rows.append(
                {"lang": lang, "test": path.name.split("-ud")[0]}
                | score(loaded, sentences)
                | {"MB": size, "load s": load}
            )
    if options.json:
        print(
            json.dumps(
                [{k: round(v, 2) if isinstance(v, float) else v for k, v in row.items()} for row in rows]
            )
        )
        return
    print("| " + " | ".join(rows[0]) + " |")
    print("|" + " --- |" * len(rows[0]))
    for row in rows:
        cells = [
            v if isinstance(v, str) else f"{v:,.0f}" if k == "words/s" else f"{v:.1f}" for k, v in row.items()
        ]
        print("| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
