"""A store that the faces are tested on: a freeze and a thaw told by four outlets, a thin pair, and a hostile page."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from degel.records import Actor, Assessment, Coded, Document, Event, Failure, Place, Span, When

OUTLETS = (("TASS", "ru"), ("Le Monde", "fr"), ("BBC", "en"), ("El País", "es"))
SENTENCES = {
    "ru": "Россия {} Турцию",
    "fr": "La Russie {} la Turquie",
    "en": "Russia {} Turkey",
    "es": "Rusia {} a Turquía",
}
WORDS = {
    "ACCUSE": {"ru": "обвинила", "fr": "a accusé", "en": "accused", "es": "acusó"},
    "SUPPORT": {"ru": "поддержала", "fr": "a soutenu", "en": "supported", "es": "apoyó"},
    "CONSULT": {"ru": "посетила", "fr": "a rencontré", "en": "met", "es": "visitó"},
}
QUADS = {"ACCUSE": "verbal-conflict", "SUPPORT": "verbal-cooperation", "CONSULT": "verbal-cooperation"}
SCORES = {"ACCUSE": -3.5, "SUPPORT": 5.0, "CONSULT": 4.0}
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \u202egnirts\u202c"


def told(text: str, a: str, b: str, type: str, day: date, source: str, lang: str, **more: Any) -> Coded:
    """A document with one event: `a` does something to `b`, both found by their first and last words."""
    words = text.split(" ")
    first, last = words[0], words[-1]
    doc = Document(
        text=f"{text}.", published=day, source=source, lang=lang, title=more.get("title", text), url=more.get("url"),
        related=more.get("related", ()),
    )  # fmt: skip
    span = Span(0, len(text))
    event = Event(
        type,
        more.get("mode"),
        more.get("modality", "done"),
        QUADS[type],  # type: ignore[arg-type]
        SCORES[type],
        more.get("probability", 0.9),
        (Actor(a, a, "GOV", span=Span(0, len(first))),),
        (Actor(b, b, "GOV", span=Span(len(text) - len(last), len(text))),),
        span,
        Span(0, len(text) + 1),
        contexts=("diplomatic",),
        when=When(day, day),
        where=Place("Sochi", "RUS", 43.6, 39.7),
        why=("frame test.made", "actor by nsubj"),
    )
    claims = more.get("assessments", ())
    return Coded(doc, (), (event,), claims, more.get("failures", ()))


def chronicle() -> list[Coded]:
    """Sixty weeks of Russia and Turkey: accusations, then support and visits; two acts of France and Algeria."""
    start = date(2015, 11, 23)
    found = []
    for week in range(60):
        type = "ACCUSE" if week < 30 else ("SUPPORT" if week % 2 else "CONSULT")
        for k in range(2):
            day = start + timedelta(days=7 * week + 3 * k)
            for source, lang in OUTLETS[k : k + 3]:
                text = SENTENCES[lang].format(WORDS[type][lang])
                found.append(told(text, "RUS", "TUR", type, day, source, lang))
    thaw = Assessment(("RUS", "TUR"), "warming", "dégel", None, "title", "Le Monde")
    found.append(
        told("Paris a rencontré Alger", "FRA", "DZA", "CONSULT", date(2016, 5, 4), "Le Monde", "fr",
             assessments=(thaw,), related=("Un autre article",), url="https://www.lemonde.fr/a")
    )  # fmt: skip
    found.append(
        told(
            "France will meet Algeria",
            "FRA",
            "DZA",
            "CONSULT",
            date(2016, 6, 4),
            "BBC",
            "en",
            modality="future",
        )
    )
    found.append(
        told(f"Iran {HOSTILE} Iraq", "IRN", "IRQ", "ACCUSE", date(2016, 7, 4), HOSTILE, "en",
             title=HOSTILE + "x" * 1_000_000, url="javascript:alert(3)",
             failures=(Failure("quotes", HOSTILE),))
    )  # fmt: skip
    return found
