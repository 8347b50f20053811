"""Spans of texts → `Sentence`s, by the shipped parser of the language or a spaCy pipeline that the user names.

Each span is parsed as one sentence, in batches. Whichever pipeline ran, labels come out as Universal Dependencies,
offsets point into the text as it was handed in, and white space is no token.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, tee
from pathlib import Path
from typing import TYPE_CHECKING, Any

from degel.errors import ParserError
from degel.languages import parser_folder
from degel.parse.blank import language
from degel.parse.clearnlp import to_universal
from degel.parse.datelines import end_of_dateline, rejoin
from degel.parse.engine import Engine
from degel.parse.lemmas import load_lemmas
from degel.parse.repair import repair
from degel.parse.sentence import Sentence, Token
from degel.parse.tokenizer import customise, normalise
from degel.records import Span

if TYPE_CHECKING:
    import numpy as np
    from spacy.language import Language
    from spacy.tokens import Doc
    from threadpoolctl import ThreadpoolController

__all__ = ["Parser", "load_parser", "parse_many", "parse_sentences"]

# Sentences handed to a named pipeline at once: beyond 256 nothing is gained, and memory grows.
BATCH = 256
# Sentences parsed before the first of them is handed on; behind them, words that spaCy has met are forgotten.
ZONE = 4096


@cache
def load_parser(lang: str, model: str | None = None) -> Language:
    """The spaCy pipeline for `lang`: the shipped one, or `model` (an installed package or a folder).

    Raises `ParserError` when there is none, when it cannot be loaded, or when it assigns no dependencies.
    """
    import spacy

    _one_thread()

    if model is None:
        folder = parser_folder(lang)
        if folder is None:
            raise ParserError(
                f"dégel ships no parser for language {lang!r}; name a spaCy pipeline for it: parsers={{{lang!r}: NAME}}"
            )
        return read_shipped(folder)
    try:
        nlp = spacy.load(model)
    except OSError:
        raise ParserError(
            f"the spaCy pipeline {model!r} named for {lang!r} is not installed; install it or leave {lang!r} out of parsers"
        ) from None
    except (ValueError, ImportError, KeyError) as error:
        reason = str(error).splitlines()[0][:200]
        raise ParserError(
            f"the spaCy pipeline {model!r} named for {lang!r} cannot be loaded ({reason}); reinstall it"
        ) from None
    if not any("token.dep" in nlp.get_pipe_meta(name).assigns or "parser" in name for name in nlp.pipe_names):
        raise ParserError(
            f"the spaCy pipeline {model!r} named for {lang!r} has no dependency parser; name one that has"
        )
    return nlp


@cache
def _one_thread() -> ThreadpoolController:
    """Keeps matrix products on one thread: those of a small parser run three times slower on two (3,100 and 10,500
    words a second on two busy cores); `workers` share documents instead. The limit holds for the process.
    """
    from threadpoolctl import ThreadpoolController

    controller = ThreadpoolController()
    controller.limit(limits=1, user_api="blas")
    return controller


def read_shipped(folder: Path) -> Language:
    """Weights are shipped in half precision and widened to the single precision that spaCy computes in."""
    import numpy as np
    from spacy.util import load_config

    config = load_config(folder / "config.cfg")
    # as `spacy.load` does it, but for the class of the language
    nlp = language(str(config["nlp"]["lang"])).from_config(config, exclude=["tokenizer"])
    nlp.from_disk(folder, exclude=["tokenizer"])
    pipe: Any
    for _, pipe in nlp.pipeline:
        for node in pipe.model.walk():
            for name in node.param_names:
                if node.has_param(name) and node.get_param(name).dtype != np.float32:
                    node.set_param(name, node.get_param(name).astype(np.float32))
    use_numpy(nlp)
    customise(nlp)
    return nlp


def use_numpy(nlp: Language) -> None:
    """Lets matrices be multiplied by numpy's OpenBLAS: 92 instead of 28 GFLOP/s for thinc's own, on one AVX-512 core."""
    pipe: Any
    for _, pipe in nlp.pipeline:
        for node in pipe.model.walk():
            if hasattr(node.ops, "use_blis"):
                node.ops.use_blis = False


class Parser:
    """One language's parser over a stream of sentences.

    `model` names a spaCy pipeline to use instead of the shipped one. Raises `ParserError` as `load_parser` does.
    """

    def __init__(self, lang: str, model: str | None = None) -> None:
        self.lang = lang
        self._nlp = load_parser(lang, model)
        # a pipeline that the user names has a lemmatizer of its own, and layers that only spaCy knows
        self._engine = Engine(self._nlp, load_lemmas(lang)) if model is None else None
        self._names: dict[int, str] = {}
        self._features: dict[int, dict[str, str]] = {}

    def parse(self, items: Iterable[tuple[str, Span]]) -> Iterator[list[Token]]:
        """The tokens of each span of its text, in order; `[]` for a span without a word.

        A token's offsets are into the text it came with. `lower` has straight apostrophes and quotation marks.
        """
        whole, parts = tee(items)
        parsed = self._parse(part for text, span in parts for part in _parts(text, span))
        for text, span in whole:
            tokens = next(parsed)
            yield tokens if len(_parts(text, span)) == 1 else rejoin(tokens, next(parsed))

    def _parse(self, items: Iterable[tuple[str, Span]]) -> Iterator[list[Token]]:
        stream = iter(items)
        while zone := list(islice(stream, ZONE)):
            if self._engine is not None:
                found = self._engine.tokens(zone)
                for tokens in filter(None, found):
                    repair(tokens, self.lang)
                yield from found
                continue
            found = []
            with self._nlp.memory_zone():
                docs: list[Doc] = []
                places: list[list[int]] = []
                for text, span in zone:
                    doc, offsets = self._tokenise(text[span.start : span.end])
                    docs.append(doc)
                    places.append(offsets)
                parsed = self._nlp.pipe((doc for doc in docs if len(doc)), batch_size=BATCH)
                for (text, span), doc, offsets in zip(zone, docs, places, strict=True):
                    found.append(self._tokens(next(parsed), text, span.start, offsets) if len(doc) else [])
                self._names.clear()
                self._features.clear()
            yield from found

    def _tokenise(self, text: str) -> tuple[Doc, list[int]]:
        """A document without white-space tokens, and where in `text` each of its tokens begins."""
        doc = self._nlp.make_doc(normalise(text))
        offsets = [token.idx for token in doc]
        if any(token.is_space for token in doc):
            from spacy.tokens import Doc as SpacyDoc

            kept = [token for token in doc if not token.is_space]
            offsets = [token.idx for token in kept]
            ends = [token.idx + len(token.text) for token in kept]
            spaces = [i + 1 < len(kept) and offsets[i + 1] > ends[i] for i in range(len(kept))]
            doc = SpacyDoc(self._nlp.vocab, words=[token.text for token in kept], spaces=spaces)
        return doc, offsets

    def _tokens(self, doc: Doc, text: str, base: int, offsets: list[int]) -> list[Token]:
        from spacy.attrs import DEP, HEAD, LEMMA, LENGTH, LOWER, MORPH, POS

        rows: np.ndarray[Any, Any] = doc.to_array([LEMMA, POS, MORPH, DEP, LENGTH, LOWER])
        # the distance to the head is signed, in an unsigned array
        heads = doc.to_array([HEAD]).astype("int64").tolist()
        name = self._name
        tokens: list[Token] = []
        for i, (lemma, pos, morph, dep, length, lower) in enumerate(rows.tolist()):
            start = base + offsets[i]
            head = i + heads[i]
            low = name(lower)
            word, upos, base_form = text[start : start + length], name(pos) or "X", name(lemma) or low
            tokens.append(
                Token(
                    i,
                    word,
                    low,
                    base_form,
                    upos,
                    self._feats(doc, i, morph),
                    head,
                    "root" if head == i else name(dep).lower() or "dep",
                    start,
                    start + length,
                )
            )
        to_universal(tokens)
        repair(tokens, self.lang)
        return tokens

    def _name(self, key: int) -> str:
        found = self._names.get(key)
        if found is None:
            found = self._names[key] = self._nlp.vocab.strings[key] if key else ""
        return found

    def _feats(self, doc: Doc, i: int, morph: int) -> dict[str, str]:
        found = self._features.get(morph)
        if found is None:
            found = self._features[morph] = doc[i].morph.to_dict()
        return found


def _parts(text: str, span: Span) -> list[tuple[str, Span]]:
    """A sentence, or the dateline that opens it and the rest, which are parsed apart."""
    end = end_of_dateline(text[span.start : span.end])
    if not end:
        return [(text, span)]
    middle = span.start + end
    return [(text, Span(span.start, middle)), (text, Span(middle, span.end))]


@cache
def _parser(lang: str, model: str | None) -> Parser:
    return Parser(lang, model)


def parse_sentences(
    text: str, spans: Sequence[Span], lang: str, *, parsers: Mapping[str, str] | None = None
) -> list[Sentence]:
    """One `Sentence` a span, numbered from 0, with offsets into `text`; spans without a word are left out.

    `parsers` maps a language to the spaCy pipeline (name or folder) to use instead of the shipped one.
    Raises `ParserError` when there is no parser for `lang`.

    >>> sentence = parse_sentences("Poutine a reçu Macron.", [Span(0, 22)], "fr")[0]
    >>> [(token.text, token.dep) for token in sentence.tokens][2]
    ('reçu', 'root')
    """
    return next(parse_many([(text, spans, lang)], parsers=parsers))


def parse_many(
    items: Iterable[tuple[str, Sequence[Span], str]], *, parsers: Mapping[str, str] | None = None
) -> Iterator[list[Sentence]]:
    """The sentences of each `(text, spans, lang)`, in order, documents of one language parsed together.

    Memory is bounded by 64 documents. Raises `ParserError` as `parse_sentences` does.
    """
    stream = iter(items)
    while chunk := list(islice(stream, 64)):
        found: list[list[Sentence]] = [[] for _ in chunk]
        for lang in sorted({lang for _, _, lang in chunk}):
            mine = [
                (n, text, span)
                for n, (text, spans, of, *_) in enumerate(chunk)
                if of == lang
                for span in spans
            ]
            parser = _parser(lang, (parsers or {}).get(lang))
            for (n, _, span), tokens in zip(
                mine, parser.parse((text, span) for _, text, span in mine), strict=True
            ):
                if tokens:
                    found[n].append(Sentence(tokens, span.start, span.end, lang, len(found[n])))
        yield from found
