"""Repairs of Spanish word order: subjects behind their verb, which small treebanks read as objects.

*Rechazó Teherán la oferta*, *los pescadores que retiene Nicaragua*, *a Colombia la acusó Venezuela*: Spanish marks a person
as object with *a*, so a definite person, office or body without it behind a verb that lacks a subject is the subject; a name
is one where something else is the object.
"""

from __future__ import annotations

from degel.parse.sentence import Token
from degel.parse.tree import preposition, under

__all__ = ["mend_order"]

_OFFICES = (
    "presidente presidenta vicepresidente vicepresidenta expresidente expresidenta ministro ministra viceministro viceministra "
    "exministro exministra canciller vicecanciller premier portavoz vocero vocera rey reina príncipe princesa jefe jefa líder "
    "dirigente mandatario mandataria embajador embajadora secretario secretaria gobernador gobernadora alcalde alcaldesa "
    "diputado diputada senador senadora fiscal juez jueza magistrado magistrada papa pontífice obispo arzobispo director "
    "directora representante enviado emisario emir sultán comandante coronel opositor opositora abogado abogada candidato "
    "candidata negociador periodista activista rebelde insurgente guerrillero talibán hutí yihadista manifestante estudiante "
    "miliciano paramilitar separatista golpista homólogo homóloga colega rival"
)
_PERSONS = frozenset(_OFFICES.split())
_PEOPLES_WORDS = (
    "ruso ucraniano israelí palestino iraní turco sirio estadounidense norteamericano británico francés alemán chino japonés "
    "norcoreano surcoreano indio paquistaní afgano iraquí saudí libanés egipcio marroquí argelino tunecino libio sudanés etíope "
    "keniano ruandés congoleño maliense serbio kosovar croata bosnio armenio azerbaiyano georgiano polaco húngaro rumano griego "
    "venezolano colombiano ecuatoriano peruano boliviano chileno argentino brasileño mexicano cubano haitiano dominicano "
    "nicaragüense salvadoreño hondureño guatemalteco español italiano"
)
_PEOPLES = frozenset(_PEOPLES_WORDS.split())
_INSTITUTIONS = (
    "gobierno ejecutivo parlamento congreso senado ejército policía guardia junta régimen oposición corte tribunal fiscalía "
    "guerrilla cancillería ministerio administración alianza milicia gendarmería armada aviación justicia presidencia "
    "asamblea cámara comisión consejo sindicato bloque"
)
_BODIES = frozenset(_INSTITUTIONS.split())
# What one gives, sends or moves to another without *a* before it, though it is a land
_MOVING_WORDS = (
    "entregar ceder devolver vender dar llevar enviar mandar trasladar unir anexionar anexar acercar sumar incorporar abrir "
    "conectar cerrar dejar empujar arrastrar convertir volver regresar"
)
_MOVING = frozenset(_MOVING_WORDS.split())
# Deeds that only a state, a body or a person does to what the clause is about
_DEEDS_WORDS = (
    "hacer presentar imponer firmar anunciar proponer lanzar pedir exigir aprobar prometer ofrecer dar conceder retener detener "
    "liberar expulsar derribar rechazar vetar comprar vender publicar organizar celebrar convocar reclamar decretar dictar "
    "suspender cancelar levantar negar enviar mandar donar prestar entregar recibir construir ordenar adoptar planear preparar "
    "cometer perpetrar librar emitir formular dirigir plantear defender apoyar patrocinar financiar"
)
_DEEDS = frozenset(_DEEDS_WORDS.split())
_QUOTES = frozenset("«»“”\"'")
_SPEECH_WORDS = (
    "decir afirmar asegurar señalar indicar agregar añadir explicar manifestar sostener subrayar destacar expresar opinar comentar "
    "escribir reiterar apuntar precisar recordar responder relatar declarar confirmar informar revelar admitir puntualizar "
    "recalcar aclarar detallar replicar zanjar alegar insistir lamentar denunciar advertir anunciar prometer criticar reconocer "
    "contar sentenciar concluir resumir clamar"
)
_SPEECH = frozenset(_SPEECH_WORDS.split())
_OPENING = ("ó", "aron", "ieron", "eron", "ará", "arán", "erá", "erán", "irá", "irán")
_CALLED = frozenset(
    {
        "ser",
        "estar",
        "parecer",
        "haber",
        "llamar",
        "nombrar",
        "elegir",
        "designar",
        "tener",
        "quedar",
        "hacerse",
    }
)
_CLITICS = frozenset({"lo", "la", "los", "las", "le", "les"})
_OBJECTS = frozenset({"obj", "iobj", "appos", "flat", "nsubj"})


def mend_order(tokens: list[Token]) -> None:
    """Corrects one parsed sentence in place; heads change only where a clause was hung as an adjective."""
    _opening(tokens)
    _listed(tokens)
    for verb in tokens:
        if verb.upos == "VERB":
            _whose(verb, tokens)
            _behind_relative(verb, tokens)
    for verb in tokens:
        if verb.upos != "VERB" or verb.lemma.lower() in _CALLED:
            continue
        below = under(verb, tokens)
        if not _finite(verb, below) or any(t.dep in ("aux:pass", "expl:pass") for t in below):
            continue
        if any(t.lower == "se" and t.i < verb.i for t in below):
            continue
        _order(verb, below, tokens)


def _opening(tokens: list[Token]) -> None:
    """*Enviará Berlín más tanques*: a verb that opens the sentence is no subject of what follows."""
    verb = next((t for t in tokens if t.upos != "PUNCT"), None)
    if verb is None or verb.upos != "VERB" or verb.dep != "nsubj" or not verb.lower.endswith(_OPENING):
        return
    above = tokens[verb.head]
    if any(t.feats.get("VerbForm") == "Fin" and t.text[:1].islower() and t.head != verb.i for t in tokens):
        return
    verb.head, verb.dep = (verb.i if above.head == above.i else above.head), above.dep
    verb.feats = {**verb.feats, "VerbForm": "Fin", "Mood": "Ind", "Person": "3"}
    for token in tokens:
        if token.head == above.i and token.dep in (
            "obj",
            "iobj",
            "obl",
            "punct",
            "advmod",
            "nsubj",
            "ccomp",
            "xcomp",
        ):
            token.head = verb.i
    above.head, above.dep = verb.i, "obj"
    if above.text[:1].isupper():
        above.upos, above.lemma, above.feats = "PROPN", above.text, {}


def _listed(tokens: list[Token]) -> None:
    """*India lo acusó, suspendió el tratado y cerró el paso*: the first of a list of deeds is no clause of the second."""
    for first in tokens:
        second = tokens[first.head]
        if first.upos != "VERB" or first.dep not in ("ccomp", "advcl", "parataxis") or second.i <= first.i:
            continue
        if second.upos != "VERB" or second.lemma.lower() in _SPEECH or second.feats.get("VerbForm") != "Fin":
            continue
        mine = [t for t in tokens if t.head == first.i]
        theirs = [t for t in tokens if t.head == second.i]
        between = tokens[second.i - 1]
        if (
            between.text != ","
            or first.feats.get("VerbForm") != "Fin"
            or any(t.text in _QUOTES for t in tokens[: second.i])
        ):
            continue
        if any(t.dep == "mark" or t.lower in ("que", "si", "como") for t in mine) or not any(
            t.dep == "nsubj" and t.i < first.i for t in mine
        ):
            continue
        joined = any(t.dep == "conj" and t.upos == "VERB" for t in theirs)
        if not joined or any(t.dep.startswith("nsubj") for t in theirs) or not _same_number(first, second):
            continue
        first.head, first.dep = (first.i if second.head == second.i else second.head), second.dep
        second.head, second.dep = first.i, "conj"


def _same_number(first: Token, second: Token) -> bool:
    return _plural(first) == _plural(second)


def _whose(verb: Token, tokens: list[Token]) -> None:
    """*cuya libertad reclama Camboya*: of two subjects the one behind the verb is it."""
    subjects = [t for t in tokens if t.head == verb.i and t.dep == "nsubj"]
    before = [
        t
        for t in subjects
        if t.i < verb.i and any(d.head == t.i and d.lower.startswith("cuy") for d in tokens)
    ]
    if before and any(t.i > verb.i for t in subjects):
        before[0].dep = "obj"


def _behind_relative(verb: Token, tokens: list[Token]) -> None:
    """*los presos que liberó ayer Israel llegaron …*: the name right behind the verb of a relative clause is its subject."""
    if not verb.dep.startswith("acl"):
        return
    que = next(
        (t for t in tokens[: verb.i] if t.head == verb.i and t.lower == "que" and t.dep == "nsubj"), None
    )
    name = next((t for t in tokens[verb.i + 1 :] if t.upos != "ADV"), None)
    if que is None or name is None or name.upos != "PROPN" or name.dep != "nsubj" or name.head <= name.i:
        return
    main = tokens[name.head]
    if any(t.head == main.i and t.dep == "nsubj" and t.i < que.i for t in tokens) and _agrees(
        name, verb, tokens
    ):
        name.head, que.dep = verb.i, "obj"


def _finite(verb: Token, below: list[Token]) -> bool:
    leader = next((t for t in below if t.dep == "aux" and t.feats.get("VerbForm") == "Fin"), verb)
    return leader.feats.get("VerbForm") == "Fin" and leader.feats.get("Person", "3") == "3"


def _order(verb: Token, below: list[Token], tokens: list[Token]) -> None:
    behind = [
        t
        for t in below
        if t.i > verb.i and t.upos in ("NOUN", "PROPN") and t.dep in _OBJECTS and not preposition(t, tokens)
    ]
    subjects = [t for t in below if t.dep.startswith(("nsubj", "csubj")) and t not in behind]
    relative = next((t for t in subjects if t.lower == "que" and t.i < verb.i), None)
    if relative is not None and len(subjects) == 1 and verb.dep.startswith("acl"):
        _relative(verb, relative, behind, tokens)
        return
    if subjects or not behind:
        return
    first = behind[0]
    if not _agrees(first, verb, tokens) or first.dep == "nsubj":
        if (
            first.dep == "nsubj"
            and len(behind) > 1
            and behind[1].dep == "nsubj"
            and not _joined(behind[1], tokens)
        ):
            behind[1].dep = "obj"
        return
    person, acting = (
        _person(first, tokens),
        _person(first, tokens) or _body(first, tokens) or first.upos == "PROPN",
    )
    clause = next((t for t in below if t.i > first.i and _said(t, tokens)), None)
    other = (
        len(behind) > 1
        or clause is not None
        or _doubled(verb, below, tokens)
        or _to_whom(verb, below, tokens)
    )
    to = any(
        t.i > first.i and t.dep in ("obl", "obj", "iobj", "nmod") and preposition(t, tokens) in ("a", "al")
        for t in below
    )
    moving = first.upos == "PROPN" and verb.lemma.lower() in _MOVING and len(behind) < 2
    if person or (acting and other) or (acting and to and not moving):
        first.dep = "nsubj"
        if clause is not None and clause.dep == "acl:relcl":
            clause.dep = "ccomp"


def _relative(verb: Token, que: Token, behind: list[Token], tokens: list[Token]) -> None:
    """*los pescadores que retiene Nicaragua*: who does it stands behind, what it is done to is what the clause is about."""
    noun = tokens[verb.head]
    first = next((t for t in behind if t.dep in ("obj", "appos", "flat", "nsubj")), None)
    if first is None and _held(verb, que, noun, tokens):
        que.dep = "obj"
    if first is None or not _agrees(first, verb, tokens):
        return
    many = noun.upos == "NOUN" and (_many(noun, tokens) != _plural(verb))
    thing = noun.upos == "NOUN" and not _person(noun, tokens, definite=False)
    actor = _person(first, tokens) or (_body(first, tokens) and thing)
    named = first.upos == "PROPN" and thing and verb.lemma.lower() in _DEEDS
    if many or actor or named:
        first.dep, que.dep = "nsubj", "obj"


def _held(verb: Token, que: Token, noun: Token, tokens: list[Token]) -> bool:
    """*los pescadores que retiene desde enero*: many are not the subject of a verb of one; whoever was spoken of is."""
    above = tokens[noun.head]
    one = noun.dep.startswith("nmod") and above.upos in ("NOUN", "PRON", "NUM", "DET", "ADJ", "PROPN")
    return (
        noun.upos == "NOUN"
        and noun.feats.get("Number") == "Plur"
        and all(t.upos == "ADJ" for t in tokens[noun.i + 1 : que.i])
        and not one
        and verb.feats.get("Number") == "Sing"
        and verb.lemma.lower() in _DEEDS
        and not _joined(verb, tokens)
    )


def _definite(token: Token, tokens: list[Token]) -> bool:
    return any(
        t.head == token.i and t.lower in ("el", "la", "los", "las", "su", "sus") for t in tokens[: token.i]
    )


def _singular(word: str) -> tuple[str, ...]:
    return word, word.removesuffix("s"), word.removesuffix("es")


def _person(token: Token, tokens: list[Token], *, definite: bool = True) -> bool:
    if token.upos != "NOUN" or (definite and not _definite(token, tokens)):
        return False
    words = (token.lemma.lower(), *_singular(token.lower))
    return any(word in _PERSONS or word in _PEOPLES for word in words)


def _body(token: Token, tokens: list[Token]) -> bool:
    return token.lower in _BODIES and _definite(token, tokens)


def _plural(verb: Token) -> bool:
    return verb.feats.get("Number", "Plur" if verb.lower.endswith("n") else "Sing") == "Plur"


def _many(noun: Token, tokens: list[Token]) -> bool:
    return noun.feats.get("Number", "Plur" if noun.lower.endswith("s") else "Sing") == "Plur" or _joined(
        noun, tokens
    )


def _joined(noun: Token, tokens: list[Token]) -> bool:
    return any(t.head == noun.i and t.dep == "conj" for t in tokens)


def _agrees(token: Token, verb: Token, tokens: list[Token]) -> bool:
    if token.upos == "PROPN":
        return True if token.lower in ("estados", "emiratos") else _plural(verb) == _joined(token, tokens)
    return _many(token, tokens) == _plural(verb)


def _said(token: Token, tokens: list[Token]) -> bool:
    """Is it a clause with *que*, whatever it was hung as?"""
    marked = any(
        t.head == token.i and t.lower == "que" and (t.dep == "mark" or token.dep == "ccomp") for t in tokens
    )
    return token.upos == "VERB" and token.dep in ("ccomp", "acl:relcl", "acl") and marked


def _to_whom(verb: Token, below: list[Token], tokens: list[Token]) -> bool:
    """*los manifestantes a los que reprimió la policía*: with *a*, the relative pronoun is what it is done to."""
    return verb.dep.startswith("acl") and any(
        t.i < verb.i
        and t.lower in ("que", "quien", "quienes", "cual", "cuales")
        and preposition(t, tokens) in ("a", "al")
        for t in below
    )


def _doubled(verb: Token, below: list[Token], tokens: list[Token]) -> bool:
    """*a Colombia la acusó Venezuela*: the object stands before the verb, and once more as a pronoun."""
    clitic = any(t.lower in _CLITICS and t.i < verb.i and t.upos == "PRON" for t in below)
    return clitic and any(t.i < verb.i and preposition(t, tokens) in ("a", "al") for t in below)
