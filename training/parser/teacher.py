"""Raw Russian news → CoNLL-U, parsed by natasha (MIT; news-trained morphology and syntax), as silver training data.

Runs in an environment of its own, with natasha and spaCy-free: `teacher.py SENTENCES.jsonl OUT.conllu`. Each input line
is `{"words": [...], "spaces": [...]}`, tokenised by our own tokenizer (`raw.py`), so that the student sees its own tokens.
`--gold FILE` measures the teacher on gold tokens instead.
"""

from __future__ import annotations

import argparse
import inspect
import json
import re
from collections import namedtuple
from itertools import islice
from pathlib import Path

if not hasattr(inspect, "getargspec"):  # pymorphy2 was written for older Pythons
    Spec = namedtuple("Spec", "args varargs keywords defaults")
    inspect.getargspec = lambda function: Spec(*inspect.getfullargspec(function)[:4])  # type: ignore[attr-defined]

from natasha import MorphVocab, NewsEmbedding, NewsMorphTagger, NewsSyntaxParser

INITIAL = re.compile(r"[А-ЯЁA-Z]\.(?:[А-ЯЁA-Z]\.)?")


class Teacher:
    """natasha's models over words that are already tokenised."""

    def __init__(self) -> None:
        embedding = NewsEmbedding()
        self.vocab = MorphVocab()
        self.tagger = NewsMorphTagger(embedding)
        self.parser = NewsSyntaxParser(embedding)

    def read(self, sentences: list[list[str]]) -> list[list[list[str]] | None]:
        """CoNLL-U rows for each sentence; None where the tree is broken."""
        tagged = self.tagger.map(sentences)
        parsed = self.parser.map(sentences)
        return [self._rows(words, t, p) for words, t, p in zip(sentences, tagged, parsed, strict=True)]

    def _rows(self, words, tagged, parsed):  # type: ignore[no-untyped-def]
        rows = []
        for i, (word, tag, arc) in enumerate(zip(words, tagged.tokens, parsed.tokens, strict=True), 1):
            feats = tag.feats or {}
            lemma = self._lemma(word, tag.pos, feats)
            morph = "|".join(f"{k}={v}" for k, v in sorted(feats.items())) or "_"
            rows.append([str(i), word, lemma, tag.pos, "_", morph, str(arc.head_id), arc.rel, "_", "_"])
        _join_initials(rows)
        return rows if _is_tree(rows) else None

    def _lemma(self, word: str, pos: str, feats: dict[str, str]) -> str:
        if INITIAL.fullmatch(word) or (pos in ("PUNCT", "SYM", "NUM") and not word.isalpha()):
            return word
        lemma = self.vocab.lemmatize(word, pos, feats)
        if pos == "PROPN":
            if word.isupper() and len(word) > 1:
                return lemma.upper()
            return "-".join(part[:1].upper() + part[1:] for part in lemma.split("-"))
        return lemma


def _join_initials(rows: list[list[str]]) -> None:
    """С. В. Лавров: one name, headed by its first part, attached where its surname was."""
    i = 0
    while i < len(rows):
        j = i
        while j < len(rows) and INITIAL.fullmatch(rows[j][1]):
            j += 1
        if j == i or j >= len(rows) or not rows[j][1][:1].isupper() or not rows[j][1][1:2].islower():
            i = max(j, i + 1)
            continue
        group = {row[0] for row in rows[i : j + 1]}
        outer = next((row for row in (rows[j], *rows[i:j]) if row[6] not in group), None)
        if outer is not None:
            first = rows[i]
            first[6], first[7], first[3], first[5] = outer[6], outer[7], "PROPN", rows[j][5]
            for row in rows:
                if row[0] not in group and row[6] in group:
                    row[6] = first[0]
            for row in rows[i + 1 : j + 1]:
                row[6], row[7], row[3] = first[0], "flat:name", "PROPN"
        i = j + 1


def _is_tree(rows: list[list[str]]) -> bool:
    heads = {row[0]: row[6] for row in rows}
    roots = [row for row in rows if row[6] == "0"]
    if len(roots) != 1:
        return False
    for start in heads:
        seen = set()
        at = start
        while at != "0":
            if at in seen or at not in heads:
                return False
            seen.add(at)
            at = heads[at]
    roots[0][7] = "root"
    return all(row[7] != "root" or row[6] == "0" for row in rows)


def measure(teacher: Teacher, path: Path) -> dict[str, float]:
    """Agreement with gold on gold tokens: base labels, punctuation left out of the tree scores."""
    import lzma

    opener = lzma.open if path.suffix == ".xz" else open
    gold = []
    rows: list[list[str]] = []
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                rows.append(cells)
            elif not line.strip() and rows:
                gold.append(rows)
                rows = []
    n = scored = upos = lemma = head = label = broken = 0
    for rows, found in zip(gold, teacher.read([[row[1] for row in rows] for rows in gold]), strict=True):
        if found is None:
            broken += 1
            continue
        for g, f in zip(rows, found, strict=True):
            n += 1
            upos += g[3] == f[3]
            lemma += g[2] == f[2]
            if g[3] != "PUNCT":
                scored += 1
                head += g[6] == f[6]
                label += g[6] == f[6] and g[7].partition(":")[0] == f[7].partition(":")[0]
    return {
        "words": n,
        "broken": broken,
        "upos": round(100 * upos / n, 1),
        "lemma": round(100 * lemma / n, 1),
        "uas": round(100 * head / scored, 1),
        "las": round(100 * label / scored, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, nargs="?")
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--gold", type=Path, action="append", default=[])
    options = parser.parse_args()
    teacher = Teacher()
    for path in options.gold:
        print(path.name, json.dumps(measure(teacher, path)))
    if options.source is None:
        return
    kept = broken = 0
    with options.source.open(encoding="utf-8") as lines, options.out.open("w", encoding="utf-8") as out:
        while batch := [json.loads(line) for line in islice(lines, 500)]:
            for item, rows in zip(batch, teacher.read([item["words"] for item in batch]), strict=True):
                if rows is None:
                    broken += 1
                    continue
                kept += 1
                for row, space in zip(rows, item["spaces"], strict=True):
                    row[9] = "_" if space else "SpaceAfter=No"
                    out.write("\t".join(row) + "\n")
                out.write("\n")
    print(json.dumps({"kept": kept, "broken": broken}))


if __name__ == "__main__":
    main()
