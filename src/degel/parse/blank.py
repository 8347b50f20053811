"""Blank spaCy pipelines of our languages: spaCy's own, but for French one of ours that cuts the same words.

spaCy's French writes its class of letters 230 times into one pattern of 1.45 million characters, which takes three seconds
to compile whenever its module is imported. Here the same words are described with the class written six times. What keeps
a word whole is spaCy's list (MIT, © ExplosionAI and Matthew Honnibal); `tests/parse/test_blank.py` compares both.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["blank", "language"]

_APOSTROPHES = "'’"
_HYPHENS = "-–—‐‑"
# First parts after which a hyphen cuts nothing: "franco-russe", "vice-président".
_BEFORE_HYPHEN = """
    a[ée]ro abat a[fg]ro after aigues? am[ée]ricano anglo anti apr[èe]s arabo arcs? archi arrières? audio avant avion auto
    banc bas(?:ses?)? bateaux? bec? belles? beau best bio? bien blanc bo[îi]te bonn?e?s? bois bou(?:c|rg) b[êe]ta
    cache cap(?:ello)? casse castel champ chapelle ch[âa]teau(?:neuf)? chasse cha(?:ud|t)e?s? chauffe chou chromo claire?s?
    co(?:de|ca)? compte contre cordon coupe? courte?s? couvre crash crise croche cross cyber côte
    demi di(?:sney)? dix d[ée]s? dys ex? émirato entre est ethno extra extrême [ée]co [ée]lectro [ée]qui
    faux fil fontaine fort franco?s? gallo gardes? gastro grande? gratte gr[ée]co gros g[ée]o
    haute?s? homm?es? hors hyper indo infra inter intra islamo italo jean labio la[ ]chapelle latino le[ ]mesnil live lot
    louis m[ai]cro mal marie médio mesnil mi(?:ni)? mono mont?s? moyen multi m[ée]cano m[ée]dico m[ée]do m[ée]ta mots?
    neuro neuville noix non nord notre n[ée]o ouest outre ouvre
    passe perce pharmaco ph[oy]to pieds? pierre pique poissons? ponce pont po[rs]t pousse primo pro(?:cès|to)? pare petite?s?
    plessis porte pré prêchi protège pseudo pêle péri puy quasi quatre radio recourt rythmo (?:re)?doubles? r[ée] r[ée]tro
    requin sans? sa?inte?s? semi serre sino socio sociale?s? soixante sous su[bdrs] super
    taille tire thermo tiers tourne toute?s? tra[iî]ne? trans trente trois trousse tr(?:i|ou) t[ée]l[ée]
    ultra utéro val vaso vaux vi[cd]e vid[ée]o vie(?:ux|i?lles?|i?l) vill(?:e|eneuve|ers|ette|iers|y) vingt voitures? wagons? à
"""
_BEFORE_APOSTROPHE = "r?é?entr grande?s? r"
# Words that are whole alone or with any ending, and those that need one; "-" and "'" stand for every hyphen and apostrophe.
_ANY_ENDING = """
    black-out burn-out by-pass down-load [ée]tats-uni fac-simil hard-discount hip-hop jet-set knock-out lock-out new-york
    premier-ministr rick-roll terra-form teuf-teuf zig-zag
"""
_SOME_ENDING = """
    a-sexualis arginine-méthyl binge-watch bouche-por ch'tiis chape-chut droits?-de-l'homm fleur-bleuis flic-flaqu fox-trott
    google-is lèche-bott litho-typographi lombri-compost mac-adamis marque-pag mouton-noiris pair-programm people-is
    plan-socialis prud'hom réarc-bout refox-trott remicro-ond repique-niqu repetit-déjeun rond-ponn shift-cliqu soudo-bras
    stabilo-boss strip-teas yo-yo z'yeut
"""
# Words between two hyphens that cut nothing: "chef-d'œuvre" does not come here, "saut-de-ski" and "bouche-à-l'oreille" do.
_BETWEEN = "l[èe]s? la en des? d[eu] sur sous aux? à et près saint"
# Not cut at their full stop, hyphen or apostrophe.
_WHOLE = """
    av. janv. févr. avr. juill. sept. oct. nov. déc. apr. Dr. M. Mr. Mme. Mlle. n° d° St. Ste. cf. etc. MM. No. pp. Vol.
    après-midi au-delà au-dessus celle-ci celles-ci celui-ci ci-dessous elle-même en-dessous jusque-là lui-même peut-être
    quelques-uns rendez-vous aujourd'hui Aujourd'hui aujourd’hui Aujourd’hui
"""
_CUT = """
    J.|-C. est|-il EST|-IL s'|est|-il S'|EST|-IL est|-ce Est|-ce qu'|est|-ce Qu'|est|-ce n'|est|-ce N'|est|-ce
"""
_ENDINGS = "ce clés elle en il ils je là moi nous on t vous"


def _any(words: str) -> str:
    listed = "|".join(words.split())
    return "(?:" + listed.replace("-", f"[{_HYPHENS}]").replace("'", f"[{_APOSTROPHES}]") + ")"


def _whole() -> re.Pattern[str]:
    """What a word looks like that is not cut at its hyphens and apostrophes."""
    from spacy.lang.char_classes import ALPHA, ALPHA_LOWER

    rest = f"[{ALPHA_LOWER}][{_HYPHENS}{ALPHA_LOWER}{_APOSTROPHES}]*"
    first = "(?:" + "|".join(_BEFORE_HYPHEN.replace("[ ]", "_").split()).replace("_", " ") + ")"
    patterns = (
        f"(?:{first}[{_HYPHENS}]|{_any(_BEFORE_APOSTROPHE)}[{_APOSTROPHES}]){rest}",
        f"(?:{_any(_ANY_ENDING)}|{_any(_SOME_ENDING)}[{ALPHA_LOWER}])[{ALPHA_LOWER}]*",
        f"[{ALPHA}]+[{_HYPHENS}]{_any(_BETWEEN)}[{_HYPHENS}](?:l[{_APOSTROPHES}])?[{ALPHA}]+",
    )
    return re.compile(f"(?:{'|'.join(patterns)})$", re.IGNORECASE)


def _french() -> type[Language]:
    from spacy.lang.char_classes import (
        ALPHA,
        ALPHA_LOWER,
        ALPHA_UPPER,
        CONCAT_QUOTES,
        CURRENCY,
        LIST_ELLIPSES,
        LIST_PUNCT,
        LIST_QUOTES,
        UNITS,
    )
    from spacy.language import BaseDefaults, Language
    from spacy.symbols import ORTH
    from spacy.util import update_exc

    rules: dict[str, list[dict[int, str]]] = {word: [{ORTH: word}] for word in _WHOLE.split()}
    for cut in _CUT.split():
        rules[cut.replace("|", "")] = [{ORTH: part} for part in cut.split("|")]
    endings = "|".join((_ENDINGS + " " + _ENDINGS.upper()).split())
    base: Any = BaseDefaults

    class FrenchDefaults(BaseDefaults):
        tokenizer_exceptions = update_exc(base.tokenizer_exceptions, rules)
        prefixes = [*base.prefixes, rf"(?:[dlnDLN][{_APOSTROPHES}])(?=[{ALPHA}])"]
        suffixes = [
            *LIST_PUNCT,
            *LIST_ELLIPSES,
            *LIST_QUOTES,
            r"(?<=[0-9])\+",
            r"(?<=°[FfCcKk])\.",
            r"(?<=[0-9])%",
            rf"(?<=[0-9])(?:{CURRENCY})",
            rf"(?<=[0-9])(?:{UNITS})",
            rf"(?<=[0-9{ALPHA_LOWER}%²\-\+(?:{CONCAT_QUOTES})])\.",
            rf"(?<=[{ALPHA_UPPER}][{ALPHA_UPPER}])\.",
            rf"(?<=[{ALPHA}])[{_HYPHENS}]({endings})",
        ]
        infixes = [*base.infixes, rf"(?<=[{ALPHA}][{_APOSTROPHES}])(?=[{ALPHA}])"]
        token_match = _whole().match

    class French(Language):  # type: ignore[no-untyped-call]
        lang = "fr"
        Defaults = FrenchDefaults

    return French


@cache
def language(lang: str) -> type[Language]:
    """The class of pipelines for `lang`."""
    if lang == "fr":
        return _french()
    from spacy.util import get_lang_class

    return get_lang_class(lang)


def blank(lang: str) -> Language:
    """A pipeline that cuts words and does nothing else.

    >>> [token.text for token in blank("fr")("l'ex-ministre franco-russe dit-il")]
    ["l'", 'ex-ministre', 'franco-russe', 'dit', '-il']
    """
    return language(lang)()
