import pytest

from degel.parse.parser import parse_sentences
from degel.records import Span


def root_of(text: str) -> tuple[str, str]:
    tokens = parse_sentences(text, [Span(0, len(text))], "en")[0].tokens
    root = next(t for t in tokens if t.head == t.i)
    subject = next((t.text for t in tokens if t.head == root.i and t.dep == "nsubj"), "")
    return root.text, subject


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The presidents of Poland and the three Baltic states visited Kyiv on Wednesday.",
            ("visited", "presidents"),
        ),
        ("An American fighter shot down a Chinese balloon on Saturday.", ("shot", "fighter")),
    ],
)
def test_a_past_with_an_object_is_the_main_verb(text: str, expected: tuple[str, str]) -> None:
    assert root_of(text) == expected


@pytest.mark.parametrize("text", ["Houses destroyed by rebels in the north of Mali."])
def test_a_participle_stays_one(text: str) -> None:
    assert root_of(text)[0] in ("Houses",)
