"""A trained spaCy pipeline → the folder that is shipped: half-precision weights, only the strings that labels need."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import srsly

__all__ = ["slim"]

# What `spacy.load` wants of the configuration; paths and training settings stay behind.
SETTINGS = ("nlp", "components")


def slim(source: Path, out: Path, made: dict[str, Any]) -> None:
    """Writes the pipeline at `source` to `out`, `made` (how it was made, what it scored) into its `meta.json`."""
    nlp = spacy.load(source)
    if out.exists():
        shutil.rmtree(out)
    strings = nlp.vocab.strings
    needed: set[str] = set()

    def collect(node: Any) -> None:
        if isinstance(node, dict):
            for key, value in node.items():
                if key in ("orig", "subst") and isinstance(value, int) and value in strings:
                    needed.add(strings[value])
                else:
                    collect(value)
        elif isinstance(node, (list, tuple)):
            for value in node:
                collect(value)

    for _, pipe in nlp.pipeline:
        needed.update(str(label) for label in getattr(pipe, "labels", ()) if not isinstance(label, int))
    collect(srsly.msgpack_loads(nlp.get_pipe("trainable_lemmatizer").trees.to_bytes()))
    for key, value in nlp.get_pipe("morphologizer").cfg["labels_morph"].items():
        needed.update((key, value))
        for part in value.split("|"):
            needed.update((part, *part.split("=")))
    needed.discard("")
    nlp.to_disk(out, exclude=["tokenizer"])
    srsly.write_json(out / "vocab" / "strings.json", sorted(needed))
    for path in out.glob("*/model"):
        path.write_bytes(srsly.msgpack_dumps(_half(srsly.msgpack_loads(path.read_bytes()))))
    config = spacy.util.load_config(out / "config.cfg")
    for section in list(config):
        if section not in SETTINGS:
            del config[section]
    config.to_disk(out / "config.cfg")
    meta = json.loads((out / "meta.json").read_text())
    meta = {key: meta[key] for key in ("version", "spacy_version", "vectors")} | made
    meta["pipeline"] = nlp.pipe_names
    (out / "meta.json").write_text(json.dumps(meta, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


def _half(node: Any) -> Any:
    if isinstance(node, np.ndarray) and node.dtype == np.float32:
        return node.astype(np.float16)
    if isinstance(node, dict):
        return {key: _half(value) for key, value in node.items()}
    if isinstance(node, (list, tuple)):
        return type(node)(_half(value) for value in node)
    return node
