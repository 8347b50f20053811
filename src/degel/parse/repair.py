"""Small repairs of parses that every language's statistical parser needs."""

from __future__ import annotations

from degel.parse.sentence import Sentence

__all__ = ["repair"]


def repair(sentence: Sentence) -> Sentence:
    """The sentence, with a second active subject after its verb read as the object it is."""
    for token in sentence.tokens:
        subjects = [t for t in sentence.dependents(token.i) if t.dep == "nsubj"]
        if len(subjects) == 2 and subjects[0].i < token.i < subjects[1].i:
            if not any(t.dep == "obj" for t in sentence.dependents(token.i)):
                subjects[1].dep = "obj"
    return sentence
