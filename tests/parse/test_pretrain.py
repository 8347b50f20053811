"""The tok2vec layer of the parsers can start from word vectors, which are needed nowhere else."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.ml.models import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model

TRAINING = Path(__file__).parents[2] / "training/parser"


def test_a_layer_learns_from_vectors_and_fits_the_one_that_is_trained(tmp_path, monkeypatch, capsys):
    monkeypatch.syspath_prepend(str(TRAINING))
    pretrain = pytest.importorskip("pretrain")
    monkeypatch.setitem(pretrain.TRAIN, "fr", ())
    words = ["Le", "ministre", "a", "reçu", "un", "ambassadeur"]
    pipeline = spacy.blank("fr")
    chance = np.random.default_rng(1)
    for word in words:
        pipeline.vocab.set_vector(word, chance.standard_normal(8).astype("float32"))
    pipeline.to_disk(tmp_path / "vectors")
    text = tmp_path / "raw.jsonl"
    text.write_text(json.dumps({"words": words, "spaces": [True] * 6}) + "\n", encoding="utf-8")
    made = tmp_path / "layer.bin"
    options = ["--words", "0", "--epochs", "30", "--width", "16", "--depth", "1", "--rows", "50,50,50,50"]
    files = [str(made), str(text), "--vectors", str(tmp_path / "vectors")]
    monkeypatch.setattr(sys, "argv", ["pretrain.py", "fr", *files, *options])
    pretrain.main()
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert told[-1]["distance"] < told[0]["distance"] / 2

    layer = build_Tok2Vec_model(
        MultiHashEmbed(16, ["NORM", "PREFIX", "SUFFIX", "SHAPE"], [50, 50, 50, 50], False),
        MaxoutWindowEncoder(width=16, depth=1, window_size=1, maxout_pieces=3),
    )
    doc = pipeline.make_doc("Le ministre")
    layer.initialize(X=[doc])
    before = layer.predict([doc])[0]
    layer.from_bytes(made.read_bytes())
    assert not np.allclose(before, layer.predict([doc])[0])
