"""Arguments of a verb or noun on Universal Dependencies, the same in every language.

Passives, reflexives, relative clauses, control and coordination are undone here, so that frames speak of
subject, object and obliques only.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from degel.codebook.schema import Grammar
from degel.events.fronted import put_right, right_before, started
from degel.events.phrases import Phrases
from degel.events.words import fold
from degel.parse.sentence import Sentence, Token

__all__ = ["Arguments", "Syntax"]

# French verbs whose "être" is the past tense, never a passive.
UNPASSIVE = frozenset(
    [
        "arriver",
        "aller",
        "venir",
        "revenir",
        "devenir",
        "parvenir",
        "entrer",
        "rentrer",
        "sortir",
        "partir",
        "repartir",
        "retourner",
        "rester",
        "tomber",
        "naître",
        "mourir",
        "monter",
        "descendre",
        "intervenir",
        "décéder",
        "survenir",
        "convenir",
    ]
)


@dataclass(slots=True)
class Arguments:
    """Token indices by role; `obl` and `mods` pair an adposition class (`with`, `to`, `poss`, `amod` …) with a token."""

    subj: list[int] = field(default_factory=list)
    obj: list[int] = field(default_factory=list)
    iobj: list[int] = field(default_factory=list)
    obl: list[tuple[str, int]] = field(default_factory=list)
    mods: list[tuple[str, int]] = field(default_factory=list)
    passive: bool = False
    reflexive: bool = False
    inherited: bool = False


class Syntax(Phrases):
    """Reads one sentence with the facts of its language."""

    def __init__(self, sentence: Sentence, grammar: Grammar) -> None:
        super().__init__(sentence, grammar)
        self._memo: dict[int, Arguments] = {}

    def says_i(self, i: int) -> bool:
        """Is the word at `i` written "I" or "we"?"""
        return fold(self.tokens[i].text) in self._firsts

    @property
    def duty_tells_future(self) -> bool:
        """Does a word of duty tell the future too ("doit", «должен»)?"""
        return not self._duties.isdisjoint(fold(word) for word in self.grammar.future.auxiliaries)

    def obliges(self, i: int) -> bool:
        """Is the word at `i` one of duty, not told of the past ("must", "has to", "il faut", «обязан», "es necesario")?"""
        token = self.tokens[i]
        behind = fold(self.tokens[i + 1].text) if i + 1 < len(self.tokens) else ""
        words = {fold(token.text), fold(token.lemma)}
        if not self._duties.intersection({*words, *(f"{word} {behind}" for word in words)}):
            return False
        around = list(self.sentence.dependents(i, "cop", "aux"))
        passive = token.feats.get("Voice") == "Pass" or any(t.dep == "aux:pass" for t in around)
        return not any(t.feats.get("Tense") == "Past" for t in (around if passive else (token, *around)))

    def reciprocal(self, i: int) -> bool:
        """Is the act at `i` said to be done to each other ("each other", « mutuellement », «друг друга»)?"""
        if not self.grammar.reciprocal:
            return False
        low, high = max(0, i - 4), min(len(self.tokens), i + 6)
        near = [t for t in self.tokens[low:high] if i <= t.i <= i + 2 or i in self.sentence.governors(t.i, 2)]
        said = " " + " ".join(fold(t.text) for t in near) + " "
        return any(f" {fold(word)} " in said for word in self.grammar.reciprocal)

    def arguments(self, i: int) -> Arguments:
        """The arguments of the verb or noun at `i`, inherited ones included."""
        known = self._memo.get(i)
        if known is None:
            self._memo[i] = known = Arguments()  # a guard: a cycle through control finds an empty set
            found = self._verb(i) if self.is_verbal(i) else self._noun(i)
            self._memo[i] = known = found
        return known

    def is_verbal(self, i: int) -> bool:
        """True for verbs and for predicates that have a subject or an auxiliary of their own."""
        token = self.tokens[i]
        if token.upos in ("VERB", "AUX") or token.feats.get("VerbForm") in ("Fin", "Part", "Inf"):
            return True
        return token.upos == "ADJ" and any(self.sentence.dependents(i, "nsubj", "cop", "aux"))

    def _verb(self, i: int) -> Arguments:
        token, args = self.tokens[i], Arguments()
        for child in self.sentence.dependents(i):
            dep, base = child.dep, child.dep.partition(":")[0]
            if dep in ("nsubj:pass", "csubj:pass"):
                args.obj.append(self._antecedent(child))
                args.passive = True
            elif base == "nsubj":
                args.subj.append(self._antecedent(child))
            elif dep in ("aux:pass", "expl:pass") and not (dep == "expl:pass" and self.sentence.lang == "fr"):
                args.passive = True
            elif dep == "obl:agent":
                args.obl.append(("by", child.i))
                args.passive = args.passive or not self._active(token)
            elif base == "expl" or (base in ("obj", "iobj") and self._reflects(i, child)):
                if self._reflects(i, child) or child.feats.get("Reflex") == "Yes":
                    args.reflexive = True
            elif base == "obj" or (base == "xcomp" and self._objectlike(i, child)):
                args.obj.append(self._antecedent(child))
            elif base == "iobj":
                args.iobj.append(self._antecedent(child))
            elif base == "xcomp" and child.upos in ("NOUN", "PROPN"):
                args.iobj.extend(self._addressed(child))
            elif base in ("obl", "nmod"):
                args.obl.extend(self._oblique(child))
            elif base == "case":
                args.obl.extend(self._fixed(child))
        if token.feats.get("Voice") == "Pass" and token.feats.get("VerbForm") in ("Part", "Fin", None):
            args.passive = True
        if args.passive and self._beside_active(token):
            args.passive = False
        if (
            args.passive
            and self.sentence.lang == "fr"
            and fold(token.lemma) in UNPASSIVE
            and not self._been(i)
        ):
            args.passive, args.subj, args.obj = False, [*args.subj, *args.obj], []
        if args.reflexive and args.passive and self.sentence.lang == "fr":
            # "se sont rencontrés", "se rendra": the parser calls the subject passive; it acts
            args.passive, args.subj, args.obj = False, [*args.subj, *args.obj], []
        if args.passive and args.subj:
            args.obj = [*args.subj, *args.obj] if not args.obj else args.obj
            args.subj = []
        if self.sentence.lang == "ru" and not args.passive:
            args.subj, args.obj = put_right(self.sentence, i, args.subj, args.obj)
            args.subj, args.obj = started(self.sentence, i, args.subj, args.obj)
        self._inherit(i, args)
        self._displaced(i, args)
        self._turn(i, args)
        if not args.subj and not args.passive and token.feats.get("VerbForm") == "Fin":
            args.subj = self._inner_nominative(i)
        if not args.passive and self.sentence.lang == "es":
            # "protestó por las maniobras": without a passive, "por" says about what
            args.obl = [("about" if adp == "by" else adp, j) for adp, j in args.obl]
        if args.passive:
            args.subj.extend(j for adp, j in args.obl if adp == "by")
            args.obl = [(adp, j) for adp, j in args.obl if adp != "by"]
            if not args.subj and token.feats.get("VerbForm") == "Part":
                # "поставлены Украине Германией": the agent hangs from the noun before it
                args.subj = [
                    t.i
                    for j in (*(k for _, k in args.obl), *args.obj)
                    for t in self.sentence.dependents(j, "nmod")
                    if self._bare_instrumental(t.i)
                ]
        else:
            # who acts on nobody's behalf does it by means of the instrumental ("пригрозил ударами")
            args.obl = [("means" if self._bare_instrumental(j) else adp, j) for adp, j in args.obl]
        return args

    def _beside_active(self, token: Token) -> bool:
        """Is it a French participle that shares the auxiliary of an active one ("a signé … et condamné …")?"""
        head = self.tokens[token.head]
        if self.sentence.lang != "fr" or token.dep != "conj" or head.feats.get("VerbForm") != "Part":
            return False
        if any(self.sentence.dependents(token.i, "aux", "aux:pass", "nsubj:pass", "obl:agent")):
            return False
        above = list(self.sentence.dependents(head.i, "aux", "aux:pass", "nsubj:pass"))
        return any(fold(t.lemma) == "avoir" for t in above) and all(t.dep == "aux" for t in above)

    def _been(self, i: int) -> bool:
        """ "Il a été convenu": with two auxiliaries a French participle is passive, whatever the verb."""
        return any(fold(t.text) == "été" for t in self.sentence.dependents(i, "aux"))

    def _leads_clause(self, head: int, i: int) -> bool:
        """Is the noun at `head` the root of its sentence, with a finite verb hung on it, and so a subject misread?"""
        token = self.tokens[head]
        if token.head != head or head > i or token.upos not in ("NOUN", "PROPN"):
            return False
        return any(self.finite(t.i) for t in self.sentence.dependents(head, "acl") if head < t.i < i)

    def _objectlike(self, i: int, child: Token) -> bool:
        """Is the predicate noun with an owner the object of a verb that has none ("condemned the DPRK's launch")?"""
        if child.upos != "NOUN" or child.i < i or any(self.sentence.dependents(i, "obj", "nsubj:pass")):
            return False
        return any(
            t.i < child.i and t.upos == "PROPN" for t in self.sentence.dependents(child.i, "nmod", "amod")
        )

    def _addressed(self, child: Token) -> list[int]:
        """A bare dative, or one below it, that the parser calls a predicate («обещали Панаме вертолёты»)."""
        below = [child, *self.sentence.dependents(child.i, "iobj")]
        return [
            t.i
            for t in below
            if t.feats.get("Case") == "Dat" and not any(self.sentence.dependents(t.i, "case"))
        ]

    def _active(self, token: Token) -> bool:
        """Is it a finite verb with a subject of its own and no mark of a passive ("watched the capture by rebels")?"""
        if token.feats.get("VerbForm") != "Fin" or token.feats.get("Voice") == "Pass":
            return False
        found = [t.dep for t in self.sentence.dependents(token.i, "nsubj", "aux", "expl", "obj")]
        return {"nsubj", "obj"} <= set(found) and not {"aux:pass", "nsubj:pass", "expl:pass"} & set(found)

    def _displaced(self, i: int, args: Arguments) -> None:
        """A finite verb that the parser hung on its own subject ("Secretary of State Antony Blinken spoke with …")."""
        token = self.tokens[i]
        head = self.tokens[token.head]
        if args.subj or args.passive or not self._hangs_on_subject(token, head):
            return
        args.subj = [head.i]
        for child in self.sentence.dependents(head.i):
            if child.i > i and child.dep.partition(":")[0] in ("nmod", "obl", "obj", "iobj", "appos"):
                if any(self.sentence.dependents(child.i, "case")):
                    args.obl.extend(self._oblique(child))
                elif child.upos == "PROPN":
                    args.obj.append(child.i)

    def _hangs_on_subject(self, token: Token, head: Token) -> bool:
        if head.i >= token.i or head.upos not in ("NOUN", "PROPN") or not self._predicative(token):
            return False
        if token.dep.partition(":")[0] not in (
            "list",
            "flat",
            "appos",
            "nmod",
            "compound",
            "parataxis",
            "dep",
            "acl",
        ):
            return False
        if token.dep == "acl:relcl" or any(self.sentence.dependents(token.i, "mark", "nsubj", "cc")):
            return False
        if any(t.feats.get("PronType") == "Rel" for t in self.sentence.dependents(token.i)):
            return False
        k = token.i - 1
        while k > head.i and self.tokens[k].upos in ("ADV", "AUX", "PART"):
            k -= 1
        return self.tokens[k].upos in ("NOUN", "PROPN", "NUM", "X")

    @staticmethod
    def _predicative(token: Token) -> bool:
        """A verb form that can be a predicate alone: no infinitive, participle or gerund."""
        return token.upos == "VERB" and token.feats.get("VerbForm") not in ("Inf", "Ger", "Part", "Conv")

    def _inner_nominative(self, i: int) -> list[int]:
        """A nominative name before verb `i` that the parser hung on the phrase before it ("В ответ Россия выслала")."""
        return [
            t.i
            for child in self.sentence.dependents(i, "obl", "advmod")
            if child.i < i
            for t in self.sentence.dependents(child.i, "nmod", "appos", "flat")
            if child.i < t.i < i
            and t.upos == "PROPN"
            and (
                (t.feats.get("Case") == "Nom" and child.feats.get("Case") not in (None, "Nom"))
                or (self.sentence.lang == "ru" and right_before(t, self.tokens[i]))
            )
            and not any(self.sentence.dependents(t.i, "case"))
        ]

    def _bare_instrumental(self, i: int) -> bool:
        return self.tokens[i].feats.get("Case") == "Ins" and not any(self.sentence.dependents(i, "case"))

    def _reflects(self, i: int, child: Token) -> bool:
        """Is the pronoun reflexive: "se", or the first person again ("nous nous sommes accordés")?"""
        low = fold(child.text)
        if low in self._reflexive:
            return True
        return child.upos == "PRON" and any(
            t.i != child.i and fold(t.text) == low for t in self.sentence.dependents(i, "nsubj")
        )

    def _inherit(self, i: int, args: Arguments) -> None:
        """Subjects that stand elsewhere: coordination, control, participles and relative clauses."""
        token = self.tokens[i]
        if args.subj or (args.passive and args.obj) or token.head == i:
            return
        head, dep = token.head, token.dep
        base = dep.partition(":")[0]
        if base == "conj" and self.is_verbal(head):
            own = next((name for name, verb in self.next_subjects.items() if verb == i), None)
            if own is not None:
                (args.obj if args.passive else args.subj).append(own)
                return
            above = self.arguments(head)
            if not args.passive:
                args.subj = list(above.obj if above.passive and not above.subj else above.subj)
            else:
                args.obj = args.obj or list(above.obj if above.passive else above.subj)
            args.inherited = bool(args.subj or args.obj)
        elif base == "conj" and not args.passive and self.finite(i) and self._leads_clause(head, i):
            args.subj = [
                head
            ]  # "the ministry called it baseless and warned London": the parser made the subject the root
            args.inherited = True
        elif dep == "acl:relcl":
            if not any(
                fold(t.text) in self._relative or t.feats.get("PronType") == "Rel"
                for t in self.sentence.dependents(i)
            ):
                (args.obj if args.passive else args.subj).append(head)
                args.inherited = True
        elif base == "acl":
            past = (
                token.feats.get("VerbForm") == "Part"
                and token.feats.get("Tense") != "Pres"
                and token.feats.get("Voice") != "Act"
            )
            if args.passive or past:
                args.passive = True
                args.obj.append(head)
            elif token.feats.get("VerbForm") == "Inf" or any(self.sentence.dependents(i, "mark")):
                args.subj = self._owners(head)
            else:
                args.subj.append(head)
            args.inherited = True
        elif base == "ccomp" and self.grammar.null_subject and self.finite(i) and self.is_verbal(head):
            # "заявила, что выслала": nobody new is named, so it is the speaker
            if token.feats.get("Number") == self.tokens[head].feats.get("Number") and not args.passive:
                args.subj = list(self.arguments(head).subj)
                args.inherited = True
        elif base in ("xcomp", "ccomp", "advcl") and self.is_verbal(head) and not self.finite(i):
            above = self.arguments(head)
            subject = above.obj if above.passive and not above.subj else above.subj
            controller = [*above.obj, *above.iobj] if base == "xcomp" else []
            people = [j for j in controller if self.tokens[j].upos in ("PROPN", "NOUN", "PRON")]
            args.passive = args.passive or (base == "advcl" and self._undergone(i, args))
            if not args.passive:
                args.subj = list(people or subject)
            elif not args.obj:
                args.obj = list(people or subject)
            args.inherited = True

    def _turn(self, i: int, args: Arguments) -> None:
        """ "Egipto, cuya mediación pidió Francia": the noun of "whose" before the verb is its object, the name behind its subject."""
        if self.sentence.lang != "es" or args.passive or len(args.subj) != 1 or len(args.obj) != 1:
            return
        subject, object_ = self.tokens[args.subj[0]], self.tokens[args.obj[0]]
        if not subject.i < i < object_.i or object_.upos != "PROPN" or subject.head != i:
            return
        whose = any(
            t.feats.get("Poss") == "Yes" and "Rel" in t.feats.get("PronType", "")
            for t in self.sentence.dependents(subject.i, "det")
        )
        if whose and not any(self.sentence.dependents(object_.i, "case", "det")):
            args.subj, args.obj = args.obj, args.subj

    def _undergone(self, i: int, args: Arguments) -> bool:
        """Is it a bare past participle of a verb that may have an object ("Reçu à Paris, le ministre …")?"""
        feats = self.tokens[i].feats
        if feats.get("VerbForm") != "Part" or feats.get("Tense") != "Past" or feats.get("Voice") == "Act":
            return False
        if args.obj or any(self.sentence.dependents(i, "aux", "expl", "mark")):
            return False
        return fold(self.tokens[i].lemma) not in self.grammar.unaccusative

    def _owners(self, i: int) -> list[int]:
        """Whose noun it is: "Trump's will to …" → Trump."""
        args = self.arguments(i) if not self.is_verbal(i) else Arguments()
        return [j for adp, j in args.mods if adp in ("poss", "of", "amod", "by")]

    def one_clause(self, top: int, i: int) -> bool:
        """Does no finite verb stand between token `i` and the word at `top`, but for those that hang from it?"""
        low, high = sorted((top, i))
        return not any(
            t.upos in ("VERB", "AUX") and (t.feats.get("VerbForm") == "Fin" or t.feats.get("Mood"))
            for t in self.tokens[low + 1 : high]
            if t.head != top
        )

    def finite(self, i: int) -> bool:
        """Is the verb at `i` finite, by itself or by its auxiliary?"""
        token = self.tokens[i]
        if token.feats.get("VerbForm") == "Fin" or token.feats.get("Mood"):
            return True
        return any(t.feats.get("VerbForm") == "Fin" for t in self.sentence.dependents(i, "aux", "cop"))

    def _noun(self, i: int) -> Arguments:
        args = Arguments()
        for child in self.sentence.dependents(i):
            dep, base = child.dep, child.dep.partition(":")[0]
            if dep == "nmod:poss" or (
                base == "nmod"
                and any(fold(t.text) in ("'s", "'") for t in self.sentence.dependents(child.i, "case"))
            ):
                args.mods.append(("poss", child.i))
            elif base in ("nmod", "obl"):
                args.mods.extend(self._oblique(child))
                if child.upos == "PROPN" and self._bare_instrumental(child.i):
                    # "поддержка Китаем Пакистана": the genitive behind the agent belongs to the noun
                    args.mods.extend(
                        ("of", t.i) for t in self.sentence.dependents(child.i, "nmod") if self._genitive(t.i)
                    )
            elif base == "iobj":
                args.mods.append(("to", child.i))
            elif base == "amod" or (base == "acl" and child.upos == "ADJ"):
                args.mods.append(("amod", child.i))
            elif base in ("compound", "flat", "nummod", "appos") and base != "nummod":
                args.mods.append((base, child.i))
            elif base == "det" and child.feats.get("Poss") == "Yes":
                args.mods.append(("poss", child.i))
            elif base == "nsubj":
                args.subj.append(self._antecedent(child))
            elif base == "case":
                args.mods.extend(self._fixed(child))
        args.mods.extend(self._before_verb(i))
        return args

    def _before_verb(self, i: int) -> list[tuple[str, int]]:
        """Phrases between a subject noun and its verb, which the parser hung on the verb ("авиаудар США по хуситам длился час")."""
        token = self.tokens[i]
        if not token.dep.startswith("nsubj") or token.head <= i:
            return []
        found = [
            pair
            for child in self.sentence.dependents(token.head, "obl", "nmod")
            if i < child.i < token.head
            for pair in self._oblique(child)
        ]
        wanted = {"against", "to", "with", "between"}
        head = self.tokens[token.head]
        if head.feats.get("Voice") != "Pass" and not any(self.sentence.dependents(head.i, "aux:pass")):
            wanted.add("by")  # an active verb has no agent phrase: "the capture by rebels took days"
        return [(adp, j) for adp, j in found if adp in wanted]

    def _genitive(self, i: int) -> bool:
        return self.tokens[i].feats.get("Case") == "Gen" and not any(self.sentence.dependents(i, "case"))
