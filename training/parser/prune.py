"""A slim parser → one without the edit trees and tags that it hardly ever uses: `prune.py FOLDER OUT FILE...`.

The parser reads raw text (`*.jsonl.gz` with a `text` field); an edit tree or a tag that it never chose on `--words` words
is dropped, its row of weights with it. Where the best tree is gone, the lemmatizer takes its next one that fits.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import srsly
from slim import slim
from spacy.language import Language
from spacy.pipeline._edit_tree_internals.edit_trees import EditTrees

from degel.parse.parser import read_shipped
from degel.parse.splitter import split_sentences
from degel.parse.tokenizer import normalise

# Stands for no tree on one side.
NONE = 2**32 - 1


def read(files: list[Path], lang: str, words: int) -> list[str]:
    """Sentences of the files, the same share of each, until they hold `words` words."""
    found: list[str] = []
    for path in files:
        told = 0
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                text = normalise(json.loads(line)["text"])
                for span in split_sentences(text, lang):
                    sentence = " ".join(text[span.start : span.end].split())
                    found.append(sentence)
                    told += sentence.count(" ") + 1
                if told > words / len(files):
                    break
    return found


def used(nlp: Language, sentences: list[str]) -> tuple[Counter[int], Counter[str]]:
    """How often each edit tree and each tag was chosen."""
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    trees: Counter[int] = Counter()
    tags: Counter[str] = Counter()
    for start in range(0, len(sentences), 500):
        with nlp.memory_zone():
            docs = [nlp.make_doc(sentence) for sentence in sentences[start : start + 500]]
            for name, pipe in nlp.pipeline:
                if name == "trainable_lemmatizer":
                    for ids in lemmatizer.predict(docs):
                        trees.update(int(i) for i in ids if i >= 0)
                elif name != "parser":
                    docs = list(pipe.pipe(docs))
            for doc in docs:
                for token in doc:
                    tags[_tag(str(token.morph), token.pos_)] += 1
    return trees, tags


def _tag(morph: str, pos: str) -> str:
    return "|".join(sorted([*(part for part in morph.split("|") if part), f"POS={pos}"]))


def prune(nlp: Language, trees: Counter[int], tags: Counter[str], least: int) -> dict[str, tuple[int, int]]:
    """Drops what was used less than `least` times, in place; says how many of how many were kept."""
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    old = list(lemmatizer.cfg["labels"])
    rows = [n for n, tree in enumerate(old) if trees[tree] >= least]
    nodes = srsly.msgpack_loads(lemmatizer.trees.to_bytes())["trees"]
    place: dict[int, int] = {}
    kept: list[dict[str, Any]] = []

    def keep(i: int) -> int:
        if i not in place:
            node = dict(nodes[i])
            for side in ("prefix_tree", "suffix_tree"):
                if node.get(side, NONE) != NONE:
                    node[side] = keep(node[side])
            place[i] = len(kept)
            kept.append(node)
        return place[i]

    labels = [keep(old[n]) for n in rows]
    lemmatizer.trees = EditTrees(nlp.vocab.strings)  # `from_bytes` would add to the old ones
    lemmatizer.trees.from_bytes(srsly.msgpack_dumps({"trees": kept}))
    lemmatizer.cfg["labels"] = labels
    _rows(lemmatizer.model, rows)

    morphologizer: Any = nlp.get_pipe("morphologizer")
    names = list(morphologizer.cfg["labels_morph"])
    wanted = [n for n, name in enumerate(names) if tags[_tag(*_split(morphologizer, name))] >= least]
    for key in ("labels_morph", "labels_pos"):
        table = morphologizer.cfg[key]
        morphologizer.cfg[key] = {names[n]: table[names[n]] for n in wanted}
    _rows(morphologizer.model, wanted)
    return {"trees": (len(rows), len(old)), "tags": (len(wanted), len(names))}


def _split(morphologizer: Any, name: str) -> tuple[str, str]:
    pos = morphologizer.cfg["labels_pos"][name]
    return morphologizer.cfg["labels_morph"][name], spacy.parts_of_speech.NAMES[pos] if pos else ""


def _rows(model: Any, rows: list[int]) -> None:
    """Keeps these rows of the output layer."""
    layers = [node for node in model.walk() if "softmax" in node.name]
    for node in layers:
        node._dims["nO"] = len(rows)  # thinc lets no dimension change once there are weights
        for name in node.param_names:
            node.set_param(name, np.ascontiguousarray(node.get_param(name)[rows]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--words", type=int, default=200_000)
    parser.add_argument("--least", type=int, default=1)
    options = parser.parse_args()
    meta = json.loads((options.source / "meta.json").read_text())
    lang = meta["lang"]
    nlp = read_shipped(options.source)
    trees, tags = used(nlp, read(options.files, lang, options.words))
    kept = prune(nlp, trees, tags, options.least)
    full = options.out.with_suffix(".full")
    nlp.to_disk(full)
    made = {k: v for k, v in meta.items() if k not in ("version", "spacy_version", "vectors", "pipeline")}
    slim(full, options.out, made | {"pruned": kept})
    print(json.dumps(kept))


if __name__ == "__main__":
    main()
