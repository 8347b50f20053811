"""Parsers that the user names, in the library and on the command line; pages that no parser was made for."""

import json
import shutil
import time

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example
from typer.testing import CliRunner

from degel import Coder, Document
from degel.cli import app
from degel.errors import ParserError

TEXT = "Poutine reçoit Macron"


@pytest.fixture(scope="module")
def named(tmp_path_factory):
    """A French pipeline of someone else's that takes the host for the object and the guest for the subject."""
    nlp = spacy.blank("fr")
    parser = nlp.add_pipe("parser")
    gold = Doc(nlp.vocab, words=TEXT.split(), heads=[1, 1, 1], deps=["obj", "ROOT", "nsubj"])
    examples = [Example(nlp.make_doc(TEXT), gold)]
    for label in ("nsubj", "obj"):
        parser.add_label(label)
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(30):
        nlp.update(examples, sgd=optimizer)
    path = tmp_path_factory.mktemp("pipeline") / "fr"
    nlp.to_disk(path)
    return str(path)


def deps(coder):
    sentences = coder.analyse([Document(text=TEXT, lang="fr")])[0].material.sentences
    return [token.dep for token in sentences[0].tokens]


def test_a_coder_parses_with_the_pipeline_that_is_named(named):
    assert deps(Coder(langs=["fr"])) == ["nsubj", "root", "obj"]
    assert deps(Coder(langs=["fr"], parsers={"fr": named})) == ["obj", "root", "nsubj"]


def test_the_command_line_takes_a_pipeline_by_language(named, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("Vladimir Poutine a reçu Emmanuel Macron à Moscou.", encoding="utf-8")
    arguments = ["read", str(page), "--lang", "fr", "--json"]
    shipped = CliRunner().invoke(app, arguments)
    other = CliRunner().invoke(app, [*arguments, "--parser", f"fr={named}"])
    assert shipped.exit_code == other.exit_code == 0
    assert json.loads(shipped.stdout)["events"][0]["type"] == "CONSULT"
    # its subjects are objects and its objects subjects
    assert json.loads(other.stdout)["events"] != json.loads(shipped.stdout)["events"]


def test_the_settings_take_a_pipeline_by_language(named, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "page.txt"
    page.write_text("Vladimir Poutine a reçu Emmanuel Macron à Moscou.", encoding="utf-8")
    arguments = ["read", str(page), "--lang", "fr", "--json"]
    other = CliRunner().invoke(app, [*arguments, "--parser", f"fr={named}"])
    # the path of a folder beside the file, as a user would write it
    folder = tmp_path / "settings"
    folder.mkdir()
    (folder / "theirs").symlink_to(named)
    settings = folder / "degel.toml"
    settings.write_text('[parsers]\nfr = "theirs"\n', encoding="utf-8")
    found = CliRunner().invoke(app, ["--config", str(settings), *arguments])
    assert found.exit_code == 0, found.exception
    assert json.loads(found.stdout)["events"] == json.loads(other.stdout)["events"]
    shipped = CliRunner().invoke(app, arguments)
    assert json.loads(shipped.stdout)["events"] != json.loads(found.stdout)["events"]


def test_an_installed_package_is_named_as_any_other(named, tmp_path, monkeypatch):
    package = tmp_path / "fr_theirs"
    shutil.copytree(named, package / "data")
    (package / "__init__.py").write_text(
        "from pathlib import Path\n\nfrom spacy.util import load_model_from_path\n\n\n"
        "def load(**settings):\n    return load_model_from_path(Path(__file__).parent / 'data', **settings)\n",
        encoding="utf-8",
    )
    about = tmp_path / "fr_theirs-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: fr_theirs\nVersion: 1.0\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    assert deps(Coder(langs=["fr"], parsers={"fr": "fr_theirs"})) == ["obj", "root", "nsubj"]


def test_a_pipeline_that_is_not_there_is_an_error_and_not_the_shipped_one(tmp_path):
    with pytest.raises(ParserError, match="no_such_pipeline"):
        Coder(langs=["fr"], parsers={"fr": "no_such_pipeline"})(Document(text=TEXT, lang="fr"))


MIXED = (
    "Le ministre russe a reçu son homologue américain à Sotchi mardi.\n"
    "The Russian foreign minister received his American counterpart in Sochi.\n"
    "Министр иностранных дел России принял американского коллегу в Сочи.\n"
    "El ministro ruso recibió a su homólogo estadounidense en Sochi.\n"
)


@pytest.mark.parametrize(
    ("text", "failed"),
    [
        (MIXED, False),
        (MIXED * 20, False),
        ("Der russische Außenminister empfing am Dienstag seinen Amtskollegen in Sotschi. " * 3, True),
        ("俄罗斯外长在索契会见了美国国务卿。" * 5, True),
        ("a" * 10_000, None),
        ("Россия" * 1_700, None),
        (" ".join(["la paix avec la Russie et"] * 80), False),  # one sentence of 480 words
    ],
    ids=["mixed", "mixed and long", "German", "Chinese", "a wall", "a Russian wall", "480 words"],
)
def test_any_page_gives_a_result_or_a_failure_that_names_its_language(text, failed):
    coder = Coder()
    coder(Document(text="Oui.", lang="fr"))
    start = time.process_time()
    coded = coder(Document(text=text))
    assert time.process_time() - start < 20
    if failed is not None:
        assert bool(coded.failures) == failed
    for failure in coded.failures:
        assert failure.stage == "language"
        assert "dégel reads" in failure.reason
    for event in coded.events:
        assert text[event.span.start : event.span.end]
