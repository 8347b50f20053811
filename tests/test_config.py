"""`degel.toml`: where it is found, what it may say, and that the command line wins over it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from degel.cli import app
from degel.config import Config, find_config, read_config
from degel.errors import DataError

PAGE = "Vladimir Poutine a reçu Emmanuel Macron à Moscou."


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty home of an empty user, the working directory in a folder below it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "settings"))
    monkeypatch.setattr("sys.platform", "linux")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return tmp_path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def events(*words: str) -> list[dict[str, object]]:
    Path("page.txt").write_text(PAGE, encoding="utf-8")
    before = [*words[: words.index("--config") + 2]] if "--config" in words else []
    after = [word for word in words if word not in before]
    result = CliRunner().invoke(app, [*before, "read", "page.txt", "--lang", "fr", "--json", *after])
    assert result.exit_code == 0, result.exception
    found: list[dict[str, object]] = json.loads(result.stdout)["events"]
    return found


def test_the_file_here_comes_before_the_users_own(home):
    assert find_config() is None
    own = write(home / "settings/degel/degel.toml", "")
    assert find_config() == own
    here = write(home / "work/degel.toml", "")
    assert find_config() == here


def test_a_file_says_all_there_is_to_say_with_paths_relative_to_it(home):
    (home / "ours/pipelines/ru").mkdir(parents=True)
    path = write(
        home / "ours/degel.toml",
        'store = "our.degel"\ncodebook = "book"\nmin_probability = 0.5\n'
        '[parsers]\nfr = "fr_dep_news_trf"\nru = "pipelines/ru"\n',
    )
    ours = home / "ours"
    parsers = {"fr": "fr_dep_news_trf", "ru": str(ours / "pipelines/ru")}
    assert read_config(path) == Config(parsers, ours / "book", 0.5, ours / "our.degel")
    assert read_config(write(path, "")) == Config()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (
            'store = "a"\nstroe = "b"\n',
            2,
            "'stroe' is no setting; the settings are codebook, min_probability",
        ),
        ("\n[parser]\nfr = 'x'\n", 2, "'parser' is no setting"),
        ("min_probability = 1.5\n", 1, "number from 0 to 1"),
        ("min_probability = true\n", 1, "number from 0 to 1"),
        ("\n\ncodebook = 3\n", 3, "path of a folder"),
        ('parsers = "fr"\n', 1, "write \\[parsers\\]"),
        ("[parsers]\nfr = 1\n", 2, "the parser of 'fr'"),
        ("store = \n", 1, "not valid TOML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, text, line, said):
    path = write(tmp_path / "degel.toml", text)
    with pytest.raises(DataError, match=rf"degel\.toml:{line}: .*{said}"):
        read_config(path)


def test_a_file_that_is_named_must_be_there(home):
    result = CliRunner().invoke(app, ["--config", "none.toml", "codebook"])
    assert isinstance(result.exception, DataError)


def test_a_setting_stands_for_an_option_that_is_not_given(home):
    assert [event["type"] for event in events()] == ["CONSULT"]
    write(Path("degel.toml"), "min_probability = 1.0\n")
    assert events() == []
    assert [event["type"] for event in events("--min-probability", "0")] == ["CONSULT"]
    write(Path("other.toml"), "min_probability = 0\n")
    assert [event["type"] for event in events("--config", "other.toml")] == ["CONSULT"]


def test_a_parser_of_the_file_stays_when_another_language_is_named(home):
    write(Path("degel.toml"), '[parsers]\nfr = "no_such_pipeline"\n')
    Path("page.txt").write_text(PAGE, encoding="utf-8")
    for more in ((), ("--parser", "ru=other")):
        result = CliRunner().invoke(app, ["read", "page.txt", "--lang", "fr", *more])
        assert "no_such_pipeline" in f"{result.exception}{result.output}"


def test_the_store_of_the_file_is_the_store_of_every_command(home):
    write(Path("degel.toml"), 'store = "ours/x.degel"\n')
    Path("page.txt").write_text(PAGE, encoding="utf-8")
    added = CliRunner().invoke(app, ["add", "page.txt", "--lang", "fr", "--published", "2026-01-02", "-q"])
    assert added.exit_code == 0, added.exception
    assert Path("ours/x.degel").is_dir()
    told = CliRunner().invoke(app, ["store", "info"])
    assert "documents    1" in told.stdout
    assert CliRunner().invoke(app, ["store", "info", "--store", "other.degel"]).exit_code == 1
