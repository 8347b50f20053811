"""Reading a codebook: what a user lays over it takes effect, and what is wrong in it is named with file, line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from degel.codebook.book import load_codebook
from degel.codebook.labels import read_labels
from degel.coder import Coder
from degel.errors import DataError
from degel.evaluate.proof import prove
from degel.records import Document, Span

MOCK = """id: MOCK
quad: verbal-conflict
nature: conflict
definition: An actor makes fun of another.
score: -1
modes: {song: {definition: In song., score: -1.5}}
languages:
  en:
    acts: [{id: en.mock, verbs: [serenade, sing limericks about], mode: song}]
    examples:
      - "[Iceland's president](actor) [serenaded](MOCK/song) [the Danish government](recipient) on Friday."
      - "Iceland's president painted the serenaded statue."
"""


def lay(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / "entries" / f"{name.replace('__', '/')}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_type_of_the_user_is_coded_and_proven_without_touching_code(tmp_path: Path) -> None:
    coder = Coder(codebook=lay(tmp_path, MOCK=MOCK), langs=["en"], gate=False)
    assert prove(coder, "MOCK", lang="en") == []
    coded = coder(Document("Norway's prime minister serenaded Sweden.", lang="en", published="2024-03-01"))
    (event,) = coded.events
    assert (event.type, event.mode, event.score, event.quad) == ("MOCK", "song", -1.5, "verbal-conflict")


def test_a_frame_of_the_user_adds_to_the_shipped_ones(tmp_path: Path) -> None:
    folder = lay(
        tmp_path,
        en__SUPPORT='acts: [{id: en.laurel, verbs: [laurel]}]\nexamples: ["[Malta](actor) [laurelled](SUPPORT) [Cyprus](recipient)."]',
    )
    shipped, laid = load_codebook(langs=("en",)), load_codebook(folder, ("en",))
    assert len(laid.acts["en"]["SUPPORT"]) == len(shipped.acts["en"]["SUPPORT"]) + 1
    assert prove(Coder(codebook=folder, langs=["en"], gate=False), "SUPPORT", lang="en") == []


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("MOCK", MOCK.replace("score: -1\n", "scroe: -1\n"), r"MOCK.yml:\d+: "),
        ("MOCK", MOCK + "  fi: [", r"MOCK.yml:\d+: this is not YAML"),
        ("en__SUPPORT", "acts:\n  - {id: en.a, verbs: [laurel]}\n  - {id: en.a, verbs: [fete]}\n", r"SUPPORT.yml:3: frame id 'en.a' stands twice"),
        ("en__SUPPORT", "acts:\n  - {id: en.a, verbs: [laurel], mode: loud}\n", r"SUPPORT.yml:2: en.a: SUPPORT has no mode 'loud'"),
        ("en__SUPPORT", "acts:\n  - {id: en.a, verb: [laurel]}\n", r"SUPPORT.yml:2: unknown key 'verb'"),
        ("en__DANCE", "acts: []\n", r"DANCE.yml:1: no event type DANCE; add entries/DANCE.yml first"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_file_line_and_remedy(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    with pytest.raises(DataError, match=message):
        load_codebook(lay(tmp_path, **{name: text}), ("en",))


def test_an_overlay_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such codebook folder"):
        load_codebook(tmp_path / "nowhere")


def test_an_unproven_example_is_reported_with_its_line_and_what_fired(tmp_path: Path) -> None:
    wrong = MOCK.replace("[Iceland's president](actor)", "[Iceland's president](recipient)").replace(
        "[the Danish government](recipient)", "[the Danish government](actor)"
    )
    (problem,) = prove(Coder(codebook=lay(tmp_path, MOCK=wrong), langs=["en"], gate=False), "MOCK", lang="en")
    assert problem.line == 11
    assert "frame en.mock" in problem.analysis and "nsubj" in problem.analysis


def test_labels_give_plain_text_and_one_event_a_number() -> None:
    labelled = read_labels(
        "[Paris](actor) [condemned#1](ACCUSE/disapprove) [Tunis#1](recipient) and [met#2](CONSULT negated) [Rome#2](actor)."
    )
    assert labelled.text == "Paris condemned Tunis and met Rome."
    first, second = labelled.events
    assert (first.type, first.mode, first.actor, first.recipient) == (
        "ACCUSE", "disapprove", (Span(0, 5),), (Span(16, 21),),
    )  # fmt: skip
    assert (second.modality, second.trigger) == ("negated", (Span(26, 29),))


@pytest.mark.parametrize(
    "text", ["[Paris](actor) sleeps.", "Paris [met](meet) Rome.", "Paris [met](CONSULT maybe) Rome."]
)
def test_a_wrong_label_is_an_error(text: str) -> None:
    with pytest.raises(DataError):
        read_labels(text)
