"""Quotation marks of every kind: text → the words between them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from degel.quotes.marks import find_marked

MARKS = [
    ("« Oui », dit-il.", [["Oui"]]),
    ("He said “yes” and \"no\".", [["yes"], ["no"]]),
    ("„Да“, сказал он.", [["Да"]]),
    ("‘We can’t go,’ he said, ‘now.’", [["We can’t go,"], ["now."]]),
    ("He said, 'We are ready,' and left.", [["We are ready,"]]),
    ("“Opened so and closed so\", said she.", [["Opened so and closed so"]]),
    ("« Il a dit “non” hier », dit-elle.", [["Il a dit “non” hier"]]),
    ('"A "B" C" and "D".', [['A "B" C'], ["D"]]),
    ("«Концерн «Алмаз» готов», заявил он.", [["Концерн «Алмаз» готов"]]),
    ("«Концерн «Алмаз» сообщил: «Мы готовы».", [["Концерн «Алмаз"], ["Мы готовы"]]),
    ("“One.\n\n“Two.\n\n“Three,” he said.", [["One.", "Two.", "Three,"]]),
    ("«Un.\n\nDeux», dit-il.", [["Un.", "Deux"]]),
    ("Dijo: «Uno.\n\n»Dos.\n\n»Tres», y salió.", [["Uno.", "Dos.", "Tres"]]),
    ("Dijo: “Uno.\n\n”Dos.\n\n”Tres”, y salió.", [["Uno.", "Dos.", "Tres"]]),
    ("\"Never closed here\nNext \"ok\" yes", [["Never closed here"], ["ok"]]),
    ("l'«opération»", [["opération"]]),
    ('a 5" pipe and "x y"', [["x y"]]),
    ("the states’ rights and “one’s own”", [["one’s own"]]),
    ("no marks at all, l'accord d'hier", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pieces"), MARKS)
def test_words_between_marks(text, pieces):
    assert [[text[p.start : p.end] for p in m.pieces] for m in find_marked(text)] == pieces


@given(st.text(alphabet="«»“”„\"'‘’ab .,\n—", max_size=120))
def test_any_marks_give_stretches_in_order_inside_the_text(text):
    end = 0
    for marked in find_marked(text):
        assert end <= marked.outer.start < marked.outer.end <= len(text)
        end = marked.outer.start
        for piece in marked.pieces:
            assert text[piece.start : piece.end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "«" * 20_000,
        '"' * 20_001,
        "«" * 9_000 + '"' * 9_000 + "“" * 9_000 + "»" * 9_000,
        "« \n" * 10_000,
        '"a\n' * 10_000,
        "«a «b» " * 5_000,
        "'A " * 9_000,
    ],
)
def test_hostile_marks_cost_bounded_time(text):
    started = time.process_time()
    find_marked(text)
    assert time.process_time() - started < 2
