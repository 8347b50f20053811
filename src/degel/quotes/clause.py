"""A clause as the parse cuts it → the words that a verb of saying tells: no less, and none of another's."""

from __future__ import annotations

from collections.abc import Sequence

from degel.parse.sentence import Sentence, Token
from degel.quotes.page import Page, count_words
from degel.quotes.source import strip_clause
from degel.quotes.tail import before_narrator
from degel.records import Span

__all__ = [
    "bounded",
    "extend",
    "opens_clause",
    "past_addressee",
    "reach",
    "trim",
    "wants_clause",
]

_HOWEVER = {"однако", "зато", "toutefois", "cependant"}
_AGREED = ("Number", "Tense", "Mood", "Gender", "VerbForm")
_WHERE = {"en", "a", "al", "ante", "durante", "tras", "este", "el", "à", "au", "aux", "dans", "devant", "lors", "ce", "auprès"}  # fmt: skip
# Whom one answers may have a relative of his own.
_ANSWERS = frozenset({"responder", "contestar", "replicar", "répondre", "répliquer", "rétorquer"})
_MARKS = {"«", "»", "“", "”", "„", '"'}


def bounded(page: Page, sent: Sentence, verb: Token, clause: Token, below: list[int]) -> list[int]:
    """A clause behind its verb without what another source, another speaker, the speaker's next act or the page adds."""
    below = before_source(page, sent, before_contrast(page, sent, clause, before_quotation(sent, below)))
    below = before_narrator(page, sent, verb, clause, before_another(page, sent, below))
    return before_aside(page, sent, before_own(page, sent, verb, before_outcome(page, sent, below)))


def before_another(page: Page, sent: Sentence, below: list[int]) -> list[int]:
    """A clause without a circumstance that tells another's words ("…, au lendemain d'un discours de X jugeant que …")."""
    for i in below[4:]:
        token = sent.tokens[i]
        loose = token.feats.get("VerbForm") in ("Part", "Ger", "Conv") and token.dep.startswith("acl")
        if loose and token.lower in page.lexicon.forms and _takes_clause(page, sent, i):
            commas = [
                j for j in below if i - 14 < j < i - 2 and sent.tokens[j].text == "," and j > below[0] + 2
            ]
            if commas:
                return [j for j in below if j < commas[-1]]
    return below


def before_quotation(sent: Sentence, below: list[int]) -> list[int]:
    """A clause that ends at a colon before quoted words ("asegura que nada ha cambiado: "Yo …"")."""
    for i in below[2:]:
        if sent.tokens[i].text == ":" and i + 1 < len(sent.tokens) and sent.tokens[i + 1].text in _MARKS:
            return [j for j in below if j < i]
    return below


def before_source(page: Page, sent: Sentence, below: list[int]) -> list[int]:
    """A clause that ends where a further source begins another ("…, что это кризис, по его словам, речь идёт о …")."""
    if len(below) < 4:
        return below
    start, end = sent.tokens[below[3]].start, sent.tokens[below[-1]].end
    for match in page.lexicon.source.finditer(page.text, start, end):
        behind = page.text.find(",", match.end(), match.end() + 60)
        before = page.text[start : match.start()].rstrip()
        leads = before.rstrip(" ,").rpartition(" ")[2].lower()
        if leads in page.lexicon.that or leads.startswith("котор") or leads in page.lexicon.conjunctions:
            continue  # "… que, a su juicio, …" goes on inside the clause
        if before.endswith(",") and 0 < behind < end and page.finite([Span(behind, end)]):
            return [i for i in below if sent.tokens[i].start < match.start()]
    return below


def before_contrast(page: Page, sent: Sentence, clause: Token, below: list[int]) -> list[int]:
    """A clause without what somebody else does or says against it ("… while Trump promised guarantees", "…, but the army denied it").

    What another does ends an infinitive promised or claimed; any other clause only what another says.
    """
    for i in below:
        word = sent.tokens[i]
        if i <= clause.i + 1 or word.lower not in page.lexicon.contrast:
            continue
        head = sent.tokens[word.head]
        # "affirme avoir été agressée alors qu'elle …": what has been had its circumstances.
        been = any(c.feats.get("VerbForm") == "Inf" for c in sent.dependents(clause.i, "aux", "aux:pass"))
        if clause.dep.startswith("xcomp") and not been and list(sent.dependents(head.i, "nsubj")):
            return [j for j in below if j < i]
        if sent.tokens[i - 1].text == "," and _another_tells(page, sent, i):
            return [j for j in below if j < i]
    return below


def _another_tells(page: Page, sent: Sentence, start: int) -> bool:
    """Is the next verb behind a conjunction one of saying, with a subject of its own between?"""
    for token in sent.tokens[start + 1 : start + 14]:
        if token.upos == "PUNCT" or (token.upos == "SCONJ" and token.i > start + 2):
            return False
        if token.upos == "VERB":
            subjects = [c for c in sent.dependents(token.i, "nsubj") if start < c.i]
            own = any(c.upos in ("NOUN", "PROPN") for c in subjects)
            says = page.lexicon.forms.get(token.lower) is not None
            return says and (own or (not subjects and _takes_clause(page, sent, token.i)))
    return False


def _takes_clause(page: Page, sent: Sentence, verb: int) -> bool:
    """Does a verb of saying stand right before "that"?"""
    return any(opens_clause(page, t) for t in sent.tokens[verb + 1 : verb + 4])


def before_outcome(page: Page, sent: Sentence, below: list[int]) -> list[int]:
    """A clause that ends in quoted words, without what the page adds behind them (`… consecuencias", por lo que …`)."""
    for i in below:
        if (
            i
            and i + 1 < len(sent.tokens)
            and sent.tokens[i].text == ","
            and sent.tokens[i - 1].text in ("»", "”", '"')
        ):
            behind = page.text[sent.tokens[i + 1].start : sent.tokens[i + 1].start + 30].lower()
            if behind.startswith(page.lexicon.outcome) or _goes_on(page, sent, i + 1):
                return [j for j in below if j < i]
    return below


def _goes_on(page: Page, sent: Sentence, at: int) -> bool:
    """ "… closed", and many workers hoped …": behind quoted words, a conjunction and a subject with its verb are the page's."""
    if sent.tokens[at].upos != "CCONJ":
        return False
    for token in sent.tokens[at + 1 : at + 9]:
        if token.upos in ("PUNCT", "SCONJ", "PRON"):
            return False
        if token.upos in ("VERB", "AUX"):
            own = any(at < c.i < token.i for c in sent.dependents(token.i, "nsubj"))
            return own or page.lexicon.forms.get(token.lower) is not None
    return False


def before_aside(page: Page, sent: Sentence, below: list[int]) -> list[int]:
    """A clause that ends where the page says who reports it (", передаёт агентство Рейтер")."""
    for i in below[3:]:
        token = sent.tokens[i]
        lemma = page.lexicon.forms.get(token.lower)
        if token.upos != "VERB" or lemma is None or lemma in page.lexicon.marked_only:
            continue
        first = i
        while first > 0 and sent.tokens[first - 1].lower in page.lexicon.before:
            first -= 1
        subjects = [c.i for c in sent.dependents(i, "nsubj", "obj", "appos")]
        closes = not list(sent.dependents(i, "cc", "mark")) and not _takes_clause(page, sent, i)
        if sent.tokens[first - 1].text in (",", "—", "–") and closes and subjects and min(subjects) > i:
            return [j for j in below if j < first - 1]
        straight = [s for s in subjects if s < i and sent.tokens[s].head == i]
        if sent.lang == "en" and straight and closes and straight[-1] == i - 1:
            first = sent.subtree(straight[-1])[0]
            last = all(w.upos in ("PUNCT", "ADV", "ADP", "PROPN", "NOUN") for w in sent.tokens[i + 1 :])
            mention = page.mention_over(sent, i - 1)
            paper = mention is not None and mention.actors and mention.actors[0].sector == "MED"
            if paper and last and first > 0 and sent.tokens[first - 1].text == ",":
                return [j for j in below if j < first - 1]  # ", Reuters reported"
    return below


def past_addressee(page: Page, sent: Sentence, verb: Token, lemma: str, below: list[int]) -> list[int]:
    """A clause without "that" less whom it is told to, where the parse took them for a part of it ("told the UN it was ready")."""
    if lemma not in page.lexicon.addressed or not below or below[0] != verb.i + 1:
        return below
    for mention in page.mentions_of(sent):
        if mention.kind != "adjective" and verb.i < mention.first <= verb.i + 2:
            rest = [i for i in below if i > mention.last]
            return rest if rest and page.finite([Span(sent.tokens[rest[0]].start, sent.end)]) else below
    # "told his followers the objective is …": a plural noun before another noun phrase.
    first = below[0]
    noun = first + (sent.tokens[first].upos in ("DET", "PRON"))
    if sent.lang == "en" and noun + 1 < len(sent.tokens) and sent.tokens[noun].upos == "NOUN":
        after = sent.tokens[noun + 1]
        begins = after.upos in ("DET", "PRON", "PROPN") and after.lower not in ("who", "that", "which")
        if begins and page.finite([Span(after.start, sent.end)]):
            return [i for i in below if i > noun]
    return below


def opens_clause(page: Page, token: Token) -> bool:
    return token.lower.rstrip("'’") in {word.rstrip("'’") for word in page.lexicon.that}


def reach(
    page: Page, sent: Sentence, verb: Token, below: list[int], *, infinitive: bool = False
) -> list[int]:
    """A clause behind "that" up to the end of its sentence, or to where the verb of saying goes on.

    Parses end such clauses early: at a condition, a parenthesis, a relative clause. What belongs to the verb of saying is
    a second verb beside it, a gerund, a circumstance of its own, or another verb of saying.
    """
    words = sent.tokens
    opening = [i for i in range(verb.i + 1, verb.i + 6) if i < len(words) and opens_clause(page, words[i])]
    if not below or (not infinitive and (not opening or opening[0] > below[0] + 1)):
        return below
    end = below[-1]
    last = len(words) - 1
    while last > end and words[last].upos == "PUNCT":
        last -= 1
    if end + 1 >= last or (
        words[end + 1].text not in (",", "-", "—", "–", "(", "»", "”")
        and not (infinitive and words[end + 1].upos in ("SCONJ", "ADV"))
    ):
        return below
    for k in range(end + 1, last + 1):
        if words[k].text in (";", ":"):
            last = k - 1
            break
        if (
            words[k].text in (",", "»", "”", "—", "–", "-")
            and k + 1 <= last
            and opens_clause(page, words[k + 1])
        ):
            continue
        if _of_saying(page, sent, verb, words[k]):
            edge = k
            while edge > end + 1 and words[edge].text not in (",", "—", "–"):
                edge -= 1
            last = edge - 1
            break
    return list(range(below[0], max(last, end) + 1))


def _of_saying(page: Page, sent: Sentence, verb: Token, token: Token) -> bool:
    """True for a token behind a reported clause that belongs to its verb of saying, not to the clause."""
    dep = token.dep.partition(":")[0]
    children = [child.dep.partition(":")[0] for child in sent.dependents(token.i)]
    says = page.lexicon.forms.get(token.lower) is not None and token.upos in ("VERB", "AUX")
    # "has taken steps, such as stopping tests and pledging …" goes on inside the clause.
    inner = dep == "conj" and token.head != verb.i and token.feats.get("VerbForm") in ("Ger", "Part")
    if says and not inner and "mark" not in children and dep in ("conj", "parataxis", "advcl", "root"):
        return True
    however = any(c.lower in _HOWEVER for c in sent.dependents(token.i, "advmod"))
    if dep == "conj" and ("cc" in children or however) and _agrees_alone(sent, verb, token):
        return True
    if token.head != verb.i or token.i == verb.i:
        return False
    if dep == "conj":
        same = token.feats.get("VerbForm") == verb.feats.get("VerbForm")
        return token.upos in ("VERB", "AUX") and same and "cc" in children
    if dep == "obl" and sent.lang == "ru":
        return False  # "заявил, что у него, помимо этого, есть право"
    if dep == "advcl":
        # A participle with a case is a Russian adjective: "подписал договор, завершивший войну".
        loose = token.feats.get("VerbForm") in ("Ger", "Conv", "Part") and "Case" not in token.feats
        return loose or ("mark" not in children and "Case" not in token.feats)
    return dep == "obl"


def before_own(page: Page, sent: Sentence, verb: Token, below: list[int]) -> list[int]:
    """A clause that ends before a second verb of whoever speaks, which the parse hung on the clause."""
    says = page.lexicon.forms
    for i in below[2:]:
        token = sent.tokens[i]
        head = sent.tokens[token.head]
        gerund = token.feats.get("VerbForm") in ("Ger", "Conv") or (
            sent.lang == "en" and token.lower.endswith("ing")
        )
        if (
            gerund
            and token.lower in says
            and sent.tokens[i - 1].text == ","
            and not list(sent.dependents(i, "mark"))
        ):
            return [j for j in below if j < i - 1]  # "…, describing it as absurd"
        joined = [c.i for c in sent.dependents(i, "cc") if c.i < i]
        free = token.dep == "conj" and joined and not list(sent.dependents(i, "nsubj", "mark"))
        if free and token.head == verb.i and token.upos == "VERB" and joined[0] > below[0] + 1:
            return [j for j in below if j < joined[0]]
        if (
            free
            and joined[0] > below[0] + 1
            and head.feats.get("VerbForm") == "Inf"
            and token.feats.get("VerbForm") == verb.feats.get("VerbForm") == "Fin"
            and token.feats.get("Tense") == verb.feats.get("Tense")
            and token.feats.get("Number") == verb.feats.get("Number")
        ):
            return [j for j in below if j < joined[0]]  # "dijo sentirse orgulloso y abogó por la unión"
        if (
            free
            and sent.lang == "fr"
            and token.lower in says
            and head.lower not in says
            and token.feats.get("VerbForm") == verb.feats.get("VerbForm") == "Part"
            and joined[0] > below[0] + 1
            and not list(sent.dependents(i, "aux"))
        ):
            return [j for j in below if j < joined[0]]  # "a affirmé que … et salué une avancée"
        if (
            token.dep == "conj"
            and token.lower in says
            and head.lower not in says
            and head.i > verb.i
            and _takes_clause(page, sent, i)
            and not list(sent.dependents(i, "nsubj", "mark"))
            and token.feats.get("VerbForm") == verb.feats.get("VerbForm")
        ):
            cut = next((c.i for c in sent.dependents(i, "cc") if c.i < i), None)
            if cut is not None and cut > below[0] + 1:
                return [j for j in below if j < cut]
        joined = [c.i for c in sent.dependents(i, "cc") if c.i < i] or [
            c.i for c in sent.dependents(i, "advmod") if c.i < i and c.lower in _HOWEVER
        ]
        if token.dep == "conj" and joined and _agrees_alone(sent, verb, token):
            return [j for j in below if j < joined[0]]
    return below


def _agrees_alone(sent: Sentence, verb: Token, token: Token) -> bool:
    """True for a verb without a subject that agrees with the verb of saying and not with the one it hangs on
    ("rebels say that he was leaving, and explain …")."""
    if sent.lang == "en":
        return False  # its verbs hardly agree
    other = sent.tokens[token.head]
    if token.upos != "VERB" or list(sent.dependents(token.i, "nsubj")):
        return False
    if not all(token.feats.get(f) == verb.feats.get(f) for f in _AGREED):
        return False
    if (
        None not in (token.feats.get("Number"), other.feats.get("Number"))
        and token.feats["Number"] != other.feats["Number"]
    ):
        return True
    if sent.lang != "ru" or other.i == verb.i:
        return False
    # A comma before «и» closes the clause: what follows is a second verb of who speaks. Other conjunctions have one anyway.
    first = min([c.i for c in sent.dependents(token.i, "cc", "advmod")], default=token.i)
    behind = sent.tokens[first - 1].text == "," and not any(
        t.upos == "SCONJ" or t.dep == "acl:relcl" for t in sent.tokens[other.i + 1 : first]
    )
    tensed = token.feats.get("Tense") != other.feats.get("Tense")
    return behind and (sent.tokens[first].lower == "и" or tensed)


def extend(sent: Sentence, below: list[int], that: frozenset[str]) -> list[int]:
    """A clause behind its verb with what the parse cut off: "…, and that …", words up to the next mark, a closing mark."""
    if not below:
        return below
    end = below[-1]
    words = sent.tokens
    stems = {word.rstrip("'’") for word in that}
    for _ in range(4):
        after = end + 1
        while after < len(words) and words[after].text in (",", "»", "”", '"'):
            after += 1
        marks = sum(words[i].text in _MARKS for i in range(below[0], end + 1))
        if end + 1 < len(words) and words[end + 1].text in _MARKS - {"»", "”"} and marks % 2 == 0:
            closing = next((i for i in range(end + 2, len(words)) if words[i].text in _MARKS), None)
            if closing is None:
                break
            end = closing
            continue
        if (
            after + 1 < len(words)
            and words[after].upos == "CCONJ"
            and words[after + 1].lower.rstrip("'’") in stems
        ):
            end = after + 1
        elif after == end + 1 and after < len(words) and words[after].upos not in ("PUNCT", "CCONJ"):
            end = after
        elif _glued(words, end + 1):
            end += 2  # "military-to-military"
        else:
            break
        while end + 1 < len(words) and words[end + 1].upos != "PUNCT":
            end += 1
        if (
            "that" in stems
            and end + 2 < len(words)
            and words[end + 1].text == ","
            and not _tells(words[after : end + 1])
        ):
            end += 1  # "…, and that by 2050, it hopes to …"
            while end + 1 < len(words) and words[end + 1].upos != "PUNCT":
                end += 1
    opened = sum(words[i].text in ("«", "“") for i in range(below[0], end + 1))
    closed = sum(words[i].text in ("»", "”") for i in range(below[0], end + 1))
    if opened > closed:
        for i in range(end + 1, len(words)):
            if words[i].text in ("»", "”"):
                end = i
                break
    return list(range(below[0], end + 1))


def _glued(words: Sequence[Token], at: int) -> bool:
    """A hyphen between two words without a space."""
    return (
        at + 1 < len(words)
        and words[at].text in ("-", "‑")
        and words[at - 1].end == words[at].start
        and words[at].end == words[at + 1].start
    )


def _tells(words: Sequence[Token]) -> bool:
    return any(w.upos in ("VERB", "AUX") and w.feats.get("VerbForm", "Fin") == "Fin" for w in words)


def trim(page: Page, sent: Sentence, below: list[int]) -> Span | None:
    """The characters of a clause without its conjunction and end marks; at least two words."""
    that = {word.rstrip("'’") for word in page.lexicon.that}
    if sent.lang != "ru" and below and sent.tokens[below[0]].lower in page.lexicon.whether:
        below = below[1:]
    while below and (
        sent.tokens[below[0]].upos == "PUNCT" or sent.tokens[below[0]].lower.rstrip("'’") in that
    ):
        below = below[1:]
    if (
        len(below) > 2
        and sent.tokens[below[0]].upos == "ADP"
        and sent.tokens[below[1]].lower.rstrip("'’") in that
    ):
        below = below[2:]  # "coincidió en que …"
    if not below:
        return None
    # A clause is one stretch of text: a subtree with a gap is filled.
    span = strip_clause(page.text, sent.tokens[below[0]].start, sent.tokens[below[-1]].end)
    if span is None or count_words(page.text[span.start : span.end]) < 2:
        return None
    return span


def wants_clause(page: Page, sent: Sentence, verb: Token, at: int) -> bool:
    """ "Indicó en un comunicado que", "ha reconocido a un diario que": a verb without an object waits for the clause that
    the parse took for a relative of whom, or where, it was said to."""
    lemma = page.lexicon.forms.get(verb.lower)
    if sent.lang not in ("es", "fr") or lemma is None or lemma in page.lexicon.marked_only | _ANSWERS:
        return False
    if any(c.dep in ("obj", "ccomp", "xcomp", "csubj") for c in sent.dependents(verb.i)):
        return False
    phrase = sent.tokens[verb.i + 1 : at]
    first = next((t for t in phrase if t.upos not in ("ADV", "PUNCT")), None)
    return (
        first is not None and first.lower in _WHERE and verb.feats.get("VerbForm") in ("Fin", "Part", "Ger")
    )
