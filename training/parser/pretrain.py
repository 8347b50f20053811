"""A tok2vec layer that learned to tell the word vector of each word from its spelling and context: a start for `train.py`.

    python training/parser/pretrain.py LANG OUT SENTENCES.jsonl ... --vectors PIPELINE

It reads raw sentences (made by `raw.py`), those of the treebanks, and frequent words alone (wordfreq's). The vectors are
those of a spaCy pipeline (a folder); they are needed here and nowhere else. `train.py --init OUT` starts from the layer.
A word without a vector teaches nothing. Deterministic: one seed, one thread.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import json
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.ml.models import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model
from spacy.strings import hash_string
from spacy.tokens import Doc
from thinc.api import Adam, Linear, chain, list2array
from treebanks import TRAIN, TREEBANKS, read_sentences

from degel.parse.blank import blank
from degel.parse.tokenizer import customise, normalise


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("lang", choices=sorted(TRAIN))
    parser.add_argument("out", type=Path)
    parser.add_argument("sources", type=Path, nargs="+", help="sentences that raw.py made")
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--treebanks", type=Path, default=TREEBANKS)
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--depth", type=int, default=4)
    parser.add_argument("--rows", default="2000,500,1000,500")
    parser.add_argument(
        "--words", type=int, default=30_000, help="so many frequent words (of wordfreq) beside the text"
    )
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=1000, help="words")
    parser.add_argument("--rate", type=float, default=0.002)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    spacy.util.fix_random_seed(options.seed)
    chance = random.Random(options.seed)
    nlp = blank(options.lang)
    customise(nlp)
    texts: list[tuple[list[str], list[bool]]] = []
    for path in options.sources:
        with path.open(encoding="utf-8") as lines:
            texts += [
                ([normalise(w) for w in item["words"]], item["spaces"]) for item in map(json.loads, lines)
            ]
    for name in TRAIN[options.lang]:
        for words in read_sentences(options.treebanks / f"{name}.conllu.xz", options.lang, nlp):
            texts.append(([word.form for word in words], [word.space for word in words]))
    if options.words:
        from wordfreq import top_n_list

        # each frequent word alone, so that those of no text are known too
        texts += [([word], [False]) for word in top_n_list(options.lang, options.words, wordlist="best")]
    docs = [Doc(nlp.vocab, words=words, spaces=spaces) for words, spaces in texts]

    vectors = spacy.load(options.vectors).vocab.vectors
    known: dict[str, Any] = {}
    for doc in docs:
        for token in doc:
            for form in (token.text, token.lower_):
                key = hash_string(form)
                if token.text not in known and key in vectors:
                    row = np.asarray(vectors[key], dtype="float32")
                    size = float(np.linalg.norm(row))
                    if size:
                        known[token.text] = row / size
    zero = np.zeros(vectors.shape[1], dtype="float32")

    layer = build_Tok2Vec_model(
        MultiHashEmbed(
            width=options.width,
            attrs=["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            rows=[int(n) for n in options.rows.split(",")],
            include_static_vectors=False,
        ),
        MaxoutWindowEncoder(width=options.width, depth=options.depth, window_size=1, maxout_pieces=3),
    )
    model: Any = chain(layer, list2array(), Linear(nO=vectors.shape[1], nI=options.width))
    model.initialize(X=docs[:10])
    for node in model.walk():
        if hasattr(node.ops, "use_blis"):
            node.ops.use_blis = False
    optimiser = Adam(options.rate, grad_clip=1.0)
    total = options.epochs * sum(map(len, docs))
    seen, loss, told, began = 0, 0.0, 0, time.time()
    for epoch in range(options.epochs):
        chance.shuffle(docs)
        start = 0
        while start < len(docs):
            end, size = start, 0
            while end < len(docs) and size < options.batch:
                size += len(docs[end])
                end += 1
            part, start = docs[start:end], end
            optimiser.learn_rate = options.rate * max(0.02, 1 - seen / total)
            guess, back = model.begin_update(part)
            goal = np.stack([known.get(token.text, zero) for doc in part for token in doc])
            mask = goal.any(axis=1, keepdims=True)
            size_of = np.maximum(np.linalg.norm(guess, axis=1, keepdims=True), 1e-6)
            unit = guess / size_of
            cosine = (unit * goal).sum(axis=1, keepdims=True)
            back((unit * cosine - goal) / size_of * mask)
            model.finish_update(optimiser)
            loss += float(((1 - cosine) * mask).sum())
            told += int(mask.sum())
            seen += size
        print(
            json.dumps({"epoch": epoch, "distance": loss / told, "seconds": time.time() - began}), flush=True
        )
        loss, told = 0.0, 0
    with model.use_params(optimiser.averages):
        options.out.write_bytes(layer.to_bytes())


if __name__ == "__main__":
    main()
