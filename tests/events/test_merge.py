"""Tellings of one act inside a document."""

from datetime import date
from time import process_time

from degel.coder import Coder
from degel.records import Document


def test_many_tellings_of_one_act_are_one_event_in_linear_time() -> None:
    """Sorted at every joining, eight thousand took more than a minute."""
    coder = Coder()
    coder(Document(text="Macron met Scholz.", lang="en", published=date(2022, 9, 1)))
    took = []
    for tellings in (500, 2000):
        start = process_time()
        found = coder(Document(text="Macron met Scholz. " * tellings, lang="en", published=date(2022, 9, 1)))
        took.append(process_time() - start)
        assert len(found.events) == 1
        assert len(found.events[0].also) == tellings - 1
    assert took[1] < 12 * took[0]
