"""Repairs of French parses: the entry, and the order in which the repairs run.

The tokens of one parsed sentence come in and are corrected in place; they stay a tree. The French treebanks hold little
present tense of the news, so that a verb in -e behind its subject ("Le Conseil condamne …", "L'armée pilonne …") is read
as an adjective of it or as a participle: words are mended before heads, the main verb before what hangs on it.
"""

from __future__ import annotations

from degel.parse.french_clauses import (
    after_semicolons,
    asked,
    clause_on_noun,
    conjuncts,
    opinions,
    relative_objects,
    relative_that,
    that_clauses,
    which_clauses,
)
from degel.parse.french_idioms import made_of_nouns, opening_participle
from degel.parse.french_main import detach_topic, main_verb, topic_end, verb_under_object
from degel.parse.french_objects import (
    bare_objects,
    infinitives_of_nouns,
    late_objects,
    no_agents,
    objects_of_nouns,
    phrase_of_fronted_noun,
    phrase_of_participle,
    split_idioms,
    times,
    years_ago,
)
from degel.parse.french_phrases import (
    in_course_of,
    lors_de,
    named_lists,
    phrase_of_national,
    place_of_journey,
    said_of_self,
    subjects_in_time,
)
from degel.parse.french_subjects import fronted_participle, fronted_subject, listed_subjects, speakers
from degel.parse.french_verbs import (
    adverb_heads,
    adverbs,
    auxiliaries,
    gerunds,
    nouns_with_auxiliary,
    participles,
    persons,
    tenses,
    verb_with_both,
    voices,
)
from degel.parse.french_words import (
    adjective_over_verb,
    adjectives_in_a_row,
    datelines,
    judged,
    nouns_before_adjectives,
    perfects,
    unknown_verbs,
    words,
)
from degel.parse.sentence import Token

__all__ = ["mend"]


def mend(tokens: list[Token]) -> None:
    """Corrects one parsed sentence in place."""
    words(tokens)
    perfects(tokens)
    unknown_verbs(tokens)
    nouns_before_adjectives(tokens)
    made_of_nouns(tokens)
    datelines(tokens)
    judged(tokens)
    participles(tokens)
    tenses(tokens)
    adverb_heads(tokens)
    adverbs(tokens)
    auxiliaries(tokens)
    voices(tokens)
    nouns_with_auxiliary(tokens)
    adjective_over_verb(tokens)
    persons(tokens)
    start = topic_end(tokens)
    main_verb(tokens, start)
    verb_under_object(tokens)
    detach_topic(tokens, start)
    objects_of_nouns(tokens)
    phrase_of_fronted_noun(tokens)
    phrase_of_participle(tokens)
    verb_with_both(tokens)
    split_idioms(tokens)
    bare_objects(tokens)
    late_objects(tokens)
    times(tokens)
    opinions(tokens)
    that_clauses(tokens)
    relative_that(tokens)
    relative_objects(tokens)
    which_clauses(tokens)
    after_semicolons(tokens)
    gerunds(tokens)
    no_agents(tokens)
    infinitives_of_nouns(tokens)
    listed_subjects(tokens)
    fronted_participle(tokens)
    opening_participle(tokens)
    conjuncts(tokens)
    clause_on_noun(tokens)
    fronted_subject(tokens)
    adjectives_in_a_row(tokens)
    lors_de(tokens)
    in_course_of(tokens)
    subjects_in_time(tokens)
    place_of_journey(tokens)
    phrase_of_national(tokens)
    named_lists(tokens)
    said_of_self(tokens)
    years_ago(tokens)
    asked(tokens)
    speakers(tokens)
