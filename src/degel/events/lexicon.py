"""Codebook words → trigger matches on parsed tokens.

A trigger is a verb, noun or predicative adjective, alone or as the head of a multiword entry whose other words
must stand below it in the tree or within `REACH` words after it; a word with a plus before it (`call +on`) must
follow the head directly, or after one other word; one with a minus (`se prendre -en`: "s'en est pris") stands
shortly before it and is no preposition. In a list of `needs` or `unless`, `@name` is a proper noun that
heads the slot, `@any` whatever stands there. Names are no triggers: the "Trade" of the World Trade Organization is not trade.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from degel.codebook.book import Codebook
from degel.codebook.schema import Act, Grammar
from degel.events.facts import facts_of
from degel.events.words import (
    VERBAL,
    fold,
    in_a_name,
    masculine,
    menu_row,
    no_participle,
    one_phrase,
    says_that_not,
    tagged,
)
from degel.parse.sentence import Sentence, Token

__all__ = ["Lexicon", "Match", "Word"]

REACH = 6
FORMS_KEPT = 1 << 16
# "reunirse", "reuniéndose", "reunirnos"
ENCLITIC = ("rse", "ndose", "rnos", "rme")
FUNCTION = frozenset({"ADP", "DET", "CCONJ", "SCONJ"})
# French nouns that only count what follows them
QUANTITIES = frozenset(
    ["dizaine", "douzaine", "centaine", "millier", "million", "milliard", "partie", "nombre", "série", "majorité", "moitié",
     "tiers", "ensemble", "totalité", "groupe", "type", "plupart", "part"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One codebook entry as compiled: an act of a type, or an operator."""

    kind: str
    head: str
    others: tuple[str, ...]
    reflexive: bool
    type: str | None = None
    act: Act | None = None
    operator: str | None = None

    @property
    def name(self) -> str:
        """The frame id or operator name, for `why`."""
        return self.act.id if self.act is not None else f"op:{self.operator}"


@dataclass(frozen=True, slots=True)
class Match:
    """`word` fires at `tokens` (head first)."""

    word: Word
    tokens: tuple[int, ...]


@dataclass(slots=True)
class Lexicon:
    """The triggers of one language, indexed by the folded head word."""

    lang: str
    grammar: Grammar
    lists: Mapping[str, list[str]]
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    heads: dict[str, list[Word]] = field(default_factory=dict)

    @classmethod
    def of(cls, book: Codebook, lang: str, forms: Mapping[str, tuple[str, ...]] | None = None) -> Lexicon:
        """Compile one language of the codebook; `forms` maps inflected forms to lemmas the parser may miss."""
        operators = book.operators.get(lang)
        lexicon = cls(lang, book.grammar[lang], operators.lists if operators else {}, forms or {})
        for type, acts in book.acts.get(lang, {}).items():
            for act in acts:
                for kind, entries in (
                    ("verb", act.verbs),
                    ("noun", act.nouns),
                    ("adjective", act.adjectives),
                ):
                    for entry in entries:
                        lexicon._add(entry, kind, type=type, act=act)
        if operators is not None:
            for name, words in operators.operators.items():
                for kind, entries in (
                    ("verb", words.verbs),
                    ("noun", words.nouns),
                    ("adjective", words.adjectives),
                ):
                    for entry in entries:
                        lexicon._add(entry, kind, operator=name)
        for found in lexicon.heads.values():
            found.sort(key=lambda word: (-len(word.others), not word.reflexive))
        return lexicon

    def _add(
        self,
        entry: str,
        kind: str,
        type: str | None = None,
        act: Act | None = None,
        operator: str | None = None,
    ) -> None:
        text = fold(entry).replace("'", "' ")
        if self.lang == "en" and "-" in text:
            # English hyphens are tokens of their own: "a cease-fire" is a fire with a cease before it
            self._add(text.replace("-", " "), kind, type, act, operator)
        parts = [part for part in text.split() if part]
        reflexive = False
        clitics = facts_of(self.grammar).reflexive
        while len(parts) > 1 and parts[0] in clitics:
            parts.pop(0)
            reflexive = True
        stop = {fold(s) for s in self.grammar.stop}
        if self.lang == "en" and kind == "noun":
            # "asylum request", but "request for asylum": the head is the last word before a preposition
            prepositions = self._prepositions()
            last = next((k for k, part in enumerate(parts) if k and part in prepositions), len(parts)) - 1
            head, rest = parts[last], [*parts[:last], *parts[last + 1 :]]
        elif kind == "noun" and self.grammar.adjectives:
            first = next(
                (k for k, part in enumerate(parts[:-1]) if not self._adjectival(part)), len(parts) - 1
            )
            head, rest = parts[first], [*parts[:first], *parts[first + 1 :]]
        else:
            head, rest = parts[0], parts[1:]
        others = tuple(part for part in rest if part not in stop and part not in clitics)
        heads = [head]
        if self.lang == "es" and kind == "verb" and head.endswith(("arse", "erse", "irse")):
            heads.append(head[:-2])
            reflexive = True
        for key in heads:
            self.heads.setdefault(key, []).append(Word(kind, key, others, reflexive, type, act, operator))

    def _prepositions(self) -> set[str]:
        classes = self.grammar.adpositions.model_dump()
        return {fold(word) for name, words in classes.items() if name != "poss" for word in words}

    def _adjectival(self, part: str) -> bool:
        ends = tuple(self.grammar.adjectives)
        if part in self.forms.get(part[:-1] + "я", ()):
            return False  # "мораторий", "сценарий": nouns with the ending of an adjective
        return len(part) > 4 and any(lemma.endswith(ends) for lemma in (part, *self.forms.get(part, ())))

    def keys(self, token: Token) -> tuple[str, ...]:
        """The folded words under which a token may be listed: lemma, form, and the lemmas of its form."""
        written = (token.text, token.lemma, token.upos)
        found = self._keys.get(written)
        if found is None:
            found = self._read_keys(token)
            if len(self._keys) < FORMS_KEPT:
                self._keys[written] = found
        return found

    def _read_keys(self, token: Token) -> tuple[str, ...]:
        lower = fold(token.text)
        lemma = fold(token.lemma)
        if self.lang == "es" and lemma.endswith(("arse", "erse", "irse")):
            lemma = lemma[:-2]
        if token.upos in FUNCTION:
            return (lemma, lower)  # "como" is no form of "comer"
        if token.upos == "ADV" and " " in lemma:
            return (lemma,)  # "sin embargo" is no embargo
        found = (lemma, lower, *(self.forms.get(lower) or self._guessed(lower)))
        if self.lang == "fr" and token.upos in ("VERB", "ADJ"):
            base = masculine(lower)  # "déterminée" is listed as "déterminé", not only as "déterminer"
            return found if base is None else (*found, base)
        return found

    def _guessed(self, lower: str) -> tuple[str, ...]:
        """The entries that a form which no table holds may belong to by its ending: a verb that a user adds is met at once."""
        found = self._guesses.get(lower)
        if found is None:
            stems = (
                (lower[: len(lower) - len(ending)], entry)
                for ending, entry in self.grammar.endings
                if lower.endswith(ending)
            )
            candidates = (
                (stem + entry, stem[:-1] + entry if stem[-1:] == stem[-2:-1] else stem + entry)
                for stem, entry in stems
                if len(stem) >= 3
            )
            found = tuple(
                dict.fromkeys(
                    word for pair in candidates for word in pair if word != lower and word in self.heads
                )
            )
            if len(self._guesses) < FORMS_KEPT:
                self._guesses[lower] = found
        return found

    _guesses: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _keys: dict[tuple[str, str, str], tuple[str, ...]] = field(default_factory=dict)

    def match(self, sentence: Sentence, i: int) -> list[Match]:
        """All entries that fire with token `i` as head, those with the most words first; shorter ones of a kind dropped."""
        token = sentence.tokens[i]
        seen: list[Match] = []
        named: bool | None = None
        keyed, here = self._read(sentence)
        for key in self._heads_of((*keyed[i], *self._active(sentence, i))):
            for word in self._possible(key, here):
                if not tagged(token, word.kind) or (self.lang == "es" and no_participle(token, word.kind)):
                    continue
                if word.kind == "adjective" and word.act is not None and token.dep == "amod":
                    continue  # said of something, not of what another did: "a shameful day"
                if (
                    word.kind == "adjective"
                    and token.upos == "VERB"
                    and key not in (fold(token.text), masculine(fold(token.text)))
                ):
                    continue  # "opened" is no "open"
                if word.kind == "noun" and named is None:
                    named = in_a_name(sentence, i) or menu_row(sentence)
                if word.kind == "noun" and named:
                    continue
                if word.reflexive and self.lang in ("fr", "es") and not self._clitic(sentence, i):
                    continue
                tokens = self._parts(sentence, i, word.others)
                if tokens is None:
                    continue
                if word.act is not None and not self._allowed(sentence, i, word.act):
                    continue
                seen.append(Match(word, (i, *tokens)))
        if not seen:
            return seen
        most = max((len(match.tokens), match.word.reflexive) for match in seen)
        return [
            match
            for match in seen
            if (
                (len(match.tokens), match.word.reflexive) == most
                or (len(match.tokens) == most[0] and match.word.operator)
            )
            and (match.word.act is None or match.word.act.weight > 0)  # an idiom that means no act
        ]

    def _heads_of(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the keys of a token that head an entry, each once: seven tokens of ten have none."""
        found = self._headed.get(keys)
        if found is None:
            found = tuple(key for key in dict.fromkeys(keys) if key in self.heads)
            if len(self._headed) < FORMS_KEPT:
                self._headed[keys] = found
        return found

    _headed: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    def _possible(self, key: str, here: set[str]) -> list[Word]:
        """The entries of a head whose first other word stands in the sentence: one in ten of them, in their order."""
        index = self._indexes.get(key)
        if index is None:
            words = self.heads[key]
            alone = [n for n, word in enumerate(words) if not word.others]
            by: dict[str, list[int]] = {}
            for n, word in enumerate(words):
                for form in self._alike(word.others[0]) if word.others else ():
                    by.setdefault(form, []).append(n)
            index = self._indexes[key] = (words, alone, by)
        words, alone, by = index
        met = by.keys() & here
        if not met:
            return [words[n] for n in alone]
        return [words[n] for n in sorted({*alone, *(n for form in met for n in by[form])})]

    def _active(self, sentence: Sentence, i: int) -> tuple[str, ...]:
        """The active verb of a passive made by an ending ("обвиняется"), where a passive subject or agent stands with it."""
        token, end = sentence.tokens[i], self.grammar.passive_ending
        if end is None or token.upos != "VERB":
            return ()
        lemma = fold(token.lemma)
        if not lemma.endswith(end):
            return ()
        passive = any(t.dep in ("nsubj:pass", "obl:agent") for t in sentence.dependents(i))
        return (lemma[: -len(end)],) if passive else ()

    def _clitic(self, sentence: Sentence, i: int) -> bool:
        """Does a reflexive pronoun stand with the verb (or does the verb lack a finite form of its own)?"""
        clitics = facts_of(self.grammar).reflexive | {"me", "m'", "te", "nous", "vous", "nos", "os"}
        if self.lang == "es" and fold(sentence.tokens[i].text).endswith(ENCLITIC):
            return True
        near = [*sentence.dependents(i), *(sentence.tokens[j] for j in range(max(0, i - 4), i))]
        if any(fold(t.text) in clitics for t in near):
            return True
        # a participle leaves its pronoun out; a finite clause about a noun does not
        finite = self.lang == "es" and (
            sentence.tokens[i].feats.get("VerbForm") == "Fin" or any(sentence.dependents(i, "aux"))
        )
        return sentence.tokens[i].dep.startswith("acl") and not finite

    def _parts(self, sentence: Sentence, i: int, others: tuple[str, ...]) -> tuple[int, ...] | None:
        if not others:
            return ()
        keyed, here = self._read(sentence)
        if any(here.isdisjoint(self._alike(part)) for part in others):
            return None  # a word of the entry stands nowhere in the sentence: nine entries of ten end here
        near = self._reaches.get(i)
        if near is None:
            near = self._reaches[i] = self._near(sentence, i)
        found: list[int] = []
        for part in others:
            alike = self._alike(part)
            places = near
            if part.startswith("-"):
                part = part[1:]
                places = [j for j in range(max(0, i - 3), i) if sentence.tokens[j].upos != "ADP"]
            elif part.startswith("+"):
                part = part[1:]
                places = [
                    j for j in (i + 1, i + 2) if j < len(sentence.tokens) and sentence.tokens[j].dep != "mark"
                ]
                if part == "no" and places and says_that_not(sentence, i):
                    return None  # "dijo que no teme a nadie" says no to nobody
            hits = [
                j
                for j in places
                if j not in found and not alike.isdisjoint(keyed[j]) and one_phrase(sentence, i, j, found)
            ]
            # a preposition of the entry stands behind its head ("в среду обвинил … в …"), unless it leads a
            # relative clause: "in 2001 it gave …" is no "gave in"
            hit = next((j for j in hits if self._placed(sentence, i, j)), None)
            if hit is None:
                return None
            found.append(hit)
        return tuple(found)

    def _read(self, sentence: Sentence) -> tuple[list[tuple[str, ...]], set[str]]:
        """The keys of each token of the sentence, and all of them together; kept for the sentence read last."""
        if self._last is None or self._last[0] is not sentence:
            keyed = [self.keys(token) for token in sentence.tokens]
            self._last = (sentence, keyed, {key for keys in keyed for key in keys})
            self._reaches = {}
        return self._last[1], self._last[2]

    def _alike(self, part: str) -> frozenset[str]:
        """The word of an entry; in an inflected language its lemma stands for all its forms ("снять санкции")."""
        found = self._alikes.get(part)
        if found is None:
            word = part[1:] if part[:1] in "+-" and len(part) > 1 else part
            found = frozenset((word, *(self.forms.get(word, ()) if self.grammar.inflected else ())))
            self._alikes[part] = found
        return found

    _last: tuple[Sentence, list[tuple[str, ...]], set[str]] | None = None
    _alikes: dict[str, frozenset[str]] = field(default_factory=dict)
    _reaches: dict[int, list[int]] = field(default_factory=dict)
    _indexes: dict[str, tuple[list[Word], list[int], dict[str, list[int]]]] = field(default_factory=dict)

    def _placed(self, sentence: Sentence, i: int, j: int) -> bool:
        """Can the word at `j` belong to an entry headed at `i`: not a preposition of another phrase before it?"""
        token = sentence.tokens[j]
        if j > i or token.upos != "ADP" or sentence.tokens[i].upos not in VERBAL:
            return True
        led = sentence.tokens[token.head]
        return (
            led.feats.get("PronType") in ("Rel", "Int") or fold(led.text) in facts_of(self.grammar).relative
        )

    @staticmethod
    def _near(sentence: Sentence, i: int) -> list[int]:
        """Tokens below `i` (three levels, subordinate clauses excluded), its nominal head if `i` is a participle, and those within reach after it."""
        tokens, below, layer = sentence.tokens, [], [i]
        for _ in range(3):
            layer = [
                j
                for k in layer
                for j in sentence.children[k]
                if tokens[j].dep.partition(":")[0] not in ("ccomp", "advcl", "parataxis", "punct")
                and tokens[j].dep != "acl:relcl"
                and not (tokens[j].dep == "conj" and k == i)
            ]
            below.extend(layer)
        after = [j for j in range(i + 1, min(i + 1 + REACH, len(tokens))) if tokens[j].dep != "punct"]
        head = [tokens[i].head] if tokens[i].dep.startswith("acl") else []
        before = [i - 1] if i > 0 else []
        return list(dict.fromkeys([*below, *head, *after, *before]))

    def _allowed(self, sentence: Sentence, i: int, act: Act) -> bool:
        if act.needs and not any(self._has(sentence, i, slot, words) for slot, words in act.needs.items()):
            return False
        return not any(
            self._has(sentence, i, slot, words, heads=self.lang == "fr") for slot, words in act.unless.items()
        )

    def _has(
        self, sentence: Sentence, i: int, slot: str, words: Iterable[str], *, heads: bool = False
    ) -> bool:
        """Does a word of the list stand in the slot; with `heads` as the slot's head, not somewhere in its phrase?"""
        wanted = self.expand(words)
        if slot == "any":
            places: Iterable[int] = range(max(0, i - 12), min(len(sentence.tokens), i + 13))
        else:
            labels = {
                "obj": ("obj", "nsubj:pass", "nmod", "compound", "iobj"),
                "obl": ("obl", "nmod", "iobj"),
                "subj": ("nsubj",),
            }[slot]
            roots = [
                t.i
                for t in sentence.dependents(i)
                if t.dep in labels
                or t.dep.partition(":")[0] in labels
                or (self.lang == "es" and slot == "obj" and t.dep == "obl" and sentence.case(t.i) == "a")
            ]
            if slot == "obj" and sentence.tokens[i].dep.startswith("acl"):
                roots.append(sentence.tokens[i].head)
            agent = any(sentence.dependents(i, "obl:agent"))  # "the courage demonstrated by …"
            if "@any" in words and any(
                (sentence.tokens[j].dep in ("obj", "nsubj:pass") and not any(sentence.dependents(j, "case")))
                or (agent and j == sentence.tokens[i].head)
                for j in roots
            ):
                return True
            if "@name" in words and any(
                sentence.tokens[j].upos == "PROPN" and sentence.tokens[j].feats.get("Number") != "Plur"
                for j in roots
            ):
                return True
            places = {j for root in roots for j in sentence.subtree(root)}
        single: Iterable[int] = places
        if heads and slot != "any":
            single = {j for root in roots for j in self._phrase_heads(sentence, root)}
        keyed, _ = self._read(sentence)
        whole, stems, phrases = wanted
        for j in single:
            if j == i:
                continue
            if not whole.isdisjoint(keyed[j]) or (stems and any(key.startswith(stems) for key in keyed[j])):
                return True
        if phrases:
            text = " ".join(fold(sentence.tokens[j].text) for j in sorted(places))
            return any(phrase in text for phrase in phrases)
        return False

    @staticmethod
    def _phrase_heads(sentence: Sentence, root: int) -> list[int]:
        """The head of a phrase with what is coordinated with it and its adjectives; behind a number ("dizaines de …") its noun too."""
        found = [root]
        for j in found:
            found.extend(
                t.i for t in sentence.dependents(j, "conj", "flat", "compound", "amod", "fixed", "case")
            )
        if fold(sentence.tokens[root].lemma) in QUANTITIES:
            found.extend(t.i for t in sentence.dependents(root, "nmod"))
        return found

    def expand(self, words: Iterable[str]) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
        """Words, stems (`militair*`) and phrases of a needs list, `$name` replaced by the shared list."""
        key = tuple(words)
        cached = self._expanded.get(key)
        if cached is None:
            flat: list[str] = []
            for word in key:
                flat.extend(self.lists.get(word[1:], ()) if word.startswith("$") else [word])
            folded = [fold(word) for word in flat]
            cached = self._expanded[key] = (
                frozenset(w for w in folded if " " not in w and not w.endswith("*")),
                tuple(w[:-1] for w in folded if w.endswith("*")),
                tuple(w for w in folded if " " in w),
            )
        return cached

    _expanded: dict[tuple[str, ...], tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]] = field(
        default_factory=dict
    )
