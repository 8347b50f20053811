"""Raw news (`*.jsonl.gz` with a `text` field, or one named by the language) → one tokenised sentence a line, for a teacher or
`pretrain.py`: `raw.py LANG OUT FILE...`."""

from __future__ import annotations

import argparse
import gzip
import json
import re
from pathlib import Path

from degel.parse.blank import blank
from degel.parse.splitter import split_sentences
from degel.parse.tokenizer import customise, normalise

TAG = re.compile(r"<[^>]+>")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lang")
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--longest", type=int, default=60)
    options = parser.parse_args()
    nlp = blank(options.lang)
    customise(nlp)
    seen: set[str] = set()
    words = 0
    with options.out.open("w", encoding="utf-8") as out:
        for path in options.files:
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    item = json.loads(line)
                    text = item.get("text") or item.get(options.lang) or TAG.sub("\n", item.get("html", ""))
                    text = text.replace("\u00ad", "")
                    for span in split_sentences(text, options.lang):
                        sentence = " ".join(normalise(text[span.start : span.end]).split())
                        if sentence in seen or sentence.isupper():
                            continue
                        seen.add(sentence)
                        tokens = [token for token in nlp.make_doc(sentence) if not token.is_space]
                        if (
                            not 4 <= len(tokens) <= options.longest
                            or sum(t.is_alpha for t in tokens) < len(tokens) / 2
                        ):
                            continue
                        words += len(tokens)
                        row = {
                            "words": [t.text for t in tokens],
                            "spaces": [bool(t.whitespace_) for t in tokens],
                        }
                        out.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(json.dumps({"sentences": len(seen), "words": words}))


if __name__ == "__main__":
    main()
