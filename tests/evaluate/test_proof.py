"""How much of the codebook its own examples prove; the floors only rise, the ceilings only fall."""

from functools import cache

import pytest

from degel.coder import Coder
from degel.evaluate.proof import Proof, proofs, unproven

# all examples of each language, when the floors were set
FLOORS = {"fr": 1070, "en": 900, "ru": 1030, "es": 1040}
# frames that no example shows at work: none in a language that is complete
CEILINGS = {"fr": 0, "en": 0, "ru": 0, "es": 0}


@cache
def proven(lang: str) -> tuple[Coder, list[Proof]]:
    coder = Coder(langs=[lang], gate=False)
    return coder, proofs(coder, lang=lang)


@pytest.mark.slow
@pytest.mark.parametrize("lang", FLOORS)
def test_examples_of_the_codebook_are_proven(lang):
    _, found = proven(lang)
    assert sum(1 for proof in found if proof.problem is None) >= FLOORS[lang]


@pytest.mark.slow
@pytest.mark.parametrize("lang", CEILINGS)
def test_every_frame_is_proven(lang):
    coder, found = proven(lang)
    left = unproven(coder, found, lang)
    assert len(left) <= CEILINGS[lang], left
