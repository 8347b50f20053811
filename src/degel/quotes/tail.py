"""A reported clause → where the narrator goes on behind it: with a second deed of the speaker, or a circumstance of the telling.

Two signs decide. A verb without a subject, joined to the clause in the tense of the verb of saying, which the clause does not share, is the
speaker's next deed ("said that the vote would be held and called for calm"). And some phrases behind a comma tell of the telling, hardly of what
is told ("…, hours after the raid", "…, without giving details"): they are data (`tails`).
"""

from __future__ import annotations

from degel.parse.sentence import Sentence, Token
from degel.quotes.page import Page
from degel.records import Span

__all__ = ["before_narrator"]

_Form = tuple[str, str, bool]


def before_narrator(page: Page, sent: Sentence, verb: Token, clause: Token, below: list[int]) -> list[int]:
    """A clause behind its verb without what the narrator adds to it."""
    below = _before_tail(page, sent, below)
    below = _before_telling(page, sent, verb, below)
    return _before_second(page, sent, verb, clause, below)


def _before_tail(page: Page, sent: Sentence, below: list[int]) -> list[int]:
    """A clause that ends at a comma behind which a phrase tells of the telling."""
    for at, i in enumerate(below):
        if at < 2 or i + 1 >= len(sent.tokens) or sent.tokens[i].text not in (",", "—", "–"):
            continue
        tail = page.lexicon.tails.match(page.text, sent.tokens[i + 1].start, sent.end)
        if tail is None:
            continue
        # "…, but, hours later, …": the conjunction before the phrase joins it.
        edge = at
        while edge > 2 and sent.tokens[below[edge - 1]].upos in ("CCONJ", "PUNCT"):
            edge -= 1
        if _told_before(page, sent, below, edge):
            return below[:edge]
    return below


def _told_before(page: Page, sent: Sentence, below: list[int], at: int) -> bool:
    start, end = sent.tokens[below[0]].start, sent.tokens[below[at]].start
    infinitive = any(sent.tokens[i].feats.get("VerbForm") == "Inf" for i in below[: min(at, 4)])
    return infinitive or page.finite([Span(start, end)])


def _before_telling(page: Page, sent: Sentence, verb: Token, below: list[int]) -> list[int]:
    """A clause that ends where the speaker goes on to tell more, in a clause without a subject: "…, adding that", "…, antes de afirmar que",
    "…, al tiempo que pidió"."""
    says = page.lexicon.forms
    for at, i in enumerate(below):
        token = sent.tokens[i]
        if at < 3 or token.upos != "VERB" or token.lower not in says or i == verb.i:
            continue
        if any(c.i < i for c in sent.dependents(i, "nsubj", "nsubj:pass", "cc")):
            continue
        form = token.feats.get("VerbForm")
        gerund = form in ("Ger", "Conv") or (
            form == "Part" and sent.lang == "fr" and token.lower.endswith("ant")
        )
        marked = [c.i for c in sent.dependents(i, "mark", "case") if c.i < i]
        fin = form == "Fin" and any(
            sent.tokens[k].lower in page.lexicon.meantime for k in range(max(i - 5, 0), i)
        )
        if not (gerund or (form == "Inf" and marked) or fin):
            continue
        edge = next((k for k in range(at - 1, max(at - 6, 1), -1) if sent.tokens[below[k]].text == ","), None)
        if edge is None or any(
            sent.tokens[j].upos in ("VERB", "NOUN") and sent.tokens[j].lower not in page.lexicon.meantime
            for j in below[edge + 1 : at]
        ):
            continue
        tells = any(
            t.lower.rstrip("'’") in {w.rstrip("'’") for w in page.lexicon.that}
            for t in sent.tokens[i + 1 : i + 3]
        )
        if (tells or gerund or fin) and _told_before(page, sent, below, edge):
            return below[:edge]
    return below


def _before_second(page: Page, sent: Sentence, verb: Token, clause: Token, below: list[int]) -> list[int]:
    """A clause that ends before a second verb of the speaker ("… would be held and called for calm")."""
    main = _form(sent, verb)
    if main is None:
        return below
    for at, i in enumerate(below):
        token = sent.tokens[i]
        if at < 3 or token.upos != "VERB" or i <= clause.i:
            continue
        first = _joined(page, sent, below, at)
        if first is None or any(c.i < i for c in sent.dependents(i, "nsubj", "nsubj:pass", "mark")):
            continue
        own = _form(sent, token) or _bare_past(sent, token, main)
        told = ("Inf", "", False) if _infinitive(sent, clause) else _form(sent, clause)
        if own != main or told is None or not _number_agrees(sent, verb, token):
            continue
        if any(
            _form(sent, sent.tokens[j]) == own
            for j in below[:first]
            if clause.i < j and sent.tokens[j].upos == "VERB"
        ):
            continue  # "an order that restricts markets, closes bars, and bans gatherings"
        says = token.lower in page.lexicon.forms or token.lemma.lower() in page.lexicon.acts
        comma = sent.tokens[below[first] - 1].text == ","
        passive = "VerbForm" in token.feats and token.feats["VerbForm"] == "Part" and not says
        ahead = (told != main and told[0] in ("Cnd", "modal", "Inf")) or told[1] == "Fut"
        if passive and sent.lang == "en":
            continue
        if (ahead and (says or token.feats.get("VerbForm") != "Part" or sent.lang != "en")) or (
            says and (told != main or comma)
        ):
            edge = first - 1 if comma else first
            return below[:edge] if edge > 1 and _told_before(page, sent, below, edge) else below
    return below


def _joined(page: Page, sent: Sentence, below: list[int], at: int) -> int | None:
    """The place of the conjunction that joins a verb to what stands before, with no noun between."""
    for k in range(at - 1, max(at - 6, 1), -1):
        token = sent.tokens[below[k]]
        if token.upos == "CCONJ":
            return k
        if token.upos not in ("AUX", "ADV", "PRON", "PART") or token.feats.get("Case") == "Nom":
            return None
        if token.dep.startswith("nsubj"):
            return None
    return None


def _form(sent: Sentence, verb: Token) -> _Form | None:
    """Mood, tense and whether it is compound, of a finite verb; `modal` is a mood of English."""
    if verb.feats.get("VerbForm") == "Fin":
        modal = [c for c in sent.dependents(verb.i, "aux") if c.feats.get("VerbForm") == "Fin"]
        if not modal:
            return (verb.feats.get("Mood", ""), verb.feats.get("Tense", ""), False)
    for child in sent.dependents(verb.i, "aux", "aux:pass", "aux:tense", "cop"):
        if child.feats.get("VerbForm") == "Fin":
            mood = child.feats.get("Mood", "")
            if sent.lang == "en" and (not mood or child.lower in _MODALS):
                mood = "modal"
            return (mood, child.feats.get("Tense", ""), child.dep != "cop")
    return None


def _infinitive(sent: Sentence, clause: Token) -> bool:
    if clause.feats.get("VerbForm") == "Ger" and clause.dep == "xcomp":
        return True  # "admits using … and risks"
    marked = sent.lang != "en" or any(c.lower == "to" for c in sent.dependents(clause.i, "mark"))
    aux = any(c.feats.get("VerbForm") == "Inf" for c in sent.dependents(clause.i, "aux", "aux:pass", "cop"))
    finite = any(
        c.feats.get("VerbForm") == "Fin" for c in sent.dependents(clause.i, "aux", "aux:pass", "cop")
    )
    return marked and not finite and (aux or clause.feats.get("VerbForm") == "Inf")


_MODALS = {
    "will",
    "would",
    "can",
    "could",
    "shall",
    "should",
    "may",
    "might",
    "must",
    "'ll",
    "’ll",
    "'d",
    "’d",
    "wo",
    "ca",
}


def _bare_past(sent: Sentence, token: Token, main: _Form) -> _Form | None:
    """An English past form that passes for a participle ("had left and called for"), a French participle without its auxiliary."""
    if token.feats.get("VerbForm") != "Part" or any(
        True for _ in sent.dependents(token.i, "aux", "aux:pass")
    ):
        return None
    if sent.lang == "en" and token.lower.endswith("ing"):
        return None
    if sent.lang == "en" and main[1] == "Past" and not main[2]:
        return main
    if sent.lang == "fr" and main[2] and not token.lower.endswith("ant"):
        return main
    return None


def _number_agrees(sent: Sentence, verb: Token, token: Token) -> bool:
    if sent.lang == "en" and verb.feats.get("Tense") == "Past":
        return True  # its past says no number
    one, other = _number(sent, verb), _number(sent, token)
    if sent.lang == "ru" and verb.feats.get("Gender", "") != token.feats.get("Gender", ""):
        return False
    return one is None or other is None or one == other


def _number(sent: Sentence, verb: Token) -> str | None:
    for child in sent.dependents(verb.i, "aux", "aux:pass", "aux:tense"):
        if child.feats.get("VerbForm") == "Fin":
            return child.feats.get("Number")
    return verb.feats.get("Number") if verb.feats.get("VerbForm") == "Fin" else None
