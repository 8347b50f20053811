"""From spans to sentences: offsets, batches, other people's pipelines, and hostile input."""

import subprocess
import sys
import time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.training import Example

from degel.errors import ParserError
from degel.parse import Parser, parse_many, parse_sentences, split_sentences
from degel.records import Span

TEXTS = {
    "fr": "Vladimir Poutine a reçu Emmanuel Macron à Moscou. Ils ont parlé de l’Ukraine.",
    "en": "Vladimir Putin received Emmanuel Macron in Moscow. They spoke about Ukraine.",
    "es": "Vladimir Putin recibió a Emmanuel Macron en Moscú. Hablaron de Ucrania.",
    "ru": "Владимир Путин принял Эмманюэля Макрона в Москве. Они говорили об Украине.",
}


def parse(text, lang):
    return parse_sentences(text, split_sentences(text, lang), lang)


@pytest.mark.parametrize("lang", TEXTS)
def test_offsets_reproduce_the_text(lang):
    text = TEXTS[lang]
    found = parse(text, lang)
    assert [sentence.number for sentence in found] == [0, 1]
    for sentence in found:
        assert sentence.lang == lang
        assert sentence.tokens[0].start == sentence.start
        assert sentence.tokens[-1].end == sentence.end
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text


@pytest.mark.parametrize("lang", TEXTS)
def test_a_president_who_receives_is_the_subject_and_his_guest_the_object(lang):
    sentence = parse(TEXTS[lang], lang)[0]
    verb = next(token for token in sentence.tokens if token.dep == "root")
    assert verb.lemma in ("recevoir", "receive", "recibir", "принять")
    subject, guest = (next(sentence.dependents(verb.i, dep)) for dep in ("nsubj", "obj"))
    assert subject.text in TEXTS[lang].split()[:2]
    assert guest.text in ("Emmanuel", "Macron", "Эмманюэля", "Макрона")
    assert subject.upos == guest.upos == "PROPN"


@pytest.mark.parametrize(
    ("lang", "text", "subject", "agent"),
    [
        ("fr", "Le traité a été signé par le président.", "traité", "président"),
        ("en", "The treaty was signed by the president.", "treaty", "president"),
        ("es", "El tratado fue firmado por el presidente.", "tratado", "presidente"),
        ("ru", "Договор был подписан президентом.", "Договор", "президентом"),
    ],
)
def test_a_passive_has_a_passive_subject_and_an_agent(lang, text, subject, agent):
    sentence = parse(text, lang)[0]
    assert [t.text for t in sentence.tokens if t.dep == "nsubj:pass"] == [subject]
    assert any(t.dep == "aux:pass" for t in sentence.tokens)
    assert [t.text for t in sentence.tokens if t.dep == "obl:agent"] == [agent]


def test_a_root_is_its_own_head_and_labels_are_lower_case():
    for lang, text in TEXTS.items():
        for sentence in parse(text, lang):
            for token in sentence.tokens:
                assert (token.dep == "root") == (token.head == token.i)
                assert token.dep == token.dep.lower() != ""
                assert token.lemma and token.upos


def test_white_space_is_no_token_and_apostrophes_are_straight_in_lower():
    text = "«\u202fL’accord\u202f»  est\tsigné ."
    sentence = parse_sentences(text, [Span(0, len(text))], "fr")[0]
    assert [token.text for token in sentence.tokens] == ["«", "L’", "accord", "»", "est", "signé", "."]
    assert sentence.tokens[1].lower == "l'"


def test_typography_does_not_change_a_parse():
    one = parse("L'accord \"historique\" n'est pas signé.", "fr")[0]
    other = parse("L’accord “historique” n’est pas signé.", "fr")[0]
    assert [(t.dep, t.head, t.lemma) for t in one.tokens] == [(t.dep, t.head, t.lemma) for t in other.tokens]


def test_documents_of_several_languages_come_back_in_order():
    items = [(text, split_sentences(text, lang), lang) for lang, text in TEXTS.items()] * 2
    found = list(parse_many(items))
    assert [[s.lang for s in sentences] for sentences in found] == [[lang] * 2 for _, _, lang in items]
    for (text, spans, lang), sentences in zip(items, found, strict=True):
        assert sentences == parse_sentences(text, spans, lang)


def test_blank_spans_are_left_out_and_sentences_numbered_without_them():
    found = parse_sentences("Oui. \u202f\t Non.", [Span(0, 4), Span(4, 8), Span(8, 12)], "fr")
    assert [(s.number, s.start) for s in found] == [(0, 0), (1, 8)]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["fr", "en", "es", "ru"]))
def test_any_text_parses_with_exact_offsets(text, lang):
    for sentence in parse(text, lang):
        last = sentence.start
        for token in sentence.tokens:
            assert last <= token.start < token.end <= sentence.end
            assert text[token.start : token.end] == token.text
            assert 0 <= token.head < len(sentence.tokens)
            last = token.end


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "«" * 10_000,
        "A-" * 5_000,
        "\x00\x01\x1b[0m" * 2_000,
        " ".join(["paix"] * 400),
        "😀" * 3_000,
        "\u0301" * 500,
    ],
    ids=["letters", "marks", "hyphens", "control", "400 words", "emoji", "accents"],
)
def test_hostile_text_gives_a_result_in_bounded_time(text):
    parse("Oui.", "fr")
    start = time.process_time()
    found = parse(text, "fr")
    assert time.process_time() - start < 8
    assert "".join(text[t.start : t.end] for s in found for t in s.tokens) == "".join(
        t.text for s in found for t in s.tokens
    )


def test_hostile_text_takes_bounded_memory():
    pytest.importorskip("resource", reason="only Unix tells the most memory of a process")
    code = (
        "import resource as r; from degel.parse import Parser, split_sentences; p = Parser('fr')\n"
        "def most(): return r.getrusage(r.RUSAGE_SELF).ru_maxrss\n"
        "def read(t): return sum(map(len, p.parse((t, s) for s in split_sentences(t, 'fr'))))\n"
        "read('Oui.'); before = most()\n"
        "for t in ('a' * 10_000, 'A-' * 5_000, '«' * 10_000, ' '.join(['la paix avec la Russie et'] * 80)): assert read(t)\n"
        "print(most() - before)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    # macOS counts bytes, the others kilobytes
    assert int(ran.stdout) * (1 if sys.platform == "darwin" else 1024) < 300e6


def test_an_unknown_language_is_refused_with_the_remedy():
    with pytest.raises(ParserError, match="parsers="):
        parse_sentences("Guten Tag.", [Span(0, 10)], "de")


def test_a_pipeline_that_is_not_installed_is_named():
    with pytest.raises(ParserError, match="'fr_no_such_pipeline'"):
        parse_sentences("Oui.", [Span(0, 4)], "fr", parsers={"fr": "fr_no_such_pipeline"})


def test_a_pipeline_without_a_parser_is_refused(tmp_path):
    spacy.blank("fr").to_disk(tmp_path / "blank")
    with pytest.raises(ParserError, match="no dependency parser"):
        Parser("fr", str(tmp_path / "blank"))


@pytest.fixture(scope="module")
def foreign(tmp_path_factory):
    """A pipeline of someone else's: German, ClearNLP labels, trained on one sentence until it knows it."""
    nlp = spacy.blank("de")
    parser = nlp.add_pipe("parser")
    gold = Doc(
        nlp.vocab,
        words=["Putin", "sprach", "mit", "Macron"],
        heads=[1, 1, 1, 2],
        deps=["nsubj", "ROOT", "prep", "pobj"],
    )
    examples = [Example(nlp.make_doc(gold.text), gold)]
    for label in ("nsubj", "prep", "pobj"):
        parser.add_label(label)
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(25):
        nlp.update(examples, sgd=optimizer)
    path = tmp_path_factory.mktemp("pipeline") / "de"
    nlp.to_disk(path)
    return str(path)


def test_another_pipeline_may_be_named_and_its_labels_become_universal(foreign):
    found = parse_sentences("Putin sprach mit Macron", [Span(0, 23)], "de", parsers={"de": foreign})[0]
    assert [(t.dep, t.head) for t in found.tokens] == [("nsubj", 1), ("root", 1), ("case", 3), ("obl", 1)]
    assert all(t.lemma for t in found.tokens)
