"""Trains the shipped parser of one language from the treebanks, and slims it: `train.py LANG [--out FOLDER]`.

Deterministic: one seed, one thread, the same files in the same order. Numbers that are not given (steps, copies, seed …)
are those that the shipped parser of the language was trained with; files (`--init`, `--silver`) are never taken for granted:
`languages/LANG/README.md` says which there were. The work folder keeps the converted data and the full model; the slim one
(half precision, pruned strings) is what `src/degel/languages/LANG/parser` ships.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import random
import sys
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import thinc.loss
from slim import slim
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run_training
from thinc.api import Config
from treebanks import DEV, TRAIN, TREEBANKS, Word, augment, fingerprint, read_sentences, to_doc

from degel.languages import parser_folder
from degel.parse.blank import blank
from degel.parse.parser import use_numpy
from degel.parse.tokenizer import customise

ATTRIBUTES = ["ORTH", "SPACY", "LEMMA", "POS", "MORPH", "HEAD", "DEP", "SENT_START"]
LISTENER = """
[components.{name}.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = {width}
upstream = "tok2vec"
"""
CONFIG = """
[paths]
train = null
dev = null

[system]
seed = {seed}

[nlp]
lang = "{lang}"
pipeline = ["tok2vec", "morphologizer", "parser", "trainable_lemmatizer"]
batch_size = 256

[components]

[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"

[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = {width}
attrs = ["NORM","PREFIX","SUFFIX","SHAPE"]
rows = {rows}
include_static_vectors = false

[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = {width}
depth = {depth}
window_size = 1
maxout_pieces = 3

[components.morphologizer]
factory = "morphologizer"
overwrite = true

[components.morphologizer.model]
@architectures = "spacy.Tagger.v2"

[components.parser]
factory = "parser"
learn_tokens = false
min_action_freq = {frequency}

[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
extra_state_tokens = false
hidden_width = {hidden}
maxout_pieces = 2
use_upper = true

[components.trainable_lemmatizer]
factory = "trainable_lemmatizer"
backoff = "orth"
min_tree_freq = {trees}
overwrite = true
top_k = 3

[components.trainable_lemmatizer.model]
@architectures = "spacy.Tagger.v2"

[corpora]

[corpora.train]
@readers = "spacy.Corpus.v1"
path = ${{paths.train}}
max_length = 0

[corpora.dev]
@readers = "spacy.Corpus.v1"
path = ${{paths.dev}}

[training]
seed = {seed}
dropout = {dropout}
accumulate_gradient = 1
gpu_allocator = null
patience = 0
max_steps = {steps}
eval_frequency = {every}
dev_corpus = "corpora.dev"
train_corpus = "corpora.train"

[training.score_weights]
pos_acc = 0.2
morph_acc = 0.05
dep_uas = 0.15
dep_las = 0.4
lemma_acc = 0.2

[training.optimizer]
@optimizers = "Adam.v1"
beta1 = 0.9
beta2 = 0.999
L2_is_weight_decay = true
L2 = 0.01
grad_clip = 1.0
use_averages = true

[training.optimizer.learn_rate]
@schedules = "warmup_linear.v1"
warmup_steps = 250
total_steps = {decay}
initial_rate = {rate}

[training.batcher]
@batchers = "spacy.batch_by_words.v1"
discard_oversize = false
tolerance = 0.2

[training.batcher.size]
@schedules = "compounding.v1"
start = 300
stop = {batch}
compound = 1.0015

[initialize]
"""


def one_hot(labels: Any, n_classes: int | None = None, *, label_smoothing: float = 0.0) -> Any:
    """What thinc's `to_categorical` gives, without its square matrix of classes for every single sentence.

    With the 3,000 edit trees of a lemmatizer that matrix took two thirds of the training time.
    """
    if label_smoothing:
        raise ValueError("label smoothing is not used here")
    rows = np.zeros((len(labels), n_classes or int(labels.max()) + 1), dtype="float32")
    rows[np.arange(len(labels)), labels] = 1.0
    return rows


def configuration(options: argparse.Namespace) -> Config:
    """The training configuration of spaCy for these options."""
    text = CONFIG.format(
        lang=options.lang,
        seed=options.seed,
        width=options.width,
        rows=f"[{options.rows}]",
        depth=options.depth,
        hidden=options.hidden,
        frequency=20,
        trees=3,
        dropout=options.dropout,
        steps=options.steps,
        every=options.every,
        decay=int(options.steps * 1.1),
        rate=options.rate,
        batch=options.batch,
    )
    text += "".join(
        LISTENER.format(name=name, width=options.width)
        for name in ("morphologizer", "parser", "trainable_lemmatizer")
    )
    return Config().from_str(text, interpolate=False)


def write_docs(path: Path, docs: list[Doc]) -> int:
    """The number of words written to `path`."""
    store = DocBin(attrs=ATTRIBUTES, store_user_data=False)
    for doc in docs:
        store.add(doc)
    store.to_disk(path)
    return sum(len(doc) for doc in docs)


def gold(nlp: Language, lang: str, names: tuple[str, ...], root: Path) -> list[list[Word]]:
    """All sentences of the named treebank files."""
    return [words for name in names for words in read_sentences(root / f"{name}.conllu.xz", lang, nlp)]


def shipped(lang: str) -> dict[str, Any]:
    """The numbers that the shipped parser of `lang` was trained with; {} where none is shipped."""
    folder = parser_folder(lang)
    if folder is None:
        return {}
    options = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["options"]
    return {
        key: value for key, value in options.items() if key not in ("lang", "init", "silver", "start", "only")
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lang", choices=sorted(TRAIN))
    parser.add_argument("--treebanks", type=Path, default=TREEBANKS)
    parser.add_argument("--work", type=Path, default=Path("build/parser"))
    parser.add_argument("--out", type=Path, help="where to put the slim parser")
    parser.add_argument("--name", default="run")
    parser.add_argument("--silver", type=Path, action="append", default=[], help="CoNLL-U made by teacher.py")
    parser.add_argument(
        "--gold-copies", type=int, default=3, help="differently augmented copies of the gold sentences"
    )
    parser.add_argument("--silver-copies", type=int, default=1)
    parser.add_argument("--dev-limit", type=int, default=500)
    parser.add_argument("--init", type=Path, help="a tok2vec layer that `pretrain.py` made")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--depth", type=int, default=4)
    parser.add_argument("--rows", default="2000,500,1000,500")
    parser.add_argument("--hidden", type=int, default=64)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument(
        "--until", type=int, help="stop at this step of a run that is planned for --steps (rates as planned)"
    )
    parser.add_argument("--start", type=Path, help="a trained model (model-best) to go on from")
    parser.add_argument("--only", help="with --start: the one component to train, the others frozen")
    parser.add_argument("--every", type=int, default=1000)
    parser.add_argument("--rate", type=float, default=0.002)
    parser.add_argument("--batch", type=int, default=1500)
    parser.add_argument("--plain", action="store_true", help="no augmentation")
    given, _ = parser.parse_known_args()
    numbers = shipped(given.lang)
    if any(argument.partition("=")[0] == "--steps" for argument in sys.argv):
        numbers.pop("until", None)  # where the shipped parser stopped says nothing of another plan
    parser.set_defaults(**numbers)
    options = parser.parse_args()
    lang = options.lang
    work = options.work / f"{lang}-{options.name}"
    work.mkdir(parents=True, exist_ok=True)

    words_only = blank(lang)
    customise(words_only)
    chance = random.Random(options.seed)
    sentences = gold(words_only, lang, TRAIN[lang], options.treebanks)
    silver = [words for path in options.silver for words in read_sentences(path, lang, words_only)]
    train = []
    for source, copies in ((sentences, options.gold_copies), (silver, options.silver_copies)):
        for _ in range(copies):
            for words in source:
                train.append(to_doc(words_only, words if options.plain else augment(words, lang, chance)))
    chance.shuffle(train)
    dev = [
        to_doc(words_only, words)
        for words in gold(words_only, lang, DEV[lang], options.treebanks)[: options.dev_limit]
    ]
    sizes = {"train": write_docs(work / "train.spacy", train), "dev": write_docs(work / "dev.spacy", dev)}
    files = [options.treebanks / f"{name}.conllu.xz" for name in TRAIN[lang] + DEV[lang]]
    data = fingerprint([*files, *options.silver])
    used = {k: v for k, v in vars(options).items() if isinstance(v, (int, float, str)) and k != "name"}
    print(
        json.dumps({"gold sentences": len(sentences), "silver sentences": len(silver), "words": sizes})
        + f"\n{json.dumps({'data': data, 'options': used})}",
        flush=True,
    )

    config = configuration(options)
    config["paths"]["train"] = str(work / "train.spacy")
    config["paths"]["dev"] = str(work / "dev.spacy")
    config["training"]["max_steps"] = options.until or options.steps
    if options.start:
        names = config["nlp"]["pipeline"]
        config["components"] = {name: {"source": str(options.start)} for name in names}
        if options.only:
            config["training"]["frozen_components"] = [name for name in names if name != options.only]
            config["training"]["annotating_components"] = ["tok2vec"]
    spacy.util.fix_random_seed(options.seed)
    nlp = init_nlp(config)
    if options.init:
        nlp.get_pipe("tok2vec").model.from_bytes(options.init.read_bytes())
    lemmatizer = nlp.get_pipe("trainable_lemmatizer")
    # a lemmatizer that was loaded has forgotten which tree is which label, and would learn the first for all
    lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}
    customise(nlp)
    use_numpy(nlp)
    thinc.loss.to_categorical = one_hot  # type: ignore[assignment]
    run_training(nlp, work, stdout=sys.stdout, stderr=sys.stderr)

    made = {
        "lang": lang,
        "name": "degel",
        "treebanks": [name.partition("/")[0] for name in TRAIN[lang]],
        "data": data,
        "options": used,
    }
    slim(work / "model-best", options.out or work / "slim", made)


if __name__ == "__main__":
    main()
