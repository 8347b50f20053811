"""Words of nationality that mean a language: "elle parle russe", "traduit en français", "пишет на немецком"."""

from __future__ import annotations

import re

from degel.parse.sentence import Sentence, Token

__all__ = ["is_language"]

# Nouns of speech: what nationality stands beside them is a language.
_TONGUES = frozenset(
    ("langue", "langues", "lengua", "lenguas", "idioma", "idiomas", "habla", "language", "languages", "speaking", "speaker", "speakers", "interpretacion", "interpretación", "traduccion", "traducción")
)  # fmt: skip


def is_language(token: Token, sentence: Sentence, lang: str) -> bool:
    """ "le français", "traduit en français", "en español": the language, since people are written otherwise."""
    tokens = sentence.tokens
    above = tokens[token.head].lower
    near = {t.lower for t in tokens[max(0, token.i - 2) : token.i + 3] if t.i != token.i}
    if above in _TONGUES or (lang == "es" and "habla" in near) or (lang == "en" and near & _TONGUES):
        return True
    if (
        lang == "ru"
        and token.i
        and tokens[token.i - 1].lower == "на"
        and token.lower.endswith(("ском", "цком"))
    ):
        behind = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        return behind is None or behind.upos in (
            "PUNCT",
            "ADP",
            "CCONJ",
            "VERB",
            "PRON",
        )  # "пишет на немецком"
    if lang not in ("fr", "es") or not token.text[:1].islower():
        return False
    if _spoken(token, sentence):
        return True
    if token.i and tokens[token.i - 1].upos in ("NOUN", "PROPN", "ADJ"):
        return False  # "son homologue turc", whatever the parser makes of it
    before = tokens[token.i - 1].lower if token.i else ""
    after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    ends = after is None or after.upos not in ("NOUN", "PROPN", "ADJ")
    if before == "en" and ends:
        return True
    noun = token.upos in ("NOUN", "X", "PROPN") or before in ("le", "du", "au", "l'", "l’")
    return lang == "fr" and noun and not token.lower.endswith(("e", "es")) and ends


# Verbs of speaking and learning, behind which a nationality alone is a language; no nouns of their kind ("enseignant", "parlement").
_SPEAK = re.compile(
    r"parl(?:e|es|ent|er|ait|aient|ez|ons|é|ant)|habl(?:a|an|ar|aba|aban|ando|o|amos|ó)|traduit|traduire|traducido|traducir"
    r"|appren(?:d|ds|dre|nent|ait)|aprend(?:e|en|er|ió|ía)|enseign(?:e|ent|er|ait)|enseñ(?:a|an|ar|aba)|ent(?:iende|ienden|ender)"
)


def _spoken(token: Token, sentence: Sentence) -> bool:
    """ "elle parle russe et allemand": behind the verb, or joined to a language behind it."""
    tokens = sentence.tokens
    i = token.i - 1
    for _ in range(3):
        if (
            i >= 1
            and (tokens[i].upos == "CCONJ" or tokens[i].text == ",")
            and tokens[i - 1].upos in ("ADJ", "NOUN")
        ):
            i -= 2
    return 0 <= i < token.i and _SPEAK.fullmatch(tokens[i].lower) is not None
