"""Every mistake in a user's codebook ends in one sentence with file, line and remedy, when it is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from degel.cli import app
from degel.codebook.book import LANGUAGES, SHIPPED, load_codebook
from degel.errors import DataError

MOCK = """id: MOCK
quad: verbal-conflict
nature: conflict
definition: An actor makes fun of another.
score: -1
modes: {song: {definition: In song., score: -1.5}}
boundaries:
  - {when: applauded, code: SUPPORT}
languages:
  en:
    acts:
      - {id: en.mock, verbs: [serenade], mode: song}
    examples:
      - "[Iceland's president](actor) [serenaded](MOCK/song) [Denmark](recipient)."
"""
GRAMMAR = (LANGUAGES / "en/grammar.yml").read_text(encoding="utf-8")
FRAME = "mode: song}\n    ex"


def frame(more: str) -> str:
    """The entry with something more in its only frame."""
    return MOCK.replace(FRAME, f"mode: song, {more}}}\n    ex")


def table(old: str, new: str) -> str:
    return (SHIPPED / "operators.yml").read_text(encoding="utf-8").replace(old, new)


def row(start: str) -> int:
    """The line of the shipped operator table that begins so."""
    lines = (SHIPPED / "operators.yml").read_text(encoding="utf-8").split("\n")
    return next(n for n, line in enumerate(lines, 1) if line.startswith(start))


# what is wrong: file, its text, line, words of the message
MISTAKES: dict[str, tuple[str, str | bytes, int, str]] = {
    "not UTF-8": ("entries/MOCK.yml", b"id: MOCK\nquad: \xff\n", 2, "byte 0xff is not UTF-8; save"),
    "a character of no text": ("entries/MOCK.yml", "id: MOCK\nquad: \x01\n", 2, "this is not YAML"),
    "a tab": ("entries/MOCK.yml", MOCK.replace("  en:", "\ten:"), 10, "this is not YAML"),
    "an empty file": ("entries/MOCK.yml", "", 1, "'id' is missing; add it"),
    "a list": ("entries/MOCK.yml", "- a\n", 1, "the file is a list; write keys"),
    "a key twice": ("entries/MOCK.yml", MOCK + "quad: material-conflict\n", 15, "the key 'quad' stands here and on line 2; keep one"),
    "an unknown quad": ("entries/MOCK.yml", MOCK.replace("verbal-conflict", "verbal-war"), 2, "quad is 'verbal-war'; use 'verbal-coop"),
    "no definition": ("entries/MOCK.yml", MOCK.replace("definition: An actor", "# An actor"), 1, "'definition' is missing; add it"),
    "a score in words": ("entries/MOCK.yml", MOCK.replace("score: -1\n", "score: low\n"), 5, "score is 'low'; write a number"),
    "a score out of range": ("entries/MOCK.yml", MOCK.replace("score: -1\n", "score: -100\n"), 5, "score is -100; give at least -10"),
    "a mode's score out of range": ("entries/MOCK.yml", MOCK.replace("-1.5", "15"), 6, "give at most 10"),
    "a mode of two words": ("entries/MOCK.yml", MOCK.replace("song", "in song"), 6, "cannot stand in a label"),
    "another file name": ("entries/MOCK.yml", MOCK.replace("id: MOCK", "id: MOCKERY"), 1, "name the file MOCKERY.yml"),
    "an id in small letters": ("entries/mock.yml", MOCK.replace("id: MOCK", "id: mock"), 1, "write MOCK and name the file MOCK.yml"),
    "a boundary to nowhere": ("entries/MOCK.yml", MOCK.replace("code: SUPPORT", "code: SUPORT"), 8, "leads to SUPORT, but there is no event type"),
    "a boundary to no mode": ("entries/MOCK.yml", MOCK.replace("code: SUPPORT", "code: CONSULT/sing"), 8, "CONSULT has no mode 'sing'"),
    "a boundary without when": ("entries/MOCK.yml", MOCK.replace("when: applauded, ", ""), 8, "'when' is missing in boundaries.0; add it"),
    "an unknown language": ("entries/MOCK.yml", MOCK.replace("  en:", "  xx:"), 10, "no language 'xx'; use one of en, es, fr, ru"),
    "a folder of an unknown language": ("entries/xx/SUPPORT.yml", "acts: []\n", 1, "no language 'xx'; use one of"),
    "a frame of another language": ("entries/MOCK.yml", MOCK.replace("en.mock", "fr.mock"), 12, "write en.slug"),
    "a frame's id of another type": ("entries/MOCK.yml", MOCK.replace("en.mock", "en.withdraw"), 12, "stands in (RETREAT|SANCTION) too, .* give it an id"),
    "a frame without words": ("entries/MOCK.yml", MOCK.replace("verbs: [serenade], ", ""), 12, "en.mock has no words .* give it verbs"),
    "an empty word": ("entries/MOCK.yml", MOCK.replace("[serenade]", "['']"), 12, "'' is an empty word; remove it"),
    "an empty word in a list of lines": ("entries/MOCK.yml", MOCK.replace("verbs: [serenade]", "verbs: [\n serenade,\n '-']"), 14, "'-' is an empty word"),
    "an empty alternative": ("entries/MOCK.yml", MOCK.replace("[serenade]", "['serenade |']"), 12, "has an empty alternative"),
    "only stop words": ("entries/MOCK.yml", MOCK.replace("[serenade]", "['to the']"), 12, "add the word that tells the act"),
    "a number for a word": ("entries/MOCK.yml", MOCK.replace("[serenade]", "[12]"), 12, "is 12; write text, in quotes"),
    "a list among the words": ("entries/MOCK.yml", MOCK.replace("[serenade]", "[$troops]"), 12, r"\$troops is a list, .* write the words"),
    "an unknown path": ("entries/MOCK.yml", frame("roles: {actor: nsubjj}"), 12, "no role path 'nsubjj'; begin it with one of nsubj"),
    "an unknown path behind others": ("entries/MOCK.yml", frame("roles: {recipient: 'obl:to|objj.of'}"), 12, "no role path 'objj.of'"),
    "an unknown role": ("entries/MOCK.yml", frame("roles: {source: nsubj}"), 12, "unknown key 'source'; use 'actor' or 'recipient'"),
    "an unknown need": ("entries/MOCK.yml", frame("needs: {object: [x]}"), 12, "unknown key 'object'; use 'obj'"),
    "an unknown list": ("entries/MOCK.yml", frame("needs: {obj: [$nosuchlist]}"), 12, r"no list \$nosuchlist .* use one of \$"),
    "an unknown list in unless": ("entries/MOCK.yml", frame("unless: {obj: [$nosuchlist]}"), 12, r"no list \$nosuchlist"),
    "a weight above 1": ("entries/MOCK.yml", frame("weight: 2"), 12, "weight is 2; give at most 1"),
    "said of no type": ("entries/MOCK.yml", frame("said: NOPE/x"), 12, "said is NOPE/x, but there is no event type NOPE"),
    "said of no mode": ("entries/MOCK.yml", frame("said: ACCUSE/x"), 12, "ACCUSE has no mode 'x'"),
    "a day that is none": ("entries/MOCK.yml", MOCK + "      - {published: 2024-13-01, text: Iceland sang.}\n", 15, "published is '2024-13-01'; write a day"),
    "an example of no type": ("entries/MOCK.yml", MOCK.replace("(MOCK/song)", "(MOCKK/song)"), 14, "there is no event type MOCKK"),
    "an example of no mode": ("entries/MOCK.yml", MOCK.replace("(MOCK/song)", "(MOCK/sung)"), 14, "MOCK has no mode 'sung'"),
    "an example of no role": ("entries/MOCK.yml", MOCK.replace("(recipient)", "(target)"), 14, "label 'target' is no TYPE"),
    "an example of no modality": ("entries/MOCK.yml", MOCK.replace("(MOCK/song)", "(MOCK/song maybe)"), 14, "label 'MOCK/song maybe' is no TYPE"),
    "a square bracket that does not close": ("entries/MOCK.yml", MOCK.replace("[Denmark]", "[Denmark"), 14, "a label does not close at"),
    "a round bracket that does not close": ("entries/MOCK.yml", MOCK.replace("president](actor)", "president](actor"), 14, "a label does not close at"),
    "a square bracket that does not open": ("entries/MOCK.yml", MOCK.replace("[Denmark]", "Denmark]"), 14, "a label does not close at"),
    "a label on no words": ("entries/MOCK.yml", MOCK.replace("[Denmark]", "[]"), 14, r"the label \(recipient\) is on no words; put them"),
    "an empty example": ("entries/MOCK.yml", MOCK + "      - ''\n", 15, "the example is empty; write a sentence"),
    "a grammar's unknown key": ("languages/en/grammar.yml", GRAMMAR + "nix: 1\n", GRAMMAR.count("\n") + 1, "unknown key 'nix'; remove it"),
    "a type that is not there": ("entries/en/DANCE.yml", "acts: []\n", 1, "no event type DANCE; add entries/DANCE.yml first"),
    "broken contexts": ("entries/en/contexts.yml", "military: [tank\n", 2, "this is not YAML"),
    "an unknown context": ("entries/en/contexts.yml", "cyber: [hack]\nmilitaryy: [tank]\n", 2, "unknown key 'militaryy'; use 'asylum'"),
    "a context of one word": ("entries/en/contexts.yml", "military: tank\n", 1, "military is 'tank'; write a list"),
    "an empty stem": ("entries/en/contexts.yml", "military: [tank, ' ']\n", 1, "' ' is an empty word"),
    "an unknown operator": ("entries/en/operators.yml", "operators:\n  demandd: {verbs: [ask]}\n", 2, "no operator 'demandd'; use one of abstain"),
    "an operator's empty word": ("entries/en/operators.yml", "operators: {demand: {verbs: ['']}}\n", 1, "'' is an empty word"),
    "an operator's list": ("entries/en/operators.yml", "operators: {demand: {verbs: [$zzz]}}\n", 1, r"\$zzz is a list"),
    "an operator's example": ("entries/en/operators.yml", "examples:\n  - '[Mali](actor) [asked(REQUEST) Chad.'\n", 2, "a label does not close"),
    "a table that lacks an operator": ("operators.yml", table("  agree: ", "  # agree: "), row("table:"), "the table lacks the operator 'agree'"),
    "a table that lacks a nature": ("operators.yml", table("demand:   {cooperative: REQUEST/by-act, ", "demand:   {"), row("  demand:"), "demand lacks cooperative"),
    "a table that gives no type": ("operators.yml", table("{cooperative: REQUEST/by", "{cooperative: REQEST/by"), row("  demand:"), "demand gives REQEST/by-act, but there is no event type"),
    "a table that gives no mode": ("operators.yml", table("REQUEST/yield", "REQUEST/yeild"), row("  demand:"), "REQUEST has no mode 'yeild'"),
    "a table's unknown mode by act": ("operators.yml", table("ASSAULT: violence", "ASSAULT: violense"), row("    ASSAULT: violence"), "THREATEN has no mode 'violense'"),
    "a table's key": ("operators.yml", table("future_negated:", "future_negative:"), 1, "unknown key 'future_negative'|'future_negated' is missing"),
    "the ending .yaml": ("entries/MOCK.yaml", MOCK, 1, "this file is not read; rename it to MOCK.yml"),
    "the ending .yml.txt": ("entries/en/SUPPORT.yml.txt", "acts: []\n", 1, "this file is not read; rename it to SUPPORT.yml"),
    "a file beside entries": ("SUPPORT.yml", "acts: []\n", 1, "this file is not read; move it to entries/SUPPORT.yml"),
    "a language beside entries": ("en/SUPPORT.yml", "acts: []\n", 1, "this file is not read; move it to entries/en/SUPPORT.yml"),
    "contexts beside the languages": ("entries/en/more/contexts.yml", "{}\n", 1, "not read; move it to entries/en/contexts.yml"),
    "a file too deep": ("entries/en/more/SUPPORT.yml", "acts: []\n", 1, "this file is not read; move it to entries/en/SUPPORT.yml"),
}  # fmt: skip


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_sentence_with_file_line_and_remedy(tmp_path: Path, mistake: str) -> None:
    name, text, line, words = MISTAKES[mistake]
    path = write(tmp_path, name, text)
    with pytest.raises(DataError, match=words) as raised:
        load_codebook(tmp_path, ("en",))
    message = str(raised.value)
    assert message.startswith(f"{path}:{line}: ")
    assert "\n" not in message


def test_the_entry_that_the_mistakes_are_made_in_is_right_itself(tmp_path: Path) -> None:
    write(tmp_path, "entries/MOCK.yml", MOCK)
    write(tmp_path, "README.md", "# Ours\n")
    write(tmp_path, ".github/ci.yml", "on: push\n")
    assert "MOCK" in load_codebook(tmp_path, ("en",)).entries


def test_a_frame_that_stands_in_two_files_is_named_with_both(tmp_path: Path) -> None:
    write(tmp_path, "entries/MOCK.yml", MOCK)
    write(tmp_path, "entries/en/MOCK.yml", "acts:\n  - {id: en.mock, verbs: [lampoon]}\n")
    with pytest.raises(
        DataError, match=r"en/MOCK.yml:2: frame id 'en.mock' stands twice, here and in MOCK.yml"
    ):
        load_codebook(tmp_path, ("en",))


def test_a_frame_without_words_switches_the_shipped_one_of_its_id_off(tmp_path: Path) -> None:
    (first, *_) = load_codebook(langs=("en",)).acts["en"]["SUPPORT"]
    write(tmp_path, "entries/en/SUPPORT.yml", f"acts: [{{id: {first.id}}}]\n")
    (off,) = [act for act in load_codebook(tmp_path, ("en",)).acts["en"]["SUPPORT"] if act.id == first.id]
    assert not off.verbs and not off.nouns and not off.adjectives


def test_a_grammar_of_the_user_replaces_the_shipped_one(tmp_path: Path) -> None:
    write(tmp_path, "languages/en/grammar.yml", "adpositions: {}\nnegation: [nowise]\n")
    assert load_codebook(tmp_path, ("en",)).grammar["en"].negation == ["nowise"]
    assert "nowise" not in load_codebook(langs=("en",)).grammar["en"].negation


@pytest.mark.parametrize("change", [("\n", "\r\n"), ("id: MOCK", "\ufeffid: MOCK")])
def test_files_of_other_editors_are_read(tmp_path: Path, change: tuple[str, str]) -> None:
    write(tmp_path, "entries/MOCK.yml", MOCK.replace(*change))
    assert "MOCK" in load_codebook(tmp_path, ("en",)).entries


def test_a_folder_without_a_codebook_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "notes.txt", "nothing")
    with pytest.raises(DataError, match=r"no file of a codebook is in this folder; add entries/TYPE.yml"):
        load_codebook(tmp_path)


def laurels(folder: Path) -> list[str]:
    write(folder, "book/entries/en/SUPPORT.yml", "acts: [{id: en.laurel, verbs: [laurel]}]\n")
    return [str(folder / "book"), str(write(folder, "page.txt", "Malta laurelled Cyprus."))]


@pytest.mark.parametrize("before", [True, False])
def test_the_codebook_is_given_before_the_command_or_behind_it(tmp_path: Path, before: bool) -> None:
    book, page = laurels(tmp_path)
    option, command = ["--codebook", book], ["read", page, "--lang", "en", "--json"]
    result = CliRunner().invoke(app, [*option, *command] if before else [*command, *option])
    assert result.exit_code == 0, result.output
    assert '"SUPPORT"' in result.stdout


def test_the_codebook_behind_the_command_wins(tmp_path: Path) -> None:
    book, page = laurels(tmp_path)
    result = CliRunner().invoke(
        app, ["--codebook", "nowhere", "read", page, "--lang", "en", "--json", "--codebook", book]
    )
    assert result.exit_code == 0, result.output


def test_a_command_that_reads_no_codebook_does_not_take_one_in_silence(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["--codebook", str(tmp_path), "relation", "RUS", "USA"])
    assert result.exit_code == 2
    assert "reads no codebook" in " ".join(result.output.split())


def test_prove_says_which_label_does_not_close(tmp_path: Path) -> None:
    write(tmp_path, "entries/MOCK.yml", MOCK.replace("[Denmark]", "[Denmark"))
    result = CliRunner().invoke(app, ["prove", "MOCK", "--lang", "en", "--codebook", str(tmp_path)])
    assert result.exit_code == 1
    assert "MOCK.yml:14: a label does not close" in str(result.exception)
