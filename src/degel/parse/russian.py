"""Repairs of Russian parses: the entry, and the order in which the repairs run.

The tokens of one parsed sentence come in and are corrected in place; they stay a tree. Russian puts the object first where
it is what the sentence is about ("Посла вызвали в МИД") and the subject last ("письмо опубликовала «Монд»"); a small parser
trusts the order more than the ending. Words are mended first, then nouns, then what hangs on each verb.
"""

from __future__ import annotations

from degel.parse.russian_agents import (
    agents_of_nouns,
    agents_of_passives,
    crowds,
    impersonal_passives,
    likewise,
    partners_of_meetings,
    passive_subjects,
    reflexive_subjects,
    two_names,
)
from degel.parse.russian_nouns import (
    adjectives_for_people,
    coordinated_objects,
    counted_objects,
    flat_objects,
    given,
    glad,
    owned_subjects,
    side,
    subject_inside,
    with_another,
)
from degel.parse.russian_objects import (
    asked,
    bare_modifiers,
    brought,
    imperfective_present,
    laid_on,
    named,
    sentenced,
)
from degel.parse.russian_order import places, words
from degel.parse.russian_subjects import (
    fronted_object,
    late_subject,
    name_in_front,
    object_of_a_report,
    people_inside,
    subject_behind,
)
from degel.parse.russian_verbs import (
    converbs,
    infinitive_forms,
    initial_names,
    initial_verbs,
    lost_verbs,
    participles_in_front,
    relative_roots,
    second_case_roots,
    short_passives,
    verbs_as_subjects,
)
from degel.parse.russian_words import (
    numerals,
    people_by_participle,
    ready,
    short_adjectives,
    states_of_offices,
    unwelcome,
)
from degel.parse.sentence import Token
from degel.parse.tree import children_of

__all__ = ["mend"]


def mend(tokens: list[Token]) -> None:
    """Corrects one parsed sentence in place."""
    if not tokens:
        return
    initial_verbs(tokens)
    initial_names(tokens)
    impersonal_passives(tokens)
    second_case_roots(tokens)
    lost_verbs(tokens)
    short_passives(tokens)
    infinitive_forms(tokens)
    numerals(tokens)
    words(tokens)
    verbs_as_subjects(tokens)
    unwelcome(tokens)
    short_adjectives(tokens)
    ready(tokens)
    participles_in_front(tokens)
    relative_roots(tokens)
    converbs(tokens)
    states_of_offices(tokens)
    people_by_participle(tokens)
    children = children_of(tokens)
    glad(tokens, children)
    two_names(tokens, children)
    places(tokens, children)
    likewise(tokens, children)
    passive_subjects(tokens, children)
    partners_of_meetings(tokens, children)
    agents_of_passives(tokens, children)
    agents_of_nouns(tokens, children)
    crowds(tokens, children)
    reflexive_subjects(tokens, children)
    coordinated_objects(tokens, children)
    adjectives_for_people(tokens, children)
    subject_inside(tokens, children)
    flat_objects(tokens, children)
    owned_subjects(tokens, children)
    counted_objects(tokens, children)
    given(tokens, children)
    with_another(tokens, children)
    for token in tokens:
        side(token, tokens, children)
        head = tokens[token.head]
        if (
            token.feats.get("VerbForm") == "Inf"
            and head.upos == "NOUN"
            and token.dep in ("nmod", "obl", "obj", "amod", "appos")
        ):
            token.dep = "acl"  # "готовность содействовать"
        if token.upos == "VERB":
            imperfective_present(token)
            laid_on(token, tokens, children)
            named(token, tokens, children)
            asked(token, tokens, children)
            sentenced(token, tokens, children)
            brought(token, tokens, children)
            bare_modifiers(token, children)
            fronted_object(token, children)
            name_in_front(token, tokens, children)
            people_inside(token, tokens, children)
            late_subject(token, children)
            subject_behind(token, children)
            object_of_a_report(token, tokens, children)
