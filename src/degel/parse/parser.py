"""Spans of a text → `Sentence`s, by the shipped parser of the language or a spaCy pipeline that the user names.

Each span is parsed as one sentence. Labels come out as Universal Dependencies whichever pipeline ran.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from degel.errors import ParserError
from degel.languages import parser_folder
from degel.parse.repair import repair
from degel.parse.sentence import Sentence, Token
from degel.parse.tokenizer import customise
from degel.records import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["load_parser", "parse_sentences"]

BATCH = 128
# spaCy's own English pipelines carry ClearNLP labels; these are their names in Universal Dependencies.
CLEAR_TO_UD = {
    "dobj": "obj",
    "dative": "iobj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "agent": "case",
    "prep": "case",
    "pobj": "obl",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "attr": "xcomp",
    "acomp": "xcomp",
    "npadvmod": "obl",
    "prt": "compound:prt",
    "neg": "advmod",
    "nn": "compound",
}


@cache
def load_parser(lang: str, model: str | None = None) -> Language:
    """The pipeline for `lang`: the shipped one, or `model` (an installed spaCy package or a folder).

    Raises `ParserError` when there is none, or when it assigns no dependencies.
    """
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import spacy

    if model is None:
        folder = parser_folder(lang)
        if folder is None:
            raise ParserError(f"no parser for language {lang!r} is shipped; name a spaCy pipeline: parsers={{{lang!r}: NAME}}")
        nlp = _load_slim(folder)
        customise(nlp)
        return nlp
    try:
        nlp = spacy.load(model)
    except OSError:
        raise ParserError(
            f"the spaCy pipeline {model!r} named for {lang!r} is not installed; install it or drop it from parsers"
        ) from None
    if not {"parser"} & set(nlp.pipe_names) and "transformer" not in nlp.pipe_names:
        raise ParserError(f"the spaCy pipeline {model!r} has no dependency parser; name one that has")
    return nlp


def _load_slim(folder: Path) -> Language:
    """A shipped pipeline: weights kept in half precision are widened to the single precision that spaCy computes in."""
    import numpy as np
    import spacy

    nlp = spacy.load(folder, exclude=["tokenizer"])
    for _, pipe in nlp.pipeline:
        for node in pipe.model.walk():
            for name in node.param_names:
                if node.has_param(name) and node.get_param(name).dtype != np.float32:
                    node.set_param(name, node.get_param(name).astype(np.float32))
    return nlp


def parse_sentences(
    text: str, spans: Sequence[Span], lang: str, *, parsers: Mapping[str, str] | None = None
) -> list[Sentence]:
    """One `Sentence` a span, numbered from 0, with offsets into `text`; blank spans are left out."""
    nlp = load_parser(lang, (parsers or {}).get(lang))
    kept = [span for span in spans if text[span.start : span.end].strip()]
    found: list[Sentence] = []
    docs = nlp.pipe((text[span.start : span.end] for span in kept), batch_size=BATCH)
    for number, (span, doc) in enumerate(zip(kept, docs, strict=True)):
        sentence = _convert(doc, span, lang, number)
        if sentence.tokens:
            found.append(repair(sentence))
    return found


@cache
def _feats(morph: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in morph.split("|") if "=" in part)


def _convert(doc: Doc, span: Span, lang: str, number: int) -> Sentence:
    rows: list[tuple[Any, ...]] = []
    index: dict[int, int] = {}
    for token in doc:
        if token.is_space:
            continue
        index[token.i] = len(rows)
        dep = token.dep_.lower() or "dep"
        rows.append((token.text, token.lemma_, token.pos_, str(token.morph), token.head.i, CLEAR_TO_UD.get(dep, dep), token.idx, token.i))
    tokens: list[Token] = []
    for i, (form, lemma, pos, morph, head, dep, idx, _) in enumerate(rows):
        at = index.get(head, i)
        low = form.lower()
        start = span.start + idx
        tokens.append(
            Token(i, form, low, lemma or low, pos or "X", _feats(morph), at, "root" if at == i else dep, start, start + len(form))
        )
    return Sentence(tokens, span.start, span.end, lang, number)
