"""Tables of given pairs: reading them, scoring them, and the coder's type between two given spans."""

from __future__ import annotations

from pathlib import Path

import pytest

from degel.coder import Coder
from degel.errors import DataError, ParserError, SourceError
from degel.evaluate.pairs import pair_lines, read_pairs, score_pairs
from degel.events.pairs import root_of
from degel.records import Document, Span


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def spans(text: str, actor: str, recipient: str) -> tuple[Span, Span]:
    return tuple(Span(text.index(words), text.index(words) + len(words)) for words in (actor, recipient))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("lang", "text", "actor", "recipient", "root"),
    [
        ("en", "Dutch prosecutors accused a Rotterdam shipping firm of breaking the embargo.", "Dutch prosecutors", "a Rotterdam shipping firm", "ACCUSE"),
        ("en", "Norway sent field hospitals and tents to the villagers of Nangarhar.", "Norway", "the villagers of Nangarhar", "AID"),
        ("en", "Chad's president met the Sudanese foreign minister in N'Djamena on Monday.", "Chad's president", "the Sudanese foreign minister", "CONSULT"),
        ("en", "Gunmen fired on a convoy of aid workers outside Goma.", "Gunmen", "a convoy of aid workers", "ASSAULT"),
        ("fr", "Oslo a accusé le groupe pétrolier d'avoir versé des pots-de-vin.", "Oslo", "le groupe pétrolier", "ACCUSE"),
        ("ru", "Норвегия осудила действия судовладельца.", "Норвегия", "судовладельца", "ACCUSE"),
        ("es", "Noruega condenó la conducta del armador.", "Noruega", "armador", "ACCUSE"),
    ],
)  # fmt: skip
def test_type_between_two_given_spans(
    coder: Coder, lang: str, text: str, actor: str, recipient: str, root: str
) -> None:
    a, r = spans(text, actor, recipient)
    event = coder.code_pair(Document(text=text, lang=lang), actor=a, recipient=r)
    assert root_of(event.type) == root
    assert event.probability == event.probabilities[event.type]


def test_probabilities_name_all_types_and_sum_to_one(coder: Coder) -> None:
    text = "Ghana and Togo agreed to reopen the crossing at Aflao."
    a, r = spans(text, "Ghana", "Togo")
    event = coder.code_pair(Document(text=text, lang="en"), actor=a, recipient=r)
    assert set(event.probabilities) == set(coder.book.entries)
    assert sum(event.probabilities.values()) == pytest.approx(1.0, abs=0.002)


def test_a_pair_without_recipient_and_one_across_sentences_still_give_an_event(coder: Coder) -> None:
    doc = Document(text="Malta will sign the accord. Nobody in Tunis had expected it.", lang="en")
    assert coder.code_pair(doc, actor=Span(0, 5), recipient=None).type
    event = coder.code_pair(doc, actor=Span(0, 5), recipient=Span(38, 43))
    assert event.span.start == 0 and event.span.end >= 43


def test_given_actors_carry_what_the_resolver_knows(coder: Coder) -> None:
    text = "The Kremlin praised a Marseille choir."
    a, r = spans(text, "The Kremlin", "a Marseille choir")
    event = coder.code_pair(Document(text=text, lang="en", published="2019-05-15"), actor=a, recipient=r)
    assert event.actor[0].country == "RUS"


def test_spans_outside_the_text_and_unknown_languages_are_errors(coder: Coder) -> None:
    doc = Document(text="Malta met Tunisia.", lang="en")
    with pytest.raises(SourceError, match="not inside the text"):
        coder.code_pair(doc, actor=Span(0, 99), recipient=None)
    with pytest.raises(ParserError, match="no coder for language fi"):
        coder.code_pair(Document(text="Suomi tapasi Viron.", lang="fi"), actor=Span(0, 5), recipient=None)


def test_scores_of_a_small_table_are_those_computed_by_hand() -> None:
    scores = score_pairs(["AID", "AID", "ACCUSE", "YIELD"], ["AID", "YIELD", "ACCUSE", "YIELD"])
    assert scores.accuracy == 0.75
    # F1: AID 2/3, ACCUSE 1, YIELD 2/3; quads: material cooperation 3 of 3, verbal conflict 1 of 1
    assert scores.macro_f1 == pytest.approx((2 / 3 + 1 + 2 / 3) / 3)
    assert scores.quad_accuracy == scores.binary_macro_f1 == 1.0
    assert scores.confused == {"AID → YIELD": 1}
    assert "most confused: AID → YIELD (1)" in pair_lines(scores)


def test_concede_and_retreat_are_read_as_yield_and_marks_give_the_spans(tmp_path: Path) -> None:
    table = tmp_path / "pairs.tsv"
    table.write_text(
        "sentence\tactor\trecipient\troot\tmarked\n"
        "Oman freed a sailor.\tOman\tsailor\tRETREAT\t<s>Oman</s> freed a <t>sailor</t>.\n"
        "Oman praised Oman Air.\tOman\tOman Air\tSUPPORT\t\n"
        "Oman praised it.\tOman\tsomebody\tSUPPORT\t\n",
        encoding="utf-8",
    )
    first, second, third = read_pairs(table)
    assert (first.root, first.actor, first.recipient) == ("YIELD", Span(0, 4), Span(13, 19))
    assert (second.actor, second.recipient) == (Span(0, 4), Span(13, 21))
    assert third.recipient is None


def test_a_wrong_table_names_file_and_line(tmp_path: Path) -> None:
    table = tmp_path / "pairs.tsv"
    table.write_text("sentence\tactor\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"pairs.tsv:1: no column recipient, root"):
        list(read_pairs(table))
    table.write_text("sentence\tactor\trecipient\troot\nA met B.\tA\tB\tMEET\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"pairs.tsv:2: 'MEET' is no root"):
        list(read_pairs(table))
