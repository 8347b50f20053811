"""How much of the codebook its own examples prove; the floors only rise."""

import pytest

from degel.coder import Coder
from degel.evaluate.proof import examples, prove

# all examples of each language, when the floors were set
FLOORS = {"fr": 930, "en": 819, "ru": 849, "es": 919}


@pytest.mark.slow
@pytest.mark.parametrize("lang", FLOORS)
def test_examples_of_the_codebook_are_proven(lang):
    coder = Coder(langs=[lang], gate=False)
    count = sum(1 for _ in examples(coder, lang=lang))
    assert count - len(prove(coder, lang=lang)) >= FLOORS[lang]
