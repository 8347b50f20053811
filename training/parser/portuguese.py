"""Portuguese treebanks → CoNLL-U that reads like Spanish, as more training trees for a language with little gold data.

`portuguese.py OUT.conllu [FILE.conllu.xz ...]`. The trees, parts of speech and labels stay; the words become Spanish:
function words by a table, other words by the sound laws of the two languages where these give a word of Spanish
(spacy-lookups-data, MIT), else by their most regular outcome. Constructions that differ are made Spanish too: no article
before a possessive, seldom one before a name, "a" before a person who is an object, modal verbs and the perfect as
auxiliaries, "hace dos años". Lemmas are left out (`_none_`), so that only the tree and
the tags are learned from words that may not exist.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from itertools import pairwise
from pathlib import Path

from conventions import NO_LEMMA, take_place
from treebanks import TREEBANKS, read_rows

__all__ = ["Speller"]

FILES = (
    "UD_Portuguese-Bosque/pt_bosque-ud-train",
    "UD_Portuguese-Bosque/pt_bosque-ud-dev",
    "UD_Portuguese-Bosque/pt_bosque-ud-test",
    "UD_Portuguese-GSD/pt_gsd-ud-train",
    "UD_Portuguese-GSD/pt_gsd-ud-dev",
    "UD_Portuguese-GSD/pt_gsd-ud-test",
)
_WORDS = """
em en|e y|o el|a la|os los|as las|um un|uma una|uns unos|umas unas|com con|não no|nem ni|ou o|mas pero|porém pero|se se|
que que|quem quien|qual cual|quais cuales|cujo cuyo|cuja cuya|onde donde|quando cuando|como como|porque porque|pois pues|
por por|para para|de de|sem sin|sob bajo|sobre sobre|entre entre|até hasta|desde desde|contra contra|segundo según|
conforme según|após tras|durante durante|perante ante|ante ante|embora aunque|enquanto mientras|portanto "por tanto"|
foi fue|é es|são son|era era|eram eran|foram fueron|ser ser|sido sido|sendo siendo|será será|serão serán|seria sería|
seriam serían|seja sea|sejam sean|fosse fuera|está está|estão están|estava estaba|estavam estaban|esteve estuvo|
estiveram estuvieron|estar estar|tem tiene|têm tienen|tinha tenía|tinham tenían|teve tuvo|tiveram tuvieron|ter tener|
terá tendrá|terão tendrán|teria tendría|teriam tendrían|tenha tenga|tenham tengan|há hay|havia había|houve hubo|haver haber|
vai va|vão van|foram fueron|ir ir|vem viene|vêm vienen|veio vino|vir venir|pode puede|podem pueden|podia podía|pôde pudo|
poderá podrá|poderão podrán|poderia podría|poderiam podrían|possa pueda|possam puedan|deve debe|devem deben|faz hace|
fazem hacen|fez hizo|fizeram hicieron|fazer hacer|feito hecho|feita hecha|diz dice|dizem dicen|disse dijo|disseram dijeron|
dizer decir|dito dicho|quer quiere|querem quieren|quis quiso|sabe sabe|dá da|dão dan|deu dio|deram dieron|dar dar|
põe pone|ver ver|viu vio|vê ve|ficou quedó|fica queda|ficar quedar|ficam quedan|ficaram quedaron|disso de eso|
seu su|sua su|seus sus|suas sus|meu mi|minha mi|meus mis|minhas mis|nosso nuestro|nossa nuestra|nossos nuestros|
nossas nuestras|este este|esta esta|estes estos|estas estas|esse ese|essa esa|esses esos|essas esas|aquele aquel|
aquela aquella|aqueles aquellos|aquelas aquellas|isto esto|isso eso|aquilo aquello|ele él|ela ella|eles ellos|elas ellas|
eu yo|nós nosotros|você usted|vocês ustedes|me me|lhe le|lhes les|nos nos|si sí|-se se|-lhe le|-lhes les|-o lo|-a la|
-os los|-as las|-lo lo|-la la|-los los|-las las|-no lo|-na la|-nos los|-me me|
muito muy|muita mucha|muitos muchos|muitas muchas|mais más|menos menos|também también|já ya|ainda aún|só sólo|
apenas sólo|bem bien|mal mal|hoje hoy|ontem ayer|amanhã mañana|agora ahora|depois después|antes antes|sempre siempre|
nunca nunca|aqui aquí|ali allí|lá allá|assim así|então entonces|além además|quase casi|tão tan|tanto tanto|cerca cerca|
outro otro|outra otra|outros otros|outras otras|todo todo|toda toda|todos todos|todas todas|tudo todo|nada nada|
alguém alguien|ninguém nadie|algum algún|alguma alguna|alguns algunos|algumas algunas|nenhum ningún|nenhuma ninguna|
cada cada|qualquer cualquier|mesmo mismo|mesma misma|mesmos mismos|mesmas mismas|vários varios|várias varias|
dois dos|duas dos|três tres|quatro cuatro|cinco cinco|seis seis|sete siete|oito ocho|nove nueve|dez diez|mil mil|cem cien|
milhão millón|milhões millones|bilhão "mil millones"|primeiro primero|primeira primera|segunda segunda|terceiro tercero|
terceira tercera|último último|grande gran|bom buen|boa buena|novo nuevo|nova nueva|novos nuevos|novas nuevas|
homem hombre|homens hombres|mulher mujer|mulheres mujeres|filho hijo|filha hija|filhos hijos|pai padre|mãe madre|
pessoa persona|pessoas personas|gente gente|ano año|anos años|mês mes|meses meses|semana semana|dia día|dias días|hora hora|
horas horas|noite noche|manhã mañana|tarde tarde|vez vez|vezes veces|cidade ciudad|cidades ciudades|rua calle|
governo gobierno|país país|países países|estado estado|presidente presidente|ministro ministro|jogo partido|jogos partidos|
janeiro enero|fevereiro febrero|março marzo|abril abril|maio mayo|junho junio|julho julio|agosto agosto|setembro septiembre|
outubro octubre|novembro noviembre|dezembro diciembre|segunda-feira lunes|terça-feira martes|quarta-feira miércoles|
quinta-feira jueves|sexta-feira viernes|sábado sábado|domingo domingo|lei ley|leis leyes|obra obra|trabalho trabajo|
água agua|guerra guerra|paz paz|povo pueblo|acordo acuerdo|acordos acuerdos|reunião reunión|encontro encuentro|
brasil Brasil|eua "EE. UU."|estados estados|unidos unidos|inglês inglés|francês francés|português portugués|
japonês japonés|alemão alemán|alemanha Alemania|frança Francia|espanha España|inglaterra Inglaterra|itália Italia|
rússia Rusia|europa Europa|lisboa Lisboa|irã Irán|israel Israel|iraque Iraque|nações naciones|união unión
"""
_BY_CLASS = {
    ("a", "ADP"): "a",
    ("a", "SCONJ"): "a",
    ("o", "PRON"): "lo",
    ("sé", "NOUN"): "sede",
    ("para", "VERB"): "detiene",
    ("se", "SCONJ"): "si",
    ("são", "PROPN"): "san",
    ("há", "ADP"): "hace",
    ("segundo", "ADJ"): "segundo",
    ("segundo", "NUM"): "segundo",
}
# "ter" and "haver" before a participle: Spanish has one auxiliary
_PERFECT = (
    "tem ha|têm han|tenho he|temos hemos|tinha había|tinham habían|tivera había|teve hubo|tiveram hubieron|ter haber|"
    "terem haber|tendo habiendo|terá habrá|terão habrán|teria habría|teriam habrían|tenha haya|tenham hayan|"
    "tivesse hubiera|tivessem hubieran|há ha|haviam habían|havia había|houve hubo|houvesse hubiera|haver haber"
)
_BY_CLASS |= {((pair.split()[0]), "AUX"): pair.split()[1] for pair in _PERFECT.split("|")}
_LAWS = (  # (pattern, replacements), each optional; the first is the regular one when no word of Spanish comes out
    (r"[cç]oes$", ("ciones",)),
    (r"[cç]ao$", ("cion",)),
    (r"(s|x)oes$", (r"\1iones",)),
    (r"sao$", ("sion",)),
    (r"oes$", ("ones",)),
    (r"arao$", ("aran",)),
    (r"erao$", ("eran",)),
    (r"irao$", ("iran",)),
    (r"aos$", ("anos",)),
    (r"ao$", ("on", "ano", "an")),
    (r"aes$", ("anes",)),
    (r"dade(s?)$", (r"dad\1",)),
    (r"dads$", ("dades",)),
    (r"agem$", ("aje",)),
    (r"agens$", ("ajes",)),
    (r"vel$", ("ble",)),
    (r"veis$", ("bles",)),
    (r"eir([oa]s?)$", (r"er\1",)),
    (r"aram$", ("aron",)),
    (r"eram$", ("ieron",)),
    (r"iram$", ("ieron",)),
    (r"av(am?)$", (r"ab\1",)),
    (r"ou$", ("o",)),
    (r"eu$", ("io",)),
    (r"iu$", ("io",)),
    (r"ei$", ("e",)),
    (r"endo$", ("iendo", "endo")),
    (r"indo$", ("iendo",)),
    (r"ass(e|em)$", (r"ar\1",)),
    (r"ns$", ("nes",)),
    (r"m$", ("n",)),
    (r"ais$", ("ales",)),
    (r"eis$", ("eles",)),
    (r"ois$", ("oles",)),
    (r"([aeo])r(es)$", (r"\1r\2",)),
    (r"^f", ("f", "h")),
    (r"^ch", ("ch", "ll", "pl")),
    (r"lh", ("j", "ll", "li")),
    (r"nh", ("ñ", "n")),
    (r"ss", ("s",)),
    (r"sc", ("sc", "c")),
    (r"ç", ("z", "ci", "c")),
    (r"qua", ("cua",)),
    (r"gua", ("gua",)),
    (r"ei", ("e",)),
    (r"ou", ("o", "u")),
    (r"oi", ("o", "ue", "oi")),
    (r"x", ("x", "j", "s")),
    (r"j", ("j", "y")),
    (r"v", ("v", "b")),
    (r"it", ("it", "ct", "ch")),
    (r"ut", ("ut", "uct")),
    (r"pr([aeiou])", (r"pr\1", r"pl\1")),
    (r"br", ("br", "bl")),
    (r"e(?=[^aeiou]+[aeo]?[sn]?$)", ("e", "ie")),
    (r"o(?=[^aeiou]+[aeo]?[sn]?$)", ("o", "ue")),
    (r"e", ("e", "i")),
    (r"z", ("z", "c")),
    (r"g(?=[ei])", ("g", "j")),
)
_FORMS = 400


def _bare(word: str) -> str:
    """Small letters without accents; ç and ñ stay."""
    kept = "".join(
        c
        for c in unicodedata.normalize("NFD", word.lower())
        if not unicodedata.combining(c) or c in "\u0303\u0327"
    )
    return unicodedata.normalize("NFC", kept.replace("a\u0303", "a").replace("o\u0303", "o"))


class Speller:
    """Portuguese word → Spanish word."""

    def __init__(self, frequent: Counter[str]) -> None:
        import spacy_lookups_data

        folder = Path(spacy_lookups_data.__file__).parent / "data"
        with gzip.open(folder / "es_lemma_lookup.json.gz", "rt", encoding="utf-8") as file:
            table = json.load(file)
        known = {*table, *table.values(), *frequent}
        self.table = {
            pair.split(" ", 1)[0]: pair.split(" ", 1)[1].strip('"')
            for pair in _WORDS.replace("\n", "").split("|")
        }
        self.known: dict[str, str] = {}
        for word in sorted(known, key=lambda word: (frequent[word], word)):
            self.known[_bare(word)] = word  # the most frequent of a spelling wins
        self.seen: Counter[str] = Counter()

    def spell(self, word: str, upos: str) -> str:
        """The Spanish word, capitals as in `word`."""
        low = word.lower()
        found = _BY_CLASS.get((low, upos)) or self.table.get(low)
        how = "table"
        if found is None and upos in ("PROPN", "NUM", "PUNCT", "SYM", "X"):
            found, how = low, "kept"
            if upos == "PROPN":
                found = self._laws(low)[0] if _bare(low) in self.known or "ã" in low or "ç" in low else low
        elif found is None:
            found, sure = self._laws(low)
            how = "law" if sure else "guess"
        self.seen[how] += 1
        if word.isupper() and len(word) > 1:
            return found.upper()
        return found[:1].upper() + found[1:] if word[:1].isupper() else found

    @cache  # noqa: B019 - one speller lives as long as the program
    def _laws(self, low: str) -> tuple[str, bool]:
        bare = _bare(low)
        if bare in self.known:
            return self.known[bare], True
        forms = [bare]
        for pattern, outcomes in _LAWS:
            grown = []
            for form in forms:
                changed = [re.sub(pattern, out, form) for out in outcomes]
                grown.extend(dict.fromkeys([*changed, form]))
            forms = list(dict.fromkeys(grown))[:_FORMS]
        found = next((self.known[form] for form in forms if form in self.known), None)
        if found is not None:
            return found, True
        return re.sub(r"ion$", "ión", forms[0]), False


# Contractions that Spanish does not have are written as two words; `del` and `al` are its only ones.
_JOINED = {("de", "el"): "del", ("a", "el"): "al"}


_ARTICLES = frozenset({"o", "a", "os", "as"})
_POSSESSIVE = frozenset(
    ["seu", "sua", "seus", "suas", "meu", "minha", "meus", "minhas", "nosso", "nossa", "nossos", "nossas"]
)
_PREPOSITIONS = frozenset(
    ["de", "a", "em", "por", "para", "sem", "até", "com", "sob", "sobre", "desde", "após"]
)
_MODALS = frozenset({"poder", "dever"})


def _articles(rows: list[list[str]], chance: random.Random) -> list[list[str]]:
    """Without the articles that Spanish does not write: before a possessive, and often before a name."""
    words = [row for row in rows if row[0].isdigit()]
    gone = set()
    for article, behind in pairwise(words):
        if (
            article[3] != "DET"
            or article[1].lower() not in _ARTICLES
            or any(w[6] == article[0] for w in words)
        ):
            continue
        named = behind[3] == "PROPN" and article[6] == behind[0] and chance.random() < 0.6
        if behind[1].lower() in _POSSESSIVE or named:
            gone.add(article[0])
    kept = []
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            if gone & {str(i) for i in range(first, last + 1)}:
                continue
        if row[0] not in gone:
            kept.append(row)
    return kept


def _conventions(rows: list[list[str]]) -> None:
    """Labels as the Spanish treebanks have them, words still Portuguese."""
    words = [row for row in rows if row[0].isdigit()]
    below: dict[str, list[list[str]]] = defaultdict(list)
    for row in words:
        below[row[6]].append(row)
    by_id = {row[0]: row for row in words}
    for row in words:
        low = row[1].lower()
        head = by_id.get(row[6])
        if low.strip("-") == "se" and row[3] in ("PRON", "PART"):
            row[3], row[7] = "PRON", "expl"
        elif row[7] == "mark" and low in _PREPOSITIONS:
            row[3] = "ADP"
        elif row[7] == "mark" and row[3] == "CCONJ":
            row[3] = "SCONJ"
        elif low == "quando" and row[7] == "advmod" and head is not None and head[7] == "advcl":
            row[3], row[7] = "SCONJ", "mark"
        elif low == "há" and row[3] == "ADP" and row[7] == "case" and head is not None:
            # "há dois anos": the verb leads, as in "hace dos años"
            row[3], row[5] = "VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
            row[6], row[7] = head[6], "advcl"
            head[6], head[7] = row[0], "obj"
        elif row[3] == "VERB" and row[2].lower() in _MODALS:
            inner = [c for c in below[row[0]] if c[7] == "xcomp" and "VerbForm=Inf" in c[5]]
            if len(inner) == 1 and int(inner[0][0]) > int(row[0]):
                row[3] = "AUX"
                take_place(inner[0], row, "aux", words)


def _personal(rows: list[list[str]]) -> list[list[str]]:
    """Spanish marks a person who is an object: "a" before a name without an article; all words numbered anew."""
    words = {row[0]: row for row in rows if row[0].isdigit()}
    led = {row[6] for row in words.values() if row[7] in ("case", "det", "nummod")}
    leftmost = {row[6] for row in words.values() if row[0].isdigit() and int(row[0]) < int(row[6])}
    out: list[list[str]] = []
    for row in rows:
        if (
            row[0] in words
            and row[3] == "PROPN"
            and row[7] == "obj"
            and row[0] not in led
            and row[0] not in leftmost
            and words.get(row[6], row)[3] == "VERB"
            and int(row[6]) < int(row[0])
        ):
            out.append([f"{row[0]}a", "a", NO_LEMMA, "ADP", "_", "_", row[0], "case", "_", "_"])
        out.append(row)
    number: dict[str, str] = {"0": "0"}
    for row in out:
        if "-" not in row[0]:
            number[row[0]] = str(len(number))
    for row in out:
        row[0] = "-".join(number[part] for part in row[0].split("-"))
        if "-" not in row[0]:
            row[6] = number[row[6]]
    return out


def respell(rows: list[list[str]], speller: Speller, chance: random.Random) -> list[list[str]]:
    """The rows of one sentence with Spanish words and constructions; contractions as Spanish has them."""
    rows = _articles(rows, chance)
    _conventions(rows)
    within: dict[str, str] = {}
    spaced: dict[str, bool] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            for i in range(first, last + 1):
                within[str(i)] = row[0]
            spaced[row[0]] = "SpaceAfter=No" not in row[9]
    words = {row[0]: row for row in rows if row[0].isdigit()}
    for row in words.values():
        row[1], row[2] = speller.spell(row[1], row[3]), NO_LEMMA
        if row[0] in within:  # "da" → "de la"
            last = within[row[0]].split("-")[1]
            row[9] = "_" if row[0] != last or spaced[within[row[0]]] else "SpaceAfter=No"
        if row[7] == "nmod" and row[6] in words and words[row[6]][3] in ("VERB", "AUX"):
            row[7] = "obl"  # the older convention of GSD
    out = []
    for row in rows:
        if row[0].isdigit():
            row[1] = (row[1].removesuffix("-") or row[1]).replace(" ", "\u00a0")
            out.append(row)
        elif "-" in row[0]:
            first, last = row[0].split("-")
            one, two = words[first], words[last]
            if int(last) != int(first) + 1:
                continue
            joined = _JOINED.get((one[1].lower(), two[1].lower()))
            if one[3] in ("VERB", "AUX") and two[3] == "PRON":
                joined = one[1].rstrip("-") + two[1].lstrip("-")
            if joined:
                row[1] = joined[:1].upper() + joined[1:] if one[1][:1].isupper() else joined
                out.append(row)
    return _personal(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--treebanks", type=Path, default=TREEBANKS)
    options = parser.parse_args()
    root = options.treebanks
    frequent: Counter[str] = Counter()
    for path in sorted(root.glob("UD_Spanish-*/*.conllu.xz")):
        for rows in read_rows(path):
            frequent.update(row[1].lower() for row in rows if row[0].isdigit() and row[3] != "PROPN")
    speller = Speller(frequent)
    chance = random.Random(1)
    count = 0
    with options.out.open("w", encoding="utf-8") as out:
        for path in options.files or [root / f"{name}.conllu.xz" for name in FILES]:
            for rows in read_rows(path):
                if any(row[3] == "_" and row[0].isdigit() for row in rows):
                    continue
                count += 1
                out.writelines("\t".join(row) + "\n" for row in respell(rows, speller, chance))
                out.write("\n")
    print(json.dumps({"sentences": count, "words": speller.seen}))


if __name__ == "__main__":
    main()
